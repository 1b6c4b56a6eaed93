"""Files, folders and standard input in, clean :class:`~graph.model.Article` objects out.

    source -> bytes (-> text) -> Draft -> Article

One module a format, and the two tables below say which reads what: from text, or from bytes.  A reader finds an
article's parts and leaves the cleaning to :mod:`graph.read.draft`; one that holds other files hands them over as
:class:`~graph.read.members.Member` objects, which are read by the same tables.  What cannot be read goes to
``on_error`` as a :class:`~graph.errors.SourceError`, and reading goes on with the next member or source.  The same
sources in the same order give the same articles; no network and no clock is used.
"""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from graph.errors import SourceError
from graph.model import Article
from graph.read.archive import read_packed, read_tar, read_zip
from graph.read.decode import decode
from graph.read.docx import read_docx
from graph.read.draft import Draft, Problem, finish
from graph.read.epub import read_epub
from graph.read.files import LARGEST, TOO_LARGE, Place, find, opened, reason
from graph.read.magic import told_by_magic
from graph.read.mail import read_eml, read_mbox
from graph.read.markdown import read_markdown
from graph.read.members import DEEPEST, Allowance, Member
from graph.read.odt import read_odt
from graph.read.pdf import read_pdf
from graph.read.plain import read_plain
from graph.read.records import read_json, read_json_lines
from graph.read.webpage import read_page

__all__ = ["SUFFIXES", "read"]

_TEXTS: dict[str, Callable[[str], Iterator[Draft | Problem]]] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
}
"""Formats that are text in some encoding."""
_STREAMS: dict[str, Callable[[BinaryIO], Iterator[Draft | Problem | Member]]] = {
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".odt": read_odt,
    ".epub": read_epub,
    ".eml": read_eml,
    ".mbox": read_mbox,
    ".zip": read_zip,
    ".gz": read_packed,
    ".bz2": read_packed,
    ".xz": read_packed,
    ".tar": read_tar,
    ".tar.gz": read_tar,
    ".tgz": read_tar,
    ".tar.bz2": read_tar,
    ".tbz2": read_tar,
    ".tar.xz": read_tar,
    ".txz": read_tar,
}
"""Formats that are bytes, or too long to be held: the stream can be sought in."""
SUFFIXES = frozenset(_TEXTS) | frozenset(_STREAMS)
"""Suffixes of the files that are read, lower case, with the dot."""
_KNOWN = f"suffixes that are read: {' '.join(sorted(SUFFIXES))}."
_TOO_DEEP = Problem(f"is packed more than {DEEPEST} deep; unpack what it is in first.")
_PAGES = frozenset((".html", ".htm", ".xhtml"))


def read(sources: Iterable[str | Path], *, on_error: Callable[[SourceError], None]) -> Iterator[Article]:
    """Read every article of the sources, each as often as it is there: what is the same under another name stays.

    A source is a file, a folder or ``-`` for standard input.  ``on_error`` may raise to stop at the first error.
    """
    given = [sources] if isinstance(sources, str | Path) else sources
    for source in given:
        for place in find(source, SUFFIXES, on_error):
            for result in _articles(place):
                if isinstance(result, SourceError):
                    on_error(result)
                else:
                    yield result if place.path is not None else _named(result)


def _articles(place: Place) -> Iterator[Article | SourceError]:
    """The articles of one file, and of what is packed in it."""
    stream = opened(place)
    if isinstance(stream, Problem):
        yield SourceError(place.shown, stream.reason)
        return
    with stream:
        yield from _read(stream, place, Allowance.of(stream))


def _read(stream: BinaryIO, place: Place, allowance: Allowance) -> Iterator[Article | SourceError]:
    empty = True
    try:
        for result in _results(stream, place.suffix):
            for found in _found(result, place, allowance):
                empty = False
                yield found
            if allowance.spent:
                return
    except OSError as error:
        yield SourceError(place.shown, reason(error))
        return
    if empty:
        yield SourceError(place.shown, f"holds no article; {_KNOWN}")


def _found(result: Draft | Problem | Member, place: Place, allowance: Allowance) -> Iterator[Article | SourceError]:
    if isinstance(result, Problem):
        yield SourceError(place.shown + result.part, result.reason)
    elif isinstance(result, Draft):
        yield finish(result, source=place.source, shown=place.shown)
    else:
        yield from _packed(result, place, allowance)


def _packed(member: Member, place: Place, allowance: Allowance) -> Iterator[Article | SourceError]:
    """The articles of a packed file; one whose suffix is not read is passed over, as in a folder."""
    inner = place.member(member.name, SUFFIXES)
    if member.hidden or (inner.suffix not in SUFFIXES and member.name):
        return
    data = member.load() if inner.depth <= DEEPEST else _TOO_DEEP
    refused = data if isinstance(data, Problem) else allowance.refuse(data)
    if refused is not None:
        yield SourceError(inner.shown, refused.reason)
    elif isinstance(data, bytes):
        yield from _read(io.BytesIO(data), inner, allowance)


def _results(stream: BinaryIO, suffix: str) -> Iterator[Draft | Problem | Member]:
    """By suffix; standard input and files without one are told by how they begin."""
    suffix = suffix or told_by_magic(stream)
    if suffix in _STREAMS:
        yield from _STREAMS[suffix](stream)
        return
    if suffix and suffix not in _TEXTS:
        yield Problem(f"holds a file with a suffix that is not read; {_KNOWN}")
        return
    data = stream.read(LARGEST + 1)
    text = decode(data, declared=suffix in _PAGES) if len(data) <= LARGEST else TOO_LARGE
    if isinstance(text, Problem):
        yield text
    else:
        yield from (_TEXTS[suffix] if suffix else _guessed(text))(text)


def _guessed(text: str) -> Callable[[str], Iterator[Draft | Problem]]:
    start = text.lstrip("\ufeff \t\r\n")[:20].lower()
    if start.startswith("{"):
        return read_json_lines if _is_lines(text) else read_json
    if re.match(r"\[\s*\{", start):
        return read_json
    return read_page if start.startswith(("<!doctype html", "<html")) else read_plain


def _is_lines(text: str) -> bool:
    return text.strip().partition("\n")[0].rstrip().endswith("}")


def _named(article: Article) -> Article:
    """An article from standard input, which has no name there: its URL's, else one made from its content.

    So two articles that come that way one after the other are two.
    """
    return replace(article, source=article.url or f"stdin-{article.digest[:12]}")

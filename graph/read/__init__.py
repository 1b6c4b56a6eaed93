"""Files, folders and standard input in, clean :class:`~graph.model.Article` objects out.

    source -> bytes (-> text) -> Draft -> Article

One module a format, and the tables below say which reads what: from text, or from bytes.  A reader finds an
article's parts and leaves the cleaning to :mod:`graph.read.draft`; one that holds other files hands them over as
:class:`~graph.read.members.Member` objects, which are read by the same tables.  What cannot be read goes to
``on_error`` as a :class:`~graph.errors.SourceError`, and reading goes on with the next member or source.  The same
sources in the same order give the same articles; no network and no clock is used.  What was fetched elsewhere comes as
a :class:`~graph.read.files.Place` with its bytes.
"""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, TypeAlias

from graph.config import Inputs
from graph.errors import SourceError
from graph.model import Article
from graph.read.archive import read_packed, read_tar, read_zip
from graph.read.decode import decode
from graph.read.docx import read_docx
from graph.read.draft import AS_THEY_SAY, Draft, Problem, finish
from graph.read.epub import read_epub
from graph.read.feed import title_only
from graph.read.files import LARGEST, TOO_LARGE, Place, find, opened, reason
from graph.read.magic import told_by_magic
from graph.read.mail import read_eml, read_mbox
from graph.read.markdown import read_markdown
from graph.read.members import DEEPEST, Allowance, Member
from graph.read.odt import read_odt
from graph.read.pdf import read_pdf
from graph.read.plain import read_plain
from graph.read.records import read_json, read_json_lines
from graph.read.tables import read_csv, read_parquet
from graph.read.warc import read_warc
from graph.read.webpage import read_page
from graph.read.xml import is_xml, read_xml

__all__ = ["SUFFIXES", "Pages", "Place", "read"]

Pages: TypeAlias = Callable[[str], Place | SourceError | None]
"""What the page behind a feed's entry is, by its address; None when it is there already."""

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
    ".warc": read_warc,
    ".warc.gz": read_warc,
}
"""Formats that are bytes, or too long to be held: the stream can be sought in."""
_TABLES: dict[str, Callable[[BinaryIO, Mapping[str, str]], Iterator[Draft | Problem]]] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
}
"""Formats with columns, which a user may say more of."""
_XML = frozenset((".xml", ".rss", ".atom"))
"""Formats that their first element tells."""
SUFFIXES = frozenset((*_TEXTS, *_STREAMS, *_TABLES, *_XML))
"""Suffixes of the files that are read, lower case, with the dot."""
_KNOWN = f"suffixes that are read: {' '.join(sorted(SUFFIXES))}."
_TOO_DEEP = Problem(f"is packed more than {DEEPEST} deep; unpack what it is in first.")
_PAGES = frozenset((".html", ".htm", ".xhtml"))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is said of the sources beside what they say themselves."""

    inputs: Inputs
    pages: Pages | None


def read(
    sources: Iterable[str | Path | Place],
    *,
    on_error: Callable[[SourceError], None],
    inputs: Inputs = AS_THEY_SAY,
    pages: Pages | None = None,
) -> Iterator[Article]:
    """Read every article of the sources, each as often as it is there: what is the same under another name stays.

    A source is a file, a folder or ``-`` for standard input.  ``on_error`` may raise to stop at the first error.
    With ``pages`` the pages of feed entries are read in place of what the feed has of them.
    """
    given = [sources] if isinstance(sources, str | Path | Place) else sources
    for source in given:
        places = [source] if isinstance(source, Place) else find(source, SUFFIXES, on_error)
        for place in places:
            for result in _articles(place, _Asked(inputs, pages)):
                if isinstance(result, SourceError):
                    on_error(result)
                else:
                    yield result if place.source != "-" else _named(result)


def _articles(place: Place, asked: _Asked) -> Iterator[Article | SourceError]:
    """The articles of one file, and of what is packed in it."""
    stream = opened(place)
    if isinstance(stream, Problem):
        yield SourceError(place.shown, stream.reason)
        return
    with stream:
        yield from _read(stream, place, Allowance.of(stream), asked)


def _read(stream: BinaryIO, place: Place, allowance: Allowance, asked: _Asked) -> Iterator[Article | SourceError]:
    empty = True
    try:
        for result in _results(stream, place, asked.inputs):
            empty = empty and isinstance(result, Member)  # an entry whose page is there already gives nothing
            for found in _found(result, place, allowance, asked):
                empty = False
                yield found
            if allowance.spent:
                return
    except OSError as error:
        yield SourceError(place.shown, reason(error))
        return
    if empty:
        yield SourceError(place.shown, f"holds no article; {_KNOWN}")


def _found(
    result: Draft | Problem | Member, place: Place, allowance: Allowance, asked: _Asked
) -> Iterator[Article | SourceError]:
    if isinstance(result, Problem):
        yield result.error(place.shown)
    elif isinstance(result, Member):
        yield from _packed(result, place, allowance, asked)
    elif result.linked:
        yield from _entry(result, place, asked)
    else:
        yield _finished(result, place, asked)


def _finished(draft: Draft, place: Place, asked: _Asked) -> Article | SourceError:
    draft = replace(draft, url=draft.url or place.url)
    return finish(draft, source=place.source, shown=place.shown, inputs=asked.inputs)


def _entry(draft: Draft, place: Place, asked: _Asked) -> Iterator[Article | SourceError]:
    """A feed's entry: the page that it leads to when pages are read and it can be had, else what the feed has of it."""
    page = asked.pages(draft.url) if asked.pages is not None and draft.url else place
    if page is None:
        return
    if isinstance(page, SourceError):
        yield page
    elif page is not place:
        article = _page(draft, page, asked)
        yield article
        if isinstance(article, Article):
            return
    empty = title_only(draft)
    if empty is None:
        yield finish(draft, source=place.source, shown=place.shown, inputs=asked.inputs)
    elif page is place:
        yield empty.error(place.shown)


def _page(draft: Draft, page: Place, asked: _Asked) -> Article | SourceError:
    """The article of an entry's page; what the page does not say of it, the feed does."""
    stream = opened(page)
    found = stream if isinstance(stream, Problem) else next(_results(stream, page, asked.inputs), None)
    if not isinstance(found, Draft):
        problem = found if isinstance(found, Problem) else Problem("holds no article.")
        return problem.error(page.shown)
    filled = replace(
        found,
        title=found.title or draft.title,
        date=found.date or draft.date,
        publisher=found.publisher or draft.publisher,
    )
    return _finished(filled, page, asked)


def _packed(member: Member, place: Place, allowance: Allowance, asked: _Asked) -> Iterator[Article | SourceError]:
    """The articles of a packed file; one whose suffix is not read is passed over, as in a folder."""
    inner = place.member(member.name, SUFFIXES)
    if member.hidden or (inner.suffix not in SUFFIXES and member.name):
        return
    data = member.load() if inner.depth <= DEEPEST else _TOO_DEEP
    refused = data if isinstance(data, Problem) else allowance.refuse(data)
    if refused is not None:
        yield SourceError(inner.shown, refused.reason)
    elif isinstance(data, bytes):
        yield from _read(io.BytesIO(data), inner, allowance, asked)


def _results(stream: BinaryIO, place: Place, inputs: Inputs) -> Iterator[Draft | Problem | Member]:
    """By suffix; standard input and files without one are told by how they begin."""
    suffix = place.suffix or told_by_magic(stream)
    if suffix in _STREAMS:
        yield from _STREAMS[suffix](stream)
    elif suffix in _TABLES:
        yield from _TABLES[suffix](stream, inputs.columns)
    elif suffix and suffix not in SUFFIXES:
        yield Problem(f"holds a file with a suffix that is not read; {_KNOWN}")
    else:
        data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            yield TOO_LARGE
        elif suffix in _XML or (not suffix and is_xml(data)):
            yield from read_xml(data, place.charset)
        else:
            text = decode(data, declared=suffix in _PAGES, charset=place.charset)
            yield from [text] if isinstance(text, Problem) else (_TEXTS[suffix] if suffix else _guessed(text))(text)


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

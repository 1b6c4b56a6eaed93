"""Files, folders and standard input in, clean :class:`~graph.model.Article` objects out.

    source -> bytes -> text -> Draft -> Article

One module a format; each finds an article's parts and leaves the cleaning to :mod:`graph.read.draft`.  What cannot
be read goes to ``on_error`` as a :class:`~graph.errors.SourceError`, and reading goes on with the next source.  The
same sources in the same order give the same articles; no network and no clock is used.  What was fetched elsewhere
comes as a :class:`~graph.read.files.Place` with its bytes.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, TypeAlias

from graph.config import Inputs
from graph.errors import SourceError
from graph.model import Article
from graph.read.decode import decode
from graph.read.draft import AS_THEY_SAY, Draft, Problem, finish
from graph.read.feed import title_only
from graph.read.files import Place, find, load, opened
from graph.read.markdown import read_markdown
from graph.read.plain import read_plain
from graph.read.records import read_json, read_json_lines
from graph.read.tables import read_csv, read_parquet
from graph.read.warc import read_warc
from graph.read.webpage import read_page
from graph.read.xml import is_xml, read_xml

__all__ = ["SUFFIXES", "Pages", "Place", "read"]

_Drafts: TypeAlias = Iterator[Draft | Problem]
Pages: TypeAlias = Callable[[str], Place | SourceError | None]
"""What the page behind a feed's entry is, by its address; None when it is there already."""

_TEXTS: dict[str, Callable[[str], _Drafts]] = {
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
"""Readers of a file's text."""
_WHOLES: dict[str, Callable[[bytes, str], _Drafts]] = dict.fromkeys((".xml", ".rss", ".atom"), read_xml)
"""Readers of a file's bytes, with what a server said of their charset."""
_STREAMS: dict[str, Callable[[IO[bytes], Inputs], _Drafts]] = {
    ".csv": lambda stream, inputs: read_csv(stream, inputs.columns),
    ".tsv": lambda stream, inputs: read_csv(stream, inputs.columns),
    ".parquet": lambda stream, inputs: read_parquet(stream, inputs.columns),
    ".warc": lambda stream, _: read_warc(stream),
    ".warc.gz": lambda stream, _: read_warc(stream),
}
"""Readers of files of any size, which are never held whole."""
SUFFIXES = frozenset((*_TEXTS, *_WHOLES, *_STREAMS))
"""Suffixes of the files that are read, lower case, with the dot."""
_PAGES = frozenset((".html", ".htm", ".xhtml"))


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
            for result in _articles(place, inputs, pages):
                if isinstance(result, SourceError):
                    on_error(result)
                else:
                    yield result if place.source != "-" else _named(result)


def _articles(place: Place, inputs: Inputs, pages: Pages | None) -> Iterator[Article | SourceError]:
    empty = True
    for draft in _drafts(place, inputs):
        empty = False
        if isinstance(draft, Problem):
            yield draft.error(place.shown)
        elif not draft.linked:
            filled = replace(draft, url=draft.url or place.url)
            yield finish(filled, source=place.source, shown=place.shown, inputs=inputs)
        else:
            yield from _entry(draft, place, inputs, pages)
    if empty:
        yield SourceError(place.shown, "holds no article; fill it or leave it out.")


def _entry(draft: Draft, place: Place, inputs: Inputs, pages: Pages | None) -> Iterator[Article | SourceError]:
    """A feed's entry: the page that it leads to when pages are read and it can be had, else what the feed has of it."""
    page = pages(draft.url) if pages is not None and draft.url else place
    if page is None:
        return
    if isinstance(page, SourceError):
        yield page
    elif page is not place:
        for found in _drafts(page, inputs):
            if isinstance(found, Problem):
                yield found.error(page.shown)
            else:
                filled = replace(
                    found, title=found.title or draft.title, date=found.date or draft.date,
                    publisher=found.publisher or draft.publisher, url=found.url or page.url,
                )  # fmt: skip
                yield finish(filled, source=page.source, shown=page.shown, inputs=inputs)
                return
    empty = title_only(draft)
    if empty is None:
        yield finish(draft, source=place.source, shown=place.shown, inputs=inputs)
    elif page is place:
        yield empty.error(place.shown)


def _drafts(place: Place, inputs: Inputs) -> _Drafts:
    if place.suffix in _STREAMS:
        stream = opened(place)
        if isinstance(stream, Problem):
            yield stream
            return
        with stream:
            yield from _STREAMS[place.suffix](stream, inputs)
        return
    data = load(place)
    if isinstance(data, Problem):
        yield data
    elif place.suffix in _WHOLES or (not place.suffix and is_xml(data)):
        yield from _WHOLES[place.suffix or ".xml"](data, place.charset)
    else:
        text = decode(data, declared=place.suffix in _PAGES, charset=place.charset)
        yield from [text] if isinstance(text, Problem) else _reader(place.suffix, text)(text)


def _reader(suffix: str, text: str) -> Callable[[str], _Drafts]:
    """By suffix; standard input and files without one are told by how they begin."""
    if suffix:
        return _TEXTS[suffix]
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

"""Files, folders and standard input in, clean :class:`~graph.model.Article` objects out.

    source -> bytes -> text -> Draft -> Article

One module a format; each finds an article's parts and leaves the cleaning to :mod:`graph.read.draft`.  What cannot
be read goes to ``on_error`` as a :class:`~graph.errors.SourceError`, and reading goes on with the next source.  The
same sources in the same order give the same articles; no network and no clock is used.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from graph.errors import SourceError
from graph.model import Article
from graph.read.decode import decode
from graph.read.draft import Draft, Problem, finish
from graph.read.files import Place, find, load
from graph.read.markdown import read_markdown
from graph.read.plain import read_plain
from graph.read.records import read_json, read_json_lines
from graph.read.webpage import read_page

__all__ = ["SUFFIXES", "read"]

_READERS: dict[str, Callable[[str], Iterator[Draft | Problem]]] = {
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
SUFFIXES = frozenset(_READERS)
"""Suffixes of the files that are read, lower case, with the dot."""
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
    data = load(place)
    if isinstance(data, Problem):
        yield SourceError(place.shown, data.reason)
        return
    text = decode(data, declared=place.suffix in _PAGES)
    if isinstance(text, Problem):
        yield SourceError(place.shown, text.reason)
        return
    drafts = list(_reader(place.suffix, text)(text))
    if not drafts:
        yield SourceError(place.shown, "holds no article; fill it or leave it out.")
    for draft in drafts:
        if isinstance(draft, Problem):
            yield SourceError(place.shown + draft.part, draft.reason)
        else:
            yield finish(draft, source=place.source, shown=place.shown)


def _reader(suffix: str, text: str) -> Callable[[str], Iterator[Draft | Problem]]:
    """By suffix; standard input and files without one are told by how they begin."""
    if suffix:
        return _READERS[suffix]
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

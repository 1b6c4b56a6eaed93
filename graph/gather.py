"""Sources of all kinds in, articles out: paths are read, URLs are fetched and then read.

Nothing is fetched but what was asked for: a URL that is given as a source, and, when ``inputs.follow``, the pages that
a feed's entries lead to.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from graph.config import Inputs
from graph.errors import SourceError
from graph.fetch import Fetched, Fetcher, is_url
from graph.model import Article
from graph.read import SUFFIXES, Place, read
from graph.read.files import printable, suffix_of
from graph.read.xml import is_xml

__all__ = ["FETCHED", "gather", "is_url"]

FETCHED = "fetched"
"""Folder, in the store's, of what was fetched from the URLs given, so that servers need only say what has changed."""
_MEDIA_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/json": ".json",
    "application/feed+json": ".json",
    "application/ld+json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/rdf+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "text/markdown": ".md",
    "application/vnd.apache.parquet": ".parquet",
    "application/warc": ".warc",
    "application/pdf": ".pdf",
}


def gather(
    sources: Iterable[str | Path | Place],
    inputs: Inputs,
    fetcher: Fetcher,
    *,
    on_error: Callable[[SourceError], None],
    known: Collection[str] = (),
) -> Iterator[Article]:
    """Read every article of the sources, in their order; ``known`` are sources whose pages need not be followed."""
    met = set(known)

    def page(url: str) -> Place | SourceError | None:
        if not is_url(url) or url in met:
            return None
        met.add(url)
        try:
            return place_of(url, fetcher.get(url, remember=False))
        except SourceError as error:
            return error

    for source in [sources] if isinstance(sources, str | Path) else sources:
        try:
            place = place_of(source, fetcher.get(source)) if is_url(source) else source
        except SourceError as error:
            on_error(error)
            continue
        yield from read([place], on_error=on_error, inputs=inputs, pages=page if inputs.follow else None)


def place_of(url: str, found: Fetched) -> Place:
    """What was fetched, as something to read: its media type says how, else its address, else its content."""
    suffix = _MEDIA_TYPES.get(found.media_type, "")
    if suffix == ".html" and is_xml(found.data):
        suffix = ".xml"  # many feeds are served as pages
    if suffix not in SUFFIXES:
        ending = suffix_of(urlsplit(found.url).path, SUFFIXES)
        suffix = ending if ending in SUFFIXES else ""
    shown = printable(url)
    return Place(source=shown, shown=shown, suffix=suffix, data=found.data, charset=found.charset, url=found.url)

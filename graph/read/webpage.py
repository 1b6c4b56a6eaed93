"""An HTML page in, one draft out: trafilatura finds the article and its metadata.

The page is parsed here and handed over as a tree, so that no library takes a text for an address to fetch.  Dates
come from the markup only, and the latest date allowed is fixed: nothing depends on the clock.
"""

import logging
import re
from collections.abc import Iterator

from lxml import etree, html
from trafilatura import bare_extraction
from trafilatura.settings import Document

from graph.read.characters import normalise
from graph.read.draft import Draft, Problem
from graph.read.markup import without_long_tags

_DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}
_LARGE = 1_000_000
"""Characters from which trafilatura's second opinions are left out; they take most of its time."""
_MOST_TAGS = 300_000
"""Tags a page may have: some of trafilatura's steps take quadratic time in sibling elements (40,000 headings: 5 s)."""
_UNREADABLE = Problem("is not HTML that can be parsed; save the page again, or its text as .txt.")
_FEWEST_WORDS = 5
"""Words of the longest paragraph; pages with less are menus and notices."""
_LIBRARY_FAULTS = (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError, etree.LxmlError)
"""What the extraction libraries let out on broken pages; at this border they are the page's fault."""

for _name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read_page(text: str) -> Iterator[Draft | Problem]:
    """Extract the article of a page, without comments, tables and navigation."""
    if text.count("<") > _MOST_TAGS:
        yield Problem(f"has more than {_MOST_TAGS:,} tags; save its text as .txt instead.")
        return
    try:
        parser = html.HTMLParser(no_network=True, recover=True, remove_comments=True, remove_pis=True, encoding="utf-8")
        tree = html.document_fromstring(without_long_tags(normalise(text)).encode(), parser=parser)
        language = tree.get("lang") or ""
        page = bare_extraction(
            tree,
            fast=len(text) > _LARGE,
            include_comments=False,
            include_tables=False,
            include_images=False,
            with_metadata=True,
            date_extraction_params=_DATES,
        )
    except _LIBRARY_FAULTS:
        yield _UNREADABLE
        return
    words = page.text or "" if isinstance(page, Document) else ""
    if not isinstance(page, Document) or not _is_prose(words):
        yield Problem("holds no article text that can be found; save its text as .txt instead.")
        return
    yield Draft(
        body=re.sub(r"\n(?:- )?", "\n\n", words),
        title=page.title or "",
        date=page.date,
        publisher=page.sitename or "",
        url=page.url or "",
        language=language,
    )


def _is_prose(text: str) -> bool:
    return any(len(line.split()) >= _FEWEST_WORDS for line in text.split("\n"))

"""An RSS, Atom or JSON feed in, a draft for each entry out, with the longest text that the feed has of it.

An entry is called by its id, so that it is the same article at the next look, wherever in the feed it stands then.  An
entry with a title alone is no article.
"""

import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

import feedparser

from graph.read.characters import one_line
from graph.read.draft import Draft, Problem
from graph.read.fields import AUTHORED, text_of
from graph.read.markup import has_markup, strip_markup

ROOTS = frozenset(("rss", "feed", "RDF", "channel"))
_MOST_ENTRIES = 5_000
"""Entries of one feed; feedparser takes half a millisecond for each."""
_ENTRY = re.compile(r"<(?:item|entry)[\s>]")
_LONGEST_ID = 300


def read_feed(text: str) -> Iterator[Draft | Problem]:
    """Read RSS 0.9 to 2.0 or Atom; what is broken in it is mended where that is possible."""
    if sum(1 for _ in _ENTRY.finditer(text)) > _MOST_ENTRIES:
        yield Problem(f"is a feed of more than {_MOST_ENTRIES:,} entries; split it.")
        return
    found = feedparser.parse(  # a stream, since it takes a text for an address to fetch or a file to open
        io.BytesIO(text.encode("utf-8", "ignore")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    feed = found.get("feed", {})
    if not found.get("entries"):
        yield Problem("is a feed without entries.", kind="" if found.get("bozo") else "feeds without entries")
        return
    yield from _drafts(_entry(entry, feed) for entry in found["entries"])


def is_json_feed(data: object) -> bool:
    """Whether a JSON document is a JSON Feed."""
    return isinstance(data, Mapping) and str(data.get("version", "")).startswith("https://jsonfeed.org/version/")


def read_json_feed(data: Mapping[str, object]) -> Iterator[Draft | Problem]:
    """Read a JSON Feed, version 1 or 1.1."""
    items = data.get("items")
    if not isinstance(items, list) or not items:
        yield Problem("is a feed without entries.", kind="feeds without entries")
        return
    yield from _drafts(_item(item, data) for item in items if isinstance(item, Mapping))


def _drafts(entries: Iterator[tuple[str, Draft]]) -> Iterator[Draft | Problem]:
    """Each under a name of its own: its id, its address where ids are not kept apart, else its content."""
    names: set[str] = set()
    for name, draft in entries:
        content = hashlib.sha256(f"{draft.title}\0{draft.body}".encode("utf-8", "ignore")).hexdigest()[:16]
        part = next((p for p in (name, draft.url) if p and p not in names), content)
        if part in names:
            continue  # the same entry once more
        names.add(part)
        yield Draft(
            body=draft.body, title=draft.title, date=draft.date, publisher=draft.publisher, url=draft.url,
            language=draft.language, part=f"#{one_line(part)[:_LONGEST_ID]}", linked=True,
        )  # fmt: skip


def _entry(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> tuple[str, Draft]:
    texts = [*(str(one.get("value") or "") for one in entry.get("content", ())), str(entry.get("summary") or "")]
    source = entry.get("source") or {}
    language = next((str(one.get("language") or "") for one in entry.get("content", ()) if one.get("language")), "")
    return str(entry.get("id") or ""), Draft(
        body=max(map(_words, texts), key=len),
        title=_words(str(entry.get("title") or "")),
        date=str(entry.get("published") or entry.get("updated") or "") or None,
        publisher=_words(str(source.get("title") or feed.get("publisher") or feed.get("title") or "")),
        url=str(entry.get("link") or ""),
        language=language or str(feed.get("language") or ""),
    )


def _item(item: Mapping[str, object], feed: Mapping[str, object]) -> tuple[str, Draft]:
    found = AUTHORED.pick(item)
    texts = (text_of(item.get(name)) for name in ("content_html", "content_text", "summary"))
    return str(item.get("id") or ""), Draft(
        body=max(map(_words, texts), key=len),
        title=_words(found.title),
        date=found.date,
        publisher=_words(text_of(feed.get("title"))),
        url=text_of(item.get("url")) or text_of(item.get("external_url")) or found.url,
        language=found.language or text_of(feed.get("language")),
    )


def _words(text: str) -> str:
    return strip_markup(text) if has_markup(text) or "&" in text else text


def title_only(draft: Draft) -> Problem | None:
    """Why an entry that leads nowhere else is no article."""
    if draft.body.strip():
        return None
    return Problem("has a title alone; --follow reads the page it leads to.", draft.part, "feed entries without text")

"""Stories in, files of many articles out: feeds, tables, crawls and wire formats, for benchmarks and trials.

A story is anything with ``title``, ``date`` and ``paragraphs``.
"""

import csv
import gzip
import io
import json
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Protocol

Files = dict[str, bytes]
_FEED = 1_000
"""Entries of one feed."""


class Story(Protocol):
    @property
    def title(self) -> str: ...
    @property
    def date(self) -> str: ...
    @property
    def paragraphs(self) -> Sequence[str]: ...


def markup(story: Story) -> str:
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in story.paragraphs)


def text(story: Story) -> str:
    return "\n\n".join(story.paragraphs)


def feeds(stories: Sequence[Story]) -> Files:
    return {f"{begin:06}.rss": feed(stories[begin : begin + _FEED]) for begin in range(0, len(stories), _FEED)}


def feed(stories: Sequence[Story]) -> bytes:
    items = "".join(
        f"<item><guid>urn:{number}:{escape(s.title)}</guid><title>{escape(s.title)}</title><pubDate>{s.date}</pubDate>"
        f"<link>https://news.example/{number}</link><description>{escape(markup(s))}</description></item>"
        for number, s in enumerate(stories)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'.encode()


def ninjs(stories: Sequence[Story]) -> Files:
    items = (
        {"uri": f"urn:{number}", "versioncreated": s.date, "headline": s.title, "body_xhtml": markup(s)}
        for number, s in enumerate(stories)
    )
    return {"all.jsonl": "\n".join(map(json.dumps, items)).encode()}


def newsml(stories: Sequence[Story]) -> Files:
    items = "".join(
        f'<newsItem guid="urn:{number}"><itemMeta><firstCreated>{s.date}</firstCreated></itemMeta><contentMeta>'
        f"<headline>{escape(s.title)}</headline></contentMeta><contentSet><inlineXML>"
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{markup(s)}</body></html></inlineXML></contentSet></newsItem>'
        for number, s in enumerate(stories)
    )
    message = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{items}</itemSet></newsMessage>'
    return {"all.xml": message.encode()}


def table(stories: Sequence[Story]) -> Files:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([("title", "date", "text"), *((s.title, s.date, text(s)) for s in stories)])
    return {"all.csv": out.getvalue().encode()}


def parquet(stories: Sequence[Story]) -> Files:
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    columns = {"title": [s.title for s in stories], "date": [s.date for s in stories], "text": list(map(text, stories))}
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return {"all.parquet": out.getvalue()}


def crawl(stories: Sequence[Story]) -> Files:
    return {"all.warc.gz": b"".join(gzip.compress(record, mtime=0) for record in records(stories))}


def records(stories: Sequence[Story]) -> Iterator[bytes]:
    for number, s in enumerate(stories):
        title = f"<title>{escape(s.title)}</title>"
        page = f"<html lang='en'><head>{title}</head><body><article>{markup(s)}</article></body></html>".encode()
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            "WARC-Date: 2021-05-06T01:02:03Z\r\n"
            f"WARC-Target-URI: https://news.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(block)}\r\n\r\n"
        )
        yield head.encode() + block + b"\r\n\r\n"


KINDS: dict[str, Callable[[Sequence[Story]], Files]] = {
    "rss": feeds,
    "ninjs": ninjs,
    "newsml-g2": newsml,
    "csv": table,
    "parquet": parquet,
    "warc.gz": crawl,
}
"""Kind of input, and how so many stories are written as that kind."""

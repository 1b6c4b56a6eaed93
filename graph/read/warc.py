"""A WARC file in (Common Crawl's news crawl, say), a draft for each page of it with an article out.

Records are read one after the other, packed or not, so the file may be of any size.  Of the records only answers count
that are HTML with status 200; what the page does not say of its address and its date, its record does.
"""

import logging
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from graph.read.decode import decode
from graph.read.draft import Draft, Problem
from graph.read.gzipped import Members
from graph.read.webpage import read_page

_LARGEST = 5 * 1024 * 1024
"""Bytes of one page, unpacked."""
_PIECE = 64 * 1024
_HTML = frozenset(("text/html", "application/xhtml+xml"))
_NO_PAGE = Problem("is no page: of answers only HTML with status 200 is read.", kind="answers that are no pages")
_DAMAGE = (ArchiveLoadFailed, zlib.error, EOFError, OSError, ValueError, LookupError, AttributeError, TypeError)
"""What warcio lets out on damaged records; at this border they are the file's fault."""
_GZIP = b"\x1f\x8b"

logging.getLogger("warcio").addHandler(logging.NullHandler())


class _Records(ArchiveIterator):  # type: ignore[misc]
    """warcio's records, without the warnings that it writes to standard error."""

    INC_RECORD = ""


def read_warc(stream: IO[bytes]) -> Iterator[Draft | Problem]:
    """Read every page; after a record that is damaged the rest cannot be found and is left out."""
    number = 0
    try:
        for record in _Records(_unpacked(stream)):
            if record.rec_type == "response":
                number += 1
                yield _page(record, f"#{number}")
            while record.raw_stream.read(_PIECE):
                pass
            if record.raw_stream.limit > 0:
                raise EOFError(f"{record.raw_stream.limit:,} bytes of it are missing")
    except _DAMAGE as error:
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        yield Problem(f"is damaged after page {number} ({reason}); the rest of it is left out.")
        return
    if not number:
        yield Problem("holds no answers of web servers; check that it is a WARC file of a crawl.")


def _unpacked(stream: IO[bytes]) -> IO[bytes] | Members:
    """The file without its compression, which is told by its content; warcio would pass over damaged members."""
    start = stream.read(len(_GZIP))
    stream.seek(0)
    return Members(stream) if start == _GZIP else stream


def _page(record: ArcWarcRecord, part: str) -> Draft | Problem:
    headers = record.http_headers
    media_type, _, parameters = (headers.get_header("Content-Type") or "" if headers else "").partition(";")
    if headers is None or headers.get_statuscode() != "200" or media_type.strip().lower() not in _HTML:
        return replace(_NO_PAGE, part=part)
    data = record.content_stream().read(_LARGEST + 1)
    if len(data) > _LARGEST:
        return Problem(f"is a page of more than {_LARGEST // 2**20} MB.", part)
    text = decode(data, declared=True, charset=parameters.strip().lower().removeprefix("charset="))
    if isinstance(text, Problem):
        return Problem(text.reason, part, kind="pages without an article")
    draft = next(read_page(text))
    if isinstance(draft, Problem):
        return Problem(draft.reason, part, kind="pages without an article")
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    crawled = record.rec_headers.get_header("WARC-Date") or ""
    return replace(draft, part=part, url=draft.url or address.strip("<>"), made=crawled or None)

"""An e-mail or a mailbox of newsletters in, a draft for every message out, and the files attached to it as members.

Subject, sender and date are the article's title, publisher and date; the day is the sender's.  The HTML of a message
is read as a page; where that finds no article, its plain text counts, less quoted lines and the signature.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate
from functools import partial
from typing import BinaryIO

from graph.read.decode import decode
from graph.read.draft import EMPTY, Draft, Problem
from graph.read.files import LARGEST, TOO_LARGE
from graph.read.markup import strip_markup
from graph.read.members import Member
from graph.read.plain import read_plain
from graph.read.webpage import read_page

MOST_PARTS = 1000
"""Parts of one message."""
_FAULTS = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What the email package lets out on broken messages; at this border they are the message's fault."""
_BROKEN = Problem("is not an e-mail that can be parsed; export it again.")
_BODILESS = Problem("has no text and no file that is read; its pictures are not.")
_NO_MAILBOX = Problem('is not a mailbox: it does not begin with "From "; export it again, as mbox.')
_NO_HEADERS = Problem("is not an e-mail: it does not begin with header lines; check its suffix.")
_FORWARDED = re.compile(r"^(?:\s*(?:fwd?|re|aw|wg)\s*:)+\s*", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_ADDRESS_LINE = re.compile(r"^[^\w\n]*https?://\S+[^\w\n]*$", re.MULTILINE)
_HEADER = re.compile(rb"(?:From .*\r?\n)?[!-9;-~]{1,76}:[ \t]?\S*")
MESSAGE = re.compile(rb"From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} +\d")
"""The line before each message of a mailbox."""
_LINE = 2**20


def read_eml(stream: BinaryIO) -> Iterator[Draft | Problem | Member]:
    """Read one message."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST or not data.strip():
        yield TOO_LARGE if data.strip() else EMPTY
    elif not _HEADER.match(data.lstrip()):
        yield _NO_HEADERS
    else:
        yield from _message(data)


def read_mbox(stream: BinaryIO) -> Iterator[Draft | Problem | Member]:
    """Read every message of a mailbox, one after the other."""
    number = 0
    for number, data in enumerate(_messages(stream), start=1):
        if isinstance(data, Problem):
            yield replace(data, part=f"#{number}" if number > 1 else "")
        else:
            yield from _message(data, number)
    if not number:
        yield EMPTY


def _messages(stream: BinaryIO) -> Iterator[bytes | Problem]:
    """The messages of a mailbox, without the lines that part them; one that is too large is a problem."""
    lines: list[bytes] = []
    size, begun, begins_line = 0, False, True
    while line := stream.readline(_LINE):
        if begins_line and MESSAGE.match(line):
            if begun:
                yield b"".join(lines) if size <= LARGEST else TOO_LARGE
            begun, lines, size = True, [], 0
        elif begun:
            size += len(line)
            if size <= LARGEST:
                lines.append(line[1:] if re.match(rb">+From ", line) else line)
        elif line.strip():
            yield _NO_MAILBOX
            return
        begins_line = line.endswith(b"\n")
    if begun:
        yield b"".join(lines) if size <= LARGEST else TOO_LARGE


def _message(data: bytes, number: int = 0) -> Iterator[Draft | Problem | Member]:
    part = f"#{number}" if number else ""
    try:
        message = message_from_bytes(data)
        body, files = _parts(message)
        draft = _draft(message, body, part)
    except _FAULTS:
        yield replace(_BROKEN, part=part)
        return
    if draft is not None:
        yield draft
    elif not files:
        yield replace(_BODILESS, part=part)
    folder = f"{number}/" if number else ""
    for name, file in files:
        yield Member(folder + name, partial(_content, file))


def _parts(message: Message) -> tuple[dict[str, Message], list[tuple[str, Message]]]:
    """The first text of each type, and the attached files with their names."""
    body: dict[str, Message] = {}
    files: list[tuple[str, Message]] = []
    waiting, seen = [message], 0
    while waiting and seen < MOST_PARTS:
        part = waiting.pop()
        seen += 1
        kind, name = part.get_content_type(), _decoded(part.get_filename())
        if kind == "message/rfc822" and part is not message:
            files.append((f"{name or len(files) + 1}".removesuffix(".eml") + ".eml", part))
        elif part.is_multipart():
            payload = part.get_payload()
            inner = payload if isinstance(payload, list) else []
            waiting += [one for one in reversed(inner) if isinstance(one, Message)]
        elif name:
            name = name.replace("\\", "/").rpartition("/")[2]
            taken = any(name == other for other, _ in files)
            files.append((f"{len(files) + 1}-{name}" if taken else name, part))
        elif kind in {"text/html", "text/plain"}:
            body.setdefault(kind, part)
    return body, files


def _content(file: Message) -> bytes | Problem:
    try:
        if file.is_multipart():
            inner = file.get_payload(0)
            return inner.as_bytes() if isinstance(inner, Message) else b""
        data = file.get_payload(decode=True)
    except _FAULTS:
        return _BROKEN
    if not isinstance(data, bytes):
        return b""
    return TOO_LARGE if len(data) > LARGEST else data


def _draft(message: Message, body: dict[str, Message], part: str) -> Draft | None:
    drafts = [*_from_page(body.get("text/html")), *_from_plain(body.get("text/plain"))]
    if not drafts and "text/html" in body:
        drafts = list(_from_words(strip_markup(_text(body["text/html"]))))
    if not drafts:
        return None
    found = drafts[0]
    name, address = parseaddr(_decoded(message.get("From")))
    link = _decoded(message.get("Archived-At")).strip().strip("<>")
    return replace(
        found,
        title=_FORWARDED.sub("", _decoded(message.get("Subject"))) or found.title,
        body="\n\n".join(filter(None, [found.title if _adds(found, message) else "", found.body])),
        date=_day(message) or found.date,
        publisher=name or address.rpartition("@")[2],
        url=link or found.url,
        part=part,
    )


def _adds(found: Draft, message: Message) -> bool:
    """True when the title that the text has is another one than the subject, and worth keeping in it."""
    subject = _decoded(message.get("Subject")).casefold()
    return bool(subject) and found.headed and found.title.casefold() not in subject


def _from_page(part: Message | None) -> Iterator[Draft]:
    if part is not None:
        yield from _drafts(read_page(_text(part)))


def _from_plain(part: Message | None) -> Iterator[Draft]:
    if part is None:
        return
    text = _text(part)
    if str(part.get_param("format", "")).lower() == "flowed":
        text = re.sub(r"(?<=\S) \r?\n(?=[^>\s])", " ", text)
    text = _SIGNATURE.split(text, maxsplit=1)[0]
    kept = [line for line in text.splitlines() if not line.startswith(">")]
    yield from _from_words(_ADDRESS_LINE.sub("", "\n".join(kept)))


def _from_words(text: str) -> Iterator[Draft]:
    if text.strip():
        yield from _drafts(read_plain(text))


def _drafts(results: Iterator[Draft | Problem]) -> Iterator[Draft]:
    return (result for result in results if isinstance(result, Draft))


def _text(part: Message) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    charset = str(part.get_content_charset() or "")
    try:
        known = codecs.lookup(charset)._is_text_encoding if charset else False  # noqa: SLF001 - it has no public name
        if known and charset not in {"us-ascii", "ascii"}:
            return data.decode(charset, "replace")
    except (LookupError, ValueError):
        pass
    text = decode(data, declared=True)
    return "" if isinstance(text, Problem) else text


def _decoded(header: object) -> str:
    """A header's words, whatever it was encoded in."""
    if header is None:
        return ""
    try:
        pieces = decode_header(str(header))
    except _FAULTS:
        return str(header)
    return "".join(piece if isinstance(piece, str) else _of(piece, charset) for piece, charset in pieces)


def _of(piece: bytes, charset: str | None) -> str:
    try:
        return piece.decode(charset or "ascii", "replace")
    except (LookupError, ValueError):
        return piece.decode("utf-8", "replace")


def _day(message: Message) -> str | None:
    try:
        parts = parsedate(_decoded(message.get("Date")))
    except _FAULTS:
        return None
    return f"{parts[0]:04}-{parts[1]:02}-{parts[2]:02}" if parts else None

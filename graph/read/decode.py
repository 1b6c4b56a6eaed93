"""Bytes in, text out, or the reason why they are not text.

Byte order marks come first, then UTF-8, then what the file declares, then Windows-1252 for texts that are nearly all
ASCII (short English texts give a statistical guess too little to go on), then charset-normalizer.
"""

import codecs
import re
from unicodedata import category

from charset_normalizer import from_bytes

from graph.read.draft import EMPTY, Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP, DOCX, ODT or EPUB file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_CONTROLS = bytes(range(9)) + bytes(range(14, 26)) + bytes(range(28, 32)) + b"\x7f"
_ASCII = bytes(range(128))
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9._-]{2,40})|encoding\s*=\s*[\"']([A-Za-z0-9._-]{2,40})")
_SAMPLE = 64 * 1024
_BINARY = Problem("is binary, not text; convert it to plain text, HTML or Markdown in UTF-8 first.")
_GARBLED = Problem("has an encoding that cannot be told; save it as UTF-8.")


def decode(data: bytes, *, declared: bool = False, charset: str = "") -> str | Problem:
    """Decode a file; ``declared`` makes a charset declaration in its first bytes count.

    ``charset`` is what a server says; it counts where the bytes do not speak for themselves.
    """
    if not data.strip():
        return EMPTY
    for magic, kind in _KINDS:
        if data.startswith(magic):
            return Problem(f"is {kind}, not text; give it the suffix of its kind, or convert it to plain text first.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data, encoding)
            if text is None:
                return Problem(f"begins as {encoding.upper()} but is not; save it as UTF-8.")
            return text if _is_written(text[:_SAMPLE]) else _BINARY
    if b"\x00" in data[:_SAMPLE]:
        return _unmarked_utf16(data) or _BINARY
    if len(data.translate(None, _CONTROLS)) < 0.99 * len(data):
        return _BINARY
    return _strict(data, "utf-8") or _damaged_utf8(data) or _legacy(data, declared=declared, charset=charset)


def _is_written(text: str) -> bool:
    """Whether hardly a character is a control, of private use or of no use at all, as those of other data are."""
    odd = sum(category(character) in {"Cc", "Cn", "Co"} and not character.isspace() for character in text)
    return "\0" not in text and odd * 100 <= len(text)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: in English nearly every other byte is zero."""
    head = data[:_SAMPLE]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = head[first::2].count(0)
        if zeros > 0.4 * len(head) and head[1 - first :: 2].count(0) * 20 < zeros:
            return _strict(data[: len(data) // 2 * 2], encoding)
    return None


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes, as cutting and mixing files leaves them; the broken bytes go."""
    whole = len(data.decode("utf-8", "ignore").encode("utf-8"))
    multibyte = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]", data))
    broken = len(data) - whole
    return data.decode("utf-8", "ignore") if multibyte >= 2 * broken else None


def _legacy(data: bytes, *, declared: bool, charset: str) -> str | Problem:
    """An encoding of before Unicode: declared, Windows-1252 or guessed from a sample."""
    if charset and (text := _text(data, charset)):
        return text
    match = _DECLARED.search(data[:2048]) if declared else None
    if match and (text := _text(data, (match[1] or match[2]).decode("ascii"))):
        return text
    high = len(data.translate(None, _ASCII))
    if high < 0.1 * len(data) and (text := _text(data, "cp1252")):
        return text
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return _BINARY
    text = data.decode(best.encoding, "replace")
    return text if text.count("\ufffd") * 100 <= len(text) else _GARBLED


def _text(data: bytes, encoding: str) -> str | None:
    """Decode with an encoding that must be one of text (Python also has codecs for zip and the like)."""
    try:
        if not codecs.lookup(encoding)._is_text_encoding:  # noqa: SLF001 - the flag has no public name
            return None
    except (LookupError, ValueError):
        return None
    return _strict(data, encoding)

"""The first bytes of a file in, the suffix that its format has out."""

import re
import zipfile
from typing import BinaryIO

_FIRST = ((b"%PDF-", ".pdf"), (b"\x1f\x8b", ".gz"), (b"BZh", ".bz2"), (b"\xfd7zXZ\x00", ".xz"))
_MESSAGES = re.compile(rb"From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d ")
_TAR = slice(257, 262)
_MIMETYPES = ((b"application/epub+zip", ".epub"), (b"application/vnd.oasis.opendocument.text", ".odt"))


def told_by_magic(stream: BinaryIO) -> str:
    """The suffix of a format that begins in its own way; empty for all others, which are texts or unknown."""
    start = stream.read(1024)
    stream.seek(0)
    if start.startswith(b"PK\x03\x04"):
        return _zipped(stream, start)
    if start[_TAR] == b"ustar":
        return ".tar"
    if _MESSAGES.match(start):
        return ".mbox"
    return next((suffix for magic, suffix in _FIRST if start.startswith(magic)), "")


def _zipped(stream: BinaryIO, start: bytes) -> str:
    for mimetype, suffix in _MIMETYPES:
        if mimetype in start[:200]:
            return suffix
    try:
        with zipfile.ZipFile(stream) as archive:
            word = "word/document.xml" in archive.NameToInfo
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        word = False
    stream.seek(0)
    return ".docx" if word else ".zip"

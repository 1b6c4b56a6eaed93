"""The first bytes of a file in, the suffix that its format has out."""

import zipfile
from typing import BinaryIO

from graph.read.mail import MESSAGE

_FIRST = ((b"%PDF-", ".pdf"), (b"\x1f\x8b", ".gz"), (b"BZh", ".bz2"), (b"\xfd7zXZ\x00", ".xz"))
_TAR = slice(257, 262)
_PARTS = (("word/document.xml", ".docx"), ("META-INF/container.xml", ".epub"), ("content.xml", ".odt"))


def told_by_magic(stream: BinaryIO) -> str:
    """The suffix of a format that begins in its own way; empty for all others, which are texts or unknown."""
    start = stream.read(1024)
    stream.seek(0)
    if start.startswith(b"PK\x03\x04"):
        return _zipped(stream)
    if start[_TAR] == b"ustar":
        return ".tar"
    if MESSAGE.match(start):
        return ".mbox"
    return next((suffix for magic, suffix in _FIRST if start.startswith(magic)), "")


def _zipped(stream: BinaryIO) -> str:
    """A ZIP file is what its members make it."""
    try:
        with zipfile.ZipFile(stream) as archive:
            names = frozenset(archive.NameToInfo)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        names = frozenset()
    stream.seek(0)
    return next((suffix for name, suffix in _PARTS if name in names), ".zip")

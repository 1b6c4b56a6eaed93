"""Archives and packed files in, their members out: ZIP, tar (plain, gzip, bzip2 or xz), and single packed files.

Members are read in the order of the archive, in memory: no name in it is used as a path.  Links, devices and folders
are passed over.  The limits are :mod:`graph.read.members`'; a packed tar has them as it is unpacked, so that what is
skipped counts too.
"""

import bz2
import gzip
import lzma
import os
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, cast

from graph.read.draft import EMPTY, Problem
from graph.read.files import LARGEST, TOO_LARGE
from graph.read.members import Allowance, Member
from graph.read.zipped import open_zip, unpack

_FAULTS = (
    tarfile.TarError, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, LookupError,
    ArithmeticError, RecursionError,
)  # fmt: skip
"""What the standard library lets out on broken archives; at this border they are the archive's fault."""
_DAMAGED = Problem("is damaged, or not what its suffix says: what follows in it is not read; pack or fetch it again.")
_BROKEN = Problem("is damaged, or cut off; pack or fetch the archive again.")
_CUT = Problem("is cut off, damaged in the middle, or two archives in one: what follows is not read; pack it again.")
_TOO_MUCH = Problem("unpacks to far more than its size: what follows in it is not read; split it.")
_CHUNK = 2**20


class _Bounded:
    """A stream that ends when all that may be unpacked of a file was read."""

    def __init__(self, stream: BinaryIO, allowance: Allowance) -> None:
        self._stream, self._left = stream, allowance.bytes_left
        self.spent = False
        self.tail = b""

    def read(self, size: int) -> bytes:
        """At most so many bytes."""
        data = self._stream.read(size)
        self._left -= len(data)
        self.tail = (self.tail + data[-tarfile.BLOCKSIZE :])[-tarfile.BLOCKSIZE :]
        self.spent = self.spent or self._left < 0
        return b"" if self.spent else data


def read_zip(stream: BinaryIO) -> Iterator[Member | Problem]:
    """The files in a ZIP file; of several with one name the last, which takes the place of the others."""
    archive = open_zip(stream)
    if isinstance(archive, Problem):
        yield archive
        return
    with archive:
        for name, info in archive.NameToInfo.items():
            if not info.is_dir() and _is_plain(info):
                yield Member(name, partial(unpack, archive, info, most=LARGEST))


def _is_plain(info: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(info.external_attr >> 16)
    return kind in {0, stat.S_IFREG}


def read_tar(stream: BinaryIO) -> Iterator[Member | Problem]:
    """The plain files in a tar file, packed or not."""
    if not stream.seek(0, os.SEEK_END):
        yield EMPTY
        return
    bounded = _Bounded(_unpacked(stream), Allowance.of(stream))
    ended: Problem | None = None
    try:
        with tarfile.open(fileobj=cast("BinaryIO", bounded), mode="r|") as archive:
            for info in archive:
                if info.isreg():
                    yield Member(info.name, partial(_member_of, archive, info))
            if _goes_on(archive) or bounded.tail.strip(b"\x00"):
                ended = _CUT
    except _FAULTS:
        ended = _DAMAGED
    if bounded.spent or ended is not None:
        yield _TOO_MUCH if bounded.spent else ended or _DAMAGED


def _member_of(archive: tarfile.TarFile, info: tarfile.TarInfo) -> bytes | Problem:
    try:
        file = archive.extractfile(info)
        data = file.read(LARGEST + 1) if file is not None else b""
    except _FAULTS:
        return _BROKEN
    return TOO_LARGE if len(data) > LARGEST else data


def _goes_on(archive: tarfile.TarFile) -> bool:
    """True when more than padding stands behind the end: tarfile takes a broken header for the end."""
    rest = archive.fileobj
    while rest is not None and (chunk := rest.read(_CHUNK)):
        if chunk.strip(b"\x00"):
            return True
    return False


def read_packed(stream: BinaryIO) -> Iterator[Member | Problem]:
    """The one file in a packed file, under its name without the last suffix; a tar in it is told by its content."""
    if not stream.seek(0, os.SEEK_END):
        yield EMPTY
        return
    yield Member("", partial(_all_of, _Bounded(_unpacked(stream), Allowance.of(stream))))


def _all_of(bounded: _Bounded) -> bytes | Problem:
    chunks: list[bytes] = []
    size = 0
    try:
        while size <= LARGEST and (chunk := bounded.read(_CHUNK)):
            chunks.append(chunk)
            size += len(chunk)
    except _FAULTS:
        return _DAMAGED
    if bounded.spent:
        return _TOO_MUCH
    return TOO_LARGE if size > LARGEST else b"".join(chunks)


def _unpacked(stream: BinaryIO) -> BinaryIO:
    """The stream, unpacked as its first bytes ask for."""
    stream.seek(0)
    start = stream.read(6)
    stream.seek(0)
    if start.startswith(b"\x1f\x8b"):
        return cast("BinaryIO", gzip.GzipFile(fileobj=stream))
    if start.startswith(b"BZh"):
        return cast("BinaryIO", bz2.BZ2File(stream))
    return cast("BinaryIO", lzma.LZMAFile(stream)) if start == b"\xfd7zXZ\x00" else stream

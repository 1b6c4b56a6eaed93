"""A ZIP file in, its members out, or why they cannot be had: the container of archives and of office documents.

Nothing is written to a disk, and nothing is unpacked beyond a limit, whatever the headers say.
"""

import io
import os
import struct
import zipfile
import zlib
from typing import BinaryIO

from graph.read.draft import EMPTY, Problem
from graph.read.members import MOST

_LARGEST_DIRECTORY = 300 * MOST
"""Bytes of a directory of that many members with long names; it has to be in memory."""
_PACKED = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2))
"""LZMA is left out: a header may ask for gigabytes of memory."""
_RATIO = 200
_FREE = 2**20
"""Bytes up to which a member may be packed as tightly as it likes."""
_CHUNK = 2**20
_FAULTS = (
    zipfile.BadZipFile, zlib.error, EOFError, ValueError, LookupError, NotImplementedError, struct.error, RuntimeError,
)  # fmt: skip
"""What zipfile lets out on broken files; at this border they are the file's fault."""
_DAMAGED = Problem("is not a ZIP file, or damaged so that it cannot be opened; save or fetch it again.")


def open_zip(stream: BinaryIO) -> zipfile.ZipFile | Problem:
    """Open a ZIP file that has a directory of bounded size."""
    if not stream.seek(0, os.SEEK_END):
        return EMPTY
    if _directory_size(stream) > _LARGEST_DIRECTORY:
        return Problem(f"lists far more than {MOST:,} members; split it.")
    try:
        archive = zipfile.ZipFile(stream)
        packed = sum(info.compress_size for info in archive.infolist())
    except _FAULTS:
        return _DAMAGED
    if len(archive.infolist()) > MOST:
        return Problem(f"has more than {MOST:,} members; split it.")
    if packed > stream.seek(0, os.SEEK_END):
        return Problem("has members that overlap, as ZIP bombs do; it is not read.")
    return archive


def unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, *, most: int) -> bytes | Problem:
    """The bytes of a member, if they are no more than ``most`` and not packed too tightly to be text."""
    if member.flag_bits & 1:
        return Problem("is encrypted; pack it without a password.")
    if member.compress_type not in _PACKED:
        return Problem("is packed by a method that is not read; pack it anew with deflate.")
    limit = min(most, max(_FREE, _RATIO * member.compress_size))
    data = io.BytesIO()
    try:
        with archive.open(member) as packed:
            while data.tell() <= limit and (chunk := packed.read(_CHUNK)):
                data.write(chunk)
    except _FAULTS:
        return Problem("is damaged and cannot be unpacked; pack it again.")
    if data.tell() <= limit:
        return data.getvalue()
    if limit < most:
        return Problem(f"unpacks to more than {_RATIO} times its size, as ZIP bombs do; it is not read.")
    return Problem(f"is larger than {most // 2**20} MB unpacked; split it.")


def _directory_size(stream: BinaryIO) -> int:
    """Bytes of the directory as the end of the file tells them; zero where there is no such end."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - 2**16 - 128))
    tail = stream.read()
    stream.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or at + 22 > len(tail):
        return 0
    told = int.from_bytes(tail[at + 12 : at + 16], "little")
    large = tail.rfind(b"PK\x06\x06", 0, at)
    return int.from_bytes(tail[large + 40 : large + 48], "little") if told == 0xFFFFFFFF and large >= 0 else told

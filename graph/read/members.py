"""Files packed in another file: what a reader hands over of them, and how much of them is read.

The limits hold for all that one file holds, however it is nested; a file that unpacks to more is a bomb or should be
split.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from graph.read.draft import Problem

DEEPEST = 2
"""Files that a file may be packed in, one in the other."""
MOST = 100_000
"""Members that are read of one file."""
_RATIO = 100
"""How many times its size a file may unpack to; English in the tightest archives takes a tenth of its size."""
_FREE = 64 * 2**20
"""Bytes that any file may unpack to, so that small ones may be repetitive."""
_TOTAL = 8 * 2**30
"""Bytes that no file may unpack to."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a file."""

    name: str
    """Never used as a path; empty for the one file in a packed one, which is read whatever the suffix."""
    load: Callable[[], bytes | Problem]
    """Unpacks it; to be called before the next member is asked for."""

    @property
    def hidden(self) -> bool:
        """True for what programs put beside the files that people packed."""
        return any(part.startswith((".", "__MACOSX")) and part not in {".", ".."} for part in self.name.split("/"))


@dataclass(slots=True)
class Allowance:
    """What may still be unpacked of one file."""

    bytes_left: int
    members_left: int = MOST
    spent: bool = False

    @classmethod
    def of(cls, stream: BinaryIO) -> "Allowance":
        """The allowance of a file, by its size."""
        size = stream.seek(0, os.SEEK_END)
        stream.seek(0)
        return cls(min(_FREE + _RATIO * size, _TOTAL))

    def refuse(self, data: bytes) -> Problem | None:
        """Count a member; the reason when it must not be read, and then nothing that follows may."""
        self.bytes_left -= len(data)
        self.members_left -= 1
        self.spent = self.bytes_left < 0 or self.members_left < 0
        if self.bytes_left < 0:
            return Problem("and what follows are not read: the archive unpacks to far more than its size; split it.")
        if self.members_left < 0:
            return Problem(f"and what follows are not read: the archive has more than {MOST:,} members; split it.")
        return None

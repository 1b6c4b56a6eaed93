"""Gzip members in, their content out, piece by piece: all that comes before a damage is given before it is told.

Python's own reader tells of a damaged member while it still holds good content, which is then lost.
"""

import zlib
from typing import IO

_PIECE = 64 * 1024
_GZIP_ONLY = 16 + zlib.MAX_WBITS


class Members:
    """A readable stream of the content of all members; raises :class:`zlib.error` at a damage."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._position = stream, 0
        self._packed = self._ready = b""
        self._member: "zlib._Decompress | None" = None  # noqa: UP037 - no name of zlib's at run time

    def read(self, size: int = -1) -> bytes:
        """At most so many bytes, at least one unless the stream is at its end; all without a size."""
        if size < 0:
            parts = []
            while part := self.read(_PIECE):
                parts.append(part)
            return b"".join(parts)
        while not self._ready and self._more():
            pass
        data, self._ready = self._ready[:size], self._ready[size:]
        self._position += len(data)
        return data

    def tell(self) -> int:
        """Bytes given so far."""
        return self._position

    def close(self) -> None:
        """Close the stream below."""
        self._stream.close()

    def _more(self) -> bool:
        """Unpack a piece; False at the end."""
        if not self._packed:
            self._packed = self._stream.read(_PIECE)
        if self._member is None:
            self._packed = self._packed.lstrip(b"\0")  # padding
            if not self._packed:
                return self._refilled()
            self._member = zlib.decompressobj(_GZIP_ONLY)
        elif not self._packed:
            raise zlib.error("it ends inside a gzip member")
        self._ready = self._member.decompress(self._packed, _PIECE)
        if self._member.eof:
            self._packed, self._member = self._member.unused_data, None
        else:
            self._packed = self._member.unconsumed_tail
        return True

    def _refilled(self) -> bool:
        self._packed = self._stream.read(_PIECE)
        return bool(self._packed)

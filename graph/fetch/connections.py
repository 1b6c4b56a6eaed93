"""An address in, the answer of its server out, over a connection that only an allowed address can get.

The host's name is resolved once; each address is judged, and those that pass are connected to as they are, so that a
name that resolves to another address a moment later gains nothing.  A watch over the whole request shuts the
connection when its time is up: limits on single reads do not stop a server that sends a byte now and then.
"""

import contextlib
import ipaddress
import os
import socket
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, ProtocolError, ReadTimeoutError
from urllib3.response import BaseHTTPResponse
from urllib3.util import Url

_CHUNK = 64 * 1024
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class RefusedAddressError(Exception):
    """A name leads to no address that may be connected to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said; header names in lower case."""

    status: int
    headers: Mapping[str, str]
    data: bytes = field(repr=False)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public Internet; for one that carries another inside, that one counts.

    >>> [is_public(a) for a in ("93.184.215.14", "127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1", "2002:7f00:1::")]
    [True, False, False, False, False]
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64 or int(ip) < 2**32:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """Which addresses may be connected to."""

    allow_private: bool = False

    def connect(self, host: str, port: int, seconds: float) -> socket.socket:
        """A connection to the first allowed address of a host that takes one."""
        found = [info[4] for info in socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)]
        allowed = [address for address in found if self.allow_private or is_public(str(address[0]))]
        if not allowed:
            raise RefusedAddressError(f"{host} ({', '.join(sorted({str(address[0]) for address in found}))[:200]})")
        for number, address in enumerate(allowed, start=1):
            try:
                return socket.create_connection((str(address[0]), int(address[1])), seconds)
            except OSError:
                if number == len(allowed):
                    raise
        raise OSError("the host has no address")


class _Watch:
    """Shuts a connection when the time of its request is up."""

    def __init__(self, guard: Guard, seconds: float, idle: float) -> None:
        self._guard, self._ends, self._idle = guard, time.monotonic() + seconds, idle
        self._timer: threading.Timer | None = None
        self._handle: socket.socket | None = None

    def connect(self, host: str, port: int) -> socket.socket:
        """Connect and begin to watch; a handle of its own stays valid when TLS takes the socket over."""
        connection = self._guard.connect(host, port, min(self._idle, max(self._left, 0.1)))
        self._handle = socket.socket(fileno=os.dup(connection.fileno()))
        self._timer = threading.Timer(max(self._left, 0.0), self._shut)
        self._timer.daemon = True
        self._timer.start()
        return connection

    @property
    def _left(self) -> float:
        return self._ends - time.monotonic()

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return self._left <= 0

    def _shut(self) -> None:
        with contextlib.suppress(OSError):
            if self._handle is not None:
                self._handle.shutdown(socket.SHUT_RDWR)

    def end(self) -> None:
        """Watch no longer."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()
        if self._handle is not None:
            self._handle.close()


class _PlainConnection(HTTPConnection):
    def __init__(self, *args: Any, watch: _Watch, **options: Any) -> None:
        super().__init__(*args, **options)
        self._watch = watch

    def _new_conn(self) -> socket.socket:
        return self._watch.connect(self.host, self.port)


class _SecureConnection(HTTPSConnection):
    def __init__(self, *args: Any, watch: _Watch, **options: Any) -> None:
        super().__init__(*args, **options)
        self._watch = watch

    def _new_conn(self) -> socket.socket:
        return self._watch.connect(self.host, self.port)


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _PlainConnection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


def ask(parts: Url, headers: Mapping[str, str], guard: Guard, *, largest: int, seconds: float, idle: float) -> Answer:
    """Get one address, redirects not followed.

    Raises :class:`TimeoutError`, :class:`OverflowError` for too large an answer, :class:`RefusedAddressError`, and what
    urllib3 and the system have to say of all else.
    """
    watch = _Watch(guard, seconds, idle)
    pool_class = _SecurePool if parts.scheme == "https" else _PlainPool
    timeout = Timeout(connect=idle, read=idle)
    with pool_class(str(parts.host), parts.port, timeout=timeout, maxsize=1, watch=watch) as pool:
        try:
            response = pool.urlopen(
                "GET", parts.request_uri, headers=dict(headers), retries=False, redirect=False,
                preload_content=False, decode_content=False,
            )  # fmt: skip
            with contextlib.closing(response):
                found = {name.lower(): value for name, value in response.headers.items()}
                data = _body(response, found, largest) if response.status == 200 else b""
        except (ReadTimeoutError, ConnectTimeoutError) as error:
            raise TimeoutError from error
        except (HTTPError, OSError):
            if watch.is_over:
                raise TimeoutError from None
            raise
        finally:
            watch.end()
        if watch.is_over:  # an answer without a stated length ends where the connection was shut
            raise TimeoutError
    return Answer(status=response.status, headers=found, data=data)


def _body(response: BaseHTTPResponse, headers: Mapping[str, str], largest: int) -> bytes:
    """The body, decompressed; never more than the limit is held, packed or not."""
    length = headers.get("content-length", "")
    if length.isdecimal() and int(length) > largest:
        raise OverflowError
    parts: list[bytes] = []
    size = 0
    for part in _unpacked(response.stream(_CHUNK, decode_content=False), headers.get("content-encoding", ""), largest):
        size += len(part)
        if size > largest:
            raise OverflowError
        parts.append(part)
    return b"".join(parts)


def _unpacked(chunks: Iterator[bytes], encoding: str, largest: int) -> Iterator[bytes]:
    """The chunks as they are before compression; each step gives a bounded piece."""
    name = encoding.strip().lower()
    if name in {"", "identity"}:
        yield from chunks
        return
    if name not in {"gzip", "x-gzip", "deflate"}:
        raise ProtocolError(f"the content encoding {name[:40]!r} was not asked for")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)  # 32: gzip or zlib, as the data says
    try:
        for chunk in chunks:
            rest = chunk
            while rest:
                yield unpacker.decompress(rest, min(largest + 1, 16 * _CHUNK))
                rest = unpacker.unconsumed_tail
        yield unpacker.flush()
    except zlib.error as error:
        raise ProtocolError("the compressed answer is damaged") from error
    if not unpacker.eof:
        raise ProtocolError("the compressed answer is cut off")

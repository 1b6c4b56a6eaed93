"""URLs in, what they lead to out: bytes with their address and media type; the only code that opens a connection.

    url -> robots.txt -> request, redirects -> Fetched (remembered for the next time)

Only http and https; only addresses of the public Internet unless ``allow_private``, and that is checked on the very
address that is connected to.  One request at a time, a pause between two to one host, robots.txt obeyed (RFC 9309),
limits on size, time and redirects, no proxies, no cookies.  What cannot be had is a :class:`~graph.errors.SourceError`.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeGuard
from urllib.parse import urljoin, urlsplit

from urllib3.exceptions import HTTPError, LocationParseError
from urllib3.util import Url, parse_url

from graph.errors import SourceError
from graph.fetch.connections import Answer, Guard, RefusedAddressError, ask
from graph.fetch.memory import Memory
from graph.fetch.robots import Robots
from graph.version import __version__

__all__ = ["AGENT", "Fetched", "Fetcher", "Limits", "is_url"]

AGENT = f"newsgraph/{__version__} (+https://w3id.org/newsgraph)"
"""What every request says it comes from."""
_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, "
    "application/xml;q=0.9, application/json;q=0.9, text/plain;q=0.8, */*;q=0.5"
)
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_LONGEST_URL = 2000
_LONGEST_DELAY = 30.0
"""Seconds of a robots.txt's Crawl-delay that are kept to; longer ones are cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of a stranger's server is put up with."""

    bytes: int = 20 * 1024 * 1024
    """Size of an answer, decompressed."""
    seconds: float = 60.0
    """From the connection to the last byte of one answer, however steadily it drips."""
    idle: float = 20.0
    """Without a byte."""
    redirects: int = 5
    pause: float = 1.0
    """Seconds between two requests to one host."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a URL led to."""

    url: str
    """The address after all redirects."""
    data: bytes
    media_type: str = ""
    """Lower case, without parameters; empty when the server names none."""
    charset: str = ""
    fresh: bool = True
    """False when the server said that it is what was fetched last time."""


class Fetcher:
    """Fetches one URL after the other; ``folder`` keeps what is needed to ask "anything new?" the next time."""

    def __init__(
        self, folder: Path | None = None, *, allow_private: bool = False, limits: Limits | None = None
    ) -> None:
        self._guard = Guard(allow_private=allow_private)
        self._limits = limits or Limits()
        self._memory = Memory(folder)
        self._robots = Robots(AGENT, self._page)
        self._asked: dict[str, float] = {}

    def get(self, url: str, *, remember: bool = True) -> Fetched:
        """What the URL leads to; raises :class:`graph.errors.SourceError` with the reason when that is nothing.

        With ``remember`` it is kept, and the next time the server need only say that it has not changed (304).
        """
        kept = self._memory.get(url) if remember else None
        target = url
        for _ in range(self._limits.redirects + 1):
            parts = checked(target, url)
            delay = self._allowed(parts, url)
            known = kept if kept is not None and kept.url == target else None
            answer = self._ask(parts, url, headers=known.conditions if known else {}, delay=delay)
            if answer.status in _REDIRECTS and answer.headers.get("location"):
                target = urljoin(target, answer.headers["location"])
                continue
            if answer.status == 304 and known is not None:
                return replace(_fetched(known.url, known.headers, known.data), fresh=False)
            if answer.status != 200:
                raise SourceError(url, f"the server answered {answer.status}{_advice(answer.status)}.")
            if remember:
                self._memory.put(url, target, answer)
            return _fetched(target, answer.headers, answer.data)
        raise SourceError(url, f"is redirected more than {self._limits.redirects} times; check the address.")

    def _allowed(self, parts: Url, url: str) -> float:
        """The seconds between requests that the host asks for; raises when its robots.txt says no."""
        verdict = self._robots.verdict(parts.url)
        if not verdict.allowed:
            where = "" if parts == checked(url, url) else f"leads to {parts.url}: "
            raise SourceError(url, where + verdict.reason)
        return min(verdict.delay, _LONGEST_DELAY)

    def _page(self, url: str) -> Answer:
        """The answer for a robots.txt, with as many redirects as RFC 9309 asks for; raises SourceError."""
        target = url
        for _ in range(self._limits.redirects + 1):
            answer = self._ask(checked(target, url), url, headers={}, delay=0.0, pause=False)
            if answer.status not in _REDIRECTS or not answer.headers.get("location"):
                return answer
            target = urljoin(target, answer.headers["location"])
        raise SourceError(url, "is redirected too often.")

    def _ask(self, parts: Url, url: str, *, headers: Mapping[str, str], delay: float, pause: bool = True) -> Answer:
        """One request; every way in which it can fail becomes one sentence."""
        host = f"{parts.host}:{parts.port or parts.scheme}"
        if pause and host in self._asked:
            time.sleep(max(0.0, self._asked[host] + max(delay, self._limits.pause) - time.monotonic()))
        sent = {"User-Agent": AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate", **headers}
        limits = self._limits
        try:
            return ask(parts, sent, self._guard, largest=limits.bytes, seconds=limits.seconds, idle=limits.idle)
        except RefusedAddressError as error:
            reason = f"leads to {error}, no address of the public Internet; give --allow-private if it is yours."
            raise SourceError(url, reason) from error
        except TimeoutError as error:
            raise SourceError(url, f"gave no whole answer in {limits.seconds:g} seconds; try again later.") from error
        except OverflowError as error:
            raise SourceError(url, f"is larger than {limits.bytes / 2**20:g} MB; save it and split it.") from error
        except (HTTPError, OSError, UnicodeError) as error:
            raise SourceError(url, f"cannot be fetched ({_reason(error)}); check the address.") from error
        finally:
            if pause:
                self._asked[host] = time.monotonic()


def is_url(source: object) -> TypeGuard[str]:
    """Whether a source is fetched, not opened.

    >>> is_url("https://example.org/feed.xml"), is_url("feed.xml")
    (True, False)
    """
    return isinstance(source, str) and source.lower().startswith(("http://", "https://"))


def checked(target: str, url: str) -> Url:
    """The parts of an address that may be asked for; raises :class:`graph.errors.SourceError` for any other."""
    try:
        parts = parse_url(target)._replace(fragment=None)
    except LocationParseError as error:
        raise SourceError(url, "is not an address that can be read; check it.") from error
    leads = "" if target == url else f"leads to {target[:200]}, which "
    if parts.scheme not in {"http", "https"}:
        raise SourceError(url, f"{leads}is no http or https address; only those are fetched.")
    if parts.auth is not None:
        raise SourceError(url, f"{leads}holds a name or password, which would end up in the graph; leave it out.")
    if not parts.host or len(target) > _LONGEST_URL or any(c.isspace() or not c.isprintable() for c in target):
        raise SourceError(url, f"{leads}is not an address that can be read; check it.")
    return parts


def _fetched(url: str, headers: Mapping[str, str], data: bytes) -> Fetched:
    media_type, _, parameters = headers.get("content-type", "").partition(";")
    charset = next((p.partition("=")[2] for p in parameters.split(";") if p.strip().lower().startswith("charset=")), "")
    return Fetched(
        url=urlsplit(url)._replace(fragment="").geturl(),
        data=data,
        media_type=media_type.strip().lower(),
        charset=charset.strip().strip("\"'")[:40],
    )


def _advice(status: int) -> str:
    if status in {401, 402, 403}:
        return ", it wants to know who asks: save the page yourself and give the file"
    if status in {404, 410}:
        return ", there is nothing at this address: check it"
    return ", try again later" if status == 429 or status >= 500 else ""


def _reason(error: Exception) -> str:
    """What went wrong, in the system's words where it has some, without the names of Python's objects."""
    inner = next((part for part in error.args if isinstance(part, Exception)), error)
    if isinstance(inner, OSError) and inner.strerror:
        return inner.strerror
    return str(inner).rpartition(">: ")[2].rpartition("): ")[2][:200] or type(inner).__name__

"""A URL in, out whether the robots.txt of its host lets us fetch it (RFC 9309).

A host without one (an answer of 4xx) allows all; one whose robots.txt cannot be had (5xx, no answer) allows nothing.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego
from urllib3.util import parse_url

from graph.errors import SourceError
from graph.fetch.connections import Answer

_KEPT = 24 * 3600.0
"""Seconds for which a robots.txt is good; RFC 9309 allows no more."""
_LARGEST = 500 * 1024
"""Bytes of a robots.txt that are read; RFC 9309 asks for no less."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether, why not, and how many seconds between two requests."""

    allowed: bool
    reason: str = ""
    delay: float = 0.0


class Robots:
    """The robots.txt files of the hosts met so far."""

    def __init__(self, agent: str, get: Callable[[str], Answer]) -> None:
        self._agent, self._get = agent.partition("/")[0], get
        self._known: dict[str, tuple[float, Protego | str]] = {}

    def verdict(self, url: str) -> Verdict:
        """What the host's robots.txt says of a URL."""
        parts = parse_url(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        read_at, rules = self._known.get(origin, (float("-inf"), ""))
        if time.monotonic() - read_at > _KEPT:
            rules = self._read(f"{origin}/robots.txt")
            self._known[origin] = (time.monotonic(), rules)
        if isinstance(rules, str):
            self._known.pop(origin)  # asked again the next time
            return Verdict(allowed=False, reason=rules)
        if not rules.can_fetch(url, self._agent):
            reason = f"the robots.txt of {parts.netloc} asks {self._agent} not to fetch it; save it yourself"
            return Verdict(allowed=False, reason=reason + " and give the file.")
        return Verdict(allowed=True, delay=float(rules.crawl_delay(self._agent) or 0.0))

    def _read(self, url: str) -> Protego | str:
        """The rules, or why there are none."""
        try:
            answer = self._get(url)
        except SourceError as error:
            answered = isinstance(error.__cause__, TimeoutError | OverflowError | None)
            return f"the robots.txt of its host, which is asked for first, {error.reason}" if answered else error.reason
        if answer.status >= 500 or answer.status == 429:
            return f"its host does not say whether it may be fetched ({url} answers {answer.status}); try again later."
        text = answer.data[:_LARGEST].decode("utf-8", "ignore") if answer.status == 200 else ""
        return Protego.parse(text)

"""An Accept header in, one of the media types on offer out (RFC 9110, 12.5.1)."""

from collections.abc import Sequence


def choose(accept: str, offers: Sequence[str]) -> str | None:
    """The offer that the header likes best, the first of equals; None when it takes none of them.

    >>> choose("text/html;q=0.5, text/turtle", ("text/html", "text/turtle")), choose("image/png", ("text/html",))
    ('text/turtle', None)
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    scores = [(_quality(offer, ranges), -place, offer) for place, offer in enumerate(offers)]
    quality, _, offer = max(scores)
    return offer if quality > 0 else None


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = next((text.partition("=")[2] for text in parameters if text.startswith("q=")), "1")
    try:
        return name, min(max(float(quality), 0.0), 1.0)
    except ValueError:
        return name, 0.0


def _quality(offer: str, ranges: Sequence[tuple[str, float]]) -> float:
    """What the most specific range that fits says."""
    for pattern in (offer, offer.partition("/")[0] + "/*", "*/*"):
        found = [quality for name, quality in ranges if name == pattern]
        if found:
            return max(found)
    return 0.0

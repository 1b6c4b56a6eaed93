"""IRIs from content: the same thing gets the same IRI in every build, and no text can break out of it."""

import hashlib
import unicodedata
from decimal import Decimal

from graph.model import Period, Quantity

_LONGEST = 120
_BOUNDS = {"=": "", "~": "about-", ">=": "at-least-", "<=": "at-most-", ">": "over-", "<": "under-"}


def slug(text: str) -> str:
    """The text as one safe IRI segment: spaces become ``_``, letters, digits, ``-``, ``.`` stay, the rest is encoded.

    >>> slug("Café Ü-2 <a>/.."), slug("U.S.")
    ('Café_Ü-2_%3Ca%3E%2F', 'U.S')
    """
    folded = " ".join(unicodedata.normalize("NFC", text).split()).strip(". ")
    safe = "".join(_safe(char) for char in folded) or "_"
    return safe if len(safe) <= _LONGEST else f"{_cut(safe)}-{digest(text)}"


def _cut(safe: str) -> str:
    """The beginning of a slug, not ending inside a percent-encoded character."""
    head = safe[: _LONGEST - 10]
    return head[: head.rindex("%")] if "%" in head[-2:] else head


def _safe(char: str) -> str:
    if char == " ":
        return "_"
    if char.isalnum() or char in "-_." or unicodedata.category(char) in {"Mn", "Mc"}:
        return char
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogatepass"))


def digest(*parts: str) -> str:
    """Eight hexadecimal digits that stand for the parts."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def quantity_name(quantity: Quantity) -> str:
    """The canonical name of an amount: bound, unit, value, upper end.

    >>> quantity_name(Quantity(value="28.50", unit="HKD", bound="~"))
    'about-HKD-28.5'
    """
    value = _decimal(quantity.value) + (f"-to-{_decimal(quantity.upper)}" if quantity.upper else "")
    unit = quantity.unit or ("" if quantity.kind == "count" else quantity.kind)
    return _BOUNDS.get(quantity.bound, "") + (f"{unit}-{value}" if unit else value)


def _decimal(text: str) -> str:
    try:
        number = Decimal(text)
    except ArithmeticError:
        return text
    return format(number.normalize(), "f") if number.is_finite() else text


def period_name(period: Period) -> str | None:
    """``begin``, or ``begin_end`` for a stretch; ``open`` stands for a missing end; None when nothing is known.

    >>> period_name(Period(begin="2018", end="2018-09"))
    '2018_2018-09'
    """
    if period.begin is None and period.end is None:
        return None
    if period.begin == period.end:
        return period.begin
    return f"{period.begin or 'open'}_{period.end or 'open'}"

"""Whether two values or two times can both be true: rounding, bounds, reduced precision."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from graph.statements import Amount, Source, Statement, Statements, Voice

WINDOW = 90
"""Days around an article's date in which what it says without a time of its own is taken to hold."""
ROUNDING = Decimal("0.05")
"""No rounding moves a number further than this part of it; "about" moves it so far."""
EXACT_COUNT = 1000
"""Smaller counts of things are not rounded: 20 dead are not 21."""

Days: TypeAlias = tuple[float, float]
"""First and last day, as ordinals."""
ALWAYS: Days = (float("-inf"), float("inf"))


def period_days(ends: tuple[str, str]) -> Days:
    """The days of a period with the ISO dates of its ends, of any precision.

    >>> period_days(("2021-02", "2021-02")) == period_days(("2021-02-01", "2021-02-28"))
    True
    """
    return _first(ends[0]), _last(ends[1])


def _first(date: str) -> float:
    parts = _parts(date)
    return dt.date(*(*parts, 1, 1)[:3]).toordinal() if parts else ALWAYS[0]


def _last(date: str) -> float:
    parts = _parts(date)
    if not parts:
        return ALWAYS[1]
    if len(parts) == 1:
        return dt.date(parts[0], 12, 31).toordinal()
    if len(parts) == 2:
        year, month = parts[0] + parts[1] // 12, parts[1] % 12 + 1
        return dt.date(year, month, 1).toordinal() - 1 if year <= dt.MAXYEAR else dt.date.max.toordinal()
    return dt.date(*parts).toordinal()


def _parts(date: str) -> tuple[int, ...]:
    """Year, month and day as far as they are given; nothing for what is no date."""
    try:
        parts = tuple(int(part) for part in date.partition("T")[0].split("-"))
        dt.date(*(*parts, 1, 1)[:3])
    except ValueError:
        return ()
    return parts if len(parts) <= 3 else ()


@dataclass(frozen=True, slots=True)
class Times:
    """When statements hold, as far as their articles say."""

    known: Statements

    def days(self, statement: Statement, voice: Voice) -> Days:
        """The statement's valid time, else the time around its article."""
        if statement.period:
            return period_days(self.known.times.get(statement.period, ("", "")))
        source: Source | None = self.known.sources.get(voice.article)
        published = period_days((source.date, source.date)) if source else ALWAYS
        return published[0] - WINDOW, published[1] + WINDOW


def overlap(one: Days, other: Days) -> bool:
    """Whether there is a day in both."""
    return max(one[0], other[0]) <= min(one[1], other[1])


def agree(one: Amount, other: Amount) -> bool:
    """Whether two amounts of one unit can be the same, told with another precision.

    >>> about = Amount(value="3600000000", upper="", unit="USD", bound="~", money=True)
    >>> agree(about, Amount(value="3580000000", upper="", unit="USD", bound="=", money=True))
    True
    """
    first, second = _range(one), _range(other)
    if first is None or second is None:
        return True
    gap = max(first[0], second[0]) - min(first[1], second[1])
    return gap <= max(_slack(one), _slack(other))


def _range(amount: Amount) -> tuple[Decimal, Decimal] | None:
    low = _number(amount.value)
    high = _number(amount.upper) if amount.upper else low
    if low is None or high is None:
        return None
    if amount.bound in {">", ">="}:
        return low, Decimal("Infinity")
    if amount.bound in {"<", "<="}:
        return Decimal("-Infinity"), high
    return min(low, high), max(low, high)


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _slack(amount: Amount) -> Decimal:
    """How far the written number may lie from the true one: half of its last digit, five per cent at most."""
    number = abs(_number(amount.value) or Decimal(0))
    most = number * ROUNDING
    if amount.bound == "~":
        return most
    exponent = number.normalize().as_tuple().exponent
    if not amount.money and number < EXACT_COUNT:
        # Percentages and measures are rounded to their decimals, small counts are not rounded at all.
        exponent = min(int(exponent), 0)
        if amount.unit != "percent" and exponent == 0:
            return Decimal(0)
    return min(most, Decimal(5).scaleb(int(exponent) - 1))

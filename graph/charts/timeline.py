"""Dates in, columns of a time axis out.

Dates are as exact as the articles are: ``2024``, ``2024-07``, ``2024-07-04``.  The unit is the finest that most dates
can be told in and that gives no more than :data:`MOST` columns; a few dates far from the others share a column at the
end, so that one fact about 1850 does not hide the week.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

MOST = 40
"""Columns at most: more cannot be told apart on a telephone."""
EXACT = 0.9
"""Share of the dates that must be exact enough for a unit."""
FAR = 0.02
"""Share of the dates, at each end, that may lie outside the axis."""
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A stretch of time and its facts: those plainly stated, and the others."""

    label: str
    stated: int
    unsure: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.stated + self.unsure


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The columns of one axis, without a gap."""

    unit: str = "year"
    first: int = 0
    """Number of the first column's stretch of time, counted in the unit."""
    columns: tuple[Column, ...] = ()
    undated: int = 0
    """Facts without a date."""
    vague: int = 0
    """Facts whose date is less exact than the unit."""


class _Day(NamedTuple):
    year: int
    month: int
    day: int
    parts: int
    """How many of the three the text gives."""

    @property
    def ordinal(self) -> int:
        return date(self.year, self.month, self.day).toordinal()


class _Unit(NamedTuple):
    name: str
    parts: int
    """Parts of a date that it needs."""
    number: Callable[[_Day], int]
    label: Callable[[int], str]


_UNITS = (
    _Unit("day", 3, lambda day: day.ordinal, lambda n: date.fromordinal(n).isoformat()),
    _Unit("week", 3, lambda day: (day.ordinal - 1) // 7, lambda n: date.fromordinal(n * 7 + 1).isoformat()),
    _Unit("month", 2, lambda day: day.year * 12 + day.month - 1, lambda n: f"{n // 12:04}-{n % 12 + 1:02}"),
    _Unit("quarter", 2, lambda day: day.year * 4 + (day.month - 1) // 3, lambda n: f"{n // 4:04} Q{n % 4 + 1}"),
    _Unit("year", 1, lambda day: day.year, lambda n: f"{n:04}"),
    _Unit("decade", 1, lambda day: day.year // 10, lambda n: f"{n:03}0s"),
    _Unit("century", 1, lambda day: day.year // 100, lambda n: f"{n:02}00s"),
)


def timeline(dates: Iterable[tuple[str, bool]]) -> Timeline:
    """The axis of dates (ISO 8601 or empty), each with whether its fact is plainly stated."""
    counts = Counter((_day(text), stated) for text, stated in dates)
    undated = counts.pop((None, True), 0) + counts.pop((None, False), 0)
    known = {(day, stated): number for (day, stated), number in counts.items() if day is not None}
    if not known:
        return Timeline(undated=undated)
    unit, low, high = _choose(known)
    exact = {key: number for key, number in known.items() if key[0].parts >= unit.parts}
    placed: Counter[tuple[int, bool]] = Counter()
    for (day, stated), number in exact.items():
        placed[min(max(unit.number(day), low - 1), high + 1), stated] += number
    return Timeline(
        unit=unit.name,
        first=low - (bool(placed[low - 1, True] + placed[low - 1, False])),
        columns=_columns(unit, low, high, placed),
        undated=undated,
        vague=sum(known.values()) - sum(exact.values()),
    )


def _columns(unit: _Unit, low: int, high: int, placed: Counter[tuple[int, bool]]) -> tuple[Column, ...]:
    """One column for each stretch of time, and one at an end where something lies outside."""
    labels = {
        low - 1: f"before {unit.label(low)}",
        **{n: unit.label(n) for n in range(low, high + 1)},
        high + 1: f"after {unit.label(high)}",
    }
    columns = {n: Column(label=text, stated=placed[n, True], unsure=placed[n, False]) for n, text in labels.items()}
    return tuple(column for n, column in columns.items() if low <= n <= high or column.total)


def _choose(known: dict[tuple[_Day, bool], int]) -> tuple[_Unit, int, int]:
    """The unit, and the numbers of the first and last stretch that have a column of their own."""
    for unit in _UNITS:
        spread: Counter[int] = Counter()
        for (day, _), number in known.items():
            if day.parts >= unit.parts:
                spread[unit.number(day)] += number
        if spread.total() < EXACT * sum(known.values()):
            continue
        for share in (0.0, FAR):
            low, high = _inner(spread, share)
            if high - low < MOST:
                return unit, low, high
    return unit, low, high  # centuries: there are a hundred at most


def _inner(spread: Counter[int], share: float) -> tuple[int, int]:
    """First and last number when so many are left out at each end."""
    numbers = sorted(spread.elements())
    left_out = math.floor(share * len(numbers))
    return numbers[left_out], numbers[-1 - left_out]


def _day(text: str) -> _Day | None:
    """The date, with the first month or day where the text has none; None when it is none."""
    found = _DATE.fullmatch(text[:10])  # a time of day may follow
    if found is None:
        return None
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return None
    return _Day(year, month, day, sum(part is not None for part in found.groups()))

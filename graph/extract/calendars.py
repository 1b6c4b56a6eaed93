"""Calendar arithmetic for :mod:`graph.extract.times`: units that contain a day, steps, slices, and dates that recur.

A :class:`Stretch` is a begin and an end, both included; :data:`NEVER` and :data:`ALWAYS` stand for an open end.
Everything is proleptic Gregorian; seasons are those of the northern hemisphere; weeks run from Monday.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple, TypeAlias

from dateutil.relativedelta import relativedelta

Grain: TypeAlias = Literal[
    "minute", "day", "week", "month", "quarter", "season", "half", "year", "decade", "century", "open"
]
Choice: TypeAlias = Literal["past", "future", "near", "last", "next", "this"]

NEVER, ALWAYS = date.min, date.max
DIGITS: dict[Grain, int] = {"minute": 19, "day": 10, "week": 10, "year": 4, "decade": 4, "century": 4}
"""Length of an ISO date of that grain; 7 (a month) for the others."""
_MONTHS = {"quarter": 3, "half": 6, "season": 3, "month": 1}
_YEARS = {"year": 1, "decade": 10, "century": 100}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month in which each begins."""
FEASTS = {"christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
          "new year's day": (1, 1), "new year's eve": (12, 31), "valentine's day": (2, 14), "may day": (5, 1),
          "halloween": (10, 31)}  # fmt: skip
"""Holidays with a fixed date."""


class Stretch(NamedTuple):
    """A stretch of days (or a minute), both ends included."""

    begin: date
    end: date
    grain: Grain

    def iso(self) -> tuple[str | None, str | None]:
        """Both ends in ISO 8601, as precise as the grain."""
        digits = DIGITS.get(self.grain, 7)
        begin, end = (None if day in {NEVER, ALWAYS} else (day.isoformat()[:digits]) for day in (self.begin, self.end))
        return begin, end


def day_of(year: int, month: int, day: int) -> Stretch | None:
    """One day, or None where the calendar has no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Stretch(found, found, "day")


def year_of(year: int) -> Stretch:
    """A whole year."""
    return Stretch(date(year, 1, 1), date(year, 12, 31), "year")


def months_of(year: int, month: int, length: int, grain: Grain) -> Stretch | None:
    """``length`` months from the given one, or None where the calendar has no such months."""
    first = day_of(year, month, 1)
    if first is None or year >= date.max.year:
        return None
    return Stretch(first.begin, first.begin + relativedelta(months=length, days=-1), grain)


def minute_of(day: date, hour: int, minute: int) -> Stretch | None:
    """A minute of a day, local time."""
    if hour > 23 or minute > 59:
        return None
    found = datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001 - news gives the time of the place
    return Stretch(found, found, "minute")


def containing(day: date, unit: str) -> Stretch | None:
    """The calendar unit that a day lies in; a weekend is that of the day's week."""
    if unit in {"week", "weekend"}:
        monday = day - timedelta(days=day.weekday())
        first, last = (5, 6) if unit == "weekend" else (0, 6)
        grain: Grain = "day" if unit == "weekend" else "week"
        return Stretch(monday + timedelta(days=first), monday + timedelta(days=last), grain)
    if unit in _YEARS:
        size = _YEARS[unit]
        first = day.year - (day.year - (unit == "century")) % size
        return Stretch(date(first, 1, 1), date(first + size - 1, 12, 31), grain_of(unit))
    if unit == "season":
        month = day.month // 3 * 3 or 12
        return months_of(day.year - (day.month < 3), month, 3, "season")
    if unit in _MONTHS:
        size = _MONTHS[unit]
        return months_of(day.year, (day.month - 1) // size * size + 1, size, grain_of(unit))
    return Stretch(day, day, "day")


def grain_of(unit: str) -> Grain:
    """The grain of a unit's word; a day for what is smaller."""
    grains: dict[str, Grain] = {
        "week": "week", "month": "month", "quarter": "quarter", "half": "half", "season": "season", "year": "year",
        "decade": "decade", "century": "century",
    }  # fmt: skip
    return grains.get(unit, "day")


def shift(day: date, unit: str, count: int) -> date | None:
    """A day some units away; hours and minutes do not move it.  None outside years 1000 to 2999."""
    if unit in {"second", "minute", "hour"}:
        return day
    months = count * (_MONTHS.get(unit, 0) or 12 * _YEARS.get(unit, 0))
    days = count * {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit, 0)
    if abs(months) > 24_000 or abs(days) > 400_000:
        return None
    year = day.year + months / 12 + days / 365
    return day + relativedelta(months=months, days=days) if 1002 < year < 2998 else None


def part(whole: Stretch, which: str) -> Stretch | None:
    """A slice: ``early``, ``mid`` and ``late`` are thirds; ``start`` and ``end`` the first and last smaller unit."""
    if whole.grain in {"day", "minute", "open"} or whole.begin == NEVER or whole.end == ALWAYS:
        return whole
    if whole.grain in {"week", "month"}:
        return _days(whole, which)
    years = whole.grain in {"decade", "century"}
    size = whole.end.year - whole.begin.year + 1
    length = size if years else 12 * (size - 1) + whole.end.month - whole.begin.month + 1
    first, last = _third(length, which)
    unit = 12 if years else 1
    begin, end = (whole.begin + relativedelta(months=unit * count) for count in (first, last))
    return Stretch(begin, end - timedelta(days=1), "year" if years else "month")


def _days(whole: Stretch, which: str) -> Stretch:
    length = (whole.end - whole.begin).days + 1
    first, last = _third(length, which)
    if which == "late" and whole.grain == "month":
        first = 20
    return Stretch(whole.begin + timedelta(days=first), whole.begin + timedelta(days=last - 1), "day")


def _third(length: int, which: str) -> tuple[int, int]:
    size = length // 3
    if which == "start":
        return 0, 1
    if which == "end":
        return length - 1, length
    if which == "early":
        return 0, size
    return (size, 2 * size) if which == "mid" else (2 * size, length)


def nth(whole: Stretch, number: int, unit: str) -> Stretch | None:
    """The third quarter, the second half, the first week of a whole."""
    if unit == "week":
        begin = whole.begin + timedelta(days=7 * (number - 1))
        return Stretch(begin, begin + timedelta(days=6), "week") if 1 <= number <= 5 else None
    years = whole.grain in {"decade", "century"}
    size = {"quarter": 3, "half": 6, "month": 1}.get(unit, 0)
    if years and unit == "half":
        length = (whole.end.year - whole.begin.year + 1) // 2
        begin = whole.begin + relativedelta(years=length * (number - 1))
        return Stretch(begin, begin + relativedelta(years=length, days=-1), "year")
    if years or not size or not 1 <= number <= 12 // size:
        return None
    begin = whole.begin + relativedelta(months=size * (number - 1))
    return Stretch(begin, begin + relativedelta(months=size, days=-1), grain_of(unit))


def choose(make: Callable[[int], Stretch | None], now: Stretch, choice: Choice) -> Stretch | None:
    """Of dates that recur, the one meant: the latest begun (past), the earliest not over (future), and so on.

    ``make`` gives the one of a year.  Quarters and halves are past when they are over: reports speak of whole ones.
    """
    found = [stretch for year in range(now.begin.year - 9, now.begin.year + 10) if (stretch := make(year))]
    whole = bool(found) and found[0].grain in {"quarter", "half"}
    if choice == "near":
        behind, ahead = (choose(make, now, way) for way in ("past", "future"))
        return ahead if _nearer(ahead, behind, now) else behind
    if choice == "this":
        inside = [stretch for stretch in found if stretch.begin <= now.end and stretch.end >= now.begin]
        same = [stretch for stretch in found if stretch.begin.year == now.begin.year]
        return next(iter(inside or same), None)
    if choice in {"past", "last"}:
        past = [
            s for s in found if (s.end < now.begin if choice == "last" else (s.end if whole else s.begin) <= now.end)
        ]
        return max(past, default=None)
    return min((s for s in found if (s.begin > now.end if choice == "next" else s.end >= now.begin)), default=None)


def _nearer(ahead: Stretch | None, behind: Stretch | None, now: Stretch) -> bool:
    """Whether the one to come is so much nearer that it is meant: who means that of a year ago says "last"."""
    if ahead is None or behind is None:
        return ahead is not None
    return 3 * (ahead.begin - now.end) <= now.begin - behind.end


def weekday(number: int, now: Stretch, choice: Choice) -> Stretch | None:
    """The day of the week meant, Monday being 0; the present day counts unless it is last or next."""
    ahead = (number - now.begin.weekday()) % 7
    if choice == "this":
        days = number - now.begin.weekday()
    elif choice in {"future", "next"}:
        days = ahead or (7 if choice == "next" else 0)
    else:
        days = ahead - 7 if ahead or choice == "last" else 0
    day = now.begin + timedelta(days=days)
    return Stretch(day, day, "day")

"""Dates that need no article: absolute ones, and the stretch of a given year that a text names.

:func:`absolute` reads ``2010``, ``1990s``, ``2008-03-01``; :func:`yearly` gives, for ``june 3``, ``q3`` or ``easter``,
the function from a year to that stretch.  Both want uniform words (:mod:`graph.extract.timewords`).
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TypeAlias

from dateutil.easter import easter

from graph.extract import calendars
from graph.extract.calendars import Stretch, containing, day_of, year_of
from graph.extract.timewords import DECADES

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
YEAR = r"(?P<year>1[5-9]\d\d|20\d\d|2100)"
_Match: TypeAlias = "re.Match[str]"


def _numeric(match: _Match) -> Stretch | None:
    """``1/2/2008`` the American way, the British one where the first number is no month; ``1.2.2008`` day first."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    year += 0 if year > 99 else 2000 if year < 69 else 1900
    day_first = match["sign"] == "." or first > 12
    return day_of(year, second, first) if day_first else day_of(year, first, second)


def _iso(match: _Match) -> Stretch | None:
    found = day_of(int(match["year"]), int(match["month"]), int(match["day"]))
    return (
        calendars.minute_of(found.begin, int(match["hour"]), int(match["minute"])) if found and match["hour"] else found
    )


def _year(match: _Match) -> Stretch | None:
    year = int(match["year"])
    return year_of(year if year > 99 else year + (2000 if year < 69 else 1900))


def _years(match: _Match) -> Stretch | None:
    """``2010-12``, ``1543-4``, ``2009/10``: years where the second is greater, else a month of the first."""
    year, second = int(match["year"]), int(match["second"])
    hundred = 10 ** len(match["second"])
    last = second if hundred == 10_000 else year - year % hundred + second
    if last > year or match["second"] == "00":
        return Stretch(date(year, 1, 1), date(last if last > year else last + 100, 12, 31), "year")
    return calendars.months_of(year, second, 1, "month") if hundred == 100 else None


def _decade(match: _Match) -> Stretch | None:
    """``1990s``, ``'90s``, ``nineties``; ``1800s`` is the hundred years."""
    text = match["decade"]
    year = DECADES.get(text) or int(text)
    year += 0 if year > 99 else 1900 if year > 10 else 2000
    hundred = year % 100 == 0 and year < 2000
    return Stretch(date(year, 1, 1), date(year + (99 if hundred else 9), 12, 31), "century" if hundred else "decade")


def _century(match: _Match) -> Stretch | None:
    number = int(match["number"])
    return containing(date(100 * number, 1, 1), "century") if 1 <= number <= 22 else None


_ABSOLUTE: tuple[tuple[re.Pattern[str], Callable[[_Match], Stretch | None]], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (YEAR, _year),
        (r"'(?P<year>\d\d)", _year),
        (rf"{YEAR}[/-](?P<second>20\d\d|\d\d?)", _years),
        ((r"(?P<year>[12]\d{3})(?P<sign>[-/])(?P<month>\d\d)(?P=sign)(?P<day>\d\d)"
         r"(?:[t ](?P<hour>\d\d):(?P<minute>\d\d)[\d:z+. -]*)?"), _iso),
        (r"(?P<first>\d{1,2})(?P<sign>[/.-])(?P<second>\d{1,2})(?P=sign)(?P<year>[12]\d{3}|\d\d)", _numeric),
        (r"'?(?P<decade>[1-9]0|1[5-9]\d0|20\d0)s", _decade),
        (rf"(?P<decade>{'|'.join(DECADES)})", _decade),
        (r"(?P<number>\d{1,2})(?:st|nd|rd|th)[- ]century(?: ad| ce)?", _century),
    )
)  # fmt: skip


def absolute(text: str) -> Stretch | None:
    """What a text says without the help of any other date.

    >>> absolute("1990s").iso()
    ('1990', '1999')
    """
    for pattern, reader in _ABSOLUTE:
        if match := pattern.fullmatch(text):
            return reader(match)
    return None


def _month(match: _Match, year: int) -> Stretch | None:
    return calendars.months_of(year, _MONTHS[match["month"][:3]], 1, "month")


def _day(match: _Match, year: int) -> Stretch | None:
    return day_of(year, _MONTHS[match["month"][:3]], int(match["day"]))


def _season(match: _Match, year: int) -> Stretch | None:
    return calendars.months_of(year, calendars.SEASONS[match[0]], 3, "season")


def _slice(match: _Match, year: int) -> Stretch | None:
    unit = {"q": "quarter", "h": "half"}.get(match["unit"], match["unit"])
    return calendars.nth(year_of(year), int(match["number"]), unit)


def _feast(match: _Match, year: int) -> Stretch | None:
    return day_of(year, *calendars.FEASTS[match[0]])


def _easter(match: _Match, year: int) -> Stretch | None:
    if not date.min.year <= year <= date.max.year:
        return None
    day = easter(year) + timedelta(days={"good friday": -2, "easter monday": 1}.get(match[0], 0))
    return Stretch(day, day, "day")


_EVERY_YEAR: tuple[tuple[re.Pattern[str], Callable[[_Match, int], Stretch | None]], ...] = tuple(
    (re.compile(pattern), maker)
    for pattern, maker in (
        (MONTH, _month), (rf"{MONTH} {DAY}", _day), (rf"{DAY}(?: of|-)? ?{MONTH}", _day),
        ("|".join(calendars.SEASONS), _season), ("|".join(calendars.FEASTS), _feast),
        (r"easter(?: sunday)?|good friday|easter monday", _easter),
        (r"(?P<number>[1-4])(?:th|st|nd|rd)?[- ](?P<unit>quarter|half)", _slice),
        (r"(?P<unit>[qh])(?P<number>[1-4])", _slice),
    )
)  # fmt: skip


def yearly(text: str) -> Callable[[int], Stretch | None] | None:
    """The function from a year to the stretch of that year that the text names.

    >>> yearly("june 3")(2010).iso()
    ('2010-06-03', '2010-06-03')
    """
    for pattern, maker in _EVERY_YEAR:
        if match := pattern.fullmatch(text):
            return partial(maker, match)
    return None

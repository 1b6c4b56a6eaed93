"""Written dates in, ISO 8601 dates of the same precision out.

Only strings that are dates from end to end count: ``March 2008`` gives ``2008-03``, ``may 10 people`` gives nothing.
A time of day is dropped without moving the date to another zone.  ``03/04/2008`` could be two days, so it gives
``2008``.  Nothing depends on the clock.
"""

import re
from datetime import UTC, date, datetime

from dateutil import parser

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:(?<=\d-\d\d-\d\d)(?:T|\s+)\d\d:?\d\d.{0,30})?", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T\d{4,6}.{0,12})?", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_TIME = re.compile(
    r"(?:\bat\s+|,\s*)?\b\d{1,2}(?::\d\d){1,2}(?:\.\d+)?\s*(?:[ap]\.?m\b\.?)?"
    r"|(?:\bat\s+)?\b\d{1,2}\s*[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"\(?\b(?:GMT|UTC|EST|EDT|ET|CST|CDT|MST|MDT|PST|PDT|PT|CET|CEST|BST|IST|HKT|SGT|JST|AEST|AEDT|Z)\b\)?"
    r"|(?<=\s)[+-]\d\d:?\d\d$"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WRITTEN = re.compile(
    rf"(?:{_WEEKDAY},?\s+)?(?:{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+|{_MONTH}\s+{_DAY},?\s+|{_MONTH},?\s+|{_DAY}-{_MONTH}-)\d{{4}}"
    r"|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{4}",
    re.IGNORECASE | re.ASCII,
)
MONTH_DAY = re.compile(rf"{_MONTH}\s+{_DAY}|{_DAY}\s+{_MONTH}", re.IGNORECASE | re.ASCII)
"""A day without its year, as datelines give it."""
_LONGEST = 80


def iso_date(value: object) -> str | None:
    """The date as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, or None when the value is not a date from end to end.

    >>> iso_date("Tuesday, January 29, 2019"), iso_date("March 2008"), iso_date("2019-01-29T23:00:00-05:00")
    ('2019-01-29', '2008-03', '2019-01-29')
    """
    if isinstance(value, int | float):
        return _from_epoch(value)
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    text = value.strip()
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _checked(*match.groups())
    text = _ZONE.sub(" ", _TIME.sub(" ", text))
    text = re.sub(r"\s+", " ", text).strip(" ,|-")
    if match := _NUMERIC.fullmatch(text):
        first, second = int(match[1]), int(match[2])
        if first <= 12 and second <= 12 and first != second:
            return _checked(match[3])
    return _written(text) if _WRITTEN.fullmatch(text) else None


def _written(text: str) -> str | None:
    """Parse twice over different defaults: what differs was not in the text."""
    day_first = bool((match := _NUMERIC.fullmatch(text)) and int(match[1]) > 12)
    try:
        one, two = (
            parser.parse(text, default=datetime(2000, default, default, tzinfo=UTC), ignoretz=True, dayfirst=day_first)
            for default in (1, 2)
        )
    except (ValueError, OverflowError):
        return None
    if one.year != two.year or one.month != two.month:
        return None
    return one.strftime("%Y-%m-%d" if one.day == two.day else "%Y-%m") if one.year >= 1000 else None


def _checked(year: str, month: str | None = None, day: str | None = None) -> str | None:
    """The parts joined, if they are a date of the calendar between the years 1000 and 2999."""
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part) if "1000" <= year < "3000" else None


def _from_epoch(value: float) -> str | None:
    """Seconds or milliseconds since 1970; smaller and larger numbers are something else."""
    if isinstance(value, int) and 1000 <= value < 3000:
        return str(value)
    seconds = value / 1000 if 1e11 <= value < 4e12 else value
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d") if 1e8 <= seconds < 4e9 else None

"""The grammar of times: uniform words to a :class:`Stretch`, seen from the article's date.

A text must match one row of a table whole; rows call each other for what they contain (``late`` + ``last year``).
What needs more of the article's date than there is (a weekday needs the day, a month the year) gives None.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from graph.extract import calendars
from graph.extract.calendars import ALWAYS, NEVER, Choice, Stretch, containing, day_of, shift, year_of
from graph.extract.timedates import YEAR, absolute, yearly

Tense: TypeAlias = Literal["past", "present", "future", "none"]
"""What the clause's verb says of the time; ``none`` where no verb tells: the nearest date of those that recur."""

_WEEKDAYS = {name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
_W = r"(?P<weekday>mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?"
UNIT = r"(?P<unit>day|week|weekend|fortnight|month|quarter|half|year|decade|century|hour|minute|second)"
COUNT = r"(?P<count>\d{1,4})"
_WHICH = r"(?P<which>last|past|previous|next|this|current|coming|upcoming)"
_VAGUE = r"(?:few|couple of|several|many|some|number of|recent)"
_ZONE = r"(?: ?(?:local time|local|gmt|utc|bst|edt|est|et|pdt|pst|pt|cet|ist|hkt|jst|wat|eat))?"
_CHOICES: dict[str, Choice] = {
    "last": "last", "past": "last", "previous": "last", "next": "next", "coming": "next", "upcoming": "next",
    "this": "this", "current": "this",
}  # fmt: skip
"""No "following": the following Monday is seen from what was told last, which no date says."""
_STEPS = {
    "last": -1, "previous": -1, "past": -1, "this": 0, "current": 0,
    "next": 1, "coming": 1, "upcoming": 1,
}  # fmt: skip
_PARTS = {"early": "early", "mid": "mid", "middle": "mid", "late": "late", "beginning": "start", "start": "start",
          "end": "end", "close": "end", "turn": "start"}  # fmt: skip


class Now(NamedTuple):
    """The article's date as a stretch, how precise it is (0 none, 1 year, 2 month, 3 day), and the clause's tense."""

    stretch: Stretch
    precision: int
    tense: Tense

    @property
    def day(self) -> date:
        """The article's date, or its first day."""
        return self.stretch.begin

    @property
    def choice(self) -> Choice:
        """Which of dates that recur the tense points to."""
        if self.tense == "none":
            return "near"
        return "past" if self.tense == "past" else "future"


_Match: TypeAlias = "re.Match[str]"
_Reader: TypeAlias = Callable[[_Match, Now], Stretch | None]


@lru_cache(maxsize=4096)
def stretch_of(text: str, now: Now) -> Stretch | None:
    """What the first row that matches the whole text reads; ``now`` itself never changes on the way down.

    Remembered, so that text built to match many rows at every level costs no more than any other.
    """
    if (found := absolute(text)) is not None:
        return found
    for pattern, reader in _ROWS:
        match = pattern.fullmatch(text)
        if match is not None and (found := reader(match, now)) is not None:
            return found
    return _recurring(text, now)


def moved(now: Now, unit: str, count: int) -> Stretch | None:
    """The unit ``count`` units from the article's date, if that is known well enough."""
    unit = unit.removesuffix("s")
    need = {"year": 1, "decade": 1, "century": 1, "month": 2, "quarter": 2, "half": 2}.get(unit, 3)
    if now.precision < need:
        return None
    found = shift(now.day, unit, count)
    return containing(found, "week" if unit == "fortnight" else unit) if found else None


def _unit(match: _Match, now: Now) -> Stretch | None:
    """``last month``; for a past weekend named on a working day, the one before; ``next day`` is that after another."""
    unit, step = match["unit"], _STEPS[match["which"]]
    if unit in {"hour", "minute", "second"} or (unit == "day" and match["which"] != "previous"):
        return None
    if unit == "weekend" and step == 0:
        return _weekend(match, now)
    return moved(now, unit, step)


def _weekend(_: _Match, now: Now) -> Stretch | None:
    return moved(now, "weekend", -1 if now.tense == "past" and now.day.weekday() < 5 else 0)


def _today(match: _Match, now: Now) -> Stretch | None:
    step = {"yesterday": -1, "tomorrow": 1}.get(match[0], 0)
    return moved(now, "day", step) if step else now.stretch if now.precision else None


def _ago(match: _Match, now: Now) -> Stretch | None:
    return moved(now, match["unit"], -int(match["count"] or 1))


def _later(match: _Match, now: Now) -> Stretch | None:
    """``a week from now``; "two years later" is later than what the text told last, which no date says."""
    known = match["word"] in {"from now", "hence", "away", "from today"}
    return moved(now, match["unit"], int(match["count"] or 1)) if known else None


def _long_ago(match: _Match, now: Now) -> Stretch | None:
    found = moved(now, match["unit"], -1)
    return found._replace(begin=NEVER) if found else None


def _recent(match: _Match, now: Now) -> Stretch | None:
    found = moved(now, match["unit"], 0)
    return found._replace(begin=NEVER) if found else None


def _coming(match: _Match, now: Now) -> Stretch | None:
    found = moved(now, match["unit"], 0)
    return found._replace(end=ALWAYS) if found else None


_SMALLER = {"week": ("day", 7), "fortnight": ("day", 14), "decade": ("year", 10), "century": ("year", 100),
            "half": ("month", 6), "quarter": ("month", 3)}  # fmt: skip


def run_of(now: Now, unit: str, count: int) -> Stretch | None:
    """The stretch of so many units that ends (or, above zero, begins) with the article's date."""
    if unit in {"hour", "minute", "second"}:
        unit, count = "day", count // 24 if unit == "hour" else 0
    unit, size = _SMALLER.get(unit, (unit, 1))
    here, there = moved(now, unit, 0), moved(now, unit, size * count)
    if here is None or there is None:
        return None
    return Stretch(min(here.begin, there.begin), max(here.end, there.end), here.grain)


def _rolling(match: _Match, now: Now) -> Stretch | None:
    """``past 5 years``, ``next 2 weeks``: from or to the article's date."""
    ahead = match["way"] in {"next", "coming", "upcoming", "another"}
    return run_of(now, match["unit"], int(match["count"]) * (1 if ahead else -1))


def _inner(text: str, now: Now) -> Stretch | None:
    """What a slice is cut from; ``the year`` is this year."""
    return stretch_of(f"this {text}" if re.fullmatch(UNIT, text) else text, now)


def _part(match: _Match, now: Now) -> Stretch | None:
    whole = _inner(match["rest"], now)
    return calendars.part(whole, _PARTS[match["part"]]) if whole else None


def _nth(match: _Match, now: Now) -> Stretch | None:
    """``1th week of march``, ``last quarter of 2010``, ``1th 3 months of this year``."""
    whole = _inner(match["rest"], now)
    if whole is None or whole.begin == NEVER or whole.end == ALWAYS:
        return None
    number, unit, count = match["nth"], match["unit"], int(match["count"] or 1)
    if number in {"last", "final", "closing"}:
        back = shift(whole.end + timedelta(days=1), unit, -count)
        grain = "day" if count > 1 and unit == "week" else unit
        return Stretch(back, whole.end, "half" if unit == "half" else calendars.grain_of(grain)) if back else None
    if count > 1:
        ahead = shift(whole.begin, unit, count)
        return Stretch(whole.begin, ahead - timedelta(days=1), calendars.grain_of(unit)) if ahead else None
    return calendars.nth(whole, int(number.rstrip("stndrh")), unit)


def _sofar(match: _Match, now: Now) -> Stretch | None:
    """``earlier this year``, ``later this month``: up to or from the article's date."""
    whole = _inner(match["rest"], now)
    if whole is None or whole.begin == NEVER or whole.end == ALWAYS or whole.grain in {"day", "minute"}:
        return whole
    here = moved(now, "day" if whole.grain in {"week", "month"} else "month", 0)
    if here is None or not whole.begin <= here.begin <= whole.end:
        return whole
    later = match.groupdict().get("way") == "later"
    return Stretch(here.begin, whole.end, here.grain) if later else Stretch(whole.begin, here.end, here.grain)


def _ended(match: _Match, now: Now) -> Stretch | None:
    """``12 months to march``, ``quarter ended june 30``: the stretch that a month or day closes."""
    last = stretch_of(match["rest"], now)
    if last is None or last.end == ALWAYS or last.grain not in {"day", "month", "year"}:
        return None
    begin = shift(last.end + timedelta(days=1), match["unit"], -int(match["count"] or 1))
    return Stretch(begin, last.end, last.grain) if begin else None


def _week_of(match: _Match, now: Now) -> Stretch | None:
    found = stretch_of(match["rest"], now)
    return containing(found.begin, "week") if found and found.grain == "day" and found.begin != NEVER else None


def _weekday(match: _Match, now: Now) -> Stretch | None:
    """``tuesday``, ``next friday``; ``tuesday of last week``."""
    number = _WEEKDAYS[match["weekday"][:3]]
    if rest := match.groupdict().get("rest"):
        week = stretch_of(rest, now)
        if week is None or week.grain != "week" or week.begin == NEVER:
            return None
        day = week.begin + timedelta(days=number)
        return Stretch(day, day, "day")
    which = match["which"]
    return (
        calendars.weekday(number, now.stretch, _CHOICES[which] if which else now.choice) if now.precision == 3 else None
    )


def _clock(match: _Match, now: Now) -> Stretch | None:
    """``4:30 pm``, ``16:00 gmt``, with a day or on the article's own."""
    half, rest = match.groupdict().get("half"), match.groupdict().get("rest")
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + 12 * (half == "pm") if half else hour
    whole = stretch_of(rest, now) if rest else now.stretch if now.precision == 3 else None
    if whole is None or whole.grain != "day" or whole.begin == NEVER:
        return None
    return calendars.minute_of(whole.begin, hour, minute)


_AHEAD = "next|coming|upcoming"
_CLOSED = r"(?:ended|ending|to|through|that ended)"
_CLOCK = rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))? ?(?P<half>am|pm){_ZONE}"
_CLOCK24 = rf"(?P<hour>[0-2]?\d):(?P<minute>\d\d){_ZONE}"
_MILITARY = r"(?P<hour>[0-2]\d)(?P<minute>[0-5]\d) ?(?:gmt|utc|hours|hrs|h)"
_ROWS: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (r"today|yesterday|tomorrow", _today), (r"weekend", _weekend), (rf"{_WHICH} {UNIT}", _unit),
        (rf"(?:{COUNT} )?{UNIT}s? (?:ago|earlier|before|back|previously|prior|before that)(?: today)?", _ago),
        (rf"{_VAGUE} {UNIT}s (?:ago|earlier|before|back)", _long_ago),
        (rf"(?:{COUNT} )?{UNIT}s? (?P<word>later|from now|hence|away|from today|after)", _later),
        (rf"(?P<way>last|past|previous|preceding|latest|prior|{_AHEAD}|another) {COUNT} {UNIT}s?", _rolling),
        (rf"(?:last|past|recent|previous|latest) (?:{_VAGUE} )?{UNIT}s", _recent),
        (rf"(?:{_AHEAD}|future) (?:{_VAGUE} )?{UNIT}s", _coming),
        (r"(?P<part>early|mid|late|end|start)[- ](?:in |on |of )?(?P<rest>.+)", _part),
        (r"(?P<part>middle|beginning|start|end|close|turn) of (?P<rest>.+)", _part),
        (rf"(?P<nth>\dth|last|final|closing)[- ](?:{COUNT} )?{UNIT}s? (?:of|in) (?P<rest>.+)", _nth),
        (r"(?P<way>earlier|later) (?:in )?(?P<rest>.+)", _sofar), (r"so far (?:in )?(?P<rest>.+)", _sofar),
        (r"(?P<rest>.+?) (?:so far|to date)", _sofar),
        (rf"(?:{COUNT} )?(?P<unit>month|year|quarter|half|week)s? {_CLOSED}(?: on| in)? (?P<rest>.+)", _ended),
        (r"week (?:of|beginning|starting)(?: on)? (?P<rest>.+)", _week_of),
        (rf"(?:{_WHICH} )?{_W}", _weekday), (rf"{_W}(?:,| of| in)? (?P<rest>.+)", _weekday),
        (rf"(?P<rest>.+ago|.+ week)(?: on|,)? {_W}", _weekday),
        *((rf"{clock}(?:,? (?:on |of )?(?P<rest>.+))?", _clock) for clock in (_CLOCK, _CLOCK24, _MILITARY)),
        *((rf"(?P<rest>.+?),? (?:at |by |around )?{clock}", _clock) for clock in (_CLOCK, _CLOCK24, _MILITARY)),
    )
)  # fmt: skip


# Dates that recur -----------------------------------------------------------------------------------------------------


_OF_YEAR = re.compile(
    rf"(?P<what>.+?),? ?(?:of |in )?"
    rf"(?:{YEAR}|'(?P<short>\d\d)|(?P<rest>(?:last|this|next|previous|current) year|year))"
)
_YEAR_OF = re.compile(rf"{YEAR}[, ]+(?P<what>.+)")
_BESIDE = re.compile(
    r"^(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,? (?=.)"
    r"|,? (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day$"
)
_PLAIN = re.compile(rf"(?:{_WHICH} )?(?P<what>.+)")


def _recurring(text: str, now: Now) -> Stretch | None:
    """``june 3``, ``3th quarter of last year``, ``next march``, ``summer 2010``; a weekday beside it adds nothing."""
    if beside := _BESIDE.search(text):
        found = _recurring(_BESIDE.sub("", text), now)
        return _on_weekday(found, _WEEKDAYS[beside[0].strip(" ,").removeprefix("on ")[:3]])
    dated = _OF_YEAR.fullmatch(text) or _YEAR_OF.fullmatch(text)
    if dated is not None and (make := yearly(dated["what"])):
        groups = dated.groupdict()
        if rest := groups.get("rest"):
            year = _inner(rest, now)
        else:
            year = year_of(int(groups["year"])) if groups["year"] else year_of(2000 + int(groups["short"]))
        return make(year.begin.year) if year else None
    match = _PLAIN.fullmatch(text)
    if match is None or not now.precision:
        return None
    make = yearly(match["what"])
    return (
        calendars.choose(make, now.stretch, _CHOICES[match["which"]] if match["which"] else now.choice)
        if make
        else None
    )


def _on_weekday(found: Stretch | None, number: int) -> Stretch | None:
    """The same date in the nearest year in which it falls on that weekday, if there is one close by."""
    if found is None or found.grain != "day" or found.begin.weekday() == number:
        return found
    years = (day_of(found.begin.year + step, found.begin.month, found.begin.day) for step in (1, -1, 2, -2))
    return next((day for day in years if day and day.begin.weekday() == number), found)

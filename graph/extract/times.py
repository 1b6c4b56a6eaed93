"""A time as news writes it, with the article's date, to a :class:`Period` at the granularity of the text.

Words are made uniform, a leading preposition is taken off, and the rest must match the grammar whole.  None for what
the article's date does not suffice for, for durations (``two years``), which are quantities, for what has no place
in time (``the same year``, ``the following Monday``), and for years that are no calendar years (``fiscal 2023``).

Slices (``early 2010``) are thirds, with the grain of their ends; ``since`` and ``until`` keep the time they name,
``before`` and ``after`` the unit next to it, since both ends are included; clock times are local,
``2019-01-29T16:00:00``; vague stretches (``in recent weeks``, ``the coming months``) are open at the far end.
"""

import re
from datetime import date, timedelta

from graph.extract import calendars
from graph.extract.calendars import ALWAYS, NEVER, Stretch, day_of, year_of
from graph.extract.timedates import DAY, MONTH
from graph.extract.timegrammar import COUNT, UNIT, Now, Tense, moved, run_of, stretch_of
from graph.extract.timewords import uniform
from graph.extract.units import words
from graph.model import Period

__all__ = ["Tense", "resolve_period"]

_COMMON = words("may march sun sat mon wed fall spring mar dec second")
"""Common words that name a time only with a capital or in company."""


def resolve_period(text: str, published: str | None, *, tense: Tense = "past", preposition: str = "") -> Period | None:
    """The stretch of time that a text names, seen from the article's date; None when that cannot be told.

    >>> resolve_period("Tuesday", "2019-01-29").begin, resolve_period("early next year", "2019-01").iso
    ('2019-01-29', '2020-01')
    >>> resolve_period("two years", "2019-01-29") is None
    True
    """
    if preposition.lower().strip() == "since":
        tense = "past"
    now = Now(*_published(published), tense)
    if text.strip() in _COMMON:
        return None
    word, rest = _leading(uniform(text), preposition.lower().strip())
    found = _bounded(word, rest, now)
    if found is None or (found.begin == NEVER and found.end == ALWAYS):
        return None
    begin, end = found.iso()
    return Period(begin=begin, end=end, granularity=found.grain if begin and end else "open", text=text)


def _published(text: str | None) -> tuple[Stretch, int]:
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:$|[T ])", text or "")
    if match is None or not 1500 <= int(match[1]) <= 2100:
        return year_of(2000), 0
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    found = (
        day_of(year, month, day) if day else calendars.months_of(year, month, 1, "month") if month else year_of(year)
    )
    return (found, 1 + bool(month) + bool(day)) if found else (year_of(2000), 0)


_LEADING = re.compile(
    r"(?:(in|on|at|during|over|within|of|for|throughout|as of|since|from|starting|beginning|effective|until|till|til|"
    r"through|thru|up to|by|no later than|before|prior to|ahead of|after|following|between|back in|dating back to|"
    r"around|circa|about|towards?) )(?=.)"
)


def _leading(text: str, preposition: str) -> tuple[str, str]:
    """The preposition that counts and the text without it."""
    word = preposition
    for _ in range(3):
        match = None if text.startswith(("beginning of", "following ")) else _LEADING.match(text)
        if match is None:
            break
        outer, word = word, match[1]
        word = outer if outer in _OPEN and word not in _OPEN else word
        text = re.sub(r"^the ", "", text[match.end() :])
    return word, text


_OPEN = {
    **dict.fromkeys(("since", "starting", "beginning", "effective", "dating back to"), "since"),
    **dict.fromkeys(("until", "till", "til", "through", "thru", "up to", "by", "no later than"), "until"),
    **dict.fromkeys(("before", "prior to", "ahead of"), "before"),
    "after": "after", "following": "after",
}  # fmt: skip


def _bounded(word: str, text: str, now: Now) -> Stretch | None:
    """The stretch with the end that its preposition leaves open."""
    found = _range(text, now, between=word == "between")
    if found is not None:
        return found
    if word in {"since", "dating back to"}:
        now = now._replace(tense="past")  # "has been the highest since June": whatever the verb
    elif word in {"from", "after"} and now.tense == "present":
        now = now._replace(tense="none")
    found = _length(word, text, now) or stretch_of(text, now)
    bound = "since" if word == "from" and now.tense == "future" else _OPEN.get(word)
    if found is None or bound is None or found.begin == NEVER or found.end == ALWAYS:
        return found
    if bound == "since":
        return found._replace(end=ALWAYS)
    if bound == "until":
        return found._replace(begin=NEVER)
    if found.grain == "minute":
        return found._replace(begin=NEVER) if bound == "before" else found._replace(end=ALWAYS)
    if bound == "before":
        return Stretch(NEVER, found.begin - timedelta(days=1), found.grain)
    return Stretch(found.end + timedelta(days=1), ALWAYS, found.grain)


def _length(word: str, text: str, now: Now) -> Stretch | None:
    """``in two years`` and ``within a week``: what is ahead; in the past, the stretch up to the article's date."""
    match = re.fullmatch(rf"(?:{COUNT} )?{UNIT}s?", text)
    if match is None or word not in {"in", "within"} or match["unit"] in {"hour", "minute", "second"}:
        return None
    count = int(match["count"] or 1)
    if now.tense == "future" and word == "in":
        return moved(now, match["unit"], count)
    return run_of(now, match["unit"], count if now.tense == "future" else -count)


# Ranges ---------------------------------------------------------------------------------------------------------------

_JOINTS = (r" (?:to|through|thru|until|till) ", r" ?- ?", r" and ")
_FIXED = re.compile(
    r"\d{4}|'\d\d|\b(?:ago|earlier|last|next|this|past|previous|coming|today|yesterday|tomorrow|year|century)\b|\d0s"
)


def _range(text: str, now: Now, *, between: bool) -> Stretch | None:
    """``may to june 2010``, ``june 3-5``, ``2010-2012``; with ``and`` only between, or side by side."""
    for joint in _JOINTS:
        for match in re.finditer(joint, text):
            left, right = _completed(text[: match.start()], text[match.end() :])
            found = _joined(left, right, now)
            if found and (between or joint != " and " or _adjacent(left, right, now)):
                return found
    return None


def _completed(left: str, right: str) -> tuple[str, str]:
    """Gives a bare day or hour the month or half day of the other side: ``june 3`` and ``5, 2010``."""
    if re.fullmatch(rf"{DAY}(?:, .+)?", right) and (month := re.fullmatch(rf"{MONTH} .+", left)):
        return left, f"{month['month']} {right}"
    if re.fullmatch(r"\d\d", right) and re.fullmatch(r"1[5-9]\d\d|20\d\d", left) and left[2:] < right:
        return left, left[:2] + right
    if re.fullmatch(DAY, left):
        if month := re.fullmatch(rf"{DAY}(?: of)? {MONTH}.*", right):
            return f"{left} {month['month']}", right
        if half := re.search(r"\d ?(am|pm)\b", right):
            return f"{left} {half[1]}", right
    return left, right


def _joined(left: str, right: str, now: Now) -> Stretch | None:
    """Both ends; the one without a year or day of its own is the nearest to the other."""
    if not _FIXED.search(right) and _FIXED.search(left):
        begin = stretch_of(left, now)
        end = _beside(right, begin, "future")
    else:
        end = stretch_of(right, now)
        begin = stretch_of(left, now) if _FIXED.search(left) else _beside(left, end, "past")
    if begin is None or end is None or not begin.begin.isoformat() <= end.end.isoformat():
        return None
    finer = max(begin, end, key=lambda stretch: (calendars.DIGITS.get(stretch.grain, 7), stretch is begin))
    return Stretch(begin.begin, end.end, finer.grain)


def _beside(text: str, other: Stretch | None, tense: Tense) -> Stretch | None:
    """What a text says, seen from the first day of another stretch; None where that has none."""
    if other is None or other.begin == NEVER:
        return None
    day = date(other.begin.year, other.begin.month, other.begin.day)
    return stretch_of(text, Now(Stretch(day, day, "day"), 3, tense))


def _adjacent(left: str, right: str, now: Now) -> bool:
    found = _joined(left, right, now)
    end = stretch_of(right, now)
    begin = _beside(left, end, "past")
    return bool(
        found and begin and end and begin.grain == end.grain != "minute" and begin.end == end.begin - timedelta(days=1)
    )

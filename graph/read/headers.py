"""The lines above and before an article's body: what they tell, and the text without them.

A date line, a byline, ``Source: ...`` or a dateline (``CITY, March 3 (Agency) - ``) is metadata, not text.
"""

import re
from dataclasses import dataclass

from graph.read.dates import MONTH_DAY, iso_date

_LABELLED = re.compile(
    r"(title|headline|date|published|posted|updated|last updated|first published|publication date|source|publisher"
    r"|url|link|author|byline)(?: on)?\s*(:)?\s+(\S.{0,300})",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w.'’-]*"
_BYLINE = re.compile(rf"(?:By|BY) {_NAME}(?:,? (?:(?:and|de|van|von|al|bin) )?{_NAME}){{1,7}}")
_DESK = re.compile(rf"{_NAME}(?: {_NAME}){{0,3}}")
_PLACE_DATE = re.compile(rf"({_NAME}(?:,? {_NAME}){{0,4}})[,:]? ?[—–-]? ?(.{{6,60}})")
_PREFIX = re.compile(
    r"(?:(?:date|published|posted|updated)\s*:?\s+)(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d\S{0,12})?[ ,:|–—-]+(?=\S)"
    r"|(\d{4}-\d\d-\d\d)[ ,:|–—-]+(?=[A-Z“\"‘'])",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"([^\n—–]{3,90}?)(?: ?[—–] ?| --? )(?=[A-Z“\"‘'])")
_AGENCY = re.compile(r"\(([A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,2})\)$")
_NO_PLACES = frozenset(
    ("On", "In", "At", "By", "Since", "Until", "From", "After", "Before", "As", "The", "Last", "This")
)
_LABELS = frozenset(
    """ALERT ANALYSIS BREAKING BRIEF CORRECTION CORRECTED DEVELOPING EDITORIAL EXCLUSIVE EXPLAINER FACTBOX FEATURE FLASH
    INTERVIEW JUST LATEST LIVE NEWS OPINION PHOTOS REVIEW SPECIAL TIMELINE UPDATE UPDATED URGENT VIDEO WATCH
    WRAPUP""".split()
)
"""Words in capitals before a dash that are no places."""
_EXCHANGES = frozenset(("NYSE", "NASDAQ", "LSE", "TSX", "HKEX", "SEHK", "ASX", "BSE", "NSE", "OTC", "AMEX"))
_SENTENCE_ENDS = (".", "!", "?", "…", ".”", '."', ":", ";")
_SECOND = re.compile(r"[a-z)][.!?][”\"]? [A-Z]")
"""Where a second sentence begins; such a line is text, whatever follows it."""
_LONGEST_TITLE = 160
_HEAD_LINES = 10


@dataclass(slots=True)
class Head:
    """What the lines above the body say, and the text from the first line that is not metadata."""

    text: str = ""
    title: str = ""
    date: str | None = None
    updated: str | None = None
    publisher: str = ""
    url: str = ""


def split_head(text: str, *, titled: bool = False) -> Head:
    r"""Take title, date and source lines off the top of a clean text.

    When the text is ``titled`` already, a line above the date stays in it.

    >>> split_head("Title here\nMarch 01, 2008\nFirst sentence.").date
    '2008-03-01'
    """
    head = Head()
    text = _take_date_prefix(text, head)
    lines = text.split("\n", _HEAD_LINES * 2)
    kept: list[str] = []
    at = last_metadata = 0
    while at < len(lines) - 1 and sum(map(bool, kept)) < 3:
        line = lines[at]
        if line and _take_metadata(line, head):
            last_metadata = at + 1
            kept.append("")
        elif len(line) > _LONGEST_TITLE or (line.endswith(_SENTENCE_ENDS) and (any(kept) or _SECOND.search(line))):
            break
        else:
            kept.append(line)
        at += 1
    above = kept[:last_metadata]
    titles = [line for line in above if line]
    rest = "\n".join(lines[last_metadata:]).strip("\n")
    if titles and not titled and not head.title and len(titles) <= 2 and rest:
        head.title = " ".join(titles)
        titles = []
    head.text = "\n".join([*titles, rest]) if titles else rest
    head.text = _take_date_prefix(head.text, head)
    head.date = head.date or head.updated
    return head


def guess_title(text: str) -> tuple[str, str]:
    """Split a first line that looks like a headline from the text; an empty title when there is none."""
    first, _, rest = text.partition("\n")
    rest = rest.lstrip("\n")
    following = [line for line in rest.split("\n", 6)[:6] if line][:3]
    headline = (
        len(first) <= _LONGEST_TITLE
        and " " in first
        and not first.endswith((*_SENTENCE_ENDS, ",", "-"))
        and not rest[:1].islower()
        and any(len(line) > len(first) for line in following)
    )
    return (first, rest) if headline else ("", text)


def strip_dateline(text: str) -> tuple[str, str | None, str]:
    """The text without its dateline, the dateline's date (if it has a year) and the agency it names."""
    match = _DATELINE.match(text)
    if match is None:
        return text, None, ""
    place = match[1].strip()
    agency = _AGENCY.search(place)
    if agency:
        place = place[: agency.start()].strip(" ,")
    place, day, date = _split_day(place)
    shouted = bool(place) and place.split(",")[0].isupper() and len(place) > 3
    words = re.findall(r"[^\W\d_][\w'’.-]*", place)
    named = all(word[0].isupper() for word in words) and words[:1] != [] and words[0] not in _NO_PLACES
    alone = shouted and len(words) <= 3 and "-" not in match[0] and not _LABELS & set(place.split())  # "LONDON — The"
    if alone or (day and (named or (date and not words))) or (agency and shouted and agency[1] not in _EXCHANGES):
        return text[match.end() :], date, agency[1] if agency else ""
    return text, None, ""


def _split_day(place: str) -> tuple[str, bool, str | None]:
    """Cut the date off the end of a dateline: the place, whether there was a day, and the date if it has a year."""
    cuts = [0, *(match.end() for match in re.finditer(r"[,:] ?|\s", place))]
    for cut in cuts:
        day = place[cut:].strip(" ,.")
        date = iso_date(day)
        if date is not None and len(date) == len("2019-01-29"):
            return place[:cut].strip(" ,:"), True, date
        if MONTH_DAY.fullmatch(day):
            return place[:cut].strip(" ,:"), True, None
    return place, False, None


def _take_date_prefix(text: str, head: Head) -> str:
    match = _PREFIX.match(text)
    date = iso_date(match[1] or match[2]) if match else None
    if match is None or date is None or (match[2] and text[match.end()].islower()):
        return text
    head.date = head.date or date
    return text[match.end() :]


def _take_metadata(line: str, head: Head) -> bool:
    """Note what a line says about the article; False when the line is text."""
    if len(line) > 320:
        return False
    pieces = re.split(r" ?[|·•] ?", line)
    if len(pieces) > 1:
        known = [_take_metadata(piece, head) for piece in pieces]
        return all(is_known or _DESK.fullmatch(piece) for is_known, piece in zip(known, pieces, strict=True)) and any(
            known
        )
    date = _line_date(line)
    if date is not None:
        head.date = head.date or date
        return True
    if _BYLINE.fullmatch(line):
        return True
    match = _LABELLED.fullmatch(line)
    return match is not None and _take_labelled(match[1].lower(), match[3], bool(match[2]), head)


def _take_labelled(label: str, value: str, colon: bool, head: Head) -> bool:
    date = _line_date(value)
    if "dat" in label or label in {"published", "posted", "first published"}:
        if date is None:
            return False
        if "updated" in label:
            head.updated = head.updated or date
        else:
            head.date = head.date or date
        return True
    if not colon:
        return False
    if label in {"title", "headline"}:
        head.title = head.title or value
    elif label in {"url", "link"}:
        if not re.fullmatch(r"https?://\S+", value):
            return False
        head.url = head.url or value
    elif len(value) > 100 or value.endswith(_SENTENCE_ENDS):
        return False
    elif label in {"source", "publisher"}:
        head.publisher = head.publisher or value
    return True


def _line_date(line: str) -> str | None:
    """The date of a line that is nothing but a date, or a place and a date; a bare year is no date line."""
    candidates = [line]
    if match := _PLACE_DATE.fullmatch(line):
        candidates.append(match[2])
    for candidate in candidates:
        date = iso_date(candidate)
        if date is not None and len(date) > len("2019"):
            return date
    return None

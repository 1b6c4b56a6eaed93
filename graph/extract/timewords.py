"""The words of a time made uniform, so that the grammar of :mod:`graph.extract.times` stays small.

Lower case, digits for number words, ``th`` for every ordinal, no articles, a part of the day folded into its day,
``last year's third quarter`` as ``3th quarter of last year``.
"""

import re

from graph.extract.numbers import WORDS, parse_number

LONGEST = 100
"""Characters; a longer text is no time."""
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split(), 1)
}  # fmt: skip
DECADES = {f"{tens.removesuffix('y')}ies": value for tens, value in WORDS.items() if tens.endswith("ty")}
"""``nineties`` -> 90."""

_ABOUT = (
    "about|around|nearly|almost|approximately|roughly|just over|just under|just|exactly|only|some|more than|less than|"
    "at least|over|well over|sometime|some time|as early as|as late as|as recently as"
)
_NUMBER = rf"(?:{'|'.join(WORDS)})(?:-(?:{'|'.join(list(WORDS)[1:10])}))?"
_REWRITES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"[\u2010-\u2015\u2212]", "-"), (r"[\u2018\u2019`]", "'"), (r"\s+", " "), (r" ?([,:/-]) ?(?=\S)", r"\1"),
        (r",", ", "), (r"\b([ap])\.? ?m\b\.?", r"\1m"), (r"(?<=[a-z]) ?\.", ""),
        (r" '(?=s\b)|' (?=\d\d$)", "'"), (r"[()]", ""),
        (r"(?<=\d0)'s\b", "s"), (r"\b(year|month|quarter|week|decade|century)(?:'s)?[- ]end\b", r"end of \1"),
        (r"\bthis past (?=[mtwfs])", "last "), (r"\bthis coming ", "next "), (r"(?<=s)'? time$", ""),
        (r"\bnoon\b|\bmidday\b", "12 pm"), (r"\bmidnight\b", "12 am"),
        (r"\bnew year('s)?$", "new year's day"),
        (rf"\b(?:{_ABOUT})(?: in)? (?=(?:the )?(?:an? |\d|[a-z-]+ (?:years?|months?|weeks?|days?|decades?) ))", ""),
        (r"(?:\bthe last|\bpast) (year|month|week|decade|century|quarter|fortnight)$", r"past 1 \1"),
        (r"\bthe (?:last|past) (day|24 hours)$", "past 1 day"),
        (r"\b(?:an?|one) (year|month|week|day|decade|century|quarter|fortnight|hour|minute) and a half\b", r"1 \1s"),
        (r"\b(?:a )?couple of (?=[a-z]+s )", "2 "), (r"\ba dozen\b", "12"), (r"\bhalf a century\b", "50 years"),
        (r"\bhalf a decade\b", "5 years"), (r"\ba half\b", "1st half"), (r"\bcenturies\b", "centurys"),
        (r"\b(?:the|a time|an|a) (?=.)", ""), (r"\bthis time (?=.)", ""),
        (r"\bcalendar ", ""),
        (r"\b(?:financial|fiscal|school|academic) (?=year (?:that )?(?:ended|ending|to|through)\b)", ""),
        (r"\bday before yesterday\b", "2 days ago"),
        (r"\bday after tomorrow\b", "2 days from now"),
        (r"\b(?:last night|yesterday (?:morning|afternoon|evening|night))\b", "yesterday"),
        (r"\btonight\b|\bovernight\b|\bthis (?:very )?(?:morning|afternoon|evening|day)\b|\blater today\b", "today"),
        (r"\bearlier (?:today|in day)\b|\blater in day\b|\btoday (?:morning|afternoon|evening)\b", "today"),
        (r"\b(?:right now|at present|at moment|presently|currently|nowadays|now)\b", "today"),
        (r"\b(?:morning|afternoon|evening|night|nights|dawn|lunchtime) (?:of|on) ", ""),
        (r"(?<=[a-z0-9]) (?:morning|afternoon|evening|night|at night|dawn|lunchtime|noon)\b", ""),
        (r"^(?:earlier|later) (?:on )?(?=mon|tue|wed|thu|fri|sat|sun)", ""), (r"\b(?:onwards?|inclusive|alone)$", ""),
        (r"\byear (?=\d{4})", ""),
        (r"\b(?:year|month) of (?=\d{4}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", ""),
        (r"^(.{3,40}?)(?:'s|(?<=s)') (?!day|eve)(.+)$", r"\2 of \1"), (r"(?:'s|(?<=s)'|,)$", ""),
    )
)  # fmt: skip
_NUMBER_WORD = re.compile(rf"\b{_NUMBER}\b(?!-)|\b{_NUMBER}(?=-)")
_ORDINAL = re.compile(rf"\b(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))})\b")


def uniform(text: str) -> str:
    """Lower case, digits for number words, no articles, day parts folded into their day.

    >>> uniform("Last year's third quarter"), uniform("on Tuesday morning")
    ('3th quarter of last year', 'on tuesday')
    """
    text = text[: LONGEST + 1].lower().strip(' \t\n.,;:()"“”')
    if len(text) > LONGEST:
        return ""
    text = _REWRITES[0][0].sub("-", text)
    text = _ORDINAL.sub(lambda match: f"{ORDINALS[match[0]]}th", text)
    text = _NUMBER_WORD.sub(lambda match: str(int(parse_number(match[0]) or 0)), text)
    for pattern, replacement in _REWRITES:
        text = pattern.sub(replacement, text).strip()
    return text

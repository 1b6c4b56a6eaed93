# ruff: noqa: E501  a pattern is read as one line
"""Dates, times, money, percentages and quantities by pattern: text in, (begin, end, label) characters out.

No open corpus labels these well, and their forms are few.  Numbers left over (cardinals, ordinals) are found from
the tags by the pipeline.  Matches do not overlap: the one that begins first wins, then the longest.
"""

from __future__ import annotations

import re

_UNIT_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ORDINAL_WORDS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_WORDED = rf"(?:(?:{_TENS})(?:[- ](?:{_UNIT_WORDS}))?|{_UNIT_WORDS}|(?:a )?(?:hundred|dozen)|half a|several|a few)"
_DIGITS = r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d/-])|(?<![\w.,])\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|(?<![\w.,])(?:\d*[½¼¾⅓⅔]|\d+(?:[.,]\d+)?|\.\d+)"
_NUMBER = rf"(?:(?:{_DIGITS}|\b{_WORDED}\b)(?: and a half\b)?)"
_SCALE = r"(?:Million|Billion|Trillion|hundred thousand|hundred million|hundred|thousand|million|billion|trillion|crore|lakhs?|mn|bn|tn|mln|bln)"
_SHORT = r"(?:[mb]n?|[kKMB]|tn)\b"
_CODE = r"(?:USD|EUR|GBP|JPY|CNY|RMB|HKD|AUD|CAD|CHF|INR|KRW|SGD|BRL|MXN|ZAR|RUB|SEK|NOK|DKK|PLN|TRY|THB|IDR|MYR|PHP|NZD|TWD|GHS|KES|NGN|AED|SAR|EGP|VND|UAH|BDT|LKR|PKR|CZK|HUF|UGX|TZS|QAR|KWD|ILS)"
_SIGN = rf"(?:(?:\b(?:US|HK|NT|AU|CA|NZ|SG|TT|ZW?|[ACFGJNRS])|\bU\.\s?S\.)?\s?\$|[€£¥₹₩₽₺₡₦₪₫₱฿₴]|\b(?:Rs|Tk|Rp)\.?|\bGH[¢₵]|\b(?:RM|SFr|[KTU]?Shs?|Ksh|Dhs?|SR|QR)(?=\s?\d)|\b[NPR](?=\d+(?:\.\d+)?[\s-]?(?:{_SCALE}|[mb]n)\b|\d{{1,3}}(?:,\d{{3}})+\b)|\b{_CODE})"
_NATION = (
    r"(?:U\.?\s?S\.?|US|Hong Kong|New Zealand|New Taiwan|[A-Z][a-z]+(?:ian|ean|ese|ish|an)|Singapore|Swiss|UK|Egyptian)"
)
_COIN = (
    r"(?:dollars?|euros?|pounds?(?: sterling)?|yen|yuan|renminbi|won|rupees?|roubles?|rubles?|francs?|pesos?|ringgit|baht|shillings?|rand|naira|"
    rf"liras?|lire|kron(?:er?|or|a)|zlotys?|dong|rupiah|takas?|hryvnias?|shekels?|birr|forints?|korunas?|kwacha|tenge|dirhams?|riyals?|dinars?|cents?|pence|reais|cedis?|{_CODE})"
)
_MONTH_NAME = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTH = "(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_MONTH = rf"(?:{_MONTH_NAME}|{_SHORT_MONTH}\b\.?)"
_SURE_MONTH = "January|February|April|June|July|August|September|October|November|December"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
_SHORT_DAY = r"(?:(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?!,\d{3}\b|\.\d+\s|\s?%)"
_YEAR = r"(?:1[5-9]|20)\d\d\b"
_PERIOD = r"(?:years?|months?|weeks?|weekends?|days?|quarters?|decades?|century|centuries|semesters?|seasons?|summer|spring|autumn|fall|winter)"
_SPAN = r"(?:years?|months?|weeks?|days?|decades?|centuries|quarters?|weekends?)"
_CLOCK = r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?"
_HALF_DAY = r"(?:[ap]\.\s?m\.|[ap]m\b|[AP]M\b|[AP]\.M\.)"
_ZONE = r"(?:\s\(?(?:GMT|UTC|BST|CET|CEST|IST|JST|E[SD]?T|P[SD]?T|C[SD]T|local time)\)?(?:\s?[+-]\d{1,2})?)"
_MEASURE = (
    r"(?:(?:square|cubic|nautical|metric|light)[\s-])?(?:kilomet(?:er|re)s?|millimet(?:er|re)s?|centimet(?:er|re)s?|met(?:er|re)s?|miles?|feet|foot|ft|inch(?:es)?|yards?|"
    r"kilograms?|grams?|tonn?es?|tons?|acres?|hectares?|lit(?:er|re)s?|gallons?|barrels?|degrees?(?: (?:Celsius|Fahrenheit))?|ounces?|"
    r"(?:mega|giga|kilo|tera)?(?:watts?|bytes?|bits?|hertz)(?:[- ]hours?)?|knots|kph|mph|km/h|km|kg|cm|mm|MW|GW|kWh?|GB|MB|TB|Mbps|Gbps|GHz|MHz|°\s?[CF]?|sq\.? ?(?:ft|km|m)|bpd|lbs?)"
)
_I = "(?i:"


def _any(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{part})" for part in parts))


_LATE = rf"(?:{_I}\b(?:early|mid|late)[\s-](?:in )?)?)"
_OF_YEAR = rf"(?:{_I}\sof (?:this|last|next|the) (?:fiscal |financial |current |same )?year)|\s(?:of |in )?(?:{_I}fiscal |FY))?(?:{_YEAR}))"
_TO = r"(?:\s?[-–]\s?|\s(?:to|or)\s)"
_SIGNED = rf"{_SIGN}\s?\d+(?:,\d+)*(?:\.\d+)?(?:\s?[-–]\s?(?:{_SIGN}\s?)?\d+(?:,\d+)*(?:\.\d+)?)?(?:[\s-]?(?:{_SCALE}\b|{_SHORT}))?(?:\s(?:{_NATION}\s)?{_COIN}\b)?"
_RANGE = rf"(?:(?<!\b[Ff]rom ){_NUMBER}{_TO}{_NUMBER}|{_NUMBER})"
_COINED = rf"(?i:{_RANGE})(?:[\s-]{_SCALE})?[\s-](?:{_NATION}\s)?{_I}{_COIN})\b(?! of (?:the )?(?:meat|weight|rice|gold|force))"
_SHARE = rf"(?:\s?%|[\s-]{_I}per\s?cent(?:age points?)?|basis points?)\b)"
_ABOUT = rf"(?:{_SIGNED}|(?i:{_NUMBER})(?:[\s-]{_SCALE})?(?:{_SHARE})?)"
"""The lower end of a range, which may leave out what the upper one has: "between 2 and 3 million euros"."""
PATTERNS: dict[str, re.Pattern[str]] = {
    "MONEY": _any(
        rf"(?<=\b[Bb]etween ){_ABOUT}\sand\s(?:{_SIGNED}|{_COINED})",
        _SIGNED,
        _COINED,
        rf"\b{_I}(?:tens|hundreds|thousands|millions|billions|trillions) of (?:thousands of |millions of |billions of )?)(?:{_NATION}\s)?{_COIN}\b",
        rf"\b{_I}(?:an? )?(?:multi-?)?(?:million|billion|trillion)[\s-](?:dollar|euro|pound)s?)\b",
    ),
    "PERCENT": _any(
        rf"(?<=\b[Bb]etween ){_ABOUT}\sand\s(?i:{_NUMBER}){_SHARE}",
        rf"(?i:{_NUMBER})(?:\s?(?:[-–]|to)\s?\d+(?:\.\d+)?)?{_SHARE}",
    ),
    "DATE": _any(
        rf"(?:\b(?:{_WEEKDAY}|{_SHORT_DAY}),?\s(?:the\s)?)?{_LATE}\b{_MONTH}\s(?:the\s)?{_DAY}(?!,\d{{3}}|\s(?:{_SCALE}|euros|dollars|percent)\b)(?:\s?(?:[-–]|to)\s?(?:{_MONTH}\s)?{_DAY}|\s(?:and|or)\s{_DAY})?(?:,?\s{_YEAR})?",
        rf"(?:\b(?:{_WEEKDAY}|{_SHORT_DAY}),?\s(?:the\s)?)?\b{_DAY}(?:\s?(?:[-–]|to|and|or)\s?{_DAY})?(?:\sof)?\s{_MONTH}\b(?:,?\s{_YEAR})?",
        rf"{_LATE}\b{_MONTH}(?:\s?(?:[-–]|to)\s?{_MONTH})?,?\s(?:of\s)?(?:{_YEAR})(?:\s?[-–]\s?{_YEAR})?",
        rf"(?<=\b[Bb]etween ){_MONTH}(?:,?\s{_YEAR})?\sand\s{_MONTH}(?:,?\s{_YEAR})?",
        rf"(?<=\b[Ff]rom ){_MONTH}(?:,?\s{_YEAR})?\s(?:to|through|until)\s{_MONTH}(?:,?\s{_YEAR})?",
        rf"{_LATE}\b{_MONTH}\s(?:last|this|next)\syear\b",
        rf"{_LATE}\b(?:{_SURE_MONTH})\b",
        rf"\b{_I}early|mid|late)[\s-](?:in )?(?:March|May)\b",
        *(rf"(?<=\b{word} )(?:March\b|May\b|{_SHORT_MONTH}\.)" for word in ("[Ii]n", "[Bb]y", "[Ss]ince", "[Uu]ntil")),
        rf"\b{_YEAR}(?:-(?:0\d|1[0-2])-|/(?:0\d|1[0-2])/)(?:[0-2]\d|3[01])\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.](?:19|20)\d\d\b",
        rf"(?:{_I}\b(?:last|this|next|past|early|late)\s))?\b{_WEEKDAY}\b(?:\s(?:morning|afternoon|evening|night)\b)?",
        rf"\b{_I}yesterday|today|tomorrow)\b",
        rf"\b{_I}(?:(?:earlier|later|early|late) )?(?:the )?(?:last|this|next|past|previous|coming|following|same) (?:{_NUMBER}\s)?(?:fiscal |financial |calendar )?{_PERIOD})\b",
        rf"\b{_I}(?:last|this|next) )(?:{_MONTH_NAME})\b",
        rf"{_I}{_NUMBER}(?:\s(?:to|or)\s{_NUMBER})?[\s-](?:full |consecutive |straight |more )?{_SPAN}(?:[\s-](?:ago|earlier|later|old|before(?!\s+\w)))?)\b",
        rf"\b{_I}(?:an?|the) {_SPAN}[\s-](?:ago|earlier|later|before(?!\s+\w)))\b",
        rf"\b{_I}(?:the )?(?:{_ORDINAL_WORDS}|1st|2nd|3rd|4th|last|final)[\s-](?:fiscal |financial )?(?:quarter|half))\b(?:{_OF_YEAR})?",
        rf"\b[QH][1-4](?:\s(?:of\s)?(?:FY\s?)?(?:{_YEAR}))?\b",
        rf"\b(?:{_I}fiscal(?: year)?|the year|financial year|FY))\s?{_YEAR}(?:[/-]\d\d(?:\d\d)?\b)?",
        rf"\b(?:{_I}the )?(?:early |mid-?|late )?)(?:1[5-9]|20)\d0s\b|(?<![\w'])'\d0s\b",
        rf"\b{_I}the )?(?:{_I}early |mid-?|late ))?\d{{1,2}}(?:st|nd|rd|th) {_I}century)\b".replace(
            f"{_I}the )?", f"(?:{_I}the ))?", 1
        ),
        rf"(?<![\w$€£¥.,/-]){_YEAR}\s?[-–/]\s?(?:(?:1[5-9]|20)\d\d|\d\d)\b(?![\w/-])",
        rf"(?<={_I}\bin ))(?:{_I}early |mid-?|late ))?{_YEAR}(?![,.]?\d|\s?%|-\w)",
        *(
            rf"(?<=\b{word} ){_YEAR}(?![,.]?\d|\s?%|-\w)"
            for word in (
                "since|by|from|until|till|of|during|throughout|before|after|between|early|late|mid|to|through|than|around|summer|spring|winter|fall|autumn|season".split(
                    "|"
                )
            )
        ),
        rf"(?<=\(){_YEAR}(?=\))|(?<=\band ){_YEAR}(?=[\s,.;)])(?!\s[a-z]+s\b)",
        r"\b(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri)\.(?=[\s,;])|(?<=\b[Oo]n )(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b(?!\s[A-Z])",
        rf"\b(?:New Year's (?:Day|Eve)|Christmas(?: (?:Day|Eve))?|Easter(?: Sunday| Monday)?|Thanksgiving(?: Day)?|Labou?r Day|Good Friday|Boxing Day)\b(?:,?\s{_YEAR}|\s(?:last|this|next) year\b)?",
    ),
    "TIME": _any(
        rf"\b{_CLOCK}\s?(?:{_HALF_DAY})?{_ZONE}?(?![\d%])",
        r"(?<![\d.,])(?:[01]\d|2[0-3])[0-5]\d\s(?:GMT|UTC|BST|CES?T|E[SD]T|local time)\b",
        rf"\b(?:1[0-2]|[1-9])(?:\.[0-5]\d)?\s?{_HALF_DAY}{_ZONE}?",
        rf"{_I}{_NUMBER}[\s-](?:hours?|minutes?|seconds?)(?:\s(?:ago|earlier|later))?)\b",
        rf"\b{_I}(?:this|yesterday|tomorrow) (?:morning|afternoon|evening|night)|last night|tonight|midnight|noon|midday)\b",
    ),
    "QUANTITY": _any(
        rf"(?<=\b[Bb]etween ){_ABOUT}(?:\s?{_MEASURE})?\sand\s(?i:{_NUMBER})(?:\s{_SCALE})?[\s-]?{_MEASURE}(?![\w/])",
        rf"(?i:{_RANGE})(?:\s{_SCALE})?[\s-]?{_MEASURE}(?![\w/])",
    ),
}


PIECES = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
"""Where an expression may begin: at a run of letters, at one of digits, at a sign."""
_NUMBERING = f"a|half|several|hundred|dozen|{_UNIT_WORDS}|{_TENS}"
_OPENERS = {
    "MONEY": (
        f"us|hk|nt|au|ca|nz|sg|tt|zw|a|c|f|g|j|n|p|r|s|z|u|rs|tk|rp|gh|rm|sfr|sh|shs|ksh|kshs|tsh|tshs|ush|ushs|dh|dhs|sr|qr|{_CODE[3:-1]}|an|multi|tens|hundreds|thousands|millions|billions|"
        f"trillions|million|billion|trillion|multimillion|multibillion|multitrillion|{_NUMBERING}"
    ),
    "PERCENT": _NUMBERING,
    "DATE": (
        f"mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|{_MONTH_NAME}|"
        "monday|mondays|tuesday|tuesdays|wednesday|wednesdays|thursday|thursdays|friday|fridays|saturday|saturdays|"
        "sunday|sundays|early|mid|late|earlier|later|last|this|next|past|previous|coming|following|same|the|an|final|"
        f"yesterday|today|tomorrow|q|h|fiscal|financial|fy|{_ORDINAL_WORDS}|new|christmas|easter|thanksgiving|labor|"
        f"labour|good|boxing|{_NUMBERING}"
    ),
    "TIME": f"this|yesterday|tomorrow|last|tonight|midnight|noon|midday|{_NUMBERING}",
    "QUANTITY": _NUMBERING,
}
"""Words that an expression of each kind may begin with; a test compares with a search at every character."""
_SIGNS: dict[str, tuple[str, ...]] = {**dict.fromkeys("$€£¥₹₩₽₺₡₦₪₫₱฿₴", ("MONEY",)), "'": ("DATE",)}
_SIGNS |= dict.fromkeys(".½¼¾⅓⅔", ("MONEY", "PERCENT", "QUANTITY"))
_FIRST: dict[str, tuple[str, ...]] = {
    word: tuple(kind for kind, words in _OPENERS.items() if word in words.casefold().split("|"))
    for word in "|".join(_OPENERS.values()).casefold().split("|")
} | _SIGNS
_RANKS = {kind: rank for rank, kind in enumerate(PATTERNS)}
_EVERY = tuple(PATTERNS)


def expressions(text: str) -> list[tuple[int, int, str]]:
    """All expressions of a text, in order, without overlap.

    >>> [(text[b:e], k) for text in ["It paid HK$28 billion on Jan. 29."] for b, e, k in expressions(text)]
    [('HK$28 billion', 'MONEY'), ('Jan. 29', 'DATE')]
    """
    matches = []
    ends = dict.fromkeys(PATTERNS, 0)
    for piece in PIECES.finditer(text):
        word = piece[0]
        kinds = _EVERY if word[0].isdecimal() else _FIRST.get(word.casefold(), ())
        for kind in kinds:
            match = PATTERNS[kind].match(text, piece.start()) if piece.start() >= ends[kind] else None
            if match is not None:
                ends[kind] = match.end()
                matches.append((match.start(), -(match.start() + len(match[0].rstrip())), _RANKS[kind], kind))
    found: list[tuple[int, int, str]] = []
    reached = 0
    for begin, negative, _, kind in sorted(matches):
        if begin >= reached and -negative > begin:
            found.append((begin, -negative, kind))
            reached = -negative
    return found

# ruff: noqa: E501  a pattern is read as one line
"""Name types and partial labels: what each corpus's labels allow, as bit masks over our BIO tags.

A corpus that labels only persons says nothing about dates: its ``O`` then allows dates.  The loss of a
token is ``logsumexp(all) - logsumexp(allowed)``, so every corpus teaches only what it knows.
"""

from __future__ import annotations

import re

TYPES = [
    "PERSON",
    "ORG",
    "LOC",
    "FAC",
    "PRODUCT",
    "EVENT",
    "WORK_OF_ART",
    "NORP",
    "DATE",
    "TIME",
    "MONEY",
    "PERCENT",
    "QUANTITY",
    "ORDINAL",
    "CARDINAL",
    "LAW",
    "FIELD",
    "MISC",
]
TAGS = ["O", *(f"{position}-{kind}" for kind in TYPES for position in "BI")]
NUMBERS = frozenset("TIME MONEY PERCENT QUANTITY ORDINAL CARDINAL".split())
OTHER = frozenset("PRODUCT EVENT WORK_OF_ART NORP LAW FIELD MISC".split())
PLACES = frozenset({"LOC", "FAC"})

_TIME = re.compile(
    r"\d:\d|\b(a\.?m|p\.?m|o'clock|hours?|minutes?|morning|evening|afternoon|noon|midnight|gmt|utc|est)\b"
)
_MONEY = re.compile(r"[$€£¥]|\b(dollars?|euros?|pounds?|yen|usd|eur|rupees?|cents?|francs?|yuan|pesos?)\b")
_PERCENT = re.compile(r"%|\bper ?cent\b|percentage")
_ORDINAL = re.compile(r"^(\d+(st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+th)$")
_UNIT = re.compile(
    r"\b(km|kilomet\w+|miles?|met(re|er)s?|feet|foot|ft|inch\w*|kg|kilograms?|tons?|tonnes?|acres?|hectares?|"
    r"square|mph|km/h|mw|lit(re|er)s?|gallons?|barrels?|pounds|°|degrees?|mm|cm|m|sq|km2)\b"
)


def moment(text: str) -> frozenset[str]:
    """DATE or TIME of a temporal expression, by its words."""
    return frozenset({"TIME" if _TIME.search(text.lower()) else "DATE"})


def number(text: str) -> frozenset[str]:
    """MONEY, PERCENT, ORDINAL, QUANTITY or CARDINAL, by its words."""
    lowered = text.lower()
    for pattern, kind in ((_MONEY, "MONEY"), (_PERCENT, "PERCENT"), (_ORDINAL, "ORDINAL"), (_UNIT, "QUANTITY")):
        if pattern.search(lowered):
            return frozenset({kind})
    return frozenset({"CARDINAL"})


def mask(position: str, kinds: frozenset[str]) -> int:
    """Bits of ``B-`` or ``I-`` of the given types."""
    return sum(1 << TAGS.index(f"{position}-{kind}") for kind in sorted(kinds))


def outside(covered: frozenset[str]) -> int:
    """What ``O`` allows in a corpus that labels exactly ``covered``: O, and every tag of other types."""
    rest = frozenset(TYPES) - covered
    return 1 | mask("B", rest) | mask("I", rest)


_FUNCTION = frozenset(
    "the a an this that these those he she it they we i you his her its their our my your him them us me who which what when where "
    "why how there here and or but nor so yet if as at by for from in into of on onto to with without within about after against "
    "among before between during over under until while since because although though however is are was were be been has have had "
    "do does did will would can could may might must shall should not no yes also then thus all both each every some any many much "
    "more most other another such".split()
)
_NUMERIC = re.compile(
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"hundreds?|thousands?|[mbtr]+illions?|dozens?|half|third|quarters?|percent|cents?|dollars?|euros?|pounds?|yen|first|second|"
    r"\w+th|last|next|past|this|early|late|mid|ago|earlier|later|years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|"
    r"century|centuries|morning|evening|night|afternoon|noon|midnight|today|tomorrow|yesterday|tonight|weekend|spring|summer|autumn|"
    r"winter|fall|fiscal|miles?|feet|foot|\w*met(?:re|er)s?|tons?|tonnes?|acres?|degrees?|kg|km|mph|%|\$|the|of|a|several|few"
)


def unnamed(word: str, open_: int, numeric: int) -> int:
    """What a word outside of all labelled spans may be: lower-case words are no unlabelled names."""
    lowered = word.lower()
    if word != lowered and lowered not in _FUNCTION:
        return open_
    if _NUMERIC.fullmatch(lowered) or any(char.isdigit() for char in word):
        return numeric
    return 1


def span_masks(
    words: list[str], spans: list[tuple[int, int, frozenset[str], bool]], covered: frozenset[str]
) -> list[int]:
    """Masks of a sentence's tokens; a span is (begin, end, allowed types, may be no name at all)."""
    length = len(words)
    open_, numeric = outside(covered), outside(covered | (frozenset(TYPES) - NUMBERS - {"DATE"}))
    masks = [unnamed(word, open_, numeric) for word in words]
    for begin, end, given, optional in spans:
        kinds = refine(given, " ".join(words[begin:end]))
        if not kinds and not optional:
            continue
        for index in range(begin, min(end, length)):
            if not kinds:
                masks[index] = 0
            else:
                masks[index] = mask("B" if index == begin else "I", kinds) | (open_ if optional else 0)
    return masks


def bio_spans(tags: list[str]) -> list[tuple[int, int, str]]:
    """Spans of a BIO (or IO) tag sequence: (begin, end, label)."""
    spans: list[tuple[int, int, str]] = []
    start, label = -1, ""
    for index, tag in enumerate([*tags, "O"]):
        position, _, kind = tag.partition("-")
        if start >= 0 and (position != "I" or kind != label):
            spans.append((start, index, label))
            start = -1
        if position == "B" or (position == "I" and start < 0):
            start, label = index, kind
    return spans


_FACILITY = re.compile(
    r"\b(airport|station|bridge|stadium|hospital|building|tower|hall|museum|church|cathedral|mosque|temple|road|street|"
    r"avenue|highway|boulevard|prison|palace|castle|plant|dam|canal|railway|motorway|arena|theat(re|er)|library|hotel|"
    r"mall|center|centre|school|gallery|monument|memorial|cemetery|terminal|tunnel|pier|barracks|mine|pipeline|plaza|"
    r"base|camp|abbey|chapel|fort|house|line|expressway|drive|lane|speedway|park)$"
)
_EVENT = re.compile(
    r"\b(olympics?|cup|wars?|championships?|games|festival|elections?|battle|tournament|open|summit|riots?|"
    r"crisis|revolution|uprising|hurricane|earthquake|awards?|conference|expo|massacre|attacks?|league|season)\b"
)
_LAW = re.compile(
    r"\b(acts?|treaty|treaties|agreements?|convention|constitution|accords?|bill|amendment|protocol|charter|law)\b"
)


def place(text: str) -> frozenset[str]:
    """LOC, or FAC where the last word says so."""
    return frozenset({"FAC" if _FACILITY.search(text.lower()) else "LOC"})


def other(text: str) -> frozenset[str]:
    """The types a name of a "miscellaneous" label may have, by its words."""
    lowered = text.lower()
    if _EVENT.search(lowered):
        return frozenset({"EVENT"})
    if _LAW.search(lowered):
        return frozenset({"LAW"})
    if re.search(r"(an|ans|ish|ese|i|ic|im|ims|ist|ists|ats?|cans?)$", lowered) and " " not in lowered:
        return OTHER
    return OTHER - {"NORP"}


def refine(kinds: frozenset[str], text: str) -> frozenset[str]:
    """An ambiguous label made as sharp as the words allow."""
    if kinds == PLACES:
        return place(text)
    return other(text) if kinds >= OTHER else kinds

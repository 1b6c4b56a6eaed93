"""Number words and digits to exact decimals: ``two dozen``, ``1.2 million``, ``one-third``, ``500 crore``.

Works on tokens, so that a reader of amounts can go on where the number stops.  Digits longer than any number that
news writes are not a number, so that hostile text costs nothing.
"""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

_LONGEST = 21
"""Characters of digits, points and commas in one number."""
_MAXIMUM = 240
"""Characters of a text that are looked at; an amount or a date is never longer."""

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS = {word: value for value, word in enumerate(_UNITS.split())}
WORDS |= {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)}
"""Number words below a hundred."""
SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "k": 10**3, "lakh": 10**5, "million": 10**6, "mn": 10**6,
    "mln": 10**6, "crore": 10**7, "billion": 10**9, "bn": 10**9, "bln": 10**9, "trillion": 10**12, "tn": 10**12,
    "trn": 10**12,
}  # fmt: skip
"""Words that multiply what stands before them."""
_PLURALS = {f"{word}s": value for word, value in SCALES.items() if len(word) > 3 and word != "hundred"}
_SCALES = {**SCALES, **_PLURALS}
_BARE = frozenset({"million", "billion", "trillion"})
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "hundredth": 100,
}  # fmt: skip
_VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8", "⅕": "1/5"}
_TOKEN = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{2,3})+(?:\.[0-9]+)?(?![0-9])|[0-9]+(?:\.[0-9]+)?|(?<![^\W\d_])\.[0-9]+|[^\W\d_]+|[^\w\s]"
)
_ONE = Decimal(1)
_DECIMAL_COMMA = re.compile(r"(?<![0-9,.])([0-9]+),([0-9]{1,2})(?= ?(?:%|(?:per ?cent|[mb]n|[mbtr]+illion|m|b)\b))")


class Number(NamedTuple):
    """A number read from tokens; ``end`` is the index of the first token after it."""

    value: Decimal
    end: int
    factor: Decimal = _ONE
    """What the last scale words multiplied by: a million in ``1.2 million``."""
    exact: bool = True
    """False for a fraction that has no finite decimal."""


def tokens_of(text: str) -> list[str]:
    """The words, numbers and signs of a text, with dashes, quotes and abbreviation dots made uniform.

    >>> tokens_of("U.S.$1,200–1,300 p.a.")
    ['US', '$', '1,200', '-', '1,300', 'pa']
    """
    text = text[:_MAXIMUM]
    for sign, fraction in _VULGAR.items():
        text = text.replace(sign, f" {fraction} ")
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", text).replace("\u2019", "'")
    text = re.sub(r"\bU ?\. ?S ?\.", "US ", text)
    text = _DECIMAL_COMMA.sub(r"\1.\2", text)
    text = re.sub(r"\b(?:[^\W\d_]\.){2,}", lambda match: match[0].replace(".", ""), text)
    text = re.sub(r"(?<![0-9.,])[0-9]{1,3}(?: [0-9]{3})+(?![0-9/])", lambda match: match[0].replace(" ", ""), text)
    return [token for token in _TOKEN.findall(text) if token not in {".", '"', "“", "”"}]


def is_digits(token: str) -> bool:
    """True for a token that is a number in digits, of a length that news writes."""
    return token[-1:].isascii() and token[-1:].isdigit() and len(token) <= _LONGEST


def read_number(tokens: Sequence[str], start: int = 0) -> Number | None:
    """The longest number that begins at ``start``."""
    words = [token.lower() for token in tokens[start:]] + [""] * 4
    number = _fraction(words) or _sum(words)
    return number._replace(end=start + number.end) if number else None


def parse_number(text: str) -> Decimal | None:
    """The number that the whole text says.

    >>> [str(parse_number(text)) for text in ("twenty-five", "1,000", "half a million", "a few")]
    ['25', '1000', '500000', 'None']
    """
    tokens = tokens_of(text)
    number = read_number(tokens)
    return number.value if number and number.end == len(tokens) else None


def plain(value: Decimal) -> str:
    """A decimal without exponent, grouping or trailing zeros.

    >>> plain(Decimal("2.80E+10"))
    '28000000000'
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _ratio(top: Decimal, bottom: int, end: int, factor: Decimal = _ONE) -> Number:
    """A fraction of ``factor``, to six digits where it has no finite decimal."""
    value = top * factor / bottom
    exact = round(value, 12) * bottom == top * factor
    return Number(Decimal(plain(value if exact else round(value, 6))), end, factor, exact)


def _fraction(words: Sequence[str]) -> Number | None:
    """``half``, ``a third``, ``two-thirds``, ``3/4``; then perhaps ``a million`` or ``-a-dozen``."""
    first, end = words[0], 1
    top = 1 if first in {"a", "an", "half"} else WORDS.get(first, 0)
    top = int(first) if first.isdecimal() and len(first) < 4 else top
    bottom = 2 if first == "half" else 0
    end += bottom == 2 and words[1] in {"a", "an"}
    if not bottom and words[1] == "/" and words[2].isdecimal() and len(words[2]) <= _LONGEST:
        bottom, end = int(words[2]), 3
    elif not bottom:
        end = 3 if words[1] == "-" else 2
        bottom = _PARTS.get(words[end - 1]) or _PARTS.get(words[end - 1].removesuffix("s")) or 0
        bottom = 2 if words[end - 1] == "halves" else bottom
    if not top or not bottom:
        return None
    scale = end
    while words[scale] in {"a", "of", "-"} and scale < end + 3:
        scale += 1
    if words[scale] in _SCALES:
        return _ratio(Decimal(top), bottom, scale + 1, Decimal(_SCALES[words[scale]]))
    return _ratio(Decimal(top), bottom, end)


def _tens(words: Sequence[str], at: int) -> Number | None:
    """Digits, or number words below a hundred."""
    word = words[at]
    if is_digits(word):
        return Number(Decimal(word.replace(",", "")), at + 1)
    if word not in WORDS:
        return None
    value, end = WORDS[word], at + 1
    unit = end + (words[end] == "-")
    if value >= 20 and 0 < WORDS.get(words[unit], 0) < 10:
        return Number(Decimal(value + WORDS[words[unit]]), unit + 1)
    return Number(Decimal(value), end)


def _group(words: Sequence[str], at: int) -> Number | None:
    """A number below a scale word: ``two hundred and five``, ``2 1/2``, ``two and a half``."""
    if words[at] in {"a", "an"} and len(words[at + 1]) > 3 and words[at + 1] in SCALES:
        number = Number(_ONE, at + 1)
    elif words[at] in _BARE:
        number = Number(_ONE, at)
    else:
        found = _tens(words, at)
        if found is None:
            return None
        number = found
    if words[number.end] == "hundred":
        number = Number(number.value * 100, number.end + 1, Decimal(100))
        rest = _tens(words, number.end + (words[number.end] in {"and", "-"}))
        if rest and rest.value < 100 and words[rest.end - 1] in WORDS and words[rest.end] != "hundred":
            number = Number(number.value + rest.value, rest.end)
    part = number.end + (words[number.end] in {"and", "-"})
    if words[part] == "a" and words[part + 1] == "half" and part > number.end:
        return Number(number.value + Decimal("0.5"), part + 2)
    if words[part].isdecimal() and words[part + 1] == "/" and (mixed := _fraction(words[part:])):
        return Number(number.value + mixed.value, part + mixed.end, exact=mixed.exact)
    return number


def _scaled(words: Sequence[str], at: int) -> Number | None:
    """A group with its scale words: ``1.2 million``, ``5 lakh crore``, ``a million and a half``."""
    number = _group(words, at)
    if number is None:
        return None
    value, end, factor = number.value, number.end, number.factor
    while words[end + (words[end] == "-")] in _SCALES and factor < 10**15:
        end += words[end] == "-"
        scale = _SCALES[words[end]]
        value, factor, end = value * scale, factor * scale, end + 1
    if factor > 1 and list(words[end : end + 3]) == ["and", "a", "half"]:
        return Number(value + factor / 2, end + 3, factor, number.exact)
    return Number(value, end, factor, number.exact)


def _sum(words: Sequence[str]) -> Number | None:
    """Scaled groups, each below the scale of the one before: ``two million three hundred thousand and five``."""
    number = _scaled(words, 0)
    while number and number.factor > 12:
        at = number.end + (words[number.end] == "and")
        rest = _scaled(words, at) if words[at] in WORDS or words[at] == "a" else None
        if rest is None or rest.value >= number.factor:
            break
        number = Number(number.value + rest.value, rest.end, rest.factor)
    return number

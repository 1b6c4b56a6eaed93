"""Number words and digits to exact decimals: ``two dozen``, ``1.2 million``, ``one-third``, ``500 crore``.

Works on tokens, so that a reader of amounts can go on where the number stops.  No number has more than
:data:`LONGEST` digits: what is longer is not a number that news writes.
"""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

LONGEST = 15
_CEILING = Decimal(10) ** 24
_MAXIMUM = 240
"""Characters of a text that are looked at; an amount or a date is never longer."""

_SMALL = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
WORDS = {**_SMALL, **_TENS}
"""Number words below a hundred."""
SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "k": 10**3, "lakh": 10**5, "million": 10**6, "mn": 10**6,
    "mln": 10**6, "crore": 10**7, "billion": 10**9, "bn": 10**9, "bln": 10**9, "trillion": 10**12, "tn": 10**12,
    "trn": 10**12,
}  # fmt: skip
"""Words that multiply what stands before them."""
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "hundredth": 100,
}  # fmt: skip
_VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8", "⅕": "1/5"}
_TOKEN = re.compile(r"[0-9]{1,3}(?:,[0-9]{2,3})+(?:\.[0-9]+)?(?![0-9])|[0-9]+(?:\.[0-9]+)?|\.[0-9]+|[^\W\d_]+|[^\w\s]")


class Number(NamedTuple):
    """A number read from tokens; ``end`` is the index of the first token after it."""

    value: Decimal
    end: int
    factor: Decimal = Decimal(1)
    """What scale words multiplied by: a million in ``1.2 million``."""
    exact: bool = True
    """False for a fraction that has no finite decimal."""


def tokens_of(text: str) -> list[str]:
    """The words, numbers and signs of a text, with dashes, quotes and abbreviation dots made uniform.

    >>> tokens_of("U.S.$1,200–1,300 p.a.")
    ['US', '$', '1,200', '-', '1,300', 'pa']
    """
    text = text[:_MAXIMUM]
    for sign, plain in _VULGAR.items():
        text = text.replace(sign, f" {plain} ")
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", text).replace("\u2019", "'")
    text = re.sub(r"\b(?:[^\W\d_]\.){2,}", lambda match: match[0].replace(".", ""), text)
    text = re.sub(r"\b[0-9]{1,3}(?: [0-9]{3})+\b(?![/.,])", lambda match: match[0].replace(" ", ""), text)
    return [token for token in _TOKEN.findall(text) if token not in {".", '"', "“", "”"}]


def is_digits(token: str) -> bool:
    """True for a token that is a number in digits."""
    return token[-1:].isascii() and token[-1:].isdigit() and len(token) <= LONGEST + 6


def read_number(tokens: Sequence[str], start: int = 0) -> Number | None:
    """The longest number that begins at ``start``."""
    words = [token.lower() for token in tokens]
    number = _fraction(words, start) or _sum(words, start)
    return number if number is not None and number.value < _CEILING else None


def parse_number(text: str) -> Decimal | None:
    """The number that the whole text says.

    >>> [str(parse_number(text)) for text in ("twenty-five", "1,000", "half a million", "a few")]
    ['25', '1000', '500000.0', 'None']
    """
    tokens = tokens_of(text)
    number = read_number(tokens)
    return number.value if number is not None and number.end == len(tokens) else None


def plain(value: Decimal) -> str:
    """A decimal without exponent, grouping or trailing zeros."""
    return format(value.normalize() + 0, "f")


def _at(words: Sequence[str], index: int) -> str:
    return words[index] if 0 <= index < len(words) else ""


def _part(word: str) -> int:
    return _PARTS.get(word) or _PARTS.get(word.removesuffix("s"), 0)


def _fraction(words: Sequence[str], start: int) -> Number | None:
    """``half``, ``a third``, ``two-thirds``, ``3/4``; then perhaps ``a million`` or ``of a million``."""
    first, index = _at(words, start), start + 1
    top = 1 if first in {"a", "an", "half"} else WORDS.get(first, int(first) if first.isdecimal() else 0)
    if first == "half":
        bottom = 2
    elif _at(words, index) == "/" and _at(words, index + 1).isdecimal():
        bottom, index = int(_at(words, index + 1)[:4]), index + 2
    else:
        index += _at(words, index) == "-"
        bottom, index = _part(_at(words, index)), index + 1
    if not top or not bottom or len(first) > 4 and first.isdecimal():
        return None
    value = Decimal(top) / Decimal(bottom)
    exact = value == round(value, 6)
    value, index, factor = round(value, 6).normalize() + 0, index, Decimal(1)
    skip = index
    while _at(words, skip) in {"of", "a", "an", "-"}:
        skip += 1
    if _at(words, skip) in SCALES and (skip == index or _at(words, skip - 1) != "of"):
        factor = Decimal(SCALES[words[skip]])
        return Number(Decimal(top) * factor / Decimal(bottom), skip + 1, factor, exact=True)
    return Number(value, index, factor, exact)


def _sum(words: Sequence[str], start: int) -> Number | None:
    """Digits or number words with their scales: ``two hundred and five thousand``, ``1.2 million``, ``a dozen``."""
    index = start
    if _at(words, index) in {"a", "an"} and _at(words, index + 1) in SCALES and len(_at(words, index + 1)) > 3:
        index += 1
    total, current, factor, end = Decimal(0), None, Decimal(1), start
    while index < len(words):
        word = words[index]
        if is_digits(word) or word in WORDS:
            value = Decimal(word.replace(",", "")) if is_digits(word) else Decimal(WORDS[word])
            if current is not None and not _continues(current, value, word):
                break
            current = (current or Decimal(0)) + value
        elif word == "hundred" and current is not None:
            current *= 100
        elif word in SCALES and (current is not None or total or len(word) > 3):
            scale = Decimal(SCALES[word])
            factor = factor * scale if current is None or not total else Decimal(1)
            total = total * scale if current is None and total else total + (Decimal(1) if current is None else current) * scale
            current = None
        elif not (word in {"and", "-"} and end == index and _joins(words, index)):
            break
        else:
            half = _half(words, index) if word == "and" else None
            if half is not None:
                current, index = (current or Decimal(0)) + half.value, half.end - 1
        index += 1
        end = index if word not in {"and", "-"} or current is not None and word == "and" and _half_end(words, index) else end
    if end == start:
        return None
    return _vulgar(words, Number(total + (current or Decimal(0)), end, factor))

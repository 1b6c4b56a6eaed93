"""An amount as news writes it to a :class:`Quantity`, and a quantity to one canonical label.

Money, percentages, measures and counts, with bounds (``more than``), ranges (``$5-7 million``) and rates
(``26 cents per share``).  Values are exact decimals; a third is cut to six digits and marked ``~``.  Units:

- money: the ISO 4217 code; a bare ``$`` is USD unless the text itself names another country's dollar;
- a rate keeps its divisor after a slash: ``USD/share``, ``barrel/day``, ``mile/hour``;
- a count takes the lemma that the caller knows (``kind``), else the singular of the noun that follows the number.

``thousands of people`` is ``>= 1000``: the plural says no more.  ``about``, ``nearly`` and the like are all ``~``.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

from graph.extract import units
from graph.extract.numbers import SCALES, Number, is_digits, plain, read_number, tokens_of
from graph.model import Quantity

Kind: TypeAlias = Literal["money", "percent", "measure", "count"]

_BOUNDS = {
    ">": "more than, over, above, in excess of, upwards of, upward of, greater than, just over, "
    "well over, just above, well above, exceeding, higher than, exceeded, topped",
    "<": "less than, under, fewer than, below, just under, just below, lower than, not quite, well under, well below",
    ">=": "at least, no less than, no fewer than, not less than, a minimum of, minimum of",
    "<=": "at most, up to, no more than, not more than, as many as, as much as, as high as, a maximum of, maximum of, "
    "only up to",
    "~": "about, around, some, approximately, roughly, nearly, almost, close to, an estimated, estimated, circa, "
    "approx, more or less, near, virtually, somewhere around, in the region of, c, ca, ~, as few as, as little as",
    "=": "exactly, only, just, a total of, total of, another, an additional, an extra, a further, a record, "
    "additional, extra, the, its, their, this, these, his, her, our, all, a whopping, a combined, combined, a "
    "staggering, worth, magnitude, -, minus, australian, canadian, a, an, record, whole, first, last, next, past, "
    "previous, other, those, further, of, by, at, for, than, age, aged, to, in, with, total, every, each, (, "
    "initial, full, entire, mere, hefty, one time, a single",
}
_SIGNS = {">": ">", "<": "<", "≥": ">=", "≤": "<="}
_LEADS: dict[tuple[str, ...], str] = {
    tuple(phrase.split()): bound for bound, phrases in _BOUNDS.items() for phrase in phrases.split(", ")
} | {(sign,): bound for sign, bound in _SIGNS.items()}
_TRAILS = {"or more": ">=", "and above": ">=", "and over": ">=", "or over": ">=", "or less": "<=", "or fewer": "<=",
           "or so": "~", "+": ">=", "- plus": ">=", "plus": ">=", "- odd": "~", "odd": "~", "at least": ">=",
           "at most": "<="}  # fmt: skip
_MONEY_SCALES = {"m": "million", "mm": "million", "b": "billion", "t": "trillion", "cr": "crore"}
_VAGUE = {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 10**3, "lakhs": 10**5,
          "millions": 10**6, "crores": 10**7, "billions": 10**9, "trillions": 10**12}  # fmt: skip
_STOPS = units.words(
    "of in on at for from to by with and or but as than that who which whose were was is are have has had be been will "
    "would could may can into over under after before during since until between against about through this last next "
    "plus odd per a an the each every out more less who had said up down off ago later earlier worth"
)
_ADVERBS = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day",
            "hourly": "hour"}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


class _Unit(NamedTuple):
    name: str
    kind: Kind
    end: int
    scale: Decimal = Decimal(1)


class _Amount(NamedTuple):
    number: Number
    unit: _Unit
    sign: int = 1


def parse_quantity(text: str, *, kind: str = "") -> Quantity | None:
    """The amount that a text begins with, or None; ``kind`` is the lemma of the counted noun where the caller knows it.

    >>> parse_quantity("HK$28 billion").value, parse_quantity("more than 1,000 workers").unit
    ('28000000000', 'worker')
    """
    tokens = tokens_of(text)
    start, bound = _lead(tokens)
    first = _amount(tokens, start, kind)
    if first is None:
        return _vague(tokens, start, kind, text)
    second = _second(tokens, first, kind)
    if second is not None:
        first = _shared(first, second)
        return _quantity(first, "=" if bound in {">=", "="} else bound, text, upper=second)
    trail = _trail(tokens, first.number.end) or _trail(tokens, first.unit.end)
    return _quantity(first, bound if bound != "=" else trail or "=", text)


def _quantity(amount: _Amount, bound: str, text: str, *, upper: _Amount | None = None) -> Quantity:
    if not amount.number.exact and bound == "=":
        bound = "~"
    unit = upper.unit if upper is not None else amount.unit
    value = amount.number.value * amount.unit.scale * amount.sign
    top = plain(upper.number.value * unit.scale) if upper is not None else None
    return Quantity(value=plain(value), unit=unit.name, kind=unit.kind, upper=top, bound=bound, text=text)


def _lead(tokens: Sequence[str]) -> tuple[int, str]:
    """Skips the words before the number; the first bound among them counts."""
    at, bound = 0, "="
    words = [token.lower() for token in tokens]
    for _ in range(6):
        if words[at : at + 1] in (["between"], ["from"]):
            at += 1
            continue
        if read_number(words, at) is not None or _prefix(tokens, at) is not None:
            break
        size = next((size for size in (4, 3, 2, 1) if tuple(words[at : at + size]) in _LEADS), 0)
        if not size or at + size > len(words):
            break
        bound = bound if bound != "=" else _LEADS[tuple(words[at : at + size])]
        at += size
    return at, bound


def _trail(tokens: Sequence[str], at: int) -> str | None:
    words = [token.lower() for token in tokens[at : at + 2]]
    return _TRAILS.get(" ".join(words)) or _TRAILS.get(" ".join(words[:1]))


def _prefix(tokens: Sequence[str], at: int) -> tuple[str, int] | None:
    """The currency before a number and where the number begins: ``HK$``, ``US $``, ``RMB``, ``HKD``."""
    for size in (3, 2, 1):
        code = units.PREFIXES.get("".join(tokens[at : at + size]))
        code = code or (tokens[at] if size == 1 and at < len(tokens) and tokens[at] in units.ISO_CODES else None)
        end = at + size
        if code and end < len(tokens):
            skip = end + (tokens[end] == "$" or (tokens[end] == "-" and len(tokens[at]) > 1))
            if read_number(tokens, skip) is not None:
                return code, skip
    if tokens[at : at + 1] == ["$"] and read_number(tokens, at + 1) is not None:
        return _dollar(tokens), at + 1
    return None


def _dollar(tokens: Sequence[str]) -> str:
    text = " ".join(tokens).lower()
    return next((code for word, code in units.DOLLAR_HINTS.items() if word in text), "USD")


def _amount(tokens: Sequence[str], at: int, kind: str) -> _Amount | None:
    """A number at ``at`` with its currency, unit or noun."""
    prefix = _prefix(tokens, at)
    number = read_number(tokens, prefix[1] if prefix else at)
    if number is None:
        return None
    follow = tokens[number.end].lower() if number.end < len(tokens) else ""
    scale = _MONEY_SCALES.get(follow)
    if scale and (prefix or _scales(tokens, number.end + 1)):
        factor = Decimal(SCALES[scale])
        number = Number(number.value * factor, number.end + 1, factor)
    if "magnitude" in (token.lower() for token in tokens[max(at - 2, 0) : at]):
        unit = _Unit("magnitude", "measure", number.end)
    elif prefix:
        unit = _Unit(prefix[0], "money", number.end)
        again = _unit(tokens, number.end)
        unit = unit._replace(end=again.end) if again and again.kind == "money" else unit
    else:
        unit = _unit(tokens, number.end) or _counted(tokens, number, kind)
    before = "".join(tokens[max(at - 1, 0) : at]).lower()
    return _Amount(number, _rate(tokens, unit), -1 if before in {"-", "minus"} and unit.name != "magnitude" else 1)


def _scales(tokens: Sequence[str], at: int) -> bool:
    """True when a ``m`` or ``b`` before this place multiplies: ``5m euros``, ``5m users``, but not a ``100m race``."""
    unit = _unit(tokens, at)
    noun = tokens[at].lower() if at < len(tokens) and _WORD.fullmatch(tokens[at]) else ""
    return (unit is not None and unit.kind != "measure") or noun == "people" or noun != units.singular(noun)


def _unit(tokens: Sequence[str], at: int) -> _Unit | None:
    """The currency, percent sign or measure at ``at``, the longest name first."""
    start = at + (tokens[at : at + 1] == ["-"])
    kept = [(index, token.lower()) for index, token in enumerate(tokens[start : start + 5]) if token.strip("-")]
    for size in (3, 2, 1):
        if len(kept) < size:
            continue
        name = [word for _, word in kept[:size]]
        forms = ([*name[:-1], units.singular(name[-1])], name, [units.singular(name[0]), *name[1:]])
        found = next(filter(None, (_named(" ".join(form), tokens) for form in forms)), None)
        if found and name == ["pound"] and start > at > 0 and is_digits(tokens[at - 1]):
            found = _Unit("lb", "measure", 0)  # a 200-pound man; money is written before the number or in words
        if found:
            return found._replace(end=start + kept[size - 1][0] + 1)
    return _sign(tokens, start)


def _sign(tokens: Sequence[str], at: int) -> _Unit | None:
    """A currency's code or sign after the number: ``5€``, ``5 HKD``, ``5 US$``; a metre's ``m``."""
    if tokens[at : at + 1] == ["m"]:
        return _Unit("metre", "measure", at + 1)
    for end in (at + 2, at + 1):
        sign = "".join(tokens[at:end])
        code = units.PREFIXES.get(sign, "") if len(sign) > 1 or not sign.isalpha() else ""
        if code or sign in units.ISO_CODES:
            return _Unit(code or sign, "money", end)
    return None


def _named(name: str, tokens: Sequence[str]) -> _Unit | None:
    if name in units.CURRENCIES:
        code = _dollar(tokens) if name == "dollar" else units.CURRENCIES[name]
        return _Unit(code, "money", 0)
    if name in units.MINOR:
        code = _dollar(tokens) if name == "cent" else units.MINOR[name]
        return _Unit(code, "money", 0, units.HUNDREDTH)
    if name in units.PERCENT:
        return _Unit(units.PERCENT[name], "measure" if name == "basis point" else "percent", 0)
    return _Unit(units.MEASURES[name], "measure", 0) if name in units.MEASURES else None


def _counted(tokens: Sequence[str], number: Number, kind: str) -> _Unit:
    """What is counted: the caller's lemma, else the last noun before the phrase ends."""
    noun, end = _noun(tokens, number.end) or ("", number.end)
    if kind and not noun:
        known = _unit(tokens_of(kind), 0)
        if known is not None:
            return known._replace(end=end)
    return _Unit(kind or noun, "count", end)


def _noun(tokens: Sequence[str], at: int) -> tuple[str, int] | None:
    """The head of the words from ``at``, singular, and where the words end; names keep their capitals."""
    start = at + (tokens[at : at + 1] == ["-"])
    end = start
    while end < len(tokens) and end < start + 6 and _WORD.fullmatch(tokens[end]) and tokens[end].lower() not in _STOPS:
        end += 1
        if tokens[end : end + 1] == ["-"] and _WORD.fullmatch(" ".join(tokens[end + 1 : end + 2])):
            end += 1
    if end == start:
        return None
    return units.singular(tokens[end - 1].lower()), end


def _rate(tokens: Sequence[str], unit: _Unit) -> _Unit:
    """Adds ``/share`` for ``per share``, ``a share``, ``/share``; ``/year`` for ``annually``."""
    rest = [token.lower() for token in tokens[unit.end : unit.end + 5]]
    joined = rest[1:] if rest[:1] == ["-"] else rest
    skip = len(rest) - len(joined)
    if not joined or (unit.kind == "percent" and joined[0] not in {"per", "annually"}):
        return unit
    if joined[0] in _ADVERBS:
        return unit._replace(name=f"{unit.name}/{_ADVERBS[joined[0]]}", end=unit.end + skip + 1)
    if joined[0] not in {"per", "a", "an", "/"} or len(joined) < 2:
        return unit
    at = 2 if len(joined) > 2 and joined[1] == "-" else 1
    word = joined[at]
    if is_digits(word):
        return unit._replace(name=f"{unit.name}/{word.replace(',', '')}", end=unit.end + skip + at + 1)
    if not _WORD.fullmatch(word) or word in _STOPS or word in SCALES:
        return unit
    one = units.singular(word)
    if joined[0] not in {"per", "/"} and one not in units.MEASURES and one not in units.SOLD_BY:
        return unit
    short = "hour" if joined[0] == "/" and one == "h" else units.MEASURES.get(one, one)
    return unit._replace(name=f"{unit.name}/{short}", end=unit.end + skip + at + 1)


def _second(tokens: Sequence[str], first: _Amount, kind: str) -> _Amount | None:
    """The upper end of a range, if one follows: ``5 to 10``, ``$5-7``, ``between 5 and 10``, ``two or three``."""
    joins = {"to", "-", "or"} | ({"and"} if "between" in (token.lower() for token in tokens) else set())
    for at in (first.number.end, first.unit.end):
        if at >= len(tokens) or tokens[at].lower() not in joins:
            continue
        upper = _amount(tokens, at + 1, kind)
        if upper is None:
            continue
        upper = upper._replace(sign=1)
        number = upper.number
        low = first.number.value * (number.factor if first.number.value < number.value / number.factor else 1)
        if low < number.value or first.unit.kind == upper.unit.kind != "count":
            return upper if upper.unit.name or not first.unit.name else upper._replace(unit=first.unit)
    return None


def _shared(first: _Amount, second: _Amount) -> _Amount:
    """The lower end with the scale and unit that only the upper end spells out: ``$5-7 million``."""
    number, factor = first.number, second.number.factor
    if number.factor == 1 and factor > 1 and number.value < second.number.value / factor:
        number = number._replace(value=number.value * factor)
    alone = first.unit.kind == "count" or not first.unit.name
    return first._replace(number=number, unit=second.unit if alone else first.unit)


def _vague(tokens: Sequence[str], at: int, kind: str, text: str) -> Quantity | None:
    """``thousands of workers``, ``tens of millions of dollars``: at least that many."""
    words = [token.lower() for token in tokens]
    value = Decimal(0)
    while at < len(words) and words[at] in _VAGUE:
        value = (value or Decimal(1)) * _VAGUE[words[at]]
        at += 2 if words[at + 1 : at + 2] == ["of"] and " ".join(words[at + 2 : at + 3]) in _VAGUE else 1
    if not value:
        return None
    at += words[at : at + 1] == ["of"]
    unit = _unit(tokens, at) or _counted(tokens, Number(value, at), kind)
    return Quantity(value=plain(value * unit.scale), unit=unit.name, kind=unit.kind, bound=">=", text=text)

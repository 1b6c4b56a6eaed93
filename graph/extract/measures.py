"""From a token to the mention of a time or an amount, with the words that belong to it.

"more than $3 a share" is one amount, hedge and rate included; "the end of June" is one time.
"""

from graph.extract.context import TIME_LABELS, Context, is_time
from graph.extract.lexicon import DISTANT, FRACTIONS, TIMES, UNITS
from graph.extract.phrases import BOUNDS, OF_WORDS, anchor_of, span_mention, stays, words_mention
from graph.extract.quantities import parse_quantity
from graph.extract.syntax import (
    base,
    branch,
    case_of,
    contiguous,
    kids,
    lemma,
    lower,
    text_of,
    word_after,
)
from graph.extract.times import resolve_period
from graph.extract.tokens import Span, Token
from graph.extract.units import SOLD_BY
from graph.model import Mention, Period

SLICES = frozenset(
    "afternoon autumn beginning close end evening middle morning night spring start summer turn winter".split()
)
"""Nouns of a part of a time."""
CALENDAR = frozenset("century day decade hour minute month week weekend year".split())
"""Nouns of stretches of time."""
SHARES = frozenset({"all", "both", "few", "half", "many", "most", "several", "some"})
POWERS = frozenset("dozen hundred thousand ten million billion score".split())
"""Nouns that count in "tens of thousands of supporters"."""

_BEFORE_TIME = frozenset({"det", "amod", "nummod", "compound"})


def month_of(noun: Token, context: Context) -> Token | None:
    """ "In the month of June": June."""
    inner = [c for c in kids(noun, "nmod") if case_of(c) == "of" and is_time(c, context)]
    return inner[0] if lower(noun) == "month" and len(inner) == 1 and inner[0].pos_ == "PROPN" else None


def slice_mention(noun: Token, context: Context, tense: str) -> Mention | None:
    """ "the end of June": one time."""
    if lemma(noun) not in SLICES or context.names.get(noun.i) is not None:
        return None
    inner = next((c for c in kids(noun, "nmod") if case_of(c) == "of" and is_time(c, context)), None)
    if inner is None:
        return None
    tokens = list(noun.doc[noun.i : branch(inner)[-1].i + 1])
    text = text_of(tokens)
    period = resolve_period(text, context.published, tense=tense, preposition=case_of(noun))  # type: ignore[arg-type]
    return _dated(tokens, noun, text, "DATE", period)


def is_filled(stretch: Token, context: Context) -> bool:
    """ "Three days of rain", "two decades of talks": what went on so long; "the first days of the war" are a time."""
    inner = [c for c in kids(stretch, "nmod") if case_of(c) == "of" and c.i > stretch.i]
    if lemma(stretch) not in CALENDAR or len(inner) != 1 or kids(stretch, "amod") or is_time(inner[0], context):
        return False
    plain = (
        case_of(stretch) != "within"
        and inner[0].pos_ == "NOUN"
        and lemma(inner[0]) not in TIMES
        and not kids(inner[0], "det", "nmod:poss")
    )
    return plain and stays(inner[0], context)


def time_mention(token: Token, entity: Span, context: Context, tense: str) -> Mention:
    """A time with the words around its name that make it longer or bound it: "more than 30 years ago"."""
    leading = entity[0]
    dropped = leading.dep_ == "case" or (leading.pos_ in {"VERB", "AUX"} and len(entity) > 1)
    tokens = [t for t in entity if not (dropped and t.i == entity.start)] or list(entity)
    joined = {t.i for a in kids(token, "amod", "nummod") for c in kids(a, "conj") for t in branch(c)}  # "18th and 19th"
    before = [t for t in branch(token) if t.i >= entity.start or t.i in joined or base(t) in _BEFORE_TIME]
    wider = contiguous(before, token)
    if wider and wider[0].i < tokens[0].i:
        tokens = [t for t in wider if t.i < tokens[0].i] + tokens
    tokens += _off(tokens[-1]) or _its_day(token, tokens[-1], entity)
    text = text_of(tokens)
    word = case_of(token) or mark_of_time(token)
    told = (word in {"in", "within"} and _is_from_another(token, tokens[-1])) or lower(tokens[-1]) == "before"
    of_ = _of_what(token, tokens[-1], context)
    published = None if told or of_ else context.published  # "the year before": counted from another time
    period = resolve_period(text, published, tense=tense, preposition=word)  # type: ignore[arg-type]
    hedge = hedge_before(tokens[0]) if lemma(token) in CALENDAR or lower(token) in {"ago", "earlier", "later"} else []
    if hedge and text_of(hedge).lower() != word and (len(hedge) > 1 or hedge[0].dep_ != "case"):  # "more than 30 years"
        tokens, text = hedge + tokens, f"{text_of(hedge).lower()} {text}"
    if of_:
        tokens, text = tokens + of_, f"{text} {text_of(of_)}"
    return _dated(tokens, token, text, entity.label_, period)


def _its_day(hour: Token, last: Token, entity: Span) -> list[Token]:
    """ "At 5 pm on Monday": the words of the day that an hour is of."""
    days = [c for c in kids(hour, "nmod") if c.ent_type_ == "DATE" and case_of(c) == "on"]
    if entity.label_ != "TIME" or not days or days[0].left_edge.i != last.i + 1:
        return []
    return [t for t in branch(days[0]) if t.ent_type_ == "DATE" or t.dep_ == "case"]


def _of_what(time: Token, last: Token, context: Context) -> list[Token]:
    """ "The last winter of the war", "the first two years of the talks": of what the words after a time say it is."""
    inner = [c for c in kids(time, "nmod") if case_of(c) == "of" and c.left_edge.i == last.i + 1]
    if time.pos_ != "NOUN" or not inner or inner[0].pos_ not in {"NOUN", "PROPN"} or is_time(inner[0], context):
        return []
    tokens = branch(inner[0], [c.i for c in inner[0].children if c.i > inner[0].i and c.dep_ != "flat"])
    return tokens if len(tokens) <= OF_WORDS and tokens[-1].i - last.i == len(tokens) else []


def _dated(tokens: list[Token], head: Token, text: str, type_: str, period: Period | None) -> Mention:
    return Mention(
        begin=tokens[0].idx, end=tokens[-1].idx + len(tokens[-1].text), anchor=anchor_of(tokens), label=text,
        kind="time", type=type_, head=lemma(head), period=period,
    )  # fmt: skip


def _off(last: Token) -> list[Token]:
    """ "Two years from now", "three weeks later": the words after a length that make a time of it."""
    after = list(last.doc[last.i + 1 : min(last.i + 3, last.sent.end)])
    if lemma(last) not in CALENDAR or not after:
        return []
    if [lower(t) for t in after] in (["from", "now"], ["from", "today"]):
        return after
    return after[:1] if lower(after[0]) in {"earlier", "later"} else []


def _is_from_another(noun: Token, last: Token) -> bool:
    """ "Within a year after the vote", "in the week before it": counted from what is told, not from the article."""
    after = last.nbor(1) if last.i + 1 < len(last.doc) else None
    if after is None or lemma(noun) not in CALENDAR or kids(noun, "amod"):
        return False
    return lower(after) in {"after", "before", "following", "from", "of", "since"}


def mark_of_time(token: Token) -> str:
    """The preposition of a time that an adverb or subordinator brings in."""
    before = token.nbor(-1) if token.i > 0 else None
    return lower(before) if before is not None and lower(before) in {"since", "until", "by", "before", "after"} else ""


def range_of(number: Token) -> list[Token]:
    """ "50 to 70 people", "five or six people": the words of both ends, where a noun is counted by them."""
    tokens = branch(number)
    if number.dep_ != "nummod" or tokens[-1].pos_ != "NUM" or not number.i < tokens[-1].i < number.head.i:
        return []
    quantity = parse_quantity(text_of(tokens))
    return tokens if quantity is not None and quantity.upper is not None else []


def share_mention(noun: Token) -> Mention | None:
    """ "Sales rose by nearly a third", "fell two-thirds": by how much."""
    part = lemma(noun) in FRACTIONS and noun.pos_ == "NOUN" and base(noun) == "obl" and case_of(noun) in {"", "by"}
    if not part or kids(noun, "nmod", "amod", "acl", "acl:relcl") or not kids(noun, "det", "nummod"):
        return None
    tokens = branch(noun, [c.i for c in kids(noun, "case")])
    quantity = parse_quantity(text_of(tokens))
    if quantity is None or quantity.unit or not quantity.value.startswith("0"):
        return None
    return words_mention(tokens[tokens[0].dep_ == "det" :], "quantity")  # without a unit its value says little


def amount_mention(token: Token, entity: Span | None) -> Mention | None:
    """An amount with its hedge and its rate, "at least $3 a share"; None where the words tell no quantity."""
    inner = {"nummod", "compound", "advmod", "punct", "flat", "fixed"}
    cut = [c.i for c in token.children if base(c) not in inner or c.text in "(),"]
    tokens = list(entity) if entity is not None else contiguous(branch(token, cut), token)
    tokens = range_of(token) or tokens
    while tokens and tokens[0].text in {",", "(", "-", ";", ":"}:
        tokens = tokens[1:]
    while tokens and tokens[-1].text in {",", ")", ";", ":", "."}:
        tokens = tokens[:-1]
    if not tokens:
        return None
    before = list(token.doc[max(token.sent.start, tokens[0].i - 2) : tokens[0].i])
    if lower(tokens[0]) in POWERS and before and lower(before[-1]) == "a":
        tokens = [*before[0 if lower(before[0]) == "half" else -1 :], *tokens]
    tokens = (hedge_before(tokens[0]) or _lower_end(tokens)) + tokens + rate_after(tokens[-1], token)
    after = list(token.doc[tokens[-1].i + 1 : tokens[-1].i + 3])
    tokens += after if [lower(t) for t in after] in (["or", "more"], ["or", "so"]) else []
    text = text_of(tokens)
    quantity = parse_quantity(text)
    if quantity is None:
        return None
    if surplus := _surplus(tokens[-1], token):
        return words_mention([*tokens, *surplus], "quantity")
    label = entity.label_ if entity is not None else ""
    return span_mention(tokens, token, None, kind="quantity", type_=label, quantity=quantity)


def _surplus(last: Token, amount: Token) -> list[Token]:
    """ "Costs 30% more than planned": how much more, no price; "the odds at 1 in 5"."""
    beside = [c for c in kids(amount, "nmod") if case_of(c) == "in" and c.i == last.i + 2]
    if chance := [c for c in beside if c.pos_ == "NUM" and c.ent_type_ not in TIME_LABELS and len(c.text) < 4]:
        return list(last.doc[last.i + 1 : chance[0].i + 1])
    after = word_after(last)
    apart = after.i in {amount.head.i, last.i} or after.head.i in {amount.i, amount.head.i}
    return [after] if apart and after.i > last.i and lower(after) in {"less", "more"} and after.dep_ != "amod" else []


def rate_after(last: Token, noun: Token) -> list[Token]:
    """ "35,000 chips per month", "9,000 tonnes a day": the words after an amount by which it is a rate, if any."""
    for unit in kids(noun, "nmod", "nmod:unmarked", "obl:unmarked"):
        tokens = branch(unit)
        each = lower(tokens[0]) in {"per", "a", "an", "each", "every"} and lemma(unit) in UNITS | TIMES | SOLD_BY
        after = [lower(t) for t in unit.doc[unit.i + 1 : unit.i + 3]]
        distant = bool(after) and after[0] in DISTANT and after[1:] != ["tax"]  # "$3 million a year after tax"
        if each and len(tokens) == 2 and tokens[0].i == last.i + 1 and not distant:
            return tokens
    return []


def _lower_end(amount: list[Token]) -> list[Token]:
    """The word before "$5 million and $7 million" that makes one range of it."""
    before = amount[0].nbor(-1) if amount[0].i > amount[0].sent.start else None
    ranged = before is not None and lower(before) == "between" and any(lower(t) == "and" for t in amount)
    return [before] if before is not None and ranged else []


def hedge_before(first: Token) -> list[Token]:
    """The words before a number that bound it: ``about``, ``more than``, ``as many as``."""
    before = list(first.doc[max(0, first.i - 1) : first.i])
    aside = {"case"} if before and lower(before[-1]) in {"over", "under"} else frozenset()
    for size in (3, 2):
        longer = list(first.doc[max(0, first.i - size) : first.i])
        if " ".join(map(lower, longer)) in BOUNDS:
            return longer
    hedged = before and lower(before[-1]) in BOUNDS and before[-1].dep_ not in {"compound:prt", *aside}
    return before[-1:] if hedged else []

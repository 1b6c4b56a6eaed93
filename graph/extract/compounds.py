"""What nouns before a noun state of it: "Acme customers" are Acme's, "a three-year war" lasted three years.

Some state nothing, as they tell which sort is meant: "the 5G network", "the 6.47am service".
"""

import re
from collections.abc import Iterator

from graph.extract import lexicon
from graph.extract.adjectives import is_someone
from graph.extract.builder import Builder
from graph.extract.context import name_of, outer_kids
from graph.extract.existence import LASTING
from graph.extract.mentions import kind_name, mention
from graph.extract.numbers import WORDS
from graph.extract.predicates import is_eventive
from graph.extract.syntax import (
    HYPHENS,
    kids,
    lemma,
    lower,
    word_after,
)
from graph.extract.tokens import Token
from graph.model import Extraction, Mention

_NUMBER = rf"(?:\d[\d.,]*|an?|few|several|(?:{'|'.join(WORDS)})(?:-(?:{'|'.join(WORDS)}))?)"

DURATION = re.compile(
    rf"(?:about |nearly |almost |some |over |more than |less than |at least |up to )?{_NUMBER}(?:-and-a-half)?[- ]"
    r"(?:second|minute|hour|day|week|month|year|decade)s?(?:-long)?"
)
"""A time that is as long as it says: "three-year", "two months"."""

CLOCK = re.compile(r"(?:[01]?\d|2[0-3])(?:[.:][0-5]\d)?(?: ?[ap]\.?m\.?)?")
"""A time of day before a noun tells which one it is: "the 6.47am service"."""

BANDS = frozenset("G GHz Hz MHz kHz".split())
"""Units that tell which sort a thing is, not how much of it there is: "5G spectrum"."""

_KIN = frozenset("brother cousin heir sibling sister twin".split())
"""Nouns of those who bear one family name: "the Smith sisters"."""


def compounds(noun: Token, holder: Mention, builder: Builder) -> Iterator[Extraction]:
    """What names, fields, amounts and times before a noun say of it."""
    context = builder.context
    entity = name_of(noun, context)
    if lemma(noun) in lexicon.SKILLS and holder.kind == "nominal":
        field_of = f"be {lemma(noun)} in" if is_someone(noun, holder, context) else "be in"
        for child in outer_kids(noun, context, "compound"):
            field = mention(child, context)
            if child.text[:1].isupper() and any(c.pos_ == "PROPN" for c in kids(child, "compound", "flat")):
                continue  # "Globex Trading strategy expert": whose expert it is
            if field.kind == "nominal" or field.type in {"FIELD", "MISC"}:
                yield from builder.extraction(holder, field_of, "", field, (), rule="compound")  # "fintech talent"
    for child in outer_kids(noun, context, "compound", "nmod:unmarked", "nmod:desc"):
        other = context.names.get(child.i)
        if other is None or child.i > noun.i or (entity is not None and entity.start <= child.i):
            continue
        if (
            kind_name(noun, context) is not None
            or lemma(noun) in lexicon.ITSELF
            or noun.dep_ == "nmod:desc"
            or (lemma(noun) in lexicon.RELATIONAL and holder.kind == "name")
        ):
            continue
        possessor = mention(child, context)
        if possessor.kind == "quantity":
            if possessor.quantity is not None and possessor.quantity.kind == "count" and not possessor.quantity.unit:
                continue  # "the Top 10 chart", "the 2003 bombing": a number that names
            if child.text in BANDS or _is_before(noun, child):
                continue  # also "about 4 feet from the body"
            if entity is None and not _is_size(child, possessor, noun):
                yield from builder.extraction(holder, "be", "", possessor, (), rule="count")
        elif possessor.kind == "time":
            if _is_before(noun, child) or _is_sort_of_time(possessor):
                continue  # "two months before an election"
            long = DURATION.fullmatch(possessor.label.casefold())
            if long is None or is_eventive(noun) or lemma(noun) in LASTING:
                relation = "be in" if long is None else "last"
                yield from builder.extraction(holder, relation, "", possessor, (), rule="compound")
        elif kids(noun, "nmod:poss"):
            continue  # "its Springfield office": its, and not the city's
        elif noun.pos_ != "PROPN" and _has(child, possessor, noun) and not _is_one_owner(other.end, noun, holder):
            yield from builder.extraction(possessor, "have", "", holder, (), rule="compound")


def _is_sort_of_time(time: Mention) -> bool:
    """ "The 6.47am service", "the Easter holidays": which sort a noun names, not when it is."""
    return bool(CLOCK.fullmatch(time.label.casefold())) or (time.period is None and time.label[:1].isupper())


def _is_size(measure: Token, amount: Mention, noun: Token) -> bool:
    """ "A 9mm pistol", "the 300mm wafer plant": a size that is the name of a sort, or of the noun between."""
    if amount.quantity is None or amount.quantity.kind != "measure" or any(t.text in HYPHENS for t in measure.subtree):
        return False
    before = measure.nbor(-1) if measure.i > measure.sent.start else measure
    joined = not before.whitespace_ and before.pos_ == "NUM"
    between = any(measure.i < c.i < noun.i for c in kids(noun, "compound"))
    return joined and (between or amount.quantity.unit == "millimetre")


def _is_before(noun: Token, time: Token) -> bool:
    """Whether a preposition stands between a time or a distance and the noun it hangs on."""
    return any(c.dep_ == "case" and time.i < c.i < noun.i for c in noun.children)


def _has(child: Token, possessor: Mention, noun: Token) -> bool:
    """Whether a name in a compound has what the noun names: "Acme customers", "Springfield residents".

    A place has its people, not its visits; a product or an event merely classes the noun ("phone use").
    """
    if (
        possessor.kind != "name"
        or word_after(child).text in HYPHENS
        or lemma(noun) in lexicon.CALLED | lexicon.BELONGING
    ):
        return False
    if noun.tag_ == "NNS" and lemma(noun) in _KIN:
        return False  # "the Smith brothers": it is their own name
    if child.tag_.startswith("JJ") or any(lower(c) in lexicon.ENDED for c in kids(noun, "amod")):
        return False  # "a former Acme director"
    if possessor.type in {"LOC", "FAC"}:
        return lemma(noun) in lexicon.RELATIONAL | lexicon.EMPLOYERS or lemma(noun).endswith(lexicon.AGENT_SUFFIXES)
    return possessor.type == "ORG" and lemma(noun) not in lexicon.AFFAIRS


def _is_one_owner(name_end: int, noun: Token, holder: Mention) -> bool:
    """ "Acme and Globex shops" are not all Acme's."""
    row = noun.doc[name_end : noun.i]
    return any(t.dep_ == "cc" and t.idx > holder.begin for t in row)

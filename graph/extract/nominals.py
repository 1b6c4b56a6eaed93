"""From a nominal to the facts inside its phrase, and of how many it is: "50,000 people" are so many.

All are stated of the nominal's mention.  Each kind has its module: appositions (with titles), possession, prepositions,
adjectives and compounds; whether the thing is there at all is in existence.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.extract import lexicon
from graph.extract.adjectives import adjectives
from graph.extract.appositions import ages, appositions, singled_out, titles
from graph.extract.builder import Builder
from graph.extract.complements import margin_of
from graph.extract.compounds import compounds
from graph.extract.context import Context, name_of
from graph.extract.existence import (
    inherited,
    is_act,
    is_denied,
    is_doubtful,
    is_foreseen,
    is_hoped,
    is_supposed,
    is_wished,
)
from graph.extract.measures import POWERS, range_of
from graph.extract.mentions import mention, named_by, part_of
from graph.extract.phrases import words_mention
from graph.extract.possession import possessors
from graph.extract.prepositions import prepositions
from graph.extract.qualifiers import counts, is_ranked, number_of
from graph.extract.quantities import parse_quantity
from graph.extract.speakers import voicers_of
from graph.extract.syntax import (
    NOMINAL,
    SUBJECTS,
    base,
    case_of,
    conjuncts,
    first_conjunct,
    is_passive,
    kids,
    lemma,
    lower,
    mark_of,
)
from graph.extract.tokens import Token
from graph.model import Extraction, Mention

YEAR = re.compile(r"(?:19|20)\d\d")
_BOUNDED = ("at least", "at most", "fewer than", "less than", "more than", "over", "under", "up to")


def nominal_extractions(noun: Token, context: Context) -> Iterator[Extraction]:
    """All facts that hang on one nominal head."""
    if noun.pos_ not in NOMINAL or noun.pos_ == "PRON" or margin_of(noun) or lower(noun) in {"one", "ones"}:
        named = named_by(noun, context) if lower(noun) == "one" and noun.dep_ != "appos" else None
        if named is not None:
            status = inherited(noun, mention(noun, context))
            yield from singled_out(named, noun, Builder(noun, context, status))
        return  # also "his old one": what that is was told before
    holder = mention(noun, context)
    builder = Builder(noun, context, inherited(noun, holder))
    if holder.kind == "nominal" and noun.pos_ == "NUM" and holder.quantity is not None:
        number = number_of(noun, holder)
        yield from builder.extraction(holder, "number", "", number, (), rule="count")
        return
    if holder.kind == "nominal" and lemma(noun) in POWERS and (count := _many_of(noun)) is not None:
        yield from builder.extraction(holder, "number", "", count, (), rule="count")
    if holder.kind in {"time", "quantity"}:
        shared = first_conjunct(noun).dep_ in SUBJECTS and noun.pos_ != "NUM" and mark_of(noun.head) != "with"
        part = part_of(noun, context) if shared else None
        if part is not None and not part.label.lower().startswith(holder.label.lower()):
            yield from builder.extraction(part, "be", "", holder, (), rule="count")  # "21 percent of the voters"
        yield from _conversions(noun, holder, Builder(noun, context, replace(builder.status, modality="actual")))
        return
    yield from ages(noun, holder, builder)
    yield from appositions(noun, holder, builder)
    yield from titles(noun, holder, builder)
    supposed = is_supposed(noun)
    hoped = builder.status.weaker("possible") if supposed or is_hoped(noun) else builder.status
    foreseen = is_foreseen(noun) and not (base(noun) == "nsubj" and holder.definite)
    new = hoped.weaker("planned") if foreseen and is_ranked(noun) else hoped  # "braces for its deepest recession"
    yield from possessors(noun, holder, Builder(noun, context, new))
    if is_denied(noun, holder):
        return
    wished = holder.kind == "nominal" and (not holder.definite or is_act(noun)) and is_wished(noun)
    status = builder.status.weaker("possible") if wished else builder.status
    if foreseen:
        status = status.weaker("planned")
    if holder.kind == "nominal" and (voicers := voicers_of(noun)):
        hoped, status = hoped.said_by(voicers), status.said_by(voicers)
    yield from prepositions(noun, holder, Builder(noun, context, hoped if supposed else status))
    if lemma(noun) not in lexicon.TIMES:
        loose = Builder(noun, context, status.weaker("possible") if is_doubtful(noun) else status)
        yield from adjectives(noun, holder, loose)
        yield from compounds(noun, holder, loose)
        yield from _counts(noun, holder, Builder(noun, context, status) if foreseen else builder)


def _many_of(noun: Token) -> Mention | None:
    """ "Tens of thousands" in "tens of thousands of people"; none where nothing is counted, or as a part of it."""
    last, row = noun, [noun]
    if case_of(noun) == "of" and lemma(noun.head) in POWERS:
        return None
    while inner := [c for c in kids(last, "nmod") if case_of(c) == "of" and lemma(c) in POWERS and c.i > last.i]:
        last = inner[0]
        row.append(last)
    counted = any(case_of(c) == "of" and c.tag_ == "NNS" and c.i > last.i for t in row for c in kids(t, "nmod"))
    first = kids(noun, "amod")[:1] or [noun]  # "several hundred"
    return words_mention(list(noun.doc[first[0].i : last.i + 1])) if counted else None


def _is_shared(noun: Token, holder: Mention, context: Context) -> bool:
    """ "X and Y, two nurses": a number of all the names, which is said of none of them."""
    return noun.dep_ == "appos" and not holder.definite and name_of(noun.head, context) is not None


def _counts(noun: Token, holder: Mention, builder: Builder) -> Iterator[Extraction]:
    """ "About 50,000 people": how many they are; "two of the reactors" counts a part."""
    for child in kids(noun, "nummod") if lemma(noun) not in lexicon.UNITS | lexicon.FRACTIONS else ():
        number = mention(child, builder.context)
        if (
            number.quantity is not None
            and number.quantity.kind == "count"
            and number.quantity.value != "1"
            and child.i < noun.i
            and noun.text[0].isalnum()  # "59°10′ N"
            and holder.kind != "name"
            and not _is_shared(noun, holder, builder.context)
            and (not kids(child, "conj") or range_of(child))
            and not any(c.pos_ == "NUM" for a in kids(noun, "amod") for c in kids(a, "conj"))  # "two old and six new"
            and not (holder.definite and YEAR.fullmatch(child.text))  # "the 2026 notes"
            and not any(lower(c) == "out" for n in kids(noun, "nummod") for c in kids(n, "case"))  # "two out of ten"
            and counts(child, noun)
            and not any(lower(c) in {"each", "every"} for c in kids(noun, "det"))  # "one in every 50 drivers"
        ):
            yield from builder.extraction(holder, "number", "", number, (), rule="count")


def _conversions(noun: Token, holder: Mention, builder: Builder) -> Iterator[Extraction]:
    """ "HK$28 billion (US$3.6 billion)": the same amount in other terms; "100 of the tenants" counts a part."""
    for child in [*kids(noun, "appos", "parataxis", "dep"), *_otherwise(noun, holder, builder.context)]:
        other = mention(child, builder.context)
        if holder.kind == other.kind == "quantity":
            yield from builder.extraction(_unbounded(holder), "equal", "", other, (), rule="parenthesis")
    if holder.kind == "time":
        return
    for child in kids(noun, "nmod") if holder.quantity is None or holder.quantity.kind != "percent" else ():
        if case_of(child) in {"of", "of all", "out of"}:
            for part in conjuncts(child):
                whole = mention(part, builder.context)
                mass = whole.kind == "nominal" and not whole.plural and holder.type != "CARDINAL"
                known = whole.kind in {"pronoun", "quantity"} or whole.quantity is not None  # "two of them": a part
                if known or mass or {lemma(noun), lemma(part)} & lexicon.UNITS:
                    continue  # "tonnes of coal" count no coal, "20 km of Springfield" no town
                money = holder.quantity is not None and holder.quantity.kind == "money"
                if kids(part, "nmod:poss") or any(base(c) == "det" for c in part.children):
                    continue  # "63 of the dead", "$10,000 of their savings"
                relation = "be" if money else "number"  # "$10,000 of debt"
                yield from builder.extraction(whole, relation, "of", holder, (), rule="count")


def _unbounded(amount: Mention) -> Mention:
    """ "Less than 3 lbs (1.36 kg)": it is three pounds that are so many kilograms."""
    bound = next((b for b in _BOUNDED if amount.label.lower().startswith(f"{b} ")), "")
    if not bound or not amount.anchor.lower().startswith(bound):
        return amount
    cut = len(bound) + 1
    rest = amount.anchor[cut:]
    begin, quantity = amount.begin + cut, parse_quantity(rest)
    return replace(amount, label=amount.label[cut:], anchor=rest, begin=begin, quantity=quantity)


def _otherwise(noun: Token, holder: Mention, context: Context) -> Iterator[Token]:
    """ "5 million euros, or $6 million": the amount after "or", of another unit, hung on the first or on its verb."""
    for child in [*kids(noun, "conj"), *kids(noun.head, "conj")]:
        tied = child.i > noun.i and any(lower(c) == "or" and c.nbor(-1).text in {",", "("} for c in kids(child, "cc"))
        first, other = holder.quantity, mention(child, context).quantity if tied else None
        if first is not None and other is not None and first.kind == other.kind != "count" and first.unit != other.unit:
            yield child


def starts_here(noun: Token, context: Context) -> bool:
    """Whether nominal extraction looks at this token: the head of a phrase, and of a name one token alone."""
    entity = name_of(noun, context)
    if entity is not None:
        return bool(noun.i == entity.root.i)
    if base(noun) in {"flat", "fixed", "goeswith", "punct", "case", "compound", "amod"} or is_passive(noun):
        return False
    return base(first_conjunct(noun)) != "flat"

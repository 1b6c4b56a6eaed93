"""From a predicate to the phrases beside subject and object: "to Globex" and "in May" of "sold it to Globex in May".

Also those that stand elsewhere and are of it: before who says it, before a clause with "when", on an adverb.
"""

from collections.abc import Iterator

from graph.extract import lexicon
from graph.extract.context import TIME_LABELS
from graph.extract.phrases import said_when, time_before
from graph.extract.predicates import is_eventive
from graph.extract.syntax import (
    OBLIQUES,
    RELATIVIZERS,
    base,
    case_of,
    cases_of,
    conjuncts,
    first_conjunct,
    has_copula,
    is_set_apart,
    kids,
    kids_of,
    lemma,
    lower,
    mark_of,
    word_before,
)
from graph.extract.tokens import Token


def obliques(predicate: Token) -> Iterator[tuple[str, Token]]:
    """Preposition (empty for bare times) and head of each phrase beside subject and object; coordinated ones apart."""
    told = kids(predicate, "ccomp")
    others = [*said_when(predicate), *(t for c in told for t in _fronted(c))]
    yield from ((case_of(t), t) for t in (*_fronted(predicate), *(t for c in told for t in said_when(c))))
    if mark_of(predicate) == "when" and (time := time_before(predicate)) is not None:
        yield case_of(time) if case_of(time) in {"at", "in", "on"} else "", time
    for child in predicate.children:
        if child.dep_ == "nsubj" and not is_eventive(child):  # "officials on Monday said"
            days = [t for t in kids(child, "nmod") if case_of(t) == "on" and t.ent_type_ in TIME_LABELS]
            yield from (("on", t) for t in days if child.i < t.i < predicate.i)
        if child.dep_ == "nsubj" and child.i < predicate.i:  # "Acme, in partnership with Globex, opened it"
            aside = [t for t in kids(child, "nmod") if any(c.nbor(-1).text == "," for c in kids(t, "case") if c.i)]
            yield from ((case_of(t), t) for t in aside if (case_of(t), lower(t)) in lexicon.COMPLEX)
        if child.dep_ == "advmod":  # "ahead of Smith", "short of the mark"
            beyond = [
                (case_of(t), t) for t in kids(child, "obl") if t.i > child.i and lower(t) != "all"
            ]  # "first of all"
            near = {"of", "from"} | ({"to"} if lower(child) in {"adjacent", "close", "next"} else set())
            yield from ((f"{lower(child)} {case}", t) for case, t in beyond if case in near)
            yield from ((f"as {lower(child)} as", t) for t in times_as(child))
        if is_set_apart(child) and child.dep_ not in OBLIQUES:
            yield mark_of(child), child
            yield from ((case_of(t), t) for t in kids(child, "obl") if is_set_apart(t))
        if child in others or _is_compared_with(child):
            continue
        if child.dep_ in OBLIQUES or (base(child) == "nmod" and child.i > predicate.i and has_copula(predicate)):
            shared = _measured(child)
            if lower(child) in RELATIVIZERS:
                yield from _relative_oblique(predicate, shared)
                continue
            for part in conjuncts(child):
                shared = case_of(part) if part is not child and case_of(part) else shared
                yield shared, part  # "held in Rome, by Acme and Globex"
                yield from ((case, part) for case in cases_of(child)[1:])


def _measured(noun: Token) -> str:
    """The preposition of a phrase; in "fell by as much as a fifth" that before "as much as", if any."""
    case = case_of(noun)
    first, before = noun.left_edge, word_before(noun)
    if case != "as" or lower(before) not in {"few", "little", "many", "much"} or first.dep_ != "case":
        return case
    return case_of(before)


def _is_compared_with(noun: Token) -> bool:
    """ "Higher than they were in May": the phrase is of the clause after "than", wherever a parser hangs it."""
    before = [c for c in kids(noun.head, "advcl") if mark_of(c) == "than" and c.i + 1 == noun.left_edge.i]
    return bool(before) or (has_copula(noun) and mark_of(noun) == "than")


def times_as(adverb: Token) -> list[Token]:
    """ "As early as June": the time in it."""
    if not any(lower(c) == "as" for c in kids(adverb, "advmod")):
        return []
    after = [t for t in kids(adverb, "obl") if case_of(t) == "as" and t.i > adverb.i]
    return [t for t in after if t.ent_type_ in TIME_LABELS or t.pos_ == "NUM"]


def _fronted(clause: Token) -> list[Token]:
    """ "Without aid, she said, Acme would close": what stands before the words of who says it is of what is said."""
    verb = clause.head
    subjects = kids(verb, "nsubj")
    if base(clause) != "ccomp" or lemma(verb) not in lexicon.SPEECH or not subjects or verb.i > clause.left_edge.i:
        return []
    edge, last = subjects[0].left_edge.i, max(t.i for t in (verb, *kids(verb, "compound:prt")))  # "he pointed out"
    after = verb.doc[last + 1 : last + 3]
    apart = edge > 0 and verb.doc[edge - 1].text == after[0].text == "," and not after[-1].is_quote
    return [t for t in kids_of(verb, "obl") if t.i < edge] if apart else []


def _relative_oblique(predicate: Token, case: str) -> Iterator[tuple[str, Token]]:
    clause_head = first_conjunct(predicate)
    if base(clause_head) == "acl" and case and lemma(clause_head.head) not in lexicon.MANNERS:
        yield case, clause_head.head

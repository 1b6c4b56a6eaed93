"""Facts that cannot all be true: said and denied, two values where there can be one, two amounts of one thing.

The rules are strict, because a list that cries wolf is not read: what one source says in one voice does not contradict
itself, a denial of something narrower ("in Japan") does not contradict the wider, and values are held against each
other only where they are of one kind and time.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import chain, groupby
from typing import TypeAlias

from graph.ontology import Property
from graph.report.claims import Claim, Corpus, Verdict, clashes
from graph.report.findings import Contradiction, Kind, Side
from graph.report.values import agree, overlap, period_days
from graph.statements import Amount, Statement, Term, is_concept
from graph.vocab import NG, OPEN

_Groups: TypeAlias = dict[tuple[Hashable, ...], list[tuple[Statement, Term]]]
"""Statements and their answers by question."""
_FALSE_WHEN = {("actual", "actual"), ("planned", "planned"), ("actual", "planned")}
"""Modalities of what is said and what is denied that cannot both hold; "has not yet" leaves "will" open."""


def contradictions(corpus: Corpus) -> tuple[Contradiction, ...]:
    """Every contradiction, by kind and subject."""
    found = [*_polarity(corpus), *_values(corpus), *_amounts(corpus)]
    order: tuple[Kind, ...] = ("denial", "polarity", "value", "amount")
    return tuple(sorted(found, key=lambda c: (order.index(c.kind), c.subject, c.relation, c.object, str(c.sides))))


def _polarity(corpus: Corpus) -> Iterator[Contradiction]:
    groups: _Groups = defaultdict(list)
    denied = {corpus.triple(s) for s in corpus.statements if s.polarity == "negative"}
    for statement in corpus.statements:
        if (triple := corpus.triple(statement)) in denied:
            groups[triple].append((statement, statement.polarity))

    def verdict(one: Claim, other: Claim) -> Verdict:
        if one.answer == other.answer:
            return "apart"
        yes, no = (one, other) if one.answer == "positive" else (other, one)
        if (yes.statement.modality, no.statement.modality) not in _FALSE_WHEN:
            return "apart"
        return "clash" if _narrowed(corpus, no.statement) <= _narrowed(corpus, yes.statement) else "apart"

    for _, claims in _clashing(corpus, groups, verdict):
        yes = [claim for claim in claims if claim.answer == "positive"]
        no = [claim for claim in claims if claim.answer == "negative"]
        kind: Kind = "denial" if all(claim.voice.speakers for claim in no) else "polarity"
        obj = min((claim.statement for claim in yes), key=lambda s: s.iri).object
        yield _contradiction(corpus, kind, yes, obj, (corpus.side(yes, "yes"), corpus.side(no, "no")))


def _clashing(
    corpus: Corpus,
    groups: _Groups,
    verdict: Callable[[Claim, Claim], Verdict],
    *,
    ever: Callable[[tuple[Hashable, ...]], bool] = lambda _: False,
) -> Iterator[tuple[tuple[Hashable, ...], list[Claim]]]:
    """The groups in which different answers clash, and the claims that do."""
    for about, group in groups.items():
        if len({answer for _, answer in group}) > 1:
            given = (corpus.claims(statement, answer, ever=ever(about)) for statement, answer in group)
            if claims := clashes(chain.from_iterable(given), verdict):
                yield about, claims


def _narrowed(corpus: Corpus, statement: Statement) -> frozenset[tuple[str, Term]]:
    """The qualifiers that narrow a statement: things and amounts; times are compared apart, clauses give reasons."""
    return frozenset(q for q in statement.qualifiers if not q[1].startswith('"') and q[1] not in corpus.known.times)


def _contradiction(
    corpus: Corpus, kind: Kind, claims: Iterable[Claim], obj: Term | None, sides: tuple[Side, ...]
) -> Contradiction:
    statement = min((claim.statement for claim in claims), key=lambda s: s.iri)
    return Contradiction(
        kind=kind, subject=corpus.known.label(statement.subject), relation=corpus.relation(statement.predicate),
        object=corpus.known.label(obj) if obj is not None else "", sides=sides,
    )  # fmt: skip


def _sides(corpus: Corpus, claims: list[Claim]) -> tuple[Side, ...]:
    """A side for each answer."""
    ordered = sorted(claims, key=lambda claim: (claim.answer, claim.statement.iri, claim.voice.article))
    sides = [
        corpus.side(list(group), corpus.known.label(answer))
        for answer, group in groupby(ordered, key=lambda claim: claim.answer)
    ]
    return tuple(sorted(sides, key=lambda side: (-side.sources, side.citations[0].date or "9999", side.value)))


# Two values where there can be one


def _values(corpus: Corpus) -> Iterator[Contradiction]:
    placed = _placed(corpus)
    groups: _Groups = defaultdict(list)
    for statement in corpus.statements:
        prop = _single(corpus, statement.predicate)
        if prop is None or (statement.polarity, statement.modality) != ("positive", "actual"):
            continue
        for end in {*prop.one_at_a_time, *prop.one_ever}:
            about, value = statement.subject, statement.object
            if end == "subject":
                about, value = value, about
            if not is_concept(value) and not is_concept(about):
                groups[end in prop.one_ever, prop.iri, end, about].append((statement, value))

    def verdict(one: Claim, other: Claim) -> Verdict:
        return _compare(corpus, placed, one.answer, other.answer)

    for _, claims in _clashing(corpus, groups, verdict, ever=lambda about: bool(about[0])):
        yield _contradiction(corpus, "value", claims, None, _sides(corpus, claims))


def _single(corpus: Corpus, predicate: str) -> Property | None:
    """The property, or the nearest above it, that has one value at a time."""
    prop = corpus.properties.get(predicate)
    if prop is None or prop.one_at_a_time or prop.one_ever:
        return prop
    parents = [corpus.ontology.properties[name] for name in prop.parents if name in corpus.ontology.properties]
    return next((found for parent in parents if (found := _single(corpus, parent.iri)) is not None), None)


def _placed(corpus: Corpus) -> frozenset[tuple[str, str]]:
    """Pairs of things of which one is said to lie in the other, or to be a part of it."""
    inside = {str(NG.locatedIn), str(NG.partOf)}
    return frozenset((s.subject, s.object) for s in corpus.statements if s.predicate in inside)


def _compare(corpus: Corpus, placed: frozenset[tuple[str, str]], one: Term, other: Term) -> Verdict:
    known = corpus.known
    if one == other:
        return "agree"
    if one in known.times and other in known.times:
        return "agree" if overlap(*(period_days(known.times[iri]) for iri in (one, other))) else "clash"
    names, others = known.names(one), known.names(other)
    if (one, other) in placed or (other, one) in placed or any(a in b or b in a for a in names for b in others):
        return "agree"
    return "clash" if known.kind(one) == known.kind(other) else "apart"


# Two amounts of one thing


def _amounts(corpus: Corpus) -> Iterator[Contradiction]:
    """Amounts as objects ("revenue was"), as counted objects ("cuts 9,000 jobs") and as qualifiers ("buys for")."""
    counted = _counted(corpus)
    groups: _Groups = defaultdict(list)
    for statement in corpus.statements:
        if statement.polarity == "positive" and statement.modality in {"actual", "planned"}:
            for about, answer in _measured(corpus, counted, statement):
                groups[*about, statement.modality].append((statement, answer))

    def verdict(one: Claim, other: Claim) -> Verdict:
        amounts = [counted[c.answer][1] if c.answer in counted else c.answer for c in (one, other)]
        return "agree" if agree(*(corpus.known.amounts[amount] for amount in amounts)) else "clash"

    for about, claims in _clashing(corpus, groups, verdict):
        obj = claims[0].statement.object if about[0] == "qualifier" else None
        yield _contradiction(corpus, "amount", claims, obj, _sides(corpus, claims))


def _measured(
    corpus: Corpus, counted: dict[str, tuple[str, str]], statement: Statement
) -> Iterator[tuple[tuple[Hashable, ...], str]]:
    """What the statement gives amounts of: the question with the unit, and the amount."""
    amounts = corpus.known.amounts
    subject, predicate, obj = corpus.triple(statement)
    if obj in amounts:
        yield ("object", subject, predicate, _unit(amounts[obj]), _narrowed(corpus, statement)), obj
    elif obj in counted:
        yield ("object", subject, predicate, counted[obj][0], _narrowed(corpus, statement)), obj
    for role, value in statement.qualifiers:
        if value in amounts and not is_concept(obj):
            yield ("qualifier", subject, predicate, obj, role, _unit(amounts[value])), value


def _unit(amount: Amount) -> str:
    return f"{amount.unit} {'money' if amount.money else ''}"


def _counted(corpus: Corpus) -> dict[str, tuple[str, str]]:
    """Nouns with their number, "9,000 jobs": what is counted, and the amount that the graph gives for it."""
    found: dict[str, tuple[str, str]] = {}
    labels = corpus.known.label
    for statement in corpus.known.facts:
        if statement.predicate == str(OPEN.number) and statement.object in corpus.known.amounts:
            number, noun = labels(statement.object).casefold(), labels(statement.subject).casefold()
            if noun.startswith(number + " "):
                found[statement.subject] = (noun.removeprefix(number).strip(), statement.object)
    return found

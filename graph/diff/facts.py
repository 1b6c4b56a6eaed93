"""Which facts of two graphs are the same, and what differs between those that are not quite."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

from rdflib.namespace import RDFS

from graph.diff.changes import Aspect, EvidenceChange, FactChange, FactState, Sentence
from graph.diff.things import Side
from graph.statements import Statement

_Cited: TypeAlias = tuple[str, str, tuple[str, ...]]
"""Article, quote and speakers, the same on both sides."""


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What makes facts of two graphs the same: all but their evidence; things that stand for the same have one IRI."""

    subject: str
    predicate: str
    object: str
    qualifiers: tuple[tuple[str, str], ...]
    period: str
    polarity: str
    modality: str

    @property
    def triple(self) -> tuple[str, str, str]:
        """Subject, predicate, object."""
        return self.subject, self.predicate, self.object


@dataclass(frozen=True, slots=True)
class FactChanges:
    """What became of the facts."""

    added: tuple[FactState, ...]
    removed: tuple[FactState, ...]
    changed: tuple[FactChange, ...]
    evidence: tuple[EvidenceChange, ...]


@dataclass(frozen=True, slots=True)
class _Facts:
    """The facts of one graph by key; a merge can give one key to several."""

    side: Side
    same: Mapping[str, str]
    by_key: Mapping[Key, Sequence[Statement]]

    @classmethod
    def of(cls, side: Side, same: Mapping[str, str]) -> "_Facts":
        found: dict[Key, list[Statement]] = defaultdict(list)
        for s in side.known.facts:
            qualifiers = tuple(sorted((predicate, same.get(value, value)) for predicate, value in s.qualifiers))
            about = same.get(s.subject, s.subject), s.predicate, same.get(s.object, s.object)
            found[Key(*about, qualifiers, s.period, s.polarity, s.modality)].append(s)
        return cls(side, same, dict(found))

    def evidence(self, key: Key) -> frozenset[str]:
        """IRIs, which are derived from all that the evidence says: where they are equal there is no need to look."""
        return frozenset(voice.iri for statement in self.by_key[key] for voice in statement.voices)

    def cited(self, key: Key) -> frozenset[_Cited]:
        return frozenset(
            (*self.side.sentence(voice), tuple(sorted(self.same.get(iri, iri) for iri in voice.speakers)))
            for statement in self.by_key[key]
            for voice in statement.voices
        )

    def claimed_by(self, key: Key) -> frozenset[tuple[str, ...]]:
        """All speakers, each as one; nothing when an article says it in its own voice."""
        speakers = {said for *_, said in self.cited(key)}
        return frozenset() if () in speakers else frozenset((one,) for said in speakers for one in said)

    def state(self, key: Key) -> FactState:
        known = self.side.known
        first = min(self.by_key[key], key=lambda s: s.iri)
        sentences = tuple(sorted(set(self.sentences(key).values())))
        own = any(not one.speakers for one in sentences)
        begin, end = known.times.get(first.period, ("", ""))
        return FactState(
            subject=known.label(first.subject), relation=known.one(first.predicate, RDFS.label) or first.predicate,
            object=known.label(first.object), qualifiers=tuple(sorted(self._qualifiers(first))),
            period=begin if begin == end else f"{begin}/{end}", polarity=first.polarity, modality=first.modality,
            speakers=() if own else tuple(sorted({name for one in sentences for name in one.speakers})),
            sentences=sentences, iri=first.iri,
        )  # fmt: skip

    def _qualifiers(self, statement: Statement) -> Iterator[str]:
        known = self.side.known
        for predicate, value in statement.qualifiers:
            yield f"{known.one(predicate, RDFS.label) or predicate} {known.label(value)}"

    def sentences(self, key: Key) -> dict[_Cited, Sentence]:
        """The evidence by what identifies it on both sides."""
        known, found = self.side.known, {}
        for statement in self.by_key[key]:
            for voice in statement.voices:
                said = tuple(sorted(self.same.get(iri, iri) for iri in voice.speakers))
                source = known.sources.get(voice.article)
                found[(*self.side.sentence(voice), said)] = Sentence(
                    source.name if source else voice.article, source.date if source else "", known.quote(voice),
                    tuple(sorted(map(known.label, voice.speakers))),
                )  # fmt: skip
        return found


def compare_facts(before: Side, after: Side, same: Mapping[str, str]) -> FactChanges:
    """Match the facts of two graphs: alike in all, then in subject, relation and object only."""
    one, other = _Facts.of(before, same), _Facts.of(after, same)
    both = sorted(key for key in one.by_key.keys() & other.by_key.keys() if one.evidence(key) != other.evidence(key))
    changed = [
        FactChange(one.state(key), other.state(key), ("speakers",))
        for key in both
        if one.claimed_by(key) != other.claimed_by(key)
    ]
    evidence = [_evidence(one, other, key) for key in both if one.cited(key) != other.cited(key)]
    removed, added = one.by_key.keys() - other.by_key.keys(), other.by_key.keys() - one.by_key.keys()
    pairs = list(_pairs(one, other, removed, added))
    for a, b in pairs:
        changed.append(FactChange(one.state(a), other.state(b), _aspects(one, other, a, b)))
    return FactChanges(
        added=tuple(sorted(map(other.state, added - {b for _, b in pairs}))),
        removed=tuple(sorted(map(one.state, removed - {a for a, _ in pairs}))),
        changed=tuple(sorted(changed)), evidence=tuple(sorted(evidence)),
    )  # fmt: skip


def _evidence(one: _Facts, other: _Facts, key: Key) -> EvidenceChange:
    lost, gained = one.sentences(key), other.sentences(key)
    return EvidenceChange(
        min(one.state(key).text, other.state(key).text),
        tuple(sorted(gained[cited] for cited in gained.keys() - lost.keys())),
        tuple(sorted(lost[cited] for cited in lost.keys() - gained.keys())),
    )


def _pairs(one: _Facts, other: _Facts, removed: set[Key], added: set[Key]) -> Iterator[tuple[Key, Key]]:
    """Facts with the same triple, those with most sentences in common and fewest differences first.

    Ties are broken by the two keys in alphabetical order, so that swapping the graphs gives the same pairs.
    """
    by_triple: dict[tuple[str, str, str], tuple[list[Key], list[Key]]] = defaultdict(lambda: ([], []))
    for which, keys in enumerate((removed, added)):
        for key in keys:
            by_triple[key.triple][which].append(key)
    for firsts, seconds in by_triple.values():
        pairs = sorted(product(firsts, seconds), key=lambda pair: _rank(one, other, *pair))
        taken: set[tuple[int, Key]] = set()
        for a, b in pairs:
            if (0, a) not in taken and (1, b) not in taken:
                taken |= {(0, a), (1, b)}
                yield a, b


def _rank(one: _Facts, other: _Facts, a: Key, b: Key) -> tuple[int, int, Key, Key]:
    shared = {cited[:2] for cited in one.cited(a)} & {cited[:2] for cited in other.cited(b)}
    return -len(shared), len(_aspects(one, other, a, b)), min(a, b), max(a, b)


def _aspects(one: _Facts, other: _Facts, a: Key, b: Key) -> tuple[Aspect, ...]:
    """What differs between two facts with the same triple."""
    differing: dict[Aspect, bool] = {
        "polarity": a.polarity != b.polarity,
        "modality": a.modality != b.modality,
        "speakers": one.claimed_by(a) != other.claimed_by(b),
        "period": a.period != b.period,
        "qualifiers": a.qualifiers != b.qualifiers,
    }
    return tuple(aspect for aspect, differs in differing.items() if differs)

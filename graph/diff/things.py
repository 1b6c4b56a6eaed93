"""Which things of two graphs are the same: by IRI, else by where they are mentioned, else by name."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeAlias

import networkx as nx

from graph.diff.changes import EntityChange, EntityKind, EntityState
from graph.statements import Source, Statement, Statements, Voice

SHARED = 0.5
"""Part of the fewer mentions that two things must have in common to be the same."""

Mention: TypeAlias = tuple[str, str, int, int]
"""Article, sentence, and offsets in the sentence: they do not move when another part of the article changes."""
_Link: TypeAlias = tuple[str, str]


@dataclass(eq=False)
class Side:
    """One of the two graphs, its articles named so that both sides call the same article the same."""

    known: Statements
    articles: Mapping[str, str]
    """Key of each article by IRI."""
    _mentions: dict[str, frozenset[Mention]] = field(default_factory=dict, repr=False)
    _owners: dict[str, dict[Mention, set[str]]] = field(default_factory=dict, repr=False)

    def sentence(self, voice: Voice) -> tuple[str, str]:
        """Article and quote, the same on both sides."""
        return self.articles.get(voice.article, voice.article), self.known.quote(voice)

    @cached_property
    def _stated(self) -> dict[str, list[tuple[Voice, int]]]:
        """The evidence of facts about each thing, and whether it is the subject (0) or the object (1)."""
        found: dict[str, list[tuple[Voice, int]]] = defaultdict(list)
        for statement in self.known.facts:
            for which, iri in enumerate((statement.subject, statement.object)):
                if iri in self.known.things:
                    found[iri] += ((voice, which) for voice in statement.voices)
        return found

    @cached_property
    def _heard(self) -> dict[str, list[tuple[Voice, Statement]]]:
        """The evidence from each article."""
        found: dict[str, list[tuple[Voice, Statement]]] = defaultdict(list)
        for statement in self.known.facts:
            for voice in statement.voices:
                found[self.articles.get(voice.article, voice.article)].append((voice, statement))
        return found

    def mentions(self, iri: str) -> frozenset[Mention]:
        """Where evidence mentions the thing."""
        if iri not in self._mentions:
            self._mentions[iri] = frozenset(
                (*self.sentence(voice), *span)
                for voice, which in self._stated.get(iri, ())
                if (span := self.known.spans(voice)[which]) != (0, 0)
            )
        return self._mentions[iri]

    def owners(self, place: Mention) -> frozenset[str]:
        """The things that are mentioned at the place."""
        if place[0] not in self._owners:
            self._owners[place[0]] = self._owned(place[0])
        return frozenset(self._owners[place[0]].get(place, ()))

    def _owned(self, article: str) -> dict[Mention, set[str]]:
        """The things at each place of an article."""
        found: dict[Mention, set[str]] = defaultdict(set)
        for voice, statement in self._heard.get(article, ()):
            for iri, span in zip((statement.subject, statement.object), self.known.spans(voice), strict=True):
                if span != (0, 0) and iri in self.known.things:
                    found[(*self.sentence(voice), *span)].add(iri)
        return found

    @cached_property
    def named(self) -> dict[str, list[str]]:
        """The things that have each name, case aside."""
        found: dict[str, list[str]] = defaultdict(list)
        for iri in self.known.things:
            for name in self.known.names(iri):
                found[name].append(iri)
        return found

    def state(self, iri: str) -> EntityState:
        """The thing as this graph has it."""
        label = self.known.label(iri)
        return EntityState(label, self.known.kind(iri), tuple(sorted(self.known.aliases(iri) - {label})), iri)


def article_keys(one: Mapping[str, Source], other: Mapping[str, Source]) -> dict[str, str]:
    """The key of each article of the first: its IRI when both have it, else its path or URL."""
    return {iri: iri if iri in other else source.name for iri, source in one.items()}


@dataclass(frozen=True, slots=True)
class Matching:
    """What became of the things."""

    added: tuple[EntityState, ...]
    removed: tuple[EntityState, ...]
    changed: tuple[EntityChange, ...]
    same: Mapping[str, str]
    """One IRI for all that stand for the same; an IRI that is not here stands for itself."""


def match(before: Side, after: Side) -> Matching:
    """Match the things of two graphs."""
    gone, new = before.known.things - after.known.things, after.known.things - before.known.things
    alike = {(one, other) for one in gone for other in _alike(one, before, after)}
    alike |= {(one, other) for other in new for one in _alike(other, after, before)}
    met = {one for one, _ in alike}, {other for _, other in alike}
    left = gone - met[0], new - met[1]
    alike |= {(one, other) for one in left[0] for other in _namesake(one, before, after, left[1])}
    alike |= {(one, other) for other in left[1] for one in _namesake(other, after, before, left[0])}
    both = before.known.things & after.known.things
    changed: list[EntityChange] = []
    same: dict[str, str] = {}
    for firsts, seconds in _groups(alike, both):
        canon = min(firsts | seconds)
        same.update(dict.fromkeys(firsts | seconds, canon))
        states = tuple(sorted(map(before.state, firsts))), tuple(sorted(map(after.state, seconds)))
        if [replace(state, iri="") for state in states[0]] != [replace(state, iri="") for state in states[1]]:
            changed.append(EntityChange(_kind(firsts, seconds), *states))
    for iri in both - same.keys():
        one, other = before.state(iri), after.state(iri)
        if one != other:
            changed.append(EntityChange("described", (one,), (other,)))
    return Matching(
        added=tuple(sorted(after.state(iri) for iri in new - same.keys())),
        removed=tuple(sorted(before.state(iri) for iri in gone - same.keys())),
        changed=tuple(sorted(changed)), same=same,
    )  # fmt: skip


def _alike(iri: str, here: Side, there: Side) -> list[str]:
    """Things of the other side that are mentioned at the same places, but were not mentioned there here as well.

    One mention can stand for several things ("the two sides").  One that is called alike wins over all others.
    """
    places = here.mentions(iri)
    shared = Counter(other for place in places for other in there.owners(place) - here.owners(place))
    found = [other for other, n in shared.items() if n >= SHARED * min(len(places), len(there.mentions(other)))]
    own = here.known.label(iri), here.known.kind(iri)
    return [other for other in found if (there.known.label(other), there.known.kind(other)) == own] or found


def _namesake(iri: str, here: Side, there: Side, among: AbstractSet[str]) -> Iterator[str]:
    """The one thing of the other side and of the same type that has its name, or whose name it has."""
    label, names, kind = here.known.label(iri).casefold(), here.known.names(iri), here.known.kind(iri)
    found = {
        other
        for name in names
        for other in there.named.get(name, ())
        if other in among
        and there.known.kind(other) == kind
        and (name == label or name == there.known.label(other).casefold())
    }
    if len(found) == 1:
        yield from found


def _groups(alike: set[_Link], both: AbstractSet[str]) -> Iterator[tuple[set[str], set[str]]]:
    """Connected things of the first and the second graph; an IRI that both have is connected to itself."""
    network: nx.Graph[tuple[int, str]] = nx.Graph()
    network.add_edges_from(((0, one), (1, other)) for one, other in alike)
    network.add_edges_from([((0, iri), (1, iri)) for _, iri in network if iri in both])
    for group in nx.connected_components(network):
        yield {iri for side, iri in group if side == 0}, {iri for side, iri in group if side == 1}


def _kind(before: set[str], after: set[str]) -> EntityKind:
    if len(before) == len(after) == 1:
        return "renamed"
    if len(after) == 1:
        return "merged"
    return "split" if len(before) == 1 else "regrouped"

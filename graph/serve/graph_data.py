"""The index in, what the graph page asks for out: drawings with positions, facts with their sentences, Turtle.

A drawing is a dictionary that goes to the page as JSON: nodes (or communities) with their places, and the lines between
them, each with its facts as ``[number, time, [[source, day], ...]]``, which is all that the page's filters need.
"""

import math
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from pyoxigraph import DefaultGraph, NamedNode, Triple
from rdflib.namespace import PROV, RDF, TIME

from graph.facts import Reader
from graph.serve.addresses import address
from graph.serve.graph_index import Index
from graph.serve.layout import Links, Points, extend, layout
from graph.serve.shown import FactReader, Link, ShownFact, clean, words
from graph.store import Store
from graph.turtle import turtle
from graph.view.page import EVEN, FAMILIES, family
from graph.vocab import NG, NIF

Json: TypeAlias = dict[str, Any]
Place: TypeAlias = tuple[int, float, float]
"""A node's number and where it stands."""

WHOLE = 2_000
"""Up to so many nodes are drawn at once; more are an overview of communities."""
AROUND = 40
"""Neighbours drawn with the entity that a page starts from."""
MORE = 25
"""Neighbours that one expansion adds."""
GROUPS = 60
"""Communities in an overview; the smaller ones are one."""
LARGEST = 70
"""Radius of a community in an overview, at most."""
ROOM = 30
"""Pixels around a community, for its name."""
LEAST = 3
"""Members of a community that stands for itself."""
KEPT = 50
"""Drawings of communities that are remembered."""
FACTS = 150
"""Facts shown of one entity; its own page has all."""
APART = 0.25
"""How much a link between two communities pulls, so that they stand apart."""
_SHAPE = {name: shape for name, *_, shape in FAMILIES}


class Explorer:
    """Answers the page's questions; the drawings of an overview are made once."""

    def __init__(self, index: Index, store: Store, base: str) -> None:
        self.index = index
        self._store = store
        self._base = base
        self._levels: dict[tuple[int, ...], Json] = {}
        self._members: dict[tuple[int, ...], list[list[int]]] = {}
        self._lock = threading.Lock()

    def level(self, path: tuple[int, ...]) -> Json:
        """The whole graph, or the community at the path: its nodes, or an overview when they are too many.

        Raises :class:`KeyError` when there is none.
        """
        with self._lock:
            if path not in self._levels:
                found = self._level(path)
                if len(self._levels) >= KEPT:
                    del self._levels[next(iter(self._levels))]
                self._levels[path] = found
            return self._levels[path]

    def _level(self, path: tuple[int, ...]) -> Json:
        nodes = self._inside(path)
        groups = self._split(path, nodes) if len(nodes) > WHOLE and (-1 not in path) else []
        crumbs = [{"path": list(path[:end]), "label": self._name(path[:end])} for end in range(1, len(path) + 1)]
        if len(groups) > 1:
            return {"crumbs": crumbs, "left_out": 0, **self._overview(path, groups)}
        return {"crumbs": crumbs, "left_out": max(0, len(nodes) - WHOLE), **self._drawing(nodes[:WHOLE])}

    def _inside(self, path: tuple[int, ...]) -> list[int]:
        nodes = list(self.index.main)
        for end, step in enumerate(path):
            groups = self._split(path[:end], nodes) if len(nodes) > WHOLE else []
            if not -1 <= step < len(groups):
                raise KeyError(path)
            nodes = groups[step]
        return nodes

    def _split(self, path: tuple[int, ...], nodes: Sequence[int]) -> list[list[int]]:
        """Communities of the nodes, the largest first; the last one holds all that are too small or too many."""
        if path not in self._members:
            found = self.index.communities(nodes)
            groups = self.index.merged([group for group in found if len(group) >= LEAST], GROUPS)
            large = groups[:GROUPS]
            rest = sorted(set(nodes).difference(*large), key=self.index.rank)
            self._members[path] = [*large, rest]
        return self._members[path]

    def _name(self, path: tuple[int, ...]) -> str:
        return "Small groups" if path[-1] == -1 else self._label(self._inside(path))

    def _label(self, nodes: Sequence[int]) -> str:
        return ", ".join(clean(self.index.nodes[number].label) for number in nodes[:3])

    def _overview(self, path: tuple[int, ...], groups: Sequence[Sequence[int]]) -> Json:
        """A node for each community."""
        group_of = {number: place for place, group in enumerate(groups) for number in group}
        between: Counter[tuple[int, int]] = Counter()
        within: Counter[int] = Counter()
        for one, place in group_of.items():
            for two, facts in self.index.near[one].items():
                if one < two and (other := group_of.get(two)) is not None:
                    within[place] += len(facts) if other == place else 0
                    between[min(place, other), max(place, other)] += len(facts) if other != place else 0
        pairs = sorted(pair for pair, facts in between.items() if facts)
        used = [place for place, group in enumerate(groups) if group]
        sizes = [round(min(LARGEST, 12 + 1.3 * math.sqrt(len(group)))) for group in groups]
        pull = np.array([min(1.0, between[pair] / 20) for pair in pairs])
        where = layout(np.array(sizes, dtype=np.float64) + ROOM, np.array(pairs, dtype=np.int64), pull)
        last = len(groups) - 1
        nodes = [
            {
                "id": f"c{place}",
                "path": [*path, -1 if place == last else place],
                "label": "Small groups" if place == last else self._label(groups[place]),
                "count": len(groups[place]),
                "facts": within[place],
                "community": place,
                "members": [self._brief(number) for number in groups[place][:12]],
                "size": sizes[place],
                **_spot(where[place]),
            }
            for place in used
        ]
        edges = [{"from": f"c{a}", "to": f"c{b}", "count": between[a, b]} for a, b in pairs]
        return {"kind": "communities", "total": len(self.index.main), "nodes": nodes, "edges": edges, "sources": []}

    def _drawing(self, nodes: Sequence[int]) -> Json:
        groups = self.index.communities(nodes)
        group_of = {number: place for place, group in enumerate(groups) for number in group}
        links = self._links(nodes)
        same = [group_of[nodes[a]] == group_of[nodes[b]] for a, b in links.tolist()]
        where = layout(self._radii(nodes), links, np.where(same, 1.0, APART))
        return self._answer(nodes, where, nodes, group_of)

    def around(self, number: int) -> Json:
        """An entity and its most important neighbours."""
        others = sorted(self.index.near[number], key=self._worth)[:AROUND]
        return {"crumbs": [], "left_out": 0, **self._drawing([number, *others])}

    def expand(self, number: int, standing: Sequence[Place]) -> Json:
        """More neighbours of a node, with their links to all that stand."""
        there = {place[0] for place in standing}
        fresh = [other for other in sorted(self.index.near[number], key=self._worth) if other not in there][:MORE]
        return self._added(fresh, standing, number)

    def join(self, numbers: Iterable[int], standing: Sequence[Place]) -> Json:
        """The nodes, with places for those that do not stand yet, and all lines among them."""
        places = {number: (x, y) for number, x, y in standing}
        wanted = list(dict.fromkeys(numbers))
        fresh = [number for number in wanted if number not in places]
        if not places:
            return self._drawing(wanted)
        near = next((number for number in wanted if number in places), next(iter(places)))
        return self._added(fresh, standing, near)

    def _added(self, fresh: Sequence[int], standing: Sequence[Place], parent: int) -> Json:
        """The fresh nodes and the lines that touch them; only what stands close by is looked at to place them."""
        spots = {number: (x, y) for number, x, y in standing}
        x, y = spots.get(parent, (0.0, 0.0))
        reach = 400 + 160 * math.sqrt(len(fresh))
        close = [one for one, at in spots.items() if one == parent or math.hypot(at[0] - x, at[1] - y) < reach]
        nodes = [*close, *fresh]
        if close and fresh:
            old = np.array([spots[number] for number in close], dtype=np.float64)
            places = extend(old, self._radii(nodes), self._links(nodes), close.index(parent) if parent in spots else 0)
            where = places[len(close) :]
        else:
            where = layout(self._radii(fresh), self._links(fresh), np.ones(len(self._links(fresh))))
        groups = self.index.communities([*spots, *fresh])
        group_of = {number: place for place, group in enumerate(groups) for number in group}
        return self._answer(fresh, where, [*spots, *fresh], group_of)

    def _worth(self, number: int) -> tuple[bool, float, str, int]:
        """Sort key of neighbours: notions that touch one thing only come last."""
        return len(self.index.near[number]) < 2 and self.index.nodes[number].type == "Concept", *self.index.rank(number)

    def _radii(self, nodes: Sequence[int]) -> Points:
        return np.array([self._size(number) for number in nodes], dtype=np.float64)

    def _size(self, number: int) -> int:
        """Area follows importance."""
        shape = _SHAPE[family(self.index.nodes[number].type)]
        return round((8 + 22 * math.sqrt(self.index.importance[number])) * EVEN.get(shape, 1.0))

    def _links(self, nodes: Sequence[int]) -> Links:
        place = {number: index for index, number in enumerate(nodes)}
        near = self.index.near
        pairs = [(place[one], place[two]) for one in nodes for two in near[one] if one < two and two in place]
        return np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)

    def _answer(self, nodes: Sequence[int], where: Points, among: Sequence[int], group_of: Mapping[int, int]) -> Json:
        """The nodes, and the lines that lead from them to any node in ``among``."""
        groups: dict[tuple[int, int, int, str], list[int]] = defaultdict(list)
        inside = set(among)
        for fact in sorted({fact for one in nodes for two in self.index.near[one] if two in inside
                            for fact in self.index.near[one][two]}):  # fmt: skip
            row = self.index.facts[fact]
            ends = row.subject, row.object
            ends = (min(ends), max(ends)) if row.predicate in self.index.symmetric else ends
            groups[*ends, row.predicate, row.status].append(fact)
        used = sorted(
            {source for facts in groups.values() for fact in facts for source, _ in self.index.facts[fact].reports}
        )
        local = {source: place for place, source in enumerate(used)}
        return {
            "kind": "nodes",
            "total": len(self.index.main),
            "nodes": [
                {**self._brief(number), "neighbours": len(self.index.near[number]), "size": self._size(number),
                 "importance": self.index.importance[number], **_spot(spot)}
                for number, spot in zip(nodes, where, strict=True)
            ],
            "groups": [[number, group_of[number]] for number in among],
            "edges": [self._edge(key, facts, local) for key, facts in sorted(groups.items())],
            "sources": [clean(self.index.sources[source]) for source in used],
        }  # fmt: skip

    def _edge(self, key: tuple[int, int, int, str], facts: Sequence[int], local: Mapping[int, int]) -> Json:
        source, target, predicate, status = key
        rows = [(fact, self.index.facts[fact]) for fact in facts]
        return {
            "from": source,
            "to": target,
            "predicate": self.index.predicates[predicate][0],
            "label": clean(self.index.predicates[predicate][1]) or "is linked to",
            "status": status,
            "directed": predicate not in self.index.symmetric,
            "facts": [[fact, row.time, [[local[one], day] for one, day in row.reports]] for fact, row in rows],
        }

    def _brief(self, number: int) -> Json:
        node = self.index.nodes[number]
        return {
            "id": number,
            "iri": node.iri,
            "label": clean(node.label) or "?",
            "type": words(node.type) or "Thing",
            "family": family(node.type),
        }

    def suggest(self, query: str) -> list[Json]:
        """Entities with such a name."""
        return [
            {**self._brief(number), "by": clean(name), "facts": len(self.index.of[number])}
            for number, name in self.index.suggest(query)
        ]

    def path(self, start: int, end: int, without: frozenset[str], standing: Sequence[Place]) -> Json:
        """The nodes and lines of a shortest way, and the numbers of the nodes in their order."""
        way = self.index.path(start, end, without)
        return {"path": way, **self.join(way, standing)}

    def about(self, number: int) -> Json:
        """An entity with its facts and their sentences."""
        facts = self.index.of[number]
        return {
            **self._brief(number),
            "page": address(self.index.nodes[number].iri, self._base),
            "aliases": [clean(alias) for alias in self.index.nodes[number].aliases],
            "all": len(facts),
            "neighbours": len(self.index.near[number]),
            "facts": self.facts(sorted(facts, key=self._day, reverse=True)[:FACTS]),
        }

    def _day(self, fact: int) -> str:
        row = self.index.facts[fact]
        return row.time or max((day for _, day in row.reports), default="")

    def facts(self, numbers: Iterable[int]) -> list[Json]:
        """Facts with their sentences."""
        reader = FactReader(self._store, self._base)
        found = [self._fact(number, reader.shown(self.index.fact_iris[number])) for number in dict.fromkeys(numbers)]
        return sorted(found, key=lambda fact: (fact["label"], fact["object"]["label"], fact["number"]))

    def _fact(self, number: int, fact: ShownFact) -> Json:
        return {
            "number": number,
            "page": fact.href,
            "subject": self._end(fact.subject),
            "label": fact.predicate.label,
            "object": self._end(fact.object),
            "status": self.index.facts[number].status,
            "time": fact.date,
            "speakers": [link.label for link in fact.speakers],
            "qualifiers": [[label, value.label] for label, value in fact.qualifiers],
            "confidence": fact.confidence,
            "derived": fact.derived,
            "sentences": [
                {
                    "parts": one.parts,
                    "page": one.href,
                    "title": one.title,
                    "publisher": one.publisher,
                    "date": one.date,
                    "speakers": [link.label for link in one.speakers],
                }
                for one in fact.sentences
            ],
        }

    def _end(self, link: Link) -> Json:
        return {"id": self.index.numbers.get(link.iri, -1), "iri": link.iri, "label": link.label or "?"}

    def turtle(self, nodes: Iterable[int], facts: Iterable[int]) -> str:
        """The nodes and facts with their evidence, articles, amounts and times; the articles' texts are left out."""
        triples: set[Triple] = set()
        waiting = [self.index.nodes[number].iri for number in nodes]
        waiting += [self.index.fact_iris[number] for number in facts]
        for number in facts:
            triples |= self._plain(self.index.fact_iris[number])
        seen: set[str] = set()
        while waiting:
            iri = waiting.pop()
            if iri in seen:
                continue
            seen.add(iri)
            for triple in self._said(iri):
                triples.add(triple)
                if isinstance(triple.object, NamedNode) and triple.predicate.value in _FOLLOWED:
                    waiting.append(triple.object.value)
        return turtle(triples, self._base)

    def _said(self, iri: str) -> list[Triple]:
        """What is said of a node, less an article's text, and less relations: those of the selection come as facts."""
        found = self._store.dataset.quads_for_pattern(NamedNode(iri), None, None, DefaultGraph())
        rows = [quad.triple for quad in found if quad.predicate.value != str(NIF.isString)]
        if any(row.object == NamedNode(str(NG.Fact)) for row in rows):
            return rows
        relations = {predicate for predicate, _ in self.index.predicates}
        return [row for row in rows if row.predicate.value not in relations]

    def _plain(self, fact: str) -> set[Triple]:
        """The fact's own triple, when the store holds it."""
        reader = Reader(self._store)
        ends = [reader.values(fact, predicate) for predicate in (RDF.subject, RDF.predicate, RDF.object)]
        if not all(ends):
            return set()
        found = self._store.dataset.quads_for_pattern(ends[0][0], ends[1][0], ends[2][0], DefaultGraph())  # type: ignore[arg-type]
        return {quad.triple for quad in found}


_FOLLOWED = frozenset(
    map(str, (RDF.subject, RDF.predicate, RDF.object, RDF.value, NG.evidence, NG.qualifier, NG.validTime, NG.speaker,
              PROV.wasDerivedFrom, PROV.wasAttributedTo, TIME.hasBeginning, TIME.hasEnd))
)  # fmt: skip
"""Properties of facts and evidence whose values an excerpt needs to explain itself."""


def _spot(where: Points) -> Json:
    return {"x": round(float(where[0])), "y": round(float(where[1]))}

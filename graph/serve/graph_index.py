"""A store in, the network that the graph page explores out: entities by number, the facts between them, communities.

    quads -> columns (one look at the store for each property) -> Index

Only what drawing and filtering need is kept in memory; sentences are read from the store when someone asks for them.
Numbers hold for one state of the store: :attr:`Index.version` names it.
"""

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

import networkx as nx
from pyoxigraph import DefaultGraph, Literal, NamedNode
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, SDO, SKOS

from graph.facts import Reader
from graph.ontology import load_ontology
from graph.store import Store
from graph.view import data
from graph.vocab import NG

SEED = 7
SUGGESTIONS = 12
_UNSURE: tuple[data.Status, ...] = ("planned", "possible", "conditional")
"""Modalities that are a status, as ``graph.view`` has them: a denial wins, and what only others state is a claim."""


class Node(NamedTuple):
    """An entity: something that can stand on the canvas."""

    iri: str
    label: str
    type: str
    """Local name of its class."""
    aliases: tuple[str, ...]


class Row(NamedTuple):
    """A fact, and when and where it was reported; an end that is no entity is -1."""

    subject: int
    object: int
    predicate: int
    status: data.Status
    time: str
    """When it holds, ISO 8601, or empty."""
    reports: tuple[tuple[int, str], ...]
    """Number of the source and day of publication (or empty) of each article."""


@dataclass(frozen=True, slots=True)
class Index:
    """The network by numbers: a node's, a fact's, a predicate's, a source's number is its place in the list."""

    version: str
    nodes: Sequence[Node]
    facts: Sequence[Row]
    fact_iris: Sequence[str]
    predicates: Sequence[tuple[str, str]]
    """IRI and label."""
    sources: Sequence[str]
    symmetric: frozenset[int]
    near: Sequence[Mapping[int, Sequence[int]]]
    """For each node its neighbours, and the facts that link them."""
    of: Sequence[Sequence[int]]
    """For each node the facts that it is an end of."""
    importance: Sequence[float]
    """PageRank, the highest being 1."""
    main: Sequence[int]
    """What an overview draws: linked things, most important first, without notions that touch one thing only."""
    numbers: Mapping[str, int]
    """Of each entity's IRI."""
    names: Sequence[tuple[str, ...]]
    """Label and aliases as they are searched for."""

    def suggest(self, query: str) -> list[tuple[int, str]]:
        """Nodes with a name like the query, the best first, and the name that fits."""
        want = fold(query)
        found = []
        for number, names in enumerate(self.names if want else ()):
            scores = [(_score(name, want), place) for place, name in enumerate(names) if want in name]
            if scores:
                score, place = min(scores)
                found.append((score, -self.importance[number], self.nodes[number].label, number, place))
        best = sorted(found)[:SUGGESTIONS]
        return [(number, (self.nodes[number].label, *self.nodes[number].aliases)[place]) for *_, number, place in best]

    def communities(self, nodes: Iterable[int]) -> list[list[int]]:
        """Louvain communities among the nodes, the largest first, in each the most important first."""
        network: nx.Graph[int] = nx.Graph()
        inside = set(nodes)
        network.add_nodes_from(sorted(inside))
        for one in sorted(inside):
            near = self.near[one]
            network.add_weighted_edges_from((one, two, len(near[two])) for two in near if one < two and two in inside)
        found = nx.community.louvain_communities(network, weight="weight", seed=SEED)
        groups = [sorted(group, key=self.rank) for group in found]
        return sorted(groups, key=lambda group: (-len(group), min(group)))

    def rank(self, number: int) -> tuple[float, str, int]:
        """Sort key: the most important first."""
        return -self.importance[number], self.nodes[number].label, number

    def path(self, start: int, end: int, without: frozenset[str]) -> list[int]:
        """The nodes of a shortest way between two nodes over facts of other statuses; empty when there is none.

        Of several, one whose links have more facts.
        """
        before, edge = {start: start}, [start]
        while edge and end not in before:
            reached: dict[int, tuple[int, int]] = {}
            for one in edge:
                for two, facts in self.near[one].items():
                    strength = sum(self.facts[fact].status not in without for fact in facts)
                    if two not in before and strength:
                        reached[two] = min(reached.get(two, (0, 0)), (-strength, one))
            before |= {two: one for two, (_, one) in reached.items()}
            edge = sorted(reached)
        if end not in before:
            return []
        way = [end]
        while way[-1] != start:
            way.append(before[way[-1]])
        return way[::-1]


def fold(text: str) -> str:
    """The text without accents and case, for search."""
    plain = unicodedata.normalize("NFKD", " ".join(text.split()))
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def _score(name: str, want: str) -> int:
    if name.startswith(want):
        return 0 if name == want else 1
    return 2 if f" {want}" in name else 3


def read_index(store: Store) -> Index:
    """The index of a store."""
    columns = _Columns(store)
    nodes = _nodes(columns)
    numbers = {node.iri: number for number, node in enumerate(nodes)}
    predicates = sorted(set(columns.one(RDF.predicate).values()))
    sources, reports = _reports(columns)
    iris, facts = _facts(columns, numbers, {iri: place for place, iri in enumerate(predicates)}, reports)
    near: list[dict[int, list[int]]] = [{} for _ in nodes]
    of: list[list[int]] = [[] for _ in nodes]
    for place, fact in enumerate(facts):
        for one in {fact.subject, fact.object} - {-1}:
            of[one].append(place)
        if min(fact.subject, fact.object) >= 0 and fact.object != fact.subject:
            near[fact.subject].setdefault(fact.object, []).append(place)
            near[fact.object].setdefault(fact.subject, []).append(place)
    importance = _importance(near)
    symmetric = {prop.iri for prop in load_ontology().properties.values() if prop.symmetric}
    worthy = {number for number in range(len(nodes)) if _is_main(number, nodes, near)}
    main = [number for number in worthy if worthy.intersection(near[number])]
    return Index(
        version=hashlib.sha256("\n".join(iris).encode()).hexdigest()[:16],
        nodes=nodes,
        facts=facts,
        fact_iris=iris,
        predicates=[(iri, columns.reader.text(iri, RDFS.label, iri)) for iri in predicates],
        sources=sources,
        symmetric=frozenset(place for place, iri in enumerate(predicates) if iri in symmetric),
        near=near,
        of=of,
        importance=importance,
        main=sorted(main, key=lambda number: (-importance[number], nodes[number].label, number)),
        numbers=numbers,
        names=[tuple(fold(name) for name in (node.label, *node.aliases)) for node in nodes],
    )


class _Columns:
    """All values of one property at a time."""

    def __init__(self, store: Store) -> None:
        self._dataset = store.dataset
        self.reader = Reader(store)
        self._one: dict[str, dict[str, str]] = {}

    def pairs(self, predicate: str) -> Iterator[tuple[str, str]]:
        for quad in self._dataset.quads_for_pattern(None, NamedNode(str(predicate)), None, DefaultGraph()):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                yield quad.subject.value, quad.object.value

    def links(self, predicate: str) -> Iterator[tuple[str, str]]:
        """Those whose value is an IRI."""
        for quad in self._dataset.quads_for_pattern(None, NamedNode(str(predicate)), None, DefaultGraph()):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                yield quad.subject.value, quad.object.value

    def one(self, predicate: str) -> dict[str, str]:
        """The first value of each."""
        if predicate not in self._one:
            found = self._one[predicate] = {}
            for subject, value in self.pairs(predicate):
                found[subject] = min(value, found.get(subject, value))
        return self._one[predicate]

    def many(self, predicate: str) -> dict[str, list[str]]:
        """All values of each, sorted."""
        found: dict[str, list[str]] = defaultdict(list)
        for subject, value in self.pairs(predicate):
            found[subject].append(value)
        return {subject: sorted(values) for subject, values in found.items()}

    def types(self, iri: str) -> list[str]:
        """Classes of one subject: there are far more facts than things, so not all are read."""
        found = self._dataset.quads_for_pattern(NamedNode(iri), NamedNode(str(RDF.type)), None, DefaultGraph())
        return [quad.object.value for quad in found if isinstance(quad.object, NamedNode)]

    def having(self, predicate: str, value: str) -> frozenset[str]:
        """Subjects with this value of the property."""
        return frozenset(self.reader.subjects(predicate, NamedNode(str(value))))

    def of_class(self, iri: str) -> list[str]:
        """Subjects of the class, sorted."""
        return self.reader.subjects(RDF.type, NamedNode(str(iri)))


def _nodes(columns: _Columns) -> list[Node]:
    """Every named thing, by IRI; what can only be an attribute is none."""
    aliases, nodes = columns.many(SKOS.altLabel), []
    for iri, label in sorted(columns.one(SKOS.prefLabel).items()):
        kinds = sorted(kind for kind in columns.types(iri) if kind.startswith(str(NG)))
        kind = kinds[0].removeprefix(str(NG)) if kinds else ""
        if kind not in data.ATTRIBUTE_TYPES:
            nodes.append(Node(iri, label, kind, tuple(name for name in aliases.get(iri, []) if name != label)))
    return nodes


def _reports(columns: _Columns) -> tuple[list[str], dict[str, tuple[int, str]]]:
    """The sources' names, and for each article the number of its source and its day."""
    labels = columns.one(SKOS.prefLabel)  # a publisher may be a name or a thing that has one
    publisher = {iri: labels.get(value, value) for iri, value in columns.one(SDO.publisher).items()}
    url = columns.one(SDO.url)
    source, day = columns.one(DCTERMS.source), columns.one(SDO.datePublished)
    articles = columns.of_class(SDO.NewsArticle)
    name = {
        iri: publisher.get(iri) or _host(url.get(iri, "")) or _host(source.get(iri, "")) or source.get(iri, iri)
        for iri in articles
    }
    names = sorted(set(name.values()))
    number = {one: place for place, one in enumerate(names)}
    return names, {iri: (number[name[iri]], day.get(iri, "")[:10]) for iri in articles}


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _facts(
    columns: _Columns,
    numbers: Mapping[str, int],
    predicates: Mapping[str, int],
    reports: Mapping[str, tuple[int, str]],
) -> tuple[list[str], list[Row]]:
    """Facts that have an entity as subject or object: their IRIs, sorted, and what is known of each."""
    subject, predicate, thing = columns.one(RDF.subject), columns.one(RDF.predicate), dict(columns.links(RDF.object))
    when, negated = columns.one(NG.validTime), columns.having(NG.polarity, NG.negative)
    modality = {iri: name for name in _UNSURE for iri in columns.having(NG.modality, NG[name])}
    evidence, article = columns.many(NG.evidence), columns.one(PROV.wasDerivedFrom)
    attributed = {iri for iri, _ in columns.pairs(NG.speaker)}
    times = {iri: columns.reader.iso(iri) or "" for iri in sorted(set(when.values()))}
    iris, rows = [], []
    known: dict[tuple[tuple[int, str], ...], tuple[tuple[int, str], ...]] = {}  # facts of one article share theirs
    for iri in columns.of_class(NG.Fact):
        ends = numbers.get(subject.get(iri, ""), -1), numbers.get(thing.get(iri, ""), -1)
        if ends == (-1, -1) or iri not in predicate:
            continue
        said = evidence.get(iri, [])
        claimed = bool(said) and attributed.issuperset(said)
        status = "negated" if iri in negated else modality.get(iri, "claimed" if claimed else "stated")
        told = tuple(sorted({reports[article[one]] for one in said if article.get(one) in reports}))
        time = times.get(when.get(iri, ""), "")
        iris.append(iri)
        rows.append(Row(*ends, predicates[predicate[iri]], status, time, known.setdefault(told, told)))
    return iris, rows


def _importance(near: Sequence[Mapping[int, Sequence[int]]]) -> list[float]:
    network: nx.Graph[int] = nx.Graph()
    network.add_nodes_from(range(len(near)))
    for one, others in enumerate(near):
        network.add_weighted_edges_from((one, two, len(facts)) for two, facts in others.items() if one < two)
    ranks: dict[int, float] = nx.pagerank(network) if near else {}
    highest = max(ranks.values(), default=1.0)
    return [round(ranks[number] / highest, 4) for number in range(len(near))]


def _is_main(number: int, nodes: Sequence[Node], near: Sequence[Mapping[int, Sequence[int]]]) -> bool:
    """Whether an overview draws it: it is linked, and no notion that touches one thing only."""
    if nodes[number].type not in data.CONCEPT_TYPES:
        return bool(near[number])
    return sum(nodes[other].type not in data.CONCEPT_TYPES for other in near[number]) >= 2

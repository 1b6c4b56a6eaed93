"""A store in, its figures out."""

from collections import Counter
from dataclasses import dataclass

import networkx as nx
from pyoxigraph import DefaultGraph, NamedNode
from rdflib.namespace import RDF, SDO

from graph.facts import Reader, facts, status
from graph.network import network
from graph.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """What a store holds; counts are sorted, the greatest first."""

    articles: int
    words: int
    sentences: int
    """Sentences that state at least one fact."""
    entities: int
    facts: int
    evidence: int
    triples: int
    classes: tuple[tuple[str, int], ...]
    """Local name of a class and its number of entities."""
    properties: tuple[tuple[str, int], ...]
    """Label of a property and its number of facts."""
    statuses: tuple[tuple[str, int], ...]
    """``actual``, ``planned``, ``not actual`` ... and the number of facts."""
    corroborated: int
    """Facts that more than one article states."""
    connected: tuple[tuple[str, int], ...]
    """Label of each linked entity and the number of entities it is linked to."""


def statistics(store: Store) -> Statistics:
    """Count what is in the store."""
    reader = Reader(store)
    articles = reader.subjects(RDF.type, NamedNode(str(SDO.NewsArticle)))
    properties: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    sentences: set[tuple[str, int, int]] = set()
    evidence = corroborated = 0
    for fact in facts(store):
        properties[fact["predicate"]["label"]] += 1
        statuses[status(fact)] += 1
        found = {(one["article"], one["begin"], one["end"]) for one in fact["evidence"]}
        sentences |= found
        evidence += len(fact["evidence"])
        corroborated += len({article for article, _, _ in found}) > 1
    linked = network(store)
    return Statistics(
        articles=len(articles),
        words=sum(int(reader.text(iri, SDO.wordCount, "0")) for iri in articles),
        sentences=len(sentences),
        entities=len(linked),
        facts=properties.total(),
        evidence=evidence,
        triples=sum(1 for _ in store.dataset.quads_for_pattern(None, None, None, DefaultGraph())),
        classes=_ranked(Counter(kind for _, kind in linked.nodes(data="type"))),
        properties=_ranked(properties),
        statuses=_ranked(statuses),
        corroborated=corroborated,
        connected=_connected(linked),
    )


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _connected(linked: "nx.MultiDiGraph[str]") -> tuple[tuple[str, int], ...]:
    simple = nx.Graph(linked)
    simple.remove_edges_from(list(nx.selfloop_edges(simple)))
    ranked = sorted(((-degree, iri) for iri, degree in simple.degree() if degree))
    return tuple((linked.nodes[iri]["label"], -degree) for degree, iri in ranked)

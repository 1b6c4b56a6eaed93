"""A store in, the nodes and edges of a property graph out: what Neo4j and KGX are written from.

Every fact, whatever its status, is an edge.  Things, amounts and times are nodes, and so is a text that stands in the
place of a thing; its id is made from the text.  An edge holds its evidence as lists of equal length.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.config import BASE
from graph.facts import Json, entities, facts
from graph.store import Store


@dataclass(frozen=True, slots=True)
class Node:
    """A thing or a value; ``kind`` is the local name of its class, ``Text`` for a text."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    value: str = ""
    """Of an amount or a time."""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A fact."""

    id: str
    start: str
    end: str
    predicate: str
    label: str
    polarity: str
    modality: str
    confidence: float
    time: str
    speakers: tuple[str, ...]
    qualifiers: tuple[str, ...]
    """``label: value``"""
    evidence: tuple[Json, ...] = field(repr=False, default=())

    def column(self, name: str) -> list[str]:
        """One property of each piece of evidence, as text."""
        return ["" if one[name] is None else str(one[name]) for one in self.evidence]


def nodes(store: Store) -> Iterator[Node]:
    """Every node: the named things by id, then the values that facts name, by id."""
    named: set[str] = set()
    for entity in entities(store):
        named.add(entity["iri"])
        yield _node(entity, store)
    values = {
        node.id: node
        for fact in facts(store)
        for node in (_node(fact["subject"], store), _node(fact["object"], store))
        if node.id not in named
    }
    for key in sorted(values):
        yield values[key]


def edges(store: Store) -> Iterator[Edge]:
    """Every fact, by id."""
    for fact in facts(store):
        yield Edge(
            id=fact["iri"],
            start=_id(fact["subject"], store),
            end=_id(fact["object"], store),
            predicate=fact["predicate"]["id"],
            label=fact["predicate"]["label"],
            polarity=fact["polarity"],
            modality=fact["modality"],
            confidence=fact["confidence"],
            time=fact["time"] or "",
            speakers=tuple(fact["speakers"]),
            qualifiers=tuple(f"{one['predicate']['label']}: {one['value']['label']}" for one in fact["qualifiers"]),
            evidence=tuple(fact["evidence"]),
        )


def _id(node: Json, store: Store) -> str:
    if "iri" in node:
        return str(node["iri"])
    return f"{store.meta.get('base', BASE)}text/{hashlib.sha256(node['label'].encode()).hexdigest()[:20]}"


def _node(node: Json, store: Store) -> Node:
    kind = node["type"].rpartition("#")[2].rpartition("/")[2] if "iri" in node else "Text"
    return Node(
        id=_id(node, store), kind=kind or "Thing", name=node["label"], aliases=tuple(node["aliases"]),
        value=node.get("value", ""), unit=node.get("unit", ""),
    )  # fmt: skip

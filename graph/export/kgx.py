"""The property graph as KGX JSON Lines: ``nodes.jsonl`` and ``edges.jsonl``, in the terms of the Biolink model.

Biolink is a model of biology: its classes for the things of the news are wide, and nearly all relations are
``biolink:related_to``.  ``original_predicate`` and ``type`` say what they are here.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from graph.config import BASE
from graph.export.property_graph import Edge, Node, edges, nodes
from graph.facts import Json
from graph.store import Store
from graph.vocab import PREFIXES

PREFIX = "newsgraph"
"""Of the names of things: the base IRI of the store."""
_CATEGORIES = {
    "Person": "biolink:Agent", "Organization": "biolink:Agent", "Company": "biolink:Agent", "Agent": "biolink:Agent",
    "Place": "biolink:GeographicLocation", "City": "biolink:GeographicLocation",
    "Country": "biolink:GeographicLocation", "Event": "biolink:Event", "Text": "biolink:InformationContentEntity",
}  # fmt: skip
_PREDICATES = {"locatedIn": "biolink:located_in"}


def folder(store: Store, path: Path) -> None:
    """Write both files."""
    base = store.meta.get("base", BASE)
    _write(path / "nodes.jsonl", (_node(node, base) for node in nodes(store)))
    _write(path / "edges.jsonl", (_edge(edge, base) for edge in edges(store)))


def _write(path: Path, rows: Iterable[Json]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _node(node: Node, base: str) -> Json:
    categories = sorted({_CATEGORIES.get(node.kind, "biolink:NamedThing"), "biolink:NamedThing"})
    row: Json = {"id": curie(node.id, base), "category": categories, "name": node.name, "type": f"ng:{node.kind}"}
    if node.aliases:
        row["synonym"] = list(node.aliases)
    return row | {name: text for name, text in (("value", node.value), ("unit", node.unit)) if text}


def _edge(edge: Edge, base: str) -> Json:
    local = edge.predicate.rpartition("#")[2]
    return {
        "id": curie(edge.id, base), "subject": curie(edge.start, base), "object": curie(edge.end, base),
        "predicate": _PREDICATES.get(local, "biolink:related_to"), "category": ["biolink:Association"],
        "original_predicate": curie(edge.predicate, base), "relation_label": edge.label,
        "negated": edge.polarity == "negative", "modality": edge.modality, "confidence": edge.confidence,
        "time": edge.time, "speakers": list(edge.speakers), "qualifiers": list(edge.qualifiers),
        "publications": list(dict.fromkeys(edge.column("article"))), "sentences": edge.column("quote"),
        "primary_knowledge_source": "infores:newsgraph", "knowledge_level": "not_provided",
        "agent_type": "text_mining_agent",
    }  # fmt: skip


def curie(iri: str, base: str) -> str:
    """The short form of an IRI, or the IRI.

    >>> curie("https://w3id.org/newsgraph/id/fact/01", "https://w3id.org/newsgraph/id/")
    'newsgraph:fact/01'
    """
    for name, start in {PREFIX: base, **PREFIXES}.items():
        if iri.startswith(start) and len(iri) > len(start):
            return f"{name}:{iri.removeprefix(start)}"
    return iri

"""A store in, a networkx multigraph out: things as nodes, the facts between two things as edges.

Amounts, times and literals are no nodes.  Attributes are strings and numbers only, without control characters, so that
GraphML and GEXF can hold them.
"""

import re

import networkx as nx

from graph.facts import Json, entities, facts
from graph.store import Store

_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_safe(text: str) -> str:
    r"""The text with every character that XML 1.0 cannot hold (or would change) as ``U+FFFD``.

    >>> xml_safe("bell\a")
    'bell\ufffd'
    """
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def network(store: Store) -> "nx.MultiDiGraph[str]":
    """Entities by IRI with ``label``, ``type``, ``aliases``; for each fact, whatever its status, an edge.

    An edge has the fact's IRI as its key, and ``predicate``, ``label``, ``polarity``, ``modality``, ``confidence``,
    ``speakers``, ``time``, ``date``, ``source``, ``quote`` and the number of ``articles``.
    """
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in entities(store):
        kind = entity["type"].rpartition("#")[2]
        aliases = " | ".join(map(xml_safe, entity["aliases"]))
        found.add_node(entity["iri"], label=xml_safe(entity["label"]), type=kind, aliases=aliases)
    for fact in facts(store):
        subject, thing = fact["subject"].get("iri"), fact["object"].get("iri")
        if subject in found and thing in found:
            found.add_edge(subject, thing, key=fact["iri"], **_attributes(fact))
    return found


def _attributes(fact: Json) -> dict[str, str | float]:
    evidence: Json = fact["evidence"][0] if fact["evidence"] else {"article": "", "quote": "", "date": None}
    return {
        "label": xml_safe(fact["predicate"]["label"]),
        "predicate": fact["predicate"]["id"],
        "polarity": fact["polarity"],
        "modality": fact["modality"],
        "confidence": fact["confidence"],
        "speakers": " | ".join(map(xml_safe, fact["speakers"])),
        "time": xml_safe(fact["time"] or ""),
        "date": xml_safe(evidence["date"] or ""),
        "source": xml_safe(evidence["article"]),
        "quote": xml_safe(evidence["quote"]),
        "articles": len({one["article"] for one in fact["evidence"]}),
    }

"""The query page: an editor, the named queries with fields for their parameters, and what the editor needs to know."""

from collections.abc import Mapping
from typing import Any

from graph.errors import QueryError
from graph.ontology import load_ontology
from graph.query import named_queries, named_query, spellings
from graph.serve.addresses import root
from graph.store import Store
from graph.vocab import PREFIXES

FIRST = """SELECT ?subject ?relation ?object ?sentence WHERE {
  ?fact a ng:Fact ; rdf:subject ?subject ; rdf:predicate/rdfs:label ?relation ; rdf:object ?object ;
        ng:modality ng:actual ; ng:polarity ng:positive ; ng:evidence/nif:anchorOf ?sentence .
}
LIMIT 20
"""
GRAPH = """# Who works with, owns, buys, leads or competes with whom
CONSTRUCT { ?subject ?relation ?object } WHERE {
  VALUES ?relation { ng:competesWith ng:partnersWith ng:signsWith ng:owns ng:acquires
                     ng:investsIn ng:leads ng:mergesWith }
  ?subject ?relation ?object .
}
LIMIT 200
"""


def page_values(asked: Mapping[str, str], store: Store, base: str) -> dict[str, Any]:
    """What the template of the page is filled with.

    ``asked`` may name a query of the library, with its parameters, or hold a query: then the page runs it.
    """
    name, values = asked.get("named", ""), {key: text for key, text in asked.items() if key not in {"named", "query"}}
    start, problem = asked.get("query", ""), ""
    if name and not start:
        try:
            start = bound(name, values, store)
        except QueryError as error:
            problem = str(error)
    return {
        "queries": named_queries(),
        "chosen": name,
        "values": values,
        "start": start or FIRST,
        "run": bool(start),
        "problem": problem,
        "data": {
            "prefixes": {"": base, **PREFIXES},
            "base": base,
            "root": root(base),
            "terms": _terms(),
            "examples": {"facts": FIRST, "graph": GRAPH},
        },
    }


def bound(name: str, values: Mapping[str, str], store: Store) -> str:
    """The named query with its values in their places; a field that is empty is a value not given."""
    query = named_query(name)
    return query.bind({key: text for key, text in values.items() if text.strip()}, lambda text: spellings(store, text))


def _terms() -> dict[str, list[str]]:
    """Properties and classes that the editor can complete."""
    ontology = load_ontology()
    return {
        "properties": sorted(prop.iri for prop in ontology.properties.values()),
        "classes": sorted(found.iri for found in ontology.classes.values()),
    }

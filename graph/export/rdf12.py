"""The merged graph as RDF 1.2 Turtle: each fact ``rdf:reifies`` the triple that it is about.

A triple term is quoted and not asserted.  So all facts can be read as annotations of triples; which of them hold is
told by the graph, which has the triple itself only for what is affirmed and actual.
"""

from collections.abc import Iterator
from typing import BinaryIO

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Triple
from rdflib.namespace import RDF

from graph.export.rdf import base_of, ordered
from graph.store import Store
from graph.turtle import write_turtle

REIFIES = NamedNode(f"{RDF}reifies")
_SUBJECT, _PREDICATE, _OBJECT = (NamedNode(str(iri)) for iri in (RDF.subject, RDF.predicate, RDF.object))


def turtle12(store: Store, out: BinaryIO) -> None:
    """Write what ``turtle`` holds, and an ``rdf:reifies`` for each fact."""
    write_turtle(_annotated(store), out, base_of(store))


def _annotated(store: Store) -> Iterator[Triple]:
    """The triples, subject by subject; a fact's own triple comes after the three that say what it is about."""
    parts: dict[NamedNode, object] = {}
    about: object = None
    for triple in ordered(store, (DefaultGraph(),)):
        if triple.subject != about:
            about, parts = triple.subject, {}
        yield triple
        if triple.predicate in {_SUBJECT, _PREDICATE, _OBJECT}:
            parts[triple.predicate] = triple.object
            if len(parts) == 3 and triple.predicate == _OBJECT:
                subject, predicate = parts[_SUBJECT], parts[_PREDICATE]
                if isinstance(subject, NamedNode | BlankNode) and isinstance(predicate, NamedNode):
                    yield Triple(triple.subject, REIFIES, Triple(subject, predicate, triple.object))

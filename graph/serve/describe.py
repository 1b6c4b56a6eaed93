"""An IRI in, the statements about it out, in the RDF format that a client asks for."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store, Triple
from rdflib.namespace import RDF, RDFS

from graph.turtle import turtle
from graph.vocab import NG

MOST = 5_000
"""Statements that point at a thing; more are left to the SPARQL endpoint."""


@dataclass(frozen=True, slots=True)
class Form:
    """A representation: its name in addresses, its media type, its label."""

    name: str
    media: str
    label: str


HTML = Form("html", "text/html", "HTML")
TURTLE = Form("turtle", "text/turtle", "Turtle")
JSONLD = Form("jsonld", "application/ld+json", "JSON-LD")
NTRIPLES = Form("ntriples", "application/n-triples", "N-Triples")
DATA = (TURTLE, JSONLD, NTRIPLES)
"""The first is for those who take anything."""
FORMS: Mapping[str, Form] = {form.name: form for form in (*DATA, HTML)}


def exists(dataset: Store, iri: str) -> bool:
    """Whether anything is said of the IRI, or with it."""
    try:
        node = NamedNode(iri)
    except ValueError:
        return False
    merged = DefaultGraph()
    looks = (
        dataset.quads_for_pattern(node, None, None, merged),
        dataset.quads_for_pattern(None, None, node, merged),
        dataset.quads_for_pattern(None, node, None, merged),
    )
    return any(next(look, None) is not None for look in looks)


def description(dataset: Store, iri: str) -> list[Triple]:
    """What is said of the thing, what points at it, a fact's evidence and qualifiers, and the labels of the rest."""
    node = NamedNode(iri)
    found = set(_of(dataset, node))
    for triple in list(found):
        if triple.predicate.value in {str(NG.evidence), str(NG.qualifier)} and isinstance(triple.object, NamedNode):
            found.update(_of(dataset, triple.object))
    for count, quad in enumerate(dataset.quads_for_pattern(None, None, node, DefaultGraph())):
        if count == MOST:
            break
        found.add(quad.triple)
    label = NamedNode(str(RDFS.label))
    others = {term for triple in found for term in (triple.subject, triple.object) if isinstance(term, NamedNode)}
    for other in others:
        found.update(quad.triple for quad in dataset.quads_for_pattern(other, label, None, DefaultGraph()))
    return sorted(found, key=str)


def _of(dataset: Store, node: NamedNode) -> Iterator[Triple]:
    return (quad.triple for quad in dataset.quads_for_pattern(node, None, None, DefaultGraph()))


def write(triples: Iterable[Triple], form: Form, base: str) -> bytes:
    """The statements in one of :data:`DATA`; the same statements give the same bytes."""
    ordered = list(triples)
    if form is TURTLE:
        return turtle(ordered, base).encode()
    if form is NTRIPLES:
        return "".join(f"{triple} .\n" for triple in ordered).encode()
    return json.dumps(_jsonld(ordered), ensure_ascii=False, indent=1).encode() + b"\n"


def _jsonld(triples: Iterable[Triple]) -> list[dict[str, Any]]:
    """Expanded JSON-LD: one object for each subject."""
    nodes: dict[str, dict[str, Any]] = {}
    for triple in triples:
        subject = triple.subject
        if not isinstance(subject, NamedNode):
            continue
        node = nodes.setdefault(subject.value, {"@id": subject.value})
        if triple.predicate.value == str(RDF.type) and isinstance(triple.object, NamedNode):
            node.setdefault("@type", []).append(triple.object.value)
        else:
            node.setdefault(triple.predicate.value, []).append(_jsonld_value(triple.object))
    return list(nodes.values())


def _jsonld_value(term: object) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"@id": term.value}
    assert isinstance(term, Literal)
    if term.language:
        return {"@value": term.value, "@language": term.language}
    plain = term.datatype.value.endswith("#string")
    return {"@value": term.value} if plain else {"@value": term.value, "@type": term.datatype.value}

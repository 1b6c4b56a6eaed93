"""What follows from the facts: a store and an ontology in, the graph ``graph/inferred`` of the store out.

Only plain triples (affirmed, actual, in an article's own voice) and the classes of their ends are premises.  What
follows is kept apart from what articles state: the default graph does not hold it, and whatever changes the RDF drops
it.  The reasoner is ``reasonable``; docs/decisions says why.

What is over, or said of one moment only, is not chained: from "a part of Acme until 2010" and "Acme is a part of
Globex" nothing follows about the part and Globex.  Alone it may be turned round and typed like any other.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

import rdflib
from pyoxigraph import DefaultGraph, Literal, NamedNode, Triple
from rdflib.namespace import OWL
from rdflib.term import Node

from graph.errors import GraphError, StoreError
from graph.infer.axioms import TYPE, Axioms
from graph.infer.proofs import Proof, Prover, Stated
from graph.ontology import Ontology
from graph.store import Store

__all__ = [
    "Axioms", "Inference", "Proof", "Prover", "Stated", "axioms_of", "closure", "forget", "infer", "keeps_inferences",
    "new_reasoner",
]  # fmt: skip

AXIOMS = "axioms"
"""Key of the meta data that holds the axioms; it is there as long as the store keeps inferences."""
_THING = NamedNode(str(OWL.Thing))
_Clash: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inference:
    """What :func:`infer` found; names are IRIs."""

    triples: int
    counts: tuple[tuple[str, int], ...] = ()
    """Relation or class and number of new triples, most frequent first."""
    clashes: tuple[_Clash, ...] = ()
    """Thing and two classes it is in that exclude each other: a fact about it was read wrong."""


def infer(store: Store, ontology: Ontology) -> Inference:
    """Make the store's graph of inferences anew.  From now on every build into the store renews it."""
    if store.dirty:
        raise StoreError(f"{store.name}: the graph is older than its articles: run the same build again, then infer.")
    axioms = Axioms.of(ontology)
    over = Stated(store.dataset).over()
    given = _premises(store, axioms)
    types = {triple for triple in given if triple.predicate == TYPE}
    found = closure(given - over, axioms.triples) | closure((given & over) | types, axioms.single)
    found -= given
    store.meta[AXIOMS] = str(axioms)
    store.put_inferred(found)
    counts = Counter(_iri(one.object if one.predicate == TYPE else one.predicate) for one in found)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return Inference(triples=len(found), counts=tuple(ranked), clashes=_clashes(found | types, axioms))


def forget(store: Store) -> None:
    """Drop the inferences, and renew them no more."""
    store.meta.pop(AXIOMS, None)
    store.drop_inferred()


def axioms_of(store: Store) -> Axioms | None:
    """The axioms that the store's inferences follow from; None when it keeps none."""
    text = store.meta.get(AXIOMS)
    return None if text is None else Axioms.parse(text)


def closure(given: Collection[Triple], axioms: Iterable[Triple]) -> set[Triple]:
    """What follows from the triples by the axioms, beyond the triples themselves and ``owl:Thing``."""
    reasoner = new_reasoner()
    reasoner.from_graph([tuple(map(_to_rdflib, triple)) for triple in sorted({*given, *axioms}, key=str)])
    ends = {one.subject for one in given} | {one.object for one in given if one.predicate != TYPE}
    things = {end.value for end in ends if isinstance(end, NamedNode)}
    rows = (row for row in reasoner.reason() if isinstance(row[0], rdflib.URIRef) and str(row[0]) in things)
    found = {Triple(_named(subject), _named(predicate), _from_rdflib(value)) for subject, predicate, value in rows}
    return {triple for triple in found if triple.object != _THING}.difference(given)


def new_reasoner() -> Any:
    """A reasoner without triples; raises :class:`graph.errors.GraphError` when the package is not installed."""
    try:
        from reasonable import PyReasoner  # noqa: PLC0415  (an extra that nothing else needs)
    except ImportError as error:
        raise GraphError("Inference needs the package reasonable: pip install 'newsgraph[infer]'.") from error
    return PyReasoner()


def keeps_inferences(store: Store) -> bool:
    """Whether the store was told to keep inferences: every build into it renews them."""
    return AXIOMS in store.meta


def _premises(store: Store, axioms: Axioms) -> set[Triple]:
    """The plain triples that something can follow from, and the classes of their ends."""
    found: set[Triple] = set()
    for predicate in axioms.used:
        found |= {q.triple for q in store.dataset.quads_for_pattern(None, predicate, None, DefaultGraph())}
    for thing in {end for triple in found for end in (triple.subject, triple.object) if isinstance(end, NamedNode)}:
        found |= {quad.triple for quad in store.dataset.quads_for_pattern(thing, TYPE, None, DefaultGraph())}
    return found


def _clashes(types: Iterable[Triple], axioms: Axioms) -> tuple[_Clash, ...]:
    members: dict[str, set[str]] = {}
    for triple in types:
        if triple.predicate == TYPE:
            members.setdefault(_iri(triple.object), set()).add(_iri(triple.subject))
    return tuple(
        sorted(
            (thing, left.value, right.value)
            for left, right in axioms.disjoint
            for thing in members.get(left.value, set()) & members.get(right.value, set())
        )
    )


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)


def _to_rdflib(term: object) -> Node:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    assert isinstance(term, Literal), f"no term of a plain triple: {term}"
    datatype = None if term.language else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, lang=term.language, datatype=datatype)


def _named(node: Node) -> NamedNode:
    return NamedNode(str(node))


def _from_rdflib(node: Node) -> NamedNode | Literal:
    if not isinstance(node, rdflib.Literal):
        return NamedNode(str(node))
    if node.language:
        return Literal(str(node), language=node.language)
    return Literal(str(node), datatype=NamedNode(str(node.datatype))) if node.datatype else Literal(str(node))

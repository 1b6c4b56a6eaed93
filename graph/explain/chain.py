"""A proof in, a tree of plain dictionaries out: inferred triples with their axioms, down to the facts."""

from collections.abc import Mapping
from typing import cast

from pyoxigraph import Literal, NamedNode, Triple
from rdflib.namespace import OWL, RDFS

from graph.facts import Json, Reader
from graph.infer import Proof, Prover
from graph.infer.axioms import TYPE
from graph.vocab import PREFIXES

_MEANING = {
    str(RDFS.subClassOf): "what is in the one class is in the other",
    str(RDFS.subPropertyOf): "what holds of the one relation holds of the other",
    str(RDFS.domain): "whatever is the relation's subject is in the class",
    str(RDFS.range): "whatever is the relation's object is in the class",
    str(OWL.inverseOf): "each relation is the other one turned round",
    str(OWL.equivalentClass): "both classes are one",
    str(OWL.equivalentProperty): "both relations are one",
    str(OWL.SymmetricProperty): "the relation holds both ways",
    str(OWL.TransitiveProperty): "the relation goes on through what lies between",
}


class Chains:
    """Writes proofs down with the labels and sentences of a store."""

    def __init__(self, reader: Reader, prover: Prover, labels: Mapping[str, str]) -> None:
        self._reader, self._prover, self._labels = reader, prover, labels

    def triple(self, triple: Triple) -> Json:
        """The three ends with their labels."""
        value = triple.object
        about = {"iri": _iri(value), "label": self.label(_iri(value))} if isinstance(value, NamedNode) else None
        return {
            "subject": {"iri": _iri(triple.subject), "label": self.label(_iri(triple.subject))},
            "predicate": {"id": _iri(triple.predicate), "label": self.label(_iri(triple.predicate))},
            "object": about or {"label": value.value if isinstance(value, Literal) else str(value)},
        }

    def label(self, iri: str) -> str:
        """The name of a thing, relation or class; else its prefixed name."""
        if iri == TYPE.value:
            return "is a"
        return self._labels.get(iri) or self._reader.text(iri, RDFS.label) or short(iri)

    def tree(self, proof: Proof) -> Json:
        """The triple, and why it holds: an axiom and what it was applied to, or the facts that state it."""
        told = self.triple(proof.triple)
        if proof.axiom is not None:
            return told | {"axiom": _axiom(proof.axiom), "from": [self.tree(premise) for premise in proof.premises]}
        if proof.triple.predicate == TYPE:
            return told | {"stated": [], "why": "the class that the articles' words gave it"}
        facts = (self._reader.fact(fact.value) for fact in self._prover.stated.facts(proof.triple))
        return told | {"stated": [_cited(fact) for fact in facts]}


def short(iri: str) -> str:
    """``ng:owns``."""
    name, start = max(PREFIXES.items(), key=lambda pair: len(pair[1]) if iri.startswith(pair[1]) else 0)
    return f"{name}:{iri.removeprefix(start)}" if iri.startswith(start) and iri != start else iri


def _axiom(axiom: Triple) -> Json:
    left, kind, right = (_iri(term) for term in cast("tuple[NamedNode, NamedNode, NamedNode]", tuple(axiom)))
    meaning = _MEANING[right if kind == TYPE.value else kind]
    return {"text": f"{short(left)} {'a' if kind == TYPE.value else short(kind)} {short(right)}", "meaning": meaning}


def _cited(fact: Json) -> Json:
    """The fact's IRI, time and sentences; those in an article's own voice only, since the others claim it."""
    kept = ("article", "date", "quote", "begin", "end")
    evidence = [{name: one[name] for name in kept} for one in fact["evidence"] if not one["speakers"]]
    return {"iri": fact["iri"], "time": fact["time"], "confidence": fact["confidence"], "evidence": evidence}


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)

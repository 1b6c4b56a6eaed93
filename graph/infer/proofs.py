"""Why a triple was inferred: the shortest chain from it back to what articles state.

A proof is looked for backwards, over the axioms and the triples that are there.  It decides nothing: what follows was
worked out by the reasoner, and a test holds that every triple of the reasoner's has a proof and the other way round.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple
from rdflib.namespace import RDF, TIME

from graph.infer.axioms import TYPE, Axioms
from graph.vocab import NG

DEPTH = 64
"""Steps of a proof at most; a chain of ``n`` transitive facts takes about ``log2(n)``."""
_SUBJECT, _PREDICATE, _OBJECT = (NamedNode(str(prop)) for prop in (RDF.subject, RDF.predicate, RDF.object))
_POLARITY, _MODALITY, _VALID = NamedNode(str(NG.polarity)), NamedNode(str(NG.modality)), NamedNode(str(NG.validTime))
_POSITIVE, _ACTUAL = NamedNode(str(NG.positive)), NamedNode(str(NG.actual))
_EVIDENCE, _SPEAKER = NamedNode(str(NG.evidence)), NamedNode(str(NG.speaker))
_END, _INSTANT = NamedNode(str(TIME.hasEnd)), NamedNode(str(TIME.Instant))
_Node: TypeAlias = NamedNode | BlankNode | Triple
_Term: TypeAlias = _Node | Literal
_Ways: TypeAlias = Iterator[tuple[Triple, tuple[Triple, ...]]]


@dataclass(frozen=True, slots=True)
class Proof:
    """A triple, the axiom it follows by (None when it is stated), and the proofs of what it follows from."""

    triple: Triple
    axiom: Triple | None = None
    premises: "tuple[Proof, ...]" = ()


class Stated:
    """What the default graph of a dataset states, and which facts state it."""

    def __init__(self, dataset: Store) -> None:
        self._dataset = dataset

    def __contains__(self, triple: Triple) -> bool:
        return _quad(triple, DefaultGraph()) in self._dataset

    def facts(self, triple: Triple) -> list[NamedNode]:
        """The facts that are this plain triple: affirmed, actual, in an article's own voice; sorted."""
        found = self._having(_SUBJECT, triple.subject) & self._having(_OBJECT, triple.object)
        return sorted((fact for fact in found if self._is_plain(fact, triple.predicate)), key=str)

    def lasts(self, triple: Triple) -> bool:
        """Whether some fact states the triple without saying that it is over, or true of one moment only."""
        facts = self.facts(triple)
        return not facts or any(not self._is_over(fact) for fact in facts)

    def over(self) -> set[Triple]:
        """All triples that do not last."""
        found = set()
        for quad in self._dataset.quads_for_pattern(None, _VALID, None, DefaultGraph()):
            for subject in self._nodes(quad.subject, _SUBJECT):
                for predicate in self._nodes(quad.subject, _PREDICATE):
                    found |= {Triple(subject, predicate, value) for value in self._values(quad.subject, _OBJECT)}
        return {triple for triple in found if triple in self and not self.lasts(triple)}

    def _having(self, predicate: NamedNode, value: _Term) -> set[NamedNode]:
        quads = self._dataset.quads_for_pattern(None, predicate, value, DefaultGraph())
        return {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}

    def _values(self, node: _Node, predicate: NamedNode) -> list[_Term]:
        return [quad.object for quad in self._dataset.quads_for_pattern(node, predicate, None, DefaultGraph())]

    def _nodes(self, node: _Node, predicate: NamedNode) -> list[NamedNode]:
        return [value for value in self._values(node, predicate) if isinstance(value, NamedNode)]

    def _is_plain(self, fact: NamedNode, predicate: NamedNode) -> bool:
        wanted = ((_PREDICATE, predicate), (_POLARITY, _POSITIVE), (_MODALITY, _ACTUAL))
        if any(Quad(fact, prop, value, DefaultGraph()) not in self._dataset for prop, value in wanted):
            return False
        return any(not self._values(evidence, _SPEAKER) for evidence in self._nodes(fact, _EVIDENCE))

    def _is_over(self, fact: NamedNode) -> bool:
        times = self._nodes(fact, _VALID)
        return any(self._values(time, _END) or _INSTANT in self._values(time, TYPE) for time in times)


class Prover:
    """Finds proofs over what is stated and what is in the graph of inferences."""

    def __init__(self, dataset: Store, inferred: NamedNode, axioms: Axioms) -> None:
        self._dataset, self._graphs, self._axioms = dataset, (DefaultGraph(), inferred), axioms
        self.stated = Stated(dataset)
        self._tried: dict[tuple[Triple, int, bool], Proof | None] = {}

    def proof(self, triple: Triple) -> Proof | None:
        """The shortest proof, of several the first in sorted order; None when the triple is not known."""
        if not self._known(triple):
            return None
        found = (self._prove(triple, depth, lasting=False) for depth in range(DEPTH))
        return next((proof for proof in found if proof is not None), None)

    def _known(self, triple: Triple) -> bool:
        return any(_quad(triple, name) in self._dataset for name in self._graphs)

    def _prove(self, triple: Triple, depth: int, *, lasting: bool) -> Proof | None:
        """A proof of at most that many steps; what is ``lasting`` rests on nothing that is over."""
        key = (triple, depth, lasting)
        if key not in self._tried:
            self._tried[key] = self._search(triple, depth, lasting=lasting)
        return self._tried[key]

    def _search(self, triple: Triple, depth: int, *, lasting: bool) -> Proof | None:
        if triple in self.stated and (not lasting or self.stated.lasts(triple)):
            return Proof(triple)
        if depth == 0:
            return None
        for axiom, premises in self._ways(triple):
            proofs = []
            for premise in premises:
                found = self._prove(premise, depth - 1, lasting=lasting or len(premises) > 1)
                if found is None:
                    break
                proofs.append(found)
            if len(proofs) == len(premises):
                return Proof(triple, axiom, tuple(proofs))
        return None

    def _ways(self, triple: Triple) -> _Ways:
        """Each axiom that gives the triple, with the known triples that it gives it from."""
        single = self._of_type(triple) if triple.predicate == TYPE else self._of_relation(triple)
        yield from ((axiom, (premise,)) for axiom, premise in single if self._known(premise))
        if axiom := self._axioms.transitive.get(triple.predicate):
            for middle in self._values(triple.subject, triple.predicate):
                if isinstance(middle, NamedNode) and middle not in {triple.subject, triple.object}:
                    end = Triple(middle, triple.predicate, triple.object)
                    if self._known(end):
                        yield axiom, (Triple(triple.subject, triple.predicate, middle), end)

    def _of_relation(self, triple: Triple) -> Iterator[tuple[Triple, Triple]]:
        for axiom, predicate, swapped in self._axioms.relations.get(triple.predicate, ()):
            if not swapped:
                yield axiom, Triple(triple.subject, predicate, triple.object)
            elif isinstance(triple.object, NamedNode):
                yield axiom, Triple(triple.object, predicate, triple.subject)

    def _of_type(self, triple: Triple) -> Iterator[tuple[Triple, Triple]]:
        node, wanted = triple.subject, triple.object
        if not isinstance(wanted, NamedNode):
            return
        for axiom, below, _ in self._axioms.classes.get(wanted, ()):
            yield axiom, Triple(node, TYPE, below)
        for axiom, predicate, _ in self._axioms.domains.get(wanted, ()):
            yield from ((axiom, Triple(node, predicate, value)) for value in self._values(node, predicate))
        for axiom, predicate, _ in self._axioms.ranges.get(wanted, ()):
            yield from ((axiom, Triple(subject, predicate, node)) for subject in self._subjects(predicate, node))

    def _values(self, node: _Node, predicate: NamedNode) -> list[_Term]:
        quads = (q for name in self._graphs for q in self._dataset.quads_for_pattern(node, predicate, None, name))
        return sorted({quad.object for quad in quads}, key=str)

    def _subjects(self, predicate: NamedNode, node: _Node) -> list[NamedNode]:
        quads = (q for name in self._graphs for q in self._dataset.quads_for_pattern(None, predicate, node, name))
        return sorted({quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}, key=str)


def _quad(triple: Triple, name: NamedNode | DefaultGraph) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, name)

"""The axioms that inference follows: an ontology in, what each relation and each class can follow from out.

Taken are the statements about classes and relations of the news that OWL RL turns into new triples: sub-class,
sub-property, domain, range, inverse, symmetric, transitive, and equivalents.  Left out on purpose is everything that
would make two things one (functional properties, keys): that is for the resolution, which explains its merges.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple, TypeAlias, cast

import pyoxigraph
from pyoxigraph import NamedNode, RdfFormat, Triple
from rdflib import URIRef
from rdflib.namespace import OWL, RDF, RDFS

from graph.ontology import Ontology

TYPE = NamedNode(str(RDF.type))
_SUBCLASS, _SUBPROPERTY = NamedNode(str(RDFS.subClassOf)), NamedNode(str(RDFS.subPropertyOf))
_DOMAIN, _RANGE, _INVERSE = NamedNode(str(RDFS.domain)), NamedNode(str(RDFS.range)), NamedNode(str(OWL.inverseOf))
_SAME_CLASS, _SAME_PROPERTY = NamedNode(str(OWL.equivalentClass)), NamedNode(str(OWL.equivalentProperty))
_DISJOINT = NamedNode(str(OWL.disjointWith))
_SYMMETRIC, _TRANSITIVE = NamedNode(str(OWL.SymmetricProperty)), NamedNode(str(OWL.TransitiveProperty))
_OF_CLASSES = (RDFS.subClassOf, OWL.equivalentClass, OWL.disjointWith)
_OF_PROPERTIES = (RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.inverseOf, OWL.equivalentProperty)


class Source(NamedTuple):
    """A relation that another follows from, by which axiom, and whether its two ends change places."""

    axiom: Triple
    predicate: NamedNode
    swapped: bool = False


_Lookup: TypeAlias = defaultdict[NamedNode, list[Source]]


class Axioms:
    """Axioms by what follows from them; every list is sorted."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.triples = tuple(sorted(set(triples), key=str))
        self.relations: _Lookup = defaultdict(list)
        """Relation -> the relations it follows from."""
        self.classes: _Lookup = defaultdict(list)
        """Class -> the classes below it."""
        self.domains: _Lookup = defaultdict(list)
        """Class -> the relations whose subjects are in it."""
        self.ranges: _Lookup = defaultdict(list)
        self.transitive: dict[NamedNode, Triple] = {}
        self.disjoint: list[tuple[NamedNode, NamedNode]] = []
        for axiom in self.triples:
            self._file(axiom)

    def _file(self, axiom: Triple) -> None:
        left, kind, right = cast("tuple[NamedNode, NamedNode, NamedNode]", tuple(axiom))
        if kind == _SUBPROPERTY:
            self.relations[right].append(Source(axiom, left))
        elif kind == _SUBCLASS:
            self.classes[right].append(Source(axiom, left))
        elif kind == _DOMAIN:
            self.domains[right].append(Source(axiom, left))
        elif kind == _RANGE:
            self.ranges[right].append(Source(axiom, left))
        elif kind == _DISJOINT:
            self.disjoint.append((left, right))
        elif kind == _INVERSE:
            self.relations[right].append(Source(axiom, left, swapped=True))
            self.relations[left].append(Source(axiom, right, swapped=True))
        elif kind in {_SAME_CLASS, _SAME_PROPERTY}:
            same = self.classes if kind == _SAME_CLASS else self.relations
            same[right].append(Source(axiom, left))
            same[left].append(Source(axiom, right))
        elif right == _SYMMETRIC:
            self.relations[left].append(Source(axiom, left, swapped=True))
        elif right == _TRANSITIVE:
            self.transitive[left] = axiom

    @property
    def single(self) -> tuple[Triple, ...]:
        """The axioms by which a triple follows from one other triple alone."""
        return tuple(axiom for axiom in self.triples if axiom.object != _TRANSITIVE)

    @property
    def used(self) -> list[NamedNode]:
        """The relations that something can follow from, sorted."""
        lookups = (self.relations, self.domains, self.ranges)
        found = {source.predicate for lookup in lookups for sources in lookup.values() for source in sources}
        return sorted(found | self.transitive.keys(), key=str)

    def __str__(self) -> str:
        return "".join(f"{axiom} .\n" for axiom in self.triples)

    @classmethod
    def parse(cls, text: str) -> "Axioms":
        """The axioms from the N-Triples that ``str`` gives."""
        return cls(quad.triple for quad in pyoxigraph.parse(text.encode(), format=RdfFormat.N_TRIPLES))

    @classmethod
    def of(cls, ontology: Ontology) -> "Axioms":
        """The axioms of an ontology that are about things of the news, not about the record of them."""
        classes = {one.iri for one in ontology.classes.values() if not ontology.is_a(one.name, "Record")}
        relations = {one.iri for one in ontology.properties.values()}
        found = [
            (name, str(kind), str(end))
            for names, kinds in ((classes, _OF_CLASSES), (relations, _OF_PROPERTIES))
            for name in names
            for kind in kinds
            for end in ontology.rdf.objects(URIRef(name), kind)
            if isinstance(end, URIRef) and (kind != RDFS.range or str(end) in classes)
        ]
        for kind in (OWL.SymmetricProperty, OWL.TransitiveProperty):
            members = {str(member) for member in ontology.rdf.subjects(RDF.type, kind)}
            found += [(name, str(RDF.type), str(kind)) for name in relations & members]
        return cls(Triple(NamedNode(left), NamedNode(kind), NamedNode(right)) for left, kind, right in found)

"""The ontology file in, the classes and relations that it teaches out.

A property is a relation of the news when its domain is :class:`ng:Thing` or below, or when it has none; what describes
facts, evidence and amounts belongs to the record layer and is not listed here.  Names are local names.  Classes stand
in the ``ng:`` namespace, relations may come from any.  Everything is sorted, so the same file gives the same object.
A file that imports ``https://w3id.org/newsgraph/ontology`` adds to the packaged ontology; any other replaces it.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, XSD
from rdflib.term import Node

from graph.errors import OntologyError
from graph.vocab import NG, ONTOLOGY

_PROPERTY_KINDS = (RDF.Property, OWL.ObjectProperty, OWL.DatatypeProperty)
_DATATYPES = (str(XSD), str(RDFS.Literal), str(RDF.langString))
_ARGUMENT = re.compile(r"\[(?:(subject|object): *)?([^\[\]]*[^\[\]\s])\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An example sentence without its brackets, and where its two arguments stand in it."""

    text: str
    subject: tuple[int, int]
    object: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class OntologyClass:
    """A class of things or values."""

    name: str
    iri: str
    label: str
    parents: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    """Lemmas of common nouns that denote its members."""
    entity_labels: tuple[str, ...] = ()
    """Labels of the annotator whose names are its members."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A relation of the news; an empty domain or range lets anything through, text included."""

    name: str
    iri: str
    label: str
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    except_domain: tuple[str, ...] = ()
    """Classes below the domain whose members are never the subject."""
    except_range: tuple[str, ...] = ()
    symmetric: bool = False
    transitive: bool = False
    functional: bool = False
    one_at_a_time: tuple[str, ...] = ()
    """Which of ``subject`` and ``object`` can have one value only at a time, the other given."""
    one_ever: tuple[str, ...] = ()
    """The same for what never changes; a functional property has one object."""
    inverse: str | None = None
    parents: tuple[str, ...] = ()
    object_property: bool = True
    """False when the value may be a literal."""
    examples: tuple[str, ...] = ()
    """As written, brackets and marks included; :func:`read_example` takes one apart."""
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Ontology:
    """Classes and relations by local name, and the RDF that they were read from."""

    classes: dict[str, OntologyClass]
    properties: dict[str, Property]
    version: str
    rdf: Graph
    digest: str
    """SHA-256 (hex) of the text: a key for whatever is derived from it."""

    def is_a(self, class_name: str, ancestor: str) -> bool:
        """True when ``class_name`` is ``ancestor`` or below it.

        >>> load_ontology().is_a("Company", "Agent")
        True
        """
        return ancestor in self._ancestors.get(class_name, frozenset((class_name,)))

    def may_be(self, class_name: str, expected: str) -> bool:
        """True when a member of ``class_name`` can also be one of ``expected``: one is above the other, or they have a
        class below them in common, as a place may turn out to be a city and so an agent.

        >>> load_ontology().may_be("Place", "Agent"), load_ontology().may_be("Amount", "Agent")
        (True, False)
        """
        return any({class_name, expected} <= line for line in self._ancestors.values())

    def class_of_noun(self, lemma: str) -> str | None:
        """The most specific class that the common noun denotes."""
        return self._nouns.get(lemma)

    def class_of_label(self, entity_label: str) -> str | None:
        """The class of names with that label of the annotator."""
        return self._labels.get(entity_label)

    @cached_property
    def _ancestors(self) -> dict[str, frozenset[str]]:
        return {name: _closure(name, {c.name: c.parents for c in self.classes.values()}) for name in self.classes}

    @cached_property
    def _nouns(self) -> dict[str, str]:
        return self._lexicon((c.name, c.nouns) for c in self.classes.values())

    @cached_property
    def _labels(self) -> dict[str, str]:
        return self._lexicon((c.name, c.entity_labels) for c in self.classes.values())

    def _lexicon(self, entries: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, words in sorted(entries, key=lambda entry: (len(self._ancestors[entry[0]]), entry[0])):
            found.update(dict.fromkeys(words, name))
        return found


def read_example(sentence: str) -> Example:
    """The sentence without brackets, with the offsets of subject and object.

    >>> read_example("[object: Acme]'s founder [subject: Mary Smith] left.")
    Example(text="Acme's founder Mary Smith left.", subject=(15, 25), object=(0, 4))
    """
    found = list(_ARGUMENT.finditer(sentence))
    if len(found) != 2 or sentence.count("[") != 2 or sentence.count("]") != 2:
        raise OntologyError(
            f"the example {sentence!r} needs two arguments in square brackets, as in '[Acme] competes with [Globex].'"
        )
    first, second = found
    marks = (first[1], second[1])
    if marks[0] is not None and marks[0] == marks[1]:
        raise OntologyError(f"the example {sentence!r} marks both arguments as {marks[0]}; mark one as the other")
    text = sentence[: first.start()] + first[2] + sentence[first.end() : second.start()] + second[2]
    left = (first.start(), first.start() + len(first[2]))
    right = (len(text) - len(second[2]), len(text))
    text += sentence[second.end() :]
    if marks[0] == "object" or marks[1] == "subject":
        left, right = right, left
    return Example(text=text, subject=left, object=right)


def load_ontology(path: Path | None = None) -> Ontology:
    """The ontology of the file, or the packaged one."""
    source = path or packaged_path()
    text = _text(source)
    rdf, packaged = _parse(source, text), ""
    if path is not None and (None, OWL.imports, URIRef(ONTOLOGY)) in rdf:
        packaged = _text(packaged_path())
        rdf += _parse(packaged_path(), packaged)
    return _Reader(source, text, rdf).ontology(hashlib.sha256((text + packaged).encode()).hexdigest())


def packaged_path() -> Path:
    """Where the ontology of this distribution is: in the package when installed, else at the top of the checkout."""
    here = Path(__file__).resolve()
    installed = here.with_name("ontology.ttl")
    return installed if installed.exists() else here.parent.parent / "ontology.ttl"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise OntologyError(f"{path}: cannot read the ontology: {reason}. Expected a Turtle file in UTF-8.") from error


def _parse(path: Path, text: str) -> Graph:
    """The Turtle text as a graph; pyoxigraph reads it 20 times faster than rdflib and knows the line of an error."""
    rdf = Graph()
    terms: dict[object, Node] = {}
    try:
        for triple in pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.TURTLE, base_iri=ONTOLOGY):
            for term in (triple.subject, triple.predicate, triple.object):
                if term not in terms:
                    terms[term] = _term(term)
            rdf.add((terms[triple.subject], terms[triple.predicate], terms[triple.object]))
    except SyntaxError as error:
        raise OntologyError(f"{path}, line {error.lineno}: not valid Turtle: {error.msg}") from error
    return rdf


def _term(term: object) -> Node:
    if isinstance(term, pyoxigraph.NamedNode):
        return URIRef(term.value)
    if isinstance(term, pyoxigraph.Literal):
        return Literal(term.value, lang=term.language, datatype=None if term.language else URIRef(term.datatype.value))
    return BNode(str(term).removeprefix("_:"))


def _closure(name: str, above: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The name and everything above it."""
    reached, ahead = {name}, [name]
    while ahead:
        fresh = [parent for parent in above.get(ahead.pop(), ()) if parent not in reached]
        reached.update(fresh)
        ahead += fresh
    return frozenset(reached)


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]


class _Reader:
    """Reads the graph of one file; every error names the file, the term and its line."""

    def __init__(self, path: Path, text: str, rdf: Graph) -> None:
        self.path, self.text, self.rdf = path, text, rdf
        self.class_nodes = self._declared((OWL.Class, RDFS.Class))
        self.property_nodes = self._declared(_PROPERTY_KINDS)

    def ontology(self, digest: str) -> Ontology:
        """Everything, checked."""
        classes = {name: self._class(name, node) for name, node in sorted(self.class_nodes.items())}
        above = {c.name: c.parents for c in classes.values()}
        self._check_order(self.class_nodes, above)
        things = {name for name in classes if "Thing" in _closure(name, above)}
        properties = {}
        for name, node in sorted(self.property_nodes.items()):
            domain = self._classes(node, RDFS.domain)
            if node != NG.openRelation and (not domain or domain[0] in things):
                properties[name] = self._property(name, node, domain)
        self._check_order(self.property_nodes, {p.name: p.parents for p in properties.values()})
        return Ontology(classes=classes, properties=properties, version=self._version(), rdf=self.rdf, digest=digest)

    def _declared(self, kinds: Iterable[URIRef]) -> dict[str, URIRef]:
        found: dict[str, URIRef] = {}
        nodes = {str(node) for kind in kinds for node in self.rdf.subjects(RDF.type, kind) if isinstance(node, URIRef)}
        for iri in map(URIRef, sorted(nodes)):
            name = _local(iri)
            if name in found:
                raise self._error(iri, f"has the same local name as <{found[name]}>; rename one of them")
            if OWL.Class in kinds and not iri.startswith(str(NG)):
                raise self._error(iri, f"is a class outside {NG}; declare it there and link it by owl:equivalentClass")
            found[name] = iri
        return found

    def _check_order(self, nodes: Mapping[str, URIRef], above: Mapping[str, tuple[str, ...]]) -> None:
        for name, parents in above.items():
            if any(name in _closure(parent, above) for parent in parents):
                raise self._error(nodes[name], "stands above itself; remove one step of the circle")

    def _class(self, name: str, node: URIRef) -> OntologyClass:
        return OntologyClass(
            name=name,
            iri=str(node),
            label=self._label(node),
            parents=self._names(node, RDFS.subClassOf, self.class_nodes, "class"),
            nouns=self._strings(node, NG.noun),
            entity_labels=self._strings(node, NG.entityLabel),
        )

    def _property(self, name: str, node: URIRef, domain: tuple[str, ...]) -> Property:
        kinds = set(self.rdf.objects(node, RDF.type))
        return Property(
            name=name,
            iri=str(node),
            label=self._label(node),
            domain=domain,
            range=self._classes(node, RDFS.range),
            except_domain=self._names(node, NG.exceptDomain, self.class_nodes, "class"),
            except_range=self._names(node, NG.exceptRange, self.class_nodes, "class"),
            symmetric=OWL.SymmetricProperty in kinds,
            transitive=OWL.TransitiveProperty in kinds,
            functional=OWL.FunctionalProperty in kinds,
            one_at_a_time=self._ends(node, NG.oneAtATime),
            one_ever=self._ends(node, NG.oneEver) or (("object",) if OWL.FunctionalProperty in kinds else ()),
            inverse=self._inverse(node),
            parents=self._names(node, RDFS.subPropertyOf, self.property_nodes, "property"),
            object_property=OWL.ObjectProperty in kinds,
            examples=self._examples(node, NG.example),
            counter_examples=self._examples(node, NG.counterExample),
        )

    def _version(self) -> str:
        nodes = self.rdf.subjects(RDF.type, OWL.Ontology)
        versions = sorted(str(version) for node in nodes for version in self.rdf.objects(node, OWL.versionInfo))
        if not versions:
            raise OntologyError(f"{self.path}: no version found. Expected an owl:Ontology with owl:versionInfo.")
        return "+".join(versions)

    def _label(self, node: URIRef) -> str:
        found = [label for label in self.rdf.objects(node, RDFS.label) if isinstance(label, Literal)]
        labels = sorted(str(label) for label in found if label.language in {None, "en"})
        if not labels:
            raise self._error(node, "has no rdfs:label in English; graphs and pages show it by that name")
        return labels[0]

    def _classes(self, node: URIRef, predicate: URIRef) -> tuple[str, ...]:
        """The class of rdfs:domain or rdfs:range, or the datatype: ``Literal``, ``string``."""
        found = list(self.rdf.objects(node, predicate))
        if len(found) > 1:
            several = f"has {len(found)} values of rdfs:{_local(predicate)}, and OWL takes them all at once"
            raise self._error(node, f"{several}; name one broader class")
        for value in found:
            if value not in self.class_nodes.values() and not str(value).startswith(_DATATYPES):
                raise self._error(node, f"has the rdfs:{_local(predicate)} {self._short(value)}, no class of this file")
        return tuple(_local(str(value)) for value in found)

    def _names(self, node: URIRef, predicate: URIRef, known: Mapping[str, URIRef], kind: str) -> tuple[str, ...]:
        """Local names of the values; those of other vocabularies are links, not structure."""
        values = sorted(o for o in self.rdf.objects(node, predicate) if isinstance(o, URIRef))
        for value in values:
            if value.startswith(str(NG)) and value not in known.values():
                raise self._error(node, f"has the {_local(predicate)} {self._short(value)}, no {kind} of this file")
        return tuple(_local(value) for value in values if value in known.values())

    def _inverse(self, node: URIRef) -> str | None:
        ahead = self._names(node, OWL.inverseOf, self.property_nodes, "property")
        back = [name for name, other in self.property_nodes.items() if (other, OWL.inverseOf, node) in self.rdf]
        names = sorted({*ahead, *back})
        if len(names) > 1:
            raise self._error(node, f"has several inverses: {', '.join(names)}; keep one")
        return names[0] if names else None

    def _ends(self, node: URIRef, predicate: URIRef) -> tuple[str, ...]:
        found = self._strings(node, predicate)
        if wrong := sorted({*found} - {"subject", "object"}):
            raise self._error(node, f'has the {self._short(predicate)} "{wrong[0]}"; expected "subject" or "object"')
        return found

    def _strings(self, node: URIRef, predicate: URIRef) -> tuple[str, ...]:
        return tuple(sorted(str(value) for value in self.rdf.objects(node, predicate)))

    def _examples(self, node: URIRef, predicate: URIRef) -> tuple[str, ...]:
        sentences = self._strings(node, predicate)
        for sentence in sentences:
            try:
                read_example(sentence)
            except OntologyError as error:
                raise self._error(node, str(error)) from error
        return sentences

    def _short(self, value: object) -> str:
        return f"ng:{str(value).removeprefix(str(NG))}" if str(value).startswith(str(NG)) else f"<{value}>"

    def _error(self, node: URIRef, reason: str) -> OntologyError:
        """The reason with the file, the line on which the term's description begins, and the term."""
        start = re.compile(rf"(?:<{re.escape(str(node))}>|[\w-]*:{re.escape(_local(node))})(?=\s)")
        line = next((n for n, row in enumerate(self.text.splitlines(), 1) if start.match(row)), None)
        return OntologyError(f"{self.path}{f', line {line}' if line else ''}: {self._short(node)} {reason}.")

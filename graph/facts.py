"""A store in, plain dictionaries out: facts and entities for people who do not want RDF.

    {"iri", "subject": {"label", "aliases", "iri", "type", "value"}, "predicate": {"id", "label"}, "phrase", "object",
     "qualifiers": [{"predicate", "value"}], "polarity", "modality", "speakers": [label], "time": ISO 8601 or None,
     "confidence", "derived", "evidence": [{"article": path or URL, "title", "publisher", "url", "date", "quote",
     "begin", "end", "phrase", "speakers", "subject_span", "object_span", "confidence", "agent"}]}

``value`` is there for amounts (a decimal, with ``unit``) and times (ISO 8601); a literal has no ``iri`` or ``type``.
Everything is sorted: the same store gives the same dictionaries.
"""

import difflib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Triple
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, SDO, SKOS, TIME

from graph.errors import NameNotFoundError
from graph.store import Store
from graph.vocab import NG, NIF

Json: TypeAlias = dict[str, Any]
_Node: TypeAlias = NamedNode | BlankNode | Literal | Triple

SUGGESTIONS = 5
_KEPT = 10_000
"""Nodes whose statements are remembered at once."""


def facts(store: Store) -> Iterator[Json]:
    """Every fact, whatever its status, by IRI."""
    reader = Reader(store)
    for iri in reader.subjects(RDF.type, NamedNode(str(NG.Fact))):
        yield reader.fact(iri)


def entities(store: Store) -> Iterator[Json]:
    """Every thing that has a name (amounts, times and literals have none), by IRI."""
    reader = Reader(store)
    for iri in reader.subjects(SKOS.prefLabel, None):
        yield reader.node(NamedNode(iri))


def find_entity(store: Store, name: str) -> str:
    """The IRI of the entity with this name or IRI; an IRI that gave way to another leads there.

    A preferred name wins, then one written exactly so, then the thing with the most facts.  Raises
    :class:`graph.errors.NameNotFoundError` with names close to it.
    """
    reader = Reader(store)
    wanted = " ".join(name.split())
    ranked = []
    for rank, prop in enumerate((SKOS.prefLabel, SKOS.altLabel)):
        for iri, label in reader.pairs(prop):
            if label.casefold() == wanted.casefold() and reader.named(iri):
                ranked.append((2 * rank + (label != wanted), -reader.degree(iri), iri))
    if ranked:
        return min(ranked)[2]
    if reader.named(name):
        return name
    if targets := reader.replacing(name):
        return min(targets, key=lambda iri: (-reader.degree(iri), iri))
    raise NameNotFoundError(name, _close(wanted, reader))


def _close(name: str, reader: "Reader") -> list[str]:
    """Names that hold the wanted one, then names spelt like it."""
    labels = {label.casefold(): label for prop in (SKOS.altLabel, SKOS.prefLabel) for _, label in reader.pairs(prop)}
    folded = name.casefold()
    holding = sorted((key for key in labels if len(folded) > 2 and folded in key), key=lambda key: (len(key), key))
    alike = difflib.get_close_matches(folded, sorted(labels), n=SUGGESTIONS, cutoff=0.6)
    return [labels[key] for key in dict.fromkeys([*holding[:SUGGESTIONS], *alike])][:SUGGESTIONS]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFact:
    """A fact as it is shown on a card: texts only."""

    iri: str
    part: str
    """What the entity is in it: ``subject``, ``object``, ``qualifier`` or ``speaker``."""
    subject: str
    predicate: str
    object: str
    qualifiers: tuple[str, ...]
    status: str
    """Empty for what is affirmed and actual, else ``planned``, ``not actual`` ..."""
    date: str | None
    """When it holds, ISO 8601; None when the text does not say."""
    speaker: str
    """Those who say so, when no article states it in its own voice."""
    sentences: tuple[str, ...]
    """Each sentence that states it, with its article and date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An entity with every fact it takes part in."""

    iri: str
    label: str
    type: str
    aliases: tuple[str, ...]
    articles: int
    """Number of articles that state any of the facts."""
    facts: tuple[CardFact, ...]
    same_as: tuple[str, ...] = ()
    """Its ids in the table of aliases that the graph was built with."""


def card(store: Store, iri: str) -> Card:
    """The entity's card; facts come in the order of their part, relation, date."""
    reader = Reader(store)
    node = reader.node(NamedNode(iri))
    found = sorted(((part, reader.fact(fact)) for fact, part in reader.parts(iri).items()), key=_card_order)
    sources = {evidence["article"] for _, fact in found for evidence in fact["evidence"]}
    return Card(
        iri=iri,
        label=node["label"],
        type=node["type"].rpartition("#")[2],
        aliases=tuple(node["aliases"]),
        articles=len(sources),
        facts=tuple(_card_fact(part, fact) for part, fact in found),
        same_as=tuple(reader.texts(iri, SDO.sameAs)),
    )


_PARTS = ("subject", "object", "qualifier", "speaker")


def _card_order(found: tuple[str, Json]) -> tuple[int, str, str, str, str]:
    part, fact = found
    return _PARTS.index(part), fact["predicate"]["label"], fact["time"] or "", fact["object"]["label"], fact["iri"]


def _card_fact(part: str, fact: Json) -> CardFact:
    claimed = all(evidence["speakers"] for evidence in fact["evidence"])
    return CardFact(
        iri=fact["iri"],
        part=part,
        subject=fact["subject"]["label"],
        predicate=fact["predicate"]["label"],
        object=fact["object"]["label"],
        qualifiers=tuple(f"{one['predicate']['label']} {one['value']['label']}" for one in fact["qualifiers"]),
        status="" if status(fact) == "actual" else status(fact),
        date=fact["time"],
        speaker=", ".join(fact["speakers"]) if claimed else "",
        sentences=tuple(dict.fromkeys(_cited(evidence) for evidence in fact["evidence"])),
    )


def _cited(evidence: Json) -> str:
    where = ", ".join(filter(None, (evidence["article"], evidence["date"])))
    return f"{' '.join(evidence['quote'].split())} ({where})"


def status(fact: Json) -> str:
    """``actual``, ``planned``, ``possible``, ``conditional``, each with ``not`` before it when negated."""
    return ("not " if fact["polarity"] == "negative" else "") + str(fact["modality"])


class Reader:
    """Looks nodes of the merged graph up, and remembers those that come again and again."""

    def __init__(self, store: Store) -> None:
        self._dataset = store.dataset
        self._nodes: dict[str, Json] = {}
        self._articles: dict[str, Json] = {}
        self._known: dict[str, dict[str, list[_Node]]] = {}

    def subjects(self, predicate: str, value: NamedNode | Literal | None) -> list[str]:
        """IRIs that have the property (with the value), sorted."""
        found = self._dataset.quads_for_pattern(None, NamedNode(str(predicate)), value, DefaultGraph())
        return sorted({quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)})

    def pairs(self, predicate: str) -> Iterator[tuple[str, str]]:
        """IRI and text of every use of a property with literal values."""
        for quad in self._dataset.quads_for_pattern(None, NamedNode(str(predicate)), None, DefaultGraph()):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                yield quad.subject.value, quad.object.value

    def values(self, iri: str, predicate: str) -> list[_Node]:
        """Values of a property, sorted."""
        if iri not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[iri] = self._read(NamedNode(iri))
        return self._known[iri].get(str(predicate), [])

    def _read(self, node: NamedNode) -> dict[str, list[_Node]]:
        """Everything that is said of a node, in one look."""
        found: dict[str, list[_Node]] = defaultdict(list)
        for quad in self._dataset.quads_for_pattern(node, None, None, DefaultGraph()):
            found[quad.predicate.value].append(quad.object)
        return {predicate: sorted(values, key=str) for predicate, values in found.items()}

    def texts(self, iri: str, predicate: str) -> list[str]:
        """The values' texts or IRIs."""
        return [value.value for value in self.values(iri, predicate) if isinstance(value, NamedNode | Literal)]

    def text(self, iri: str, predicate: str, default: str = "") -> str:
        """The first value's text or IRI."""
        return next(iter(self.texts(iri, predicate)), default)

    def named(self, iri: str) -> bool:
        """Whether the IRI is an entity's."""
        try:
            return bool(self.values(iri, SKOS.prefLabel))
        except ValueError:
            return False

    def replacing(self, iri: str) -> list[str]:
        """The entities that an IRI gave way to."""
        try:
            return self.texts(iri, DCTERMS.isReplacedBy)
        except ValueError:
            return []

    def is_fact(self, iri: str) -> bool:
        """Whether the IRI is a fact's."""
        return bool(self.values(iri, RDF.predicate)) and bool(self.values(iri, RDF.subject))

    def parts(self, iri: str) -> dict[str, str]:
        """IRIs of the facts that an entity takes part in, and as what."""
        node = NamedNode(iri)
        found: dict[str, str] = {}
        for qualifier in self.subjects(RDF.value, node):
            found |= dict.fromkeys(self.subjects(NG.qualifier, NamedNode(qualifier)), "qualifier")
        for part, prop in (("speaker", NG.speaker), ("object", RDF.object), ("subject", RDF.subject)):
            for subject in self.subjects(prop, node):
                if part != "speaker" or self.is_fact(subject):
                    found[subject] = part
        return found

    def degree(self, iri: str) -> int:
        """Number of facts that have the entity as subject or object."""
        node = NamedNode(iri)
        return len({*self.subjects(RDF.subject, node), *self.subjects(RDF.object, node)})

    def node(self, value: _Node) -> Json:
        """An argument of a fact: entity, amount, time or literal."""
        if not isinstance(value, NamedNode):
            return {"label": value.value if isinstance(value, Literal) else str(value), "aliases": []}
        if value.value not in self._nodes:
            self._nodes[value.value] = self._node(value.value)
        return self._nodes[value.value]

    def _node(self, iri: str) -> Json:
        label = self.text(iri, RDFS.label, iri)
        aliases = sorted(self.texts(iri, SKOS.altLabel))
        types = self.texts(iri, RDF.type)
        kind = next((name for name in types if name.startswith(str(NG))), next(iter(types), ""))
        node: Json = {"label": label, "aliases": aliases, "iri": iri, "type": kind}
        if amount := self.text(iri, SDO.value) or self.text(iri, SDO.minValue):
            node["value"] = amount
            more = {"upper": self.text(iri, SDO.maxValue), "unit": self._unit(iri)}
            node |= {key: text for key, text in more.items() if text}
        elif iso := self.iso(iri):
            node["value"] = iso
            node["aliases"] = [*aliases, *([] if iso in {label, *aliases} else [iso])]
        return node

    def _unit(self, iri: str) -> str:
        return self.text(iri, SDO.currency) or self.text(iri, SDO.unitText)

    def iso(self, iri: str) -> str | None:
        """ISO 8601 date of a time node: its beginning, else its end."""
        for prop in (TIME.inXSDDate, TIME.inXSDgYearMonth, TIME.inXSDgYear):
            if text := self.text(iri, prop):
                return text
        for prop in (TIME.hasBeginning, TIME.hasEnd):
            if (end := self.text(iri, prop)) and (text := self.iso(end) or ""):
                return text
        return None

    def fact(self, iri: str) -> Json:
        """One fact of the contract."""
        evidence = self._evidence(iri)
        predicate = self.text(iri, RDF.predicate)
        when = self.text(iri, NG.validTime)
        return {
            "iri": iri,
            "subject": self._argument(iri, RDF.subject),
            "predicate": {"id": predicate, "label": self.text(predicate, RDFS.label, predicate)},
            "phrase": "; ".join(dict.fromkeys(one["phrase"] for one in evidence if one["phrase"])),
            "object": self._argument(iri, RDF.object),
            "qualifiers": self._qualifiers(iri),
            "polarity": self.text(iri, NG.polarity).removeprefix(str(NG)),
            "modality": self.text(iri, NG.modality).removeprefix(str(NG)),
            "speakers": sorted({self.node(speaker)["label"] for speaker in self.values(iri, NG.speaker)}),
            "time": self.iso(when) if when else None,
            "confidence": float(self.text(iri, NG.confidence, "0")),
            "derived": self.text(iri, NG.derivedFrom),
            "evidence": evidence,
        }

    def _argument(self, iri: str, predicate: str) -> Json:
        values = self.values(iri, predicate)
        return self.node(values[0]) if values else {"label": "", "aliases": []}

    def _qualifiers(self, iri: str) -> list[Json]:
        found = []
        for node in self.texts(iri, NG.qualifier):
            predicate = self.text(node, RDF.predicate)
            label = self.text(node, RDFS.label) or self.text(predicate, RDFS.label, predicate)
            found.append({"predicate": {"id": predicate, "label": label}, "value": self._argument(node, RDF.value)})
        return sorted(found, key=lambda one: (one["predicate"]["id"], one["predicate"]["label"], one["value"]["label"]))

    def _evidence(self, iri: str) -> list[Json]:
        found = []
        for node in self.texts(iri, NG.evidence):
            subject = [int(self.text(node, prop, "0")) for prop in (NG.subjectBegin, NG.subjectEnd)]
            about = [int(self.text(node, prop, "0")) for prop in (NG.objectBegin, NG.objectEnd)]
            found.append(
                {
                    **self._article(self.text(node, PROV.wasDerivedFrom)),
                    "quote": self.text(node, NIF.anchorOf),
                    "begin": int(self.text(node, NIF.beginIndex, "0")),
                    "end": int(self.text(node, NIF.endIndex, "0")),
                    "phrase": self.text(node, NG.phrase),
                    "speakers": sorted(self.node(speaker)["label"] for speaker in self.values(node, NG.speaker)),
                    "subject_span": subject,
                    "object_span": about,
                    "confidence": float(self.text(node, NG.confidence, "0")),
                    "agent": self.text(node, PROV.wasAttributedTo),
                }
            )
        return sorted(found, key=lambda one: (one["article"], one["begin"], one["end"], str(one)))

    def _article(self, iri: str) -> Json:
        if iri not in self._articles:
            self._articles[iri] = {
                "article": self.text(iri, DCTERMS.source, iri),
                "title": self.text(iri, SDO.headline),
                "publisher": self.text(iri, SDO.publisher),
                "url": self.text(iri, SDO.url),
                "date": self.text(iri, SDO.datePublished) or None,
            }
        return self._articles[iri]

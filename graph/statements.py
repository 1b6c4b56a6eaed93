"""An RDF dataset in, all its facts as slim records out: for readers that go over every fact at once.

:class:`graph.facts.Reader` looks one fact up with all there is to say of it.  Here what every fact has is read property
by property, ten times faster, and the rest (quotes, labels, offsets) is looked up for the few that are shown.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

import pyoxigraph
from pyoxigraph import DefaultGraph, Literal, NamedNode
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, SDO, SKOS, TIME

from graph.vocab import NG, NIF

Term: TypeAlias = str
"""An IRI, or ``"`` and a literal's text."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One piece of evidence: a sentence of an article, and those it gives the statement to."""

    iri: str
    article: str
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact; ``qualifiers`` are pairs of predicate and value, ``period`` is the IRI of its valid time."""

    iri: str
    subject: str
    predicate: str
    object: Term
    qualifiers: tuple[tuple[str, Term], ...]
    polarity: str
    modality: str
    period: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """An article as it is cited; ``origin`` is the IRI of the text that it is a near-copy of, else its own."""

    iri: str
    name: str
    """Path or URL."""
    title: str
    publisher: str
    url: str
    date: str
    origin: str


@dataclass(frozen=True, slots=True)
class Amount:
    """The value of an amount's node, as decimals in text."""

    value: str
    upper: str
    unit: str
    bound: str
    money: bool


@dataclass(eq=False)
class Statements:
    """All facts of a dataset's default graph, and what is known of what they name."""

    dataset: pyoxigraph.Store
    _known: dict[tuple[str, str], tuple[Term, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def facts(self) -> tuple[Statement, ...]:
        """Every fact, by IRI."""
        predicates, objects, values = (self._column(p) for p in (RDF.predicate, RDF.object, RDF.value))
        articles, periods = self._column(PROV.wasDerivedFrom), self._column(NG.validTime)
        evidence, speakers, nodes = (self._columns(p) for p in (NG.evidence, NG.speaker, NG.qualifier))
        negative = set(self._having(NG.polarity, NG.negative))
        modality = {
            iri: name for name in ("planned", "possible", "conditional") for iri in self._having(NG.modality, NG[name])
        }
        voices = {iri: Voice(iri, article, tuple(sorted(speakers.get(iri, ())))) for iri, article in articles.items()}
        return tuple(
            Statement(
                iri=iri, subject=subject, predicate=predicates[iri], object=objects[iri],
                qualifiers=tuple(sorted((predicates[node], values[node]) for node in nodes.get(iri, ()))),
                polarity="negative" if iri in negative else "positive", modality=modality.get(iri, "actual"),
                period=periods.get(iri, ""),
                voices=tuple(voices[node] for node in sorted(evidence.get(iri, ()))),
            )
            for iri, subject in sorted(self._column(RDF.subject).items())
        )  # fmt: skip

    def _column(self, predicate: str) -> dict[str, Term]:
        """The value of a property that has one, by subject."""
        return dict(self._pairs(predicate))

    def _columns(self, predicate: str) -> dict[str, list[Term]]:
        """The values of a property, by subject."""
        found: dict[str, list[Term]] = defaultdict(list)
        for subject, value in self._pairs(predicate):
            found[subject].append(value)
        return found

    def _pairs(self, predicate: str) -> Iterator[tuple[str, Term]]:
        for quad in self.dataset.quads_for_pattern(None, NamedNode(str(predicate)), None, DefaultGraph()):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject.value, _term(quad.object)

    def _having(self, predicate: str, value: str) -> Iterator[str]:
        """Subjects that have the IRI as a value of the property."""
        pattern = NamedNode(str(predicate)), NamedNode(str(value))
        for quad in self.dataset.quads_for_pattern(None, *pattern, DefaultGraph()):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject.value

    def values(self, iri: str, predicate: str) -> tuple[Term, ...]:
        """The values of a property, sorted."""
        key = iri, str(predicate)
        if key not in self._known:
            quads = self.dataset.quads_for_pattern(NamedNode(iri), NamedNode(key[1]), None, DefaultGraph())
            self._known[key] = tuple(sorted(_term(quad.object) for quad in quads))
        return self._known[key]

    def one(self, iri: str, predicate: str) -> str:
        """The first value's text or IRI, empty when there is none."""
        values = self.values(iri, predicate)
        return values[0].removeprefix('"') if values else ""

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every article, by IRI."""
        return {
            iri: Source(
                iri=iri, name=self.one(iri, DCTERMS.source) or iri, title=self.one(iri, SDO.headline),
                publisher=self.one(iri, SDO.publisher), url=self.one(iri, SDO.url),
                date=self.one(iri, SDO.datePublished), origin=self.one(iri, NG.nearCopyOf) or iri,
            )
            for iri in sorted(self._having(RDF.type, SDO.NewsArticle))
        }  # fmt: skip

    @cached_property
    def amounts(self) -> dict[str, Amount]:
        """Every amount, by IRI."""
        return {
            iri: Amount(
                value=value.removeprefix('"'), upper=self.one(iri, SDO.maxValue),
                unit=self.one(iri, SDO.currency) or self.one(iri, SDO.unitText),
                bound=self.one(iri, NG.bound), money=bool(self.values(iri, SDO.currency)),
            )
            for iri, value in {**self._column(SDO.minValue), **self._column(SDO.value)}.items()
        }  # fmt: skip

    @cached_property
    def times(self) -> dict[str, tuple[str, str]]:
        """Every time, by IRI: the ISO dates of its ends, empty where open or unknown."""
        found = {iri: (self._date(iri), self._date(iri)) for iri in self._having(RDF.type, TIME.Instant)}
        for iri in self._having(RDF.type, TIME.ProperInterval):
            begin, end = (self.one(iri, edge) for edge in (TIME.hasBeginning, TIME.hasEnd))
            found[iri] = self._date(begin) if begin else "", self._date(end) if end else ""
        return found

    def _date(self, iri: str) -> str:
        dates = (self.one(iri, form) for form in (TIME.inXSDDate, TIME.inXSDgYearMonth, TIME.inXSDgYear))
        return next(filter(None, dates), "")

    @cached_property
    def things(self) -> frozenset[str]:
        """IRIs of all that has a name: entities, not amounts or times."""
        return frozenset(self._column(SKOS.prefLabel))

    def label(self, term: Term) -> str:
        """How a thing, a value or a property is called."""
        return term[1:] if term.startswith('"') else self.one(term, RDFS.label) or term

    def kind(self, iri: str) -> str:
        """Local name of the class of a thing."""
        kinds = (name for name in self.values(iri, RDF.type) if name.startswith(str(NG)))
        return next(kinds, "").removeprefix(str(NG))

    def aliases(self, iri: str) -> frozenset[str]:
        """Other names, as written."""
        return frozenset(name.removeprefix('"') for name in self.values(iri, SKOS.altLabel))

    def names(self, iri: str) -> frozenset[str]:
        """Label and aliases, case aside."""
        return frozenset(name.casefold() for name in (self.label(iri), *self.aliases(iri)))

    def quote(self, voice: Voice) -> str:
        """The sentence, on one line."""
        return " ".join(self.one(voice.iri, NIF.anchorOf).split())

    def spans(self, voice: Voice) -> tuple[tuple[int, int], tuple[int, int]]:
        """Offsets of subject and object in the sentence; an argument from elsewhere has none: both are 0."""
        start = int(self.one(voice.iri, NIF.beginIndex) or 0)
        edges = (NG.subjectBegin, NG.subjectEnd, NG.objectBegin, NG.objectEnd)
        found = [int(text) - start if (text := self.one(voice.iri, edge)) else 0 for edge in edges]
        return (found[0], found[1]), (found[2], found[3])


def _term(node: object) -> Term:
    if isinstance(node, NamedNode):
        return node.value
    return '"' + (node.value if isinstance(node, Literal) else str(node))


def is_concept(iri: str) -> bool:
    """Whether the IRI is that of a common noun: the same in all articles, though each may mean another one."""
    return iri.rpartition("/")[0].endswith("/concept")

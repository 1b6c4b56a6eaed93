"""Knowledge in, RDF quads out: the shape that docs/ and every query rely on.

What one article says (its metadata, its facts, their evidence, plain triples) stands in the named graph of that
article; what belongs to no single article (entities, amounts, times, predicates, agents) in ``graph/entities``.  A fact
that two articles state stands in both graphs, so an article can go without touching the other's.  No blank nodes; every
literal is written in the one form that survives the store (``5.5``, never ``5.50``), so quads can be compared.
"""

import datetime as dt
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Self, TypeAlias
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad
from rdflib import URIRef
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME, XSD

from graph.copies import near_copies
from graph.model import (
    FORMERLY,
    Article,
    Entity,
    Evidence,
    Fact,
    FactQualifier,
    Identity,
    Knowledge,
    Period,
    Quantity,
    Text,
    Value,
)
from graph.vocab import NG, NIF, OPEN

ENTITIES = "graph/entities"
"""Path, under the base, of the graph that holds what belongs to no single article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """Something beside the articles that a graph depends on: the model, the ontology, a user's decisions."""

    kind: str
    label: str
    version: str = ""
    version_iri: str = ""
    digest: str
    """SHA-256, hexadecimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """By what a graph was made.  It holds no time, no machine and no history: equal inputs give an equal one."""

    agents: tuple[str, ...]
    """``name/version`` of each program."""
    inputs: tuple[Input, ...]


_Pair: TypeAlias = tuple[URIRef, NamedNode | Literal]
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def quads(
    knowledge: Knowledge, *, base: str, making: Making | None = None, copies: Mapping[str, str] | None = None
) -> Iterator[Quad]:
    """Every quad of the knowledge, in a fixed order; one may come twice.  A fact without evidence is not written.

    With ``making`` come those that say by what it was made, unless there is no article.  ``copies`` are what
    :func:`graph.copies.near_copies` finds among the articles, for who knows it already.
    """
    facts = [fact for fact in knowledge.facts if fact.evidence]
    terms = Terms.of(facts, knowledge.predicates)
    articles = [iri for iri, _ in knowledge.articles]
    yield from shared_quads(knowledge.entities, knowledge.replaced, terms, articles, base=base, making=making)
    yield from identity_quads(knowledge.identities, base)
    yield from article_quads(knowledge.articles)
    yield from copy_quads(near_copies(knowledge.articles) if copies is None else copies, base)
    yield from fact_quads(facts, {iri: article.date for iri, article in knowledge.articles if article.date}, base)


@dataclass(frozen=True, slots=True)
class Terms:
    """What facts use and share with others: ``a | b`` is what both use."""

    labels: frozenset[tuple[str, str]]
    """Predicate and label."""
    periods: frozenset[Period]
    agents: frozenset[str]

    @classmethod
    def of(cls, facts: Sequence[Fact], known: Iterable[tuple[str, str]] = ()) -> Self:
        """Of these facts, and of predicates that are ``known`` beside them."""
        labels = {*known, *((fact.predicate, fact.predicate_label) for fact in facts)}
        labels |= {(qualifier.predicate, qualifier.label) for fact in facts for qualifier in fact.qualifiers}
        periods = frozenset(fact.period for fact in facts if fact.period is not None)
        return cls(frozenset(labels), periods, frozenset(e.agent for fact in facts for e in fact.evidence))

    def __or__(self, other: Self) -> Self:
        return type(self)(self.labels | other.labels, self.periods | other.periods, self.agents | other.agents)


def shared_quads(
    entities: Sequence[Entity],
    replaced: Iterable[tuple[str, str]],
    terms: Terms,
    articles: Sequence[str],
    *,
    base: str,
    making: Making | None,
) -> Iterator[Quad]:
    """What belongs to no single article: entities, predicates, times, agents, and the making of the graph."""
    shared = NamedNode(base + ENTITIES)
    yield from _predicates(terms.labels, shared)
    for entity in entities:
        yield from _entity(entity, shared)
    for old, new in replaced:
        yield Quad(NamedNode(old), _term(DCTERMS.isReplacedBy), NamedNode(new), shared)
    yield from _times(entities, terms.periods, shared, base)
    agents = set(terms.agents)
    if making is not None and articles:
        agents.update(making.agents)
        yield from _activity(making, articles, shared, base)
    yield from _agents(agents, shared, base)


def identity_quads(identities: Iterable[Identity], base: str) -> Iterator[Quad]:
    """Which id an entity has; the ids that it only may have are no part of the graph."""
    for identity in identities:
        if identity.id:
            name = NamedNode(base + ENTITIES)
            yield Quad(NamedNode(identity.entity), _term(SDO.sameAs), NamedNode(identity.id), name)


def article_quads(articles: Iterable[tuple[str, Article]]) -> Iterator[Quad]:
    """The metadata and texts of articles, by IRI, each in its own graph."""
    for iri, article in articles:
        yield from _article(NamedNode(iri), article)


def copy_quads(copies: Mapping[str, str], base: str) -> Iterator[Quad]:
    """That an article is a near-copy of another."""
    for copy, first in copies.items():
        yield Quad(NamedNode(copy), _term(NG.nearCopyOf), NamedNode(first), NamedNode(base + ENTITIES))


def fact_quads(facts: Iterable[Fact], dates: Mapping[str, str], base: str) -> Iterator[Quad]:
    """Facts in the graphs of their articles; ``dates`` are those of the articles that have one, by IRI."""
    frame = _Frame(base, {iri: _published(date) for iri, date in dates.items()})
    for fact in facts:
        yield from _fact(fact, frame)


def time_iri(period: Period, base: str) -> str | None:
    """The IRI of a time node: ``time/2018``, ``time/2018-07_2018-09``, ``time/2017_open``; None when it is unknown."""
    if period.begin is None and period.end is None:
        return None
    name = period.begin if period.begin == period.end else f"{period.begin or 'open'}_{period.end or 'open'}"
    return f"{base}time/{name}"


def agent_iri(agent: str, base: str) -> str:
    """The IRI of an extractor ``name/version``."""
    return f"{base}agent/{quote(agent, safe='/')}"


@dataclass(frozen=True, slots=True)
class _Frame:
    """What every fact is written with: the base IRI and the dates of the articles by IRI."""

    base: str
    dates: Mapping[str, Literal]


@cache
def _term(iri: URIRef) -> NamedNode:
    return NamedNode(str(iri))


def _digest(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:20]


def _label(text: str) -> Literal:
    return Literal(text, language="en")


def _typed(text: str, datatype: URIRef) -> Literal:
    return Literal(text, datatype=_term(datatype))


def _integer(number: int) -> Literal:
    return _typed(str(number), XSD.integer)


def _decimal(text: str | float) -> Literal:
    """The number without exponent or trailing zeros; what is no number stays a string."""
    try:
        number = Decimal(str(text))
    except InvalidOperation:
        return Literal(str(text))
    if not number.is_finite():
        return Literal(str(text))
    return _typed("0" if number == 0 else format(number.normalize(), "f"), XSD.decimal)


def _date(text: str) -> tuple[URIRef, Literal] | None:
    """OWL-Time property and literal of an ISO date of reduced precision; None for a day that does not exist."""
    day = text.partition("T")[0]
    if not _DATE.fullmatch(day):
        return None
    try:
        dt.date.fromisoformat((day + "-01-01")[:10])
    except ValueError:
        return None
    prop, datatype = {
        4: (TIME.inXSDgYear, XSD.gYear), 7: (TIME.inXSDgYearMonth, XSD.gYearMonth), 10: (TIME.inXSDDate, XSD.date),
    }[len(day)]  # fmt: skip
    return prop, _typed(day, datatype)


def _published(text: str) -> Literal:
    date = _date(text)
    return date[1] if date else Literal(text)


def _statements(subject: NamedNode, pairs: Iterable[_Pair], name: NamedNode) -> Iterator[Quad]:
    return (Quad(subject, _term(predicate), value, name) for predicate, value in pairs)


def _value(value: Value) -> NamedNode | Literal:
    return Literal(value.text) if isinstance(value, Text) else NamedNode(value)


def _predicates(known: Iterable[tuple[str, str]], name: NamedNode) -> Iterator[Quad]:
    """Each predicate in use with one label, so that a store explains itself without the ontology."""
    labels: dict[str, set[str]] = defaultdict(set)
    for iri, label in known:
        labels[iri].add(label)
    for iri in sorted(labels):
        node = NamedNode(iri)
        words = iri.rpartition("#")[2].rpartition("/")[2].replace("_", " ")
        yield Quad(node, _term(RDFS.label), _label(min(labels[iri] - {""}, default=words)), name)
        if iri.startswith(str(OPEN)):
            yield Quad(node, _term(RDF.type), _term(RDF.Property), name)
            yield Quad(node, _term(RDFS.subPropertyOf), _term(NG.openRelation), name)


def _entity(entity: Entity, name: NamedNode) -> Iterator[Quad]:
    """A thing with its names; an amount or a time with its label as written and its value."""
    node = NamedNode(entity.iri)
    pairs: list[_Pair] = [(RDFS.label, _label(entity.label))]
    pairs += [(SKOS.altLabel, _label(alias)) for alias in sorted(set(entity.aliases) - {entity.label})]
    if entity.period is None:
        pairs.append((RDF.type, _term(NG[entity.type])))
    if entity.quantity is not None:
        pairs += _amount(entity.quantity)
    elif entity.period is None:
        pairs.append((SKOS.prefLabel, _label(entity.label)))
    return _statements(node, pairs, name)


def _amount(quantity: Quantity) -> Iterator[_Pair]:
    if quantity.upper is None:
        yield SDO.value, _decimal(quantity.value)
    else:
        yield SDO.minValue, _decimal(quantity.value)
        yield SDO.maxValue, _decimal(quantity.upper)
    if quantity.unit:
        yield (SDO.currency if quantity.kind == "money" else SDO.unitText), Literal(quantity.unit)
    yield NG.bound, Literal(quantity.bound)


def _times(entities: Iterable[Entity], used: Iterable[Period], name: NamedNode, base: str) -> Iterator[Quad]:
    """All time nodes: those that are entities, those that facts hold in, and the ends of both."""
    periods: dict[str, Period] = {}
    named: set[str] = set()
    for entity in entities:
        if entity.period is not None:
            periods[entity.iri] = entity.period
            named.add(entity.iri)
    written: dict[str, set[str]] = defaultdict(set)
    for period in used:
        if iri := time_iri(period, base):
            periods.setdefault(iri, period)
            written[iri] |= {period.text} - {""}
    for period in list(periods.values()):
        if period.begin != period.end:
            for end in (period.begin, period.end):
                if end is not None:
                    periods.setdefault(f"{base}time/{end}", Period(begin=end, end=end))
    for iri in sorted(periods):
        pairs = list(_time(periods[iri], base))
        if iri not in named:
            label = periods[iri].label
            pairs.append((RDFS.label, _label(label)))
            pairs += [(SKOS.altLabel, _label(text)) for text in sorted(written[iri] - {label})]
        yield from _statements(NamedNode(iri), pairs, name)


def _time(period: Period, base: str) -> Iterator[_Pair]:
    if period.begin == period.end:
        yield RDF.type, _term(TIME.Instant)
        if period.begin is not None and (date := _date(period.begin)):
            yield date
        return
    yield RDF.type, _term(TIME.ProperInterval)
    for prop, end in ((TIME.hasBeginning, period.begin), (TIME.hasEnd, period.end)):
        if end is not None:
            yield prop, NamedNode(f"{base}time/{end}")


def _activity(making: Making, articles: Sequence[str], name: NamedNode, base: str) -> Iterator[Quad]:
    """The making of the graph as an activity that used the articles and the inputs; what is equal has its IRI."""
    inputs = {f"{base}input/{entry.kind}-{entry.digest[:16]}": entry for entry in making.inputs}
    used = sorted({*articles, *inputs})
    node = NamedNode(f"{base}activity/{_digest(*sorted(making.agents), *used)}")
    pairs: list[_Pair] = [(RDF.type, _term(PROV.Activity)), (RDFS.label, _label("newsgraph build"))]
    pairs += [(PROV.wasAssociatedWith, NamedNode(agent_iri(agent, base))) for agent in sorted(making.agents)]
    pairs += [(PROV.used, NamedNode(iri)) for iri in used]
    yield from _statements(node, pairs, name)
    yield from _statements(name, [(RDF.type, _term(PROV.Entity)), (PROV.wasGeneratedBy, node)], name)
    for iri, entry in sorted(inputs.items()):
        pairs = [(RDF.type, _term(PROV.Entity)), (RDFS.label, _label(entry.label))]
        pairs.append((DCTERMS.identifier, Literal(f"sha256:{entry.digest}")))
        if entry.version:
            pairs.append((SDO.version, Literal(entry.version)))
        if entry.version_iri:
            pairs.append((OWL.versionIRI, NamedNode(entry.version_iri)))
        yield from _statements(NamedNode(iri), pairs, name)


def _agents(agents: Iterable[str], name: NamedNode, base: str) -> Iterator[Quad]:
    for agent in sorted(agents):
        title, _, version = agent.partition("/")
        pairs: list[_Pair] = [(RDF.type, _term(PROV.SoftwareAgent)), (RDFS.label, _label(title))]
        pairs.append((SDO.softwareVersion, Literal(version)))
        yield from _statements(NamedNode(agent_iri(agent, base)), pairs, name)


def _article(node: NamedNode, article: Article) -> Iterator[Quad]:
    """The article's metadata and its text, so that offsets can be checked from the graph alone."""
    pairs: list[_Pair] = [
        (RDF.type, _term(SDO.NewsArticle)),
        (RDF.type, _term(PROV.Entity)),
        (RDF.type, _term(NIF.Context)),
        (DCTERMS.source, Literal(article.source)),
        (SDO.inLanguage, Literal(article.language)),
        (SDO.wordCount, _integer(len(article.text.split()))),
        (NIF.isString, Literal(article.text)),
        (NG.textHash, Literal(hashlib.sha256(article.text.encode()).hexdigest())),
    ]
    optional = ((SDO.headline, article.title), (SDO.publisher, article.publisher))
    pairs += [(prop, Literal(text)) for prop, text in optional if text]
    if article.url:
        pairs.append((SDO.url, _typed(article.url, XSD.anyURI)))
    if article.date:
        pairs.append((SDO.datePublished, _published(article.date)))
    return _statements(node, pairs, node)


def _fact(fact: Fact, frame: _Frame) -> Iterator[Quad]:
    """The fact in the graph of each article that states it, with that article's evidence and speakers only."""
    by_article: dict[str, list[Evidence]] = defaultdict(list)
    for evidence in fact.evidence:
        by_article[evidence.article].append(evidence)
    for article in sorted(by_article):
        name = NamedNode(article)
        found = by_article[article]
        yield from _fact_node(fact, found, name, frame.base)
        for qualifier in fact.qualifiers:
            yield from _qualifier(fact, qualifier, name, frame.base)
        for evidence in found:
            yield from _evidence(fact, evidence, name, frame)
        own_voice = any(not evidence.speakers for evidence in found)
        stands = (
            fact.polarity == "positive" and fact.modality == "actual" and not _ended(fact, frame.dates.get(article))
        )
        if stands and own_voice:
            yield Quad(NamedNode(fact.subject), NamedNode(fact.predicate), _value(fact.object), name)


def _ended(fact: Fact, published: Literal | None) -> bool:
    """Whether the article says that it was so once: "former chairman", "until 2017"."""
    if any(qualifier.value == Text(FORMERLY) for qualifier in fact.qualifiers):
        return True
    if not any(qualifier.label == "until" for qualifier in fact.qualifiers):
        return False
    end = fact.period.end if fact.period is not None else None
    return end is None or published is None or end[:10] <= published.value[: len(end[:10])]


def _fact_node(fact: Fact, found: Iterable[Evidence], name: NamedNode, base: str) -> Iterator[Quad]:
    pairs: list[_Pair] = [
        (RDF.type, _term(NG.Fact)),
        (RDF.subject, NamedNode(fact.subject)),
        (RDF.predicate, NamedNode(fact.predicate)),
        (RDF.object, _value(fact.object)),
        (NG.polarity, _term(NG[fact.polarity])),
        (NG.modality, _term(NG[fact.modality])),
        (NG.confidence, _decimal(round(fact.confidence, 3))),
    ]
    if fact.period is not None and (when := time_iri(fact.period, base)):
        pairs.append((NG.validTime, NamedNode(when)))
    if fact.derived:
        pairs.append((NG.derivedFrom, Literal(fact.derived)))
    for evidence in found:
        pairs.append((NG.evidence, NamedNode(_evidence_iri(fact, evidence, base))))
        pairs += [(NG.speaker, NamedNode(speaker)) for speaker in evidence.speakers]
    return _statements(NamedNode(fact.iri), pairs, name)


def _qualifier(fact: Fact, qualifier: FactQualifier, name: NamedNode, base: str) -> Iterator[Quad]:
    """A node that says predicate, label and value, and the short way from the fact to the value."""
    value = _value(qualifier.value)
    node = NamedNode(f"{base}qualifier/{_digest(qualifier.predicate, qualifier.label, value)}")
    yield Quad(NamedNode(fact.iri), _term(NG.qualifier), node, name)
    yield Quad(NamedNode(fact.iri), NamedNode(qualifier.predicate), value, name)
    pairs: list[_Pair] = [
        (RDF.type, _term(NG.Qualifier)),
        (RDFS.label, _label(qualifier.label)),
        (RDF.predicate, NamedNode(qualifier.predicate)),
        (RDF.value, value),
    ]
    yield from _statements(node, pairs, name)


def _evidence_iri(fact: Fact, evidence: Evidence, base: str) -> str:
    spans = (evidence.begin, evidence.end, *evidence.subject_span, *evidence.object_span)
    spans += (*(evidence.subject_antecedent or ()), *(evidence.object_antecedent or ()))
    speakers = ("speakers", *evidence.speakers)
    about = (fact.iri, evidence.article, evidence.agent, evidence.phrase, evidence.quote)
    return f"{base}evidence/{_digest(*about, *spans, *speakers)}"


def _evidence(fact: Fact, evidence: Evidence, name: NamedNode, frame: _Frame) -> Iterator[Quad]:
    pairs: list[_Pair] = [
        (RDF.type, _term(NG.Evidence)),
        (RDF.type, _term(NIF.String)),
        (NIF.anchorOf, Literal(evidence.quote)),
        (NIF.beginIndex, _integer(evidence.begin)),
        (NIF.endIndex, _integer(evidence.end)),
        (NIF.referenceContext, name),
        (PROV.wasDerivedFrom, name),
        (PROV.wasAttributedTo, NamedNode(agent_iri(evidence.agent, frame.base))),
        (NG.confidence, _decimal(round(evidence.confidence, 3))),
        *((NG.speaker, NamedNode(speaker)) for speaker in evidence.speakers),
    ]
    arguments = (
        (NG.subjectBegin, NG.subjectEnd, evidence.subject_span),
        (NG.objectBegin, NG.objectEnd, evidence.object_span),
        (NG.subjectAntecedentBegin, NG.subjectAntecedentEnd, evidence.subject_antecedent),
        (NG.objectAntecedentBegin, NG.objectAntecedentEnd, evidence.object_antecedent),
    )
    for begin, end, span in arguments:
        if span is not None and span[0] < span[1]:
            pairs += [(begin, _integer(span[0])), (end, _integer(span[1]))]
    for prop, words in ((NG.phrase, evidence.phrase), (NG.construction, evidence.construction)):
        if words:
            pairs.append((prop, Literal(words)))
    if date := frame.dates.get(evidence.article):
        pairs.append((DCTERMS.date, date))
    return _statements(NamedNode(_evidence_iri(fact, evidence, frame.base)), pairs, name)

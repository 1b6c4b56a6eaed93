"""A store in, the numbers that the charts show out.

One look at the store for each property: a million triples are counted in seconds.  A fact counts once in each chart,
however many sentences state it; for a thing it counts where the thing is its subject or its object.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import urlsplit

from pyoxigraph import DefaultGraph, Literal, NamedNode
from rdflib.namespace import PROV, RDF, RDFS, SDO, SKOS

from graph.charts.timeline import Timeline, timeline
from graph.facts import Reader
from graph.store import Store
from graph.view.data import Status
from graph.view.page import family
from graph.vocab import NG

STATUSES: tuple[Status, ...] = ("stated", "claimed", "planned", "possible", "conditional", "negated")
KINDS = (
    ("Organisations", "Organization", frozenset({"organization", "government"})),
    ("People", "Person", frozenset({"person"})),
    ("Places", "Place", frozenset({"place"})),
    ("Products, agreements, events", "", frozenset({"product", "document", "event"})),
)
"""Charts of names: title, the class that goes without saying, families of classes (:func:`graph.view.page.family`)."""
NO_PUBLISHER = "No publisher named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A name and its facts: those plainly stated, and those denied, planned, possible, conditional or only claimed."""

    label: str
    stated: int
    unsure: int
    key: str = ""
    """IRI of a thing or relation, name of a publisher; empty where there is nothing to look up."""
    type: str = ""
    """Local name of its class."""

    @property
    def total(self) -> int:
        """All of them."""
        return self.stated + self.unsure


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What the charts show; bars are sorted, the longest first."""

    articles: int
    facts: int
    things: int
    published: tuple[str, str]
    """Days of the first and the last article, empty when none has a date."""
    reported: Timeline
    """Facts by the day on which an article first stated them."""
    happened: Timeline
    """Facts by the time that their sentence gives."""
    names: tuple[tuple[str, tuple[Bar, ...]], ...]
    """For each of :data:`KINDS` its title and its things."""
    properties: tuple[Bar, ...]
    """Relations that the ontology has."""
    phrases: tuple[Bar, ...]
    """Relations in the articles' own words."""
    sources: tuple[Bar, ...]
    """Publishers, else hosts."""
    statuses: tuple[tuple[Status, int], ...]
    classes: tuple[tuple[str, int], ...]
    """Local name of a class and its number of things."""


class _Fact(NamedTuple):
    subject: str
    predicate: str
    object: str
    """Empty for a literal."""
    status: Status
    time: str
    articles: frozenset[str]


def figures(store: Store) -> Figures:
    """Count what is in the store."""
    reader = Reader(store)
    facts = list(_facts(store, reader))
    labels = _first(_pairs(store, SKOS.prefLabel))
    types = _types(store, labels)
    articles = reader.subjects(RDF.type, NamedNode(str(SDO.NewsArticle)))
    days = {iri: day[:10] for iri, day in _first(_pairs(store, SDO.datePublished)).items()}
    published = sorted(filter(None, (days.get(iri, "") for iri in articles)))
    return Figures(
        articles=len(articles),
        facts=len(facts),
        things=len(labels),
        published=(published[0], published[-1]) if published else ("", ""),
        reported=timeline((_reported(fact, days), fact.status == "stated") for fact in facts),
        happened=timeline((fact.time, fact.status == "stated") for fact in facts),
        names=_names(facts, labels, types),
        **_relations(facts, reader),
        sources=_sources(facts, articles, store, labels),
        statuses=tuple((name, sum(fact.status == name for fact in facts)) for name in STATUSES),
        classes=tuple(sorted(Counter(types.values()).items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def _facts(store: Store, reader: Reader) -> Iterator[_Fact]:
    """Every fact, by IRI; a denial wins over its modality, and what only others state is a claim."""
    subject, predicate = _first(_pairs(store, RDF.subject)), _first(_pairs(store, RDF.predicate))
    thing = _first(_pairs(store, RDF.object, literals=False))
    negated = set(reader.subjects(NG.polarity, NamedNode(str(NG.negative))))
    modality = {iri: name for name in STATUSES[2:5] for iri in reader.subjects(NG.modality, NamedNode(str(NG[name])))}
    evidence: dict[str, list[str]] = defaultdict(list)
    for iri, one in _pairs(store, NG.evidence):
        evidence[iri].append(one)
    article, attributed = _first(_pairs(store, PROV.wasDerivedFrom)), {iri for iri, _ in _pairs(store, NG.speaker)}
    when = _first(_pairs(store, NG.validTime))
    times = {iri: reader.iso(iri) or "" for iri in sorted(set(when.values()))}
    for iri in reader.subjects(RDF.type, NamedNode(str(NG.Fact))):
        said = evidence[iri]
        claimed = bool(said) and attributed.issuperset(said)
        yield _Fact(
            subject=subject.get(iri, ""),
            predicate=predicate.get(iri, ""),
            object=thing.get(iri, ""),
            status="negated" if iri in negated else modality.get(iri, "claimed" if claimed else "stated"),
            time=times.get(when.get(iri, ""), ""),
            articles=frozenset(article[one] for one in said if one in article),
        )


def _pairs(store: Store, predicate: str, *, literals: bool = True) -> Iterator[tuple[str, str]]:
    """Subject and value of every use of a property."""
    for quad in store.dataset.quads_for_pattern(None, NamedNode(str(predicate)), None, DefaultGraph()):
        value = quad.object
        if isinstance(quad.subject, NamedNode) and isinstance(value, (NamedNode, Literal) if literals else NamedNode):
            yield quad.subject.value, value.value


def _first(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The least value of each subject."""
    found: dict[str, str] = {}
    for subject, value in pairs:
        found[subject] = min(value, found.get(subject, value))
    return found


def _types(store: Store, labels: dict[str, str]) -> dict[str, str]:
    """Local name of our class of every thing."""
    ours = ((iri, kind) for iri, kind in _pairs(store, RDF.type) if iri in labels and kind.startswith(str(NG)))
    return {iri: kind.removeprefix(str(NG)) for iri, kind in _first(ours).items()}


def _reported(fact: _Fact, days: dict[str, str]) -> str:
    return min(filter(None, (days.get(article, "") for article in fact.articles)), default="")


def _names(
    facts: Iterable[_Fact], labels: dict[str, str], types: dict[str, str]
) -> tuple[tuple[str, tuple[Bar, ...]], ...]:
    pairs = ((end, fact.status) for fact in facts for end in {fact.subject, fact.object} if end in labels)
    bars = _bars(pairs, labels, types)
    return tuple((title, tuple(bar for bar in bars if family(bar.type) in families)) for title, _, families in KINDS)


def _relations(facts: Iterable[_Fact], reader: Reader) -> dict[str, tuple[Bar, ...]]:
    """Relations of the ontology, and those in the articles' own words."""
    pairs = [(fact.predicate, fact.status) for fact in facts if fact.predicate]
    used = sorted({iri for iri, _ in pairs})
    labels = {iri: reader.text(iri, RDFS.label, iri) for iri in used}
    own_words = {iri for iri in used if str(NG.openRelation) in reader.texts(iri, RDFS.subPropertyOf)}
    bars = _bars(pairs, labels, {})
    return {
        "properties": tuple(bar for bar in bars if bar.key not in own_words),
        "phrases": tuple(bar for bar in bars if bar.key in own_words),
    }


def _sources(facts: Iterable[_Fact], articles: Iterable[str], store: Store, labels: dict[str, str]) -> tuple[Bar, ...]:
    """Publishers (a name, or a thing that has one), else hosts; a fact counts for each that states it."""
    publishers, urls = _first(_pairs(store, SDO.publisher)), _first(_pairs(store, SDO.url))
    named = {iri: labels.get(publisher, publisher) for iri, publisher in publishers.items()}
    name = {iri: named.get(iri) or _host(urls.get(iri, "")) or NO_PUBLISHER for iri in articles}
    pairs = ((source, fact.status) for fact in facts for source in {name[iri] for iri in fact.articles if iri in name})
    known = set(named.values())
    return tuple(bar if bar.key in known else replace(bar, key="") for bar in _bars(pairs, {}, {}))


def _bars(pairs: Iterable[tuple[str, Status]], labels: dict[str, str], types: dict[str, str]) -> tuple[Bar, ...]:
    """A bar for each IRI (or name), the longest first."""
    counts = Counter((iri, status == "stated") for iri, status in pairs)
    bars = (
        Bar(
            label=labels.get(iri, iri),
            stated=counts[iri, True],
            unsure=counts[iri, False],
            key=iri,
            type=types.get(iri, ""),
        )
        for iri in {iri for iri, _ in counts}
    )
    return tuple(sorted(bars, key=lambda bar: (-bar.total, bar.label, bar.key)))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""

"""The store and an IRI in, what the page of a thing shows out: card, facts by property, timeline, articles, its names.

A thing may have very many facts.  Of each property the page shows :data:`SHOWN`, the earliest first; a page of the
property alone shows :data:`MANY` at a time.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from pyoxigraph import NamedNode
from rdflib.namespace import DCTERMS, PROV, RDF, SKOS

from graph.serve.addresses import address
from graph.serve.shown import FactReader, Link, Sentence, ShownFact, clean, dates
from graph.vocab import NG, NIF

SHOWN = 12
"""Facts of one property on the page of a thing."""
MANY = 100
"""Facts on the page of a thing and one property."""
TIMELINE = 60
"""Entries of a timeline."""
_NAMES = 40
"""Names and articles that are listed."""
_VAGUE = frozenset(str(prop) for prop in (NG.has, NG.hasAttribute, NG.hasCount, NG.hasPart))
"""Properties that say little by themselves come after the others of the ontology."""
_PARTS = ("subject", "object", "qualifier", "speaker")
_UNDATED = "9999"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The facts of one property in which the thing has one part."""

    key: str
    """Part and property, for the address of the group's own page."""
    part: str
    """What the thing is in them: ``subject``, ``object``, ``qualifier`` or ``speaker``."""
    predicate: Link
    facts: tuple[ShownFact, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A name as it stands in the articles."""

    text: str
    times: int
    example: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What the page of a thing shows."""

    thing: Link
    aliases: tuple[str, ...]
    description: str
    groups: tuple[Group, ...]
    timeline: tuple[tuple[str, bool, tuple[ShownFact, ...]], ...]
    """A day, whether the sentences give it, and the facts."""
    facts: int
    """Number of facts that it takes part in."""
    whole: bool
    """Whether every fact is shown, and so articles, names and dates are all there are."""
    articles: tuple[tuple[Sentence, int], ...]
    """For each article shown its first sentence, and the number of facts that it gives."""
    written: tuple[Written, ...]
    former: tuple[str, ...]
    """IRIs that gave way to its own, when names turned out to be one thing's."""
    span: tuple[str, str]
    """Dates of the first and the last article."""


def entity(reader: FactReader, iri: str) -> Entity:
    """Everything about one thing, or as much as fits on a page."""
    parts = _parts(reader, iri)
    groups = tuple(_group(reader, key, found, SHOWN, 0) for key, found in sorted(parts.items(), key=_group_order))
    shown = [fact for group in groups for fact in group.facts]
    own = [fact for group in groups if group.part in {"subject", "object"} for fact in group.facts]
    articles = _articles(shown)
    return Entity(
        thing=reader.link(NamedNode(iri)),
        aliases=tuple(sorted({clean(alias) for alias in reader.texts(iri, SKOS.altLabel)})),
        description=_description(own, iri),
        groups=groups,
        timeline=_timeline(own),
        facts=len({fact for found in parts.values() for fact in found}),
        whole=all(group.total == len(group.facts) for group in groups) and len(articles) <= _NAMES,
        articles=articles[:_NAMES],
        written=_written(reader, own, iri)[:_NAMES],
        former=tuple(reader.subjects(DCTERMS.isReplacedBy, NamedNode(iri))),
        span=dates(sentence.date for sentence, _ in articles),
    )


def group(reader: FactReader, iri: str, key: str, page: int) -> Group | None:
    """One page of the facts of one property; None when there are none."""
    part, _, predicate = key.partition(" ")
    found = _parts(reader, iri).get((part, predicate))
    return _group(reader, (part, predicate), found, MANY, page * MANY) if found else None


def _parts(reader: FactReader, iri: str) -> dict[tuple[str, str], list[str]]:
    """IRIs of facts by the thing's part and the property, the earliest first."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for fact, part in reader.parts(iri).items():
        found[part, reader.text(fact, RDF.predicate)].append(fact)
    for facts in found.values():
        facts.sort(key=lambda fact: (reader.text(fact, NG.validTime, _UNDATED).rpartition("/")[2], fact))
    return found


def _group_order(found: tuple[tuple[str, str], list[str]]) -> tuple[int, int, int, str]:
    """What the thing does first, properties of the ontology first, then by number of facts."""
    (part, predicate), facts = found
    kind = 1 if predicate in _VAGUE else 0 if predicate.startswith(str(NG)) else 2
    return _PARTS.index(part), kind, -len(facts), predicate


def _group(reader: FactReader, key: tuple[str, str], facts: Sequence[str], most: int, start: int) -> Group:
    part, predicate = key
    return Group(
        key=f"{part} {predicate}",
        part=part,
        predicate=reader.predicate(predicate),
        facts=tuple(reader.shown(fact) for fact in facts[start : start + most]),
        total=len(facts),
    )


def _description(facts: Iterable[ShownFact], iri: str) -> str:
    """What the articles say that it is, in their words."""
    found = (
        fact.object.label
        for fact in facts
        if fact.subject.iri == iri
        and fact.predicate.iri == str(NG.describedAs)
        and not (fact.statuses or fact.qualifiers)
    )
    return "; ".join(list(dict.fromkeys(found))[:3])


def _timeline(facts: Iterable[ShownFact]) -> tuple[tuple[str, bool, tuple[ShownFact, ...]], ...]:
    """Facts by day: the day they hold, else the first they were reported on; the latest when there are too many."""
    dated = sorted({fact.iri: fact for fact in facts if fact.day}.values(), key=_day_order)
    days = groupby(dated[-TIMELINE:], key=lambda fact: (fact.day, bool(fact.date)))
    return tuple((day, given, tuple(found)) for (day, given), found in days)


def _day_order(fact: ShownFact) -> tuple[str, bool, str, str]:
    return fact.day, bool(fact.date), fact.subject.label, fact.iri


def _articles(facts: Iterable[ShownFact]) -> tuple[tuple[Sentence, int], ...]:
    """Each article with its first sentence, the latest article first."""
    first: dict[str, Sentence] = {}
    counts: Counter[str] = Counter()
    for fact in facts:
        for place, sentence in {
            one.href.partition("#")[0].partition("fact=")[0]: one for one in fact.sentences
        }.items():
            first.setdefault(place, sentence)
            counts[place] += 1
    latest = sorted(first, key=lambda place: (first[place].date, place), reverse=True)
    return tuple((first[place], counts[place]) for place in latest)


def _written(reader: FactReader, facts: Iterable[ShownFact], iri: str) -> tuple[Written, ...]:
    """The words that were taken for the thing in the sentences shown, the most frequent first."""
    places: dict[str, set[tuple[str, int]]] = defaultdict(set)
    example: dict[str, Sentence] = {}
    for fact in facts:
        begin, end = (NG.subjectBegin, NG.subjectEnd) if fact.subject.iri == iri else (NG.objectBegin, NG.objectEnd)
        for evidence in reader.texts(fact.iri, NG.evidence):
            start = reader.number(evidence, NIF.beginIndex)
            first, last = reader.number(evidence, begin), reader.number(evidence, end)
            text = clean(reader.text(evidence, NIF.anchorOf)[max(first - start, 0) : max(last - start, 0)])
            if text:
                places[text].add((reader.text(evidence, PROV.wasDerivedFrom), first))
                example.setdefault(text, reader.sentence(evidence, fact.iri))
    ranked = sorted(places, key=lambda text: (-len(places[text]), text))
    return tuple(Written(text=text, times=len(places[text]), example=example[text]) for text in ranked)


def group_address(iri: str, key: str, base: str, page: int = 0) -> str:
    """The address of a property's own page."""
    place = address(iri, base)
    return f"{place}{'&' if '?' in place else '?'}{urlencode({'group': key, 'page': page})}"

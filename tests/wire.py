"""A small news wire for tests: who says what in which article, as a dataset, without reading any text."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph
from pyoxigraph import DefaultGraph, Quad

from graph.assertion import quads
from graph.config import BASE
from graph.model import Article, Entity, Evidence, Fact, FactQualifier, Knowledge, Modality, Period, Polarity, Quantity
from graph.resolve.iris import quantity_name, slug
from graph.store import Store
from graph.vocab import NG

PLACES = {"Springfield": "City", "Shelbyville": "City", "Ruritania": "Country"}


@dataclass(frozen=True)
class Said:
    """One sentence of an article and the fact that it states; ``thing`` is a name, an amount or a period."""

    article: str
    subject: str
    relation: str
    thing: str | Quantity | Period
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    speaker: str = ""
    when: str = ""
    qualifiers: tuple[tuple[str, str | Quantity], ...] = ()
    date: str = "2021-03-02"
    padding: str = ""
    """More of the article, for copies of it."""

    @property
    def sentence(self) -> str:
        words = (self.subject, self.polarity, self.modality, self.relation, _text(self.thing), self.speaker, self.when)
        more = [f"{role} {_text(value)}" for role, value in self.qualifiers]
        return " ".join(filter(None, (*words, *more))) + "."


def money(value: str, bound: str = "=", unit: str = "USD") -> Quantity:
    return Quantity(value=value, unit=unit, kind="money", bound=bound)


def count(value: str, unit: str = "") -> Quantity:
    return Quantity(value=value, unit=unit)


def _text(value: str | Quantity | Period) -> str:
    if isinstance(value, Quantity):
        return f"{value.bound}{value.value} {value.unit}".strip()
    return value.begin or "" if isinstance(value, Period) else value


def entity(value: str | Quantity | Period) -> Entity:
    """A thing by its name; ``concept/plan`` is a common noun."""
    if isinstance(value, Quantity):
        kind = "MonetaryAmount" if value.kind == "money" else "Amount"
        return Entity(iri=f"{BASE}amount/{slug(quantity_name(value))}", label=_text(value), type=kind, quantity=value)
    if isinstance(value, Period):
        return Entity(iri=f"{BASE}time/{value.begin}", label=str(value.begin), type="Time", period=value)
    if value.startswith("concept/"):
        label = value.removeprefix("concept/")
        return Entity(iri=f"{BASE}concept/{slug(label)}", label=label, type="Concept")
    return Entity(iri=BASE + slug(value), label=value, type=PLACES.get(value, "Company"))


def knowledge(sayings: Iterable[Said], aliases: dict[str, tuple[str, ...]] | None = None) -> Knowledge:
    """What a build would make of the sayings."""
    texts: dict[str, list[str]] = defaultdict(list)
    dates: dict[str, str] = {}
    things: dict[str, Entity] = {}
    facts: dict[str, Fact] = {}
    for said in sayings:
        texts[said.article] += [said.sentence, *filter(None, [said.padding])]
        dates[said.article] = said.date
    articles = {
        name: Article(source=f"{name}.txt", text=" ".join(texts[name]), date=dates[name], title=name) for name in texts
    }
    for said in sayings:
        article = articles[said.article]
        named = [said.subject, said.thing, *(value for _, value in said.qualifiers), *filter(None, [said.speaker])]
        for one in map(entity, named):
            things[one.iri] = replace(one, aliases=(aliases or {}).get(one.label, ()))
        fact = _fact(said, article)
        known = facts.get(fact.iri, replace(fact, evidence=()))
        facts[fact.iri] = replace(known, evidence=tuple(dict.fromkeys((*known.evidence, *fact.evidence))))
    return Knowledge(
        articles=tuple(sorted((article_iri(a), a) for a in articles.values())),
        entities=tuple(things[iri] for iri in sorted(things)), facts=tuple(facts[iri] for iri in sorted(facts)),
    )  # fmt: skip


def article_iri(article: Article) -> str:
    return f"{BASE}article/{slug(article.title)}-{article.digest[:8]}"


def _fact(said: Said, article: Article) -> Fact:
    begin = article.text.index(said.sentence)
    inside = begin + said.sentence.index(_text(said.thing), len(said.subject))
    evidence = Evidence(
        article=article_iri(article), begin=begin, end=begin + len(said.sentence), quote=said.sentence, agent="test/1",
        confidence=0.5, speakers=tuple(entity(said.speaker).iri for _ in filter(None, [said.speaker])),
        subject_span=(begin, begin + len(said.subject)), object_span=(inside, inside + len(_text(said.thing))),
    )  # fmt: skip
    qualifiers = tuple(
        FactQualifier(predicate=f"{NG}{role}", label=role, value=entity(value).iri) for role, value in said.qualifiers
    )
    period = Period(begin=said.when, end=said.when) if said.when else None
    fact = Fact(
        iri="", subject=entity(said.subject).iri, predicate=f"{NG}{said.relation}", predicate_label=said.relation,
        object=entity(said.thing).iri, qualifiers=qualifiers, polarity=said.polarity, modality=said.modality,
        period=period, evidence=(evidence,),
    )  # fmt: skip
    return replace(fact, iri=f"{BASE}fact/{hashlib.sha256(repr(fact.key).encode()).hexdigest()[:16]}")


def store(path: Path, sayings: Iterable[Said]) -> Store:
    """A store of the sayings, open."""
    opened = Store.open(path, create=True)
    opened.replace(quads(knowledge(tuple(sayings)), base=BASE))
    return opened


def dataset(sayings: Iterable[Said], aliases: dict[str, tuple[str, ...]] | None = None) -> pyoxigraph.Store:
    """The sayings as a dataset in memory, merged as a store's is."""
    found = pyoxigraph.Store()
    for quad in quads(knowledge(tuple(sayings), aliases), base=BASE):
        found.add(Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()))
    return found

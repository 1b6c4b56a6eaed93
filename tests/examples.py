"""A small hand-made corpus that the tests of assertion, store, query and export share: two articles, invented names."""

from collections.abc import Sequence
from typing import Any

from graph.config import BASE
from graph.model import (
    Article,
    Entity,
    Evidence,
    Extraction,
    Fact,
    FactQualifier,
    Knowledge,
    Mention,
    Period,
    Quantity,
    Reading,
    Text,
    Value,
)
from graph.vocab import NG, OPEN

AGENT = "newsgraph-rules/1+test"

FIRST = Article(
    source="news/first.txt",
    title="Acme and Globex sign a pact",
    text=(
        "Acme and Globex sign a pact\n\n"
        "Acme, a rival of Initech, signed a pact with Globex on Monday. "
        "Mayor Jo Field said the city would set aside about 5.50 million euros for bridges. "
        "Acme does not own Hooli."
    ),
    date="2021-03-02",
    publisher="The Daily Example",
    url="https://news.example/first",
)
SECOND = Article(
    source="news/second.txt",
    text="Initech and Acme are rivals. Globex may buy 3 to 5 per cent of Hooli in the summer of 2021.",
    date="2021-03",
)


def entity_iri(name: str) -> str:
    return BASE + name.replace(" ", "_")


def evidence(article: Article, quote: str, phrase: str = "", *speakers: str) -> Evidence:
    begin = article.text.index(quote)
    return Evidence(
        article=BASE + "article/" + article.source.removesuffix(".txt"), begin=begin, end=begin + len(quote),
        quote=quote, agent=AGENT, confidence=0.9, phrase=phrase, speakers=tuple(map(entity_iri, speakers)),
        subject_span=(begin, begin + 4),
    )  # fmt: skip


def fact(number: int, subject: str, predicate: str, label: str, thing: Value, **others: Any) -> Fact:
    namespace = OPEN if others.get("open") else NG
    return Fact(
        iri=f"{BASE}fact/{number:08x}", subject=entity_iri(subject), predicate=str(namespace) + predicate,
        predicate_label=label, object=thing, **others,
    )  # fmt: skip


MONDAY = Period(begin="2021-03-01", end="2021-03-01", text="Monday")
SUMMER = Period(begin="2021-06", end="2021-08", granularity="season", text="the summer of 2021")
MONEY, SHARE = BASE + "amount/about-EUR-5500000", BASE + "amount/percent-3-to-5"

RIVAL = "Acme, a rival of Initech, signed a pact with Globex on Monday."
FACTS = (
    fact(1, "Acme", "competesWith", "competes with", entity_iri("Initech"), confidence=0.95,
         evidence=(evidence(FIRST, RIVAL, "a rival of"), evidence(SECOND, "Initech and Acme are rivals.", "rivals"))),
    fact(2, "Acme", "signs", "signs", entity_iri("pact"), period=MONDAY,
         qualifiers=(FactQualifier(predicate=str(OPEN.with_), label="with", value=entity_iri("Globex")),),
         evidence=(evidence(FIRST, RIVAL, "signed"),)),
    fact(3, "The City", "allocates", "allocates", MONEY, modality="planned",
         qualifiers=(FactQualifier(predicate=str(NG.hasPurpose), label="for", value=entity_iri("bridges")),),
         evidence=(evidence(FIRST, "Mayor Jo Field said the city would set aside about 5.50 million euros for bridges.",
                            "would set aside", "Jo Field"),)),
    fact(4, "Acme", "owns", "owns", entity_iri("Hooli"), polarity="negative",
         evidence=(evidence(FIRST, "Acme does not own Hooli.", "own"),)),
    fact(5, "Globex", "buy_of", "buy of", SHARE, open=True, modality="possible", period=SUMMER,
         evidence=(evidence(SECOND, "Globex may buy 3 to 5 per cent of Hooli in the summer of 2021.", "may buy"),)),
    fact(6, "Jo Field", "hasRole", "has role", Text("mayor"), derived="[Ann] is [mayor].",
         evidence=(evidence(FIRST, "Mayor Jo Field", "Mayor"),)),
)  # fmt: skip

KNOWLEDGE = Knowledge(
    articles=tuple((BASE + "article/" + a.source.removesuffix(".txt"), a) for a in (FIRST, SECOND)),
    entities=(
        Entity(iri=entity_iri("Acme"), label="Acme", type="Company", aliases=("Acme Corporation", "ACME")),
        Entity(iri=entity_iri("Globex"), label="Globex", type="Company"),
        Entity(iri=entity_iri("Hooli"), label="Hooli", type="Company"),
        Entity(iri=entity_iri("Initech"), label="Initech", type="Company"),
        Entity(iri=entity_iri("Jo Field"), label="Jo Field", type="Person", aliases=("Field",)),
        Entity(iri=entity_iri("The City"), label="the city", type="City"),
        Entity(iri=MONEY, label="about 5.50 million euros", type="MonetaryAmount",
               quantity=Quantity(value="5500000.00", unit="EUR", kind="money", bound="~")),
        Entity(iri=SHARE, label="3 to 5 per cent", type="Amount",
               quantity=Quantity(value="3", upper="5", unit="percent", kind="percent", text="3 to 5 per cent")),
        Entity(iri=entity_iri("bridges"), label="bridges", type="Concept"),
        Entity(iri=entity_iri("pact"), label="pact", type="Agreement"),
        Entity(iri=BASE + "time/2021-03-01", label="Monday", type="Time", period=MONDAY),
    ),
    facts=FACTS,
    predicates=((str(OPEN.buy_of), "buy of"),),
)  # fmt: skip


def reading(article: Article) -> Reading:
    """A reading with one extraction, to be stored and found again."""
    mention = Mention(begin=0, end=4, anchor=article.text[:4], label=article.text[:4], kind="name", type="ORG", chain=0)
    extraction = Extraction(begin=0, end=20, subject=mention, relation="be", phrase="is", object=mention, period=SUMMER)
    return Reading(article=article, sentences=((0, 20),), mentions=(mention,), extractions=(extraction,))


def without(article: Article, facts: Sequence[Fact] = FACTS) -> Knowledge:
    """The knowledge of a corpus that never had the article."""
    gone = BASE + "article/" + article.source.removesuffix(".txt")
    kept = []
    for one in facts:
        if found := tuple(e for e in one.evidence if e.article != gone):
            fields = {name: getattr(one, name) for name in one.__dataclass_fields__} | {"evidence": found}
            kept.append(Fact(**fields))
    used = {f.subject for f in kept} | {f.object for f in kept}
    entities = tuple(e for e in KNOWLEDGE.entities if e.iri in used)
    articles = tuple(pair for pair in KNOWLEDGE.articles if pair[0] != gone)
    return Knowledge(articles=articles, entities=entities, facts=tuple(kept))

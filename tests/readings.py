"""Hand-made readings of two invented articles, resolved and stored without a model."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from graph.assertion import Input, Making, quads
from graph.config import BASE
from graph.model import Article, Chain, Extraction, Knowledge, Mention, Period, Qualifier, Quantity, Reading
from graph.ontology import load_ontology
from graph.patterns import Pattern, PatternSet
from graph.resolve import resolve
from graph.store import Store

AGENT = "newsgraph-extract/1+test/1"
TEXT = (
    "Acme owns Globex\n\nAcme owns Globex. The company does not own Initech. Acme paid $5 million to Globex in 2019. "
    "Mary Smith said it may buy Hooli. Globex, a carmaker, sued Initech."
)
FIRST = Article(source="wire/first.txt", text=TEXT, title="Acme owns Globex", date="2021-03-02", publisher="The Wire")
SECOND = Article(source="wire/second.txt", text="Acme owns Globex. Hooli sued Acme.", date="2021-03-05")
PATTERNS = PatternSet([Pattern("owns", "own", "subject", "object", example="[Acme] owns [Globex].")])


def at(anchor: str, nth: int = 0, kind: str = "name", text: str = TEXT, **more: Any) -> Mention:
    """The n-th place of some words in a text."""
    begin = [found.start() for found in re.finditer(re.escape(anchor), text)][nth]
    given: dict[str, Any] = {
        "label": anchor,
        "head": anchor.rsplit(maxsplit=1)[-1],
        "type": "ORG" if kind == "name" else "",
    }
    return Mention(begin=begin, end=begin + len(anchor), anchor=anchor, kind=kind, **given | more)  # type: ignore[arg-type]


def said(
    sentence: str, subject: Mention, relation: str, phrase: str, thing: Mention, *qualifiers: Qualifier,
    text: str = TEXT, **more: Any,
) -> Extraction:  # fmt: skip
    """What the last place of a sentence in the text states."""
    begin = text.rindex(sentence)
    given: dict[str, Any] = {"rule": "clause", "confidence": 0.8} | more
    return Extraction(
        begin=begin, end=begin + len(sentence), subject=subject, relation=relation, phrase=phrase, object=thing,
        qualifiers=qualifiers, **given,
    )  # fmt: skip


def reading(article: Article, extractions: Sequence[Extraction], *chains: Chain) -> Reading:
    mentions = [m for e in extractions for m in (e.subject, e.object, *e.speakers, *(q.mention for q in e.qualifiers))]
    names = sorted({m for m in mentions if m.kind == "name"}, key=lambda m: (m.begin, m.end))
    return Reading(article=article, chains=chains, mentions=tuple(names), extractions=tuple(extractions))


COMPANY = at("The company", kind="nominal", label="company", head="company", definite=True, chain=0)
IT = at(" it ", kind="pronoun")
IT = replace(IT, begin=IT.begin + 1, end=IT.end - 1, anchor="it", label="it", chain=0)
CHAIN = Chain(representative=at("Acme", 1), mentions=(at("Acme", 1), COMPANY, IT))
MARY = at("Mary Smith", type="PERSON")
FIVE = at(
    "$5 million", kind="quantity", quantity=Quantity(value="5000000", unit="USD", kind="money", text="$5 million")
)
YEAR = Period(begin="2019", end="2019", granularity="year", text="2019")
DENIED = said("The company does not own Initech.", COMPANY, "own", "does not own", at("Initech"), polarity="negative")
EXTRACTIONS = (
    said("Acme owns Globex.", at("Acme", 1), "own", "owns", at("Globex", 1)),
    DENIED,
    said(
        "Acme paid $5 million to Globex in 2019.", at("Acme", 2), "pay", "paid", FIVE,
        Qualifier(role="", word="to", mention=at("Globex", 2)),
        Qualifier(role="time", word="in", mention=at("2019", kind="time", period=YEAR)), period=YEAR,
    ),
    said(
        "Mary Smith said it may buy Hooli.", IT, "buy", "may buy", at("Hooli"), modality="possible", speakers=(MARY,)
    ),
    said(
        "Globex, a carmaker, sued Initech.", at("Globex", 3), "be", "", at("carmaker", kind="nominal"),
        rule="appositive",
    ),
)  # fmt: skip
OTHER = (
    said("Acme owns Globex.", at("Acme", text=SECOND.text), "own", "owns", at("Globex", text=SECOND.text),
         text=SECOND.text),
    said("Hooli sued Acme.", at("Hooli", text=SECOND.text), "sue", "sued", at("Acme", 1, text=SECOND.text),
         text=SECOND.text),
)  # fmt: skip
READINGS = (reading(FIRST, EXTRACTIONS, CHAIN), reading(SECOND, OTHER))


ONTOLOGY = load_ontology()


def resolved(readings: Sequence[Reading]) -> Knowledge:
    return resolve(readings, ONTOLOGY, PATTERNS, base=BASE, agent=AGENT)


MAKING = Making(agents=(AGENT,), inputs=(Input(kind="model", label="test", digest="0" * 64),))


def write(path: Path, readings: Sequence[Reading] = READINGS) -> Path:
    """A store of the readings."""
    with Store.open(path, create=True) as store:
        store.put(readings)
        store.replace(quads(resolved(readings), base=BASE, making=MAKING))
        store.meta["base"] = BASE
    return path

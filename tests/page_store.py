"""A store written by hand for the tests of the served pages: overlapping spans, hostile texts, a long text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.assertion import quads
from graph.config import BASE
from graph.model import Article, Entity, Evidence, Fact, FactQualifier, Knowledge, Period, Text, Value
from graph.resolve.iris import slug
from graph.store import Store
from graph.vocab import NG

AGENT = "newsgraph-rules/1+test"
PACT, DENIAL = "article/Acme_signs-1111111111", "article/Globex_denies-2222222222"
SIGNS = "Acme, the robot maker of Springfield, signed the Harbour Pact with Globex on 1 March 2021."
OWNS = "Acme owns Globex Pay."
HOSTILE = (
    "<img src=x onerror=window.pwned=1>",
    "</script><script>window.pwned=2</script>",
    "javascript:window.pwned=3",
    "\u202edessap t'ndid\u202c \u2066Acme\u2069",
    "{{ 7*7 }} {% raw %}",
)
TYPES = {
    "Acme": "Company",
    "Globex": "Company",
    "Globex Pay": "Service",
    "Springfield": "City",
    "Jo Field": "Person",
    "Harbour Pact": "Agreement",
}


@dataclass(kw_only=True)
class Press:
    """Articles and what they state, on the way into a store."""

    base: str = BASE
    articles: list[tuple[str, Article]] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    replaced: list[tuple[str, str]] = field(default_factory=list)

    def article(self, name: str, text: str, **fields: Any) -> str:
        iri = self.base + name
        given: dict[str, Any] = {"source": f"{name.rpartition('/')[2]}.txt", "title": text.partition("\n")[0], **fields}
        self.articles.append((iri, Article(text=text, **given)))
        return iri

    def thing(self, label: str, *aliases: str, kind: str = "") -> str:
        iri = self.base + slug(label)
        kind = kind or TYPES.get(label, "Concept")
        self.entities.setdefault(label, Entity(iri=iri, label=label, type=kind, aliases=aliases))
        return iri

    def fact(
        self, article: str, quote: str, subject: str, predicate: str, label: str, about: str, *,
        words: tuple[str, str] | None = None, speaker: str = "", qualifiers: Sequence[tuple[str, str]] = (),
        literal: bool = False, **fields: Any,
    ) -> str:  # fmt: skip
        """A fact that the sentence states; ``words`` are the subject's and the object's, their names unless given."""
        text = next(found.text for iri, found in self.articles if iri == article)
        begin = text.index(quote)
        spans = [(begin + quote.find(one), begin + quote.find(one) + len(one)) for one in words or (subject, about)]
        value: Value = Text(about) if literal else self.thing(about)
        evidence = Evidence(
            article=article, begin=begin, end=begin + len(quote), quote=quote, agent=AGENT, confidence=0.9,
            speakers=(self.thing(speaker),) if speaker else (), subject_span=spans[0], object_span=spans[1],
        )  # fmt: skip
        iri = f"{self.base}fact/{len(self.facts) + 1:016x}"
        self.facts[iri] = Fact(
            iri=iri, subject=self.thing(subject), predicate=str(NG) + predicate, predicate_label=label, object=value,
            qualifiers=tuple(
                FactQualifier(predicate=f"{NG}{name}", label=name, value=self.thing(one)) for name, one in qualifiers
            ),
            evidence=(evidence,), **fields,
        )  # fmt: skip
        return iri

    def write(self, path: Path) -> Path:
        knowledge = Knowledge(
            articles=tuple(sorted(self.articles, key=lambda pair: pair[0])),
            entities=tuple(sorted(self.entities.values(), key=lambda entity: entity.iri)),
            facts=tuple(self.facts[iri] for iri in sorted(self.facts)),
            replaced=tuple(self.replaced),
        )
        with Store.open(path, create=True) as store:
            store.replace(quads(knowledge, base=self.base))
            store.meta["base"] = self.base
        return path


def press(base: str = BASE) -> Press:
    """Two articles; in the first, the words of facts nest and overlap."""
    found = Press(base=base)
    day = Period(begin="2021-03-01", end="2021-03-01")
    found.thing("Acme", "Acme Corporation", "the robot maker")
    first = found.article(
        PACT,
        f"Acme signs pact\n\n{SIGNS} {OWNS}\n\nCafé Ünï-2 opens in Springfield. Acme Corporation may buy the ferry.",
        date="2021-03-02", publisher="The Daily Example", url="https://news.example/pact",
    )  # fmt: skip
    found.fact(first, SIGNS, "Acme", "signs", "signs", "Harbour Pact", period=day, qualifiers=[("with", "Globex")])
    found.fact(first, SIGNS, "Acme", "basedIn", "based in", "Springfield",
               words=("Acme, the robot maker of Springfield", "Springfield"))  # fmt: skip
    found.fact(first, SIGNS, "Acme", "describedAs", "is described as", "robot maker of Springfield", literal=True)
    found.fact(first, OWNS, "Acme", "owns", "owns", "Globex Pay")
    found.fact(first, "Café Ünï-2 opens in Springfield.", "Café Ünï-2", "locatedIn", "located in", "Springfield")
    found.fact(first, "Acme Corporation may buy the ferry.", "Acme", "acquires", "acquires", "ferry",
               words=("Acme Corporation", "the ferry"), modality="possible")  # fmt: skip
    second = found.article(
        DENIAL,
        "Globex denies plan\n\nGlobex does not compete with Acme, Jo Field said. Globex will open a plant.",
        date="2021-04-11", url="javascript:alert(1)",
    )  # fmt: skip
    found.fact(second, "Globex does not compete with Acme, Jo Field said.", "Globex", "competesWith", "competes with",
               "Acme", polarity="negative", speaker="Jo Field")  # fmt: skip
    found.fact(second, "Globex will open a plant.", "Globex", "opens", "opens", "plant", modality="planned")
    found.replaced.append((f"{base}Acme_Corp", f"{base}Acme"))
    return found


def hostile(base: str = BASE) -> Press:
    """An article whose every name and sentence tries to become a script, or to be read as what it is not."""
    found = Press(base=base)
    text = f"{HOSTILE[1]}\n\n" + "\n\n".join(f"{one} buys Acme now." for one in HOSTILE)
    article = found.article(
        "article/hostile-3333333333", text, title=HOSTILE[1], publisher=HOSTILE[0], url=HOSTILE[2], source=HOSTILE[0]
    )
    for one in HOSTILE:
        found.thing(one, f"{one} plc", kind="Company")
        found.fact(article, f"{one} buys Acme now.", one, "acquires", f"buys {HOSTILE[0]}", "Acme", words=(one, "Acme"),
                   derived=one, qualifiers=[(re.sub(r"\W", "", one) or "x", one)])  # fmt: skip
    return found


def long(words: int = 100_000) -> Press:
    """One article of so many words, with a fact in every sentence."""
    found = Press()
    sentences = [
        f"Acme signed deal number {number} with Globex in Springfield on Monday." for number in range(words // 11)
    ]
    lines = [" ".join(sentences[at : at + 8]) for at in range(0, len(sentences), 8)]
    text = "A long story\n\n" + "\n\n".join(lines)
    article = found.article("article/long-4444444444", text)
    at = 0
    for number, sentence in enumerate(sentences):
        at = text.index(sentence, at)
        about = at + sentence.index("Globex")
        evidence = Evidence(
            article=article, begin=at, end=at + len(sentence), quote=sentence, agent=AGENT, confidence=0.9,
            subject_span=(at, at + 4), object_span=(about, about + 6),
        )  # fmt: skip
        iri = f"{BASE}fact/{number:016x}"
        found.facts[iri] = Fact(
            iri=iri, subject=found.thing("Acme"), predicate=f"{NG}signsWith", predicate_label="signs with",
            object=found.thing("Globex"), period=Period(begin=f"{1000 + number}", end=f"{1000 + number}"),
            evidence=(evidence,),
        )  # fmt: skip
    return found

"""The store in, what a page shows of a fact out: names with links, a status in words, sentences with the words marked.

All texts are cleaned of characters that turn the writing direction or cannot be seen; the templates escape them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, SDO, SKOS

from graph.facts import Reader
from graph.serve.addresses import address
from graph.serve.segments import Span, cut
from graph.store import Store
from graph.view.page import HIDDEN_MARKS, family
from graph.vocab import NG, NIF

_Node: TypeAlias = NamedNode | BlankNode | Literal | Triple
Status: TypeAlias = tuple[str, str]
"""CSS class and words."""
_LAYOUT = re.compile("[\t\n\r\u200b\u200c\u200d]")
"""Hidden marks that text needs: layout, and joiners of letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A thing by its name; ``href`` is empty for a literal."""

    label: str
    href: str = ""
    iri: str = ""
    kind: str = ""
    """Its type in words."""
    family: str = "concept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence that states a fact, and where it stands."""

    parts: tuple[tuple[str, str], ...]
    """Text and CSS classes: ``s`` in the subject's words, ``o`` in the object's."""
    href: str
    """The article, at this sentence."""
    title: str
    date: str
    publisher: str
    speakers: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFact:
    """One fact as pages show it."""

    iri: str
    href: str
    subject: Link
    predicate: Link
    object: Link
    statuses: tuple[Status, ...]
    """What keeps it from being plainly stated."""
    qualifiers: tuple[tuple[str, Link], ...]
    date: str
    """When it holds, ISO 8601; empty when the text does not say."""
    confidence: str
    derived: str
    speakers: tuple[Link, ...]
    sentences: tuple[Sentence, ...]

    @property
    def day(self) -> str:
        """The date it holds at, else the first on which it was reported."""
        return self.date or min((one.date for one in self.sentences if one.date), default="")


def clean(text: str) -> str:
    """A name or a title on one line, without marks that make it look like another."""
    return " ".join(HIDDEN_MARKS.sub(" ", text).split())


def visible(text: str) -> str:
    """A text of the same length in which marks that hide or turn text can be seen."""
    return HIDDEN_MARKS.sub(
        lambda marks: "".join(c if _LAYOUT.match(c) else "\N{REPLACEMENT CHARACTER}" for c in marks[0]), text
    )


def words(name: str) -> str:
    """``MediaOrganization`` as ``Media organization``."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.rpartition("#")[2].rpartition("/")[2]).replace("_", " ")
    return clean(parted).lower().capitalize()


def _period(name: str, label: str) -> str:
    """The label of a time node, with the end that is open by the last part of its IRI.

    >>> _period("open_2025-06", "2025-06"), _period("2017_open", "2017"), _period("2018_2019", "2018 to 2019")
    ('until 2025-06', 'since 2017', '2018 to 2019')
    """
    begin, _, end = name.partition("_")
    return f"until {label}" if begin == "open" else f"since {label}" if end == "open" else label


def marked(text: str, begin: int, subject: Span, about: Span) -> tuple[tuple[str, str], ...]:
    """The sentence at ``begin`` in pieces, with the subject's and the object's words marked."""
    pieces = cut(begin, begin + len(text), {"s": [subject], "o": [about]})
    return tuple((visible(text[b - begin : e - begin]), " ".join(sorted(names))) for b, e, names in pieces)


def statuses(polarity: str, modality: str, *, claimed: bool) -> tuple[Status, ...]:
    """What a reader must know before taking a fact for one."""
    found = []
    if polarity == "negative":
        found.append(("negated", "denied or negated"))
    if modality not in {"", "actual"}:
        found.append((modality, modality))
    if claimed and not found:
        found.append(("claimed", "claimed"))
    return tuple(found)


class FactReader(Reader):
    """Reads facts for pages, and remembers what comes again and again; one for each request."""

    def __init__(self, store: Store, base: str) -> None:
        super().__init__(store)
        self.base = base

    def link(self, value: object) -> Link:
        """A thing, an amount, a time or a literal by its name."""
        if not isinstance(value, NamedNode):
            return Link(label=clean(value.value if isinstance(value, Literal) else str(value)))
        node = self.node(value)
        kind = str(node["type"])
        label = clean(node["label"]) or "?"
        if value.value.startswith(f"{self.base}time/"):
            label = _period(value.value.removeprefix(f"{self.base}time/"), label)
        known = {"iri": value.value, "href": address(value.value, self.base)}
        return Link(label=label, kind=words(kind), family=family(kind.rpartition("#")[2]), **known)

    def first(self, iri: str, predicate: str) -> Link:
        """The first value of a property; an empty name when there is none."""
        return next(iter(self.links(iri, predicate)), Link(label=""))

    def links(self, iri: str, predicate: str) -> tuple[Link, ...]:
        """Every value of a property."""
        return tuple(self.link(value) for value in self.values(iri, predicate))

    def address(self, iri: str) -> str:
        """Where the thing is on this server."""
        return address(iri, self.base)

    def graph(self, name: str) -> dict[str, dict[str, list[_Node]]]:
        """Every statement of a named graph, by subject and predicate."""
        found: dict[str, dict[str, list[_Node]]] = defaultdict(lambda: defaultdict(list))
        for quad in self._dataset.quads_for_pattern(None, None, None, NamedNode(name)):
            if isinstance(quad.subject, NamedNode):
                found[quad.subject.value][quad.predicate.value].append(quad.object)
        return found

    def number(self, iri: str, predicate: str) -> int:
        """A whole number, 0 when there is none."""
        return int(self.text(iri, predicate, "0"))

    def predicate(self, iri: str) -> Link:
        """A property by its label."""
        label = clean(self.text(iri, RDFS.label)) or words(iri).lower()
        return Link(label=label, iri=iri, href=address(iri, self.base), kind="Relation")

    def shown(self, iri: str) -> ShownFact:
        """The fact with that IRI."""
        evidence = self.texts(iri, NG.evidence)
        when = self.text(iri, NG.validTime)
        polarity, modality = (self.text(iri, prop).removeprefix(str(NG)) for prop in (NG.polarity, NG.modality))
        claimed = bool(evidence) and all(self.values(one, NG.speaker) for one in evidence)
        return ShownFact(
            iri=iri,
            href=address(iri, self.base),
            subject=self.first(iri, RDF.subject),
            predicate=self.predicate(self.text(iri, RDF.predicate)),
            object=self.first(iri, RDF.object),
            statuses=statuses(polarity, modality, claimed=claimed),
            qualifiers=self.qualifiers(iri),
            date=(self.iso(when) or "") if when else "",
            confidence=self.text(iri, NG.confidence),
            derived=clean(self.text(iri, NG.derivedFrom)),
            speakers=self.links(iri, NG.speaker),
            sentences=tuple(sorted((self.sentence(one, iri) for one in evidence), key=lambda s: (s.date, s.href))),
        )

    def qualifiers(self, iri: str) -> tuple[tuple[str, Link], ...]:
        """A fact's further arguments, each with the word that brings it in."""
        found = []
        for node in self.texts(iri, NG.qualifier):
            label = self.text(node, RDFS.label) or self.predicate(self.text(node, RDF.predicate)).label
            found.append((clean(label), self.first(node, RDF.value)))
        return tuple(sorted(found, key=lambda one: (one[0], one[1].label, one[1].iri)))

    def sentence(self, evidence: str, fact: str = "") -> Sentence:
        """One piece of evidence; its link leads to the words, and marks those of the fact."""
        article = self.text(evidence, PROV.wasDerivedFrom)
        begin, end = self.number(evidence, NIF.beginIndex), self.number(evidence, NIF.endIndex)
        subject = self.number(evidence, NG.subjectBegin), self.number(evidence, NG.subjectEnd)
        about = self.number(evidence, NG.objectBegin), self.number(evidence, NG.objectEnd)
        return Sentence(
            parts=marked(self.text(evidence, NIF.anchorOf), begin, subject, about),
            href=deep_link(article, begin, end, self.base, fact),
            title=clean(self.text(article, SDO.headline) or self.text(article, DCTERMS.source, article)),
            date=self.text(article, SDO.datePublished),
            publisher=self.publisher(article),
            speakers=self.links(evidence, NG.speaker),
        )

    def publisher(self, article: str) -> str:
        """The publisher's name, also where it is a thing of its own."""
        found = self.text(article, SDO.publisher)
        return clean(self.text(found, SKOS.prefLabel, found) if "://" in found and self.named(found) else found)


def deep_link(article: str, begin: int, end: int, base: str, fact: str = "") -> str:
    """The address of a sentence in its article, with a fact to mark there."""
    place = address(article, base)
    mark = f"{'&' if '?' in place else '?'}fact={short(fact)}" if fact else ""
    return f"{place}{mark}#s-{begin}-{end}"


def short(fact: str) -> str:
    """The last segment of a fact's IRI: enough to tell it from the others of its article."""
    return re.sub(r"[^\w.-]", "", fact.rpartition("/")[2])


def web_address(*texts: str) -> str:
    """The first that a browser may safely go to: ``http`` or ``https``; empty when there is none."""
    return next((text for text in texts if re.match(r"https?://[^\s/]", text, re.IGNORECASE)), "")


def dates(found: Iterable[str]) -> tuple[str, str]:
    """First and last of some ISO dates, empty when there is none."""
    known = sorted(filter(None, found))
    return (known[0], known[-1]) if known else ("", "")

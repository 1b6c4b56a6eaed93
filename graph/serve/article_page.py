"""The store and an article's IRI in, what its page shows out: the text in pieces, and the facts with their words.

Everything an article says stands in the named graph of its IRI, so one pass over that graph is enough, however long the
article.  The text is cut at every border of a sentence, of a fact's words and of a name; a piece never has a border
inside, so spans may overlap in any way.  The script of the page gets numbers only, never a text.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pyoxigraph import NamedNode
from rdflib.namespace import DCTERMS, RDF, RDFS, SDO

from graph.serve.segments import Span, cut
from graph.serve.shown import FactReader, Link, Status, clean, short, statuses, visible, web_address
from graph.view.data import ATTRIBUTE_TYPES, CONCEPT_TYPES
from graph.vocab import NG, NIF

_Values: TypeAlias = Mapping[str, list[Any]]
FIRST = 250
"""Facts that the page brings; the script asks for others when somebody chooses their words."""
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w+(?:[.&'’-]\w+)*")


@dataclass(slots=True, kw_only=True)
class ArticleFact:
    """A fact as the article states it."""

    id: str
    href: str
    subject: Link
    predicate: Link
    object: Link
    statuses: tuple[Status, ...]
    qualifiers: tuple[tuple[str, Link], ...]
    date: str
    speakers: tuple[Link, ...]
    sentences: list[Span] = field(default_factory=list)
    subjects: list[Span] = field(default_factory=list)
    objects: list[Span] = field(default_factory=list)

    @property
    def things(self) -> list[Link]:
        """Everything that takes part."""
        return [self.subject, self.object, *self.speakers, *(value for _, value in self.qualifiers)]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; ``ends`` are the sentences that end here."""

    begin: int
    text: str
    classes: str
    ends: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownArticle:
    """What the page of an article shows."""

    iri: str
    title: str
    date: str
    publisher: str
    source: str
    url: str
    """Where it came from, when a browser may safely go there."""
    words: int
    headline: tuple[Piece, ...]
    """The title as it stands in the text; empty when the text does not begin with it."""
    paragraphs: tuple[tuple[Piece, ...], ...]
    facts: tuple[ArticleFact, ...]
    counts: Mapping[Span, int]
    """Number of facts by sentence."""
    spans: Mapping[str, Any]
    """What the script needs: sentences, names, and for each fact the places of its words."""


def article(reader: FactReader, iri: str) -> ShownArticle:
    """The page of the article."""
    text = reader.text(iri, NIF.isString)
    title = reader.text(iri, SDO.headline)
    facts = _facts(reader, iri)
    counts: dict[Span, int] = defaultdict(int)
    for fact in facts:
        for span in fact.sentences:
            counts[span] += 1
    things = {link.iri: link for fact in facts for link in fact.things if link.href}
    names = sorted(_names(reader, text, things))
    headline, paragraphs = _layout(text, title, facts, counts, [(begin, end) for begin, end, _ in names])
    return ShownArticle(
        iri=iri,
        title=clean(title) or clean(reader.text(iri, DCTERMS.source)),
        date=reader.text(iri, SDO.datePublished),
        publisher=reader.publisher(iri),
        source=clean(reader.text(iri, DCTERMS.source)),
        url=web_address(reader.text(iri, SDO.url), reader.text(iri, DCTERMS.source)),
        words=reader.number(iri, SDO.wordCount),
        headline=headline,
        paragraphs=paragraphs,
        facts=facts,
        counts=counts,
        spans=_spans(facts, sorted(counts), names),
    )


def _facts(reader: FactReader, iri: str) -> tuple[ArticleFact, ...]:
    """Facts in the order of the text."""
    nodes = reader.graph(iri)
    kind = NamedNode(str(NG.Fact))
    found = [
        _fact(reader, node, values, nodes) for node, values in nodes.items() if kind in values.get(str(RDF.type), ())
    ]
    return tuple(sorted(found, key=_text_order))


def _text_order(fact: ArticleFact) -> tuple[Span, Span, str, str, str]:
    first, words = min(fact.sentences, default=(0, 0)), min(fact.subjects, default=(0, 0))
    return first, words, fact.predicate.label, fact.object.label, fact.id


def _fact(reader: FactReader, node: str, values: _Values, nodes: Mapping[str, _Values]) -> ArticleFact:
    evidence = [nodes[one.value] for one in values.get(str(NG.evidence), ()) if one.value in nodes]
    polarity, modality = (_text(values, prop).removeprefix(str(NG)) for prop in (NG.polarity, NG.modality))
    when = _text(values, NG.validTime)
    fact = ArticleFact(
        id=short(node),
        href=reader.address(node),
        subject=_link(reader, values, RDF.subject),
        predicate=reader.predicate(_text(values, RDF.predicate)),
        object=_link(reader, values, RDF.object),
        statuses=statuses(
            polarity, modality, claimed=bool(evidence) and all(str(NG.speaker) in one for one in evidence)
        ),
        qualifiers=_qualifiers(reader, values, nodes),
        date=(reader.iso(when) or "") if when else "",
        speakers=tuple(reader.link(one) for one in sorted(values.get(str(NG.speaker), ()), key=str)),
    )
    for one in evidence:
        fact.sentences += _span(one, NIF.beginIndex, NIF.endIndex)
        fact.subjects += _span(one, NG.subjectBegin, NG.subjectEnd)
        fact.objects += _span(one, NG.objectBegin, NG.objectEnd)
    fact.sentences.sort()
    return fact


def _qualifiers(reader: FactReader, values: _Values, nodes: Mapping[str, _Values]) -> tuple[tuple[str, Link], ...]:
    found = []
    for one in values.get(str(NG.qualifier), ()):
        node = nodes.get(one.value, {})
        label = clean(_text(node, RDFS.label)) or reader.predicate(_text(node, RDF.predicate)).label
        found.append((label, _link(reader, node, RDF.value)))
    return tuple(sorted(found, key=lambda pair: (pair[0], pair[1].label, pair[1].iri)))


def _text(values: _Values, predicate: str) -> str:
    return min((str(value.value) for value in values.get(str(predicate), ())), default="")


def _link(reader: FactReader, values: _Values, predicate: str) -> Link:
    found = sorted(values.get(str(predicate), ()), key=str)
    return reader.link(found[0]) if found else Link(label="")


def _span(values: _Values, begin: str, end: str) -> list[Span]:
    first, last = (int(_text(values, prop) or 0) for prop in (begin, end))
    return [(first, last)] if first < last else []


def _names(reader: FactReader, text: str, things: Mapping[str, Link]) -> Iterator[tuple[int, int, str]]:
    """Where the names of the things stand in the text; a name that several of them have is left alone."""
    owners: dict[str, set[str]] = defaultdict(set)
    for iri in things:
        node = reader.node(NamedNode(iri))
        if node["type"].rpartition("#")[2] not in ATTRIBUTE_TYPES | CONCEPT_TYPES:
            for name in (node["label"], *node["aliases"]):
                if name[:1].isupper() or name[:1].isdigit():
                    owners[name].add(iri)
    starts: dict[str, list[str]] = defaultdict(list)
    for name in sorted(owners, key=lambda name: (-len(name), name)):
        if (word := _WORD.match(name)) and len(owners[name]) == 1:
            starts[re.split(r"\W", word[0])[0]].append(name)
    done = 0
    for word in re.finditer(r"\w+", text):
        if word.start() < done:
            continue
        for name in starts.get(word[0], ()):
            end = word.start() + len(name)
            if text.startswith(name, word.start()) and not text[end : end + 1].isalnum():
                yield word.start(), end, next(iter(owners[name]))
                done = end
                break


def _layout(
    text: str, title: str, facts: Iterable[ArticleFact], counts: Mapping[Span, int], names: list[Span]
) -> tuple[tuple[Piece, ...], tuple[tuple[Piece, ...], ...]]:
    """The headline and the paragraphs in pieces."""
    words = [span for fact in facts for span in (*fact.subjects, *fact.objects)]
    ends: dict[int, list[Span]] = defaultdict(list)
    for span in sorted(counts):
        ends[min(span[1], len(text))].append(span)
    lines = [match.span() for match in _LINE.finditer(text)]
    layers = {"in": counts, "name": names, "word": words, "line": lines}
    found: dict[int, list[Piece]] = defaultdict(list)
    number = 0
    for begin, end, covering in cut(0, len(text), layers):
        if "line" not in covering:
            continue
        while end > lines[number][1]:
            number += 1
        classes = " ".join(sorted(covering - {"line", "word"}))
        found[number].append(Piece(begin, visible(text[begin:end]), classes, tuple(ends.pop(end, ()))))
    blocks = [tuple(found[number]) for number in sorted(found)]
    headed = bool(lines and title) and text[slice(*lines[0])].strip() == title.strip()
    return (blocks[0], tuple(blocks[1:])) if headed else ((), tuple(blocks))


def _spans(
    facts: Iterable[ArticleFact], sentences: list[Span], names: Iterable[tuple[int, int, str]]
) -> Mapping[str, Any]:
    """Numbers only: names and things are known by their place in a list."""
    things: dict[str, int] = {}
    rows = [
        {
            "id": fact.id,
            "sentences": fact.sentences,
            "subject": fact.subjects,
            "object": fact.objects,
            "things": sorted({things.setdefault(link.iri, len(things)) for link in fact.things if link.href}),
        }
        for fact in facts
    ]
    places = [(begin, end, things[iri]) for begin, end, iri in names]
    return {"sentences": sentences, "names": places, "facts": rows}

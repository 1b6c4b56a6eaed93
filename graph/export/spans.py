"""The spans of the articles' texts for tools that work on text: NIF 2.0 in Turtle, and W3C Web Annotations in JSON-LD.

A span is a sentence that states facts, or the words in it that stand for a thing.  Offsets count Unicode code points
into the article's text, which both formats name by its IRI; NIF holds the text, too.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from pyoxigraph import Literal, NamedNode, Triple
from rdflib import Namespace
from rdflib.namespace import PROV, RDF, RDFS, SDO, XSD

from graph.export.rdf import base_of
from graph.facts import Reader
from graph.store import Store
from graph.turtle import predicate_order, write_turtle
from graph.vocab import NG, NIF

ITSRDF = Namespace("http://www.w3.org/2005/11/its/rdf#")
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points before and after a quote."""
_ENDS = (
    (RDF.subject, NG.subjectBegin, NG.subjectEnd),
    (RDF.object, NG.objectBegin, NG.objectEnd),
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A part of an article's text; ``things`` are those that it names, ``facts`` those that it states."""

    begin: int
    end: int
    sentence: tuple[int, int]
    """Where the sentence is; the span itself for a sentence."""
    things: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    @property
    def is_sentence(self) -> bool:
        """Whether facts are stated by it."""
        return bool(self.facts)


def spans(reader: Reader, article: str) -> list[Span]:
    """The spans of an article, in the order of the text."""
    stated: dict[tuple[int, int], set[str]] = {}
    named: dict[tuple[int, int], tuple[tuple[int, int], set[str]]] = {}
    for evidence in reader.subjects(PROV.wasDerivedFrom, NamedNode(article)):
        sentence = _offsets(reader, evidence, NIF.beginIndex, NIF.endIndex)
        if sentence is None:
            continue
        for fact in reader.subjects(NG.evidence, NamedNode(evidence)):
            stated.setdefault(sentence, set()).add(fact)
            for end, begin, stop in _ENDS:
                span = _offsets(reader, evidence, begin, stop)
                thing = reader.text(fact, end)
                if span is not None and reader.named(thing):
                    named.setdefault(span, (sentence, set()))[1].add(thing)
    sentences = [Span(*span, span, facts=tuple(sorted(facts))) for span, facts in stated.items()]
    words = [Span(*span, sentence, things=tuple(sorted(things))) for span, (sentence, things) in named.items()]
    return sorted([*sentences, *words])


def _offsets(reader: Reader, node: str, begin: str, end: str) -> tuple[int, int] | None:
    found = [reader.text(node, prop) for prop in (begin, end)]
    return (int(found[0]), int(found[1])) if all(text.isdecimal() for text in found) else None


def nif(store: Store, out: BinaryIO) -> None:
    """Write the texts as contexts, and their spans as strings of them."""
    reader = Reader(store)
    write_turtle(_nif(reader), out, base_of(store), more={"itsrdf": str(ITSRDF)})


def _nif(reader: Reader) -> Iterator[Triple]:
    for article in reader.subjects(RDF.type, NamedNode(str(SDO.NewsArticle))):
        text = reader.text(article, NIF.isString)
        context = _string(article, 0, len(text))
        pairs = [
            (RDF.type, NIF.Context), (RDF.type, NIF.RFC5147String), (RDF.type, NIF.String),
            (NIF.isString, Literal(text)), (NIF.beginIndex, _index(0)), (NIF.endIndex, _index(len(text))),
            (NIF.sourceUrl, NamedNode(article)),
        ]  # fmt: skip
        yield from _block(context, pairs)
        for span in spans(reader, article):
            pairs = [
                (RDF.type, NIF.RFC5147String), (RDF.type, NIF.String), (NIF.referenceContext, context),
                (NIF.anchorOf, Literal(text[span.begin : span.end])),
                (NIF.beginIndex, _index(span.begin)), (NIF.endIndex, _index(span.end)),
                *((ITSRDF.taIdentRef, NamedNode(thing)) for thing in span.things),
            ]  # fmt: skip
            pairs.append((RDF.type, NIF.Sentence if span.is_sentence else NIF.Phrase))
            if not span.is_sentence:
                pairs.append((NIF.sentence, _string(article, *span.sentence)))
            yield from _block(_string(article, span.begin, span.end), pairs)


def _string(article: str, begin: int, end: int) -> NamedNode:
    """The IRI of a span by RFC 5147."""
    return NamedNode(f"{article}#char={begin},{end}")


def _index(number: int) -> Literal:
    return Literal(str(number), datatype=NamedNode(str(XSD.nonNegativeInteger)))


def _block(subject: NamedNode, pairs: list[tuple[Any, Any]]) -> list[Triple]:
    terms = ((NamedNode(str(predicate)), value) for predicate, value in pairs)
    triples = {Triple(subject, p, value if isinstance(value, NamedNode | Literal) else NamedNode(str(value)))
               for p, value in terms}  # fmt: skip
    return sorted(triples, key=predicate_order)


def webanno(store: Store, out: BinaryIO) -> None:
    """Write a page of annotations, one a line: of sentences with the facts they state, of words with what they name."""
    reader, base = Reader(store), base_of(store)
    head = {"@context": CONTEXT, "id": f"{base}annotation/", "type": "AnnotationPage"}
    out.write(json.dumps(head)[:-1].encode() + b', "items": [')
    separator = "\n"
    for article in reader.subjects(RDF.type, NamedNode(str(SDO.NewsArticle))):
        text = reader.text(article, NIF.isString)
        for span in spans(reader, article):
            for annotation in _annotations(reader, span, article, text, base):
                out.write((separator + json.dumps(annotation, ensure_ascii=False)).encode())
                separator = ",\n"
    out.write(b"\n]}\n")


def _annotations(reader: Reader, span: Span, article: str, text: str, base: str) -> Iterator[dict[str, Any]]:
    selectors = [
        {"type": "TextPositionSelector", "start": span.begin, "end": span.end},
        {
            "type": "TextQuoteSelector", "exact": text[span.begin : span.end],
            "prefix": text[max(0, span.begin - AROUND) : span.begin], "suffix": text[span.end : span.end + AROUND],
        },
    ]  # fmt: skip
    target = {"type": "SpecificResource", "source": article, "selector": selectors}
    for about in (*span.facts, *span.things):
        name = hashlib.sha256(f"{article} {span.begin} {span.end} {about}".encode()).hexdigest()[:20]
        words = _said(reader, about) if span.facts else reader.text(about, RDFS.label)
        yield {
            "id": f"{base}annotation/{name}", "type": "Annotation",
            "motivation": "describing" if span.facts else "identifying",
            "body": [about, {"type": "TextualBody", "value": words, "format": "text/plain", "language": "en"}],
            "target": target,
        }  # fmt: skip


def _said(reader: Reader, fact: str) -> str:
    """The fact in words, with its status where it is not plainly so."""
    told = reader.fact(fact)
    status = " ".join(filter(None, ("not" if told["polarity"] == "negative" else "", told["modality"])))
    words = f"{told['subject']['label']} {told['predicate']['label']} {told['object']['label']}"
    return words if status == "actual" else f"{words} ({status})"

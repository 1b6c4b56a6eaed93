"""The evidence of a store, checked again: its readings and its graph in, problems out.

What :mod:`graph.evidence` let in when the graph was built must still hold of what is stored: the article's text and its
hash, the quote at its offsets, the words of both arguments and of the relation, the link from a pronoun to a name.
"""

import hashlib
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, SDO, SKOS

from graph import evidence as proof
from graph.facts import Reader
from graph.store import Store
from graph.validate.violation import Violation
from graph.vocab import NG, NIF

_ARGUMENTS = (
    (RDF.subject, (NG.subjectBegin, NG.subjectEnd), (NG.subjectAntecedentBegin, NG.subjectAntecedentEnd)),
    (RDF.object, (NG.objectBegin, NG.objectEnd), (NG.objectAntecedentBegin, NG.objectAntecedentEnd)),
)


def problems(store: Store, reader: Reader) -> Iterator[Violation]:
    """Everything in the store that is not borne out by the articles as they were read."""
    if not store.has_readings:
        yield from _without_readings(reader)
        return
    digests = store.sources()
    seen: set[str] = set()
    told: set[str] = set()
    for reading in store.readings():
        article = reading.article
        if article.digest != digests[article.source]:
            yield Violation(shape="check:text", focus=article.source, message=proof.TEXT)
        nodes = reader.subjects(DCTERMS.source, Literal(article.source))
        told |= {digests[article.source]} if nodes else set()
        for iri in nodes:
            seen.add(iri)
            yield from _article(iri, article.text, reader)
    missing = {source for source, digest in digests.items() if digest not in told}
    for source in sorted(missing):
        yield Violation(shape="check:article", focus=source, message="an article of the store is not in the graph")
    for iri in reader.subjects(RDF.type, NamedNode(str(SDO.NewsArticle))):
        if iri not in seen:
            yield Violation(shape="check:article", focus=iri, message="an article of the graph is not in the store")


def _without_readings(reader: Reader) -> Iterator[Violation]:
    """The same for a graph alone: its evidence is held to the texts that it has itself."""
    for iri in reader.subjects(RDF.type, NamedNode(str(SDO.NewsArticle))):
        yield from _article(iri, reader.text(iri, NIF.isString), reader)


def _article(iri: str, text: str, reader: Reader) -> Iterator[Violation]:
    hashed = hashlib.sha256(text.encode()).hexdigest()
    for prop, wanted in ((NG.textHash, hashed), (NIF.isString, text)):
        if (found := reader.text(iri, prop)) != wanted:
            yield Violation(shape="check:text", focus=iri, path=str(prop), value=found[:80], message=proof.TEXT)
    for evidence in reader.subjects(PROV.wasDerivedFrom, NamedNode(iri)):
        yield from _evidence(evidence, text, reader)


def _evidence(iri: str, text: str, reader: Reader) -> Iterator[Violation]:
    quote = _span(iri, (NIF.beginIndex, NIF.endIndex), reader)
    said = reader.text(iri, NIF.anchorOf)
    if quote is None or not proof.inside(quote, (0, len(text))) or text[slice(*quote)] != said:
        yield Violation(shape="check:quote", focus=iri, path=str(NIF.anchorOf), value=said, message=proof.QUOTE)
        return
    phrase = reader.text(iri, NG.phrase)
    if not (phrase or reader.text(iri, NG.construction)) or not proof.spoken(phrase, said):
        yield Violation(shape="check:relation", focus=iri, path=str(NG.phrase), value=phrase, message=proof.RELATION)
    for fact in reader.subjects(NG.evidence, NamedNode(iri)):
        for argument, places, links in _ARGUMENTS:
            span, link = _span(iri, places, reader), _span(iri, links, reader)
            if span is None or not proof.inside(span, quote):
                yield Violation(shape="check:argument", focus=iri, path=str(argument), message=proof.ARGUMENT)
            elif not proof.named(_names(fact, argument, reader), text[slice(*(link or span))]):
                words = text[slice(*(link or span))]
                yield Violation(shape="check:link", focus=iri, path=str(argument), value=words, message=proof.LINK)


def _names(fact: str, argument: str, reader: Reader) -> list[str]:
    """What the argument of a fact is called; a text is its own name."""
    names: list[str] = []
    for value in reader.values(fact, argument):
        if isinstance(value, NamedNode):
            names += [name for prop in (RDFS.label, SKOS.altLabel) for name in reader.texts(value.value, prop)]
        elif isinstance(value, Literal):
            names.append(value.value)
    return names


def _span(iri: str, ends: tuple[str, str], reader: Reader) -> proof.Span | None:
    """Two offsets; None when one is missing or is no number."""
    begin, end = (reader.text(iri, prop) for prop in ends)
    return (int(begin), int(end)) if begin.isdecimal() and end.isdecimal() else None

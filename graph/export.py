"""A store in, one file out, in any of :data:`FORMATS`.  The same store gives the same bytes.

Turtle, JSON-LD, RDF/XML and N-Triples hold the merged graph, without what was inferred unless it is asked for; TriG and
N-Quads hold the named graphs, and so the inferences apart.  Everything is
written subject by subject, so that only the subjects' IRIs are in memory at once (RDF/XML and the networks excepted).
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import IO, Any, BinaryIO, TypeAlias, cast

from networkx.readwrite.gexf import GEXFWriter
from networkx.readwrite.graphml import GraphMLWriter
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, serialize
from rdflib.namespace import RDF

from graph.config import BASE
from graph.errors import QueryError
from graph.facts import Json, facts
from graph.network import network, xml_safe
from graph.store import Store
from graph.turtle import predicate_order, prefixes, write_trig, write_turtle

_RANKS = {
    "time": 1,
    "amount": 1,
    "article": 2,
    "fact": 3,
    "qualifier": 4,
    "evidence": 5,
    "agent": 6,
    "activity": 7,
    "input": 7,
    "graph": 7,
}
_JOINT = " | "
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
Graphs: TypeAlias = tuple[NamedNode | DefaultGraph, ...]
_FACTS: Graphs = (DefaultGraph(),)


def export(store: Store, name: str, out: BinaryIO, *, inferred: bool = False) -> None:
    """Write the whole store in the format of that name; with what follows from the facts when ``inferred``."""
    if name not in FORMATS:
        raise QueryError(f"There is no export format {name!r}; there are: {', '.join(FORMATS)}.")
    if not inferred:
        FORMATS[name](store, out)
        return
    if not store.has_inferred:
        raise QueryError(f"{store.name} keeps no inferences. Make them with: newsgraph infer --store {store.name}")
    if name in MERGED:
        MERGED[name](store, out, (DefaultGraph(), store.inferred))
    elif name in {"trig", "nquads"}:
        FORMATS[name](store, out)
    else:
        places = ", ".join([*MERGED, "trig", "nquads"])
        raise QueryError(f"{name} holds facts, and an inference is none: choose {places}, or leave --infer out.")


def _base(store: Store) -> str:
    return store.meta.get("base", BASE)


def _readable(store: Store, graphs: Graphs) -> list[NamedNode]:
    """Subjects in reading order: things, amounts and times, articles, facts, evidence, the rest."""
    base = _base(store)

    def order(subject: NamedNode) -> tuple[int, str]:
        iri = subject.value
        if not iri.startswith(base):
            return 8, iri
        folder, slash, _ = iri.removeprefix(base).partition("/")
        return (_RANKS.get(folder, 0) if slash else 0), iri

    return sorted(_subjects(store, graphs), key=order)


def _subjects(store: Store, graphs: Graphs) -> set[NamedNode]:
    found = (quad for graph in graphs for quad in store.dataset.quads_for_pattern(None, None, None, graph))
    return {quad.subject for quad in found if isinstance(quad.subject, NamedNode)}


def _block(store: Store, subject: NamedNode, graphs: Graphs) -> list[Quad]:
    found = (quad for graph in graphs for quad in store.dataset.quads_for_pattern(subject, None, None, graph))
    return sorted(found, key=predicate_order)


def _quads(store: Store, graphs: Graphs) -> Iterator[Quad]:
    """Graphs taken as one, in reading order."""
    for subject in _readable(store, graphs):
        yield from _block(store, subject, graphs)


def _triples(store: Store, graphs: Graphs) -> Iterator[Triple]:
    """Graphs taken as one, in reading order; no triple is in two of them."""
    return (quad.triple for quad in _quads(store, graphs))


def _graphs(store: Store) -> list[NamedNode]:
    return sorted((name for name in store.dataset.named_graphs() if isinstance(name, NamedNode)), key=str)


def _turtle(store: Store, out: BinaryIO, graphs: Graphs = _FACTS) -> None:
    write_turtle(_triples(store, graphs), out, _base(store))


def _trig(store: Store, out: BinaryIO) -> None:
    write_trig((quad for name in _graphs(store) for quad in _quads(store, (name,))), out, _base(store))


def _ntriples(store: Store, out: BinaryIO, graphs: Graphs = _FACTS) -> None:
    for subject in sorted(_subjects(store, graphs), key=str):
        lines = sorted(f"{quad.triple} .\n" for quad in _block(store, subject, graphs))
        out.write("".join(lines).encode())


def _nquads(store: Store, out: BinaryIO) -> None:
    for subject in sorted(_subjects(store, tuple(_graphs(store))), key=str):
        found = store.dataset.quads_for_pattern(subject, None, None)
        named = (quad for quad in found if quad.graph_name != DefaultGraph())
        out.write("".join(sorted(f"{quad.triple} {quad.graph_name} .\n" for quad in named)).encode())


def _jsonld(store: Store, out: BinaryIO, graphs: Graphs = _FACTS) -> None:
    """One node a line; keys and types are shortened by the context."""
    base = _base(store)
    context = {name: iri for name, iri in prefixes(base).items() if name and not iri.startswith(base)}
    out.write(f'{{"@context": {json.dumps(context, sort_keys=True)},\n "@graph": ['.encode())
    separator = "\n  "
    for subject in _readable(store, graphs):
        triples = [quad.triple for quad in _block(store, subject, graphs)]
        (node,) = json.loads(cast("bytes", serialize(triples, format=RdfFormat.JSON_LD)))
        out.write((separator + json.dumps(_compact(node, context), ensure_ascii=False)).encode())
        separator = ",\n  "
    out.write(b"\n]}\n")


def _compact(node: Json, context: Mapping[str, str]) -> Json:
    compact: Json = {}
    for key, values in node.items():
        if key == str(RDF.type):
            compact["@type"] = [_curie(value["@id"], context) for value in values]
        elif key.startswith("@"):
            compact[key] = values
        else:
            compact[_curie(key, context)] = [_compact_value(value, context) for value in values]
    return compact


def _compact_value(value: Json, context: Mapping[str, str]) -> Any:
    if set(value) == {"@value"}:
        return value["@value"]
    return value | {"@type": _curie(value["@type"], context)} if "@type" in value else value


def _curie(iri: str, context: Mapping[str, str]) -> str:
    """``ng:Fact``; an IRI stays whole where the short form could be taken for another one."""
    for name, start in context.items():
        local = iri.removeprefix(start)
        if local and local != iri and not local.startswith("//"):
            return f"{name}:{local}"
    return iri


def _rdfxml(store: Store, out: BinaryIO, graphs: Graphs = _FACTS) -> None:
    """XML 1.0 has no place for some characters: they become ``U+FFFD`` here, and only here."""
    known = {name: iri for name, iri in prefixes(_base(store)).items() if name}
    written = io.BytesIO()
    serialize(map(_xml_triple, _triples(store, graphs)), cast("IO[bytes]", written), RdfFormat.RDF_XML, prefixes=known)
    out.write(written.getvalue().replace(b"\r", b"&#13;") + b"\n")


def _xml_triple(triple: Triple) -> Triple:
    value = triple.object
    if not isinstance(value, Literal):
        return triple
    lines = "\r".join(map(xml_safe, value.value.split("\r")))  # a carriage return is written as &#13;
    if lines == value.value:
        return triple
    clean = Literal(lines, language=value.language) if value.language else Literal(lines, datatype=value.datatype)
    return Triple(triple.subject, triple.predicate, clean)


def _jsonl(store: Store, out: BinaryIO) -> None:
    """A fact a line, as :mod:`graph.facts` describes it; the format knows no conditional, which is a possibility."""
    for fact in facts(store):
        modality = "possible" if fact["modality"] == "conditional" else fact["modality"]
        out.write(json.dumps({**fact, "modality": modality}, ensure_ascii=False).encode() + b"\n")


_COLUMNS = (
    "subject", "subject_type", "predicate", "object", "object_type", "value", "unit", "qualifiers", "polarity",
    "modality", "speakers", "time", "confidence", "dates", "articles", "sentences", "fact",
)  # fmt: skip


def _csv(store: Store, out: BinaryIO) -> None:
    """A fact a row; several values of a cell are parted by ``|``, and none is a formula (:func:`inert`)."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.DictWriter(text, _COLUMNS)
    writer.writeheader()
    writer.writerows({name: inert(str(cell)) for name, cell in _row(fact).items()} for fact in facts(store))
    text.detach()


def inert(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would run it as a formula.

    To have the text back, take one apostrophe from a cell in which only apostrophes stand before ``= + - @``, a tab or
    a line break.  A number keeps its sign.

    >>> print(inert("=1+1"), inert("-5"))
    '=1+1 -5
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _row(fact: Json) -> Json:
    subject, thing, evidence = fact["subject"], fact["object"], fact["evidence"]
    qualifiers = (f"{one['predicate']['label']}: {one['value']['label']}" for one in fact["qualifiers"])
    return {
        "subject": subject["label"],
        "subject_type": subject.get("type", "").rpartition("#")[2],
        "predicate": fact["predicate"]["label"],
        "object": thing["label"],
        "object_type": thing.get("type", "").rpartition("#")[2],
        "value": thing.get("value", ""),
        "unit": thing.get("unit", ""),
        "qualifiers": _JOINT.join(qualifiers),
        "polarity": fact["polarity"],
        "modality": fact["modality"],
        "speakers": _JOINT.join(fact["speakers"]),
        "time": fact["time"] or "",
        "confidence": fact["confidence"],
        "dates": _JOINT.join(dict.fromkeys(one["date"] for one in evidence if one["date"])),
        "articles": _JOINT.join(dict.fromkeys(one["article"] for one in evidence)),
        "sentences": _JOINT.join(dict.fromkeys(one["quote"] for one in evidence)),
        "fact": fact["iri"],
    }


def _graphml(store: Store, out: BinaryIO) -> None:
    writer = GraphMLWriter(graph=network(store), prettyprint=True, encoding="utf-8")
    writer.dump(out)


def _gexf(store: Store, out: BinaryIO) -> None:
    """The writer of networkx writes today's date and its own version: both are taken out."""
    writer = GEXFWriter(graph=network(store), prettyprint=True, encoding="utf-8")
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
        for creator in meta.iter("creator"):
            creator.text = "newsgraph"
    writer.write(out)


MERGED: Mapping[str, Callable[[Store, BinaryIO, Graphs], None]] = {
    "turtle": _turtle,
    "ntriples": _ntriples,
    "jsonld": _jsonld,
    "rdfxml": _rdfxml,
}
"""Writers of several graphs as one."""
FORMATS: Mapping[str, Callable[[Store, BinaryIO], None]] = {
    "turtle": _turtle,
    "trig": _trig,
    "ntriples": _ntriples,
    "nquads": _nquads,
    "jsonld": _jsonld,
    "rdfxml": _rdfxml,
    "jsonl": _jsonl,
    "csv": _csv,
    "graphml": _graphml,
    "gexf": _gexf,
}
"""Writers by the name of their format."""

"""The graph as RDF: Turtle, TriG, N-Triples, N-Quads, JSON-LD, RDF/XML.

Turtle, JSON-LD, RDF/XML and N-Triples hold the merged graph, without what was inferred unless it is asked for; TriG and
N-Quads hold the named graphs, and so the inferences apart.  Everything is written subject by subject, so that only the
subjects' IRIs are in memory at once (RDF/XML excepted).
"""

import io
import json
from collections.abc import Iterator, Mapping
from typing import IO, Any, BinaryIO, TypeAlias, cast

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, serialize
from rdflib.namespace import RDF

from graph.config import BASE
from graph.facts import Json
from graph.network import xml_safe
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
Graphs: TypeAlias = tuple[NamedNode | DefaultGraph, ...]
_FACTS: Graphs = (DefaultGraph(),)


def base_of(store: Store) -> str:
    """The IRI that the names of the store start with."""
    return store.meta.get("base", BASE)


def _readable(store: Store, graphs: Graphs) -> list[NamedNode]:
    """Subjects in reading order: things, amounts and times, articles, facts, evidence, the rest."""
    base = base_of(store)

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


def ordered(store: Store, graphs: Graphs) -> Iterator[Triple]:
    """Graphs taken as one, in reading order; no triple is in two of them."""
    return (quad.triple for quad in _quads(store, graphs))


def _graphs(store: Store) -> list[NamedNode]:
    return sorted((name for name in store.dataset.named_graphs() if isinstance(name, NamedNode)), key=str)


def turtle(store: Store, out: BinaryIO, graphs: Graphs = _FACTS) -> None:
    """Write Turtle."""
    write_turtle(ordered(store, graphs), out, base_of(store))


def trig(store: Store, out: BinaryIO) -> None:
    """Write TriG."""
    write_trig((quad for name in _graphs(store) for quad in _quads(store, (name,))), out, base_of(store))


def ntriples(store: Store, out: BinaryIO, graphs: Graphs = _FACTS) -> None:
    """Write N-Triples, sorted."""
    for subject in sorted(_subjects(store, graphs), key=str):
        lines = sorted(f"{quad.triple} .\n" for quad in _block(store, subject, graphs))
        out.write("".join(lines).encode())


def nquads(store: Store, out: BinaryIO) -> None:
    """Write N-Quads, sorted by subject."""
    for subject in sorted(_subjects(store, tuple(_graphs(store))), key=str):
        found = store.dataset.quads_for_pattern(subject, None, None)
        named = (quad for quad in found if quad.graph_name != DefaultGraph())
        out.write("".join(sorted(f"{quad.triple} {quad.graph_name} .\n" for quad in named)).encode())


def jsonld(store: Store, out: BinaryIO, graphs: Graphs = _FACTS) -> None:
    """One node a line; keys and types are shortened by the context."""
    base = base_of(store)
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


def rdfxml(store: Store, out: BinaryIO, graphs: Graphs = _FACTS) -> None:
    """XML 1.0 has no place for some characters: they become ``U+FFFD`` here, and only here."""
    known = {name: iri for name, iri in prefixes(base_of(store)).items() if name}
    written = io.BytesIO()
    serialize(map(_xml_triple, ordered(store, graphs)), cast("IO[bytes]", written), RdfFormat.RDF_XML, prefixes=known)
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

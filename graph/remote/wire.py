"""Quads to and from an endpoint, in pieces that servers take and with nothing lost on the way.

Servers cut long answers without an error (Virtuoso: 10,000 rows), so the number of rows is asked for first and what is
missing is asked for again; what still is not whole is an error.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, QuerySolution, Triple
from rdflib.namespace import SDO, TIME, XSD

from graph.endpoint import Endpoint
from graph.errors import StoreError
from graph.store.digest import normal
from graph.store.rdf import placed
from graph.vocab import NG

QUADS, CHARACTERS = 1_000, 200_000
"""Bounds of one update: Virtuoso 7.2 gives up at some 5,000 triples or 800,000 characters.  One quad may be longer."""
GROUP = 20_000
"""Triples of the graphs that are read, compared and written together."""
_DECIMAL, _INTEGER = NamedNode(str(XSD.decimal)), NamedNode(str(XSD.integer))
_DECIMALS = {NamedNode(str(iri)) for iri in (SDO.value, SDO.minValue, SDO.maxValue, NG.confidence)}
"""Properties that always have decimals: Virtuoso gives a whole decimal back as an integer."""
_DATES = {
    NamedNode(str(TIME.inXSDDate)): (NamedNode(str(XSD.date)), 10),
    NamedNode(str(TIME.inXSDgYearMonth)): (NamedNode(str(XSD.gYearMonth)), 7),
    NamedNode(str(TIME.inXSDgYear)): (NamedNode(str(XSD.gYear)), 4),
}
"""Properties of one precision, and its length: to Virtuoso ``2025`` and ``2025-01`` are one value in two forms."""
_DATE_TYPES = {datatype for datatype, _ in _DATES.values()}


def insert(endpoint: Endpoint, quads: Iterable[Quad]) -> int:
    """Add quads of named graphs, and say how many were sent."""
    return _send(endpoint, "INSERT DATA", quads)


def delete(endpoint: Endpoint, quads: Iterable[Quad]) -> int:
    """Take quads of named graphs out, and say how many were sent."""
    return _send(endpoint, "DELETE DATA", quads)


def _send(endpoint: Endpoint, verb: str, quads: Iterable[Quad]) -> int:
    count = 0
    for piece in pieces(quads):
        graphs: dict[str, list[str]] = defaultdict(list)
        for quad in piece:
            graphs[str(quad.graph_name)].append(f"{quad.triple} .")
        blocks = (f"GRAPH {name} {{\n" + "\n".join(lines) + "\n}" for name, lines in graphs.items())
        endpoint.update(f"{verb} {{\n" + "\n".join(blocks) + "\n}")
        count += len(piece)
    return count


def pieces(quads: Iterable[Quad]) -> Iterator[list[Quad]]:
    """The quads in lists that fit into one update each."""
    piece: list[Quad] = []
    size = 0
    for quad in quads:
        length = len(str(quad))
        if piece and (len(piece) == QUADS or size + length > CHARACTERS):
            yield piece
            piece, size = [], 0
        piece.append(quad)
        size += length
    if piece:
        yield piece


def rows(endpoint: Endpoint, pattern: str, variables: str) -> Iterator[QuerySolution]:
    """Every solution of a pattern that has no two alike, however many rows the server gives at a time."""
    (counted,) = endpoint.select(f"SELECT (COUNT(*) AS ?count) WHERE {{ {pattern} }}")
    expected = number(counted, "count")
    seen: set[bytes] = set()
    page = got = 0
    while got < expected:
        limit = f" LIMIT {page} OFFSET {got}" if page else ""
        before = got
        for row in endpoint.select(f"SELECT {variables} WHERE {{ {pattern} }}{limit}"):
            got += 1
            seen.add(hashlib.blake2b(str(row).encode(), digest_size=16).digest())
            yield row
        page = page or got
        if got == before:
            break
    if got != expected or len(seen) != expected:
        raise StoreError(
            f"{endpoint.name}: gave {len(seen)} of {expected} rows. Raise its limit of rows, or see whether something "
            "else writes to it."
        )


def number(row: QuerySolution, name: str) -> int:
    """A count in a solution."""
    value = row[name]
    if not isinstance(value, Literal) or not value.value.isdecimal():
        raise StoreError(f"The endpoint gave {value} where a count was expected: is it a SPARQL 1.1 endpoint?")
    return int(value.value)


def read_graphs(endpoint: Endpoint, names: Sequence[str]) -> Iterator[Quad]:
    """All quads of these graphs, as the server gives them."""
    values = " ".join(str(NamedNode(name)) for name in names)
    for row in rows(endpoint, f"VALUES ?g {{ {values} }} GRAPH ?g {{ ?s ?p ?o }}", "?g ?s ?p ?o"):
        yield Quad(row["s"], row["p"], row["o"], row["g"])


def groups(names: Iterable[str], sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """Graphs in lists of about :data:`GROUP` triples; a larger graph ends a list."""
    group: list[str] = []
    size = 0
    for name in names:
        group.append(name)
        size += sizes[name]
        if size >= GROUP or len(group) == QUADS:
            yield group
            group, size = [], 0
    if group:
        yield group


def counts(endpoint: Endpoint, names: Sequence[str]) -> dict[str, int]:
    """How many triples each of these graphs has; those without any are left out."""
    found: dict[str, int] = {}
    for begin in range(0, len(names), QUADS):
        values = " ".join(str(NamedNode(name)) for name in names[begin : begin + QUADS])
        pattern = f"VALUES ?g {{ {values} }} GRAPH ?g {{ ?s ?p ?o }}"
        for row in endpoint.select(f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ {pattern} }} GROUP BY ?g"):
            graph = row["g"]
            if isinstance(graph, NamedNode) and (count := number(row, "n")):
                found[graph.value] = count
    return found


def as_written(triple: Triple) -> Triple:
    """The triple as the program writes it, where a server has changed the type of a value that its property tells."""
    value, predicate = triple.object, triple.predicate
    if not isinstance(value, Literal):
        return triple
    if predicate in _DECIMALS and value.datatype == _INTEGER:
        return Triple(triple.subject, predicate, Literal(value.value, datatype=_DECIMAL))
    form = _DATES.get(predicate)
    if form is not None and value.datatype != form[0] and value.datatype in _DATE_TYPES:
        date = (value.value + "-01-01")[: form[1]]
        return Triple(triple.subject, predicate, Literal(date, datatype=form[0]))
    return triple


def known_as(quad: Quad, dataset: pyoxigraph.Store) -> Quad | None:
    """The quad of the dataset that one from the server is, in whatever form its value came back."""
    ours = placed(as_written(quad.triple), quad.graph_name)
    if ours in dataset:
        return ours
    if not isinstance(quad.object, Literal):
        return None
    wanted = normal(ours.triple)
    near = dataset.quads_for_pattern(quad.subject, quad.predicate, None, quad.graph_name)
    return next((found for found in near if normal(found.triple) == wanted), None)

"""Which graphs of an endpoint are ours, and what they hold: a graph of its own, ``graph/published``, read and written.

    <base graph/published>  a void:Dataset ; void:uriSpace "base" ; dcterms:creator "store" ; void:subset <graph> ...
    <graph>                 void:triples 42 ; dcterms:identifier "hash"

A graph is listed before anything is written into it, without a hash until it is whole.  So what is listed is ours,
whatever else the server holds; and a graph without a hash is one that a writer was stopped in.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad, QuerySolution
from rdflib.namespace import DCTERMS, RDF, VOID, XSD

from graph.endpoint import Endpoint
from graph.errors import StoreError
from graph.remote.wire import delete, insert, rows
from graph.store.digest import Fingerprint

PUBLISHED, MERGED = "graph/published", "graph/merged"
"""Paths, under the base, of the catalogue, and of the merge of all other graphs: what queries see by default."""
_TRIPLES, _HASH = NamedNode(str(VOID.triples)), NamedNode(str(DCTERMS.identifier))
_SUBSET, _SPACE = NamedNode(str(VOID.subset)), NamedNode(str(VOID.uriSpace))
_TYPE, _DATASET, _OWNER = NamedNode(str(RDF.type)), NamedNode(str(VOID.Dataset)), NamedNode(str(DCTERMS.creator))


@dataclass(slots=True)
class Catalogue:
    """What the endpoint says of our graphs; ``graphs`` has None for one that is not whole."""

    base: str
    owner: str
    """The id of the store that writes here."""
    graphs: dict[str, Fingerprint | None] = field(default_factory=dict)

    @property
    def name(self) -> NamedNode:
        """Its own graph."""
        return NamedNode(self.base + PUBLISHED)

    @property
    def merged(self) -> str:
        """The graph that queries see by default."""
        return self.base + MERGED

    @property
    def whole(self) -> bool:
        """Whether no writer was stopped before its end."""
        return self.merged in self.graphs and None not in self.graphs.values()

    def head(self) -> list[Quad]:
        """What says whose graphs these are."""
        pairs = ((_TYPE, _DATASET), (_SPACE, Literal(self.base)), (_OWNER, Literal(self.owner)))
        return [Quad(self.name, predicate, value, self.name) for predicate, value in pairs]

    def begin(self, endpoint: Endpoint, names: Iterable[str]) -> None:
        """List graphs as ours and not whole."""
        wanted = list(names)
        delete(endpoint, [quad for name in wanted for quad in self._state(name)])
        self.graphs |= dict.fromkeys(wanted)
        insert(endpoint, [Quad(self.name, _SUBSET, NamedNode(name), self.name) for name in wanted])

    def end(self, endpoint: Endpoint, states: Mapping[str, Fingerprint]) -> None:
        """Say of graphs that they are whole."""
        self.graphs |= states
        insert(endpoint, [quad for name in states for quad in self._state(name)])

    def drop(self, endpoint: Endpoint, names: Iterable[str]) -> None:
        """List graphs no more."""
        wanted = list(names)
        gone = [quad for name in wanted for quad in self._state(name)]
        delete(endpoint, [*gone, *(Quad(self.name, _SUBSET, NamedNode(name), self.name) for name in wanted)])
        for name in wanted:
            self.graphs.pop(name, None)

    def _state(self, name: str) -> Iterator[Quad]:
        state = self.graphs.get(name)
        if state is not None:
            count = Literal(str(state.triples), datatype=NamedNode(str(XSD.integer)))
            yield Quad(NamedNode(name), _TRIPLES, count, self.name)
            yield Quad(NamedNode(name), _HASH, Literal(state.hex), self.name)


def bases(endpoint: Endpoint) -> list[str]:
    """The base IRIs of the stores that the endpoint holds."""
    found = endpoint.select(
        f"SELECT DISTINCT ?base WHERE {{ GRAPH ?g {{ ?g a {_DATASET} ; {_SPACE} ?base ; {_OWNER} ?owner }} }}"
    )
    return sorted({_text(row, "base") for row in found})


def read_catalogue(endpoint: Endpoint, base: str) -> Catalogue | None:
    """The catalogue of the store with that base; None where there is none."""
    name = NamedNode(base + PUBLISHED)
    (*owners,) = endpoint.select(f"SELECT ?owner WHERE {{ GRAPH {name} {{ {name} {_OWNER} ?owner }} }}")
    if not owners:
        return None
    catalogue = Catalogue(base, _text(owners[0], "owner"))
    # In two steps: a server that cuts long answers is asked again for the rest (see wire.rows).
    listed = [_text(row, "g") for row in rows(endpoint, f"GRAPH {name} {{ {name} {_SUBSET} ?g }}", "?g")]
    states = {
        _text(row, "g"): Fingerprint(int(_text(row, "n")), int(_text(row, "h"), 16))
        for row in rows(endpoint, f"GRAPH {name} {{ ?g {_TRIPLES} ?n ; {_HASH} ?h }}", "?g ?n ?h")
    }
    catalogue.graphs = {graph: states.get(graph) for graph in sorted(listed)}
    return catalogue


def _text(row: QuerySolution, name: str) -> str:
    value = row[name]
    if not isinstance(value, NamedNode | Literal):
        raise StoreError(f"the catalogue of the endpoint is damaged: {value} is no {name}.")
    return value.value

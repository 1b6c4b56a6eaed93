"""An endpoint in, a store for reading out.

Queries are answered by the server, over our graphs alone.  What goes over the whole graph (show, export, view, stats,
validate) works on a copy in memory, or on the disk when it is large, that is fetched once and held to the catalogue's
hashes.  The readings are not there: they lie in the folder that the endpoint is written from.
"""

import os
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import Self

import pyoxigraph
from pyoxigraph import Quad, QueryBoolean, QuerySolutions, Triple

from graph.endpoint import Endpoint
from graph.errors import StoreError
from graph.remote.catalogue import Catalogue, bases, read_catalogue
from graph.remote.wire import as_written, groups, read_graphs
from graph.sparql import uses
from graph.store import Store
from graph.store.digest import Fingerprint, Tally
from graph.store.rdf import fill, placed

BASE = "NEWSGRAPH_STORE_BASE"
"""Which of several graphs at an endpoint is meant, by its base IRI."""
IN_MEMORY = 1_000_000
"""Triples above which the copy lies on the disk: in memory a million takes about 1 GB."""


class RemoteStore(Store):
    """The graph at an endpoint, open for reading."""

    def __init__(self, endpoint: Endpoint, catalogue: Catalogue) -> None:
        self.path, self.meta = Path(), {"base": catalogue.base, "rdf": "current", "loaded": endpoint.name}
        self.catalogue = catalogue
        self._endpoint = endpoint
        self._open = ExitStack()
        self._open.callback(endpoint.close)

    @classmethod
    def at(cls, address: str, environment: Mapping[str, str] = os.environ, *, base: str = "") -> Self:
        """The graph (with that base) at an address.

        Raises :class:`graph.errors.StoreError` when there is none or it is not whole.
        """
        endpoint = Endpoint.of(address, environment)
        with ExitStack() as undo:
            undo.callback(endpoint.close)
            base = _base(endpoint, base or environment.get(BASE, ""))
            catalogue = read_catalogue(endpoint, base)
            if catalogue is None or not catalogue.whole:
                raise StoreError(
                    f"{endpoint.name}: the last build was stopped while it wrote the graph. Run the same build again."
                )
            undo.pop_all()
        return cls(endpoint, catalogue)

    @property
    def name(self) -> str:
        """The address, without what may be secret."""
        return self._endpoint.name

    def close(self) -> None:
        """Forget the copy, and let go of the connection."""
        self._open.close()
        self.__dict__["_copy"] = None

    @property
    def dataset(self) -> pyoxigraph.Store:
        """A copy of the whole graph, fetched when it is first asked for."""
        if self._copy is None:
            raise StoreError(f"{self.name}: the store is closed.")
        return self._copy

    @property
    def has_inferred(self) -> bool:
        """Whether the graph of what follows was made, be it empty."""
        return self.inferred.value in self.catalogue.graphs

    def query(
        self, sparql: str, prefixes: Mapping[str, str], *, inferred: bool = False
    ) -> QuerySolutions | QueryBoolean | Iterable[Triple]:
        """Have the server answer."""
        kind = type(pyoxigraph.Store().query(sparql, prefixes=dict(prefixes)))  # told if wrong, as of any other store
        default = [self.catalogue.merged, *([self.inferred.value] if inferred else [])]
        named = sorted(set(self.catalogue.graphs) - {self.catalogue.merged})
        graphs: list[list[str]] = [default, named if uses("graph", sparql, prefixes) else []]
        if uses("from", sparql, prefixes):
            graphs = []
        full = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes.items()) + sparql
        if kind is QuerySolutions:
            return self._endpoint.solutions(full, *graphs)
        if kind is QueryBoolean:
            return self._endpoint.ask(full, *graphs)
        return map(as_written, self._endpoint.triples(full, *graphs))

    @cached_property
    def _copy(self) -> pyoxigraph.Store | None:
        states = {name: state for name, state in self.catalogue.graphs.items() if name != self.catalogue.merged}
        size = sum(state.triples for state in states.values() if state is not None)
        folder = self._open.enter_context(tempfile.TemporaryDirectory()) if size > IN_MEMORY else None
        dataset = pyoxigraph.Store(folder)
        tally, inferred = Tally(), self.inferred
        fill(dataset, tally(self._fetched([name for name in states if name != inferred.value])))
        if self.has_inferred:
            dataset.bulk_extend(tally(self._fetched([inferred.value])))
            dataset.add_graph(inferred)
        found = tally.states
        wrong = sorted(name for name, state in states.items() if state != found.get(name, Fingerprint()))
        if wrong:
            raise StoreError(
                f"{self.name}: the graph <{wrong[0]}> is not as it was written (so are {len(wrong)} of "
                f"{len(states)} graphs): something else writes there. Run the build again: it puts them right."
            )
        return dataset

    def fingerprints(self) -> dict[str, Fingerprint]:
        """What each graph really holds, but for the merge: every triple is fetched."""
        tally = Tally()
        names = [name for name in self.catalogue.graphs if name != self.catalogue.merged]
        deque(tally(self._fetched(names)), maxlen=0)
        found = tally.states
        return {name: found.get(name, Fingerprint()) for name in names}

    def _fetched(self, names: list[str]) -> Iterator[Quad]:
        sizes = {name: state.triples for name, state in self.catalogue.graphs.items() if state is not None}
        for group in groups(names, sizes):
            for quad in read_graphs(self._endpoint, group):
                yield placed(as_written(quad.triple), quad.graph_name)


def _base(endpoint: Endpoint, wanted: str) -> str:
    """The base of the one graph that the endpoint holds, or of the wanted one of several."""
    found = bases(endpoint)
    if not found:
        raise StoreError(
            f"{endpoint.name}: holds no graph of newsgraph. Put one there with: newsgraph build SOURCE... --store "
            f"{endpoint.name}, or: newsgraph load DIR {endpoint.name}"
        )
    if wanted and wanted not in found:
        raise StoreError(f"{endpoint.name}: holds no graph with the base {wanted}, but {', '.join(found)}.")
    if not wanted and len(found) > 1:
        raise StoreError(f"{endpoint.name}: holds several graphs: set {BASE} to one of {', '.join(found)}.")
    return wanted or found[0]

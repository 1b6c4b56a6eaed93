"""The RDF of a store: opened, made anew, filled, brought up to date."""

import hashlib
import logging
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import cast

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, Triple

from graph.store.database import is_damage

_LOG = logging.getLogger(__name__)
BATCH = 10_000
"""Quads added or removed in one transaction."""


@dataclass(frozen=True, slots=True)
class Change:
    """How many quads of named graphs a :meth:`Store.replace` added and removed."""

    added: int
    removed: int


def open_rdf(folder: Path, *, filled: bool) -> pyoxigraph.Store | None:
    """The dataset in a folder for a writer; None when it is lost or damaged, or empty though it was ``filled``."""
    if not is_complete(folder):
        return None
    try:
        dataset = pyoxigraph.Store(str(folder))
        return None if filled and is_empty(dataset) else dataset
    except RuntimeError as error:
        if not is_damage(error):
            raise
        _LOG.warning("%s: the graph is damaged (%s) and will be made anew.", folder, error)
        return None


def new_rdf(folder: Path) -> pyoxigraph.Store:
    """An empty dataset in place of what is there."""
    if folder.exists():
        shutil.rmtree(folder)
    return pyoxigraph.Store(str(folder))


def is_complete(folder: Path) -> bool:
    """Whether the files are there by which a dataset is known; without them Oxigraph would take it for a new one."""
    try:
        return (folder / (folder / "CURRENT").read_text(encoding="ascii").strip()).is_file()
    except (OSError, ValueError):
        return False


def is_empty(dataset: pyoxigraph.Store) -> bool:
    """Whether it has no quad at all."""
    return next(iter(dataset), None) is None


def make_equal(dataset: pyoxigraph.Store, quads: Iterable[Quad]) -> Change:
    """Add and remove what differs; each quad of a named graph has its triple in the default graph, too."""
    change = fill(dataset, quads) if is_empty(dataset) else _update(dataset, quads)
    dataset.flush()
    return change


def placed(triple: Triple, name: NamedNode | BlankNode | DefaultGraph) -> Quad:
    """The triple in a graph."""
    return Quad(triple.subject, triple.predicate, triple.object, name)


def _merged(quad: Quad) -> Quad:
    """The quad's triple in the default graph."""
    return Quad(*quad.triple)


def fill(dataset: pyoxigraph.Store, quads: Iterable[Quad]) -> Change:
    """Load quads of named graphs into an empty dataset in one go, with their merge as the default graph."""

    def both() -> Iterator[Quad]:
        for quad in quads:
            yield quad
            yield _merged(quad)

    dataset.bulk_extend(both())
    return Change(_count(dataset), 0)


def _count(dataset: pyoxigraph.Store) -> int:
    """How many quads the named graphs have."""
    (found,) = cast("QuerySolutions", dataset.query("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"))
    return int(cast("Literal", found["n"]).value)


def _update(dataset: pyoxigraph.Store, quads: Iterable[Quad]) -> Change:
    """Add and remove what differs.  Of the new quads only a digest each is kept in memory."""
    wanted: set[bytes] = set()
    added = removed = 0

    def missing() -> Iterator[Quad]:
        for quad in quads:
            key = _key(quad)
            if key not in wanted:
                wanted.add(key)
                if quad not in dataset:
                    yield quad

    for batch in _batches(missing()):
        dataset.extend([*batch, *map(_merged, batch)])
        added += len(batch)
    for batch in _batches(quad for quad in _named(dataset) if _key(quad) not in wanted):
        _remove(dataset, batch)
        removed += len(batch)
    for name in list(dataset.named_graphs()):
        if next(dataset.quads_for_pattern(None, None, None, name), None) is None:
            dataset.remove_graph(name)
    return Change(added, removed)


def _remove(dataset: pyoxigraph.Store, batch: Sequence[Quad]) -> None:
    """Remove quads, and from the default graph the triples that no named graph holds any more, in one transaction."""
    going = set(batch)
    lines = [f"GRAPH {quad.graph_name} {{ {quad.triple} }}" for quad in batch]
    lines += [f"{triple} ." for triple in {quad.triple for quad in batch} if not _stays(dataset, triple, going)]
    dataset.update("DELETE DATA {\n" + "\n".join(lines) + "\n}")


def _stays(dataset: pyoxigraph.Store, triple: Triple, going: set[Quad]) -> bool:
    found = dataset.quads_for_pattern(triple.subject, triple.predicate, triple.object)
    return any(quad.graph_name != DefaultGraph() and quad not in going for quad in found)


def _named(dataset: pyoxigraph.Store) -> Iterator[Quad]:
    for name in sorted(dataset.named_graphs(), key=str):
        yield from dataset.quads_for_pattern(None, None, None, name)


def _key(quad: Quad) -> bytes:
    return hashlib.blake2b(str(quad).encode(), digest_size=16).digest()


def _batches(quads: Iterable[Quad]) -> Iterator[list[Quad]]:
    iterator = iter(quads)
    while batch := sorted(islice(iterator, BATCH), key=str):
        yield batch

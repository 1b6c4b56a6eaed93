"""A graph in one place in, the same graph in another out, and both compared: counts by graph, and a hash.

A place is a store's folder, a SPARQL endpoint, or (to read from) RDF: a file of N-Quads, TriG, Turtle or N-Triples,
gzipped or not, or a folder of such files, the partitions of one graph.  Where both are folders the readings come along.
A store that was loaded from elsewhere holds the graph alone: it can be asked, and nothing can be built into it.
"""

import gzip
import hashlib
import shutil
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple

from graph.assertion import ENTITIES
from graph.config import BASE
from graph.endpoint import Endpoint, is_address
from graph.errors import SourceError, StoreError
from graph.prose import counted
from graph.remote import Progress, RemoteStore, id_of, publish, quiet
from graph.store import DECISIONS, INFERRED, LOADED, Store, is_store
from graph.store.digest import Fingerprint, Tally, fingerprint, total
from graph.store.rdf import fill, placed

SUFFIXES = {".nq": RdfFormat.N_QUADS, ".trig": RdfFormat.TRIG, ".ttl": RdfFormat.TURTLE, ".nt": RdfFormat.N_TRIPLES}
UNNAMED = "graph/loaded"
"""Path, under the base, of the graph of what a file has in none."""
_IN_MEMORY = 100_000_000
"""Bytes of RDF files above which they are read by way of the disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What is in both places now."""

    graphs: int
    quads: int
    hash: str
    """Of all quads, in whatever order."""
    readings: int | None = None
    """Articles that came along as they were read; None when the graph came alone."""
    differing: tuple[str, ...] = ()
    """Graphs that are not the same in both places."""


@dataclass(frozen=True, slots=True)
class _Source:
    """A graph to read: a dataset, or files that are read as they come."""

    base: str
    owner: str
    """Which store this is, wherever it is published."""
    name: str
    dataset: pyoxigraph.Store | None = None
    files: tuple[Path, ...] = ()
    store: Store | None = None
    """With readings; None where there is the graph alone."""

    def quads(self) -> Iterator[Quad]:
        """The quads of the named graphs; what a file has in none is in one."""
        if self.dataset is not None:
            return (quad for quad in self.dataset if quad.graph_name != DefaultGraph())
        unnamed = NamedNode(self.base + UNNAMED)
        found = _parsed(self.files)
        return (placed(quad.triple, unnamed) if quad.graph_name == DefaultGraph() else quad for quad in found)


def load(
    source: str | Path, target: str | Path, *, base: str = "", replace: bool = False, on_progress: Progress = quiet
) -> Loaded:
    """Make the graph at ``target`` equal to the one at ``source``, and compare them.

    ``base`` is that of RDF files which do not show it.  What the target holds of another store stays, unless it is to
    be ``replace``d.  Raises :class:`graph.errors.StoreError` or :class:`graph.errors.SourceError`.
    """
    if is_address(target) and is_store(Path(source)):
        _name(Path(source))
    with _opened(source, base) as given:
        if is_address(target):
            readings = None
            with _copied(given) as dataset:
                states = _states(dataset)
                found = _to_endpoint(given, dataset, str(target), replace=replace, on_progress=on_progress)
        else:
            states, found, readings = _to_folder(given, Path(target), replace=replace)
            if states != found and given.files:  # a quad may stand in several files
                with _copied(given) as dataset:
                    states = _states(dataset)
    names = sorted(states)
    whole = total((name, states[name]) for name in names)
    differing = sorted(name for name in {*states, *found} if states.get(name) != found.get(name))
    return Loaded(graphs=len(names), quads=whole.triples, hash=whole.hex, readings=readings, differing=tuple(differing))


@contextmanager
def _opened(source: str | Path, base: str) -> Iterator[_Source]:
    path = Path(source)
    if is_address(source):
        with RemoteStore.at(str(source)) as remote:
            catalogue = remote.catalogue
            yield _Source(catalogue.base, catalogue.owner, remote.name, dataset=remote.dataset)
    elif is_store(path):
        with Store.open(path, read_only=True) as store:
            if store.dirty:
                raise StoreError(f"{path}: the graph is older than its articles: run the same build again, then load.")
            owner = store.meta.get("id") or _owner(path)
            kept = store if store.has_readings else None
            yield _Source(store.meta.get("base", BASE), owner, str(path), dataset=store.dataset, store=kept)
    else:
        files = _files(path)
        yield _Source(base or _base(files), _owner(path), str(path), files=files)


@contextmanager
def _copied(given: _Source) -> Iterator[pyoxigraph.Store]:
    """The graph as a dataset with its merge: that of the store, or one that is made of files for the time being."""
    if given.dataset is not None:
        yield given.dataset
        return
    with ExitStack() as undo:
        size = sum(file.stat().st_size * (10 if file.suffix == ".gz" else 1) for file in given.files)
        folder = undo.enter_context(tempfile.TemporaryDirectory()) if size > _IN_MEMORY else None
        dataset = pyoxigraph.Store(folder)
        inferred = NamedNode(given.base + INFERRED)
        fill(dataset, (quad for quad in given.quads() if quad.graph_name != inferred))
        dataset.bulk_extend(quad for quad in given.quads() if quad.graph_name == inferred)
        yield dataset


def _name(path: Path) -> None:
    """Give a store the id by which an endpoint knows it."""
    with Store.open(path, read_only=True) as store:
        known = "id" in store.meta
    if not known:
        with Store.open(path) as store:
            id_of(store)


def _owner(path: Path) -> str:
    """An id for what has none: of its place."""
    return hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:32]


def _files(path: Path) -> tuple[Path, ...]:
    found = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())
    files = tuple(file for file in found if _form(file) is not None)
    if not files:
        problem = "does not exist" if not path.exists() else "is no store, and no RDF"
        raise SourceError(
            str(path), f"{problem}: expected a store's folder, an endpoint, or files ({', '.join(SUFFIXES)}; .gz too)."
        )
    return files


def _form(path: Path) -> RdfFormat | None:
    name = path.name.lower().removesuffix(".gz")
    return next((form for suffix, form in SUFFIXES.items() if name.endswith(suffix)), None)


def _base(files: Iterable[Path]) -> str:
    """The base of what our export wrote, by its graph of entities."""
    names = (str(quad.graph_name)[1:-1] for quad in _parsed(files) if isinstance(quad.graph_name, NamedNode))
    return next((name.removesuffix(ENTITIES) for name in names if name.endswith(f"/{ENTITIES}")), BASE)


def _parsed(files: Iterable[Path]) -> Iterator[Quad]:
    for file in files:
        try:
            with file.open("rb") as raw:
                stream = cast("IO[bytes]", gzip.GzipFile(fileobj=raw)) if file.suffix.lower() == ".gz" else raw
                yield from pyoxigraph.parse(stream, format=_form(file))
        except (OSError, EOFError, zlib.error, SyntaxError, ValueError) as error:
            raise SourceError(str(file), f"cannot be read: {error}.") from error


def _states(dataset: pyoxigraph.Store) -> dict[str, Fingerprint]:
    return {name.value: fingerprint(dataset, name) for name in dataset.named_graphs() if isinstance(name, NamedNode)}


def _to_endpoint(
    given: _Source, dataset: pyoxigraph.Store, address: str, *, replace: bool, on_progress: Progress
) -> dict[str, Fingerprint]:
    with Endpoint.of(address) as endpoint:
        publish(dataset, endpoint, base=given.base, owner=given.owner, replace=replace, on_progress=on_progress)
    with RemoteStore.at(address, base=given.base) as remote:
        return remote.fingerprints()


def _to_folder(
    given: _Source, path: Path, *, replace: bool
) -> tuple[dict[str, Fingerprint], dict[str, Fingerprint], int | None]:
    """What was in the source's graphs, what is in the folder's, and how many readings came along."""
    tally = Tally()
    inferred, follows = NamedNode(given.base + INFERRED), list[Triple]()

    def stated() -> Iterator[Quad]:
        for quad in tally(given.quads()):
            if quad.graph_name != inferred:
                yield quad
            else:
                follows.append(quad.triple)

    with Store.open(path, create=True) as store:
        _check(given, store, replace=replace)
        if given.store is not None:
            store.take_readings(given.store)
            _copy_decisions(given.store.path, path)
        else:
            store.meta[LOADED] = given.name
        store.meta["base"] = given.base
        store.replace(stated())
        if follows:
            store.put_inferred(follows)
        return tally.states, _states(store.dataset), len(store.sources()) if store.has_readings else None


def _check(given: _Source, store: Store, *, replace: bool) -> None:
    """Refuse to write over what is another's."""
    kept = len(store.sources()) if store.has_readings else 0
    articles = counted(kept, "article")
    if given.store is None and kept:
        raise StoreError(
            f"{store.path}: holds {articles} from which its graph follows, and a graph alone would belie them. "
            "Load into a new folder."
        )
    if given.store is not None and kept and not replace:
        raise StoreError(f"{store.path}: holds {articles}. Load into a new folder, or give --replace.")
    before = store.meta.get(LOADED)
    if before not in {None, given.name} and not replace:
        raise StoreError(f"{store.path}: was loaded from {before}. Load into a new folder, or give --replace.")


def _copy_decisions(source: Path, target: Path) -> None:
    if (source / DECISIONS).exists():
        shutil.copyfile(source / DECISIONS, target / DECISIONS)

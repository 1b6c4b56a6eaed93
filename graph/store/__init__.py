"""A folder that keeps what was read and what follows from it.

    articles.sqlite   one row an article: its source, its digest, its :class:`graph.model.Reading`, which agent made it
                      and in which :data:`SHAPE`; and the meta data
    rdf/              the graph that follows from all readings, an Oxigraph dataset
    lock              one writer or many readers, never both
    decisions.toml    what the user decided about names; written by hand or by ``newsgraph merge`` and ``split``

The readings are the truth; the RDF can be made from them at any time.  ``meta["rdf"]`` says how far it is:
``current`` (``empty`` if nothing follows), ``stale`` (whole, but older than the readings) or ``partial`` (a writer was
killed, the disk was full, a file was damaged: the next writer starts with an empty graph, and no reader is let in
before :meth:`Store.replace`).

The default graph of the dataset always holds the merge of the named graphs, each triple once, so that a query that
names no graph counts right.  One graph is no part of that merge: ``graph/inferred``, what follows from the rest;
:meth:`Store.replace` drops it, since it may follow no more.
"""

import contextlib
import json
import sqlite3
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, QueryBoolean, QuerySolutions, Triple

from graph.config import BASE
from graph.errors import StoreError
from graph.model import Article, Reading
from graph.store.database import AGAIN, DATABASE, RDF, SCHEMA, Meta, connect, damage, is_damage, reported
from graph.store.kept import SHAPE, decode_article, decode_reading, encode, is_whole
from graph.store.rdf import Change, is_complete, is_empty, make_equal, new_rdf, open_rdf

if sys.platform != "win32":
    import fcntl

__all__ = ["DECISIONS", "INFERRED", "LOADED", "SCHEMA", "SHAPE", "Change", "Store", "damage", "is_damage", "is_store"]
INFERRED = "graph/inferred"
"""Path, under the base, of the graph that holds what follows from the others."""

DECISIONS = "decisions.toml"
"""What the user decided about names (:mod:`graph.resolve.decisions`); a new store may find it there."""
BESIDE = frozenset(("fetched", "watched.json"))
"""Names in the folder that belong to :mod:`graph.gather` and :mod:`graph.watch`; they may be there before the store."""
LOADED = "loaded"
"""Key of the meta data that says where the RDF of a store without readings came from."""
_LOCK = "lock"
_CURRENT = frozenset({"current", "empty"})
"""States of an RDF that follows from the readings; where it holds something, and where it does not."""


class Store:
    """An open store; use it as a context manager, or :meth:`close` it."""

    def __init__(
        self, path: Path, database: sqlite3.Connection, dataset: pyoxigraph.Store, lock: IO[bytes] | None
    ) -> None:
        self.path = path
        self._database = database
        self._dataset: pyoxigraph.Store | None = dataset
        self._lock = lock
        self.meta: MutableMapping[str, str] = Meta(database, path)

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, read_only: bool = False) -> Self:
        """Open the store at ``path``: one writer at a time, or any number of readers.

        Raises :class:`graph.errors.StoreError` when there is none (and not ``create``), when the folder is something
        else, of another version or damaged, or when someone else has it open.
        """
        path = Path(path)
        _check(path, create=create and not read_only)
        with contextlib.ExitStack() as undo, reported(path):
            lock = _acquire(path, shared=read_only)
            if lock is not None:
                undo.callback(lock.close)
            database = connect(path, read_only=read_only)
            undo.callback(database.close)
            dataset = _dataset(path, Meta(database, path), read_only=read_only)
            undo.pop_all()
        return cls(path, database, dataset, lock)

    @staticmethod
    def exists(path: str | Path) -> bool:
        """Whether a store is there, whatever its state."""
        return (Path(path) / DATABASE).is_file()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the store free for others; results of queries must be used up before."""
        self._dataset = None
        self._database.close()
        if self._lock is not None:
            self._lock.close()

    @property
    def dataset(self) -> pyoxigraph.Store:
        """The RDF: one named graph an article, ``graph/entities``, and their merge as the default graph."""
        if self._dataset is None:
            raise StoreError(f"{self.path}: the store is closed.")
        return self._dataset

    @property
    def name(self) -> str:
        """What messages call it."""
        return str(self.path)

    @property
    def has_readings(self) -> bool:
        """Whether it keeps what was read; without that there is only the RDF, which somebody else's build made."""
        return LOADED not in self.meta

    def query(
        self, sparql: str, prefixes: Mapping[str, str], *, inferred: bool = False
    ) -> QuerySolutions | QueryBoolean | Iterable[Triple]:
        """Answer a query over the merge, and what was inferred when asked to; raises what pyoxigraph raises."""
        graphs: list[NamedNode | BlankNode | DefaultGraph] | None = (
            [DefaultGraph(), self.inferred] if inferred else None
        )
        return self.dataset.query(sparql, prefixes=dict(prefixes), default_graph=graphs)

    @property
    def folder(self) -> Path:
        """Where the RDF lies, for other processes that read it while this one holds the lock."""
        return self.path / RDF

    @property
    def dirty(self) -> bool:
        """Whether the RDF is older than the readings, or half-written: :meth:`replace` is due."""
        return self.meta.get("rdf", "stale") not in _CURRENT

    def sources(self) -> dict[str, str]:
        """Source and digest of every article, by source."""
        self._need_readings()
        with reported(self.path):
            return dict(self._database.execute("SELECT source, digest FROM article ORDER BY source"))

    def readings(self, agent: str | None = None) -> Iterator[Reading]:
        """Every reading, by source; with ``agent`` those whole ones that it made with this version of :class:`Reading`.

        Without it, raises :class:`graph.errors.StoreError` at a reading of another version of newsgraph.
        """
        self._need_readings()
        with reported(self.path):
            rows = self._database.execute("SELECT source, reading, agent, shape FROM article ORDER BY source")
            for source, blob, maker, shape in rows:
                if agent is not None and ((maker, shape) != (agent, SHAPE) or not is_whole(blob)):
                    continue
                if shape != SHAPE:
                    raise StoreError(
                        f"{self.path}: {source} was read by another version of newsgraph. Run the build again: "
                        "it reads such articles anew, from the texts that the store keeps."
                    )
                yield decode_reading(self.path, source, blob)

    def articles(self) -> Iterator[Article]:
        """Every article, by source, whatever version of newsgraph read it."""
        self._need_readings()
        with reported(self.path):
            for source, blob in self._database.execute("SELECT source, reading FROM article ORDER BY source"):
                yield decode_article(self.path, source, blob)

    def outdated(self, agent: str, given: Collection[str] = ()) -> Iterator[Article]:
        """The articles but for those ``given`` that another agent or version of newsgraph has read."""
        with reported(self.path):
            rows = self._database.execute(
                "SELECT source, reading FROM article WHERE agent != ? OR shape != ? ORDER BY source", (agent, SHAPE)
            )
            for source, blob in rows:
                if source not in given:
                    yield decode_article(self.path, source, blob)

    def damaged(self) -> set[str]:
        """Sources whose reading can no longer be decoded: their articles must be given again."""
        with reported(self.path):
            return {
                source
                for source, blob in self._database.execute("SELECT source, reading FROM article")
                if not is_whole(blob)
            }

    def _need_readings(self) -> None:
        if not self.has_readings:
            raise StoreError(
                f"{self.name}: holds the graph alone (from {self.meta[LOADED]}), and not the articles as they were "
                "read, which this needs. Use the folder that it was built in, or build into a new one."
            )

    def put(self, readings: Iterable[Reading], *, agent: str = "") -> None:
        """Keep what ``agent`` read, each in place of an earlier one of the same source: all of them, or none."""
        statement = "INSERT OR REPLACE INTO article (source, digest, reading, agent, shape) VALUES (?, ?, ?, ?, ?)"
        with reported(self.path), self._database:
            self._database.executemany(statement, ((*encode(reading), agent, SHAPE) for reading in readings))
            self._outdate()

    def take_readings(self, other: "Store") -> None:
        """Keep what another store keeps and nothing else, but for its id and its endpoint, which stay its own."""
        with reported(self.path):
            other._database.backup(self._database)  # noqa: SLF001
            self._outdate()
            self._database.commit()
        settings = json.loads(self.meta.get("settings", "{}"))
        self.meta["settings"] = json.dumps({k: v for k, v in settings.items() if k != "endpoint"}, sort_keys=True)
        self.meta.pop("id", None)

    def remove(self, sources: Iterable[str]) -> int:
        """Forget the articles with these sources and say how many there were."""
        with reported(self.path), self._database:
            cursor = self._database.executemany("DELETE FROM article WHERE source = ?", zip(sources, strict=False))
            self._outdate()
        return cursor.rowcount

    def outdate(self) -> None:
        """Note that the RDF no longer follows from what the store keeps, until the next :meth:`replace`."""
        with reported(self.path), self._database:
            self._outdate()

    def _outdate(self) -> None:
        self._database.execute("UPDATE meta SET value = 'stale' WHERE key = 'rdf' AND value != 'partial'")

    def replace(self, quads: Iterable[Quad]) -> Change:
        """Make the dataset equal to the quads (all of named graphs): what is there already is not touched."""
        with reported(self.path):
            dataset = self.dataset
            if self.meta.get("rdf") == "partial":
                dataset.clear()
            self.meta["rdf"] = "partial"
            dataset.remove_graph(self.inferred)
            change = make_equal(dataset, quads)
            self.meta["rdf"] = "empty" if is_empty(dataset) else "current"
        return change

    @property
    def inferred(self) -> NamedNode:
        """The graph of what follows; a store that keeps no inferences has none of that name."""
        return NamedNode(self.meta.get("base", BASE) + INFERRED)

    @property
    def has_inferred(self) -> bool:
        """Whether the graph of what follows was made, be it empty."""
        return self.dataset.contains_named_graph(self.inferred)

    def put_inferred(self, triples: Iterable[Triple]) -> None:
        """Keep what follows from the graph as it is now, in place of what followed before."""
        with reported(self.path):
            name = self.inferred
            self.dataset.remove_graph(name)
            self.dataset.extend(Quad(one.subject, one.predicate, one.object, name) for one in triples)
            self.dataset.add_graph(name)
            self.dataset.flush()

    def drop_inferred(self) -> None:
        """Keep no inferences."""
        with reported(self.path):
            self.dataset.remove_graph(self.inferred)
            self.dataset.flush()


def is_store(path: Path) -> bool:
    """Whether the folder is a store's, be it damaged."""
    return (path / DATABASE).is_file()


def _check(path: Path, *, create: bool) -> None:
    """Refuse what is no store; make the folder when asked to."""
    if path.exists() and not path.is_dir():
        raise StoreError(f"{path}: is a file, expected the folder of a store.")
    if (path / DATABASE).is_file():
        return
    if not create:
        found = "has no store in it" if path.is_dir() else "does not exist"
        raise StoreError(f"{path}: {found}. Make one with: newsgraph build SOURCE... --store {path}")
    if path.is_dir() and any(child.name not in {_LOCK, DECISIONS, *BESIDE} for child in path.iterdir()):
        raise StoreError(f"{path}: holds other files and is no store. Give an empty or a new folder.")
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{path}: cannot be made: {error}") from error


def _acquire(path: Path, *, shared: bool) -> IO[bytes] | None:
    """Hold the lock file until it is closed or the process ends, however it ends.

    Where there is no flock (Windows) the locks of the two databases keep a second writer out.
    """
    name = path / _LOCK
    try:
        handle = name.open("rb" if shared and name.exists() else "ab")
    except PermissionError:
        if shared:
            return None  # a store on a medium that cannot be written: nobody writes it
        raise
    if sys.platform != "win32":
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError as error:
            handle.close()
            who = "a build is writing to it" if shared else "another program (newsgraph serve, say) reads or writes it"
            raise StoreError(f"{path}: the store is busy: {who}. Wait for it, or use another --store.") from error
    return handle


def _dataset(path: Path, meta: MutableMapping[str, str], *, read_only: bool) -> pyoxigraph.Store:
    """The graph as it is; a writer gets an empty one in place of one that is half-written, lost or damaged.

    One that was filled and is empty is damaged: RocksDB may take a list of its files that was cut for a short one.
    """
    folder, state = path / RDF, meta.get("rdf")
    filled = state == "current"
    if not read_only:
        dataset = None if state == "partial" else open_rdf(folder, filled=filled)
        if dataset is None:
            meta["rdf"] = "partial"
            dataset = new_rdf(folder)
        return dataset
    if state == "partial":
        raise StoreError(f"{path}: the last build was stopped while it wrote the graph. Run the same build again.")
    if not is_complete(folder):
        raise StoreError(f"{path}: holds no graph yet, or its files are lost. Run the build again: {AGAIN}")
    dataset = pyoxigraph.Store.read_only(str(folder))
    if filled and is_empty(dataset):
        raise StoreError(f"{path}: {damage('it is empty')}")
    return dataset

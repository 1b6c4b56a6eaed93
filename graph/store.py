"""A folder that keeps what was read and what follows from it.

    articles.sqlite   one row an article: its source, its digest, its :class:`graph.model.Reading`; and the meta data
    rdf/              the graph that follows from all readings, an Oxigraph dataset
    lock              one writer or many readers, never both
    decisions.toml    what the user decided about names; written by hand or by ``newsgraph merge`` and ``split``

The readings are the truth; the RDF can be made from them at any time.  ``meta["rdf"]`` says how far it is:
``current``, ``stale`` (whole, but older than the readings) or ``partial`` (a writer was killed: the next
:meth:`Store.replace` starts afresh, and no reader is let in before).  The default graph of the dataset always holds the
merge of the named graphs, each triple once, so that a query that names no graph counts right.  One graph is no part of
that merge: ``graph/inferred``, what follows from the rest; :meth:`Store.replace` drops it, since it may follow no more.
"""

import contextlib
import hashlib
import sqlite3
import sys
import zlib
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import msgspec
import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from graph.config import BASE
from graph.errors import StoreError
from graph.model import Reading

if sys.platform != "win32":
    import fcntl

SCHEMA = 1
"""Version of the folder's layout; a store of another version is refused."""
APPLICATION = 0x4E475248
"""SQLite application id (``NGRH``) by which a store is known."""
BATCH = 10_000
"""Quads added or removed in one transaction."""
INFERRED = "graph/inferred"
"""Path, under the base, of the graph that holds what follows from the others."""

DECISIONS = "decisions.toml"
"""What the user decided about names (:mod:`graph.resolve.decisions`); a new store may find it there."""
_DATABASE, _RDF, _LOCK = "articles.sqlite", "rdf", "lock"
_TABLES = f"""
CREATE TABLE article (source TEXT PRIMARY KEY, digest TEXT NOT NULL, reading BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {SCHEMA};
"""


@dataclass(frozen=True, slots=True)
class Change:
    """How many quads of named graphs a :meth:`Store.replace` added and removed."""

    added: int
    removed: int


class Store:
    """An open store; use it as a context manager, or :meth:`close` it."""

    def __init__(
        self, path: Path, database: sqlite3.Connection, dataset: pyoxigraph.Store, lock: IO[bytes] | None
    ) -> None:
        self.path = path
        self._database = database
        self._dataset: pyoxigraph.Store | None = dataset
        self._lock = lock
        self.meta: MutableMapping[str, str] = _Meta(database)

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, read_only: bool = False) -> Self:
        """Open the store at ``path``: one writer at a time, or any number of readers.

        Raises :class:`graph.errors.StoreError` when there is none (and not ``create``), when the folder is something
        else, of another version or damaged, or when someone else has it open.
        """
        path = Path(path)
        _check(path, create=create and not read_only)
        with contextlib.ExitStack() as undo, _reported(path):
            lock = _acquire(path, shared=read_only)
            if lock is not None:
                undo.callback(lock.close)
            database = _connect(path, read_only=read_only)
            undo.callback(database.close)
            dataset = _open_rdf(path, database, read_only=read_only)
            undo.pop_all()
        return cls(path, database, dataset, lock)

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
    def folder(self) -> Path:
        """Where the RDF lies, for other processes that read it while this one holds the lock."""
        return self.path / _RDF

    @property
    def dirty(self) -> bool:
        """Whether the RDF is older than the readings, or half-written: :meth:`replace` is due."""
        return self.meta.get("rdf", "stale") != "current"

    def sources(self) -> dict[str, str]:
        """Source and digest of every article, by source."""
        with _reported(self.path):
            return dict(self._database.execute("SELECT source, digest FROM article ORDER BY source"))

    def readings(self) -> Iterator[Reading]:
        """Every reading, by source."""
        with _reported(self.path):
            for source, blob in self._database.execute("SELECT source, reading FROM article ORDER BY source"):
                try:
                    yield _DECODER.decode(zlib.decompress(blob))
                except (zlib.error, msgspec.DecodeError) as error:
                    raise StoreError(
                        f"{self.path}: the reading of {source} cannot be decoded ({error}). It is damaged or of "
                        "another version: build the articles again into a new store."
                    ) from error

    def put(self, readings: Iterable[Reading]) -> None:
        """Keep the readings, each in place of an earlier one of the same source: all of them, or none."""
        with _reported(self.path), self._database:
            self._database.executemany("INSERT OR REPLACE INTO article VALUES (?, ?, ?)", map(_row, readings))
            self._outdate()

    def remove(self, sources: Iterable[str]) -> int:
        """Forget the articles with these sources and say how many there were."""
        with _reported(self.path), self._database:
            cursor = self._database.executemany("DELETE FROM article WHERE source = ?", zip(sources, strict=False))
            self._outdate()
        return cursor.rowcount

    def _outdate(self) -> None:
        self._database.execute("UPDATE meta SET value = 'stale' WHERE key = 'rdf' AND value = 'current'")

    def replace(self, quads: Iterable[Quad]) -> Change:
        """Make the dataset equal to the quads (all of named graphs): what is there already is not touched."""
        with _reported(self.path):
            dataset = self.dataset
            if self.meta.get("rdf") == "partial":
                dataset.clear()
            self.meta["rdf"] = "partial"
            dataset.remove_graph(self.inferred)
            empty = next(iter(dataset), None) is None
            change = _fill(dataset, quads) if empty else _update(dataset, quads)
            dataset.flush()
            self.meta["rdf"] = "current"
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
        with _reported(self.path):
            name = self.inferred
            self.dataset.remove_graph(name)
            self.dataset.extend(Quad(one.subject, one.predicate, one.object, name) for one in triples)
            self.dataset.add_graph(name)
            self.dataset.flush()

    def drop_inferred(self) -> None:
        """Keep no inferences."""
        with _reported(self.path):
            self.dataset.remove_graph(self.inferred)
            self.dataset.flush()


class _Meta(MutableMapping[str, str]):
    """The meta table as a mapping; every assignment is committed at once."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def __getitem__(self, key: str) -> str:
        row = self._database.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return str(row[0])

    def __setitem__(self, key: str, value: str) -> None:
        with self._database:
            self._database.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def __delitem__(self, key: str) -> None:
        with self._database:
            if not self._database.execute("DELETE FROM meta WHERE key = ?", (key,)).rowcount:
                raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter([str(row[0]) for row in self._database.execute("SELECT key FROM meta ORDER BY key")])

    def __len__(self) -> int:
        return len(list(iter(self)))


_DECODER = msgspec.json.Decoder(Reading)


def _row(reading: Reading) -> tuple[str, str, bytes]:
    article = reading.article
    try:
        encoded = msgspec.json.encode(reading)
    except UnicodeEncodeError as error:
        raise StoreError(f"{article.source}: has a lone surrogate ({error}), which must go when it is read.") from error
    return article.source, article.digest, zlib.compress(encoded, 6)


@contextlib.contextmanager
def _reported(path: Path) -> Iterator[None]:
    """Failures of the two databases as errors that name the store."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {_DATABASE}: {error}. {_advice(str(error))}") from error
    except OSError as error:
        raise StoreError(f"{path}: {error}. {_advice(str(error))}") from error


def _advice(message: str) -> str:
    if "full" in message or "No space" in message:
        return "Make room and build again; what was committed is safe."
    if "lock" in message.lower():
        return "Another program has the store open: wait for it, or use another --store."
    return "If the folder is damaged, build the articles again into a new store."


def _check(path: Path, *, create: bool) -> None:
    """Refuse what is no store; make the folder when asked to."""
    if path.exists() and not path.is_dir():
        raise StoreError(f"{path}: is a file, expected the folder of a store.")
    if (path / _DATABASE).is_file():
        return
    if not create:
        found = "has no store in it" if path.is_dir() else "does not exist"
        raise StoreError(f"{path}: {found}. Make one with: newsgraph build SOURCE... --store {path}")
    if path.is_dir() and any(child.name not in {_LOCK, DECISIONS} for child in path.iterdir()):
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


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    name = path / _DATABASE
    writable = not read_only or _writable(name)
    mode = "rwc" if not read_only else "rw" if writable else "ro"
    # A server reads from several threads; SQLite itself takes turns.
    database = sqlite3.connect(f"{name.resolve().as_uri()}?mode={mode}", uri=True, check_same_thread=not read_only)
    try:
        database.execute("PRAGMA synchronous = FULL")
        application = database.execute("PRAGMA application_id").fetchone()[0]
        version = database.execute("PRAGMA user_version").fetchone()[0]
        if not application and not read_only and not database.execute("SELECT 1 FROM sqlite_master").fetchone():
            database.executescript(f"BEGIN; {_TABLES} COMMIT;")
        elif application != APPLICATION:
            raise StoreError(f"{path}: {_DATABASE} was not written by newsgraph. Give another folder.")  # noqa: TRY301
        elif version != SCHEMA:
            raise StoreError(  # noqa: TRY301
                f"{path}: the store has version {version}, this program reads version {SCHEMA}. "
                "Build the articles again into a new store, or use the program that made it."
            )
        if read_only:
            database.execute("PRAGMA query_only = ON")
    except BaseException:
        database.close()
        raise
    return database


def _writable(name: Path) -> bool:
    try:
        with name.open("r+b"):
            return True
    except OSError:
        return False


def _open_rdf(path: Path, database: sqlite3.Connection, *, read_only: bool) -> pyoxigraph.Store:
    folder, meta = path / _RDF, _Meta(database)
    if not read_only:
        if not folder.exists():
            meta["rdf"] = "stale"
        return _oxigraph(path, read_only=False)
    if meta.get("rdf") == "partial":
        raise StoreError(f"{path}: the last build was stopped while it wrote the graph. Run the same build again.")
    if not folder.exists():
        raise StoreError(f"{path}: holds no graph yet, or its rdf folder was removed. Run the build again.")
    return _oxigraph(path, read_only=True)


def _oxigraph(path: Path, *, read_only: bool) -> pyoxigraph.Store:
    name = str(path / _RDF)
    try:
        return pyoxigraph.Store.read_only(name) if read_only else pyoxigraph.Store(name)
    except RuntimeError as error:  # what pyoxigraph raises for a corrupt file
        raise StoreError(
            f"{path}: the graph is damaged ({error}). Remove the folder {name} and build again: the graph is made anew "
            "from the articles that the store keeps."
        ) from error


def _merged(quad: Quad) -> Quad:
    """The quad's triple in the default graph."""
    return Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())


def _fill(dataset: pyoxigraph.Store, quads: Iterable[Quad]) -> Change:
    """Load an empty dataset in one go."""

    def both() -> Iterator[Quad]:
        for quad in quads:
            yield quad
            yield _merged(quad)

    dataset.bulk_extend(both())
    return Change(sum(1 for _ in _named(dataset)), 0)


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

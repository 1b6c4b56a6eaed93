"""The SQLite file of a store: its tables, their versions, the meta data, and what its failures mean."""

import contextlib
import errno
import sqlite3
from collections.abc import Iterator, MutableMapping
from pathlib import Path

from graph.errors import StoreError

SCHEMA = 2
"""Version of the folder's layout: an older one is brought up to date by the next writer, a later one is refused."""
APPLICATION = 0x4E475248
"""SQLite application id (``NGRH``) by which a store is known."""
DATABASE, RDF = "articles.sqlite", "rdf"
_FIRST_TABLES = f"""
CREATE TABLE article (source TEXT PRIMARY KEY, digest TEXT NOT NULL, reading BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
PRAGMA application_id = {APPLICATION};
"""
_SECOND_TABLES = """
ALTER TABLE article ADD COLUMN agent TEXT NOT NULL DEFAULT '';
ALTER TABLE article ADD COLUMN shape TEXT NOT NULL DEFAULT '';
PRAGMA user_version = 2;
"""
AGAIN = "the graph is made anew from the articles that the store keeps."


@contextlib.contextmanager
def reported(path: Path) -> Iterator[None]:
    """Failures of the two databases as errors that name the store."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise StoreError(f"{path}: {DATABASE}: {error}. {_advice(str(error))}") from error
    except OSError as error:
        denied = isinstance(error, PermissionError) or error.errno == errno.EROFS
        raise StoreError(f"{path}: {error}. {_DENIED if denied else _advice(str(error))}") from error
    except RuntimeError as error:
        if not is_damage(error):
            raise
        raise StoreError(f"{path}: {damage(error)}") from error


def is_damage(error: RuntimeError) -> bool:
    """Whether pyoxigraph says by it that a file of the graph is damaged, which it may find out at any query."""
    return str(error).startswith("Corruption")


def damage(error: object) -> str:
    """What is told of a damaged graph."""
    return f"the graph is damaged ({error}). Run the build again: {AGAIN}"


_DENIED = "This user may not write to the folder: change its permissions, or use another --store."


def _advice(message: str) -> str:
    if "readonly" in message:
        return _DENIED
    if "full" in message or "No space" in message:
        return "Make room and build again; what was committed is safe."
    if "lock" in message.lower():
        return "Another program has the store open: wait for it, or use another --store."
    return "If the folder is damaged, build the articles again into a new store."


class Meta(MutableMapping[str, str]):
    """The meta table as a mapping; every assignment is committed at once."""

    def __init__(self, database: sqlite3.Connection, path: Path) -> None:
        self._database, self._path = database, path

    def __getitem__(self, key: str) -> str:
        with reported(self._path):
            row = self._database.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return str(row[0])

    def __setitem__(self, key: str, value: str) -> None:
        with reported(self._path), self._database:
            self._database.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def __delitem__(self, key: str) -> None:
        with reported(self._path), self._database:
            found = self._database.execute("DELETE FROM meta WHERE key = ?", (key,)).rowcount
        if not found:
            raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        with reported(self._path):
            return iter([str(row[0]) for row in self._database.execute("SELECT key FROM meta ORDER BY key")])

    def __len__(self) -> int:
        return len(list(iter(self)))


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Open the file of a store, made or brought up to date if need be; refuse one that is another's."""
    name = path / DATABASE
    writable = not read_only or _writable(name)
    mode = "rwc" if not read_only else "rw" if writable else "ro"
    # A server reads from several threads; SQLite itself takes turns.
    database = sqlite3.connect(f"{name.resolve().as_uri()}?mode={mode}", uri=True, check_same_thread=not read_only)
    try:
        database.execute("PRAGMA synchronous = FULL")
        application = database.execute("PRAGMA application_id").fetchone()[0]
        version = database.execute("PRAGMA user_version").fetchone()[0]
        if application != APPLICATION:
            if application or database.execute("SELECT 1 FROM sqlite_master").fetchone():
                raise StoreError(f"{path}: {DATABASE} was not written by newsgraph. Give another folder.")  # noqa: TRY301
            if (path / RDF).exists() or read_only:
                raise StoreError(f"{path}: {DATABASE} is empty. Build the articles again into a new store.")  # noqa: TRY301
            database.executescript(f"BEGIN; {_FIRST_TABLES} {_SECOND_TABLES} COMMIT;")
        elif version != SCHEMA:
            _migrate(path, database, version, read_only=read_only)
        if read_only:
            database.execute("PRAGMA query_only = ON")
    except BaseException:
        database.close()
        raise
    return database


def _migrate(path: Path, database: sqlite3.Connection, version: int, *, read_only: bool) -> None:
    """Bring an older layout up to date: its articles are kept, and read anew by the next build."""
    if version != 1:
        raise StoreError(
            f"{path}: the store has version {version}, this program reads version {SCHEMA}. "
            "Use the program that made it, or build the articles again into a new store."
        )
    if read_only:
        raise StoreError(
            f"{path}: the store is of an earlier version of newsgraph. Run the build again: "
            "its articles are read anew, from the texts that the store keeps."
        )
    database.executescript(f"BEGIN; {_SECOND_TABLES} COMMIT;")


def _writable(name: Path) -> bool:
    try:
        with name.open("r+b"):
            return True
    except OSError:
        return False

"""Graphs at SPARQL 1.1 endpoints: written from a store in a folder, and read as a store.

    folder (readings, RDF) -> publish -> endpoint -> RemoteStore -> query | show | view | export | stats | validate

The folder holds the readings, the truth, and works without the endpoint (docs/decisions/0018).  ``--store`` takes a
folder or an address: :func:`open_store` opens either for reading, :func:`folder_of` finds the folder that writes.
"""

import hashlib
import os
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from graph.config import BASE
from graph.endpoint import Endpoint, is_address
from graph.errors import StoreError
from graph.remote.publish import Progress, Published, publish, quiet
from graph.remote.reading import RemoteStore
from graph.store import Store

__all__ = [
    "Endpoint", "Progress", "Published", "RemoteStore", "folder_of", "id_of", "is_address", "open_store", "probe",
    "publish", "publish_store", "quiet",
]  # fmt: skip
READINGS = "NEWSGRAPH_READINGS"


def open_store(where: str | Path) -> Store:
    """The store in a folder or at an endpoint, for reading."""
    return RemoteStore.at(str(where)) if is_address(where) else Store.open(where, read_only=True)


def folder_of(where: str | Path, *, create: bool = False, environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of a store: itself, or the one on this machine whose readings an endpoint is written from.

    Raises :class:`graph.errors.StoreError` when that one does not exist and is not to be made.
    """
    if not is_address(where):
        return Path(where)
    folder = Path(environment[READINGS]) if environment.get(READINGS) else _home(environment) / _slug(str(where))
    if not create and not folder.is_dir():
        raise StoreError(
            f"{_bare(str(where))}: this needs the articles as they were read, which are not on this machine (looked in "
            f"{folder}). Go to the machine that builds, or name the folder in {READINGS}."
        )
    return folder


def publish_store(store: Store, address: str, *, on_progress: Progress = quiet) -> Published:
    """Make the graph at an endpoint equal to that of the store."""
    owner = id_of(store)
    with Endpoint.of(address) as endpoint:
        try:
            return publish(
                store.dataset, endpoint, base=store.meta.get("base", BASE), owner=owner, on_progress=on_progress
            )
        except StoreError as error:
            raise StoreError(f"{error} (The graph in {store.path} is current; the endpoint is not.)") from error


def id_of(store: Store) -> str:
    """What tells this store from any other; made up when it is first asked for, and no part of the graph."""
    return store.meta.setdefault("id", uuid4().hex)


def probe(address: str) -> None:
    """See that the endpoint answers and lets us write, before hours of work."""
    with Endpoint.of(address) as endpoint:
        endpoint.ask("ASK {}")
        endpoint.update("INSERT DATA {}")


def _home(environment: Mapping[str, str]) -> Path:
    data = environment.get("XDG_DATA_HOME", "")
    return (Path(data) if data else Path.home() / ".local" / "share") / "newsgraph"


def _slug(address: str) -> str:
    """A name for a folder: readable, and another one for each address."""
    words = re.sub(r"[^A-Za-z0-9]+", "-", _bare(address).partition("://")[2]).strip("-")
    return f"{words[:60]}-{hashlib.sha256(address.encode()).hexdigest()[:8]}"


def _bare(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"

"""Cluster engines behind one small protocol: partitions in, partitions out.

A partition is one picklable value.  Work is a picklable function without state, so an engine may run it anywhere, and
again when a worker is lost.
"""

import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, Protocol, TypeVar

from graph.errors import SettingsError
from graph.workers import cores

Parts = Any
"""Partitions that an engine holds; only it knows how."""
_Key = TypeVar("_Key", str, bytes)
_Value = TypeVar("_Value")
Rows = list[tuple[_Key, _Value]]


class Engine(Protocol):
    """What the stages ask of an engine."""

    name: str

    @property
    def slots(self) -> int:
        """How many partitions are worked on at once."""

    def parts(self, given: Iterable[Any]) -> Parts:
        """Each item as a partition; they are small (names of files), and the driver keeps them."""

    def map(self, work: Callable[..., Any], *parts: Parts) -> Parts:
        """The work on each partition, or on the first, second, ... of several alike."""

    def exchange(self, rows: Parts, count: int) -> Parts:
        """Partitions of rows (key, value) to ``count`` others in which equal keys are together."""

    def each(self, parts: Parts) -> Iterator[Any]:
        """The partitions at the driver, one after the other."""

    def close(self) -> None:
        """Leave the cluster."""


class Dask:
    """Dask: processes on this machine, or the cluster whose scheduler ``DASK_SCHEDULER_ADDRESS`` names."""

    name = "dask"

    def __init__(self) -> None:
        distributed = import_module("distributed")
        address = os.environ.get("DASK_SCHEDULER_ADDRESS")
        self._cluster = None
        if address is None:
            self._cluster = distributed.LocalCluster(
                n_workers=cores(), threads_per_worker=1, dashboard_address=None, silence_logs=40, memory_limit=0
            )
        self._client = distributed.Client(address or self._cluster)
        self._completed = distributed.as_completed

    @property
    def slots(self) -> int:
        """The threads of all workers."""
        return max(1, int(sum(self._client.nthreads().values())))

    def parts(self, given: Iterable[Any]) -> Parts:
        """A task each that holds the item: what is scattered would be lost with the worker that has it."""
        return [self._client.submit(_same, item, pure=False) for item in given]

    def map(self, work: Callable[..., Any], *parts: Parts) -> Parts:
        """A task a partition; a lost one is worked out again."""
        return [self._client.submit(work, *each, pure=False, retries=2) for each in zip(*parts, strict=True)]

    def exchange(self, rows: Parts, count: int) -> Parts:
        """Each partition is cut in ``count``, and the cuts are put together."""
        cut = [self._client.submit(_cut, part, count, pure=False) for part in rows]
        cuts = [[self._client.submit(_pick, part, number, pure=False) for part in cut] for number in range(count)]
        return [self._client.submit(_join, some, pure=False) for some in cuts]

    def each(self, parts: Parts) -> Iterator[Any]:
        """As they are done, in their order."""
        for part in parts:
            yield part.result()

    def close(self) -> None:
        """End the processes that were started."""
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()


ENGINES: dict[str, type[Dask]] = {"dask": Dask}
"""Engines by name."""


def start(name: str) -> Engine:
    """The engine of this name; raises :class:`graph.errors.SettingsError` when it is unknown or not installed."""
    if name not in ENGINES:
        raise SettingsError(f"There is no engine {name!r}; known are: {', '.join(ENGINES)}.")
    try:
        return ENGINES[name]()
    except ImportError as error:
        raise SettingsError(
            f"The engine {name} needs packages that are not installed ({error}): pip install 'newsgraph[cluster]'"
        ) from error


def place(key: str | bytes) -> int:
    """The same number for the same key in every process."""
    return zlib.crc32(key if isinstance(key, bytes) else key.encode("utf-8", "surrogatepass"))


def _same(item: _Value) -> _Value:
    return item


def _cut(rows: Rows[Any, Any], count: int) -> list[Rows[Any, Any]]:
    found: list[Rows[Any, Any]] = [[] for _ in range(count)]
    for row in rows:
        found[place(row[0]) % count].append(row)
    return found


def _pick(cut: list[Rows[Any, Any]], number: int) -> Rows[Any, Any]:
    return cut[number]


def _join(cuts: list[Rows[Any, Any]]) -> Rows[Any, Any]:
    return [row for cut in cuts for row in cut]

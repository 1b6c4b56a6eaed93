"""A build on an engine gives the graph of the embedded one, whatever the partitions, and though a worker is lost."""

import contextlib
import os
import pickle
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, parse

from graph import pipeline
from graph.cluster import Spread, spread, start
from graph.cluster.engines import Engine, place
from graph.config import Settings
from graph.errors import SettingsError, StoreError
from graph.hands import Hands, Rules
from graph.model import Reading
from graph.store import Store
from tests.conftest import FIRST, SECOND, THIRD

FEW = 8


class Line:
    """An engine of one process that sends everything through pickle, as the real ones do."""

    name = "line"
    slots = 2

    def parts(self, given: Iterable[Any]) -> list[bytes]:
        return [pickle.dumps(item) for item in given]

    def map(self, work: Callable[..., Any], *parts: list[bytes]) -> list[bytes]:
        there = pickle.loads(pickle.dumps(work))
        return self.parts(there(*map(pickle.loads, given)) for given in zip(*parts, strict=True))

    def exchange(self, rows: list[bytes], count: int) -> list[bytes]:
        buckets: list[list[Any]] = [[] for _ in range(count)]
        for part in reversed(rows):  # an engine promises no order
            for row in pickle.loads(part):
                buckets[place(row[0]) % count].append(row)
        return self.parts(buckets)

    def each(self, parts: list[bytes]) -> Iterator[Any]:
        return map(pickle.loads, parts)

    def close(self) -> None:
        """Nothing was started."""


@pytest.fixture(scope="module")
def readings(built_samples: Path) -> list[Reading]:
    """Some of the samples, one of them twice, and a near-copy of another."""
    with Store.open(built_samples, read_only=True) as store:
        found = list(store.readings())[:FEW]
    copy, near = (replace(r, article=replace(r.article, source=f"z/{n}.txt")) for n, r in enumerate(found[:2]))
    return [*found, copy, replace(near, article=replace(near.article, date="2031-01-01"))]


def graph_of(
    readings: list[Reading], path: Path, hands: Hands | None = None, settings: Settings | None = None
) -> tuple[set[str], pipeline.Report]:
    """The quads of a store of these readings, and the report without its times."""
    settings = settings or Settings()
    with contextlib.ExitStack() as stack:
        if isinstance(hands, Spread):
            stack.callback(hands.close)
        store = stack.enter_context(Store.open(path, create=True))
        store.put(readings, agent=pipeline.agent_of(settings))
        report = pipeline.renew(store, Rules.load(settings, path), hands=hands)
        return set(map(str, store.dataset)), replace(report, seconds=0, seconds_annotating=0)


@pytest.fixture(scope="module")
def whole(readings: list[Reading], tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], pipeline.Report]:
    """What the embedded build makes of them."""
    quads, report = graph_of(readings, tmp_path_factory.mktemp("whole") / "kg")
    assert (report.copies, report.near_copies) == (1, 1)
    assert sum("nearCopyOf" in quad for quad in quads) == 2  # in its graph, and in the merge
    return quads, report


@pytest.mark.parametrize("size", [3, 200])
def test_partitions_do_not_matter(
    size: int, readings: list[Reading], whole: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spread, "ARTICLES", size)
    assert graph_of(readings, tmp_path / "kg", Spread(Line())) == whole


def test_decisions_hold_on_an_engine(readings: list[Reading], tmp_path: Path) -> None:
    names = sorted({m.label for r in readings for m in r.mentions if m.type == "ORG"})
    text = f"[[merge]]\nnames = {names[:2]!r}\n[[never]]\nnames = {names[-2:]!r}\n"
    found = []
    for folder, hands in (("here", None), ("there", Spread(Line()))):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "decisions.toml").write_text(text, encoding="utf-8")
        found.append(graph_of(readings, tmp_path / folder, hands)[0])
    assert found[0] == found[1] != graph_of(readings, tmp_path / "undecided")[0]


def test_links_to_ids_and_the_least_confidence_hold_on_an_engine(
    readings: list[Reading], whole: tuple[set[str], pipeline.Report], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spread, "ARTICLES", 3)
    names = sorted({m.label for r in readings for m in r.mentions if m.type in {"ORG", "PERSON"}})
    quotes = " ".join(sorted({r.article.text[slice(*r.sentences[0])] for r in readings})).replace("\t", " ")
    rows = [f"{name}\tQ{number}\t\t\t" for number, name in enumerate(names, 1)]
    rows += [f"{name}\tQ{number}\t\t{quotes}\t" for number, name in enumerate(names[::2], len(names) + 1)]
    rows += [f"{name}\tQ{number}\t\t\t" for number, name in enumerate(names[::3], 2 * len(names) + 1)]
    table = tmp_path / "ids.tsv"
    table.write_text("\n".join(["alias\tid\ttype\tdescription\tcount", *rows, ""]), encoding="utf-8")
    settings = Settings(aliases=table, min_confidence=0.5)
    here = graph_of(readings, tmp_path / "here", settings=settings)
    assert graph_of(readings, tmp_path / "there", Spread(Line()), settings) == here
    assert here[1].doubtful > whole[1].doubtful
    assert here[1].linked > 0
    assert here[1].ambiguous > 0
    found = []
    for name in ("here", "there"):
        with Store.open(tmp_path / name, read_only=True) as store:
            found.append(store.meta["identities"])
    assert found[0] == found[1]
    assert "in common" in found[0]


def test_an_empty_store_is_an_empty_graph(tmp_path: Path) -> None:
    assert graph_of([], tmp_path / "here") == graph_of([], tmp_path / "there", Spread(Line()))


def test_partitions_are_the_graph_and_the_store_keeps_the_readings(readings: list[Reading], tmp_path: Path) -> None:
    folder = tmp_path / "nquads"
    folder.mkdir()
    (folder / "facts-99999.nq").write_text("of an earlier build", encoding="utf-8")
    assert graph_of(readings, tmp_path / "kg", Spread(Line(), folder))[0] == set()
    found = {str(quad) for file in folder.iterdir() for quad in parse(path=file, format=RdfFormat.N_QUADS)}
    assert found == named(readings, tmp_path / "embedded")
    with pytest.raises(StoreError):
        Store.open(tmp_path / "kg", read_only=True).sources()


def named(readings: list[Reading], path: Path) -> set[str]:
    """The quads of an embedded build, the merge in the default graph left out."""
    graph_of(readings, path)
    with Store.open(path, read_only=True) as store:
        graphs = list(store.dataset.named_graphs())
        return {str(quad) for name in graphs for quad in store.dataset.quads_for_pattern(None, None, None, name)}


def test_an_unknown_engine_is_told() -> None:
    with pytest.raises(SettingsError, match="known are: dask"):
        start("abacus")


# a real engine


@pytest.fixture(scope="module")
def dask() -> Iterator[Engine]:
    pytest.importorskip("distributed", reason="newsgraph[cluster] is not installed")
    engine = start("dask")
    yield engine
    engine.close()


def test_a_build_on_dask_gives_the_embedded_graph(dask: Engine, tmp_path: Path, taught: Path) -> None:
    folder = tmp_path / "wire"
    folder.mkdir()
    for number, text in enumerate((FIRST, SECOND, THIRD)):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    settings = Settings(ontology=taught)
    found: list[set[str]] = []
    on_dask = Spread(dask, scratch=tmp_path / "scratch")
    for hands in (None, on_dask):
        path = tmp_path / f"kg{len(found)}"
        assert pipeline.build([folder], path, settings, hands=hands).added == 3
        with Store.open(path, read_only=True) as store:
            found.append(set(map(str, store.dataset)))
    assert found[0] == found[1]


def paused(number: int) -> tuple[int, int]:
    time.sleep(0.2)
    return os.getpid(), number


def test_the_work_of_a_killed_worker_is_done_again(dask: Engine) -> None:
    parts = dask.map(paused, dask.parts(range(12)))
    results = dask.each(parts)
    worker, first = next(results)
    os.kill(worker, signal.SIGKILL)
    assert [first, *(number for _, number in results)] == list(range(12))


def test_equal_keys_meet(dask: Engine) -> None:
    rows = [(f"key{number % 7}", number) for number in range(50)]
    parts = dask.exchange(dask.parts([rows[:20], rows[20:]]), 3)
    found = list(dask.each(parts))
    assert sorted(row for part in found for row in part) == sorted(rows)
    assert sum(len({key for key, _ in part}) for part in found) == 7

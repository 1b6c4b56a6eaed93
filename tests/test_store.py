import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

import graph.store.rdf
from graph.assertion import quads
from graph.config import BASE
from graph.errors import StoreError
from graph.model import Article, Reading
from graph.store import Change, Store
from graph.store.database import reported
from tests.examples import FIRST, KNOWLEDGE, SECOND, reading, without
from tests.strategies import knowledge, readings

ROOT = Path(__file__).parents[1]


def named(dataset: pyoxigraph.Store) -> set[Quad]:
    return {quad for quad in dataset if quad.graph_name != DefaultGraph()}


def merged(dataset: pyoxigraph.Store) -> set[str]:
    return {str(quad.triple) for quad in dataset.quads_for_pattern(None, None, None, DefaultGraph())}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kg"


@pytest.fixture
def built(path: Path) -> Path:
    with Store.open(path, create=True) as store:
        store.meta["base"] = BASE
        store.put([reading(FIRST), reading(SECOND)])
        store.replace(quads(KNOWLEDGE, base=BASE))
    return path


def test_a_store_gives_back_what_was_put_in(built: Path) -> None:
    with Store.open(built, read_only=True) as store:
        assert list(store.readings()) == [reading(FIRST), reading(SECOND)]
        assert store.sources() == {FIRST.source: FIRST.digest, SECOND.source: SECOND.digest}
        assert named(store.dataset) == set(quads(KNOWLEDGE, base=BASE))
        assert dict(store.meta) == {"base": BASE, "rdf": "current"}
        assert not store.dirty


@given(st.lists(readings, max_size=3))
@settings(max_examples=10, deadline=None)
def test_any_reading_survives(tmp_path_factory: pytest.TempPathFactory, found: list[Reading]) -> None:
    with Store.open(tmp_path_factory.mktemp("kg"), create=True) as store:
        store.put(found)
        assert list(store.readings()) == sorted(
            {r.article.source: r for r in found}.values(), key=lambda r: r.article.source
        )


def test_a_reading_takes_the_place_of_the_one_of_the_same_source(built: Path) -> None:
    changed = Article(source=FIRST.source, text="Other words.")
    with Store.open(built) as store:
        store.put([reading(changed)])
        assert store.sources()[FIRST.source] == changed.digest
        assert store.dirty


def test_remove_says_how_many(built: Path) -> None:
    with Store.open(built) as store:
        assert store.remove([FIRST.source, "unknown"]) == 1
        assert list(store.sources()) == [SECOND.source]
        assert store.dirty


def test_put_is_all_or_nothing(built: Path) -> None:
    def broken() -> Iterator[Reading]:
        yield reading(Article(source="third", text="Third."))
        raise ZeroDivisionError

    with Store.open(built) as store:
        with pytest.raises(ZeroDivisionError):
            store.put(broken())
        assert "third" not in store.sources()
        assert not store.dirty


def test_a_lone_surrogate_is_refused_by_name(built: Path) -> None:
    with Store.open(built) as store, pytest.raises(StoreError, match=r"bad.txt.*surrogate"):
        store.put([reading(Article(source="bad.txt", text="\ud800 and more"))])


def test_replacing_with_the_same_changes_nothing(built: Path) -> None:
    with Store.open(built) as store:
        assert store.replace(quads(KNOWLEDGE, base=BASE)) == Change(0, 0)


def test_replace_adds_and_removes_the_difference_only(built: Path) -> None:
    less = set(quads(without(FIRST), base=BASE))
    more = set(quads(KNOWLEDGE, base=BASE))
    with Store.open(built) as store:
        assert store.replace(less) == Change(len(less - more), len(more - less))
        assert named(store.dataset) == less
        assert merged(store.dataset) == {str(quad.triple) for quad in less}
        assert {str(name) for name in store.dataset.named_graphs()} == {str(quad.graph_name) for quad in less}


@given(st.lists(knowledge(), min_size=1, max_size=3), st.sampled_from([1, 7, 10_000]))
@settings(max_examples=10, deadline=None)
def test_after_any_history_the_dataset_is_the_last_set(
    tmp_path_factory: pytest.TempPathFactory, history: list[object], batch: int
) -> None:
    with pytest.MonkeyPatch.context() as patch, Store.open(tmp_path_factory.mktemp("kg"), create=True) as store:
        patch.setattr(graph.store.rdf, "BATCH", batch)
        for corpus in history:
            wanted = set(quads(corpus, base=BASE))  # type: ignore[arg-type]
            store.replace(wanted)
            assert named(store.dataset) == wanted
            assert merged(store.dataset) == {str(quad.triple) for quad in wanted}


def test_a_triple_of_two_graphs_counts_once_and_stays_until_the_last_goes(path: Path) -> None:
    one, two = (Quad(NamedNode("x:s"), NamedNode("x:p"), Literal("o"), NamedNode(f"x:{name}")) for name in "ab")
    with Store.open(path, create=True) as store:
        store.replace([one, two])
        assert len(list(store.dataset.query("SELECT * { ?s ?p ?o }"))) == 1  # type: ignore[arg-type]
        store.replace([two])
        assert merged(store.dataset) == {str(two.triple)}
        store.replace([])
        assert len(store.dataset) == 0


def test_a_broken_replace_shuts_readers_out_until_the_next_one(built: Path) -> None:
    def broken() -> Iterator[Quad]:
        yield from list(quads(without(FIRST), base=BASE))[:5]
        raise ZeroDivisionError

    with Store.open(built) as store, pytest.raises(ZeroDivisionError):
        store.replace(broken())
    with pytest.raises(StoreError, match="Run the same build again"):
        Store.open(built, read_only=True)
    with Store.open(built) as store:
        assert store.dirty
        store.replace(quads(KNOWLEDGE, base=BASE))
        assert named(store.dataset) == set(quads(KNOWLEDGE, base=BASE))
    with Store.open(built, read_only=True) as store:
        assert merged(store.dataset) == {str(quad.triple) for quad in quads(KNOWLEDGE, base=BASE)}


def child(code: str, *args: str) -> "subprocess.Popen[str]":
    """A Python process that prints a line when it is ready."""
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *args], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def stop(process: "subprocess.Popen[str]") -> None:
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


WRITER = """
    import sys, time
    from graph.store import Store
    with Store.open(sys.argv[1], read_only=sys.argv[2] == "read"):
        print("ready", flush=True)
        time.sleep(60)
"""
KILLED = """
    import sys, time
    import graph.store.rdf
    from graph.assertion import quads
    from graph.config import BASE
    from tests.examples import SECOND, Article, reading, without
    graph.store.rdf.BATCH = 10
    def slowly():
        for number, quad in enumerate(quads(without(SECOND), base=BASE)):
            yield quad
        print("ready", flush=True)
        time.sleep(60)
    with graph.store.Store.open(sys.argv[1]) as store:
        store.put([reading(Article(source="third.txt", text="Third."))])
        store.replace(slowly())
"""


def test_a_second_writer_and_a_reader_are_told_to_wait(built: Path) -> None:
    process = child(WRITER, str(built), "write")
    try:
        with pytest.raises(StoreError, match=r"busy.*another program"):
            Store.open(built)
        with pytest.raises(StoreError, match=r"busy.*build is writing"):
            Store.open(built, read_only=True)
    finally:
        stop(process)
    with Store.open(built) as store:
        assert len(store.sources()) == 2


def test_many_can_read_at_once_and_a_writer_waits(built: Path) -> None:
    process = child(WRITER, str(built), "read")
    try:
        with Store.open(built, read_only=True) as one, Store.open(built, read_only=True) as two:
            assert len(one.dataset) == len(two.dataset) > 0
        with pytest.raises(StoreError, match="busy"):
            Store.open(built)
    finally:
        stop(process)
    Store.open(built).close()


def test_a_writer_killed_on_its_way_loses_nothing_that_was_committed(built: Path) -> None:
    stop(child(KILLED, str(built)))
    with pytest.raises(StoreError, match="stopped while it wrote"):
        Store.open(built, read_only=True)
    with Store.open(built) as store:
        assert sorted(store.sources()) == sorted([FIRST.source, SECOND.source, "third.txt"])
        store.replace(quads(KNOWLEDGE, base=BASE))
        assert named(store.dataset) == set(quads(KNOWLEDGE, base=BASE))


@pytest.mark.parametrize("read_only", [True, False])
def test_a_store_that_is_not_there(tmp_path: Path, read_only: bool) -> None:
    with pytest.raises(StoreError, match=r"does not exist.*newsgraph build"):
        Store.open(tmp_path / "none", read_only=read_only)
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("create", [True, False])
def test_a_foreign_folder_is_left_alone(tmp_path: Path, create: bool) -> None:
    (tmp_path / "letter.txt").write_text("Dear")
    with pytest.raises(StoreError, match="no store"):
        Store.open(tmp_path, create=create)
    assert [child.name for child in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "kg").write_text("x")
    with pytest.raises(StoreError, match="is a file"):
        Store.open(tmp_path / "kg", create=True)


def test_a_store_can_be_made_in_an_empty_folder_with_an_odd_name(tmp_path: Path) -> None:
    odd = tmp_path / "a b?c#d%20é"
    odd.mkdir()
    with Store.open(odd, create=True) as store:
        store.put([reading(FIRST)])
        store.replace([])
    with Store.open(odd, read_only=True) as store:
        assert list(store.sources()) == [FIRST.source]


def edit(path: Path, statement: str) -> None:
    database = sqlite3.connect(path / "articles.sqlite")
    with database:
        database.execute(statement)
    database.close()


@pytest.mark.parametrize("read_only", [True, False])
def test_a_store_of_another_version_is_refused(built: Path, read_only: bool) -> None:
    edit(built, "PRAGMA user_version = 99")
    with pytest.raises(StoreError, match=f"version 99, this program reads version {graph.store.SCHEMA}"):
        Store.open(built, read_only=read_only)


@pytest.mark.parametrize("read_only", [True, False])
def test_a_database_of_another_program_is_refused(built: Path, read_only: bool) -> None:
    edit(built, "PRAGMA application_id = 7")
    with pytest.raises(StoreError, match="not written by newsgraph"):
        Store.open(built, read_only=read_only)


def test_a_damaged_database_is_reported(built: Path) -> None:
    (built / "articles.sqlite").write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreError, match=r"articles.sqlite.*not a database"):
        Store.open(built)


def test_a_damaged_reading_is_reported_by_source(built: Path) -> None:
    edit(built, "UPDATE article SET reading = x'00ff' WHERE source LIKE '%first%'")
    with Store.open(built) as store, pytest.raises(StoreError, match=r"first.txt cannot be decoded"):
        list(store.readings())


def test_a_lost_graph_is_made_again_from_the_readings(built: Path) -> None:
    for name in (built / "rdf").iterdir():
        name.unlink()
    (built / "rdf").rmdir()
    with pytest.raises(StoreError, match="Run the build again"):
        Store.open(built, read_only=True)
    with Store.open(built) as store:
        assert store.dirty
        store.replace(quads(KNOWLEDGE, base=BASE))
    with Store.open(built, read_only=True) as store:
        assert named(store.dataset) == set(quads(KNOWLEDGE, base=BASE))


def test_a_reader_cannot_write(built: Path) -> None:
    with Store.open(built, read_only=True) as store:
        with pytest.raises(StoreError, match="readonly"):
            store.put([reading(FIRST)])
        with pytest.raises(StoreError):
            store.replace([])


def test_a_closed_store_says_so(built: Path) -> None:
    store = Store.open(built)
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.dataset  # noqa: B018


def test_meta_is_a_mapping(built: Path) -> None:
    with Store.open(built) as store:
        store.meta["agent"] = "x/1"
        del store.meta["base"]
        assert dict(store.meta) == {"agent": "x/1", "rdf": "current"}
        assert len(store.meta) == 2
        with pytest.raises(KeyError):
            store.meta["base"]
        with pytest.raises(KeyError):
            del store.meta["base"]


@pytest.mark.parametrize(
    "error",
    [
        PermissionError(13, "Permission denied", "kg/lock"),
        OSError(30, "Read-only file system", "kg/lock"),
        sqlite3.OperationalError("attempt to write a readonly database"),
    ],
)
def test_a_folder_that_may_not_be_written_is_not_taken_for_a_busy_store(error: Exception) -> None:
    with pytest.raises(StoreError, match="This user may not write to the folder") as caught, reported(Path("kg")):
        raise error
    assert "Another program" not in str(caught.value)

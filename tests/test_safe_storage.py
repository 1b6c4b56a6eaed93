"""Whatever stops a build, nothing that was committed is lost, and the same build run again gives the same bytes.

The processes are real and are killed by SIGKILL; the full disk is a small tmpfs; files are damaged byte by byte.
"""

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

from graph import pipeline
from graph.config import Settings
from graph.store import SCHEMA, SHAPE, kept
from tests import crashing
from tests.conftest import FIRST, SECOND, THIRD
from tests.crashing import FORMATS, Moment, record, recorder

MORE = FIRST.replace("Springfield Herald", "Shelbyville Gazette")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and fork servers are POSIX")


@dataclass
class World:
    """A folder of articles, what a model reads in them, and the exports of a clean build."""

    root: Path
    folder: Path
    ontology: Path
    recorded: Path
    clean: Path
    """A store that one build made, undisturbed."""
    earlier: Path
    """A store of two of the articles, one of them with another text."""

    def run(self, call: Any, *given: Any) -> tuple[int, str]:
        return crashing.run(self.root / "errors", call, *given)

    def build(self, store: Path, moment: Moment | None = None) -> tuple[int, str, list[str]]:
        """Exit code, output and log of a build."""
        log = self.root / "log"
        log.write_text("")
        code, said = self.run(crashing.build, self.folder, store, self.ontology, self.recorded, log, moment)
        return code, said, log.read_text().splitlines()

    def exports(self, store: Path) -> dict[str, bytes] | str:
        """The bytes of the exports, or what a reader was told."""
        target = self.root / "exports"
        target.mkdir(exist_ok=True)
        code, said = self.run(crashing.exports, store, target)
        if code:
            assert code == 1, said
            return said
        return {form: (target / form).read_bytes() for form in FORMATS}

    def sources(self, store: Path) -> set[str]:
        target = self.root / "sources"
        assert self.run(crashing.sources, store, target) == (0, "")
        return set(target.read_text().splitlines())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, taught: Path) -> World:
    root = tmp_path_factory.mktemp("safe")
    folder = root / "wire"
    folder.mkdir()
    known: crashing.Recorded = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "read_facts", recorder(known))
        for texts in ({"a": SECOND, "b": MORE}, {"a": FIRST, "b": MORE, "c": SECOND, "d": THIRD}):
            for name, text in texts.items():
                (folder / f"{name}.txt").write_text(text, encoding="utf-8")
            pipeline.build([folder], root / f"real-{len(texts)}", Settings(ontology=taught))
    record(root / "recorded.json", known)
    world = World(root, folder, taught, root / "recorded.json", root / "clean", root / "earlier")
    assert world.build(world.clean)[:2] == (0, "")
    few = root / "few" / "wire"
    few.mkdir(parents=True)
    (few / "a.txt").write_text(SECOND, encoding="utf-8")
    (few / "b.txt").write_text(MORE, encoding="utf-8")
    other = World(root, few, taught, world.recorded, world.clean, world.earlier)
    assert other.build(world.earlier)[:2] == (0, "")
    return world


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    return World(tmp_path, made.folder, made.ontology, made.recorded, made.clean, made.earlier)


def lines(log: list[str], word: str) -> list[str]:
    return [line.removeprefix(f"{word} ") for line in log if line.startswith(f"{word} ")]


def check_killed(world: World, store: Path, moment: Moment | None, log: list[str]) -> None:
    """What must hold after a build was killed."""
    committed = set(lines(log, "committed"))
    before = world.exports(store)
    assert isinstance(before, dict) or any(
        words in before
        for words in ("stopped while it wrote", "does not exist", "has no store", "no graph", "is empty")
    ), before
    assert committed <= world.sources(store), moment
    code, said, again = world.build(store)
    assert (code, said) == (0, ""), moment
    assert not committed & set(lines(again, "annotated")), moment
    assert world.exports(store) == world.exports(world.clean), moment


MOMENTS = [
    ("annotate", 2), ("row", 1), ("put", 2), ("committed", 1), ("committed", 3), ("quads", 1), ("quads", 400),
]  # fmt: skip


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: f"{moment[0]}-{moment[1]}")
@pytest.mark.parametrize("start", ["new", "earlier"])
def test_a_build_killed_at_a_chosen_moment_is_taken_up_again(world: World, moment: Moment, start: str) -> None:
    store = world.root / "kg"
    if start == "earlier":
        shutil.copytree(world.earlier, store)
    code, _, log = world.build(store, moment)
    assert code == -signal.SIGKILL
    if start == "earlier":
        assert {"wire/a.txt", "wire/b.txt"} <= world.sources(store)
    check_killed(world, store, moment, log)


@pytest.mark.parametrize("start", ["new", "earlier"])
def test_a_build_killed_at_any_call_is_taken_up_again(world: World, start: str) -> None:
    """The calls and returns of a whole build are counted; it is killed at some of them, early, late and in between."""
    probe = world.root / "probe"
    if start == "earlier":
        shutil.copytree(world.earlier, probe)
    log = world.root / "count"
    code, said = world.run(crashing.count_events, world.folder, probe, world.ontology, world.recorded, log)
    assert (code, said) == (0, "")
    total = int(log.read_text().splitlines()[-1].split()[1])
    moments = [total - 60, *random.Random(5).sample(range(total // 50, total - 1000), 3)]
    for number, moment in enumerate(moments):
        store = world.root / f"kg{number}"
        if start == "earlier":
            shutil.copytree(world.earlier, store)
        code, _, lines_ = world.build(store, ("events", moment))
        assert code in {-signal.SIGKILL, 0}, moment
        check_killed(world, store, ("events", moment), lines_)


def test_a_build_killed_from_outside_at_any_time_is_taken_up_again(world: World) -> None:
    """The process is inside SQLite or Oxigraph, or anywhere else."""
    begin = time.perf_counter()
    world.build(world.root / "timed")
    whole = time.perf_counter() - begin
    for number in range(4):
        store, log = world.root / f"kg{number}", world.root / "log"
        log.write_text("")
        given = world.folder, store, world.ontology, world.recorded, log, None
        process = crashing.start(world.root / "errors", crashing.build, *given)
        time.sleep(whole * (number + 1) / 5)
        process.kill()
        process.join()
        check_killed(world, store, None, log.read_text().splitlines())


def test_ctrl_c_is_like_any_other_end(world: World) -> None:
    store, log = world.root / "kg", world.root / "log"
    log.write_text("")
    errors = world.root / "errors"
    process = crashing.start(errors, crashing.build, world.folder, store, world.ontology, world.recorded, log, None)
    while "committed" not in log.read_text() and process.is_alive():
        time.sleep(0.005)
    os.kill(process.pid or 0, signal.SIGINT)
    process.join()
    check_killed(world, store, None, log.read_text().splitlines())


# A full disk


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, whose size can be changed."""
    place = tmp_path / "disk"
    place.mkdir()
    mount: list[str | Path] = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", place]
    if os.geteuid() or subprocess.run(mount, check=False).returncode:
        pytest.skip("a tmpfs cannot be mounted here")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


@pytest.mark.parametrize("size", [40, 100, 160, 400, 800])
@pytest.mark.parametrize("start", ["new", "earlier"])
def test_a_full_disk_is_told_and_loses_nothing(world: World, disk: Path, size: int, start: str) -> None:
    store = disk / "kg"
    used = 0
    if start == "earlier":
        subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
        shutil.copytree(world.earlier, store)
        used = (shutil.disk_usage(disk).used + 1023) // 1024
    subprocess.run(["mount", "-o", f"remount,size={size + used}k", disk], check=True)
    code, said, log = world.build(store)
    if code:
        assert code == 1, said
        assert said.startswith("StoreError"), said
        assert "Make room and build again" in said
    subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
    if start == "earlier":
        assert {"wire/a.txt", "wire/b.txt"} <= world.sources(store)
    check_killed(world, store, None, log)


def limited(size: int, *given: Any) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    crashing.build(*given)


@pytest.mark.parametrize("size", [3_000, 9_000, 25_000])
def test_a_file_that_may_not_grow_is_told_and_loses_nothing(world: World, size: int) -> None:
    """A quota, where no disk can be mounted for the test."""
    store, log = world.root / "kg", world.root / "log"
    log.write_text("")
    code, said = world.run(limited, size, world.folder, store, world.ontology, world.recorded, log, None)
    assert code == 1, said
    assert said.startswith("StoreError"), said
    check_killed(world, store, None, log.read_text().splitlines())


# Two at once


@pytest.mark.parametrize(
    ("read_only", "words", "who"),
    [
        (False, ("build", "{folder}"), "another program"),
        (False, ("stats",), "a build is writing"),
        (False, ("remove", "wire/a.txt"), "another program"),
        (True, ("build", "{folder}"), "another program"),
    ],
)
def test_a_second_writer_is_told_to_wait(world: World, read_only: bool, words: tuple[str, ...], who: str) -> None:
    store, ready = Path(shutil.copytree(world.clean, world.root / "kg")), world.root / "ready"
    holder = crashing.start(world.root / "held", crashing.hold, store, ready, read_only)
    while not ready.exists():
        time.sleep(0.01)
    given = [word.format(folder=world.folder) for word in words]
    code, said = world.run(crashing.command, *given, "--store", str(store))
    holder.kill()
    holder.join()
    assert code == 1
    assert f"the store is busy: {who}" in said
    assert "Traceback" not in said
    assert world.exports(store) == world.exports(world.clean)


# An earlier version


def edit(store: Path, *statements: str) -> None:
    database = sqlite3.connect(store / "articles.sqlite")
    with database:
        for statement in statements:
            database.execute(statement)
    database.close()


def make_first_version(store: Path) -> None:
    edit(
        store, "ALTER TABLE article RENAME TO newer",
        "CREATE TABLE article (source TEXT PRIMARY KEY, digest TEXT NOT NULL, reading BLOB NOT NULL) WITHOUT ROWID",
        "INSERT INTO article SELECT source, digest, reading FROM newer", "DROP TABLE newer", "PRAGMA user_version = 1",
    )  # fmt: skip


def test_a_store_of_the_first_version_is_read_anew_from_its_own_texts(world: World) -> None:
    """Its articles are gone from the disk, save one that comes in by the new build."""
    store = Path(shutil.copytree(world.clean, world.root / "kg"))
    make_first_version(store)
    told = world.exports(store)
    assert isinstance(told, str)
    assert "earlier version of newsgraph. Run the build again" in told
    one = world.root / "wire"
    one.mkdir()
    shutil.copy(world.folder / "a.txt", one)
    world.folder = one
    code, said, log = world.build(store)
    assert (code, said) == (0, "")
    assert set(lines(log, "annotated")) == {f"wire/{name}.txt" for name in "abcd"}
    assert world.exports(store) == world.exports(world.clean)
    assert lines(world.build(store)[2], "annotated") == []


def test_readings_of_another_shape_are_read_anew(world: World) -> None:
    """As after a change of the fields of graph.model.Reading."""
    store = Path(shutil.copytree(world.clean, world.root / "kg"))
    edit(store, "UPDATE article SET shape = 'old' WHERE source IN ('wire/a.txt', 'wire/c.txt')")
    code, said = world.run(crashing.command, "merges", "--store", str(store))
    assert code == 1
    assert "wire/a.txt was read by another version of newsgraph. Run the build again" in said
    code, said, log = world.build(store)
    assert (code, said) == (0, "")
    assert lines(log, "annotated") == ["wire/a.txt", "wire/c.txt"]
    assert world.exports(store) == world.exports(world.clean)


def test_readings_of_another_model_are_read_anew_even_when_the_change_was_interrupted(world: World) -> None:
    store = Path(shutil.copytree(world.clean, world.root / "kg"))
    edit(store, "UPDATE article SET agent = 'other/1' WHERE source = 'wire/b.txt'")
    assert lines(world.build(store)[2], "annotated") == ["wire/b.txt"]
    assert world.exports(store) == world.exports(world.clean)


def test_a_store_of_a_later_version_is_refused_and_left_alone(world: World) -> None:
    store = Path(shutil.copytree(world.clean, world.root / "kg"))
    edit(store, f"PRAGMA user_version = {SCHEMA + 1}")
    before = (store / "articles.sqlite").read_bytes()
    code, said, _ = world.build(store)
    assert code == 1
    assert f"version {SCHEMA + 1}, this program reads version {SCHEMA}" in said
    assert (store / "articles.sqlite").read_bytes() == before


def test_the_shape_follows_the_fields_and_not_the_words_about_them() -> None:
    @dataclass(frozen=True)
    class One:
        """A."""

        text: str

    @dataclass(frozen=True)
    class Same:
        """B."""

        text: str

    @dataclass(frozen=True)
    class Other:
        text: str
        more: int = 0

    @dataclass(frozen=True)
    class Holder:
        inner: One

    @dataclass(frozen=True)
    class OtherHolder:
        inner: Other

    Same.__name__ = Same.__qualname__ = Other.__name__ = Other.__qualname__ = "One"
    OtherHolder.__name__ = "Holder"
    assert kept.shape(One) == kept.shape(Same) != kept.shape(Other)
    assert kept.shape(Holder) != kept.shape(OtherHolder)
    assert len(SHAPE) == 16


# Damaged files


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def flip(file: Path, seed: int = 0, count: int = 10) -> None:
    data = bytearray(file.read_bytes())
    chosen = random.Random(seed)
    for _ in range(count if data else 0):
        data[chosen.randrange(len(data))] ^= 0xFF
    file.write_bytes(data)


@pytest.mark.parametrize("name", ["*.sst", "MANIFEST*", "CURRENT", "*.log", "OPTIONS*", "IDENTITY", "*"])
@pytest.mark.parametrize("harm", [cut, flip, Path.unlink], ids=["cut", "flipped", "deleted"])
def test_a_damaged_graph_is_told_and_made_anew(world: World, name: str, harm: Any) -> None:
    store = Path(shutil.copytree(world.clean, world.root / "kg"))
    for file in sorted((store / "rdf").glob(name)):
        harm(file)
    told = world.exports(store)
    clean = world.exports(world.clean)
    assert told == clean or "Run the build again" in told, told
    code, said, log = world.build(store)
    assert code == 0, said
    assert lines(log, "annotated") == []
    assert world.exports(store) == clean


def test_an_emptied_graph_is_told_and_made_anew(world: World) -> None:
    """RocksDB takes a MANIFEST that was cut between two entries for that of a new database."""
    store = Path(shutil.copytree(world.clean, world.root / "kg"))
    shutil.rmtree(store / "rdf")
    pyoxigraph.Store(str(store / "rdf")).flush()
    assert "Run the build again" in world.exports(store)
    code, said, log = world.build(store)
    assert code == 0, said
    assert lines(log, "annotated") == []
    assert world.exports(store) == world.exports(world.clean)


def test_damage_that_only_a_query_finds_is_told_too(world: World) -> None:
    store = Path(shutil.copytree(world.clean, world.root / "kg"))
    for file in (store / "rdf").glob("*.sst"):
        data = bytearray(file.read_bytes())
        if len(data) > 10_000:
            data[100] ^= 0xFF
            file.write_bytes(data)
    code, said = world.run(crashing.command, "export", "--format", "nquads", "--store", str(store))
    assert code == 1
    assert "the graph is damaged" in said
    assert "Traceback" not in said
    for _ in range(2):  # the first may find out only while it compares
        code, said, _ = world.build(store)
    assert code == 0, said
    assert world.exports(store) == world.exports(world.clean)


def test_a_damaged_reading_is_read_anew_when_its_article_comes_again(world: World) -> None:
    store = Path(shutil.copytree(world.clean, world.root / "kg"))
    edit(store, "UPDATE article SET reading = substr(reading, 1, 200) WHERE source = 'wire/b.txt'")
    code, said, log = world.build(store)
    assert (code, said) == (0, "")
    assert lines(log, "annotated") == ["wire/b.txt"]
    assert world.exports(store) == world.exports(world.clean)


def test_a_reading_under_another_source_is_told(world: World) -> None:
    store = Path(shutil.copytree(world.clean, world.root / "kg"))
    edit(store, "UPDATE article SET source = 'wire/B.txt' WHERE source = 'wire/b.txt'")
    code, said, _ = world.build(store)
    assert code == 1
    assert "the reading of wire/B.txt cannot be decoded" in said


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_database_never_gives_another_graph(world: World, seed: int) -> None:
    """Bytes are flipped anywhere in it; a build over it tells, or gives what a clean one gives."""
    store = Path(shutil.copytree(world.clean, world.root / "kg"))
    flip(store / "articles.sqlite", seed, 3)
    code, said, _ = world.build(store)
    if code:
        assert (code, said[:10]) == (1, "StoreError"), said
    else:
        assert world.exports(store) == world.exports(world.clean)


@pytest.mark.parametrize("harm", [cut, lambda file: file.write_bytes(b""), Path.unlink], ids=["cut", "empty", "gone"])
def test_a_lost_database_is_told_and_nothing_is_written_over(world: World, harm: Any) -> None:
    store = Path(shutil.copytree(world.clean, world.root / "kg"))
    harm(store / "articles.sqlite")
    before = {file: file.read_bytes() for file in (store / "rdf").iterdir()}
    code, said, _ = world.build(store)
    assert code == 1
    assert "new store" in said or "new folder" in said
    assert {file: file.read_bytes() for file in (store / "rdf").iterdir()} == before

"""Worker processes: how articles are dealt out, and what Ctrl-C or the end of one of them leaves behind."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from multiprocessing import active_children
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import workers
from graph.config import Settings
from graph.errors import WorkerError
from graph.model import Article
from graph.pipeline import build
from graph.store import Store
from tests.conftest import FIRST

ROOT = Path(__file__).parents[1]
COUNT = 48


def articles(lengths: list[int]) -> list[Article]:
    return [Article(source=f"{number:03}", text="x" * length) for number, length in enumerate(lengths)]


@given(st.lists(st.integers(0, 2 * workers.LENGTH), max_size=60), st.integers(1, 16))
def test_every_article_is_in_one_batch_and_batches_are_bounded(lengths: list[int], most: int) -> None:
    dealt = workers.batches(articles(lengths), most)
    assert sorted(a.source for batch in dealt for a in batch) == [a.source for a in articles(lengths)]
    for batch in dealt:
        assert 0 < len(batch) <= most
        assert len(batch) == 1 or sum(len(a.text) for a in batch) <= workers.LENGTH
    found = [len(a.text) for batch in dealt for a in batch]
    assert found == sorted(found, reverse=True)


def test_short_articles_share_a_batch() -> None:
    assert [len(batch) for batch in workers.batches(articles([10] * 40), 16)] == [16, 16, 8]


@pytest.mark.parametrize(("count", "threads"), [(1, 8), (2, 4), (3, 2), (8, 1), (20, 1)])
def test_workers_times_threads_are_the_cores(count: int, threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "cores", lambda: 8)
    assert workers.threads_for(count) == threads


@pytest.mark.parametrize(("words", "count"), [(0, 1), (19_999, 1), (20_000, 2), (10**9, 8)])
def test_a_worker_is_started_for_work_that_is_worth_it(words: int, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "cores", lambda: 8)
    assert workers.workers_for(words) == count


def end_at_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_a_worker_that_is_killed_is_told_with_what_to_do() -> None:
    with pytest.raises(WorkerError, match="fewer --workers"):
        list(workers.spread(end_at_three, range(8), 2))


def pause(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def test_workers_end_at_once_when_the_caller_stops() -> None:
    before = set(active_children())
    results = workers.spread(pause, [0.0, 60.0, 60.0, 60.0], 2)
    assert next(results) == 0.0
    begun = time.monotonic()
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - begun < 10
    assert set(active_children()) == before


def stored(store: Path) -> int:
    """Articles that a store holds while a build writes it."""
    file = store / "articles.sqlite"
    if not file.exists():
        return 0
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        try:
            return int(database.execute("SELECT count(*) FROM article").fetchone()[0])
        except sqlite3.OperationalError:  # the table is not there yet
            return 0


def alive(group: int) -> list[str]:
    """Processes of the group that have not ended, 5 s after they were told to."""
    for _ in range(50):
        shown = subprocess.run(["ps", "-A", "-o", "pgid=,stat=,args="], capture_output=True, text=True, check=True)
        rows = [line.split(maxsplit=2) for line in shown.stdout.splitlines()]
        found = [" ".join(row) for row in rows if row[0] == str(group) and not row[1].startswith("Z")]
        if not found:
            break
        time.sleep(0.1)
    return found


def test_ctrl_c_leaves_a_store_from_which_the_same_build_goes_on(tmp_path: Path, taught: Path) -> None:
    """The interrupt goes to all processes of the terminal, as Ctrl-C does."""
    folder, store = tmp_path / "wire", tmp_path / "kg"
    folder.mkdir()
    for number in range(COUNT):
        text = FIRST.replace("$20 million", f"${number + 2} million")
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    words = [sys.executable, "-m", "graph.cli", "build", str(folder), "--store", str(store), "--workers", "2"]
    process = subprocess.Popen(
        [*words, "--ontology", str(taught)], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    while not stored(store) and process.poll() is None:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=60)[1]
    assert process.returncode != 0, said
    assert "Traceback" not in said
    assert not alive(process.pid)
    kept = stored(store)
    assert 0 < kept < COUNT
    settings = Settings(ontology=taught)
    again = build([folder], store, settings)
    assert (again.added, again.unchanged, again.articles) == (COUNT - kept, kept, COUNT)
    build([folder], tmp_path / "clean", settings)
    assert quads(store) == quads(tmp_path / "clean")


def quads(store: Path) -> set[str]:
    with Store.open(store, read_only=True) as opened:
        return set(map(str, opened.dataset))

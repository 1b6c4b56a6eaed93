"""Watching: what a round builds, what it leaves alone, and what it survives."""

import json
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph.cli import cli
from graph.config import Inputs, Settings
from graph.fetch import Limits
from graph.model import Article, Reading
from graph.pipeline import Report, build
from graph.store import Store
from graph.watch import WATCHED, Change, Watch, watch
from tests.test_read_feeds import ITEM, rss
from tests.test_read_support import PAGE
from tests.web import Web, web

ONE, TWO, THREE = "The harbour sold its quay.", "The port bought a crane.", "The firm hired a captain."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "news"
    path.mkdir()
    (path / "a.txt").write_text(ONE)
    (path / "b.txt").write_text(TWO)
    return path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "kg"


@pytest.fixture
def site() -> Iterator[Web]:
    with web() as found:
        yield found


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles are kept unread: what a watch does with files and feeds does not depend on their facts."""

    def renew(opened: Store, _: object, articles: Sequence[Article] = (), **__: object) -> Report:
        opened.put(Reading(article=article) for article in articles)
        opened.replace([])
        return Report(articles=len(opened.sources()))

    monkeypatch.setattr("graph.pipeline.renew", renew)


def look(watched: Watch) -> list[tuple[str, str]]:
    return [(change.kind, change.source) for change in watched.round().changes]


def sources(store: Path) -> list[str]:
    with Store.open(store, read_only=True) as opened:
        return list(opened.sources())


def test_new_and_changed_files_are_built_and_nothing_else(light: None, folder: Path, store: Path) -> None:
    watched = Watch([folder], store)
    assert look(watched) == [("added", "news/a.txt"), ("added", "news/b.txt")]
    assert watched.round().report is None, "nothing was written"
    (folder / "a.txt").write_text(THREE)
    (folder / "c.txt").write_text(ONE)
    (folder / "b.txt").touch()
    assert look(watched) == [("changed", "news/a.txt"), ("added", "news/c.txt")]
    assert look(Watch([folder], store)) == [], "a new watch knows what the last one saw"


def test_the_graph_is_that_of_a_build(folder: Path, store: Path, tmp_path: Path) -> None:
    watched = Watch([folder], store, remove=True)
    watched.round()
    (folder / "b.txt").unlink()
    (folder / "c.txt").write_text(THREE)
    watched.round()
    build([folder], tmp_path / "built")
    with Store.open(store, read_only=True) as one, Store.open(tmp_path / "built", read_only=True) as other:
        assert set(one.dataset) == set(other.dataset)


def test_what_is_not_there_is_told_as_a_build_tells_it(store: Path, tmp_path: Path) -> None:
    (change,) = Watch([tmp_path / "none"], store).round().changes
    assert (change.kind, change.detail) == ("skipped", "does not exist; check the path.")


def test_a_file_that_goes_takes_its_articles_along_only_when_asked(light: None, folder: Path, store: Path) -> None:
    (folder / "many.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in (ONE, TWO, THREE)))
    Watch([folder], store).round()
    (folder / "a.txt").unlink()
    assert look(Watch([folder], store)) == []
    (folder / "b.txt").unlink()
    (folder / "many.jsonl").write_text(json.dumps({"text": ONE}) + "\n")
    changes = look(Watch([folder], store, remove=True))
    assert changes == [("removed", "news/b.txt"), ("removed", "news/many.jsonl#2"), ("removed", "news/many.jsonl#3")]


def test_a_folder_that_is_empty_at_once_is_not_believed(light: None, folder: Path, store: Path) -> None:
    """It is more likely that a disk is not there."""
    Watch([folder], store).round()
    for file in folder.iterdir():
        file.unlink()
    assert [kind for kind, _ in look(Watch([folder], store, remove=True))] == ["skipped"]
    folder.rmdir()
    assert [kind for kind, _ in look(Watch([folder], store, remove=True))] == ["skipped"]
    assert sources(store) == ["news/a.txt", "news/b.txt"]


def test_only_what_was_watched_is_removed(light: None, folder: Path, store: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "news"
    other.mkdir(parents=True)
    (other / "z.txt").write_text(THREE)
    build([other], store)
    watched = Watch([folder], store, remove=True)
    watched.round()
    (folder / "a.txt").unlink()
    assert look(watched) == [("removed", "news/a.txt")]
    assert sources(store) == ["news/b.txt", "news/z.txt"]


def test_a_broken_file_is_told_once_and_its_article_stays(light: None, folder: Path, store: Path) -> None:
    watched = Watch([folder], store, remove=True)
    watched.round()
    (folder / "a.txt").write_bytes(b"%PDF-1.7 cut")
    (folder / "c.txt").write_text(THREE)
    assert look(watched) == [("skipped", str(folder / "a.txt")), ("added", "news/c.txt")]
    assert look(watched) == []
    assert "news/a.txt" in sources(store)


def test_what_the_program_fails_on_is_told_as_skipped(
    folder: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(_: object, article: Article) -> Reading:
        if article.source == "news/a.txt":
            raise IndexError
        return Reading(article=article)

    monkeypatch.setattr("graph.pipeline.extract", torn)
    assert sorted(look(Watch([folder], store))) == [("added", "news/b.txt"), ("skipped", "news/a.txt")]
    assert sources(store) == ["news/b.txt"]


def test_while_others_use_the_store_it_waits(light: None, folder: Path, store: Path) -> None:
    watched = Watch([folder], store)
    watched.round()
    (folder / "c.txt").write_text(THREE)
    with Store.open(store, read_only=True):
        assert look(watched) == [("waiting", str(store))]
    assert look(watched) == [("added", "news/c.txt")]
    with Store.open(store, read_only=True):
        assert look(watched) == [], "without changes readers are in nobody's way"


def test_other_options_read_everything_again(light: None, folder: Path, store: Path) -> None:
    Watch([folder], store).round()
    changes = look(Watch([folder], store, Settings(inputs=Inputs(publisher="The Wire"))))
    assert changes == [("changed", "news/a.txt"), ("changed", "news/b.txt")]


def test_damaged_memory_costs_a_look_and_no_article(light: None, folder: Path, store: Path) -> None:
    Watch([folder], store).round()
    for damage in ("", "[]", '{"how": 1}', "\0"):
        (store / WATCHED).write_text(damage)
        assert look(Watch([folder], store)) == []


# Feeds


def quick(site: Web, store: Path, *urls: str, follow: bool = False) -> Watch:
    watched = Watch(urls, store, Settings(inputs=Inputs(allow_private=True, follow=follow)))
    watched._fetcher._limits = Limits(pause=0.0, seconds=2.0)
    return watched


def entry(number: int, text: str = ONE) -> str:
    return ITEM.format(n=number, html=f"{text} It is number {number}.")


def test_a_feed_is_asked_what_is_new(light: None, site: Web, store: Path) -> None:
    url = site.put("/feed", rss(entry(1)), "application/rss+xml", ETag='"1"')
    watched = quick(site, store, url)
    assert look(watched) == [("added", f"{url}#tag:1")]

    def unchanged(headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        assert headers["if-none-match"] == '"1"'
        return 304, {}, b""

    site.pages["/feed"] = unchanged
    assert look(watched) == []
    site.put("/feed", rss(entry(2), entry(3)), "application/rss+xml", ETag='"2"')
    assert look(watched) == [("added", f"{url}#tag:2"), ("added", f"{url}#tag:3")]
    assert len(sources(store)) == 3, "what leaves the feed stays in the graph"


def test_a_feed_that_fails_is_told_and_the_others_are_read(light: None, site: Web, store: Path, folder: Path) -> None:
    url = site.put("/feed", "", status=503)
    watched = quick(site, store, url, str(folder))
    assert look(watched) == [("skipped", url), ("added", "news/a.txt"), ("added", "news/b.txt")]
    assert look(watched) == [("skipped", url)]
    site.put("/feed", rss(entry(1)), "application/rss+xml")
    assert look(watched) == [("added", f"{url}#tag:1")]


def test_pages_of_a_feed_are_fetched_once(light: None, site: Web, store: Path) -> None:
    local = entry(1).replace("https://news.example", site.url)
    url = site.put("/feed", rss(local), "application/rss+xml")
    watched = quick(site, store, url, follow=True)
    assert look(watched) == [("skipped", site.url + "/1"), ("added", f"{url}#tag:1")]
    site.put("/1", PAGE.format(lang="en"))
    assert look(watched) == [("added", site.url + "/1")]
    assert look(watched) == []
    site.put("/feed", rss(local, local.replace("/1<", "/2<").replace("tag:1", "tag:2")), "application/rss+xml")
    assert look(watched) == [("skipped", site.url + "/2"), ("added", f"{url}#tag:2")]
    assert site.paths().count("/1") == 2


# The loop and the command


def test_rounds_go_on_until_told_to_stop(light: None, folder: Path, store: Path) -> None:
    waits: list[float] = []
    changes: list[Change] = []

    def wait(seconds: float) -> bool:
        waits.append(seconds)
        (folder / f"n{len(waits)}.txt").write_text(f"{THREE} It is number {len(waits)}.")
        return len(waits) == 3

    watch(Watch([folder], store), every=7.0, wait=wait, on_change=changes.append)
    assert waits == [7.0, 7.0, 7.0]
    assert [change.source for change in changes][2:] == ["news/n1.txt", "news/n2.txt"]


@pytest.mark.parametrize("every", ["0m", "5", "m", "-5m", "1.5h", "5 weeks"])
def test_times_that_are_none(folder: Path, store: Path, every: str) -> None:
    result = CliRunner().invoke(cli, ["watch", str(folder), "--store", str(store), "--every", every])
    assert (result.exit_code, "30s, 15m, 2h or 1d" in result.output.replace("\n", " ")) == (2, True)


def test_once_prints_a_line_for_each_change(light: None, folder: Path, store: Path) -> None:
    result = CliRunner().invoke(cli, ["watch", str(folder), "--store", str(store), "--once"])
    lines = [line.split(maxsplit=1)[1] for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert lines[:2] == ["added    news/a.txt", "added    news/b.txt"]
    assert lines[2].startswith("graph    2 articles, ")
    (folder / "c.txt").write_bytes(b"%PDF-1.7 cut")
    assert CliRunner().invoke(cli, ["watch", str(folder), "--store", str(store), "--once"]).exit_code == 1


def test_what_is_left_out_by_rule_is_told_once_and_no_wall(light: None, folder: Path, store: Path) -> None:
    (folder / "rows.csv").write_text("text,n\n" + "".join(f",{n}\n" for n in range(20)) + f"{THREE},20\n")
    arguments = ["watch", str(folder), "--store", str(store), "--once"]
    result = CliRunner().invoke(cli, arguments)
    assert (result.exit_code, result.stdout.count("left out"), "left out 17 more" in result.stdout) == (0, 4, True)
    watched = Watch([folder], store)
    (folder / "rows.csv").write_text("text,n\n,1\n[b]\x1b[31m,2\n")
    assert ("left out", f"{folder / 'rows.csv'}#1") in look(watched)
    (folder / "rows.csv").write_text(f"text,n\n,1\n{ONE} Twice.,2\n")
    assert [kind for kind, _ in look(watched)] == ["changed"]


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_it_in_order(light: None, folder: Path, store: Path, number: signal.Signals) -> None:
    before = signal.getsignal(number)
    Watch([folder], store).round()
    timer = threading.Timer(0.5, os.kill, (os.getpid(), number))
    timer.start()
    result = CliRunner().invoke(cli, ["watch", str(folder), "--store", str(store), "--every", "1d"])
    timer.join()
    assert (result.exit_code, "stopped" in result.output) == (0, True)
    assert signal.getsignal(number) == before
    with Store.open(store) as opened:
        assert not opened.dirty

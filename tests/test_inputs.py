"""Inputs of all kinds in one build: what the summary says of them, and copies across kinds."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph.cli import cli
from graph.config import Settings
from graph.errors import LeftOutError, SourceError
from graph.pipeline import build
from graph.report import find
from graph.retraction import find_articles
from graph.store import Store
from graph.vocab import NG
from tests.test_gather import GERMAN
from tests.test_read_feeds import ITEM, rss
from tests.test_read_warc import PAGE, Crawl
from tests.web import Web, web

STORY = (
    "The harbour authority of Portville sold its old quay to Brightwater Builders on Tuesday for $12 million. "
    "Brightwater Builders will build a warehouse there, said Jane Miller, who leads the firm. "
    "The quay was built in 1901 and has been empty since the shipyard closed."
)
OTHER = "Eastbay opened a container terminal on Friday. Northline Shipping signed a contract with the port of Eastbay."


@pytest.fixture
def site() -> Iterator[Web]:
    with web() as found:
        yield found


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments], env={"COLUMNS": "200"})
    return result.exit_code, " ".join(result.output.split())


@pytest.fixture
def kinds(tmp_path: Path) -> list[Path]:
    """The same story in a text, a feed, a crawl, a table and a ninjs object, each a little different; and another."""
    folder = tmp_path / "kinds"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Quay sold\n\n{STORY}\n")
    (folder / "f.rss").write_text(rss(ITEM.format(n=1, html=f"&lt;p&gt;{STORY} Read more.&lt;/p&gt;")))
    page = PAGE.format(title="Builders buy quay").replace("<p>The harbour", f"<p>{STORY}</p><p>The harbour")
    (folder / "c.warc.gz").write_bytes(Crawl().add("https://wire.example/1", page).data)
    (folder / "t.csv").write_text(
        f'headline,body\nOld quay goes,"{STORY.replace("Tuesday", "Monday")}"\nNew,"{OTHER}"\n'
    )
    (folder / "n.json").write_text(json.dumps({"uri": "urn:1", "versioncreated": "2021-05-04", "body_text": STORY}))
    return sorted(folder.iterdir())


def test_one_story_is_one_source_whatever_brought_it_and_in_whatever_order(kinds: list[Path], tmp_path: Path) -> None:
    report = build(kinds, tmp_path / "one")
    assert (report.articles, report.near_copies, report.new_near_copies, report.errors) == (6, 4, 4, ())
    for path in reversed(kinds):
        last = build([path], tmp_path / "other")
    assert (last.near_copies, last.new_near_copies) == (4, 1)
    with Store.open(tmp_path / "one", read_only=True) as one, Store.open(tmp_path / "other", read_only=True) as other:
        assert set(one.dataset) == set(other.dataset)
        assert (find(one).articles, find(one).sources) == (6, 2)


def test_the_summary_counts_what_was_left_out_and_what_is_a_copy(kinds: list[Path], tmp_path: Path) -> None:
    folder = kinds[0].parent
    rows = "\n".join(f'{{"text": "{GERMAN} {n}"}}' for n in range(20))
    (folder / "german.jsonl").write_text(rows)
    code, said = run("build", folder, "--store", tmp_path / "kg")
    assert code == 0
    assert "20 not English (de 20)" in said
    assert "4 (4 new) of other articles; they count as one source with them" in said
    assert said.count("looks like 'de'") == 3, "a few by name, not a wall of lines"
    assert "17 more of these kinds" in said


def test_what_is_left_out_by_rule_is_told_and_no_failure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GERMAN)
    told: list[SourceError] = []
    report = build([tmp_path / "a.txt"], tmp_path / "kg", Settings(strict=True), on_error=told.append)
    assert (report.errors, report.left_out, type(told[0])) == ((), (("not English: de", 1),), LeftOutError)
    code, said = run("build", tmp_path / "a.txt", "--store", tmp_path / "kg")
    assert (code, "No article could be read" in said) == (1, True)


def test_broken_inputs_of_all_kinds_fail_and_the_rest_is_built(kinds: list[Path], tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "b.xml").write_text('<!DOCTYPE r [<!ENTITY a "aaa">]><rss>&a;</rss>')
    (broken / "b.warc.gz").write_bytes(gzip.compress(b"WARC/1.0\r\n")[:-4])
    (broken / "b.parquet").write_bytes(b"PAR1")
    (broken / "b.csv").write_text("who,when\nx,y\n")
    (broken / "b.json").write_text('{"uri": "urn:1", "bodies": [')
    code, said = run("build", broken, kinds[0], "--store", tmp_path / "kg")
    assert (code, "1 (1 new, 0 unchanged, 5 skipped)" in said) == (1, True)
    assert [
        name
        for name in ("b.xml", "b.warc.gz", "b.parquet", "b.csv", "b.json")
        if f"skipped {broken}/{name}" not in said
    ] == []


def test_the_options_reach_the_articles(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"h,words,p\nQuay,{GERMAN.replace(',', ';')},x\n")
    options = ["--columns", "title=h,text=words", "--date", "2019-01", "--publisher", "The Wire", "--lang", "EN"]
    assert run("build", tmp_path / "a.csv", "--store", tmp_path / "kg", *options)[0] == 0
    with Store.open(tmp_path / "kg", read_only=True) as store:
        (article,) = store.articles()
    assert (article.title, article.date, article.publisher) == ("Quay", "2019-01", "The Wire")


@pytest.mark.parametrize(
    ("option", "value", "reason"),
    [
        ("--date", "yesterday", "none of the calendar"),
        ("--lang", "de", "Only English"),
        ("--columns", "text", "expected FIELD=COLUMN"),
        ("--columns", "text=", "expected FIELD=COLUMN"),
        ("--columns", "author=by", "and not author"),
    ],
)
def test_options_that_cannot_be_meant(tmp_path: Path, option: str, value: str, reason: str) -> None:
    (tmp_path / "a.txt").write_text(OTHER)
    code, said = run("build", tmp_path / "a.txt", "--store", tmp_path / "kg", option, value)
    assert (code, reason in said.replace("│ ", "")) == (2, True)


def test_a_url_is_built_only_from_public_addresses_unless_allowed(site: Web, tmp_path: Path) -> None:
    url = site.put("/f", rss(ITEM.format(n=1, html=STORY)), "application/rss+xml")
    code, said = run("build", url, "--store", tmp_path / "kg")
    assert (code, "no address of the public Internet; give --allow-private" in said, site.asked) == (1, True, [])
    code, _ = run("build", url, "--store", tmp_path / "kg", "--allow-private")
    assert code == 0
    with Store.open(tmp_path / "kg", read_only=True) as store:
        assert list(store.sources()) == [f"{url}#tag:1"]
        assert find_articles(url, list(store.articles())) == [f"{url}#tag:1"], "a feed can be removed by its address"
        assert not any(NG.nearCopyOf in str(quad) for quad in store.dataset)

"""The commands: what they print where, their exit codes, and what they say when something is wrong."""

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import pytest
import rdflib
from typer.main import get_command
from typer.testing import CliRunner, Result

from graph import __version__
from graph.cli import cli, main
from graph.config import Settings
from graph.errors import (
    ModelError,
    NameNotFoundError,
    OntologyError,
    QueryError,
    SettingsError,
    SourceError,
    StoreError,
)
from graph.export import FILES, FOLDERS
from graph.pipeline import settings_of
from graph.store import Store
from tests.conftest import FIRST, SAMPLES

COMMANDS = sorted(get_command(cli).commands)  # type: ignore[attr-defined]


def newsgraph(*arguments: str | Path, stdin: str | None = None) -> Result:
    """Run a command in this process; a bug in it fails the test."""
    done = CliRunner().invoke(cli, list(map(str, arguments)), input=stdin, env={"COLUMNS": "160"})
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def exported(store: Path) -> bytes:
    done = newsgraph("export", "--store", store, "--format", "nquads")
    assert done.exit_code == 0
    return done.stdout_bytes


@pytest.fixture
def build_options(taught: Path, tmp_path: Path) -> Sequence[str | Path]:
    return "--store", tmp_path / "kg", "--ontology", taught


# Help


def test_there_are_these_commands() -> None:
    reading = "diff explain export infer load merges query report serve show stats validate view"
    writing = "build merge remove split watch"
    assert sorted([*reading.split(), *writing.split()]) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_help_describes_every_option_and_gives_an_example(command: str) -> None:
    done = newsgraph(command, "--help")
    assert done.exit_code == 0
    assert f"newsgraph {command} " in done.stdout
    assert "Example" in done.stdout
    described = get_command(cli).commands[command].params  # type: ignore[attr-defined]
    assert [option.name for option in described if not getattr(option, "help", None)] == []


def test_without_a_command_the_help_is_shown() -> None:
    done = newsgraph()
    assert done.exit_code == 2
    assert all(command in done.output for command in COMMANDS)


def test_the_version_is_told() -> None:
    assert newsgraph("--version").stdout == f"newsgraph {__version__}\n"


@pytest.mark.parametrize(
    "command", [command for command in COMMANDS if command not in {"build", "diff", "load", "watch"}]
)
def test_a_store_that_is_not_there_is_an_error_with_advice(command: str, tmp_path: Path) -> None:
    names = {name: ["Acme"] for name in ("show", "explain", "remove", "split")} | {"merge": ["Acme", "Globex"]}
    more = (names | {"query": ["ASK {}"], "view": ["-o", str(tmp_path / "x.html")]}).get(command, [])
    with pytest.raises(StoreError, match=r"does not exist\. Make one with: newsgraph build"):
        newsgraph(command, "--store", tmp_path / "none", *more)


@pytest.mark.parametrize(
    "arguments",
    [
        ["bulid"],
        ["build", "story.txt"],
        ["build", "--store", "kg"],
        ["build", "story.txt", "--store", "kg", "--workers", "0"],
        ["build", "story.txt", "--store", "kg", "--base", "no-iri"],
        ["build", "story.txt", "--store", "kg", "--base", "https://example.org/id"],
        ["build", "story.txt", "--store", "kg", "--ontology", "missing.ttl"],
        ["query", "--store", "kg"],
        ["query", "--store", "kg", "ASK {}", "--name", "competitors"],
        ["query", "--store", "kg", "--name", "about", "--param", "Acme"],
        ["query", "--store", "kg", "ASK {}", "--format", "yaml"],
        ["query", "--store", "kg", "--file", "missing.rq"],
        ["export", "--store", "kg", "--format", "ttl"],
        ["show", "--store", "kg", "Acme", "--limit", "0"],
        ["view", "--store", "kg", "--hops", "many"],
        ["view", "--store", "kg", "--hops", "3"],
        ["query", "ASK {}"],
        ["query", "--store", "kg", "ASK {}", "--param", "name=Acme"],
        ["query", "--store", "kg", "--name", "about", "--param", "who=Acme"],
        ["report", "--store", "kg", "--ontology", "missing.ttl"],
    ],
    ids=" ".join,
)
def test_a_wrong_command_line_is_two_and_touches_nothing(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = newsgraph(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr
    assert list(tmp_path.iterdir()) == []


# Build


def test_building_says_what_was_done_on_standard_error(articles: Path, build_options: Sequence[str | Path]) -> None:
    done = newsgraph("build", articles, *build_options)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "3 (3 new, 0 unchanged, 0 skipped)" in done.stderr
    for row in ("sentences", "entities", "facts", "typed facts", "words/s"):
        assert row in done.stderr


def test_building_again_changes_nothing_and_more_articles_add(
    articles: Path, build_options: Sequence[str | Path]
) -> None:
    store = Path(build_options[1])
    third = (articles / "third.txt").rename(articles.parent / "third.txt")
    newsgraph("build", articles, *build_options)
    once = exported(store)
    again = newsgraph("build", articles, *build_options)
    assert (again.exit_code, exported(store)) == (0, once)
    assert "2 (0 new, 2 unchanged, 0 skipped)" in again.stderr
    more = newsgraph("build", third, *build_options)
    assert "3 (1 new, 0 unchanged, 0 skipped)" in more.stderr
    assert len(exported(store)) > len(once)
    evidence = [line for line in once.splitlines() if b"#anchorOf>" in line]
    assert set(evidence) < set(exported(store).splitlines())


def test_an_unreadable_file_is_named_and_the_others_are_built(
    articles: Path, build_options: Sequence[str | Path]
) -> None:
    (articles / "broken.json").write_text('{"text": ', encoding="utf-8")
    (articles / "empty.txt").write_bytes(b"")
    done = newsgraph("build", articles, *build_options)
    assert (done.exit_code, done.stdout) == (1, "")
    skipped = [line for line in done.stderr.splitlines() if line.startswith("skipped ")]
    assert [name for name in ("broken.json", "empty.txt") if name in "".join(skipped)] == ["broken.json", "empty.txt"]
    assert len(skipped) == 2
    assert "3 (3 new, 0 unchanged, 2 skipped)" in done.stderr


def test_strict_stops_at_the_first_unreadable_source(articles: Path, build_options: Sequence[str | Path]) -> None:
    (articles / "empty.txt").write_bytes(b"")
    with pytest.raises(SourceError, match=r"empty\.txt"):
        newsgraph("build", articles, *build_options, "--strict")
    assert not Path(build_options[1]).exists()


def test_no_article_at_all_is_an_error(build_options: Sequence[str | Path], tmp_path: Path) -> None:
    done = newsgraph("build", tmp_path / "missing.txt", *build_options)
    assert done.exit_code == 1
    assert "missing.txt: does not exist" in done.stderr
    assert "No article could be read." in done.stderr


def test_names_from_outside_are_shown_harmlessly(articles: Path, build_options: Sequence[str | Path]) -> None:
    (articles / "[red]\x1b[2J.txt").write_bytes(b"")
    done = newsgraph("build", articles, *build_options)
    assert "\x1b[2J" not in done.stderr
    assert "[red]" in done.stderr


def test_an_article_comes_from_standard_input(build_options: Sequence[str | Path]) -> None:
    done = newsgraph("build", "-", *build_options, stdin=FIRST)
    assert done.exit_code == 0
    assert "1 (1 new" in done.stderr


def test_a_pipeline_that_is_not_installed_is_an_error(articles: Path, build_options: Sequence[str | Path]) -> None:
    with pytest.raises(ModelError, match="No spaCy pipeline 'en_no_such' is installed"):
        newsgraph("build", articles, *build_options, "--model", "en_no_such")


def test_a_store_keeps_its_base(articles: Path, build_options: Sequence[str | Path]) -> None:
    assert newsgraph("build", articles / "first.txt", *build_options, "--base", "https://kg.example/").exit_code == 0
    assert b"<https://kg.example/Acme>" in exported(Path(build_options[1]))
    with pytest.raises(StoreError, match=r"Use --base https://kg\.example/ or another --store"):
        newsgraph("build", articles, *build_options, "--base", "https://other.example/")
    again = newsgraph("build", articles, *build_options)
    assert "as in the store's last build: --base https://kg.example/\n" in again.stderr, "there is no other for it"


def test_a_build_goes_by_the_options_of_the_last_one(
    articles: Path, build_options: Sequence[str | Path], taught: Path, tmp_path: Path
) -> None:
    names = tmp_path / "names.toml"
    names.write_text('[[never]]\nnames = ["Acme", "Acme Corporation"]\n', encoding="utf-8")
    first, rest = articles / "first.txt", (articles / "second.txt", articles / "third.txt")
    options = "--ontology", taught, "--decisions", names
    assert "last build" not in newsgraph("build", first, *rest, "--store", tmp_path / "one", *options).stderr
    newsgraph("build", first, *build_options, "--decisions", names)
    done = newsgraph("build", *rest, *build_options[:2])
    assert f"as in the store's last build: --ontology {taught}, --decisions {names}; --defaults" in done.stderr
    assert exported(tmp_path / "kg") == exported(tmp_path / "one")
    given = newsgraph("build", first, *build_options, "--min-confidence", "1")
    assert f"as in the store's last build: --decisions {names}; --defaults goes without\n" in given.stderr
    assert "--min-confidence 1.0" in newsgraph("build", first, *build_options[:2]).stderr
    assert "last build" not in newsgraph("build", first, *build_options, "--defaults").stderr
    with Store.open(tmp_path / "kg", read_only=True) as opened:
        assert settings_of(opened) == Settings(ontology=taught)


def test_a_remembered_file_that_is_gone_is_named(
    articles: Path, build_options: Sequence[str | Path], tmp_path: Path
) -> None:
    names = tmp_path / "names.toml"
    names.write_text('[[merge]]\nnames = ["Acme", "Hooli"]\n', encoding="utf-8")
    newsgraph("build", articles / "first.txt", *build_options, "--decisions", names)
    names.unlink()
    with pytest.raises(
        SettingsError, match=r"last build was given --decisions .*names\.toml, and there is no such file"
    ):
        newsgraph("build", articles, *build_options)


def test_a_broken_ontology_is_an_error(articles: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("@prefix ng: <https://w3id.org/newsgraph/ontology#> .\nng:likes a", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"broken\.ttl, line 2"):
        newsgraph("build", articles, "--store", tmp_path / "kg", "--ontology", broken)


# Query


def test_the_library_is_listed() -> None:
    done = newsgraph("query", "--list")
    assert done.exit_code == 0
    assert all(name in done.stdout for name in ("about", "competitors", "agreements", "[name]"))


def test_a_table_tells_how_many_rows(built_samples: Path) -> None:
    done = newsgraph("query", "--store", built_samples, "--name", "articles")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.endswith("17 rows\n")


def test_machines_get_what_they_can_parse(built_samples: Path) -> None:
    select = "SELECT ?article ?title WHERE { ?article schema:headline ?title } ORDER BY ?article"
    texts = {
        form: newsgraph("query", "--store", built_samples, select, "--format", form).stdout
        for form in ("json", "csv", "tsv", "xml")
    }
    rows = json.loads(texts["json"])["results"]["bindings"]
    assert rows
    assert [row["title"] for row in csv.DictReader(texts["csv"].splitlines())] == [
        row["title"]["value"] for row in rows
    ]
    assert len(texts["tsv"].splitlines()) == len(rows) + 1
    assert texts["xml"].count("<result>") == len(rows)
    construct = "CONSTRUCT { ?a ng:competesWith ?b } WHERE { ?a ng:competesWith ?b }"
    rdflib.Graph().parse(
        data=newsgraph("query", "--store", built_samples, construct, "--format", "turtle").stdout, format="turtle"
    )


def test_a_query_comes_from_the_command_line_a_file_or_standard_input(built_samples: Path, tmp_path: Path) -> None:
    ask = "ASK { ?fact a ng:Fact }"
    (tmp_path / "ask.rq").write_text(ask, encoding="utf-8")
    given = newsgraph("query", "--store", built_samples, ask)
    from_file = newsgraph("query", "--store", built_samples, "--file", tmp_path / "ask.rq")
    from_input = newsgraph("query", "--store", built_samples, "-", stdin=ask)
    assert [done.stdout for done in (given, from_file, from_input)] == ["yes\n"] * 3


def test_a_query_file_that_is_no_text_is_a_wrong_command_line(built_samples: Path, tmp_path: Path) -> None:
    (tmp_path / "ask.rq").write_bytes(b"\xff\xfe\x00")
    assert newsgraph("query", "--store", built_samples, "--file", tmp_path / "ask.rq").exit_code == 2


def test_standard_input_that_is_no_text_is_a_wrong_command_line(small_store: Path) -> None:
    done = CliRunner().invoke(cli, ["query", "--store", str(small_store), "-"], input=b"ASK { ?s ?p '\xff' }")
    assert (done.exit_code, "cannot be read as UTF-8 text" in done.stderr) == (2, True)


def test_parameters_go_to_a_named_query(built_samples: Path) -> None:
    options = ("query", "--store", built_samples, "--format", "csv", "--name", "about")
    rows = list(csv.DictReader(newsgraph(*options, "--param", "name=TENCENT").stdout.splitlines()))
    assert rows
    assert all("Tencent" in {row["subject"], row["object"], row["speaker"]} or row["sentence"] for row in rows)
    wrong = newsgraph(*options, "--param", "who=Tencent")
    assert (wrong.exit_code, "no parameter who: about takes name" in wrong.stderr) == (2, True)


def test_an_unknown_query_gets_a_suggestion(built_samples: Path) -> None:
    with pytest.raises(QueryError, match=r"no query called 'competitor'\. Try: competitors"):
        newsgraph("query", "--store", built_samples, "--name", "competitor")


@pytest.mark.parametrize("sparql", ["SELECT * {", "DELETE WHERE { ?s ?p ?o }", "SELECT * { ?s nope:x ?o }", ""])
def test_a_wrong_query_is_an_error(built_samples: Path, sparql: str) -> None:
    with pytest.raises(QueryError, match="The query cannot be run"):
        newsgraph("query", "--store", built_samples, sparql)


# Show


def test_a_card_has_name_type_facts_and_sentences(built_samples: Path) -> None:
    done = newsgraph("show", "--store", built_samples, "tencent", "--limit", "3")
    assert (done.exit_code, done.stderr) == (0, "")
    head, count, *_ = done.stdout.splitlines()
    assert head.startswith("Tencent  ")
    assert head.endswith("https://w3id.org/newsgraph/id/Tencent")
    assert "facts from" in count or "facts from" in done.stdout
    assert "samples/tencent-" in done.stdout
    assert "more (--limit" in done.stdout


def test_an_unknown_name_gets_suggestions(built_samples: Path) -> None:
    with pytest.raises(NameNotFoundError, match=r"No entity is called 'Tencnt'\. Did you mean: .*Tencent"):
        newsgraph("show", "--store", built_samples, "Tencnt")


# View, export, stats


def test_the_page_is_written(built_samples: Path, tmp_path: Path) -> None:
    page = tmp_path / "graph.html"
    done = newsgraph("view", "--store", built_samples, "-o", page, "--focus", "Tencent", "--hops", "2", "--top", "20")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", f"Wrote {page}\n")
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    with pytest.raises(NameNotFoundError):
        newsgraph("view", "--store", built_samples, "-o", page, "--focus", "Nobody at all")


@pytest.mark.parametrize("form", FOLDERS)
def test_formats_of_several_files_need_a_folder(built_samples: Path, form: str, tmp_path: Path) -> None:
    done = newsgraph("export", "--store", built_samples, "--format", form)
    assert done.exit_code == 2
    assert "folder" in done.stderr
    done = newsgraph("export", "--store", built_samples, "--format", form, "-o", tmp_path / "out")
    assert (done.exit_code, done.stderr) == (0, f"Wrote {tmp_path / 'out'}\n")
    assert len(list((tmp_path / "out").iterdir())) >= 2


@pytest.mark.parametrize("form", FILES)
def test_every_format_is_exported(built_samples: Path, form: str, tmp_path: Path) -> None:
    printed = newsgraph("export", "--store", built_samples, "--format", form)
    assert (printed.exit_code, printed.stderr) == (0, "")
    written = newsgraph("export", "--store", built_samples, "--format", form, "-o", tmp_path / "out")
    assert (written.exit_code, written.stdout, written.stderr) == (0, "", f"Wrote {tmp_path / 'out'}\n")
    assert (tmp_path / "out").read_bytes() == printed.stdout_bytes
    if form == "jsonl":
        facts = [json.loads(line) for line in printed.stdout.splitlines()]
        assert all(fact["evidence"] for fact in facts)


@pytest.mark.parametrize("form", FOLDERS)
def test_a_file_is_no_folder_for_a_format_of_several(small_store: Path, form: str, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    done = newsgraph("export", "--store", small_store, "--format", form, "-o", tmp_path / "out")
    assert (done.exit_code, f"{form} is a folder of files, and" in done.stderr) == (2, True)


def test_an_export_that_fails_leaves_the_file_as_it_was(
    small_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, link = tmp_path / "graph.ttl", tmp_path / "link.ttl"
    kept.write_text("mine", encoding="utf-8")
    kept.chmod(0o640)
    link.symlink_to(kept)
    with pytest.raises(QueryError, match="keeps no inferences"):
        newsgraph("export", "--store", small_store, "--infer", "-o", kept)

    def stopped(_: object, __: str, out: BinaryIO, **___: object) -> None:
        out.write(b"half")
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("graph.export.export", stopped)
        assert newsgraph("export", "--store", small_store, "-o", kept).exit_code == 130
    assert (sorted(tmp_path.iterdir()), kept.read_text(encoding="utf-8")) == ([kept, link], "mine")
    assert newsgraph("export", "--store", small_store, "-o", link).exit_code == 0
    assert link.is_symlink()
    assert (sorted(tmp_path.iterdir()), kept.stat().st_mode & 0o777) == ([kept, link], 0o640)
    assert kept.read_bytes() == newsgraph("export", "--store", small_store).stdout_bytes


def test_an_export_goes_through_a_pipe(small_store: Path) -> None:
    assert newsgraph("export", "--store", small_store, "-o", os.devnull).exit_code == 0
    assert not Path(os.devnull).is_file()


def test_a_report_goes_by_the_ontology_of_the_store(small_store: Path, tmp_path: Path) -> None:
    store = shutil.copytree(small_store, tmp_path / "kg")
    with Store.open(store) as opened:
        opened.meta["settings"] = json.dumps({"ontology": str(tmp_path / "mine.ttl")})
    with pytest.raises(OntologyError, match=r"mine\.ttl: cannot read the ontology"):
        newsgraph("report", "--store", store)


@pytest.mark.parametrize("command", ["export", "view"])
def test_a_file_that_cannot_be_written_is_an_error(built_samples: Path, tmp_path: Path, command: str) -> None:
    done = newsgraph(command, "--store", built_samples, "-o", tmp_path / "none" / "out")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"error {tmp_path}/none/out: cannot be written: No such file or directory.\n"


def test_stats_count(built_samples: Path) -> None:
    done = newsgraph("stats", "--store", built_samples, "--top", "3")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("17 articles, ")
    assert all(title in done.stdout for title in ("class", "property", "most connected", "Person"))


# main


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["query", "--name", "competitor"], "error There is no query called 'competitor'. Try: competitors.\n"),
        (["query", "SELECT * {"], "error The query cannot be run: "),
        (["show", "Tencnt"], "error No entity is called 'Tencnt'. Did you mean: "),
    ],
    ids=["name", "sparql", "entity"],
)
def test_what_a_user_can_mend_is_one_line_and_one(
    arguments: list[str], message: str, built_samples: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr(sys, "argv", ["newsgraph", *arguments, "--store", str(built_samples)])
    with pytest.raises(SystemExit) as stopped:
        main()
    shown = capsys.readouterr()
    assert (stopped.value.code, shown.out) == (1, "")
    assert shown.err.startswith(message)
    assert shown.err.count("\n") == 1


def test_a_bug_keeps_its_traceback(built_samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("graph.stats.statistics", broken)
    monkeypatch.setattr(sys, "argv", ["newsgraph", "stats", "--store", str(built_samples)])
    with pytest.raises(ZeroDivisionError):
        main()


def test_the_command_runs_as_a_program_and_into_a_closed_pipe(built_samples: Path) -> None:
    program = [sys.executable, "-c", "from graph.cli import main; main()"]
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*program, "export", "--store", str(built_samples), "--format", "jsonl"],
        stdout=write, stderr=subprocess.PIPE, text=True, check=False, cwd=SAMPLES.parents[1],
    )  # fmt: skip
    os.close(write)
    assert (done.returncode, done.stderr) == (1, "")

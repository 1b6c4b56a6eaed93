"""The documentation is true: what it shows runs, what it repeats is the same, what it links to is there."""

import doctest
import importlib
import re
import shutil
from pathlib import Path

import pyoxigraph
import pytest
from typer.main import get_command

from graph import __version__
from graph.cli import cli
from graph.export import FORMATS
from graph.query import run
from graph.read import read
from graph.store import Store
from graph.turtle import prefixes
from scripts.generate_docs import (
    DOCUMENTS,
    cli_reference,
    folder_with_samples,
    query_list,
    run_document,
    with_output,
    with_query_list,
)
from tests.conftest import SAMPLES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COOKBOOK = (ROOT / "docs" / "query-cookbook.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
SPARQL = re.findall(r"^```sparql\n(.*?)^```$", COOKBOOK, re.DOTALL | re.MULTILINE)
MODULES = [path for path in sorted((ROOT / "graph").rglob("*.py")) if ">>> " in path.read_text(encoding="utf-8")]


@pytest.fixture
def workplace(built_samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with ``graph/samples`` and the store ``kg`` built from them, as after the README's first command."""
    folder = folder_with_samples(tmp_path)
    shutil.copytree(built_samples, folder / "kg")
    monkeypatch.chdir(folder)
    return folder


def problems_of(text: str, name: str) -> str:
    """What the examples in a text print that they should not."""
    said: list[str] = []
    test = doctest.DocTestParser().get_doctest(text, {}, name, name, 0)
    assert test.examples
    doctest.DocTestRunner().run(test, out=said.append)
    return "".join(said)


# Generated pages


def test_the_reference_of_the_commands_is_the_programs() -> None:
    found = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert found == cli_reference(), "run scripts/generate_docs.py"


def test_the_list_of_queries_is_the_librarys() -> None:
    assert with_query_list(COOKBOOK) == COOKBOOK, "run scripts/generate_docs.py"
    assert query_list() in COOKBOOK


def test_output_is_written_behind_its_commands(tmp_path: Path) -> None:
    commands = "$ newsgraph --version\nold\n$ newsgraph query --store kg\n>   --list\n"
    text = f"# A\n\n<!-- run -->\n\n```console\n{commands}```\n\nB\n"
    new = with_output(text, tmp_path)
    assert new.startswith(
        f"# A\n\n<!-- run -->\n\n```console\n$ newsgraph --version\nnewsgraph {__version__}\n\n$ newsgraph"
    )
    assert new.endswith("```\n\nB\n")
    assert "competitors" in new
    assert with_output(new, tmp_path) == new


# README


def test_the_readme_shows_what_comes_out_first() -> None:
    first = README.splitlines()[:14]
    assert any(line.startswith("$ newsgraph build") for line in first)


def test_the_commands_of_the_readme_run(workplace: Path) -> None:
    runs = [run for block in run_document(README, workplace) for run in block]
    assert len(runs) >= 3
    assert [(run.written, run.code) for run in runs if run.code or not run.output.strip()] == []


def test_the_facts_that_the_readme_shows_have_their_sentence(workplace: Path) -> None:
    (described,) = [
        run.expected for block in run_document(README, workplace) for run in block if "DESCRIBE" in run.written
    ]
    quads = list(
        pyoxigraph.parse(
            "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes("https://w3id.org/newsgraph/id/").items())
            + described,
            format=pyoxigraph.RdfFormat.TURTLE,
        )
    )
    quotes = [str(q.object.value) for q in quads if str(q.predicate).endswith("#anchorOf>")]
    texts = [article.text for article in read([SAMPLES], on_error=lambda _: None)]
    assert quotes
    assert all(any(quote in text for text in texts) for quote in quotes)


@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")
def test_the_python_of_the_readme_runs(workplace: Path) -> None:
    (block,) = re.findall(r"^```python\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    assert problems_of(block, "README") == ""
    assert {"graph.ttl", "tencent.html"} <= {path.name for path in workplace.iterdir()}


def test_the_readme_names_every_command_and_format() -> None:
    commands = get_command(cli).commands  # type: ignore[attr-defined]
    assert [command for command in commands if f"| `newsgraph {command} " not in README] == []
    assert [form for form in FORMATS if f"`{form}`" not in README] == []


# The other pages


@pytest.mark.parametrize("sparql", SPARQL, ids=[f"query-{number}" for number in range(len(SPARQL))])
def test_a_query_of_the_cookbook_has_an_answer(sparql: str, built_samples: Path) -> None:
    with Store.open(built_samples, read_only=True) as store:
        assert run(store, sparql)


def test_the_cookbook_has_five_queries() -> None:
    assert len(SPARQL) == 5


def test_the_tutorial_gives_what_it_shows(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "tutorial-new-relation.md").read_text(encoding="utf-8")
    built, *asked = [run for block in run_document(text, tmp_path) for run in block]
    assert built.code == 0
    assert "insures 4" in built.output
    assert [run.output.strip() for run in asked] == [run.expected.strip() for run in asked]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_the_changelog_has_this_version() -> None:
    assert re.search(
        rf"^## .*\b{re.escape(__version__)}\b", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )


def test_documents_with_commands_are_there() -> None:
    assert [name for name in DOCUMENTS if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_examples_in_docstrings_are_right(path: Path) -> None:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    assert doctest.testmod(importlib.import_module(name)).failed == 0

"""Imports go one way: a module knows earlier tiers only, and its siblings not at all."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "graph"
TIERS = [
    {"demonyms"},
    {"errors", "evidence", "prose", "version", "vocab", "whole"},
    {"config", "endpoint", "model"},
    {"copies", "ontology", "workers"},
    {"read", "annotate", "extract", "fetch"},
    {"confidence", "patterns"},
    {"resolve"},
    {"assertion", "store"},
    {"sparql", "statements", "turtle"},
    {"remote"},
    {"query", "facts", "infer"},
    {"network"},
    {"diff", "export", "report", "stats", "validate", "view"},
    {"gather", "hands"},
    {"pipeline"},
    {"cluster", "merges", "retraction", "watch"},
    {"explain", "load"},
    {"charts"},
    {"notebook"},
    {"knowledge"},
    {"serve"},
    {"cli"},
]
TIER = {name: number for number, tier in enumerate(TIERS) for name in tier}
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def unit(path: Path) -> str:
    """The module, or the package that an inner module belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Dotted names that a file imports from our package, wherever in the file; ``graph`` for the root itself."""
    here = ("graph", *path.relative_to(PACKAGE).with_suffix("").parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "graph")
        elif isinstance(node, ast.ImportFrom):
            start = [*here[: -node.level]] if node.level else []
            module = ".".join([*start, *filter(None, [node.module])])
            if module == "graph":
                yield from (f"graph.{alias.name}" if alias.name in TIER else "graph" for alias in node.names)
            elif module.startswith("graph."):
                yield module


def test_every_module_has_one_tier() -> None:
    assert sorted({unit(path) for path in FILES}) == sorted(name for tier in TIERS for name in tier)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_from_earlier_tiers_only(path: Path) -> None:
    own = unit(path)
    known = {name.split(".")[1] for name in imports(path) if name != "graph"}
    assert sorted(name for name in known - {own} if TIER[name] >= TIER[own]) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_imports_the_package_root(path: Path) -> None:
    """Save the command line, which tells its version."""
    assert "graph" not in set(imports(path)) or path == PACKAGE / "cli" / "app.py"


def test_the_command_line_takes_nothing_but_the_version_from_the_root() -> None:
    tree = ast.parse((PACKAGE / "cli" / "app.py").read_text(encoding="utf-8"))
    root = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "graph"]
    assert {alias.name for node in root for alias in node.names} - set(TIER) == {"__version__"}


def test_relative_and_root_imports_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "PACKAGE", tmp_path)
    path = tmp_path / "view" / "page.py"
    path.parent.mkdir()
    path.write_text(
        "import graph.cli\nfrom graph import cli, KnowledgeGraph\nfrom .. import store\nfrom .data import x\n"
    )
    assert list(imports(path)) == ["graph.cli", "graph.cli", "graph", "graph.store", "graph.view.data"]

"""A damaged store is found out: each damage by its shape or check, with the node and the sentence it concerns."""

import json
import shutil
import sqlite3
import zlib
from pathlib import Path

import pyshacl
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, RdfFormat
from rdflib import Graph
from rdflib.namespace import SH
from typer.testing import CliRunner

from graph.assertion import quads
from graph.cli import cli
from graph.config import BASE
from graph.errors import GraphError, StoreError
from graph.knowledge import KnowledgeGraph
from graph.model import Extraction
from graph.store import Store
from graph.validate import Validation, shapes_path, validate
from graph.vocab import PREFIXES
from tests.readings import CHAIN, FIRST, reading, resolved, write
from tests.test_evidence import extractions

OWNS = "Acme owns Globex."
DENIES = "The company does not own Initech."
HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in {"": BASE, **PREFIXES}.items())


def damages() -> dict[str, tuple[str, list[str]]]:
    """Name of a damage, the SPARQL update that does it, and the shapes and checks that find it."""
    text = (Path(__file__).with_name("damages.ru")).read_text(encoding="utf-8")
    blocks = (block.partition("\n") for block in text.split("\n## ")[1:])
    heads = ((head.partition(": "), update) for head, _, update in blocks)
    return {name: (update, found.split()) for (name, _, found), update in heads}


DAMAGES = damages()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("validate") / "kg")


@pytest.fixture
def kept(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "kg"))


def damage(path: Path, *updates: str) -> None:
    with Store.open(path) as store:
        before = set(store.dataset)
        for update in updates:
            store.dataset.update(HEAD + update)
        assert set(store.dataset) != before, "the damage did nothing"


def checked(path: Path, shapes: Path | None = None) -> Validation:
    with Store.open(path, read_only=True) as store:
        return validate(store, shapes)


def test_what_was_built_conforms(whole: Path) -> None:
    found = checked(whole)
    assert found.violations == ()
    assert (found.conforms, found.articles, found.facts, found.evidence) == (True, 2, 6, 7)


def test_a_store_of_real_articles_conforms(built_samples: Path) -> None:
    found = checked(built_samples)
    assert found.violations == ()
    assert found.facts > 800


@pytest.mark.parametrize("name", DAMAGES)
def test_each_damage_is_named(name: str, kept: Path) -> None:
    update, shapes = DAMAGES[name]
    damage(kept, update)
    found = checked(kept)
    assert sorted({v.shape for v in found.violations}) == sorted(shapes)
    assert all(v.message for v in found.violations)


def test_a_violation_comes_with_its_sentence(kept: Path) -> None:
    damage(kept, DAMAGES["an unknown modality"][0])
    (violation,) = checked(kept).violations
    assert violation.focus.startswith(f"{BASE}fact/")
    assert violation.path == PREFIXES["ng"] + "modality"
    assert violation.value == PREFIXES["ng"] + "rumoured"
    assert violation.sentence == DENIES


def test_a_reading_that_was_tampered_with_is_found(kept: Path) -> None:
    database = sqlite3.connect(kept / "articles.sqlite")
    blob = database.execute("SELECT reading FROM article WHERE source = ?", (FIRST.source,)).fetchone()[0]
    changed = zlib.compress(zlib.decompress(blob).replace(b"Acme owns", b"Acme sold"))
    database.execute("UPDATE article SET reading = ? WHERE source = ?", (changed, FIRST.source))
    database.commit()
    database.close()
    found = checked(kept)
    assert {v.shape for v in found.violations} == {"check:text", "check:quote"}
    assert FIRST.source in {v.focus for v in found.violations}


def test_a_graph_older_than_its_articles_is_not_looked_at(kept: Path) -> None:
    with Store.open(kept) as store:
        store.remove([FIRST.source])
    with pytest.raises(StoreError, match="build again"):
        checked(kept)


# The engine


def engine(path: Path) -> set[tuple[str, str]]:
    """Shape and node of every violation that rudof finds."""
    found = checked(path).violations
    return {(v.shape, v.focus) for v in found if not v.shape.startswith("check:")}


def reference(path: Path) -> set[tuple[str, str]]:
    """What pySHACL finds."""
    with Store.open(path, read_only=True) as store:
        data = store.dataset.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()) or b""
    graph, shapes = Graph().parse(data=data, format="nt"), Graph().parse(shapes_path())
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, do_owl_imports=False)
    assert isinstance(report, Graph)
    found = set()
    for result in report.subjects(SH.focusNode):
        shape, focus = report.value(result, SH.sourceShape), report.value(result, SH.focusNode)
        found.add((str(shape).rpartition("#")[2], str(focus)))
    return found


def test_pyshacl_agrees_that_the_store_conforms(whole: Path) -> None:
    assert reference(whole) == engine(whole) == set()


@pytest.mark.parametrize("part", range(4))
def test_pyshacl_finds_the_same_violations(part: int, kept: Path) -> None:
    names = sorted(DAMAGES)[part::4]
    for name in names:
        try:
            damage(kept, DAMAGES[name][0])
        except AssertionError:
            continue  # another damage has taken what this one needs
    found = engine(kept)
    assert len({shape for shape, _ in found}) >= 5
    assert found == reference(kept)


def test_shapes_of_the_users_own_are_used(kept: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules.ttl"
    rules.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ng: <https://w3id.org/newsgraph/ontology#> .\n"
        "<https://house.example/rules#Sure> a sh:NodeShape ; sh:targetClass ng:Evidence ; "
        "sh:property <https://house.example/rules#sure> .\n"
        "<https://house.example/rules#sure> a sh:PropertyShape ; sh:path ng:confidence ; sh:minInclusive 0.99 .",
        encoding="utf-8",
    )
    found = checked(kept, rules)
    assert {v.shape for v in found.violations} == {"https://house.example/rules#sure"}
    assert len(found.violations) == found.evidence


@pytest.mark.parametrize("text", ["this is no Turtle", "@prefix sh: <http://www.w3.org/ns/shacl#> . <a> <b>"])
def test_shapes_that_cannot_be_read_are_an_error(text: str, kept: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules.ttl"
    rules.write_text(text, encoding="utf-8")
    with pytest.raises(GraphError, match=r"rules\.ttl"):
        checked(kept, rules)


def test_imports_are_not_followed(kept: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules.ttl"
    rules.write_text(
        "<https://house.example/rules> a <http://www.w3.org/2002/07/owl#Ontology> ; "
        "<http://www.w3.org/2002/07/owl#imports> <http://127.0.0.1:9/shapes.ttl> .",
        encoding="utf-8",
    )
    assert checked(kept, rules).conforms


def test_every_shape_has_a_message_and_is_met_or_named() -> None:
    shapes = Graph().parse(shapes_path())
    named = {str(s) for s in shapes.subjects(SH.path) if str(s).startswith("https://w3id.org/newsgraph/shapes#")}
    assert named
    assert all(shapes.value(next(s for s in shapes.subjects(SH.path) if str(s) == name), SH.message) for name in named)


# Whatever enters


@given(st.lists(extractions(), max_size=4))
@hypothesis_settings(max_examples=15, deadline=None)
def test_whatever_enters_passes(tmp_path_factory: pytest.TempPathFactory, found: list[Extraction]) -> None:
    readings = [reading(FIRST, found, CHAIN)]
    with Store.open(tmp_path_factory.mktemp("law") / "kg", create=True) as store:
        store.put(readings)
        store.replace(quads(resolved(readings), base=BASE))
        assert validate(store).violations == ()


# The command


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["validate", *arguments])
    return result.exit_code, result.stdout


def test_the_command_says_that_all_holds(whole: Path) -> None:
    code, out = run("--store", str(whole))
    assert code == 0
    assert "2 articles, 6 facts, 7 pieces of evidence" in out
    assert "all hold" in out


def test_the_command_names_what_does_not(kept: Path) -> None:
    damage(kept, DAMAGES["a changed quote"][0])
    code, out = run("--store", str(kept))
    assert code == 1
    assert "check:quote" in out
    assert "Acme sold Globex." in out


def test_the_command_prints_json(kept: Path) -> None:
    damage(kept, DAMAGES["an unknown modality"][0])
    code, out = run("--store", str(kept), "--format", "json")
    found = json.loads(out)
    assert code == 1
    assert (found["conforms"], found["shapes"]) == (False, {"fact-modality": 1})
    assert found["violations"][0]["sentence"] == DENIES


def test_an_unknown_format_is_an_error_of_the_command_line(whole: Path) -> None:
    assert run("--store", str(whole), "--format", "yaml")[0] == 2


def test_the_python_object_validates_too(whole: Path) -> None:
    with KnowledgeGraph.open(whole) as kg:
        assert kg.validate().conforms

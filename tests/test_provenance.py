"""What a graph says of its own making, and that two machines make the same one."""

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SDO

from graph import __version__
from graph.assertion import ENTITIES, Input, Making, quads
from graph.config import BASE, Settings
from graph.export import export
from graph.model import Knowledge
from graph.ontology import load_ontology
from graph.pipeline import agent_of, build
from graph.resolve.decisions import Decisions
from graph.store import Store
from graph.turtle import predicate_order, write_trig
from graph.vocab import NG, ONTOLOGY
from tests.examples import FIRST, KNOWLEDGE, without

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden" / "made" / "expected.trig"
MAKING = Making(
    agents=("newsgraph/0+test", "newsgraph-rules/1+test"),
    inputs=(
        Input(kind="model", label="en_test", version="1", digest="a" * 64),
        Input(kind="ontology", label="ontology", version="2", version_iri=f"{ONTOLOGY}/2", digest="b" * 64),
        Input(kind="decisions", label="decisions on names", digest="c" * 64),
    ),
)
MADE = replace(KNOWLEDGE, replaced=((BASE + "ACME", BASE + "Acme"), (BASE + "Field", BASE + "Jo_Field")))


def activity(found: set[Quad]) -> str:
    (node,) = {q.subject.value for q in found if q.predicate.value == str(RDF.type) and str(PROV.Activity) in str(q)}  # type: ignore[union-attr]
    return node


def test_the_making_of_a_graph_is_the_golden_trig() -> None:
    """UPDATE_GOLDEN=1 writes the file anew; its diff is reviewed as code."""
    actual = set(quads(MADE, base=BASE, making=MAKING)) - set(quads(KNOWLEDGE, base=BASE))
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.parent.mkdir(parents=True, exist_ok=True)
        ordered = sorted(actual, key=lambda quad: (str(quad.subject), predicate_order(quad)))
        out = io.BytesIO()
        write_trig(ordered, out, BASE)
        GOLDEN.write_bytes(out.getvalue())
    expected = set(pyoxigraph.parse(GOLDEN.read_bytes(), RdfFormat.TRIG))
    assert (sorted(map(str, expected - actual)), sorted(map(str, actual - expected))) == ([], []), "(missing, added)"


def test_the_activity_is_named_by_what_it_used() -> None:
    known = activity(set(quads(KNOWLEDGE, base=BASE, making=MAKING)))
    turned = replace(MAKING, agents=MAKING.agents[::-1], inputs=MAKING.inputs[::-1])
    assert activity(set(quads(KNOWLEDGE, base=BASE, making=turned))) == known
    others = (
        quads(without(FIRST), base=BASE, making=MAKING),
        quads(KNOWLEDGE, base=BASE, making=replace(MAKING, agents=("newsgraph/1",))),
        quads(KNOWLEDGE, base=BASE, making=replace(MAKING, inputs=MAKING.inputs[:2])),
    )
    assert len({known, *(activity(set(other)) for other in others)}) == 4


def test_a_graph_without_articles_was_made_of_nothing() -> None:
    assert list(quads(Knowledge(), base=BASE, making=MAKING)) == []


names = st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=2, max_size=3, unique=True).map(tuple)


@given(st.lists(names, max_size=3), st.lists(names, max_size=3))
def test_the_digest_of_decisions_is_of_what_they_decide(
    merge: list[tuple[str, ...]], never: list[tuple[str, ...]]
) -> None:
    one = Decisions(merge=tuple(merge), never=tuple(never))
    turned = Decisions(merge=tuple(group[::-1] for group in merge[::-1]), never=tuple(g[::-1] for g in never[::-1]))
    assert one.digest == turned.digest
    assert (one.digest == Decisions().digest) == (not merge and not never)


# A real build


@pytest.fixture(scope="module")
def made(built_samples: Path) -> dict[tuple[str, str], set[str]]:
    """(subject, predicate) -> values, of the graph of what belongs to no single article."""
    found: dict[tuple[str, str], set[str]] = {}
    with Store.open(built_samples, read_only=True) as store:
        for quad in store.dataset.quads_for_pattern(None, None, None, NamedNode(BASE + ENTITIES)):
            found.setdefault((quad.subject.value, quad.predicate.value), set()).add(quad.object.value)  # type: ignore[union-attr]
    return found


def test_a_build_records_its_articles_model_ontology_and_programs(
    made: Mapping[tuple[str, str], set[str]], built_samples: Path
) -> None:
    (node,) = made[BASE + ENTITIES, str(PROV.wasGeneratedBy)]
    assert made[node, str(RDF.type)] == {str(PROV.Activity)}
    used = made[node, str(PROV.used)]
    with Store.open(built_samples, read_only=True) as store:
        kind = NamedNode(str(SDO.NewsArticle))
        articles = {q.subject.value for q in store.dataset.quads_for_pattern(None, None, kind, DefaultGraph())}  # type: ignore[union-attr]
        texts = {q.subject.value for q in store.dataset.quads_for_pattern(None, NamedNode(str(NG.textHash)), None)}  # type: ignore[union-attr]
    assert articles <= used
    assert articles == texts
    by_label = {min(made[iri, str(RDFS.label)]): iri for iri in used - articles}
    assert set(by_label) == {"confidence of 0.05 at least", "en_news", "ontology"}
    ontology, model = by_label["ontology"], by_label["en_news"]
    assert made[ontology, str(DCTERMS.identifier)] == {f"sha256:{load_ontology().digest}"}
    assert made[ontology, str(OWL.versionIRI)] == {f"{ONTOLOGY}/{load_ontology().version}"}
    assert made[model, str(SDO.version)] != set()
    assert len(min(made[model, str(DCTERMS.identifier)])) == len("sha256:") + 64
    agents = made[node, str(PROV.wasAssociatedWith)]
    assert all(str(PROV.SoftwareAgent) in made[agent, str(RDF.type)] for agent in agents)
    assert {(min(made[a, str(RDFS.label)]), min(made[a, str(SDO.softwareVersion)])) for a in agents} == {
        ("newsgraph", __version__), tuple(agent_of(Settings()).split("/", 1)),
    }  # fmt: skip


def test_no_clock_and_no_folder_is_in_the_graph(made: Mapping[tuple[str, str], set[str]], built_samples: Path) -> None:
    times = {str(PROV.startedAtTime), str(PROV.endedAtTime), str(PROV.generatedAtTime), str(DCTERMS.created)}
    assert not times & {predicate for _, predicate in made}
    out = io.BytesIO()
    with Store.open(built_samples, read_only=True) as store:
        export(store, "nquads", out)
    assert str(ROOT).encode() not in out.getvalue()
    assert str(built_samples.parent).encode() not in out.getvalue()


def test_the_making_costs_no_quad_a_fact(built_samples: Path, made: Mapping[tuple[str, str], set[str]]) -> None:
    (node,) = made[BASE + ENTITIES, str(PROV.wasGeneratedBy)]
    with Store.open(built_samples, read_only=True) as store:
        about = list(store.dataset.quads_for_pattern(None, None, NamedNode(node)))
    assert {quad.predicate.value for quad in about} == {str(PROV.wasGeneratedBy)}
    assert len(about) == 2  # in its graph, and in the merge


def test_decisions_are_an_input(articles: Path, settings: Settings, tmp_path: Path) -> None:
    store = tmp_path / "kg"
    store.mkdir()
    (store / "decisions.toml").write_text('[[never]]\nnames = ["Acme", "Acme Corporation"]\n', encoding="utf-8")
    build([articles], store, settings)
    with Store.open(store, read_only=True) as opened:
        labels = opened.dataset.query(
            "SELECT ?label { ?a a prov:Activity ; prov:used/rdfs:label ?label }",
            prefixes={"prov": str(PROV), "rdfs": str(RDFS)},
        )
        found = {row["label"].value for row in labels}  # type: ignore[union-attr]
        assert found == {"confidence of 0.05 at least", "decisions on names", "en_news", "ontology"}


# Two machines

PROGRAM = """
import locale, sys
from pathlib import Path
from graph.config import Settings
from graph.export import export
from graph.pipeline import build
from graph.store import Store
source, ontology, out = map(Path, sys.argv[1:])
build([source], out / "kg", Settings(ontology=ontology))
for form in ("turtle", "trig", "jsonl", "nquads", "jsonld", "csv", "graphml"):
    with Store.open(out / "kg", read_only=True) as store, (out / form).open("wb") as file:
        export(store, form, file)
"""
MACHINES = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"},
    {"PYTHONHASHSEED": "4711", "TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "0", "COLUMNS": "40"},
)


def test_two_machines_make_the_same_bytes(articles: Path, taught: Path, tmp_path: Path) -> None:
    """Other hash seeds, time zones, locales, folders, order of the files on disk, relative and absolute paths."""
    (articles / "fourth.json").write_text(
        json.dumps(
            [{"title": "Café Ürümqi opens", "text": "Globex runs Café Ürümqi.", "date": "2021-03-31T23:30:00Z"}]
        ),
        encoding="utf-8",
    )
    results = []
    for number, machine in enumerate(MACHINES):
        home = tmp_path / ("x" * (number + 1)) / "deep" / str(number)
        wire = home / "wire"
        wire.mkdir(parents=True)
        for file in sorted(articles.iterdir(), reverse=bool(number)):
            shutil.copy(file, wire / file.name)
        ontology = shutil.copy(taught, home / f"ontology-{number}.ttl")
        given_ = "wire" if number else str(wire)
        environment = {**os.environ, **machine, "PYTHONPATH": str(ROOT)}
        subprocess.run(
            [sys.executable, "-c", PROGRAM, given_, ontology, str(home)], env=environment, cwd=home, check=True
        )
        forms = ("turtle", "trig", "jsonl", "nquads", "jsonld", "csv", "graphml")
        results.append({form: hashlib.sha256((home / form).read_bytes()).hexdigest() for form in forms})
        assert b"Caf\xc3\xa9" in (home / "turtle").read_bytes()
    assert results[0] == results[1]

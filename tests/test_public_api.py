"""The names that ``graph`` offers, and the Python object that does what the commands do."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
import rdflib
from rdflib import URIRef
from rdflib.namespace import PROV, RDF, SDO

import graph
from graph import errors
from graph.config import BASE, Settings
from graph.errors import (
    GraphError,
    NameNotFoundError,
    OntologyError,
    QueryError,
    SettingsError,
    SourceError,
    StoreError,
)
from graph.export import FILES, FOLDERS
from graph.knowledge import KnowledgeGraph
from graph.pipeline import settings_of
from graph.store import Store
from graph.vocab import NG, NIF

RDFLIB = pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")
"""rdflib 7.6 warns of a call that its own Dataset makes."""


@pytest.fixture(scope="module")
def kg(built_samples: Path) -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph.open(built_samples) as opened:
        yield opened


# The names


@pytest.mark.parametrize("name", graph.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(graph, name) is not None
    assert name in dir(graph)


def test_names_are_sorted_and_each_leads_home() -> None:
    assert sorted(set(graph.__all__)) == graph.__all__
    lazy = vars(graph)["_HOMES"]
    assert {*lazy, "__version__"} == set(graph.__all__)
    assert {name: getattr(graph, name).__module__ for name in lazy} == lazy


def test_every_error_is_public_and_in_the_tree_of_the_docstring() -> None:
    raised = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, GraphError)}
    assert raised <= set(graph.__all__)
    assert all(f"{name} " in str(errors.__doc__) or name == "GraphError" for name in raised)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        getattr(graph, "nonsense")  # noqa: B009  (mypy knows that there is none)


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = (
        "import sys, graph, graph.cli; print(sorted({'spacy', 'rdflib', 'networkx', 'onnxruntime'} & {*sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# Building and opening


def test_building_reports_and_opens(articles: Path, settings: Settings, tmp_path: Path) -> None:
    seen: list[SourceError] = []
    missing = tmp_path / "missing.txt"
    with KnowledgeGraph.build([articles, missing], tmp_path / "kg", settings, on_error=seen.append) as kg:
        assert kg.report is not None
        assert (kg.report.articles, kg.report.added, len(kg.report.errors)) == (3, 3, 1)
        assert list(kg.report.errors) == seen
        assert str(missing) in str(seen[0])
        assert kg.query("ASK { ?fact a ng:Fact }")
    with KnowledgeGraph.build(str(articles), str(tmp_path / "kg"), settings) as kg:
        assert kg.report is not None
        assert (kg.report.added, kg.report.unchanged) == (0, 3)


def test_without_settings_a_build_goes_by_those_of_the_last_one(
    articles: Path, settings: Settings, tmp_path: Path
) -> None:
    KnowledgeGraph.build(articles / "first.txt", tmp_path / "kg", settings).close()
    KnowledgeGraph.build(articles, tmp_path / "kg").close()
    with Store.open(tmp_path / "kg", read_only=True) as store:
        assert settings_of(store).ontology == settings.ontology


def test_a_closed_graph_answers_no_more_and_lets_builds_in(articles: Path, settings: Settings, tmp_path: Path) -> None:
    kg = KnowledgeGraph.build(articles, tmp_path / "kg", settings)
    with pytest.raises(StoreError, match="busy"):
        KnowledgeGraph.build(articles, tmp_path / "kg", settings)
    with KnowledgeGraph.open(tmp_path / "kg") as other:
        assert other.report is None
    kg.close()
    with pytest.raises(StoreError, match="closed"):
        kg.query("ASK {}")
    KnowledgeGraph.build(articles, tmp_path / "kg", settings).close()


def test_there_must_be_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="newsgraph build"):
        KnowledgeGraph.open(tmp_path / "kg")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"base": "kg/"}, "no absolute IRI"),
        ({"base": "https://kg.example/a b/"}, "no absolute IRI"),
        ({"base": "https://kg.example/id"}, "must end in / or #"),
        ({"workers": 0}, "one worker at least"),
    ],
)
def test_settings_that_cannot_work_are_refused(values: dict[str, str | int], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        Settings(**values)  # type: ignore[arg-type]


# Asking


def test_queries_answer(kg: KnowledgeGraph) -> None:
    found = kg.query("SELECT ?article WHERE { ?article a schema:NewsArticle }")
    assert len(found.rows) == 17
    assert len(kg.named("articles").rows) == 17
    assert kg.named("about", name="tencent").rows
    with pytest.raises(QueryError, match="Try: competitors"):
        kg.named("competitor")
    with pytest.raises(QueryError, match="needs name"):
        kg.named("about")


def test_a_card_shows_an_entity(kg: KnowledgeGraph) -> None:
    card = kg.show("tencent")
    assert card.label == "Tencent"
    assert card.facts
    assert all(fact.sentences for fact in card.facts)
    with pytest.raises(NameNotFoundError, match=r"Did you mean: .*Tencent"):
        kg.show("Tencnt")


def test_facts_and_entities_are_those_that_are_counted(kg: KnowledgeGraph) -> None:
    stats = kg.stats()
    facts, entities = list(kg.facts()), list(kg.entities())
    assert (stats.facts, stats.entities, stats.articles) == (len(facts), len(entities), 17)
    assert {fact["polarity"] for fact in facts} == {"positive", "negative"}
    assert {"actual", "planned"} <= {fact["modality"] for fact in facts}


# Handing on


@pytest.mark.parametrize("form", FILES)
def test_every_format_is_written(kg: KnowledgeGraph, form: str, tmp_path: Path) -> None:
    kg.export(form, tmp_path / "graph")
    written = [path for path in tmp_path.rglob("*") if path.is_file()]  # some formats are folders of files
    assert sum(path.stat().st_size for path in written) > 10_000


@pytest.mark.parametrize("form", FOLDERS)
def test_every_folder_is_written(kg: KnowledgeGraph, form: str, tmp_path: Path) -> None:
    kg.export(form, tmp_path / "graph")
    assert sum(file.stat().st_size for file in (tmp_path / "graph").iterdir()) > 10_000


def test_an_unknown_format_leaves_the_file_alone(kg: KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("before")
    with pytest.raises(QueryError, match="no export format 'ttl'"):
        kg.export("ttl", path)
    assert path.read_text() == "before"


def test_the_page_is_written(kg: KnowledgeGraph, tmp_path: Path) -> None:
    kg.view(tmp_path / "all.html")
    kg.view(tmp_path / "tencent.html", focus="Tencent", hops=1, top=5)
    whole, part = ((tmp_path / name).read_text(encoding="utf-8") for name in ("all.html", "tencent.html"))
    assert "Tencent" in part
    assert len(part) < len(whole)


@RDFLIB
def test_rdflib_sees_the_merge_and_the_named_graphs(kg: KnowledgeGraph) -> None:
    dataset = kg.to_rdflib()
    assert isinstance(dataset, rdflib.Dataset)
    articles = set(dataset.subjects(RDF.type, SDO.NewsArticle))
    assert len(articles) == 17
    assert articles | {URIRef(BASE + "graph/entities")} <= {named.identifier for named in dataset.graphs()}
    fact = min(dataset.subjects(RDF.type, NG.Fact), key=str)
    evidence = dataset.value(fact, NG.evidence)
    assert evidence is not None
    text = dataset.value(dataset.value(evidence, PROV.wasDerivedFrom), NIF.isString)
    begin, end = (int(str(dataset.value(evidence, edge))) for edge in (NIF.beginIndex, NIF.endIndex))
    assert str(text)[begin:end] == str(dataset.value(evidence, NIF.anchorOf))


@RDFLIB
def test_rdflib_runs_queries_with_the_prefixes_and_cannot_write(kg: KnowledgeGraph) -> None:
    dataset = kg.to_rdflib()
    (row,) = dataset.query("SELECT (COUNT(?fact) AS ?n) WHERE { ?fact a ng:Fact }")
    assert int(str(row[0])) == kg.stats().facts  # type: ignore[index]
    with pytest.raises(RuntimeError, match="only possible on read-write instances"):
        dataset.add((NG.a, RDF.type, NG.Fact))


def test_networkx_has_things_and_facts(kg: KnowledgeGraph) -> None:
    network = kg.to_networkx()
    assert isinstance(network, nx.MultiDiGraph)
    assert len(network) == kg.stats().entities
    assert all({"label", "quote", "modality"} <= set(data) for *_, data in network.edges(data=True))


def test_an_ontology_that_cannot_be_read_is_an_error(articles: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("ng:a ng:b", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"broken\.ttl"):
        KnowledgeGraph.build(articles, tmp_path / "kg", Settings(ontology=broken))

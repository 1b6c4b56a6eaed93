"""What the graph page asks its server for: drawings, communities, paths, facts, Turtle; and where things stand."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph, URIRef
from rdflib.namespace import RDF
from starlette.testclient import TestClient

from graph.serve import graph_data
from graph.serve.app import create_app
from graph.serve.graph_data import Explorer
from graph.serve.graph_index import Index, read_index
from graph.serve.layout import GAP, extend, layout
from graph.store import Store
from graph.vocab import NG
from tests.graph_world import iri, make_store
from tests.view_facts import crowd, newsroom

Json = Any


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("graph") / "kg", newsroom())


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[TestClient]:
    with TestClient(create_app(store), base_url="http://localhost") as client:
        yield client


@pytest.fixture(scope="module")
def index(store: Path) -> Index:
    with Store.open(store, read_only=True) as opened:
        return read_index(opened)


def number(index: Index, label: str) -> int:
    return index.numbers[iri(label)]


def labels(drawing: Json) -> set[str]:
    return {node["label"] for node in drawing["nodes"]}


def test_the_index_knows_ends_statuses_dates_and_sources(index: Index) -> None:
    orbis, accord = number(index, "Orbis Telecom"), number(index, "Selby Harbour Accord")
    (place,) = index.near[orbis][accord]
    row = index.facts[place]
    assert (row.subject, row.object, row.status, row.time) == (orbis, accord, "stated", "2031-03-04")
    assert [(index.sources[source], day) for source, day in row.reports] == [("The Selby Courier", "2031-03-04")]
    statuses = {fact.status for fact in index.facts}
    assert statuses == {"stated", "claimed", "planned", "possible", "conditional", "negated"}


def test_what_is_no_thing_is_no_node(index: Index) -> None:
    assert iri("chief executive") not in index.numbers
    main = {index.nodes[one].label for one in index.main}
    assert "Orbis Telecom" in main
    assert not {"mobile wallet", "digital payments"} & main


def test_the_page_opens_with_the_whole_of_a_small_graph(client: TestClient, index: Index) -> None:
    drawing = client.get("/graph/start").json()
    assert drawing["kind"] == "nodes"
    assert {node["id"] for node in drawing["nodes"]} == set(index.main)
    assert all(edge["facts"] for edge in drawing["edges"])
    assert client.get("/graph/start").json() == drawing


def test_an_entity_opens_with_its_neighbours(client: TestClient) -> None:
    drawing = client.get("/graph/start", params={"focus": iri("Castor Rail")}).json()
    assert labels(drawing) == {"Castor Rail", "Northwind Ferries", "Meridian Bank"}
    assert client.get("/graph/start", params={"focus": iri("Nobody")}).status_code == 404


def test_names_are_found_by_their_words_and_aliases(client: TestClient) -> None:
    def found(query: str) -> list[str]:
        return [hit["label"] for hit in client.get("/graph/suggest", params={"q": query}).json()]

    assert found("orbis")[:2] == ["Orbis Telecom", "OrbisPay"]
    assert found("ms ferr") == ["Nadia Ferrante"]
    assert found("  SELBY ")[0].startswith("Selby")
    assert found("zzz") == found("") == found(" ") == []


def test_an_expansion_brings_what_does_not_stand_yet_and_moves_nothing(client: TestClient, index: Index) -> None:
    orbis, bank = number(index, "Orbis Telecom"), number(index, "Meridian Bank")
    body = {"node": orbis, "standing": [[orbis, 0, 0], [bank, 150, 0]]}
    drawing = client.post("/graph/expand", json=body).json()
    assert {node["id"] for node in drawing["nodes"]} == set(index.near[orbis]) - {bank}
    spots = {(node["x"], node["y"]) for node in drawing["nodes"]}
    assert len(spots | {(0, 0), (150, 0)}) == len(drawing["nodes"]) + 2
    assert {edge["to"] for edge in drawing["edges"]} | {edge["from"] for edge in drawing["edges"]} >= {orbis, bank}


def test_a_path_is_shortest_and_avoids_statuses(client: TestClient, index: Index) -> None:
    def way(**more: Any) -> list[str]:
        ends = {"start": number(index, "Tomas Brandt"), "end": number(index, "Orbis Telecom")}
        found = client.post("/graph/path", json={**ends, **more}).json()
        assert {node["id"] for node in found["nodes"]} == set(found["path"])
        return [index.nodes[one].label for one in found["path"]]

    assert way() == ["Tomas Brandt", "Selby Trade Fair", "Port Selby", "Orbis Telecom"]
    assert way(without=["stated"]) == []
    assert index.path(3, 3, frozenset()) == [3]


def test_facts_come_with_their_sentences_and_marks(client: TestClient, index: Index) -> None:
    numbers = index.near[number(index, "Northwind Ferries")][number(index, "Castor Rail")]
    (fact,) = client.get("/graph/facts", params={"n": ".".join(map(str, numbers))}).json()
    assert (fact["label"], fact["status"], fact["speakers"]) == ("buys", "negated", ["Northwind Ferries"])
    (sentence,) = fact["sentences"]
    assert "".join(text for text, _ in sentence["parts"]) == (
        "Northwind Ferries said it had not bought Castor Rail and was not in talks."
    )
    assert [part for part in sentence["parts"] if part[1]] == [["Northwind Ferries", "s"], ["Castor Rail", "o"]]
    assert (sentence["title"], sentence["date"]) == ("Ferry operator denies takeover talks", "2031-04-11")


def test_links_to_pages_lead_somewhere(client: TestClient, index: Index) -> None:
    about = client.get("/graph/entity", params={"node": number(index, "Orbis Telecom")}).json()
    assert about["aliases"] == ["Orbis", "Orbis Telecom plc"]
    pages = {about["page"], about["facts"][0]["page"], about["facts"][0]["sentences"][0]["page"].partition("#")[0]}
    for page in pages:
        assert client.get(page, headers={"accept": "text/html"}).status_code == 200


def test_turtle_has_the_selection_with_its_evidence_and_nothing_else(client: TestClient, index: Index) -> None:
    ends = [number(index, "Orbis Telecom"), number(index, "Selby Harbour Accord")]
    facts = list(index.near[ends[0]][ends[1]])
    answer = client.post("/graph/turtle", json={"nodes": ends, "facts": facts})
    assert answer.headers["content-type"].startswith("text/turtle")
    rdf = Graph().parse(data=answer.text, format="turtle")
    fact = URIRef(index.fact_iris[facts[0]])
    assert set(rdf.subjects(RDF.type, NG.Fact)) == {fact}
    assert rdf.value(fact, RDF.object) == URIRef(iri("Selby Harbour Accord"))
    assert (URIRef(iri("Orbis Telecom")), rdf.value(fact, RDF.predicate), URIRef(iri("Selby Harbour Accord"))) in rdf
    evidence = rdf.value(fact, NG.evidence)
    assert evidence is not None
    assert list(rdf.predicate_objects(evidence))
    assert not set(rdf.subjects(None, None)) & {URIRef(iri("Meridian Bank")), URIRef(iri("Castor Rail"))}
    assert "isString" not in answer.text


def test_what_else_is_known_of_a_selected_thing_stays_out(client: TestClient, index: Index) -> None:
    wallet, orbis = number(index, "OrbisPay"), number(index, "Orbis Telecom")
    body = {"nodes": [wallet, orbis], "facts": list(index.near[wallet][orbis])}
    answer = client.post("/graph/turtle", json=body).text
    assert "OrbisPay, a mobile wallet operated by Orbis Telecom" in answer
    assert '"two million users"' not in answer


def test_a_negated_fact_is_no_plain_triple_in_the_excerpt(client: TestClient, index: Index) -> None:
    ends = [number(index, "Northwind Ferries"), number(index, "Castor Rail")]
    answer = client.post("/graph/turtle", json={"nodes": ends, "facts": list(index.near[ends[0]][ends[1]])})
    rdf = Graph().parse(data=answer.text, format="turtle")
    assert list(rdf.subjects(NG.polarity, NG.negative))
    assert not list(rdf.triples((URIRef(iri("Northwind Ferries")), None, URIRef(iri("Castor Rail")))))


@pytest.mark.parametrize(
    ("name", "body", "status"),
    [
        ("expand", {"node": 10**6}, 404),
        ("expand", {"node": "x"}, 400),
        ("expand", {"node": 0, "standing": [[-1, 0, 0]]}, 404),
        ("path", {"start": 0}, 400),
        ("turtle", {"nodes": [], "facts": [-1]}, 404),
        ("turtle", {"nodes": [0] * 60_000, "facts": []}, 404),
    ],
)
def test_a_wrong_question_is_refused(client: TestClient, name: str, body: Json, status: int) -> None:
    assert client.post(f"/graph/{name}", json=body).status_code == status


@pytest.mark.parametrize("target", ["entity?node=x", "entity?node=-1", "facts?n=a", "level?path=9", "level?path=x"])
def test_a_wrong_address_is_refused(client: TestClient, target: str) -> None:
    assert client.get(f"/graph/{target}").status_code in {400, 404}


def test_numbers_of_another_state_of_the_store_are_refused(client: TestClient, index: Index) -> None:
    assert client.get("/graph/entity", params={"node": 0, "v": index.version}).status_code == 200
    assert client.get("/graph/entity", params={"node": 0, "v": "other"}).status_code == 409


def test_the_page_has_no_script_of_its_own(client: TestClient) -> None:
    page = client.get("/", headers={"accept": "text/html"})
    assert page.status_code == 200
    assert "unsafe" not in page.headers["content-security-policy"]
    scripts = [part for part in page.text.split("<script")[1:] if "src=" not in part.partition(">")[0]]
    assert all('type="application/json"' in part.partition(">")[0] for part in scripts)
    for library in ("/graph/vis-network.js", "/graph/labels.js"):
        assert client.get(library).headers["content-type"].startswith("text/javascript")


def test_a_large_graph_opens_as_communities_to_drill_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph_data, "WHOLE", 60)
    path = make_store(tmp_path / "kg", crowd(300, 700))
    with Store.open(path, read_only=True) as opened:
        explorer = Explorer(read_index(opened), opened, "https://w3id.org/newsgraph/id/")
        overview = explorer.level(())
        assert overview["kind"] == "communities"
        assert sum(node["count"] for node in overview["nodes"]) == len(explorer.index.main) == overview["total"]
        assert all(len(node["label"]) > 2 for node in overview["nodes"])
        first = overview["nodes"][0]
        inside = explorer.level(tuple(first["path"]))
        assert [crumb["path"] for crumb in inside["crumbs"]] == [first["path"]]
        assert inside["kind"] == "nodes"
        assert {one["id"] for one in first["members"]} <= {node["id"] for node in inside["nodes"]}
        for wrong in ((99,), (-2,), (*first["path"], 0)):
            with pytest.raises(KeyError):
                explorer.level(wrong)


def test_an_empty_store_has_an_empty_drawing(tmp_path: Path) -> None:
    path = make_store(tmp_path / "kg", [])
    with TestClient(create_app(path), base_url="http://localhost") as client:
        drawing = client.get("/graph/start").json()
    assert (drawing["nodes"], drawing["edges"]) == ([], [])


@st.composite
def networks(draw: st.DrawFn) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    count = draw(st.integers(1, 40))
    pairs = draw(st.sets(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=80))
    links = np.array(sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}), dtype=np.int64)
    radii = np.array(draw(st.lists(st.integers(5, 40), min_size=count, max_size=count)), dtype=np.float64)
    return radii, links.reshape(-1, 2)


def least_room(points: np.ndarray[Any, Any], radii: np.ndarray[Any, Any]) -> float:
    apart = np.hypot(*(points[:, None] - points[None, :]).transpose(2, 0, 1)) - radii[:, None] - radii[None, :]
    return float((apart + np.eye(len(radii)) * 1e9).min())


@settings(max_examples=40, deadline=None)
@given(networks())
def test_nodes_stand_apart_and_the_same_on_every_run(network: tuple[Any, Any]) -> None:
    radii, links = network
    points = layout(radii, links, np.ones(len(links)))
    assert np.isfinite(points).all()
    assert least_room(points, radii) > GAP / 4
    assert (points == layout(radii, links, np.ones(len(links)))).all()


@settings(max_examples=20, deadline=None)
@given(networks(), st.integers(1, 8))
def test_what_stands_stays_when_more_comes(network: tuple[Any, Any], fresh: int) -> None:
    radii, links = network
    standing = layout(radii, links, np.ones(len(links)))
    more = np.array([[0, len(radii) + place] for place in range(fresh)], dtype=np.int64)
    points = extend(standing, np.r_[radii, np.full(fresh, 10.0)], np.vstack([links, more]), 0)
    assert (points[: len(radii)] == standing).all()
    assert np.isfinite(points).all()


def test_linked_nodes_stand_closer_than_others() -> None:
    links = np.array([[hub, hub + leaf] for hub in (0, 20) for leaf in range(1, 20)] + [[0, 20]], dtype=np.int64)
    points = layout(np.full(40, 10.0), links, np.ones(len(links)))
    near = np.hypot(*(points[links[:, 0]] - points[links[:, 1]]).T).mean()
    assert near < np.hypot(*(points[:20, None] - points[None, 20:]).transpose(2, 0, 1)).mean() * 0.6

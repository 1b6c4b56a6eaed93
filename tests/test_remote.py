"""Stores at SPARQL endpoints, against a real server (Oxigraph's) on this machine."""

import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

import graph.endpoint
from graph import pipeline, retraction
from graph.assertion import quads
from graph.config import BASE, Settings
from graph.endpoint import Endpoint
from graph.errors import StoreError
from graph.export import FILES, export
from graph.facts import card, find_entity
from graph.knowledge import KnowledgeGraph
from graph.query import named_queries, run, run_named
from graph.remote import RemoteStore, folder_of, open_store, publish, publish_store
from graph.remote.wire import as_written, counts, insert, pieces
from graph.stats import statistics
from graph.store import Store
from graph.store.digest import Fingerprint, normal
from graph.store.rdf import placed
from graph.validate import validate
from tests.endpoints import Between, between, oxigraph, serving
from tests.readings import MAKING, READINGS, resolved, write

OTHERS = NamedNode("http://other.example/graph")
MERGED, PUBLISHED = BASE + "graph/merged", BASE + "graph/published"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with oxigraph() as address:
        yield address


@pytest.fixture
def line(server: str) -> Iterator[Between]:
    """A way to the server that can be watched and cut; the server is emptied before."""
    with Endpoint(f"{server}/query") as endpoint:
        endpoint.update("CLEAR ALL")
    with between(server) as made:
        yield made


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph.endpoint, "PAUSES", (0.0, 0.0))
    for name in (graph.endpoint.USER, graph.endpoint.PASSWORD, graph.endpoint.TOKEN, graph.endpoint.UPDATE):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two articles.  Read it only."""
    return write(tmp_path_factory.mktemp("kg") / "kg")


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "copy"))


def published(folder: Path, address: str) -> None:
    with Store.open(folder) as store:
        publish_store(store, address)


def without_second(folder: Path) -> None:
    """The store as it is without its second article."""
    with Store.open(folder) as store:
        store.remove([READINGS[1].article.source])
        store.replace(quads(resolved(READINGS[:1]), base=BASE, making=MAKING))


def held(address: str) -> set[Quad]:
    """All that the server itself holds in our graphs, but for the catalogue."""
    with Endpoint(address) as endpoint:
        found = endpoint.select(
            "SELECT * WHERE { GRAPH ?g { ?s ?p ?o } "
            f"FILTER(STRSTARTS(STR(?g), '{BASE}') && STR(?g) != '{PUBLISHED}') }}"
        )
        return {Quad(row["s"], row["p"], row["o"], row["g"]) for row in found}


def wanted(folder: Path) -> set[Quad]:
    """What it should hold: the named graphs, and the merge as one of them."""
    with Store.open(folder, read_only=True) as store:
        return {
            placed(quad.triple, NamedNode(MERGED) if quad.graph_name == DefaultGraph() else quad.graph_name)
            for quad in store.dataset
        }


def exported(store: Store, form: str) -> bytes:
    out = io.BytesIO()
    export(store, form, out)
    return out.getvalue()


# What is written can be read


def test_the_endpoint_holds_the_graph_and_its_merge(folder: Path, line: Between) -> None:
    published(folder, line.address)
    assert held(line.address) == wanted(folder)


@pytest.mark.parametrize("form", FILES)
def test_every_export_has_the_same_bytes(form: str, built: Path, copied: RemoteStore) -> None:
    with Store.open(built, read_only=True) as local:
        assert exported(copied, form) == exported(local, form)


@pytest.fixture(scope="module")
def copied(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RemoteStore]:
    """The store as it is read from a server of its own."""
    folder = Path(shutil.copytree(built, tmp_path_factory.mktemp("copy") / "kg"))
    with oxigraph() as server:
        published(folder, f"{server}/query")
        with RemoteStore.at(f"{server}/query", {}) as remote:
            yield remote


@pytest.mark.parametrize("query", named_queries(), ids=lambda query: query.name)
def test_the_server_answers_every_named_query_alike(query, built: Path, copied: RemoteStore) -> None:  # type: ignore[no-untyped-def]
    values = {name: text for name, text in {"name": "Acme", "a": "Acme", "b": "Globex"}.items()
              if name in {parameter.name for parameter in query.parameters}}  # fmt: skip
    with Store.open(built, read_only=True) as local:
        assert run_named(copied, query.name, values).rows == run_named(local, query.name, values).rows


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?f a ng:Fact } } ORDER BY ?g",
        "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
        "SELECT (COUNT(*) AS ?n) FROM :graph\\/entities WHERE { ?s ?p ?o }",
        "ASK { ?f ng:polarity ng:negative }",
        "ASK { ?f ng:polarity 'never' }",
    ],
)
def test_queries_see_our_graphs_alone(sparql: str, built: Path, copied: RemoteStore) -> None:
    insert(copied._endpoint, [Quad(OTHERS, OTHERS, OTHERS, OTHERS)])
    with Store.open(built, read_only=True) as local:
        here, there = run(local, sparql), run(copied, sparql)
        assert (there.rows, bool(there)) == (here.rows, bool(here))


def test_a_description_and_a_wrong_query_are_told_alike(built: Path, copied: RemoteStore) -> None:
    with Store.open(built, read_only=True) as local:
        assert run(copied, "DESCRIBE :Acme").serialize() == run(local, "DESCRIBE :Acme").serialize()
        with pytest.raises(Exception, match="expected") as here:
            run(local, "SELECT ?x WHERE {")
        with pytest.raises(type(here.value)) as there:
            run(copied, "SELECT ?x WHERE {")
        assert str(there.value) == str(here.value)


def test_readers_of_the_whole_graph_agree(built: Path, copied: RemoteStore) -> None:
    with Store.open(built, read_only=True) as local:
        assert statistics(copied) == statistics(local)
        assert card(copied, find_entity(copied, "acme")) == card(local, find_entity(local, "acme"))
        assert validate(copied) == validate(local)


def test_what_needs_readings_says_so(copied: RemoteStore) -> None:
    with pytest.raises(StoreError, match="not the articles as they were read"):
        next(iter(copied.readings()))


# Only what differs is written, exactly


def test_a_second_time_nothing_is_written(folder: Path, line: Between) -> None:
    published(folder, line.address)
    line.updates.clear()
    published(folder, line.address)
    assert line.updates == []


def test_what_goes_leaves_no_trace(folder: Path, line: Between) -> None:
    published(folder, line.address)
    without_second(folder)
    line.updates.clear()
    published(folder, line.address)
    assert held(line.address) == wanted(folder)
    written = sum(text.count(" .\n") + text.count(" .\n}") for text in line.updates)
    assert 0 < written < len(wanted(folder)) / 2
    with RemoteStore.at(line.address, {}) as remote, Store.open(folder, read_only=True) as local:
        assert exported(remote, "nquads") == exported(local, "nquads")
        assert set(remote.catalogue.graphs) == {str(name)[1:-1] for name in local.dataset.named_graphs()} | {MERGED}


def test_order_never_matters(folder: Path, line: Between) -> None:
    published(folder, line.address)
    first = held(line.address)
    without_second(folder)
    published(folder, line.address)
    with Store.open(folder) as store:
        store.put(READINGS[1:])
        store.replace(quads(resolved(READINGS), base=BASE, making=MAKING))
    published(folder, line.address)
    assert held(line.address) == first


@pytest.mark.parametrize("ready", [False, True], ids=["first", "change"])
def test_a_writer_that_stops_anywhere_is_mended_by_the_next(ready: bool, folder: Path, line: Between) -> None:
    if ready:
        published(folder, line.address)
        without_second(folder)
    before = held(line.address)
    stops = 0
    while True:
        line.updates.clear()
        line.dies_after = stops
        try:
            published(folder, line.address)
        except StoreError:
            if held(line.address) != before:
                with pytest.raises(StoreError, match=r"stopped while it wrote|holds no graph"):
                    RemoteStore.at(line.address, {})
        else:
            break
        stops += 1
        line.dies_after = None
        published(folder, line.address)
        assert held(line.address) == wanted(folder)
        _restore(folder, line, before, ready=ready)
    assert stops >= 5


def _restore(folder: Path, line: Between, before: set[Quad], *, ready: bool) -> None:
    """The server as it was before the change."""
    with Endpoint(line.address) as endpoint:
        endpoint.update("CLEAR ALL")
    if ready:
        whole = write(folder.parent / "whole") if not (folder.parent / "whole").exists() else folder.parent / "whole"
        with Store.open(folder, read_only=True) as store, Store.open(whole) as other:
            other.meta["id"] = store.meta["id"]
        published(whole, line.address)
    assert held(line.address) == before


def test_what_others_did_to_our_graphs_is_found_and_mended(folder: Path, line: Between) -> None:
    published(folder, line.address)
    strange = Quad(OTHERS, OTHERS, Literal("strange"), NamedNode(BASE + "graph/entities"))
    with Endpoint(line.address) as endpoint:
        insert(endpoint, [strange])
    with RemoteStore.at(line.address, {}) as remote, pytest.raises(StoreError, match="not as it was written"):
        _ = remote.dataset
    published(folder, line.address)
    assert held(line.address) == wanted(folder)


# What is another's is never touched


def test_graphs_of_others_stay(folder: Path, line: Between) -> None:
    theirs = [Quad(OTHERS, OTHERS, Literal(str(n)), OTHERS) for n in range(3)]
    with Endpoint(line.address) as endpoint:
        insert(endpoint, theirs)
        endpoint.update(f"INSERT DATA {{ {OTHERS} {OTHERS} 'default' }}")
        published(folder, line.address)
        without_second(folder)
        published(folder, line.address)
        assert counts(endpoint, [OTHERS.value]) == {OTHERS.value: 3}
        assert endpoint.ask(f"ASK {{ {OTHERS} {OTHERS} 'default' }}")


@pytest.mark.parametrize("name", ["graph/entities", "graph/merged"])
def test_a_graph_of_our_name_that_we_did_not_write_stops_us(name: str, folder: Path, line: Between) -> None:
    with Endpoint(line.address) as endpoint:
        insert(endpoint, [Quad(OTHERS, OTHERS, OTHERS, NamedNode(BASE + name))])
    line.updates.clear()
    with pytest.raises(StoreError, match="newsgraph did not write, and nothing was changed"):
        published(folder, line.address)
    assert line.updates == []


def test_the_graph_of_another_store_stops_us(folder: Path, line: Between, tmp_path: Path) -> None:
    published(folder, line.address)
    other = write(tmp_path / "other", READINGS[:1])
    line.updates.clear()
    with pytest.raises(StoreError, match="written from another store"):
        published(other, line.address)
    assert line.updates == []
    with Store.open(other) as store, Endpoint(line.address) as endpoint:
        publish(store.dataset, endpoint, base=BASE, owner="other", replace=True)
    assert held(line.address) == wanted(other)


def test_two_bases_live_side_by_side(folder: Path, line: Between, tmp_path: Path) -> None:
    published(folder, line.address)
    base = "http://mine.example/"
    with Store.open(tmp_path / "mine", create=True) as store:
        store.meta["base"] = base
        store.replace([Quad(OTHERS, OTHERS, OTHERS, NamedNode(base + "graph/entities"))])
        publish_store(store, line.address)
    assert held(line.address) == wanted(folder)
    with pytest.raises(StoreError, match="holds several graphs: set NEWSGRAPH_STORE_BASE"):
        RemoteStore.at(line.address, {})
    with RemoteStore.at(line.address, {"NEWSGRAPH_STORE_BASE": base}) as remote:
        assert len(list(remote.dataset)) == 2


# Servers as they are


def test_a_busy_server_is_asked_again(folder: Path, line: Between) -> None:
    line.busy = 2
    published(folder, line.address)
    assert held(line.address) == wanted(folder)
    line.busy = 3
    with pytest.raises(StoreError, match=r"could not do what was asked \(503\): busy"):
        published(folder, line.address)


def test_answers_that_are_cut_are_fetched_in_parts(folder: Path, line: Between) -> None:
    published(folder, line.address)
    line.rows = 100
    with RemoteStore.at(line.address, {}) as remote, Store.open(folder, read_only=True) as local:
        assert exported(remote, "nquads") == exported(local, "nquads")
    assert any("OFFSET+100" in query for query in line.queries)
    line.rows = 0
    with pytest.raises(StoreError):
        RemoteStore.at(line.address, {})


def test_values_in_another_form_are_known(folder: Path, line: Between) -> None:
    """Virtuoso gives whole decimals back as integers, and some dates as years."""
    published(folder, line.address)
    with Endpoint(line.address) as endpoint:
        endpoint.update(
            "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
            "DELETE { GRAPH ?g { ?s ?p ?old } } INSERT { GRAPH ?g { ?s ?p ?new } } WHERE { GRAPH ?g { ?s ?p ?old } "
            "FILTER(DATATYPE(?old) = xsd:decimal && !CONTAINS(STR(?old), '.')) BIND(xsd:integer(?old) AS ?new) }"
        )
    assert held(line.address) != wanted(folder)
    with RemoteStore.at(line.address, {}) as remote, Store.open(folder, read_only=True) as local:
        assert exported(remote, "nquads") == exported(local, "nquads")
    without_second(folder)
    published(folder, line.address)
    with RemoteStore.at(line.address, {}) as remote, Store.open(folder, read_only=True) as local:
        assert exported(remote, "nquads") == exported(local, "nquads")


XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("predicate", "came", "written"),
    [
        ("https://schema.org/value", ("5", "integer"), ("5", "decimal")),
        ("http://www.w3.org/2006/time#inXSDgYearMonth", ("2025", "gYear"), ("2025-01", "gYearMonth")),
        ("http://www.w3.org/2006/time#inXSDgYear", ("2025-01-01", "date"), ("2025", "gYear")),
        ("http://www.w3.org/2006/time#inXSDDate", ("2025", "gYear"), ("2025-01-01", "date")),
        ("http://purl.org/dc/terms/date", ("2025", "gYear"), ("2025", "gYear")),
    ],
)
def test_forms_are_put_right(predicate: str, came: tuple[str, str], written: tuple[str, str]) -> None:
    first, second = (
        Quad(OTHERS, NamedNode(predicate), Literal(text, datatype=NamedNode(XSD + kind))).triple
        for text, kind in (came, written)
    )
    assert as_written(first) == as_written(second) == second


def test_a_date_counts_as_its_year_only_where_that_is_all_that_may_be_left() -> None:
    forms = ("2025-01-01", "date"), ("2025-01", "gYearMonth"), ("2025", "gYear"), ("2025-02-01", "date")
    dates = [Literal(text, datatype=NamedNode(XSD + kind)) for text, kind in forms]
    dated, other = NamedNode("http://purl.org/dc/terms/date"), NamedNode("http://purl.org/dc/terms/issued")
    assert [len({normal(Quad(OTHERS, prop, date).triple) for date in dates}) for prop in (dated, other)] == [2, 4]


def test_a_fingerprint_knows_no_order() -> None:
    triples = [Quad(OTHERS, OTHERS, Literal(str(n))).triple for n in range(20)]
    assert Fingerprint.of(triples) == Fingerprint.of(reversed(triples)) != Fingerprint.of(triples[1:])
    assert Fingerprint.of(triples[:7]) + Fingerprint.of(triples[7:]) == Fingerprint.of(triples)


def test_updates_stay_within_their_bounds() -> None:
    long = [Quad(OTHERS, OTHERS, Literal(f"{n}" + "x" * 90_000), OTHERS) for n in range(5)]
    short = [Quad(OTHERS, OTHERS, Literal(str(n)), OTHERS) for n in range(2_500)]
    assert [len(piece) for piece in pieces([*long, *short])] == [2, 2, 1001 - 1, 1_000, 501]


# Places


def test_a_folder_is_found_for_an_address(tmp_path: Path) -> None:
    environment = {"XDG_DATA_HOME": str(tmp_path)}
    address = "https://user.example/repositories/news?token=secret"
    with pytest.raises(StoreError, match="not on this machine") as told:
        folder_of(address, environment=environment)
    assert "secret" not in str(told.value)
    found = folder_of(address, create=True, environment=environment)
    assert found.parent == tmp_path / "newsgraph"
    assert "secret" not in found.name
    assert found != folder_of(address + "2", create=True, environment=environment)
    assert folder_of(address, create=True, environment={"NEWSGRAPH_READINGS": "here"}) == Path("here")
    assert folder_of("kg", environment=environment) == Path("kg")


def test_nothing_at_an_address_is_told(server: str, line: Between) -> None:
    with pytest.raises(StoreError, match="holds no graph of newsgraph"):
        open_store(line.address)


# The whole way


def test_builds_and_removals_reach_the_endpoint(
    articles: Path, settings: Settings, line: Between, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with KnowledgeGraph.build(articles, line.address, settings) as kg:
        assert kg.report is not None
        assert kg.report.articles == 3
        assert kg.show("Acme").label == "Acme"
    folder = folder_of(line.address)
    assert held(line.address) == wanted(folder)
    retraction.remove(["wire/second.txt"], folder)
    assert held(line.address) == wanted(folder)
    line.dies_after = len(line.updates)
    with pytest.raises(StoreError, match="500"):
        pipeline.build([articles], folder, settings)
    line.dies_after = None
    pipeline.build([articles], folder, settings)  # the store remembers its endpoint
    assert held(line.address) == wanted(folder)
    with Store.open(folder, read_only=True) as store:
        assert pipeline.settings_of(store) == replace(settings, endpoint=line.address)


def test_a_build_asks_first_whether_it_may_write(articles: Path, settings: Settings, tmp_path: Path) -> None:
    def answer(path: str, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        kind = {"content-type": "application/sparql-results+json"}
        return (200, kind, b'{"head":{},"boolean":true}') if path == "/query" else (403, {}, b"read only")

    with serving(answer) as address, pytest.raises(StoreError, match="does not let you do this"):
        pipeline.build([articles], tmp_path / "kg", replace(settings, endpoint=f"{address}/query"))
    with Store.open(tmp_path / "kg") as store:
        assert store.sources() == {}

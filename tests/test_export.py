import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import networkx as nx
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from graph.assertion import quads
from graph.config import BASE
from graph.errors import NameNotFoundError, QueryError
from graph.export import FILES, export
from graph.export.tables import inert
from graph.facts import card, entities, facts, find_entity
from graph.model import Knowledge
from graph.network import network, xml_safe
from graph.store import Store
from graph.vocab import NG
from tests.examples import KNOWLEDGE, MONEY, RIVAL, entity_iri
from tests.strategies import HOSTILE, knowledge

RDFLIB = "ignore:(ConjunctiveGraph|Dataset\\.\\w+) is deprecated:DeprecationWarning"
pytestmark = pytest.mark.filterwarnings(RDFLIB)  # its parsers use what it deprecates
GOLDEN = Path(__file__).parent / "golden" / "export"
ROOT = Path(__file__).parents[1]
EXTENSIONS = {"turtle": "ttl", "jsonl": "jsonl", "csv": "csv", "jsonld": "jsonld"}
HOSTILE_TEXT = "".join(HOSTILE)


def make(path: Path, corpus: Knowledge) -> Store:
    store = Store.open(path / "kg", create=True)
    store.meta["base"] = BASE
    store.replace(quads(corpus, base=BASE))
    return store


def exported(store: Store, name: str) -> bytes:
    out = io.BytesIO()
    export(store, name, out)
    return out.getvalue()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with make(tmp_path_factory.mktemp("export"), KNOWLEDGE) as made:
        yield made


def with_rdflib(data: bytes, form: str) -> set[Triple]:
    rdf = rdflib.Graph().parse(data=data, format=form)
    return {quad.triple for quad in parse(rdf.serialize(format="nt", encoding="utf-8"), RdfFormat.N_TRIPLES)}


def with_pyoxigraph(data: bytes, form: RdfFormat) -> set[Triple]:
    return {quad.triple for quad in parse(data, form)}


def quads_with_rdflib(data: bytes, form: str) -> set[Quad]:
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format=form)
    return set(parse(dataset.serialize(format="nquads", encoding="utf-8"), RdfFormat.N_QUADS))


TRIPLES: dict[str, tuple[str, RdfFormat]] = {
    "turtle": ("turtle", RdfFormat.TURTLE),
    "ntriples": ("nt", RdfFormat.N_TRIPLES),
    "jsonld": ("json-ld", RdfFormat.JSON_LD),
    "rdfxml": ("xml", RdfFormat.RDF_XML),
}
QUADS: dict[str, tuple[str, RdfFormat]] = {"trig": ("trig", RdfFormat.TRIG), "nquads": ("nquads", RdfFormat.N_QUADS)}


def xml_triple(triple: Triple) -> Triple:
    """What RDF/XML can hold of it."""
    value = triple.object
    if not isinstance(value, Literal):
        return triple
    text = "\r".join(map(xml_safe, value.value.split("\r")))
    if value.language:
        return Triple(triple.subject, triple.predicate, Literal(text, language=value.language))
    return Triple(triple.subject, triple.predicate, Literal(text, datatype=value.datatype))


def same(store: Store, corpus: Knowledge) -> None:
    """Every RDF export parses back, with two parsers, to what the store holds."""
    wanted = set(quads(corpus, base=BASE))
    triples = {quad.triple for quad in wanted}
    for name, (rdflib_name, form) in TRIPLES.items():
        data = exported(store, name)
        expected = set(map(xml_triple, triples)) if name == "rdfxml" else triples
        assert with_pyoxigraph(data, form) == expected, name
        assert with_rdflib(data, rdflib_name) == expected, name
    for name, (rdflib_name, form) in QUADS.items():
        data = exported(store, name)
        assert set(parse(data, form)) == wanted, name
        assert quads_with_rdflib(data, rdflib_name) == wanted, name


def test_every_rdf_export_parses_back(store: Store) -> None:
    same(store, KNOWLEDGE)


@pytest.mark.filterwarnings("ignore")
@given(knowledge())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_rdf_export_of_hostile_text_parses_back(
    tmp_path_factory: pytest.TempPathFactory, corpus: Knowledge
) -> None:
    with make(tmp_path_factory.mktemp("export"), corpus) as made:
        same(made, corpus)


@given(knowledge())
@settings(max_examples=15, deadline=None)
def test_every_other_export_of_hostile_text_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, corpus: Knowledge
) -> None:
    path = tmp_path_factory.mktemp("export")
    with make(path, corpus) as made:
        lines = exported(made, "jsonl").splitlines()
        assert [json.loads(line) for line in lines] == list(facts(made))
        assert {json.loads(line)["iri"] for line in lines} == {fact.iri for fact in corpus.facts}
        rows = list(csv.DictReader(io.StringIO(exported(made, "csv").decode(), newline="")))
        assert [row["subject"] for row in rows] == [inert(fact["subject"]["label"]) for fact in facts(made)]
        for name, read in READERS.items():
            (path / name).write_bytes(exported(made, name))
            assert set(read(path / name)) == {entity["iri"] for entity in entities(made)}


READERS: dict[str, Callable[[Path], "nx.MultiDiGraph[str]"]] = {
    "graphml": lambda path: nx.read_graphml(path, force_multigraph=True),
    "gexf": nx.read_gexf,
}


@pytest.mark.parametrize("name", EXTENSIONS)
def test_the_bytes_are_the_golden_ones(store: Store, name: str) -> None:
    """UPDATE_GOLDEN=1 writes the files anew; their diff is reviewed as code."""
    golden = GOLDEN / f"expected.{EXTENSIONS[name]}"
    actual = exported(store, name)
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(actual)
    assert actual.decode() == golden.read_bytes().decode()


@pytest.mark.parametrize("name", FILES)
def test_the_same_store_gives_the_same_bytes_in_another_process(store: Store, tmp_path: Path, name: str) -> None:
    """Another hash seed, and a store that was filled in another order and by way of another state."""
    with Store.open(tmp_path / "kg", create=True) as other:
        other.meta["base"] = BASE
        other.replace(list(quads(KNOWLEDGE, base=BASE))[::3])
        other.replace(reversed(list(quads(KNOWLEDGE, base=BASE))))
    code = (
        "import sys; from graph.store import Store; from graph.export import export\n"
        "with Store.open(sys.argv[1], read_only=True) as store: export(store, sys.argv[2], sys.stdout.buffer)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "kg"), name],
        cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "7"}, check=True, capture_output=True,
    ).stdout  # fmt: skip
    assert found == exported(store, name)


def test_ntriples_and_nquads_are_sorted_lines(store: Store) -> None:
    for name in ("ntriples", "nquads"):
        lines = exported(store, name).decode().splitlines()
        assert lines == sorted(lines)
        assert len(lines) == len(set(lines)) > 100


def test_turtle_reads_well(store: Store) -> None:
    """Prefixes in order, things first, a block a subject, the type first, no absolute IRI where a prefix does."""
    head, *blocks = exported(store, "turtle").decode().split("\n\n")
    assert head.splitlines() == sorted(head.splitlines())
    assert blocks[0].startswith(":Acme a ng:Company ;\n\tskos:prefLabel")
    order = [block.split(":")[0] for block in blocks]
    folders = ["", "amount", "when", "article", "fact", "qualifier", "evidence", "agent", "ng", "open"]
    assert sorted(set(order), key=order.index) == folders
    assert order == sorted(order, key=folders.index)
    assert "<http" not in "".join(blocks)


def test_trig_keeps_the_articles_apart(store: Store) -> None:
    names = {str(quad.graph_name)[1:-1] for quad in parse(exported(store, "trig"), RdfFormat.TRIG)}
    assert names == {BASE + "article/news/first", BASE + "article/news/second", BASE + "graph/entities"}


def test_an_unknown_format_is_refused(store: Store) -> None:
    with pytest.raises(QueryError, match="no export format 'pdf'; there are: turtle, trig"):
        exported(store, "pdf")


@pytest.mark.parametrize("name", FILES)
def test_an_empty_store_can_be_exported(tmp_path: Path, name: str) -> None:
    with make(tmp_path, Knowledge()) as empty:
        data = exported(empty, name)
    if name in TRIPLES:
        assert with_pyoxigraph(data, TRIPLES[name][1]) == with_rdflib(data, TRIPLES[name][0]) == set()


def test_json_lines_keep_the_contract(store: Store) -> None:
    found = {fact["iri"].rpartition("/")[2]: fact for fact in facts(store)}
    signs = found["00000002"]
    assert signs["subject"]["label"] == "Acme"
    assert signs["subject"]["aliases"] == ["ACME", "Acme Corporation"]
    assert signs["predicate"] == {"id": str(NG.signs), "label": "signs"}
    assert signs["phrase"] == "signed"
    assert [(q["predicate"]["label"], q["value"]["label"]) for q in signs["qualifiers"]] == [("with", "Globex")]
    assert (signs["polarity"], signs["modality"], signs["time"]) == ("positive", "actual", "2021-03-01")
    (evidence,) = signs["evidence"]
    assert evidence["article"] == "news/first.txt"
    assert evidence["date"] == "2021-03-02"
    assert evidence["end"] - evidence["begin"] == len(evidence["quote"]) == len(RIVAL)
    assert found["00000003"]["speakers"] == ["Jo Field"]
    assert found["00000003"]["object"]["label"] == "about 5.50 million euros"
    assert found["00000003"]["object"]["value"] == "5500000"
    assert found["00000003"]["object"]["unit"] == "EUR"
    assert found["00000005"]["object"] | {"aliases": []} == {
        "label": "3 to 5 per cent", "value": "3", "upper": "5", "unit": "percent", "aliases": [],
        "type": str(NG.Amount), "iri": BASE + "amount/percent-3-to-5",
    }  # fmt: skip
    assert found["00000005"]["time"] == "2021-06"
    assert found["00000006"]["object"] == {"label": "mayor", "aliases": []}
    assert [e["article"] for e in found["00000001"]["evidence"]] == ["news/first.txt", "news/second.txt"]


def test_the_network_links_things_only(store: Store) -> None:
    found = network(store)
    assert MONEY not in found
    assert found.nodes[entity_iri("Acme")] == {"label": "Acme", "type": "Company", "aliases": "ACME | Acme Corporation"}
    edges = {(a.rpartition("/")[2], data["label"], b.rpartition("/")[2]) for a, b, data in found.edges(data=True)}
    assert edges == {("Acme", "competes with", "Initech"), ("Acme", "signs", "pact"), ("Acme", "owns", "Hooli")}
    (owns,) = found[entity_iri("Acme")][entity_iri("Hooli")].values()
    assert owns["polarity"] == "negative"


@pytest.mark.parametrize("name", ["Acme", "acme", "ACME CORPORATION", " Acme  Corporation ", entity_iri("Acme")])
def test_an_entity_is_found_by_any_of_its_names(store: Store, name: str) -> None:
    assert find_entity(store, name) == entity_iri("Acme")


@pytest.mark.parametrize(
    ("name", "suggestion"), [("Initek", "Initech"), ("corp", "Acme Corporation"), ("globbex", "Globex")]
)
def test_a_name_that_is_not_found_brings_suggestions(store: Store, name: str, suggestion: str) -> None:
    with pytest.raises(NameNotFoundError, match=f"Did you mean: .*{suggestion}"):
        find_entity(store, name)


@pytest.mark.parametrize("name", ["", "<x>", "http://x y", BASE + "fact/00000001", HOSTILE_TEXT])
def test_what_is_no_name_is_not_found(store: Store, name: str) -> None:
    with pytest.raises(NameNotFoundError):
        find_entity(store, name)


def test_a_card_has_every_part_an_entity_plays(store: Store) -> None:
    acme = card(store, entity_iri("Acme"))
    assert (acme.label, acme.type, acme.aliases, acme.articles) == ("Acme", "Company", ("ACME", "Acme Corporation"), 2)
    assert [(fact.part, fact.predicate, fact.object, fact.status, fact.date) for fact in acme.facts] == [
        ("subject", "competes with", "Initech", "", None),
        ("subject", "owns", "Hooli", "not actual", None),
        ("subject", "signs", "pact", "", "2021-03-01"),
    ]
    assert acme.facts[0].sentences == (
        f"{RIVAL} (news/first.txt, 2021-03-02)",
        "Initech and Acme are rivals. (news/second.txt, 2021-03)",
    )
    parts = {
        name: [fact.part for fact in card(store, entity_iri(name)).facts] for name in ("Globex", "Jo Field", "pact")
    }
    assert parts == {"Globex": ["subject", "qualifier"], "Jo Field": ["subject", "speaker"], "pact": ["object"]}
    field = card(store, entity_iri("Jo Field")).facts[1]
    assert (field.speaker, field.status, field.qualifiers) == ("Jo Field", "planned", ("for bridges",))


def test_the_merged_graph_is_what_the_named_graphs_hold(store: Store) -> None:
    default = {quad.triple for quad in store.dataset.quads_for_pattern(None, None, None, DefaultGraph())}
    assert default == {quad.triple for quad in quads(KNOWLEDGE, base=BASE)}
    assert NamedNode(BASE + "Acme") in {triple.subject for triple in default}

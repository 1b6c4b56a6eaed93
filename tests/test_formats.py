"""Formats for other worlds, read back by readers that know nothing of the writers."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from pyoxigraph import NamedNode, RdfFormat, Triple, parse
from rdflib.namespace import RDF

from graph.assertion import quads
from graph.config import BASE
from graph.errors import QueryError
from graph.export import FILES, FOLDERS, export, export_folder
from graph.export.neo4j import DELIMITER, literal, relationship
from graph.facts import entities, facts
from graph.model import Knowledge
from graph.store import Store
from graph.vocab import NIF
from tests.examples import KNOWLEDGE
from tests.strategies import HOSTILE, knowledge
from tests.test_export import exported, make

NEW_FILES = ("turtle12", "cypher", "nif", "webanno")
REIFIES = NamedNode(f"{RDF}reifies")
ITSRDF = rdflib.Namespace("http://www.w3.org/2005/11/its/rdf#")
csv.field_size_limit(2**24)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with make(tmp_path_factory.mktemp("formats"), KNOWLEDGE) as made:
        yield made


def written(store: Store, form: str, path: Path) -> dict[str, bytes]:
    export_folder(store, form, path)
    return {file.name: file.read_bytes() for file in sorted(path.iterdir())}


HARD = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
INJECTIONS = (
    '"}] AS row DETACH DELETE (n) //', "\\u0022}] MATCH (n) DETACH DELETE n //", "'; MATCH (n) DETACH DELETE n; //",
    "\\", "\\\\u0022", '"', "a\nb\r\nc", "=HYPERLINK(1)", "\x00\x1f\x7f\u2028", "`", "${x}", "\U0001f600",
    "\\\u0001u", *HOSTILE,
)  # fmt: skip


# All of them


def test_every_format_is_one_file_or_a_folder(store: Store, tmp_path: Path) -> None:
    assert not set(FILES) & set(FOLDERS)
    with pytest.raises(QueryError, match="kgx is a folder of files"):
        export(store, "kgx", io.BytesIO())
    with pytest.raises(QueryError, match="nif is one file"):
        export_folder(store, "nif", tmp_path)
    with pytest.raises(QueryError, match="keeps no inferences"):
        export(store, "nif", io.BytesIO(), inferred=True)


@pytest.mark.parametrize("form", FOLDERS)
def test_the_same_graph_gives_the_same_files(form: str, store: Store, tmp_path: Path) -> None:
    with make(tmp_path, KNOWLEDGE) as other:
        first, second = written(store, form, tmp_path / "first"), written(other, form, tmp_path / "second")
    assert first == second
    assert written(store, form, tmp_path / "first") == first  # over what was there


@pytest.mark.parametrize("form", NEW_FILES)
def test_the_same_graph_gives_the_same_bytes(form: str, store: Store, tmp_path: Path) -> None:
    with make(tmp_path, KNOWLEDGE) as other:
        assert exported(store, form) == exported(other, form)


# RDF 1.2


def test_every_fact_reifies_its_triple(store: Store) -> None:
    triples = {quad.triple for quad in parse(exported(store, "turtle12"), RdfFormat.TURTLE)}
    plain = {quad.triple for quad in parse(exported(store, "turtle"), RdfFormat.TURTLE)}
    terms = {triple.subject: triple.object for triple in triples if triple.predicate == REIFIES}
    assert {triple for triple in triples if triple.predicate != REIFIES} == plain
    assert len(terms) == len(list(facts(store)))
    for fact, term in terms.items():
        assert isinstance(term, Triple)
        assert {Triple(fact, NamedNode(str(prop)), value) for prop, value in
                zip((RDF.subject, RDF.predicate, RDF.object), term, strict=True)} <= plain  # fmt: skip
    asserted = {term for term in terms.values() if term in plain}
    assert 0 < len(asserted) < len(terms)  # what is denied, planned or possible is quoted only


@HARD
@given(corpus=knowledge())
def test_any_text_comes_through_rdf_1_2(corpus: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> None:
    with make(tmp_path_factory.mktemp("rdf12"), corpus) as made:
        triples = {quad.triple for quad in parse(exported(made, "turtle12"), RdfFormat.TURTLE)}
        assert {t for t in triples if t.predicate != REIFIES} == {q.triple for q in quads(corpus, base=BASE)}


# Neo4j


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def clean(text: object) -> str:
    """What Neo4j's files cannot hold is replaced."""
    return re.sub("[\x00\x1f]", "\ufffd", str(text))


def check_neo4j(store: Store, path: Path) -> None:
    found = written(store, "neo4j", path)
    nodes, edges = rows(found["nodes.csv"]), rows(found["relationships.csv"])
    by_id = {node["iri:ID"]: node for node in nodes}
    assert len(by_id) == len(nodes)
    for entity in entities(store):
        node = by_id[entity["iri"]]
        assert node["name"] == clean(entity["label"])
        assert node["aliases:string[]"] == DELIMITER.join(map(clean, entity["aliases"]))
    assert [edge["fact"] for edge in edges] == [fact["iri"] for fact in facts(store)]
    for edge, fact in zip(edges, facts(store), strict=True):
        assert {edge[":START_ID"], edge[":END_ID"]} <= set(by_id)
        assert by_id[edge[":END_ID"]]["name"] == clean(fact["object"]["label"])
        assert re.fullmatch("[A-Z][A-Z0-9_]*", edge[":TYPE"])
        assert (edge["polarity"], edge["modality"]) == (fact["polarity"], fact["modality"])
        assert float(edge["confidence:double"]) == fact["confidence"]
        assert edge["sentences:string[]"].split(DELIMITER) == [clean(one["quote"]) for one in fact["evidence"]]
        assert edge["begins:int[]"].split(DELIMITER) == [str(one["begin"]) for one in fact["evidence"]]
    assert all(re.fullmatch(rf"\w+({DELIMITER}\w+)*", node[":LABEL"], re.ASCII) for node in nodes)


def test_neo4j_has_every_thing_and_every_fact(store: Store, tmp_path: Path) -> None:
    check_neo4j(store, tmp_path)


@HARD
@given(corpus=knowledge())
def test_any_text_comes_through_neo4j(corpus: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("neo4j")
    with make(path, corpus) as made:
        check_neo4j(made, path / "out")


@pytest.mark.parametrize(
    "local", ["hasRole", "open/look_at", "%27%5D-()%20DELETE%20n", "`]->() DETACH DELETE n //", "日本", "", "9to5"]
)
def test_a_relationship_is_letters_and_nothing_else(local: str) -> None:
    assert re.fullmatch("[A-Z][A-Z0-9_]*", relationship(f"https://w3id.org/newsgraph/ontology#{local}"))


STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def values(text: str) -> Any:
    """A literal of Cypher, read as Neo4j does: ``+`` joins strings, and escapes are those of JSON."""
    joined = re.sub(r'(?<!\\)((?:\\\\)*)" \+ "', r"\1", text)
    parts = STRING.split(joined)
    keys = [re.sub(r"(\w+):", r'"\1":', part) for part in parts]
    strings = STRING.findall(joined)
    return json.loads("".join(a + b for a, b in zip(keys, [*strings, ""], strict=True)))


@pytest.mark.parametrize("text", INJECTIONS)
def test_no_text_leaves_its_string(text: str) -> None:
    shown = literal({"name": text, "list": [text, text], "n": 1})
    assert values(shown) == {"name": clean(text), "list": [clean(text)] * 2, "n": 1}
    assert "\n" not in shown
    assert not re.search(r"(?<!\\)(\\\\)+u", shown)  # some versions read \u before they read strings


def statements(script: str) -> list[tuple[str, list[dict[str, Any]]]]:
    """What each statement says around its rows, and the rows."""
    found = []
    for statement in script.split(";\n")[1:-1]:
        head, *lines, tail = re.split(r"^  |^(?=\] AS row)", statement, flags=re.MULTILINE)
        assert head == "UNWIND [\n"
        found.append((tail, [values(line.rstrip().removesuffix(",")) for line in lines]))
    return found


def check_cypher(store: Store) -> None:
    script = exported(store, "cypher").decode()
    found = statements(script)
    nodes = [row for tail, some in found for row in some if "MERGE (n:Thing" in tail]
    edges = [row for tail, some in found for row in some if "MERGE (a)" in tail]
    assert {node["iri"] for node in nodes} >= {entity["iri"] for entity in entities(store)}
    names = {node["iri"]: node["name"] for node in nodes}
    assert all(names[entity["iri"]] == clean(entity["label"]) for entity in entities(store))
    by_fact = {edge["properties"]["fact"]: edge for edge in edges}
    assert len(by_fact) == len(edges) == len(list(facts(store)))
    for fact in facts(store):
        edge = by_fact[fact["iri"]]
        assert {edge["start"], edge["end"]} <= set(names)
        assert edge["properties"]["sentences"] == [clean(one["quote"]) for one in fact["evidence"]]
        assert edge["properties"]["modality"] == fact["modality"]
    node = r"\] AS row\nMERGE \(n:Thing \{iri: row.iri\}\) SET n(:\w+)+, n \+= row"
    edge_end = (
        r"\] AS row\nMATCH \(a:Thing \{iri: row.start\}\), \(b:Thing \{iri: row.end\}\)\n"
        r"MERGE \(a\)-\[r:[A-Z][A-Z0-9_]* \{fact: row.properties.fact\}\]->\(b\) SET r \+= row.properties"
    )
    assert all(re.fullmatch(node, tail) or re.fullmatch(edge_end, tail) for tail, _ in found)


def test_the_script_says_every_thing_and_every_fact(store: Store) -> None:
    check_cypher(store)


@HARD
@given(corpus=knowledge())
def test_any_text_comes_through_the_script(corpus: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> None:
    with make(tmp_path_factory.mktemp("cypher"), corpus) as made:
        if ";\n" not in "".join(str(fact) for fact in facts(made)):
            check_cypher(made)


# KGX


def test_kgx_has_what_its_format_asks_for(store: Store, tmp_path: Path) -> None:
    found = written(store, "kgx", tmp_path)
    nodes, edges = ([json.loads(line) for line in found[f"{name}.jsonl"].splitlines()] for name in ("nodes", "edges"))
    ids = {node["id"] for node in nodes}
    assert len(ids) == len(nodes)
    assert len(edges) == len(list(facts(store)))
    for node in nodes:
        assert re.fullmatch(r"\w+:.+", node["id"])
        assert "biolink:NamedThing" in node["category"]
    for edge, fact in zip(edges, facts(store), strict=True):
        assert {edge["subject"], edge["object"]} <= ids
        assert edge["predicate"].startswith("biolink:")
        assert edge["category"] == ["biolink:Association"]
        assert edge["negated"] is (fact["polarity"] == "negative")
        assert edge["sentences"] == [one["quote"] for one in fact["evidence"]]
    assert {e["primary_knowledge_source"] for e in edges} == {"infores:newsgraph"}


@HARD
@given(corpus=knowledge())
def test_any_text_comes_through_kgx(corpus: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("kgx")
    with make(path, corpus) as made:
        found = written(made, "kgx", path / "out")
        frame = pd.DataFrame([json.loads(line) for line in found["nodes.jsonl"].decode().split("\n")[:-1]])
        named = {e["label"] for e in entities(made)}
        assert named <= set(frame.get("name", []))


# Parquet


def check_parquet(store: Store, path: Path) -> None:
    export_folder(store, "parquet", path)
    names = ("entities", "facts", "evidence")
    things, stated, evidence = (pq.read_table(path / f"{name}.parquet").to_pylist() for name in names)
    assert [(row["iri"], row["label"], row["aliases"]) for row in things] == [
        (one["iri"], one["label"], one["aliases"]) for one in entities(store)
    ]
    assert [row["iri"] for row in stated] == [fact["iri"] for fact in facts(store)]
    for row, fact in zip(stated, facts(store), strict=True):
        assert row["object_label"] == fact["object"]["label"]
        assert row["object_iri"] == fact["object"].get("iri")
        assert row["confidence"] == fact["confidence"]
        assert [one["value"] for one in row["qualifiers"]] == [one["value"]["label"] for one in fact["qualifiers"]]
    found = [(fact["iri"], one) for fact in facts(store) for one in fact["evidence"]]
    quotes = [(iri, one["quote"], one["begin"], one["subject_span"][0]) for iri, one in found]
    assert [(row["fact"], row["quote"], row["begin"], row["subject_begin"]) for row in evidence] == quotes
    assert Counter(row["fact"] for row in evidence) == Counter({row["iri"]: row["sentences"] for row in stated})


def test_parquet_has_every_row(store: Store, tmp_path: Path) -> None:
    check_parquet(store, tmp_path)
    frame = pd.read_parquet(tmp_path / "facts.parquet")
    assert set(frame["modality"]) == {fact["modality"] for fact in facts(store)}


@HARD
@given(corpus=knowledge())
def test_any_text_comes_through_parquet(corpus: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("parquet")
    with make(path, corpus) as made:
        check_parquet(made, path / "out")


# NIF and Web Annotation


def texts(store: Store) -> dict[str, str]:
    found = store.dataset.quads_for_pattern(None, NamedNode(str(NIF.isString)), None)
    return {quad.subject.value: quad.object.value for quad in found}  # type: ignore[union-attr]


def check_nif(store: Store) -> None:
    rdf = rdflib.Graph().parse(data=exported(store, "nif"), format="turtle")
    contexts = {str(c): str(rdf.value(c, NIF.isString)) for c in rdf.subjects(RDF.type, NIF.Context)}
    assert sorted(contexts.values()) == sorted(texts(store).values())
    for context, text in contexts.items():
        assert context.endswith(f"#char=0,{len(text)}")
    strings = set(rdf.subjects(NIF.referenceContext, None))
    for string in strings:
        text = contexts[str(rdf.value(string, NIF.referenceContext))]
        begin, end = (rdf.value(string, prop) for prop in (NIF.beginIndex, NIF.endIndex))
        assert isinstance(begin, rdflib.Literal)
        assert isinstance(end, rdflib.Literal)
        assert begin.datatype == rdflib.XSD.nonNegativeInteger
        assert str(rdf.value(string, NIF.anchorOf)) == text[int(begin) : int(end)]
        assert str(string).endswith(f"#char={begin},{end}")
    known = {entity["iri"] for entity in entities(store)}
    assert {str(thing) for thing in rdf.objects(None, ITSRDF.taIdentRef)} <= known
    for phrase in rdf.subjects(RDF.type, NIF.Phrase):
        assert rdf.value(phrase, NIF.sentence) in strings


def test_nif_selects_what_it_says(store: Store) -> None:
    check_nif(store)
    rdf = rdflib.Graph().parse(data=exported(store, "nif"), format="turtle")
    sentences = {str(rdf.value(s, NIF.anchorOf)) for s in rdf.subjects(RDF.type, NIF.Sentence)}
    assert sentences == {one["quote"] for fact in facts(store) for one in fact["evidence"]}
    assert set(rdf.objects(None, ITSRDF.taIdentRef))


def check_webanno(store: Store) -> None:
    page = json.loads(exported(store, "webanno"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    known = texts(store)
    ids = [one["id"] for one in page["items"]]
    assert len(set(ids)) == len(ids)
    for one in page["items"]:
        text = known[one["target"]["source"]]
        position, quote = one["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    described = {one["body"][0] for one in page["items"] if one["motivation"] == "describing"}
    assert described == {fact["iri"] for fact in facts(store) if fact["evidence"]}


pytestmark = pytest.mark.filterwarnings("ignore:(ConjunctiveGraph|Dataset\\.\\w+) is deprecated:DeprecationWarning")
CONTEXT = {
    "oa": "http://www.w3.org/ns/oa#", "id": "@id", "type": {"@type": "@id", "@id": "@type"},
    "@vocab": "http://www.w3.org/ns/oa#", "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"}, "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"}, "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "items": {"@type": "@id", "@id": "http://www.w3.org/ns/activitystreams#items", "@container": "@list"},
}  # fmt: skip
"""The terms of the W3C's context that are used, since it is not here."""


def test_annotations_select_what_they_say_and_are_linked_data(store: Store) -> None:
    check_webanno(store)
    page = json.loads(exported(store, "webanno"))
    rdf = rdflib.Graph().parse(data=json.dumps(page | {"@context": CONTEXT}), format="json-ld")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    assert len(set(rdf.subjects(RDF.type, oa.Annotation))) == len(page["items"])
    assert len(set(rdf.subjects(RDF.type, oa.TextPositionSelector))) == len(page["items"])
    assert set(rdf.objects(None, oa.motivatedBy)) == {oa.describing, oa.identifying}


@HARD
@given(corpus=knowledge())
def test_any_text_comes_through_spans(corpus: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> None:
    with make(tmp_path_factory.mktemp("spans"), corpus) as made:
        check_nif(made)
        check_webanno(made)

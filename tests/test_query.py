import csv
import io
import json
import re
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from pyoxigraph import RdfFormat, parse
from rdflib.plugins.sparql import prepareQuery

from graph.assertion import quads
from graph.config import BASE
from graph.errors import QueryError
from graph.model import Entity
from graph.query import Result, named_queries, named_query, run, run_named
from graph.store import Store
from graph.vocab import NG, PREFIXES
from tests.endpoints import OXIGRAPH
from tests.examples import FACTS, KNOWLEDGE, MONEY, SECOND, entity_iri, fact
from tests.strategies import texts

ROOT = Path(__file__).parents[1]
VALUES = {"about": {"name": "ACME corporation"}, "between": {"a": "acme", "b": "Globex"}}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("query") / "kg"
    with Store.open(path, create=True) as writer:
        writer.meta["base"] = BASE
        writer.replace(quads(KNOWLEDGE, base=BASE))
    with Store.open(path, read_only=True) as reader:
        yield reader


def column(result: Result, name: str) -> list[str | None]:
    return [row[result.variables.index(name)] for row in result.rows]


def test_prefixes_and_base_are_known(store: Store) -> None:
    assert run(store, "ASK { :Acme ng:competesWith :Initech ; skos:prefLabel 'Acme'@en ; a ng:Company }")
    assert not run(store, "ASK { :Acme ng:owns :Hooli }")


def test_a_triple_of_two_articles_is_one_solution(store: Store) -> None:
    assert run(store, "SELECT (COUNT(*) AS ?n) { ?s ng:competesWith ?o }").rows == (("1",),)
    assert len(run(store, "SELECT ?g { GRAPH ?g { ?f rdf:predicate ng:competesWith } }").rows) == 2


def test_select_in_every_format(store: Store) -> None:
    found = run(store, "SELECT ?c ?l ?end { ?c a ng:Company ; rdfs:label ?l } ORDER BY ?l")
    rows = [[f"{BASE}{name}", name, ""] for name in ("Acme", "Globex", "Hooli", "Initech")]
    assert [[cell or "" for cell in row] for row in found.rows] == rows
    assert list(csv.reader(io.StringIO(found.serialize("csv")))) == [["c", "l", "end"], *rows]
    assert found.serialize("tsv").splitlines()[1] == f'<{BASE}Acme>\t"Acme"@en\t'
    bindings = json.loads(found.serialize("json"))["results"]["bindings"]
    assert [row["l"]["value"] for row in bindings] == ["Acme", "Globex", "Hooli", "Initech"]
    assert '<literal xml:lang="en">Acme</literal>' in found.serialize("xml")
    table = found.serialize("table", width=60)
    assert ":Acme" in table
    assert "end" not in table.splitlines()[1]
    assert table.endswith("4 rows, none with end\n")
    assert found.serialize("json") == found.serialize("json")


def test_ask_in_every_format(store: Store) -> None:
    yes = run(store, "ASK { ?s a ng:Fact }")
    assert (yes.serialize("table"), yes.serialize("csv"), yes.serialize("tsv")) == ("yes\n", "true\n", "true\n")
    assert json.loads(yes.serialize("json"))["boolean"] is True
    assert "true" in yes.serialize("xml")
    assert run(store, "ASK { ?s a ng:Nothing }").serialize() == "no\n"


def test_describe_is_the_concise_description_of_an_entity(store: Store) -> None:
    text = run(store, "DESCRIBE :Acme").serialize("turtle")
    assert text == (
        f"@prefix : <{BASE}> .\n@prefix ng: <{NG}> .\n"
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '\n:Acme a ng:Company ;\n\tskos:prefLabel "Acme"@en ;\n\trdfs:label "Acme"@en ;\n'
        '\tskos:altLabel "ACME"@en , "Acme Corporation"@en ;\n\tng:competesWith :Initech ;\n\tng:signs :pact .\n'
    )


def test_construct_parses_back(store: Store) -> None:
    found = run(store, "CONSTRUCT { ?a ng:competesWith ?b } WHERE { ?a ng:competesWith ?b }")
    back = {str(quad.triple) for quad in parse(found.serialize("turtle"), RdfFormat.TURTLE)}
    assert back == set(map(str, found.triples)) == {f"<{BASE}Acme> <{NG}competesWith> <{BASE}Initech>"}
    assert {str(quad.triple) for quad in parse(found.serialize("json"), RdfFormat.JSON_LD)} == back
    with pytest.raises(QueryError, match="choose turtle"):
        found.serialize("csv")


def test_a_select_is_no_turtle(store: Store) -> None:
    with pytest.raises(QueryError, match="has no turtle: choose table, json"):
        run(store, "SELECT * { ?s a ng:Fact }").serialize("turtle")


@pytest.mark.parametrize(
    ("sparql", "reason"),
    [
        (
            "SELECT * { ?s ?p }",
            "error at 1:19: expected one of LATERAL, SERVICE; it stopped at '' after 'SELECT * { ?s ?p }'",
        ),
        ("SELECT * { ?s nope:p ?o }", "the prefix nope: is not declared (line 1). Begin with: PREFIX nope: <...>"),
        ("INSERT DATA { :a :b :c }", "changes by building only"),
        ("LOAD <http://127.0.0.1/>", "changes by building only"),
        ("prefix x: <urn:x#>\n# all\nDELETE WHERE { ?s ?p ?o }", "it is an update (DELETE)"),
        ("", "it is empty"),
        ("# SELECT * { ?s ?p ?o }", "it is empty"),
        ("ASK { ?s ?p 'customer service' ", "it stopped at '' after"),
        ("ASK { ?s nope:p 'customer service' }", "the prefix nope: is not declared"),
        ("ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "it uses SERVICE"),
    ],
)
def test_a_wrong_query_is_reported(store: Store, sparql: str, reason: str) -> None:
    with pytest.raises(QueryError, match="The query cannot be run") as caught:
        run(store, sparql)
    assert reason in str(caught.value)


@pytest.fixture
def listener() -> Iterator[tuple[int, list[object]]]:
    """A server on this machine that notes who calls."""
    calls: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def wait() -> None:
            try:
                while True:
                    connection, address = server.accept()
                    calls.append(address)
                    connection.close()
            except OSError:
                pass

        thread = threading.Thread(target=wait, daemon=True)
        thread.start()
        yield server.getsockname()[1], calls
        server.shutdown(socket.SHUT_RDWR)
    thread.join(5)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { service silent <URL> { ?s ?p ?o } }",
        "ASK { ?a ?b ?c . { SELECT * { SeRvIcE <URL> { ?s ?p ?o } } } }",
        "PREFIX x: <URL> SELECT * { SERVICE x: { ?s ?p ?o } }",
        "PREFIX service: <URL> SELECT * { SERVICE service: { ?s ?p ?o } }",
        "SELECT * { BIND(<URL> AS ?u) SERVICE ?u { ?s ?p ?o } }",
        "SELECT * { VALUES ?v { 1 } SERVICE#>\n<URL> { ?s ?p ?o } }",
        "SELECT * { ?s a ng:Fact . ?s ng:confidence ?c FILTER(?c<?c)SERVICE#>\n<URL> { ?s ?p ?o } }",
        "SELECT * { ?a ?b ?c FILTER(?a<?b)#>'''\nSERVICE<URL>{ ?s ?p ?o } #'''\n }",
        "SELECT * { OPTIONAL { ?a ?b 1SERVICE <URL> { ?s ?p ?o } } }",
        "SELECT * { OPTIONAL { SERVICE <URL> { ?s ?p ?o } } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
        "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
        "ASK { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
        "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { SERV\\u0049CE <URL> { ?s ?p ?o } }",
    ],
)
def test_no_query_reaches_another_machine(store: Store, listener: tuple[int, list[object]], sparql: str) -> None:
    port, calls = listener
    with pytest.raises(QueryError, match="cannot be run"):
        run(store, sparql.replace("URL", f"http://127.0.0.1:{port}/sparql"))
    assert calls == []


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?service { ?service a ng:Service }",
        "ASK { ?s ?p 'SERVICE <http://x/> {' }",
        'PREFIX service: <http://example.org/service/> ASK { ?s service:p "customer service"@en } # SERVICE',
        "ASK { <http://example.org/service> ?p '''it's a SERVICE'''}",
    ],
)
def test_the_word_service_is_not_forbidden(store: Store, sparql: str) -> None:
    assert not run(store, sparql)


def test_from_reads_only_the_store(store: Store, listener: tuple[int, list[object]]) -> None:
    port, calls = listener
    assert not run(store, f"ASK FROM <http://127.0.0.1:{port}/x> {{ ?s ?p ?o }}")
    assert calls == []


def test_the_library_explains_itself() -> None:
    library = named_queries()
    assert [query.name for query in library] == sorted(query.name for query in library)
    for query in library:
        assert query.title
        assert query.help.endswith(".")
        assert len({"title", query.title}) == 2
        for parameter in query.parameters:
            assert f"VALUES ?{parameter.name} {{ UNDEF }}" in query.sparql
    wanted = {"competitors", "agreements", "about", "quotes", "money", "corroborated", "plans", "denials", "open"}
    assert wanted <= {query.name for query in library}


@pytest.mark.parametrize("query", named_queries(), ids=lambda query: query.name)
def test_a_named_query_is_standard_sparql_and_uses_the_ontology(query: object) -> None:
    """rdflib's parser agrees, and every ng: name is defined."""
    sparql: str = query.sparql  # type: ignore[attr-defined]
    prepareQuery(sparql, initNs={"": BASE, **PREFIXES})
    defined = {str(subject) for subject in rdflib.Graph().parse(ROOT / "ontology.ttl").subjects()}
    used = {str(NG) + name for name in re.findall(r"\bng:(\w+)", sparql)}
    assert used - defined == set()


def steps(plan: dict[str, object]) -> Iterator[str]:
    yield str(plan["name"])
    for child in cast("list[dict[str, object]]", plan.get("children", [])):
        yield from steps(child)


@pytest.mark.parametrize("name", [query.name for query in named_queries()])
def test_no_optional_part_of_a_named_query_is_joined_without_a_key(store: Store, name: str, tmp_path: Path) -> None:
    """Else each row of the one part meets each of the other, and the query grows as the square of the graph."""
    sparql = "".join(f"PREFIX {short}: <{iri}>\n" for short, iri in {"": BASE, **PREFIXES}.items())
    (tmp_path / "query.rq").write_text(sparql + named_query(name).sparql)
    given = f"--location {store.folder} --query-file query.rq --results-file out.json --explain-file plan.json"
    subprocess.run([OXIGRAPH, "query", *given.split()], check=True, capture_output=True, cwd=tmp_path)

    found = [step for step in steps(json.loads((tmp_path / "plan.json").read_text())["plan"]) if "keys = ," in step]

    assert not found, "bind what the parts share in every branch of the first"


@pytest.mark.parametrize("name", [query.name for query in named_queries()])
def test_named_queries_answer_with_labels(store: Store, name: str) -> None:
    found = run_named(store, name, VALUES.get(name))
    assert found.rows == tuple(dict.fromkeys(found.rows)), "a row comes once"
    iris = [cell for row in found.rows for cell in row if cell and cell.startswith(BASE)]
    assert iris == []


ANSWERS: dict[str, list[dict[str, str | None]]] = {
    "competitors": [
        {"subject": "Acme", "object": "Initech", "date": "2021-03", "source": "news/second.txt"},
        {"subject": "Acme", "object": "Initech", "date": "2021-03-02", "source": "news/first.txt"},
    ],
    "agreements": [{"who": "Acme", "what": "pact", "with": "Globex", "when": "2021-03-01", "status": "actual"}],
    "quotes": [{"speaker": "Jo Field", "subject": "the city", "relation": "allocates", "status": "planned"}],
    "money": [
        {"who": "the city", "amount": "about 5.50 million euros", "value": "5500000", "currency": "EUR",
         "purpose": "bridges", "speaker": "Jo Field", "thing": "", "date": "2021-03-02"},
    ],
    "corroborated": [{"subject": "Acme", "independent": "2", "sources": "news/first.txt, news/second.txt"}],
    "plans": [{"subject": "the city", "object": "about 5.50 million euros", "speaker": "Jo Field"}],
    "denials": [{"subject": "Acme", "relation": "owns", "object": "Hooli", "status": "not actual"}],
    "owners": [{"subject": "Acme", "object": "Hooli", "status": "not actual"}],
    "rumours": [{"subject": "Globex", "object": "3 to 5 per cent", "when": "2021-06", "status": "possible"}],
    "roles": [{"subject": "Jo Field", "relation": "has role", "object": "mayor"}],
    "numbers": [{"subject": "Globex", "value": "3 to 5", "unit": "percent"}],
    "timeline": [{"when": "2021-03-01", "object": "pact"}, {"when": "2021-06", "subject": "Globex"}],
    "open": [{"relation": "buy of", "facts": "1", "example": SECOND.text.split(". ")[1]}],
    "about": [
        {"relation": "competes with"}, {"relation": "competes with"}, {"relation": "owns"}, {"relation": "signs"},
    ],
    "between": [{"subject": "Acme", "relation": "signs", "object": "pact"}],
    "articles": [{"source": "news/second.txt", "facts": "2"}, {"source": "news/first.txt", "facts": "5"}],
    "claims": [],
    "disputed": [],
    "products": [],
}  # fmt: skip


@pytest.mark.parametrize("name", ANSWERS)
def test_named_queries_answer_rightly(store: Store, name: str) -> None:
    found = run_named(store, name, VALUES.get(name))
    rows = [dict(zip(found.variables, row, strict=True)) for row in found.rows]
    assert len(rows) == len(ANSWERS[name])
    for row, expected in zip(rows, ANSWERS[name], strict=True):
        assert expected.items() <= row.items()


@pytest.mark.parametrize(
    ("name", "rows"), [("globex", 1), ("Acme Corporation", 1), ("pact", 1), ("Hooli", 0), ("nobody", 0)]
)
def test_an_optional_name_narrows_the_answer(store: Store, name: str, rows: int) -> None:
    assert len(run_named(store, "agreements", {"name": name}).rows) == rows


@given(texts)
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_parameter_cannot_break_out(store: Store, text: str) -> None:
    hostile = text + '" } UNION { ?s ?p ?o } #'
    assert run_named(store, "competitors", {"name": hostile}).rows == ()
    bound = named_query("competitors").bind({"name": text})
    literal = bound.split("VALUES ?name { ")[1].split(" }\n  FILTER")[0]
    assert run(store, f"SELECT ?name {{ VALUES ?name {{ {literal} }} }}").rows == ((text,),)


def test_the_library_stays_fast(tmp_path: Path) -> None:
    """Each query is linear in the facts; a join in the wrong order takes minutes here."""
    names = [entity_iri(f"E{number}") for number in range(200)]
    evidence = FACTS[0].evidence
    found = [
        fact(number, f"E{number % 200}", ("competesWith", "signs", "owns")[number % 3], "x", names[number * 7 % 200],
             evidence=evidence, qualifiers=FACTS[1].qualifiers)
        for number in range(600)
    ]  # fmt: skip
    found += [replace(one, iri=f"{BASE}fact/more{number}", object=MONEY) for number, one in enumerate(found)]
    entities = tuple(Entity(iri=iri, label=iri, type="Company") for iri in names)
    corpus = replace(KNOWLEDGE, entities=(*KNOWLEDGE.entities, *entities), facts=tuple(found))
    with Store.open(tmp_path / "kg", create=True) as many:
        many.replace(quads(corpus, base=BASE))
        begin = time.perf_counter()
        for query in named_queries():
            run_named(many, query.name, VALUES.get(query.name))
        assert time.perf_counter() - begin < 60


def test_parameters_are_checked(store: Store) -> None:
    with pytest.raises(QueryError, match="about needs name: a name of the entity"):
        run_named(store, "about")
    with pytest.raises(QueryError, match="does not take nam; it takes name"):
        run_named(store, "about", {"nam": "x"})
    with pytest.raises(QueryError, match="Try: competitors"):
        run_named(store, "competitor")


def test_a_table_shows_no_steering_characters(store: Store) -> None:
    found = run(store, r"SELECT ?x { VALUES ?x { 'a\u001b[31mred\u202e [bold]b[/bold]\nc' } }").serialize(
        "table", width=80
    )
    assert "a\ufffd[31mred\ufffd [bold]b[/bold] c" in found
    assert "\x1b" not in found

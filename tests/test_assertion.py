import hashlib
import io
import os
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from hypothesis import given
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat
from rdflib.namespace import PROV, RDF, SKOS

from graph.assertion import ENTITIES, quads, time_iri
from graph.config import BASE
from graph.model import FactQualifier, Knowledge, Period, Text
from graph.turtle import predicate_order, write_trig
from graph.vocab import NG, NIF
from tests.examples import FACTS, FIRST, KNOWLEDGE, SECOND, entity_iri, without
from tests.strategies import knowledge

GOLDEN = Path(__file__).parent / "golden"
CASES = {
    "two_articles": KNOWLEDGE,
    "one_article": without(FIRST),
    "nothing": Knowledge(),
}


def lines(found: Iterable[Quad]) -> set[str]:
    return {str(quad) for quad in found}


def iri(term: Any) -> str:
    return str(term.value)


@pytest.mark.parametrize("case", CASES)
def test_knowledge_becomes_the_golden_trig(case: str) -> None:
    """UPDATE_GOLDEN=1 writes the files anew; their diff is reviewed as code."""
    actual = set(quads(CASES[case], base=BASE))
    golden = GOLDEN / case / "expected.trig"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        ordered = sorted(actual, key=lambda quad: (str(quad.graph_name), str(quad.subject), predicate_order(quad)))
        out = io.BytesIO()
        write_trig(ordered, out, BASE)
        golden.write_bytes(out.getvalue())
    expected = lines(pyoxigraph.parse(golden.read_bytes(), RdfFormat.TRIG))
    assert (sorted(expected - lines(actual)), sorted(lines(actual) - expected)) == ([], []), "(missing, added)"


def plain(found: set[Quad]) -> set[tuple[str, str, str]]:
    keep = {fact.predicate for fact in FACTS}
    return {
        (iri(q.subject), iri(q.predicate), str(q.object))
        for q in found
        if iri(q.predicate) in keep and "fact/" not in str(q.subject)
    }


def test_only_affirmed_actual_facts_in_an_articles_own_voice_are_plain_triples() -> None:
    assert plain(set(quads(KNOWLEDGE, base=BASE))) == {
        (entity_iri("Acme"), str(NG.competesWith), f"<{entity_iri('Initech')}>"),
        (entity_iri("Acme"), str(NG.signs), f"<{entity_iri('pact')}>"),
        (entity_iri("Jo Field"), str(NG.hasRole), '"mayor"'),
    }


@pytest.mark.parametrize(
    ("label", "end", "stands"),
    [
        ("until", None, False),
        ("until", "2019", False),
        ("until", "2999-01-01", True),
        ("since", "2019", True),
    ],
)
def test_what_an_article_says_has_ended_is_no_plain_triple(label: str, end: str | None, stands: bool) -> None:
    (fact,) = (f for f in FACTS if f.predicate == str(NG.competesWith) and f.plain)
    period = Period(begin=None, end=end, granularity="year", text="then")
    qualifier = FactQualifier(predicate=f"{NG}time", label=label, value=Text("then"))
    ended = replace(fact, qualifiers=(qualifier,), period=period if end else None)
    knowledge = replace(KNOWLEDGE, facts=(ended,))
    found = set(quads(knowledge, base=BASE))
    assert any("fact/" in str(quad.subject) for quad in found)
    assert bool(plain(found)) is stands


def test_a_fact_of_two_articles_stands_in_both_graphs_with_each_ones_evidence() -> None:
    node = NamedNode(BASE + "fact/00000001")
    found = {quad for quad in quads(KNOWLEDGE, base=BASE) if quad.subject == node}
    by_graph = {iri(q.graph_name): q.object for q in found if iri(q.predicate) == str(NG.evidence)}
    assert set(by_graph) == {BASE + "article/news/first", BASE + "article/news/second"}
    assert len(set(map(str, by_graph.values()))) == 2


def test_an_article_leaves_no_trace_in_the_graphs_of_others() -> None:
    gone = BASE + "article/news/first"
    kept = {q for q in quads(KNOWLEDGE, base=BASE) if iri(q.graph_name) == BASE + "article/news/second"}
    assert kept == {q for q in quads(without(FIRST), base=BASE) if iri(q.graph_name) == BASE + "article/news/second"}
    assert not any(gone in str(quad) for quad in kept)


def test_evidence_selects_its_quote_in_the_text_that_the_graph_holds() -> None:
    store = pyoxigraph.Store()
    store.extend(quads(KNOWLEDGE, base=BASE))
    query = """SELECT ?text ?begin ?end ?quote ?hash { ?e a ng:Evidence ; nif:anchorOf ?quote ; nif:beginIndex ?begin ;
        nif:endIndex ?end ; prov:wasDerivedFrom ?a . ?a nif:isString ?text ; ng:textHash ?hash }"""
    prefixes = {"ng": str(NG), "nif": str(NIF), "prov": str(PROV)}
    rows = list(store.query(query, prefixes=prefixes, use_default_graph_as_union=True))  # type: ignore[arg-type]
    assert len(rows) == 7
    for row in rows:
        text, begin, end, quote, digest = (row[name].value for name in ("text", "begin", "end", "quote", "hash"))
        assert text[int(begin) : int(end)] == quote
        assert hashlib.sha256(text.encode()).hexdigest() == digest


def test_order_of_the_input_does_not_matter() -> None:
    turned = Knowledge(
        articles=KNOWLEDGE.articles[::-1], entities=KNOWLEDGE.entities[::-1], facts=KNOWLEDGE.facts[::-1],
        predicates=KNOWLEDGE.predicates,
    )  # fmt: skip
    assert set(quads(turned, base=BASE)) == set(quads(KNOWLEDGE, base=BASE))


def test_another_base_moves_what_is_derived() -> None:
    moved = quads(
        Knowledge(articles=((f"https://x.example/article/{SECOND.source}", SECOND),)), base="https://x.example/"
    )
    assert not any(BASE in str(quad) for quad in moved)


@pytest.mark.parametrize(
    ("begin", "end", "name"),
    [
        ("2018", "2018", "2018"),
        ("2018-07", "2018-09", "2018-07_2018-09"),
        ("2017", None, "2017_open"),
        (None, "2017", "open_2017"),
    ],
)
def test_time_iris_agree_with_those_of_resolve(begin: str | None, end: str | None, name: str) -> None:
    assert time_iri(Period(begin=begin, end=end), BASE) == f"{BASE}time/{name}"


def test_a_time_that_nothing_is_known_of_has_no_node() -> None:
    assert time_iri(Period(begin=None, end=None), BASE) is None


@pytest.mark.parametrize("date", ["2021-02-30", "soon", "2021-13", ""])
def test_a_date_that_is_none_is_no_typed_literal(date: str) -> None:
    article = type(FIRST)(source="s", text="t", date=date)
    found = list(quads(Knowledge(articles=((BASE + "article/s", article),)), base=BASE))
    assert not [quad for quad in found if "XMLSchema#date" in str(quad) or "XMLSchema#gYear" in str(quad)]


@given(knowledge())
def test_the_contract_holds_for_any_knowledge(corpus: Knowledge) -> None:
    found = set(quads(corpus, base=BASE))
    graphs = {iri for iri, _ in corpus.articles} | {BASE + ENTITIES}
    assert {iri(quad.graph_name) for quad in found} <= graphs
    assert all(
        isinstance(quad.subject, NamedNode) and not isinstance(quad.object, pyoxigraph.BlankNode) for quad in found
    )
    nodes = {iri(quad.subject) for quad in found if iri(quad.predicate) == str(RDF.predicate)}
    assert {fact.iri for fact in corpus.facts} <= nodes
    labels = [q.subject for q in found if iri(q.predicate) == str(SKOS.prefLabel)]
    assert len(labels) == len(set(labels))


@given(knowledge())
def test_every_literal_survives_a_store(corpus: Knowledge) -> None:
    found = set(quads(corpus, base=BASE))
    store = pyoxigraph.Store()
    store.extend(found)
    assert set(store) == found


@given(knowledge())
def test_numbers_are_written_in_one_way(corpus: Knowledge) -> None:
    decimals = [
        quad.object.value
        for quad in quads(corpus, base=BASE)
        if isinstance(quad.object, Literal) and quad.object.datatype.value.endswith("#decimal")
    ]
    assert all(re.fullmatch(r"0|-?(0\.\d*[1-9]|[1-9]\d*(\.\d*[1-9])?)", number) for number in decimals)

"""A table of aliases: read in three formats, refused with a reason, matched by names, types, context; never a merge."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import NamedNode
from rdflib.namespace import SDO

from graph.assertion import quads
from graph.config import BASE
from graph.errors import GraphError
from graph.model import Entity, Evidence, Fact, Identity, Knowledge
from graph.ontology import load_ontology
from graph.resolve import resolve
from graph.resolve.identities import WIKIDATA, identify, load_table
from tests.readings import AGENT, PATTERNS, READINGS

ONTOLOGY = load_ontology()
HEAD = "alias\tid\ttype\tdescription\tcount\n"
ACME = Entity(iri="e:acme", label="Acme", type="Company", aliases=("Acme Robotics",))
SMITH = Entity(iri="e:smith", label="Smith", type="Person")


def fact(subject: str, quote: str) -> Fact:
    evidence = Evidence(article="a", begin=0, end=len(quote), quote=quote, agent="t/1", confidence=0.9)
    return Fact(
        iri="f:1", subject=subject, predicate="p:own", predicate_label="own", object="e:x", evidence=(evidence,)
    )


def table(tmp_path: Path, rows: str, entities: tuple[Entity, ...] = (ACME,), *facts: Fact) -> tuple[Identity, ...]:
    path = tmp_path / "names.tsv"
    path.write_text(HEAD + rows, encoding="utf-8")
    return identify(entities, facts, load_table(path, ONTOLOGY), ONTOLOGY)


def test_the_only_id_of_a_name_is_linked_with_its_reason(tmp_path: Path) -> None:
    (found,) = table(tmp_path, "ACME\tQ1\tCompany\t\t\nGlobex\tQ2\t\t\t\n")
    assert found.id == f"{WIKIDATA}Q1"
    assert found.reason == "named ACME; type Company"


def test_another_sort_of_thing_is_not_meant(tmp_path: Path) -> None:
    assert table(tmp_path, "Acme\tQ1\tPerson\t\t\n") == ()


def test_two_ids_that_fit_alike_are_told_and_not_linked(tmp_path: Path) -> None:
    (found,) = table(tmp_path, "Acme\tQ1\t\t\t\nAcme\tQ2\t\t\t\n")
    assert found.id == ""
    assert found.candidates == (f"{WIKIDATA}Q1", f"{WIKIDATA}Q2")


@pytest.mark.parametrize(
    ("rows", "chosen"),
    [
        ("Acme\tQ1\t\tmaker of robots and welding machines\t\nAcme\tQ2\t\tsummit of a mountain\t\n", "Q1"),
        ("Acme\tQ1\t\t\t500\nAcme\tQ2\t\t\t3\n", "Q1"),
        ("Acme\tQ1\t\t\t\nAcme\tQ2\t\t\t\nAcme Robotics\tQ2\t\t\t\n", "Q2"),
        ("Acme\tQ1\t\t\t50\nAcme\tQ2\t\t\t30\n", ""),
        ("Acme\tQ1\t\t\t500\nAcme\tQ2\t\ttype of robots\t3\n", ""),
    ],
)
def test_context_names_and_frequency_decide(tmp_path: Path, rows: str, chosen: str) -> None:
    (found,) = table(tmp_path, rows, (ACME,), fact("e:acme", "Acme owns a maker of welding robots."))
    assert found.id == (WIKIDATA + chosen if chosen else "")


def test_a_surname_alone_needs_a_word_in_common(tmp_path: Path) -> None:
    rows = "Smith\tQ1\tPerson\tsenator from Ruritania\t\n"
    (alone,) = table(tmp_path, rows, (SMITH,))
    (known,) = table(tmp_path, rows, (SMITH,), fact("e:smith", "Smith, a senator, left."))
    assert alone.id == ""
    assert known.id == f"{WIKIDATA}Q1"


def test_two_entities_of_one_id_stay_two(tmp_path: Path) -> None:
    other = replace(ACME, iri="e:acme2", label="Acme Automata", aliases=())
    found = table(tmp_path, "Acme\tQ1\t\t\t\nAcme Automata\tQ1\t\t\t\n", (ACME, other))
    assert [(one.entity, one.id) for one in found] == [("e:acme", f"{WIKIDATA}Q1"), ("e:acme2", f"{WIKIDATA}Q1")]


@pytest.mark.parametrize("suffix", ["tsv", "jsonl", "parquet"])
def test_the_three_formats_give_one_table(tmp_path: Path, suffix: str) -> None:
    rows = [
        {"alias": "Acme", "id": "Q1", "type": "Company", "count": 3},
        {"alias": "Globex", "id": "https://x.example/2"},
    ]
    path = tmp_path / f"names.{suffix}"
    if suffix == "tsv":
        given = "alias\tid\ttype\tcount\nAcme\tQ1\tCompany\t3\nGlobex\thttps://x.example/2\t\t\n"
        path.write_text(given, encoding="utf-8")
    elif suffix == "jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    else:
        arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
        parquet.write_table(arrow.Table.from_pylist(rows), path)
    found = load_table(path, ONTOLOGY).rows
    assert [(r.id, r.type, r.count) for r in found["acme"]] == [(f"{WIKIDATA}Q1", "Company", 3)]
    assert [r.id for r in found["globex"]] == ["https://x.example/2"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Acme\t\t\t\t\n", "row 1: needs alias and id"),
        ("Acme\tnot an iri\t\t\t\n", "row 1: needs alias and id"),
        ("Acme\tQ1\tSpaceship\t\t\n", "no class of the ontology"),
        ("Acme\tQ1\t\t\tmany\n", "whole number"),
    ],
)
def test_a_row_that_cannot_be_used_is_told(tmp_path: Path, row: str, why: str) -> None:
    with pytest.raises(GraphError, match=why):
        table(tmp_path, row)


def test_a_link_is_a_triple_that_merges_nothing(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    path.write_text(HEAD + "Globex\tQ2\t\t\t\n", encoding="utf-8")

    def built(*, given: bool) -> Knowledge:
        read = load_table(path, ONTOLOGY) if given else None
        return resolve(READINGS, ONTOLOGY, PATTERNS, base=BASE, agent=AGENT, table=read)

    linked, plain = built(given=True), built(given=False)
    assert (linked.entities, linked.facts) == (plain.entities, plain.facts)
    more = set(quads(linked, base=BASE)) - set(quads(plain, base=BASE))
    assert {(q.predicate.value, q.object) for q in more} == {(str(SDO.sameAs), NamedNode(f"{WIKIDATA}Q2"))}

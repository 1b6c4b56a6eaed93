"""The page as a file: what is drawn, what is escaped, and that the same facts give the same bytes."""

import base64
import hashlib
import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.assertion import quads
from graph.errors import NameNotFoundError
from graph.model import Article, Entity, Evidence, Fact, Knowledge, Quantity
from graph.store import Store
from graph.view import DEFAULT_TOP, Term, render, select, view_facts, write_view
from graph.view.data import ViewData
from tests.view_facts import BASE, crowd, fact, hostile, newsroom, term


def view(rows: list[dict[str, Any]], **options: Any) -> ViewData:
    return select(view_facts(rows), **options)


def labels(data: ViewData) -> set[str]:
    return {node.term.label for node in data.nodes}


def payload(page: str) -> dict[str, Any]:
    """The data that the page carries."""
    found = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert len(found) == 1
    data: dict[str, Any] = json.loads(found[0])
    return data


def centre(label: str) -> Term:
    return Term(label=label, iri=term(label)["iri"], type=term(label)["type"])


def test_things_are_nodes_and_values_are_not() -> None:
    drawn = labels(view(newsroom()))
    assert {"Orbis Telecom", "Nadia Ferrante", "Port Selby", "Selby Harbour Accord"} <= drawn
    assert drawn.isdisjoint({"two million users", "chief executive", "mobile wallet"})


def test_a_concept_is_a_node_only_when_it_links_two_things() -> None:
    one = fact("Orbis Telecom", "sells", "mobile wallet", "a.txt", "Orbis Telecom sells a mobile wallet.")
    two = fact("Meridian Bank", "sells", "mobile wallet", "a.txt", "Meridian Bank sells a mobile wallet.")
    assert "mobile wallet" not in labels(view([one]))
    assert "mobile wallet" in labels(view([one, two]))


def test_attributes_stay_in_the_panel_of_their_node() -> None:
    data = view(newsroom())
    assert any(fact.object.label == "two million users" for fact in data.facts)


def test_one_edge_for_each_predicate_and_status() -> None:
    data = view(newsroom())
    ends = {term("Orbis Telecom")["iri"], term("Meridian Bank")["iri"]}
    between = {(edge.label, edge.status) for edge in data.edges if {edge.source, edge.target} == ends}
    assert between == {("partners with", "stated"), ("competes with", "stated"), ("invests in", "planned")}


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({}, "stated"),
        ({"modality": "planned"}, "planned"),
        ({"modality": "possible"}, "possible"),
        ({"modality": "conditional"}, "conditional"),
        ({"polarity": "negative", "modality": "planned"}, "negated"),
        ({"speakers": ("Ines Okafor",)}, "claimed"),
    ],
)
def test_status(change: dict[str, Any], status: str) -> None:
    (edge,) = view([fact("Orbis Telecom", "owns", "OrbisPay", "a.txt", "Orbis Telecom owns OrbisPay.", **change)]).edges
    assert edge.status == status


def test_what_one_article_says_itself_is_no_claim() -> None:
    row = fact("Orbis Telecom", "owns", "OrbisPay", "a.txt", "Orbis Telecom owns OrbisPay.", speakers=("Ines Okafor",))
    row["evidence"].append({**row["evidence"][0], "article": "b.txt", "speakers": []})
    assert view([row]).edges[0].status == "stated"


def test_symmetric_relations_have_one_edge_without_arrow() -> None:
    there = fact("Orbis Telecom", "competes with", "Meridian Bank", "a.txt", "They compete.")
    back = fact("Meridian Bank", "competes with", "Orbis Telecom", "a.txt", "They do.")
    predicate = there["predicate"]["id"]
    (edge,) = view([there, back], symmetric=frozenset({predicate})).edges
    assert (len(edge.facts), edge.directed) == (2, False)
    assert len(view([there, back]).edges) == 2


def test_focus_and_hops() -> None:
    near = labels(view(newsroom(), focus=centre("Nadia Ferrante"), hops=1))
    assert near == {"Nadia Ferrante", "Orbis Telecom", "Quill University"}
    assert near < labels(view(newsroom(), focus=centre("Nadia Ferrante"), hops=2))


def test_a_focus_without_facts_is_drawn_alone() -> None:
    assert labels(view([], focus=centre("Castor Rail"))) == {"Castor Rail"}


def test_top_keeps_the_most_important_and_counts_the_rest() -> None:
    data = view(newsroom(), top=3)
    assert len(data.nodes) == 3
    assert data.nodes[0].term.label == "Orbis Telecom"
    assert data.total == len(view(newsroom(), top=0).nodes) > 3
    assert len(view(crowd(600, 1200)).nodes) == DEFAULT_TOP
    assert len(view(crowd(600, 1200), top=0).nodes) > DEFAULT_TOP


def test_sentences_are_cut_at_subject_and_object() -> None:
    (row,) = view([fact("Orbis Telecom", "owns", "OrbisPay", "a.txt", "OrbisPay is owned by Orbis Telecom.")]).facts
    assert row.sentences[0].parts == (("OrbisPay", "o"), (" is owned by ", ""), ("Orbis Telecom", "s"), (".", ""))


@pytest.mark.parametrize("span", [(0, 0), (99, 105), (105, 104), (100, 900)])
def test_offsets_that_do_not_fit_leave_the_sentence_whole(span: tuple[int, int]) -> None:
    row = fact("Orbis Telecom", "owns", "OrbisPay", "a.txt", "It does.")
    row["evidence"][0] |= {"subject_span": span, "object_span": span}
    assert view([row]).facts[0].sentences[0].parts == (("It does.", ""),)


def test_order_of_facts_does_not_matter() -> None:
    rows = newsroom()
    random.Random(3).shuffle(rows)
    assert render(view(rows)) == render(view(newsroom()))


def test_the_same_facts_give_the_same_bytes_whatever_the_hash_seed() -> None:
    code = (
        "import hashlib; from view_facts import crowd; from graph.view import *;"
        "print(hashlib.sha256(render(select(view_facts(crowd(600, 1500)), top=0)).encode()).hexdigest())"
    )
    here = Path(__file__).parent
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(map(str, (here, here.parent)))},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_nodes_do_not_stand_upon_each_other() -> None:
    nodes = payload(render(view(crowd(400, 700))))["network"]["nodes"]
    for index, one in enumerate(nodes):
        for other in nodes[:index]:
            apart = ((one["x"] - other["x"]) ** 2 + (one["y"] - other["y"]) ** 2) ** 0.5
            assert apart > one["size"] + other["size"], (one["label"], other["label"])


def test_the_page_refers_to_nothing_outside_itself() -> None:
    page = render(view(newsroom()))
    markup = re.sub(r"<(script|style)\b[^>]*>.*?</\1>", "", page, flags=re.DOTALL)
    assert re.findall(r'(?:src|href|action|srcset)="(?!data:,")[^"]*"', markup) == []
    assert not re.search(r"cdn\.|cloudflare|jsdelivr|bootstrap|tom-select|unpkg|sourceMappingURL|@import|url\(", page)


def test_the_policy_names_exactly_the_scripts_and_style_of_the_page() -> None:
    page = render(view(newsroom()))
    policy = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[0].replace("&#39;", "'")

    def hashes(tag: str) -> list[str]:
        texts = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        return [f"'sha256-{base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()}'" for t in texts]

    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"].split() == hashes("script")
    assert rules["style-src"].split() == hashes("style")
    assert len(hashes("script")) == 3
    assert "unsafe" not in policy


def test_hostile_text_is_only_data() -> None:
    page = render(view(hostile()), title="</title><script>alert(1)</script>")
    assert page.count("<script") == render(view(newsroom())).count("<script")
    assert "<img" not in page
    assert "</title><script>alert" not in page
    body = page[page.index('id="data">') : page.index("</script>", page.index('id="data">'))]
    assert not re.search(r"[<>&]", body.removeprefix('id="data">'))
    assert body.isascii()
    assert "\u202e" not in json.dumps(payload(page)["nodes"], ensure_ascii=False).replace(f"{BASE}\u202e", "")


def test_page_is_utf8_even_with_lone_surrogates() -> None:
    assert render(view(hostile())).encode("utf-8")


def test_no_facts_give_a_page_too() -> None:
    data = payload(render(view([])))
    assert data["network"]["nodes"] == data["facts"] == []


def test_every_family_has_its_own_colour_and_those_that_share_a_shape_differ() -> None:
    families = payload(render(view([])))["families"]
    assert (
        len({one["light"] for one in families.values()})
        == len({one["dark"] for one in families.values()})
        == len(families)
    )
    shapes = [one["shape"] for name, one in families.items() if name != "concept"]
    assert len(set(shapes)) == len(shapes)


ARTICLE = Article(
    source="wire/ferry.txt",
    title="Ferry line buys a pier",
    text="Ferry line buys a pier\n\n"
    "Northwind Ferries bought Selby Pier for 3 million crowns. It did not buy Castor Rail.",
    date="2031-04-11",
    publisher="Larkspur Wire",
)


def knowledge() -> Knowledge:
    """One article, three things, an amount, and a denial."""
    article = f"{BASE}article/ferry"
    things = {"Northwind Ferries": "Company", "Selby Pier": "Facility", "Castor Rail": "Company"}
    entities = [Entity(iri=BASE + name.replace(" ", "_"), label=name, type=kind) for name, kind in things.items()]
    price = Quantity(value="3000000", unit="crown", kind="money", text="3 million crowns")
    entities.append(Entity(iri=f"{BASE}amount/3m", label="3 million crowns", type="MonetaryAmount", quantity=price))

    def evidence(quote: str, other: str) -> tuple[Evidence, ...]:
        begin = ARTICLE.text.index(quote)
        span = ARTICLE.text.index(other)
        return (
            Evidence(
                article=article,
                begin=begin,
                end=begin + len(quote),
                quote=quote,
                agent="newsgraph/0",
                confidence=0.9,
                subject_span=(begin, begin + 17) if quote.startswith("North") else (begin, begin + 2),
                object_span=(span, span + len(other)),
            ),
        )

    bought, denied = "Northwind Ferries bought Selby Pier for 3 million crowns.", "It did not buy Castor Rail."
    acquires = "https://w3id.org/newsgraph/ontology#acquires"
    rows = [("Selby_Pier", "Selby Pier", bought, "positive"), ("Castor_Rail", "Castor Rail", denied, "negative")]
    facts = [
        Fact(
            iri=f"{BASE}fact/{name}",
            subject=f"{BASE}Northwind_Ferries",
            predicate=acquires,
            predicate_label="acquires",
            object=BASE + name,
            polarity="negative" if polarity == "negative" else "positive",
            evidence=evidence(quote, label),
        )
        for name, label, quote, polarity in rows
    ]
    return Knowledge(articles=((article, ARTICLE),), entities=tuple(entities), facts=tuple(facts))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "kg", create=True) as opened:
        opened.replace(quads(knowledge(), base=BASE))
        yield opened


def test_the_page_of_a_store(store: Store, tmp_path: Path) -> None:
    write_view(store, tmp_path / "graph.html")
    data = payload((tmp_path / "graph.html").read_text("utf-8"))
    assert {node["label"] for node in data["nodes"].values()} == {"Northwind Ferries", "Selby Pier", "Castor Rail"}
    assert {(edge["label"], edge["status"]) for edge in data["edges"].values()} == {
        ("acquires", "stated"),
        ("acquires", "negated"),
    }
    assert data["articles"] == [
        {
            "source": "wire/ferry.txt",
            "title": ARTICLE.title,
            "publisher": "Larkspur Wire",
            "date": "2031-04-11",
            "url": "",
        }
    ]
    assert [["It", "s"], [" did not buy ", ""], ["Castor Rail", "o"], [".", ""]] in [
        sentence["parts"] for sentence in data["sentences"]
    ]


def test_focus_by_name_in_any_case(store: Store, tmp_path: Path) -> None:
    write_view(store, tmp_path / "graph.html", focus="selby pier")
    page = (tmp_path / "graph.html").read_text("utf-8")
    assert "<title>Selby Pier</title>" in page
    assert payload(page)["focus"] == f"{BASE}Selby_Pier"
    assert len(payload(page)["nodes"]) == 2


def test_an_unknown_focus_is_named_with_suggestions(store: Store, tmp_path: Path) -> None:
    with pytest.raises(NameNotFoundError) as caught:
        write_view(store, tmp_path / "graph.html", focus="Selby")
    assert caught.value.suggestions == ("Selby Pier",)
    assert not (tmp_path / "graph.html").exists()

"""Entities across articles: the annotation, its measure, and the rules that the measure asked for."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.config import BASE
from graph.model import Mention
from graph.ontology import load_ontology
from graph.resolve.entities import link
from scripts.bench_resolution import curve, exponent, generated
from scripts.evaluate_entities import GOLD, Place, errors, found_at, load, measured, readings_of, table
from tests.test_resolve_entities import Draft

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "articles" / "wikinews"
ONTOLOGY = load_ontology()


def entities(*drafts: Draft) -> dict[str, set[str]]:
    """IRI's last part -> the anchors that stand for it."""
    readings = [draft.reading() for draft in drafts]
    links = link(readings, ONTOLOGY, base=BASE)
    found: dict[str, set[str]] = {}
    for reading in readings:
        for mention in reading.mentions:
            found.setdefault(str(links.iri_of(reading, mention)).removeprefix(BASE), set()).add(mention.anchor)
    return found


def draft(text: str, source: str, **names: str) -> Draft:
    """An article with names of these labels, spaces of the names written as underscores, ``U.R.`` as ``U_R_``."""
    made = Draft(text, source)
    for name, label in names.items():
        made.name(name.replace("_", " "), label)
    return made


# -- the annotation


def test_the_annotation_is_of_thirty_articles_on_four_topics_and_has_nothing_but_anchors() -> None:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]

    assert {frozenset(row) for row in rows} == {frozenset({"article", "begin", "end", "anchor", "entity"})}
    assert len({row["article"] for row in rows}) >= 30
    assert {row["article"].split("-")[0] for row in rows} == {"airbus", "apple", "gm", "stock"}
    assert all(row["end"] - row["begin"] == len(row["anchor"]) <= 80 for row in rows)
    spans = sorted((row["article"], row["begin"], row["end"]) for row in rows)
    assert all(one[0] != two[0] or one[2] <= two[1] for one, two in pairwise(spans))


def test_the_annotation_has_the_traps() -> None:
    gold, anchors = load(GOLD)
    by_anchor: dict[str, set[str]] = {}
    for place, entity in gold.items():
        by_anchor.setdefault(anchors[place], set()).add(entity)

    assert all(len(by_anchor[name]) > 1 for name in ("Apple", "iTunes", "iPhone", "Washington", "Airbus"))
    assert by_anchor["Apple Corps"].isdisjoint(by_anchor["Apple Inc."])
    assert by_anchor["GM Europe"].isdisjoint(by_anchor["GM"])
    assert by_anchor["Barclays"].isdisjoint(by_anchor["Barclays Capital"])


def test_the_annotated_offsets_select_their_anchors_and_the_floors_are_reached() -> None:
    if not SHARED.exists():
        pytest.skip(f"{SHARED} is not there")
    gold, anchors = load(GOLD)
    readings = readings_of([SHARED / f"{name}.txt" for name in sorted({place.article for place in gold})])

    assert all(readings[p.article].article.text[p.begin : p.end] == anchors[p] for p in gold)
    figures, wrong = measured(readings)
    assert figures["b_cubed_f1"] >= 0.90, wrong
    assert figures["pairwise_precision"] >= 0.95, wrong


# -- the measure


@given(st.dictionaries(st.tuples(st.just("a"), st.integers(0, 99), st.just(100)), st.sampled_from("xyz"), min_size=1))
def test_what_agrees_with_the_annotation_scores_one(gold: dict[tuple[str, int, int], str]) -> None:
    figures = table(gold, {place: f"iri-{entity}" for place, entity in gold.items()})

    assert {figures[f"{name}_f1"] for name in ("b_cubed", "pairwise", "found_b_cubed", "found_pairwise")} == {1.0}


def test_a_mention_that_was_not_found_counts_against_recall_only_in_the_first_figures() -> None:
    gold = {Place("a", 0, 4): "x", Place("a", 9, 13): "x", Place("b", 0, 4): "x"}
    figures = table(gold, {Place("a", 0, 4): "iri", Place("a", 9, 13): "iri"})

    assert figures["not_found"] == 1
    assert figures["b_cubed_recall"] == pytest.approx(5 / 9, abs=1e-4)
    assert figures["b_cubed_precision"] == figures["found_b_cubed_recall"] == 1.0


@pytest.mark.parametrize(
    ("place", "expected"),
    [((0, 8), True), ((4, 8), True), ((0, 4), False), ((0, 9), True), ((20, 27), True), ((21, 27), False)],
    ids=["same", "its last word", "its first word", "nearly all of it", "description, exactly", "description, in part"],
)
def test_an_annotated_mention_is_looked_up_by_its_words(place: tuple[int, int], expected: bool) -> None:
    made = Draft("Acme Oil.           company", "a.txt")
    made.name("Acme Oil")
    made.says(made.names[0], "be", Mention(begin=20, end=27, anchor="company", label="company", kind="nominal"))
    reading = made.reading()

    assert bool(found_at([Place("a", *place)], {"a": reading}, link([reading], ONTOLOGY, base=BASE))) is expected


def test_errors_say_what_was_put_together_and_what_was_left_apart() -> None:
    gold = {Place("a", 0, 4): "acme", Place("a", 9, 13): "acme", Place("b", 0, 4): "globex"}
    found = {Place("a", 0, 4): "A", Place("a", 9, 13): "B", Place("b", 0, 4): "A"}
    anchors = dict.fromkeys(gold, "Acme")

    assert [line.split(":")[0] for line in errors(gold, found, anchors)] == ["apart acme", "together A"]


# -- the rules


def test_a_model_of_a_make_is_not_its_maker() -> None:
    made = Draft("The Acme 767 flew. Acme said so.", "a.txt")
    made.chain(made.name("Acme 767", "PRODUCT"), made.name("Acme", "ORG", 1))

    assert sorted(map(sorted, entities(made).values())) == [["Acme"], ["Acme 767"]]


def test_bodies_of_one_place_are_one_and_the_bare_name_goes_with_them() -> None:
    near = {"Ada_Byron": "PERSON", "Globex": "ORG", "Initech": "ORG", "Ruritania": "LOC"}
    one = draft(
        "Ruritania Senate met Ada Byron of Globex, Initech. Ruritania won.", "a.txt", Ruritania_Senate="ORG", **near
    )
    two = draft("Senate met Ada Byron of Globex, Initech, Ruritania.", "b.txt", Senate="ORG", **near)
    far = draft("Senate dined.", "c.txt", Senate="ORG")
    found = entities(one, two)

    assert {"Ruritania Senate", "Senate"} in found.values()
    assert {"Ruritania Senate"} in entities(one, far).values(), "no context in common"


def test_spellings_of_a_name_with_one_acronym_are_one() -> None:
    one = draft("Ruritanian Aero Defence Works (RADW) grew.", "a.txt", Ruritanian_Aero_Defence_Works="ORG", RADW="ORG")
    two = draft("Ruritanian Aero Defense Works (RADW) fell.", "b.txt", Ruritanian_Aero_Defense_Works="ORG", RADW="ORG")
    other = draft("Rural Area Dairy Women (RADW) sang.", "c.txt", Rural_Area_Dairy_Women="ORG", RADW="ORG")

    assert len(entities(one, two)) == 1
    assert len(entities(one, two, other)) == 2


def test_a_given_name_is_the_one_whom_the_article_is_about() -> None:
    text = "Ada Byron spoke. Byron left. Byron came. Ada Lovell sat. Ada smiled."
    made = draft(text, "a.txt", Ada_Byron="PERSON", Ada_Lovell="PERSON")
    made.name("Byron", "PERSON", 1)
    made.name("Byron", "PERSON", 2)
    made.name("Ada", "PERSON", 2)
    even = draft("Ada Byron spoke. Ada Lovell sat. Ada smiled.", "b.txt", Ada_Byron="PERSON", Ada_Lovell="PERSON")
    even.name("Ada", "PERSON", 2)

    assert {"Ada Byron", "Byron", "Ada"} in entities(made).values()
    assert {"Ada"} in entities(even).values()


def test_a_name_in_capitals_is_the_same_name() -> None:
    one, two = draft("Globex grew.", "a.txt", Globex="ORG"), draft("GLOBEX fell.", "b.txt", GLOBEX="ORG")
    short = draft("Ace grew.", "c.txt", Ace="ORG"), draft("ACE fell.", "d.txt", ACE="ORG")

    assert list(entities(one, two).values()) == [{"Globex", "GLOBEX"}]
    assert len(entities(*short)) == 2, "three capitals are an acronym"


def test_a_place_that_was_once_taken_for_an_organisation_is_the_place() -> None:
    near = {"Ada_Byron": "PERSON", "Globex": "ORG"}
    often = [
        draft(f"Ruritania met Ada Byron of Globex {n} times.", f"{n}.txt", Ruritania="LOC", **near) for n in range(5)
    ]
    once = draft("Ruritania met Ada Byron of Globex.", "x.txt", Ruritania="ORG", **near)
    far = draft("Ruritania sang.", "y.txt", Ruritania="ORG")

    assert set(entities(*often, once)) == {"Ruritania", "Ada_Byron", "Globex"}
    assert len(entities(*often, far)) == 4


# -- the cost


def test_the_work_grows_with_the_articles() -> None:
    few, many = (link(generated(count), ONTOLOGY, base=BASE).compared / count for count in (100, 800))

    assert many < few * 4, "eight times as many for each article would be all pairs"


def test_the_curve_has_an_exponent() -> None:
    rows = list(curve([5, 20]))

    assert [row["articles"] for row in rows] == [5, 20]
    assert exponent([{"articles": 10, "x": 1.0}, {"articles": 100, "x": 10.0}], "x") == 1.0

"""The variations of names and amounts: their files, and how what is said of them is compared."""

import pytest

from graph.pipeline import read_facts
from scripts.evaluate_variations import GAP, Variation, article, load, pairs, table, told


def test_every_pattern_has_a_gap_and_no_filling_is_usual_and_other_at_once() -> None:
    found = load()
    assert {"persons", "places", "organisations", "sums"} <= {variation.name for variation in found}
    for variation in found:
        assert all(pattern.count(GAP) == 1 for pattern in variation.patterns), variation.name
        assert len(variation.usual) > 1, variation.name
        assert not set(variation.usual) & set(variation.others), variation.name


def test_a_pattern_takes_its_share_of_the_fillings_in_turn() -> None:
    variation = Variation("x", ("{} fell.", "{} rose."), ("Acme",), ("A", "B", "C"))
    assert [variation.others_of(number, 2) for number in (0, 1)] == [("A", "B"), ("C", "A")]
    assert variation.others_of(1, 0) == ("A", "B", "C")


@pytest.mark.parametrize(
    ("pattern", "filling", "text"),
    [
        ("{} fell.", "the Isle of Man", "The Isle of Man fell."),
        ("It sued {}.", "Acme Inc.", "It sued Acme Inc."),
        ("{}'s sales fell.", "Marsh's", "Marsh's sales fell."),
    ],
)
def test_what_ends_a_filling_is_not_doubled(pattern: str, filling: str, text: str) -> None:
    assert article(Variation("x", (pattern,), (), (filling,)), 0, filling).text == text


@pytest.mark.parametrize(
    ("filling", "core"), [("the Isle of Man", "Isle of Man"), ("Mr. Green", "Green"), ("“The Tower”", "Tower")]
)
def test_an_article_a_title_and_quotation_marks_are_no_part_of_a_filling(filling: str, core: str) -> None:
    assert told(filling) == core


def test_arguments_show_the_gap_where_the_whole_filling_is_told() -> None:
    pattern = "{} bought Globex."
    variation = Variation("x", (pattern,), (), ())
    for filling in ("Acme", "the Acme Group"):
        [reading] = read_facts([article(variation, 0, filling)])
        assert pairs(reading, pattern, filling) == {(GAP, "globex")}


def test_what_a_filling_loses_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    told_of = Variation("persons", ("{} bought Globex.",), ("Acme", "Initech"), ("nobody at all",))
    amounts = Variation("sums", ("Acme paid {}.",), ("$5", "$7"), ("$9",))
    monkeypatch.setattr("scripts.evaluate_variations.load", lambda: [told_of, amounts])
    figures, missing = table(1)
    assert figures == {"names": 0.0, "amounts": 1.0}
    assert [line.split("   -   ")[0] for line in missing] == ["Nobody at all bought Globex."]

"""CaRB's scoring: its definition on hand-made cases, its laws, and what our extractions look like to it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.carb import NOTHING, Match, Point, Tuple, area, best, curve, load, match
from scripts.evaluate_carb import classes, extracted, sentences, table

WORDS = st.lists(st.sampled_from("acme globex bought sold the of in 1946 plant".split()), min_size=1, max_size=4).map(
    " ".join
)
TUPLES = st.builds(
    Tuple, WORDS, st.lists(WORDS, min_size=1, max_size=3).map(tuple), st.sampled_from((0.25, 0.5, 0.75, 1.0))
)
CORPUS = st.dictionaries(st.sampled_from("pqr"), st.lists(TUPLES, min_size=1, max_size=4), min_size=1)


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        (Tuple("bought", ("Acme", "Globex")), Tuple("bought", ("Acme", "Globex")), Match(1.0, 1.0)),
        (Tuple("bought", ("Acme", "Globex")), Tuple("sold", ("Acme", "Globex")), NOTHING),
        (Tuple("bought", ("Acme", "Globex")), Tuple("bought", ("Acme",)), NOTHING),
        (Tuple("bought", ("Acme", "Globex")), Tuple("bought", ("Globex", "Acme")), Match(1 / 3, 1 / 3)),
        (Tuple("bought", ("Acme", "Globex", "in 1946")), Tuple("bought in", ("Acme", "Globex")), Match(3 / 4, 3 / 5)),
        (Tuple("bought", ("Acme", "Globex", "in 1946")), Tuple("bought", ("Acme", "1946", "Globex")), Match(1.0, 0.8)),
        (Tuple("is", ("Acme", "a firm")), Tuple("be", ("Acme", "firm")), Match(1.0, 0.75)),
        (Tuple("said", ("Ada", "it grew")), Tuple("said", ("it grew", "Ada")), Match(1.0, 1.0)),
        (Tuple("grew", ("Acme",)), Tuple("grew", ("Acme", "in 1946")), Match(1.0, 1.0)),
        (Tuple("is ultimate", ("outcome", "")), Tuple("is", ("outcome", "unclear")), Match(2 / 3, 2 / 3)),
    ],
    ids=["same", "other relation", "no object", "turned round", "time in relation", "rest is one", "be", "said",
         "one argument", "empty argument"],
)  # fmt: skip
def test_words_are_compared_slot_by_slot(gold: Tuple, found: Tuple, expected: Match) -> None:
    assert match(gold, found) == pytest.approx(expected)


def test_recall_shares_an_extraction_and_precision_does_not() -> None:
    gold = {"s": [Tuple("bought", ("Acme", "Globex")), Tuple("bought", ("Acme", "Initech"))]}
    found = {"s": [Tuple("bought", ("Acme", "Globex Initech"))]}

    assert curve(gold, found) == [pytest.approx(Point(3 / 4, 1.0, 1.0))]

    doubled = {"s": found["s"] * 3}
    assert curve(gold, doubled) == [pytest.approx(Point(2 * 3 / 4 / 3, 1.0, 1.0))]


def test_the_curve_leaves_out_what_is_less_sure() -> None:
    gold = {"s": [Tuple("bought", ("Acme", "Globex"))], "t": [Tuple("sold", ("Acme", "Initech"))]}
    found = {
        "s": [Tuple("bought", ("Acme", "Globex"), 0.9), Tuple("left", ("Ada", "Acme"), 0.3)],
        "t": [Tuple("sold", ("Acme", "Initech"), 0.5)],
    }
    points = curve(gold, found)

    assert points == [pytest.approx(p) for p in (Point(2 / 3, 1.0, 0.3), Point(1.0, 1.0, 0.5), Point(1.0, 0.5, 0.9))]
    assert best(points) == points[1]
    assert area(points) == pytest.approx(1.0)


def test_nothing_found_scores_nothing() -> None:
    assert table({"s": [Tuple("bought", ("Acme", "Globex"))]}, {}) == dict.fromkeys(
        ("f1", "precision", "recall", "auc"), 0.0
    )


@given(CORPUS)
def test_the_gold_tuples_score_one(gold: dict[str, list[Tuple]]) -> None:
    sure = {key: [Tuple(t.relation, t.arguments) for t in tuples] for key, tuples in gold.items()}

    assert best(curve(gold, sure)).f1 == pytest.approx(1.0)
    assert area(curve(gold, sure)) == pytest.approx(1.0)


@given(TUPLES, TUPLES)
def test_turning_gold_and_found_round_swaps_precision_and_recall(one: Tuple, two: Tuple) -> None:
    if len(one.slots()) == len(two.slots()):
        assert match(one, two) == match(two, one)[::-1]


@given(CORPUS, CORPUS)
def test_figures_are_shares_and_order_does_not_matter(
    gold: dict[str, list[Tuple]], found: dict[str, list[Tuple]]
) -> None:
    points = curve(gold, found)

    assert all(0 <= p.precision <= 1 and 0 <= p.recall <= 1 for p in points)
    assert [p.recall for p in points] == sorted((p.recall for p in points), reverse=True)
    turned = {key: found[key][::-1] for key in reversed(found)}
    assert [p.recall for p in curve(gold, turned)] == pytest.approx([p.recall for p in points])


def test_gold_is_read_by_sentence(tmp_path: Path) -> None:
    (tmp_path / "gold.tsv").write_text("Acme grew .\tgrew\tAcme\nAcme grew.\tis\tAcme\tgrown\tin 1946\n", "utf-8")

    assert load(tmp_path / "gold.tsv") == {
        "Acmegrew": [Tuple("grew", ("Acme",)), Tuple("is", ("Acme", "grown", "in 1946"))]
    }


def test_extractions_are_shown_in_words_of_the_sentence() -> None:
    found = extracted(
        ["Globex was bought by the largest bank of Ruritania in 1946 .", "Ada Byron did not sell her shares ."]
    )

    assert [(t.relation, t.arguments) for t in found["GlobexwasboughtbythelargestbankofRuritaniain1946"]][:1] == [
        ("was bought by", ("Globex", "the largest bank of Ruritania", "in 1946"))
    ]
    assert ("did not sell", ("Ada Byron", "her shares")) in {
        (t.relation, t.arguments) for t in found["AdaByrondidnotsellhershares"]
    }


def test_errors_are_put_into_classes() -> None:
    gold = {"Adalikestea": [Tuple("likes", ("Ada", "green tea with milk")), Tuple("is in", ("Ada", "Ruritania"))]}
    found = {"Adalikestea": [Tuple("likes", ("milk", "Byron"))]}

    assert dict(classes(gold, found)) == {
        "missed: arguments differ": 1,
        "missed: relation is not in the sentence's words": 1,
        "wrong: arguments differ": 1,
    }


def test_f1_on_the_dev_sentences_holds() -> None:
    folder = Path(__file__).resolve().parents[2] / "shared" / "data" / "openie"
    if not folder.exists():
        pytest.skip(f"{folder} is not there")
    lines = sentences(folder / "carb-dev.txt")[:100]
    gold = load(folder / "carb-dev.tsv")
    found = extracted(lines)
    figures = table({key: gold[key] for key in found if key in gold}, found)

    assert figures["f1"] >= 0.50, figures

"""Confidence: a probability that falls with doubt, a threshold that counts what it leaves out, verdicts that outlive a
rebuild.
"""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from graph.confidence import Confidence, Stated, packaged, traits
from graph.config import BASE, Settings
from graph.errors import SettingsError
from graph.model import Article, Certainty, Extraction
from graph.pipeline import read_facts
from graph.resolve import resolve
from scripts import evaluate_confidence, judging
from scripts.judging import Case, rejoined, verdict_of
from tests.readings import AGENT, EXTRACTIONS, ONTOLOGY, PATTERNS, READINGS

JUDGED = Path(__file__).parent / "gold" / "judged.jsonl"


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return list(judging.cases(READINGS, PATTERNS))


def surer(stated: Stated, path: float) -> Stated:
    return replace(stated, extraction=replace(stated.extraction, certainty=Certainty(path=path, steps=2)))


def test_confidence_is_a_probability_and_falls_with_the_parsers_doubt(cases: list[Case]) -> None:
    for case in cases:
        values = [packaged().of(surer(case.stated, path)) for path in (0.1, 0.4, 0.8, 1.0)]
        assert values == sorted(values)
        assert 0 < values[0] < values[-1] < 1


def test_a_pipeline_that_does_not_tell_how_sure_it_is_counts_as_a_usual_one(cases: list[Case]) -> None:
    unknown = packaged().of(cases[0].stated)
    assert packaged().of(surer(cases[0].stated, 0.05)) < unknown


def test_every_weight_is_of_a_trait_that_can_be_seen(cases: list[Case]) -> None:
    seen = {name for case in cases for name in traits(case.stated)}
    kinds = {name.split()[0] for name in seen}
    assert {name.split()[0] for name in packaged().weights} <= kinds | {"open", "taught", "doubtful", "preposition"}
    assert len(seen & set(packaged().weights)) > 20


def test_a_confidence_is_the_logistic_of_its_weights(cases: list[Case]) -> None:
    flat = Confidence(base=0.0, weights={})
    tilted = Confidence(base=0.0, weights={"gap": 1.0})
    assert flat.of(cases[0].stated) == 0.5
    assert tilted.of(cases[0].stated) > 0.5


def test_facts_below_the_least_confidence_are_left_out_and_counted() -> None:
    def build(least: float) -> tuple[int, int]:
        found = resolve(READINGS, ONTOLOGY, PATTERNS, base=BASE, agent=AGENT, confidence=packaged(), least=least)
        assert all(fact.confidence >= least for fact in found.facts)
        return len(found.facts), found.doubtful

    every, none = build(0.0), build(1.0)
    assert every[1] == 0
    assert none == (0, every[0])


def test_evidence_has_the_confidence_of_its_fact() -> None:
    found = resolve(READINGS, ONTOLOGY, PATTERNS, base=BASE, agent=AGENT, confidence=packaged())
    single = [fact for fact in found.facts if len(fact.evidence) == 1]
    assert single
    assert all(fact.evidence[0].confidence == fact.confidence for fact in single)


@pytest.mark.parametrize("least", [-0.1, 1.5])
def test_a_least_confidence_is_a_probability(least: float) -> None:
    with pytest.raises(SettingsError, match="from 0 to 1"):
        Settings(min_confidence=least)


def test_a_clear_sentence_is_surer_than_a_garbled_one() -> None:
    def path(text: str, relation: str) -> float:
        [found] = [e for e in read_facts([Article(source="x", text=text)])[0].extractions if e.relation == relation]
        assert found.certainty is not None
        return found.certainty.path

    clear = path("Acme acquired Globex.", "acquire")
    assert clear > 0.9
    assert path("Globex of Acme acquired Globex in.", "acquire") < clear


# Verdicts


def held(case: Case, extraction: Extraction) -> list[Case]:
    """The case as another build would have it."""
    readings = [replace(READINGS[0], extractions=(extraction, *EXTRACTIONS[1:]))]
    return [c for c in judging.cases(readings, PATTERNS) if c.article == case.article]


def test_a_verdict_finds_its_fact_again(cases: list[Case]) -> None:
    verdicts = [verdict_of(case, "right", "fit") for case in cases]
    pairs, changed, gone = rejoined(verdicts, cases)
    assert (len(pairs), changed, gone) == (len(cases), 0, 0)
    assert all(case.place == (one.article, *one.subject, *one.object) for case, one in pairs)


def test_only_a_wrong_argument_stays_wrong_when_the_status_changes(cases: list[Case]) -> None:
    [case] = [c for c in cases if c.stated.extraction == EXTRACTIONS[0]]
    other = held(case, replace(EXTRACTIONS[0], modality="planned"))
    assert rejoined([verdict_of(case, "right", "fit")], other) == ([], 1, 0)
    assert len(rejoined([verdict_of(case, "entity", "fit")], other)[0]) == 1


def test_a_thing_called_by_more_words_is_the_one_that_was_judged_unless_the_words_were_wrong(cases: list[Case]) -> None:
    [case] = [c for c in cases if c.stated.extraction == EXTRACTIONS[0]]
    called = replace(case, subject=replace(case.subject, label="Acme of old", aliases=(case.subject.label,)))
    assert len(rejoined([verdict_of(case, "right", "fit")], [called])[0]) == 1
    assert rejoined([verdict_of(case, "span", "fit")], [called]) == ([], 1, 0)


def test_a_verdict_whose_fact_is_gone_is_counted(cases: list[Case]) -> None:
    assert rejoined([verdict_of(cases[0], "right", "fit")], cases[1:2]) == ([], 0, 1)


def drawn_pairs(cases: list[Case], draw: str) -> evaluate_confidence.Pairs:
    """Each case with a verdict, three of four right."""
    verdicts = ["right" if number % 4 else "span" for number in range(len(cases))]
    return [(c, replace(verdict_of(c, v, "held"), draw=draw)) for c, v in zip(cases, verdicts, strict=True)]


def test_a_level_gives_the_latest_draw_the_mean_that_is_right(cases: list[Case]) -> None:
    pairs = drawn_pairs(cases, "2")
    right = sum(verdict.verdict == "right" for _, verdict in pairs) / len(pairs)
    older = [(case, replace(verdict, verdict="nothing", draw="1")) for case, verdict in pairs]
    model = evaluate_confidence.levelled(packaged(), [*older, *pairs])
    assert model.weights == packaged().weights
    assert sum(model.of(case.stated) for case in cases) / len(cases) == pytest.approx(right, abs=2e-3)


def test_a_half_of_the_articles_has_the_level_of_the_other(cases: list[Case]) -> None:
    named = [replace(c, article=replace(c.article, source=f"{n}")) for n in range(4) for c in cases]
    pairs = drawn_pairs(named, "1")
    first, turned = (evaluate_confidence.crossed(given, packaged()) for given in (pairs, told_wrong(pairs)))
    changed = {case.article.source for (case, _), one, other in zip(pairs, first, turned, strict=True) if one != other}
    halves = {source: half_of(source) for source in "0123"}
    assert set(halves.values()) == {0, 1}
    assert changed == {source for source, half in halves.items() if half == 1}


def half_of(source: str) -> int:
    return int(hashlib.md5(source.encode()).hexdigest(), 16) % 2


def told_wrong(pairs: evaluate_confidence.Pairs) -> evaluate_confidence.Pairs:
    """With every other fact of the first half wrong: the level of the second half's facts."""
    return [
        (case, replace(verdict, verdict="span") if half_of(case.article.source) == 0 and number % 2 else verdict)
        for number, (case, verdict) in enumerate(pairs)
    ]


def test_the_judged_facts_hold_nobodys_text_and_no_gold_article() -> None:
    verdicts = judging.load(JUDGED)
    fields = {"set", "article", "subject", "object", "said", "put", "verdict"}
    rows = [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]
    assert {frozenset(row) - {"draw"} for row in rows} == {frozenset(fields)}
    assert {one.verdict for one in verdicts} <= set(judging.VERDICTS)
    for kind, least in {"fit": 800, "dev": 1000, "held": 250}.items():
        those = [one for one in verdicts if one.set == kind]
        assert {one.article.split("/")[0] for one in those} == set(judging.SETS[kind])
        assert len(those) >= least


def test_no_article_is_both_read_and_held_out() -> None:
    articles = {kind: {one.article for one in judging.load(JUDGED) if one.set == kind} for kind in judging.SETS}
    assert not articles["held"] & (articles["dev"] | articles["fit"])
    assert all(judging.is_held_out(Article(source=one, text="x")) for one in articles["held"])

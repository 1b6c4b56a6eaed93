"""Nothing enters the graph that its article does not bear out, and what enters is traced to its words."""

import sqlite3
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from graph import evidence, pipeline
from graph.cli.build import _print_report
from graph.model import Extraction, Fact, Mention, MentionKind, Qualifier
from graph.store import Store
from tests.readings import (
    CHAIN,
    COMPANY,
    DENIED,
    EXTRACTIONS,
    FIRST,
    IT,
    MARY,
    READINGS,
    TEXT,
    at,
    reading,
    resolved,
    said,
    write,
)

OWNS = EXTRACTIONS[0]


def refused(*extractions: Extraction) -> dict[str, int]:
    return dict(resolved([reading(FIRST, extractions, CHAIN)]).refused)


def facts(*extractions: Extraction) -> tuple[Fact, ...]:
    return resolved([reading(FIRST, extractions, CHAIN)]).facts


def test_what_the_articles_bear_out_enters() -> None:
    known = resolved(READINGS)
    assert known.refused == ()
    assert len(known.facts) == 6


def test_an_argument_that_is_not_in_its_sentence_is_refused_and_counted() -> None:
    elsewhere = replace(OWNS, object=at("Hooli"))
    assert refused(elsewhere) == {evidence.ARGUMENT: 1}
    assert refused(elsewhere, elsewhere, OWNS) == {evidence.ARGUMENT: 2}
    assert len(facts(elsewhere, OWNS)) == 1


def test_a_qualifier_that_is_not_in_the_sentence_takes_its_fact_along() -> None:
    assert refused(replace(OWNS, qualifiers=(Qualifier(role="", word="with", mention=at("Hooli")),))) == {
        evidence.ARGUMENT: 1
    }


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"begin": -1}, evidence.QUOTE),
        ({"end": len(TEXT) + 1}, evidence.QUOTE),
        ({"begin": 40, "end": 40}, evidence.QUOTE),
        ({"subject": replace(at("Acme", 1), anchor="Globex")}, evidence.WORDS),
        ({"object": replace(at("Globex", 1), begin=0)}, evidence.WORDS),
        ({"speakers": (replace(MARY, anchor="Mary Jones"),)}, evidence.WORDS),
        ({"phrase": "bought"}, evidence.RELATION),
        ({"phrase": "own"}, evidence.RELATION),
        ({"phrase": "", "rule": ""}, evidence.RELATION),
    ],
)
def test_each_place_is_checked(change: dict[str, Any], reason: str) -> None:
    assert refused(replace(OWNS, **change)) == {reason: 1}


def test_words_may_be_of_any_case_and_order() -> None:
    assert facts(replace(OWNS, phrase="OWNS"))
    assert evidence.spoken("succeeded with", "With Globex, Acme succeeded.")
    assert evidence.spoken("'s", "Acme’s plant is Acme's.")
    assert not evidence.spoken("in", "Acme's winter")


def test_a_description_is_linked_to_the_name_before_it() -> None:
    (fact,) = (f for f in facts(OWNS, DENIED) if f.polarity == "negative")
    (found,) = fact.evidence
    assert TEXT[slice(*found.subject_span)] == "The company"
    assert found.subject_antecedent == (at("Acme", 1).begin, at("Acme", 1).end)
    assert found.object_antecedent is None


def test_a_name_needs_no_link() -> None:
    (fact,) = facts(OWNS)
    assert [e.subject_antecedent for e in fact.evidence] == [None]


def test_a_mention_put_in_place_of_we_keeps_the_place_of_we() -> None:
    it = replace(at("Acme", 1), via=IT.span)
    bought = said("Mary Smith said it may buy Hooli.", it, "buy", "may buy", at("Hooli"))
    (fact,) = facts(bought)
    (found,) = fact.evidence
    assert TEXT[slice(*found.subject_span)] == "it"
    assert found.subject_antecedent == (at("Acme", 1).begin, at("Acme", 1).end)
    assert refused(replace(bought, subject=at("Acme", 1))) == {evidence.ARGUMENT: 1}


def test_a_description_without_a_link_says_nothing() -> None:
    stray = replace(COMPANY, chain=None, label="Initech", kind="name", type="ORG")
    assert refused(replace(DENIED, subject=stray, object=at("own Initech", kind="quality"))) == {evidence.LINK: 1}


def test_a_relation_without_words_names_its_construction() -> None:
    by_phrase = {e.phrase: e.construction for fact in resolved(READINGS).facts for e in fact.evidence}
    assert by_phrase[""] == "appositive"
    assert {by_phrase[phrase] for phrase in by_phrase if phrase} == {""}


@st.composite
def mentions(draw: st.DrawFn) -> Mention:
    """Any stretch of the text, sometimes with other words than it has, sometimes in place of another."""
    begin = draw(st.integers(-1, len(TEXT)))
    end = draw(st.integers(begin, min(len(TEXT) + 1, begin + 12)))
    anchor = draw(st.sampled_from([TEXT[max(begin, 0) : end], "Acme"]))
    via = draw(st.none() | st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))))
    kinds: list[MentionKind] = ["name", "nominal", "pronoun", "quality"]
    kind = draw(st.sampled_from(kinds))
    return Mention(
        begin=begin, end=end, anchor=anchor, label=anchor.strip() or "x", kind=kind, head="x", via=via,
        type="ORG" if kind == "name" else "", chain=draw(st.none() | st.just(0)),
    )  # fmt: skip


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    one = draw(st.sampled_from(EXTRACTIONS))
    changes: dict[str, Any] = {}
    fields = st.fixed_dictionaries(
        {},
        optional={
            "begin": st.integers(-1, 60), "end": st.integers(20, len(TEXT) + 2), "subject": mentions(),
            "object": mentions(), "phrase": st.sampled_from(["", "owns", "sold", "said"]),
            "rule": st.sampled_from(["", "clause"]), "speakers": mentions().map(lambda m: (m,)),
            "qualifiers": mentions().map(lambda m: (Qualifier(role="", word="with", mention=m),)),
        },
    )  # fmt: skip
    changes |= draw(fields)
    return replace(one, **changes)


@given(st.lists(extractions(), max_size=4))
@hypothesis_settings(max_examples=150, deadline=None)
def test_whatever_enters_is_true_to_its_article(found: list[Extraction]) -> None:
    known = resolved([reading(FIRST, found, CHAIN)])
    names = {entity.iri: (entity.label, *entity.aliases) for entity in known.entities}
    for fact in known.facts:
        for one in fact.evidence:
            quote = (one.begin, one.end)
            assert TEXT[slice(*quote)] == one.quote
            assert evidence.inside(one.subject_span, quote)
            assert evidence.inside(one.object_span, quote)
            assert evidence.spoken(one.phrase, one.quote)
            assert one.phrase or one.construction
            words = TEXT[slice(*(one.subject_antecedent or one.subject_span))]
            assert evidence.named(names[fact.subject], words)
    assert sum(number for _, number in known.refused) + len(known.facts) <= 2 * len(found)


def test_an_article_that_was_changed_in_the_store_says_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "kg")
    database = sqlite3.connect(path / "articles.sqlite")
    with database:
        database.execute("UPDATE article SET digest = 'other' WHERE source = ?", (FIRST.source,))
    database.close()
    with Store.open(path, read_only=True) as store:
        altered: Counter[str] = Counter()
        kept = list(pipeline._intact(store, altered))
    assert [r.article.source for r in kept] == ["wire/second.txt"]
    assert altered == {evidence.TEXT: len(EXTRACTIONS)}


def test_the_build_tells_how_many_were_refused_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    _print_report(pipeline.Report(facts=3, refused=((evidence.LINK, 2),)))
    assert f"2: {evidence.LINK[:20]}" in capsys.readouterr().err
    _print_report(pipeline.Report(facts=3))
    assert "refused" not in capsys.readouterr().err


def test_an_adjective_of_nationality_bears_out_its_country() -> None:
    text = "Acme, a French firm, grew. France grew."
    article = replace(FIRST, title="", text=text)
    acme, adjective = at("Acme", text=text), at("French", text=text, label="France", type="LOC")
    firm = said("Acme, a French firm, grew.", acme, "be firm from", "firm", adjective, text=text)
    france, grown = at("France", text=text, type="LOC"), at("grew", 1, "clause", text)
    grew = said("France grew.", france, "grow", "grew", grown, text=text)
    found = resolved([reading(article, [firm, grew])])
    assert not dict(found.refused)
    assert [entity.label for entity in found.entities if entity.type == "Place"] == ["France"]

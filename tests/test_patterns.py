"""Relations are taught by sentences: a user's property is found in an article, a counter-example keeps a noun out."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from graph.config import Settings
from graph.errors import OntologyError
from graph.facts import Json, facts
from graph.model import Article, Extraction, Mention, MentionKind, Qualifier, Quantity, Reading
from graph.ontology import Ontology, load_ontology
from graph.patterns import Lessons, Pattern, PatternSet, fold, learn, pattern_set, slots_of
from graph.pipeline import build
from graph.store import Store

HEAD = """@prefix ng: <https://w3id.org/newsgraph/ontology#> .
@prefix mine: <https://example.org/mine#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

<https://example.org/mine> a owl:Ontology ; owl:versionInfo "1" {imports}.
"""
INSURES = """
mine:insures a owl:ObjectProperty ;
    rdfs:domain ng:Agent ; rdfs:range ng:Thing ; rdfs:label "insures" ;
    ng:example "[Acme] insures [Globex].", "[Acme] is the insurer of [Globex].",
        "[object: Globex] is covered by [Acme]." .
"""
STORY = """Harbour Mutual insures a shipyard
Date: 2021-06-01

Harbour Mutual, which insures Contoso Limited, raised its prices. Fabrikam Corporation has been insured by Northwind \
Bank since 2015. Harbour Mutual is the insurer of Tailspin Airways. Harbour Mutual does not insure Litware Corporation.
"""


def word(text: str, begin: int = 0, kind: str = "name") -> Mention:
    return Mention(begin=begin, end=begin + len(text), anchor=text, label=text, kind=kind, head=text)  # type: ignore[arg-type]


def extraction(subject: str, relation: str, thing: str, **qualifiers: str) -> Extraction:
    """An extraction whose qualifiers are given by their word."""
    found = tuple(Qualifier(role="", word=key, mention=word(text, 50)) for key, text in qualifiers.items())
    return Extraction(
        begin=0, end=60, subject=word(subject), relation=relation, phrase=relation, object=word(thing, 20),
        qualifiers=found,
    )  # fmt: skip


def pairs(patterns: PatternSet, found: Extraction) -> list[tuple[str, str, str]]:
    return [(m.pattern.property, m.subject.label, m.object.label) for m in patterns.matches(found)]


def built(folder: Path, ontology: str, story: str) -> list[Json]:
    (folder / "mine.ttl").write_text(ontology, encoding="utf-8")
    (folder / "story.txt").write_text(story, encoding="utf-8")
    build([folder / "story.txt"], folder / "kg", Settings(ontology=folder / "mine.ttl"))
    with Store.open(folder / "kg", read_only=True) as store:
        return list(facts(store))


def stated(found: list[Json], predicate: str) -> set[tuple[str, str, str]]:
    return {
        (fact["subject"]["label"], fact["object"]["label"], fact["polarity"])
        for fact in found
        if fact["predicate"]["id"] == predicate
    }


# A property of one's own


def test_three_sentences_teach_a_relation_beside_ours(tmp_path: Path) -> None:
    imports = "; owl:imports <https://w3id.org/newsgraph/ontology> "
    story = STORY + "\nAcme competes with Globex.\n"
    found = built(tmp_path, HEAD.format(imports=imports) + INSURES, story)
    assert stated(found, "https://example.org/mine#insures") >= {
        ("Harbour Mutual", "Contoso Limited", "positive"),
        ("Northwind Bank", "Fabrikam Corporation", "positive"),
        ("Harbour Mutual", "Tailspin Airways", "positive"),
        ("Harbour Mutual", "Litware Corporation", "negative"),
    }
    assert stated(found, "https://w3id.org/newsgraph/ontology#competesWith") == {("Acme", "Globex", "positive")}


def test_without_the_sentences_the_relation_keeps_its_own_words(taught: Path, tmp_path: Path) -> None:
    found = built(tmp_path, taught.read_text(encoding="utf-8"), STORY)
    opened = stated(found, "https://w3id.org/newsgraph/open/insure")
    assert ("Harbour Mutual", "Contoso Limited", "positive") in opened
    assert {fact["predicate"]["label"] for fact in found} >= {"insure"}


def test_an_example_without_brackets_is_refused(tmp_path: Path) -> None:
    imports = "; owl:imports <https://w3id.org/newsgraph/ontology> "
    with pytest.raises(OntologyError, match=r"mine\.ttl.*needs two arguments in square brackets"):
        built(tmp_path, HEAD.format(imports=imports) + INSURES.replace("[Globex]", "Globex"), STORY)


def test_a_counter_example_keeps_a_noun_out(taught: Path, tmp_path: Path) -> None:
    rule = (
        '<https://w3id.org/newsgraph/ontology#owns> <https://w3id.org/newsgraph/ontology#counterExample> "[Acme] owns '
    )
    story = "Acme Corporation owns a newspaper.\n\nGlobex Corporation owns a quarry.\n"
    owns = "https://w3id.org/newsgraph/ontology#owns"
    text = taught.read_text(encoding="utf-8")
    (tmp_path / "free").mkdir()
    (tmp_path / "vetoed").mkdir()
    free = stated(built(tmp_path / "free", text, story), owns)
    vetoed = stated(built(tmp_path / "vetoed", f'{text}\n{rule}[a newspaper]." .\n', story), owns)
    assert {thing for _, thing, _ in free} == {"newspaper", "quarry"}
    assert {thing for _, thing, _ in vetoed} == {"quarry"}


# Patterns


def test_an_extraction_fills_the_slots_of_its_pattern() -> None:
    patterns = PatternSet([Pattern("owns", "own", "subject", "object"), Pattern("ownedBy", "own", "object", "subject")])
    assert pairs(patterns, extraction("Acme", "own", "Herald")) == [
        ("ownedBy", "Herald", "Acme"),
        ("owns", "Acme", "Herald"),
    ]
    assert pairs(patterns, extraction("Acme", "sell", "Herald")) == []


def test_a_pattern_over_a_free_object_wants_its_noun() -> None:
    patterns = PatternSet([Pattern("signsWith", "sign", "subject", "q with", object_head="agreement")])
    signed = {"with": "Initech"}
    assert pairs(patterns, extraction("Acme", "sign", "agreement", **signed)) == [("signsWith", "Acme", "Initech")]
    assert pairs(patterns, extraction("Acme", "sign", "striker", **signed)) == []
    assert pairs(patterns, extraction("Acme", "sign", "agreement")) == []


def test_what_is_made_available_is_not_made() -> None:
    made = Pattern("produces", "make", "subject", "object", example="[Acme] makes [phones].")
    chosen = Pattern("appoints", "make", "subject", "object", example="[Acme] made [Mary Smith] chairman.")
    phones = extraction("Acme", "make", "phones")
    free = replace(phones, qualifiers=(Qualifier(role="role", word="as", mention=word("free", 50, "quality")),))
    assert pairs(PatternSet([made, chosen]), phones) == [("appoints", "Acme", "phones"), ("produces", "Acme", "phones")]
    assert pairs(PatternSet([made, chosen]), free) == [("appoints", "Acme", "phones")]


def test_an_adverb_of_direction_makes_another_verb() -> None:
    taught = [Pattern("acquires", "take", "subject", "object"), Pattern("sues", "sue", "subject", "object")]
    patterns = PatternSet(taught)
    assert pairs(patterns, extraction("Acme", "take", "Globex", **{"in": "May"})) == [("acquires", "Acme", "Globex")]
    assert pairs(patterns, extraction("Acme", "take", "Globex", **{"away from": "Initech"})) == []
    assert pairs(patterns, extraction("Acme", "take", "Globex", off="shelves")) == []
    assert pairs(patterns, extraction("Acme", "sue", "Globex", off="Springfield")) == [("sues", "Acme", "Globex")]


def test_a_verb_without_an_object_has_no_value() -> None:
    patterns = PatternSet([Pattern("hasAttribute", "remain", "subject", "object")])
    assert pairs(patterns, extraction("plan", "remain", "unclear")) == [("hasAttribute", "plan", "unclear")]
    assert pairs(patterns, extraction("plan", "remain", "remain inside")) == []


def test_a_share_of_others_is_no_count() -> None:
    patterns = PatternSet([Pattern("hasCount", "employ", "subject", "object")])
    share = extraction("Acme", "employ", "50 percent")
    amount = Quantity(value="50", unit="percent", kind="percent", text="50 percent")
    share = replace(share, object=replace(share.object, kind="quantity", quantity=amount))
    people = Quantity(value="50", unit="person", kind="count", text="50 people")
    count = replace(share, object=replace(share.object, quantity=people))
    assert pairs(patterns, share) == []
    assert pairs(patterns, count) == [("hasCount", "Acme", "50 percent")]


@pytest.mark.parametrize(("kind", "meant"), [("nominal", True), ("name", False), ("quantity", False)])
def test_whom_or_what_something_is_for_is_no_purpose(kind: MentionKind, meant: bool) -> None:
    found = extraction("apps", "be for", "thing")
    found = replace(found, object=replace(found.object, kind=kind))
    assert bool(pairs(PatternSet([Pattern("hasPurpose", "be for", "subject", "object")]), found)) is meant


@pytest.mark.parametrize(
    ("seat", "head", "of_the_whole"),
    [
        ("headquarters", "headquarters", True),
        ("new headquarters", "headquarters", True),
        ("European headquarters", "headquarters", False),
        ("regional headquarters in Springfield", "headquarters", False),
        ("head office", "office", True),
        ("office", "office", False),
        ("London head office", "office", False),
    ],
)
def test_the_seat_of_a_part_is_not_that_of_the_whole(seat: str, head: str, of_the_whole: bool) -> None:
    seats = ("headquarters", "head office")
    patterns = PatternSet(Pattern("headquarteredIn", "have", "subject", "q in", object_head=one) for one in seats)
    found = extraction("Acme", "have", seat, **{"in": "Springfield"})
    found = replace(found, object=replace(found.object, kind="nominal", head=head))
    assert bool(pairs(patterns, found)) is of_the_whole


def test_a_veto_is_for_one_property_relation_and_noun() -> None:
    taught = [Pattern("owns", "have", "subject", "object"), Pattern("has", "have", "subject", "object")]
    patterns = PatternSet(taught, [("owns", "have", "idea")])
    assert pairs(patterns, extraction("Acme", "have", "idea")) == [("has", "Acme", "idea")]
    assert len(pairs(patterns, extraction("Acme", "have", "farm"))) == 2


@pytest.mark.parametrize("preposition", ["in", "on", "at"])
def test_a_state_in_on_or_at_a_place_is_one_relation(preposition: str) -> None:
    assert fold(f"be listed {preposition}") == fold("be listed at")


@pytest.mark.parametrize("relation", ["in", "be on", "invest in", "move into", "be listed with", "own"])
def test_other_words_are_left_alone(relation: str) -> None:
    assert fold(relation) == relation


def test_qualifiers_are_slots_by_their_word() -> None:
    slots = slots_of(extraction("Acme", "sign", "pact", **{"with": "Initech", "in": "Springfield"}))
    assert sorted(slots) == ["object", "q in", "q with", "subject"]


@pytest.fixture
def owners(tmp_path: Path) -> Ontology:
    """A property with two examples, the second the other way round, and a counter-example."""
    path = tmp_path / "mine.ttl"
    path.write_text(
        HEAD.format(imports="")
        + 'ng:Thing a owl:Class ; rdfs:label "thing" .\n'
        + 'mine:owns a owl:ObjectProperty ; rdfs:domain ng:Thing ; rdfs:label "owns" ;\n'
        + '    ng:example "[Acme] owns [Globex].", "[object: Acme] belongs to [subject: Globex]." ;\n'
        + '    ng:counterExample "[Acme] owns [blame]." .',
        encoding="utf-8",
    )
    return load_ontology(path)


def read(sentences: Sequence[str]) -> list[Reading]:
    """A reader that gives each sentence one extraction, and one that it must not learn from."""
    return [Reading(article=Article(source="x", text=text), extractions=_spelt(text)) for text in sentences]


def test_learning_takes_the_arguments_in_brackets(owners: Ontology) -> None:
    taught = pattern_set(owners, learn(owners, read, {}))
    assert [(p.relation, p.subject_slot, p.object_slot, p.example) for p in taught.patterns] == [
        ("belongs to", "object", "subject", "[object: Acme] belongs to [subject: Globex]."),
        ("owns", "subject", "object", "[Acme] owns [Globex]."),
    ]
    assert taught.vetoes == {("owns", "owns", "blame")}


def test_a_pattern_keeps_the_head_of_its_examples_object(owners: Ontology) -> None:
    taught = pattern_set(owners, learn(owners, read, {}))
    assert [p.filler for p in taught.patterns] == ["Acme", "Globex"]


def test_what_was_learnt_is_not_read_again(owners: Ontology) -> None:
    lessons: Lessons = learn(owners, read, {})

    def unread(sentences: Sequence[str]) -> list[Reading]:
        raise AssertionError(sentences)

    assert learn(owners, unread, lessons) == lessons
    forgotten = dict(list(lessons.items())[1:])
    assert learn(owners, read, forgotten) == lessons


def _spelt(text: str) -> tuple[Extraction, ...]:
    """Subject, the words between, object; and the same denied, of which nothing may be learnt."""
    subject, *relation, thing = text.rstrip(".").split()
    left, right = word(subject), word(thing, text.index(thing))
    words = " ".join(relation)
    told = Extraction(begin=0, end=len(text), subject=left, relation=words, phrase=words, object=right)
    denied = Extraction(
        begin=0, end=len(text), subject=left, relation=f"not {words}", phrase=words, object=right, polarity="negative"
    )
    return told, denied


def test_an_adjective_taught_is_wanted_again() -> None:
    """ "Is critical of" is not "is full of", although both stand with "be"."""
    words = word("critical", 12, "quality")
    taught = Pattern("criticises", "be", "subject", "q of", object_head="critical")
    of = (Qualifier(role="", word="of", mention=word("Globex", 40)),)
    said = Extraction(begin=0, end=60, subject=word("Acme"), relation="be", phrase="is", object=words, qualifiers=of)
    assert pairs(PatternSet([taught]), said) == [("criticises", "Acme", "Globex")]
    other = Extraction(begin=0, end=60, subject=word("Acme"), relation="be", phrase="is",
                       object=word("full", 12, "quality"), qualifiers=of)  # fmt: skip
    assert pairs(PatternSet([taught]), other) == []

"""Facts from extractions and links: predicates, values, derived facts, evidence; all on hand-made readings."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from rdflib import Graph

from graph.model import Article, Entity, Evidence, Extraction, Fact, FactQualifier, Mention, Qualifier, Reading, Text
from graph.ontology import Ontology, OntologyClass, Property, load_ontology
from graph.patterns import Pattern, PatternSet
from graph.resolve.entities import Links
from graph.resolve.facts import Source, Types, article_iri, facts_of, merged, open_iri, used_entities
from graph.vocab import NG, OPEN

BASE = "https://example.org/id/"
TEXT = (
    "Acme owns Globex. Acme owns a plant in Springfield, Mary Smith said. Acme signed a deal with Globex for $5 "
    "million on Monday. They own wealthy friends."
)
ARTICLE = Article(source="wire/first.txt", text=TEXT, title="Acme owns Globex", date="2021-03-02")
TYPES = {
    "Acme": "Company", "Globex": "Company", "Mary Smith": "Person", "Springfield": "City", "plant": "Facility",
    "deal": "Agreement", "$5 million": "Amount",
}  # fmt: skip
CLASSES = {
    "Thing": (), "Agent": ("Thing",), "Company": ("Agent",), "Person": ("Agent",), "Place": ("Thing",),
    "Facility": ("Place",), "City": ("Place", "Agent"), "Agreement": ("Thing",), "Value": (), "Amount": ("Value",),
}  # fmt: skip


def prop(name: str, domain: str = "", range_: str = "") -> Property:
    return Property(
        name=name, iri=str(NG) + name, label=name, domain=tuple(domain.split()), range=tuple(range_.split())
    )


def ontology(*properties: Property) -> Ontology:
    classes = {
        name: OntologyClass(name=name, iri=str(NG) + name, label=name, parents=parents)
        for name, parents in CLASSES.items()
    }
    return Ontology(classes=classes, properties={p.name: p for p in properties}, version="1", rdf=Graph(), digest="")


def at(anchor: str, nth: int = 0, kind: str = "name", head: str = "") -> Mention:
    """The n-th place of some words in the article."""
    begin = [m.start() for m in re.finditer(re.escape(anchor), TEXT)][nth]
    return Mention(
        begin=begin, end=begin + len(anchor), anchor=anchor, label=anchor, kind=kind, head=head or anchor  # type: ignore[arg-type]
    )  # fmt: skip


def said(subject: Mention, relation: str, thing: Mention, *qualifiers: Qualifier, **more: Any) -> Extraction:
    """One extraction; its "sentence" reaches over all its arguments."""
    mentions = [subject, thing, *(q.mention for q in qualifiers)]
    first, last = min(m.begin for m in mentions), max(m.end for m in mentions)
    begin, end = TEXT.rfind(". ", 0, first) + 2 if ". " in TEXT[:first] else 0, TEXT.index(".", last) + 1
    given: dict[str, Any] = {"phrase": "", "rule": "compound", "confidence": 0.8} | more
    return Extraction(
        begin=begin, end=end, subject=subject, relation=relation, object=thing, qualifiers=qualifiers, **given
    )


def qualifier(word: str, mention: Mention, role: str = "") -> Qualifier:
    return Qualifier(role=role, word=word, mention=mention)


def iri(label: str) -> str:
    return BASE + label.replace(" ", "_")


def links_of(extractions: Iterable[Extraction], digest: str, types: dict[str, str]) -> Links:
    mentions = [m for e in extractions for m in (e.subject, e.object, *e.speakers, *(q.mention for q in e.qualifiers))]
    refs: dict[tuple[str, tuple[int, int, str]], str] = {}
    for m in mentions:
        if m.label in types:
            refs[digest, (m.begin, m.end, m.kind)] = iri(m.label)
    entities = tuple(
        Entity(iri=iri(name) + sort, label=name, type=types[name]) for name in sorted(types) for sort in ("", "_sort")
    )
    return Links(
        entities=entities, merges=(), compared=0, _refs=refs,
        _described={key: f"{value}_sort" for key, value in refs.items()}, _articles={}, _digests=(),
    )  # fmt: skip


def facts(
    extractions: Sequence[Extraction],
    known: Ontology | None = None,
    patterns: PatternSet | None = None,
    *,
    article: Article = ARTICLE,
    types: dict[str, str] | None = None,
) -> list[Fact]:
    reading = Reading(article=article, extractions=tuple(extractions))
    source = Source(reading, article_iri(article, BASE), "test/1")
    links = links_of(extractions, article.digest, types or TYPES)
    sorts = Types(links, known or ontology())
    return [fact for _, fact in facts_of(source, links, sorts, patterns or PatternSet([]), BASE, Counter())]


OWNS = said(at("Acme"), "own", at("Globex"))
OWN = Pattern("owns", "own", "subject", "object", example="[Acme] owns [Globex].")


# Sorts


def test_nobody_is_what_the_sort_of_the_name_cannot_be() -> None:
    known = load_ontology()
    plant = at("plant", kind="nominal", head="plant")
    assert facts([said(at("Mary Smith"), "be", plant)], known) == []
    friends = at("friends", kind="nominal", head="friend")
    assert len(facts([said(at("Mary Smith"), "be", friends)], known, types=TYPES | {"friends": "Person"})) == 1
    assert len(facts([said(at("Mary Smith"), "own", plant)], known)) == 1


# Predicates


def test_words_that_no_pattern_knows_become_an_open_predicate() -> None:
    (fact,) = facts([OWNS])
    assert (fact.subject, fact.predicate, fact.object) == (iri("Acme"), f"{OPEN}own", iri("Globex"))
    assert fact.predicate_label == "own"
    assert fact.open
    assert not fact.derived


def test_an_open_predicate_is_an_iri_whatever_its_words() -> None:
    assert open_iri("compete with") == f"{OPEN}compete_with"
    assert open_iri('a/b <c> "d"') == f"{OPEN}a%2Fb_%3Cc%3E_%22d%22_"


def test_a_pattern_gives_its_property_and_no_open_one() -> None:
    (fact,) = facts([OWNS], ontology(prop("owns", "Agent", "Thing")), PatternSet([OWN]))
    assert (fact.predicate, fact.predicate_label) == (f"{NG}owns", "owns")
    assert not fact.open
    assert fact.derived == OWN.example


def test_the_most_specific_property_that_fits_wins() -> None:
    known = ontology(prop("owns", "Thing", "Thing"), prop("ownsCompany", "Agent", "Company"))
    both = PatternSet([OWN, Pattern("ownsCompany", "own", "subject", "object")])
    assert [f.predicate_label for f in facts([OWNS], known, both)] == ["ownsCompany"]
    plant = said(at("Acme"), "own", at("plant", kind="nominal"))
    assert [f.predicate_label for f in facts([plant], known, both)] == ["owns"]


def test_equally_specific_properties_are_taken_by_name() -> None:
    known = ontology(prop("zeta", "Agent", "Agent"), prop("alpha", "Agent", "Agent"))
    patterns = [Pattern(name, "own", "subject", "object") for name in ("zeta", "alpha")]
    assert [f.predicate_label for f in facts([OWNS], known, PatternSet(patterns))] == ["alpha"]
    assert [f.predicate_label for f in facts([OWNS], known, PatternSet(patterns[::-1]))] == ["alpha"]


@pytest.mark.parametrize(("domain", "range_"), [("Person", "Thing"), ("Agent", "Person"), ("Agreement", "Agreement")])
def test_what_does_not_fit_stays_open(domain: str, range_: str) -> None:
    (fact,) = facts([OWNS], ontology(prop("owns", domain, range_)), PatternSet([OWN]))
    assert (fact.predicate, fact.open) == (f"{OPEN}own", True)


def test_a_place_may_be_an_agent_and_an_amount_may_not() -> None:
    pays = Pattern("pays", "pay", "subject", "object")
    known = ontology(prop("pays", "Agent", "Agent"))
    places = {**TYPES, "Springfield": "Place"}
    assert [
        f.predicate_label
        for f in facts([said(at("Acme"), "pay", at("Springfield"))], known, PatternSet([pays]), types=places)
    ] == ["pays"]
    amount = said(at("Acme"), "pay", at("$5 million", kind="quantity"))
    assert [f.open for f in facts([amount], known, PatternSet([pays]))] == [True]


def test_a_property_without_domain_and_range_takes_anything() -> None:
    rich = said(at("Acme"), "own", at("wealthy friends", kind="quality"))
    (fact,) = facts([rich], ontology(prop("owns")), PatternSet([OWN]))
    assert (fact.predicate_label, fact.object) == ("owns", Text("wealthy friends"))


def test_a_text_goes_only_where_a_literal_may() -> None:
    rich = said(at("Acme"), "own", at("wealthy friends", kind="quality"))
    assert [f.open for f in facts([rich], ontology(prop("owns", "Agent", "Thing")), PatternSet([OWN]))] == [True]
    assert [f.open for f in facts([rich], ontology(prop("owns", "Agent", "Literal")), PatternSet([OWN]))] == [False]


def test_a_counter_example_keeps_its_noun_out() -> None:
    plant = said(at("Acme"), "own", at("plant", kind="nominal"))
    vetoed = PatternSet([OWN], [("owns", "own", "plant")])
    known = ontology(prop("owns", "Agent", "Thing"))
    assert [f.open for f in facts([plant, OWNS], known, vetoed)] == [True, False]


@pytest.mark.parametrize(
    ("filler", "thing", "fits"),
    [("company", "Globex", True), ("company", "plant", False), ("plant", "plant", True), ("unheard", "plant", True)],
)
def test_a_verb_of_many_senses_wants_an_object_of_its_examples_sort(filler: str, thing: str, fits: bool) -> None:
    nouns = {"company": "Company", "plant": "Facility"}
    known = ontology(prop("leaves", "Agent", "Thing"))
    classes = {
        name: replace(found, nouns=tuple(noun for noun, of in nouns.items() if of == name))
        for name, found in known.classes.items()
    }
    known = replace(known, classes=classes)
    left = said(at("Acme"), "leave", at(thing, kind="name" if thing == "Globex" else "nominal"))
    pattern = Pattern("leaves", "leave", "subject", "object", filler=filler)
    assert [not f.open for f in facts([left], known, PatternSet([pattern]))] == [fits]
    plain = said(at("Acme"), "abandon", left.object)
    pattern = Pattern("leaves", "abandon", "subject", "object", filler=filler)
    assert [not f.open for f in facts([plain], known, PatternSet([pattern]))] == [True]


@pytest.mark.parametrize(
    ("excepted", "stays_open"),
    [
        ({}, False),
        ({"except_domain": ("Company",)}, True),
        ({"except_domain": ("Agent",)}, True),
        ({"except_domain": ("Person",)}, False),
        ({"except_range": ("Company",)}, True),
        ({"except_range": ("Facility",)}, False),
    ],
)
def test_a_property_is_never_said_of_what_it_excepts(excepted: dict[str, tuple[str, ...]], stays_open: bool) -> None:
    known = ontology(replace(prop("owns", "Thing", "Thing"), **excepted))  # type: ignore[arg-type]
    assert [f.open for f in facts([OWNS], known, PatternSet([OWN]))] == [stays_open]


def test_a_pattern_turned_round_covers_the_relation() -> None:
    owned = Pattern("ownedBy", "own", "object", "subject")
    (fact,) = facts([OWNS], ontology(prop("ownedBy", "Thing", "Agent")), PatternSet([owned]))
    assert (fact.subject, fact.predicate_label, fact.object) == (iri("Globex"), "ownedBy", iri("Acme"))
    (evidence,) = fact.evidence
    assert TEXT[slice(*evidence.subject_span)] == "Globex"
    assert TEXT[slice(*evidence.object_span)] == "Acme"


# Values


def test_words_and_clauses_are_texts() -> None:
    clause = said(at("Mary Smith"), "say", at("Acme owns a plant in Springfield", kind="clause"))
    (fact,) = facts([clause])
    assert fact.object == Text("Acme owns a plant in Springfield")


def test_an_amount_or_time_without_a_value_is_its_words() -> None:
    (fact,) = facts([said(at("Acme"), "pay on", at("Monday", kind="time"))])
    assert fact.object == Text("Monday")


def test_who_is_not_known_says_nothing() -> None:
    assert facts([said(at("They", kind="pronoun"), "own", at("Globex"))]) == []
    assert facts([said(at("Acme"), "own", at("They", kind="pronoun"))]) == []


def test_nothing_relates_to_itself() -> None:
    assert facts([said(at("Acme"), "own", at("Acme", 1))]) == []


def test_a_text_has_no_facts() -> None:
    assert facts([said(at("wealthy friends", kind="quality"), "own", at("Acme"))]) == []


def test_what_something_is_described_as_is_a_concept_of_its_own() -> None:
    (fact,) = facts([said(at("Acme"), "be", at("plant", kind="nominal"))])
    assert fact.object == iri("plant") + "_sort"
    (fact,) = facts([said(at("Acme"), "own", at("plant", kind="nominal"))])
    assert fact.object == iri("plant")


# Qualifiers and derived facts


SIGN = said(
    at("Acme", 2), "sign", at("deal", kind="nominal"), qualifier("with", at("Globex", 1)),
    qualifier("for", at("$5 million", kind="quantity"), "amount"), qualifier("", at("Monday", kind="time"), "time"),
)  # fmt: skip


def test_qualifiers_keep_their_words_or_their_roles() -> None:
    (fact,) = facts([SIGN])
    assert {(q.predicate, q.label, q.value) for q in fact.qualifiers} == {
        (f"{OPEN}with", "with", iri("Globex")),
        (f"{OPEN}for", "for", iri("$5 million")),
        (f"{NG}time", "time", Text("Monday")),
    }


def test_a_qualifier_that_stands_for_nothing_is_left_out() -> None:
    (fact,) = facts([said(at("Acme"), "own", at("Globex"), qualifier("with", at("They", kind="pronoun")))])
    assert fact.qualifiers == ()


def test_a_pattern_over_other_slots_gives_a_fact_beside_the_open_one() -> None:
    patterns = PatternSet([Pattern("signsWith", "sign", "subject", "q with", "deal", "[Acme] signed a deal with [B].")])
    open_fact, derived = sorted(
        facts([SIGN], ontology(prop("signsWith", "Agent", "Agent")), patterns), key=lambda f: not f.open
    )
    assert (open_fact.predicate_label, open_fact.object) == ("sign", iri("deal"))
    assert (derived.predicate_label, derived.object) == ("signsWith", iri("Globex"))
    assert derived.derived == "[Acme] signed a deal with [B]."
    labels = {(q.label, q.value) for q in derived.qualifiers}
    assert ("sign", iri("deal")) in labels
    assert not any(value == iri("Globex") for _, value in labels)


def test_a_pattern_for_another_noun_does_not_fit() -> None:
    patterns = PatternSet([Pattern("signsWith", "sign", "subject", "q with", "letter")])
    assert [f.open for f in facts([SIGN], ontology(prop("signsWith")), patterns)] == [True]


# Status and evidence


def test_the_status_is_kept() -> None:
    (fact,) = facts([said(at("Acme"), "own", at("Globex"), polarity="negative", modality="planned")])
    assert (fact.polarity, fact.modality, fact.plain) == ("negative", "planned", False)


def test_evidence_is_the_sentence_with_its_speakers_and_spans() -> None:
    (fact,) = facts([said(at("Acme", 1), "own", at("plant", kind="nominal"), speakers=(at("Mary Smith"),))])
    (evidence,) = fact.evidence
    assert evidence.quote == TEXT[evidence.begin : evidence.end] == "Acme owns a plant in Springfield, Mary Smith said."
    assert TEXT[slice(*evidence.subject_span)] == "Acme"
    assert TEXT[slice(*evidence.object_span)] == "plant"
    assert (evidence.speakers, evidence.agent) == ((iri("Mary Smith"),), "test/1")
    assert fact.speakers == (iri("Mary Smith"),)


def test_a_fact_is_plain_when_an_article_states_it_in_its_own_voice() -> None:
    spoken = said(at("Acme", 1), "own", at("Globex"), speakers=(at("Mary Smith"),))
    (quoted,) = merged(facts([spoken]))
    (both,) = merged(facts([spoken, OWNS]))
    assert not quoted.plain
    assert both.plain
    assert both.speakers == (iri("Mary Smith"),)


def test_the_word_of_somebody_unknown_is_no_word_of_the_article() -> None:
    assert facts([said(at("Acme"), "own", at("Globex"), speakers=(at("They", kind="pronoun"),))]) == []
    both = (at("They", kind="pronoun"), at("Mary Smith"))
    (fact,) = facts([said(at("Acme"), "own", at("Globex"), speakers=both)])
    assert fact.speakers == (iri("Mary Smith"),)


# One fact, much evidence


def test_one_fact_for_what_is_said_twice() -> None:
    again = said(at("Acme", 1), "own", at("Globex", 1))
    (fact,) = merged(facts([OWNS, again]))
    assert [e.begin for e in fact.evidence] == [0, TEXT.index("Acme owns a")]
    assert fact.confidence == 0.8


def test_confidence_grows_with_articles_not_with_repetitions() -> None:
    other = Article(source="wire/second.txt", text=TEXT, date="2021-03-03")
    best = said(at("Acme", 1), "own", at("Globex"), confidence=0.9)
    one = facts([OWNS, best])
    two = [*one, *facts([said(at("Acme"), "own", at("Globex"), confidence=0.5)], article=other)]
    assert merged(one)[0].confidence == 0.9
    assert merged(two)[0].confidence == 0.95
    assert len(merged(two)[0].evidence) == 3


def test_nothing_becomes_certain() -> None:
    many = [
        fact for i in range(8) for fact in facts([OWNS], article=Article(source=f"{i}.txt", text=TEXT, title=str(i)))
    ]
    assert merged(many)[0].confidence == 0.98


@pytest.mark.parametrize(
    "other",
    [
        {"polarity": "negative"},
        {"modality": "planned"},
        {"relation": "buy"},
        {"qualifiers": (Qualifier(role="", word="in", mention=at("Springfield")),)},
    ],
)
def test_another_status_relation_or_qualifier_makes_another_fact(other: dict[str, Any]) -> None:
    given = {"subject": at("Acme"), "relation": "own", "thing": at("Globex"), **other}
    qualifiers = given.pop("qualifiers", ())
    changed = said(given.pop("subject"), given.pop("relation"), given.pop("thing"), *qualifiers, **given)
    assert len(merged(facts([OWNS, changed]))) == 2


def test_merging_does_not_depend_on_the_order() -> None:
    found = facts([OWNS, SIGN, said(at("Acme", 1), "own", at("Globex", 1))])
    assert merged(found) == merged(found[::-1])
    assert [f.iri for f in merged(found)] == sorted(f.iri for f in merged(found))


def test_the_same_qualifiers_in_another_order_are_the_same_fact() -> None:
    turned = said(SIGN.subject, "sign", SIGN.object, *SIGN.qualifiers[::-1])
    assert len(merged(facts([SIGN, turned]))) == 1


def test_a_reason_survives_merging() -> None:
    evidence = Evidence(article="a", begin=0, end=1, quote="A", agent="t", confidence=0.5)
    fact = Fact(iri="f", subject="s", predicate="p", predicate_label="p", object="o", evidence=(evidence,))
    later = Fact(
        iri="f", subject="s", predicate="p", predicate_label="p", object="o", evidence=(evidence,), derived="z"
    )
    first = Fact(
        iri="f", subject="s", predicate="p", predicate_label="p", object="o", evidence=(evidence,), derived="b"
    )
    assert merged([fact, later, first])[0].derived == "b"


# Names of things


def test_an_articles_iri_is_readable_and_its_own() -> None:
    found = article_iri(ARTICLE, BASE)
    assert found == f"{BASE}article/Acme_owns_Globex-{ARTICLE.digest[:10]}"
    untitled = Article(source="https://news.example/a/b <c>", text="x")
    assert article_iri(untitled, BASE) == f"{BASE}article/b_%3Cc%3E-{untitled.digest[:10]}"


def test_entities_that_no_fact_names_are_not_used() -> None:
    entities = [Entity(iri=iri(name), label=name, type="Thing") for name in sorted(TYPES)]
    spoken = said(at("Acme"), "own", at("Globex"), qualifier("in", at("Springfield")), speakers=(at("Mary Smith"),))
    assert [e.label for e in used_entities(entities, facts([spoken]))] == [
        "Acme", "Globex", "Mary Smith", "Springfield",
    ]  # fmt: skip


def test_a_qualifier_is_part_of_what_a_fact_is() -> None:
    (fact,) = facts([SIGN])
    assert FactQualifier(predicate=f"{OPEN}with", label="with", value=iri("Globex")) in fact.qualifiers
    assert fact.qualifiers == tuple(sorted(fact.qualifiers, key=repr))

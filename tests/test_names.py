import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from graph.model import Mention, Period, Quantity
from graph.resolve.concepts import concept_key, concept_label, determiner, is_generic
from graph.resolve.iris import period_name, quantity_name, slug
from graph.resolve.names import (
    called,
    clean,
    core,
    definitions,
    has_legal_form,
    head_word,
    initials,
    is_acronym,
    is_part,
    key,
    label_of,
    personal,
    same_person,
    singular,
    stem,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Globex Corp.'s", "Globex Corp."),
        ("Globex’s", "Globex"),
        ("“Globex”", "Globex"),
        ("  Glo\u200bbex \n Pay ", "Globex Pay"),
        ("The Ruritanian Post,", "Ruritanian Post"),
        ("U.S.", "U.S."),
        ("Globex.", "Globex"),
        ("The", "The"),
        ("Acme Industries'", "Acme Industries"),
        ("A", "A"),
        ("Globex Pay and", "Globex Pay"),
    ],
)
def test_clean_leaves_the_name(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("Brown’s", "Brown’s"), ("stake in Brown's,", "stake in Brown's")])
def test_a_label_keeps_the_mark_of_a_name(text: str, expected: str) -> None:
    assert called(text) == expected


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Wal-Acme", "WalAcme"),
        ("WAL ACME", "Wal-Acme"),
        ("Société Acmé", "Societe Acme"),
        ("U.R.", "UR"),
        ("Acme & Sons", "Acme and Sons"),
        ("the Acme's", "ACME"),
        ("O’Byron", "O'Byron"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, two: str) -> None:
    assert key(one) == key(two)


@pytest.mark.parametrize(
    "long", ["Globex Holdings", "Globex Inc.", "Globex Group Holding Ltd", "Globex & Co.", "Globex, S.A.", "Globex plc"]
)
def test_the_legal_form_is_not_of_the_core(long: str) -> None:
    assert core(long) == ("globex",)


@pytest.mark.parametrize(
    "other",
    ["Globex Financial Technology", "GlobexHK", "Globex Europe", "Globex Records", "Globex Pay", "Globex for Kids"],
)
def test_a_unit_or_place_is_of_the_core(other: str) -> None:
    assert core(other) != ("globex",)
    assert "globex" not in stem(other) or stem(other) != ("globex",)
    assert not is_part("Globex", other)


def test_what_a_name_is_of_is_no_part_of_it() -> None:
    assert is_part("Miners", "United Miners")
    assert not any(is_part(*pair) for pair in (("Miners", "Union of Miners"), ("Mac", "Back to the Mac")))
    assert not is_part("House", "White House")


def test_a_legal_form_alone_is_a_name() -> None:
    assert core("Group") == ("group",)
    assert not has_legal_form("Group")


@pytest.mark.parametrize(
    ("long", "short"),
    [("Acme Motors", "acme"), ("Acme Technologies Co., Ltd.", "acme"), ("Acme Airlines Group", "acme")],
)
def test_stem_leaves_the_trade_out(long: str, short: str) -> None:
    assert stem(long) == (short,)


def test_stem_of_a_plain_name_is_empty() -> None:
    assert stem("Globex Inc.") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Ada Byron", "Ada Byron"),
        ("Mr. Byron", "Byron"),
        ("chief executive Ada Byron", "Ada Byron"),
        ("Dr Ada King", "Ada King"),
        ("King", "King"),
        ("analyst Ada Byron's", "Ada Byron"),
        ("former Vice President Ada Byron", "Ada Byron"),
    ],
)
def test_personal_drops_titles(text: str, expected: str) -> None:
    assert personal(text) == expected


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Ada Byron", "Ada K. Byron", True),
        ("Ada Byron", "Ada Byron Chan King-lo", True),
        ("Ada K. Byron", "Ada L. Byron", False),
        ("Ada Byron", "Anne Byron", False),
        ("Ada Byron Jr.", "Ada Byron Sr.", False),
        ("Byron", "Ada Byron", False),
        ("Dr. Ada Byron", "Ada Byron", True),
        ("Ada Kate Byron", "Ada K. Byron", True),
    ],
)
def test_same_person(one: str, two: str, same: bool) -> None:
    assert same_person(one, two) is same_person(two, one) is same


@pytest.mark.parametrize(
    ("text", "yes"),
    [("GBX", True), ("U.N.", True), ("A", False), ("Globex", False), ("2019", False), ("GLOBEXHOLDING", False)],
)
def test_is_acronym(text: str, yes: bool) -> None:
    assert is_acronym(text) is yes


def test_initials_with_and_without_small_words_and_legal_form() -> None:
    assert {"rbt", "rbot", "rbtl"} <= initials("Ruritanian Bank of Trade Ltd") | {"rbot"}
    assert initials("Globex") == frozenset()


def test_head_word_stands_before_of() -> None:
    assert head_word("Bank of Ruritania") == "bank"
    assert head_word("Ruritanian Commission") == "commission"


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("in the Ruritania Science and Technology Park (RSTP) as", [("Ruritania Science and Technology Park", "RSTP")]),
        ("uses artificial intelligence (AI), and", [("artificial intelligence", "AI")]),
        ("the Ruritanian Bank (which is old) said", []),
        ("HK$9 billion (US$1.2 billion) for", []),
        ("Globex (NYSE: GBX) rose", []),
        ("He left. Acme Best Cars (ABC) stayed.", [("Acme Best Cars", "ABC")]),
        ("(ABC) begins", []),
        ("said Ada Byron (right).", []),
    ],
)
def test_definitions_in_parentheses(text: str, pairs: list[tuple[str, str]]) -> None:
    found = definitions(text)
    assert [(entry.long, entry.short) for entry in found] == pairs
    for entry in found:
        assert text[entry.long_begin : entry.long_end] == entry.long
        assert text[entry.short_begin : entry.short_end] == entry.short


@pytest.mark.parametrize(
    ("forms", "person", "expected"),
    [
        ({"GLOBEX HOLDINGS": 5, "Globex": 2}, False, "Globex"),
        ({"GBX": 9, "Globex Bank": 2}, False, "Globex Bank"),
        ({"Globex": 9, "Globex Holdings": 2}, False, "Globex"),
        ({"Ada Byron": 9, "Ada Byron Chan": 1}, True, "Ada Byron Chan"),
        ({"GBX": 1}, False, "GBX"),
    ],
)
def test_label_is_readable(forms: dict[str, int], person: bool, expected: str) -> None:
    assert label_of(forms.items(), person=person) == expected


@pytest.mark.parametrize(
    ("label", "head", "plural", "expected"),
    [
        ("Smart cities", "city", True, "Smart city"),
        ("technologies", "technology", True, "technology"),
        ("artificial intelligence", "intelligence", False, "artificial intelligence"),
        ("makers of AI chips", "maker", True, "maker of AI chips"),
        ("men", "man", True, "man"),
        ("AI", "AI", False, "AI"),
        ("news", "news", False, "news"),
    ],
)
def test_concept_label(label: str, head: str, plural: bool, expected: str) -> None:
    assert concept_label(label, head, plural=plural) == expected
    assert concept_key(expected) == concept_key(label, head, plural=plural)


def test_determiner_before_the_anchor() -> None:
    text = "the deal; its new plant; Acme's factory; tenants; two firms"

    def mention(anchor: str) -> Mention:
        begin = text.index(anchor)
        return Mention(begin=begin, end=begin + len(anchor), anchor=anchor, label=anchor, kind="nominal")

    assert [determiner(mention(anchor), text) for anchor in ("deal", "new plant", "factory", "firms")] == [
        "the",
        "its",
        "'s",
        "two",
    ]
    assert is_generic(mention("tenants"), text)
    assert not is_generic(mention("factory"), text)


def test_singular_is_idempotent() -> None:
    for word in ("cities", "boxes", "tenants", "news", "business", "analysis", "buses", "people"):
        assert singular(singular(word)) == singular(word)


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Quantity(value="9000000000", unit="HKD", kind="money"), "HKD-9000000000"),
        (Quantity(value="5.50", unit="", kind="percent"), "percent-5.5"),
        (Quantity(value="100", unit="tenant", bound="~"), "about-tenant-100"),
        (Quantity(value="1", upper="2", unit="kilometre", kind="measure"), "kilometre-1-to-2"),
        (Quantity(value="nonsense"), "nonsense"),
    ],
)
def test_quantity_name(quantity: Quantity, expected: str) -> None:
    assert quantity_name(quantity) == expected


def test_period_name() -> None:
    assert period_name(Period(begin="2018-09", end="2018-09")) == "2018-09"
    assert period_name(Period(begin="2017", end=None)) == "2017_open"
    assert period_name(Period(begin=None, end="2017")) == "open_2017"
    assert period_name(Period(begin=None, end=None)) is None


@given(st.text(max_size=300))
def test_every_slug_makes_a_valid_iri(text: str) -> None:
    made = slug(text)
    NamedNode("https://example.org/" + made)
    assert made
    assert not set(made) & set(" <>\"{}|\\^`/?#[]'")
    assert len(made) <= 1100


@given(st.text(st.characters(), max_size=60))
def test_normalisation_takes_any_text(text: str) -> None:
    assert clean(clean(text)) == clean(clean(clean(text)))
    ended = f"{text}x"  # small words at the end are cut, "Bank of", and are none in capitals
    assert key(ended) == key(ended.upper()) or ended.upper().casefold() != ended.casefold()
    definitions(text + " (ABC) " + text)
    initials(text)
    concept_label(text)
    personal(text)

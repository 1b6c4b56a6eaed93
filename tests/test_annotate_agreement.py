"""Names of one article made to agree."""

import pytest

from graph.annotate.agreement import (
    agreed,
    articles,
    branches,
    by_words,
    irish,
    majority,
    models,
    numbered,
    ships,
    storms,
)
from graph.annotate.firms import around_and, parted


@pytest.mark.parametrize(
    ("name", "kind", "wanted"),
    [
        ("Ruritania Airlines", "LOC", "ORG"),
        ("Bank of Ruritania", "ORG", "ORG"),
        ("Left Bank", "LOC", "LOC"),
        ("Roe National Park", "FAC", "LOC"),
        ("Roe Park", "FAC", "FAC"),
        ("Strelsau Accords", "ORG", "LAW"),
        ("AI", "ORG", "FIELD"),
        ("NFTs", "ORG", "MISC"),
        ("Acme", "ORG", "ORG"),
    ],
)
def test_a_names_own_words_tell_its_type(name: str, kind: str, wanted: str) -> None:
    assert by_words(name.split(), kind) == wanted


def test_most_names_of_the_same_words_win() -> None:
    forms = "Acme grew . Acme fell . Acme won .".split()
    spans = [(0, 1, "ORG"), (3, 4, "PERSON"), (6, 7, "ORG")]
    assert {kind for _, _, kind in agreed(forms, ["NNP"] * 9, spans)} == {"ORG"}


def test_a_firm_is_one_without_its_legal_form() -> None:
    forms = "Acme Inc. rose . Acme fell . Acme rose . Smith Ltd. fell . Mary Smith , Smith said".split()
    spans = [(0, 2, "ORG"), (4, 5, "PERSON"), (7, 8, "PERSON"), (10, 12, "ORG"), (14, 16, "PERSON"), (17, 18, "PERSON")]
    kinds = [kind for _, _, kind in majority(forms, spans)]
    assert kinds == ["ORG", "ORG", "ORG", "ORG", "PERSON", "PERSON"]


def test_what_is_a_place_as_often_is_a_place() -> None:
    forms = "Springfield 's court sat in Springfield".split()
    assert majority(forms, [(0, 1, "ORG"), (5, 6, "LOC")]) == [(0, 1, "LOC"), (5, 6, "LOC")]


def test_a_tie_changes_nothing() -> None:
    spans = [(0, 1, "ORG"), (3, 4, "PRODUCT")]
    assert agreed("Acme grew . Acme fell .".split(), ["NNP"] * 6, spans) == spans


def test_a_surname_alone_is_a_person_but_a_firms_first_word_is_not() -> None:
    forms = "Jane Roe left . Roe won .".split()
    assert agreed(forms, ["NNP"] * 7, [(0, 2, "PERSON"), (4, 5, "ORG")])[1][2] == "PERSON"
    forms = "Jane Roe left Roe Ltd . Roe won .".split()
    spans = [(0, 2, "PERSON"), (3, 5, "ORG"), (6, 7, "ORG")]
    assert agreed(forms, ["NNP"] * 9, spans) == spans


def test_a_surname_is_a_person_after_the_whole_name_and_a_firm_before_it() -> None:
    after = "Mary Roe leads Acme . Roe said Roe left".split()
    spans = [(0, 2, "PERSON"), (3, 4, "ORG"), (5, 6, "ORG"), (7, 8, "ORG")]
    assert [kind for _, _, kind in majority(after, spans)] == ["PERSON", "ORG", "PERSON", "PERSON"]
    before = "Roe fell and Roe rose . Mary Roe said".split()
    spans = [(0, 1, "ORG"), (3, 4, "ORG"), (6, 8, "PERSON")]
    assert [kind for _, _, kind in majority(before, spans)] == ["ORG", "ORG", "PERSON"]


@pytest.mark.parametrize(
    ("words", "tags", "wanted"),
    [
        ("Price will go", "NN MD VB", True),
        ("Price 's lawyer", "NN POS NN", True),
        ("Price cuts followed", "NN NNS VBD", False),
        ("A Price said", "DT NNP VBD", False),
        ("Price left", "CD VBD", False),
        ("Price said", "NNS VBD", True),
        ("Price fell", "NNS VBD", False),
    ],
)
def test_a_surname_does_something_where_a_common_noun_would_not(words: str, tags: str, *, wanted: bool) -> None:
    forms = ["Ann", "Price", "left", ".", *words.split()]
    found = agreed(forms, ["NNP", "NNP", "VBD", ".", *tags.split()], [(0, 2, "PERSON")])
    assert ((4, 5, "PERSON") in found) == wanted
    assert agreed([*words.split(), ".", "Ann", "Price"], [*tags.split(), ".", "NNP", "NNP"], []) == []


def test_a_surname_in_capitals_is_the_object_of_a_verb() -> None:
    forms = "Ann May left . Jo met May in May".split()
    tags = "NNP NNP VBD . NNP VBD NNP IN NNP".split()
    assert agreed(forms, tags, [(0, 2, "PERSON")]) == [(0, 2, "PERSON"), (6, 7, "PERSON")]


def test_a_surname_may_be_the_name_of_a_people() -> None:
    forms = "Ann French left . French said . The French left".split()
    tags = "NNP NNP VBD . NNP VBD . DT NNPS VBD".split()
    spans = [(0, 2, "PERSON"), (4, 5, "NORP"), (8, 9, "NORP")]
    assert agreed(forms, tags, spans) == [(0, 2, "PERSON"), (4, 5, "PERSON"), (8, 9, "NORP")]


def test_a_title_is_no_person_beside_the_name() -> None:
    assert agreed("Pope Leo XIV spoke".split(), ["NNP"] * 4, [(0, 1, "PERSON"), (1, 3, "PERSON")]) == [(1, 3, "PERSON")]


def test_a_people_of_two_words_is_one_name() -> None:
    forms = "Costa Ricans and South Koreans met".split()
    spans = [(0, 1, "LOC"), (1, 2, "NORP"), (4, 5, "NORP")]
    assert agreed(forms, ["NNPS"] * 6, spans) == [(0, 2, "NORP"), (3, 5, "NORP")]


def test_a_name_that_was_cut_in_two_is_one() -> None:
    forms = "Jane Roe met Storm Anna . Hurricane Bob and Jo fell".split()
    spans = [
        (0, 1, "PERSON"),
        (1, 2, "PERSON"),
        (3, 4, "PERSON"),
        (4, 5, "PERSON"),
        (7, 8, "PERSON"),
        (9, 10, "PERSON"),
    ]
    found = agreed(forms, ["NNP"] * 11, spans)
    assert found == [(0, 2, "PERSON"), (3, 5, "EVENT"), (6, 8, "EVENT"), (9, 10, "PERSON")]


@pytest.mark.parametrize(
    ("words", "tags", "found", "wanted"),
    [
        ("Tropical Storm Anna hit", "JJ NNP NNP VBD", [], [(0, 3, "EVENT")]),
        ("Tropical Storm Anna hit", "JJ NNP NNP VBD", [(1, 3, "EVENT")], [(0, 3, "EVENT")]),
        ("Tropical Storm Anna hit", "NNP NNP NNP VBD", [(0, 2, "EVENT")], [(0, 3, "EVENT")]),
        ("the storm hit", "DT NN VBD", [], []),
        ("Hurricane Season begins", "NNP NNP VBZ", [], []),
        ("Storm Closes Airport", "NNP NNP NNP", [], []),
        ("National Hurricane Center", "NNP NNP NNP", [(0, 3, "ORG")], [(0, 3, "ORG")]),
    ],
)
def test_a_storm_is_named_with_its_kind(
    words: str, tags: str, found: list[tuple[int, int, str]], wanted: list[tuple[int, int, str]]
) -> None:
    assert storms(words.split(), tags.split(), found) == wanted


@pytest.mark.parametrize(
    ("words", "tags", "found", "wanted"),
    [
        ("Progress UK won", "NNP NNP VBD", [(1, 2, "LOC")], [(0, 2, "ORG")]),
        ("Northern UK towns", "NNP NNP NNS", [(1, 2, "LOC")], [(1, 2, "LOC")]),
        ("new UK rules", "JJ NNP NNS", [(1, 2, "LOC")], [(1, 2, "LOC")]),
        ("Prime Minister UK voters", "NNP NNP NNP NNS", [(2, 3, "LOC")], [(2, 3, "LOC")]),
        ("Springfield UK", "NNP NNP", [(0, 1, "LOC"), (1, 2, "LOC")], [(0, 1, "LOC"), (1, 2, "LOC")]),
    ],
)
def test_an_organisation_may_end_in_a_country(
    words: str, tags: str, found: list[tuple[int, int, str]], wanted: list[tuple[int, int, str]]
) -> None:
    assert branches(words.split(), tags.split(), found) == wanted


def test_a_department_goes_on_after_and() -> None:
    forms = "Department for Growth and Fair Trade".split()
    tags = "NNP IN NNP CC NNP NNP".split()
    assert agreed(forms, tags, [(0, 4, "ORG"), (4, 6, "ORG")]) == [(0, 6, "ORG")]
    assert agreed(forms, tags, [(0, 4, "ORG"), (4, 6, "PERSON")]) == [(0, 3, "ORG"), (4, 6, "PERSON")]
    assert agreed(forms, tags, [(0, 3, "ORG"), (4, 6, "ORG")]) == [(0, 3, "ORG"), (4, 6, "ORG")]


@pytest.mark.parametrize(
    ("words", "found", "wanted"),
    [
        ("Smith & Smith fell", [(0, 1, "PERSON"), (2, 3, "PERSON")], [(0, 3, "ORG")]),
        ("Smith & Jones fell", [(0, 1, "PERSON"), (2, 3, "PERSON")], [(0, 3, "ORG")]),
        ("Smith and Jones fell", [(0, 1, "PERSON"), (2, 3, "PERSON")], [(0, 1, "PERSON"), (2, 3, "PERSON")]),
        ("Mary Smith & Jones fell", [(0, 2, "PERSON"), (3, 4, "ORG")], [(0, 2, "PERSON"), (3, 4, "ORG")]),
        ("Acme & Globex , Acme", [(0, 1, "LOC"), (2, 3, "LOC"), (4, 5, "LOC")],
         [(0, 1, "LOC"), (2, 3, "LOC"), (4, 5, "LOC")]),
        ("Smith & Jones , Smith", [(0, 1, "PERSON"), (2, 3, "PERSON"), (4, 5, "PERSON")],
         [(0, 1, "PERSON"), (2, 3, "PERSON"), (4, 5, "PERSON")]),
        ("Marsh & Quay fell", [(0, 2, "ORG")], [(0, 3, "ORG")]),
        ("Marsh & Quay fell", [(0, 2, "ORG"), (2, 3, "PERSON")], [(0, 3, "ORG")]),
    ],
)  # fmt: skip
def test_what_stands_around_an_ampersand_is_one_firm(
    words: str, found: list[tuple[int, int, str]], wanted: list[tuple[int, int, str]]
) -> None:
    assert around_and(words.split(), found) == wanted


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        ("Ministry of Trade and Zyntex", False),
        ("Ministry of Trade and TXB", True),
        ("Ministry of Trade and ZynTex", True),
        ("Ministry of Trade and Energy", False),
        ("Ministry of Trade and Zyntology", False),
        ("Ministry of Trade and Zyntex Affairs", False),
        ("Marsh and Zyntex", False),
    ],
)
def test_a_firm_is_no_part_of_a_ministry_s_name(words: str, cut: bool) -> None:
    forms = words.split()
    found = parted(forms, [(0, len(forms), "ORG")])
    assert found == ([(0, 3, "ORG"), (4, 5, "ORG")] if cut else [(0, len(forms), "ORG")])


def test_a_name_met_by_itself_is_no_part_of_another() -> None:
    forms = "Ministry of Trade and Energy met Energy".split()
    assert parted(forms, [(0, 5, "ORG"), (6, 7, "PERSON")]) == [
        (0, 3, "ORG"), (4, 5, "PERSON"), (6, 7, "PERSON"),
    ]  # fmt: skip


def test_an_article_alone_is_no_name() -> None:
    assert agreed("The Post fell".split(), "DT NNP VBD".split(), [(0, 1, "ORG"), (1, 2, "ORG")]) == [(1, 2, "ORG")]


def test_a_small_word_ends_no_name() -> None:
    forms = "Ministry of Trade and Acme".split()
    assert agreed(forms, "NNP IN NNP CC NNP".split(), [(0, 4, "ORG"), (4, 5, "ORG")]) == [(0, 3, "ORG"), (4, 5, "ORG")]


def test_a_possessive_mark_is_no_part_of_a_name() -> None:
    assert agreed(["Acme", "'s", "plan"], ["NNP", "POS", "NN"], [(0, 2, "ORG")]) == [(0, 1, "ORG")]


def test_an_abbreviation_has_the_type_of_the_name_before_it() -> None:
    forms = "Ruritanian Institute of Technology ( RIT ) rose . RIT fell .".split()
    spans = [(0, 4, "ORG"), (5, 6, "LOC"), (9, 10, "PRODUCT")]
    assert [kind for _, _, kind in agreed(forms, ["NNP"] * 12, spans)] == ["ORG", "ORG", "ORG"]


def test_brackets_of_the_text_are_no_part_of_a_name() -> None:
    forms = "Acme Works ( AW ) and Yahoo ! ( US )".split()
    spans = [(0, 3, "ORG"), (3, 5, "ORG"), (6, 11, "ORG")]
    assert agreed(forms, ["NNP"] * 11, spans) == [(0, 2, "ORG"), (3, 4, "ORG"), (6, 11, "ORG")]


@pytest.mark.parametrize(
    ("words", "tags", "span", "wanted"),
    [
        ("Acme Phone 4 sold", "NNP NNP CD VBD", (0, 2, "PRODUCT"), (0, 3, "PRODUCT")),
        ("GX 100 fell", "NNP CD VBD", (0, 1, "ORG"), (0, 2, "ORG")),
        ("Zoomo 7 sold", "NNP CD VBD", (0, 1, "ORG"), (0, 2, "PRODUCT")),
        ("B7 - 200 flew", "NNP : CD VBD", (0, 1, "PRODUCT"), (0, 3, "PRODUCT")),
        ("Zoomo 4s sold", "NNP CD VBD", (0, 1, "PRODUCT"), (0, 2, "PRODUCT")),
        ("Acme 4 phones", "NNP CD NNS", (0, 1, "PRODUCT"), (0, 1, "PRODUCT")),
        ("Acme 4 million", "NNP CD CD", (0, 1, "ORG"), (0, 1, "ORG")),
        ("Acme 5 percent", "NNP CD NN", (0, 1, "ORG"), (0, 1, "ORG")),
        ("Globex Games 2012 opened", "NNP NNPS CD VBD", (0, 2, "EVENT"), (0, 2, "EVENT")),
        ("House Bill 4 passed", "NNP NNP CD VBD", (0, 2, "LAW"), (0, 3, "LAW")),
        ("Smith 4 won", "NNP CD VBD", (0, 1, "PERSON"), (0, 1, "PERSON")),
        ("Acme - 200 flew", "NNP : CD VBD", (0, 1, "PRODUCT"), (0, 1, "PRODUCT")),
        ("the Zoomo 4", "DT NNP CD", (1, 2, "PRODUCT"), (1, 3, "PRODUCT")),
        ("the Zoomo", "DT NNP", (1, 2, "PRODUCT"), (1, 2, "PRODUCT")),
        ("the Zoomo 4 of Acme", "DT NNP CD IN NNP", (1, 2, "PRODUCT"), (1, 3, "PRODUCT")),
        ("Acme 4 of whose", "NNP CD IN WP$", (0, 1, "ORG"), (0, 1, "ORG")),
    ],
)
def test_a_number_belongs_to_a_name_of_a_series(
    words: str, tags: str, span: tuple[int, int, str], wanted: tuple[int, int, str]
) -> None:
    assert numbered(words.split(), tags.split(), span) == wanted


@pytest.mark.parametrize(
    ("words", "tags", "found", "wanted"),
    [
        ("left Article 12", "VBD NNP CD", [], [(1, 3, "LAW")]),
        ("left Article 12", "VBD NNP CD", [(1, 2, "ORG")], [(1, 3, "LAW")]),
        ("left Title IX", "VBD NNP NNP", [], [(1, 3, "LAW")]),
        ("Acme Council Resolution 12", "NNP NNP NNP CD", [(0, 2, "ORG")], [(0, 4, "LAW")]),
        ("the article 12", "DT NN CD", [], []),
        ("left Article", "VBD NNP", [], []),
    ],
)
def test_a_law_is_named_with_its_number(
    words: str, tags: str, found: list[tuple[int, int, str]], wanted: list[tuple[int, int, str]]
) -> None:
    assert articles(words.split(), tags.split(), found) == wanted


@pytest.mark.parametrize(
    ("words", "found", "wanted"),
    [
        ("HMS Acme sank", [(1, 2, "ORG")], [(0, 2, "PRODUCT")]),
        ("HMS Acme sank", [(0, 2, "ORG")], [(0, 2, "PRODUCT")]),
        ("HMS Queen Mary sank", [(2, 3, "PERSON")], [(0, 3, "PRODUCT")]),
        ("HMS Acme sank", [(0, 1, "ORG"), (1, 2, "LOC")], [(0, 2, "PRODUCT")]),
        ("Ms Acme left", [(1, 2, "PERSON")], [(1, 2, "PERSON")]),
        ("HMS sank", [(0, 1, "ORG")], [(0, 1, "ORG")]),
    ],
)
def test_a_ship_is_named_with_what_stands_before(
    words: str, found: list[tuple[int, int, str]], wanted: list[tuple[int, int, str]]
) -> None:
    assert ships(words.split(), found) == wanted


def test_a_bank_by_a_compass_word_is_a_place() -> None:
    assert by_words(["West", "Bank"], "ORG") == "LOC"
    assert by_words(["Acme", "Bank"], "ORG") == "ORG"


def test_a_people_keeps_its_first_word() -> None:
    assert agreed("Latin American towns".split(), "JJ JJ NNS".split(), [(1, 2, "NORP")]) == [(0, 2, "NORP")]


@pytest.mark.parametrize(
    ("words", "tags", "spans", "wanted"),
    [
        ("an Acme 737 - 800 flew", "DT NNP CD : CD VBD", [(1, 2, "ORG")], [(1, 5, "PRODUCT")]),
        ("an Acme 737 - 800 flew", "DT NNP CD : CD VBD", [], [(1, 5, "PRODUCT")]),
        ("the Acme 747 - 8 flew", "DT NNP CD : CD VBD", [(1, 2, "ORG")], [(1, 5, "PRODUCT")]),
        ("ten Acme A330 - 200 jets", "CD NNP NNP : CD NNS", [(1, 2, "ORG")], [(1, 5, "PRODUCT")]),
        ("the 777 - 200LR flew", "DT CD : CD VBD", [], [(1, 4, "PRODUCT")]),
        ("the Acme XC90 sold", "DT NNP NNP VBD", [(1, 2, "ORG")], [(1, 3, "PRODUCT")]),
        ("Acme Q3 sales", "NNP NNP NNS", [(0, 1, "ORG")], [(0, 1, "ORG")]),
        ("Acme U21 coach", "NNP NNP NN", [(0, 1, "ORG")], [(0, 1, "ORG")]),
        ("beat Acme 110 - 105 there", "VBD NNP CD : CD RB", [(1, 2, "ORG")], [(1, 2, "ORG")]),
        ("Acme 300 - 400 jobs", "NNP CD : CD NNS", [(0, 1, "ORG")], [(0, 1, "ORG")]),
        ("Acme 325 - 8 declared", "NNP CD : CD VBD", [(0, 1, "ORG")], [(0, 1, "ORG")]),
        ("raised 100 - 200M there", "VBD CD : CD RB", [], []),
        ("the 737 - 800 flew", "DT CD : CD VBD", [], []),
    ],
)
def test_a_model_is_a_name_with_its_maker(
    words: str, tags: str, spans: list[tuple[int, int, str]], wanted: list[tuple[int, int, str]]
) -> None:
    assert models(words.split(), tags.split(), spans) == wanted


def test_a_model_met_with_its_maker_is_known_without() -> None:
    words = "an Acme 737 - 800 and the 737 - 800 there".split()
    tags = "DT NNP CD : CD CC DT CD : CD RB".split()
    assert models(words, tags, [(1, 2, "ORG")]) == [(1, 5, "PRODUCT"), (7, 10, "PRODUCT")]


def test_a_surname_goes_on_after_its_apostrophe() -> None:
    words = "Mary O ' Brien met Tom O ' clock".split()
    assert irish(words, [(0, 2, "PERSON"), (5, 7, "PERSON")]) == [(0, 4, "PERSON"), (5, 7, "PERSON")]
    assert irish(words, [(0, 2, "PERSON"), (3, 4, "PERSON")]) == [(0, 4, "PERSON")]
    assert irish(["Mary", "O", "'"], [(0, 2, "PERSON")]) == [(0, 2, "PERSON")]

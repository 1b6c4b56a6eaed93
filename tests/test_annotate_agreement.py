"""Names of one article made to agree."""

import pytest

from graph.annotate.agreement import agreed, articles, branches, by_words, majority, numbered, ships, storms


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

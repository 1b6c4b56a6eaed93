"""Titles of works are whole between quotation marks and one phrase; others stay."""

import pytest

from graph.annotate.repair import repair
from tests.test_phrases import mended
from tests.trees import tree

WORK = "WORK_OF_ART"
PRAISED = "Critics/nsubj>praised praised=praise/VBD “/``>{first} {words} ”/''>{first} ."


def names(first: str, words: str, found: dict[str, str]) -> list[tuple[str, str]]:
    doc = repair(tree(PRAISED.format(first=first, words=words), found))
    return [(e.text, e.label_) for e in doc.ents]


def test_a_title_goes_on_to_the_quotation_marks() -> None:
    words = "Hidden/obj>praised Lion/flat>Hidden ,/punct>Tiger Lazy/amod>Tiger Tiger/appos>Hidden"
    whole = [("Hidden Lion, Lazy Tiger", WORK)]
    assert names("Hidden", words, {"Hidden Lion": WORK, "Lazy Tiger": WORK}) == whole
    assert names("Hidden", words, {"Hidden Lion": WORK}) == whole
    assert names("Hidden", words, {}) == whole
    assert names("Hidden", words, {"Hidden Lion": "ORG"}) == [("Hidden Lion", "ORG")]


@pytest.mark.parametrize(
    "words",
    [
        "Rain/obj>praised Falls/VBZ/acl>Rain",  # two words may be anything
        "rain/obj>praised That/nsubj>Falls Falls/VBZ/acl>rain Here/RB/advmod>Falls",
        "Rain/obj>praised Falls/VBZ/acl>Rain Here/RB/advmod>Falls ,",
        "Rain/obj>praised Falls/VBZ/acl>Rain Here/RB/advmod>Falls sometimes/RB/advmod>Falls",
    ],
)
def test_other_words_between_quotation_marks_are_no_title(words: str) -> None:
    assert names(words.split("/", maxsplit=1)[0], words, {}) == []


def test_a_title_is_no_clause() -> None:
    written = (
        "The>prize prize/NN/nsubj>went went=go/VBD to/IN/mark>Mend “/``/punct>Mend To/TO/mark>Mend Mend/VB/advcl>went "
        "A/det>Roof Roof/obj>Mend ”/''/punct>Mend ."
    )
    assert mended(written, {"To Mend A Roof": WORK}) == {
        "to": ("case", "Mend"), "To": ("flat", "Mend"), "Mend": ("obl", "went"), "A": ("flat", "Mend"),
        "Roof": ("flat", "Mend"),
    }  # fmt: skip
    assert mended(written, {"Roof": "ORG"}) == {}


def test_a_title_that_heads_the_sentence_is_the_subject() -> None:
    written = (
        "“/``/punct>Be Let/VB/aux>Be It/PRP/nsubj>Be Be/VB ”/''/punct>Be won=win/VBD/ccomp>Be prizes/NNS/obj>won ."
    )
    moved = mended(written, {"Let It Be": WORK})
    assert moved["Be"] == ("nsubj", "won")
    assert moved["won"] == ("ROOT", "won")


def test_a_title_that_begins_with_a_preposition_is_the_subject() -> None:
    written = "Like/IN/case>Storm A/det>Storm Storm/obl>won won=win/VBD prizes/NNS/obj>won ."
    assert mended(written, {"Like A Storm": WORK})["Storm"] == ("nsubj", "won")


def test_a_title_of_plain_words_keeps_its_tree() -> None:
    written = "It/nsubj>won won=win/VBD The/det>Lord Lord/obj>won of>Rain Rain/nmod>Lord ."
    assert mended(written, {"The Lord of Rain": WORK}) == {}


def test_a_place_with_and_in_its_name_is_one() -> None:
    written = "Antigua/nsubj>grew and/cc>Barbuda Barbuda/conj>Antigua grew=grow/VBD ."
    assert mended(written, {"Antigua and Barbuda": "LOC"}) == {"Barbuda": ("flat", "Antigua")}
    assert mended(written, {"Antigua": "LOC"}) == {}

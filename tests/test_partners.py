"""Members of rows, second subjects, titles in turn and places hang on the noun that is marked as they are."""

from collections.abc import Sequence

import numpy as np
import pytest
from spacy.tokens import Doc

from graph.annotate import load
from graph.annotate.repair import repair
from tests.trees import tree

LINE = "The federation said on Friday that it would build three new schools in the north"


def mended(
    written: str, names: dict[str, str] | None = None, rivals: Sequence[tuple[str, str]] = ()
) -> dict[str, tuple[str, str]]:
    """Arcs that repair changed, as they are after it; ``rivals`` are words and their second choices."""
    doc = tree(written, names)
    if not Doc.has_extension("rivals"):
        Doc.set_extension("rivals", default=None)
    shares = np.zeros((len(doc), 3))
    for word, other in rivals:
        row, place = (next(t.i for t in doc if t.text == form) for form in (word, other))
        shares[row] = place, 0.3, 0.6
    doc._.rivals = shares
    before = {t.i: (t.dep_, t.head.i) for t in doc}
    repair(doc)
    return {t.text: (t.dep_, t.head.text) for t in doc if before[t.i] != (t.dep_, t.head.i)}


STAR = (
    "Smith/nsubj>star is/cop>star a>star star/NN of>film film/NN/nmod>star and>painter a>painter "
    "gifted/JJ/amod>painter painter/NN/conj>film ."
)


def test_what_has_an_article_is_joined_to_what_has_one() -> None:
    assert mended(STAR, rivals=[("painter", "star")]) == {"painter": ("conj", "star")}
    assert mended(STAR) == {}
    shared = STAR.replace("of>film", "with>film")
    assert mended(shared, rivals=[("painter", "star")]) == {}
    assert mended(STAR.replace("star", "blend"), rivals=[("painter", "blend")]) == {}


def test_an_amount_or_the_same_noun_is_joined_to_its_like() -> None:
    written = (
        "Acme/nsubj>bought bought=buy/VBD 9/CD/nummod>tonnes tonnes=tonne/NNS/obj>bought from>Springfield "
        "Springfield/obl>bought and>tons 4/CD/nummod>tons tons=tonne/NNS/conj>Springfield ."
    )
    names = {"9 tonnes": "QUANTITY", "4 tons": "QUANTITY"}
    assert mended(written, names, [("tons", "tonnes")]) == {"tons": ("conj", "tonnes")}
    assert mended(written, names) == {}


def test_a_row_of_three_that_are_said_of_the_subject() -> None:
    written = (
        "Freedonia/nsubj>member is/cop>member a>member member/NN of>Acme Acme/nmod>member ,/punct>ally an>ally "
        "ally/NN/appos>Acme ,/punct>buyer and>buyer a>buyer buyer/NN/conj>Acme ."
    )
    assert mended(written) == {"ally": ("conj", "member"), "buyer": ("conj", "member")}
    assert mended(written.replace(" ,/punct>buyer and>buyer a>buyer buyer/NN/conj>Acme", "")) == {}


def test_a_name_behind_an_office_is_who_holds_it() -> None:
    written = (
        "Director/NN/nsubj>opened of>Acme Acme/nmod>Director ,/punct>Mary Mary/nsubj>opened Smith/flat>Mary "
        "opened=open/VBD it/obj>opened ."
    )
    assert mended(written)["Mary"] == ("appos", "Director")
    assert "Mary" not in mended(written.replace("Director", "Tuesday"))


def test_a_mountain_behind_a_comma_is_the_place_before_it() -> None:
    written = (
        "They/nsubj>saw saw=see/VBD an>assault assault/NN/obj>saw on>Springfield Springfield/nmod>assault ,/punct>peak "
        "the>peak highest=high/JJS/amod>peak peak/NN/appos>Springfield ."
    )
    assert mended(written) == {}
    assert mended(written.replace("peak/NN", "event/NN").replace(">peak", ">event")) != {}


def test_and_so_on_names_nothing() -> None:
    written = (
        "They/nsubj>sold sold=sell/VBD hats=hat/NNS/obj>sold ,/punct>scarves scarves=scarf/NNS/appos>hats ,/punct>etc "
        "etc/NN/conj>hats ."
    )
    assert mended(written) == {"scarves": ("conj", "hats"), "etc": ("discourse", "hats")}


def test_what_an_office_is_over_describes_nobody() -> None:
    written = (
        "The>minister minister/NN/nsubj>left of>trade trade/NN/nmod>minister Mary/appos>minister Smith/flat>Mary "
        "left=leave/VBD ."
    )
    assert mended(written) == {}
    person = written.replace("trade", "singer").replace("minister", "mother")
    assert mended(person)["singer"] == ("nmod:desc", "Mary")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (f"{LINE}\nof the country by 2027. It is a start.", 2),
        (f"{LINE}\n\nof the country by 2027. It is a start.", 3),
        (f"{LINE}\nMary Smith left.", 2),
        ("Photo by Mary Smith / Acme\nthe city was quiet.", 2),
    ],
)
def test_a_line_broken_inside_a_sentence_goes_on(text: str, sentences: int) -> None:
    assert len(list(load()(text).sents)) == sentences

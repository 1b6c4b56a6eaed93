"""Trees around results of games, worth, rows, headings, "which" and "who" are mended; others stay."""

import pytest

from graph.annotate.repair import repair
from tests.trees import tree


def mended(written: str, names: dict[str, str] | None = None) -> dict[str, tuple[str, str]]:
    """Arcs that repair changed, as they are after it."""
    doc = tree(written, names)
    before = {t.i: (t.dep_, t.head.i) for t in doc}
    repair(doc)
    return {t.text: (t.dep_, t.head.text) for t in doc if before[t.i] != (t.dep_, t.head.i)}


def test_a_result_stands_beside_the_verb() -> None:
    written = (
        "Acme/nsubj>beat beat=beat/VBD Globex/compound>3 3/CD/obj>beat –/SYM/SYM/case>1 1/CD/nmod>3 in>Springfield "
        "Springfield/obl>beat ."
    )
    assert mended(written, {"3": "CARDINAL", "1": "CARDINAL"}) == {
        "Globex": ("obj", "beat"),
        "3": ("obl:unmarked", "beat"),
        "–": ("punct", "3"),
        "1": ("flat", "3"),
    }


def test_a_range_before_a_noun_is_no_result() -> None:
    assert (
        mended(
            "Acme/nsubj>hired hired=hire/VBD 20/CD/nummod>people -/punct>30 30/CD/nummod>people people/NNS/obj>hired ."
        )
        == {}
    )


def test_what_a_thing_is_worth_is_said_of_it() -> None:
    written = (
        "Acme/nsubj>sold sold=sell/VBD jewels/NNS/obj>worth worth/JJ/xcomp>sold $/obj>worth 5/CD/compound>million "
        "million/CD/nummod>$ ."
    )
    assert mended(written, {"$ 5 million": "MONEY"}) == {"jewels": ("obj", "sold"), "worth": ("amod", "jewels")}


def test_a_row_of_two_without_and_is_an_apposition() -> None:
    written = (
        "Two/CD/nummod>men men=man/NNS/nsubj>left ,/punct>owners owners/NNS/conj>men of>boats boats/NNS/nmod>owners "
        ",/punct>men left=leave/VBD ."
    )
    assert mended(written) == {"owners": ("appos", "men")}
    assert mended(written.replace(",/punct>owners", "and>owners", 1)) == {}


def test_a_clause_with_which_is_of_the_noun_before_the_comma() -> None:
    written = (
        "Smith/nsubj>said said=say/VBD Acme/nsubj>sold sold=sell/VBD/ccomp>said a>plant plant/obj>sold ,/punct>burned "
        "which/nsubj>burned burned=burn/VBD/ccomp>said ."
    )
    assert mended(written) == {"burned": ("acl:relcl", "plant")}


def test_a_label_before_a_colon_is_no_subject() -> None:
    written = "Athletics/NNS/nsubj>won :/punct>Mary Mary/appos>Athletics Smith/flat>Mary won=win/VBD ."
    assert mended(written) == {"Athletics": ("dislocated", "won"), "Mary": ("nsubj", "won")}


def test_the_words_of_a_name_hang_together() -> None:
    written = "Acme/nsubj>met met=meet/VBD with>Brown John/obl>met Brown/obl>met in>Springfield Springfield/nmod>John ."
    assert mended(written) == {"John": ("compound", "Brown"), "Springfield": ("nmod", "Brown")}


def test_what_is_joined_inside_a_name_is_no_second_one() -> None:
    written = (
        "The>Ministry Ministry/nsubj>grew of>Trade Trade/nmod>Ministry and>Energy Energy/conj>Ministry grew=grow/VBD ."
    )
    assert mended(written, {"Ministry of Trade and Energy": "ORG"}) == {"Energy": ("conj", "Trade")}
    assert mended(written, {"Ministry of Trade": "ORG", "Energy": "ORG"}) == {}


def test_what_has_a_preposition_is_no_apposition() -> None:
    written = (
        "Police/nsubj>found found=find/VBD Globex/obj>found ,/punct>vase a>vase vase/appos>Globex ,/punct>barn in>barn "
        "a>barn barn/appos>vase ."
    )
    assert mended(written, {"Globex": "WORK_OF_ART"}) == {"barn": ("obl", "found")}


def test_a_verb_without_a_subject_goes_on_with_the_last_clause() -> None:
    written = (
        "Help/nsubj:pass>planned is/aux:pass>planned planned=plan/VBN ;/punct>talks Acme/nsubj>talks "
        "talks=talk/VBZ/parataxis>planned but>signed has/aux>signed signed=sign/VBN/conj>planned nothing/obj>signed ."
    )
    assert mended(written) == {"signed": ("conj", "talks")}


def test_which_is_no_person() -> None:
    written = (
        "Police/nsubj>issued issued=issue/VBD a>notice notice/obj>issued for>Smith Smith/nmod>notice ,/punct>began "
        "which/nsubj>began began=begin/VBD/acl:relcl>Smith a>search search/obj>began ."
    )
    assert mended(written) == {"began": ("acl:relcl", "notice")}


def test_who_is_the_name_before_the_comma_not_a_number() -> None:
    written = (
        "Acme/nsubj>went went=go/VBD two/CD/nummod>points points/NNS/obj>went clear/JJ/amod>points of>Globex "
        "Globex/obl>clear ,/punct>drew who/nsubj>drew drew=draw/VBD/acl:relcl>points ."
    )
    assert mended(written) == {"drew": ("acl:relcl", "Globex")}


@pytest.mark.parametrize(
    ("verb", "wanted"), [("destroyed=destroy", {"destroyed": ("acl:relcl", "fire")}), ("led=lead", {})]
)
def test_which_after_a_comma_is_the_noun_before_it(verb: str, wanted: dict[str, tuple[str, str]]) -> None:
    form = verb.partition("=")[0]
    written = (
        "Two/CD/nummod>people people/NNS/nsubj>died died=die/VBD in>fire the>fire fire/obl>died "
        f",/punct>{form} which/WDT/nsubj>{form} {verb}/VBD/advcl:relcl>died homes/NNS/obj>{form} ."
    )
    assert mended(written) == wanted


def test_what_somebody_is_told_is_no_attribute_of_who_hears_it() -> None:
    written = (
        "Guards/NNS/nsubj>told told=tell/VBD the>inquiry inquiry/NN/obj>told that/IN/SCONJ/mark>paid Acme/nsubj>paid "
        "paid=pay/VBD/acl>inquiry bribes/NNS/obj>paid ."
    )
    assert mended(written) == {"paid": ("ccomp", "told"), "inquiry": ("iobj", "told")}
    assert mended(written.replace("told=tell", "told=make")) == {}


def test_who_is_president_and_chief_executive_is_both() -> None:
    written = (
        "The>president president/NN/nsubj>left and>executive chief/JJ/amod>executive executive/NN/conj>president "
        ",/punct>Mary Mary/appos>executive Smith/flat>Mary ,/punct>Mary left=leave/VBD ."
    )
    assert mended(written, {"Mary Smith": "PERSON"}) == {"Mary": ("appos", "president")}
    two = written.replace("chief/JJ/amod>executive", "the/DT/det>executive")
    assert mended(two, {"Mary Smith": "PERSON"}) == {}


def test_words_of_saying_with_a_subject_of_their_own_are_beside_the_clause() -> None:
    written = (
        "It/PRP/nsubj>grew grew=grow/VBD in>tech tech/NN/obl>grew ,/punct>said the>parties parties/NNS/nsubj>said "
        "said=say/VBN/VERB/acl>tech on>Tuesday Tuesday/obl>said ."
    )
    assert mended(written) == {"said": ("parataxis", "grew")}

"""Firms called by a possessive."""

import pytest

from graph.annotate.repair import repair
from tests.trees import read, tree

HAS = "Brown/nsubj>closed 's>Brown has>closed closed=close/VBN shops/NNS/obj>closed ."
OF = "A>friend friend/nsubj>left of>Brown Brown/nmod>friend 's>Brown has>left left=leave/VBN ."
OWN = "Brown/nmod:poss>shops 's>Brown shops/NNS/nsubj>closed closed=close/VBD ."


@pytest.mark.parametrize(
    ("written", "expected"),
    [(HAS, [("Brown's", "ORG")]), (f"{HAS} | {OWN}", [("Brown's", "ORG")] * 2), (OF, [("Brown", "PERSON")]),
     (OWN, [("Brown", "PERSON")])],
)  # fmt: skip
def test_a_possessive_that_acts_is_a_firm(written: str, expected: list[tuple[str, str]]) -> None:
    assert [(e.text, e.label_) for e in repair(tree(written)).ents] == expected


SUED = "Globex/nsubj>sued sued=sue/VBD Initech/obj>sued 's>Initech ."
RIVAL = "A>rival rival/nsubj>grew of>Initech Initech/nmod>rival 's>Initech grew=grow/VBD ."
PAIR = "Acme/nmod:poss>sales 's>Acme sales/NNS/nsubj>rose rose=rise/VBD"
TOYS = ",/punct>makes which/nsubj>makes makes=make/VBZ/acl:relcl>Initech toys/NNS/obj>makes ,/punct>makes"
WHICH = f"{PAIR} and>fell Initech/nsubj>fell 's>Initech {TOYS} fell=fall/VBD/conj>rose ."


@pytest.mark.parametrize(
    ("written", "firm"),
    [
        (SUED, True),
        (SUED.replace("sued sued=sue/VBD", "grew grew=grow/VBD like>Initech").replace("/obj>sued", "/obl>grew"), False),
        (RIVAL.replace("A>rival rival", "Rivals").replace(">rival", ">Rivals"), True),
        (RIVAL, False),
        (f"{SUED} | Initech/nsubj>grew grew=grow/VBD .", False),
        (f"{PAIR} | Initech/nsubj>fell 's>Initech fell=fall/VBD .", False),
        (f"{PAIR} and>fell Initech/nsubj>fell 's>Initech fell=fall/VBD/conj>rose .", False),
        (WHICH, True),
        ("Its/PRP$/PRON/nmod:poss>sales sales/NNS/nsubj>rose rose=rise/VBD . | " + SUED, True),
        ("It/nsubj>fell fell=fall/VBD at/IN/case>Shelbyville Shelbyville/obl>fell 's>Shelbyville .", True),
        ("It/nsubj>fell fell=fall/VBD in/IN/case>Shelbyville Shelbyville/obl>fell 's>Shelbyville .", False),
        ("It/nsubj>Initech was/cop>Initech Initech/NNP 's>Initech .", False),
    ],
)
def test_an_organisation_s_possessive_that_has_nothing_is_its_name(written: str, firm: bool) -> None:
    found = {e.text for e in repair(tree(written)).ents}
    assert bool(found & {"Initech's", "Shelbyville's"}) is firm


@pytest.mark.parametrize(
    ("written", "called"),
    [
        ("It/nsubj>left left=leave/VBD customers/NNS/obj>left of>Kwik Kwik/nmod>customers 's>Kwik .", "customers of"),
        ("It/nsubj>left left=leave/VBD a>stake stake/obj>left in>Kwik Kwik/nmod>stake 's>Kwik .", "stake in"),
    ],
)
def test_a_thing_is_called_by_the_whole_name_of_a_shop(written: str, called: str) -> None:
    things = [e.object for e in read(written, {"Kwik 's": "ORG"}).extractions]
    assert f"{called} Kwik's" in {t.whole or t.label for t in things}
    bare = [e.object for e in read(written, {"Kwik": "ORG"}).extractions]
    assert f"{called} Kwik" in {t.whole or t.label for t in bare}

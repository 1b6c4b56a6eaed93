"""Firms called by a possessive."""

import pytest

from graph.annotate.repair import repair
from tests.trees import tree

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

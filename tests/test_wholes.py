"""Names that were cut or glued are set right; others stay."""

import pytest

from graph.annotate.repair import repair
from tests.trees import tree

WHO = "It/nsubj>met met=meet/VBD Mary/obj>met Smith/flat>Mary -/,/punct>left who>left left=leave/VBD/acl:relcl>Mary ."
HYPHEN = "Kim/nsubj>left Yo/flat>Kim -/HYPH/punct>Kim jong/NNP/flat>Kim left=leave/VBD ."
STATE = "Secretary/nmod:desc>Mary of>State State/nmod>Secretary Mary/nsubj>left Smith/flat>Mary left=leave/VBD ."
MINISTER = "Foreign/amod>Minister Minister/nmod:desc>Mary Mary/nsubj>left Smith/flat>Mary left=leave/VBD ."
BRIDGE = "It/nsubj>hit hit=hit/VBD Antigua/obj>hit and>Barbuda Barbuda/conj>Antigua ."
TITLE = "It/nsubj>saw saw=see/VBD Acme/obj>saw :/punct>Rise The/det>Rise Rise/appos>saw ."
FILM = "It/nsubj>saw saw=see/VBD Acme/obj>saw :/punct>Rise The/det>Rise Rise/appos>Acme ."
FIRE = "The>Fire Great/amod>Fire Fire/nsubj>began of>Springfield Springfield/nmod>Fire began=begin/VBD ."
CHANNEL = "History/compound>Channel Channel/nsubj>grew grew=grow/VBD ."
LEADS = "Leadership/compound>Vandelay Vandelay/nsubj>grew grew=grow/VBD . | Vandelay/nsubj>left left=leave/VBD ."

SYLLABLE = "Kim/nsubj>left Hae/flat>Kim -/HYPH/punct>in in/IN/case>left left=leave/VBD ."
SURNAME = "It/nsubj>met met=meet/VBD Mary/obj>met Law/NNP/flat>Mary ."
TORN = "It/nsubj>fined fined=fine/VBD Mary/iobj>fined May/NNP/amod>euros 5/CD/nummod>euros euros/NNS/obj>fined ."
PEOPLE = (
    "Mary/nsubj>left French/flat>Mary left=leave/VBD . | "
    "It/nsubj>named named=name/VBD Mary/obj>named French/JJ/amod>chief chief/NN/xcomp>named ."
)


@pytest.mark.parametrize(
    ("written", "names", "expected"),
    [
        (WHO, {"Mary Smith - who": "PERSON", "Mary Smith": ""}, [("Mary Smith", "PERSON")]),
        (HYPHEN, {"Kim Yo - jong": "PERSON"}, [("Kim Yo-jong", "PERSON")]),
        (HYPHEN, {"Kim Yo": "ORG"}, [("Kim Yo-jong", "ORG")]),
        (SYLLABLE, {"Kim Hae - in": "PERSON"}, [("Kim Hae-in", "PERSON")]),
        (SYLLABLE.replace("Hae", "Johnson"), {"Kim Johnson - in": "PERSON"}, [("Kim Johnson", "PERSON")]),
        (SURNAME, {"Mary": "PERSON"}, [("Mary Law", "PERSON")]),
        (SURNAME, {"Mary": "ORG"}, [("Mary", "ORG")]),
        (SURNAME.replace("Law", "Chairman"), {"Mary": "PERSON"}, [("Mary", "PERSON")]),
        (TORN, {"Mary": "PERSON"}, [("Mary May", "PERSON")]),
        (TORN, {"Mary": "PERSON", "May": "DATE"}, [("Mary", "PERSON"), ("May", "DATE")]),
        (TORN.replace("amod>euros", "flat>Mary"), {"Mary": "PERSON", "May": "DATE"}, [("Mary May", "PERSON")]),
        (TORN.replace("amod>euros", "obl:unmarked>fined"), {"Mary": "PERSON"}, [("Mary May", "PERSON")]),
        (SURNAME.replace("flat>Mary", "obl:unmarked>met"), {"Mary": "PERSON"}, [("Mary", "PERSON")]),
        (PEOPLE, {"Mary French": "PERSON"}, [("Mary French", "PERSON")] * 2),
        (STATE, {"of State": "PERSON"}, [("Mary Smith", "PERSON")]),
        (STATE, {"of State Mary Smith": "PERSON", "Mary Smith": ""}, [("Mary Smith", "PERSON")]),
        (MINISTER, {"Foreign Minister Mary Smith": "PERSON", "Mary Smith": ""}, [("Mary Smith", "PERSON")]),
        (BRIDGE, {"Antigua": "LOC", "Barbuda": "LOC"}, [("Antigua and Barbuda", "LOC")]),
        (BRIDGE.replace("Barbuda", "Freedonia"), {"Antigua": "LOC"}, [("Antigua", "LOC"), ("Freedonia", "LOC")]),
        (TITLE, {"Acme :": "WORK_OF_ART", "The Rise": "WORK_OF_ART", "Acme": ""}, [("Acme: The Rise", "WORK_OF_ART")]),
        (FILM, {"Acme": "EVENT", "The Rise": "WORK_OF_ART"}, [("Acme: The Rise", "WORK_OF_ART")]),
        (FIRE, {"Great Fire": "EVENT"}, [("Great Fire of Springfield", "EVENT")]),
        (FIRE, {"Great Fire": "ORG"}, [("Great Fire", "ORG"), ("Springfield", "LOC")]),
        (CHANNEL, {"History Channel": "ORG"}, [("History Channel", "ORG")]),
        (LEADS, {"Leadership Vandelay": "ORG", "Vandelay": "ORG"}, [("Vandelay", "ORG")] * 2),
    ],
)  # fmt: skip
def test_names_are_whole(written: str, names: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert [(e.text, e.label_) for e in repair(tree(written, names)).ents] == expected

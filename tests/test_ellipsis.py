"""Clauses without their verb: the tree that is mended, and what is then stated."""

import pytest
from spacy.tokens import Doc

from graph.annotate.repair import repair
from graph.extract import extract
from graph.model import Article
from tests.trees import outcome, tree

COUNTS = {"2%": "PERCENT", "3%": "PERCENT", "200": "CARDINAL", "300": "CARDINAL", "Friday": "DATE", "Greens 200": "ORG"}


def read(written: str) -> tuple[Doc, set[str]]:
    doc = repair(tree(written, COUNTS))
    return doc, outcome(extract(doc, Article(source="test.txt", text=doc.text)))


def orphans(doc: Doc) -> set[tuple[str, str, str]]:
    return {(t.head.head.text, t.head.text, t.text) for t in doc if t.dep_ == "orphan"}


@pytest.mark.parametrize(
    ("written", "hung", "stated"),
    [
        (
            (
                "Acme/nsubj>paid paid=pay/VBD Initech/iobj>paid 300/CD/obj>paid and>200 Globex/compound>200 "
                "200/CD/conj>300 ."
            ),
            ("Initech", "Globex", "200"),
            {"Acme; pay; 300", "Acme; pay; 200"},
        ),
        (
            "Acme/nsubj>fell fell=fall/VBD 2%/NN/obl:unmarked>fell and>3% the>3% Globex/compound>3% 3%/NN/conj>fell .",
            ("fell", "Globex", "3%"),
            {"Acme; fall; 2%", "Globex; fall; 3%"},
        ),
        (
            (
                "Acme/nsubj>hired hired=hire/VBD 300/CD/nummod>men men/NNS/obj>hired and>Globex Globex/conj>men "
                "200/CD/flat>Globex ."
            ),
            ("hired", "Globex", "200"),
            {"300 men; number; 300", "Acme; hire; 300 men", "Globex; hire; 200"},
        ),
        (
            (
                "Acme/nsubj>won won=win/VBD 300/CD/nummod>seats seats/NNS/obj>won and>Greens the>Greens "
                "Greens/NNPS/conj>seats 200/CD/appos>Greens ."
            ),
            ("won", "Greens", "200"),
            {"300 seats; number; 300", "Acme; win; 300 seats", "Greens; win; 200"},
        ),
        (
            (
                "John/nsubj>became Brown/flat>John became=become/VBD chairman/xcomp>became and>chief "
                "Mary/compound>chief Smith/flat>Mary deputy/JJ/amod>chief chief/conj>chairman ."
            ),
            ("became", "Mary", "chief"),
            {"John Brown; become; chairman", "Mary Smith; become; deputy chief"},
        ),
        (
            (
                "Acme/nsubj>settled settled=settle/VBD with>union the>union union/obl>settled "
                "on>Monday Monday/obl>settled and>Globex Globex/conj>Monday on>Friday Friday/obl>settled ."
            ),
            ("settled", "Globex", "Friday"),
            {"Acme; settle with; union", "Globex; settle with; union"},
        ),
    ],
)
def test_the_verb_is_that_of_the_clause_before(written: str, hung: tuple[str, str, str], stated: set[str]) -> None:
    doc, found = read(written)
    assert orphans(doc) == {hung}
    assert found == stated


@pytest.mark.parametrize(
    "written",
    [
        # two amounts of one subject
        (
            "Acme/nsubj>holds holds/VBZ 2%/NN/obj>holds of>Globex Globex/nmod>2% and>3% 3%/NN/conj>2% of>Initech "
            "Initech/nmod>3% ."
        ),
        # a name among what is counted
        (
            "Police/NNS/nsubj>held held=hold/VBD 300/CD/nummod>men men/NNS/obj>held and>Smith Mary/compound>Smith "
            "Smith/conj>men ."
        ),
        # one person, two offices
        "Mary/nsubj>became Smith/flat>Mary became=become/VBD chairman/xcomp>became and>chief chief/conj>chairman .",
        # a thing that is counted, too
        (
            "It/nsubj>covers covers/VBZ 300/CD/nummod>men men/NNS/obj>covers and>firms 200/CD/nummod>firms "
            "firms/NNS/conj>men ."
        ),
    ],
)
def test_what_has_its_verb_stays(written: str) -> None:
    assert not orphans(read(written)[0])


@pytest.mark.parametrize(
    ("written", "stated"),
    [
        (
            (
                "Acme/nsubj>leave will/MD/aux>leave leave/VB ,/punct>will#2 but>will#2 so/RB/advmod>will#2 "
                "will/MD/AUX/conj>leave Globex/nsubj>will ."
            ),
            {"Acme; leave; will leave [planned]", "Globex; leave; will leave [planned]"},
        ),
        (
            (
                "Acme/nsubj>pay did/VBD/AUX/aux>pay not/RB/advmod>pay pay/VB ,/punct>Globex nor/CC/cc>Globex "
                "did/VBD/AUX/aux>Globex Globex/conj>pay ."
            ),
            {"Acme; pay; did not pay [negative]", "Globex; pay; did not pay [negative]"},
        ),
        (
            "Acme/nsubj>grew grew=grow/VBD so/RB/advmod>go will/MD/aux>go Globex/nsubj>go go/VB/conj>grew .",
            {"Acme; grow; grew", "Globex; go; go [planned]"},
        ),
    ],
)
def test_who_does_as_another_is_one_more_subject(written: str, stated: set[str]) -> None:
    assert read(written)[1] == stated

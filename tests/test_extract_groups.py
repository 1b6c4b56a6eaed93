""" "The two companies" are the two companies before them; on trees annotated by hand."""

import pytest

from graph.extract.groups import expanded
from graph.model import Extraction, Mention
from tests.trees import find, qualified, read, speakers, stated

MET = "Acme/nsubj>met met=meet/VBD Globex/obj>met . | "
SIGNED = "The>{0} two/CD/nummod>{0} {0}={1}/NNS/nsubj>signed signed=sign/VBD a>pact pact/obj>signed ."
PEOPLE = "Mary/nsubj>met Smith/flat>Mary met=meet/VBD John/obj>met Brown/flat>John . | "


@pytest.mark.parametrize(
    ("plural", "singular"), [("companies", "company"), ("sides", "side"), ("parties", "party"), ("banks", "bank")]
)
def test_two_parties_are_the_two_names_before(plural: str, singular: str) -> None:
    reading = read(MET + SIGNED.format(plural, singular))
    assert qualified(find(reading, "Acme", "sign", "pact")) == {("with", "Globex")}
    assert qualified(find(reading, "Globex", "sign", "pact")) == {("with", "Acme")}
    assert (f"two {plural}", "sign", "pact") not in stated(reading)


def test_two_that_are_new_are_none_before() -> None:
    new = SIGNED.format("banks", "bank").removeprefix("The>banks ")
    assert ("two banks", "sign", "pact") in stated(read(MET + new))


@pytest.mark.parametrize("share", ["Two-thirds", "Two thirds", "Three-quarters"])
def test_a_share_of_the_companies_is_no_two_of_them(share: str) -> None:
    *count, last = share.split()
    before = "".join(f"{word}/CD/nummod>{last} " for word in count)
    reading = read(
        f"{MET}{before}{last}/NNS/nsubj>saw of>companies the>companies companies=company/NNS/nmod>{last} saw=see/VBD "
        "losses/NNS/obj>saw ."
    )
    assert (f"{share.lower()} of the companies", "see", "losses") in stated(reading)


def test_three_year_old_companies_are_not_three() -> None:
    reading = read(
        f"{MET}Three-year-old/JJ/amod>companies companies=company/NNS/nsubj>saw saw=see/VBD losses/NNS/obj>saw ."
    )
    assert ("three-year-old companies", "see", "losses") in stated(reading)


def test_governing_parties_are_no_places() -> None:
    reading = read(
        "Freedonia/nsubj>met met=meet/VBD Springfield/obj>met . | The>parties two/CD/nummod>parties "
        "governing/VBG/amod>parties parties=party/NNS/nsubj>signed signed=sign/VBD a>pact pact/obj>signed ."
    )
    assert ("two governing parties", "sign", "pact") in stated(reading)


def test_members_keep_their_own_places() -> None:
    reading = read(MET + SIGNED.format("companies", "company"))
    subject = find(reading, "Acme", "sign", "pact").subject
    assert (subject.begin, subject.end, subject.type) == (0, 4, "ORG")


def test_both_are_the_two_before() -> None:
    reading = read(MET + "Both/DT/NOUN/nsubj>grew grew=grow/VBD .")
    assert {("Acme", "grow", "grew"), ("Globex", "grow", "grew")} <= stated(reading)


def test_what_is_not_mutual_has_no_partner() -> None:
    reading = read(MET + "Both/DT/NOUN/nsubj>sold sold=sell/VBD phones/NNS/obj>sold .")
    assert qualified(find(reading, "Acme", "sell", "phones")) == set()


def test_they_are_the_two_companies() -> None:
    reading = read(
        MET + SIGNED.format("companies", "company") + " | They/nsubj>opened opened=open/VBD a>plant plant/obj>opened .",
        chains=[["The two companies", "They"]],
    )
    assert {("Acme", "open", "plant"), ("Globex", "open", "plant")} <= stated(reading)


def test_leaders_are_people() -> None:
    reading = read(MET + PEOPLE + SIGNED.format("leaders", "leader"))
    assert qualified(find(reading, "Mary Smith", "sign", "pact")) == {("with", "John Brown")}
    assert ("Acme", "sign", "pact") not in stated(reading)


def test_sides_that_say_something_are_its_speakers() -> None:
    reading = read(
        MET + "The>sides two/CD/nummod>sides sides/NNS/nsubj>said said=say/VBD the>prices prices/NNS/nsubj>fell "
        "fell=fall/VBD/ccomp>said ."
    )
    assert speakers(find(reading, "prices", "fall", "fell")) == ("Acme", "Globex")


@pytest.mark.parametrize(
    "before",
    [
        "",
        "Acme/nsubj>grew grew=grow/VBD . | ",
        "Acme/nsubj>grew grew=grow/VBD . | Mary/nsubj>left Smith/flat>Mary left=leave/VBD . | ",
    ],
)
def test_who_cannot_be_told_stays_collective(before: str) -> None:
    assert ("two companies", "sign", "pact") in stated(read(before + SIGNED.format("companies", "company")))


def test_names_after_the_collective_are_not_meant() -> None:
    reading = read(SIGNED.format("companies", "company") + " | " + MET.removesuffix(" | "))
    assert ("two companies", "sign", "pact") in stated(reading)


def test_the_most_mentioned_two_of_three() -> None:
    reading = read("Hooli/nsubj>grew grew=grow/VBD . | " + MET + MET + SIGNED.format("companies", "company"))
    assert {s for s, r, _ in stated(reading) if r == "sign"} == {"Acme", "Globex"}


def test_a_count_of_the_collective_stays_its_own() -> None:
    reading = read(MET + SIGNED.format("companies", "company"))
    assert ("two companies", "number", "two") in stated(reading)
    assert ("Acme", "number", "two") not in stated(reading)


def test_a_far_away_pair_is_not_meant() -> None:
    def name(label: str, begin: int) -> Mention:
        return Mention(begin=begin, end=begin + len(label), anchor=label, label=label, kind="name", type="ORG")

    both = Mention(begin=2000, end=2013, anchor="two companies", label="two companies", kind="nominal", definite=True)
    pact = Mention(begin=2030, end=2034, anchor="pact", label="pact", kind="nominal")
    signed = Extraction(begin=2000, end=2040, subject=both, relation="sign", phrase="signed", object=pact)
    far, near = [name("Acme", 0), name("Globex", 20)], [name("Acme", 1900), name("Globex", 1950)]
    assert list(expanded([signed], far, ())) == [signed]
    assert [e.subject.label for e in expanded([signed], near, ())] == ["Acme", "Globex"]


def test_the_two_sides_are_those_who_signed_with_each_other() -> None:
    pact = (
        "Acme/nsubj>signed and>Globex Globex/conj>Acme signed=sign/VBD a>pact pact/obj>signed in>Springfield "
        "Springfield/obl>signed . | Springfield/nsubj>grew grew=grow/VBD . | Springfield/nsubj>grew grew=grow/VBD . | "
    )
    reading = read(pact + SIGNED.format("sides", "side"))
    last = [e for e in reading.extractions if e.begin == reading.sentences[-1][0] and e.relation == "sign"]
    assert {(e.subject.label, *sorted(q.mention.label for q in e.qualifiers)) for e in last} == {
        ("Acme", "Globex"),
        ("Globex", "Acme"),
    }


def test_sides_are_of_one_kind() -> None:
    reading = read(
        "Acme/nsubj>opened opened=open/VBD a>plant plant/obj>opened in>Springfield Springfield/obl>opened . | "
        + SIGNED.format("sides", "side")
    )
    assert ("two sides", "sign", "pact") in stated(reading)


def test_a_dateline_is_no_side() -> None:
    reading = read(
        "SPRINGFIELD/nsubj>grew grew=grow/VBD . | SPRINGFIELD/nsubj>grew grew=grow/VBD . | Freedonia/nsubj>grew "
        "grew=grow/VBD . | Freedonia/nsubj>grew grew=grow/VBD . | " + SIGNED.format("sides", "side"),
        names={"SPRINGFIELD": "LOC", "Freedonia": "LOC"},
    )
    assert ("two sides", "sign", "pact") in stated(reading)


def test_a_pair_are_people() -> None:
    reading = read(
        MET + PEOPLE + "The>pair pair/nsubj>opened opened=open/VBD a>plant plant/obj>opened .",
    )
    assert {s for s, r, _ in stated(reading) if r == "open"} == {"Mary Smith", "John Brown"}


def test_the_two_sides_are_those_who_did_the_same() -> None:
    reading = read(
        "The>government government/nsubj>left and/cc>alliance the>alliance alliance/conj>government left=leave/VBD "
        "the>talks talks/NNS/obj>left . | " + SIGNED.format("sides", "side")
    )
    assert {s for s, r, _ in stated(reading) if r == "sign"} == {"government", "alliance"}

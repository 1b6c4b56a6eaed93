"""Facts of sport, courts, science, products and culture: forms that business news rarely has."""

import pytest

from tests.trees import cases, find, outcome, qualified, read, stated

NAMES = {
    "46": "CARDINAL", "two": "CARDINAL", "three": "CARDINAL", "140": "CARDINAL", "30": "CARDINAL",
    "$ 5 million": "MONEY",
    "last 30 days": "DATE", "April": "DATE", "first half": "DATE", "end of June": "DATE", "June": "DATE",
}  # fmt: skip
CASES = """
how old a person is:
    Mary/nsubj>left Smith/flat>Mary ,/punct>46 46/CD/amod>Mary ,/punct>Mary left=leave/VBD .
= Mary Smith; be aged; 46
= Mary Smith; leave; left

a result alone:
    The>match match/nsubj>ended ended=end/VBD 1/CD/obl:unmarked>ended –/SYM/PUNCT/punct>1 0/CD/flat>1 .
= match; end; 1 – 0

what a thing is worth:
    Acme/nsubj>sold sold=sell/VBD jewels/NNS/obj>sold worth/JJ/amod>jewels $/obj>worth 5/CD/compound>million
    million/CD/nummod>$ .
= Acme; sell; jewels
= jewels; be worth; $5 million

so many of the things, not a bare number:
    Acme/nsubj>placed placed=place/VBD 140/CD/obj>placed of>boxes these>boxes boxes/NNS/nmod>140 .
= Acme; place; 140 of these boxes
= 140 of these boxes; number; 140

an adjective between commas:
    Acme/nsubj>fell ,/punct>unbeaten unbeaten/JJ/acl>Acme since/IN/ADP/case>April April/obl>unbeaten ,/punct>Acme
    fell=fall/VBD .
= Acme; be; unbeaten
= Acme; be unbeaten since; April
= Acme; fall; fell

several who are named:
    Two/CD/nummod>men men=man/NNS/nsubj:pass>held ,/punct>Mary Mary/appos>men Smith/flat>Mary and>John John/conj>Mary
    Brown/flat>John ,/punct>men were/aux:pass>held held=hold/VBN in>Springfield Springfield/obl>held .
= Mary Smith; be held in; Springfield
= John Brown; be held in; Springfield
= Mary Smith; be one of; two men
= John Brown; be one of; two men
= two men; number; Two

an adverb with its complement:
    Acme/nsubj>finished finished=finish/VBD ahead/RB/advmod>finished of>Globex Globex/obl>ahead .
= Acme; finish ahead of; Globex

one object denied of two:
    Acme/nsubj>has has/VBZ/VERB plants/NNS/obj>has and>shops no>shops shops/NNS/conj>plants .
= Acme; have; plants
= Acme; have; shops [negative]

no plan to do it:
    Acme/nsubj>has has/VBZ/VERB no>plans plans/NNS/obj>has to>sell sell/VB/acl>plans Globex/obj>sell .
= Acme; have; plans [negative]
= Acme; sell; Globex [negative planned]

what came of it is done:
    Acme/nsubj>rose rose=rise/VBD to>reach reach/VB/advcl>rose Globex/obj>reach .
= Acme; reach; Globex
= Acme; rise to; reach Globex

what it is for is meant:
    Acme/nsubj>paid paid=pay/VBD to>reach reach/VB/advcl>paid Globex/obj>reach .
= Acme; reach; Globex [planned]
= Acme; pay to; reach Globex

the verb be to:
    Acme/nsubj>close is/cop>close to>close close/VB Globex/obj>close .
= Acme; close; Globex [planned]

an aim spelt out closes nothing:
    The>aim aim/nsubj>close is/cop>close to>close close/VB Globex/obj>close .
= aim; be; to close Globex

somebody's claim:
    Smith/nmod:poss>claim 's>Smith claim/nsubj>failed that/IN/SCONJ/mark>owned Acme/nsubj>owned owned=own/VBD/acl>claim
    Globex/obj>owned failed=fail/VBD .
= Smith; have; claim
= claim; fail; failed
= Acme; own; Globex [possible] (Smith)

the result that it fell:
    Acme/nsubj>told told=tell/VBD Smith/obj>told the>result result/obj>told that/IN/SCONJ/mark>fell Globex/nsubj>fell
    fell=fall/VBD/acl>result .
= Acme; tell; result
= Globex; fall; fell

a question for something:
    What/WP/obj>buy will/aux>buy Acme/nsubj>buy buy/VB in>Springfield Springfield/obl>buy ?/punct>buy

a headline of a verdict:
    Smith/nsubj>found found=find/VBD guilty/JJ/xcomp>found in>Springfield Springfield/obl>found .
= Smith; be found; guilty

a goal ensures nothing yet:
    The>goal goal/nsubj>ensure is/cop>ensure to>ensure ensure/VB that/IN/SCONJ/mark>owns Acme/nsubj>owns
    owns/VBZ/ccomp>ensure Globex/obj>owns .
= Acme; own; Globex [planned]
= goal; be; to ensure that Acme owns Globex

known by a name:
    The>dealer dealer/nsubj>left ,/punct>known known=know/VBN/acl>dealer by>name the>name name/obl:agent>known
    ,/punct>dealer left=leave/VBD .
= dealer; be known by; name
= dealer; leave; left

the way a thing looks:
    Smith/nsubj>liked liked=like/VBD the>way way/obj>liked Acme/nsubj>looked looked=look/VBD/acl:relcl>way .
= Smith; like; way

at risk of being sold:
    Acme/nsubj>is is/VBZ/AUX at>risk risk/obl>is of/IN/SCONJ/mark>sold being/aux:pass>sold sold=sell/VBN/acl>risk .
= Acme; be at; risk

like a museum:
    Acme/nmod:poss>gallery 's>Acme gallery/nsubj>left like>museums museums/NNS/nmod>gallery left=leave/VBD .
= Acme; have; gallery
= gallery; leave; left
"""


@pytest.mark.parametrize(("written", "expected"), cases(CASES))
def test_news_of_other_topics_states(written: str, expected: set[str]) -> None:
    assert outcome(read(written, NAMES)) == expected


def test_a_result_qualifies_what_has_an_object() -> None:
    reading = read(
        "Acme/nsubj>beat beat=beat/VBD Globex/obj>beat 3/CD/obl:unmarked>beat –/SYM/PUNCT/punct>3 1/CD/flat>3 ."
    )
    assert qualified(find(reading, "Acme", "beat", "Globex")) == {("score", "3 – 1")}


def test_a_bare_noun_beside_a_verb_is_no_companion() -> None:
    written = "Acme/nsubj>won won=win/VBD Globex/obj>won this>{0} {0}/obl:unmarked>won ."
    assert qualified(find(read(written.format("time")), "Acme", "win", "Globex")) == set()


def test_a_year_after_an_amount_is_a_rate() -> None:
    reading = read("Acme/nsubj>saves saves/VBZ jobs/NNS/obj>saves a>year year/obl:unmarked>saves .")
    assert qualified(find(reading, "Acme", "save", "jobs")) == {("per", "year")}


def test_a_verb_read_into_a_time_is_none_of_it() -> None:
    reading = read(
        "The>battery battery/nsubj>last will>last last/VB 30/CD/nummod>days days/NNS/obj>last .",
        NAMES,
        date="2025-03-04",
    )
    assert find(reading, "battery", "last", "30 days").object.period is None


@pytest.mark.parametrize(("rest", "wanted"), [("The>referee referee/nsubj>left left=leave/VBD .", False), ("", True)])
def test_halves_of_a_game_are_no_halves_of_a_year(rest: str, wanted: bool) -> None:
    written = "Acme/nsubj>scored scored=score/VBD in>half the>half first/JJ/amod>half half/obl>scored ."
    reading = read(f"{written} | {rest}" if rest else written, {"first half": "DATE"}, date="2025-11-08")
    assert (reading.extractions[0].period is not None) is wanted


def test_the_end_of_a_month_is_a_time() -> None:
    reading = read(
        "Acme/nsubj>left left=leave/VBD by>end the>end end/obl>left of>June June/nmod>end .", NAMES, date="2025-11-08"
    )
    assert stated(reading) == {("Acme", "leave by", "the end of June")}
    assert reading.extractions[0].period is not None


def test_a_weekday_in_the_present_is_to_come() -> None:
    reading = read("Acme/nsubj>closes closes/VBZ on>Monday Monday/obl>closes .", date="2025-10-16")
    assert reading.extractions[0].period is not None
    assert reading.extractions[0].period.begin == "2025-10-20"
    assert reading.extractions[0].modality == "planned"


def test_who_speaks_in_a_quotation_is_not_she() -> None:
    written = (
        "{0} She/nsubj>left left=leave/VBD/ccomp>said Acme/obj>left ,/punct>said {1} Smith/nsubj>said said=say/VBD ."
    )
    aside = read(written.format("", ""))
    assert ("Smith", "leave", "Acme") in stated(aside)
    quoted = read(
        "“/punct>left She/nsubj>left left=leave/VBD/ccomp>said Acme/obj>left on>Monday "
        "Monday/obl>left ,/punct>said ”/punct>left "
        "Smith/nsubj>said said=say/VBD ."
    )
    assert ("She", "leave", "Acme") in stated(quoted)


def test_other_men_are_none_of_those_before() -> None:
    reading = read(
        "Smith/nsubj>met met=meet/VBD Brown/obj>met . | Two/CD/nummod>men other/JJ/amod>men men=man/NNS/nsubj>left "
        "left=leave/VBD ."
    )
    assert ("two other men", "leave", "left") in stated(reading)


def test_i_as_a_speaker_is_who_speaks() -> None:
    reading = read(
        "“/punct>believe I/nsubj>believe believe/VBP/ccomp>said Acme/nsubj>owns owns/VBZ/ccomp>believe Globex/obj>owns "
        ",/punct>said ”/punct>believe Smith/nsubj>said said=say/VBD ."
    )
    assert {s.label for s in find(reading, "Acme", "own", "Globex").speakers} == {"Smith"}

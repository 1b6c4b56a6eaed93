"""What a thing is called by, beyond the words that are its argument: on trees annotated by hand."""

from collections.abc import Mapping

import pytest

from graph.model import Mention
from tests.trees import read

STARTS = "Acme/nsubj>likes likes=like/VBZ "
WHOLES = {
    # a phrase, and one in it
    "war/obj>likes on>pests pests/NNS/nmod>war in>Springfield Springfield/nmod>pests .": "war on pests in Springfield",
    # an of-phrase that stands in the label goes on
    "support/obj>likes of>heads heads/NNS/nmod>support of>states states/NNS/nmod>heads .": "support of heads of states",
    # an infinitive, a clause with "that"
    "plan/obj>likes to/TO/mark>sell sell/VB/acl>plan Globex/obj>sell .": "plan to sell Globex",
    "idea/obj>likes that/IN/SCONJ/mark>fell sales/NNS/nsubj>fell fell=fall/VBD/acl>idea .": "idea that sales fell",
    # what a ranked noun is ranked among
    "only/JJ/amod>firm firm/obj>likes that/WDT/PRON/nsubj>pays pays=pay/VBZ/acl:relcl>firm .": "only firm that pays",
    # what says nothing without its clause
    "the>way way/obj>likes they/nsubj>work work/VBP/acl:relcl>way .": "way they work",
    "any>firm firm/obj>likes that/WDT/PRON/nsubj>pays pays=pay/VBZ/acl:relcl>firm .": "firm that pays",
    "each>share share/obj>likes they/nsubj>own own/VBP/acl:relcl>share .": "",
    # whom or how much of it
    "people/NNS/obj>likes who/WP/PRON/nsubj>pay pay/VBP/acl:relcl>people .": "people who pay",
    "sum/obj>likes owed=owe/VBN/acl>sum to/IN/ADP/case>Globex Globex/obl>owed .": "sum owed to Globex",
    "number/obj>likes of>firms firms/NNS/nmod>number seeking=seek/VBG/acl>firms work/obj>seeking .":
        "number of firms seeking work",
    "eight/CD/nummod>people people/NNS/obj>likes who/WP/PRON/nsubj>pay pay/VBP/acl:relcl>people .": "",
    "list/obj>likes of>firms firms/NNS/nmod>list seeking=seek/VBG/acl>firms work/obj>seeking .": "",
    # how long, which day, what is to be done to it
    "day/obj>likes it/nsubj>left left=leave/VBD/acl:relcl>day .": "day it left",
    "call/obj>likes for/IN/SCONJ/mark>freed Smith/nsubj:pass>freed to/TO/mark>freed be/VB/AUX/aux:pass>freed "
    "freed=free/VBN/acl>call .": "call for Smith to be freed",
    # since when or in how long it is the first
    "first/JJ/amod>cup cup/obj>likes since/IN/case>war the>war war/nmod>cup .": "first cup since the war",
    "best/JJS/amod>cup cup/obj>likes in/IN/case>decade a>decade decade/nmod>cup .": "best cup in a decade",
    "cup/obj>likes since/IN/case>war the>war war/nmod>cup .": "",
    # where it is the first, so far; what there are more of than
    "first/JJ/amod>plant plant/obj>likes outside/IN/case>Europe Europe/nmod>plant .": "first plant outside Europe",
    "largest/JJS/amod>deal deal/obj>likes so/RB/advmod>far far/RB/advmod>deal .": "largest deal so far",
    "more/JJR/amod>cars cars/NNS/obj>likes than/IN/mark>needs it/nsubj>needs needs/VBZ/advcl>more .":
        "more cars than it needs",
    "deal/obj>likes yet/RB/advmod>deal .": "",
    "first/JJ/amod>boss boss/obj>likes from/IN/case>firm outside/IN/case>firm the>firm firm/nmod>boss .":
        "first boss from outside the firm",
    # of or against which two
    "war/obj>likes on>pests both/CC/cc:preconj>pests pests/NNS/nmod>war and>weeds weeds/NNS/conj>pests .":
        "war on both pests and weeds",
    # what it is like, for whom it is, what it says, what it is on the way to
    "same/JJ/amod>firm firm/obj>likes as/IN/ADP/case>Smith Smith/nmod>firm .": "same firm as Smith",
    "firm/obj>likes as/IN/ADP/case>Smith Smith/nmod>firm .": "",
    "call/obj>likes for/IN/SCONJ/mark>pay states/NNS/nsubj>pay to/TO/mark>pay pay/VB/acl>call .":
        "call for states to pay",
    "proof/obj>likes sales/NNS/nsubj>fell fell=fall/VBD/acl>proof .": "proof sales fell",
    "danger/obj>likes of/IN/SCONJ/mark>falling falling=fall/VBG/nmod>danger .": "danger of falling",
    "loss/obj>likes of/IN/case>cents cents/NNS/nmod>loss a/DT/case>share share/nmod>cents .":
        "loss of cents a share",
    # no phrase without its own of-phrase, which finds no room
    "pact/obj>likes in/IN/case>support support/nmod>pact of/IN/case>treaty a>treaty great/JJ/amod>treaty "
    "big/JJ/amod>treaty good/JJ/amod>treaty new/JJ/amod>treaty old/JJ/amod>treaty sad/JJ/amod>treaty "
    "bad/JJ/amod>treaty sick/JJ/amod>treaty raw/JJ/amod>treaty treaty/nmod>support .": "",
    # what a number counts together
    "30/CD/nummod>cooks cooks/NNS/obj>likes ,/punct>nurses nurses/NNS/conj>cooks and>guards guards/NNS/conj>cooks .":
        "30 cooks, nurses and guards",
    "30/CD/nummod>cooks cooks/NNS/obj>likes and>guards the>guards guards/NNS/conj>cooks .": "",
    "the>way way/obj>likes out/RB/advmod>way .": "way out",
    # what stands behind a row, hung on its first noun, or on the last of two acts, or after "other"
    "output/obj>likes and>trade trade/conj>output of>cars cars/NNS/nmod>output .": "output of cars",
    "sale/obj>likes and/cc>closure closure/conj>sale of>cars cars/NNS/nmod>sale .": "sale of cars",
    "promotion/obj>likes and>protection protection/conj>promotion of>trade trade/nmod>protection .":
        "promotion of trade",
    "head/obj>likes and>members other/JJ/amod>members members/NNS/conj>head of>gang gang/nmod>members .":
        "head of gang",
    "bread/obj>likes and>bottles bottles/NNS/conj>bread of>wine wine/nmod>bottles .": "",
    "mayor/obj>likes and>members the>members members/NNS/conj>mayor of>board board/nmod>members .": "",
    "head/obj>likes of>firm firm/nmod>head and>parts other/JJ/amod>parts parts/NNS/conj>head of>gang gang/nmod>parts .":
        "",
    "care/obj>likes and>work work/conj>care over/IN/case>years years/NNS/nmod>care .": "",
    # a clause with a remark in it, one that says what something is, a fact without "that"
    "time/obj>likes when/WRB/advmod>lend banks/NNS/nsubj>lend ,/punct>fearing fearing=fear/VBG/advcl>lend "
    "losses/NNS/obj>fearing ,/punct>fearing lend/VBP/acl:relcl>time less/RB/advmod>lend .": "time when banks lend less",
    "boxes/NNS/obj>likes for>something something/NN/PRON/nmod>boxes she/nsubj>wants "
    "wants=want/VBZ/acl:relcl>something .": "boxes for something she wants",
    "fact/obj>likes it/nsubj>rain can/aux>rain rain/VB/acl>fact .": "fact it can rain",
    # what a list goes on to after a comma
    "result/obj>likes of>drop the>drop drop/nmod>result in>sales sales/NNS/nmod>drop it/nsubj>had "
    "had=have/VBD/acl:relcl>drop ,/punct>war and>war of>war the>war war/conj>drop .": "result of the drop in sales",
    # no relative clause else, nothing after a comma, no time
    "firm/obj>likes that/WDT/PRON/nsubj>pays pays=pay/VBZ/acl:relcl>firm .": "",
    "firm/obj>likes ,/punct>Springfield in>Springfield Springfield/nmod>firm .": "",
    "vote/obj>likes on>Monday Monday/nmod>vote .": "",
    "vote/obj>likes after>war war/nmod>vote .": "",
}  # fmt: skip


def liked(written: str, names: Mapping[str, str] | None = None) -> Mention:
    """The object of the sentence's verb."""
    return next(e.object for e in read(STARTS + written, names).extractions if e.relation == "like")


@pytest.mark.parametrize("written", WHOLES)
def test_a_thing_is_called_by_the_phrase_that_tells_which_one_it_is(written: str) -> None:
    assert liked(written).whole == WHOLES[written]


@pytest.mark.parametrize(("verb", "told"), [("are=be/VBP", "firms seeking work"), ("were=be/VBD", "")])
def test_what_is_true_of_firms_seeking_work_is_not_of_all(verb: str, told: str) -> None:
    written = f"firms/NNS/nsubj>small seeking=seek/VBG/acl>firms work/obj>seeking {verb}/AUX/cop>small small/JJ ."
    assert next(e.subject for e in read(written).extractions if e.relation == "be").whole == told


def test_firms_that_pay_are_not_all_firms() -> None:
    written = "firms/NNS/nsubj>grow that/WDT/PRON/nsubj>pay pay/VBP/acl:relcl>firms {}grow grow/{} ."
    found = {
        tag: read(written.format(more, tag)).extractions for more, tag in (("will/MD/AUX/aux>", "VB"), ("", "VBD"))
    }
    wholes = {tag: next(e.subject.whole for e in found[tag] if e.relation == "grow") for tag in found}
    assert wholes == {"VB": "firms that pay", "VBD": ""}


def test_half_of_the_firms_that_pay_are_not_half_of_all() -> None:
    written = (
        "Half=half/NN/nsubj>grew of>firms the>firms firms/NNS/nmod>Half that/WDT/PRON/nsubj>pay "
        "pay/VBP/acl:relcl>firms grew=grow/VBD ."
    )
    assert "half of the firms that pay" in {e.subject.whole for e in read(written).extractions}


def test_a_period_is_of_so_many_years() -> None:
    written = "a>{0} {0}/obj>likes of>years ten/CD/nummod>years years/NNS/nmod>{0} ."
    found = [liked(written.format(noun), {"ten years": "DATE"}).whole for noun in ("period", "lease")]
    assert found == ["period of ten years", ""]


def test_too_long_a_plan_is_told_without_its_last_phrases() -> None:
    old = " ".join(f"old{n}=old/JJ/amod>yard" for n in range(9))
    written = (
        "plan/obj>likes to/TO/mark>sell sell/VB/acl>plan Globex/obj>sell and>yard the>yard {} yard/NN/conj>Globex ."
    )
    assert liked(written.format(old)).whole == "plan to sell Globex"


def test_too_long_a_clause_on_people_is_told_without_its_last_phrases() -> None:
    old = " ".join(f"old{n}=old/JJ/amod>yard" for n in range(9))
    written = "people/NNS/obj>likes who/WP/PRON/nsubj>want want/VBP/acl:relcl>people plants/NNS/obj>want {} .".format(
        f"in>yard the>yard {old} yard/NN/nmod>plants"
    )
    assert liked(written).whole == "people who want plants"


def test_each_in_a_row_is_told_with_the_place_behind_the_row() -> None:
    written = (
        "Each=each/DT/det>teacher teacher/nsubj>left and>pupil pupil/conj>teacher in>town the>town town/nmod>teacher "
        "left=leave/VBD ."
    )
    wholes = {e.subject.whole for e in read(written).extractions if e.relation == "leave"}
    assert wholes == {"each teacher in the town", "pupil in the town"}


def test_what_something_is_done_with_is_told_with_its_participle() -> None:
    written = (
        "Acme/nsubj>left left=leave/VBD with>frost {} frost/obl>left named=name/VBN/acl>frost as/IN/case>cause "
        "the>cause cause/obl>named ."
    )
    wholes = [
        next(e.object.whole for e in read(written.format(more)).extractions if e.relation == "leave with")
        for more in ("", "the>frost")
    ]
    assert wholes == ["frost named as the cause", ""]


@pytest.mark.parametrize(("verb", "label"), [("has", "30 days to appeal"), ("took", "30 days")])
def test_a_time_that_somebody_has_is_told_with_what_it_is_for(verb: str, label: str) -> None:
    form = {"has": "has=have/VBZ/VERB", "took": "took=take/VBD"}[verb]
    written = f"Acme/nsubj>{verb} {form}/root 30/CD/nummod>days days=day/NNS/obj>{verb} "
    found = read(written + "to/TO/mark>appeal appeal/VB/acl>days .", {"30 days": "DATE"}).extractions
    assert label in {e.object.label for e in found}


def test_a_phrase_too_long_to_be_a_name_is_left_out() -> None:
    more = " ".join(f"old=old/JJ/amod>plants#{1}" for _ in range(12))
    assert liked(f"war/obj>likes on>plants {more} plants/NNS/nmod>war .").whole == ""


def test_what_is_denied_is_told_with_its_clause() -> None:
    firm = "firm/obj>likes that/WDT/PRON/nsubj>pays pays=pay/VBZ/acl:relcl>firm ."
    begun = "Acme/nsubj>likes {}/RB/advmod>likes likes=like/VBZ {}>firm "
    wholes = {}
    for adverb, article in (("never", "a"), ("never", "the"), ("often", "a")):
        found = read(begun.format(adverb, article) + firm).extractions
        wholes[adverb, article] = next(e.object.whole for e in found if e.relation == "like")
    assert wholes == {("never", "a"): "firm that pays", ("never", "the"): "", ("often", "a"): ""}


def test_a_thing_that_there_is_none_of_is_told_with_its_clause_and_does_nothing() -> None:
    car = liked("no>car car/obj>likes that/WDT/PRON/nsubj>uses uses=use/VBZ/acl:relcl>car petrol/obj>uses .")
    assert car.whole == "car that uses petrol"
    found = read("Acme/nsubj>firm is/cop>firm not/RB/advmod>firm a>firm firm/NN that/WDT/PRON/nsubj>sells "
                 "sells=sell/VBZ/acl:relcl>firm cars/NNS/obj>sells .").extractions  # fmt: skip
    assert {(e.relation, e.object.whole) for e in found} == {("be", "firm that sells cars")}


def test_some_of_a_sort_are_not_all() -> None:
    some = "Some=some/DT/det>firms firms/NNS/nsubj>likes likes/VBP plants/NNS/obj>likes ."
    assert {e.subject.label for e in read(some).extractions} == {"some firms"}


def test_most_of_them_are_most_of_those_that_the_clause_tells() -> None:
    cars = "most/JJS/obj>likes of>cars {} cars/NNS/nmod>most it/nsubj>sells sells=sell/VBZ/acl:relcl>cars ."
    assert liked(cars.format("the>cars")).whole == "most of the cars it sells"
    assert liked(cars.format("old/JJ/amod>cars")).whole == ""


def test_bounds_of_a_part_stay() -> None:
    part = (
        "At/case>least least/JJS/nmod>three three/CD/nsubj>left of>members its>members members/NNS/nmod>three "
        "left/VBD ."
    )
    found = read(part, {"three": "CARDINAL"}).extractions
    assert ("at least three of its members", ">=") in {
        (e.subject.label, e.subject.quantity.bound if e.subject.quantity else "") for e in found
    }


def test_words_of_a_label_that_make_another_thing_of_it() -> None:
    tied = "an>fee up/case>front -/punct>up front/NN/compound>fee fee/obj>likes ."
    assert liked(tied).label == "up-front fee"
    ranged = "between/case>3 3/CD/nummod>firms and>5 5/CD/nummod>firms firms/NNS/obj>likes ."
    assert liked(ranged).label == "between 3 and 5 firms"
    times = "nine/CD/nummod>times times/NNS/nmod:unmarked>cost {} cost/obj>likes ."
    assert liked(times.format("the>firm firm/nmod:poss>cost 's>firm")).label == "nine times the firm's cost"
    assert liked(times.format("usual/JJ/amod>cost")).label == "nine times usual cost"
    assert liked("twice/RB/advmod>sum that>sum sum/obj>likes .").label == "twice that sum"
    assert liked("No=no/NN/obj>likes ./punct>No 6/CD/flat>No .").label == "No. 6"
    assert liked("for>plant plant/obj>likes .").label == "plant"


def test_a_thing_has_an_owner() -> None:
    owned = liked("Globex/nmod:poss>plan 's>Globex plan/obj>likes to/TO/mark>sell sell/VB/acl>plan .")
    assert (owned.label, owned.whole) == ("plan", "plan to sell")
    assert owned.owner is not None
    assert owned.owner.label == "Globex"


def test_two_owners_are_none() -> None:
    owned = liked("Globex/nmod:poss>plan and>Initech Initech/conj>Globex 's>Globex plan/obj>likes .")
    assert owned.owner is None


def test_one_of_so_many_says_of_which() -> None:
    reading = read(
        "Acme/nsubj>one is/cop>one one/CD of>firms 13/CD/nummod>firms firms/NNS/nmod>one "
        "eligible/JJ/amod>firms to/TO/mark>pay pay/VB/advcl>eligible .",
        {"one": "CARDINAL", "13": "CARDINAL"},
    )
    labels = {m.whole for e in reading.extractions for m in (e.subject, e.object)}
    assert "13 firms eligible to pay" in labels


def test_the_first_of_several_says_of_which() -> None:
    reading = read(
        "Acme/nsubj>first is/cop>first the>first first/JJ of>firms three/CD/nummod>firms firms/NNS/obl>first ."
    )
    assert "first of three firms" in {e.object.label for e in reading.extractions if e.relation == "be"}


def test_a_possessive_without_a_known_antecedent_is_the_subjects() -> None:
    reading = read(
        "Acme/nsubj>bought bought=buy/VBD a>plant plant/obj>bought to/TO/mark>expand expand/VB/advcl>bought "
        "its/PRP$/PRON/nmod:poss>fleet fleet/obj>expand ."
    )
    assert ("Acme", "have", "fleet") in {(e.subject.label, e.relation, e.object.label) for e in reading.extractions}


def test_owners_of_owners_end() -> None:
    many = "".join(f"f{n}=firm/NN/nmod:poss>f{n + 1} 's>f{n} " for n in range(150))
    reading = read(f"{many}f150=firm/NN/nsubj>grew grew=grow/VBD .")
    owner, depth = reading.extractions[-1].subject.owner, 0
    while owner is not None:
        owner, depth = owner.owner, depth + 1
    assert depth < 10


def test_whose_plan_is_asked_of_nobody() -> None:
    assert read("Whose=whose/WP$/PRON/nmod:poss>plan plan=plan/NN").mentions == ()


def test_a_root_that_is_called_a_conjunct_ends_the_way_up() -> None:
    [owned] = read("and>sold sold=sell/VBD/conj its/PRP$/PRON/nmod:poss>plant plant/obj>sold .").extractions
    assert (owned.subject.label, owned.relation, owned.object.label) == ("its", "have", "plant")


def test_a_number_may_end_a_text() -> None:
    bought = read("Acme/nsubj>bought bought=buy/VBD model=model/NN/obj>bought 3/CD/nummod>model", {"3": "CARDINAL"})
    assert ("Acme", "buy") in {(e.subject.label, e.relation) for e in bought.extractions}


def test_what_nobody_has_is_told_with_what_it_would_be() -> None:
    dock = (
        "{}>builder builder/nsubj>likes likes=like/VBZ a>dock dock/obj>likes long/RB/amod>dock enough/RB/advmod>long ."
    )
    found = {word: read(dock.format(word)).extractions for word in ("no", "the")}
    wholes = {word: next(e.object.whole for e in found[word] if e.relation == "like") for word in found}
    assert wholes == {"no": "dock long enough", "the": ""}


def test_a_name_after_of_keeps_its_hyphen() -> None:
    written = "head/obj>likes of>Al Al/NNP/PROPN/nmod>head -/HYPH/punct>Al Shams/NNP/PROPN/flat>Al ."
    assert liked(written, {"Al - Shams": "ORG"}).label == "head of Al-Shams"


def test_some_of_a_people_are_not_the_people() -> None:
    labels = [
        liked(f"{before} Freedonians/NNPS/PROPN/obj>likes .", {"Freedonians": "NORP"}).label
        for before in ("many/JJ/amod>Freedonians", "the>Freedonians young/JJ/amod>Freedonians", "")
    ]
    assert labels == ["many Freedonians", "Freedonians", "Freedonians"]
    two = liked("two/CD/nummod>Freedonians Freedonians/NNPS/PROPN/obj>likes .", {"Freedonians": "NORP"})
    assert (two.label, two.kind) == ("two Freedonians", "nominal")


def test_a_name_is_whole_in_what_a_thing_is_called() -> None:
    written = "a>stake stake/obj>likes in>Marsh Marsh/nmod>stake -/HYPH/PUNCT/punct>Marsh Quay/flat>Marsh ."
    assert liked(written, {"Marsh - Quay": "ORG"}).whole == "stake in Marsh-Quay"

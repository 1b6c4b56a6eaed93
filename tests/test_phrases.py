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


def test_a_heading_that_lost_its_line_is_no_part_of_the_sentence() -> None:
    assert mended("History/NN/compound>Acme Acme/nsubj>grew grew=grow/VBD .") == {"History": ("dislocated", "grew")}
    assert mended("History/NN/compound>teachers teachers/NNS/nsubj>left left=leave/VBD .") == {}


def test_what_follows_a_preposition_inside_a_name_hangs_on_its_beginning() -> None:
    written = "It/nsubj>left left=leave/VBD Bank/obj>left in>Freedonia Freedonia/obl>left ."
    assert mended(written, {"Bank in Freedonia": "ORG"}) == {"Freedonia": ("nmod", "Bank")}


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


def test_what_a_number_counts_is_what_a_thing_is_worth() -> None:
    written = (
        "Acme/nsubj>sold sold=sell/VBD jewels/NNS/obj>sold worth/JJ/amod>jewels 5/CD/compound>million "
        "million/CD/nummod>shells shells/NNS/obj>worth ."
    )
    assert mended(written, {"5 million": "CARDINAL"}) == {}


def test_so_much_worth_of_goods_is_one_phrase() -> None:
    written = (
        "Acme/nsubj>sold sold=sell/VBD $/obj>sold 5/CD/compound>million million/CD/nummod>$ worth/NN/obj>sold "
        "of>shares shares/NNS/nmod>worth in>Springfield Springfield/obl>sold ."
    )
    mends = {"worth": ("obj", "sold"), "$": ("nummod", "worth")}
    assert mended(written, {"$ 5 million": "MONEY"}) == {"$": ("nummod", "worth")}
    assert mended(written.replace("worth/NN/obj>sold", "worth/NN/nmod>$"), {"$ 5 million": "MONEY"}) == mends
    on = (
        "Freedonia/nsubj>put put=put/VBD tariffs/NNS/obj>put on>euros 5/CD/nummod>euros euros/NNS/nmod>tariffs (/punct "
        "$/appos>euros 6/CD/nummod>$ )/punct worth/NN/obl>put of>goods goods/NNS/nmod>worth ."
    )
    assert mended(on, {"5 euros": "MONEY", "$ 6": "MONEY"}) == {
        "on": ("case", "worth"),
        "euros": ("nummod", "worth"),
    }
    assert mended(on.replace(" (/punct", " ,/punct"), {"5 euros": "MONEY", "$ 6": "MONEY"}) == {}


def test_a_share_is_the_head_of_its_row() -> None:
    written = (
        "It/nsubj>hits hits=hit/VBZ one/CD/obj>hits in>five five/CD/nummod>children young/JJ/amod>children "
        "children/NNS/obj>hits in>Freedonia Freedonia/obl>hits ."
    )
    assert mended(written) == {"five": ("nmod", "one"), "children": ("nmod", "one")}
    assert mended(written.replace("nummod>children", "nmod>one")) == {"children": ("nmod", "one")}
    shops = "Acme/nsubj>has has=have/VBZ/VERB two/CD/obj>has in>towns 10/CD/nummod>towns towns/NNS/nmod>two ."
    assert mended(shops) == {}
    assert mended(shops.replace("two", "one")) == {"in": ("case", "10"), "10": ("nmod", "one")}


def test_words_of_saying_between_commas_are_beside_the_clause() -> None:
    written = (
        "The>plan plan/nsubj>cost ,/punct>says it/nsubj>says says=say/VBZ/acl:relcl>plan ,/punct>plan will/aux>cost "
        "cost=cost/VB $/obj>cost 5/CD/nummod>$ ."
    )
    assert mended(written) == {"says": ("parataxis", "cost")}
    assert mended(written.replace("says=say", "says=own")) == {}
    assert mended(written.replace("it/nsubj>says", "which/WDT/nsubj>says")) == {}


def test_two_words_of_one_name_keep_their_preposition() -> None:
    written = "They/nsubj>hid hid=hide/VBD from>Storm Storm/obl>hid Imelyn/obl>hid ."
    assert mended(written, {"Storm Imelyn": "EVENT"}) == {"from": ("case", "Imelyn"), "Storm": ("compound", "Imelyn")}


def test_an_infinitive_after_a_gerund_is_the_gerunds() -> None:
    written = (
        "Acme/nsubj>stopped stopped=stop/VBD pretending=pretend/VBG/xcomp>stopped to>be be/cop>fair "
        "fair/JJ/xcomp>stopped ."
    )
    assert mended(written) == {"fair": ("xcomp", "pretending")}
    assert mended(written.replace("stopped=stop", "stopped=say")) == {}


def test_what_is_flown_in_is_an_object() -> None:
    written = "Acme/nsubj>flew flew=fly/VBD in/RP/compound:prt>flew 180/CD/nummod>men men/NNS/obl>flew ."
    assert mended(written) == {"men": ("obj", "flew")}
    assert mended(written, {"180 men": "TIME"}) == {}
    assert mended(written.replace("180/CD/nummod>men", "with>men")) == {}


def test_what_one_used_to_do_is_no_purpose() -> None:
    written = "Acme/nsubj>used used=use/VBD to>make make/VB/advcl>used cars/NNS/obj>make ."
    assert mended(written) == {"make": ("xcomp", "used")}
    assert mended("It/nsubj:pass>used was/aux:pass>used used=use/VBD to>make make/VB/advcl>used ice/obj>make .") == {}


def test_what_to_say_is_one_clause() -> None:
    written = "Smith/nsubj>knows knows/VBZ what/WP/obj>knows to>say say/VB/ccomp>knows ."
    assert mended(written) == {"what": ("obj", "say")}
    assert mended(written.replace("what/WP", "Globex/NNP")) == {}


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
    written = (
        "Acme/nsubj>left left=leave/VBD with>Brown John/obl>left Brown/obl>left in>Springfield Springfield/nmod>John ."
    )
    assert mended(written) == {"John": ("compound", "Brown"), "Springfield": ("nmod", "Brown")}


def test_what_is_joined_inside_a_name_is_no_second_one() -> None:
    written = (
        "The>Ministry Ministry/nsubj>grew of>Trade Trade/nmod>Ministry and>Energy Energy/conj>Ministry grew=grow/VBD ."
    )
    assert mended(written, {"Ministry of Trade and Energy": "ORG"}) == {"Energy": ("conj", "Trade")}
    assert mended(written, {"Ministry of Trade": "ORG", "Energy": "ORG"}) == {}


def test_what_a_name_is_hangs_on_its_head() -> None:
    written = (
        "towns/NNS/nsubj>Marsh were/VBD/cop>Marsh Marsh/compound>End End ,/punct>Quay Quay/conj>Marsh and/cc>Moor "
        "Moor/conj>End ."
    )
    moved = {"towns": ("nsubj", "End"), "were": ("cop", "End"), "Quay": ("conj", "End")}
    assert mended(written, {"Marsh End": "LOC"}) == moved


def test_what_an_organisation_is_called_by_is_no_row() -> None:
    written = "Marsh/nsubj>met &/CC/cc>Quay Quay/conj>Marsh and/cc>Acme Acme/conj>Quay met=meet/VBD ."
    assert mended(written, {"Marsh & Quay": "ORG"}) == {"Quay": ("flat", "Marsh"), "Acme": ("conj", "Marsh")}
    assert mended(written, {"Marsh": "PERSON", "Quay": "PERSON"}) == {}


def test_a_firm_is_joined_to_the_ministry_and_not_to_what_that_is_for() -> None:
    written = "Ministry/nsubj>met of>Trade Trade/nmod>Ministry and/cc>Acme Acme/conj>Trade met=meet/VBD ."
    assert mended(written, {"Ministry of Trade": "ORG"}) == {"Acme": ("conj", "Ministry")}
    assert mended(written.replace("Acme", "Springfield"), {"Ministry of Trade": "ORG"}) == {}


def test_a_preposition_before_a_name_hangs_on_its_head() -> None:
    written = "It/nsubj>left left=leave/VBD in/case>Marsh Marsh/compound>Island Island/obl>left ."
    assert mended(written, {"Marsh Island": "LOC"}) == {"in": ("case", "Island")}


def test_what_a_vaccine_protects_from_is_the_verb_s() -> None:
    written = (
        "It/nsubj>{form} {form}={verb}/VBZ children/NNS/obj>{form} against/IN/case>measles measles/NNS/nmod>children ."
    )
    assert mended(written.format(form="protects", verb="protect")) == {"measles": ("obl", "protects")}
    assert mended(written.format(form="has", verb="have")) == {}


def test_where_an_outbreak_is() -> None:
    written = (
        "An>{what} {what}/NN/nsubj>grew of>measles measles/NNS/nmod>{what} in>Freedonia Freedonia/nmod>measles "
        "grew=grow/VBD ."
    )
    assert mended(written.format(what="outbreak")) == {"Freedonia": ("nmod", "outbreak")}
    assert mended(written.format(what="book")) == {}


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


# Nouns that hang on the wrong word


def test_what_is_no_amount_is_joined_to_what_has_the_amount() -> None:
    written = (
        "It/nsubj>demands demands/VBZ a>rise rise/NN/obj>demands of>percent 5/CD/nummod>percent percent/NN/nmod>rise "
        "a>bonus bonus/NN/conj>percent and>pensions pensions/NNS/conj>percent ."
    )
    assert mended(written, {"5 percent": "PERCENT"}) == {"bonus": ("conj", "rise"), "pensions": ("conj", "rise")}
    one = written.replace("a>bonus bonus/NN/conj>percent ", "")
    assert mended(one, {"5 percent": "PERCENT"}) == {}
    counted = one.replace("pensions/", "two/CD/nummod>pensions pensions/")
    assert mended(counted, {"5 percent": "PERCENT"}) == {}
    money = written.replace("pensions/", "two/CD/nummod>pensions pensions/")
    assert mended(money, {"5 percent": "MONEY"}) == {"bonus": ("conj", "rise"), "pensions": ("conj", "rise")}


def test_what_has_an_article_and_a_place_is_joined_to_its_like() -> None:
    written = (
        "It/nsubj>owns owns/VBZ a>plant plant/NN/obj>owns in>Springfield Springfield/nmod>plant and>shop a>shop "
        "shop/NN/conj>Springfield in>Shelbyville Shelbyville/nmod>shop ."
    )
    assert mended(written) == {"shop": ("conj", "plant")}
    assert mended(written.replace(" in>Shelbyville Shelbyville/nmod>shop", "")) == {"shop": ("conj", "plant")}
    near = written.replace("in>Springfield", "near>Springfield")
    for sound in (
        near,
        near.replace(" in>Shelbyville Shelbyville/nmod>shop", ""),
        written.replace("Springfield", "Globex"),
        written.replace("a>shop", "two/CD/nummod>shop"),
    ):
        assert mended(sound) == {}, sound


def test_a_second_amount_is_joined_to_the_first() -> None:
    written = (
        "Acme/nsubj>paid paid=pay/VBD $/obj>paid 5/CD/nummod>$ for>plants plants/NNS/obl>paid of>fame "
        "fame/NN/nmod>plants and>€ €/$/SYM/conj>fame 2/CD/nummod>€ for>shops shops/NNS/obl>paid ."
    )
    names = {"$ 5": "MONEY", "€ 2": "MONEY"}
    assert mended(written, names) == {"plants": ("nmod", "$"), "€": ("conj", "$"), "shops": ("nmod", "€")}
    assert mended(written.replace("for>shops", "in>shops"), names) == {"€": ("conj", "$")}
    assert mended(written.replace("$/obj>paid 5/CD/nummod>$", "Globex/obj>paid"), names) == {}


def test_who_is_given_something_is_no_part_of_it() -> None:
    written = "It/nsubj>gave gave=give/VBD Acme/compound>powers new/JJ/amod>powers powers/NNS/obj>gave ."
    assert mended(written) == {"Acme": ("iobj", "gave")}
    assert mended(written.replace("new/JJ/amod>powers ", "")) == {}
    assert mended(written.replace("gave=give", "used=use").replace(">gave", ">used")) == {}
    control = written.replace("new/JJ/amod>powers ", "").replace("powers", "control").replace("/NNS", "")
    assert mended(control) == {"Acme": ("iobj", "gave")}
    assert mended(control.replace("Acme", "state/NN")) == {}
    firm = written.replace("Acme/", "the>powers firm/NN/")
    assert mended(firm) == {"the": ("det", "firm"), "firm": ("iobj", "gave")}


def test_a_name_before_what_another_is_given_belongs_to_the_other() -> None:
    written = (
        "It/nsubj>gave gave=give/VBD the>Party Party/iobj>gave of>Brown John/compound>seats Brown/flat>John "
        "two/CD/nummod>seats seats/NNS/obj>gave ."
    )
    assert mended(written) == {"of": ("case", "John"), "John": ("nmod", "Party")}


def test_what_somebody_is_charged_with_hangs_on_the_verb() -> None:
    written = "It/nsubj>charged charged=charge/VBD men=man/NNS/obj>charged with>theft theft/NN/nmod>men ."
    assert mended(written) == {"theft": ("obl", "charged")}
    helped = written.replace("charged=charge", "helped=help").replace(">charged", ">helped")
    assert mended(helped) == {}
    assert mended(helped.replace("theft/NN", "their>theft theft/NN")) == {"theft": ("obl", "helped")}
    assert mended(written.replace("charged=charge", "saw=see").replace(">charged", ">saw")) == {}


def test_what_follows_a_clause_after_its_comma_is_beside_it() -> None:
    written = (
        "It/nsubj>bought bought=buy/VBD Acme/obj>bought ,/punct>makes which/nsubj>makes makes=make/VBZ/acl:relcl>Acme "
        "phones/NNS/obj>makes ,/punct>makes in>Springfield Springfield/obl>makes on>Monday Monday/obl>makes ."
    )
    assert mended(written) == {"Springfield": ("obl", "bought"), "Monday": ("obl", "bought")}
    for sound in (
        written.replace(",/punct>makes in>", "in>"),
        written.replace("phones/NNS/obj>makes", "in>Freedonia Freedonia/obl>makes"),
        written.replace("phones/NNS/obj>makes", "phones/NNS/obj>makes ,/punct>cars cars/NNS/appos>phones"),
    ):
        assert mended(sound) == {}, sound


def test_which_is_what_somebody_has_to_help_others() -> None:
    written = (
        "Acme/nsubj>has has/VBZ/VERB a>plan plan/NN/obj>has to>help help/VB/advcl>has firms/NNS/obj>help ,/punct>grew "
        "which/WDT/nsubj>grew has/VBZ/aux>grew grew=grow/VBN/acl:relcl>firms ."
    )
    assert mended(written) == {"help": ("acl", "plan"), "grew": ("acl:relcl", "plan")}
    assert mended(written.replace("which/WDT/nsubj>grew has/VBZ/aux>grew", "which/WDT/nsubj>grew have/aux>grew")) == {}


def test_what_a_speaker_concedes_besides_is_no_part_of_what_is_said() -> None:
    written = (
        "Smith/nsubj>said said=say/VBD it/nsubj>works works=work/VBZ/ccomp>said ,/punct>admitted "
        "though/IN/SCONJ/mark>admitted he/nsubj>admitted admitted=admit/VBD/advcl>works delays/NNS/obj>admitted ."
    )
    assert mended(written) == {"admitted": ("advcl", "said")}
    for sound in (
        written.replace(",/punct>admitted", ""),
        written.replace("admitted=admit", "admitted=have"),
        written.replace("he/nsubj", "I/nsubj"),
        written.replace("it/nsubj", '"/punct it/nsubj'),
    ):
        assert mended(sound) == {}, sound


def test_an_infinitive_is_of_the_adjective_right_before_it() -> None:
    written = (
        "She/nsubj>due had/aux>due been/cop>due due/JJ/ccomp>said to>move move/VB/ccomp>said and/cc>packing "
        "was/aux>packing packing=pack/VBG/conj>move ,/punct he/nsubj>said said=say/VBD ."
    )
    assert mended(written) == {"move": ("xcomp", "due"), "packing": ("conj", "due")}
    assert mended(written.replace("been/cop>due ", "")) == {}
    assert mended(written.replace("move/VB/ccomp>said", "move/VB/xcomp>due")) == {}


def test_what_comes_after_a_copula_is_said_of_the_act_before_it() -> None:
    written = (
        "Making/VBG/ccomp>said chips/NNS/obj>Making is/cop>trade a>trade trade/obj>Making ,/punct Smith/nsubj>said "
        "said=say/VBD ."
    )
    assert mended(written) == {"trade": ("ccomp", "said"), "Making": ("csubj", "trade")}
    assert mended(written.replace("is/cop>trade", "as/IN/ADP/case>trade")) == {}


def test_a_zone_is_part_of_the_time() -> None:
    written = "It/nsubj>fell fell=fall/VBD by/IN/ADP/case>1430 1430/CD/obl>fell GMT/NNP/obl>fell ."
    assert mended(written, {"1430 GMT": "TIME"}) == {"GMT": ("flat", "1430")}
    assert mended(written) == {}


def test_after_a_semicolon_comes_the_next_of_the_row() -> None:
    """What is after the second semicolon is joined to the first of the row, as what is after the first one is."""
    first = "It/nsubj>met met=meet/VBD Acme/obj>met ,/punct>bank a>bank bank/NN/appos>Acme "
    written = first + ";/punct>Globex Globex/conj>Acme ;/punct>Initech and>Initech Initech/conj>Globex ."
    assert mended(written) == {"Initech": ("conj", "Acme")}
    written = first + ";/punct>Globex Globex/conj>Acme and>Initech Initech/conj>Globex ."
    assert mended(written) == {}


def test_an_age_is_no_member_of_a_row() -> None:
    written = "It/nsubj>met met=meet/VBD Smith/obj>met ,/punct>71 71/CD/conj>Smith ;/punct>Brown Brown/conj>Smith ."
    assert mended(written) == {"71": ("nmod:unmarked", "Smith")}
    written = "It/nsubj>met met=meet/VBD Smith/obj>met and>71 71/CD/conj>Smith boys/NNS/nmod>71 ."
    assert mended(written) == {}


def test_how_far_off_somebody_is_stands_beside_the_verb() -> None:
    written = (
        "It/nsubj>began began=begin/VBD the>shots final/JJ/amod>shots round/compound>shots five/CD/nummod>shots "
        "shots/NNS/obj>began off>lead lead/nmod>shots ."
    )
    assert mended(written) == {
        "the": ("det", "round"),
        "final": ("amod", "round"),
        "round": ("obj", "began"),
        "shots": ("obl:unmarked", "began"),
    }
    written = (
        "It/nsubj>left left=leave/VBD Acme/iobj>left two/CD/nummod>votes votes/NNS/obj>left short/JJ/xcomp>left "
        "of>majority majority/obl>short ."
    )
    assert mended(written) == {
        "Acme": ("obj", "left"),
        "votes": ("obl:unmarked", "left"),
        "short": ("amod", "votes"),
    }
    written = (
        "It/nsubj>gave gave=give/VBD Acme/iobj>gave two/CD/nummod>seats seats/NNS/obj>gave behind>driver "
        "driver/nmod>seats ."
    )
    assert mended(written) == {}


def test_a_present_after_a_past_that_tells_when_goes_on_with_the_main_clause() -> None:
    start = "Smith/nsubj:pass>freed was/aux:pass>freed freed=free/VBN after>died "
    past = "Brown/nsubj>died died=die/VBD/advcl>freed ,/punct>{0} and>{0} "
    assert mended(start + past.format("denies") + "denies=deny/VBZ/conj>died it/obj>denies .") == {
        "denies": ("conj", "freed")
    }
    assert mended(start + past.format("left") + "left=leave/VBD/conj>died it/obj>left .") == {}
    same = "Brown/nsubj>dies dies=die/VBZ/advcl>freed and>leaves leaves=leave/VBZ/conj>dies it/obj>leaves ."
    assert mended(start.replace("died", "dies") + same) == {}


def test_a_score_against_par_is_the_second_number() -> None:
    written = "It/nsubj>was was/VBD total/obj>was of>11 11/CD/nmod>total -/punct>273 under>273 273/CD/nmod>11 ."
    assert mended(written) == {
        "of": ("case", "273"),
        "11": ("compound", "273"),
        "-": ("punct", "11"),
        "under": ("case", "11"),
        "273": ("nmod", "total"),
    }
    assert mended("It/nsubj>was was/VBD total/obj>was of>11 11/CD/nmod>total under>273 273/CD/nmod>11 .") == {}


DEGREE = (
    "It/nsubj>big was/VBD/AUX/cop>big not>big {}/RB/advmod>big big/JJ/ccomp>said an/DT/det>issue issue/NN/{} for>Acme "
    "Acme/nmod>issue Smith/nsubj>said said=say/VBD ."
)


@pytest.mark.parametrize("degree", ["as", "so", "that", "too"])
@pytest.mark.parametrize("label", ["ccomp>said", "obl:unmarked>big"])
def test_an_adjective_with_its_degree_before_an_article_is_the_noun_s(degree: str, label: str) -> None:
    found = mended(DEGREE.format(degree, label))
    assert found["big"] == ("amod", "issue")
    assert {found[word] for word in ("It", "was", "not")} == {(d, "issue") for d in ("nsubj", "cop", "advmod")}
    assert found.get("issue", ("ccomp", "said")) == ("ccomp", "said")


def test_what_happens_because_of_a_degree_is_no_noun_of_the_adjective() -> None:
    written = "Food/NN/nsubj>good was/VBD/AUX/cop>good so/RB/advmod>good good/JJ a/det>queue queue/NN/nsubj>{0} {1} ."
    assert mended(written.format("good", "formed=form/VBN/acl>queue")) == {}
    assert mended(written.format("formed", "formed=form/VBD/advcl>good")) == {}
    assert mended("It/nsubj>big is/cop>big as/RB/advmod>big big/JJ as>city a/det>city city/NN/obl>big .") == {}


LOUDER = (
    "It/nsubj>{verb} {verb}/VBZ {article} noise/NN/obj>{verb} louder=loud/JJR/{label} than/IN/case>bells "
    "bells/NNS/obl>louder ."
)


def test_a_comparative_behind_its_noun_says_which_one() -> None:
    found = {"louder": ("amod", "noise")}
    for label in ("xcomp", "advmod"):
        assert mended(LOUDER.format(verb="bans", article="a/det>noise", label=f"{label}>bans")) == found
    for verb, article in (("makes=make", "a/det>noise"), ("bans", "the/det>noise")):
        word = verb.split("=")[0]
        written = LOUDER.format(verb=word, article=article, label=f"xcomp>{word}")
        assert mended(written.replace(f" {word}/VBZ", f" {verb}/VBZ")) == {}


def test_the_number_of_a_model_is_no_result() -> None:
    written = (
        "The/det>Acme Acme/nsubj>has 737/CD/obl:unmarked>has -/punct>737 800/CD/flat>737 has=have/VBZ/VERB "
        "seats/NNS/obj>has ."
    )
    assert mended(written, {"Acme 737 - 800": "PRODUCT"}) == {"737": ("flat", "Acme")}
    assert mended(written, {"Acme": "ORG", "737": "CARDINAL", "800": "CARDINAL"}) == {}


def test_behind_a_comma_it_is_the_subject_that_says_it() -> None:
    written = (
        "Smith/nsubj>denied denied=deny/VBD a/det>plan plan/NN/obj>denied {} saying=say/VBG/acl>plan that>won "
        "it/nsubj>won won=win/VBD/ccomp>saying ."
    )
    for comma in (",/punct>plan", ",/punct>plan ”/''/punct>plan"):
        assert mended(written.format(comma)) == {"saying": ("advcl", "denied")}
    assert mended(written.format("")) == {}

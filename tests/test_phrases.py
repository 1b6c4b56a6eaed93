"""Trees around results of games, worth, rows, headings, "which" and "who" are mended; others stay."""

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


def test_two_words_of_one_name_keep_their_preposition() -> None:
    written = "They/nsubj>hid hid=hide/VBD from>Storm Storm/obl>hid Imelyn/obl>hid ."
    assert mended(written, {"Storm Imelyn": "EVENT"}) == {"from": ("case", "Imelyn"), "Storm": ("compound", "Imelyn")}


def test_what_is_flown_in_is_an_object() -> None:
    written = "Acme/nsubj>flew flew=fly/VBD in/RP/compound:prt>flew 180/CD/nummod>men men/NNS/obl>flew ."
    assert mended(written) == {"men": ("obj", "flew")}
    assert mended(written, {"180 men": "TIME"}) == {}
    assert mended(written.replace("180/CD/nummod>men", "with>men")) == {}


def test_what_one_used_to_do_is_no_purpose() -> None:
    written = "Acme/nsubj>used used=use/VBD to>make make/VB/advcl>used cars/NNS/obj>make ."
    assert mended(written) == {"make": ("xcomp", "used")}
    assert mended("It/nsubj:pass>used was/aux:pass>used used=use/VBD to>make make/VB/advcl>used ice/obj>make .") == {}


def test_a_row_of_two_without_and_is_an_apposition() -> None:
    written = (
        "Two/CD/nummod>men men=man/NNS/nsubj>left ,/punct>owners owners/NNS/conj>men of>boats boats/NNS/nmod>owners "
        ",/punct>men left=leave/VBD ."
    )
    assert mended(written) == {"owners": ("appos", "men")}
    assert mended(written.replace(",/punct>owners", "and>owners", 1)) == {}


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


def test_what_has_a_preposition_is_no_apposition() -> None:
    written = (
        "Police/nsubj>found found=find/VBD Globex/obj>found ,/punct>vase a>vase vase/appos>Globex ,/punct>barn in>barn "
        "a>barn barn/appos>vase ."
    )
    assert mended(written, {"Globex": "WORK_OF_ART"}) == {"barn": ("obl", "found")}


def test_which_is_no_person() -> None:
    written = (
        "Police/nsubj>issued issued=issue/VBD a>notice notice/obj>issued for>Smith Smith/nmod>notice ,/punct>began "
        "which/nsubj>began began=begin/VBD/acl:relcl>Smith a>search search/obj>began ."
    )
    assert mended(written) == {"began": ("acl:relcl", "notice")}


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


def test_what_happens_because_of_a_degree_is_no_noun_of_the_adjective() -> None:
    written = "Food/NN/nsubj>good was/VBD/AUX/cop>good so/RB/advmod>good good/JJ a/det>queue queue/NN/nsubj>{0} {1} ."
    assert mended(written.format("good", "formed=form/VBN/acl>queue")) == {}
    assert mended(written.format("formed", "formed=form/VBD/advcl>good")) == {}
    assert mended("It/nsubj>big is/cop>big as/RB/advmod>big big/JJ as>city a/det>city city/NN/obl>big .") == {}


LOUDER = (
    "It/nsubj>{verb} {verb}/VBZ {article} noise/NN/obj>{verb} louder=loud/JJR/{label} than/IN/case>bells "
    "bells/NNS/obl>louder ."
)


def test_the_number_of_a_model_is_no_result() -> None:
    written = (
        "The/det>Acme Acme/nsubj>has 737/CD/obl:unmarked>has -/punct>737 800/CD/flat>737 has=have/VBZ/VERB "
        "seats/NNS/obj>has ."
    )
    assert mended(written, {"Acme 737 - 800": "PRODUCT"}) == {"737": ("flat", "Acme")}
    assert mended(written, {"Acme": "ORG", "737": "CARDINAL", "800": "CARDINAL"}) == {}

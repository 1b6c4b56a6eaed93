"""Trees with two dependents in one place are mended; sound trees and everything but arcs stay."""

from hypothesis import given, settings
from spacy.tokens import Doc

from graph.annotate.repair import repair
from tests.trees import forests, stated, tree
from tests.trees import read as read_tree


def arcs(doc: Doc) -> dict[str, tuple[str, str]]:
    """Form -> label and head's form; the mended part of the tests' sentences repeats no form."""
    return {t.text: (str(t.dep_), str(t.head.text)) for t in doc if not t.is_punct}


def mended(written: str, names: dict[str, str] | None = None) -> dict[str, tuple[str, str]]:
    """Arcs that repair changed, as they are after it."""
    doc = tree(written, names)
    before = arcs(doc)
    after = arcs(repair(doc))
    return {form: arc for form, arc in after.items() if arc != before[form]}


# Two subjects side by side


def test_a_noun_before_a_name_describes_it() -> None:
    assert mended("Carmaker/NN/nsubj>grew Acme/nsubj>grew grew=grow/VBD .") == {"Carmaker": ("nmod:desc", "Acme")}


def test_the_article_goes_with_the_name() -> None:
    assert mended("The>carmaker carmaker/nsubj>grew Acme/nsubj>grew grew=grow/VBD .") == {
        "The": ("det", "Acme"),
        "carmaker": ("nmod:desc", "Acme"),
    }


def test_a_name_before_a_noun_is_in_its_compound() -> None:
    assert mended("Acme/nsubj>closed plants/NNS/nsubj>closed closed=close/VBD .") == {"Acme": ("compound", "plants")}


def test_a_name_with_a_possessive_mark_possesses() -> None:
    assert mended("Acme/nsubj>closed 's>Acme plants/NNS/nsubj>closed closed=close/VBD .") == {
        "Acme": ("nmod:poss", "plants")
    }


def test_a_name_joined_by_a_hyphen_is_in_a_compound() -> None:
    assert mended("It/nsubj>sold sold=sell/VBD Acme/obj>sold -/punct>sold phones/NNS/obj>sold .") == {
        "Acme": ("compound", "phones")
    }


def test_objects_and_obliques_too() -> None:
    assert mended("Mary/nsubj>joined Smith/flat>Mary joined=join/VBD carmaker/obj>joined Acme/obj>joined .") == {
        "carmaker": ("nmod:desc", "Acme")
    }
    assert mended("Mary/nsubj>works Smith/flat>Mary works/VBZ at>carmaker carmaker/obl>works Acme/obl>works .") == {
        "carmaker": ("nmod:desc", "Acme"),
        "at": ("case", "Acme"),
    }


def test_what_is_mended_is_read_as_a_title() -> None:
    doc = repair(tree("Carmaker/NN/nsubj>grew Acme/nsubj>grew grew=grow/VBD ."))
    assert doc[0].head.text == "Acme"
    assert ("Acme", "be", "carmaker") in stated(read_tree("Carmaker/NN/nmod:desc>Acme Acme/nsubj>grew grew=grow/VBD ."))


def test_a_mark_for_a_verb_ends_the_text() -> None:
    assert mended("It/nsubj>said said=say/VBD –/VB/ccomp>said") == {}


# Sound trees


def test_sound_trees_stay() -> None:
    for written in (
        "Acme/nsubj>gave gave=give/VBD Globex/iobj>gave the>licence licence/obj>gave .",
        "Acme/obj>gave gave=give/VBD Globex/obj>gave the>licence licence/obj>gave .",
        "Acme/nsubj>met met=meet/VBD Globex/obj>met Monday/obl>met .",
        "Acme/nsubj>sells sells/VBZ phones/NNS/obj>sells and>cars cars/NNS/conj>phones here/RB/advmod>sells .",
        "Acme/nsubj>grew in>Springfield Springfield/obl>grew near>Shelbyville Shelbyville/obl>grew grew=grow/VBD .",
        "Acme/nsubj>grew and>Globex Globex/nsubj>grew grew=grow/VBD .",
        "It/nsubj>likes likes/VBZ plants/NNS/obj>likes trees/NNS/obj>likes .",
    ):
        assert mended(written) == {}, written


def test_neighbours_in_two_sentences_have_nothing_to_do_with_each_other() -> None:
    assert mended("It/nsubj>met met=meet/VBD carmaker/obj>met | Acme/nsubj>grew grew=grow/VBD .") == {}


# Participles after a hyphen


def test_a_place_before_a_participle_belongs_to_it_and_it_to_the_name() -> None:
    for broken in (
        "Springfield/nsubj>grew -/punct>listed listed=list/VBN/amod>Acme Acme/nsubj>grew grew=grow/VBD .",
        "Springfield/nsubj>grew -/punct>listed listed=list/VBN/acl>Springfield Acme/nsubj>grew grew=grow/VBD .",
        "Springfield/compound>Acme -/punct>listed listed=list/VBN/amod>Springfield Acme/nsubj>grew grew=grow/VBD .",
    ):
        after = arcs(repair(tree(broken)))
        assert after["Springfield"] == ("obl", "listed"), broken
        assert after["listed"] == ("amod", "Acme"), broken
        assert after["Acme"] == ("nsubj", "grew"), broken


def test_a_participle_before_a_common_noun() -> None:
    after = arcs(
        repair(
            tree(
                "An>firm Springfield/nsubj>grew -/punct>based based=base/VBN/amod>firm firm/nsubj>grew grew=grow/VBD ."
            )
        )
    )
    assert (after["Springfield"], after["based"], after["firm"]) == (
        ("obl", "based"), ("amod", "firm"), ("nsubj", "grew"),
    )  # fmt: skip


# Words with a hyphen inside


def test_the_last_part_of_a_hyphenated_word_is_its_head() -> None:
    assert mended("It/nsubj>funds funds/VBZ new/JJ/amod>start start/obj>funds -/punct>start ups/NNS/dep>start .") == {
        "start": ("compound", "ups"),
        "ups": ("obj", "funds"),
        "new": ("amod", "ups"),
    }
    assert mended("It/nsubj>funds funds/VBZ start/obj>funds -/punct>start ups/NNS/obj>funds .") == {
        "start": ("compound", "ups")
    }


def test_a_verb_before_a_hyphen_stays() -> None:
    assert mended("It/nsubj>funds funds=fund/VBZ -/punct>funds ups/NNS/obj>funds .") == {}


# Offices


def test_who_is_named_is_the_object_of_the_naming() -> None:
    written = (
        "Acme/nsubj>named named={}/VBD Mary/compound>officer Smith/flat>Mary chief/JJ/amod>officer officer/{}>named ."
    )
    assert mended(written.format("name", "xcomp")) == {"Mary": ("obj", "named")}
    assert mended(written.format("appoint", "obj")) == {"Mary": ("obj", "named"), "officer": ("xcomp", "named")}


def test_who_is_elected_an_office_is_no_apposition_to_it() -> None:
    written = (
        "They/nsubj>elected elected=elect/VBD/VERB Mary/obj>elected Smith/flat>Mary {}mayor/NN/NOUN/{}>Mary "
        "of>Springfield Springfield/nmod>mayor ."
    )
    assert mended(written.format("", "appos")) == {"mayor": ("xcomp", "elected")}
    assert mended(written.format("", "flat")) == {"mayor": ("xcomp", "elected")}
    assert mended(written.format(",/punct>mayor ", "appos")) == {}
    assert mended(written.format("", "appos").replace("elected=elect", "elected=see")) == {}


def test_who_elects_somebody_is_no_such_office() -> None:
    written = (
        "Voters/NNS/nsubj>mayor elected=elect/VBN/VERB/acl>Voters Mary/compound>mayor Smith/flat>Mary mayor/NN/NOUN "
        "of>Springfield Springfield/nmod>mayor ."
    )
    assert mended(written) == {
        "Voters": ("nsubj", "elected"),
        "elected": ("root", "elected"),
        "Mary": ("obj", "elected"),
        "mayor": ("xcomp", "elected"),
    }


def test_a_person_is_the_head_of_the_title_before_the_name() -> None:
    written = "Prime/amod>minister minister/NN/nmod:desc>Sheikh Sheikh/nsubj>left Hasan/flat>Sheikh left=leave/VBD ."
    assert mended(written, {"Hasan": "PERSON"}) == {
        "minister": ("nmod:desc", "Hasan"),
        "Sheikh": ("nmod:desc", "Hasan"),
        "Hasan": ("nsubj", "left"),
    }
    assert mended(written.replace("Sheikh", "Carmaker"), {"Hasan": "PERSON"}) == {}


def test_what_a_title_has_is_the_persons() -> None:
    written = "Acme/nmod:poss>Lord 's>Acme Lord/{} Mary/nsubj>left Smith/flat>Mary left=leave/VBD ."
    for title in ("nmod:desc>Mary", "compound>left"):
        found = mended(written.format(title))
        assert found.pop("Lord", None) in {("nmod:desc", "Mary"), None}
        assert found == {"Acme": ("nmod:poss", "Mary")}
    assert mended(written.format("nmod:desc>Mary").replace("Lord", "Professor")) == {}


def test_a_surname_hangs_on_the_first_name() -> None:
    written = "They/nsubj>fined fined=fine/VBD Mary/iobj>fined May/amod>euros 5/CD/nummod>euros euros/NNS/obj>fined ."
    assert mended(written, {"Mary May": "PERSON"}) == {"May": ("flat", "Mary")}
    assert mended(written, {"Mary": "ORG"}) == {}


def test_who_is_seen_is_not_named() -> None:
    written = "Acme/nsubj>saw saw=see/VBD Mary/compound>officer Smith/flat>Mary officer/obj>saw ."
    assert mended(written) == {}


# Relative clauses


def test_a_clause_is_said_of_the_noun_that_its_verb_agrees_with() -> None:
    written = (
        "It/nsubj>hit hit=hit/VBD problems/NNS/obj>hit at>airport the>airport airport/nmod>problems ,/punct>problems "
        "which/nsubj>grew {}>grew grew=grow/VBN/acl:relcl>problems ."
    )
    assert mended(written.format("has/aux")) == {"grew": ("acl:relcl", "airport")}
    assert mended(written.format("have/aux")) == {}


def test_a_clause_of_a_name_stays() -> None:
    written = (
        "It/nsubj>hit hit=hit/VBD Widgets/NNS/obj>hit of>town the>town town/nmod>Widgets which/nsubj>grew has/aux>grew "
        "grew=grow/VBN/acl:relcl>Widgets ."
    )
    assert mended(written, {"Widgets": "ORG"}) == {}
    assert mended(written) == {"grew": ("acl:relcl", "town")}


# Pairs, participles, asides, amounts


def test_a_participle_as_good_as_an_adjective_describes() -> None:
    written = (
        "Acme/nsubj>built built=build/VBD tools/NNS/obj>built for/IN/SCONJ/mark>{0} {0}/VBG/acl>tools "
        "firms/NNS/obj>{0} ."
    )
    assert mended(written.format("emerging")) == {
        "for": ("case", "firms"),
        "emerging": ("amod", "firms"),
        "firms": ("nmod", "tools"),
    }
    assert mended(written.format("selling")) == {}


def test_so_does_one_with_a_number_before_it() -> None:
    written = (
        "Acme/nsubj>ended ended=end/VBD with/IN/SCONJ/mark>{0} ten/CD/obj>{0} {0}/VBG/advcl>ended users/NNS/obj>{0} ."
    )
    assert mended(written.format("paying")) == {
        "with": ("case", "users"),
        "ten": ("nummod", "users"),
        "paying": ("amod", "users"),
        "users": ("obl", "ended"),
    }
    assert mended(written.format("making")) == {}


def test_what_a_verb_asks_for_is_its_own() -> None:
    written = (
        "Acme/nsubj>{0} {0}=blame/VBD delays/NNS/obj>{0} of/IN/case>ships ships/NNS/nmod>delays {1}/IN/case>strikes "
        "strikes/NNS/nmod>ships ."
    )
    assert mended(written.format("blamed", "on")) == {"strikes": ("obl", "blamed")}
    assert mended(written.format("blamed", "after")) == {}


def test_what_is_put_is_put_somewhere() -> None:
    written = (
        "Acme/nsubj>puts puts=put/VBZ plants/NNS/obj>puts it/nsubj>built built=build/VBD/acl:relcl>plants "
        ",/punct>built {}/IN/case>doubt doubt/obl>built ."
    )
    assert mended(written.format("in")) == {"doubt": ("obl", "puts")}
    assert mended(written.format("without")) == {}


def test_so_does_one_after_and() -> None:
    written = (
        "Acme/nsubj>blamed blamed=blame/VBD weak/JJ/amod>demand demand/obj>blamed and/CC/cc>{0} {0}/VBG/conj>blamed "
        "costs/NNS/obj>{0} in>Springfield Springfield/obl>{0} ."
    )
    assert mended(written.format("rising")) == {
        "and": ("cc", "costs"),
        "rising": ("amod", "costs"),
        "costs": ("conj", "demand"),
        "Springfield": ("nmod", "costs"),
    }
    assert mended(written.format("cutting")) == {}


def test_an_amount_below_what_is_down_is_what_is_said() -> None:
    written = "Sales/NNS/nsubj>down were/{} down/RB 5/CD/nummod>% %/NN/obl>down in>May May/NNP/obl>down ."
    assert mended(written.format("cop>%"), {"5 %": "PERCENT"}) == {
        "Sales": ("nsubj", "%"),
        "down": ("advmod", "%"),
        "May": ("obl", "%"),
    }
    assert mended(written.format("aux>down"), {"5 %": "PERCENT"}) == {}


def test_the_subject_of_what_is_up_goes_with_the_amount() -> None:
    written = "Sales/NNS/nsubj>{0} were/cop>{0} {0}/RB/advmod>% 5/CD/nummod>% %/NN in>Springfield Springfield/obl>{0} ."
    names = {"5 %": "PERCENT"}
    assert mended(written.format("up"), names) == {
        "Sales": ("nsubj", "%"),
        "were": ("cop", "%"),
        "Springfield": ("obl", "%"),
    }
    assert mended(written.format("about"), names) == {}
    assert mended("Shares/NNS/nsubj>rose rose=rise/VBD up/RB/advmod>% 5/CD/nummod>% %/NN/obl>rose .", names) == {}


# Any tree


@given(forests())
@settings(max_examples=150, deadline=None)
def test_repair_keeps_words_labels_of_names_and_one_tree_a_sentence(doc: Doc) -> None:
    before, labels = [(t.text, t.tag_, t.pos_, t.lemma_) for t in doc], {e.label_ for e in doc.ents}
    sentences = [(s.start, s.end) for s in doc.sents]
    repair(doc)
    assert [(t.text, t.tag_, t.pos_, t.lemma_) for t in doc] == before
    assert {e.label_ for e in doc.ents} <= labels
    assert [(s.start, s.end) for s in doc.sents] == sentences
    for token in doc:
        above, steps = token, 0
        while above.head.i != above.i and steps <= len(doc):
            above, steps = above.head, steps + 1
        assert steps <= len(doc)
        assert above.sent.start == token.sent.start


# Appositions


def test_an_apposition_is_of_the_name_before_it() -> None:
    assert mended(
        "Mary/nsubj>left Smith/flat>Mary ,/punct a>cook cook/appos>Mary ,/punct and>John John/conj>Mary "
        "Brown/flat>John ,/punct the>baker baker/appos>Mary ,/punct left=leave/VBD ."
    ) == {"baker": ("appos", "John")}


def test_two_offices_are_of_one_person() -> None:
    assert (
        mended(
            "The>president president/nsubj>left and>counsel counsel/conj>president ,/punct Mary/appos>president "
            "Smith/flat>Mary ,/punct left=leave/VBD ."
        )
        == {}
    )


# Who says it


def test_who_stands_before_said_says_it() -> None:
    assert mended(
        "Globex/nsubj>grow will>grow grow/VB/ccomp>said ,/punct its>chairman chairman/nsubj>grow ,/punct "
        "Mary/appos>chairman Smith/flat>Mary ,/punct said=say/VBD in>Springfield Springfield/obl>said ."
    ) == {"chairman": ("nsubj", "said")}


def test_who_stands_behind_a_verb_of_saying_says_it() -> None:
    behind = "Acme/nsubj>grew grew=grow/VBD ,/punct {0}/parataxis>grew activists=activist/NNS/obj>{1} ."
    assert mended(behind.format("allege/VBP", "allege")) == {"activists": ("nsubj", "allege")}
    assert mended(behind.format("meet/VBP", "meet")) == {}


def test_words_of_saying_with_their_own_subject_are_beside_the_clause() -> None:
    written = (
        "It/nsubj>grow will>grow grow/VB in>Springfield Springfield/obl>grow ,/punct>parties the>parties "
        "parties/NNS/nsubj>said said=say/VBN/acl:relcl>Springfield as>signed they>signed signed=sign/VBD/advcl>said "
        "it/PRP/obj>signed ."
    )
    assert mended(written) == {"said": ("parataxis", "grow")}


def test_the_first_of_two_subjects_is_of_what_is_said() -> None:
    assert mended(
        "Talks/NNS/nsubj>said failed=fail/VBD/ccomp>said ,/punct diplomats/NNS/nsubj>said said=say/VBD ."
    ) == {"Talks": ("nsubj", "failed")}


def test_a_speaker_in_place_stays() -> None:
    assert (
        mended(
            "Globex/nsubj>grow will>grow grow/VB/ccomp>said ,/punct Mary/nsubj>said Smith/flat>Mary ,/punct "
            "said=say/VBD ."
        )
        == {}
    )


# Verbs and what hangs on them


def test_the_agent_of_a_participle() -> None:
    assert mended(
        "The>panel panel/nsubj>meets ,/punct chaired=chair/VBN/acl>panel by>councillor councillor/nmod:desc>Mary "
        "Mary/appos>panel Smith/flat>Mary ,/punct meets/VBZ ."
    ) == {"Mary": ("obl:agent", "chaired")}


def test_a_finite_verb_is_no_attribute() -> None:
    assert mended(
        "Talks/NNS/ccomp>said broke=break/VBD/acl>Talks off/RP/compound:prt>broke ,/punct Mary/nsubj>said "
        "Smith/flat>Mary said=say/VBD ."
    ) == {"Talks": ("nsubj", "broke"), "broke": ("ccomp", "said")}


def test_what_a_contract_is_worth() -> None:
    names = {"$ 5 million": "MONEY", "Acme": "ORG"}
    assert mended(
        "Acme/nsubj>won won=win/VBD a>contract contract/obj>won worth/JJ/xcomp>won $/obj>worth 5/CD/compound>million "
        "million/CD/nummod>$ for>plants plants/NNS/obl>worth .",
        names,
    ) == {"worth": ("amod", "contract"), "plants": ("obl", "won")}


def test_an_adjective_read_as_a_verb_is_an_adjective() -> None:
    written = (
        "Freedonia/nsubj>has has=have/VBZ/VERB an>economy economy/obj>has reliant=rely/JJ/VERB/acl>economy {mark}"
        "on>oil oil/obl>reliant ."
    )
    doc = tree(written.format(mark=""))
    repair(doc)
    assert (doc[4].dep_, doc[4].pos_, doc[4].lemma_, str(doc[4].morph)) == ("amod", "ADJ", "reliant", "Degree=Pos")
    assert mended(written.format(mark="to/TO/PART/mark>reliant ")) == {}
    noun = written.replace("reliant=rely/JJ/VERB", "heavily/RB/advmod>reliant reliant/NN/NOUN").format(mark="")
    doc = tree(noun)
    repair(doc)
    assert (doc[5].dep_, doc[5].pos_, doc[5].tag_) == ("amod", "ADJ", "JJ")
    assert mended(noun.replace(" heavily", " a/det>reliant heavily")) == {}
    assert mended(written.format(mark="").replace("reliant", "aged")) == {}


def test_whom_is_a_person() -> None:
    assert mended(
        "It/nsubj>expelled expelled=expel/VBD the>envoy envoy/obj>expelled of>Freedonia Freedonia/nmod>envoy ,/punct "
        "whom/WP/PRON/obj>accuses she/nsubj>accuses accuses/VBZ/acl:relcl>Freedonia ."
    ) == {"accuses": ("acl:relcl", "envoy")}


def test_what_is_said_of_a_noun_stays() -> None:
    assert mended("Plans/NNS/nsubj>failed ,/punct>workers workers/NNS/nsubj>said said=say/VBD/acl:relcl>Plans "
                  "sales/NNS/obj>said ,/punct>failed failed=fail/VBD .") == {}  # fmt: skip


def test_an_amount_in_brackets_is_the_same_amount() -> None:
    read = (
        "Acme/nsubj>spends spends/VBZ HK$/$/SYM/obj>spends 28/CD/nummod>HK$ (/punct>US$ US$/$/SYM/appos>plants "
        "3/CD/nummod>US$ )/punct>US$ for>plants plants/NNS/obl>spends ."
    )
    assert mended(read, {"HK$ 28": "MONEY", "US$ 3": "MONEY"}) == {"US$": ("appos", "HK$")}
    about = read.replace("(/punct>US$ ", "(/punct>US$ about/RB/advmod>US$ ")
    assert mended(about, {"HK$ 28": "MONEY", "US$ 3": "MONEY"}) == {"US$": ("appos", "HK$")}


def test_a_verb_of_saying_may_begin_a_text() -> None:
    assert mended("Said=say/VBN/acl>statement in>statement the>statement statement/NN .") == {}


def test_a_bare_noun_is_told_from_no_other() -> None:
    rest = "that/WDT/obj>signed they>signed signed=sign/VBD/acl:relcl>{0} ."
    start = "Acme/nsubj>ended ended=end/VBD a>memorandum memorandum/obj>ended of>understanding {1}"
    bare = start.format("", "understanding/nmod>memorandum ") + rest.format("understanding")
    assert mended(bare) == {"signed": ("acl:relcl", "memorandum")}
    told = start.format("", "the>understanding understanding/nmod>memorandum ") + rest.format("understanding")
    assert mended(told) == {}


def test_a_relative_clause_is_no_object_of_the_verb() -> None:
    assert mended(
        "Acme/nsubj>signed signed=sign/VBD a>pact pact/obl>signed on>Monday Monday/obl>signed under/IN/case>which "
        "which/WDT/obl>open Globex/nsubj>open may>open open/VB/ccomp>signed plants/NNS/obj>open ."
    ) == {"open": ("acl:relcl", "pact")}
    assert mended(
        "It/nsubj>closed closed=close/VBD/ccomp>said ,/punct>closed said=say/VBD Smith/nsubj>said ,/punct>works "
        "whose/WP$/nmod:poss>son son/nsubj>works works/VBZ/ccomp>said there/RB/advmod>works ."
    ) == {"works": ("acl:relcl", "Smith")}


def test_a_question_that_is_asked_stays() -> None:
    assert not mended("They>asked asked=ask/VBD which/WDT/det>plant plant/nsubj>closed closed=close/VBD/ccomp>asked .")
    assert not mended("They>know know/VBP who/WP/nsubj>left left=leave/VBD/ccomp>know .")


def test_a_row_of_names_between_marks_stays() -> None:
    """A mark between two names of a row, or around the short form of one, keeps them two."""
    names = {"Globex": "LOC", "Hooli": "LOC"}
    written = (
        "firms/NNS from>Acme Acme/nmod>firms ,/punct>Globex Globex/conj>Acme ,/punct>Hooli Hooli/conj>Acme "
        "and>Initech Initech/conj>Acme"
    )
    assert mended(written, names) == {}
    written = (
        "Acme/nsubj>grew (/punct>Globex Globex/appos>Acme )/punct>Globex ,/punct>partner the>partner "
        "partner/NN/appos>Acme grew=grow/VBD ."
    )
    assert mended(written) == {}


def test_a_name_that_is_what_is_said_is_described_by_the_noun_before_it() -> None:
    assert mended("It/nsubj>carmaker is/VBZ/cop>carmaker carmaker/NN Acme/appos>carmaker .") == {
        "It": ("nsubj", "Acme"),
        "is": ("cop", "Acme"),
        "carmaker": ("nmod:desc", "Acme"),
        "Acme": ("root", "Acme"),
    }


def test_a_noun_right_before_a_firm_describes_it_and_not_whom_it_is_of() -> None:
    written = "The>chief chief/NN/nsubj>left of>carmaker the>carmaker carmaker/NN/nmod>chief Acme/appos>chief "
    assert mended(written + "left=leave/VBD .") == {
        "of": ("case", "Acme"),
        "the": ("det", "Acme"),
        "carmaker": ("nmod:desc", "Acme"),
        "Acme": ("nmod", "chief"),
    }


def test_a_noun_describes_a_name_whose_words_hang_side_by_side() -> None:
    written = "It/nsubj>met met=meet/VBD carmaker/NN/obj>met Acme/appos>carmaker Motors/NNP/appos>carmaker ."
    assert mended(written, {"Acme Motors": "ORG"}) == {
        "Acme": ("compound", "Motors"),
        "carmaker": ("nmod:desc", "Motors"),
        "Motors": ("obj", "met"),
    }


def test_a_rate_after_an_amount_in_brackets_is_of_both() -> None:
    written = (
        "It/nsubj>pays pays/VBZ €/$/SYM/obj>pays 5/CD/nummod>€ (/punct>$ $/SYM/appos>€ 6/CD/nummod>$ )/punct>$ a>year "
        "year/NN/nmod:unmarked>$ ."
    )
    assert mended(written, {"€ 5": "MONEY", "$ 6": "MONEY"}) == {"year": ("obl:unmarked", "pays")}


def test_what_two_hyphens_tie_after_a_noun_is_part_of_it() -> None:
    written = "It/nsubj>met met=meet/VBD mother/NN/obj>met -/punct>in in>law -/punct>in law/NN/nmod>mother ."
    assert mended(written) == {"law": ("flat", "mother")}
    assert mended("It/nsubj>met met=meet/VBD mother/NN/obj>met in>law law/NN/nmod>mother .") == {}


def test_who_goes_on_in_the_past_after_would_is_the_one_who_said_it() -> None:
    said = "She/nsubj>said said=say/VBD it/nsubj>help {}/aux>help help/{}/ccomp>said and>{} {}/conj>help Acme/obj>{} ."
    assert mended(said.format("would/MD", "VB", "accused", "accused=accuse/VBD", "accused")) == {
        "accused": ("conj", "said")
    }
    assert mended(said.format("had/VBD", "VBN", "accused", "accused=accuse/VBD", "accused")) == {
        "accused": ("conj", "said")
    }
    assert mended(said.format("would/MD", "VB", "wanted", "wanted=want/VBD", "wanted")) == {}
    assert mended(said.format("had/VBD", "VBN", "sold", "sold=sell/VBD", "sold")) == {}
    assert mended(said.format("would/MD", "VB", "accuse", "accuse/VB", "accuse")) == {}
    apart = "She/nsubj>said said=say/VBD it/nsubj>{0} had/VBD/aux>{0} {0}=help/VBN/ccomp>said {1} and>sold "
    apart += "sold=sell/VBD/conj>{0} Acme/obj>sold ."
    assert mended(apart.format("helped", ",/punct>sold")) == {"sold": ("conj", "said")}
    assert mended(apart.format("helped", "")) == {}


def test_that_is_the_subject_of_what_is_feared_to_be_so() -> None:
    written = (
        "She/nsubj>ran ran=run/VBD a>firm firm/obj>ran that/WDT/PRON/obj>feared they/nsubj>feared "
        "feared=fear/VBD/acl:relcl>firm {}/cop>broke broke/JJ/ccomp>feared ."
    )
    assert mended(written.format("was")) == {"that": ("nsubj", "broke")}
    assert mended(written.format("it/nsubj>broke was")) == {}


def test_close_to_bounds_the_number_after_it() -> None:
    written = "Acme/nsubj>has has=have/VBZ plants/NNS/obj>has and>close close/JJ/conj>plants {}/IN/case>cooks "
    written += "50/CD/nummod>cooks cooks/NNS/conj>plants ."
    assert mended(written.format("to")) == {
        "and": ("cc", "cooks"), "close": ("advmod", "50"), "to": ("fixed", "close"),
    }  # fmt: skip
    assert "close" not in mended(written.format("by"))


def test_a_rank_and_the_noun_before_it_are_one() -> None:
    ranked = "The>world {}/nsubj>won No=no/NN/nsubj>won ./punct>No 6/CD/flat>No won=win/VBD"
    assert mended(ranked.format("world")) == {"The": ("det", "No"), "world": ("compound", "No")}
    assert mended("Smith/nsubj>answers answers=answer/VBZ No=no/NN/obj>answers .") == {}


def test_what_has_a_preposition_is_joined_to_what_has_the_same() -> None:
    written = (
        "Acme/nsubj>needs needs/VBZ consent/NN/obj>needs from>banks banks/NNS/nmod>consent and>unions {}>unions "
        "unions/NNS/conj>consent ."
    )
    assert mended(written.format("from/IN/case")) == {"unions": ("conj", "banks")}
    assert mended(written.format("of/IN/case")) == {}


def test_what_is_combined_with_it_goes_with_the_verb() -> None:
    written = (
        "Acme/nsubj>{0} {0}/VBD {0}={1}/VBD data/NNS/obj>{0} from>shops shops/NNS/nmod>data with>model a>model "
        "model/NN/nmod>shops ."
    ).replace("{0}/VBD ", "")
    assert mended(written.format("combined", "combine")) == {"model": ("obl", "combined")}
    assert mended(written.format("sold", "sell")) == {}


def test_the_members_in_the_name_of_a_union_hang_on_the_union() -> None:
    written = (
        "Teachers/NNPS/nmod:poss>aide '/POS/case>Teachers Union/NNP/compound>aide aide/NN/nmod:desc>Smith "
        "Smith/nsubj>left left=leave/VBD ."
    )
    assert mended(written, {"Teachers ' Union": "ORG"}) == {"Teachers": ("nmod:poss", "Union")}


def test_since_when_it_is_the_largest_goes_with_it() -> None:
    written = "Acme/nsubj>had had/VBD {}>loss loss/NN/obj>had {}>years {} years=year/NNS/obl>had ."
    number = "13/CD/nummod>years"
    names = {"13 years": "DATE"}
    assert mended(written.format("worst/JJS/amod", "in", number), names) == {"years": ("nmod", "loss")}
    assert mended(written.format("small/JJ/amod", "in", number), names) == {}


def test_twice_is_of_the_amount() -> None:
    written = "Acme/nsubj>lost lost=lose/VBD twice/RB/advmod>lost {}>sum sum/NN/{}>lost ."
    assert mended(written.format("that", "obj")) == {"twice": ("advmod", "sum")}
    assert mended(written.format("that", "obl:unmarked")) == {}


def test_a_phrase_after_the_last_verb_and_its_object_is_that_verbs() -> None:
    written = (
        "Acme/nsubj>hired hired=hire/VBD {} and>signed signed=sign/VBD/conj>hired pacts=pact/NNS/obj>signed "
        "with/IN/case>Globex Globex/obl>hired ."
    )
    assert mended(written.format("workers=worker/NNS/obj>hired")) == {"Globex": ("obl", "signed")}
    assert mended(written.format("")) == {}


# What is joined to a sum, and what one's own has for a name


# The time after an infinitive


def test_the_day_after_a_deal_to_buy_is_that_of_the_deal() -> None:
    written = (
        "Acme/nsubj>{0} {0}={1} a/DT/det>deal deal/NN/obj>{0} to/TO/mark>buy buy/VB/acl>deal Globex/obj>buy "
        "on/IN/case>{2} {2}/NNP/obl>buy ."
    )
    names = {"Acme": "ORG", "Globex": "ORG", "Monday": "DATE", "2031": "DATE"}
    assert mended(written.format("signed", "sign/VBD", "Monday"), names) == {"Monday": ("obl", "signed")}
    assert mended(written.format("wants", "want/VBZ", "Monday"), names) == {}
    assert mended(written.format("signed", "sign/VBD", "2031"), names) == {}


def test_since_when_somebody_is_the_first_to_do_it() -> None:
    written = (
        "Smith/nsubj>woman is/cop>woman {}>woman woman/NN to/TO/mark>lead lead/VB/acl>woman Acme/obj>lead "
        "since/IN/case>2011 2011/CD/obl>lead ."
    )
    names = {"Smith": "PERSON", "Acme": "ORG", "2011": "DATE"}
    assert mended(written.format("first/JJ/amod"), names) == {"2011": ("nmod", "woman")}
    assert mended(written.format("tall/JJ/amod"), names) == {}


# Where what is taken or lost goes, and what is said of whom


def test_to_whom_something_is_lost_is_of_the_losing() -> None:
    written = "Hooli/nsubj>lost lost=lose/VBD links=link/NNS/obj>lost to/IN/case>{0} {0}/nmod>links ."
    assert mended(written.format("Globex")) == {"Globex": ("obl", "lost")}
    assert mended(written.format("Springfield")) == {}


def test_the_upper_end_of_a_range_is_joined_to_the_lower() -> None:
    written = (
        "A/DT/det>fine fine/nsubj>hurt of/IN/case>€#1 between/IN/case>€#1 €/$/nmod>fine 3/CD/nummod>€#1 "
        "and/CC/cc>€#2 €/$/conj>fine 5/CD/nummod>€#2 hurt=hurt/VBD Acme/obj>hurt ."
    )
    doc = repair(tree(written, {"€ 3 and € 5": "MONEY"}))
    assert [(t.dep_, t.head.text) for t in doc if t.text == "€"] == [("nmod", "fine"), ("conj", "€")]
    assert [t.dep_ for t in doc if t.text == "between"] == ["advmod"]


def test_a_verb_of_saying_that_opens_its_sentence_has_no_speaker_in_the_one_before() -> None:
    left = "Acme/nsubj>left left=leave/VBD Springfield/obj>left"
    doc = Doc.from_docs([tree(left, {}), tree("said=say/VBD ./punct>said", {})], ensure_whitespace=False)
    assert doc is not None
    assert len(list(doc.sents)) == 2
    assert [t.dep_ for t in repair(doc) if t.text == "Springfield"] == ["obj"]


def test_a_condition_after_a_clause_in_commas_is_beside_it() -> None:
    written = (
        "Acme/nsubj>sell will>sell sell/VB Globex/obj>sell ,/punct>makes which/WDT/nsubj>makes"
        " makes=make/VBZ/acl:relcl>Globex cars/NNS/obj>makes {} if/IN/mark>fall taxes/NNS/nsubj>fall"
        " fall/VBP/advcl>makes ."
    )
    assert mended(written.format(",/punct>fall")) == {"fall": ("advcl", "sell")}
    assert mended(written.format("")) == {}


def test_the_place_of_a_meeting_is_no_place_of_those_met() -> None:
    written = (
        "Smith/nsubj>{0} {0}={1}/VBD officials=official/NNS/obj>{0} in/IN/case>Springfield Springfield/nmod>officials ."
    )
    names = {"Smith": "PERSON", "Springfield": "LOC"}
    assert mended(written.format("met", "meet"), names) == {"Springfield": ("obl", "met")}
    assert mended(written.format("sued", "sue"), names) == {}
    talks = (
        "Talks=talk/NNS/nsubj>ended with/IN/case>officials officials=official/NNS/nmod>Talks in/IN/case>Springfield "
        "Springfield/nmod>officials ended=end/VBD ."
    )
    assert mended(talks, names) == {"Springfield": ("nmod", "Talks")}


def test_many_more_are_not_those_before() -> None:
    written = (
        "Ten/CD/NUM/nsubj:pass>killed were/aux:pass>killed killed=kill/VBN and/CC/cc>hurt {0}/RB/advmod>more "
        "more/RBR/ADV/advmod>hurt hurt/VBN/conj>killed ."
    )
    assert mended(written.format("many")) == {"many": ("amod", "more"), "more": ("nsubj:pass", "hurt")}
    assert mended(written.format("even")) == {}


def test_a_heading_is_no_title() -> None:
    written = "{0}/NN/nmod:desc>Acme Acme/nsubj>grew grew=grow/VBD ."
    assert mended(written.format("History"), {"Acme": "ORG"}) == {"History": ("dislocated", "grew")}
    assert mended(written.format("Carmaker"), {"Acme": "ORG"}) == {}


def test_a_place_without_a_hyphen_is_where_somebody_is_based() -> None:
    written = (
        "Acme/nsubj>hired hired=hire/VBD Springfield/obj>hired based=base/VBN/xcomp>hired Globex/obj>based on>Monday "
        "Monday/obl>hired ."
    )
    doc = repair(tree(written))
    assert [(t.dep_, t.head.text) for t in (doc[4], doc[3], doc[2])] == [
        ("obj", "hired"),
        ("amod", "Globex"),
        ("obl", "based"),
    ]
    doc = repair(tree(written.replace("based=base", "built=build").replace(">based", ">built")))
    assert doc[4].head.text == "built"


def test_a_noun_made_of_a_verb_and_a_particle_in_two_words() -> None:
    written = "It/nsubj>curbed curbed=curb/VBD {} {word}/NN/obj>curbed off/RP/compound:prt>curbed ."
    for word, dep in (("sell", ("compound", "sell")), ("edge", ("compound:prt", "curbed"))):
        off = repair(tree(written.format(f"the/det>{word}", word=word)))[4]
        assert (off.dep_, off.head.text) == dep
    off = repair(tree(written.format("quickly/RB/advmod>curbed", word="sell")))[4]
    assert off.head.text == "curbed"


def test_two_places_that_are_one_name() -> None:
    written = "It/nsubj>rained rained=rain/VBD in>Jammu Jammu/obl>rained and>Kashmir Kashmir/conj>Jammu ."
    assert [e.text for e in repair(tree(written, {"Jammu": "LOC", "Kashmir": "LOC"})).ents] == ["Jammu and Kashmir"]
    other = written.replace("Kashmir", "Poonch")
    assert len(repair(tree(other, {"Jammu": "LOC", "Poonch": "LOC"})).ents) == 2


def test_a_row_of_acts_is_said_by_nobody() -> None:
    assert mended("Acme/nsubj>grew grew=grow/VBD ,/punct added=add/VBD/conj>grew the>jobs jobs/NNS/obj>added .") == {}


def test_a_preposition_behind_its_verb_is_of_the_noun_behind_it() -> None:
    written = "Acme/nsubj>competes competes=compete/VBZ with/IN/SCONJ/mark>competes Globex/{}>competes ."
    assert mended(written.format("obj")) == {"with": ("case", "Globex"), "Globex": ("obl", "competes")}
    assert mended(written.replace("with/IN/SCONJ/mark", "with/IN/ADP/case").format("obl")) == {}


def test_a_noun_before_a_finite_verb_without_a_subject_is_its_subject() -> None:
    written = "Acme/compound>Corporation Corporation/obl>grew grew=grow/VBD in>Lima Lima/obl>grew ."
    assert mended(written) == {"Corporation": ("nsubj", "grew")}
    assert mended("In/IN/ADP/case>May May/obl>grew Acme/nsubj>grew grew=grow/VBD .", {"May": "DATE"}) == {}

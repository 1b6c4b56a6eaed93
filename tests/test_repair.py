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


def test_who_is_seen_is_not_named() -> None:
    written = "Acme/nsubj>saw saw=see/VBD Mary/compound>officer Smith/flat>Mary officer/obj>saw ."
    assert mended(written) == {}


# Any tree


@given(forests())
@settings(max_examples=150, deadline=None)
def test_repair_keeps_words_names_and_one_tree_a_sentence(doc: Doc) -> None:
    before = [(t.text, t.tag_, t.pos_, t.lemma_, t.ent_type_, t.ent_iob_) for t in doc]
    sentences = [(s.start, s.end) for s in doc.sents]
    repair(doc)
    assert [(t.text, t.tag_, t.pos_, t.lemma_, t.ent_type_, t.ent_iob_) for t in doc] == before
    assert [(s.start, s.end) for s in doc.sents] == sentences
    for token in doc:
        above, steps = token, 0
        while above.head.i != above.i and steps <= len(doc):
            above, steps = above.head, steps + 1
        assert steps <= len(doc)
        assert above.sent.start == token.sent.start

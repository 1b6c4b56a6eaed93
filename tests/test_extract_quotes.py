"""Whose words a quotation is, over sentences, and who "I" and "we" are in it; on trees annotated by hand."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from graph.extract import tokens
from graph.extract.quotes import _sentence_before, answers, quotations, voices
from tests.trees import find, outcome, read, speakers, stated, tree

BUILD = "{0}/punct We/nsubj>build build/VBP fine/JJ/amod>phones phones/NNS/obj>build here/RB/advmod>build ,/punct "
BUILD += "{1}/punct "
ROSE = "“/punct The>prices prices/NNS/nsubj>rose rose=rise/VBD again/RB/advmod>rose ,/punct ”/punct "
SOLD = "“/punct I/nsubj>sold sold=sell/VBD a>plant plant/obj>sold in>Springfield Springfield/obl>sold . ”/punct "
SAID = "said=say/VBD/parataxis>{0} Mary/nsubj>said Smith/flat>Mary "
OFFICE = ",/punct the>chief chief/appos>Mary of>Acme Acme/nmod>chief ."


@pytest.mark.parametrize(("opening", "closing"), ["“”", '""'])
def test_we_are_never_one_person(opening: str, closing: str) -> None:
    reading = read(BUILD.format(opening, closing) + SAID.format("build") + ".")
    assert not [e for e in reading.extractions if e.relation == "build"]
    assert stated(reading)


@pytest.mark.parametrize("speaker", ["firm/NN/nsubj>said", "villagers/NNS/nsubj>said", "Acme/nsubj>said"])
def test_we_are_the_speaker_that_is_a_body_or_many(speaker: str) -> None:
    reading = read(BUILD.format("“", "”") + f"the>{speaker.partition('/')[0]} {speaker} said=say/VBD/parataxis>build .")
    assert (speaker.partition("/")[0], "build", "fine phones") in stated(reading)


@pytest.mark.parametrize(
    "who",
    ["at>Globex Globex/nmod>We", "here/RB/advmod>We at>Globex Globex/obl>here", ",/punct Globex/appos>We ,/punct"],
)
def test_we_are_whom_the_quotation_names(who: str) -> None:
    reading = read(
        BUILD.format("“", "”").replace("We/nsubj>build ", f"We/nsubj>build {who} ") + SAID.format("build") + "."
    )
    assert ("Globex", "build", "fine phones") in stated(reading)


def test_we_of_a_spokesman_of_a_common_noun() -> None:
    said = "the>spokesman government/compound>spokesman spokesman/nsubj>said said=say/VBD/parataxis>build ."
    assert ("government", "build", "fine phones") in stated(read(BUILD.format("“", "”") + said))


def test_we_of_a_scholar_is_people_in_general() -> None:
    who = ",/punct a>historian historian/appos>Mary at>historian Acme/nmod>historian ."
    reading = read(BUILD.format("“", "”") + SAID.format("build") + who)
    assert not [e for e in reading.extractions if e.relation == "build"]


def test_we_that_go_back_to_a_place_are_nobody() -> None:
    said = "“/punct We/nsubj>fish fish/VBP ,/punct ”/punct "
    reading = read("Kenya/nsubj>grew grew=grow/VBD . | " + said + ".", chains=[["Kenya", "We"]])
    assert {e.relation for e in reading.extractions} == {"grow"}


@pytest.mark.parametrize(("noun", "owned"), [("economy", False), ("plant", True)])
def test_our_economy_is_no_firms(noun: str, owned: bool) -> None:
    who = ",/punct the>chief chief/appos>Mary of>Acme Acme/nmod>chief ."
    hurt = "“/punct Taxes/NNS/nsubj>hurt hurt/VBP our/nmod:poss>NOUN NOUN/NN/obj>hurt ,/punct ”/punct "
    reading = read(hurt.replace("NOUN", noun) + SAID.format("hurt") + who)
    assert ("Taxes", "hurt", noun) in stated(reading)
    assert (("Acme", "have", noun) in stated(reading)) == owned


def test_what_is_ours_of_nobody_known_does_nothing() -> None:
    slept = "“/punct Our/nmod:poss>children children/NNS/nsubj>slept slept=sleep/VBD at>night night/obl>slept "
    slept += ",/punct ”/punct "
    reading = read(slept + SAID.format("slept") + ".")
    assert {e.relation for e in reading.extractions} == {"say"}


def test_we_are_whom_the_speaker_speaks_for() -> None:
    reading = read(BUILD.format("“", "”") + SAID.format("build") + OFFICE)
    assert speakers(find(reading, "Acme", "build", "fine phones")) == ("Mary Smith",)


def test_a_side_told_elsewhere_in_the_article() -> None:
    reading = read(
        "Mary/nsubj>chief Smith/flat>Mary is/cop>chief the>chief chief of>Acme Acme/nmod>chief . | "
        + BUILD.format("“", "”") + SAID.format("build") + "."
    )  # fmt: skip
    assert ("Acme", "build", "fine phones") in stated(reading)


@pytest.mark.parametrize("verb", ["runs=run", "heads=head", "chairs=chair"])
def test_who_heads_a_body_speaks_for_it(verb: str) -> None:
    form = verb.partition("=")[0]
    who = f",/punct who/WP/nsubj>{form} {verb}/VBZ/acl:relcl>Mary Acme/obj>{form} ."
    reading = read(BUILD.format("“", "”") + SAID.format("build") + who)
    assert ("Acme", "build", "fine phones") in stated(reading)


def test_a_union_president_speaks_for_the_union() -> None:
    who = ",/punct a>president union/compound>president president/appos>Mary ."
    reading = read(BUILD.format("“", "”") + SAID.format("build") + who)
    assert ("union", "build", "fine phones") in stated(reading)


def test_who_leads_a_protest_speaks_for_no_body() -> None:
    who = ",/punct who/WP/nsubj>leads leads=lead/VBZ/acl:relcl>Mary the>protest protest/obj>leads ."
    reading = read(BUILD.format("“", "”") + SAID.format("build") + who)
    assert not [e for e in reading.extractions if e.relation == "build"]


def test_a_customer_of_a_body_does_not_speak_for_it() -> None:
    who = ",/punct a>customer customer/appos>Mary of>Acme Acme/nmod>customer ."
    reading = read(BUILD.format("“", "”") + SAID.format("build") + who)
    assert not [e for e in reading.extractions if e.relation == "build"]


def test_we_of_an_office_of_no_known_body_is_nobody() -> None:
    who = ",/punct the>spokeswoman spokeswoman/appos>Mary ."
    reading = read(BUILD.format("“", "”") + SAID.format("build") + who)
    assert not [e for e in reading.extractions if e.relation == "build"]


@pytest.mark.parametrize("office", ["Governor", "commander", "Councilwoman"])
def test_an_office_before_a_name_is_one_in_capitals_too(office: str) -> None:
    said = f"said=say/VBD/parataxis>build {office}/NNP/compound>Mary Mary/nsubj>said Smith/flat>Mary ."
    reading = read(BUILD.format("“", "”") + said)
    assert not [e for e in reading.extractions if e.relation == "build"]


def test_we_of_a_spokesman_of_no_body_told_is_the_one_that_the_article_is_about() -> None:
    grew = "Acme/nsubj>grew grew=grow/VBD . | "
    who = ",/punct the>spokeswoman spokeswoman/appos>Mary ."
    reading = read(grew + BUILD.format("“", "”") + SAID.format("build") + who, chains=[["Acme", "We"]])
    built = next(e for e in reading.extractions if e.relation == "build")
    assert reading.chains[built.subject.chain or 0].representative.label == "Acme" != built.subject.label
    assert speakers(built) == ("Mary Smith",)


def test_one_we_of_an_executive_tells_whose_the_others_are() -> None:
    grew = "Acme/nsubj>grew grew=grow/VBD . | "
    said = "“/punct We/nsubj>grow grow/VBP . We/nsubj>build build/VBP phones/NNS/obj>build ,/punct ”/punct "
    who = ",/punct the>chairwoman chairwoman/appos>Mary ."
    text = grew + said.replace(" . ", " . | ") + SAID.format("build") + who
    assert ("Acme", "build", "phones") in stated(read(text, chains=[["Acme", "We"]]))
    assert not [e for e in read(text).extractions if e.relation == "build"]


@pytest.mark.parametrize(
    "text",
    [
        "“/punct Stop/VB/ccomp>sang the>war war/obj>Stop now/RB/advmod>Stop ,/punct ”/punct Mary/nsubj>sang sang/VBD .",
        "Stop/VB/ccomp>said the>war war/obj>Stop ,/punct Mary/nsubj>said said=say/VBD .",
        "Mary/nsubj>said said=say/VBD :/punct “/punct Stop/VB/ccomp>said the>war war/obj>Stop now/advmod>Stop ”/punct",
    ],
)
def test_what_somebody_tells_others_to_do_they_do_not(text: str) -> None:
    assert not [e for e in read(text).extractions if e.relation == "stop"]


def test_you_know_says_nothing() -> None:
    text = "Acme/nsubj>grew grew=grow/VBD fast/RB/advmod>grew ,/punct you/PRP/PRON/nsubj>know know/VBP/parataxis>grew ."
    assert [speakers(e) for e in read(text).extractions if e.relation == "grow"] == [()]


def test_ourselves_are_who_says_we() -> None:
    said = ",/punct ”/punct Acme/nsubj>said said=say/VBD/parataxis>hurt ."
    hurt = "“/punct These>taxes taxes=tax/NNS/nsubj>hurt hurt/VBP ourselves/PRP/PRON/obj>hurt "
    assert ("taxes", "hurt", "Acme") in stated(read(hurt + said))
    lucky = "“/punct We/nsubj>consider consider/VBP ourselves/PRP/PRON/obj>consider lucky/JJ/xcomp>consider "
    assert "Acme; be; lucky (Acme)" in outcome(read(lucky + said.replace("hurt", "consider")))


@pytest.mark.parametrize("who", [".", ",/punct the>minister minister/appos>Mary ."])
def test_we_of_anybody_else_is_not_whom_the_article_is_about(who: str) -> None:
    grew = "Acme/nsubj>grew grew=grow/VBD . | "
    reading = read(grew + BUILD.format("“", "”") + SAID.format("build") + who, chains=[["Acme", "We"]])
    assert not [e for e in reading.extractions if e.relation == "build"]


def test_our_is_our_sides() -> None:
    reading = read(
        "“/punct Our/nmod:poss>plant steel/compound>plant plant/nsubj>closed closed=close/VBD ,/punct ”/punct "
        "said=say/VBD/parataxis>closed John/nsubj>said Brown/flat>John of>Globex Globex/nmod>John ."
    )
    assert outcome(reading) == {
        "Globex; have; steel plant (John Brown)",
        "steel plant; close; closed (John Brown)",
        "John Brown; be of; Globex",
        "John Brown; say; Our steel plant closed",
    }


def test_i_is_the_speaker_even_with_a_side() -> None:
    reading = read(SOLD.replace(" . ", " ,/punct ") + SAID.format("sold") + OFFICE)
    assert speakers(find(reading, "Mary Smith", "sell", "plant")) == ("Mary Smith",)


def test_we_outside_a_quotation_is_nobody_known() -> None:
    reading = read("We/nsubj>build build/VBP fine/JJ/amod>phones phones/NNS/obj>build here/RB/advmod>build .")
    assert find(reading, "We", "build", "fine phones").subject.kind == "pronoun"


# Several sentences


def test_a_quotation_goes_on_after_its_speaker() -> None:
    reading = read(ROSE + "Mary/nsubj>said Smith/flat>Mary said=say/VBD/parataxis>rose . | " + SOLD)
    assert speakers(find(reading, "prices", "rise", "rose again")) == ("Mary Smith",)
    assert speakers(find(reading, "Mary Smith", "sell", "plant")) == ("Mary Smith",)


def test_a_quotation_of_two_sentences_has_one_speaker() -> None:
    reading = read(
        "Mary/nsubj>said Smith/flat>Mary said=say/VBD :/punct “/punct The>prices prices/NNS/nsubj>rose "
        "rose=rise/VBD/ccomp>said again/RB/advmod>rose . | I/nsubj>sold sold=sell/VBD a>plant plant/obj>sold . ”/punct"
    )
    assert speakers(find(reading, "Mary Smith", "sell", "plant")) == ("Mary Smith",)
    assert speakers(find(reading, "prices", "rise", "rose again")) == ("Mary Smith",)


def test_a_sentence_in_between_ends_the_speech() -> None:
    reading = read(
        ROSE + "Mary/nsubj>said Smith/flat>Mary said=say/VBD/parataxis>rose . | Acme/nsubj>bought bought=buy/VBD "
        "Globex/obj>bought . | " + SOLD
    )
    assert speakers(find(reading, "I", "sell", "plant")) == ()
    assert speakers(find(reading, "Acme", "buy", "Globex")) == ()


def test_a_quotation_without_a_verb_of_saying_is_nobodys() -> None:
    reading = read(SOLD)
    assert speakers(find(reading, "I", "sell", "plant")) == ()


def test_a_quotation_goes_on_from_the_sentence_before_it() -> None:
    reading = read(f"Mary/nsubj>said Smith/flat>Mary said=say/VBD it/nsubj>grew grew=grow/VBD/ccomp>said . | {SOLD}")
    assert {s for e in reading.extractions for s in speakers(e)} == {"Mary Smith"}


def test_a_quotation_goes_on_from_who_says_the_one_before_not_from_who_thinks_in_it() -> None:
    written = "“/punct I/nsubj>thought thought=think/VBD/ccomp>said it/nsubj>rose rose=rise/VBD/ccomp>thought ,/punct "
    written += (
        "”/punct said=say/VBD Mary/nsubj>said Smith/flat>Mary ,/punct who/nsubj>runs runs=run/VBZ/acl:relcl>Mary "
    )
    reading = read(written + "Acme/obj>runs . | " + SOLD)
    assert speakers(find(reading, "Mary Smith", "sell", "plant")) == ("Mary Smith",)


def test_a_quotation_cut_off_before_who_says_it() -> None:
    reading = read(ROSE + "| Mary/nsubj>told Smith/flat>Mary told=tell/VBD reporters/NNS/obj>told .")
    assert speakers(find(reading, "prices", "rise", "rose again")) == ("Mary Smith",)


def test_what_somebody_calls_a_thing_are_their_words() -> None:
    written = "Smith/nsubj>called called=call/VBD it/PRP/obj>called “/punct a>tale tale/NN/xcomp>called "
    written += "told=tell/VBN/acl>tale by>fools fools/NNS/obl:agent>told who/nsubj>own own/VBP/acl:relcl>fools "
    reading = read(written + "Acme/obj>own ”/punct .")
    assert speakers(find(reading, "fools", "own", "Acme")) == ("Smith",)


def test_who_continues_right_before_a_quotation_says_it() -> None:
    spoken = "Smith/nsubj>continued continued=continue/VBD :/punct “/punct Acme/nsubj>sold again/RB/advmod>sold "
    reading = read(spoken + "sold=sell/VBD/parataxis>continued Globex/obj>sold ”/punct .")
    assert speakers(find(reading, "Acme", "sell", "Globex")) == ("Smith",)


def test_few_words_with_i_are_a_quotation() -> None:
    reading = read(
        "“/punct I/nsubj>left left=leave/VBD/ccomp>said Acme/obj>left ,/punct ”/punct said=say/VBD Smith/nsubj>said ."
    )
    assert ("Smith", "leave", "Acme") in stated(reading)


def test_a_quotation_that_is_a_paragraph_goes_on_from_the_one_before() -> None:
    words = "Mary Smith said it grew . \n\n “ It will grow again . ” \n\n “ Not so fast ” , it says .".split(" ")
    doc = Doc(English().vocab, words)
    starts = {0, 7, 15}
    for token in doc:
        token.is_sent_start = token.i in starts
    read_ = tokens.Doc(doc)
    assert [read_[a:b].text for a, b in quotations(read_)] == ["It will grow again ."]
    first, quoted = read_.sents[:2]
    assert _sentence_before(read_, [first, quoted], 8, 13) is first
    read_ = tokens.Doc(Doc(English().vocab, [*words[:13], "”", "he", "added", "."]))
    assert _sentence_before(read_, [read_[0:7], read_[7:17]], 8, 13) is None


def test_who_is_quoted_saying_what_another_said_comes_last() -> None:
    reading = read(
        "“/punct Globex/nsubj>said said=say/VBD the>prices prices/NNS/nsubj>fell fell=fall/VBD/ccomp>said "
        ",/punct ”/punct added=add/VBD/parataxis>said Mary/nsubj>added Smith/flat>Mary ."
    )
    assert speakers(find(reading, "prices", "fall", "fell"))[:1] == ("Globex",)
    assert speakers(find(reading, "Globex", "say", "the prices fell")) == ("Mary Smith",)


# Where quotations are


def test_marks_pair_and_a_word_set_apart_is_no_quotation() -> None:
    doc = tree(
        "“/punct One/NN two/NN/dep>One three/NN/dep>One four/NN/dep>One . ”/punct He/dep>One "
        "“/punct so/RB/dep>One ”/punct"
    )
    assert [doc[a:b].text for a, b in quotations(tokens.Doc(doc))] == ["One two three four."]


def test_a_paragraph_that_opens_anew_ends_the_one_before() -> None:
    doc = tree(f"{SOLD.removesuffix(' ”/punct ')} | {SOLD}")
    assert [doc[a:b].text for a, b in quotations(tokens.Doc(doc))] == ["I sold a plant in Springfield."] * 2


def _quoted(text: str) -> list[str]:
    doc = English()(text)
    return [doc[a:b].text for a, b in quotations(tokens.Doc(doc))]


def test_a_plain_mark_before_a_word_opens_a_paragraph_of_the_same_speech() -> None:
    text = (
        '"It came off with soap.\n"The paint is still damp, though," she said.\nThey did nothing.\n"We know that well."'
    )
    assert _quoted(text) == ["It came off with soap.\n", "The paint is still damp, though,", "We know that well."]


def test_a_plain_mark_of_inches_opens_nothing() -> None:
    assert _quoted('It has a 13" screen and costs a lot, he said. "They sold two of them."') == [
        "They sold two of them."
    ]


def test_plain_marks_that_stand_alone_open_and_close_in_turn() -> None:
    assert _quoted('" They sold two of them , " he said . " Nobody bought the rest . "') == [
        "They sold two of them ,",
        "Nobody bought the rest .",
    ]


def test_an_unclosed_mark_is_a_slip() -> None:
    assert quotations(tokens.Doc(tree(SOLD.removesuffix("”/punct ")))) == []
    far = " ".join("padding/NN/dep>sold" for _ in range(500))
    late = tree(SOLD.replace(" ”/punct", f" {far} ”/punct"))
    assert quotations(tokens.Doc(late)) == []


def test_the_name_beside_the_verb_speaks_when_the_tree_gives_no_subject() -> None:
    doc = tokens.Doc(tree(SOLD.replace(" . ", " ,/punct ") + "said=say/VBD/dep>sold Mary/dep>sold Smith/flat>Mary ."))
    names = {token.i: entity for entity in doc.ents for token in entity}
    ((_, heads),) = voices(doc, doc.sents, names).items()
    assert [doc[i].text for i in heads] == ["Mary"]


def test_of_an_office_before_a_name_it_is_the_person_that_speaks() -> None:
    annotated = tree(
        SOLD.replace(" . ", " ,/punct ")
        + "said=say/VBD/dep>sold Acme/dep>sold chief/dep>sold Mary/dep>sold Smith/flat>Mary .",
        {"Acme": "ORG"},
    )
    doc = tokens.Doc(annotated)
    names = {token.i: entity for entity in doc.ents for token in entity}
    ((_, heads),) = voices(doc, doc.sents, names).items()
    assert [doc[i].text for i in heads] == ["Mary"]


def test_marks_of_french_hold_quotations() -> None:
    assert _quoted("« They sold two of them » , he said .") == ["They sold two of them"]


def test_who_rejects_a_claim_goes_on_to_speak() -> None:
    annotated = tree(
        "Smith/nsubj>rejected rejected=reject/VBD a>claim claim/obj>rejected that/IN/SCONJ/mark>agreed "
        "Brown/nsubj>agreed agreed=agree/VBD/acl>claim . | " + SOLD
    )
    doc = tokens.Doc(annotated)
    ((_, heads),) = voices(doc, doc.sents, {}).items()
    assert [doc[i].text for i in heads] == ["Smith"]


# Interviews


def test_in_an_interview_a_line_begins_with_who_speaks() -> None:
    words = ["Mary", "Smith", ":", "How", "did", "it", "begin", "?", "\n\n", "John", "Brown", ":", "I", "hated", "my"]
    words += ["old", "job", ".", "\n", "Boston", ":", "Nobody", "knows", "it", "."]
    doc = Doc(English().vocab, words)
    doc.ents = [Span(doc, 0, 2, "PERSON"), Span(doc, 9, 11, "PERSON"), Span(doc, 19, 20, "LOC")]
    own = tokens.Doc(doc)
    names = {token.i: entity for entity in own.ents for token in entity}
    found = answers(own, names)
    assert {doc[begin:end].text.strip(): doc[i].text for (begin, end), (i,) in found.items()} == {
        "How did it begin ?": "Mary",
        "I hated my old job .": "John",
    }


def test_lines_of_what_somebody_says_stand_below_a_line_of_who_it_is() -> None:
    words = ["Mary", "Smith", ",", "Acme", "\n", "–", "Forecast", ":", "5", "percent", "\n", "–", "“", "It", "will"]
    words += ["close", "”", "\n", "Nobody", "knows", "\n", "–", "“", "Not", "I", "”"]
    doc = Doc(English().vocab, words)
    doc.ents = [Span(doc, 0, 2, "PERSON"), Span(doc, 3, 4, "ORG")]
    own = tokens.Doc(doc)
    names = {token.i: entity for entity in own.ents for token in entity}
    found = {own[begin:end].text.strip(): own[i].text for (begin, end), (i,) in answers(own, names).items()}
    assert found == {"“ It will close ”": "Mary"}

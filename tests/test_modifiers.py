"""What stands right behind a noun is the noun's, in trees that hang it on the verb; others stay."""

from tests.test_phrases import mended

RAISED = (
    "It/nsubj>adds adds=add/VBZ to>money the/det>money money/NN/obl>adds {verb} for>schools schools/NNS/obl>{word} ."
)


def test_a_participle_with_its_phrase_is_the_noun_s() -> None:
    written = RAISED.format(verb="raised=raise/VBN/advcl>adds", word="raised")
    assert mended(written) == {"raised": ("acl", "money")}


def test_a_participle_of_the_whole_clause_stays() -> None:
    assert mended(RAISED.format(verb="based=base/VBN/advcl>adds", word="based")) == {}
    alone = "She/nsubj>left left=leave/VBD the/det>room room/NN/obj>left disappointed=disappoint/VBN/advcl>left ."
    assert mended(alone) == {}


EMPLOYEE = (
    "It/nsubj>took took=take/VBD the/det>password password/NN/obj>took of>{word} an/det>{word} {word}/NN/nmod>password "
    "at/IN/case>Acme Acme/nmod>password ."
)


def test_a_bare_noun_is_joined_to_a_noun() -> None:
    written = (
        "It/nsubj>spends spends=spend/VBZ $/obj>spends 5/CD/nummod>$ on>research research/NN/obl>spends in>schools "
        "schools/NNS/nmod>research and/cc>industry industry/NN/conj>spends ."
    )
    assert mended(written, {"$ 5": "MONEY"}) == {"industry": ("conj", "research")}


def test_a_noun_with_words_of_its_own_stays_joined_to_the_verb() -> None:
    gapped = (
        "It/nsubj>spends spends=spend/VBZ money/NN/obj>spends on>research research/NN/obl>spends and/cc>time "
        "the/det>time time/NN/conj>spends on>schools schools/NNS/orphan>time ."
    )
    assert mended(gapped) == {}


def test_new_things_in_a_row_are_a_row() -> None:
    written = (
        "It/nsubj>wants wants=want/VBZ a/det>rise rise/NN/obj>wants ,/punct>week a/det>week week/NN/appos>rise "
        "and/cc>pensions pensions/NNS/conj>week ."
    )
    assert mended(written) == {"week": ("conj", "rise"), "pensions": ("conj", "rise")}
    placed = (
        "It/nsubj>hit hit/VBD a/det>mine mine/NN/obj>hit in>Springfield Springfield/nmod>mine ,/punct>mill a/det>mill "
        "mill/NN/appos>Springfield in>Ogdenville Ogdenville/nmod>mill and/cc>shop a/det>shop shop/NN/conj>mine ."
    )
    assert mended(placed, {"Springfield": "LOC", "Ogdenville": "LOC"}) == {"mill": ("conj", "mine")}


def test_one_noun_behind_another_still_says_what_it_is() -> None:
    written = "It/nsubj>has has=have/VBZ a/det>rival rival/NN/obj>has ,/punct>shop a/det>shop shop/NN/appos>rival ."
    assert mended(written) == {}


def test_two_offices_are_a_row() -> None:
    written = (
        "She/nsubj>professor is/cop>professor professor/NN of/case>history history/NN/nmod>professor and/cc>curator "
        "{det}curator/NN/conj>history of/case>museum the/det>museum museum/NN/nmod>curator ."
    )
    assert mended(written.format(det="")) == {"curator": ("conj", "professor")}
    plural = (
        "She/nsubj>likes likes/VBZ maps/NNS/obj>likes of/case>land land/NN/nmod>maps and/cc>water water/NN/conj>land ."
    )
    assert mended(plural) == {}


def test_a_way_goes_on_into_another_place() -> None:
    written = (
        "It/nsubj>flows flows=flow/VBZ from/IN/case>hills the/det>hills hills/NNS/obl>flows into/IN/case>Ruritania "
        "Ruritania/nmod>hills ."
    )
    assert mended(written) == {"Ruritania": ("obl", "flows")}


def test_two_offices_with_articles_are_a_row() -> None:
    written = (
        "Acme/nsubj>rival is/cop>rival a/det>rival rival/NN of/case>Globex Globex/nmod>rival and/cc>{two} "
        "a/det>{two} {two}/NN/conj>Globex of/case>Initech Initech/nmod>{two} ."
    )
    assert mended(written.format(two="customer")) == {"customer": ("conj", "rival")}
    assert mended(written.format(two="part")) == {}


SIDE_BY_SIDE = (
    "{first}/nsubj>won ,/punct>{second} along/IN/case>{second} with/IN/case>{second} {second}/{dep}>{head} won=win/VBD "
    "the/det>prize prize/NN/obj>won ."
)


def test_who_comes_along_with_the_subject_is_in_its_row() -> None:
    joined = {"along": ("cc", "Globex"), "with": ("fixed", "along"), "Globex": ("conj", "Acme")}
    for dep, head in (("nmod", "Acme"), ("obl", "won")):
        assert mended(SIDE_BY_SIDE.format(first="Acme", second="Globex", dep=dep, head=head)) == joined


def test_a_name_together_with_another_is_in_its_row() -> None:
    written = (
        "Acme/nsubj>sued sued=sue/VBD {what}/obj>sued together/RB/advmod>sued with/IN/case>Globex Globex/obl>together ."
    )
    joined = {"together": ("cc", "Globex"), "with": ("fixed", "together"), "Globex": ("conj", "Initech")}
    assert mended(written.format(what="Initech")) == joined
    assert mended(written.format(what="growers=grower/NNS")) == {}


def test_a_place_along_with_another_is_in_its_row() -> None:
    written = (
        "Police/NNS/nsubj>left in/case>Springfield Springfield/nmod>Police along/IN/case>Shelbyville "
        "with/IN/case>Shelbyville Shelbyville/obl>left left=leave/VBD ."
    )
    assert mended(written)["Shelbyville"] == ("conj", "Springfield")


TITLE = (
    "They/nsubj>met met=meet/VBD {office}/NNP/obj>met of>Trade Trade/NNP/nmod>{office} for/IN/case>{field} "
    "{field}/NNP/nmod>{office} Mary/nmod>{office} Smith/flat>Mary ."
)


def test_what_says_who_somebody_is_ends_an_office_before() -> None:
    adviser = (
        "An/det>adviser adviser/NN/nsubj>left to/IN/case>Mary {} Mary/nmod>adviser Smith/flat>Mary left=leave/VBD ."
    )
    assert mended(adviser.format("President/NNP/nmod:desc>Mary")) == {}
    assert mended(adviser.format("teacher/NN/nmod:desc>Mary")) == {}
    assert mended(adviser.replace("adviser", "house").format("Health/NNP/nmod:desc>Mary")) == {}


def test_one_of_several_is_the_one_that_the_name_is_of() -> None:
    written = (
        "{0}/CD/NUM/nsubj>left of>founders its/nmod:poss>founders founders=founder/NNS/nmod>{0} ,/punct>Mary "
        "Mary/NNP/appos>founders Smith/flat>Mary ,/punct>{0} left=leave/VBD ."
    )
    assert mended(written.format("one"), {"Mary Smith": "PERSON"}) == {"Mary": ("appos", "one")}
    assert mended(written.format("two"), {"Mary Smith": "PERSON"}) == {}

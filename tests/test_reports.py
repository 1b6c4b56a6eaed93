"""Trees with words of saying in a clause or behind it, and with clefts, are mended; others stay."""

from tests.test_phrases import mended
from tests.trees import outcome, read


def test_a_title_with_a_comma_says_it_itself() -> None:
    written = (
        "The>mayor mayor/nsubj>told ,/punct Smith/appos>mayor ,/punct told=tell/VBD parliament/obj>told ,/punct "
        "sales/NNS/nsubj>fell fell=fall/VBD/ccomp>told ."
    )
    assert mended(written) == {}
    assert mended(written.replace("Smith/appos>mayor ,/punct", "Smith/appos>mayor")) == {}
    reduced = (
        "The>man man/nsubj>left ,/punct a>nurse nurse/appos>man said=say/VBD/acl>man to>be be/cop>rich "
        "rich/JJ/ccomp>said ,/punct left=leave/VBD ."
    )
    assert mended(reduced) == {}


def test_a_clause_behind_a_place_or_the_first_time_is_whole() -> None:
    written = (
        "It/expl>{focus} was/cop>{focus} {case} that/{that} the>court court/nsubj>jailed jailed=jail/VBD/{label} "
        "Smith/obj>jailed ."
    )
    place = "in>Springfield Springfield/root"
    whole = {"jailed": ("ccomp", "Springfield")}
    assert (
        mended(written.format(focus="Springfield", case=place, that="IN/mark>jailed", label="csubj>Springfield"))
        == whole
    )
    time = written.format(focus="time", case="the>time time/root", that="WDT/PRON/obl>jailed", label="acl:relcl>time")
    assert mended(time) == {"that": ("mark", "jailed"), "jailed": ("ccomp", "time")}
    assert mended(time.replace("time", "prize")) == {}


def test_what_was_announced_is_so_and_what_was_claimed_may_be() -> None:
    written = (
        "It/expl>announced was/aux:pass>announced announced={lemma}/VBN that/IN/SCONJ/mark>bought Acme/nsubj>bought "
        "bought=buy/VBD/csubj:pass>announced Globex/obj>bought ."
    )
    assert outcome(read(written.format(lemma="announce"))) == {"Acme; buy; Globex"}
    assert outcome(read(written.format(lemma="claim"))) == {"Acme; buy; Globex [possible]"}

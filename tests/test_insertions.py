"""Trees with words of saying in a clause or behind it, and with clefts, are mended; others stay."""

from tests.test_phrases import mended
from tests.trees import outcome, read


def test_who_says_it_in_the_midst_of_a_clause_is_no_name_of_its_subject() -> None:
    written = (
        "The>plant plant/nsubj>{host} ,/punct Smith/{label} told=tell/VBD/{told} parliament/iobj>told ,/punct "
        "makes/VBZ{makes} toys/NNS/obj>makes ."
    )
    mends = {"Smith": ("nsubj", "told"), "told": ("parataxis", "makes"), "parliament": ("obj", "told")}
    below = written.format(host="makes", label="appos>plant", told="acl>plant", makes="")
    assert mended(below) == mends
    beside = written.format(host="told", label="appos>plant", told="parataxis>makes", makes="")
    told = {"Smith": ("nsubj", "told"), "parliament": ("obj", "told")}
    assert mended(beside) == {**told, "plant": ("nsubj", "makes")}
    above = written.replace("{told}", "root").format(host="told", label="appos>plant", makes="/ccomp>told")
    assert mended(above) == {**mends, "plant": ("nsubj", "makes"), "makes": ("root", "makes")}


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


def test_who_tells_what_stands_before_is_no_name_of_its_last_noun() -> None:
    written = (
        "Brown/nsubj>leads leads/VBZ/ccomp>told the>party party/obj>leads ,/punct Smith/appos>party ,/punct its>head "
        "head/appos>{head} ,/punct told=tell/VBD us/PRON/iobj>told ."
    )
    assert mended(written.format(head="Smith")) == {"Smith": ("nsubj", "told")}
    assert mended(written.format(head="party")) == {"Smith": ("nsubj", "told"), "head": ("appos", "Smith")}
    two = (
        "Acme/nsubj>hired hired=hire/VBD/ccomp>told Brown/obj>hired ,/punct a>lawyer lawyer/appos>Brown ,/punct "
        "Smith/appos>Brown ,/punct told=tell/VBD us/PRON/iobj>told ."
    )
    assert mended(two) == {"Smith": ("nsubj", "told")}


def test_who_tells_what_stands_beside_is_no_name_of_its_last_noun() -> None:
    written = (
        "Update/NN/root ,/punct Brown/nsubj>leads leads/VBZ/parataxis>Update the>party party/obj>leads ,/punct "
        "Smith/appos>party ,/punct its>head head/appos>Smith ,/punct told=tell/VBD/parataxis>Update us/PRON/iobj>told ."
    )
    assert mended(written) == {"Smith": ("nsubj", "told"), "leads": ("ccomp", "told")}


def test_what_happened_so_again_is_no_second_object() -> None:
    written = (
        "Acme/nsubj>halted halted=halt/VBD work/obj>halted ,/punct its>{noun} {rank}/JJ/amod>{noun} {noun}/obj>halted ."
    )
    assert mended(written.format(rank="second", noun="step")) == {"step": ("parataxis", "halted")}
    assert mended(written.format(rank="second", noun="plant")) == {}
    assert mended(written.format(rank="big", noun="step")) == {}


def test_who_wrote_it_stands_behind() -> None:
    written = (
        "Acme/nsubj>grew grew=grow/VBD/ccomp>wrote ,/punct wrote=write/VBD Smith/iobj>wrote in>Springfield "
        "Springfield/obl>wrote ."
    )
    assert mended(written) == {"Smith": ("nsubj", "wrote")}
    beside = written.replace("VBD/ccomp>wrote", "VBD").replace("wrote=write/VBD", "wrote=write/VBD/parataxis>grew")
    assert mended(beside.replace("/iobj", "/obj")) == {"Smith": ("nsubj", "wrote")}
    assert mended(written.replace("wrote=write", "told=tell").replace(">wrote", ">told")) == {}


def test_when_it_was_is_no_part_of_what_it_was() -> None:
    written = (
        "The>fair fair/nsubj:pass>held {first} month/nmod:unmarked>fair was/aux:pass>held held=hold/VBN in>Springfield "
        "Springfield/obl>held ."
    )
    names = {"last month": "DATE", "next month": "DATE"}
    assert mended(written.format(first="last/JJ/amod>month"), names) == {"month": ("obl:unmarked", "held")}
    assert mended(written.format(first="next/JJ/amod>month"), names) == {}
    assert mended(written.replace("fair", "attack").format(first="last/JJ/amod>month"), names) == {}


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

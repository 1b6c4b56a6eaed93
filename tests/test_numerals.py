"""Trees inside amounts and dates are mended, and what is read of them: bounds, ranges, groups of digits, coins."""

import pytest

from graph.model import Extraction, Mention
from tests.test_phrases import mended
from tests.trees import outcome, read

MENDED = {
    "lakh": (
        "Acme/nsubj>hired hired=hire/VBD 5/CD/compound>lakh lakh/JJ/compound>nurses nurses/NNS/obj>hired .",
        {"5": "CARDINAL"},
        {"lakh": ("nummod", "nurses")},
    ),
    "a coin before a noun": (
        (
            "Acme/nsubj>sold sold=sell/VBD a>stake 5/CD/compound>million million/CD/nummod>stake euro/compound>stake "
            "stake/obj>sold ."
        ),
        {"5 million euro": "MONEY"},
        {"million": ("nummod", "euro")},
    ),
    "to well over": (
        (
            "Sales/NNS/nsubj>rose rose=rise/VBD to/IN/ADP/case>well well/RB/advmod>over over/IN/ADP/advmod>5 "
            "5/CD/nummod>% %/NN/obl:unmarked>rose ."
        ),
        {"5 %": "PERCENT"},
        {"to": ("case", "%"), "%": ("obl", "rose")},
    ),
    "given between": (
        "Judges/NNS/nsubj>fined fined=fine/VBD Acme/iobj>fined between>5 5/CD/obl>fined and>7 7/CD/conj>5 .",
        {"5 and 7": "MONEY"},
        {"between": ("advmod", "5"), "5": ("obj", "fined")},
    ),
    "up to": (
        (
            "Up/IN/ADP/advmod>euros to/IN/ADP/fixed>Up 5/CD/nummod>euros euros/NNS/obl>stolen was/aux:pass>stolen "
            "stolen=steal/VBN ."
        ),
        {"5 euros": "MONEY"},
        {"euros": ("nsubj:pass", "stolen")},
    ),
    "a total of": (
        "Acme/nsubj>paid paid=pay/VBD a>total total/obj>paid of>euros 5/CD/nummod>euros euros/NNS/nmod>total .",
        {"5 euros": "MONEY"},
        {"euros": ("obj", "paid"), "total": ("dislocated", "euros"), "of": ("fixed", "total")},
    ),
    "the rest of a date": (
        "Smith/nsubj>left left=leave/VBD on>June June/obl>left 1/CD/obl:unmarked>left -/punct>1 3/CD/flat>1 .",
        {"June 1 - 3": "DATE"},
        {"1": ("nmod:unmarked", "June")},
    ),
    "whom alone": (
        "Judges/NNS/nsubj>fined fined=fine/VBD Acme/iobj>fined on>Monday Monday/obl>fined .",
        {},
        {"Acme": ("obj", "fined")},
    ),
}


@pytest.mark.parametrize(("written", "names", "wanted"), MENDED.values(), ids=MENDED)
def test_words_of_an_amount_hang_together(
    written: str, names: dict[str, str], wanted: dict[str, tuple[str, str]]
) -> None:
    assert mended(written, names) == wanted


STAYS = (
    "Flight/nsubj>left 370/CD/nummod>Flight left=leave/VBD 239/CD/nummod>people people/NNS/obj>left .",
    "Smith/nsubj>paid paid=pay/VBD the>total total/obj>paid of>bill bill/nmod>total .",
    "Acme/nsubj>hired hired=hire/VBD some/DT/obj>hired of>50 50/CD/nmod>some .",
    "Smith/nsubj>gave gave=give/VBD Acme/iobj>gave cars/NNS/obj>gave .",
)


@pytest.mark.parametrize("written", STAYS)
def test_other_words_stay(written: str) -> None:
    assert mended(written) == {}


def told(found: Extraction) -> list[Mention]:
    """The object and what is told beside it."""
    return [found.object, *(q.mention for q in found.qualifiers)]


READ = {
    "five or six": (
        "Acme/nsubj>closed closed=close/VBD five/CD/nummod>plants or>six six/CD/conj>five plants/NNS/obj>closed .",
        {"five": "CARDINAL", "six": "CARDINAL"},
        ("5", "6"),
    ),
    "50 to 70": (
        "Acme/nsubj>shut shut/VBD 50/CD/nummod>plants to/IN/ADP/case>70 70/CD/nmod>50 plants/NNS/obj>shut .",
        {"50": "CARDINAL", "70": "CARDINAL"},
        ("50", "70"),
    ),
    "one": (
        "Acme/nsubj>closed closed=close/VBD 50/CD/nummod>plants plants/NNS/obj>closed .",
        {"50": "CARDINAL"},
        ("50", None),
    ),
}


@pytest.mark.parametrize(("written", "names", "ends"), READ.values(), ids=READ)
def test_a_thing_counted_by_a_range_has_both_its_ends(
    written: str, names: dict[str, str], ends: tuple[str, str | None]
) -> None:
    found = [m.quantity for e in read(written, names).extractions for m in told(e)]
    assert len(found) >= 2
    assert {(q.value, q.upper) for q in found if q is not None} == {ends}


def test_a_part_a_price_and_a_result_count_nothing() -> None:
    two = (
        "Two/CD/nummod>thirds -/HYPH/punct>Two thirds/NNS/nsubj>left of>voters voters/NNS/nmod>thirds left=leave/VBD ."
    )
    win = "The>win 2/CD/nummod>win –/SYM/SYM/case>1 1/CD/nmod>2 win/nsubj>helped helped=help/VBD Acme/obj>helped ."
    for written in (two, win):
        assert [e.subject.quantity for e in read(written).extractions if e.relation in {"leave", "help"}] == [None]


def test_sales_rise_by_a_third() -> None:
    written = (
        "Sales/NNS/nsubj>rose rose=rise/VBD nearly/RB/advmod>third a>third third/NN/obl:unmarked>rose in>2019 "
        "2019/CD/obl>rose ."
    )
    assert outcome(read(written)) == {"sales; rise; nearly a third"}


def test_an_hour_is_of_the_day_beside_it() -> None:
    written = "Acme/nsubj>fell fell=fall/VBD at/IN/ADP/case>5pm 5pm/CD/obl>fell on>Monday Monday/obl>fell ."
    reading = read(written, {"5pm": "TIME"}, date="2020-03-10")
    begins = {m.label: m.period.begin for e in reading.extractions for m in told(e) if m.period is not None}
    assert begins == {"5pm": "2020-03-09T17:00:00", "Monday": "2020-03-09"}


def test_a_day_after_which_something_will_be_has_been() -> None:
    written = (
        "Acme/nsubj>leave will>leave leave=leave/VB after/IN/SCONJ/mark>backed voters/NNS/nsubj>backed "
        "backed=back/VBD/advcl>leave it/obj>backed on>Monday Monday/obl>backed ."
    )
    reading = read(written, date="2020-03-12")
    found = [e for e in reading.extractions if e.relation == "back"]
    assert [(e.modality, e.period.begin) for e in found if e.period is not None] == [("actual", "2020-03-09")]


def test_a_night_is_a_time() -> None:
    written = (
        "Smith/nsubj>left left=leave/VBD on>night the>night night/obl>left of>5 March/nmod:unmarked>5 5/CD/nmod>night ."
    )
    found = read(written, {"March 5": "DATE"}).extractions
    assert {m.label for e in found for m in told(e) if m.kind == "time"} == {"night of March 5"}


def test_a_time_after_a_noun_is_no_part_of_it() -> None:
    written = (
        "The>fire fire/nsubj>killed this/DT/det>morning morning/nmod:unmarked>fire killed=kill/VBD a>man "
        "man/obj>killed ."
    )
    assert {e.subject.label for e in read(written, {"this morning": "TIME"}).extractions} == {"fire"}


def test_what_is_up_to_an_amount_is_not_up() -> None:
    written = (
        "Sales/NNS/nsubj>euros were/cop>euros up/RB/advmod>euros to/IN/ADP/fixed>up 5/CD/nummod>euros euros=euro/NNS ."
    )
    assert {e.relation for e in read(written, {"5 euros": "MONEY"}).extractions} == {"be"}


def test_what_happens_overnight_is_a_time() -> None:
    written = "Acme/nsubj>sold sold=sell/VBD cars/NNS/obj>sold overnight/NN/advmod>sold ."
    assert [(q.role, q.mention.label) for e in read(written).extractions for q in e.qualifiers] == [
        ("time", "overnight")
    ]

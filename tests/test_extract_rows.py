"""Members of a row on trees annotated by hand: what is told of each, and what of none."""

import pytest

from tests.trees import cases, outcome, read

CASES = """
who does the last of a row of participles does them all:
    film/NN/nsubj:pass>written was/VBD/AUX/aux:pass>written written=write/VBN and/CC/cc>directed
    directed=direct/VBN/conj>written by/IN/case>Smith Smith/obl:agent>directed .
= Smith; write; film
= Smith; direct; film

who treats somebody has not injured them:
    nurse/NN/nsubj:pass>injured was/VBD/AUX/aux:pass>injured injured=injure/VBN and/CC/cc>treated
    treated=treat/VBN/conj>injured by/IN/case>Smith Smith/obl:agent>treated .
= nurse; be injured; was injured
= Smith; treat; nurse

an object behind the acts of two:
    Smith/nsubj>wrote wrote=write/VBD and/CC/cc>directed Brown/nsubj>directed directed=direct/VBD/conj>wrote the>film
    film/obj>directed .
= Smith; write; film
= Brown; direct; film

what one says another does:
    Smith/nsubj>sang sang=sing/VBD and/CC/cc>directed Brown/nsubj>directed directed=direct/VBD/conj>sang the>film
    film/obj>directed .
= Smith; sing; sang
= Brown; direct; film

an object of both with a time behind it:
    Acme/nsubj>repaired both/CC/cc:preconj>repaired repaired=repair/VBD and/CC/cc>designed
    designed=design/VBD/conj>repaired the>ship ship/obj>designed in>2019 2019/CD/obl>repaired .
= Acme; repair; ship
= Acme; design; ship

either of two, no one knows which:
    Acme/nsubj>sued sued=sue/VBD either/CC/cc:preconj>Globex Globex/obj>sued or/CC/cc>Initech Initech/conj>Globex .
= Acme; sue; Globex [possible]
= Acme; sue; Initech [possible]

neither of two if either is denied:
    Acme/nsubj>sue did/aux>sue not>sue sue/VB either/CC/cc:preconj>Globex Globex/obj>sue or/CC/cc>Initech
    Initech/conj>Globex .
= Acme; sue; Globex [negative]
= Acme; sue; Initech [negative]

perhaps one more:
    Acme/nsubj>sold sold=sell/VBD cars=car/NNS/obj>sold and/CC/cc>ships possibly/RB/advmod>ships
    ships=ship/NNS/conj>cars .
= Acme; sell; cars
= Acme; sell; ships [possible]

later one more:
    Acme/nsubj>sold sold=sell/VBD cars=car/NNS/obj>sold and/CC/cc>ships ,/punct>and later/RB/advmod>ships ,/punct>later
    ships=ship/NNS/conj>cars .
= Acme; sell; cars
= Acme; sell; ships

two qualities:
    plan/NN/nsubj>risky is/VBZ/AUX/cop>risky risky/JJ and/CC/cc>costly also/RB/advmod>costly costly/JJ/conj>risky .
= plan; be; risky
= plan; be; costly

there and back:
    Buses=bus/NNS/nsubj>run run/VBP to/IN/case>Springfield and/CC/cc>from from/IN/conj>to Springfield/obl>run .
= buses; run to; Springfield
= buses; run from; Springfield

what goes there and back:
    Buses=bus/NNS/nsubj>stopped to/IN/case>Springfield and/CC/cc>from from/IN/conj>to Springfield/nmod>Buses
    stopped=stop/VBD .
= buses; stop; stopped
= buses; be to; Springfield
= buses; be from; Springfield

an of-phrase behind two nouns:
    Acme/nsubj>rival is/cop>rival a>rival rival and/CC/cc>customer customer/conj>rival of>Globex Globex/nmod>rival .
= Acme; be; rival
= Acme; be; customer of Globex
= Acme; be rival of; Globex
= Acme; be customer of; Globex
= Globex; have; customer

an of-phrase of two things:
    Acme/nsubj>sold sold=sell/VBD the>magazine magazine/obj>sold and/CC/cc>website website/conj>magazine of>Globex
    Globex/nmod>magazine .
= Acme; sell; magazine
= Acme; sell; website of Globex
= Globex; have; magazine
= Globex; have; website

several titles before a name:
    Singer=singer/NN/nmod:desc>Mary ,/punct>writer writer/NN/nmod:desc>Mary and/CC/cc>actor actor/NN/nmod:desc>Mary
    Mary/nsubj>left Smith/flat>Mary left=leave/VBD .
= Mary Smith; be; singer
= Mary Smith; be; writer
= Mary Smith; be; actor
= Mary Smith; leave; left

an of-phrase on the last of two offices:
    Smith/nsubj>left ,/punct>founder founder/appos>Smith and/CC/cc>chairman chairman/conj>founder of>Acme
    Acme/nmod>chairman ,/punct>founder left=leave/VBD .
= Smith; be; founder
= Smith; be; chairman of Acme
= Smith; be founder of; Acme
= Smith; be chairman of; Acme
= Acme; have; chairman
= Smith; leave; left

a profession before an office:
    Smith/nsubj>left ,/punct>lawyer a>lawyer lawyer/appos>Smith and/CC/cc>chairman chairman/conj>lawyer of>Acme
    Acme/nmod>chairman ,/punct>lawyer left=leave/VBD .
= Smith; be; lawyer
= Smith; be; chairman of Acme
= Smith; be chairman of; Acme
= Acme; have; chairman
= Smith; leave; left

an owner of two offices:
    Smith/nsubj>left ,/punct>founder Acme/nmod:poss>founder 's/case>Acme founder/appos>Smith and/CC/cc>chairman
    chairman/conj>founder ,/punct>founder left=leave/VBD .
= Smith; be; founder
= Smith; be; chairman
= Smith; be founder of; Acme
= Smith; be chairman of; Acme
= Acme; have; founder
= Smith; leave; left
"""


@pytest.mark.parametrize(("written", "expected"), cases(CASES))
def test_a_row_states(written: str, expected: set[str]) -> None:
    assert outcome(read(written)) == expected

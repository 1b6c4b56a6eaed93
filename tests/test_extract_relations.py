"""Who does what a clause says, and relations that would say too much or nothing: trees annotated by hand."""

import pytest

from graph.patterns import Pattern, PatternSet
from tests.trees import cases, find, outcome, qualified, read

CASES = """
whose efforts they are:
    Prices/NNS/nsubj>fell fell=fall/VBD after/IN/ADP/case>efforts efforts/NNS/obl>fell by>farmers
    farmers/NNS/nmod>efforts to>cut cut/VB/acl>efforts output/obj>cut .
= farmers; cut; output [planned]
= prices; fall after; efforts

nobody's efforts:
    Prices/NNS/nsubj>fell fell=fall/VBD after/IN/ADP/case>efforts efforts/NNS/obl>fell to>cut cut/VB/acl>efforts
    output/obj>cut .
= prices; fall after; efforts

whose refusal it is:
    Shares/NNS/nsubj>rose rose=rise/VBD on>refusal the>refusal refusal/obl>rose of>government the>government
    government/nmod>refusal to>sell sell/VB/acl>refusal Acme/obj>sell .
= government; sell; Acme [negative]
= shares; rise on; refusal of the government

whose plan it is:
    Residents/NNS/nsubj:pass>angered were/aux:pass>angered angered=anger/VBN by>plan a>plan plan/obl:agent>angered
    from>council the>council council/nmod>plan to>sell sell/VB/acl>plan the>park park/obj>sell .
= council; sell; park [planned]
= plan; anger; residents
= plan; be from; council

what was fitted works:
    The>trucks trucks/NNS/nsubj:pass>equipped will>equipped be/aux:pass>equipped equipped=equip/VBN with>cameras
    cameras/NNS/obl>equipped to>record record/VB/advcl>equipped accidents/NNS/obj>record .
= cameras; record; accidents [planned]
= trucks; be equipped with; cameras [planned]

who gets skills:
    Acme/nsubj>equipped equipped=equip/VBD workers/NNS/obj>equipped with>skills skills/NNS/obl>equipped to>build
    build/VB/acl>skills ships/NNS/obj>build .
= Acme; equip; workers
= workers; build; ships [planned]

whom charges are against:
    Charges/NNS/nsubj:pass>brought were/aux:pass>brought brought=bring/VBN against>officers officers/NNS/obl>brought
    for/IN/SCONJ/mark>beating beating=beat/VBG/advcl>brought a>student student/obj>beating .
= charges; be brought for; beating a student
= officers; beat; student [possible]

who was chosen to do it:
    The>navy navy/nsubj>selected selected=select/VBD Acme/obj>selected to>build build/VB/advcl>selected
    ships/NNS/obj>build .
= Acme; build; ships [planned]
= navy; select; Acme

what was chosen does nothing:
    Acme/nsubj>chose chose=choose/VBD plastic/obj>chose to>reduce reduce/VB/advcl>chose weight/obj>reduce .
= Acme; choose; plastic
= Acme; reduce; weight [planned]

what came of a tax scrapped:
    The>tax tax/nsubj:pass>abolished was/aux:pass>abolished abolished=abolish/VBN ,>freeing
    freeing=free/VBG/advcl>abolished $/obj>freeing 2/CD/nummod>$ for>schools schools/NNS/obl>freeing .
= tax; be abolished; was abolished

what came of a fall:
    Sales/NNS/nsubj>fell fell=fall/VBD ,>leaving leaving=leave/VBG/advcl>fell Acme/obj>leaving
    short/JJ/xcomp>leaving of>money money/obl>short .
= sales; fall; fell

what a person does after that:
    Smith/nsubj:pass>elected was/aux:pass>elected elected=elect/VBN ,>giving giving=give/VBG/advcl>elected
    Acme/iobj>giving a>chance chance/obj>giving .
= Smith; be elected; was elected
= Smith; give; chance

what drove sales:
    Sales/NNS/nsubj>rose rose=rise/VBD ,>driven driven=drive/VBN/advcl>rose by>demand demand/obl:agent>driven .
= demand; drive; sales
= sales; rise; rose

one of several aims:
    One/CD/nsubj:outer>attract of>aims the>aims aims/NNS/nmod>One was/cop>attract to>attract attract/VB
    tourists/NNS/obj>attract .
= one of the aims; be; to attract tourists

what a drug is for:
    Acme/nsubj>developed developed=develop/VBD a>drug drug/obj>developed with>Globex Globex/nmod>drug to>treat
    treat/VB/advcl>developed malaria/obj>treat .
= Acme; develop; drug
= drug; be with; Globex
= drug; treat; malaria [planned]

who may build on land given:
    The>city city/nsubj>gave gave=give/VBD land/obj>gave to/IN/case>Acme Acme/obl>gave to>build build/VB/advcl>gave
    a>school school/obj>build .
= city; give; land

what cars sold come to:
    Acme/nsubj>sold sold=sell/VBD cars/NNS/obj>sold ,>totalling totalling=total/VBG/advcl>sold $/obj>totalling
    5/CD/nummod>$ .
= Acme; sell; cars
= cars; total; $5

more common than elsewhere:
    Wolves=wolf/NNS/nsubj>common are/cop>common more/RBR/advmod>common common/JJ in>Freedonia Freedonia/obl>common .
= wolves; be more common in; Freedonia
= wolves; be; more common

less reliant than before:
    Acme/nsubj>reliant is/cop>reliant less/RBR/advmod>reliant reliant/JJ on>oil oil/obl>reliant .
= Acme; be less reliant on; oil
= Acme; be; less reliant

now is no place:
    There/EX/expl>are are/VBP/VERB now/RB/advmod>are models/NNS/nsubj>are of>car the>car car/nmod>models .

not the plan is sold:
    A>plan plan/nsubj:pass>criticised in>which which/obl>go jobs/NNS/nsubj>go go/VBP/acl:relcl>plan and>sold
    plants/NNS/nsubj:pass>sold will>sold be/aux:pass>sold sold=sell/VBN/conj>go was/aux:pass>criticised
    criticised=criticise/VBN .
= jobs; go in; plan
= plan; be criticised; was criticised
= plants; be sold; will be sold [planned]

the way things work:
    Acme/nsubj>tests tests/VBZ the>way way/obj>tests the>doors doors/NNS/nsubj>work work/VBP/acl:relcl>way .
= Acme; test; way

what one can do:
    Smith/nsubj>did did/VBD/VERB the>things things/NNS/obj>did that/WDT/obj>do he>do can>do do/VB/acl:relcl>things .
= Smith; do; things

as far as prices go:
    The>car car/nsubj>good is/cop>good good/JJ as/RB/advmod>far far/RB/advmod>good as>concerned
    prices/NNS/nsubj>concerned are/cop>concerned concerned/JJ/advcl>far .
= car; be; good

a thing is not right:
    It>thing was/cop>thing the>thing right/JJ/amod>thing thing to>do do/VB/acl>thing .
= It; be; right thing

related to what is not told:
    Smith/nsubj>met met=meet/VBD related/JJ/amod>agencies agencies=agency/NNS/obj>met .
= Smith; meet; related agencies

what an office is under:
    Mary/nsubj>left Smith/flat>Mary ,>governor the>governor deputy/JJ/amod>governor governor/appos>Mary
    under/IN/case>Brown Brown/nmod>governor ,>Mary left=leave/VBD .
= Mary Smith; be deputy governor under; Brown
= Mary Smith; be; deputy governor
= Mary Smith; leave; left

what an envoy is on:
    The>envoy envoy/nsubj>left on>trade trade/nmod>envoy ,>Mary Mary/appos>envoy Smith/flat>Mary ,>envoy
    left=leave/VBD .
= Mary Smith; be envoy on; trade
= Mary Smith; be; envoy
= Mary Smith; leave; left

diplomatic chief:
    Acme/nsubj>hired hired=hire/VBD Globex/compound>chief diplomatic/JJ/amod>chief chief/nmod:desc>Mary
    Mary/obj>hired Smith/flat>Mary .
= Acme; hire; Mary Smith
= Mary Smith; be diplomatic chief of; Globex
= Mary Smith; be; Globex diplomatic chief

a good step is the move:
    Acme/nmod:poss>move 's>Acme move/nsubj>step was/cop>step a>step good/JJ/amod>step step .
= Acme; have; move
= move; be; good step

a share is itself:
    Ten/CD/nummod>percent percent/nsubj>cited of>voters the>voters voters/NNS/nmod>percent cited=cite/VBD
    taxes=tax/NNS/obj>cited .
= ten percent of the voters; cite; taxes

countries are countries:
    Police/NNS/nsubj>questioned questioned=question/VBD the>countries countries=country/NNS/obj>questioned
    ,>countries#2 countries=country/NNS/appos>countries that/WDT/nsubj>use use/VBP/acl:relcl>countries it/obj>use .
= countries; use; it
= police; question; countries

since then the worst:
    Its>crisis worst=bad/JJS/amod>crisis crisis/nsubj>began since/IN/ADP/case>2019 2019/CD/nmod>crisis
    began=begin/VBD in>May May/NNP/obl>began .
= Its; have; worst crisis
= worst crisis; begin in; May

a criticism is nobody's:
    His>criticism criticism/nsubj>harsh of>Acme Acme/nmod>criticism was/cop>harsh harsh/JJ .
= His; criticism of; Acme
= criticism of Acme; be; harsh

what drove a loss:
    Acme/nsubj>lost lost=lose/VBD customers/NNS/obj>lost ,>driven driven=drive/VBN/advcl>lost by>costs
    costs/NNS/obl:agent>driven .
= Acme; lose; customers

who is paid to build:
    The>city city/nsubj>paid paid=pay/VBD Acme/iobj>paid money/obj>paid to>build build/VB/advcl>paid a>school
    school/obj>build .
= Acme; build; school [planned]
= city; pay; money

costs train nobody:
    Acme/nsubj>has has/VBZ/VERB costs/NNS/obj>has that/WDT/nsubj>come come/VBP/acl:relcl>costs
    with/IN/SCONJ/mark>training training=train/VBG/advcl>come workers/NNS/obj>training .
= Acme; have; costs
= costs; come with; training workers

a network is no topic:
    Smith/nsubj>praised praised=praise/VBD reports/NNS/obj>praised on>networks networks=network/NNS/nmod>reports .
= Smith; praise; reports
= reports; on; networks (Smith)

aggression is on nobody as its topic:
    Aggression/NN/nsubj>grew on>Freedonia Freedonia/nmod>Aggression grew=grow/VBD .
= aggression; grow; grew
= aggression; on; Freedonia

a start told without a comma:
    Orders/NNS/nsubj:pass>placed are/aux:pass>placed placed=place/VBN starting=start/VBG/advcl>placed
    on/IN/case>Monday Monday/obl>starting .
= orders; be placed; are placed

it is nobody who does that:
    A>fall fall/nsubj>hurt would>hurt hurt/VB Acme/obj>hurt ,>foolish and>foolish it/expl>foolish would>foolish
    be/cop>foolish foolish/JJ/conj>hurt to>sell sell/VB/advcl>foolish plants/NNS/obj>sell .
= fall; hurt; Acme [conditional]

who finds it hard does:
    Smith/nsubj>calm is/cop>calm calm/JJ about>taxes taxes=tax/NNS/obl>calm and>finds finds/VBZ/conj>calm
    it/expl>finds difficult/JJ/xcomp>finds to>advise advise/VB/xcomp>difficult clients/NNS/obj>advise .
= Smith; be calm about; taxes
= Smith; be; calm
= Smith; find; difficult to advise clients

whom an award is for:
    The>award award/nsubj:pass>given was/aux:pass>given given=give/VBN to/IN/case>Smith Smith/obl>given
    for/IN/SCONJ/mark>saving saving=save/VBG/advcl>given children=child/NNS/obj>saving .
= Smith; save; children
= award; be given for; saving children

whom a complaint is against:
    Brown/nsubj>filed filed=file/VBD a>complaint complaint/obj>filed against>Acme Acme/nmod>complaint
    for/IN/SCONJ/mark>polluting polluting=pollute/VBG/advcl>filed rivers/NNS/obj>polluting .
= Acme; pollute; rivers [possible]
= Brown; file; complaint
= complaint; be against; Acme
"""


@pytest.mark.parametrize(("written", "expected"), cases(CASES))
def test_a_sentence_states(written: str, expected: set[str]) -> None:
    assert outcome(read(written, {"$ 2": "MONEY", "$ 5": "MONEY", "Ten percent": "PERCENT"})) == expected


def test_what_is_denied_is_how() -> None:
    written = (
        "Acme/nsubj:pass>linked was/aux:pass>linked not>linked directly/RB/advmod>linked linked=link/VBN "
        "to/IN/case>Globex Globex/obl>linked ."
    )
    assert qualified(find(read(written), "Acme", "be linked to", "Globex")) == {("manner", "directly")}


@pytest.mark.parametrize(("article", "meant"), [("", True), ("the", False)])
def test_what_is_for_a_known_thing_has_no_purpose(article: str, meant: bool) -> None:
    known = f"{article}>farms " if article else ""
    reading = read(f"Money/NN/nsubj>farms is/cop>farms for>farms {known}farms/NNS .")
    patterns = PatternSet([Pattern("hasPurpose", "be for", "subject", "object")])
    assert any(list(patterns.matches(e)) for e in reading.extractions) is meant

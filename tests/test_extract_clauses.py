"""Clauses on trees annotated by hand: one sentence a construction, what it states and what it must not."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from graph.extract import LONGEST_SENTENCE, extract, tokens
from graph.extract.syntax import conjuncts, contiguous, is_passive, text_of, verb_form
from graph.model import Article
from tests.trees import anchored, cases, find, forests, outcome, qualified, read, stated, tree

CASES = """
what a firm says that it is:
    Acme/nsubj>considers considers=consider/VBZ itself/PRP/PRON/obj>considers lucky/JJ/xcomp>considers .
= Acme; be; lucky (Acme)

what a firm describes itself as:
    Acme/nsubj>describes describes=describe/VBZ itself/PRP/PRON/obj>describes as/IN/case>bank a/DT/det>bank
    bank/obl>describes .
= Acme; be; bank (Acme)

what a firm makes itself:
    Acme/nsubj>made made=make/VBD itself/PRP/PRON/obj>made useful/JJ/xcomp>made .
= Acme; be; useful

what men found themselves:
    Men=man/NNS/nsubj>found found=find/VBD themselves/PRP/PRON/obj>found stranded=strand/VBN/xcomp>found .
= men; be; stranded

what somebody dressed himself as is nothing that he is:
    Smith/nsubj>dressed dressed=dress/VBD himself/PRP/PRON/obj>dressed as/IN/case>nurse a/DT/det>nurse
    nurse/obl>dressed .
= Smith; dress; himself

what a firm needs:
    What/WP/PRON/nsubj>loan Acme/nsubj>needs needs=need/VBZ/acl:relcl>What is/cop>loan a/DT/det>loan loan
    and/CC/cc>plant a/DT/det>plant plant/conj>loan .
= Acme; need; loan
= Acme; need; plant

what a firm does not need:
    What/WP/PRON/nsubj>loan Acme/nsubj>needs needs=need/VBZ/acl:relcl>What is/cop>loan not/advmod>loan a/DT/det>loan
    loan .

all that a firm wants is nothing else of it:
    All/DT/DET/nsubj>peace Acme/nsubj>wants wants=want/VBZ/acl:relcl>All is/cop>peace peace .
= Acme; want; peace

what a firm wants, told first:
    Peace=peace/NN/nsubj>what is/cop>what what/WP/PRON Acme/nsubj>wants wants=want/VBZ/acl:relcl>what .
= Acme; want; peace

what brought somebody, told first, does nothing further:
    Peace/nsubj>what is/cop>what what/WP/PRON brings=bring/VBZ/acl:relcl>what Acme/obj>brings .

what hurt a firm:
    What/WP/PRON/nsubj>tax hurt=hurt/VBD/acl:relcl>What Acme/obj>hurt was/cop>tax the/DT/det>tax tax .
= tax; hurt; Acme

what hurt a firm is unknown:
    What/WP/PRON/nsubj>mystery hurt=hurt/VBD/acl:relcl>What Acme/obj>hurt is/cop>mystery a/DT/det>mystery mystery .

what somebody decided is like something:
    What/WP/PRON/nsubj>win Acme/nsubj>decided decided=decide/VBD/acl:relcl>What is/cop>win a/DT/det>win win .

what people see:
    What/WP/PRON/nsubj>slump they/PRP/PRON/nsubj>see see/VBP/acl:relcl>What is/cop>slump a/DT/det>slump slump .

what a firm did:
    What/WP/PRON/nsubj:outer>cut Acme/nsubj>did did=do/VBD/acl:relcl>What was/AUX/cop>cut cut/VBN jobs=job/NNS/obj>cut .
= Acme; cut; jobs

what a firm plans to do:
    What/WP/PRON/nsubj:outer>sell Acme/nsubj>plans plans=plan/VBZ/acl:relcl>What to/mark>do do/VB/xcomp>plans
    is/AUX/cop>sell to/mark>sell sell/VB cars=car/NNS/obj>sell and/CC/cc>build build/VB/conj>sell
    ships=ship/NNS/obj>build .
= Acme; sell; cars [planned]
= Acme; build; ships [planned]

what one thing is that a firm can do:
    One/CD/NUM/nsubj:outer>sell of/case>things the/DT/det>things things=thing/NNS/nmod>One that/WDT/obj>do
    Acme/nsubj>do can/MD/AUX/aux>do do/VB/acl:relcl>things is/AUX/cop>sell to/mark>sell sell/VB cars=car/NNS/obj>sell .
= Acme; sell; cars [possible]
= one of the things; be; to sell cars [possible]

what was ruled out on a day:
    In/case>March March/obl>ruled Smith/nsubj>ruled ruled=rule/VBD out/RP/compound:prt>ruled
    running=run/VBG/advcl>ruled for/case>mayor mayor/obl>running .
= Smith; run for; mayor [negative]

what was proposed on a day:
    On/case>Monday Monday/obl>proposed Acme/nsubj>proposed proposed=propose/VBD to/mark>buy buy/VB/xcomp>proposed
    shares=share/NNS/obj>buy .
= Acme; buy; shares [planned]

by how many points it fell, and to what:
    It/nsubj>fell fell=fall/VBD 260/CD/nummod>points points=point/NNS/obl:unmarked>fell .
= It; fall; 260 points

how much up it is:
    It/nsubj>up was/cop>up up/RB/ADV nine/CD/nummod>points points=point/NNS/obl:unmarked>up .
= It; be up; nine points

what a firm's aim is:
    Acme/nmod:poss>aim 's/case>Acme aim/nsubj>double is/AUX/cop>double to/mark>double double/VB sales/NNS/obj>double
    and/cc>cut cut/VB/conj>double costs=cost/NNS/obj>cut .
= Acme; have; aim
= Acme; double; sales [planned]
= Acme; cut; costs [planned]

what one of the aims of a scheme is:
    One/CD/NUM/nsubj>cut of>goals the>goals goals=goal/NNS/nmod>One of>scheme the>scheme scheme/nmod>goals
    is/AUX/cop>cut to/mark>cut cut/VB waste/obj>cut .
= scheme; cut; waste [planned]

who dreams of being something is to be it:
    Smith/nmod:poss>dream 's/case>Smith dream/nsubj>doctor is/AUX/cop>doctor to/mark>doctor be/VB/AUX/cop>doctor
    a/det>doctor doctor .
= Smith; have; dream
= Smith; be; doctor [planned]

whose plan is not known:
    The>plan plan/nsubj>sell is/AUX/cop>sell to/mark>sell sell/VB plants/NNS/obj>sell .
= plan; be; to sell plants

a choice is nobody's aim:
    Acme/nmod:poss>option 's/case>Acme only/JJ/amod>option option/nsubj>sell is/AUX/cop>sell to/mark>sell sell/VB
    plants/NNS/obj>sell .
= Acme; have; only option
= only option; be; to sell plants

who is one of the few firms to do something did it:
    Acme/nsubj>one was/cop>one one/CD/NUM of>firms the>firms few/JJ/amod>firms firms=firm/NNS/nmod>one to/mark>win
    win/VB/acl>firms the>cup cup/obj>win .
= Acme; be one of; few firms
= Acme; win; cup

who is among them did it:
    Acme/nsubj>firms was/cop>firms among/IN/ADP/case>firms the>firms few/JJ/amod>firms firms=firm/NNS to/mark>win
    win/VB/acl>firms the>cup cup/obj>win .
= Acme; be among; few firms
= Acme; win; cup

what one of the few places is good for, nobody did:
    It/nsubj>one is/cop>one one/CD/NUM of>places the>places few/JJ/amod>places places=place/NNS/nmod>one to/mark>see
    see/VB/acl>places bears=bear/NNS/obj>see .
= It; be one of; few places

who is praised for something did it:
    Smith/nsubj>lauded lauded=laud/VBD Acme/obj>lauded for/SCONJ/mark>saving saving=save/VBG/advcl>lauded
    jobs/NNS/obj>saving .
= Smith; laud; Acme
= Acme; save; jobs

two offices with a name each are two:
    The>mayor mayor/nsubj>opened ,/punct>Smith Smith/appos>mayor and/cc>priest the>priest priest/conj>mayor
    ,/punct>Brown Brown/appos>priest opened=open/VBD it/obj>opened .
= Smith; be; mayor
= Brown; be; priest
= Smith; open; it
= Brown; open; it

what was led before in May:
    Acme/nsubj>led previously/RB/advmod>led led=lead/VBD it/PRON/obj>led in/case>areas areas=area/NNS/obl>led
    respectively/RB/advmod>led .
= Acme; lead; it

what a firm is a company for:
    Acme/nsubj>company is/cop>company a/DT/det>company company that/WDT/nsubj>makes makes=make/VBZ/acl:relcl>company
    toys=toy/NNS/obj>makes .
= Acme; be; company
= Acme; make; toys

what Acme is not a company for is not told of it:
    Acme/nsubj>company is/cop>company not/advmod>company a/DT/det>company company that/WDT/nsubj>makes
    makes=make/VBZ/acl:relcl>company toys=toy/NNS/obj>makes .
= Acme; be; company [negative]

what has no object of its own in a relative clause:
    Acme/nsubj>fears fears=fear/VBZ attacks/NNS/obj>fears that/WDT/nsubj>left left=leave/VBD/acl:relcl>attacks
    60/CD/NUM/obj>left dead/JJ/xcomp>left and/CC/cc>hurt 300/CD/NUM/nsubj>hurt hurt/JJ/conj>dead .
= Acme; fear; attacks
= attacks; leave; 60

who was not made to do it by the road that is told of:
    road/NN/nsubj>fell that/WDT/PRON/obj>mend Smith/nsubj>wants wants=want/VBZ/acl:relcl>road Acme/obj>wants to>mend
    mend/VB/xcomp>wants fell=fall/VBD .
= Acme; mend; road [planned]
= road; fall; fell

who did what took them so long:
    It/expl>took took=take/VBD crews=crew/NNS/iobj>took hours/NNS/obj>took to>build build/VB/csubj>took
    dams/NNS/obj>build .
= crews; build; dams

what took so long was done by nobody who is named:
    It/expl>took took=take/VBD hours/NNS/obj>took to>build build/VB/csubj>took dams/NNS/obj>build .

who replaces somebody is who is named:
    Acme/nsubj>named named=name/VBD Smith/obj>named ,/punct>named replacing=replace/VBG/advcl>named
    Brown/obj>replacing .
= Acme; name; Smith
= Smith; replace; Brown

who replaces a plant is who shut it:
    Acme/nsubj>shut shut/VBD mines/NNS/obj>shut ,/punct>shut replacing=replace/VBG/advcl>shut them/PRP/obj>replacing .
= Acme; shut; mines
= Acme; replace; them

what most of them are not all of them are:
    Workers/NNS/nsubj>left ,/punct>nurses most/JJS/nsubj>nurses of/IN/case>them them/PRP/nmod>most
    nurses/NNS/appos>Workers ,/punct>Workers left=leave/VBD Lima/obj>left .
= workers; leave; Lima

what they are behind a comma:
    Workers/NNS/nsubj>left ,/punct>nurses nurses/NNS/appos>Workers ,/punct>Workers left=leave/VBD Lima/obj>left .
= workers; be; nurses
= workers; leave; Lima

whom it enables:
    It/nsubj>empowers empowers=empower/VBZ Acme/obj>empowers to/mark>sell sell/VB/advcl>empowers cars/NNS/obj>sell .
= It; empower; Acme
= Acme; sell; cars [planned]

what it does itself after a comma:
    It/nsubj>urged urged=urge/VBD Acme/obj>urged ,/punct>save to/mark>save save/VB/advcl>urged jobs/NNS/obj>save .
= It; urge; Acme
= It; save; jobs [planned]

what is called for does it:
    Smith/nsubj>called called=call/VBD for/IN/case>laws laws=law/NNS/obl>called to/mark>stop stop/VB/advcl>called
    fraud/obj>stop .
= Smith; call for; laws
= laws; stop; fraud [planned]

whose efforts they are:
    The>move move/nsubj>coincides coincides=coincide/VBZ with/IN/case>efforts Freedonia/compound>efforts
    efforts=effort/NNS/obl>coincides to/mark>end end/VB/acl>efforts wars=war/NNS/obj>end .
= move; coincide with; Freedonia efforts
= Freedonia; end; wars [planned]

nobody is avoided by walking:
    Crowds=crowd/NNS/nsubj:pass>avoided are/aux:pass>avoided avoided=avoid/VBN by/IN/SCONJ/mark>leaving
    leaving=leave/VBG/advcl>avoided Springfield/obj>leaving .
= crowds; be avoided by; leaving Springfield

what is to blame blames nothing:
    Rain/nsubj>blame is/cop>blame to/mark>blame blame/VB .
= Rain; be; to blame

what remains says nothing:
    Doubts=doubt/NNS/nsubj>remain remain/VBP .

who dies raises no toll:
    A>man man/nsubj>died died=die/VBD ,/punct>raising raising=raise/VBG/advcl>died the>toll toll/obj>raising .
= man; die; died

what none has:
    Acme/nsubj>has has=have/VBZ none/NN/obj>has .

nobody closes what closing is recommended of:
    Smith/nsubj>recommended recommended=recommend/VBD closing=close/VBG/xcomp>recommended plants=plant/NNS/obj>closing .
= Smith; recommend; closing plants

what tools are for is not done yet:
    Acme/nsubj>sells sells=sell/VBZ tools=tool/NNS/obj>sells for/IN/mark>cutting cutting=cut/VBG/advcl>sells
    glass/NN/obj>cutting .
= Acme; sell; tools

a banned thing hopes for nothing:
    Cars=car/NNS/nsubj:pass>banned were/aux:pass>banned banned=ban/VBN ,/punct>hoping
    hoping=hope/VBG/advcl>banned to/mark>save save/VB/xcomp>hoping jobs/NNS/obj>save .
= cars; be banned; were banned

a law that is passed has an aim:
    A>law law/nsubj:pass>passed was/aux:pass>passed passed=pass/VBN ,/punct>hoping
    hoping=hope/VBG/advcl>passed to/mark>save save/VB/xcomp>hoping jobs/NNS/obj>save .
= law; be passed; was passed
= law; save; jobs [planned]

what a cause is does it:
    The>cause cause/nsubj>heater was/cop>heater a>heater heater ,/punct>killed which/WDT/nsubj>killed
    killed=kill/VBD/acl:relcl>heater Smith/obj>killed .
= cause; be; heater
= heater; kill; Smith

what it has to do with:
    Delays=delay/NNS/nsubj>have have/VBP to/mark>do do/VB/xcomp>have with>costs costs=cost/NNS/obl>do .
= delays; have to do with; costs

who waits for an answer does it:
    Acme/nsubj>waits waits=wait/VBZ for/IN/case>approval approval/NN/obl>waits to/mark>sell sell/VB/advcl>waits
    cars/NNS/obj>sell .
= Acme; sell; cars [planned]
= Acme; wait for; approval

each of those listed has its own:
    Banks=bank/NNS/nsubj>fell like/IN/case>Acme Acme/nmod>Banks and>Globex Globex/conj>Acme fell=fall/VBD
    by/IN/case>points points/NNS/obl>fell and>shares shares/NNS/conj>points respectively/RB/advmod>fell .
= Acme; be; banks
= Globex; be; banks
= Acme; fall by; points
= Globex; fall by; shares

neither does what both do together:
    Acme/nsubj>cut and>Globex Globex/conj>Acme cut/VBD jobs/NNS/obj>cut respectively/RB/advmod>cut .

money is there as well:
    Staff/nsubj>there is/cop>there there/RB and>money money/conj>there too/RB/advmod>money .
= Staff; be; there

who is asked does not ask:
    When/WRB/advmod>asked asked=ask/VBN/advcl>said if/mark>close it/PRP/nsubj>close would/MD/aux>close
    close/VB/ccomp>asked ,/punct>asked Smith/nsubj>said said=say/VBD so/RB/advmod>said .
= Smith; be asked; if it would close
= it; close; would close [possible]

one or more of what is closed:
    Acme/nsubj>closed closed=close/VBD one/CD/nummod>plants or>more more/JJ/conj>one plants/NNS/obj>closed .
= Acme; close; one or more plants

three verbs, one object:
    Robots=robot/NNS/nsubj>seize seize/VBP ,/punct>carry carry/VBP/conj>seize and/CC/cc>drop drop/VBP/conj>seize
    balls/NNS/obj>drop .
= robots; seize; balls
= robots; drop; balls
= robots; carry; balls

what it results in:
    Delay/nsubj>result may>result result/VB in/IN/SCONJ/mark>cut pay/NN/nsubj:pass>cut being=be/VBG/AUX/aux:pass>cut
    cut/VBN/advcl>result .
= Delay; result in; pay being cut [possible]

what is too large for it:
    It/nsubj>area is/cop>area an/DT/det>area area too/RB/advmod>large large/JJ/amod>area for/IN/SCONJ/mark>patrol
    ships/NNS/nsubj>patrol to/TO/mark>patrol patrol/VB/advcl>large .
= It; be; area

what something is compared with:
    The>speed speed/nsubj>proved proved=prove/VBD as/RB/advmod>important important/JJ/xcomp>proved as/IN/ADP/case>price
    price/obl>important .
= speed; prove; as important as price

what something is less than:
    The>cost cost/nsubj>less is/cop>less less/JJR than/IN/SCONJ/mark>hoped they/nsubj>hoped hoped=hope/VBD/advcl>less .
= cost; be; less than they hoped

what is no comparison:
    The>cost cost/nsubj>low is/cop>low low/JJ than/IN/SCONJ/mark>hoped they/nsubj>hoped hoped=hope/VBD/advcl>low .
= cost; be; low

towards what somebody works:
    Acme/nsubj>works works=work/VBZ towards/IN/SCONJ/mark>selling selling=sell/VBG/advcl>works cars/NNS/obj>selling .
= Acme; work towards; selling cars
= Acme; sell; cars [planned]

another thing than the one before:
    Acme/nsubj>wrote wrote=write/VBD another/DT/det>book book/obj>wrote .
= Acme; write; another book

aged so many years:
    Smith/nsubj>died died=die/VBD aged/JJ/xcomp>died 91/CD/xcomp>aged .
= Smith; die; aged 91

every car is more than a car:
    Acme/nsubj>sold sold=sell/VBD every/DT/det>car car/obj>sold .
= Acme; sell; every car

the other two are not two:
    Acme/nsubj>sold sold=sell/VBD the>two other/JJ/amod>two two/CD/obj>sold .
= Acme; sell; other two

so many or more:
    Fire/NN/nsubj>killed killed=kill/VBD 40/CD/obj>killed or>more more/JJR/conj>40 .
= fire; kill; 40 or more

what somebody agreed to buy:
    Acme/nsubj>sold sold=sell/VBD shares=share/NNS/obj>sold that/WDT/PRON/obj>buy Globex/nsubj>agreed
    agreed=agree/VBD/acl:relcl>shares to>buy buy/VB/xcomp>agreed .
= Acme; sell; shares
= Globex; buy; shares [planned]

what somebody calls a branch:
    Acme/nsubj>closed closed=close/VBD what/WP/PRON/obj>closed Globex/nsubj>called called=call/VBD/acl:relcl>what
    a>branch branch/obj>called .
= Acme; close; what Globex called a branch
= Globex; call; branch

adding something after what is said:
    Acme/nsubj>said said=say/VBD sales/NNS/nsubj>fell fell=fall/VBD/ccomp>said ,/punct>adding
    adding=add/VBG/advcl>fell costs/NNS/nsubj>rose rose=rise/VBD/ccomp>adding .
= Acme; add; costs rose
= Acme; say; sales fell
= costs; rise; rose (Acme)
= sales; fall; fell (Acme)

the year of what:
    Acme/nsubj:pass>sold was/aux:pass>sold sold=sell/VBN in/IN/case>year the>year last/JJ/amod>year year/obl>sold
    of/IN/case>war the>war war/nmod>year .
= Acme; be sold in; the last year of the war

the centuries of both numbers:
    Acme/nsubj:pass>sold was/aux:pass>sold sold=sell/VBN in/IN/case>centuries the>centuries 18th/JJ/amod>centuries
    and>19th 19th/JJ/conj>18th centuries=century/NNS/obl>sold .
= Acme; be sold in; the 18th and 19th centuries

they help one another:
    Firms=firm/NNS/nsubj>use use/VBP maps=map/NNS/obj>use to>help help/VB/advcl>use one/CD/obj>help
    another/DT/fixed>one .
= firms; help; one another [planned]
= firms; use; maps

a body set up for something does it:
    Acme/nsubj>created created=create/VBD a/DT/det>panel panel/NN/obj>created to/TO/mark>review
    review/VB/advcl>created sales/NNS/obj>review .
= Acme; create; panel
= panel; review; sales [planned]

jobs help nobody, who creates them does:
    Acme/nsubj>created created=create/VBD jobs=job/NNS/obj>created to/TO/mark>help help/VB/advcl>created
    farmers=farmer/NNS/obj>help .
= Acme; create; jobs
= Acme; help; farmers [planned]

whoever is got for something does it:
    Acme/nsubj>opposes opposes=oppose/VBZ the>creation creation/NN/obj>opposes of/IN/case>panel a>panel
    panel/NN/nmod>creation to/TO/mark>review review/VB/acl>creation sales/NNS/obj>review .
= Acme; oppose; creation of a panel
= panel; review; sales [planned]

whom one talks into it does it:
    Acme/nsubj>talked talked=talk/VBD Globex/obj>talked into/IN/mark>selling selling=sell/VBG/advcl>talked
    plants=plant/NNS/obj>selling .
= Acme; talk; Globex
= Globex; sell; plants

who is sent seeking shelter seeks it:
    News/nsubj>sent sent=send/VBD people/NNS/obj>sent seeking=seek/VBG/xcomp>sent shelter/obj>seeking .
= people; seek; shelter

whom a verb leaves doing something, whatever the participle hangs on:
    News/nsubj>left left=leave/VBD voters=voter/NNS/obj>left seeking=seek/VBG/acl>voters hope/obj>seeking .
= voters; seek; hope

who works for whom is sent:
    Acme/nsubj>sent sent=send/VBD workers=worker/NNS/obj>sent serving=serve/VBG/acl>workers Globex/obj>serving .
= Acme; send; workers
= workers; serve; Globex

the day that something opened was not opened by it:
    It/nsubj>left left=leave/VBD on/IN/case>day the>day day/obl>left that/WDT/PRON/obj>opened a>fair fair/nsubj>opened
    opened=open/VBD/acl:relcl>day .
= It; leave on; day
= fair; open; opened

each of the only winners is one of them:
    The>winners only/JJ/amod>winners winners/NNS/nsubj>Acme were=be/VBD/AUX/cop>Acme Acme and>Globex Globex/conj>Acme .
= Acme; be one of; only winners
= Globex; be one of; only winners

what is said of three is not said of each:
    Three/CD/nummod>men men/NNS/nsubj>Acme are/cop>Acme from/IN/case>Acme Acme and>Globex Globex/conj>Acme .
= three men; number; Three

those beside an act do what comes after it:
    Rain/nsubj>caused caused=cause/VBD floods=flood/NNS/obj>caused ,/punct>leaving with/IN/mark>leaving
    farmers=farmer/NNS/nsubj>leaving leaving=leave/VBG/advcl>caused farms=farm/NNS/obj>leaving ,/punct>seeking
    seeking=seek/VBG/advcl>caused help/obj>seeking .
= Rain; cause; floods
= farmers; leave; farms
= farmers; seek; help

what is put nowhere is not told:
    Acme/nsubj>put put/VBD plants=plant/NNS/obj>put .

a toll that another death raises is not raised by the dead:
    Smith/nsubj>died died=die/VBD ,/punct>raising raising=raise/VBG/advcl>died the>toll toll/obj>raising
    to/IN/ADP/case>39 39/CD/obl>raising .
= Smith; die; died
= toll; rise to; 39

what all that is told amounts to is no part of it:
    Acme/nsubj>closed closed=close/VBD plants=plant/NNS/obj>closed in>blow a>blow blow/obl>closed .
= Acme; close; plants

"in place" is a state:
    the>path path/nsubj>place is/cop>place in>place place/root .
= path; be; in place

"up to" is a bound:
    Acme/nsubj>faces faces=face/VBZ up/RB/advmod>two to/fixed>up two/CD/nummod>years years=year/NNS/obj>faces .
= Acme; face; up to two years

what is put somewhere:
    Acme/nsubj>put put/VBD plants=plant/NNS/obj>put at>risk risk/obl>put .
= Acme; put; plants

active after a passive, with an object:
    The>ship ship/nsubj:pass>hit has/aux>hit been/aux:pass>hit hit/VBN by>delays delays=delay/NNS/obl:agent>hit
    and>lost lost=lose/VBN/conj>hit passengers=passenger/NNS/obj>lost .
= delays; hit; ship
= ship; lose; passengers

passive after a passive to come, without an auxiliary:
    Acme/nsubj:pass>closed will/aux>closed be/aux:pass>closed closed=close/VBN and>sent workers=worker/NNS/nsubj>sent
    sent=send/VBD/conj>closed to/IN/ADP/case>Springfield Springfield/obl>sent .
= Acme; be closed; will be closed [planned]
= workers; be sent to; Springfield [planned]

active after a past tense, tagged a participle:
    Smith/nsubj>rose rose=rise/VBD and>left left=leave/VBN/conj>rose by>door a>door door/obl>left .
= Smith; leave by; door
= Smith; rise; rose

who is hired is to do it:
    Acme/nsubj>hired hired=hire/VBD a>lawyer lawyer/obj>hired to>sue sue/VB/advcl>hired Globex/obj>sue .
= Acme; hire; lawyer
= lawyer; sue; Globex [planned]

what is hired is to do it, as an attribute:
    Acme/nsubj>hired hired=hire/VBD ships=ship/NNS/obj>hired to>carry carry/VB/acl>ships oil/obj>carry .
= Acme; hire; ships
= ships; carry; oil [planned]

a drug slows a disease, whoever approves it:
    Freedonia/nsubj>approved approved=approve/VBD a>drug drug/obj>approved to>slow slow/VB/acl>drug gout/obj>slow .
= Freedonia; approve; drug
= drug; slow; gout [planned]

who is accused wants to avoid it:
    Freedonia/nsubj>accused accused=accuse/VBD Acme/obj>accused of>fraud fraud/obl>accused to>avoid
    avoid/VB/advcl>accused taxes=tax/NNS/obj>avoid .
= Acme; avoid; taxes [planned]
= Freedonia; accuse; Acme

urging somebody after what is said:
    Acme/nsubj>said said=say/VBD prices=price/NNS/nsubj>fell fell=fall/VBD/ccomp>said ,/punct>urging
    urging=urge/VBG/advcl>fell workers/NNS/obj>urging .
= Acme; say; prices fell
= prices; fall; fell (Acme)
= Acme; urge; workers

blaming something after what is said:
    Acme/nsubj>said said=say/VBD sales/NNS/nsubj>fell fell=fall/VBD/ccomp>said ,/punct>blaming
    blaming=blame/VBG/advcl>fell costs/NNS/obj>blaming .
= Acme; blame; costs
= Acme; say; sales fell
= sales; fall; fell (Acme)

beating something and suggesting another:
    Acme/nsubj>added added=add/VBD shops=shop/NNS/obj>added ,/punct>beating beating=beat/VBG/advcl>added
    Globex/obj>beating and>suggesting suggesting=suggest/VBG/conj>beating that/IN/mark>works it/nsubj>works
    works=work/VBZ/ccomp>suggesting .
= Acme; add; shops
= Acme; beat; Globex
= it; work; works [possible]

when it starts:
    Acme/nsubj>hire will>hire hire/VB people/NNS/obj>hire ,/punct>starting starting=start/VBG/advcl>hire on>Monday
    Monday/obl>starting .
= Acme; hire; people [planned]

what analysts say is no clause:
    Acme/nsubj>closed closed=close/VBD in>what what/WP/PRON/obl>closed analysts/NNS/nsubj>say say/VBP/acl>what
    is/cop>blow a>blow blow/ccomp>say .
= Acme; close; closed in what analysts say is a blow

the slopes are open too:
    The>door door/nsubj>open is/cop>open open/JJ and>slopes so/RB/advmod>slopes are/cop>slopes the>slopes
    slopes=slope/NNS/conj>open .
= door; be; open

between two numbers:
    Smith/nsubj>35 was=be/cop>35 between/IN/case>35 35/CD/NUM and/CC>45 45/CD/NUM/conj>35 .
= Smith; be between; 35 and 45

what Acme calls it:
    The>plant plant/nsubj>closed ,>calls which/WDT/obj>calls Acme/nsubj>calls calls=call/VBZ/acl:relcl>plant
    Globex/obj>calls ,>plant closed=close/VBD .
= Acme; call; plant
= plant; be; Globex
= plant; close; closed

too at the end:
    The>case case/nsubj>bad is/cop>bad bad/JJ for>Acme Acme/obl>bad ,>too too/RB/advmod>bad .
= case; be bad for; Acme
= case; be; bad

in the end:
    In/IN/case>end the>end end/NN/obl>paid Acme/nsubj>paid paid=pay/VBD Globex/obj>paid .
= Acme; pay; Globex

who is kept waiting is not kept:
    Acme/nsubj>kept kept=keep/VBD Smith/obj>kept waiting=wait/VBG/xcomp>kept for>weeks weeks/NNS/obl>waiting .
= Smith; wait for; weeks

what is made sure:
    Acme/nsubj>made made=make/VBD sure/JJ/xcomp>made Globex/nsubj>pays pays=pay/VBZ/ccomp>sure .
= Acme; make sure; Globex pays
= Globex; pay; pays

side by side is no thing:
    Acme/nsubj>stood stood=stand/VBD side/NN/obj>stood by>side#2 side/NN/obl>stood in>Springfield
    Springfield/obl>stood .
= Acme; stand in; Springfield

what comes of a deal takes no part in it:
    Growth/nsubj>stems stems=stem/VBZ from>deal a>deal deal/obl>stems to>sell sell/VB/acl>deal phones/NNS/obl>sell .
= Growth; stem from; deal

a fund is for what it does:
    Acme/nsubj>gave gave=give/VBD money/obj>gave for>fund a>fund fund/obl>gave to>train train/VB/acl>fund
    farmers/NNS/obj>train .
= Acme; give; money
= fund; train; farmers [planned]

money does not do what it is used for:
    The>money money/nsubj:pass>used will>used be/aux:pass>used used=use/VBN to>build build/VB/advcl>used
    plants/NNS/obj>build .
= money; be used to; build plants [planned]

what is left to somebody to do:
    Acme/nsubj>left left=leave/VBD it/obj>left to/IN/case>Globex Globex/obl>left to>decide decide/VB/advcl>left
    cases/NNS/obj>decide .
= Acme; leave; it
= Globex; decide; cases [planned]

each infinitive has its own object:
    Acme/nsubj>plans plans=plan/VBZ to>recruit recruit/VB/xcomp>plans and>buy to>buy buy/VB/conj>recruit
    cars/NNS/obj>buy .
= Acme; recruit; recruit [planned]
= Acme; buy; cars [planned]

who should pay is a question:
    Firms/NNS/nsubj>dispute are/cop>dispute in>dispute dispute over/IN/mark>pay who>pay should>pay pay/VB/advcl>dispute
    costs=cost/NNS/obj>pay .
= firms; be in; dispute

who is accused of what was done:
    Smith/nsubj>accused accused=accuse/VBD Acme/obj>accused of/mark>closed having=have/VBG/aux>closed
    closed=close/VBN/advcl>accused plants/NNS/obj>closed .
= Smith; accuse; Acme
= Acme; close; plants [possible] (Smith)

a hint that something is so is not so itself:
    Acme/nsubj>gave gave=give/VBD a>hint hint/obj>gave that/IN/SCONJ/mark>unlikely cuts=cut/NNS/nsubj>unlikely
    are/cop>unlikely unlikely/JJ/acl>hint in>Springfield Springfield/obl>unlikely .
= Acme; give; hint
= cuts; be unlikely in; Springfield [possible]
= cuts; be; unlikely [possible]

what is had done to a thing is no having:
    Passengers/NNS/nsubj>had had/VBD their>flights flights/NNS/obj>had cancelled=cancel/VBN/xcomp>had .
= their; have; flights

a name may be all that is left of a clause:
    Acme/nsubj>works works=work/VBZ in>Springfield Springfield/obl>works and>Globex Globex/conj>works
    in/IN/case>Shelbyville Shelbyville/orphan>Globex .
= Acme; work in; Springfield
= Globex; work in; Shelbyville

what each has is its own:
    Acme/nsubj>want and>Globex Globex/conj>Acme want/VBP to>have have/VB/xcomp>want their>plants
    respective/JJ/amod>plants plants/NNS/obj>have inspected=inspect/VBN/xcomp>have .
= Acme; have; respective plants
= Globex; have; respective plants

a participle with what one got is passive:
    Workers/NNS/nsubj>left ,>granted granted=grant/VBN/acl>Workers a>visa visa/obj>granted ,>Workers left=leave/VBD .
= workers; be granted; visa
= workers; leave; left

whether it is so is asked:
    Acme/nsubj>asked asked=ask/VBD whether>fell sales/NNS/nsubj>fell fell=fall/VBD/ccomp>asked .
= Acme; ask; whether sales fell
= sales; fall; fell [possible]

what is said of a thing in a clause on it:
    Acme/nsubj>made made=make/VBD a>plan plan/obj>made that/WDT/PRON/nsubj>work Smith/nsubj>says
    says=say/VBZ/acl:relcl>plan would>work work/VB/ccomp>says .
= Acme; make; plan
= Smith; say; plan would work

too much for something:
    Prices/NNS/nsubj>high were/cop>high too/RB/advmod>high high/JJ for>comfort comfort/obl>high .
= prices; be too high for; comfort
= prices; be; too high

what comes close to it does not come to it:
    Acme/nsubj>came came=come/VBD close/RB/advmod>came to/IN/case>collapse collapse/obl>came .
= Acme; come close to; collapse

the week after is no quality:
    Talks/NNS/nsubj>after were/VBD/cop>after the>week week/obl:unmarked>after after/RB .

what is hers she has:
    The>seat seat/nsubj>hers was/cop>hers hers=her/PRP .
= hers; have; seat

how much and by what means is nobody:
    Sales/NNS/nsubj:pass>cut were/aux:pass>cut cut/VBN by>third a>third third/JJ/NOUN/obl:agent>cut .
= sales; be cut by; third

and a message sends nothing:
    Notices=notice/NNS/nsubj:pass>sent were/aux:pass>sent sent=send/VBN by>message text/compound>message
    message/obl:agent>sent .
= notices; be sent by; text message

those are helped who are given something:
    Acme/nsubj>shares shares/VBZ tools/NNS/obj>shares with>farmers farmers/NNS/obl>shares to>help
    help/VB/advcl>shares them=they/obj>help .
= Acme; help; farmers [planned]
= Acme; share; tools

whom an article cites is no act of the subject:
    Citing=cite/VBG/advcl>close officials/NNS/obj>Citing ,>Citing Acme/nsubj>close will>close close/VB .
= Acme; close; will close [planned] (officials)

near a place:
    The>lander lander/nsubj>came came=come/VBD down/RB/advmod>came close/RB/advmod>came to/IN/case>pole the>pole
    pole/obl>close .
= lander; come down close to; pole

as early as a day is a time:
    Acme/nsubj>close could>close close/VB as/RB/advmod>soon soon/RB/advmod>close as/IN/case>Monday Monday/obl>soon .
= Acme; close as soon as; Monday [possible]

as late as a year is a time:
    Acme/nsubj>close may>close close/VB as/RB/advmod>late late/RB/advmod>close as/IN/case>2030 2030/CD/obl>late .
= Acme; close as late as; 2030 [possible]

as fast as another is none:
    Acme/nsubj>grew grew=grow/VBD as/RB/advmod>fast fast/RB/advmod>grew as/IN/case>Globex Globex/obl>fast .
= Acme; grow; grew as fast as Globex

what stands before who says it is of what they say:
    On/IN/case>Monday Monday/obl>said ,/punct>Monday Smith/nsubj>said said=say/VBD ,/punct>close plants/NNS/nsubj>close
    will>close close/VB/ccomp>said .
= Smith; say; plants will close
= plants; close on; Monday [planned] (Smith)

of who says it when no comma stands after them:
    On/IN/case>Monday Monday/obl>said ,/punct>Monday Smith/nsubj>said said=say/VBD plants/NNS/nsubj>close
    will>close close/VB/ccomp>said .
= Smith; say; plants will close
= plants; close; will close [planned] (Smith)

what happened after a preposition:
    Acme/nsubj>looked looked=look/VBD at>what what/WP/PRON/obl>looked happened=happen/VBD/acl:relcl>what .
= Acme; look at; what happened

some of those just named:
    Acme/nsubj>bought bought=buy/VBD 11/CD/nummod>plants plants/NNS/obj>bought ,/punct>closed two/CD/nsubj:pass>closed
    of>which which/WDT/nmod>two were/aux:pass>closed closed=close/VBN/acl:relcl>plants .
= 11 plants; number; 11
= Acme; buy; 11 plants
= two of the 11 plants; be closed; were closed

none of those just named:
    Acme/nsubj>bought bought=buy/VBD the>plants plants/NNS/obj>bought ,/punct>closed none/NN/nsubj:pass>closed
    of>which which/WDT/nmod>none were/aux:pass>closed closed=close/VBN/acl:relcl>plants .
= Acme; buy; plants
= plants; be closed; were closed [negative]

none of the members is them, denied:
    None/NN/nsubj>left of>members the>members members/NNS/nmod>None left=leave/VBD Acme/obj>left .
= members; leave; Acme [negative]

what is to follow follows by itself:
    Acme/nsubj>opened opened=open/VBD plants/NNS/obj>opened ,/punct>mines with/IN/case>mines mines/NNS/obl>opened
    to>follow follow/VB/acl>mines in>2030 2030/CD/obl>follow .
= Acme; open; plants
= mines; follow in; 2030 [planned]

what is to follow, read as a clause:
    Acme/nsubj>opened opened=open/VBD in>2019 2019/CD/obl>opened ,/punct>follow with/IN/case>mines
    mines/NNS/nsubj>follow to>follow follow/VB/advcl>opened in>2030 2030/CD/obl>follow .
= Acme; open in; 2019
= mines; follow in; 2030 [planned]

a partner is no statement of its own:
    Acme/nsubj>works works/VBZ with/IN/case>Globex Globex/obl>works to>sell sell/VB/advcl>works plants/NNS/obj>sell .
= Acme; sell; plants [planned]
= Acme; work with; Globex

from one rating to another, in quotation marks:
    Acme/nsubj:pass>downgraded was>downgraded downgraded=downgrade/VBN to/TO/mark>sell "/punct>sell
    sell/VB/xcomp>downgraded "/punct>sell from/IN/case>hold "/punct>hold hold/NN/obl>sell "/punct>hold .
= Acme; be downgraded to; sell

a rating in quotation marks is no act:
    Smith/nsubj>cut cut/VBD the>rating rating/obj>cut to/TO/mark>sell "/punct>sell sell/VB/advcl>cut "/punct>sell .
= Smith; cut; rating

an act in quotation marks is no rating:
    Smith/nsubj>cut cut/VBD costs=cost/NNS/obj>cut to/TO/mark>pay "/punct>pay pay/VB/advcl>cut "/punct>pay
    workers/NNS/obj>pay .
= Smith; cut; costs
= Smith; pay; workers [planned]

at the time is an adverb:
    Smith/nsubj>chairman was/cop>chairman chairman at>time the>time time/nmod>chairman .
= Smith; be; chairman

a place in a name is no adverb:
    Smith/nsubj>stood stood=stand/VBD in/IN/case>End Crouch/NNP/compound>End End/NNP/obl>stood .
= Smith; stand in; Crouch End

a time right after a verb of saying is when it was said:
    Smith/nsubj>said said=say/VBD on/IN/case>Monday Monday/obl>close plants/NNS/nsubj>close would>close
    close/VB/ccomp>said .
= Smith; say; plants would close
= plants; close; would close [planned] (Smith)

a time of what is said comes after "that":
    Smith/nsubj>said said=say/VBD that/IN/SCONJ/mark>close on/IN/case>Monday Monday/obl>close plants/NNS/nsubj>close
    would>close close/VB/ccomp>said .
= Smith; say; on Monday plants would close
= plants; close on; Monday [planned] (Smith)

what somebody says they need:
    Acme/nsubj>got got=get/VBD aid/obj>got that/WDT/obj>says Smith/nsubj>says says/VBZ/acl:relcl>aid they>needs
    needs=need/VBP/ccomp>says to>open open/VB/xcomp>needs plants/NNS/obj>open .
= Acme; get; aid
= they; need; aid (Smith)
= they; open; plants [planned] (Smith)

what somebody says one of them bought:
    The>plant plant/nsubj>closed that/WDT/obj>bought Smith/nsubj>says says/VBZ/acl:relcl>plant Acme/nsubj>bought
    bought=buy/VBD/ccomp>says has>closed closed=close/VBN .
= Acme; buy; plant (Smith)
= plant; close; has closed

what somebody says should be opened:
    Acme/nsubj>owns owns/VBZ a>plant plant/obj>owns that/WDT/nsubj:pass>opened Smith/nsubj>says says/VBZ/acl:relcl>plant
    should>opened be/aux:pass>opened opened=open/VBN/ccomp>says in>2030 2030/CD/obl>opened .
= Acme; own; plant
= Smith; say; plant should be opened in 2030
= plant; be opened in; 2030 [planned] (Smith)

who says what they need is not needed:
    Acme/nsubj>left ,/punct>says which/nsubj>says says/VBZ/acl:relcl>Acme it>pays pays/VBZ/ccomp>says ,/punct>says
    left=leave/VBD Freedonia/obj>left .
= Acme; leave; Freedonia
= Acme; say; it pays
= it; pay; pays (Acme)

ground is broken:
    Acme/nsubj>broke broke=break/VBD ground/obj>broke in/IN/case>Freedonia Freedonia/obl>broke .
= Acme; break ground in; Freedonia

who is asked by others does not ask:
    Asked=ask/VBN/advcl>laughed by>Smith Smith/obl:agent>Asked whether/mark>left he/nsubj>left
    left=leave/VBD/ccomp>Asked ,/punct>Asked Brown/nsubj>laughed laughed=laugh/VBD .
= Smith; ask; whether he left
= he; leave; left [possible]
= Brown; laugh; laughed

what an auxiliary stands for is not told by it:
    Acme/nsubj>makes makes/VBZ twice/RB/advmod>what what/WP/obj>makes Globex/nsubj>can can/MD/acl:relcl>what .
= Acme; make; twice what

as well is no manner:
    Acme/nsubj>closed closed=close/VBD mines=mine/NNS/obj>closed as/RB/advmod>closed well/RB/fixed>as .
= Acme; close; mines

who co-operates works with others:
    Acme/nsubj>operated co/RB/compound>operated -/punct>co operated=operate/VBD with>Globex Globex/obl>operated .
= Acme; cooperate with; Globex

who co-founds a firm founds it:
    Smith/nsubj>founded co/RB/compound>founded -/punct>co founded=found/VBD Acme/obj>founded .
= Smith; found; Acme

what a hyphen ties before a verb makes another verb:
    Acme/nsubj>reports under/IN/compound>reports -/punct>under reports=report/VBZ sales/NNS/obj>reports .
= Acme; under-report; sales

wherever it works it is told by the way:
    Acme/nsubj>pays pays/VBZ taxes=tax/NNS/obj>pays wherever/WRB/advmod>pays it>operates
    operates/VBZ/advcl:relcl>wherever .
= Acme; pay; taxes

in line with a plan is no line:
    The>deal deal/nsubj>line is/cop>line in>line line with>plan the>plan plan/nmod>line .
= deal; be in line with; plan

a participle after another with have is active:
    Acme/nsubj>closed has>closed closed=close/VBN or>sold sold=sell/VBN/conj>closed plants=plant/NNS/obj>closed
    .
= Acme; close; plants [possible]
= Acme; sell; plants [possible]

as planned states nothing:
    Acme/nsubj>closed closed=close/VBD plants=plant/NNS/obj>closed ,/punct>planned as>planned
    planned=plan/VBN/advcl>closed .
= Acme; close; plants

as defined by somebody states nothing:
    Acme/nsubj>pays pays=pay/VBZ wages=wage/NNS/obj>pays ,/punct>defined as>defined
    defined=define/VBN/advcl>pays by>Globex Globex/obl:agent>defined .
= Acme; pay; wages

who had trouble doing it:
    Acme/nsubj>had had/VBD trouble/obj>had finding=find/VBG/acl>trouble workers=worker/NNS/obj>finding .
= Acme; find; workers
= Acme; have; trouble

who calls for something does not do it:
    Acme/nsubj>issued issued=issue/VBD a>call call/obj>issued to>close close/VB/acl>call
    plants=plant/NNS/obj>close .
= Acme; issue; call

who is called to do it:
    Acme/nsubj>received received=receive/VBD orders=order/NNS/obj>received to>close close/VB/acl>orders
    plants=plant/NNS/obj>close .
= Acme; close; plants [planned]
= Acme; receive; orders

urging nobody in particular:
    Acme/nsubj>wrote wrote=write/VBD to/IN/case>mayor the>mayor mayor/obl>wrote urging=urge/VBG/advcl>wrote
    to>close close/VB/xcomp>urging plants=plant/NNS/obj>close .
= Acme; write to; mayor

done as part of an effort:
    Acme/nsubj>opened opened=open/VBD plants=plant/NNS/obj>opened as/IN/case>part part/obl>opened of>efforts
    efforts=effort/NNS/nmod>part to>promote promote/VB/acl>efforts growth/obj>promote .
= Acme; open; plants
= Acme; promote; growth [planned]

agreed on a day to do it:
    Acme/nsubj>agreed agreed=agree/VBD on>Monday Monday/obl>agreed to>expand expand/VB/xcomp>agreed in>Freedonia
    Freedonia/obl>expand .
= Acme; expand in; Freedonia [planned]

agreed on a day to do it, without any object:
    Acme/nsubj>agreed agreed=agree/VBD on>Monday Monday/obl>agreed to>cooperate cooperate/VB/xcomp>agreed .
= Acme; cooperate; cooperate [planned]

agreed to do it on a day:
    Acme/nsubj>agreed agreed=agree/VBD to>cooperate cooperate/VB/xcomp>agreed on>Monday Monday/obl>cooperate .
= Acme; cooperate on; Monday [planned]

worth doing:
    The>plan plan/nsubj>worth is/VBZ/cop>worth worth/JJ exploring=explore/VBG/xcomp>worth in>Springfield
    Springfield/obl>exploring .
= plan; be; worth exploring

a fund for doing it:
    Acme/nsubj>has has/VBZ a>fund fund/obj>has for/IN/mark>supporting supporting=support/VBG/acl>fund
    farmers=farmer/NNS/obj>supporting .
= Acme; have; fund
= fund; support; farmers [planned]

what stands between two:
    Gunfire/nsubj>broke broke=break/VBD out/RP/ADP/compound:prt>broke between>Acme Acme/obl>broke and>Globex
    Globex/conj>Acme .
= Gunfire; break out between; Acme

an infinitive of "be" is no verb "be to":
    Acme/nsubj:pass>expected was/VBD/aux:pass>expected expected=expect/VBN to>rival be/VB/cop>rival a>rival
    rival/xcomp>expected of>Globex Globex/nmod>rival .
= Acme; be rival of; Globex [planned]
= Acme; be; rival of Globex [planned]

several are together what is listed:
    The>causes causes=cause/NNS/nsubj>heat were/VBD/cop>heat heat and>drought drought/conj>heat .
= causes; be; heat and drought

a time with ago:
    Acme/nsubj>closed closed=close/VBD plants=plant/NNS/obj>closed some>years years=year/NNS/obl:unmarked>ago
    ago/RB/advmod>closed .
= Acme; close; plants

enough is no manner:
    The>plan plan/nsubj>good is/VBZ/cop>good good/JJ enough/RB/advmod>good .
= plan; be; good enough

for some time:
    Acme/nsubj>waited has>waited waited=wait/VBN for>time some>time time/obl>waited .
= Acme; wait for; some time

what came of it:
    Acme/nsubj>opened opened=open/VBD plants=plant/NNS/obj>opened ,/punct>making making=make/VBG/advcl>opened
    it/PRP/obj>making a>rival rival/xcomp>making .
= Acme; be; rival
= Acme; open; plants

whose word a description is:
    Smith/nsubj>called called=call/VBD Acme/obj>called a>firm fine/JJ/amod>firm firm/xcomp>called .
= Acme; be; fine firm (Smith)
= Smith; call; Acme
= fine firm; be; fine (Smith)

adding that after somebody said beside:
    Sales=sale/NNS/nsubj>fell fell=fall/VBD/ccomp>said ,/punct>fell Smith/nsubj>said said=say/VBD ,/punct>adding
    adding=add/VBG/advcl>fell that/IN/mark>closed plants=plant/NNS/nsubj>closed closed=close/VBD/ccomp>adding .
= Smith; add; plants closed
= Smith; say; Sales fell
= plants; close; closed (Smith)
= sales; fall; fell (Smith)

who declines to tell is who said something beside:
    Sales=sale/NNS/nsubj>fell fell=fall/VBD ,/punct>said Smith/nsubj>said said=say/VBD/parataxis>fell ,/punct>declining
    declining=decline/VBG/advcl>fell to>name name/VB/xcomp>declining Acme/obj>name .
= Smith; name; Acme [negative]
= Smith; say; Sales fell
= sales; fall; fell (Smith)

a participle after a passive is one as well:
    Prisoners/NNS/nsubj:pass>beaten were=be/VBD/aux:pass>beaten beaten=beat/VBN and>denied denied=deny/VBN/conj>beaten
    food/NN/obj>denied
= prisoners; be beaten; were beaten
= prisoners; be denied; food

active:
    Acme/nsubj>acquired acquired=acquire/VBD Globex/obj>acquired .
= Acme; acquire; Globex

passive with its agent:
    Globex/nsubj:pass>acquired was/aux:pass>acquired acquired=acquire/VBN by>Acme Acme/obl:agent>acquired .
= Acme; acquire; Globex

passive whose agent is a plain oblique:
    Globex/nsubj:pass>acquired was/aux:pass>acquired acquired=acquire/VBN by>Acme Acme/obl>acquired .
= Acme; acquire; Globex

passive without agent:
    Globex/nsubj:pass>founded was/aux:pass>founded founded=found/VBN in>Springfield Springfield/obl>founded .
= Globex; be founded in; Springfield

passive by a time is no agent:
    Globex/nsubj:pass>closed was/aux:pass>closed closed=close/VBN by>2019 2019/CD/obl>closed .
= Globex; be closed by; 2019

relative clause, subject gap:
    Acme/nsubj>grew ,/punct>owns which/nsubj>owns owns/VBZ/acl:relcl>Acme Globex/obj>owns ,/punct>owns
    grew=grow/VBD .
= Acme; grow; grew
= Acme; own; Globex

a verb and its bare noun are one:
    The>meeting meeting/nsubj>took took=take/VBD place/obj>took in>Springfield Springfield/obl>took .
= meeting; take place in; Springfield

a verb and its bare noun, nothing else:
    The>plant plant/nsubj>caught caught=catch/VBD fire/obj>caught .
= plant; catch fire; caught fire

has not commented:
    Acme/nsubj>commented has>commented not>commented commented=comment/VBN .
= Acme; comment; has not commented [negative]

a part of the members votes:
    Two/CD/nsubj>voted of>members the>members nine/CD/nummod>members members/NNS/nmod>Two voted=vote/VBD
    for>plan the>plan plan/obl>voted .
= two of the nine members; vote for; plan
= two of the nine members; number; Two
= nine members; number; nine

set phrases say nothing:
    Acme/nsubj>left left=leave/VBD for>good good/JJ/NOUN/obl>left .
= Acme; leave; left for good

unless it is paid:
    Acme/nsubj>leave will>leave leave/VB Springfield/obj>leave unless/IN/SCONJ/mark>gets it/nsubj>gets
    gets=get/VBZ/advcl>leave aid/obj>gets .
= Acme; leave; Springfield [planned]
= Acme; get; aid [conditional]

a clause after a copula:
    The>problem problem/nsubj:outer>sold is/cop>sold that/IN/SCONJ/mark>sold Acme/nsubj>sold sold=sell/VBD the>plant
    plant/obj>sold .
= Acme; sell; plant

arrested and sentenced the same:
    Acme/nsubj>arrested arrested=arrest/VBD and>sentenced sentenced=sentence/VBD/conj>arrested
    critics/NNS/obj>sentenced .
= Acme; arrest; critics
= Acme; sentence; critics

the extent to which says nothing:
    Acme/nsubj>knows knows/VBZ the>extent extent/obj>knows to>which which/obl>linked Globex/nsubj:pass>linked
    is/aux:pass>linked linked=link/VBN/acl:relcl>extent .
= Acme; know; extent
= Globex; be linked; is linked

relative clauses in a row:
    Acme/nsubj>grew ,/punct>owns which/nsubj>owns owns/VBZ/acl:relcl>Acme Globex/obj>owns and>runs
    runs/VBZ/conj>owns Initech/obj>runs ,/punct>owns grew=grow/VBD .
= Acme; grow; grew
= Acme; own; Globex
= Acme; run; Initech

relative clause, object gap with a pronoun:
    The>plant plant/nsubj>closed that/WDT/obj>bought Acme/nsubj>bought bought=buy/VBD/acl:relcl>plant
    closed=close/VBD .
= Acme; buy; plant
= plant; close; closed

relative clause, object gap without a pronoun:
    The>plant plant/nsubj>closed Acme/nsubj>bought bought=buy/VBD/acl:relcl>plant closed=close/VBD .
= Acme; buy; plant
= plant; close; closed

relative clause, the noun is an oblique:
    The>firm firm/nsubj>grew in>which which/obl>invested Acme/nsubj>invested invested=invest/VBD/acl:relcl>firm
    grew=grow/VBD .
= Acme; invest in; firm
= firm; grow; grew

relative clause, passive:
    The>plant plant/nsubj>closed that/WDT/nsubj:pass>sold was/aux:pass>sold sold=sell/VBN/acl:relcl>plant
    by>Acme Acme/obl:agent>sold closed=close/VBD .
= Acme; sell; plant
= plant; close; closed

reduced relative, passive:
    The>plant plant/nsubj>closed bought=buy/VBN/acl>plant by>Acme Acme/obl:agent>bought closed=close/VBD .
= Acme; buy; plant
= plant; close; closed

reduced relative, active:
    The>firm firm/nsubj>closed employing=employ/VBG/acl>firm Mary/obj>employing Smith/flat>Mary closed=close/VBD
    .
= firm; close; closed
= firm; employ; Mary Smith

participle after the clause:
    Acme/nsubj>cut cut/VBD prices/NNS/obj>cut ,/punct>hurting hurting=hurt/VBG/advcl>cut Globex/obj>hurting .
= Acme; cut; prices
= Acme; hurt; Globex

participle before the clause:
    Based=base/VBN/advcl>sells in>Springfield Springfield/obl>Based ,/punct>Based Acme/nsubj>sells sells/VBZ
    phones/NNS/obj>sells .
= Acme; be based in; Springfield
= Acme; sell; phones

participle of a passive clause is about its patient:
    Acme/nsubj:pass>closed was/aux:pass>closed closed=close/VBN ,/punct>hurting hurting=hurt/VBG/advcl>closed
    Globex/obj>hurting .
= Acme; be closed; was closed
= Acme; hurt; Globex

subject control:
    Acme/nsubj>wants wants/VBZ to>acquire acquire/VB/xcomp>wants Globex/obj>acquire .
= Acme; acquire; Globex [planned]

object control:
    Acme/nsubj>urged urged=urge/VBD Globex/obj>urged to>close close/VB/xcomp>urged the>plant plant/obj>close .
= Acme; urge; Globex
= Globex; close; plant [planned] (Acme)

subject control over an object:
    Acme/nsubj>promised promised=promise/VBD Globex/iobj>promised to>sell sell/VB/xcomp>promised
    phones/NNS/obj>sell .
= Acme; promise; Globex
= Acme; sell; phones [planned]

raising:
    Acme/nsubj>seems seems/VBZ to>own own/VB/xcomp>seems Globex/obj>own .
= Acme; own; Globex [possible]

raising over two verbs:
    Acme/nsubj>seems seems/VBZ to>want want/VB/xcomp>seems to>buy buy/VB/xcomp>want Globex/obj>buy .
= Acme; buy; Globex [possible]

infinitive on a noun that the subject has:
    Acme/nsubj>announced announced=announce/VBD a>plan plan/obj>announced to>buy buy/VB/acl>plan Globex/obj>buy
    .
= Acme; announce; plan
= Acme; buy; Globex [planned]

an act may be what does it:
    Selling/VBG/csubj>hurts the>unit unit/obj>Selling hurts=hurt/VBZ/ccomp>added Acme/obj>hurts ,/punct>hurts
    Smith/nsubj>added added=add/VBD .
= Selling the unit; hurt; Acme (Smith)
= Smith; add; Selling the unit hurts Acme

what something is compared with says nothing by itself, but is told with it:
    Prices/NNS/nsubj>higher are/cop>higher higher/JJR than/IN/SCONJ/mark>were they/nsubj>were were=be/VBD/advcl>higher
    in>2020 2020/obl>higher .
= prices; be; higher than they were

what comes right after a verb goes with it before what for:
    Acme/nsubj>came came=come/VBD under/IN/ADP/case>fire fire/obl>came for/IN/SCONJ/mark>closing
    closing=close/VBG/advcl>came plants/NNS/obj>closing .
= Acme; come under; fire
= Acme; close; plants

what is done with a part is told of it:
    With/IN/SCONJ/mark>counted half/NN/nsubj:pass>counted of>votes the>votes votes/NNS/nmod>half
    counted=count/VBN/advcl>led ,/punct>counted Smith/nsubj>led led=lead/VBD Globex/obj>led .
= half of the votes; be counted; counted
= Smith; lead; Globex

a phrase of the first value is none of the second:
    Acme/nsubj>big is/cop>big big/JJ in>Springfield Springfield/obl>big and/cc>profitable profitable/JJ/conj>big .
= Acme; be; big
= Acme; be big in; Springfield
= Acme; be; profitable

infinitive on a noun with a possessor:
    Acme/nmod:poss>plan 's>Acme plan/nsubj>failed to>buy buy/VB/acl>plan Globex/obj>buy failed=fail/VBD .
= Acme; buy; Globex [planned]
= Acme; have; plan
= plan; fail; failed

coordinated subjects:
    Acme/nsubj>bought and>Globex Globex/conj>Acme bought=buy/VBD Initech/obj>bought .
= Acme; buy; Initech
= Globex; buy; Initech

coordinated objects:
    Acme/nsubj>bought bought=buy/VBD Globex/obj>bought and>Initech Initech/conj>Globex .
= Acme; buy; Globex
= Acme; buy; Initech

three coordinated objects:
    Acme/nsubj>bought bought=buy/VBD Globex/obj>bought ,/punct>Initech Initech/conj>Globex and>Hooli
    Hooli/conj>Globex .
= Acme; buy; Globex
= Acme; buy; Hooli
= Acme; buy; Initech

coordinated verbs:
    Acme/nsubj>bought bought=buy/VBD Globex/obj>bought and>sold sold=sell/VBD/conj>bought Initech/obj>sold .
= Acme; buy; Globex
= Acme; sell; Initech

coordinated clauses keep their own subjects:
    Acme/nsubj>bought bought=buy/VBD Globex/obj>bought and>sold Hooli/nsubj>sold sold=sell/VBD/conj>bought
    Initech/obj>sold .
= Acme; buy; Globex
= Hooli; sell; Initech

coordinated obliques share their preposition:
    Acme/nsubj>operates operates/VBZ in>Springfield Springfield/obl>operates and>Shelbyville
    Shelbyville/conj>Springfield .
= Acme; operate in; Shelbyville
= Acme; operate in; Springfield

what is said first of all is not said of all:
    Acme/nsubj>focused focused=focus/VBD first/RB/advmod>focused of/IN/case>all all/DT/obl>first on/case>cars
    cars=car/NNS/obl>focused .
= Acme; focus on; cars

what somebody does for his part is not for a part:
    For/IN/case>part his>part part/NN/obl>left ,/punct>part Smith/nsubj>left left=leave/VBD .
= Smith; leave; left

what is done for part of a year is:
    Smith/nsubj>left left=leave/VBD for/IN/case>part part/NN/obl>left of/IN/case>harvest the>harvest
    harvest/nmod>part .
= Smith; leave for; part of the harvest

what is done in this regard is done:
    Smith/nsubj>left left=leave/VBD in/IN/case>regard this>regard regard/NN/obl>left .
= Smith; leave; left in this regard

what hangs on a later quality is of it alone:
    The>road road/nsubj>shape was/cop>shape not/RB/advmod>shape in/IN/case>shape shape/NN/root but>usable
    usable/JJ/conj>shape in/IN/case>winter winter/NN/obl>usable .
= road; be in; shape [negative]
= road; be; usable
= road; be usable in; winter

who is to blame does not blame:
    The>weather weather/nsubj>blame is/VBZ/cop>blame partly/RB/ADV/advmod>blame to/TO/PART/mark>blame blame/VB/root
    for/IN/case>delay the>delay delay/obl>blame .
= weather; be; to blame for the delay
= weather; be to blame for; delay

what another verb says:
    Freedonia/nsubj>tracked fast/RB/ADV/advmod>tracked -/HYPH/PUNCT/punct>tracked tracked=track/VBD/root the>plan
    plan/obj>tracked .
= Freedonia; fast-track; plan

each of two is one of them:
    Smith/nsubj>candidates and>Brown Brown/conj>Smith were=be/VBD/cop>candidates the>candidates only/JJ/amod>candidates
    two/CD/NUM/nummod>candidates candidates/NNS/root .
= Smith; be one of; only two candidates
= Brown; be one of; only two candidates
= only two candidates; number; two

copula with a noun:
    Acme/nsubj>carmaker is/cop>carmaker a>carmaker carmaker .
= Acme; be; carmaker

copula with a relational noun:
    Acme/nsubj>rival is/cop>rival a>rival rival of>Globex Globex/nmod>rival .
= Acme; be rival of; Globex
= Acme; be; rival of Globex

copula with a possessed noun:
    Acme/nsubj>rival is/cop>rival Globex/nmod:poss>rival 's>Globex rival .
= Acme; be rival of; Globex
= Acme; be; rival
= Globex; have; rival

copula with coordinated nouns:
    Acme/nsubj>carmaker is/cop>carmaker a>carmaker carmaker and>bank a>bank bank/conj>carmaker .
= Acme; be; bank
= Acme; be; carmaker

copula with an adjective:
    Acme/nsubj>profitable is/cop>profitable profitable/JJ .
= Acme; be; profitable

copula with an adjective and its place:
    Acme/nsubj>available is/cop>available available/JJ in>Springfield Springfield/obl>available .
= Acme; be available in; Springfield
= Acme; be; available

copula with a prepositional phrase:
    Acme/nsubj>Springfield is/cop>Springfield in>Springfield Springfield .
= Acme; be in; Springfield

a property of a possessor:
    Acme/nmod:poss>headquarters 's>Acme headquarters/nsubj>Springfield are/cop>Springfield in>Springfield
    Springfield .
= Acme; have; headquarters
= Acme; headquarters be in; Springfield
= headquarters; be in; Springfield

the headquarters of one part:
    Acme/nmod:poss>headquarters 's>Acme European/JJ/amod>headquarters headquarters/nsubj>Springfield are/cop>Springfield
    in>Springfield Springfield .
= Acme; have; European headquarters
= Acme; European headquarters be in; Springfield
= European headquarters; be; European
= European headquarters; be in; Springfield

an amount as a predicate:
    The>cost cost/nsubj>HK$ was/cop>HK$ HK$/$ 28/CD/compound>billion billion/CD/nummod>HK$ .
= cost; be; HK$28 billion

object complement:
    Acme/nsubj>named named=name/VBD Mary/obj>named Smith/flat>Mary chairman/xcomp>named .
= Acme; name; Mary Smith
= Mary Smith; be; chairman

object complement of a passive:
    Mary/nsubj:pass>named Smith/flat>Mary was/aux:pass>named named=name/VBN chairman/xcomp>named by>Acme
    Acme/obl:agent>named .
= Acme; name; Mary Smith
= Mary Smith; be; chairman

subject complement:
    Mary/nsubj>became Smith/flat>Mary became=become/VBD chairman/xcomp>became .
= Mary Smith; become; chairman

no object:
    Mary/nsubj>resigned Smith/flat>Mary resigned=resign/VBD .
= Mary Smith; resign; resigned

the preposition's noun takes the place of the object:
    Acme/nsubj>competes competes/VBZ with>Globex Globex/obl>competes .
= Acme; compete with; Globex

particle verb:
    Acme/nsubj>shut shut/VBD down/RP/compound:prt>shut the>plant plant/obj>shut .
= Acme; shut down; plant

a clause as the object:
    Acme/nsubj>showed showed=show/VBD that/IN/SCONJ/mark>fell prices/NNS/nsubj>fell fell=fall/VBD/ccomp>showed .
= Acme; show; prices fell
= prices; fall; fell

existential:
    There/EX/expl>were were=be/VBD 300/CD/nummod>people people/NNS/nsubj>were on>board board/obl>were .
= 300 people; be on; board
= 300 people; number; 300

by a time is no agent:
    The>plant plant/nsubj:pass>sold will>sold be/aux:pass>sold sold=sell/VBN by>Monday Monday/obl:agent>sold .
= plant; be sold by; Monday [planned]

by a feast is no agent:
    The>plant plant/nsubj:pass>sold will>sold be/aux:pass>sold sold=sell/VBN by>Christmas Christmas/NNP/obl:agent>sold .
= plant; be sold by; Christmas [planned]

by the end of something is no agent:
    The>plant plant/nsubj:pass>sold was/aux:pass>sold sold=sell/VBN by>end the>end end/obl:agent>sold of>quarter
    the>quarter quarter/nmod>end .
= plant; be sold by; end of the quarter

an agent comes with by only:
    The>plant plant/nsubj:pass>sold was/aux:pass>sold sold=sell/VBN to/IN/ADP/case>Acme Acme/obl:agent>sold .
= plant; be sold to; Acme

coordinated agents share their by:
    The>plant plant/nsubj:pass>sold was/aux:pass>sold sold=sell/VBN by>Acme Acme/obl:agent>sold and>Globex
    Globex/conj>Acme .
= Acme; sell; plant
= Globex; sell; plant

the gap of a relative clause in its infinitive:
    The>plant plant/nsubj>closed Acme/nsubj>agreed agreed=agree/VBD/acl:relcl>plant to>buy buy/VB/xcomp>agreed
    closed=close/VBD .
= Acme; buy; plant [planned]
= plant; close; closed

an infinitive with its own object has no gap:
    The>plant plant/nsubj>closed Acme/nsubj>agreed agreed=agree/VBD/acl:relcl>plant to>buy buy/VB/xcomp>agreed
    Globex/obj>buy closed=close/VBD .
= Acme; buy; Globex [planned]
= plant; close; closed

the subject of a relative clause is no gap:
    The>firm firm/nsubj>grew which/nsubj>agreed agreed=agree/VBD/acl:relcl>firm to>expand expand/VB/xcomp>agreed
    grew=grow/VBD .
= firm; expand; expand [planned]
= firm; grow; grew

up by a share:
    Sales/NNS/nsubj>% were/cop>% up/RB/advmod>% 5/CD/nummod>% %/NN .
= sales; be up; 5 %

down, with its place:
    Sales/NNS/nsubj>% were/cop>% down/RB/advmod>% 5/CD/nummod>% %/NN in>Springfield Springfield/nmod>% .
= sales; be down; 5 %

an empty it:
    It/nsubj>wrong is/cop>wrong wrong/JJ to>close close/VB/csubj>wrong the>plant plant/obj>close .

an it that is judged for itself:
    It/nsubj>wrong is/cop>wrong wrong/JJ .
= It; be; wrong

a question word names nothing:
    Acme/nsubj>knows knows/VBZ what/WP/PRON/obj>knows .

others of which nothing is told:
    Acme/nsubj>sold sold=sell/VBD more/NN/obj>sold .

a headline without its auxiliary:
    Mary/nsubj>arrested Smith/flat>Mary arrested=arrest/VBD in>Springfield Springfield/obl>arrested .
= Mary Smith; be arrested in; Springfield

a verb of such a headline with its object:
    Acme/nsubj>appointed appointed=appoint/VBD Mary/obj>appointed Smith/flat>Mary .
= Acme; appoint; Mary Smith

a verb of speech that says nothing:
    Mary/nsubj>said Smith/flat>Mary said=say/VBD .

whom somebody speaks to is something said:
    Mary/nsubj>spoke Smith/flat>Mary spoke=speak/VBD to/IN/ADP/case>Acme Acme/obl>spoke .
= Mary Smith; speak to; Acme

two verbs with one object after both, on the first:
    Acme/nsubj>refused refused=refuse/VBD to>sell sell/VB/xcomp>refused or>close close/VB/conj>sell the>plant
    plant/obj>sell .
= Acme; close; plant [negative]
= Acme; sell; plant [negative]

two verbs with one object after both, on the second:
    Acme/nsubj>produce will>produce produce/VB and>market market/VB/conj>produce the>drug drug/obj>market .
= Acme; market; drug [planned]
= Acme; produce; drug [planned]

an object before the second verb is the first's alone:
    Acme/nsubj>bought bought=buy/VBD Globex/obj>bought and>grew grew=grow/VBD/conj>bought .
= Acme; buy; Globex
= Acme; grow; grew

a verb without object before one with an object:
    Prices/NNS/nsubj>rose rose=rise/VBD and>hurt hurt/VBD/conj>rose Acme/obj>hurt .
= prices; hurt; Acme
= prices; rise; rose

a second verb with its own subject shares no object:
    Acme/nsubj>use will>use use/VB and>sell Globex/nsubj>sell will>sell sell/VB/conj>use the>plant plant/obj>sell .
= Globex; sell; plant [planned]

whom comes before what, however they are labelled:
    Acme/nsubj>asked asked=ask/VBD Globex/obj>asked $/iobj>asked 5/CD/compound>million million/CD/nummod>$ .
= Acme; ask; $5 million

what is bought rather than another:
    Acme/nsubj>bought bought=buy/VBD Globex/obj>bought rather/RB/cc>Initech than/IN/fixed>rather Initech/conj>Globex .
= Acme; buy; Globex

no subject, no statement:
    Buy/VB Globex/obj>Buy .

copula, an infinitive is said without the subject:
    The>aim aim/nsubj>end is/cop>end to>end end/VB losses/NNS/obj>end .
= aim; be; to end losses

copula with a verb coordinated:
    Acme/nsubj>old is/cop>old old/JJ and>builds builds/VBZ/conj>old phones/NNS/obj>builds .
= Acme; be; old
= Acme; build; phones

what hangs on such an infinitive has no subject:
    The>aim aim/nsubj>use was/cop>use to>use use/VB drones/NNS/obj>use to>help help/VB/advcl>use farmers/NNS/obj>help
    .
= aim; be; to use drones to help farmers

a cleft:
    It/nsubj>Smith was/cop>Smith Mary/flat>Smith Smith/PROPN who/nsubj>left left=leave/VBD/acl:relcl>Smith .
= Mary Smith; leave; left

a gerund with its preposition is the object:
    Acme/nsubj:pass>aimed is/aux:pass>aimed aimed=aim/VBN at/IN/mark>cutting cutting=cut/VBG/advcl>aimed
    costs/NNS/obj>cutting .
= Acme; be aimed at; cutting costs
= Acme; cut; costs [planned]

what is seen done is the fact:
    Acme/nsubj>saw saw=see/VBD shares/NNS/obj>saw fall/VB/xcomp>saw .
= shares; fall; fall

a participle as good as a preposition:
    Sales/NNS/nsubj>rose rose=rise/VBD ,/punct>rose compared=compare/VBN/advcl>rose to/IN/ADP/case>units
    units/NNS/obl>compared .
= sales; rise compared to; units

who is called on does it:
    At>summit the>summit summit/obl>called Acme/nsubj>called called=call/VBD on>Globex Globex/obl>called to>stop
    stop/VB/advcl>called work/obj>stop .
= Acme; call on; Globex
= Globex; stop; work [planned]

an absolute is not who it was done with:
    Acme/nsubj>grew grew=grow/VBD ,/punct>grew with>Globex Globex/obl>grew closing=close/VBG/acl>Globex
    plants/NNS/obj>closing .
= Acme; grow; grew
= Globex; close; plants

who is given a power has it:
    Parliament/nsubj>gave gave=give/VBD Smith/iobj>gave the>power power/obj>gave to>rule rule/VB/acl>power
    Freedonia/obj>rule .
= Parliament; give; power
= Smith; rule; Freedonia [possible]

the first to do it did it:
    Acme/nsubj>firm is/cop>firm the>firm first/JJ/amod>firm firm to>sell sell/VB/acl>firm phones/NNS/obj>sell .
= Acme; be; first firm
= Acme; sell; phones

what came of a clause was not done by its subject:
    The>dam dam/nsubj>burst burst=burst/VBD ,/punct>leading leading=lead/VBG/advcl>burst to/IN/ADP/case>floods
    floods/NNS/obl>leading .
= dam; burst; burst

each of those after a copula:
    The>winners winners=winner/NNS/nsubj>Smith were/cop>Smith Mary/compound>Smith Smith and>Brown John/compound>Brown
    Brown/conj>Smith .
= John Brown; be; winners
= Mary Smith; be; winners

what is let happen is told with who lets it:
    Acme/nsubj>let let=let/VBD the>deal deal/obj>let expire/VB/xcomp>let .
= Acme; let; the deal expire

by what it does so:
    Acme/nsubj>grew grew=grow/VBD by/IN/mark>buying buying=buy/VBG/advcl>grew Globex/obj>buying .
= Acme; grow by; buying Globex
= Acme; buy; Globex

to what it does so, by whatever:
    Acme/nsubj>moved moved=move/VBD in>Springfield Springfield/obl>moved by/IN/mark>buying buying=buy/VBG/advcl>moved
    Globex/obj>buying .
= Acme; move in; Springfield
= Acme; buy; Globex

who only was says nothing:
    Two/CD/nsubj>were ever/RB/advmod>were were=be/VBD/VERB .

in which one somebody is:
    Smith/nsubj>knows knows/VBZ which/WDT/det>group group/obj>knows she/nsubj>in was/cop>in in/IN/acl:relcl>group .
= Smith; know; group

among the best is no number:
    Acme/nsubj>entered entered=enter/VBD the>10 top/JJ/amod>10 10/CD/obj>entered .
= Acme; enter; top 10

more than one knows is not told:
    Acme/nsubj>made made=make/VBD cars/NNS/obj>made more/JJR/advmod>made than/IN/SCONJ/mark>sold it/nsubj>sold
    sold=sell/VBD/advcl>more in>2019 2019/obl>sold .
= Acme; make; cars

among those of a place:
    Acme/nsubj>makers is/cop>makers among/IN/ADP/case>makers makers/NNS of>cars cars/NNS/nmod>makers in>Springfield
    Springfield/nmod>makers .
= Acme; be among; makers of cars

what one waits for:
    Acme/nsubj>waited waited=wait/VBD for/IN/mark>rule Globex/nsubj>rule to>rule rule/VB/advcl>waited .
= Acme; wait; for Globex to rule

due to end in a year:
    The>trial trial/nsubj>end is/cop>end due/JJ/case>end to/IN/fixed>due end/NN in>2020 2020/obl>end .
= trial; end in; 2020 [planned]

due to the launch of something:
    The>delay delay/nsubj>launch is/cop>launch due/JJ/case>launch to/IN/fixed>due the>launch launch/NN in>2020
    2020/obl>launch .
= delay; be due to; launch

the way is no subject:
    It/nsubj>take will>take take/VB days/NNS/obj>take to>mend mend/VB/advcl>take roads/NNS/obj>mend .
= It; mend; roads [planned]

what is told in a statement:
    Smith/nsubj>told told=tell/VBD reporters/NNS/iobj>told in>statement a>statement statement/obl>told
    that/IN/SCONJ/mark>fell sales/NNS/nsubj>fell fell=fall/VBD/acl>statement .
= Smith; tell; sales fell
= sales; fall; fell (Smith)

who gets it stands before what is got:
    The>deal deal/nsubj>hands hands=hand/VBZ Globex/obj>hands a>stake stake/obj>hands .
= deal; hand; stake

the sum that it was worth is told with the sum:
    Acme/nsubj>worth was/cop>worth worth/JJ in>2019 2019/obl>worth .

how large it is is not told:
    The>question question/nsubj:outer>large is/cop>large how/WRB/ADV/advmod>large large/JJ it/nsubj>large
    is/cop>large .

he would be there:
    He/nsubj>there would>there be/cop>there there/RB .

the plant is there:
    The>plant plant/nsubj>there is/cop>there there/RB .
= plant; be; there

there were delays too:
    There/EX/expl>were were/VBD/VERB delays/NNS/nsubj>were too/RB/advmod>were .

there were delays on a day:
    There/EX/expl>were were/VBD/VERB delays/NNS/nsubj>were yesterday/RB/advmod>were .
= delays; be in; yesterday

it was years before they did it:
    It/nsubj>years was/cop>years years/NNS before/mark>sold Acme/nsubj>sold sold=sell/VBD/advcl>years
    cars/NNS/obj>sold .
= Acme; sell; cars

it was his speech that did it:
    It/expl>speech was/cop>speech his>speech speech that/WDT/nsubj>won won=win/VBD/acl:relcl>speech votes/NNS/obj>won .
= his; have; speech
= speech; win; votes

where they are based is asked elsewhere:
    Smith/nsubj>moved moved=move/VBD to/IN/case>Springfield Springfield/obl>moved where/WRB/ADV/advmod>based
    they/nsubj:pass>based are/aux:pass>based based=base/VBN/acl:relcl>Springfield .
= Smith; move to; Springfield

where the money will come from:
    Smith/nsubj>asked asked=ask/VBD where/WRB/ADV/advmod>come money/nsubj>come will>come come/VB/ccomp>asked
    from/IN/obl>come .
= Smith; ask; where money will come from

we know where:
    Smith/nsubj>knows knows=know/VBZ where/WRB/ADV/ccomp>knows .

whether they do:
    Smith/nsubj>knows knows=know/VBZ if/mark>do they/nsubj>do do/VBP/AUX/ccomp>knows .

given that something is so:
    Smith/nsubj>left left=leave/VBD Acme/obj>left given=give/VBN/advcl>left that/IN/SCONJ/mark>fell
    sales/NNS/nsubj>fell fell=fall/VBD/ccomp>given .
= Smith; leave; Acme
= sales; fall; fell

what it depends on is a question:
    Growth/nsubj>depends depends=depend/VBZ on/IN/SCONJ/mark>agrees whether/mark>agrees Acme/nsubj>agrees
    agrees=agree/VBZ/advcl>depends .
= Growth; depend on; whether Acme agrees

as they did so in a year:
    Acme/nsubj>did did=do/VBD/VERB so/RB/advmod>did in>2019 2019/obl>did .

what is broken into:
    The>shop shop/nsubj:pass>broken was/aux:pass>broken broken=break/VBN into/IN/obl>broken on>Monday
    Monday/obl>broken .
= shop; be broken into on; Monday

what is moved into a place:
    The>shop shop/nsubj:pass>moved was/aux:pass>moved moved=move/VBN into>Springfield Springfield/obl>moved .
= shop; be moved into; Springfield

to break even:
    Acme/nsubj>broke broke=break/VBD even/RB/advmod>2019 in>2019 2019/obl>broke .
= Acme; break even in; 2019

by as much as a third:
    Sales/NNS/nsubj>fell fell=fall/VBD by/IN/case>much as/RB/advmod>much much/JJ/advmod>fell as/IN/case>third a>third
    third/NN/obl>fell .
= sales; fall by; third

what one has got one has:
    Acme/nsubj>got has>got got=get/VBN a>plant plant/obj>got .
= Acme; have; plant

what one got one was given:
    Acme/nsubj>got got=get/VBD a>plant plant/obj>got .
= Acme; get; plant

a sort of firm after its name:
    Acme/nsubj>owner is/cop>owner the>owner Globex/compound>owner insurance/compound>owner owner=company/NN .
= Acme; be; Globex insurance owner
"""


@pytest.mark.parametrize(("written", "expected"), cases(CASES))
def test_a_clause_states(written: str, expected: set[str]) -> None:
    assert outcome(read(written, {"HK$ 28 billion": "MONEY", "5 %": "PERCENT"})) == expected


def qualifiers_of(written: str, relation: str) -> set[tuple[str, str]]:
    """What is told beside the fact with that relation."""
    found = read(written).extractions
    return {q for e in found if e.relation == relation for q in qualified(e)}


def test_a_clause_keeps_the_word_that_brings_it_in() -> None:
    unsure = (
        "They/nsubj>unsure are/cop>unsure unsure/JJ why/WRB/advmod>leaked it/nsubj>leaked "
        "leaked=leak/VBD/ccomp>unsure ."
    )
    assert {word for word, _ in qualifiers_of(unsure, "be")} == {"why"}
    even = (
        "It/nsubj>grew grew=grow/VBD even/RB/advmod>fell if/mark>fell sales/NNS/nsubj>fell fell=fall/VBD/advcl>grew ."
    )
    assert {word for word, _ in qualifiers_of(even, "grow")} == {"even if"}


def test_what_is_so_much_above_normal_is_no_such_amount() -> None:
    written = (
        "Rain/nsubj>inches was=be/VBD/AUX/cop>inches 2/CD/nummod>inches inches/NNS above/IN/case>normal "
        "normal/JJ/ADJ/nmod>inches ."
    )
    found = read(written, {"2 inches": "QUANTITY"}).extractions
    assert {(e.relation, e.object.label) for e in found} == {("be above", "normal")}


def test_the_month_of_june_is_june() -> None:
    written = "Sales/NNS/nsubj>fell fell=fall/VBD in/IN/case>month the>month month/obl>fell of>June June/nmod>month ."
    assert {e.object.label for e in read(written, {"June": "DATE"}).extractions} == {"June"}


def test_what_a_thing_is_capable_of_is_told() -> None:
    written = (
        "Acme/nsubj>sold sold=sell/VBD a>car car/obj>sold ,/punct>capable capable/JJ/ADJ/amod>car "
        "of/IN/SCONJ/mark>flying flying=fly/VBG/advcl>capable home/RB/advmod>flying ."
    )
    assert "capable of flying home" in {e.object.label for e in read(written).extractions}


def test_every_fifty_are_no_fifty() -> None:
    written = "Every=every/DT/det>cars 50/CD/nummod>cars cars/NNS/nsubj>failed failed=fail/VBD ."
    assert "number" not in {e.relation for e in read(written, {"50": "CARDINAL"}).extractions}


def test_a_change_begins_once() -> None:
    written = (
        "It/nsubj>raised raised=raise/VBD aid/NN/obj>raised from/IN/case>4 4/CD/NUM/obl>raised to/IN/case>6 "
        "6/CD/NUM/obl>raised ,/punct>raised from/IN/case>1 1/CD/NUM/obl>raised to/IN/case>3 3/CD/NUM/obl>raised ."
    )
    assert qualifiers_of(written, "raise") == {("from", "4"), ("to", "6")}


def test_who_is_liable_for_what_was_told_before() -> None:
    written = (
        "Costs=cost/NNS/nsubj>rose that/WDT/PRON/obl>liable Acme/nsubj>became became=become/VBD/acl:relcl>Costs "
        "liable/JJ/xcomp>became for/IN/case>that rose=rise/VBD ."
    )
    assert not {e.object.label for e in read(written).extractions} & {"liable", "costs"}


def test_a_rival_is_one_firm() -> None:
    written = (
        "Acme/nsubj>fears fears=fear/VBZ a>rival rival/obj>fears ,/punct>Globex Globex/appos>rival and>owner "
        "its>owner owner/nmod:desc>Smith Smith/conj>Globex ."
    )
    assert {e.subject.label for e in read(written).extractions if e.object.label == "rival"} == {"Globex"}


def test_a_bound_is_of_what_is_bounded() -> None:
    written = (
        "It/nsubj>weighs weighs=weigh/VBZ more/JJR/advmod>3 than/IN/fixed>more 3/CD/NUM/nummod>pounds "
        "pounds=pound/NNS/obj>weighs (/punct>kilos 1/CD/NUM/nummod>kilos kilos=kilo/NNS/appos>pounds )/punct>kilos ."
    )
    found = read(written, {"3 pounds": "QUANTITY", "1 kilos": "QUANTITY"}).extractions
    assert {(e.subject.label, e.object.label) for e in found if e.relation == "equal"} == {("3 pounds", "1 kilos")}


def test_what_a_title_is_of_is_no_part_of_the_hiring() -> None:
    written = (
        "Acme/nsubj>hired hired=hire/VBD the>head head/obj>hired for/IN/case>Springfield Springfield/nmod>head "
        ",/punct>Mary Mary/NNP/appos>head Smith/flat>Mary ."
    )
    assert qualifiers_of(written, "hire") == set()


def test_what_is_joined_to_a_phrase_has_its_preposition() -> None:
    written = (
        "It/nsubj:pass>made was/aux:pass>made made=make/VBN in/IN/case>May May/obl>made ,/punct>Acme by/IN/case>Acme "
        "Acme/conj>May and>Globex Globex/conj>May ."
    )
    assert {e.subject.label for e in read(written, {"May": "DATE"}).extractions} == {"Acme", "Globex"}


def test_a_date_that_is_what_is_said_ends_the_search_for_its_noun() -> None:
    written = (
        "It/PRP/nsubj>2019 was=be/VBD/cop>2019 2019/CD/NUM ,/punct>closed when/WRB/advmod>closed Acme/nsubj>closed "
        "closed=close/VBD/advcl>2019 ."
    )
    assert outcome(read(written, {"2019": "DATE"})) == {"It; be; 2019", "Acme; close; 2019"}


def test_a_length_of_time_before_a_clause_is_a_gap_and_no_time() -> None:
    written = "Acme/nsubj>left left=leave/VBD two/CD/nummod>days days=day/NNS/obl:unmarked>{} {}/VBD/advcl>left ."
    after = written.format("left", "after/mark>came Smith/nsubj>came came=come")
    assert outcome(read(after, {"two days": "DATE"})) == {"Acme; leave; left", "Smith; come; came"}
    inside = written.format("came", "after/mark>came Smith/nsubj>came came=come")
    assert outcome(read(inside, {"two days": "DATE"})) == {"Acme; leave; left", "Smith; come; came"}
    lasting = after.replace("left=leave", "left=last")
    assert outcome(read(lasting, {"two days": "DATE"})) == {"Acme; last; two days", "Smith; come; came"}


def test_two_years_from_now_are_a_time() -> None:
    reading = read(
        "Acme/nsubj>close will>close close/VB two/CD/nummod>years years=year/NNS/obl:unmarked>close from>now "
        "now/RB/nmod>years .",
        {"two years": "DATE"},
    )
    assert outcome(reading) == {"Acme; close; two years from now [planned]"}


def test_a_time_keeps_the_words_that_bound_it() -> None:
    reading = read(
        "Smith/nsubj>died died=die/VBD less/JJR/ADV/advmod>two than/IN/ADP/fixed>less two/CD/nummod>hours "
        "hours/NNS/obl:unmarked>later later/RBR/ADV/advmod>died .",
        {"two hours later": "TIME"},
    )
    assert outcome(reading) == {"Smith; die; less than two hours later"}


def test_the_day_tells_the_time_before_the_hour_does() -> None:
    reading = read(
        "Acme/nsubj>fell fell=fall/VBD by/IN/ADP/case>5pm 5pm/CD/obl>fell on>Monday Monday/obl>fell .",
        {"5pm": "TIME"},
        date="2021-03-03",
    )
    assert {e.period.begin for e in reading.extractions if e.period is not None} == {"2021-03-01"}


# Qualifiers


def test_times_and_places_qualify() -> None:
    reading = read(
        "Acme/nsubj>opened opened=open/VBD a>plant plant/obj>opened in>Springfield Springfield/obl>opened in>2019 "
        "2019/CD/obl>opened .",
        date="2021-03-02",
    )
    opened = find(reading, "Acme", "open", "plant")
    assert [(q.role, q.word, q.mention.label) for q in opened.qualifiers] == [
        ("place", "in", "Springfield"),
        ("time", "in", "2019"),
    ]
    assert opened.period is not None
    assert (opened.period.begin, opened.period.granularity) == ("2019", "year")


@pytest.mark.parametrize(
    ("written", "object_", "expected"),
    [
        ("Parliament/nsubj>gave gave=give/VBD Smith/iobj>gave the>power power/obj>gave to>rule rule/VB/acl>power .",
         "power", {("to", "Smith"), ("to", "rule")}),
        ("Parliament/nsubj>sold on>Monday Monday/nmod>Parliament sold=sell/VBD Globex/obj>sold .",
         "Globex", {("on", "Monday")}),
        (("Parliament/nsubj>bought bought=buy/VBD Globex/obj>bought as/IN/ADP/case>part part/obl>bought of>deal a>deal "
          "deal/nmod>part ."), "Globex", {("as part of", "deal")}),
        (("Parliament/nsubj>grew grew=grow/VBD phones/NNS/obj>grew in>wake the>wake wake/obl>grew of>deal a>deal "
          "deal/nmod>wake ."), "phones", {("in wake of", "deal")}),
        ("Parliament/nsubj>owned previously/RB/advmod>owned owned=own/VBD Globex/obj>owned .",
         "Globex", {("time", "formerly")}),
        ("Parliament/nsubj>used used=use/VBD to>own own/VB/xcomp>used Globex/obj>own .",
         "Globex", {("time", "formerly")}),
        (("Parliament/nsubj>sold sold=sell/VBD phones/NNS/obj>sold from>2019 2019/CD/obl>sold to/IN/ADP/case>2020 "
          "2020/CD/obl>sold ."), "phones", {("from", "2019 to 2020")}),
        ("Parliament/nsubj>sat sat=sit/VBD a>month month/obl:unmarked>sat in>Springfield Springfield/obl>sat .",
         "Springfield", set()),
        ("Parliament/nsubj>sells sells=sell/VBZ cars/NNS/obj>sells a>day day/obl:unmarked>sells .",
         "cars", {("per", "day")}),
        ("Parliament/nsubj>sold sold=sell/VBD cars/NNS/obj>sold every/DT/det>day day/obl:unmarked>sold .",
         "cars", {("per", "day")}),
        (("Parliament/nsubj>sold sold=sell/VBD cars/NNS/obj>sold a>day day/obl:unmarked>rose after/IN/SCONJ/mark>rose "
          "taxes/NNS/nsubj>rose rose=rise/VBD/advcl>sold ."), "cars", {("after", "taxes rose")}),
        ("Parliament/nsubj>grew grew=grow/VBD a>bit bit/obl:unmarked>grew in>Springfield Springfield/obl>grew .",
         "Springfield", set()),
        (("Parliament/nsubj>sold sold=sell/VBD cars/NNS/obj>sold by>time which/WDT/DET/det>time time/obl>sold in>2019 "
          "2019/CD/obl>sold ."), "cars", {("in", "2019")}),
        (("Parliament/nsubj>sold sold=sell/VBD cars/NNS/obj>sold car/NN/obl:unmarked>sold by>car#2 car/NN/obl>sold "
          "in>2019 2019/CD/obl>sold ."), "cars", {("in", "2019")}),
        (("For/IN/ADP/case>long as/RB/ADV/advmod>long long/RB/obl>sold as/IN/SCONJ/mark>remember we>remember "
          "remember/VBP/advcl>long Parliament/nsubj>sold sold=sell/VBD cars/NNS/obj>sold ."), "cars", set()),
        ("Parliament/nsubj>asked asked=ask/VBD Acme/obj>asked not/RB/advmod>close to>close close/VB/xcomp>asked .",
         "Acme", {("to", "not to close")}),
        (("Parliament/nsubj>bought bought=buy/VBD at>least least/JJS/nmod>cars cars/NNS/obj>bought "
          "in>2019 2019/obl>bought ."),
         "cars", {("in", "2019")}),
        (("Parliament/nsubj>barred barred=bar/VBD Acme/obj>barred from/IN/mark>selling selling=sell/VBG/advcl>barred "
          "cars/NNS/obj>selling ."), "Acme", {("from", "selling cars")}),
        (("Parliament/nsubj>saved saved=save/VBD Acme/obj>saved without/mark>selling selling=sell/VBG/advcl>saved "
          "cars/NNS/obj>selling ."), "Acme", {("without", "selling cars")}),
        (("Parliament/nsubj>began began=begin/VBD the>round round/obj>began two/CD/nummod>shots "
          "shots=shot/NNS/obl:unmarked>began off/IN/ADP/case>lead the>lead lead/obl>began ."),
         "round", {("amount", "two shots off the lead")}),
    ],
)  # fmt: skip
def test_what_qualifies(written: str, object_: str, expected: set[tuple[str, str]]) -> None:
    found = next(e for e in read(written).extractions if e.subject.label == "Parliament" and e.object.label == object_)
    assert qualified(found) == expected


def test_an_adverb_after_a_later_subject_is_of_that_one() -> None:
    reading = read(
        "Men/NNS/nsubj:pass>hurt were/aux:pass>hurt hurt/VBN ,/punct>two two/CD/nsubj:pass>hurt of>them "
        "them/nmod>two seriously/RB/advmod>hurt ."
    )
    assert qualified(find(reading, "men", "be hurt", "were hurt")) == set()
    assert qualified(find(reading, "two of them", "be hurt", "were hurt")) == {("manner", "seriously")}


def test_how_something_is_left_is_told_with_it() -> None:
    reading = read(
        "Storms/NNS/nsubj>left left=leave/VBD crews/NNS/obj>left badly/RB/advmod>hurt hurt/VBN/VERB/xcomp>left ."
    )
    assert qualified(find(reading, "storms", "leave", "crews")) == {("as", "badly hurt")}


def test_what_a_light_verbs_noun_governs_qualifies_the_verb() -> None:
    reading = read("Acme/nsubj>signed signed=sign/VBD a>deal deal/obj>signed with>Globex Globex/nmod>deal .")
    assert qualified(find(reading, "Acme", "sign", "deal")) == {("with", "Globex")}


def test_what_hangs_on_the_verb_qualifies_alike() -> None:
    reading = read("Acme/nsubj>signed signed=sign/VBD a>deal deal/obj>signed with>Globex Globex/obl>signed .")
    assert qualified(find(reading, "Acme", "sign", "deal")) == {("with", "Globex")}


def test_a_recipient_is_whom_something_goes_to() -> None:
    reading = read("Acme/nsubj>gave gave=give/VBD Globex/iobj>gave the>licence licence/obj>gave .")
    assert qualified(find(reading, "Acme", "give", "licence")) == {("to", "Globex")}


def test_whom_somebody_is_told_qualifies_what_is_told() -> None:
    reading = read(
        "Acme/nsubj>told told=tell/VBD Globex/obj>told that/IN/SCONJ/mark>fell prices/NNS/nsubj>fell "
        "fell=fall/VBD/ccomp>told ."
    )
    assert qualified(find(reading, "Acme", "tell", "prices fell")) == {("to", "Globex")}


def test_the_office_qualifies_a_naming() -> None:
    reading = read("Acme/nsubj>named named=name/VBD Mary/obj>named Smith/flat>Mary chairman/xcomp>named .")
    named = find(reading, "Acme", "name", "Mary Smith")
    assert [(q.role, q.word, q.mention.label) for q in named.qualifiers] == [("role", "as", "chairman")]


def test_causes_purposes_and_conditions() -> None:
    cause = read(
        "Acme/nsubj>bought bought=buy/VBD Globex/obj>bought because/mark>fell prices/NNS/nsubj>fell "
        "fell=fall/VBD/advcl>bought ."
    )
    (because,) = find(cause, "Acme", "buy", "Globex").qualifiers
    assert (because.role, because.word, because.mention.kind) == ("cause", "because", "clause")
    purpose = read("Acme/nsubj>used used=use/VBD cash/obj>used to>buy buy/VB/advcl>used Globex/obj>buy .")
    (to,) = find(purpose, "Acme", "use", "cash").qualifiers
    assert (to.role, to.mention.label) == ("purpose", "buy Globex")


def test_a_time_with_the_control_verb_goes_with_what_is_done() -> None:
    reading = read(
        "Acme/nsubj>went went=go/VBD on>Monday Monday/obl>went to>buy buy/VB/xcomp>went Globex/obj>buy .",
        date="2021-03-02",
    )
    bought = find(reading, "Acme", "buy", "Globex")
    assert qualified(bought) == {("on", "Monday")}
    assert bought.period is not None
    assert bought.period.begin == "2021-03-01"


def test_a_clause_with_when_qualifies() -> None:
    reading = read(
        "Acme/nsubj>sold sold=sell/VBD Globex/obj>sold when/WRB/advmod>fell prices/NNS/nsubj>fell "
        "fell=fall/VBD/advcl>sold ."
    )
    (when,) = find(reading, "Acme", "sell", "Globex").qualifiers
    assert (when.role, when.word, when.mention.label) == ("clause", "when", "prices fell")


def test_amounts_that_find_no_partner_are_not_of_all() -> None:
    written = (
        "Sales=sale/NNS/nsubj>fell of>Acme Acme/nmod>Sales and>Globex Globex/conj>Acme fell=fall/VBD by>% "
        "2/CD/nummod>% and>4 4/CD/conj>2 %/NN/obl>fell {}respectively/RB/advmod>{} ."
    )
    names = {"2 and 4 %": "PERCENT"}
    within = read(written.format("", "fell"), names).extractions
    beside = read(written.format("as/mark>rose it/nsubj>rose rose=rise/VBD/advcl>fell ", "rose"), names).extractions
    assert [any(e.relation == "fall by" for e in found) for found in (within, beside)] == [False, True]


def test_respectively_pairs_in_order() -> None:
    reading = read(
        "Acme/nsubj>bought and>Globex Globex/conj>Acme bought=buy/VBD Initech/obj>bought and>Hooli Hooli/conj>Initech "
        "respectively/RB/advmod>bought ."
    )
    assert stated(reading) == {("Acme", "buy", "Initech"), ("Globex", "buy", "Hooli")}


def test_two_times_with_between_are_one_stretch() -> None:
    reading = read(
        "Acme/nsubj>owned owned=own/VBD Globex/obl>owned between/case>2019 2019/CD/obl>owned and>2020 "
        "2020/CD/conj>2019 .",
        {"Globex": "ORG"},
        date="2021-03-02",
    )
    owned = next(e for e in reading.extractions if e.relation.startswith("own"))
    assert owned.period is not None
    assert (owned.period.begin, owned.period.end) == ("2019", "2020")


def test_a_year_without_a_label_is_a_time() -> None:
    reading = read("Acme/nsubj>grew grew=grow/VBD in>2015 2015/CD/obl>grew .", date="2021-03-02")
    grew = find(reading, "Acme", "grow in", "2015")
    assert grew.object.kind == "time"
    assert grew.period is not None
    assert grew.period.begin == "2015"


def test_a_number_that_counts_is_no_year() -> None:
    reading = read("Acme/nsubj>hired hired=hire/VBD 2015/CD/nummod>people people/NNS/obj>hired .")
    assert find(reading, "2015 people", "number", "2015").object.kind == "quantity"
    assert find(reading, "Acme", "hire", "2015 people").period is None


# Two parties


def test_the_partners_of_a_reciprocal_verb_do_it_with_each_other() -> None:
    reading = read("Acme/nsubj>signed and>Globex Globex/conj>Acme signed=sign/VBD a>pact pact/obj>signed .")
    assert qualified(find(reading, "Acme", "sign", "pact")) == {("with", "Globex")}
    assert qualified(find(reading, "Globex", "sign", "pact")) == {("with", "Acme")}


def test_a_third_party_is_no_partner_of_each_other() -> None:
    reading = read(
        "Acme/nsubj>signed and>Globex Globex/conj>Acme signed=sign/VBD a>pact pact/obj>signed with>Hooli "
        "Hooli/obl>signed ."
    )
    assert qualified(find(reading, "Acme", "sign", "pact")) == {("with", "Hooli")}


def test_what_is_bought_jointly_is_not_bought_with_each_other() -> None:
    reading = read("Acme/nsubj>bought and>Globex Globex/conj>Acme bought=buy/VBD Initech/obj>bought .")
    assert qualified(find(reading, "Acme", "buy", "Initech")) == set()


def test_a_pact_signed_between_two_is_signed_by_both() -> None:
    reading = read(
        "A>pact pact/nsubj:pass>signed was/aux:pass>signed signed=sign/VBN between>Acme Acme/obl>signed and>Globex "
        "Globex/conj>Acme ."
    )
    assert stated(reading) == {("Acme", "sign", "pact"), ("Globex", "sign", "pact")}
    assert qualified(find(reading, "Acme", "sign", "pact")) == {("with", "Globex")}


# What qualifies


def test_what_somebody_is_asked_to_do_is_told() -> None:
    reading = read(
        "Acme/nsubj>asked asked=ask/VBD Globex/obj>asked to>close close/VB/xcomp>asked plants/NNS/obj>close ."
    )
    assert qualified(find(reading, "Acme", "ask", "Globex")) == {("to", "close plants")}


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("causing=cause/VBG/advcl>burst floods=flood/NNS/obj>causing", ("causing", "floods")),
        ("leading=lead/VBG/advcl>burst to/IN/ADP/case>ban a>ban ban/obl>leading", ("leading to", "ban")),
        (
            "causing=cause/VBG/advcl>burst floods=flood/NNS/obj>causing in>towns towns=town/NNS/nmod>floods",
            ("causing", "floods in towns"),
        ),
        ("leading=lead/VBG/advcl>burst the>league league/obj>leading", None),
        ("suggesting=suggest/VBG/advcl>burst a>fault fault/obj>suggesting", None),
    ],
)
def test_what_came_of_an_event_is_told_beside_it(written: str, wanted: tuple[str, str] | None) -> None:
    told = qualifiers_of(f"The>dam dam/nsubj>burst burst/VBD ,/punct>burst {written} .", "burst")
    assert told == ({wanted} if wanted else set())


def test_what_stands_between_commas_after_the_subject_qualifies() -> None:
    aside = (
        "Acme/nsubj>sold ,/punct>partnership in>partnership partnership/nmod>Acme with>Globex Globex/nmod>partnership"
    )
    told = qualifiers_of(f"{aside} ,/punct>partnership sold=sell/VBD it/obj>sold .", "sell")
    assert told == {("in partnership with", "Globex")}


def test_a_contrast_is_no_circumstance() -> None:
    reading = read(
        "Acme/nsubj>sold sold=sell/VBD Globex/obj>sold while/IN/mark>fell Hooli/nsubj>fell fell=fall/VBD/advcl>sold ."
    )
    assert qualified(find(reading, "Acme", "sell", "Globex")) == set()


def test_what_a_participle_as_good_as_a_preposition_brings_in_qualifies() -> None:
    reading = read(
        "Acme/nsubj>sold sold=sell/VBD phones/NNS/obj>sold ,/punct>sold following=follow/VBG/advcl>sold "
        "a>merger merger/obj>following ."
    )
    assert qualified(find(reading, "Acme", "sell", "phones")) == {("following", "merger")}
    assert ("Acme", "follow", "merger") not in stated(reading)


def test_coordinated_nouns_share_what_follows_the_last() -> None:
    reading = read(
        "Acme/nsubj>announced announced=announce/VBD the>sale sale/obj>announced or>closure closure/conj>sale "
        "of>plants plants/NNS/nmod>sale ."
    )
    assert ("of", "plants") in qualified(find(reading, "Acme", "announce", "sale"))
    assert find(reading, "Acme", "announce", "closure of plants")


def test_an_amount_of_something_keeps_what_it_is_of() -> None:
    reading = read(
        "Acme/nsubj>cut cut/VBD 789/CD/obj>cut of>dealers its>dealers dealers/NNS/nmod>789 .", {"789": "CARDINAL"}
    )
    assert ("amount", "789") in qualified(find(reading, "Acme", "cut", "789 of its dealers"))


def test_a_coordinated_complement_is_no_circumstance() -> None:
    reading = read(
        "Acme/nsubj>maker is/cop>maker a>maker maker/NN of>phones phones/NNS/nmod>maker and>cars cars/NNS/conj>phones ."
    )
    assert qualified(find(reading, "Acme", "be maker of", "phones")) == set()


def test_the_time_of_a_predicate_noun_qualifies() -> None:
    reading = read("Acme/nsubj>winner was/cop>winner a>winner winner/NN in>2019 2019/CD/nmod>winner .")
    assert stated(reading) == {("Acme", "be", "winner")}
    assert qualified(find(reading, "Acme", "be", "winner")) == {("in", "2019")}


# Words and spans


def test_the_phrase_keeps_the_verb_group() -> None:
    reading = read("Acme/nsubj>own does>own n't>own own/VB Globex/obj>own .")
    assert find(reading, "Acme", "own", "Globex").phrase == "doesn't own"
    reading = read("Acme/nsubj>wants wants/VBZ to>acquire acquire/VB/xcomp>wants Globex/obj>acquire .")
    assert find(reading, "Acme", "acquire", "Globex").phrase == "wants to acquire"


def test_the_rule_and_the_sentence_are_told() -> None:
    reading = read(
        "Hooli/nsubj>grew grew=grow/VBD . | Globex/nsubj:pass>sold was/aux:pass>sold sold=sell/VBN "
        "in>2019 2019/CD/obl>sold ."
    )
    sold = find(reading, "Globex", "be sold in", "2019")
    assert sold.rule == "passive"
    assert reading.article.text[sold.begin : sold.end] == "Globex was sold in 2019."
    assert reading.sentences == ((0, 11), (12, 36))


def test_a_percent_sign_is_no_punctuation_mark() -> None:
    reading = read(
        "Acme/nsubj>said said=say/VBD the>tax tax/nsubj>fell fell=fall/VBD/ccomp>said to/IN/ADP/case>% "
        "15/CD/nummod>% %/NN/obl>fell ."
    )
    assert ("Acme", "say", "the tax fell to 15 %") in stated(reading)


def test_a_long_clause_is_cut() -> None:
    words = [f"word{i}" for i in range(80)]
    tail = " ".join(f"{word}/NN/obj>fell" for word in words)
    reading = read(f"Acme/nsubj>said said=say/VBD prices/NNS/nsubj>fell fell=fall/VBD/ccomp>said {tail} .")
    said = next(e for e in reading.extractions if e.relation == "say")
    assert said.object.label.split() == ["prices", "fell", *words[:58]]


def test_debris_is_not_read() -> None:
    clause = "Acme/nsubj>owns owns/VBZ Globex/obj>owns"
    filler = " ".join("x/NN/obj>owns" for _ in range(LONGEST_SENTENCE))
    assert read(f"{clause} .").extractions
    assert not read(f"{clause} {filler} .").extractions


def test_a_name_is_mentioned_once_for_each_place() -> None:
    reading = read("Acme/nsubj>bought bought=buy/VBD Mary/nmod:poss>firm Smith/flat>Mary 's>Mary firm/obj>bought .")
    assert [(m.label, m.type) for m in reading.mentions] == [("Acme", "ORG"), ("Mary Smith", "PERSON")]


def test_the_best_mention_stands_for_a_chain() -> None:
    reading = read(
        "He/nsubj>left left=leave/VBD . | Brown/nsubj>met met=meet/VBD Mary/obj>met Smith/flat>Mary . | "
        "John/nsubj>paid Brown/flat>John paid=pay/VBD .",
        chains=[["He", "Brown", "John Brown"]],
    )
    (chain,) = reading.chains
    assert chain.representative.label == "John Brown"
    assert [(m.label, m.chain, m.kind) for m in chain.mentions] == [
        ("He", 0, "pronoun"), ("Brown", 0, "name"), ("John Brown", 0, "name"),
    ]  # fmt: skip
    assert find(reading, "He", "leave", "left").subject.chain == 0


# Questions about the tree


def test_questions_about_a_tree() -> None:
    annotated = tree(
        "Globex/nsubj>bought ,/punct Acme/conj>Globex and>Hooli Hooli/conj>Acme bought=buy/VBD cars/NNS/obj>bought ."
    )
    doc = tokens.Doc(annotated)
    assert [t.text for t in conjuncts(doc[0])] == ["Globex", "Acme", "Hooli"]
    assert verb_form(doc[5]) == "Fin"
    assert not is_passive(doc[5])
    assert text_of([doc[0], doc[2]]) == "Globex Acme"
    assert [t.i for t in contiguous([doc[0], doc[2], doc[3], doc[4]], doc[3])] == [2, 3, 4]


# Any tree


def test_spans_of_others_are_no_chains() -> None:
    doc = tree("Acme/nsubj>said said=say/VBD it/nsubj>grew grew=grow/VBD/ccomp>said .", chains=[["Acme", "it"]])
    doc.spans["coref_clusters"] = doc.spans["coref_head_1"] = [doc[0:1], doc[3:4]]
    reading = extract(doc, Article(source="test.txt", text=doc.text))
    assert [[m.label for m in chain.mentions] for chain in reading.chains] == [["Acme", "it"]]


@pytest.mark.parametrize(
    ("words", "sure", "kept"),
    [
        (["it", "its"], [0.9, 0.9], ["it", "its"]),
        (["it", "its"], [0.4, 0.9], []),
        (["it", "its"], [0.9, 0.4], ["it"]),
        (["she", "her"], [0.4, 0.9], ["her"]),
        (["company", "its"], [0.4, 0.9], ["its"]),
    ],
)
def test_what_goes_back_to_an_unlikely_it_is_as_unlikely(words: list[str], sure: list[float], kept: list[str]) -> None:
    doc = tree(
        f"Acme/nsubj>said said=say/VBD {words[0]}/nsubj>grew grew=grow/VBD/ccomp>said {words[1]}/nmod:poss>plant "
        "plant/NN/obj>grew .",
        chains=[["Acme", *words]],
    )
    if not Doc.has_extension("certainty"):
        Doc.set_extension("certainty", default=None)
    doc._.certainty = np.ones((len(doc), 3))
    doc._.certainty[[2, 4], 2] = sure
    reading = extract(doc, Article(source="test.txt", text=doc.text))
    assert [m.label for chain in reading.chains for m in chain.mentions] == (["Acme", *kept] if kept else [])


@pytest.mark.parametrize(("sure", "kept"), [(0.95, ["bid", "it"]), (0.8, [])])
def test_it_that_was_something_may_be_all_that_was_said(sure: float, kept: list[str]) -> None:
    doc = tree(
        "Acme/nsubj>made made=make/VBD a>bid bid/NN/obj>made . | It/PRP/PRON/nsubj>blow was/cop>blow a>blow blow/NN .",
        chains=[["bid", "It"]],
    )
    if not Doc.has_extension("certainty"):
        Doc.set_extension("certainty", default=None)
    doc._.certainty = np.ones((len(doc), 3))
    doc._.certainty[5, 2] = sure
    reading = extract(doc, Article(source="test.txt", text=doc.text))
    assert [m.label.lower() for chain in reading.chains for m in chain.mentions] == kept


@pytest.mark.parametrize(
    ("before", "owner", "between", "kept"),
    [
        ("An>office", "his/PRP$/PRON/nmod:poss>office", "| Acme/nsubj>grew grew=grow/VBD .", False),
        ("An>office", "his/PRP$/PRON/nmod:poss>office", "", True),
        ("An>office", "the>office", "| Acme/nsubj>grew grew=grow/VBD .", True),
        ("His/PRP$/PRON/nmod:poss>office", "its/PRP$/PRON/nmod:poss>office", "| Acme/nsubj>grew grew=grow/VBD .", True),
    ],
)
def test_what_somebody_has_is_none_of_long_before(before: str, owner: str, between: str, kept: bool) -> None:
    doc = tree(
        f"{before} office/NN/nsubj>burned burned=burn/VBD . {between} | Smith/nsubj>left left=leave/VBD {owner} "
        "office/NN/obj>left .",
        chains=[["office", "office#2"]],
    )
    reading = extract(doc, Article(source="test.txt", text=doc.text))
    assert bool(reading.chains) is kept


@given(forests(), st.sampled_from([None, "2021-03-02", "2021"]))
@settings(max_examples=150, deadline=None)
def test_no_tree_breaks_the_extractor_and_offsets_always_select(doc: Doc, date: str | None) -> None:
    article = Article(source="any.txt", text=doc.text, date=date)
    reading = extract(doc, article)
    anchored(reading)
    assert extract(doc, article) == reading
    for extraction in reading.extractions:
        for m in (extraction.subject, extraction.object):
            assert m.chain is None or 0 <= m.chain < len(reading.chains)


def test_the_end_of_a_month_is_one_time() -> None:
    reading = read(
        "Acme/nsubj>leave will>leave leave/VB by>end the>end end/obl>leave of>June June/nmod>end .", {"June": "DATE"},
        date="2021-03-02",
    )  # fmt: skip
    found = find(reading, "Acme", "leave by", "end of June")
    assert found.object.kind == "time"
    assert found.period is not None
    assert (found.period.begin, found.period.end) == (None, "2021-06-30")


def test_a_stretch_of_time_has_both_ends() -> None:
    reading = read(
        "Acme/nsubj>grew grew=grow/VBD between>2019 2019/CD/obl>grew and>year last/JJ/amod>year year/conj>2019 .",
        {"last year": "DATE"},
    )
    assert [e.object.label for e in reading.extractions] == ["2019 and last year"]


def test_when_somebody_resolved_to_act_is_not_when_it_is_done() -> None:
    on_monday = "Acme/nsubj>{0} {0}={1}/VBD on>Monday Monday/obl>{0} to/TO/mark>buy buy/VB/xcomp>{0} Globex/obj>buy ."
    for verb, lemma, found in (("agreed", "agree", set()), ("went", "go", {("on", "Monday")})):
        assert qualified(find(read(on_monday.format(verb, lemma)), "Acme", "buy", "Globex")) == found


def test_what_it_was_earlier_is_not_when_it_changed() -> None:
    reading = read(
        "Sales/NNS/nsubj>fell fell=fall/VBD to/IN/case>5 5/CD/obl>fell from>6 6/CD/obl>fell a>month "
        "month/obl:unmarked>earlier earlier/RBR/advmod>fell .",
        {"5": "CARDINAL", "6": "CARDINAL", "a month earlier": "DATE"},
    )
    (fell,) = reading.extractions
    assert qualified(fell) == {("from", "6")}


def test_up_by_how_much_is_an_amount() -> None:
    reading = read(
        "Acme/nsubj>sold sold=sell/VBD cars=car/NNS/obj>sold ,>up up/RB/advmod>sold 5/CD/nummod>% "
        "%/NN/obl:unmarked>up .",
        {"5 %": "PERCENT"},
    )
    assert qualified(find(reading, "Acme", "sell", "cars")) == {("up", "5 %")}


def test_what_was_said_before_is_no_thing() -> None:
    assert not read("Acme/nsubj>denies denies=deny/VBZ this/DT/PRON/obj>denies .").extractions


def test_a_range_is_one_amount() -> None:
    names = {"$ 5 and $ 7": "MONEY"}
    reading = read(
        "The>job job/nsubj>costs costs/VBZ between>$ $/obl>costs 5/CD/nummod>$ and>$#2 $/conj>$ 7/CD/nummod>$#2", names
    )
    (stated_,) = reading.extractions
    assert (stated_.relation, stated_.object.label) == ("cost", "between $5 and $7")
    assert stated_.object.quantity is not None
    assert (stated_.object.quantity.value, stated_.object.quantity.upper) == ("5", "7")


def test_each_of_several_is_nobody_named_before() -> None:
    reading = read(
        "Acme/nsubj>said said=say/VBD each/DT/det>firm firm/nsubj>cut would>cut cut/VB/ccomp>said its>costs "
        "costs=cost/NNS/obj>cut .",
        chains=[["Acme", "each firm", "its"]],
    )
    subject = find(reading, "each firm", "cut", "costs").subject
    owner = find(reading, "its", "have", "costs").subject
    assert (subject.chain, owner.chain, reading.chains) == (None, None, ())


def test_a_rating_goes_from_one_word_in_quotation_marks_to_another() -> None:
    reading = read(
        'Smith/nsubj>cut cut/VBD the>rating rating/obj>cut to/TO/mark>sell "/punct>sell sell/VB/advcl>cut "/punct>sell '
        'from/IN/case>hold "/punct>hold hold/NN/obl>sell "/punct>hold .'
    )
    assert qualified(find(reading, "Smith", "cut", "rating")) == {("to", "sell"), ("from", "hold")}


def test_a_dateline_is_no_part_of_what_is_said() -> None:
    written = (
        "{}/NNP/obl:unmarked>rose —/punct>rose Sales/NNS/nsubj>rose rose=rise/VBD/ccomp>said ,/punct>said "
        "Acme/nsubj>said said=say/VBD ."
    )
    for place, label in (("BOSTON", "Sales rose"), ("Boston", "Boston — Sales rose")):
        found = read(written.format(place)).extractions
        assert {e.object.label for e in found if e.relation == "say"} == {label}


SOLD = "Acme/nsubj>sold sold=sell/VBD cars/NNS/obj>sold"
GREW = ",/punct>grew when/WRB/advmod>grew it/nsubj>grew grew=grow/VBD/advcl>sold"
TOLD = ",/punct>people according/VBG/case>people to/fixed>according people/NNS/obl>sold"
TIMED = {"1980": "DATE", "May": "DATE", "two years ago": "DATE", "decades": "DATE", "2028": "DATE"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (f"{SOLD} too/RB/ADV/advmod>sold .", set()),
        (f"{SOLD} quickly/RB/ADV/advmod>sold .", {("manner", "quickly")}),
        (SOLD.replace("sold=", "largely/RB/ADV/advmod>sold sold=") + " .", {("manner", "largely")}),
        (f"{SOLD} five/CD/nummod>miles miles/NNS/obl:unmarked>away away/RB/ADV/advmod>sold .", set()),
        (f"{SOLD} so/RB/ADV/advmod>far far/RB/ADV/advmod>sold .", {("time", "so far")}),
        (f"{SOLD} ,/punct>30 up/RB/ADV/advmod>30 from/IN/case>30 30/CD/obl>sold .", {("up from", "30")}),
        (f"{SOLD} on/IN/case>own its/PRP$/nmod:poss>own own/JJ/obl>sold .", set()),
        (f"Springfield/obl>sold -/punct>sold {SOLD} .", set()),
        (
            f"{SOLD} since/IN/case>1980 1980/CD/obl>sold {GREW} .",
            {("since", "1980")},
        ),
        (
            f"{SOLD} in/IN/case>1980 1980/CD/obl>sold {GREW} .",
            {("in", "1980"), ("when", "it grew")},
        ),
        (
            f"{SOLD} until/IN/case>years two/CD/nummod>years years/NNS/obl:unmarked>ago ago/RB/ADV/advmod>sold .",
            {("until", "two years ago")},
        ),
        (
            f"{SOLD} {TOLD} with/IN/case>access access/NN/obl>sold .",
            set(),
        ),
        (
            f"{SOLD} ,/punct>turnout with/IN/case>half turnout/NN/nsubj>half above/IN/case>half half/NN/obl>sold .",
            set(),
        ),
    ],
)
def test_a_fact_has_no_qualifier_of_another_thing(written: str, expected: set[tuple[str, str]]) -> None:
    assert qualified(find(read(written, TIMED), "Acme", "sell", "cars")) == expected


def test_what_a_comma_parts_from_a_comment_is_not_how_it_was_said() -> None:
    told = "Sales/NNS/nsubj>fell fell=fall/VBD/ccomp>said ,/punct>fell Acme/nsubj>said said=say/VBD"
    parted = read(f"{told} ,/punct>sign in>sign a>sign sign/NN/obl>said of>hope hope/NN/nmod>sign .")
    assert qualified(find(parted, "Acme", "say", "Sales fell")) == set()
    spoken = read(f"{told} in>report a>report report/NN/obl>said .")
    assert qualified(find(spoken, "Acme", "say", "Sales fell")) == {("in", "report")}


def test_a_phrase_before_a_relative_clause_tells_which_one_it_is() -> None:
    reading = read(
        "The>guard guard/nsubj>left from/IN/case>Springfield Springfield/nmod>guard whom/WP/obj>sold Acme/nsubj>sold "
        "sold=sell/VBD/acl:relcl>guard left=leave/VBD ."
    )
    (sold,) = [e for e in reading.extractions if e.relation == "sell"]
    assert qualified(sold) == set()


def test_the_worst_for_a_time_did_not_last_that_long() -> None:
    loss = "Acme/nsubj>had had=have/VBD its/PRP$/nmod:poss>loss {} loss/obj>had for/IN/case>decades decades/NNS/{} ."
    for place in ("obl>had", "nmod>loss"):
        (worst,) = [e for e in read(loss.format("worst/JJS/amod>loss", place), TIMED).extractions if "had" in e.phrase]
        assert qualified(worst) == set()
        (heavy,) = [e for e in read(loss.format("heavy/JJ/amod>loss", place), TIMED).extractions if "had" in e.phrase]
        assert qualified(heavy) == {("for", "decades")}


def test_what_somebody_is_given_by_another_is_the_object() -> None:
    reading = read(
        "Acme/nsubj:pass>given was/aux:pass>given given=give/VBN work/NN/obj>given by>Globex Globex/obl:agent>given ."
    )
    assert qualified(find(reading, "Globex", "give", "work")) == {("to", "Acme")}


def test_an_age_between_two_is_one() -> None:
    reading = read(
        "The>woman woman/nsubj>35 was/cop>35 between/IN/case>35 35/CD/NUM and/cc>45 45/CD/NUM/conj>35 .",
        {"35": "CARDINAL", "45": "CARDINAL"},
    )
    assert stated(reading) == {("woman", "be between", "35 and 45")}


# Whose a phrase beside a verb is


@pytest.mark.parametrize(
    ("written", "relation", "expected"),
    [
        (  # oneself
            "Acme/nsubj>kept kept=keep/VBD markets=market/NNS/obj>kept to/IN/case>itself itself/PRP/obl>kept .",
            "keep",
            set(),
        ),
        (  # what may not be so
            (
                "Acme/nsubj>sold sold=sell/VBD shops=shop/NNS/obj>sold ,/punct>Globex possibly/RB/advmod>Globex "
                "to/IN/case>Globex Globex/obl>sold ."
            ),
            "sell",
            set(),
        ),
        (
            "Acme/nsubj>sold sold=sell/VBD shops=shop/NNS/obj>sold to/IN/case>Globex Globex/obl>sold .",
            "sell",
            {("to", "Globex")},
        ),
        (  # the time of a meeting
            (
                "Acme/nsubj>invited invited=invite/VBD rivals=rival/NNS/obj>invited to/IN/case>meeting a>meeting "
                "meeting/obl>invited on>Friday Friday/obl>invited ."
            ),
            "invite",
            {("to", "meeting")},
        ),
        (
            (
                "Acme/nsubj>sent sent=send/VBD rivals=rival/NNS/obj>sent to/IN/case>meeting a>meeting "
                "meeting/obl>sent on>Friday Friday/obl>sent ."
            ),
            "send",
            {("to", "meeting"), ("on", "Friday")},
        ),
        (  # in what something falls
            "Acme/nsubj>blamed blamed=blame/VBD a>slump slump/NN/obj>blamed in>orders orders=order/NNS/nmod>slump .",
            "blame",
            set(),
        ),
        (  # a claim beside what it says
            (
                "Acme/nsubj>denied denied=deny/VBD a>report report/NN/obj>denied on>Friday Friday/obl>denied that>fell "
                "sales/NNS/nsubj>fell fell=fall/VBD/ccomp>denied ."
            ),
            "deny",
            set(),
        ),
    ],
)
def test_what_is_not_the_verbs_own_does_not_qualify_it(
    written: str, relation: str, expected: set[tuple[str, str]]
) -> None:
    names = {"Acme": "ORG", "Globex": "ORG", "Friday": "DATE"}
    stated_ = next(e for e in read(written, names).extractions if e.relation == relation)
    assert qualified(stated_) == expected


def test_a_season_of_a_year_is_one_time() -> None:
    reading = read(
        "Acme/nsubj>closed closed=close/VBD shops=shop/NNS/obj>closed in>summer the>summer summer/NN/obl>closed "
        "of>2021 2021/CD/nmod>summer .",
        {"Acme": "ORG", "2021": "DATE"},
    )
    assert qualified(find(reading, "Acme", "close", "shops")) == {("in", "summer of 2021")}


def test_which_one_somebody_belongs_to_is_asked_not_told() -> None:
    reading = read(
        "Smith/nsubj>asked asked=ask/VBD which/WDT/det>club to/IN/case>club club/obl>belongs she/PRP/nsubj>belongs "
        "belongs=belong/VBZ/ccomp>asked .",
        {"Smith": "PERSON"},
    )
    assert "belong" not in {e.relation for e in reading.extractions}


def test_the_second_of_a_row_after_of_may_be_another_thing() -> None:
    reading = read(
        "Police/NNS/nsubj>kept kept=keep/VBD dozens=dozen/NNS/obj>kept of/IN/case>fans fans=fan/NNS/nmod>dozens "
        "and/CC/cc>band a/DT/det>band band/NN/conj>fans at/IN/case>Springfield Springfield/obl>kept .",
        {"Springfield": "LOC"},
    )
    kept = next(e for e in reading.extractions if e.relation == "keep")
    assert "band" not in {q.mention.head for q in kept.qualifiers}


def test_each_of_which_a_sum_is_paid_for_is_told_whole() -> None:
    reading = read(
        "Acme/nsubj>paid paid=pay/VBD staff/NN/obj>paid for/IN/case>call every/DT/det>call call/NN/obl>paid "
        "they/PRP/nsubj>made made=make/VBD/acl:relcl>call .",
        {"Acme": "ORG"},
    )
    assert qualified(find(reading, "Acme", "pay", "staff")) == {("for", "every call they made")}


def test_how_long_a_contract_runs_is_not_when_it_was_signed() -> None:
    signed = (
        "Acme/nsubj>{0} {0}={1}/VBD a/DT/det>contract contract/NN/obj>{0} until/IN/case>2031 2031/CD/{2} "
        "with/IN/case>Globex Globex/obl>{0} ."
    )
    names = {"Acme": "ORG", "Globex": "ORG", "2031": "DATE"}
    for verb, relation, expected in (("signed", "sign", set()), ("extended", "extend", {"until"})):
        for place in (f"obl>{verb}", "nmod>contract"):
            reading = read(signed.format(verb, relation, place), names)
            stated_ = find(reading, "Acme", relation, "contract")
            assert {q.word for q in stated_.qualifiers} - {"with"} == expected


def test_a_cause_ends_before_what_happened_next() -> None:
    reading = read(
        "Acme/nsubj>closed closed=close/VBD because/IN/mark>rained it/PRP/nsubj>rained rained=rain/VBD/advcl>closed "
        ",/punct>left and/CC/cc>left guests=guest/NNS/nsubj>left left=leave/VBD/conj>rained .",
        {"Acme": "ORG"},
    )
    closed = next(e for e in reading.extractions if e.relation == "close")
    assert qualified(closed) == {("because", "it rained")}


def test_an_aim_ends_before_the_next_verb_of_the_subject() -> None:
    reading = read(
        "Acme/nsubj>used used=use/VBD cash/NN/obj>used to/TO/mark>build build/VB/advcl>used plants=plant/NNS/obj>build "
        "and/CC/cc>hopes hopes=hope/VBZ/conj>build to/TO/mark>sell sell/VB/xcomp>hopes them/PRP/obj>sell .",
        {"Acme": "ORG"},
    )
    assert qualified(find(reading, "Acme", "use", "cash")) == {("to", "build plants")}


@pytest.mark.parametrize(
    "phrase", ["for/IN/case>reason that/DT/det>reason reason", "in/IN/case>news other/JJ/amod>news news"]
)
def test_words_that_lead_over_tell_nothing(phrase: str) -> None:
    reading = read(
        f"{phrase}/NN/obl>closed Acme/nsubj>closed closed=close/VBD plants=plant/NNS/obj>closed .", {"Acme": "ORG"}
    )
    assert find(reading, "Acme", "close", "plants").qualifiers == ()


def test_what_others_are_to_each_other_is_said_with_both_words() -> None:
    written = (
        "Firms=firm/NNS/nsubj>use use/VBP maps=map/NNS/obj>use to>help help/VB/advcl>use one/CD/obj>help "
        "another/DT/fixed>one ."
    )
    assert ("to", "help one another") in {
        (q.word, q.mention.label) for e in read(written).extractions for q in e.qualifiers
    }


def test_a_share_beside_an_object_is_said_with_what_it_is_of() -> None:
    written = (
        "Acme/nsubj>makes makes=make/VBZ cars/NNS/obj>makes for/IN/case>% 40/CD/nummod>% %/NN/obl>makes "
        "of/IN/case>dealers the>dealers dealers=dealer/NNS/nmod>% ."
    )
    found = read(written, names={"40 %": "PERCENT"}).extractions
    assert "40 % of the dealers" in {q.mention.label for e in found for q in e.qualifiers}


def test_a_clause_after_a_time_happens_then() -> None:
    """What stands after "until 2027, when" is in 2027; the clause before goes on until then."""
    reading = read(
        "It/nsubj>runs runs=run/VBZ until/IN/case>2027 2027/CD/obl>runs ,/punct>leave when/WRB/advmod>leave"
        " Acme/nsubj>leave will>leave leave/VB/advcl>runs Springfield/obj>leave .",
        {"2027": "DATE", "Acme": "ORG", "Springfield": "LOC"},
    )
    assert qualified(find(reading, "Acme", "leave", "Springfield")) == {("time", "2027")}


@pytest.mark.parametrize(
    "tail", ["at/IN/case>rival a>rival rival/nmod>years", "as/IN/case>nurse a>nurse nurse/obl>left"]
)
def test_years_are_told_with_what_they_were_spent_at(tail: str) -> None:
    reading = read(
        f"Smith/nsubj>left left=leave/VBD Acme/obj>left after/IN/case>years nine/CD/nummod>years"
        f" years=year/NNS/obl>left {tail} .",
        {"Smith": "PERSON", "Acme": "ORG", "nine years": "DATE"},
    )
    spent = "nine years at a rival" if "rival" in tail else "nine years as a nurse"
    assert qualified(find(reading, "Smith", "leave", "Acme")) == {("after", spent)}


@pytest.mark.parametrize(("part", "kept"), [("most", False), ("all", True)])
def test_what_holds_for_most_of_them_is_not_said_of_all(part: str, kept: bool) -> None:
    reading = read(
        f"Smith/nsubj>built built=build/VBD plants=plant/NNS/obj>built ,/punct>{part} {part}/JJ/appos>plants"
        f" of/IN/case>them them/PRP/nmod>{part} for/IN/case>Acme Acme/obl>built .",
        {"Smith": "PERSON", "Acme": "ORG"},
    )
    assert (("for", "Acme") in qualified(find(reading, "Smith", "build", "plants"))) is kept


def test_a_bare_noun_beside_a_verb_is_no_qualifier() -> None:
    reading = read(
        "Acme/nsubj>raised raised=raise/VBD its>offer offer/obj>raised Springfield/obl>raised .",
        {"Acme": "ORG", "Springfield": "LOC"},
    )
    assert all(q.role or q.word for e in reading.extractions for q in e.qualifiers)


def test_next_to_a_place_is_no_direction() -> None:
    reading = read(
        "Aid/nsubj>comes comes=come/VBZ from/IN/case>Springfield Springfield/obl>comes ,/punct>Shelbyville"
        " next/RB/advmod>Shelbyville to/IN/case>Shelbyville Shelbyville/nmod>Springfield .",
        {"Springfield": "LOC", "Shelbyville": "LOC"},
    )
    assert not qualified(find(reading, "Aid", "come from", "Springfield"))


def test_a_range_widened_to_include_things_includes_them() -> None:
    written = (
        "Acme/nsubj>widened widened=widen/VBD its/nmod:poss>range range/NN/obj>widened to/TO/mark>include "
        "include/VB/advcl>widened bicycles=bicycle/NNS/obj>include ."
    )
    found = {(subject, relation) for subject, relation, _ in stated(read(written))}
    assert ("range", "include") in found
    assert ("Acme", "include") not in found


def test_information_used_for_something_does_not_do_it() -> None:
    written = (
        "Information/NN/nsubj>failed used=use/VBN/acl>Information to/TO/mark>compile compile/VB/advcl>used "
        "reports/NNS/obj>compile failed=fail/VBD ."
    )
    assert "compile" not in {relation for _, relation, _ in stated(read(written))}


def test_a_verb_of_two_words_is_told_whole() -> None:
    written = "Acme/nsubj>track will/aux>track fast/JJ/compound>track -/punct>fast track/VB cases/NNS/obj>track ."
    assert "fast-track" in {e.relation for e in read(written).extractions}


def test_by_what_acronym_something_is_known_does_not_know_it() -> None:
    written = (
        "Union/NNP/nsubj>met known=know/VBN/acl>Union by/IN/case>ACM its/nmod:poss>ACM acronym/NN/nmod:desc>ACM "
        "ACM/NNP/obl:agent>known met=meet/VBD Acme/obj>met ."
    )
    assert "know" not in {e.relation for e in read(written).extractions}


def test_what_an_adjective_goes_on_with() -> None:
    written = "Smith/nsubj>stayed stayed=stay/VBD loyal/JJ/xcomp>stayed to/IN/case>Acme Acme/obl>loyal ."
    found = read(written).extractions
    assert ("to", "Acme") in {(q.word, q.mention.label) for e in found for q in e.qualifiers}


def test_what_somebody_does_when_asked_is_not_what_is_said() -> None:
    written = (
        "Smith/nsubj>denied denied=deny/VBD that/IN/SCONJ/mark>fell sales/NNS/nsubj>fell fell=fall/VBD/ccomp>denied "
        "when/WRB/advmod>asked asked=ask/VBN/advcl>fell ."
    )
    assert "sales fell" in {e.object.label for e in read(written).extractions}


@pytest.mark.parametrize(("word", "told"), [("but", "sales fell"), ("and", "sales fell, and Globex left")])
def test_a_new_clause_with_but_is_no_more_of_what_is_said(word: str, told: str) -> None:
    written = (
        "Smith/nsubj>said said=say/VBD sales/NNS/nsubj>fell fell=fall/VBD/ccomp>said ,/punct>left "
        f"{word}/CC/cc>left Globex/nsubj>left left=leave/VBD/conj>fell ."
    )
    assert told in {e.object.label for e in read(written).extractions}


def test_what_is_said_of_a_noun_has_it_for_its_subject() -> None:
    written = (
        "Acme/nsubj>met met=meet/VBD men=man/NNS/obj>met Smith/nsubj>says says=say/VBZ/acl:relcl>men "
        "are/cop>alive alive/JJ/ccomp>says ."
    )
    assert "men are alive" in {e.object.label for e in read(written).extractions}


def test_a_dateline_is_not_said() -> None:
    written = (
        "SPRINGFIELD/NNP/PROPN/obl:unmarked>fell ,/punct>fell Freedonia/nmod:unmarked>SPRINGFIELD (/punct>AP "
        "AP/NNP/PROPN/appos>SPRINGFIELD )/punct>AP —/punct>fell sales/NNS/nsubj>fell fell=fall/VBD/ccomp>said "
        ",/punct>fell Acme/nsubj>said said=say/VBD ."
    )
    assert "sales fell" in {e.object.label for e in read(written).extractions}


@pytest.mark.parametrize("last", ["up", "down", "not"])
def test_a_text_may_end_with_any_word(last: str) -> None:
    reading = read(f"Prices=price/NNS/nsubj>went went=go/VBD {last}/RB/advmod>went")
    assert {e.subject.label for e in reading.extractions} == {"prices"}


def test_what_stands_beside_a_name_may_begin_a_text() -> None:
    reading = read("Tennis/NN/appos>Smith Mary/flat>Smith Smith/nsubj>won won=win/VBD .", {"Mary Smith": "PERSON"})
    assert "win" in {e.relation for e in reading.extractions}


def test_what_it_would_be_wrong_to_do_nobody_does() -> None:
    written = (
        "The>fall fall/NN/nsubj>hurt would>hurt hurt/VB Acme/obj>hurt and>wrong it/PRP/PRON/expl>wrong would>wrong "
        "be/cop>wrong wrong/JJ/conj>hurt to>sell sell/VB/advcl>wrong Globex/obj>sell ."
    )
    assert not [e for e in read(written).extractions if e.relation == "sell"]

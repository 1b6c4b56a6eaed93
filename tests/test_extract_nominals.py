"""Facts inside noun phrases, on trees annotated by hand."""

import pytest

from tests.trees import cases, find, outcome, qualified, read, stated

AMOUNTS = {
    "$ 5 million": "MONEY", "HK$ 28 billion": "MONEY", "US$ 3.6 billion": "MONEY", "50,000": "CARDINAL",
    "700": "CARDINAL", "100": "CARDINAL", "six": "CARDINAL",
}  # fmt: skip
NAMES = AMOUNTS | {
    "World Trade Organization": "ORG", "WTO": "ORG", "GX": "ORG", "Zoomo": "PRODUCT", "two": "CARDINAL",
    "14": "CARDINAL", "5 %": "PERCENT", "Green Party": "ORG",
    "5 tonnes": "QUANTITY", "British": "NORP", "Afghan": "NORP", "French": "NORP",
    "Assistant": "ORG", "Chinese": "NORP", "Zone A.": "LOC", "It Ends Well": "WORK_OF_ART",
    "Crouch End": "LOC", "Rain": "WORK_OF_ART",
    "German": "NORP", "Nordic": "NORP", "South Korean": "NORP",
    "9 mm": "QUANTITY", "300 mm": "QUANTITY", "300 km": "QUANTITY", "700 MHz": "QUANTITY", "6.47am": "TIME",
    "2019": "DATE",
}  # fmt: skip
CASES = """
what is to be built is to be where it will be, known as it is:
    Acme/nsubj>build will>build build/VB the/det>base new/JJ/amod>base base/obj>build in/IN/case>Springfield
    Springfield/nmod>base .
= Acme; build; new base [planned]
= new base; be in; Springfield [planned]
= new base; be; new [planned]

whom one is to keep contact with are as they are:
    Acme/nsubj>make will>make make/VB contact/obj>make with/IN/case>firms firms/NNS/nmod>contact and>shops
    with/IN/case#2>shops small/JJ/amod>shops shops/NNS/conj>firms .
= Acme; make; contact [planned]
= contact; be with; firms [planned]
= contact; be with; small shops [planned]
= small shops; be; small

what one wants to prevent befalls what is so:
    Acme/nsubj>prevent may>prevent prevent/VB a>collapse collapse/obj>prevent of/IN/case>banks weak/JJ/amod>banks
    banks/NNS/nmod>collapse .
= Acme; prevent; collapse of weak banks [possible]
= weak banks; be; weak

what should be considered may never be:
    A>ban ban/nsubj:pass>considered on/IN/case>Globex Globex/nmod>ban should>considered be/VB/AUX/aux:pass>considered
    considered=consider/VBN .
= ban; on; Globex [possible]

what there is not is with nobody:
    There/EX/PRON/expl>was was/VBD/VERB not>was a>deal deal/nsubj>was with/IN/case>Globex Globex/nmod>deal .

what names no place, and what is told of something else:
    gunmen=gunman/NNS/nsubj>left in/IN/case>areas areas=area/NNS/nmod>gunmen across/IN/case>north the/det>north
    north/nmod>areas left=leave/VBD in/IN/case>contrast contrast/obl>left to/IN/case>police police/nmod>contrast .
= gunmen; leave in; contrast

what tells which areas names a place:
    gunmen=gunman/NNS/nsubj>left in/IN/case>areas poor/JJ/amod>areas areas=area/NNS/nmod>gunmen left=leave/VBD .
= gunmen; leave; left
= gunmen; be in; poor areas
= poor areas; be; poor

what stands against what:
    growth/nsubj>left versus/IN/case>tax tax/nmod>growth left=leave/VBD .
= growth; leave; left

what is called for is not there yet, what is rejected is:
    Smith/nsubj>called called=call/VBD for>removal Brown/nmod:poss>removal 's/case>Brown removal/obl>called .
= Smith; call for; removal
= Brown; have; removal [possible]

what several are named as:
    Three/CD/nummod>firms firms=firm/NNS/nsubj>Acme are/cop>Acme Acme and>Globex Globex/conj>Acme .
= Acme; be one of; three firms
= Globex; be one of; three firms
= three firms; number; Three

two of several:
    Acme/nsubj>services and>Globex Globex/conj>Acme are/cop>services two/CD/nummod>services services=service/NNS .
= Acme; be one of; two services
= Globex; be one of; two services
= two services; number; two

some of several:
    It/nsubj>owns owns=own/VBZ several/JJ/amod>firms firms=firm/NNS/obj>owns ,/punct>Acme Acme/appos>firms and>Globex
    Globex/conj>Acme .
= It; own; several firms
= Acme; be one of; several firms
= Globex; be one of; several firms

what is opposed:
    Smith/nsubj>opposed opposed=oppose/VBD Brown/nmod:poss>removal 's/case>Brown removal/obj>opposed .
= Smith; oppose; removal
= Brown; have; removal

what nobody is against:
    Nobody/PRON/nsubj>growth is/cop>growth against/IN/case>growth growth/NN .

whom somebody has fears of:
    It/nsubj>raised raised=raise/VBD fears/NNS/obj>raised of/IN/case>crisis Acme/nmod:poss>crisis 's/case>Acme
    crisis/nmod>fears .
= It; raise; fears
= Acme; have; crisis [possible]

what is to be held with whom:
    A/det>meeting meeting/nsubj:pass>held with/IN/case>Acme Acme/nmod>meeting may/MD/aux>held be/aux:pass>held
    held=hold/VBN .
= meeting; be held; may be held [possible]
= meeting; be with; Acme [possible]

what remains is there already:
    Acme/nsubj>release will/aux>release release/VB remaining/VBG/amod>prisoners prisoners/NNS/obj>release .
= Acme; release; remaining prisoners [planned]
= remaining prisoners; be; remaining

what an office is for has nobody:
    The/det>Secretary Secretary/NNP/nsubj>resigned of/IN/case>State State/NNP/nmod>Secretary resigned=resign/VBD .
= Secretary of State; resign; resigned

a degree is nobody's:
    Smith/nsubj>received received=receive/VBD a/det>degree bachelor/nmod:poss>degree 's/case>bachelor
    degree/obj>received .
= Smith; receive; degree

degrees of latitude are not counted:
    It/nsubj>marked marked=mark/VBD 59/CD/nummod>° °/NNS/NOUN/obj>marked .
= It; mark; 59 °

thousands beside those counted:
    100/CD/nummod>men men/NNS/nsubj>died and/cc>thousands thousands/NNS/conj>men of/IN/case>animals
    animals/NNS/nmod>thousands died=die/VBD .
= 100 men; die; died
= thousands of animals; die; died
= 100 men; number; 100
= thousands of animals; number; thousands

a word of a rank:
    Petty/NNP/amod>Officer Officer/NNP/nmod:desc>Smith Smith/nsubj>left left=leave/VBD .
= Smith; leave; left
= Smith; be; Petty Officer

a rank cut short and another one:
    Lt/NNP/nmod:desc>Mary ./punct>Lt Gen/NNP/nmod:desc>Mary Mary/nsubj>left Smith/flat>Mary left=leave/VBD .
= Mary Smith; be; Lt. Gen
= Mary Smith; leave; left

an office with what it is for before a name:
    Minister/NNP/nmod:desc>Mary for/IN/case>Energy Energy/NNP/nmod>Minister Mary/nsubj>left Smith/flat>Mary
    left=leave/VBD .
= Mary Smith; be; Minister
= Mary Smith; be minister for; Energy
= Mary Smith; leave; left

a title that says nothing:
    Sheikh/NNP/nmod:desc>Smith Smith/nsubj>left left=leave/VBD .
= Smith; leave; left

a secretary for the press:
    Mary/nsubj>left Smith/flat>Mary ,/punct>secretary the/det>secretary Acme/compound>secretary
    press/NN/compound>secretary secretary/NN/appos>Mary ,/punct>secretary left=leave/VBD .
= Mary Smith; be; Acme press secretary
= Mary Smith; be press secretary of; Acme
= Acme; have; Acme press secretary
= Mary Smith; leave; left

what is quoted after "of":
    Smith/nsubj>denied denied=deny/VBD the/det>use use/NN/obj>denied of>ramp a/det>ramp “/``/punct>ramp
    ramp/NN/nmod>use ”/''/punct>ramp .
= Smith; deny; use of a ramp

how large a thing is not:
    It/nsubj>issue was/VBD/AUX/cop>issue not>issue as/RB/advmod>big big/JJ/amod>issue an/det>issue issue/NN .
= It; be; as big an issue [negative]

a region of a people's country:
    Two/CD/nummod>towns southern/JJ/amod>towns African/JJ/amod>towns towns/NNS/nsubj>won won=win/VBD .
= two southern African towns; number; Two
= two southern African towns; win; won

what has an owner already is not a name's:
    Its/nmod:poss>workers Globex/compound>workers workers=worker/NNS/nsubj>left left=leave/VBD .
= Its; have; Globex workers
= Globex workers; leave; left

more than a million:
    More/JJR/advmod>million than/IN/ADP/fixed>More a/DT/det>million million/CD/nummod>people people/NNS/nsubj>left
    left=leave/VBD .
= more than a million people; leave; left
= more than a million people; number; More than a million

the capital of a people is a town:
    Acme/nsubj>left left=leave/VBD the>capital Freedonian/JJ/amod>capital capital/obj>left of>Springfield
    Springfield/nmod>capital .
= Acme; leave; Freedonian capital of Springfield
= Freedonian capital of Springfield; be; Freedonian
= Springfield; be; Freedonian capital

a name has no name:
    Acme/nsubj>used used=use/VBD the>name name/obj>used of>Springfield Springfield/nmod>name .
= Acme; use; name of Springfield

a degree counts nothing:
    Acme/nsubj>left left=leave/VBD for>° 35/CD/NUM/nummod>° °/NN/obl>left .
= Acme; leave for; 35 °

a quarter of a town is not the town:
    Acme/nsubj>left left=leave/VBD the>district Shelbyville/compound>district district/obj>left of>Springfield
    Springfield/nmod>district .
= Acme; leave; Shelbyville district of Springfield
= Springfield; have; Shelbyville district

until when somebody was one:
    The>director director/nsubj>left until/IN>2019 2019/nmod>director left=leave/VBD .
= director; leave; left

the people of a place have them, not the place:
    Lawyers=lawyer/NNS/nsubj>met in>Springfield Springfield/nmod>Lawyers ,/punct>won whose/WP$/PRON/nmod:poss>union
    union/nsubj>won won=win/VBD/acl:relcl>Lawyers ,/punct>Lawyers met=meet/VBD .
= lawyers; have; union
= lawyers; be in; Springfield
= lawyers; meet; met
= union; win; won

a firm in a place has them, not the place:
    Acme/nsubj>grew in>Springfield Springfield/nmod>Acme ,/punct>won whose/WP$/PRON/nmod:poss>workers
    workers/NNS/nsubj>won won=win/VBD/acl:relcl>Acme ,/punct>Acme grew=grow/VBD .
= Acme; have; workers
= Acme; be in; Springfield
= Acme; grow; grew
= workers; win; won

the profits of which is no apposition:
    Freedonia/nsubj>likes likes=like/VBZ tourism/obj>likes ,/punct>profits the>profits profits/NNS/appos>tourism
    of>which which/WDT/PRON/nmod>profits .
= Freedonia; like; tourism

what is worth so much is all of a row:
    Acme/nsubj>sold sold=sell/VBD cash/obj>sold and>cars cars=car/NNS/conj>cash worth/JJ/amod>cars $/obj>worth
    5/CD/nummod>$ .
= Acme; sell; cash
= Acme; sell; cars

a rank cut short:
    Acme/nsubj>left left=leave/VBD Springfield/obj>left ,/punct>Insp Insp/NNP/appos>Springfield ./punct>Insp .
= Acme; leave; Springfield

who leads a part does not lead the whole:
    Acme/nmod:poss>head 's/POS/case>Acme head/nsubj>left of>research research/nmod>head ,>Mary Mary/appos>head
    Smith/flat>Mary left=leave/VBD Springfield/obj>left .
= Acme; have; head of research
= Mary Smith; be head of; research
= Mary Smith; be head of research of; Acme
= Mary Smith; be; head of research
= Mary Smith; leave; Springfield

who leads its finances:
    Acme/nmod:poss>chief 's/POS/case>Acme finance/compound>chief chief/nsubj>left ,>Mary Mary/appos>chief
    Smith/flat>Mary left=leave/VBD Springfield/obj>left .
= Acme; have; finance chief
= Mary Smith; be finance chief of; Acme
= Mary Smith; be; finance chief
= Mary Smith; leave; Springfield

nobody is in a year:
    Mary/nsubj>left Smith/flat>Mary ,>champion the>champion champion/appos>Mary in>2019 2019/CD/NUM/nmod>champion
    left=leave/VBD Springfield/obj>left .
= Mary Smith; be; champion
= Mary Smith; leave; Springfield

one among several:
    Acme/nsubj>met met=meet/VBD rivals=rival/NNS/obj>met ,>Globex among>them them/PRP/nmod>Globex
    Globex/appos>rivals .
= Acme; meet; Globex
= Globex; be one of; rivals

how something is paid or done:
    Acme/nsubj>paid paid=pay/VBD the>price price/obj>paid in>cash cash/nmod>price .
= Acme; pay; price

a band is no amount:
    Acme/nsubj>sold sold=sell/VBD 700/CD/nummod>MHz MHz/NN/compound>spectrum
    spectrum/obj>sold .
= Acme; sell; 700 MHz spectrum

the owner that each other is:
    They/PRP/nsubj>hired hired=hire/VBD each/det>other other/nmod:poss>staff 's/POS/case>other staff/obj>hired .
= They; hire; staff

two of what was told are no amount:
    Acme/nsubj>took took=take/VBD a>mix mix/obj>took of>two the>two two/CD/NUM/nmod>mix .
= Acme; take; mix

a town is not how many live in it:
    Springfield/nsubj>grew ,/punct>town a>town town/appos>Springfield of/IN/case>14 14/CD/NUM/nmod>town ,/punct>town
    grew=grow/VBD .
= Springfield; be; town
= Springfield; grow; grew

the best of the two:
    The>best best/JJS/ADJ/amod>firm firm/nsubj>won of/IN/case>two the/DT/det>two two/CD/NUM/nmod>firm won=win/VBD .
= best firm; win; won

each other's staff:
    Acme/nsubj>hires hires=hire/VBZ each/DT/nmod:poss>staff other/JJ/fixed>each 's/POS/case>each staff/NN/obj>hires .
= Acme; hire; staff

what is due is nothing that diligence is:
    Acme/nsubj>completed completed=complete/VBD due/JJ/amod>diligence diligence/obj>completed .
= Acme; complete; due diligence

less scholarly interest may not be scholarly:
    It/nsubj>drew drew=draw/VBD less/JJR/amod>interest scholarly/JJ/amod>interest interest/obj>drew .
= It; draw; less scholarly interest

how long it is is said with it:
    Acme/nsubj>sold sold=sell/VBD a>hull hull/obj>sold 23/CD/nummod>feet feet=foot/NNS/obl:unmarked>long
    long/JJ/amod>hull .
= Acme; sell; hull
= hull; be; 23 feet long

one of the best preserved:
    The>ship ship/nsubj>one is/VBZ/cop>one one/CD of>best the>best best/RBS/NOUN/nmod>one
    preserved=preserve/VBN/acl>best in>Freedonia Freedonia/obl>preserved .
= ship; be one of; best preserved

one of several named is another thing than its participle:
    The>ship ship/nsubj>one is/VBZ/cop>one one/CD of>ships the>ships ships/NNS/nmod>one preserved=preserve/VBN/acl>ships
    in>Freedonia Freedonia/obl>preserved .
= ship; be one of; ships
= ships; be preserved in; Freedonia

two fewer crews are no two crews:
    Acme/nsubj>has has/VBZ two/CD/nummod>crews fewer/JJR/amod>crews crews/NNS/obj>has .
= Acme; have; two fewer crews

crews of six are no six:
    Acme/nsubj>sent sent=send/VBD crews/NNS/obj>sent of>six six/CD/nmod>crews .
= Acme; send; crews

who holds 5 percent is no percent:
    It/nsubj>asked asked=ask/VBD holders=holder/NNS/obj>asked of>% 5/CD/nummod>% %/NN/SYM/nmod>holders .
= It; ask; holders

more than a third of adults:
    more/JJR/advmod>third than/IN/fixed>more a>third third/nsubj>left of>adults adults/NNS/nmod>third left=leave/VBD
    Freedonia/obj>left .
= more than a third of adults; leave; Freedonia

half the side:
    half/PDT/DET/det:predet>side the>side side/nsubj>left left=leave/VBD Freedonia/obj>left .
= half the side; leave; Freedonia

all the side is the side:
    all/PDT/DET/det:predet>side the>side side/nsubj>left left=leave/VBD Freedonia/obj>left .
= side; leave; Freedonia

a charge that is taken belongs to no ministry:
    Smith/nsubj>took took=take/VBD charge/obj>took of>Acme Acme/nmod>charge .
= Smith; take; charge of Acme

the charge of a firm is the firm's:
    Smith/nsubj>took took=take/VBD the>plant plant/obj>took of>Acme Acme/nmod>plant .
= Acme; have; plant
= Smith; take; plant of Acme

the strength of a summer:
    Acme/nsubj>grew grew=grow/VBD on>strength the>strength strength/obl>grew of>Globex Globex/nmod>strength .
= Acme; grow on strength of; Globex

whose country it is he has not:
    his>country country/nsubj>signed signed=sign/VBD a>pact pact/obj>signed .
= country; sign; pact

a port of another place is not called after it:
    Acme/nsubj>left left=leave/VBD Springfield/obj>left ,>port the>port port/appos>Springfield of>Freedonia
    Freedonia/nmod>port .
= Acme; leave; Springfield
= Freedonia; have; port
= Springfield; be port of; Freedonia
= Springfield; be; port of Freedonia

a place that its noun names:
    Acme/nsubj>left left=leave/VBD the>port port/obj>left of>Freedonia Freedonia/nmod>port .
= Acme; leave; port of Freedonia
= Freedonia; be; port

a rank is no firm:
    Assistant/compound>Commissioner Commissioner/compound>Mary Mary/nsubj>left Smith/flat>Mary left=leave/VBD
    Springfield/obj>left .
= Mary Smith; be; Assistant Commissioner
= Mary Smith; leave; Springfield

an estate that a name is of:
    The>estate Acme/compound>estate estate/nsubj>grew grew=grow/VBD .
= Acme estate; grow; grew

a forecast has no purpose:
    Acme/nsubj>cut cut/VBD a>forecast forecast/obj>cut for>profit profit/nmod>forecast .
= Acme; cut; forecast
= forecast; for; profit

an adjective of a term of three words:
    Acme/nsubj>sent sent=send/VBD a>letter complete/JJ/amod>letter response/compound>letter letter/obj>sent .
= Acme; send; complete response letter

an adjective that has degrees is of the last noun:
    Acme/nsubj>had had/VBD a>failure serious/JJ/amod>failure power/compound>failure failure/obj>had .
= Acme; have; serious power failure
= serious power failure; be; serious

an adjective with an adverb too:
    Acme/nsubj>bought bought=buy/VBD a>firm very/RB/advmod>large large/JJ/amod>firm tech/compound>firm
    firm/obj>bought .
= Acme; buy; very large tech firm
= very large tech firm; be; very large

a short seller is not short:
    Acme/nsubj>fell ,/punct>seller a>seller short/JJ/amod>seller seller/appos>Acme ,/punct>seller fell=fall/VBD .
= Acme; be; short seller
= Acme; fall; fell

a father of two is no two:
    Father/NN/nmod:desc>Smith -/punct>of of>two -/punct>of two/CD/flat>Father Smith/nsubj>left left=leave/VBD
    Springfield/obj>left .
= Smith; be; father-of-two
= Smith; leave; Springfield

the editor in chief of a paper:
    The>editor editor/nsubj>met -/punct>in in>chief -/punct>in chief/NN/flat>editor of>Acme Acme/nmod>editor
    met=meet/VBD Smith/obj>met .
= Acme; have; editor-in-chief
= editor-in-chief of Acme; meet; Smith

a rate counts no things:
    Acme/nsubj>makes makes=make/VBZ 700/CD/nummod>cars cars=car/NNS/obj>makes per/IN/case>week week/NN/nmod>cars .
= Acme; make; 700 cars per week

a rate beside the verb counts none either:
    Acme/nsubj>makes makes=make/VBZ 700/CD/nummod>cars cars=car/NNS/obj>makes a>week week/NN/obl:unmarked>makes .
= Acme; make; 700 cars

how far off in time is no rate:
    Acme/nsubj>made made=make/VBD 700/CD/nummod>cars cars=car/NNS/obj>made a>week week/NN/obl:unmarked>made
    later/RB/advmod>made .
= Acme; make; 700 cars
= 700 cars; number; 700

an amount that is estimated and a rate:
    Acme/nsubj>lost lost=lose/VBD an>tonnes estimated=estimate/VBN/amod>tonnes 5/CD/nummod>tonnes
    tonnes=tonne/NNS/obj>lost a>day day/NN/nmod:unmarked>tonnes .
= Acme; lose; an estimated 5 tonnes a day

a size that is the name of a sort:
    Acme/nsubj>sells sells=sell/VBZ 9/CD/nummod>mm mm/NN/compound>pistols pistols=pistol/NNS/obj>sells .
= Acme; sell; 9mm pistols

a size of the noun between:
    Acme/nsubj>sells sells=sell/VBZ 300/CD/nummod>mm mm/NN/compound>plant cable/NN/compound>plant plant/obj>sells .
= Acme; sell; 300mm cable plant

a length before its noun:
    Acme/nsubj>sells sells=sell/VBZ a>road 300/CD/nummod>km km/NN/compound>road road/obj>sells .
= Acme; sell; 300 km road
= 300 km road; be; 300 km

a time of day before a noun tells which one it is:
    The>bus 6.47am/CD/compound>bus bus/nsubj>left left=leave/VBD Springfield/obj>left .
= 6.47am bus; leave; Springfield

a time on which something is so is not what it is on:
    Acme/nsubj>brink was/cop>brink on>brink the>brink brink of>collapse collapse/nmod>brink on/IN/case>Monday
    Monday/nmod>brink .
= Acme; on; brink of collapse

how far off somebody is counts nothing and is nobody's:
    Smith/nsubj>third was/cop>third third/JJ ,/punct>stroke a>stroke stroke/NN/parataxis>third ahead/RB/advmod>stroke
    of>Brown Brown/nmod>stroke .
= Smith; be; third

how far short somebody is:
    The>firm firm/nsubj>short is/cop>short two/CD/nummod>votes votes=vote/NNS/obl:unmarked>short short/JJ
    of>majority a>majority majority/obl>short .
= firm; be; two votes short of a majority

how far behind somebody ends:
    Acme/nsubj>finished finished=finish/VBD two/CD/nummod>points points=point/NNS/obj>finished
    behind/IN/ADP/case>Globex Globex/obl>finished .
= Acme; finish; two points behind Globex

men behind a deed are counted:
    Two/CD/nummod>men men=man/NNS/nsubj>fled behind/IN/ADP/case>raid the>raid raid/nmod>men fled=flee/VBD .
= two men; number; Two
= two men; flee; fled
= two men; be behind; raid

a strategy that relies on an act does not do it:
    The>strategy strategy/nsubj>relies relies=rely/VBZ heavily/RB/advmod>relies on/IN/mark>mobilizing
    mobilizing=mobilize/VBG/advcl>relies militias=militia/NNS/obj>mobilizing .
= strategy; rely on; mobilizing militias

an adjective after its noun keeps what it needs:
    Acme/nsubj>owns owns=own/VBZ a>plant plant/obj>owns heavily/RB/advmod>dependent dependent/JJ/amod>plant
    on>oil oil/obl>dependent .
= Acme; own; plant
= plant; be dependent on; oil
= plant; be; heavily dependent on oil

adjectives after a noun between commas:
    The>firm firm/nsubj>grew ,/punct>profitable profitable/JJ/amod>firm since/IN/case>2019
    2019/CD/obl>profitable ,/punct>firm grew=grow/VBD .
= firm; be profitable since; 2019
= firm; be; profitable
= firm; grow; grew

an adjective tied by a hyphen to a noun before another:
    Acme/nsubj>approved approved=approve/VBD a>plan long/JJ/amod>term -/punct>long term/compound>plan
    plan/obj>approved .
= Acme; approve; long-term plan
= long-term plan; be; long-term

a rank tied by a hyphen is no attribute:
    Acme/nsubj>reported reported=report/VBD a>profit second/JJ/amod>quarter -/punct>second
    quarter/compound>profit profit/obj>reported .
= Acme; report; second-quarter profit

one of two qualities:
    Acme/nsubj>sells sells=sell/VBZ either/CC/CCONJ/cc:preconj>cheap cheap/JJ/amod>phones or>good
    good/JJ/conj>cheap phones=phone/NNS/obj>sells .
= Acme; sell; either cheap or good phones
= either cheap or good phones; be; cheap [possible]

what is suspected:
    Police/NNS/nsubj>held held=hold/VBD suspected=suspect/VBN/amod>rebels leftist/JJ/amod>rebels
    rebels=rebel/NNS/obj>held .
= police; hold; suspected leftist rebels
= suspected leftist rebels; be; leftist [possible]

the largest is no quality:
    Acme/nsubj>firm is/VBZ/cop>firm the>firm best=well/RBS/advmod>performing performing=perform/VBG/amod>firm
    firm .
= Acme; be; best performing firm

what a body has:
    Acme/nsubj>saw saw=see/VBD the>budget budget/obj>saw of>government the>government government/nmod>budget .
= Acme; see; budget of the government
= government; have; budget

what befell a body:
    Acme/nsubj>saw saw=see/VBD the>collapse collapse/obj>saw of>government the>government
    government/nmod>collapse .
= Acme; see; collapse of the government

fields of several things:
    Acme/nsubj>works works=work/VBZ in>fields the>fields fields=field/NNS/obl>works of>law law/nmod>fields
    and>medicine medicine/conj>law .
= Acme; work in; fields of law and medicine

coasts of two:
    Acme/nsubj>saw saw=see/VBD the>coasts coasts=coast/NNS/obj>saw of>Freedonia Freedonia/nmod>coasts
    and>Shelbyville Shelbyville/conj>Freedonia .
= Acme; see; coasts
= Freedonia; have; coasts
= Shelbyville; have; coasts

tens of thousands hung on the first of the numbers:
    Acme/nsubj>serves serves=serve/VBZ Freedonia/nmod:poss>tens 's>Freedonia tens=ten/NNS/obj>serves
    of>thousands thousands=thousand/NNS/nmod>tens of>visitors visitors=visitor/NNS/nmod>thousands .
= Acme; serve; tens of thousands of visitors
= Freedonia; have; tens of thousands of visitors
= tens of thousands of visitors; number; tens of thousands

one of those that did it:
    Acme/nsubj>one is/VBZ/cop>one one/CD of>firms the>firms firms=firm/NNS/nmod>one that/WDT/nsubj>closed
    closed=close/VBD/acl:relcl>firms plants=plant/NNS/obj>closed .
= Acme; be one of; firms
= firms; close; plants

the lowest since:
    Sales=sale/NNS/nsubj>level are/VBP/cop>level at>level the>level lowest=low/JJS/amod>level level
    since/IN/case>2019 2019/CD/obl>level .
= sales; be at level since; 2019
= sales; be at; lowest level

a contract worth an amount:
    Acme/nsubj>won won=win/VBD a>contract contract/obj>won worth/JJ/amod>contract $/obj>worth 5/CD/compound>million
    million/CD/nummod>$ .
= Acme; win; contract
= contract; be worth; $5 million

a contract until a year worth an amount:
    Acme/nsubj>won won=win/VBD a>contract contract/obj>won until>2030 2030/CD/obl>worth worth/JJ/amod>contract
    $/obj>worth 5/CD/compound>million million/CD/nummod>$ after/IN/case>tax tax/obl>worth .
= Acme; win; contract
= contract; be worth; $5 million

names in years are in none:
    Acme/nsubj>met met=meet/VBD Globex/obj>met in>2019 2019/CD/nmod>Globex .
= Acme; meet; Globex

an award has no purpose:
    Acme/nsubj>won won=win/VBD an>award award/obj>won for>design design/nmod>award .
= Acme; win; award
= award; for; design

the same in other units is got by nobody:
    Heat/nsubj>reached reached=reach/VBD 5/CD/nummod>tonnes tonnes/NNS/obj>reached (/punct>pounds
    pounds/NNS/obj>reached )/punct>pounds .
= Heat; reach; 5 tonnes
= Heat; reach; pounds

nobody has a successor who may have a name:
    Smith/nsubj>met met=meet/VBD her>successor successor/obj>met .
= Smith; meet; successor

a night has no meeting:
    Smith/nsubj>left left=leave/VBD Monday/compound>night night/NN/nmod:poss>meeting 's>night meeting/obj>left
    of>council the>council council/nmod>meeting .
= Smith; leave; meeting of the council

an hour has no rest:
    Smith/nsubj>had had=have/VBD an>hour hour/nmod:poss>rest 's>hour rest/obj>had .
= Smith; have; rest

a court does not have those who have left:
    Smith/nsubj>met met=meet/VBD a>director former/JJ/amod>director Acme/compound>director director/obj>met .
= Smith; meet; former Acme director

what is spent of the proceeds is not all of them:
    Acme/nsubj>spent spent=spend/VBD $/obj>spent 5/CD/compound>million million/CD/nummod>$ of>proceeds the>proceeds
    proceeds/NNS/nmod>$ .
= Acme; spend; $5 million

a region of a name is it:
    Acme/nsubj>left left=leave/VBD the>region region/obj>left of>Freedonia Freedonia/nmod>region .
= Acme; leave; region of Freedonia
= Freedonia; be; region

an attack is about nothing:
    Attacks/NNS/nsubj>ended on>banks banks/NNS/nmod>Attacks ended=end/VBD .
= attacks; end; ended
= attacks; on; banks

decades are no place, and what is for each is for none:
    The>crisis crisis/nsubj>ended in>decades decades/NNS/nmod>crisis for/IN/case>firm each/DT/det>firm
    firm/nmod>crisis ended=end/VBD .
= crisis; end; ended

each of two is one of those behind:
    Sales/NNS/nsubj>fell fell=fall/VBD in>Freedonia Freedonia/obl>fell and>Shelbyville Shelbyville/conj>Freedonia
    ,>markets its>markets two/CD/nummod>markets largest=large/JJS/amod>markets markets/NNS/appos>Freedonia .
= Freedonia; be one of; two largest markets
= Shelbyville; be one of; two largest markets
= its; have; two largest markets
= sales; fall in; Freedonia
= sales; fall in; Shelbyville
= two largest markets; number; two

what is about a name it does not have:
    She>praised praised=praise/VBD the>ruling Acme/compound>ruling ruling/obj>praised .
= She; praise; Acme ruling

talent is in its field:
    They>need need/VBP fintech/compound>talent talent/obj>need .
= They; need; fintech talent
= fintech talent; be in; fintech

how a thing fares it has:
    They>promote promote/VBP the>growth growth/obj>promote of>tourism tourism/nmod>growth .
= They; promote; growth of tourism
= tourism; have; growth

what is new and large is told:
    They>promote promote/VBP a>plan new/JJ/amod>plan plan/obj>promote .
= They; promote; new plan
= new plan; be; new

that a thing with what it cannot do without is to it says nothing:
    Aid=aid/NN/nsubj>grew to/IN/ADP/case>firms small/JJ/amod>firms firms/NNS/nmod>Aid grew=grow/VBD .
= aid; grow; grew
= small firms; be; small

a thing is to one that was told of:
    Aid=aid/NN/nsubj>grew to/IN/ADP/case>firm the>firm firm/nmod>Aid grew=grow/VBD .
= aid; be to; firm
= aid; grow; grew

each of two peoples is one:
    British/JJ/amod>troops and/CC/cc>Afghan Afghan/JJ/conj>British troops/NNS/nsubj>fought fought=fight/VBD .
= British and Afghan troops; fight; fought

a report is:
    Reports/NNS/nsubj>ended on>banks banks/NNS/nmod>Reports ended=end/VBD .
= reports; be on; banks
= reports; end; ended

nobody has a nerve:
    Smith/nsubj>held held=hold/VBD his>nerve nerve/obj>held .
= Smith; hold; nerve

nobody has an east:
    Acme/nsubj>left left=leave/VBD the>east east/obj>left of>Freedonia Freedonia/nmod>east .
= Acme; leave; east of Freedonia

apposition, the name first:
    Acme/nsubj>grew ,/punct>maker a>maker maker/appos>Acme of>phones phones/NNS/nmod>maker ,/punct>maker
    grew=grow/VBD .
= Acme; be maker of; phones
= Acme; be; maker of phones
= Acme; grow; grew

apposition, the description first:
    The>chairman chairman/nsubj>resigned ,/punct>Mary Mary/appos>chairman Smith/flat>Mary ,/punct>Mary
    resigned=resign/VBD .
= Mary Smith; be; chairman
= Mary Smith; resign; resigned

apposition, the description of somebody's:
    Acme/nmod:poss>chairman 's>Acme chairman/nsubj>resigned ,/punct>Mary Mary/appos>chairman Smith/flat>Mary
    ,/punct>Mary resigned=resign/VBD .
= Acme; have; chairman
= Mary Smith; be chairman of; Acme
= Mary Smith; be; chairman
= Mary Smith; resign; resigned

apposition, coordinated:
    Acme/nsubj>hired hired=hire/VBD Mary/obj>hired Smith/flat>Mary ,/punct>lawyer a>lawyer lawyer/appos>Mary and>author
    author/conj>lawyer .
= Acme; hire; Mary Smith
= Mary Smith; be; author
= Mary Smith; be; lawyer

apposition of places nests them:
    Acme/nsubj>opened opened=open/VBD in>Springfield Springfield/obl>opened ,/punct>Freedonia
    Freedonia/appos>Springfield .
= Acme; open in; Springfield
= Springfield; be in; Freedonia

an abbreviation is no fact:
    World/compound>Organization Trade/compound>Organization Organization/nsubj>met (/punct>WTO WTO/appos>Organization
    )/punct>WTO met=meet/VBD .
= World Trade Organization; meet; met

a title:
    Chairman/NN/nmod:desc>Mary Mary/nsubj>resigned Smith/flat>Mary resigned=resign/VBD .
= Mary Smith; be; chairman
= Mary Smith; resign; resigned

a title of several words:
    Chief/compound>Mary Executive/compound>Mary Mary/nsubj>resigned Smith/flat>Mary resigned=resign/VBD .
= Mary Smith; be; Chief Executive
= Mary Smith; resign; resigned

a firm's sort before its name:
    Carmaker/NN/nmod:desc>Acme Acme/nsubj>grew grew=grow/VBD .
= Acme; be; carmaker
= Acme; grow; grew

a firm listed in a place:
    Springfield/obl>listed -/punct>listed listed=list/VBN/amod>Acme Acme/nsubj>grew grew=grow/VBD .
= Acme; be listed in; Springfield
= Acme; grow; grew

possessor:
    Acme/nmod:poss>plant 's>Acme plant/nsubj>closed closed=close/VBD .
= Acme; have; plant
= plant; close; closed

possessors, coordinated:
    Acme/nmod:poss>plant and>Globex Globex/conj>Acme 's>Globex plant/nsubj>closed closed=close/VBD .
= Acme; have; plant
= Globex; have; plant
= plant; close; closed

possessor by an of-phrase:
    The>shares shares/NNS/nsubj>fell of>Acme Acme/nmod>shares fell=fall/VBD .
= Acme; have; shares
= shares of Acme; fall; fell

a name in a compound:
    The>plant Acme/compound>plant plant/nsubj>closed closed=close/VBD .
= Acme plant; close; closed
= Acme; have; Acme plant

a year in a compound:
    The>profit 2019/CD/compound>profit profit/nsubj>fell fell=fall/VBD .
= 2019 profit; be in; 2019
= 2019 profit; fall; fell

listing:
    The>carmakers carmakers/NNS/nsubj>grew ,/punct>Acme including=include/VBG/ADP/case>Acme Acme/nmod>carmakers
    and>Globex Globex/conj>Acme ,/punct>Acme grew=grow/VBD .
= Acme; be; carmakers
= Globex; be; carmakers
= carmakers; grow; grew

people are no sort of money:
    The>donations donations/NNS/nsubj>grew ,/punct>countries including=include/VBG/ADP/case>countries
    countries=country/NNS/nmod>donations ,/punct>countries grew=grow/VBD .
= donations; grow; grew

listing by such as:
    The>retailers retailers/NNS/nsubj>fell such/JJ/case>Acme as/IN/fixed>such Acme/nmod>retailers fell=fall/VBD .
= Acme; be; retailers
= retailers; fall; fell

a preposition places its noun:
    The>tenants tenants/NNS/nsubj>left in>park the>park park/nmod>tenants left=leave/VBD .
= tenants; be in; park
= tenants; leave; left

what owns a part of something is not there:
    Shares/NNS/nsubj>fell in>Acme Acme/nmod>Shares fell=fall/VBD .
= shares; in; Acme
= shares; fall; fell

whom a person is of:
    Mary/nsubj>resigned Smith/flat>Mary of>Acme Acme/nmod>Mary resigned=resign/VBD .
= Mary Smith; be of; Acme
= Mary Smith; resign; resigned

a count of a part:
    100/CD/nsubj>left of>tenants the>tenants 700/CD/nummod>tenants tenants/NNS/nmod>100 left=leave/VBD .
= 100 of the 700 tenants; leave; left
= 100 of the 700 tenants; number; 100
= 700 tenants; number; 700

an amount in an of-phrase:
    A>profit profit/nsubj>rose of>$ $/nmod>profit 5/CD/compound>million million/CD/nummod>$ rose=rise/VBD .
= profit; be; $5 million
= profit; rise; rose

a head count in an of-phrase:
    A>crew crew/nsubj>left of>six six/CD/nmod>crew left=leave/VBD .
= crew; be; six
= crew; leave; left

so many of the things count a part:
    63/CD/nsubj>left of>passengers the>passengers passengers=passenger/NNS/nmod>63 left=leave/VBD .
= 63 of the passengers; number; 63
= 63 of the passengers; leave; left

so many in so many of the things:
    one/CD/nsubj>left in>ten ten/CD/nmod>one of>workers the>workers workers=worker/NNS/nmod>one left=leave/VBD .
= one in ten of the workers; leave; left

so many out of the things:
    100/CD/nsubj>left out/IN/ADP/case>firms of/IN/ADP/case>firms the>firms 700/CD/nummod>firms firms/NNS/nmod>100
    left=leave/VBD .
= 100 out of the 700 firms; leave; left
= 700 firms; number; 700

so many of them:
    100/CD/nsubj>left of>them them/PRP/PRON/nmod>100 left=leave/VBD .
= 100 of them; leave; left

so many in a place:
    100/CD/nsubj>left in>Springfield Springfield/nmod>100 left=leave/VBD .
= 100; leave; left

so many of them, set apart:
    Firms=firm/NNS/nsubj>left ,/punct>100 100/CD/nsubj>left of>them them/PRP/PRON/nmod>100 left=leave/VBD .
= firms; leave; left
= 100 of them; leave; left

one of them who is named:
    one/CD/nsubj>left of>them them/PRP/PRON/nmod>one ,/punct>Mary Mary/appos>one Smith/flat>Mary ,/punct>Mary
    left=leave/VBD .
= Mary Smith; leave; left

two thirds are not two:
    two/CD/nummod>thirds thirds=third/NNS/nsubj>left of>workers the>workers workers=worker/NNS/nmod>thirds
    left=leave/VBD .
= two thirds of the workers; leave; left

money in other money after or:
    Acme/nsubj>paid paid=pay/VBD HK$/$/obj>paid 28/CD/compound>billion billion/CD/nummod>HK$ ,/punct>US$ or>US$
    US$/$/conj>HK$ 3.6/CD/compound>billion#2 billion/CD/nummod>US$ .
= Acme; pay; HK$28 billion
= Acme; pay; US$3.6 billion
= HK$28 billion; equal; US$3.6 billion

money in other money after or, hung on the verb:
    Acme/nsubj>paid paid=pay/VBD HK$/$/obj>paid 28/CD/compound>billion billion/CD/nummod>HK$ ,/punct>US$ or>US$
    US$/$/conj>paid 3.6/CD/compound>billion#2 billion/CD/nummod>US$ .
= Acme; pay; HK$28 billion
= HK$28 billion; equal; US$3.6 billion

money in other money:
    Acme/nsubj>paid paid=pay/VBD HK$/$/obj>paid 28/CD/compound>billion billion/CD/nummod>HK$ (/punct>US$ US$/$/appos>HK$
    3.6/CD/compound>billion#2 billion/CD/nummod>US$ )/punct>US$ .
= Acme; pay; HK$28 billion
= HK$28 billion; equal; US$3.6 billion

an adjective says something:
    A>firm wealthy/JJ/amod>firm firm/nsubj>grew grew=grow/VBD .
= wealthy firm; be; wealthy
= wealthy firm; grow; grew

an adjective with its adverb:
    A>firm very/RB/advmod>wealthy wealthy/JJ/amod>firm firm/nsubj>grew grew=grow/VBD .
= very wealthy firm; be; very wealthy
= very wealthy firm; grow; grew

adjectives, coordinated:
    A>firm rich/JJ/amod>firm and>proud proud/JJ/conj>rich firm/nsubj>grew grew=grow/VBD .
= rich and proud firm; be; proud
= rich and proud firm; be; rich
= rich and proud firm; grow; grew

a superlative ranks and is dropped:
    The>firm largest/JJS/amod>firm firm/nsubj>grew grew=grow/VBD .
= largest firm; grow; grew

an adjective that describes with the ending of one that classifies:
    a>gas toxic/JJ/amod>gas gas/nsubj>leaked leaked=leak/VBD .
= toxic gas; be; toxic
= toxic gas; leak; leaked

an adjective that classifies is dropped:
    A>firm medical/JJ/amod>firm firm/nsubj>grew grew=grow/VBD .
= medical firm; grow; grew

an empty adjective is dropped:
    A>firm former/JJ/amod>firm firm/nsubj>grew grew=grow/VBD .
= former firm; grow; grew

two offices of one person:
    The>president president/nsubj>resigned and>executive chief/JJ/amod>executive executive/conj>president ,/punct>Mary
    Mary/appos>president Smith/flat>Mary ,/punct>Mary resigned=resign/VBD .
= Mary Smith; be; chief executive
= Mary Smith; be; president
= Mary Smith; resign; resigned

offices of several people are not one's:
    The>president president/nsubj>left and>directors directors/NNS/conj>president ,/punct>Mary Mary/appos>president
    Smith/flat>Mary ,/punct>Mary left=leave/VBD .
= Mary Smith; be; president
= Mary Smith; leave; left
= directors; leave; left

a capitalised title before an apposition:
    Chief/NNP/compound>Executive Executive/NNP/nsubj>resigned ,/punct>Mary Mary/appos>Executive Smith/flat>Mary
    ,/punct>Mary resigned=resign/VBD .
= Mary Smith; be; Chief Executive
= Mary Smith; resign; resigned

a rank is part of the office:
    Mary/nsubj>resigned Smith/flat>Mary ,/punct>president vice/JJ/amod>president president/appos>Mary of>Acme
    Acme/nmod>president ,/punct>president resigned=resign/VBD .
= Acme; have; vice president
= Mary Smith; be vice president of; Acme
= Mary Smith; be; vice president of Acme
= Mary Smith; resign; resigned

a deputy minister is no minister:
    Smith/nsubj>minister is/cop>minister Freedonia/nmod:poss>minister 's>Freedonia deputy/JJ/amod>minister
    energy/compound>minister minister .
= Freedonia; have; deputy energy minister
= Smith; be deputy energy minister of; Freedonia
= Smith; be; deputy energy minister

a chief executive's firm:
    Mary/nsubj>executive Smith/flat>Mary is/cop>executive the>executive chief/JJ/amod>executive executive of>Acme
    Acme/nmod>executive .
= Mary Smith; be chief executive of; Acme
= Mary Smith; be; chief executive of Acme

since when something is the first tells when the row began:
    Acme/nsubj>saw saw=see/VBD its/nmod:poss>strike first/JJ/amod>strike strike/obj>saw since/IN/ADP/case>war the>war
    war/nmod>strike .
= Acme; see; first strike
= Acme; have; first strike

nothing is anybody's:
    Nobody/nsubj>lost lost=lose/VBD their/nmod:poss>job job/obj>lost .
= Nobody; lose; job [negative]

a sort after a name:
    The>exchange GX/NNP/compound>exchange exchange/nsubj>fell fell=fall/VBD .
= GX; be; exchange
= GX; fall; fell

a part after a name:
    The>headquarters Acme/compound>headquarters headquarters/nsubj>closed closed=close/VBD .
= Acme headquarters; close; closed
= Acme; have; Acme headquarters

a sort in the plural is no name:
    The>exchanges GX/NNP/compound>exchanges exchanges/NNS/nsubj>fell fell=fall/VBD .
= GX exchanges; fall; fell

a time has no attributes:
    Acme/nsubj>grew grew=grow/VBD in>quarter a>quarter difficult/JJ/amod>quarter quarter/obl>grew .
= Acme; grow in; difficult quarter

a manner has no attributes:
    Acme/nsubj>works works/VBZ at>speed full/JJ/amod>speed speed/obl>works .
= Acme; work at; full speed

a thing with the same preposition has them:
    Acme/nsubj>works works/VBZ at>site a>site wealthy/JJ/amod>site site/obl>works .
= Acme; work at; wealthy site
= wealthy site; be; wealthy

a list of what was counted:
    It/nsubj>bought bought=buy/VBD two/CD/nummod>firms firms/NNS/obj>bought :/punct>Acme Acme/appos>firms and>Globex
    Globex/conj>Acme .
= Acme; be one of; two firms
= Globex; be one of; two firms
= It; buy; two firms
= two firms; number; two

a hedged count keeps its hedge:
    At/case>least least/JJS/nmod>14 14/CD/nummod>people people/NNS/nsubj>died died=die/VBD .
= at least 14 people; die; died
= at least 14 people; number; At least 14

a preposition before a hedged count goes:
    It/nsubj>grew grew=grow/VBD in>cities at/case>least least/JJS/nmod>14 14/CD/nummod>cities cities/NNS/obl>grew .
= It; grow in; at least 14 cities
= at least 14 cities; number; at least 14

a name that a participle gives:
    Acme/nsubj>makes makes=make/VBZ an/DT/det>app app/obj>makes called=call/VBN/acl>app Zoomo/NNP/xcomp>called .
= Acme; make; Zoomo
= Zoomo; be; app

a name that something is known by:
    The>app app/nsubj>grew ,/punct known=know/VBN/acl>app as/IN/ADP/case>Zoomo Zoomo/NNP/obl>known ,/punct
    grew=grow/VBD .
= Zoomo; be; app
= Zoomo; grow; grew

where something is known is no name of it:
    The>app app/nsubj>grew known=know/VBN/acl>app in>Springfield Springfield/obl>known grew=grow/VBD .
= app; be known in; Springfield
= app; grow; grew

whence a person is:
    Springfield/nmod:poss>Mary 's>Springfield Mary/nsubj>won Smith/flat>Mary won=win/VBD .
= Mary Smith; be from; Springfield
= Mary Smith; win; won

whose a person is:
    Acme/nmod:poss>Mary 's>Acme Mary/nsubj>won Smith/flat>Mary won=win/VBD .
= Acme; have; Mary Smith
= Mary Smith; win; won

an honorific is no office:
    Mr/NNP/nmod:desc>Smith Smith/nsubj>won won=win/VBD .
= Smith; win; won

only a person holds two offices at once:
    The>supplier supplier/nsubj>left and>partner partner/conj>supplier ,/punct>Acme Acme/appos>supplier ,/punct>Acme
    left=leave/VBD .
= Acme; be; supplier
= Acme; leave; left
= partner; leave; left

a share of things counts none of them:
    It/nsubj>bought bought=buy/VBD 5/CD/nummod>% %/NN/obj>bought of>tenants the>tenants tenants/NNS/nmod>% .
= It; buy; 5 %

a pronoun in apposition describes nothing:
    The>firm firm/nsubj>grew itself/PRP/PRON/appos>firm grew=grow/VBD .
= firm; grow; grew

a possession planned and one there:
    Acme/nsubj>buy will>buy buy/VB Globex/nmod:poss>plant 's>Globex plant/obj>buy .
= Acme; buy; plant [planned]
= Globex; have; plant

a place has no visit:
    The>visit Springfield/compound>visit visit/nsubj>ended ended=end/VBD .
= Springfield visit; end; ended

a place has its people:
    The>carmaker Springfield/compound>carmaker carmaker/nsubj>grew grew=grow/VBD .
= Springfield; have; Springfield carmaker
= Springfield carmaker; grow; grew

a product has no use:
    The>use Zoomo/compound>use use/nsubj>grew grew=grow/VBD .
= Zoomo use; grow; grew

half of a pair has nothing:
    The>war Acme/compound>war -/punct>war Globex/compound>war war/nsubj>ended ended=end/VBD .
= Acme-Globex war; end; ended
= Globex; have; Acme-Globex war

a number that names:
    Acme/nsubj>sold sold=sell/VBD a>jet 14/CD/nummod>jet jet/obj>sold .
= Acme; sell; 14 jet

a number that names beside one that counts:
    Acme/nsubj>sold sold=sell/VBD two/CD/nummod>jets 14/CD/nummod>jets jets/NNS/obj>sold .
= Acme; sell; two 14 jets
= two 14 jets; number; two

the top so many:
    Acme/nsubj>sold sold=sell/VBD the>firms top/JJ/amod>firms 14/CD/nummod>firms firms/NNS/obj>sold .
= Acme; sell; top 14 firms

a list is no apposition:
    Acme/nsubj>grew ,/punct>Globex Globex/appos>Acme ,/punct>grew grew=grow/VBD .
= Acme; grow; grew

nobody has the contests that are held for them:
    Smith/nsubj>won won=win/VBD the>women women=woman/NNS/nmod:poss>javelin 's/POS/case>women javelin/NN/obj>won .
= Smith; win; javelin

the women who are known have things:
    Smith/nsubj>saw saw=see/VBD the>women women=woman/NNS/nmod:poss>house 's/POS/case>women house/NN/obj>saw .
= Smith; see; house
= women; have; house

by what something ranks is nobody's work:
    Acme/nsubj>grew ,/punct>carrier the>carrier largest=large/JJS/amod>carrier carrier/NN/appos>Acme
    by>passengers passengers/NNS/nmod>carrier ,/punct>grew grew=grow/VBD .
= Acme; be; largest carrier
= Acme; grow; grew

those in Lima:
    those/DT/PRON/nsubj>rose in/IN/case>Lima Lima/nmod>those rose=rise/VBD .
= those in Lima; rise; rose

those who did it:
    those/DT/PRON/nsubj>sold who/nsubj>bought bought=buy/VBD/acl:relcl>those ships/NNS/obj>bought sold=sell/VBD
    mines/NNS/obj>sold .
= those who bought ships; buy; ships
= those who bought ships; sell; mines

those of whom nothing is told:
    those/DT/PRON/nsubj>sold sold=sell/VBD mines/NNS/obj>sold .
= those; sell; mines

some of those who did it:
    Some/DT/PRON/nsubj>left of>those those/DT/PRON/nmod>Some who/nsubj>came came=come/VBD/acl:relcl>those
    left=leave/VBD .
= some of those; leave; left

every one of them:
    Every/DT/det>one one/CD/nsubj>left of>cooks the>cooks cooks/NNS/nmod>one left=leave/VBD .
= every one of the cooks; leave; left

what is due then is not due now:
    Bonds/NNS/nsubj>fell due/JJ/amod>Bonds in>2030 2030/CD/obl>due fell=fall/VBD .
= bonds; be due in; 2030
= bonds; fall; fell

less than a tenth:
    Acme/nsubj>spent spent=spend/VBD less/JJR/advmod>tenth than/IN/fixed>less a>tenth tenth/NN/obj>spent .
= Acme; spend; less than a tenth

some of them are not how many they are:
    Tenants/NNS/nsubj>left left=leave/VBD ,/punct>two two/CD/parataxis>left of>them them/PRP/nmod>two
    early/RB/advmod>two .
= tenants; leave; left

several are no apposition of one person:
    Mary/nsubj>spoke Smith/flat>Mary ,/punct>deans deans/NNS/appos>Mary ,/punct>spoke spoke=speak/VBD .
= Mary Smith; speak; spoke

what follows a row is said of all in it:
    Mary/nsubj>spoke Smith/flat>Mary and>John John/conj>Mary Brown/flat>John ,/punct>lawyers lawyers/NNS/appos>Mary
    ,/punct>spoke spoke=speak/VBD .
= John Brown; be; lawyers
= John Brown; speak; spoke
= Mary Smith; be; lawyers
= Mary Smith; speak; spoke

each of a row has the preposition before it:
    The>move move/nsubj>failed despite/IN/case>criticism criticism/nmod>move ,/punct>press from/case>press
    press/conj>criticism and>public the>public public/NN/conj>criticism failed=fail/VBD .
= move; fail; failed
= move; be despite; criticism
= move; be from; press
= move; be from; public

steps in this regard:
    Steps/NNS/nsubj>failed in>regard this>regard regard/nmod>Steps failed=fail/VBD .
= steps; fail; failed

whose goes with the noun before it:
    The>strategies strategies/NNS/nsubj>failed adopted=adopt/VBN/acl>strategies by>Acme Acme/obl:agent>adopted
    whose/WP$/PRON/nmod:poss>jet jet/nsubj>flew flew=fly/VBD/acl:relcl>strategies failed=fail/VBD .
= Acme; adopt; strategies
= Acme; have; jet
= jet; fly; flew
= strategies; fail; failed

the town of its name:
    The>town town/nsubj>grew of>Springfield Springfield/nmod>town grew=grow/VBD .
= Springfield; be; town
= town of Springfield; grow; grew

members of a group, as many as it counts:
    Acme/nsubj>sent sent=send/VBD two/CD/nummod>members members=member/NNS/obj>sent of>board the>board
    board/nmod>members ,/punct>Mary Mary/appos>members Smith/flat>Mary and>John John/conj>Mary Brown/flat>John .
= Acme; send; two members of the board
= John Brown; be member of; board
= John Brown; be one of; two members of the board
= Mary Smith; be member of; board
= Mary Smith; be one of; two members of the board
= two members of the board; number; two

a row of common nouns is no apposition:
    Acme/nsubj>sold sold=sell/VBD a>loader loader/obj>sold ,/punct>van a>van van/appos>loader ,/punct>truck a>truck
    truck/appos>loader .
= Acme; sell; loader

common nouns that differ in number are no apposition:
    The>firm firm/nsubj>grew ,/punct>plants the>plants plants/NNS/appos>firm ,/punct>plants grew=grow/VBD .
= firm; grow; grew

a description of a description:
    The>firm firm/nsubj>grew ,/punct>subsidiary a>subsidiary subsidiary/appos>firm ,/punct>subsidiary grew=grow/VBD .
= firm; be; subsidiary
= firm; grow; grew

one thing after two describes the last at most:
    Acme/nsubj>grew and>Globex Globex/conj>Acme ,/punct>maker a>maker maker/appos>Acme ,/punct>maker grew=grow/VBD .
= Acme; grow; grew
= Globex; grow; grew

no mark, no description after a name:
    Acme/nsubj>grew maker/appos>Acme grew=grow/VBD .
= Acme; grow; grew

a title stands before its name:
    Minute/NN/nmod:desc>Mary ,/punct>Mary Mary/nsubj>resigned Smith/flat>Mary resigned=resign/VBD .
= Mary Smith; resign; resigned

some of those that a number counts:
    Two/CD/nummod>carmakers carmakers/NNS/nsubj>grew ,/punct>Acme including=include/VBG/ADP/case>Acme
    Acme/nmod>carmakers ,/punct>Acme grew=grow/VBD .
= Acme; be one of; two carmakers
= two carmakers; grow; grew
= two carmakers; number; Two

such ones as:
    Acme/nsubj>made made=make/VBD such/JJ/amod>films films/NNS/obj>made as/IN/ADP/case>Zoomo Zoomo/nmod>films .
= Acme; make; such films
= Zoomo; be; such films

an adjective with a hyphen is part of a word:
    A>ban ban/nsubj>fell short/JJ/amod>selling -/punct>selling selling/nmod>ban fell=fall/VBD .
= ban; fall; fell

two or three:
    Acme/nsubj>closed closed=close/VBD two/CD/nummod>plants or>three three/CD/conj>two plants/NNS/obj>closed .
= Acme; close; two or three plants
= two or three plants; number; two or three

owned by whom the hyphen joins:
    Acme/nsubj>sold sold=sell/VBD Globex/compound>owned -/punct>owned owned=own/VBN/amod>plants plants/NNS/obj>sold .
= Acme; sell; Globex-owned plants
= Globex; own; Globex-owned plants

nobody has what was done to them:
    The>capture capture/nsubj>ended of>Springfield Springfield/nmod>capture ended=end/VBD .
= capture of Springfield; end; ended

what an attack is on:
    Attacks/NNS/nsubj>stopped on>Acme Acme/nmod>Attacks stopped=stop/VBD .
= attacks; on; Acme
= attacks; stop; stopped

what a report is on:
    Reports/NNS/nsubj>appeared on>Acme Acme/nmod>Reports appeared=appear/VBD .
= reports; be on; Acme

what rights are for is no purpose:
    Rights=right/NNS/nsubj>expired for/IN/ADP/case>games games/NNS/nmod>Rights expired=expire/VBD .
= rights; for; games
= rights; expire; expired

his party:
    Smith/nsubj>thanked thanked=thank/VBD his/PRP$>party party/obj>thanked .
= Smith; thank; party
= Smith; be member of; party

her firm:
    Smith/nsubj>thanked thanked=thank/VBD her/PRP$>firm firm/obj>thanked .
= Smith; thank; firm
= Smith; be of; firm

what is needed before something is done may never be:
    Acme/nsubj>needs needs=need/VBZ a>permit permit/obj>needs on>phones phones/NNS/nmod>permit .
= Acme; need; permit
= permit; on; phones [possible]

what is not found is not there:
    Police/NNS/nsubj>found found=find/VBD no/DET/det>evidence evidence/obj>found of>fraud fraud/nmod>evidence
    at>plants plants/NNS/nmod>fraud .
= police; find; evidence of fraud [negative]

what something may lead to:
    Sales/NNS/nsubj>lead may>lead lead/VB to/ADP/case>negotiation a>negotiation negotiation/obl>lead with>banks
    banks/NNS/nmod>negotiation .
= sales; lead to; negotiation [possible]
= negotiation; be with; banks [possible]

what is asked for may never be:
    Acme/nsubj>demanded demanded=demand/VBD a>ban ban/obj>demanded on>phones phones/NNS/nmod>ban .
= Acme; demand; ban
= ban; on; phones [possible]

several firms of which one is named:
    Several/JJ/amod>firms firms/NNS/nsubj>grew ,/punct>Acme including=include/VBG/ADP/case>Acme Acme/nmod>firms
    ,/punct>Acme grew=grow/VBD .
= Acme; be; firms
= several firms; grow; grew

a list of suspects of whom one is named:
    A>list list/nsubj>grew of>suspects suspects=suspect/NNS/nmod>list ,/punct>Smith
    including=include/VBG/ADP/case>Smith Smith/nmod>list ,/punct>Smith grew=grow/VBD .
= Smith; be; suspects
= list of suspects; grow; grew

a list on which somebody is:
    A>list list/nsubj>grew ,/punct>Smith including=include/VBG/ADP/case>Smith Smith/nmod>list ,/punct>Smith
    grew=grow/VBD .
= list; grow; grew

what is done hangs on no name:
    Smith/nsubj>chose chose=choose/VBD Acme/obj>chose over>Globex Globex/nmod>Acme .
= Smith; choose; Acme

so-called:
    The>so so/JJ/compound>called -/punct>called called=call/VBN/amod>deal deal/nsubj>failed failed=fail/VBD .
= so-called deal; fail; failed

what it was not says nothing of it:
    It/nsubj>sale was/cop>sale not/RB/advmod>sale a>sale public/JJ/amod>sale sale .
= It; be; public sale [negative]

tonnes count no coal:
    Acme/nsubj>sold sold=sell/VBD 5/CD/nummod>tonnes tonnes/NNS/obj>sold of>coal coal/nmod>tonnes .
= Acme; sell; 5 tonnes

women's is a sort:
    Women=woman/NNS/nmod:poss>team 's>Women team/nsubj>won won=win/VBD .
= team; win; won

the world's largest:
    Acme/nsubj>firm is/cop>firm the>world world/nmod:poss>firm 's>world largest=large/JJS/amod>firm firm .
= Acme; be; largest firm

tens of thousands of people:
    Tens=ten/NNS/nsubj>fled of>thousands thousands/NNS/nmod>Tens of>people people/NNS/nmod>thousands fled=flee/VBD .
= tens of thousands of people; flee; fled
= tens of thousands of people; number; Tens of thousands

of a party:
    Smith/nsubj>won of>Party the>Party Green/compound>Party Party/PROPN/nmod>Smith won=win/VBD .
= Smith; be member of; Green Party
= Smith; win; won

a nationality names a country:
    Acme/nsubj>joined ,/punct>publisher a>publisher French/JJ/amod>publisher publisher/appos>Acme ,/punct>publisher
    joined=join/VBD .
= Acme; be; French publisher
= Acme; be publisher from; France
= French publisher; be; French
= Acme; join; joined

two nationalities:
    Acme/nsubj>venture is/VBZ/cop>venture a>venture French/JJ/amod>venture and/CC/cc>Korean South/JJ/amod>Korean
    Korean/JJ/conj>French venture .
= Acme; be; French and South Korean venture
= Acme; be venture from; France
= Acme; be venture from; South Korea
= French and South Korean venture; be; French
= French and South Korean venture; be; South Korean

an adjective of a country in -ese:
    A>firm Chinese/JJ/amod>firm firm/NN/nsubj>left left=leave/VBD .
= Chinese firm; be; Chinese
= Chinese firm; leave; left

a people of two words:
    A>firm South/JJ/amod>firm Korean/JJ/flat>South firm/NN/nsubj>left left=leave/VBD .
= South Korean firm; be; South Korean
= South Korean firm; leave; left

in a place that is called End:
    Rain/nsubj>flooded flooded=flood/VBD plants/NNS/obj>flooded in/IN/case>End Crouch/NNP/compound>End
    End/NNP/nmod>plants .
= Rain; flood; plants
= plants; be in; Crouch End

the author of what stands between quotation marks:
    The>author author/NN/nsubj>left of>Rain “/``/punct>Rain Rain/nmod>author ”/''/punct>Rain left=leave/VBD .
= Rain; have; author
= author of Rain; leave; left

a full stop after a letter at the end of a sentence:
    Rain/nsubj>hit hit=hit/VBD Zone/obj>hit A./NNP/flat>Zone
= Rain; hit; Zone A

a title is no clause:
    Smith/nsubj>saw saw=see/VBD It/nsubj>Ends Ends=end/VBZ/ccomp>saw Well/RB/advmod>Ends .
= Smith; see; It Ends Well

an adjective of no country:
    Smith/nsubj>economist is/VBZ/cop>economist a>economist Nordic/JJ/amod>economist economist .
= Smith; be; Nordic economist

among what a rank holds is not where:
    Smith/nsubj>woman is/VBZ/cop>woman the>woman first/JJ/amod>woman woman in>office office/nmod>woman .
= Smith; be; first woman

since when a rank holds:
    It/nsubj>fall is/VBZ/cop>fall the>fall first/JJ/amod>fall fall since/IN/case>war the>war war/nmod>fall .
= It; be; first fall

where somebody without a rank is:
    Smith/nsubj>prisoner is/VBZ/cop>prisoner a>prisoner prisoner in>Springfield Springfield/nmod>prisoner .
= Smith; be; prisoner
= Smith; be prisoner in; Springfield

the kind of a thing:
    It/nsubj>kind is/VBZ/cop>kind Acme/nmod:poss>kind 's>Acme kind of>phone phone/nmod>kind .
= Acme; have; kind of phone
= It; be; kind of phone
= It; be kind of; phone
= It; be phone of; Acme

a people is not its country:
    The>French French/NNPS/nsubj>voted voted=vote/VBD .
= French; vote; voted

a time is not what is done:
    Acme/nmod:poss>plans 's>Acme plans/NNS/nsubj>failed for>2020 2020/CD/nmod>plans failed=fail/VBD .
= Acme; have; plans
= plans; be for; 2020
= plans; fail; failed

what would be somebody's largest is so only then:
    It/nsubj>plant would/aux>plant be/cop>plant Acme/nmod:poss>plant 's>Acme largest/JJS/amod>plant plant .
    | It/nsubj>plant is/cop>plant Globex/nmod:poss>plant 's>Globex largest/JJS/amod>plant plant .
= Acme; have; largest plant [planned]
= It; be; largest plant [planned]
= It; be plant of; Acme [planned]
= Globex; have; largest plant
= It; be; largest plant
= It; be plant of; Globex

a first plant is to come, one to be sold is there:
    Acme/nsubj>open will>open open/VB its/nmod:poss>plant first/JJ/amod>plant plant/obj>open .
    | Globex/nsubj>sell will>sell sell/VB Hooli/nmod:poss>plant 's>Hooli first/JJ/amod>plant
    plant/obj>sell .
= Acme; open; first plant [planned]
= Acme; have; first plant [planned]
= Globex; sell; first plant [planned]
= Hooli; have; first plant

a plant of one's own is to come, plants to be bought are there:
    Acme/nsubj>open will>open open/VB its/nmod:poss>plant own/JJ/amod>plant plant/obj>open .
    | Globex/nsubj>buy will>buy buy/VB two/CD/nummod>plants plants/NNS/obj>buy .
= Acme; open; own plant [planned]
= Acme; have; own plant [planned]
= Globex; buy; two plants [planned]
= two plants; number; two

what is expected is to come:
    Acme/nsubj>expects expects/VBZ a>fall fall/obj>expects in>prices prices/NNS/nmod>fall .
    | Acme/nsubj>expected had>expected expected=expect/VBN a>rise rise/obj>expected in>wages wages/NNS/nmod>rise .
= Acme; expect; fall
= fall; be in; prices [planned]
= Acme; expect; rise
= rise; be in; wages

what goes on is there:
    Acme/nsubj>continue will>continue continue/VB building=build/VBG/xcomp>continue small/JJ/amod>cars
    cars/NNS/obj>building .
    | Acme/nsubj>build will>build build/VB small/JJ/amod>vans vans/NNS/obj>build .
= Acme; build; small cars [planned]
= small cars; be; small
= Acme; build; small vans [planned]
= small vans; be; small [planned]

each of both has one of two qualities:
    Both=both/CC/cc:preconj>young young/JJ/amod>voters and>old old/JJ/conj>young voters=voter/NNS/nsubj>left
    left=leave/VBD .
= both young and old voters; leave; left

what is like something is told with that:
    The>sound sound/nsubj>scream is/cop>scream a>scream scream/NN/root ,/punct>comparable
    comparable/JJ/amod>scream to/IN/case>concert a>concert concert/obl>comparable .
= sound; be; scream
= scream; be; comparable to a concert
= scream; be comparable to; concert

each of two regions has one of two qualities:
    the/DT/det>regions eastern/JJ/amod>regions and>southern southern/JJ/conj>eastern regions=region/NNS/nsubj>suffered
    suffered=suffer/VBD .
= eastern and southern regions; suffer; suffered

a distance is not how much of a place there is:
    Phones=phone/NNS/nsubj:pass>recovered were/VBD/aux:pass>recovered recovered=recover/VBN four/CD/nummod>feet
    feet=foot/NNS/nmod:unmarked>body from/IN/ADP/case>body the>body body/obl>recovered .
= phones; be recovered; were recovered four feet from the body

a country's capital may be called after "of":
    Globex/nmod:poss>capital 's>Globex capital/nsubj>closed of>Springfield Springfield/nmod>capital
    closed=close/VBD .
= Globex; have; capital of Springfield
= Springfield; be; capital
= capital of Springfield; close; closed

a tour is in its place:
    a>tour tour/nsubj>ended of>Springfield Springfield/nmod>tour ended=end/VBD .
= tour of Springfield; end; ended
= tour; be in; Springfield

what stands in a row is no description of its first:
    Two/CD/nummod>vessels vessels=vessel/NNS/nsubj>left ,>vessels a>plane plane/appos>vessels and>boats
    nine/CD/nummod>boats boats=boat/NNS/conj>plane left=leave/VBD .
= two vessels; leave; left
= two vessels; number; Two
= nine boats; number; nine

one of several is picked out:
    rivals=rival/NNS/nsubj>left ,/PUNCT/punct>Acme notably/RB/advmod>Acme Acme/appos>rivals left=leave/VBD .
= Acme; be one of; rivals
= Acme; leave; left

a stake one will take:
    Acme/nsubj>take will>take take/VB a>stake stake/obj>take in>Globex Globex/nmod>stake .
= Acme; take; stake [planned]
= stake; in; Globex [planned]
"""


@pytest.mark.parametrize(("written", "expected"), cases(CASES))
def test_a_noun_phrase_states(written: str, expected: set[str]) -> None:
    assert outcome(read(written, NAMES)) == expected


# Offices that have ended


@pytest.mark.parametrize("word", ["former", "Former", "ex", "erstwhile", "retired"])
def test_a_former_office_ended_by_the_articles_day(word: str) -> None:
    written = (
        f"Mary/nsubj>won Smith/flat>Mary ,/punct>chairman a>chairman {word}/JJ/amod>chairman chairman/appos>Mary "
        "of>Acme Acme/nmod>chairman ,/punct>chairman won=win/VBD ."
    )
    office = next(e for e in read(written, NAMES, date="2021-03-02").extractions if e.relation == "be chairman of")
    (until,) = office.qualifiers
    assert (until.role, until.word, until.mention.label) == ("time", "until", word)
    assert office.period is not None
    assert (office.period.begin, office.period.end) == (None, "2021-03-02")


def test_an_office_held_has_no_end() -> None:
    reading = read(
        "Mary/nsubj>won Smith/flat>Mary ,/punct>chairman new/JJ/amod>chairman chairman/appos>Mary of>Acme "
        "Acme/nmod>chairman ,/punct>chairman won=win/VBD .",
        date="2021-03-02",
    )
    assert find(reading, "Mary Smith", "be chairman of", "Acme").qualifiers == ()


def test_a_former_office_shares_its_word_with_the_one_after_it() -> None:
    reading = read(
        "Mary/nsubj>mayor Smith/flat>Mary is/cop>mayor a>mayor former/JJ/amod>mayor mayor and>chairman "
        "chairman/conj>mayor of>Acme Acme/nmod>chairman ."
    )
    assert qualified(find(reading, "Mary Smith", "be chairman of", "Acme")) == {("time", "formerly")}


def test_without_a_date_a_former_office_has_ended_all_the_same() -> None:
    reading = read(
        "Mary/nsubj>chairman Smith/flat>Mary is/cop>chairman a>chairman former/JJ/amod>chairman chairman of>Acme "
        "Acme/nmod>chairman ."
    )
    office = find(reading, "Mary Smith", "be chairman of", "Acme")
    assert qualified(office) == {("time", "formerly")}
    assert office.period is None


# What a noun does


def test_a_possessor_does_what_its_noun_says() -> None:
    reading = read(
        "Mary/nmod:poss>visit Smith/flat>Mary 's>Mary visit/nsubj>ended to/IN/case>Springfield Springfield/nmod>visit "
        "ended=end/VBD ."
    )
    assert find(reading, "Mary Smith", "visit to", "Springfield").rule == "nominalisation"


def test_a_purchase_by_somebody_is_theirs() -> None:
    reading = read(
        "The>acquisition acquisition/nsubj>failed of>Globex Globex/nmod>acquisition by>Acme Acme/nmod>acquisition "
        "failed=fail/VBD ."
    )
    assert find(reading, "Acme", "acquisition of", "Globex").rule == "nominalisation"


def test_a_plant_does_nothing_to_its_place() -> None:
    reading = read("Acme/nmod:poss>plant 's>Acme plant/nsubj>closed near>Globex Globex/nmod>plant closed=close/VBD .")
    assert stated(reading) == {("Acme", "have", "plant"), ("plant", "be near", "Globex"), ("plant", "close", "closed")}


# Titles and sorts


@pytest.mark.parametrize("label", ["compound", "nmod:desc", "nmod:unmarked"])
def test_a_chief_of_a_firm(label: str) -> None:
    reading = read(f"Acme/compound>chief chief/{label}>Mary Mary/nsubj>resigned Smith/flat>Mary resigned=resign/VBD .")
    assert find(reading, "Mary Smith", "be chief of", "Acme").rule == "title"


def test_a_firm_is_the_affiliate_of_another() -> None:
    reading = read("Acme/compound>affiliate affiliate/nmod:desc>Globex Globex/nsubj>grew grew=grow/VBD .")
    assert find(reading, "Globex", "be affiliate of", "Acme").rule == "title"
    assert ("Acme", "be affiliate of", "Globex") not in stated(reading)


@pytest.mark.parametrize("between", ["Sir", "Dr.", "Capt .", "Lt . Col ."])
def test_an_office_comes_before_what_a_person_is_called(between: str) -> None:
    titles = " ".join(f"{t}/NNP/nmod:desc>Mary" if t != "." else "./punct>Mary" for t in between.split())
    reading = read(
        f"Acme/compound>chief chief/NN/nmod:desc>Mary {titles} Mary/nsubj>left Smith/flat>Mary left=leave/VBD ."
    )
    assert find(reading, "Mary Smith", "be chief of", "Acme").rule == "title"


def test_an_executive_may_look_like_an_adjective() -> None:
    reading = read(
        "Acme/compound>executive chief/JJ/amod>executive executive/JJ/nmod:desc>Mary Sir/nmod:desc>Mary "
        "Mary/nsubj>left Smith/flat>Mary left=leave/VBD ."
    )
    assert find(reading, "Mary Smith", "be chief executive of", "Acme").rule == "title"


def test_a_rank_cut_short_does_not_end_a_phrase() -> None:
    reading = read(
        "Supporters/NNS/nsubj>left of/case>Mary Capt/NNP/nmod:desc>Mary ./punct>Mary Mary/nmod>Supporters "
        "Smith/flat>Mary left=leave/VBD ."
    )
    assert ("supporters of Capt. Mary Smith", "leave", "left") in stated(reading)


def test_one_person_may_have_two_offices_before_a_style() -> None:
    reading = read(
        "Acme/compound>chief chief/NN/nmod:desc>Mary and/cc>founder founder/NN/conj>chief Dr/NNP/nmod:desc>Mary "
        "Mary/nsubj>left Smith/flat>Mary left=leave/VBD ."
    )
    assert ("Mary Smith", "be chief of", "Acme") in stated(reading)


def test_a_minister_who_is_a_professor_is_both() -> None:
    reading = read("Minister/nmod:desc>Mary Professor/nmod:desc>Mary Mary/nsubj>left Smith/flat>Mary left=leave/VBD .")
    assert {("Mary Smith", "be", "Minister"), ("Mary Smith", "be", "Professor")} <= stated(reading)


def test_a_title_of_several_words_ends_in_its_head() -> None:
    reading = read("Chief/compound>Mary Executive/compound>Mary Mary/nsubj>left Smith/flat>Mary left=leave/VBD .")
    title = find(reading, "Mary Smith", "be", "Chief Executive").object
    assert (title.kind, title.head) == ("nominal", "Executive")


def test_what_a_name_in_apposition_says_is_said_of_the_name() -> None:
    reading = read(
        "Acme/nsubj>hired hired=hire/VBD a>lawyer lawyer/obj>hired ,/punct>Mary Mary/appos>lawyer Smith/flat>Mary ."
    )
    assert stated(reading) == {("Acme", "hire", "Mary Smith"), ("Mary Smith", "be", "lawyer")}


# Whose


def test_whose_is_the_nouns_before() -> None:
    reading = read(
        "Acme/nsubj>fell ,/punct>burned whose/WP$/PRON/nmod:poss>plant plant/nsubj>burned "
        "burned=burn/VBD/acl:relcl>Acme ,/punct>burned fell=fall/VBD ."
    )
    assert find(reading, "Acme", "have", "plant").rule == "possessive"


def test_her_company_is_where_she_works_not_what_she_has() -> None:
    reading = read(
        "Mary/nsubj>sued Smith/flat>Mary sued=sue/VBD her>company company/obj>sued .", chains=[["Mary Smith", "her"]]
    )
    assert stated(reading) == {("Mary Smith", "sue", "company"), ("her", "be of", "company")}
    assert find(reading, "her", "be of", "company").subject.chain == 0


def test_what_is_lost_is_no_longer_hers() -> None:
    reading = read("Mary/nsubj>lost Smith/flat>Mary lost=lose/VBD her>car car/obj>lost .")
    assert stated(reading) == {("Mary Smith", "lose", "car")}


def test_her_car_is_hers() -> None:
    reading = read("Mary/nsubj>washed Smith/flat>Mary washed=wash/VBD her>car car/obj>washed .")
    assert ("Mary Smith", "have", "car") in stated(reading)  # no chain says whose


@pytest.mark.parametrize(
    "written",
    [
        "Acme/nsubj>rival is/cop>rival its>rival rival/NN .",
        "Acme/nsubj>grew ,/punct its>rival rival/appos>Acme ,/punct grew=grow/VBD .",
    ],
)
def test_nothing_is_its_own_rival(written: str) -> None:
    reading = read(written, chains=[["Acme", "its"]])
    assert not any(relation == "have" for _, relation, _ in stated(reading))
    apart = read(written)
    assert ("its", "have", "rival") in stated(apart)


# Amounts and times


def test_a_count_is_a_number_with_its_bound() -> None:
    reading = read(
        "Acme/nsubj>employs employs/VBZ more/JJR/advmod>50,000 than/IN/fixed>more 50,000/CD/nummod>people "
        "people/NNS/obj>employs .",
        AMOUNTS,
    )
    counted = find(reading, "more than 50,000 people", "number", "more than 50,000").object.quantity
    assert counted is not None
    assert (counted.value, counted.bound, counted.kind) == ("50000", ">", "count")


def test_money_is_an_amount_with_its_currency() -> None:
    reading = read("Acme/nsubj>paid paid=pay/VBD $/obj>paid 5/CD/compound>million million/CD/nummod>$ .", AMOUNTS)
    paid = find(reading, "Acme", "pay", "$5 million").object
    assert paid.kind == "quantity"
    assert paid.quantity is not None
    assert (paid.quantity.value, paid.quantity.unit) == ("5000000", "USD")


def test_two_sides_of_one_thing_stand_in_one_fact() -> None:
    reading = read(
        "The>talks talks/NNS/nsubj>failed between>Acme Acme/nmod>talks and>Globex Globex/conj>Acme failed=fail/VBD ."
    )
    assert qualified(find(reading, "talks", "be between", "Acme")) == {("and", "Globex")}
    assert qualified(find(reading, "talks", "be between", "Globex")) == {("and", "Acme")}


def test_one_side_alone_is_between_nothing() -> None:
    reading = read("The>talks talks/NNS/nsubj>failed between>Acme Acme/nmod>talks failed=fail/VBD .")
    assert stated(reading) == {("talks", "fail", "failed")}


def test_a_price_qualifies_a_purchase() -> None:
    reading = read(
        "Acme/nsubj>bought bought=buy/VBD Globex/obj>bought for>$ $/obl>bought 5/CD/compound>million "
        "million/CD/nummod>$ .",
        AMOUNTS,
    )
    (price,) = find(reading, "Acme", "buy", "Globex").qualifiers
    assert (price.role, price.word, price.mention.label) == ("amount", "for", "$5 million")


def test_a_day_is_read_against_the_date() -> None:
    reading = read("Acme/nsubj>closed closed=close/VBD on>Monday Monday/obl>closed .", date="2021-03-02")
    day = find(reading, "Acme", "close on", "Monday")
    assert day.object.kind == "time"
    assert day.period is not None
    assert day.period.begin == day.period.end == "2021-03-01"


# Spans


def test_articles_and_possessors_stay_out_of_a_label() -> None:
    reading = read(
        "Acme/nsubj>sold sold=sell/VBD its>plant old/JJ/amod>plant steel/compound>plant plant/obj>sold in>Springfield "
        "Springfield/nmod>plant ."
    )
    plant = find(reading, "Acme", "sell", "old steel plant")
    assert plant.object.anchor == "old steel plant"
    assert plant.object.definite
    assert qualified(plant) == {("in", "Springfield")}


def test_a_short_of_phrase_stays_in_a_label_and_a_clause_does_not() -> None:
    reading = read(
        "Acme/nsubj>opened opened=open/VBD a>school school/obj>opened of>arts the>arts arts/NNS/nmod>school "
        "which/nsubj>closed closed=close/VBD/acl:relcl>school ."
    )
    assert ("Acme", "open", "school of the arts") in stated(reading)


def test_a_lone_quotation_mark_is_no_part_of_a_label() -> None:
    reading = read('Acme/nsubj>sold sold=sell/VBD "/punct>sold boxy/JJ/amod>cars "/punct>boxy cars/NNS/obj>sold .')
    assert ("Acme", "sell", "boxy cars") in stated(reading)


def test_a_capital_at_the_start_of_a_sentence_is_no_name() -> None:
    reading = read("Rich/JJ/amod>firms firms/NNS/nsubj>grew grew=grow/VBD .")
    assert ("rich firms", "grow", "grew") in stated(reading)


def test_a_name_keeps_no_article_and_no_possessive_mark() -> None:
    reading = read(
        "The/det>Post Springfield/compound>Post Post/nmod:poss>owner 's>Post owner/nsubj>left left=leave/VBD .",
        {"The Springfield Post 's": "ORG"},
    )
    assert [(m.label, m.anchor) for m in reading.mentions] == [("Springfield Post", "Springfield Post")]


def test_a_duration_before_its_noun_says_how_long_it_lasts() -> None:
    for noun, lasts in (("war", True), ("strike", True), ("product", False)):
        written = (
            f"The>{noun} eight/CD/nummod>month -/punct month/NN/compound>{noun} {noun}/nsubj>ended ended=end/VBD ."
        )
        told = {(e.relation, e.object.label) for e in read(written, {"eight - month": "DATE"}).extractions}
        assert (("last", "eight-month") in told) is lasts
        assert "be in" not in {relation for relation, _ in told}


HOURS = "hours=hour/NNS/obl>ran"


@pytest.mark.parametrize(
    ("written", "label"),
    [
        (f"about/RB/advmod>two two/CD/nummod>hours {HOURS} .", "about two hours"),
        (f"for>hours more/JJR/advmod>two than/IN/fixed>more two/CD/nummod>hours {HOURS} .", "more than two hours"),
        (f"about/IN/ADP/case>hours two/CD/nummod>hours {HOURS} .", "two hours"),
        (f"over/IN/ADP/case>hours two/CD/nummod>hours {HOURS} .", "two hours"),
        (f"after/IN/ADP/case>hours two/CD/nummod>hours {HOURS} of>talks talks/NNS/nmod>hours .", "two hours of talks"),
        (f"in>hours two/CD/nummod>hours {HOURS} of>day the>day day/nmod>hours .", "two hours of the day"),
        (
            f"in>hours last/JJ/amod>hours two/CD/nummod>hours {HOURS} of>talks talks/NNS/nmod>hours .",
            "last two hours of talks",
        ),
    ],
)
def test_a_stretch_of_time_keeps_its_bound_and_what_it_was_of(written: str, label: str) -> None:
    found = read(f"Acme/nsubj>ran ran=run/VBD {written}", {"two hours": "TIME"})
    assert label in {e.object.label for e in found.extractions} | {
        q.mention.label for e in found.extractions for q in e.qualifiers
    }


@pytest.mark.parametrize(("preposition", "known"), [("within", True), ("after", False), ("of", False)])
def test_a_year_after_another_time_is_not_seen_from_the_article(preposition: str, known: bool) -> None:
    rest = "" if known else f"{preposition}/IN/ADP/case>vote the>vote vote/obl>closed"
    start = "Acme/nsubj>closed closed=close/VBD plants=plant/NNS/obj>closed"
    written = f"{start} within/IN/ADP/case>year a>year year/obl>closed {rest} ."
    closed = find(read(written, date="2021-03-02"), "Acme", "close", "plants")
    assert (closed.period is not None) is known


def test_a_fiscal_year_keeps_its_number_and_is_no_calendar_year() -> None:
    reading = read(
        "Acme/nsubj>sold sold=sell/VBD Globex/obj>sold in>year its/nmod:poss>year 2019/CD/compound>year "
        "fiscal/JJ/amod>year year/obl>sold .",
        {"2019": "", "2019 fiscal": "DATE"},
        date="2021-03-02",
    )
    sold = find(reading, "Acme", "sell", "Globex")
    assert qualified(sold) == {("in", "2019 fiscal year")}
    assert sold.period is None


def test_a_holiday_before_its_noun_says_not_how_long_it_lasts() -> None:
    reading = read(
        "The>conference May/NNP/compound>Day Day/NNP/compound>conference conference/nsubj>ended ended=end/VBD .",
        {"May Day": "DATE"},
    )
    assert "last" not in {e.relation for e in reading.extractions}


def test_a_size_may_begin_the_article() -> None:
    reading = read("5MW/CD/compound>plant plant/nsubj>closed closed=close/VBD .", {"5MW": "QUANTITY"})
    assert ("5MW plant", "close", "closed") in stated(reading)


def test_a_noun_may_end_the_article() -> None:
    reading = read("Mary/nsubj>chief Smith/flat>Mary is/cop>chief Acme/compound>chief vice/flat>chief chief")
    assert ("Mary Smith", "be vice chief of", "Acme") in stated(reading)


@pytest.mark.parametrize(("word", "bound"), [("many", "<="), ("few", "~")])
def test_as_many_as_bounds_a_number(word: str, bound: str) -> None:
    reading = read(
        f"as/RB/ADV/advmod>100 {word}/JJ/fixed>as as/IN/fixed>as 100/CD/nummod>workers workers=worker/NNS/nsubj>left "
        "left=leave/VBD .",
        NAMES,
    )
    assert f"as {word} as 100 workers" in {e.subject.label for e in reading.extractions}
    assert {e.object.quantity.bound for e in reading.extractions if e.object.quantity} == {bound}


def test_a_noun_with_a_clause_right_after_it_goes_back_to_nothing() -> None:
    written = "The>agency agency/NN/nsubj>left {}that/WDT/nsubj>runs runs=run/VBZ/acl:relcl>agency it/PRP/obj>runs {}"
    written += "left=leave/VBD Acme/obj>left ."
    for comma, definite in (("", False), (",/punct>runs ", True)):
        assert find(read(written.format(comma, comma)), "agency", "leave", "Acme").subject.definite is definite


def test_how_much_more_is_no_price() -> None:
    rest = "paid=pay/VBD 5/CD/nummod>% %/NN/SYM/obj>paid {} ."
    for after, label in (("more/JJR/advmod>paid", "5% more"), ("more/JJR/amod>cars cars/NNS/obl>paid", "5%")):
        reading = read("Acme/nsubj>paid " + rest.format(after), NAMES)
        assert {e.object.label.replace(" %", "%") for e in reading.extractions if e.relation == "pay"} == {label}


def test_two_of_a_sort_are_each_of_it() -> None:
    reading = read(
        "Acme/nsubj:pass>founded was/aux:pass>founded founded=found/VBN by>Mary Mary/obl:agent>founded Smith/flat>Mary "
        "and>John John/conj>Mary Brown/flat>John ,/punct>nurses two/CD/nummod>nurses nurses/NNS/appos>Mary .",
        NAMES,
    )
    found = {(e.subject.label, e.object.label) for e in reading.extractions if e.relation == "be"}
    assert found == {("Mary Smith", "nurses"), ("John Brown", "nurses")}


def test_a_bare_number_is_nothing_to_be_of() -> None:
    reading = read(
        "Mary/nsubj>cook Smith/flat>Mary is/cop>cook the>cook cook/NN of>three the>three three/CD/nmod>cook .",
        {"three": "CARDINAL"},
    )
    assert {e.relation for e in reading.extractions} == {"be"}


def test_some_words_make_another_amount_of_it() -> None:
    reading = read(
        "The>crown crown/nsubj>weighs weighs=weigh/VBZ almost/RB/advmod>pound a>pound pound/obj>weighs .", NAMES
    )
    assert {e.object.label for e in reading.extractions} == {"almost a pound"}


def test_a_former_chairman_is_not_until_former() -> None:
    reading = read(
        "Mary/nsubj>won Smith/flat>Mary ,/punct>chairman a>chairman former/JJ/amod>chairman chairman/appos>Mary "
        ",/punct>chairman won=win/VBD .",
        NAMES,
        date="2021-03-02",
    )
    office = find(reading, "Mary Smith", "be", "former chairman")
    assert office.qualifiers == ()
    assert office.period is not None
    assert office.period.end == "2021-03-02"


def test_a_feast_before_a_noun_is_its_sort() -> None:
    reading = read(
        "Acme/nsubj>closed closed=close/VBD over>holidays the>holidays Easter/NNP/compound>holidays "
        "holidays=holiday/NNS/obl>closed .",
        {"Acme": "ORG", "Easter": "DATE"},
    )
    assert "be in" not in {e.relation for e in reading.extractions}


def test_the_adjective_of_a_union_is_none_of_its_members() -> None:
    written = "{}>union global/JJ/amod>nurses nurses/NNS/nmod:poss>union '/POS/case>nurses union/nsubj>left left/VBD ."
    owned = {
        word: any(e.relation == "have" for e in read(written.format(word), NAMES).extractions) for word in ("A", "The")
    }
    assert owned == {"A": False, "The": True}


@pytest.mark.parametrize(
    "written",
    [
        "Nobody/NN/nmod:poss>records 's/POS/case>Nobody records=record/NNS/nsubj>burned burned=burn/VBD .",
        "Smith/nsubj>expressed expressed=express/VBD his/PRP$/nmod:poss>gratitude gratitude/NN/obj>expressed .",
        "Men/NNS/nsubj>left left=leave/VBD in/IN/case>future the/DT/det>future near/amod>future future/NN/obl>left .",
    ],
)
def test_what_says_nothing_by_itself_is_not_told(written: str) -> None:
    assert {"have", "be"}.isdisjoint(e.relation for e in read(written, {"Smith": "PERSON"}).extractions)


def test_shops_of_two_firms_are_not_all_of_one() -> None:
    written = (
        "They/nsubj>opened opened=open/VBD Acme/compound>shops and/CC/cc>Globex Globex/conj>Acme shops/NNS/obj>opened ."
    )
    assert ("Acme", "have", "Acme and Globex shops") not in stated(read(written, {"Acme": "ORG", "Globex": "ORG"}))


def test_children_aged_so_and_so_are_in_a_place() -> None:
    written = (
        "It/nsubj>took took=take/VBD children/NNS/obj>took aged/JJ/amod>children between/IN/case>5 5/CD/obl>aged "
        "in/IN/case>Springfield Springfield/obl>aged ."
    )
    assert ("children", "be aged in", "Springfield") not in stated(read(written, {"Springfield": "LOC"}))


BATTERY = (
    "Acme/compound>Battery Battery/NNP/nsubj>left ,/punct>Battalion 3rd/JJ/amod>Battalion Battalion/NNP/appos>Battery "
    ",/punct>left left=leave/VBD ."
)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (
            "Mary/nsubj>won Smith/flat>Mary (/-LRB-/punct>tennis tennis/NN/appos>Mary )/punct>tennis won=win/VBD .",
            {"Mary Smith": "PERSON"},
        ),
        (
            BATTERY,
            {"Acme Battery": "ORG"},
        ),
    ],
)
def test_what_only_stands_beside_a_name_is_not_what_it_is(written: str, names: dict[str, str]) -> None:
    assert "be" not in {e.relation for e in read(written, names).extractions}


@pytest.mark.parametrize(
    ("noun", "written", "told"),
    [
        ("expert", "a>expert Freedonia/compound>expert expert/root", "be expert on"),
        (
            "leader",
            "the>leader spiritual/JJ/amod>leader leader/root of/IN/case>Freedonia Freedonia/nmod>leader",
            "be spiritual leader of",
        ),
    ],
)
def test_what_somebody_is_to_a_country(noun: str, written: str, told: str) -> None:
    reading = read(f"Smith/nsubj>{noun} is/cop>{noun} {written} .", {"Smith": "PERSON", "Freedonia": "LOC"})
    assert {e.relation for e in reading.extractions} == {"be", told}


def test_a_festival_is_what_it_is_called() -> None:
    written = "The>festival festival/nsubj>began of/IN/case>Spring Spring/nmod>festival began=begin/VBD ."
    assert "have" not in {e.relation for e in read(written, {"Spring": "EVENT"}).extractions}


@pytest.mark.parametrize(("noun", "told"), [("Secretary", False), ("Bank", True)])
def test_no_state_has_a_secretary_of_state(noun: str, told: bool) -> None:
    written = (
        f"The>{noun.lower()} {noun.lower()}/nsubj>left of/IN/case>State State/NNP/PROPN/nmod>{noun.lower()} left/VBD ."
    )
    assert ("have" in {e.relation for e in read(written, {"State": "ORG"}).extractions}) == told


def test_nobody_has_a_bachelors_degree_but_who_gets_it() -> None:
    written = (
        "Smith/nsubj>got got=get/VBD a>bachelor bachelor/nmod:poss>degree 's/POS/PART/case>bachelor degree/obj>got ."
    )
    assert "have" not in {e.relation for e in read(written).extractions}


def test_former_is_said_of_the_bare_second_too() -> None:
    written = (
        "Acme/nsubj>hired hired=hire/VBD former/JJ/amod>judges judges/NNS/obj>hired and>{1} {0} {1}/NNS/conj>judges ."
    )
    labels = [
        {e.object.label for e in read(written.format(*w)).extractions}
        for w in (("", "police"), ("the>police", "police"))
    ]
    assert ["former police" in found for found in labels] == [True, False]


def test_what_of_which_is_told_names_nothing() -> None:
    written = (
        "The>hotel hotel/nsubj>fell fell=fall/VBD ,/punct>unknown the>cause cause/nsubj>unknown of/IN/case>which "
        "which/WDT/PRON/nmod>cause is/cop>unknown unknown/JJ/acl:relcl>hotel ."
    )
    assert "cause" not in {e.subject.label for e in read(written).extractions}


def test_a_warning_in_effect_for_a_coast_has_no_effect_for_it() -> None:
    written = (
        "Warnings/NNS/nsubj>remain remain/VBP in/IN/case>effect effect/obl>remain for/IN/case>coast the>coast "
        "coast/nmod>effect ."
    )
    assert "effect" not in {e.subject.label for e in read(written).extractions}


def test_a_day_after_a_place_is_no_part_of_it() -> None:
    written = (
        "In/IN/case>state the>state state/obl>died of/IN/case>Freedonia Freedonia/nmod>state "
        "Monday/nmod:unmarked>state a>man man/nsubj>died died=die/VBD ."
    )
    assert "state of Freedonia" in {e.object.label for e in read(written).extractions}


def test_coordinates_count_nothing() -> None:
    assert not read("33/CD/nummod>33°47′N 33°47′N/NN/root .").extractions


def test_a_comparative_behind_a_noun_is_of_the_whole_of_it() -> None:
    written = (
        "It/nsubj>bans bans=ban/VBZ a/det>noise noise/NN/obj>bans louder=loud/JJR/amod>noise {}/IN/case>bells "
        "bells/NNS/obl>louder ."
    )
    wholes = [
        {
            extraction.object.whole
            for extraction in read(written.format(word)).extractions
            if extraction.relation == "ban"
        }
        for word in ("than", "with")
    ]
    assert wholes == [{"noise louder than bells"}, {""}]


def test_a_particle_of_a_noun_ends_a_clause() -> None:
    written = (
        "Smith/nsubj>said said=say/VBD it/nsubj>curbed curbed=curb/VBD/ccomp>said the/det>sell sell/NN/obj>curbed "
        "off/RP/compound>sell ."
    )
    assert "Smith; say; it curbed the sell off" in outcome(read(written, NAMES))


def test_a_day_is_of_the_verb_and_of_an_event_but_of_no_thing() -> None:
    written = "Acme/nsubj>approved approved=approve/VBD a>{0} {0}/obj>approved on>Monday Monday/nmod>{0} ."
    assert "be on" not in {e.relation for e in read(written.format("car")).extractions}
    assert "be on" in {e.relation for e in read(written.format("attack")).extractions}


def owned(written: str, names: dict[str, str] | None = None) -> set[str]:
    """What is said to be had, by whom."""
    return {
        f"{e.subject.label}: {e.object.label}" for e in read(written, NAMES | (names or {})).extractions
        if e.relation == "have"
    }  # fmt: skip


@pytest.mark.parametrize(
    "noun",
    ["breaches=breach/NNS", "violation/NN", "waiver/NN", "promotion/NN", "idea/NN", "hometown/NN", "monastery/NN"],
)
def test_what_is_done_to_a_thing_or_is_it_is_not_had_by_it(noun: str) -> None:
    word = noun.split("=", maxsplit=1)[0].split("/", maxsplit=1)[0]
    written = f"Smith/nsubj>saw saw=see/VBD a/det>{word} {noun}/obj>saw of/IN/case>Acme Acme/nmod>{word} ."
    assert not owned(written)
    assert owned(written.replace(noun, "shop/NN").replace(f">{word}", ">shop"))


@pytest.mark.parametrize(("told", "some"), [("northern", False), ("many", True), ("several", True)])
def test_some_places_of_a_country_are_not_told(told: str, some: bool) -> None:
    written = (
        f"Smith/nsubj>saw saw=see/VBD {told}/JJ/amod>regions regions=region/NNS/obj>saw of/IN/case>Freedonia "
        "Freedonia/nmod>regions ."
    )
    assert owned(written) == (set() if some else {"Freedonia: northern regions"})
    assert not any(e.rule == "listing" for e in read(written, NAMES).extractions)


def test_towns_in_a_row_are_towns() -> None:
    written = (
        "Smith/nsubj>saw saw=see/VBD the/det>towns towns=town/NNS/obj>saw of/IN/case>Springfield "
        "Springfield/nmod>towns and/cc>Shelbyville Shelbyville/conj>Springfield ."
    )
    assert {"Springfield; be one of; towns", "Shelbyville; be one of; towns"} <= outcome(read(written, NAMES))


def test_an_office_is_for_its_field() -> None:
    written = "the/det>Director Director/NN/nsubj>left of/IN/case>{0} {0}/NNP/PROPN/nmod>Director left=leave/VBD ."
    names = {"Training": "ORG"}
    assert not owned(written.format("Training"), names)
    assert owned(written.format("Acme"), names) == {"Acme: Director"}


def test_nobody_is_told_by_a_bare_noun() -> None:
    written = (
        "A/det>king {}king/nmod:poss>ransom 's/POS/PART/case>king ransom/nsubj:pass>paid was/aux:pass>paid "
        "paid=pay/VBN ."
    )
    assert not owned(written.format(""))
    assert owned(written.format("rich/JJ/amod>king "))


def test_everybody_has_arms_and_a_firm_has_one() -> None:
    written = "Smith/nsubj>hurt hurt/VBD {0}/nmod:poss>arm 's/POS/PART/case>{0} arm/obj>hurt ."
    assert not owned(written.format("Brown"))
    assert owned(written.format("Acme")) == {"Acme: arm"}


@pytest.mark.parametrize("verb", ["revoked=revoke", "renewed=renew"])
def test_a_licence_revoked_is_had_no_longer(verb: str) -> None:
    word = verb.split("=", maxsplit=1)[0]
    written = f"Smith/nsubj>had had=have/VBD/VERB his>licence licence/obj>had {verb}/VBN/VERB/xcomp>had ."
    assert bool(owned(written)) is (word == "renewed")


def test_brothers_are_not_had_by_their_name() -> None:
    written = "Acme/compound>{0} {0}=brother/NNS/nsubj>left left=leave/VBD ."
    assert not owned(written.format("brothers"))
    assert owned(written.format("workers").replace("=brother", "=worker")) == {"Acme: Acme workers"}


def attributes(written: str) -> set[str]:
    """What is said of nouns by adjectives."""
    return {e.object.label for e in read(written, NAMES).extractions if e.rule == "attribute"}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("local", "international", set()),
        ("old", "new", set()),
        ("rich", "poor", set()),
        ("large", "profitable", {"large", "profitable"}),
    ],
)
def test_adjectives_that_divide_many_things_are_said_of_none(first: str, second: str, expected: set[str]) -> None:
    written = (
        f"Acme/nsubj>likes likes=like/VBZ {first}/JJ/amod>firms and/cc>{second} {second}/JJ/conj>{first} "
        "firms=firm/NNS/obj>likes ."
    )
    assert attributes(written) == expected


@pytest.mark.parametrize(("adjective", "noun"), [("long", "run"), ("outside", "world"), ("running", "mate")])
def test_an_adjective_of_a_set_phrase_says_nothing(adjective: str, noun: str) -> None:
    written = "Acme/nsubj>likes likes=like/VBZ the/det>{1} {0}/JJ/amod>{1} {1}/NN/obj>likes ."
    assert not attributes(written.format(adjective, noun))
    assert attributes(written.format(adjective, "ship")) == {adjective}


def test_children_aged_so_many_are_not_aged() -> None:
    written = (
        "Acme/nsubj>likes likes=like/VBZ children=child/NNS/obj>likes aged/JJ/amod>children 13/CD/obl>aged in/IN/case>"
        "countries countries=country/NNS/obl>aged ."
    )
    assert not attributes(written)


def test_other_things_of_a_sort_are_the_sort() -> None:
    written = (
        "It/nsubj>sells sells=sell/VBZ fruits=fruit/NNS/obj>sells like/IN/case>Acme Acme/nmod>fruits and/cc>pears "
        "{}/JJ/amod>pears pears=pear/NNS/conj>Acme ."
    )
    rows = [{e.subject.label for e in read(written.format(w), NAMES).extractions if e.rule == "listing"} for w in
            ("other", "green")]  # fmt: skip
    assert rows == [{"Acme"}, {"Acme", "green pears"}]


def test_an_investor_at_so_much_is_nowhere() -> None:
    written = (
        "Smith/nsubj>left ,/punct the/det>investor investor/appos>Smith at/IN/case>% 9/CD/nummod>% %/NN/nmod>investor "
        ",/punct left=leave/VBD ."
    )
    assert "be at" not in {e.relation for e in read(written, NAMES | {"9 %": "PERCENT"}).extractions}


def test_an_office_keeps_its_rank_and_all_that_hyphens_join() -> None:
    written = (
        "Smith/nsubj>left ,/punct deputy/JJ/amod>prosecutor prosecutor/compound>general -/HYPH/PUNCT/punct>prosecutor "
        "general/NN/appos>Smith of/IN/case>Freedonia Freedonia/nmod>general left=leave/VBD ."
    )
    assert "be deputy prosecutor-general of" in {e.relation for e in read(written, NAMES).extractions}


def test_several_are_not_each_from_where_one_is() -> None:
    written = (
        "the/det>suspects suspects=suspect/NNS/nsubj>nurse are/cop>nurse a/det>nurse German/JJ/amod>nurse nurse/NN "
        "and/cc>pilot a/det>pilot pilot/NN/conj>nurse ."
    )
    assert not any(e.relation.endswith("from") for e in read(written, NAMES).extractions)


def test_others_are_nothing() -> None:
    written = "{}/NNS/nsubj>rich are/cop>rich rich/JJ ."
    assert not read(written.format("Others=other")).extractions
    assert read(written.format("Farmers=farmer")).extractions


def facts(written: str, names: dict[str, str] | None = None) -> set[tuple[str, str, str]]:
    """Subject, relation and object of all that a tree states."""
    return stated(read(written, NAMES | (names or {})))


ONE = (
    "Acme/nsubj>left ,/punct>one one/CD/NUM/appos>Acme of>banks the/det>banks largest=large/JJS/amod>banks "
    "banks=bank/NNS/nmod>one ,/punct>Acme left=leave/VBD ."
)


def test_a_name_is_one_of_those_that_stand_behind_it() -> None:
    assert ("Acme", "be one of", "largest banks") in facts(ONE)
    pronoun = (
        "Acme/nsubj>left ,/punct>one one/CD/NUM/appos>Acme of>them them/PRP/nmod>one ,/punct>Acme left=leave/VBD ."
    )
    assert not any(relation == "be one of" for _, relation, _ in facts(pronoun))


def test_one_of_several_is_the_name_beside_it() -> None:
    written = (
        "one/CD/NUM/nsubj>left of>founders the/det>founders founders=founder/NNS/nmod>one ,/punct>Mary Mary/appos>one "
        "Smith/flat>Mary ,/punct>one left=leave/VBD Springfield/obj>left ."
    )
    assert {("Mary Smith", "be one of", "founders"), ("Mary Smith", "leave", "Springfield")} <= facts(written)


def test_a_firm_is_one_of_the_firms_and_its_director_none() -> None:
    written = (
        "the/det>director director/nsubj>left of>Acme Acme/nmod>director ,/punct>one one/CD/NUM/appos>director "
        "of>banks the/det>banks banks=bank/NNS/nmod>one ,/punct>director left=leave/VBD ."
    )
    assert {s for s, relation, _ in facts(written) if relation == "be one of"} == {"Acme"}


def test_a_place_lies_in_the_place_behind_it_and_no_country_does() -> None:
    written = "It/nsubj>left left=leave/VBD {0}/obj>left ,/punct>{1} {1}/nmod:unmarked>{0} ."
    inside = {"Naples": "LOC", "Italy": "LOC", "Kenya": "LOC"}
    assert ("Naples", "be in", "Italy") in facts(written.format("Naples", "Italy"), inside)
    assert ("Kenya", "be in", "Italy") not in facts(written.format("Kenya", "Italy"), inside)


def test_places_are_among_the_places_and_no_shops() -> None:
    written = (
        "It/nsubj>has has=have/VBZ shops=shop/NNS/obj>has in/IN/case>towns several/JJ/amod>towns "
        "towns=town/NNS/nmod>shops ,/punct>Springfield including/VBG/case>Springfield Springfield/nmod>shops ."
    )
    assert ("Springfield", "be", "towns") in facts(written)
    assert ("Springfield", "be", "shops") not in facts(written)


def test_several_events_are_things_and_an_event_is_a_set_phrase() -> None:
    written = "It/nsubj>fears fears=fear/VBZ {0}/{1}/obj>fears in/IN/case>Springfield Springfield/nmod>{0} ."
    assert ("events", "be in", "Springfield") in facts(
        written.format("events", "NNS").replace("events/", "events=event/")
    )
    assert not any("Springfield" in fact for fact in facts(written.format("event", "NN")))


RANKED = (
    "the/det>attack attack/nsubj>ended ,/punct>worst the/det>worst worst=bad/JJS/ADJ/appos>attack {0} ended=end/VBD ."
)


def test_what_something_is_the_most_of_is_said_where_it_is_told() -> None:
    inside = "in/IN/case>decade a/det>decade decade/obl>worst ,/punct>worst"
    assert ("attack", "be", "worst in a decade") in facts(RANKED.format(inside))
    assert not any(relation == "be" for _, relation, _ in facts(RANKED.format(",/punct>worst")))


def test_the_second_of_two_offices_is_who_is_named_beside_it() -> None:
    written = (
        "the/det>mayor mayor/nsubj>left ,/punct>John John/appos>mayor Brown/flat>John ,/punct>mayor and>coach "
        "the/det>coach coach/conj>mayor ,/punct>Mary Mary/appos>coach Smith/flat>Mary ,/punct>coach left=leave/VBD "
        "Springfield/obj>left ."
    )
    assert {s for s, relation, _ in facts(written) if relation == "leave"} == {"John Brown", "Mary Smith"}


def test_each_of_three_named_is_one_of_the_three() -> None:
    written = (
        "three/CD/nummod>men men=man/NNS/nsubj>left ,/punct>John John/appos>men Brown/flat>John ,/punct>Ali "
        "Ali/conj>John Bello/flat>Ali and>Mary Mary/conj>John Smith/flat>Mary ,/punct>men left=leave/VBD ."
    )
    found = facts(written, {"three": "CARDINAL", "Ali Bello": "PERSON"})
    assert {s for s, relation, _ in found if relation == "be one of"} == {"John Brown", "Ali Bello", "Mary Smith"}


def test_a_new_model_is_new() -> None:
    written = "Acme/nsubj>sold sold=sell/VBD new/JJ/amod>jets {0}/compound>jets jets=jet/NNS/obj>sold ."
    assert ("new A350 jets", "be", "new") in facts(written.format("A350/NNP"))
    assert not any(relation == "be" for _, relation, _ in facts(written.format("car/NN")))


def test_who_is_called_by_an_age_is_a_person_and_no_time() -> None:
    (one,) = read(
        "A/DT/det>old 40/CD/nummod>year -/punct>40 year/obl:unmarked>old -/punct>year old/JJ/nsubj>left "
        "left=leave/VBD Lima/obj>left .",
        {"40 - year - old": "DATE"},
    ).extractions
    assert (one.subject.kind, one.subject.head, one.object.label) == ("nominal", "person", "Lima")

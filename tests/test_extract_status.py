"""Polarity, modality and speakers on trees annotated by hand."""

import pytest

from graph.extract.moods import Status
from tests.trees import cases, find, outcome, read, speakers

CASES = """
whose fear it is:
    Smith/nsubj>voiced voiced=voice/VBD fears=fear/NNS/obj>voiced that/IN/SCONJ/mark>sold Acme/nsubj>sold
    sold=sell/VBD/acl>fears Globex/obj>sold .
= Smith; voice; fears
= Acme; sell; Globex [possible] (Smith)

whose demand it is:
    Smith/nmod:poss>demand 's/POS/PART/case>Smith demand/nsubj>hurt that/IN/SCONJ/mark>sell Acme/nsubj>sell
    sell/VB/acl>demand Globex/obj>sell hurt=hurt/VBD Brown/obj>hurt .
= Smith; have; demand
= demand; hurt; Brown
= Acme; sell; Globex [possible] (Smith)

what raised concerns says nothing:
    The>fall fall/NN/nsubj>raised raised=raise/VBD concerns=concern/NNS/obj>raised that/IN/SCONJ/mark>sold
    Acme/nsubj>sold sold=sell/VBD/acl>concerns Globex/obj>sold .
= fall; raise; concerns
= Acme; sell; Globex [possible]

what led a firm to give a warning does not warn:
    Fears=fear/NNS/nsubj>led led=lead/VBD Acme/obj>led to>issue issue/VB/xcomp>led a>warning warning/obj>issue
    that/IN/SCONJ/mark>sold it/PRON/nsubj>sold sold=sell/VBD/acl>warning Globex/obj>sold .
= fears; lead; Acme
= Acme; issue; warning
= it; sell; Globex [possible] (warning)

who is encouraged to do it is to do it:
    Smith/nsubj>encourages encourages=encourage/VBZ Acme/obj>encourages to>sell sell/VB/xcomp>encourages
    Globex/obj>sell .
= Smith; encourage; Acme
= Acme; sell; Globex [planned]

what one pleads to be given one is to be given:
    Acme/nsubj>pleaded pleaded=plead/VBD to>given be/VB/AUX/aux:pass>given given=give/VBN/xcomp>pleaded
    cash/obj>given .
= Acme; be given; cash [planned]

what is recommended to be done is to be done:
    Smith/nsubj>recommends recommends=recommend/VBZ that/IN/SCONJ/mark>sell Acme/nsubj>sell sell/VB/ccomp>recommends
    Globex/obj>sell .
= Smith; recommend; Acme sell Globex
= Acme; sell; Globex [planned]

what a plea is for is to be done, what an order is for is to be done:
    Smith/nsubj>ignored ignored=ignore/VBD a>plea plea/obj>ignored to>sell sell/VB/acl>plea Globex/obj>sell ;/punct
    Brown/nsubj>had had/VBD/VERB/parataxis>ignored orders/NNS/obj>had to>close close/VB/acl>orders Initech/obj>close .
= Smith; ignore; plea
= Smith; sell; Globex [planned]
= Brown; have; orders
= Brown; close; Initech [planned]

who called somebody to do it meant to:
    Smith/nsubj>called called=call/VBD Acme/obj>called to>buy buy/VB/advcl>called Globex/obj>buy .
= Smith; call; Acme
= Smith; buy; Globex [planned]

what one says now would be is not to be:
    Smith/nsubj>says says=say/VBZ Acme/nsubj>sell would>sell sell/VB/ccomp>says Globex/obj>sell .
= Smith; say; Acme would sell Globex
= Acme; sell; Globex [possible] (Smith)

what one said would be is to be:
    Smith/nsubj>said said=say/VBD Acme/nsubj>sell would>sell sell/VB/ccomp>said Globex/obj>sell .
= Smith; say; Acme would sell Globex
= Acme; sell; Globex [planned] (Smith)

what would be in the words of who speaks is not to be:
    “/punct>sell Acme/nsubj>sell would>sell sell/VB/ccomp>said Globex/obj>sell ,/punct>sell ”/punct>sell
    Smith/nsubj>said said=say/VBD .
= Smith; say; Acme would sell Globex
= Acme; sell; Globex [possible] (Smith)

what would come of what may not be may not come:
    Acme/nsubj>agree could>agree agree/VB on/case>cuts cuts/NNS/obl>agree that/WDT/PRON/nsubj>help would>help
    help/VB/acl:relcl>cuts Globex/obj>help .
= Acme; agree on; cuts [possible]
= cuts; help; Globex [possible]

what will usually be done is done, and what would sometimes be was:
    Acme/nsubj>sell will>sell usually/RB/advmod>sell sell/VB Globex/obj>sell .
    | Acme/nsubj>grow would>grow grow/VB and>buy sometimes/RB/advmod>buy buy/VB/conj>grow Initech/obj>buy .
= Acme; sell; Globex
= Acme; grow; would grow [planned]
= Acme; buy; Initech

what one is prone to do one does, what does not suffice to do it does not:
    Acme/nsubj>prone is/cop>prone prone/JJ to>sell sell/VB/advcl>prone Globex/obj>sell .
    | Cash/NN/nsubj>insufficient is/cop>insufficient insufficient/JJ to>cover cover/VB/advcl>insufficient
    costs/NNS/obj>cover .
= Acme; be; prone
= Acme; sell; Globex
= cash; be; insufficient
= cash; cover; costs [negative]

rather than doing it one did something else:
    Rather/RB/mark>sell than/IN/fixed>Rather sell/VB/advcl>closed Globex/obj>sell ,/punct>sell Acme/nsubj>closed
    closed=close/VBD Initech/obj>closed .
= Acme; sell; Globex [negative]
= Acme; close; Initech

what one has yet to do one has yet to do besides:
    Acme/nsubj>has has/VBZ/VERB yet/RB/advmod>has to>build build/VB/xcomp>has plants/NNS/obj>build and>sell
    sell/VB/conj>build Globex/obj>sell .
= Acme; build; plants [negative]
= Acme; sell; Globex [negative]

what is used for something does it:
    Smith/nsubj>used was/AUX/aux:pass>used used=use/VBN to>buy buy/VB/advcl>used Globex/obj>buy .
= Smith; be used to; buy Globex
= Smith; buy; Globex

who had the nerve to do it did:
    Smith/nsubj>had had=have/VBD/VERB the>nerve nerve/obj>had to>sell sell/VB/acl>nerve Globex/obj>sell .
= Smith; have; nerve
= Smith; sell; Globex

who opted to do it did:
    Smith/nsubj>opted opted=opt/VBD to>sell sell/VB/xcomp>opted Globex/obj>sell .
= Smith; sell; Globex

a plan that may fail is one:
    Acme/nmod:poss>plan 's/case>Acme plan/nsubj>hurt to>sell sell/VB/acl>plan Globex/obj>sell may>hurt hurt/VB
    Brown/obj>hurt .
= Acme; have; plan
= Acme; sell; Globex [planned]
= plan; hurt; Brown [possible]

what would be otherwise is not:
    Otherwise/RB/advmod>sell I/nsubj>sell would>sell sell/VB Globex/obj>sell .
= I; sell; Globex [conditional]

only the clause that asks is a question:
    Acme/nsubj>sold sold=sell/VBD Globex/obj>sold ,/punct>buy but/cc>buy who/WP/nsubj>buy will>buy buy/VB/conj>sold
    Initech/obj>buy ?/punct>sold
= Acme; sell; Globex

what people will attend is still to be held:
    Smith/nsubj>attend will>attend attend/VB a>conference conference/obj>attend in>Springfield
    Springfield/nmod>conference .
= Smith; attend; conference [planned]
= conference; be in; Springfield [planned]

what is forecast is still to come:
    cuts/NNS/nsubj:pass>forecast in>Springfield Springfield/nmod>cuts are/AUX/aux:pass>forecast
    forecast=forecast/VBN .
= cuts; be in; Springfield [planned]

a question after a colon:
    Smith/nsubj>asked asked=ask/VBD a>question question/obj>asked :/punct>own did/AUX/aux>own Acme/nsubj>own
    own/VB/parataxis>asked Globex/obj>own ?/punct>asked
= Smith; ask; question
= Acme; own; Globex [possible]

what is not here but there:
    Acme/nsubj>Springfield is/cop>Springfield not>Springfield in>Springfield Springfield but>Shelbyville
    in>Shelbyville Shelbyville/conj>Springfield .
= Acme; be in; Springfield [negative]
= Acme; be in; Shelbyville

not the one but the other:
    Acme/nsubj>bought bought=buy/VBD not>Globex Globex/obj>bought but>Initech Initech/conj>Globex .
= Acme; buy; Initech

not only the one but the other:
    Acme/nsubj>bought bought=buy/VBD not>Globex only/RB/advmod>Globex Globex/obj>bought but>Initech
    Initech/conj>Globex .
= Acme; buy; Globex
= Acme; buy; Initech

not all of them is a denial:
    Not/RB/PART/advmod>All All/DET/nsubj>fell of/case>shops the>shops shops/NNS/nmod>All fell=fall/VBD .
= All of the shops; fall; fell [negative]

what a scheme enables somebody to do may be done:
    A>scheme scheme/nsubj>enabled enabled=enable/VBD Acme/obj>enabled to>sell sell/VB/xcomp>enabled Globex/obj>sell .
= Acme; sell; Globex [possible]
= scheme; enable; Acme to sell Globex

who attends a meeting that is to be held is to attend it:
    Acme/nsubj>hold will>hold hold/VB a>meeting meeting/obj>hold attended=attend/VBN/acl>meeting by/case>Smith
    Smith/obl:agent>attended .
= Acme; hold; meeting [planned]
= Smith; attend; meeting [planned]

what is to begin is to be linked by it:
    Acme/nsubj>begin will>begin begin/VB flights/NNS/obj>begin linking=link/VBG/acl>flights Springfield/obj>linking .
= Acme; begin; flights [planned]
= flights; link; Springfield [planned]

whose trust one has yet to win one has not:
    Acme/nsubj>has has/VBZ/VERB yet/RB/advmod>has to>win win/VB/xcomp>has the>trust trust/obj>win of>Smith
    Smith/nmod>trust .
= Acme; win; trust of Smith [negative]

what will be done after something happens awaits it:
    Acme/nsubj>sell will>sell sell/VB Globex/obj>sell after/IN/SCONJ/mark>closes Initech/nsubj>closes
    closes=close/VBZ/advcl>sell Hooli/obj>closes .
= Acme; sell; Globex [planned]
= Initech; close; Hooli [planned]

a share of what is to be spent is to come from somebody:
    Acme/nsubj>spend will>spend spend/VB cash/obj>spend ,/punct>coming with/IN/SCONJ/mark>coming half/NN/nsubj>coming
    of/case>cash#2 the>cash#2 cash/nmod>half coming=come/VBG/advcl>spend from>Globex Globex/obl>coming .
= Acme; spend; cash [planned]
= half of the cash; come from; Globex [planned]

where a market closes after its losses it closed:
    Acme/nsubj>took took=take/VBD losses/NNS/obj>took to>close close/VB/advcl>took down/RP/ADP/compound:prt>close
    40/CD/nummod>points points/NNS/obj>close .
= Acme; take; losses
= Acme; close down; 40 points

what is due to something is so:
    Losses/NNS/nsubj>fears were/cop>fears due/JJ/case>fears to/IN/fixed>due fears/NNS .
= losses; be due to; fears

what is according to somebody in what is said is not said by them as a whole:
    Smith/nsubj>said said=say/VBD that/IN/SCONJ/mark>rose sales/NNS/nsubj>rose rose=rise/VBD/ccomp>said
    according/VBG/case>Brown to/IN/ADP/fixed>according Brown/obl>rose .
= Smith; say; sales rose according to Brown
= sales; rise; rose according to Brown (Brown, Smith)

nor where it comes first there:
    Smith/nsubj>said said=say/VBD that/IN/SCONJ/mark>rose ,/punct>rose according/VBG/case>Brown
    to/IN/ADP/fixed>according Brown/obl>rose ,/punct>rose sales/NNS/nsubj>rose rose=rise/VBD/ccomp>said .
= Smith; say; according to Brown, sales rose
= sales; rise; rose (Brown, Smith)

what a thing shows it does not say:
    Acme/nsubj>grew grew=grow/VBD ,/punct>shown as/IN/SCONJ/mark>shown shown=show/VBN/advcl>grew by/IN/ADP/case>haste
    the>haste haste/NN/obl:agent>shown .
= Acme; grow; grew

what somebody shares with that is their word:
    Smith/nsubj>shared shared=share/VBD that/IN/SCONJ/mark>grew Acme/nsubj>grew grew=grow/VBD/ccomp>shared .
= Smith; share; Acme grew
= Acme; grow; grew (Smith)

who feels the same way says nothing:
    Acme/nsubj>grew grew=grow/VBD ,/punct>feel many/NNS/nsubj>feel feel/VBP/parataxis>grew the>way same/amod>way
    way/obj>feel .
= Acme; grow; grew
= many; feel; same way

what somebody puts something down to is their word:
    Smith/nsubj>attributed attributed=attribute/VBD it/obj>attributed to/IN/ADP/case>farmers farmers/NNS/obl>attributed
    buying=buy/VBG/acl>farmers plants/NNS/obj>buying .
= Smith; attribute; it
= farmers; buy; plants (Smith)

what somebody recommends be done is not done:
    Smith/nsubj>recommended recommended=recommend/VBD that/IN/SCONJ/mark>sold the>plant plant/nsubj:pass>sold
    be/VB/AUX/aux:pass>sold sold=sell/VBN/ccomp>recommended in>May May/obl>sold .
= Smith; recommend; the plant be sold in May
= plant; be sold in; in May [planned]

what others told us we say:
    We/nsubj>win will/aux>win win/VB ,/punct>told as/IN/SCONJ/mark>told Smith/nsubj>told told=tell/VBD/advcl>win
    us/PRP/PRON/iobj>told .
= We; win; will win [planned]
= Smith; tell; us

what is told by the way of what one denies the article tells:
    Smith/nsubj>denied denied=deny/VBD that/IN/SCONJ/mark>hurt it/nsubj>hurt hurt=hurt/VBD/ccomp>denied the>plant
    plant/obj>hurt ,/punct>repaired which/WDT/nsubj:pass>repaired was/VBD/AUX/aux:pass>repaired
    repaired=repair/VBN/acl:relcl>plant in>May May/obl>repaired .
= Smith; deny; it hurt the plant, which was repaired in May
= it; hurt; plant [negative] (Smith)
= plant; be repaired in; in May

what happened besides is not of who is said to say what is:
    Acme/nsubj>growing is/VBZ/AUX/aux>growing growing=grow/VBG ,/punct>said sources=source/NNS/nsubj>said
    said=say/VBD/parataxis>growing ,/punct>sold and>sold Globex/nsubj>sold sold=sell/VBD/conj>growing
    plants/NNS/obj>sold .
= Acme; grow; is growing (sources)
= sources; say; Acme is growing
= Globex; sell; plants

what a law lets somebody do may be done:
    A/DET/det>law law/nsubj>allowed allowed=allow/VBD Acme/obj>allowed to>sell sell/VB/xcomp>allowed Globex/obj>sell .
= Acme; sell; Globex [possible]
= law; allow; Acme to sell Globex

what somebody let another do was done:
    Smith/nsubj>allowed allowed=allow/VBD Acme/obj>allowed to>sell sell/VB/xcomp>allowed Globex/obj>sell .
= Acme; sell; Globex
= Smith; allow; Acme to sell Globex

what one wishes had been done was not:
    Smith/nsubj>wishes wishes=wish/VBZ Acme/nsubj>sold had/VBD/aux>sold sold=sell/VBN/ccomp>wishes Globex/obj>sold .
= Smith; wish; Acme had sold Globex
= Acme; sell; Globex [negative]

what would be without something:
    Without/case>loan the/det>loan loan/obl>close Acme/nsubj>close would/aux>close close/VB Globex/obj>close .
= Acme; close; Globex [conditional]

what happens whenever something else does:
    When/SCONJ/mark>closes Acme/nsubj>closes closes/VBZ/advcl>falls plants/NNS/obj>closes ,/punct Globex/nsubj>falls
    falls/VBZ .
= Globex; fall; falls
= Acme; close; plants [conditional]

one of two things is to be done:
    Acme/nsubj>plans plans/VBZ to>sell sell/VB/xcomp>plans Globex/obj>sell or>close
    close/VB/conj>sell Initech/obj>close .
= Acme; sell; Globex [possible]
= Acme; close; Initech [possible]

what one is about to do:
    Acme/nsubj>about was/cop>about about/JJ to>sell sell/VB/xcomp>about Globex/obj>sell .
= Acme; be; about
= Acme; sell; Globex [planned]

what one used something for in the past one did, what one will use it for is meant:
    Acme/nsubj>used used=use/VBD cash/obj>used to>buy buy/VB/advcl>used Globex/obj>buy .
= Acme; use; cash
= Acme; buy; Globex

what one will use something for:
    Acme/nsubj>use will/aux>use use/VB cash/obj>use to>buy buy/VB/advcl>use Globex/obj>buy .
= Acme; use; cash [planned]
= Acme; buy; Globex [planned]

what one marched for is done by it:
    Workers/NNS/nsubj>marched marched=march/VBD to>denounce denounce/VB/advcl>marched Acme/obj>denounce .
= workers; march to; denounce Acme
= workers; denounce; Acme

what a council voted to approve it approved, what it voted to sell is to be sold:
    Acme/nsubj>voted voted=vote/VBD to>approve approve/VB/xcomp>voted plan/obj>approve and>sell
    sell/VB/conj>approve Globex/obj>sell .
= Acme; approve; plan
= Acme; sell; Globex

what one voted to sell is to be sold:
    Acme/nsubj>voted voted=vote/VBD to>sell sell/VB/xcomp>voted Globex/obj>sell .
= Acme; sell; Globex [planned]

what one left to become:
    Smith/nsubj>left left=leave/VBD Acme/obj>left to>become become/VB/advcl>left chairman/xcomp>become .
= Smith; leave; Acme
= Smith; become; chairman

what took longer is done:
    Acme/nsubj>took took=take/VBD longer/RBR/advmod>took to>buy buy/VB/advcl>took Globex/obj>buy .
= Acme; take to; buy Globex
= Acme; buy; Globex

what had failed before what is to come:
    Acme/nsubj>sell will/aux>sell sell/VB Globex/obj>sell after/IN/mark>failing failing=fail/VBG/advcl>sell to>buy
    buy/VB/xcomp>failing Initech/obj>buy .
= Acme; sell; Globex [planned]
= Acme; buy; Initech [negative]

what one said though one would not comment:
    Smith/nsubj>comment would/MD/aux>comment not/RB/advmod>comment comment/VB ,/punct>say except/IN/mark>say to>say
    say/VB/advcl>comment that/IN/mark>owns Acme/nsubj>owns owns=own/VBZ/ccomp>say Globex/obj>owns .
= Smith; comment; would not comment [negative]
= Smith; say; Acme owns Globex
= Acme; own; Globex (Smith)

what holds if something else does:
    Acme/nsubj>sell will/aux>sell sell/VB Globex/obj>sell provided/IN/mark>wins Smith/nsubj>wins wins=win/VBZ/advcl>sell
    vote/obj>wins .
= Acme; sell; Globex [planned]
= Smith; win; vote [conditional]

what holds as long as something else does:
    Acme/nsubj>sell will/aux>sell not/RB/advmod>sell sell/VB Globex/obj>sell as/RB/advmod>long long/RB/advmod>sell
    as/IN/mark>leads Smith/nsubj>leads leads=lead/VBZ/advcl>long Initech/obj>leads .
= Acme; sell; Globex [negative planned]
= Smith; lead; Initech [conditional]

what one rules out is not done:
    Acme/nsubj>ruled ruled=rule/VBD out/RP/compound:prt>ruled selling selling=sell/VBG/advcl>ruled Globex/obj>selling .
= Acme; sell; Globex [negative]

what one is cleared to do one may do:
    Acme/nsubj:pass>cleared was/aux:pass>cleared cleared=clear/VBN to>sell sell/VB/xcomp>cleared Globex/obj>sell .
= Acme; sell; Globex [possible]

what comes as something else does is ahead:
    profits/NNS/nsubj>rise will/aux>rise rise/VB as/IN/mark>recover sales/NNS/nsubj>recover recover/VBP/advcl>rise .
= profits; rise; will rise [planned]
= sales; recover; recover [planned]

what comes before another thing of the present is ahead:
    Acme/nsubj>hosts hosts=host/VBZ Globex/obj>hosts before/IN/mark>meets Smith/nsubj>meets
    meets=meet/VBZ/advcl>hosts Initech/obj>meets .
= Acme; host; Globex
= Smith; meet; Initech [planned]

what nobody is punished for doing is said of nobody:
    Nobody/PRON/nsubj:pass>fired is/aux:pass>fired fired=fire/VBN for/IN/mark>selling selling=sell/VBG/advcl>fired
    Globex/obj>selling .
= nobody; be fired for; selling Globex [negative]

what is no longer done:
    Acme/nsubj>makes no/RB/advmod>longer longer/RBR/advmod>makes makes=make/VBZ phones/NNS/obj>makes .
= Acme; make; phones [negative]

what is no longer so:
    Acme/nsubj>rich is/cop>rich no/RB/advmod>longer longer/RBR/advmod>rich rich/JJ .
= Acme; be; rich [negative]

what lasts no longer than something lasts:
    Acme/nsubj>ran ran=run/VBD Globex/obj>ran no/RB/advmod>longer longer/RBR/advmod>ran than/IN/ADP/case>2019
    2019/obl>longer .
= Acme; run; Globex

who calls it so beside what they did:
    Smith/nsubj>left left=leave/VBD ,/punct>calling calling=call/VBG/advcl>left Globex/obj>calling a>fraud
    fraud/xcomp>calling .
= Smith; leave; left
= Smith; call; Globex
= Globex; be; fraud (Smith)

who lets us is not asked, "let us" is a call to do it:
    Let/VB us/obj>Let close=close/VB/xcomp>Let Globex/obj>close and>sell sell/VB/conj>close Initech/obj>sell .
= us; close; Globex [planned]
= us; sell; Initech [planned]

who let us do it:
    Acme/nsubj>let let=let/VBD us/obj>let use=use/VB/xcomp>let Globex/obj>use .
= us; use; Globex
= Acme; let; us use Globex

what it is aimed at is meant:
    Acme/nsubj:pass>aimed is/aux:pass>aimed aimed=aim/VBN at/IN/mark>closing closing=close/VBG/advcl>aimed
    Globex/obj>closing .
= Acme; be aimed at; closing Globex
= Acme; close; Globex [planned]

whom one begs is to do it, whom one convinces does:
    Smith/nsubj>begged begged=beg/VBD Acme/obj>begged to>sell sell/VB/xcomp>begged Globex/obj>sell ;/punct
    Brown/nsubj>convinced convinced=convince/VBD/parataxis>begged Initech/iobj>convinced to>close
    close/VB/xcomp>convinced Hooli/obj>close .
= Smith; beg; Acme
= Acme; sell; Globex [planned] (Smith)
= Brown; convince; Initech
= Initech; close; Hooli

who promises somebody to do it is to do it:
    Smith/nsubj>promised promised=promise/VBD Acme/iobj>promised to>sell sell/VB/xcomp>promised Globex/obj>sell .
= Smith; promise; Acme
= Smith; sell; Globex [planned]

who dared to do it did, whom one dared to is only asked:
    Acme/nsubj>dared dared=dare/VBD to>sell sell/VB/xcomp>dared Globex/obj>sell ;/punct Smith/nsubj>dared#2
    dared=dare/VBD/parataxis>dared#1 Initech/obj>dared#2 to>close close/VB/xcomp>dared#2 Hooli/obj>close .
= Acme; sell; Globex
= Smith; dare; Initech
= Initech; close; Hooli [planned]

what the law entitles one to may be done:
    law/nsubj>entitles entitles/VBZ Smith/obj>entitles to>sell sell/VB/xcomp>entitles Globex/obj>sell .
= law; entitle; Smith
= Smith; sell; Globex [possible]

what is assumed may be so, and is the word of who assumes it:
    Smith/nsubj>assumed assumed=assume/VBD that/IN/mark>owned Acme/nsubj>owned owned=own/VBD/ccomp>assumed
    Globex/obj>owned .
= Smith; assume; Acme owned Globex
= Acme; own; Globex [possible] (Smith)

who assures somebody of it says so:
    Smith/nsubj>assured assured=assure/VBD Brown/iobj>assured that/IN/mark>owned Acme/nsubj>owned
    owned=own/VBD/ccomp>assured Globex/obj>owned .
= Smith; assure; Acme owned Globex
= Acme; own; Globex (Smith)

what one does not think one thinks is not so:
    Smith/nsubj>think does/aux>think not>think think/VB Acme/nsubj>owns owns/VBZ/ccomp>think Globex/obj>owns .
= Smith; think; Acme owns Globex [negative]
= Acme; own; Globex [negative possible] (Smith)

what it is supposed to do is planned:
    Acme/nsubj:pass>supposed is/aux:pass>supposed supposed=suppose/VBN to>sell sell/VB/xcomp>supposed Globex/obj>sell .
= Acme; sell; Globex [planned]

what it does not necessarily do it may do:
    Acme/nsubj>own does/aux>own not>own necessarily/RB/advmod>own own/VB Globex/obj>own .
= Acme; own; Globex [possible]

what one nearly did one did not:
    Acme/nsubj>bought nearly/RB/advmod>bought bought=buy/VBD Globex/obj>bought .
= Acme; buy; Globex [negative]

what nearly doubled grew:
    Acme/nsubj>doubled nearly/RB/advmod>doubled doubled=double/VBD revenue/obj>doubled .
= Acme; double; revenue

what nearly reached a number is about so much:
    Acme/nsubj>sold nearly/RB/advmod>sold sold=sell/VBD 20/CD/nummod>plants plants/NNS/obj>sold .
= Acme; sell; 20 plants
= 20 plants; number; 20

what one barely survives one survives:
    Smith/nsubj>survived barely/RB/advmod>survived survived=survive/VBD crash/obj>survived .
= Smith; survive; crash

what one seemingly did one may have done:
    Acme/nsubj>bought seemingly/RB/advmod>bought bought=buy/VBD Globex/obj>bought .
= Acme; buy; Globex [possible]

what one pretends to own one does not:
    Smith/nsubj>pretended pretended=pretend/VBD to>own own/VB/xcomp>pretended Acme/obj>own .
= Smith; own; Acme [negative]

a plan that is dropped:
    Acme/nsubj>dropped dropped=drop/VBD plans/NNS/obj>dropped to>sell sell/VB/acl>plans Globex/obj>sell .
= Acme; drop; plans
= Acme; sell; Globex [negative planned]

a plan that was dropped:
    Smith/nmod:poss>plan 's/POS/case>Smith plan/nsubj:pass>dropped to>sell sell/VB/acl>plan Globex/obj>sell
    was/aux:pass>dropped dropped=drop/VBN .
= plan; be dropped; was dropped
= Smith; have; plan
= Smith; sell; Globex [negative planned]

a plan that may be dropped still is one:
    Acme/nsubj>drop may/aux>drop drop/VB plans/NNS/obj>drop to>sell sell/VB/acl>plans Globex/obj>sell .
= Acme; drop; plans [possible]
= Acme; sell; Globex [possible]

what has nothing to do with it:
    Acme/nsubj>has has=have/VBZ/VERB nothing/NN/PRON/obj>has to>do do/VB/VERB/acl>nothing with>Globex
    Globex/obl>do .
= Acme; have to do with; Globex [negative]

who has nothing to do at a place:
    Acme/nsubj>has has=have/VBZ/VERB nothing/NN/PRON/obj>has to>do do/VB/VERB/acl>nothing in>Springfield
    Springfield/obl>do .
= Acme; do in; Springfield [negative planned]

the sixtieth to do it has done it:
    Acme/nsubj>became became=become/VBD the>firm 60th/JJ/amod>firm firm/xcomp>became to>sell sell/VB/acl>firm
    Globex/obj>sell .
= Acme; become; 60th firm
= Acme; sell; Globex

the sixtieth to do it, read as a purpose:
    Acme/nsubj>became became=become/VBD the>firm 60th/JJ/amod>firm firm/xcomp>became to>sell sell/VB/advcl>became
    Globex/obj>sell .
= Acme; become; 60th firm
= Acme; sell; Globex

who is to be the tenth to do it is to do it:
    Acme/nsubj>become will>become become/VB the>firm tenth/JJ/amod>firm firm/xcomp>become to>sell sell/VB/acl>firm
    Globex/obj>sell .
= Acme; become; tenth firm [planned]
= Acme; sell; Globex [planned]

a purpose beside a ranked object is one:
    Acme/nsubj>sold sold=sell/VBD its/nmod:poss>plant second/JJ/amod>plant plant/obj>sold to>buy buy/VB/advcl>sold
    Globex/obj>buy .
= Acme; sell; second plant
= Acme; buy; Globex [planned]

what can be may be so, what can do something is made for it:
    jets/NNS/nsubj>safe can>safe be/cop>safe safe/JJ .
= jets; be; safe [possible]

and it does it:
    jets/NNS/nsubj>carry can>carry carry/VB people/NNS/obj>carry .
= jets; carry; people

what has to be once another is done:
    Acme/nsubj>grow will>grow grow/VB once/IN/SCONJ/mark>closed plants/NNS/nsubj:pass>closed are/aux:pass>closed
    closed=close/VBN/advcl>grow .
= Acme; grow; will grow [planned]
= plants; be closed; are closed [planned]

what was once another was done is done:
    Acme/nsubj>grew grew=grow/VBD once/IN/SCONJ/mark>closed plants/NNS/nsubj:pass>closed were/aux:pass>closed
    closed=close/VBN/advcl>grew .
= Acme; grow; grew
= plants; be closed; were closed

it is vital that somebody does it:
    It/PRP/PRON/nsubj>vital is/cop>vital vital/JJ that/IN/SCONJ/mark>pay firms/NNS/nsubj>pay pay/VBP/ccomp>vital
    taxes/NNS/obj>pay .
= firms; pay; taxes [planned]

who is quoted says it:
    Acme/nsubj>quoted quoted=quote/VBD Smith/obj>quoted as>saying saying=say/VBG/advcl>quoted Globex/nsubj>grew
    grew=grow/VBD/ccomp>saying .
= Acme; quote; Smith
= Smith; say; Globex grew
= Globex; grow; grew (Smith)

what is told of who speaks, they do not say:
    According=accord/VBG/case>pact to/IN/fixed>According a>pact pact/obl>grow signed=sign/VBN/acl>pact between>Acme
    Acme/obl>signed and>Globex Globex/conj>Acme ,>pact sales/NNS/nsubj>grow will>grow grow/VB .
= Acme; sign; pact
= Globex; sign; pact
= sales; grow; will grow [planned] (pact)

what a person is the article says by the way:
    Acme/nsubj>said said=say/VBD Mary/nsubj>left Smith/flat>Mary ,/punct>lawyer a>lawyer lawyer/appos>Mary at>Globex
    Globex/nmod>lawyer ,/punct>lawyer left=leave/VBD/ccomp>said Springfield/obj>left .
= Acme; say; Mary Smith, a lawyer at Globex, left Springfield
= Mary Smith; be lawyer at; Globex
= Mary Smith; be; lawyer
= Mary Smith; leave; Springfield (Acme)
= lawyer; be at; Globex

of what firm a person is the article says:
    Brown/nsubj>said said=say/VBD Mary/nsubj>left Smith/flat>Mary of>Acme Acme/nmod>Mary left=leave/VBD/ccomp>said
    Springfield/obj>left .
= Brown; say; Mary Smith of Acme left Springfield
= Mary Smith; be of; Acme
= Mary Smith; leave; Springfield (Brown)

what those are who say something the article says:
    Smith/nsubj>said said=say/VBD sales/NNS/nsubj>fell fell=fall/VBD/ccomp>said as/IN/SCONJ/mark>alleged
    was/aux:pass>alleged alleged=allege/VBN/advcl>fell by>Acme seller/nmod:desc>Acme Acme/obl:agent>alleged .
= Acme; be; seller
= Smith; say; sales fell as was alleged by seller Acme
= sales; fall; fell (Acme, Smith)

what a thing is they say who tell of it:
    Acme/nsubj>said said=say/VBD the>plan plan/nsubj>fail ,/punct>disgrace a>disgrace disgrace/appos>plan
    ,/punct>disgrace will>fail fail/VB/ccomp>said .
= Acme; say; the plan, a disgrace, will fail
= plan; be; disgrace (Acme)
= plan; fail; will fail [planned] (Acme)

a word in quotation marks is the accuser's:
    Acme/nsubj>accuses accuses/VBZ Globex/obj>accuses of>plan '/``/punct>rash rash/JJ/amod>plan '/''/punct>rash
    plan/obl>accuses .
= Acme; accuse; Globex
= rash plan; be; rash (Acme)

a word in quotation marks beside what is only done is nobody's:
    Acme/nsubj>opened opened=open/VBD a>plant "/punct>rash rash/JJ/amod>plant "/punct>rash plant/obj>opened .
= Acme; open; rash plant
= rash plant; be; rash

a word without them is the article's:
    Acme/nsubj>accuses accuses/VBZ Globex/obj>accuses of>plan rash/JJ/amod>plan plan/obl>accuses .
= Acme; accuse; Globex
= rash plan; be; rash

what somebody does not say why it is so is not their word:
    Acme/nsubj>say did>say not>say say/VB why/WRB/advmod>closed its>plants plants/NNS/nsubj>closed had>closed
    closed=close/VBN/ccomp>say .
= Acme; say; why its plants had closed [negative]
= its; have; plants
= plants; close; had closed

what belongs to none is denied:
    The>waters waters/NNS/nsubj>belong belong/VBP to/IN/case>country no>country country/obl>belong .
= waters; belong to; country [negative]

not a single one is none:
    Not/advmod>ship a/DT/det>ship single/JJ/amod>ship ship/nsubj>came came=come/VBD to/IN/case>Lima Lima/obl>came .
= single ship; come to; Lima [negative]

a single one is one:
    A/DT/det>ship single/JJ/amod>ship ship/nsubj>came came=come/VBD to/IN/case>Lima Lima/obl>came .
= single ship; come to; Lima

hardly any is none:
    Hardly/advmod>any any/DT/det>ships ships/NNS/nsubj>reached reached=reach/VBD Lima/obj>reached .
= ships; reach; Lima [negative]

at no time is never:
    At/IN/case>time no/DT/det>time time/obl>own did=do/VBD/AUX/aux>own Acme/nsubj>own own/VB Globex/obj>own .
= Acme; own; Globex [negative]

in no time is soon:
    In/IN/case>time no/DT/det>time time/obl>sold Acme/nsubj>sold sold=sell/VBD Globex/obj>sold .
= Acme; sell; Globex

what will be done besides:
    Acme/nsubj>close will/MD/aux>close close/VB and>sold be/VB/AUX/aux:pass>sold sold=sell/VBN/conj>close
    to/IN/case>Globex Globex/obl>sold .
= Acme; close; will close [planned]
= Acme; be sold to; Globex [planned]

what was done besides:
    Acme/nsubj>close will/MD/aux>close close/VB and>sold was/VBD/AUX/aux:pass>sold sold=sell/VBN/conj>close
    to/IN/case>Globex Globex/obl>sold .
= Acme; close; will close [planned]
= Acme; be sold to; Globex

cases that are reported report nothing:
    Cases=case/NNS/nsubj:pass>reported were/VBD/AUX/aux:pass>reported reported=report/VBN in/IN/case>Lima
    Lima/obl>reported ,/punct>fatal ten/CD/NUM/nsubj>fatal fatal/JJ/parataxis>reported .
= cases; be reported in; Lima
= ten; be fatal; fatal

what a court heard is what was told there:
    Courts=court/NNS/nsubj>heard heard=hear/VBD that/mark>fled Smith/nsubj>fled fled=flee/VBD/ccomp>heard
    Lima/obj>fled .
= courts; hear; Smith fled Lima
= Smith; flee; Lima (courts)

what somebody heard may be so:
    Acme/nsubj>heard heard=hear/VBD that/mark>fled Smith/nsubj>fled fled=flee/VBD/ccomp>heard Lima/obj>fled .
= Acme; hear; Smith fled Lima
= Smith; flee; Lima

not every one is not all:
    Not>firm every/DT/det>firm firm/nsubj>pleased was/cop>pleased pleased/JJ .
= every firm; be; pleased [negative]

were it so is a condition:
    Were/aux:pass>sold Acme/nsubj:pass>sold to>sold be/aux:pass>sold sold=sell/VBN/advcl>leave ,
    workers/NNS/nsubj>leave would>leave leave/VB .
= Acme; be sold; be sold [conditional]
= workers; leave; would leave [conditional]

and nobody says it:
    Were/aux:pass>sold Acme/nsubj:pass>sold to>sold be/aux:pass>sold sold=sell/VBN/ccomp>said she>said said=say/VBD .
= Acme; be sold; be sold [conditional] (she)

what one sues for is ahead:
    Acme/nsubj>sued sued=sue/VBD to>stop stop/VB/xcomp>sued the>sale sale/obj>stop .
= Acme; stop; sale [planned]

what is put off is to be done:
    Buyers/NNS/nsubj>put have>put put/VBN off/RP/compound:prt>put buying=buy/VBG/advcl>put cars/NNS/obj>buying .
= buyers; buy; cars [planned]
= buyers; put off; have put off

nor is what is given up as a complement:
    Acme/nsubj>gave gave=give/VBD up/RP/compound:prt>gave making=make/VBG/xcomp>gave cars/NNS/obj>making .
= Acme; make; cars [negative]

what is risked may be:
    A>plan plan/nsubj>risked risked=risk/VBD hurting=hurt/VBG/xcomp>risked sales/NNS/obj>hurting .
= plan; hurt; sales [possible]

who calls a thing something after another act judges it:
    Mary/nsubj>welcomed Smith/flat>Mary welcomed=welcome/VBD the>vote vote/obj>welcomed and>called
    called=call/VBD/conj>welcomed it/obj>called a>success great/JJ/amod>success success/xcomp>called .
= Mary Smith; call; it
= Mary Smith; welcome; vote
= it; be; great success (Mary Smith)

who wants shops to open has shops:
    They>want want/VBP shops/NNS/obj>want around/IN/case>world the>world world/nmod>shops to>accept
    accept/VB/xcomp>want cards/NNS/obj>accept .
= shops; accept; cards [planned]
= shops; be around; world
= They; want; shops around the world to accept cards

a request that is rejected was made:
    A>judge judge/nsubj>rejected rejected=reject/VBD a>request request/obj>rejected for>truce a>truce
    truce/nmod>request .
= judge; reject; request
= request; for; truce

what is taken for granted in a rejected claim its author says:
    Acme/nsubj>rejected rejected=reject/VBD Smith/nmod:poss>claim 's/POS/case>Smith claim/obj>rejected
    that/IN/mark>closed his/PRP$/nmod:poss>plant plant/nsubj>closed closed=close/VBD/acl>claim .
= Acme; reject; claim
= Smith; have; claim
= his; have; plant (Smith)
= plant; close; closed [negative] (Acme)

what a thing is known as the article says:
    Smith/nsubj>said said=say/VBD the>drug drug/nsubj>failed ,/punct>known known=know/VBN/acl>drug as>X X/obl>known
    ,/punct>drug failed=fail/VBD/ccomp>said .
= Smith; say; the drug, known as X, failed
= drug; be known; X
= drug; fail; failed (Smith)

what is so now, while it was said what would be, the article tells:
    Smith/nsubj>said said=say/VBD Acme/nsubj>grow would/MD/aux>grow grow/VB/ccomp>said ,/punct>shrinks
    while/IN/mark>shrinks Globex/nsubj>shrinks shrinks=shrink/VBZ/advcl>grow .
= Smith; say; Acme would grow
= Acme; grow; would grow [planned] (Smith)
= Globex; shrink; shrinks

what a clause in the present tells of a name by the way the article tells:
    Smith/nsubj>said said=say/VBD Acme/nsubj>fell ,/punct>owns which/nsubj>owns owns/VBZ/acl:relcl>Acme Globex/obj>owns
    ,/punct>Acme fell=fall/VBD/ccomp>said .
= Smith; say; Acme, which owns Globex, fell
= Acme; own; Globex
= Acme; fall; fell (Smith)

what onlookers think of a thing somebody speaks of is not told by that somebody:
    Smith/nsubj>said said=say/VBD Acme/nsubj>bought bought=buy/VBD/ccomp>said plants/NNS/obj>bought that/WDT/obj>call
    critics/NNS/nsubj>call call/VBP/acl:relcl>plants a>bargain bargain/xcomp>call .
= Smith; say; Acme bought plants that critics call a bargain
= Acme; buy; plants (Smith)
= critics; call; plants
= plants; be; bargain (critics)

what happened by the way the article tells:
    Smith/nsubj>said said=say/VBD Acme/nsubj>fell ,/punct>bought which/nsubj>bought bought=buy/VBD/acl:relcl>Acme
    Globex/obj>bought ,/punct>Acme fell=fall/VBD/ccomp>said .
= Smith; say; Acme, which bought Globex, fell
= Acme; buy; Globex
= Acme; fall; fell (Smith)

what one in the past tells somebody may have said:
    Smith/nsubj>said said=say/VBD Acme/nsubj>fell ,/punct>owned which/nsubj>owned owned=own/VBD/acl:relcl>Acme
    Globex/obj>owned ,/punct>Acme fell=fall/VBD/ccomp>said .
= Smith; say; Acme, which owned Globex, fell
= Acme; own; Globex (Smith)
= Acme; fall; fell (Smith)

what a firm is the article says:
    Smith/nsubj>said said=say/VBD Acme/nsubj>fell ,/punct>bank a>bank bank/appos>Acme ,/punct>Acme
    fell=fall/VBD/ccomp>said .
= Smith; say; Acme, a bank, fell
= Acme; be; bank
= Acme; fall; fell (Smith)

workers are there before they are organised:
    The>union union/nsubj>wants wants/VBZ to>organise organise/VB/xcomp>wants workers/NNS/obj>organise at>Acme
    Acme/nmod>workers .
= union; organise; workers [planned]
= workers; be at; Acme

what is done before another begins is not told:
    The>law law/nsubj>requires requires/VBZ tests/NNS/obj>requires before>begin works/NNS/nsubj>begin
    begin/VBP/advcl>requires .
= law; require; tests

nor how a thing is shared:
    The>law law/nsubj>regulates regulates/VBZ how/WRB/advmod>shared profits/NNS/nsubj:pass>shared
    are/aux:pass>shared shared=share/VBN/ccomp>regulates .
= law; regulate; how profits are shared

not everyone is not all:
    Not/advmod>everyone everyone/PRP/PRON/nsubj>likes likes=like/VBZ Acme/obj>likes .
= everyone; like; Acme [negative]

who has yet to do one thing has done another:
    Acme/nsubj>have have/VBP yet/RB/advmod>have to>buy buy/VB/xcomp>have Globex/obj>buy and>sold
    sold=sell/VBD/conj>buy Initech/obj>sold .
= Acme; buy; Globex [negative]
= Acme; sell; Initech

who is told in a headline says nothing, hung beside it:
    Sales/NNS/nsubj>fell fell=fall/VBD ,/punct>told inquiry/nsubj>told told=tell/VBD/parataxis>fell
= inquiry; be told; Sales fell
= sales; fall; fell

who is told in a headline says nothing:
    Sales/NNS/nsubj>fell fell=fall/VBD/ccomp>told ,/punct>told inquiry/nsubj>told told=tell/VBD
= inquiry; be told; Sales fell
= sales; fall; fell

what came of a stroke came:
    Smith/nsubj>holed holed=hole/VBD from>feet 14/CD/nummod>feet feet=foot/NNS/obl>holed to>beat beat/VB/advcl>holed
    Brown/obj>beat .
= Smith; beat; Brown
= Smith; hole from; 14 feet

what one has never told is so:
    Smith/nsubj>told has/VBZ/aux>told never/RB/advmod>told told=tell/VBN them/PRP/obj>told Acme/nsubj>grew
    grew=grow/VBD/ccomp>told .
= Acme; grow; grew
= Smith; tell; Acme grew [negative]

what is so beside what somebody says would be the article tells:
    Acme/nsubj>said said=say/VBD it/nsubj>close would/MD/aux>close close/VB/ccomp>said plants/NNS/obj>close
    as/IN/SCONJ/mark>fall prices/NNS/nsubj>fall fall/VBP/advcl>close .
= Acme; say; it would close plants as prices fall
= Acme; close; plants [planned] (Acme)
= prices; fall; fall

what stands behind a semicolon is not said by whom the clause before it is from:
    Acme/nsubj>grew grew=grow/VBD according/VBG/case>Smith to/IN/ADP/fixed>according Smith/obl>grew ;/punct>fell
    Globex/nsubj>fell fell=fall/VBD/parataxis>grew .
= Acme; grow; grew according to Smith (Smith)
= Globex; fall; fell

what nobody told may be:
    Nobody/PRP/PRON/nsubj>told told=tell/VBD her/PRP/obj>told Acme/nsubj>grew grew=grow/VBD/ccomp>told .
= Acme; grow; grew [possible]
= Nobody; tell; Acme grew [negative]

whose plan one blocks one does not do:
    Acme/nsubj>blocked blocked=block/VBD a>plan plan/obj>blocked to>sell sell/VB/acl>plan Globex/obj>sell .
= Acme; block; plan

should it be so is a condition:
    Should/MD/AUX/aux>grow Acme/nsubj>grow grow/VB/advcl>pay ,/punct>grow Globex/nsubj>pay will>pay pay/VB .
= Acme; grow; grow [conditional]
= Globex; pay; will pay [planned]

too poor to do it does not:
    Acme/nsubj>poor is/cop>poor too/RB/advmod>poor poor/JJ to/TO/mark>buy buy/VB/advcl>poor Globex/obj>buy .
= Acme; be; too poor
= Acme; buy; Globex [negative]

of what is not there nothing is said:
    Acme/nsubj>has has/VBZ no/DT/det>plants new/JJ/amod>plants plants/NNS/obj>has in>Springfield
    Springfield/nmod>plants .
= Acme; have; new plants [negative]

what somebody is to do is ahead, and no quality:
    Acme/nsubj>build is/aux>build to/TO/mark>build build/VB plants/NNS/obj>build .
= Acme; build; plants [planned]

what was expected nobody said:
    Acme/nsubj>grew grew=grow/VBD as>expected Smith/nsubj>expected expected=expect/VBD/advcl>grew .
= Acme; grow; grew

a shared auxiliary before a second subject:
    Jobs/NNS/nsubj:pass>cut should>cut be/aux:pass>cut cut/VBN and>closed 14/CD/nummod>plants
    plants/NNS/nsubj:pass>closed closed=close/VBN/conj>cut .
= 14 plants; be closed; closed [planned]
= 14 plants; number; 14
= jobs; be cut; should be cut [planned]

whether to do something is open, not a condition:
    voters/NNS/nsubj>decide will/aux>decide decide/VB whether/IN/SCONJ/mark>keep to/TO/mark>keep keep/VB/advcl>decide
    Smith/obj>keep
= voters; decide; whether to keep Smith [planned]
= voters; keep; Smith [possible]

what is done instead of something leaves that undone:
    Acme/nsubj>rents rents/VBZ jets/NNS/obj>rents instead=instead/RB/mark>buying of/IN/fixed>instead
    buying=buy/VBG/advcl>rents trains/NNS/obj>buying
= Acme; rent; jets
= Acme; buy; trains [negative]

a win from behind is one:
    Acme/nsubj>came came=come/VBD from>behind behind/RB/obl>came to/TO/mark>beat beat/VB/advcl>came Globex/obj>beat
= Acme; come from; behind
= Acme; beat; Globex

of what there is no evidence for nobody says that it is so:
    police/NNS/nsubj>found found=find/VBD no/DT/det>evidence evidence/NN/obj>found that/IN/SCONJ/mark>paid
    Acme/nsubj>paid paid=pay/VBD/acl>evidence bribes/NNS/obj>paid
= police; find; evidence [negative]
= Acme; pay; bribes [possible]

evidence that there is tells it:
    police/NNS/nsubj>found found=find/VBD evidence/NN/obj>found that/IN/SCONJ/mark>paid
    Acme/nsubj>paid paid=pay/VBD/acl>evidence bribes/NNS/obj>paid
= police; find; evidence
= Acme; pay; bribes

a fact stays one, mentioned or not:
    police/NNS/nsubj>mention did/aux>mention not/RB/advmod>mention mention/VB the/DT/det>fact fact/NN/obj>mention
    that/IN/SCONJ/mark>paid Acme/nsubj>paid paid=pay/VBD/acl>fact bribes/NNS/obj>paid
= police; mention; fact [negative]
= Acme; pay; bribes

the question of a quotation after it is not a sentence's own:
    Smith/nsubj>sold sold=sell/VBD shares/NNS/obj>sold ./punct>sold "/punct>paid Acme/nsubj>paid
    paid=pay/VBD/parataxis>sold ?/punct>paid "/punct>paid
= Smith; sell; shares
= Acme; pay; paid [possible]

a finite verb shares no auxiliary with a second subject:
    Acme/nsubj>cut may>cut cut/VB jobs/NNS/obj>cut and>closed Globex/nsubj>closed
    closed=close/VBD/conj>cut plants/NNS/obj>closed .
= Acme; cut; jobs [possible]
= Globex; close; plants

a doubt before a second subject is the first's:
    Acme/nsubj>grew reportedly/RB/advmod>grew grew=grow/VBD and>shrank Globex/nsubj>shrank shrank=shrink/VBD/conj>grew .
= Acme; grow; reportedly grew [possible]
= Globex; shrink; shrank

what is asked for in the subjunctive:
    Acme/nsubj>demanded demanded=demand/VBD that/IN/SCONJ/mark>resign Mary/nsubj>resign Smith/flat>Mary
    resign/VB/ccomp>demanded .
= Acme; demand; Mary Smith resign
= Mary Smith; resign; resign [planned] (Acme)

what is asked for is the word of who asks, not what is taken for granted in it:
    Smith/nsubj>asked asked=ask/VBD that/IN/SCONJ/mark>pay Acme/nmod:poss>owner 's>Acme owner/nsubj>pay
    pay/VB/ccomp>asked Globex/obj>pay .
= Smith; ask; Acme's owner pay Globex
= owner; pay; Globex [planned] (Smith)
= Acme; have; owner

what one underlines one says, and a thing says nothing:
    Smith/nsubj>underlined underlined=underline/VBD that/IN/SCONJ/mark>sold Acme/nsubj>sold
    sold=sell/VBD/ccomp>underlined Globex/obj>sold ;/punct a>storm storm/nsubj>highlighted
    highlighted=highlight/VBD/parataxis>underlined that/IN/SCONJ/mark>closed Initech/nsubj>closed
    closed=close/VBD/ccomp>highlighted .
= Smith; underline; Acme sold Globex
= Acme; sell; Globex (Smith)
= storm; highlight; Initech closed
= Initech; close; closed

what follows what is said with a reason is said too, and what follows with a time is not:
    Acme/nsubj>sell will>sell sell/VB Globex/obj>sell ,/punct Smith/nsubj>said said=say/VBD/parataxis>sell ,/punct
    because/mark>lost it/nsubj>lost lost=lose/VBD/advcl>sell Initech/obj>lost after/mark>bought Jones/nsubj>bought
    bought=buy/VBD/advcl>sell Umbrella/obj>bought .
= Acme; sell; Globex [planned] (Smith)
= Smith; say; Acme will sell Globex
= Acme; lose; Initech (Smith)
= Jones; buy; Umbrella

what one is convinced of is one's word:
    Smith/nsubj>convinced is/cop>convinced convinced/JJ that/mark>sold Acme/nsubj>sold sold=sell/VBD/ccomp>convinced
    Globex/obj>sold .
= Smith; be; convinced
= Acme; sell; Globex (Smith)

what nobody in particular is sure of is nobody's word:
    It/nsubj>certain is/cop>certain certain/JJ that/mark>sold Acme/nsubj>sold sold=sell/VBD/ccomp>certain
    Globex/obj>sold .
= Acme; sell; Globex

claims made by somebody are theirs, and who rejects them does not say that nothing was paid:
    Smith/nsubj>rejected rejected=reject/VBD claims=claim/NNS/obj>rejected made=make/VBN/acl>claims by/case>Jones
    Jones/obl:agent>made that/IN/SCONJ/mark>pay Acme/nsubj>pay did/aux>pay not/RB/advmod>pay pay/VB/acl>claims
    Globex/obj>pay .
= Smith; reject; claims
= Jones; make; claims
= Acme; pay; Globex [negative possible] (Jones)

what is so for an economist is her word:
    for/case>Mary an/det>economist economist/nmod:desc>Mary Mary/obl>sold Smith/flat>Mary ,/punct Acme/nsubj>sold
    sold=sell/VBD Globex/obj>sold .
= Mary Smith; be; economist
= Acme; sell; Globex (Mary Smith)

what is so according to one is not what another says behind it:
    according/case>Jones to/fixed>according Jones/obl>sold ,/punct Acme/nsubj>sold sold=sell/VBD/ccomp>says
    Globex/obj>sold ,/punct Smith/nsubj>says says/VBZ .
= Smith; say; Acme sold Globex
= Acme; sell; Globex (Jones, Smith)

what suggests something besides is nobody:
    files/NNS/nsubj>leaked leaked=leak/VBD which/nsubj>suggests suggests/VBZ/advcl:relcl>leaked that/mark>sold
    Acme/nsubj>sold sold=sell/VBD/ccomp>suggests Globex/obj>sold .
= files; leak; leaked
= Acme; sell; Globex [possible]

per share is no source:
    Acme/nsubj>paid paid=pay/VBD $/obj>paid 5/CD/compound>million million/CD/nummod>$ per/case>share share/nmod>$ .
= Acme; pay; $5 million per share

per a name is one:
    Acme/nsubj>grew grew=grow/VBD ,/punct per/case>Globex Globex/obl>grew .
= Acme; grow; grew (Globex)

negated:
    Acme/nsubj>own does>own n't>own own/VB Globex/obj>own .
= Acme; own; Globex [negative]

never:
    Acme/nsubj>bought never/RB/advmod>bought bought=buy/VBD Globex/obj>bought .
= Acme; buy; Globex [negative]

a copula negated:
    Acme/nsubj>carmaker is/cop>carmaker not/advmod>carmaker a>carmaker carmaker .
= Acme; be; carmaker [negative]

not only affirms:
    Acme/nsubj>owns not/advmod>only only/RB/advmod>owns owns/VBZ Globex/obj>owns .
= Acme; own; Globex

no subject:
    No/det>company company/nsubj>owns owns/VBZ Globex/obj>owns .
= company; own; Globex [negative]

nobody:
    Nobody/NN/nsubj>owns owns/VBZ Globex/obj>owns .
= nobody; own; Globex [negative]

what nobody wants to do:
    Nobody/NN/nsubj>wants wants/VBZ to>buy buy/VB/xcomp>wants Globex/obj>buy .

no object:
    Acme/nsubj>owns owns/VBZ no/det>company company/obj>owns .
= Acme; own; company [negative]

neither nor:
    Neither/CC/cc:preconj>Acme Acme/nsubj>owns nor/cc>Globex Globex/conj>Acme owns/VBZ Initech/obj>owns .
= Acme; own; Initech [negative]
= Globex; own; Initech [negative]

without:
    Acme/nsubj>left left=leave/VBD Springfield/obl>left without/mark>paying paying=pay/VBG/advcl>left the>tax
    tax/obj>paying .
= Acme; leave; Springfield
= Acme; pay; tax [negative]

failed to:
    Acme/nsubj>failed failed=fail/VBD to>buy buy/VB/xcomp>failed Globex/obj>buy .
= Acme; buy; Globex [negative]

refused to:
    Acme/nsubj>refused refused=refuse/VBD to>buy buy/VB/xcomp>refused Globex/obj>buy .
= Acme; buy; Globex [negative]

stopped doing:
    Acme/nsubj>stopped stopped=stop/VBD selling=sell/VBG/xcomp>stopped phones/NNS/obj>selling .
= Acme; sell; phones [negative]

began doing:
    Acme/nsubj>began began=begin/VBD selling=sell/VBG/xcomp>began phones/NNS/obj>selling .
= Acme; sell; phones

managed to:
    Acme/nsubj>managed managed=manage/VBD to>buy buy/VB/xcomp>managed Globex/obj>buy .
= Acme; buy; Globex

not planning to is no plan:
    Acme/nsubj>plan does>plan not/advmod>plan plan/VB to>buy buy/VB/xcomp>plan Globex/obj>buy .
= Acme; buy; Globex [negative planned]

denied doing:
    Acme/nsubj>denied denied=deny/VBD stealing=steal/VBG/xcomp>denied the>plans plans/NNS/obj>stealing .
= Acme; steal; plans [negative] (Acme)

denied that:
    Acme/nsubj>denied denied=deny/VBD that/IN/SCONJ/mark>stole Globex/nsubj>stole stole=steal/VBD/ccomp>denied
    the>plans plans/NNS/obj>stole .
= Acme; deny; Globex stole the plans
= Globex; steal; plans [negative] (Acme)

who no longer does it does not do it:
    Acme/nsubj>makes no/RB/advmod>longer longer/RBR/ADV/advmod>makes makes=make/VBZ phones/NNS/obj>makes .
= Acme; make; phones [negative]

who is no longer it is not it:
    Smith/nsubj>head is/cop>head no/RB/advmod>longer longer/RBR/ADV/advmod>head head/NN of>Acme Acme/nmod>head .
= Smith; be; head of Acme [negative]
= Smith; be head of; Acme [negative]

what takes no longer takes time:
    It/PRP/PRON/nsubj>lasted lasted=last/VBD no/RB/advmod>longer longer/RBR/ADV/advmod>lasted than>week a>week
    week/obl>longer .
= It; last; lasted no longer than a week

who is afraid to do it may do it:
    Smith/nsubj>afraid was/cop>afraid afraid/JJ to>leave leave/VB/xcomp>afraid Springfield/obj>leave .
= Smith; be; afraid
= Smith; leave; Springfield [possible]

what somebody is accused of meaning is only possible:
    Smith/nsubj:pass>accused was/aux:pass>accused accused=accuse/VBN of/IN/SCONJ/mark>making
    making=make/VBG/advcl>accused a>plan plan/obj>making to>sell sell/VB/acl>plan Acme/obj>sell .
= Smith; be accused of; making a plan to sell Acme
= Smith; make; plan [possible]
= Smith; sell; Acme [possible]

nobody has yet asked whom they must ask:
    Smith/nsubj>ask must>ask ask/VB Globex/iobj>ask to>sell sell/VB/xcomp>ask Acme/obj>sell .
= Smith; ask; Globex [planned]
= Globex; sell; Acme [planned]

whoever sees it happening now expects it:
    Globex/nsubj>sees sees=see/VBZ prices/NNS/obj>sees reaching=reach/VBG/xcomp>sees highs/NNS/obj>reaching .
= prices; reach; highs [planned] (Globex)

what we see happening may be happening:
    We/nsubj>see see/VBP prices/NNS/obj>see reaching=reach/VBG/xcomp>see highs/NNS/obj>reaching .
= prices; reach; highs

after a clause with if all is supposed:
    If/IN/SCONJ/mark>falls Acme/nsubj>falls falls=fall/VBZ/advcl>buys ,/punct>falls Globex/nsubj>buys buys=buy/VBZ
    Hooli/obj>buys .
= Acme; fall; falls [conditional]
= Globex; buy; Hooli [conditional]

even if it is so the other is:
    Even/RB/advmod>falls if/IN/SCONJ/mark>falls Acme/nsubj>falls falls=fall/VBZ/advcl>buys ,/punct>falls
    Globex/nsubj>buys buys=buy/VBZ Hooli/obj>buys .
= Acme; fall; falls [conditional]
= Globex; buy; Hooli

what is warned of as something else happens is another thing:
    Acme/nsubj>fell fell=fall/VBD as/IN/SCONJ/mark>warned Globex/nsubj>warned warned=warn/VBD/advcl>fell of>losses
    losses/NNS/obl>warned .
= Acme; fall; fell
= Globex; warn of; losses

a report has from others what it reports, and not that it does:
    Hooli/nsubj>reported reported=report/VBD Acme/nsubj>bought bought=buy/VBD/ccomp>reported Globex/obj>bought
    ,/punct>citing citing=cite/VBG/advcl>bought officials/NNS/obj>citing .
= Hooli; report; Acme bought Globex
= Acme; buy; Globex (officials, Hooli)

a reason that somebody cites is part of what is said:
    Hooli/nsubj>reported reported=report/VBD Acme/nsubj>bought bought=buy/VBD/ccomp>reported Globex/obj>bought
    ,/punct>citing citing=cite/VBG/advcl>bought doubts/NNS/obj>citing .
= Hooli; report; Acme bought Globex, citing doubts
= Acme; buy; Globex (Hooli)
= Acme; cite; doubts (Hooli)

what is found would show it, not who finds it:
    Smith/nsubj>found found=find/VBD nothing/obj>found to>link link/VB/advcl>found Acme/obj>link to/IN/ADP/case>thefts
    thefts/NNS/obl>link .

ruled out:
    Acme/nsubj>ruled ruled=rule/VBD out/RP/compound:prt>ruled buying=buy/VBG/xcomp>ruled Globex/obj>buying .
= Acme; buy; Globex [negative]

will:
    Acme/nsubj>buy will>buy buy/VB Globex/obj>buy .
= Acme; buy; Globex [planned]

going to:
    Acme/nsubj>going is/aux>going going=go/VBG to>buy buy/VB/xcomp>going Globex/obj>buy .
= Acme; buy; Globex [planned]

would:
    Acme/nsubj>buy would>buy buy/VB Globex/obj>buy .
= Acme; buy; Globex [planned]

would have:
    Acme/nsubj>bought would>bought have/VB/aux>bought bought=buy/VBN Globex/obj>bought .
= Acme; buy; Globex [conditional]

may:
    Acme/nsubj>buy may>buy buy/VB Globex/obj>buy .
= Acme; buy; Globex [possible]

could not:
    Acme/nsubj>buy could>buy not/advmod>buy buy/VB Globex/obj>buy .
= Acme; buy; Globex [negative]

should:
    Acme/nsubj>buy should>buy buy/VB Globex/obj>buy .
= Acme; buy; Globex [planned]

a passive that will be:
    Globex/nsubj:pass>sold will>sold be/aux:pass>sold sold=sell/VBN in>2030 2030/CD/obl>sold .
= Globex; be sold in; 2030 [planned]

reportedly:
    Acme/nsubj>owns reportedly/RB/advmod>owns owns/VBZ Globex/obj>owns .
= Acme; own; Globex [possible]

would if:
    Acme/nsubj>buy would>buy buy/VB Globex/obj>buy if/mark>fell prices/NNS/nsubj>fell fell=fall/VBD/advcl>buy .
= Acme; buy; Globex [conditional]
= prices; fall; fell [conditional]

whether:
    Acme/nsubj>asked asked=ask/VBD whether/mark>owns Globex/nsubj>owns owns/VBZ/ccomp>asked Initech/obj>owns .
= Acme; ask; whether Globex owns Initech
= Globex; own; Initech [possible]

plans to:
    Acme/nsubj>plans plans/VBZ to>buy buy/VB/xcomp>plans Globex/obj>buy .
= Acme; buy; Globex [planned]

hopes to:
    Acme/nsubj>hopes hopes/VBZ to>buy buy/VB/xcomp>hopes Globex/obj>buy .
= Acme; buy; Globex [planned]

expects somebody to:
    Acme/nsubj>expects expects/VBZ Globex/obj>expects to>close close/VB/xcomp>expects the>plant plant/obj>close .
= Globex; close; plant [planned] (Acme)
= Acme; expect; Globex to close the plant

is expected to:
    Globex/nsubj:pass>expected is/aux:pass>expected expected=expect/VBN to>buy buy/VB/xcomp>expected Initech/obj>buy .
= Globex; buy; Initech [planned]

expects that:
    Acme/nsubj>expects expects/VBZ Globex/nsubj>closes closes/VBZ/ccomp>expects the>plant plant/obj>closes .
= Acme; expect; Globex closes the plant
= Globex; close; plant [planned] (Acme)

is likely to:
    Acme/nsubj>likely is/cop>likely likely/JJ to>buy buy/VB/xcomp>likely Globex/obj>buy .
= Acme; buy; Globex [possible]

seems to:
    Acme/nsubj>seems seems/VBZ to>own own/VB/xcomp>seems Globex/obj>own .
= Acme; own; Globex [possible]

to do something is meant:
    Acme/nsubj>borrowed borrowed=borrow/VBD cash/obj>borrowed to>buy buy/VB/advcl>borrowed Globex/obj>buy .
= Acme; borrow; cash
= Acme; buy; Globex [planned]

a plan to:
    Acme/nsubj>has has/VBZ/VERB a>plan plan/obj>has to>buy buy/VB/acl>plan Globex/obj>buy .
= Acme; buy; Globex [planned]
= Acme; have; plan

a relative clause stands by itself:
    Acme/nsubj>sell will>sell sell/VB Globex/obj>sell ,/punct>owns which/nsubj>owns owns/VBZ/acl:relcl>Globex
    Initech/obj>owns .
= Acme; sell; Globex [planned]
= Globex; own; Initech

coordinated verbs share their auxiliary:
    Acme/nsubj>close will>close close/VB the>plant plant/obj>close and>sell sell/VB/conj>close Globex/obj>sell .
= Acme; close; plant [planned]
= Acme; sell; Globex [planned]

or after not denies both:
    Acme/nsubj>own does>own not/advmod>own own/VB Globex/obj>own or>run run/VB/conj>own Initech/obj>run .
= Acme; own; Globex [negative]
= Acme; run; Initech [negative]

but after not affirms the second:
    Acme/nsubj>own does>own not/advmod>own own/VB Globex/obj>own but>runs runs/VBZ/conj>own Initech/obj>runs .
= Acme; own; Globex [negative]
= Acme; run; Initech

what is to be is planned with all that is said of it:
    Acme/nsubj>build will>build build/VB a>plant plant/obj>build near>Springfield Springfield/nmod>plant .
= Acme; build; plant [planned]
= plant; be near; Springfield [planned]

what is there stays actual:
    Acme/nsubj>close will>close close/VB the>plant plant/obj>close near>Springfield Springfield/nmod>plant .
= Acme; close; plant [planned]
= plant; be near; Springfield

said:
    Acme/nsubj>said said=say/VBD Globex/nsubj>owns owns/VBZ/ccomp>said Initech/obj>owns .
= Acme; say; Globex owns Initech
= Globex; own; Initech (Acme)

said by two:
    Acme/nsubj>said and>Hooli Hooli/conj>Acme said=say/VBD Globex/nsubj>owns owns/VBZ/ccomp>said Initech/obj>owns .
= Acme; say; Globex owns Initech
= Globex; own; Initech (Acme, Hooli)
= Hooli; say; Globex owns Initech

what will be said is so:
    Acme/nsubj>say will>say say/VB Globex/nsubj>owns owns/VBZ/ccomp>say Initech/obj>owns .
= Acme; say; Globex owns Initech [planned]
= Globex; own; Initech (Acme)

what was not said is not denied:
    Acme/nsubj>say did>say not/advmod>say say/VB Globex/nsubj>owns owns/VBZ/ccomp>say Initech/obj>owns .
= Acme; say; Globex owns Initech [negative]
= Globex; own; Initech (Acme)

said by one, told by another:
    Mary/nsubj>said Smith/flat>Mary said=say/VBD that/IN/SCONJ/mark>told Acme/nsubj>told told=tell/VBD/ccomp>said
    Globex/obj>told that/IN/SCONJ/mark>fell prices/NNS/nsubj>fell fell=fall/VBD/ccomp>told .
= Acme; tell; prices fell (Mary Smith)
= Mary Smith; say; Acme told Globex that prices fell
= prices; fall; fell (Acme, Mary Smith)

said of a plan:
    Mary/nsubj>said Smith/flat>Mary said=say/VBD Acme/nsubj>buy will>buy buy/VB/ccomp>said Globex/obj>buy and>close
    close/VB/conj>buy Initech/obj>close .
= Acme; buy; Globex [planned] (Mary Smith)
= Acme; close; Initech [planned] (Mary Smith)
= Mary Smith; say; Acme will buy Globex and close Initech

said of a hope:
    Mary/nsubj>said Smith/flat>Mary said=say/VBD Acme/nsubj>hopes hopes/VBZ/ccomp>said to>buy buy/VB/xcomp>hopes
    Globex/obj>buy .
= Acme; buy; Globex [planned] (Mary Smith)
= Mary Smith; say; Acme hopes to buy Globex

shown is no opinion:
    Acme/nsubj>showed showed=show/VBD that/IN/SCONJ/mark>owns Globex/nsubj>owns owns/VBZ/ccomp>showed
    Initech/obj>owns .
= Acme; show; Globex owns Initech
= Globex; own; Initech

according to:
    According=accord/VBG/case>Mary to/IN/ADP/fixed>According Mary/obl>owns Smith/flat>Mary ,/punct>Mary Acme/nsubj>owns
    owns/VBZ Globex/obj>owns .
= Acme; own; Globex (Mary Smith)

somebody said, at the end:
    Acme/nsubj>owns owns/VBZ Globex/obj>owns ,/punct>said Mary/nsubj>said Smith/flat>Mary said=say/VBD/parataxis>owns .
= Acme; own; Globex (Mary Smith)
= Mary Smith; say; Acme owns Globex

somebody said, in the middle:
    Acme/nsubj>bought ,/punct>said Mary/nsubj>said Smith/flat>Mary said=say/VBD/parataxis>bought ,/punct>said
    bought=buy/VBD Globex/obj>bought .
= Acme; buy; Globex (Mary Smith)

somebody said, the clause first and coordinated:
    Acme/nsubj>owns owns/VBZ Globex/obj>owns and>runs runs/VBZ/conj>owns Initech/obj>runs ,/punct>said Mary/nsubj>said
    Smith/flat>Mary said=say/VBD/parataxis>owns .
= Acme; own; Globex (Mary Smith)
= Acme; run; Initech (Mary Smith)
= Mary Smith; say; Acme owns Globex and runs Initech

a noun phrase is vouched for by its clause's speaker:
    Mary/nsubj>said Smith/flat>Mary said=say/VBD Acme/nmod:poss>plant 's>Acme plant/nsubj>closed
    closed=close/VBD/ccomp>said .
= Acme; have; plant (Mary Smith)
= Mary Smith; say; Acme's plant closed
= plant; close; closed (Mary Smith)

a question states nothing:
    Will/MD/aux>buy Acme/nsubj>buy buy/VB Globex/obj>buy ?
= Acme; buy; Globex [possible]

what somebody is told is nobody's word:
    Workers/NNS/nsubj:pass>told were/aux:pass>told told=tell/VBN that/IN/SCONJ/mark>closed Acme/nsubj>closed
    closed=close/VBD/ccomp>told plants/NNS/obj>closed .
= workers; be told; Acme closed plants
= Acme; close; plants

what somebody is accused of:
    Mary/nsubj>accused Smith/flat>Mary accused=accuse/VBD Acme/obj>accused of/IN/SCONJ/mark>closing
    closing=close/VBG/advcl>accused plants/NNS/obj>closing .
= Acme; close; plants [possible] (Mary Smith)
= Mary Smith; accuse; Acme

what somebody is kept from:
    Globex/nsubj>stopped stopped=stop/VBD Acme/obj>stopped from/IN/SCONJ/mark>closing
    closing=close/VBG/advcl>stopped plants/NNS/obj>closing .
= Acme; close; plants [negative]
= Globex; stop; Acme

what is warned against:
    Mary/nsubj>warned Smith/flat>Mary warned=warn/VBD against/IN/SCONJ/mark>closing
    closing=close/VBG/advcl>warned plants/NNS/obj>closing .
= Mary Smith; warn against; closing plants

what nobody knows the reason of is so:
    Mary/nsubj>know Smith/flat>Mary does>know n't>know know/VB why/WRB/advmod>closed Acme/nsubj>closed
    closed=close/VBD/ccomp>know plants/NNS/obj>closed .
= Acme; close; plants
= Mary Smith; know; why Acme closed plants [negative]

denied reports:
    Acme/nsubj>denied denied=deny/VBD reports/NNS/obj>denied that/IN/SCONJ/mark>bought it>bought
    bought=buy/VBD/acl>reports Globex/obj>bought .
= Acme; deny; reports
= it; buy; Globex [negative] (Acme)

what would come of an act is possible:
    Mary/nsubj>said Smith/flat>Mary said=say/VBD the>plan plan/nsubj>ruin would>ruin ruin/VB/ccomp>said Acme/obj>ruin .
= Mary Smith; say; the plan would ruin Acme
= plan; ruin; Acme [possible] (Mary Smith)

the way is if:
    The>way way/nsubj:outer>pays is/cop>pays if/IN/SCONJ/mark>pays Acme/nsubj>pays pays/VBZ Globex/obj>pays .
= Acme; pay; Globex [conditional]

it was not right that:
    It/expl>right was/cop>right not/advmod>right right/JJ that/IN/SCONJ/mark>closed Acme/nsubj>closed
    closed=close/VBD/csubj>right plants/NNS/obj>closed .
= Acme; close; plants

it is not true that:
    It/expl>true is/cop>true not/advmod>true true/JJ that/IN/SCONJ/mark>closed Acme/nsubj>closed
    closed=close/VBD/csubj>true plants/NNS/obj>closed .
= Acme; close; plants [negative]

an example is no source:
    Citing=cite/VBG/advcl>grew Globex/obj>Citing as/IN/ADP/case>example an/DT/det>example example/obl>Citing ,/punct
    Acme/nsubj>grew grew=grow/VBD .
= Acme; cite; Globex
= Acme; grow; grew

the fact that:
    Mary/nsubj>welcomed Smith/flat>Mary welcomed=welcome/VBD the>fact fact/obj>welcomed that/IN/SCONJ/mark>bought
    Acme/nsubj>bought bought=buy/VBD/acl>fact Globex/obj>bought .
= Acme; buy; Globex
= Mary Smith; welcome; fact

is to be built:
    Plants/NNS/nsubj:pass>built are/VBP/AUX/aux>built to>built be/aux:pass>built built=build/VBN .
= plants; be built; be built [planned]

was supposed to:
    Acme/nsubj:pass>supposed was/aux:pass>supposed supposed=suppose/VBN to>buy buy/VB/xcomp>supposed Globex/obj>buy .
= Acme; buy; Globex [planned]

a promise after a semicolon is no comment:
    Acme/nsubj>closed closed=close/VBD plants/NNS/obj>closed ;/punct>promised Globex/nsubj>promised
    promised=promise/VBD/parataxis>closed to>open open/VB/xcomp>promised offices/NNS/obj>open .
= Acme; close; plants
= Globex; open; offices [planned]

a rank is no source:
    Acme/nsubj>seats seats=seat/VBZ guests/NNS/obj>seats according/case>rank to/fixed>according rank/obl>seats .
= Acme; seat; guests

what is still to be done:
    Acme/nsubj>has has=have/VBZ/VERB to>pay pay/VB/xcomp>has taxes/NNS/obj>pay .
= Acme; pay; taxes [planned]

what had to be done was:
    Acme/nsubj>had had=have/VBD/VERB to>pay pay/VB/xcomp>had taxes/NNS/obj>pay .
= Acme; pay; taxes

talk of doing something:
    Acme/nsubj>discussed discussed=discuss/VBD closing=close/VBG/xcomp>discussed plants/NNS/obj>closing .
= Acme; close; plants [possible]

figures to be published:
    Figures/NNS/nsubj>matter to>published be/aux:pass>published published=publish/VBN/acl>Figures today/NN/obl>published
    matter/VBP .
= figures; be published; today [planned]
= figures; matter; matter

who is able to may:
    Acme/nsubj>has has=have/VBZ/VERB the>right right/NN/NOUN/obj>has to>sell sell/VB/acl>right phones/NNS/obj>sell .
= Acme; have; right
= Acme; sell; phones [possible]

who adds is who said:
    Smith/nsubj>said said=say/VBD sales/NNS/nsubj>fell fell=fall/VBD/ccomp>said ,/punct>adding adding=add/VBG/advcl>fell
    that/IN/SCONJ/mark>rise costs/NNS/nsubj>rise rise/VBP/ccomp>adding .
= Smith; add; costs rise
= Smith; say; sales fell
= costs; rise; rise (Smith)
= sales; fall; fell (Smith)

what nobody says:
    Acme/nsubj>say did=do/VBD/aux>say not/RB/advmod>say say/VB whether/IN/SCONJ/mark>left Smith/nsubj>left
    left=leave/VBD/ccomp>say plants/NNS/obj>left .
= Acme; say; whether Smith left plants [negative]
= Smith; leave; plants [possible]

what is yet to be done:
    Acme/nsubj>has has=have/VBZ/VERB yet/RB/advmod>has to>pay pay/VB/xcomp>has taxes/NNS/obj>pay .
= Acme; pay; taxes [negative]

a reason is no source:
    Acme/nsubj>sold sold=sell/VBD plants/NNS/obj>sold citing=cite/VBG/advcl>sold losses/NNS/obj>citing .
= Acme; cite; losses
= Acme; sell; plants

what somebody would have done had something else been so:
    Smith/nsubj>said said=say/VBD Acme/nsubj>closed would>closed have/VB/aux>closed closed=close/VBN/ccomp>said
    plants/NNS/obj>closed had>known it/nsubj>known known=know/VBN/advcl>closed .
= Acme; close; plants [conditional] (Smith)
= Smith; say; Acme would have closed plants had it known

what somebody would have done, it is said:
    Smith/nsubj>said said=say/VBD Acme/nsubj>closed would>closed have/VB/aux>closed closed=close/VBN/ccomp>said
    plants/NNS/obj>closed .
= Acme; close; plants [possible] (Smith)
= Smith; say; Acme would have closed plants

what would probably be done:
    Acme/nsubj>close would>close probably/RB/advmod>close close/VB plants/NNS/obj>close .
= Acme; close; plants [possible]

as if it were so:
    Smith/nsubj>talked talked=talk/VBD to/IN/case>workers workers=worker/NNS/obl>talked as/IN/SCONJ/mark>owned
    if/IN/SCONJ/mark>owned he/nsubj>owned owned=own/VBD/advcl>talked Globex/obj>owned .
= Smith; talk to; workers
= he; own; Globex [possible]

what is so only if another thing is:
    Smith/nsubj>said said=say/VBD Acme/nsubj>pay could>pay pay/VB/ccomp>said taxes=tax/NNS/obj>pay
    that/IN/SCONJ/mark>cut only/RB/advmod>cut if>cut they/nsubj:pass>cut were/aux:pass>cut cut/VBN/advcl>pay
    by>Freedonia Freedonia/obl:agent>cut .
= Acme; pay; taxes [possible] (Smith)
= Freedonia; cut; they [conditional] (Smith)
= Smith; say; Acme could pay taxes that only if they were cut by Freedonia

what was well done:
    Smith/nsubj>did did=do/VBD/VERB well/RB/advmod>did to>escape escape/VB/advcl>did fines/NNS/obj>escape .
= Smith; do to; escape fines
= Smith; escape; fines

what somebody went on to do:
    Smith/nsubj>went went=go/VBD on/RB/advmod>went to>build build/VB/advcl>went plants/NNS/obj>build .
= Smith; build; plants
= Smith; go on to; build plants

what is done while another thing is to be done:
    Acme/nsubj>freeze will>freeze freeze/VB pay/NN/obj>freeze while>closed plants/NNS/nsubj:pass>closed
    are/aux:pass>closed closed=close/VBN/advcl>freeze .
= Acme; freeze; pay [planned]
= plants; be closed; are closed [planned]

what is done beside what is to be done:
    Acme/nsubj>freeze will>freeze freeze/VB pay/NN/obj>freeze ,/punct>closed while>closed plants/NNS/nsubj:pass>closed
    are/aux:pass>closed closed=close/VBN/advcl>freeze .
= Acme; freeze; pay [planned]
= plants; be closed; are closed

what is so only if what is set beside it is:
    Acme/nsubj>close will>close close/VB plants/NNS/obj>close ,>cut but>cut only/RB/advmod>cut if>cut
    taxes=tax/NNS/nsubj:pass>cut are/aux:pass>cut cut/VBN/conj>close .
= Acme; close; plants [conditional]
= taxes; be cut; are cut [conditional]

a question beside a question:
    Smith/nsubj>asked asked=ask/VBD if>left Acme/nsubj>left had>left left=leave/VBN/ccomp>asked and>sold if>sold
    Globex/nsubj>sold had>sold sold=sell/VBN/conj>left plants/NNS/obj>sold .
= Smith; ask; if Acme had left and if Globex had sold plants
= Acme; leave; had left [possible]
= Globex; sell; plants [possible]

what would be so if another thing were, somebody says:
    If>closed Acme/nsubj>closed closed=close/VBD/advcl>said ,>closed Smith/nsubj>said said=say/VBD ,>said
    Globex/nsubj>buy would>buy buy/VB/ccomp>said plants/NNS/obj>buy .
= Acme; close; closed [conditional]
= Globex; buy; plants [conditional] (Smith)
= Smith; say; Globex would buy plants

what is certain to be done:
    Acme/nsubj>certain is/cop>certain certain/JJ to>close close/VB/xcomp>certain plants/NNS/obj>close .
= Acme; close; plants [planned]

what something threatens to do may be:
    Acme/nsubj>threatens threatens/VBZ to>close close/VB/xcomp>threatens plants/NNS/obj>close .
= Acme; close; plants [possible]

what is to be done when another thing was:
    Smith/nsubj>left left=leave/VBD before>sold plants/NNS/nsubj:pass>sold were/aux>sold to>sold be/aux:pass>sold
    sold=sell/VBN/advcl>left .
= Smith; leave; left
= plants; be sold; be sold [planned]

what somebody is to do once another thing is done:
    Ask=ask/VB Smith/obj>Ask when/WRB/advmod>sold Acme/nsubj>sold has>sold sold=sell/VBN/advcl>Ask plants/NNS/obj>sold .
= Acme; sell; plants [planned]

no evidence of what is told without "that":
    There/EX/expl>was was=be/VBD/VERB no>evidence evidence/nsubj>was plants/NNS/nsubj:pass>sold had>sold
    been/aux:pass>sold sold=sell/VBN/acl>evidence .
= plants; be sold; had been sold [possible]

evidence that somebody found is found:
    The>evidence evidence/nsubj>burnt Acme/nsubj>found found=find/VBD/acl:relcl>evidence was/aux:pass>burnt
    burnt=burn/VBN .
= Acme; find; evidence
= evidence; be burnt; was burnt

what is rarely done:
    Acme/nsubj>pays rarely/RB/advmod>pays pays/VBZ taxes/NNS/obj>pays .
= Acme; pay; taxes [negative]

who would not tell did not:
    Smith/nsubj>say would/aux>say not>say say/VB whether>left Acme/nsubj>left had>left left=leave/VBN/ccomp>say .
= Smith; say; whether Acme had left [negative]
= Acme; leave; had left [possible]

who would not do another thing is not to:
    Smith/nsubj>sell would/aux>sell not>sell sell/VB Acme/obj>sell .
= Smith; sell; Acme [negative planned]

what would not go before somebody left did not:
    Smith/nsubj>left left=leave/VBD after>start cars/NNS/nsubj>start would/aux>start not>start start/VB/advcl>left .
= Smith; leave; left
= cars; start; would not start [negative]

what is unlikely:
    Acme/nsubj>unlikely is/cop>unlikely unlikely/JJ to>sell sell/VB/xcomp>unlikely Globex/obj>sell .
= Acme; sell; Globex [negative possible]

what is likely:
    Acme/nsubj>likely is/cop>likely likely/JJ to>sell sell/VB/xcomp>likely Globex/obj>sell .
= Acme; sell; Globex [possible]

what is not clear may be:
    It/expl>clear was/cop>clear not>clear clear/JJ whether>sold Acme/nsubj>sold had>sold sold=sell/VBN/csubj>clear
    Globex/obj>sold .
= Acme; sell; Globex [possible]

what can be done only if somebody says so:
    Acme/nsubj>sell can/MD/aux>sell sell/VB only/RB/advmod>sell if>rule judges/NNS/nsubj>rule rule/VBP/advcl>sell
    that/mark>left Globex/nsubj>left left=leave/VBD/ccomp>rule .
= Acme; sell; can sell only [conditional]
= judges; rule; Globex left [conditional]
= Globex; leave; left [conditional] (judges)

what would be so beside another thing, both on a condition:
    If>closed Acme/nsubj>closed closed=close/VBD/advcl>leave Smith/nsubj>leave would/aux>leave leave/VB and>sell
    Brown/nsubj>sell would/aux>sell sell/VB/conj>leave Globex/obj>sell .
= Acme; close; closed [conditional]
= Smith; leave; would leave [conditional]
= Brown; sell; Globex [conditional]

what one knows how to do:
    Smith/nsubj>knows knows/VBZ how/WRB/advmod>sell to>sell sell/VB/ccomp>knows Acme/obj>sell .
= Smith; know; how to sell Acme
= Smith; sell; Acme [possible]

what one looks at doing:
    Acme/nsubj>looked looked=look/VBD at/IN/mark>closing closing=close/VBG/advcl>looked Globex/obj>closing .
= Acme; look at; closing Globex
= Acme; close; Globex [possible]

what is done next week:
    Acme/nsubj>closes closes/VBZ Globex/obj>closes next/amod>week week/NN/obl:unmarked>closes .
= Acme; close; Globex [planned]

what is done the next week:
    Acme/nsubj>closes closes/VBZ Globex/obj>closes the/DT/det>week next/amod>week week/NN/obl:unmarked>closes .
= Acme; close; Globex

what was not the thing that did it:
    It/PRP/PRON/nsubj>Acme was/cop>Acme not>Acme Acme that/WDT/nsubj>closed closed=close/VBD/acl:relcl>Acme
    plants/NNS/obj>closed .
= Acme; close; plants [negative]

what growth suggests nobody says:
    Acme/nsubj>grew grew=grow/VBD ,/punct suggesting=suggest/VBG/advcl>grew that>owns Globex/nsubj>owns
    owns/VBZ/ccomp>suggesting plants/NNS/obj>owns .
= Acme; grow; grew
= Globex; own; plants [possible]

what was enough to win won:
    Acme/nsubj>enough was/cop>enough enough/JJ to>beat beat/VB/advcl>enough Globex/obj>beat .
= Acme; be; enough
= Acme; beat; Globex

what one did only to lose was lost:
    Acme/nsubj>led led=lead/VBD ,/punct>lose only/RB/advmod>lose to>lose lose/VB/advcl>led Globex/obj>lose .
= Acme; lead to; lose Globex
= Acme; lose; Globex

what was found so is so:
    Acme/nsubj:pass>found was/aux:pass>found found=find/VBN abandoned=abandon/VBN/xcomp>found .
= Acme; be abandoned; abandoned

what is to be done once another thing was:
    Acme/nsubj:pass>paid would/aux>paid be/aux:pass>paid paid=pay/VBN once/IN/SCONJ/mark>left Globex/nsubj>left had>left
    left=leave/VBN/advcl>paid .
= Acme; be paid; would be paid [planned]
= Globex; leave; had left [planned]

what one can do is possible, what is made for it does it:
    Owners/NNS/nsubj>sell can>sell sell/VB Acme/obj>sell .
    | Users/NNS/nsubj>open can>open open/VB Globex/obj>open .
    | Hooli/nsubj>carry can>carry carry/VB cars/NNS/obj>carry .
= owners; sell; Acme [possible]
= users; open; Globex
= Hooli; carry; cars

what one hopes that one can do is planned:
    Smith/nsubj>hopes hopes/VBZ Acme/nsubj>buy can>buy buy/VB/ccomp>hopes Globex/obj>buy .
= Smith; hope; Acme can buy Globex
= Acme; buy; Globex [planned] (Smith)

what must have been is possible, what must be is to be:
    Acme/nsubj>sold must>sold have/VB/AUX/aux>sold sold=sell/VBN Globex/obj>sold .
    | Acme/nsubj>close must>close close/VB Initech/obj>close .
= Acme; sell; Globex [possible]
= Acme; close; Initech [planned]

who did it to win by a score won:
    Smith/nsubj>returned returned=return/VBD to>beat beat/VB/advcl>returned Brown/obj>beat 6-4/CD/obl:unmarked>beat .
    | Acme/nsubj>invested invested=invest/VBD to>beat beat/VB/advcl>invested Globex/obj>beat .
= Smith; return to; beat Brown 6-4
= Smith; beat; Brown
= Acme; invest to; beat Globex
= Acme; beat; Globex [planned]

who would not give details did not:
    Smith/nsubj>give would>give not>give give/VB details=detail/NNS/obj>give .
= Smith; give; details [negative]

what is not ruled out may be:
    Acme/nsubj>ruled has>ruled not>ruled ruled=rule/VBN out/RP/compound:prt>ruled closing=close/VBG/xcomp>ruled
    Globex/obj>closing .
= Acme; close; Globex [possible]

what is not stopped goes on, who is not barred may or may not:
    Acme/nsubj>stop did>stop not>stop stop/VB buying=buy/VBG/xcomp>stop Globex/obj>buying .
    | Brown/nsubj>prevent will>prevent not>prevent prevent/VB Initech/obj>prevent from/IN/SCONJ/mark>closing
    closing=close/VBG/advcl>prevent plants/NNS/obj>closing .
    | Smith/nsubj:pass>barred was/aux:pass>barred not>barred barred=bar/VBN from/IN/SCONJ/mark>leaving
    leaving=leave/VBG/advcl>barred Springfield/obj>leaving .
= Acme; buy; Globex
= Brown; prevent; Initech [negative planned]
= Initech; close; plants [planned]
= Smith; be barred from; leaving Springfield [negative]
= Smith; leave; Springfield [negative]

who is reluctant to do it may, who is less likely to do it rather will not:
    Acme/nsubj>reluctant is/cop>reluctant reluctant/JJ to>sell sell/VB/xcomp>reluctant Globex/obj>sell .
    | Smith/nsubj>likely is/cop>likely less/RBR/advmod>likely likely/JJ to>leave leave/VB/xcomp>likely
    Springfield/obj>leave .
= Acme; sell; Globex [possible]
= Smith; leave; Springfield [negative possible]

what one is not convinced of may be:
    Smith/nsubj>convinced is/cop>convinced not>convinced convinced/JJ that/IN/SCONJ/mark>owns Acme/nsubj>owns
    owns/VBZ/ccomp>convinced Globex/obj>owns .
= Smith; be; convinced [negative]
= Acme; own; Globex [possible]

what nothing does:
    Acme/nsubj>made made=make/VBD no/DT/det>phone phone/obj>made that/WDT/nsubj>works works/VBZ/acl:relcl>phone
    in>Springfield Springfield/obl>works .
    | Smith/nsubj>man is/cop>man not>man a>man man/NN who/nsubj>leaves leaves/VBZ/acl:relcl>man
    Freedonia/obj>leaves .
    | There/EX/expl>were were/VBD/VERB not>were plants/NNS/nsubj>were left=leave/VBN/acl>plants in>Shelbyville
    Shelbyville/obl>left .
= Acme; make; phone [negative]
= Smith; be; man [negative]
= plants; be left in; Shelbyville [negative]

what one calls it beside what one says:
    Acme/nsubj>said said=say/VBD Smith/nsubj>leave would>leave leave/VB/ccomp>said ,/punct>calling
    calling=call/VBG/advcl>leave Globex/obj>calling a>fraud fraud/xcomp>calling .
= Acme; say; Smith would leave, calling Globex a fraud
= Smith; leave; would leave [planned] (Acme)
= Acme; call; Globex
= Globex; be; fraud (Acme)

what is to come before it is to be done:
    Acme/nsubj>sell would>sell sell/VB Globex/obj>sell before/IN/SCONJ/mark>fell prices/NNS/nsubj>fell
    fell=fall/VBD/advcl>sell .
    | Smith/nsubj>left left=leave/VBD Springfield/obj>left before/IN/SCONJ/mark>rose taxes/NNS/nsubj>rose
    rose=rise/VBD/advcl>left .
= Acme; sell; Globex [planned]
= prices; fall; fell [planned]
= Smith; leave; Springfield
= taxes; rise; rose

what waits for two things:
    Acme/nsubj>sell will>sell not>sell sell/VB Globex/obj>sell until/IN/SCONJ/mark>fall prices/NNS/nsubj>fall
    fall/VBP/advcl>sell and>rise taxes/NNS/nsubj>rise rise/VBP/conj>sell .
= Acme; sell; Globex [negative planned]
= prices; fall; fall [planned]
= taxes; rise; rise [planned]

what a decision does is done, what it plans is planned:
    Acme/nmod:poss>decision 's>Acme decision/nsubj>stands to>reject reject/VB/acl>decision Globex/obj>reject
    stands/VBZ .
    | Smith/nmod:poss>decision 's>Smith decision/nsubj>stands to>buy buy/VB/acl>decision Initech/obj>buy stands/VBZ .
= Acme; reject; Globex
= Smith; buy; Initech [planned]
= Acme; have; decision
= Smith; have; decision
= decision; stand; stands

what will be asked about is over:
    Police/nsubj>ask will>ask ask/VB why/WRB/advmod>closed Acme/nsubj>closed closed=close/VBD/ccomp>ask
    Globex/obj>closed .
= Police; ask; why Acme closed Globex [planned]
= Acme; close; Globex

what comes rather than another:
    Wages=wage/NNS/nsubj>rise will>rise rise/VB rather/RB/ADV/cc>fall than/IN/fixed>rather fall/VB/conj>rise .
= wages; rise; will rise [planned]
= wages; fall; fall [negative planned]

what one barely does:
    They/nsubj>spoke barely/RB/advmod>spoke spoke=speak/VBD in>Springfield Springfield/obl>spoke .
= They; speak in; Springfield [negative]

what one fails in:
    Acme/nsubj>failed failed=fail/VBD in>attempt an>attempt attempt/obl>failed to>buy buy/VB/acl>attempt
    Globex/obj>buy .
= Acme; fail in; attempt
= Acme; buy; Globex [negative planned]

who wins a vote to become it becomes it:
    Smith/nsubj>won won=win/VBD the>vote vote/obj>won to>become become/VB/acl>vote mayor/xcomp>become .
= Smith; win; vote
= Smith; become; mayor

what there is no suggestion of:
    There/EX/expl>is is/VBZ/VERB no/DT/det>suggestion suggestion/nsubj>is that/IN/SCONJ/mark>sold Acme/nsubj>sold
    sold=sell/VBD/acl>suggestion Globex/obj>sold .
= Acme; sell; Globex [negative]

what one would prefer one prefers:
    Smith/nsubj>prefer would>prefer prefer/VB Acme/obj>prefer .
= Smith; prefer; Acme

what one is not authorized to do:
    Acme/nsubj:pass>authorized was/aux:pass>authorized not/RB/advmod>authorized authorized=authorize/VBN to>sell
    sell/VB/xcomp>authorized Globex/obj>sell .
= Acme; sell; Globex [negative possible]

what one would be free to do may be:
    Acme/nsubj>free would>free be/cop>free free/JJ to>sell sell/VB/advcl>free Globex/obj>sell .
= Acme; sell; Globex [possible]

what a law would let somebody do may be:
    It/nsubj>let would>let let/VB Acme/obj>let sell/VB/xcomp>let Globex/obj>sell .
= Acme; sell; Globex [possible]
= It; let; Acme sell Globex [planned]

one who stops short of it does not:
    Acme/nsubj>stopped stopped=stop/VBD short/RB/advmod>stopped of/IN/mark>closing closing=close/VBG/advcl>stopped
    Globex/obj>closing .
= Acme; close; Globex [negative]
= Acme; stop short of; closing Globex

one who would not be drawn was not:
    Smith/nsubj:pass>drawn would>drawn not/RB/advmod>drawn be/aux:pass>drawn drawn=draw/VBN on/IN/case>plans
    plans/NNS/obl>drawn .
= Smith; be drawn on; plans [negative]

what could hardly be worse:
    Plans/NNS/nsubj>worse could>worse hardly/RB/advmod>worse be/cop>worse worse=bad/JJR .
= plans; be; worse [negative possible]

what is to be done on a day of its own is ahead, what people do on Mondays is done:
    Acme/nsubj>opens opens=open/VBZ plants/NNS/obj>opens on/case>Monday Monday/obl>opens ;/punct
    Globex/nsubj>closes closes=close/VBZ/parataxis>opens plants=plant/NNS/obj>closes on/case>Mondays
    Mondays/NNS/obl>closes .
= Acme; open; plants [planned]
= Globex; close; plants

what one would have closed and kept:
    It/nsubj>closed would>closed have/aux>closed closed=close/VBN Globex/obj>closed and>kept kept=keep/VBD/conj>closed
    Initech/obj>kept .
= It; close; Globex [conditional]
= It; keep; Initech [conditional]

what is so if so:
    If/mark>so so/RB/advcl>dead ,/punct plans/NNS/nsubj>dead are/cop>dead dead/JJ .
= plans; be; dead [conditional]

what one did not ask for may be:
    Smith/nsubj>ask did/aux>ask not/RB/advmod>ask ask/VB Acme/obj>ask to>sell sell/VB/xcomp>ask Globex/obj>sell .
= Smith; ask; Acme [negative]
= Acme; sell; Globex [possible]

the chance one did not take:
    Acme/nsubj>take did/aux>take not/RB/advmod>take take/VB a>chance chance/obj>take to>sell sell/VB/acl>chance
    Globex/obj>sell .
= Acme; take; chance [negative]
= Acme; sell; Globex [negative possible]

what a headline tells before what is to come has happened:
    Acme/nsubj>sell to>sell sell/VB Globex/obj>sell after/IN/mark>fall prices/NNS/nsubj>fall fall/VBP/advcl>sell
= Acme; sell; Globex [planned]
= prices; fall; fall

what one is given until then to do is ahead:
    It/nsubj>gave gave=give/VBD Acme/obj>gave
    until/IN/ADP/case>2030 2030/CD/obl>gave to>sell sell/VB/xcomp>gave Globex/obj>sell .
= It; give; Acme
= Acme; sell; Globex [planned]

one who would be keen to do it means to:
    Acme/nsubj>keen is/cop>keen keen/JJ to>sell sell/VB/xcomp>keen Globex/obj>sell .
= Acme; be; keen
= Acme; sell; Globex [planned]

prices that move on a day:
    Prices/NNS/nsubj>falling are/aux>falling falling=fall/VBG in>Springfield Springfield/obl>falling on/case>Monday
    Monday/obl>falling .
= prices; fall in; Springfield

what is told of a claim that sums up what was said is not told by who said it:
    Smith/nsubj>said said=say/VBD Acme/nsubj>paid paid=pay/VBD/ccomp>said bribes=bribe/NNS/obj>paid ,/punct>claim
    a>claim claim/appos>bribes that/WDT/obj>denies Acme/nsubj>denies denies=deny/VBZ/acl:relcl>claim .
= Smith; say; Acme paid bribes, a claim that Acme denies
= Acme; pay; bribes (Smith)
= Acme; deny; claim

what is denied of it neither:
    Smith/nsubj>said said=say/VBD Acme/nsubj>paid paid=pay/VBD/ccomp>said bribes=bribe/NNS/obj>paid ,/punct>denies
    which/WDT/obj>denies Globex/nsubj>denies denies=deny/VBZ/acl:relcl>bribes .
= Smith; say; Acme paid bribes, which Globex denies
= Acme; pay; bribes (Smith)
= Globex; deny; bribes

what another says is not told by who said something else:
    Smith/nsubj>says says=say/VBZ Acme/nsubj>grew grew=grow/VBD/ccomp>says ,/punct>put while/mark>put
    Globex/nsubj>put put/VBP/advcl>grew losses=loss/NNS/obj>put at/case>half half/NN/obl>put .
= Smith; say; Acme grew
= Acme; grow; grew (Smith)
= Globex; put; losses

nor is what another says by the source of what goes before:
    Acme/nsubj>grew grew=grow/VBD ,/punct according/case>Smith to/fixed>according Smith/obl>grew ,/punct but/cc>said
    Brown/nsubj>said said=say/VBD/conj>grew Globex/nsubj>closed closed=close/VBD/ccomp>said .
= Acme; grow; grew (Smith)
= Brown; say; Globex closed
= Globex; close; closed (Brown)

two clauses with "that" are said by one, whatever the verb of the first:
    Smith/nsubj>said said=say/VBD that/mark>consider Acme/nsubj>consider would>consider
    consider/VB/ccomp>said bids/NNS/obj>consider and/cc>closed that/mark>closed plants/NNS/nsubj>closed
    closed=close/VBD/conj>consider .
= Smith; say; Acme would consider bids and that plants closed
= Acme; consider; bids [planned] (Smith)
= plants; close; closed (Smith)

what somebody denies doing is no comment on the clause beside:
    Acme/nsubj>closed closed=close/VBD plants/NNS/obj>closed as/mark>denies Smith/nsubj>denies
    denies=deny/VBZ/advcl>closed lying=lie/VBG/xcomp>denies .
= Acme; close; plants
= Smith; lie; lying [negative] (Smith)

a clause that sources say is of a thing is not the thing's word:
    Acme/nsubj>sold sold=sell/VBD plants/NNS/obj>sold ,/punct>said which/WDT/obl>close people/NNS/nsubj>close
    close/JJ/ccomp>said to/case>it it/PRP/obl>close said=say/VBD/acl:relcl>plants .
= Acme; sell; plants
= people; be close to; it
= plants; say; which people close to it

the first to be chosen was chosen:
    Smith/nsubj>mayor was/cop>mayor the>mayor first/JJ/amod>mayor mayor/NN to>elected be/aux:pass>elected
    elected=elect/VBN/acl>mayor in/case>Springfield Springfield/obl>elected .
= Smith; be; first mayor
= first mayor; be elected in; Springfield

a meeting only to be held is ahead:
    Smith/nsubj>left left=leave/VBD after>meeting only/RB/advmod>meeting a>meeting meeting/NN/obl>left to>held
    be/aux:pass>held held=hold/VBN/acl>meeting in/case>Springfield Springfield/obl>held .
= Smith; leave; meeting
= meeting; be held in; Springfield [planned]

what somebody's failure is of was not done:
    Acme/nmod:poss>failure 's/case>Acme failure/NN/nsubj>hurt to>pay pay/VB/acl>failure taxes=tax/NNS/obj>pay
    hurt=hurt/VBD Globex/obj>hurt .
= Acme; have; failure
= Acme; pay; taxes [negative]
= failure; hurt; Globex

any failure may never be:
    Any/det>failure failure/NN/nsubj>hurt to>pay pay/VB/acl>failure taxes=tax/NNS/obj>pay may/MD/aux>hurt hurt/VB
    Globex/obj>hurt .
= failure; hurt; Globex [possible]

a law that one calls for may never be:
    Smith/nsubj>called called=call/VBD for/case>law a>law law/NN/obl>called banning=ban/VBG/acl>law
    guns=gun/NNS/obj>banning .
= Smith; call for; law
= law; ban; guns [possible]

a law that one praises is there:
    Smith/nsubj>praised praised=praise/VBD a>law law/NN/obj>praised banning=ban/VBG/acl>law guns=gun/NNS/obj>banning .
= Smith; praise; law
= law; ban; guns

what a plan involves is ahead:
    The>plan plan/NN/nsubj>involves involves=involve/VBZ closing=close/VBG/xcomp>involves plants=plant/NNS/obj>closing
    .
= plan; close; plants [planned]

whom one calls on to do it should in one's view:
    Smith/nsubj>called called=call/VBD on/case>Acme Acme/obl>called to>sell sell/VB/xcomp>called Globex/obj>sell .
= Acme; sell; Globex [planned] (Smith)

what one is concerned about may be so:
    Smith/nsubj>concerned is/cop>concerned concerned/JJ that/mark>sold Acme/nsubj>sold sold=sell/VBD/ccomp>concerned
    Globex/obj>sold .
= Acme; sell; Globex [possible] (Smith)
= Smith; be; concerned

what one does not realise is so:
    Smith/nsubj>realise did/aux>realise not/RB/advmod>realise realise/VB that/mark>sold Acme/nsubj>sold
    sold=sell/VBD/ccomp>realise Globex/obj>sold .
= Acme; sell; Globex
= Smith; realise; Acme sold Globex [negative]

what one has not confirmed may be so:
    Smith/nsubj>confirmed has/aux>confirmed not/RB/advmod>confirmed confirmed=confirm/VBN that/mark>sold
    Acme/nsubj>sold sold=sell/VBD/ccomp>confirmed Globex/obj>sold .
= Acme; sell; Globex [possible]
= Smith; confirm; Acme sold Globex [negative]

what one is not interested in one does not mean to do:
    Acme/nsubj>interested is/cop>interested not/RB/advmod>interested interested/JJ in/mark>selling
    selling=sell/VBG/advcl>interested Globex/obj>selling .
= Acme; be; interested [negative]
= Acme; sell; Globex [negative possible]

what a plan calls for is ahead:
    The>plan plan/NN/nsubj>calls calls=call/VBZ for/mark>selling selling=sell/VBG/advcl>calls Globex/obj>selling .
= plan; call for; selling Globex
= plan; sell; Globex [planned]

who calls for doing it need not do it:
    Smith/nsubj>called called=call/VBD for/mark>selling selling=sell/VBG/advcl>called Globex/obj>selling .
= Smith; call for; selling Globex

what is cited as doing something does it in the view of who cites it:
    Smith/nsubj>cited cited=cite/VBD Acme/obj>cited as/mark>hurting hurting=hurt/VBG/advcl>cited Globex/obj>hurting .
= Acme; hurt; Globex (Smith)
= Smith; cite; Acme

what one is credited with one may have done:
    Acme/nsubj:pass>credited is/aux:pass>credited credited=credit/VBN with/mark>saving saving=save/VBG/advcl>credited
    Globex/obj>saving .
= Acme; be credited with; saving Globex
= Acme; save; Globex [possible]

what is done so that something is is for that:
    Smith/nsubj>sold sold=sell/VBD plants=plant/NNS/obj>sold so/IN/mark>owns that/fixed>so Acme/nsubj>owns
    owns=own/VBZ/advcl>sold Globex/obj>owns .
= Acme; own; Globex [planned]
= Smith; sell; plants

one who must pay or face something is to pay:
    Acme/nsubj>sell must/MD/aux>sell sell/VB Globex/obj>sell or/cc>face face/VB/conj>sell fines=fine/NNS/obj>face .
= Acme; face; fines [possible]
= Acme; sell; Globex [planned]

a man purported to own it may:
    Smith/nsubj>met met=meet/VBD a>man man/NN/obj>met purported=purport/VBN/acl>man to>own own/VB/xcomp>purported
    Globex/obj>own .
= Smith; meet; man
= man; own; Globex [possible]

whom the board chose to do it has not yet:
    Acme/nsubj>chose chose=choose/VBD Smith/obj>chose to>run run/VB/xcomp>chose Globex/obj>run .
= Acme; choose; Smith
= Smith; run; Globex [planned]

a range that has grown to include it includes it:
    Acme/nsubj>grown has/aux>grown grown=grow/VBN to>include include/VB/xcomp>grown Globex/obj>include .
= Acme; include; Globex

what somebody called a thing are that one's words:
    Acme/nsubj>condemned condemned=condemn/VBD what/PRP/obj>condemned Smith/nsubj>called
    called=call/VBD/acl:relcl>what an>strike unfair/JJ/amod>strike strike/NN/xcomp>called .
= Acme; condemn; what Smith called an unfair strike
= unfair strike; be; unfair (Smith)

who is called on after being moved by something is called on by who was:
    Smith/nsubj:pass>moved was/aux:pass>moved moved=move/VBN by/case>riots riots=riot/NNS/obl:agent>moved and/cc>called
    called=call/VBD/conj>moved on/case>Acme Acme/obl>called to>sell sell/VB/xcomp>called Globex/obj>sell .
= Acme; sell; Globex [planned] (Smith)
= riots; move; Smith

what a deal that is to be brokered is between is ahead:
    Smith/nsubj>wants wants=want/VBZ to>broker broker/VB/xcomp>wants a>deal deal/NN/obj>broker with/case>Acme
    Acme/nmod>deal .
= Smith; broker; deal [planned]
= deal; be with; Acme [planned]

the arrest that one seeks may never be:
    Smith/nsubj>seeks seeks=seek/VBZ the>arrest arrest/NN/obj>seeks of/case>guards guards=guard/NNS/nmod>arrest
    in/case>Springfield Springfield/nmod>arrest .
= Smith; seek; arrest of guards
= arrest of guards; be in; Springfield [possible]

firms allegedly involved in something may not be:
    Acme/nsubj>named named=name/VBD firms=firm/NNS/obj>named allegedly/RB/advmod>involved involved/JJ/amod>firms
    in/case>fraud fraud/NN/obl>involved .
= Acme; name; firms
= firms; be; allegedly involved in fraud
= firms; be involved in; fraud [possible]
"""
OPENS = "Acme/nsubj>{verb} {verb}=open/{tag} a>plant plant/obj>{verb} in>{year} {year}/CD/obl>{verb} ."


@pytest.mark.parametrize(("written", "expected"), cases(CASES))
def test_the_status_of(written: str, expected: set[str]) -> None:
    assert outcome(read(written)) == expected


@pytest.mark.parametrize(
    ("verb", "tag", "year", "published", "modality"),
    [
        ("opens", "VBZ", "2030", "2021-03-02", "planned"),
        ("opens", "VBZ", "2030", None, "actual"),
        ("opened", "VBD", "2019", "2021-03-02", "actual"),
        ("opened", "VBD", "2020", "2020", "actual"),
    ],
)
def test_what_is_dated_after_the_article_is_planned(
    verb: str, tag: str, year: str, published: str | None, modality: str
) -> None:
    reading = read(OPENS.format(verb=verb, tag=tag, year=year), date=published)
    assert find(reading, "Acme", "open", "plant").modality == modality


VOTES = {
    "meets/VBZ on>Friday Friday/obl>meets .": "2021-03-05",
    "met=meet/VBD on>Friday Friday/obl>met .": "2021-02-26",
    "plans/VBZ to>meet meet/VB/xcomp>plans on>Friday Friday/obl>meet .": "2021-03-05",
    "may>meet meet/VB on>Friday Friday/obl>meet .": "2021-03-05",
    "has>met met=meet/VBN since>Friday Friday/obl>met .": "2021-02-26",
    "has>closed been>closed closed=close/VBN until/IN/ADP/case>Friday Friday/obl>closed .": "2021-03-05",
}


@pytest.mark.parametrize("rest", VOTES)
def test_a_weekday_lies_where_the_verb_says(rest: str) -> None:
    head = next(w.split(">")[1] for w in rest.split() if w.startswith("Friday"))
    dep = "nsubj:pass" if "been" in rest else "nsubj"
    top = "plans" if "plans" in rest else head
    reading = read(f"Acme/{dep}>{top} {rest}", {"Friday": "DATE"}, date="2021-03-02")
    periods = {(e.period.begin or e.period.end) for e in reading.extractions if e.period is not None}
    assert periods == {VOTES[rest]}


@pytest.mark.parametrize(
    ("start", "verb", "status"),
    [
        ("", "took took=take/VBD", ""),
        ("", "needed needed=need/VBD", ""),
        ("", "needs needs/VBZ", " [planned]"),
        ("Smith/nsubj>said said=say/VBD ", "took took=take/VBD/ccomp>said", " (Smith)"),
        ("Smith/nsubj>said said=say/VBD ", "needed needed=need/VBD/ccomp>said", " [planned] (Smith)"),
    ],
)
def test_what_took_or_needed_days_was_done_in_them(start: str, verb: str, status: str) -> None:
    head = verb.split(maxsplit=1)[0]
    written = f"{start}Acme/nsubj>{verb} two/CD/nummod>days days/NNS/obj>{head} to>sell sell/VB/advcl>{head}"
    assert f"Acme; sell; Globex{status}" in outcome(read(f"{written} Globex/obj>sell .", {"two days": "DATE"}))


def test_what_a_source_is_it_does_not_say() -> None:
    reading = read(
        "Acme/nsubj>grew grew=grow/VBD ,/punct according/case>analyst to/fixed>according an/DT/det>analyst "
        "analyst/obl>grew ,/punct Mary/appos>analyst Smith/flat>Mary ."
    )
    assert outcome(reading) == {"Acme; grow; grew (Mary Smith)", "Mary Smith; be; analyst"}


def test_the_nearest_speaker_comes_first() -> None:
    reading = read(
        "Mary/nsubj>said Smith/flat>Mary said=say/VBD Acme/nsubj>announced announced=announce/VBD/ccomp>said "
        "Globex/nsubj>closed closed=close/VBD/ccomp>announced ."
    )
    assert speakers(find(reading, "Globex", "close", "closed")) == ("Acme", "Mary Smith")
    assert speakers(find(reading, "Acme", "announce", "Globex closed")) == ("Mary Smith",)


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        ("criticised=criticise/VBD the/DT/det>pace slow/JJ/amod>pace pace/obj>criticised", True),
        ("spoke=speak/VBD of/IN/ADP/case>pace the/DT/det>pace slow/JJ/amod>pace pace/obl>spoke", True),
        ("spoke=speak/VBD at/IN/ADP/case>pace a/DT/det>pace slow/JJ/amod>pace pace/obl>spoke", False),
        ("changed=change/VBD the/DT/det>pace slow/JJ/amod>pace pace/obj>changed", False),
    ],
)
def test_what_somebody_speaks_of_is_as_they_say(verb: str, said: bool) -> None:
    reading = read(f"Smith/nsubj>{verb.split('=', maxsplit=1)[0]} {verb} of/IN/ADP/case>reform reform/nmod>pace .")
    found = [e for e in reading.extractions if e.rule == "attribute"]
    assert [speakers(e) for e in found] == [("Smith",) if said else ()]


def test_a_thing_speaks_of_nothing() -> None:
    reading = read("Rain/nsubj>highlighted highlighted=highlight/VBD a>leak bad/JJ/amod>leak leak/obj>highlighted .")
    assert not any(speakers(e) for e in reading.extractions)


def test_what_a_criticised_plan_is_for_is_as_the_critic_says() -> None:
    reading = read(
        "Smith/nsubj>slammed slammed=slam/VBD the>plan plan/obj>slammed of>Acme Acme/nmod>plan to/TO/mark>sell "
        "sell/VB/acl>plan Globex/obj>sell ."
    )
    assert speakers(find(reading, "Acme", "sell", "Globex")) == ("Smith",)


def test_who_says_what_a_colon_opens() -> None:
    said = "Smith/nsubj>said said=say/VBD sales/NNS/nsubj>fell fell=fall/VBD/ccomp>said : "
    rows = "First/RB/advmod>{0} Acme/nsubj>{0} {0}=lose/VBD Globex/obj>{0} . "
    second = "Second/RB/advmod>closed it/nsubj>closed closed=close/VBD Hooli/obj>closed ."
    told = read(f"{said}| {rows.format('lost')}| {second}")
    assert speakers(find(told, "Acme", "lose", "Globex")) == ("Smith",)
    assert speakers(find(told, "it", "close", "Hooli")) == ("Smith",)
    other = read(f"{said.replace(' : ', ' . ')}| {rows.format('lost')}")
    assert not speakers(find(other, "Acme", "lose", "Globex"))


def test_an_opinion_in_an_opinion_is_only_possible() -> None:
    reading = read(
        "Mary/nsubj>thinks Smith/flat>Mary thinks/VBZ Acme/nsubj>owns owns/VBZ/ccomp>thinks Globex/obj>owns ."
    )
    assert outcome(reading) == {
        "Mary Smith; think; Acme owns Globex",
        "Acme; own; Globex [possible] (Mary Smith)",
    }


def test_the_stronger_modality_stays() -> None:
    status = Status().weaker("possible")
    assert status.weaker("planned") == status
    assert status.weaker("conditional").modality == "conditional"
    assert status.negated() == Status(polarity="negative", modality="possible")

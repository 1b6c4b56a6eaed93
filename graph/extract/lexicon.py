"""Closed word classes of news English that decide status, speakers and control; lemmas, lower case."""

SPEECH = frozenset(
    """acknowledge add admit advise agree allege announce anticipate argue assert assume assure attest believe boast
    calculate caution cite claim clarify comment complain concede conclude confess confirm consider contend counter
    declare deny describe disclose doubt emphasise emphasize estimate exclaim expect explain fear feel find forecast
    foresee fume guarantee guess hint hope imagine indicate inform insist joke know lament maintain mention note notify
    observe opine pledge point post predict presume project promise propose question quip quote recall reckon recount
    reiterate remark remind repeat reply report respond reveal rule say show signal speculate state stress suggest
    suppose suspect swear tell testify theorise theorize think tweet understand urge vow warn write""".split()
)
"""Verbs whose clause is somebody's statement or thought: their subject is its speaker."""

NOT_SPEAKERS = frozenset("""ensure find know mean see show""".split())
"""Verbs with a clause whose subject vouches for it as a fact rather than voicing it."""

STRESSING = frozenset("denounce determine highlight outline share underline underscore".split())
"""Verbs of saying with a clause with "that", and of much else without one: who says it must be somebody."""

VOICING = {
    **dict.fromkeys(
        """acknowledge admit allege applaud blast cite condemn criticise criticize decry denounce deplore emphasise
        emphasize forecast hail highlight lament laud mention note outline praise predict regret reiterate slam stress
        underline underscore welcome""".split(),
        ("",),
    ),
    "blame": ("", "on"), "boast": ("about", "of"), "complain": ("about", "of"), "dwell": ("on", "upon"),
    "elaborate": ("on", "upon"), "point": ("to",), "refer": ("to",), "speak": ("about", "of", "on"),
    "talk": ("about", "of"), "touch": ("on", "upon"), "warn": ("about", "of"),
}  # fmt: skip
"""Verbs of saying, and the prepositions (none for an object) of what their subject speaks about, and how it is."""

DEMANDING = frozenset("ask command demand order request".split())
"""Verbs whose clause with "that" is what their subject says that somebody should do."""

HEARINGS = frozenset("commission committee court hearing inquest inquiry jury panel parliament trial tribunal".split())
"""Where something is said that "the court heard"."""

HEARERS = frozenset("advise assure inform notify promise remind tell warn".split())
"""Verbs whose passive has for its subject who hears it: "drivers were told that" is nobody's word."""

STANDARDS = frozenset(
    """ability age agreement calendar circumstance condition criterion custom formula guideline habit instruction merit
    method model need plan preference principle protocol rank rule schedule script seniority size standard taste
    timetable tradition type whim will wish""".split()
)
"""What something is done "according to" without its saying anything."""

RAISED = frozenset("anticipate believe consider expect feel imagine intend suppose think want".split())
"""Verbs whose denial is that of their clause: "does not think it is" says it is not."""

ACCUSED = {
    "accuse": ("of",), "suspect": ("of",), "acquit": ("of",), "convict": ("of",), "blame": ("for",), "fine": ("for",),
    "criticise": ("for",), "criticize": ("for",), "condemn": ("for",), "praise": ("for",), "thank": ("for",),
    "applaud": ("for",), "commend": ("for",), "congratulate": ("for", "on"), "laud": ("for",), "reward": ("for",),
    "rebuke": ("for",), "reprimand": ("for",), "scold": ("for",), "honor": ("for",), "honour": ("for",),
    "charge": ("with",), "arrest": ("for",), "jail": ("for",), "sue": ("for",), "punish": ("for",), "sack": ("for",),
    "prevent": ("from",), "stop": ("from",), "ban": ("from",), "bar": ("from",), "keep": ("from",),
    "discourage": ("from",), "deter": ("from",), "prohibit": ("from",), "save": ("from",), "block": ("from",),
    "spare": ("from",), "forbid": ("from",), "dissuade": ("from",),
    "restrain": ("from",), "sentence": ("for",), "imprison": ("for",), "investigate": ("for",), "indict": ("for",),
    "prosecute": ("for",), "suspend": ("for",), "expel": ("for",), "dismiss": ("for",),
    "quote": ("as",), "cite": ("as",), "depict": ("as",), "describe": ("as",), "hail": ("as",), "portray": ("as",),
    "regard": ("as",), "view": ("as",), "credit": ("with",),
}  # fmt: skip
"""Verbs whose object does what the gerund after these prepositions says: "accused Acme of closing plants"."""

LURING = frozenset("bully coerce deceive dupe fool force lure mislead pressure pressurise talk trick".split())
"""Verbs whose object does what the gerund after "into" says: "talked Acme into selling"."""

OWNING = frozenset("boast brag complain lie reminisce speak talk testify write".split())
"""Verbs whose gerund with "about" has happened."""

ALLEGING = frozenset("accuse arrest blame charge credit sue suspect".split())
"""Of those, the ones by which somebody merely says so."""

FACTS = frozenset(
    """acknowledgement announcement awareness conclusion confirmation decision discovery evidence fact finding irony
    news proof realisation realization reality recognition reminder result ruling""".split()
)
"""Nouns whose that-clause is so."""

GIVEN = frozenset("fact irony news realisation realization reality".split())
"""Of those, the ones whose clause is so whatever is done with them; "no evidence that" is another thing."""

ANSWERS = frozenset("answer apologise apologize comment reply respond".split())
"""Verbs of saying whose denial tells something without an object: "has not commented"."""

TRUE = frozenset(
    """accurate case certain clear confident convinced correct hopeful likely optimistic persuaded plausible possible
    sure true unlikely""".split()
)
"""What is not so when its that-clause is not."""

UNSURE = frozenset("doubtful uncertain unclear undecided unknown unsure".split())
"""Adjectives whose clause with "if" is an open question."""

FALSE = frozenset("baseless fabricated false incorrect invented unfounded untrue wrong".split())
"""What a claim is that is not so."""

DETAILS = frozenset("answer comment date detail explanation figure name number reason timetable".split())
"""What one does not give who "would not"."""

ANSWERING = frozenset("comment discuss divulge elaborate identify name speculate".split())
"""What one refuses to do who "would not", besides saying."""

BEATING = frozenset("beat defeat edge stun upset".split())
"""Acts by which somebody wins."""

VOTES = frozenset("ballot contest election poll race runoff vote".split())
"""What one wins to become something: "won the vote to become mayor"."""

BUILDING = frozenset("build construct create design develop draft erect establish found lay make".split())
"""Acts by which a thing first comes to be."""

CONVERSING = frozenset("email meet phone speak talk text".split())
"""Acts in which somebody says something, without a clause for it."""

DENIAL = frozenset("""deny disclaim dismiss dispute refute reject""".split())
"""The clause or gerund under these is denied."""

PLAN = frozenset(
    """advise agree aim anticipate appeal apply arrange ask aspire assign attempt beg beseech bid bound call
    campaign challenge command commission commit compete counsel demand design determined due eager elect encourage
    endeavor endeavour entreat estimate exhort expect fight forecast hope implore instruct intend invite keen lobby look
    march mean move need nominate offer opt order persuade petition plan plead pledge poised predict prefer prepare
    press pressure project promise propose protest push race rally ready recommend register remind require resolve rush
    schedule seek set slate strive struggle sue summon target tell tempt trust try undertake urge volunteer vote vow
    wait want warn wish work""".split()
)
"""Governors whose infinitive is meant, not done."""

POSSIBLE = frozenset(
    """allege appear assume authorise authorize believe consider doubt empower entitle explore eye fear guess
    imagine license likely mull permit possible presume reckon rumor rumour seem speculate suggest suppose suspect
    theorise theorize think threaten unlikely weigh wonder worry""".split()
)
"""Governors whose clause may be so."""

GIVING = frozenset("afford allow award cost deny forbid give grant guarantee hand offer owe refuse".split())
"""Verbs whose object goes to somebody: "gave X the power to rule" has X ruling."""

ORDERS = frozenset(
    """appeal call demand directive exhortation incentive instruction invitation order plea pressure recommendation
    request requirement suggestion ultimatum""".split()
)
"""Nouns whose infinitive is for another to do: "the UN's call to stop" stops nothing."""

REMEDIES = frozenset("app cure device drug machine medicine pill robot sensor therapy treatment vaccine".split())
"""Things that do what their infinitive says, whoever makes or approves them: "a drug to slow the disease"."""

TAKING = frozenset(
    "accept defy disobey face feel follow get have heed ignore obey receive refuse reject resist withstand".split()
)
"""Verbs by which somebody is told to: "received orders to leave"."""

HAVINGS = frozenset("difficulty experience fun luck problem success trouble".split())
"""Nouns that somebody has doing something: "had trouble getting in"."""

MEANS = frozenset(
    """aid budget campaign commitment donation fund grant initiative instrument loan mechanism package programme program
    scheme software subsidy system technique technology tool""".split()
)
"""Nouns of what is for doing something: "a fund for supporting farmers" supports them."""

RESTING = frozenset("depend hinge rely".split())
"""Verbs of what takes another's act: "relies on mobilising militias"."""

FAILED = frozenset(
    """avoid ban bar block cease decline deter discourage fail feign forget halt miss neglect pretend prevent prohibit
    quit refrain refuse restrain stop unable""".split()
)
"""Governors whose infinitive or gerund does not happen."""

BARRING = frozenset("ban bar block discourage feign pretend prohibit restrain".split())
"""Of those, the ones whose denial leaves open what happens: "is not banned from selling it"."""

DECREES = frozenset(
    "acquit approve clear convict deny dismiss grant overturn quash refuse reject revoke uphold veto".split()
)
"""Verbs of what is done by deciding it: "the decision to reject it"."""

CAPACITIES = frozenset(
    """accommodate afford book buy carry contain count find fit get handle hear hold house know order rely remember see
    seat store support understand""".split()
)
"""Verbs of what a thing or a person that "can" is able to do at any time, or is offered: "can carry 500 people"."""

USERS = frozenset("customer player reader subscriber user viewer visitor".split())
"""Those whom a thing is made for: "users can add pictures"."""

OBJECT_CONTROL = frozenset(
    """appoint call choose consider elect expect find get help keep leave let make name nominate order require see
    select send want""".split()
)
"""With an object, these give it as the subject of a participle or a noun, too: "kept Acme waiting"."""

HIRING = frozenset("assign commission delegate deputise dispatch engage enlist hire nominate recruit".split())
"""Verbs whose object is for doing what the infinitive says: "hired a lawyer to sue"."""

DEALT = frozenset("award ban fine medal penalty prize punishment sanction sentence tariff".split())
"""What is given to somebody, or imposed on, for what that one did."""

CHOOSING = frozenset("choose contract pick select tap".split())
"""Verbs whose object, if it is a firm or a person, is for doing what the infinitive says: "chose Acme to build it"."""

FILLING = frozenset("appoint choose elect hire install name nominate pick promote select".split())
"""Verbs by which somebody gets an office that another has had."""

EQUIPPING = frozenset("arm equip fit outfit retrofit".split())
"""Verbs of getting "with" a thing what then does the work: "fitted with cameras to record crashes"."""

FAILURES = frozenset("failure inability refusal reluctance unwillingness".split())
"""Nouns of what is not done."""

CHARGING = frozenset(
    "appoint call create deploy despatch elect establish form install launch name order pay post send set".split()
)
"""Verbs whose object, if it is one of those below, is for doing what the infinitive says."""

TEAMS = frozenset(
    """adviser advisor agency agent army body commission commissioner committee coordinator council court crew czar
    delegation director doctor driver engineer envoy expert firefighter force group gunman hacker hunter inspector
    investigator judge lawyer manager marine mercenary minister mission monitor nurse observer officer panel
    peacekeeper prosecutor rescuer smuggler soldier squad taskforce team troop troops unit volunteer worker""".split()
)
"""Persons and bodies that are sent, paid or set up to do something."""

STAFFING = frozenset("appointment creation deployment dispatch establishment formation hiring".split())
"""Nouns of getting somebody for what the infinitive says."""

HOLDING = frozenset("comprise contain feature include".split())
"""Verbs whose object, some things, are for doing what the infinitive says."""

STEMMING = frozenset(
    """arise centre center clash coincide come concern conflict contrast depend derive focus follow hinge originate rest
    result revolve stem""".split()
)
"""Verbs of a thing that comes of another or turns on it, and takes no part in what that is for."""

FUNDS = frozenset(
    """capital cash data evidence fund income information loan material money payment proceeds profit revenue saving sum
    tax water word""".split()
)
"""What is used to do something, and does not do it."""

ENABLING = frozenset(
    """assist compel empower enable encourage entitle equip force inspire instruct invite motivate persuade pressure
    support tell tempt train urge""".split()
)
"""Verbs whose object does what the infinitive says, however that hangs on them."""

SUBJECT_CONTROL = frozenset(
    "bet cost devote need offer owe pledge promise seek spend swear take threaten use vow waste".split()
)
"""With an object, these leave the infinitive to their own subject all the same: "promised Acme to sell"."""

OBLIQUE_CONTROL = {
    "appeal": ("to", "for"), "arrange": ("for",), "call": ("on", "upon", "for"), "count": ("on",), "leave": ("to",),
    "plead": ("with",),
    "prevail": ("on",), "rely": ("on",), "wait": ("for",),
}  # fmt: skip
"""With one of these prepositions they give its noun as the infinitive's subject: "called on Acme to stop"."""

CLASSING = frozenset("brand call consider declare deem denounce describe hail label regard term view".split())
"""Verbs by which their subject says what their object is."""

NAMINGS = frozenset("call christen code-name codename dub entitle name nickname rename title".split())
"""Participles that give a noun its name: "a device called X"."""

TRANSITIVE = frozenset(
    """abolish accuse acquire adopt amend appoint approve arrest assemble assess attack ban besiege block bomb buy
    capture carry charge collect condemn convict create criticise criticize damage defend denounce deploy design
    destroy detain develop distribute document elect enforce evacuate expel express fund hire host identify
    implement import indict injure install interrogate investigate jail kill locate maintain make manufacture mine
    monitor oppose oust own praise preserve produce promote prosecute protect provide publish punish purchase
    question raid ratify recognise recognize recruit refine reject repair repeal replace rescue seize sentence shell
    strengthen test torture transport undermine use weaken welcome wound""".split()
)
"""Verbs with an object always: one that stands bare before "and" shares its partner's ("design and sell phones")."""

DONE_TOGETHER = frozenset(
    """abduct acquire adapt adopt approve arrest assemble build buy charge choreograph commission compile compose
    condemn construct create criticise criticize curate design detain develop direct distribute draft edit establish
    film finance found fund host illustrate inspect insure invent kidnap launch lead make manage manufacture market
    narrate organise organize own paint perform photograph plan praise print produce promote publish record repair
    review sell sign sponsor staff supply support test translate write""".split()
)
"""Acts with an object always, of which several stand in a row: "written and directed by", "owns and runs"."""

NEGATORS = frozenset(
    """hardly n't neither never no nobody none nor not nothing n’t rarely scarcely seldom without""".split()
)

DOUBT_ADVERBS = frozenset(
    """allegedly arguably conceivably likely maybe ostensibly perhaps possibly potentially presumably probably
    purportedly reportedly seemingly supposedly""".split()
)

ALMOST = frozenset({"almost", "nearly"})
"""Right before a verb these deny it: "nearly collapsed"."""

PARTLY = frozenset("largely nominally partially partly technically".split())
"""Before a verb these say that it is not so altogether: "largely escaped damage"."""

MULTIPLYING = frozenset("double halve quadruple quintuple treble triple".split())
"""Verbs of which these say only about how much: "nearly doubled its revenue"."""

FUTURE_AUX = frozenset("""'ll shall will wo ’ll""".split())
POSSIBLE_AUX = frozenset("""could may might""".split())
DUTY_AUX = frozenset("""must ought should""".split())

SOURCE_CASES = frozenset({"according to", "per", "as per", "in the words of"})

RELATIONAL = frozenset(
    """adviser advisor affiliate aide ally alumnus ambassador analyst arm attorney author backer base boss branch brand
    brother buyer capital captain cause ceo cfo chair chairman chairwoman chancellor chief citizen client co-founder
    coach commander commissioner competitor contractor coo cost counsel creator critic cto customer daughter dean
    deputy designer developer director distributor division economist editor employee envoy executive fan father
    flagship founder governor graduate guest head headquarters holder home host husband inhabitant inventor investor
    joint-venture lawyer leader maker manager manufacturer mayor member minister mother name native number officer
    operator opponent owner parent part partner passenger predecessor president price producer professor provider
    publisher representative resident result retailer rival secretary seller senator shareholder sister site size
    son source spokesman spokesperson spokeswoman sponsor staff strategist student subsidiary successor supplier
    supporter target tenant treasurer trustee unit user value venture version victim wife winner
    headteacher ombudsman provost rector registrar superintendent undersecretary""".split()
)
"""Nouns that relate their referent to the noun of an of-phrase, possessor or compound."""

EMPTY_ADJECTIVES = frozenset(
    """able absolute acting additional all alleged also annual another apparent average back bad both certain chief
    civil closing coming constant current daily deputy developing different domestic drinking due early economic
    eighth enough entire estimated exact executive existing exterior few fifth final first following foreign former
    forward fourth front further general good great gross head high human ill interim interior joint junior key last
    late lead least less likely little low main major many maximum mere military minimum monthly more most much
    mutual naval net next ninth nuclear numerous only opening operating opposite original other outer overall own
    past permanent possible potential present presumed previous prime pro proclaimed prospective public purported
    putative quarterly rear recent respective same second self-proclaimed senior seventh several single sixth
    so-called specific starting styled such super supplied supposed suspected tenth third top total undisclosed
    unspecified upcoming usual various very vice weekly whole widespread would-be yearly""".split()
)
"""Adjectives that attribute nothing to their noun."""

CLASSIFYING_SUFFIXES = ("al", "ic", "ary", "lar", "ese")
"""Endings of adjectives that classify ("medical treatment") rather than describe."""

PREDICABLE = frozenset(
    """brutal catastrophic chaotic controversial critical crucial dramatic emotional enthusiastic exceptional
    extraordinary fatal global heroic historic iconic illegal influential legendary lethal local loyal neutral normal
    optimistic pessimistic popular problematic real realistic regional scary sceptical skeptical spectacular substantial
    sympathetic temporary toxic tragic unpopular vital voluntary""".split()
)
"""Adjectives with such endings that describe all the same."""

AGENT_SUFFIXES = (
    "maker",
    "worker",
    "holder",
    "keeper",
    "owner",
    "trader",
    "dweller",
    "man",
    "woman",
    "people",
    "person",
)
"""Endings of nouns for those who do something or belong somewhere."""

EVENT_NOUNS = frozenset(
    """access acquisition approval attack attempt ban battle belief bid boycott buyout call case claim commitment
    concern contract contribution control criticism cut deal debt decline defeat demand dependence drop effort
    expansion exposure fall fear fight fine growth hope increase influence inquiry interest investment launch
    lawsuit lead link loss march merger need offer opposition order ownership plan pledge praise pressure probe
    promise protest purchase push raid reaction reliance reply report request response review rise ruling sale
    search share stake strike suit support takeover talks tax test threat tie transfer trial use veto victory
    visit vote war warning win work""".split()
)
"""Nouns that state what their possessor does to what their preposition brings in."""

NO_EVENTS = frozenset(
    """ambulance apartment audience battery building carnival ceiling cement championship clothing creature department
    document evening festival furniture gallery garment government instrument jewellery king machinery mansion
    monument morning nation painting parliament passion pension picture portion residence ring rival scenery science
    section sequence ship situation spaceship spring station string structure temperature thing tournament township
    treasure venture version wedding wing""".split()
)
"""Nouns with such endings that are things all the same."""

EVENT_SUFFIXES = ("tion", "sion", "ment", "ance", "ence", "sal", "val", "ship", "ery", "ure", "ing")
"""Endings of nouns made from verbs."""

TELLING = frozenset(
    """accord advice agreement analysis arrangement article bill book briefing chapter column comment conference
    consensus convention course data deal debate decision decree dialogue directive discourse dispute document
    documentary editorial essay evidence exhibition expert fact figure file film finding forum guidance guide hearing
    information inquiry intelligence interview judgment knowledge law lecture legislation lesson literature meeting memo
    memorandum motion negotiation news note opinion panel paper perspective plan poem policy poll position presentation
    project proposal query question record referendum regulation remark report research resolution rule ruling seminar
    session song speech stance standard statement statistic story study summit survey symposium talk testimony text
    thesis think-tank treaty tutorial verdict view vote workshop""".split()
)
"""Nouns of what is about something: what "on" brings in after them is their topic."""

RECIPROCAL = frozenset(
    """agree ally clash collaborate combine compete conclude cooperate discuss form ink marry meet merge negotiate
    partner reach settle sign strike talk team unite""".split()
)
"""Verbs whose joint subjects do it with each other."""

EXTENTS = frozenset(
    """amount blow degree extent impact level number part quantity rate role step thing time variety way""".split()
)
"""Nouns of how much or in what way: what is limited of "a limited amount" is not told."""

FIELDS = frozenset("area branch discipline domain field industry sector sphere subject".split())
"""Nouns that what is coordinated in their of-phrase spells out: "the fields of law and medicine"."""

FOLLOWED = frozenset("alliance coalition front league movement party union".split())
"""Last words of names whose people are members: "Smith of the Green Party"."""

BODIES = frozenset(
    """administration agency airline army authority bank cabinet church club company council court department firm
    government military ministry navy parliament party police regime state union university""".split()
)
"""Nouns of what has what stands before "of" it: "the budget of the government"."""

EMPLOYERS = frozenset(
    """agency bank club company department employer firm ministry newspaper party team university""".split()
)
"""Nouns of what a person belongs to: "her company" is where she works."""

ON_NOUNS = frozenset(
    """agenda brink cards course decline edge footing hold horizon increase market menu move path rise run sale table
    track verge wane way""".split()
)
"""Nouns that with "on" say how something is, not what it is about: "is on the agenda", "is on a firm footing"."""

IDIOM_NOUNS = frozenset(
    """accordance addition basis behalf bit brief capacity case contrast couple course effort end event face favor
    favour front group half hand kind light line lot majority means midst number opinion order pair part point question
    range regard respect response rest result series side sort spite stead term thanks time top turn type variety view
    wake way""".split()
)
"""Heads of set phrases ("as a result of"): what hangs on them says nothing of them."""

SET_PHRASES = frozenset(
    {("for", w) for w in "certain example good instance now real reason sure".split()}
    | {("at", w) for w in "all best first large last latest earliest least moment most once present time worst".split()}
    | {
        ("in", w)
        for w in "addition advance brief detail full general kind particular principle short turn vain".split()
    }
    | {("by", w) for w in "birth comparison contrast far nature profession trade training".split()}
    | {("in", w) for w in "area depth height length number size total value volume weight width".split()}
    | {("of", "course"), ("on", "balance"), ("as", "well"), ("to", "date"), ("above", "all"), ("after", "all")}
    | {("into", "account"), ("up", "front"), ("in", "end"), ("in", "question"), ("on", "hand"), ("to", "day")}
    | {("on", "offer"), ("on", "par"), ("to", "extent"), ("under", "circumstances"), ("in", "regard")}
    | {("in", "meantime"), ("in", "meanwhile"), ("among", "others")}
)
"""Prepositions and words that are one adverb together."""

HOW_PHRASES = frozenset(
    {("in", w) for w in "cash instalments installments kind protest".split()}
    | {("with", w) for w in "anger care caution concern delight ease enthusiasm pride regret relief surprise".split()}
)
"""Prepositions and bare nouns that say how something is done or paid, and nothing of the noun before them."""

CHANGES = frozenset("decline decrease drop fall increase jump reduction rise slump surge".split())
"""Nouns of what becomes more or less, which "in" says."""

CALLED_TO = frozenset("call invite summon".split())
"""Verbs by which somebody is to come to what takes place at a later time."""

CALLING = frozenset("brand call dub label name nickname rename term".split())
"""Verbs by which something gets a name."""

LENT = frozenset("cash debt equity shares stock".split())
"""Bare nouns that with "in" say what an amount is made up of: "$5 million in debt"."""

CONTINENTAL = frozenset({"african", "asian", "european"})

OFFICES = frozenset("boss ceo chair chairman chairwoman chief head leader president".split())
"""Nouns of who leads something, or the part of it that a word before them names: "finance chief"."""

CONTESTS = frozenset(
    """championship competition cup doubles event final game hurdles javelin league marathon match race relay semifinal
    singles slalom sprint team title tournament""".split()
)
"""What is held for such as these: "the women's javelin"."""

MATTERS = frozenset(
    """cause cost headquarters home name number part price product result site size target value venture
    version""".split()
)
"""Of the relational nouns those that stand for nobody."""

FOLK = frozenset("boy child girl lady man people woman worker".split())
"""Bare plurals that class what they stand before: "men's shoes"."""

TERMS = frozenset(
    {("near", "future"), ("safe", "haven"), ("grand", "theft"), ("real", "estate"), ("crude", "oil")}
    | {("black", "box"), ("black", "market"), ("green", "card"), ("red", "tape"), ("white", "paper")}
    | {
        ("deaf", "ear"),
        ("heavy", "lifting"),
        ("long", "run"),
        ("new", "height"),
        ("outside", "world"),
        ("short", "run"),
    }
    | {("small", "fry"), ("common", "ground"), ("common", "sense"), ("fair", "play"), ("running", "mate")}
    | {("double", "standard"), ("hard", "drive"), ("hard", "disk"), ("homeless", "charity"), ("metropolitan", "area")}
    | {
        (adjective, noun)
        for adjective in "developing industrialised industrialized".split()
        for noun in "country economy nation world".split()
    }
)
"""An adjective and a noun that are one term: no future is near."""

TURNS = frozenset("desire existence gratitude greeting part place role signature way".split())
"""What a pronoun has in a set phrase alone: "fought their way through"."""

FEASTS = frozenset("ceremony feast festival holiday month ritual season".split())
"""Nouns of what the name in their of-phrase is: "the festival of Eid"."""

DEPICTIONS = frozenset(
    """bust cartoon concept drawing footage idea image mention name notion painting photo photograph picture polaroid
    portrait sculpture statue""".split()
)
"""What shows or tells of the name in its of-phrase, who does not have it."""

SUFFERED = frozenset(
    """abduction abolition abuse acquisition advancement annexation arrest assassination assault blockade bombing
    bombardment breach capture conquest conviction coverage creation criticism defeat destruction detention dismissal
    evacuation execution expulsion formation imprisonment integration invasion kidnapping killing liberation massacre
    membership murder occupation ouster overthrow persecution privatisation privatization promotion prosecution purchase
    rape recapture removal rescue seizure shelling siege shooting signing stoning sweep takeover torture tour
    trial violation waiver""".split()
)
"""Acts done to the name in their of-phrase, who does not have them."""

COMPLEX = {
    **{("in", w): "of" for w in """absence aftermath anticipation case charge course defence defense event excess face
        favor favour form front honor honour lieu light midst presence process pursuit search service support terms view
        wake"""
        .split()},
    **{("in", w): "with"
        for w in "accordance collaboration conjunction connection cooperation line partnership".split()},
    ("in", "addition"): "to", ("in", "response"): "to", ("in", "reaction"): "to", ("in", "exchange"): "for",
    ("in", "return"): "for", ("in", "retaliation"): "for", ("as", "part"): "of", ("as", "result"): "of",
    ("on", "behalf"): "of", ("on", "basis"): "of", ("on", "grounds"): "of", ("on", "strength"): "of",
    ("at", "expense"): "of",
    ("at", "request"): "of", ("at", "hands"): "of", ("by", "means"): "of", ("under", "auspices"): "of",
}  # fmt: skip
"""What stands after a preposition and a noun that are one preposition together: "in the wake of the storm"."""

SHARED = frozenset({"among", "between"})
"""Prepositions that want all of what is coordinated after them."""

REGIONS = frozenset(
    f"{way}{end}"
    for way in "north south east west northeast northwest southeast southwest".split()
    for end in ("", "ern")
) | {"central", "downtown", "inner", "midtown", "outer", "upper", "lower"}
"""Words that name a part of the place they stand before."""

SHOWN = frozenset("above below center centre left pictured right".split())
"""Words in brackets by which a caption tells who stands where."""

TYING = frozenset("against from to".split())
"""Prepositions that bring in what a noun cannot do without, and tell nothing more of it."""

LOOSE = frozenset("across after as before by during for into on over since through to until".split())
"""Prepositions that say nothing of the name before them."""

PARTS = frozenset(
    """batch beginning bottom bulk center centre contingent crowd detail east edge end group half handful heart majority
    middle minority most north northeast northwest outskirts part percentage portion proportion remainder rest
    side south southeast southwest top west""".split()
)
"""Nouns of parts, which nobody has: "the east of Freedonia"."""

PORTFOLIOS = frozenset(
    """affairs agriculture and business commerce communications culture defence defense development economic economy
    education employment energy environment finance fisheries foreign health home housing immigration industry
    information interior justice labor labour of planning police public science security social sports the tourism trade
    transport treasury works""".split()
)
"""What ministers and secretaries are for: "Transport Minister" names no organisation."""

LEADING = frozenset("chancellor emperor governor king mayor minister monarch premier president queen secretary".split())
"""Offices that are of a place: "U.S. President"."""

CABINET = frozenset("minister secretary ministry department spokesman spokeswoman".split())
"""Nouns that a portfolio stands before."""

MANNERS = frozenset("basis case circumstance degree extent manner moment point rate reason respect sense way".split())
"""Nouns whose relative clause says how: "the extent to which"."""

ITSELF = frozenset(
    """agency airline army bank cartel city clan club company corporation exchange family firm gang government group
    index institute magazine militia ministry movement network newspaper organisation organization party province
    region state team union university""".split()
)
"""After a name, these nouns say what it is: "the Acme group" is Acme, not something it has."""

SKILLS = frozenset("expert expertise know-how scholar skill specialist talent".split())
"""Nouns of who or what is in the field before them: "fintech talent"."""

THRIVING = frozenset("decline emergence growth popularity prosperity rise spread stability strength success".split())
"""Nouns of how the thing in their of-phrase fares: "the growth of technology"."""

AFFAIRS = frozenset(
    """affair case controversy crisis debacle fraud hearing inquest inquiry investigation landslide lawsuit membership
    probe row ruling saga scandal seat trial verdict""".split()
)
"""Nouns of what is about the name before them, which does not have it: "the Acme ruling"."""

OTHERS = frozenset(
    """approve back block condemn consider criticise criticize debate decry discuss dismiss endorse fight hail oppose
    praise protest question reject resist study support veto welcome""".split()
)
"""Verbs whose object, a proposal or a plan, is another's: who blocks a plan to buy Acme buys nothing."""

REQUESTS = frozenset(
    """appeal application bid call claim complaint demand motion offer petition proposal request""".split()
)
"""Nouns of what is there though it be rejected."""

DISMISSING = frozenset("deny oppose reject".split())
"""Verbs of not granting what is asked."""

DROPPED = {"call": "off", "give": "up", "hold": "off", "put": "off", "rule": "out"}
"""Verbs with the particle that says their gerund is not done: "put off buying"."""

CONVEYED = frozenset(
    """accident air boat bus car chance decree default email fax hand helicopter law letter mail message mistake phone
    plane post radio rail road sea ship telephone text train vote""".split()
)
"""Nouns that without an article after "by" say how a thing is done, not who does it: "sent by text message"."""

HELPING = frozenset("aid allow assist enable encourage help let pay persuade support teach train".split())
"""Verbs of doing something for somebody."""

HELPED = (
    BODIES
    | RELATIONAL
    | FOLK
    | frozenset(
        """business charity child community country family household immigrant migrant patient pupil refugee school
    start-up startup student veteran victim""".split()
    )
)
"""Nouns of whom one may help, besides those of agents."""

EXPECTING = frozenset("anticipate believe estimate expect forecast predict project".split())
"""Verbs of who thinks that somebody else does or will do something: "analysts expect Acme to sell more"."""

FRACTIONS = frozenset("eighth fifth half quarter sixth tenth third".split())
"""Nouns of parts of a number, which are at no time and which nobody has."""

MERELY = frozenset("just merely only simply".split())
"""Adverbs that leave a quality what it is."""

BELONGING = frozenset("body breath eve eye future generation hand mind nerve sake sense temper word".split())
"""Nouns that say nothing when somebody has them."""

LIMBS = frozenset(
    """ankle arm back brain cheek chest chin ear elbow face finger foot forehead hair heart heel hip jaw knee leg lip
    lung mouth neck nose palm rib scalp shoulder skin skull stomach thigh throat thumb toe tongue tooth torso waist
    wrist""".split()
)
"""Parts of the body, which everybody has."""

CALLED = frozenset(
    """account app banner brand browser estate format installation label logo name nickname project rocket software
    system title trademark""".split()
)
"""After a name, these nouns are what bears it: "the Acme brand" is no brand that Acme has."""

KINDS = {
    "ORG": frozenset(
        """airline bank carmaker chain charity company corporation exchange firm group index initiative magazine
        newspaper ngo non-profit nonprofit program programme retailer scheme startup""".split()
    ),
    "PRODUCT": frozenset(
        """aircraft airliner app browser camera car console device drone freighter helicopter jet jetliner laptop
        missile model phone plane platform player rocket satellite sedan service smartphone software spacecraft
        superjumbo suv tablet truck vaccine vehicle wallet""".split()
    ),
}
"""By the label of the name before them: nouns that say what the named thing is and may stand for it."""

JUDGING = frozenset(
    """absurd advisable apparent appropriate bad best better certain clear crucial dangerous difficult early easier easy
    enough essential evident fair fine fitting good great hard illegal impossible important inappropriate incumbent
    inevitable interesting irresponsible late legal likely natural necessary nice normal obvious possible premature
    reasonable right risky sad safe sensible strange surprising tough tragic true typical unclear unfair unfortunate
    unlawful unlikely unnecessary unreasonable unsafe unusual unwise useful useless vital wise worth wrong""".split()
)
"""Adjectives that judge an act: "it is wrong to close the plant" says nothing of any "it"."""

EASE = frozenset(
    "cheaper difficult easier easy expensive hard harder impossible possible tempting tough tougher unlawful".split()
)
"""Adjectives of an act that nobody is said to do: "hard for firms to hire"."""

MODALS = frozenset("able bound certain due likely ready set supposed sure unable unlikely".split())
"""Adjectives that say nothing but how surely the infinitive after them happens: "is likely to close"."""

STOCK = {
    "take": frozenset({"place", "part", "effect", "office", "shape", "refuge", "shelter", "root", "hold", "aim"}),
    "catch": frozenset({"fire"}), "hold": frozenset({"office"}), "lose": frozenset({"ground"}),
    "gain": frozenset({"ground"}), "break": frozenset({"ground"}), "make": frozenset({"headway"}),
}  # fmt: skip
"""Verbs and bare nouns that are one verb together: "took place in Springfield"."""

HARMS = frozenset(
    """bankrupt benefit boost cause cost create cripple damage destabilise destroy devastate encourage endanger escalate
    force fuel harm help hinder hurt increase jeopardise lead lower mean prevent promote put raise reduce risk ruin save
    threaten trigger undermine violate weaken worsen""".split()
)
"""Verbs of what comes of an act."""

ANYBODY = frozenset("anybody anyone everybody everyone nobody somebody someone".split())
"""Pronouns of persons whom nothing tells from others."""

CLUES = frozenset("anything clue evidence indication little nothing proof sign something trace".split())
"""What is found, or not, that would show something."""

FINDING = frozenset("discover find gather recover see uncover".split())
"""Verbs of who comes upon it."""

GIVING_UP = frozenset("abandon axe cancel ditch drop scrap shelve withdraw".split())
"""Verbs of who will not do what was meant: "dropped its plan to sell"."""

THWARTING = frozenset("block foil halt stop thwart veto".split())
"""Verbs of who sees to it that what another meant is not done."""

INTENTIONS = frozenset("agreement attempt bid deal effort idea intention offer plan project proposal scheme".split())
"""Nouns of what is meant and may be given up."""

ABILITIES = frozenset(
    """ability authority capability capacity chance freedom opportunity option permission possibility potential power
    right""".split()
)
"""Nouns whose infinitive somebody can do."""

MEETING = frozenset("assemble demonstrate gather march meet parade protest rally".split())
"""What people do together in public."""
PROTESTING = frozenset(
    "celebrate commemorate condemn demand denounce honor honour mark mourn oppose protest remember support".split()
)
"""What they do by it: "marched to protest the war"."""

WEIGHED = frozenset(
    """consider contemplate debate discuss favor favour mull oppose propose recommend risk suggest support
    weigh""".split()
)
"""Verbs whose gerund is talked of, not done: "discussed closing the plant"."""

UNWILLING = frozenset("unlikely unwilling".split())
"""Adjectives of what somebody will not do."""

WILLING = frozenset(
    """afraid free frightened happy hesitant loath open prepared ready reluctant scared terrified unwilling
    willing""".split()
)
"""Adjectives of what somebody would do."""

PLACES = frozenset(
    """archipelago bastion borough canton city commonwealth community country county department district emirate enclave
    exclave hamlet hub island kingdom municipality nation neighborhood neighbourhood parish peninsula port prefecture
    province region republic resort settlement state stronghold suburb territory town township village""".split()
)
"""Nouns that say what the name in their of-phrase is: "the state of X"."""

UNITS = frozenset(
    """acre barrel bit byte cent centimeter centimetre century day decade degree dollar euro foot gallon gigabyte
    gigahertz gigawatt gram hectare hertz hour inch kilobyte kilogram kilometer kilometre kilowatt knot liter litre
    megabyte megahertz megapixel megawatt meter metre mile millimeter millimetre minute month ounce percent percentage
    pixel point pound quarter second terabyte time ton tonne volt watt week weekend yard year yen yuan""".split()
)
"""Nouns that measure: "50 points" is an amount, not fifty things."""

UNCHANGED = frozenset("aircraft craft fish offspring people personnel police series sheep spacecraft species".split())
"""Nouns whose plural looks like the singular."""

TIMES = frozenset(
    """afternoon age beginning century day deadline decade end evening hour midnight minute moment month morning night
    noon period quarter season start summer time today tomorrow tonight week weekend winter year yesterday""".split()
)
"""Nouns of times."""

DISTANT = frozenset("after afterwards ago apart away before earlier later".split())
"""After a stretch of time or a length these tell how far off something is."""

RANKS = frozenset("assistant associate chief deputy executive honorary managing vice".split())
"""Words before an office that make another office of it."""

SOMEWHERE = frozenset({"areas", "locations", "regions"})
"""Nouns that tell no place by themselves: "in areas across the north"."""

RESOLVING = frozenset(
    """agree apply ask choose consider decide offer pledge promise propose recommend refuse resolve suggest threaten
    vow""".split()
)
"""Verbs of what somebody will do, at another time than that of the verb."""

AIMING = frozenset("begin continue fail hope intend manage plan start try".split())
"""Verbs with an infinitive and no object of their own."""

ENDED = frozenset("erstwhile ex former formerly once onetime one-time previously retired sometime".split())
"""Words by which a description is of the past."""

STATES = frozenset(
    """belong employ head hold include lead live manage occupy operate own reside run serve teach work""".split()
)
"""Verbs of what goes on until it ends: "previously owned"."""

OPEN = frozenset(
    """anybody anyone anything each everything fewer first how less more most much nothing one ones own same something
    such what whatever when where which who whoever whom whose why""".split()
)
"""Arguments that name nothing."""

FOCUS = frozenset("almost even exactly just mainly mostly not only partly precisely really simply".split())
"""Adverbs that stand before a question word and leave it one."""

ADVERBIAL_GAPS = frozenset("day hour manner moment month night place point reason time way week year".split())
"""Nouns whose bare relative clause leaves out an adverbial, no object: "the way it looked", "the day he left"."""

AIMLESS = frozenset(
    """admiration argument award blame candidate case cause compassion contempt credit desire disregard enthusiasm
    estimate evidence forecast grounds guilt love market minister ministry nostalgia outlook passion potential
    prediction preference price projection reason regret respect responsibility right secretary spokesman support
    sympathy tax thirst vote word yard""".split()
)
"""Nouns whose "for" brings in no purpose: "responsibility for the attack"."""

REGIONAL = frozenset("local national overseas regional".split())
"""With names ("European", "US") what makes an office or a figure that of a part: "its regional headquarters"."""

SORTS = frozenset("form kind sort type variety".split())
"""Nouns that say of what they bring in with "of" that there are several: "a new kind of phone"."""

COLLECTIONS = frozenset(
    """array batch bunch collection group host list number portfolio raft range run selection series set slew spate
    string variety wave""".split()
)
"""Nouns of which each single thing is what they bring in with "of": "a list of suspects, including John Brown"."""

HOLDINGS = frozenset("bond holding interest investment investor share shareholder stake stock".split())
"""Nouns that are in something as its owners are, not as in a place: "shares in the retailer"."""

DONE_BY = frozenset(
    """administer appoint approve back broker build control design fund govern hold impose lead make manufacture mediate
    occupy operate own rule run sponsor supply support train""".split()
)
"""Verbs whose participle after a name and a hyphen tells who did it: "Acme-owned"."""

ABLE = frozenset(
    """able apt bound certain due eager free happy inclined likely prepared ready reluctant set sure unable unlikely
    unwilling welcome willing""".split()
)
"""Adjectives of which nothing is left without their infinitive: "able to pay" pays."""

CIRCUMSTANCES = frozenset("after as because before if once since unless until when".split())
"""Subordinators of a clause that limits what is said; "while" and "although" set another statement beside it."""

CAUSING = {"ascribe": "to", "attribute": "to", "blame": "on"}
"""Verbs of who says what something comes of, with the preposition of that: "blamed it on drivers using phones"."""

MANDATES = frozenset("ask command demand insist mandate order propose recommend request require suggest urge".split())
"""Governors of a clause in the subjunctive ("demanded that he resign"): it is wanted, not done."""

HONORIFICS = frozenset("dame dr dr. lady lord madam miss mr mr. mrs mrs. ms ms. prof. rev. sheikh sir st st.".split())
"""Titles that say nothing of their bearer's office."""

POSTS = frozenset(
    "ambassador chairman chairwoman chancellor governor mayor minister premier president secretary".split()
)
"""Offices that stand before a name as a title."""
STYLES = frozenset(
    """ayatollah baroness bishop cardinal gen imam pope prince princess prof professor rabbi rep rev reverend sen
    sheikh""".split()
)
"""Titles that somebody with a post may have besides."""

SHORT_RANKS = frozenset("adm capt cmdr col const cpl cst det gen insp lt maj sgt supt".split())
"""Ranks cut short, which are nobody without the name behind them: "made an arrest in Springfield, Insp. Smith said"."""

WISHED = frozenset(
    """avert avoid await consider contemplate demand deny envisage envision favor favour mull oppose plot prefer
    prevent propose pursue recommend reject request seek suggest threaten want weigh""".split()
)
"""Verbs whose indefinite object may never be: "demanded a ban"."""

STARTS = frozenset("air debut end finish land launch open report return start vote".split())
"""Nouns that alone after "due to" are verbs: "is due to end in May"."""

ASKED = frozenset("apply ask call campaign hope lobby plead press push wait wish".split())
"""Verbs that with "for" ask for what may never be."""

LACKS = frozenset({"absence", "lack"})
"""Nouns of what is not there."""

VITAL = frozenset("critical crucial essential imperative important necessary vital".split())
"""Adjectives of what is wanted: "it is vital that they pay"."""

TEMPORAL = frozenset("after before when".split())
"""Subordinators of another time."""

DOUBTED = frozenset("alleged potential presumed purported putative suspected would-be".split())
"""Adjectives by which a thing may not be what it is called."""

WHEN = frozenset(
    "afterwards currently earlier later now overnight recently soon today tomorrow tonight yesterday".split()
)
"""Adverbs of time."""

AWAITED = frozenset({"once", "till", "until"})
"""Subordinators of what is still to come, when it is told in the present tense."""

CONSENTS = frozenset(
    """approval authorisation authorization clearance confirmation consent licence license permission permit
    ratification""".split()
)
"""What may be needed before something is done."""

RULES = frozenset(
    """act agreement bill clause constitution contract decree law legislation licence license mandate measure permit
    policy programme program provision regulation rule scheme statute treaty""".split()
)
"""What allows or forbids."""

ENTERED = {"come": ("into", "to"), "engage": ("in",), "enter": ("into",), "lead": ("to",), "result": ("in",)}
"""Verbs that with one of these prepositions bring an act about: "may lead to talks with Acme"."""

FORESEEING = frozenset("anticipate expect forecast foresee predict".split())
"""Verbs whose object is still to come: "expects a fall in sales"."""

WISHES = frozenset(
    """appeal bid call chance demand expectation fear hope idea need notion possibility pressure proposal
    prospect push request requirement risk threat wish""".split()
)
"""Nouns of what may never be: "the need for a truce"."""

CREATION = frozenset(
    """add announce appoint assemble award be become begin borrow broker build bring commence commission compose conduct
    construct create deliver design develop draft draw elect employ enter erect establish file find form found
    generate get give grant have hire hold impose introduce invent invest issue launch lodge make manufacture
    negotiate offer open order organise organize cause mark pay plan post prepare produce provide publish raise
    reach receive release reopen represent require roll schedule set sign spark start submit supply trigger
    unveil write""".split()
)
"""Verbs whose object is there only once it is done: what a planned clause says of it is planned, too."""

RANKED = frozenset("first second third fourth fifth last latest next only sole".split())
"""Before a noun with an infinitive they tell of what was done: "the first firm to sell it" sold it."""

PROFESS = frozenset("claim maintain profess purport".split())
"""Verbs whose infinitive is their subject's word: "claims to own the name"."""

EXHORT = frozenset("advise ask beg beseech entreat exhort implore tell urge warn".split())
"""Verbs by which their subject says what the object should do."""

VOICED = frozenset(
    """accusing appealing arguing blaming citing denying dismissing insisting noting praising rejecting stressing
    threatening urging vowing warning""".split()
)
"""Participles of what somebody does who says something, and no thing: "said sales fell, warning of a slump"."""
URGING = frozenset("advise encourage exhort instruct order recommend urge".split())
"""Verbs whose infinitive is for another to do, named or not."""

LETTING = frozenset("allow cause enable expect force let make permit require want".split())
"""Verbs whose object is no object of theirs when an infinitive follows."""

GOING = frozenset("arrive come go return rush travel".split())
"""Verbs of motion, whose infinitive is what for."""

STATIVE = frozenset(
    """accept believe be dominate embody embrace enjoy feel have include know like love mean own realise realize
    recognise recognize regret rely represent see symbolise symbolize understand""".split()
)
"""Verbs of what is so: "came to represent it" represents it."""

FACTIVE = frozenset("forget know learn notice realise realize remember understand".split())
"""Verbs whose clause is so, whether they are meant or done: "to make sure that everybody knows that it is safe"."""

SEEING = frozenset("feel hear notice see watch witness".split())
"""With an object and a verb these have the event for their object: "saw shares fall"."""

DEVERBAL = {
    "based": frozenset({"on", "upon"}), "compared": frozenset({"to", "with"}), "following": frozenset({""}),
    "followed": frozenset({"by"}),
    "pending": frozenset({""}), "barring": frozenset({""}),
    "excluding": frozenset({""}), "regarding": frozenset({""}), "concerning": frozenset({""}),
}  # fmt: skip
"""Participles that stand for prepositions, by what follows them: "compared to 5,000 units"."""

LABELS = frozenset("abbreviation acronym alias class initial name nickname pseudonym term title word".split())
"""What somebody is known by: "known by the name X" is known by nobody; nor is "Operator 1st Class X" a class."""

SCHEDULED = STARTS | frozenset("arrive begin close expire face host meet play race resume run travel".split())
"""Verbs of what has its day: "opens on Friday" is ahead."""

PREFIXES = frozenset("counter cross de dis fore inter mis out over post pre re self sub trans un under".split())
"""What a hyphen ties to a verb to make another: "over-fish"; who co-founds a firm founds it."""

PARTICLES = frozenset("ahead along apart aside away back down forth forward in off on out over round up".split())
"""Adverbs that make one verb with the verb before them."""

AFTER_STRANDED = frozenset("after before by during in on since until".split())
"""Prepositions of when, where and by whom, before which another has lost its noun: "was broken into in May"."""

TELIC = frozenset(
    """beat birdie bogey climb crash defeat drift drop edge equalise equalize fall fight finish gain head hole jump nod
    par plunge pot pull putt rally rebound recover respond rise score shoot sink slip soar strike stun surge tumble
    upset volley win""".split()
)
"""Verbs of success and motion whose infinitive tells what came of them."""
OUTCOMES = frozenset(
    """avoid beat become book claim clinch close complete defeat earn edge end escape finish give go hand head hit join
    keep lead leave level lift make move pass put qualify reach regain remain restore retain seal secure send set
    slip stand take tie top win""".split()
)

UPSHOTS = frozenset(
    "cause force highlight lead mean prompt put result spark suggest trigger underline underscore".split()
)
"""Verbs whose participle after a comma tells what came of the whole clause, or what it shows."""

BRINGING = frozenset("cause force lead prompt result spark trigger".split())
"""Those of UPSHOTS that say what came of it, and do not only show something."""

HOPING = frozenset("aim attempt hope intend look plan seek strive try wish".split())
"""Verbs of who has an end in view."""

LEFT_OPEN = frozenset(
    """advise advocate allow condemn criticise criticize denounce discourage encourage forbid justify
    mean necessitate oppose permit prohibit recommend require suggest urge""".split()
)
"""Verbs whose gerund anybody may do: "recommended closing the plant"."""

SUPPLYING = frozenset("build create design develop introduce launch make offer produce provide sell supply".split())
"""Verbs whose object, with "for" and a gerund, is for doing that."""

LESSONS = frozenset("class course education instruction lesson training tuition workshop".split())
"""Nouns of what teaches to do something."""

DECISIONS = frozenset("answer confirmation decision go-ahead outcome permit permission result signal verdict".split())
"""What is waited for before one acts."""

PARTS_PLAYED = frozenset(
    """alternative answer cause consequence culprit effect explanation factor highlight issue obstacle outcome problem
    reason result source trigger""".split()
)
"""Nouns of a part that something else plays: "the cause was a heater, which" tells of the heater."""

YIELDING = frozenset(
    "clear cost create deprive disrupt ease enable free give leave make open pave save send spare strand wipe".split()
)
"""Verbs whose participle after a comma tells what came of what befell a thing: "the road was shut, leaving jams"."""

BEFALLING = frozenset(
    """climb collapse decline dip drop endure face fall halve jump plummet plunge rise sink slide slump soar suffer
    surge tumble""".split()
)
"""Verbs of what happens to a thing: it does nothing itself."""

TOTALLING = frozenset("costing numbering totaling totalling".split())
"""Participles after a comma that tell how much the object before it comes to."""

DRIVING = frozenset("drive fuel spark trigger".split())
"""Verbs whose passive participle after a clause and a comma tells the cause of all of it: ", driven by exports"."""

EARNING = frozenset("earn lose make post record report see".split())
"""Verbs of who has a result: "Acme lost $2 million"."""

TALLIES = frozenset(
    """attention close concern conclusion condemnation criticism doubt end fear halt ire notice number outrage
    possibility praise prospect protest question risk spectre tally toll total""".split()
)
"""What an event raises, brings or draws: "a man died, raising the toll to five"."""

AIMS = frozenset(
    """aim ambition answer approach challenge choice decision dream duty goal hope idea intention job mission objective
    option plan point priority problem purpose role rule solution step strategy target task thing vision way
    wish work""".split()
)
"""Nouns that an infinitive spells out: "the plan is to sell" sells nothing."""

ASPIRATIONS = frozenset(
    "aim ambition dream goal hope intention mission objective plan priority purpose strategy target vision".split()
)
"""Those of AIMS that are somebody's: "Acme's goal is to grow" has Acme grow, one day."""

SOURCES = frozenset(
    """agency analyst authority book broadcaster company data document email figure filing government insider interview
    law letter media memo ministry newspaper official paper people person police press record research researcher
    scientist source statistic witness""".split()
)
"""Common nouns that are cited for what they say."""

STATEMENTS = frozenset(
    """accusation allegation argument assertion assessment claim complaint conclusion criticism finding forecast poll
    prediction report statement study survey testimony warning""".split()
)
"""Nouns whose clause with "that" is somebody's word."""

ONLOOKERS = frozenset("analyst commentator critic economist expert observer opponent supporter trader".split())
"""Whom an article has for a second opinion."""

VAGUE = frozenset("appear do get have know make need put say see seem tend think try want".split())
"""Verbs that say nothing without an object or a complement."""

SEEMING = frozenset("appear emerge follow happen look seem transpire".split())
"""With "it" and a clause, these have no subject that stands for anything."""

"""Closed word classes of news English that decide status, speakers and control; lemmas, lower case."""

SPEECH = frozenset(
    """say tell announce report state claim add explain note confirm declare insist argue warn comment remark admit
    acknowledge reveal disclose stress emphasise emphasize point respond reply assert maintain contend write tweet post
    suggest indicate inform quote cite mention observe predict forecast estimate expect project anticipate believe
    think hope fear deny allege promise pledge vow testify recall conclude find show complain repeat reiterate caution
    advise urge hint propose agree describe understand know consider signal calculate feel guess suspect speculate
    doubt concede boast joke lament question""".split()
)
"""Verbs whose clause is somebody's statement or thought: their subject is its speaker."""

NOT_SPEAKERS = frozenset("show find know mean ensure see".split())
"""Verbs with a clause whose subject vouches for it as a fact rather than voicing it."""

DENIAL = frozenset("deny reject refute dismiss dispute disclaim".split())
"""The clause or gerund under these is denied."""

PLAN = frozenset(
    """want plan aim intend hope seek agree commit promise vow pledge propose offer prepare decide threaten strive try
    attempt look wish aspire expect project forecast predict anticipate schedule slate set target undertake opt
    prefer mean need arrange undertake ask urge tell order require instruct call invite encourage advise recommend
    persuade work volunteer vote resolve elect move apply bid race rush compete fight struggle push campaign
    estimate design due ready poised bound""".split()
)
"""Governors whose infinitive is meant, not done."""

POSSIBLE = frozenset(
    """consider believe think suspect fear speculate guess doubt appear seem suppose rumour rumor allege suggest likely
    unlikely able enable allow let permit possible mull weigh explore eye worry wonder claim""".split()
)
"""Governors whose clause may be so."""

DONE = frozenset("manage continue begin start help come get go happen proceed tend keep use force make turn prove".split())
"""Governors whose infinitive really happens."""

FAILED = frozenset("fail refuse decline cease neglect forget stop unable avoid refrain prevent block bar miss".split())
"""Governors whose infinitive or gerund does not happen."""

OBJECT_CONTROL = frozenset(
    """ask tell urge order require instruct call invite encourage advise persuade force allow enable let permit help make
    want expect cause lead push get recommend warn""".split()
)
"""With an object, these give it as the infinitive's subject."""

NEGATORS = frozenset("not n't n’t never no neither nor without hardly barely scarcely nobody none nothing".split())

DOUBT_ADVERBS = frozenset(
    "reportedly allegedly supposedly possibly perhaps probably likely apparently potentially maybe presumably purportedly".split()
)

FUTURE_AUX = frozenset("will shall 'll ’ll wo".split())
POSSIBLE_AUX = frozenset("may might could".split())
DUTY_AUX = frozenset("should must ought".split())

SOURCE_CASES = frozenset({"according to", "per", "as per", "in the words of"})

ROLE_SUFFIXES = (
    "man", "woman", "person", "er", "or", "ist", "ent", "ant", "ian", "chief", "head", "secretary", "founder", "chair",
)  # fmt: skip

RELATIONAL = frozenset(
    """subsidiary affiliate unit division arm branch parent owner partner rival competitor member supplier customer client
    maker manufacturer producer provider operator developer publisher founder co-founder chairman chairwoman chair
    president director head chief ceo cfo cto officer executive secretary minister spokesman spokeswoman spokesperson
    leader governor mayor senator analyst economist professor editor manager owner shareholder investor creator author
    inventor designer winner brother sister son daughter wife husband father mother successor predecessor capital part
    version successor sponsor backer supporter critic opponent ally host user seller buyer distributor retailer contractor
    joint-venture venture brand flagship holder lawyer attorney adviser advisor representative employee deputy
    boss coach captain commander ambassador envoy aide resident native citizen graduate alumnus victim cause result
    source target home site headquarters base name value price cost size number""".split()
)
"""Nouns that relate their referent to the noun of an of-phrase, possessor or compound."""

EMPTY_ADJECTIVES = frozenset(
    """other such same own more many most several few various certain respective different further additional only very
    own much less least all both next last previous former current following existing another whole entire""".split()
)
"""Adjectives that attribute nothing to their noun."""

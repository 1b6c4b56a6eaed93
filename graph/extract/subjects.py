"""From a predicate to who does it: "Acme" of "plans", "to sell" and "cutting" in "Acme plans to sell it, cutting jobs".

Subjects that the clause leaves out are found through coordination, control, participles and relative clauses.
"""

from graph.extract import lexicon
from graph.extract.certainty import second_choice
from graph.extract.clefts import act_of
from graph.extract.context import AMOUNT_LABELS
from graph.extract.obliques import obliques
from graph.extract.predicates import is_eventive
from graph.extract.speakers import sayer_above
from graph.extract.syntax import (
    RELATIVIZERS,
    SUBJECTS,
    base,
    case_of,
    conjuncts,
    first_conjunct,
    has_copula,
    is_absolute,
    is_gerund,
    is_passive,
    is_predicate,
    kids,
    kids_of,
    lemma,
    lower,
    mark_of,
    one_of,
    verb_form,
)
from graph.extract.tokens import Token

_AGENTS = frozenset({"LOC", "ORG", "PERSON"})
_ASIDE = frozenset({"about", "after", "against", "amid", "because of", "despite", "due to", "following", "over"})
"""Prepositions of what goes on beside a clause, and may be anybody's doing."""
DOUBT = 0.1
"""Share of another governor from which a participle behind a comma may be somebody else's; read off the list of judged
facts of the development halves, no range was tried."""


def subjects_of(predicate: Token, depth: int = 0) -> tuple[list[Token], bool]:
    """Heads of the clause's surface subjects, and whether the position is one of a passive.

    Own subjects first, then those the grammar gives: coordination, control, participles, relative clauses.
    """
    own = [t for t in predicate.children if t.dep_ in SUBJECTS and t.dep_ != "nsubj:outer"] or kids(
        predicate, "nsubj:outer"
    )
    if own and own[0].dep_ == "nsubj:outer" and _spells_out(predicate, own[0]):
        return [], is_passive(predicate)
    if own and (act := act_of(predicate)) is not None:
        return _deep_subjects(act, depth), False  # "what Acme did was sell the mine"
    if own:
        return _unrelative(own, predicate), is_passive(predicate)
    if acts := kids(predicate, "csubj", "csubj:pass", "csubj:outer"):  # "selling the plant would hurt Acme"
        return [c for c in acts if verb_form(c) == "Ger" and c.i < predicate.i], is_passive(predicate)
    empty = any(t.i < predicate.i for t in kids(predicate, "expl"))  # "a fall would hurt, and it would be bad to sell"
    if depth > 8 or predicate.head.i == predicate.i or empty:
        return [], is_passive(predicate)
    doers = _takers(predicate) or _successors(predicate) or _implicit_subjects(predicate, depth)
    return doers, is_passive(predicate)


def is_empty_it(predicate: Token) -> bool:
    """ "It is wrong to close the plant", "it is clear that", "it was Smith who": the subject is the clause to come."""
    subjects = kids_of(predicate, "nsubj", "expl")
    if len(subjects) != 1 or lower(subjects[0]) != "it":
        return False
    if predicate.pos_ in {"PROPN", "PRON"} and kids(predicate, "acl:relcl", "ccomp"):
        return True
    if subjects[0].dep_ == "expl" and kids(predicate, "acl:relcl"):
        return True  # "it is his departure that made room"
    if lemma(predicate) in lexicon.TIMES and any(mark_of(c) in {"before", "since"} for c in kids(predicate, "advcl")):
        return True  # "it was years before they sold it"
    if lemma(predicate) not in lexicon.JUDGING:
        return False
    return any(c.i > predicate.i for c in kids_of(predicate, "csubj", "ccomp", "xcomp", "advcl"))


def is_aim(noun: Token) -> bool:
    """ "The plan", "one of its aims": what an infinitive spells out."""
    return any(lemma(t) in lexicon.AIMS for t in (noun, *one_of(noun)))


def aspirants(infinitive: Token) -> list[Token]:
    """ "Acme's aim is to double sales", "one of the goals of the scheme is to cut waste": whose aim it is."""
    first = first_conjunct(infinitive)
    aims = [s for s in kids_of(first, *SUBJECTS) if is_aim(s)]
    another = first.i != infinitive.i and kids_of(infinitive, *SUBJECTS)
    ahead = verb_form(infinitive) == "Inf" or any(c.tag_ == "VB" for c in kids(infinitive, "cop"))
    marked = (mark_of(infinitive) or mark_of(first)) == "to"
    if len(aims) != 1 or another or not (ahead and marked) or kids(infinitive, "aux:pass"):
        return []
    aim = next(iter(one_of(aims[0])), aims[0])
    if lemma(aim) not in lexicon.ASPIRATIONS or any(lower(c) == "no" for c in kids(aim, "det")):
        return []
    whose = kids(aim, "nmod:poss") or [t for t in kids(aim, "nmod") if case_of(t) == "of" and _is_agent(t, "of")]
    return [c for t in whose for c in conjuncts(t)]


def _spells_out(predicate: Token, aim: Token) -> bool:
    """ "The plan is to sell", read as a verb "is to": the plan sells nothing."""
    return is_aim(aim) and mark_of(predicate).endswith("to") and not has_copula(predicate)


def _implicit_subjects(predicate: Token, depth: int) -> list[Token]:
    head, label = predicate.head, base(predicate)
    if label == "advcl" and verb_form(predicate) == "Ger" and mark_of(predicate) == "against":
        return []  # "warned against closing plants": nobody closes any
    called = label == "advcl" and (lemma(head), mark_of(predicate), verb_form(predicate)) == ("call", "for", "Ger")
    if called and not any(lemma(s) in lexicon.INTENTIONS | lexicon.RULES for s in kids(head, "nsubj")):
        return []  # "Smith called for closing it": somebody should; a plan that calls for it would
    if label == "advcl" and head.pos_ == "ADJ" and verb_form(predicate) == "Ger" and mark_of(predicate) == "for":
        return []  # "ideal for playing football": nobody plays
    if label == "advcl" and verb_form(predicate) == "Ger" and is_passive(head):
        marks = ("by", "for", "in") if lemma(head) == "use" else ("by",)
        if mark_of(predicate) in marks:
            return []  # "crowds can be avoided by walking", "used in making bottles": they do not
    if _is_doubtful(predicate, depth) or _is_use(predicate) or is_left_open(predicate) or _is_order(predicate):
        return []
    if label == "advcl" and (accused := _accused(predicate)) is not None:
        return accused
    if label == "advcl" and (charged := _charged(predicate)):
        return charged
    if label == "advcl" and verb_form(predicate) == "Inf" and lemma(head) in lexicon.ACCUSED and not is_passive(head):
        of = [t for case, t in obliques(head) if case in lexicon.ACCUSED[lemma(head)] and t.i < predicate.i]
        if of and (whom := kids(head, "obj", "iobj")):  # "accused Acme of fraud to avoid taxes"
            return [c for o in whom for c in conjuncts(o)]
    if label == "conj" and is_predicate(head):
        return _deep_subjects(head, depth) if not is_upshot(predicate) else []
    bare = all(lower(o) == "it" for o in kids(head, "obj"))  # "left it to Acme to decide"
    if label in {"xcomp", "advcl"} and verb_form(predicate) == "Inf" and bare:
        told = [t for case, t in obliques(head) if case in lexicon.OBLIQUE_CONTROL.get(lemma(head), ())]
        if told and told[0].i < predicate.i and not (lemma(head) == "wait" and _is_answer(told[0])):
            return told
    if label == "xcomp" and (lemma(head) == "worth" or _rests_on(predicate)):
        return []  # "the idea is worth discussing": it is what is discussed
    if label == "xcomp":
        objects = kids(head, "obj", "iobj")
        if objects and lemma(head) in {"get", "have"} and verb_form(predicate) == "Part":
            return [c for o in objects for c in conjuncts(o)]  # "had their flights cancelled"
        if not objects and lemma(head) in lexicon.URGING and verb_form(predicate) == "Inf" and not is_passive(head):
            return []  # "wrote to the mayor urging to stop it"
        if objects and is_for_object(predicate):
            return [c for o in objects for c in conjuncts(o)]
        return _deep_subjects(head, depth)
    if label == "advcl" and verb_form(predicate) == "Inf" and any(map(_is_clue, kids(head, "obj"))):
        return []
    summed = label == "advcl" and lower(predicate) in lexicon.TOTALLING and _is_apart(predicate)
    if summed and (counted := kids(head, "obj")):
        return [c for o in counted for c in conjuncts(o)]  # "sold five cars, totalling $2 million": the cars do
    including = label in {"advcl", "xcomp"} and lemma(predicate) == "include" and verb_form(predicate) == "Inf"
    if including and kids(head, "obj"):
        return kids(head, "obj")  # "widened its range to include bicycles": the range does
    if label == "advcl" and (is_upshot(predicate) or _is_paid_for(predicate) or comes_of_event(predicate)):
        return []
    if (tool := _equipment(predicate)) is not None:
        return tool
    if label == "advcl" and verb_form(predicate) == "Inf" and not is_passive(head):
        made = kids(head, "obj") if lemma(head) in lexicon.CREATION | {"approve", "launch", "test"} else []
        if cures := [o for o in made if lemma(o) in lexicon.REMEDIES and o.i < predicate.i]:
            return cures  # "developed a drug with Globex to treat it"
        if lemma(head) in {"award", "give", "grant", "lend", "offer", "pay"}:
            if getters := [c for o in kids(head, "iobj") for c in conjuncts(o)]:
                return getters  # "paid Acme $5 million to build a school"
            if any(case == "to" and t.right_edge.i == predicate.left_edge.i - 1 for case, t in obliques(head)):
                return []  # "gave land to Acme to build a school": Acme may
        enabled = lemma(head) in lexicon.ENABLING and not _is_apart(predicate)
        hired = [o for o in kids(head, "obj", "iobj") if o.i < predicate.i and (enabled or _is_charged(o))]
        if hired:
            return [c for o in hired for c in conjuncts(o)]  # "hired a lawyer to sue", "empowers the envoy to act"
    if (sayer := sayer_above(predicate)) is not None:
        return _deep_subjects(sayer, depth)
    if told_of := noun_told_of(predicate):
        return told_of
    if (beside := _beside(predicate)) is not None:
        return _deep_subjects(beside, depth)
    if label in {"advcl", "ccomp"} and verb_form(predicate) in {"Ger", "Part", "Inf"}:
        return _deep_subjects(head, depth) if not _rests_on(predicate) else []
    if label == "acl" and head.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "SYM"}:
        if predicate.dep_ == "acl" and verb_form(predicate) == "Inf":
            return _infinitive_subject(head, depth) if lemma(predicate) != "include" else [head]
        gerund = verb_form(predicate) == "Ger" or any(lower(c) == "being" for c in kids(predicate, "aux:pass"))
        if gerund and lemma(head) in lexicon.HAVINGS and base(head) == "obj":
            return _deep_subjects(head.head, depth)  # "had difficulties getting in"
        if gerund and kids(predicate, "mark", "case"):  # "rules for making cars": nobody is said to make any
            return [head] if mark_of(predicate) == "for" and lemma(head) in lexicon.MEANS else []
        return [head] if not _object_gap(predicate) else []
    return []


def _takers(infinitive: Token) -> list[Token]:
    """ "It took the crew six hours to put it out": those whom it took so long did it."""
    verb = infinitive.head
    told = verb_form(infinitive) == "Inf" and lemma(verb) == "take" and base(infinitive) in {"advcl", "csubj", "xcomp"}
    if not told or not any(lower(s) == "it" for s in kids_of(verb, "expl", "nsubj")):
        return []
    return [c for o in kids(verb, "iobj") for c in conjuncts(o)]


def _successors(participle: Token) -> list[Token]:
    """ "Acme named Mary Smith chairwoman, replacing John Brown": it is Smith who does."""
    verb = participle.head
    beside = base(participle) == "advcl" and verb_form(participle) == "Ger" and not mark_of(participle)
    if not beside or lemma(participle) not in {"replace", "succeed"} or is_passive(verb):
        return []
    filled = lemma(verb) in lexicon.FILLING
    return [c for o in kids(verb, "obj") for c in conjuncts(o)] if filled else []


def _is_order(clause: Token) -> bool:
    """ "Stop the war," they chanted: it is not they who are to stop it."""
    bare = clause.tag_ in {"VB", "VBP"} and not mark_of(clause) and not kids_of(clause, "aux", "nsubj", "expl")
    if base(clause) != "ccomp" or not bare:
        return False
    words = [t for t in clause.doc[clause.left_edge.i : clause.i + 1] if not t.is_punct]
    quoted = words[0].i > 0 and clause.doc[words[0].i - 1].is_quote
    return quoted or (lemma(clause.head) in lexicon.SPEECH and clause.i < clause.head.i)


def is_left_open(gerund: Token) -> bool:
    """ "Recommended building a bridge", "the job involves lifting": somebody should, or does, and not the subject."""
    governed = base(gerund) in {"ccomp", "xcomp"} and verb_form(gerund) == "Ger" and not kids(gerund, "nsubj")
    verb = gerund.head
    return governed and lemma(verb) in lexicon.LEFT_OPEN and not kids(verb, "obj", "iobj") and not is_passive(verb)


def is_for_object(complement: Token) -> bool:
    """ "Convinced Acme to sell", "kept Acme waiting": Acme does it; "promised Acme to sell": it does not."""
    verb, infinitive = lemma(complement.head), verb_form(complement) == "Inf"
    return verb not in lexicon.SUBJECT_CONTROL if infinitive else verb in lexicon.OBJECT_CONTROL


def _is_doubtful(participle: Token, depth: int) -> bool:
    """ "The crash happened when a truck hit a bus, leaving two dead": what did is not known to the annotator either.

    Another noun nearer by, or another clause with another subject, is as good.
    """
    other, share = second_choice(participle)
    behind = participle.tag_ in {"VBG", "VBN"} and other.i < participle.i and participle.head.i < participle.i
    voiced = lemma(participle) in lexicon.SPEECH | {"cite"} or lower(participle) in lexicon.VOICED
    if share < DOUBT or not behind or voiced or kids(participle, "mark", "case") or not _is_apart(participle):
        return False
    if base(participle) == "acl" and participle.dep_ == "acl":
        return other.pos_ == "VERB" and share > 2 * DOUBT
    if base(participle) != "advcl":
        return False
    if other.pos_ in {"NOUN", "PROPN"}:  # of "left after its departure, carrying 9" no departure does
        placed = participle.tag_ == "VBN" and base(other) == "obl"  # "settled in a country, drawn by wages"
        same = placed or base(other) == "xcomp" or (participle.head.pos_ == "VERB" and is_eventive(other))
        return other.i > participle.head.i and not same
    own = [t for t in kids_of(other, "nsubj", "nsubj:pass") if t.tag_ not in {"WDT", "WP"}]
    return other.pos_ == "VERB" and bool(own) and own != _deep_subjects(participle.head, depth)


def _rests_on(gerund: Token) -> bool:
    """ "The strategy relies on mobilising militias", "costs that come with training them": it does not."""
    if verb_form(gerund) == "Ger" and lemma(gerund.head) == "come" and mark_of(gerund) in {"from", "of", "with"}:
        return True
    return verb_form(gerund) == "Ger" and lemma(gerund.head) in lexicon.RESTING and mark_of(gerund) in {"on", "upon"}


def _beside(participle: Token) -> Token | None:
    """ "The vote sparked riots, with crowds marching, demanding that it be void": the clause that goes on in it."""
    bare = participle.dep_ == "advcl" and participle.tag_ == "VBG" and not kids(participle, "mark", "nsubj")
    before = [c for c in kids(participle.head, "advcl") if c.head.i < c.i < participle.i] if bare else []
    goes_on = bool(before) and before[-1].tag_ == "VBG" and mark_of(before[-1]) == "with"
    return before[-1] if goes_on and kids(before[-1], "nsubj") else None


def _is_charged(noun: Token) -> bool:
    """ "Hired a lawyer to sue", "set up a panel to review it": whom a verb gets for what the infinitive says."""
    agents, verb = lemma(noun) in lexicon.TEAMS or lemma(noun).endswith(("man", "person")), lemma(noun.head)
    if verb in lexicon.CHOOSING:
        return agents or noun.ent_type_ in {"ORG", "PERSON"} or lemma(noun) in lexicon.EMPLOYERS | {"contractor"}
    return verb in lexicon.HIRING or (verb in lexicon.CHARGING and agents)


def _is_apart(verb: Token) -> bool:
    """Whether a comma stands before a clause."""
    edge = verb.left_edge.i
    return "," in {t.text for t in verb.doc[max(0, edge - 1) : edge + 1]}


def is_upshot(participle: Token) -> bool:
    """ "The dam burst, leading to floods": what is said to come of the clause before it has that for its subject."""
    apart = _is_apart(participle)
    if base(participle) == "conj" and base(participle.head) == "advcl" and verb_form(participle) == "Ger":
        return lemma(participle) in lexicon.UPSHOTS and participle.head.i > participle.head.head.i
    late = verb_form(participle) == "Ger" and participle.i > participle.head.i and not kids(participle, "mark")
    brought = {lemma(o) for o in kids(participle, "obj")} if lemma(participle) in {"bring", "draw", "raise"} else set()
    return late and apart and bool(brought & lexicon.TALLIES or lemma(participle) in lexicon.UPSHOTS)


def _is_use(gerund: Token) -> bool:
    """ "Sells tools for cutting glass", "got training in using drones": what they are for, and nobody does it yet."""
    head = gerund.head
    if base(gerund) != "advcl" or verb_form(gerund) != "Ger" or mark_of(gerund) not in {"for", "in"}:
        return False
    noun = next((o for o in kids(head, "obj") if o.i == gerund.left_edge.i - 1), None)
    if noun is None or noun.ent_type_ in _AGENTS or noun.pos_ == "PRON":
        return False
    if mark_of(gerund) == "in":
        return lemma(noun) in lexicon.LESSONS
    return lemma(head) in lexicon.SUPPLYING and lemma(noun) not in lexicon.DEALT


def _is_answer(noun: Token) -> bool:
    """ "Waits for a decision to start work", "for the results to come": of what is done only that does not act."""
    return is_eventive(noun) or lemma(noun) in lexicon.DECISIONS


def comes_of_event(participle: Token) -> bool:
    """ "The tax was scrapped, freeing up $2 million", "Acme lost $2 million, driven by costs": neither does."""
    head = participle.head
    if participle.i < head.i or not _is_apart(participle) or kids(participle, "mark"):
        return False
    subjects = subjects_of(head)[0]
    if verb_form(participle) == "Ger":
        undone = lemma(head) in lexicon.BEFALLING or (is_passive(head) and not kids(head, "obl:agent"))
        things = not any(s.ent_type_ == "PERSON" or s.pos_ == "PRON" for s in subjects)
        if lemma(participle) in lexicon.HOPING:  # "buses were banned, hoping to clear the air": who banned them hopes
            return is_passive(head) and things and not any(s.ent_type_ in _AGENTS or _acts(s, head) for s in subjects)
        return undone and things and lemma(participle) in lexicon.YIELDING
    if verb_form(participle) != "Part" or lemma(participle) not in lexicon.DRIVING:
        return False
    return lemma(head) in lexicon.EARNING or any(s.ent_type_ in _AGENTS or s.pos_ == "PRON" for s in subjects)


def _acts(noun: Token, verb: Token) -> bool:
    """ "The law was passed, aiming to": what is made for an end has it."""
    made = lemma(verb) in lexicon.CREATION | {"adopt", "approve", "arrange", "pass", "sign"} and lemma(verb) != "raise"
    return made or lemma(noun) in lexicon.AIMS | lexicon.INTENTIONS | lexicon.MEANS | lexicon.RULES


def _is_paid_for(purpose: Token) -> bool:
    """ "The money will be used to expand": it does not expand."""
    head = purpose.head
    spent = lemma(head) in {"invest", "spend", "use"} and verb_form(purpose) == "Inf"
    things = [head.head] if head.dep_ == "acl" and head.tag_ == "VBN" else kids(head, "nsubj:pass")
    return spent and any(lemma(s) in lexicon.FUNDS for s in things)


def _accused(gerund: Token) -> list[Token] | None:
    """Whom "accused Acme of closing plants" has closing them; None where the construction is another."""
    verb = gerund.head
    words = ("into",) if lemma(verb) in lexicon.LURING else lexicon.ACCUSED.get(lemma(verb), ())
    if not is_gerund(gerund) or mark_of(gerund) not in words:
        return None
    patients = kids(verb, "obj", "iobj") if not is_passive(verb) else subjects_of(verb)[0]
    return [c for o in patients for c in conjuncts(o) if c.ent_type_ not in AMOUNT_LABELS] or None


def _charged(gerund: Token) -> list[Token]:
    """ "Charges were brought against two officers for beating a man", "the award was given to Smith for saving him"."""
    verb = gerund.head
    if not is_gerund(gerund) or mark_of(gerund) != "for" or gerund.i < verb.i:
        return []
    dealt = any(lemma(t) in lexicon.DEALT for t in (*kids(verb, "obj", "nsubj:pass"), *subjects_of(verb)[0]))
    words = {"against", "on", "to"} if dealt else {"against"}
    told = [*obliques(verb), *((case_of(t), t) for o in kids(verb, "obj") for t in kids(o, "nmod"))]
    return [t for case, t in told if case in words and t.i < gerund.i]


def _equipment(purpose: Token) -> list[Token] | None:
    """ "The trucks were fitted with cameras to record crashes": the cameras do, right before the infinitive.

    In "provided farmers with pumps to water fields" it may be either; None where the construction is another.
    """
    own = purpose.head
    if verb_form(purpose) != "Inf" or base(purpose) not in {"acl", "advcl"}:
        return None
    if base(purpose) == "advcl":
        own = next((t for t in kids(own, "obl") if t.right_edge.i == purpose.left_edge.i - 1), own)
    verb = own.head
    if base(own) != "obl" or case_of(own) != "with" or lemma(verb) not in lexicon.EQUIPPING | {"provide", "supply"}:
        return None
    if lemma(own) in lexicon.ABILITIES | lexicon.AIMS | lexicon.ORDERS | lexicon.SKILLS | {"knowledge", "training"}:
        got = kids(verb, "obj")  # "provided us with an opportunity to", "equipped workers with skills to"
        return [c for o in got for c in conjuncts(o)] or None
    return conjuncts(own) if lemma(verb) in lexicon.EQUIPPING else []


def _deep_subjects(head: Token, depth: int) -> list[Token]:
    if not (is_predicate(head) or head.pos_ in {"VERB", "AUX"}):
        return []
    aim = head.pos_ == "VERB" and has_copula(head) and verb_form(head) in {"Inf", "Ger"}
    if aim and act_of(head) is None:
        return []  # "the aim is to use drones to support farmers": the aim supports nobody
    return subjects_of(head, depth + 1)[0]


def _infinitive_subject(noun: Token, depth: int) -> list[Token]:
    """ "X's plan to buy", "X has a plan to buy": the possessor, else the subject of the noun's clause.

    Where the noun is given to somebody, "gave X the power to rule", it is the one who gets it.
    """
    above = noun.head
    if is_absolute(noun):
        return [noun]  # ", with another to follow"
    if lemma(noun) in lexicon.ORDERS:
        taken = base(noun) == "obj" and lemma(above) in lexicon.TAKING and not is_passive(above)
        return _deep_subjects(above, depth) if taken else _getters(noun)  # who issues a call to stop stops nothing
    if _is_clue(noun):
        return []
    owners = kids(noun, "nmod:poss")
    whose = [t for t in kids(noun, "nmod") if case_of(t) == "of" and lemma(noun) in lexicon.AIMS]
    named = [t for t in kids(noun, "compound") if t.ent_type_ in _AGENTS or lemma(t) == "government"]
    if named and lemma(noun) in lexicon.INTENTIONS and not owners:
        return named[-1:]  # "U.S. efforts to end the war"
    owners = owners or [t for t in whose if t.ent_type_ or kids(t, "nmod:poss")]  # "a plan of its rivals to sell it"
    if not owners and lemma(noun) in lexicon.ABILITIES:  # "the right of workers to strike"
        owners = [c for t in kids(noun, "nmod") if case_of(t) == "of" and t.i > noun.i for c in conjuncts(t)]
    owners = owners or _makers(noun)
    if owners:
        return owners
    if base(noun) in {"obl", "nmod"} and case_of(noun) in _ASIDE:
        return []  # "prices fell after efforts to cut the surplus": somebody's
    if base(noun) == "nmod" and lemma(above) == "part" and base(above) == "obl" and not is_passive(above.head):
        return _deep_subjects(above.head, depth)  # "Acme opened it as part of efforts to grow"
    if has_copula(noun) and any(c.tag_ == "JJS" or lower(c) in lexicon.RANKED for c in kids_of(noun, "amod", "advmod")):
        return subjects_of(noun, depth + 1)[0]  # "X is the first firm to sell it"
    if is_of_few(noun):
        holder = noun if has_copula(noun) else above
        return subjects_of(holder, depth + 1)[0] if has_copula(holder) else []
    if staff := _staff(noun):
        return staff
    hired = _is_charged(noun) and not is_passive(above)
    held = lemma(above) in lexicon.HOLDING and noun.tag_ == "NNS" and lemma(noun) not in lexicon.INTENTIONS
    held = held and lemma(noun) not in lexicon.ABILITIES | lexicon.AIMS
    if base(noun) == "obj" and (hired or held or lemma(noun) in lexicon.REMEDIES):
        return [noun]  # "approved the first drug to slow the disease", "includes satellites to watch the sea"
    if base(noun) == "obj" and lemma(above) in lexicon.GIVING and not is_passive(above):
        return _getters(noun)
    if base(noun) == "obj" and lemma(above) in lexicon.OTHERS:
        return []
    if base(noun) == "obl" and lemma(noun) in lexicon.MEANS and case_of(noun) == "for":
        return [noun]  # "$5 million for a fund to train them"
    if base(noun) == "obl" and lemma(above) in {"appeal", "call"} and case_of(noun) == "for":
        return [] if lemma(noun) in lexicon.INTENTIONS | lexicon.ABILITIES | lexicon.AIMS else [noun]
    if base(noun) == "obl" and lemma(above) in lexicon.STEMMING and not any(s.ent_type_ for s in kids(above, "nsubj")):
        return []  # "the loss stems from a contract to build it"
    if base(noun) in {"obj", "obl", "xcomp"} and above.i != noun.i:
        return _deep_subjects(above, depth)
    return []


def is_of_few(noun: Token) -> bool:
    """ "One of the few firms to grow", "among only three players to win it": whoever is one of them does it."""
    among = case_of(noun) == "among" or (case_of(noun) == "of" and lower(noun.head) == "one")
    few = any(lower(a) in {"few", "only"} for c in kids(noun, "amod", "nummod", "advmod") for a in (c, *c.children))
    return among and few and lemma(noun) not in lexicon.TIMES | {"option", "place", "thing", "way"}


def _makers(noun: Token) -> list[Token]:
    """ "Efforts by farmers to cut it", "the refusal of the bank to lend", "a plan from the council to sell it"."""
    meant = lemma(noun) in lexicon.INTENTIONS | lexicon.AIMS | lexicon.FAILURES
    words = {"by", "from", "of"} if meant else {"by"}
    own = [t for t in kids(noun, "nmod") if t.i > noun.i and case_of(t) in words and _is_agent(t, case_of(t))]
    return [c for t in own[:1] for c in conjuncts(t)]


def _is_agent(noun: Token, case: str) -> bool:
    """ "A plan of peace" is nobody's; "a plan of the mayor" is the mayor's."""
    named = noun.ent_type_ in _AGENTS or noun.tag_ == "NNS"
    return case == "by" or named or bool(kids(noun, "det", "nmod:poss"))


def _staff(noun: Token) -> list[Token]:
    """ "The creation of a panel and a court to review it": who is got for it, wherever the infinitive hangs."""
    own = [t for t in kids(noun, "nmod") if case_of(t) == "of"] if lemma(noun) in lexicon.STAFFING else []
    first = own[0] if own else first_conjunct(noun)
    got = first.dep_ == "nmod" and case_of(first) == "of" and lemma(first.head) in lexicon.STAFFING
    return conjuncts(first) if got else []


def _is_clue(noun: Token) -> bool:
    """ "Found nothing to link the fires": what is found, or not, would link them, and not who looks for it."""
    return base(noun) == "obj" and lemma(noun) in lexicon.CLUES and lemma(noun.head) in lexicon.FINDING


def _getters(noun: Token) -> list[Token]:
    """To whom the verb above a noun gives it."""
    above = noun.head
    if base(noun) != "obj" or lemma(above) not in lexicon.GIVING or is_passive(above):
        return []
    getters = kids(above, "iobj") or [t for t in kids_of(noun, "nmod") if case_of(t) == "to" and t.i > noun.i]
    getters = getters or [t for case, t in obliques(above) if case == "to"]
    return [c for t in getters[:1] for c in conjuncts(t)]


def _unrelative(subjects: list[Token], predicate: Token) -> list[Token]:
    """A relative pronoun stands for the noun that the clause hangs on."""
    found: list[Token] = []
    for subject in subjects:
        clause_head = first_conjunct(predicate)
        asked = [c for c in kids(clause_head, "mark") if c.i < subject.i]
        if asked and subject.tag_ == "WP" and clause_head.dep_ in {"acl", "advcl"}:
            continue  # "a dispute over who should pay"
        parted = any(lower(c) == "which" and case_of(c) == "of" for c in kids_of(subject, "nmod", "obl"))
        if (
            parted
            and not has_copula(predicate)
            and subject.pos_ != "NUM"
            and lower(subject) not in {"all", "both", "each", "none"}
        ):
            continue  # "three towers, the highest of which has a lift": that one has no name
        if (
            lower(subject) in RELATIVIZERS
            and subject.tag_ in {"WDT", "WP", "IN", "DT"}
            and base(clause_head) in {"acl", "advcl"}
        ):
            noun = clause_head.head
            if described := _describes(noun):
                found.extend(described)
            elif noun.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "SYM"}:
                found.append(noun)
            continue  # "it rained, which led to floods": of the whole clause
        if subject.tag_ in {"WDT", "WP"} and lower(subject) in RELATIVIZERS:
            found.extend(noun_told_of(clause_head))
            continue
        found.extend(_members(subject) or conjuncts(subject))
    return found


def _describes(noun: Token) -> list[Token]:
    """ "Acme is a company that makes toys": it is Acme that makes them.

    Not so what "the cause", "the problem" was: "the problem was a broken pipe, which flooded the cellar".
    """
    if any(lemma(s) in lexicon.PARTS_PLAYED and not s.ent_type_ for s in kids(noun, "nsubj")):
        return []
    told = has_copula(noun) and noun.pos_ == "NOUN" and any(lower(c) in {"a", "an"} for c in kids(noun, "det"))
    own = kids(noun, "nsubj") if told and not any(lower(c) in {"not", "n't"} for c in noun.children) else []
    return [t for t in own if t.pos_ in {"NOUN", "PROPN"} or lower(t) in {"he", "she"}]


def _members(subject: Token) -> list[Token]:
    """ "Two men, X and Y, were held", "the owners X and Y": of several described, those who are named."""
    if subject.tag_ != "NNS" or kids(subject, "conj") or not kids(subject, "nummod"):
        return []
    apposed = kids(subject, "appos")
    if len(apposed) == 1 and apposed[0].tag_ == "NNS" and not apposed[0].ent_type_:
        apposed = kids(apposed[0], "appos")
    named = [part for part in (conjuncts(apposed[0]) if len(apposed) == 1 else apposed) if part.ent_type_]
    alike = {part.ent_type_ for part in named}
    return named if len(named) > 1 and len(alike) == 1 and alike <= {"PERSON", "ORG", "LOC"} else []


def _object_gap(predicate: Token) -> bool:
    """ "the stake Ford bought": a relative clause with a subject of its own."""
    return bool(kids_of(predicate, "nsubj"))


def noun_told_of(clause: Token) -> list[Token]:
    """ "The aid that Acme says it needs", "a fair Acme says will open": the noun that what is said is told of."""
    verb = clause.head
    if clause.dep_ != "ccomp" or verb.dep_ != "acl:relcl" or lemma(verb) not in lexicon.SPEECH or kids(clause, "mark"):
        return []
    subjects = kids(verb, "nsubj")
    words = [*subjects, *kids_of(verb, "obl", "advmod"), *(c for s in subjects for c in s.children)]
    if not subjects or any(lower(w) in RELATIVIZERS for w in words):
        return []
    whole = any(lower(s) not in RELATIVIZERS for s in kids_of(clause, "nsubj"))
    if whole and lemma(verb.head) in lexicon.ADVERBIAL_GAPS | lexicon.STATEMENTS:
        return []  # "the day Acme says it closed", "the claim that Smith says it closed"
    return [verb.head]

"""From a predicate to who does what to whom: its :class:`Frame`, in active voice, and its relation words.

Subjects that the clause leaves out are found through coordination, control, participles and relative clauses; objects
through relative clauses and coordination.  Works on the tree alone, and gives tokens and words, never mentions.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from graph.extract import lexicon
from graph.extract.context import AMOUNT_LABELS, TIME_LABELS
from graph.extract.phrases import said_when, time_before
from graph.extract.speakers import sayer_above
from graph.extract.syntax import (
    HYPHENS,
    OBLIQUES,
    RELATIVIZERS,
    SUBJECTS,
    base,
    case_of,
    conjuncts,
    first_conjunct,
    has_copula,
    is_absolute,
    is_gerund,
    is_no_longer,
    is_passive,
    is_predicate,
    is_set_apart,
    kids,
    kids_of,
    lemma,
    lower,
    mark_of,
    text_of,
    verb_form,
)


@dataclass(slots=True)
class Frame:
    """A predicate with its arguments' head tokens, in active voice."""

    predicate: Token
    subjects: list[Token]
    objects: list[Token]
    obliques: list[tuple[str, Token]] = field(default_factory=list)
    """Preposition (empty for bare times) and head."""
    stock: Token | None = None
    """The bare noun that makes one verb with the predicate."""
    passive: bool = False
    """True for a passive whose agent is not named: the subject is the patient."""


def subjects_of(predicate: Token, depth: int = 0) -> tuple[list[Token], bool]:
    """Heads of the clause's surface subjects, and whether the position is one of a passive.

    Own subjects first, then those the grammar gives: coordination, control, participles, relative clauses.
    """
    own = [t for t in predicate.children if t.dep_ in SUBJECTS and t.dep_ != "nsubj:outer"] or kids(
        predicate, "nsubj:outer"
    )
    if own and own[0].dep_ == "nsubj:outer" and _spells_out(predicate, own[0]):
        return [], is_passive(predicate)
    if own:
        return _unrelative(own, predicate), is_passive(predicate)
    if acts := kids(predicate, "csubj", "csubj:pass", "csubj:outer"):  # "selling the plant would hurt Acme"
        return [c for c in acts if verb_form(c) == "Ger" and c.i < predicate.i], is_passive(predicate)
    if depth > 8 or predicate.head.i == predicate.i:
        return [], is_passive(predicate)
    return _implicit_subjects(predicate, depth), is_passive(predicate)


def _spells_out(predicate: Token, aim: Token) -> bool:
    """ "The plan is to sell", read as a verb "is to": the plan sells nothing."""
    return lemma(aim) in lexicon.AIMS and mark_of(predicate).endswith("to") and not has_copula(predicate)


def _implicit_subjects(predicate: Token, depth: int) -> list[Token]:
    head, label = predicate.head, base(predicate)
    if label == "advcl" and verb_form(predicate) == "Ger" and mark_of(predicate) == "against":
        return []  # "warned against closing plants": nobody closes any
    if label == "advcl" and head.pos_ == "ADJ" and verb_form(predicate) == "Ger" and mark_of(predicate) == "for":
        return []  # "ideal for playing football": nobody plays
    if label == "advcl" and (accused := _accused(predicate)) is not None:
        return accused
    if label == "advcl" and verb_form(predicate) == "Inf" and lemma(head) in lexicon.ACCUSED and not is_passive(head):
        of = [t for case, t in obliques(head) if case in lexicon.ACCUSED[lemma(head)] and t.i < predicate.i]
        if of and (whom := kids(head, "obj", "iobj")):  # "accused Acme of fraud to avoid taxes"
            return [c for o in whom for c in conjuncts(o)]
    if label == "conj" and is_predicate(head):
        return _deep_subjects(head, depth) if not _is_upshot(predicate) else []
    bare = all(lower(o) == "it" for o in kids(head, "obj"))  # "left it to Acme to decide"
    if label in {"xcomp", "advcl"} and verb_form(predicate) == "Inf" and bare:
        told = [t for case, t in obliques(head) if case in lexicon.OBLIQUE_CONTROL.get(lemma(head), ())]
        if told and told[0].i < predicate.i:
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
    including = label in {"advcl", "xcomp"} and lemma(predicate) == "include" and verb_form(predicate) == "Inf"
    if including and kids(head, "obj"):
        return kids(head, "obj")  # "widened its range to include bicycles": the range does
    if label == "advcl" and (_is_upshot(predicate) or _is_paid_for(predicate)):
        return []
    if label == "advcl" and verb_form(predicate) == "Inf" and not is_passive(head):
        hired = [c for o in kids(head, "obj") if o.i < predicate.i and _is_charged(o) for c in conjuncts(o)]
        if hired:
            return hired  # "hired a lawyer to sue": the lawyer is to
    if (sayer := sayer_above(predicate)) is not None:
        return _deep_subjects(sayer, depth)
    if told_of := _told_of(predicate):
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


def is_for_object(complement: Token) -> bool:
    """ "Convinced Acme to sell", "kept Acme waiting": Acme does it; "promised Acme to sell": it does not."""
    verb, infinitive = lemma(complement.head), verb_form(complement) == "Inf"
    return verb not in lexicon.SUBJECT_CONTROL if infinitive else verb in lexicon.OBJECT_CONTROL


def _rests_on(gerund: Token) -> bool:
    """ "The strategy relies on mobilising militias": it mobilises none."""
    return verb_form(gerund) == "Ger" and lemma(gerund.head) in lexicon.RESTING and mark_of(gerund) in {"on", "upon"}


def _beside(participle: Token) -> Token | None:
    """ "The vote sparked riots, with crowds marching, demanding that it be void": the clause that goes on in it."""
    bare = participle.dep_ == "advcl" and participle.tag_ == "VBG" and not kids(participle, "mark", "nsubj")
    before = [c for c in kids(participle.head, "advcl") if c.head.i < c.i < participle.i] if bare else []
    goes_on = bool(before) and before[-1].tag_ == "VBG" and mark_of(before[-1]) == "with"
    return before[-1] if goes_on and kids(before[-1], "nsubj") else None


def _is_charged(noun: Token) -> bool:
    """ "Hired a lawyer to sue", "set up a panel to review it": whom a verb gets for what the infinitive says."""
    agents = lemma(noun) in lexicon.TEAMS or lemma(noun).endswith(("man", "person"))
    return lemma(noun.head) in lexicon.HIRING or (lemma(noun.head) in lexicon.CHARGING and agents)


def _is_upshot(participle: Token) -> bool:
    """ "The dam burst, leading to floods": what is said to come of the clause before it has that for its subject."""
    edge = participle.left_edge.i
    apart = "," in {t.text for t in participle.doc[max(0, edge - 1) : edge + 1]}
    if base(participle) == "conj" and base(participle.head) == "advcl" and verb_form(participle) == "Ger":
        return lemma(participle) in lexicon.UPSHOTS and participle.head.i > participle.head.head.i
    late = verb_form(participle) == "Ger" and participle.i > participle.head.i and not kids(participle, "mark")
    tallied = lemma(participle) in {"bring", "raise"} and {lemma(o) for o in kids(participle, "obj")} & lexicon.TALLIES
    return late and apart and bool(tallied or lemma(participle) in lexicon.UPSHOTS)


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


def _deep_subjects(head: Token, depth: int) -> list[Token]:
    if not (is_predicate(head) or head.pos_ in {"VERB", "AUX"}):
        return []
    if head.pos_ == "VERB" and has_copula(head) and verb_form(head) in {"Inf", "Ger"}:
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
    owners = owners or [t for t in whose if t.ent_type_ or kids(t, "nmod:poss")]  # "a plan of its rivals to sell it"
    if owners:
        return owners
    if base(noun) == "nmod" and lemma(above) == "part" and base(above) == "obl" and not is_passive(above.head):
        return _deep_subjects(above.head, depth)  # "Acme opened it as part of efforts to grow"
    if has_copula(noun) and any(c.tag_ == "JJS" or lower(c) in lexicon.RANKED for c in kids_of(noun, "amod", "advmod")):
        return subjects_of(noun, depth + 1)[0]  # "X is the first firm to sell it"
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
    if base(noun) == "obl" and lemma(above) in lexicon.STEMMING and not any(s.ent_type_ for s in kids(above, "nsubj")):
        return []  # "the loss stems from a contract to build it"
    if base(noun) in {"obj", "obl", "xcomp"} and above.i != noun.i:
        return _deep_subjects(above, depth)
    return []


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
            found.extend(_told_of(clause_head))
            continue
        found.extend(_members(subject) or conjuncts(subject))
    return found


def _describes(noun: Token) -> list[Token]:
    """ "Acme is a company that makes toys": it is Acme that makes them."""
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


def frame_of(predicate: Token) -> Frame:
    """The predicate's arguments in active voice."""
    subjects, passive = subjects_of(predicate)
    objects = [c for o in kids(predicate, "obj") for c in conjuncts(o) if o.tag_ != "TO"]  # "before he had to"
    recipients = [c for o in kids(predicate, "iobj") for c in conjuncts(o)]
    if not recipients and (given := _given(predicate)):
        recipients, objects = conjuncts(given[0]), conjuncts(given[1])
    if recipients and objects and predicate.i < objects[0].i < recipients[0].i:
        objects, recipients = recipients, objects  # whom comes before what, however they are labelled
    objects = [_compared(o) for o in objects]
    objects += _relative_object(predicate, objects) or _shared_object(predicate, objects)
    phrases = list(obliques(predicate))
    if recipients and objects:
        phrases = [("to", r) for r in recipients] + phrases
    elif recipients:
        objects = recipients
    if not passive:
        return Frame(predicate, subjects, objects, phrases)
    agents = [
        t
        for case, t in phrases
        if "obl:agent" in {t.dep_, first_conjunct(t).dep_}
        if case in {"by", ""} and not _is_when(t) and lemma(t) not in lexicon.LABELS and not _is_means(t)
    ]
    if not agents:
        agents = [t for case, t in phrases if case == "by" and t.pos_ in {"PROPN", "PRON"} and not _is_when(t)]
    if lemma(predicate) == "know":  # "known by its acronym ACM"
        agents = [t for t in agents if not any(lemma(c) in lexicon.LABELS for c in kids(t, "compound", "nmod:desc"))]
    if not agents and lemma(predicate) in lexicon.RECIPROCAL:
        agents = [t for case, t in phrases if case == "between"]
    rest = [(case, t) for case, t in phrases if t not in agents]
    if agents and objects and not {o.ent_type_ for o in objects} & (AMOUNT_LABELS | TIME_LABELS):
        return Frame(predicate, agents, objects, [*(("to", s) for s in subjects), *rest])  # "was given work by Acme"
    if agents:
        return Frame(predicate, agents, subjects, rest + [("", o) for o in objects])
    return Frame(predicate, subjects, objects, rest, passive=True)


def _given(verb: Token) -> list[Token]:
    """ "Hands Acme a stake": two objects side by side, who gets it first; not "34 degrees (93 Fahrenheit)"."""
    own = kids(verb, "obj")
    sound = len(own) == 2 and verb.i < own[0].i and own[0].ent_type_ not in AMOUNT_LABELS | TIME_LABELS
    return own if sound else []


def _compared(thing: Token) -> Token:
    """ "costs 4 percent less": the amount is what it costs less."""
    if thing.tag_ not in {"JJR", "RBR"} or lower(thing) not in {"less", "more"}:
        return thing
    amounts = [
        c for c in kids_of(thing, "obl", "nmod", "nummod", "advmod") if c.ent_type_ in AMOUNT_LABELS and c.i < thing.i
    ]
    return amounts[0] if amounts else thing


def _is_means(noun: Token) -> bool:
    """ "sent by text message", "cut by a third": how or how much, not by whom."""
    if lemma(noun) in lexicon.FRACTIONS:
        return True
    return lemma(noun) in lexicon.CONVEYED and noun.tag_ == "NN" and not kids_of(noun, "det", "nmod", "conj")


def _is_when(noun: Token) -> bool:
    """ "by the end of the quarter", "by Labor Day": a time, not an agent."""
    feast = lower(noun) in {"christmas", "day", "easter", "eve", "thanksgiving"} and noun.ent_type_ != "PERSON"
    return feast or noun.ent_type_ in TIME_LABELS or (lemma(noun) in lexicon.TIMES and noun.pos_ == "NOUN")


def _relative_object(predicate: Token, objects: list[Token]) -> list[Token]:
    """The noun of a relative clause whose object is left out or is the pronoun."""
    clause_head = first_conjunct(predicate)
    if clause_head.dep_ == "xcomp" and is_verbal(clause_head) and not objects:
        return _gap_above(clause_head)
    above = clause_head.head
    if clause_head.dep_ == "xcomp" and above.dep_ == "acl:relcl" and lower(objects[0]) in RELATIVIZERS:
        if objects[0].i < above.i:  # "the stake that Acme agreed to buy"
            objects[:] = [above.head, *objects[1:]]
        return []
    if kids(predicate, "nsubj") and not _is_filled(predicate) and (told_of := _told_of(predicate)):
        own = [o for o in objects if lower(o) not in RELATIVIZERS or o.i > predicate.head.i]
        objects[:] = own
        return told_of if not own else []
    if clause_head.dep_ != "acl:relcl":
        return []
    voiced = kids(predicate, "ccomp") and lemma(predicate) in lexicon.SPEECH - lexicon.HEARERS
    for o in list(objects):
        if lower(o) in RELATIVIZERS:
            objects.remove(o)
            return [clause_head.head] if not (voiced or _is_resolved(predicate)) else []
    pronouns = [c for c in predicate.children if lower(c) in RELATIVIZERS and c.dep_ in SUBJECTS]
    own = [c for c in predicate.children if c.dep_ in SUBJECTS and lower(c) not in RELATIVIZERS]
    if any(is_verbal(c) for c in kids(predicate, "xcomp")):
        return []  # "the aircraft they intend to launch": the gap is the infinitive's
    if voiced:
        return []  # "the aid Acme says it needs": Acme says no aid, and nothing to it
    words = [w for c in own for w in (*c.children, *(t for m in kids(c, "nmod", "obl") for t in (m, *m.children)))]
    has_own_subject = bool(own) and not any(lower(w) in {"whom", "which", "whose"} for w in words)  # "two of which"
    fronted = any(lower(c) in RELATIVIZERS for c in predicate.children if c.dep_ in {"obl", "advmod", "nmod:poss"})
    adverbial = lemma(clause_head.head) in lexicon.ADVERBIAL_GAPS
    if has_own_subject and not objects and not pronouns and not fronted and predicate.pos_ == "VERB":
        return [clause_head.head] if not adverbial else []
    return []


def _is_resolved(verb: Token) -> bool:
    """ "The stake that Acme agreed to buy": Acme agreed nothing, and is to buy it."""
    return lemma(verb) in lexicon.RESOLVING | lexicon.AIMING and any(is_verbal(c) for c in kids(verb, "xcomp"))


def _told_of(clause: Token) -> list[Token]:
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


def _is_filled(predicate: Token) -> bool:
    """Whether a verb lacks no object: it has a clause, or is passive, or the gap is of an infinitive or preposition."""
    open_ = any(not kids(c, "obj") for c in kids(predicate, "xcomp"))
    stranded = any(c.pos_ == "ADP" and c.i > predicate.i and base(c) != "compound" for c in predicate.children)
    other = predicate.pos_ != "VERB" or is_passive(predicate) or bool(kids(predicate, "ccomp", "iobj"))
    return open_ or stranded or other


def _shared_object(predicate: Token, objects: list[Token]) -> list[Token]:
    """ "sell or close the plant", "design and sell phones": one object to the right of both verbs."""
    if objects or predicate.pos_ != "VERB" or kids_of(predicate, "ccomp", "xcomp", "iobj", "compound", "nsubj:pass"):
        return []
    if predicate.dep_ == "conj" and not kids_of(predicate, "nsubj", "obl"):
        shared = [o for o in kids(predicate.head, "obj") if o.i > predicate.i > predicate.head.i]
        if shared or predicate.head.dep_ == "conj":
            return [c for o in shared for c in conjuncts(o)]
    row = kids(first_conjunct(predicate), "conj")
    partner = next((c for c in row if c.i > predicate.i and (kids(c, "obj") or predicate.dep_ != "conj")), None)
    if partner is None or lemma(predicate) not in lexicon.TRANSITIVE or kids_of(predicate, "obl", "advcl"):
        return []
    alike = verb_form(predicate) == verb_form(partner) and not kids_of(partner, "nsubj", "aux", "mark")
    return [c for o in kids(partner, "obj") for c in conjuncts(o) if o.i > partner.i] if alike else []


def _gap_above(infinitive: Token) -> list[Token]:
    """ "the stake Acme agreed to buy": the noun of the relative clause that a transitive infinitive stands in."""
    above = infinitive.head
    if above.dep_ != "acl:relcl" or verb_form(infinitive) != "Inf":
        return []
    if others := kids(above, "obj", "iobj"):
        return [above.head] if _is_resolved(above) and all(lower(o) in RELATIVIZERS for o in others) else []
    own = [c for c in above.children if c.dep_ in SUBJECTS]
    gapped = [c for c in own if lower(c) in RELATIVIZERS]
    if gapped or not own or any(lower(c) in RELATIVIZERS for c in kids_of(above, "obl", "advmod")):
        return []
    return [above.head] if not kids_of(infinitive, "obl", "ccomp", "xcomp") else []


def obliques(predicate: Token) -> Iterator[tuple[str, Token]]:
    """Preposition (empty for bare times) and head of each phrase beside subject and object; coordinated ones apart."""
    told = kids(predicate, "ccomp")
    others = [*said_when(predicate), *(t for c in told for t in _fronted(c))]
    yield from ((case_of(t), t) for t in (*_fronted(predicate), *(t for c in told for t in said_when(c))))
    if mark_of(predicate) == "when" and (time := time_before(predicate)) is not None:
        yield case_of(time) if case_of(time) in {"at", "in", "on"} else "", time
    for child in predicate.children:
        if child.dep_ == "nsubj" and not is_eventive(child):  # "officials on Monday said"
            days = [t for t in kids(child, "nmod") if case_of(t) == "on" and t.ent_type_ in TIME_LABELS]
            yield from (("on", t) for t in days if child.i < t.i < predicate.i)
        if child.dep_ == "advmod":  # "ahead of Smith", "short of the mark"
            beyond = [(case_of(t), t) for t in kids(child, "obl") if t.i > child.i]
            near = {"of", "from"} | ({"to"} if lower(child) in {"adjacent", "close", "next"} else set())
            yield from ((f"{lower(child)} {case}", t) for case, t in beyond if case in near)
            yield from ((f"as {lower(child)} as", t) for t in times_as(child))
        if is_set_apart(child) and child.dep_ not in OBLIQUES:
            yield mark_of(child), child
            yield from ((case_of(t), t) for t in kids(child, "obl") if is_set_apart(t))
        if child in others or _is_compared_with(child):
            continue
        if child.dep_ in OBLIQUES or (base(child) == "nmod" and child.i > predicate.i and has_copula(predicate)):
            shared = _measured(child)
            if lower(child) in RELATIVIZERS:
                yield from _relative_oblique(predicate, shared)
                continue
            for part in conjuncts(child):
                yield case_of(part) if part is not child and case_of(part) else shared, part


def _measured(noun: Token) -> str:
    """The preposition of a phrase; in "fell by as much as a fifth" that before "as much as", if any."""
    case = case_of(noun)
    first = noun.left_edge
    before = first.nbor(-1) if first.i > noun.sent.start else first
    if case != "as" or lower(before) not in {"few", "little", "many", "much"} or first.dep_ != "case":
        return case
    return case_of(before)


def _is_compared_with(noun: Token) -> bool:
    """ "Higher than they were in May": the phrase is of the clause after "than", wherever a parser hangs it."""
    before = [c for c in kids(noun.head, "advcl") if mark_of(c) == "than" and c.i + 1 == noun.left_edge.i]
    return bool(before) or (has_copula(noun) and mark_of(noun) == "than")


def times_as(adverb: Token) -> list[Token]:
    """ "As early as June": the time in it."""
    if not any(lower(c) == "as" for c in kids(adverb, "advmod")):
        return []
    after = [t for t in kids(adverb, "obl") if case_of(t) == "as" and t.i > adverb.i]
    return [t for t in after if t.ent_type_ in TIME_LABELS or t.pos_ == "NUM"]


def _fronted(clause: Token) -> list[Token]:
    """ "Without aid, she said, Acme would close": what stands before the words of who says it is of what is said."""
    verb = clause.head
    subjects = kids(verb, "nsubj")
    if base(clause) != "ccomp" or lemma(verb) not in lexicon.SPEECH or not subjects or verb.i > clause.left_edge.i:
        return []
    edge, last = subjects[0].left_edge.i, max(t.i for t in (verb, *kids(verb, "compound:prt")))  # "he pointed out"
    after = verb.doc[last + 1 : last + 3]
    apart = edge > 0 and verb.doc[edge - 1].text == after[0].text == "," and not after[-1].is_quote
    return [t for t in kids_of(verb, "obl") if t.i < edge] if apart else []


def _relative_oblique(predicate: Token, case: str) -> Iterator[tuple[str, Token]]:
    clause_head = first_conjunct(predicate)
    if base(clause_head) == "acl" and case and lemma(clause_head.head) not in lexicon.MANNERS:
        yield case, clause_head.head


def is_that_clause(predicate: Token) -> bool:
    """ "The problem is that Acme sold the plant": the clause is one of its own, the copula another's."""
    outer = [c for c in predicate.children if c.dep_ in {"nsubj:outer", "csubj", "csubj:outer"}]
    return predicate.pos_ == "VERB" and bool(outer) and bool(kids(predicate, "nsubj", "nsubj:pass"))


def is_preposition(predicate: Token) -> bool:
    """ "sales rose, compared to last year": a participle that stands for a preposition."""
    words = lexicon.DEVERBAL.get(lower(predicate))
    if words is None or base(predicate) not in {"acl", "advcl"} or kids_of(predicate, "nsubj", "aux"):
        return False
    return "" in words or any(case_of(c) in words for c in kids_of(predicate, "obl", "nmod"))


def is_verbal(token: Token) -> bool:
    """Whether a complement is a clause: a verb, or what a copula stands before."""
    verb = token.pos_ == "VERB" or (token.pos_ == "AUX" and verb_form(token) == "Inf")
    return (verb and not is_set_apart(token)) or has_copula(token)


def relation_of(predicate: Token, *, passive: bool) -> tuple[str, str]:
    """Lemmatised relation words and the words as they stand, auxiliaries and governing verbs included."""
    before = prefix_of(predicate)
    parts = [before + lemma(predicate), *(lower(p) for p in particles(predicate))]
    relation = " ".join(parts)
    owned = lower(predicate) == "got" and any(lower(c) != "rid" for c in kids(predicate, "obj"))
    if owned and any(c.tag_ in {"VBP", "VBZ"} for c in kids(predicate, "aux")):
        relation = "have"  # "has got a plant"
    if predicate.tag_.startswith("JJ"):
        relation = f"be {lower(predicate)}"
    if passive:
        relation = f"be {before}{lower(predicate)}" + "".join(f" {lower(p)}" for p in particles(predicate))
    return relation, phrase_of(predicate)


def prefix_of(verb: Token) -> str:
    """ "under-report", "fast-track": what a hyphen ties before a verb makes another verb of it; else empty."""
    first, hyphen = verb.doc[verb.i - 2 : verb.i] if verb.i - verb.sent.start > 1 else (verb, verb)
    tied = hyphen.text in HYPHENS and not (first.whitespace_ or hyphen.whitespace_) and first.head.i == verb.i
    new = first.dep_ == "compound" and lower(first) != "co" and verb_form(verb) in {"Fin", "Inf"}
    if tied and lower(first) == "co" and lemma(verb) in {"exist", "operate", "ordinate"}:
        return "co"  # one word as it is mostly written; who co-founds a firm founds it
    return f"{lower(first)}-" if tied and (new or lower(first) in lexicon.PREFIXES) else ""


def particles(verb: Token) -> list[Token]:
    """ "look forward to", "get back to", "fit in": what makes another verb of it, whatever the parser calls it."""
    after = [c for c in kids(verb, "advmod") if c.i == verb.i + 1 and _is_particle(c) and not kids(c, "obl")]
    after = [c for c in after if lower(c) != "up" or not kids(c, "fixed")]  # "faces up to 28 years"
    return [*kids(verb, "compound:prt"), *((after or _stranded(verb)) if verb.pos_ == "VERB" else ())]


def _stranded(verb: Token) -> list[Token]:
    """ "was broken into in May", "was paid for by Acme", "to break even in May": wherever a parser hangs the word."""
    first, second = [*verb.doc[verb.i + 1 : min(verb.i + 3, verb.sent.end)], verb, verb][:2]
    if lemma(verb) == "break" and lower(first) == "even":
        return [first]
    left = is_passive(verb) and lower(first) in {"at", "for", "into", "with"} and first.dep_ != "case"
    return [first] if left and lower(second) in lexicon.AFTER_STRANDED else []


def _is_particle(adverb: Token) -> bool:
    """One of the particles, or "close to", "short of": what came close to collapse did not come to it."""
    after = lower(adverb.nbor(1)) if adverb.i + 1 < len(adverb.doc) else ""
    near = (lower(adverb), after) in {("close", "to"), ("short", "of")}
    return near or lower(adverb) in lexicon.PARTICLES


def phrase_of(predicate: Token) -> str:
    """The verb group's words, with those of control verbs above it."""
    tokens = [] if has_copula(predicate) else [predicate]
    tokens += kids(predicate, "aux", "aux:pass", *(() if is_that_clause(predicate) else ("cop",)))
    tokens += particles(predicate)
    adverbs = kids_of(predicate, "advmod")
    tokens += [c for c in adverbs if lower(c) in lexicon.NEGATORS | lexicon.DOUBT_ADVERBS | lexicon.ALMOST]
    tokens += [t for c in adverbs if is_no_longer(c) for t in (*c.children, c)]
    above = predicate
    while base(above) == "xcomp" and above.head.i != above.i and len(tokens) < 12:
        tokens += kids(above, "mark")
        above = above.head
        tokens += [above, *kids(above, "aux", "aux:pass", "cop", "compound:prt")]
    return text_of(sorted({t.i: t for t in tokens}.values(), key=lambda t: int(t.i)))


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


def is_eventive(noun: Token) -> bool:
    """A noun that says what somebody does."""
    word = lemma(noun)
    return word in lexicon.EVENT_NOUNS or (word.endswith(lexicon.EVENT_SUFFIXES) and word not in lexicon.NO_EVENTS)

"""From a predicate to who does what to whom: its :class:`Frame`, in active voice.

Of "the plant was sold by Acme" Acme is the subject and the plant the object.  Objects that the clause leaves out are
found through relative clauses and coordination.  Works on the tree alone, and gives tokens, never mentions.
"""

from dataclasses import dataclass, field

from graph.extract import lexicon
from graph.extract.clefts import told_as
from graph.extract.context import AMOUNT_LABELS, TIME_LABELS
from graph.extract.obliques import obliques
from graph.extract.predicates import is_verbal
from graph.extract.subjects import noun_told_of, subjects_of
from graph.extract.syntax import (
    RELATIVIZERS,
    SUBJECTS,
    base,
    case_of,
    conjuncts,
    first_conjunct,
    is_passive,
    kids,
    kids_of,
    lemma,
    lower,
    verb_form,
)
from graph.extract.tokens import Token


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


def frame_of(predicate: Token) -> Frame:
    """The predicate's arguments in active voice; a pseudo-cleft's "what" is what it is told as."""
    frame = _frame_of(predicate)
    frame.subjects = [t for s in frame.subjects for t in told_as(s)]
    frame.objects = [t for o in frame.objects for t in told_as(o)]
    return frame


def _frame_of(predicate: Token) -> Frame:
    subjects, passive = subjects_of(predicate)
    objects = [c for o in kids(predicate, "obj") for c in conjuncts(o) if o.tag_ != "TO"]  # "before he had to"
    recipients = [c for o in kids(predicate, "iobj") for c in conjuncts(o) if not kids(c, "orphan")]
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
    agents = agents or _shared_agents(predicate)
    rest = [(case, t) for case, t in phrases if t not in agents]
    if agents and objects and not {o.ent_type_ for o in objects} & (AMOUNT_LABELS | TIME_LABELS):
        return Frame(predicate, agents, objects, [*(("to", s) for s in subjects), *rest])  # "was given work by Acme"
    if agents:
        return Frame(predicate, agents, subjects, rest + [("", o) for o in objects])
    return Frame(predicate, subjects, objects, rest, passive=True)


def _shared_agents(verb: Token) -> list[Token]:
    """ "Written and directed by Smith": who does the last of a row of participles does them all.

    Of "injured and treated by doctors" this does not hold.
    """
    later = [c for c in conjuncts(first_conjunct(verb)) if c.i > verb.i]
    if not later or lemma(verb) not in lexicon.DONE_TOGETHER or kids_of(later[-1], "aux", "nsubj", "obj"):
        return []
    between = verb.doc[verb.i + 1 : later[-1].i]
    if later[-1].tag_ != "VBN" or not all(t in later or t.text == "," or t.dep_ in {"cc", "advmod"} for t in between):
        return []
    return [c for t in kids(later[-1], "obl:agent") if case_of(t) == "by" and not _is_when(t) for c in conjuncts(t)]


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
    if clause_head.dep_ == "xcomp" and above.dep_ == "acl:relcl" and objects and lower(objects[0]) in RELATIVIZERS:
        if objects[0].i < above.i:  # "the stake that Acme agreed to buy"
            objects[:] = [above.head, *objects[1:]]
        return []
    if kids(predicate, "nsubj") and not _is_filled(predicate) and (told_of := noun_told_of(predicate)):
        own = [o for o in objects if lower(o) not in RELATIVIZERS or o.i > predicate.head.i]
        objects[:] = own
        return told_of if not own else []
    if clause_head.dep_ != "acl:relcl":
        return []
    voiced = kids(predicate, "ccomp") and lemma(predicate) in lexicon.SPEECH - lexicon.HEARERS
    for o in list(objects):
        if lower(o) in RELATIVIZERS:
            objects.remove(o)
            when = lower(o) == "that" and lemma(clause_head.head) in lexicon.TIMES  # "the day that it opened"
            return [clause_head.head] if not (voiced or when or _is_resolved(predicate)) else []
    pronouns = [c for c in predicate.children if lower(c) in RELATIVIZERS and c.dep_ in SUBJECTS]
    own = [c for c in predicate.children if c.dep_ in SUBJECTS and lower(c) not in RELATIVIZERS]
    if any(is_verbal(c) for c in kids(predicate, "xcomp")):
        return []  # "the aircraft they intend to launch": the gap is the infinitive's
    if voiced:
        return []  # "the aid Acme says it needs": Acme says no aid, and nothing to it
    words = [w for c in own for w in (*c.children, *(t for m in kids(c, "nmod", "obl") for t in (m, *m.children)))]
    has_own_subject = bool(own) and not any(lower(w) in {"whom", "which", "whose"} for w in words)  # "two of which"
    first = [*predicate.children, *(clause_head.children if clause_head.i != predicate.i else ())]
    fronted = any(lower(c) in RELATIVIZERS for c in first if c.dep_ in {"obl", "advmod", "nmod:poss"})
    adverbial = lemma(clause_head.head) in lexicon.ADVERBIAL_GAPS or any(
        c.pos_ == "ADJ" and lemma(predicate) in {"become", "feel", "get", "look", "remain", "seem"}
        for c in kids(predicate, "xcomp")
    )  # "costs that Acme became liable for"
    if has_own_subject and not objects and not pronouns and not fronted and predicate.pos_ == "VERB":
        return [clause_head.head] if not adverbial else []
    return []


def _is_resolved(verb: Token) -> bool:
    """ "The stake that Acme agreed to buy": Acme agreed nothing, and is to buy it."""
    return lemma(verb) in lexicon.RESOLVING | lexicon.AIMING and any(is_verbal(c) for c in kids(verb, "xcomp"))


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
    if shared := _object_of_other(predicate):
        return shared
    row = kids(first_conjunct(predicate), "conj")
    later = [c for c in row if c.i > predicate.i]
    partner = next((c for c in later if kids(c, "obj")), None)
    open_ = [predicate, *(c for c in later if partner is not None and c.i < partner.i)]
    if partner is None or any(t.i < partner.i for c in open_ for t in kids(c, "obl", "advcl")):
        return []
    if lemma(predicate) not in lexicon.TRANSITIVE and {lemma(predicate), lemma(partner)} - lexicon.DONE_TOGETHER:
        return []
    alike = verb_form(predicate) == verb_form(partner) and not kids_of(partner, "nsubj", "aux", "mark")
    return [c for o in kids(partner, "obj") for c in conjuncts(o) if o.i > partner.i] if alike else []


def _object_of_other(verb: Token) -> list[Token]:
    """ "Smith wrote and Brown directed the film": the object of another's act, right after "and", is of both."""
    if lemma(verb) not in lexicon.DONE_TOGETHER or not kids(verb, "nsubj") or is_passive(verb):
        return []
    after = [c for c in kids(verb, "conj") if verb_form(c) == verb_form(verb) and not kids_of(c, "aux", "mark")]
    for other in after[:1]:
        joint, who = kids(other, "cc"), kids(other, "nsubj")
        if joint and who and joint[0].i == verb.i + 1 and who[0].left_edge.i == verb.i + 2:
            return [c for o in kids(other, "obj") if o.i > other.i for c in conjuncts(o)]
    return []


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

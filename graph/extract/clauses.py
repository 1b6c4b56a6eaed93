"""From a clause to its extractions: who did what, to what, with the rest as qualifiers.

A frame collects the arguments of one predicate in active voice; subjects that the clause leaves out are found through
coordination, control, participles and relative clauses.  One extraction comes out for each pair of coordinated
arguments.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from graph.extract import lexicon
from graph.extract.arguments import (
    AMOUNT_LABELS,
    TIME_LABELS,
    Context,
    clause,
    is_time,
    mention,
    named_by,
    part_of,
    words_mention,
)
from graph.extract.status import Status, asks_what, has_no, is_speech, sayer_above, status_of
from graph.extract.syntax import (
    DASHES,
    NOMINAL,
    OBLIQUES,
    RELATIVIZERS,
    SUBJECTS,
    base,
    case_of,
    conjuncts,
    contiguous,
    first_conjunct,
    has_copula,
    is_absolute,
    is_passive,
    is_predicate,
    kids,
    kids_of,
    lemma,
    lower,
    mark_of,
    score_of,
    text_of,
    verb_form,
)
from graph.model import Extraction, Mention, Modality, Period, Qualifier

ROLES = {
    "because of": "cause", "due to": "cause", "owing to": "cause", "thanks to": "cause", "amid": "cause",
    "over": "topic", "about": "topic", "on": "topic", "regarding": "topic", "through": "instrument",
    "via": "instrument", "using": "instrument", "as": "role", "for": "purpose", "at": "place", "in": "place",
    "near": "place", "despite": "concession",
}  # fmt: skip

UNTIL = frozenset({"to", "until", "till", "through"})
"""After a time with "from" these bring in its end."""
UNMARKED = frozenset({"obl:unmarked", "obl:npmod", "obl:tmod"})

PRONOUN_TYPES = {
    "it": frozenset({"ORG", "LOC", "FAC"}), "they": frozenset({"ORG"}), "he": frozenset({"PERSON"}),
    "she": frozenset({"PERSON"}),
}  # fmt: skip


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
    if own:
        return _unrelative(own, predicate), is_passive(predicate)
    if depth > 8 or predicate.head.i == predicate.i:
        return [], is_passive(predicate)
    return _implicit_subjects(predicate, depth), is_passive(predicate)


def _implicit_subjects(predicate: Token, depth: int) -> list[Token]:
    head, label = predicate.head, base(predicate)
    if label == "advcl" and verb_form(predicate) == "Ger" and mark_of(predicate) == "against":
        return []  # "warned against closing plants": nobody closes any
    if label == "advcl" and (accused := _accused(predicate)) is not None:
        return accused
    if label == "conj" and is_predicate(head):
        return _deep_subjects(head, depth)
    if label in {"xcomp", "advcl"} and verb_form(predicate) == "Inf" and not kids(head, "obj"):
        told = [t for case, t in _obliques(head) if case in lexicon.OBLIQUE_CONTROL.get(lemma(head), ())]
        if told and told[0].i < predicate.i:
            return told
    if label == "xcomp":
        objects = kids(head, "obj", "iobj")
        if objects and lemma(head) in lexicon.OBJECT_CONTROL | {
            "see",
            "find",
            "keep",
            "leave",
            "name",
            "consider",
            "make",
        }:
            return [c for o in objects for c in conjuncts(o)]
        return _deep_subjects(head, depth)
    if label == "advcl" and _is_upshot(predicate):
        return []
    if (sayer := sayer_above(predicate)) is not None:
        return _deep_subjects(sayer, depth)
    if label in {"advcl", "ccomp"} and verb_form(predicate) in {"Ger", "Part", "Inf"}:
        return _deep_subjects(head, depth)
    if label == "acl" and head.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "SYM"}:
        if predicate.dep_ == "acl" and verb_form(predicate) == "Inf":
            return _infinitive_subject(head, depth)
        gerund = verb_form(predicate) == "Ger" or any(lower(c) == "being" for c in kids(predicate, "aux:pass"))
        if gerund and kids(predicate, "mark", "case"):
            return []  # "rules for making cars": nobody is said to make any
        return [head] if not _object_gap(predicate) else []
    return []


def _is_upshot(participle: Token) -> bool:
    """ "The dam burst, leading to floods": what is said to come of the clause before it has that for its subject."""
    edge = participle.left_edge.i
    apart = "," in {t.text for t in participle.doc[max(0, edge - 1) : edge + 1]}
    late = verb_form(participle) == "Ger" and participle.i > participle.head.i and not kids(participle, "mark")
    return late and apart and lemma(participle) in lexicon.UPSHOTS


def _accused(gerund: Token) -> list[Token] | None:
    """Whom "accused Acme of closing plants" has closing them; None where the construction is another."""
    verb = gerund.head
    if verb_form(gerund) != "Ger" or mark_of(gerund) not in lexicon.ACCUSED.get(lemma(verb), ()):
        return None
    patients = kids(verb, "obj", "iobj") if not is_passive(verb) else subjects_of(verb)[0]
    return [c for o in patients for c in conjuncts(o)] or None


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
    owners = kids(noun, "nmod:poss")
    if owners:
        return owners
    above = noun.head
    if has_copula(noun) and any(c.tag_ == "JJS" or lower(c) in lexicon.RANKED for c in kids_of(noun, "amod", "advmod")):
        return subjects_of(noun, depth + 1)[0]  # "X is the first firm to sell it"
    if base(noun) == "obj" and above.pos_ == "VERB":
        given = lemma(above) in lexicon.GIVING
        getters = kids(above, "iobj") or [t for t in kids_of(noun, "nmod") if case_of(t) == "to" and t.i > noun.i]
        getters = getters or [t for case, t in _obliques(above) if case == "to"]
        if given and not is_passive(above):
            return [c for t in getters[:1] for c in conjuncts(t)]
    if base(noun) in {"obj", "obl", "xcomp"} and above.i != noun.i:
        return _deep_subjects(above, depth)
    return []


def _unrelative(subjects: list[Token], predicate: Token) -> list[Token]:
    """A relative pronoun stands for the noun that the clause hangs on."""
    found: list[Token] = []
    for subject in subjects:
        clause_head = first_conjunct(predicate)
        if (
            lower(subject) in RELATIVIZERS
            and subject.tag_ in {"WDT", "WP", "IN", "DT"}
            and base(clause_head) in {"acl", "advcl"}
        ):
            noun = clause_head.head
            if noun.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "SYM"}:
                found.append(noun)
            else:
                found.extend(kids(noun, "obj") or kids(noun, "nsubj:pass"))
            continue
        if subject.tag_ in {"WDT", "WP"} and lower(subject) in RELATIVIZERS:
            continue
        found.extend(_members(subject) or conjuncts(subject))
    return found


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
    objects = [c for o in kids(predicate, "obj") for c in conjuncts(o)]
    recipients = [c for o in kids(predicate, "iobj") for c in conjuncts(o)]
    if recipients and objects and predicate.i < objects[0].i < recipients[0].i:
        objects, recipients = recipients, objects  # whom comes before what, however they are labelled
    objects = [_compared(o) for o in objects]
    objects += _relative_object(predicate, objects) or _shared_object(predicate, objects)
    obliques = list(_obliques(predicate))
    if recipients and objects:
        obliques = [("to", r) for r in recipients] + obliques
    elif recipients:
        objects = recipients
    if not passive:
        return Frame(predicate, subjects, objects, obliques)
    agents = [
        t
        for case, t in obliques
        if "obl:agent" in {t.dep_, first_conjunct(t).dep_}
        if case in {"by", ""} and not _is_when(t) and lemma(t) not in lexicon.LABELS
    ]
    if not agents:
        agents = [t for case, t in obliques if case == "by" and t.pos_ in {"PROPN", "PRON"} and not _is_when(t)]
    if not agents and lemma(predicate) in lexicon.RECIPROCAL:
        agents = [t for case, t in obliques if case == "between"]
    rest = [(case, t) for case, t in obliques if t not in agents]
    if agents:
        return Frame(predicate, agents, subjects, rest + [("", o) for o in objects])
    return Frame(predicate, subjects, objects, rest, passive=True)


def _compared(thing: Token) -> Token:
    """ "costs 4 percent less": the amount is what it costs less."""
    if thing.tag_ not in {"JJR", "RBR"} or lower(thing) not in {"less", "more"}:
        return thing
    amounts = [
        c for c in kids_of(thing, "obl", "nmod", "nummod", "advmod") if c.ent_type_ in AMOUNT_LABELS and c.i < thing.i
    ]
    return amounts[0] if amounts else thing


def _is_when(noun: Token) -> bool:
    """ "by the end of the quarter": a time, not an agent."""
    return noun.ent_type_ in TIME_LABELS or (lemma(noun) in lexicon.TIMES and noun.pos_ == "NOUN")


def _relative_object(predicate: Token, objects: list[Token]) -> list[Token]:
    """The noun of a relative clause whose object is left out or is the pronoun."""
    clause_head = first_conjunct(predicate)
    if clause_head.dep_ == "xcomp" and _is_verbal(clause_head) and not objects:
        return _gap_above(clause_head)
    if clause_head.dep_ != "acl:relcl":
        return []
    for o in list(objects):
        if lower(o) in RELATIVIZERS:
            objects.remove(o)
            return [clause_head.head]
    pronouns = [c for c in predicate.children if lower(c) in RELATIVIZERS and c.dep_ in SUBJECTS]
    own = [c for c in predicate.children if c.dep_ in SUBJECTS and lower(c) not in RELATIVIZERS]
    if any(_is_verbal(c) for c in kids(predicate, "xcomp")):
        return []  # "the aircraft they intend to launch": the gap is the infinitive's
    has_own_subject = bool(own) and not any(lower(w) == "whose" for c in own for w in c.children)
    fronted = any(lower(c) in RELATIVIZERS for c in predicate.children if c.dep_ in {"obl", "advmod", "nmod:poss"})
    adverbial = lemma(clause_head.head) in lexicon.ADVERBIAL_GAPS
    if has_own_subject and not objects and not pronouns and not fronted and predicate.pos_ == "VERB":
        return [clause_head.head] if not adverbial else []
    return []


def _shared_object(predicate: Token, objects: list[Token]) -> list[Token]:
    """ "sell or close the plant", "design and sell phones": one object to the right of both verbs."""
    if objects or predicate.pos_ != "VERB" or kids_of(predicate, "ccomp", "xcomp", "iobj", "compound", "nsubj:pass"):
        return []
    if predicate.dep_ == "conj" and not kids_of(predicate, "nsubj", "obl"):
        shared = [o for o in kids(predicate.head, "obj") if o.i > predicate.i > predicate.head.i]
        return [c for o in shared for c in conjuncts(o)]
    partner = next(iter(kids(predicate, "conj")), None)
    if partner is None or lemma(predicate) not in lexicon.TRANSITIVE or kids_of(predicate, "obl", "advcl"):
        return []
    alike = verb_form(predicate) == verb_form(partner) and not kids_of(partner, "nsubj", "aux")
    return [c for o in kids(partner, "obj") for c in conjuncts(o) if o.i > partner.i] if alike else []


def _gap_above(infinitive: Token) -> list[Token]:
    """ "the stake Acme agreed to buy": the noun of the relative clause that a transitive infinitive stands in."""
    above = infinitive.head
    if above.dep_ != "acl:relcl" or verb_form(infinitive) != "Inf" or kids(above, "obj", "iobj"):
        return []
    own = [c for c in above.children if c.dep_ in SUBJECTS]
    gapped = [c for c in own if lower(c) in RELATIVIZERS]
    if gapped or not own or any(lower(c) in RELATIVIZERS for c in kids_of(above, "obl", "advmod")):
        return []
    return [above.head] if not kids_of(infinitive, "obl", "ccomp", "xcomp") else []


def _obliques(predicate: Token) -> Iterator[tuple[str, Token]]:
    for child in predicate.children:
        if child.dep_ == "nsubj" and not is_eventive(child):  # "officials on Monday said"
            days = [t for t in kids(child, "nmod") if case_of(t) == "on" and t.ent_type_ in TIME_LABELS]
            yield from (("on", t) for t in days if child.i < t.i < predicate.i)
        if child.dep_ == "advmod":  # "ahead of Smith", "short of the mark"
            beyond = [(case_of(t), t) for t in kids(child, "obl") if t.i > child.i]
            yield from ((f"{lower(child)} {case}", t) for case, t in beyond if case in {"of", "from"})
        if child.dep_ in OBLIQUES or (base(child) == "nmod" and child.i > predicate.i and has_copula(predicate)):
            shared = case_of(child)
            if lower(child) in RELATIVIZERS:
                yield from _relative_oblique(predicate, shared)
                continue
            for part in conjuncts(child):
                yield case_of(part) or shared, part


def _relative_oblique(predicate: Token, case: str) -> Iterator[tuple[str, Token]]:
    clause_head = first_conjunct(predicate)
    if base(clause_head) == "acl" and case and lemma(clause_head.head) not in lexicon.MANNERS:
        yield case, clause_head.head


def clause_extractions(predicate: Token, context: Context) -> Iterator[Extraction]:
    """All extractions of one clause."""
    if asks_what(predicate):
        return
    status = status_of(predicate)
    if _is_to(predicate):
        ahead = status if status.polarity == "negative" else status.weaker("planned")  # "is yet to close"
        yield from _framed(frame_of(predicate), context, ahead, kids(predicate, "ccomp"))
        return
    if has_copula(predicate) and not _is_that_clause(predicate):
        yield from copular(predicate, context, status)
        return
    if kids(predicate, "expl") and (predicate.pos_ == "AUX" or lemma(predicate) == "be"):
        yield from _existential(predicate, context, status)
        return
    if _is_preposition(predicate):
        return
    frame = frame_of(predicate)
    if not frame.subjects:
        return
    clausal = kids(predicate, "ccomp")
    own = kids_of(predicate, "nsubj", "expl")
    if _is_taking(predicate, own):
        return  # "it takes a week to mend it"
    if clausal and len(own) == 1 and lower(own[0]) == "it" and (frame.passive or lemma(predicate) in lexicon.SEEMING):
        return  # "it is hoped that", "it appears that"
    yield from _framed(frame, context, status, clausal)


def _is_taking(predicate: Token, subjects: list[Token]) -> bool:
    told = any(verb_form(c) == "Inf" and c.i > predicate.i for c in kids(predicate, "advcl", "xcomp", "csubj", "acl"))
    return lemma(predicate) in {"take", "cost"} and told and [lower(s) for s in subjects] == ["it"]


def _is_that_clause(predicate: Token) -> bool:
    """ "The problem is that Acme sold the plant": the clause is one of its own, the copula another's."""
    outer = [c for c in predicate.children if c.dep_ in {"nsubj:outer", "csubj", "csubj:outer"}]
    return predicate.pos_ == "VERB" and bool(outer) and bool(kids(predicate, "nsubj", "nsubj:pass"))


def _is_to(predicate: Token) -> bool:
    """ "The fair is to run until May": the verb "be to"; not "the plan is to sell"."""
    if not (has_copula(predicate) and predicate.tag_ == "VB" and mark_of(predicate) == "to"):
        return False
    subjects = kids_of(predicate, "nsubj")
    return bool(subjects) and not any(lemma(s) in lexicon.AIMS or s.pos_ == "PRON" for s in subjects)


def _is_preposition(predicate: Token) -> bool:
    """ "sales rose, compared to last year": a participle that stands for a preposition."""
    words = lexicon.DEVERBAL.get(lower(predicate))
    if words is None or base(predicate) not in {"acl", "advcl"} or kids_of(predicate, "nsubj", "aux"):
        return False
    return "" in words or any(case_of(c) in words for c in kids_of(predicate, "obl", "nmod"))


def _deverbal(participle: Token, builder: "Builder") -> list[Qualifier]:
    """What such a participle brings in: "compared to 5,000 units"."""
    words = lexicon.DEVERBAL[lower(participle)]
    found = []
    for child in kids_of(participle, "obj", "obl", "nmod"):
        case = case_of(child)
        if case in words:
            m = builder.argument(child)
            found.append(Qualifier(role=role_of(case, m), word=f"{lower(participle)} {case}".strip(), mention=m))
    return found


def _stock(frame: Frame) -> Token | None:
    """The noun that makes one verb with the predicate, "place" in "took place", when it is the only object."""
    nouns = lexicon.STOCK.get(lemma(frame.predicate), frozenset())
    if len(frame.objects) != 1 or frame.passive or lemma(frame.objects[0]) not in nouns:
        return None
    noun = frame.objects[0]
    bare = noun.head.i == frame.predicate.i and not kids(noun, "det", "amod", "nmod:poss", "nummod", "conj")
    return noun if bare else None


def _framed(frame: Frame, context: Context, status: Status, clausal: list[Token]) -> Iterator[Extraction]:
    builder = Builder(frame.predicate, context, status)
    relation, phrase = relation_of(frame.predicate, passive=frame.passive)
    if (noun := _stock(frame)) is not None:
        relation, phrase = f"{relation} {lower(noun)}", f"{phrase} {noun.text}"
        frame.objects, frame.stock = [], noun
        frame.obliques = [*frame.obliques, *((case_of(t), t) for t in kids(noun, "nmod", "obl") if case_of(t))]
    qualifiers = builder.qualifiers(frame.obliques, frame.predicate) + _from_governor(frame.predicate, builder)
    meant = [c for c in kids(frame.predicate, "xcomp") if _is_verbal(c)]
    if meant and lemma(frame.predicate) in lexicon.LETTING | (lexicon.SEEING if frame.objects else frozenset()):
        return  # "allows users to pay", "saw shares fall": what they are let do or seen doing is the fact
    if frame.objects and lemma(frame.predicate) in lexicon.OBJECT_CONTROL:
        qualifiers += [Qualifier(role="", word="to", mention=clause(c, without=("mark",))) for c in meant]
    objects = [(builder.argument(o), "") for o in frame.objects]
    complements = [c for c in kids(frame.predicate, "xcomp") if not _is_verbal(c)]
    objects += [(m, "") for c in complements for m in builder.predicative(c)] if not objects else []
    if complements and frame.objects:
        for holder, complement in ((h, c) for h in frame.objects for c in complements if c.pos_ in NOMINAL):
            yield from builder.nominal_predicate(builder.argument(holder), complement, (), rule="copula", phrase=phrase)
        qualifiers += [
            Qualifier(role="role", word="as", mention=m) for c in complements for m in builder.predicative(c)
        ]
    if clausal:
        told = [Qualifier(role="", word="to", mention=m) for m, _ in objects]
        objects, qualifiers = [(clause(c), "") for c in clausal], [*told, *qualifiers]
    if not objects:
        if any(_is_verbal(c) for c in kids(frame.predicate, "xcomp")):
            return
        objects = [(clause(c, without=("mark",)), mark_of(c)) for c in _gerunds(frame.predicate)]
        if not objects:
            objects, qualifiers = _promote(qualifiers, frame)
        wordless = status.polarity == "positive" or lemma(frame.predicate) not in lexicon.ANSWERS
        if lemma(frame.predicate) in lexicon.SPEECH and wordless and any(m.kind == "quality" for m, _ in objects):
            return
    partners = _partners(frame, qualifiers, builder)
    own = {
        id(builder.argument(o)): (*builder.counted(o), *builder.attached(o))
        for o in (*frame.objects, *(t for _, t in frame.obliques))
    }
    paired = _paired(frame, len(objects))
    lacking = {id(builder.argument(o)) for o in frame.objects if o.dep_ == "conj" and has_no(o)}
    denied = Builder(frame.predicate, context, status.negated()) if lacking else builder
    for place, subject in enumerate(frame.subjects):
        for obj, case in objects[place : place + 1] if paired else objects:
            words = f"{relation} {case}".strip()
            joined = partners.get(subject.i, ())
            rest = (*(q for q in qualifiers if q.mention is not obj), *own.get(id(obj), ()), *joined)
            source = denied if id(obj) in lacking else builder
            yield from source.extraction(
                builder.argument(subject),
                words,
                f"{phrase} {case}".strip(),
                obj,
                rest,
                rule="passive" if frame.passive else "clause",
            )


def _paired(frame: Frame, objects: int) -> bool:
    """ "X and Y bought A and B respectively": each subject goes with the object at its own place."""
    told = any(lower(t) == "respectively" for t in frame.predicate.subtree)
    return told and len(frame.subjects) == objects > 1


def _gerunds(predicate: Token) -> list[Token]:
    """ "is aimed at carrying people": the gerund with its preposition is the verb's object."""
    found = [
        c for c in kids(predicate, "advcl") if verb_form(c) == "Ger" and c.i > predicate.i and not kids(c, "nsubj")
    ]
    return [c for c in found if mark_of(c) in {"about", "against", "at", "for", "from", "in", "of", "on", "to", "with"}]


def _partners(frame: Frame, qualifiers: list[Qualifier], builder: "Builder") -> dict[int, tuple[Qualifier, ...]]:
    """ "X and Y signed a pact": each signed it with the other."""
    if (
        lemma(frame.predicate) not in lexicon.RECIPROCAL
        or len(frame.subjects) < 2
        or any(q.word == "with" for q in qualifiers)
    ):
        return {}
    found = {}
    for subject in frame.subjects:
        others = [builder.argument(o) for o in frame.subjects if o.i != subject.i]
        found[subject.i] = tuple(Qualifier(role="", word="with", mention=m) for m in others)
    return found


def _from_governor(predicate: Token, builder: "Builder") -> list[Qualifier]:
    """Times and circumstances that stand with a control verb belong to what it governs: "agreed on Monday to buy"."""
    head = predicate.head
    if base(predicate) != "xcomp" or not is_predicate(head) or kids(head, "obj", "iobj"):
        return []
    own = Builder(head, builder.context, replace(builder.status, tense=status_of(head).tense))
    return [
        q
        for q in own.qualifiers(list(_obliques(head)), head)
        if q.role in {"time", "place", "cause", "instrument", "concession"}
    ]


def _promote(qualifiers: list[Qualifier], frame: Frame) -> tuple[list[tuple[Mention, str]], list[Qualifier]]:
    """Without an object the first prepositional argument takes its place, else a time, else the verb's own words."""
    verb = frame.predicate.idx
    in_order = sorted(qualifiers, key=lambda q: q.mention.begin < verb)  # "at the summit he called on Acme": on Acme
    for wanted in (False, True):
        for qualifier in in_order:
            if (
                (qualifier.role == "time") is wanted
                and qualifier.role not in {"manner", "clause"}
                and not (qualifier.role == "cause" and qualifier.mention.kind == "clause")
                and qualifier.word != "according to"
            ):
                alike = (
                    [q for q in qualifiers if (q.word, q.role) == (qualifier.word, qualifier.role)]
                    if qualifier.word
                    else [qualifier]
                )
                return [(q.mention, q.word) for q in alike], [q for q in qualifiers if q not in alike]
    if lemma(frame.predicate) in lexicon.VAGUE and not kids(frame.predicate, "compound:prt"):
        return [], qualifiers
    if not _is_told(frame.predicate):
        return [], qualifiers
    tokens = contiguous(
        [
            frame.predicate,
            *([frame.stock] if frame.stock is not None else []),
            *[c for c in frame.predicate.children if c.dep_ in {"aux", "aux:pass", "advmod", "compound:prt"}],
        ],
        frame.predicate,
    )
    return [(words_mention(tokens), "")], qualifiers


def _is_told(predicate: Token) -> bool:
    """Whether a verb alone tells something of its subject: "sales fell" does, "allowed it to expire" does not."""
    verb = first_conjunct(predicate)
    while base(verb) == "xcomp" and not kids(verb.head, "obj", "iobj") and verb.head.i != verb.i:
        predicate = verb = first_conjunct(verb.head)  # "may have to act"
    finite = verb_form(predicate) == "Fin" or any(verb_form(c) == "Fin" for c in kids(predicate, "aux", "aux:pass"))
    shared = predicate.i != verb.i and (verb_form(verb) == "Fin" or bool(kids(verb, "aux", "aux:pass")))
    finite = finite or (base(verb) == "advcl" and mark_of(verb) in lexicon.CIRCUMSTANCES) or bool(kids(verb, "nsubj"))
    finite = finite or (base(verb) == "xcomp" and lemma(verb.head) in lexicon.SEEING)
    bare = lemma(predicate) in lexicon.TRANSITIVE | lexicon.LETTING | {"include", "involve", "feature"}
    return (finite or shared) and not (bare and not is_passive(predicate))


def _is_verbal(token: Token) -> bool:
    return bool(token.pos_ == "VERB" or (token.pos_ == "AUX" and verb_form(token) == "Inf")) or has_copula(token)


def relation_of(predicate: Token, *, passive: bool) -> tuple[str, str]:
    """Lemmatised relation words and the words as they stand, auxiliaries and governing verbs included."""
    word = lemma(predicate)
    parts = [word, *(lower(p) for p in kids(predicate, "compound:prt"))]
    relation = " ".join(parts)
    if predicate.tag_.startswith("JJ"):
        relation = f"be {lower(predicate)}"
    if passive:
        relation = f"be {lower(predicate)}" + "".join(f" {lower(p)}" for p in kids(predicate, "compound:prt"))
    return relation, phrase_of(predicate)


def phrase_of(predicate: Token) -> str:
    """The verb group's words, with those of control verbs above it."""
    tokens = [] if has_copula(predicate) else [predicate]
    tokens += kids(predicate, "aux", "aux:pass", "compound:prt", *(() if _is_that_clause(predicate) else ("cop",)))
    tokens += [c for c in kids_of(predicate, "advmod") if lower(c) in lexicon.NEGATORS | lexicon.DOUBT_ADVERBS]
    above = predicate
    while base(above) == "xcomp" and above.head.i != above.i and len(tokens) < 12:
        tokens += kids(above, "mark")
        above = above.head
        tokens += [above, *kids(above, "aux", "aux:pass", "cop", "compound:prt")]
    return text_of(sorted({t.i: t for t in tokens}.values(), key=lambda t: int(t.i)))


def copular(predicate: Token, context: Context, status: Status) -> Iterator[Extraction]:
    """ "X is Y", "X is in Y", "X is able", "X is the owner of Y"."""
    builder = Builder(predicate, context, status)
    subjects = [] if _is_empty_it(predicate) else subjects_of(predicate)[0]
    obliques = list(_obliques(predicate))
    qualifiers = builder.qualifiers([(c, t) for c, t in obliques if base(first_conjunct(t)) != "nmod"], predicate)
    case = case_of(predicate)
    phrase = phrase_of(predicate)
    if case == "due to" and not kids(predicate, "det", "amod", "nmod:poss"):
        builder.status = replace(status.weaker("planned"), tense="future")  # "is due to return to the table"
    for subject in subjects:
        holder = builder.argument(subject)
        for part in [p for p in conjuncts(predicate) if p.i == predicate.i or _shares_copula(p, predicate)]:
            if case or case_of(part):
                words, spoken = f"be {case_of(part) or case}", f"{phrase} {case_of(part) or case}"
                if words == "be on" and not is_about(subject, "on") and builder.argument(part).kind != "time":
                    words = "on"  # "the species is on a list"
                thing = words_mention([part]) if part.pos_ == "VERB" else builder.argument(part)
                yield from builder.extraction(holder, words, spoken, thing, tuple(qualifiers), rule="copula")
                named = context.names.get(part.i) is not None
                for q in builder.attached(part) if not named else ():
                    if q.word in {"such as", "including", "like"}:
                        continue
                    inner, said = f"{words} {lemma(part)} {q.word}", f"{spoken} {part.text} {q.word}"
                    yield from builder.extraction(holder, inner, said, q.mention, tuple(qualifiers), rule="copula")
                yield from _of_owner(subject, part, words, builder, spoken)
            elif part.pos_ in {"VERB", "AUX"}:
                content = clause(part, without=("nsubj", "nsubj:pass", "nsubj:outer", "cop", "aux", "expl"))
                yield from builder.extraction(holder, "be", phrase, content, tuple(qualifiers), rule="copula")
            elif moved := [c for c in kids(part, "advmod") if lower(c) in {"up", "down"} and c.i < part.i]:
                words, said = f"be {lower(moved[0])}", f"{phrase} {moved[0].text}"
                rest = tuple(builder.qualifiers([(case_of(t), t) for t in kids(part, "nmod") if case_of(t)], part))
                yield from builder.extraction(
                    holder, words, said, builder.argument(part), (*qualifiers, *rest), rule="copula"
                )
            elif mark_of(part) == "to" and part.tag_ in {"NN", "VB"}:
                words, said = f"be to {lemma(part)}", f"{phrase} to {part.text}"
                for q in [q for q in (*qualifiers, *builder.attached(part)) if q.word]:
                    yield from builder.extraction(
                        holder, f"{words} {q.word}", f"{said} {q.word}", q.mention, (), rule="copula"
                    )
                yield from builder.extraction(
                    holder, "be", phrase, words_mention([part.nbor(-1), part]), (), rule="copula"
                )
            elif holder.kind == "nominal" and holder.plural and _is_one(part, context):
                yield from builder.extraction(
                    builder.argument(part), "be", phrase, holder, tuple(qualifiers), rule="copula"
                )
            elif part.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "SYM"}:
                yield from builder.nominal_predicate(holder, part, tuple(qualifiers), rule="copula", phrase=phrase)
                yield from _of_owner(subject, part, "be", builder, phrase)
            else:
                yield from _adjectival(builder, holder, part, qualifiers, phrase)


def _is_one(part: Token, context: Context) -> bool:
    """ "The winners were Mary Smith and John Brown": each is one of them."""
    entity = context.names.get(part.i)
    listed = bool(kids(first_conjunct(part), "conj"))
    return listed and entity is not None and entity.label_ in {"PERSON", "ORG", "PRODUCT", "WORK_OF_ART"}


def _shares_copula(part: Token, predicate: Token) -> bool:
    """ "X is old and weak": one copula for both; "X is worried and watches Y" has two clauses."""
    if has_copula(part) or kids_of(part, "nsubj"):
        return False
    return part.pos_ not in {"VERB", "AUX"} or predicate.pos_ in {"VERB", "AUX"}


def _is_empty_it(predicate: Token) -> bool:
    """ "It is wrong to close the plant", "it is clear that", "it was Smith who": the subject is the clause to come."""
    subjects = kids_of(predicate, "nsubj", "expl")
    if len(subjects) != 1 or lower(subjects[0]) != "it":
        return False
    if predicate.pos_ in {"PROPN", "PRON"} and kids(predicate, "acl:relcl", "ccomp"):
        return True
    if lemma(predicate) not in lexicon.JUDGING:
        return False
    return any(c.i > predicate.i for c in kids_of(predicate, "csubj", "ccomp", "xcomp", "advcl"))


def _of_owner(noun: Token, value: Token, words: str, builder: "Builder", phrase: str) -> Iterator[Extraction]:
    """ "Acme's headquarters are in Y", "the price of the phone is Z": what a property of its owner is."""
    if builder.context.names.get(noun.i) is not None or noun.pos_ != "NOUN" or lemma(noun) in lexicon.PLACES:
        return  # "both of the stops are", "the city of X is": said of the stops, of X
    owners = kids(noun, "nmod:poss") + [t for t in kids(noun, "nmod") if case_of(t) == "of"]
    for owner in (part for o in owners for part in conjuncts(o)):
        held = builder.argument(owner)
        if held.kind not in {"name", "pronoun"} and not held.definite and owner.dep_ != "nmod:poss":
            continue  # "a shortage of moths is": nothing of the moths
        yield from builder.extraction(
            held,
            f"{lemma(noun)} {words}",
            f"{noun.text} {phrase}",
            builder.argument(value),
            (),
            rule="copula",
        )


def _adjectival(
    builder: "Builder", holder: Mention, adjective: Token, qualifiers: list[Qualifier], phrase: str
) -> Iterator[Extraction]:
    """ "X is available in Y" relates X and Y; "X is strong" gives the adjective as a value."""
    tokens = contiguous(
        [adjective, *[c for c in kids_of(adjective, "advmod") if lower(c) not in lexicon.NEGATORS]], adjective
    )
    verbal = [c for c in kids(adjective, "xcomp", "ccomp", "advcl") if _is_verbal(c)]
    for value in kids(adjective, "obj"):
        words, said = f"be {lower(adjective)}", f"{phrase} {adjective.text}"
        yield from builder.extraction(holder, words, said, builder.argument(value), tuple(qualifiers), rule="copula")
    meant = any(c.dep_ == "xcomp" for c in verbal) and lower(adjective) in lexicon.MODALS
    if not meant and not kids(adjective, "obj") and not (verbal and lower(adjective) in lexicon.ABLE):
        yield from builder.extraction(holder, "be", phrase, words_mention(tokens), tuple(qualifiers), rule="copula")
    for qualifier in qualifiers:
        if qualifier.role not in {"time", "manner"} and not verbal:
            words = f"be {lower(adjective)} {qualifier.word}".strip()
            rest = tuple(q for q in qualifiers if q is not qualifier)
            yield from builder.extraction(
                holder,
                words,
                f"{phrase} {adjective.text} {qualifier.word}".strip(),
                qualifier.mention,
                rest,
                rule="copula",
            )


def _existential(predicate: Token, context: Context, status: Status) -> Iterator[Extraction]:
    """ "There were 300 people on board": the thing and its place."""
    builder = Builder(predicate, context, status)
    things = [c for s in kids(predicate, "nsubj") for c in conjuncts(s)]
    qualifiers = builder.qualifiers(list(_obliques(predicate)), predicate)
    for thing in things:
        for qualifier in qualifiers[:1]:
            rest = tuple(q for q in qualifiers if q is not qualifier)
            yield from builder.extraction(
                builder.argument(thing),
                f"be {qualifier.word}".strip(),
                phrase_of(predicate),
                qualifier.mention,
                rest,
                rule="existential",
            )


def _shared_phrases(noun: Token) -> list[Token]:
    """ "the sale or closure of three plants": what follows a later noun but hangs on the first is said of both."""
    first = first_conjunct(noun)
    if first.i == noun.i or kids(noun, "nmod"):
        return []
    return [c for c in kids(first, "nmod") if c.i > noun.i and case_of(c) == "of"]


class Builder:
    """Makes extractions for one predicate: shared context, status, sentence and times."""

    def __init__(self, predicate: Token, context: Context, status: Status) -> None:
        self.predicate, self.context, self.status = predicate, context, status
        self.sentence = predicate.sent

    def argument(self, token: Token) -> Mention:
        """The mention of an argument; a verb or clause in argument position becomes its words."""
        if token.pos_ in {"VERB", "AUX"} and self.context.names.get(token.i) is None:
            return clause(token)
        if score := score_of(token):
            return words_mention(score)
        if first_conjunct(token).dep_ in SUBJECTS and (part := part_of(token, self.context)) is not None:
            return part
        found = mention(token, self.context, tense=self._tense(token))
        if found.kind == "pronoun":
            return self._speaker_meant(token) or self._subject_above(token) or found
        if (
            found.kind == "nominal"
            or found.head == "one"
            or (found.kind == "name" and self.context.names.get(token.i) is None)
        ):
            return named_by(token, self.context) or found
        return found

    def _tense(self, time: Token) -> str:
        """Where a time lies: "has been closed until Friday" and "is planning a vote in May" look ahead."""
        tense = self.status.tense
        if tense == "past" and case_of(time) == "for" and base(time) == "nmod":
            return "future"  # "called a strike for 27 August"
        if tense == "past" and case_of(time) in {"until", "till", "for"}:
            perfect = any(lower(c) in {"has", "have"} for c in kids(self.predicate, "aux"))
            return "future" if perfect or is_passive(self.predicate) else tense
        if tense == "past" and base(time) in {"nmod", "compound"} and time.head.pos_ in {"NOUN", "PROPN"}:
            return "none"
        return tense

    def _speaker_meant(self, pronoun: Token) -> Mention | None:
        """ "Acme said it would grow": the subject pronoun of what somebody says is that somebody, if it can be."""
        verb = pronoun.head.head
        if pronoun.dep_ not in SUBJECTS or base(pronoun.head) != "ccomp" or lemma(verb) not in lexicon.SPEECH:
            return None
        if any(begin <= pronoun.i < end for begin, end in self.context.quoted):
            return None  # in a quotation the speaker is "I"
        types = PRONOUN_TYPES.get(lower(pronoun), frozenset())
        for subject in kids(verb, "nsubj"):
            speaker = mention(subject, self.context)
            if speaker.kind == "name" and speaker.type in types:
                return speaker
        return None

    def _subject_above(self, pronoun: Token) -> Mention | None:
        """ "Acme will leave unless it is paid": the subject pronoun of a clause that limits another is its subject."""
        clause_, types = pronoun.head, PRONOUN_TYPES.get(lower(pronoun), frozenset())
        if pronoun.dep_ not in SUBJECTS or clause_.dep_ != "advcl" or mark_of(clause_) not in lexicon.CIRCUMSTANCES:
            return None
        subjects = kids_of(clause_.head, "nsubj")
        if len(subjects) != 1 or kids(subjects[0], "conj") or _is_empty_it(clause_):
            return None
        above = mention(subjects[0], self.context)
        return above if above.kind == "name" and above.type in types and pronoun.i > subjects[0].i else None

    def predicative(self, token: Token) -> list[Mention]:
        """Nouns and adjectives in predicate position after a verb: "became chairman", "called it unfair"."""
        found = []
        for part in conjuncts(token):
            if part.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "SYM"}:
                found.append(self.argument(part))
            else:
                found.append(words_mention(contiguous([part, *kids_of(part, "advmod")], part)))
        return found

    def qualifiers(self, obliques: list[tuple[str, Token]], predicate: Token) -> list[Qualifier]:
        """Prepositional arguments, times, adverbs of place and manner, and adverbial clauses with a conjunction."""
        found: list[Qualifier] = []
        for case, token in obliques:
            if (
                case in lexicon.SOURCE_CASES
                or case in {"such as", "including"}
                or is_absolute(token)
                or token.pos_ == "ADP"
            ):
                continue
            if (case, lower(token)) in lexicon.SET_PHRASES and not kids(token, "nmod", "amod", "nmod:poss"):
                continue
            if (complex_ := lexicon.COMPLEX.get((case, lower(token)))) and not kids(token, "amod", "nmod:poss"):
                inner = [t for t in kids(token, "nmod") if case_of(t) == complex_ and t.i > token.i]
                words = f"{case} {lower(token)} {complex_}"  # "as part of the deal"
                found += [Qualifier(role="", word=words, mention=self.argument(p)) for t in inner for p in conjuncts(t)]
                if inner or case == "as":
                    continue
            if token.pos_ == "ADV" and lower(token).endswith("ly"):
                continue  # "with her, directly"
            m = self.argument(token)
            if not case and m.kind != "time" and (rate := _rate(token)):
                found.append(Qualifier(role="", word=rate, mention=m))
                continue
            if case == "at" and lower(token) == "all":
                continue
            if m.kind == "nominal" and m.quantity is not None and token.pos_ == "NUM":  # "with 410 of the 650 seats"
                found.append(Qualifier(role="amount", word="", mention=number_of(token, m)))
            if not case and score_of(token):
                found.append(Qualifier(role="score", word="", mention=m))
                continue
            if not case and token.dep_ in UNMARKED and m.kind not in {"time", "quantity"}:
                determiner = next((lower(c) for c in kids(token, "det")), "")
                if lemma(token) in lexicon.TIMES and determiner in {"a", "an", "each", "every"}:
                    found.append(Qualifier(role="", word="per", mention=m))
                elif lemma(token) in lexicon.TIMES and determiner not in {"this", "that"}:
                    found.append(Qualifier(role="time", word="", mention=m))
                continue  # "this time", "day five of the tournament", "herself"
            last = found[-1] if found else None
            ends = last is not None and (last.word == case == "between" or (last.word == "from" and case in UNTIL))
            if last is not None and ends and last.mention.kind == m.kind == "time":
                found[-1] = Qualifier(
                    role="time", word=last.word, mention=_stretch(last.mention, m, self.context.doc.text)
                )
                continue
            found.append(Qualifier(role=role_of(case, m), word=case, mention=m))
        for child in kids_of(predicate, "advmod"):
            if self.context.names.get(child.i) is not None and is_time(child, self.context):
                found.append(Qualifier(role="time", word="", mention=self.argument(child)))
            elif lower(child) in lexicon.ENDED and child.i < predicate.i and lemma(predicate) in lexicon.STATES:
                found.append(self._until(child))
            elif child.i > predicate.i and child.pos_ == "ADV" and lower(child) not in lexicon.NEGATORS:
                if any(case_of(t) in {"of", "from"} and t.i > child.i for t in kids(child, "obl")):
                    continue
                word = "than" if case_of(child) == "than" else ""
                found.append(Qualifier(role="manner", word=word, mention=words_mention([child])))
        for child in kids(predicate, "advcl"):
            if _is_preposition(child):
                found += _deverbal(child, self)
                continue
            mark = mark_of(child)
            if mark in lexicon.CIRCUMSTANCES or (mark == "while" and not kids_of(child, "nsubj")):
                role = "cause" if mark in {"because", "since"} else "clause"
                found.append(Qualifier(role=role, word=mark, mention=clause(child, without=("mark",))))
            elif mark == "to" or (not mark and verb_form(child) == "Inf"):
                found.append(Qualifier(role="purpose", word="to", mention=clause(child, without=("mark",))))
        return found

    def counted(self, noun: Token) -> Iterator[Qualifier]:
        """How many of what a noun counts: "won 412 seats" is about 412."""
        part = self.argument(noun)
        if noun.pos_ == "NUM" and part.kind == "nominal" and part.quantity is not None:
            yield Qualifier(role="amount", word="", mention=number_of(noun, part))
        for number in kids(noun, "nummod") if lemma(noun) not in lexicon.UNITS else ():
            m = mention(number, self.context)
            plain = self.argument(noun).kind != "quantity"
            plain = plain and counts(number, noun)
            if plain and m.quantity is not None and m.quantity.kind == "count" and number.i < noun.i:
                yield Qualifier(role="amount", word="", mention=m)

    def attached(self, noun: Token) -> tuple[Qualifier, ...]:
        """Prepositional phrases on an object: where a parser hangs "with Y" in "sign a deal with Y" must not matter."""
        found: list[Qualifier] = []
        inner = [t for c in kids(noun, "nmod") if case_of(c) == "of" for t in kids(c, "nmod", "obl")]
        shared = _shared_phrases(noun)
        holder = self.argument(noun)
        if holder.kind == "time":
            return ()
        if holder.kind == "nominal":  # "permission to leave": nothing is granted without it
            meant = [c for c in kids(noun, "acl") if verb_form(c) == "Inf" and mark_of(c) == "to" and c.i > noun.i]
            found += [Qualifier(role="", word="to", mention=clause(c, without=("mark",))) for c in meant]
        for child in [*kids(noun, "nmod", "obl"), *inner, *shared]:
            for part in conjuncts(child):
                case = case_of(part) or case_of(child)
                m = self.argument(part)
                if (
                    case
                    and not is_absolute(child)
                    and case not in lexicon.SOURCE_CASES
                    and m.kind not in {"clause", "quality"}
                    and (
                        case != "of"
                        or m.kind != "nominal"
                        or is_eventive(noun)
                        or child in shared
                        or (
                            child.head.i == noun.i
                            and holder.kind != "name"
                            and not holder.begin <= m.begin < holder.end
                        )
                    )
                ):
                    since = found[-1].mention if found and found[-1].word == case == "between" else None
                    if since is not None and since.kind == m.kind == "time":
                        found[-1] = Qualifier(
                            role="time", word="between", mention=_stretch(since, m, self.context.doc.text)
                        )
                        continue
                    found.append(Qualifier(role=role_of(case, m), word=case, mention=m))
        return tuple(found)

    def extraction(
        self,
        subject: Mention,
        relation: str,
        phrase: str,
        obj: Mention,
        qualifiers: tuple[Qualifier, ...],
        *,
        rule: str,
    ) -> Iterator[Extraction]:
        """The extraction, unless it says nothing: an argument equal to the other, or an empty relation."""
        if (subject.begin, subject.end) == (obj.begin, obj.end) or not relation or _is_open(subject, obj):
            return
        status = self.status
        speakers = tuple(dict.fromkeys(self.argument(self.context.doc[i]) for i in status.speakers))
        period = period_of(obj, qualifiers)
        yield Extraction(
            begin=self.sentence.start_char, end=self.sentence.end_char, subject=subject, relation=relation,
            phrase=phrase,
            object=obj, qualifiers=qualifiers, polarity=status.polarity, modality=self._modality(period),
            speakers=speakers, period=period, rule=rule, confidence=CONFIDENCE.get(rule, 0.6),
        )  # fmt: skip

    def _modality(self, period: Period | None) -> Modality:
        """What is dated after the article is planned, whatever its tense: "the quarter ends on June 26"."""
        published = self.context.published
        begin = period.begin if period is not None else None
        if self.status.modality == "actual" and self.status.tense != "past" and published and begin:
            size = min(len(begin), len(published))
            if begin[:size] > published[:size]:
                return "planned"
        return self.status.modality

    def nominal_predicate(
        self, holder: Mention, noun: Token, qualifiers: tuple[Qualifier, ...], *, rule: str, phrase: str,
        value: Mention | None = None,
    ) -> Iterator[Extraction]:  # fmt: skip
        """What a noun says of its holder: "X is a rival of Y" gives (X, be, rival) and (X, be rival of, Y)."""
        value = value or mention(noun, self.context)
        times = [t for t in kids(noun, "nmod") if case_of(t) and mention(t, self.context).kind == "time"]
        when = (Qualifier(role="time", word=case_of(t), mention=self.argument(t)) for t in times)
        qualifiers = (*qualifiers, *self._ended(noun), *when)
        yield from self.extraction(holder, "be", phrase, value, qualifiers, rule=rule)
        if value.kind == "name" and self.context.names.get(noun.i) is not None:
            return
        word = " ".join([*self._rank(noun), _hyphenated(noun).replace("%", "percent")])
        links: list[tuple[str, str, Token]] = [("of", "", t) for t in kids(noun, "nmod:poss")]
        cases = [(case_of(t), t) for t in kids(noun, "nmod") if t not in times]
        barred = lexicon.SOURCE_CASES | {"like", "unlike"}
        links += [(case, case, t) for case, t in cases if case and case not in barred]
        for t in kids(noun, "compound", "amod", "nmod:desc", "nmod:unmarked"):
            entity = self.context.names.get(t.i)
            if (
                t.i < noun.i
                and entity is not None
                and entity.label_ in {"ORG", "LOC", "PRODUCT", "PERSON", "FAC", "NORP"}
                and not (rule != "title" and entity.label_ == "ORG" and lemma(noun) in lexicon.ITSELF)
                and not (lemma(noun) in lexicon.CABINET and all(lower(word) in lexicon.PORTFOLIOS for word in entity))
            ):
                links.append(("of" if entity.label_ not in {"NORP", "LOC"} else "from", "", t))
        for case, spoken, token in links:
            for part in conjuncts(token):
                yield from self.extraction(
                    holder,
                    f"be {word} {case}",
                    f"{phrase} {noun.text} {spoken}".strip(),
                    self.argument(part),
                    qualifiers,
                    rule=rule,
                )

    def _ended(self, noun: Token) -> Iterator[Qualifier]:
        """ "former chairman", "previously a director": so until the article's day at the latest."""
        for word in kids_of(noun, "amod", "advmod"):
            if lower(word) in lexicon.ENDED:
                yield self._until(word)

    def _until(self, word: Token) -> Qualifier:
        """What "former" and "previously" say: until the article's day at the latest."""
        published = self.context.published
        period = Period(begin=None, end=published, granularity="open", text=str(word.text))
        m = replace(words_mention([word], "time"), period=period if published else None)
        return Qualifier(role="time", word="until", mention=m)

    def _rank(self, noun: Token) -> list[str]:
        """ "chief executive", "vice president": words without which the office is another."""
        before = noun.nbor(-1) if noun.i > self.sentence.start else None
        return [lower(before)] if before is not None and lower(before) in lexicon.RANKS else []


CONFIDENCE = {
    "clause": 0.8, "passive": 0.75, "copula": 0.8, "existential": 0.6, "appositive": 0.8, "title": 0.8,
    "possessive": 0.75, "compound": 0.65, "preposition": 0.6, "count": 0.85, "attribute": 0.7, "nominalisation": 0.65,
    "listing": 0.75, "parenthesis": 0.7,
}  # fmt: skip
"""First guesses by construction; replaced by calibrated values once a judged sample exists (issue 4)."""


def _hyphenated(noun: Token) -> str:
    """The lemma, with the word that a hyphen joins before it: "secretary-general"."""
    before = noun.doc[max(noun.sent.start, noun.i - 2) : noun.i]
    if len(before) < 2 or before[1].text not in DASHES or before[0].head.i != noun.i or not before[0].is_alpha:
        return lemma(noun)
    return f"{lower(before[0])}-{lemma(noun)}"


def _is_open(*arguments: Mention) -> bool:
    """Whether an argument is a question word or says no more than "others": it stands for nothing that can be told."""
    told = {"nominal", "pronoun", "quantity"}
    return any(
        m.kind in told and (_last_of(m.label) in lexicon.OPEN or m.label.lower() in {"how many", "how much"})
        for m in arguments
    )


def _last_of(label: str) -> str:
    """A label in lower case without the adverbs before its last word: "exactly what" is "what"."""
    *before, last = label.lower().split() or [""]
    return last if all(word in lexicon.FOCUS | lexicon.OPEN for word in before) else label.lower()


def _rate(noun: Token) -> str:
    """ "5 percent a year" is per year, "all day" and "every day" are how long or how often."""
    if lemma(noun) not in lexicon.UNITS | lexicon.TIMES:
        return ""
    words = {lower(c) for c in noun.children if base(c) == "det"}
    return "per" if words & {"a", "an"} else "for" if words & {"all", "the"} else ""


def _stretch(first: Mention, last: Mention, text: str) -> Mention:
    """ "between 2016 and 2018", "from 2016 to 2018": one stretch of time."""
    if first.period is None or last.period is None or last.begin < first.end:
        return first
    words = text[first.begin : last.end]
    label = " ".join(words.split())
    period = replace(first.period, end=last.period.end, text=label)
    return replace(first, period=period, end=last.end, anchor=words, label=label)


def period_of(obj: Mention, qualifiers: tuple[Qualifier, ...]) -> Period | None:
    """The time that the extraction states: the first that resolved."""
    for m in [*(q.mention for q in qualifiers if q.role == "time"), obj]:
        if m.period is not None:
            return m.period
    return None


def role_of(case: str, m: Mention) -> str:
    """The qualifier's role from its preposition and what it is."""
    if m.kind == "time":
        return "time"
    if m.kind == "quantity":
        return "amount"
    role = ROLES.get(case, "")
    if role == "place" and m.type not in {"LOC", "FAC"}:
        return ""
    return role


def counts(number: Token, noun: Token) -> bool:
    """Whether a number says how many: not in "a 737 jet", "five 737 jets" or "the top ten firms", where it names."""
    before = number.nbor(-1) if number.i > number.sent.start else None
    if before is not None and lower(before) in {"top", "no.", "number", "article", "section", "flight"}:
        return False
    if noun.tag_ in {"NN", "NNP"} and lemma(noun) not in lexicon.UNCHANGED:
        return False
    return not any(other.i < number.i for other in kids(noun, "nummod"))


def number_of(number: Token, part: Mention) -> Mention:
    """The number alone in "two of its lanes", with the words that make it up."""
    inside = [t for t in number.doc[number.left_edge.i : number.i + 1] if t.idx >= part.begin]
    return replace(words_mention(inside, "quantity"), quantity=part.quantity)


def is_eventive(noun: Token) -> bool:
    """A noun that says what somebody does."""
    word = lemma(noun)
    return word in lexicon.EVENT_NOUNS or (word.endswith(lexicon.EVENT_SUFFIXES) and word not in lexicon.NO_EVENTS)


def is_about(noun: Token, case: str) -> bool:
    """Whether what "on" brings in after a noun can be its topic, and what "for" does its purpose."""
    if case == "for":
        return not is_eventive(noun) and lemma(noun) not in lexicon.WISHES | lexicon.AIMLESS
    return (
        case != "on" or lemma(noun) in lexicon.TELLING or (is_eventive(noun) and lemma(noun).endswith(("ion", "ing")))
    )


def is_clause(token: Token) -> bool:
    """Whether clause extraction starts here: a predicate that is not merely a verb of saying beside its quote."""
    return is_predicate(token) and not (
        is_speech(token) and token.dep_ == "parataxis" and not kids(token, "obj", "ccomp")
    )

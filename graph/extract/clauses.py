"""From a clause to its extractions: who did what, to what, with the rest as qualifiers.

The frame of a verb has its arguments; one extraction comes out for each pair of coordinated ones.  Clauses with "be"
go to :mod:`graph.extract.copulas`.
"""

from collections.abc import Iterator
from dataclasses import replace

from graph.extract import lexicon
from graph.extract.attached import counted, phrases_on
from graph.extract.builder import Builder
from graph.extract.circumstances import circumstances, what
from graph.extract.clefts import act_of
from graph.extract.complements import ROOM, is_none
from graph.extract.context import TIME_LABELS, Context
from graph.extract.copulas import copular, existential, spelt_out
from graph.extract.frames import Frame, frame_of
from graph.extract.identities import nominal_predicate
from graph.extract.mentions import mention
from graph.extract.moods import Status, asks_what, has_no, is_inverted
from graph.extract.obliques import obliques
from graph.extract.phrases import clause, is_utmost, words_mention
from graph.extract.predicates import is_preposition, is_that_clause, is_verbal, relation_of
from graph.extract.qualifiers import is_distance, is_repeated
from graph.extract.reflexives import of_themselves, self_images
from graph.extract.speakers import cites, comments, is_speech, judges_of
from graph.extract.status import status_of
from graph.extract.subjects import aspirants, is_aim, is_for_object, is_left_open
from graph.extract.syntax import (
    NOMINAL,
    RELATIVIZERS,
    base,
    branch,
    case_of,
    conjuncts,
    contiguous,
    first_conjunct,
    has_copula,
    is_either,
    is_gerund,
    is_mark,
    is_no_longer,
    is_passive,
    is_predicate,
    is_set_apart,
    is_to_blame,
    kids,
    kids_of,
    lemma,
    lower,
    mark_of,
    text_of,
    verb_form,
)
from graph.extract.tokens import Token
from graph.model import Extraction, Mention, Qualifier


def clause_extractions(predicate: Token, context: Context) -> Iterator[Extraction]:
    """All extractions of one clause."""
    if asks_what(predicate) or _is_eased(predicate) or _is_measure(predicate):
        return
    if first_conjunct(predicate).dep_ == "acl:relcl" and is_none(first_conjunct(predicate).head):
        return
    status = status_of(predicate)
    if _is_to(predicate):
        ahead = status if status.polarity == "negative" else status.weaker("planned")  # "is yet to close"
        yield from _framed(frame_of(predicate), context, ahead, kids(predicate, "ccomp"))
        return
    if predicate.pos_ == "VERB" and status.polarity == "positive" and (owners := aspirants(predicate)):
        frame = replace(frame_of(predicate), subjects=owners)
        yield from _framed(frame, context, status.weaker("planned"), kids(predicate, "ccomp"))
        return
    if act_of(predicate) is not None:
        yield from _framed(frame_of(predicate), context, status, kids(predicate, "ccomp"))
        yield from spelt_out(predicate, Builder(predicate, context, status))
        return
    if has_copula(predicate) and not is_that_clause(predicate):
        yield from copular(predicate, context, status)
        return
    if kids(predicate, "expl") and (predicate.pos_ == "AUX" or lemma(predicate) == "be"):
        yield from existential(predicate, context, status)
        return
    if is_preposition(predicate) or _is_as(predicate) or cites(predicate) or is_utmost(predicate):
        return
    if _is_given(predicate) or _is_starting(predicate) or _is_of_what(predicate):
        return
    if is_speech(predicate) and predicate.dep_ == "parataxis" and not kids(predicate, "obj", "ccomp"):
        beside = predicate.head.i < predicate.left_edge.i and is_predicate(predicate.head)
        if beside and comments(predicate):  # "Sales fell, Acme said"
            yield from _framed(frame_of(predicate), context, status, [predicate.head])
        return
    frame = frame_of(predicate)
    if _is_tallying(predicate, frame):
        yield from _tallied(frame, Builder(predicate, context, status))
        return
    if self_images(frame):
        yield from of_themselves(frame, Builder(predicate, context, status))
        return
    if not frame.subjects or (lower(predicate) == "including" and not frame.objects):
        return
    happened = lemma(predicate) in {"happen", "occur"} and status.modality == "actual"
    if base(predicate) == "advcl" and happened and not frame.obliques:
        return  # "when the attack occurred"
    if mark_of(predicate) == "than" and not frame.objects:
        return  # "more than it made last year", "higher than they were": what is left out is not told
    clausal = [c for c in kids(predicate, "ccomp") if not is_inverted(c)] or _in_a_statement(predicate)
    clausal = [c for c in clausal if not _is_bare_question(c)]
    clausal = clausal or [c for c in kids(predicate, "advcl") if mark_of(c) == "whether to" and c.i > predicate.i]
    own = kids_of(predicate, "nsubj", "expl")
    if predicate.dep_ == "acl:relcl" and any(_lacks(c, predicate.head) for c in clausal):
        return
    if lemma(predicate) == "do" and predicate.dep_ == "acl:relcl" and predicate.head in frame.objects:
        return  # "the things that Acme can do"
    if _is_taking(predicate, own):
        return  # "it takes a week to mend it"
    if lemma(predicate) == "put" and not (frame.obliques or kids(predicate, "advmod", "compound:prt", "xcomp")):
        return  # what is put nowhere: a parser hung the place elsewhere
    if clausal and len(own) == 1 and lower(own[0]) == "it" and (frame.passive or lemma(predicate) in lexicon.SEEMING):
        return  # "it is hoped that", "it appears that"
    if not (is_gerund(predicate) and any(has_no(s) and s.head.i != predicate.i for s in frame.subjects)):
        yield from _framed(frame, context, status, clausal)  # not "nobody is fired for delaying an order"
    for subject in (c for c in kids(predicate, "conj") if kids(c, "orphan")):
        yield from _gapped(frame, subject, context, status)
    for other in (c for o in kids(predicate, "iobj") for c in kids(o, "conj") if kids(c, "orphan")):
        rest = [(case, t) for case, t in frame.obliques if t.dep_ != "iobj"]  # "paid X $5 million and Y $3 million"
        paid = replace(frame, objects=kids(other, "orphan"), obliques=[("to", other), *rest])
        yield from _framed(paid, context, status, [])


def _gapped(frame: Frame, subject: Token, context: Context, status: Status) -> Iterator[Extraction]:
    """ "Acme fell 2 percent and Globex 3": the same of another subject, at the same time."""
    builder = Builder(frame.predicate, context, status)
    orphans = kids(subject, "orphan")
    bare = [o for o in orphans if not case_of(o)]
    own = [(case_of(o), o) for o in orphans if case_of(o)]
    before = [(case, t) for case, t in frame.obliques if t.i < frame.predicate.i or (own and not bare)]
    shared = [(case, t) for case, t in before if case not in {case for case, _ in own}]
    if not bare:
        yield from _framed(replace(frame, subjects=[subject], obliques=[*shared, *own]), context, status, [])
        return
    relation, phrase = relation_of(frame.predicate, passive=frame.passive)
    rest = tuple(q for q in circumstances(frame.predicate, shared, builder) if q.role == "time")
    for value in bare:
        holder, what = builder.argument(subject), builder.argument(value)
        yield from builder.extraction(holder, relation, phrase, what, rest, rule="clause")


def _is_eased(predicate: Token) -> bool:
    """ "It is hard for firms to hire workers": nobody is said to hire any."""
    head = predicate.head
    below = base(predicate) in {"csubj", "advcl", "ccomp", "xcomp"} and verb_form(predicate) == "Inf"
    too = mark_of(predicate) == "for to" and any(lower(c) == "too" for c in kids(head, "advmod"))
    return below and (lower(head) in lexicon.EASE or too)  # also "an area too large for navies to patrol"


def _is_bare_question(clause_: Token) -> bool:
    """ "We know where", "asked how", "know if they do": words that stand for a clause told elsewhere."""
    own = [c for c in clause_.children if c.pos_ != "PRON" and not is_mark(c) and c.dep_ not in {"mark", "advmod"}]
    return clause_.tag_ == "WRB" or (clause_.pos_ == "AUX" and lemma(clause_) == "do" and not own)


def _lacks(statement: Token, noun: Token) -> bool:
    """ "The aid that Acme says it needs": without the aid no statement; it is told as a need, with its speaker."""
    own = any(lower(s) not in RELATIVIZERS for s in kids(statement, "nsubj"))
    return own and any(o.i == noun.i for o in frame_of(statement).objects)


def _is_measure(predicate: Token) -> bool:
    """ "Sales are higher than they were in May": what something is compared with, told by itself, says nothing."""
    if mark_of(predicate) == "as" and not kids_of(predicate, "obj", "xcomp", "ccomp"):
        return lemma(predicate) in {"do", "like", "please", "want", "wish"}  # "as it did for others", "as it likes"
    return mark_of(predicate) == "than" and (has_copula(predicate) or lemma(predicate) in {"be", "do", "have"})


def _is_given(predicate: Token) -> bool:
    """ "Given that sales fell": a participle that is a conjunction with "that"."""
    if lower(predicate) not in {"assuming", "considering", "given", "granted", "provided"}:
        return False
    told = any(mark_of(c) == "that" for c in kids(predicate, "ccomp"))
    return told and base(predicate) == "advcl" and not kids_of(predicate, "nsubj", "aux", "obj", "mark")


def _is_starting(predicate: Token) -> bool:
    """ "Acme will hire 50 people, starting in May": it is not Acme that starts."""
    apart = predicate.i > 0 and predicate.nbor(-1).text == ","
    beside = base(predicate) in ({"acl", "advcl"} if apart else {"advcl"})
    beside = beside and lower(predicate) in {"beginning", "starting"}
    times = [t for _, t in obliques(predicate)]
    bare = not kids_of(predicate, "nsubj", "obj", "xcomp", "mark")
    return beside and bare and bool(times) and times[0].ent_type_ in TIME_LABELS


def _is_tallying(predicate: Token, frame: Frame) -> bool:
    """ "Another man died, raising the toll to 39": it is not the man who raised it."""
    beside = base(predicate) == "advcl" and verb_form(predicate) == "Ger" and not kids_of(predicate, "nsubj", "mark")
    counts = bool(frame.objects) and {lemma(o) for o in frame.objects} <= {"number", "tally", "toll", "total"}
    return beside and counts and lemma(predicate) in {"bring", "push", "raise", "take"}


def _tallied(frame: Frame, builder: Builder) -> Iterator[Extraction]:
    ends = [builder.argument(t) for case, t in frame.obliques if case == "to"]
    for count, end in ((builder.argument(o), end) for o in frame.objects for end in ends):
        yield from builder.extraction(count, "rise to", f"{frame.predicate.text} to", end, (), rule="clause")


def _is_of_what(predicate: Token) -> bool:
    """ "In what analysts say is the biggest deal": what they say is no clause of its own."""
    return base(predicate) == "acl" and lower(predicate.head) == "what" and bool(kids(predicate, "ccomp"))


def _is_as(predicate: Token) -> bool:
    """ "As defined by law", "as planned": said of the clause above."""
    bare = base(predicate) == "advcl" and verb_form(predicate) == "Part" and not kids_of(predicate, "nsubj")
    return bare and mark_of(predicate) == "as"


def _in_a_statement(predicate: Token) -> list[Token]:
    """What is said in "told reporters in a statement that sales fell", hung on the statement."""
    if lemma(predicate) not in lexicon.SPEECH:
        return []
    statements = [t for t in kids(predicate, "obl", "obj") if lemma(t) in lexicon.STATEMENTS and case_of(t) == "in"]
    return [c for t in statements for c in kids(t, "acl") if mark_of(c) == "that"]


def _is_taking(predicate: Token, subjects: list[Token]) -> bool:
    told = any(verb_form(c) == "Inf" and c.i > predicate.i for c in kids(predicate, "advcl", "xcomp", "csubj", "acl"))
    return lemma(predicate) in {"take", "cost"} and told and [lower(s) for s in subjects] == ["it"]


def _is_to(predicate: Token) -> bool:
    """ "The fair is to run until May": the verb "be to"; not "the plan is to sell"."""
    if not (has_copula(predicate) and predicate.tag_ == "VB" and mark_of(predicate) == "to"):
        return False
    if is_to_blame(predicate):
        return False
    subjects = kids_of(predicate, "nsubj")
    return bool(subjects) and not any(is_aim(s) or s.pos_ == "PRON" for s in subjects)


def _stock(frame: Frame) -> Token | None:
    """The noun that makes one verb with the predicate, "place" in "took place", when it is the only object."""
    nouns = lexicon.STOCK.get(lemma(frame.predicate), frozenset())
    if len(frame.objects) != 1 or frame.passive or lemma(frame.objects[0]) not in nouns:
        return None
    noun = frame.objects[0]
    bare = noun.head.i == frame.predicate.i and not kids(noun, "det", "amod", "nmod:poss", "nummod", "conj")
    return noun if bare else None


def _sure(frame: Frame) -> Token | None:
    """The adjective that makes one verb with the predicate: "made sure that it pays", "made clear that it would"."""
    found = [c for c in kids(frame.predicate, "xcomp") if lower(c) in {"certain", "clear", "sure"} and kids(c, "ccomp")]
    return found[0] if found and lemma(frame.predicate) == "make" and not frame.objects else None


def _is_of_object(frame: Frame, meant: list[Token]) -> bool:
    """Whether what the object does or is done is the fact, and nothing the verb says of the object."""
    verb, forms = lemma(frame.predicate), {verb_form(c) for c in meant}
    if frame.objects and verb in {"get", "have"} and "Part" in forms:
        return True  # "had their flights cancelled": they have them no longer
    if frame.objects and verb in {"keep", "leave", "send", "set"} and ("Ger" in forms or _is_driven(frame)):
        return True  # "kept Acme waiting", "left Smith wondering", "sent prices falling"
    # "allows users to pay", "saw shares fall": what they are let do or seen doing
    return bool(meant) and verb in lexicon.LETTING | (lexicon.SEEING if frame.objects else frozenset())


def _let(frame: Frame, meant: list[Token], builder: Builder, qualifiers: list[Qualifier]) -> Iterator[Extraction]:
    """ "Allowed police to search it", "wants the road closed": what is allowed or wanted, told as a whole."""
    verb = frame.predicate
    if frame.passive or lemma(verb) not in lexicon.LETTING or not frame.objects or frame.objects[0].i < verb.i:
        return
    noun = frame.objects[0]
    told = [clause(c) for c in meant if c.i > noun.i]
    if not told or (verb.dep_ == "acl:relcl" and verb.head not in frame.subjects):
        return  # "the road that it wants Acme to mend"
    begin, words = noun.left_edge.idx, text_of(branch(noun)[:ROOM])
    anchor = builder.context.text[begin : told[0].end]
    what_for = replace(told[0], begin=begin, anchor=anchor, label=f"{words} {told[0].label}")
    relation, phrase = relation_of(verb, passive=False)
    for holder in map(builder.argument, frame.subjects):
        yield from builder.extraction(holder, relation, phrase, what_for, tuple(qualifiers), rule="clause")


def _is_driven(frame: Frame) -> bool:
    """ "Left many voters wondering", "sent prices falling": whatever the parser hangs the participle on."""
    last, verb = frame.objects[-1], frame.predicate
    told = kids(last, "acl") if lemma(verb) in {"keep", "leave"} else []  # not "sent men working for Acme to Ohio"
    after = [c for c in (*told, *kids(verb, "advcl")) if c.tag_ == "VBG" and not mark_of(c)]
    return any(c.left_edge.i == c.i == last.i + 1 for c in after)


def _acts(frame: Frame, meant: list[Token]) -> list[Qualifier]:
    """What "barred Acme from selling phones" and "urged Acme to sell phones" say that the object should (not) do."""
    verb = frame.predicate
    from_ = kids(verb, "advcl") if "from" in lexicon.ACCUSED.get(lemma(verb), ()) else []
    acts = [(c, "from") for c in from_ if mark_of(c) == "from" and c.i > verb.i]
    acts += [(c, "to") for c in meant if verb_form(c) == "Inf" and is_for_object(c)]
    return [Qualifier(role="", word=word, mention=clause(c, without=("mark",))) for c, word in acts]


def _framed(frame: Frame, context: Context, status: Status, clausal: list[Token]) -> Iterator[Extraction]:
    builder = Builder(frame.predicate, context, status)
    relation, phrase = relation_of(frame.predicate, passive=frame.passive)
    frame.objects = [o for o in frame.objects if not is_repeated(o)]  # "trade side by side"
    if (noun := _stock(frame)) is not None:
        relation, phrase = f"{relation} {lower(noun)}", f"{phrase} {noun.text}"
        frame.objects, frame.stock = [], noun
        frame.obliques = [*frame.obliques, *((case_of(t), t) for t in kids(noun, "nmod", "obl") if case_of(t))]
    if (sure := _sure(frame)) is not None:
        relation, phrase, clausal = f"{relation} {lower(sure)}", f"{phrase} {sure.text}", kids(sure, "ccomp")
    complements = _complements(frame, sure)
    above = _from_governor(frame.predicate, builder)
    qualifiers = circumstances(frame.predicate, frame.obliques, builder) + above
    meant = [c for c in kids(frame.predicate, "xcomp") if is_verbal(c)]
    if _is_of_object(frame, meant) or any(c.tag_ == "TO" for c in kids(frame.predicate, "xcomp")):
        yield from _let(frame, meant, builder, qualifiers)  # nothing of "before it was obliged to"
        return
    qualifiers += _acts(frame, meant) if frame.objects else []
    complements += _called(frame)
    objects = [(_what_called(o, frame.predicate) or builder.argument(o), "") for o in frame.objects]
    if kids(frame.predicate, "expl"):  # "makes it harder for firms to hire"
        objects += [(words_mention(branch(c)[:ROOM]), "") for c in complements]
    objects += [(m, "") for c in complements for m in builder.predicative(c)] if not objects else []
    if complements and frame.objects:
        for holder, complement in ((h, c) for h in frame.objects for c in complements if c.pos_ in NOMINAL):
            judged = Builder(frame.predicate, context, status.said_by(judges_of(complement)))
            yield from nominal_predicate(builder.argument(holder), complement, (), judged, rule="copula", phrase=phrase)
        qualifiers += [
            Qualifier(role="role", word="as", mention=m) for c in complements for m in builder.predicative(c)
        ]
    if clausal:
        told = [*(Qualifier(role="", word="to", mention=m) for m, _ in objects), *qualifiers]
        objects, qualifiers = [(_told(c, context), "") for c in clausal], _without_claim(told, frame, clausal[0])
    if not objects:
        if any(is_verbal(c) and not is_left_open(c) for c in kids(frame.predicate, "xcomp")):
            return
        gerunds = [(clause(c, without=("mark",)), mark_of(c)) for c in _gerunds(frame.predicate)]
        bound = bool(gerunds) and _is_bound(frame)
        objects = gerunds if not bound else []
        qualifiers += [Qualifier(role="", word=word, mention=m) for m, word in gerunds if bound]
        if not objects:
            before = [q for q in above if q.mention.begin < frame.predicate.idx]  # "agreed on Monday to cooperate"
            objects, qualifiers = _promote([q for q in qualifiers if q not in before], frame)
            qualifiers = [*qualifiers, *before]
        if _is_wordless(frame, status) and any(m.kind == "quality" for m, _ in objects):
            return
    partners = _partners(frame, qualifiers, builder)
    own = {
        id(builder.argument(o)): (*counted(o, builder), *phrases_on(o, builder))
        for o in (*frame.objects, *(t for _, t in frame.obliques))
    }
    frame.subjects, paired = _paired(frame, len(objects))
    lacking = {id(builder.argument(o)) for o in frame.objects if o.dep_ == "conj" and has_no(o)}
    doubted = {id(builder.argument(t)) for t in (*frame.objects, *(t for _, t in frame.obliques)) if is_either(t)}
    for place, subject in enumerate(frame.subjects):
        for obj, case in objects[place : place + 1] if paired else objects:
            joined = partners.get(subject.i, ())
            beside = (q for q in qualifiers if q.mention is not obj and _concerns(q, subject, frame))
            rest = (*beside, *own.get(id(obj), ()), *joined)
            unsure = is_either(subject) or id(obj) in doubted
            source = _judged(builder, denied=id(obj) in lacking, unsure=unsure and status.polarity == "positive")
            yield from source.extraction(
                builder.argument(subject),
                f"{relation} {case}".strip(),
                f"{phrase} {case}".strip(),
                obj,
                rest,
                rule="passive" if frame.passive else "clause",
            )


def _judged(builder: Builder, *, denied: bool, unsure: bool) -> Builder:
    """ "Sold cars but no trucks", "sold either Acme or Globex": what holds of one member of a row only."""
    if not denied and not unsure:
        return builder
    status = builder.status.negated() if denied else builder.status.weaker("possible")
    return Builder(builder.predicate, builder.context, status)


def _is_wordless(frame: Frame, status: Status) -> bool:
    """ "Smith said", "many remain": with nothing beside it the verb says nothing."""
    if lemma(frame.predicate) in {"become", "look", "remain", "seem", "sound"}:
        return not frame.obliques and not kids(frame.predicate, "compound:prt", "advmod", "obl")
    answers = status.polarity == "negative" and lemma(frame.predicate) in lexicon.ANSWERS
    return lemma(frame.predicate) in lexicon.SPEECH and not answers


def _complements(frame: Frame, sure: Token | None) -> list[Token]:
    """What the subject or the object is or becomes; what "loyal to the king" goes on with is of the verb then."""
    found = [c for c in kids(frame.predicate, "xcomp") if not is_verbal(c) and not is_set_apart(c) and c != sure]
    if not frame.objects:
        frame.obliques = [*frame.obliques, *(p for c in found if c.pos_ == "ADJ" for p in obliques(c))]
    return found


def _what_called(thing: Token, verb: Token) -> Mention | None:
    """ "Closed what it called a branch": told in the words of who calls it so."""
    told = any(lemma(c) in lexicon.SPEECH | lexicon.CALLING | {"describe"} for c in kids(thing, "acl:relcl"))
    return what(thing, "of") if told and thing.head.i == verb.i < thing.i else None


def _called(frame: Frame) -> list[Token]:
    """ "A plant that Acme calls Fab 7": what it is called, taken from the objects; "trapped" of "left them trapped"."""
    if lemma(frame.predicate) == "leave" and frame.objects:
        return [c for c in kids(frame.predicate, "xcomp") if is_verbal(c) and verb_form(c) == "Part"]
    relative = len(frame.objects) == 2 and frame.objects[1].i < frame.predicate.i < frame.objects[0].i
    return [frame.objects.pop(0)] if relative and lemma(frame.predicate) in lexicon.CALLING else []


def _told(statement: Token, context: Context) -> Mention:
    """What is said; in "the firm, which it says could grow", that the firm could grow."""
    found, above = clause(statement), statement.head
    own = kids_of(statement, "nsubj", "csubj", "expl")
    open_ = [t for t in own if lower(t) in RELATIVIZERS and t.i < above.i]
    tags = {t.tag_ for t in (statement, *kids(statement, "aux", "aux:pass", "cop"))}
    bare = not own and bool(tags & {"VBZ", "VBP"})  # "the firm Smith says is growing"
    if not (open_ or bare) or above.dep_ != "acl:relcl" or above.head.i > (open_ or [above])[0].i:
        return found
    head = above.head
    inner = [c for c in kids(head, "nmod") if c.tag_ == "NN" and c.i < above.i]
    if head.tag_ == "NNS" and "VBZ" in tags and inner:
        head = inner[-1]  # "trials of the drug, which it says is safe"
    noun = mention(head, context)
    if noun.begin >= found.begin:
        return found
    lead = "the " if noun.kind == "nominal" and noun.definite else ""
    anchor = context.text[noun.begin : found.end]
    return replace(found, begin=noun.begin, anchor=anchor, label=f"{lead}{noun.label} {found.label}")


def _without_claim(qualifiers: list[Qualifier], frame: Frame, statement: Token) -> list[Qualifier]:
    """ "Denied a report in May that it had grown": what stands before the clause is of the report."""
    claims = [o.left_edge.idx for o in frame.objects if lemma(o) in lexicon.STATEMENTS and o.i < statement.i]
    return [q for q in qualifiers if not claims or not claims[0] <= q.mention.begin < statement.idx]


def _concerns(qualifier: Qualifier, subject: Token, frame: Frame) -> bool:
    """ "Forty were hurt, two of them seriously": an adverb after a later subject says how that one was."""
    later = [s for s in frame.subjects if s.i > frame.predicate.i]
    told = bool(later) and qualifier.role == "manner" and qualifier.mention.begin > later[0].idx
    return not told or subject in later


def _is_respective(frame: Frame) -> bool:
    """Whether "respectively" is of this clause, and not of one in it."""
    found = [t for t in frame.predicate.subtree if lower(t) == "respectively"]
    verbs = (next((a for a in t.ancestors if a.pos_ in {"VERB", "AUX"}), t) for t in found)
    return any(verb.i == frame.predicate.i for verb in verbs)


def _paired(frame: Frame, several: int) -> tuple[list[Token], bool]:
    """ "X and Y bought A and B respectively": each subject goes with the object at its own place.

    So the banks of "two banks, such as X and Y, fell by 5% and 7% respectively".  Of "X and Y cut 500 and 700 jobs,
    respectively" neither cut all of them: there is no subject then.
    """
    if not _is_respective(frame):
        return frame.subjects, False
    rows = [frame.subjects]
    if len(frame.subjects) == 1:
        listed = [c for c in kids(frame.subjects[0], "nmod") if case_of(c) in {"including", "like", "such as"}]
        rows += [conjuncts(c) for c in [*listed, *kids(frame.subjects[0], "appos")]]
    if (row := next((row for row in rows if len(row) == several > 1), None)) is not None:
        return row, True
    places = (frame.predicate, *frame.objects, *(t for _, t in frame.obliques))
    own = any(lower(c) == "respectively" for t in places for c in kids(t, "advmod"))
    whose = any(kids(t, "conj") for s in frame.subjects for t in kids(s, "nmod"))  # "shares of X and Y fell by 2%"
    plural = several > 1 and any(s.tag_.endswith("S") for s in frame.subjects)  # not "it costs $1 and $2, respectively"
    several_of = plural or len(frame.subjects) > 1 or len(rows) > 1 or whose
    return ([] if own and several_of else frame.subjects), False


def _gerunds(predicate: Token) -> list[Token]:
    """ "is aimed at carrying people": the gerund with its preposition is the verb's object."""
    found = [
        c for c in kids(predicate, "advcl") if verb_form(c) == "Ger" and c.i > predicate.i and not kids(c, "nsubj")
    ]
    marks = {"about", "against", "at", "for", "from", "in", "of", "on", "to", "toward", "towards", "with"}
    ends = [c for c in kids(predicate, "advcl") if mark_of(c) in {"in", "to"} and kids_of(c, "nsubj")]
    ends = [c for c in ends if is_gerund(c) or any(lower(a) == "being" for a in kids_of(c, "aux", "cop"))]
    ends = ends or [c for c in kids(predicate, "xcomp") if is_left_open(c)]  # "suggested closing it"
    return [c for c in found if mark_of(c) in marks] or ends  # "resulted in the claim being withdrawn"


def _is_bound(frame: Frame) -> bool:
    """ "came under fire for closing plants": a bare noun in a phrase right after the verb goes with it first."""
    after = [t for _, t in frame.obliques if t.head.i == frame.predicate.i and t.i == frame.predicate.i + 2]
    return any(t.tag_ == "NN" and not t.ent_type_ and len(kids(t, "case")) == 1 for t in after)


def _partners(frame: Frame, qualifiers: list[Qualifier], builder: Builder) -> dict[int, tuple[Qualifier, ...]]:
    """ "X and Y signed a pact": each signed it with the other."""
    if (
        lemma(frame.predicate) not in lexicon.RECIPROCAL
        or len(frame.subjects) < 2
        or any(q.word == "with" for q in qualifiers)
        or frame.subjects[0].i < frame.predicate.i < frame.subjects[-1].i  # "Acme has not signed, nor has Globex"
    ):
        return {}
    found = {}
    for subject in frame.subjects:
        others = [builder.argument(o) for o in frame.subjects if o.i != subject.i]
        found[subject.i] = tuple(Qualifier(role="", word="with", mention=m) for m in others)
    return found


def _from_governor(predicate: Token, builder: Builder) -> list[Qualifier]:
    """Circumstances that stand with a control verb belong to what it governs: "is due on Monday to meet".

    Not so the time at which somebody resolved to act: "agreed on Monday to buy".
    """
    head = predicate.head
    if base(predicate) != "xcomp" or not is_predicate(head) or kids(head, "obj", "iobj"):
        return []
    own = Builder(head, builder.context, replace(builder.status, tense=status_of(head).tense))
    return [
        q
        for q in circumstances(head, list(obliques(head)), own)
        if q.role in {"time", "place", "cause", "instrument", "concession"}
        and not (q.role == "time" and lemma(head) in lexicon.RESOLVING and head.tag_ in {"VBD", "VBN"})
    ]


def _promote(qualifiers: list[Qualifier], frame: Frame) -> tuple[list[tuple[Mention, str]], list[Qualifier]]:
    """Without an object the first prepositional argument takes its place, else a time, else the verb's own words."""
    if lemma(frame.predicate) == "do" and any(lower(c) in {"so", "what"} for c in frame.predicate.children):
        return [], qualifiers  # "since they did so in May", "what they will do in May"
    if any(lower(c) == "out" for c in kids(frame.predicate, "compound:prt")) and lemma(frame.predicate) == "rule":
        return [], qualifiers  # "ruled out in May running for mayor"
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
                alike = [q for q in qualifiers if _is_alike(q, qualifier)] if qualifier.word else [qualifier]
                if qualifier.word in lexicon.SHARED:
                    sides = [Qualifier(role="", word="and", mention=q.mention) for q in alike[1:]]
                    return [(qualifier.mention, qualifier.word)], [*sides, *(q for q in qualifiers if q not in alike)]
                return [(q.mention, q.word) for q in alike], [q for q in qualifiers if q not in alike]
    means = [c for c in kids(frame.predicate, "advcl") if mark_of(c) == "by" and c.i > frame.predicate.i]
    if means:  # "works by blocking a protein"
        return [(clause(c, without=("mark",)), "by") for c in means], qualifiers
    if awaited := [c for c in kids(frame.predicate, "advcl") if mark_of(c) == "for to" and c.i > frame.predicate.i]:
        return [(clause(c), "") for c in awaited], qualifiers  # "waited for it to start"
    if rests := [c for c in kids(frame.predicate, "advcl") if _rests(frame.predicate, c)]:
        return [(words_mention(branch(c, [kids(c, "mark")[0].i]), "clause"), "on") for c in rests], qualifiers
    if lemma(frame.predicate) in lexicon.VAGUE | {"be"} and not kids(frame.predicate, "compound:prt"):
        return [], qualifiers
    if not _is_told(frame.predicate):
        return [], qualifiers
    tokens = contiguous(
        [
            frame.predicate,
            *([frame.stock] if frame.stock is not None else []),
            *[c for c in frame.predicate.children if c.dep_ in {"aux", "aux:pass", "advmod", "compound:prt"}],
            *[t for c in kids(frame.predicate, "advmod") if is_no_longer(c) or lower(c) == "far" for t in c.children],
        ],
        frame.predicate,
    )
    return [(words_mention([*tokens, *_going_on(frame.predicate, tokens[-1])]), "")], qualifiers


def _is_alike(one: Qualifier, other: Qualifier) -> bool:
    """ "Ran to Springfield and Shelbyville", "ran to and from Springfield": the same preposition or the same place."""
    return (one.word, one.role) == (other.word, other.role) or (one.word != "" and one.mention == other.mention)


def _rests(verb: Token, question: Token) -> bool:
    """ "Depends on how it is done", "hinges on whether they agree": the question is what it depends on."""
    marks = kids(question, "mark")
    return lemma(verb) in lexicon.RESTING and bool(marks) and lower(marks[0]) in {"on", "upon"} and question.i > verb.i


def _going_on(predicate: Token, last: Token) -> list[Token]:
    """What goes on after a verb without a comma, where nothing of it is an argument: "are working to mend it"."""
    found: list[Token] = []
    inside = {t.i for t in predicate.subtree}
    ends = {c.left_edge.i for c in kids_of(predicate, "advcl", "cc", "conj", "nsubj", "parataxis")}
    ends |= {c.left_edge.i for c in kids(predicate, "obl") if case_of(c) in {"such as", "including"}}
    ends |= {c.left_edge.i for c in kids(predicate, "obl:unmarked") if is_distance(c)}  # "left two days after he came"
    for token in predicate.doc[last.i + 1 : last.i + 1 + ROOM]:
        if token.i not in inside or token.i in ends or (is_mark(token) and not token.is_quote) or token.is_space:
            return found
        found.append(token)
    return []


ANYWHERE = frozenset({"whenever", "wherever"})
"""Conjunctions of what is told by the way: "pays taxes wherever it operates"."""


def _is_past(verb: Token) -> bool:
    told = verb.head if verb_form(verb) == "Ger" else verb  # "rose before falling again"
    return any(t.tag_ == "VBD" for t in (told, *kids(told, "aux", "aux:pass")))


def _is_told(predicate: Token) -> bool:
    """Whether a verb alone tells something of its subject: "sales fell" does, "allowed it to expire" does not."""
    verb = first_conjunct(predicate)
    marks = {mark_of(verb), lower(verb.head)} if base(verb) == "advcl" else set()
    if lower(predicate) == "left" and "with" in marks and not is_passive(predicate):
        return False  # "with two stages left"
    if verb.dep_ == "acl:relcl" and lower(verb.head) == "those":
        return False  # "those who left"
    if verb.dep_ == "acl:relcl" and lemma(verb.head) in lexicon.ADVERBIAL_GAPS & lexicon.MANNERS:
        return False  # "watches the way the doors work"
    if marks & ANYWHERE or (mark_of(verb) == "before" and base(verb) == "advcl" and not _is_past(verb)):
        return False
    asked = {"how", "where"} if base(verb) == "ccomp" else {"how"}
    if lower(predicate) == "left" and predicate.tag_ == "VBN" and not (kids(predicate, "aux") or is_passive(predicate)):
        return False  # "with two stages left"
    if is_passive(predicate) and lemma(predicate) in {"base", "locate", "situate"}:
        return False  # "Springfield, where they are based"
    if lower(verb.head) == "how" or any(lower(c) in asked for c in kids(verb, "advmod", "mark")):
        return False  # "regulates how profits are shared", "asked where the money would come from"
    if any(lower(c) in {"what", "which"} for t in kids(verb, "obj", "obl") for c in kids(t, "det") if t.i < verb.i):
        return False  # "asks which federation she belongs to"
    while base(verb) == "xcomp" and not kids(verb.head, "obj", "iobj") and verb.head.i != verb.i:
        predicate = verb = first_conjunct(verb.head)  # "may have to act"
        if any(lower(c) in RELATIVIZERS for c in kids(verb, "obl")):
            return False  # "a point to which she hopes to return"
    finite = verb_form(predicate) == "Fin" or any(verb_form(c) == "Fin" for c in kids(predicate, "aux", "aux:pass"))
    shared = predicate.i != verb.i and (verb_form(verb) == "Fin" or bool(kids(verb, "aux", "aux:pass")))
    going_on = base(verb) == "advcl" and verb_form(verb) != "Part"  # "before collapsing", not "as planned"
    finite = finite or (going_on and mark_of(verb) in lexicon.CIRCUMSTANCES) or bool(kids(verb, "nsubj"))
    finite = finite or (mark_of(verb) == "with" and bool(kids(verb, "nsubj:pass")))  # "with half of the votes counted"
    finite = finite or (base(verb) == "xcomp" and lemma(verb.head) in lexicon.SEEING)
    bare = lemma(predicate) in lexicon.TRANSITIVE | lexicon.LETTING | {"include", "involve", "feature"}
    return (finite or shared) and not (bare and not is_passive(predicate))

"""Whether a clause is affirmed, actual, and whose word it is.

Polarity, modality and speakers are inherited downwards: a clause under "denied" is negated, one under "plans to" is
planned, one under "said that" has that verb's subject as its speaker.  Modalities rank
``actual < planned < possible < conditional``; the strongest on the way up wins.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Span, Token

from graph.extract import lexicon
from graph.extract.syntax import (
    RELATIVIZERS,
    base,
    case_of,
    conditions_of,
    conjuncts,
    first_conjunct,
    has_copula,
    is_gerund,
    is_no_longer,
    is_passive,
    kids,
    kids_of,
    lemma,
    lower,
    mark_of,
    verb_form,
)
from graph.extract.timewords import ORDINALS
from graph.model import Modality, Polarity

QUOTES = frozenset({'"', "”", "''", "»", "’", "'"})
MARKS = frozenset({'"', "“", "”", "``", "''", "«", "»"})
_NOT = frozenset({"n't", "not", "n’t"})
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_SCORE = re.compile(r"\b\d+ ?[-–] ?\d+\b")
_AHEAD = lexicon.DUTY_AUX | {"may", "might", "can"}
"""Auxiliaries whose verb is ahead of its article, without "have" after them."""
_ABOUT = frozenset({"about", "against", "of"})
"""Prepositions of what is spoken of, which is another thing than the clause beside."""
_PERIODS = frozenset(
    """week weekend month quarter season spring summer autumn winter year monday tuesday wednesday thursday friday
    saturday sunday""".split()
)
_KEPT = frozenset({"disclose", "inform", "mention", "notify", "reveal", "tell"})
"""Verbs whose denial leaves their clause true: "never told her that it had closed"."""
_QUOTING = frozenset({"cite", "quote"})
_TO_NONE = frozenset({"by", "for", "from", "of", "on", "to", "with"})
"""Prepositions that "no" denies a verb by: "belongs to no country"; "in no time" denies nothing."""
_MAIN = frozenset({"root", "ROOT", "conj", "ccomp", "advcl", "parataxis"})
_RANK: dict[Modality, int] = {"actual": 0, "planned": 1, "possible": 2, "conditional": 3}


@dataclass(frozen=True, slots=True)
class Status:
    """What is to be known of a clause besides its words; ``speakers`` are head tokens' indices, innermost first."""

    polarity: Polarity = "positive"
    modality: Modality = "actual"
    tense: str = "past"
    speakers: tuple[int, ...] = ()

    def weaker(self, modality: Modality) -> "Status":
        """The status with the higher ranking of the two modalities."""
        return replace(self, modality=modality) if _RANK[modality] > _RANK[self.modality] else self

    def said_by(self, speakers: tuple[int, ...]) -> "Status":
        """The status with others who say so before those there are."""
        return replace(self, speakers=tuple(dict.fromkeys([*speakers, *self.speakers])))

    def negated(self) -> "Status":
        """The status denied; a double negation is kept negative only when it is not syntactic."""
        return replace(self, polarity="negative")


def status_of(predicate: Token, depth: int = 0) -> Status:
    """The status of a clause from its own words and those of the clauses above it."""
    above = _from_above(predicate, depth)
    return _own(predicate, above).said_by(_own_speakers(predicate))


def _own(predicate: Token, status: Status) -> Status:
    auxiliaries = [child for child in predicate.children if child.dep_ in {"aux", "aux:pass", "cop"}]
    adverbs = {lower(c) for c in kids_of(predicate, "advmod")}
    words = {"would" if a.tag_ == "MD" and lower(a) in {"'d", "’d"} else lower(a) for a in auxiliaries}
    tense = "past"
    perfect = bool(words & {"have", "'ve", "’ve"})
    if words & lexicon.FUTURE_AUX or words & {"would"} or (words & _AHEAD and not perfect):
        tense = "future"
    elif any(a.tag_ in {"VBZ", "VBP"} for a in [predicate, *auxiliaries]) and not words & {"has", "have", "'ve", "’ve"}:
        tense = "present"
    if verb_form(predicate) == "Inf" and status.modality == "planned":
        tense = "future"
    if tense == "present" and mark_of(predicate).split(" ")[0] in {"if", "unless"}:
        tense = "future"
    status = replace(status, tense=tense if tense != "past" or status.tense != "future" else status.tense)
    if words & lexicon.FUTURE_AUX:
        status = status.weaker("planned")
    if "would" in words and _is_refusal(predicate):
        status = replace(status, tense="past")
    elif "would" in words and lemma(predicate) != "prefer":
        status = status.weaker(
            "conditional"
            if _conditional(predicate) or _imagined(predicate)
            else "possible"
            if _predicted(predicate) or perfect or adverbs & lexicon.DOUBT_ADVERBS  # "said he would have sold it"
            else "planned"
        )
    if words & lexicon.POSSIBLE_AUX and not ("could" in words and _is_negated(predicate)):
        status = status.weaker("possible")  # who could not do it did not
    if "can" in words and _is_possible(predicate, status):
        status = status.weaker("possible")
    if is_inverted(predicate):
        return status.weaker("conditional")
    if words & lexicon.DUTY_AUX:
        status = status.weaker("possible" if perfect else "planned")  # "must have seen it"
    coming = is_present(predicate) and not perfect and _is_next(predicate)
    if coming or _going_to(predicate) or _is_to(predicate, auxiliaries):
        status = replace(status.weaker("planned"), tense="future")
    if not auxiliaries and verb_form(predicate) == "Inf" and mark_of(predicate) == "to" and _headline(predicate):
        status = status.weaker("planned")
    open_to_doubt = any(_denies_only(c) and lower(c.nbor(1)) == "necessarily" for c in kids_of(predicate, "advmod"))
    if (adverbs & lexicon.DOUBT_ADVERBS or open_to_doubt) and status.modality == "actual":
        status = status.weaker("possible")
    outer = bool(kids(predicate, "nsubj:outer"))  # "the only way is if Acme pays"
    marks = mark_of(predicate).split()
    open_ = next((word for word in ("whether", "if", "unless") if word in marks), "")  # "that if", "as if"
    beside = base(predicate) == "conj"  # "will pay, but only if taxes fall"
    if open_ and (outer or beside or base(predicate) in {"acl", "advcl", "ccomp", "csubj"}):
        open_question = bool({"as", "whether"} & {*marks}) or lemma(predicate.head) in lexicon.UNSURE
        asked = base(first_conjunct(predicate)) == "ccomp" or open_question
        asked = asked and not (beside and not mark_of(predicate.head))
        status = status.weaker("possible" if asked else "conditional")
    elif (
        words & (lexicon.FUTURE_AUX | {"can", "would"})
        and any(mark_of(c).startswith("if") for c in conditions_of(predicate))
    ) or (is_present(predicate) and any(_is_supposed_before(c) for c in kids(predicate, "advcl"))):
        status = status.weaker("conditional")
    if _is_asked(predicate):
        status = status.weaker("possible")
    if verb_form(predicate) == "Inf" and not perfect and status.modality in {"planned", "possible"}:
        status = replace(status, tense="future")  # "planned to vote on Friday": the vote is ahead, whatever the plan
    return _denied(predicate, status)


def _denied(predicate: Token, status: Status) -> Status:
    """The status of a clause with what its own words deny."""
    if mark_of(predicate) == "against":  # "is against closing it"
        return status.weaker("planned").negated()
    if _is_yet_to(predicate):
        return replace(status, modality="actual", polarity="negative", tense="past")
    if _is_negated(predicate):
        return status.negated()
    return status.weaker("possible") if status.polarity == "positive" and _is_either(predicate) else status


def _is_refusal(predicate: Token) -> bool:
    """ "Smith would not say whether she would stay", "left after the car would not start": what was not done."""
    tells = lemma(predicate) in lexicon.SPEECH - lexicon.EXPECTING - {"hope", "promise", "suggest"} | lexicon.ANSWERING
    tells = tells or any(lemma(c) in lexicon.DETAILS for c in kids(predicate, "obj"))
    after = base(predicate) == "advcl" and mark_of(predicate) == "after"
    beside = base(first_conjunct(predicate)) in {"advcl", "parataxis", "root", "ROOT"} and not conditions_of(predicate)
    only = any(lower(t) == "only" for t in predicate.doc[predicate.i + 1 : predicate.i + 2])
    perfect = any(lower(a) in {"have", "be"} for a in kids(predicate, "aux", "aux:pass", "cop"))
    return ((tells and beside) or after) and not perfect and (only or _is_negated(predicate))


def _is_possible(predicate: Token, status: Status) -> bool:
    """ "Owners can sell", "can be fatal"; what "can carry 500 people" or "users can add" is so, hopes are planned."""
    if has_copula(predicate) or is_passive(predicate) or _is_negated(predicate):
        return not _is_negated(predicate)
    users = any(lemma(c) in lexicon.USERS for c in kids(predicate, "nsubj"))
    return not (users or lemma(predicate) in lexicon.CAPACITIES or status.modality == "planned")


def _is_next(predicate: Token) -> bool:
    """ "Acme reports next week", "she is coming tomorrow": it is still to be done."""
    times = [c for c in kids_of(predicate, "obl", "advmod") if not case_of(c) or case_of(c) in {"by", "in", "on"}]
    return any(
        lower(c) == "tomorrow"
        or (lemma(c) in _PERIODS and any(lower(d) == "next" for d in kids(c, "amod")) and not kids(c, "det"))
        for c in times
    )


def _is_supposed_before(clause: Token) -> bool:
    """ "If rates rise, prices fall": the clause with "if" comes first; "even if" supposes nothing."""
    even = any(lower(t) == "even" for t in clause.doc[max(clause.sent.start, clause.left_edge.i - 1) : clause.i])
    ahead = clause.i < clause.head.i and mark_of(clause) == "if" and bool(kids_of(clause, "nsubj"))
    return ahead and is_present(clause) and not even


def _is_either(predicate: Token) -> bool:
    """ "Has closed or sold it": one of the two, who knows which; what "can close or sell it" can do both.

    "Cost 5 million euros, or $6 million," is one amount in other terms, wherever a parser hangs it.
    """
    parts = [predicate, *(c for c in kids(predicate, "conj") if c.pos_ not in {"NUM", "SYM"} or has_copula(c))]
    either = any(lower(c) == "or" for part in parts for c in kids(part, "cc"))
    return either and predicate.tag_ in {"VBD", "VBN"}


def is_inverted(predicate: Token) -> bool:
    """ "Should police fail to arrest her, she", "were it to be offered": what is supposed, as with "if"."""
    subjects = kids_of(predicate, "nsubj", "expl")
    first = next((a for a in kids(predicate, "aux", "aux:pass", "cop") if lower(a) in {"had", "should", "were"}), None)
    before = first is not None and bool(subjects) and first.i < subjects[0].left_edge.i
    return before and base(predicate) in {"advcl", "ccomp"} and not mark_of(predicate).startswith(("that", "if"))


def _is_yet_to(predicate: Token) -> bool:
    """ "is yet to close it", "has yet to close it": it has not."""
    head = predicate.head
    words = [
        *predicate.children,
        *(head.children if base(predicate) == "xcomp" and lemma(head) in {"be", "have"} else ()),
    ]
    return mark_of(predicate) == "to" and any(lower(c) == "yet" and base(c) in {"advmod", "cc"} for c in words)


def asks_what(predicate: Token) -> bool:
    """A question for something, "how big would it be?": it states nothing; one for yes or no names what may be."""
    if not _is_asked(predicate):
        return False
    words = [t for c in predicate.children if c.i < predicate.i for t in (c, *c.children)]
    return any(t.tag_ in {"WP", "WDT", "WRB", "WP$"} for t in words)


def _is_asked(predicate: Token) -> bool:
    """The main clause of a question, which states nothing."""
    marks = [c for c in predicate.children if c.text == "?" and c.i > predicate.i]
    if base(predicate) not in {"root", "ROOT", "conj", "parataxis"}:
        return base(predicate) == "ccomp" and not mark_of(predicate) and bool(marks)
    last = next((t for t in reversed(list(predicate.sent)) if not t.is_space and t.text not in QUOTES), None)
    if last is not None and last.text == "?" and base(predicate) in {"root", "ROOT"}:
        marks.append(last)
    return any(_is_of_question(predicate, mark) for mark in marks)


def _is_of_question(predicate: Token, mark: Token) -> bool:
    """Whether a question mark ends the clause itself: no full stop, and no quotation, begins between them."""
    between = [t.text for t in predicate.doc[predicate.i + 1 : mark.i]]
    return "." not in between and sum(text in MARKS for text in between) % 2 == 0


def _headline(predicate: Token) -> bool:
    """ "Acme to buy Globex": a headline's infinitive with a subject of its own."""
    return base(predicate) in {"root", "ROOT", "parataxis"} and bool(kids(predicate, "nsubj", "nsubj:pass"))


def _conditional(predicate: Token) -> bool:
    """``would`` with an if-clause ("had I known" is one), or outside reported speech with a perfect."""
    if conditions_of(predicate) or any(is_inverted(c) for c in kids_of(predicate, "advcl")):
        return True
    deemed = has_copula(predicate) and predicate.pos_ == "ADJ" and lemma(predicate) not in lexicon.WILLING
    if deemed and any(lower(c) == "i" for c in kids(predicate, "nsubj")):
        return True  # "I would be foolish to sell it"
    first = first_conjunct(predicate)
    if first.i < predicate.i and any(c.i < first.i for c in conditions_of(first)) and _conditional(first):
        return any(lower(a) in {"would", "'d", "’d"} for a in kids(first, "aux"))
    return base(predicate) not in {"ccomp", "conj", "parataxis"} and any(
        lower(c) == "have" for c in kids(predicate, "aux")
    )


def _imagined(predicate: Token) -> bool:
    """ "Such a move would hurt trade": what a thing would bring, in the article's own words."""
    things = [c for c in kids(predicate, "nsubj") if c.pos_ == "NOUN" and not c.ent_type_]
    return base(predicate) in {"root", "ROOT"} and bool(things) and lemma(things[0]) not in lexicon.RELATIONAL


def _is_to(predicate: Token, auxiliaries: list[Token]) -> bool:
    """ "is to be built": a form of "be" with an infinitive."""
    finite = any(lemma(a) == "be" and a.tag_ in {"VBZ", "VBP", "VBD"} for a in auxiliaries)
    return (
        finite
        and mark_of(predicate).endswith("to")
        and any(a.tag_ in {"VBZ", "VBP", "VBD"} for a in kids(predicate, "aux"))
    )


def _predicted(predicate: Token) -> bool:
    """ "Smith said the plan would ruin Acme": what somebody says would come of an act; what it is to do is its plan."""
    verb, subjects = predicate.head, kids(predicate, "nsubj")
    if base(predicate) != "ccomp" or lemma(verb) not in lexicon.SPEECH or not subjects:
        return False
    return lemma(predicate) in lexicon.HARMS and subjects[0].pos_ == "NOUN"


def _going_to(predicate: Token) -> bool:
    return (
        base(predicate) == "xcomp" and lower(predicate.head) in {"going", "gonna"} and bool(kids(predicate.head, "aux"))
    )


def _is_negated(predicate: Token) -> bool:
    for child in predicate.children:
        if child.dep_ in {"advmod", "cc:preconj", "aux", "det", "cc"} and lower(child) in lexicon.NEGATORS:
            if _denies_only(child):
                continue
            return True
        if child.dep_ == "advmod" and (_is_almost(child) or _is_barely(child)):
            return True
        if child.dep_ == "cc" and lower(child) == "rather" and verb_form(predicate) == "Inf":
            return True  # "will rise rather than fall"
        if child.dep_ == "advmod" and is_no_longer(child) and child.i < predicate.i:
            return True
        if child.dep_ in {"nsubj", "nsubj:pass", "obj"} and (has_no(child) or _is_not_every(child)):
            return True
        if base(child) == "obl" and child.i > predicate.i and case_of(child) in _TO_NONE and has_no(child):
            return True
    return mark_of(predicate) == "without" or (has_copula(predicate) and has_no(predicate))


def _is_not_every(noun: Token) -> bool:
    """ "Not every investor", "not all of the workers"."""
    words = [*noun.children, *(c for d in kids(noun, "det") for c in d.children)]
    every = lower(noun) in {"all", "everybody", "everyone"} or any(lower(c) in {"all", "every"} for c in words)
    return every and any(lower(c) == "not" and c.i < noun.i for c in words)


def _denies_only(negator: Token) -> bool:
    """ "Not only bought it", "does not necessarily mean": the verb itself is not denied."""
    following = negator.nbor(1) if lower(negator) in _NOT and negator.i + 1 < len(negator.doc) else None
    return following is not None and lower(following) in {"only", "just", "merely", "necessarily"}


def _is_almost(adverb: Token) -> bool:
    """ "Nearly collapsed": it did not; "nearly doubled", "almost reached 20" tell only about how much."""
    verb = adverb.head
    if lower(adverb) not in lexicon.ALMOST or verb.pos_ != "VERB" or adverb.i + 1 != verb.i:
        return False
    amount = verb.i + 1 < len(verb.doc) and verb.nbor(1).tag_ in {"CD", "$"}
    return not amount and lemma(verb) not in lexicon.MULTIPLYING


def _is_barely(adverb: Token) -> bool:
    """ "Have barely spoken": they have not; who "barely survived" or "barely won" did."""
    verb = adverb.head
    return lower(adverb) == "barely" and verb.pos_ == "VERB" and lemma(verb) not in lexicon.OUTCOMES | {"survive"}


def has_no(noun: Token) -> bool:
    """Whether a noun is denied by its own words: "no plan", "nothing"."""
    if lower(noun) in {"nobody", "none", "nothing", "neither"}:
        return True
    return any(lower(c) in {"no", "neither"} for c in noun.children if c.dep_ in {"det", "cc:preconj", "advmod"})


def _from_above(predicate: Token, depth: int) -> Status:
    """What the governing clause does to this one."""
    head = predicate.head
    label = base(predicate)
    if head.i == predicate.i or depth > 12:
        return Status()
    if label == "conj":
        return _from_conjunct(predicate, depth)
    if label in {"ccomp", "xcomp", "csubj"}:
        return _governed(predicate, head, depth)
    if label == "advcl" and (sayer := sayer_above(predicate)) is not None:
        return status_of(sayer, depth + 1)
    if label == "advcl":
        after = any(head.i < c.i < predicate.i and is_speech(c) for c in kids(head, "parataxis"))
        return _adverbial(predicate, _from_above(head, depth + 1) if after else status_of(head, depth + 1))
    if label == "acl":
        return _adnominal(predicate, depth)
    if label == "parataxis":
        if is_speech(predicate):
            return Status()
        if any(t.text == ";" for t in head.doc[head.i : predicate.i]):
            before = {i for i in _own_speakers(head) if i < predicate.i}  # "sales fell, she said; profits rose"
            return Status(speakers=tuple(i for i in status_of(head, depth + 1).speakers if i not in before))
        which = any(lower(t) == "which" for t in head.doc[predicate.left_edge.i : predicate.i])
        mute = kids(head, "ccomp", "xcomp") or which  # "proposed ten, three of which were built"
        said = speakers_of(head) if is_speech(head) and not mute else ()
        return Status(speakers=(*said, *status_of(head, depth + 1).speakers))
    return Status()


def _from_conjunct(predicate: Token, depth: int) -> Status:
    """A coordinated clause shares what its partner has from above, and its auxiliaries when it has none."""
    head = predicate.head
    if predicate.tag_ in {"VBD", "VBZ"} and base(head) == "xcomp" and head.tag_ == "VB":
        return _from_above(first_conjunct(head.head), depth + 1)  # "has yet to buy it and turned down a bid"
    verb = head.head if base(head) == "xcomp" else head
    if mark_of(predicate) == "that" and lemma(verb) in lexicon.SPEECH - lexicon.NOT_SPEAKERS:
        return Status(
            speakers=(*speakers_of(verb), *status_of(verb, depth + 1).speakers)
        )  # "claims to own it and that"
    limits = [c for c in kids(head, "advcl") if head.i < c.i < predicate.i and mark_of(c) in lexicon.AWAITED]
    if limits and all(map(is_present, (predicate, *limits))) and not is_present(head):
        return _from_above(limits[-1], depth + 1)  # "will not sell it until taxes fall and prices rise"
    shared = _from_above(head, depth + 1)
    framing = {"aux", "aux:pass", "cop", "expl"}
    if verb_form(predicate) not in {"Part", "Inf"}:
        framing |= {"nsubj", "nsubj:pass"}  # "jobs should be cut and plants closed": the auxiliaries are shared
    own_frame = any(c.dep_ in framing for c in predicate.children)
    partner = status_of(head, depth + 1)
    if own_frame or (verb_form(predicate) == "Fin" and verb_form(head) != "Fin"):
        return replace(shared, speakers=partner.speakers)
    modality = partner.modality
    negative = partner.polarity == "negative" and any(lower(c) in {"or", "nor"} for c in kids_of(predicate, "cc"))
    return Status(
        polarity="negative" if negative else shared.polarity, modality=modality, tense=partner.tense,
        speakers=partner.speakers,
    )  # fmt: skip


def sayer_above(participle: Token) -> Token | None:
    """The verb of saying whose subject goes on in "she said that sales fell, adding that they would rise".

    So in "Acme said sales fell, blaming the weather": sales blame nothing.
    """
    speech = lemma(participle) in lexicon.SPEECH | {"blame", "call"}
    if base(participle) != "advcl" or verb_form(participle) != "Ger" or not speech:
        return None
    verb = participle.head
    beside = [c for c in kids(verb, "parataxis") if is_speech(c) and c.i < participle.i]
    if beside:
        return beside[-1]  # "sales fell, she said, adding that"
    while base(verb) == "conj":
        verb = verb.head
    goes_on = lower(participle) in {"adding", "calling", "describing"}
    if not goes_on and (lower(participle) not in {"blaming", "citing"} or not _is_thing(verb)):
        return None
    if base(verb) != "ccomp" or lemma(verb.head) not in lexicon.SPEECH or participle.i < verb.i:
        return None
    return verb.head


def _is_thing(verb: Token) -> bool:
    """Whether a verb's one subject is a common noun that is nobody and no body: "sales fell"."""
    subjects = kids_of(verb, "nsubj", "nsubj:pass")
    bodies = lexicon.BODIES | lexicon.EMPLOYERS | lexicon.SOURCES | lexicon.RELATIONAL
    common = len(subjects) == 1 and subjects[0].pos_ == "NOUN" and not subjects[0].ent_type_
    return common and lemma(subjects[0]) not in bodies and not lemma(subjects[0]).endswith(lexicon.AGENT_SUFFIXES)


def is_speech(predicate: Token) -> bool:
    """A verb of saying that somebody is the subject of."""
    return lemma(predicate) in lexicon.SPEECH and any(
        c.dep_ in {"nsubj", "nsubj:pass", "obl:agent"} for c in predicate.children
    )


def _governed(predicate: Token, head: Token, depth: int) -> Status:
    above = status_of(head, depth + 1)
    word = lemma(head)
    clausal = base(predicate) == "ccomp"
    judged = base(predicate) in {"csubj", "ccomp"} and has_copula(head) and mark_of(predicate) == "that"
    if judged and word not in lexicon.TRUE:
        above = replace(above, polarity="positive")  # "it was not right that it closed": it closed
    if (doubted := _doubted(predicate, head, above)) is not None:
        return doubted
    speakers = above.speakers
    if has_copula(head) and head.tag_ == "VB" and mark_of(head) == "to":
        above = above.weaker("planned")  # "the goal is to ensure that"
    result = above
    if clausal:
        # A reported clause stands by itself: being said in the past or future changes nothing about it.
        said = word in lexicon.SPEECH and word not in lexicon.NOT_SPEAKERS
        untold = above.polarity == "negative" and mark_of(predicate) in {"whether", "if"}
        if untold:  # "did not say whether it would close": nobody says that it would
            return Status(tense=above.tense, speakers=above.speakers).weaker("possible")
        if said and not (above.polarity == "negative" and _is_known(predicate)):  # "did not say why it closed"
            speakers = (*speakers_of(head), *above.speakers)
        given = word in lexicon.FACTIVE and above.polarity == "positive" and mark_of(predicate) == "that"
        result = Status(tense=above.tense) if said or given else Status() if _is_over(predicate) else above
        supposed = (
            said and above.modality == "conditional" and mark_of(head) in {"if", "unless"}
        )  # "if judges rule that"
        result = replace(result.weaker("conditional" if supposed else "actual"), speakers=speakers)
        if said and above.polarity == "negative" and word in lexicon.RAISED:
            result = result.negated()  # "does not think that Acme owns it"
        unsaid = said and all(has_no(head.doc[i]) for i in speakers)  # "nobody told her it was closed"
        if (not said or unsaid) and above.polarity == "negative" and word not in lexicon.RAISED:
            result = replace(result, polarity="positive")
            if word != "mean" and not _is_known(predicate):
                result = result.weaker("possible")
    elif word in lexicon.PROFESS or (word in lexicon.EXHORT | lexicon.EXPECTING and kids(head, "obj", "iobj")):
        unsaid = word in lexicon.EXHORT and above.modality == "planned"  # "must ask Acme to pay": nobody has asked
        result = replace(result, speakers=above.speakers if unsaid else (*speakers_of(head), *above.speakers))
    if _is_foreseen(predicate):
        return replace(result, tense="future", speakers=(*speakers_of(head), *above.speakers)).weaker("planned")
    if word in lexicon.DENIAL or (word == "rule" and _has_particle(head, "out")):
        return replace(result.said_by(_denying(predicate)), polarity="negative", modality="actual")
    if word in lexicon.FAILED and not clausal:
        return replace(result, polarity="positive" if _is_kept(word, above) else "negative")
    if _is_dropped(predicate):
        return _dropped(predicate, result)
    if clausal and word in lexicon.MANDATES and _is_subjunctive(predicate):
        return result.weaker("planned")
    if judged and word in lexicon.VITAL and predicate.tag_ in {"VB", "VBP"}:
        return result.weaker("planned")
    if clausal:
        if word in {
            "expect",
            "prefer",
            "predict",
            "forecast",
            "hope",
            "project",
            "anticipate",
            "estimate",
            "promise",
            "pledge",
            "vow",
        }:
            return result.weaker("planned") if word != "estimate" else result
        return result.weaker("possible") if word in lexicon.POSSIBLE and not _is_given(predicate) else result
    sure = word in {"certain", "sure"} and has_copula(head)  # "is certain to return"
    if (word in {"guarantee", "suppose"} or sure) and verb_form(predicate) == "Inf":
        return result.weaker("planned")
    if word in lexicon.SPEECH - lexicon.PLAN and kids(head, "aux:pass") and not _is_found(predicate):
        return result.weaker("possible")
    if word in lexicon.GOING and verb_form(predicate) == "Inf" and not any(lower(c) == "on" for c in head.children):
        so = is_passive(predicate) or lemma(predicate) in lexicon.STATIVE
        return result if so else result.weaker("planned")  # "came to put out a fire"
    if word == "have" and head.tag_ in {"VBP", "VBZ", "VB"} and mark_of(predicate) == "to":
        return result.weaker("planned")  # "still has to ratify it"; who had to do it did
    if word in lexicon.WEIGHED and verb_form(predicate) == "Ger":
        return result.weaker("possible")
    if _is_exhortation(head) or lower(head) == "about":  # "was about to sell it"
        return result.weaker("planned")
    if word in lexicon.POSSIBLE | lexicon.WILLING:
        return result.weaker("possible")
    dared = word == "dare" and bool(kids(head, "obj", "iobj"))  # "dared Acme to sell"; who dared to do it did
    if (word in lexicon.PLAN or dared) and verb_form(predicate) != "Ger":
        return result.weaker("planned")
    return result


def _doubted(predicate: Token, head: Token, above: Status) -> Status | None:
    """ "It was not clear whether it closed", "is unlikely to close it", "knows how to close it"."""
    negative = above.polarity == "negative"
    if base(predicate) == "csubj" and has_copula(head) and mark_of(predicate) in {"whether", "if"} and negative:
        return replace(above, polarity="positive").weaker("possible")
    if has_copula(head) and (lemma(head) in lexicon.UNWILLING or _is_less(head)):
        return replace(above, polarity="positive" if negative else "negative").weaker("possible")
    if lemma(head) == "rule" and _has_particle(head, "out") and negative:
        return replace(above, polarity="positive").weaker("possible")  # "has not ruled out selling it"
    how = verb_form(predicate) == "Inf" and mark_of(predicate) == "to" and _is_given(predicate)
    return above.weaker("possible") if how and base(predicate) == "ccomp" else None


def _is_less(adjective: Token) -> bool:
    """ "Less likely to sell": rather not."""
    return lemma(adjective) == "likely" and any(lower(c) == "less" for c in kids(adjective, "advmod"))


def _denying(predicate: Token) -> tuple[int, ...]:
    """ "Smith denied having sold it": whose word that is; one of a clause with "that" is known already."""
    verb = predicate.head
    return speakers_of(verb) if lemma(verb) == "deny" and base(predicate) != "ccomp" else ()


def _is_found(state: Token) -> bool:
    """ "Was found abandoned": it was; what "was found to have closed" may have."""
    return lemma(state.head) == "find" and "to" not in mark_of(state)


def _is_foreseen(gerund: Token) -> bool:
    """ "The bank sees prices rising in May": who sees it now expects it; "we see prices rising" may be what we saw."""
    verb = gerund.head
    seen = lemma(verb) == "see" and verb.tag_ in {"VBZ", "VBP"} and verb_form(gerund) == "Ger" and verb.i < gerund.i
    seers = kids(verb, "nsubj")
    return seen and bool(seers) and all(s.pos_ in {"NOUN", "PROPN"} or lower(s) == "it" for s in seers)


def _is_exhortation(verb: Token) -> bool:
    """ "Let us build a school": a call to do it; "Acme let us use it", with who lets, is no such call."""
    us = any(lower(c) in {"us", "'s", "’s"} for c in kids(verb, "obj", "iobj", "nsubj"))
    return lower(verb) == "let" and us and not any(c.i < verb.i for c in kids_of(verb, "nsubj", "aux"))


def _is_given(clause: Token) -> bool:
    """ "do not know why X left", "how many X sold": that X left, and sold some, is taken for granted."""
    words = [*kids_of(clause, "advmod", "mark"), *(c for a in kids_of(clause, "nsubj", "obj") for c in _lead(a))]
    return any(lower(c) in {"why", "how", "when", "where"} for c in words)


def _is_over(clause: Token) -> bool:
    """ "Will ask why it closed", "would ask who had closed it": it has closed."""
    asks = _is_given(clause) or any(lower(c) in {"what", "which", "who"} for c in kids_of(clause, "nsubj", "obj"))
    tensed = [t for t in (clause, *kids(clause, "aux", "aux:pass", "cop")) if t.tag_ == "VBD"]
    would = any(lower(c) in {"would", "'d"} for c in kids(clause.head, "aux"))
    return asks and any(not would or lower(t) == "had" for t in tensed)


def _is_known(clause: Token) -> bool:
    """Whether a clause is so though its verb is denied: "did not say why X left", "never told her that X left"."""
    verb = clause.head
    return _is_given(clause) or (lemma(verb) in _KEPT and not any(map(has_no, kids(verb, "nsubj"))))


def _lead(noun: Token) -> list[Token]:
    """The words before a noun, and those before them: "how", "many"."""
    words = [c for c in noun.children if c.i < noun.i]
    return [*words, *(c for w in words for c in w.children if w.dep_ == "amod")]


def _is_subjunctive(predicate: Token) -> bool:
    """ "that she resign": the bare form, with a singular subject too."""
    if kids(predicate, "aux", "aux:pass"):
        return False
    bidden = lemma(predicate.head) in {"demand", "insist", "order", "request", "require"}
    if bidden and predicate.head.tag_ in {"VBD", "VBN"} and predicate.tag_ == "VBP" and lemma(predicate) != "be":
        return True  # "insisted that workers begin": what they do would have been past as well
    singular = any(c.tag_ in {"NN", "NNP"} or lower(c) in {"he", "she", "it"} for c in kids(predicate, "nsubj"))
    return verb_form(predicate) == "Inf" or (predicate.tag_ == "VBP" and singular)


def _is_dropped(gerund: Token) -> bool:
    """ "put off buying it", "gave up smoking"."""
    particle = lexicon.DROPPED.get(lemma(gerund.head), "")
    return verb_form(gerund) == "Ger" and _has_particle(gerund.head, particle)


def _dropped(gerund: Token, status: Status) -> Status:
    """What is put off is to be done later; what is given up is not."""
    return status.negated() if lemma(gerund.head) in {"call", "give"} else status.weaker("planned")


def _has_particle(verb: Token, word: str) -> bool:
    return any(lower(c) == word for c in kids(verb, "compound:prt"))


def _adverbial(predicate: Token, above: Status) -> Status:
    """Infinitives of purpose are meant, not done; other adverbial clauses keep the speaker and stand by themselves."""
    mark = mark_of(predicate)
    form = verb_form(predicate)
    word = lemma(predicate.head)
    if form == "Inf" and any(lower(c) == "too" for c in kids(predicate.head, "advmod")):
        return above.negated()  # "too tired to notice"
    if _is_dropped(predicate):
        return _dropped(predicate, above)
    if is_gerund(predicate) and mark in lexicon.ACCUSED.get(word, ()):
        return _alleged(predicate.head, above, word)
    if form == "Inf" and mark == "to" and (_is_result(predicate) or _is_achieved(predicate)):
        return above
    if form == "Inf" and mark == "to" and _is_rank_of(predicate):
        return _done(above)
    if form == "Inf" and "to" in mark.split() and _is_only(predicate):
        led = next((t for t in (predicate.head, *predicate.head.ancestors) if base(t) != "xcomp"), predicate.head)
        return status_of(led)
    if form == "Inf" and mark == "to" and above.modality == "actual" and _is_enough(predicate):
        return above
    if form == "Inf" and mark == "to" and _is_lasting(predicate, above):
        return _done(above)
    if form == "Inf" and mark == "rather than":
        return above.negated()
    if form == "Inf" and ("to" in mark.split() or not mark):
        return above.weaker("planned")
    if lemma(predicate.head) in lexicon.WILLING and "to" in mark.split():
        return above.weaker("possible")
    if form == "Ger" and ((mark == "to" and word in lexicon.PLAN) or (mark == "at" and word == "aim")):
        return above.weaker("planned")  # "committed to closing it", "a law aimed at closing it"
    if form == "Ger" and mark in {"on", "upon"} and word in {"depend", "hinge"}:
        return above.weaker("possible")  # "depends on Acme winning"
    if form == "Ger" and mark == "at" and word == "look":
        return above.weaker("possible")  # "looked at closing it"
    if form == "Ger" and mark in {"about", "on", "toward", "towards"} and lemma(predicate.head) not in lexicon.OWNING:
        return above.weaker("planned")  # "talks on forming a government"
    own = Status(tense=above.tense, speakers=above.speakers)
    if (mark in {"although", "though"} and _is_told_of(predicate)) or (mark == "as" and _is_beside(predicate)):
        return replace(own, speakers=())
    if mark == "before" and (lower(predicate) == "able" or any(lower(c) == "could" for c in kids(predicate, "aux"))):
        return own.negated()  # "held before they were able to flee"
    if form in {"Ger", "Part"} and not kids_of(predicate, "nsubj"):
        undone = mark in {"without", "instead", "instead of", "rather than"}
        return above.negated() if undone else replace(above, polarity="positive")
    auxiliaries = kids(predicate.head, "aux", "aux:pass")
    would = any(lower(c) in {"would", "'d"} for c in auxiliaries)
    would = would and not any(lower(c) in {"been", "have"} for c in auxiliaries)
    later = mark in lexicon.AWAITED and (would or (above.tense == "future" and verb_form(predicate.head) == "Inf"))
    was = any(t.tag_ == "VBD" for t in (predicate, *kids(predicate, "aux", "aux:pass", "cop")))
    if was and (later or (would and mark == "before")):
        return own.weaker("planned")  # "would be paid once it had closed", "would sell it before taxes rose"
    ahead = above.tense == "future" or above.modality == "possible"  # "could be adopted when leaders meet"
    ahead = ahead or _is_bidden(predicate.head)
    beside = _is_close(predicate) or _is_next(predicate.head)
    during = mark == "while" and above.modality == "planned" and beside
    if is_present(predicate) and (
        mark in lexicon.AWAITED or (mark in lexicon.TEMPORAL and ahead and not _is_under_way(predicate)) or during
    ):
        return replace(own, tense="future").weaker("planned")
    return own


def _is_told_of(clause: Token) -> bool:
    """ "Smith said Acme had grown, though she declined to comment": the article's word, outside of quotations."""
    quoted = sum(t.text in MARKS for t in clause.doc[clause.sent.start : clause.i]) % 2
    short = lemma(clause) == "stop" and any(lower(c) == "short" for c in clause.children)
    tells = lemma(clause) in lexicon.SPEECH | lexicon.DENIAL | {"decline", "refuse"} or short
    return tells and not quoted and clause.tag_ == "VBD" and any(c.pos_ == "PRON" for c in kids(clause, "nsubj"))


def _is_beside(clause: Token) -> bool:
    """ "Smith said it would close the plant as sales fall": the present is the article's, outside of quotations."""
    verb = clause.head
    would = any(lower(a) in {"had", "would"} for a in kids(verb, "aux")) and base(verb) == "ccomp"
    quoted = sum(t.text in MARKS for t in clause.doc[clause.sent.start : clause.i]) % 2
    return would and not quoted and is_present(clause) and verb.head.tag_ == "VBD"


def _is_only(infinitive: Token) -> bool:
    """ "Led by two, only to lose": what came of it."""
    around = [t.text for t in infinitive.doc[max(0, infinitive.left_edge.i - 2) : infinitive.left_edge.i + 2]]
    return (",", "only") in pairwise(around) and infinitive.head.i < infinitive.i


def _is_enough(infinitive: Token) -> bool:
    """ "The time was enough to win": it did."""
    was = lower(infinitive.head) == "enough" and any(lower(c) == "was" for c in kids(infinitive.head, "cop"))
    return was and lemma(infinitive) in lexicon.OUTCOMES


def _is_under_way(clause: Token) -> bool:
    """ "When people are waiting": it is so now."""
    return clause.tag_ == "VBG" and any(lower(c) in {"am", "are", "is"} for c in kids(clause, "aux"))


def _is_bidden(verb: Token) -> bool:
    """ "Ask me when I have passed it": an imperative, which looks ahead."""
    bare = verb.tag_ == "VB" and base(verb) in {"root", "ROOT", "ccomp", "parataxis"}
    return bare and not mark_of(verb) and not kids_of(verb, "nsubj", "aux", "cop")


def _is_close(clause: Token) -> bool:
    """Whether a clause follows the verb that it limits with no comma between them."""
    return clause.head.i < clause.i and all(t.text != "," for t in clause.doc[clause.head.i : clause.i])


def is_present(predicate: Token) -> bool:
    """A clause in the present tense, passive and "be" included."""
    return any(t.tag_ in {"VBZ", "VBP"} for t in (predicate, *kids(predicate, "aux", "aux:pass", "cop")))


def _alleged(verb: Token, above: Status, word: str) -> Status:
    """ "accused Acme of closing plants": the accuser's word; "kept Acme from closing them": it did not."""
    own = Status(tense="past", speakers=above.speakers)
    if word in lexicon.FAILED | {"keep", "save", "spare"}:
        return replace(own, polarity="positive" if _is_kept(word, above) else "negative", modality=above.modality)
    if word == "acquit":
        return replace(own, polarity="negative")
    if word not in lexicon.ALLEGING:
        return own
    accusers = kids(verb, "obl:agent") if is_passive(verb) else kids(verb, "nsubj")
    return replace(own, speakers=(*(a.i for a in accusers), *above.speakers)).weaker("possible")


def _is_kept(word: str, above: Status) -> bool:
    """ "Did not stop selling it", "did not keep Acme from selling it": it was sold."""
    return above.polarity == "negative" and word not in lexicon.BARRING


def _vouching(noun: Token) -> tuple[int, ...]:
    """ "Smith's claim that", "criticism that": whose word the clause is; failing that the noun."""
    if lemma(noun) not in lexicon.STATEMENTS:
        return ()
    if _is_said_in(noun):
        return speakers_of(noun.head)
    owners = [t for t in kids(noun, "nmod:poss") if lower(t) != "whose"]
    owners = owners or [t for t in kids(noun, "nmod") if case_of(t) in {"by", "from"}]
    return tuple(int(t.i) for t in owners) or (int(noun.i),)


def _is_said_in(noun: Token) -> bool:
    """ "Said in a statement that": whoever said it vouches for it."""
    return base(noun) == "obl" and lemma(noun.head) in lexicon.SPEECH


def _is_result(predicate: Token) -> bool:
    """ "scored to give Acme the lead", "came from behind to win": what came of it, not what it was for."""
    verb = predicate.head
    turned = lemma(verb) in {"come", "go"} and any(
        lower(t) in {"back", "behind", "on"} for t in verb.doc[verb.i + 1 : predicate.i]
    )
    present = verb.tag_ == "VBZ" and lemma(verb) in lexicon.BEATING  # "stuns Acme to reach the final"
    scored = lemma(predicate) in lexicon.BEATING and _SCORE.search(predicate.doc[predicate.i : predicate.i + 12].text)
    done = (verb.tag_ in {"VBD", "VBG"} or present) and (turned or lemma(verb) in lexicon.TELIC or scored)
    return bool(done) and lemma(predicate) in lexicon.OUTCOMES | lexicon.BEATING and verb.i < predicate.i


def _is_lasting(infinitive: Token, above: Status) -> bool:
    """ "Took three hours to reach it": done by then; what somebody says they needed may be said of what is ahead."""
    verb = infinitive.head
    past = above.tense == "past" and above.polarity == "positive" and (lemma(verb) == "take" or not above.speakers)
    timed = any(c.ent_type_ in {"DATE", "TIME"} and verb.i < c.i < infinitive.i for c in kids(verb, "obj"))
    return lemma(verb) in {"need", "take"} and past and timed


def _bears_on(infinitive: Token) -> bool:
    """ "Has nothing to do with it", "had something to do with it": how things are, and nothing to be done."""
    told = lower(infinitive.head) in {"anything", "little", "lot", "lots", "more", "much", "nothing", "something"}
    aimed = any(case_of(c) == "with" for c in kids(infinitive, "obl"))
    return told and aimed and lemma(infinitive) == "do" and lemma(infinitive.head.head) == "have"


def _is_achieved(infinitive: Token) -> bool:
    """ "did well to escape", "went on to found Acme": the words between verb and infinitive make one verb of both."""
    verb = infinitive.head
    between = [lower(t) for t in verb.doc[verb.i + 1 : infinitive.i]]
    return (lemma(verb), between) in [("do", ["well", "to"]), ("go", ["on", "to"])]


def _adnominal(predicate: Token, depth: int) -> Status:
    """A clause on a noun: a relative clause stands by itself; "plan to buy" and "likely to" are meant."""
    clause_above = next((a for a in _clause_heads(predicate.head)), None)
    above = status_of(clause_above, depth + 1) if clause_above is not None else Status()
    noun = predicate.head
    if (predicate.dep_ == "acl" and mark_of(predicate) in {"that", "whether"}) or _is_content(predicate):
        return _claimed(noun, above)
    if mark_of(predicate) == "to" and kids(predicate, "aux:pass", "cop"):  # "figures to be published today"
        return Status(speakers=above.speakers, tense="future").weaker("planned")
    if verb_form(predicate) == "Part" and base(noun) == "obj" and lemma(noun.head) in {"get", "have", "see", "want"}:
        return above  # "hopes to have the plan approved"
    if verb_form(predicate) == "Ger" and mark_of(predicate) == "for":  # "a fund for supporting farmers"
        return Status(speakers=above.speakers, tense="future").weaker("planned")
    if predicate.dep_ == "acl:relcl" and (loose := _of_none_yet(predicate, noun, above)) is not None:
        return loose
    built = verb_form(predicate) == "Ger" and not mark_of(predicate) and lemma(noun.head) in lexicon.BUILDING
    if built and (loose := _of_none_yet(predicate, noun, above)) is not None:
        return loose  # "to build a railway linking them"
    if predicate.dep_ == "acl:relcl" or predicate.tag_ == "JJ" or verb_form(predicate) in {"Part", "Ger", "Fin"}:
        own = Status(speakers=above.speakers)
        if lemma(noun) == "scenario":
            return own.weaker("conditional")
        return own.negated() if _is_of_nothing(predicate, above) else own
    if lemma(predicate) == "become" and lemma(noun.head) == "win" and lemma(noun) in lexicon.VOTES:
        return _done(above)
    if _is_ranked(noun):
        said_to_be = has_copula(noun) or base(noun) == "xcomp"
        return _done(above) if said_to_be else Status(speakers=above.speakers)
    if _is_decreed(predicate) and above.modality == "actual":
        return _done(above)
    if _bears_on(predicate):
        return _done(above).negated() if has_no(noun) or above.polarity == "negative" else _done(above)
    able = lemma(noun) in lexicon.ABILITIES
    meant = Status(speakers=above.speakers, tense="future").weaker("possible" if able else "planned")
    meant = meant.weaker(above.modality)  # "accused of making a plan to sell it"
    refused = base(noun) == "obj" and lemma(noun.head) in {*lexicon.DENIAL, "forbid", "refuse"}
    refused = refused or _is_given_up(noun, above)
    # "no plans to sell", "nothing to do with it", "denied her permission to leave"
    return meant.negated() if has_no(noun) or refused else meant


def _is_of_nothing(clause: Token, above: Status) -> bool:
    """ "Made no drug that works", "is not a firm that sells it", "there are not many left": what nothing does."""
    noun = clause.head
    there = base(noun) == "nsubj" and bool(kids(noun.head, "expl"))
    one = has_copula(noun) and {lower(c) for c in kids(noun, "det")} & {"a", "an"}
    if above.polarity == "negative" and (_is_cleft(clause) or (one and clause.dep_ == "acl:relcl")):
        return True
    few = any(lower(c) == "not" for a in kids(noun, "amod") for c in a.children)  # "there were not many left"
    return (there and (few or above.polarity == "negative")) or (has_no(noun) and base(noun) == "obj")


def _is_cleft(clause: Token) -> bool:
    """ "It was not the price that mattered", "this was not boys playing": what is denied is the clause."""
    noun = clause.head
    it = has_copula(noun) and any(lower(c) in {"it", "this", "that"} for c in kids(noun, "nsubj"))
    known = any(lower(c) == "the" for c in kids(noun, "det")) or noun.pos_ == "PROPN"
    bare = clause.dep_ == "acl" and noun.tag_ == "NNS" and not kids(noun, "det")
    return it and (known if clause.dep_ == "acl:relcl" else bare)


def _is_decreed(infinitive: Token) -> bool:
    """ "The court's decision to reject it": by that it did."""
    noun = infinitive.head
    known = kids(noun, "nmod:poss") or any(lower(c) == "the" for c in kids(noun, "det"))
    return bool(known) and lemma(noun) == "decision" and lemma(infinitive) in lexicon.DECREES


def _is_given_up(noun: Token, above: Status) -> bool:
    """ "Acme dropped its plan to sell", "the plan to sell was dropped", "the court blocked the attempt to sell"."""
    verb, done = noun.head, above.polarity == "positive" and above.modality == "actual"
    undone = lemma(verb) in lexicon.GIVING_UP | lexicon.THWARTING
    given_up = undone and base(noun) == ("nsubj" if is_passive(verb) else "obj")
    given_up = given_up or (lemma(verb) == "fail" and base(noun) == "obl")  # "failed in its attempt to sell"
    return done and given_up and lemma(noun) in lexicon.INTENTIONS


def _is_ranked(noun: Token) -> bool:
    """ "The first firm to sell it", "the 60th country to ratify it": whoever is that does it."""
    words = kids(noun, "amod", "advmod")
    ordinal = any(lower(c) in ORDINALS or _ORDINAL.fullmatch(lower(c)) for c in words)
    return ordinal or any(c.tag_ == "JJS" or lower(c) in lexicon.RANKED for c in words)


def _is_rank_of(infinitive: Token) -> bool:
    """ "Acme became the 60th firm to sell it", read as a purpose: the infinitive stands right after a ranked noun."""
    verb = infinitive.head
    nouns = [c for c in (verb, *kids(verb, "xcomp")) if c.i < infinitive.i and c.pos_ == "NOUN"]
    return any(_is_ranked(c) and (c.i != verb.i or has_copula(c)) and infinitive.left_edge.i == c.i + 1 for c in nouns)


def _done(above: Status) -> Status:
    """As sure as what is said of who did it: who will be the first to sell it is to sell it."""
    return Status(modality=above.modality, tense=above.tense, speakers=above.speakers)


def _of_none_yet(relative: Token, noun: Token, above: Status) -> Status | None:
    """ "Any member who disagrees", "plans weapons that can pierce it": said of what there may be, or is to be."""
    determiners = {lower(c) for c in kids(noun, "det")}
    own = Status(speakers=above.speakers)
    if "any" in determiners:
        return own.weaker("conditional")
    if base(noun) == "obj" and determiners & {"a", "an"} and any(lower(c) == "never" for c in noun.head.children):
        return own.negated()  # "has never sold a car that failed"
    known = determiners - {"a", "an"} or kids(noun, "nmod:poss") or noun.pos_ != "NOUN"
    modal = any(lower(c) == "can" for c in kids(relative, "aux"))
    if known or base(noun) != "obj" or not (is_present(relative) or modal or verb_form(relative) == "Ger"):
        return None
    made = lemma(noun.head) in lexicon.CREATION and above.modality in {"planned", "possible"}
    return own.weaker(above.modality) if made else None


def _claimed(noun: Token, above: Status) -> Status:
    """ "the idea that" may be so, "the fact that" is, "no evidence that" is not; "denied reports that": it is not."""
    own, verb = Status(speakers=(*_vouching(noun), *above.speakers)), noun.head
    if lemma(verb) in lexicon.DENIAL and base(noun) in {"obj", "nsubj"} and above.polarity == "positive":
        return Status(polarity="negative", speakers=(*speakers_of(verb), *above.speakers))
    if lower(verb) in lexicon.FALSE and base(noun) == "nsubj" and above.polarity == "positive":
        return Status(polarity="negative", speakers=above.speakers)  # "reports that it had closed were false"
    if lemma(verb) == "confirm" and base(noun) == "obj" and above.polarity == "positive":
        return Status(speakers=(*speakers_of(verb), *above.speakers))
    if lemma(noun) == "suggestion" and has_no(noun):
        return own.negated()  # "there is no suggestion that she knew of it"
    lacking = lemma(noun) not in lexicon.GIVEN and (has_no(noun) or above.polarity == "negative")
    told = _is_said_in(noun) or lemma(noun) in lexicon.FACTS
    return own if told and not lacking else own.weaker("possible")


def _is_content(clause: Token) -> bool:
    """ "No evidence data had been taken": what a noun is of, without "that"; so whatever a parser made of "that"."""
    noun = clause.head
    if base(clause) != "acl" or mark_of(clause) or not kids_of(clause, "nsubj"):
        return False
    whole = all(lower(s) not in RELATIVIZERS for s in kids_of(clause, "nsubj"))
    finite = any(verb_form(t) == "Fin" for t in (clause, *kids(clause, "aux", "aux:pass", "cop")))
    telling = lemma(noun) in lexicon.CLUES | lexicon.FACTS | lexicon.STATEMENTS | {"suggestion"}
    return (
        whole and finite and telling and (clause.dep_ == "acl" or (has_no(noun) and clause.left_edge.i == noun.i + 1))
    )


def _clause_heads(token: Token) -> list[Token]:
    seen = 0
    while token.head.i != token.i and seen < 40:
        if token.pos_ in {"VERB", "AUX"} or has_copula(token):
            return [token]
        token, seen = token.head, seen + 1
    return [token] if token.pos_ in {"VERB", "AUX"} or has_copula(token) else []


def speakers_of(verb: Token) -> tuple[int, ...]:
    """Indices of the head tokens of those who say something: subjects, or the agent or patient of a passive."""
    own = kids(verb, "obl:agent") or kids(verb, "nsubj", "nsubj:pass")
    if lemma(verb) in lexicon.HEARERS and is_passive(verb) and not kids(verb, "obl:agent"):
        return ()
    if not own and _is_sign(verb):
        return ()
    if not own and verb.dep_ == "conj":
        return speakers_of(verb.head)
    if not own and base(verb) == "xcomp":
        return speakers_of(verb.head)
    if not own and (sayer := sayer_above(verb)) is not None:
        return speakers_of(sayer)
    if not own and lemma(verb.head) in _QUOTING and mark_of(verb) == "as":
        own = kids(verb.head, "nsubj:pass" if is_passive(verb.head) else "obj")  # "quoted Smith as saying that"
    if not own and base(verb) in {"acl", "advcl"}:
        if verb.head.pos_ in {"NOUN", "PROPN"}:
            return (verb.head.i,)
        return speakers_of(verb.head)
    found: list[int] = []
    for subject in own:
        if lower(subject) == "it" and kids(verb, "aux:pass"):
            continue  # "it was decided that"
        if lower(subject) in {"it", "who", "which", "that"} and verb.dep_ == "acl:relcl":
            found.append(verb.head.i)
            continue
        found.append(subject.i)
        found.extend(c.i for c in kids(subject, "conj"))
    return tuple(found)


def _is_sign(participle: Token) -> bool:
    """ "Acme grew, suggesting that it will hire": its growth tells that, and Acme says nothing."""
    first = first_conjunct(participle)
    verb = first_conjunct(first.head)
    told = lemma(verb) in lexicon.SPEECH - {"add", "post", "report"} or lemma(verb) in lexicon.CONVERSING
    alone = base(first) == "advcl" and verb_form(participle) == "Ger" and first.i > verb.i
    return alone and lemma(participle) in {"indicate", "signal", "suggest"} and not told


def judges_of(noun: Token) -> tuple[int, ...]:
    """ "Judges called it a fine novel": whose word a noun is that is said of an object."""
    part = first_conjunct(noun)
    verb = part.head
    said = base(part) == "xcomp" or (base(part) == "obl" and case_of(part) == "as")
    if not said or lemma(verb) not in lexicon.CLASSING or not (kids(verb, "obj") or is_passive(verb)):
        return ()
    active = kids(verb, "nsubj") or kids(first_conjunct(verb), "nsubj")  # "welcomed the vote and called it"
    if not active and base(verb) == "advcl" and verb_form(verb) == "Ger":
        active = kids(sayer_above(verb) or verb.head, "nsubj")  # "denied it, calling it a lie"
    agents = kids(verb, "obl:agent") if is_passive(verb) else active
    return tuple(int(c.i) for agent in agents for c in conjuncts(agent) if lower(c) not in RELATIVIZERS)


def quoters_of(word: Token) -> tuple[int, ...]:
    """'Acme accuses Globex of a "rash" move': whose word one in quotation marks is, by the verb of its clause."""
    around = word.doc[max(0, word.i - 1) : word.i + 2]
    if len(around) < 3 or not (around[0].is_quote and around[2].is_quote):
        return ()
    verb = next((t for t in word.ancestors if t.pos_ == "VERB"), word)
    if lemma(verb) not in {*lexicon.ACCUSED} | lexicon.CLASSING | lexicon.SPEECH:
        return ()
    return speakers_of(verb) if not is_passive(verb) else tuple(int(c.i) for c in kids(verb, "obl:agent"))


def is_source(noun: Token) -> bool:
    """ "according to X", "per X" with a name: not "per share"."""
    case = case_of(noun)
    if noun.pos_ == "NOUN" and lemma(noun) in lexicon.STANDARDS:
        return False  # "seated according to rank"
    return case in lexicon.SOURCE_CASES and noun.pos_ in ({"PROPN"} if case == "per" else {"NOUN", "PROPN", "PRON"})


def sources_of(sentence: Span) -> tuple[int, ...]:
    """Whom the whole sentence is given to: "according to X" at its end or beginning, "citing X"."""
    for token in sentence:
        cited = cites(token)
        sourced = is_source(token)
        if cited:
            return tuple(int(c.i) for c in kids(token, "obj"))
        if sourced and not any(t.pos_ == "VERB" for t in sentence[token.i - sentence.start :] if t.dep_ in _MAIN):
            return (int(token.i),)
        if sourced and not any(
            t.pos_ in {"VERB", "AUX"} for t in sentence[: token.i - sentence.start] if t.dep_ != "case"
        ):
            return (int(token.i),)
    return ()


def cites(participle: Token) -> bool:
    """ "Citing officials, Acme will close": whom the article has it from, no act of the subject's."""
    told = lower(participle) == "citing" and any(map(_can_tell, kids(participle, "obj")))
    return told and not _exemplary(participle)


def _can_tell(noun: Token) -> bool:
    """Whether what somebody cites may say something: a name or a source, no reason."""
    word = lemma(noun)
    return (
        noun.pos_ == "PROPN"
        or word in lexicon.SOURCES | lexicon.STATEMENTS | lexicon.RELATIONAL - lexicon.MATTERS
        or word.endswith(lexicon.AGENT_SUFFIXES)
    )


def _exemplary(citing: Token) -> bool:
    """ "citing Freedonia as an example": Freedonia says nothing."""
    below = [*citing.children, *(c for o in kids(citing, "obj") for c in o.children)]
    return any(case_of(c) == "as" or mark_of(c) == "as" or lower(c) == "as" for c in below)


def _own_speakers(predicate: Token) -> tuple[int, ...]:
    """Speakers attached below the clause: "according to X", ", X said"."""
    found: list[int] = []
    arguments = [
        predicate,
        *kids(predicate, "obj", "xcomp"),
        *(c for c in kids(predicate, "obl") if not case_of(c).startswith("according")),
    ]
    for child in (c for a in arguments for c in a.children):
        if base(child) in {"obl", "nmod", "parataxis", "advcl"} and is_source(child):
            found.extend([child.i, *(c.i for c in kids(child, "conj"))])
        elif child.dep_ == "advcl" and lower(child) == "citing" and not (_exemplary(child) or is_speech(predicate)):
            found.extend(c.i for c in kids(child, "obj") if _can_tell(c))
        elif is_speech(child) and comments(child):
            found.extend(speakers_of(child))
    return tuple(found)


def describes(part: Token, speaker: Token) -> bool:
    """ "Smith, whose plant closed, said": what is told of who speaks inside their own noun phrase, they do not say."""
    for _ in range(40):
        if part.i == speaker.i:
            return True
        told = base(part) == "acl" and mark_of(part) in {"that", "whether"}  # "the report that sales fell"
        said = base(part) in {"ccomp", "obj", "parataxis", "xcomp"} and lemma(part.head) in lexicon.SPEECH
        others = any(lower(s) not in RELATIVIZERS for s in kids(part.head, "nsubj"))  # "Acme, whose chief said"
        if told or (said and not others) or part.head.i == part.i:
            return False
        part = part.head
    return False


def comments(verb: Token) -> bool:
    """ ", X said" and "as X said" beside a clause, with nothing said of their own."""
    if verb.dep_ == "parataxis":
        return not kids(verb, "ccomp", "xcomp", "conj") and not any(c.text == ";" for c in verb.children)
    if lemma(verb) in {"assume", "expect", "fear", "foresee", "hope", "imagine", "presume", "suppose", "want"}:
        return False  # "as economists had expected": they did not say it
    about = _ABOUT | ({"at"} if lemma(verb) == "hint" else frozenset())  # "fell as the bank warned of losses"
    whole = not kids(verb, "obj", "ccomp") and not any(case_of(c) in about for c in kids(verb, "obl"))
    return verb.dep_ == "advcl" and mark_of(verb) == "as" and whole

"""What a clause's own words make of it: its :class:`Status`, by its auxiliaries, adverbs, negation and question mark.

    Acme has not sold it    -> negative
    Acme will sell it       -> planned
    Acme may have sold it   -> possible
    if Acme sells it        -> conditional

Modalities rank ``actual < planned < possible < conditional``; :meth:`Status.weaker` keeps the higher one.
"""

from dataclasses import dataclass, replace

from graph.extract import lexicon
from graph.extract.syntax import (
    base,
    case_of,
    conditions_of,
    first_conjunct,
    has_copula,
    is_no_longer,
    is_passive,
    kids,
    kids_of,
    lemma,
    lower,
    mark_of,
    verb_form,
    word_after,
)
from graph.extract.tokens import Token, remembered
from graph.model import Modality, Polarity

QUOTES = frozenset({'"', "”", "''", "»", "’", "'"})
MARKS = frozenset({'"', "“", "”", "``", "''", "«", "»"})
_NOT = frozenset({"n't", "not", "n’t"})
_HAVE = frozenset({"have", "'ve", "’ve"})
_AHEAD = lexicon.DUTY_AUX | {"may", "might", "can"}
"""Auxiliaries whose verb is ahead of its article, without "have" after them."""
_PENALTIES = frozenset("face forfeit lose pay risk suffer".split())
"""Verbs after "or" of what befalls who does not do what one must: "must pay or face arrest"."""
_LED = frozenset("and but or so then".split())
"""Words before a question that belong to what it follows: "so why did it close?"."""
_PERIODS = frozenset(
    """week weekend month quarter season spring summer autumn winter year monday tuesday wednesday thursday friday
    saturday sunday""".split()
)
_TO_NONE = frozenset({"by", "for", "from", "of", "on", "to", "with"})
"""Prepositions that "no" denies a verb by: "belongs to no country"; "in no time" denies nothing."""
_NEVER = frozenset(
    {("at", "point"), ("at", "stage"), ("at", "time"), ("by", "means"), ("in", "case"), ("in", "circumstance")}
    | {("in", "sense"), ("in", "way"), ("on", "account"), ("under", "circumstance"), ("under", "condition")}
)
"""Prepositions and nouns with which "no" says never: "at no time"."""
_SO_MANY = frozenset("all any every everybody everyone many much one single".split())
_NOW_AND_THEN = frozenset("normally occasionally often sometimes typically usually".split())
"""Adverbs with which "will" and "would" tell of what happens, or happened, again and again."""
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
        return replace(self, speakers=tuple(dict.fromkeys([*speakers, *self.speakers]))) if speakers else self

    def negated(self) -> "Status":
        """The status denied; a double negation is kept negative only when it is not syntactic."""
        return replace(self, polarity="negative")


def own_status(predicate: Token, status: Status) -> Status:
    """The status that a clause has from above, with what its own words say: "has not sold", "would sell"."""
    _, *auxiliaries = verb_words(predicate)
    adverbs = {lower(c) for c in kids_of(predicate, "advmod")}
    words = {"would" if a.tag_ == "MD" and lower(a) in {"'d", "’d"} else lower(a) for a in auxiliaries}
    perfect = bool(words & _HAVE)
    status = replace(status, tense=_tense(predicate, status, words))
    habitual = bool(adverbs & _NOW_AND_THEN)
    if habitual and base(predicate) == "conj" and not auxiliaries and status.modality == "planned":
        status = replace(status, modality="actual")  # "it would slow down and sometimes stop"
    if words & lexicon.FUTURE_AUX and not habitual:
        status = status.weaker("planned")
    if "would" in words and _is_refusal(predicate):
        status = replace(status, tense="past")
    elif "would" in words and lemma(predicate) != "prefer" and not habitual:
        status = status.weaker(
            "conditional"
            if _conditional(predicate) or _imagined(predicate)
            else "possible"
            if _predicted(predicate) or perfect or adverbs & lexicon.DOUBT_ADVERBS or _is_hypothetical(predicate)
            else "planned"
        )
    unable = "could" in words and _is_negated(predicate) and not _is_extreme(predicate)
    if words & lexicon.POSSIBLE_AUX and not unable:
        status = status.weaker("possible")  # who could not do it did not
    if "can" in words and _is_possible(predicate, status):
        status = status.weaker("possible")
    if is_inverted(predicate):
        return status.weaker("conditional")
    if words & lexicon.DUTY_AUX:
        status = status.weaker("possible" if perfect else "planned")  # "must have seen it"
    coming = is_present(predicate) and not perfect and is_next(predicate)
    if coming or _going_to(predicate) or _is_to(predicate, auxiliaries):
        status = replace(status.weaker("planned"), tense="future")
    if not auxiliaries and verb_form(predicate) == "Inf" and mark_of(predicate) == "to" and is_headline(predicate):
        status = status.weaker("planned")
    open_to_doubt = any(_denies_only(c) and lower(word_after(c)) == "necessarily" for c in kids_of(predicate, "advmod"))
    if (adverbs & lexicon.DOUBT_ADVERBS or open_to_doubt) and status.modality == "actual":
        status = status.weaker("possible")
    outer = bool(kids(predicate, "nsubj:outer"))  # "the only way is if Acme pays"
    marks = mark_of(predicate).split()
    if outer and marks == ["that"] and _is_bare(predicate):
        status = status.weaker("planned")  # "the important thing is that the bank act quickly"
    if marks == ["as"] and lower(predicate.head) == "long" and is_present(predicate):
        marks = ["provided"]  # "will not leave as long as Acme stays"
    open_ = next((word for word in ("whether", "if", "unless", "provided") if word in marks), "")  # "that if", "as if"
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


def _is_bare(predicate: Token) -> bool:
    """A verb without an ending behind a subject that asks for one: "the bank act"."""
    one = any(c.tag_ in {"NN", "NNP"} and not kids(c, "conj") for c in kids(predicate, "nsubj"))
    return one and predicate.tag_ in {"VB", "VBP"} and not kids(predicate, "aux", "aux:pass")


def _tense(predicate: Token, status: Status, words: set[str]) -> str:
    """ "Has sold": past; "sells": present; "will sell", "if it sells" and "sold" of what is ahead: future."""
    if words & (lexicon.FUTURE_AUX | {"would"}) or (words & _AHEAD and not words & _HAVE):
        return "future"
    if verb_form(predicate) == "Inf" and status.modality == "planned":
        return "future"
    if is_present(predicate) and not words & (_HAVE | {"has"}):
        return "future" if mark_of(predicate).split(" ")[0] in {"if", "unless"} else "present"
    return "future" if status.tense == "future" else "past"


def _denied(predicate: Token, status: Status) -> Status:
    """The status of a clause with what its own words deny."""
    if mark_of(predicate) == "against":  # "is against closing it"
        return status.weaker("planned").negated()
    if is_yet_to(predicate):
        return replace(status, modality="actual", polarity="negative", tense="past")
    if _is_negated(predicate):
        return status.negated()
    chosen = status.modality == "planned" and predicate.tag_ == "VB" and _has_or(predicate)
    chosen = chosen and not any(lemma(c) in _PENALTIES for c in kids(predicate, "conj"))
    one = _is_either(predicate) or chosen
    return status.weaker("possible") if status.polarity == "positive" and one else status


def _is_extreme(predicate: Token) -> bool:
    """ "Could hardly be worse", "could not come soon enough": as much so as may be."""
    words = [predicate, *kids_of(predicate, "advmod"), *(d for c in kids(predicate, "advmod") for d in c.children)]
    return any(t.tag_ in {"JJR", "RBR"} or lower(t) in {"enough", "more"} for t in words)


def _is_refusal(predicate: Token) -> bool:
    """ "Smith would not say whether she would stay", "left after the car would not start": what was not done."""
    tells = lemma(predicate) in lexicon.SPEECH - lexicon.EXPECTING - {"hope", "promise", "suggest"} | lexicon.ANSWERING
    drawn = lower(predicate) == "drawn"  # "would not be drawn on it"
    tells = tells or drawn or any(lemma(c) in lexicon.DETAILS for c in kids(predicate, "obj"))
    after = base(predicate) == "advcl" and mark_of(predicate) == "after"
    beside = base(first_conjunct(predicate)) in {"advcl", "parataxis", "root", "ROOT"} and not conditions_of(predicate)
    only = any(lower(t) == "only" for t in predicate.doc[predicate.i + 1 : predicate.i + 2])
    perfect = any(lower(a) in {"have", "be"} for a in kids(predicate, "aux", "aux:pass", "cop")) and not drawn
    return ((tells and beside) or after) and not perfect and (only or _is_negated(predicate))


def _is_possible(predicate: Token, status: Status) -> bool:
    """ "Owners can sell", "can be fatal"; what "can carry 500 people" or "users can add" is so, hopes are planned."""
    if has_copula(predicate) or is_passive(predicate) or _is_negated(predicate):
        return not _is_negated(predicate)
    apart = base(predicate) == "conj" and bool(kids(predicate, "nsubj"))  # "to bring it closer, and it can fall apart"
    if status.modality == "planned" and (apart or any(lower(c) == "how" for c in kids_of(predicate, "advmod", "mark"))):
        return True
    users = any(lemma(c) in lexicon.USERS for c in kids(predicate, "nsubj"))
    return not (users or lemma(predicate) in lexicon.CAPACITIES or status.modality == "planned")


def is_next(predicate: Token) -> bool:
    """ "Acme reports next week", "she is coming tomorrow", "is coming on Friday": it is still to be done."""
    times = [c for c in kids_of(predicate, "obl", "advmod") if not case_of(c) or case_of(c) in {"by", "in", "on"}]
    going_on = predicate.tag_ == "VBG" and lemma(predicate) not in lexicon.TELIC | {"trade"}
    dated = going_on or lemma(predicate) in lexicon.SCHEDULED
    return any(
        lower(c) in {"next", "tomorrow"}
        or (dated and case_of(c) == "on" and c.ent_type_ == "DATE" and not c.tag_.endswith("S") and not kids(c, "det"))
        or (lemma(c) in _PERIODS and any(lower(d) == "next" for d in kids(c, "amod")) and not kids(c, "det"))
        for c in times
    )


def _is_supposed_before(clause: Token) -> bool:
    """ "If rates rise, prices fall", "if so, they fall": the clause with "if" is first; "even if" supposes nothing."""
    even = any(lower(t) == "even" for t in clause.doc[max(clause.sent.start, clause.left_edge.i - 1) : clause.i])
    if clause.i > clause.head.i or mark_of(clause) != "if" or even:
        return False
    return lower(clause) in {"not", "so"} or (bool(kids_of(clause, "nsubj")) and is_present(clause))


def _is_either(predicate: Token) -> bool:
    """ "Has closed or sold it": one of the two, who knows which; what "can close or sell it" can do both.

    "Cost 5 million euros, or $6 million," is one amount in other terms, wherever a parser hangs it.
    """
    return predicate.tag_ in {"VBD", "VBN"} and _has_or(predicate)


def _has_or(predicate: Token) -> bool:
    """ "Must accept or reject it": whether another predicate after "or" hangs on this one."""
    parts = [predicate, *(c for c in kids(predicate, "conj") if c.pos_ not in {"NUM", "SYM"} or has_copula(c))]
    parts = [p for p in parts if not any(lower(a) in {"even", "should"} for a in p.children)]  # "or should have known"
    return any(lower(c) == "or" and lower(word_after(c)) != "else" for part in parts for c in kids(part, "cc"))


def is_inverted(predicate: Token) -> bool:
    """ "Should police fail to arrest her, she", "were it to be offered": what is supposed, as with "if"."""
    subjects = kids_of(predicate, "nsubj", "expl")
    first = next((a for a in kids(predicate, "aux", "aux:pass", "cop") if lower(a) in {"had", "should", "were"}), None)
    before = first is not None and bool(subjects) and first.i < subjects[0].left_edge.i
    return before and base(predicate) in {"advcl", "ccomp"} and not mark_of(predicate).startswith(("that", "if"))


def is_yet_to(predicate: Token) -> bool:
    """ "is yet to close it", "has yet to close it": it has not."""
    head = predicate.head
    words = [
        *predicate.children,
        *(head.children if base(predicate) == "xcomp" and lemma(head) in {"be", "have"} else ()),
    ]
    return mark_of(predicate) == "to" and any(lower(c) == "yet" and base(c) in {"advmod", "cc"} for c in words)


def verb_words(predicate: Token) -> list[Token]:
    """A predicate and its auxiliaries: "closed", "has", "been"."""
    return [predicate, *kids(predicate, "aux", "aux:pass", "cop")]


@remembered
def is_present(predicate: Token) -> bool:
    """A clause in the present tense, passive and "be" included."""
    return any(t.tag_ in {"VBZ", "VBP"} for t in verb_words(predicate))


def asks_what(predicate: Token) -> bool:
    """A question for something, "how big would it be?": it states nothing; one for yes or no names what may be."""
    if not _is_asked(predicate):
        return False
    words = [t for c in predicate.children if c.i < predicate.i for t in (c, *c.children)]
    return any(t.tag_ in {"WP", "WDT", "WRB", "WP$"} for t in words)


@remembered
def _is_asked(predicate: Token) -> bool:
    """The main clause of a question, which states nothing."""
    marks = [c for c in predicate.children if c.text == "?" and c.i > predicate.i]
    apart = {"root", "ROOT", "conj", "parataxis"}
    if base(predicate) not in apart and not (base(predicate) == "appos" and _is_turned(predicate)):
        return base(predicate) == "ccomp" and not mark_of(predicate) and bool(marks)
    last = next((t for t in reversed(list(predicate.sent)) if not t.is_space and t.text not in QUOTES), None)
    if marks and _asks_later(predicate):
        return False
    if last is not None and last.text == "?" and (base(predicate) in {"root", "ROOT"} or _is_turned(predicate)):
        marks.append(last)
    return any(_is_of_question(predicate, mark) for mark in marks)


def _asks_later(predicate: Token) -> bool:
    """ "Acme sold its mines, but who will buy the ships?": the question begins with the second clause."""
    if _is_turned(predicate) or _opens_asking(predicate):
        return False
    later = [c for c in kids(predicate, "conj", "parataxis") if c.i > predicate.i]
    return bool(kids(predicate, "nsubj")) and any(_is_turned(c) or _opens_asking(c) for c in later)


def _opens_asking(predicate: Token) -> bool:
    """ "Who will buy the ships", "but why did it": a question word is the first but for a conjunction."""
    opening = predicate.doc[predicate.left_edge.i : predicate.i + 1]
    first = next((t for t in opening if not t.is_punct and lower(t) not in _LED), predicate)
    return first.tag_ in {"WP", "WRB", "WDT", "WP$"}


def _is_turned(predicate: Token) -> bool:
    """ "One question remains: did Acme pay": an auxiliary first, and its subject right after it."""
    subjects, auxiliaries = kids_of(predicate, "nsubj"), kids(predicate, "aux", "aux:pass", "cop")
    opening = predicate.doc[predicate.left_edge.i : predicate.i + 1]
    first = next((t.i for t in opening if not t.is_punct and lower(t) not in _LED), predicate.i)
    return bool(subjects) and any(a.i == first and a.i + 1 == subjects[0].left_edge.i for a in auxiliaries)


def _is_of_question(predicate: Token, mark: Token) -> bool:
    """Whether a question mark ends the clause itself: no full stop, and no quotation, begins between them."""
    between = [t.text for t in predicate.doc[predicate.i + 1 : mark.i]]
    return "." not in between and sum(text in MARKS for text in between) % 2 == 0


def is_headline(predicate: Token) -> bool:
    """ "Acme to buy Globex": a headline's infinitive with a subject of its own."""
    noun = predicate.head
    if base(predicate) == "acl" and mark_of(predicate) == "to" and noun.i < predicate.i and not kids(noun, "det"):
        return base(noun) in {"root", "ROOT"} and not has_copula(noun)
    return base(predicate) in {"root", "ROOT", "parataxis"} and bool(kids(predicate, "nsubj", "nsubj:pass"))


def _conditional(predicate: Token) -> bool:
    """``would`` with an if-clause ("had I known" is one), or outside reported speech with a perfect."""
    if conditions_of(predicate) or any(is_inverted(c) for c in kids_of(predicate, "advcl")):
        return True
    if any(case_of(c) == "without" for c in kids(predicate, "obl")):
        return True  # "without the money it would close"
    if any(lower(c) == "otherwise" for c in kids_of(predicate, "advmod")):
        return True  # "otherwise I would sell it"
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
    first = first_conjunct(predicate)
    both = first.i != predicate.i and any(lower(c) == "would" for c in kids(first, "aux"))
    return base(first) in {"root", "ROOT"} and not both and bool(things) and lemma(things[0]) not in lexicon.RELATIONAL


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
    what = has_copula(predicate) and predicate.pos_ == "NOUN" and not case_of(predicate)
    some = what and any(lower(c) in {"a", "an", "any", "such"} for c in kids(subjects[0], "det"))
    return subjects[0].pos_ == "NOUN" and (some or lemma(predicate) in lexicon.HARMS)  # "a pullout would be a mistake"


def _is_hypothetical(predicate: Token) -> bool:
    """ "Smith says it would harm trade", "“It would harm trade,” Smith said": no "will" told afterwards.

    What one "would like to do" one means to do.
    """
    first = first_conjunct(predicate)
    if lemma(predicate) in {"like", "love"} or (is_passive(predicate) and lemma(predicate) == "like"):
        return False
    telling = base(first) == "ccomp" and lemma(first.head) in lexicon.SPEECH
    if telling and is_present(first.head) and not kids(first.head, "aux"):
        return True
    quoted = is_quoted(first) and mark_of(first) != "that" and all(map(is_quoted, kids_of(first, "nsubj")))
    return quoted if telling else base(first) in {"root", "ROOT"} and _is_ones_own(first)


def _is_ones_own(predicate: Token) -> bool:
    """ "We would sell it": nobody but who is quoted says "I" or "we"."""
    return any(lower(c) in {"i", "we"} for c in kids(predicate, "nsubj"))


def is_quoted(clause: Token) -> bool:
    """Whether a quotation mark opened in its sentence is still open before it."""
    return sum(t.text in MARKS for t in clause.doc[clause.sent.start : clause.i]) % 2 == 1


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
        if child.dep_ in {"nsubj", "nsubj:pass", "obj"} and (has_no(child) or _is_not_so_many(child)):
            return True
        if base(child) == "obl" and child.i > predicate.i and case_of(child) in _TO_NONE and has_no(child):
            return True
    if any((case_of(c), lemma(c)) in _NEVER and has_no(c) for c in kids_of(predicate, "obl", "nmod")):
        return True  # "is in no way a friend of it", "at no time did it own the plant"
    return mark_of(predicate) == "without" or (has_copula(predicate) and has_no(predicate))


def _is_not_so_many(noun: Token) -> bool:
    """ "Not every investor", "not all of the workers", "not a single one", "hardly any"."""
    words = [noun, *noun.children, *(c for d in noun.children if lower(d) in _SO_MANY for c in d.children)]
    some = any(lower(c) in _SO_MANY for c in words)
    return some and any(lower(c) in {"hardly", "not", "scarcely"} and c.i < noun.i for c in words)


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

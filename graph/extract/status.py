"""Whether a clause is affirmed, actual, and whose word it is.

    Smith denied that Acme plans to sell Globex.    "sell" -> planned, negative, Smith's word

Polarity, modality and speakers are inherited downwards, here: a clause under "denied" is negated, one under "plans to"
is planned, one under "said that" has that verb's subject as its speaker.  The strongest modality on the way up wins.
What a clause's own words say is in moods, clauses on nouns are in adnominals, who speaks in speakers.
"""

import re
from dataclasses import replace
from itertools import pairwise

from graph.extract import lexicon
from graph.extract.adnominals import adnominal, done, is_rank_of
from graph.extract.clefts import act_of
from graph.extract.moods import (
    Status,
    has_no,
    is_headline,
    is_next,
    is_present,
    is_quoted,
    is_yet_to,
    own_status,
    verb_words,
)
from graph.extract.speakers import is_speech, own_speakers, sayer_above, speakers_of, stresses, voicers_of
from graph.extract.syntax import (
    base,
    bears_on,
    case_of,
    conjuncts,
    first_conjunct,
    follows_comma,
    has_copula,
    is_gerund,
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

_SCORE = re.compile(r"\b\d+ ?[-–] ?\d+\b")
_KNOWN = frozenset("demonstrate find know note observe prove show".split())
"""Verbs whose passive tells what has come out: "was shown to reduce it"."""
_KEPT = frozenset({"disclose", "inform", "mention", "notify", "reveal", "tell"})
"""Verbs whose denial leaves their clause true: "never told her that it had closed"."""
_BESIDE = frozenset({"although", "as", "though", "whereas", "while"})
_ANXIOUS = frozenset("afraid concerned fearful nervous worried".split())
"""Adjectives of who thinks that something may be so."""
_CONVINCED = _ANXIOUS | frozenset("adamant certain confident convinced hopeful optimistic sceptical sure".split())
"""Adjectives and participles of who thinks that something is so, or may be."""
_NOBODY = frozenset({"i", "it", "that", "we", "which", "who", "you"})
"""Subjects of such that are nobody, or whoever speaks already."""
_AFFIRMING = frozenset("acknowledge admit announce concede confirm say state verify".split())
"""Verbs whose denial leaves open what they would say."""
_MEANT = {"at": frozenset({"aim"}), "for": lexicon.ASKED, "to": lexicon.PLAN}
"""Prepositions whose gerund is meant, behind these words."""
_HINGES = frozenset({"conditional", "contingent", "depend", "hinge"})
_OPEN = {
    "at": frozenset({"look"}), "in": frozenset({"interested"}), "on": _HINGES, "upon": _HINGES,
    "over": frozenset({"debate", "deliberate", "mull"}), "to": frozenset({"averse", "oppose", "receptive"}),
}  # fmt: skip
"""Prepositions whose gerund may be, behind these words."""
_SHARES = lexicon.FRACTIONS | {"all", "each", "most", "much", "part", "remainder", "rest", "some"}
"""What is said of these with "of it" is said of it."""
_INSUFFICIENT = frozenset({"inadequate", "insufficient"})
"""Adjectives of what does not do what their infinitive says: "insufficient to cover its costs"."""
_PRONE = frozenset({"apt", "liable", "prone"})
"""Adjectives of what somebody does now and then."""
_PUBLISHED = frozenset("acknowledge announce confirm disclose prove reveal".split())
"""Verbs whose passive leaves no doubt: "it was announced that it had closed"."""
_AWAITING = frozenset("anticipate expect forecast hope pledge predict prefer project promise vow".split())
"""Verbs whose clause with "that" is ahead: "hopes that it will close"."""


@remembered
def status_of(predicate: Token, depth: int = 0) -> Status:
    """The status of a clause from its own words and those of the clauses above it."""
    if (act := act_of(predicate)) is not None:
        return status_of(act, depth + 1)  # "what Acme plans to do is sell it"
    above = _from_above(predicate, depth)
    return own_status(predicate, above).said_by(own_speakers(predicate))


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
        after = after and not _goes_on(predicate)
        return _adverbial(predicate, _from_above(head, depth + 1) if after else status_of(head, depth + 1))
    if label == "acl":
        clause = _clause_around(predicate.head)
        if clause is not None and act_of(clause) is not None:
            return Status(speakers=_from_above(clause, depth + 1).speakers)
        own = adnominal(predicate, status_of(clause, depth + 1) if clause is not None else Status())
        return own.said_by(voicers_of(predicate.head)) if mark_of(predicate) == "to" else own
    if label == "parataxis":
        if is_speech(predicate):
            return Status()
        if any(t.text == ";" for t in head.doc[head.i : predicate.i]):
            before = {i for i in own_speakers(head) if i < predicate.i}  # "sales fell, she said; profits rose"
            return Status(speakers=tuple(i for i in status_of(head, depth + 1).speakers if i not in before))
        which = any(lower(t) == "which" for t in head.doc[predicate.left_edge.i : predicate.i])
        mute = kids(head, "ccomp", "xcomp") or which  # "proposed ten, three of which were built"
        listed = lemma(head) in lexicon.CAUSING and any(t.text == ":" for t in head.doc[head.i : predicate.i])
        mute = mute or (is_passive(head) and not kids(head, "obl:agent"))  # "90 cases were reported, 12 of them fatal"
        said = speakers_of(head) if (is_speech(head) or listed) and not mute else ()
        return Status(speakers=(*said, *status_of(head, depth + 1).speakers))
    return Status()


def _goes_on(clause: Token) -> bool:
    """ "It will close, she said, because sales fell": told by her; "she said, after sales fell" by the article."""
    return mark_of(clause) in {"because", "if", "unless"} and follows_comma(clause)


def _from_conjunct(predicate: Token, depth: int) -> Status:
    """A coordinated clause shares what its partner has from above, and its auxiliaries when it has none."""
    head = predicate.head
    if predicate.tag_ in {"VBD", "VBZ"} and base(head) in {"advcl", "xcomp"} and head.tag_ == "VB":
        return _from_above(first_conjunct(head.head), depth + 1)  # "has yet to buy it and turned down a bid"
    verb = head.head if base(head) == "xcomp" else head
    voiced = lemma(verb) in lexicon.SPEECH - lexicon.NOT_SPEAKERS and mark_of(verb) != "that"
    if mark_of(predicate) == "that" and voiced:
        said = (*speakers_of(verb), *status_of(verb, depth + 1).speakers)  # "claims to own it and that"
        return Status(speakers=said)
    limits = [c for c in kids(head, "advcl") if head.i < c.i < predicate.i and mark_of(c) in lexicon.AWAITED]
    if limits and all(map(is_present, (predicate, *limits))) and not is_present(head):
        return _from_above(limits[-1], depth + 1)  # "will not sell it until taxes fall and prices rise"
    shared = _from_above(head, depth + 1)
    if _is_supposed_too(predicate):
        shared = shared.weaker("conditional")
    framing = {"aux", "aux:pass", "cop", "expl"}
    form = "Part" if is_passive(predicate) else verb_form(predicate)  # whatever the tag of "and the plants closed"
    if form not in {"Part", "Inf"}:
        framing |= {"nsubj", "nsubj:pass"}  # "jobs should be cut and plants closed": the auxiliaries are shared
    own_frame = any(c.dep_ in framing and c.tag_ != "VB" for c in predicate.children)  # "will close and be sold"
    partner = status_of(head, depth + 1)
    says = kids(predicate, "ccomp") and lemma(predicate) not in lexicon.NOT_SPEAKERS
    apart = is_present(head) and predicate.tag_ == "VBD" and any(c.pos_ != "PRON" for c in kids(predicate, "nsubj"))
    if apart or (is_speech(predicate) and (says or lemma(predicate) in lexicon.DENIAL)):
        told = {i for i in own_speakers(head) if head.i < i < predicate.i}  # "it fell, sources say, but Acme denied it"
        partner = replace(partner, speakers=tuple(i for i in partner.speakers if i not in told))
    had = head.tag_ == "VBN" and any(lower(c) == "have" for c in kids(head, "aux"))  # "would have closed it and kept"
    if form == "Ger" and verb_form(head) == "Inf":
        return Status(speakers=partner.speakers)  # "won with ten minutes to spare and cutting the lead": misread
    if own_frame or (form == "Fin" and verb_form(head) != "Fin" and not had):
        return replace(shared, speakers=partner.speakers)
    either = any(lower(c) == "or" for c in kids_of(predicate, "cc"))
    negative = partner.polarity == "negative" and (either or any(lower(c) == "nor" for c in kids_of(predicate, "cc")))
    negative = negative or (form == "Inf" and is_yet_to(head))  # "has yet to build a base and win a seat"
    even = any(lower(c) == "even" for c in kids_of(predicate, "advmod"))  # "to meet or even beat targets"
    if either and form == "Inf" and partner.polarity == "positive" and not even:
        partner = partner.weaker("possible" if partner.modality == "planned" else "actual")  # "to pay it or close"
    return Status(
        polarity="negative" if negative else shared.polarity,
        modality=partner.modality,
        tense=partner.tense,
        speakers=partner.speakers,
    )


def _is_supposed_too(clause: Token) -> bool:
    """ "If the bank raises rates and exports fall": the second clause stands under "if" as well, in the same tense."""
    head = clause.head
    if base(head) != "advcl" or mark_of(head) not in {"if", "unless"} or mark_of(clause):
        return False
    words = verb_words(clause)
    same = is_present(clause) == is_present(head) and not any(t.tag_ == "MD" for t in words)
    return same and clause.tag_ != "VBG" and bool(kids_of(clause, "nsubj"))


def _clause_around(noun: Token) -> Token | None:
    """The predicate of the clause that a noun stands in."""
    return next((t for t in (noun, *noun.ancestors) if t.pos_ in {"VERB", "AUX"} or has_copula(t)), None)


def _governed(predicate: Token, head: Token, depth: int) -> Status:
    """A clause that a verb or adjective takes: "said that", "denied that", "plans to", "is likely to", "failed to"."""
    above = status_of(head, depth + 1)
    word = lemma(head)
    clausal = base(predicate) == "ccomp"
    judged = base(predicate) in {"csubj", "ccomp"} and has_copula(head) and mark_of(predicate) == "that"
    if judged and word not in lexicon.TRUE:
        above = replace(above, polarity="positive")  # "it was not right that it closed": it closed
    if (doubted := _doubted(predicate, head, above)) is not None:
        return doubted
    if has_copula(head) and head.tag_ == "VB" and mark_of(head) == "to":
        above = above.weaker("planned")  # "the goal is to ensure that"
    result = above
    if clausal:
        if above.polarity == "negative" and mark_of(predicate) in {"whether", "if"}:
            # "did not say whether it would close": nobody says that it would
            return Status(tense=above.tense, speakers=above.speakers).weaker("possible")
        result = _reported(predicate, head, above)
    elif (word in lexicon.PROFESS and not _is_said_of(head)) or _is_exhorting(head):
        unasked = word in lexicon.EXHORT and above.polarity == "negative"  # "did not ask Acme to pay"
        unsaid = unasked or (word in lexicon.EXHORT and above.modality == "planned")  # "must ask Acme to pay"
        result = replace(result, speakers=above.speakers if unsaid else (*speakers_of(head), *above.speakers))
        result = replace(result, polarity="positive").weaker("possible") if unasked else result
    if _is_foreseen(predicate):
        return replace(result, tense="future", speakers=(*speakers_of(head), *above.speakers)).weaker("planned")
    if word == "wish" and clausal and any(t.tag_ == "VBD" for t in verb_words(predicate)):
        return result.negated()  # "I wish he had found it": he had not
    if word in lexicon.DENIAL or (word == "rule" and _has_particle(head, "out")):
        return replace(result.said_by(_denying(predicate)), polarity="negative", modality="actual")
    if word in lexicon.FAILED and not clausal:
        return replace(result, polarity="positive" if _is_kept(word, above) else "negative")
    if _is_dropped(predicate):
        return _dropped(predicate, result)
    vital = judged and word in lexicon.VITAL and predicate.tag_ in {"VB", "VBP"}
    if vital or (clausal and word in lexicon.MANDATES and _is_subjunctive(predicate)):
        return result.weaker("planned")
    if clausal:
        if word in _AWAITING:
            return result.weaker("planned")
        feared = word in lexicon.POSSIBLE | _ANXIOUS
        return result.weaker("possible") if feared and not _is_given(predicate) else result
    sure = word in {"certain", "sure"} and has_copula(head)  # "is certain to return"
    if (word in {"guarantee", "suppose"} or sure) and verb_form(predicate) == "Inf":
        return result.weaker("planned")
    told = lexicon.SPEECH - lexicon.PLAN - _PUBLISHED
    if (word in told and kids(head, "aux:pass") and not _is_found(predicate)) or _is_said_of(head):
        return result.weaker("possible")
    if word in lexicon.GOING and verb_form(predicate) == "Inf" and not any(lower(c) == "on" for c in head.children):
        so = is_passive(predicate) or lemma(predicate) in lexicon.STATIVE
        return result if so else result.weaker("planned")  # "came to put out a fire"
    if word == "have" and head.tag_ in {"VBP", "VBZ", "VB"} and mark_of(predicate) == "to" and not bears_on(predicate):
        return result.weaker("planned")  # "still has to ratify it"; who had to do it did
    if word in lexicon.WEIGHED and verb_form(predicate) == "Ger":
        return result.weaker("possible")
    if word == "give" and verb_form(predicate) == "Inf" and kids(head, "obj"):
        return result.weaker("planned")  # "gave Acme ten days to pay"
    if word in {"allow", "enable", "let"} and above.modality == "actual" and _is_by_rule(head):
        return result.weaker("possible")  # "a law that lets Acme sell it"
    if above.modality == "planned" and (word == "let" or _is_letting(head)):
        return result.weaker("possible")  # "a law that would let Acme sell it"
    if word == "clear" and head.pos_ == "VERB":
        return result.weaker("possible")  # "doctors cleared her to travel"
    if _is_exhortation(head) or lower(head) == "about":  # "was about to sell it"
        return result.weaker("planned")
    if word in lexicon.POSSIBLE | lexicon.WILLING:
        return result.weaker("possible")
    if above.tense == "past" and _is_done_by(predicate):
        return result
    if verb_form(predicate) == "Ger" and word in {"entail", "include", "involve"}:
        subjects = [head.head] if base(head) == "acl" else kids(head, "nsubj")
        return result.weaker("planned" if any(lemma(s) in lexicon.INTENTIONS for s in subjects) else "actual")
    dared = word in {"choose", "dare", "pick", "select"} and bool(kids(head, "obj", "iobj"))  # who dared to do it did
    dared = dared or (word in {"pick", "select", "tap"} and head.tag_ in {"VBD", "VBN"})  # "Smith tapped to lead it"
    opted = word in {"elect", "opt"} and head.tag_ == "VBD"  # "opted to sell it"
    if (word in lexicon.PLAN or dared) and verb_form(predicate) != "Ger" and not opted:
        return result.weaker("planned")
    return result


def _reported(predicate: Token, head: Token, above: Status) -> Status:
    """A reported clause stands by itself: being said in the past or future changes nothing about it."""
    word = lemma(head)
    said = word in lexicon.SPEECH - lexicon.NOT_SPEAKERS or stresses(head, predicate)
    speakers = above.speakers
    thought = above.polarity == "positive" and word in {"convince", "worry"} | _CONVINCED
    if thought and (believers := _believers(head)):
        speakers = (*believers, *above.speakers)
    if word == "hear" and any(lemma(s) in lexicon.HEARINGS for s in kids(head, "nsubj")):
        speakers = (*speakers_of(head), *above.speakers)  # "the court heard that he had fled": it was told so there
    demanded = word in lexicon.DEMANDING and above.polarity == "positive" and mark_of(predicate) == "that"
    demanded = demanded and above.modality == "actual"  # "may ask that Acme pay"
    if demanded or (said and not (above.polarity == "negative" and _is_known(predicate))):  # "did not say why it shut"
        speakers = (*speakers_of(head), *above.speakers)
    given = word in lexicon.FACTIVE and above.polarity == "positive" and mark_of(predicate) == "that"
    result = Status(tense=above.tense) if said or given else Status() if _is_over(predicate) else above
    # "if judges rule that"
    supposed = said and above.modality == "conditional" and mark_of(head) in {"if", "unless"}
    awaited = said and above.modality == "planned" and mark_of(head) in lexicon.AWAITED and is_present(predicate)
    result = result.weaker("conditional" if supposed else "planned" if awaited else "actual")
    result = replace(result, speakers=speakers)
    if said and above.polarity == "negative" and word in lexicon.RAISED:
        result = result.negated()  # "does not think that Acme owns it"
    elif above.polarity == "negative" and word in _AFFIRMING and mark_of(predicate) == "that":
        return replace(result, speakers=above.speakers).weaker("possible")  # "has not confirmed that it closed"
    unsaid = said and all(has_no(head.doc[i]) for i in speakers)  # "nobody told her it was closed"
    if (not said or unsaid) and above.polarity == "negative" and word not in lexicon.RAISED:
        result = replace(result, polarity="positive")
        if not _is_known(predicate):
            result = result.weaker("possible")
    return result


def is_thought(clause: Token) -> bool:
    """ "Demanded that its owner pay", "is convinced that its plan works": that it has one is the article's word."""
    word = lemma(clause.head)
    return base(clause) == "ccomp" and word in lexicon.DEMANDING | {"convince", "worry"} | _CONVINCED


def _believers(state: Token) -> tuple[int, ...]:
    """ "Smith is convinced that", "worried that it had failed, Smith": whose belief it is; none of "it is certain"."""
    if lemma(state) in {"convince", "worry"} and verb_form(state) != "Part":
        return ()
    own = kids_of(state, "nsubj", "nsubj:pass") if base(state) != "acl" else []
    free = not own and base(state) == "advcl" and not kids(state, "expl")
    subjects = own or (kids(state.head, "nsubj") if free else [])
    return tuple(int(c.i) for s in subjects for c in conjuncts(s) if lower(c) not in _NOBODY)


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
    """ "Was found abandoned", "is known to cause cancer": it does; what "was found to have closed" may have."""
    verb = state.head
    if mark_of(state) != "to":
        return lemma(verb) == "find" and "to" not in mark_of(state)
    open_ = any(lower(c) == "have" for c in kids(state, "aux")) or any(
        lower(c) in lexicon.NEGATORS for c in verb.children
    )
    return lemma(verb) in _KNOWN and bool(kids(verb, "aux:pass")) and not open_


def _is_letting(verb: Token) -> bool:
    """ "Which would allow Acme to sell it": what somebody could do then."""
    return lemma(verb) in {"allow", "enable", "permit"} and any(lower(c) == "would" for c in kids(verb, "aux"))


def _is_use(infinitive: Token) -> bool:
    """ "An index used to measure shares", "was used to inspect it": what is used for something does it."""
    verb = infinitive.head
    passive = any(lower(c) != "being" for c in kids(verb, "aux:pass")) or verb.dep_ == "acl"
    return lemma(verb) == "use" and verb.tag_ == "VBN" and passive


def _is_foreseen(gerund: Token) -> bool:
    """ "The bank sees prices rising in May": who sees it now expects it; "we see prices rising" may be what we saw."""
    verb = gerund.head
    seen = lemma(verb) == "see" and verb.tag_ in {"VBZ", "VBP"} and verb_form(gerund) == "Ger" and verb.i < gerund.i
    seers = kids(verb, "nsubj")
    return seen and bool(seers) and all(s.pos_ in {"NOUN", "PROPN"} or lower(s) == "it" for s in seers)


def _is_exhorting(verb: Token) -> bool:
    """ "Urged Acme to sell", "called on Acme to sell": whose word it is that somebody should or will do something."""
    word = lemma(verb)
    on = word in {"appeal", "call", "plead"} and any(
        case_of(c) in lexicon.OBLIQUE_CONTROL[word] for c in kids(verb, "obj", "obl")
    )
    on = on and not any(lower(verb.doc[i]) in {"i", "we"} for i in speakers_of(verb))
    return on or (word in lexicon.EXHORT | lexicon.EXPECTING and bool(kids(verb, "obj", "iobj")))


def _is_said_of(participle: Token) -> bool:
    """ "A man said to be armed", "purported to be": so somebody says, and not the man."""
    told = lexicon.SPEECH - lexicon.NOT_SPEAKERS - lexicon.PLAN | lexicon.PROFESS
    return participle.dep_ == "acl" and verb_form(participle) == "Part" and lemma(participle) in told


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
    tensed = [t for t in verb_words(clause) if t.tag_ == "VBD"]
    would = any(lower(c) in {"would", "'d"} for c in kids(clause.head, "aux"))
    return asks and any(not would or lower(t) == "had" for t in tensed)


def _is_known(clause: Token) -> bool:
    """Whether a clause is so though its verb is denied: "did not say why X left", "never told her that X left"."""
    verb = clause.head
    return _is_given(clause) or (lemma(verb) in _KEPT | lexicon.FACTIVE and not any(map(has_no, kids(verb, "nsubj"))))


def _lead(noun: Token) -> list[Token]:
    """The words before a noun, and those before them: "how", "many"."""
    words = [c for c in noun.children if c.i < noun.i]
    return [*words, *(c for w in words for c in w.children if w.dep_ == "amod")]


def _is_subjunctive(predicate: Token) -> bool:
    """ "that she resign": the bare form, with a singular subject too."""
    if framing := kids(predicate, "aux", "aux:pass", "cop"):
        return all(lower(c) == "be" for c in framing)  # "that it be replaced"
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
    return status.negated() if lemma(gerund.head) in {"call", "give", "rule"} else status.weaker("planned")


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
    if is_gerund(predicate) and mark == "of" and _stops_short(predicate.head):
        return replace(above, polarity="positive" if above.polarity == "negative" else "negative")
    if is_gerund(predicate) and mark in lexicon.ACCUSED.get(word, ()):
        return _alleged(predicate.head, above, word)
    if is_gerund(predicate) and mark == "for" and _is_charge(predicate.head):
        return Status(tense="past", speakers=above.speakers).weaker("possible")
    lured = is_gerund(predicate) and mark == "into" and word in lexicon.LURING
    if lured or (form == "Inf" and mark == "to" and (_is_result(predicate) or _is_achieved(predicate))):
        return above
    if form == "Inf" and mark == "to" and (_is_use(predicate) or _is_found(predicate) or word == "contribute"):
        return above
    became = above.tense == "past" and (lemma(predicate) == "become" or _is_done_by(predicate))
    if form == "Inf" and mark == "to" and (became or is_rank_of(predicate)):
        return done(above)
    if form == "Inf" and "to" in mark.split() and _is_only(predicate):
        led = next((t for t in (predicate.head, *predicate.head.ancestors) if base(t) != "xcomp"), predicate.head)
        return status_of(led)
    if form == "Inf" and mark == "to" and above.modality == "actual" and _is_enough(predicate):
        return above
    if form == "Inf" and mark == "to" and _is_lasting(predicate, above):
        return done(above)
    if form == "Inf" and mark.startswith(("except", "other than")):
        return Status(speakers=above.speakers)  # "would not comment, except to say that it had closed"
    if _is_rather_than(predicate) and form in {"Inf", "Fin"}:
        return above.negated()
    if lemma(predicate.head) in lexicon.WILLING and has_copula(predicate.head) and "to" in mark.split():
        return above.weaker("possible")  # "would be free to sell"
    if form == "Inf" and _is_to(predicate):
        return _aimed(predicate, above)
    if form == "Ger" and word in _MEANT.get(mark, ()):
        return above.weaker(
            "planned"
        )  # "committed to closing it", "a law aimed at closing it", "called for closing it"
    if form == "Ger" and word in _OPEN.get(mark, ()):
        return above.weaker("possible")  # "depends on Acme winning", "looked at closing it"
    if form == "Ger" and mark in {"about", "on", "toward", "towards"} and word not in lexicon.OWNING:
        return above.weaker("planned")  # "talks on forming a government"
    own = _by_itself(predicate, above)
    if (mark in _BESIDE - {"as"} and _is_told_of(predicate)) or (mark in _BESIDE and _is_beside(predicate)):
        return replace(own, speakers=())
    if mark == "before" and (lower(predicate) == "able" or any(lower(c) == "could" for c in kids(predicate, "aux"))):
        return own.negated()  # "held before they were able to flee"
    if form == "Ger" and mark in {"after", "since"} and lemma(predicate) in lexicon.FAILED | lexicon.DENIAL:
        return own  # "will close the plant after failing to sell it"
    if form in {"Ger", "Part"} and not kids_of(predicate, "nsubj"):
        undone = mark in {"without", "instead", "instead of", "rather than"} or _is_forestalled(predicate)
        return above.negated() if undone else replace(above, polarity="positive")
    if mark == "so" and lower(word_after(kids(predicate, "mark")[0])) == "that" and not _is_past(predicate):
        return own.weaker("planned")  # "keeps it open so that people can vote"
    even = any(lower(c) == "even" for c in kids_of(predicate, "advmod"))
    wanting = predicate.head.head if base(predicate.head) == "xcomp" else predicate.head  # "would want to see"
    auxiliaries = [*kids(predicate.head, "aux", "aux:pass"), *kids(wanting, "aux", "aux:pass")]
    would = any(lower(c) in {"would", "'d"} for c in auxiliaries)
    would = would and not any(lower(c) in {"been", "have"} for c in auxiliaries)
    later = mark in lexicon.AWAITED and (would or (above.tense == "future" and verb_form(predicate.head) == "Inf"))
    was = any(t.tag_ == "VBD" for t in verb_words(predicate))
    if was and (later or (would and mark == "before")):
        return own.weaker("planned")  # "would be paid once it had closed", "would sell it before taxes rose"
    general = mark == "when" and is_present(predicate.head) and is_present(predicate) and not _is_under_way(predicate)
    if general and not any(t.ent_type_ in {"DATE", "TIME"} for t in predicate.subtree):
        return own.weaker("conditional")  # "when the trucks stop, the market stops"
    ahead = above.tense == "future" or above.modality == "possible"  # "could be adopted when leaders meet"
    ahead = ahead or _is_bidden(predicate.head) or (is_passive(predicate.head) and word in lexicon.FORESEEING)
    ahead = ahead and not (mark == "after" and _is_in_headline(predicate))
    beside = _is_close(predicate) or is_next(predicate.head)
    ahead = ahead or (mark == "before" and is_present(predicate.head))  # "hosts Acme before it leaves"
    during = mark == "while" and above.modality == "planned" and beside
    if is_present(predicate) and (
        mark in lexicon.AWAITED
        or (
            mark == "as"
            and not even
            and any(lower(c) in {"should", "will", "would"} for c in auxiliaries)
            and _is_close(predicate)
        )
        or (mark in lexicon.TEMPORAL and ahead and not _is_under_way(predicate))
        or during
    ):
        return replace(own, tense="future").weaker("planned")
    return replace(own, tense="past") if mark == "after" and was else own  # "will close after it was sold on Monday"


def _is_forestalled(gerund: Token) -> bool:
    """ "Was arrested before carrying out any attack", "died before finishing the book": it was not done."""
    any_ = any(lower(c) == "any" for o in kids(gerund, "obj") for c in (o, *kids(o, "det")))
    return mark_of(gerund) == "before" and is_gerund(gerund) and (any_ or lemma(gerund.head) == "die")


def _is_rather_than(clause: Token) -> bool:
    """ "Rather than pay the fine, Acme closed", whatever a parser makes of the first word."""
    joint = any(lower(c) == "rather" and lower(word_after(c)) == "than" for c in kids(clause, "cc"))
    return joint or mark_of(clause).startswith("rather")


def _is_to(infinitive: Token) -> bool:
    """ "To sell it", "so as to sell it"; "how firms can sell it" is no infinitive."""
    mark = mark_of(infinitive)
    if mark == "so":
        return any(lower(c) == "as" for m in kids(infinitive, "mark") for c in kids(m, "fixed"))
    bare = not mark and not any(c.tag_ == "MD" for c in kids(infinitive, "aux"))
    return bare or "to" in mark.split()


def _aimed(infinitive: Token, above: Status) -> Status:
    """What an infinitive is meant for; "insufficient to cover it" does not, "prone to fail" does now and then."""
    word = lemma(infinitive.head)
    if word in _INSUFFICIENT:
        return above.negated()
    return above.weaker("actual" if word in _PRONE else "planned")


def _by_itself(clause: Token, above: Status) -> Status:
    """As what a clause says is so, whoever says it; in "will spend it, with half of it coming from Acme" it will be."""
    own = Status(tense=above.tense, speakers=above.speakers)
    shared = any(lower(c) in _SHARES and kids(c, "nmod") for c in kids_of(clause, "nsubj"))
    shared = shared or (above.modality == "conditional" and _is_close(clause))  # "if you stand with arms raised"
    return own.weaker(above.modality) if shared and mark_of(clause) == "with" else own


def _is_in_headline(clause: Token) -> bool:
    """ "Acme to close plants after sales fall": the present of headlines is the past."""
    head = clause.head
    return is_headline(head) and (mark_of(head) == "to" or not _is_ended(clause))


def _is_ended(clause: Token) -> bool:
    """Whether a full stop ends the sentence, quotation marks aside: none ends a headline."""
    last = [t.text for t in clause.sent[-4:] if not t.is_space and not t.is_quote]
    return any(text in ".!?" for text in last[-2:])


def _is_past(clause: Token) -> bool:
    """ "So that it closed": with no auxiliary."""
    return clause.tag_ == "VBD" or any(lower(c) in {"was", "were"} for c in kids(clause, "aux", "aux:pass", "cop"))


def _is_told_of(clause: Token) -> bool:
    """ "Smith said Acme had grown, though she declined to comment": the article's word, outside of quotations.

    So what another says, as in "Smith says Acme has grown, while Globex puts its loss at $5 million".
    """
    tells = lemma(clause) in lexicon.SPEECH | lexicon.DENIAL | {"decline", "refuse"} or _stops_short(clause)
    they = any(c.pos_ == "PRON" for c in kids(clause, "nsubj")) and mark_of(clause) in {"although", "though"}
    other = any(c.pos_ != "PRON" for c in kids(clause, "nsubj")) and follows_comma(clause)
    if other and (tells or lemma(clause) in {"put", "sound"}):
        return not is_quoted(clause) and clause.tag_ in {"VBD", "VBP", "VBZ"}
    return tells and they and not is_quoted(clause) and clause.tag_ == "VBD"


def _stops_short(verb: Token) -> bool:
    """ "Stopped short of calling it a fraud"."""
    return lemma(verb) in {"fall", "stop"} and any(lower(c) == "short" for c in verb.children)


def _is_beside(clause: Token) -> bool:
    """ "Smith said it would close the plant, while sales rise": the present is the article's, outside of quotations."""
    verb = clause.head
    apart = mark_of(clause) == "as" or follows_comma(clause)  # "would leave while it is reviewed"
    would = any(lower(a) in {"had", "would"} for a in kids(verb, "aux")) and base(verb) == "ccomp"
    return apart and would and not is_quoted(clause) and is_present(clause) and verb.head.tag_ == "VBD"


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


def _alleged(verb: Token, above: Status, word: str) -> Status:
    """ "accused Acme of closing plants": the accuser's word; "kept Acme from closing them": it did not."""
    own = Status(tense="past", speakers=above.speakers)
    if word in lexicon.FAILED | {"keep", "save", "spare"}:
        return replace(own, polarity="positive" if _is_kept(word, above) else "negative", modality=above.modality)
    if word == "acquit":
        return replace(own, polarity="negative")
    if word == "cite" and not is_passive(verb):
        return own.said_by(tuple(int(c.i) for c in kids(verb, "nsubj")))
    if word not in lexicon.ALLEGING:
        return own
    accusers = kids(verb, "obl:agent") if is_passive(verb) else kids(verb, "nsubj")
    return replace(own, speakers=(*(a.i for a in accusers), *above.speakers)).weaker("possible")


def _is_charge(verb: Token) -> bool:
    """ "Charges were brought against two officers for", "filed a complaint against Acme for"."""
    return any(case_of(t) == "against" for v in (verb, *kids(verb, "obj")) for t in kids_of(v, "obl", "nmod"))


def _is_by_rule(verb: Token) -> bool:
    """ "The law allows them", "a rule letting police": what allows is no one's act."""
    subjects = [verb.head] if base(verb) == "acl" else kids(verb, "nsubj")
    return any(lemma(s) in lexicon.RULES for s in subjects)


def _is_kept(word: str, above: Status) -> bool:
    """ "Did not stop selling it", "did not keep Acme from selling it": it was sold."""
    return above.polarity == "negative" and word not in lexicon.BARRING


def _is_result(predicate: Token) -> bool:
    """ "scored to give Acme the lead", "came from behind to win": what came of it, not what it was for."""
    verb = predicate.head
    turned = lemma(verb) in {"come", "go"} and any(
        lower(t) in {"back", "behind", "on"} for t in verb.doc[verb.i + 1 : predicate.i]
    )
    present = verb.tag_ == "VBZ" and lemma(verb) in lexicon.BEATING  # "stuns Acme to reach the final"
    scored = lemma(predicate) in lexicon.BEATING and _SCORE.search(predicate.doc[predicate.i : predicate.i + 12].text)
    done = (verb.tag_ in {"VBD", "VBG"} or present) and (
        turned or lemma(verb) in lexicon.TELIC or scored or _is_closing(predicate)
    )
    return bool(done) and lemma(predicate) in lexicon.OUTCOMES | lexicon.BEATING and verb.i < predicate.i


def _is_closing(infinitive: Token) -> bool:
    """ "Took losses to close at 2,300", "lost its gains to end down 3%": what a market came to."""
    down = any(lower(c) in {"down", "flat", "higher", "lower", "up"} for c in infinitive.children)
    at = any(case_of(c) == "at" and c.pos_ in {"NUM", "SYM"} for c in kids(infinitive, "obl"))
    return lemma(infinitive) in {"close", "end", "finish"} and (down or at)


def _is_done_by(infinitive: Token) -> bool:
    """ "Used batons to break it up", "voted 5-2 to approve it": by that they did."""
    verb = infinitive.head
    used = lemma(verb) == "use" and not is_passive(verb) and bool(kids(verb, "obj"))
    voted = lemma(verb) == "vote" and lemma(infinitive) in lexicon.DECREES
    met = lemma(verb) in lexicon.MEETING and lemma(infinitive) in lexicon.PROTESTING
    grown = lemma(verb) in {"broaden", "expand", "extend", "grow", "widen"} and lemma(infinitive) == "include"
    return used or voted or met or grown


def _is_lasting(infinitive: Token, above: Status) -> bool:
    """ "Took three hours to reach it", "took longer": done by then; what one says one needed may be ahead."""
    verb = infinitive.head
    past = above.tense == "past" and above.polarity == "positive" and (lemma(verb) == "take" or not above.speakers)
    timed = any(lower(c) in {"long", "longer"} for c in kids(verb, "advmod")) or any(
        c.ent_type_ in {"DATE", "TIME"} and verb.i < c.i < infinitive.i for c in kids(verb, "obj")
    )
    return lemma(verb) in {"need", "take"} and past and timed


def _is_achieved(infinitive: Token) -> bool:
    """ "did well to escape", "went on to found Acme": the words between verb and infinitive make one verb of both."""
    verb = infinitive.head
    between = [lower(t) for t in verb.doc[verb.i + 1 : infinitive.i]]
    return (lemma(verb), between) in [("do", ["well", "to"]), ("go", ["on", "to"])]

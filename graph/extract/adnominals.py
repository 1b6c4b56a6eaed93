"""What a noun makes of the clause on it, relative clauses included.

    the plan to sell Globex           -> planned
    Smith's claim that Acme sold it   -> possible, and Smith's word
    not a firm that sells cars        -> negative
    will be the first firm to sell it -> as sure as "will be" is

Other relative clauses stand by themselves: "the firm that sold it" did.
"""

import re
from dataclasses import replace

from graph.extract import lexicon
from graph.extract.moods import Status, has_no, is_present, verb_words
from graph.extract.speakers import is_thing, speakers_of
from graph.extract.subjects import is_of_few
from graph.extract.syntax import (
    RELATIVIZERS,
    base,
    bears_on,
    case_of,
    follows_comma,
    has_copula,
    is_passive,
    kids,
    kids_of,
    lemma,
    lower,
    mark_of,
    verb_form,
)
from graph.extract.timewords import ORDINALS
from graph.extract.tokens import Token

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_PROSPECTS = lexicon.ABILITIES | lexicon.WISHES | {"aim", "goal", "intention", "plan"}
"""Nouns of what may be done with "of": "the idea of selling it"."""
_SEEKING = frozenset("advocate demand draft envisage envision propose request seek want".split())
"""Verbs of who wants something that is not there yet."""
OCCASIONS = (
    lexicon.FEASTS
    | lexicon.CONTESTS
    | frozenset(
        "concert conference debate dinner event exhibition forum hearing meeting rally seminar summit workshop".split()
    )
)
"""Nouns of what is held on a day, by people who come to it."""
_NERVE = frozenset(
    "audacity courage decency gall honor honour luck misfortune nerve pleasure privilege temerity".split()
)
"""With "had", nouns that say how somebody did what their infinitive says: "had the nerve to sell it"."""
_ASSUMED = frozenset("assumption condition expectation fear hope premise".split())
"""Nouns of what may be so, though one says it on them: "estimated it on the assumption that prices fall"."""
_OPINIONS = frozenset(
    """assurance belief concern confidence conviction demand expectation fear hope insistence opinion pledge promise
    proposal recommendation suggestion suspicion view vow worry""".split()
)
"""Further nouns whose clause with "that" is the word of whose they are."""
_UTTERING = frozenset("air express reiterate repeat state voice".split())
"""Verbs of people, whose word their object is: "expressed fears that"."""
_BRINGING = frozenset("give have hold issue make offer raise release".split())
"""The same of verbs that things may be subjects of too: "the fall raised concerns that"."""
_OPENING = frozenset("begin commence hold introduce launch open start".split())
"""Verbs whose object is not there before, besides those of building."""


def adnominal(predicate: Token, above: Status) -> Status:
    """A clause on a noun: a relative clause stands by itself; "plan to buy" and "likely to" are meant."""
    noun = predicate.head
    if (predicate.dep_ == "acl" and mark_of(predicate) in {"that", "whether"}) or _is_content(predicate):
        return _claimed(noun, predicate, above)
    if lemma(noun) in lexicon.FAILURES and mark_of(predicate) == "to":
        return _failed(noun, above)
    # "the first firm to be listed"; "the 27th session, to be held in May", is ahead
    ranked = _is_ranked(noun) and kids(noun, "amod") and not follows_comma(predicate)
    if mark_of(predicate) == "to" and kids(predicate, "aux:pass", "cop") and not ranked:  # "figures to be published"
        return Status(speakers=above.speakers, tense="future").weaker("planned")
    got = {"get", "have", "mean", "see", "want"}
    if verb_form(predicate) == "Part" and base(noun) == "obj" and lemma(noun.head) in got:
        return above  # "hopes to have the plan approved"
    if verb_form(predicate) == "Ger" and mark_of(predicate) in {"for", "toward", "towards"}:  # "a fund for helping"
        return Status(speakers=above.speakers, tense="future").weaker("planned")
    if predicate.dep_ == "acl:relcl" and (open_ := _of_none_yet(predicate, noun, above)) is not None:
        return open_
    held = has_copula(noun) or (base(noun) == "obj" and lemma(noun.head) in {"hold", "host", "organise", "organize"})
    if verb_form(predicate) == "Part" and lemma(noun) in OCCASIONS and held:
        return done(above)  # "will be a meeting attended by"
    built = lemma(noun.head) in lexicon.BUILDING | _OPENING or _is_sought(noun)
    built = built and verb_form(predicate) == "Ger" and not mark_of(predicate)
    if built and (open_ := _of_none_yet(predicate, noun, above)) is not None:
        return open_  # "to build a railway linking them"
    if _is_fitted_later(predicate, noun) and above.modality in {"planned", "possible"}:
        return Status(speakers=above.speakers).weaker(above.modality)
    wished = verb_form(predicate) == "Ger" and mark_of(predicate) == "of" and lemma(noun) in _PROSPECTS
    loose = predicate.dep_ == "acl:relcl" or predicate.tag_ == "JJ" or verb_form(predicate) in {"Part", "Ger", "Fin"}
    if loose and not wished:
        own = Status(speakers=(*_explaining(predicate), *above.speakers))
        if lemma(noun) == "scenario":
            return own.weaker("conditional")
        if above.modality in {"possible", "conditional"} and any(lower(c) == "would" for c in kids(predicate, "aux")):
            return own.weaker(above.modality)  # "unless they agree on cuts that would help"
        return own.negated() if _is_of_nothing(predicate, above) else own
    if lemma(predicate) == "become" and lemma(noun.head) == "win" and lemma(noun) in lexicon.VOTES:
        return done(above)
    if _is_ranked(noun):
        said_to_be = has_copula(noun) or base(noun) == "xcomp"
        return done(above) if said_to_be else Status(speakers=above.speakers)
    if _is_decreed(predicate) and above.modality == "actual":
        return done(above)
    if bears_on(predicate):
        return done(above).negated() if has_no(noun) or above.polarity == "negative" else done(above)
    if lemma(noun) in _NERVE and base(noun) == "obj" and lemma(noun.head) == "have" and noun.head.tag_ == "VBD":
        return done(above)
    able = lemma(noun) in lexicon.ABILITIES or (wished and lemma(noun) in lexicon.WISHES)
    meant = Status(speakers=above.speakers, tense="future").weaker("possible" if able else "planned")
    theirs = bool(kids(noun, "nmod:poss")) or any(lower(c) == "the" for c in kids(noun, "det"))
    if not (theirs and base(noun) == "nsubj"):  # "Acme's plan to sell it may fail"
        meant = meant.weaker(above.modality)  # "accused of making a plan to sell it"
    refused = base(noun) == "obj" and lemma(noun.head) in {*lexicon.DENIAL, "forbid", "refuse"}
    unable = able and base(noun) == "obj" and above.polarity == "negative"  # "did not take the chance to sell"
    refused = refused or unable or _is_given_up(noun, above)
    # "no plans to sell", "nothing to do with it", "denied her permission to leave"
    return meant.negated() if has_no(noun) or refused else meant


def _explaining(participle: Token) -> tuple[int, ...]:
    """ "Smith attributed the rise to people buying bicycles": whose word it is that they buy them."""
    noun = participle.head
    verb = noun.head
    cause = base(noun) == "obl" and case_of(noun) == lexicon.CAUSING.get(lemma(verb)) and not is_passive(verb)
    return speakers_of(verb) if cause and participle.dep_ != "acl:relcl" else ()


def _failed(noun: Token, above: Status) -> Status:
    """ "Acme's failure to pay": it did not; "any failure to pay would" has not happened."""
    known = kids(noun, "nmod:poss") or any(lower(c) in {"the", "this", "that"} for c in kids(noun, "det"))
    status = Status(speakers=above.speakers) if known else done(above)
    return replace(status, polarity="positive" if has_no(noun) else "negative")


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
    return ordinal or is_of_few(noun) or any(c.tag_ == "JJS" or lower(c) in lexicon.RANKED for c in words)


def is_rank_of(infinitive: Token) -> bool:
    """ "Acme became the 60th firm to sell it", read as a purpose: the infinitive stands right after a ranked noun."""
    verb = infinitive.head
    nouns = [c for c in (verb, *kids(verb, "xcomp")) if c.i < infinitive.i and c.pos_ == "NOUN"]
    return any(
        _is_ranked(c) and (c.i != verb.i or has_copula(c)) and infinitive.left_edge.i == c.right_edge.i + 1
        for c in nouns
    )


def done(above: Status) -> Status:
    """As sure as what is said of who did it: who will be the first to sell it is to sell it."""
    return Status(modality=above.modality, tense=above.tense, speakers=above.speakers)


def _of_none_yet(relative: Token, noun: Token, above: Status) -> Status | None:
    """ "Any member who disagrees", "plans weapons that can pierce it": said of what there may be, or is to be."""
    determiners = {lower(c) for c in kids(noun, "det")}
    own = Status(speakers=above.speakers)
    if "any" in determiners or (determiners & {"each", "every"} and case_of(noun) == "for" and is_present(relative)):
        return own.weaker("conditional")
    if base(noun) == "obj" and determiners & {"a", "an"} and any(lower(c) == "never" for c in noun.head.children):
        return own.negated()  # "has never sold a car that failed"
    known = determiners - {"a", "an"} or kids(noun, "nmod:poss") or noun.pos_ != "NOUN"
    modal = any(lower(c) == "can" for c in kids(relative, "aux"))
    if _is_sought(noun) and not known and (is_present(relative) or modal or verb_form(relative) == "Ger"):
        return own.weaker("possible")
    subject = base(noun) == "nsubj" and is_passive(noun.head)
    if (
        known
        or not (subject or base(noun) == "obj")
        or not (is_present(relative) or modal or verb_form(relative) == "Ger")
    ):
        return None
    made = lemma(noun.head) in lexicon.CREATION and above.modality in {"planned", "possible"}
    made = made and not any(lower(c) in {"has", "have"} for c in kids(relative, "aux"))
    return own.weaker(above.modality) if made else None


def _is_fitted_later(participle: Token, noun: Token) -> bool:
    """ "Another clinic equipped with scanners will be built", "will build a clinic equipped with scanners"."""
    verb, known = noun.head, kids(noun, "nmod:poss") or any(lower(c) in {"the", "this"} for c in kids(noun, "det"))
    fitted = participle.dep_ == "acl" and participle.tag_ == "VBN" and lemma(participle) in lexicon.EQUIPPING
    set_up = lemma(verb) == "set" and any(lower(c) == "up" for c in kids(verb, "compound:prt"))
    made = set_up or lemma(verb) in lexicon.BUILDING | _OPENING
    return fitted and not known and made and base(noun) == ("nsubj" if is_passive(verb) else "obj")


def _is_sought(noun: Token) -> bool:
    """ "Called for a law that bans it", "seeks support for a deal": what there is not yet."""
    if base(noun) == "nmod" and case_of(noun) == "for":
        return base(noun.head) == "obj" and lemma(noun.head.head) in _SEEKING
    case = case_of(noun)
    return (base(noun) == "obj" and lemma(noun.head) in _SEEKING) or (
        base(noun) == "obl" and case == "for" and lemma(noun.head) in lexicon.ASKED
    )


def _claimed(noun: Token, clause: Token, above: Status) -> Status:
    """ "the idea that" may be so, "the fact that" is, "no evidence that" is not; "denied reports that": it is not.

    Whoever rejects a claim that somebody did not pay does not say that they did not: that is whose claim it is.
    """
    own, verb = Status(speakers=(*_vouching(noun), *above.speakers)), noun.head
    if lemma(verb) in lexicon.DENIAL and base(noun) in {"obj", "nsubj"} and above.polarity == "positive":
        if any(lower(c) in {"n't", "n’t", "never", "not"} for c in kids(clause, "advmod")):
            return own.weaker("possible")
        return Status(polarity="negative", speakers=(*speakers_of(verb), *above.speakers))
    if lower(verb) in lexicon.FALSE and base(noun) == "nsubj" and above.polarity == "positive":
        return Status(polarity="negative", speakers=above.speakers)  # "reports that it had closed were false"
    if lemma(verb) == "confirm" and base(noun) == "obj" and above.polarity == "positive":
        return Status(speakers=(*speakers_of(verb), *above.speakers))
    if lemma(noun) == "suggestion" and has_no(noun):
        return own.negated()  # "there is no suggestion that she knew of it"
    lacking = lemma(noun) not in lexicon.GIVEN and (has_no(noun) or above.polarity == "negative")
    told = (_is_said_in(noun) and lemma(noun) not in _ASSUMED) or lemma(noun) in lexicon.FACTS
    told = told or (lemma(noun) == "doubt" and case_of(noun) == "beyond")
    return own if told and not lacking else own.weaker("possible")


def _vouching(noun: Token) -> tuple[int, ...]:
    """ "Smith's claim that", "issued a warning that": whose word the clause is; failing that a statement's own."""
    if lemma(noun) not in lexicon.STATEMENTS | _OPINIONS:
        return ()
    if _is_said_in(noun):
        return speakers_of(noun.head)
    owners = _owners(noun) or [int(t.i) for c in kids(noun, "acl") for t in kids(c, "obl:agent")]
    found = tuple(owners) or (speakers_of(noun.head) if _is_voiced(noun) else ())
    return found or ((int(noun.i),) if lemma(noun) in lexicon.STATEMENTS else ())


def _is_voiced(noun: Token) -> bool:
    """ "Smith raised concerns that", not "the fall raised concerns that", "Brexit raised fears that"."""
    verb = noun.head
    led = base(verb) == "xcomp" and bool(kids(verb.head, "obj", "iobj"))  # "fears led Acme to issue a warning that"
    if base(noun) != "obj" or is_passive(verb) or has_no(noun) or led:
        return False
    if lemma(verb) == "raise" and lemma(noun) in {"expectation", "fear", "hope"}:
        return False
    return lemma(verb) in _UTTERING or (lemma(verb) in _BRINGING and not is_thing(verb))


def _owners(noun: Token) -> list[int]:
    """Whose claim it is by the claim's own phrase: "Smith's claim", "claims by Smith"; not "claims made by Smith"."""
    owners = [t for t in kids(noun, "nmod:poss") if lower(t) != "whose"]
    owners = owners or [t for t in kids(noun, "nmod") if case_of(t) in {"by", "from"}]
    return [int(t.i) for t in owners]


def disputants(token: Token) -> tuple[int, ...] | None:
    """ "Rejected Smith's claim that his two plants had closed": what is so in that Smith says; none where nothing is
    rejected, and nobody where it is told of nobody.
    """
    for clause in (token, *token.ancestors):
        if (clause.dep_ == "acl" and mark_of(clause) == "that") or _is_content(clause):
            noun = clause.head
            refused = lemma(noun.head) in lexicon.DENIAL and base(noun) in {"obj", "nsubj"}
            return (tuple(_owners(noun)) if lemma(noun) in lexicon.STATEMENTS else ()) if refused else None
    return None


def _is_said_in(noun: Token) -> bool:
    """ "Said in a statement that": whoever said it vouches for it."""
    return base(noun) == "obl" and lemma(noun.head) in lexicon.SPEECH


def _is_content(clause: Token) -> bool:
    """ "No evidence data had been taken": what a noun is of, without "that"; so whatever a parser made of "that"."""
    noun = clause.head
    if base(clause) != "acl" or mark_of(clause) or not kids_of(clause, "nsubj"):
        return False
    whole = all(lower(s) not in RELATIVIZERS for s in kids_of(clause, "nsubj"))
    finite = any(verb_form(t) == "Fin" for t in verb_words(clause))
    telling = lemma(noun) in lexicon.CLUES | lexicon.FACTS | lexicon.STATEMENTS | {"suggestion"}
    return (
        whole and finite and telling and (clause.dep_ == "acl" or (has_no(noun) and clause.left_edge.i == noun.i + 1))
    )

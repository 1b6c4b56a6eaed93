"""Whether the thing that a noun names is there, or is only to come, wanted, expected or denied.

What is said inside its phrase is stated accordingly: in "will build a plant in the north" the plant is planned, and so
is where it will be; "did not find a plant in Springfield" does not say that there is one.
"""

from dataclasses import replace

from graph.extract import lexicon
from graph.extract.adnominals import OCCASIONS
from graph.extract.moods import Status, has_no, is_present
from graph.extract.predicates import is_eventive
from graph.extract.qualifiers import is_first, is_ranked
from graph.extract.speakers import judges_of
from graph.extract.status import is_thought, status_of
from graph.extract.syntax import (
    base,
    case_of,
    conjuncts,
    first_conjunct,
    has_copula,
    is_passive,
    kids,
    lemma,
    lower,
    verb_form,
)
from graph.extract.timewords import ORDINALS
from graph.extract.tokens import Token
from graph.model import Mention

SITES = frozenset("area land location place plot site".split())
"""What is there already when somebody considers it."""

_MADE = lexicon.BUILDING | {"hold", "negotiate", "reach", "sign"}
"""Verbs whose passive subject is there only once it is done: "if no deal with Acme is reached"."""

LASTING = frozenset(
    """blockade career conference conflict crisis curfew detention hearing journey mission occupation rebellion
    recession reign rule session shift siege strike summit term truce ceasefire vigil war workshop""".split()
)
"""Nouns of what goes on for a time, besides those of acts."""
_PROPOSED = frozenset("consider contemplate demand propose recommend request seek suggest".split())
"""Verbs whose passive subject may never be: "a ban should be considered"."""
_MAKING = frozenset(
    """adoption building construction creation development establishment formation installation introduction launch
    opening production""".split()
)
"""Nouns of acts by which what they bring in with "of" first comes to be."""
_SERVING = frozenset("act function serve work".split())
"""Verbs that with "as" say what something is or is to be."""
_JOINING = frozenset("address appear attend compete join participate perform play speak".split())
"""Verbs of what people do at an event."""
_POSITIONS = frozenset("job office position post role seat".split())
"""Nouns of what one holds, which is there whoever holds it."""
_PLANS = frozenset("arrangement plan preparation proposal schedule".split())
"""Nouns that with "for" tell of an act that is to be done."""
_AGAIN = frozenset(
    "cancellation continuation extension recount re-run rerun resumption reversal review suspension".split()
)
"""Nouns of acts on an act that was or is: "called for a review of the deal"."""
_FOUNDING = _MAKING - {"development", "opening", "production"}
"""Those after which nothing of the kind can have been there before."""
_GAINING = frozenset("earn gain get obtain secure win".split())
"""Verbs whose object, if they are denied, nobody has."""
_TURNS = frozenset("collapse delay exit halt handover pullout release return shutdown surrender withdrawal".split())
"""Nouns of acts without an ending that tells."""


def inherited(noun: Token, holder: Mention) -> Status:
    """Who vouches for a noun phrase: the speakers of its clause.

    What is said of a definite thing is affirmed and actual; a thing that a planned clause is still to bring about
    ("will build a plant in the north") is planned with all that is said of it.
    """
    token, thing = noun, noun
    if base(noun) == "nmod" and case_of(noun) == "with" and base(noun.head) == "obj" and holder.quantity is not None:
        thing = noun.head  # "will create jobs with a salary of $82,000"
    for _ in range(40):
        if token.pos_ in {"VERB", "AUX"} or has_copula(token) or token.head.i == token.i:
            break
        token = token.head
    above = status_of(token)
    if is_thought(token):
        above = replace(above, speakers=status_of(token.head).speakers)
    to_come = (
        holder.kind in {"nominal", "quantity"}
        and not (holder.definite and not _is_being_built(token, noun))
        and not (thing.dep_ == "conj" and base(first_conjunct(thing)) in {"nmod", "obl"})
        and (
            base(thing) in {"obj", "root", "xcomp", "conj"}
            or (base(noun) == "obl" and case_of(noun) in {"for", "along with"})
            or (base(noun) == "obl" and case_of(noun) in lexicon.ENTERED.get(lemma(token), ()))
            or (base(noun) == "obl" and case_of(noun) == "as" and lemma(token) in _SERVING)
            or (base(noun) == "obl" and _is_joined(token, noun))
            or (base(noun) == "nsubj" and is_passive(token) and lemma(token) in _MADE)
        )
        and not _is_people(noun)
        and not any(lower(c) in {"current", "existing", "remaining"} for c in kids(noun, "amod"))
        and (_creates(token, noun) or _is_errand(token, noun))
        and token.i != noun.i
    )
    to_come = to_come or (token.i == noun.i and has_copula(noun) and holder.kind == "nominal" and not holder.definite)
    if to_come and _is_errand(token, noun) and is_present(token) and token.tag_ == "VBG":
        above = above.weaker("planned")
    to_come = to_come or (_is_of_making(noun) and holder.kind in {"nominal", "quantity"} and not holder.definite)
    modality = above.modality if to_come or _is_new(noun, token) else "actual"
    if modality == "actual" and _is_planned_act(noun):
        modality = "planned"
    ahead = above.tense == "future" or (above.modality == "planned" and verb_form(token) == "Inf")
    tense = "future" if ahead else "none"
    return Status(modality=modality, speakers=above.speakers, tense=tense).said_by(judges_of(noun))


def _is_of_making(noun: Token) -> bool:
    """ "Will pay for the construction of two dams in the north"."""
    return base(noun) == "nmod" and case_of(noun) == "of" and lemma(noun.head) in _FOUNDING


def _is_planned_act(noun: Token) -> bool:
    """ "The plan for Smith's visit to Freedonia": a visit that is to come."""
    return base(noun) == "nmod" and case_of(noun) == "for" and lemma(noun.head) in _PLANS and is_eventive(noun)


def _creates(verb: Token, noun: Token) -> bool:
    """Whether a thing is there only once that is done; what one continues with is there already."""
    going_on = base(verb) == "xcomp" and lemma(verb.head) in {"cease", "continue", "keep", "stop"}
    taken = lemma(verb) == "take" and lemma(noun) in lexicon.HOLDINGS  # "will take a stake of 9%"
    made = lemma(verb) in lexicon.CREATION and not (
        lemma(verb) == "make" and kids(verb, "xcomp")
    )  # "will make it rich"
    led = base(noun) == "obl" and case_of(noun) in lexicon.ENTERED.get(lemma(verb), ())
    acted = (led or lemma(verb) in {"enable", "forge", "include"}) and is_eventive(noun)
    acted = acted or (base(noun) == "obl" and lemma(verb) in _SERVING) or _is_joined(verb, noun)
    made = made and not (lemma(verb) == "hold" and lemma(noun) in _POSITIONS)  # "to hold posts in the ministry"
    acted = acted or (lemma(verb) == "take" and lemma(noun) in {"action", "measure", "step"})
    return not going_on and (made or taken or acted or has_copula(verb))


def _is_being_built(verb: Token, noun: Token) -> bool:
    """ "Plans to build the new base off Springfield": not there yet, known as it is."""
    return lemma(verb) in {"build", "construct", "create", "erect"} and base(noun) == "obj"


def _is_joined(verb: Token, noun: Token) -> bool:
    """ "Will attend a conference in Springfield", "will take part in a rally": it is still to be held."""
    joined = lemma(verb) in _JOINING or (lemma(verb) == "take" and any(lower(c) == "part" for c in kids(verb, "obj")))
    held = base(noun) == "obj" or (base(noun) == "obl" and case_of(noun) in {"at", "in"})
    return joined and held and (lemma(noun) in OCCASIONS or is_eventive(noun))


def _is_errand(verb: Token, noun: Token) -> bool:
    """ "Is heading to Freedonia for talks with Acme"."""
    away = lemma(verb) in lexicon.GOING | {"fly", "head"}
    return away and base(noun) == "obl" and case_of(noun) == "for" and is_eventive(noun)


def is_foreseen(noun: Token) -> bool:
    """ "Expects a fall in sales", "cuts are forecast", "braces for a strike": still to come; what somebody "had
    expected" may have come or not.
    """
    verb = noun.head
    if base(noun) == "obl":
        return lemma(verb) == "brace" and case_of(noun) == "for"
    if base(noun) != ("nsubj" if is_passive(verb) else "obj"):
        return False
    had = any(lower(c) == "had" for c in kids(verb, "aux"))
    return lemma(verb) in lexicon.FORESEEING and not had and not kids(verb, "ccomp", "xcomp")


def _is_new(noun: Token, verb: Token) -> bool:
    """ "It would be Acme's largest plant", "will open its first plant": so far Acme has none such."""
    if not kids(noun, "nmod:poss"):
        return False
    if verb.i == noun.i:
        return is_first(noun) or is_ranked(noun)
    first = any(lower(c) in {"next", "own", *ORDINALS} for c in kids(noun, "amod"))
    made = base(noun) == "obj" and lemma(verb) in lexicon.CREATION | {"conduct", "do"}
    paid = base(noun) == "appos" and lemma(verb) in {"build", "construct", "develop", "invest", "open", "plan", "spend"}
    return first and (made or paid)  # "will spend 5m on a plant, its first"


def _is_people(noun: Token) -> bool:
    """ "plans to organise workers at Acme": they are there already."""
    return noun.tag_ == "NNS" and is_person(noun)


def is_person(noun: Token) -> bool:
    """Whether a noun is of people by what they do or are to others: "driver", "brother"."""
    return lemma(noun) in lexicon.RELATIONAL - lexicon.MATTERS or lemma(noun).endswith(lexicon.AGENT_SUFFIXES)


def is_denied(noun: Token, holder: Mention) -> bool:
    """Whether there is no such thing: "no reliable estimates", "a lack of evidence", "did not find a plant in"."""
    case = case_of(first_conjunct(noun))
    similar = case == "like" and base(noun) == "obl" and not holder.definite  # "leans like a tired man"
    above = first_conjunct(noun).head
    none = lemma(above) in lexicon.CLUES and has_no(above)  # "no evidence of fraud at Acme"
    lacked = case == "of" and (none or lemma(above) in lexicon.LACKS)
    there = base(noun) == "nsubj" and bool(kids(above, "expl")) and status_of(above).polarity == "negative"
    if has_no(noun) or case == "without" or similar or lacked or there:
        return True
    verb = first_conjunct(noun).head
    if base(noun) == "obj" and lemma(verb) in _GAINING and status_of(verb).polarity == "negative":
        return True  # "has yet to win the trust of Smith"
    sought = holder.kind == "nominal" and not holder.definite and holder.quantity is None
    sought = sought and not (base(noun) == "obl" and case in lexicon.CIRCUMSTANCES | {"during"})
    made = base(noun) == "nsubj" and is_passive(verb) and lemma(verb) in _MADE  # "if no deal is reached"
    sought = sought and verb.pos_ == "VERB" and (base(noun) in {"obj", "obl"} or made)
    return sought and status_of(verb).polarity == "negative"


def is_wished(noun: Token) -> bool:
    """Whether a thing is only wanted, asked for or talked of: "considers a ban on", "the need for a truce in"."""
    token, case = first_conjunct(noun), case_of(first_conjunct(noun))
    known = any(lower(c) in {"the", "this", "these"} for c in kids(noun, "det"))
    while base(token) == "nmod" and token.head.i != token.i:
        if case not in {"of", "for"} and not (case == "including" and is_eventive(token)):
            break
        if lemma(token.head) in _AGAIN:
            return False
        if lemma(token.head) in lexicon.WISHES:
            return lower(token.head) != "demand" or bool(kids(token.head, "det"))  # "weak demand for cars"
        made = lemma(token.head) in _MAKING
        if is_act(token.head) and not made and (known or (case == "of" and not is_act(noun))):
            return False  # "called for a halt of the talks in", "to prevent a collapse of weak banks"
        token, case = first_conjunct(token.head), case_of(first_conjunct(token.head))
    verb = token.head
    if base(token) == "obj" and _would_be_good(verb):
        return True
    considered = base(token) == "nsubj" and is_passive(verb) and lemma(verb) in _PROPOSED
    if base(token) == "obj" or considered:
        if kids(verb, "xcomp", "ccomp") or (lemma(verb) == "prevent" and kids(verb, "advcl")):
            return False  # "wants shops in the city to open"
        if lemma(noun) in lexicon.REQUESTS and lemma(verb) in lexicon.DISMISSING:
            return False  # "rejected a call for a truce"
        if any(c.pos_ == "PROPN" for c in kids(noun, "appos")):
            return False  # "recommended a carmaker, Acme"
        if lemma(noun) in lexicon.STATEMENTS or (lemma(noun) in SITES and lemma(verb) in lexicon.WEIGHED):
            return False  # "denied a report in the Times", "considers a site near Springfield"
        needed = lemma(verb) in {"need", "require"} and lemma(noun) in lexicon.CONSENTS
        return (needed or lemma(verb) in lexicon.WISHED) and (considered or not is_passive(verb))
    alleged = lemma(verb) in lexicon.ALLEGING and is_eventive(noun) and lemma(noun) not in lexicon.INTENTIONS
    warned = case == "of" and (lemma(verb) == "warn" or alleged)  # "accused of torture in prisons"
    return base(token) == "obl" and (warned or (case == "for" and lemma(verb) in lexicon.ASKED))


def _would_be_good(verb: Token) -> bool:
    """ "It would be great to see a park in Springfield": there is none yet."""
    judged = verb.head
    met = lemma(verb) in {"find", "get", "have", "see"} and base(verb) in {"csubj", "xcomp", "advcl"}
    return met and has_copula(judged) and judged.tag_ == "JJ" and any(lower(c) == "would" for c in kids(judged, "aux"))


def is_supposed(noun: Token) -> bool:
    """ "The election of Smith would mark a change"."""
    would = any(lower(c) == "would" for c in kids(noun.head, "aux"))
    act = is_eventive(noun) and lemma(noun) not in lexicon.INTENTIONS | {"announcement", "decision"}
    return act and would and base(noun) == "nsubj" and status_of(noun.head).modality in {"possible", "conditional"}


def is_doubtful(noun: Token) -> bool:
    """ "An alleged plot", "a stolen or lost car": what is said of it before the noun may not be so."""
    return any(lower(c) in lexicon.DOUBTED or lower(c) == "or" for a in kids(noun, "amod") for c in _words(a))


def _words(adjective: Token) -> list[Token]:
    """An adjective, what is coordinated with it, and the conjunctions."""
    parts = conjuncts(adjective)
    return [*parts, *(c for part in parts for c in kids(part, "cc"))]


def is_act(noun: Token) -> bool:
    """Whether a noun is of what somebody does or suffers: "attack", "arrest", "withdrawal"."""
    return is_eventive(noun) or lemma(noun) in lexicon.SUFFERED | _TURNS


def is_hoped(noun: Token) -> bool:
    """ "Called for Smith's removal", "seeks Acme's support": what one is to do and has not."""
    first = first_conjunct(noun)
    asked = base(first) in {"obj", "obl", "nsubj"} and lemma(first.head) not in lexicon.DISMISSING | lexicon.DENIAL
    asked = asked or lemma(first.head) in lexicon.WISHES
    act = (is_act(noun) or lemma(noun) in LASTING) and lemma(noun) not in lexicon.INTENTIONS
    return act and asked and is_wished(noun)

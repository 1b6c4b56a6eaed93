"""What a pseudo-cleft tells: "what Acme needs is a loan" that Acme needs a loan, "what it did was sell" that it sold.

So with "all", "the only thing" and "one of the things" in the place of "what", and turned round: "a loan is what Acme
needs".  "What Acme decided is a mistake" says what a decision is like, and nothing that Acme decided on.
"""

from graph.extract import lexicon
from graph.extract.syntax import (
    RELATIVIZERS,
    SUBJECTS,
    base,
    case_of,
    conjuncts,
    has_copula,
    is_passive,
    kids,
    lemma,
    lower,
    mark_of,
    one_of,
)
from graph.extract.tokens import Token, remembered

_ENIGMAS = frozenset("business guess issue matter mystery point problem puzzle question secret".split())
"""Nouns that leave open what it is: "what caused it is a mystery"."""
_LIKE = frozenset("be call cost do know make mean think".split()) | lexicon.SPEECH | lexicon.CALLING
"""Verbs of what is known already, and of which it is told what it is like: "what she said was nonsense"."""
_SOUGHT = frozenset(
    """deserve expect face fear find get have hate hear lack like love miss need offer prefer receive require see seek
    want""".split()
)
"""Verbs of what was not told before: of "what Acme needs is a loan" nothing else says what it is."""
_TELLING = ("nsubj", "nsubj:outer")


def _clause_of(word: Token) -> Token | None:
    """The relative clause of "what", "all" or "the only thing": what somebody does with it."""
    if lower(word) not in {"what", "all", "one"} and lemma(word) != "thing":
        return None
    return next(iter(kids(word, "acl:relcl")), None)


def _is_denied(predicate: Token) -> bool:
    return any(lower(c) in {"not", "n't", "never"} for c in predicate.children)


def told_as(word: Token) -> list[Token]:
    """ "A loan" of the "what" in "what Acme needs is a loan" and "a loan is what Acme needs"; else the word itself."""
    value = _value_of(word)
    return [word] if value is None else conjuncts(value)


@remembered
def _value_of(word: Token) -> Token | None:
    verb = _clause_of(word)
    if verb is None or verb.pos_ != "VERB":
        return None
    turned = has_copula(word)
    told = kids(word, "nsubj") if turned else [word.head] * (word.dep_ in _TELLING and has_copula(word.head))
    if len(told) != 1 or _is_denied(word if turned else told[0]):
        return None
    value = told[0]
    if value.pos_ not in {"NOUN", "PROPN", "NUM"} or case_of(value) or lemma(value) in _ENIGMAS:
        return None
    return value if _singles_out(verb, value, turned=turned) else None


def _singles_out(verb: Token, value: Token, *, turned: bool) -> bool:
    """Whether a noun says which thing is meant, and not what it is like."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS and lower(c) not in RELATIVIZERS]
    if lemma(verb) in {"hear", "see"} and any(c.pos_ == "PRON" for c in own):
        return False  # "what we see is a slump": people in general do
    if lemma(verb) in _SOUGHT and (own or is_passive(verb)):
        return True
    if not own:  # "what caused the fire was a heater"
        return not turned and bool(kids(verb, "obj")) and lemma(verb) not in _LIKE - {"make"}
    definite = value.pos_ == "PROPN" or any(lower(c) == "the" for c in kids(value, "det"))
    return definite and lemma(verb) not in _LIKE and not kids(verb, "xcomp", "ccomp")


@remembered
def act_of(predicate: Token) -> Token | None:
    """ "Did" of "what Acme did was sell the mine": the verb whose subject sells it, as sure as "did" is."""
    bare = predicate.pos_ == "VERB" and lower(predicate) == lemma(predicate)  # "cut", whatever its tag
    if not bare or not has_copula(predicate) or mark_of(predicate) not in {"", "to"}:
        return None
    found = kids(predicate, *_TELLING)
    if len(found) != 1 or _is_denied(predicate):
        return None
    verb = next((v for v in map(_clause_of, (*one_of(found[0]), found[0])) if v is not None), None)
    while verb is not None and lemma(verb) != "do":
        verb = next((c for c in kids(verb, "xcomp") if c.pos_ in {"VERB", "AUX"} and base(c) == "xcomp"), None)
    if verb is None or kids(verb, "xcomp") or any(lower(o) not in RELATIVIZERS for o in kids(verb, "obj")):
        return None
    return verb

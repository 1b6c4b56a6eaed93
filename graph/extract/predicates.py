"""What sort of predicate a token is, and the words of its relation: "set up" of "had not set it up".

What makes another verb of it, a particle or a prefix, belongs to the relation; what negates it to the phrase alone.
"""

from graph.extract import lexicon
from graph.extract.syntax import (
    HYPHENS,
    base,
    bears_on,
    case_of,
    has_copula,
    is_no_longer,
    is_passive,
    is_set_apart,
    kids,
    kids_of,
    lemma,
    lower,
    text_of,
    verb_form,
)
from graph.extract.tokens import Token


def relation_of(predicate: Token, *, passive: bool) -> tuple[str, str]:
    """Lemmatised relation words and the words as they stand, auxiliaries and governing verbs included."""
    before = prefix_of(predicate)
    parts = [before + lemma(predicate), *(lower(p) for p in particles(predicate))]
    relation = " ".join(parts) if not bears_on(predicate) else "have to do"
    owned = lower(predicate) == "got" and any(lower(c) != "rid" for c in kids(predicate, "obj"))
    if owned and any(c.tag_ in {"VBP", "VBZ"} for c in kids(predicate, "aux")):
        relation = "have"  # "has got a plant"
    if predicate.tag_.startswith("JJ"):
        relation = f"be {lower(predicate)}"
    if passive:
        relation = f"be {before}{lower(predicate)}" + "".join(f" {lower(p)}" for p in particles(predicate))
    return relation, phrase_of(predicate)


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


def prefix_of(verb: Token) -> str:
    """ "under-report", "fast-track": what a hyphen ties before a verb makes another verb of it; else empty."""
    first, hyphen = verb.doc[verb.i - 2 : verb.i] if verb.i - verb.sent.start > 1 else (verb, verb)
    tied = hyphen.text in HYPHENS and not (first.whitespace_ or hyphen.whitespace_) and first.head.i == verb.i
    new = first.dep_ in {"advmod", "compound"} and lower(first) != "co" and verb_form(verb) in {"Fin", "Inf"}
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


def is_eventive(noun: Token) -> bool:
    """A noun that says what somebody does."""
    word = lemma(noun)
    return word in lexicon.EVENT_NOUNS or (word.endswith(lexicon.EVENT_SUFFIXES) and word not in lexicon.NO_EVENTS)

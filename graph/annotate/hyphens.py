"""Mends what hyphens tie: "start-ups", "father-of-two", "in a play-off", "New York-listed Acme".

Each function takes one word and the arcs of its Doc and changes these or nothing.  Words, tags and names stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from graph.annotate.edits import Arcs

HYPHENS = frozenset({"-", "‐", "‑"})
PREFIXES = frozenset({"co", "re", "pre", "ex", "non", "anti", "pro", "de", "un", "mis", "over", "under"})


def participle(verb: Token, arcs: Arcs, names: dict[int, Span]) -> None:
    """ "New York-listed Acme", "New York based Acme": the place is the participle's, the participle is the name's."""
    doc, i = verb.doc, int(verb.i)
    if verb.tag_ not in {"VBN", "VBD"} or i < 2 or i + 1 >= len(doc):
        return
    if doc[i - 1].text not in HYPHENS and not (verb.lower_ == "based" and doc[i - 1].ent_type_ == "LOC"):
        return
    place = names.get(i - 2 if doc[i - 1].text in HYPHENS else i - 1)
    owner = names.get(i + 1)
    target = owner.root.i if owner is not None else noun_after(verb)
    if place is None or target is None or place.sent.start != arcs.sentence[verb.i]:
        return
    root = place.root.i
    outer = next((k for k in (target, root, i) if arcs.heads[k] not in {target, root, i} or arcs.heads[k] == k), target)
    head, dep = arcs.heads[outer], arcs.deps[outer]
    if head == outer:
        return
    arcs.change({target: (head, dep), i: (target, "amod"), root: (i, "obl")})


def hyphenated(left: Token, arcs: Arcs) -> None:
    """ "start-ups", "re-election": the last part is the head."""
    doc, i = left.doc, int(left.i)
    if i + 2 >= len(doc) or doc[i + 1].text not in HYPHENS or left.whitespace_ or doc[i + 1].whitespace_:
        return
    verbal = left.lower_ in PREFIXES and doc[i + 2].pos_ in {"VERB", "NOUN"}
    if not verbal and (left.pos_ == "VERB" or doc[i + 2].pos_ != "NOUN" or not left.is_alpha):
        return
    head, dep = arcs.heads[i], arcs.deps[i]
    if verbal and head == i + 2:
        arcs.change({i: (head, "compound"), **_left_kids(left, arcs, i + 2)})
    elif arcs.heads[i + 2] == i and head != i:
        arcs.change({i + 2: (head, dep), i: (i + 2, "compound"), **_left_kids(left, arcs, i + 2)})
    elif arcs.heads[i + 2] == head and arcs.deps[i + 2] == dep and head not in {i, i + 2}:
        arcs.attach(i, i + 2, "compound")


def threefold(noun: Token, arcs: Arcs) -> None:
    """ "father-of-two", "commander-in-chief": what two hyphens tie after a noun is part of it, no phrase of its own."""
    i, word = int(noun.i), noun.doc[noun.i : noun.i + 5]
    if noun.pos_ not in {"NOUN", "PROPN"} or len(word) < 5 or word[2].pos_ not in {"ADP", "PART"}:
        return
    if word[3].text not in HYPHENS or any(t.whitespace_ for t in word[:4]) or arcs.heads[i + 4] != i:
        return
    if arcs.sentence[i] == arcs.sentence[i + 4] and arcs.deps[i + 4] in {"nmod", "obl"}:
        arcs.change({i + 4: (i, "flat"), i + 1: (i + 4, "punct"), i + 2: (i + 4, "case"), i + 3: (i + 4, "punct")})


SPLIT = frozenset(
    """bail-out break-up build-up buy-out clean-up crack-down fall-out follow-up kick-off lay-off line-up lock-down
    pay-off pull-out roll-out sell-off shake-up shut-down spin-off stand-off start-up take-over trade-off walk-out
    write-down write-off""".split()
)
"""Nouns made from verbs that are written in two words as well."""


def unhyphenated(noun: Token, arcs: Arcs) -> None:
    """ "curb the sell off", "a bail out of banks": the particle is the noun's, and no verb's or other noun's."""
    i = int(noun.i)
    if noun.pos_ != "NOUN" or not arcs.below(i, "det", "nmod:poss") or i + 1 >= arcs.ends[i]:
        return
    after = i + 2 < arcs.ends[i] and noun.doc[i + 2].tag_ in {"DT", "CD", "JJ", "NN", "NNS", "NNP", "PRP", "PRP$", "$"}
    if f"{arcs.lower[i]}-{arcs.lower[i + 1]}" in SPLIT and not after and not arcs.children(i + 1):
        arcs.attach(i + 1, i, "compound")


def _left_kids(token: Token, arcs: Arcs, head: int) -> dict[int, tuple[int, str]]:
    """The dependents before a token, moved to another."""
    i = int(token.i)
    return {k: (head, arcs.deps[k]) for k in range(max(0, i - 12), i) if arcs.heads[k] == i}


def noun_after(verb: Token) -> int | None:
    """The head of the noun phrase that begins after a participle."""
    for token in verb.doc[verb.i + 1 : verb.i + 5]:
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "amod"}:
            return int(token.i)
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
            return None
    return None

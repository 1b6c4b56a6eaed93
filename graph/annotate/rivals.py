"""Mends by the parser's own second choice of a governor, where grammar speaks for that one.

Each function takes one word and the arcs of its Doc and changes these or nothing.  Words, tags and names stay.  The
second choice of a word and its share are in ``doc._.rivals``; without them nothing is mended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.annotate.edits import AMOUNTS, NOUNS, SUBJECT
from graph.annotate.reports import REPORTING, SPEECH

if TYPE_CHECKING:
    from spacy.tokens import Token

    from graph.annotate.edits import Arcs

SOME = 0.1
"""Share of a second choice from which it counts where grammar speaks for it."""
TWICE = 2.0
"""How much likelier than its governor a second choice must be that was given up only because it crosses another arc."""
FAR = 20
"""Words beyond which no such choice is looked for."""
LISTING = frozenset({"as", "following", "including", "like", "such"})
MUCH = 0.25
"""Share from which the noun right before a clause is the one it is said of."""
STATIVE = frozenset(
    """comprise consist contain cover date depict feature include list
    measure number portray represent resemble span total weigh""".split()
)
"""Verbs whose present participle behind a comma tells what a thing is like rather than what somebody did next."""
RIVALLED = frozenset("acl acl:relcl advcl nmod obl xcomp".split())
"""Labels of words that may hang on their second choice."""
COUNTING = frozenset("comprise consist number total".split())
"""Those that say how much something is, which no doer is."""
OWN = ("mark", "case", *SUBJECT, "expl")
"""Labels of what makes a clause more than a bare participle."""


def rivals(arcs: Arcs) -> Arcs:
    """The arcs after the rules for all words of their Doc."""
    for i, dep in enumerate(arcs.deps):
        if dep in RIVALLED:
            _second(arcs.doc[i], arcs)
    return arcs


def _second(token: Token, arcs: Arcs) -> None:
    """The rules for a word by its label."""
    dep = arcs.deps[token.i]
    if dep in {"nmod", "obl"}:
        _preferred(token, arcs)
    elif dep == "advcl" and token.tag_ in {"VBG", "VBN"}:
        _behind(token, arcs)
    elif dep in {"acl", "acl:relcl"}:
        _beside(token, arcs)


def _preferred(noun: Token, arcs: Arcs) -> None:
    """ "approved a plan on May 1 to build it": an arc that only crossed another and is the likelier one is restored."""
    doc, i = noun.doc, int(noun.i)
    other, share, own = arcs.rival(i)
    kinds = {doc[other].pos_, doc[arcs.heads[i]].pos_}
    if share < TWICE * own or not i - FAR < other < i or "VERB" not in kinds or not kinds <= {"NOUN", "VERB"}:
        return
    cases = arcs.forms(i, "case")
    if cases and arcs.heads[i] < i and not cases & LISTING:
        arcs.attach(i, other, "nmod" if doc[other].pos_ == "NOUN" else "obl")


def _behind(participle: Token, arcs: Arcs) -> None:
    """ "gave away cards, featuring photos", "marked by a low yield, reflected in prices": of the noun before it."""
    doc, i = participle.doc, int(participle.i)
    other, share, _ = arcs.rival(i)
    things = [k for k in arcs.below(arcs.heads[i], "obj") if arcs.heads[i] < k < i and doc[k].pos_ in NOUNS]
    things = [k for k in things if doc[k].ent_type_ not in AMOUNTS]
    if participle.lemma_ in COUNTING and participle.tag_ == "VBG" and things and doc[i - 1].text == ",":
        arcs.attach(i, things[-1], "acl")  # "sold 9 flats last year, totalling 1,000 square metres"
        return
    near = share >= SOME and arcs.heads[i] < other < i and doc[other].pos_ in NOUNS and doc[i - 1].text == ","
    agent = participle.tag_ == "VBN" and arcs.deps[other] != "obl"  # "settled in a country, drawn by wages": not that
    like = agent or participle.lemma_ in STATIVE
    if near and like and arcs.within(i - 2, other) and not arcs.below(i, *OWN):
        counted = doc[i - 2].pos_ in NOUNS and bool(arcs.below(i - 2, "nummod"))  # "the deeds of 9 men, representing"
        arcs.attach(i, i - 2 if counted else other, "acl")


def _beside(verb: Token, arcs: Arcs) -> None:
    """ "a response to critics saying so", "rights to five which carry": of the noun right before it, if it agrees."""
    doc, i = verb.doc, int(verb.i)
    other, share, _ = arcs.rival(i)
    first = min([i, *(k for k in arcs.children(i) if k < i)])
    speaks = verb.tag_ == "VBG" and verb.lemma_ in SPEECH | REPORTING and arcs.deps[i] == "acl"
    near = arcs.heads[i] < other == first - 1 and doc[other].pos_ in NOUNS | {"NUM"}
    bare = doc[other].tag_ == "NN" and not arcs.below(other, "amod", "compound", "nmod:poss")
    if share < (SOME if speaks else MUCH) or not near or (bare and not arcs.forms(other, "det") - {"no"}):
        return  # "a motion of no confidence that is debated"
    forms = [doc[k] for k in (*arcs.below(i, "aux", "aux:pass", "cop"), i) if doc[k].tag_ in {"VBP", "VBZ", "VBD"}]
    several = {"VBP": True, "VBZ": False}.get(forms[0].tag_ if forms else "")
    several = {"are": True, "were": True, "was": False}.get(forms[0].lower_ if forms else "", several)
    subject = arcs.deps[i] == "acl" or any(doc[k].tag_ in {"WDT", "WP"} for k in arcs.below(i, *SUBJECT))
    agrees = several is None or not subject or doc[other].pos_ == "NUM" or several == doc[other].tag_.endswith("S")
    if agrees and arcs.deps[other] != "conj" and arcs.lower[first] != "in":
        arcs.attach(i, other, arcs.deps[i])

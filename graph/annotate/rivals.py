"""Mends by the parser's own second choice of a governor, where grammar speaks for that one.

Each function takes one word and the arcs of its Doc and changes these or nothing.  Words, tags and names stay.  The
second choice of a word and its share are in ``doc._.rivals``; without them nothing is mended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.annotate.edits import NOUNS, SUBJECT

if TYPE_CHECKING:
    from spacy.tokens import Token

    from graph.annotate.edits import Arcs

SOME = 0.1
"""Share of a second choice from which it counts where grammar speaks for it."""
MUCH = 0.25
"""Share from which the noun right before a clause is the one it is said of."""
STATIVE = frozenset(
    """comprise consist contain cover date depict feature include list
    measure number portray represent resemble span total weigh""".split()
)
"""Verbs whose present participle behind a comma tells what a thing is like rather than what somebody did next."""
RIVALLED = frozenset("acl acl:relcl advcl nmod obl xcomp".split())
"""Labels of words that may hang on their second choice."""
OWN = ("mark", "case", *SUBJECT, "expl")
"""Labels of what makes a clause more than a bare participle."""


def second(token: Token, arcs: Arcs) -> None:
    """The rules for a word by its label."""
    dep = arcs.deps[token.i]
    if dep in {"nmod", "obl"}:
        _preferred(token, arcs)
    elif dep in {"advcl", "xcomp"} and token.tag_ == "VB":
        _purpose(token, arcs)
    elif dep == "advcl" and token.tag_ in {"VBG", "VBN"}:
        _behind(token, arcs)
    elif dep in {"acl", "acl:relcl"}:
        _beside(token, arcs)
        _amounting(token, arcs)


def _preferred(noun: Token, arcs: Arcs) -> None:
    """ "approved a plan on May 1 to build it": an arc that only crossed another and is the likelier one is restored."""
    i = int(noun.i)
    other, share, own = arcs.rival(i)
    if share <= own or not arcs.below(i, "case") or noun.doc[other].pos_ not in {"NOUN", "PROPN", "VERB"}:
        return
    arcs.attach(i, other, "nmod" if noun.doc[other].pos_ in NOUNS else "obl")


def _purpose(verb: Token, arcs: Arcs) -> None:
    """ "uses money earmarked to help banks": the infinitive right behind a participle is of that.

    "led Acme, which makes toys, to issue a warning": behind a relative clause it goes on with the verb before that.
    "airports too small to handle jets": with "too" before an adjective it is of that, whatever the parser says.
    """
    doc, i = verb.doc, int(verb.i)
    head, marks = arcs.heads[i], arcs.below(i, "mark")
    near = marks[0] - 1 if marks and doc[marks[0]].tag_ == "TO" else i
    if not head < near < i:
        return
    other, share, _ = arcs.rival(i)
    if doc[near].pos_ == "ADJ" and arcs.forms(near, "advmod") & {"too", "so"}:
        arcs.attach(i, near, "advcl")
    elif other == near and share >= SOME and doc[near].tag_ == "VBN" and arcs.deps[near] == "acl":
        arcs.attach(i, near, "advcl")
    elif arcs.deps[head] == "acl:relcl" and other < arcs.heads[head] and share >= SOME:
        if arcs.heads[arcs.heads[head]] == other and arcs.deps[arcs.heads[head]] in {"obj", "iobj"}:
            arcs.attach(i, other, "xcomp")


def _behind(participle: Token, arcs: Arcs) -> None:
    """ "gave away cards, featuring photos", "marked by a low yield, reflected in prices": of the noun before it."""
    doc, i = participle.doc, int(participle.i)
    other, share, _ = arcs.rival(i)
    near = share >= SOME and arcs.heads[i] < other < i and doc[other].pos_ in NOUNS and doc[i - 1].text == ","
    like = participle.tag_ == "VBN" or participle.lemma_ in STATIVE
    if near and like and arcs.within(i - 2, other) and not arcs.below(i, *OWN):
        counted = doc[i - 2].pos_ in NOUNS and bool(arcs.below(i - 2, "nummod"))  # "the deeds of 9 men, representing"
        arcs.attach(i, i - 2 if counted else other, "acl")


def _beside(verb: Token, arcs: Arcs) -> None:
    """ "a response to critics saying so", "rights to five which carry": of the noun right before it."""
    doc, i = verb.doc, int(verb.i)
    other, share, _ = arcs.rival(i)
    first = min([i, *(k for k in arcs.children(i) if k < i)])
    if share >= MUCH and arcs.heads[i] < other == first - 1 and doc[other].pos_ in NOUNS | {"NUM"}:
        if arcs.deps[other] != "conj":
            arcs.attach(i, other, arcs.deps[i])


def _amounting(verb: Token, arcs: Arcs) -> None:
    """ "a loss of 27% that took the price down": what does something is the loss, and no number."""
    doc, i, amount = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    thing = arcs.heads[amount]
    counted = doc[amount].ent_type_ in {"PERCENT", "MONEY", "QUANTITY"} and arcs.deps[amount] == "nmod"
    acts = any(doc[k].tag_ == "WDT" for k in arcs.below(i, "nsubj")) and bool(arcs.below(i, "obj"))
    if counted and acts and "of" in arcs.forms(amount, "case") and doc[thing].pos_ == "NOUN":
        arcs.attach(i, thing, "acl:relcl")

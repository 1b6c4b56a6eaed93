"""Mends what hangs in a clause that somebody tells though it is of the telling: what stands behind a quotation.

The functions take the arcs of a Doc, and some one word of it, and change these or nothing.  Words, tags and names stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.annotate.edits import SUBJECT
from graph.annotate.reports import ANNOUNCING, REPORTING, SPEECH, TELLING, VOICING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from graph.annotate.edits import Arcs

OPENING = frozenset({"“", '"', "«"})
CLOSING = frozenset({"”", '"', "»"})
ASSERTING = (
    SPEECH | REPORTING | ANNOUNCING | VOICING | frozenset("agree establish prove recall recognise recognize".split())
)
"""Verbs with a clause of what is so."""
SPELLED = frozenset(
    """argument assumption basis belief chance claim concern condition doubt effect event evidence expectation fact fear
    feeling ground hope idea impression knowledge likelihood notion possibility premise promise proof proposal proviso
    report result risk rumor rumour sense sign suggestion suspicion theory threat understanding view warning way word
    worry""".split()
)
"""Nouns that a clause with "that" spells out."""
ASIDE = frozenset({"at", "before", "beyond", "during", "from", "in", "on", "to", "with", "without"})
"""Prepositions of how, where and to whom something is said."""


def outside_quotations(arcs: Arcs) -> Arcs:
    """'said it "went badly," citing costs', '“We stay,” she said when asked': that is not in the quotation."""
    for opening, closing in _quotations(arcs.doc):
        if arcs.lower[closing - 1] not in {",", ".", "?", "!"} and arcs.lower[closing + 1 : closing + 2] != [","]:
            continue
        for inner in range(opening + 1, closing):
            for late in arcs.below(inner, "advcl", "obl"):
                if late > closing and not any(t.is_quote for t in arcs.doc[closing + 1 : late]):
                    _let_out(late, (opening, closing), arcs)
    return arcs


def _quotations(doc: Doc) -> Iterator[tuple[int, int]]:
    """The first and last mark of each quotation that begins and ends in one sentence or began in one before."""
    opening = -1
    for token in doc:
        if token.is_sent_start:
            opening = int(token.i) - 1
        if token.tag_ == "``" and token.text in OPENING:
            opening = int(token.i)
        elif token.tag_ == "''" and token.text in CLOSING:
            yield opening, int(token.i)


def _let_out(late: int, quotation: tuple[int, int], arcs: Arcs) -> None:
    """Hang what stands behind a quotation on the verb outside it that tells it."""
    opening, closing = quotation
    verb = arcs.heads[late]
    while opening < verb < closing and arcs.heads[verb] != verb and arcs.deps[verb] != "ccomp":
        verb = arcs.heads[verb]
    above = arcs.heads[verb]
    told = arcs.deps[verb] == "ccomp" and not opening < above < closing and above < late
    if told and arcs.doc[above].pos_ == "VERB" and arcs.below(above, *SUBJECT):
        arcs.attach(late, above, arcs.deps[late])


def told_with(verb: Token, arcs: Arcs) -> None:
    """ "admitted with regret that it failed", "added in the draft that it should": that is what was told."""
    i, noun = int(verb.i), arcs.heads[int(verb.i)]
    above = arcs.heads[noun]
    marked = arcs.forms(i, "mark") == {"that"} and bool(arcs.below(i, *SUBJECT, "expl"))
    if not marked or arcs.deps[noun] != "obl" or arcs.doc[above].lemma_ not in ASSERTING - TELLING:
        return
    free = not arcs.below(above, "obj", "ccomp", "xcomp") and above < noun < i
    if free and arcs.doc[noun].lemma_ not in SPELLED and arcs.forms(noun, "case") <= ASIDE:
        arcs.attach(i, above, "csubj:pass" if arcs.below(above, "expl") else "ccomp")

"""Mends by what words ask for: a verb's prepositions, an infinitive behind a verb or a day, "from X to Y".

Each function takes one word and the arcs of its Doc and changes these or nothing.  Words, tags and names stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from graph.annotate.edits import Arcs

SHARE = 0.15
"""Share of the parser's second choice from which a verb gets what it asks for."""
_GIVEN, _HAVING = frozenset({"to"}), frozenset({"with"})
ASKING = {
    **dict.fromkeys("deliver distribute give grant offer send".split(), _GIVEN),  # "offers rooms with a view"
    **dict.fromkeys(("provide", "supply"), _GIVEN | _HAVING),
    **dict.fromkeys("associate back cover fill link present share substantiate support treat".split(), _HAVING),
    **dict.fromkeys("collaborate cooperate engage negotiate partner work".split(), frozenset({"on", "to"})),
    **dict.fromkeys("base spend".split(), frozenset({"on"})),
    **dict.fromkeys("convert divide invest split transform turn".split(), frozenset({"into"})),
}
"""Verbs with the prepositions of what they need besides an object or a partner."""


def asked_for(noun: Token, arcs: Arcs) -> None:
    """ "provide data on dams to Freedonia", "supply schools with water": what the verb asks for is its own.

    That is where the parser's second choice is the verb.
    """
    i, doc = int(noun.i), noun.doc
    verb, share, _ = arcs.rival(i)
    if share < SHARE or not verb < arcs.heads[i] < i or doc[verb].pos_ != "VERB":
        return
    asks = arcs.forms(i, "case") & ASKING.get(doc[verb].lemma_, frozenset())
    taken = any(arcs.forms(k, "case") & asks for k in arcs.below(verb, "obl"))
    if asks and not taken and arcs.below(verb, "obj", "obl"):
        arcs.attach(i, verb, "obl")


def ranging(noun: Token, arcs: Arcs) -> None:
    """ "a partner in many areas, from energy to transport": the range is of the areas."""
    i, doc, above = int(noun.i), noun.doc, arcs.heads[int(noun.i)]
    cases = [k for k in arcs.below(i, "case") if arcs.lower[k] == "from"]
    if not cases or noun.ent_type_ or noun.pos_ != "NOUN" or arcs.below(i, "det", "nummod", "nmod:poss"):
        return
    several, end = cases[0] - 2, max([i, *arcs.below(i, "conj")])
    if several <= above or arcs.lower[cases[0] - 1] != "," or doc[several].tag_ != "NNS":
        return
    to = next((k for k in range(end + 1, min(end + 4, arcs.ends[i])) if "to" in arcs.forms(k, "case")), 0)
    if to and arcs.heads[to] in {i, above, several} and doc[to].pos_ == "NOUN" and not doc[to].ent_type_:
        arcs.change({i: (several, "nmod"), to: (i, "nmod")})

"""Mends by what words ask for: a verb's prepositions, an infinitive behind a verb or a day, "from X to Y".

Each function takes one word and the arcs of its Doc and changes these or nothing.  Words, tags and names stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.annotate.attachments import EMPLOYED, MET, TALKS
from graph.annotate.edits import NOUNS, SUBJECT, TIMES
from graph.annotate.neighbours import BODIES

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
SWAYING = frozenset("effect impact influence toll".split())
"""Nouns of what something does to something else, "on" it."""
ONTO = frozenset("attack ban curb duty embargo fine levy limit restriction sanction tariff tax war".split())
"""Nouns with an "on" of their own."""
REACHING = frozenset("contact email phone telephone visit".split())
"""Verbs of getting hold of somebody."""
PETITIONING = frozenset("apologise apologize ask complain demand express find get inquire report say thank".split())
"""What somebody calls others for, to do it himself."""
FOUND = frozenset("allege believe find know prove report say show think".split())
"""Verbs in whose passive something is said to be so."""
MEANS = frozenset("compromise excuse method money place reason room solution space time way".split())
"""What is found in order to do something."""
HOLDERS = (
    EMPLOYED | MET | BODIES | frozenset("court government king panel parliament police pope premier queen".split())
)
"""Nouns of persons and bodies that do something on a day."""


def asked_for(noun: Token, arcs: Arcs) -> None:
    """ "provide data on dams to Freedonia", "supply schools with water": what the verb asks for is its own.

    That is where the parser's second choice is the verb.
    """
    _swayed(noun, arcs)
    i, doc = int(noun.i), noun.doc
    verb, share, _ = arcs.rival(i)
    if share < SHARE or not verb < arcs.heads[i] < i or doc[verb].pos_ != "VERB":
        return
    asks = arcs.forms(i, "case") & ASKING.get(doc[verb].lemma_, frozenset())
    taken = any(arcs.forms(k, "case") & asks for k in arcs.below(verb, "obl"))
    if asks and not taken and arcs.below(verb, "obj", "obl"):
        arcs.attach(i, verb, "obl")


def _swayed(noun: Token, arcs: Arcs) -> None:
    """ "the impact of duties and other barriers on exports": it is the impact that is on them."""
    i, top = int(noun.i), arcs.heads[int(noun.i)]
    if arcs.forms(i, "case") != {"on"}:
        return
    while noun.doc[top].lemma_ not in ONTO and arcs.deps[top] in {"conj", "nmod"} and arcs.heads[top] < top:
        of = arcs.deps[top] == "nmod" and arcs.forms(top, "case") == {"of"}
        top = arcs.heads[top]
        if of and noun.doc[top].lemma_ in SWAYING:
            if not any("on" in arcs.forms(k, "case") for k in arcs.below(top, "nmod")):
                arcs.attach(i, top, "nmod")
            return


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


def purposed(verb: Token, arcs: Arcs) -> None:
    """ "phoned the bank to complain": who phones does. "was found to ease pain": that is so, and no purpose."""
    i, above = int(verb.i), arcs.heads[int(verb.i)]
    marks = [k for k in arcs.below(i, "mark") if arcs.lower[k] == "to"]
    if verb.tag_ != "VB" or not marks or not above < marks[0]:
        return
    lemma, things = verb.doc[above].lemma_, arcs.below(above, "obj")
    if arcs.deps[i] == "xcomp" and things and things[0] < i:
        if lemma in REACHING or (lemma in {"call", "ring"} and verb.lemma_ in PETITIONING):
            arcs.attach(i, above, "advcl")
    elif arcs.deps[i] == "advcl" and lemma in FOUND and marks[0] == above + 1 and arcs.below(above, "aux:pass"):
        subjects = arcs.below(above, "nsubj:pass")
        if subjects and verb.doc[subjects[0]].lemma_ not in MEANS:
            arcs.attach(i, above, "xcomp")


def slated(noun: Token, arcs: Arcs) -> None:
    """ "The minister is on Monday to open the bridge": nobody is on Monday; that is when she is to open it."""
    i, doc = int(noun.i), noun.doc
    cops = [k for k in arcs.below(i, "cop") if k < i and doc[k].tag_ in {"VBZ", "VBP", "VBD"}]
    verbs = [k for k in arcs.below(i, "acl", "advcl") if k > i and doc[k].tag_ == "VB"]
    subjects = [k for k in arcs.below(i, "nsubj") if cops and k < cops[0]]
    if noun.ent_type_ not in TIMES or not verbs or not subjects or arcs.below(i, "mark", "advmod"):
        return
    verb, who = verbs[0], doc[subjects[0]]
    near = any(arcs.lower[k] == "to" and arcs.within(k - 1, i) for k in arcs.below(verb, "mark"))
    agent = who.lemma_ in HOLDERS or who.ent_type_ in {"PERSON", "ORG", "LOC"} or who.lower_ in {"he", "she", "they"}
    if not near or not agent or arcs.below(verb, *SUBJECT):
        return
    own = {k: (verb, arcs.deps[k]) for k in arcs.children(i) if arcs.deps[k] in {"punct", "obl", "advcl", "conj", "cc"}}
    passive = "nsubj:pass" if arcs.below(verb, "aux:pass") else "nsubj"
    top = verb if arcs.heads[i] == i else arcs.heads[i]
    when = "obl" if arcs.below(i, "case") else "obl:unmarked"
    moves = {**own, subjects[0]: (verb, passive), cops[0]: (verb, "aux"), i: (verb, when), verb: (top, arcs.deps[i])}
    arcs.change(moves)


def including(verb: Token, arcs: Arcs) -> None:
    """ "discussed plans made last year, including closing schools": that is one of the plans."""
    i, above = int(verb.i), arcs.heads[int(verb.i)]
    words = [k for k in arcs.below(i, "mark", "case") if arcs.lower[k] == "including"]
    if verb.tag_ != "VBG" or not words or not above < words[0]:
        return
    things = [k for k in arcs.below(above, "obj", "obl") if above < k < words[0] and verb.doc[k].tag_ == "NNS"]
    if things:
        arcs.attach(i, things[-1], "acl")


def discussed(noun: Token, arcs: Arcs) -> None:
    """ "met leaders in the region on trade": what one talks about with somebody is of the talking."""
    i, partner = int(noun.i), arcs.heads[int(noun.i)]
    verb, doc = arcs.heads[partner], noun.doc
    met = doc[verb].lemma_ in TALKS | {"speak", "talk"} and verb < partner < i and doc[partner].pos_ in NOUNS
    told = arcs.deps[partner] == "obl" and arcs.forms(partner, "case") & {"to", "with"}
    if met and told and arcs.forms(i, "case") == {"about"} and doc[verb].pos_ == "VERB":
        arcs.attach(i, verb, "obl")

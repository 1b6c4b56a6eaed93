"""Mends of which noun a clause with "who", "which" or "that" is: "problems at the airport, which has suffered".

Each function takes one word and the arcs of its Doc and changes these or nothing.  Words, tags and names stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.annotate.edits import SUBJECT
from graph.annotate.modifiers import PERSONS
from graph.annotate.neighbours import BODIES
from graph.annotate.predicates import TEAMS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Span, Token

    from graph.annotate.edits import Arcs

MARGINS = frozenset("draw game goal length match place point second win".split())
"""Nouns before a side that was met or is ahead."""

EVENTFUL = frozenset(
    """account affect allow bring cause enable end explain force give help increase indicate lead leave make mean prompt
    put raise reduce reflect result show spark suggest surprise take trigger""".split()
)
"""Verbs that a whole clause can be the subject of: "it rained, which led to floods"."""

SOMEONE = frozenset(
    """associate boy brother broker businessman businesswoman daughter doctor driver father friend girl husband lawyer
    man mother neighbor neighbour nurse officer sister son spokesman spokeswoman teacher wife woman""".split()
)
"""Nouns that "which" never stands for."""
PEOPLE = SOMEONE | PERSONS | frozenset("chef citizen cook patient politician student victim".split())
"""Nouns of persons."""
GROUPS = BODIES | TEAMS | frozenset("people public staff troop".split())
"""Nouns of several persons: "a firm with staff who"."""
STOCK = frozenset("age ancestry background descent extraction faith heritage nationality origin".split())
"""Of what stock somebody is."""


def relative(verb: Token, arcs: Arcs, names: dict[int, Span]) -> None:
    """ "problems at the airport, which has suffered": the clause is said of the near noun that its verb agrees with.

    "The memorandum of understanding that they signed": a bare noun is no one thing that can be told from others.
    """
    doc, i = verb.doc, int(verb.i)
    if arcs.deps[i] != "acl:relcl":
        return
    noun, above = arcs.heads[i], arcs.heads[arcs.heads[i]]
    told = [k for k in range(arcs.sentence[verb.i], noun) if arcs.heads[k] == noun]
    bare = doc[noun].tag_ == "NN" and arcs.deps[noun] == "nmod" and [doc[k].lower_ for k in told] == ["of"]
    if bare and doc[above].tag_ == "NN" and above < noun and noun not in names:
        arcs.attach(i, above, "acl:relcl")
    pronoun = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubj:pass"} and c.tag_ == "WDT"), None)
    person = next((c for c in verb.children if c.lower_ in {"who", "whom"} and c.i < i), None)
    known = names[arcs.heads[i]].label_ if arcs.heads[i] in names else ""
    nested = known == "ORG" and arcs.deps[arcs.heads[i]] == "nmod"  # "a scientist at Acme, who leads the team"
    if person is not None and (known in {"LOC", "FAC"} or nested):
        _of_person(i, arcs, names)
        return
    if person is not None and not known:
        _with_thing(i, arcs, names)
    finite = [t.tag_ for t in (verb, *verb.children) if t.dep_ in {"aux", "aux:pass", "cop"} or t.i == i]
    finite += ["VBZ" for t in verb.children if t.dep_ in {"aux", "aux:pass", "cop"} and t.lower_ == "was"]
    if pronoun is not None and doc[pronoun.i - 1].text == "," and not arcs.below(arcs.heads[i], "conj"):
        finite += ["VBZ" for k in arcs.below(i, "obj") if "its" in arcs.forms(k, "nmod:poss")]  # "which won its prize"
    if pronoun is None or "VBZ" not in finite or doc[arcs.heads[i]].tag_ != "NNS" or arcs.heads[i] in names:
        return
    noun = pronoun.i - 1
    while noun > 0 and (doc[noun].is_punct or doc[noun].is_space):
        noun -= 1
    for _ in range(12):
        if doc[noun].tag_ in {"NN", "NNP"} and arcs.deps[noun] not in {"compound", "flat", "amod", "conj"}:
            arcs.attach(i, noun, "acl:relcl")
            return
        if arcs.heads[noun] == noun:
            return
        aim, noun = noun, arcs.heads[noun]
        things = [k for k in range(noun, aim) if arcs.heads[k] == noun and arcs.deps[k] == "obj"]
        if arcs.deps[aim] == "advcl" and doc[aim].tag_ == "VB" and things and doc[things[0]].tag_ == "NN":
            arcs.change({aim: (things[0], "acl"), i: (things[0], "acl:relcl")})  # "has a plan to help firms, which is"
            return


def _of_person(verb: int, arcs: Arcs, names: dict[int, Span]) -> None:
    """ "the envoy of Freedonia, Mary Smith, whom it expelled": nobody is "whom" but a person."""
    place = arcs.heads[verb]
    row = range(names[place].end, verb)
    named = [k for k in row if k in names and names[k].label_ == "PERSON" and arcs.heads[k] == place]
    if named and arcs.deps[named[0]] == "appos":
        arcs.attach(verb, named[0], "acl:relcl")
    elif arcs.doc[arcs.heads[place]].lemma_ in MARGINS:
        return  # "a point behind Springfield, who play on Sunday"
    elif arcs.deps[place] == "nmod" and arcs.doc[arcs.heads[place]].pos_ in {"NOUN", "PROPN"}:
        arcs.attach(verb, arcs.heads[place], "acl:relcl")


def _with_thing(verb: int, arcs: Arcs, names: dict[int, Span]) -> None:
    """ "a man with a quiet voice who mends clocks", "a builder of Irish origin who left": "who" is no voice."""
    doc, noun = arcs.doc, arcs.heads[verb]
    above, cases = arcs.heads[noun], arcs.forms(noun, "case")
    thing = doc[noun].pos_ == "NOUN" and not _is_someone(doc[noun]) and doc[noun].lemma_ not in GROUPS
    told = cases == {"with"} or (cases == {"of"} and doc[noun].lemma_ in STOCK)
    if not told or not thing or arcs.deps[noun] not in {"nmod", "obl"}:
        return
    if arcs.deps[noun] == "obl":  # "met a man with a scar who"
        near = min(k for k in arcs.children(noun) if k < noun) - 1
        above = near if near in arcs.below(above, "obj") else verb
    if above in names and names[above].label_ == "LOC" and arcs.deps[above] == "nmod":
        above = arcs.heads[above]  # "an immigrant to Freedonia of Irish origin"
    if above < noun and (_is_someone(doc[above]) or (above in names and names[above].label_ == "PERSON")):
        arcs.attach(verb, above, "acl:relcl")


def _is_someone(noun: Token) -> bool:
    """Whether a common noun is of persons by its form or one of the usual ones."""
    word = noun.lemma_
    return word in PEOPLE or word.endswith(("er", "or", "ist", "ian", "man", "woman", "grant", "ee"))


def impersonal(verb: Token, arcs: Arcs, names: Mapping[int, Span]) -> None:
    """ "a notice for Smith, which began the search": "which" is no person but what the person hangs on."""
    i = int(verb.i)
    head = arcs.heads[i]
    someone = verb.doc[head].lemma_ in SOMEONE and head not in names
    opening = any(t.lower_ == "which" and arcs.heads[t.i] == i for t in verb.doc[max(arcs.sentence[verb.i], i - 8) : i])
    summed = head in arcs.coins and arcs.deps[head] == "obl" and verb.lemma_ in EVENTFUL
    if opening and summed and arcs.below(i, "nsubj") and verb.doc[arcs.heads[head]].pos_ == "VERB":
        arcs.attach(i, arcs.heads[head], "advcl:relcl")  # "sold it for $5 million, which gave her no joy"
        return
    if not opening or not (someone or (head in names and names[head].label_ == "PERSON")):
        return
    for _ in range(4):
        head = arcs.heads[head]
        if verb.doc[head].pos_ in {"VERB", "AUX"} or arcs.heads[head] == head:
            break
        if verb.doc[head].pos_ in {"NOUN", "PROPN"} and not (head in names and names[head].label_ == "PERSON"):
            arcs.attach(i, head, "acl:relcl")
            return
    near = next(t.i for t in verb.doc[arcs.sentence[verb.i] : i] if t.lower_ == "which" and arcs.heads[t.i] == i) - 2
    firm = near in names and names[near].label_ in {"ORG", "LOC"} and arcs.within(near, arcs.heads[i])
    if firm and near > 0:  # "Smith, a manager at Acme, which owns it"
        arcs.attach(i, int(names[near].root.i), "acl:relcl")


def cleft(verb: Token, arcs: Arcs) -> None:
    """ "It was in May that a court jailed the mayor": the clause is whole; nothing in it is a time or a place.

    So in "it is the first time that it jailed a mayor".
    """
    doc, i, focus = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    opening = next((k for k in range(focus + 1, i) if doc[k].lower_ == "that" and arcs.heads[k] == i), None)
    if opening is None or doc[arcs.sentence[i]].lower_ != "it" or not arcs.below(focus, "cop"):
        return
    if not arcs.below(focus, "case") and doc[focus].lemma_ not in {"occasion", "time"}:
        return
    if not [k for k in arcs.below(i, *SUBJECT) if k > opening]:
        return
    arcs.change({i: (focus, "ccomp"), opening: (i, "mark")})


def feared(verb: Token, arcs: Arcs) -> None:
    """ "A firm that critics feared was bankrupt": "that" is the subject of the clause right after the verb."""
    doc, i = verb.doc, int(verb.i)
    pronoun = next((k for k in arcs.below(i, "obj") if k < i and doc[k].lower_ in {"that", "which", "who"}), None)
    if pronoun is None or i + 1 >= len(doc) or doc[i + 1].tag_ not in {"MD", "VBD", "VBP", "VBZ"}:
        return
    said = i + 1 if arcs.deps[i + 1] in {"ccomp", "acl:relcl"} else arcs.heads[i + 1]
    alike = arcs.deps[said] == "acl:relcl" and arcs.heads[said] == arcs.heads[i]
    inner = arcs.deps[said] == "ccomp" and arcs.heads[said] == i
    if said > i and (alike or inner) and not arcs.below(said, "nsubj", "nsubj:pass", "mark", "expl"):
        role = "nsubj:pass" if arcs.below(said, "aux:pass") else "nsubj"
        arcs.change({said: (i, "ccomp"), pronoun: (said, role)})

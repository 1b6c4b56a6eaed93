"""Mends of trees in which what stands behind a noun hangs on the verb, or a member of a row says what the noun is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.annotate.attachments import EMPLOYED
from graph.annotate.edits import NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from graph.annotate.edits import Arcs

PERSONS = EMPLOYED | frozenset("boy child girl man people resident scientist soldier student teacher woman".split())
INSIDE = frozenset({"compound", "nummod", "flat"})
"""Labels of words that stand before or inside the head of a phrase."""
_RELATED = frozenset(
    "ally architect chief citizen critic fan friend graduate judge member native president resident rival".split()
)
"""Nouns of persons and firms that are so of another."""
RELATED = frozenset({"based", "compared"})
"""Participles that are said of the whole clause: "the best year compared to others"."""
ROWS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "conj"})
"""Labels of nouns that another may be joined to."""
_SORTS = {"PERSON": "agent", "ORG": "agent", "LOC": "place"}
"""What names are of one kind."""
CLAUSAL = frozenset({"mark", "nsubj", "nsubj:pass", "aux", "aux:pass", "cop", "advmod"})


def reduced(verb: Token, arcs: Arcs) -> None:
    """ "adds to the $5 million raised for schools": a participle with its phrase right behind a noun is the noun's.

    In EWT and GUM's training parts 98 of 100 such participles hang on the noun.
    """
    doc, i = verb.doc, int(verb.i)
    if arcs.deps[i] != "advcl" or verb.tag_ != "VBN" or verb.lower_ in RELATED or i == arcs.sentence[verb.i]:
        return
    noun = i - 1
    while arcs.deps[noun] in INSIDE and arcs.heads[noun] < i:
        noun = arcs.heads[noun]
    governed = arcs.heads[noun] == arcs.heads[i] < noun and arcs.deps[noun] in {"obj", "obl"}
    told = any(k > i for k in arcs.below(i, "obl", "obl:agent"))
    if governed and told and doc[noun].pos_ in {"NOUN", "PROPN", "SYM"} and not arcs.below(i, *CLAUSAL):
        arcs.attach(i, noun, "acl")


def joined(noun: Token, arcs: Arcs) -> None:
    """ "set aside $5 million for research in schools and industry": a bare noun goes with a noun, not with the verb."""
    doc, i, verb = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    if noun.pos_ != "NOUN" or doc[verb].pos_ != "VERB" or verb > i:
        return
    if not arcs.below(i, "cc") or arcs.below(i, *CLAUSAL, "det", "case", "nmod:poss"):
        return
    between = [k for k in arcs.children(verb) if verb < k < arcs.children(i)[0]]
    if between and arcs.deps[between[-1]] in {"obj", "obl"} and doc[between[-1]].pos_ in {"NOUN", "PROPN"}:
        arcs.attach(i, between[-1], "conj")


def singled(name: Token, arcs: Arcs) -> None:
    """ "one of its founders, Mary Smith, left": it is the one that the name is of, and no founders."""
    doc, i, things = name.doc, int(name.i), arcs.heads[int(name.i)]
    one = arcs.heads[things]
    several = doc[things].tag_ == "NNS" and arcs.deps[things] == "nmod" and "of" in arcs.forms(things, "case")
    if several and arcs.lower[one] == "one" and one < things < i and not arcs.below(i, "conj"):
        arcs.attach(i, one, "appos")


def listed(noun: Token, arcs: Arcs) -> None:
    """ "a pay rise, a shorter week and pensions", "a mine in Springfield, a mill in Ogdenville and a shop": rows.

    Of such pairs with articles in EWT and GUM's training parts 18 of 19 are rows, one an apposition.
    """
    doc, i, first = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    inner = first
    if doc[first].ent_type_ == "LOC" and arcs.deps[first] == "nmod":
        first = arcs.heads[first]
    rest = [k for k in range(i + 1, arcs.ends[noun.i]) if arcs.heads[k] in {i, first} and arcs.deps[k] == "conj"]
    last = [k for k in rest if any(i < c < k for c in arcs.below(k, "cc"))]
    if first > i or not last or (first != inner and arcs.heads[last[0]] != first):
        return
    new = all(doc[k].pos_ == "NOUN" and arcs.forms(k, "det") & {"a", "an"} for k in (first, i))
    if new and doc[arcs.children(i)[0]].text == ",":
        arcs.change({i: (first, "conj"), **dict.fromkeys(rest, (first, "conj"))})


def offices(noun: Token, arcs: Arcs) -> None:
    """ "professor of history and director of the museum": an office is nothing that somebody is professor of."""
    doc, i, field = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    first = arcs.heads[field]
    titles = [_is_office(doc[k]) for k in (first, field, i)]
    ends = arcs.below(i, "nmod")
    of = bool(ends) and all("of" in arcs.forms(k, "case") for k in (field, ends[0]))
    told = arcs.deps[first] in {"appos", "xcomp"} or arcs.below(first, "cop")
    alike = told and doc[field].ent_type_ and {"a", "an"} & arcs.forms(i, "det") and doc[first].tag_ == "NN"
    fresh = alike or not arcs.below(i, "det", "nmod:poss")
    if all(titles[::2]) and (alike or not titles[1]) and of and arcs.deps[field] == "nmod" and fresh:
        arcs.attach(i, first, "conj")


def accompanied(noun: Token, arcs: Arcs) -> None:
    """ "Acme, together with Globex, bought it", "sued Acme along with Globex": two of a kind side by side are a row.

    Not so "wrote the book along with Brown"; what stands between a subject and its verb goes with the subject.
    """
    doc, i = noun.doc, int(noun.i)
    words = [k for k in arcs.below(i, "case") if k < i]
    if not words or doc[words[-1]].lower_ != "with" or doc[words[-1] - 1].lower_ not in {"along", "together"}:
        return
    along = words[-1] - 1
    end = along - 2 if doc[along - 1].text == "," else along - 1
    kind, first = _SORTS.get(noun.ent_type_), end
    while arcs.heads[first] <= end and arcs.deps[first] in INSIDE | {"nmod", "punct"} and first != arcs.heads[first]:
        if kind and _SORTS.get(doc[first].ent_type_) == kind and arcs.deps[first] == "nmod":
            break
        first = arcs.heads[first]
    if end < arcs.sentence[i] or first == i or arcs.deps[first] not in ROWS or arcs.within(first, i):
        return
    ahead = arcs.deps[first] in {"nsubj", "nsubj:pass"} and i < arcs.heads[first] and doc[first].pos_ in NOUNS
    if ahead or (kind is not None and _SORTS.get(doc[first].ent_type_) == kind):
        arcs.change({i: (first, "conj"), along: (i, "cc"), words[-1]: (along, "fixed")})


def _is_office(noun: Token) -> bool:
    return noun.lemma_ in EMPLOYED | _RELATED or noun.lemma_.endswith(("er", "ess", "ian", "ist", "man", "or"))


def inward(noun: Token, arcs: Arcs) -> None:
    """ "flows from the hills into Freedonia": the way goes on, no hills are into it."""
    i, start = int(noun.i), arcs.heads[int(noun.i)]
    if "into" in arcs.forms(i, "case") and "from" in arcs.forms(start, "case") and arcs.heads[start] < start < i:
        arcs.attach(i, arcs.heads[start], arcs.deps[start])

"""Mends of trees in which what stands behind a noun hangs on the verb, or a member of a row says what the noun is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.annotate.edits import NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from graph.annotate.edits import Arcs

INSIDE = frozenset({"compound", "nummod", "flat"})
"""Labels of words that stand before or inside the head of a phrase."""
ROWS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "conj"})
"""Labels of nouns that another may be joined to."""
_SORTS = {"PERSON": "agent", "ORG": "agent", "LOC": "place"}
"""What names are of one kind."""
CLAUSAL = frozenset({"mark", "nsubj", "nsubj:pass", "aux", "aux:pass", "cop", "advmod"})
RELATED = frozenset({"based", "compared"})


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

"""Mends whom a noun stands beside: members of rows by their marks, second subjects, titles in turn.

Each function takes one noun and the arcs of its Doc and changes these or nothing.  Words, tags and names stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.annotate.attachments import EMPLOYED
from graph.annotate.edits import AMOUNTS, NOUNS, SUBJECT
from graph.annotate.rivals import LISTING, SOME

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Span, Token

    from graph.annotate.edits import Arcs

AN = frozenset({"a", "an"})
TIED = frozenset({"among", "between", "with"})
"""Prepositions that want more than one."""
MIXED = frozenset("blend combination cross fusion hybrid marriage mix mixture union".split())
"""Nouns of what is made of several: "a blend of tea and a syrup"."""
OTHERS = frozenset({"etc", "etc.", "etcetera"})
TOWNS = frozenset(
    """capital city country county district hamlet island lake mountain municipality peak port province region republic
    river state suburb territory town village volcano""".split()
)
"""Nouns that say what a place is, and nothing else."""


def alike(noun: Token, arcs: Arcs) -> None:
    """ "is a star of film and a gifted painter": joined to the noun that is marked as it is, not to the nearest.

    That is one with an article or a number as it has, or the same noun, where the parser thinks of that one as well.
    """
    i, near = int(noun.i), arcs.heads[int(noun.i)]
    row = [k for k in arcs.below(near, "conj") if k >= i]
    if near > i or arcs.deps[near] in {"conj", "appos"} or arcs.forms(near, "case") & TIED:
        return
    if arcs.forms(i, "case"):
        return
    for k in row:
        other, share, _ = arcs.rival(k)
        listed = arcs.forms(near, "case") & LISTING and share < 2 * SOME
        if share >= SOME and other < near and not listed and _is_alike(i, other, near, arcs):
            row += [inner for member in row for inner in arcs.below(member, "conj")]
            arcs.change(dict.fromkeys(row, (other, "conj")))
            return


def _is_alike(i: int, other: int, near: int, arcs: Arcs) -> bool:
    """Whether a noun is marked as the other one, and the nearer one is not."""
    doc = arcs.doc
    if doc[other].pos_ not in NOUNS or doc[near].pos_ not in NOUNS:
        return False
    if doc[i].lemma_ == doc[other].lemma_ != doc[near].lemma_ and doc[i].pos_ == "NOUN":
        return True
    articles = [bool(arcs.forms(k, "det") & AN) for k in (i, other, near)]
    if articles == [True, True, False] and doc[i].tag_ == doc[other].tag_ == "NN":
        first = arcs.below(near, "conj")[:1] == [i]  # "a fan of jazz, opera and a good dinner"
        return first and "another" not in arcs.forms(near, "det") and doc[other].lemma_ not in MIXED
    measured = [doc[k].ent_type_ in AMOUNTS for k in (i, other, near)]
    return measured == [True, True, False] and doc[i].ent_type_ == doc[other].ent_type_


def predicated(noun: Token, arcs: Arcs) -> None:
    """ "is a member of NATO, a partner, and a country that": what has an article as the first is of the row with it."""
    doc, i, near = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    top = arcs.heads[near]
    rest = [k for k in (*arcs.below(near, "conj"), *arcs.below(i, "conj")) if k > i and arcs.below(k, "cc")]
    if not top < near < i or arcs.deps[near] != "nmod" or len(rest) != 1 or not arcs.below(top, "cop"):
        return
    if arcs.forms(near, "det") or (doc[near].ent_type_ == "LOC" and noun.lemma_ in TOWNS):
        return
    if all(doc[k].tag_ == "NN" and arcs.forms(k, "det") & AN for k in (top, i, rest[0])):
        arcs.change({i: (top, "conj"), rest[0]: (top, "conj")})


def second(noun: Token, arcs: Arcs, names: Mapping[int, Span]) -> None:
    """A second subject of one predicate, right behind the first, is in apposition to it."""
    doc, i, verb = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    before = [k for k in arcs.below(verb, *SUBJECT) if k < i]
    if not before or i > verb or doc[before[-1]].pos_ not in NOUNS | {"PRON", "NUM"}:
        return
    first, start = before[-1], _start(i, arcs)
    marks = [k for k in range(start, i) if arcs.deps[k] in {"cc", "punct"} and arcs.heads[k] in {i, verb}]
    end = next((k for k in range(i - 1, first - 1, -1) if k not in marks and not arcs.within(k, i)), first)
    if not arcs.within(end, first):
        return
    if i in names and names[i].label_ == "PERSON" and first not in names and _is_office(doc[first]):
        arcs.attach(i, first, "appos")  # "Director of the museum, Mary Smith opened it"


def _is_office(noun: Token) -> bool:
    return noun.lower_ in EMPLOYED or noun.lower_.endswith(("er", "ess", "ian", "ist", "man", "or", "person"))


def _start(i: int, arcs: Arcs) -> int:
    """Where the phrase of a word begins, with a mark right before it."""
    start = min([i, *(k for k in arcs.children(i) if k < i)])
    return start - 1 if start > arcs.sentence[i] and arcs.doc[start - 1].text == "," else start


def and_so_on(word: Token, arcs: Arcs) -> None:
    """ "rallies, vigils, and so on", "hats, scarves, etc.": they name nothing, and what is before them is a row."""
    i, first = int(word.i), arcs.heads[int(word.i)]
    closing = arcs.lower[i] in OTHERS or (arcs.lower[i] == "on" and arcs.lower[i - 1] == "so")
    if not closing or first > i or arcs.deps[i] not in {"conj", "appos"}:
        return
    moves = {k: (first, "conj") for k in arcs.below(first, "appos") if first < k < i}
    arcs.change(moves | {i: (first, "discourse")})

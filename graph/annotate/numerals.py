"""Mends trees inside an amount or a date: its groups of digits, its coin, the words that bound it, its parts.

Each function takes an amount, a date or one word and the arcs of its Doc and changes these or nothing.  Words and names
stay; of the Indian numerals the part of speech is mended too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from graph.annotate.edits import Arcs

INDIAN = frozenset({"crore", "crores", "lakh", "lakhs"})
_CASES = frozenset({"at", "by", "from", "of", "to"})
_LIMITS = frozenset({"above", "below", "over", "under"})
_INSIDE = frozenset({"compound", "nummod"})


def indian(word: Token, arcs: Arcs) -> None:
    """ "5 lakh people", "2 crore voters": a number as "5 million" is."""
    i, noun = int(word.i), arcs.heads[int(word.i)]
    counted = i > arcs.sentence[i] and word.doc[i - 1].pos_ == "NUM" and i < noun
    if counted and arcs.deps[i] in {"amod", *_INSIDE} and not word.ent_type_:
        moves = {i - 1: (i, "compound")} if arcs.heads[i - 1] == noun else {}
        if arcs.change({**moves, i: (noun, "nummod")}):
            word.pos_, word.tag_ = "NUM", "CD"


def coined(money: Span, arcs: Arcs) -> None:
    """ "A 5 million euro investment": the number is of the coin."""
    coin, row = int(money.end) - 1, range(money.start, money.end - 1)
    noun = arcs.heads[coin]
    if arcs.deps[coin] == "compound" and noun > coin:
        arcs.change({k: (coin, "nummod") for k in arcs.below(noun, "nummod") if k in row})


def bounded(amount: Span, arcs: Arcs) -> None:
    """ "Cut well over 50 jobs", "rose to just under 5%": both words bound the number, as "about" does."""
    first = int(amount.start)
    limit, how, case = first - 1, first - 2, first - 3
    if how < arcs.sentence[first] or arcs.lower[limit] not in _LIMITS or arcs.lower[how] not in {"just", "well"}:
        return
    number = next((int(t.i) for t in amount if t.pos_ == "NUM"), first)
    noun = _counted(number, arcs)
    moves = {limit: (number, "advmod"), how: (limit, "advmod")}
    if case >= arcs.sentence[first] and arcs.lower[case] in _CASES and arcs.deps[case] == "case":
        moves |= {case: (noun, "case"), noun: (arcs.heads[noun], arcs.deps[noun].replace("obl:unmarked", "obl"))}
    arcs.change(moves)


def _counted(number: int, arcs: Arcs) -> int:
    """The noun or the coin that a number is of."""
    while arcs.deps[number] in _INSIDE and arcs.heads[number] != number:
        number = arcs.heads[number]
    return number


def alone(word: Token, arcs: Arcs) -> None:
    """ "Fined Acme in May": who gets nothing that is named is what the verb is done to."""
    i, verb = int(word.i), arcs.heads[int(word.i)]
    if verb < i and not arcs.below(verb, "obj", "ccomp", "xcomp", "aux:pass") and arcs.below(verb, "iobj") == [i]:
        arcs.attach(i, verb, "obj")


def unranged(amount: Span, arcs: Arcs) -> None:
    """ "Is worth between $5 and $7", "fined Acme between $5 and $7": an amount, which no preposition brings in."""
    root, first = int(amount.root.i), int(amount.start) - 1
    verb = arcs.heads[root]
    bare = first >= arcs.sentence[root] and arcs.lower[first] == "between" and arcs.below(root, "case") == [first]
    taken = arcs.below(verb, "iobj") and not arcs.below(verb, "obj")
    if bare and arcs.deps[root] == "obl" and verb < first and (taken or arcs.lower[verb] == "worth"):
        arcs.change({first: (root, "advmod"), root: (verb, "obj")})


def told(amount: Span, arcs: Arcs) -> None:
    """ "Up to $5 million was stolen": what a sentence begins with before a verb without a subject is its subject."""
    root, first = int(amount.root.i), int(amount.start)
    verb, start = arcs.heads[root], arcs.sentence[root]
    leads = first == start + 2 and arcs.lower[start:first] == ["up", "to"]
    if not leads or arcs.deps[root] != "obl" or verb < root or arcs.below(verb, "nsubj", "nsubj:pass", "csubj", "expl"):
        return
    arcs.attach(root, verb, "nsubj:pass" if arcs.below(verb, "aux:pass") else "nsubj")


def totalled(word: Token, arcs: Arcs) -> None:
    """ "Paid a total of $5 million", "cut a total of 50 jobs": the amount is meant, the words before it add nothing."""
    i = int(word.i)
    if i <= arcs.sentence[i] or i + 2 >= arcs.ends[i] or (arcs.lower[i - 1], arcs.lower[i + 1]) != ("a", "of"):
        return
    parts = [k for k in arcs.below(i, "nmod") if i + 1 in arcs.below(k, "case")]
    if len(parts) != 1 or not any(word.doc[k].pos_ == "NUM" for k in (i + 2, i + 3) if k < arcs.ends[i]):
        return
    part = parts[0]
    moved = {k: (part, arcs.deps[k]) for k in arcs.children(i) if k not in {i - 1, part}}
    arcs.change({**moved, i + 1: (i, "fixed"), part: (arcs.heads[i], arcs.deps[i]), i: (part, "dislocated")})


def dated(date: Span, arcs: Arcs) -> None:
    """ "Resigned on June 1-3, 2019": all of a date is one."""
    outside = [int(t.i) for t in date if not date.start <= arcs.heads[t.i] < date.end]
    rest = [k for k in outside[1:] if arcs.heads[k] == arcs.heads[outside[0]]]
    if rest and arcs.deps[outside[0]] == "obl":
        arcs.change(dict.fromkeys(rest, (outside[0], "nmod:unmarked")))

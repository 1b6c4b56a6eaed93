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
_LIMITS = frozenset({"above", "below", "over", "under"})
_INSIDE = frozenset({"compound", "nummod"})


def spaced(number: Token, arcs: Arcs) -> None:
    """ "Makes 300 000 cars": groups of digits are one number."""
    doc, i = number.doc, int(number.i)
    before = doc[i - 1] if i > arcs.sentence[i] else number
    grouped = len(number) == 3 and before.text.isdigit() and len(before) <= 3 and before.whitespace_ == " "
    if grouped and number.text.isdigit() and arcs.heads[i - 1] == arcs.heads[i] and arcs.deps[i - 1] == "nummod":
        arcs.attach(i - 1, i, "compound")


def indian(word: Token, arcs: Arcs) -> None:
    """ "5 lakh people", "2 crore voters": a number as "5 million" is."""
    i, noun = int(word.i), arcs.heads[int(word.i)]
    counted = i > arcs.sentence[i] and word.doc[i - 1].pos_ == "NUM" and i < noun
    if counted and arcs.deps[i] in {"amod", *_INSIDE} and not word.ent_type_:
        moves = {i - 1: (i, "compound")} if arcs.heads[i - 1] == noun else {}
        if arcs.change({**moves, i: (noun, "nummod")}):
            word.pos_, word.tag_ = "NUM", "CD"


def coined(money: Span, arcs: Arcs) -> None:
    """ "A 5 million euro investment", "rose to 5 trillion won": the number is of the coin, and the case of both."""
    coin, row = int(money.end) - 1, range(money.start, money.end - 1)
    noun = arcs.heads[coin]
    if arcs.deps[coin] == "compound" and noun > coin:
        arcs.change({k: (coin, "nummod") for k in arcs.below(noun, "nummod") if k in row})
    first = int(money.start) - 1
    if arcs.deps[first] == "case" and arcs.heads[first] in row and arcs.deps[arcs.heads[first]] in _INSIDE:
        arcs.attach(first, int(money.root.i), "case")


def bounded(amount: Span, arcs: Arcs) -> None:
    """ "Cut well over 50 jobs", "rose just under 5%": both words bound the number, as "about" does."""
    first = int(amount.start)
    limit, how = first - 1, first - 2
    if how < arcs.sentence[first] or arcs.lower[limit] not in _LIMITS or arcs.lower[how] not in {"just", "well"}:
        return
    noun = arcs.heads[limit]
    number = next((int(t.i) for t in amount if t.pos_ == "NUM"), first)
    if not arcs.within(number, noun):
        return
    alone = not [k for k in arcs.below(noun, "case") if k != limit]
    role = {"obl": "obl:unmarked"}.get(arcs.deps[noun], arcs.deps[noun]) if alone else arcs.deps[noun]
    moves = {limit: (number, "advmod"), how: (limit, "advmod")}
    arcs.change({**moves, noun: (arcs.heads[noun], role)} if noun != number else moves)


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
    """ "Resigned on June 1-3, 2019": what else of a date hangs on the same verb is part of it."""
    outside = [int(t.i) for t in date if not date.start <= arcs.heads[t.i] < date.end]
    rest = [k for k in outside[1:] if arcs.heads[k] == arcs.heads[outside[0]]]
    if rest and arcs.deps[outside[0]] == "obl":
        arcs.change(dict.fromkeys(rest, (outside[0], "nmod:unmarked")))

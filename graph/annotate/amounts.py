"""Mends trees around amounts and times: what is worth how much, who gets it, by how much, an amount after another.

Each function takes an amount or one word and the arcs of its Doc and changes these or nothing.  Words, tags and names
stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.annotate.edits import AMOUNTS, PREDICATE

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from graph.annotate.edits import Arcs

ABOUT = frozenset("about almost approximately around nearly over roughly some".split())
"""Words before an amount that is not exact."""


def converted(amount: Span, arcs: Arcs, amounts: dict[int, Span]) -> None:
    """ "HK$28 billion (about US$3.6 billion)": an amount in brackets after another is the same in other terms."""
    opening = amount.start - 1 - (amount.doc[amount.start - 1].lower_ in ABOUT)
    before = amounts.get(opening)
    if before is None or before.label_ != amount.label_ or amount.doc[opening].text != "(":
        return
    inner, first = int(amount.root.i), int(before.root.i)
    arcs.attach(inner, first, "appos")
    verb = arcs.heads[first]
    if arcs.deps[first] == "obj" and amount.doc[amount.end : amount.end + 1].text == ")":  # "€5 ($6) a year"
        row = range(amount.end + 1, amount.sent.end)
        beyond = [k for k in row if arcs.heads[k] == inner and arcs.deps[k] == "nmod:unmarked"]
        arcs.change(dict.fromkeys(beyond, (verb, "obl:unmarked")))


def worth(word: Token, arcs: Arcs) -> None:
    """ "jewels worth $5 million": the amount is the adjective's, the adjective is the noun's before it."""
    doc, i = word.doc, int(word.i)
    money = next((t for t in doc[i + 1 : i + 5] if t.ent_type_ == "MONEY"), None)
    if (
        money is None
        or i <= arcs.sentence[word.i]
        or any(arcs.heads[t.i] == i and t.dep_ == "cop" for t in doc[i - 4 : i])
    ):
        return
    noun = i - 1
    while arcs.deps[noun] in {"compound", "flat"} and noun < arcs.heads[noun] + 4 and arcs.heads[noun] < i:
        noun = arcs.heads[noun]
    if doc[noun].pos_ not in {"NOUN", "PROPN"}:
        return
    root = next(int(e.root.i) for e in doc.ents if e.start <= money.i < e.end)
    moves = {i: (noun, "amod"), root: (i, "obj")}
    for k in range(arcs.sentence[word.i], arcs.ends[word.i]):
        if arcs.heads[k] == i and k not in moves and arcs.deps[k] in {"obl", "case"} and k > root:
            moves[k] = (arcs.heads[i] if arcs.heads[i] != i else noun, arcs.deps[k])
    arcs.change(moves)


def priced(word: Token, arcs: Arcs) -> None:
    """ "awarded a contract worth $5 million to Acme": the amount is the noun's, what follows the verb's."""
    doc, i = word.doc, int(word.i)
    row = range(arcs.sentence[word.i], arcs.ends[word.i])
    if i < 1 or i + 1 >= len(doc) or doc[i - 1].pos_ not in {"NOUN", "PROPN"} or doc[i + 1].ent_type_ not in AMOUNTS:
        return
    if arcs.below(i, "cop", "nsubj"):
        return
    noun = i - 1
    end = i + 1
    while end < arcs.ends[word.i] and doc[end].ent_type_ in AMOUNTS:
        end += 1
    inside = range(i + 1, end)
    amount = next((k for k in inside if arcs.heads[k] not in inside), i + 1)
    amount = end if arcs.deps[amount] == "nummod" and arcs.heads[amount] == end else amount  # "worth 5 million shells"
    while arcs.deps[noun] in {"compound", "flat"} and arcs.heads[noun] < i and arcs.heads[noun] != noun:
        noun = arcs.heads[noun]
    verb = arcs.heads[noun]
    rest = {k: (verb if doc[verb].pos_ == "VERB" else noun, "obl" if doc[verb].pos_ == "VERB" else "nmod")
            for k in row if k >= end and arcs.heads[k] in {i, amount} and arcs.deps[k] in {"obl", "nmod"}}  # fmt: skip
    arcs.change({**rest, i: (noun, "amod"), amount: (i, "obj")})


def up(word: Token, arcs: Arcs) -> None:
    """ "Sales were up 5%": the amount is what is said, "up" is its adverb, and the subject and copula go with it."""
    i = int(word.i)
    amount = arcs.heads[i]
    if word.lower_ not in {"up", "down"}:
        return
    if arcs.deps[i] == "advmod" and word.doc[amount].ent_type_ in AMOUNTS:
        arcs.change({k: (amount, arcs.deps[k]) for k in arcs.below(i, *PREDICATE)})
        return
    below = arcs.children(i)
    amount = next((k for k in below if i < k <= i + 4 and word.doc[k].ent_type_ in AMOUNTS), -1)
    if amount < 0 or "cop" not in {arcs.deps[k] for k in (*below, *arcs.children(amount))}:
        return
    above = amount if arcs.heads[i] == i else arcs.heads[i]
    moves = {k: (amount, arcs.deps[k]) for k in below if k != amount}
    arcs.change({**moves, i: (amount, "advmod"), amount: (above, arcs.deps[i])})


def ranged(amount: Span, arcs: Arcs) -> None:
    """ "a fine of between £3m and £5m": the second is joined to the first; "between" is of the amount, no case."""
    doc, before = amount.doc, int(amount.start) - 1
    if before > amount.sent.start and doc[before].lower_ == "between" and arcs.deps[before - 1] == "case":
        arcs.attach(before, arcs.heads[before], "advmod")
    row = range(amount.start, amount.end)
    outside = [k for k in row if arcs.heads[k] not in row]
    if len(outside) == 2 and arcs.deps[outside[1]] == "conj" and arcs.heads[outside[1]] < amount.start:
        arcs.attach(outside[1], outside[0], "conj")

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
APART = frozenset({"adrift", "ahead", "clear", "short"})
"""How far off somebody is stands before these."""
OFF = APART | {"back", "behind", "off"}
"""And before these, how far off something is."""


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


def ranged(amount: Span, arcs: Arcs) -> None:
    """ "a fine of between £3m and £5m": the second is joined to the first; "between" is of the amount, no case."""
    doc, before = amount.doc, int(amount.start) - 1
    if before > amount.sent.start and doc[before].lower_ == "between" and arcs.deps[before - 1] == "case":
        arcs.attach(before, arcs.heads[before], "advmod")
    row = range(amount.start, amount.end)
    outside = [k for k in row if arcs.heads[k] not in row]
    if len(outside) == 2 and arcs.deps[outside[1]] == "conj" and arcs.heads[outside[1]] < amount.start:
        arcs.attach(outside[1], outside[0], "conj")


def twice(money: Span, arcs: Arcs) -> None:
    """ "paid $5 million for the plant and $2 million for the shop": the second amount is joined to the first."""
    doc, coin = money.doc, int(money.root.i)
    verb = noun = arcs.heads[coin]
    if arcs.deps[coin] != "conj" or noun in arcs.coins or noun > coin or arcs.below(coin, "case"):
        return
    while arcs.heads[verb] != verb and doc[verb].pos_ in {"NOUN", "PROPN"}:
        verb = arcs.heads[verb]
    firsts = [k for k in arcs.below(verb, "obj", "obl", "obl:unmarked") if k in arcs.coins and k < coin]
    if doc[verb].pos_ != "VERB" or len(firsts) != 1:
        return
    first = firsts[0]
    phrases = [k for head in (verb, first, coin) for k in arcs.below(head, "obl", "nmod")]
    after = {amount: _phrase_after(amount, phrases, arcs) for amount in (first, coin)}
    own = {phrase: (amount, "nmod") for amount, phrase in after.items() if phrase is not None}
    alike = len({frozenset(arcs.forms(phrase, "case")) for phrase in own}) == 1 < len(own)
    arcs.change({**(own if alike else {}), coin: (first, "conj")})


def _phrase_after(amount: int, phrases: list[int], arcs: Arcs) -> int | None:
    """The phrase whose preposition stands right after an amount."""
    end = amount
    while end < len(arcs.doc) and arcs.doc[end].ent_type_ == "MONEY":
        end += 1
    return next((k for k in phrases if end in arcs.below(k, "case")), None)


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


def worth_of(money: Span, arcs: Arcs) -> None:
    """ "sold $5 million ($4 million) worth of shares": one noun phrase, its head "worth" in the place of the amount."""
    doc, coin = money.doc, int(money.root.i)
    i = next((k for k in range(money.end, min(money.end + 8, len(doc) - 1)) if doc[k].lower_ == "worth"), None)
    if i is None or doc[i].tag_ != "NN" or doc[i + 1].lower_ != "of":
        return
    between = range(money.end, i)
    bracketed = between and doc[between[0]].text == "(" and doc[between[-1]].text == ")"
    if between and not bracketed and [doc[k].text for k in between] not in (["'"], ["’"]):
        return
    if arcs.heads[coin] == i:
        arcs.attach(coin, i, "nummod")
        return
    lead = range(max(money.sent.start, coin - 8), i)
    moved = {k: (i, arcs.deps[k]) for k in lead if arcs.heads[k] == coin and arcs.deps[k] in {"case", "mark", "cc"}}
    later = {k: (i, arcs.deps[k]) for k in range(i + 1, money.sent.end) if arcs.heads[k] == coin}
    arcs.change({**moved, **later, i: (arcs.heads[coin], arcs.deps[coin]), coin: (i, "nummod")})


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


def doubled(word: Token, arcs: Arcs) -> None:
    """ "paid twice its price", "lost more than twice that sum": the multiple is of the amount."""
    doc, i = word.doc, int(word.i)
    noun, verb = i + 1, arcs.heads[i]
    if arcs.deps[i] != "advmod" or noun >= len(doc) or arcs.deps[noun] not in {"det", "nmod:poss"}:
        return
    while i < arcs.heads[noun] != verb and arcs.heads[noun] != noun:
        noun = arcs.heads[noun]
    if arcs.heads[noun] == verb < i and arcs.deps[noun] == "obj":
        arcs.attach(i, noun, "advmod")


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


def margin(noun: Token, arcs: Arcs) -> None:
    """ "began the final round five shots off the lead", "left it two votes short": how far off is no second object."""
    doc, i, verb = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    if i + 1 >= len(doc) or not verb < i or arcs.lower[i + 1] not in OFF:
        return
    own = [k for k in range(verb + 1, i) if arcs.heads[k] == i]
    number = next((k for k in own if arcs.deps[k] == "nummod" or doc[k].lower_ in {"a", "an"}), None)
    before = [k for k in range(verb + 1, number or i) if arcs.heads[k] == verb and arcs.deps[k] in {"obj", "iobj"}]
    torn = [k for k in own if number is not None and k == number - 1 and arcs.deps[k] == "compound" and k > own[0]]
    moves = {k: (torn[0], arcs.deps[k]) for k in own if torn and k < torn[0]}
    things = before or torn
    if number is None or not things or (arcs.deps[things[0]] == "iobj" and doc[i + 1].lower_ not in APART):
        return
    if arcs.heads[i + 1] == verb and doc[i + 1].pos_ == "ADJ":
        moves[i + 1] = (i, "amod")
    arcs.change({**moves, things[0]: (verb, "obj"), i: (verb, "obl:unmarked")})


def numero(number: Token, arcs: Arcs) -> None:
    """ "the world No. 6 said": the rank and the word before it are one noun phrase."""
    doc, i, before = number.doc, int(number.i) - 2, int(number.i) - 3
    if before < arcs.sentence[number.i] or arcs.heads[i + 2] != i or arcs.lower[i : i + 2] != ["no", "."]:
        return
    alike = arcs.heads[before] == arcs.heads[i] != before and arcs.deps[before] == arcs.deps[i]
    if alike and doc[before].pos_ == "NOUN":
        arcs.change({**{k: (i, arcs.deps[k]) for k in arcs.children(before)}, before: (i, "compound")})

"""Mends trees around phrases of news: results of games, shares, a row without "and", headings, names that fell apart.

Each function takes one word and the arcs of its Doc and changes these or nothing.  Words, tags and names stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.annotate.names import POSSESSIVE_MARKS, begins_result
from graph.annotate.wholes import HEADINGS

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from graph.annotate.edits import Arcs

HEADED = frozenset({"compound", "nmod:desc", "nsubj", "nsubj:pass"})
"""Labels that a heading gets in the sentence after it."""
OUTER = ("acl", "acl:relcl", "appos", "case", "conj", "cop", "nmod", "nsubj", "nsubj:pass")
"""Labels of what hangs on a name from outside."""
KEPT = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "iobj"})
"""Labels that a name has of a verb."""


def score(first: Token, arcs: Arcs) -> None:
    """ "Acme beat Globex 3 – 0", "drew 1-1": the result is one, beside the verb; the names around keep their places."""
    doc, i = first.doc, int(first.i)
    if first.ent_type_ in {"DATE", "PRODUCT"} or not begins_result(arcs.lower[i : i + 3], 0):
        return  # "on June 1-3", "the Acme 737-800"
    dash, last = i + 1, i + 2
    after = arcs.heads[last]
    if after > last or arcs.heads[i] > last or arcs.sentence[last] != arcs.sentence[first.i]:
        return  # "a 2-1 win", "20-30 people"
    top = i
    while arcs.heads[top] != top and doc[arcs.heads[top]].pos_ not in {"VERB", "AUX"}:
        top = arcs.heads[top]
    verb = arcs.heads[top]
    if verb == top:
        arcs.change({dash: (i, "punct"), last: (i, "flat")})
        return
    moves = {dash: (i, "punct"), last: (i, "flat"), i: (verb, "obl:unmarked")}
    for k in range(arcs.sentence[first.i], arcs.ends[first.i]):
        if k not in moves and arcs.heads[k] in {i, last} and arcs.deps[k] != "punct":
            named = k < i and doc[k].pos_ in {"PROPN", "NOUN"} and arcs.deps[k] in {"compound", "nmod", "nmod:unmarked"}
            moves[k] = (verb, arcs.deps[i] if arcs.deps[i] in KEPT else "obj") if named else (verb, arcs.deps[k])
    arcs.change(moves)


def close_to(number: Token, arcs: Arcs) -> None:
    """ "Has 30 plants and close to 1,100 workers": the two words before a number bound it, as "about" does."""
    doc, i, near = number.doc, int(number.i), int(number.i) - 2
    if near < arcs.sentence[i] or arcs.lower[near : near + 2] != ["close", "to"]:
        return
    noun, role = i, arcs.deps[near]
    while arcs.deps[noun] in {"compound", "nummod"} and noun < arcs.heads[noun]:
        noun = arcs.heads[noun]
    if role not in {"amod", "conj", "obj"} or doc[noun].tag_ != "NNS":
        return
    moves = {near: (i, "advmod"), i - 1: (near, "fixed")}
    if role != "amod":
        own = {k: (noun, arcs.deps[k]) for k in arcs.children(near) if k not in {noun, i - 1}}
        moves = {**own, noun: (arcs.heads[near], role), **moves}
    arcs.change(moves)


def one_in(part: Token, arcs: Arcs) -> None:
    """ "affects one in five children", "four in 10 adults": the share is the head, of the whole and of whom."""
    doc, i = part.doc, int(part.i)
    if i + 3 >= arcs.ends[i] or arcs.lower[i + 1] != "in" or doc[i + 2].pos_ != "NUM":
        return
    whole, noun = i + 2, i + 3
    while arcs.deps[noun] in {"amod", "compound"} and noun < arcs.heads[noun]:
        noun = arcs.heads[noun]
    if doc[noun].tag_ != "NNS":
        return
    joined = arcs.heads[i + 1] == whole and (arcs.heads[whole] == i or arcs.heads[noun] == arcs.heads[i])
    if joined or (part.lower_ == "one" and arcs.heads[noun] == i):
        arcs.change({i + 1: (whole, "case"), whole: (i, "nmod"), noun: (i, "nmod")})


def asyndetic(noun: Token, arcs: Arcs) -> None:
    """ "two men, owners of boats, were": a second noun of a row without "and" says what the first is."""
    doc, i, first = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    row = arcs.below(first, "conj")
    joined = arcs.below(i, "cc") or arcs.below(first, "cc")
    if len(row) != 1 or joined or first > i or noun.tag_ != "NNS" or doc[first].tag_ != "NNS":
        return
    edge = next(t.i for t in doc[doc[i].left_edge.i :] if not t.is_punct)
    if edge > 0 and doc[edge - 1].text == "," and doc[first].pos_ == "NOUN":
        arcs.attach(i, first, "appos")


def formerly(used: Token, arcs: Arcs) -> None:
    """ "Acme used to make cars": the infinitive is what it did, no purpose."""
    doc, i = used.doc, int(used.i)
    if used.tag_ != "VBD" or i + 2 >= len(doc) or doc[i + 1].lower_ != "to":
        return
    verb = arcs.heads[i + 1]
    plain = not any(arcs.heads[k] == i and arcs.deps[k] in {"aux", "aux:pass", "obj"} for k in range(i))
    if plain and arcs.heads[verb] == i < verb and arcs.deps[verb] == "advcl" and doc[verb].tag_ == "VB":
        arcs.attach(verb, i, "xcomp")


MANY = frozenset({"dozens", "hundreds", "many", "scores", "several", "thousands"})


def many_more(more: Token, arcs: Arcs) -> None:
    """ "Ten were killed and many more wounded": it is others who are, and not the ten."""
    doc, i = more.doc, int(more.i)
    if i == arcs.sentence[i] or i + 1 >= arcs.ends[i] or doc[i - 1].lower_ not in MANY:
        return
    if arcs.heads[i] == i + 1 and arcs.deps[i] == "advmod" and arcs.deps[i + 1] == "conj" and doc[i + 1].tag_ == "VBN":
        arcs.change({i: (i + 1, "nsubj:pass"), i - 1: (i, "amod")})


def section(label: Token, arcs: Arcs) -> None:
    """ "History Acme was founded": a heading that lost its line is no part of the sentence after it."""
    doc, i = label.doc, int(label.i)
    if label.text not in HEADINGS or i != arcs.sentence[i] or i + 1 >= len(doc) or arcs.deps[i] not in HEADED:
        return
    if not doc[i + 1].is_title and not doc[i + 1].is_upper and doc[i + 1].lower_ != "and":
        return
    if label.ent_type_ == "" and (verb := arcs.verb(arcs.heads[i])) != i:
        arcs.attach(i, verb, "dislocated")


def coherent(name: Span, arcs: Arcs) -> None:
    """Words of one name that the parser hung side by side on one head are one phrase.

    "Ministry of Trade and Energy": what is joined inside a name is joined to the noun before it, not to the whole.
    "The worst-hit towns were Marsh End and Old Quay": what a name is or is joined to hangs on its head.
    So does the preposition before it: "in Rhode Island".
    "Smith & Jones": what is joined to the first word of a firm's name is no second firm.
    "the Ministry of Trade and Acme": the firm is joined to the ministry, not to trade.
    What comes after a colon in a title is no apposition to what comes before it.
    """
    root = int(name.root.i)
    for token in name:
        if arcs.deps[token.i] == "appos" and name.start < token.i and ":" in name.text:
            arcs.attach(int(token.i), root if token.i != root else name.start, "flat")
        if arcs.deps[token.i] == "conj" and arcs.heads[token.i] == root < token.i:
            inner = [k for k in range(root + 1, int(token.i)) if arcs.heads[k] == root and arcs.deps[k] == "nmod"]
            firm = name.label_ == "ORG" and any(root < k < token.i for k in arcs.below(int(token.i), "cc"))
            if inner:
                arcs.attach(int(token.i), inner[-1], "conj")
            elif firm:
                arcs.attach(int(token.i), root, "flat")
        if arcs.deps[token.i] in {"compound", "flat"} and arcs.heads[token.i] == root:
            for k in arcs.below(int(token.i), *OUTER):
                if not name.start <= k < name.end:
                    arcs.attach(k, root, arcs.deps[k])
        if arcs.deps[token.i] == "nmod" and name.label_ == "ORG":
            for k in arcs.below(int(token.i), "conj"):
                if k >= name.end and name.doc[k].ent_type_ in {"ORG", "PERSON"}:
                    arcs.attach(k, root, "conj")
    outside = [int(t.i) for t in name if not name.start <= arcs.heads[t.i] < name.end or arcs.heads[t.i] == t.i]
    if len(outside) == 2 and any(outside[0] < k < outside[1] for k in arcs.below(outside[1], "case")):
        arcs.attach(outside[1], outside[0], "nmod")  # a name with "in" inside it
        return
    if len(outside) != 2 or arcs.heads[outside[0]] != arcs.heads[outside[1]]:
        return
    first, last = outside
    if arcs.deps[first] == "nmod:poss" and arcs.deps[last] == "compound":  # "Springfield Teachers' Union official"
        arcs.attach(first, last, "nmod:poss")
    if arcs.deps[first] == arcs.deps[last] and arcs.heads[first] != first:
        below = arcs.children(first)
        later = {k: (last, arcs.deps[k]) for k in below if k >= name.end or arcs.deps[k] == "case"}
        arcs.change({**later, first: (last, "compound")})


def prepositional(noun: Token, arcs: Arcs) -> None:
    """ "found X, a vase, in a barn": what has a preposition is no apposition, and after a comma it is the verb's."""
    doc, i = noun.doc, int(noun.i)
    case = next(
        (k for k in range(max(arcs.sentence[noun.i], i - 6), i) if arcs.heads[k] == i and arcs.deps[k] == "case"), None
    )
    if case is None or doc[case].text in POSSESSIVE_MARKS or doc[case].lower_ in {"such", "including", "like", "as"}:
        return
    if case == arcs.sentence[noun.i] or doc[case - 1].text != ",":
        arcs.attach(i, arcs.heads[i], "nmod")
        return
    top = arcs.verb(arcs.heads[i])
    arcs.attach(i, top if doc[top].pos_ in {"VERB", "AUX"} else arcs.heads[i], "obl")

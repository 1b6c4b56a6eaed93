"""Mends clauses that leave their verb out: "Acme fell 2 percent and Globex 3", "Acme will leave and so will Globex".

A parser takes such a clause for one more object of the verb before it.  As in Universal Dependencies the subject is
joined to the verb, and what belongs to it hangs on it as ``orphan``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.annotate.edits import AMOUNTS, NOUNS, TIMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Span, Token

    from graph.annotate.edits import Arcs

AGENTS = frozenset({"LOC", "ORG", "PERSON"})
OBJECTS = frozenset({"obj", "obl", "obl:unmarked"})
LEFT = NOUNS | {"ADJ", "DET", "PART"}
"""Parts of speech of a subject's words."""
AROUND = frozenset({"cc", "punct"})


DENIED = frozenset({"neither", "nor"})
ECHOES = DENIED | {"so"}
"""Before an auxiliary and a noun they say the clause before of one more."""
VERBAL = frozenset({"aux", "aux:pass", "cop"})


def echoed(word: Token, arcs: Arcs) -> None:
    """ "Acme will leave, and so will Globex", "nor did Globex": who does as another is joined to that subject."""
    doc, i = word.doc, int(word.i)
    stop = next((k for k in range(i + 1, arcs.ends[word.i]) if doc[k].is_punct or doc[k].is_space), arcs.ends[word.i])
    words = range(i + 2, stop)
    if len(words) < 1 or doc[i + 1].pos_ not in {"AUX", "VERB"} or doc[stop : stop + 1].text == "?":
        return
    noun = range(i + 2, next((k for k in words if doc[k].tag_ == "IN"), stop))
    tops = [k for k in noun if arcs.heads[k] not in noun]
    if not tops or not all(_is_of_noun(doc[k], stop) for k in words):
        return
    subject = _echo_of(i, arcs)
    if subject is None:
        return
    top, verb = tops[-1], arcs.heads[subject]
    begin = i - 1 if doc[i - 1].tag_ == "CC" else i
    moves = {k: (top, "compound" if k in noun else "nmod") for k in words if arcs.heads[k] not in words}
    moves |= {k: (top, "amod") for k in noun if arcs.heads[k] == top and arcs.deps[k] == "nsubj"}
    moves |= {k: (verb, arcs.deps[k]) for k in range(stop, arcs.ends[word.i]) if begin <= arcs.heads[k] < stop}
    moves |= {k: (top, "punct") for k in range(subject, begin) if begin <= arcs.heads[k] < stop and doc[k].is_punct}
    arcs.change({**moves, begin: (top, "cc"), i: (top, "cc"), i + 1: (top, "cc"), top: (subject, "conj")})


def _is_of_noun(word: Token, stop: int) -> bool:
    """Whether a word may belong to a noun; the last one does after an adjective or an article, whatever its tag."""
    told = word.i == stop - 1 and word.nbor(-1).tag_ in {"DT", "JJ", "PRP$", "POS"}
    return told or not word.tag_.startswith(("MD", "VB", "W", "RB", "TO"))


def _echo_of(i: int, arcs: Arcs) -> int | None:
    """The subject of the nearest clause before with the same auxiliary, or none for "do", denied as the echo is."""
    doc = arcs.doc
    for verb in range(i - 1, arcs.sentence[i] - 1, -1):
        below = [k for k in range(arcs.sentence[i], i) if arcs.heads[k] == verb != k]
        subjects = [k for k in below if arcs.deps[k] in {"nsubj", "nsubj:pass"} and not doc[k].tag_.startswith("W")]
        helpers = {_helper(doc[k]) for k in below if arcs.deps[k] in VERBAL} or {"do"}
        denied = any(doc[k].lower_ in {"not", "n't", "n’t", "never"} for k in below)
        if subjects and _helper(doc[i + 1]) in helpers:
            return subjects[-1] if denied == (doc[i].lower_ in DENIED) else None
    return None


def _helper(auxiliary: Token) -> str:
    return str(auxiliary.lower_ if auxiliary.tag_ == "MD" else auxiliary.lemma_)


def tolled(state: Token, arcs: Arcs) -> None:
    """ "left 64 dead and 360 wounded": "64 dead" is left, and "360 wounded" too, each with its own number."""
    doc, i, dead = state.doc, int(state.i), arcs.heads[int(state.i)]
    verb = dead if doc[dead].lemma_ == "leave" else arcs.heads[dead]
    dead = next((k for k in arcs.below(verb, "xcomp") if k < i), dead)
    first, last = arcs.below(verb, "obj"), arcs.below(i, "nsubj", "nsubj:pass", "nummod")
    if doc[verb].lemma_ != "leave" or arcs.deps[dead] != "xcomp" or len(first) != 1 or len(last) != 1:
        return
    if not first[0] < dead < last[0] < i or doc[last[0]].pos_ != "NUM" or arcs.below(i, "aux", "aux:pass", "cop"):
        return
    if doc[first[0]].pos_ == "NUM":
        moves = {dead: (verb, "obj"), first[0]: (dead, "nummod"), i: (dead, "conj")}
    else:  # "left 64 people dead"
        moves = {dead: (first[0], "amod"), i: (first[0], "conj")}
    arcs.change({**moves, last[0]: (i, "nummod")})


def gapped(conjunct: Token, arcs: Arcs, names: Mapping[int, Span]) -> None:
    """A conjunct that is a subject with an amount, a role or a time of its own."""
    doc, i = conjunct.doc, int(conjunct.i)
    first, verb = _joined_to(i, arcs)
    if verb is None or not verb < first < i:
        return
    words = [k for k in range(first + 1, arcs.ends[conjunct.i]) if arcs.within(k, i)]
    further = [k for k in words if _hangs(k, i, arcs, "conj")]
    words = [k for k in words if not any(arcs.within(k, other) for other in further)]
    while words and arcs.deps[words[0]] in AROUND:
        words = words[1:]
    while words and arcs.deps[words[-1]] in AROUND and arcs.doc[words[-1]].tag_ != "NN":
        words = words[:-1]
    if not words or words[-1] - words[0] != len(words) - 1:
        return
    if arcs.deps[first] == "xcomp":
        _role(i, words, verb, arcs, names)
    elif doc[first].ent_type_ in TIMES:
        _time(i, first, verb, arcs, names)
    elif counted := _amount(first, arcs):
        _measured(words, counted, verb, arcs)


def _joined_to(i: int, arcs: Arcs) -> tuple[int, int | None]:
    """What a conjunct is joined to below a verb, and the verb; of a mended clause its orphan."""
    above = arcs.heads[i]
    for _ in range(20):
        head = arcs.heads[above]
        orphan = next((k for k in range(above, i) if arcs.heads[k] == above and arcs.deps[k] == "orphan"), None)
        if orphan is not None:
            return orphan, head
        if arcs.deps[above] != "conj":
            break
        above = head
    if arcs.doc[above].pos_ == "VERB":  # a noun joined to the verb: to its last object before
        objects = [k for k in range(above + 1, i) if arcs.heads[k] == above and arcs.deps[k] in OBJECTS]
        above = objects[-1] if objects and arcs.doc[i].pos_ != "VERB" else above
    verb = arcs.heads[above]
    known = arcs.deps[above] in OBJECTS | {"xcomp"} and arcs.doc[verb].pos_ == "VERB"
    return above, verb if known and any(_hangs(k, verb, arcs, "nsubj") for k in range(arcs.sentence[i], verb)) else None


def _hangs(k: int, head: int, arcs: Arcs, dep: str) -> bool:
    return arcs.heads[k] == head != k and arcs.deps[k].startswith(dep)


def _amount(word: int, arcs: Arcs) -> str:
    """The sort of amount that a word is or is counted by; empty for none, and after a preposition."""
    doc = arcs.doc
    below = [k for k in range(max(0, word - 6), word + 1) if k == word or arcs.heads[k] == word]
    if any(arcs.deps[k] == "case" for k in below):
        return ""
    plain = "CARDINAL" if doc[word].tag_ == "CD" else ""
    return next((doc[k].ent_type_ for k in below if doc[k].ent_type_ in AMOUNTS), plain)


def _measured(words: list[int], counted: str, verb: int, arcs: Arcs) -> None:
    """ "and Globex 3 percent": the last words are an amount of the same sort, a number where things are counted."""
    last = arcs.doc[words[-1]]
    begin = len(words) - 1
    if last.ent_type_ in AMOUNTS:
        while begin and arcs.doc[words[begin]].ent_iob_ == "I":
            begin -= 1
    if begin and (last.ent_type_ == counted or (counted == "CARDINAL" and last.tag_ == "CD")):
        _split(words[:begin], words[begin:], verb, arcs)


def _role(noun: int, words: list[int], verb: int, arcs: Arcs, names: Mapping[int, Span]) -> None:
    """ "became chairman and Mary Smith chief executive": a person right before a common noun."""
    name = names.get(words[0])
    if name is not None and name.label_ == "PERSON" and noun in names and names[noun].start == name.start:
        return
    if name is None or name.label_ != "PERSON" or not name.end <= noun or arcs.doc[noun].tag_ not in {"NN", "NNS"}:
        return
    rest = [k for k in words if k >= name.end]
    if all(arcs.doc[k].pos_ in {"ADJ", "NOUN"} for k in rest if k <= noun):
        _split([k for k in words if k < name.end], rest, verb, arcs, top=noun)


def _time(i: int, first: int, verb: int, arcs: Arcs, names: Mapping[int, Span]) -> None:
    """ "on Monday and Globex on Friday": a name joined to a time, with a time of the same preposition after it."""
    name = names.get(i)
    if name is None or name.label_ not in AGENTS:
        return
    end = int(name.end)
    case = next((arcs.doc[k].lower_ for k in range(verb, first) if _hangs(k, first, arcs, "case")), "")
    if end + 1 >= len(arcs.doc) or not case or arcs.doc[end].lower_ != case or arcs.deps[end] != "case":
        return
    later = arcs.heads[end]
    if arcs.doc[later].ent_type_ in TIMES:
        arcs.change({i: (verb, "conj"), later: (i, "orphan")})


def _split(left: list[int], right: list[int], verb: int, arcs: Arcs, top: int | None = None) -> None:
    """Join the first words to the verb as a subject, and hang the others on it.

    Where somebody gets the amount they are one more who does: "fined Acme $5 million and Globex $3 million".
    """
    doc = arcs.doc
    subject = left[-1]
    plain = all(doc[k].pos_ in LEFT or doc[k].tag_ == "CD" for k in left)
    if not plain or doc[subject].pos_ not in NOUNS | {"NUM"} or not any(doc[k].pos_ == "PROPN" for k in left):
        return
    inside = {*left, *right}
    top = top if top is not None else next(k for k in right if arcs.heads[k] not in right)
    own = next((k for k in reversed(left) if arcs.heads[k] not in left and doc[k].pos_ in NOUNS), subject)
    whom = [k for k in arcs.below(verb, "iobj") if verb < k < own]
    moves = {own: (whom[-1] if whom else verb, "conj"), top: (own, "orphan")}
    moves |= {k: (own, arcs.deps[k]) for k in left if k != own and arcs.heads[k] not in left}
    moves |= {k: (top, arcs.deps[k]) for k in right if k != top and arcs.heads[k] not in right}
    outer = [k for k in range(verb, left[0]) if arcs.deps[k] in AROUND and arcs.heads[k] in inside]
    arcs.change(moves | {k: (own, arcs.deps[k]) for k in outer})

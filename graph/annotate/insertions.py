"""Mends who says something where the words of saying stand in a clause or behind it, and times before its verb.

Each function takes one word and the arcs of its Doc and changes these or nothing.  Words, tags and names stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.annotate.attachments import HAPPENINGS, ORDINAL
from graph.annotate.edits import NOUNS, SUBJECT
from graph.annotate.reports import ANNOUNCING, SPEECH, TELLING, VOICING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Span, Token

    from graph.annotate.edits import Arcs

TOLD = SPEECH | ANNOUNCING | VOICING
PAST = frozenset("earlier last this".split())
"""First words of times that may stand between a subject and a verb of the past."""


def interposed(verb: Token, arcs: Arcs) -> None:
    """ "The lake, Ann Smith told parliament, is deep": she tells it, and it is the lake that is deep.

    The words of saying were taken for an apposition, or the lake for who tells it.
    """
    i, doc = int(verb.i), verb.doc
    speaker, comma = _phrase_before(i, arcs)
    closing = next((k for k in range(i + 1, arcs.ends[i]) if doc[k].text == ","), 0)
    if speaker < 0 or not closing or doc[i + 1].lower_ == "to" or arcs.below(i, "obj", "xcomp"):
        return
    if not all(arcs.within(k, i) for k in range(i + 1, closing)):
        return
    host = arcs.heads[speaker] if arcs.heads[speaker] != i else arcs.heads[i]
    while arcs.deps[host] in {"nmod", "flat"}:
        host = arcs.heads[host]
    if not arcs.sentence[i] <= host < comma or arcs.deps[host] not in SUBJECT:
        return
    clause = _clause_after(i, host, closing, arcs)
    if clause < 0:
        return
    moves = {i: (clause, "parataxis"), speaker: (i, "nsubj"), host: (clause, arcs.deps[host])}
    if arcs.heads[clause] == i:
        above = arcs.heads[i]
        moves[clause] = (clause if above == i else above, arcs.deps[i])
    if arcs.heads[host] == i:
        moves[host] = (clause, "nsubj:pass" if arcs.below(clause, "aux:pass") else "nsubj")
    arcs.change(moves)


def _phrase_before(verb: int, arcs: Arcs) -> tuple[int, int]:
    """The head of the noun phrase between a comma and a verb, and the comma; -1 where there is none."""
    doc, start = arcs.doc, arcs.sentence[verb]
    comma = next((k for k in range(verb - 1, start, -1) if doc[k].text == ","), -1)
    if comma < 0:
        return -1, -1
    row = range(comma + 1, verb)
    tops = [k for k in row if arcs.heads[k] not in row and arcs.deps[k] != "punct"]
    if len(tops) != 1 or doc[tops[0]].pos_ not in {*NOUNS, "PRON"} or arcs.below(tops[0], "case", "cc"):
        return -1, -1
    return (tops[0], comma) if doc[tops[0]].tag_ not in {"WDT", "WP"} else (-1, -1)


def _clause_after(verb: int, host: int, closing: int, arcs: Arcs) -> int:
    """The predicate behind words of saying that the noun before them is the subject of; -1 where there is none."""
    if arcs.heads[host] > closing:
        return arcs.heads[host] if arcs.heads[verb] in {host, arcs.heads[host]} else -1
    if arcs.heads[host] != verb:
        return -1
    behind = [arcs.heads[verb]] if arcs.deps[verb] == "parataxis" else arcs.below(verb, "ccomp")
    clauses = [k for k in behind if k > closing and not arcs.below(k, *SUBJECT, "expl", "mark")]
    return clauses[0] if len(clauses) == 1 else -1


def speaker_behind(verb: Token, arcs: Arcs, names: Mapping[int, Span]) -> None:
    """ "Smith leads the party, Ann Jones, its head, told reporters": who tells it is no other name of the party."""
    i = int(verb.i)
    if arcs.below(i, *SUBJECT, "aux:pass", "csubj") or _spoken_behind(verb, arcs, names):
        return
    said = [k for k in arcs.below(i, "ccomp", "parataxis") if k < i]
    beside = arcs.deps[i] in {"ccomp", "parataxis"} and not said
    if beside:  # "Update: Smith leads the party, Ann Jones, its head, told reporters"
        said = [k for k in arcs.below(arcs.heads[i], arcs.deps[i]) if k < i][-1:]
    first = said[0] if said else i
    row = [k for k in range(first, i) if arcs.deps[k] == "appos" and _set_off(k, arcs) and arcs.within(k, first)]
    if not row or arcs.deps[arcs.heads[row[0]]] in SUBJECT:
        return
    if not all(verb.doc[k].is_punct or arcs.within(k, arcs.heads[row[0]]) for k in range(row[0], i)):
        return
    host, speaker = arcs.heads[row[0]], row[0]
    if len(row) > 1 and host in names and names[host].label_ == "PERSON" and speaker not in names:
        speaker = next((k for k in row if k in names), speaker)  # "hired Smith, a lawyer, Ann Jones, the head, said"
    moves = {speaker: (i, "nsubj"), **{k: (speaker, "appos") for k in row if k > speaker}}
    arcs.change({**moves, first: (i, "ccomp")} if beside else moves)


def _spoken_behind(verb: Token, arcs: Arcs, names: Mapping[int, Span]) -> bool:
    """ "Acme grew, wrote Ann Jones in the Times": she wrote it, and nobody wrote her."""
    i, doc = int(verb.i), verb.doc
    beside = arcs.deps[i] == "parataxis" or any(k < i for k in arcs.below(i, "ccomp", "parataxis"))
    behind = [k for k in arcs.below(i, "obj", "iobj") if k == i + 1 and doc[k].pos_ in NOUNS and k in names]
    spoken = bool(behind) and beside and doc[i - 1].is_punct and verb.lemma_ not in TELLING
    return spoken and not arcs.below(i, "cc") and arcs.attach(behind[0], i, "nsubj")


def told_by(verb: Token, arcs: Arcs) -> None:
    """ "The dam, added the engineer, is safe", "it will, pointed out Smith, be safe": nobody adds an engineer."""
    i, doc, host = int(verb.i), verb.doc, arcs.heads[int(verb.i)]
    things = [k for k in arcs.below(i, "obj", "nsubj") if k > i and doc[k].pos_ in NOUNS]
    if verb.lemma_ not in TOLD or verb.tag_ not in {"VBD", "VBN"} or doc[i - 1].text != "," or len(things) != 1:
        return
    speaker, first = things[0], min([things[0], *arcs.children(things[0])])
    closing = next((k for k in range(speaker, arcs.ends[i]) if doc[k].text == "," and not arcs.within(k, speaker)), 0)
    bare = all(k in {speaker, closing, i - 1} or arcs.deps[k] == "compound:prt" for k in arcs.children(i))
    known = first in arcs.agents or speaker in arcs.agents or arcs.forms(speaker, "det") == {"the"}
    clause = arcs.heads[host] if arcs.deps[host] in SUBJECT else host
    within = all(arcs.within(k, i) for k in range(i + 1, closing))
    if closing and bare and known and within and clause > closing:
        arcs.change({i: (clause, "parataxis"), speaker: (i, "nsubj")})


def _set_off(noun: int, arcs: Arcs) -> bool:
    """Whether a comma stands before a noun phrase."""
    first = min([noun, *(k for k in arcs.children(noun) if not arcs.doc[k].is_punct)])
    return bool(arcs.doc[first - 1].text == ",")


def step(noun: Token, arcs: Arcs) -> None:
    """ "told it to stop production, its first such order in a year": nobody stops an order; it is what was told."""
    i, doc, verb = int(noun.i), noun.doc, arcs.heads[int(noun.i)]
    before = [k for k in arcs.below(verb, "obj") if verb < k < i]
    ranked = any(doc[k].lower_ in ORDINAL for k in arcs.below(i, "amod")) and bool(arcs.below(i, "det", "nmod:poss"))
    if noun.lemma_ in HAPPENINGS and before and ranked and _set_off(i, arcs) and not arcs.below(i, "cc", "conj"):
        arcs.attach(i, verb, "parataxis")


def timed(noun: Token, arcs: Arcs, names: Mapping[int, Span]) -> None:
    """ "The festival last month was held in Springfield": that is when it was held, no part of what it is."""
    i, host, doc = int(noun.i), arcs.heads[int(noun.i)], noun.doc
    if noun.ent_type_ != "DATE" or arcs.deps[host] not in SUBJECT or not host < i < arcs.heads[host] or host in names:
        return
    verb = arcs.heads[host]
    words = [k for k in arcs.below(verb, "aux", "aux:pass") if k > i] + [verb]
    first = min([i, *arcs.children(i)])
    happens = doc[host].lemma_ in HAPPENINGS or doc[host].lemma_.endswith(("ion", "ment", "ing"))
    if words[0] == i + 1 and doc[i + 1].tag_ == "VBD" and doc[first].lower_ in PAST and not happens:
        arcs.attach(i, verb, "obl:unmarked")

"""Titles of works: their names whole between quotation marks, and their words one phrase whatever stands in them.

A title may be a clause, a row or a question ("There Will Be Rain", "Eat, Sleep, Work"), and none of it is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Span

from graph.annotate.edits import ARGUMENTS, SUBJECT

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from graph.annotate.edits import Arcs

OPENING = frozenset({"“", '"', "``", "‘"})
CLOSING = frozenset({"”", '"', "''", "’"})
LONGEST = 12
"""Words of a title between quotation marks."""


def quoted(doc: Doc) -> None:
    """Make one title of what stands between quotation marks, if it is written as one and part of it is a title.

    In "Critics praised “2010: A Day, a Year”" it is the whole, in "the “Song of Rain” tour" as much as it was.
    """
    found = []
    for entity in doc.ents:
        bounds = _between(entity) if entity.label_ == "WORK_OF_ART" else None
        if bounds is not None:
            found.append(Span(doc, *bounds, label=entity.label))
    if found:
        taken = {i for title in found for i in range(title.start, title.end)}
        kept = [e for e in doc.ents if taken.isdisjoint(range(e.start, e.end))]
        whole = {title.start: title for title in found}
        doc.set_ents(sorted([*kept, *whole.values()], key=lambda e: e.start))


def _between(name: Span) -> tuple[int, int] | None:
    """Where a title begins and ends that is the rest of what stands between the quotation marks around a name."""
    doc, begin, end = name.doc, name.start, name.end
    first, last = name.sent.start, name.sent.end
    while begin > first and doc[begin - 1].text not in OPENING and name.end - begin < LONGEST:
        begin -= 1
    while end < last and doc[end].text not in CLOSING and end - begin < LONGEST:
        end += 1
    if begin == first or end >= last or doc[begin - 1].text not in OPENING or doc[end].text not in CLOSING:
        return None
    while end > begin + 1 and doc[end - 1].text in {",", "."}:
        end -= 1
    whole = (begin, end) != (name.start, name.end)
    return (begin, end) if whole and all(map(_is_titled, doc[begin:end])) else None


def _is_titled(word: Token) -> bool:
    """Whether a word may stand in a title: small ones, numbers and marks in any way, others with a capital."""
    return not word.text[0].islower() or len(word) < 5 or word.text.startswith("'")  # noqa: PLR2004


def titled(name: Span, arcs: Arcs) -> None:
    """ "The prize went to “To Mend a Roof”": the words of a title hang on one of them, and that on the verb."""
    inside = range(name.start, name.end)
    tops = [i for i in inside if arcs.heads[i] not in inside or arcs.heads[i] == i]
    if not all(map(_is_titled, name)):
        return
    plain = {"det", "case", "compound", "amod", "flat", "nmod", "nummod", "punct"}
    if len(tops) == 1 and arcs.deps[tops[0]] in ARGUMENTS and all(arcs.deps[i] in plain for i in inside if i not in tops):
        return
    outer = [k for i in inside for k in arcs.children(i) if k not in inside]
    verb = next((k for k in outer if arcs.doc[k].pos_ in {"VERB", "AUX"} and arcs.deps[k] != "aux"), None)
    top = next((i for i in tops if arcs.heads[i] != i), tops[0])
    if arcs.heads[top] == top:
        if verb is None:
            return
        moves = {verb: (verb, "ROOT"), top: (verb, "nsubj" if verb > top else "obj")}
    else:
        head, verb = arcs.heads[top], None
        moves = {top: (head, _role(top, name, arcs))}
    moves |= {i: (top, "flat") for i in inside if i != top}
    for k in outer:
        if k != verb:
            case = k == name.start - 1 or (k < top and arcs.deps[k] in {"case", "mark"})
            moves[k] = (top, "case" if case and arcs.doc[k].tag_ in {"IN", "TO"} else arcs.deps[k])
    arcs.change(moves)


def _role(top: int, name: Span, arcs: Arcs) -> str:
    """What a title is to the word that it hangs on, where a clause was made of it."""
    dep, head = arcs.deps[top], arcs.heads[top]
    if dep in ARGUMENTS - {"xcomp"}:
        return dep
    verbal = arcs.doc[head].pos_ in {"VERB", "AUX"}
    before = [k for k in range(max(0, name.start - 3), name.start) if arcs.deps[k] != "punct"]
    if before and arcs.doc[before[-1]].tag_ in {"IN", "TO"}:
        return "obl" if verbal else "nmod"
    if not verbal:
        return "appos"
    return "nsubj" if top < head and not arcs.below(head, *SUBJECT) else "obj"

"""Titles of works, whole between quotation marks and one phrase whatever stands in them; names with "and" in them.

A title may be a clause, a row or a question ("There Will Be Rain", "Eat, Sleep, Work"), and none of it is said.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from spacy.tokens import Span

from graph.annotate.edits import ARGUMENTS, SUBJECT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from graph.annotate.edits import Arcs

MARKS = {"“": "”", "‘": "’", '"': '"', "``": "''"}
"""Quotation marks by those that open them."""
LONGEST = 12
"""Words of a title between quotation marks."""
SPELT = 3
"""Words with a capital that make a title of what stands between quotation marks."""
UNDIVIDED = frozenset({"EVENT", "LAW", "LOC", "PRODUCT"})
OTHERS = frozenset({"EVENT", "FAC", "LAW", "ORG", "PRODUCT"})
"""Names that may stand between quotation marks."""


def quoted(doc: Doc) -> Doc:
    """Make one title of what stands between quotation marks, if it is written as one.

    In "Critics praised “2010: A Day, a Year”" it is the whole; "“Yes, we will,” she said" is none.
    """
    pairs = list(_pairs(doc))
    names = doc.ents if pairs else ()
    starts = [name.start for name in names]
    found = []
    for begin, end in pairs:
        inside = [n for n in names[bisect_left(starts, begin) : bisect_left(starts, end)] if n.end <= end]
        if _is_title(doc[begin:end], inside):
            found.append(Span(doc, begin, end, label="WORK_OF_ART"))
    if found:
        taken = {i for title in found for i in range(title.start, title.end)}
        kept = [e for e in doc.ents if taken.isdisjoint(range(e.start, e.end))]
        doc.set_ents(sorted([*kept, *found], key=lambda e: e.start))
    return doc


def _pairs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Where short quotations of one sentence begin and end, without a comma or full stop at their end."""
    opened, mark = 0, ""
    for token in doc:
        if token.is_sent_start or token.i - opened > LONGEST:
            mark = ""
        if mark and token.text == mark:
            end = token.i - (token.i > opened + 1 and doc[token.i - 1].text in {",", "."})
            if end > opened:
                yield opened, end
            mark = ""
        elif token.text in MARKS and not mark:
            opened, mark = token.i + 1, MARKS[token.text]


def _is_title(words: Span, names: Sequence[Span]) -> bool:
    """Whether words between quotation marks are a title: part of them is read as one, or it is spelt as one.

    ``names`` are those among the words.
    """
    kinds = {token.ent_type_ for token in words}
    spelt = sum(token.text[:1].isupper() for token in words) >= SPELT and words[0].text[:1].isupper()
    spelt = spelt and words.doc[words.end].text not in {",", "."}  # "“We Will Win,” she said"
    whole = [name.text for name in names] == [words.text]  # "“Mary Ann Smith”"
    known = "WORK_OF_ART" in kinds or (spelt and not whole and OTHERS.isdisjoint(kinds))
    return known and all(map(_is_titled, words))


def _is_titled(word: Token) -> bool:
    """Whether a word may stand in a title: small ones, numbers and marks in any way, others with a capital."""
    return not word.text[0].islower() or len(word) < 5 or word.text.startswith("'")


def titled(name: Span, arcs: Arcs) -> None:
    """ "The prize went to “To Mend a Roof”": the words of a title hang on one of them, and that on the verb."""
    inside = range(name.start, name.end)
    tops = [i for i in inside if arcs.heads[i] not in inside or arcs.heads[i] == i]
    if not all(map(_is_titled, name)):
        return
    plain = {"det", "case", "compound", "amod", "flat", "nmod", "nummod", "punct"}
    nominal = len(tops) == 1 and arcs.deps[tops[0]] in ARGUMENTS and arcs.deps[name.start] != "case"
    if nominal and all(arcs.deps[i] in plain for i in inside if i not in tops):
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
    begun = dep in {"obl", "nmod"} and arcs.deps[name.start] == "case"  # "“Like a Storm” won"
    if dep in ARGUMENTS - {"xcomp"} and not begun:
        return dep
    verbal = arcs.doc[head].pos_ in {"VERB", "AUX"}
    before = [k for k in range(max(0, name.start - 3), name.start) if arcs.deps[k] != "punct"]
    if before and arcs.doc[before[-1]].tag_ in {"IN", "TO"}:
        return "obl" if verbal else "nmod"
    if not verbal:
        return "appos"
    return "nsubj" if top < head and not arcs.below(head, *SUBJECT) else "obj"


def undivided(name: Span, arcs: Arcs) -> None:
    """ "Antigua and Barbuda's economy": what is joined to the first word of such a name is no second thing."""
    root = int(name.root.i)
    if name.label_ in UNDIVIDED:
        for k in arcs.below(root, "conj"):
            if root < k < name.end:
                arcs.attach(k, root, "flat")

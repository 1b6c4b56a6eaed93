"""BIO scores and rules to name spans.

Numbers, dates and money follow patterns (:mod:`graph.annotate.patterns`); everything else follows the network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.annotate.network import Floats, Integers

Span = tuple[int, int, str]
"""(first word, end word, label)"""
PROPER = frozenset("PERSON ORG LOC FAC PRODUCT EVENT WORK_OF_ART NORP LAW FIELD MISC".split())
POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’"})


DASHES = frozenset("-‐‑–—")


OFFICES = frozenset(
    """ambassador chairman chancellor chief commissioner director general governor leader minister mayor officer
    president secretary secretary-general senator spokesman spokeswoman""".split()
)
"""Words of an office that belong to no name of an organisation when a person's name follows."""


_RANKED = frozenset({"Acting", "Assistant", "Deputy", "Interim", "Permanent", "Special"})
"""What stands before an office and makes another of it, and ends no name of an organisation."""


STYLES = frozenset(
    """ayatollah baroness bishop capt captain cardinal col colonel dame dr gen imam king lady lord lt madam major miss
    mr mrs ms pope prince princess prof professor queen rabbi rep rev reverend sen sgt sheikh sir sultan""".split()
)
"""What stands before a person's name, as a rule with nothing between."""


MEMBERS = ("ants", "ees", "ents", "ers", "ians", "ists", "letes", "ors", "Nurses", "Pilots", "Veterans")
"""Ends of words for people who do something."""
UNIONS = frozenset(
    """Alliance Association Board Chamber Club Confederation Congress Council Federation Forum Foundation Front Fund
    Guild League Network Organisation Organization Party Society Syndicate Union""".split()
)


def bearers(spans: Sequence[Span], forms: Sequence[str]) -> list[Span]:
    """Organisations without the offices that stand between them and a person, and names without whose they are.

    >>> bearers([(0, 4, "ORG"), (4, 5, "PERSON")], ["UN", "Secretary", "-", "General", "Annan"])
    [(0, 1, 'ORG'), (4, 5, 'PERSON')]
    >>> bearers([(0, 4, "ORG")], ["Mary", "Smith", "'", "Union"])
    [(3, 4, 'ORG')]
    >>> bearers([(0, 5, "ORG")], ["Springfield", "Teachers", "'", "Welfare", "Union"])
    [(0, 5, 'ORG')]
    >>> bearers([(0, 3, "ORG"), (4, 5, "ORG")], ["White", "House", "Press", "Secretary", "Auditor", "General"])
    [(0, 2, 'ORG')]
    >>> bearers([(0, 2, "ORG")], ["UN", "Special", "Envoy"])
    [(0, 1, 'ORG')]
    >>> bearers([(1, 5, "PERSON")], ["Secretary", "-", "General", "Kofi", "Annan"])
    [(3, 5, 'PERSON')]
    """
    people = {begin for begin, _, kind in spans if kind == "PERSON"}
    bodies = {tuple(forms[begin:end]) for begin, end, kind in spans if kind == "ORG"}
    found = []
    for begin, end, kind in spans:
        first, last = begin, end
        after = [*forms[end : end + 1]]
        if kind == "ORG" and end - begin > 1 and forms[end - 1] == "Press" and after in (["Secretary"], ["Officer"]):
            last -= 1
        if kind == "ORG" and end - begin > 1 and forms[end - 1] in _RANKED and _is_post(*after):
            last -= 1
        if kind == "ORG" and end - begin == 1 and after == ["General"] and forms[begin].endswith(("er", "ney", "or")):
            continue
        if kind == "ORG" and end in people and "for" in forms[begin:end]:
            office = begin + [*forms[begin:end]].index("for")  # "Secretary of the Air Force for Acquisition Mary Smith"
            last = office if tuple(forms[begin:office]) in bodies else last
        while kind == "ORG" and end in people and last > first + 1 and _is_office(forms[last - 1]):
            last -= 1
        marks = [i for i in range(first + 1, last - 1) if forms[i] in {"'", "’"} and forms[i - 1] != "O"]
        marks = [i for i in marks if i > first + 1 and not _is_union(forms[i - 1], forms[last - 1])]
        if kind == "ORG" and marks:
            first = marks[-1] + 1
        if kind == "PERSON" and marks:
            last = marks[0]
        if kind == "PERSON" and last > first + 2 and forms[first] in DASHES:
            first += 2 if _is_office(forms[first + 1]) else 1
        found.append((first, last, kind))
    return found


def _is_post(form: str = "") -> bool:
    """Whether a word is an office, or a mission like one: "Special Envoy"."""
    return _is_office(form) or form.lower() in {
        "adviser",
        "advisor",
        "coordinator",
        "envoy",
        "rapporteur",
        "representative",
    }


def _is_union(members: str, form: str) -> bool:
    """Whether these are the last words of what people of one trade or kind are in: "Teachers' Union"."""
    return members.endswith(MEMBERS) and form in UNIONS


SAINTS = frozenset({"St", "St.", "Saint"})
CLOSED = frozenset("CC IN MD POS RB TO VBD VBP VBZ WDT WP WRB".split())
"""Tags of words that nobody's thing begins with."""


def saints(spans: Sequence[Span], forms: Sequence[str], tags: Sequence[str]) -> list[Span]:
    """Places called after a saint with the "'s" of their names, where it owns nothing once in the article.

    >>> saints([(1, 3, "LOC")], "In St. John 's , it rained".split(), "IN NNP NNP POS , PRP VBD".split())
    [(1, 4, 'LOC')]
    """
    named = [s for s in spans if forms[s[0]] in SAINTS and s[2] in {"FAC", "LOC", "ORG"}]
    marked = [s for s in named if forms[s[1] : s[1] + 1] in (["'s"], ["’s"])]
    whole = {tuple(forms[b:e]) for b, e, _ in marked if e + 1 >= len(tags) or _closes(forms[e + 1], tags[e + 1])}
    return [(b, e + (tuple(forms[b:e]) in whole and (b, e, k) in marked), k) for b, e, k in spans]


GROUNDS = frozenset(
    "Bay Corner Cove Creek Cross End Ferry Gate Green Hill Island Landing Lane Mill Mills Peak Point Quay Row Vineyard "
    "Wharf Wood".split()
)
"""Last words of places that are called by their owner."""


def landmarks(spans: Sequence[Span], forms: Sequence[str], tags: Sequence[str]) -> list[Span]:
    """Places called by their owner, with the whole of their names.

    >>> landmarks([(1, 2, "PERSON")], "at Brown 's Corner on Monday".split(), "IN NNP POS NNP IN NNP".split())
    [(1, 4, 'LOC')]
    """
    found = list(spans)
    for i in range(1, len(forms) - 1):
        if tags[i] != "POS" or forms[i] not in {"'s", "’s"} or forms[i + 1] not in GROUNDS or tags[i - 1] != "NNP":
            continue
        begin, end = i - 1, i + 2
        alone = not (begin and tags[begin - 1] == "NNP") and tags[end : end + 1] not in (["NNP"], ["NNPS"], ["NN"])
        over = [s for s in found if s[0] < end and begin < s[1]]
        if alone and all(begin <= s[0] and s[1] <= end for s in over):
            found = [*(s for s in found if s not in over), (begin, end, "LOC")]
    return sorted(found)


def _closes(form: str, tag: str) -> bool:
    return tag in CLOSED or not form[:1].isalnum()


def _is_office(form: str) -> bool:
    return form.lower() in OFFICES or form in DASHES


def begins_result(forms: Sequence[str], at: int) -> bool:
    """Whether a result of a game begins here: "1 – 0", "21-14".

    >>> begins_result(["beat", "Acme", "3", "–", "0", "."], 2), begins_result(["in", "2017", "-", "18"], 1)
    (True, False)
    """
    if at + 2 >= len(forms) or forms[at + 1] not in DASHES:
        return False
    return all(forms[i].isascii() and forms[i].isdigit() and len(forms[i]) < 4 for i in (at, at + 2))


def ends_tens(forms: Sequence[str], at: int) -> bool:
    """Whether a word is the second of a number with a hyphen.

    >>> ends_tens(["Forty", "-", "six"], 2), ends_tens(["20", "-", "30"], 2)
    (True, False)
    """
    return at > 1 and forms[at - 1] in DASHES and forms[at - 2].lower().endswith("ty") and forms[at].isalpha()


class Decoder:
    """Best legal tag sequence: ``I-x`` only after ``B-x`` or ``I-x``."""

    def __init__(self, tags: list[str]) -> None:
        self.kinds = [tag[2:] for tag in tags]
        self.inside = np.array([tag.startswith("I-") for tag in tags])
        self.begins = np.array([tag.startswith("B-") for tag in tags])
        self.legal = np.array([[not b.startswith("I-") or (a != "O" and a[2:] == b[2:]) for b in tags] for a in tags])
        self._penalty = np.where(self.legal, 0.0, -1e4).astype(np.float32)

    def spans(self, scores: Floats) -> list[Span]:
        """Name spans of consecutive words of one sentence."""
        path = scores.argmax(1)
        if not np.count_nonzero(path):
            return []
        if self.inside[path[0]] or not self.legal[path[:-1], path[1:]].all():
            path = self._viterbi(scores)
        spans: list[Span] = []
        for begin in np.flatnonzero(self.begins[path]).tolist():
            end = begin + 1
            while end < len(path) and self.inside[path[end]]:
                end += 1
            spans.append((begin, end, self.kinds[path[begin]]))
        return spans

    def _viterbi(self, scores: Floats) -> Integers:
        best = scores[0] + np.where(self.inside, -1e4, 0.0).astype(np.float32)
        back = np.zeros(scores.shape, np.int64)
        for index in range(1, len(scores)):
            moves = best[:, None] + self._penalty
            back[index] = moves.argmax(0)
            best = moves[back[index], np.arange(len(best))] + scores[index]
        path = np.zeros(len(scores), np.int64)
        path[-1] = best.argmax()
        for index in range(len(scores) - 1, 0, -1):
            path[index - 1] = back[index, path[index]]
        return path


def unpaid(found: list[Span], paid: dict[int, int]) -> list[Span]:
    """Names without the amount that they end with, or are: ``paid`` is where amounts after a sign begin and end.

    >>> unpaid([(0, 2, "ORG"), (4, 5, "PERSON"), (6, 9, "WORK_OF_ART")], {1: 4, 4: 5, 6: 8})
    [(0, 1, 'ORG'), (6, 9, 'WORK_OF_ART')]
    """
    kept = []
    for begin, end, kind in found:
        cut = next((i for i in range(begin, end) if paid.get(i, 0) >= end), end)
        if cut > begin:
            kept.append((begin, cut, kind))
    return kept


def merge(found: list[Span], ruled: list[Span]) -> list[Span]:
    """The network's spans and the rules'; rules win but for numbers inside a proper name.

    >>> merge([(0, 3, "ORG"), (5, 6, "DATE")], [(0, 1, "CARDINAL"), (5, 8, "DATE")])
    [(0, 3, 'ORG'), (5, 8, 'DATE')]
    """
    covered: dict[int, Span] = {}
    for span in found:
        if span[2] in PROPER:
            covered.update(dict.fromkeys(range(span[0], span[1]), span))
    kept: list[Span] = []
    dropped: set[Span] = set()
    for span in ruled:
        rivals = {covered[i] for i in range(span[0], span[1]) if i in covered}
        if all(
            span[0] <= rival[0] and rival[1] <= span[1] and span[1] - span[0] > rival[1] - rival[0] for rival in rivals
        ):
            dropped |= rivals
            kept.append(span)
    taken = {i for span in kept for i in range(span[0], span[1])}
    free = [span for span in found if span not in dropped and taken.isdisjoint(range(span[0], span[1]))]
    return sorted(kept + free)

"""Organisations' names with "and" in them or after them: what belongs to one name, and what is another's.

The network may cut a firm at its "&" ("Smith" and "Jones" of "Smith & Jones") and may take the next firm in after a
name with "of" ("Ministry of Trade and Acme").  The words and the other names of the article tell.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.annotate.names import Span

CALLED = frozenset("LOC MISC ORG PERSON PRODUCT".split())
"""What the network takes half a firm's name for."""


def around_and(forms: Sequence[str], spans: Iterable[Span]) -> list[Span]:
    """Spans with one for the two halves of a firm's name around "&"; two people in a headline stay two.

    >>> around_and("Smith & Jones fell".split(), [(0, 1, "ORG"), (2, 3, "PERSON")])
    [(0, 3, 'ORG')]
    >>> around_and("Smith & Jones meet as Smith rests".split(), [(0, 1, "PERSON"), (2, 3, "PERSON"), (5, 6, "PERSON")])
    [(0, 1, 'PERSON'), (2, 3, 'PERSON'), (5, 6, 'PERSON')]
    """
    spans = [_whole(forms, span) for span in spans]
    words = Counter(form for begin, end, _ in spans for form in forms[begin:end])
    found: list[Span] = []
    for begin, end, kind in spans:
        left = found[-1] if found else (0, 0, "")
        if left[1] > begin:
            continue  # what a half went on with
        lone = left[1] + 1 == begin and forms[left[1]] == "&" and left[1] - left[0] == end - begin == 1
        if lone and _is_one({left[2], kind}, forms[left[0]], forms[begin], words):
            found[-1] = (left[0], end, "ORG")
        else:
            found.append((begin, end, kind))
    return found


def _whole(forms: Sequence[str], span: Span) -> Span:
    """A span that ends with "&" with the capitalised word after it."""
    begin, end, kind = span
    goes_on = forms[end - 1] == "&" and end - begin > 1 and end < len(forms) and forms[end][:1].isupper()
    return (begin, end + 1, "ORG") if goes_on and kind in CALLED else span


def _is_one(kinds: set[str], left: str, right: str, words: Counter[str]) -> bool:
    """Whether two words around "&" are one firm: the same word twice, one a firm's, or two met nowhere else."""
    if not kinds <= CALLED:
        return False
    return left == right or "ORG" in kinds or (kinds == {"PERSON"} and words[left] == words[right] == 1)


def parted(forms: Sequence[str], spans: Sequence[Span]) -> list[Span]:
    """Spans with those cut before "and" that took the next firm in: a name elsewhere, or no word ("AC", "AcmeCorp").

    >>> parted("Ministry of Trade and AcmeCorp met".split(), [(0, 5, "ORG")])
    [(0, 3, 'ORG'), (4, 5, 'ORG')]
    >>> parted("Ministry of Trade and Energy met".split(), [(0, 5, "ORG")])
    [(0, 5, 'ORG')]
    """
    kinds = {tuple(forms[begin:end]): kind for begin, end, kind in spans}
    found: list[Span] = []
    for begin, end, kind in spans:
        last = max((i for i in range(begin, end) if forms[i] == "and"), default=begin)
        tail = forms[last + 1 : end]
        known = kinds.get(tuple(tail))
        if kind == "ORG" and "of" in forms[begin:last] and tail and (known or _is_no_word(tail)):
            found += [(begin, last, kind), (last + 1, end, known or "ORG")]
        else:
            found.append((begin, end, kind))
    return found


def ours(forms: Sequence[str], spans: Sequence[Span]) -> list[Span]:
    """Spans with what "we at" stands before as an organisation, wherever the article names it.

    >>> ours("We at Acme Kenya grew , so Acme Kenya says".split(), [(2, 4, "LOC"), (7, 9, "PERSON")])
    [(2, 4, 'ORG'), (7, 9, 'ORG')]
    >>> ours("We met at Acme".split(), [(3, 4, "LOC")])
    [(3, 4, 'LOC')]
    """
    known = {
        tuple(forms[begin:end])
        for begin, end, kind in spans
        if kind in CALLED and begin > 1 and forms[begin - 1] == "at" and forms[begin - 2].lower() in {"us", "we"}
    }
    return [(b, e, "ORG" if kind in CALLED and tuple(forms[b:e]) in known else kind) for b, e, kind in spans]


def _is_no_word(tail: Sequence[str]) -> bool:
    """Whether a name is one of capitals, or has some inside: a ministry is for neither."""
    word = tail[0]
    return len(tail) == 1 and len(word) > 1 and word.isalpha() and not word[1:].islower()

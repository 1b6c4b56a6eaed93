"""Long texts as windows of whole sentences, by the text alone.

A window takes words up to ``LIMIT`` pieces.  It ends at the end of a block (a paragraph, headline, list item)
when one lies in its second half; otherwise it is encoded and kept up to the last sentence start it predicts,
and the next window goes on from there.  A sentence longer than a window is cut hard.  Work is linear in the
text: a cut always lies in the last two thirds of a window, but for one short cut in a row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.annotate.network import Scores

LIMIT = 192
LONGEST = 254


def windows(
    sizes: list[int], breaks: list[bool], encode: Callable[[int, int], Scores], *, known: bool = False
) -> Iterator[tuple[int, Scores]]:
    """(begin, scores) of consecutive windows; ``sizes`` are pieces of words, ``breaks`` marks first words of blocks.

    With ``known`` the breaks are all the sentence starts there are, and no others are looked for.
    """
    begin, patient = 0, True
    while begin < len(sizes):
        end = _reach(sizes, begin, LIMIT if patient else LONGEST)
        if end < len(sizes):
            block = _last_break(breaks, begin, end)
            if block - begin > (0 if known else (end - begin) // 2):
                end = block
        scores = encode(begin, end)
        if end == len(sizes) or breaks[end]:
            keep, patient = end - begin, True
        else:
            keep, patient = _cut(scores, breaks, begin, patient=patient, known=known)
        if keep:
            yield begin, scores.part(0, keep) if keep < end - begin else scores
        begin += keep


def _reach(sizes: list[int], begin: int, limit: int) -> int:
    """The end of the longest run of words that fits, one word at least."""
    end, total = begin + 1, sizes[begin]
    while end < len(sizes) and total + sizes[end] <= limit:
        total += sizes[end]
        end += 1
    return end


def _last_break(breaks: list[bool], begin: int, end: int) -> int:
    """The last block start after ``begin`` up to ``end``, or ``begin``."""
    return next((index for index in range(end, begin, -1) if breaks[index]), begin)


def _cut(scores: Scores, breaks: list[bool], begin: int, *, patient: bool, known: bool) -> tuple[int, bool]:
    """How many words of a cut window to keep, and whether the next one may be short."""
    size = len(scores.starts)
    starts = [i for i in range(1, size) if breaks[begin + i] or (not known and scores.starts[i] > 0)]
    last = starts[-1] if starts else 0
    if last * 3 >= size:
        return last, True
    if patient:
        return last, False
    return size, True

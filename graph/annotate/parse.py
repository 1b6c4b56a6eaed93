"""Arc scores to a well-formed tree: one root, no cycle, hardly an arc that crosses another, the best sum of scores.

English seldom crosses arcs: 4 of 100 sentences of GUM have such a tree where the best arcs give one to 10, and a tree
without crossings that is almost as good is better on both treebanks (docs/decisions/0024).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from graph.annotate.network import Floats, Integers

CLOSE = 3.0
"""Log odds up to which a tree without crossing arcs is preferred; "signed a pact on Monday that ends it" crosses."""
NEVER = -1e12
FAR = 1e5
"""Taken off every root arc in the second try, so that the best tree uses exactly one."""


def tree(scores: Floats) -> Integers:
    """Heads of the words (0 = root) from scores [words, words + 1]; column 0 is the root.

    >>> tree(np.array([[0, 0, 9], [9, 1, 0]], np.float32)).tolist()
    [2, 0]
    """
    size = len(scores)
    own = scores.copy()
    own[np.arange(size), np.arange(1, size + 1)] = -1e9
    heads: Integers = own.argmax(1)
    if not is_tree(heads):
        square = np.full((size + 1, size + 1), -1e9)
        square[1:] = own
        square[1:, 0] -= FAR
        heads = _spanning(square)[1:]
    if crosses(heads):
        straight, rows = projective(scores), np.arange(size)
        lost = scores[rows, heads].astype(np.float64) - scores[rows, straight]
        if lost.sum() < CLOSE:
            return straight
    return heads


def crosses(heads: Integers) -> bool:
    """Whether two arcs of a tree (1-based heads, 0 = root) cross."""
    words = np.arange(1, len(heads) + 1)
    first, last = np.minimum(words, heads), np.maximum(words, heads)
    inside = (first[:, None] < first) & (first < last[:, None])
    return bool(np.count_nonzero(inside & (last[:, None] < last)))


def projective(scores: Floats) -> Integers:
    """Heads (0 = root) of the best tree without crossing arcs, from scores [words, words + 1].

    Eisner (1996), "Three new probabilistic models for dependency parsing", COLING: best trees over ever wider spans.
    ``left`` and ``right`` hold the best trees whose top is the last or the first word of their span, ``arc_left`` and
    ``arc_right`` the best in which an arc joins the two.  A span is found by its first word (``_from``) or its last
    (``_to``) and its width, so that all that is added up lies in slices.  Where a span is best split is counted from
    its first word.  Time is cubic in the words; memory, square.
    """
    size = len(scores)
    arcs = scores[:, 1:].astype(np.float64)
    left_from, left_to, right_from, right_to, arc_left_to, arc_right_from = np.zeros((6, size, size))
    met, left_met, right_met = np.zeros((3, size, size), np.int64)
    numbers = np.arange(size)
    for width in range(1, size):
        start, end = np.s_[:-width, :width], np.s_[width:, width - 1 :: -1]
        rows = numbers[:-width]
        met[:-width, width], best = _best(right_from[start] + left_to[end], rows)
        arc_left_to[width:, width] = best + arcs.diagonal(width)
        arc_right_from[:-width, width] = best + arcs.diagonal(-width)
        left_met[:-width, width], best = _best(left_from[start] + arc_left_to[width:, width:0:-1], rows)
        left_from[:-width, width] = left_to[width:, width] = best
        right_met[:-width, width], best = _best(arc_right_from[:-width, 1 : width + 1] + right_to[end], rows)
        right_from[:-width, width] = right_to[width:, width] = best
    top = int((left_from[0] + right_to[-1, ::-1] + scores[:, 0]).argmax())
    best_heads = [0] * size
    spans = [(0, top, False), (top, size - 1, True)]
    while spans:
        low, high, rightward = spans.pop()
        if low == high:
            continue
        split = low + int(right_met[low, high - low] + 1 if rightward else left_met[low, high - low])
        left, right = (low, split) if rightward else (split, high)
        best_heads[right if rightward else left] = (left if rightward else right) + 1
        inner = left + int(met[left, right - left])
        outer = (split, high, True) if rightward else (low, split, False)
        spans += [outer, (left, inner, True), (inner + 1, right, False)]
    return np.array(best_heads, np.int64)


def _best(sums: NDArray[np.float64], rows: Integers) -> tuple[Integers, NDArray[np.float64]]:
    """For each of the rows of sums where its best is, and the best."""
    where: Integers = sums.argmax(1)
    return where, sums[rows, where]


def is_tree(heads: Integers) -> bool:
    """Whether heads (1-based, 0 = root) form one tree with one root."""
    if np.count_nonzero(heads) != len(heads) - 1:
        return False
    up = np.concatenate([np.zeros(1, heads.dtype), heads])
    for _ in range(max(1, len(heads)).bit_length()):
        up = up[up]
    return not np.count_nonzero(up)


def _cycle(heads: Integers, nodes: list[int]) -> list[int]:
    """Some cycle among the nodes of a head array (node 0 is the root), or an empty list."""
    seen_from = {0: -1}
    above = heads.tolist()
    for start in nodes:
        node, path = start, []
        while node not in seen_from:
            seen_from[node] = start
            path.append(node)
            node = above[node]
        if seen_from[node] == start:
            return path[path.index(node) :]
    return []


def _spanning(scores: NDArray[np.float64]) -> Integers:
    """Chu-Liu and Edmonds: best heads for scores [dependent, head]; node 0 is the root.  ``scores`` is used up.

    A cycle becomes its first node: the rows and columns of that node are changed in place, and what stood for what is
    kept to open the cycles again, the last one first.  A long sentence takes no recursion and no copies.
    """
    nodes = list(range(1, len(scores)))
    heads: Integers = scores.argmax(1)
    closed: list[tuple[list[int], Integers, Integers, Integers]] = []
    while loop := _cycle(heads, nodes):
        inside = np.array(loop)
        gain = scores[inside] - scores[inside, heads[inside]][:, None]
        rows = scores[:, inside]
        closed.append((loop, heads[inside], inside[gain.argmax(0)], inside[rows.argmax(1)]))
        first, rest = loop[0], inside[1:]
        scores[first], scores[:, first] = gain.max(0), rows.max(1)
        scores[:, rest] = NEVER
        scores[first, first] = NEVER
        closing = np.zeros(len(heads), bool)
        closing[inside] = True
        heads[closing[heads]] = first
        heads[first] = scores[first].argmax()
        gone = set(loop[1:])
        nodes = [node for node in nodes if node not in gone]
    for loop, before, enter, leave in reversed(closed):
        first, above = loop[0], int(heads[loop[0]])
        below = heads == first
        heads[below] = leave[below]
        heads[loop] = before
        heads[enter[above]] = above
    return heads

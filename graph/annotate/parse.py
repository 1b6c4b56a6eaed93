"""Arc scores to a well-formed tree: one root, no cycle, the best sum of scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from graph.annotate.network import Floats, Integers

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
    if is_tree(heads):
        return heads
    square = np.full((size + 1, size + 1), -1e9)
    square[1:] = own
    square[1:, 0] -= FAR
    found: Integers = _spanning(square)[1:]
    return found


def is_tree(heads: Integers) -> bool:
    """Whether heads (1-based, 0 = root) form one tree with one root."""
    if int((heads == 0).sum()) != 1:
        return False
    up = np.concatenate([np.zeros(1, heads.dtype), heads])
    for _ in range(max(1, len(heads)).bit_length()):
        up = up[up]
    return not up.any()


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
        heads[np.isin(heads, inside)] = first
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

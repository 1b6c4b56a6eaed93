"""Arc scores to a well-formed tree: one root, no cycle, the best sum of scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from graph.annotate.network import Floats, Integers

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


def _cycle(heads: Integers) -> list[int]:
    """Some cycle of a head array (node 0 is the root), or an empty list."""
    colour = [0] * len(heads)
    colour[0] = -1
    for start in range(1, len(heads)):
        node, path = start, []
        while colour[node] == 0:
            colour[node] = start
            path.append(node)
            node = int(heads[node])
        if colour[node] == start:
            return path[path.index(node) :]
        for seen in path:
            colour[seen] = -1
    return []


def _spanning(scores: NDArray[np.float64]) -> Integers:
    """Chu-Liu and Edmonds: best heads for scores [dependent, head]; node 0 is the root.

    Cycles are contracted on a stack rather than by recursion: a long sentence must not exhaust Python's.
    """
    stack: list[tuple[NDArray[np.float64], Integers, Integers, Integers, list[int], Integers]] = []
    while True:
        heads: Integers = scores.argmax(1)
        heads[0] = 0
        loop = _cycle(heads)
        if not loop:
            break
        inside = np.array(loop)
        outside = np.setdiff1d(np.arange(len(scores)), inside)
        gain = scores[inside][:, outside] - scores[inside, heads[inside]][:, None]
        enter, leave = gain.argmax(0), scores[outside][:, inside].argmax(1)
        size = len(outside)
        smaller = np.full((size + 1, size + 1), -1e12)
        smaller[:size, :size] = scores[np.ix_(outside, outside)]
        smaller[size, :size] = gain.max(0)
        smaller[:size, size] = scores[outside][:, inside].max(1)
        smaller[0] = -1e12
        stack.append((scores, heads, inside, outside, loop, np.stack([enter, leave])))
        scores = smaller
    while stack:
        _, before, inside, outside, _, moves = stack.pop()
        enter, leave = moves
        size = len(outside)
        full = before.copy()
        for index, node in enumerate(outside):
            head = heads[index]
            full[node] = inside[leave[index]] if head == size else outside[head]
        full[0] = 0
        above = heads[size]
        full[inside[enter[above]]] = outside[above]
        heads = full
    return heads

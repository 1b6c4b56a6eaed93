"""Spans in, pieces out: a text cut wherever a span begins or ends, so that spans may overlap in any way."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""Begin and end in code points, end excluded."""
Piece: TypeAlias = tuple[int, int, frozenset[str]]
"""Begin, end, and the names of the layers that cover it."""


def cut(begin: int, end: int, layers: Mapping[str, Iterable[Span]]) -> Iterator[Piece]:
    """Pieces of ``begin:end`` in order, without gaps; in each of them every span of a layer runs through or not at all.

    What of a span lies outside is left out; spans may nest, overlap and touch.

    >>> [(b, e, sorted(names)) for b, e, names in cut(0, 9, {"s": [(2, 6)], "o": [(4, 9)]})]
    [(0, 2, []), (2, 4, ['s']), (4, 6, ['o', 's']), (6, 9, ['o'])]
    """
    changes: dict[int, Counter[str]] = defaultdict(Counter)
    for name, spans in layers.items():
        for span in spans:
            first, last = max(span[0], begin), min(span[1], end)
            if first < last:
                changes[first][name] += 1
                changes[last][name] -= 1
    depth: Counter[str] = Counter()
    position, covering = begin, frozenset[str]()
    for place in sorted(changes):
        if position < place:
            yield position, place, covering
            position = place
        depth.update(changes[place])
        covering = frozenset(name for name, times in depth.items() if times > 0)
    if position < end:
        yield position, end, covering

"""Putting things together under constraints, with the reason of each union kept."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple


class Union(NamedTuple):
    """Two items that were put together, by which rule and with which score."""

    left: int
    right: int
    rule: str
    score: float


def agreeing(fitting: Mapping[int, set[int]]) -> list[tuple[int, int]]:
    """The pairs that fit each other and have no third that fits only one of them: no pair rests on an ambiguity.

    >>> agreeing({1: {2, 3}, 2: {1}, 3: {1}}), agreeing({1: {2, 3}, 2: {1, 3}, 3: {1, 2}})
    ([], [(1, 2), (1, 3), (2, 3)])
    """
    return [
        (one, two)
        for one in sorted(fitting)
        for two in sorted(fitting[one])
        if one < two and fitting[one] - {two} == fitting.get(two, set()) - {one}
    ]


class Unions:
    """Disjoint sets over ``range(len(tags))``.

    An item's tags are the keys of its names that a user's never-merge pairs speak of (mostly none): no set ever holds
    both keys of a pair.  The smaller number is the root, so the result does not depend on how sets grew.
    """

    def __init__(self, tags: Sequence[frozenset[str]], never: frozenset[frozenset[str]] = frozenset()) -> None:
        self._parent = list(range(len(tags)))
        self._tags = list(tags)
        self._never = never
        self.made: list[Union] = []

    def find(self, item: int) -> int:
        """The root of the item's set."""
        root = item
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def join(self, left: int, right: int, rule: str, score: float = 1.0) -> bool:
        """Put two sets together unless a never-merge pair forbids it; True when they are one set afterwards."""
        one, two = sorted((self.find(left), self.find(right)))
        if one == two:
            return True
        if self._never and any(frozenset(pair) in self._never for pair in product(self._tags[one], self._tags[two])):
            return False
        self._parent[two] = one
        self._tags[one] |= self._tags[two]
        self.made.append(Union(min(left, right), max(left, right), rule, round(score, 3)))
        return True

    def sets(self) -> dict[int, list[int]]:
        """Root -> its items, both ascending."""
        found: dict[int, list[int]] = {}
        for item in range(len(self._parent)):
            found.setdefault(self.find(item), []).append(item)
        return found

    def roots(self, items: Iterable[int]) -> list[int]:
        """The distinct roots of the items, ascending."""
        return sorted({self.find(item) for item in items})

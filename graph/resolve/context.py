"""What the articles of two entities have in common: names around them, rare ones counting more."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from graph.resolve.article import Local
from graph.resolve.names import core

NEIGHBOURS = 60
"""Names of an article that count as context; the most frequent."""
ARTICLES = 100
"""Articles of an entity whose context is looked at."""


class Context:
    """Names that articles have in common."""

    def __init__(self, locals_: Sequence[Local]) -> None:
        self._articles = [entry.digest for entry in locals_]
        names: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for entry in locals_:
            for name in {"".join(core(form)) for form in entry.forms}:
                names[entry.digest].append((-entry.count, name))
        self._names = {
            digest: frozenset(name for _, name in sorted(found)[:NEIGHBOURS]) for digest, found in names.items()
        }
        frequency = Counter(name for found in self._names.values() for name in found)
        common = max(3.0, 0.02 * len(self._names))
        self._weight: Mapping[str, float] = {name: min(1.0, common / count) for name, count in frequency.items()}

    def shared(self, left: list[int], right: list[int], own: set[str]) -> float:
        """Sum of the weights of names that both sides' articles mention, their own names left out."""
        one, two = self._around(left), self._around(right)
        return sum(self._weight[name] for name in sorted((one & two) - own))

    def _around(self, members: list[int]) -> set[str]:
        digests = sorted({self._articles[member] for member in members})[:ARTICLES]
        return {name for digest in digests for name in self._names[digest]}

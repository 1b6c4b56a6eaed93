"""A sentence's dependency tree that can be changed; every change keeps it one tree with one root."""

from __future__ import annotations

from dataclasses import dataclass, field

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
ROLES = frozenset("nsubj nsubjpass dobj pobj attr appos poss dative conj".split())
"""Labels that make a noun of a determiner or an adjective."""


@dataclass(slots=True)
class Tree:
    """One sentence: words, tags and arcs by index; the root is its own head."""

    forms: list[str]
    tags: list[str]
    heads: list[int]
    deps: list[str]
    upos: list[str] = field(default_factory=list)
    below: list[set[int]] = field(default_factory=list)
    """Children of each word."""

    def kids(self, i: int, *labels: str) -> list[int]:
        """Children in text order, with one of the labels if any are given."""
        return sorted(k for k in self.below[i] if not labels or self.deps[k] in labels)

    def attach(self, child: int, head: int, dep: str) -> None:
        """Hang a word elsewhere; the new head must not be below it."""
        self.below[self.heads[child]].discard(child)
        self.heads[child], self.deps[child] = head, dep
        self.below[head].add(child)

    def promote(self, child: int, dep: str) -> None:
        """A child takes the place of its head, with all of its dependents; the head hangs on it as ``dep``."""
        old = self.heads[child]
        above, label = self.heads[old], self.deps[old]
        for sibling in self.below[old] - {child}:
            self.attach(sibling, child, self.deps[sibling])
        self.below[old].discard(child)
        self.below[above].discard(old)
        self.heads[child], self.deps[child] = (child if above == old else above), label
        if above != old:
            self.below[above].add(child)
        self.heads[old], self.deps[old] = child, dep
        self.below[child].add(old)

    def upward(self) -> list[int]:
        """All words, children before their heads."""
        order = [i for i, head in enumerate(self.heads) if head == i]
        for i in order:
            order.extend(sorted(self.below[i]))
        return order[::-1]

    def nominal(self, i: int) -> bool:
        """Whether a word stands as a noun."""
        if self.upos[i] in {"DET", "ADJ", "X"}:
            return self.deps[i] in ROLES
        return self.upos[i] in NOMINAL

    def edges(self) -> list[tuple[int, int]]:
        """The first and last word below each word, punctuation apart."""
        edges = [(i, i) for i in range(len(self.forms))]
        for i in self.upward():
            head = self.heads[i]
            if self.deps[i] != "punct" and head != i:
                edges[head] = min(edges[head][0], edges[i][0]), max(edges[head][1], edges[i][1])
        return edges

    def phrases(self, edges: list[tuple[int, int]], mark: int, step: int) -> list[int]:
        """Heads of the phrases that begin after a mark (``step`` 1) or end before it (-1), the longest first."""
        i = mark + step
        if not 0 <= i < len(self.forms) or self.deps[i] == "punct":
            return []
        found, side = [], 0 if step > 0 else 1
        while edges[i][side] == mark + step:
            found.append(i)
            if self.heads[i] == i:
                break
            i = self.heads[i]
        return found[::-1]

"""MUC, B-cubed and entity CEAF, and their mean: the CoNLL F1 of coreference (Pradhan et al. 2014)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable

import numpy as np
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped,unused-ignore]

Cluster = frozenset[Hashable]


class CorefScores:
    """Sums numerators and denominators over documents."""

    def __init__(self) -> None:
        self.sums: dict[str, float] = defaultdict(float)

    def add(self, gold: list[Cluster], found: list[Cluster]) -> None:
        """Count one document; clusters of one mention are left out on both sides."""
        gold, found = [c for c in gold if len(c) > 1], [c for c in found if len(c) > 1]
        for side, keys, answers in (("r", gold, found), ("p", found, gold)):
            owner = {mention: number for number, cluster in enumerate(answers) for mention in cluster}
            for cluster in keys:
                parts = Counter(owner[mention] for mention in cluster if mention in owner)
                alone = sum(mention not in owner for mention in cluster)
                self.sums[f"muc_{side}"] += len(cluster) - len(parts) - alone
                self.sums[f"muc_{side}_all"] += len(cluster) - 1
                self.sums[f"b3_{side}"] += sum(count * count for count in parts.values()) / len(cluster)
                self.sums[f"b3_{side}_all"] += len(cluster)
        if gold and found:
            likeness = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in found] for a in gold])
            rows, columns = linear_sum_assignment(-likeness)
            total = float(likeness[rows, columns].sum())
            self.sums["ceaf_r"] += total
            self.sums["ceaf_p"] += total
        self.sums["ceaf_r_all"] += len(gold)
        self.sums["ceaf_p_all"] += len(found)

    def f1(self) -> dict[str, float]:
        """F1 of the three measures and their mean."""
        scores = {}
        for name in ("muc", "b3", "ceaf"):
            recall, precision = (self.sums[f"{name}_{s}"] / max(1, self.sums[f"{name}_{s}_all"]) for s in "rp")
            scores[name] = 2 * precision * recall / max(1e-9, precision + recall)
        return {**scores, "conll": sum(scores.values()) / 3}

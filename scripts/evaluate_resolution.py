"""How well names are put together: B-cubed and pairwise precision, recall and F1 of two mappings.

    python scripts/evaluate_resolution.py tests/gold/entities.jsonl predicted.jsonl

Both files hold one object a line, ``{"article": ..., "name": ..., "entity": ...}``: the name, as written in the
article, stands for the entity; entity names are free, only which lines share one counts.  ``predicted`` in Python
makes the second mapping from the links of a corpus.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from graph.model import Reading
from graph.resolve.entities import Links
from graph.resolve.groups import name_mentions
from graph.resolve.names import key

Item = TypeVar("Item", bound=Hashable)
Name = tuple[str, str]
"""Article and name."""


class Score(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(gold: Mapping[Item, str], found: Mapping[Item, str]) -> Score:
    """B-cubed over the gold's items (Bagga and Baldwin 1998); an item that was not found is alone.

    >>> b_cubed({1: "a", 2: "a", 3: "b"}, {1: "x", 2: "x", 3: "x"})
    Score(precision=0.5555555555555555, recall=1.0)
    """
    overlaps, left, right = _overlaps(gold, found)
    if not gold:
        return Score(0.0, 0.0)
    precision = sum(count * count / right[pair[1]] for pair, count in overlaps.items()) / len(gold)
    recall = sum(count * count / left[pair[0]] for pair, count in overlaps.items()) / len(gold)
    return Score(precision, recall)


def pairwise(gold: Mapping[Item, str], found: Mapping[Item, str]) -> Score:
    """Precision and recall of pairs that are one entity; 1 where there is no pair to judge.

    >>> pairwise({1: "a", 2: "a", 3: "b"}, {1: "x", 2: "x", 3: "x"})
    Score(precision=0.3333333333333333, recall=1.0)
    """
    overlaps, left, right = _overlaps(gold, found)
    both, ours, theirs = (_pairs(counts.values()) for counts in (overlaps, right, left))
    return Score(both / ours if ours else 1.0, both / theirs if theirs else 1.0)


def _pairs(counts: Iterable[int]) -> int:
    return sum(count * (count - 1) // 2 for count in counts)


def _overlaps(
    gold: Mapping[Item, str], found: Mapping[Item, str]
) -> tuple[Counter[tuple[str, Hashable]], Counter[str], Counter[Hashable]]:
    pairs = [(entity, found.get(item, ("alone", item))) for item, entity in gold.items()]
    return Counter(pairs), Counter(one for one, _ in pairs), Counter(two for _, two in pairs)


def load(path: Path) -> dict[Name, str]:
    """A mapping from a JSON Lines file; names are compared by their keys."""
    entries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {(entry["article"], key(entry["name"])): entry["entity"] for entry in entries}


def predicted(links: Links, readings: Sequence[Reading]) -> dict[Name, str]:
    """The mapping that links make: each name of an article to the entity that most of its mentions stand for."""
    votes: dict[Name, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        for mention in name_mentions(reading):
            iri = links.iri_of(reading, mention) if mention.kind == "name" else None
            if iri is not None:
                votes[Path(reading.article.source).stem, key(mention.label)][iri] += 1
    return {name: min(count, key=lambda iri: (-count[iri], iri)) for name, count in votes.items()}


def table(gold: Mapping[Item, str], found: Mapping[Item, str]) -> dict[str, float]:
    """All figures, rounded."""
    scores = {"b_cubed": b_cubed(gold, found), "pairwise": pairwise(gold, found)}
    figures = {
        f"{name}_{part}": round(getattr(score, part), 4)
        for name, score in scores.items()
        for part in ("precision", "recall", "f1")
    }
    return {"names": len(gold), "missing": sum(item not in found for item in gold), **figures}


def main() -> None:
    parser = argparse.ArgumentParser(description="B-cubed and pairwise scores of entity resolution.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("predicted", type=Path)
    arguments = parser.parse_args()
    print(json.dumps(table(load(arguments.gold), load(arguments.predicted)), indent=2))


if __name__ == "__main__":
    main()

"""CaRB's scoring of open extractions, written from its definition (Bhardwaj, Aggarwal and Mausam 2019).

A tuple is compared with a gold tuple word by word and slot by slot: the relation, the first argument, and all further
arguments together.  Without a word of the relation in common nothing matches.  Recall gives each gold tuple its best
extraction (several gold tuples may share one); precision pairs each gold tuple with at most one extraction.  Both are
taken at every confidence, which makes the curve.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

_BE = frozenset({"be", "is", "am", "are", "was", "were", "been", "being"})
_SAID = ("said", "told", "added", "adds", "says")
"""Relations whose arguments may stand in either order: who said, and what."""


@dataclass(frozen=True, slots=True)
class Tuple:
    """An open extraction: words of the relation, its arguments in order, and how sure the extractor is of it."""

    relation: str
    arguments: tuple[str, ...]
    confidence: float = 1.0

    def slots(self) -> tuple[list[str], ...]:
        """The words of the relation, of the first argument, and of the others together."""
        rest = [" ".join(self.arguments[1:])] if len(self.arguments) > 1 else []
        return tuple(slot.split() for slot in (self.relation, *self.arguments[:1], *rest))


class Match(NamedTuple):
    """Share of the extraction's words that the gold tuple has, and of the gold tuple's that the extraction has."""

    precision: float
    recall: float


class Point(NamedTuple):
    """Precision and recall of all extractions of at least this confidence."""

    precision: float
    recall: float
    confidence: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


NOTHING = Match(0.0, 0.0)
Tuples = Mapping[str, Sequence[Tuple]]
"""The tuples of each sentence."""


def match(gold: Tuple, found: Tuple) -> Match:
    """How far an extraction agrees with a gold tuple.

    >>> match(Tuple("opened in", ("Acme", "1946")), Tuple("opened", ("Acme", "a shop", "in 1946")))
    Match(precision=0.6, recall=0.75)
    """
    straight = _slotwise(gold.slots(), found.slots())
    if not any(verb in gold.relation for verb in _SAID) or len(found.arguments) < 2:
        return straight
    relation, first, rest = found.slots()
    return max(straight, _slotwise(gold.slots(), (relation, rest, first)))


def _slotwise(gold: Sequence[list[str]], found: Sequence[list[str]]) -> Match:
    if len(found) < len(gold):
        return NOTHING
    common = [_common(one, two) for one, two in zip(gold, found, strict=False)]
    common[0] += _forms_of_be(gold[0], found[0])
    if not common[0]:
        return NOTHING
    found_words = sum(len(slot) for slot in found[: len(gold)])
    return Match(sum(common) / found_words, sum(common) / sum(map(len, gold)))


def _common(one: list[str], two: list[str]) -> int:
    return (Counter(one) & Counter(two)).total()


def _forms_of_be(gold: list[str], found: list[str]) -> int:
    """1 when the extraction's "be" has not met its like and the gold tuple has a form of it."""
    return int(found.count("be") > gold.count("be") and not _BE.isdisjoint(gold))


def curve(gold: Tuples, found: Tuples) -> list[Point]:
    """A point for each confidence of an extraction, from the least sure on."""
    levels = sorted({entry.confidence for sentence in gold for entry in found.get(sentence, ())})
    sums: dict[float, list[float]] = {level: [0.0, 0.0, 0.0] for level in levels}
    for sentence, golden in gold.items():
        entries = found.get(sentence, ())
        scores = [[match(one, two) for two in entries] for one in golden]
        own = sorted({entry.confidence for entry in entries})
        for level in levels:
            at = next((value for value in own if value >= level), None)
            if at is None:
                break
            kept = [number for number, entry in enumerate(entries) if entry.confidence >= at]
            for place, value in enumerate((_single(scores, kept), len(kept), _best(scores, kept))):
                sums[level][place] += value
    total = sum(len(golden) for golden in gold.values())
    return [Point(right / count, covered / total, level) for level, (right, count, covered) in sums.items()]


def _best(scores: list[list[Match]], kept: list[int]) -> float:
    """Recall's numerator: each gold tuple's best extraction."""
    return sum(max((row[number].recall for number in kept), default=0.0) for row in scores)


def _single(scores: list[list[Match]], kept: list[int]) -> float:
    """Precision's numerator: pairs of a gold tuple and an extraction, best first, each in one pair."""
    pairs = sorted(((-row[number].precision, i, number) for i, row in enumerate(scores) for number in kept))
    rows: set[int] = set()
    columns: set[int] = set()
    total = 0.0
    for precision, row, column in pairs:
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            total -= precision
    return total


def best(points: Iterable[Point]) -> Point:
    """The point of the highest F1, the least sure one among equals."""
    return max(points, key=lambda point: (point.f1, -point.confidence), default=Point(0.0, 0.0, 0.0))


def area(points: Sequence[Point]) -> float:
    """The area under the curve, which is drawn on to precision 1 at recall 0; straight between its points."""
    line = [*points, Point(1.0, 0.0, 1.0)]
    return sum((a.recall - b.recall) * (a.precision + b.precision) / 2 for a, b in pairwise(line))


def load(path: Path) -> dict[str, list[Tuple]]:
    """Gold tuples by sentence: a line has the sentence, the relation and the arguments, with tabs between."""
    found: dict[str, list[Tuple]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            sentence, relation, *arguments = line.split("\t")
            found[sentence_key(sentence)].append(Tuple(relation, tuple(arguments)))
    return dict(found)


def sentence_key(sentence: str) -> str:
    """What a sentence is known by: its letters and digits."""
    return "".join(char for char in sentence if char.isalnum())

"""How many facts of a sentence stay when its names, amounts or wording are others: a test without any judge.

    python scripts/evaluate_variations.py
    python scripts/evaluate_variations.py --only persons --misses

tests/gold/variations/*.txt hold patterns with a gap, usual fillings and others.  What is said of the usual fillings
(subject and object, the gap marked in them) must be said of each other one.  Metamorphic testing: Chen et al. 1998,
"Metamorphic testing: a new approach for generating next test cases"; for language Ribeiro et al. 2020, "Beyond
accuracy: behavioral testing of NLP models with CheckList".
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from graph.model import Article, Mention, Reading  # noqa: E402
from scripts.evaluate_confidence import read  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER = ROOT / "tests" / "gold" / "variations"
GAP = "{}"
AMOUNTS = frozenset({"counts", "shares", "sums"})
"""The variations that are no names."""
SAMPLED = 4
"""Other fillings of a pattern that the quality gate reads, other ones for each pattern."""
SMALL = frozenset("a an the mr mrs ms dr sir dame lord professor prof".split())
"""Words at the head of a filling that an argument need not have."""
QUOTES = "\"'“”‘’"

Pair = tuple[str, str]
"""The words of a subject and of an object, ``{}`` where the filling stands."""


@dataclass(frozen=True, slots=True)
class Variation:
    """A kind of variation: sentences with a gap, and what to put there."""

    name: str
    patterns: tuple[str, ...]
    usual: tuple[str, ...]
    others: tuple[str, ...]

    def others_of(self, number: int, count: int) -> tuple[str, ...]:
        """Some of the other fillings for a pattern, in turn with its neighbours; all where ``count`` is 0."""
        if not count:
            return self.others
        return tuple(self.others[(number * count + k) % len(self.others)] for k in range(count))


def load(folder: Path = FOLDER) -> list[Variation]:
    """The variations of a folder's files: blocks ``# patterns``, ``# usual`` and ``# others``, a line each."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        blocks: dict[str, list[str]] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# "):
                blocks[line[2:]] = []
            elif line:
                next(reversed(blocks.values())).append(line)
        found.append(Variation(path.stem, *(tuple(blocks[name]) for name in ("patterns", "usual", "others"))))
    return found


def article(variation: Variation, number: int, filling: str) -> Article:
    """A pattern with its gap filled; the 's or full stop that ends a filling is not doubled."""
    pattern = variation.patterns[number]
    text = pattern.replace(GAP, filling).replace("'s's", "'s").replace("..", ".")
    if pattern.startswith(GAP):
        text = text[:1].upper() + text[1:]
    return Article(source=f"{variation.name}/{number}/{filling}", text=text, title="")


def pairs(reading: Reading, pattern: str, filling: str) -> set[Pair]:
    """What a reading states, with the filling's words replaced by the gap."""
    text, core = reading.article.text, told(filling)
    gaps, at = [], 0
    for part in pattern.split(GAP)[:-1]:
        at += len(part)
        gaps.append((at, at + filling.index(core), at + len(filling)))
        at += len(filling)

    def shown(mention: Mention) -> str:
        begin, end = mention.begin, mention.end
        words = text[begin:end]
        for start, inner, stop in reversed(gaps):
            if begin <= inner and inner + len(core) <= end:
                words = words[: max(0, start - begin)] + GAP + words[max(0, stop - begin) :]
        return words.lower().removeprefix("the ").removesuffix("'s")

    return {(shown(e.subject), shown(e.object)) for e in reading.extractions}


def told(filling: str) -> str:
    """A filling without quotation marks around it and without the article and titles before it.

    >>> told("the Isle of Man"), told("Mr. Green"), told("“The Tower”")
    ('Isle of Man', 'Green', 'Tower')
    """
    words = filling.strip(QUOTES).split(" ")
    while len(words) > 1 and words[0].rstrip(".").lower() in SMALL:
        words = words[1:]
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a variation's other fillings keep of what is said of the usual ones."""

    expected: int
    missing: tuple[tuple[str, str, Pair], ...]
    """Sentence, filling and the pair that is not stated."""

    @property
    def kept(self) -> float:
        """The share of the pairs that stay."""
        return 1 - len(self.missing) / max(1, self.expected)


def measured(variations: Sequence[Variation], count: int = 0) -> dict[str, Outcome]:
    """Read all sentences, each an article of its own; ``count`` other fillings a pattern, all for 0."""
    asked = [
        (variation, number, filling)
        for variation in variations
        for number in range(len(variation.patterns))
        for filling in (*variation.usual, *variation.others_of(number, count))
    ]
    readings = {reading.article.source: reading for reading in read([article(*one) for one in asked])}
    said = {one: pairs(readings[article(*one).source], one[0].patterns[one[1]], one[2]) for one in asked}
    found = {}
    for variation in variations:
        expected, missing = 0, []
        for number in range(len(variation.patterns)):
            always = set.intersection(*(said[variation, number, usual] for usual in variation.usual))
            for filling in variation.others_of(number, count):
                expected += len(always)
                lost = sorted(always - said[variation, number, filling])
                missing += [(article(variation, number, filling).text, filling, pair) for pair in lost]
        found[variation.name] = Outcome(expected, tuple(missing))
    return found


def table(count: int = SAMPLED) -> tuple[dict[str, float], list[str]]:
    """For the quality gate: what names and what amounts keep, and the sentences that lose something."""
    outcomes = measured(load(), count)
    figures = {}
    for figure, of_amounts in (("names", False), ("amounts", True)):
        chosen = [outcome for name, outcome in outcomes.items() if (name in AMOUNTS) == of_amounts]
        lost, expected = sum(len(one.missing) for one in chosen), sum(one.expected for one in chosen)
        figures[figure] = round(1 - lost / max(1, expected), 4)
    missing = [miss for outcome in outcomes.values() for miss in outcome.missing]
    return figures, [f"{text}   -   {subject} | {value}" for text, _, (subject, value) in missing]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", default=[], help="one variation: the name of its file")
    parser.add_argument("--fillings", type=int, default=0, metavar="N", help="other fillings a pattern (default: all)")
    parser.add_argument("--misses", action="store_true", help="print the sentences that lose something")
    options = parser.parse_args()
    variations = [v for v in load() if not options.only or v.name in options.only]
    for name, outcome in measured(variations, options.fillings).items():
        print(f"{name}: {outcome.kept:.3f} of {outcome.expected} pairs kept")
        if options.misses:
            for filling, count in Counter(filling for _, filling, _ in outcome.missing).most_common():
                print(f"  {filling}: {count}")
            for text, _, (subject, value) in outcome.missing:
                print(f"    {text}   -   {subject} | {value}")


if __name__ == "__main__":
    main()

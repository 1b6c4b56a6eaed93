"""What a confidence is worth: facts judged one by one against the probability that the program gives them.

    python scripts/evaluate_confidence.py --shared ../shared

Builds the held-out articles (half of Wikinews outside the gold set and of English Worldwide Newswire), joins the
verdicts of tests/gold/judged.jsonl with their facts again, and prints the reliability table, the expected calibration
error and what each threshold would keep.  The articles are from other sources than those that the weights were fitted
on.  The level alone, one number, comes of such articles: here, for each half of them, of the other half.
"""

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from graph.confidence import DIGITS, Confidence, packaged  # noqa: E402
from graph.config import LEAST  # noqa: E402
from graph.model import Article, Reading  # noqa: E402
from graph.pipeline import read_facts  # noqa: E402
from scripts import judging  # noqa: E402
from scripts.judging import Case, Verdict  # noqa: E402

JUDGED = ROOT / "tests" / "gold" / "judged.jsonl"
BINS = 10
THRESHOLDS = (0.0, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)

Floats = np.ndarray[tuple[int], np.dtype[np.float64]]
Pairs = list[tuple[Case, Verdict]]


def read(articles: Sequence[Article], workers: int = 2) -> list[Reading]:
    """Annotate and extract in processes of their own."""
    batches = [articles[i : i + 8] for i in range(0, len(articles), 8)]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return [reading for found in pool.map(read_facts, batches) for reading in found]


def judged(kind: str, shared: Path) -> tuple[Pairs, Counter[str]]:
    """The cases of a set that have a verdict, and how many verdicts were joined, changed or gone."""
    patterns = judging.packaged_patterns()
    cases = [
        case for articles in judging.SETS[kind].values() for case in judging.cases(read(articles(shared)), patterns)
    ]
    verdicts = [one for one in judging.load(JUDGED) if one.set == kind]
    pairs, changed, gone = judging.rejoined(verdicts, cases)
    return pairs, Counter(joined=len(pairs), changed=changed, gone=gone)


def error(confidence: Floats, right: Floats) -> float:
    """Expected calibration error over ten bins of equal width."""
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    gaps = [abs(confidence[bins == i].mean() - right[bins == i].mean()) * (bins == i).mean() for i in np.unique(bins)]
    return float(sum(gaps))


def ranking(confidence: Floats, right: Floats) -> float:
    """The chance that a right fact has the higher confidence of a right and a wrong one."""
    above, below = confidence[right == 1][:, None], confidence[right == 0]
    return float((above > below).mean() + 0.5 * (above == below).mean())


def figures(confidence: Floats, right: Floats) -> dict[str, float]:
    """All measures, those of the default threshold among them."""
    kept = confidence >= LEAST
    found = {
        "ece": error(confidence, right), "auc": ranking(confidence, right), "precision_of_all": right.mean(),
        "precision": right[kept].mean(), "kept": kept.mean(), "right_kept": right[kept].sum() / right.sum(),
    }  # fmt: skip
    return {name: round(float(value), 4) for name, value in found.items()}


def reliability(confidence: Floats, right: Floats) -> list[str]:
    """A line for each bin: its facts, their mean confidence, the share that is right."""
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    rows = ["| confidence | facts | mean | right |", "|---|---|---|---|"]
    for i in np.unique(bins):
        here = bins == i
        mean, share = confidence[here].mean(), right[here].mean()
        rows.append(f"| {i / BINS:.1f} to {(i + 1) / BINS:.1f} | {here.sum()} | {mean:.2f} | {share:.2f} |")
    return rows


def thresholds(confidence: Floats, right: Floats) -> list[str]:
    """A line for each threshold: what it keeps, and how much of that is right."""
    rows = ["| at least | kept | of the right ones | right of the kept |", "|---|---|---|---|"]
    for at in THRESHOLDS:
        kept = confidence >= at
        if kept.any():
            share = right[kept].sum() / right.sum()
            rows.append(f"| {at:.2f} | {kept.mean():.2f} | {share:.2f} | {right[kept].mean():.3f} |")
    return rows


def arrays(pairs: Pairs, weigh: Callable[[Case], float]) -> tuple[Floats, Floats]:
    """Confidence and verdict of each."""
    return (
        np.array([weigh(case) for case, _ in pairs]),
        np.array([one.verdict == "right" for _, one in pairs], dtype=float),
    )


def latest(pairs: Pairs) -> str:
    """The latest draw, which says how good facts are now."""
    return max(verdict.draw for _, verdict in pairs)


def levelled(model: Confidence, pairs: Pairs) -> Confidence:
    """The model with the base that gives the facts of the latest draw the mean confidence that is their share of right
    ones.
    """
    newest = [(case, verdict) for case, verdict in pairs if verdict.draw == latest(pairs)]
    odds, right = arrays(newest, lambda case: model.odds(case.stated))
    shift = 0.0
    for _ in range(50):
        chance = 1 / (1 + np.exp(-odds - shift))
        shift += float((right.mean() - chance.mean()) / (chance * (1 - chance)).mean())
    return replace(model, base=round(model.base + shift, DIGITS))


def crossed(pairs: Pairs, model: Confidence) -> Floats:
    """Each fact's confidence with the level that the other half of the articles gives."""
    halves = np.array([int(hashlib.md5(case.article.source.encode()).hexdigest(), 16) % 2 for case, _ in pairs])
    found = np.zeros(len(pairs))
    for half in (0, 1):
        other = levelled(model, [pair for pair, own in zip(pairs, halves, strict=True) if own != half])
        for i in np.flatnonzero(halves == half):
            found[i] = other.of(pairs[i][0].stated)
    return found


def measured(shared: Path) -> tuple[dict[str, float], list[str]]:
    """Figures of the held-out facts, and the tables."""
    pairs, counts = judged("held", shared)
    confidence, (_, right) = crossed(pairs, packaged()), arrays(pairs, lambda _: 0.0)
    found = figures(confidence, right) | {"joined": counts["joined"] / counts.total()}
    return found, [*summary(counts), *reliability(confidence, right), *thresholds(confidence, right)]


def summary(counts: Mapping[str, int]) -> list[str]:
    """How many verdicts still have their fact."""
    told = (
        f"{counts['joined']} verdicts joined; {counts['changed']} facts now say something else, {counts['gone']} gone"
    )
    return [told]


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    found, rows = measured(cli.parse_args().shared)
    print("\n".join([*rows, *(f"{name:20} {value:.3f}" for name, value in found.items())]))


if __name__ == "__main__":
    main()

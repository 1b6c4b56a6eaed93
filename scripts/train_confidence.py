"""Fits the weights of graph/confidence.py on judged facts and writes graph/models/confidence.json.

    python scripts/train_confidence.py --shared ../shared

One command after every change of the extractor, the model or the ontology: it builds the articles for fitting (TRAIN
data: GUM's news, re3d, CORE, GMB), joins the verdicts of tests/gold/judged.jsonl, tries each penalty in ten folds of
articles, fits with the best on all, sets the level on news that nobody has read (the latest draw of the held-out
articles: one number), and writes the rounded weights.  In these the held-out articles have no other part;
scripts/evaluate_confidence.py measures on each half of them with the level of the other half.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from graph.confidence import DIGITS, MODEL, Confidence, traits  # noqa: E402
from graph.config import Settings  # noqa: E402
from graph.pipeline import agent_of  # noqa: E402
from scripts import evaluate_confidence  # noqa: E402
from scripts.evaluate_confidence import Floats, Pairs  # noqa: E402

PENALTIES = (8.0, 16.0, 32.0, 64.0, 128.0, 256.0)
ALIKE = 0.001
"""Losses so near are alike: of these the strongest penalty is taken, which says the least beyond the verdicts."""
FOLDS = 10
RARE = 15
"""Traits of fewer facts get no weight."""
MENDED = "drawn before"
"""A trait of the fit alone: facts of earlier draws that are still said are better than others, since what was wrong
with the rest has been mended.  It takes that up, and is left out of what is written.  The latest draw must be of facts
that no mend was made from, and of several readers, for one is stricter than another."""

Traits = dict[str, float]


def fitted(given: Sequence[Traits], right: Floats, penalty: float, counting: Floats | None = None) -> Confidence:
    """Logistic regression with a squared penalty, by Newton's method; the base and MENDED, the level, bear none.

    ``counting`` says how much each fact counts (1 where it is not given).
    """
    counts = Counter(name for found in given for name, value in found.items() if value)
    names = sorted(name for name, count in counts.items() if RARE <= count < len(given))
    table = np.array([[1.0, *(found.get(name, 0.0) for name in names)] for found in given])
    ridge = np.eye(len(names) + 1) * penalty
    for free in (0, *(names.index(name) + 1 for name in names if name == MENDED)):
        ridge[free, free] = 0.0
    weights, often = np.zeros(len(names) + 1), np.ones(len(given)) if counting is None else counting
    for _ in range(100):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (often * (chance - right)) + ridge @ weights
        step = np.linalg.solve((table * (often * chance * (1 - chance))[:, None]).T @ table + ridge, slope)
        weights -= step
        if np.abs(step).max() < 1e-10:
            break
    rounded = {name: round(float(w), DIGITS) for name, w in zip(names, weights[1:], strict=True) if name != MENDED}
    return Confidence(base=round(float(weights[0]), DIGITS), weights={n: w for n, w in rounded.items() if w})


def observed(pairs: Pairs) -> list[Traits]:
    """The traits of each fact, and whether it is of an earlier draw than the latest."""
    first = evaluate_confidence.latest(pairs)
    return [{**traits(case.stated), MENDED: float(verdict.draw < first)} for case, verdict in pairs]


def evened(pairs: Pairs) -> Floats:
    """How much each fact counts, so that each corpus does alike: one of many facts is not more like news for that."""
    corpora = [case.article.source.partition("/")[0] for case, _ in pairs]
    facts = Counter(corpora)
    return np.array([len(pairs) / (len(facts) * facts[corpus]) for corpus in corpora])


def folded(pairs: Pairs, right: Floats, penalty: float) -> Floats:
    """Each fact's confidence by a model that has not seen its article."""
    given, counting = observed(pairs), evened(pairs)
    fold = np.array([int(hashlib.md5(c.article.source.encode()).hexdigest(), 16) % FOLDS for c, _ in pairs])
    found = np.zeros(len(pairs))
    for number in range(FOLDS):
        others = fold != number
        model = fitted([t for t, o in zip(given, others, strict=True) if o], right[others], penalty, counting[others])
        for i in np.flatnonzero(fold == number):
            found[i] = model.of(pairs[i][0].stated)
    return found


def loss(confidence: Floats, right: Floats) -> float:
    """Mean negative log likelihood."""
    return float(-np.mean(np.log(np.where(right == 1, confidence, 1 - confidence).clip(1e-6))))


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    shared = cli.parse_args().shared
    pairs, counts = evaluate_confidence.judged("fit", shared)
    news, others = evaluate_confidence.judged("held", shared)
    train(pairs, news, counts + others)


def train(pairs: Pairs, news: Pairs, counts: Counter[str]) -> None:
    """Choose the penalty, fit, set the level by the news, write."""
    right = evaluate_confidence.arrays(pairs, lambda _: 0.0)[1]
    print("\n".join(evaluate_confidence.summary(counts)))
    newest = np.array([verdict.draw for _, verdict in pairs]) >= evaluate_confidence.latest(pairs)
    tried = {penalty: folded(pairs, right, penalty)[newest] for penalty in PENALTIES}
    truth = right[newest]
    least = min(loss(found, truth) for found in tried.values())
    best = max(penalty for penalty, found in tried.items() if loss(found, truth) < least + ALIKE)
    print(f"{newest.sum()} of the latest draw")
    for penalty, found in tried.items():
        told = evaluate_confidence.figures(found, truth)
        print(f"penalty {penalty:g}: loss {loss(found, truth):.4f}  auc {told['auc']:.3f}  ece {told['ece']:.3f}")
    model = evaluate_confidence.levelled(fitted(observed(pairs), right, best, evened(pairs)), news)
    figures = evaluate_confidence.figures(tried[best], truth)
    made = {
        "by": "scripts/train_confidence.py", "agent": agent_of(Settings()), "facts": len(pairs), "penalty": best,
        "level": sum(one.draw == evaluate_confidence.latest(news) for _, one in news),
        "folds": {"auc": figures["auc"], "ece": figures["ece"]},
        "from": "facts of GUM news, re3d, CORE and GMB, judged one by one: tests/gold/judged.jsonl, set fit",
    }  # fmt: skip
    saved = {"made": made, "base": model.base, "weights": dict(sorted(model.weights.items()))}
    MODEL.write_text(json.dumps(saved, indent=1) + "\n", encoding="utf-8")
    print(f"{len(model.weights)} weights, penalty {best:g} -> {MODEL}")


if __name__ == "__main__":
    main()

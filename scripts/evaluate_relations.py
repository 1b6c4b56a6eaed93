"""Typed relations by themselves: what share of stated relations becomes its property, and what stays open.

    python scripts/evaluate_relations.py --shared ../shared

Recall is over sentences of CORE, KnowledgeNet and wiki80 with two marked names (scripts/relation_gold.py): ``typed``
when a fact between the two has a property that means the relation, ``other`` when it has another property, ``open``
when it has none, ``apart`` when no fact joins the two.  These corpora are measured on only; no example was made from
them.  Precision is in scripts/evaluate_confidence.py's verdicts: of the judged facts with a property, those right.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from graph.confidence import packaged  # noqa: E402
from graph.config import LEAST  # noqa: E402
from graph.model import Article  # noqa: E402
from scripts import evaluate_confidence, judging  # noqa: E402
from scripts.judging import Case  # noqa: E402
from scripts.relation_gold import Gold, sample  # noqa: E402


def outcome(gold: Gold, cases: Iterable[Case]) -> str:
    """What became of a relation; the best fact that joins the two names counts."""
    found = set()
    for case in cases:
        evidence = case.fact.evidence[0]
        subject = _touching(gold, evidence.subject_span, evidence.subject_antecedent)
        obj = _touching(gold, evidence.object_span, evidence.object_antecedent)
        if {subject, obj} != {"head", "tail"}:
            continue
        name = case.fact.predicate.rpartition("#")[2]
        if case.fact.open:
            found.add("open")
        else:
            turned = "" if subject == "head" else "-"
            symmetric = name in {"competesWith", "partnersWith", "mergesWith", "marriedTo", "signsWith", "meets"}
            right = turned + name in gold.properties or (symmetric and name in gold.properties)
            found.add("typed" if right else "other")
    return next((kind for kind in ("typed", "other", "open") if kind in found), "apart")


def _touching(gold: Gold, *spans: tuple[int, int] | None) -> str:
    for name, (begin, end) in (("head", gold.head), ("tail", gold.tail)):
        if any(span is not None and span[0] < end and begin < span[1] for span in spans):
            return name
    return ""


def recall(gold: Sequence[Gold]) -> dict[str, Counter[str]]:
    """Outcomes by corpus and relation."""
    articles = [Article(source=f"relation/{i:04}", text=one.text) for i, one in enumerate(gold)]
    by_source: dict[str, list[Case]] = defaultdict(list)
    for case in judging.cases(evaluate_confidence.read(articles), judging.packaged_patterns()):
        if packaged().of(case.stated) >= LEAST:
            by_source[case.article.source].append(case)
    texts = {article.text: article.source for article in reversed(articles)}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for one in gold:
        what = outcome(one, by_source[texts[one.text]])
        for key in ("all", one.corpus, f"{one.corpus} {one.relation}"):
            found[key][what] += 1
    return found


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    cli.add_argument("--count", type=int, default=300)
    cli.add_argument("--seed", type=int, default=4)
    args = cli.parse_args()
    print("| relation | sentences | typed | other property | open | apart |\n|---|---|---|---|---|---|")
    for name, found in sorted(recall(sample(args.shared / "data" / "relations", args.count, args.seed)).items()):
        shares = " | ".join(f"{found[kind] / found.total():.2f}" for kind in ("typed", "other", "open", "apart"))
        print(f"| {name} | {found.total()} | {shares} |")


if __name__ == "__main__":
    main()

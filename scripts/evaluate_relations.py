"""Typed relations by themselves: what share of stated relations becomes its property, and what stays open.

    python scripts/evaluate_relations.py [--shared ../shared] [--misses]

First over our own sentences (tests/gold/relations.txt): those that guided the ontology's examples (dev), those that
did not (held), and traps, where ``typed`` is an error.  Then over sentences of CORE, KnowledgeNet and wiki80 with two
marked names (scripts/relation_gold.py): ``typed`` when a fact between the two has a property that means the relation,
``other`` when it has another property, ``open`` when it has none, ``apart`` when no fact joins the two.  These corpora
are measured on only; no example was made from them.  Precision is in scripts/evaluate_confidence.py's verdicts: of the
judged facts with a property, those right.
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
from scripts.relation_gold import Gold, own, sample  # noqa: E402


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


Outcomes = list[tuple[Gold, str]]


def outcomes(gold: Sequence[Gold]) -> Outcomes:
    """What became of each relation."""
    articles = [Article(source=f"relation/{i:04}", text=one.text) for i, one in enumerate(gold)]
    by_source: dict[str, list[Case]] = defaultdict(list)
    for case in judging.cases(evaluate_confidence.read(articles), judging.packaged_patterns()):
        if packaged().of(case.stated) >= LEAST:
            by_source[case.article.source].append(case)
    texts = {article.text: article.source for article in reversed(articles)}
    return [(one, outcome(one, by_source[texts[one.text]])) for one in gold]


def ours() -> tuple[dict[str, float], list[str]]:
    """Shares of our own sentences that are typed as they should be, by their set; and those that are not."""
    found = outcomes(list(own()))
    right = {kind: [what == "typed" for one, what in found if one.corpus == kind] for kind in ("dev", "held", "trap")}
    shares = {f"{kind}_typed": round(sum(right[kind]) / len(right[kind]), 4) for kind in ("dev", "held")}
    wrong = [f"{one.relation} {what}: {one.text}" for one, what in found if one.corpus == "dev" and what != "typed"]
    trapped = [f"{one.relation} trapped: {one.text}" for one, what in found if one.corpus == "trap" and what == "typed"]
    return shares | {"traps_seen": round(1 - sum(right["trap"]) / len(right["trap"]), 4)}, wrong + trapped


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--misses", action="store_true", help="print what of our own sentences is not as it should be")
    cli.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    cli.add_argument("--count", type=int, default=300)
    cli.add_argument("--seed", type=int, default=4)
    args = cli.parse_args()
    shares, wrong = ours()
    print("\n".join([*(f"{name} {share:.2f}" for name, share in shares.items()), *(wrong if args.misses else [])]))
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for one, what in outcomes(sample(args.shared / "data" / "relations", args.count, args.seed)):
        for key in ("all", one.corpus, f"{one.corpus} {one.relation}"):
            found[key][what] += 1
    print("| relation | sentences | typed | other property | open | apart |\n|---|---|---|---|---|---|")
    for name, kinds in sorted(found.items()):
        each = " | ".join(f"{kinds[kind] / kinds.total():.2f}" for kind in ("typed", "other", "open", "apart"))
        print(f"| {name} | {kinds.total()} | {each} |")


if __name__ == "__main__":
    main()

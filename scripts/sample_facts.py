"""Draws facts at random for judging by hand: one line each with its sentence, reproducible by seed.

    newsgraph export --store kg --format jsonl > facts.jsonl
    python scripts/sample_facts.py --seed 1 --count 200 --skip ../shared/gold/articles < facts.jsonl

Judge each against its sentence: right, span (an argument's words are wrong), relation, status, entity (an argument is
taken for the wrong thing), nonsense.
"""

import argparse
import json
import random
import sys
from pathlib import Path


def line(fact: dict) -> str:  # type: ignore[type-arg]
    status = [fact["modality"]] + (["NEGATED"] if fact["polarity"] == "negative" else [])
    status += [f"time={fact['time']}"] if fact["time"] else []
    status += [f"speaker={', '.join(fact['speakers'])}"] if fact["speakers"] else []
    qualifiers = "; ".join(f"{q['predicate']['label']} {q['value']['label']}" for q in fact["qualifiers"])
    core = f"{fact['subject']['label']} | {fact['predicate']['label']} | {fact['object']['label']}"
    evidence = fact["evidence"][0]
    return f"{core}  [{qualifiers}]  ({', '.join(status)})\n    {evidence['quote']}  <{Path(evidence['article']).stem}>"


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--count", type=int, default=200)
    cli.add_argument("--skip", type=Path, help="folder of articles whose facts are left out")
    args = cli.parse_args()
    skipped = {path.stem for path in args.skip.iterdir()} if args.skip else set()
    facts = [json.loads(row) for row in sys.stdin]
    facts = [f for f in facts if not any(Path(e["article"]).stem in skipped for e in f["evidence"])]
    drawn = random.Random(args.seed).sample(sorted(facts, key=lambda f: f["iri"]), min(args.count, len(facts)))
    for number, fact in enumerate(drawn, 1):
        print(f"{number}. {line(fact)}")


if __name__ == "__main__":
    main()

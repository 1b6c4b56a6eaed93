"""The quality gate: facts found against facts annotated by hand, compared with the pinned floors.

Builds a graph of each gold set's articles, scores its JSON Lines export with ../shared/tools/score_facts.py and prints
recall, status and speaker accuracy beside the floors of tests/gold/floors.json; then facts judged one by one against
their confidence, entities across articles and CaRB where ../shared/data has their texts.  Exit code 1 when a figure is
below its floor.  ``--record`` appends the figures to docs/benchmarks.jsonl; ``--raise-floors`` pins what is higher now;
a floor is lowered only by hand, with the reason in the commit.
"""

import argparse
import hashlib
import importlib.util
import io
import json
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from graph.config import Settings  # noqa: E402
from graph.export import export  # noqa: E402
from graph.pipeline import build  # noqa: E402
from graph.query import run  # noqa: E402
from graph.store import Store  # noqa: E402
from scripts import (  # noqa: E402
    carb,
    evaluate_carb,
    evaluate_confidence,
    evaluate_entities,
    evaluate_relations,
    evaluate_variations,
    judging,
)
from scripts.relation_gold import OWN  # noqa: E402

GOLD = ROOT / "tests" / "gold"
FLOORS = GOLD / "floors.json"
HELD = frozenset(
    "recall status speaker questions f1 auc b_cubed_f1 b_cubed_precision pairwise_f1 pairwise_precision "
    "precision calibration joined dev_typed held_typed traps_seen names amounts".split()
)
"""Figures that have floors."""
SLACK = 0.002
"""Figures are exact on one machine; another CPU's int8 kernels may flip a fact or two."""


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_facts", shared / "tools" / "score_facts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def facts_of(store_path: Path) -> list[dict[str, Any]]:
    out = io.BytesIO()
    with Store.open(store_path, read_only=True) as store:
        export(store, "jsonl", out)
    return [json.loads(line) for line in out.getvalue().decode("utf-8").splitlines()]


def score(
    facts: list[dict[str, Any]], gold: list[dict[str, Any]], scoring: ModuleType
) -> tuple[dict[str, float], list[str]]:
    """Recall, status and speaker accuracy of what was found, facts a document; and what was missed."""
    by_doc: dict[str, list[dict[str, Any]]] = {}
    for fact in facts:
        for doc in {Path(e["article"]).stem for e in fact["evidence"]}:
            by_doc.setdefault(doc, []).append(fact)
    found = status = spoken = speaker = 0
    missed = []
    for item in gold:
        matches = [f for f in by_doc.get(item["doc"], []) if scoring.found_by(item, f)]
        if not matches:
            missed.append(f"{item['id']}: {item['says']}")
            continue
        found += 1
        polarity, modality = scoring.STATUS[item["status"]]
        right = any(f["polarity"] == polarity and modality in (None, f["modality"]) for f in matches)
        status += right
        if not right:
            got = sorted({f"{f['polarity']} {f['modality']}" for f in matches})
            missed.append(f"status {item['id']} ({item['status']}): {item['says']} <- {got}")
        if item.get("speaker"):
            spoken += 1
            ok = any(scoring.holds(item["speaker"], scoring.texts(s)) for f in matches for s in f.get("speakers", []))
            speaker += ok
            if not ok:
                missed.append(f"speaker {item['id']} ({item['speaker']}): {item['says']}")
    docs = {item["doc"] for item in gold}
    figures = {
        "recall": found / len(gold), "status": status / max(found, 1), "speaker": speaker / max(spoken, 1),
        "facts_per_document": sum(len(by_doc.get(d, [])) for d in docs) / len(docs),
    }  # fmt: skip
    return {name: round(value, 4) for name, value in figures.items()}, missed


def news(shared: Path, gold: Path, folder: Path) -> Path | None:
    """A folder with a gold file's articles of Wikinews and of the worldwide newswire; None where these are not here."""
    texts = {f"ww-{Path(a.source).stem}": a.text for a in judging.worldwide(shared)}
    wikinews = shared / "data" / "articles" / "wikinews"
    texts |= {path.stem: path.read_text(encoding="utf-8") for path in wikinews.glob("*.txt")}
    docs = sorted({item["doc"] for item in lines(gold)})
    if not texts.keys() >= set(docs):
        return None
    folder.mkdir()
    for doc in docs:
        (folder / f"{doc}.txt").write_text(texts[doc], encoding="utf-8")
    return folder


def questions(store_path: Path, path: Path, kind: str) -> tuple[float, list[str]]:
    """Share of the questions a reader would ask that are answered right."""
    asked = [q for q in json.loads(path.read_text(encoding="utf-8")) if q["over"] == kind]
    wrong = []
    with Store.open(store_path, read_only=True) as store:
        for q in asked:
            answer = run(store, q["sparql"]).serialize("csv")
            lacking = [e for e in q["expect"] if e.lower() not in answer.lower()]
            excess = [e for e in q.get("absent", []) if e.lower() in answer.lower()]
            if lacking or excess:
                wrong.append(f"{q['id']} {q['question']} lacks {lacking}, should not hold {excess}")
    return round(1 - len(wrong) / max(len(asked), 1), 4), wrong


Figures = tuple[dict[str, float], list[str]]


def across(data: Path) -> dict[str, tuple[Callable[[], Figures], list[Path]]]:
    """The measures on ../shared/data, with the files they read; no files where the data is not there."""

    articles = sorted((data / "articles" / "wikinews").glob("*.txt"))

    def extractions() -> Figures:
        gold = carb.load(data / "openie" / "carb-dev.tsv")
        found = evaluate_carb.extracted(evaluate_carb.sentences(data / "openie" / "carb-dev.txt"))
        figures = evaluate_carb.table(gold, found)
        return {"f1": figures["f1"], "auc": figures["auc"]}, []

    def entities() -> Figures:
        return evaluate_entities.measured(evaluate_entities.readings_of(articles))

    def judged() -> Figures:
        found, tables = evaluate_confidence.measured(data.parent)
        return found | {"calibration": round(1 - found["ece"], 4)}, tables

    worldwide = sorted((data / "ner" / "worldwide-dev").glob("*.tsv"))
    return {
        "relations": (evaluate_relations.ours, [OWN]),
        "variations": (evaluate_variations.table, sorted(evaluate_variations.FOLDER.glob("*.txt"))),
        "judged": (judged, [*articles, *worldwide, evaluate_confidence.JUDGED] if articles and worldwide else []),
        "entities": (entities, [*articles, evaluate_entities.GOLD] if articles else []),
        "carb": (extractions, sorted((data / "openie").glob("carb-dev.*"))),
    }


def held(name: str, figures: dict[str, Any], floors: dict[str, Any], *, raising: bool) -> list[str]:
    """Print a set's figures beside its floors, and say which are below; ``raising`` pins those that are higher."""
    below, pinned = [], floors.setdefault(name, {})
    if pinned.setdefault("corpus", figures["corpus"]) != figures["corpus"]:
        below.append(f"{name}: the corpus changed; pin its floors anew by hand")
    for figure, value in figures.items():
        if figure == "corpus":
            continue
        floor = pinned.get(figure)
        if floor is not None and value < floor - SLACK:
            below.append(f"{name} {figure} {value:.3f} is below its floor {floor:.3f}")
        if raising and figure in HELD:
            pinned[figure] = max(value, floor or 0.0)
        print(f"{name:8} {figure:24} {value:8.3f}   floor {floor if floor is not None else '-'}")
    return below


def machine() -> str:
    cpu = next(
        (
            line.split(":", 1)[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        "",
    )
    return f"{platform.machine()} {cpu}"


def digest(paths: list[Path]) -> str:
    """What the files hold, by their names: the same wherever the folders are."""
    whole = hashlib.sha256()
    for path in sorted(paths, key=lambda path: path.name):
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:16]


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with gold, seeds and tools")
    cli.add_argument(
        "--misses", action="store_true", help="print what was not found or has the wrong status or speaker"
    )
    cli.add_argument("--record", action="store_true", help="append the figures to docs/benchmarks.jsonl")
    cli.add_argument("--raise-floors", action="store_true", help="pin figures that are higher than their floors")
    cli.add_argument(
        "--only",
        help="one set: gold, seeds, samples, topics, unseen, news_read, news_held, relations, variations, judged, "
        "entities or carb",
    )
    args = cli.parse_args()
    if not (args.shared / "tools" / "score_facts.py").exists():
        print(f"{args.shared} has no tools/score_facts.py: nothing measured", file=sys.stderr)
        return 2
    scoring = scorer(args.shared)
    sets: dict[str, tuple[Path | None, Path]] = {
        "gold": (args.shared / "gold" / "articles", args.shared / "gold" / "dev.jsonl"),
        "seeds": (args.shared / "seeds", GOLD / "seeds.jsonl"),
        "samples": (ROOT / "graph" / "samples", GOLD / "samples.jsonl"),
        "topics": (GOLD / "topics", GOLD / "topics.jsonl"),
        "unseen": (GOLD / "unseen", GOLD / "unseen.jsonl"),
        "news_read": (None, GOLD / "news_read.jsonl"),
        "news_held": (None, GOLD / "news_held.jsonl"),
    }
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    below, results = [], {}
    for name, (texts, gold_path) in sets.items():
        if args.only and name != args.only:
            continue
        with tempfile.TemporaryDirectory() as folder:
            articles = texts or news(args.shared, gold_path, Path(folder) / name)
            if articles is None:
                print(f"{name}: the data folder is not here", file=sys.stderr)
                continue
            build([articles], Path(folder) / "kg", Settings())
            figures, missed = score(facts_of(Path(folder) / "kg"), lines(gold_path), scoring)
            if (GOLD / "questions.json").exists() and name in {"seeds", "samples"}:
                figures["questions"], wrong = questions(Path(folder) / "kg", GOLD / "questions.json", name)
                missed += wrong
            corpus = digest([*(p for p in articles.iterdir() if p.is_file()), gold_path])
        results[name] = {"corpus": corpus, **figures}
        below += held(name, results[name], floors, raising=args.raise_floors)
        if args.misses:
            print("\n".join(missed))
    for name, (measure, files) in across(args.shared / "data").items():
        if args.only in {None, name} and files:
            figures, missed = measure()
            results[name] = {"corpus": digest(files), **figures}
            below += held(name, results[name], floors, raising=args.raise_floors)
            if args.misses:
                print("\n".join(missed))
    if args.raise_floors:
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    if args.record:
        commit = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=ROOT, check=False
        ).stdout.strip()
        row = {"benchmark": "facts", "commit": commit, "machine": machine(), "figures": results}
        with (ROOT / "docs" / "benchmarks.jsonl").open("a", encoding="utf-8") as out:
            out.write(json.dumps(row, sort_keys=True) + "\n")
    print("\n".join(below), file=sys.stderr)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())

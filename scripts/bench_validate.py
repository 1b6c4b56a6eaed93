"""Measure ``newsgraph validate``: CPU seconds for a store of some 100,000 triples; pySHACL beside it on a small one.

The corpus is the sample articles, each many times over with another last line, so that nothing is annotated twice.
pySHACL gets the graph of a few articles only: on the whole it would take many minutes.

    python scripts/bench_validate.py [--triples 100000] [--record]
"""

import argparse
import json
import platform
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pyshacl
from pyoxigraph import DefaultGraph, RdfFormat
from rdflib import Graph

from graph import pipeline
from graph.assertion import quads
from graph.config import BASE, Settings
from graph.model import Reading
from graph.ontology import load_ontology
from graph.patterns import pattern_set
from graph.pipeline import LESSONS, agent_of
from graph.resolve import resolve
from graph.store import Store
from graph.validate import shapes_path, validate
from graph.validate.shapes import violations

ROOT = Path(__file__).parents[1]
FEW = 3
"""Articles of the graph that both engines get."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=100_000, help="least size of the large store")
    parser.add_argument("--record", action="store_true", help="append the figures to docs/benchmarks.jsonl")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pipeline.build([ROOT / "graph" / "samples"], Path(folder) / "samples")
        with Store.open(Path(folder) / "samples", read_only=True) as store:
            readings = list(store.readings())
            copies = 1 + options.triples // size(store)
        figures = {
            "large": ours(write(Path(folder) / "large", copied(readings, copies))),
            "small": both(write(Path(folder) / "small", readings[:FEW])),
        }
    print(json.dumps(figures, indent=2))
    if options.record:
        record(figures)


def copied(readings: Sequence[Reading], times: int) -> list[Reading]:
    """Each reading with another last line, and so another article, so many times."""
    return [
        replace(r, article=replace(r.article, source=f"{n}/{r.article.source}", text=f"{r.article.text}\n\nCopy {n}."))
        for n in range(times)
        for r in readings
    ]


def write(path: Path, readings: Sequence[Reading]) -> Path:
    ontology, agent = load_ontology(), agent_of(Settings())
    patterns = pattern_set(ontology, json.loads(LESSONS.read_text(encoding="utf-8"))["lessons"])
    with Store.open(path, create=True) as store:
        store.put(readings)
        store.replace(quads(resolve(readings, ontology, patterns, base=BASE, agent=agent), base=BASE))
    return path


def size(store: Store) -> int:
    return sum(1 for _ in store.dataset.quads_for_pattern(None, None, None, DefaultGraph()))


def ours(path: Path) -> dict[str, float]:
    """The whole of ``validate``: evidence and shapes."""
    with Store.open(path, read_only=True) as store:
        wall, cpu = time.perf_counter(), time.process_time()
        found = validate(store)
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    if not found.conforms:
        raise SystemExit(f"The store does not conform: {found.by_shape}")
    return {
        "triples": found.triples, "facts": found.facts, "evidence": found.evidence, "articles": found.articles,
        "cpu_seconds": round(cpu, 2), "wall_seconds": round(wall, 2),
    }  # fmt: skip


def both(path: Path) -> dict[str, float]:
    """The shapes alone, by rudof and by pySHACL, on the same graph; reading it in counts for both."""
    with Store.open(path, read_only=True) as store:
        began = time.process_time()
        found = list(violations(store.dataset, shapes_path()))
        rudof = time.process_time() - began
        data = store.dataset.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()) or b""
        triples = size(store)
    began = time.process_time()
    graph, shapes = Graph().parse(data=data, format="nt"), Graph().parse(shapes_path())
    conforms, _, _ = pyshacl.validate(graph, shacl_graph=shapes, do_owl_imports=False)
    peer = time.process_time() - began
    if conforms != (not found):
        raise SystemExit("rudof and pySHACL disagree.")
    return {"triples": triples, "rudof_cpu_seconds": round(rudof, 2), "pyshacl_cpu_seconds": round(peer, 2)}


def record(figures: dict[str, dict[str, float]]) -> None:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    engines = {name: version(name) for name in ("pyrudof", "pyshacl")}
    row = {
        "benchmark": "validate", "commit": commit.stdout.strip(), "machine": f"{platform.machine()}, 2 cores, shared",
        "engines": engines, "figures": figures,
    }  # fmt: skip
    with (ROOT / "docs" / "benchmarks.jsonl").open("a", encoding="utf-8") as out:
        out.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()

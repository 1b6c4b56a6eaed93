"""Measure reading of feeds, tables, crawls and wire formats: articles and words a CPU second, and peak memory.

    python scripts/bench_records.py [--sizes 1000 10000] [--record]

Articles are those of graph/samples, over and over, each with a last line of its own.  Each kind and size is read by a
process of its own, one article after the other and none kept, so its memory is what reading needs.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from graph.read import read  # noqa: E402
from scripts.make_records import KINDS  # noqa: E402


@dataclass(frozen=True)
class Story:
    title: str
    date: str
    paragraphs: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--record", action="store_true", help="append the figures to docs/benchmarks.jsonl")
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.folder:
        print(json.dumps(measure(Path(options.folder))))
        return
    figures = {kind: [in_a_process(kind, size) for size in options.sizes] for kind in KINDS}
    if options.record:
        commit = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, check=True, capture_output=True, text=True
        )
        machine = f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.0f}"
        line = {"benchmark": "read records", "commit": commit.stdout.strip(), "machine": machine, "figures": figures}
        with (ROOT / "docs" / "benchmarks.jsonl").open("a", encoding="utf-8") as history:
            history.write(json.dumps(line, sort_keys=True) + "\n")


def stories(number: int) -> list[Story]:
    samples = list(read([ROOT / "graph" / "samples"], on_error=print))
    bodies = [tuple(filter(None, a.text.split("\n")))[1:] for a in samples]
    return [
        Story(samples[at].title, samples[at].date or "", (*bodies[at], f"This is story number {n} of the trial."))
        for n in range(number)
        for at in [n % len(samples)]
    ]


def in_a_process(kind: str, size: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in KINDS[kind](stories(size)).items():
            (Path(folder) / name).write_bytes(content)
        command = [sys.executable, __file__, "--folder", folder]
        found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    speed = f"{found['articles_s']:8.0f} articles/s {found['words_s']:9.0f} words/s"
    print(f"{kind:10} {found['articles']:7.0f} {speed} {found['mb']:7.0f} MB", flush=True)
    return found


def measure(folder: Path) -> dict[str, float]:
    before, start = peak(), time.process_time()
    articles = words = 0
    for article in read([folder], on_error=lambda error: print(error, file=sys.stderr)):
        articles += 1
        words += len(article.text.split())
    seconds = time.process_time() - start
    return {
        "articles": articles,
        "articles_s": round(articles / seconds, 1),
        "words_s": round(words / seconds),
        "mb": round(peak() - before, 1),
    }


def peak() -> float:
    """MB; of this program alone, which getrusage does not say after a fork."""
    (line,) = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()

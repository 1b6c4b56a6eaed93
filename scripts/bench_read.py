"""Measure reading: articles and words a processor second by kind of input, and memory.

    python scripts/bench_read.py [--sizes 200] [--kinds pdf docx] [--record]

Stories are the sample articles over and over, each with a last line of its own, so every kind holds the same words.
Each kind and size is read by a process of its own, one article after the other and none kept, twice; the faster run
counts, and memory is what the process had more at its peak than before.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from graph.read import read  # noqa: E402
from scripts.bench_build import record  # noqa: E402
from scripts.make_documents import KINDS, Story  # noqa: E402

RUNS = 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[200], help="numbers of articles")
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument("--record", action="store_true", help="append the figures to docs/benchmarks.jsonl")
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.folder:
        print(json.dumps(measure(options.folder)))
        return
    figures = {kind: [in_a_process(kind, size) for size in options.sizes] for kind in options.kinds}
    if options.record:
        record("read", figures=figures)


def stories(number: int) -> list[Story]:
    samples = [
        Story(title=a.title, date=a.date or "", paragraphs=tuple(filter(None, a.text.split("\n")))[1:])
        for a in read([ROOT / "graph" / "samples"], on_error=print)
    ]
    return [
        Story(title=s.title, date=s.date, paragraphs=(*s.paragraphs, f"This is story number {at} of the trial."))
        for at in range(number)
        for s in [samples[at % len(samples)]]
    ]


def in_a_process(kind: str, size: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in KINDS[kind](stories(size)).items():
            (Path(folder) / name).write_bytes(content)
        command = [sys.executable, __file__, "--folder", folder]
        found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    speed = f"{found['articles_s']:8.0f} articles/s {found['words_s']:9.0f} words/s"
    print(f"{kind:14} {found['articles']:7.0f} {speed} {found['mb']:7.0f} MB", flush=True)
    return found


def measure(folder: Path) -> dict[str, float]:
    before, seconds = peak(), float("inf")
    for _ in range(RUNS):
        start, articles, words = time.process_time(), 0, 0
        for article in read([folder], on_error=lambda error: print(error, file=sys.stderr)):
            articles += 1
            words += len(article.text.split())
        seconds = min(seconds, time.process_time() - start)
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

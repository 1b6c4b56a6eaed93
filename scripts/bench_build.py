"""Measure a build on this machine: words a second by number of workers, where the time goes, memory, size of the store.

    python scripts/generate_articles.py 1000 --out wire.jsonl
    python scripts/bench_build.py wire.jsonl ... [--workers 1 2] [--record]      builds, from the articles
    python scripts/bench_build.py --readings READINGS.jsonl --sizes 1000 10000   resolve, assert and store alone

Each build runs in a process of its own and tells when each stage ended, by its progress.  ``split`` says how one
process divides its time between the model, the extractor and resolution, over the first articles.  Readings are
lines of ``msgspec.json.encode(reading)``; beyond their number they are repeated with other names (a letter more), so
entities go on growing.
"""

import argparse
import json
import math
import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import msgspec  # noqa: E402

from graph import annotate, pipeline  # noqa: E402
from graph.confidence import packaged  # noqa: E402
from graph.config import BASE, Settings  # noqa: E402
from graph.extract import extract  # noqa: E402
from graph.hands import Rules  # noqa: E402
from graph.model import Article, Reading  # noqa: E402
from graph.ontology import load_ontology  # noqa: E402
from graph.read import read  # noqa: E402
from graph.resolve import resolve  # noqa: E402
from graph.store import Store  # noqa: E402
from scripts.judging import packaged_patterns  # noqa: E402

SPLIT = 200
"""Articles whose annotation and extraction are timed apart."""


class Stages:
    """A progress that remembers when each stage ended."""

    def __init__(self) -> None:
        self._begun, self._at, self._stage = time.perf_counter(), time.perf_counter(), "start"
        self.seconds: dict[str, float] = {}

    def __call__(self, stage: str, *_: int) -> None:
        now = time.perf_counter()
        self.seconds[stage] = round(self.seconds.get(stage, 0) + now - self._at, 2)
        self._at = now


def size_of(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def peak() -> dict[str, int]:
    """Megabytes at most: of this process, and of the largest worker."""
    kilobytes = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return dict(zip(("main_mb", "worker_mb"), (number // 1000 for number in kilobytes), strict=True))


def built(articles: Path, workers: int) -> dict[str, object]:
    """A build in this process."""
    pipeline.agent_of(Settings())  # the model is loaded before the clock starts
    with tempfile.TemporaryDirectory() as folder:
        store, stages = Path(folder) / "kg", Stages()
        report = pipeline.build([articles], store, Settings(workers=workers), on_progress=stages)
        figures: dict[str, object] = {
            "articles": report.articles,
            "workers": workers,
            "words": report.words,
            "facts": report.facts,
        }
        figures |= {
            "entities": report.entities,
            "seconds": round(report.seconds, 1),
            "stages": stages.seconds,
            **peak(),
        }
        figures |= {"words_per_s": round(report.words / report.seconds_annotating), **sizes(store, report.facts)}
        return {**figures, "articles_per_s": round(report.articles / report.seconds, 1)}


def sizes(store: Path, facts: int) -> dict[str, int]:
    """Bytes of the store a fact: the graph, and the readings."""
    rdf, readings = size_of(store / "rdf"), (store / "articles.sqlite").stat().st_size
    return {"rdf_bytes_a_fact": rdf // facts, "readings_bytes_a_fact": readings // facts}


def split(articles: Path) -> dict[str, float]:
    """CPU seconds of the model, of the extractor and of resolution, one thread; ``share`` is the two by the first."""
    nlp = annotate.load(threads=1)
    given = list(islice(read([articles], on_error=print), SPLIT))
    patterns, ontology = packaged_patterns(), load_ontology()
    extract(nlp("Acme bought Globex in 2019."), Article(source="warm", text="Acme bought Globex in 2019."))
    spent, readings = {"annotate": 0.0, "extract": 0.0, "resolve": 0.0}, []
    for article in given:
        begun = time.process_time()
        doc = nlp(article.text)
        between = time.process_time()
        readings.append(extract(doc, article))
        spent["annotate"] += between - begun
        spent["extract"] += time.process_time() - between
    begun = time.process_time()
    resolve(readings, ontology, patterns, base=BASE, agent="bench", confidence=packaged())
    spent["resolve"] = time.process_time() - begun
    words = sum(len(article.text.split()) for article in given)
    share = (spent["extract"] + spent["resolve"]) / spent["annotate"]
    return {"words": words, **{f"{name}_s": round(one, 2) for name, one in spent.items()}, "share": round(share, 2)}


def readings_of(file: Path, count: int) -> Iterator[Reading]:
    """So many readings: those of the file, then the same with names of their own."""
    decoder, done, turn = msgspec.json.Decoder(Reading), 0, 0
    while done < count:
        with file.open("rb") as lines:
            for line in lines:
                if done == count or not line.endswith(b"\n"):
                    break
                yield decoder.decode(renamed(line, turn) if turn else line)
                done += 1
        turn += 1


def renamed(line: bytes, turn: int) -> bytes:
    """Other names of the same length: seven capitalised words in ten change their vowels."""

    def other(match: re.Match[bytes]) -> bytes:
        word = match[0]
        if hash_of(word) % 10 < 3:
            return word
        table = bytes.maketrans(b"aeiou", bytes(b"aeiou"[(n + turn) % 5] for n in range(5)))
        return word[:1] + word[1:].translate(table)

    line = re.sub(rb"\b[A-Z][a-z]{4,}\b", other, line)
    return line.replace(b"wire.example/", b"wire%d.example/" % turn).replace(b'"source":"', b'"source":"%d/' % turn)


def hash_of(word: bytes) -> int:
    return int.from_bytes(word[-3:], "big") % 9973


def resolved(file: Path, count: int) -> dict[str, object]:
    """Resolve, assert and store so many readings."""
    settings, stages = Settings(), Stages()
    agent = pipeline.agent_of(settings)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kg"
        with Store.open(path, create=True) as store:
            put = time.perf_counter()
            readings = readings_of(file, count)
            while some := list(islice(readings, 1000)):
                store.put(some, agent=agent)
            put = time.perf_counter() - put
            begun = time.perf_counter(), time.process_time()
            report = pipeline.renew(store, Rules.load(settings, path), on_progress=stages)
            wall, cpu = time.perf_counter() - begun[0], time.process_time() - begun[1]
        return {
            "articles": report.articles, "facts": report.facts, "entities": report.entities, "put_s": round(put, 1),
            "seconds": round(wall, 1), "cpu_s": round(cpu, 1), "stages": stages.seconds, **peak(),
            **sizes(path, report.facts),
        }  # fmt: skip


def cpu_seconds() -> float:
    """Of this process and of those that it has waited for."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def apart(*words: str, script: str = __file__) -> dict[str, object]:
    """The figures of a script, by default this one, in a process of its own: the last line that it prints."""
    done = subprocess.run([sys.executable, script, *words], stdout=subprocess.PIPE, text=True, check=True)
    found = done.stdout.splitlines()[-1]
    print(found, flush=True)
    return dict(json.loads(found))


def exponent(rows: list[dict[str, object]], figure: str) -> float:
    """The slope between the first and the last row, on logarithmic axes."""
    one, two = rows[0], rows[-1]
    ratio = float(str(two[figure])) / float(str(one[figure]))
    return round(math.log(ratio) / math.log(float(str(two["articles"])) / float(str(one["articles"]))), 2)


def record(benchmark: str, **figures: object) -> None:
    """Append a line to docs/benchmarks.jsonl."""
    run = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(run, capture_output=True, text=True, cwd=ROOT, check=False).stdout.strip()
    machine = f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.0f}"
    with (ROOT / "docs" / "benchmarks.jsonl").open("a", encoding="utf-8") as out:
        row = {"benchmark": benchmark, "commit": commit, "machine": machine, **figures}
        out.write(json.dumps(row, sort_keys=True) + "\n")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("articles", type=Path, nargs="*", help="files of articles, each built for itself")
    cli.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    cli.add_argument("--readings", type=Path, help="readings, to measure what comes after them")
    cli.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000], help="numbers of readings")
    cli.add_argument("--record", action="store_true", help="append the figures to docs/benchmarks.jsonl")
    cli.add_argument("--alone", choices=["build", "resolve"], help=argparse.SUPPRESS)
    args = cli.parse_args()
    if args.alone:
        one = (
            built(args.articles[0], args.workers[0])
            if args.alone == "build"
            else resolved(args.readings, args.sizes[0])
        )
        print(json.dumps(one))
        return
    figures: dict[str, object] = {}
    if args.articles:
        figures["split"] = split(args.articles[0])
        print(json.dumps(figures), flush=True)
        figures["builds"] = [
            apart(str(file), "--alone", "build", "--workers", str(workers))
            for file in args.articles for workers in args.workers
        ]  # fmt: skip
    if args.readings:
        rows = [apart("--alone", "resolve", "--readings", str(args.readings), "--sizes", str(n)) for n in args.sizes]
        figures["resolve"] = rows
        figures |= {f"{name}_exponent": exponent(rows, name) for name in ("cpu_s", "entities", "facts", "main_mb")}
    if args.record:
        record("build", **figures)


if __name__ == "__main__":
    main()

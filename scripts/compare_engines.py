"""Compare a build on a cluster engine with the embedded one: the same readings resolved twice, quad for quad.

    python scripts/generate_articles.py 10000 --out wire.jsonl
    python scripts/compare_engines.py annotate wire.jsonl READINGS.jsonl [--record]
    python scripts/compare_engines.py compare READINGS.jsonl [--engine dask] [--record]

Annotation, by far the longest part, is done once: its readings, a line each, are what ``compare`` resolves here and on
the engine, and what scripts/bench_build.py --readings takes.  ``annotate`` goes on where it stopped, and is recorded
only when it did not.  Each build runs in a process of its own; its processor seconds and its peak are those of that
process and of the workers below it.  Two stores are equal when they hold as many quads, and each quad of the one is in
the other, merge included.
"""

import argparse
import json
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import msgspec  # noqa: E402

from graph import pipeline  # noqa: E402
from graph.cluster import ENGINES, Spread, start  # noqa: E402
from graph.config import Settings  # noqa: E402
from graph.hands import Rules  # noqa: E402
from graph.read import read  # noqa: E402
from graph.store import Store  # noqa: E402
from scripts.bench_build import apart, cpu_seconds, peak, readings_of, record  # noqa: E402

BATCH, STEP = 16, 1000
"""Articles annotated at once; articles after which the figures are told."""
HERE = "here"


def annotated(articles: Path, readings: Path) -> list[dict[str, object]]:
    """Write the readings that are not there yet, with one thread; figures after each thousand articles."""
    done = readings.read_bytes().count(b"\n") if readings.exists() else 0
    given = islice(read([articles], on_error=print), done, None)
    pipeline.agent_of(Settings())  # the model is loaded before the clock starts
    rows: list[dict[str, object]] = []
    words, count, begun = 0, done, time.process_time()
    with readings.open("ab") as out:
        while batch := list(islice(given, BATCH)):
            found = pipeline.read_apart(batch, model=None, threads=1)
            out.write(b"".join(msgspec.json.encode(reading) + b"\n" for reading in found))
            words += sum(len(article.text.split()) for article in batch)
            count += len(batch)
            if count // STEP > (count - len(batch)) // STEP:
                used = round(time.process_time() - begun, 1)
                rows.append({"articles": count, "words": words, "cpu_s": used, **peak()})
                print(json.dumps(rows[-1]), flush=True)
    return rows


def resolved(readings: Path, engine: str, folder: Path) -> dict[str, object]:
    """The store ``folder/engine`` of these readings, made in this process or on an engine."""
    settings, path = Settings(), folder / engine
    count = readings.read_bytes().count(b"\n")
    with Store.open(path, create=True) as store:
        for reading in readings_of(readings, count):
            store.put([reading], agent=pipeline.agent_of(settings))
        begun, wall = cpu_seconds(), time.perf_counter()
        hands = None if engine == HERE else Spread(start(engine))
        report = pipeline.renew(store, Rules.load(settings, path), hands=hands)
        wall = time.perf_counter() - wall
        if hands is not None:
            hands.close()
    return {
        "engine": engine, "articles": report.articles, "facts": report.facts, "entities": report.entities,
        "cpu_s": round(cpu_seconds() - begun, 1), "seconds": round(wall, 1), **peak(),
    }  # fmt: skip


def compared(folder: Path, engine: str) -> dict[str, object]:
    """How many quads the two stores hold, and how many of the first are missing in the second."""
    one, two = (Store.open(folder / name, read_only=True) for name in (HERE, engine))
    with one, two:
        missing = sum(quad not in two.dataset for quad in one.dataset)
        counts = len(one.dataset), len(two.dataset)
    return {"quads": list(counts), "missing": missing, "equal": counts[0] == counts[1] and not missing}


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("step", choices=["annotate", "compare", "resolve"])
    cli.add_argument("files", type=Path, nargs="+", help="articles and readings; or readings")
    cli.add_argument("--engine", choices=[HERE, *ENGINES], default="dask")
    cli.add_argument("--record", action="store_true", help="append the figures to docs/benchmarks.jsonl")
    args = cli.parse_args()
    if args.step == "resolve":
        print(json.dumps(resolved(args.files[0], args.engine, args.files[1])))
    elif args.step == "annotate":
        whole = not args.files[1].exists()
        rows = annotated(*args.files)
        if args.record and whole:
            record("annotate", rows=rows)
    else:
        with tempfile.TemporaryDirectory() as folder:
            words = ["resolve", str(args.files[0]), folder, "--engine"]
            builds = [apart(*words, name, script=__file__) for name in (HERE, args.engine)]
            figures = compared(Path(folder), args.engine)
        print(json.dumps(figures))
        if args.record:
            record("equality", builds=builds, **figures)


if __name__ == "__main__":
    main()

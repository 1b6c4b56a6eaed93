"""Measure PySpark, Ray Data and Dask on what a build needs of an engine: one JSON object an engine.

    python scripts/generate_articles.py 10000 --out wire.jsonl
    python scripts/spike_engines.py wire.jsonl [--engines spark ray dask] [--record]

Run it where the three are installed (they are not in this project's environment).  The map is a stand-in, not the
annotator: reading a line, counting its words, finding its capitalised names.  So ``map_s`` is what the engine itself
costs.  Then: names are grouped over the corpus and paired with their block's first (``shuffle_s``), articles that share
a full name of two words are put together by min-label rounds on the engine (``components_s``), and a slowed map loses a
worker process to SIGKILL while it runs (``failure_s``; ``undisturbed_s`` is the same without).  ``_cpu`` are the
processor seconds of all processes, which compare better on a machine that others use, too.  Every engine uses two
processes; memory is the largest sum of the proportional set sizes of its processes.  A step that takes more than 300
processor seconds is the engine's last.  Counts of all three must agree.
"""

import argparse
import json
import logging
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
ENGINES = ("spark", "ray", "dask")
PARTS = 16
LIMIT = 300
"""Processor seconds after which a step is given up."""
SLOW = 2000
"""Articles of the run that loses a worker, 5 ms each."""
_NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
Row = tuple[str, int, list[str]]


def stand_in(line: str) -> Row:
    """Address, words and names of an article."""
    article = json.loads(line)
    text = article["text"]
    return article["url"], len(text.split()), sorted(set(_NAME.findall(text)))


def slowed(line: str) -> Row:
    time.sleep(0.005)
    return stand_in(line)


def star(members: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each member with the block's first: edges that keep the block connected."""
    first, *rest = sorted(set(members))
    return ((first, other) for other in rest)


def lowest(edges: Callable[[dict[str, str]], dict[str, str]], nodes: Iterable[str]) -> tuple[int, int]:
    """Rounds of ``edges`` (labels in, lower labels out) until nothing changes: number of components, and of rounds."""
    labels, rounds = {node: node for node in nodes}, 0
    while True:
        lower = edges(labels)
        rounds += 1
        if not lower:
            return len(set(labels.values())), rounds
        labels |= lower


class Watch(threading.Thread):
    """Looks at this process and all below it: the largest sum of their proportional set sizes, processor seconds."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self.over = threading.Event()
        self.until = float("inf")
        self._used: dict[int, float] = {}

    def look(self) -> float:
        """Processor seconds of all processes so far, those that ended included as they were last seen."""
        total = 0
        here = psutil.Process()
        for process in (here, *here.children(recursive=True)):
            try:
                self._used[process.pid] = sum(process.cpu_times()[:2])
                total += process.memory_full_info().pss
            except psutil.Error:
                continue
        self.peak = max(self.peak, total)
        return sum(self._used.values())

    def run(self) -> None:
        while not self.over.wait(0.5):
            if self.look() > self.until:
                self.until = float("inf")
                os.kill(os.getpid(), signal.SIGALRM)


def killing(after: float, found: Callable[[psutil.Process], bool]) -> threading.Timer:
    """End one process below this one that is ``found``, by SIGKILL, after so many seconds."""

    def end() -> None:
        for process in psutil.Process().children(recursive=True):
            try:
                if found(process):
                    process.send_signal(signal.SIGKILL)
                    return
            except psutil.Error:
                continue
        print("no worker found to end", file=sys.stderr)

    timer = threading.Timer(after, end)
    timer.start()
    return timer


def command(process: psutil.Process) -> str:
    return " ".join(process.cmdline())


class Clock:
    """Wall and processor seconds of each step."""

    def __init__(self, watch: Watch) -> None:
        self.figures: dict[str, float | int | bool | str] = {}
        self._watch = watch

    def __call__(self, name: str, work: Callable[[], object]) -> object:
        self.figures["stopped"] = name
        begun, used = time.perf_counter(), self._watch.look()
        self._watch.until = used + LIMIT
        found = work()
        self._watch.until = float("inf")
        self.figures[f"{name}_s"] = round(time.perf_counter() - begun, 1)
        self.figures[f"{name}_cpu"] = round(self._watch.look() - used, 1)
        del self.figures["stopped"]
        print(name, self.figures[f"{name}_s"], self.figures[f"{name}_cpu"], file=sys.stderr, flush=True)
        return found


def late(*_: object) -> None:
    raise TimeoutError


def spark(path: Path, slow: Path, clock: Clock) -> None:
    from pyspark import SparkConf, SparkContext  # noqa: PLC0415

    os.environ["PYSPARK_PYTHON"] = sys.executable
    conf = SparkConf().setAll([("spark.ui.enabled", "false"), ("spark.executorEnv.PYTHONPATH", str(ROOT))])
    conf.setAll([("spark.log.level", "ERROR"), ("spark.driver.memory", "1g"), ("spark.executor.memory", "1g")])
    conf.set("spark.default.parallelism", str(PARTS))

    def begin() -> SparkContext:
        # two executors in processes of their own, as on a cluster
        context = SparkContext("local-cluster[2,1,1024]", "spike", conf=conf)
        context.parallelize(range(2), 2).count()
        return context

    context = clock("start", begin)
    rows = context.textFile(str(path), PARTS).map(stand_in).cache()
    clock.figures["words"] = clock("map", lambda: rows.map(lambda row: row[1]).sum())
    blocks = rows.flatMap(lambda row: [(name, row[0]) for name in row[2]]).groupByKey()
    edges = blocks.flatMap(lambda block: star(block[1])).cache()
    clock.figures["edges"] = clock("shuffle", edges.count)

    def components() -> tuple[int, int]:
        both = edges.flatMap(lambda e: [e, e[::-1]]).partitionBy(PARTS).cache()
        labels = rows.map(lambda row: (row[0], row[0])).partitionBy(PARTS).cache()
        rounds = 0
        while True:
            rounds += 1
            offers = both.join(labels).map(lambda p: p[1]).reduceByKey(min)
            joined = labels.leftOuterJoin(offers, PARTS).cache()
            changed = joined.filter(lambda p: p[1][1] is not None and p[1][1] < p[1][0]).count()
            labels = joined.mapValues(lambda v: v[0] if v[1] is None else min(v)).cache()
            if not changed:
                return labels.map(lambda p: p[1]).distinct().count(), rounds

    clock.figures["components"], clock.figures["rounds"] = clock("components", components)
    slowly = context.textFile(str(slow), PARTS).map(slowed)
    clock("undisturbed", slowly.count)
    timer = killing(2, lambda p: "CoarseGrainedExecutorBackend" in command(p))
    found = clock("failure", lambda: slowly.map(lambda row: row[0]).distinct().count())
    timer.join()
    clock.figures["survived"] = found == SLOW
    context.stop()


def ray(path: Path, slow: Path, clock: Clock) -> None:
    os.environ["RAY_DEDUP_LOGS"] = "0"
    os.environ["PYTHONPATH"] = str(ROOT)
    import pyarrow as pa  # noqa: PLC0415
    import ray as engine  # noqa: PLC0415

    def begin() -> None:
        engine.init(
            num_cpus=2, include_dashboard=False, logging_level="ERROR", log_to_driver=False,
            object_store_memory=500_000_000,
        )  # fmt: skip
        engine.data.DataContext.get_current().enable_progress_bars = False
        engine.data.range(2).count()

    clock("start", begin)

    def rows_of(file: Path, work: Callable[[str], Row]) -> object:
        def table(batch: pa.Table) -> pa.Table:
            found = [work(line) for line in batch.column("text").to_pylist()]
            return pa.table(
                {"url": [r[0] for r in found], "words": [r[1] for r in found], "names": [r[2] for r in found]}
            )

        blocks = engine.data.read_text(str(file)).repartition(PARTS)
        return blocks.map_batches(table, batch_format="pyarrow", batch_size=None)

    rows = clock("map", lambda: rows_of(path, stand_in).materialize())
    clock.figures["words"] = rows.sum("words")

    def starred(batch: pa.Table) -> pa.Table:
        blocks: dict[str, list[str]] = defaultdict(list)
        for name, url in zip(batch["name"].to_pylist(), batch["url"].to_pylist(), strict=True):
            blocks[name].append(url)
        found = [edge for block in blocks.values() for edge in star(block)]
        return pa.table(
            {"a": pa.array([e[0] for e in found], pa.string()), "b": pa.array([e[1] for e in found], pa.string())}
        )

    def named(batch: pa.Table) -> pa.Table:
        pairs = [(name, row["url"]) for row in batch.to_pylist() for name in row["names"]]
        return pa.table({"name": [p[0] for p in pairs], "url": [p[1] for p in pairs]})

    def edges_of() -> object:
        pairs = rows.map_batches(named, batch_format="pyarrow", batch_size=None)
        blocks = pairs.repartition(PARTS, keys=["name"])  # map_groups took over 200 s: a call for each of 20,000 groups
        return blocks.map_batches(starred, batch_format="pyarrow", batch_size=None).materialize()

    edges = clock("shuffle", edges_of)
    clock.figures["edges"] = edges.count()

    def components() -> tuple[int, int]:
        def lower(labels: dict[str, str]) -> dict[str, str]:
            known = engine.put(labels)

            def offered(batch: pa.Table) -> pa.Table:
                at = engine.get(known)
                best: dict[str, str] = {}
                for a, b in zip(batch["a"].to_pylist(), batch["b"].to_pylist(), strict=True):
                    for one, two in ((a, b), (b, a)):
                        if at[one] < best.get(two, at[two]):
                            best[two] = at[one]
                return pa.table({"node": list(best), "label": list(best.values())})

            offers = edges.map_batches(offered, batch_format="pyarrow", batch_size=None)
            if not (found := offers.take_all()):
                return {}
            best: dict[str, str] = {}
            for row in found:
                best[row["node"]] = min(best.get(row["node"], row["label"]), row["label"])
            return best

        return lowest(lower, [row["url"] for row in rows.select_columns(["url"]).take_all()])

    clock.figures["components"], clock.figures["rounds"] = clock("components", components)
    clock("undisturbed", lambda: rows_of(slow, slowed).materialize())
    timer = killing(2, lambda p: command(p).startswith("ray::") and "IDLE" not in command(p))
    found = clock("failure", lambda: {row["url"] for row in rows_of(slow, slowed).take_all()})
    timer.join()
    clock.figures["survived"] = len(found) == SLOW
    engine.shutdown()


def dask(path: Path, slow: Path, clock: Clock) -> None:
    import dask as engine  # noqa: PLC0415
    import dask.bag as db  # noqa: PLC0415
    from distributed import Client, LocalCluster, futures_of  # noqa: PLC0415

    engine.config.set({"distributed.logging.distributed": "critical"})

    def begin() -> Client:
        client = Client(LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50))
        client.submit(sum, [1]).result()
        return client

    client = clock("start", begin)

    def rows_of(file: Path, work: Callable[[str], Row]) -> db.Bag:
        return db.read_text(str(file), blocksize=max(1, file.stat().st_size // PARTS)).map(work)

    rows = rows_of(path, stand_in).persist()
    clock.figures["words"] = clock("map", lambda: rows.pluck(1).sum().compute())
    names = rows.map(lambda row: [(name, row[0]) for name in row[2]]).flatten().to_dataframe(meta={"n": str, "u": str})

    def starred(frame: object) -> object:
        import pandas as pd  # noqa: PLC0415

        blocks: dict[str, list[str]] = defaultdict(list)
        for name, url in zip(frame["n"], frame["u"], strict=True):
            blocks[name].append(url)
        return pd.DataFrame([e for block in blocks.values() for e in star(block)], columns=["a", "b"], dtype=str)

    edges = names.shuffle("n").map_partitions(starred, meta={"a": str, "b": str}).persist()
    clock.figures["edges"] = clock("shuffle", lambda: len(edges))

    def components() -> tuple[int, int]:
        def lower(labels: dict[str, str]) -> dict[str, str]:
            (known,) = client.scatter([labels], broadcast=True, hash=False)  # a bare dict is scattered key by key

            def offered(frame: object, at: dict[str, str]) -> dict[str, str]:
                best: dict[str, str] = {}
                for a, b in zip(frame["a"], frame["b"], strict=True):
                    for one, two in ((a, b), (b, a)):
                        if at[one] < best.get(two, at[two]):
                            best[two] = at[one]
                return best

            best: dict[str, str] = {}
            for part in client.gather([client.submit(offered, p, known) for p in futures_of(edges)]):
                for node, label in part.items():
                    best[node] = min(best.get(node, label), label)
            return best

        return lowest(lower, rows.pluck(0).compute())

    clock.figures["components"], clock.figures["rounds"] = clock("components", components)
    clock("undisturbed", lambda: rows_of(slow, slowed).count().compute())
    timer = killing(2, lambda p: "spawn_main" in command(p))
    found = clock("failure", lambda: rows_of(slow, slowed).pluck(0).distinct().count().compute())
    timer.join()
    clock.figures["survived"] = found == SLOW
    client.close()


def measure(name: str, path: Path) -> None:
    """One engine in this process; its figures on the last line of standard output."""
    logging.disable(logging.CRITICAL)
    watch = Watch()
    watch.start()
    signal.signal(signal.SIGALRM, late)
    clock = Clock(watch)
    with tempfile.TemporaryDirectory() as folder:
        slow = Path(folder) / "slow.jsonl"
        with path.open(encoding="utf-8") as lines:
            slow.write_text("".join(line for _, line in zip(range(SLOW), lines, strict=False)), encoding="utf-8")
        try:
            {"spark": spark, "ray": ray, "dask": dask}[name](path, slow, clock)
        except Exception as error:  # noqa: BLE001 - whatever the engine makes of an alarm
            print(name, repr(error)[:500], file=sys.stderr)
    watch.over.set()
    took = {"cpu_s": round(watch.look()), "peak_mb": watch.peak // 1_000_000}
    print(json.dumps({"engine": name, **clock.figures, **took}), flush=True)
    os._exit(0)  # an engine that was stopped may have threads that never end


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("articles", type=Path, help="JSON Lines of scripts/generate_articles.py")
    cli.add_argument("--engines", nargs="+", choices=ENGINES, default=ENGINES)
    cli.add_argument("--record", action="store_true", help="append the figures to docs/benchmarks.jsonl")
    cli.add_argument("--alone", choices=ENGINES, help=argparse.SUPPRESS)
    args = cli.parse_args()
    if args.alone:
        measure(args.alone, args.articles)
        return
    rows = []
    for name in args.engines:
        words = [sys.executable, __file__, str(args.articles), "--alone", name]
        done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=False)
        print(done.stdout.strip().splitlines()[-1] if done.stdout.strip() else f"{name}: failed", flush=True)
        rows += [json.loads(line) for line in done.stdout.splitlines()[-1:] if not done.returncode]
    if args.record:
        run = ["git", "rev-parse", "--short", "HEAD"]
        commit = subprocess.run(run, capture_output=True, text=True, cwd=ROOT, check=False).stdout.strip()
        row = {"benchmark": "engines", "commit": commit, "machine": f"2 cores, load {os.getloadavg()[0]:.0f}"}
        with (ROOT / "docs" / "benchmarks.jsonl").open("a", encoding="utf-8") as out:
            out.write(json.dumps({**row, "engines": rows}, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()

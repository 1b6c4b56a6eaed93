"""Measure the SPARQL endpoint against pyoxigraph itself, on the same store, in the same run, and print the table.

    python scripts/bench_serve.py [--record]

A store of a million triples is made up (its merge holds them once more).  For each query a number of clients ask as
fast as they are answered: over HTTP from ``newsgraph serve``, and as processes that each call pyoxigraph and serialise
to the same JSON.  The two take turns, several rounds, so that other work on the machine hits both alike.
``--record`` adds a line to docs/benchmarks.jsonl.
"""

import argparse
import http.client
import json
import multiprocessing
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))


from graph.store import Store  # noqa: E402

EX = "https://bench.example/"
LINKS, CLASSES, RELATIONS = 7, 20, 12
"""Triples of an entity beside its type, label and date; how many types and relations there are."""
QUERIES = {
    "entity": f"SELECT ?p ?o WHERE {{ <{EX}e/4711> ?p ?o }}",
    "two steps": f"SELECT ?b ?c WHERE {{ <{EX}e/4711> <{EX}r/1>|<{EX}r/2>|<{EX}r/3> ?b . ?b ?p ?c }}",
    "page of 2,000": f"SELECT ?a ?b WHERE {{ ?a <{EX}r/1> ?b }} LIMIT 2000",
    "page of 20,000": f"SELECT ?a ?b WHERE {{ ?a <{EX}r/1> ?b }} LIMIT 20000",
    "join": f"SELECT (COUNT(*) AS ?n) WHERE {{ ?a a <{EX}c/3> . ?a <{EX}r/1> ?b . ?b <{EX}date> ?d }}",
    "group": f"SELECT ?c (COUNT(?a) AS ?n) WHERE {{ ?a <{EX}date> '2021-03-03' ; a ?c }} GROUP BY ?c ORDER BY DESC(?n)",
    "count": "SELECT ?c (COUNT(?a) AS ?n) WHERE { ?a a ?c } GROUP BY ?c ORDER BY ?c",
    "search": f"SELECT ?a WHERE {{ ?a a <{EX}c/3> ; <{EX}label> ?l FILTER(CONTAINS(?l, '99')) }} ORDER BY ?l LIMIT 50",
}


def quads(triples: int) -> Iterator[Quad]:
    """Entities that are linked as a fixed arithmetic says, a hundred in each named graph."""
    kind, label, date = (
        NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
        *map(NamedNode, (f"{EX}label", f"{EX}date")),
    )
    count = triples // (3 + LINKS)
    for number in range(count):
        entity, graph = NamedNode(f"{EX}e/{number}"), NamedNode(f"{EX}g/{number // 100}")
        yield Quad(entity, kind, NamedNode(f"{EX}c/{number % CLASSES}"), graph)
        yield Quad(entity, label, Literal(f"Entity number {number}"), graph)
        yield Quad(entity, date, Literal(f"2021-{number % 12 + 1:02}-{number % 28 + 1:02}"), graph)
        for link in range(LINKS):
            other = (number * 7919 + link * 104729 + 1) % count
            yield Quad(entity, NamedNode(f"{EX}r/{(number + link) % RELATIONS}"), NamedNode(f"{EX}e/{other}"), graph)


def ask_for(seconds: float, ask: Callable[[], object]) -> list[float]:
    """How long each answer took while one client asked for so long, after an answer that warms the caches."""
    ask()
    taken = []
    end = time.perf_counter() + seconds
    while (begin := time.perf_counter()) < end:
        ask()
        taken.append(time.perf_counter() - begin)
    return taken


def measure(each: Callable[[int], list[float]], clients: int, pool: Executor) -> list[list[float]]:
    """What each client of a pool took."""
    return list(pool.map(each, range(clients)))


def open_raw(folder: str) -> None:
    """Once in each process of raw clients."""
    global _raw  # noqa: PLW0603
    _raw = pyoxigraph.Store.read_only(folder)


def raw_answer(query: str) -> bytes:
    return _raw.query(query).serialize(format=QueryResultsFormat.JSON)


def raw_client(query: str, seconds: float, _: int) -> list[float]:
    return ask_for(seconds, partial(raw_answer, query))


def http_client(port: int, query: str, seconds: float, _: int) -> list[float]:
    return ask_for(seconds, over_http(port, query))


def over_http(port: int, query: str) -> Callable[[], object]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def ask() -> bytes:
        connection.request("GET", f"/sparql?query={quote(query)}")
        response = connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise RuntimeError(body.decode())
        return body

    return ask


def figures(clients: list[list[float]], rounds: int) -> dict[str, float]:
    marks = statistics.quantiles((one for taken in clients for one in taken), n=100)
    return {
        "p50_ms": round(marks[49] * 1000, 2),
        "p99_ms": round(marks[98] * 1000, 2),
        "per_second": round(sum(len(taken) / sum(taken) for taken in clients) / rounds, 1),
    }


def memory(pid: int) -> dict[str, float]:
    """MiB that the server and the largest of its processes have had at most."""

    def most(pid: str | int) -> float:
        return round(int(Path(f"/proc/{pid}/status").read_text().partition("VmHWM:")[2].split()[0]) / 1024, 1)

    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return {"server_mb": most(pid), "worker_mb": max(map(most, children)), "workers": len(children)}


def compare(store: Path, args: argparse.Namespace) -> dict[str, object]:
    folder = str(store / "rdf")
    forking = multiprocessing.get_context("fork")
    command = [sys.executable, "-m", "graph.cli", "serve", "--store", str(store), "--port", "0", "--timeout", "120"]
    with (
        ProcessPoolExecutor(args.clients, mp_context=forking, initializer=open_raw, initargs=(folder,)) as raw,
        ThreadPoolExecutor(args.clients) as threads,
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as server,
    ):
        raw.submit(int).result()  # all processes start now, before there are threads
        open_raw(folder)
        try:
            port = int(re.findall(r":(\d+)/", server.stdout.readline())[0])
            found: dict[str, object] = {}
            for name, query in QUERIES.items():
                found[name] = _pair(raw, threads, port, query, args)
                print(f"{name:16}", json.dumps(found[name]), flush=True)
            found["memory"] = memory(server.pid)
        finally:
            os.kill(server.pid, signal.SIGINT)
    print("memory", found["memory"])
    return found


def _pair(raw: Executor, threads: Executor, port: int, query: str, args: argparse.Namespace) -> dict[str, object]:
    expected = raw_answer(query)
    if over_http(port, query)() != expected:
        raise RuntimeError(f"not the same answer to {query}")
    alone, served_alone = min(raw_client(query, 1, 0)), min(http_client(port, query, 1, 0))
    seconds = args.seconds / args.rounds
    direct, served = [], []
    for _ in range(args.rounds):
        direct += measure(partial(raw_client, query, seconds), args.clients, raw)
        served += measure(partial(http_client, port, query, seconds), args.clients, threads)
    result = {"raw": figures(direct, args.rounds), "served": figures(served, args.rounds)}
    return {
        "alone_ms": round(alone * 1000, 2),
        "served_alone_ms": round(served_alone * 1000, 2),
        "bytes": len(expected),
        **result,
        "p50_times": round(result["served"]["p50_ms"] / result["raw"]["p50_ms"], 2),
        "throughput_times": round(result["raw"]["per_second"] / result["served"]["per_second"], 2),
    }


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--triples", type=int, default=1_000_000)
    cli.add_argument("--clients", type=int, default=32)
    cli.add_argument("--seconds", type=float, default=6, help="of either kind for each query")
    cli.add_argument("--rounds", type=int, default=2)
    cli.add_argument("--store", type=Path, help="keep the store here, or use the one that is here")
    cli.add_argument("--record", action="store_true", help="append the figures to docs/benchmarks.jsonl")
    args = cli.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = args.store or Path(folder) / "kg"
        if not store.exists():
            begin = time.perf_counter()
            with Store.open(store, create=True) as made:
                made.replace(quads(args.triples))
            print(f"store made in {time.perf_counter() - begin:.1f} s")
        found = compare(store, args)
    if args.record:
        commit = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=ROOT, check=False
        )
        row = {
            "benchmark": "serve",
            "commit": commit.stdout.strip(),
            "machine": f"{os.cpu_count()} cores, shared with other work (load {os.getloadavg()[0]:.1f})",
            "triples": args.triples,
            "clients": args.clients,
            "figures": found,
        }
        with (ROOT / "docs" / "benchmarks.jsonl").open("a", encoding="utf-8") as out:
            out.write(json.dumps(row, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()

"""Measure a store of ten million triples: load, export, the named queries.

    python scripts/bench_large_store.py make FOLDER [--triples 10000000]     N-Quads partitions
    python scripts/bench_large_store.py load FOLDER [--record]               into the store FOLDER/kg
    python scripts/bench_large_store.py verify FOLDER [--record]             hashes of its graphs
    python scripts/bench_large_store.py queries FOLDER [--record]            every query of graph/queries
    python scripts/bench_large_store.py export FOLDER [--record]             N-Quads, Turtle, JSON Lines

Each step is a process of its own, so that its peak memory (that of the process, RocksDB's caches and mapped files
included) is its own.  The quads are those that graph.assertion writes for synthetic facts of every status, with
qualifiers, speakers, amounts and times, 55 an article; one part of 40 articles is written out again and again with
fresh names in the place of half of its things, so that the number of things grows with that of the articles.
"""

import argparse
import json
import os
import platform
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import chain
from pathlib import Path

from pyoxigraph import NamedNode, parse

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from graph.assertion import Input, Making, quads  # noqa: E402
from graph.config import BASE  # noqa: E402
from graph.errors import QueryError  # noqa: E402
from graph.export import export  # noqa: E402
from graph.model import (  # noqa: E402
    Article,
    Entity,
    Evidence,
    Fact,
    FactQualifier,
    Knowledge,
    Period,
    Quantity,
    Text,
)
from graph.query import named_queries, run_named  # noqa: E402
from graph.store import LOADED, Store  # noqa: E402
from graph.store.digest import Fingerprint, fingerprint, total  # noqa: E402
from graph.vocab import NG, OPEN  # noqa: E402

SEED, ARTICLES, FACTS = 20261128, 40, 55
FRESH = "Xqzk"
"""What stands in a name for the number of the part."""
AGENT = "newsgraph-extract/0+bench/0"
KINDS = ("Company", "Company", "Person", "Organization", "Concept", "City", "Country", "Product", "Court", "Agreement")
RELATIONS = (
    "competesWith owns hasRole says worksFor signsWith signs hasParty hasTopic leads hasProduct operates partnersWith "
    "locatedIn invests allocates acquires sues describedAs has"
).split()
OPEN_RELATIONS = ("ask for", "discuss with", "wait for", "look at", "vote against")
STATUSES = [("positive", "actual")] * 8 + [
    ("negative", "actual"), ("positive", "planned"), ("positive", "possible"), ("positive", "conditional"),
]  # fmt: skip


def part() -> Knowledge:
    """Forty articles of synthetic facts."""
    chance = random.Random(SEED)
    known = [entity(f"Known {n}", chance) for n in range(60)]
    fresh = [entity(f"{FRESH} Name {n}", chance) for n in range(400)]
    money = [amount(n, chance) for n in range(40)]
    articles = tuple((f"{BASE}article/{FRESH}-{n}", article(n, chance)) for n in range(ARTICLES))
    things = [*known, *fresh]
    facts = [fact(n, articles[n % ARTICLES], known if n % 2 else fresh, things, money, chance)
             for n in range(ARTICLES * FACTS)]  # fmt: skip
    return Knowledge(articles=articles, entities=(*things, *money), facts=tuple(facts))


def entity(name: str, chance: random.Random) -> Entity:
    aliases = (f"{name} Group", f"The {name}") if chance.random() < 0.3 else ()
    return Entity(iri=BASE + name.replace(" ", "_"), label=name, type=chance.choice(KINDS), aliases=aliases)


def amount(number: int, chance: random.Random) -> Entity:
    money = chance.random() < 0.6
    quantity = Quantity(
        value=str(chance.randrange(1, 10**9)), unit="USD" if money else "aircraft", kind="money" if money else "count"
    )
    return Entity(
        iri=f"{BASE}amount/{FRESH}-{number}", label=f"{quantity.value} {quantity.unit}",
        type="MonetaryAmount" if money else "Amount", quantity=quantity,
    )  # fmt: skip


def article(number: int, chance: random.Random) -> Article:
    words = " ".join(f"{FRESH} word{chance.randrange(3000)} said it." for _ in range(120))
    date = f"20{chance.randrange(10, 26)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    return Article(
        source=f"wire/{FRESH}-{number}.txt", text=words, title=f"{FRESH} title {number}", date=date,
        publisher=f"Publisher {chance.randrange(30)}",
    )  # fmt: skip


def fact(
    number: int, where: tuple[str, Article], near: list[Entity], things: list[Entity], money: list[Entity],
    chance: random.Random,
) -> Fact:  # fmt: skip
    polarity, modality = chance.choice(STATUSES)
    relation, open_relation = chance.choice(RELATIONS), chance.random() < 0.25
    if open_relation:
        relation = chance.choice(OPEN_RELATIONS)
    value: str | Text = chance.choice(things).iri
    if chance.random() < 0.15:
        value = chance.choice(money).iri
    elif chance.random() < 0.1:
        value = Text(f"word{chance.randrange(3000)}")
    year = str(chance.randrange(2000, 2026))
    begin = chance.randrange(0, 400)
    speakers = (chance.choice(things).iri,) if chance.random() < 0.25 else ()
    links = (begin, begin + 4) if chance.random() < 0.3 else None
    evidence = Evidence(
        article=where[0], begin=begin, end=begin + 90, quote=where[1].text[begin : begin + 90], agent=AGENT,
        confidence=0.8, phrase=relation, speakers=speakers, subject_span=(begin, begin + 5),
        object_span=(begin + 10, begin + 20), subject_antecedent=links,
    )  # fmt: skip
    qualifiers = ()
    if chance.random() < 0.4:
        qualifier = chance.choice(("in", "with", "for", "on", "amount"))
        qualifiers = (FactQualifier(predicate=str(OPEN[qualifier]), label=qualifier, value=chance.choice(things).iri),)
    return Fact(
        iri=f"{BASE}fact/{FRESH}{number:08x}", subject=chance.choice(near).iri,
        predicate=str((OPEN if open_relation else NG)[relation.replace(" ", "_")]), predicate_label=relation,
        object=value, qualifiers=qualifiers, polarity=polarity, modality=modality, confidence=0.8,
        period=Period(begin=year, end=year, granularity="year") if chance.random() < 0.2 else None,
        evidence=(evidence,), open=open_relation, derived="" if open_relation else "[Acme] does [this].",
    )  # fmt: skip


def make(folder: Path, triples: int) -> dict[str, float]:
    """Write the partitions."""
    making = Making(agents=(AGENT,), inputs=(Input(kind="model", label="none", digest="0" * 64),))
    lines = sorted({f"{quad} ." for quad in quads(part(), base=BASE, making=making)})
    fixed = "\n".join(line for line in lines if FRESH not in line) + "\n"
    # Evidence and qualifiers are named by a hash of what they say: it is renewed by its first letters.
    renewed = "\n".join(line for line in lines if FRESH in line) + "\n"
    renewed = renewed.replace("/evidence/", f"/evidence/{FRESH}")
    parts = round((triples - len(fixed.splitlines())) / len(renewed.splitlines()))
    (folder / "rdf").mkdir(parents=True, exist_ok=True)
    written = len(fixed.splitlines()) + parts * len(renewed.splitlines())
    for number in range(parts):
        text = renewed.replace(FRESH, f"N{number}") + ("" if number else fixed)
        (folder / "rdf" / f"part-{number:05}.nq").write_text(text, encoding="utf-8")
    return {"quads": written, "articles": parts * ARTICLES, "facts": parts * ARTICLES * FACTS}


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Wall and processor seconds."""
    wall, used = time.perf_counter(), time.process_time()
    work()
    return round(time.perf_counter() - wall, 2), round(time.process_time() - used, 2)


def bench_load(folder: Path) -> dict[str, object]:
    """The loading half of ``newsgraph load FOLDER/rdf FOLDER/kg``."""
    files = sorted((folder / "rdf").iterdir())
    given = sum(file.stat().st_size for file in files)
    with Store.open(folder / "kg", create=True) as store:
        store.meta["base"], store.meta[LOADED] = BASE, "generated"
        wall, used = timed(lambda: store.replace(chain.from_iterable(parse(path=file) for file in files)))
        count = len(store.dataset)
    size = sum(file.stat().st_size for file in (folder / "kg").rglob("*") if file.is_file())
    return {"seconds": wall, "cpu": used, "rdf_mb": given // 2**20, "store_mb": size // 2**20, "quads_and_merge": count}


def bench_verify(folder: Path) -> dict[str, object]:
    """The comparing half: the hash of every graph of the store."""
    states: list[tuple[str, Fingerprint]] = []
    with Store.open(folder / "kg", read_only=True) as store:
        names = sorted(name.value for name in store.dataset.named_graphs() if isinstance(name, NamedNode))
        wall, used = timed(lambda: states.extend((name, fingerprint(store.dataset, NamedNode(name))) for name in names))
    whole = total(states)
    return {"seconds": wall, "cpu": used, "graphs": len(states), "quads": whole.triples, "hash": whole.hex}


def bench_queries(folder: Path) -> dict[str, object]:
    """Parameters are names of things that are everywhere, the worst case."""
    values = {"name": "Known 7", "a": "Known 7", "b": "Known 9"}
    found: dict[str, object] = {}
    with Store.open(folder / "kg", read_only=True) as store:
        for query in named_queries():
            given = {p.name: values[p.name] for p in query.parameters if not p.optional and p.name in values}
            rows: list[int] = []
            try:
                wall, used = timed(lambda: rows.append(len(run_named(store, query.name, given).rows)))  # noqa: B023
            except (QueryError, KeyError) as error:
                found[query.name] = str(error)
                continue
            found[query.name] = {"seconds": wall, "cpu": used, "rows": rows[0]}
            print(query.name, wall, used, rows[0], flush=True)
    return found


def bench_export(folder: Path) -> dict[str, object]:
    found: dict[str, object] = {}
    with Store.open(folder / "kg", read_only=True) as store:
        for name in ("nquads", "turtle"):
            path = folder / f"out.{name}"
            with path.open("wb") as out:
                wall, used = timed(lambda: export(store, name, out))  # noqa: B023
            found[name] = {"seconds": wall, "cpu": used, "mb": path.stat().st_size // 2**20}
            print(name, found[name], flush=True)
            path.unlink()
    return found


STEPS = {"load": bench_load, "verify": bench_verify, "queries": bench_queries, "export": bench_export}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=["make", *STEPS])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--triples", type=int, default=10_000_000)
    parser.add_argument("--record", action="store_true", help="append to docs/benchmarks.jsonl")
    given = parser.parse_args()
    if given.step == "make":
        print(make(given.folder, given.triples))
        return
    figures = STEPS[given.step](given.folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout
    line = {
        "benchmark": f"large_store_{given.step}", "commit": commit.strip(), "peak_mb": peak, "figures": figures,
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
    }  # fmt: skip
    print(json.dumps(line, indent=1))
    if given.record:
        with (ROOT / "docs" / "benchmarks.jsonl").open("a", encoding="utf-8") as out:
            out.write(json.dumps(line, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()

"""Measure a store of ten million triples: load, export, the named queries.

    python scripts/bench_large_store.py make FOLDER [--triples 10000000]     N-Quads partitions
    python scripts/bench_large_store.py load FOLDER [--record]               into the store FOLDER/kg
    python scripts/bench_large_store.py verify FOLDER [--record]             hashes of its graphs
    python scripts/bench_large_store.py queries FOLDER [--only NAME ...] [--record]    those of graph/queries
    python scripts/bench_large_store.py export FOLDER [--only NAME ...] [--record]     N-Quads, Turtle, JSON Lines

Each step, query and export is a process of its own, so that its peak memory (that of the process, RocksDB's caches and
mapped files included) is its own; a query or an export is stopped at 9 GB, or --limit processor seconds.  The quads are
those that graph.assertion writes for synthetic facts of every status, with qualifiers, speakers, amounts and times, 55
an article; one part of 40 articles is written out again and again with fresh names in the place of half of its things,
so that the number of things grows with that of the articles.
"""

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path

from pyoxigraph import NamedNode, parse

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from graph.assertion import Input, Making, quads  # noqa: E402
from graph.config import BASE  # noqa: E402
from graph.export import export  # noqa: E402
from graph.model import (  # noqa: E402
    Article,
    Entity,
    Evidence,
    Fact,
    FactQualifier,
    Knowledge,
    Modality,
    Period,
    Polarity,
    Quantity,
    Text,
)
from graph.query import named_queries, named_query, run_named  # noqa: E402
from graph.store import LOADED, Store  # noqa: E402
from graph.store.digest import Fingerprint, fingerprint, total  # noqa: E402
from graph.vocab import NG, OPEN  # noqa: E402
from scripts.bench_build import record  # noqa: E402

SEED, ARTICLES, FACTS = 20261128, 40, 55
FRESH = "Xqzk"
"""What stands in a name for the number of the part."""
MEMORY = 9 * 2**30
"""At which a query or an export is stopped."""
AGENT = "newsgraph-extract/0+bench/0"
KINDS = ("Company", "Company", "Person", "Organization", "Concept", "City", "Country", "Product", "Court", "Agreement")
RELATIONS = (
    "competesWith owns hasRole says worksFor signsWith signs hasParty hasTopic leads hasProduct operates partnersWith "
    "locatedIn invests allocates acquires sues describedAs has"
).split()
OPEN_RELATIONS = ("ask for", "discuss with", "wait for", "look at", "vote against")
STATUSES: list[tuple[Polarity, Modality]] = [("positive", "actual") for _ in range(8)] + [
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
    qualifiers: tuple[FactQualifier, ...] = ()
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
    # Evidence and qualifiers are named by a hash of what they say: it is renewed by its first letters, where they say
    # something new.
    renewed = "\n".join(line for line in lines if FRESH in line) + "\n"
    renewed = renewed.replace("/evidence/", f"/evidence/{FRESH}")
    for said in set(re.findall(rf"/qualifier/(\w+)> <[^>]*#value> <[^>]*{FRESH}", renewed)):
        renewed = renewed.replace(f"/qualifier/{said}", f"/qualifier/{FRESH}{said}")
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


def bench_query(folder: Path, name: str) -> dict[str, object]:
    """Parameters are names of things that are everywhere, the worst case."""
    values = {"name": "Known 7", "a": "Known 7", "b": "Known 9"}
    given = {p.name: values[p.name] for p in named_query(name).parameters if not p.optional}
    rows: list[int] = []
    with Store.open(folder / "kg", read_only=True) as store:
        wall, used = timed(lambda: rows.append(len(run_named(store, name, given).rows)))
    return {"seconds": wall, "cpu": used, "rows": rows[0], "peak_mb": peak_mb()}


def bench_export(folder: Path, name: str) -> dict[str, object]:
    path = folder / f"out.{name}"
    with Store.open(folder / "kg", read_only=True) as store, path.open("wb") as out:
        wall, used = timed(lambda: export(store, name, out))
    size = path.stat().st_size // 2**20
    path.unlink()
    return {"seconds": wall, "cpu": used, "mb": size, "peak_mb": peak_mb()}


def peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def each(step: str, folder: Path, names: Sequence[str], limit: int) -> dict[str, object]:
    """The figures of each query or export, from a process of its own."""
    found: dict[str, object] = {}
    for name in names:
        words = [sys.executable, __file__, step, str(folder), "--alone", name, "--limit", str(limit)]
        done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=False)
        found[name] = json.loads(done.stdout) if not done.returncode else f"stopped ({done.returncode})"
        print(name, found[name], flush=True)
    return found


def limited(seconds: int) -> None:
    """Let the system end this process when it takes too much."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


WHOLE = {"load": bench_load, "verify": bench_verify}
APART = {"queries": bench_query, "export": bench_export}
NAMES = {"queries": [query.name for query in named_queries()], "export": ["nquads", "jsonl", "turtle"]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=["make", *WHOLE, *APART])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--triples", type=int, default=10_000_000)
    parser.add_argument("--only", nargs="+", help="queries or exports; default: all")
    parser.add_argument("--limit", type=int, default=300, help="processor seconds for a query or an export")
    parser.add_argument("--alone", help=argparse.SUPPRESS)
    parser.add_argument("--record", action="store_true", help="append to docs/benchmarks.jsonl")
    given = parser.parse_args()
    if given.step == "make":
        print(make(given.folder, given.triples))
        return
    if given.alone:
        limited(given.limit)
        print(json.dumps(APART[given.step](given.folder, given.alone)))
        return
    if given.step in WHOLE:
        figures = WHOLE[given.step](given.folder) | {"peak_mb": peak_mb()}
    else:
        figures = each(given.step, given.folder, given.only or NAMES[given.step], given.limit)
    print(json.dumps(figures, indent=1))
    if given.record:
        record(f"large_store_{given.step}", figures=figures)


if __name__ == "__main__":
    main()

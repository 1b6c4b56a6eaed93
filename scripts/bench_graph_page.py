"""How long the served graph page takes in headless Chromium: a generated store in, a line of benchmarks.jsonl out.

    python scripts/bench_graph_page.py [--record]

Opens a graph of 2,000 things (drawn whole) and one of 20,000 (an overview of communities), drills into a community, and
expands an entity's neighbours.  "Usable" means that everything is drawn and answers to the mouse.  The
server reads the store when it starts: the first visit here comes at once and waits for it, later ones do not.
"""

import argparse
import json
import os
import platform
import random
import subprocess
import tempfile
import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from playwright import sync_api as playwright

from graph.assertion import quads
from graph.config import BASE
from graph.model import Article, Entity, Evidence, Fact, Knowledge
from graph.store import Store
from graph.vocab import NG
from tests.browsers import ARGUMENTS, CHROMIUM, WIDE
from tests.serving import serving

TYPES = ("Company", "Person", "City", "Product", "Event", "Government", "Law", "Organization")
VERBS = ("owns", "worksFor", "locatedIn", "competesWith", "partnersWith", "regulates", "meets", "criticizes")
FIRST = (
    "Alder",
    "Birch",
    "Cedar",
    "Dover",
    "Ember",
    "Falcon",
    "Garnet",
    "Harbour",
    "Iris",
    "Juniper",
    "Kestrel",
    "Lark",
)
SECOND = ("Bank", "Ferries", "Council", "Labs", "Motors", "Press", "Rail", "Studio", "Union", "Works", "Foods", "Air")
READY = "document.documentElement.dataset.ready === 'true'"
RUNS = 3


def world(things: int, facts: int) -> Knowledge:
    """Groups of about a hundred with a few hubs each, and some links between the groups."""
    dice = random.Random(1)
    size = 100
    entities = [
        Entity(
            iri=f"{BASE}thing_{n}",
            label=f"{FIRST[n % 12]} {SECOND[n // 12 % 12]} {n // 144 or ''}".strip(),
            type=TYPES[dice.randrange(len(TYPES))],
        )
        for n in range(things)
    ]
    articles = tuple(
        (
            f"{BASE}article/{n}",
            Article(
                source=f"{n}.txt",
                text="",
                title=f"Report {n}",
                date=f"20{20 + n % 7}-{1 + n % 12:02}-{1 + n % 28:02}",
                publisher=f"Paper {n % 20}",
            ),
        )
        for n in range(max(1, facts // 20))
    )

    def ends() -> Iterator[int]:
        group = dice.randrange((things + size - 1) // size)
        for _ in range(2):
            home = group if dice.random() < 0.93 else dice.randrange((things + size - 1) // size)
            yield min(things - 1, home * size + int(size * dice.random() ** 3))

    def fact(n: int) -> Fact:
        # the first facts link everything once, so that as many things are drawn as there are
        one, two = (n, n - n % size + int(n % size * dice.random() ** 2)) if n < things else ends()
        verb = VERBS[dice.randrange(len(VERBS))]
        quote = f"{entities[one].label} {verb} {entities[two].label}, the paper said on Monday."
        evidence = Evidence(
            article=articles[n // 20 % len(articles)][0],
            begin=0,
            end=len(quote),
            quote=quote,
            agent="bench/1",
            confidence=0.9,
        )
        return Fact(
            iri=f"{BASE}fact/{n}",
            subject=entities[one].iri,
            predicate=str(NG[verb]) if verb != "meets" else f"{BASE}meets",
            predicate_label=verb,
            object=entities[two].iri,
            modality=dice.choice(("actual", "actual", "actual", "planned", "possible")),
            evidence=(evidence,),
        )

    return Knowledge(articles=articles, entities=tuple(entities), facts=tuple(fact(n) for n in range(facts)))


def make(folder: Path, things: int, facts: int) -> Path:
    path = folder / f"kg{things}"
    with Store.open(path, create=True) as store:
        store.meta["base"] = BASE
        store.replace(quads(world(things, facts), base=BASE))
    return path


def usable(page: Any, address: str) -> float:
    """Seconds from the click on a link to a page that is drawn."""
    began = time.perf_counter()
    page.goto(address)
    while not page.evaluate(READY):
        page.wait_for_timeout(10)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return time.perf_counter() - began


def until(page: Any, expression: str) -> None:
    while not page.evaluate(expression):
        page.wait_for_timeout(5)


def expanded(page: Any) -> float:
    """Seconds from a click on the button to the neighbours drawn, for the most linked thing of a small drawing."""
    hub = "[...window.newsgraph.state.nodes.values()].sort((a, b) => b.neighbours - a.neighbours)"
    page.evaluate(f"() => {{ location.hash = '#focus=' + encodeURIComponent({hub}[0].iri); }}")
    until(page, "window.newsgraph.state.nodes.size < 60 && window.newsgraph.state.chosen !== null")
    chosen = f"{{nodes: [{hub}[1].id], edges: [], pointer: {{DOM: {{x: -9, y: -9}}}}}}"
    page.evaluate(f"() => window.newsgraph.network.emit('click', {chosen})")
    page.wait_for_selector("#details button:has-text('more neighbour')")
    before = page.evaluate("window.newsgraph.state.nodes.size")
    began = time.perf_counter()
    page.click("#details button:has-text('more neighbour')")
    until(page, f"window.newsgraph.state.nodes.size > {before}")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return time.perf_counter() - began


def measure(browser: Any, store: Path) -> dict[str, Any]:
    """First visit (the server reads the store), the best of some later ones, and what people do next."""
    with serving(store) as server:
        page = browser.new_context(viewport=WIDE).new_page()
        found: dict[str, Any] = {"first_visit_s": usable(page, server.url)}
        found["page_usable_s"] = min(usable(page, server.url) for _ in range(RUNS))
        state = "window.newsgraph.state"
        found["drawn"] = page.evaluate(f"[{state}.kind, {state}.nodes.size, {state}.edges.size]")
        if found["drawn"][0] == "communities":
            began = time.perf_counter()
            page.evaluate("() => { location.hash = '#in=0'; }")
            until(page, "window.newsgraph.state.kind === 'nodes'")
            found["drill_s"] = time.perf_counter() - began
        found["expand_s"] = expanded(page)
        status = Path(f"/proc/{server.process.pid}/status").read_text(encoding="ascii")
        found["server_mb"] = int(status.partition("VmRSS:")[2].split()[0]) / 1024
        page.context.close()
    return {name: round(value, 3) if isinstance(value, float) else value for name, value in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", action="store_true", help="append the figures to docs/benchmarks.jsonl")
    options = parser.parse_args()
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder, playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for things, facts in ((2_000, 5_000), (20_000, 50_000)):
            figures[str(things)] = measure(browser, make(Path(folder), things, facts))
        browser.close()
    line = {
        "benchmark": "graph page",
        "commit": subprocess.check_output(["git", "rev-parse", "--short", "HEAD"], text=True).strip(),
        "machine": f"{platform.machine()}, {len(os.sched_getaffinity(0))} cores",
        "load": round(os.getloadavg()[0], 1),
        "pyvis": version("pyvis"),
        "figures": figures,
    }
    print(json.dumps(line))
    if options.record:
        with (Path(__file__).parents[1] / "docs" / "benchmarks.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()

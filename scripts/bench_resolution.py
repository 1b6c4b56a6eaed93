"""Measure entity resolution: CPU seconds for generated articles, and its share of a build of real ones.

    python scripts/bench_resolution.py [--sizes 100 1000 10000] [--articles ../shared/data/articles/wikinews] [--record]

Generated articles name people, companies, agencies and places: some known everywhere, most of them rare, all by
full names first and by surnames, acronyms and short forms after.  Half of the names of an article are new with it,
so the number of entities grows with the corpus, and surnames and short forms are shared by ever more of them.  The
exponent is the slope of log seconds over log articles: 1 is linear.
"""

import argparse
import gc
import json
import math
import os
import platform
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from graph import annotate  # noqa: E402
from graph.config import BASE  # noqa: E402
from graph.extract import extract  # noqa: E402
from graph.model import Article, Extraction, Mention, Reading  # noqa: E402
from graph.ontology import load_ontology  # noqa: E402
from graph.patterns import PatternSet, pattern_set  # noqa: E402
from graph.pipeline import LESSONS  # noqa: E402
from graph.read import read  # noqa: E402
from graph.resolve import resolve  # noqa: E402
from graph.resolve.entities import link  # noqa: E402

if TYPE_CHECKING:
    from spacy.tokens import Doc

SEED = 20261122
FIRST = [a + b for a in "A Be Cla Do E Fi Ha I Jo Ka Le Mi".split() for b in "da rin vo lla san tor nek mira".split()]
SYLLABLES = "bar cor dan fel gor hul jen kam lor mun nar pel ros sul tam vor wen zel".split()
TRADES = ("Industries", "Technologies", "Holdings", "Motors", "Corp.", "Group", "Airlines", "Bank")
OFFICES = ("Agency", "Council", "Commission", "Institute")
TOPICS = ("Trade", "Energy", "Labour", "Transport", "Finance", "Health")


class Name(NamedTuple):
    """A name in full, the short one that an article goes on with, and the annotator's label."""

    full: str
    short: str
    label: str


def invented(chance: random.Random) -> Name:
    """A person, a company, an agency or a place."""
    word = "".join(chance.choice(SYLLABLES) for _ in range(chance.choice((2, 2, 3)))).capitalize()
    kind = chance.choice(("person", "person", "company", "company", "agency", "place"))
    if kind == "person":
        return Name(f"{chance.choice(FIRST)} {word}", word, "PERSON")
    if kind == "company":
        return Name(f"{word} {chance.choice(TRADES)}", word, "ORG")
    if kind == "agency":
        full = f"{word} {chance.choice(TOPICS)} {chance.choice(OFFICES)}"
        return Name(full, "".join(part[0] for part in full.split()), "ORG")
    return Name(word, word, "LOC")


def generated(count: int) -> list[Reading]:
    """So many articles of ten names and twenty sentences; the first ones are the same for every count."""
    chance = random.Random(SEED)
    names = [invented(chance) for _ in range(50)]
    found = []
    for number in range(count):
        fresh = [invented(chance) for _ in range(5)]
        names += fresh
        known = [names[int(len(names) * chance.random() ** 3)] for _ in range(5)]
        found.append(written(number, [*fresh, *known], chance))
    return found


def written(number: int, names: Sequence[Name], chance: random.Random) -> Reading:
    """One article, as the annotator and the extractor would hand it on."""
    text = f"Report {number}\n\n"
    mentions: list[Mention] = []
    extractions: list[Extraction] = []
    met: set[Name] = set()
    for turn in range(20):
        one, two = names[turn % len(names)], chance.choice(names)
        begin, pair = len(text), list[Mention]()
        for name, after in ((one, " supplies "), (two, ".")):
            pair.append(_mention(text, name, full=name not in met))
            met.add(name)
            text += pair[-1].anchor + after
        mentions += pair
        if one != two:
            extractions.append(
                Extraction(begin=begin, end=len(text), subject=pair[0], object=pair[1], relation="supply",
                           phrase="supplies", rule="clause", confidence=0.8)
            )  # fmt: skip
        text += " "
    article = Article(source=f"{number:06}.txt", text=text, date="2021-03-02")
    return Reading(article=article, mentions=tuple(mentions), extractions=tuple(extractions))


def _mention(text: str, name: Name, *, full: bool) -> Mention:
    words = name.full if full else name.short
    end = len(text) + len(words)
    return Mention(
        begin=len(text), end=end, anchor=words, label=words, kind="name", type=name.label, head=words.split()[-1]
    )


def spent(work: Callable[[], object]) -> float:
    """CPU seconds of a call."""
    gc.collect()
    begun = time.process_time()
    work()
    return time.process_time() - begun


def curve(sizes: Sequence[int]) -> Iterator[dict[str, float]]:
    """CPU seconds of linking and of all of resolution, by number of articles."""
    ontology = load_ontology()
    for size in sizes:
        readings = generated(size)
        linking = spent(partial(link, readings, ontology, base=BASE))
        whole = spent(partial(resolve, readings, ontology, PatternSet([]), base=BASE, agent="bench"))
        yield {"articles": size, "link_s": round(linking, 2), "resolve_s": round(whole, 2)}


def exponent(rows: Sequence[dict[str, float]], figure: str) -> float:
    """The slope between the first and the last row, on logarithmic axes."""
    one, two = rows[0], rows[-1]
    return round(math.log(two[figure] / one[figure]) / math.log(two["articles"] / one["articles"]), 3)


def share(folder: Path) -> dict[str, float]:
    """CPU seconds of each stage over a folder of real articles."""
    nlp = annotate.load(threads=1)
    articles = list(read([folder], on_error=_raise))
    ontology = load_ontology()
    patterns = pattern_set(ontology, json.loads(LESSONS.read_text(encoding="utf-8"))["lessons"])
    nlp("Acme bought Globex in 2019.")
    docs: list[Doc] = []
    readings: list[Reading] = []
    annotating = spent(lambda: docs.extend(nlp(article.text) for article in articles))
    extracting = spent(lambda: readings.extend(map(extract, docs, articles)))
    resolving = spent(lambda: resolve(readings, ontology, patterns, base=BASE, agent="bench"))
    return {
        "articles": len(articles), "words": sum(len(a.text.split()) for a in articles),
        "annotate_s": round(annotating, 2), "extract_s": round(extracting, 2), "resolve_s": round(resolving, 2),
    }  # fmt: skip


def _raise(error: Exception) -> None:
    raise error


def record(figures: dict[str, object]) -> None:
    """Append the figures to the history, with machine and commit."""
    run = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(run, capture_output=True, text=True, cwd=ROOT, check=False).stdout.strip()
    machine = f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.0f}"
    row = {"benchmark": "resolution", "commit": commit, "machine": machine, **figures}
    with (ROOT / "docs" / "benchmarks.jsonl").open("a", encoding="utf-8") as out:
        out.write(json.dumps(row, sort_keys=True) + "\n")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10000], help="numbers of generated articles")
    cli.add_argument("--articles", type=Path, help="folder of real articles, to compare the stages on")
    cli.add_argument("--record", action="store_true", help="append the figures to docs/benchmarks.jsonl")
    args = cli.parse_args()
    rows = []
    for row in curve(args.sizes):
        print(json.dumps(row), flush=True)
        rows.append(row)
    figures: dict[str, object] = {"curve": rows}
    if len(rows) > 1:
        figures |= {f"{name}_exponent": exponent(rows, f"{name}_s") for name in ("link", "resolve")}
    if args.articles:
        figures["stages"] = share(args.articles)
    print(json.dumps({name: value for name, value in figures.items() if name != "curve"}, indent=2))
    if args.record:
        record(figures)


if __name__ == "__main__":
    main()

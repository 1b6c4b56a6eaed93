"""How well the names of many articles are put together: B-cubed and pairwise figures over mentions annotated by hand.

    python scripts/evaluate_entities.py ../shared/data/articles/wikinews --errors 20

tests/gold/entities.jsonl has a mention a line: ``{"article", "begin", "end", "anchor", "entity"}``.  All articles of
the folder are read and resolved together, and the annotated mentions are compared.  A mention that the annotator did
not find as a name counts as an entity of its own; the figures with ``found_`` are over those that it did find.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from graph.config import BASE  # noqa: E402
from graph.model import Mention, Reading  # noqa: E402
from graph.ontology import load_ontology  # noqa: E402
from graph.pipeline import read_facts  # noqa: E402
from graph.read import read  # noqa: E402
from graph.resolve.entities import Links, link  # noqa: E402
from graph.resolve.groups import name_mentions  # noqa: E402
from scripts.evaluate_resolution import Item, b_cubed, pairwise  # noqa: E402

GOLD = ROOT / "tests" / "gold" / "entities.jsonl"
ALIKE = 0.6
"""Least share of characters that two spans of one name have in common when their ends differ."""


class Place(NamedTuple):
    """A mention's article and offsets."""

    article: str
    begin: int
    end: int


def load(path: Path) -> tuple[dict[Place, str], dict[Place, str]]:
    """The annotated entity of each mention, and its anchor."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    places = [Place(row["article"], row["begin"], row["end"]) for row in rows]
    return (
        {place: row["entity"] for place, row in zip(places, rows, strict=True)},
        {place: row["anchor"] for place, row in zip(places, rows, strict=True)},
    )


def found_at(places: Iterable[Place], readings: Mapping[str, Reading], links: Links) -> dict[Place, str]:
    """The resolved entity of each annotated mention that was found as a name."""
    names = {article: _named(reading) for article, reading in readings.items()}
    found = {}
    for place in places:
        candidates = [m for m in names[place.article] if m.begin < place.end and place.begin < m.end]
        chosen = min((m for m in candidates if _same(place, m)), key=lambda m: _difference(place, m), default=None)
        iri = links.iri_of(readings[place.article], chosen) if chosen is not None else None
        if iri is not None:
            found[place] = iri
    return found


def _named(reading: Reading) -> list[Mention]:
    return [m for m in name_mentions(reading) if m.kind in {"name", "nominal"}]


def _same(place: Place, m: Mention) -> bool:
    """The same words; of a name also those with the same last word, or nearly all of them."""
    if (m.begin, m.end) == (place.begin, place.end):
        return True
    common = min(m.end, place.end) - max(m.begin, place.begin)
    whole = max(m.end, place.end) - min(m.begin, place.begin)
    return m.kind == "name" and (m.end == place.end or common / whole >= ALIKE)


def _difference(place: Place, m: Mention) -> tuple[int, bool, int]:
    return abs(m.begin - place.begin) + abs(m.end - place.end), m.kind != "name", m.begin


def table(gold: Mapping[Item, str], found: Mapping[Item, str]) -> dict[str, float]:
    """All figures, rounded: over all mentions, and over those that were found."""
    figures: dict[str, float] = {
        "mentions": len(gold), "entities": len(set(gold.values())), "not_found": len(gold) - len(found)
    }  # fmt: skip
    for prefix, items in (("", gold), ("found_", {item: entity for item, entity in gold.items() if item in found})):
        for name, score in (("b_cubed", b_cubed(items, found)), ("pairwise", pairwise(items, found))):
            for part in ("precision", "recall", "f1"):
                figures[f"{prefix}{name}_{part}"] = round(getattr(score, part), 4)
    return figures


def errors(gold: Mapping[Place, str], found: Mapping[Place, str], anchors: Mapping[Place, str]) -> list[str]:
    """What was put together wrongly, and what was left apart, by the number of mentions; a line each."""
    by_found: dict[str, Counter[str]] = defaultdict(Counter)
    by_gold: dict[str, Counter[str]] = defaultdict(Counter)
    forms: dict[tuple[str, str], set[str]] = defaultdict(set)
    for place, entity in gold.items():
        iri = found.get(place, "NOT FOUND")
        by_gold[entity][iri] += 1
        forms[entity, iri].add(f"{anchors[place]} ({place.article})")
        if place in found:
            by_found[iri][entity] += 1
    wrong = [("together", iri, counts) for iri, counts in by_found.items() if len(counts) > 1]
    wrong += [("apart", entity, counts) for entity, counts in by_gold.items() if len(counts) > 1]
    wrong.sort(key=lambda row: (row[0], -_minority(row[2]), row[1]))
    return [
        f"{kind} {name}: "
        + "; ".join(f"{n} {other} {_shown(forms, kind, name, other)}" for other, n in counts.most_common())
        for kind, name, counts in wrong
    ]


def _minority(counts: Counter[str]) -> int:
    return counts.total() - max(counts.values())


def _shown(forms: Mapping[tuple[str, str], set[str]], kind: str, name: str, other: str) -> str:
    return str(sorted(forms[(other, name) if kind == "together" else (name, other)])[:3])


def readings_of(sources: Sequence[Path]) -> dict[str, Reading]:
    """Readings of the articles of files and folders, by the articles' names."""

    def failed(error: Exception) -> None:
        raise error

    articles = list(read(sources, on_error=failed))
    return {Path(reading.article.source).stem: reading for reading in read_facts(articles)}


def measured(readings: Mapping[str, Reading], gold_path: Path = GOLD) -> tuple[dict[str, float], list[str]]:
    """The figures for these readings, and the errors behind them."""
    gold, anchors = load(gold_path)
    whole: Sequence[Reading] = list(readings.values())
    found = found_at(gold, readings, link(whole, load_ontology(), base=BASE))
    return table(gold, found), errors(gold, found, anchors)


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("articles", type=Path, help="folder of the articles")
    cli.add_argument("--errors", type=int, default=0, help="print so many errors of either kind")
    args = cli.parse_args()
    figures, wrong = measured(readings_of([args.articles]))
    print(json.dumps(figures, indent=2))
    for kind in ("together", "apart"):
        print("\n".join([line for line in wrong if line.startswith(kind)][: args.errors]))


if __name__ == "__main__":
    main()

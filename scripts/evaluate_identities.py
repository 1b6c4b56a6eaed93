"""How often a name is linked to the right id: KnowledgeNet's passages against a table made from its other folds.

    python scripts/evaluate_identities.py --shared ../shared --count 150

The table has each name of the other folds with each id it stands for there and how often; types are left empty.  A link
is right when the id is the one that KnowledgeNet gives a mention of that entity in the passage.  The passages are
resolved together, as articles of one corpus.
"""

import argparse
import json
import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from graph.config import BASE  # noqa: E402
from graph.model import Article  # noqa: E402
from graph.ontology import load_ontology  # noqa: E402
from graph.resolve import resolve  # noqa: E402
from graph.resolve.entities import link  # noqa: E402
from graph.resolve.identities import WIKIDATA, load_table  # noqa: E402
from scripts import judging  # noqa: E402
from scripts.evaluate_confidence import read  # noqa: E402

_QID = re.compile(r"Q\d+$")
HELD = 3
"""The fold whose passages are linked."""


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    cli.add_argument("--count", type=int, default=150)
    args = cli.parse_args()
    path = args.shared / "data" / "relations" / "knowledgenet.train.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    meanings: Counter[tuple[str, str]] = Counter()
    wanted: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    texts: dict[str, str] = {}
    for row in rows:
        for fact in row["facts"]:
            for side in "so":
                written = _QID.search(fact[f"{side}_uri"] or "")
                uri = WIKIDATA + written[0] if written else ""
                name = row["text"][fact[f"{side}_start"] - row["start"] : fact[f"{side}_end"] - row["start"]]
                if uri and row["fold"] != HELD and name[:1].isupper():
                    meanings[name, uri] += 1
                elif uri and name[:1].isupper():
                    place = f"{row['doc']}-{row['start']}"
                    wanted[place][name].add(uri)
                    texts[place] = row["text"]
    known = {name for name, _ in meanings}
    places = sorted(p for p, names in wanted.items() if names.keys() & known)
    drawn = sorted(random.Random(1).sample(places, min(args.count, len(places))))
    articles = [Article(source=place, text=texts[place]) for place in drawn]
    readings, ontology = read(articles), load_ontology()
    with tempfile.TemporaryDirectory() as folder:
        table_path = Path(folder) / "names.jsonl"
        lines = [json.dumps({"alias": n, "id": u, "count": c}) for (n, u), c in sorted(meanings.items())]
        table_path.write_text("\n".join(lines), encoding="utf-8")
        table = load_table(table_path, ontology)
    patterns = judging.packaged_patterns()
    knowledge = resolve(readings, ontology, patterns, base=BASE, agent="evaluation", table=table)
    links = link(readings, ontology, base=BASE)
    given = {one.entity: one for one in knowledge.identities}
    counts: Counter[str] = Counter()
    wrong = []
    for reading in readings:
        gold = wanted[reading.article.source]
        seen = set()
        for mention in reading.mentions:
            iri = links.iri_of(reading, mention)
            uris = gold.get(mention.anchor)
            if iri is None or uris is None or mention.anchor in seen:
                continue
            seen.add(mention.anchor)
            one = given.get(iri)
            state = "none" if one is None else "ambiguous" if not one.id else "right" if one.id in uris else "wrong"
            counts[state if mention.anchor in known else f"{state}, not in the table"] += 1
            if state == "wrong":
                wrong.append(f"{mention.anchor}: {one.id if one else ''} for {sorted(uris)}")
    print(len(meanings), "rows,", len(drawn), "passages;", dict(counts))
    print("\n".join(wrong))


if __name__ == "__main__":
    main()

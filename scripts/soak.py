"""Builds a graph of every text of the data folder, lot by lot, and names what the program fails on.

    python scripts/soak.py ../shared                    all corpora
    python scripts/soak.py ../shared gmb wikinews       some of them
    python scripts/soak.py ../shared gmb --torn         every sentence cut at a random word, and shuffled

Tests hold what somebody thought of; millions of words of others hold the rest.  Nothing is measured: it ends with 0
when all was built, else with 1, and what failed should become a test.
"""

import argparse
import random
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from graph.config import Settings  # noqa: E402
from graph.model import Article  # noqa: E402
from graph.pipeline import keep  # noqa: E402
from graph.workers import cores  # noqa: E402
from scripts import judging  # noqa: E402
from scripts.training.named import training_documents  # noqa: E402

SENTENCES = 30
"""Sentences of an article: the corpora's documents are from one to thousands of them."""
LOT = 25
"""Articles that are built into one store."""
SHORTEST = 6
"""Words of a sentence that is worth tearing."""


def corpora(shared: Path) -> dict[str, list[list[str]]]:
    """The documents of each corpus, as sentences; those for development as well, for nothing is learnt."""
    found: dict[str, list[list[str]]] = {}
    for name, documents in training_documents(shared / "data").items():
        texts = [[judging.joined(s.words) for s in document.sentences] for document in documents]
        found[name] = [text[at : at + SENTENCES] for text in texts for at in range(0, len(text), SENTENCES)]
    for name, articles in judging.DEV.items():
        found[name] = [article.text.split("\n") for article in articles(shared)]
    return found


def torn(sentences: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Each sentence without its end, without its beginning, and in disorder."""
    for sentence in sentences:
        words = sentence.split()
        if len(words) >= SHORTEST:
            yield " ".join(words[: chance.randrange(2, len(words))])
            yield " ".join(words[chance.randrange(1, len(words) - 2) :])
            yield " ".join(chance.sample(words, len(words)))


def failures(lot: Sequence[Article]) -> list[str]:
    """What the program fails on in these articles."""
    found: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        try:
            keep(lot, Path(folder) / "kg", Settings(), on_error=lambda error: found.append(str(error)))
        except Exception:  # noqa: BLE001 - it is what is looked for
            found.append(f"{lot[0].source} to {lot[-1].source}: {traceback.format_exc()}")
    return found


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("shared", type=Path)
    cli.add_argument("corpora", nargs="*", help="all if none is named")
    cli.add_argument("--torn", action="store_true", help="sentences that are cut and shuffled")
    cli.add_argument("--most", type=int, default=10**9, metavar="N", help="articles of a corpus, taken at random")
    given = cli.parse_args()
    known = corpora(given.shared)
    if unknown := set(given.corpora) - known.keys():
        cli.error(f"{', '.join(sorted(unknown))}: no corpus; there are {', '.join(known)}")
    failed = 0
    with ProcessPoolExecutor(cores(), mp_context=get_context("spawn")) as pool:
        for name in given.corpora or known:
            chance = random.Random(1)
            texts = chance.sample(known[name], min(given.most, len(known[name])))
            if given.torn:
                texts = [list(torn(text, chance)) for text in texts]
            articles = [
                Article(source=f"{name}/{n}", text="\n".join(text)) for n, text in enumerate(texts) if any(text)
            ]
            lots = [articles[at : at + LOT] for at in range(0, len(articles), LOT)]
            for some in pool.map(failures, lots):
                failed += len(some)
                print(*some, sep="\n", end="\n" if some else "", flush=True)
            words = sum(len(article.text.split()) for article in articles)
            print(f"{name}: {len(articles):,} articles, {words:,} words", flush=True)
    print(f"{failed} failures")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

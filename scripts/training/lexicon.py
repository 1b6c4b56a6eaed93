"""The lemma lexicon of a model folder: every form of the training treebanks with its commonest lemma.

python -m scripts.training.lexicon DATA graph/models/en_news
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from scripts.training.corpora import refuse

OPEN_CLASSES = frozenset({"ADJ", "ADV", "AUX", "NOUN", "PRON", "VERB", "DET", "ADP", "SCONJ"})


def entries(data: Path) -> list[str]:
    """Lines ``form<TAB>UPOS<TAB>lemma``, sorted; forms with letters alone."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name in ("en_ewt-train", "gum_open-train"):
        with refuse(data / "treebank" / f"{name}.conllu").open(encoding="utf-8") as lines:
            for line in lines:
                columns = line.split("\t")
                if len(columns) > 3 and columns[0].isdigit() and columns[3] in OPEN_CLASSES and columns[1].isalpha():
                    counts[columns[1].lower(), columns[3]][columns[2]] += 1
    return sorted(
        f"{form}\t{upos}\t{max(found.items(), key=lambda x: (x[1], x[0]))[0]}" for (form, upos), found in counts.items()
    )


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("data", type=Path)
    cli.add_argument("folder", type=Path)
    args = cli.parse_args()
    (args.folder / "lemmas.tsv").write_text("\n".join(entries(args.data)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

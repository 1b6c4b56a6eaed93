"""Real texts whose chains readers marked, without the texts: tests/gold/coreference_passages.jsonl.

A line names a passage of the data folder (a document of DocRED, Re-DocRED or DocIE by its title, a passage of CORE by
its number, ten sentences of GMB by the first) and lists its chains, each by where the heads of its mentions begin in
the text that :func:`scripts.judging.joined` makes of the passage.  Marked by a language model, which saw the chains
that the program had found (docs/decisions/0033).
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from scripts.judging import gmb_sentences, joined
from scripts.training.corpora import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

DOCUMENTS = ("redocred_dev", "docred_test_ner_coref", "e2e_docie")
RUN = 10
"""Sentences of a passage of GMB."""


def read_texts(data: Path, corpus: str) -> dict[str, str]:
    """The passages of a corpus by name."""
    if corpus == "gmb":
        sentences = [joined(words) for words in gmb_sentences(refuse(data / "ner" / "gmb.csv.gz"))]
        return {f"{at:05}": " ".join(sentences[at : at + RUN]) for at in range(0, len(sentences), RUN)}
    rows = json.loads(refuse(data / "relations" / f"{corpus}.train.json").read_text(encoding="utf-8"))
    if corpus in DOCUMENTS:
        return {row["title"]: " ".join(map(joined, row["sents"])) for row in reversed(rows)}
    return {row["id"]: joined(row["context"]) for row in rows}


def annotated(nlp: Language, data: Path, path: Path) -> Iterator[tuple[Doc, dict[int, str]]]:
    """Doc, and entity of each head of a mention, of every passage of a file.

    Raises SystemExit where a text is another than was marked.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = {corpus: read_texts(data, corpus) for corpus in sorted({row["corpus"] for row in rows})}
    for row in rows:
        text = texts[row["corpus"]].get(row["name"], "")
        if digest(text) != row["text"]:
            raise SystemExit(f"{path}: {row['corpus']} {row['name']} is not the text that was marked; mark it anew")
        doc = nlp(text)
        at = {token.idx: token.i for token in doc}
        yield doc, {at[i]: str(number) for number, chain in enumerate(row["chains"]) for i in chain if i in at}


def digest(text: str) -> str:
    """What tells a text from others."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]

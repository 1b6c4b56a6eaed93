"""A teacher's reading of the corpora that are not treebanks, for the small network to learn from.

Distillation of a parser into soft targets (Kuncoro et al. 2016, Hinton et al. 2015): for every word the teacher's four
likeliest heads, labels (given the likeliest head) and names with their odds. Nothing but these numbers is written; the
words come from the data folder again when they are used.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from numpy.typing import NDArray

from scripts.training.batches import Coder, Labels, collate, even, items, pack
from scripts.training.corpora import Reading
from scripts.training.network import mixed

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor

    from graph.annotate.pieces import WordPieces
    from scripts.training.corpora import Document, Sentence
    from scripts.training.network import Network

CORPORA = ("gmb", "docred", "crossner", "wikigold", "fire")
APART = frozenset(
    f"gmb-{begin + start + n}" for begin in (0, 55) for start in range(0, 40_000, 40_000 // 360) for n in range(6)
)
"""Sentences whose facts the confidence is fitted on (scripts/judging.py): a parser that knew them would flatter it.

Model 0.4.1 and those before had only the first half of them apart: it has read the others, and learnt their names.
"""
SHARES = {
    "gmb": 0.08,
    "docred": 0.05,
    "crossner": 0.03,
    "wikigold": 0.02,
    "re3d": 0.01,
    "fire": 0.015,
    "wnut": 0.01,
    "litbank": 0.01,
    "gap": 0.03,
    "articles": 0.09,
    "stories": 0.14,
    "trees": 0.15,
}
"""Of an epoch that learns from a reading of its own (docs/decisions/0027); the treebanks are the rest."""
WEIGHTS = {"names_read": 0.3, "coref": 0.5}
"""Of tasks, where they differ: the names read count less than trees, since what is new in such a run are names."""
BATCH = 4000
KEPT = 4
UNKNOWN = -1
SURE = 0.8
"""A tag of the teacher's is taken over where it gives it these odds."""
Arrays = dict[str, NDArray[Any]]
FIELDS = ("heads", "head_odds", "labels", "label_odds", "names", "name_odds", "upos", "xpos")


def write(
    network: Network, labels: Labels, pieces: WordPieces, documents: dict[str, list[Document]], path: Path
) -> int:
    """Read every sentence of :data:`CORPORA` and write what was read as one .npz file; the number of words."""
    held: Arrays = {}
    total = 0
    for name in CORPORA:
        found = _read_corpus(network, Coder(pieces, labels), documents[name])
        held |= {f"{name}/{field}": np.concatenate([one[field] for one in found]) for field in FIELDS}
        total += len(held[f"{name}/heads"])
        print(f"{name}: {len(held[f'{name}/heads'])} words", flush=True)
    np.savez(path, **held)  # type: ignore[arg-type]
    return total


def add(documents: dict[str, list[Document]], labels: Labels, path: Path) -> None:
    """Give the sentences of :data:`CORPORA` the readings of a file that :func:`write` wrote from the same documents."""
    with np.load(path) as file:
        for name in CORPORA:
            held = {field: file[f"{name}/{field}"] for field in FIELDS}
            at = 0
            for document in documents[name]:
                for sentence in document.sentences:
                    part = {field: values[at : at + len(sentence.words)] for field, values in held.items()}
                    at += len(sentence.words)
                    if sentence.sent_id not in APART:
                        _give(sentence, part, labels)
            if at != len(held["heads"]):
                raise SystemExit(f"{path}: {len(held['heads'])} words of {name}, the data folder has {at}")


def _give(sentence: Sentence, part: Arrays, labels: Labels) -> None:
    """Tags, heads and labels where the teacher is sure enough of them, and the odds."""
    if not len(part["heads"]) or not part["head_odds"][:, 0].all():
        return
    sentence.upos = [labels.upos[i] if i != UNKNOWN else "" for i in part["upos"].tolist()]
    sentence.xpos = [labels.xpos[i] if i != UNKNOWN else "" for i in part["xpos"].tolist()]
    sentence.heads = part["heads"][:, 0].tolist()
    sentence.deprels = [labels.deprel[i] for i in part["labels"][:, 0].tolist()]
    sentence.reading = Reading(**{name: part[name] for name in FIELDS[:6]})


@torch.no_grad()
def _read_corpus(network: Network, coder: Coder, documents: list[Document]) -> list[Arrays]:
    """Readings of all sentences, in their order."""
    network.eval()
    texts = [coder.document(document) for document in documents]
    found: dict[int, Arrays] = {}
    batches = pack([item for text in texts for item in items(replace(text, coref_weight=0.0), None)], BATCH)
    for number, batch in enumerate(batches):
        held = even(collate(batch), BATCH)
        with mixed():
            hidden = network.encoder(held["pieces"], held["shapes"], held["mask"])
            vectors = network.norm(hidden.reshape(-1, hidden.shape[-1])[held["first"]])
            tags = {task: network.taggers[task](vectors).float() for task in ("upos", "xpos", "names")}
            at = 0
            for sentence in (sentence for _, windows in batch for window in windows for _, sentence in window):
                end = at + len(sentence.words)
                found[id(sentence)] = _read(network, vectors[at:end], {task: x[at:end] for task, x in tags.items()})
                at = end
        if number % 200 == 0:
            print(f"batch {number} of {len(batches)}", flush=True)
    return [found[id(sentence)] for text in texts for sentence in text.sentences if sentence.words]


def _read(network: Network, vectors: Tensor, tags: dict[str, Tensor]) -> Arrays:
    """One sentence from its word vectors [n, width] and tag logits."""
    rooted = torch.cat([network.root[None].to(vectors.dtype), vectors])
    dep, head = network.arcs(rooted)
    scores = (dep[1:] @ head.T).float()
    label_dep, label_head = network.labels(rooted)
    labelled = network.label_scores(label_dep[1:], label_head[scores.argmax(1)]).float()
    found: Arrays = {}
    for name, odds, logits in (
        ("heads", "head_odds", scores),
        ("labels", "label_odds", labelled),
        ("names", "name_odds", tags["names"]),
    ):
        shares, numbers = torch.softmax(logits, 1).topk(min(KEPT, logits.shape[1]), 1)
        missing = KEPT - shares.shape[1]
        found[name] = np.pad(numbers.numpy(), ((0, 0), (0, missing))).astype(np.int16)
        found[odds] = np.pad(shares.numpy(), ((0, 0), (0, missing))).astype(np.float16)
    for name in ("upos", "xpos"):
        shares, numbers = torch.softmax(tags[name], 1).max(1)
        found[name] = torch.where(shares >= SURE, numbers, UNKNOWN).numpy().astype(np.int16)
    return found

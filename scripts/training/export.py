"""A checkpoint to a model folder: ONNX with int8 weights, labels, vocabulary, the parser's label classifier.

The encoder's products are int8 (:mod:`scripts.training.quantise`); the word embeddings are int8 with one scale a
row.  The heads stay in fp32: they are small, and their scores are compared closely.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import numpy as np
import onnx
import onnxruntime
import torch

from graph.annotate.pipeline import MODELS
from scripts.training.loop import read_checkpoint
from scripts.training.names import TAGS
from scripts.training.network import COREF, Network
from scripts.training.onnx_graph import OUTPUTS, encoder_graph, labels_graph
from scripts.training.quantise import quantised

if TYPE_CHECKING:
    from pathlib import Path

    from onnx import ModelProto

VERSION = "0.4.1"
COMPANIONS = ("lemmas.tsv", "words.tsv", "coref.npz")
"""Files that scripts/training/lexicon.py and scripts/train_coref.py write: kept, or taken from the packaged model."""


def export(checkpoint: Path, folder: Path, base: Path, *, data: Path | None = None, exact_only: bool = False) -> None:
    """Write a model folder from a checkpoint.

    ``data`` is the data folder: on windows of its training treebanks the int8 weights are fitted; without it they are
    rounded to nearest.  ``exact_only`` leaves the network in fp32, to measure what int8 costs.
    """
    network, state = read_checkpoint(checkpoint)
    folder.mkdir(parents=True, exist_ok=True)
    exact = encoder_graph(network, None)
    if exact_only:
        model = exact
    else:
        model = encoder_graph(network, quantised(network, data, base / "vocab.txt"))
        print("difference to fp32:", difference(exact, model))
    onnx.save(model, str(folder / "model.onnx"))
    onnx.save(labels_graph(network), str(folder / "labels.onnx"))
    shutil.copyfile(base / "vocab.txt", folder / "vocab.txt")
    (folder / "labels.json").write_text(
        json.dumps({**state["labels"], "names": TAGS}, ensure_ascii=False, indent=0), encoding="utf-8"
    )
    np.savez(folder / "parser.npz", **parser_weights(network))
    for name in COMPANIONS:
        if not (folder / name).exists() and (MODELS / "en_news" / name).exists():
            shutil.copyfile(MODELS / "en_news" / name, folder / name)
    meta = {
        "name": "en_news",
        "version": VERSION,
        "lang": "en",
        "step": state["step"],
        "coref": COREF,
        "width": network.shape.width,
        "training_seconds": round(state["elapsed"]),
    }
    (folder / "meta.json").write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")
    print("bytes:", sum(path.stat().st_size for path in folder.iterdir()))


@torch.no_grad()
def parser_weights(network: Network) -> dict[str, np.ndarray]:
    """What the run time needs beside the graphs: the root as a head of labels, the distance scores."""
    _, root_label = network.labels(network.root[None])
    return {"root_label": root_label[0].numpy(), "distance": network.distance.numpy()}


def difference(exact: ModelProto, rounded: ModelProto) -> dict[str, float]:
    """Cosine of word vectors and agreement of tags between two networks, on random pieces."""
    rng = np.random.default_rng(0)
    pieces = rng.integers(1000, 20000, 120)
    feed = {"pieces": pieces, "shapes": np.ones(120, np.int64), "first": np.arange(1, 119)}
    a, b = (
        dict(
            zip(OUTPUTS, onnxruntime.InferenceSession(model.SerializeToString()).run(list(OUTPUTS), feed), strict=True)
        )
        for model in (exact, rounded)
    )
    x, y = a["vectors"], b["vectors"]
    cosine = (x * y).sum(1) / np.linalg.norm(x, axis=1) / np.linalg.norm(y, axis=1)
    return {
        "cosine": float(cosine.mean()),
        "upos": float((a["upos"] == b["upos"]).mean()),
        "xpos": float((a["xpos"] == b["xpos"]).mean()),
    }

"""The model folder as a function: word pieces of one window in, scores of its words out.

A window is always encoded alone: activations are quantised over the whole input, so a neighbour in a batch
would change the numbers.  The same window therefore gives the same output whatever surrounds it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from graph.annotate.pieces import CONTINUATION, WordPieces, shape
from graph.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

Floats: TypeAlias = NDArray[np.float32]
Integers: TypeAlias = NDArray[np.int64]
FILES = ("model.onnx", "labels.onnx", "vocab.txt", "labels.json", "lemmas.tsv", "parser.npz", "meta.json")

ROWS = 48
"""Pairs a thread labels at a time (32 to 140 tried): what the first product makes of them, 20 kB each, stays in the
cache."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of the words of one window; arrays have a row a word."""

    upos: Integers
    xpos: Integers
    feats: Integers
    lemma: Integers
    starts: Floats
    """Above zero: a sentence starts here."""
    names: Floats
    """Scores of the BIO tags."""
    arcs: Floats
    """Scores of each word's governors: a column for the root, then one for every word of the window."""
    label_dep: Floats
    label_head: Floats
    coref: Floats
    vectors: Floats

    def part(self, begin: int, end: int) -> Scores:
        """The scores of the words ``begin`` to ``end``."""
        return Scores(*(getattr(self, name)[begin:end] for name in self.__slots__))


class Network:
    """An onnxruntime session, the label classifier, the label inventories and the scores of distances."""

    def __init__(self, folder: Path, *, threads: int = 2) -> None:
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise ModelError(
                f"{folder}: not a model folder, {', '.join(missing)} missing. Export one with scripts/train_model.py."
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # waiting threads sleep: other processes may share the cores, and spinning took up to half of theirs
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session, self._labeller = (
            onnxruntime.InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"])
            for name in ("model.onnx", "labels.onnx")
        )
        self.meta: dict[str, Any] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        with np.load(folder / "parser.npz") as weights:
            self.distance: Floats = weights["distance"]
        self.pieces = WordPieces(folder / "vocab.txt")
        self._rows = ROWS * threads
        self._shapes: dict[str, int] = {}

    def shape(self, word: str) -> int:
        """The word's shape, remembered."""
        found = self._shapes.get(word)
        if found is None:
            found = shape(word)
            if len(self._shapes) < 100_000:
                self._shapes[word] = found
        return found

    def scores(self, words: list[str], pieces: list[tuple[int, ...]]) -> Scores:
        """Encode one window of at least one word."""
        ids, shapes, first = [self.pieces.begin], [0], []
        for word, own in zip(words, pieces, strict=True):
            first.append(len(ids))
            ids += own
            form = self.shape(word)
            shapes.append(form)
            if len(own) > 1:
                shapes += [form + CONTINUATION] * (len(own) - 1)
        ids.append(self.pieces.end)
        shapes.append(0)
        feed = {"pieces": np.array(ids), "shapes": np.array(shapes), "first": np.array(first)}
        return Scores(*self._session.run(list(Scores.__slots__), feed))

    def label_scores(self, dependents: Floats, heads: Floats) -> Floats:
        """Scores of the relation labels of (dependent, head) pairs, a row a pair.

        In onnxruntime rather than numpy: BLAS would start threads of its own beside the session's.
        """
        cuts = [slice(at, at + self._rows) for at in range(0, len(heads), self._rows)]
        return np.concatenate(
            [self._labeller.run(None, {"dependents": dependents[cut], "heads": heads[cut]})[0] for cut in cuts]
        )

"""A checkpoint to a model folder: ONNX with int8 weights, labels, vocabulary, the parser's label classifier.

Matrix products of the encoder are quantised per channel (activations dynamically); the word embeddings are
int8 with one scale a row.  The heads stay in fp32: they are small, and their scores are compared closely.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from graph.annotate.pipeline import MODELS
from scripts.training.names import TAGS
from scripts.training.network import COREF, LABEL, Network, Shape

VERSION = "0.2.0"
COMPANIONS = ("lemmas.tsv", "words.tsv", "coref.npz")
"""Files that scripts/training/lexicon.py and scripts/train_coref.py write: kept, or taken from the packaged model."""
TAGGERS = ("upos", "xpos", "feats", "lemma", "names")
NAMES = [
    "upos",
    "xpos",
    "feats",
    "lemma",
    "starts",
    "names",
    "arc_dep",
    "arc_head",
    "label_dep",
    "label_head",
    "coref",
    "vectors",
]


class Exported(nn.Module):
    """The network as the runtime calls it: one window, no mask, fused projections, quantised embeddings.

    The encoder's products are written as ``x @ W + b`` with weights called ``int8_*``, so that the quantiser
    finds them and only them; all heads share one fp32 product.
    """

    def __init__(self, network: Network, *, quantised: bool) -> None:
        super().__init__()
        self.network, self.quantised = network, quantised
        table = network.encoder.words.weight.data
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", (table / scale).round().clamp(-127, 127).to(torch.int8) if quantised else table)
        self.register_buffer("scale", scale)
        for number, layer in enumerate(network.encoder.layers):
            projections = (layer.query, layer.key, layer.value)
            self.keep(
                f"{number}_qkv", torch.cat([p.weight for p in projections]), torch.cat([p.bias for p in projections])
            )
            for part in ("out", "inner", "outer"):
                linear = getattr(layer, part)
                self.keep(f"{number}_{part}", linear.weight, linear.bias)
        heads = [
            *(network.taggers[task] for task in TAGGERS),
            network.sentence,
            network.coref,
            network.arc_dep,
            network.arc_head,
            network.label_dep,
            network.label_head,
        ]
        self.widths = [linear.weight.shape[0] for linear in heads]
        self.register_buffer("heads_weight", torch.cat([linear.weight.data for linear in heads]).T.contiguous())
        self.register_buffer("heads_bias", torch.cat([linear.bias.data for linear in heads]))
        self.size = network.shape.width // network.shape.attention_heads

    def keep(self, name: str, weight: Tensor, bias: Tensor) -> None:
        """Hold a weight, transposed, and its bias."""
        self.register_buffer(f"int8_{name}", weight.detach().T.contiguous())
        self.register_buffer(f"bias_{name}", bias.detach().clone())

    def linear(self, x: Tensor, name: str) -> Tensor:
        """``x @ W + b``."""
        return x @ getattr(self, f"int8_{name}") + getattr(self, f"bias_{name}")  # type: ignore[no-any-return]

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        encoder = self.network.encoder
        x = self.table.index_select(0, pieces)
        if self.quantised:
            x = x.float() * self.scale.index_select(0, pieces)
        x = x + encoder.positions.weight[: pieces.shape[0]] + encoder.shapes.weight.index_select(0, shapes)
        x = encoder.norm(x)
        for number, layer in enumerate(encoder.layers):
            joined = self.linear(x, f"{number}_qkv").reshape(-1, 3, layer.heads, self.size).permute(1, 2, 0, 3)
            weights = torch.softmax(joined[0] @ joined[1].transpose(1, 2) * self.size**-0.5, -1)
            attended = (weights @ joined[2]).transpose(0, 1).reshape(-1, x.shape[-1])
            x = layer.norm1(x + self.linear(attended, f"{number}_out"))
            x = layer.norm2(x + self.linear(functional.gelu(self.linear(x, f"{number}_inner")), f"{number}_outer"))
        plain = x.index_select(0, first)
        return self.heads(self.network.norm(plain), plain)

    def heads(self, words: Tensor, plain: Tensor) -> tuple[Tensor, ...]:
        """All heads' outputs of word vectors."""
        parts = (words @ self.heads_weight + self.heads_bias).split(self.widths, 1)
        arc_dep, arc_head, label_dep, label_head = (functional.gelu(part) for part in parts[7:])
        arc_dep = functional.pad(arc_dep, (0, 1), value=1.0) @ self.network.arc
        return (
            *(part.argmax(1) for part in parts[:4]),
            parts[5].squeeze(1),
            torch.log_softmax(parts[4], 1),
            arc_dep,
            arc_head,
            label_dep,
            label_head,
            parts[6],
            plain,
        )


def read_checkpoint(path: Path) -> tuple[Network, dict[str, Any]]:
    """The averaged network of a checkpoint, and the checkpoint."""
    state = torch.load(path, weights_only=False, map_location="cpu")
    labels = state["labels"]
    sizes = {name: len(values) for name, values in labels.items()} | {"names": len(TAGS)}
    network = Network(sizes, Shape(**state["shape"]))
    network.load_state_dict(state["average"])
    return network.eval(), state


def write_onnx(network: Network, path: Path, *, quantised: bool) -> None:
    """The network as one ONNX file."""
    module = Exported(network, quantised=quantised).eval()
    example = (torch.randint(200, 1000, (23,)), torch.ones(23, dtype=torch.int64), torch.arange(1, 20))
    pieces, words = torch.export.Dim("pieces", min=3, max=510), torch.export.Dim("words", min=2, max=510)
    with torch.no_grad():
        torch.onnx.export(
            module,
            example,
            str(path),
            input_names=["pieces", "shapes", "first"],
            output_names=NAMES,
            dynamic_shapes=({0: pieces}, {0: pieces}, {0: words}),
            opset_version=18,
            external_data=False,
            dynamo=True,
        )


def export(checkpoint: Path, folder: Path, base: Path, *, exact_only: bool = False) -> None:
    """Write a model folder from a checkpoint; ``exact_only`` leaves it in fp32, to measure what int8 costs."""
    network, state = read_checkpoint(checkpoint)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        plain, exact = Path(temporary) / "plain.onnx", Path(temporary) / "fp32.onnx"
        write_onnx(network, exact, quantised=False)
        write_onnx(network, plain, quantised=True)
        exact_nodes = [
            node.name
            for node in onnx.load(str(plain)).graph.node
            if not any(name.startswith("int8_") for name in node.input)
        ]
        quantize_dynamic(
            str(plain),
            str(folder / "model.onnx"),
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"],
            nodes_to_exclude=exact_nodes,
            extra_options={"MatMulConstBOnly": True},
        )
        print("difference to fp32:", difference(exact, folder / "model.onnx"))
        if exact_only:
            shutil.copyfile(exact, folder / "model.onnx")
    shutil.copyfile(base / "vocab.txt", folder / "vocab.txt")
    (folder / "labels.json").write_text(
        json.dumps({**state["labels"], "names": TAGS}, ensure_ascii=False, indent=0), encoding="utf-8"
    )
    np.savez(folder / "parser.npz", **parser_weights(network))
    write_labels(network, folder / "labels.onnx")
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
    """What numpy needs to finish the parse: the root's two sides, the label tensor, the distance scores."""
    _, root_head = network.arcs(network.root[None])
    _, root_label = network.labels(network.root[None])
    return {
        "root_head": root_head[0].numpy(),
        "root_label": root_label[0].numpy(),
        "distance": network.distance.numpy(),
    }


class Labels(nn.Module):
    """The label classifier on pairs of dependents and heads."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.count = network.label.shape[1]
        self.register_buffer("weight", network.label.data.reshape(LABEL + 1, -1).clone())

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        left = (functional.pad(dependents, (0, 1), value=1.0) @ self.weight).view(-1, self.count, LABEL + 1)
        return (left @ functional.pad(heads, (0, 1), value=1.0).unsqueeze(2)).squeeze(2)


def write_labels(network: Network, path: Path) -> None:
    """The label classifier as an ONNX file of its own: heads are known only after the tree is."""
    words = torch.export.Dim("words", min=2, max=510)
    example = (torch.randn(7, LABEL), torch.randn(7, LABEL))
    torch.onnx.export(
        Labels(network).eval(),
        example,
        str(path),
        input_names=["dependents", "heads"],
        output_names=["scores"],
        dynamic_shapes=({0: words}, {0: words}),
        opset_version=18,
        external_data=False,
        dynamo=True,
    )


def difference(exact: Path, quantised: Path) -> dict[str, float]:
    """Cosine of word vectors and agreement of tags between two ONNX files, on random pieces."""
    rng = np.random.default_rng(0)
    pieces = rng.integers(1000, 20000, 120)
    feed = {"pieces": pieces, "shapes": np.ones(120, np.int64), "first": np.arange(1, 119)}
    a, b = (
        dict(zip(NAMES, onnxruntime.InferenceSession(str(path)).run(NAMES, feed), strict=True))
        for path in (exact, quantised)
    )
    x, y = a["vectors"], b["vectors"]
    cosine = (x * y).sum(1) / np.linalg.norm(x, axis=1) / np.linalg.norm(y, axis=1)
    return {
        "cosine": float(cosine.mean()),
        "upos": float((a["upos"] == b["upos"]).mean()),
        "xpos": float((a["xpos"] == b["xpos"]).mean()),
    }

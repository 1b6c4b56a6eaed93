"""A checkpoint to a model folder: ONNX with int8 weights, labels, vocabulary, the parser's small weights.

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
import torch.nn.functional as F
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from scripts.training.names import TAGS
from scripts.training.network import COREF, Network, Shape

VERSION = "0.1.0"
NAMES = ["upos", "xpos", "feats", "lemma", "starts", "names", "arc_dep", "arc_head", "label_dep", "label_head", "coref", "vectors"]


class Exported(nn.Module):
    """The network as the runtime calls it: one window, no mask, fused projections, quantised embeddings."""

    def __init__(self, network: Network, *, quantised: bool) -> None:
        super().__init__()
        self.network = network
        table = network.encoder.words.weight.data
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.quantised = quantised
        self.register_buffer("table", (table / scale).round().clamp(-127, 127).to(torch.int8) if quantised else table)
        self.register_buffer("scale", scale)
        fused = []
        for layer in network.encoder.layers:
            linears = (layer.query, layer.key, layer.value)
            joined = nn.Linear(network.shape.width, 3 * network.shape.width)
            joined.weight.data = torch.cat([linear.weight.data for linear in linears])
            joined.bias.data = torch.cat([linear.bias.data for linear in linears])
            fused.append(joined)
        self.fused = nn.ModuleList(fused)
        self.size = network.shape.width // network.shape.attention_heads

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        net, encoder = self.network, self.network.encoder
        x = self.table[pieces]
        if self.quantised:
            x = x.float() * self.scale[pieces]
        x = encoder.norm(x + encoder.positions.weight[: pieces.shape[0]] + encoder.shapes.weight[shapes])
        for layer, fused in zip(encoder.layers, self.fused, strict=True):
            q, k, v = (part.reshape(-1, layer.heads, self.size).transpose(0, 1) for part in fused(x).split(x.shape[-1], -1))
            weights = torch.softmax(q @ k.transpose(1, 2) * self.size**-0.5, -1)
            attended = (weights @ v).transpose(0, 1).reshape(-1, x.shape[-1])
            x = layer.norm1(x + layer.out(attended))
            x = layer.norm2(x + layer.outer(F.gelu(layer.inner(x))))
        words = net.norm(x[first])
        tags = [net.taggers[task](words).argmax(1) for task in ("upos", "xpos", "feats", "lemma")]
        arc_dep, arc_head = net.arcs(words)
        label_dep, label_head = net.labels(words)
        return (*tags, net.sentence(words).squeeze(1), torch.log_softmax(net.taggers["names"](words), 1),
                arc_dep, arc_head, label_dep, label_head, net.coref(words), x[first])  # fmt: skip


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
        torch.onnx.export(module, example, str(path), input_names=["pieces", "shapes", "first"], output_names=NAMES,
                          dynamic_shapes=({0: pieces}, {0: pieces}, {0: words}), opset_version=18, external_data=False, dynamo=True)  # fmt: skip


def export(checkpoint: Path, folder: Path, base: Path) -> None:
    """Write a model folder from a checkpoint."""
    network, state = read_checkpoint(checkpoint)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        plain, exact = Path(temporary) / "plain.onnx", Path(temporary) / "fp32.onnx"
        write_onnx(network, exact, quantised=False)
        write_onnx(network, plain, quantised=True)
        heads = [node.name for node in onnx.load(str(plain)).graph.node if node.op_type in ("MatMul", "Gemm") and is_head(node)]
        quantize_dynamic(str(plain), str(folder / "model.onnx"), per_channel=True, weight_type=QuantType.QInt8,
                         op_types_to_quantize=["MatMul"], nodes_to_exclude=heads, extra_options={"MatMulConstBOnly": True})  # fmt: skip
        print("difference to fp32:", difference(exact, folder / "model.onnx"))
    shutil.copyfile(base / "vocab.txt", folder / "vocab.txt")
    (folder / "labels.json").write_text(json.dumps({**state["labels"], "names": TAGS}, ensure_ascii=False, indent=0), encoding="utf-8")
    np.savez(folder / "parser.npz", **parser_weights(network))
    meta = {"name": "en_news", "version": VERSION, "lang": "en", "step": state["step"], "coref": COREF,
            "width": network.shape.width, "training_seconds": round(state["elapsed"])}  # fmt: skip
    (folder / "meta.json").write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")
    print("bytes:", sum(path.stat().st_size for path in folder.iterdir()))


def is_head(node: onnx.NodeProto) -> bool:
    """Whether a matrix product belongs to a head (its name carries the module path)."""
    names = " ".join([node.name, *node.input, *(prop.value for prop in node.metadata_props)])
    return not any(part in names for part in ("fused", "encoder.layers"))


@torch.no_grad()
def parser_weights(network: Network) -> dict[str, np.ndarray]:
    """What numpy needs to finish the parse: the root's two sides, the label tensor, the distance scores."""
    root = network.norm(network.root[None]) * 0 + network.root[None]
    _, root_head = network.arcs(root)
    _, root_label = network.labels(root)
    return {"root_head": root_head[0].numpy(), "root_label": root_label[0].numpy(), "label": network.label.numpy(),
            "distance": network.distance.numpy()}  # fmt: skip


def difference(exact: Path, quantised: Path) -> dict[str, float]:
    """Cosine of word vectors and agreement of tags between two ONNX files, on random pieces."""
    rng = np.random.default_rng(0)
    pieces = rng.integers(1000, 20000, 120)
    feed = {"pieces": pieces, "shapes": np.ones(120, np.int64), "first": np.arange(1, 119)}
    a, b = (dict(zip(NAMES, onnxruntime.InferenceSession(str(path)).run(NAMES, feed), strict=True)) for path in (exact, quantised))
    x, y = a["vectors"], b["vectors"]
    cosine = (x * y).sum(1) / np.linalg.norm(x, axis=1) / np.linalg.norm(y, axis=1)
    return {"cosine": float(cosine.mean()), "upos": float((a["upos"] == b["upos"]).mean()), "xpos": float((a["xpos"] == b["xpos"]).mean())}

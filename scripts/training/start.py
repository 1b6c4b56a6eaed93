"""The weights of an exported model, to go on training from them, or to be averaged with those of a run that did.

int8 weights come back as the numbers they stand for: the model as it is used, not as it was before rounding.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.training.batches import Labels
    from scripts.training.network import Network

TAGGERS = ("upos", "xpos", "feats", "lemma", "names")


def read_model(folder: Path, labels: Labels, network: Network) -> dict[str, Tensor]:
    """The state dict of a model folder that :mod:`scripts.training.export` wrote, for a network of its sizes."""
    kept = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    if any(kept[name] != values for name, values in asdict(labels).items()):
        raise SystemExit(f"{folder}: its labels are not those of the data; train from the beginning, without --start")
    held = _initializers(folder / "model.onnx")
    state = {
        "encoder.words.weight": held["table"] * held["table_scale"],
        "encoder.positions.weight": held["positions"],
        "encoder.shapes.weight": held["shape_table"],
        "arc": torch.cat([held["arc"], held["arc_bias"][None]]),
        **_norm(held, "encoder.norm", "embedding"),
        **_norm(held, "norm", "heads"),
        **_heads(held, network),
    }
    for number in range(len(network.encoder.layers)):
        state |= _layer(held, number)
    labels_held = _initializers(folder / "labels.onnx")
    labelling = torch.cat([labels_held["weight"], labels_held["bias"][None]])
    dependents, count, heads = network.label.shape
    state["label"] = labelling.view(dependents, heads, count).transpose(1, 2).contiguous()
    with np.load(folder / "parser.npz") as parser:
        state["distance"] = torch.from_numpy(parser["distance"])
        sides = held["root"][0], torch.from_numpy(parser["root_label"])
    state["root"] = _root(network, state, sides)
    return state


def mixed_with(state: dict[str, Tensor], other: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """The mean of two state dicts, ``other`` with its share (0..1): of a network and the one it began from, say.

    Wortsman et al. 2022, "Robust fine-tuning of zero-shot models" and "Model soups": better than both on other text.
    """
    return {name: value * (1 - share) + other[name] * share for name, value in state.items()}


def _initializers(path: Path) -> dict[str, Tensor]:
    """Every constant of an ONNX file as float32, by name."""
    return {
        one.name: torch.from_numpy(numpy_helper.to_array(one).copy()).float()
        for one in onnx.load(str(path)).graph.initializer
    }


def _norm(held: dict[str, Tensor], name: str, kept: str) -> dict[str, Tensor]:
    """A LayerNorm's gain and bias."""
    return {f"{name}.weight": held[f"{kept}_gain"], f"{name}.bias": held[f"{kept}_bias"]}


def _layer(held: dict[str, Tensor], number: int) -> dict[str, Tensor]:
    """One layer: ``x * gains @ W`` there, rows of output channels here."""
    name = f"encoder.layers.{number}"
    found = _norm(held, f"{name}.norm1", f"{number}_norm1") | _norm(held, f"{name}.norm2", f"{number}_norm2")
    for part in ("qkv", "out", "inner", "outer"):
        kept = f"{number}_{part}"
        weight = held[f"{kept}_int8"] * held[f"{kept}_scales"]
        if f"{kept}_gains" in held:
            weight = weight * held[f"{kept}_gains"][:, None]
        parts = ("query", "key", "value") if part == "qkv" else (part,)
        for inner, rows, bias in zip(
            parts, weight.T.chunk(len(parts)), held[f"{kept}_bias"].chunk(len(parts)), strict=True
        ):
            found |= {f"{name}.{inner}.weight": rows, f"{name}.{inner}.bias": bias}
    return found


def _heads(held: dict[str, Tensor], network: Network) -> dict[str, Tensor]:
    """The heads, which lie in one product in the order of :mod:`scripts.training.onnx_graph`."""
    names = [f"taggers.{task}" for task in TAGGERS]
    names += ["sentence", "coref", "arc_dep", "arc_head", "label_dep", "label_head"]
    sizes = [len(network.get_submodule(name).get_parameter("bias")) for name in names]
    weights, biases = held["heads_weight"].T.split(sizes), held["heads_linear_bias"].split(sizes)
    found: dict[str, Tensor] = {}
    for name, weight, bias in zip(names, weights, biases, strict=True):
        found |= {f"{name}.weight": weight.contiguous(), f"{name}.bias": bias.contiguous()}
    return found


def _root(network: Network, state: dict[str, Tensor], sides: tuple[Tensor, Tensor]) -> Tensor:
    """The root's vector, of which the model keeps the two sides only: found by descent, since both are known."""
    network.load_state_dict(state, strict=False)
    network.eval()
    root = (torch.randn(network.root.shape, generator=torch.Generator().manual_seed(0)) * 0.02).requires_grad_()
    descent = torch.optim.Adam([root], lr=0.02)
    for _ in range(1500):
        descent.zero_grad()
        found = network.arcs(root[None])[1][0], network.labels(root[None])[1][0]
        lost = sum(((mine - theirs) ** 2).sum() for mine, theirs in zip(found, sides, strict=True))
        assert isinstance(lost, Tensor)
        lost.backward()  # type: ignore[no-untyped-call]
        descent.step()
    print(f"root vector found to {float(lost.detach()):.4g}")
    return root.detach()

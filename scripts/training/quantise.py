"""Weights to 7-bit integers whose rounding errors make up for each other on training text.

Per column symmetric scales.  The rounding follows GPTQ (Frantar et al. 2023): inputs of a layer are seen on training
windows, and the error of each rounded row is taken off the rows not yet rounded.  Where the input is a LayerNorm's,
gains move the spread of its channels into the weights first, as SmoothQuant does (Xiao et al. 2023).  Seven bits, so
that no processor's int8 product saturates: the results are the same everywhere.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import torch

from graph.annotate.pieces import CONTINUATION, WordPieces, shape
from scripts.training.corpora import read_conllu

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from scripts.training.network import Layer, Network

Place: TypeAlias = tuple[int, str]
"""A layer and which of its products: qkv, out, inner, outer."""
TOP = 64
"""The largest integer weight."""
SMOOTHED = ("qkv", "inner")
SMOOTHING = 0.65
"""Share of the spread of activations that moves into the weights (0.35 to 0.8 tried on GUM and EWT dev)."""
DAMPING = 0.01
BLOCK = 128
WINDOW, WINDOWS = 190, 60
"""Pieces of a window, windows of each treebank that are looked at."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A quantised product: ``(x / gains) @ (matrix * scales)``."""

    matrix: NDArray[np.int8]
    scales: NDArray[np.float32]
    gains: NDArray[np.float32] | None = None


@dataclass(slots=True)
class Inputs:
    """What is known of the inputs of a product: the sum of their outer products, the largest of each channel."""

    outer: torch.Tensor
    largest: torch.Tensor


def quantised(network: Network, data: Path | None, vocabulary: Path) -> dict[Place, Weights]:
    """The weights of all layers; without data they are rounded to nearest."""
    seen = observe(network, windows(data, WordPieces(vocabulary))) if data else {}
    return {
        (number, part): quantise(exact.detach().T.double(), seen.get((number, part)), smooth=part in SMOOTHED)
        for number, layer in enumerate(network.encoder.layers)
        for part, exact in products(layer).items()  # type: ignore[arg-type]
    }


def products(layer: Layer) -> dict[str, torch.Tensor]:
    """The weights of a layer's products by name."""
    joined = torch.cat([projection.weight for projection in (layer.query, layer.key, layer.value)])
    return {"qkv": joined, "out": layer.out.weight, "inner": layer.inner.weight, "outer": layer.outer.weight}


def windows(data: Path, pieces: WordPieces) -> Iterator[tuple[list[int], list[int]]]:
    """(piece ids, shapes) of windows spread over the training treebanks."""
    for name in ("en_ewt-train", "gum_open-train"):
        found: list[tuple[list[int], list[int]]] = []
        ids, shapes = [pieces.begin], [0]
        for word in itertools.chain.from_iterable(
            sentence.words
            for _, sentences, _ in read_conllu(data / f"treebank/{name}.conllu")
            for sentence in sentences
        ):
            own = pieces(word)
            if len(ids) + len(own) > WINDOW:
                found.append(([*ids, pieces.end], [*shapes, 0]))
                ids, shapes = [pieces.begin], [0]
            ids += own
            shapes += [shape(word)] + [shape(word) + CONTINUATION] * (len(own) - 1)
        yield from found[:: max(1, len(found) // WINDOWS)][:WINDOWS]


@torch.no_grad()
def observe(network: Network, texts: Iterator[tuple[list[int], list[int]]]) -> dict[Place, Inputs]:
    """The inputs of every product on some windows."""
    seen: dict[Place, Inputs] = {}

    def look(place: Place, x: torch.Tensor) -> None:
        rows = x.reshape(-1, x.shape[-1])
        outer, largest = (rows.T @ rows).double(), rows.abs().amax(0).double()
        held = seen.setdefault(place, Inputs(torch.zeros_like(outer), torch.zeros_like(largest)))
        held.outer += outer
        held.largest = torch.maximum(held.largest, largest)

    hooks = []
    for number, layer in enumerate(network.encoder.layers):
        found: Any = layer
        for part, module in (("qkv", found.query), ("out", found.out), ("inner", found.inner), ("outer", found.outer)):
            place = (number, part)
            hooks.append(module.register_forward_pre_hook(lambda _, given, place=place: look(place, given[0])))
    for ids, shapes in texts:
        network.encoder(torch.tensor(ids)[None], torch.tensor(shapes)[None], None)
    for hook in hooks:
        hook.remove()
    return seen


def quantise(exact: torch.Tensor, seen: Inputs | None, *, smooth: bool = False) -> Weights:
    """Weights [inputs, outputs] to integers; rounded to nearest where nothing is known of the inputs."""
    if seen is None:
        scales = _scales(exact)
        return Weights((exact / scales).round().to(torch.int8).numpy(), scales.float().numpy())
    gains = None
    outer = seen.outer
    if smooth:
        spread = exact.abs().amax(1).clamp(min=1e-4)
        gains = (seen.largest.clamp(min=1e-4) ** SMOOTHING / spread ** (1 - SMOOTHING)).float().double()
        exact = exact * gains[:, None]
        outer = outer / gains[:, None] / gains[None]
    scales = _scales(exact)
    matrix = _rounded(exact, outer, scales).to(torch.int8).numpy()
    return Weights(matrix, scales.float().numpy(), None if gains is None else gains.float().numpy())


def _scales(exact: torch.Tensor) -> torch.Tensor:
    return (exact.abs().amax(0).clamp(min=1e-8) / TOP).float().double()


def _rounded(exact: torch.Tensor, outer: torch.Tensor, scales: torch.Tensor) -> torch.Tensor:
    """GPTQ: rows in the order of their inputs' size; what a row loses, the later ones make good."""
    size = len(outer)
    order = outer.diagonal().argsort(descending=True)
    damped = outer[order][:, order] + torch.eye(size, dtype=torch.float64) * (DAMPING * outer.diagonal().mean())
    inverse = torch.cholesky_inverse(torch.linalg.cholesky(damped))
    factor = torch.linalg.cholesky(inverse, upper=True)
    left, found = exact[order].clone(), torch.zeros_like(exact)
    for begin in range(0, size, BLOCK):
        end = min(size, begin + BLOCK)
        errors = torch.zeros(end - begin, exact.shape[1], dtype=torch.float64)
        for row in range(begin, end):
            found[row] = (left[row] / scales).round().clamp(-TOP, TOP)
            errors[row - begin] = (left[row] - found[row] * scales) / factor[row, row]
            left[row + 1 : end] -= factor[row, row + 1 : end, None] * errors[row - begin]
        left[end:] -= factor[begin:end, end:].T @ errors
    return found[order.argsort()]

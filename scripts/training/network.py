"""The network: a BERT encoder (MiniLM, or the larger MPNet of a teacher) with word-level heads."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from graph.annotate.pieces import SHAPES

ARC, LABEL, COREF = 256, 96, 128
COREF_BUCKETS = 12
TILE = 128
"""Sizes of products are padded to multiples of this: a CPU's matrix kernels are made for few, even ones."""
UNLABELLED = -2.3
"""log 0.1: see ``name_loss``."""


def mixed() -> torch.autocast:
    """Autocast to bf16 where the processor multiplies it; where it does not, fp32 is three to four times quicker."""
    known = torch.cpu.get_capabilities()
    return torch.autocast("cpu", torch.bfloat16, enabled=bool(known.get("avx512_bf16") or known.get("amx_bf16")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Sizes of the encoder; the defaults are MiniLM-L6's."""

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    attention_heads: int = 12
    inner: int = 1536
    positions: int = 512
    distances: int = 0
    """Buckets of MPNet's relative positions; 0: none, as in BERT."""


class Drop(nn.Module):
    """Dropout whose mask is made of random bytes: on a CPU a third of the time of ``nn.Dropout``."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.least = round(256 * share)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        noise = torch.empty((x.numel() + 7) // 8, dtype=torch.int64).random_(-(2**63), None).view(torch.uint8)
        kept = (noise[: x.numel()] >= self.least).view(x.shape)
        return x * (kept.to(x.dtype) * (256 / (256 - self.least)))


class Linear(nn.Linear):
    """A linear layer that can feel int8 while it learns (quantisation-aware training, Jacob et al. 2018).

    With ``rounded`` the forward pass uses weights of 7 bits a channel and inputs of 8 bits a window, much as the
    exported network does (:mod:`scripts.training.quantise`, whose inputs after Gelu have a scale a row); the backward
    pass takes the rounding for the identity.
    """

    rounded = False

    def forward(self, x: Tensor) -> Tensor:
        if not (self.rounded and self.training):
            return functional.linear(x, self.weight, self.bias)
        return functional.linear(rounded_input(x), rounded_weight(self.weight), self.bias)


def rounded_weight(weight: Tensor) -> Tensor:
    """Symmetric, a scale for each output channel, 7 bits: products of two such numbers never saturate 16 bits."""
    with torch.no_grad():
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 63
        error = (weight / scale).round() * scale - weight
    return weight + error


def rounded_input(x: Tensor) -> Tensor:
    """Asymmetric, a range for each window [batch, length, width], 8 bits."""
    with torch.no_grad():
        flat = x.float()
        low, high = flat.amin((1, 2), keepdim=True).clamp(max=0), flat.amax((1, 2), keepdim=True).clamp(min=0)
        scale = ((high - low) / 255).clamp(min=1e-8)
        error = (flat / scale).round() * scale - flat
    return x + error.to(x.dtype)


class Layer(nn.Module):
    """One post-norm transformer layer; attention is written out: on a CPU the fused kernel takes ten times as long."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.attention_heads
        self.query, self.key, self.value, self.out = (Linear(shape.width, shape.width) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(shape.width, eps=1e-12), nn.LayerNorm(shape.width, eps=1e-12)
        self.inner, self.outer = Linear(shape.width, shape.inner), Linear(shape.inner, shape.width)
        self.drop = Drop(0.1)

    def forward(self, x: Tensor, mask: Tensor | None, bias: Tensor | None = None) -> Tensor:
        batch, length, width = x.shape
        q, k, v = (
            linear(x).view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for linear in (self.query, self.key, self.value)
        )
        scores = (q * (width // self.heads) ** -0.5) @ k.transpose(2, 3)
        if bias is not None:
            scores = scores + bias
        attended = torch.softmax(scores if mask is None else scores.masked_fill(~mask, -1e4), -1).to(v.dtype) @ v
        attended = attended.transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.drop(self.out(attended)))
        return self.norm2(x + self.drop(self.outer(functional.gelu(self.inner(x)))))  # type: ignore[no-any-return]


class Encoder(nn.Module):
    """Embeddings (pieces, positions, shapes) and layers."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.shapes = nn.Embedding(SHAPES, shape.width)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.distances = nn.Embedding(shape.distances, shape.attention_heads) if shape.distances else None
        self.drop = Drop(0.1)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.drop(self.norm(self.words(pieces) + self.positions(positions) + self.shapes(shapes)))
        bias = None
        if self.distances is not None:
            buckets = relative_bucket(positions[None, :] - positions[:, None], self.distances.num_embeddings)
            bias = self.distances(buckets).permute(2, 0, 1)[None]
        for layer in self.layers:
            x = layer(x, mask, bias)
        return x  # type: ignore[no-any-return]


class Network(nn.Module):
    """Encoder and heads; ``heads(words)`` works on word vectors [n, width]."""

    def __init__(self, sizes: dict[str, int], shape: Shape | None = None) -> None:
        super().__init__()
        shape = shape or Shape()
        self.sizes, self.shape = sizes, shape
        self.encoder = Encoder(shape)
        width = shape.width
        self.norm = nn.LayerNorm(width)
        self.drop, self.drop_parse = Drop(0.2), Drop(0.33)
        self.taggers = nn.ModuleDict(
            {task: nn.Linear(width, sizes[task]) for task in ("upos", "xpos", "feats", "lemma", "names")}
        )
        self.sentence = nn.Linear(width, 1)
        self.arc_dep, self.arc_head = nn.Linear(width, ARC), nn.Linear(width, ARC)
        self.label_dep, self.label_head = nn.Linear(width, LABEL), nn.Linear(width, LABEL)
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.label = nn.Parameter(torch.zeros(LABEL + 1, sizes["deprel"], LABEL + 1))
        self.coref = nn.Linear(width, 2 * COREF)
        self.distance = nn.Parameter(torch.zeros(COREF_BUCKETS))
        nn.init.orthogonal_(self.arc.data[:ARC])

    def arcs(self, vectors: Tensor) -> tuple[Tensor, Tensor]:
        """(dependent side already multiplied by the arc matrix, head side) of word vectors."""
        dep = self.drop_parse(functional.gelu(self.arc_dep(vectors)))
        head = self.drop_parse(functional.gelu(self.arc_head(vectors)))
        return functional.pad(dep, (0, 1), value=1.0) @ self.arc, head

    def labels(self, vectors: Tensor) -> tuple[Tensor, Tensor]:
        """(dependent side, head side) of the label classifier."""
        return self.drop_parse(functional.gelu(self.label_dep(vectors))), self.drop_parse(
            functional.gelu(self.label_head(vectors))
        )

    def label_scores(self, dep: Tensor, head: Tensor) -> Tensor:
        """Label logits of paired dependents and heads."""
        size, labels = len(dep), self.label.shape[1]
        rest = TILE - LABEL - 1
        dep, head = (functional.pad(functional.pad(x, (0, 1), value=1.0), (0, rest)) for x in (dep, head))
        table = functional.pad(self.label, (0, rest, 0, 0, 0, rest)).reshape(TILE, -1)
        return torch.bmm((dep @ table).view(size, labels, TILE), head.unsqueeze(2)).squeeze(2)

    def antecedents(self, coref: Tensor, positions: Tensor) -> Tensor:
        """Scores [n, n] of candidate j (column) as antecedent of candidate i (row)."""
        scores = coref[:, :COREF] @ coref[:, COREF:].T / COREF**0.5
        total: Tensor = scores + self.distance[bucket(positions[:, None] - positions[None, :])]
        return total


def bucket(distance: Tensor) -> Tensor:
    """Distance in words to one of the buckets 0..11 (by powers of two)."""
    return torch.log2(distance.clamp(min=1).float()).long().clamp(max=COREF_BUCKETS - 1)


def relative_bucket(offset: Tensor, buckets: int, farthest: int = 128) -> Tensor:
    """MPNet's bucket (T5's, Raffel et al. 2020) of where a word piece lies from another: near ones have one each."""
    half = buckets // 2
    near = half // 2
    away = offset.abs()
    far = near + (torch.log(away.clamp(min=1) / near) / math.log(farthest / near) * (half - near)).long()
    return (offset > 0) * half + torch.where(away < near, away, far.clamp(max=half - 1))


def load_minilm(network: Network, weights: dict[str, Tensor]) -> None:
    """Copy all-MiniLM-L6-v2's weights (a BertModel state dict) into the encoder."""
    encoder, state = network.encoder, {}
    state["words.weight"] = weights["embeddings.word_embeddings.weight"]
    state["positions.weight"] = (
        weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    )
    state["shapes.weight"] = encoder.shapes.weight.data
    _load_layers(encoder, state, weights, BERT)


BERT = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "norm2": "output.LayerNorm",
}
MPNET = BERT | {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "out": "attention.attn.o",
    "norm1": "attention.LayerNorm",
}
"""Names of a layer's parts here and there."""


def load_mpnet(network: Network, weights: dict[str, Tensor]) -> None:
    """Copy all-mpnet-base-v2's weights (an MPNetModel state dict) into the encoder.

    MPNet numbers BERT's uncased pieces from 4 on, and has markers of its own for beginning, end and hidden words.
    """
    encoder, table = network.encoder, weights["embeddings.word_embeddings.weight"]
    words = table[4:].clone()
    for ours, theirs in ((0, 1), (101, 0), (102, 2), (103, len(table) - 1)):
        words[ours] = table[theirs]
    state = {
        "words.weight": words[: network.shape.vocabulary],
        "positions.weight": weights["embeddings.position_embeddings.weight"][2:],
        "shapes.weight": encoder.shapes.weight.data,
        "distances.weight": weights["encoder.relative_attention_bias.weight"],
    }
    _load_layers(encoder, state, weights, MPNET)


def _load_layers(encoder: Encoder, state: dict[str, Tensor], weights: dict[str, Tensor], names: dict[str, str]) -> None:
    """The layers and norms of a transformer with other names for its parts, beside what ``state`` holds already."""
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = weights[f"embeddings.LayerNorm.{part}"]
        for number in range(len(encoder.layers)):
            for ours, theirs in names.items():
                state[f"layers.{number}.{ours}.{part}"] = weights[f"encoder.layer.{number}.{theirs}.{part}"]
    encoder.load_state_dict({name: value.float() for name, value in state.items()})


def losses(network: Network, batch: dict[str, Any]) -> dict[str, Tensor]:
    """The loss of every task present in a batch, each a mean with a floor on its count."""
    hidden = network.encoder(batch["pieces"], batch["shapes"], batch["mask"])
    vectors = network.norm(hidden.reshape(-1, hidden.shape[-1])[batch["first"]])
    dropped = network.drop(vectors)
    found: dict[str, Tensor] = {}
    for task in ("upos", "xpos", "feats", "lemma"):
        logits = network.taggers[task](dropped).float()
        found[task] = functional.cross_entropy(logits, batch[task], reduction="sum", ignore_index=-100) / max(
            300, int((batch[task] >= 0).sum())
        )
    known = (batch["starts"] >= 0).nonzero().squeeze(1)
    if len(known):
        logits = network.sentence(dropped[known]).float().squeeze(1)
        found["starts"] = functional.binary_cross_entropy_with_logits(
            logits, batch["starts"][known].float(), reduction="sum"
        ) / max(300, len(known))
    known = batch["name_weight"].nonzero().squeeze(1)
    if len(known):
        found["names"] = name_loss(
            network.taggers["names"](dropped[known]).float(), batch["names"][known], batch["name_weight"][known]
        )
    known = batch["name_odds"][:, 0].nonzero().squeeze(1)
    if len(known):
        logits = network.taggers["names"](dropped[known]).float()
        found["names_read"] = odds_loss(logits, batch["names_read"][known], batch["name_odds"][known]) / max(
            300, len(known)
        )
    found |= parse_loss(network, vectors, batch) | coref_loss(network, dropped, batch)
    return found


def name_loss(logits: Tensor, allowed: Tensor, weight: Tensor) -> Tensor:
    """``logsumexp(all) - logsumexp(allowed)``, weighted.

    Where O is allowed, the types that O may hide count a tenth: without that prior nothing ever teaches O
    against a type that no corpus labels throughout.
    """
    prior = torch.where(allowed[:, :1], UNLABELLED, 0.0).expand_as(logits).clone()
    prior[:, 0] = 0.0
    inside = (logits + prior).masked_fill(~allowed, -1e4)
    lost = torch.logsumexp(logits, 1) - torch.logsumexp(inside, 1)
    return (lost * weight).sum() / max(300, len(weight))


def odds_loss(logits: Tensor, among: Tensor, odds: Tensor) -> Tensor:
    """Sum of cross entropies against soft targets: ``odds`` [..., k] of the classes ``among`` [..., k].

    Hinton et al. 2015, temperature 1; with one certain class, the usual cross entropy.
    """
    return -(torch.log_softmax(logits, -1).gather(-1, among) * odds).sum()


def parse_loss(network: Network, vectors: Tensor, batch: dict[str, Any]) -> dict[str, Tensor]:
    """Arc and label losses over the parsed sentences of a batch (``grid`` pads them to one length)."""
    grid, heads = batch["grid"], batch["heads"]
    if not len(grid):
        return {}
    rooted = torch.cat([vectors, network.root[None].to(vectors.dtype)])
    dep, head = network.arcs(rooted)
    at = functional.pad(grid.clamp(min=0), (1, 0), value=len(vectors))
    scores = (dep[at[:, 1:]] @ head[at].transpose(1, 2)).float()
    absent = functional.pad(grid < 0, (1, 0), value=False)
    scores = scores.masked_fill(absent[:, None, :], -1e4)
    rows, columns = (heads >= 0).nonzero(as_tuple=True)
    count = max(300, len(rows))
    label_dep, label_head = network.labels(rooted)
    size, more = len(rows), -len(rows) % TILE
    dependents, governors = (
        functional.pad(x, (0, more)) for x in (at[rows, columns + 1], at[rows, heads[rows, columns]])
    )
    logits = network.label_scores(label_dep[dependents], label_head[governors])[:size].float()
    among, odds = (batch[name][rows, columns] for name in ("labels_read", "label_odds"))
    return {
        "arc": odds_loss(scores, batch["heads_read"], batch["head_odds"]) / count,
        "label": odds_loss(logits, among, odds) / count,
    }


def coref_loss(network: Network, vectors: Tensor, batch: dict[str, Any]) -> dict[str, Tensor]:
    """Marginal antecedent likelihood of mention heads, and the pairs of GAP."""
    total, count = vectors.new_zeros((), dtype=torch.float32), 0.0
    for words, positions, clusters, weight in batch["coref"]:
        scores = network.antecedents(network.coref(vectors[words]).float(), positions)
        size = len(words)
        past = torch.ones(size, size, dtype=torch.bool).tril(-1)
        scores = functional.pad(scores.masked_fill(~past, -1e4), (1, 0), value=0.0)
        gold = past & (clusters[:, None] == clusters[None, :]) & (clusters >= 0)[:, None]
        gold = torch.cat([~gold.any(1, keepdim=True), gold], 1)
        lost = torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~gold, -1e4), 1)
        total, count = total + weight * lost.sum(), count + weight * size
    for first, later, distance, label in batch["pairs"]:
        both = network.coref(vectors[torch.stack([first, later])]).float()
        score = (both[1, :COREF] * both[0, COREF:]).sum() / COREF**0.5 + network.distance[bucket(distance)]
        total, count = total + 2.0 * functional.binary_cross_entropy_with_logits(score, label), count + 2.0
    return {"coref": total / max(60.0, count)} if count else {}

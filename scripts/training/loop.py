"""The training loop: mixture, schedule by wall clock or steps, averages, checkpoints, dev scores."""

from __future__ import annotations

import json
import math
import random
import time
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import torch

from graph.annotate.pieces import WordPieces
from scripts.training.batches import Coder, Item, Labels, Text, collate, even, items, pack
from scripts.training.dev import dev_scores
from scripts.training.invented import pool_of
from scripts.training.names import TAGS
from scripts.training.network import Linear, Network, Shape, load_minilm, load_mpnet, losses, mixed
from scripts.training.start import read_model
from scripts.training.teacher import MPNET, mpnet_weights

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scripts.training.corpora import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a run can be told; written into every checkpoint."""

    minutes: float = 80.0
    steps: int = 0
    """A fixed number of steps makes the run reproducible; 0 means by the clock."""
    batch: int = 1500
    encoder_rate: float = 3e-4
    head_rate: float = 2e-3
    layer_decay: float = 0.9
    warmup: float = 0.05
    average: float = 0.999
    seed: int = 13
    rounded_from: float = 0.7
    """Share of the run after which the encoder's products are rounded as in int8."""
    checkpoint_minutes: float = 8.0
    shares: dict[str, float] = field(
        default_factory=lambda: {
            "gmb": 0.12,
            "docred": 0.15,
            "crossner": 0.05,
            "wikigold": 0.035,
            "re3d": 0.015,
            "fire": 0.025,
            "wnut": 0.015,
            "litbank": 0.02,
            "gap": 0.02,
        }
    )
    """Share of each corpus in an epoch's word pieces; the treebanks take the rest, once each."""
    weights: dict[str, float] = field(
        default_factory=lambda: {
            "upos": 0.5,
            "xpos": 0.5,
            "feats": 0.3,
            "lemma": 0.4,
            "starts": 0.5,
            "names": 1.0,
            "names_read": 0.7,
            "arc": 1.0,
            "label": 0.7,
            "coref": 0.4,
        }
    )


def weight_of(item: Item) -> int:
    """Word pieces of an item."""
    return sum(s.count for window in item[1] for _, s in window)


def epoch(texts: dict[str, list[Text]], config: Config, rng: random.Random) -> list[list[Item]]:
    """One pass over the treebanks and the other corpora by their shares, as shuffled batches."""
    chosen = [item for name in ("ewt", "gum") for text in texts.get(name, []) for item in items(text, rng)]
    base = sum(map(weight_of, chosen))
    rest = 1.0 - sum(config.shares[name] for name in texts if name in config.shares)
    for name, share in sorted(config.shares.items()):
        quota, pool = base / rest * share, texts.get(name, [])
        while quota > 0 and pool:
            for item in items(rng.choice(pool), rng):
                chosen.append(item)
                quota -= weight_of(item)
    rng.shuffle(chosen)
    bunches = [chosen[i : i + 512] for i in range(0, len(chosen), 512)]
    batches = [batch for bunch in bunches for batch in pack(bunch, config.batch)]
    rng.shuffle(batches)
    return batches


def parameter_groups(network: Network, config: Config) -> list[dict[str, Any]]:
    """Heads at their own rate; the encoder's layers slower the deeper they lie; word embeddings frozen."""
    network.encoder.words.weight.requires_grad_(False)
    layers = len(network.encoder.layers)
    groups: dict[tuple[float, float], list[Any]] = {}
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = config.head_rate
        if name.startswith("encoder.layers."):
            rate = config.encoder_rate * config.layer_decay ** (layers - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder.shapes"):
            rate = 1e-3
        elif name.startswith("encoder."):
            rate = config.encoder_rate * config.layer_decay**layers
        groups.setdefault((rate, 0.0 if parameter.ndim < 2 else 0.01), []).append(parameter)
    return [{"params": p, "lr": rate, "base": rate, "weight_decay": decay} for (rate, decay), p in groups.items()]


def schedule(progress: float, warmup: float) -> float:
    """Linear warm-up, then cosine to 1 % (progress 0..1)."""
    if progress < warmup:
        return max(0.02, progress / warmup)
    return 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1.0, (progress - warmup) / (1 - warmup))))


def read_checkpoint(path: Path) -> tuple[Network, dict[str, Any]]:
    """The averaged network of a checkpoint, and the checkpoint."""
    state = torch.load(path, weights_only=False, map_location="cpu")
    labels = state["labels"]
    sizes = {name: len(values) for name, values in labels.items()} | {"names": len(TAGS)}
    network = Network(sizes, Shape(**state["shape"]))
    network.load_state_dict(state["average"])
    return network.eval(), state


class Trainer:
    """A run that can be stopped and resumed at any checkpoint."""

    def __init__(self, config: Config, data: Path, folder: Path, base: Path) -> None:
        self.config, self.folder, self.data, self.base = config, folder, data, base
        folder.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(config.seed)
        self.rng = random.Random(config.seed)
        self.pieces = WordPieces(base / "vocab.txt")
        self.step, self.elapsed = 0, 0.0

    def prepare(
        self, documents: dict[str, list[Document]], shape: Shape | None = None, start: Path | None = None
    ) -> None:
        """Labels, arrays, network and optimiser; weights of MiniLM (MPNet in its shape) or ``start`` come first."""
        self.labels = Labels.of(documents["ewt"] + documents["gum"])
        coder = Coder(self.pieces, self.labels)
        pool = pool_of([document for held in documents.values() for document in held], coder.pieces)
        self.texts = {name: [coder.document(document) for document in held] for name, held in documents.items()}
        for text in self.texts["ewt"]:
            text.pool = pool
        self.network = Network(self.labels.sizes(), shape)
        if start is not None:
            self.network.load_state_dict(read_model(start, self.labels, self.network))
        elif shape is None:
            from safetensors.torch import load_file  # noqa: PLC0415  (only the first weights need it)

            load_minilm(self.network, load_file(self.base / "model.safetensors"))
        elif shape == MPNET:
            load_mpnet(self.network, mpnet_weights())
        self.optimiser = torch.optim.AdamW(parameter_groups(self.network, self.config), betas=(0.9, 0.98), fused=True)
        self.averages = {n: p.detach().clone() for n, p in self.network.named_parameters() if p.requires_grad}

    def progress(self) -> float:
        """How much of the run is done, 0..1."""
        if self.config.steps:
            return self.step / self.config.steps
        return self.elapsed / (60 * self.config.minutes)

    def batches(self) -> Iterator[list[Item]]:
        while True:
            yield from epoch(self.texts, self.config, self.rng)
            self.log("epoch", {"step": self.step})

    def run(self) -> None:
        """Train until the clock or the step count says so."""
        last_check = self.elapsed
        sums: dict[str, float] = {}
        seen, before = 0, time.monotonic()
        for batch in self.batches():
            found = self.train_step(batch)
            seen += sum(map(weight_of, batch))
            now = time.monotonic()
            self.elapsed, before = self.elapsed + now - before, now
            for name, value in found.items():
                sums[name] = 0.98 * sums.get(name, value) + 0.02 * value
            if self.step % 50 == 0:
                shown = {name: round(value, 3) for name, value in sums.items()}
                self.log("train", {"step": self.step, "progress": round(self.progress(), 4), "pieces": seen, **shown})
            if self.progress() >= 1:
                break
            if self.elapsed - last_check > 60 * self.config.checkpoint_minutes:
                self.check()
                last_check, before = self.elapsed, time.monotonic()
        self.check()
        self.log("done", {"step": self.step})

    def train_step(self, batch: list[Item]) -> dict[str, float]:
        """One optimiser step; the losses by task."""
        self.network.train()
        factor = schedule(self.progress(), self.config.warmup)
        for module in self.network.modules():
            if isinstance(module, Linear):
                module.rounded = self.progress() >= self.config.rounded_from
        for group in self.optimiser.param_groups:
            group["lr"] = group["base"] * factor
        with mixed():
            found = losses(self.network, even(collate(batch), self.config.batch))
        total = sum((self.config.weights[name] * value for name, value in found.items()), torch.zeros(()))
        self.optimiser.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_([p for p in self.network.parameters() if p.grad is not None], 1.0)
        self.optimiser.step()
        self.step += 1
        keep = min(self.config.average, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            names = list(self.averages)
            now = dict(self.network.named_parameters())
            torch._foreach_lerp_([self.averages[n] for n in names], [now[n] for n in names], 1 - keep)
        return {name: float(value.detach()) for name, value in found.items()}

    def averaged(self) -> dict[str, torch.Tensor]:
        """The state dict with averaged weights."""
        return {name: self.averages.get(name, value).clone() for name, value in self.network.state_dict().items()}

    def check(self) -> None:
        """Score on dev data with averaged weights, then save."""
        own = {name: value.clone() for name, value in self.network.state_dict().items()}
        self.network.load_state_dict(self.averaged())
        if (self.data / "treebank/en_ewt-dev.conllu").exists():
            self.log("dev", {"step": self.step, **dev_scores(self.network, self.pieces, self.labels, self.data)})
        self.network.load_state_dict(own)
        self.save()

    def save(self) -> None:
        """Write a checkpoint in one rename; keep the last two."""
        path = self.folder / f"ckpt-{self.step:06d}.pt"
        state = {
            "config": asdict(self.config),
            "labels": asdict(self.labels),
            "shape": asdict(self.network.shape),
            "step": self.step,
            "elapsed": self.elapsed,
            "rng": self.rng.getstate(),
            "torch": torch.get_rng_state(),
            "network": self.network.state_dict(),
            "average": self.averaged(),
            "optimiser": self.optimiser.state_dict(),
        }
        torch.save(state, path.with_suffix(".tmp"))
        path.with_suffix(".tmp").replace(path)
        for old in sorted(self.folder.glob("ckpt-*.pt"))[:-2]:
            old.unlink()

    def resume(self, path: Path) -> None:
        """Go on from a checkpoint."""
        state = torch.load(path, weights_only=False)
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.averages = {name: state["average"][name].clone() for name in self.averages}
        self.step, self.elapsed = state["step"], state["elapsed"]
        self.rng.setstate(state["rng"])
        torch.set_rng_state(state["torch"])

    def log(self, kind: str, values: dict[str, Any]) -> None:
        """One JSON line to the log and to standard output."""
        line = json.dumps({"kind": kind, "seconds": round(self.elapsed), **values})
        print(line, flush=True)
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(line + "\n")

"""Train the coreference scorer on a model's own output: ``coref.npz`` and ``words.tsv`` of its folder.

python scripts/train_coref.py DATA graph/models/en_news

OntoGUM's training documents give clusters, GAP's development set pairs of a pronoun and two names.  The network's
vectors are frozen, and its tags, trees and names are used as they come out, so training sees what run time sees.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import spacy
import torch
from spacy.tokens import Doc
from torch import Tensor, nn

from graph.annotate import pipeline as _components  # noqa: F401  (registers the components)
from graph.annotate import repair as _repair  # noqa: F401
from graph.annotate.coref import Linker, read_words
from graph.annotate.mentions import ORGANIZATION, PERSON, PLACE, THING, Mentions, Reader, traits
from graph.annotate.pairs import Pairs, Scorer, blocks
from scripts.training.coref_metrics import CorefScores
from scripts.training.corpora import entities, head_of, read_conllu, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

    from graph.annotate.network import Floats

PART = 64
"""Mentions of an example."""
BATCH = 16
NEAR = 0.003
"""F1 given up for precision: a wrong chain makes facts false."""
THRESHOLDS = (-1.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5)
SORTS = {"person": PERSON, "animal": THING, "organization": ORGANIZATION, "place": PLACE, "object": THING}
SORTS |= dict.fromkeys(("event", "substance", "abstract", "plant", "time"), THING)


@dataclass(frozen=True, slots=True)
class Config:
    """What may be chosen; the defaults made the model."""

    seed: int = 7
    hidden: int = 64
    inner: int = 32
    epochs: int = 10
    rate: float = 2e-3
    dropout: float = 0.2
    noise: float = 0.3
    """Standard deviation added to the network's own score: trained on these documents, it is too sure of them."""
    gap: float = 0.5
    """Weight of a pronoun of GAP."""


@dataclass(frozen=True, slots=True)
class Example:
    """One block of mentions: candidates' features, and which of them are right."""

    features: Tensor
    earlier: Tensor
    allowed: Tensor
    right: Tensor
    """Right antecedents."""
    known: Tensor
    """The traits of all mentions of the Doc."""
    rows: Tensor
    alone: Tensor
    weight: float
    """Of each mention."""


def first_names(folder: Path, *, least: float = 0.002, sure: float = 8.0) -> dict[str, int]:
    """Genders of the first names of the United States census (public domain) that are mostly of one."""
    shares: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for side, file in enumerate(("dist.male.first", "dist.female.first")):
        for line in (folder / file).read_text(encoding="utf-8").splitlines():
            name, share, *_ = line.split()
            shares[name.lower()][side] = float(share)
    found = {}
    for name, (male, female) in sorted(shares.items()):
        if max(male, female) >= least and max(male, female) > sure * min(male, female):
            found[name] = 1 if male > female else 2
    return found


def noun_sorts(data: Path) -> dict[str, int]:
    """What the nouns of GUM's training documents stand for, where that is nearly always the same."""
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for _, sentences, misc in read_conllu(refuse(data / "treebank/gum_open-train.conllu")):
        for sentence, columns in zip(sentences, misc, strict=True):
            for begin, end, _, kind, _ in entities(columns):
                head = head_of(sentence, begin, end)
                if sentence.upos[head] == "NOUN" and kind in SORTS:
                    counts[sentence.lemmas[head].lower()][SORTS[kind]] += 1
    found = {}
    for word, held in sorted(counts.items()):
        sort, count = held.most_common(1)[0]
        total = sum(held.values())
        if word.isalpha() and count >= 0.85 * total and count >= 2:
            found[word] = sort
    return found


def write_words(data: Path, path: Path) -> Reader:
    """``words.tsv``, and the reader made of it."""
    tables = {"name": first_names(data / "gazetteers"), "noun": noun_sorts(data)}
    lines = [f"{kind}\t{word}\t{number}\n" for kind, table in tables.items() for word, number in table.items()]
    path.write_text("".join(lines), encoding="utf-8")
    return read_words(path)


def ontogum(nlp: Language, data: Path, treebank: str) -> Iterator[tuple[Doc, dict[int, str]]]:
    """Annotated documents of a treebank's part, and the cluster of each head of a mention."""
    for name, _, _ in read_conllu(refuse(data / "treebank" / treebank)):
        path = data / f"coref/ontogum_open/{name}.conllu"
        if not path.exists():
            continue
        [(_, sentences, misc)] = read_conllu(path)
        words = [word for sentence in sentences for word in sentence.words]
        starts: list[bool | int | None] = [index == 0 for sentence in sentences for index in range(len(sentence.words))]
        gold: dict[int, str] = {}
        at = 0
        for sentence, columns in zip(sentences, misc, strict=True):
            for begin, end, key, _, _ in sorted(entities(columns), key=lambda m: m[0] - m[1]):
                gold.setdefault(at + head_of(sentence, begin, end), key)
            at += len(columns)
        yield nlp(Doc(nlp.vocab, words=words, sent_starts=starts)), gold


def clustered(doc: Doc, gold: dict[int, str], reader: Reader, distance: Floats) -> Iterator[Example]:
    """Examples of a Doc whose every mention is known."""
    mentions = reader(doc)
    numbers = {key: number for number, key in enumerate(sorted(set(gold.values())))}
    cluster = np.array([numbers[gold[head]] if head in gold else -1 for head in mentions.heads.tolist()], np.int64)
    known = torch.from_numpy(traits(mentions))
    for pairs in blocks(mentions, doc._.coref_vectors[mentions.heads], distance):
        right = pairs.allowed & (cluster[pairs.earlier] == cluster[pairs.rows][:, None])
        right &= (cluster[pairs.rows] >= 0)[:, None]
        for begin in range(0, len(pairs.rows), PART):
            yield _example(pairs, known, right, slice(begin, begin + PART))


def gap_pairs(doc: Doc, row: dict[str, str], reader: Reader, distance: Floats, weight: float) -> Iterator[Example]:
    """The pronoun of a text of GAP: its right name against the wrong one and other mentions that are names."""
    mentions = reader(doc)
    offset = int(row["Pronoun-offset"])
    held = {doc[int(head)].idx: i for i, head in enumerate(mentions.heads)}
    if offset not in held:
        return
    pronoun = held[offset]
    truth = np.zeros(len(mentions), np.int64)
    for side in "AB":
        value = 1 if row[f"{side}-coref"].upper() == "TRUE" else -1
        for i in _same_as(doc, mentions, int(row[f"{side}-offset"]), row[side]):
            truth[i] = value
    known = torch.from_numpy(traits(mentions))
    for pairs in blocks(mentions, doc._.coref_vectors[mentions.heads], distance):
        here = np.flatnonzero(pairs.rows == pronoun)
        if len(here):
            right = pairs.allowed & (truth[pairs.earlier] == 1) & (pairs.earlier >= 0)
            wrong = pairs.allowed & (truth[pairs.earlier] == -1) & (pairs.earlier >= 0)
            named = pairs.allowed & (mentions.label[pairs.earlier] > 0) & (pairs.earlier >= 0)
            judged = right | wrong | (named & (truth[pairs.earlier] == 0))
            if right[here[0]].any():
                yield _example(replace(pairs, allowed=judged), known, right, slice(here[0], here[0] + 1), weight)


def _same_as(doc: Doc, mentions: Mentions, offset: int, text: str) -> Iterator[int]:
    """Mentions inside a name of GAP, and names of the same words."""
    inside = [i for i, head in enumerate(mentions.heads) if offset <= doc[int(head)].idx < offset + len(text)]
    texts = {int(mentions.text[i]) for i in inside if mentions.label[i]}
    for i in range(len(mentions)):
        if i in inside or (mentions.label[i] and int(mentions.text[i]) in texts):
            yield i


def _example(pairs: Pairs, known: Tensor, right: Any, part: slice, weight: float = 1.0) -> Example:
    number = torch.from_numpy
    return Example(
        number(pairs.features[part].astype(np.float16)),
        number(np.maximum(pairs.earlier[part], 0)),
        number(pairs.allowed[part]),
        number(right[part]),
        known,
        number(pairs.rows[part]),
        number(pairs.alone[part]),
        weight,
    )


class Ranker(nn.Module):
    """The scorer of :mod:`graph.annotate.pairs`, to be trained."""

    def __init__(self, example: Example, config: Config) -> None:
        super().__init__()
        known, pair, alone = example.known.shape[1], example.features.shape[2], example.alone.shape[1]
        self.later = nn.Linear(known, config.hidden, bias=False)
        self.earlier = nn.Linear(known, config.hidden, bias=False)
        self.pair = nn.Linear(pair, config.hidden)
        self.inner = nn.Linear(config.hidden, config.inner)
        self.out = nn.Linear(config.inner, 1, bias=False)
        self.new = nn.Linear(alone, config.inner)
        self.new_out = nn.Linear(config.inner, 1)
        self.drop = nn.Dropout(config.dropout)
        self.noise = config.noise

    def forward(self, e: Example) -> tuple[Tensor, Tensor]:
        """Scores of candidates, and of none."""
        features = e.features.float()
        alone = e.alone
        if self.training and self.noise:
            noise = self.noise * torch.randn(features.shape[:2])
            dots = features[:, :, 0] * 8 + noise
            noisy = torch.stack([dots / 8, dots.clamp(-1, 1), (dots - 4).clamp(-4, 4) / 4], 2)
            features = torch.cat([noisy, features[:, :, 3:]], 2)
            alone = alone.clone()
            alone[:, -1] += self.noise * torch.randn(len(alone)) / 8
        hidden = self.pair(features) + self.later(e.known[e.rows])[:, None] + self.earlier(e.known)[e.earlier]
        hidden = self.drop(torch.relu(self.inner(self.drop(torch.relu(hidden)))))
        scores = self.out(hidden).squeeze(2).masked_fill(~e.allowed, -1e4)
        return scores, self.new_out(self.drop(torch.relu(self.new(alone)))).squeeze(1)

    def loss(self, e: Example) -> Tensor:
        """Marginal negative log likelihood of the right antecedents, or of none."""
        scores, none = self(e)
        every = torch.cat([none[:, None], scores], 1)
        right = torch.cat([~e.right.any(1, keepdim=True), e.right], 1)
        lost = torch.logsumexp(every, 1) - torch.logsumexp(every.masked_fill(~right, -1e4), 1)
        return lost.sum() * e.weight

    def weights(self, threshold: float) -> dict[str, Any]:
        """As the runtime wants them."""
        found = {
            "later": self.later.weight.T, "earlier": self.earlier.weight.T, "pair": self.pair.weight.T,
            "bias": self.pair.bias, "inner": self.inner.weight.T, "inner_bias": self.inner.bias,
            "out": self.out.weight[0], "new": self.new.weight.T, "new_bias": self.new.bias,
            "new_out": self.new_out.weight[0], "new_out_bias": self.new_out.bias,
        }  # fmt: skip
        arrays = {name: value.detach().numpy().astype(np.float16) for name, value in found.items()}
        return {**arrays, "threshold": np.array([threshold], np.float16)}


def learn(examples: list[Example], config: Config) -> Ranker:
    """Train a ranker."""
    torch.manual_seed(config.seed)
    generator = torch.Generator().manual_seed(config.seed)
    ranker = Ranker(examples[0], config)
    optimiser = torch.optim.AdamW(ranker.parameters(), lr=config.rate, weight_decay=1e-3)
    scheduler = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, config.rate, total_steps=config.epochs * (1 + (len(examples) - 1) // BATCH)
    )
    for epoch in range(config.epochs):
        total, count = 0.0, 0.0
        order = torch.randperm(len(examples), generator=generator).tolist()
        for begin in range(0, len(order), BATCH):
            batch = [examples[i] for i in order[begin : begin + BATCH]]
            weight = sum(e.weight * len(e.rows) for e in batch)
            loss = torch.stack([ranker.loss(e) for e in batch]).sum() / max(1.0, weight)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(ranker.parameters(), 1.0)
            optimiser.step()
            scheduler.step()
            total, count = total + loss.item() * weight, count + weight
        print(f"epoch {epoch + 1}: loss {total / max(1.0, count):.4f}")
    return ranker.eval()


def tuned(ranker: Ranker, held: list[tuple[Doc, dict[int, str]]], reader: Reader, distance: Floats) -> float:
    """The highest threshold whose CoNLL F1 on documents (clusters of heads) is within ``NEAR`` of the best."""
    f1: dict[float, float] = {}
    for threshold in THRESHOLDS:
        linker = Linker("tuned", distance, reader, Scorer(ranker.weights(threshold)))
        scores = CorefScores()
        for doc, gold in held:
            clusters: dict[str, set[int]] = defaultdict(set)
            for head, key in gold.items():
                clusters[key].add(head)
            linker(doc)
            found: list[frozenset[Any]] = [frozenset(span.root.i for span in group) for group in doc.spans.values()]
            scores.add([frozenset(cluster) for cluster in clusters.values()], found)
        f1[threshold] = scores.f1()["conll"]
        print(f"threshold {threshold}: {f1[threshold]:.4f}")
    return max(threshold for threshold, score in f1.items() if score >= max(f1.values()) - NEAR)


def pipeline(folder: Path) -> Language:
    """The annotator of a model folder without coreference."""
    nlp = spacy.blank("en")
    nlp.add_pipe("newsgraph_annotator", config={"model": str(folder.resolve())})
    nlp.add_pipe("newsgraph_repair")
    return nlp


def train(data: Path, folder: Path, config: Config) -> None:
    """Write ``words.tsv`` and ``coref.npz`` into a model folder."""
    nlp = pipeline(folder)
    annotator: Any = nlp.get_pipe("newsgraph_annotator")
    distance = annotator.network.distance
    reader = write_words(data, folder / "words.tsv")
    documents = list(ontogum(nlp, data, "gum_open-train.conllu"))
    examples = [list(clustered(doc, gold, reader, distance)) for doc, gold in documents]
    pronouns: list[Example] = []
    path = refuse(data / "coref/gap-development.tsv")
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            pronouns += gap_pairs(nlp(row["Text"]), row, reader, distance, config.gap)
    half = [e for part in examples[::2] for e in part] + pronouns
    threshold = tuned(learn(half, config), documents[1::2], reader, distance)
    ranker = learn([e for part in examples for e in part] + pronouns, config)
    np.savez_compressed(folder / "coref.npz", **ranker.weights(threshold))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path, help="the model folder: its vectors are read, the scorer is written there")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--threads", type=int, default=1, help="small products: more threads wait for each other")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    train(options.data, options.folder, Config(seed=options.seed, epochs=options.epochs))


if __name__ == "__main__":
    main()

"""Train the coreference scorer on a model's own output: ``coref.npz`` and ``words.tsv`` of its folder.

python scripts/train_coref.py DATA graph/models/en_news

OntoGUM's training documents give clusters, our own stories (scripts/training/stories) as well, and LitBank's of what it
marks (persons, places, organizations, vehicles); GAP's development set gives pairs of a pronoun and two names.  The
network's vectors are frozen, and its tags, trees and names are used as they come out, so training sees what run time
sees.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
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
from graph.annotate.coref import read_words
from graph.annotate.mentions import (
    KINDS,
    NOMINAL,
    ORGANIZATION,
    PERSON,
    PLACE,
    THING,
    Mentions,
    Reader,
    traits,
)
from graph.annotate.pairs import blocks
from scripts.training import stories
from scripts.training.corpora import entities, head_of, read_conllu, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

    from graph.annotate.network import Floats

Table = dict[str, Tensor]
"""Rows of mentions with their candidates (features, earlier, allowed, right, alone, rows, weight), and all mentions of
their Docs (known, vectors), by whose numbers ``earlier`` and ``rows`` speak."""
OF_MENTIONS = ("known", "vectors")
BATCH = 1024
NAMES = Path(__file__).resolve().parent / "training" / "first_names.tsv"
UNMARKED = [KINDS.index(kind) for kind in ("it", "this", "other", "nominal")]
"""Mentions of LitBank that may corefer though nothing marks them."""
SORTS = {"person": PERSON, "animal": THING, "organization": ORGANIZATION, "place": PLACE, "object": THING}
SORTS |= dict.fromkeys(("event", "substance", "abstract", "plant", "time"), THING)


@dataclass(frozen=True, slots=True)
class Config:
    """What may be chosen; the defaults made the model."""

    seed: int = 3
    hidden: int = 144
    inner: int = 48
    epochs: int = 10
    rate: float = 3e-3
    decay: float = 0.03
    dropout: float = 0.25
    noise: float = 0.5
    """Standard deviation added to the network's own score: it has learnt OntoGUM's and GAP's texts by heart."""
    products: int = 96
    """Width of the projected vectors."""
    blur: float = 0.3
    """Standard deviation added to the network's vectors, for the same reason (0: 3 points less on GAP)."""
    hidden_share: float = 0.2
    """Share of a vector's entries that are dropped."""
    gap: float = 6.0
    """Weight of a pronoun of GAP."""
    litbank: float = 0.3
    """Weight of a mention of LitBank."""
    stories: float = 1.5
    """Weight of a mention of our stories, from which the network has learnt."""
    apart: float = 4.0
    """Weight of a mention of the stories and articles that it has never seen."""
    easy: float = 0.4
    """Share of the descriptions without antecedent that are looked at, each for several: most are plain."""
    threshold: float = 0.0
    """Added to the score of having no antecedent (docs/decisions/0026)."""


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


def names_of_the_world(path: Path = NAMES) -> dict[str, int]:
    """Genders of first names from elsewhere, by a language model's knowledge: lines ``name<TAB>m`` or ``f``."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: 1 if gender == "m" else 2 for name, gender in (line.split("\t") for line in lines)}


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
    census, others = first_names(data / "gazetteers"), names_of_the_world()
    both = {**others, **census}
    genders = {name: gender for name, gender in both.items() if others.get(name, gender) == gender}
    tables = {"name": genders, "noun": noun_sorts(data)}
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


def litbank(nlp: Language, data: Path) -> Iterator[tuple[Doc, dict[int, str]]]:
    """Annotated documents of LitBank, and the cluster of each head of a mention."""
    for line in refuse(data / "coref/litbank/litbank.jsonline").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        doc = nlp(Doc(nlp.vocab, words=row["tokens"]))
        spans = [
            (end - begin, doc[begin : end + 1], i) for i, held in enumerate(row["clusters"]) for begin, end in held
        ]
        gold: dict[int, str] = {}
        for _, span, number in sorted(spans, key=lambda found: -found[0]):
            gold.setdefault(span.root.i, str(number))
        yield doc, gold


def clustered(
    doc: Doc, gold: dict[int, str], reader: Reader, distance: Floats, weight: float = 1.0, *, partly: bool = False
) -> Table:
    """The mentions of a Doc whose clusters are known; ``partly`` where only those of some kinds of things are."""
    mentions = reader(doc)
    numbers = {key: number for number, key in enumerate(sorted(set(gold.values())))}
    cluster = np.array([numbers[gold[head]] if head in gold else -1 for head in mentions.heads.tolist()], np.int64)
    told = ~(np.isin(mentions.kind, UNMARKED) & (cluster < 0)) if partly else np.ones(len(mentions), bool)
    return _table(doc, mentions, distance, cluster, told, np.ones(len(mentions), bool), weight)


def gap_pairs(doc: Doc, row: dict[str, str], reader: Reader, distance: Floats, weight: float) -> Table | None:
    """The pronoun of a text of GAP: its right name against the wrong one and other mentions that are names.

    A name after the pronoun is not the pronoun's antecedent; the pronoun is the name's.
    """
    mentions = reader(doc)
    held = {doc[int(head)].idx: i for i, head in enumerate(mentions.heads)}
    pronoun = held.get(int(row["Pronoun-offset"]))
    if pronoun is None:
        return None
    cluster = np.full(len(mentions), -1, np.int64)
    for number, side in enumerate("AB"):
        right = row[f"{side}-coref"].upper() == "TRUE"
        for i in _same_as(doc, mentions, int(row[f"{side}-offset"]), row[side]):
            cluster[i] = 0 if right else 1 + number
    judged = (mentions.label > 0) | (cluster >= 0)
    cluster[pronoun], judged[pronoun] = 0, True
    same = np.flatnonzero((cluster == 0) & (np.arange(len(mentions)) != pronoun))
    if not len(same):
        return None
    told = np.zeros(len(mentions), bool)
    told[[pronoun, max(pronoun, int(same[0]))]] = True
    found = _table(doc, mentions, distance, cluster, told, judged, weight)
    return found if found["right"][-1].any() else None


def _same_as(doc: Doc, mentions: Mentions, offset: int, text: str) -> Iterator[int]:
    """Mentions inside a name of GAP, and names of the same words."""
    inside = [i for i, head in enumerate(mentions.heads) if offset <= doc[int(head)].idx < offset + len(text)]
    texts = {int(mentions.text[i]) for i in inside if mentions.label[i]}
    for i in range(len(mentions)):
        if i in inside or (mentions.label[i] and int(mentions.text[i]) in texts):
            yield i


def _table(
    doc: Doc, mentions: Mentions, distance: Floats, cluster: Any, told: Any, judged: Any, weight: float
) -> Table:
    """The rows of the mentions that are ``told``, against candidates that are ``judged``."""
    number, known = torch.from_numpy, traits(mentions)
    parts: dict[str, list[Tensor]] = defaultdict(list)
    for pairs in blocks(mentions, known, doc._.coref_vectors[mentions.heads], distance):
        here = told[pairs.rows]
        rows, earlier = pairs.rows[here], pairs.earlier[here]
        allowed = pairs.allowed[here] & judged[earlier]
        right = allowed & (cluster[earlier] == cluster[rows][:, None]) & (cluster[rows] >= 0)[:, None]
        easy = (mentions.kind[rows] == NOMINAL) & ~right.any(1)
        for name, values in (
            ("features", pairs.features[here].astype(np.float16)), ("earlier", np.maximum(earlier, 0)),
            ("allowed", allowed), ("right", right), ("alone", pairs.alone[here]), ("rows", rows), ("easy", easy),
            ("weight", np.full(len(rows), weight, np.float32)),
        ):  # fmt: skip
            parts[name].append(number(values))
    vectors = doc._.word_vectors[mentions.heads].astype(np.float16)
    return {name: torch.cat(held) for name, held in parts.items()} | {
        "known": number(known),
        "vectors": number(vectors),
    }


def joined(tables: list[Table]) -> Table:
    """One table of many."""
    parts: dict[str, list[Tensor]] = defaultdict(list)
    mentions = 0
    for table in tables:
        for name, values in table.items():
            parts[name].append(values + mentions if name in ("earlier", "rows") else values)
        mentions += len(table["known"])
    return {name: torch.cat(held) for name, held in parts.items()}


def thinned(table: Table, share: float) -> Table:
    """A table with a share of its easy rows, each weighted for several."""
    generator = torch.Generator().manual_seed(1)
    kept = ~table["easy"] | (torch.rand(len(table["easy"]), generator=generator) < share)
    found = {name: values if name in OF_MENTIONS else values[kept] for name, values in table.items()}
    found["weight"] = torch.where(found["easy"], found["weight"] / share, found["weight"])
    return found


class Ranker(nn.Module):
    """The scorer of :mod:`graph.annotate.pairs`, to be trained."""

    def __init__(self, table: Table, config: Config) -> None:
        super().__init__()
        known, pair, alone, width = (table[name].shape[-1] for name in ("known", "features", "alone", "vectors"))
        self.later = nn.Linear(known, config.hidden, bias=False)
        self.earlier = nn.Linear(known, config.hidden, bias=False)
        self.pair = nn.Linear(pair, config.hidden)
        self.inner = nn.Linear(config.hidden, config.inner)
        self.out = nn.Linear(config.inner, 1, bias=False)
        self.new = nn.Linear(alone, config.inner)
        self.new_out = nn.Linear(config.inner, 1)
        self.query = nn.Linear(width, config.products, bias=False)
        self.key = nn.Linear(width, config.products, bias=False)
        self.product = nn.Linear(config.products, config.hidden, bias=False)
        self.meant_later = nn.Linear(width, config.hidden, bias=False)
        self.meant_earlier = nn.Linear(width, config.hidden, bias=False)
        self.meant_new = nn.Linear(width, config.inner, bias=False)
        for layer in (self.meant_later, self.meant_earlier, self.meant_new):
            layer.weight.data *= 0.1
        self.drop, self.drop_vectors = nn.Dropout(config.dropout), nn.Dropout(config.hidden_share)
        self.noise, self.blur = config.noise, config.blur

    def forward(self, table: Table, batch: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of the candidates of some rows, and of none."""
        allowed, mentions = table["allowed"][batch], table["rows"][batch]
        rows, columns = allowed.nonzero(as_tuple=True)
        features, alone = table["features"][batch][rows, columns].float(), table["alone"][batch]
        if self.training and self.noise:
            dots = features[:, 0] * 8 + self.noise * torch.randn(len(features))
            noisy = torch.stack([dots / 8, dots.clamp(-1, 1), (dots - 4).clamp(-4, 4) / 4], 1)
            features = torch.cat([noisy, features[:, 3:]], 1)
            alone = alone.clone()
            alone[:, -1] += self.noise * torch.randn(len(alone)) / 8
        others, at = torch.unique(table["earlier"][batch][rows, columns], return_inverse=True)
        own, theirs = self._vectors(table, mentions), self._vectors(table, others)
        later = self.later(table["known"][mentions]) + self.meant_later(own)
        earlier = self.earlier(table["known"][others]) + self.meant_earlier(theirs)
        hidden = self.pair(features) + later[rows] + earlier[at]
        hidden = hidden + self.product(self.query(own)[rows] * self.key(theirs)[at])
        hidden = self.drop(torch.relu(self.inner(self.drop(torch.relu(hidden)))))
        scores = torch.full(allowed.shape, -1e4).index_put((rows, columns), self.out(hidden).squeeze(1))
        new = self.drop(torch.relu(self.new(alone) + self.meant_new(own)))
        return scores, self.new_out(new).squeeze(1)

    def _vectors(self, table: Table, mentions: Tensor) -> Tensor:
        found = table["vectors"][mentions].float()
        if self.training:
            dropped: Tensor = self.drop_vectors(found + self.blur * torch.randn_like(found))
            return dropped
        return found

    def loss(self, table: Table, batch: Tensor) -> Tensor:
        """Marginal negative log likelihood of the right antecedents, or of none."""
        scores, none = self(table, batch)
        every = torch.cat([none[:, None], scores], 1)
        right = table["right"][batch]
        right = torch.cat([~right.any(1, keepdim=True), right], 1)
        lost = torch.logsumexp(every, 1) - torch.logsumexp(every.masked_fill(~right, -1e4), 1)
        weight = table["weight"][batch]
        return (lost * weight).sum() / weight.sum()

    def weights(self, threshold: float) -> dict[str, Any]:
        """As the runtime wants them."""
        found = {
            "later": self.later.weight.T, "earlier": self.earlier.weight.T, "pair": self.pair.weight.T,
            "bias": self.pair.bias, "inner": self.inner.weight.T, "inner_bias": self.inner.bias,
            "out": self.out.weight[0], "new": self.new.weight.T, "new_bias": self.new.bias,
            "new_out": self.new_out.weight[0], "new_out_bias": self.new_out.bias,
            "query": self.query.weight.T, "key": self.key.weight.T, "product": self.product.weight.T,
            "meant_later": self.meant_later.weight.T, "meant_earlier": self.meant_earlier.weight.T,
            "meant_new": self.meant_new.weight.T,
        }  # fmt: skip
        arrays = {name: value.detach().numpy().astype(np.float16) for name, value in found.items()}
        return {**arrays, "threshold": np.array([threshold], np.float16)}


def learn(table: Table, config: Config) -> Ranker:
    """Train a ranker."""
    torch.manual_seed(config.seed)
    generator = torch.Generator().manual_seed(config.seed)
    table = thinned(table, config.easy)
    ranker, size = Ranker(table, config), len(table["rows"])
    steps = 1 + (size - 1) // BATCH
    optimiser = torch.optim.AdamW(ranker.parameters(), lr=config.rate, weight_decay=config.decay)
    scheduler = torch.optim.lr_scheduler.OneCycleLR(optimiser, config.rate, total_steps=config.epochs * steps)
    for epoch in range(config.epochs):
        total = 0.0
        order = torch.randperm(size, generator=generator)
        for begin in range(0, size, BATCH):
            loss = ranker.loss(table, order[begin : begin + BATCH])
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(ranker.parameters(), 1.0)
            optimiser.step()
            scheduler.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / steps:.4f}", flush=True)
    return ranker.eval()


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
    documents = ontogum(nlp, data, "gum_open-train.conllu")
    tables = [clustered(doc, gold, reader, distance) for doc, gold in documents]
    tables += [clustered(doc, gold, reader, distance, config.litbank, partly=True) for doc, gold in litbank(nlp, data)]
    path = refuse(data / "coref/gap-development.tsv")
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found = gap_pairs(nlp(row["Text"]), row, reader, distance, config.gap)
            tables += [] if found is None else [found]
    unseen = (stories.APART, stories.LONG)
    for written, weight in ((stories.FOLDER, config.stories), *((folder, config.apart) for folder in unseen)):
        told = stories.annotated(nlp, written)
        tables += [clustered(doc, gold, reader, distance, weight) for _, doc, gold in told]
    ranker = learn(joined(tables), config)
    np.savez_compressed(folder / "coref.npz", **ranker.weights(config.threshold))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path, help="the model folder: its vectors are read, the scorer is written there")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--threads", type=int, default=1, help="small products: more threads wait for each other")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    train(options.data, options.folder, Config(seed=options.seed, epochs=options.epochs))


if __name__ == "__main__":
    main()

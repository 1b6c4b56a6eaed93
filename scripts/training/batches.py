"""Documents to windows, windows to items, items to batches of tensors."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch.nn import functional

from graph.annotate.pieces import CONTINUATION, WordPieces, shape
from scripts.training.invented import SHARE, renamed
from scripts.training.names import TAGS
from scripts.training.network import TILE

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from scripts.training.corpora import Document, Reading, Sentence
    from scripts.training.invented import Pool

MASK = 103
"""BERT's piece for a hidden word."""
LIMIT = 192
"""Word pieces of the longest window."""


def lemma_rule(form: str, lemma: str) -> str:
    """How a form becomes its lemma: case, characters cut, ending added.

    >>> lemma_rule("Cities", "city"), lemma_rule("London", "London")
    ('l|3|y', 'k|0|')
    """
    lowered, wanted = form.lower(), lemma.lower()
    same = 0
    while same < min(len(lowered), len(wanted)) and lowered[same] == wanted[same]:
        same += 1
    ending = wanted[same:]
    cut = len(lowered) - same
    if lemma == wanted:
        return f"l|{cut}|{ending}"
    if len(lowered) == len(form) and form[:same] + ending == lemma:
        return f"k|{cut}|{ending}"
    return f"t|{cut}|{ending}"


@dataclass(slots=True)
class Labels:
    """The label inventories, in a fixed order."""

    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemma: list[str]
    deprel: list[str]

    @classmethod
    def of(cls, documents: list[Document]) -> Labels:
        """Inventories of parsed documents; rare lemma rules and feature strings are left out."""
        counts: dict[str, Counter[str]] = {name: Counter() for name in ("upos", "xpos", "feats", "lemma", "deprel")}
        for document in documents:
            for s in document.sentences:
                counts["upos"].update(s.upos)
                counts["xpos"].update(s.xpos)
                counts["feats"].update(s.feats)
                counts["deprel"].update(s.deprels)
                counts["lemma"].update(map(lemma_rule, s.words, s.lemmas))
        least = {"lemma": 3, "feats": 3}
        return cls(
            **{name: sorted(k for k, n in count.items() if n >= least.get(name, 1)) for name, count in counts.items()}
        )

    def sizes(self) -> dict[str, int]:
        """Output sizes of the network's heads."""
        return {name: len(getattr(self, name)) for name in ("upos", "xpos", "feats", "lemma", "deprel")} | {
            "names": len(TAGS)
        }


@dataclass(slots=True)
class Encoded:
    """A sentence as arrays; -100 where nothing is known."""

    words: list[str]
    pieces: list[tuple[int, ...]]
    shapes: list[int]
    tags: dict[str, list[int]]
    heads: list[int]
    deprel: list[int]
    names: list[int]
    name_weight: float
    coref: list[tuple[int, int]]
    droppable: bool
    count: int
    reading: Reading | None = None


@dataclass(slots=True)
class Text:
    """An encoded document."""

    sentences: list[Encoded]
    coref_weight: float
    boundaries: bool
    pairs: list[tuple[tuple[int, int], tuple[int, int], int]]
    pool: Pool = field(default_factory=dict)
    """Names that its sentences may take on."""


Window = list[tuple[int, Encoded]]
"""Consecutive (number, sentence)s of a document."""
Item = tuple[Text, list[Window]]
"""Windows of one document that travel in one batch (coreference reaches over all of them)."""


class Coder:
    """Turns documents into arrays."""

    def __init__(self, pieces: WordPieces, labels: Labels) -> None:
        self.pieces, self.labels = pieces, labels
        self._index = {
            name: {value: i for i, value in enumerate(getattr(labels, name))}
            for name in ("upos", "xpos", "feats", "lemma", "deprel")
        }

    def document(self, document: Document) -> Text:
        sentences = [self.sentence(s, document.name_weight) for s in document.sentences]
        return Text(sentences, document.coref_weight, document.boundaries, document.pairs)

    def sentence(self, s: Sentence, name_weight: float) -> Encoded:
        none = [-100] * len(s.words)
        index = self._index
        rules = [lemma_rule(word, lemma) for word, lemma in zip(s.words, s.lemmas, strict=False)]
        tags = {
            name: [index[name].get(value, -100) for value in values] or none
            for name, values in (("upos", s.upos), ("xpos", s.xpos), ("feats", s.feats), ("lemma", rules))
        }
        pieces = [self.pieces(word) for word in s.words]
        last = len(s.words)
        droppable = (
            bool(s.upos)
            and s.reading is None
            and last > 2
            and s.upos[-1] == "PUNCT"
            and last not in s.heads
            and not any(i == last - 1 for i, _ in s.coref)
        )
        return Encoded(
            s.words,
            pieces,
            [shape(word) for word in s.words],
            tags,
            s.heads,
            [index["deprel"][d] for d in s.deprels],
            s.names or [0] * len(s.words),
            name_weight,
            s.coref,
            droppable,
            sum(map(len, pieces)),
            s.reading,
        )


def recased(s: Encoded, how: str) -> Encoded:
    """A sentence in other letter case (its shapes; the pieces are uncased)."""
    shapes = [shape(getattr(word, how)()) for word in s.words]
    tags = {**s.tags, "lemma": [-100] * len(s.words)}
    return replace(s, shapes=shapes, tags=tags, name_weight=s.name_weight * 0.5)


def without_last(s: Encoded) -> Encoded:
    """A sentence without its final punctuation."""
    return replace(
        s,
        words=s.words[:-1],
        pieces=s.pieces[:-1],
        shapes=s.shapes[:-1],
        tags={k: v[:-1] for k, v in s.tags.items()},
        heads=s.heads[:-1],
        deprel=s.deprel[:-1],
        names=s.names[:-1],
        droppable=False,
        count=s.count - len(s.pieces[-1]),
    )


def masked(s: Encoded, rng: random.Random) -> Encoded:
    """A sentence with every seventh word hidden: what it is must be read from the others."""
    hidden = [rng.random() < 0.15 for _ in s.words]
    pieces = [(MASK,) if hide else held for hide, held in zip(hidden, s.pieces, strict=True)]
    lemmas = [-100 if hide else known for hide, known in zip(hidden, s.tags["lemma"], strict=True)]
    tags = {**s.tags, "lemma": lemmas}
    return replace(s, pieces=pieces, tags=tags, count=sum(map(len, pieces)))


def noisy(s: Encoded, pool: Pool, rng: random.Random) -> Encoded:
    """Now and then a sentence loses its letter case or its full stop, as headlines do, or some of its words."""
    if pool and rng.random() < SHARE:
        s = renamed(s, pool, rng)
    if s.heads and rng.random() < 0.25:
        s = masked(s, rng)
    if s.droppable and rng.random() < 0.05:
        s = without_last(s)
    if rng.random() < 0.06:
        s = recased(s, rng.choice(("lower", "upper", "title")))
    return s


def windows(text: Text, rng: random.Random | None, limit: int = LIMIT) -> Iterator[Window]:
    """Cuts of a document into runs of sentences; random lengths with a generator, as long as fits without."""
    window: Window = []
    size, target = 0, limit
    for number, sentence in enumerate(text.sentences):
        if not sentence.words:
            continue
        if not window and rng is not None:
            target = 1 if rng.random() < 0.15 else rng.randint(48, limit)
        if window and size + sentence.count > target:
            yield window
            window, size = [], 0
            if rng is not None:
                target = 1 if rng.random() < 0.15 else rng.randint(48, limit)
        window.append((number, noisy(sentence, text.pool, rng) if rng is not None else sentence))
        size += sentence.count
    if window:
        yield window


def items(text: Text, rng: random.Random | None, limit: int = LIMIT) -> Iterator[Item]:
    """Windows alone, or up to four together where coreference is marked."""
    group = 4 if text.coref_weight else 1
    held: list[Window] = []
    for window in windows(text, rng, limit):
        held.append(window)
        if len(held) == group:
            yield text, held
            held = []
    if held:
        yield text, held


def length(item: Item) -> int:
    """Word pieces of an item's longest window."""
    return max(2 + sum(s.count for _, s in window) for window in item[1])


def pack(chosen: list[Item], size: int) -> list[list[Item]]:
    """Batches of about ``size`` padded word pieces, of items of like length."""
    batches: list[list[Item]] = [[]]
    rows = longest = 0
    for item in sorted(chosen, key=length):
        longest = max(longest, length(item))
        if batches[-1] and (rows + len(item[1])) * longest > size:
            batches.append([])
            rows, longest = 0, length(item)
        batches[-1].append(item)
        rows += len(item[1])
    return [batch for batch in batches if batch]


def collate(batch: list[Item]) -> dict[str, Any]:
    """Tensors of a batch; words are numbered through the whole batch."""
    longest = min(510, max(length(item) for item in batch))
    rows = sum(len(item[1]) for item in batch)
    pieces, shapes = np.zeros((rows, longest), np.int64), np.zeros((rows, longest), np.int64)
    mask = np.zeros((rows, longest), bool)
    columns: dict[str, list[Any]] = {
        name: [] for name in ("first", "upos", "xpos", "feats", "lemma", "starts", "names", "name_weight")
    }
    parsed: list[tuple[int, Encoded]] = []
    coref: list[Any] = []
    pairs: list[Any] = []
    row = 0
    for text, grouped in batch:
        where: dict[tuple[int, int], int] = {}
        marked: list[tuple[int, int]] = []
        for window in grouped:
            at = fill_row(pieces, shapes, mask, row, window, columns)
            offset = len(columns["first"]) - at
            for number, sentence in window:
                if sentence.heads and offset + len(sentence.words) <= len(columns["first"]):
                    parsed.append((offset, sentence))
                where.update({(number, i): offset + i for i in range(len(sentence.words))})
                marked += [(offset + i, cluster) for i, cluster in sentence.coref]
                columns["starts"] += [0] * len(sentence.words) if text.boundaries else [-1] * len(sentence.words)
                columns["starts"][offset] = 1 if text.boundaries and number != window[0][0] else -1
                offset += len(sentence.words)
            row += 1
        total = len(columns["first"])
        if text.coref_weight and len(marked) > 1:
            words = torch.tensor([w for w, _ in marked if w < total])
            coref.append((words, words, torch.tensor([c for w, c in marked if w < total]), text.coref_weight))
        pairs += [(where[a], where[b], y) for a, b, y in text.pairs if a in where and b in where]
    return tensors(columns, parsed, coref, pairs) | {
        "pieces": torch.from_numpy(pieces),
        "shapes": torch.from_numpy(shapes),
        "mask": torch.from_numpy(mask)[:, None, None, :],
    }


def fill_row(pieces: Any, shapes: Any, mask: Any, row: int, window: Window, columns: dict[str, list[Any]]) -> int:
    """Write one window into the arrays and columns; the number of words written."""
    longest = pieces.shape[1]
    pieces[row, 0] = 101
    at, written = 1, 0
    for _, s in window:
        for index, word in enumerate(s.pieces):
            begin = min(at, longest - 1)
            columns["first"].append(row * longest + begin)
            end = min(at + len(word), longest - 1)
            if at < end:
                pieces[row, at:end] = word[: end - at]
                shapes[row, at:end] = s.shapes[index] + CONTINUATION
                shapes[row, at] = s.shapes[index]
            at, written = max(end, at), written + 1
        for name, values in s.tags.items():
            columns[name] += values
        columns["names"] += s.names
        columns["name_weight"] += [s.name_weight if allowed else 0.0 for allowed in s.names]
    pieces[row, min(at, longest - 1)] = 102
    mask[row, : at + 1] = True
    return written


def even(batch: dict[str, Any], size: int) -> dict[str, Any]:
    """A batch padded to one of few shapes, since a CPU's matrix kernels are made anew for each shape they meet.

    Windows of like length (by 16) always come as many as make ``size`` word pieces, words as many as make a multiple of
    :data:`scripts.training.network.TILE` with the root; what is added teaches nothing.
    """
    rows, longest = batch["pieces"].shape
    wide = longest + -longest % 16
    more = max(rows, size // wide) - rows
    first = batch["first"]
    added = -(len(first) + 1) % TILE
    grown = {name: functional.pad(batch[name], (0, wide - longest, 0, more)) for name in ("pieces", "shapes")}
    mask = functional.pad(batch["mask"], (0, wide - longest, 0, 0, 0, 0, 0, more))
    mask[rows:, ..., 0] = True  # attention to nothing at all is not a number
    words = {name: functional.pad(batch[name], (0, added), value=-100) for name in ("upos", "xpos", "feats", "lemma")}
    return {
        **batch,
        **grown,
        **words,
        "mask": mask,
        "first": functional.pad(first // longest * wide + first % longest, (0, added)),
        "starts": functional.pad(batch["starts"], (0, added), value=-1),
        "name_weight": functional.pad(batch["name_weight"], (0, added)),
        "names": functional.pad(batch["names"], (0, 0, 0, added), value=True),
    }


BITS = torch.arange(len(TAGS))


def tensors(
    columns: dict[str, list[Any]], parsed: list[tuple[int, Encoded]], coref: list[Any], pairs: list[Any]
) -> dict[str, Any]:
    """The word-level columns and the grid of parsed sentences as tensors."""
    longest = max((len(s.words) for _, s in parsed), default=0)
    grid, heads = (np.full((len(parsed), longest), fill, np.int64) for fill in (-1, -100))
    read = {name: np.zeros((len(parsed), longest, 4), np.int64) for name in ("heads_read", "labels_read")}
    odds = {name: np.zeros((len(parsed), longest, 4), np.float32) for name in ("head_odds", "label_odds")}
    names_read, name_odds = (np.zeros((len(columns["first"]), 4), kind) for kind in (np.int64, np.float32))
    for row, (offset, s) in enumerate(parsed):
        size = len(s.words)
        grid[row, :size] = np.arange(offset, offset + size)
        heads[row, :size] = s.heads
        if s.reading is None:
            read["heads_read"][row, :size, 0], read["labels_read"][row, :size, 0] = s.heads, s.deprel
            odds["head_odds"][row, :size, 0] = odds["label_odds"][row, :size, 0] = 1.0
        else:
            read["heads_read"][row, :size], odds["head_odds"][row, :size] = s.reading.heads, s.reading.head_odds
            read["labels_read"][row, :size], odds["label_odds"][row, :size] = s.reading.labels, s.reading.label_odds
            names_read[offset : offset + size] = s.reading.names
            name_odds[offset : offset + size] = s.reading.name_odds
    found: dict[str, Any] = {
        name: torch.tensor(columns[name])
        for name in ("first", "upos", "xpos", "feats", "lemma", "starts", "name_weight")
    }
    allowed = torch.tensor(columns["names"], dtype=torch.int64)
    found["names"] = (allowed[:, None] >> BITS[None, :] & 1).bool()
    number = torch.tensor
    return found | {
        "grid": torch.from_numpy(grid),
        "heads": torch.from_numpy(heads),
        "names_read": torch.from_numpy(names_read),
        "name_odds": torch.from_numpy(name_odds),
        **{name: torch.from_numpy(held) for name, held in (read | odds).items()},
        "coref": coref,
        "pairs": [(number(a), number(b), number(b - a), number(float(y))) for a, b, y in pairs],
    }

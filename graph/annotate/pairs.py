# ruff: noqa: E501  features are read as a table
"""Pairs of a mention and an earlier one: features, and the small network that scores them.

A mention is compared with the ``KEPT`` likeliest of the ``REACH`` mentions before it, and with the last earlier one
of the same words and the last one of the same final word where those lie further back.  Work and memory are linear in the mentions.

All numbers are multiples of small powers of two and are multiplied in float64, where their products and sums are
exact: every machine finds the same scores, in whatever order its BLAS adds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from graph.annotate.mentions import (
    KINDS,
    NAME,
    NOMINAL,
    NONPERSON,
    ORGANIZATION,
    PERSON,
    PLACE,
    THING,
    Mentions,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.annotate.network import Floats, Integers

REACH = 120
KEPT = 20
"""Candidates in reach that are looked at closely (10 to 40 tried on OntoGUM's training documents)."""
CLOSE = 6
"""The last mentions before a mention get some advantage there."""
HE = KINDS.index("he")
"""The kinds of pronouns up to this one are persons."""
OBLIQUE = 5
"""The role of a noun with a preposition, see ``mentions.ROLES``."""
BLOCK = 128
"""Mentions scored at a time (16 to 256 tried): most articles are one or two blocks."""
STEP = 2.0**-10
"""Vectors, features and hidden values are multiples of this."""
FINE = 2.0**-16
"""Weights are multiples of this."""
APART = (0, 1, 2, 4, 8)
"""Bounds of the sentence distances told apart."""
MEANT = ("meant_later", "meant_earlier", "query", "key", "meant_new")
"""Weights that the encoder's vectors are multiplied by."""
FAINT = 0.01
"""Candidates below this share of the likelihood of no antecedent are not looked at."""
HOPELESS = np.log(FAINT) - 0.5
"""Scores so far below that of no antecedent are not worth another look: float32 is wrong by less than 0.001."""
CLASHES = np.zeros((6, 6), bool)
for _one, _two in (
    (PERSON, ORGANIZATION), (PERSON, PLACE), (PERSON, THING), (PERSON, NONPERSON), (ORGANIZATION, THING), (PLACE, THING),
):  # fmt: skip
    CLASHES[_one, _two] = CLASHES[_two, _one] = True


@dataclass(frozen=True, slots=True)
class Pairs:
    """Mentions ``rows`` against their candidates; ``earlier`` [rows, candidates] numbers mentions, -1 for none."""

    rows: Integers
    earlier: Integers
    features: Floats
    """[rows, candidates, features]"""
    allowed: Any
    """False where grammar or sort forbids the pair."""
    alone: Floats
    """[rows, features] of each mention by itself and of all its candidates together."""


def steps(values: Any, step: float = STEP) -> Floats:
    """Values in float64 as whole numbers of steps."""
    found: Floats = np.multiply(values, 1 / step, dtype=np.float64)
    return np.rint(found, out=found)


def stepped(values: Any, step: float = STEP) -> Floats:
    """Values in float64, rounded to multiples of a power of two."""
    found = steps(values, step)
    found *= step
    return found


def halvings(counts: Any) -> Floats:
    """log2(1 + counts), the same on every machine: their libraries differ in the last digit."""
    found: Floats = np.round(np.log2(1.0 + counts), 6)
    return found


def blocks(mentions: Mentions, known: Floats, vectors: Floats, distance: Floats) -> Iterator[Pairs]:
    """The pairs of a Doc, some mentions at a time; of the mentions there are traits and the network's vectors."""
    further = _further(mentions)
    half = vectors.shape[1] // 2
    queries, keys, shifts = stepped(vectors[:, :half]), stepped(vectors[:, half:]), stepped(distance)
    for begin in range(0, len(mentions), BLOCK):
        rows = np.arange(begin, min(begin + BLOCK, len(mentions)))
        earlier, dots = _nearest(mentions, rows, queries, keys, shifts)
        far = further[rows]
        products = (queries[rows][:, None] * keys[far]).sum(2) / half**0.5 + shifts[
            _gaps(mentions, rows, far, len(shifts))
        ]
        earlier, dots = np.concatenate([earlier, far], 1), np.concatenate([dots, products], 1)
        features, allowed = pair_features(mentions, rows, earlier, dots)
        features[earlier < 0] = 0
        yield Pairs(rows, earlier, features, allowed, together(known[rows], features, earlier, dots))


def _nearest(
    mentions: Mentions, rows: Integers, queries: Floats, keys: Floats, shifts: Floats
) -> tuple[Integers, Floats]:
    """The ``KEPT`` likeliest of the mentions in reach, nearest first, and the network's scores of them."""
    low = max(0, int(rows[0]) - REACH)
    near = rows[:, None] - np.arange(1, REACH + 1)
    products = queries[rows] @ keys[low : rows[-1] + 1].T / queries.shape[1] ** 0.5
    scores = np.take_along_axis(products, np.maximum(near - low, 0), 1)
    near = np.maximum(near, -1)
    scores += shifts[_gaps(mentions, rows, near, len(shifts))]
    same = (mentions.last[rows][:, None] == mentions.last[near]) & (mentions.kind[near] >= NAME)
    rank = scores + 4 * same + 2 * (np.arange(REACH) < CLOSE)
    rank[near < 0] = -1e9
    # whole numbers, no two alike: which of two equals a partition keeps differs between processors
    whole = np.rint(rank * 2**20).astype(np.int64) * REACH - np.arange(REACH)
    kept = np.sort(np.argpartition(-whole, KEPT, 1)[:, :KEPT], 1)
    return np.take_along_axis(near, kept, 1), np.take_along_axis(scores, kept, 1)


def _gaps(mentions: Mentions, rows: Integers, earlier: Integers, buckets: int) -> Integers:
    """Distance buckets in words, as the network's training has them."""
    gaps = np.frexp(np.maximum(1, mentions.heads[rows][:, None] - mentions.heads[earlier]))[1] - 1
    held: Integers = np.clip(gaps, 0, buckets - 1)
    return held


def _further(mentions: Mentions) -> Integers:
    """For each mention the last one out of reach of the same words, and with the same last word; -1 for none."""
    found = np.full((len(mentions), 2), -1, np.int64)
    for column, keys in enumerate((mentions.text, mentions.last)):
        seen: dict[int, int] = {}
        for i in range(REACH, len(mentions)):
            gone = i - REACH - 1
            if gone >= 0 and keys[gone] >= 0 and mentions.kind[gone] in (NAME, NOMINAL):
                seen[int(keys[gone])] = gone
            if mentions.kind[i] in (NAME, NOMINAL):
                found[i, column] = seen.get(int(keys[i]), -1)
    found[found[:, 0] == found[:, 1], 1] = -1
    return found


def _common(tokens: Integers, rows: Integers, earlier: Integers) -> Integers:
    """How many words two mentions share; a mention has each of its words once."""
    one, other = tokens.T[:, rows], np.where(tokens < 0, -2, tokens).T[:, earlier]
    alike = one[:, None] == other
    found: Integers = alike.view(np.int8).reshape(-1, *earlier.shape).sum(0, dtype=np.int8).astype(np.int64)
    return found


def pair_features(mentions: Mentions, rows: Integers, earlier: Integers, dots: Floats) -> tuple[Floats, Any]:
    """Features [rows, candidates, features] and what is allowed."""
    i, j = rows[:, None], earlier
    a, b = mentions.at(i), mentions.at(j)
    valid = j >= 0
    named_i, named_j = a.kind == NAME, b.kind == NAME
    wordy = (a.kind >= NAME) & (b.kind >= NAME)
    common = _common(mentions.tokens, i, j) * wordy
    few, many = np.minimum(a.count, b.count), np.maximum(a.count, b.count)
    same_text = wordy & (a.text == b.text)
    same_word = wordy & (a.word == b.word)
    same_last = wordy & (a.last == b.last)
    letters = named_i & named_j & (
        ((a.acronym >= 0) & (a.acronym == b.initials)) | ((a.initials >= 0) & (a.initials == b.acronym))
    )  # fmt: skip
    within = wordy & (common == few) & (few > 0)
    unlike = named_i & named_j & ~within & ~letters & ~(same_last & (a.label == 1))
    gender_known = (a.gender > 0) & (b.gender > 0)
    gender_clash = gender_known & (a.gender != b.gender)
    number_known = (a.number > 0) & (b.number > 0)
    number_clash = number_known & (a.number != b.number)
    sort_known = (a.sort > 0) & (b.sort > 0)
    sort_clash = CLASHES[a.sort, b.sort]
    nested = ((a.begin <= b.heads) & (b.heads < a.end)) | ((b.begin <= a.heads) & (a.heads < b.end))
    linked = (a.governor == b.heads) | (b.governor == a.heads)
    sisters = (a.governor == b.governor) & (a.role != b.role) & (a.role != 3) & (a.role != 8)
    apart = np.where(valid, a.sentence - b.sentence, 0)
    agreeing = valid & ~gender_clash & ~sort_clash & ~number_clash & ~nested
    between = np.cumsum(agreeing, 1) - agreeing
    same_pronoun = (a.kind == b.kind) & ~wordy
    in_i, in_j = a.quoted > 0, b.quoted > 0
    here = apart == 0
    over_i = (a.above == b.governor[:, :, None]) & (b.role == 1)[:, :, None] & here[:, :, None]
    over_j = (b.above == a.governor[:, :, None]) & (a.role == 1)[:, :, None] & here[:, :, None]
    columns = [
        dots / 8, np.clip(dots, -1, 1), np.clip(dots - 4, -4, 4) / 4,
        *(apart <= bound for bound in APART),
        halvings(apart) / 4, halvings(i - np.maximum(j, 0)) / 6, halvings(between) / 5,
        between == 0, between <= 1,
        same_text, same_word, same_last, wordy & (a.word == b.last), letters, within, within & (a.count < b.count),
        within & (b.count < a.count), common / np.maximum(1, many), unlike,
        (a.tokens[:, :, 0] == b.tokens[:, :, 0]) & named_i & named_j,
        same_pronoun, same_pronoun & (a.word == b.word),
        gender_known & ~gender_clash, gender_clash, number_known & ~number_clash, number_clash,
        sort_known & ~sort_clash & (a.sort == b.sort), sort_clash,
        named_i & named_j & (a.label == b.label), named_i & named_j & (a.label != b.label),
        in_i == in_j, linked, sisters & (apart == 0), (a.role == 1) & (b.role == 1), a.role == b.role,
        (b.role == 1) & (apart == 1), (b.role == 1) & (apart == 0), j == 0,
        in_i & (a.quoted == b.quoted), in_i & in_j & (a.quoted != b.quoted),
        in_i & ~in_j & (b.speaks > 0), in_j & ~in_i & (a.speaks > 0), in_i & ~in_j & (b.speaks > 0) & (apart <= 1),
        in_i & ~in_j & (b.side > 0), in_i & ~in_j & (b.side > 0) & (apart <= 1), in_j & ~in_i & (a.side > 0),
        over_i[:, :, 0], over_i[:, :, 1], over_i[:, :, 2:].any(2), over_j.any(2), (a.verb == b.verb) & (a.role == b.role),
        halvings(b.seen) / 4, b.sentence <= 1, (b.above[:, :, 1] == b.governor) & (b.role == 1),
    ]  # fmt: skip
    features = np.empty((*j.shape, len(columns)), np.float32)
    for number, column in enumerate(columns):
        features[:, :, number] = column
    first = (a.kind != b.kind) & (a.kind <= HE) & (b.kind <= HE) & (in_i == in_j)
    same_clause = (
        sisters & ((a.role == 1) | (a.role == 2)) & ((b.role == 1) | (b.role == 2)) & here & (a.reflexive == 0)
    )
    adjunct = (a.governor == b.governor) & (a.role == 1) & (b.role == OBLIQUE) & (apart == 0)
    adjunct &= ~wordy & (a.kind < NAME)  # "in a trial, it worked": the trial did not
    grammar = nested | same_clause | adjunct | (linked & ((a.role == 8) | (b.role == 8)))
    return features, valid & ~grammar & ~gender_clash & ~(sort_clash & ~same_text) & ~first


def together(known: Floats, features: Floats, earlier: Integers, dots: Floats) -> Floats:
    """What tells a mention with an antecedent from one without: its traits, and the best of its candidates."""
    valid = earlier >= 0
    best = np.where(valid, dots, -8).max(1, initial=-8)[:, None] / 8
    return np.concatenate([known, features.max(1, initial=0), best.astype(np.float32)], 1)


@dataclass(frozen=True, slots=True)
class Sides:
    """What each mention brings to its pairs, a row a mention; in steps but for ``key``."""

    later: Floats
    earlier: Floats
    """The part of the first layer that is the mention's own, as the later and as the earlier one."""
    query: Floats
    key: Floats
    """The encoder's vector, projected; the product of both, entry by entry, goes into the first layer."""
    new: Floats
    """The part of the "is new" network."""


@dataclass(frozen=True, slots=True)
class Layers:
    """The pair network; biases in steps."""

    first: Floats
    inner: Floats
    bias: Floats
    out: Floats

    def scores(self, features: Floats, later: Integers, earlier: Integers, sides: Sides) -> Floats:
        """The scores of pairs in steps, as exact as the layers are."""
        size = features.shape[1]
        told = np.empty((len(features), len(self.first)), self.first.dtype)
        np.multiply(features, 1 / STEP, out=told[:, :size])
        np.multiply(sides.query[later], sides.key[earlier], out=told[:, size:])
        hidden = np.rint(told, out=told) @ self.first
        hidden += sides.later[later]
        hidden += sides.earlier[earlier]
        hidden = np.rint(np.maximum(hidden, 0, out=hidden), out=hidden) @ self.inner
        hidden += self.bias
        found: Floats = np.rint(np.maximum(hidden, 0, out=hidden), out=hidden) @ self.out
        return found


def rough(exact: Any) -> Any:
    """Sides or layers in float32, twice as fast."""
    return type(exact)(*(getattr(exact, name).astype(np.float32) for name in exact.__slots__))


class Scorer:
    """A pair network and an "is new" network, both small, in numpy.

    What a layer is told and what it finds are whole numbers of steps, so that rounding is one pass over them.  Three of
    four pairs are far from likely: they are told in float32.
    """

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self.weights = w = {name: stepped(value, FINE) for name, value in weights.items()}
        self._layers = Layers(np.concatenate([w["pair"], w["product"]]), w["inner"], w["inner_bias"] / STEP, w["out"])
        self._rough: Layers = rough(self._layers)
        self._meant = np.concatenate([w[name] for name in MEANT], 1)
        self._parts = np.cumsum([w[name].shape[1] for name in MEANT])[:-1]

    def prepare(self, known: Floats, vectors: Floats) -> tuple[Sides, Sides]:
        """The part of the layers that each mention brings, exact and rough; ``vectors`` are the encoder's."""
        w, told = self.weights, steps(known)
        later, earlier, query, key, new = np.split(steps(vectors) @ self._meant, self._parts, 1)
        sides = Sides(
            told @ w["later"] + later + w["bias"] / STEP,
            told @ w["earlier"] + earlier,
            np.rint(query),
            np.rint(key) * STEP,
            new.copy(),  # or all of the product would be kept
        )
        return sides, rough(sides)

    def __call__(self, pairs: Pairs, sides: tuple[Sides, Sides]) -> tuple[Floats, Floats]:
        """Scores [rows, candidates], -inf where not allowed or hopeless, and the scores of having no antecedent."""
        exact, near = sides
        none = self._none(pairs, exact)
        rows, columns = np.nonzero(pairs.allowed)
        features, later, earlier = pairs.features[rows, columns], pairs.rows[rows], pairs.earlier[rows, columns]
        hoped = self._rough.scores(features, later, earlier, near) * STEP > none[rows] + HOPELESS
        rows, columns, features, later, earlier = (
            values[hoped] for values in (rows, columns, features, later, earlier)
        )
        scores = np.full(pairs.allowed.shape, -np.inf)
        scores[rows, columns] = self._layers.scores(features, later, earlier, exact) * STEP
        return scores, none

    def _none(self, pairs: Pairs, sides: Sides) -> Floats:
        w = self.weights
        alone = steps(pairs.alone) @ w["new"] + w["new_bias"] / STEP + sides.new[pairs.rows]
        none: Floats = np.rint(np.maximum(alone, 0)) @ w["new_out"] * STEP
        return none + w["new_out_bias"] + w["threshold"]

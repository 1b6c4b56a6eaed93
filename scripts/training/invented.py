"""Sentences under other names: what a parser should read does not hang on who is named.

Words of persons, and places and organisations of one word, now and then give way to others of their kind from the
training corpora of names.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.annotate.pieces import shape
from scripts.training.names import TAGS

if TYPE_CHECKING:
    import random

    from graph.annotate.pieces import WordPieces
    from scripts.training.batches import Encoded
    from scripts.training.corpora import Document

Pool = dict[str, list[tuple[str, tuple[int, ...]]]]
"""Words and their pieces by tag of a name ("B-PERSON")."""
SHARE = 0.15
_BY_MASK = {1 << number: tag for number, tag in enumerate(TAGS)}
_PERSON = ("B-PERSON", "I-PERSON")
_ALONE = ("B-LOC", "B-ORG")


def swappable(masks: list[int], words: list[str]) -> dict[int, str]:
    """Positions that may take another word, and their tags."""
    tags = [_BY_MASK.get(mask, "") for mask in masks]
    found = {}
    for index, tag in enumerate(tags):
        inside = index + 1 < len(tags) and not (tags[index + 1] == "O" or tags[index + 1].startswith("B-"))
        if (tag in _PERSON or (tag in _ALONE and not inside)) and words[index].istitle() and words[index].isalpha():
            found[index] = tag
    return found


def pool_of(documents: list[Document], pieces: WordPieces) -> Pool:
    """The words that the corpora name persons, places and organisations by, each once, in alphabetical order."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    for document in documents:
        for sentence in document.sentences:
            for index, tag in swappable(sentence.names, sentence.words).items() if sentence.names else ():
                held[tag].add(sentence.words[index])
    return {tag: [(word, pieces(word)) for word in sorted(words)] for tag, words in sorted(held.items())}


def renamed(s: Encoded, pool: Pool, rng: random.Random) -> Encoded:
    """The sentence with other names in it; its lemmas there are not known."""
    found = swappable(s.names, s.words)
    if not found:
        return s
    words, all_pieces, shapes, lemmas = list(s.words), list(s.pieces), list(s.shapes), list(s.tags["lemma"])
    for index, tag in found.items():
        words[index], all_pieces[index] = rng.choice(pool[tag])
        shapes[index], lemmas[index] = shape(words[index]), -100
    tags = {**s.tags, "lemma": lemmas}
    return replace(s, words=words, pieces=all_pieces, shapes=shapes, tags=tags, count=sum(map(len, all_pieces)))

"""Words to word pieces and their shapes: what the encoder reads.

The encoder's vocabulary is uncased (BERT's), so the case of a word travels beside its pieces as a *shape*.
Training and run time share this module, so both see the same input for the same word.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MAX_PIECES = 8
"""Pieces kept of one word: a web address of 2,000 characters must not fill a window."""
MAX_CHARACTERS = 64
TYPEWRITER = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "´": "'", "`": "'"})
"""Typographic quotation marks are rare in the treebanks; the plain ones are not."""
CONTINUATION = 10
SHAPES = 20
"""Size of the shape table: 0 for markers, 1..9 for first pieces, +10 for the pieces after them."""


@cache
def _is_apart(char: str) -> bool:
    """Whether BERT's tokenizer makes this character a token of its own (punctuation, CJK)."""
    code = ord(char)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    cjk = 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x2FA1F
    return cjk or unicodedata.category(char).startswith("P")


def shape(word: str) -> int:
    """The class of a word's letter case and characters, 1..9.

    >>> [shape(word) for word in ("bank", "Bank", "BANK", "iPhone", "A", "2008", "3rd", "--", "€")]
    [1, 2, 3, 4, 5, 6, 7, 8, 9]
    """
    if word.isalpha():
        if word.islower():
            return 1
        if len(word) == 1:
            return 5 if word.isupper() else 9
        if word.isupper():
            return 3
        return 2 if word[0].isupper() and word[1:].islower() else 4
    if word.isdigit():
        return 6
    if any(char.isdigit() for char in word):
        return 7 if any(char.isalpha() for char in word) else 6
    if all(_is_apart(char) for char in word):
        return 8
    if not any(char.isalpha() for char in word):
        return 9
    if word.isupper():
        return 3
    return 1 if word.islower() else 2 if word[0].isupper() and word[1:].islower() else 4


class WordPieces:
    """BERT's word pieces of single words, remembered for the next time."""

    def __init__(self, vocabulary: Path) -> None:
        lines = vocabulary.read_text(encoding="utf-8").split("\n")
        self._ids = {piece: index for index, piece in enumerate(lines) if piece}
        self.words = frozenset(piece for piece in self._ids if piece.isalpha() and len(piece) > 1)
        """Whole words of the vocabulary."""
        self.unknown, self.begin, self.end = self._ids["[UNK]"], self._ids["[CLS]"], self._ids["[SEP]"]
        self._known: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> tuple[int, ...]:
        """Piece ids of a word: at least one, at most ``MAX_PIECES``."""
        found = self._known.get(word)
        if found is None:
            found = tuple(self._split(word)[:MAX_PIECES]) or (self.unknown,)
            if len(self._known) < 100_000:
                self._known[word] = found
        return found

    def _split(self, word: str) -> list[int]:
        lowered = unicodedata.normalize("NFD", word[:MAX_CHARACTERS].translate(TYPEWRITER).lower())
        runs: list[str] = [""]
        for char in lowered:
            category = unicodedata.category(char)
            if category == "Mn" or category.startswith("C"):
                continue
            if char.isspace():
                runs.append("")
            elif _is_apart(char):
                runs += [char, ""]
            else:
                runs[-1] += char
        return [piece for run in runs if run for piece in self._pieces(run)]

    def _pieces(self, run: str) -> list[int]:
        """Greedy longest match first, as BERT does."""
        pieces, start = [], 0
        while start < len(run):
            end, prefix = len(run), "##" if start else ""
            while end > start and prefix + run[start:end] not in self._ids:
                end -= 1
            if end == start:
                return [self.unknown]
            pieces.append(self._ids[prefix + run[start:end]])
            start = end
        return pieces

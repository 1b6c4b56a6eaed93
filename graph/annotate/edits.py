"""Heads and labels of one Doc, changed all or none and written back at once; labels that the mends share."""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, HEAD, LOWER, SENT_START

from graph.annotate.columns import texts

if TYPE_CHECKING:
    from spacy.tokens import Doc

PREDICATE = frozenset({"nsubj", "aux", "cop", "obl", "obl:unmarked", "advcl"})
"""Labels of what belongs to a predicate."""
SUBJECT = ("nsubj", "nsubj:pass")
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "appos", "conj", "xcomp", "iobj"})
"""Labels of the nouns of a clause or of another noun."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
AMOUNTS = frozenset({"PERCENT", "MONEY", "QUANTITY", "CARDINAL"})
NOUNS = frozenset({"NOUN", "PROPN"})
TIMES = frozenset({"DATE", "TIME"})


class Arcs:
    """Heads and labels of one Doc that can be changed and written back at once."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.heads: list[int] = (doc.to_array(HEAD).astype(np.int64) + np.arange(len(doc))).tolist()
        self.deps, self.lower = texts(doc, DEP), texts(doc, LOWER)
        self.sentence = _sentences(doc)
        """For each token the first of its sentence."""
        last = {start: i + 1 for i, start in enumerate(self.sentence)}
        self.ends = [last[start] for start in self.sentence]
        """For each token where its sentence ends."""
        self._below: dict[int, list[int]] = {}
        """What hangs on each word in its sentence, in order."""
        for k, head in enumerate(self.heads):
            if head != k and self.sentence[head] == self.sentence[k]:
                self._below.setdefault(head, []).append(k)
        self._first = list(self.heads)
        self._rivals = doc._.rivals if doc.has_extension("rivals") else None
        self.agents = {int(e.root.i) for e in doc.ents if e.label_ in {"PERSON", "ORG", "LOC", "NORP"}}
        self.times = {int(e.root.i) for e in doc.ents if e.label_ in {"DATE", "TIME"}}
        self.coins = {int(entity.root.i) for entity in doc.ents if entity.label_ == "MONEY"}
        self.changed = False

    def change(self, moves: dict[int, tuple[int, str]]) -> bool:
        """Hang tokens elsewhere, all or none: none when that would close a circle or leave the sentence."""
        if any(self.sentence[child] != self.sentence[head] for child, (head, _) in moves.items()):
            return False
        before = {child: (self.heads[child], self.deps[child]) for child in moves}
        self._move(moves)
        if all(self._rooted(child) for child in moves):
            self.changed = True
            return True
        self._move(before)
        return False

    def _move(self, moves: dict[int, tuple[int, str]]) -> None:
        for child, (head, dep) in moves.items():
            if child in (below := self._below.get(self.heads[child], [])):
                below.remove(child)
            if head != child:
                insort(self._below.setdefault(head, []), child)
            self.heads[child], self.deps[child] = head, dep

    def _rooted(self, token: int) -> bool:
        """Whether the way up from a token ends."""
        seen = {token}
        while self.heads[token] != token:
            token = self.heads[token]
            if token in seen:
                return False
            seen.add(token)
        return True

    def attach(self, child: int, head: int, dep: str) -> bool:
        """Hang one token elsewhere."""
        return self.change({child: (head, dep)})

    def within(self, token: int, top: int) -> bool:
        """Whether a token is the other or below it."""
        for _ in range(200):
            if token == top:
                return True
            if self.heads[token] == token:
                return False
            token = self.heads[token]
        return False

    def children(self, head: int) -> list[int]:
        """What hangs on a word."""
        return [*self._below.get(head, ())]

    def below(self, head: int, *deps: str) -> list[int]:
        """What hangs on a word with one of the labels."""
        return [k for k in self._below.get(head, ()) if self.deps[k] in deps]

    def rival(self, token: int) -> tuple[int, float, float]:
        """A word's likeliest other governor, its share and that of the governor; no share for it once it was moved."""
        if self._rivals is None or self.heads[token] != self._first[token]:
            return token, 0.0, 1.0
        other, share, own = self._rivals[token].tolist()
        return int(other), share, own

    def verb(self, token: int) -> int:
        """The nearest verb at a word or above it; the top of its sentence where there is none."""
        while self.heads[token] != token and self.doc[token].pos_ not in {"VERB", "AUX"}:
            token = self.heads[token]
        return token

    def forms(self, head: int, dep: str) -> set[str]:
        """The words in lower case that hang on a word with a label."""
        return {self.lower[k] for k in self.below(head, dep)}

    def write(self) -> None:
        """Put the arcs into the Doc; a Doc whose crossing arcs would make other sentences of it stays as it was."""
        if not self.changed:
            return
        before = self.doc.to_array([HEAD, DEP])
        keys = {dep: self.doc.vocab.strings.add(dep) for dep in set(self.deps)}
        columns = np.zeros((len(self.doc), 2), np.uint64)
        columns[:, 0] = (np.array(self.heads) - np.arange(len(self.doc))).astype(np.uint64)
        columns[:, 1] = [keys[dep] for dep in self.deps]
        self.doc.from_array([HEAD, DEP], columns)  # type: ignore[arg-type]
        if _sentences(self.doc) != self.sentence:
            self.doc.from_array([HEAD, DEP], before)  # type: ignore[arg-type]
        elif self._rivals is not None:
            moved = np.array(self.heads) != np.array(self._first)
            self._rivals[moved] = 0.0, 0.0, 1.0


def _sentences(doc: Doc) -> list[int]:
    """For each token the first of its sentence."""
    first = np.where(doc.to_array(SENT_START) == 1, np.arange(len(doc)), 0)
    return np.maximum.accumulate(first).tolist()  # type: ignore[no-any-return]

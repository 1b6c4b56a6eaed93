"""Who cannot be meant in a quotation: the one who speaks it is "I" there, never "she", "they" or "you".

Outside of quotations "we" and "our" are the paper's or its readers', and no one that the article names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graph.annotate.mentions import KINDS, SPEECH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Doc

    from graph.annotate.mentions import Mentions

WE = KINDS.index("we")
THIRD = (KINDS.index("he"), KINDS.index("it"), KINDS.index("they"))
NOT_SPEAKER = (*THIRD, KINDS.index("you"))
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


class Voices:
    """What mentions of a Doc may not be one by who speaks; ``linked`` are mentions known to be one with an earlier."""

    def __init__(self, doc: Doc, mentions: Mentions, linked: Mapping[int, int]) -> None:
        self._linked = linked
        self._mentions = mentions
        self._kinds, self._quoted = mentions.kind.tolist(), mentions.quoted.tolist()
        self._part = np.cumsum(np.abs(np.diff(mentions.quoted, prepend=0))).tolist()
        """Numbers the stretches of mentions inside and outside of quotations."""
        self._speaker: dict[int, int] = {}
        told = mentions.told
        for verb, (lemma, part) in enumerate(zip(told.lemmas, told.upos, strict=True)):
            if part == "VERB" and lemma in SPEECH:
                self._note(doc, verb)
        self._controls = dict(_controlled(doc, mentions))
        self._spoken: dict[int, set[int]] = {}
        for place, speaker in self._speaker.items():
            self._spoken.setdefault(speaker, set()).add(place)

    def _note(self, doc: Doc, verb: int) -> None:
        told, number = self._mentions.told, self._mentions.by_head
        speaker = next((number.get(c) for c in told.children[verb] if told.deps[c] in SUBJECTS), None)
        if speaker is None or self._quoted[speaker]:
            return
        sentence = doc[verb].sent
        near = range(*np.searchsorted(self._mentions.heads, (sentence.start, sentence.end)).tolist())
        for i in near:
            if self._quoted[i]:
                self._speaker.setdefault(self._part[i], speaker)

    def part_of(self, i: int) -> int | None:
        """The quotation that a pronoun stands in which is not its speaker; None for any other mention."""
        return self._part[i] if self._quoted[i] and self._kinds[i] in NOT_SPEAKER else None

    def bars(self, members: list[int], i: int) -> bool:
        """Whether a mention cannot join these: who speaks there, or whose own act has the pronoun for its object."""
        kinds = self._kinds
        ours = [k for k in [i, *members] if kinds[k] == WE and not self._quoted[k]]
        if ours and not all(kinds[k] == WE for k in [i, *members]):
            return True
        if self._controls.get(i) in members:
            return True
        own, said = self.part_of(i), self._spoken.get(i, set())
        speaker = self._speaker.get(own) if own is not None else None
        if speaker is not None and not {speaker, self._linked.get(speaker, speaker)}.isdisjoint(members):
            return True
        return bool(said) and any(self.part_of(k) in said for k in members)


def _controlled(doc: Doc, mentions: Mentions) -> Iterator[tuple[int, int]]:
    """Pronouns as objects of verbs whose subject stands with another: "the museum plans to hang it"."""
    for i, (head, kind) in enumerate(zip(mentions.heads.tolist(), mentions.kind.tolist(), strict=True)):
        if kind not in THIRD or mentions.told.deps[head] not in {"obj", "iobj"} or mentions.reflexive[i]:
            continue
        token = doc[head]
        verb = token.head
        while verb.dep_ in {"xcomp", "conj"} and not any(c.dep_ in SUBJECTS for c in verb.children):
            if verb.dep_ == "xcomp" and any(c.dep_ in {"obj", "iobj"} for c in verb.head.children):
                break  # "asked the museum to hang it"
            verb = verb.head
        if verb is token.head:
            continue
        for child in verb.children:
            if child.dep_ == "nsubj" and child.i in mentions.by_head:
                yield i, mentions.by_head[child.i]

"""Who cannot be meant in a quotation: the one who speaks it is "I" there, never "she", "they" or "you".

Outside of quotations "we" and "our" are the paper's or its readers', and no one that the article names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.symbols import IDS

from graph.annotate.mentions import KINDS, SPEECH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Doc, Token

    from graph.annotate.mentions import Mentions

WE = KINDS.index("we")
THIRD = (KINDS.index("he"), KINDS.index("it"), KINDS.index("they"))
NOT_SPEAKER = (*THIRD, KINDS.index("you"))
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


class Voices:
    """What mentions of a Doc may not be one by who speaks; ``linked`` are mentions known to be one with an earlier."""

    def __init__(self, doc: Doc, mentions: Mentions, linked: Mapping[int, int]) -> None:
        self._linked = linked
        number = {int(head): i for i, head in enumerate(mentions.heads)}
        self._mentions = mentions
        self._part = np.cumsum(np.abs(np.diff(mentions.quoted, prepend=0)))
        """Numbers the stretches of mentions inside and outside of quotations."""
        self._speaker: dict[int, int] = {}
        for verb in (doc[i] for i in np.flatnonzero(doc.to_array("POS") == IDS["VERB"]).tolist()):
            if verb.lemma_ in SPEECH:
                self._note(verb, number)
        self._controls = dict(_controlled(doc, mentions, number))
        self._spoken: dict[int, set[int]] = {}
        for part, speaker in self._speaker.items():
            self._spoken.setdefault(speaker, set()).add(part)

    def _note(self, verb: Token, number: dict[int, int]) -> None:
        speaker = next((number.get(int(c.i)) for c in verb.children if c.dep_ in SUBJECTS), None)
        if speaker is None or self._mentions.quoted[speaker]:
            return
        begin, end = verb.sent.start, verb.sent.end
        near = np.flatnonzero((self._mentions.heads >= begin) & (self._mentions.heads < end))
        for i in near[self._mentions.quoted[near] > 0].tolist():
            self._speaker.setdefault(int(self._part[i]), speaker)

    def part_of(self, i: int) -> int | None:
        """The quotation that a pronoun stands in which is not its speaker; None for any other mention."""
        other = self._mentions.quoted[i] > 0 and self._mentions.kind[i] in NOT_SPEAKER
        return int(self._part[i]) if other else None

    def bars(self, members: list[int], i: int) -> bool:
        """Whether a mention cannot join these: who speaks there, or whose own act has the pronoun for its object."""
        kinds = self._mentions.kind
        ours = [k for k in [i, *members] if kinds[k] == WE and not self._mentions.quoted[k]]
        if ours and not all(kinds[k] == WE for k in [i, *members]):
            return True
        if self._controls.get(i) in members:
            return True
        own, said = self.part_of(i), self._spoken.get(i, set())
        speaker = self._speaker.get(own) if own is not None else None
        if speaker is not None and not {speaker, self._linked.get(speaker, speaker)}.isdisjoint(members):
            return True
        return any(self.part_of(k) in said for k in members)


def _controlled(doc: Doc, mentions: Mentions, number: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Pronouns as objects of verbs whose subject stands with another: "the museum plans to hang it"."""
    for i, head in enumerate(mentions.heads.tolist()):
        token = doc[head]
        if mentions.kind[i] not in THIRD or mentions.reflexive[i] or token.dep_ not in {"obj", "iobj"}:
            continue
        verb = token.head
        while verb.dep_ in {"xcomp", "conj"} and not any(c.dep_ in SUBJECTS for c in verb.children):
            if verb.dep_ == "xcomp" and any(c.dep_ in {"obj", "iobj"} for c in verb.head.children):
                break  # "asked the museum to hang it"
            verb = verb.head
        if verb is token.head:
            continue
        for child in verb.children:
            if child.dep_ == "nsubj" and child.i in number:
                yield i, number[child.i]

"""What is read of the tokens of a Doc, a list each: far quicker than token by token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, LOWER, POS, TAG

from graph.annotate.names import PROPER

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def texts(doc: Doc, attribute: int) -> list[str]:
    """An attribute of every token as text; a string met again is not looked up again."""
    keys, strings = doc.to_array(attribute).tolist(), doc.vocab.strings
    known = {key: strings[key] for key in set(keys)}
    return [known[key] for key in keys]


@dataclass(frozen=True, slots=True)
class Columns:
    """The tokens of a Doc by number."""

    lower: list[str]
    lemmas: list[str]
    lowered: list[str]
    """Lemmas in lower case."""
    upos: list[str]
    tags: list[str]
    deps: list[str]
    roles: list[str]
    """Labels without what stands behind a colon."""
    heads: list[int]
    children: list[list[int]]
    names: dict[int, Span]
    """The proper names by their root."""

    @classmethod
    def of(cls, doc: Doc) -> Columns:
        """The columns of a Doc."""
        lower, lemmas, upos, tags, deps = (texts(doc, attribute) for attribute in (LOWER, LEMMA, POS, TAG, DEP))
        roles = {dep: dep.split(":")[0] for dep in set(deps)}
        heads = (doc.to_array(HEAD).astype(np.int64) + np.arange(len(doc))).tolist()
        children: list[list[int]] = [[] for _ in heads]
        for i, head in enumerate(heads):
            if head != i:
                children[head].append(i)
        return cls(
            lower, lemmas, [lemma.lower() for lemma in lemmas], upos, tags, deps, [roles[dep] for dep in deps], heads,
            children, proper_names(doc),
        )  # fmt: skip

    def left(self, head: int) -> list[int]:
        """What hangs on a word and stands before it."""
        return [i for i in self.children[head] if i < head]


def proper_names(doc: Doc) -> dict[int, Span]:
    """The proper names of a Doc by their root."""
    return {span.root.i: span for span in doc.ents if span.label_ in PROPER}

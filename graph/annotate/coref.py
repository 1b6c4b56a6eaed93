"""Coreference: mentions linked to their best earlier mention, as ``doc.spans["coref_1"]``, ``"coref_2"`` ...

A first version: every head of a noun phrase is scored against the ``REACH`` heads before it with the network's
vectors; above zero it joins the best one's cluster.  A name also joins an earlier name of the same words.  Work
and memory are linear in the article.  Each group's ``attrs["representative"]`` is (start, end) of its best
mention: its longest name, else its first nominal, else its first mention.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from graph.annotate.names import PROPER

if TYPE_CHECKING:
    from graph.annotate.network import Floats

REACH = 60
LEFT_OUT = frozenset(
    "case cc mark cop nsubj csubj aux expl conj parataxis punct discourse vocative list dep orphan dislocated".split()
)
SKIPPED = frozenset("expl flat fixed goeswith compound".split())
RELATIVES = frozenset({"WDT", "WP", "WP$", "EX"})


def mention(head: Token) -> tuple[int, int]:
    """The noun phrase of a head: its own modifiers, without prepositions, copulas, conjuncts and clauses around it."""
    begin, end = head.i, head.i + 1
    for child in head.children:
        if child.dep_.split(":")[0] in LEFT_OUT or child.is_space:
            continue
        if child.i < head.i:
            begin = min(begin, child.left_edge.i)
        else:
            end = max(end, child.right_edge.i + 1)
    while end > head.i + 1 and (head.doc[end - 1].is_space or head.doc[end - 1].pos_ == "PUNCT"):
        end -= 1
    return begin, end


def candidates(doc: Doc) -> list[int]:
    """Heads of possible mentions, in order."""
    roots = {span.root.i for span in doc.ents if span.label_ in PROPER}
    within = {token.i for span in doc.ents for token in span}
    found = []
    for token in doc:
        if token.i in roots:
            found.append(token.i)
        elif token.i in within or token.pos_ not in ("PRON", "NOUN", "PROPN"):
            continue
        elif token.dep_.split(":")[0] not in SKIPPED and token.tag_ not in RELATIVES:
            found.append(token.i)
    return found


class Linker:
    """Clusters the mentions of a Doc; needs ``doc._.coref_vectors``."""

    def __init__(self, name: str, distance: Floats) -> None:
        self.name, self.distance = name, distance

    def __call__(self, doc: Doc) -> Doc:
        """Write the clusters of a Doc into ``doc.spans``."""
        for key in [key for key in doc.spans if re.fullmatch(r"coref_\d+", key)]:
            del doc.spans[key]
        heads = candidates(doc)
        if doc._.coref_vectors is None or not heads:
            return doc
        clusters: dict[int, list[int]] = {}
        for position, root in enumerate(self._links(doc, heads)):
            clusters.setdefault(root, []).append(heads[position])
        groups = [members for members in clusters.values() if len(members) > 1]
        for number, members in enumerate(sorted(groups), start=1):
            spans = [Span(doc, *mention(doc[i])) for i in members]
            doc.spans[f"coref_{number}"] = spans
            doc.spans[f"coref_{number}"].attrs["representative"] = _representative(doc, members, spans)
        return doc

    def _links(self, doc: Doc, heads: list[int]) -> list[int]:
        """For each candidate the number of its cluster's first candidate."""
        vectors: Floats = doc._.coref_vectors[heads]
        half = vectors.shape[1] // 2
        queries, keys = vectors[:, :half] / np.float32(np.sqrt(half)), vectors[:, half:]
        positions = np.array(heads)
        names = {span.root.i: span.text.lower() for span in doc.ents if span.label_ in PROPER and span.label_ != "NORP"}
        first, seen = list(range(len(heads))), dict[str, int]()
        for i in range(len(heads)):
            begin = max(0, i - REACH)
            if i > begin:
                gaps = np.log2(np.maximum(1, positions[i] - positions[begin:i])).astype(int)
                scores = keys[begin:i] @ queries[i] + self.distance[np.minimum(gaps, len(self.distance) - 1)]
                best = int(scores.argmax())
                if scores[best] > 0:
                    first[i] = first[begin + best]
            text = names.get(heads[i])
            if text is not None:
                if first[i] == i and text in seen:
                    first[i] = seen[text]
                seen.setdefault(text, first[i])
        return first


def _representative(doc: Doc, members: list[int], spans: list[Span]) -> tuple[int, int]:
    """The mention that says best who is meant."""
    named = [span for span in doc.ents if span.label_ in PROPER and span.root.i in set(members)]
    if named:
        best = max(named, key=lambda span: (span.end - span.start, -span.start))
        return best.start, best.end
    nominal = [span for i, span in zip(members, spans, strict=True) if doc[i].pos_ != "PRON"]
    chosen: Any = (nominal or spans)[0]
    return chosen.start, chosen.end


@Language.factory(
    "newsgraph_coref",
    requires=["doc._.coref_vectors"],
    assigns=["doc.spans"],
    default_config={"annotator": "newsgraph_annotator"},
)
def make_linker(nlp: Language, name: str, annotator: str) -> Linker:
    """The component for a pipeline that holds an annotator."""
    network: Any = nlp.get_pipe(annotator)
    return Linker(name, network.network.distance)

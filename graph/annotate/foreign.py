"""Makes the Docs of any spaCy pipeline what extraction reads: UD trees, our names' labels, lemmas, coreference.

Trees in the ClearNLP scheme are converted.  Coreference is our own: the encoder in this package gives the vectors,
the other pipeline the mentions.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, HEAD, MORPH, POS
from spacy.language import Language
from spacy.symbols import IDS
from spacy.tokens import Span

from graph.annotate.clearnlp import FEATS, convert
from graph.annotate.lemmas import Lemmatizer
from graph.annotate.names import POSSESSIVE_MARKS, PROPER
from graph.annotate.network import Network, Scores
from graph.annotate.pipeline import MODELS
from graph.annotate.windows import windows

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc

    from graph.annotate.arcs import Tree

KINDS = {"GPE": "LOC", "PER": "PERSON", "LANGUAGE": "MISC"}
"""OntoNotes' and CoNLL's labels of names -> ours, where they differ."""


class Adapter:
    """The last component but coreference of a pipeline that is not ours."""

    def __init__(self, folder: Path, *, clearnlp: bool, threads: int = 2) -> None:
        self.folder, self.clearnlp = folder, clearnlp
        self.network = Network(folder, threads=threads)
        with (folder / "lemmas.tsv").open(encoding="utf-8") as entries:
            self._lemmatizer = Lemmatizer(entries, self.network.pieces.words)

    def __call__(self, doc: Doc) -> Doc:
        """Adapt one Doc in place."""
        doc.ents = names_of(doc)
        if self.clearnlp:
            to_ud(doc)
        self._lemmas(doc)
        doc._.coref_vectors, doc._.word_vectors = self._vectors(doc)
        return doc

    def _lemmas(self, doc: Doc) -> None:
        """Lemmas where the pipeline gave none, or a class of words in place of one ("-PRON-")."""
        for token in doc:
            if not token.lemma_ or token.lemma_.startswith("-PRON-"):
                token.lemma_ = self._lemmatizer(token.text, token.pos_, "k|0|" if token.pos_ == "PROPN" else "l|0|")

    def _vectors(self, doc: Doc) -> tuple[Any, Any]:
        """Our encoder's coreference vectors and its vectors, for the sentences that the pipeline found."""
        words = [token for token in doc if not token.is_space]
        index = np.array([token.i for token in words], np.int64)
        forms = [token.text for token in words]
        owners = [start for span in doc.sents for start in [span.start] * len(span)]
        breaks = [i == 0 or owners[index[i]] != owners[index[i - 1]] for i in range(len(words))]
        pieces = [self.network.pieces(form) for form in forms]
        vectors = np.zeros((len(doc), 256), np.float32)
        context = np.zeros((len(doc), self.network.meta["width"]), np.float16)

        def encode(begin: int, end: int) -> Scores:
            return self.network.scores(forms[begin:end], pieces[begin:end])

        for begin, scores in windows([len(p) for p in pieces], breaks, encode, known=True):
            here = index[begin : begin + len(scores.coref)]
            vectors[here], context[here] = scores.coref, scores.vectors
        return vectors, context

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Nothing to write: the model is found by its name."""

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> Adapter:  # noqa: ARG002
        """Nothing to read."""
        return self


def names_of(doc: Doc) -> list[Span]:
    """Names under our labels, without an article before or a possessive mark after."""
    found = []
    for span in doc.ents:
        begin, end, kind = span.start, span.end, KINDS.get(span.label_, span.label_)
        if kind in PROPER:
            while begin < end - 1 and doc[begin].lower_ in {"the", "a", "an"}:
                begin += 1
            while begin < end - 1 and doc[end - 1].lower_ in POSSESSIVE_MARKS:
                end -= 1
        found.append(Span(doc, begin, end, label=kind))
    return found


def to_ud(doc: Doc) -> None:
    """Convert a Doc's ClearNLP trees in place; its sentences stay as they are."""
    persons = {span.start: span.end for span in doc.ents if span.label_ == "PERSON"}
    trees = [(span.start, span.end, *_converted(doc, span, persons)) for span in doc.sents]
    before = [start for start, *_ in trees]
    for flat in (frozenset[int](), frozenset(before)):
        _write(doc, trees, flat)
        if [span.start for span in doc.sents] == before:
            return


def _converted(doc: Doc, sentence: Span, persons: dict[int, int]) -> tuple[list[int], Tree]:
    """The words of a sentence, white space left out, and their tree."""
    words = [token.i for token in sentence if not token.is_space]
    place = {i: n for n, i in enumerate(words)}
    inside = [(place[i], place[persons[i] - 1] + 1) for i in words if persons.get(i, 0) - 1 in place]
    tokens = [doc[i] for i in words]
    tree = convert(
        [t.text for t in tokens], [t.tag_ for t in tokens], [place.get(t.head.i, -1) for t in tokens],
        [t.dep_ for t in tokens], inside, [t.pos_ for t in tokens],
    )  # fmt: skip
    return words, tree


def _write(doc: Doc, trees: list[tuple[int, int, list[int], Tree]], flat: frozenset[int]) -> None:
    """Put the trees into the Doc; sentences that begin at ``flat`` hang on their root, word by word."""
    strings = doc.vocab.strings
    size = len(doc)
    heads = np.arange(size)
    columns = np.zeros((size, 4), np.uint64)
    columns[:, 1], columns[:, 2] = strings.add("dep"), IDS["SPACE"]
    features = not doc.has_annotation("MORPH")
    for begin, end, words, tree in trees:
        heads[begin:end] = words[0] if words else begin
        for n, i in enumerate(words):
            heads[i + 1 : end] = i
            heads[i] = words[tree.heads[n]]
            columns[i, 1], columns[i, 2] = strings.add(tree.deps[n]), IDS.get(tree.upos[n], IDS["X"])
            if features:
                passive = tree.tags[n] == "VBN" and "aux:pass" in {tree.deps[k] for k in tree.below[n]}
                told = FEATS.get(tree.tags[n], "") + ("|Voice=Pass" if passive else "")
                columns[i, 3] = doc.vocab.morphology.add(told)
        roots = [i for i in range(begin, end) if heads[i] == i]
        if begin in flat:
            heads[begin:end] = roots[0]
        columns[roots, 1] = strings.add("ROOT")
    columns[:, 0] = (heads - np.arange(size)).astype(np.uint64)
    attributes = [HEAD, DEP, POS, MORPH][: 4 if features else 3]
    doc.from_array(attributes, columns[:, : len(attributes)].copy())  # type: ignore[arg-type]


@Language.component("newsgraph_blocks", assigns=["token.is_sent_start"])
def blocks(doc: Doc) -> Doc:
    """A line break ends a sentence: told to the parser beforehand."""
    for before, token in pairwise(doc):
        if before.is_space and "\n" in before.text and not token.is_space:
            token.is_sent_start = True
    return doc


@Language.factory(
    "newsgraph_adapter",
    assigns=[
        "token.dep",
        "token.head",
        "token.pos",
        "token.morph",
        "token.lemma",
        "doc.ents",
        "doc._.coref_vectors",
        "doc._.word_vectors",
    ],
    requires=["token.dep", "doc.ents"],
    default_config={"clearnlp": False, "model": "en_news", "threads": 2},
)
def make_adapter(nlp: Language, name: str, clearnlp: bool, model: str, threads: int) -> Adapter:  # noqa: ARG001
    """The component for a pipeline; ``clearnlp`` says that its parser's labels are ClearNLP's."""
    return Adapter(MODELS / model, clearnlp=clearnlp, threads=threads)


def adapt(nlp: Language, *, clearnlp: bool, threads: int = 2) -> Language:
    """Add to a pipeline what makes its Docs ours."""
    nlp.add_pipe("newsgraph_blocks", first=True)
    nlp.add_pipe("newsgraph_adapter", config={"clearnlp": clearnlp, "threads": threads})
    nlp.add_pipe("newsgraph_coref", config={"annotator": "newsgraph_adapter"})
    return nlp


__all__ = ["Adapter", "adapt", "names_of", "to_ud"]

"""Stories written for this project, with every mention of what they go back to marked: scripts/training/stories/*.txt.

``[1 Acme Corp.] said [1 it] would sell [2 [1 its] plant] in Leeds``: a mark ends with the head of its phrase.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.training.corpora import Document, Sentence, coref_candidates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc, Span

FOLDER = Path(__file__).resolve().parent / "stories"
APART = FOLDER / "apart"
"""Stories that the network never learns from, for the scorer (scripts/train_coref.py): its vectors are as anywhere."""
LONG = FOLDER / "long"
"""Whole articles, for the scorer alone as well: there a description goes back over many paragraphs."""
_BEGIN = re.compile(r"^==== .*\n", re.MULTILINE)
_MARK = re.compile(r"\[(\d+) |\]")


@dataclass(frozen=True, slots=True)
class Story:
    """A text and its marks (begin, end, entity), in characters."""

    text: str
    marks: tuple[tuple[int, int, str], ...]


def read_stories(path: Path) -> list[Story]:
    """The stories of a file; raises ValueError where a mark is not closed."""
    parts = _BEGIN.split(path.read_text(encoding="utf-8"))
    return [_story(part.strip(), path) for part in parts if part.strip()]


def entities_of(doc: Doc, story: Story) -> dict[int, str]:
    """The entity of each head of a marked phrase; the longest phrase comes first where two have one head."""
    found: dict[int, str] = {}
    for begin, end, entity in sorted(story.marks, key=lambda mark: mark[0] - mark[1]):
        span = doc.char_span(begin, end, alignment_mode="expand")
        assert span is not None  # a mark is not empty
        found.setdefault(span.root.i, entity)
    return found


def _story(marked: str, path: Path) -> Story:
    """
    >>> _story("[1 Acme] sold [2 [1 its] plant].", Path("x"))
    Story(text='Acme sold its plant.', marks=((0, 4, '1'), (10, 13, '1'), (10, 19, '2')))
    """
    text, at = "", 0
    waiting: list[tuple[int, str]] = []
    marks = []
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        at = found.end()
        if found[1]:
            waiting.append((len(text), found[1]))
        elif waiting:
            begin, entity = waiting.pop()
            marks.append((begin, len(text), entity))
        else:
            raise ValueError(f"{path}: a mark ends that did not begin, before {marked[at : at + 40]!r}")
    if waiting:
        raise ValueError(f"{path}: a mark does not end: {text[waiting[-1][0] :][:40]!r}")
    return Story(text + marked[at:], tuple(marks))


def annotated(nlp: Language, folder: Path = FOLDER) -> Iterator[tuple[str, Doc, dict[int, str]]]:
    """Name, Doc, and entity of each head of a mention, of every story of a folder."""
    for path in sorted(folder.glob("*.txt")):
        for number, story in enumerate(read_stories(path)):
            doc = nlp(story.text)
            yield f"{path.stem}-{number}", doc, entities_of(doc, story)


def documents(nlp: Language, folder: Path = FOLDER) -> list[Document]:
    """The stories of a folder as ``nlp`` reads them, with the heads of marked phrases and of the other noun phrases."""
    return [
        Document(name, [_read(sent, entities) for sent in doc.sents], coref_weight=1.0)
        for name, doc, entities in annotated(nlp, folder)
    ]


def _read(sent: Span, entities: dict[int, str]) -> Sentence:
    """One sentence, of which nothing but its candidates for coreference is taken over."""
    tokens = [token for token in sent if not token.is_space]
    read = Sentence(
        [token.text for token in tokens],
        upos=[token.pos_ for token in tokens],
        deprels=[token.dep_ for token in tokens],
    )
    marked = {number: int(entities[token.i]) for number, token in enumerate(tokens) if token.i in entities}
    return Sentence(read.words, coref=coref_candidates(read, marked))

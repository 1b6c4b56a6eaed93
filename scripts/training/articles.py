"""Articles written for this project, one sentence a line, with every name marked: scripts/training/articles/*.txt.

``[LOC HARARE], 12 March - The [ORG Finance Ministry] said Dr [PERSON Lim] had left.``
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.training.corpora import Document, Sentence, Span
from scripts.training.names import span_masks

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

FOLDER = Path(__file__).resolve().parent / "articles"
TYPES = {kind: kind for kind in "PERSON ORG LOC FAC NORP PRODUCT EVENT LAW MISC".split()} | {"WORK": "WORK_OF_ART"}
COVERED = frozenset(TYPES.values())
_BEGIN = re.compile(r"^==== .*\n", re.MULTILINE)
_MARK = re.compile(r"\[(" + "|".join(TYPES) + r") ([^\[\]]+)\]")


def articles(tokenizer: Tokenizer, folder: Path = FOLDER) -> list[Document]:
    """Those of a folder, in the order of their files; raises ValueError where a mark has no known type or no end."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        for number, article in enumerate(_BEGIN.split(path.read_text(encoding="utf-8"))[1:]):
            sentences = [sentence(line, tokenizer) for line in article.splitlines() if line.strip()]
            found.append(Document(f"{path.stem}-{number}", sentences, boundaries=True))
    return found


def sentence(line: str, tokenizer: Tokenizer) -> Sentence:
    """
    >>> import spacy
    >>> found = sentence("Dr [PERSON Ann Lim] left.", spacy.blank("en").tokenizer)
    >>> found.words, [mask.bit_length() for mask in found.names][1:3]
    (['Dr', 'Ann', 'Lim', 'left', '.'], [2, 3])
    """
    text, at = "", 0
    marks: list[tuple[int, int, str]] = []
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        marks.append((len(text), len(text) + len(mark[2]), TYPES[mark[1]]))
        text, at = text + mark[2], mark.end()
    text += line[at:]
    if "[" in text or "]" in text:
        raise ValueError(f"a mark without a known type or an end: {line!r}")
    doc = tokenizer(text)
    words = [token.text for token in doc if not token.is_space]
    numbers = {token.i: number for number, token in enumerate(token for token in doc if not token.is_space)}
    spans: list[Span] = []
    for begin, end, kind in marks:
        span = doc.char_span(begin, end, alignment_mode="expand")
        assert span is not None  # a mark is not empty
        spans.append((numbers[span.start], numbers[span.end - 1] + 1, frozenset({kind}), False))
    return Sentence(words, names=span_masks(words, spans, COVERED))

"""How sure the annotator was of what an extraction rests on: :class:`graph.model.Certainty` of each extraction."""

import math
from collections.abc import Callable, Iterator
from dataclasses import replace

from graph.extract.tokens import Doc, Token
from graph.model import Certainty, Extraction, Mention

DIGITS = 3
_ARC, _NAME, _LINK = range(3)


class Sureness:
    """Gives the extractions of one Doc their certainty, where its pipeline tells how sure it was."""

    def __init__(self, doc: Doc) -> None:
        self._sure = doc.certainty or []
        self._at = {token.idx: token for token in doc if not token.is_space}
        self._sentences: dict[int, float] = {}

    def __call__(self, extraction: Extraction) -> Extraction:
        """The extraction with its certainty; as it was when a mention begins inside a word."""
        if not self._sure:
            return extraction
        found = [self._at.get(m.span[0]) for m in (extraction.subject, extraction.object)]
        subject, obj = found
        if subject is None or obj is None:
            return extraction
        sentence = subject.sent.start
        if sentence not in self._sentences:
            self._sentences[sentence] = self._mean(range(sentence, subject.sent.end))
        words = [*_words(subject, extraction.subject), *_words(obj, extraction.object)]
        heads = [_head(subject, extraction.subject), _head(obj, extraction.object)]
        path = _between(*heads)
        inside = [t.i for t in words if t.i not in {heads[0].i, heads[1].i}]
        return replace(extraction, certainty=Certainty(
            path=round(self._product(path), DIGITS), steps=len(path), inside=round(self._product(inside), DIGITS),
            sentence=round(self._sentences[sentence], DIGITS),
            names=round(min((self._sure[t.i][_NAME] for t in words), default=1.0), DIGITS),
            links=round(min(self._sure[t.i][_LINK] for t in heads), DIGITS),
        ))  # fmt: skip

    def _product(self, numbers: list[int]) -> float:
        return float(math.prod(self._sure[i][_ARC] for i in numbers))

    def _mean(self, numbers: range) -> float:
        logs = [math.log(max(self._sure[i][_ARC], 1e-6)) for i in numbers]
        return math.exp(sum(logs) / max(1, len(logs)))


def likelihoods(doc: Doc) -> Callable[[Token], float]:
    """How likely what each head of a mention goes back to is; 1 where the pipeline does not tell."""
    return lambda head: 1.0 if doc.certainty is None else doc.certainty[head.i][_LINK]


def second_choice(token: Token) -> tuple[Token, float]:
    """What else a word may hang on and how likely that is; itself and 0 where the tree was mended or nobody knows."""
    if token.doc.rivals is None:
        return token, 0.0
    other, share, _ = token.doc.rivals[token.i]
    return token.doc[int(other)], share


def _words(first: Token, m: Mention) -> Iterator[Token]:
    """The mention's words."""
    end = m.span[1]
    token = first
    while token.idx < end:
        yield token
        if token.i + 1 >= len(token.doc):
            return
        token = token.nbor()


def _head(first: Token, m: Mention) -> Token:
    """The word of the mention whose head lies outside of it."""
    begin, end = m.span
    token = first
    while token.head.i != token.i and begin <= token.head.idx < end:
        token = token.head
    return token


def _between(one: Token, two: Token) -> list[int]:
    """The words whose arcs lead from one word to the other."""
    up = [one.i, *(t.i for t in one.ancestors)]
    other = [two.i, *(t.i for t in two.ancestors)]
    shared = set(up) & set(other)
    return [i for i in (*up, *other) if i not in shared]

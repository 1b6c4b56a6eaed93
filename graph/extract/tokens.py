"""The document that rules read: plain objects with that part of spaCy's interface which rules use.

A spaCy token is a view made anew by each access, a plain object is there once, so that a rule costs half as much
(docs/decisions/0034).  Nothing here changes once it is read.
"""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Concatenate, ParamSpec, SupportsIndex, TypeVar, overload

import spacy.tokens

P = ParamSpec("P")
R = TypeVar("R")


class Token:
    """A word with its tags and its place in the tree; attributes are named as spaCy's."""

    __slots__ = (
        "base", "children", "dep_", "doc", "ent_iob_", "ent_type_", "feature", "head", "i", "idx", "is_alpha",
        "is_punct", "is_quote", "is_sent_start", "is_space", "left_edge", "lemma", "lower_", "pos_", "right_edge",
        "sent", "tag_", "text", "whitespace_",
    )  # fmt: skip
    doc: "Doc"
    sent: "Span"
    head: "Token"
    """Itself for the root of a sentence."""
    left_edge: "Token"
    right_edge: "Token"

    def __init__(self, doc: "Doc", token: spacy.tokens.Token) -> None:
        self.doc = doc
        self.i, self.idx = int(token.i), int(token.idx)
        self.text, self.lower_ = str(token.text), str(token.lower_)
        self.lemma = (str(token.lemma_) or self.text).lower()
        """In lower case; the form where the annotator gave none."""
        self.pos_, self.tag_, self.dep_ = str(token.pos_), str(token.tag_), str(token.dep_)
        self.base = self.dep_.split(":", 1)[0]
        """The dependency label without its subtype."""
        self.ent_type_, self.ent_iob_ = str(token.ent_type_), str(token.ent_iob_)
        self.whitespace_ = str(token.whitespace_)
        self.is_space, self.is_punct, self.is_quote = bool(token.is_space), bool(token.is_punct), bool(token.is_quote)
        self.is_alpha, self.is_sent_start = bool(token.is_alpha), bool(token.is_sent_start)
        self.feature = "".join(token.morph.get("VerbForm", [])[:1])
        """The verb's form in Universal Dependencies: ``Fin``, ``Inf``, ``Part``, ``Ger`` or empty."""
        self.children: list[Token] = []
        """In text order."""

    def __repr__(self) -> str:
        return self.text

    @property
    def text_with_ws(self) -> str:
        """The word and the blank after it, if there is one."""
        return self.text + self.whitespace_

    @property
    def ancestors(self) -> Iterator["Token"]:
        """The heads above, the nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> Iterator["Token"]:
        """The token and all below it, in text order where the tree is projective."""
        yield from (t for c in self.children if c.i < self.i for t in c.subtree)
        yield self
        yield from (t for c in self.children if c.i > self.i for t in c.subtree)

    def is_ancestor(self, token: "Token") -> bool:
        """Whether the other stands below this one."""
        return any(t is self for t in token.ancestors)

    def nbor(self, steps: int = 1) -> "Token":
        """The token so many places on.

        :raises IndexError: where the document has none.
        """
        if self.i + steps < 0:
            msg = f"no token {steps} places from {self.i}"
            raise IndexError(msg)
        return self.doc[self.i + steps]


class Span(list[Token]):
    """Tokens in a row; one that names something has a label."""

    label_: str = ""
    root: Token
    """The token that the others hang on; of names and mentions alone."""

    @property
    def start(self) -> int:
        """The first token's place in the document."""
        return self[0].i

    @property
    def end(self) -> int:
        """One past the last token."""
        return self[-1].i + 1

    @property
    def start_char(self) -> int:
        """Place of the first character in the document's text."""
        return self[0].idx

    @property
    def end_char(self) -> int:
        """One past the last character."""
        return self[-1].idx + len(self[-1].text)

    @property
    def text(self) -> str:
        """The document's own characters."""
        return self[0].doc.text[self.start_char : self.end_char] if self else ""


def labelled(tokens: list[Token], label: str, root: Token) -> Span:
    """A span that is a name or a mention."""
    span = Span(tokens)
    span.label_, span.root = label, root
    return span


class Doc:
    """A document's tokens, names and chains."""

    def __init__(self, doc: spacy.tokens.Doc) -> None:
        self.text: str = doc.text
        self._tokens = [Token(self, token) for token in doc]
        self.answers: dict[tuple[object, ...], object] = {}
        """What was found out already, for :func:`remembered`."""
        for own, token in zip(self._tokens, doc, strict=True):
            own.head = self._tokens[token.head.i]
            own.left_edge, own.right_edge = self._tokens[token.left_edge.i], self._tokens[token.right_edge.i]
            if own.head is not own:
                own.head.children.append(own)
        known = doc.has_annotation("SENT_START")
        self.sents = [self[sent.start : sent.end] for sent in doc.sents] if known else [self[:]]
        for sent in self.sents:
            for own in sent:
                own.sent = sent
        self.ents = [self._named(span) for span in doc.ents]
        self.spans = {key: [self._named(span) for span in group] for key, group in doc.spans.items()}
        self.certainty = _rows(doc, "certainty")
        """How sure the annotator was of a token's arc, of its name and of what it goes back to; where it tells."""
        self.rivals = _rows(doc, "rivals")
        """What else a token may hang on and how likely that is, see :mod:`graph.annotate.rivals`; where it tells."""

    def _named(self, span: spacy.tokens.Span) -> Span:
        return labelled(self._tokens[span.start : span.end], str(span.label_), self._tokens[span.root.i])

    def __len__(self) -> int:
        return len(self._tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    @overload
    def __getitem__(self, place: SupportsIndex) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: SupportsIndex | slice) -> Token | Span:
        return Span(self._tokens[place]) if isinstance(place, slice) else self._tokens[place]


def _rows(doc: spacy.tokens.Doc, extension: str) -> list[list[float]] | None:
    """Numbers of each token that the pipeline keeps; None where it has none such."""
    found = getattr(doc._, extension) if doc.has_extension(extension) else None
    return None if found is None else found.tolist()


def remembered(question: Callable[Concatenate[Token, P], R]) -> Callable[Concatenate[Token, P], R]:
    """A function of a token, and of anything hashable, that is computed once in a document."""

    @wraps(question)
    def answer(token: Token, /, *rest: P.args, **named: P.kwargs) -> R:
        answers = token.doc.answers
        key = (question, token.i, *rest, *named.items())
        if key not in answers:
            answers[key] = question(token, *rest, **named)
        return answers[key]  # type: ignore[return-value]

    return answer

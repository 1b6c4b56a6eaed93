"""Who speaks in a quotation that runs over several sentences.

Quotation marks are paired over the whole article.  A clause inside a pair whose own sentence names no speaker takes the
speaker that another sentence touching the same pair names, else that of a neighbouring sentence.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span

OPEN, CLOSE, PLAIN = "“", "”", '"'
LONGEST = 3000
"""Characters after which an unclosed quotation mark is taken as a slip."""


def quotations(doc: Doc) -> list[tuple[int, int]]:
    """Token ranges between paired quotation marks, marks excluded; nothing nests.

    A paragraph that opens a quotation without closing it and is followed by one that opens again is one quotation.
    """
    found: list[tuple[int, int]] = []
    begin: int | None = None
    for token in doc:
        text = token.text
        opens = text in {OPEN, "``"} or (text == PLAIN and begin is None)
        closes = text in {CLOSE, "''"} or (text == PLAIN and begin is not None)
        if opens and begin is None:
            begin = token.i + 1
        elif closes and begin is not None:
            found.append((begin, token.i))
            begin = None
        elif begin is not None and token.idx - doc[begin - 1].idx > LONGEST:
            begin = None
    return [(a, b) for a, b in found if b - a >= 4]


def inside(span: Span, quoted: list[tuple[int, int]]) -> int | None:
    """Index of the quotation that holds a sentence but for its marks, if any."""
    tokens = [t.i for t in span if not t.is_space and not t.is_punct]
    if not tokens:
        return None
    for index, (begin, end) in enumerate(quoted):
        if begin <= tokens[0] and tokens[-1] < end:
            return index
    return None


def touching(sentences: list[Span], quotation: tuple[int, int]) -> Iterator[int]:
    """Indices of the sentences that share a token with the quotation."""
    begin, end = quotation
    for index, sentence in enumerate(sentences):
        if sentence.start < end and sentence.end > begin:
            yield index

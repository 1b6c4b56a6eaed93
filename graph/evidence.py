"""What makes evidence true: the text, the places of quote, arguments and relation words in, what is wrong out.

The same checks keep a fact out of the graph when it is built and find it when a store is validated, so whatever enters
passes later.  All spans are offsets into the article's text.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

from graph.demonyms import countries_in

Span: TypeAlias = tuple[int, int]

QUOTE = "the quote is not the article's text at its offsets"
ARGUMENT = "an argument is not in the quote"
LINK = "no link leads from an argument's words to a mention that names it"
RELATION = "the relation's words are not in the quote"
SPEAKER = "the article does not name who says it"
TEXT = "the article's text is not the one that was read"
WORDS = "an argument's words are not the article's text at its offsets"

_WORD = re.compile(r"\w+")
_PIECE = re.compile(r"\S+")


def inside(span: Span, quote: Span) -> bool:
    """Whether a stretch that is not empty lies in the quote.

    >>> inside((2, 4), (0, 9)), inside((8, 10), (0, 9)), inside((3, 3), (0, 9))
    (True, False, False)
    """
    return quote[0] <= span[0] < span[1] <= quote[1]


def named(names: Iterable[str], text: str) -> bool:
    """Whether the words of one of the names are all in the text, in whatever order and between whatever others.

    An adjective of nationality names its country.

    >>> named(["Acme Corporation", "Acme"], "Acme's"), named(["Acme Corporation"], "the company")
    (True, False)
    >>> named(["France"], "French"), named(["China"], "French")
    (True, False)
    """
    found = _words_meant(text)
    return any(_words(name) <= found for name in names)


@lru_cache(maxsize=100_000)
def _words_meant(text: str) -> frozenset[str]:
    """The words, and those of the countries that its adjectives name."""
    return _words(text).union(*map(_words, countries_in(text)))


@lru_cache(maxsize=100_000)
def _words(text: str) -> frozenset[str]:
    """The words, case folded; for a text without any, such as ``%``, the text."""
    folded = text.casefold()
    return frozenset(_WORD.findall(folded)) or frozenset((folded.strip(),))


def spoken(phrase: str, quote: str) -> bool:
    """Whether each word of the relation stands in the quote as a word, in whatever order.

    >>> spoken("competes with", "With Globex Acme competes."), spoken("own", "Acme is known.")
    (True, False)
    """
    folded = quote.casefold()
    return all(_stands(piece, folded) for piece in _PIECE.findall(phrase.casefold()))


def _stands(piece: str, quote: str) -> bool:
    return piece in quote and _whole(piece).search(quote) is not None


@lru_cache(maxsize=10_000)
def _whole(piece: str) -> re.Pattern[str]:
    begin = r"(?<!\w)" if piece[0].isalnum() else ""
    end = r"(?!\w)" if piece[-1].isalnum() else ""
    return re.compile(begin + re.escape(piece) + end)

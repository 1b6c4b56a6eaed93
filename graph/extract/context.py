"""What the extraction of one article shares, and what its names and times say of a token.

In "Mary Smith left Acme in May" ``name_of`` gives the whole name for "Smith", and ``is_time`` holds for "May".
"""

import re
from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import itemgetter

from graph.extract.syntax import kids
from graph.extract.tokens import Doc, Span, Token
from graph.model import Mention

TIME_LABELS = frozenset({"DATE", "TIME"})
AMOUNT_LABELS = frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL"})
NAME_LABELS = frozenset(
    {"PERSON", "ORG", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "NORP", "LAW", "FIELD", "MISC"}
)
PLAYED = re.compile(r"(?:the |in |in the )*(?:first|second|third|fourth|opening|final) (?:half|quarter|period)")
GAME = re.compile(
    r"\b(?:half-?time|goalkeepers?|goalscorers?|strikers?|midfielders?|referees?|scored|kick-?off|touchdowns?|offside"
    r"|quarterbacks?|equali[sz]ers?|equali[sz]ed|hat-trick|free kick|headers?|try-scorer|three-pointers?|rebounds)\b"
)
"""Words of matches alone."""


@dataclass(slots=True)
class Context:
    """What the extraction of one article shares: its document, date, names by token and chains by token."""

    doc: Doc
    published: str | None
    names: Mapping[int, Span]
    """Token index -> the entity span that covers it."""
    chains: Mapping[int, int]
    """Index of a mention's head token -> coreference chain."""
    quoted: tuple[tuple[int, int], ...] = ()
    """Token ranges of quotations."""
    known: frozenset[int] = frozenset()
    """Chains that a name is in."""
    played: bool = False
    """True for the report of a game, whose halves and quarters are no parts of a year."""
    cache: dict[tuple[int, str], Mention] = field(default_factory=dict)
    text: str = field(init=False)
    """The document's text, which spaCy makes anew of its tokens whenever it is asked."""

    def __post_init__(self) -> None:
        self.text = self.doc.text

    def is_quoted(self, token: Token) -> bool:
        """Whether a token stands in a quotation."""
        return self.quotation_of(token) is not None

    def quotation_of(self, token: Token) -> tuple[int, int] | None:
        """The quotation that a token stands in; they are in order and do not nest."""
        place = bisect(self.quoted, token.i, key=itemgetter(0)) - 1
        return self.quoted[place] if place >= 0 and token.i < self.quoted[place][1] else None


def is_game(text: str) -> bool:
    """Whether a text reports a game: two different words that only matches have.

    >>> is_game("She scored at half-time."), is_game("The firm scored a profit in the first half.")
    (True, False)
    """
    return len(set(GAME.findall(text.lower()))) > 1


def name_of(token: Token, context: Context) -> Span | None:
    """The name that the token is part of, if any."""
    entity = context.names.get(token.i)
    return entity if entity is not None and entity.label_ in NAME_LABELS else None


def outer_kids(token: Token, context: Context, *labels: str) -> list[Token]:
    """Children with one of the labels, of a whole name when the token belongs to one; none of them inside the name."""
    entity = name_of(token, context)
    if entity is None:
        return kids(token, *labels)
    found = [child for part in entity for child in kids(part, *labels) if not entity.start <= child.i < entity.end]
    return sorted(found, key=lambda child: int(child.i))


def is_time(token: Token, context: Context) -> bool:
    """True when a nominal stands for a time."""
    entity = context.names.get(token.i)
    return entity is not None and entity.label_ in TIME_LABELS and token.pos_ != "VERB"

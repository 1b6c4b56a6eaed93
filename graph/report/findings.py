"""What a report finds: facts that several sources state, and facts that contradict each other."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["denial", "polarity", "value", "amount"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One sentence that states a fact, with its article."""

    fact: str
    """IRI of the fact."""
    sentence: str
    article: str
    """Path or URL."""
    title: str
    publisher: str
    url: str
    date: str
    speakers: tuple[str, ...]
    """Those the sentence gives the statement to; empty when the article says it in its own voice."""
    near_copy_of: str
    """Path or URL of the article whose text this one repeats, empty when it is a source of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """A fact that independent articles state; near-copies of one text are one source."""

    subject: str
    relation: str
    object: str
    status: str
    """``actual``, ``planned``, ``possible``, ``conditional``, with ``not`` before it when negated."""
    period: str
    """When it holds, as ISO 8601 dates; empty when no article says."""
    sources: int
    articles: int
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the things said that cannot all be true."""

    statement: str
    """In short: ``Acme owns Globex``."""
    status: str
    value: str
    """What is said to be so: the object, the amount; for opposite polarities ``yes`` or ``no``."""
    period: str
    sources: int
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Statements that cannot all be true, side by side.

    ``denial``: one says it is so, and somebody is quoted that it is not.  ``polarity``: articles say both in their own
    voice.  ``value``: two values of what can have one at a time.  ``amount``: two amounts of one thing.
    """

    kind: Kind
    subject: str
    relation: str
    object: str
    """Empty where the object is what is contested."""
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that a report tells."""

    articles: int
    sources: int
    """Articles less the near-copies."""
    facts: int
    corroborated: tuple[Corroboration, ...]
    contradictions: tuple[Contradiction, ...]

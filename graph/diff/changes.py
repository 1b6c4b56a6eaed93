"""What a comparison of two graphs finds; everything is sorted, and swapping the graphs mirrors it."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

EntityKind: TypeAlias = Literal["renamed", "merged", "split", "regrouped", "described"]
Aspect: TypeAlias = Literal["polarity", "modality", "speakers", "period", "qualifiers"]


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """One piece of evidence; ``speakers`` is empty when the article says it in its own voice."""

    article: str
    """Path or URL."""
    date: str
    sentence: str
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class FactState:
    """A fact as one of the graphs has it."""

    subject: str
    relation: str
    object: str
    qualifiers: tuple[str, ...]
    period: str
    polarity: str
    modality: str
    speakers: tuple[str, ...]
    """Those who say so, when no article says it in its own voice."""
    sentences: tuple[Sentence, ...]
    iri: str

    @property
    def text(self) -> str:
        """The fact in words."""
        return " ".join((self.subject, self.relation, self.object, *self.qualifiers))

    @property
    def status(self) -> str:
        """``actual``, ``not planned`` and the like."""
        return ("not " if self.polarity == "negative" else "") + self.modality


@dataclass(frozen=True, slots=True, order=True)
class FactChange:
    """The same subject, relation and object with another status, time or qualifier."""

    before: FactState
    after: FactState
    changed: tuple[Aspect, ...]


@dataclass(frozen=True, slots=True, order=True)
class EvidenceChange:
    """A fact that both graphs have, and the sentences that only one has for it."""

    fact: str
    """In words."""
    gained: tuple[Sentence, ...]
    lost: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, order=True)
class EntityState:
    """A thing as one of the graphs has it."""

    label: str
    type: str
    aliases: tuple[str, ...]
    iri: str


@dataclass(frozen=True, slots=True, order=True)
class EntityChange:
    """Things that stand for the same in both graphs.

    ``merged``: several became one; ``split``: one became several; ``renamed``: one for one with another IRI and name;
    ``regrouped``: several for several; ``described``: the same IRI with another label, type or other aliases.  A thing
    of which nothing but the IRI differs is the same.
    """

    kind: EntityKind
    before: tuple[EntityState, ...]
    after: tuple[EntityState, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """All that differs from the first graph to the second; false when nothing does."""

    articles_added: tuple[str, ...] = ()
    articles_removed: tuple[str, ...] = ()
    articles_changed: tuple[str, ...] = ()
    """Paths or URLs whose text or metadata differ."""
    facts_added: tuple[FactState, ...] = ()
    facts_removed: tuple[FactState, ...] = ()
    facts_changed: tuple[FactChange, ...] = ()
    evidence_changed: tuple[EvidenceChange, ...] = ()
    entities_added: tuple[EntityState, ...] = ()
    entities_removed: tuple[EntityState, ...] = ()
    entities_changed: tuple[EntityChange, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__dataclass_fields__)

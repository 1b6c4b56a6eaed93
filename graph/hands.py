"""Who does the work of a build, and by what rules: what :mod:`graph.pipeline` and the engines share."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, Self

from pyoxigraph import Quad

from graph.assertion import Making
from graph.config import Settings
from graph.model import Article, Identity, Reading
from graph.ontology import Ontology, load_ontology
from graph.patterns import PatternSet
from graph.resolve.decisions import Decisions, load_decisions
from graph.resolve.identities import Table, load_table
from graph.store import DECISIONS


@dataclass(frozen=True, slots=True)
class Rules:
    """What a corpus is resolved by: the settings, the ontology and the user's files that they name."""

    settings: Settings
    ontology: Ontology
    decisions: Decisions
    table: Table | None = None

    @classmethod
    def load(cls, settings: Settings, store_path: Path) -> Self:
        """Read the files that the settings name."""
        path = decisions_path(settings, store_path)
        ontology = load_ontology(settings.ontology)
        table = None if settings.aliases is None else load_table(settings.aliases, ontology)
        return cls(settings, ontology, load_decisions(path), table)

    def deciding(self, decisions: Decisions) -> Self:
        """The same rules with other decisions."""
        return replace(self, decisions=decisions)


def decisions_path(settings: Settings, store_path: Path) -> Path:
    """The file of decisions that a store obeys."""
    return settings.decisions or store_path / DECISIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What readings resolve to, as the report tells it."""

    articles: int
    copies: int
    near_copies: frozenset[str]
    """Digests of the articles that are near-copies of another."""
    sentences: int
    facts: int
    doubtful: int
    """Facts that are left out because their confidence is too low."""
    identities: tuple[Identity, ...]
    properties: Counter[str]
    entity_types: Counter[str]
    refused: Counter[str]
    quads: Iterable[Quad] | None
    """The graph; None when it was written elsewhere and does not go into the store."""


class Hands(Protocol):
    """Who does the work of a build: this process and its workers (pipeline.Here), or an engine (graph.cluster)."""

    def read(self, articles: Sequence[Article], model: str | None) -> Iterator[list[Reading]]:
        """A reading of each article, in whatever order and in whatever batches."""

    def resolve(
        self, readings: Iterable[Reading], rules: Rules, patterns: PatternSet, agent: str, making: Making
    ) -> Outcome:
        """What follows from the readings, which come by source."""

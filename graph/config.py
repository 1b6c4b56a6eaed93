"""Settings of a build: frozen, with defaults that suit a laptop."""

from dataclasses import dataclass
from pathlib import Path

BASE = "https://w3id.org/newsgraph/id/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user can choose for a build."""

    base: str = BASE
    """IRI that entities, facts, evidence and articles start with."""
    model: str | None = None
    """Annotation model: None for the one in the package, else the name of an installed spaCy pipeline."""
    ontology: Path | None = None
    """Ontology file: None for the one in the package."""
    workers: int = 1
    """Processes that annotate and extract."""
    strict: bool = False
    """Stop at the first source that cannot be read."""

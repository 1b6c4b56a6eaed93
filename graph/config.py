"""Settings of a build: frozen, with defaults that suit a laptop."""

from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode

from graph.errors import SettingsError

BASE = "https://w3id.org/newsgraph/id/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user can choose for a build; raises :class:`graph.errors.SettingsError` for what cannot work."""

    base: str = BASE
    """IRI that entities, facts, evidence and articles start with."""
    model: str | None = None
    """Annotation model: None for the one in the package, else the name of an installed spaCy pipeline."""
    ontology: Path | None = None
    """Ontology file: None for the one in the package."""
    decisions: Path | None = None
    """File of what the user decided about names: None for ``decisions.toml`` in the store's folder."""
    workers: int | None = 1
    """Processes that annotate and extract; None: as many as there are cores and work for."""
    strict: bool = False
    """Stop at the first source that cannot be read."""
    infer: bool = False
    """Keep what follows from the facts, too, and renew it with every later build."""

    def __post_init__(self) -> None:
        try:
            NamedNode(self.base)
        except ValueError as error:
            raise SettingsError(f"The base {self.base!r} is no absolute IRI ({error}), as {BASE} is.") from error
        if not self.base.endswith(("/", "#")):
            raise SettingsError(f"The base {self.base!r} must end in / or #, as {BASE} does.")
        if self.workers is not None and self.workers < 1:
            raise SettingsError(f"There must be one worker at least, not {self.workers}.")

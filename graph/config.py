"""Settings of a build: frozen, with defaults that suit a laptop."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import NamedNode

from graph.errors import SettingsError

LEAST = 0.05
"""Confidence below which a fact stays out.  0 to 0.9 were tried on the held-out judged facts (docs/quality.md): the
highest that costs no recall on the seeds."""
BASE = "https://w3id.org/newsgraph/id/"


COLUMNS = ("title", "text", "date", "publisher", "url", "lang")
"""What a column of a table can hold of an article."""
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What is said of sources beside what they say themselves; it does not outlive the build."""

    date: str | None = None
    """Publication date of every article, ISO 8601 (``2019-01-29``, ``2019-01``, ``2019``)."""
    publisher: str = ""
    """Publisher of every article."""
    language: str = ""
    """``en`` when every article is English, whatever it looks like; empty to find out."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Which column of a table holds what: a name of :data:`COLUMNS` and the column's."""
    follow: bool = False
    """Fetch the pages that feed entries lead to."""
    allow_private: bool = False
    """Fetch from private addresses, too: this machine, the local network."""

    def __post_init__(self) -> None:
        if self.date is not None:
            year, month, day = (
                ([*self.date.split("-"), "1", "1"])[:3] if _DATE.fullmatch(self.date) else ("0", "1", "1")
            )
            try:
                dt.date(int(year), int(month), int(day))
            except ValueError as error:
                raise SettingsError(f"The date {self.date!r} is none of the calendar, as 2019-01-29 is.") from error
        if self.language not in {"", "en"}:
            raise SettingsError(f"Only English is read, so the language can be 'en' and not {self.language!r}.")
        unknown = sorted(set(self.columns) - set(COLUMNS))
        if unknown:
            raise SettingsError(f"A column can hold {', '.join(COLUMNS)}, and not {', '.join(unknown)}.")


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
    endpoint: str = ""
    """SPARQL endpoint that holds the graph, too; a store remembers it."""
    aliases: Path | None = None
    """Table of names and ids (of Wikidata, say) that entities are linked to; None for no links."""
    min_confidence: float = LEAST
    """Facts that are right with a lower probability stay out of the graph; 0 lets every fact in."""
    workers: int | None = 1
    """Processes that annotate and extract; None: as many as there are cores and work for."""
    strict: bool = False
    """Stop at the first source that cannot be read."""
    infer: bool = False
    """Keep what follows from the facts, too, and renew it with every later build."""
    inputs: Inputs = field(default_factory=Inputs)
    """What is said of the sources of this build."""

    def __post_init__(self) -> None:
        try:
            NamedNode(self.base)
        except ValueError as error:
            raise SettingsError(f"The base {self.base!r} is no absolute IRI ({error}), as {BASE} is.") from error
        if not self.base.endswith(("/", "#")):
            raise SettingsError(f"The base {self.base!r} must end in / or #, as {BASE} does.")
        if not 0 <= self.min_confidence <= 1:
            raise SettingsError(f"The least confidence is a probability from 0 to 1, not {self.min_confidence}.")
        if self.workers is not None and self.workers < 1:
            raise SettingsError(f"There must be one worker at least, not {self.workers}.")

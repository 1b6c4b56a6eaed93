"""Every error that newsgraph raises on purpose.

    GraphError
    +-- SettingsError   a setting has a value that cannot work
    +-- SourceError     a file, folder or URL cannot be read as an article
    |   +-- LeftOutError  it is left out by rule, not by fault
    +-- ModelError      an annotation model is missing or unfit
    +-- OntologyError   ontology.ttl cannot be used
    +-- StoreError      a store is missing, damaged, busy or of another version
    +-- QueryError      a SPARQL query or a named query is wrong
    +-- WorkerError     a process that annotates ended
    +-- NameNotFoundError  no entity has the name that was asked for

Each message says where, what was found, what was expected and what to do.  Anything else that is raised is a bug.
"""

from collections.abc import Sequence


class GraphError(Exception):
    """Base of all errors that a user can cause and mend."""


class SettingsError(GraphError):
    """A setting has a value that no build can work with."""


class SourceError(GraphError):
    """A source cannot be read as an article."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source, self.reason = source, reason


class LeftOutError(SourceError):
    """A source is left out by rule, not by fault: it is in another language, say.  ``kind`` is what is counted."""

    def __init__(self, source: str, reason: str, kind: str) -> None:
        super().__init__(source, reason)
        self.kind = kind


class ModelError(GraphError):
    """An annotation model is missing or lacks a component that is needed."""


class OntologyError(GraphError):
    """The ontology cannot be parsed or says something the program cannot follow."""


class StoreError(GraphError):
    """A store cannot be opened, read or written."""


class WorkerError(GraphError):
    """A process that annotates ended before its work was done."""


class QueryError(GraphError):
    """A SPARQL query is malformed, or no named query has that name."""


class NameNotFoundError(GraphError):
    """No entity in the store has this name; ``suggestions`` are names close to it."""

    def __init__(self, name: str, suggestions: Sequence[str] = ()) -> None:
        hint = f" Did you mean: {', '.join(suggestions)}?" if suggestions else ""
        super().__init__(f"No entity is called {name!r}.{hint}")
        self.name, self.suggestions = name, tuple(suggestions)

"""newsgraph: news articles to an RDF knowledge graph in which every fact carries the sentence that says it.

    from graph import KnowledgeGraph

    with KnowledgeGraph.build("articles/", "kg") as kg:
        print(kg.named("competitors").serialize("table"))

The public names are those of ``__all__``; each is imported when it is first used, so ``import graph`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from graph.version import __version__

if TYPE_CHECKING:
    from graph.config import Inputs, Settings
    from graph.diff import difference
    from graph.diff.changes import Difference
    from graph.errors import (
        GraphError,
        LeftOutError,
        ModelError,
        NameNotFoundError,
        OntologyError,
        QueryError,
        SettingsError,
        SourceError,
        StoreError,
        WorkerError,
    )
    from graph.facts import Card, CardFact
    from graph.knowledge import KnowledgeGraph
    from graph.merges import Decided, NameMerge, Sentence, merge_names, split_names
    from graph.model import Article, Entity, Evidence, Fact
    from graph.pipeline import Report
    from graph.query import NamedQuery, Result, named_queries
    from graph.report.findings import Contradiction, Corroboration, Findings
    from graph.retraction import Removal, remove
    from graph.stats import Statistics
    from graph.validate import Validation
    from graph.validate.violation import Violation
    from graph.watch import Watch

__all__ = [
    "Article",
    "Card",
    "CardFact",
    "Contradiction",
    "Corroboration",
    "Decided",
    "Difference",
    "Entity",
    "Evidence",
    "Fact",
    "Findings",
    "GraphError",
    "Inputs",
    "KnowledgeGraph",
    "LeftOutError",
    "ModelError",
    "NameMerge",
    "NameNotFoundError",
    "NamedQuery",
    "OntologyError",
    "QueryError",
    "Removal",
    "Report",
    "Result",
    "Sentence",
    "Settings",
    "SettingsError",
    "SourceError",
    "Statistics",
    "StoreError",
    "Validation",
    "Violation",
    "Watch",
    "WorkerError",
    "__version__",
    "difference",
    "merge_names",
    "named_queries",
    "remove",
    "split_names",
]

_MODULES = {
    "graph.config": "Inputs Settings",
    "graph.diff": "difference",
    "graph.diff.changes": "Difference",
    "graph.errors": "GraphError LeftOutError ModelError NameNotFoundError OntologyError QueryError SettingsError "
    "SourceError StoreError WorkerError",
    "graph.facts": "Card CardFact",
    "graph.knowledge": "KnowledgeGraph",
    "graph.merges": "Decided NameMerge Sentence merge_names split_names",
    "graph.model": "Article Entity Evidence Fact",
    "graph.pipeline": "Report",
    "graph.query": "NamedQuery Result named_queries",
    "graph.retraction": "Removal remove",
    "graph.report.findings": "Contradiction Corroboration Findings",
    "graph.stats": "Statistics",
    "graph.validate": "Validation",
    "graph.validate.violation": "Violation",
    "graph.watch": "Watch",
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names.split()}

if not TYPE_CHECKING:  # so that mypy sees the names above, and no others

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value = getattr(import_module(_HOMES[name]), name)
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})

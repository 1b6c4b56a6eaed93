"""A store as a Python object: what the commands print, as values.

    sources -> KnowledgeGraph.build -> query | named | show | explain | facts | stats | view | export | to_rdflib | ...

The object reads; only :meth:`KnowledgeGraph.build` writes, and it is done before the object is handed out.  Many may
have one store open at the same time, but nobody can build into it meanwhile: close it first, or use ``with``.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from oxrdflib import OxigraphStore
from rdflib import Dataset

from graph import pipeline
from graph.charts import TOP, write_charts
from graph.config import BASE, Settings
from graph.errors import SourceError, StoreError
from graph.explain import Explainer
from graph.export import FOLDERS, export, export_folder
from graph.facts import Card, card, entities, facts, find_entity
from graph.merges import NameMerge, merges
from graph.network import network
from graph.notebook import display, frame
from graph.ontology import Ontology
from graph.pipeline import Report
from graph.query import Result, run, run_named
from graph.remote import folder_of, is_address, open_store
from graph.report import Findings, find
from graph.stats import Statistics, statistics
from graph.store import Store
from graph.validate import Validation, validate
from graph.view import write_view
from graph.vocab import PREFIXES
from graph.whole import replacing

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd


class KnowledgeGraph:
    """A knowledge graph on disk, open for reading; use it as a context manager, or :meth:`close` it."""

    def __init__(self, store: Store, report: Report | None = None) -> None:
        self._store = store
        self.report = report
        """What the build did; None when the graph was only opened."""

    @classmethod
    def build(
        cls,
        sources: str | Path | Iterable[str | Path],
        store: str | Path,
        settings: Settings | None = None,
        *,
        on_progress: pipeline.Progress = lambda *_: None,
        on_error: Callable[[SourceError], None] = lambda _: None,
    ) -> Self:
        """Add articles (files, folders, http and https URLs, ``-``) to the store, made if need be, and open it.

        A source that cannot be read is left out: it goes to ``on_error`` and into ``report.errors``, or is raised when
        ``settings.strict``.  Without settings those of the store's last build hold.
        """
        given = [sources] if isinstance(sources, str | Path) else sources
        folder = folder_of(store, create=True)
        if is_address(store):
            settings = replace(settings or pipeline.settings_at(folder), endpoint=str(store))
        report = pipeline.build(given, folder, settings, on_progress=on_progress, on_error=on_error)
        return cls(open_store(store), report)

    @classmethod
    def open(cls, store: str | Path) -> Self:
        """Open a store that was built before, in a folder or at a SPARQL endpoint.

        Raises :class:`graph.errors.StoreError` when there is none.
        """
        return cls(open_store(store))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the store free; nothing can be asked afterwards."""
        self._store.close()

    @property
    def store(self) -> Store:
        """The store that is read; raises :class:`graph.errors.StoreError` once the graph is closed."""
        _ = self._store.dataset
        return self._store

    def query(self, sparql: str, *, inferred: bool = False) -> Result:
        """Answer a SPARQL query; the prefixes of :data:`graph.vocab.PREFIXES` are declared already.

        With ``inferred`` over what follows from the facts, too (:attr:`graph.config.Settings.infer` keeps it).
        """
        return run(self.store, sparql, inferred=inferred)

    def named(self, name: str, /, **parameters: str) -> Result:
        """Answer a query of the library (:func:`graph.query.named_queries` lists it)."""
        return run_named(self.store, name, parameters)

    def facts(self) -> Iterator[dict[str, Any]]:
        """Every fact, whatever its status, as the dictionary that :mod:`graph.facts` describes."""
        return facts(self.store)

    def entities(self) -> Iterator[dict[str, Any]]:
        """Every thing that has a name, with its type and aliases."""
        return entities(self.store)

    def show(self, name: str) -> Card:
        """An entity with all its facts; raises :class:`graph.errors.NameNotFoundError` with names close to it."""
        return card(self.store, find_entity(self.store, name))

    def explain(self, *fact: str) -> dict[str, Any]:
        """Why the graph says a fact (its IRI, or the names of subject, predicate and object); see :mod:`graph.explain`.

        Raises :class:`graph.errors.GraphError` with what is close to it when nothing says so.
        """
        return self._explainer.explain(fact)

    @cached_property
    def _explainer(self) -> Explainer:
        return Explainer(self.store)

    def merges(self, name: str | None = None) -> list[NameMerge]:
        """Which names were put together and why: all, or those of the entity with this name."""
        return merges(self.store, name)

    def stats(self) -> Statistics:
        """How much of what the graph holds."""
        return statistics(self.store)

    def validate(self, shapes: str | Path | None = None) -> Validation:
        """Check the evidence of every fact again, and hold the graph to its shapes (needs newsgraph[validate])."""
        return validate(self.store, None if shapes is None else Path(shapes))

    def findings(self, min_sources: int = 2, ontology: Ontology | None = None) -> Findings:
        """What so many independent sources agree on, and where sources contradict each other."""
        return find(self.store, min_sources=min_sources, ontology=ontology)

    def export(self, form: str, path: str | Path, *, inferred: bool = False) -> None:
        """Write the whole graph to a file or, as some formats are, a folder: :data:`graph.export.FORMATS`."""
        if form in FOLDERS:
            export_folder(self.store, form, Path(path), inferred=inferred)
            return
        with replacing(Path(path)) as out:
            export(self.store, form, out, inferred=inferred)

    def view(self, path: str | Path, *, focus: str | None = None, hops: int = 1, top: int | None = None) -> None:
        """Write the interactive page, of all or of what is at most ``hops`` links from ``focus``."""
        write_view(self.store, path, focus=focus, hops=hops, top=top)

    def charts(self, path: str | Path, *, top: int = TOP) -> None:
        """Write a page of charts: facts over time, the ``top`` names, relations and publishers, status."""
        write_charts(self.store, path, top=top)

    def to_rdflib(self) -> Dataset:
        """The graph for rdflib, not copied: one named graph an article, and as the default graph their merge.

        It can be read until the graph is closed, and not changed.
        """
        dataset = Dataset(store=OxigraphStore(store=self.store.dataset))
        for prefix, iri in {"": self.store.meta.get("base", BASE), **PREFIXES}.items():
            dataset.bind(prefix, iri, replace=True)
        return dataset

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """Things as nodes and facts between two things as edges, see :func:`graph.network.network`."""
        return network(self.store)

    def to_dataframe(self) -> "pd.DataFrame":
        """One row a fact for pandas, see :func:`graph.notebook.frame` (needs newsgraph[notebook])."""
        return frame(self.store)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """What Jupyter shows: a summary, the latest facts and the graph to explore."""
        try:
            return display(self.store)
        except StoreError as error:  # a closed graph is still something that can be looked at
            return {"text/plain": f"<KnowledgeGraph: {error}>"}

"""Two graphs in, what differs from the first to the second out.

A graph is a store's folder, or a Turtle, TriG, N-Triples or N-Quads file that ``newsgraph export`` wrote.  Facts are
the same when they say the same of things that stand for the same, so a merge of two names is one change and not a
hundred.  Confidence, offsets and the versions of programs are not compared.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph
from pyoxigraph import Quad, RdfFormat

from graph.diff.changes import Difference, EntityChange, EntityState, EvidenceChange, FactChange, FactState, Sentence
from graph.diff.facts import compare_facts
from graph.diff.things import Side, article_keys, match
from graph.diff.write import FORMATS, serialize
from graph.errors import SourceError
from graph.statements import Statements
from graph.store import INFERRED, Store

__all__ = [
    "FORMATS", "Difference", "EntityChange", "EntityState", "EvidenceChange", "FactChange", "FactState", "Sentence",
    "difference", "serialize",
]  # fmt: skip

_SUFFIXES = {".ttl": RdfFormat.TURTLE, ".trig": RdfFormat.TRIG, ".nt": RdfFormat.N_TRIPLES, ".nq": RdfFormat.N_QUADS}


def difference(before: str | Path, after: str | Path) -> Difference:
    """What differs between two graphs, each a store's folder or an exported file.

    Raises :class:`graph.errors.StoreError` for a folder without a store, and :class:`graph.errors.SourceError` for a
    file that cannot be read or holds no graph of ours.
    """
    with _opened(Path(before)) as first, _opened(Path(after)) as second:
        return compare(first, second)


def compare(first: pyoxigraph.Store, second: pyoxigraph.Store) -> Difference:
    """What differs between two datasets whose default graphs hold everything."""
    known, others = Statements(first), Statements(second)
    before = Side(known, article_keys(known.sources, others.sources))
    after = Side(others, article_keys(others.sources, known.sources))
    things = match(before, after)
    facts = compare_facts(before, after, things.same)
    articles = [set(side.articles.values()) for side in (before, after)]
    names = [{iri: source.name for iri, source in side.known.sources.items()} for side in (before, after)]
    changed = {key for key in articles[0] & articles[1] if key not in names[0] and key not in names[1]}
    return Difference(
        articles_added=tuple(sorted(articles[1] - articles[0])),
        articles_removed=tuple(sorted(articles[0] - articles[1])),
        articles_changed=tuple(sorted(changed)),
        facts_added=facts.added, facts_removed=facts.removed, facts_changed=facts.changed,
        evidence_changed=facts.evidence, entities_added=things.added, entities_removed=things.removed,
        entities_changed=things.changed,
    )  # fmt: skip


@contextmanager
def _opened(path: Path) -> Iterator[pyoxigraph.Store]:
    if path.is_dir() or not path.suffix:
        with Store.open(path, read_only=True) as store:
            yield store.dataset
    else:
        yield _loaded(path)


def _loaded(path: Path) -> pyoxigraph.Store:
    """The file as a dataset, its named graphs merged, but for what was inferred."""
    form = _SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise SourceError(str(path), f"is no store and has none of the suffixes {', '.join(_SUFFIXES)}.")
    dataset = pyoxigraph.Store()
    try:
        with path.open("rb") as file:
            quads = pyoxigraph.parse(file, format=form)
            told = (quad for quad in quads if not str(quad.graph_name).endswith(f"/{INFERRED}>"))
            dataset.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in told)
    except (OSError, SyntaxError, ValueError) as error:
        raise SourceError(str(path), f"cannot be read: {getattr(error, 'strerror', None) or error}.") from error
    if not Statements(dataset).sources:
        raise SourceError(str(path), "holds no articles: it is no graph that newsgraph export wrote.")
    return dataset

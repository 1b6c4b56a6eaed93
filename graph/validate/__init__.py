"""A store in, what is wrong with it out: the evidence checked again, and the RDF held to its shapes.

Two checks that know nothing of each other.  ``stored`` repeats the build's check of the evidence from what the store
keeps: the articles as they were read, and the graph.  ``shapes`` holds the graph to shapes.ttl, or to shapes of the
user's.  Nothing is changed, nothing is fetched from the network.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode
from rdflib.namespace import RDF, SDO

from graph.errors import StoreError
from graph.facts import Reader
from graph.store import Store
from graph.validate.shapes import shapes_path, violations
from graph.validate.stored import problems
from graph.validate.violation import Violation
from graph.vocab import NG, NIF

__all__ = ["Validation", "Violation", "shapes_path", "validate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """What was looked at, and what is wrong with it, sorted by shape and node."""

    articles: int
    facts: int
    evidence: int
    triples: int
    violations: tuple[Violation, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether nothing is wrong."""
        return not self.violations

    @property
    def by_shape(self) -> tuple[tuple[str, int], ...]:
        """Each shape that does not hold with the number of its violations, the most frequent first."""
        return tuple(sorted(Counter(v.shape for v in self.violations).items(), key=lambda pair: (-pair[1], pair[0])))


def validate(store: Store, shapes: Path | None = None) -> Validation:
    """Check the evidence of a store and hold its graph to the shapes, by default to those of the package.

    Raises :class:`graph.errors.StoreError` when the graph is older than the articles.
    """
    if store.dirty:
        raise StoreError(
            f"{store.name}: the graph is older than its articles: run the same build again, then validate."
        )
    reader = Reader(store)
    found = [*problems(store, reader), *violations(store.dataset, shapes or shapes_path())]
    return Validation(
        articles=len(reader.subjects(RDF.type, NamedNode(str(SDO.NewsArticle)))),
        facts=len(reader.subjects(RDF.type, NamedNode(str(NG.Fact)))),
        evidence=len(reader.subjects(RDF.type, NamedNode(str(NG.Evidence)))),
        triples=sum(1 for _ in store.dataset.quads_for_pattern(None, None, None, DefaultGraph())),
        violations=tuple(sorted(_told(found, reader), key=lambda v: (v.shape, v.focus, v.path, v.value, v.message))),
    )


def _told(found: Iterable[Violation], reader: Reader) -> set[Violation]:
    """Each violation with the sentence that it concerns."""
    known: dict[str, str] = {}
    for violation in found:
        if violation.focus not in known:
            known[violation.focus] = _sentence(violation.focus, reader)
    return {violation.about(known[violation.focus]) for violation in found}


def _sentence(focus: str, reader: Reader) -> str:
    """The quote of an evidence, of a fact's first evidence, or of a fact that names the node; else a headline."""
    try:
        if text := reader.text(focus, NIF.anchorOf) or reader.text(focus, SDO.headline):
            return text
        facts = [focus] if reader.values(focus, NG.evidence) else _facts(focus, reader)
    except ValueError:  # a literal, or the source of an article
        return ""
    quotes = (reader.text(one, NIF.anchorOf) for fact in facts for one in reader.texts(fact, NG.evidence))
    return next(filter(None, quotes), "")


def _facts(focus: str, reader: Reader) -> list[str]:
    node = NamedNode(focus)
    ways = (NG.evidence, NG.qualifier, RDF.subject, RDF.object, RDF.predicate, NG.speaker, NG.validTime)
    return [fact for way in ways for fact in reader.subjects(way, node)[:1]] or sorted(reader.parts(focus))

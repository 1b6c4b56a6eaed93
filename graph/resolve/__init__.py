"""From the readings of a corpus to its knowledge: entities, facts and their evidence.

The only fold over the corpus.  A pure function of the set of readings: their order never matters.
"""

from collections.abc import Sequence

from graph.model import Fact, Knowledge, Reading
from graph.ontology import Ontology
from graph.patterns import PatternSet
from graph.resolve.entities import link
from graph.resolve.facts import Source, article_iri, facts_of, merged, used_entities


def resolve(
    readings: Sequence[Reading], ontology: Ontology, patterns: PatternSet, *, base: str, agent: str
) -> Knowledge:
    """Everything the readings state, resolved; ``agent`` names the extractor and model for provenance."""
    ordered = sorted(readings, key=lambda reading: (reading.article.digest, reading.article.source))
    links = link(ordered, ontology, base=base)
    found: list[Fact] = []
    for reading in ordered:
        source = Source(reading, article_iri(reading.article, base), agent)
        found.extend(facts_of(source, links, ontology, patterns, base))
    facts = merged(found)
    return Knowledge(
        articles=tuple(sorted((article_iri(r.article, base), r.article) for r in ordered)),
        entities=used_entities(links.entities, facts),
        facts=facts,
        predicates=tuple(
            sorted({(f.predicate, f.predicate_label) for f in facts if f.open} | _qualifier_predicates(facts))
        ),
    )


def _qualifier_predicates(facts: Sequence[Fact]) -> set[tuple[str, str]]:
    return {(q.predicate, q.label) for fact in facts for q in fact.qualifiers if "/open/" in q.predicate}

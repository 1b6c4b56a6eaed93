"""From the readings of a corpus to its knowledge: entities, facts and their evidence.

The only fold over the corpus.  A pure function of the set of readings: their order never matters.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from graph.confidence import Confidence, Stated
from graph.model import Extraction, Fact, Knowledge, Reading
from graph.ontology import Ontology
from graph.patterns import PatternSet
from graph.resolve.decisions import Decisions
from graph.resolve.entities import Links, link
from graph.resolve.facts import Source, Types, article_iri, facts_of, merged, used_entities
from graph.resolve.identities import Table, identify


def distinct(readings: Sequence[Reading]) -> list[Reading]:
    """One reading of each content, by digest: of copies the one whose source comes first, whichever arrived first."""
    chosen: dict[str, Reading] = {}
    for digest, reading in sorted(((r.article.digest, r) for r in readings), key=lambda p: (p[0], p[1].article.source)):
        chosen.setdefault(digest, reading)
    return list(chosen.values())


def resolve(
    readings: Sequence[Reading],
    ontology: Ontology,
    patterns: PatternSet,
    *,
    base: str,
    agent: str,
    decisions: Decisions | None = None,
    confidence: Confidence | None = None,
    least: float = 0.0,
    table: Table | None = None,
) -> Knowledge:
    """Everything the readings state, resolved; ``agent`` names the extractor and model for provenance.

    ``confidence`` weighs each fact, which else keeps its extraction's guess; facts below ``least`` are left out.
    ``table`` gives entities the ids of its names.
    """
    ordered = distinct(readings)
    links = link(ordered, ontology, base=base, decisions=decisions)
    types = Types(links, ontology)
    found: list[Fact] = []
    refused: Counter[str] = Counter()
    for reading in ordered:
        source = Source(reading, article_iri(reading.article, base), agent)
        found += weighed_facts(source, links, types, patterns, base, confidence, refused)
    facts, doubtful = likely(found, least)
    entities = used_entities(links.entities, facts)
    known = {entity.iri for entity in entities}
    return Knowledge(
        articles=tuple(sorted((article_iri(r.article, base), r.article) for r in ordered)),
        entities=entities,
        facts=facts,
        replaced=tuple((old, new) for old, new in links.replaced if new in known and old not in known),
        predicates=tuple(
            sorted({(f.predicate, f.predicate_label) for f in facts if f.open} | _qualifier_predicates(facts))
        ),
        refused=tuple(sorted(refused.items())),
        doubtful=doubtful,
        identities=() if table is None else identify(entities, facts, table, ontology),
    )


def weighed_facts(
    source: Source, links: Links, types: Types, patterns: PatternSet, base: str, confidence: Confidence | None,
    refused: Counter[str],
) -> Iterator[Fact]:  # fmt: skip
    """Every fact of one article with its confidence: :func:`graph.resolve.facts.facts_of`, weighed."""
    for extraction, fact in facts_of(source, links, types, patterns, base, refused):
        yield fact if confidence is None else confidence.weighed(seen(extraction, fact, source, types))


def likely(facts: Sequence[Fact], least: float) -> tuple[tuple[Fact, ...], int]:
    """One fact for each IRI with all its evidence, and how many were left out as less likely than ``least``."""
    every = merged(facts)
    kept = tuple(fact for fact in every if fact.confidence >= least)
    return kept, len(every) - len(kept)


def seen(extraction: Extraction, fact: Fact, source: Source, types: Types) -> Stated:
    """What is known of a fact where it is made."""
    article = source.reading.article
    return Stated(
        extraction=extraction, fact=fact, text=article.text, title=article.title, subject_type=types.of(fact.subject),
        object_type=types.of(fact.object),
    )  # fmt: skip


def _qualifier_predicates(facts: Sequence[Fact]) -> set[tuple[str, str]]:
    return {(q.predicate, q.label) for fact in facts for q in fact.qualifiers if "/open/" in q.predicate}

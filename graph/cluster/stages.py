"""The work on one partition, each a pure function of what it is given.

Article -> Reading -> Share | Facts with N-Quads -> merged facts with N-Quads
Article -> bands -> candidate pairs -> near-copies
"""

import os
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from pyoxigraph import Quad, RdfFormat, serialize

from graph.assertion import Terms, article_quads, fact_quads
from graph.confidence import packaged
from graph.copies import SHARED, SHORTEST, bands, share, shingles
from graph.model import Article, Entity, Fact, Reading
from graph.ontology import Ontology, load_ontology
from graph.patterns import PatternSet
from graph.pipeline import read_apart
from graph.resolve import likely, weighed_facts
from graph.resolve.decisions import Decisions
from graph.resolve.entities import Identities, Part, Share, linked, part_of
from graph.resolve.facts import Source, Types, article_iri, used_iris
from graph.resolve.identities import words_about
from graph.resolve.kinds import Kinds
from graph.resolve.nominals import Ref


@dataclass(frozen=True, slots=True)
class Frame:
    """What the work on every partition knows; it travels with it, so it is small."""

    base: str
    agent: str
    ontology: Path | None
    """A file that every machine has under this name; None for the one in the package."""
    decisions: Decisions
    least: float
    """The confidence below which a fact is left out."""
    patterns: PatternSet
    folder: Path
    """Where N-Quads partitions are written: one folder that every machine sees."""


Row = tuple[str, tuple[tuple[str, int], str | None, Fact]]
"""IRI of a fact; digest of its article and number in it, date of the article, and the fact."""
Texts = list[tuple[str, frozenset[bytes]]]


@dataclass(frozen=True, slots=True)
class Slice:
    """The part of the corpus's identities that the articles of a partition need."""

    entities: tuple[Entity, ...]
    iris: Mapping[str, Mapping[Ref, str]]


@dataclass(frozen=True, slots=True)
class Told:
    """What the driver knows of an article in the graph."""

    iri: str
    digest: str
    date: str | None
    sentences: int


@dataclass(frozen=True, slots=True)
class Written:
    """What the merged facts of a partition add up to; the facts themselves are on disk."""

    facts: int
    properties: Counter[str]
    """Labels of the ontology's properties, and facts of each."""
    used: set[str]
    """IRIs that facts name."""
    terms: Terms
    doubtful: int
    """Facts that were left out for want of confidence."""
    about: dict[str, set[str]]
    """For each entity that a table of aliases names, the words of the sentences that speak of it."""


@cache
def _ontology(path: Path | None) -> Ontology:
    return load_ontology(path)


@cache
def _kinds(path: Path | None) -> Kinds:
    return Kinds(_ontology(path))


def keep(items: Iterable[object], folder: Path, kind: str) -> list[Path]:
    """Each item in a file of its own, from which any machine can take it, again if need be."""
    files = []
    for number, item in enumerate(items):
        files.append(folder / f"{kind}-{number:05}.pickle")
        files[-1].write_bytes(pickle.dumps(item))
    return files


def load(file: Path) -> Any:
    """The item that :func:`keep` wrote."""
    return pickle.loads(file.read_bytes())  # noqa: S301 - our own, in a folder of the build's


def read_part(articles: Sequence[Article], *, model: str | None) -> list[Reading]:
    """Annotate and extract, with one thread: an engine starts a worker for each core."""
    return read_apart(articles, model=model, threads=1)


def _parts(readings: Sequence[Reading], frame: Frame) -> list[Part]:
    return [part_of(r, r.article.digest, _kinds(frame.ontology), frame.decisions) for r in readings]


def share_part(readings: Sequence[Reading], *, frame: Frame) -> list[Share]:
    """What the driver must know of each article to tell who is who."""
    return [part.share for part in _parts(readings, frame)]


def fact_part(readings: Sequence[Reading], known: Slice, *, frame: Frame) -> tuple[list[Row], Counter[str]]:
    """The facts of each article, and why others were refused."""
    links = linked(_parts(readings, frame), Identities(known.entities, (), (), 0, known.iris), base=frame.base)
    types, refused = Types(links, _ontology(frame.ontology)), Counter[str]()
    rows: list[Row] = []
    for reading in readings:
        source = Source(reading, article_iri(reading.article, frame.base), frame.agent)
        digest, date = reading.article.digest, reading.article.date
        found = weighed_facts(source, links, types, frame.patterns, frame.base, packaged(), refused)
        for number, fact in enumerate(found):
            rows.append((fact.iri, ((digest, number), date, fact)))
    return rows, refused


def merge_part(rows: Sequence[Row], number: int, *, frame: Frame, named: Path) -> Written:
    """One fact for each IRI with all its evidence, as the embedded build merges them; written to ``facts-*.nq``.

    ``named`` is the file of the IRIs of the entities that a table of aliases names.
    """
    ordered = sorted(rows, key=lambda row: row[1][0])
    facts, doubtful = likely([fact for _, (_, _, fact) in ordered], frame.least)
    dates = {e.article: date for _, (_, date, fact) in ordered if date for e in fact.evidence}
    write(frame.folder / f"facts-{number:05}.nq", fact_quads([f for f in facts if f.evidence], dates, frame.base))
    properties = Counter(fact.predicate_label for fact in facts if not fact.open)
    about = words_about(load(named), facts)
    return Written(len(facts), properties, used_iris(facts), Terms.of(facts), doubtful, about)


def article_part(readings: Sequence[Reading], number: int, *, frame: Frame) -> list[Told]:
    """The articles, written to ``articles-*.nq``."""
    iris = [article_iri(reading.article, frame.base) for reading in readings]
    articles = [reading.article for reading in readings]
    write(frame.folder / f"articles-{number:05}.nq", article_quads(zip(iris, articles, strict=True)))
    return [Told(i, r.article.digest, r.article.date, len(r.sentences)) for i, r in zip(iris, readings, strict=True)]


def write(file: Path, quads: Iterable[Quad]) -> None:
    """Each quad once, sorted; the file is there whole or not at all, however often the work is done."""
    data = serialize(quads, format=RdfFormat.N_QUADS) or b""
    lines = sorted(set(data.splitlines(keepends=True)))
    parted = file.with_name(f"{file.name}.{os.getpid()}.part")
    parted.write_bytes(b"".join(lines))
    parted.replace(file)


# near-copies: blocking by bands, scoring of pairs


def texts_part(readings: Sequence[Reading], *, frame: Frame) -> Texts:
    """The shingles of each article that has enough of them, by its IRI."""
    found = ((article_iri(r.article, frame.base), shingles(r.article.text)) for r in readings)
    return [(iri, one) for iri, one in found if len(one) >= SHORTEST]


def band_part(texts: Texts) -> list[tuple[bytes, str]]:
    """Blocking keys: each band of each text."""
    return [(band, iri) for iri, found in texts for band in bands(found)]


def pair_part(rows: Sequence[tuple[bytes, str]]) -> list[tuple[str, tuple[str, str]]]:
    """The pairs of each block, under their first article."""
    blocks: dict[bytes, set[str]] = defaultdict(set)
    for band, iri in rows:
        blocks[band].add(iri)
    pairs = {pair for block in blocks.values() for pair in combinations(sorted(block), 2)}
    return [(pair[0], pair) for pair in sorted(pairs)]


def given_part(texts: Texts) -> list[tuple[str, frozenset[bytes]]]:
    """The texts as rows, to be met with the pairs."""
    return list(texts)


def second_part(
    pairs: Sequence[tuple[str, tuple[str, str]]], texts: Texts
) -> list[tuple[str, tuple[str, frozenset[bytes]]]]:
    """Each pair with the shingles of its first article, under its second one."""
    known = dict(texts)
    return [(two, (one, known[one])) for one, two in sorted({pair for _, pair in pairs})]


def alike_part(half: Sequence[tuple[str, tuple[str, frozenset[bytes]]]], texts: Texts) -> list[tuple[str, str]]:
    """The pairs that are near-copies."""
    known = dict(texts)
    return [(one, two) for two, (one, found) in half if share(found, known[two]) >= SHARED]

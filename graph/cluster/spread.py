"""The course of a build on an engine: what each partition is given, and what the driver does between the stages.

The driver holds of every article its share (names, nouns, amounts; no text) and of every fact nothing but the IRIs and
labels in use.  Everything else stays on the engine or on disk.
"""

import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from pyoxigraph import Quad, RdfFormat, parse

from graph.assertion import Making, Terms, copy_quads, identity_quads, shared_quads
from graph.cluster import stages
from graph.cluster.engines import Engine, Parts
from graph.cluster.stages import Frame, Slice, Written
from graph.copies import firsts
from graph.hands import Outcome, Rules
from graph.model import Article, Entity, Identity, Reading
from graph.patterns import PatternSet
from graph.resolve.entities import Identities, Share, identify, replaced_names
from graph.resolve.identities import identified, named_in
from graph.resolve.iris import slug
from graph.resolve.kinds import Kinds

_Item = TypeVar("_Item")
ARTICLES = 200
"""Articles of a partition: some seconds of annotation, some megabytes of readings."""


class Spread:
    """The work of a build on an engine; N-Quads go to ``nquads``, or through a folder that goes to the store."""

    def __init__(self, engine: Engine, nquads: Path | None = None, *, scratch: Path | None = None) -> None:
        """Without a ``scratch`` folder that engine and driver see, a temporary one is made and taken away."""
        self._engine, self._nquads = engine, nquads
        self._own = None if nquads or scratch else tempfile.TemporaryDirectory(prefix="newsgraph-")
        self._folder = nquads or scratch or Path(self._own.name if self._own else "")

    def close(self) -> None:
        """Stop the engine and take away what lies in between."""
        self._engine.close()
        for file in self._folder.glob("*.pickle"):
            file.unlink()
        if self._own is not None:
            self._own.cleanup()

    def read(self, articles: Sequence[Article], model: str | None) -> Iterator[list[Reading]]:
        """Annotate and extract, a partition at a time."""
        work = partial(stages.read_part, model=model)
        size = max(1, min(ARTICLES, -(-len(articles) // (4 * self._engine.slots))))
        self._folder.mkdir(parents=True, exist_ok=True)
        yield from self._engine.each(self._engine.map(work, self._given(_chunks(articles, size), "sources")))

    def resolve(
        self, readings: Iterable[Reading], rules: Rules, patterns: PatternSet, agent: str, making: Making
    ) -> Outcome:
        """The graph that follows from the readings (by source), as partitions on disk."""
        folder = self._folder.absolute()
        _empty(folder)
        settings = rules.settings
        ontology = settings.ontology and settings.ontology.absolute()
        frame = Frame(settings.base, agent, ontology, rules.decisions, settings.min_confidence, patterns, folder)
        seen: Counter[str] = Counter()
        parts = self._given(_chunks(_distinct(readings, seen), ARTICLES), "readings")
        return self._resolve(parts, rules, frame, making, seen)

    def _given(self, items: Iterable[object], kind: str) -> Parts:
        """Partitions by way of the folder: the driver holds one at a time, and none is lost with a worker."""
        files = stages.keep(items, self._folder.absolute(), kind)
        return self._engine.map(stages.load, self._engine.parts(files))

    def _resolve(self, parts: Parts, rules: Rules, frame: Frame, making: Making, seen: Counter[str]) -> Outcome:
        engine = self._engine
        count = len(parts)
        numbers = engine.parts(range(count))
        kinds = Kinds(rules.ontology)
        shares = list(engine.each(engine.map(partial(stages.share_part, frame=frame), parts)))
        flat = [share for some in shares for share in some]
        found = identify(flat, kinds, base=frame.base, decisions=rules.decisions)
        slices = self._given(_slices(shares, found, frame.base), "slices")
        facts = engine.map(partial(stages.fact_part, frame=frame), parts, slices)
        rows = engine.exchange(engine.map(_first, facts), count)
        wanted = frozenset[str]() if rules.table is None else named_in(rules.table, found.entities)
        (named,) = stages.keep([wanted], frame.folder, "named")
        written = list(engine.each(engine.map(partial(stages.merge_part, frame=frame, named=named), rows, numbers)))
        refused = sum(engine.each(engine.map(_second, facts)), Counter[str]())
        articles = [
            one
            for some in engine.each(engine.map(partial(stages.article_part, frame=frame), parts, numbers))
            for one in some
        ]
        copies = firsts(self._alike(parts, frame, count), {one.iri: one.date for one in articles})
        used = set().union(*(part.used for part in written))
        entities = tuple(entity for entity in found.entities if entity.iri in used)
        terms = Terms.of([])
        for part in written:
            terms |= part.terms
        known = {entity.iri for entity in entities}
        replaced = [
            (old, new) for old, new in replaced_names(found.names, frame.base) if new in known and old not in known
        ]
        iris = sorted(one.iri for one in articles)
        stages.write(
            frame.folder / "shared.nq", shared_quads(entities, replaced, terms, iris, base=frame.base, making=making)
        )
        identities = _identities(entities, written, rules)
        stages.write(frame.folder / "identities.nq", identity_quads(identities, frame.base))
        stages.write(frame.folder / "copies.nq", copy_quads(copies, frame.base))
        properties = sum((part.properties for part in written), Counter[str]())
        return Outcome(
            articles=len(articles), copies=seen["copies"], sentences=sum(one.sentences for one in articles),
            near_copies=frozenset(one.digest for one in articles if one.iri in copies),
            facts=sum(part.facts for part in written), properties=properties,
            doubtful=sum(part.doubtful for part in written), identities=identities,
            entity_types=Counter(entity.type for entity in entities), refused=refused,
            quads=None if self._nquads else _parsed(frame.folder),
        )  # fmt: skip

    def _alike(self, parts: Parts, frame: Frame, count: int) -> list[tuple[str, str]]:
        """The pairs of near-copies: blocks by band, pairs scored where their texts are."""
        engine = self._engine
        texts = engine.map(partial(stages.texts_part, frame=frame), parts)
        by_iri = engine.exchange(engine.map(stages.given_part, texts), count)
        pairs = engine.map(stages.pair_part, engine.exchange(engine.map(stages.band_part, texts), count))
        half = engine.map(stages.second_part, engine.exchange(pairs, count), by_iri)
        found = engine.map(stages.alike_part, engine.exchange(half, count), by_iri)
        return [pair for some in engine.each(found) for pair in some]


def _chunks(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    given = iter(items)
    while chunk := list(islice(given, size)):
        yield chunk


def _distinct(readings: Iterable[Reading], seen: Counter[str]) -> Iterator[Reading]:
    """One reading of each content; they come by source, so it is the first."""
    digests: set[bytes] = set()
    for reading in readings:
        digest = bytes.fromhex(reading.article.digest)
        if digest in digests:
            seen["copies"] += 1
        else:
            digests.add(digest)
            yield reading


def _slices(shares: Sequence[Sequence[Share]], found: Identities, base: str) -> Iterator[Slice]:
    """For each partition what its articles refer to, and those entities."""
    entities = {entity.iri: entity for entity in found.entities}
    for some in shares:
        iris = {share.digest: found.iris[share.digest] for share in some}
        used = {iri for known in iris.values() for iri in known.values()}
        used |= {f"{base}amount/{slug(name)}" for share in some for name, _ in share.quantities}
        used |= {f"{base}time/{slug(name)}" for share in some for name, _ in share.periods}
        yield Slice(tuple(entities[iri] for iri in sorted(used)), iris)


def _identities(entities: Sequence[Entity], written: Iterable[Written], rules: Rules) -> tuple[Identity, ...]:
    """The ids of the entities in the graph, from the words that the partitions found about them."""
    if rules.table is None:
        return ()
    about: dict[str, set[str]] = defaultdict(set)
    for part in written:
        for iri, words in part.about.items():
            about[iri] |= words
    return identified(entities, about, rules.table, rules.ontology)


def _first(pair: tuple[list[object], object]) -> list[object]:
    return pair[0]


def _second(pair: tuple[object, Counter[str]]) -> Counter[str]:
    return pair[1]


def _empty(folder: Path) -> None:
    """Make the folder and take away the partitions of an earlier build."""
    folder.mkdir(parents=True, exist_ok=True)
    for pattern in ("*.nq", "*.nq.*.part"):
        for file in folder.glob(pattern):
            file.unlink()


def _parsed(folder: Path) -> Iterator[Quad]:
    for file in sorted(folder.glob("*.nq")):
        with file.open("rb") as lines:
            yield from parse(lines, format=RdfFormat.N_QUADS)

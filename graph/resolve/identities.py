"""Entities to the ids of a table that a user gives: names, types and context in, links with their reasons out.

The table has a row a name: ``alias`` and ``id`` (``Q42`` of Wikidata, or an absolute IRI), and where it likes ``type``
(a class of the ontology), ``description`` and ``count`` (how often the name means this id).  It is TSV with a head
line, JSON Lines or Parquet.  A link says who is meant and merges nothing: two entities with one id stay two.  Where two
ids fit about as well no link is made, and both are told.
"""

import csv
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from graph.errors import GraphError
from graph.model import Entity, Fact, Identity
from graph.ontology import Ontology
from graph.resolve.names import key

WIKIDATA = "http://www.wikidata.org/entity/"
PREVAILING = 10
"""So many times as frequent is a meaning that wins by its count alone."""
_FIELDS = ("alias", "id", "type", "description", "count")
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A name of the table and what it means."""

    alias: str
    id: str
    """Absolute IRI."""
    type: str = ""
    description: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows by the key of their name."""

    rows: Mapping[str, tuple[Row, ...]]
    digest: str
    """SHA-256 (hex) of the file."""


def load_table(path: Path, ontology: Ontology) -> Table:
    """Read a table; raises :class:`graph.errors.GraphError` for a row that cannot be used."""
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        given = list(_given(path))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise GraphError(
            f"{path}: cannot read the table of aliases: {error}. Expected TSV, JSON Lines or Parquet."
        ) from error
    rows: dict[str, list[Row]] = defaultdict(list)
    for number, values in enumerate(given, 1):
        row = _row(path, number, values, ontology)
        rows[key(row.alias)].append(row)
    return Table(rows={name: tuple(found) for name, found in rows.items() if name}, digest=digest)


def _given(path: Path) -> Iterator[Mapping[str, Any]]:
    if path.suffix == ".parquet":
        try:
            from pyarrow import parquet  # noqa: PLC0415  (not needed otherwise)
        except ImportError as error:
            raise GraphError(
                f"{path}: Parquet needs pyarrow (pip install pyarrow); or give TSV or JSON Lines."
            ) from error
        yield from parquet.read_table(path).to_pylist()
    elif path.suffix in {".jsonl", ".ndjson"}:
        yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    else:
        with path.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _row(path: Path, number: int, values: Mapping[str, Any], ontology: Ontology) -> Row:
    texts = {name: str(values.get(name) or "").strip() for name in _FIELDS} if isinstance(values, Mapping) else {}
    alias, iri = texts.get("alias", ""), texts.get("id", "")
    if re.fullmatch(r"Q[1-9]\d*", iri):
        iri = WIKIDATA + iri
    try:
        NamedNode(iri)
    except ValueError:
        iri = ""
    if not alias or not iri:
        raise GraphError(f"{path}, row {number}: needs alias and id (Q42, or an absolute IRI); found {values!r}.")
    if texts["type"] and texts["type"] not in ontology.classes:
        raise GraphError(
            f"{path}, row {number}: {texts['type']!r} is no class of the ontology; leave type empty or name one."
        )
    count = texts["count"] or "0"
    if not count.isdecimal():
        raise GraphError(f"{path}, row {number}: count must be a whole number, not {count!r}.")
    return Row(alias=alias, id=iri, type=texts["type"], description=texts["description"], count=int(count))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An id that an entity's names may mean."""

    id: str
    names: tuple[str, ...]
    type: str
    context: tuple[str, ...]
    """Words of its description that the sentences about the entity have."""
    count: int


def identify(
    entities: Collection[Entity], facts: Iterable[Fact], table: Table, ontology: Ontology
) -> tuple[Identity, ...]:
    """What is known of each entity that a name of the table may mean, by IRI; those without any are left out."""
    return identified(entities, words_about(named_in(table, entities), facts), table, ontology)


def named_in(table: Table, entities: Iterable[Entity]) -> frozenset[str]:
    """IRIs of the entities that a name of the table may mean."""
    wanted = (entity for entity in entities if entity.quantity is None and entity.period is None)
    return frozenset(e.iri for e in wanted if any(key(name) in table.rows for name in (e.label, *e.aliases)))


def words_about(named: AbstractSet[str], facts: Iterable[Fact]) -> dict[str, set[str]]:
    """Words of the sentences that speak of each of these entities, by IRI."""
    words: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        for iri in {fact.subject, *fact.speakers, *(v for v in (fact.object,) if isinstance(v, str))} & named:
            for evidence in fact.evidence:
                words[iri] |= _words(evidence.quote)
    return dict(words)


def identified(
    entities: Iterable[Entity], about: Mapping[str, AbstractSet[str]], table: Table, ontology: Ontology
) -> tuple[Identity, ...]:
    """The same from the words that :func:`words_about` finds in all facts."""
    by_iri = {entity.iri: entity for entity in entities}
    found = []
    for iri in sorted(named_in(table, by_iri.values())):
        candidates = _candidates(by_iri[iri], about.get(iri, set()), table, ontology)
        if candidates:
            found.append(_choose(by_iri[iri], candidates))
    return tuple(found)


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _candidates(entity: Entity, said: AbstractSet[str], table: Table, ontology: Ontology) -> list[_Candidate]:
    by_id: dict[str, list[Row]] = defaultdict(list)
    for name in dict.fromkeys(key(n) for n in (entity.label, *entity.aliases)):
        for row in table.rows.get(name, ()):
            fits = not row.type or ontology.is_a(entity.type, row.type) or ontology.is_a(row.type, entity.type)
            if fits:
                by_id[row.id].append(row)
    own = {word for name in (entity.label, *entity.aliases) for word in _words(name)}
    return [
        _Candidate(
            iri,
            tuple(sorted({key(row.alias): row.alias for row in rows}.values())),
            max(row.type for row in rows),
            tuple(sorted({w for row in rows for w in _words(row.description)} & said - own)),
            max(r.count for r in rows),
        )
        for iri, rows in sorted(by_id.items())
    ]


def _choose(entity: Entity, candidates: list[_Candidate]) -> Identity:
    """The one id that fits best by far, or all of them told as ambiguous."""
    ranked = sorted(candidates, key=lambda c: (-len(c.names), -len(c.context), -c.count, c.id))
    best, rest = ranked[0], ranked[1:]
    bare = entity.type == "Person" and all(" " not in name for name in best.names)
    if any(not _better(best, other) for other in rest):
        return Identity(entity=entity.iri, candidates=tuple(sorted(c.id for c in ranked)), reason="several ids fit")
    if bare and not best.context:
        return Identity(
            entity=entity.iri, candidates=(best.id,), reason="one name of a person alone, no word in common"
        )
    parts = [f"named {', '.join(best.names)}"]
    parts += [f"type {best.type}"] if best.type else []
    parts += [f"in common: {', '.join(best.context[:5])}"] if best.context else []
    return Identity(
        entity=entity.iri, id=best.id, candidates=tuple(sorted(c.id for c in ranked)), reason="; ".join(parts)
    )


def _better(best: _Candidate, other: _Candidate) -> bool:
    """More names, two words of context more, or far more frequent while the other has no more context."""
    if len(best.names) > len(other.names) and len(best.context) >= len(other.context):
        return True
    if len(best.context) >= len(other.context) + 2:
        return True
    return best.count >= PREVAILING * max(1, other.count) and len(best.context) >= len(other.context)

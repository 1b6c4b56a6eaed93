"""Tables for data frames and warehouses: ``entities.parquet``, ``facts.parquet`` and ``evidence.parquet``.

``facts.subject`` and ``facts.object_iri`` lead to ``entities.iri``, ``evidence.fact`` to ``facts.iri``.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from graph.errors import GraphError
from graph.facts import Json, entities, facts
from graph.store import Store

ROWS = 10_000
"""Rows that are in memory at once."""
_ENTITIES = {"iri": "string", "label": "string", "type": "string", "aliases": "list<string>"}
_FACTS = {
    "iri": "string", "subject": "string", "subject_label": "string", "predicate": "string", "predicate_label": "string",
    "object_iri": "string", "object_label": "string", "object_type": "string", "value": "string", "unit": "string",
    "qualifiers": "list<struct>", "polarity": "string", "modality": "string", "speakers": "list<string>",
    "time": "string", "confidence": "double", "derived": "string", "sentences": "int64",
}  # fmt: skip
_EVIDENCE = {
    "fact": "string", "article": "string", "title": "string", "publisher": "string", "url": "string", "date": "string",
    "quote": "string", "begin": "int64", "end": "int64", "phrase": "string", "speakers": "list<string>",
    "subject_begin": "int64", "subject_end": "int64", "object_begin": "int64", "object_end": "int64",
    "confidence": "double", "agent": "string",
}  # fmt: skip


def folder(store: Store, path: Path) -> None:
    """Write the three files; raises :class:`graph.errors.GraphError` when pyarrow is not installed."""
    _write(path / "entities.parquet", _ENTITIES, map(_entity, entities(store)))
    _write(path / "facts.parquet", _FACTS, map(_fact, facts(store)))
    _write(path / "evidence.parquet", _EVIDENCE, (row for fact in facts(store) for row in _evidence(fact)))


def _write(path: Path, columns: dict[str, str], rows: Iterable[Json]) -> None:
    try:
        import pyarrow as pa  # noqa: PLC0415  (an extra that nothing else needs)
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise GraphError("Parquet needs the package pyarrow: pip install 'newsgraph[parquet]'.") from error
    kinds: dict[str, Any] = {
        "string": pa.string(), "int64": pa.int64(), "double": pa.float64(), "list<string>": pa.list_(pa.string()),
        "list<struct>": pa.list_(pa.struct({"predicate": pa.string(), "label": pa.string(), "value": pa.string()})),
    }  # fmt: skip
    schema = pa.schema({name: kinds[kind] for name, kind in columns.items()})
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in _batches(rows):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))


def _batches(rows: Iterable[Json]) -> Iterator[list[Json]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, ROWS)):
        yield batch


def _entity(entity: Json) -> Json:
    return {name: entity[name] for name in ("iri", "label", "aliases")} | {"type": _local(entity["type"])}


def _fact(fact: Json) -> Json:
    subject, thing = fact["subject"], fact["object"]
    qualifiers = [
        {"predicate": one["predicate"]["id"], "label": one["predicate"]["label"], "value": one["value"]["label"]}
        for one in fact["qualifiers"]
    ]
    row = {name: fact[name] for name in ("iri", "polarity", "modality", "speakers", "time", "confidence", "derived")}
    return row | {
        "subject": subject.get("iri"), "subject_label": subject["label"], "predicate": fact["predicate"]["id"],
        "predicate_label": fact["predicate"]["label"], "object_iri": thing.get("iri"), "object_label": thing["label"],
        "object_type": _local(thing["type"]) if "type" in thing else None, "value": thing.get("value"),
        "unit": thing.get("unit"), "qualifiers": qualifiers, "sentences": len(fact["evidence"]),
    }  # fmt: skip


def _evidence(fact: Json) -> Iterator[Json]:
    for one in fact["evidence"]:
        spans = {f"{end}_{edge}": one[f"{end}_span"][place] for end in ("subject", "object")
                 for place, edge in enumerate(("begin", "end"))}  # fmt: skip
        yield {name: one.get(name) for name in _EVIDENCE} | spans | {"fact": fact["iri"]}


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]

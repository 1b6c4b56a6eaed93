r"""The property graph for Neo4j: CSV files for its bulk import, and a script of Cypher.

The files are for ``neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv
--array-delimiter=U+001F --multiline-fields=true NAME``.  Texts are as they are, and no spreadsheet's: the format csv is
safe to open in one.  The script can be run again: every node is found by its IRI, every relationship by its fact.

Nothing that an article says is ever a part of the language: names of labels, types and properties are made of letters,
digits and ``_`` alone, and all else stands in string literals.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path
from typing import BinaryIO, TypeVar

from graph.export.property_graph import Edge, Node, edges, nodes
from graph.store import Store

DELIMITER = "\x1f"
"""Between the values of an array: no text holds it (it would be ``U+FFFD``)."""
_NODE = ("iri:ID", "name", "aliases:string[]", "value", "unit", ":LABEL")
_EDGE = (
    ":START_ID", ":END_ID", ":TYPE", "fact", "predicate", "label", "polarity", "modality", "confidence:double", "time",
    "speakers:string[]", "qualifiers:string[]", "sentences:string[]", "articles:string[]", "dates:string[]",
    "begins:int[]", "ends:int[]",
)  # fmt: skip
_ROWS = 200
"""Rows of one statement of the script."""
_NO_TEXT = re.compile(r"[\x00\x1f]")
_ESCAPED = re.compile(r"\\\\(?=u)|\\.")
_Item = TypeVar("_Item")


def folder(store: Store, path: Path) -> None:
    """Write ``nodes.csv`` and ``relationships.csv``."""
    _write(path / "nodes.csv", _NODE, map(_node_row, nodes(store)))
    _write(path / "relationships.csv", _EDGE, map(_edge_row, edges(store)))


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(",".join(header) + "\n")
        out.writelines(map(_line, rows))


def _line(cells: Sequence[str]) -> str:
    """Every cell in quotation marks but for empty ones, which are no value: the csv module leaves a lone CR bare."""
    quoted = ('"' + cell.replace('"', '""') + '"' if cell else "" for cell in cells)
    return ",".join(quoted) + "\n"


def _node_row(node: Node) -> list[str]:
    return [
        node.id, _text(node.name), _array(node.aliases), _text(node.value), _text(node.unit), _array(_labels(node.kind))
    ]  # fmt: skip


def _edge_row(edge: Edge) -> list[str]:
    return [
        edge.start, edge.end, relationship(edge.predicate), edge.id, edge.predicate, _text(edge.label), edge.polarity,
        edge.modality, repr(edge.confidence), edge.time, _array(edge.speakers), _array(edge.qualifiers),
        *(_array(edge.column(name)) for name in ("quote", "article", "date", "begin", "end")),
    ]  # fmt: skip


def _text(text: str) -> str:
    return _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", text)


def _array(texts: Iterable[str]) -> str:
    return DELIMITER.join(map(_text, texts))


def _labels(kind: str) -> list[str]:
    name = re.sub(r"\W", "_", kind, flags=re.ASCII)
    return sorted({name, "Thing"})


def relationship(predicate: str) -> str:
    """The type of a relationship: the last part of the IRI, as Neo4j's types are written.

    >>> relationship("https://w3id.org/newsgraph/ontology#competesWith")
    'COMPETES_WITH'
    """
    local = re.split(r"[/#]", predicate)[-1]
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", local)
    name = re.sub(r"[^A-Za-z0-9]+", "_", words).strip("_").upper()
    return name if name and not name[0].isdigit() else f"R_{name}".rstrip("_")


def cypher(store: Store, out: BinaryIO) -> None:
    """Write the script."""
    _say(out, "CREATE CONSTRAINT newsgraph_iri IF NOT EXISTS FOR (n:Thing) REQUIRE n.iri IS UNIQUE")
    by_kind = sorted(nodes(store), key=lambda node: (node.kind, node.id))
    for kind, group in groupby(by_kind, key=lambda node: node.kind):
        for batch in _batches(group):
            rows = ",\n  ".join(map(_node_map, batch))
            labels = "".join(f":{label}" for label in _labels(kind))
            _say(out, f"UNWIND [\n  {rows}\n] AS row\nMERGE (n:Thing {{iri: row.iri}}) SET n{labels}, n += row")
    by_type = sorted(edges(store), key=lambda edge: (relationship(edge.predicate), edge.id))
    for name, facts in groupby(by_type, key=lambda edge: relationship(edge.predicate)):
        for piece in _batches(facts):
            rows = ",\n  ".join(map(_edge_map, piece))
            _say(
                out,
                f"UNWIND [\n  {rows}\n] AS row\nMATCH (a:Thing {{iri: row.start}}), (b:Thing {{iri: row.end}})\n"
                f"MERGE (a)-[r:{name} {{fact: row.properties.fact}}]->(b) SET r += row.properties",
            )


def _say(out: BinaryIO, statement: str) -> None:
    out.write(f"{statement};\n".encode())


def _batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, _ROWS)):
        yield batch


def _node_map(node: Node) -> str:
    properties: dict[str, object] = {"iri": node.id, "name": node.name, "aliases": list(node.aliases)}
    properties |= {name: text for name, text in (("value", node.value), ("unit", node.unit)) if text}
    return literal(properties)


def _edge_map(edge: Edge) -> str:
    properties: dict[str, object] = {
        "fact": edge.id, "predicate": edge.predicate, "label": edge.label, "polarity": edge.polarity,
        "modality": edge.modality, "confidence": edge.confidence, "time": edge.time, "speakers": list(edge.speakers),
        "qualifiers": list(edge.qualifiers), "sentences": edge.column("quote"), "articles": edge.column("article"),
        "dates": edge.column("date"), "begins": [one["begin"] for one in edge.evidence],
        "ends": [one["end"] for one in edge.evidence],
    }  # fmt: skip
    return literal({"start": edge.start, "end": edge.end, "properties": properties})


def literal(value: object) -> str:
    r"""A value in Cypher.  A ``\u`` never follows a backslash: some versions read it before they read the string.

    >>> print(literal({"name": 'a "b"\\u0022', "ends": [3]}))
    {name: "a \"b\"\\" + "u0022", ends: [3]}
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {literal(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    if isinstance(value, str):
        quoted = json.dumps(_text(value), ensure_ascii=False)
        return _ESCAPED.sub(lambda found: '\\\\" + "' if found[0] == "\\\\" and _before_u(found) else found[0], quoted)
    return repr(value)


def _before_u(found: re.Match[str]) -> bool:
    return found.string[found.end() : found.end() + 1] == "u"

"""A store in, a file or a folder of files out, in any of :data:`FORMATS`.  The same store gives the same bytes.

One module a world: RDF, tables, networks, property graphs, text spans.  docs/formats.md says what each format holds and
what is lost in it.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import DefaultGraph

from graph.errors import QueryError
from graph.export import kgx, neo4j, networks, parquet, rdf, rdf12, spans, tables
from graph.export.tables import inert
from graph.store import Store

__all__ = ["FILES", "FOLDERS", "FORMATS", "MERGED", "export", "export_folder", "inert"]

MERGED: Mapping[str, Callable[[Store, BinaryIO, rdf.Graphs], None]] = {
    "turtle": rdf.turtle,
    "ntriples": rdf.ntriples,
    "jsonld": rdf.jsonld,
    "rdfxml": rdf.rdfxml,
}
"""Writers of several graphs as one."""
FILES: Mapping[str, Callable[[Store, BinaryIO], None]] = {
    "turtle": rdf.turtle,
    "trig": rdf.trig,
    "ntriples": rdf.ntriples,
    "nquads": rdf.nquads,
    "jsonld": rdf.jsonld,
    "rdfxml": rdf.rdfxml,
    "turtle12": rdf12.turtle12,
    "jsonl": tables.jsonl,
    "csv": tables.csv_rows,
    "graphml": networks.graphml,
    "gexf": networks.gexf,
    "cypher": neo4j.cypher,
    "nif": spans.nif,
    "webanno": spans.webanno,
}
"""Writers of one file, by the name of their format."""
FOLDERS: Mapping[str, Callable[[Store, Path], None]] = {
    "neo4j": neo4j.folder,
    "kgx": kgx.folder,
    "parquet": parquet.folder,
}
"""Writers of several files into a folder."""
FORMATS = (*FILES, *FOLDERS)


def export(store: Store, name: str, out: BinaryIO, *, inferred: bool = False) -> None:
    """Write the whole store as one file; with what follows from the facts when ``inferred``."""
    _check(store, name, inferred=inferred)
    if name in FOLDERS:
        raise QueryError(f"{name} is a folder of files: give one to write to.")
    if inferred and name in MERGED:
        MERGED[name](store, out, (DefaultGraph(), store.inferred))
    else:
        FILES[name](store, out)


def export_folder(store: Store, name: str, path: Path, *, inferred: bool = False) -> None:
    """Write the whole store into a folder, made if need be: files of the same names are written over."""
    _check(store, name, inferred=inferred)
    if name not in FOLDERS:
        raise QueryError(f"{name} is one file: give its name.")
    path.mkdir(parents=True, exist_ok=True)
    FOLDERS[name](store, path)


def _check(store: Store, name: str, *, inferred: bool) -> None:
    if name not in FORMATS:
        raise QueryError(f"There is no export format {name!r}; there are: {', '.join(FORMATS)}.")
    if inferred and not store.has_inferred:
        raise QueryError(f"{store.name} keeps no inferences. Make them with: newsgraph infer --store {store.name}")
    if inferred and name not in {*MERGED, "trig", "nquads"}:
        places = ", ".join([*MERGED, "trig", "nquads"])
        raise QueryError(f"{name} holds facts, and an inference is none: choose {places}, or leave --infer out.")

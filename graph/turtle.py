"""Triples in, Turtle that reads well out: sorted prefixes, a block a subject, the type and names first.

pyoxigraph writes the terms; this module gives order, blank lines and a head that is the same in every run.
"""

import io
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import IO, BinaryIO, cast

from pyoxigraph import Quad, RdfFormat, Triple, serialize
from rdflib.namespace import RDF, RDFS, SKOS

from graph.vocab import NIF, PREFIXES

_FOLDERS = ("concept", "thing", "amount", "article", "evidence", "fact", "qualifier", "agent", "activity", "input")
_FIRST = {
    f"<{iri}>": rank
    for rank, iri in enumerate(
        (RDF.type, SKOS.prefLabel, RDFS.label, SKOS.altLabel, RDF.subject, RDF.predicate, RDF.object, NIF.anchorOf)
    )
}


def prefixes(base: str) -> dict[str, str]:
    """Every prefix of an export: those of queries, and one for each folder under the base."""
    return {"": base, **PREFIXES, **{name: f"{base}{name}/" for name in _FOLDERS}, "when": f"{base}time/"}


def predicate_order(triple: Triple | Quad) -> tuple[int, str, str]:
    """Sort key inside a subject: type, names, then by predicate and value."""
    predicate = str(triple.predicate)
    return _FIRST.get(predicate, len(_FIRST)), predicate, str(triple.object)


def write_turtle(
    triples: Iterable[Triple], out: BinaryIO, base: str, *, more: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Write triples that come subject by subject; with ``more`` prefixes."""
    _write(triples, out, RdfFormat.TURTLE, {**prefixes(base), **more})


def write_trig(quads: Iterable[Quad], out: BinaryIO, base: str) -> None:
    """Write quads that come graph by graph, and in a graph subject by subject."""
    _write(quads, out, RdfFormat.TRIG, prefixes(base))


def turtle(triples: Iterable[Triple], base: str) -> str:
    """A few triples in any order as Turtle, with the prefixes that they need."""
    out = io.BytesIO()
    ordered = sorted(set(triples), key=lambda triple: (str(triple.subject), *predicate_order(triple)))
    text = "\n".join(map(str, ordered))
    used = {name: iri for name, iri in prefixes(base).items() if iri in text}
    _write(ordered, out, RdfFormat.TURTLE, used)
    return out.getvalue().decode()


def _write(rows: Iterable[Triple] | Iterable[Quad], out: BinaryIO, form: RdfFormat, known: dict[str, str]) -> None:
    out.write("".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(known.items())).encode())
    blocks = _Blocks(out, b"\t" if form == RdfFormat.TURTLE else b"\t\t", known)
    serialize(rows, cast("IO[bytes]", blocks), form, prefixes=known)
    blocks.finish()


_DOTTED = re.compile(rb"(?<![^\t ])([^\s:\"<>\\]*):([^\s\"<>]*(?<!\\)\\\.)(?![^ ])")
"""A prefixed name that ends in an escaped dot, which rdflib 7.6 cannot read.  No text looks like it: in a literal every
backslash before a dot is doubled."""


class _Blocks:
    """Passes Turtle on without its head, with a blank line before each block.

    Lines can be told apart by how they begin because no literal holds a raw line break: the writer escapes it.
    """

    def __init__(self, out: BinaryIO, inside: bytes, known: dict[str, str]) -> None:
        self._out, self._inside, self._known = out, inside, known
        self._rest = b""

    def write(self, data: bytes) -> int:
        *lines, self._rest = (self._rest + data).split(b"\n")
        self._out.write(b"".join(map(self._spaced, lines)))
        return len(data)

    def flush(self) -> None:
        """Nothing: a line is written when it is whole."""

    def finish(self) -> None:
        """Write what is left."""
        self._out.write(self._spaced(self._rest))

    def _spaced(self, line: bytes) -> bytes:
        if not line or line.startswith(b"@prefix "):
            return b""
        if b"\\." in line:
            line = _DOTTED.sub(self._whole, line)
        return (line if line.startswith((self._inside, b"}")) else b"\n" + line) + b"\n"

    def _whole(self, name: re.Match[bytes]) -> bytes:
        local = re.sub(r"\\(.)", r"\1", name[2].decode())
        return f"<{self._known[name[1].decode()]}{local}>".encode()

"""Triples in, their number and a hash out that does not depend on their order.

Two forms of one value are one: some servers keep the value alone (see :func:`normal`).
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple
from rdflib.namespace import DCTERMS, SDO, XSD

from graph.errors import StoreError

_SIZE = 16
_INTEGER, _DECIMAL = NamedNode(str(XSD.integer)), NamedNode(str(XSD.decimal))
_DATED = {NamedNode(str(iri)) for iri in (DCTERMS.date, SDO.datePublished)}
_YEARS = {NamedNode(str(iri)) for iri in (XSD.date, XSD.gYearMonth)}
_YEAR = NamedNode(str(XSD.gYear))
_CHANGING = tuple(f"#{name}>" for name in ("decimal", "date", "gYearMonth"))
"""How a triple ends whose value may have another form."""
_FIRST = re.compile(r"(-?\d{4,})-01(-01)?")
_MODULUS = 1 << (8 * _SIZE)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The sum, modulo 2^128, of the BLAKE2b hash of each triple's N-Triples line; equal graphs have equal ones."""

    triples: int = 0
    sum: int = 0

    @classmethod
    def of(cls, triples: Iterable[Triple]) -> Self:
        """Of a set of triples: each comes once."""
        count = total = 0
        for triple in triples:
            if isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode):
                raise StoreError(
                    f"A graph has a blank node, and such cannot be compared with another. Name it: {triple}"
                )
            count += 1
            total += int.from_bytes(key(triple), "big")
        return cls(count, total % _MODULUS)

    def __add__(self, other: "Fingerprint") -> "Fingerprint":
        """Of two graphs together, as quads."""
        return Fingerprint(self.triples + other.triples, (self.sum + other.sum) % _MODULUS)

    @property
    def hex(self) -> str:
        """The hash as it is told."""
        return f"{self.sum:032x}"


class Tally:
    """Fingerprints of the graphs of quads that go by, each of which comes once."""

    def __init__(self) -> None:
        self._counts: dict[NamedNode | BlankNode | DefaultGraph, int] = {}
        self._sums: dict[NamedNode | BlankNode | DefaultGraph, int] = {}

    def __call__(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """The quads, as they go by."""
        for quad in quads:
            name = quad.graph_name
            self._counts[name] = self._counts.get(name, 0) + 1
            self._sums[name] = self._sums.get(name, 0) + int.from_bytes(key(quad.triple), "big")
            yield quad

    @property
    def states(self) -> dict[str, Fingerprint]:
        """What has gone by, by name of the graph."""
        return {
            name.value: Fingerprint(n, self._sums[name] % _MODULUS)
            for name, n in self._counts.items()
            if isinstance(name, NamedNode)
        }


def key(triple: Triple) -> bytes:
    """A short stand-in for a triple in a set."""
    text = str(triple)
    if text.startswith("_:") or " _:" in text:
        _refuse_blank(triple)
    if text.endswith(_CHANGING):
        text = str(normal(triple))
    return hashlib.blake2b(text.encode(), digest_size=_SIZE).digest()


def _refuse_blank(triple: Triple) -> None:
    if isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode):
        raise StoreError(f"A graph has a blank node, and such cannot be compared. Give it a name: {triple}")


def normal(triple: Triple) -> Triple:
    """The triple with its value in one of several forms: that which is left of them on Virtuoso 7.2.

    A whole decimal is an integer there; and the date of an article on the first of January, or in that month, can come
    back as the year alone, because the three are one to its index.
    """
    value = triple.object
    if not isinstance(value, Literal):
        return triple
    if value.datatype == _DECIMAL and "." not in value.value:
        return Triple(triple.subject, triple.predicate, Literal(value.value, datatype=_INTEGER))
    if triple.predicate in _DATED and value.datatype in _YEARS and (found := _FIRST.fullmatch(value.value)):
        return Triple(triple.subject, triple.predicate, Literal(found[1], datatype=_YEAR))
    return triple


def fingerprint(dataset: pyoxigraph.Store, name: NamedNode | DefaultGraph) -> Fingerprint:
    """Of one graph of a dataset."""
    return Fingerprint.of(quad.triple for quad in dataset.quads_for_pattern(None, None, None, name))


def total(graphs: Iterable[tuple[str, Fingerprint]]) -> Fingerprint:
    """Of a dataset, from the fingerprints of its graphs by name: a graph counts with its name."""
    whole = Fingerprint()
    for name, one in graphs:
        own = int.from_bytes(hashlib.blake2b(f"{name} {one.triples} {one.hex}".encode(), digest_size=_SIZE).digest())
        whole += Fingerprint(one.triples, own)
    return whole

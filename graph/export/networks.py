"""Things and the facts between them for programs that draw networks: GraphML and GEXF."""

from typing import BinaryIO

from networkx.readwrite.gexf import GEXFWriter
from networkx.readwrite.graphml import GraphMLWriter

from graph.network import network
from graph.store import Store


def graphml(store: Store, out: BinaryIO) -> None:
    """Write GraphML."""
    writer = GraphMLWriter(graph=network(store), prettyprint=True, encoding="utf-8")
    writer.dump(out)


def gexf(store: Store, out: BinaryIO) -> None:
    """The writer of networkx writes today's date and its own version: both are taken out."""
    writer = GEXFWriter(graph=network(store), prettyprint=True, encoding="utf-8")
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
        for creator in meta.iter("creator"):
            creator.text = "newsgraph"
    writer.write(out)

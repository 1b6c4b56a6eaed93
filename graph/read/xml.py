"""XML in: what its root element says decides which reader takes it.

No entity is expanded, no DTD is loaded, nothing is fetched; a document that declares entities is refused, for no kind
of news needs them.
"""

import re
from collections.abc import Iterator

from lxml import etree

from graph.read.decode import decode
from graph.read.draft import Draft, Problem
from graph.read.feed import ROOTS as FEED_ROOTS
from graph.read.feed import read_feed
from graph.read.newsml import ROOTS as NEWSML_ROOTS
from graph.read.newsml import read_newsml

_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)[\s/>]")
_SKIPPED = re.compile(r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_HEAD = 64 * 1024
_XML_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|rss|feed|rdf:RDF|newsMessage|newsItem)\b")
_XHTML_START = re.compile(rb"<(?:!doctype\s+)?html\b", re.IGNORECASE)


def is_xml(data: bytes) -> bool:
    """Whether data without a name or type begins as XML that is no page."""
    return _XML_START.match(data) is not None and _XHTML_START.search(data[:1024]) is None


def read_xml(data: bytes, charset: str = "") -> Iterator[Draft | Problem]:
    """Read a feed or NewsML-G2; ``charset`` is what the server said of it."""
    text = decode(data, declared=True, charset=charset)
    if isinstance(text, Problem):
        yield text
        return
    if _ENTITY.search(text):
        yield Problem("declares entities, which can make a small file huge; write them out.")
        return
    root = _root(text)
    if root in FEED_ROOTS:
        yield from read_feed(text)
    elif root in NEWSML_ROOTS:
        yield from _newsml(text)
    elif root:
        yield Problem(f"is XML of a kind that is not read (its root is <{root[:40]}>); feeds and NewsML-G2 are.")
    else:
        yield Problem("is not XML; check the file, or give it another ending.")


def _root(text: str) -> str:
    """The local name of the first element."""
    match = _ROOT.match(_SKIPPED.sub("", text[:_HEAD]).lstrip("\ufeff \t\r\n"))
    return match[1] if match else ""


def _newsml(text: str) -> Iterator[Draft | Problem]:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8",
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        tree = etree.fromstring(text.lstrip("\ufeff \t\r\n").encode("utf-8", "ignore"), parser)
    except etree.XMLSyntaxError as error:
        yield Problem(f"is not well-formed XML ({error.msg}); correct it.")
        return
    yield from read_newsml(tree)

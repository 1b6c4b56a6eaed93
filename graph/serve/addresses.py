"""IRIs in, addresses on this server out, and back.

The address of what the store made itself is the path that its IRI has: ``http://localhost:8000/Acme`` is at ``/Acme``,
``https://w3id.org/newsgraph/id/Acme`` at ``/newsgraph/id/Acme``.  So IRIs under the server's own address dereference as
they are, and behind a proxy at the base's host nothing is rewritten.  Any other IRI is at ``/resource?iri=...``.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

RESOURCE = "/resource"
PAGES = frozenset({"", "sparql", "graph", "query", "articles", "charts", "search", "resource", "static"})
"""First segments that are pages; an entity called like one is at :data:`RESOURCE`."""
_SAFE = "!$%&'()*+,-./:;=@_~"
_SEGMENTS = re.compile(r"[^/?#\\\s]+(?:/[^/?#\\\s]+)*")
_NOT_ASCII = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")


def root(base: str) -> str:
    """The path that everything under the base starts with, as ``/id/``; empty when IRIs under it have no such path.

    >>> root("https://w3id.org/newsgraph/id/"), root("http://localhost:8000/"), root("urn:x:"), root("http://a/b#")
    ('/newsgraph/id/', '/', '', '')
    """
    parts = urlsplit(base)
    plain = parts.scheme in {"http", "https"} and parts.netloc and parts.path.endswith("/")
    return parts.path if plain and not parts.query and not parts.fragment and not base.endswith("#") else ""


def address(iri: str, base: str) -> str:
    """Where the thing with the IRI is on this server.

    >>> address("https://e.org/id/Café", "https://e.org/id/"), address("https://e.org/x", "https://e.org/id/")
    ('/id/Caf%C3%A9', '/resource?iri=https%3A%2F%2Fe.org%2Fx')
    """
    start = root(base)
    rest = iri.removeprefix(base) if start and iri.startswith(base) else ""
    first = (start.lstrip("/") + rest).partition("/")[0]
    dotted = any(segment in {".", ".."} for segment in rest.split("/"))
    if not _SEGMENTS.fullmatch(rest) or dotted or first in PAGES:
        return f"{RESOURCE}?iri={quote(iri, safe='')}"
    return quote(start + rest, safe=_SAFE)


def spellings(path: str, base: str) -> Iterator[str]:
    """IRIs that a requested path may stand for: as it was sent, and with what is beyond ASCII decoded (RFC 3987).

    >>> list(spellings("/id/Caf%C3%A9_%3C", "https://e.org/id/"))
    ['https://e.org/id/Caf%C3%A9_%3C', 'https://e.org/id/Café_%3C']
    """
    rest = path.removeprefix(root(base))
    yield base + rest
    decoded = _NOT_ASCII.sub(_decoded, rest)
    if decoded != rest:
        yield base + decoded


def _decoded(match: re.Match[str]) -> str:
    try:
        return bytes.fromhex(match[0].replace("%", "")).decode()
    except UnicodeDecodeError:
        return match[0]

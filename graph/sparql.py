"""What every run of a SPARQL query needs: no way out of the machine, and plain words for the parser's errors."""

import re
from collections.abc import Mapping

import pyoxigraph

from graph.errors import QueryError

_MASK = "sxrvxce"


def problem(error: str, sparql: str) -> str:
    """The parser's words without its character classes, with the text where it stopped."""
    text = re.sub(r"\[[^\]]*\](?:, | \| |\.\.=)*", "", " ".join(error.split())).rstrip(", ")
    if place := re.match(r"error at (\d+):(\d+)", text):
        line = (*sparql.splitlines(), "")[min(int(place[1]), sparql.count("\n") + 1) - 1]
        column = int(place[2]) - 1
        text += f"; it stopped at {line[column : column + 30]!r} after {line[max(0, column - 30) : column]!r}"
    if "Prefix not found" in error:
        text += " (is a prefix not declared?)"
    if "expected CONSTRUCT" in error:
        text += " (only SELECT, ASK, CONSTRUCT and DESCRIBE can be run: a store changes by building only)"
    return f"The query cannot be run: {text}."


def uses(keyword: str, sparql: str, known: Mapping[str, str]) -> bool:
    """Whether a query that parses uses a keyword, however it is written, and not just the word in a name or a text.

    The grammar itself decides: with the word replaced everywhere by one that is no keyword, a query that used the
    keyword does not parse any more.  The replaced query runs against nothing.

    >>> uses("graph", "SELECT * { GRAPH ?graph { ?s ?p 'a graph' } }", {}), uses("graph", "ASK { ?graph ?p 1 }", {})
    (True, False)
    """
    return _misses(keyword, sparql, known) is not None


def _misses(keyword: str, sparql: str, known: Mapping[str, str]) -> Exception | None:
    """What the parser says of the query without the keyword."""
    found = re.compile(keyword, re.IGNORECASE)
    if not found.search(sparql):
        return None
    try:
        pyoxigraph.Store().query(found.sub(_MASK, sparql), prefixes=dict(known))
    except (SyntaxError, ValueError, RuntimeError) as error:
        return error
    return None


def refuse_remote(sparql: str, known: Mapping[str, str]) -> None:
    """Refuse SERVICE, and leave alone the word in names and texts."""
    if error := _misses("service", sparql, known):
        raise QueryError(
            f"The query cannot be run: it uses SERVICE, and no query may reach another machine; or it is not valid "
            f"({' '.join(str(error).split()).replace(_MASK, 'SERVICE')})."
        ) from error

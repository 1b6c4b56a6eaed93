"""What every run of a SPARQL query needs: no way out of the machine, and plain words for the parser's errors."""

import re
from collections.abc import Mapping

import pyoxigraph

from graph.errors import QueryError

_MASK = "sxrvxce"
_UPDATE = re.compile(
    r"(?:\s|#[^\n]*\n|PREFIX\s+[^\s<]+\s*<[^>]*>|BASE\s*<[^>]*>)*"
    r"(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|ADD|MOVE|COPY|WITH)\b",
    re.IGNORECASE,
)


def problem(error: str, sparql: str) -> str:
    """What is wrong with a query: in our words for what is common, else in the parser's, with where it stopped.

    >>> problem("error at 1:1: expected [_]", " # nothing")
    'The query cannot be run: it is empty.'
    """
    if not re.sub(r"#.*", "", sparql).strip():
        return "The query cannot be run: it is empty."
    if update := _UPDATE.match(sparql):
        return (
            f"The query cannot be run: it is an update ({update[1].upper()}), and a store changes by building only. "
            "Only SELECT, ASK, CONSTRUCT and DESCRIBE can be run."
        )
    text = re.sub(r"\[[^\]]*\](?:, | \| |\.\.=)*", "", " ".join(error.split())).rstrip(", ")
    if place := re.match(r"error at (\d+):(\d+)", text):
        line = (*sparql.splitlines(), "")[min(int(place[1]), sparql.count("\n") + 1) - 1]
        column = int(place[2]) - 1
        prefix = re.search(r"([\w.-]*):[^\s:]*$", line[max(0, column - 200) : column])
        if "Prefix not found" in error and prefix:
            return (
                f"The query cannot be run: the prefix {prefix[1]}: is not declared (line {place[1]}). "
                f"Begin with: PREFIX {prefix[1]}: <...>"
            )
        text += f"; it stopped at {line[column : column + 30]!r} after {line[max(0, column - 30) : column]!r}"
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
    """Refuse SERVICE, and leave alone the word in names and texts.

    Whether a query that fails without the word is valid with it is found out with GRAPH in its place, which has the
    same grammar and reaches nobody.
    """
    error = _misses("service", sparql, known)
    if error is None:
        return
    here = re.sub(r"service(?:\s+silent\b)?", "graph", sparql, flags=re.IGNORECASE)
    try:
        pyoxigraph.Store().query(here, prefixes=dict(known))
    except (SyntaxError, ValueError, RuntimeError):
        raise QueryError(problem(str(error).replace(_MASK, "SERVICE"), sparql)) from error
    raise QueryError("The query cannot be run: it uses SERVICE, and no query may reach another machine.") from error

"""SPARQL in, results out; and a library of named queries, each a file in ``queries/``.

Queries see the merged graph as the default graph and each article as a named graph.  Nothing can be changed and nothing
leaves the machine: updates are not accepted and SERVICE is refused.

A query file is a valid query.  Its comment is its title, a blank comment line, and its help; ``# param name: ...`` (or
``# param name (optional): ...``) names a value that goes where the query says ``VALUES ?name { UNDEF }``: the labels of
the graph that are spelled so (:func:`spellings`), so that the query can look them up.
"""

import difflib
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal as OneOf
from typing import TypeAlias, cast

import pyoxigraph
from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
)
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.config import BASE
from graph.errors import QueryError
from graph.prose import counted
from graph.sparql import problem, refuse_remote
from graph.store import Store
from graph.turtle import predicate_order, prefixes, turtle
from graph.vocab import PREFIXES

Kind: TypeAlias = OneOf["select", "ask", "graph"]
_FORMATS = {
    "json": QueryResultsFormat.JSON,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "xml": QueryResultsFormat.XML,
}
_PARAMETER = re.compile(r"param (?P<name>\w+)(?P<optional> \(optional\))?: (?P<help>.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The answer to a query: solutions, a truth value, or triples."""

    kind: Kind
    base: str
    answer: bytes = b""
    """SPARQL JSON of a SELECT or ASK."""
    triples: tuple[Triple, ...] = ()
    """Of a CONSTRUCT or DESCRIBE, sorted."""

    @property
    def variables(self) -> tuple[str, ...]:
        """Names of the columns of a SELECT."""
        found = self._parsed()
        return tuple(variable.value for variable in found.variables) if isinstance(found, QuerySolutions) else ()

    @property
    def rows(self) -> tuple[tuple[str | None, ...], ...]:
        """The solutions of a SELECT as texts and IRIs; None where a variable is unbound."""
        found = self._parsed()
        if not isinstance(found, QuerySolutions):
            return ()
        return tuple(tuple(_plain(term) for term in solution) for solution in found)

    def __bool__(self) -> bool:
        """The truth of an ASK; of the others, whether there is any answer."""
        found = self._parsed()
        if isinstance(found, QueryBoolean):
            return bool(found)
        return bool(self.triples) or bool(self.rows)

    def _parsed(self) -> QuerySolutions | QueryBoolean | None:
        if not self.answer:
            return None
        return pyoxigraph.parse_query_results(self.answer, QueryResultsFormat.JSON)

    def serialize(self, form: str = "table", *, width: int | None = None) -> str:
        """The result as ``table`` (for people, of that width), ``json``, ``csv``, ``tsv``, ``xml`` or ``turtle``."""
        if self.kind == "graph":
            return self._graph(form)
        if form == "table":
            return self._table(width)
        if form not in _FORMATS:
            raise QueryError(f"A SELECT or ASK has no {form}: choose {', '.join(['table', *_FORMATS])}.")
        if self.kind == "ask" and form in {"csv", "tsv"}:
            return f"{str(bool(self)).lower()}\n"
        found = cast("QuerySolutions", self._parsed())
        text = cast("bytes", found.serialize(format=_FORMATS[form])).decode()
        return text if text.endswith("\n") else text + "\n"

    def _graph(self, form: str) -> str:
        if form in {"turtle", "table"}:
            return turtle(self.triples, self.base)
        if form == "json":
            return cast("bytes", pyoxigraph.serialize(self.triples, format=RdfFormat.JSON_LD)).decode() + "\n"
        raise QueryError(f"A CONSTRUCT or DESCRIBE has no {form}: choose turtle or json (JSON-LD).")

    def _table(self, width: int | None) -> str:
        if self.kind == "ask":
            return "yes\n" if self else "no\n"
        rows, short = self.rows, prefixes(self.base)
        # Columns without a single value are left out, and named below the table: sentences need the room.
        shown = [index for index in range(len(self.variables)) if not rows or any(row[index] for row in rows)]
        table = Table(*(_visible(self.variables[index]) for index in shown))
        for row in rows:
            table.add_row(*(Text(_visible(_short(row[index], short))) for index in shown))
        out = io.StringIO()
        Console(file=out, width=width, highlight=False, color_system=None).print(table)
        empty = ", ".join(_visible(name) for index, name in enumerate(self.variables) if index not in shown)
        return out.getvalue() + counted(len(rows), "row") + (f", none with {empty}" if empty else "") + "\n"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a named query takes."""

    name: str
    help: str
    optional: bool

    def __str__(self) -> str:
        return f"[{self.name}]" if self.optional else self.name


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of the library."""

    name: str
    title: str
    help: str
    sparql: str
    parameters: tuple[Parameter, ...]

    def bind(self, values: Mapping[str, str], spell: Callable[[str], Iterable[Literal]] | None = None) -> str:
        """The query with the values as literals in their places: no value can be read as anything but a text.

        ``spell`` gives the labels that a value means (:func:`spellings`); without it, it is an English label.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        if unknown := sorted(set(values) - set(known)):
            takes = ", ".join(known) or "no parameter"
            raise QueryError(f"The query {self.name} does not take {', '.join(unknown)}; it takes {takes}.")
        sparql = self.sparql
        for name, parameter in known.items():
            if name in values:
                labels = " ".join(map(str, spell(values[name]) if spell else (_label(values[name]),)))
                sparql = sparql.replace(f"VALUES ?{name} {{ UNDEF }}", f"VALUES ?{name} {{ {labels} }}")
            elif not parameter.optional:
                raise QueryError(f"The query {self.name} needs {name}: {parameter.help}")
        return sparql


def run(store: Store, sparql: str, *, inferred: bool = False) -> Result:
    """Answer a SELECT, ASK, CONSTRUCT or DESCRIBE, over what follows from the facts too when ``inferred``.

    Raises :class:`graph.errors.QueryError` with what is wrong in it, or when the store keeps no inferences.
    """
    if inferred and not store.has_inferred:
        raise QueryError(f"{store.name} keeps no inferences. Make them with: newsgraph infer --store {store.name}")
    base = store.meta.get("base", BASE)
    known = {"": base, **PREFIXES}
    refuse_remote(sparql, known)
    try:
        return _result(store.query(sparql, known, inferred=inferred), base)
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        raise QueryError(problem(str(error), sparql)) from error


def _result(found: QuerySolutions | QueryBoolean | Iterable[Triple], base: str) -> Result:
    try:
        if isinstance(found, QuerySolutions | QueryBoolean):
            kind: Kind = "select" if isinstance(found, QuerySolutions) else "ask"
            return Result(kind=kind, base=base, answer=cast("bytes", found.serialize(format=QueryResultsFormat.JSON)))
        triples = sorted(set(found), key=lambda triple: (str(triple.subject), *predicate_order(triple)))
        return Result(kind="graph", base=base, triples=tuple(triples))
    finally:
        del found  # only this thread may drop it, and the traceback of an error can end in any


def run_named(store: Store, name: str, values: Mapping[str, str] | None = None, *, inferred: bool = False) -> Result:
    """Answer a query of the library."""
    return run(store, named_query(name).bind(values or {}, lambda text: spellings(store, text)), inferred=inferred)


def spellings(store: Store, text: str) -> tuple[Literal, ...]:
    """The labels of the graph that a name means: the same text; if nothing is called so, those that differ in case.

    A name of nothing means itself.  The first is looked up; only the second reads all labels.
    """
    exact = _label(text)
    if run(store, f"ASK {{ VALUES ?label {{ {exact} }} ?thing rdfs:label|skos:altLabel ?label }}"):
        return (exact,)
    found = run(
        store,
        "SELECT DISTINCT ?label { ?thing rdfs:label|skos:altLabel ?label "
        f"FILTER(LCASE(STR(?label)) = LCASE({Literal(text)})) }}",
    )
    return tuple(sorted((_label(row[0]) for row in found.rows if row[0]), key=str)) or (exact,)


@cache
def named_queries() -> tuple[NamedQuery, ...]:
    """The library, by name."""
    folder = files("graph") / "queries"
    entries = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".rq")), key=lambda entry: entry.name)
    return tuple(_named_query(entry.name.removesuffix(".rq"), entry.read_text(encoding="utf-8")) for entry in entries)


def named_query(name: str) -> NamedQuery:
    """The query of that name; raises :class:`graph.errors.QueryError` with names close to it."""
    library = {query.name: query for query in named_queries()}
    if name not in library:
        close = difflib.get_close_matches(name, library, n=3) or sorted(library)
        raise QueryError(f"There is no query called {name!r}. Try: {', '.join(close)}.")
    return library[name]


def _named_query(name: str, text: str) -> NamedQuery:
    comment = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        comment.append(line.removeprefix("#").strip())
    found = [_PARAMETER.fullmatch(line) for line in comment]
    parameters = tuple(Parameter(m["name"], m["help"], bool(m["optional"])) for m in found if m)
    prose = [line for line, match in zip(comment, found, strict=True) if line and not match]
    return NamedQuery(name, prose[0], " ".join(prose[1:]), text, parameters)


def _label(text: str) -> Literal:
    """A label as :mod:`graph.assertion` writes it."""
    return Literal(text, language="en")


def _plain(term: object) -> str | None:
    if term is None:
        return None
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def _short(cell: str | None, known: Mapping[str, str]) -> str:
    """``ng:Fact`` for an IRI under a known prefix."""
    if cell is None:
        return ""
    if "://" in cell and not any(char.isspace() for char in cell):
        for name, iri in sorted(known.items(), key=lambda pair: -len(pair[1])):
            if cell.startswith(iri) and len(cell) > len(iri):
                return f"{name}:{cell.removeprefix(iri)}"
    return cell


def _visible(text: str) -> str:
    """The text with spaces folded and without characters that steer a terminal or turn the writing direction."""
    folded = " ".join(text.split())
    steering = {"Cc", "Cf", "Cs"}
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(char) in steering else char for char in folded)

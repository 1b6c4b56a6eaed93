"""A process that answers SPARQL queries, one after the other, and can be killed while it does.

    python -m graph.serve.worker RDF-FOLDER MEMORY-MIB

Standard input brings a :class:`Job` a line.  Standard output gives frames: a letter, the length in four bytes, and so
many bytes.  ``K`` is the kind of the result (``select``, ``ask``, ``graph``), ``D`` a part of the answer, ``E`` its
end, ``X`` a :class:`Problem` in the answer's place.  Memory is limited by the operating system, which ends the process;
so it does when a process runs on after the server was killed.
"""

import re
import signal
import sys
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, cast

import msgspec
import pyoxigraph
from pyoxigraph import NamedNode, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, Triple

from graph.errors import QueryError
from graph.sparql import problem, refuse_remote
from graph.turtle import write_turtle

if sys.platform != "win32":
    import resource

RESULTS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
GRAPHS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}
FRAME = 64 * 1024
"""Bytes of the answer that go into one frame, about."""
GRACE = 5
"""Seconds after the time limit when a process that the server has not stopped is ended by the operating system."""
_MARKS = {"json": (re.compile(rb'\},\{"(?=[^},])'), 4), "xml": (re.compile(rb"<result>"), 7)}
"""What stands between rows, or at their start; and how many bytes of it the end of a part can hold."""


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """A query, its dataset, the wanted format for either kind of result, and the limits."""

    query: str
    base_iri: str
    prefixes: dict[str, str]
    """Known without a declaration; the empty one is the base of the store."""
    default_graphs: list[str] | None
    """None for those that the query names, or else the store's own."""
    named_graphs: list[str] | None
    result: str | None
    """A key of :data:`RESULTS`; None when the client takes none of them."""
    graph: str | None
    """A key of :data:`GRAPHS`; None when the client takes none of them."""
    rows: int
    size: int
    """Bytes that the answer may have."""
    seconds: float


class Problem(msgspec.Struct, frozen=True):
    """Why there is no answer, as an HTTP status and a sentence."""

    status: int
    message: str


class Refusal(Exception):  # noqa: N818
    """Carries a :class:`Problem` out of a query."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Answer:
    """A file that counts rows while they are written, and sends them on in frames."""

    def __init__(self, out: BinaryIO, job: Job, form: str | None) -> None:
        self._out, self._job, self._form = out, job, form
        self._part, self._tail = bytearray(), b""
        self._rows = {"json": 1, "csv": -1, "tsv": -1}.get(form or "", 0)
        self._size = 0
        self._quoted = False

    def write(self, data: bytes) -> int:
        """Take a part of the answer; raises :class:`Refusal` when it grows too long."""
        self._rows += self._count(data)
        self._size += len(data)
        if self._rows > self._job.rows:
            raise too_many(self._job)
        if self._size > self._job.size:
            raise Refusal(422, f"The answer has more than {self._job.size >> 20:,} MiB. Ask for less, with LIMIT.")
        self._part += data
        if len(self._part) >= FRAME:
            self.flush()
        return len(data)

    def flush(self) -> None:
        """Send on what has come."""
        if self._part:
            send(self._out, b"D", bytes(self._part))
            self._part.clear()

    def _count(self, data: bytes) -> int:
        """Rows in the data, which is cut anywhere: separators in JSON, starts in XML, line ends in CSV and TSV.

        Looked for is only what no value can hold, since its quotes, angle brackets or line ends are escaped; in CSV a
        line end counts outside of quotes.  A JSON row with no value at all is not counted: the size limits those.
        """
        if self._form == "tsv":
            return data.count(b"\n")
        if self._form == "csv":
            pieces = data.split(b'"')
            outside = pieces[1 if self._quoted else 0 :: 2]
            self._quoted ^= len(pieces) % 2 == 0
            return sum(piece.count(b"\n") for piece in outside)
        if self._form in _MARKS:
            mark, kept = _MARKS[self._form]
            seen = self._tail + data
            self._tail = seen[-kept:]
            return sum(1 for _ in mark.finditer(seen))
        return 0


def too_many(job: Job) -> Refusal:
    """The refusal of an answer with too many rows."""
    return Refusal(422, f"The answer has more than {job.rows:,} rows or triples. Ask for less, with LIMIT.")


def answer(store: pyoxigraph.Store, job: Job, out: BinaryIO) -> None:
    """Run the query and send the kind of its result and the answer."""
    refuse_remote(job.query, job.prefixes)
    found = store.query(
        job.query,
        base_iri=job.base_iri,
        prefixes=job.prefixes,
        default_graph=_names(job.default_graphs),
        named_graphs=_names(job.named_graphs),
    )
    if isinstance(found, QueryTriples):
        form = _wanted(job.graph, "CONSTRUCT or DESCRIBE", "Turtle, N-Triples, RDF/XML or JSON-LD")
        send(out, b"K", b"graph")
        part = cast("BinaryIO", Answer(out, job, None))
        if form == "turtle":
            write_turtle(_few(found, job), part, job.prefixes[""])
        else:
            pyoxigraph.serialize(_few(found, job), part, GRAPHS[form])
    else:
        form = _wanted(job.result, "SELECT or ASK", "SPARQL JSON, SPARQL XML, CSV or TSV")
        send(out, b"K", b"select" if isinstance(found, QuerySolutions) else b"ask")
        part = cast("BinaryIO", Answer(out, job, form))
        found.serialize(part, RESULTS[form])
    part.flush()


def _names(iris: list[str] | None) -> Any:
    return None if iris is None else [NamedNode(iri) for iri in iris]


def _wanted(form: str | None, query: str, forms: str) -> str:
    if form is None:
        raise Refusal(406, f"The answer to a {query} can be had as {forms}, and the Accept header takes none of them.")
    return form


def _few(triples: Iterable[Triple], job: Job) -> Iterator[Triple]:
    for number, triple in enumerate(triples):
        if number == job.rows:
            raise too_many(job)
        yield triple


def send(out: BinaryIO, letter: bytes, payload: bytes = b"") -> None:
    """Write one frame."""
    out.write(letter + len(payload).to_bytes(4, "big") + payload)
    out.flush()


def serve(store: pyoxigraph.Store, jobs: BinaryIO, out: BinaryIO) -> None:
    """Answer jobs until there are no more."""
    decoder, encoder = msgspec.json.Decoder(Job), msgspec.json.Encoder()
    for line in jobs:
        job = decoder.decode(line)
        if sys.platform != "win32":
            signal.setitimer(signal.ITIMER_REAL, job.seconds + GRACE)  # nobody handles the alarm: it ends the process
        try:
            answer(store, job, out)
        except Refusal as error:
            send(out, b"X", encoder.encode(Problem(error.status, str(error))))
        except (QueryError, SyntaxError, ValueError) as error:
            message = str(error) if isinstance(error, QueryError) else problem(str(error), job.query)
            send(out, b"X", encoder.encode(Problem(400, message)))
        except MemoryError:
            send(
                out, b"X", encoder.encode(Problem(503, "The query was stopped: it needs more memory than is allowed."))
            )
        except (RuntimeError, OSError) as error:
            send(out, b"X", encoder.encode(Problem(500, f"The store cannot be read: {error}")))
        else:
            send(out, b"E")
        finally:
            if sys.platform != "win32":
                signal.setitimer(signal.ITIMER_REAL, 0)


def main() -> None:
    """Open the store, give up what is not needed, and work."""
    folder, memory = sys.argv[1], int(sys.argv[2]) << 20
    store = pyoxigraph.Store.read_only(folder)
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    serve(store, sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()

"""The SPARQL 1.1 Protocol at ``/sparql``, for queries only: requests in, answers of :mod:`graph.serve.workers` out.

Updates are refused, and no query reaches another machine: SERVICE is refused, FROM names graphs of the store, LOAD is
an update.  Statuses: 400 the request or the query is wrong, 403 an update, 405 and 415 the wrong method or media type,
406 no format that the client takes, 413 a query too long, 422 more rows than allowed, 503 out of time, memory or
processes.
"""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl

from pyoxigraph import BlankNode, NamedNode, Triple, serialize
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from graph.serve.context import Context
from graph.serve.negotiate import choose
from graph.serve.worker import FRAME, GRAPHS, Job
from graph.serve.workers import Reply, WorkerError, Workers
from graph.vocab import PREFIXES

LENGTH = 1024 * 1024
"""Bytes that a posted query may have."""
RESULT_TYPES = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
"""Media types of the answers to SELECT and ASK; the first is the one for clients that take any."""
GRAPH_TYPES = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "text/plain": "ntriples",
    "application/rdf+xml": "rdfxml",
    "application/xml": "rdfxml",
    "application/ld+json": "jsonld",
    "application/json": "jsonld",
}
"""Media types of the answers to CONSTRUCT and DESCRIBE, and of the description of the service."""
_FORM, _DIRECT, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_KINDS = {
    "query": "A request has one query.",
    "update": "A request has one update, and this endpoint takes none: it is read only.",
}
_SD = "http://www.w3.org/ns/sparql-service-description#"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the protocol sees it."""

    query: str
    default_graphs: list[str]
    named_graphs: list[str]


class Endpoint:
    """``/sparql`` and the processes that answer it; use it as an async context manager."""

    def __init__(self, context: Context) -> None:
        self._context, settings = context, context.settings
        self._prefixes = {"": context.base, **PREFIXES}
        self._workers = Workers(context.store.folder, count=settings.workers, memory=settings.memory)

    async def __aenter__(self) -> Self:
        await self._workers.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._workers.__aexit__(kind, error, trace)

    def routes(self) -> list[BaseRoute]:
        """The routes of this module."""
        return [Route("/sparql", self.respond, methods=["GET", "HEAD", "POST"], name="sparql")]

    async def respond(self, request: Request) -> Response:
        """Answer one request."""
        given = _parameters(request.scope["query_string"])
        if request.method != "POST" and not {"query", "update"} & {name for name, _ in given}:
            return _describe(request)
        asked = await _posted(request, given) if request.method == "POST" else _asked(given)
        job, types = self._job(request, asked)
        reply = await _unless_gone(request, self._workers.answer(job))
        return _response(reply, types[reply.kind == "graph"])

    def _job(self, request: Request, asked: Asked) -> tuple[Job, tuple[str, str]]:
        """The query with its limits, and the media types of its answer, of solutions and of a graph."""
        accept, settings = _accept(request), self._context.settings
        result, graph = choose(accept, tuple(RESULT_TYPES)), choose(accept, tuple(GRAPH_TYPES))
        if result is None and graph is None:
            known = ", ".join([*RESULT_TYPES, *GRAPH_TYPES])
            raise HTTPException(406, f"Nothing that the Accept header takes can be written; these can: {known}.")
        dataset = bool(asked.default_graphs or asked.named_graphs)
        job = Job(
            query=asked.query,
            base_iri=str(request.url.replace(query="")),
            prefixes=self._prefixes,
            default_graphs=asked.default_graphs if dataset else None,
            named_graphs=asked.named_graphs if dataset else None,
            result=RESULT_TYPES.get(result or ""),
            graph=GRAPH_TYPES.get(graph or ""),
            rows=settings.rows,
            size=settings.memory << 20,
            seconds=settings.timeout,
        )
        return job, (result or "", graph or "")


def _accept(request: Request) -> str:
    return ",".join(request.headers.getlist("accept"))


def _parameters(encoded: bytes) -> list[tuple[str, str]]:
    """The parameters of a query string or form, percent-decoded once."""
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except UnicodeDecodeError as error:
        raise HTTPException(400, "The parameters are not percent-encoded UTF-8.") from error
    except ValueError as error:
        raise HTTPException(400, f"The parameters cannot be read: {error}.") from error


def _asked(parameters: list[tuple[str, str]]) -> Asked:
    """The query and its dataset among the parameters."""
    values = {name: [value for key, value in parameters if key == name] for name, _ in parameters}
    for name, rule in _KINDS.items():
        if len(values.get(name, [])) > 1:
            raise HTTPException(400, f"There are {len(values[name])} parameters called {name}. {rule}")
    if "update" in values:
        if "query" in values:
            raise HTTPException(400, "A request has a query or an update, not both.")
        raise HTTPException(403, "This endpoint is read only: the graph changes by newsgraph build.")
    if "query" not in values:
        raise HTTPException(400, "There is no parameter called query.")
    return Asked(values["query"][0], _graphs(values, "default-graph-uri"), _graphs(values, "named-graph-uri"))


def _graphs(values: dict[str, list[str]], name: str) -> list[str]:
    """Each graph once; raises when one is no absolute IRI."""
    graphs = list(dict.fromkeys(values.get(name, [])))
    for iri in graphs:
        try:
            NamedNode(iri)
        except ValueError as error:
            raise HTTPException(400, f"{name}: {iri!r} is no absolute IRI ({error}).") from error
    return graphs


async def _posted(request: Request, given: list[tuple[str, str]]) -> Asked:
    """What a POST asks, as a form or as the query itself."""
    media, *parameters = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    charsets = {part.partition("=")[2].strip('" ') for part in parameters if part.startswith("charset=")}
    if media not in {_FORM, _DIRECT, _UPDATE}:
        found = f"not {media}" if media else "and has none"
        raise HTTPException(415, f"The Content-Type of a POST must be {_DIRECT} or {_FORM}, {found}.")
    if not charsets <= {"utf-8", "utf8", "us-ascii"}:
        raise HTTPException(415, f"The charset of a POST must be utf-8, not {', '.join(sorted(charsets))}.")
    if media == _UPDATE:
        raise HTTPException(403, "This endpoint is read only: the graph changes by newsgraph build.")
    body = await _body(request)
    if media == _FORM:
        return _asked([*given, *_parameters(body)])
    try:
        return _asked([*given, ("query", body.decode("utf-8"))])
    except UnicodeDecodeError as error:
        raise HTTPException(400, f"The query is not UTF-8: {error}.") from error


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LENGTH:
            raise HTTPException(413, f"A query may have {LENGTH >> 10:,} KiB.", headers={"connection": "close"})
    return bytes(body)


async def _unless_gone(request: Request, answer: Coroutine[None, None, Reply]) -> Reply:
    """The answer; when the client goes before it is there, the query is stopped."""
    work, gone = asyncio.create_task(answer), asyncio.create_task(_gone(request))
    try:
        await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            raise HTTPException(499, "The client has gone.")
        return work.result()
    except WorkerError as error:
        raise HTTPException(error.problem.status, error.problem.message) from error
    finally:
        work.cancel()
        gone.cancel()
        await asyncio.wait({work, gone})


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _response(reply: Reply, media: str) -> Response:
    headers = {"content-type": _typed(media), "vary": "accept", "content-length": str(reply.size)}
    if reply.size <= FRAME:
        with reply.file:
            return Response(reply.file.read(), headers=headers)
    return StreamingResponse(_parts(reply), headers=headers)


async def _parts(reply: Reply) -> AsyncIterator[bytes]:
    with reply.file:
        while part := reply.file.read(FRAME):
            yield part


def _typed(media: str) -> str:
    return f"{media}; charset=utf-8" if media.startswith("text/") else media


def _describe(request: Request) -> Response:
    """The description of the service; a browser is sent to the page for queries."""
    media = choose(_accept(request), ("text/turtle", "text/html", *GRAPH_TYPES))
    if media == "text/html":
        return RedirectResponse("/query", 303, headers={"vary": "accept"})
    if media is None:
        raise HTTPException(406, f"The service describes itself as {', '.join(GRAPH_TYPES)}.")
    form = GRAPHS[GRAPH_TYPES[media]]
    text = serialize(_description(str(request.url.replace(query=""))), format=form, prefixes={"sd": _SD})
    return Response(text, headers={"content-type": _typed(media), "vary": "accept"})


def _description(address: str) -> list[Triple]:
    """https://www.w3.org/TR/sparql11-service-description/"""
    service, dataset, graph = NamedNode(address), BlankNode("dataset"), BlankNode("graph")
    kind = NamedNode(PREFIXES["rdf"] + "type")
    formats = (
        *(f"SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV")),
        *("Turtle", "N-Triples", "RDF_XML", "JSON-LD"),
    )

    def sd(name: str) -> NamedNode:
        return NamedNode(_SD + name)

    return [
        Triple(service, kind, sd("Service")),
        Triple(service, sd("endpoint"), service),
        Triple(service, sd("supportedLanguage"), sd("SPARQL11Query")),
        Triple(service, sd("feature"), sd("UnionDefaultGraph")),
        *(Triple(service, sd("resultFormat"), NamedNode(f"http://www.w3.org/ns/formats/{name}")) for name in formats),
        Triple(service, sd("defaultDataset"), dataset),
        Triple(dataset, kind, sd("Dataset")),
        Triple(dataset, sd("defaultGraph"), graph),
        Triple(graph, kind, sd("Graph")),
    ]

"""The graph page and the JSON that it asks for.

    /                    the page
    /graph/start         what it opens with: the whole graph, communities, or an entity and its neighbours
    /graph/level         a community
    /graph/suggest       entities with such a name
    /graph/entity        an entity's facts with their sentences
    /graph/facts         facts with their sentences
    /graph/expand        more neighbours of a node, placed among those that stand          (POST, JSON)
    /graph/join          given entities, placed among those that stand                     (POST, JSON)
    /graph/path          the shortest way between two entities                             (POST, JSON)
    /graph/turtle        entities and facts as Turtle                                      (POST, JSON)

The index behind it is read from the store when the server starts, in a thread; who asks earlier waits.  All numbers in
a request hold for one state of the store, whose name comes with it (``v``).
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from importlib.resources import files
from typing import Any, TypeVar

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from graph.errors import StoreError
from graph.serve.context import Context
from graph.serve.graph_data import Explorer, Json, Place
from graph.serve.graph_index import read_index
from graph.view.page import FAMILIES, vis_network

MOST = 50_000
"""Numbers in one request."""
_JAVASCRIPT = "text/javascript"
Form = TypeVar("Form", bound=msgspec.Struct)


class _Expand(msgspec.Struct):
    node: int
    standing: list[Place] = []


class _Join(msgspec.Struct):
    iris: list[str]
    standing: list[Place] = []


class _Path(msgspec.Struct):
    start: int
    end: int
    without: list[str] = []
    standing: list[Place] = []


class _Selection(msgspec.Struct):
    nodes: list[int]
    facts: list[int]


def routes(page: "GraphPage") -> list[BaseRoute]:
    """The routes of this module."""
    questions: dict[str, Callable[[Request, Explorer], Json | list[Json]]] = {
        "start": _start,
        "level": _level,
        "suggest": lambda request, explorer: explorer.suggest(request.query_params.get("q", "")),
        "entity": lambda request, explorer: explorer.about(_node(explorer, request.query_params.get("node", ""))),
        "facts": _facts,
    }
    return [
        Route("/", page.html),
        Route("/graph/vis-network.js", lambda _: Response(vis_network(), media_type=_JAVASCRIPT)),
        Route("/graph/labels.js", lambda _: Response(_labels(), media_type=_JAVASCRIPT)),
        *(Route(f"/graph/{name}", page.answer(question)) for name, question in questions.items()),
        Route("/graph/expand", page.form(_Expand, _expand), methods=["POST"]),
        Route("/graph/join", page.form(_Join, _join), methods=["POST"]),
        Route("/graph/path", page.form(_Path, _path), methods=["POST"]),
        Route("/graph/turtle", page.form(_Selection, _turtle), methods=["POST"]),
    ]


class GraphPage:
    """The page, and the explorer behind it."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._lock = threading.Lock()
        self._explorer: Explorer | None = None

    def html(self, request: Request) -> Response:
        """The page."""
        families = {name: dict(zip(("label", "light", "dark", "shape"), rest, strict=True)) for name, *rest in FAMILIES}
        return self._context.render(request, "graph.html", here="/", families=families)

    def answer(self, question: Callable[[Request, Explorer], Json | list[Json]]) -> Callable[[Request], Response]:
        """What answers a question that stands in the address."""

        def answered(request: Request) -> Response:
            return _json(question(request, self._checked(request)))

        return answered

    def form(self, kind: type[Form], act: Callable[[Explorer, Form], Json | str]) -> Callable[[Request], Any]:
        """What answers a question that is sent as JSON of this kind."""

        async def answered(request: Request) -> Response:
            try:
                form = msgspec.json.decode(await request.body(), type=kind)
            except msgspec.DecodeError as error:
                raise HTTPException(400, f"The request is not what this address takes: {error}") from error
            explorer = await run_in_threadpool(self._checked, request)
            found = await run_in_threadpool(act, explorer, form)
            return Response(found, media_type="text/turtle") if isinstance(found, str) else _json(found)

        return answered

    def _checked(self, request: Request) -> Explorer:
        """The explorer; refuses numbers of another state of the store."""
        explorer = self._read()
        if request.query_params.get("v", explorer.index.version) != explorer.index.version:
            raise HTTPException(409, "The store has changed since this page was opened: load the page again.")
        return explorer

    def _read(self) -> Explorer:
        with self._lock:
            if self._explorer is None:
                store = self._context.store
                self._explorer = Explorer(read_index(store), store, self._context.base)
                self._explorer.level(())
            return self._explorer

    def prepare(self) -> None:
        """Start to read the store, in a thread, so that it is done when somebody looks."""

        def read() -> None:
            with suppress(StoreError):  # the server went while it was read
                self._read()

        threading.Thread(target=read, name="graph page", daemon=True).start()


def _json(value: Json | list[Json]) -> Response:
    return Response(msgspec.json.encode(value), media_type="application/json", headers={"cache-control": "no-store"})


def _labels() -> str:
    return (files("graph.view") / "templates" / "labels.js").read_text("utf-8")


def _start(request: Request, explorer: Explorer) -> Json:
    focus = request.query_params.get("focus", "")
    if not focus:
        found = explorer.level(())
    elif (number := explorer.index.numbers.get(focus)) is None:
        raise HTTPException(404, "This store has no entity with this IRI.")
    else:
        found = {**explorer.around(number), "focus": number}
    return {"version": explorer.index.version, **found}


def _level(request: Request, explorer: Explorer) -> Json:
    try:
        path = tuple(int(step) for step in request.query_params.get("path", "").split(".") if step)
        return {"version": explorer.index.version, **explorer.level(path)}
    except (ValueError, KeyError):
        raise HTTPException(404, "This store has no such community.") from None


def _facts(request: Request, explorer: Explorer) -> list[Json]:
    try:
        numbers = [int(number) for number in request.query_params.get("n", "").split(".") if number]
    except ValueError:
        raise HTTPException(400, "The parameter n must be numbers of facts with dots between them.") from None
    return explorer.facts(_known(numbers, len(explorer.index.facts)))


def _expand(explorer: Explorer, form: _Expand) -> Json:
    return explorer.expand(_node(explorer, form.node), _standing(explorer, form.standing))


def _join(explorer: Explorer, form: _Join) -> Json:
    numbers = [explorer.index.numbers[iri] for iri in form.iris[:MOST] if iri in explorer.index.numbers]
    return {"version": explorer.index.version, **explorer.join(numbers, _standing(explorer, form.standing))}


def _path(explorer: Explorer, form: _Path) -> Json:
    ends = _node(explorer, form.start), _node(explorer, form.end)
    return explorer.path(*ends, frozenset(form.without), _standing(explorer, form.standing))


def _turtle(explorer: Explorer, form: _Selection) -> str:
    nodes = _known(form.nodes, len(explorer.index.nodes))
    return explorer.turtle(nodes, _known(form.facts, len(explorer.index.facts)))


def _node(explorer: Explorer, number: int | str) -> int:
    try:
        return _known([int(number)], len(explorer.index.nodes))[0]
    except ValueError:
        raise HTTPException(400, "The parameter node must be the number of an entity.") from None


def _known(numbers: list[int], end: int) -> list[int]:
    if len(numbers) > MOST or any(not 0 <= number < end for number in numbers):
        raise HTTPException(404, "This store has no such entity or fact.")
    return numbers


def _standing(explorer: Explorer, places: list[Place]) -> list[Place]:
    _known([place[0] for place in places], len(explorer.index.nodes))
    return places

"""The web application: a store in, routes out.

Each module makes its own routes from the :class:`graph.serve.context.Context`.  Every answer carries the headers that
keep it in its place: scripts, styles and data come from this server only, and nothing may frame it.  While only this
machine is meant to reach the server, requests that name another host are refused, so that a page elsewhere cannot reach
the store by pointing its own name here (DNS rebinding).
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import as_file, files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.config import BASE
from graph.serve import charts_page, graph_page, pages, sparql
from graph.serve.context import LOCAL, Context, ServeSettings
from graph.store import Store

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; "
        "font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
"""On every answer, unless it has its own; there is no CORS: pages of other origins cannot read from here."""


def create_app(store_path: str | Path, settings: ServeSettings | None = None) -> Starlette:
    """The application over the store at the path; raises :class:`graph.errors.StoreError` when it cannot be read.

    The store is open for reading, with its lock, until the application shuts down.
    """
    settings = settings or ServeSettings()
    store = Store.open(store_path, read_only=True)
    environment = Environment(
        loader=PackageLoader("graph.serve"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    context = Context(
        store=store,
        base=store.meta.get("base", BASE),
        settings=settings,
        templates=Jinja2Templates(env=environment),
    )
    endpoint, graph = sparql.Endpoint(context), graph_page.GraphPage(context)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        try:
            async with endpoint:
                graph.prepare()
                yield
        finally:
            store.close()

    hosts = [f"[{host}]" if ":" in host else host for host in sorted(LOCAL)] if settings.local else ["*"]
    app = Starlette(
        routes=_routes(context, endpoint, graph),
        middleware=[
            Middleware(_Headers),
            Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
        ],
        exception_handlers={HTTPException: _problem},
        lifespan=lifespan,
    )
    app.state.context = context
    return app


def _routes(context: Context, endpoint: "sparql.Endpoint", graph: "graph_page.GraphPage") -> list[BaseRoute]:
    with as_file(files("graph.serve") / "static") as folder:
        static = Mount("/static", StaticFiles(directory=folder), name="static")
    # The pages come last: where the base is this server's own address, any path may be that of an IRI.
    return [*endpoint.routes(), *graph_page.routes(graph), *charts_page.routes(context), static, *pages.routes(context)]


async def _problem(request: Request, error: Exception) -> Response:
    """An error as a page for a browser, as a line of text for a program."""
    assert isinstance(error, HTTPException)
    if "text/html" not in request.headers.get("accept", ""):
        return PlainTextResponse(f"{error.detail}\n", error.status_code, headers=error.headers)
    context: Context = request.app.state.context
    page = context.render(
        request, "error.html", status=error.status_code, here="", code=error.status_code, detail=error.detail
    )
    page.headers.update(error.headers or {})
    return page


class _Headers:
    """Adds :data:`HEADERS` to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)

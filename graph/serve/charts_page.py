"""The page of charts: what the store holds over time, by name, relation, status and publisher.

The store that is served does not change, so it is counted once, when the first asks.
"""

from functools import cached_property
from threading import Lock
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from graph.charts import Links, body, figures
from graph.serve.addresses import address
from graph.serve.context import Context


def routes(context: Context) -> list[BaseRoute]:
    """The routes of this module."""
    return [Route("/charts", Charts(context).page)]


class Charts:
    """The page, kept after it was made."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._lock = Lock()

    def page(self, request: Request) -> Response:
        """The charts, in a thread of their own."""
        with self._lock:
            charts = self._charts
        return self._context.render(request, "charts.html", here="/charts", charts=charts)

    @cached_property
    def _charts(self) -> Markup:
        base = self._context.base
        links = Links(thing=lambda iri: address(iri, base), source=lambda name: f"/articles?{urlencode({'q': name})}")
        return body(figures(self._context.store), links=links)

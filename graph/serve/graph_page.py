"""The graph page and the JSON that it asks for."""

from starlette.routing import BaseRoute

from graph.serve.context import Context


def routes(context: Context) -> list[BaseRoute]:
    """The routes of this module."""
    del context
    return []

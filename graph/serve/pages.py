"""The query page, and the pages of entities, facts and articles."""

from starlette.routing import BaseRoute

from graph.serve.context import Context


def routes(context: Context) -> list[BaseRoute]:
    """The routes of this module."""
    del context
    return []

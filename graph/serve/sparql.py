"""The SPARQL 1.1 endpoint."""

from types import TracebackType
from typing import Self

from starlette.routing import BaseRoute

from graph.serve.context import Context


class Endpoint:
    """``/sparql`` and the processes that answer it."""

    def __init__(self, context: Context) -> None:
        self.context = context

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return

    def routes(self) -> list[BaseRoute]:
        """The routes of this module."""
        return []

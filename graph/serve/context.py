"""What every page and the endpoint share: the open store, the settings, the templates."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.templating import Jinja2Templates

from graph.errors import SettingsError
from graph.store import Store

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
"""Hosts that only this machine reaches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeSettings:
    """What a user can choose for a server; raises :class:`graph.errors.SettingsError` for what cannot work."""

    host: str = "127.0.0.1"
    port: int = 8000
    timeout: float = 30.0
    """Seconds that a SPARQL query may run before it is stopped."""
    rows: int = 100_000
    """Rows or triples that the answer to a SPARQL query may have."""
    memory: int = 1024
    """MiB that a SPARQL query may take."""
    workers: int = 4
    """SPARQL queries that run at the same time, each in a process of its own."""

    def __post_init__(self) -> None:
        for name in ("timeout", "rows", "memory", "workers"):
            if getattr(self, name) <= 0:
                raise SettingsError(f"The setting {name} must be more than 0, not {getattr(self, name)}.")

    @property
    def local(self) -> bool:
        """Whether only this machine is meant to reach the server."""
        return self.host in LOCAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a module makes its routes from.  The store may be read from any thread; nothing writes to it."""

    store: Store
    base: str
    """IRI that entities, facts and articles start with."""
    settings: ServeSettings
    templates: Jinja2Templates

    @property
    def name(self) -> str:
        """What the store is called on the pages."""
        return Path(self.store.path).resolve().name

    def render(self, request: Request, template: str, *, status: int = 200, **values: Any) -> Response:
        """A page from a template that extends ``base.html``; the values are escaped in it."""
        return self.templates.TemplateResponse(request, template, {"store": self.name, **values}, status_code=status)

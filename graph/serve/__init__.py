"""A store in the browser: pages for people and a SPARQL endpoint for programs, from one process, with no network.

``app`` puts it together; each other module has a ``routes(context)`` of its own and knows of the others only
:mod:`graph.serve.context`.
"""

from graph.serve.app import create_app
from graph.serve.context import Context, ServeSettings

__all__ = ["Context", "ServeSettings", "create_app"]

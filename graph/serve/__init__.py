"""A store in the browser: pages for people and a SPARQL endpoint for programs, from one process, with no network.

``app`` puts it together; each other module has a ``routes(context)`` of its own and knows of the others only
:mod:`graph.serve.context`.  Nothing is imported here: a worker process needs little of it.
"""

"""A store in, a page out: the graph as one HTML file that opens offline in any browser.

    facts -> data.select -> layout -> pyvis -> templates/page.html

The page makes no request and runs no script that came from an article; the same store gives the same bytes.
"""

from pathlib import Path

from pyoxigraph import NamedNode

from graph.facts import Reader, facts, find_entity
from graph.ontology import load_ontology
from graph.store import Store
from graph.view.data import DEFAULT_TOP, Term, ViewData, select, term, view_facts
from graph.view.page import render
from graph.whole import replacing

__all__ = ["DEFAULT_TOP", "Term", "ViewData", "render", "select", "view_facts", "write_view"]


def write_view(
    store: Store, path: str | Path, *, focus: str | None = None, hops: int = 1, top: int | None = None
) -> None:
    """Write the page of the store to ``path``.

    With ``focus``, a name, only what is at most ``hops`` links from it; of that, the ``top`` most important things
    (:data:`DEFAULT_TOP` unless given, 0 for all).  Raises :class:`graph.errors.NameNotFoundError` for an unknown name.
    """
    centre = term(Reader(store).node(NamedNode(find_entity(store, focus)))) if focus else None
    symmetric = frozenset(prop.iri for prop in load_ontology().properties.values() if prop.symmetric)
    view = select(view_facts(facts(store)), focus=centre, hops=hops, top=top, symmetric=symmetric)
    page = render(view, title=centre.label if centre else "News graph")
    with replacing(Path(path)) as out:
        out.write(page.encode())

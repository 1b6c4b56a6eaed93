"""A store in, charts of it out: a page for ``newsgraph stats --html``, the same drawings for ``newsgraph serve``.

    store -> count.figures -> draw -> templates/charts.html (-> templates/page.html, one file that makes no request)

Drawings are SVG made here, for a browser that need not run scripts; every number is in a table as well.  The same store
gives the same bytes.
"""

from pathlib import Path

from graph.charts.count import Bar, Figures, figures
from graph.charts.page import NO_LINKS, TOP, Links, body, page
from graph.charts.timeline import Timeline
from graph.store import Store
from graph.whole import replacing

__all__ = ["NO_LINKS", "TOP", "Bar", "Figures", "Links", "Timeline", "body", "figures", "page", "write_charts"]


def write_charts(store: Store, path: str | Path, *, top: int = TOP) -> None:
    """Write the page of the store's charts to ``path``; of names, relations and sources the ``top`` most frequent."""
    text = page(figures(store), top=top)
    with replacing(Path(path)) as out:
        out.write(text.encode())

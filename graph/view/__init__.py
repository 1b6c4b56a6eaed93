"""A store in, a page out: the graph as one HTML file that opens offline in any browser.

    facts -> data.select -> layout -> pyvis -> templates/page.html
"""

from graph.view.data import DEFAULT_TOP, ViewData, select, view_facts
from graph.view.page import render

__all__ = ["DEFAULT_TOP", "ViewData", "render", "select", "view_facts"]

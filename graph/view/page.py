"""View data in, one HTML page out: pyvis builds the network, our own template draws the page around it.

The page is one file that makes no request.  What comes from articles is only ever data: JSON in a script element that
the browser does not run, with ``< > &`` and all non-ASCII characters escaped, put into the document by ``textContent``.
The Content-Security-Policy lets nothing run but the scripts whose hashes it names.
"""

import base64
import hashlib
import json
import math
import re
from collections import Counter
from dataclasses import replace
from importlib.resources import files
from typing import Any

import networkx as nx
from jinja2 import Environment, PackageLoader, StrictUndefined
from pyvis.network import Network

from graph.prose import counted
from graph.view.data import Term, ViewData, ViewEdge, ViewFact, ViewNode
from graph.view.layout import layout

LABEL_LENGTH = 28
"""Letters of a name drawn on the canvas; the panel and the tooltip have all of it."""

# Okabe and Ito's palette, which colour-blind readers can tell apart, darkened where white paper needs it; every family
# has a shape of its own as well.  (name, label, light theme, dark theme, vis-network shape)
FAMILIES: tuple[tuple[str, str, str, str, str], ...] = (
    ("organization", "Organisation", "#0072b2", "#56a8e0", "square"),
    ("government", "Public body", "#4b5d8a", "#a3b4e6", "hexagon"),
    ("person", "Person", "#d98a00", "#f0b03a", "dot"),
    ("place", "Place", "#00875f", "#2fc094", "triangleDown"),
    ("product", "Product, technology", "#b8578f", "#e08fbd", "diamond"),
    ("document", "Agreement, law, work", "#7a6a00", "#e3d24a", "triangle"),
    ("event", "Event", "#c24e00", "#ff8a4a", "star"),
    ("concept", "Other", "#6f7276", "#9da2a8", "dot"),
)
FAMILY_OF: dict[str, str] = {
    **dict.fromkeys(("Person", "Group"), "person"),
    **dict.fromkeys(("Government", "PoliticalParty"), "government"),
    **dict.fromkeys(
        ("Agent", "Organization", "Company", "University", "MediaOrganization", "Team", "Exchange", "Fund"),
        "organization",
    ),
    **dict.fromkeys(("Place", "City", "Country", "Jurisdiction", "Region", "Facility"), "place"),
    **dict.fromkeys(("Offering", "Product", "Service", "Technology", "Asset"), "product"),
    **dict.fromkeys(("Work", "Law", "Agreement"), "document"),
    **dict.fromkeys(("Event", "Project"), "event"),
}
SMALL, LARGE = 8, 30
"""Sizes of the least and the most important node, in pixels."""
EVEN = {"square": 0.86, "star": 1.25, "diamond": 1.08, "triangle": 1.1, "triangleDown": 1.1}
"""What makes shapes of one size look equally large."""
HIDDEN_MARKS = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]+"
)
"""Control and direction marks, with which a text can look like another."""


def render(view: ViewData, *, title: str = "News graph") -> str:
    """The page, as HTML; the same view gives the same text."""
    view = place(view)
    network = _network(view)
    nodes, edges, *_, options = network.get_network_data()
    data = {
        "title": _shown(title),
        "focus": view.focus,
        "total": view.total,
        "families": {
            name: dict(zip(("label", "light", "dark", "shape"), rest, strict=True)) for name, *rest in FAMILIES
        },
        "network": {"nodes": nodes, "edges": edges, "options": json.loads(options)},
        "nodes": {node.term.iri: _node(node.term, rank) for rank, node in enumerate(view.nodes, 1)},
        "edges": {f"e{index}": _edge(edge) for index, edge in enumerate(view.edges)},
        **_facts(view),
    }
    return _page(data, _shown(title))


def place(view: ViewData) -> ViewData:
    """The view with a position for every node."""
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(sorted(node.term.iri for node in view.nodes))
    network.add_edges_from(sorted({(edge.source, edge.target) for edge in view.edges if edge.source != edge.target}))
    where = layout(network, {node.term.iri: _size(node) for node in view.nodes})
    nodes = (replace(node, x=where[node.term.iri][0], y=where[node.term.iri][1]) for node in view.nodes)
    return replace(view, nodes=tuple(nodes))


def family(type_: str) -> str:
    """The family whose colour and shape a class has."""
    return FAMILY_OF.get(type_, "concept")


def _network(view: ViewData) -> Network:
    """The network as pyvis describes it to vis-network; colours of the themes are the page's business."""
    network = Network(directed=True, cdn_resources="in_line")
    look = {name: (light, shape) for name, _, light, _, shape in FAMILIES}
    degree = Counter(end for edge in view.edges for end in {edge.source, edge.target})
    for node in view.nodes:
        colour, shape = look[family(node.term.type)]
        size = _size(node)
        network.add_node(
            node.term.iri,
            label=_short(node.term.label) or "?",
            title=f"{_shown(node.term.label)}\n{_words(node.term.type)}, {counted(degree[node.term.iri], 'link')}",
            shape=shape,
            color=colour,
            size=size,
            x=node.x,
            y=node.y,
            font={"size": round(12 + 4 * node.importance)},
        )
    curves = _curves(view.edges)
    for index, edge in enumerate(view.edges):
        label = ("not \u00b7 " if edge.status == "negated" else "") + _shown(edge.label)
        network.add_edge(
            edge.source,
            edge.target,
            id=f"e{index}",
            label=_short(label),
            title=_edge_title(view, edge, label),
            width=_width(view, edge),
            arrows="to" if edge.directed else "",
            smooth=curves[index],
        )
    network.set_options(json.dumps(_options(len(view.nodes))))
    return network


def _options(count: int) -> dict[str, Any]:
    """Options for vis-network: nothing moves by itself."""
    return {
        "autoResize": True,
        "layout": {"improvedLayout": False, "randomSeed": 1},
        "physics": {
            "enabled": False,
            "solver": "forceAtlas2Based",
            "forceAtlas2Based": {"springLength": 90, "avoidOverlap": 0.6},
            "stabilization": False,
        },
        "interaction": {
            "hover": True,
            "tooltipDelay": 250,
            "hideEdgesOnDrag": count > 600,
            "hideEdgesOnZoom": count > 600,
            "keyboard": {"enabled": True, "bindToWindow": False},
            "multiselect": False,
        },
        "nodes": {"borderWidth": 1.5, "borderWidthSelected": 4},
        "edges": {
            "selectionWidth": 2,
            "hoverWidth": 1,
            "arrows": {"to": {"scaleFactor": 0.55}},
        },
    }


def _curves(edges: tuple[ViewEdge, ...]) -> list[dict[str, Any] | bool]:
    """A straight line for the only edge between two nodes, a fan of arcs for several."""
    total: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    pairs = [(min(edge.source, edge.target), max(edge.source, edge.target)) for edge in edges]
    total.update(pairs)
    curves: list[dict[str, Any] | bool] = []
    for edge, pair in zip(edges, pairs, strict=True):
        lane = seen[pair] - (total[pair] - 1) / 2
        seen[pair] += 1
        if edge.source != pair[0]:
            lane = -lane
        if edge.source == edge.target or not lane:
            curves.append(False)
        else:
            curves.append(
                {
                    "enabled": True,
                    "type": "curvedCW" if lane > 0 else "curvedCCW",
                    "roundness": min(0.17 * abs(lane), 0.6),
                }
            )
    return curves


def _size(node: ViewNode) -> int:
    """Area follows importance."""
    shape = next(shape for name, *_, shape in FAMILIES if name == family(node.term.type))
    return round((SMALL + (LARGE - SMALL) * math.sqrt(node.importance)) * EVEN.get(shape, 1.0))


def _width(view: ViewData, edge: ViewEdge) -> float:
    """Wider with the number of sentences, ever less so."""
    return round(1.2 + 1.1 * math.log2(max(1, sum(len(view.facts[index].sentences) for index in edge.facts))), 2)


def _edge_title(view: ViewData, edge: ViewEdge, label: str) -> str:
    fact = view.facts[edge.facts[0]]
    sentences = sum(len(view.facts[index].sentences) for index in edge.facts)
    status = "" if edge.status in {"stated", "negated"} else f" ({edge.status})"
    ends = f"{_shown(fact.subject.label)} \u2014 {label} \u2192 {_shown(fact.object.label)}"
    return f"{ends}{status}\n{counted(sentences, 'sentence')}"


def _facts(view: ViewData) -> dict[str, Any]:
    """Facts, sentences and articles as three lists that refer to each other by index."""
    articles: dict[tuple[str, ...], int] = {}
    sentences: dict[str, int] = {}
    rows: list[dict[str, Any]] = []
    texts: list[dict[str, Any]] = []
    for fact in view.facts:
        indices = []
        for one in fact.sentences:
            article = articles.setdefault((one.source, one.title, one.publisher, one.date, one.url), len(articles))
            row = {
                "article": article,
                "parts": [[text, role] for text, role in one.parts],
                "speakers": [_shown(name) for name in one.speakers],
            }
            index = sentences.setdefault(json.dumps(row), len(sentences))
            if index == len(texts):
                texts.append(row)
            if index not in indices:
                indices.append(index)
        rows.append(_row(fact, indices))
    names = ("source", "title", "publisher", "date", "url")
    shown = [dict(zip(names, map(_shown, article), strict=True)) for article in articles]
    return {"facts": rows, "sentences": texts, "articles": shown}


def _row(fact: ViewFact, sentences: list[int]) -> dict[str, Any]:
    return {
        "subject": _end(fact.subject),
        "predicate": {"iri": fact.predicate, "label": _shown(fact.label)},
        "object": _end(fact.object),
        "status": fact.status,
        "qualifiers": [[_shown(name), _shown(value)] for name, value in fact.qualifiers],
        "time": _shown(fact.time),
        "speakers": [_shown(name) for name in fact.speakers],
        "confidence": fact.confidence,
        "derived": _shown(fact.derived),
        "sentences": sentences,
    }


def _end(term: Term) -> dict[str, str]:
    return {"iri": term.iri, "label": _shown(term.label) or "?", "type": _words(term.type) if term.type else ""}


def _node(term: Term, rank: int) -> dict[str, Any]:
    return {
        "label": _shown(term.label) or "?",
        "type": _words(term.type),
        "family": family(term.type),
        "aliases": [_shown(alias) for alias in term.aliases],
        "rank": rank,
    }


def _edge(edge: ViewEdge) -> dict[str, Any]:
    return {"predicate": edge.predicate, "label": _shown(edge.label), "status": edge.status, "facts": list(edge.facts)}


def _shown(text: str) -> str:
    """The text without marks that make it look like another."""
    return " ".join(HIDDEN_MARKS.sub(" ", text).split())


def _short(text: str) -> str:
    text = _shown(text)
    return text if len(text) <= LABEL_LENGTH else text[: LABEL_LENGTH - 1].rstrip() + "\u2026"


def _words(type_: str) -> str:
    """``MediaOrganization`` as ``Media organization``."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type_).replace("_", " ").lower()
    return _shown(words[:1].upper() + words[1:]) or "Thing"


def _page(data: dict[str, Any], title: str) -> str:
    environment = Environment(loader=PackageLoader("graph.view"), autoescape=True, undefined=StrictUndefined)
    templates = files("graph.view") / "templates"
    style = (templates / "page.css").read_text("utf-8")
    scripts = [vis_network(), *((templates / name).read_text("utf-8") for name in ("labels.js", "page.js"))]
    return environment.get_template("page.html").render(
        title=title,
        policy="; ".join(
            [
                "default-src 'none'",
                "script-src " + " ".join(_hash(script) for script in scripts),
                "style-src " + _hash(style),
                "img-src data:",
                "base-uri 'none'",
                "form-action 'none'",
            ]
        ),
        style=style,
        library=scripts[0],
        labels=scripts[1],
        script=scripts[2],
        data=_json(data),
    )


def vis_network() -> str:
    """vis-network as pyvis ships it, newest first, without the reference to its source map."""
    library = files("pyvis") / "templates" / "lib"
    folders = sorted(
        (folder for folder in library.iterdir() if folder.name.startswith("vis-")),
        key=lambda folder: [int(number) for number in re.findall(r"\d+", folder.name)],
    )
    script = (folders[-1] / "vis-network.min.js").read_text("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"^//# sourceMappingURL=.*$", "", script, flags=re.MULTILINE)


def _hash(text: str) -> str:
    """The name that a Content-Security-Policy has for an inline script or style."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _json(data: dict[str, Any]) -> str:
    """JSON in ASCII that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")

"""Where the nodes stand: a network in, a position for each node out, the same on every run.

Parts of the network that are not linked with each other are laid out one by one and packed in rows, so that small
islands neither fly off nor crowd the main story.  Large parts are laid out community by community: a spring layout
takes quadratic time, and 5,000 nodes at once would take a minute.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]

SEED = 7
SPACING = 130.0
"""Pixels between neighbours: room for a node of middling size and a word on the line between."""
DIRECT = 400
"""Up to so many nodes at once the spring layout stays below a second."""
KAMADA = 160
"""Up to so many nodes Kamada-Kawai gives the shape."""
GAP = 40.0
"""Least pixels between two nodes, for a name."""
ASPECT = 1.3
"""Width by height of the whole drawing, that of the canvas on a laptop."""


def layout(network: "nx.Graph[str]", radii: Mapping[str, float]) -> dict[str, tuple[int, int]]:
    """A position for every node; discs of the ``radii`` do not overlap where a drawing is small enough to look at."""
    blocks = []
    for component in sorted(nx.connected_components(network), key=lambda nodes: (-len(nodes), min(nodes))):
        nodes = sorted(component)
        points = _component(_within(network, nodes), nodes)
        if len(nodes) <= DIRECT:
            points = _apart(_landscape(points), np.array([radii[node] + GAP / 2 for node in nodes]))
        blocks.append((nodes, points))
    return _pack(blocks)


def _component(network: "nx.Graph[str]", nodes: Sequence[str]) -> Points:
    """The nodes of one connected part, in the order given."""
    if len(nodes) <= DIRECT:
        return _spring(network, nodes)
    communities = nx.community.louvain_communities(network, weight="weight", seed=SEED)
    groups = [sorted(group) for group in sorted(communities, key=lambda group: (-len(group), min(group)))]
    if len(groups) < 2:
        return _sunflower(len(nodes)) * SPACING
    return _grouped(network, nodes, groups)


def _grouped(network: "nx.Graph[str]", nodes: Sequence[str], groups: Sequence[Sequence[str]]) -> Points:
    """Each community around its own centre, the centres spread by how they are linked."""
    group_of = {node: index for index, group in enumerate(groups) for node in group}
    overview: nx.Graph[str] = nx.Graph()
    overview.add_nodes_from(str(index) for index in range(len(groups)))
    for one, other in network.edges():
        if group_of[one] != group_of[other]:
            overview.add_edge(str(group_of[one]), str(group_of[other]))
    centres = _spring(overview, [str(index) for index in range(len(groups))])
    parts = [_within(network, group) for group in groups]
    inner = [
        _spring(part, group, careful=False)
        if len(group) <= DIRECT and nx.is_connected(part)
        else _sunflower(len(group))
        for part, group in zip(parts, groups, strict=True)
    ]
    radii = np.array([SPACING * math.sqrt(len(group)) * 0.62 for group in groups])
    centres = _apart(centres * (radii.mean() / SPACING), radii)
    where: dict[str, Any] = {}
    for centre, radius, group, points in zip(centres, radii, groups, inner, strict=True):
        extent = max(float(np.hypot(points[:, 0], points[:, 1]).max()), 1.0)
        where |= dict(zip(group, centre + points * (radius * 0.85 / extent), strict=True))
    return np.array([where[node] for node in nodes])


def _within(network: "nx.Graph[str]", nodes: Sequence[str]) -> "nx.Graph[str]":
    """The part of the network among ``nodes``; a copy, as networkx's own view may walk them in the order of hashes."""
    part: nx.Graph[str] = nx.Graph()
    part.add_nodes_from(nodes)
    inside = set(nodes)
    part.add_edges_from((one, other) for one, other in network.edges(nodes) if one in inside and other in inside)
    return part


def _spring(network: "nx.Graph[str]", nodes: Sequence[str], *, careful: bool = True) -> Points:
    """Kamada-Kawai for the shape where it is cheap, Fruchterman-Reingold for even distances."""
    if len(nodes) < 3:
        return np.array([[index * SPACING * 1.6, 0.0] for index in range(len(nodes))])
    careful = careful and len(nodes) <= KAMADA and nx.is_connected(network)
    start = nx.kamada_kawai_layout(network, weight=None) if careful else None
    placed = nx.spring_layout(network, pos=start, k=1.5 / math.sqrt(len(nodes)), iterations=60, seed=SEED, weight=None)
    points = np.array([placed[node] for node in nodes], dtype=np.float64)
    points -= points.mean(axis=0)
    spread = float(np.sqrt((points**2).sum(axis=1).mean())) or 1.0
    return points * (SPACING * math.sqrt(len(nodes)) * 0.62 / spread)


def _sunflower(count: int) -> Points:
    """Evenly filled disc of unit spacing."""
    index = np.arange(count, dtype=np.float64)
    angle = index * math.pi * (3 - math.sqrt(5))
    radius = np.sqrt(index) * 0.7
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _landscape(points: Points) -> Points:
    """Turned so that the longer way lies across, and stretched at most by half towards the canvas's shape."""
    if len(points) < 3:
        return points
    _, axes = np.linalg.eigh(np.cov(points.T))
    axes = axes[:, ::-1] * np.sign(axes[:, ::-1].sum(axis=0) + 1e-9)
    turned = (points - points.mean(axis=0)) @ axes
    wide, high = turned.std(axis=0) + 1e-9
    stretch = min(max(math.sqrt(wide / high / ASPECT), 2 / 3), 1.5)
    stretched: Points = turned * np.array([1 / stretch, stretch])
    return stretched


def _apart(centres: Points, radii: Points, *, rounds: int = 200) -> Points:
    """Push discs apart until they no longer overlap."""
    reach = np.add.outer(radii, radii)
    for _ in range(rounds):
        apart = centres[:, None, :] - centres[None, :, :]
        distance = np.hypot(apart[..., 0], apart[..., 1]) + np.eye(len(centres)) * 1e9
        over = np.clip(reach - distance, 0, None)
        if not (over > 1).any():
            break
        push = apart / np.maximum(distance, 1e-6)[..., None] * over[..., None]
        centres = centres + push.sum(axis=1) * 0.3
    return centres


def _pack(blocks: Sequence[tuple[Sequence[str], Points]]) -> dict[str, tuple[int, int]]:
    """The largest part, and the others in rows beside it or below it, whichever leaves less of the canvas empty."""
    if not blocks:
        return {}
    sizes = np.array([np.ptp(points, axis=0) + SPACING * 1.1 for _, points in blocks])
    main, rest = sizes[0], sizes[1:]
    below, beside = np.array([0.0, main[1]]), np.array([main[0], 0.0])
    places = [(1.0, below), *((share, beside) for share in (0.2, 0.35, 0.5, 0.75, 1.0))]
    choices = [np.vstack([np.zeros((1, 2)), _shelves(rest, share * main[0]) + place]) for share, place in places]
    corners = min(choices, key=lambda corners: _extent(corners + sizes))
    where: dict[str, tuple[int, int]] = {}
    for (nodes, points), corner in zip(blocks, corners, strict=True):
        for node, point in zip(nodes, points - points.min(axis=0) + corner, strict=True):
            where[node] = (round(float(point[0])), round(float(point[1])))
    return where


def _extent(far_corners: Points) -> float:
    """How large a canvas it takes."""
    width, height = far_corners.max(axis=0)
    return round(max(float(width) / ASPECT, float(height)), 3)


def _shelves(sizes: Points, limit: float) -> Points:
    """Corners of boxes set in rows from left to right, each row at most ``limit`` wide."""
    corners = np.zeros((len(sizes), 2))
    left = top = row = 0.0
    for index, (width, height) in enumerate(sizes):
        if left and left + float(width) > limit:
            left, top, row = 0.0, top + row, 0.0
        corners[index] = left, top
        left, row = left + float(width), max(row, float(height))
    return corners

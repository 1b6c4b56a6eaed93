"""Where the nodes stand: links in, a position for each node out, the same on every run.

    links -> connected parts -> pivot MDS (the large shape) -> Fruchterman-Reingold (even distances) -> rows

Nodes push each other away within a few node distances only, found by a k-d tree, so a round takes as long as there are
nodes and links: 2,000 nodes take about a second.  Nodes that stand already stay where they are.
"""

import math
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import cKDTree

Points: TypeAlias = npt.NDArray[np.float64]
Links: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]

WIDE, NARROW = 150.0, 78.0
"""Pixels between linked nodes: room for the words on a line while they are few, close together when they are many."""
FEW, MANY = 40, 400
REACH = 2.5
"""Nodes further apart than so many times the spacing do not push each other."""
ROUNDS = 70
PIVOTS = 40
GAP = 16.0
"""Least pixels between the rims of two nodes."""
ASPECT = 1.4
"""Width by height of the whole drawing, that of a canvas on a laptop."""
_GOLDEN = math.pi * (3 - math.sqrt(5))


def layout(radii: Points, links: Links, strength: Points) -> Points:
    """A position for each node, by its number.

    ``links`` has a row of two numbers for each linked pair, ``strength`` says how much each pulls (1 is usual).
    """
    links, unit = links.reshape(-1, 2), spacing(len(radii))
    number, part = connected_components(_matrix(len(radii), links), directed=False)
    members = np.split(np.argsort(part, kind="stable"), np.cumsum(np.bincount(part, minlength=number))[:-1])
    of_link = part[links[:, 0]] if len(links) else np.zeros(0, dtype=np.int64)
    by_part = np.argsort(of_link, kind="stable")
    cuts = np.searchsorted(of_link[by_part], np.arange(number + 1))
    points, inside, boxes = np.zeros((len(radii), 2)), np.zeros(len(radii), dtype=np.int64), []
    parts = sorted(range(number), key=lambda one: (-len(members[one]), int(members[one][0])))
    for one in parts:
        nodes, own = members[one], by_part[cuts[one] : cuts[one + 1]]
        inside[nodes] = np.arange(len(nodes))
        placed = _part(radii[nodes], inside[links[own]], strength[own], unit)
        points[nodes] = placed - (placed.max(axis=0) + placed.min(axis=0)) / 2
        boxes.append(np.ptp(placed, axis=0) + 2 * radii[nodes].max() + unit * 0.7)
    for one, corner, box in zip(parts, _rows(np.array(boxes).reshape(-1, 2)), boxes, strict=True):
        points[members[one]] += corner + box / 2
    return points


def extend(points: Points, radii: Points, links: Links, parent: int) -> Points:
    """Positions for all nodes when only the first ``len(points)`` stand; the rest find room around the ``parent``."""
    fresh, unit = len(radii) - len(points), spacing(len(radii))
    start = points[parent] + _sunflower(fresh) * unit * 0.8 + unit * 0.01
    fixed = np.arange(len(radii)) < len(points)
    links = links.reshape(-1, 2)
    placed = _refine(np.vstack([points, start]), links, np.ones(len(links)), fixed, unit=unit, rounds=40)
    return _apart(placed, radii, fixed)


def spacing(count: int) -> float:
    """Pixels between linked nodes, when there are so many in all."""
    share = min(1.0, max(0.0, math.log(max(count, 1) / FEW) / math.log(MANY / FEW)))
    return WIDE + (NARROW - WIDE) * share


def _part(radii: Points, links: Links, strength: Points, unit: float) -> Points:
    """One connected part."""
    count = len(radii)
    if count < 3:
        return np.array([[index * unit * 1.3, 0.0] for index in range(count)])
    free = np.zeros(count, dtype=bool)
    start = _pivots(count, links) * (unit * math.sqrt(count) * 0.35)
    points = _refine(start, links, strength, free, unit=unit, rounds=ROUNDS)
    return _apart(_landscape(points), radii, free)


def _matrix(count: int, links: Links) -> Any:
    rows, columns = np.r_[links[:, 0], links[:, 1]], np.r_[links[:, 1], links[:, 0]]
    return csr_array((np.ones(len(rows)), (rows, columns)), shape=(count, count))


def _pivots(count: int, links: Links) -> Points:
    """Pivot MDS (Brandes and Pich): each node by its distances to some nodes that lie far apart."""
    matrix = _matrix(count, links)
    nearest = np.full(count, np.inf)
    pivot, columns = int(np.argmax(np.bincount(links.ravel(), minlength=count))), []
    for _ in range(min(PIVOTS, count)):
        columns.append(dijkstra(matrix, indices=pivot, unweighted=True))
        nearest = np.minimum(nearest, columns[-1])
        pivot = int(np.argmax(nearest))
    squares = np.stack(columns, axis=1) ** 2
    centred = squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean()
    _, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1][:, :2]
    points = centred @ (axes * np.sign(axes[np.argmax(np.abs(axes), axis=0), range(2)]))
    spread = math.sqrt(float((points**2).mean())) or 1.0
    placed: Points = points / spread + _sunflower(count) * (0.6 / math.sqrt(count))
    return placed


def _refine(points: Points, links: Links, strength: Points, fixed: Flags, *, unit: float, rounds: int) -> Points:
    """Fruchterman and Reingold's forces, in ever smaller steps."""
    count = len(points)
    free = ~fixed[:, None]
    a, b = links[:, 0], links[:, 1]
    degree = np.maximum(np.bincount(links.ravel(), minlength=count), 1)
    weight = strength / np.sqrt(np.minimum(degree[a], degree[b]))
    reach = unit * REACH
    for step in np.linspace(1.0, 0.03, rounds):
        near = cKDTree(points).query_pairs(reach, output_type="ndarray")
        away = points[near[:, 0]] - points[near[:, 1]]
        distance = np.maximum(np.hypot(away[:, 0], away[:, 1]), 1.0)
        push = away * (unit**2 / distance**2 * (1 - distance / reach))[:, None]
        pull = points[b] - points[a]
        pull *= (np.hypot(pull[:, 0], pull[:, 1]) / unit * weight)[:, None]
        force = _sum(near[:, 0], near[:, 1], push, count) + _sum(a, b, pull, count)
        size = np.maximum(np.hypot(force[:, 0], force[:, 1]), 1e-9)
        points = points + free * force * (np.minimum(size, unit * step) / size)[:, None]
    return points


def _apart(points: Points, radii: Points, fixed: Flags, *, rounds: int = 60) -> Points:
    """Push discs apart until they no longer overlap."""
    reach = 2 * float(radii.max()) + GAP
    free = ~fixed[:, None]
    for _ in range(rounds):
        near = cKDTree(points).query_pairs(reach, output_type="ndarray")
        a, b = near[:, 0], near[:, 1]
        away = points[a] - points[b]
        distance = np.maximum(np.hypot(away[:, 0], away[:, 1]), 1e-3)
        over = radii[a] + radii[b] + GAP - distance
        if not (over > 1).any():
            break
        push = away * (np.maximum(over, 0) / distance * 0.5)[:, None]
        points = points + free * _sum(a, b, push, len(points))
    return points


def _sum(a: Links, b: Links, force: Points, count: int) -> Points:
    """The force on each node: all of those at ``a``, less those at ``b``."""
    axes = [np.bincount(a, force[:, axis], count) - np.bincount(b, force[:, axis], count) for axis in (0, 1)]
    return np.stack(axes, axis=1)


def _sunflower(count: int) -> Points:
    """An evenly filled disc of unit spacing."""
    index = np.arange(count, dtype=np.float64)
    radius, angle = np.sqrt(index) * 0.7, index * _GOLDEN
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _landscape(points: Points) -> Points:
    """Turned so that the longer way lies across."""
    _, axes = np.linalg.eigh(np.cov(points.T))
    axes = axes[:, ::-1] * np.sign(axes[:, ::-1].sum(axis=0) + 1e-9)
    turned: Points = (points - points.mean(axis=0)) @ axes
    return turned


def _rows(boxes: Points) -> Points:
    """Corners of boxes set in rows from left to right, each row as wide as the first box or a landscape page."""
    corners = np.zeros_like(boxes)
    if not len(boxes):
        return corners
    limit = max(float(boxes[0, 0]), math.sqrt(float((boxes[:, 0] * boxes[:, 1]).sum()) * ASPECT))
    left = top = high = 0.0
    for index, (width, height) in enumerate(boxes.tolist()):
        if left and left + width > limit:
            left, top, high = 0.0, top + high, 0.0
        corners[index] = left, top
        left, high = left + width, max(high, height)
    return corners

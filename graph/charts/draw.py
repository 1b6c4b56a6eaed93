"""Numbers in, the geometry of drawings out: what the template writes as SVG.

Across, everything is a percentage and down a pixel, so that a drawing fills any width and its text keeps its size.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.charts.timeline import Column, Timeline

HEIGHT, HEAD, FOOT = 210, 14, 26
"""Pixels of the drawing of a time axis: all of it, above the highest line, and below the lowest."""
LABELS = 6
"""Dates below an axis; on a narrow screen every second."""
ROOM = 12
"""Columns that there is always room for: a single one does not fill the drawing."""
_FILLED = 0.82
"""Share of its place that a column takes."""
_STEPS = {
    "day": (1, 2, 7, 14),
    "week": (1, 2, 4, 8),
    "month": (1, 2, 3, 6, 12),
    "quarter": (1, 2, 4, 8),
    "year": (1, 2, 5, 10),
    "decade": (1, 2, 5, 10),
    "century": (1, 2, 5, 10, 20),
}
"""Units between two dates below an axis."""


class Line(NamedTuple):
    """A value on the axis of counts."""

    y: float
    text: str


class Date(NamedTuple):
    """A date below the axis; ``anchor`` keeps the first and the last inside, a ``minor`` one may be left out."""

    x: str
    text: str
    anchor: str
    minor: bool


class Drawn(NamedTuple):
    """A column: where it stands, and how high its two parts are, the stated at the bottom."""

    place: str
    slot: str
    x: str
    width: str
    stated_y: float
    stated_height: float
    unsure_y: float
    unsure_height: float
    column: Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A time axis with its columns."""

    lines: tuple[Line, ...]
    dates: tuple[Date, ...]
    columns: tuple[Drawn, ...]
    height: int = HEIGHT
    floor: int = HEIGHT - FOOT


def axis(found: Timeline) -> Axis:
    """The drawing of a timeline that has columns."""
    ticks = scale(max(column.total for column in found.columns))
    pixel = (HEIGHT - HEAD - FOOT) / ticks[-1]
    floor = HEIGHT - FOOT
    slot = 100 / _places(found)
    columns = []
    for number, column in enumerate(found.columns):
        stated, unsure = column.stated * pixel, column.unsure * pixel
        columns.append(
            Drawn(
                place=percent(number * slot),
                slot=percent(slot),
                x=percent((number + (1 - _FILLED) / 2) * slot),
                width=percent(_FILLED * slot),
                stated_y=round(floor - stated, 1),
                stated_height=round(stated, 1),
                unsure_y=round(floor - stated - unsure, 1),
                unsure_height=round(unsure, 1),
                column=column,
            )
        )
    lines = tuple(Line(round(floor - tick * pixel, 1), f"{tick:,}") for tick in ticks)
    return Axis(lines=lines, dates=_dates(found), columns=tuple(columns))


def scale(highest: int) -> tuple[int, ...]:
    """Round numbers from 0 to the first that is not below the highest, five steps at most.

    >>> scale(3), scale(138), scale(0)
    ((0, 1, 2, 3), (0, 50, 100, 150), (0, 1))
    """
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            steps = max(-(-highest // step), 1)
            if steps <= 5:
                return tuple(step * number for number in range(steps + 1))
        size *= 10


def percent(number: float) -> str:
    """A length as SVG has it.

    >>> percent(12.5), percent(100 / 3)
    ('12.5%', '33.333%')
    """
    return f"{round(number, 3):g}%"


def share(part: int, whole: int) -> str:
    """The part as a percentage of the whole."""
    return percent(100 * part / whole if whole else 0)


def _dates(found: Timeline) -> tuple[Date, ...]:
    """Which columns have their date below them: round ones, and as many as there is room for."""
    steps = _STEPS[found.unit]
    step = next((step for step in steps if _places(found) / step <= LABELS), steps[-1])
    shown = [number for number in range(len(found.columns)) if (found.first + number) % step == 0] or [0]
    return tuple(_date(number, found, minor=place % 2 == 1) for place, number in enumerate(shown))


def _date(number: int, found: Timeline, *, minor: bool) -> Date:
    """The date of a column: in its middle, or at the edge that it would stick out of."""
    count = _places(found)
    middle = (number + 0.5) / count
    for inside, place, anchor in ((middle >= 0.06, number, "start"), (middle <= 0.94, number + 1, "end")):
        if not inside:
            return Date(percent(place * 100 / count), found.columns[number].label, anchor, minor)
    return Date(percent(middle * 100), found.columns[number].label, "middle", minor)


def _places(found: Timeline) -> int:
    """How many columns the drawing has room for."""
    return max(len(found.columns), ROOM)


def peak(columns: Sequence[Column]) -> Column:
    """The highest column, the first of several."""
    return max(columns, key=lambda column: column.total)

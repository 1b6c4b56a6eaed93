"""Figures in, HTML out: the charts as a part of a page, and as a page of their own.

Everything that comes from articles is escaped by the template, after marks that hide or turn text were taken out.  The
page of its own is one file that makes no request: its Content-Security-Policy lets it load and run nothing.
"""

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from graph.charts.count import KINDS, NO_PUBLISHER, Bar, Figures
from graph.charts.draw import Axis, axis, peak, share
from graph.charts.timeline import Timeline
from graph.view.page import HIDDEN_MARKS

TOP = 10
"""Bars of a chart, unless someone asks for more."""
STATUS_WORDS = {
    "stated": ("Stated", "an article says so in its own voice"),
    "claimed": ("Claimed", "only someone it quotes says so"),
    "planned": ("Planned", "announced for later"),
    "possible": ("Possible", "it may be so"),
    "conditional": ("Conditional", "if something else comes true"),
    "negated": ("Negated", "denied, or said not to be so"),
}
_STYLES = ("newsgraph.css", "pages/charts.css")


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Addresses for what the charts name; empty where there is none."""

    thing: Callable[[str], str]
    """Of a thing or relation, by its IRI."""
    source: Callable[[str], str]
    """Of a publisher, by its name."""


NO_LINKS = Links(thing=lambda _: "", source=lambda _: "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A bar as it is drawn; lengths are percentages of the longest."""

    label: str
    href: str
    kind: str
    stated: int
    unsure: int
    total: int
    stated_width: str
    unsure_width: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """A chart of bars."""

    name: str
    title: str
    head: str
    """What the bars stand for."""
    rows: tuple[Row, ...]
    more: int
    """Bars that are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A chart over time."""

    name: str
    title: str
    description: str
    notes: tuple[str, ...]
    axis: Axis | None
    unit: str


def body(figures: Figures, *, top: int = TOP, links: Links = NO_LINKS) -> Markup:
    """The charts, without the page around them."""
    statuses = [(name, *STATUS_WORDS[name], count) for name, count in figures.statuses]
    longest = max((count for *_, count in statuses), default=0)
    return Markup(  # noqa: S704  (made by a template that escapes)
        _environment()
        .get_template("charts.html")
        .render(
            figures=figures,
            stated=dict(figures.statuses).get("stated", 0),
            sources=sum(bar.label != NO_PUBLISHER for bar in figures.sources),
            courses=[
                _course("reported", "When facts were reported", "by the day an article first stated them",
                        figures.reported, "{:,} from articles without a date."),
                _course("happened", "The time that facts speak of", "by the day or year that the sentence gives",
                        figures.happened, "{:,} whose sentence gives no date."),
            ],
            names=[
                _ranking(title.partition(",")[0].lower(), title, "Name", bars, top, links.thing, plain)
                for (title, bars), (_, plain, _) in zip(figures.names, KINDS, strict=True)
            ],
            relations=[
                _ranking("properties", "Relations of the ontology", "Relation", figures.properties, top, links.thing),
                _ranking("phrases", "Relations in the articles’ own words", "Relation", figures.phrases, top,
                         links.thing),
            ],
            origin=_ranking("sources", "Publishers", "Publisher", figures.sources, top, links.source),
            statuses=[(*one, share(one[-1], longest), _rounded(one[-1], figures.facts)) for one in statuses],
        )
    )  # fmt: skip


def page(figures: Figures, *, top: int = TOP) -> str:
    """A page of its own, for a file."""
    style = "".join((files("graph") / "serve" / "static" / name).read_text("utf-8") for name in _STYLES)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    return (
        _environment().get_template("page.html").render(style=style, policy=policy, body=body(figures, top=top)) + "\n"
    )


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("graph.charts"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


def _course(name: str, title: str, how: str, found: Timeline, undated: str) -> Course:
    """A chart over time, in words as well."""
    notes = [undated.format(found.undated)] if found.undated else []
    if found.vague:
        notes.append(f"{found.vague:,} whose date is not exact enough for a {found.unit}.")
    if not found.columns:
        return Course(name=name, title=title, description=f"Facts {how}.", notes=(), axis=None, unit="")
    first, last, highest = found.columns[0], found.columns[-1], peak(found.columns)
    span = first.label if first is last else f"{first.label} to {last.label}"
    description = f"Facts {how}, a column a {found.unit}: {span}. Most in {highest.label}: {highest.total:,}."
    return Course(
        name=name, title=title, description=description, notes=tuple(notes), axis=axis(found), unit=found.unit
    )


def _ranking(
    name: str, title: str, head: str, bars: tuple[Bar, ...], top: int, address: Callable[[str], str], plain: str = ""
) -> Ranking:
    """A chart of the longest bars; the class ``plain`` goes without saying."""
    longest = bars[0].total if bars else 0
    rows = tuple(
        Row(
            label=_clean(bar.label),
            href=address(bar.key) if bar.key else "",
            kind="" if bar.type == plain else _words(bar.type),
            stated=bar.stated,
            unsure=bar.unsure,
            total=bar.total,
            stated_width=share(bar.stated, longest),
            unsure_width=share(bar.unsure, longest),
        )
        for bar in bars[:top]
    )
    return Ranking(name=name, title=title, head=head, rows=rows, more=len(bars) - len(rows))


def _clean(text: str) -> str:
    """The text without marks that make it look like another."""
    return " ".join(HIDDEN_MARKS.sub(" ", text).split()) or "?"


def _words(type_: str) -> str:
    """``MediaOrganization`` as ``Media organization``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type_).replace("_", " ").lower().capitalize()


def _rounded(part: int, whole: int) -> str:
    """The part in whole percents."""
    return "<1%" if 0 < 200 * part < whole else f"{100 * part / max(whole, 1):.0f}%"

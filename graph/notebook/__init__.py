"""A store in, what notebooks show out: a summary with the interactive page, and a table of facts for pandas.

The page stands in an ``iframe`` with a sandbox: its scripts run in an origin of their own, so they reach neither the
notebook nor its server, and what came from an article runs nowhere.  The same store gives the same output.
"""

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from graph.charts import Figures, figures
from graph.errors import GraphError
from graph.facts import Json, facts
from graph.ontology import load_ontology
from graph.store import Store
from graph.view import render, select, view_facts
from graph.view.data import ViewFact
from graph.view.page import HIDDEN_MARKS

if TYPE_CHECKING:
    import pandas as pd

ROWS = 20
"""Facts in the table of the display."""
COUNTED = 10
"""Classes and relations that it counts."""
NODES = 60
"""Things drawn in it."""
MOST = 20_000
"""Facts of a graph that is drawn: a larger one belongs on a page of its own."""
COLUMNS = (
    "subject", "predicate", "object", "status", "date", "published", "speaker", "article", "articles", "sentence",
    "confidence", "iri", "subject_iri", "predicate_iri", "object_iri",
)  # fmt: skip
"""Of the data frame; :func:`frame` says what is in them."""


def display(store: Store) -> dict[str, str]:
    """What Jupyter shows, by media type: one line, and HTML with summary, latest facts and the interactive page."""
    counted = figures(store)
    found = list(islice(facts(store), MOST))
    environment = Environment(
        loader=PackageLoader("graph.notebook"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    html = environment.get_template("display.html").render(
        figures=counted,
        counts=_counts(counted),
        facts=[_row(fact) for fact in _latest(found)],
        page=_page(found) if 0 < counted.facts <= MOST else "",
        most=MOST,
    )
    return {"text/plain": summary(store, counted), "text/html": html}


def summary(store: Store, counted: Figures) -> str:
    """The graph in one line."""
    return (
        f"<KnowledgeGraph {store.name!r}: {counted.articles:,} articles, {counted.things:,} entities, "
        f"{counted.facts:,} facts>"
    )


def frame(store: Store) -> "pd.DataFrame":
    """One row a fact, sorted by subject, with the columns of :data:`COLUMNS`.

    ``subject``, ``predicate``, ``object`` are names, ``..._iri`` their IRIs (a literal has none), ``iri`` the fact's.
    ``status`` is stated, claimed, planned, possible, conditional or negated.  ``date`` is when it holds and
    ``published`` the first article's day, ISO 8601 as exact as the text is (``2024``, ``2024-07``).  ``speaker`` is who
    says so, ``article`` the path or URL of the first of so many ``articles``, ``sentence`` what it says there, and
    ``confidence`` runs from 0 to 1.  What is not known is missing.
    """
    try:
        import pandas as pd  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise GraphError("A data frame needs the package pandas: pip install 'newsgraph[notebook]'.") from error
    rows = [_record(fact) for fact in view_facts(facts(store))]
    found = pd.DataFrame({name: [row[name] for row in rows] for name in COLUMNS})
    texts = [name for name in COLUMNS if name not in {"articles", "confidence"}]
    return found.astype({**dict.fromkeys(texts, "string"), "articles": "int64", "confidence": "float64"})


def _record(fact: ViewFact) -> dict[str, Any]:
    first = fact.sentences[0] if fact.sentences else None
    return {
        "subject": fact.subject.label,
        "predicate": fact.label,
        "object": fact.object.label,
        "status": fact.status,
        "date": fact.time or None,
        "published": (first.date or None) if first else None,
        "speaker": ", ".join(fact.speakers) or None,
        "article": first.source if first else None,
        "articles": len({one.source for one in fact.sentences}),
        "sentence": "".join(text for text, _ in first.parts) if first else None,
        "confidence": fact.confidence,
        "iri": fact.iri,
        "subject_iri": fact.subject.iri or None,
        "predicate_iri": fact.predicate,
        "object_iri": fact.object.iri or None,
    }


def _latest(found: Sequence[Json]) -> list[ViewFact]:
    """The facts last reported, each article's in its order."""

    def place(fact: Json) -> tuple[str, int, str]:
        first: Json = fact["evidence"][0] if fact["evidence"] else {"article": "", "begin": 0}
        return first["article"], first["begin"], fact["iri"]

    def day(fact: Json) -> str:
        return max((one["date"] or "" for one in fact["evidence"]), default="")

    latest = sorted(sorted(found, key=place), key=day, reverse=True)[:ROWS]
    return [view_facts([fact])[0] for fact in latest]


def _row(fact: ViewFact) -> dict[str, str]:
    """A fact as the table shows it."""
    record = _record(fact)
    shown = ("subject", "predicate", "object", "status", "date", "published", "speaker", "sentence")
    return {name: " ".join(HIDDEN_MARKS.sub(" ", record[name] or "").split()) for name in shown}


def _counts(counted: Figures) -> list[tuple[str, list[tuple[str, int]], int]]:
    """Title, the greatest counts, and how many more there are."""
    relations = sorted(
        ((bar.label, bar.total) for bar in (*counted.properties, *counted.phrases)),
        key=lambda pair: (-pair[1], pair[0]),
    )
    lists: dict[str, list[tuple[str, int]]] = {
        "Classes": list(counted.classes),
        "Relations": relations,
        "Status": [(name, count) for name, count in counted.statuses if count],
    }
    return [(title, pairs[:COUNTED], len(pairs[COUNTED:])) for title, pairs in lists.items()]


def _page(found: Sequence[Json]) -> str:
    symmetric = frozenset(prop.iri for prop in load_ontology().properties.values() if prop.symmetric)
    return render(select(view_facts(found), top=NODES, symmetric=symmetric))

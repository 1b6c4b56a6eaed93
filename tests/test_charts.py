"""Charts: what they count, the axis of time, and the page as text."""

import re
from collections import Counter
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.charts import Figures, Links, Timeline, body, figures, page
from graph.charts.count import NO_PUBLISHER, STATUSES
from graph.charts.draw import FOOT, HEAD, HEIGHT, LABELS, axis, scale
from graph.charts.timeline import MOST, timeline
from graph.facts import facts
from graph.stats import statistics
from graph.store import Store
from graph.view import view_facts
from tests.page_store import HOSTILE, Press, hostile, press
from tests.test_cli import newsgraph

LINKS = Links(thing=lambda iri: f"/thing?{iri}", source=lambda name: f"/from?{name}")


def counted(found: Press, folder: Path) -> Figures:
    with Store.open(found.write(folder / "kg"), read_only=True) as store:
        return figures(store)


def bars(found: Figures, title: str) -> list[tuple[str, int, int]]:
    return [(bar.label, bar.stated, bar.unsure) for bar in dict(found.names)[title]]


# Counting


def test_names_relations_and_sources_are_counted(tmp_path: Path) -> None:
    found = counted(press(), tmp_path)
    assert (found.articles, found.facts, found.things) == (2, 8, 9)
    assert found.published == ("2021-03-02", "2021-04-11")
    assert bars(found, "Organisations") == [("Acme", 4, 2), ("Globex", 0, 2)]
    assert bars(found, "Places") == [("Springfield", 2, 0)]
    assert bars(found, "People") == []
    assert [(bar.label, bar.stated, bar.unsure) for bar in found.sources] == [
        ("The Daily Example", 5, 1),
        (NO_PUBLISHER, 0, 2),
    ]
    assert dict(found.statuses) == {
        "stated": 5, "claimed": 0, "planned": 1, "possible": 1, "conditional": 0, "negated": 1,
    }  # fmt: skip
    assert [column.label for column in found.reported.columns][:2] == ["2021-03-01", "2021-03-08"]
    assert (found.happened.unit, found.happened.undated) == ("day", 7)


def test_the_samples_are_counted_as_elsewhere(built_samples: Path) -> None:
    with Store.open(built_samples, read_only=True) as store:
        found, known, shown = figures(store), statistics(store), view_facts(facts(store))
    assert (found.articles, found.facts, found.things) == (known.articles, known.facts, known.entities)
    assert found.classes == known.classes
    assert sorted((bar.label, bar.total) for bar in (*found.properties, *found.phrases)) == sorted(known.properties)
    assert {name: count for name, count in found.statuses if count} == Counter(fact.status for fact in shown)
    assert sum(column.total for column in found.reported.columns) == known.facts
    dated = Counter(bool(fact.time) for fact in shown)
    happened = found.happened
    assert sum(column.total for column in happened.columns) + happened.vague == dated[True]
    assert happened.undated == dated[False]


def test_what_only_others_say_is_a_claim_and_a_denial_wins(tmp_path: Path) -> None:
    made = Press()
    article = made.article("article/a-1", "Acme buys Globex, Jo said. Acme may not sue Globex.", date="2021-03-02")
    made.fact(article, "Acme buys Globex, Jo said.", "Acme", "acquires", "buys", "Globex", speaker="Jo")
    made.fact(article, "Acme may not sue Globex.", "Acme", "sues", "sues", "Globex", polarity="negative",
              modality="possible")  # fmt: skip
    assert {name for name, count in counted(made, tmp_path).statuses if count} == {"claimed", "negated"}


def test_an_article_without_publisher_counts_for_its_host(tmp_path: Path) -> None:
    made = Press()
    text = "Acme owns Globex."
    for name, url in (("a", "https://www.news.example/1"), ("b", "https://[broken")):
        article = made.article(f"article/{name}-1", text, url=url)
        made.fact(article, text, "Acme", "owns", "owns", "Globex")
    found = counted(made, tmp_path)
    assert {(bar.label, bar.key) for bar in found.sources} == {("news.example", ""), (NO_PUBLISHER, "")}


# The axis of time


@pytest.mark.parametrize(
    ("dates", "unit", "first", "last", "vague"),
    [
        (["2021-03-01", "2021-03-05"], "day", "2021-03-01", "2021-03-05", 0),
        (["2021-03-01", "2021-06-30"], "week", "2021-03-01", "2021-06-28", 0),
        (["2021-03-01", "2022-06-30"], "month", "2021-03", "2022-06", 0),
        (["2021-03-01", "2027-06-30"], "quarter", "2021 Q1", "2027 Q2", 0),
        (["2021-03-01", "1990"], "year", "1990", "2021", 0),
        (["2021-03-01", "1790-01"], "decade", "1790s", "2020s", 0),
        (["2021-03-01", "0999"], "century", "0900s", "2000s", 0),
        (["0001-01-01"], "day", "0001-01-01", "0001-01-01", 0),
        (["2021-03-01"] * 19 + ["2021"], "day", "2021-03-01", "2021-03-01", 1),
        (["1850-01-01"] + ["2021-03-01"] * 98 + ["2999"], "day", "before 2021-03-01", "2021-03-01", 1),
        (["2021-03-01"] * 99 + ["2999-01-01"], "day", "2021-03-01", "after 2021-03-01", 0),
    ],
)
def test_the_unit_fits_the_dates(dates: list[str], unit: str, first: str, last: str, vague: int) -> None:
    found = timeline((text, True) for text in dates)
    assert (found.unit, found.columns[0].label, found.columns[-1].label, found.vague) == (unit, first, last, vague)


@pytest.mark.parametrize("text", ["", "Monday", "2021-13-01", "0000", "2021-02-30", "-0044", "٢٠٢١", "2021x"])
def test_what_is_no_date_is_counted_as_none(text: str) -> None:
    assert timeline([(text, True), (text, False)]) == Timeline(undated=2)


DATES = st.dates(min_value=date(1, 1, 1)).map(date.isoformat)
VAGUE = st.builds(lambda text, length: text[:length], DATES, st.sampled_from([4, 7, 10]))


@given(st.lists(st.tuples(st.one_of(DATES, VAGUE, st.just("")), st.booleans()), max_size=60))
def test_no_fact_is_lost_and_there_is_room(dates: list[tuple[str, bool]]) -> None:
    found = timeline(dates)
    assert sum(column.total for column in found.columns) + found.undated + found.vague == len(dates)
    assert len(found.columns) <= max(MOST, 100) + 2
    if found.columns:
        drawn = axis(found)
        for one in drawn.columns:
            assert HEAD - 0.2 <= one.unsure_y <= one.stated_y <= HEIGHT - FOOT
        assert 1 <= len(drawn.dates) <= max(LABELS, len(found.columns) // 7 + 1)
    assert found == timeline(reversed(dates))


def test_the_axis_has_no_gap() -> None:
    start = date(2021, 1, 1)
    found = timeline([(start.isoformat(), True), ((start + timedelta(days=30)).isoformat(), True)])
    assert [column.total for column in found.columns] == [1, *[0] * 29, 1]


@given(st.integers(0, 10**9))
def test_a_scale_reaches_the_highest_in_few_steps(highest: int) -> None:
    ticks = scale(highest)
    assert ticks[0] == 0
    assert ticks[-2] < max(highest, 1) <= ticks[-1]
    assert len(ticks) <= 6


# The page


class Elements(HTMLParser):
    """Every element with its attributes, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(str(text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("make", [press, hostile, Press])
def test_the_page_asks_for_nothing_and_runs_nothing(make: type[Press], tmp_path: Path) -> None:
    text = page(counted(make(), tmp_path))
    elements = Elements(text).found
    names = {name for name, _ in elements}
    assert not names & {"script", "img", "iframe", "object", "embed", "form", "base", "foreignobject", "a", "use"}
    values = [(key, value or "") for _, attributes in elements for key, value in attributes.items()]
    assert [key for key, _ in values if key.startswith("on") or key == "style"] == []
    assert [value for key, value in values if key in {"href", "src"}] == ["data:,"]
    assert "@import" not in text
    assert "url(" not in text
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)


def test_hostile_names_are_text(tmp_path: Path) -> None:
    found = counted(hostile(), tmp_path)
    elements = Elements(body(found, links=LINKS))
    for name in (HOSTILE[0], HOSTILE[1], HOSTILE[2], "{{ 7*7 }} {% raw %}", f"buys {HOSTILE[0]}"):
        assert name in elements.text
    assert not {name for name, _ in elements.found} & {"img", "script"}


def test_bars_lead_to_what_they_name_where_there_is_an_address(tmp_path: Path) -> None:
    found = counted(press(), tmp_path)
    places = {attributes["href"] for name, attributes in Elements(body(found, links=LINKS)).found if name == "a"}
    assert {"/thing?https://w3id.org/newsgraph/id/Acme", "/from?The Daily Example"} <= places
    assert not any(NO_PUBLISHER in str(place) for place in places)
    assert "<a " not in body(found)


def test_every_drawing_has_words(built_samples: Path) -> None:
    with Store.open(built_samples, read_only=True) as store:
        found = figures(store)
    elements = Elements(body(found)).found
    identifiers = [attributes["id"] for _, attributes in elements if "id" in attributes]
    assert len(identifiers) == len(set(identifiers))
    for name, attributes in elements:
        if name == "svg":
            assert attributes.get("aria-hidden") == "true" or attributes["role"] == "img"
        for key in ("aria-labelledby", "aria-describedby"):
            assert attributes.get(key) is None or attributes[key] in identifiers
    drawings = [attributes for name, attributes in elements if name == "svg" and attributes.get("role")]
    assert len(drawings) == 2
    tables = sum(name == "table" for name, _ in elements)
    assert tables == sum(name == "figure" for name, _ in elements) == 10


def test_only_so_many_bars_are_drawn(tmp_path: Path) -> None:
    text = body(counted(press(), tmp_path), top=1)
    assert "Acme" in text
    assert "Globex<" not in text
    assert "and 1 more" in text


def test_an_empty_graph_has_a_page(tmp_path: Path) -> None:
    text = page(counted(Press(), tmp_path))
    assert text.count("No fact has such a date.") == 2
    assert "None in this graph." in text
    assert all(status.capitalize() in text for status in STATUSES)


# The command


def test_the_page_is_written_by_the_command(built_samples: Path, tmp_path: Path) -> None:
    target = tmp_path / "charts.html"
    done = newsgraph("stats", "--store", built_samples, "--html", target)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", f"Wrote {target}\n")
    first = target.read_bytes()
    newsgraph("stats", "--store", built_samples, "--html", target, "--top", "10")
    assert target.read_bytes() == first
    assert first.startswith(b"<!DOCTYPE html>")
    newsgraph("stats", "--store", built_samples, "--html", target, "--top", "3")
    assert len(target.read_bytes()) < len(first)


def test_a_page_that_cannot_be_written_is_an_error(built_samples: Path, tmp_path: Path) -> None:
    done = newsgraph("stats", "--store", built_samples, "--html", tmp_path / "none" / "charts.html")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "charts.html: cannot be written: No such file or directory." in done.stderr

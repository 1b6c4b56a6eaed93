"""The graph page of ``newsgraph serve`` in headless Chromium; every request and message is recorded."""

import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import uvicorn
from rdflib import Graph, URIRef
from rdflib.namespace import RDF

from graph.serve import graph_data
from graph.serve.app import create_app
from graph.vocab import NG
from tests.browsers import NARROW, WIDE, needs_chromium
from tests.graph_world import iri, make_store
from tests.serving import Server, serving
from tests.view_facts import HOSTILE, hostile, newsroom

pytestmark = needs_chromium
STORABLE = [text for text in HOSTILE if text.isascii() or "\ud800" not in text]
MIDDLE = """([one, other]) => {
    const {network, state} = window.newsgraph;
    const id = (label) => [...state.nodes.values()].find((node) => node.label === label).id;
    const [from, to] = [id(one), id(other)];
    const at = network.getPositions([from, to]);
    const spot = network.canvasToDOM({x: (at[from].x + at[to].x) / 2, y: (at[from].y + at[to].y) / 2});
    const box = document.getElementById("canvas").getBoundingClientRect();
    return [spot.x + box.x, spot.y + box.y];
}"""
PLACE = """(label) => {
    const {network, state} = window.newsgraph;
    const {id} = [...state.nodes.values()].find((node) => node.label === label);
    const spot = network.canvasToDOM(network.getPositions([id])[id]);
    const box = document.getElementById("canvas").getBoundingClientRect();
    return [spot.x + box.x, spot.y + box.y];
}"""
DRAWN = """() => { const {state, seen} = window.newsgraph;
    return [...seen.nodes].map((id) => state.nodes.get(id).label).sort(); }"""
Open = Callable[..., "Opened"]


@dataclass
class Opened:
    """An open page, and what it asked for and complained of."""

    page: Any
    home: str
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def text(self, selector: str) -> str:
        return str(self.page.inner_text(selector))

    def drawn(self) -> list[str]:
        """Names of the things that are drawn."""
        return list(self.page.evaluate(DRAWN))

    def heading(self, words: str) -> None:
        """Wait until the panel tells of this."""
        self.page.wait_for_selector(f"#details h2:has-text({json.dumps(words)})")

    def choose(self, name: str, box: str = ".search input") -> None:
        """Take the first suggestion for the name."""
        self.page.fill(box, name)
        self.page.wait_for_selector("[role=option][aria-selected=true]:visible")
        self.page.press(box, "Enter")

    def until(self, expression: str) -> None:
        """Wait until it is true; asked from outside, as the page's policy lets nobody evaluate a text in it."""
        end = time.monotonic() + 10
        while not self.page.evaluate(expression):
            assert time.monotonic() < end, expression
            self.page.wait_for_timeout(25)

    def outside(self) -> list[str]:
        """Requests that left the server."""
        return [url for url in self.requests if not url.startswith((self.home, "data:", "blob:"))]


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(make_store(tmp_path_factory.mktemp("news") / "Selby", newsroom())) as server:
        yield server


@pytest.fixture(scope="module")
def enemy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    rows = [row for row in hostile() if "\ud800" not in json.dumps(row, ensure_ascii=False)]
    with serving(make_store(tmp_path_factory.mktemp("enemy") / "kg", rows)) as server:
        yield server


@pytest.fixture
def crowded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A server to which eight things are too many to draw."""
    monkeypatch.setattr(graph_data, "WHOLE", 8)
    app = create_app(make_store(tmp_path / "kg", newsroom()))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical", ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield SimpleNamespace(url=f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}")
    server.should_exit = True
    thread.join()


@pytest.fixture
def opened(browser: Any, newspaper: Server) -> Iterator[Open]:
    contexts = []

    def opened(
        target: str = "/", *, server: Server = newspaper, viewport: dict[str, int] = WIDE, scheme: str = "light"
    ) -> Opened:
        context = browser.new_context(
            viewport=viewport, color_scheme=scheme, reduced_motion="reduce", has_touch=viewport is NARROW
        )
        contexts.append(context)
        one = Opened(context.new_page(), server.url)
        one.page.set_default_timeout(10_000)
        one.page.on("request", lambda request: one.requests.append(request.url))
        one.page.on("console", lambda message: one.messages.append(message.text))
        one.page.on("pageerror", lambda error: one.messages.append(str(error)))
        one.page.on("dialog", lambda dialog: one.messages.append(dialog.message))
        one.page.goto(server.url + target)
        one.page.wait_for_selector("html[data-ready=true]", timeout=20_000)
        return one

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["1440", "390"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_opens_without_a_complaint_or_a_request_elsewhere(opened: Open, viewport: dict[str, int], scheme: str) -> None:
    page = opened(viewport=viewport, scheme=scheme)
    assert (page.messages, page.outside()) == ([], [])
    assert "15 entities" in page.text("#counts")
    assert page.page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    if folder := os.environ.get("NEWSGRAPH_SCREENSHOTS"):
        page.page.click("#details .ranks button >> nth=0")
        page.page.wait_for_timeout(400)
        page.page.screenshot(path=Path(folder) / f"serve-graph-{viewport['width']}-{scheme}.png")


def test_search_suggests_and_goes_there_by_keyboard(opened: Open) -> None:
    page = opened()
    page.page.keyboard.press("/")
    page.page.keyboard.type("ms ferr")
    page.page.wait_for_selector(".search [role=option]")
    assert "Nadia Ferrante" in page.text(".search [role=option]")
    page.page.keyboard.press("ArrowDown")
    page.page.keyboard.press("Enter")
    page.heading("Nadia Ferrante")
    assert "also Ferrante, Ms Ferrante" in page.text("#details")
    assert "Nadia Ferrante, Person" in page.text("#live")
    page.page.fill(".search input", "zzz")
    page.page.wait_for_selector("text=No such name in this store")


def test_a_node_opens_its_neighbours(opened: Open) -> None:
    page = opened(f"/?focus={iri('Tomas Brandt')}")
    page.heading("Tomas Brandt")
    assert page.drawn() == ["Northwind Ferries", "Selby Trade Fair", "Tomas Brandt"]
    page.page.mouse.dblclick(*page.page.evaluate(PLACE, "Northwind Ferries"))
    page.heading("Northwind Ferries")
    page.until("window.newsgraph.seen.nodes.size === 4")
    assert "Castor Rail" in page.drawn()
    page.page.wait_for_selector(
        "#live:has-text('1 neighbour of Northwind Ferries added, 0 not shown')", state="attached"
    )
    page.page.click("#details .name:has-text('Tomas Brandt')")
    page.heading("Tomas Brandt")
    page.page.focus("#canvas")
    page.page.keyboard.press("ArrowRight")
    page.page.keyboard.press("Enter")
    page.page.go_back()
    page.page.go_forward()
    assert page.messages == []


def test_a_neighbour_that_is_not_drawn_is_counted_and_brought(opened: Open) -> None:
    page = opened(f"/#focus={iri('Castor Rail')}")
    page.page.click("#details .name:has-text('Meridian Bank')")
    page.heading("Meridian Bank")
    before = len(page.drawn())
    page.page.click("#details button:has-text('more neighbour')")
    page.until(f"window.newsgraph.seen.nodes.size > {before}")
    assert "Orbis Telecom" in page.drawn()
    page.until("!document.getElementById('details').innerText.includes('more neighbour')")


def test_two_clicks_lead_to_the_sentence(opened: Open) -> None:
    page = opened()
    page.page.mouse.click(*page.page.evaluate(MIDDLE, ["Northwind Ferries", "Castor Rail"]))
    page.heading("buys")
    assert "Northwind Ferries said it had not bought Castor Rail" in page.text("#details blockquote")
    assert page.text("#details blockquote mark.s") == "Northwind Ferries"
    assert page.text("#details blockquote mark.o") == "Castor Rail"
    for wanted in ("Denied or negated", "according to", "2031-04-11", "Ferry operator denies takeover talks"):
        assert wanted in page.text("#details")
    page.page.click("#details blockquote a")
    page.page.wait_for_selector("text=had not bought")
    assert (page.messages, page.outside()) == ([], [])


def test_a_tap_works_on_a_narrow_screen(opened: Open) -> None:
    page = opened(viewport=NARROW)
    page.page.touchscreen.tap(*page.page.evaluate(PLACE, "Orbis Telecom"))
    page.heading("Orbis Telecom")


def test_filters_hide_by_type_status_relation_and_source(opened: Open) -> None:
    page = opened()
    page.page.click("#tab-filters")
    page.page.uncheck("input[data-kind=type][data-value=Person]")
    page.until("window.newsgraph.seen.nodes.size < 13")
    assert not {"Nadia Ferrante", "Tomas Brandt", "Quill University"} & set(page.drawn())
    page.page.click("[aria-label='Type: all']")
    page.page.uncheck("input[data-kind=status][data-value=negated]")
    page.until("window.newsgraph.seen.edges.size === window.newsgraph.state.edges.size - 1")
    page.page.click("[aria-label='Relation: none']")
    page.page.check("input[data-kind=property][data-value=leads]")
    page.until("window.newsgraph.seen.edges.size === 2")
    assert page.drawn() == ["Nadia Ferrante", "Northwind Ferries", "Orbis Telecom", "Tomas Brandt"]
    assert "4 of 15 entities" in page.text("#counts")
    page.page.click("text=Show everything")
    page.page.click("[aria-label='Source: none']")
    page.page.check("input[data-kind=source][data-value='Larkspur Wire']")
    page.until("window.newsgraph.seen.edges.size > 0 && window.newsgraph.seen.edges.size < 10")
    assert "Castor Rail" in page.drawn()
    assert "Quill University" not in page.drawn()


def test_the_time_slider_works_by_keyboard(opened: Open) -> None:
    page = opened()
    assert "4 Mar 2031 \u2013 11 Apr 2031" in page.text("#time output")
    page.page.focus("#time input >> nth=1")
    page.page.keyboard.press("Home")
    page.until("!window.newsgraph.seen.edges.size || window.newsgraph.seen.edges.size < 12")
    assert page.text("#time output") == "4 Mar 2031"
    assert "Castor Rail" not in page.drawn()
    assert "Quill University" in page.drawn()
    for _ in range(2):
        page.page.keyboard.press("ArrowRight")
    page.until("[...window.newsgraph.seen.nodes].length > 8")
    assert page.text("#time output") == "4 Mar 2031 \u2013 6 Mar 2031"
    assert page.page.get_attribute("#time input >> nth=1", "aria-valuetext") == "6 Mar 2031"
    page.page.select_option("#time select", "held")
    page.until("window.newsgraph.seen.edges.size === window.newsgraph.state.edges.size")
    assert "without a date" in page.text("#time")


def test_a_path_shows_the_facts_on_it(opened: Open) -> None:
    page = opened()
    page.page.click("#tab-path")
    page.choose("brandt", "[aria-label=From]")
    page.choose("orbis tel", "[aria-label=To]")
    page.page.click("text=Find the path")
    page.page.wait_for_selector("#details .steps blockquote")
    assert page.text("#details h2") == "Tomas Brandt to Orbis Telecom"
    assert "3 steps" in page.text("#details")
    assert page.page.locator("#details .steps > li").count() == 3
    assert "spoke at the Selby Trade Fair" in page.text("#details")
    page.page.click("#tab-filters")
    page.page.uncheck("input[data-kind=status][data-value=stated]")
    page.page.click("#tab-path")
    page.page.click("text=Find the path")
    page.page.wait_for_selector("text=No facts of these statuses")


def test_what_is_seen_can_be_taken_away_as_turtle_and_as_a_picture(opened: Open, tmp_path: Path) -> None:
    page = opened(f"/?focus={iri('Castor Rail')}")
    page.heading("Castor Rail")
    page.page.click("#tab-keep")
    with page.page.expect_download() as turtle:
        page.page.click("#turtle")
    turtle.value.save_as(tmp_path / "graph.ttl")
    rdf = Graph().parse(tmp_path / "graph.ttl")
    objects = {rdf.value(fact, RDF.object) for fact in rdf.subjects(RDF.type, NG.Fact)}
    assert URIRef(iri("Castor Rail")) in objects
    assert set(rdf.objects(None, NG.evidence))
    with page.page.expect_download() as picture:
        page.page.click("#png")
    picture.value.save_as(tmp_path / "graph.png")
    assert (tmp_path / "graph.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "graph.png").stat().st_size > 5_000
    assert (page.messages, page.outside()) == ([], [])


def test_a_view_is_kept_in_the_browser_in_a_file_and_in_an_address(opened: Open, tmp_path: Path) -> None:
    page = opened(f"/?focus={iri('Castor Rail')}")
    page.page.click("#details button:has-text('Pin')")
    page.page.wait_for_selector("#details button[aria-pressed=true]")
    page.page.click("#tab-filters")
    page.page.uncheck("input[data-kind=status][data-value=negated]")
    page.until("window.newsgraph.seen.edges.size === 1")
    page.page.click("#tab-keep")
    page.page.fill("#view-name", "The ferry deal")
    page.page.click("#keep button:has-text('Save')")
    with page.page.expect_download() as file:
        page.page.click("#view-save")
    file.value.save_as(tmp_path / "view.json")
    page.page.click("#view-link")
    address = page.page.url
    places = "JSON.stringify(window.newsgraph.network.getPositions())"
    before = page.page.evaluate(places)
    same = "window.newsgraph.state.nodes.size === 3 && window.newsgraph.seen.edges.size === 1"

    page.page.goto(page.home + "/")
    page.page.wait_for_selector("html[data-ready=true]")
    assert len(page.drawn()) == 15
    page.page.click("#tab-keep")
    page.page.click("#keep button:has-text('The ferry deal')")
    page.until(same)
    assert page.page.evaluate("window.newsgraph.state.pinned.size") == 1

    other = opened("/")
    other.page.click("#tab-keep")
    other.page.set_input_files("#view-file", tmp_path / "view.json")
    other.until(same)
    assert other.page.evaluate(places) == before
    linked = opened(address.removeprefix(page.home))
    linked.until(same)
    assert linked.page.evaluate(places) == before


def test_a_file_that_is_no_view_is_refused(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"format": "newsgraph view 1", "nodes": [["<b>", "x"]]}')
    page = opened()
    page.page.click("#tab-keep")
    page.page.set_input_files("#view-file", tmp_path / "x.json")
    page.page.wait_for_selector("text=This file holds no view")
    assert len(page.drawn()) == 15


def test_pinned_things_stay_when_something_else_opens(opened: Open) -> None:
    page = opened(f"/?focus={iri('Castor Rail')}")
    page.page.focus("#canvas")
    page.page.keyboard.press("p")
    page.page.wait_for_selector("#details button[aria-pressed=true]")
    page.page.click("#details .name:has-text('Northwind Ferries')")
    page.heading("Northwind Ferries")
    page.page.click("text=Start here")
    page.until("[...window.newsgraph.state.nodes.values()].some((node) => node.label === 'Tomas Brandt')")
    assert {"Castor Rail", "Tomas Brandt"} <= set(page.drawn())
    assert "Meridian Bank" not in page.drawn()
    page.page.focus("#canvas")
    page.page.keyboard.press("Delete")
    page.until("window.newsgraph.state.nodes.size === 2")


def test_nothing_moves_by_itself_and_tidy_moves_what_is_not_pinned(opened: Open) -> None:
    page = opened()
    positions = "window.newsgraph.network.getPositions()"
    before = page.page.evaluate(positions)
    page.page.wait_for_timeout(300)
    assert page.page.evaluate(positions) == before
    page.choose("castor")
    page.heading("Castor Rail")
    page.page.click("#details button:has-text('Pin')")
    page.page.click("#tidy")
    page.page.wait_for_selector("#live:has-text('has a new place')", state="attached")
    after = page.page.evaluate(positions)
    pinned = str(page.page.evaluate("window.newsgraph.state.chosen.id"))
    assert after[pinned] == before[pinned]
    assert sum(after[node] != before[node] for node in before) > len(before) / 2


def test_communities_have_colours_and_a_legend(opened: Open) -> None:
    page = opened()
    colours = """() => { const canvas = document.querySelector("#canvas canvas");
        const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        const found = new Set();
        for (let i = 0; i < data.length; i += 4) found.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
        return [...found]; }"""
    assert {"0,114,178", "217,138,0", "0,135,95"} <= set(page.page.evaluate(colours))  # organisations, people, places
    page.page.select_option("#colour", "community")
    page.page.wait_for_timeout(200)
    found = set(page.page.evaluate(colours))
    assert {"0,114,178", "194,78,0", "0,135,95"} <= found
    assert "217,138,0" not in found
    assert page.page.locator("#legend ul").count() == 3


def test_an_overview_is_drilled_into_by_keyboard(opened: Open, crowded: Server) -> None:
    page = opened(server=crowded)
    assert "communities of 15 entities" in page.text("#counts")
    page.page.focus("#canvas")
    page.page.keyboard.press("ArrowRight")
    page.page.wait_for_selector("#details button:has-text('Open this community')")
    inside = page.page.evaluate("window.newsgraph.state.nodes.get(window.newsgraph.state.chosen.id).count")
    page.page.keyboard.press("Enter")
    page.until("window.newsgraph.state.kind === 'nodes'")
    assert len(page.drawn()) == inside
    assert page.page.locator("#crumbs [aria-current=location]").count() == 1
    page.page.click("#crumbs a")
    page.until("window.newsgraph.state.kind === 'communities'")
    page.choose("castor")
    page.heading("Castor Rail")
    assert (page.messages, page.outside()) == ([], [])


def test_the_table_has_what_the_drawing_has(opened: Open) -> None:
    page = opened(f"/?focus={iri('Castor Rail')}")
    page.heading("Castor Rail")
    page.page.click("#table")
    rows = page.page.locator("#rows tbody tr")
    assert rows.count() == page.page.evaluate("window.newsgraph.seen.edges.size") == 2
    assert "not buys" in page.text("#rows")
    page.page.click("#rows tr:has-text('not buys') button.plain")
    page.heading("buys")
    page.page.click("#table")
    assert page.page.is_visible("#canvas")


def test_every_control_has_a_name(opened: Open) -> None:
    page = opened()
    nameless = """() => [...document.querySelectorAll("button, input, select, a, [tabindex='0']")]
        .filter((one) => one.checkVisibility() && !(one.innerText || "").trim() && !one.labels?.length
            && !one.getAttribute("aria-label") && !one.getAttribute("aria-labelledby")).map((one) => one.outerHTML)"""
    assert page.page.evaluate(nameless) == []
    for tab in ("filters", "path", "keep"):
        page.page.click(f"#tab-{tab}")
        assert page.page.evaluate(nameless) == []


CONTRAST = """() => {
    const light = ([r, g, b]) => { const one = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        return 0.2126 * one(r) + 0.7152 * one(g) + 0.0722 * one(b); };
    const colour = (text) => text.match(/[\\d.]+/g).map(Number);
    const ground = (element) => { for (let one = element; one; one = one.parentElement) {
        const found = colour(getComputedStyle(one).backgroundColor);
        if (found.length < 4 || found[3] > 0.99) return found; } return [255, 255, 255]; };
    const poor = [];
    for (const element of document.querySelectorAll("main *, header *")) {
        const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
        if (!own || !element.checkVisibility() || element.closest(".unseen, :disabled, option")) continue;
        const [a, b] = [light(colour(getComputedStyle(element).color)), light(ground(element))].sort((x, y) => y - x);
        if ((a + 0.05) / (b + 0.05) < 4.5) poor.push(`${element.className} ${element.innerText.slice(0, 30)}`);
    }
    return poor;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_have_the_contrast_that_wcag_asks_for(opened: Open, scheme: str) -> None:
    page = opened(scheme=scheme)
    page.page.click("#details .ranks button >> nth=0")
    page.page.wait_for_selector("#details blockquote")
    assert page.page.evaluate(CONTRAST) == []
    for tab in ("filters", "path", "keep"):
        page.page.click(f"#tab-{tab}")
        assert page.page.evaluate(CONTRAST) == []


def test_hostile_text_does_not_run(opened: Open, enemy: Server) -> None:
    page = opened(server=enemy)
    count = page.page.evaluate("window.newsgraph.state.nodes.size")
    assert count >= len(STORABLE) - 2
    for edge in page.page.evaluate("[...window.newsgraph.state.edges.keys()]"):
        click = (
            "(id) => window.newsgraph.network.emit('click', {nodes: [], edges: [id], pointer: {DOM: {x: -9, y: -9}}})"
        )
        page.page.evaluate(click, edge)
        page.page.wait_for_selector("#details blockquote")
    for node in page.page.evaluate("[...window.newsgraph.state.nodes.keys()]"):
        click = (
            "(id) => window.newsgraph.network.emit('click', {nodes: [id], edges: [], pointer: {DOM: {x: -9, y: -9}}})"
        )
        page.page.evaluate(click, node)
        page.page.wait_for_selector("#details .actions")
    page.page.mouse.move(*page.page.evaluate(PLACE, HOSTILE[0]))
    page.page.wait_for_timeout(500)
    for tab in ("filters", "path", "keep"):
        page.page.click(f"#tab-{tab}")
    page.page.click("#table")
    for query in ("<", "img", "javascript"):
        page.page.fill(".search input", query)
        page.page.wait_for_selector(".search [role=option]")
    assert page.page.evaluate("window.pwned") is None
    assert (
        page.page.locator("img, iframe, object, embed, a[href^='javascript' i], [onerror], [onmouseover]").count() == 0
    )
    assert "\u202e" not in page.page.inner_text("body")
    assert (page.messages, page.outside()) == ([], [])


def test_the_policy_stops_a_script_that_got_in(opened: Open) -> None:
    """Should escaping ever fail, the browser still refuses to run what came from an article."""
    page = opened()
    page.page.evaluate(
        """() => { const script = document.createElement("script"); script.textContent = "window.pwned = 1";
        document.body.append(script);
        document.body.insertAdjacentHTML("beforeend", "<img src='data:,x' onerror='window.pwned=1'>"); }"""
    )
    page.page.wait_for_timeout(300)
    assert page.page.evaluate("window.pwned") is None
    assert sum("script-src" in text for text in page.messages) == 2

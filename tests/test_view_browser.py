"""The page in a real browser: headless Chromium opens it from file://, and every request and message is recorded."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from graph.view import render, select, view_facts
from tests.browsers import NARROW, WIDE, needs_chromium
from tests.view_facts import BASE, HOSTILE, crowd, hostile, newsroom

pytestmark = needs_chromium
MIDDLE = """(label) => {
    const {network, edges} = window.newsgraph;
    const title = edges.get().find((edge) => edge.title.includes(label));
    const ends = network.getPositions([title.from, title.to]);
    const [from, to] = [ends[title.from], ends[title.to]];
    const spot = network.canvasToDOM({x: (from.x + to.x) / 2, y: (from.y + to.y) / 2});
    const box = document.getElementById("canvas").getBoundingClientRect();
    return [spot.x + box.x, spot.y + box.y];
}"""

CLICK = "(id) => window.newsgraph.network.emit('click', {nodes: [], edges: [id], pointer: {DOM: {x: -9, y: -9}}})"


@dataclass
class Opened:
    """An open page, and what it asked for and complained of."""

    page: Any
    url: str
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def text(self, selector: str) -> str:
        return str(self.page.inner_text(selector))

    def hidden(self, kind: str) -> set[str]:
        """Ids of the nodes or edges that are not drawn."""
        script = f"window.newsgraph.{kind}.get({{filter: (one) => one.hidden}}).map((one) => one.id)"
        return set(self.page.evaluate(script))


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Any]:
    contexts = []

    def opened(
        rows: list[dict[str, Any]], *, viewport: dict[str, int] = WIDE, scheme: str = "light", **options: Any
    ) -> Opened:
        path = tmp_path / "graph.html"
        path.write_text(render(select(view_facts(rows), **options)), encoding="utf-8", newline="\n")
        context = browser.new_context(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
        contexts.append(context)
        one = Opened(context.new_page(), path.as_uri())
        one.page.on("request", lambda request: one.requests.append(request.url))
        one.page.on("console", lambda message: one.messages.append(message.text))
        one.page.on("pageerror", lambda error: one.messages.append(str(error)))
        one.page.on("dialog", lambda dialog: one.messages.append(dialog.message))
        one.page.goto(one.url)
        one.page.wait_for_selector("html[data-ready=true]", timeout=20_000)
        return one

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["1440", "390"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_opens_without_a_request_or_a_complaint(open_page: Any, viewport: dict[str, int], scheme: str) -> None:
    opened = open_page(newsroom(), viewport=viewport, scheme=scheme)
    assert [url for url in opened.requests if not url.startswith("data:")] == [opened.url]
    assert opened.messages == []
    assert "16 entities" in opened.text("#counts")
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert opened.page.evaluate("document.documentElement.dataset.theme") == scheme
    if folder := os.environ.get("NEWSGRAPH_SCREENSHOTS"):
        opened.page.click("#details .ranks button >> nth=0")
        opened.page.wait_for_timeout(300)
        opened.page.screenshot(path=Path(folder) / f"view-{viewport['width']}-{scheme}.png")


def test_something_is_drawn_in_the_colours_of_the_families(open_page: Any) -> None:
    opened = open_page(newsroom())
    opened.page.wait_for_timeout(200)
    colours = opened.page.evaluate(
        """() => { const canvas = document.querySelector("#canvas canvas");
        const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        const found = new Set();
        for (let i = 0; i < data.length; i += 4) found.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
        return [...found]; }"""
    )
    assert {"0,114,178", "217,138,0", "0,135,95"} <= set(colours)  # organisations, people, places


def test_search_suggests_and_chooses_by_keyboard(open_page: Any) -> None:
    opened = open_page(newsroom())
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("ms ferr")
    assert "Nadia Ferrante" in opened.text("#suggestions li >> nth=0")
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("Enter")
    assert opened.text("#details h2") == "Nadia Ferrante"
    assert "also Ferrante, Ms Ferrante" in opened.text("#details")
    assert "Quill University" in opened.text("#details")
    opened.page.keyboard.press("Escape")
    assert opened.page.input_value("#search") == ""
    assert opened.text("#details h2") == "Who and what matters"
    opened.page.fill("#search", "zzz")
    assert "No name like this" in opened.text("#suggestions")


def test_a_node_shows_attributes_and_sentences(open_page: Any) -> None:
    opened = open_page(newsroom())
    opened.page.click("#details .ranks button:has-text('OrbisPay')")
    text = opened.text("#details")
    for wanted in ("Service", "has count …", "two million users", "… operates", "2031-03-04", "The Selby Courier"):
        assert wanted in text
    opened.page.click("#details .name:has-text('Orbis Telecom')")
    assert opened.text("#details h2") == "Orbis Telecom"


def test_a_click_on_an_edge_shows_its_sentence_with_the_words_marked(open_page: Any) -> None:
    opened = open_page(newsroom())
    opened.page.mouse.click(*opened.page.evaluate(MIDDLE, "Northwind Ferries \u2014 not \u00b7 buys"))
    assert opened.text("#details h2") == "Northwind Ferries not buys Castor Rail"
    assert opened.text("#details h2 s") == "buys"
    assert "Denied or negated" in opened.text("#details .kicker")
    assert "Northwind Ferries said it had not bought Castor Rail" in opened.text("#details blockquote")
    assert opened.text("#details blockquote mark.s") == "Northwind Ferries"
    assert opened.text("#details blockquote mark.o") == "Castor Rail"
    for wanted in ("according to", "2031-04-11", "80 %"):
        assert wanted in opened.text("#details")


def test_a_tap_works_on_a_narrow_screen(open_page: Any) -> None:
    opened = open_page(newsroom(), viewport=NARROW)
    opened.page.mouse.click(*opened.page.evaluate(MIDDLE, "Tomas Brandt \u2014 leads"))
    assert "Northwind Ferries" in opened.text("#details h2")


def test_filters_hide_by_type_relation_and_status(open_page: Any) -> None:
    opened = open_page(newsroom())
    opened.page.click("#tab-filters")
    opened.page.uncheck("input[data-kind=type][data-value=Person]")
    assert f"{BASE}Nadia_Ferrante" in opened.hidden("nodes")
    assert opened.text("#counts").startswith("13 of 16 entities")
    opened.page.click("[aria-label='Type: all']")
    assert opened.hidden("nodes") == set()
    opened.page.uncheck("input[data-kind=status][data-value=negated]")
    assert len(opened.hidden("edges")) == 1
    opened.page.click("[aria-label='Relation: none']")
    assert opened.text("#counts").split(" \u00b7 ")[1] == "0 of 19 links"
    opened.page.check("input[data-kind=property][data-value=leads]")
    assert opened.text("#counts").startswith("5 of 16 entities \u00b7 2 of 19 links")
    assert opened.text("#filter-mark") == "\u25cf"


def test_a_hidden_thing_can_be_brought_back_from_its_panel(open_page: Any) -> None:
    opened = open_page(newsroom())
    opened.page.click("#tab-filters")
    opened.page.click("[aria-label='Type: none']")
    opened.page.fill("#search", "Orbis Telecom")
    opened.page.keyboard.press("Enter")
    opened.page.click("text=Show everything")
    assert opened.hidden("nodes") == set()


def test_theme_and_motion_can_be_switched(open_page: Any) -> None:
    opened = open_page(newsroom())
    before = opened.page.evaluate("window.newsgraph.network.getPositions()")
    opened.page.wait_for_timeout(400)
    assert opened.page.evaluate("window.newsgraph.network.getPositions()") == before
    opened.page.click("#theme")
    assert opened.page.evaluate("document.documentElement.dataset.theme") == "dark"
    opened.page.click("#physics")
    opened.page.wait_for_timeout(400)
    assert opened.page.evaluate("window.newsgraph.network.getPositions()") != before
    assert opened.messages == []


def test_focus_is_chosen_when_the_page_opens(open_page: Any) -> None:
    facts = view_facts(newsroom())
    focus = next(fact.subject for fact in facts if fact.subject.label == "Nadia Ferrante")
    assert open_page(newsroom(), focus=focus).text("#details h2") == "Nadia Ferrante"


def test_hostile_text_does_not_run(open_page: Any) -> None:
    opened = open_page(hostile())
    for name in range(len(HOSTILE)):
        opened.page.click(f"#details .ranks button >> nth={name}")
        opened.page.keyboard.press("Escape")
    for edge in opened.page.evaluate("window.newsgraph.edges.getIds()"):
        opened.page.evaluate(CLICK, edge)
    opened.page.click("#tab-filters")
    opened.page.fill("#search", "<")
    opened.page.mouse.move(*opened.page.evaluate(MIDDLE, "onerror"))
    opened.page.wait_for_timeout(500)
    assert opened.page.evaluate("window.pwned") is None
    assert opened.page.locator("img, iframe, object, embed, a[href^='javascript']").count() == 0
    assert [url for url in opened.requests if not url.startswith("data:")] == [opened.url]
    assert opened.messages == []


def test_the_policy_stops_a_script_that_got_in(open_page: Any) -> None:
    """Should escaping ever fail, the browser still refuses to run what came from an article."""
    opened = open_page(newsroom())
    opened.page.evaluate(
        """() => { const script = document.createElement("script"); script.textContent = "window.pwned = 1";
        document.body.append(script);
        document.body.insertAdjacentHTML("beforeend", "<img src='x' onerror='window.pwned=1'>"); }"""
    )
    opened.page.wait_for_timeout(300)
    assert opened.page.evaluate("window.pwned") is None
    blocked = [text for text in opened.messages if "violates the following Content Security Policy directive" in text]
    assert sum("script-src" in text for text in blocked) == 2
    assert sum("img-src" in text for text in blocked) == 1


def test_an_empty_graph_says_so(open_page: Any) -> None:
    opened = open_page([])
    assert "Nothing to draw yet" in opened.text("#empty")
    assert opened.messages == []


def test_thousands_of_nodes_open_within_seconds(open_page: Any) -> None:
    opened = open_page(crowd(5000, 9000), top=0)
    started, ready = opened.page.evaluate(
        "[performance.timing.navigationStart, performance.timeOrigin + performance.now()]"
    )
    assert ready - started < 10_000  # some two seconds on an idle machine
    assert opened.messages == []

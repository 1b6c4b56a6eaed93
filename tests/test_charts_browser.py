"""The charts in a real browser, from a file and from a server, and the graph's display in a page like a notebook's."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.charts import write_charts
from graph.knowledge import KnowledgeGraph
from graph.store import Store
from tests.browsers import NARROW, WIDE, needs_chromium
from tests.page_store import HOSTILE, Press, hostile, press
from tests.serving import Server, serving
from tests.test_serve_pages_browser import CONTRAST, NAMELESS

pytestmark = needs_chromium
MIDDLE = {"width": 900, "height": 800}
OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll("svg[role=img]")].map((svg) =>
    [...svg.querySelectorAll("text")].filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect()));
  return boxes.flatMap((row) => row.slice(1).filter((box, at) => box.left < row[at].right + 2)).length;
}"""
"""Dates below an axis that touch each other."""
GRAPHIC = """() => {
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => linear(part / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = light(getComputedStyle(document.body).backgroundColor);
  return [...document.querySelectorAll("svg rect:not(.slot)")].map((one) => {
    const {fill, stroke} = getComputedStyle(one);
    const colours = [fill, stroke].filter((colour) => colour !== "none").map(light);
    return Math.max(...colours.map((own) => (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05)));
  }).filter((ratio) => ratio < 3);
}"""
"""Bars whose edge or inside differs too little from the paper (WCAG 2.2, 1.4.11)."""


class Opened:
    """An open page, what it asked for, what it complained of."""

    def __init__(self, page: Any, url: str) -> None:
        self.page, self.url = page, url
        self.requests: list[str] = []
        self.messages: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.on("dialog", lambda dialog: self.messages.append(dialog.message))
        page.goto(url)

    def problems(self, own: str) -> list[str]:
        """What it said, and what it asked of others."""
        return self.messages + [url for url in self.requests if not url.startswith((own, "data:"))]


Open = Callable[..., Opened]


@pytest.fixture
def visit(browser: Any) -> Iterator[Open]:
    contexts = []

    def opened(url: str, *, viewport: dict[str, int] = WIDE, scheme: str = "light") -> Opened:
        contexts.append(browser.new_context(viewport=viewport, color_scheme=scheme, reduced_motion="reduce"))
        contexts[-1].set_default_timeout(20_000)
        return Opened(contexts[-1].new_page(), url)

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(press().write(tmp_path_factory.mktemp("press") / "kg"), "--workers", "1") as running:
        yield running


def charts(store: Path, folder: Path) -> str:
    with Store.open(store, read_only=True) as opened:
        write_charts(opened, folder / "charts.html")
    return (folder / "charts.html").as_uri()


def keep(opened: Opened, name: str) -> None:
    """A screenshot, for whoever wants to look."""
    if folder := os.environ.get("NEWSGRAPH_SCREENSHOTS"):
        opened.page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, MIDDLE, NARROW], ids=["1440", "900", "390"])
def test_the_file_is_readable(
    visit: Open, built_samples: Path, tmp_path: Path, viewport: dict[str, int], scheme: str
) -> None:
    opened = visit(charts(built_samples, tmp_path), viewport=viewport, scheme=scheme)
    assert opened.problems(opened.url) == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    opened.page.click("summary >> nth=0")
    assert opened.page.locator("details[open] tbody tr").count() > 5
    for script in (CONTRAST, GRAPHIC, NAMELESS):
        assert opened.page.evaluate(script) == []
    assert opened.page.evaluate(OVERLAPS) == 0
    keep(opened, f"charts-{viewport['width']}-{scheme}")


def test_a_screen_reader_hears_title_description_and_table(visit: Open, built_samples: Path, tmp_path: Path) -> None:
    opened = visit(charts(built_samples, tmp_path))
    drawing = opened.page.get_by_role("img", name="When facts were reported")
    about = opened.page.locator(f"#{drawing.get_attribute('aria-describedby')}")
    assert "Most in" in about.text_content()
    table = opened.page.get_by_role("table", name="Organisations")
    assert table.get_by_role("row").count() == 11
    assert table.get_by_role("columnheader").all_inner_texts() == ["Name", "Stated, not plainly stated", "Facts"]
    assert opened.page.get_by_role("heading", level=2).count() == 4


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["1440", "390"])
def test_the_served_page_is_the_same_with_links(visit: Open, server: Server, viewport: dict[str, int]) -> None:
    opened = visit(f"{server.url}/charts", viewport=viewport)
    assert opened.problems(f"{server.url}/") == []
    assert opened.page.inner_text("[aria-current=page]") == "Charts"
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    keep(opened, f"charts-served-{viewport['width']}")
    opened.page.click("main a:has-text('Acme')")
    assert opened.page.inner_text("h1") == "Acme"
    opened.page.go_back()
    opened.page.click("main a:has-text('The Daily Example')")
    opened.page.locator(".articles li").first.wait_for()
    assert opened.page.locator(".articles li").count() == 1
    opened.page.go_back()
    opened.page.click("main bdi:text-is('owns')")
    assert "owns" in opened.page.inner_text("h1").lower()


def test_the_policy_of_the_server_holds(server: Server) -> None:
    answer = server.request("GET", "/charts")
    assert answer.status == 200
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert " style=" not in answer.text
    assert "<script" not in answer.text
    assert server.request("GET", "/charts").body == answer.body


def test_an_empty_store_is_served_too(visit: Open, tmp_path: Path) -> None:
    with serving(Press().write(tmp_path / "kg"), "--workers", "1") as running:
        opened = visit(f"{running.url}/charts")
        assert "No fact has such a date." in opened.page.inner_text("main")
        assert opened.problems(f"{running.url}/") == []


def test_hostile_names_do_not_run(visit: Open, tmp_path: Path) -> None:
    store = hostile().write(tmp_path / "kg")
    with serving(store, "--workers", "1") as running:
        for url, own in ((charts(store, tmp_path), "file:"), (f"{running.url}/charts", f"{running.url}/")):
            opened = visit(url)
            opened.page.wait_for_timeout(200)
            assert opened.page.evaluate("window.pwned") is None
            assert opened.page.locator("img, script, iframe, a[href^='javascript']").count() == 0
            assert HOSTILE[0] in opened.page.inner_text("main")
            assert opened.problems(own) == []


# The display of notebooks


def notebook(store: Path, folder: Path, *, seen: str = "") -> str:
    """A page that shows a graph as Jupyter does: its HTML put into the document by script."""
    with KnowledgeGraph.open(store) as kg:
        shown = kg._repr_mimebundle_()["text/html"]
    (folder / "notebook.html").write_text(f"<!DOCTYPE html><meta charset=utf-8><body>{seen}{shown}", encoding="utf-8")
    return (folder / "notebook.html").as_uri()


def test_the_display_draws_the_graph_in_its_frame(visit: Open, tmp_path: Path) -> None:
    opened = visit(notebook(press().write(tmp_path / "kg"), tmp_path))
    frame = opened.page.frame_locator("iframe")
    frame.locator("html[data-ready=true]").wait_for()
    assert "entities" in frame.locator("#counts").inner_text()
    frame.locator("#search").fill("Globex")
    opened.page.keyboard.press("Enter")
    assert frame.locator("#details h2").inner_text() == "Globex"
    assert "Globex does not compete with Acme" in frame.locator("#details").inner_text()
    assert opened.problems("file:") == [] or all("about:srcdoc" in url for url in opened.problems("file:"))
    keep(opened, "notebook")


def test_no_script_of_the_page_reaches_the_notebook(visit: Open, tmp_path: Path) -> None:
    opened = visit(notebook(hostile().write(tmp_path / "kg"), tmp_path))
    frame = opened.page.frame_locator("iframe")
    frame.locator("html[data-ready=true]").wait_for()
    inside = next(one for one in opened.page.frames if one != opened.page.main_frame)
    assert inside.evaluate("window.origin") == "null"
    assert inside.evaluate("() => { try { return parent.document.title; } catch (error) { return error.name; } }") == (
        "SecurityError"
    )
    opened.page.wait_for_timeout(200)
    assert opened.page.evaluate("window.pwned") is None
    assert inside.evaluate("window.pwned") is None
    assert opened.page.locator("img, script").count() == 0
    assert HOSTILE[0] in opened.page.inner_text("body")

"""The pages in a real browser, over a server that really runs: every request and every message counts."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from graph.config import BASE
from graph.serve.addresses import address
from tests.browsers import NARROW, WIDE, needs_chromium
from tests.page_store import DENIAL, HOSTILE, PACT, Press, hostile, long, press
from tests.serving import Server, serving

pytestmark = needs_chromium
ACME, ARTICLE = "/newsgraph/id/Acme", f"/newsgraph/id/{PACT}"
WAIT = 20_000
CONTRAST = """() => {
  const parse = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = parse(getComputedStyle(one).backgroundColor);
      if (colour.length === 3 || colour[3] > 0.99) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    const style = getComputedStyle(element);
    if (!own || !element.checkVisibility() || element.closest("option, .CodeMirror-measure, .hidden")) continue;
    const [one, other] = [light(parse(style.color)), light(ground(element))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.7 && style.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5)) poor.push(`${element.className} ${ratio.toFixed(2)} ${element.textContent}`);
  }
  return poor;
}"""
"""Texts with less contrast than WCAG 2.2 AA asks for."""
NAMELESS = """() => [...document.querySelectorAll("a, button, input, select, textarea")]
  .filter((one) => one.checkVisibility() && !one.textContent.trim() && !one.getAttribute("aria-label"))
  .filter((one) => !(one.labels && one.labels.length)).map((one) => one.outerHTML.slice(0, 120))"""
"""Controls that a screen reader has no name for."""
DRAWN = """() => {
  const {nodes, edges} = document.querySelector(".graph").network.body.data;
  return [nodes, edges].map((found) => found.map((one) => one.label).sort());
}"""


@dataclass
class Opened:
    """An open page, and what it asked for and complained of."""

    page: Any
    server: Server
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        self.page.goto(self.server.url + path, timeout=60_000)

    def text(self, selector: str) -> str:
        return " ".join(str(self.page.inner_text(selector)).split())

    def texts(self, selector: str) -> list[str]:
        return [" ".join(one.split()) for one in self.page.locator(selector).all_inner_texts()]

    def strangers(self) -> list[str]:
        """Requests to anybody else."""
        own = (self.server.url + "/", "data:", f"blob:{self.server.url}/")
        return [url for url in self.requests if not url.startswith(own)]


def served(found: Press, folder: Path) -> Any:
    return serving(found.write(folder / "kg"), "--workers", "1")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(press(), tmp_path_factory.mktemp("press")) as running:
        yield running


@pytest.fixture
def visit(browser: Any) -> Iterator[Any]:
    contexts = []

    def opened(server: Server, path: str, *, viewport: dict[str, int] = WIDE, scheme: str = "light") -> Opened:
        context = browser.new_context(
            viewport=viewport, color_scheme=scheme, reduced_motion="reduce", accept_downloads=True
        )
        contexts.append(context)
        context.set_default_timeout(WAIT)
        one = Opened(context.new_page(), server)
        one.page.on("request", lambda request: one.requests.append(request.url))
        one.page.on("console", lambda message: one.messages.append(message.text))
        one.page.on("pageerror", lambda error: one.messages.append(str(error)))
        one.page.on("dialog", lambda dialog: one.messages.append(dialog.message))
        one.go(path)
        return one

    yield opened
    for context in contexts:
        context.close()


PAGES = {
    "entity": ACME,
    "article": f"{ARTICLE}?fact=0000000000000002#s-17-107",
    "query": "/query?named=about&name=Acme",
    "articles": "/articles",
    "search": "/search?q=acme",
    "fact": "/newsgraph/id/fact/0000000000000001",
    "relation": f"/resource?iri={quote('https://w3id.org/newsgraph/ontology#signs', safe='')}",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["1440", "390"])
def test_every_page_is_quiet_fits_and_can_be_read(
    visit: Any, server: Server, viewport: dict[str, int], scheme: str
) -> None:
    opened = visit(server, "/articles", viewport=viewport, scheme=scheme)
    for name, path in PAGES.items():
        opened.go(path)
        if name == "query":
            opened.page.wait_for_selector("#answer table")
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], name
        assert opened.page.evaluate(CONTRAST) == [], name
        assert opened.page.evaluate(NAMELESS) == [], name
        assert opened.page.locator("h1").count() == 1, name
        if folder := os.environ.get("NEWSGRAPH_SCREENSHOTS"):
            opened.page.screenshot(path=Path(folder) / f"{name}-{viewport['width']}-{scheme}.png")
    assert opened.messages == []
    assert opened.strangers() == []


# The query page


def write(opened: Opened, query: str) -> None:
    opened.page.click(".CodeMirror")
    opened.page.keyboard.press("Control+a")
    opened.page.keyboard.insert_text(query)


def test_a_query_is_written_run_and_read_as_a_table(visit: Any, server: Server) -> None:
    opened = visit(server, "/query")
    write(opened, "SELECT ?thing ?name WHERE { ?thing a ng:Company ; skos:prefLabel ?name } ORDER BY ?name")
    opened.page.keyboard.press("Control+Enter")
    opened.page.wait_for_selector("#answer table")
    assert opened.texts("#answer thead th") == ["thing", "name"]
    assert opened.texts("#answer tbody td") == [":Acme", "Acme", ":Globex", "Globex"]
    assert opened.text("#state").startswith("2 rows")
    opened.page.click("#answer thead button >> nth=1")
    opened.page.click("#answer thead button >> nth=1")
    assert opened.texts("#answer tbody td:nth-child(2)") == ["Globex", "Acme"]
    assert opened.page.get_attribute("#answer thead th >> nth=1", "aria-sort") == "descending"
    with opened.page.expect_download() as download:
        opened.page.click("[aria-label='Download as CSV']")
    assert Path(download.value.path()).read_text(encoding="utf-8").splitlines()[0] == "thing,name"
    opened.page.click("#answer tbody a >> nth=0")
    opened.page.wait_for_selector(".card h1")
    assert opened.text(".card h1") == "Globex"
    assert (opened.messages, opened.strangers()) == ([], [])


def test_a_wrong_query_says_where(visit: Any, server: Server) -> None:
    opened = visit(server, "/query")
    write(opened, "SELECT * WHERE { ?s ?p }")
    opened.page.click("#run")
    opened.page.wait_for_selector("#answer [role=alert]")
    assert "error" in opened.text("#answer").lower()
    write(opened, "ASK { ?s ?p ?o }")
    opened.page.click("#run")
    opened.page.wait_for_selector("#answer .yes")
    assert opened.text("#answer") == "Yes"


def test_a_plain_field_can_take_the_editors_place(visit: Any, server: Server) -> None:
    opened = visit(server, "/query")
    opened.page.click("#plain")
    opened.page.fill("#source", "ASK { ?s ng:nothing ?o }")
    opened.page.click("#run")
    opened.page.wait_for_selector("#answer .yes")
    assert opened.text("#answer") == "No"
    opened.page.click("#plain")
    assert opened.page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()").startswith("ASK")


def test_a_graph_is_drawn_and_can_be_read_as_a_table(visit: Any, server: Server) -> None:
    opened = visit(server, "/query")
    write(opened, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ng:signs|ng:owns ?o . ?s ?p ?o }")
    opened.page.click("#run")
    opened.page.wait_for_selector(".graph[data-ready]")
    drawn = opened.page.evaluate(DRAWN)
    assert drawn == [["Acme", "Globex Pay", "Harbour Pact"], ["owns", "signs"]]
    opened.page.evaluate(
        "(id) => document.querySelector('.graph').network.emit('click', {nodes: [id], edges: []})", f"{BASE}Acme"
    )
    assert opened.text(".about a") == "Acme"
    opened.page.click("#tools button:has-text('Table')")
    assert opened.texts("#answer tbody tr") == [":Acme ng:signs :Harbour_Pact", ":Acme ng:owns :Globex_Pay"]
    assert (opened.messages, opened.strangers()) == ([], [])


def test_a_named_query_has_fields_and_its_answer_leads_to_the_sentence(visit: Any, server: Server) -> None:
    opened = visit(server, "/query")
    opened.page.select_option("#choice", label="All that is known of an entity")
    opened.page.keyboard.type("Acme")
    opened.page.keyboard.press("Enter")
    sentence = opened.page.wait_for_selector("#answer td a.quote")
    assert 'VALUES ?name { "Acme"@en }' in opened.page.evaluate(
        "document.querySelector('.CodeMirror').CodeMirror.getValue()"
    )
    assert "named=about&name=Acme" in opened.page.url
    sentence.click()
    opened.page.wait_for_selector("#text .now")
    opened.page.go_back()
    opened.page.wait_for_selector("#answer td a")
    opened.page.click("#answer td a bdi:text-is('Acme') >> nth=0")
    opened.page.wait_for_selector(".card h1")
    assert opened.text(".card h1") == "Acme"


def test_the_editor_completes_terms_and_declares_prefixes(visit: Any, server: Server) -> None:
    opened = visit(server, "/query")
    write(opened, "")
    opened.page.keyboard.type("SELECT * WHERE { ?s ng:competesW")
    opened.page.keyboard.press("Control+Space")
    opened.page.wait_for_selector(".CodeMirror-hint")
    assert opened.texts(".CodeMirror-hint") == ["ng:competesWith"]
    opened.page.keyboard.press("Enter")
    written = opened.page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
    assert written.startswith("PREFIX ng: <https://w3id.org/newsgraph/ontology#>")
    assert written.endswith("?s ng:competesWith")
    opened.page.keyboard.press("Escape")
    assert opened.page.evaluate("document.activeElement.id") == "run"
    assert opened.strangers() == []


# From a thing to its sentence, and back


def test_two_clicks_from_a_thing_to_the_words_in_the_article(visit: Any, server: Server) -> None:
    opened = visit(server, "/search?q=acme")
    opened.page.click(".things a >> nth=0")
    opened.page.click("blockquote a.quote:has-text('Acme owns Globex Pay')")
    opened.page.wait_for_selector("#text .subject")
    assert opened.texts("#text .subject") == ["Acme"]
    assert opened.texts("#text .object") == ["Globex Pay"]
    assert opened.texts(".facts li.chosen .verb") == ["owns"]
    assert opened.page.evaluate("document.querySelector('#text .subject').getBoundingClientRect().top") < WIDE["height"]


def test_a_fact_shows_its_words_also_where_they_overlap(visit: Any, server: Server) -> None:
    opened = visit(server, ARTICLE)
    opened.page.click(".facts li:has(.verb:text-is('based in')) .show")
    assert "".join(opened.page.locator(".text .subject").all_text_contents()) == "Acme, the robot maker of Springfield"
    assert opened.texts(".text .object") == ["Springfield"]
    assert opened.texts(".text .subject.object") == ["Springfield"]
    opened.page.click(".facts li:has(.verb:text-is('acquires'))", position={"x": 4, "y": 4})
    assert opened.page.locator(".text .subject").all_text_contents() == ["Acme Corporation"]
    assert opened.messages == []


def test_words_show_their_facts(visit: Any, server: Server) -> None:
    opened = visit(server, ARTICLE)
    total = opened.page.locator(".facts li").count()
    opened.page.click("#text span:text-is('Springfield') >> nth=0")
    assert sorted(opened.texts(".facts li:visible .verb")) == ["based in", "is described as"]
    assert opened.text("#facts-what") == "2 facts of these words"
    opened.page.click("#text span:has-text('signed') >> nth=0")
    opened.page.wait_for_selector(".facts li:visible .verb:text-is('signs')")  # drawn, on a busy machine too
    assert sorted(opened.texts(".facts li:visible .verb")) == ["based in", "is described as", "signs"]
    opened.page.keyboard.press("Escape")
    assert opened.page.locator(".facts li:visible").count() == total
    opened.page.hover("#text span:text-is('ferry'), #text span:text-is('the ferry')")
    assert opened.texts(".facts li.near .verb") == ["acquires"]


def test_the_keyboard_alone_is_enough(visit: Any, server: Server) -> None:
    opened = visit(server, ARTICLE)
    opened.page.keyboard.press("Tab")
    assert opened.text(":focus") == "Skip to the content"
    opened.page.focus("#text button.count >> nth=0")
    assert opened.page.get_attribute(":focus", "aria-label") == "3 facts in this sentence"
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "facts-title"
    assert opened.text("[role=status]") == "3 facts in this sentence"
    opened.page.focus(".facts li:visible .show >> nth=0")
    opened.page.keyboard.press("Enter")
    assert opened.page.locator(".text .subject").count() > 0
    assert opened.page.get_attribute(":focus", "aria-pressed") == "true"


def test_on_a_narrow_screen_the_facts_come_up_from_below(visit: Any, server: Server) -> None:
    opened = visit(server, ARTICLE, viewport=NARROW)
    opened.page.click("#text span:has-text('signed') >> nth=0")
    box = opened.page.locator("#panel").bounding_box()
    assert box["y"] + box["height"] <= NARROW["height"] + 1
    assert box["height"] < NARROW["height"] / 2
    opened.page.click("#all")
    assert opened.page.evaluate("getComputedStyle(document.getElementById('panel')).position") == "static"


def test_a_page_works_without_scripts(browser: Any, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}{ARTICLE}?fact=0000000000000004")
    assert "Acme owns Globex Pay." in page.text_content("#text")
    assert "owns" in page.text_content(".facts li.chosen")
    page.click(".facts li.chosen .thing >> nth=1")
    assert page.text_content("h1") == "Globex Pay"
    context.close()


def test_an_unsafe_source_is_no_link(visit: Any, server: Server) -> None:
    opened = visit(server, f"/newsgraph/id/{DENIAL}")
    assert opened.page.locator("a[href^='javascript']").count() == 0
    assert opened.text(".verb.denied") == "not competes with"


# Hostile and very long articles


def test_hostile_texts_never_run(visit: Any, tmp_path: Path) -> None:
    found = hostile()
    things = [address(entity.iri, BASE) for entity in found.entities.values()]
    paths = [*things, *(address(iri, BASE) for iri in found.facts), "/articles", f"/search?q={quote(HOSTILE[0])}"]
    with served(found, tmp_path) as server:
        opened = visit(server, address(found.articles[0][0], BASE))
        for row in opened.page.locator(".facts .show").all():
            row.click()
        for count in opened.page.locator(".count").all():
            count.click()
        for path in paths:
            opened.go(path)
        opened.go(
            f"/query?query={quote('SELECT ?name ?sentence { ?x skos:prefLabel ?name . ?e nif:anchorOf ?sentence }')}"
        )
        opened.page.wait_for_selector("#answer td a.quote")
        opened.go(f"/query?query={quote('CONSTRUCT WHERE { ?s ng:acquires ?o ; rdfs:label ?l }')}")
        opened.page.wait_for_selector(".graph[data-ready]")
        opened.page.click("#tools button:has-text('Table')")
        assert opened.page.evaluate("window.pwned") is None
        assert opened.page.locator("img, iframe, a[href^='javascript']").count() == 0
        assert (opened.messages, opened.strangers()) == ([], [])


def test_the_policy_stops_a_script_that_got_in(visit: Any, server: Server) -> None:
    opened = visit(server, ACME)
    opened.page.evaluate(
        """() => { const script = document.createElement("script"); script.textContent = "window.pwned = 1";
        document.body.append(script);
        document.body.insertAdjacentHTML("beforeend", "<img src='data:,x' onerror='window.pwned=1'>"); }"""
    )
    opened.page.wait_for_timeout(200)
    assert opened.page.evaluate("window.pwned") is None
    assert sum("script-src" in message for message in opened.messages) == 2


def test_a_very_long_article_opens_and_answers(visit: Any, tmp_path: Path) -> None:
    with served(long(8_000), tmp_path) as server:
        opened = visit(server, "/newsgraph/id/article/long-4444444444")
        opened.page.wait_for_selector("html[data-ready]", timeout=60_000)
        opened.page.evaluate("document.querySelectorAll('.count')[600].click()")
        opened.page.wait_for_selector(".facts li:visible")
        assert opened.texts(".facts li:visible .verb") == ["signs with"]
        assert opened.text("#facts-what") == "1 fact in this sentence"
        assert opened.page.locator(".facts li").count() < 300
        opened.page.click("#all")
        assert opened.page.locator(".facts li:visible").count() == 250
        assert opened.messages == []

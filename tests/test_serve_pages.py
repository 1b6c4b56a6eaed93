"""Addresses, content negotiation, spans in pieces, names; and what the pages say, read without a browser."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from pyoxigraph import RdfFormat, parse
from rdflib import Graph
from starlette.testclient import TestClient

from graph.config import BASE
from graph.serve.addresses import address, spellings
from graph.serve.app import create_app
from graph.serve.negotiate import choose
from graph.serve.segments import cut
from graph.serve.shown import clean, visible, web_address
from tests.page_store import DENIAL, HOSTILE, OWNS, PACT, Press, hostile, long, press

PAGE = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
LOCAL = "http://localhost:8000/"


def client_of(found: Press, folder: Path) -> TestClient:
    return TestClient(create_app(found.write(folder / "kg")), base_url="http://127.0.0.1", follow_redirects=False)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with client_of(press(), tmp_path_factory.mktemp("press")) as running:
        yield running


def text_of(page: str) -> str:
    return " ".join(html.tostring(html.fromstring(page), method="text", encoding="unicode").split())


def find(page: str, path: str) -> list[Any]:
    """What an XPath finds in a page."""
    found: Any = html.fromstring(page).xpath(path)
    return list(found)


# Addresses


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12))
def test_an_address_leads_back_to_its_iri(name: str) -> None:
    iri = f"{BASE}{quote(name, safe='')}"
    assert iri in spellings(address(iri, BASE), BASE)


@given(st.text(st.sampled_from("aé北-_.%20/"), min_size=1, max_size=12))
def test_an_iri_with_letters_of_any_script_leads_back_or_is_a_parameter(name: str) -> None:
    place = address(BASE + name, BASE)
    assert place.isascii()
    assert place.startswith("/resource?iri=") or BASE + name in spellings(place, BASE)


@pytest.mark.parametrize(
    ("iri", "base", "place"),
    [
        (f"{LOCAL}Acme", LOCAL, "/Acme"),
        (f"{LOCAL}fact/12", LOCAL, "/fact/12"),
        (f"{LOCAL}query", LOCAL, "/resource?iri=http%3A%2F%2Flocalhost%3A8000%2Fquery"),
        ("https://e.org/id/a/../b", "https://e.org/id/", "/resource?iri=https%3A%2F%2Fe.org%2Fid%2Fa%2F..%2Fb"),
        ("urn:x:Acme", "urn:x:", "/resource?iri=urn%3Ax%3AAcme"),
        ("https://e.org/#Acme", "https://e.org/#", "/resource?iri=https%3A%2F%2Fe.org%2F%23Acme"),
        ("https://other.org/Acme", LOCAL, "/resource?iri=https%3A%2F%2Fother.org%2FAcme"),
    ],
)
def test_addresses(iri: str, base: str, place: str) -> None:
    assert address(iri, base) == place


# Spans

SPANS = st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45)), max_size=12)


@given(st.integers(0, 40), st.dictionaries(st.sampled_from("abc"), SPANS, max_size=3))
def test_pieces_make_up_the_text_and_no_span_ends_inside_one(
    end: int, layers: dict[str, list[tuple[int, int]]]
) -> None:
    pieces = list(cut(0, end, layers))
    assert [place for begin, last, _ in pieces for place in range(begin, last)] == list(range(end))
    for begin, last, names in pieces:
        assert begin < last
        for place in range(begin, last):
            assert names == {name for name, spans in layers.items() if any(b <= place < e for b, e in spans)}


# Content negotiation

OFFERS = ("text/turtle", "application/ld+json", "text/html")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        (PAGE["Accept"], "text/html"),
        ("application/ld+json;q=0.8, text/turtle;q=0.3", "application/ld+json"),
        ("text/*;q=0.5, text/turtle;q=0.1", "text/html"),
        ("text/html;q=0, */*;q=0.1", "text/turtle"),
        ("TEXT/HTML ; Q=1.0", "text/html"),
        ("text/html;q=nonsense, application/ld+json;q=0.001", "application/ld+json"),
        ("image/png", None),
        ("text/turtle;q=0", None),
    ],
)
def test_the_accept_header_chooses(accept: str, chosen: str | None) -> None:
    assert choose(accept, OFFERS) == chosen


@pytest.mark.parametrize(
    "path", ["Acme", PACT, "fact/0000000000000001", "time/2021-03-01", "Caf%C3%A9_%C3%9Cn%C3%AF-2"]
)
@pytest.mark.parametrize(
    ("media", "form"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", RdfFormat.JSON_LD),
    ],
)
def test_everything_dereferences_to_the_same_statements(
    client: TestClient, path: str, media: str, form: RdfFormat
) -> None:
    answer = client.get(f"/newsgraph/id/{path}", headers={"Accept": media})
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, media)
    assert "Accept" in answer.headers["vary"]
    alike = client.get(answer.headers["content-location"])
    assert alike.content == answer.content
    turtle = client.get(f"/newsgraph/id/{path}", params={"format": "turtle"}).text
    assert set(parse(answer.content, form)) == set(parse(turtle, RdfFormat.TURTLE))


def test_a_description_has_what_points_at_the_thing_and_the_evidence_of_a_fact(client: TestClient) -> None:
    about = Graph().parse(data=client.get("/newsgraph/id/Acme").text)
    assert about.query(f"ASK {{ ?fact rdf:subject <{BASE}Acme> . <{BASE}Globex_Pay> rdfs:label ?label }}").askAnswer
    fact = Graph().parse(data=client.get("/newsgraph/id/fact/0000000000000001").text)
    quoted = fact.query(
        "SELECT ?quote WHERE { ?fact <https://w3id.org/newsgraph/ontology#evidence> ?one . "
        "?one <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#anchorOf> ?quote }"
    )
    assert [str(row[0]).startswith("Acme, the robot maker") for row in quoted] == [True]  # type: ignore[index]


def test_what_nobody_has_is_refused(client: TestClient) -> None:
    assert client.get("/newsgraph/id/Acme", headers={"Accept": "image/png"}).status_code == 406
    assert client.get("/newsgraph/id/Acme", params={"format": "pdf"}).status_code == 406
    missing = client.get("/newsgraph/id/Acmee")
    assert (missing.status_code, f"Did you mean: {BASE}Acme" in missing.text) == (404, True)
    page = client.get("/newsgraph/id/Acmee", headers=PAGE)
    assert page.status_code == 404
    assert 'href="/newsgraph/id/Acme"' in page.text
    assert client.get("/resource", params={"iri": "not an iri"}).status_code == 404
    assert client.get("/resource").status_code == 404


def test_evidence_leads_to_its_words_and_a_former_iri_to_its_heir(client: TestClient) -> None:
    data = client.get("/newsgraph/id/fact/0000000000000004").text
    (evidence,) = set(re.findall(r"evidence:(\w+) ", data))
    answer = client.get(f"/newsgraph/id/evidence/{evidence}", headers=PAGE)
    assert answer.status_code == 303
    assert re.fullmatch(rf"/newsgraph/id/{PACT}\?fact=0000000000000004#s-\d+-\d+", answer.headers["location"]), (
        answer.headers["location"]
    )
    heir = client.get("/newsgraph/id/Acme_Corp")
    assert (heir.status_code, heir.headers["location"]) == (301, "/newsgraph/id/Acme")


def test_an_iri_as_a_parameter_is_sent_to_its_own_address(client: TestClient) -> None:
    answer = client.get("/resource", params={"iri": f"{BASE}Acme", "format": "turtle"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/newsgraph/id/Acme?format=turtle")
    relation = client.get("/resource", params={"iri": "https://w3id.org/newsgraph/ontology#owns"}, headers=PAGE)
    assert relation.status_code == 200
    assert OWNS in text_of(relation.text)


def test_a_base_at_the_servers_own_address_dereferences_as_it_is(tmp_path: Path) -> None:
    with client_of(press(LOCAL), tmp_path) as client:
        assert "Harbour Pact" in client.get("/Acme", headers=PAGE).text
        assert client.get("/fact/0000000000000001").text.startswith("@prefix")
        assert client.get("/Nothing_of_the_kind", headers=PAGE).status_code == 404
        for page in ("/articles", "/query", "/search?q=acme", "/static/newsgraph.css"):
            assert client.get(page, headers=PAGE).status_code == 200, page


# What the pages say


def test_the_page_of_a_thing(client: TestClient) -> None:
    page = client.get("/newsgraph/id/Acme", headers=PAGE).text
    text = text_of(page)
    for wanted in ("Acme Corporation", "robot maker of Springfield", "signs", "Harbour Pact", "2021-03-01", "possible",
                   "denied or negated", "The Daily Example", f"{BASE}Acme_Corp", "the ferry"):  # fmt: skip
        assert wanted in text, wanted
    links = find(page, "//blockquote//a[contains(@class, 'quote')]/@href")
    assert any(re.fullmatch(rf"/newsgraph/id/{PACT}\?fact=\w+#s-\d+-\d+", str(link)) for link in links)
    written = find(page, "//section[@aria-labelledby='names']//li")
    assert {" ".join(item.text_content().split()) for item in written} >= {"Acme 3 times", "Acme Corporation 1 time"}


def test_a_thing_with_many_facts_shows_some_and_leads_to_all(tmp_path: Path) -> None:
    with client_of(long(2_200), tmp_path) as client:
        page = client.get("/newsgraph/id/Acme", headers=PAGE).text
        assert "200 facts in at least 1 article" in text_of(page)
        assert len(find(page, "//div[@class='property']//li[p]")) == 12
        (link,) = [one.get("href") for one in find(page, "//a[text()='All 200 facts']")]
        first = client.get(link, headers=PAGE).text
        assert (len(find(first, "//ul[@class='facts']/li")), "1 to 100 of 200" in text_of(first)) == (100, True)
        (after,) = [one.get("href") for one in find(first, "//a[@rel='next']")]
        assert "101 to 200 of 200" in text_of(client.get(after, headers=PAGE).text)


def test_the_page_of_one_property_of_a_thing(client: TestClient) -> None:
    page = client.get(
        "/newsgraph/id/Acme", params={"group": "subject https://w3id.org/newsgraph/ontology#owns"}, headers=PAGE
    )
    assert OWNS in text_of(page.text)
    assert "Harbour" not in page.text
    other = client.get("/newsgraph/id/Acme", params={"group": "nonsense"}, headers=PAGE)
    assert "Harbour Pact" in other.text


def test_the_text_of_an_article_is_whole_and_cut_at_every_border(client: TestClient) -> None:
    page = client.get(f"/newsgraph/id/{PACT}", headers=PAGE).text
    pieces = find(page, "//*[@data-at]")
    text = next(one.text for iri, one in press().articles if iri == BASE + PACT)
    for piece in pieces:
        begin, words = int(piece.get("data-at")), piece.text_content()
        assert text[begin : begin + len(words)] == words
    assert "".join(piece.text_content() for piece in pieces) == text.replace("\n", "")
    (data,) = find(page, "//script[@id='spans']/text()")
    spans = json.loads(data)
    borders = {place for piece in pieces for place in (int(piece.get("data-at")),)}
    for fact in spans["facts"]:
        for begin, _ in (*fact["subject"], *fact["object"], *fact["sentences"]):
            assert begin in borders
    assert re.fullmatch(r'[\w\s{}\[\]:,"-]*', data)


def test_a_few_facts_of_an_article_for_its_script(client: TestClient) -> None:
    page = client.get(f"/newsgraph/id/{PACT}", params={"format": "html", "rows": "1,99,x"}, headers=PAGE).text
    assert re.findall(r'data-fact="(\d+)"', page) == ["1"]


def test_only_a_web_address_is_a_link_to_the_source(client: TestClient) -> None:
    first = client.get(f"/newsgraph/id/{PACT}", headers=PAGE).text
    (link,) = find(first, "//a[text()='source']")
    assert (link.get("href"), link.get("rel")) == ("https://news.example/pact", "noopener noreferrer nofollow")
    second = client.get(f"/newsgraph/id/{DENIAL}", headers=PAGE).text
    assert find(second, "//a[starts-with(@href, 'javascript')]") == []
    assert web_address("javascript:alert(1)//https://x.org", "HTTPS://x.org/a") == "HTTPS://x.org/a"


def test_articles_search_and_queries(client: TestClient) -> None:
    titles = find(client.get("/articles", headers=PAGE).text, "//ol//h2")
    assert [one.text_content() for one in titles] == ["Globex denies plan", "Acme signs pact"]
    assert "Globex denies" not in client.get("/articles", params={"q": "daily example"}).text
    assert "Harbour Pact" in client.get("/search", params={"q": "pact harb"}).text
    assert "Acme" in text_of(client.get("/search", params={"q": "Amce"}).text)
    bound = client.get("/query/about", params={"name": 'Ac"me }'}).json()["query"]
    assert r'VALUES ?name { "Ac\"me }"@en }' in bound
    assert client.get("/query/about").status_code == 400
    assert client.get("/query/nonsense").status_code == 400


@pytest.mark.parametrize("page", ["-1", "9" * 30, "x", "3"])
def test_a_page_number_that_is_none_does_no_harm(client: TestClient, page: str) -> None:
    assert client.get("/articles", params={"page": page}).status_code == 200
    key = "subject https://w3id.org/newsgraph/ontology#owns"
    assert client.get("/newsgraph/id/Acme", params={"group": key, "page": page}, headers=PAGE).status_code == 200


def test_hostile_texts_are_texts(tmp_path: Path) -> None:
    found = hostile()
    paths = [
        address(iri, BASE) for iri in (*(e.iri for e in found.entities.values()), *found.facts, found.articles[0][0])
    ]
    with client_of(found, tmp_path) as client:
        for path in (*paths, "/articles", f"/search?q={quote(HOSTILE[0])}", f"/query?query={quote(HOSTILE[1])}",
                     f"/query?named={quote(HOSTILE[0])}", f"/newsgraph/id/{quote(HOSTILE[1])}x"):  # fmt: skip
            page = client.get(path, headers=PAGE)
            assert page.status_code in {200, 404}, path
            assert find(page.text, "//img | //iframe | //*[@onerror] | //a[starts-with(@href, 'javascript')]") == [], (
                path
            )
            assert all(
                script.get("src") or script.get("type") == "application/json" for script in find(page.text, "//script")
            )
            assert not re.search("[\u202a-\u202e\u2066-\u2069]", page.text), path
            assert "49" not in page.text.partition("7*7")[2][:40]


def test_marks_that_turn_or_hide_text() -> None:
    assert clean("a\u202eb\u2066\nc") == "a b c"
    assert visible("a\u202eb\n\tc\u200d") == "a\ufffdb\n\tc\u200d"

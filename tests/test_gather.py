"""URLs as sources: what is fetched, how it is read, and that nothing is fetched unasked."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.config import Inputs
from graph.errors import LeftOutError, SettingsError, SourceError
from graph.fetch import Fetcher, Limits
from graph.gather import gather
from graph.model import Article
from graph.read.language import foreign_language
from tests.test_read_feeds import HTML, ITEM, TEXT, rss
from tests.test_read_support import BODY, PAGE
from tests.web import Web, web

GERMAN = (
    "Die Hafenbehörde hat den alten Kai am Dienstag verkauft. Der Käufer will dort ein Lager bauen, und die ersten "
    "Schiffe sollen es in drei Jahren nutzen, sagte ein Sprecher der Behörde am Mittwoch in einer Mitteilung."
)


@pytest.fixture
def site() -> Iterator[Web]:
    with web() as found:
        yield found


def gathered(
    *sources: str | Path, known: tuple[str, ...] = (), folder: Path | None = None, **inputs: object
) -> tuple[list[Article], list[SourceError]]:
    errors: list[SourceError] = []
    fetcher = Fetcher(folder, allow_private=True, limits=Limits(pause=0.0))
    said = Inputs(**inputs)  # type: ignore[arg-type]
    return list(gather(sources, said, fetcher, on_error=errors.append, known=known)), errors


def feed_of(site: Web, *paths: str, html: str = "Short words of the feed.") -> str:
    items = [ITEM.format(n=path, html=html).replace("https://news.example", site.url) for path in paths]
    return site.put("/feed", rss(*items), "application/rss+xml")


def test_a_page(site: Web) -> None:
    url = site.put("/a", PAGE.format(lang="en"))
    (article,), errors = gathered(url)
    assert (article.source, article.title, article.url, errors) == (
        url, "Quay sold to builder", "https://news.example/a", [],
    )  # fmt: skip


def test_a_page_that_names_no_address_has_the_one_it_was_fetched_from(site: Web) -> None:
    site.redirect("/short", "/a")
    site.put("/a", PAGE.format(lang="en").replace('<link rel="canonical" href="https://news.example/a">', ""))
    (article,), _ = gathered(site.url + "/short")
    assert (article.source, article.url) == (site.url + "/short", site.url + "/a")


@pytest.mark.parametrize(
    ("path", "media_type", "content"),
    [
        ("/f", "application/rss+xml", rss(ITEM.format(n=1, html=HTML))),
        ("/f", "text/html; charset=utf-8", rss(ITEM.format(n=1, html=HTML))),
        ("/f", "text/plain", rss(ITEM.format(n=1, html=HTML))),
        ("/f.xml", "application/octet-stream", rss(ITEM.format(n=1, html=HTML))),
        ("/f", "", rss(ITEM.format(n=1, html=HTML))),
        ("/a", "application/json", json.dumps({"title": "Quay & crane sold", "text": TEXT, "date": "2021-05-05"})),
        ("/a.csv?x=1", "text/plain", f'title,text,date\nQuay & crane sold,"{TEXT}",2021-05-05\n'),
        ("/a", "text/csv", f'title,text,date\nQuay & crane sold,"{TEXT}",2021-05-05\n'),
        ("/a", "text/markdown", f"---\ndate: 2021-05-05\n---\n# Quay & crane sold\n\n{TEXT}\n"),
    ],
)
def test_the_media_type_or_the_address_or_the_content_says_how_it_is_read(
    site: Web, path: str, media_type: str, content: str
) -> None:
    (article,), errors = gathered(site.put(path, content, media_type))
    assert (article.title, article.date, errors) == ("Quay & crane sold", "2021-05-05", [])
    assert article.text.endswith(TEXT)


def test_what_cannot_be_fetched_is_told_and_the_rest_is_read(site: Web, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    picture = site.put("/b", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "image/png")
    articles, errors = gathered(site.url + "/gone", picture, tmp_path / "a.txt")
    assert [article.source for article in articles] == ["a.txt"]
    assert ["404" in errors[0].reason, "PNG" in errors[1].reason, len(errors)] == [True, True, 2]


def test_files_and_their_links_are_never_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    (tmp_path / "f.rss").write_text(rss(ITEM.format(n=1, html=HTML), ITEM.format(n=2, html="")))
    (tmp_path / "a.html").write_text(PAGE.format(lang="en"))
    articles, errors = gathered(tmp_path)
    assert (len(articles), len(errors)) == (2, 1)


# --follow


def test_without_follow_only_the_feed_is_fetched(site: Web) -> None:
    articles, _ = gathered(feed_of(site, "a", "b"))
    assert [article.url for article in articles] == [site.url + "/a", site.url + "/b"]
    assert site.paths() == ["/robots.txt", "/feed"]


def test_follow_reads_the_pages_of_the_entries(site: Web) -> None:
    site.put("/a", PAGE.format(lang="en").replace("article:published_time", "nothing").replace("2021-05-04", ""))
    (article,), errors = gathered(feed_of(site, "a"), follow=True)
    assert (article.source, article.title, errors) == (site.url + "/a", "Quay sold to builder", [])
    assert article.date == "2021-05-05", "the feed says what the page does not"
    assert "warehouse" in article.text


def test_follow_takes_a_feed_from_a_file_too(site: Web, tmp_path: Path) -> None:
    site.put("/a", PAGE.format(lang="en"))
    feed_of(site, "a")
    answer = site.pages["/feed"]
    assert isinstance(answer, tuple)
    (tmp_path / "f.rss").write_bytes(answer[2])
    (article,), _ = gathered(tmp_path / "f.rss", follow=True)
    assert article.source == site.url + "/a"


def test_a_page_that_is_there_already_is_not_fetched_again(site: Web) -> None:
    site.put("/b", PAGE.format(lang="en"))
    articles, errors = gathered(feed_of(site, "a", "b"), feed_of(site, "a", "b"), known=(site.url + "/a",), follow=True)
    assert ([article.source for article in articles], errors) == ([site.url + "/b"], [])
    assert site.paths() == ["/robots.txt", "/feed", "/b", "/feed"]


def test_of_a_page_that_cannot_be_had_the_feed_has_words(site: Web) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /b\n", "text/plain")
    site.put("/a", "<html><body>Menu</body></html>")
    (one, two), errors = gathered(feed_of(site, "a", "b"), follow=True)
    assert "Short words of the feed" in one.text
    assert "Short words of the feed" in two.text
    assert ["no article text" in errors[0].reason, "robots.txt" in errors[1].reason] == [True, True]
    assert "/b" not in site.paths()


# What is said beside the sources


def test_what_is_said_of_sources_counts_more(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.format(lang="en"))
    (article,), _ = gathered(tmp_path / "a.html", date="2019-01-29", publisher="The Wire")
    assert (article.date, article.publisher) == ("2019-01-29", "The Wire")


def test_what_looks_foreign_is_left_out_unless_it_is_said_to_be_english(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GERMAN)
    articles, (error,) = gathered(tmp_path / "a.txt")
    assert (articles, isinstance(error, LeftOutError) and error.kind) == ([], "not English: de")
    (article,), errors = gathered(tmp_path / "a.txt", language="en")
    assert (foreign_language(article.text), errors) == ("de", [])


@pytest.mark.parametrize(
    "date", ["2019-02-30", "2019-13", "29 January 2019", "2019-1-2", "0000", "", "2019-01-29T10:00"]
)
def test_dates_that_are_none(date: str) -> None:
    with pytest.raises(SettingsError, match="none of the calendar"):
        Inputs(date=date)


@pytest.mark.parametrize("date", ["2019", "2019-01", "2019-01-29", "2020-02-29"])
def test_dates(date: str) -> None:
    assert Inputs(date=date).date == date


def test_other_languages_cannot_be_asked_for() -> None:
    with pytest.raises(SettingsError, match="Only English"):
        Inputs(language="de")

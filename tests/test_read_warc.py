"""Reading WARC files: which records count, and what damaged files do."""

import gzip
import zlib
from pathlib import Path

import pytest

from graph.errors import LeftOutError
from graph.read import read
from tests.test_read_support import BODY, read_all

PAGE = """<!doctype html><html lang="en"><head><title>{title}</title></head><body><nav><a href="/">Home</a></nav>
<article><h1>{title}</h1><p>The harbour authority sold the old quay on Tuesday, its spokeswoman said in a statement.</p>
<p>The buyer will build a warehouse there, and the first ships will use it in three years from now.</p></article></body>
</html>"""


class Crawl:
    """A WARC file that grows record by record."""

    def __init__(self, *, packed: bool = True) -> None:
        self.data, self._packed = b"", packed
        self._record("warcinfo", "", "application/warc-fields", b"software: tests\r\n")

    def add(
        self, url: str, data: str | bytes, *, status: str = "200 OK", kind: str = "response", **headers: str
    ) -> "Crawl":
        named = {"Content-Type": "text/html", **{name.replace("_", "-"): value for name, value in headers.items()}}
        head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
        block = f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + (data if isinstance(data, bytes) else data.encode())
        return self._record(kind, f"WARC-Target-URI: {url}\r\n", "application/http; msgtype=response", block)

    def _record(self, kind: str, more: str, media_type: str, block: bytes) -> "Crawl":
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{len(self.data)}>\r\n{more}"
            f"WARC-Date: 2021-05-06T01:02:03Z\r\nContent-Type: {media_type}\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        self.data += gzip.compress(record, mtime=0) if self._packed else record
        return self

    def save(self, path: Path) -> Path:
        path.write_bytes(self.data)
        return path


def page(title: str = "Quay sold") -> str:
    return PAGE.format(title=title)


@pytest.mark.parametrize(("name", "packed"), [("a.warc.gz", True), ("a.warc", False), ("a.WARC.GZ", True)])
def test_pages_with_status_200_are_read(tmp_path: Path, name: str, packed: bool) -> None:
    crawl = Crawl(packed=packed)
    crawl.add("https://news.example/1", page("Quay sold"))
    crawl.add("https://news.example/1", "GET", kind="request")
    crawl.add("https://news.example/2", page(), status="404 Not Found")
    crawl.add("https://news.example/3.png", b"\x89PNG", Content_Type="image/png")
    crawl.add("https://news.example/4", "<html><body><a href='/'>Home</a></body></html>")
    crawl.add("https://news.example/5", page("Crane sold"), Content_Type="text/html; charset=utf-8")
    articles, errors = read_all(crawl.save(tmp_path / name))
    assert [(a.source, a.title, a.url, a.date) for a in articles] == [
        (f"{name}#1", "Quay sold", "https://news.example/1", "2021-05-06"),
        (f"{name}#5", "Crane sold", "https://news.example/5", "2021-05-06"),
    ]
    assert [(type(error), error.source.rpartition("#")[2]) for error in errors] == [
        (LeftOutError, "2"), (LeftOutError, "3"), (LeftOutError, "4"),
    ]  # fmt: skip


def test_what_the_page_says_of_itself_counts_more(tmp_path: Path) -> None:
    head = """<link rel="canonical" href="https://news.example/true">
    <meta property="article:published_time" content="2021-05-04">"""
    crawl = Crawl().add("https://news.example/1?tracked", page().replace("<head>", f"<head>{head}"))
    (article,), _ = read_all(crawl.save(tmp_path / "a.warc.gz"))
    assert (article.url, article.date) == ("https://news.example/true", "2021-05-04")


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("iso-8859-2", "iso-8859-2"), ("utf-8", "iso-8859-1"), ("utf-8", "x-nonsense"), ("cp1251", "windows-1251")],
)
def test_charsets(tmp_path: Path, encoding: str, said: str) -> None:
    word = "Łódź" if encoding == "iso-8859-2" else "Лодзь" if encoding == "cp1251" else "Łódź"
    data = page().replace("old quay", f"old quay of {word}").encode(encoding)
    crawl = Crawl().add("https://news.example/1", data, Content_Type=f"text/html; charset={said}")
    (article,), errors = read_all(crawl.save(tmp_path / "a.warc.gz"))
    assert (word in article.text, errors) == (True, [])


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_packed_answers(tmp_path: Path, coding: str) -> None:
    data = gzip.compress(page().encode()) if coding == "gzip" else zlib.compress(page().encode())
    crawl = Crawl().add("https://news.example/1", data, Content_Encoding=coding)
    (article,), errors = read_all(crawl.save(tmp_path / "a.warc.gz"))
    assert (article.title, errors) == ("Quay sold", [])


def test_a_packed_answer_that_grows_is_left_out(tmp_path: Path) -> None:
    crawl = Crawl().add("https://news.example/1", gzip.compress(b" " * 60_000_000), Content_Encoding="gzip")
    crawl.add("https://news.example/2", page())
    articles, (error,) = read_all(crawl.save(tmp_path / "a.warc.gz"))
    assert ([a.source for a in articles], "more than 5 MB" in error.reason) == (["a.warc.gz#2"], True)


def test_records_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    crawl = Crawl()
    for number in range(3):
        crawl.add(f"https://news.example/{number}", page(f"Quay {number} sold"))
    (tmp_path / "a.warc.gz").write_bytes(crawl.data[:-40])
    articles = read([tmp_path / "a.warc.gz"], on_error=lambda _: None)
    assert next(articles).title == "Quay 0 sold"


def whole(*, packed: bool) -> bytes:
    crawl = Crawl(packed=packed)
    for number in range(3):
        crawl.add(f"https://news.example/{number}", page(f"Quay {number} sold"))
    return crawl.data


def wrong_length(data: bytes, length: bytes) -> bytes:
    """The second answer's length is another one."""
    second = data.index(b"WARC-Target-URI: https://news.example/1")
    begin = data.index(b"Content-Length: ", second) + len(b"Content-Length: ")
    return data[:begin] + length + data[data.index(b"\r\n", begin) :]


PACKED, BARE = whole(packed=True), whole(packed=False)
MEMBERS = [n for n in range(len(PACKED)) if PACKED.startswith(b"\x1f\x8b\x08", n)]
DAMAGED = {
    "cut-member.warc.gz": PACKED[: MEMBERS[2] + 200],
    "cut-head.warc.gz": PACKED[: MEMBERS[2] + 5],
    "garbage.warc.gz": PACKED[: MEMBERS[2]] + b"\xff" * 500 + PACKED[MEMBERS[2] :],
    "flipped.warc.gz": PACKED[: MEMBERS[2] + 60] + b"\0\0\0\0" + PACKED[MEMBERS[2] + 64 :],
    "short.warc": wrong_length(BARE, b"12"),
    "long.warc": wrong_length(BARE, b"99999999"),
    "negative.warc": wrong_length(BARE, b"-5"),
    "words.warc": wrong_length(BARE, b"many"),
    "huge.warc": wrong_length(BARE, b"9" * 5000),
    "cut.warc": BARE[: len(BARE) * 2 // 3],
}


@pytest.mark.parametrize("name", sorted(DAMAGED))
def test_what_is_before_the_damage_is_read_and_the_damage_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(DAMAGED[name])
    (tmp_path / "good.txt").write_text(BODY)
    articles, errors = read_all(tmp_path / name, tmp_path / "good.txt")
    assert [articles[0].title, articles[-1].source] == ["Quay 0 sold", "good.txt"]
    assert len(articles) + len(errors) > 2, "nothing is lost without a word"
    assert errors or len(articles) == 4


@pytest.mark.parametrize(
    "data", [b"", b"\x1f\x8b", b"Words of a text.", b"WARC/1.0\r\n", b"\0" * 1000, b"WARC/1.0\r\n" * 9999]
)
def test_what_is_no_crawl(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.warc.gz").write_bytes(data)
    articles, errors = read_all(tmp_path / "a.warc.gz")
    assert (articles, bool(errors)) == ([], True)


def test_a_crawl_without_answers(tmp_path: Path) -> None:
    articles, (error,) = read_all(Crawl().save(tmp_path / "a.warc.gz"))
    assert (articles, "no answers" in error.reason) == ([], True)

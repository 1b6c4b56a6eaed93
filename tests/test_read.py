"""Reading: what each format gives."""

import json
import textwrap
from pathlib import Path

import pytest

from tests.test_read_support import BODY, MALFORMED, PAGE, read_all, read_one

# plain text


def test_a_date_before_the_text_is_metadata(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.txt", f" date 2021-05-04 {BODY}\n{BODY}")
    assert (article.date, article.title) == ("2021-05-04", "")
    assert article.text == f"{BODY}\n{BODY}".strip()


def test_a_headline_like_first_line_is_the_title(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.txt", f"Harbour authority sells its oldest quay\n{BODY}{BODY.upper()}")
    assert (article.title, article.date) == ("Harbour authority sells its oldest quay", None)
    assert article.text == f"{article.title}\n\n{BODY}{BODY.upper()}".strip()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (BODY * 2, "a sentence is no title"),
        (
            f"Harbour sold in the largest sale of port land that the city has seen for years\n{BODY[:50]}",
            "nothing longer",
        ),
        (f"Harbour\n{BODY}", "one word"),
    ],
)
def test_other_first_lines_are_not(tmp_path: Path, text: str, why: str) -> None:
    assert read_one(tmp_path, "a.txt", text).title == "", why


def test_title_line_date_line_one_sentence_a_line(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.txt", "Harbour sold.\nMarch 01, 2008\nThe quay was sold.\nThe buyer will build.\n")
    assert (article.title, article.date) == ("Harbour sold.", "2008-03-01")
    assert article.text == "Harbour sold.\n\nThe quay was sold.\nThe buyer will build."


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published: 4 May 2021", "2021-05-04"),
        ("Published on Tuesday, May 4, 2021 at 5:30 p.m. ET", "2021-05-04"),
        ("Posted May 4th, 2021", "2021-05-04"),
        ("Updated: 2021-05-04T10:00:00+08:00", "2021-05-04"),
        ("Port City, 4 May 2021", "2021-05-04"),
        ("By Ada Lovelace and Grace Hopper", None),
        ("BY ADA LOVELACE | Harbour News", None),
        ("Source: Harbour News", None),
        ("Published May 4, 2021 | Updated May 6, 2021", "2021-05-04"),
        ("4 May 2021 · By Ada Lovelace · City Desk", "2021-05-04"),
        ("URL: https://news.example/a", None),
    ],
)
def test_metadata_lines_leave_the_text(tmp_path: Path, line: str, date: str | None) -> None:
    article = read_one(tmp_path, "a.txt", f"Quay sold to builder\n{line}\n\n{BODY}")
    assert (article.date, article.title) == (date, "Quay sold to builder")
    assert article.text == f"Quay sold to builder\n\n{BODY.strip()}"


def test_labelled_lines_fill_the_fields(tmp_path: Path) -> None:
    head = (
        "Title: Quay sold\nDate: 2021-05-04\nSource: Harbour News\nURL: https://news.example/a\nUpdated: 2021-05-06\n"
    )
    article = read_one(tmp_path, "a.txt", f"{head}\n{BODY}")
    assert (article.title, article.date) == ("Quay sold", "2021-05-04")
    assert (article.publisher, article.url) == ("Harbour News", "https://news.example/a")


def test_metadata_words_inside_the_body_stay(tmp_path: Path) -> None:
    text = f"{BODY}Published: 4 May 2021\n{BODY}"
    assert "Published: 4 May 2021" in read_one(tmp_path, "a.txt", text).text


@pytest.mark.parametrize(
    ("dateline", "date", "publisher"),
    [
        ("PORT CITY, May 4, 2021 (Harbour Wire) — ", "2021-05-04", "Harbour Wire"),
        ("PORT CITY (HW) - ", None, "HW"),
        ("Port City, May 4 -- ", None, ""),
        ("PORT CITY — ", None, ""),
    ],
)
def test_a_dateline_is_metadata(tmp_path: Path, dateline: str, date: str | None, publisher: str) -> None:
    article = read_one(tmp_path, "a.txt", f"{dateline}{BODY}")
    assert (article.text, article.date, article.publisher) == (BODY.strip(), date, publisher)


@pytest.mark.parametrize(
    "opening",
    [
        "Acme (NYSE) — Shares of the maker rose.",
        "On March 3 – Apple day – growers met.",
        "Profit – The maker gained.",
        "OK – Fine.",
        "BREAKING – The maker gained.",
    ],
)
def test_a_dash_is_not_enough_for_a_dateline(tmp_path: Path, opening: str) -> None:
    assert read_one(tmp_path, "a.txt", f"{opening} {BODY}").text.startswith(opening)


@pytest.mark.parametrize("width", [45, 60, 72, 80, 99])
def test_hard_wrapped_lines_are_joined(tmp_path: Path, width: int) -> None:
    flat = " ".join((BODY * 6).split())
    wrapped = textwrap.fill(flat, width)
    article = read_one(tmp_path, "a.txt", f"Quay sold to builder\n\n{wrapped}\n\n{wrapped}\n")
    assert article.text == f"Quay sold to builder\n\n{flat}\n\n{flat}"


def test_lines_wrapped_by_hand_are_joined(tmp_path: Path) -> None:
    words = (BODY * 6).split()
    lines = [" ".join(words[at : at + 11]) for at in range(0, len(words), 11)]
    assert read_one(tmp_path, "a.txt", "\n".join(lines)).text == " ".join(words)


def test_a_word_broken_at_its_hyphen_keeps_it(tmp_path: Path) -> None:
    text = "The old city spends far more on the re-\nindustrialisation of the port, said the old\nmayor.\n"
    assert "re-industrialisation of the port, said the old mayor" in read_one(tmp_path, "a.txt", text).text


def test_lists_and_sentence_lines_are_not_joined(tmp_path: Path) -> None:
    text = "The quay was sold to a builder of ships.\nThe price was not told by the two.\nThe mayor was glad.\n"
    assert read_one(tmp_path, "a.txt", text).text == text.strip()


@pytest.mark.parametrize(
    ("glued", "parted"),
    [
        ("sold by the Port Organisation.Acme will build", "Organisation.\n\nAcme will"),
        ("sold by the Port Authority (PA).Acme will build", "(PA).\n\nAcme will"),
        ("and it was sold to the city.It will build", "city.\n\nIt will"),
    ],
)
def test_glued_paragraphs_are_parted(tmp_path: Path, glued: str, parted: str) -> None:
    text = f"The quay was {glued} a warehouse."
    assert parted in read_one(tmp_path, "a.txt", text).text
    assert parted not in read_one(tmp_path, "a.json", json.dumps({"text": text})).text


@pytest.mark.parametrize(
    "whole",
    [
        "U.S.Army", "example.Com", "Node.JS", "Node.Js", "e.g.This", "Mr.Smith", "St.Petersburg", "www.site.Page",
        "a@b.Post", "http://a.b/c.Html", "3.Five", "Inc.Acme", "java.util.List", "(ed.Smith", "Booking.Com",
    ],
)  # fmt: skip
def test_names_and_addresses_are_not_parted(tmp_path: Path, whole: str) -> None:
    text = f"The quay was sold to the {whole} today and the buyer will build."
    assert read_one(tmp_path, "a.txt", text).text == text


# Markdown


def test_front_matter(tmp_path: Path) -> None:
    front = "title: 'Quay: sold'\ndate: 2021-05-04\npublisher: {name: Harbour News}\nauthor: A. L.\nurl: https://news.example/a"
    article = read_one(
        tmp_path, "a.md", f"---\n{front}\n---\n\n# Quay: sold\n\nThe *old* quay\nwas [sold](http://x.example).\n"
    )
    assert article.text == "Quay: sold\n\nThe old quay was sold."
    assert (article.date, article.publisher, article.url) == ("2021-05-04", "Harbour News", "https://news.example/a")


def test_front_matter_that_is_not_quite_yaml(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.md", "---\ntitle: Quay: sold\ndate: May 4, 2021\n---\nThe quay was sold.\n")
    assert (article.title, article.date) == ("Quay: sold", "2021-05-04")


def test_markdown_becomes_plain_paragraphs(tmp_path: Path) -> None:
    text = (
        "# Quay sold\n\n> Quoted **words** here.\n\n- one `item`\n- two\n\n```\ncode()\n```\n\n![alt](a.png)\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n<div>Inner <b>text</b><script>x()</script></div>\n\n"
        "## More\n\nEnd &amp; done.\n"
    )
    article = read_one(tmp_path, "a.md", text)
    assert article.text == "Quay sold\n\nQuoted words here.\n\none item\n\ntwo\n\nInner text\n\nMore\n\nEnd & done."


def test_aliases_in_front_matter_cannot_explode(tmp_path: Path) -> None:
    bomb = "a: &a [x,x]\n" + "\n".join(
        f"k{n}: &k{n} [*{p},*{p},*{p}]" for n, p in enumerate(["a", *(f"k{i}" for i in range(40))])
    )
    assert read_one(tmp_path, "a.md", f"---\n{bomb}\ntitle: *k40\n---\n{BODY}").text == BODY.strip()


# HTML


@pytest.mark.parametrize("lang", ["en-GB", "de"])
def test_a_page(tmp_path: Path, lang: str) -> None:
    article = read_one(tmp_path, "a.html", PAGE.format(lang=lang))
    assert article.text == (
        "Quay sold to builder\n\nThe harbour authority sold the old quay on Tuesday, the authority’s spokeswoman said "
        "in a statement to the press.\n\nThe buyer will build a warehouse there, and the first ships will use it "
        "in three years from now."
    )
    assert (article.title, article.date) == ("Quay sold to builder", "2021-05-04")
    assert (article.publisher, article.url) == ("Harbour News", "https://news.example/a")


def test_a_page_in_its_declared_encoding(tmp_path: Path) -> None:
    page = PAGE.format(lang="en").replace("utf-8", "iso-8859-2").replace("old quay", "Łódź quay").encode("iso-8859-2")
    assert "the Łódź quay" in read_one(tmp_path, "a.htm", page).text


def test_an_address_in_a_page_file_is_not_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("network")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    (tmp_path / "a.html").write_text("http://127.0.0.1:9/page")
    (tmp_path / "b.html").write_text(
        '<?xml version="1.0"?><!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd">' + PAGE.format(lang="en")
    )
    articles, errors = read_all(tmp_path)
    assert [article.source for article in articles] == [f"{tmp_path.name}/b.html"]
    assert [Path(error.source).name for error in errors] == ["a.html"]


@pytest.mark.parametrize("name", ["a.md", "a.json", "a.html"])
def test_metadata_lines_leave_other_formats_too(tmp_path: Path, name: str) -> None:
    lines = ["By Ada Lovelace", "May 4, 2021", f"PORT CITY (HW) - {BODY}"]
    paragraphs = "".join(f"<p>{line}</p>" for line in lines)
    content = {
        "a.md": "# Quay sold\n\n" + "\n\n".join(lines),
        "a.json": json.dumps({"title": "Quay sold", "text": "\n".join(lines)}),
        "a.html": f"<html><title>Quay sold</title><body><article><h1>Quay sold</h1>{paragraphs}</article></body>",
    }
    article = read_one(tmp_path, name, content[name])
    assert (article.text, article.date) == (f"Quay sold\n\n{BODY.strip()}", "2021-05-04")


# JSON


@pytest.mark.parametrize("name", ["text", "body", "content", "body_text", "articleBody", "Full-Text"])
@pytest.mark.parametrize("date", ["date", "published", "pubDate", "datePublished", "versioncreated", "publishedAt"])
def test_common_field_names(tmp_path: Path, name: str, date: str) -> None:
    data = {
        "headline": "Quay sold",
        name: BODY,
        date: "Tue, 04 May 2021 10:00:00 GMT",
        "link": "https://news.example/a",
    }
    article = read_one(tmp_path, "a.json", json.dumps({**data, "source": {"id": None, "name": "Harbour News"}}))
    assert (article.title, article.date, article.text) == ("Quay sold", "2021-05-04", f"Quay sold\n\n{BODY.strip()}")
    assert (article.url, article.publisher) == ("https://news.example/a", "Harbour News")


def test_ninjs_markup(tmp_path: Path) -> None:
    data = {
        "uri": "urn:newsml:news.example:1",
        "headline": "Quay sold",
        "body_xhtml": "<div><p>The quay was <b>sold</b>.</p><script>x()</script>"
        "<p>Ships &amp; boats<br/>will come.</p></div>",
        "versioncreated": "2021-05-04T10:00:00Z",
        "language": "en",
    }
    article = read_one(tmp_path, "a.json", json.dumps(data))
    assert article.text == "Quay sold\n\nThe quay was sold.\n\nShips & boats\nwill come."
    assert (article.url, article.date) == ("urn:newsml:news.example:1", "2021-05-04")


def test_lists_and_wrapped_lists(tmp_path: Path) -> None:
    entries = [{"title": f"Quay {n} sold", "text": f"Quay {n} was sold."} for n in (1, 2)]
    (tmp_path / "list.json").write_text(json.dumps(entries))
    (tmp_path / "wrapped.json").write_text(
        json.dumps({"status": "ok", "response": {"results": [*entries, {"text": "Quay 3 sold."}]}})
    )
    articles, errors = read_all(tmp_path / "list.json", tmp_path / "wrapped.json")
    assert errors == []
    assert [article.source for article in articles] == [
        "list.json#1", "list.json#2", "wrapped.json#1", "wrapped.json#2", "wrapped.json#3",
    ]  # fmt: skip


def test_json_lines_are_named_by_line_and_go_on_after_an_error() -> None:
    articles, errors = read_all(MALFORMED / "cut-line.jsonl")
    assert [article.source for article in articles] == ["cut-line.jsonl#1", "cut-line.jsonl#4"]
    (error,) = errors
    assert error.source.endswith("cut-line.jsonl#3")
    assert "line 3, column" in error.reason


def test_json_lines_under_the_wrong_suffix(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "Quay 1 sold."}\n{"text": "Quay 2 sold."}\n')
    articles, errors = read_all(tmp_path / "a.json")
    assert ([article.source for article in articles], errors) == (["a.json#1", "a.json#2"], [])


def test_surrogates_from_json_are_gone(tmp_path: Path) -> None:
    article = read_one(
        tmp_path, "a.json", '{"title": "Quay\\ud800 sold", "text": "It \\ud83d\\ude00 was\\udfff sold."}'
    )
    assert article.text == "Quay sold\n\nIt \U0001f600 was sold."


# encodings and characters


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = f"The café’s “old” quay – €5 – was sold. {BODY}"
    assert read_one(tmp_path, "a.txt", text.encode(encoding)).text == text.strip()


def test_utf8_with_one_broken_byte(tmp_path: Path) -> None:
    text = f"“{BODY.strip()}” he said. “{BODY.strip()}” she said."
    assert read_one(tmp_path, "a.txt", text.encode() + b" Caf\xe9s").text == f"{text} Cafs"


def test_characters_are_cleaned(tmp_path: Path) -> None:
    text = "The\u00a0qua\u200by\u202e was\u00ad so\u0000ld\x07 to\tCafe\u0301\r\nand \ufb01rms\x1b[31m. “Yes”\u2028No."
    assert read_one(tmp_path, "a.jsonl", json.dumps({"text": text})).text == (
        "The quay was sold to Café\nand firms[31m. “Yes”\nNo."
    )

"""Reading feeds, ninjs and NewsML-G2: what becomes of their parts, and what broken and hostile ones do."""

import json
import time
from pathlib import Path

import pytest

from graph.errors import LeftOutError, SourceError
from graph.model import Article
from graph.read.files import Place
from tests.test_read_support import BODY, read_all, read_one

HTML = "&lt;p&gt;The harbour authority sold the old quay.&lt;/p&gt;&lt;p&gt;The buyer will build there.&lt;/p&gt;"
TEXT = "The harbour authority sold the old quay.\n\nThe buyer will build there."
RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Harbour News</title><link>https://news.example/</link><language>en-gb</language>{items}</channel></rss>"""
ITEM = """<item><title>Quay &amp;amp; crane sold</title><link>https://news.example/{n}</link><guid>tag:{n}</guid>
<pubDate>Wed, 05 May 2021 00:30:00 +0800</pubDate><description>{html}</description></item>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour News</title><id>urn:f</id>
<entry><id>urn:1</id><title type="html">Quay sold</title><link href="https://news.example/1"/>
<published>2021-05-04T23:30:00-05:00</published><updated>2021-06-01T00:00:00Z</updated>
<summary>Short.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The harbour authority sold
the old quay.</p><p>The buyer will build there.</p></div></content>
<source><title>The Wire</title></source></entry></feed>"""


def rss(*items: str) -> str:
    return RSS.format(items="".join(items))


def reasons(errors: list[SourceError]) -> str:
    return " | ".join(str(error) for error in errors)


def parts(article: Article) -> tuple[str, str, str | None, str, str]:
    return article.title, article.text.partition("\n\n")[2], article.date, article.publisher, article.url


def test_rss(tmp_path: Path) -> None:
    article = read_one(tmp_path, "f.rss", rss(ITEM.format(n=1, html=HTML)))
    assert parts(article) == ("Quay & crane sold", TEXT, "2021-05-05", "Harbour News", "https://news.example/1")
    assert article.source == "f.rss#tag:1"


def test_the_longest_text_of_an_entry_is_taken(tmp_path: Path) -> None:
    item = ITEM.format(n=1, html="Short.").replace("</item>", f"<content:encoded>{HTML}</content:encoded></item>")
    assert parts(read_one(tmp_path, "f.xml", rss(item)))[1] == TEXT


def test_atom(tmp_path: Path) -> None:
    article = read_one(tmp_path, "f.atom", ATOM)
    assert parts(article)[0] == "Quay sold"
    assert parts(article)[1] == TEXT
    assert parts(article)[2:] == ("2021-05-04", "The Wire", "https://news.example/1")


def test_json_feed(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": "Harbour News", "items": [
            {"id": "1", "url": "https://news.example/1", "title": "Quay sold", "date_published": "2021-05-04T10:00:00Z",
             "content_html": "<p>The harbour authority sold the old quay.</p><p>The buyer will build there.</p>"},
            "nonsense",
        ],
    }  # fmt: skip
    article = read_one(tmp_path, "f.json", json.dumps(feed))
    assert parts(article) == ("Quay sold", TEXT, "2021-05-04", "Harbour News", "https://news.example/1")
    assert article.source == "f.json#1"


def test_an_entry_is_the_same_article_wherever_it_stands(tmp_path: Path) -> None:
    one, two = (ITEM.format(n=n, html=f"{HTML} Number {n}.") for n in (1, 2))
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "a" / "f.rss").write_text(rss(one))
    (tmp_path / "b" / "f.rss").write_text(rss(two, one))
    (before,), _ = read_all(tmp_path / "a" / "f.rss")
    after, _ = read_all(tmp_path / "b" / "f.rss")
    assert after[1] == before


def test_entries_of_one_id_are_kept_apart(tmp_path: Path) -> None:
    items = [ITEM.format(n=n, html=f"{HTML} Number {n}.").replace(f"tag:{n}", "tag:same") for n in (1, 2, 2)]
    items += [item.replace("https://news.example/2", "").replace("Number 2", "Number 3") for item in items[1:2]]
    (tmp_path / "f.rss").write_text(rss(*items))
    articles, errors = read_all(tmp_path / "f.rss")
    assert errors == []
    assert len({article.source for article in articles}) == len(articles)
    assert len({article.text for article in articles}) == 3


def test_an_entry_with_a_title_alone_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "f.rss").write_text(rss(ITEM.format(n=1, html=""), ITEM.format(n=2, html=HTML)))
    articles, (error,) = read_all(tmp_path / "f.rss")
    assert isinstance(error, LeftOutError)
    assert (len(articles), error.source[-6:], "--follow" in error.reason) == (1, "#tag:1", True)


def test_a_feed_on_standard_input_needs_no_name() -> None:
    place = Place(source="-", shown="-", suffix="", data=rss(ITEM.format(n=1, html=HTML)).encode())
    (article,), errors = read_all(place)
    assert (article.source, errors) == ("https://news.example/1", [])


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "utf-16", "koi8-r", "nonsense"])
def test_what_a_feed_and_its_server_say_of_its_charset_may_be_wrong(charset: str) -> None:
    data = rss(ITEM.format(n=1, html=HTML.replace("quay", "quay café"))).encode()
    place = Place(source="f", shown="f", suffix=".xml", data=data.replace(b"UTF-8", b"windows-1251"), charset=charset)
    (article,), errors = read_all(place)
    assert ("café" in article.text, errors) == (True, [])


@pytest.mark.parametrize(("encoding", "charset"), [("iso-8859-1", "iso-8859-1"), ("utf-16", ""), ("cp1252", "")])
def test_other_encodings(encoding: str, charset: str) -> None:
    data = rss(ITEM.format(n=1, html=HTML.replace("quay", "quay café"))).replace("UTF-8", encoding).encode(encoding)
    (article,), errors = read_all(Place(source="f", shown="f", suffix=".xml", data=data, charset=charset))
    assert ("café" in article.text, errors) == (True, [])


LEVELS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
BROKEN = {
    "bomb.xml": (f"<!DOCTYPE rss [{LEVELS}]>" + rss("<item><title>&l9;</title></item>"), "declares entities"),
    "quadratic.xml": (f'<!DOCTYPE r [<!ENTITY a "{"a" * 50_000}">]>' + rss("<item>" + "&a;" * 50_000 + "</item>"),
                      "declares entities"),
    "outside.xml": ('<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + rss(ITEM.format(n=1, html="&a;")),
                    "declares entities"),
    "many.xml": (rss(*(f"<item><title>{n}</title></item>" for n in range(100_000))), "more than 5,000 entries"),
    "none.xml": (rss(), "without entries"),
    "other.xml": ("<opml version='1.0'><body/></opml>", "root is <opml>"),
    "cut.xml": ("<rss><channel><ti", "without entries"),
    "words.xml": ("Not XML, but words of a text.", "is not XML"),
    "nothing.rss": ("", "is empty"),
    "deep.xml": ("<rss><channel>" + "<item>" * 4_000, ""),
    "deeper.xml": ("<newsMessage>" + "<itemSet>" * 100_000, "not well-formed"),
    "newsml-bomb.xml": (f"<!DOCTYPE newsItem [{LEVELS}]><newsItem><x>&l9;</x></newsItem>", "declares entities"),
    "newsml-cut.xml": ("<newsItem><contentSet><inlineXML>", "not well-formed"),
    "message.xml": ("<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'/>", "without items"),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_broken_and_hostile_xml_is_told_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    content, reason = BROKEN[name]
    (tmp_path / name).write_text(content)
    (tmp_path / "good.txt").write_text(BODY)
    began = time.process_time()
    articles, errors = read_all(tmp_path / name, tmp_path / "good.txt")
    assert time.process_time() - began < 3.0
    assert [article.source for article in articles] == ["good.txt"]
    assert errors
    assert reason in reasons(errors)
    assert "lollol" not in reasons(errors)


def test_a_feed_that_is_cut_gives_what_is_there(tmp_path: Path) -> None:
    whole = rss(ITEM.format(n=1, html=HTML), ITEM.format(n=2, html=HTML + " Twice."))
    (tmp_path / "f.xml").write_text(whole[:-60])
    articles, _ = read_all(tmp_path / "f.xml")
    assert articles[0].url == "https://news.example/1"


# ninjs


def test_ninjs_of_the_first_generation(tmp_path: Path) -> None:
    item = {
        "uri": "https://news.example/1", "type": "text", "versioncreated": "2021-05-04T10:00:00Z", "language": "en",
        "headline": "Quay sold", "body_text": "The harbour authority sold the old quay. The buyer will build there.",
        "body_xhtml": "<p>The harbour authority sold the old quay.</p><p>The buyer will build there.</p>",
        "infosource": [{"name": "The Wire"}],
    }  # fmt: skip
    article = read_one(tmp_path, "a.json", json.dumps(item))
    assert parts(article) == ("Quay sold", TEXT, "2021-05-04", "The Wire", "https://news.example/1")


def newer(**fields: object) -> dict[str, object]:
    return {
        "uri": "https://news.example/1", "standard": {"name": "ninjs", "version": "2.1"}, "type": "text",
        "firstCreated": "2021-05-04T10:00:00Z", "versionCreated": "2021-05-06T10:00:00Z", "pubStatus": "usable",
        "headlines": [{"role": "short", "value": "Quay"}, {"role": "main", "value": "Quay sold"}],
        "bodies": [
            {"role": "xml", "contentType": "application/xml", "value": "<X><P>Other.</P></X>"},
            {"role": "html", "contentType": "text/html",
             "value": "<p>The harbour authority sold the old quay.</p><p>The buyer will build there.</p>"},
        ],
        "infoSources": [{"name": "The Wire"}], "copyrightHolder": "Holder", **fields,
    }  # fmt: skip


def test_ninjs_of_later_generations(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.json", json.dumps(newer()))
    assert parts(article) == ("Quay sold", TEXT, "2021-05-04", "The Wire", "https://news.example/1")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"pubStatus": "canceled"}, "is canceled"),
        ({"pubStatus": "stat:withheld"}, "is withheld"),
        ({"type": "picture", "bodies": []}, "is a picture"),
        ({"bodies": []}, "has no text"),
        ({"bodies": "nonsense", "headlines": 7}, "has no text"),
        ({"bodies": [{"value": 7}, None, {"value": None}]}, ""),
    ],
)
def test_ninjs_that_is_no_article(tmp_path: Path, fields: dict[str, object], reason: str) -> None:
    (tmp_path / "a.json").write_text(json.dumps([newer(**fields), newer(uri="https://news.example/2")]))
    articles, errors = read_all(tmp_path / "a.json")
    assert articles[-1].url == "https://news.example/2"
    assert reason in reasons(errors)


# NewsML-G2

ITEM_G2 = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="3" xml:lang="en">
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:W"><name>The Wire</name></provider>
<versionCreated>2021-05-06T12:00:00Z</versionCreated><firstCreated>2021-05-04T12:00:00Z</firstCreated>
<pubStatus qcode="{status}"/></itemMeta>
<contentMeta><headline>Quay sold</headline><language tag="en"/></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""
XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>x</title></head><body><p>The harbour authority sold the old quay.</p><p>The buyer will build there.</p></body>
</html></inlineXML>"""
NITF = """<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head/><body>
<body.head><hedline><hl1>Quay sold</hl1></hedline><byline>By Someone</byline></body.head><body.content><block>
<p>The harbour authority sold the old quay.</p><media><media-caption>A crane.</media-caption></media>
<p>The buyer will build there.</p></block></body.content></body></nitf></inlineXML>"""
PLAIN = """<inlineData contenttype="text/plain">The harbour authority sold the old quay.

The buyer will build there.</inlineData>"""


def g2(content: str, guid: str = "urn:newsml:w:1", status: str = "stat:usable") -> str:
    return ITEM_G2.format(guid=guid, status=status, content=content)


def message(*items: str) -> str:
    return f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>{"".join(items)}</itemSet></newsMessage>'


@pytest.mark.parametrize("content", [XHTML, NITF, PLAIN], ids=["xhtml", "nitf", "plain"])
def test_newsml(tmp_path: Path, content: str) -> None:
    article = read_one(tmp_path, "a.xml", g2(content))
    assert parts(article) == ("Quay sold", TEXT, "2021-05-04", "The Wire", "urn:newsml:w:1")


def test_a_newsml_message_of_many_items(tmp_path: Path) -> None:
    items = [
        g2(XHTML, "urn:1"), g2(NITF.replace("quay", "crane"), "urn:2"), g2(XHTML, "urn:3", "stat:canceled"),
        g2('<remoteContent href="a.jpg"/>', "urn:4"), '<packageItem guid="urn:5"><groupSet/></packageItem>',
        g2(XHTML.replace("quay", "pier"), "urn:1"),
        g2('<inlineData contenttype="image/jpeg" encoding="base64">QUJD</inlineData>', "urn:6"),
    ]  # fmt: skip
    (tmp_path / "m.xml").write_text(message(*items))
    articles, errors = read_all(tmp_path / "m.xml")
    assert [article.source for article in articles] == ["m.xml#urn:1", "m.xml#urn:2", "m.xml#6"]
    assert [Path(error.source).name for error in errors] == ["m.xml#urn:3", "m.xml#urn:4", "m.xml#urn:5", "m.xml#urn:6"]
    assert all(isinstance(error, LeftOutError) for error in errors)

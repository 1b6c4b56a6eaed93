"""Reading DOCX, ODT and EPUB: paragraphs, titles and dates; damage, bombs and passwords."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.read import epub as reader
from graph.read.package import LARGEST_PART
from scripts.make_documents import (
    Story,
    book,
    docx,
    epub,
    odt,
    opendocument,
    word,
    zipped,
)
from tests.test_read_support import BODY, read_all, read_one

STORY = Story(
    title="Quay sold to a builder",
    date="March 3, 2020",
    paragraphs=(
        "The harbour authority sold the old quay on Tuesday & named no price.",
        "The buyer will build a warehouse there, says its spokeswoman.",
    ),
)
TEXT = "\n\n".join([STORY.title, *STORY.paragraphs])
SENTENCE = STORY.paragraphs[0].replace("&", "and")
MAKERS: dict[str, Callable[[], bytes]] = {
    "docx": lambda: docx(STORY),
    "odt": lambda: odt(STORY),
    "epub": lambda: epub([STORY]),
}


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_document_is_its_paragraphs(tmp_path: Path, kind: str) -> None:
    article = read_one(tmp_path, f"a.{kind}", MAKERS[kind]())
    assert (article.text, article.title, article.date) == (TEXT, STORY.title, "2020-03-03")


@pytest.mark.parametrize("kind", ["docx", "odt", "epub"])
def test_a_document_without_a_suffix_is_told_by_its_content(tmp_path: Path, kind: str) -> None:
    assert STORY.paragraphs[0] in read_one(tmp_path, "a", MAKERS[kind]()).text


def test_a_magazine_is_an_article_a_chapter(tmp_path: Path) -> None:
    other = Story(
        title="Crane falls", date="", paragraphs=("A crane fell into the basin on Monday, and nobody was hurt.",)
    )
    (tmp_path / "a.epub").write_bytes(epub([STORY, other]))
    articles, errors = read_all(tmp_path / "a.epub")
    assert errors == []
    assert [article.source for article in articles] == ["a.epub!/OEBPS/c0.xhtml", "a.epub!/OEBPS/c1.xhtml"]
    assert [article.title for article in articles] == ["Quay sold to a builder", "Crane falls"]
    assert {article.publisher for article in articles} == {"Harbour Gazette"}
    assert articles[0].text == TEXT


IN_TABLE = "The table of a layout may hold whole sentences."


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            f"<w:p>{run('Sold ')}<w:ins>{run('today')}</w:ins><w:del>{run('never')}</w:del>{run('.')}</w:p>",
            "Sold today.",
        ),
        (f"<w:sdt><w:sdtContent><w:p>{run('In a control.')}</w:p></w:sdtContent></w:sdt>", "In a control."),
        (f"<w:p><w:hyperlink>{run('Linked words.')}</w:hyperlink></w:p>", "Linked words."),
        (f"<w:p>{run('One')}<w:r><w:br/></w:r>{run('two')}<w:r><w:tab/></w:r>{run('three.')}</w:p>", "One\ntwo three."),
        (f"<w:p>{run('A')}<w:r><w:instrText>PAGE</w:instrText></w:r>{run(' b.')}</w:p>", "A b."),
        (
            f"<w:p>{run('Outer.')}<w:pict><w:txbxContent><w:p>{run('In a box.')}</w:p></w:txbxContent></w:pict></w:p>",
            "Outer.\n\nIn a box.",
        ),
        (
            f"<w:tbl><w:tr><w:tc><w:p>{run('12.5')}</w:p><w:p>{run(IN_TABLE)}</w:p></w:tc></w:tr></w:tbl>",
            IN_TABLE,
        ),
    ],
)
def test_what_counts_as_text_in_docx(tmp_path: Path, body: str, text: str) -> None:
    article = read_one(tmp_path, "a.docx", word(f"<w:p>{run(SENTENCE)}</w:p>" + body))
    assert article.text == f"{SENTENCE}\n\n{text}"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            ("<text:p>Two<text:s text:c='3'/>words<text:note><text:p>foot</text:p></text:note> more.</text:p>"),
            "Two words more.",
        ),
        ("<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:p>Stays.</text:p>", "Stays."),
        ("<text:list><text:list-item><text:p>An item.</text:p></text:list-item></text:list>", "An item."),
        (
            (
                "<table:table><table:table-row><table:table-cell><text:p>12</text:p></table:table-cell></table:table-row>"
                "</table:table><text:p>After.</text:p>"
            ),
            "After.",
        ),
    ],
)
def test_what_counts_as_text_in_odt(tmp_path: Path, body: str, text: str) -> None:
    article = read_one(tmp_path, "a.odt", opendocument(f"<text:p>{SENTENCE}</text:p>" + body))
    assert article.text == f"{SENTENCE}\n\n{text}"


def test_the_day_of_the_last_change_counts_where_the_text_names_none(tmp_path: Path) -> None:
    assert read_one(tmp_path, "a.docx", word(f"<w:p>{run(SENTENCE)}</w:p>")).date == "2020-03-04"
    assert read_one(tmp_path, "a.odt", opendocument(f"<text:p>{SENTENCE}</text:p>")).date == "2020-03-04"


@pytest.mark.parametrize(
    ("given", "title"), [("Quay sold again", "Quay sold again"), ("report7.docx", ""), ("Report", "")]
)
def test_a_title_of_the_metadata_must_look_like_one(tmp_path: Path, given: str, title: str) -> None:
    assert read_one(tmp_path, "a.docx", word(f"<w:p>{run(SENTENCE)}</w:p>", title=given)).title == title


def test_pages_of_a_book_without_sentences_are_passed_over(tmp_path: Path) -> None:
    chapters = {
        "cover.xhtml": "<html><body><h1>Gazette</h1></body></html>",
        "c.xhtml": f"<html><body><p>{SENTENCE}</p></body></html>",
    }
    article = read_one(tmp_path, "a.epub", book(chapters))
    assert article.source == "a.epub!/OEBPS/c.xhtml"


# what cannot be read

BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'


def locked(data: bytes) -> bytes:
    """The archive with the bit of encryption set in its directory and its headers."""
    return data.replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01").replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
    )


def without(data: bytes, name: str, instead: bytes | None = None) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    del parts[name]
    return zipped(parts if instead is None else parts | {name: instead})


FULL = b"x" * (LARGEST_PART + 1)
RIGHTS = (
    b'<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData>'
    b'<e:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></e:EncryptedData></encryption>'
)
BROKEN: dict[str, tuple[str, bytes, str]] = {
    **{f"empty {kind}": (kind, b"", "is empty") for kind in MAKERS},
    **{f"text as {kind}": (kind, BODY.encode(), "not a ZIP file") for kind in MAKERS},
    **{f"cut {kind}": (kind, make()[:400], "not a ZIP file") for kind, make in MAKERS.items()},
    **{f"locked {kind}": (kind, locked(make()), "encrypt|damaged|not an EPUB") for kind, make in MAKERS.items()},
    "old word": ("docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word"),
    "no word": ("docx", zipped({"a.txt": "x"}), "no Word document"),
    "no text": ("odt", zipped({"a.txt": "x"}), "no OpenDocument text"),
    "no book": ("epub", zipped({"a.txt": "x"}), "not an EPUB"),
    "docx with broken xml": ("docx", word("<w:p>"), "is damaged"),
    "odt with broken xml": ("odt", opendocument("<text:p>"), "is damaged"),
    "docx with an entity bomb": ("docx", word(f"<w:p>{run('&i;')}</w:p>", doctype=BOMB), "is damaged"),
    "odt with an entity bomb": ("odt", opendocument("<text:p>&i;</text:p>", doctype=BOMB), "is damaged"),
    "epub with an entity bomb": ("epub", book({"c": "<p>x</p>"}, doctype=BOMB), "not an EPUB"),
    "docx with an outer entity": ("docx", word(f"<w:p>{run('&i;')}</w:p>", doctype=OUTSIDE), "is damaged"),
    "odt with an outer entity": ("odt", opendocument("<text:p>&i;</text:p>", doctype=OUTSIDE), "is damaged"),
    "odt with a password": (
        "odt",
        opendocument("<text:p>x</text:p>", manifest="<m><encryption-data/></m>"),
        "password",
    ),
    "epub with copy protection": ("epub", zipped({"META-INF/encryption.xml": RIGHTS}), "copy protection"),
    "docx bomb": ("docx", without(docx(STORY), "word/document.xml", FULL), "as ZIP bombs do"),
    "odt bomb": ("odt", without(odt(STORY), "content.xml", FULL), "as ZIP bombs do"),
    "epub bomb": ("epub", without(epub([STORY]), "OEBPS/c0.xhtml", FULL), "as ZIP bombs do"),
    "missing chapter": ("epub", without(epub([STORY]), "OEBPS/c0.xhtml"), "not there"),
    "deep docx": ("docx", word("<w:p>" * 3000 + "</w:p>" * 3000), "is damaged"),
    "no sentence": ("epub", book({"c": "<p>Cover</p>"}), "no chapter with sentences"),
    "too many chapters": (
        "epub",
        book({f"{n}": "" for n in range(reader.MOST_CHAPTERS + 1)}),
        "more than 5,000 chapters",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_is_named_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    kind, data, expected = BROKEN[name]
    (tmp_path / f"bad.{kind}").write_bytes(data)
    (tmp_path / "good.txt").write_text(BODY)
    (article,), (error,) = read_all(tmp_path)
    assert article.source.endswith("good.txt")
    assert f"bad.{kind}" in error.source
    assert any(reason in error.reason for reason in expected.split("|")), error.reason


def test_a_broken_chapter_does_not_cost_the_others(tmp_path: Path) -> None:
    other = Story(title="Crane falls", date="", paragraphs=(SENTENCE,))
    (tmp_path / "a.epub").write_bytes(without(epub([STORY, other]), "OEBPS/c0.xhtml", b"\x00\x01\x02" * 50))
    (article,), (error,) = read_all(tmp_path / "a.epub")
    assert article.title == "Crane falls"
    assert error.source.endswith("a.epub!/OEBPS/c0.xhtml")


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("seed", range(12))
def test_damaged_bytes_raise_nothing(tmp_path: Path, kind: str, seed: int) -> None:
    data = bytearray(MAKERS[kind]())
    for step in range(4):
        data[(seed * 7919 + step * 104_729) % len(data)] = (seed * 31 + step * 17) % 256
    path = tmp_path / f"a.{kind}"
    path.write_bytes(data)
    articles, errors = read_all(path)
    assert articles or errors

"""An EPUB file in, a draft for every chapter with prose out: what magazines and news digests hold are articles.

Title, date, publisher and language are the publication's where a chapter has none of its own.  Covers, contents and
other pages without a sentence are left out.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import unquote

from lxml import etree, html

from graph.read.decode import decode
from graph.read.draft import Draft, Problem
from graph.read.files import printable
from graph.read.markup import without_long_tags
from graph.read.package import Element, Vocabulary, paragraphs, parse, part, value
from graph.read.zipped import open_zip

MOST_CHAPTERS = 5000
LARGEST_BOOK = 200 * 2**20
"""Bytes of all chapters together."""
_MOST_TAGS = 300_000
_OPF, _DC = "{http://www.idpf.org/2007/opf}", "{http://purl.org/dc/elements/1.1/}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_BLOCKS = "p div h1 h2 h3 h4 h5 h6 li dt dd blockquote section article main body pre"
_SILENT = "script style head nav aside figure svg math iframe object template noscript sup rt header footer"
_VOCABULARY = Vocabulary(
    paragraphs=frozenset(_BLOCKS.split()),
    tables=frozenset(["table"]),
    skipped=frozenset(_SILENT.split()),
    marks={"br": "\n"},
)
_HEADINGS = ("h1", "h2", "h3")
_PAGES = frozenset(("application/xhtml+xml", "text/html", "text/x-oeb1-document"))
_FEWEST_WORDS = 8
_NO_BOOK = Problem("is not an EPUB file, or its list of chapters is damaged; fetch it again.")
_LOCKED = Problem("is an EPUB file with copy protection; get it without one.")
_TOO_MANY = Problem(f"has more than {MOST_CHAPTERS:,} chapters; split it.")
_TOO_LARGE = Problem(f"has more than {LARGEST_BOOK // 2**20} MB of text; the chapters that follow are not read.")
_FONTS = (b"http://www.idpf.org/2008/embedding", b"http://ns.adobe.com/pdf/enc#RC")


def read_epub(stream: BinaryIO) -> Iterator[Draft | Problem]:
    """Read the chapters in the order of the publication."""
    archive = open_zip(stream)
    if isinstance(archive, Problem):
        yield archive
        return
    with archive:
        if _is_locked(archive):
            yield _LOCKED
            return
        path, book = _book(archive)
        if book is None:
            yield _NO_BOOK
            return
        yield from _chapters(archive, path, book)


def _is_locked(archive: zipfile.ZipFile) -> bool:
    """True when more than fonts is encrypted."""
    data = part(archive, "META-INF/encryption.xml")
    root = parse(data) if isinstance(data, bytes) else None
    methods = () if root is None else root.iter("{http://www.w3.org/2001/04/xmlenc#}EncryptionMethod")
    return any(method.get("Algorithm", "").encode() not in _FONTS for method in methods)


def _book(archive: zipfile.ZipFile) -> tuple[str, Element | None]:
    """The path and the root of the package document."""
    data = part(archive, "META-INF/container.xml")
    container = parse(data) if isinstance(data, bytes) else None
    roots = () if container is None else (e for e in container.iter() if str(e.tag).endswith("}rootfile"))
    path = next((path for root in roots if (path := root.get("full-path"))), "")
    opf = part(archive, path)
    return path, parse(opf) if isinstance(opf, bytes) else None


def _chapters(archive: zipfile.ZipFile, path: str, book: Element) -> Iterator[Draft | Problem]:
    names = _reading_order(path, book)
    if len(names) > MOST_CHAPTERS:
        yield _TOO_MANY
        return
    left, found = LARGEST_BOOK, False
    for name in names:
        chapter = f"!/{printable(name)}"
        data = part(archive, name)
        if not isinstance(data, bytes):
            found = True
            yield Problem(
                data.reason if data else "is listed as a chapter but not there; fetch the file again.", chapter
            )
            continue
        left -= len(data)
        if left < 0:
            yield _TOO_LARGE
            return
        result = _draft(data, chapter, book)
        if result is not None:
            found = True
            yield result
    if not found:
        yield Problem("holds no chapter with sentences; give a file that holds the article's own words.")


def _reading_order(path: str, book: Element) -> list[str]:
    """Names of the chapters in the archive, each once."""
    items = {
        item.get("id"): item.get("href", "")
        for item in book.iter(f"{_OPF}item")
        if item.get("media-type") in _PAGES and "nav" not in item.get("properties", "").split()
    }
    given = [items[at] for reference in book.iter(f"{_OPF}itemref") if (at := reference.get("idref")) in items]
    folder = posixpath.dirname(path)
    return list(
        dict.fromkeys(posixpath.normpath(posixpath.join(folder, unquote(href.split("#")[0]))) for href in given)
    )


def _draft(data: bytes, chapter: str, book: Element) -> Draft | Problem | None:
    text = decode(data, declared=True)
    if isinstance(text, Problem):
        return Problem(text.reason, chapter)
    if text.count("<") > _MOST_TAGS:
        return Problem(f"has more than {_MOST_TAGS:,} tags; split it.", chapter)
    parser = html.HTMLParser(no_network=True, recover=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    clean = without_long_tags(text).replace("\x00", "").encode("utf-8", "ignore")
    try:
        root = html.document_fromstring(clean, parser=parser)
    except (etree.LxmlError, ValueError):
        return Problem("is not XHTML that can be parsed; fetch the file again.", chapter)
    found = paragraphs(root, _VOCABULARY)
    if not any(len(paragraph.text.split()) >= _FEWEST_WORDS for paragraph in found):
        return None
    at = next((n for n, paragraph in enumerate(found[:3]) if paragraph.element.tag in _HEADINGS), None)
    body = [paragraph.text for number, paragraph in enumerate(found) if number != at]
    title = found[at].text if at is not None else value(root, "title") or value(book, f"{_DC}title")
    return Draft(
        body="\n\n".join(body),
        title=title,
        date=value(book, f"{_DC}date"),
        publisher=value(book, f"{_DC}publisher"),
        language=root.get("lang") or value(book, f"{_DC}language"),
        part=chapter,
    )

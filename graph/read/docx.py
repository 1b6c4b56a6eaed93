"""A DOCX file in, one draft out.

Inserted words count and deleted ones do not, as if all changes were accepted; headings are paragraphs; footnotes,
comments, running heads and pictures are left out.  The day of the last change counts where the text names no date.
"""

from collections.abc import Iterator
from typing import BinaryIO

from graph.read.draft import Draft, Problem
from graph.read.package import Element, Vocabulary, optional, paragraphs, parse, part, titled, value
from graph.read.zipped import open_zip

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_DC, _TERMS = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"
_VOCABULARY = Vocabulary(
    paragraphs=frozenset([f"{_W}p"]),
    tables=frozenset([f"{_W}tbl"]),
    skipped=frozenset(
        [f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"]
    ),
    marks={f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"},
    words=frozenset([f"{_W}t"]),
)
_OLE = b"\xd0\xcf\x11\xe0"
_OLD = Problem("is an old Word file, or a DOCX file with a password; save it as DOCX without one.")
_NO_WORD = Problem("is a ZIP file, but no Word document; check its suffix.")
_DAMAGED = Problem("is a DOCX file whose text is damaged; open it in a word processor and save it again.")


def read_docx(stream: BinaryIO) -> Iterator[Draft | Problem]:
    """Read the main text of a Word document."""
    start = stream.read(4)
    if start == _OLE:
        yield _OLD
        return
    archive = open_zip(stream)
    if isinstance(archive, Problem):
        yield archive
        return
    with archive:
        data = part(archive, "word/document.xml")
        if not isinstance(data, bytes):
            yield data or _NO_WORD
            return
        root = parse(data.replace(_STRICT, _W[1:-1].encode()))
        if root is None:
            yield _DAMAGED
            return
        styles = _styles(optional(archive, "word/styles.xml"))
        yield _draft(root, styles, optional(archive, "docProps/core.xml"))


def _draft(root: Element, styles: dict[str, str], core: Element | None) -> Draft:
    found = paragraphs(root, _VOCABULARY)
    styled = [styles.get(_style_of(paragraph.element), "") for paragraph in found]
    at = next((n for n, style in enumerate(styled) if style == "title"), None)
    if at is None and styled and styled[0].startswith("heading"):
        at = 0
    body = [paragraph.text for number, paragraph in enumerate(found) if number != at]
    title, text = titled("" if at is None else found[at].text, value(core, f"{_DC}title"), body)
    made = value(core, f"{_TERMS}modified", f"{_TERMS}created")
    return Draft(body=text, title=title, made=made, language=value(core, f"{_DC}language"))


def _styles(root: Element | None) -> dict[str, str]:
    """Names of the styles, which are English whatever the language of the program, by their identifiers."""
    found = () if root is None else root.iter(f"{_W}style")
    return {style.get(f"{_W}styleId", ""): _value_of(style.find(f"{_W}name")).lower() for style in found}


def _style_of(paragraph: Element) -> str:
    return _value_of(paragraph.find(f"{_W}pPr/{_W}pStyle"))


def _value_of(element: Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val", "")

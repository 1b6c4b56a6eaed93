"""An ODT file in, one draft out.

Deleted words of tracked changes, notes, comments, tables of contents and pictures are left out; headings are
paragraphs.  The day of the last change counts where the text names no date.
"""

from collections.abc import Iterator
from typing import BinaryIO

from graph.read.draft import Draft, Problem
from graph.read.package import Element, Vocabulary, optional, paragraphs, parse, part, titled, value
from graph.read.zipped import open_zip

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _OFFICE, _STYLE = (f"{{{_OASIS}{name}:1.0}}" for name in ("text", "office", "style"))
_META, _TABLE, _SVG = f"{{{_OASIS}meta:1.0}}", f"{{{_OASIS}table:1.0}}", f"{{{_OASIS}svg-compatible:1.0}}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_VOCABULARY = Vocabulary(
    paragraphs=frozenset([f"{_TEXT}p", f"{_TEXT}h"]),
    tables=frozenset([f"{_TABLE}table"]),
    skipped=frozenset(
        [
            f"{_TEXT}tracked-changes", f"{_TEXT}note", f"{_TEXT}table-of-content", f"{_TEXT}bibliography",
            f"{_TEXT}ruby-text", f"{_OFFICE}annotation", f"{_OFFICE}annotation-end", f"{_OFFICE}forms",
            f"{_SVG}title", f"{_SVG}desc",
        ]
    ),
    marks={f"{_TEXT}s": " ", f"{_TEXT}tab": " ", f"{_TEXT}line-break": "\n"},
)  # fmt: skip
_LOCKED = Problem("is an ODT file that needs a password; save it without one.")
_NO_TEXT = Problem("is a ZIP file, but no OpenDocument text; check its suffix.")
_DAMAGED = Problem("is an ODT file whose text is damaged; open it in a word processor and save it again.")


def read_odt(stream: BinaryIO) -> Iterator[Draft | Problem]:
    """Read the text of an OpenDocument text."""
    archive = open_zip(stream)
    if isinstance(archive, Problem):
        yield archive
        return
    with archive:
        manifest = part(archive, "META-INF/manifest.xml")
        if isinstance(manifest, bytes) and b"encryption-data" in manifest:
            yield _LOCKED
            return
        data = part(archive, "content.xml")
        if not isinstance(data, bytes):
            yield data or _NO_TEXT
            return
        root = parse(data)
        text = None if root is None else root.find(f"{_OFFICE}body/{_OFFICE}text")
        if root is None or text is None:
            yield _DAMAGED if root is None else _NO_TEXT
            return
        yield _draft(text, _parents(root), optional(archive, "meta.xml"))


def _draft(root: Element, parents: dict[str, str], meta: Element | None) -> Draft:
    found = paragraphs(root, _VOCABULARY)
    names = [paragraph.element.get(f"{_TEXT}style-name", "") for paragraph in found]
    at = next((n for n, name in enumerate(names) if "Title" in {name, parents.get(name)}), None)
    if at is None and found and found[0].element.tag == f"{_TEXT}h":
        at = 0
    body = [paragraph.text for number, paragraph in enumerate(found) if number != at]
    title, text = titled("" if at is None else found[at].text, value(meta, f"{_DC}title"), body)
    made = value(meta, f"{_DC}date", f"{_META}creation-date")
    return Draft(body=text, title=title, made=made, language=value(meta, f"{_DC}language"))


def _parents(root: Element) -> dict[str, str]:
    """Which style an unnamed one was made from."""
    return {
        style.get(f"{_STYLE}name", ""): style.get(f"{_STYLE}parent-style-name", "")
        for style in root.iter(f"{_STYLE}style")
    }

"""The parts of a zipped document (DOCX, ODT, EPUB) in, their XML and its paragraphs out.

Entities are never expanded and nothing outside the file is looked at.
"""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

from graph.read.characters import normalise, one_line
from graph.read.draft import Problem
from graph.read.headers import guess_title, split_head
from graph.read.zipped import unpack

Element: TypeAlias = etree._Element  # noqa: SLF001 - the class has no public name
LARGEST_PART = 32 * 2**20
"""Bytes of one part: some millions of words; it takes twenty times as much memory."""
_FILE_NAME = re.compile(r"\.\w{2,5}$|^untitled|^document\d*$|^microsoft word", re.IGNORECASE)
_PROSE_IN_TABLES = 8
"""Words from which a paragraph of a table is text and not a cell, if it ends as a sentence does."""
_SENTENCE_ENDS = (".", "!", "?", ".”", '."', "…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Which elements of a format mean what; names are in Clark notation."""

    paragraphs: frozenset[str]
    tables: frozenset[str]
    skipped: frozenset[str]
    marks: Mapping[str, str]
    """Elements that stand for characters."""
    words: frozenset[str] | None = None
    """The elements that hold text; None when all do."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph and the element that it was read from."""

    element: Element
    in_table: bool = False
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words, with single spaces and the line breaks that it has."""
        return re.sub(r" ?\n ?", "\n", re.sub(r"[^\S\n]+", " ", "".join(self.parts))).strip()


def part(archive: zipfile.ZipFile, name: str) -> bytes | Problem | None:
    """The bytes of a part; None when there is none of that name."""
    member = archive.NameToInfo.get(name)
    return None if member is None else unpack(archive, member, most=LARGEST_PART)


def parse(data: bytes) -> Element | None:
    """The root of an XML part, or None when it is damaged or has entities of its own."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return None if root.getroottree().docinfo.internalDTD is not None else root


def optional(archive: zipfile.ZipFile, name: str) -> Element | None:
    """The root of a part that a document can do without: None when it is missing, too, or cannot be read."""
    data = part(archive, name)
    return parse(data) if isinstance(data, bytes) else None


def value(root: Element | None, *names: str) -> str:
    """The text of the first of these elements that has one."""
    found = () if root is None else (root.findtext(f".//{name}") for name in names)
    return next((text.strip() for text in found if text and text.strip()), "")


def paragraphs(root: Element, vocabulary: Vocabulary) -> list[Paragraph]:
    """The paragraphs with words, in the order in which they begin; of a table only what reads as sentences."""
    found: list[Paragraph] = []
    _collect(root, vocabulary, found, current=None, in_table=False)
    return [p for p in found if (text := p.text) and (not p.in_table or _is_prose(text))]


def _is_prose(text: str) -> bool:
    return len(text.split()) >= _PROSE_IN_TABLES and text.endswith(_SENTENCE_ENDS)


def _collect(
    element: Element, vocabulary: Vocabulary, found: list[Paragraph], *, current: Paragraph | None, in_table: bool
) -> None:
    """Add the words of an element to the paragraph it stands in, or begin a new one; XML is 256 deep at most."""
    name = str(element.tag)
    if name in vocabulary.skipped:
        return
    if name in vocabulary.paragraphs:
        current = Paragraph(element, in_table=in_table)
        found.append(current)
    in_table = in_table or name in vocabulary.tables
    if current is not None:
        current.parts.append(vocabulary.marks.get(name, ""))
        if vocabulary.words is None or name in vocabulary.words:
            current.parts.append(re.sub(r"\s+", " ", element.text or ""))
    inner = current
    for child in element:
        before = len(found)
        _collect(child, vocabulary, found, current=inner, in_table=in_table)
        if current is not None and len(found) > before and vocabulary.words is None:
            inner = Paragraph(current.element, in_table=in_table)
            found.append(inner)
        if inner is not None and vocabulary.words is None:
            inner.parts.append(re.sub(r"\s+", " ", child.tail or ""))


def titled(found: str, known: str, body: list[str]) -> tuple[str, str]:
    """The title and the text: the title that the document marks, its metadata's, or a headline-like first line."""
    text = "\n\n".join(body)
    known = one_line(known)
    title = found or (known if " " in known and not _FILE_NAME.search(known) else "")
    if title:
        return title, text
    head = split_head(normalise(text))
    return ("", text) if head.title else guess_title(normalise(text))

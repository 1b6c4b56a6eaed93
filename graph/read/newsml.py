"""NewsML-G2 in, a draft for each news item with text out: a ``newsItem``, or those of a ``newsMessage``.

Names are compared without their namespace, which differs between versions.  The text is that of the first inline
content that has any, XHTML or NITF.  Packages only list other items; they and withdrawn items are no articles.
"""

from collections.abc import Iterator

from lxml import etree

from graph.read.characters import one_line
from graph.read.draft import Draft, Problem
from graph.read.markup import tree_text

_ITEMS = frozenset(("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"))
ROOTS = _ITEMS | {"newsMessage"}
_WITHDRAWN = frozenset(("withheld", "canceled"))
_TEXTLESS = "pictures, packages and other items without text"
_MOST_ITEMS = 10_000
_LONGEST_ID = 300


def read_newsml(root: etree._Element) -> Iterator[Draft | Problem]:
    """Read one item, or every item of a message."""
    if _local(root) != "newsMessage":
        yield _item(root, "")
        return
    items = [element for element in root.iter() if _local(element) in _ITEMS]
    if len(items) > _MOST_ITEMS:
        yield Problem(f"has more than {_MOST_ITEMS:,} items; split it.")
        return
    if not items:
        yield Problem("is a NewsML-G2 message without items.")
    names: set[str] = set()
    for number, item in enumerate(items, start=1):
        guid = one_line(item.get("guid") or "")[:_LONGEST_ID]
        part = f"#{guid if guid and guid not in names else number}"
        names.add(guid)
        yield _item(item, part)


def _item(item: etree._Element, part: str) -> Draft | Problem:
    if _local(item) != "newsItem":
        return Problem(f"is a NewsML-G2 {_local(item)}: it has no text of its own.", part, kind=_TEXTLESS)
    meta, content = _child(item, "itemMeta"), _child(item, "contentMeta")
    status = _code(_child(meta, "pubStatus"))
    if status in _WITHDRAWN:
        return Problem(f"is {status} by its publisher, so it is no article.", part, kind="withdrawn items")
    body = next((text for text in map(_text, _all(_child(item, "contentSet"), "inlineXML", "inlineData")) if text), "")
    if not body:
        return Problem("is a NewsML-G2 item without text in it.", part, kind=_TEXTLESS)
    headlines = [_words(e) for e in _all(content, "headline")] or [_words(e) for e in _all(meta, "title")]
    dates = [_words(e) for e in (*_all(content, "contentCreated"), *_all(meta, "firstCreated", "versionCreated"))]
    language = _child(content, "language")
    return Draft(
        body=body,
        title=next(filter(None, headlines), ""),
        date=next(filter(None, dates), None),
        publisher=_party(_child(content, "infoSource")) or _party(_child(meta, "provider")),
        url=item.get("guid") or "",
        language="" if language is None else language.get("tag") or "",
        part=part,
    )


def _text(content: etree._Element) -> str:
    """The words of inline content: NITF's body.content, else XHTML's body, else all of it."""
    if content.get("encoding") or (
        _local(content) == "inlineData" and not (content.get("contenttype") or "text/plain").startswith("text/")
    ):
        return ""  # base64 and the like
    for name in ("body.content", "body"):
        found = next((element for element in content.iter() if _local(element) == name), None)
        if found is not None:
            return tree_text(found).strip()
    return tree_text(content).strip()


def _party(element: etree._Element | None) -> str:
    """A provider's name, else its literal, else its code."""
    if element is None:
        return ""
    return _words(_child(element, "name")) or element.get("literal") or _code(element)


def _code(element: etree._Element | None) -> str:
    """The last part of a qualified code or URI: ``usable`` of ``stat:usable``."""
    value = "" if element is None else element.get("qcode") or element.get("uri") or ""
    return value.replace("/", ":").rpartition(":")[2].lower()


def _words(element: etree._Element | None) -> str:
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def _child(element: etree._Element | None, name: str) -> etree._Element | None:
    return next(iter(_all(element, name)), None)


def _all(element: etree._Element | None, *names: str) -> list[etree._Element]:
    return [] if element is None else [child for name in names for child in element if _local(child) == name]


def _local(element: etree._Element) -> str:
    """The name without its namespace; empty for comments and the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""

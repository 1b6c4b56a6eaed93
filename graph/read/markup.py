"""A piece of HTML in, its text out, a blank line between blocks."""

import re

from lxml import etree

_TAG = re.compile(
    r"</?(?:p|br|div|span|a|h[1-6]|ul|ol|li|em|strong|b|i|img|figure|blockquote|section|article)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BLOCK_TAGS = (
    "p div h1 h2 h3 h4 h5 h6 ul ol li blockquote section article figure figcaption table tr header footer pre "
    "block hl1 hl2"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_PARAGRAPHS = frozenset(("p", "br"))
_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,50})\s[^<>]{2000,}+")
"""A tag with many or huge attributes: libxml2 takes quadratic time in their number (100,000: minutes)."""
_SILENT_TAGS = "script style template noscript iframe object svg head media"
_SILENT = frozenset(_SILENT_TAGS.split())


def has_markup(text: str) -> bool:
    """True when a text holds HTML tags."""
    return _TAG.search(text) is not None


def without_long_tags(text: str) -> str:
    """The markup with overlong tags bare of their attributes, so that it is parsed in bounded time."""
    return _LONG_TAG.sub(r"<\1", text)


def strip_markup(text: str) -> str:
    """The words of an HTML fragment; scripts and styles are left out."""
    parser = etree.HTMLParser(no_network=True, recover=True, remove_comments=True, remove_pis=True)
    clean = without_long_tags(text).replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")
    try:
        root = etree.fromstring(f"<div>{clean}</div>", parser)
    except (etree.LxmlError, ValueError):
        return ""
    return "" if root is None else tree_text(root)


def tree_text(root: etree._Element) -> str:
    """The words of parsed markup, of XHTML and NITF too; scripts and styles are left out.

    Where there are paragraphs, a line break in one is a space, as browsers have it; elsewhere it may be all that parts
    the paragraphs.
    """
    parts: list[str] = []
    silent = 0
    laid_out = any(_name(element) in _PARAGRAPHS for element in root.iter())
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = _name(element)
        if event == "start":
            silent += name in _SILENT
            parts.append("\n\n" if name in _BLOCKS else "\n" if name == "br" else "")
            parts.append(_words(element.text, laid_out=laid_out) if not silent else "")
        else:
            silent -= name in _SILENT
            parts.append("\n\n" if name in _BLOCKS else "")
            parts.append(_words(element.tail, laid_out=laid_out) if not silent else "")
    return "".join(parts)


def _name(element: etree._Element) -> str:
    """The name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _words(text: str | None, *, laid_out: bool) -> str:
    return re.sub(r"\s+", " ", text or "") if laid_out else text or ""

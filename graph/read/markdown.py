"""Markdown with optional YAML front matter in, one draft out.

Paragraphs, headings, lists and quotations give text; code and tables are left out, images too.  The first heading is
the title when the front matter gives none.
"""

import re
from collections.abc import Iterator

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from graph.read.draft import Draft, Problem
from graph.read.fields import AUTHORED
from graph.read.markup import strip_markup

_FRONT = re.compile(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LONGEST_FRONT = 16 * 1024
_SKIPPED = frozenset(("fence", "code_block", "hr"))


def read_markdown(text: str) -> Iterator[Draft | Problem]:
    """Read the front matter and turn the rest into plain paragraphs."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    fields, body = _front_matter(text)
    found = AUTHORED.pick(fields)
    heading, paragraphs = _paragraphs(body)
    if heading and found.title:
        paragraphs.insert(0, heading)
    yield Draft(
        body="\n\n".join(paragraphs),
        title=found.title or heading,
        date=found.date,
        publisher=found.publisher,
        url=found.url,
        language=found.language,
    )


def _front_matter(text: str) -> tuple[dict[str, object], str]:
    match = _FRONT.match(text[:_LONGEST_FRONT])
    if match is None:
        return {}, text
    try:
        fields = yaml.load(match[1], Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes strings, lists and dicts only
    except (yaml.YAMLError, RecursionError, ValueError):
        fields = _loose_fields(match[1])
    if not isinstance(fields, dict) or not fields:
        return {}, text
    return {str(key): value for key, value in fields.items()}, text[match.end() :]


def _loose_fields(front: str) -> dict[str, object]:
    """``key: value`` lines of front matter that is not quite YAML, such as a title with a colon in it."""
    pairs = (line.partition(":") for line in front.split("\n") if ":" in line and not line.startswith((" ", "\t", "#")))
    return {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}


def _paragraphs(body: str) -> tuple[str, list[str]]:
    """The first heading, if nothing but headings stands before it, and all other blocks of text."""
    heading, opened, in_table = "", "", 0
    blocks: list[str] = []
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        in_table += token.nesting if token.type.startswith("table_") else 0
        if token.type in _SKIPPED or in_table:
            continue
        if token.type == "inline":
            text = _inline(token).strip()
            if opened == "heading_open" and not heading and not blocks:
                heading = text
            elif text:
                blocks.append(text)
        elif token.type == "html_block":
            blocks.append(strip_markup(token.content))
        opened = token.type
    return heading, [block for block in blocks if block.strip()]


def _inline(token: Token) -> str:
    """The words of a block: a soft line break is a space, a hard one stays."""
    parts: list[str] = []
    for child in token.children or ():
        if child.type in {"text", "code_inline", "text_special"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" " if child.type == "softbreak" else "\n")
    return "".join(parts)

"""JSON and JSON Lines in, a draft for every article out.

An object is an article (ninjs is one, too), a list holds articles, and an object without a text of its own may wrap a
list of them (``articles``, ``items``, ``results`` and the like).  A JSON Feed is read as a feed.  A line that is not
JSON is one problem; the other lines count.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from graph.read.characters import normalise
from graph.read.draft import Draft, Problem
from graph.read.feed import is_json_feed, read_json_feed
from graph.read.fields import AUTHORED
from graph.read.layout import rejoin
from graph.read.markup import has_markup, strip_markup
from graph.read.ninjs import is_ninjs, simplified

_WRAPPERS = (
    "articles",
    "items",
    "entries",
    "results",
    "docs",
    "documents",
    "stories",
    "posts",
    "news",
    "data",
    "value",
    "@graph",
    "response",
)
_DEEPEST = 3


def read_json(text: str) -> Iterator[Draft | Problem]:
    """Read a JSON document; JSON Lines under the wrong suffix is read too."""
    data = _parse(text)
    if isinstance(data, Problem):
        first = _parse(text.lstrip().partition("\n")[0])
        if isinstance(first, Mapping) and "\n" in text.strip():
            yield from read_json_lines(text)
        else:
            yield data
    else:
        yield from _articles(data)


def read_json_lines(text: str) -> Iterator[Draft | Problem]:
    """Read one JSON object a line; blank lines are skipped."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            data = _parse(line, number)
            part = f"#{number}"
            yield Problem(data.reason, part) if isinstance(data, Problem) else draft_of(data, part)


def _parse(text: str, line: int = 1) -> object:
    """The data, or the problem with where it is; ``line`` is the number of the text's first line."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {line + error.lineno - 1}, column {error.colno}"
        return Problem(f"is not valid JSON ({where}): {error.msg}. Correct it or leave it out.")
    except (ValueError, RecursionError):
        return Problem(f"is JSON that is nested too deeply or has too long a number (from line {line}); simplify it.")


def _articles(data: object, depth: int = 0) -> Iterator[Draft | Problem]:
    if isinstance(data, list):
        if not data:
            yield Problem("holds an empty list; no article in it.")
        for number, entry in enumerate(data, start=1):
            yield draft_of(entry, f"#{number}")
        return
    if isinstance(data, Mapping) and is_json_feed(data):
        yield from read_json_feed(data)
        return
    if isinstance(data, Mapping) and not AUTHORED.pick(data).body and depth < _DEEPEST:
        inner = next((data[name] for name in _WRAPPERS if isinstance(data.get(name), list | Mapping)), None)
        if inner is not None:
            yield from _articles(inner, depth + 1)
            return
    yield draft_of(data, "")


def draft_of(data: object, part: str) -> Draft | Problem:
    """The article of one object of named fields."""
    if not isinstance(data, Mapping):
        return Problem(f"is {_kind(data)}, not an article object with fields such as title, text and date.", part)
    if is_ninjs(data):
        simple = simplified(data)
        if isinstance(simple, Problem):
            return replace(simple, part=part)
        data = simple
    found = AUTHORED.pick(data)
    if not found.body:
        names = ", ".join(sorted(map(str, data)))[:120] or "none"
        return Problem(f"has no text under text, body, content or body_text; its fields are: {normalise(names)}.", part)
    body = strip_markup(found.body) if has_markup(found.body) else rejoin(normalise(found.body))
    title = strip_markup(found.title) if has_markup(found.title) else found.title
    return Draft(
        body=body,
        title=title,
        date=found.date,
        publisher=found.publisher,
        url=found.url,
        language=found.language,
        part=part,
    )


def _kind(data: object) -> str:
    names = {
        str: "a string",
        list: "a list",
        bool: "a truth value",
        int: "a number",
        float: "a number",
        type(None): "null",
    }
    return names.get(type(data), "something else")

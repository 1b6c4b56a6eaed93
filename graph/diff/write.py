"""A difference as text for the terminal, as Markdown and as JSON; text from articles is made harmless."""

from collections.abc import Callable, Iterator

import msgspec

from graph.diff.changes import Difference, EntityChange, EntityState, FactChange, FactState, Sentence
from graph.prose import markdown, visible

FORMATS = ("table", "markdown", "json")
_Line = tuple[int, str, str]
"""Depth, mark (``+``, ``-``, ``~``) and text."""


def serialize(found: Difference, form: str) -> str:
    """The difference in one of :data:`FORMATS`."""
    if form == "json":
        return msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n"
    return "\n".join((_markdown if form == "markdown" else _text)(found)) + "\n"


def summary(found: Difference) -> str:
    """The numbers in one line.

    >>> summary(Difference())
    'no difference'
    """
    counts = {
        name.replace("_", " "): len(getattr(found, name)) for name in found.__dataclass_fields__ if getattr(found, name)
    }
    return ", ".join(f"{name} {count:,}" for name, count in counts.items()) or "no difference"


def _text(found: Difference) -> Iterator[str]:
    yield summary(found)
    for title, lines in _sections(found):
        yield from ("", title)
        yield from (f"{'    ' * depth}  {mark} {visible(text)}" for depth, mark, text in lines)


def _markdown(found: Difference) -> Iterator[str]:
    names = {"+": "**added**", "-": "**removed**", "~": "**changed**"}
    yield from ("# What changed", "", summary(found) + ".")
    for title, lines in _sections(found):
        yield from ("", f"## {title}", "")
        yield from (f"{'  ' * depth}- {names[mark]} {markdown(text)}" for depth, mark, text in lines)


def _sections(found: Difference) -> Iterator[tuple[str, list[_Line]]]:
    sections: dict[str, Callable[[Difference], Iterator[_Line]]] = {
        "Articles": _articles,
        "Facts": _facts,
        "Evidence of facts that stay": _evidence,
        "Entities": _entities,
    }
    for title, write in sections.items():
        if lines := list(write(found)):
            yield title, lines


def _articles(found: Difference) -> Iterator[_Line]:
    marked = (("+", found.articles_added), ("-", found.articles_removed), ("~", found.articles_changed))
    yield from ((0, mark, name) for mark, names in marked for name in names)


def _facts(found: Difference) -> Iterator[_Line]:
    for mark, facts in (("+", found.facts_added), ("-", found.facts_removed)):
        for fact in facts:
            yield 0, mark, fact.text + _notes(fact)
            yield from ((1, mark, _cited(one)) for one in fact.sentences)
    for change in found.facts_changed:
        yield 0, "~", f"{change.before.subject} {change.before.relation} {change.before.object}: {_what(change)}"
        yield from ((1, "-", _cited(one)) for one in change.before.sentences)
        yield from ((1, "+", _cited(one)) for one in change.after.sentences)


def _notes(fact: FactState) -> str:
    said = f"according to {', '.join(fact.speakers)}" if fact.speakers else ""
    notes = filter(None, (fact.status if fact.status != "actual" else "", fact.period, said))
    text = ", ".join(notes)
    return f" ({text})" if text else ""


def _what(change: FactChange) -> str:
    """``modality planned -> actual``, for each aspect that changed."""
    return "; ".join(
        f"{aspect} {_aspect(change.before, aspect)} -> {_aspect(change.after, aspect)}" for aspect in change.changed
    )


def _aspect(fact: FactState, aspect: str) -> str:
    value = getattr(fact, aspect)
    if aspect == "speakers":
        return ", ".join(value) or "the article itself"
    return (value if isinstance(value, str) else ", ".join(value)) or "none"


def _cited(one: Sentence) -> str:
    said = f"according to {', '.join(one.speakers)}" if one.speakers else ""
    return f"“{one.sentence}” ({', '.join(filter(None, (one.article, one.date, said)))})"


def _evidence(found: Difference) -> Iterator[_Line]:
    for change in found.evidence_changed:
        yield 0, "~", change.fact
        yield from ((1, "+", _cited(one)) for one in change.gained)
        yield from ((1, "-", _cited(one)) for one in change.lost)


def _entities(found: Difference) -> Iterator[_Line]:
    for mark, things in (("+", found.entities_added), ("-", found.entities_removed)):
        yield from ((0, mark, _thing(thing)) for thing in things)
    for change in found.entities_changed:
        yield 0, "~", f"{change.kind}: {_things(change)}"


def _thing(thing: EntityState) -> str:
    also = f", also {', '.join(thing.aliases)}" if thing.aliases else ""
    return f"{thing.label} ({thing.type}{also})"


def _things(change: EntityChange) -> str:
    return " -> ".join(" + ".join(map(_thing, things)) for things in (change.before, change.after))

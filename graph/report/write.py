"""Findings as a table for the terminal, as Markdown and as JSON; text from articles is made harmless."""

import io
from collections.abc import Iterator, Sequence

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.prose import counted, markdown, visible
from graph.report.findings import Citation, Contradiction, Corroboration, Findings, Side

FORMATS = ("table", "markdown", "json")
_SHOWN = 3
"""Sentences for a fact, and sides of a contradiction, in a table; the other formats have all."""
_TITLES = {
    "denial": "stated and denied",
    "polarity": "stated and negated",
    "value": "different values",
    "amount": "different amounts",
}


def serialize(findings: Findings, form: str, *, width: int | None = None) -> str:
    """The findings in one of :data:`FORMATS`; ``width`` is that of a table."""
    if form == "json":
        return msgspec.json.format(msgspec.json.encode(findings), indent=2).decode() + "\n"
    if form == "markdown":
        return "\n".join(_markdown(findings)) + "\n"
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False, color_system=None)
    console.print(Text(_summary(findings)))
    if findings.corroborated:
        console.print()
        console.print(_corroborated_table(findings.corroborated))
    for contradiction in findings.contradictions:
        console.print()
        console.print(_contradiction_table(contradiction))
    return out.getvalue()


def _summary(findings: Findings) -> str:
    return (
        f"{findings.articles:,} articles from {findings.sources:,} independent sources, {findings.facts:,} facts: "
        f"{len(findings.corroborated):,} corroborated, {len(findings.contradictions):,} contradicted"
    )


def _question(found: Contradiction) -> str:
    return f"{_TITLES[found.kind]}: {' '.join(filter(None, (found.subject, found.relation, found.object)))}"


def _heading(side: Side) -> str:
    """What the side says: for a value or an amount the value, else the statement with yes or no."""
    said = f"{side.value}: {side.statement}" if side.value in {"yes", "no"} else side.value
    return said + _notes(side.status, side.period, side.sources)


def _notes(status: str, period: str, sources: int) -> str:
    notes = [status.removeprefix("not ") if status not in {"actual", "not actual"} else "", period]
    return f" ({', '.join(filter(None, (*notes, counted(sources, 'source'))))})"


def _corroborated_table(found: Sequence[Corroboration]) -> Table:
    table = Table("stated by several sources", "sources", "sentences")
    for one in found:
        fact = f"{one.subject} {one.relation} {one.object}"
        notes = ", ".join(filter(None, (one.status if one.status != "actual" else "", one.period)))
        table.add_row(
            Text(visible(fact + (f" ({notes})" if notes else ""))), str(one.sources), _sentences(one.citations)
        )
    return table


def _contradiction_table(found: Contradiction) -> Table:
    hidden = len(found.sides) - _SHOWN
    caption = f"and {hidden} more: see --format markdown" if hidden > 0 else None
    table = Table(title=Text(visible(_question(found))), title_justify="left", caption=caption)
    for side in found.sides[:_SHOWN]:
        table.add_column(Text(visible(_heading(side))), ratio=1)
    table.add_row(*(_sentences(side.citations) for side in found.sides[:_SHOWN]))
    return table


def _sentences(citations: Sequence[Citation]) -> Text:
    lines = [f"“{visible(one.sentence)}” {visible(_cited(one))}" for one in citations[:_SHOWN]]
    if len(citations) > _SHOWN:
        lines.append(f"and {len(citations) - _SHOWN} more")
    return Text("\n".join(lines))


def _cited(one: Citation) -> str:
    notes = [one.article, one.publisher, one.date]
    if one.speakers:
        notes.append(f"according to {', '.join(one.speakers)}")
    if one.near_copy_of:
        notes.append(f"near-copy of {one.near_copy_of}")
    return f"({', '.join(filter(None, notes))})"


def _markdown(findings: Findings) -> Iterator[str]:
    yield from ("# What the sources agree and disagree on", "", f"Read: {_summary(findings)}.")
    if findings.contradictions:
        yield from ("", "## Contradictions")
    for contradiction in findings.contradictions:
        yield from ("", f"### {_capital(markdown(_question(contradiction)))}")
        for side in contradiction.sides:
            yield from ("", f"**{markdown(_heading(side))}**", "")
            yield from map(_bullet, side.citations)
    if findings.corroborated:
        yield from ("", "## Stated by several sources")
    for one in findings.corroborated:
        notes = _notes(one.status.removeprefix("not "), one.period, one.sources)
        denied = "not the case: " if one.status.startswith("not ") else ""
        yield from ("", f"### {denied}{markdown(f'{one.subject} {one.relation} {one.object}{notes}')}", "")
        yield from map(_bullet, one.citations)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _bullet(one: Citation) -> str:
    return f"- “{markdown(one.sentence)}” {markdown(_cited(one))}"

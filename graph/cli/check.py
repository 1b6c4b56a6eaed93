"""``newsgraph validate``: what is wrong with a store, on standard output."""

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from graph.cli.app import StoreOption, check_format, cli, page, plain, width
from graph.prose import counted

if TYPE_CHECKING:
    from graph.validate import Validation

_FORMATS = ("table", "json")
SHOWN = 5
"""Violations of one shape in the table; the JSON has all."""


@cli.command()
def validate(
    store: StoreOption,
    output: Annotated[
        str, typer.Option("--format", metavar="|".join(_FORMATS), help="How to print the result.")
    ] = "table",
    shapes: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", exists=True, dir_okay=False, help="SHACL shapes in Turtle; default: the ones shipped."
        ),
    ] = None,
) -> None:
    """Check every fact's evidence against the stored articles, and the graph against its SHACL shapes.

    Each quote must be its article's text at its offsets, with both arguments and the relation's words in it or a
    recorded link that leads there, and each article's text must be the one that was read.  Needs newsgraph[validate].
    Exit code 0 when all holds, 1 when something does not.

    Examples:

        newsgraph validate --store kg

        newsgraph validate --store kg --format json

        newsgraph validate --store kg --shapes house-rules.ttl
    """
    from graph.remote import open_store
    from graph.validate import validate as run_validate

    check_format(output, _FORMATS)
    with open_store(store) as opened:
        found = run_validate(opened, shapes)
    if output == "json":
        typer.echo(json.dumps(_json(found), ensure_ascii=False, indent=2))
    else:
        _print(found)
    if not found.conforms:
        raise typer.Exit(1)


def _json(found: "Validation") -> dict[str, object]:
    return {"conforms": found.conforms, "shapes": dict(found.by_shape)} | dataclasses.asdict(found)


def _print(found: "Validation") -> None:
    out = page()
    looked = ", ".join(
        (
            counted(found.articles, "article"),
            counted(found.facts, "fact"),
            counted(found.evidence, "piece of evidence", "pieces of evidence"),
            counted(found.triples, "triple"),
        )
    )
    out.print(f"{looked}: {'all hold' if found.conforms else 'not valid'}")
    if found.conforms:
        return
    table = Table(width=width())
    for title in ("shape", "what is wrong", "node", "sentence"):
        table.add_column(title, overflow="fold")
    for shape, number in found.by_shape:
        these = [v for v in found.violations if v.shape == shape]
        for violation in these[:SHOWN]:
            wrong = violation.message + (f" Found: {violation.value[:80]}" if violation.value else "")
            table.add_row(*map(plain, (shape, wrong, violation.focus, violation.sentence)))
        if number > SHOWN:
            table.add_row(plain(shape), f"... {number - SHOWN:,} more", "", "")
    out.print(table)

"""``newsgraph report`` and ``diff``: sources held against each other, and graphs against each other."""

from pathlib import Path
from typing import Annotated

import typer

from graph.cli.app import StoreOption, check_format, cli, plain, say, width, writing
from graph.whole import replacing

_FORMATS = ("table", "markdown", "json")

FormatOption = Annotated[str, typer.Option("--format", "-f", metavar="|".join(_FORMATS), help="How to print it.")]


DIFFERENT = 3
"""Exit code of ``diff --exit-code`` when the graphs differ: 1 and 2 are errors."""


@cli.command()
def report(
    store: StoreOption,
    output_format: FormatOption = "table",
    min_sources: Annotated[
        int, typer.Option(min=2, metavar="N", help="Independent sources that a fact needs to be listed.")
    ] = 2,
    ontology: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", exists=True, dir_okay=False, help="Ontology; default: the one the store was built with."
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="File to write; default: standard output.")
    ] = None,
) -> None:
    """Show what several sources state and where they contradict each other, with the sentences of both sides.

    Near-copies of one agency text are one source.  Contradictions are what is stated and denied or negated, two values
    where there can be one at a time (a head office), and two amounts of one thing; rounding is no contradiction, nor
    are statements that hold at different times.  The store is not changed.

    Examples:

        newsgraph report --store kg

        newsgraph report --store kg --min-sources 3 --format markdown -o report.md
    """
    from graph.ontology import load_ontology
    from graph.pipeline import settings_of
    from graph.remote import open_store
    from graph.report import find, serialize

    check_format(output_format, _FORMATS)
    with open_store(store) as opened:
        known = load_ontology(ontology or settings_of(opened).ontology)
        findings = find(opened, min_sources=min_sources, ontology=known)
    text = serialize(findings, output_format, width=width())
    if output is None:
        typer.echo(text, nl=False)
        return
    with writing(output), replacing(output) as out:
        out.write(text.encode())
    say(f"Wrote {plain(str(output))}")


@cli.command(no_args_is_help=True)
def diff(
    before: Annotated[Path, typer.Argument(metavar="A", help="Folder of a store, or an exported file.")],
    after: Annotated[Path, typer.Argument(metavar="B", help="Another one.")],
    output_format: FormatOption = "table",
    exit_code: Annotated[
        bool,
        typer.Option("--exit-code", help="Exit with 3 when the graphs differ; otherwise 0 as long as all went well."),
    ] = False,
) -> None:
    """Show what changed from graph A to graph B: articles, facts, their status and evidence, entities.

    A graph is a store or a Turtle, TriG, N-Triples or N-Quads file that export wrote.  Facts are compared by what they
    say: entities that were merged, split or renamed are told once, not as new facts.

    Examples:

        newsgraph diff monday-kg tuesday-kg

        newsgraph diff before.ttl kg --format json

        newsgraph diff expected.trig kg --exit-code
    """
    from graph.diff import difference, serialize

    check_format(output_format, _FORMATS)
    found = difference(before, after)
    typer.echo(serialize(found, output_format), nl=False)
    if exit_code and found:
        raise typer.Exit(DIFFERENT)

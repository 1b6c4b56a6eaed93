"""``newsgraph view`` and ``export``: the graph as files for others."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.app import StoreOption, check_format, cli, is_given, plain, say, writing
from graph.whole import replacing

_FILES = (
    "turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml", "turtle12", "jsonl", "csv", "graphml", "gexf", "cypher",
    "nif", "webanno",
)  # fmt: skip
_FOLDERS = ("neo4j", "kgx", "parquet")
_EXPORTS = (*_FILES, *_FOLDERS)


@cli.command()
def view(
    context: typer.Context,
    store: StoreOption,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="HTML file to write.")] = Path(
        "graph.html"
    ),
    focus: Annotated[str | None, typer.Option(metavar="NAME", help="Show the neighbourhood of one entity.")] = None,
    hops: Annotated[int, typer.Option(min=1, max=6, metavar="N", help="With --focus: how far to go.")] = 1,
    top: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="Draw the N most important entities (0: all). Default: 150.")
    ] = None,
) -> None:
    """Write the graph as one interactive HTML page that works offline.

    Examples:

        newsgraph view --store kg -o graph.html

        newsgraph view --store kg -o tencent.html --focus Tencent --hops 2
    """
    from graph.remote import open_store
    from graph.view import write_view

    if focus is None and is_given(context, "hops"):
        raise typer.BadParameter("hops from where? Add --focus NAME.", param_hint="--hops")
    with open_store(store) as opened, writing(output):
        write_view(opened, output, focus=focus, hops=hops, top=top)
    say(f"Wrote {plain(str(output))}")


@cli.command()
def export(
    store: StoreOption,
    output_format: Annotated[
        str,
        typer.Option("--format", "-f", metavar="FORMAT", help=f"One of {', '.join(_EXPORTS)}."),
    ] = "turtle",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE|DIR", help="File or folder to write; default: standard output."),
    ] = None,
    infer: Annotated[
        bool, typer.Option("--infer", help="Write what follows from the facts, too; see newsgraph infer.")
    ] = False,
) -> None:
    """Write the whole graph in another format; the same store gives the same bytes.

    neo4j, kgx and parquet are folders of several files; all others are one file. docs/formats.md says what each holds
    and what is lost in it.

    Examples:

        newsgraph export --store kg -o graph.ttl

        newsgraph export --store kg --format jsonl | head

        newsgraph export --store kg --format neo4j -o import/
    """
    from graph.export import export as run_export
    from graph.export import export_folder
    from graph.remote import open_store

    check_format(output_format, _EXPORTS)
    if output_format in _FOLDERS and output is None:
        raise typer.BadParameter(
            f"{output_format} is a folder of files: say where, with -o DIR.", param_hint="--output"
        )
    if output_format in _FOLDERS and output is not None and output.exists() and not output.is_dir():
        raise typer.BadParameter(
            f"{output_format} is a folder of files, and {output} is a file: give a folder.", param_hint="--output"
        )
    with open_store(store) as opened:
        if output is None:
            run_export(opened, output_format, sys.stdout.buffer, inferred=infer)
            return
        if output_format in _FOLDERS:
            with writing(output):
                export_folder(opened, output_format, output, inferred=infer)
        else:
            with writing(output), replacing(output) as out:
                run_export(opened, output_format, out, inferred=infer)
    say(f"Wrote {plain(str(output))}")

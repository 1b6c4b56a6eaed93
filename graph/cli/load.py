"""``newsgraph load``: a graph from one place to another."""

from typing import Annotated

import typer
from rich.table import Table

from graph.cli.app import ProgressBar, cli, messages, plain, say


@cli.command(no_args_is_help=True)
def load(
    source: Annotated[
        str, typer.Argument(metavar="FROM", help="Folder of a store, a SPARQL endpoint, or RDF: a file or a folder.")
    ],
    target: Annotated[str, typer.Argument(metavar="TO", help="Folder of a store, or a SPARQL endpoint.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it in the place of another store's graph that is at TO.")
    ] = False,
    base: Annotated[
        str, typer.Option(metavar="IRI", help="Base of RDF files that do not hold the graph of the entities.")
    ] = "",
) -> None:
    """Make the graph at TO equal to the one at FROM, and compare them by counts and a hash.

    RDF is N-Quads, TriG, Turtle or N-Triples, gzipped or not; the files of a folder are the parts of one graph. Only
    differences are written, and at an endpoint only graphs that newsgraph wrote are touched. From folder to folder the
    articles come along; a store that was loaded from elsewhere can be asked, and nothing can be built into it.

    Examples:

        newsgraph load kg http://localhost:7878/query

        newsgraph load http://localhost:7878/query copy

        newsgraph load partitions/ kg
    """
    from graph.load import load as run_load

    with ProgressBar() as on_progress:
        done = run_load(source, target, base=base, replace=replace, on_progress=on_progress)
    table = Table(show_header=False)
    table.add_row("graphs", f"{done.graphs:,}")
    table.add_row("quads", f"{done.quads:,}")
    table.add_row("hash", done.hash)
    table.add_row("articles", "the graph alone" if done.readings is None else f"{done.readings:,}, as they were read")
    messages.print(table)
    if done.differing:
        listed = ", ".join(done.differing[:10])
        say(f"[red]error[/red] {len(done.differing):,} graphs are not the same in both places: {plain(listed)}")
        raise typer.Exit(1)
    say(f"{plain(source)} and {plain(target)} hold the same.")

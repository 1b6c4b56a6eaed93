"""``newsgraph query``, ``show`` and ``stats``: questions to a store, answered on standard output."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from graph.cli.app import StoreOption, check_format, cli, page, plain, say, size, width, writing
from graph.prose import counted

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.facts import Card, CardFact
    from graph.query import NamedQuery

_RESULTS = ("table", "json", "csv", "tsv", "xml", "turtle")


@cli.command()
def query(
    store: StoreOption = "",
    sparql: Annotated[
        str | None,
        typer.Argument(metavar="[QUERY]", help="SPARQL 1.1 SELECT, ASK, CONSTRUCT or DESCRIBE; - reads stdin."),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", "-f", metavar="FILE", exists=True, dir_okay=False, help="Read the query from a file."),
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", "-n", metavar="NAME", help="Run a query of the library (see --list).")
    ] = None,
    parameter: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="KEY=VALUE", help="Parameter of a named query, e.g. name=Tencent."),
    ] = None,
    output: Annotated[
        str, typer.Option("--format", metavar="|".join(_RESULTS), help="How to print the result.")
    ] = "table",
    infer: Annotated[
        bool, typer.Option("--infer", help="Ask about what follows from the facts, too; see newsgraph infer.")
    ] = False,
    listing: Annotated[
        bool, typer.Option("--list", help="List the named queries and what each answers; needs no --store.")
    ] = False,
) -> None:
    """Ask the graph in SPARQL; common prefixes (ng: schema: prov: skos: rdf: ...) are declared already.

    Examples:

        newsgraph query --store kg --list

        newsgraph query --store kg --name competitors

        newsgraph query --store kg --name about --param name="WeChat Pay"

        newsgraph query --store kg 'SELECT ?a ?b WHERE { ?a ng:competesWith ?b }' --format json
    """
    from graph import query as queries
    from graph.remote import open_store

    check_format(output, _RESULTS)
    if listing:
        _print_named(queries.named_queries())
        return
    if not store:
        raise typer.BadParameter("Which graph? Give its folder or endpoint.", param_hint="--store")
    text, values = _query_text(sparql, file, name), _parameters(parameter or [])
    if values:
        takes = {known.name for known in queries.named_query(name).parameters} if name is not None else set()
        if unknown := sorted(values.keys() - takes):
            listed = (
                f"{name} takes {', '.join(sorted(takes)) or 'none'}" if name is not None else "only --name takes some"
            )
            raise typer.BadParameter(f"There is no parameter {', '.join(unknown)}: {listed}.", param_hint="--param")
    with open_store(store) as opened:
        if name is None:
            result = queries.run(opened, text, inferred=infer)
        else:
            result = queries.run_named(opened, name, values, inferred=infer)
        typer.echo(result.serialize(output, width=width()), nl=False)


def _query_text(sparql: str | None, file: Path | None, name: str | None) -> str:
    if sum(x is not None for x in (sparql, file, name)) != 1:
        raise typer.BadParameter("Give one of QUERY, --file or --name (or --list).")
    if file is not None:
        try:
            return file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise typer.BadParameter(f"{file} cannot be read as UTF-8 text: {error}", param_hint="--file") from error
    if sparql == "-":
        try:
            return sys.stdin.buffer.read().decode("utf-8")
        except UnicodeDecodeError as error:
            raise typer.BadParameter(f"- cannot be read as UTF-8 text: {error}", param_hint="QUERY") from error
    return sparql or ""


def _parameters(pairs: list[str]) -> dict[str, str]:
    wrong = [pair for pair in pairs if "=" not in pair]
    if wrong:
        raise typer.BadParameter(f"{wrong[0]!r} is not KEY=VALUE.", param_hint="--param")
    return dict(pair.split("=", 1) for pair in pairs)


def _print_named(library: "Collection[NamedQuery]") -> None:
    table = Table("name", "answers", "parameters")
    for named in library:
        table.add_row(named.name, named.title, plain(" ".join(map(str, named.parameters))))
    Console(width=width()).print(table)


@cli.command(no_args_is_help=True)
def show(
    store: StoreOption,
    name: Annotated[str, typer.Argument(metavar="NAME", help="An entity's name or alias, in any case.")],
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="Facts to show.")] = 40,
) -> None:
    """Show an entity's card: type, aliases, facts with date, status and the sentence that says each.

    Example:

        newsgraph show --store kg Tencent
    """
    from graph.facts import card, find_entity
    from graph.remote import open_store

    with open_store(store) as opened:
        _print_card(card(opened, find_entity(opened, name)), limit)


def _print_card(entity: "Card", limit: int) -> None:
    console = page()
    console.print(f"[bold]{plain(entity.label)}[/bold]  [dim]{plain(entity.type)}  {plain(entity.iri)}[/dim]")
    if entity.aliases:
        console.print(f"also: {plain(', '.join(entity.aliases))}")
    if entity.same_as:
        console.print(f"same as: {plain(', '.join(entity.same_as))}")
    console.print(f"{counted(len(entity.facts), 'fact')} from {counted(entity.articles, 'article')}")
    for fact in entity.facts[:limit]:
        _print_fact(console, fact)
    hidden = len(entity.facts) - limit
    if hidden > 0:
        console.print(f"\n... and {hidden:,} more (--limit {len(entity.facts)})")


def _print_fact(console: Console, fact: "CardFact") -> None:
    marks = " · ".join(filter(None, (fact.status, fact.date, fact.speaker and f"says {fact.speaker}")))
    console.print(
        f"\n[bold]{plain(fact.subject)}[/bold] {plain(fact.predicate)} [bold]{plain(fact.object)}[/bold]"
        + (f"  [cyan]{plain(marks)}[/cyan]" if marks else "")
    )
    for qualifier in fact.qualifiers:
        console.print(f"    {plain(qualifier)}")
    for sentence in fact.sentences:
        console.print(f"  [italic]{plain(sentence)}[/italic]")


@cli.command()
def stats(
    store: StoreOption,
    top: Annotated[int, typer.Option(min=1, metavar="N", help="Entities to list; bars of a chart.")] = 10,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write charts to a page of its own instead.")
    ] = None,
) -> None:
    """Count what the graph holds by class and property, and name its most connected entities.

    With --html the charts of newsgraph serve as one file that works offline: facts over time, names, relations, status
    and publishers.

    Examples:

        newsgraph stats --store kg

        newsgraph stats --store kg --html charts.html
    """
    from graph.charts import write_charts
    from graph.remote import open_store
    from graph.stats import statistics

    if html is not None:
        with open_store(store) as opened, writing(html):
            write_charts(opened, html, top=top)
        say(f"Wrote {plain(str(html))}")
        return
    with open_store(store) as opened:
        found = statistics(opened)
    console = page()
    console.print(size(found.articles, found.entities, found.facts))
    listed = {"class": found.classes, "property": found.properties, "most connected": found.connected[:top]}
    for title, rows in listed.items():
        table = Table(title, "count")
        for label, count in rows:
            table.add_row(plain(label), f"{count:,}")
        console.print(table)

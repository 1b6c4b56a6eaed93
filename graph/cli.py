"""The ``newsgraph`` command: options in, exit codes out; no logic of its own.

Results go to standard output, messages and progress to standard error.  Exit codes: 0 done, 1 something could not be
done (some or all of it; the message says what), 2 the command line was wrong.
"""

import os
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from graph import __version__
from graph.config import BASE, Settings
from graph.errors import GraphError, SettingsError, SourceError

if TYPE_CHECKING:
    from graph.facts import Card, CardFact
    from graph.pipeline import Report
    from graph.query import NamedQuery

cli = typer.Typer(
    no_args_is_help=True, add_completion=True, rich_markup_mode="markdown", pretty_exceptions_enable=False,
    help="Turn news articles into an RDF knowledge graph in which every fact carries the sentence that says it.",
    epilog="Start with: newsgraph build articles/ --store kg",
)  # fmt: skip
messages = Console(stderr=True, highlight=False)
_RESULTS = ("table", "json", "csv", "tsv", "xml", "turtle")
_EXPORTS = ("turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml", "jsonl", "csv", "graphml", "gexf")
WIDTH = 160
"""Columns of a table that goes to a file or a pipe."""

StoreOption = Annotated[Path, typer.Option("--store", "-s", metavar="DIR", help="Folder of the graph store.")]


def _print_version(value: bool) -> None:
    if value:
        typer.echo(f"newsgraph {__version__}")
        raise typer.Exit


@cli.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Turn news articles into an RDF knowledge graph in which every fact carries the sentence that says it."""


@cli.command(no_args_is_help=True)
def build(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE...", help="Files (.txt .md .html .json .jsonl), folders, or - for stdin."),
    ],
    store: StoreOption,
    ontology: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="Turtle that teaches the relations; default: the one shipped.",
        ),
    ] = None,
    base: Annotated[str, typer.Option(metavar="IRI", help="IRI that entities, facts and articles start with.")] = BASE,
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="An installed spaCy pipeline; default: the model shipped."),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, metavar="N", help="Processes that annotate.")] = 1,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first source that cannot be read.")] = False,
) -> None:
    """Read articles, extract and resolve their facts, and store them.

    Building again with the same articles changes nothing; with more articles it adds to the graph.

    Examples:

        newsgraph build articles/ --store kg

        newsgraph build story.html wire.jsonl --store kg --workers 2

        curl -s https://example.org/story.html | newsgraph build - --store kg
    """
    from graph.pipeline import build as run_build

    try:
        settings = Settings(base=base, model=model, ontology=ontology, workers=workers, strict=strict)
    except SettingsError as error:
        raise typer.BadParameter(str(error)) from error
    with _Progress() as on_progress:
        report = run_build(sources, store, settings, on_progress=on_progress, on_error=_warn)
    _print_report(report)
    if report.errors or not report.articles:
        if not report.articles:
            _say("[red]No article could be read.[/red]")
        raise typer.Exit(1)


def _say(markup: str) -> None:
    """One message, one line: it is not folded at the width of the terminal."""
    messages.print(markup, soft_wrap=True)


def _warn(error: SourceError) -> None:
    _say(f"[yellow]skipped[/yellow] {_plain(str(error))}")


def _check_format(name: str, known: Collection[str]) -> None:
    if name not in known:
        raise typer.BadParameter(f"{name!r} is none of {', '.join(known)}.", param_hint="--format")


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """A file that cannot be written is an error of the user's, told in one line."""
    try:
        yield
    except OSError as error:
        _say(f"[red]error[/red] {_plain(f'{path}: cannot be written: {error.strerror or error}.')}")
        raise typer.Exit(1) from error


def _page() -> Console:
    """Standard output for people: lines are folded for a terminal only."""
    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())


def _plain(text: str) -> str:
    """Text from outside, safe for Rich's markup and for terminals."""
    from rich.markup import escape

    return escape("".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text))


class _Progress:
    """A progress bar on standard error; one line a stage."""

    def __enter__(self) -> Callable[[str, int, int], None]:
        columns = TextColumn("{task.description:>9}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
        self._bar = Progress(*columns, console=messages, transient=True)
        self._tasks: dict[str, Any] = {}
        self._bar.__enter__()
        return self._update

    def _update(self, stage: str, done: int, total: int) -> None:
        if stage not in self._tasks:
            self._tasks[stage] = self._bar.add_task(stage, total=total or None)
        self._bar.update(self._tasks[stage], completed=done, total=total or None)

    def __exit__(self, *problem: object) -> None:
        self._bar.__exit__(None, None, None)


def _print_report(report: "Report") -> None:
    speed = report.words / report.seconds_annotating if report.seconds_annotating > 0 and report.words else 0.0
    table = Table(title="Graph", title_justify="left", show_header=False)
    table.add_row(
        "articles",
        f"{report.articles:,} ({report.added:,} new, {report.unchanged:,} unchanged, {len(report.errors):,} skipped)",
    )
    table.add_row("sentences", f"{report.sentences:,}")
    table.add_row(
        "entities", f"{report.entities:,}  " + ", ".join(f"{name} {n:,}" for name, n in report.entity_types[:6])
    )
    table.add_row("facts", f"{report.facts:,}")
    table.add_row("typed facts", ", ".join(f"{name} {n:,}" for name, n in report.properties[:12]) or "none")
    table.add_row("time", f"{report.seconds:.1f} s" + (f", {speed:,.0f} words/s read" if speed else ""))
    messages.print(table)


@cli.command()
def query(
    store: StoreOption,
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
    listing: Annotated[bool, typer.Option("--list", help="List the named queries and what each answers.")] = False,
) -> None:
    """Ask the graph in SPARQL; common prefixes (ng: schema: prov: skos: rdf: ...) are declared already.

    Examples:

        newsgraph query --store kg --list

        newsgraph query --store kg --name competitors

        newsgraph query --store kg --name about --param name="WeChat Pay"

        newsgraph query --store kg 'SELECT ?a ?b WHERE { ?a ng:competesWith ?b }' --format json
    """
    from graph import query as queries
    from graph.store import Store

    _check_format(output, _RESULTS)
    if listing:
        _print_named(queries.named_queries())
        return
    text, values = _query_text(sparql, file, name), _parameters(parameter or [])
    with Store.open(store, read_only=True) as opened:
        result = queries.run(opened, text) if name is None else queries.run_named(opened, name, values)
        typer.echo(result.serialize(output, width=_width()), nl=False)


def _width() -> int | None:
    """Columns of a table: the terminal's or those of COLUMNS, else enough that sentences can be read."""
    return None if sys.stdout.isatty() or "COLUMNS" in os.environ else WIDTH


def _query_text(sparql: str | None, file: Path | None, name: str | None) -> str:
    if sum(x is not None for x in (sparql, file, name)) != 1:
        raise typer.BadParameter("Give one of QUERY, --file or --name (or --list).")
    if file is not None:
        try:
            return file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise typer.BadParameter(f"{file} cannot be read as UTF-8 text: {error}", param_hint="--file") from error
    return sys.stdin.read() if sparql == "-" else sparql or ""


def _parameters(pairs: list[str]) -> dict[str, str]:
    wrong = [pair for pair in pairs if "=" not in pair]
    if wrong:
        raise typer.BadParameter(f"{wrong[0]!r} is not KEY=VALUE.", param_hint="--param")
    return dict(pair.split("=", 1) for pair in pairs)


def _print_named(library: "Collection[NamedQuery]") -> None:
    table = Table("name", "answers", "parameters")
    for named in library:
        table.add_row(named.name, named.title, _plain(" ".join(map(str, named.parameters))))
    Console(width=_width()).print(table)


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
    from graph.store import Store

    with Store.open(store, read_only=True) as opened:
        _print_card(card(opened, find_entity(opened, name)), limit)


def _print_card(entity: "Card", limit: int) -> None:
    console = _page()
    console.print(f"[bold]{_plain(entity.label)}[/bold]  [dim]{_plain(entity.type)}  {_plain(entity.iri)}[/dim]")
    if entity.aliases:
        console.print(f"also: {_plain(', '.join(entity.aliases))}")
    console.print(f"{len(entity.facts):,} facts from {entity.articles:,} articles")
    for fact in entity.facts[:limit]:
        _print_fact(console, fact)
    hidden = len(entity.facts) - limit
    if hidden > 0:
        console.print(f"\n... and {hidden:,} more (--limit {len(entity.facts)})")


def _print_fact(console: Console, fact: "CardFact") -> None:
    marks = " · ".join(filter(None, (fact.status, fact.date, fact.speaker and f"says {fact.speaker}")))
    console.print(
        f"\n[bold]{_plain(fact.subject)}[/bold] {_plain(fact.predicate)} [bold]{_plain(fact.object)}[/bold]"
        + (f"  [cyan]{_plain(marks)}[/cyan]" if marks else "")
    )
    for qualifier in fact.qualifiers:
        console.print(f"    {_plain(qualifier)}")
    for sentence in fact.sentences:
        console.print(f"  [italic]{_plain(sentence)}[/italic]")


@cli.command()
def view(
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
    from graph.store import Store
    from graph.view import write_view

    with Store.open(store, read_only=True) as opened, _writing(output):
        write_view(opened, output, focus=focus, hops=hops, top=top)
    _say(f"Wrote {_plain(str(output))}")


@cli.command()
def export(
    store: StoreOption,
    output_format: Annotated[
        str,
        typer.Option("--format", "-f", metavar="FORMAT", help=f"One of {', '.join(_EXPORTS)}."),
    ] = "turtle",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="File to write; default: standard output.")
    ] = None,
) -> None:
    """Write the whole graph in another format; the same store gives the same bytes.

    Examples:

        newsgraph export --store kg -o graph.ttl

        newsgraph export --store kg --format jsonl | head
    """
    from graph.export import export as run_export
    from graph.store import Store

    _check_format(output_format, _EXPORTS)
    with Store.open(store, read_only=True) as opened:
        if output is None:
            run_export(opened, output_format, sys.stdout.buffer)
            return
        with _writing(output), output.open("wb") as out:
            run_export(opened, output_format, out)
    _say(f"Wrote {_plain(str(output))}")


@cli.command()
def stats(
    store: StoreOption, top: Annotated[int, typer.Option(min=1, metavar="N", help="Entities to list.")] = 10
) -> None:
    """Count what the graph holds by class and property, and name its most connected entities.

    Example:

        newsgraph stats --store kg
    """
    from graph.stats import statistics
    from graph.store import Store

    with Store.open(store, read_only=True) as opened:
        found = statistics(opened)
    console = _page()
    console.print(f"{found.articles:,} articles, {found.entities:,} entities, {found.facts:,} facts")
    listed = {"class": found.classes, "property": found.properties, "most connected": found.connected[:top]}
    for title, rows in listed.items():
        table = Table(title, "count")
        for label, count in rows:
            table.add_row(_plain(label), f"{count:,}")
        console.print(table)


def main() -> None:
    """Run the command line; a :class:`GraphError` becomes one line and exit code 1, a bug keeps its traceback."""
    try:
        cli()
    except GraphError as error:
        _say(f"[red]error[/red] {_plain(' '.join(str(error).split()))}")
        sys.exit(1)
    except BrokenPipeError:  # the reader of a pipe has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


if __name__ == "__main__":
    main()

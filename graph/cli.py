"""The ``newsgraph`` command: options in, exit codes out; no logic of its own.

Results go to standard output, messages and progress to standard error.  Exit codes: 0 done, 1 something could not be
done (some or all of it; the message says what), 2 the command line was wrong.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from graph import __version__
from graph.config import BASE, Settings
from graph.errors import GraphError, SourceError

cli = typer.Typer(
    no_args_is_help=True, add_completion=True, rich_markup_mode="markdown", pretty_exceptions_enable=False,
    help="Turn news articles into an RDF knowledge graph in which every fact carries the sentence that says it.",
    epilog="Start with: newsgraph build articles/ --store kg",
)  # fmt: skip
messages = Console(stderr=True, highlight=False)

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
        typer.Argument(
            metavar="SOURCE...", help="Files (.txt .md .html .json .jsonl), folders, or - for standard input."
        ),
    ],
    store: StoreOption,
    ontology: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="Ontology that teaches the relations (Turtle). Default: the one shipped.",
        ),
    ] = None,
    base: Annotated[str, typer.Option(metavar="IRI", help="IRI that entities, facts and articles start with.")] = BASE,
    model: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="An installed spaCy pipeline, e.g. en_core_web_trf. Default: the model shipped."
        ),
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

    settings = Settings(base=base, model=model, ontology=ontology, workers=workers, strict=strict)
    with _Progress() as on_progress:
        report = run_build(sources, store, settings, on_progress=on_progress, on_error=_warn)
    _print_report(report)
    if report.errors or not report.articles:
        if not report.articles:
            messages.print("[red]No article could be read.[/red]")
        raise typer.Exit(1)


def _warn(error: SourceError) -> None:
    messages.print(f"[yellow]skipped[/yellow] {_plain(str(error))}")


def _plain(text: str) -> str:
    """Text from outside, safe for Rich's markup and for terminals."""
    from rich.markup import escape

    return escape("".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text))


class _Progress:
    """A progress bar on standard error; one line a stage."""

    def __enter__(self) -> Callable[[str, int, int], None]:
        self._bar = Progress(
            TextColumn("{task.description:>9}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=messages,
            transient=True,
        )
        self._tasks: dict[str, Any] = {}
        self._bar.__enter__()
        return self._update

    def _update(self, stage: str, done: int, total: int) -> None:
        if stage not in self._tasks:
            self._tasks[stage] = self._bar.add_task(stage, total=total or None)
        self._bar.update(self._tasks[stage], completed=done, total=total or None)

    def __exit__(self, *problem: object) -> None:
        self._bar.__exit__(None, None, None)


def _print_report(report: Any) -> None:
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
        typer.Argument(
            metavar="[QUERY]", help="SPARQL 1.1 SELECT, ASK, CONSTRUCT or DESCRIBE; - reads standard input."
        ),
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
        str, typer.Option("--format", metavar="table|json|csv|tsv|xml|turtle", help="How to print the result.")
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

    if listing:
        _print_named(queries.named_queries())
        return
    text = _query_text(sparql, file, name)
    with Store.open(store, read_only=True) as opened:
        if name is not None:
            result = queries.run_named(opened, name, _parameters(parameter or []))
        else:
            result = queries.run(opened, text)
        typer.echo(result.serialize(output), nl=False)


def _query_text(sparql: str | None, file: Path | None, name: str | None) -> str:
    if sum(x is not None for x in (sparql, file, name)) != 1:
        raise typer.BadParameter("Give one of QUERY, --file or --name (or --list).")
    if file is not None:
        return file.read_text(encoding="utf-8")
    return sys.stdin.read() if sparql == "-" else sparql or ""


def _parameters(pairs: list[str]) -> dict[str, str]:
    wrong = [pair for pair in pairs if "=" not in pair]
    if wrong:
        raise typer.BadParameter(f"{wrong[0]!r} is not KEY=VALUE.", param_hint="--param")
    return dict(pair.split("=", 1) for pair in pairs)


def _print_named(named: Any) -> None:
    table = Table("name", "answers", "parameters")
    for item in named:
        table.add_row(item.name, item.title, ", ".join(p.name for p in item.parameters))
    Console().print(table)


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


def _print_card(entity: Any, limit: int) -> None:
    console = Console(highlight=False)
    kind = entity["type"].rsplit("#", 1)[-1]
    console.print(f"[bold]{_plain(entity['label'])}[/bold]  [dim]{_plain(kind)}  {_plain(entity['iri'])}[/dim]")
    if entity["aliases"]:
        console.print(f"also: {_plain(', '.join(entity['aliases']))}")
    console.print(f"{len(entity['facts'])} facts from {entity['articles']} articles")
    for fact in entity["facts"][:limit]:
        _print_fact(console, fact)
    hidden = len(entity["facts"]) - limit
    if hidden > 0:
        console.print(f"\n... and {hidden} more (--limit {len(entity['facts'])})")


def _print_fact(console: Console, fact: Any) -> None:
    status = [] if fact["modality"] == "actual" else [fact["modality"]]
    status += ["negated"] if fact["polarity"] == "negative" else []
    status += [fact["time"]] if fact["time"] else []
    status += [f"says {', '.join(fact['speakers'])}"] if fact["speakers"] else []
    subject, predicate, value = (fact[part]["label"] for part in ("subject", "predicate", "object"))
    marks = f"  [cyan]{_plain(' · '.join(status))}[/cyan]" if status else ""
    console.print(f"\n[bold]{_plain(subject)}[/bold] {_plain(predicate)} [bold]{_plain(value)}[/bold]{marks}")
    for qualifier in fact["qualifiers"]:
        console.print(f"    {_plain(qualifier['predicate']['label'])}: {_plain(qualifier['value']['label'])}")
    for evidence in fact["evidence"]:
        source = ", ".join(part for part in (evidence["article"], evidence["date"]) if part)
        console.print(f"  [italic]“{_plain(evidence['quote'])}”[/italic] [dim]{_plain(source)}[/dim]")


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

    with Store.open(store, read_only=True) as opened:
        write_view(opened, output, focus=focus, hops=hops, top=top)
    messages.print(f"Wrote {_plain(str(output))}")


@cli.command()
def export(
    store: StoreOption,
    output_format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="turtle, trig, ntriples, nquads, jsonld, rdfxml, jsonl, graphml, gexf or csv.",
        ),
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

    with Store.open(store, read_only=True) as opened:
        if output is None:
            run_export(opened, output_format, sys.stdout.buffer)
            return
        with output.open("wb") as out:
            run_export(opened, output_format, out)
    messages.print(f"Wrote {_plain(str(output))}")


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
    console = Console(highlight=False)
    console.print(f"{found.articles:,} articles, {found.entities:,} entities, {found.facts:,} facts")
    for title, rows in (
        ("class", found.classes),
        ("property", found.properties),
        ("most connected", found.connected[:top]),
    ):
        table = Table(title, "count")
        for label, count in rows:
            table.add_row(_plain(str(label)), f"{count:,}" if isinstance(count, int) else f"{count:.3f}")
        console.print(table)


def main() -> None:
    """Run the command line; a :class:`GraphError` becomes one line and exit code 1, a bug keeps its traceback."""
    try:
        cli()
    except GraphError as error:
        messages.print(f"[red]error[/red] {_plain(str(error))}")
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)

"""``newsgraph build``: articles in, a stored graph out."""

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from graph.cli.app import ProgressBar, StoreOption, cli, is_given, messages, plain, say
from graph.cli.inputs import (
    ColumnsOption,
    DateOption,
    FollowOption,
    LanguageOption,
    PrivateOption,
    PublisherOption,
    Warnings,
    inputs_of,
    left_out,
)
from graph.config import BASE, LEAST, Settings
from graph.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.hands import Hands
    from graph.pipeline import Report


@cli.command(no_args_is_help=True)
def build(
    context: typer.Context,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Files of many kinds (text, HTML, PDF, feeds, tables ...), folders, http(s) URLs, or - for stdin.",
        ),
    ],
    store: StoreOption,
    ontology: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="Turtle that teaches the relations; default: that of the store's last build, else the one shipped.",
        ),
    ] = None,
    base: Annotated[str, typer.Option(metavar="IRI", help="IRI that entities, facts and articles start with.")] = BASE,
    model: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="An installed spaCy pipeline; default: that of the last build, else the model shipped."
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Processes that annotate; default: one a core, if there is work for it."),
    ] = None,
    engine: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Cluster engine that does the work: dask; see docs/cluster.md."),
    ] = None,
    nquads: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            file_okay=False,
            help="With --engine: write the graph there as N-Quads partitions; the store keeps the readings only.",
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first source that cannot be read.")] = False,
    infer: Annotated[
        bool, typer.Option("--infer", help="Keep what follows from the facts, too; see newsgraph infer.")
    ] = False,
    aliases: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="Table of alias and id (type, description, count) to link names to: .tsv, .jsonl or .parquet.",
        ),
    ] = None,
    min_confidence: Annotated[
        float,
        typer.Option(
            metavar="P", min=0, max=1, help="Leave out facts that are right with a lower probability; 0 takes all."
        ),
    ] = LEAST,
    decisions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="What is decided about names; default: decisions.toml in the store's folder, where there is one.",
        ),
    ] = None,
    defaults: Annotated[
        bool,
        typer.Option(
            "--defaults",
            help="Go by the defaults where an option is not given, not by the store's last build; its base stays.",
        ),
    ] = False,
    date: DateOption = None,
    publisher: PublisherOption = "",
    language: LanguageOption = "",
    columns: ColumnsOption = "",
    follow: FollowOption = False,
    allow_private: PrivateOption = False,
) -> None:
    """Read articles, extract and resolve their facts, and store them.

    Building again with the same articles changes nothing; with more articles it adds to the graph. Neither their order
    nor the batches in which they come matter. A store remembers --ontology, --model, --decisions, --aliases and
    --min-confidence: a later build without them goes by the last ones, and says so; with --defaults it goes without.
    Its --base never changes. At a SPARQL endpoint only what differs is written; the articles stay in a
    folder on this machine (docs/stores.md).

    Examples:

        newsgraph build articles/ --store kg

        newsgraph build story.html wire.jsonl --store kg --workers 2

        newsgraph build https://example.org/feed.xml --follow --store kg

        newsgraph build dump.csv --columns title=headline,text=body --publisher "Example News" --store kg

        curl -s https://example.org/story.html | newsgraph build - --store kg

        newsgraph build articles/ --store http://localhost:7878/query
    """
    from graph.pipeline import REMEMBERED, settings_at, taken_over
    from graph.pipeline import build as run_build
    from graph.remote import folder_of, is_address

    if nquads is not None and is_address(store):
        raise typer.BadParameter("partitions do not go to an endpoint; give a folder.", param_hint="--store")
    inputs = inputs_of(date, publisher, language, columns, follow=follow, allow_private=allow_private)
    try:
        settings = Settings(
            base=base, model=model, ontology=ontology, decisions=decisions, aliases=aliases,
            min_confidence=min_confidence, workers=workers, strict=strict, infer=infer, inputs=inputs,
            endpoint=store if is_address(store) else "",
        )  # fmt: skip
    except SettingsError as error:
        raise typer.BadParameter(str(error)) from error
    folder = folder_of(store, create=True)
    last = settings_at(folder)
    if defaults:
        last = Settings(base=last.base)
    given = {name for name in REMEMBERED if is_given(context, name)}
    settings = taken_over(settings, last, given)
    _say_taken_over({name: getattr(last, name) for name in REMEMBERED if name not in given})
    warnings = Warnings()
    with ProgressBar() as on_progress, _hands(engine, nquads) as hands:
        report = run_build(sources, folder, settings, hands=hands, on_progress=on_progress, on_error=warnings)
    warnings.close()
    _print_report(report)
    if report.errors or not report.articles:
        if not report.articles:
            say("[red]No article could be read.[/red]")
        raise typer.Exit(1)


def _say_taken_over(kept: "Mapping[str, object]") -> None:
    """Name the options of the store's last build that this one goes by."""
    usual = Settings()
    named = {name: value for name, value in kept.items() if value != getattr(usual, name)}
    if named:
        listed = ", ".join(f"--{name.replace('_', '-')} {value}" for name, value in named.items())
        hint = "; --defaults goes without" if named.keys() - {"base"} else ""
        say(plain(f"as in the store's last build: {listed}{hint}"))


@contextmanager
def _hands(engine: str | None, nquads: Path | None) -> "Iterator[Hands | None]":
    """The engine of this name, started and stopped; None for this process and its workers."""
    if engine is None:
        if nquads is not None:
            raise typer.BadParameter("partitions are written by an engine; add --engine.", param_hint="--nquads")
        yield None
        return
    from graph.cluster import ENGINES, Spread, start

    if engine not in ENGINES:
        raise typer.BadParameter(f"{engine!r} is none of {', '.join(ENGINES)}.", param_hint="--engine")
    hands = Spread(start(engine), nquads)
    try:
        yield hands
    finally:
        hands.close()


def _print_report(report: "Report") -> None:
    speed = report.words / report.seconds_annotating if report.seconds_annotating > 0 and report.words else 0.0
    table = Table(title="Graph", title_justify="left", show_header=False)
    table.add_row(
        "articles",
        f"{report.articles:,} ({report.added:,} new, {report.unchanged:,} unchanged, {len(report.errors):,} skipped)",
    )
    if report.left_out:
        table.add_row("left out", "\n".join(left_out(report.left_out)))
    if report.copies:
        table.add_row("copies", f"{report.copies:,} of the same content as another")
    if report.near_copies:
        new = f" ({report.new_near_copies:,} new)" if report.new_near_copies else ""
        table.add_row(
            "near-copies", f"{report.near_copies:,}{new} of other articles; they count as one source with them"
        )
    table.add_row("sentences", f"{report.sentences:,}")
    table.add_row(
        "entities", f"{report.entities:,}  " + ", ".join(f"{name} {n:,}" for name, n in report.entity_types[:6])
    )
    table.add_row("facts", f"{report.facts:,}")
    if report.doubtful:
        table.add_row("left out", f"{report.doubtful:,} of low confidence")
    for reason, number in report.refused:
        table.add_row("refused", f"{number:,}: {reason}")
    if report.linked or report.ambiguous:
        table.add_row(
            "linked", f"{report.linked:,} entities to ids; {report.ambiguous:,} ambiguous: newsgraph merges --links"
        )
    if report.inferred is not None:
        table.add_row("inferred", f"{report.inferred:,} triples, in a graph of their own")
    table.add_row("typed facts", ", ".join(f"{name} {n:,}" for name, n in report.properties[:12]) or "none")
    table.add_row("time", f"{report.seconds:.1f} s" + (f", {speed:,.0f} words/s read" if speed else ""))
    messages.print(table)

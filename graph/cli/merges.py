"""``newsgraph merges``, ``merge`` and ``split``: why names are one entity, and the user's word on it."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from graph.cli.app import ProgressBar, StoreOption, check_format, cli, plain, say, size, width
from graph.prose import counted

if TYPE_CHECKING:
    from graph.merges import Decided, NamedIdentity, NameMerge

_FORMATS = ("table", "json")


@cli.command()
def merges(
    store: StoreOption,
    name: Annotated[
        str | None, typer.Option("--name", "-n", metavar="NAME", help="Only of the entity with this name or IRI.")
    ] = None,
    output: Annotated[str, typer.Option("--format", metavar="|".join(_FORMATS), help="How to print them.")] = "table",
    links: Annotated[
        bool, typer.Option("--links", help="List instead the ids that `build --aliases` found, and the ambiguous ones.")
    ] = False,
) -> None:
    """List which names were put together, by which rule, with which score, and where the articles say so.

    Examples:

        newsgraph merges --store kg

        newsgraph merges --store kg --name Tencent --format json
    """
    from graph.merges import identities
    from graph.merges import merges as explain
    from graph.remote import folder_of
    from graph.store import Store

    check_format(output, _FORMATS)
    if links:
        with Store.open(folder_of(store), read_only=True) as opened:
            _print_links(identities(opened, name), output)
        return
    with Store.open(folder_of(store), read_only=True) as opened:
        found = explain(opened, name)
    if output == "json":
        typer.echo(json.dumps([one.to_dict() for one in found], ensure_ascii=False, indent=2))
    else:
        _print_merges(found)


def _print_links(found: "Sequence[NamedIdentity]", output: str) -> None:
    if output == "json":
        typer.echo(json.dumps([one.to_dict() for one in found], ensure_ascii=False, indent=2))
        return
    table = Table("entity", "id", "why")
    for one in found:
        table.add_row(plain(one.label), plain(one.id or "ambiguous: " + ", ".join(one.candidates)), plain(one.reason))
    console = Console(width=width(), highlight=False)
    if found:
        console.print(table)
    console.print(f"{sum(bool(one.id) for one in found):,} linked, {sum(not one.id for one in found):,} ambiguous")


def _print_merges(found: "Sequence[NameMerge]") -> None:
    table = Table("names", "why")
    for one in found:
        names = " = ".join(one.names)
        sentences = "".join(f"\n{' '.join(s.quote.split())} ({s.article})" for s in one.evidence)
        table.add_row(
            f"[bold]{plain(one.label)}[/bold]\n{plain(names)}",
            f"[cyan]{plain(one.rule)}, {one.score:g}[/cyan]{plain(sentences)}",
            end_section=True,
        )
    console = Console(width=width(), highlight=False)
    if found:
        console.print(table)
    console.print(counted(len(found), "merge"))


@cli.command(no_args_is_help=True)
def merge(
    store: StoreOption,
    names: Annotated[list[str], typer.Argument(metavar="NAME NAME...", help="Names that are one entity.")],
) -> None:
    """Decide that names are one entity: the graph is resolved anew at once, and every later build obeys.

    The decision is in decisions.toml in the store's folder, or in the file that the last build was given. It takes back
    an earlier `split` of the names.

    Example:

        newsgraph merge --store kg "Acme Robotics" "Acme Automata"
    """
    from graph.merges import merge_names
    from graph.remote import folder_of

    if len(names) < 2:
        raise typer.BadParameter("Give two names at least.", param_hint="NAME")
    with ProgressBar() as on_progress:
        decided = merge_names(names, folder_of(store), on_progress=on_progress)
    _print_decided(decided, names, "one entity")


@cli.command(no_args_is_help=True)
def split(
    store: StoreOption,
    names: Annotated[
        list[str],
        typer.Argument(metavar="NAME...", help="Names no two of which are one entity; a name alone: all it is called."),
    ],
) -> None:
    """Decide that names are different entities: the graph is resolved anew at once, and every later build obeys.

    One name alone is parted from all names it was put together with. The decision is in decisions.toml in the store's
    folder, or in the file that the last build was given. It takes back an earlier `merge` of the names.

    Examples:

        newsgraph split --store kg Globex "Globex Pay"

        newsgraph split --store kg "Globex Pay"
    """
    from graph.merges import split_names
    from graph.remote import folder_of

    with ProgressBar() as on_progress:
        decided = split_names(names, folder_of(store), on_progress=on_progress)
    _print_decided(decided, names, "apart")


def _print_decided(decided: "Decided", names: Sequence[str], state: str) -> None:
    listed = plain(", ".join(names))
    if decided.report is None:
        say(f"{listed}: {state} already; nothing was changed")
        return
    say(f"{listed}: {state} from now on, by {plain(str(decided.path))}")
    report = decided.report
    say(size(report.articles, report.entities, report.facts))

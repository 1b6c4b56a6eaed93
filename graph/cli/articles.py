"""``newsgraph remove``: articles out of a store, without a trace."""

from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.app import ProgressBar, StoreOption, cli, plain, say, size

if TYPE_CHECKING:
    from graph.retraction import Removal


@cli.command(no_args_is_help=True)
def remove(
    store: StoreOption,
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE...",
            help="Path as it was built, URL or title; a folder or a file of many articles stands for all in it.",
        ),
    ],
) -> None:
    """Take articles out: the graph is then the one that a build without them makes.

    Nothing is removed when a name fits no article, or several that differ. Nothing is read again: this takes as long as
    a build in which no article is new, and follows the model, the ontology and the decisions of the last build.

    Examples:

        newsgraph remove --store kg articles/story.html

        newsgraph remove --store kg https://example.org/story.html "Acme buys Globex"
    """
    from graph.remote import folder_of
    from graph.retraction import remove as run_remove

    with ProgressBar() as on_progress:
        removal = run_remove(names, folder_of(store), on_progress=on_progress)
    _print_removal(removal)


def _print_removal(removal: "Removal") -> None:
    for source in removal.sources:
        say(f"removed {plain(source)}")
    for source in removal.staying:
        say(f"[yellow]stays[/yellow] {plain(source)} has the same content, so its article is still in the graph")
    report = removal.report
    say(size(report.articles, report.entities, report.facts))

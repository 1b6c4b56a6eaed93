"""What every command shares: the application, its messages, its progress bar, and how text from outside is printed."""

import os
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from graph import __version__
from graph.errors import GraphError, LeftOutError, SourceError
from graph.prose import counted

cli = typer.Typer(
    no_args_is_help=True, add_completion=True, rich_markup_mode="markdown", pretty_exceptions_enable=False,
    help="Turn news articles into an RDF knowledge graph in which every fact carries the sentence that says it.",
    epilog="Start with: newsgraph build articles/ --store kg",
)  # fmt: skip
messages = Console(stderr=True, highlight=False)
WIDTH = 160
"""Columns of a table that goes to a file or a pipe."""

StoreOption = Annotated[
    str, typer.Option("--store", "-s", metavar="DIR|URL", help="Folder of the graph store, or a SPARQL 1.1 endpoint.")
]


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


def say(markup: str) -> None:
    """One message, one line: it is not folded at the width of the terminal."""
    messages.print(markup, soft_wrap=True)


def warn(error: SourceError) -> None:
    """A source was left out; the work goes on."""
    what = "left out" if isinstance(error, LeftOutError) else "skipped"
    say(f"[yellow]{what}[/yellow] {plain(str(error))}")


def size(articles: int, entities: int, facts: int) -> str:
    """How large a graph is."""
    return f"{counted(articles, 'article')}, {counted(entities, 'entity', 'entities')}, {counted(facts, 'fact')}"


def is_given(context: typer.Context, name: str) -> bool:
    """Whether an option stands on the command line."""
    source = context.get_parameter_source(name)
    return source is not None and source.name != "DEFAULT"


def check_format(name: str, known: Collection[str]) -> None:
    """A format that a command does not write is an error of the command line."""
    if name not in known:
        raise typer.BadParameter(f"{name!r} is none of {', '.join(known)}.", param_hint="--format")


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """A file that cannot be written is an error of the user's, told in one line."""
    try:
        yield
    except OSError as error:
        say(f"[red]error[/red] {plain(f'{path}: cannot be written: {error.strerror or error}.')}")
        raise typer.Exit(1) from error


def page() -> Console:
    """Standard output for people: lines are folded for a terminal only."""
    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())


def plain(text: str) -> str:
    """Text from outside, safe for Rich's markup and for terminals."""
    from rich.markup import escape

    return escape("".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text))


class ProgressBar:
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


def width() -> int | None:
    """Columns of a table: the terminal's or those of COLUMNS, else enough that sentences can be read."""
    return None if sys.stdout.isatty() or "COLUMNS" in os.environ else WIDTH


def main() -> None:
    """Run the command line; a :class:`GraphError` becomes one line and exit code 1, a bug keeps its traceback.

    The small matrix products of the annotator gain nothing from threads of numpy's own, which wait for each other while
    the model's session has the cores: a build of the Wikinews articles took 17 processor seconds without, 30 with them.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before anything imports numpy; worker processes inherit it
    try:
        cli()
    except GraphError as error:
        say(f"[red]error[/red] {plain(' '.join(str(error).split()))}")
        sys.exit(1)
    except RuntimeError as error:  # a query may be the first to read a damaged part of the graph
        from graph.store import damage, is_damage

        if not is_damage(error):
            raise
        say(f"[red]error[/red] {plain(damage(error))}")
        sys.exit(1)
    except BrokenPipeError:  # the reader of a pipe has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)

"""What the commands that read articles share: the options on sources, and what is said of those that were left out."""

from collections import Counter
from typing import Annotated

import typer

from graph.cli.app import plain, say, warn
from graph.config import COLUMNS, Inputs
from graph.errors import LeftOutError, SettingsError, SourceError

DateOption = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="Publication date of every article: 2019-01-29, 2019-01.")
]
PublisherOption = Annotated[str, typer.Option("--publisher", metavar="NAME", help="Publisher of every article.")]
LanguageOption = Annotated[
    str, typer.Option("--lang", metavar="en", help="Read every article as English, whatever it looks like.")
]
ColumnsOption = Annotated[
    str,
    typer.Option(
        "--columns",
        metavar="FIELD=COLUMN,...",
        help=f"Which column of a table holds what; fields: {' '.join(COLUMNS)}. Others are guessed by their names.",
    ),
]
FollowOption = Annotated[
    bool, typer.Option("--follow", help="Fetch the page of each feed entry and read it in place of the feed's text.")
]
PrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from this machine and the local network, too.")
]
NAMED = 3
"""Sources of one kind that are named before the rest is only counted."""


def inputs_of(
    date: str | None, publisher: str, language: str, columns: str, *, follow: bool, allow_private: bool
) -> Inputs:
    """The options as one object; what cannot be meant is an error of the command line."""
    pairs = [pair.partition("=") for pair in columns.split(",") if pair.strip()]
    wrong = next((field for field, equals, column in pairs if not (field.strip() and equals and column.strip())), None)
    if wrong is not None:
        raise typer.BadParameter(f"{wrong!r}: expected FIELD=COLUMN, as in text=body.", param_hint="--columns")
    try:
        return Inputs(
            date=date,
            publisher=publisher,
            language=language.lower(),
            columns={field.strip(): column.strip() for field, _, column in pairs},
            follow=follow,
            allow_private=allow_private,
        )
    except SettingsError as error:
        raise typer.BadParameter(str(error)) from error


class Warnings:
    """Says what was skipped: the first few of each kind, and of each file of many articles, by name."""

    def __init__(self) -> None:
        self._said: Counter[str] = Counter()
        self._unsaid = 0

    def __call__(self, error: SourceError) -> None:
        """Say or count one; a file that cannot be read is always named."""
        file, mark, _ = error.source.partition("#")
        group = error.kind.partition(":")[0] if isinstance(error, LeftOutError) else file if mark else error.source
        self._said[group] += 1
        if self._said[group] <= NAMED:
            warn(error)
        else:
            self._unsaid += 1

    def close(self) -> None:
        """Say how many were not named."""
        if self._unsaid:
            say(f"[yellow]skipped[/yellow] {self._unsaid:,} more of these kinds; the table counts them")


def left_out(counts: tuple[tuple[str, int], ...]) -> list[str]:
    """One line a kind: ``12 not English (de 8, fr 4)``."""
    kinds: dict[str, list[tuple[str, int]]] = {}
    for kind, number in counts:
        name, _, detail = kind.partition(": ")
        kinds.setdefault(name, []).append((detail, number))
    return [
        f"{sum(n for _, n in found):,} {plain(name)}"
        + (f" ({', '.join(f'{plain(detail)} {n:,}' for detail, n in found)})" if found[0][0] else "")
        for name, found in kinds.items()
    ]

"""``newsgraph watch``: a graph that follows folders and feeds."""

import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.app import StoreOption, cli, plain, say, size
from graph.cli.inputs import (
    NAMED,
    ColumnsOption,
    DateOption,
    FollowOption,
    LanguageOption,
    PrivateOption,
    PublisherOption,
    inputs_of,
)
from graph.config import Settings
from graph.prose import visible

if TYPE_CHECKING:
    from graph.watch import Change, Round

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_DURATION = re.compile(r"(\d{1,6})([smhd])")


def _seconds(text: str) -> float:
    match = _DURATION.fullmatch(text.strip().lower())
    if match is None or int(match[1]) == 0:
        raise typer.BadParameter(f"{text!r} is no time such as 30s, 15m, 2h or 1d.", param_hint="--every")
    return float(int(match[1]) * _UNITS[match[2]])


@cli.command(no_args_is_help=True)
def watch(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Folders, files, and http(s) URLs of feeds or pages.")
    ],
    store: StoreOption,
    every: Annotated[
        str, typer.Option("--every", metavar="TIME", help="Time between two looks: 30s, 15m, 2h, 1d.")
    ] = "15m",
    once: Annotated[bool, typer.Option("--once", help="Look once and end, for cron and the like.")] = False,
    remove: Annotated[
        bool, typer.Option("--remove", help="Take articles out of the graph when their files are gone.")
    ] = False,
    date: DateOption = None,
    publisher: PublisherOption = "",
    language: LanguageOption = "",
    columns: ColumnsOption = "",
    follow: FollowOption = False,
    allow_private: PrivateOption = False,
) -> None:
    """Keep a graph current: build what is new or changed in folders and feeds, again and again.

    Prints a line for each change. Feeds are asked whether they have changed, not fetched anew each time. Between two
    looks the store is free for others; while somebody else has it open, the watch waits. A broken file or feed is told
    and left out. A store that exists keeps the model, the ontology and the decisions of its last build. Ctrl-C ends the
    watch after the look it is in; a second one ends it at once, and the next build or watch makes up for it.

    Examples:

        newsgraph watch articles/ --store kg --every 5m --remove

        newsgraph watch https://example.org/feed.xml --follow --store kg

        newsgraph watch articles/ --store kg --once
    """
    from graph.remote import folder_of, is_address
    from graph.watch import Watch
    from graph.watch import watch as run_watch

    inputs = inputs_of(date, publisher, language, columns, follow=follow, allow_private=allow_private)
    seconds = _seconds(every)
    settings = Settings(inputs=inputs, endpoint=store if is_address(store) else "")
    watched, printed = Watch(sources, folder_of(store, create=True), settings, remove=remove), _Printed()
    if once:
        result = watched.round(printed.change)
        printed.round(result)
        if result.failed:
            raise typer.Exit(1)
        return
    say(f"watching {plain(', '.join(sources))} every {every}; Ctrl-C ends it")
    with _until_stopped() as stopped:
        run_watch(watched, every=seconds, wait=stopped.wait, on_change=printed.change, on_round=printed.round)
    say("stopped")


@contextmanager
def _until_stopped() -> Iterator[threading.Event]:
    """An event that the first Ctrl-C or SIGTERM sets; the second Ctrl-C interrupts as ever."""
    stopped = threading.Event()

    def stop(*_: object) -> None:
        stopped.set()
        signal.signal(signal.SIGINT, before[signal.SIGINT])
        say("ending; Ctrl-C once more stops at once")

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stopped
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Printed:
    """A line for each change; of what is left out by rule the first few of a round, and how many more there are."""

    def __init__(self) -> None:
        self._left_out = 0

    def change(self, change: "Change") -> None:
        """Print one change."""
        self._left_out += change.kind == "left out"
        if change.kind == "left out" and self._left_out > NAMED:
            return
        detail = f"  {visible(change.detail)}" if change.detail else ""
        _line(f"{change.kind:<8} {visible(change.source)}{detail}")

    def round(self, result: "Round") -> None:
        """Print what the graph holds after a round that wrote it."""
        if self._left_out > NAMED:
            _line(f"left out {self._left_out - NAMED:,} more")
        self._left_out = 0
        report = result.report
        if report is not None:
            near = f", {report.new_near_copies:,} new near-copies" if report.new_near_copies else ""
            _line(f"graph    {size(report.articles, report.entities, report.facts)}{near}")


def _line(text: str) -> None:
    typer.echo(f"{datetime.now().astimezone():%H:%M:%S} {text}")

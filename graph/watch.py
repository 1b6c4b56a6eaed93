"""Folders, files and feeds in, a graph that follows them: what is new or has changed is built, round after round.

    round:  look for changes -> read what changed -> write the store, if anything is to be written -> remember

Between two rounds, and in one without changes, nobody has the store open.  What was seen is remembered in
``watched.json`` beside it once it is in the store, so a round that is stopped, or that finds the store in use, is made
up for by the next one, and a watch that starts again goes on where it was.  A file is unchanged when its size and time
are.  What leaves a feed stays in the graph: a feed shows the latest entries only.
"""

import hashlib
import json
import os
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from graph.config import Settings
from graph.errors import LeftOutError, SourceError, StoreError
from graph.fetch import Fetched, Fetcher
from graph.gather import FETCHED, gather, is_url, place_of
from graph.pipeline import Report, by_source, keep, open_to_read, settings_of
from graph.read import SUFFIXES, Place
from graph.read.files import find, reason
from graph.store import Store
from graph.version import __version__
from graph.whole import replacing

if TYPE_CHECKING:
    from graph.model import Article

__all__ = ["Change", "Round", "Watch", "watch"]

WATCHED = "watched.json"
"""File in the store's folder: what was seen of each file and URL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that a round did, or could not do."""

    kind: Literal["added", "changed", "removed", "left out", "skipped", "waiting"]
    source: str
    detail: str = ""
    """An article's title, or why something was left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one round did."""

    changes: tuple[Change, ...] = ()
    report: Report | None = None
    """Of the write; None when there was nothing to write, or the store was in use."""

    @property
    def failed(self) -> bool:
        """Whether something could not be done."""
        return any(change.kind in {"skipped", "waiting"} for change in self.changes)


@dataclass(slots=True)
class _Seen:
    """One file or URL: what it was like, and the articles that it held."""

    mark: str
    sources: list[str] = field(default_factory=list)


class Watch:
    """Rounds over the same sources; the settings are those of the store's last build."""

    def __init__(
        self, sources: Iterable[str | Path], store_path: Path, settings: Settings | None = None, *, remove: bool = False
    ) -> None:
        """Watch files, folders and URLs; with ``remove`` articles go when their files go."""
        self._sources = [str(source) for source in sources]
        self._path, self._remove = store_path, remove
        self._given = settings or Settings()
        self._told: set[str] = set()
        self._fetcher = Fetcher(store_path / FETCHED, allow_private=self._given.inputs.allow_private)

    def round(self, on_change: Callable[[Change], None] = lambda _: None) -> Round:
        """Look once; ``on_change`` hears of each change when it is made.

        What is wrong with a source or with the store is a change of the kind ``skipped`` or ``waiting``.  What is left
        out by rule is told once.
        """
        changes: list[Change] = []

        def tell(kind: str, source: str, detail: str = "") -> None:
            changes.append(Change(kind=kind, source=source, detail=detail))  # type: ignore[arg-type]
            on_change(changes[-1])

        try:
            return replace(self._round(tell), changes=tuple(changes))
        except StoreError as error:
            tell("waiting", str(self._path), str(error))
            return Round(changes=tuple(changes))

    def _round(self, tell: Callable[..., None]) -> Round:
        settings, digests, dirty = self._stored()
        seen = self._remembered(settings)
        look = _Look(settings, self._fetcher, seen, digests, self._told, tell)
        for source in self._sources:
            look.at(source)
        articles = by_source(look.articles, look.failed)
        new = [article for article in articles if digests.get(article.source) != article.digest]
        gone = sorted(look.gone & digests.keys() - {a.source for a in articles}) if self._remove else []
        report = None
        if new or gone or dirty:
            report = keep(new, self._path, settings, gone=gone, on_error=look.failed)
            unread = {error.source for error in report.errors}
            for article in (a for a in new if a.source not in unread):
                tell("changed" if article.source in digests else "added", article.source, article.title)
            for source in gone:
                tell("removed", source)
        if look.now != seen:
            self._remember(settings, look.now)
        return Round(report=report)

    def _stored(self) -> tuple[Settings, dict[str, str], bool]:
        """The settings to follow, the articles in the store by source, and whether its graph is not up to date."""
        if not Store.exists(self._path):
            return self._given, {}, False
        with open_to_read(self._path) as store:
            kept = settings_of(store)
            settings = replace(kept, inputs=self._given.inputs, workers=self._given.workers)
            return settings, store.sources(), store.dirty

    def _remembered(self, settings: Settings) -> dict[str, _Seen]:
        try:
            known = json.loads((self._path / WATCHED).read_text(encoding="utf-8"))
            if known["how"] != _how(settings):
                return {}
            return {
                name: _Seen(str(mark), [str(s) for s in sources]) for name, (mark, sources) in known["seen"].items()
            }
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}  # everything is looked at again, and what is in the store is not read anew

    def _remember(self, settings: Settings, seen: dict[str, _Seen]) -> None:
        rows = {name: [one.mark, one.sources] for name, one in sorted(seen.items())}
        path = self._path / WATCHED
        try:
            self._path.mkdir(parents=True, exist_ok=True)
            with replacing(path) as out:
                out.write(json.dumps({"how": _how(settings), "seen": rows}, ensure_ascii=True).encode())
        except OSError as error:
            raise StoreError(
                f"{path}: cannot be written ({error.strerror}); make room or check permissions."
            ) from error


class _Look:
    """One look at all sources: the articles of what changed, and what there is now."""

    def __init__(
        self, settings: Settings, fetcher: Fetcher, seen: dict[str, _Seen], known: Collection[str], told: set[str],
        tell: Callable[..., None],
    ) -> None:  # fmt: skip
        self._told = told
        self._inputs, self._fetcher, self._seen, self._known, self._tell = settings.inputs, fetcher, seen, known, tell
        self._failures = 0
        self.now = dict(seen)
        self.articles: list[Article] = []
        self.gone: set[str] = set()

    def failed(self, error: SourceError) -> None:
        """Say what is wrong with a source, and go on."""
        if not isinstance(error, LeftOutError):
            self._failures += 1
            self._tell("skipped", error.source, error.reason)
        elif error.source not in self._told:
            self._told.add(error.source)
            self._tell("left out", error.source, error.reason)

    def at(self, source: str) -> None:
        """Look at one source."""
        if is_url(source):
            self._fetch(source)
        else:
            self._walk(source)

    def _fetch(self, url: str) -> None:
        try:
            found = self._fetcher.get(url)
        except SourceError as error:
            self.failed(error)
            return
        self._read(url, _content(found), place_of(url, found))

    def _walk(self, source: str) -> None:
        """The files of a folder; those that are no longer there are gone, unless it looks as if all of them were."""
        root = os.path.abspath(source)  # noqa: PTH100  (a link keeps its name)
        found: set[str] = set()
        for place in find(source, SUFFIXES, self.failed):
            if place.path is None:
                self.failed(SourceError("-", "cannot be watched; give files, folders or feeds."))
                return
            name = os.path.abspath(place.path)  # noqa: PTH100
            try:
                status = place.path.stat()
            except OSError as error:
                if name not in self._seen:
                    self.failed(SourceError(place.shown, reason(error)))
                continue
            found.add(name)
            self._read(name, f"{status.st_mtime_ns} {status.st_size} {status.st_ino}", place)
        if found:
            for name in [n for n in self.now if n not in found and (n == root or n.startswith(root + os.sep))]:
                self.gone.update(self.now.pop(name).sources)

    def _read(self, name: str, mark: str, place: Place) -> None:
        """Read what has changed; what fails is not tried again before it changes, but for what is fetched."""
        before = self._seen.get(name)
        if before is not None and before.mark == mark:
            return
        failures = self._failures
        articles = list(gather([place], self._inputs, self._fetcher, on_error=self.failed, known=self._known))
        self.articles += articles
        sources = {article.source for article in articles}
        earlier = set(before.sources) if before is not None else set()
        if self._failures > failures:
            sources |= earlier
            mark = "" if is_url(name) else mark
        elif not is_url(name):
            pages = {source for source in earlier if is_url(source)}  # not read again, so not among the articles
            sources |= pages
            self.gone |= earlier - sources
        self.now[name] = _Seen(mark, sorted(sources))


def watch(
    watched: Watch, *, every: float, wait: Callable[[float], object], on_change: Callable[[Change], None],
    on_round: Callable[[Round], None] = lambda _: None,
) -> None:  # fmt: skip
    """Make a round, wait so many seconds, and so on until ``wait`` says true."""
    while True:
        on_round(watched.round(on_change))
        if wait(every):
            return


def _content(found: Fetched) -> str:
    return hashlib.sha256(found.data).hexdigest()


def _how(settings: Settings) -> str:
    """What a source is read with: when this changes, everything is read again."""
    inputs = settings.inputs
    parts = (__version__, inputs.date, inputs.publisher, inputs.language, sorted(inputs.columns.items()), inputs.follow)
    return hashlib.sha256(repr(parts).encode()).hexdigest()

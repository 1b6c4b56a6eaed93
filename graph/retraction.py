"""Names of articles in, a store without them out: equal, quad for quad, to one that never had them.

    name -> sources -> (the readings go) -> resolve anew

An article is named by its path, its URL or its title.  The readings of what stays are kept, so nothing is annotated
again; what the corpus says without the article is worked out from them alone, so no trace of it can be left.
"""

import difflib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from graph.errors import SourceError
from graph.hands import Rules
from graph.model import Article
from graph.pipeline import Progress, Report, agent_of, quiet, renew, settings_of
from graph.read.files import printable
from graph.store import Store

CANDIDATES = 10
"""Articles that a message lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What :func:`remove` took out."""

    sources: tuple[str, ...]
    staying: tuple[str, ...] = ()
    """Sources in the store with the content of one that went: their article stays."""
    report: Report


def remove(names: Iterable[str | Path], store_path: str | Path, *, on_progress: Progress = quiet) -> Removal:
    """Take articles out of a store and resolve the rest anew, by the settings of its last build.

    A name is a path as :func:`graph.pipeline.build` was given it (a folder, or a file of many articles, stands for all
    in it), a ``file:`` URL, the article's URL, or its title in any case.  Raises :class:`graph.errors.SourceError` when
    a name fits no article, or several that differ; then nothing is removed.
    """
    with Store.open(store_path) as store:
        rules = Rules.load(settings_of(store), store.path)
        agent_of(rules.settings)  # a model that is missing is told before anything goes
        if store.dirty:  # an earlier run was stopped after its articles went and before the graph was made anew
            renew(store, rules, on_progress=on_progress)
        articles = list(store.articles())
        going = sorted({source for name in names for source in find_articles(str(name), articles)})
        contents = {article.digest for article in articles if article.source in set(going)}
        staying = [a.source for a in articles if a.digest in contents and a.source not in set(going)]
        store.remove(going)
        report = renew(store, rules, on_progress=on_progress)
    report = replace(report, removed=len(going))
    return Removal(sources=tuple(going), staying=tuple(sorted(staying)), report=report)


def find_articles(name: str, articles: Sequence[Article]) -> list[str]:
    """The sources of the articles that a name stands for: by path, else by URL, else by title."""
    if found := _by_path(name, [article.source for article in articles]):
        return found
    wanted = _folded(name)
    by_url = [article for article in articles if name and article.url == name]
    by_title = [article for article in articles if wanted and _folded(article.title) == wanted]
    found_articles = by_url or by_title
    if not found_articles:
        raise SourceError(
            printable(name), f"no article of the store has this path, URL or title.{_close(name, articles)}"
        )
    if len({article.digest for article in found_articles}) > 1:
        raise SourceError(
            printable(name), f"is the name of several articles: {_listed(found_articles)}. Give the path of one."
        )
    return [article.source for article in found_articles]


def _by_path(name: str, sources: Sequence[str]) -> list[str]:
    """The sources that a path leads to: as it stands, else by its last parts, as a build names what lies there."""
    path = url2pathname(urlsplit(name).path) if name.lower().startswith("file:") else name
    if not path or "\0" in path:
        return []
    here = printable(os.path.normpath(path))
    if found := _within(name, sources) or _within(here, sources):
        return found
    parts = printable(os.path.abspath(path)).strip("/").split("/")  # noqa: PTH100  (a link keeps its name)
    places = [place for begin in range(len(parts)) if (place := _within("/".join(parts[begin:]), sources))]
    if len(places) > 1:
        listed = ", ".join(sorted({source for place in places for source in place})[:CANDIDATES])
        raise SourceError(here, f"may be any of {listed}. Give one of these names.")
    return places[0] if places else []


def _within(place: str, sources: Sequence[str]) -> list[str]:
    """The article of that source, and all articles of that file, folder or archive."""
    inner = (f"{place}#", f"{place}/", f"{place}!/")
    return [source for source in sources if source == place or source.startswith(inner)]


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _listed(articles: Iterable[Article]) -> str:
    rows = sorted(f"{article.source} ({article.date or 'no date'})" for article in articles)
    return ", ".join(rows[:CANDIDATES]) + (f" and {len(rows) - CANDIDATES} more" if len(rows) > CANDIDATES else "")


def _close(name: str, articles: Sequence[Article]) -> str:
    """Names that hold the wanted one, then names spelt like it."""
    known = {_folded(known): known for article in articles for known in (article.source, article.title) if known}
    wanted = _folded(name)
    holding = sorted(folded for folded in known if len(wanted) > 2 and wanted in folded)
    alike = difflib.get_close_matches(wanted, sorted(known), n=5, cutoff=0.5)
    close = [known[folded] for folded in dict.fromkeys([*holding[:5], *alike])][:5]
    return f" Did you mean: {', '.join(map(repr, close))}?" if close else ""

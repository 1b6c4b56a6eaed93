"""What a format reader hands over, and how it becomes an :class:`~graph.model.Article`.

    file -> Draft | Problem -> Article | SourceError

A reader finds the title, the body and the metadata and leaves all cleaning to :func:`finish`.  The text that
:func:`finish` builds is final: every later offset counts in it.
"""

import re
from dataclasses import dataclass

from graph.config import Inputs
from graph.errors import LeftOutError, SourceError
from graph.model import Article
from graph.read.characters import normalise, one_line
from graph.read.dates import iso_date
from graph.read.headers import Head, split_head, strip_dateline
from graph.read.language import foreign_language

_URL = re.compile(r"(?:https?://|urn:|tag:)[^\s<>\"{}|\\^`]{1,2000}", re.IGNORECASE)
_WORDLESS = re.compile(r"[\W_]+")
_LONGEST_NAME = 200
AS_THEY_SAY = Inputs()
"""Nothing is given beside the sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as it stands in its source; ``body`` may begin with the title once more."""

    body: str
    title: str = ""
    date: str | None = None
    """A date in any form that :func:`graph.read.dates.iso_date` knows."""
    made: str | None = None
    """When the file was made; it counts where neither the source nor its text names a date."""
    publisher: str = ""
    url: str = ""
    language: str = ""
    headed: bool = False
    """True when the lines above the body were taken off already."""
    part: str = ""
    """Which part of the source this is, for sources of many articles: ``#3``."""
    linked: bool = False
    """True for a feed's entry, whose ``url`` leads to the whole article."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a source, or one part of it, is no article, and what to do about it."""

    reason: str
    part: str = ""
    kind: str = ""
    """What is counted, when it is left out by rule and not by fault; see :class:`graph.errors.LeftOutError`."""

    def error(self, shown: str) -> SourceError:
        """The problem of a source that messages call ``shown``."""
        name = shown + self.part
        return LeftOutError(name, self.reason, self.kind) if self.kind else SourceError(name, self.reason)


EMPTY = Problem("is empty; fill it or leave it out.")


def finish(draft: Draft, *, source: str, shown: str, inputs: Inputs = AS_THEY_SAY) -> Article | SourceError:
    """Clean a draft and check that it is an English text; ``shown`` is what error messages call the source.

    What ``inputs`` says of date, publisher and language counts more than what the source says.
    """
    shown += draft.part
    title, body = one_line(draft.title), normalise(draft.body)
    body = _without_title(body, title)
    head = Head(text=body) if draft.headed else split_head(body, titled=bool(title))
    title = title or head.title
    body, dateline_date, agency = strip_dateline(head.text)
    if not any(character.isalpha() for character in body):
        found = "only a title" if title else "no text"
        return SourceError(shown, f"{found} is left after cleaning; give a file that holds the article's own words.")
    language = None if inputs.language else foreign_language(body, draft.language)
    if language is not None:
        reason = f"looks like {language!r}, not English; only English is read. Translate it or leave it out."
        return LeftOutError(shown, reason, f"not English: {language}")
    url = draft.url.strip() or head.url
    return Article(
        source=source + draft.part,
        text=normalise(f"{title}\n\n{body}"),
        title=title,
        date=inputs.date or iso_date(draft.date) or head.date or dateline_date or iso_date(draft.made),
        publisher=(inputs.publisher or one_line(draft.publisher) or head.publisher or agency)[:_LONGEST_NAME],
        url=url if _URL.fullmatch(url) else "",
    )


def _without_title(body: str, title: str) -> str:
    """The body without a first line that only repeats the title."""
    first, _, rest = body.partition("\n")
    same = bool(title) and _WORDLESS.sub(" ", first).strip().lower() == _WORDLESS.sub(" ", title).strip().lower()
    return rest.strip() if same else body

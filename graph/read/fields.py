"""An object of named fields in, the article's fields out, under the names that feeds and dumps give them.

Names are compared by their letters alone: ``datePublished``, ``date_published`` and ``Date-Published`` are one.
schema.org, NewsAPI, ninjs, JSON Feed and the Guardian's and news-please's dumps are covered.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from graph.read.dates import iso_date

_INNER = ("name", "main", "value", "text", "title", "content", "body", "url", "rendered")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an object says of its article; empty where it says nothing."""

    title: str = ""
    body: str = ""
    date: str | None = None
    publisher: str = ""
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Names of each field, the surest first."""

    title: tuple[str, ...]
    body: tuple[str, ...]
    date: tuple[str, ...]
    publisher: tuple[str, ...]
    url: tuple[str, ...]
    language: tuple[str, ...] = ("language", "lang", "inlanguage")

    def pick(self, fields: Mapping[str, object]) -> Found:
        """The first usable value of each field."""
        known: dict[str, object] = {}
        for key, value in fields.items():
            known.setdefault(field_name(key), value)

        def first(names: tuple[str, ...]) -> str:
            return next((text for name in names if (text := text_of(known.get(name)).strip())), "")

        dates = (iso_date(_scalar(known.get(name))) for name in self.date)
        return Found(
            title=first(self.title),
            body=first(self.body),
            date=next((date for date in dates if date), None),
            publisher=first(self.publisher),
            url=next((url for name in self.url if ":" in (url := text_of(known.get(name)).strip())), ""),
            language=first(self.language),
        )


AUTHORED = Names(
    title=("title", "headline", "webtitle", "headlines", "name"),
    body=(
        "bodytext", "articlebody", "fulltext", "text", "body", "bodyxhtml", "bodyhtml", "contenttext", "content",
        "contenthtml", "contentencoded", "maintext", "articletext", "bodies", "article",
    ),
    date=(
        "date", "published", "datepublished", "pubdate", "publishedat", "publishedon", "publishdate", "datepublish",
        "publicationdate", "webpublicationdate", "publishedtime", "firstcreated", "versioncreated", "createdat",
        "created", "timestamp", "updated", "datemodified", "modified",
    ),
    publisher=(
        "publisher", "sitename", "source", "sourcename", "provider", "outlet", "publication", "newspaper", "infosource",
        "copyrightholder", "sourcedomain", "website", "site",
    ),
    url=("url", "link", "weburl", "canonicalurl", "permalink", "href", "uri", "mainentityofpage", "id"),
)  # fmt: skip
"""The names in use for one article, in data and in front matter alike."""


def field_name(name: str) -> str:
    """A field's name as it is compared.

    >>> field_name("Date-Published")
    'datepublished'
    """
    return re.sub(r"[^a-z]", "", name.lower())


def text_of(value: object) -> str:
    """A field's text: a string, the naming part of an object, or the paragraphs of a flat list."""
    if isinstance(value, list):
        return "\n\n".join(text for entry in value if (text := _plain(entry)))
    return _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, Mapping):
        return next((inner for name in _INNER if isinstance(inner := value.get(name), str) and inner), "")
    return value if isinstance(value, str) else ""


def _scalar(value: object) -> object:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else text_of(value).strip()

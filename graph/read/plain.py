"""Plain text in, one draft out: ``.txt`` as people and scrapers leave it."""

from collections.abc import Iterator

from graph.read.characters import normalise
from graph.read.draft import Draft, Problem
from graph.read.headers import guess_title, split_head
from graph.read.layout import rejoin, unglue


def read_plain(text: str) -> Iterator[Draft | Problem]:
    """Split the head off a text, undo hard wrapping and glued paragraphs, and look for a headline."""
    head = split_head(normalise(text))
    title, body = head.title, unglue(rejoin(head.text))
    if not title:
        title, body = guess_title(body)
    yield Draft(body=body, title=title, date=head.date, publisher=head.publisher, url=head.url, headed=True)

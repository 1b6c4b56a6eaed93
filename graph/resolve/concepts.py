"""Common nouns as things: which nominals mean the same concept everywhere, which a thing of their article."""

import re
from collections.abc import Sequence

from graph.model import Mention
from graph.resolve.names import clean, is_acronym, listed, singular, words

_SPECIFIC = listed(
    "the this that these those its their his her our my your whose both each every another one two three four "
    "five six seven eight nine ten eleven twelve hundred thousand million billion some several"
)
_LAST_WORD = re.compile(r"([\w'’]+)\s*$")


def concept_label(label: str, head: str = "", *, plural: bool = False) -> str:
    """A nominal's readable name: as written, its head singular.

    >>> concept_label("smart cities", "city", plural=True), concept_label("Hong Kong tenants", "tenant", plural=True)
    ('smart city', 'Hong Kong tenant')
    """
    parts = clean(label).split(" ")
    position = head_position(parts, head)
    word = parts[position]
    if (
        plural
        and head
        and head == head.lower()
        and word == word.lower()
        and not word.endswith("s")
        and _alike(head, word)
    ):
        parts[position] = head
    elif not is_acronym(word):
        parts[position] = singular(word)
    return " ".join(parts)


def head_position(parts: Sequence[str], head: str) -> int:
    """The word that the head lemma stands for; else the last one before ``of``."""
    for position in range(len(parts) - 1, -1, -1):
        if head and head.lower() in {parts[position].lower(), singular(parts[position].lower())}:
            return position
    end = next(
        (position for position, part in enumerate(parts) if position and part in {"of", "for", "in", "to"}), len(parts)
    )
    return end - 1


def _alike(head: str, word: str) -> bool:
    return word[:1] == head[:1] or singular(word) == head


def concept_key(label: str, head: str = "", *, plural: bool = False) -> str:
    """What equal concepts share."""
    return "".join(words(concept_label(label, head, plural=plural))) or label.casefold()


def is_generic(mention: Mention, text: str) -> bool:
    """True for a bare plural or mass noun (``tenants``, ``blockchain``): it means the same in every article."""
    return (
        not mention.definite
        and mention.quantity is None
        and determiner(mention, text) not in _SPECIFIC | {"a", "an", "'s"}
    )


def is_indefinite(mention: Mention, text: str) -> bool:
    """True for ``a`` and ``an`` before the nominal."""
    return not mention.definite and mention.quantity is None and determiner(mention, text) in {"a", "an"}


def determiner(mention: Mention, text: str) -> str:
    """The determiner of a nominal, inside its anchor or just before it; ``'s`` for a possessor; or empty."""
    first = mention.anchor.split(maxsplit=1)[:1]
    if first and first[0].casefold() in _SPECIFIC | {"a", "an"}:
        return first[0].casefold()
    before = text[max(0, mention.begin - 24) : mention.begin]
    match = _LAST_WORD.search(before)
    if match is None:
        return ""
    word = match.group(1).casefold().replace("’", "'")
    return "'s" if word.endswith(("'s", "s'")) or before.rstrip().endswith(("s'", "s’")) else word

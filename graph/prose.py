"""Words for people: text from articles made safe to stand in a terminal or in Markdown, numbers with their nouns."""

import re
import unicodedata

_STEERING = frozenset({"Cc", "Cf", "Cs"})
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()|~&#!$^])")


def visible(text: str) -> str:
    r"""The text on one line, without characters that steer a terminal or turn the writing direction.

    >>> ascii(visible("one\n two\x1b[31m"))
    "'one two\\ufffd[31m'"
    """
    folded = " ".join(text.split())
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in _STEERING else c for c in folded)


def markdown(text: str) -> str:
    r"""The text on one line, its markup characters escaped; not for the beginning of a line.

    >>> markdown("a <b> *c* [d](e) | f")
    'a \\<b\\> \\*c\\* \\[d\\]\\(e\\) \\| f'
    """
    return _MARKUP.sub(r"\\\1", visible(text))


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "article"), counted(1200, "entity", "entities")
    ('1 article', '1,200 entities')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"

r"""Characters in, clean characters out: what may stand in :attr:`Article.text`.

The result is in Unicode normal form C, has ``\\n`` as its only line break and the plain space as its only other
white space, never two spaces or three line breaks in a row, and no control, invisible, bidirectional, private-use or
surrogate characters.  So it can be written to any RDF or XML syntax.  Curly quotes and dashes stay.
:func:`normalise` is idempotent and takes linear time.
"""

import re
import unicodedata

_BREAKS = {"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n\n"}
_BLANKS = frozenset("\t\ufffc\u115f\u1160\u2800\u3164\uffa0")
_LIGATURES = range(0xFB00, 0xFB07)
_MOST_MARKS = 16
"""Combining marks kept on one letter; sorting longer runs into normal form takes quadratic time."""


def normalise(text: str) -> str:
    r"""Clean a text of any origin.

    >>> normalise("So\u00adft\u200b text\r\n\r\n\r\n\tnext  line ")
    'Soft text\n\nnext line'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    table = {ord(character): _replacement(character) for character in sorted(set(text))}
    text = text.translate({code: new for code, new in table.items() if new is not None})
    if not text.isascii():
        text = _cap_marks(unicodedata.normalize("NFC", _cap_marks(text)))
    text = re.sub(r" {2,}", " ", text)
    text = re.sub(r" ?\n ?", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip(" \n")


def one_line(text: str) -> str:
    """Clean a text that is one line by nature: a title, a name."""
    return " ".join(normalise(text).split())


def _replacement(character: str) -> str | None:
    """What stands for a character in clean text; None when it stays as it is."""
    if character == "\n" or " " <= character <= "~":
        return None
    if character in _BREAKS:
        return _BREAKS[character]
    if character in _BLANKS or unicodedata.category(character) == "Zs":
        return " "
    code = ord(character)
    if code in _LIGATURES:
        return unicodedata.normalize("NFKC", character)
    noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return "" if noncharacter or unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co"} else None


def _cap_marks(text: str) -> str:
    marks = "".join(c for c in sorted(set(text)) if unicodedata.category(c).startswith("M"))
    if not marks:
        return text
    return re.sub(f"([{marks}]{{{_MOST_MARKS}}})[{marks}]+", r"\1", text)

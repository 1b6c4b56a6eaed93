"""The lines of a plain text in, lines that each end where the writer ended them out.

After this a single newline is a hard break: the end of a sentence, a heading or a paragraph, never the edge of a
page.  Both functions take clean text (:func:`graph.read.characters.normalise`) and linear time.
"""

import re
from itertools import pairwise

_WIDEST = 100
_NARROWEST = 40
_ENDS = tuple(".!?…:;\"”’')]")
_RAGGED = 0.75
"""Share of the width that a line wrapped by hand still reaches."""
_BULLET = re.compile(r"(?:[-*•–—]|\d{1,2}[.)])\s")

_GLUED = re.compile(r"(?<=[a-z)])\.(?=[A-Z][a-z]+(?:['’]s)?,? )")
_SHORTENED = """
mr mrs ms dr prof rev hon gov sen rep gen col lt capt sgt maj adm st mt ft jr sr inc corp co ltd llc plc bros dept
univ assn est approx vs etc al cf eg ie fig vol ed eds no nos pp jan feb mar apr jun jul aug sep sept oct nov dec
mon tue wed thu fri sat sun ave blvd rd
"""
_ABBREVIATIONS = frozenset(_SHORTENED.split())
_SUFFIXES = """
com net org edu gov mil int info biz name mobi app dev tech news blog online site store shop cloud live club js ts
py rb rs go cs sh md io ai co uk de fr jp cn in it is me my to us ca au eu tv fm ly be no so do nl ch se es ru br hk
"""
_DOMAINS = frozenset(_SUFFIXES.split())
_OPENERS = frozenset(("In", "It", "Is", "My", "To", "No", "So", "Do", "Be", "Us"))
_WORDS_BEFORE = 3


def rejoin(text: str) -> str:
    """Undo hard wrapping, if the text is hard-wrapped; otherwise leave every line as it is."""
    lines = text.split("\n")
    width = _wrap_width(lines)
    if width is None:
        return text
    parts = [lines[0]]
    for line, following in pairwise(lines):
        if not _wrapped(line, following, width):
            parts.append("\n")
        elif not (line.endswith("-") and line[-2:-1].isalpha() and following[0].islower()):
            parts.append(" ")
        parts.append(following)
    return "".join(parts)


def _wrap_width(lines: list[str]) -> int | None:
    """The width a text was wrapped to, or None when its line breaks are the writer's own."""
    filled = [len(line) for line in lines if line]
    narrow = [length for length in filled if length <= _WIDEST]
    if not narrow or len(narrow) < 0.95 * len(filled) or max(narrow) < _NARROWEST:
        return None
    breaks = [(line, following) for line, following in pairwise(lines) if line and following]
    inside = sum(not line.endswith(_ENDS) for line, _ in breaks)
    lower = any(following[0].islower() for _, following in breaks)
    return max(narrow) if lower and inside * 2 >= len(breaks) else None


def _wrapped(line: str, following: str, width: int) -> bool:
    """True when the next line's first word had no room on this line, or plainly goes on with its sentence."""
    if not line or not following or _BULLET.match(following):
        return False
    if len(line) + 1 + len(following.split(" ", 1)[0]) > width:
        return True
    inside = not line.endswith(_ENDS)
    return inside and (following[0].islower() or len(line) >= _RAGGED * width)


def unglue(text: str) -> str:
    """Put a paragraph break where scraping glued a sentence to the next paragraph: ``the end.Next begins``."""
    return "\n".join(_unglue_line(line) for line in text.split("\n"))


def _unglue_line(line: str) -> str:
    pieces, begin = [], 0
    for match in _GLUED.finditer(line):
        if _is_glued(line[max(begin, match.start() - 200) : match.start()], line[match.end() : match.end() + 60]):
            pieces.append(line[begin : match.end()])
            begin = match.end()
    return "\n\n".join([*pieces, line[begin:]])


def _is_glued(before: str, after: str) -> bool:
    """False for addresses, file names and abbreviations, and where too little stands before to be a sentence."""
    words = before.split(" ")
    last = words[-1]
    following = re.split(r"[^A-Za-z]", after, maxsplit=1)[0]
    if len(words) <= _WORDS_BEFORE or re.search(r"[./@:\\_#=&]", last):
        return False
    if len(last) < 2 or last.lower().strip("(\"“‘'[") in _ABBREVIATIONS:
        return False
    return len(following) > 1 and (following.lower() not in _DOMAINS or following in _OPENERS)

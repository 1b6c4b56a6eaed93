"""A PDF file in, one draft out: PDFium tells its letters and where they stand, :mod:`graph.read.pages` makes it text.

Only the text layer is read; a scan has none.  The title is the document's own where it stands on the first page, else
the largest lines there.  The day on which the file was made counts where the text names none, save for a page printed
by a browser.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import BinaryIO

import pypdfium2
from pypdfium2 import raw

from graph.read.characters import one_line
from graph.read.dates import iso_date
from graph.read.draft import Draft, Problem
from graph.read.files import document_bytes
from graph.read.pages import Piece, assemble

MOST_PAGES = 1000
MOST_LETTERS = 5_000_000
"""Letters of all pages together: some 800,000 words."""
_NO_PDF = Problem("is not a PDF file, or damaged so that it cannot be opened; save or fetch it again.")
_LOCKED = Problem("is a PDF file that needs a password; save it without one.")
_SCAN = Problem("is a PDF file without a text layer, as scans are; run it through OCR first, for example ocrmypdf.")
_TOO_LONG = Problem(f"has more than {MOST_PAGES:,} pages; split it.")
_TOO_MUCH = Problem(f"has more than {MOST_LETTERS:,} letters; split it.")
_WIDEST = 4.0
"""Heights of a letter from which a gap always parts a line."""
_GAP, _LONE_GAP = 0.7, 3.0
"""Heights from which a gap parts a line when it is much wider than the line's other gaps, or has none beside it."""
_MUCH = 1.8
"""How much wider: the words of a justified line stand far apart, but evenly."""
_ALIKE = 2.0
"""How many times as high as its neighbour a letter of one line is at most."""
_RAISED = 0.8
"""Height of a raised digit, of its neighbour's, up to which it is a footnote's mark."""
_BROWSERS = re.compile(r"skia|chrom|mozilla|webkit|firefox|quartz", re.IGNORECASE)
_MADE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)", re.ASCII)
_FILE_NAME = re.compile(
    r"\.(?:docx?|odt|rtf|pdf|indd|qxp|pub|txt|html?|tex|dvi|pptx?|xlsx?)\b|^untitled", re.IGNORECASE
)
_HEAD = 8
"""Paragraphs among which the title is looked for."""
_HYPHENS = {2: "-", 0xFFFE: "-"}
"""How PDFium marks a hyphen at the end of a line."""


@dataclass(slots=True)
class _Letter:
    text: str
    left: float
    bottom: float
    right: float
    top: float
    turn: int
    """Quarter turns to the left."""


def read_pdf(stream: BinaryIO) -> Iterator[Draft | Problem]:
    """Read the text layer of all pages as one article."""
    data = document_bytes(stream)
    if isinstance(data, Problem):
        yield data
        return
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        yield _LOCKED if error.err_code == raw.FPDF_ERR_PASSWORD else _NO_PDF
        return
    try:
        yield from _draft(document)
    finally:
        document.close()


def _draft(document: pypdfium2.PdfDocument) -> Iterator[Draft | Problem]:
    if len(document) > MOST_PAGES:
        yield _TOO_LONG
        return
    pages: list[list[Piece]] = []
    left, broken = MOST_LETTERS, []
    for number in range(len(document)):
        try:
            letters = _letters(document[number], left)
        except pypdfium2.PdfiumError:
            broken.append(number + 1)
            continue
        if letters is None:
            yield _TOO_MUCH
            return
        left -= len(letters)
        pages.append(_pieces(letters))
    text = assemble(pages)
    if text.paragraphs:
        known = document.get_metadata_dict()
        title = _title(known.get("Title", ""), text.headline, text.paragraphs)
        yield Draft(body="\n\n".join(_body(text.paragraphs, title)), title=title, made=_made(known))
    elif not broken:
        yield _SCAN
    if broken:
        yield Problem(f"has pages that are damaged and not read: {_listed(broken)}; save or fetch it again.")


def _letters(page: pypdfium2.PdfPage, most: int) -> list[_Letter] | None:
    """The letters of a page in the order in which the file has them; None when there are more than ``most``."""
    text = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(text)
        if count > most:
            return None
        return [letter for index in range(count) if (letter := _letter(text, index))]
    finally:
        text.close()
        page.close()


def _letter(text: pypdfium2.PdfTextPage, index: int) -> _Letter | None:
    code = raw.FPDFText_GetUnicode(text, index)
    if code in {10, 13} or (not 32 <= code < 0xD800 and not 0xE000 <= code < 0x110000 and code not in _HYPHENS):
        return None
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
    sides = box.left, box.bottom, box.right, box.top
    if not all(math.isfinite(side) and abs(side) < 1e6 for side in sides):
        return None
    turn = round(raw.FPDFText_GetCharAngle(text, index) / (math.pi / 2)) % 4
    return _Letter(_HYPHENS.get(code) or chr(code), *sides, turn)


def _pieces(letters: list[_Letter]) -> list[Piece]:
    """Runs of letters without a wide gap; a page laid on its side is turned, what stands across it is dropped."""
    turns = Counter(letter.turn for letter in letters if not letter.text.isspace())
    if not turns:
        return []
    turn = turns.most_common(1)[0][0]
    pieces: list[list[_Letter]] = []
    last: _Letter | None = None
    for letter in letters:
        if letter.turn != turn:
            continue
        _turn(letter)
        if letter.text.isspace():
            if pieces and last is not None:
                pieces[-1].append(letter)
            continue
        height = letter.top - letter.bottom
        if last is not None and _is_mark(letter, last):
            continue
        if last is not None and _follows(letter, last, height):
            pieces[-1].append(letter)
        else:
            pieces.append([letter])
        last = letter
    return [piece for run in pieces for words in _parted(run) if (piece := _piece(words))]


def _parted(run: list[_Letter]) -> list[list[_Letter]]:
    """The run in parts, where it reaches over a gutter."""
    words: list[list[_Letter]] = [[]]
    for letter in run:
        if not letter.text.isspace():
            words[-1].append(letter)
        elif words[-1]:
            words.append([])
    words = [word for word in words if word]
    gaps = [after[0].left - before[-1].right for before, after in pairwise(words)]
    if not gaps:
        return [run]
    height = run[0].top - run[0].bottom
    most = max(_GAP * height, _MUCH * median(gaps)) if len(gaps) > 2 else _LONE_GAP * height
    parts = [list(words[0])]
    for gap, before, word in zip(gaps, words, words[1:], strict=False):
        if gap > most:
            parts.append(list(word))
        else:
            space = replace(before[-1], text=" ", left=before[-1].right, right=word[0].left)
            parts[-1] += [space, *word]
    return parts


def _turn(letter: _Letter) -> None:
    """Turn a letter's box so that its line runs to the right."""
    left, bottom, right, top = letter.left, letter.bottom, letter.right, letter.top
    if letter.turn == 1:
        letter.left, letter.bottom, letter.right, letter.top = bottom, -right, top, -left
    elif letter.turn == 2:
        letter.left, letter.bottom, letter.right, letter.top = -right, -top, -left, -bottom
    elif letter.turn == 3:
        letter.left, letter.bottom, letter.right, letter.top = -top, left, -bottom, right


def _follows(letter: _Letter, last: _Letter, height: float) -> bool:
    level = abs(letter.bottom + letter.top - last.bottom - last.top) < 0.8 * height
    alike = 1 < _ALIKE * (last.top - last.bottom) / height < _ALIKE**2
    return level and alike and -height < letter.left - last.right < _WIDEST * height


def _is_mark(letter: _Letter, last: _Letter) -> bool:
    """True for the small raised digit or sign that leads to a footnote."""
    small = letter.top - letter.bottom < _RAISED * (last.top - last.bottom)
    raised = letter.bottom > last.bottom + 0.2 * (last.top - last.bottom)
    return small and raised and letter.text in "0123456789*†‡§" and 0 <= letter.left - last.right + 1 < 4


def _piece(run: list[_Letter]) -> Piece | None:
    text = re.sub(r"\s+", " ", "".join(letter.text for letter in run)).strip()
    ink = [letter for letter in run if not letter.text.isspace()]
    heights = sorted(letter.top - letter.bottom for letter in ink)
    if not text or heights[len(heights) // 2] <= 0:
        return None
    middle = next(letter for letter in ink if letter.top - letter.bottom == heights[len(heights) // 2])
    return Piece(
        text=text,
        left=min(letter.left for letter in ink),
        right=max(letter.right for letter in ink),
        bottom=middle.bottom,
        top=middle.top,
    )


def _title(given: str, headline: str, paragraphs: tuple[str, ...]) -> str:
    """The document's title where the text has it, else the headline, else the document's title if it looks like one."""
    given = one_line(given)
    words = " ".join(paragraphs[:_HEAD]).casefold()
    if " " in given and " ".join(given.casefold().split()) in words:
        return given
    return headline or (given if " " in given and not _FILE_NAME.search(given) else "")


def _body(paragraphs: tuple[str, ...], title: str) -> list[str]:
    """The paragraphs less the title, and less what stands above it without being a date or a sentence."""
    head = next((n for n, text in enumerate(paragraphs[:_HEAD]) if text.casefold() == title.casefold()), None)
    if head is None:
        return list(paragraphs)
    above = [text for text in paragraphs[:head] if iso_date(text) or text.endswith((".", "!", "?", "”", '"'))]
    return above + list(paragraphs[head + 1 :])


def _made(known: dict[str, str]) -> str | None:
    """The day on which the file was made; a browser's is the day of printing, which tells nothing."""
    if _BROWSERS.search(known.get("Producer", "") + known.get("Creator", "")):
        return None
    match = _MADE.match(known.get("CreationDate", ""))
    return "-".join(match.groups()) if match else None


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:10])) + (" and more" if len(numbers) > 10 else "")

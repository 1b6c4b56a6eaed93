"""Pieces of lines, where they stand on their pages, in; the paragraphs of the text, in reading order, out.

    pieces -> (less running heads, feet and page numbers) -> columns -> lines -> paragraphs

Coordinates are points, upwards and to the right.  The text goes down a column before it goes to the next; what stands
across columns parts what is above from what is below.  Tables of short cells are left out.  Nothing here knows PDF.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

GUTTER = 0.7
"""Height of a line that white space between columns has at least."""
_ROWS = 3
"""Rows at the top and at the bottom of a page that may be running heads and feet."""
_LEVEL = 6.0
"""Points by which the same running head may stand higher on another page, or twice as many."""
_MARK_WORDS = 20
"""Words up to which a row with one running piece is a running head as a whole: its other piece may change."""
_SMALL = 0.9
"""How high the letters of the outermost row may be, of the page's, that are taken for a running head."""
_FAR = 2.5
"""Heights of a letter that a head or a foot stands from the text at least."""
_NUMBER = re.compile(
    r"(?:page |p\. ?)?[-–—|]? ?(?:\d{1,3}|[ivxl]{1,6})(?: ?(?:of|/) ?\d{1,4})? ?[-–—|]?", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?|file)://\S+")
_COUNTED = re.compile(r"\d{1,4}/\d{1,4}")
_ENDS = tuple(".!?…:;\"”’')]")
_BULLET = re.compile(r"[-*•–—▪◦‣·](?:\s|$)")
_ITEM = re.compile(r"\d{1,2}[.)]\s")
_SIZE = 0.08
"""Share by which lines of one paragraph may differ in height."""
_HEADLINE = 1.15
"""How much larger than the text a headline is at least."""
_LEADING = 1.3
"""How much larger than usual the distance of two lines is that parts paragraphs."""
_INDENT = 0.6
"""Height of a line by which the first line of a paragraph is indented at least."""
_FULL = 0.8
"""Share of the next line that a line reaches, if it is not a heading set like the text."""
_ROOM = 0.5
"""Share of the column that may be left free by a line whose sentence goes on in the next column."""
_CELL = 4
"""Words that a cell of a table has at most; longer ones are text."""
_TABLE = 6
"""Cells that make a table: three rows of two, two of three."""
_LOWER = 0.3
"""Share of the cells of a table that may begin in lower case; of lines of prose most do."""
_SURE = 4
"""Rows that leave a gutter free even where a column has one line only."""
_OWN_HYPHENS = 0.04
"""Share of lines that end in a hyphen of their own, in English set without parting words."""
_OUTLIERS = 8
"""Lines of a column of which one may reach beyond its edge."""
_DROP_CAP = 1.8
_MOST_CAPS = 40
_MOST_COLUMNS = 20
_DEEPEST = 8
"""Columns in columns that are looked for."""
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words that stand together on one line."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """Height of its letters."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Text:
    """What the pages say."""

    paragraphs: tuple[str, ...]
    headline: str = ""
    """The largest lines of the first page, if they are larger than the text."""


def assemble(pages: Sequence[Sequence[Piece]]) -> Text:
    """Make running text of the pages."""
    columns: list[list[Piece]] = []
    first = 0
    for page in _without_marks([_rows(page) for page in pages]):
        columns += _columns(_with_drop_caps(page))
        first = first or len(columns)
    lines = [line for column in columns for line in column]
    if not lines:
        return Text(())
    usual = _usual_height(lines)
    paragraphs = _paragraphs(columns, _Words.of(lines))
    return Text(tuple(paragraphs), _headline([line for column in columns[:first] for line in column], usual))


def _rows(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces of one height on the page, the highest first, each row from the left."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (-(p.bottom + p.top), p.left)):
        middle = (piece.bottom + piece.top) / 2
        head = rows[-1][0] if rows else None
        if head is not None and head.bottom < middle < head.top:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda p: p.left) for row in rows]


# running heads and feet


def _without_marks(pages: list[list[list[Piece]]]) -> Iterator[list[Piece]]:
    """The pieces of each page that are not running heads, feet or page numbers."""
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number, rows in enumerate(pages):
        for piece in _edge(rows):
            level = int(piece.bottom // _LEVEL)
            for near in (level - 1, level, level + 1):
                seen[_pattern(piece.text), near].add(number)
    for rows in pages:
        running = {
            id(piece) for piece in _edge(rows) if len(seen[_pattern(piece.text), int(piece.bottom // _LEVEL)]) > 1
        }
        printed, usual = _is_printed(rows), median([piece.height for row in rows for piece in row] or [0.0])
        kept: list[Piece] = []
        for at, row in enumerate(rows):
            outermost = at in {0, len(rows) - 1} and len(rows) > 1
            marks = [p for p in row if id(p) in running or (outermost and _NUMBER.fullmatch(p.text))]
            if outermost and (printed or _is_apart(rows, at, usual)):
                continue
            if not (marks and _words(row) <= _MARK_WORDS):
                kept += [piece for piece in row if piece not in marks]
        yield kept


def _is_apart(rows: list[list[Piece]], at: int, usual: float) -> bool:
    """True for an outermost row of few words that is set small, or far from the text: a head or a foot of this page.

    Above the text, a single piece in the text's own size may be a headline, so only a row of several parts counts.
    """
    row, beside = rows[at], rows[1 if at == 0 else at - 1]
    if _words(row) > _MARK_WORDS:
        return False
    if all(piece.height < _SMALL * usual for piece in row):
        return True
    distance = abs(row[0].bottom - beside[0].bottom)
    far = distance > _FAR * usual and all(piece.height < _HEADLINE * usual for piece in row)
    return far and (len(row) > 1 or at > 0) and not row[-1].text.endswith(_ENDS)


def _words(row: list[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in row)


def _edge(rows: list[list[Piece]]) -> list[Piece]:
    outer = rows if len(rows) <= 2 * _ROWS else rows[:_ROWS] + rows[-_ROWS:]
    return [piece for row in outer for piece in row]


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "0", text).casefold()


def _is_printed(rows: list[list[Piece]]) -> bool:
    """True for a page with the marks of a browser's printing: the address and the number of pages at its foot."""
    if len(rows) < 3:
        return False
    foot = rows[-1]
    return any(map(_ADDRESS.fullmatch, (p.text for p in foot))) and bool(_COUNTED.fullmatch(foot[-1].text))


# columns


def _with_drop_caps(pieces: list[Piece]) -> list[Piece]:
    """Put a large first letter before its line, and let the lines beside it begin where it does."""
    if not pieces:
        return pieces
    usual = median(piece.height for piece in pieces)
    caps = [p for p in pieces if len(p.text) == 1 and p.text.isalpha() and p.height > _DROP_CAP * usual]
    if len(caps) > _MOST_CAPS:
        return pieces
    for cap in caps:
        beside = [
            p
            for p in pieces
            if p.height < cap.height / _DROP_CAP
            and cap.bottom < (p.bottom + p.top) / 2 < cap.top
            and -usual < p.left - cap.right < 2 * usual
        ]
        if beside:
            first = max(beside, key=lambda p: p.top)
            put = {id(p): replace(p, left=cap.left, text=(cap.text if p is first else "") + p.text) for p in beside}
            pieces = [put.get(id(p), p) for p in pieces if p is not cap]
    return pieces


def _columns(pieces: list[Piece], depth: int = 0) -> list[list[Piece]]:
    """The lines of each column, in reading order."""
    if not pieces:
        return []
    gutter = GUTTER * median(piece.height for piece in pieces)
    found: list[list[Piece]] = []
    for rows, cover in _bands(_without_tables(_rows(pieces)), gutter):
        sides = [sum(left <= piece.left <= right for row in rows for piece in row) for left, right in cover]
        if len(cover) == 1 or (min(sides) < 2 and len(rows) < _SURE):
            lines = [_line(row) for row in rows]
            if found and len(rows) > 0 and _continues(found[-1], lines):
                found[-1] += lines
            else:
                found.append(lines)
        else:
            for left, right in cover:
                inner = [piece for row in rows for piece in row if left <= piece.left <= right]
                found += (
                    _columns(inner, depth + 1)
                    if len(inner) < len(pieces) and depth < _DEEPEST
                    else [[_line([piece]) for piece in inner]]
                )
    return found


def _bands(rows: list[list[Piece]], gutter: float) -> Iterator[tuple[list[list[Piece]], list[tuple[float, float]]]]:
    """Rows that keep the same white gutters free, with the columns between them."""
    band: list[list[Piece]] = []
    cover: list[tuple[float, float]] = []
    for row in rows:
        own = _cover(_sides(row), gutter)
        both = _cover(cover + own, gutter)
        bridged = len(both) < (len(cover) if len(cover) > 1 else len(own))
        if band and (bridged or len(both) > _MOST_COLUMNS):
            begun = [row]
            while band and len(band[-1]) > 1 and len(_cover(own + _sides(band[-1]), gutter)) >= len(own) > 1:
                own = _cover(own + _sides(band[-1]), gutter)
                begun.insert(0, band.pop())
            if band:
                yield band, _cover([sides for above in band for sides in _sides(above)], gutter)
            band, cover = begun, own
        else:
            band.append(row)
            cover = both
    if band:
        yield band, cover


def _sides(row: list[Piece]) -> list[tuple[float, float]]:
    return [(piece.left, piece.right) for piece in row]


def _cover(intervals: Iterable[tuple[float, float]], gutter: float) -> list[tuple[float, float]]:
    """The intervals, those joined that have no gutter between them."""
    joined: list[tuple[float, float]] = []
    for left, right in sorted(intervals):
        if joined and left - joined[-1][1] < gutter:
            joined[-1] = joined[-1][0], max(right, joined[-1][1])
        else:
            joined.append((left, right))
    return joined


def _without_tables(rows: list[list[Piece]]) -> list[list[Piece]]:
    """The rows less those that are short cells throughout, where several such rows follow each other."""
    kept: list[list[Piece]] = []
    for cells, group in groupby(rows, _is_cells):
        run = list(group)
        if not (cells and _is_table([piece for row in run for piece in row], len(run))):
            kept += run
    return kept


def _is_table(cells: list[Piece], rows: int) -> bool:
    """True for enough cells that do not begin as the short lines of narrow columns do."""
    lower = sum(cell.text[0].islower() for cell in cells)
    return rows > 1 and len(cells) >= _TABLE and lower < _LOWER * len(cells)


def _is_cells(row: list[Piece]) -> bool:
    return len(row) > 1 and max(len(piece.text.split()) for piece in row) <= _CELL


def _continues(above: list[Piece], below: list[Piece]) -> bool:
    """True when the lines stand right below those above."""
    return below[0].top < above[-1].top and below[0].left < above[-1].right and above[-1].left < below[0].right


def _line(row: list[Piece]) -> Piece:
    text = " ".join(piece.text for piece in row)
    longest = max(row, key=lambda piece: len(piece.text))
    return replace(longest, text=text, left=min(p.left for p in row), right=max(p.right for p in row))


# paragraphs


@dataclass(frozen=True, slots=True)
class _Words:
    """What the text tells of its hyphens."""

    whole: frozenset[str]
    """The words that stand whole in some line."""
    parted: bool
    """True when words are parted at the ends of lines; else a hyphen there is the word's own."""

    @classmethod
    def of(cls, lines: list[Piece]) -> "_Words":
        found = (word for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text))
        hyphens = sum(line.text.endswith(("-", "\u2010")) for line in lines)
        return cls(frozenset(map(str.casefold, found)), hyphens > _OWN_HYPHENS * len(lines))


def _paragraphs(columns: list[list[Piece]], known: "_Words") -> list[str]:
    paragraphs: list[list[str]] = []
    last: Piece | None = None
    room = 0.0
    for lines in columns:
        right = sorted((line.right for line in lines), reverse=True)[len(lines) // _OUTLIERS]
        begin = min(line.left for line in lines)
        distances = [above.bottom - below.bottom for above, below in pairwise(lines)]
        leading = median(distances) / median(line.height for line in lines) if distances else 0.0
        for number, line in enumerate(lines):
            if last is None or not paragraphs:
                goes_on = False
            elif number:
                goes_on = _goes_on(last, line, right=right, leading=leading)
            else:
                goes_on = _goes_over(last, line, room)
            if goes_on:
                paragraphs[-1][-1] = _leading_over(paragraphs[-1][-1], line.text, known)
                paragraphs[-1].append(line.text)
            else:
                paragraphs.append([line.text])
            last = line
        room = (right - lines[-1].right) / max(right - begin, 1.0)
    return ["".join(lines) for lines in paragraphs]


def _goes_on(above: Piece, line: Piece, *, right: float, leading: float) -> bool:
    """Whether a line goes on with the paragraph of the line above it in its column."""
    if (
        abs(above.height - line.height) > _SIZE * above.height
        or above.bottom - line.bottom > _LEADING * leading * line.height
    ):
        return False
    if _is_centred(above, line):
        return not above.text.endswith(_ENDS)
    indented = line.left - above.left > _INDENT * line.height and not _BULLET.match(above.text)
    if indented or _BULLET.match(line.text) or (_ITEM.match(line.text) and above.text.endswith(_ENDS)):
        return False
    word = len(line.text.split(" ", 1)[0]) + 1
    needed = word * (line.right - line.left) / max(len(line.text), 1)
    has_room = above.right + needed < right
    if above.text.endswith(_ENDS):
        return not has_room or line.text[0].islower()
    return not (has_room and above.right + 2 * needed < right and line.text[0].isupper() and _is_short(above, line))


def _is_centred(above: Piece, line: Piece) -> bool:
    """True for two lines with one middle and different edges, as in headlines."""
    middle = abs(above.left + above.right - line.left - line.right) < 0.3 * line.height
    return middle and abs(above.left - line.left) > 0.3 * line.height


def _is_short(above: Piece, line: Piece) -> bool:
    """True for a line that is much shorter than the next: a heading set like the text."""
    return above.right - above.left < _FULL * (line.right - line.left)


def _goes_over(last: Piece, line: Piece, room: float) -> bool:
    """Whether the first line of a column goes on with the last paragraph of the column before it."""
    if abs(last.height - line.height) > _SIZE * last.height or _BULLET.match(line.text):
        return False
    return line.text[0].islower() or (room < _ROOM and not last.text.endswith(_ENDS))


def _leading_over(above: str, line: str, known: _Words) -> str:
    """A line as it stands before the next: with a space, or without the hyphen that parted a word."""
    if above.endswith("\u00ad"):
        return above[:-1]
    if not above.endswith(("-", "\u2010")) or not above[-2:-1].isalpha():
        return f"{above} "
    before = re.split(r"[\s—–]", above[-_LONGEST_WORD:-1])[-1].strip("(“\"‘'[")
    after = re.match(r"[^\W\d_]*", line)
    word = f"{before}{after[0] if after else ''}".casefold()
    compound = f"{before}-{after[0] if after else ''}".casefold()
    keeps = word not in known.whole and (compound in known.whole or not known.parted)
    return above if keeps or not line[0].islower() else above[:-1]


def _usual_height(lines: list[Piece]) -> float:
    """The height of the letters that most of the text has."""
    heights: dict[float, int] = defaultdict(int)
    for line in lines:
        heights[round(line.height, 1)] += len(line.text)
    return max(sorted(heights), key=lambda height: heights[height])


def _headline(lines: list[Piece], usual: float) -> str:
    largest = max((line.height for line in lines if len(line.text) > 3), default=0.0)
    if largest < _HEADLINE * usual:
        return ""
    begin = next(at for at, line in enumerate(lines) if largest - line.height <= _SIZE * largest)
    end = begin
    while end < len(lines) and abs(lines[end].height - largest) <= _SIZE * largest:
        end += 1
    return " ".join(line.text for line in lines[begin:end])

"""A table's rows in, a draft for each out: CSV, TSV and Parquet, whose columns are found by name or by a mapping.

Rows are read one after the other (Parquet: in batches); a file may be larger than memory.
"""

import codecs
import csv
import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, TYPE_CHECKING

from graph.read.decode import decode
from graph.read.draft import Draft, Problem
from graph.read.fields import AUTHORED, field_name
from graph.read.records import draft_of

if TYPE_CHECKING:
    import pyarrow.parquet as pq
    from _typeshed import WriteableBuffer

_LONGEST_FIELD = 2_000_000
"""Characters of one field, and of one line; the text of an article has 5,000."""
_MOST_BROKEN = 100
"""Rows that cannot be read, after which a file is left."""
_SAMPLE = 64 * 1024
_BATCH = 256
"""Rows of a Parquet file held at once."""
_DELIMITERS = ",;\t|"
_FIELDS = {"title": "title", "text": "text", "date": "date", "publisher": "publisher", "url": "url", "lang": "language"}


def read_csv(stream: IO[bytes], columns: Mapping[str, str]) -> Iterator[Draft | Problem]:
    """Read a CSV file with a header; commas, semicolons, tabs or bars part its fields, whichever its header has."""
    sample = stream.read(_SAMPLE)
    encoding = _encoding(sample)
    if isinstance(encoding, Problem):
        yield encoding
        return
    lines = _Lines(io.TextIOWrapper(_joined(sample, stream), encoding, errors="replace", newline=""))
    csv.field_size_limit(_LONGEST_FIELD)
    head = sample.decode(encoding, "replace").lstrip("\ufeff\r\n").partition("\n")[0]
    rows = csv.reader(lines, delimiter=max(_DELIMITERS, key=head.count))
    header = next(_rows(rows), None)
    if not isinstance(header, list):
        yield header or Problem("has no header; its first line must name its columns.")
        return
    names = [name.strip().lstrip("\ufeff") for name in header]
    chosen = _chosen(names, columns)
    if isinstance(chosen, Problem):
        yield chosen
        return
    broken = 0
    for number, row in enumerate(_rows(rows), start=1):
        if isinstance(row, Problem):
            broken += 1
            yield Problem(row.reason, f"#{number}")
            if broken == _MOST_BROKEN:
                yield Problem(f"has {_MOST_BROKEN} rows that cannot be read; the rest of it is left out.")
                return
        else:
            yield _draft(dict(zip(names, row, strict=False)), chosen, f"#{number}")
    if lines.cut:
        yield Problem(f"has {lines.cut:,} lines of more than {_LONGEST_FIELD:,} characters, which are left out.")


class _Lines:
    """The lines of a stream; one that is too long is read past and counted, so that no line fills the memory."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._stream, self.cut = stream, 0

    def __iter__(self) -> Iterator[str]:
        while line := self._stream.readline(_LONGEST_FIELD):
            if len(line) < _LONGEST_FIELD or line.endswith(("\n", "\r")):
                yield line
                continue
            self.cut += 1
            while (rest := self._stream.readline(_LONGEST_FIELD)) and not rest.endswith(("\n", "\r")):
                pass
            yield "\n"


def _rows(rows: Iterator[list[str]]) -> Iterator[list[str] | Problem]:
    """The rows that hold something; one that the csv module refuses is a problem, and the next one follows."""
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Problem(f"cannot be read as a row ({error}); check its quotation marks.")
        else:
            if any(row):
                yield row


def _encoding(sample: bytes) -> str | Problem:
    """Told from the beginning; a character that the sample cuts in two does not count."""
    if not sample.strip():
        return Problem("is empty; fill it or leave it out.")
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if sample.startswith(mark):
            return name
    text = decode(sample.replace(b"\0", b"")[: -3 if len(sample) == _SAMPLE else None])
    if isinstance(text, Problem):
        return text
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _joined(sample: bytes, stream: IO[bytes]) -> io.BufferedReader:
    """The stream with what was read of it put back."""

    class Joined(io.RawIOBase):
        _rest = sample

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: "WriteableBuffer") -> int:
            view = memoryview(buffer)
            data = self._rest[: len(view)] or stream.read(len(view))
            self._rest = self._rest[len(view) :]
            view[: len(data)] = data
            return len(data)

    return io.BufferedReader(Joined())


def read_parquet(stream: IO[bytes], columns: Mapping[str, str]) -> Iterator[Draft | Problem]:
    """Read a Parquet file; of its columns only those that say something of the article are loaded."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - 100 MB that only this needs
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError:
        yield Problem("is a Parquet file; to read it install pyarrow: pip install 'newsgraph[parquet]'.")
        return
    number = 0
    try:
        file = pq.ParquetFile(stream)
        names = [str(name) for name in file.schema_arrow.names]
        chosen = _chosen(names, columns)
        if isinstance(chosen, Problem):
            yield chosen
            return
        for row in _parquet_rows(file, sorted(set(chosen.values()) & set(names))):
            number += 1
            yield _draft(row, chosen, f"#{number}")
    except (pa.ArrowException, OSError, ValueError, MemoryError) as error:
        reason = " ".join(str(error).split())[:200]
        yield Problem(f"cannot be read as Parquet after row {number} ({reason}); write it anew.")


def _parquet_rows(file: "pq.ParquetFile", names: Sequence[str]) -> Iterator[dict[str, object]]:
    for batch in file.iter_batches(batch_size=_BATCH, columns=names, use_threads=False):
        yield from batch.to_pylist()


def _chosen(names: Sequence[str], columns: Mapping[str, str]) -> dict[str, str] | Problem:
    """Which column is which field: as the mapping says, the others by their names."""
    shown = ", ".join(names)[:200] or "none"
    for field, column in columns.items():
        if column not in names:
            return Problem(f"has no column {column!r} (for {field}); its columns are: {shown}.")
    chosen = {_FIELDS[field]: column for field, column in columns.items()}
    taken = set(chosen.values())
    known: dict[str, str] = {}
    for name in names:
        if name not in taken:
            known.setdefault(field_name(name), name)
    guesses = {"title": AUTHORED.title, "text": (*AUTHORED.body, "summary", "description", "abstract"),
               "date": AUTHORED.date, "publisher": AUTHORED.publisher, "url": AUTHORED.url,
               "language": AUTHORED.language}  # fmt: skip
    for field, candidates in guesses.items():
        found = next((known[name] for name in candidates if name in known), None)
        if field not in chosen and found is not None:
            chosen[field] = found
    if "text" not in chosen:
        return Problem(f"has no column that looks like the text; say which with --columns text=NAME. It has: {shown}.")
    return chosen


def _draft(row: Mapping[str, object], chosen: Mapping[str, str], part: str) -> Draft | Problem:
    fields = {field: _plain(row.get(column)) for field, column in chosen.items()}
    if not str(fields.get("text") or "").strip():
        return Problem(f"has nothing in its column {chosen['text']!r}.", part, kind="rows without text")
    return draft_of(fields, part)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value

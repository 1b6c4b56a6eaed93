"""Paths in, the files to read out: folders are walked, names are made, files are opened.

Folders give their files in the order of their paths, only those with a known suffix; hidden ones are left out.
Symbolic links are followed, each folder once.
"""

import io
import os
import stat
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO

from graph.errors import SourceError
from graph.read.draft import EMPTY, Problem

LARGEST = 50 * 1024 * 1024
"""Bytes that a text, and a member of an archive, may have."""
LARGEST_DOCUMENT = 200 * 1024 * 1024
"""Bytes that a document may have, pictures and all."""
TOO_LARGE = Problem(f"is larger than {LARGEST // 2**20} MB; split it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One file; what was fetched, when there is ``data``; else standard input when ``path`` is None."""

    path: Path | None = None
    source: str
    """What :attr:`graph.model.Article.source` says."""
    shown: str
    """What error messages say."""
    suffix: str
    depth: int = 0
    """How many files this one is packed in."""
    data: bytes | None = None
    charset: str = ""
    """What a server said of the data."""
    url: str = ""
    """Where the data was fetched."""

    def member(self, name: str, suffixes: frozenset[str]) -> "Place":
        """A file packed in this one; without a name it is all that is packed in it, and is called like it."""
        inner = f"!/{printable(name)}" if name else ""
        source, shown = self.source + inner, self.shown + inner
        suffix = suffix_of(name or PurePath(self.source).stem, suffixes)
        return Place(path=None, source=source, shown=shown, suffix=suffix, depth=self.depth + 1)


def suffix_of(name: str, suffixes: frozenset[str]) -> str:
    """The suffix in lower case, of two parts where such a one is known.

    >>> suffix_of("wire/week.48.TAR.gz", frozenset([".tar.gz", ".gz"])), suffix_of("a.b.txt", frozenset([".txt"]))
    ('.tar.gz', '.txt')
    """
    parts = [part.lower() for part in PurePath(name).suffixes[-2:]]
    return "".join(parts) if "".join(parts) in suffixes else "".join(parts[-1:])


def find(given: str | Path, suffixes: frozenset[str], on_error: Callable[[SourceError], None]) -> Iterator[Place]:
    """The files that one argument stands for."""
    if str(given) == "-":
        yield Place(path=None, source="-", shown="-", suffix="")
        return
    path, shown = Path(given), printable(str(given))
    try:
        folder = path.is_dir()
    except (OSError, ValueError):
        folder = False
    if not folder:
        suffix = suffix_of(path.name, suffixes)
        if suffix and suffix not in suffixes:
            on_error(SourceError(shown, f"has a suffix that is not read; known are {' '.join(sorted(suffixes))}."))
            return
        yield Place(path=path, source=printable(path.name), shown=shown, suffix=suffix)
        return
    name = path.name if path.name not in {"", "..", "."} else os.path.basename(os.path.abspath(path))  # noqa: PTH100, PTH119
    found = sorted(_walk(path, suffixes, on_error))
    if not found:
        on_error(SourceError(shown, f"is a folder without articles; known suffixes are {' '.join(sorted(suffixes))}."))
    for parts in found:
        relative = "/".join(parts)
        source = printable(f"{name}/{relative}" if name else relative)
        file = path.joinpath(*parts)
        yield Place(path=file, source=source, shown=printable(str(file)), suffix=suffix_of(file.name, suffixes))


def _walk(root: Path, suffixes: frozenset[str], on_error: Callable[[SourceError], None]) -> Iterator[tuple[str, ...]]:
    """Relative paths of the files under a folder; linked folders come after real ones, so that real names win."""
    real: list[tuple[str, ...]] = [()]
    linked: list[tuple[str, ...]] = []
    visited: set[tuple[int, int]] = set()
    while real or linked:
        parts = real.pop() if real else linked.pop(0)
        folder = root.joinpath(*parts)
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in visited:
                continue
            visited.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as scan:
                entries = sorted((entry for entry in scan if not entry.name.startswith(".")), key=lambda e: e.name)
        except OSError as error:
            on_error(SourceError(printable(str(folder)), reason(error)))
            continue
        for entry in entries:
            below = (*parts, entry.name)
            if _is_folder(entry):
                (linked if entry.is_symlink() else real).append(below)
            elif suffix_of(entry.name, suffixes) in suffixes:
                yield below


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def opened(place: Place) -> BinaryIO | Problem:
    """A file, what was fetched, or all of standard input, to read and to seek in."""
    if place.data is not None:
        return io.BytesIO(place.data)
    try:
        if place.path is None:
            return io.BytesIO(_standard_input())
        if not stat.S_ISREG(place.path.stat().st_mode):
            return Problem("is not a regular file; to read a pipe, give - and redirect it to standard input.")
        return place.path.open("rb")
    except (OSError, ValueError) as error:
        return Problem(reason(error))


def document_bytes(stream: BinaryIO) -> bytes | Problem:
    """All of a document that has to be in memory."""
    data = stream.read(LARGEST_DOCUMENT + 1)
    if len(data) > LARGEST_DOCUMENT:
        return Problem(f"is larger than {LARGEST_DOCUMENT // 2**20} MB; split it.")
    return data if data.strip() else EMPTY


def _standard_input() -> bytes:
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        return sys.stdin.read(LARGEST + 1).encode("utf-8", "ignore") if sys.stdin is not None else b""
    data = stream.read(LARGEST + 1)
    return data if isinstance(data, bytes) else b""


def reason(error: OSError | ValueError) -> str:
    """What an error of the operating system means for a user."""
    if isinstance(error, FileNotFoundError):
        return "does not exist; check the path."
    if isinstance(error, PermissionError):
        return "may not be read; check its permissions."
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read ({error.strerror}); check the path."
    return "is not a path that can be opened; check it."


def printable(name: str) -> str:
    """A file's name as text: NFC, POSIX separators, and nothing that a terminal or a file format would act on."""
    clean = name.replace(os.sep, "/").encode("utf-8", "replace").decode("utf-8")
    clean = "".join("\ufffd" if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else c for c in clean)
    return unicodedata.normalize("NFC", clean)

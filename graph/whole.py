"""Files that are whole at any time: what is written takes the place of what was there when all of it is."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of the one at the path when all is written, and not before.

    What is no regular file (a pipe, /dev/stdout) is written to directly.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        with path.open("wb") as out:
            yield out
        return
    if target.exists():
        target.open("ab").close()  # one that may not be written is not written over either
    part = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    try:
        with part.open("xb") as out:
            yield out
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise

"""Answers in, files of a folder out: what was fetched, and by what the server will know whether it has changed.

A folder that cannot be written, or a file in it that is damaged, costs a fetch and nothing else.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.fetch.connections import Answer
from graph.whole import replacing

_KEPT_HEADERS = ("etag", "last-modified", "content-type")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An answer of an earlier time."""

    url: str
    """The address after redirects, which gave the answer."""
    headers: Mapping[str, str]
    data: bytes = field(repr=False)

    @property
    def conditions(self) -> dict[str, str]:
        """The request headers that ask for an answer only if it has changed."""
        names = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
        return {header: self.headers[name] for name, header in names.items() if name in self.headers}


class Memory:
    """One file a URL: a line of JSON, then the body.  Without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, url: str) -> Kept | None:
        """What the URL gave the last time, when the server can be asked whether that has changed."""
        if self._folder is None:
            return None
        try:
            head, _, data = self._path(self._folder, url).read_bytes().partition(b"\n")
            known = json.loads(head)
            found = Kept(url=known["target"], headers=known["headers"], data=data)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        whole = known.get("url") == url and known.get("digest") == hashlib.sha256(data).hexdigest()
        return found if whole and found.conditions else None

    def put(self, url: str, target: str, answer: Answer) -> None:
        """Keep an answer in place of an earlier one; the file is whole at any time."""
        if self._folder is None:
            return
        headers = {name: answer.headers[name] for name in _KEPT_HEADERS if name in answer.headers}
        digest = hashlib.sha256(answer.data).hexdigest()
        head = json.dumps({"url": url, "target": target, "headers": headers, "digest": digest})
        path = self._path(self._folder, url)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with replacing(path) as out:
                out.write(head.encode() + b"\n" + answer.data)
        except OSError:
            return

    @staticmethod
    def _path(folder: Path, url: str) -> Path:
        return folder / hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:32]

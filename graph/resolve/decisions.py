"""What a user decided about names: a TOML file of aliases, names to merge and names never to merge.

[[alias]]
label = "Globex"
names = ["Globex Holdings", "GBX"]

[[merge]]
names = ["Acme Robotics", "Acme Automata"]

[[never]]
names = ["Globex", "Globex Pay"]
"""

import hashlib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from graph.errors import GraphError
from graph.resolve.names import key
from graph.whole import replacing

_SHAPES = {"alias": {"label", "names"}, "merge": {"names"}, "never": {"names"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """A user's word on names; it overrides every rule, and never-merge overrides merge."""

    aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(label, names): these names are one entity, shown under the label."""
    merge: tuple[tuple[str, ...], ...] = ()
    never: tuple[tuple[str, ...], ...] = ()

    @property
    def together(self) -> tuple[tuple[str, ...], ...]:
        """Keys of names that are one entity; no two groups share one."""
        groups: list[set[str]] = []
        for names in ((label, *names) for label, names in self.aliases), self.merge:
            for group in names:
                found = {key(name) for name in group}
                for other in [other for other in groups if other & found]:
                    groups.remove(other)
                    found |= other
                groups.append(found)
        return tuple(sorted(tuple(sorted(group)) for group in groups))

    @property
    def apart(self) -> frozenset[frozenset[str]]:
        """Pairs of keys that are never one entity."""
        keys = [sorted({key(name) for name in group}) for group in self.never]
        return frozenset(frozenset((one, two)) for group in keys for one in group for two in group if one < two)

    @property
    def labels(self) -> dict[str, str]:
        """Key of a name -> the label that the user wants."""
        return {key(name): label for label, names in reversed(self.aliases) for name in (label, *names)}

    def allowing(self, pairs: Iterable[tuple[str, str]]) -> "Decisions":
        """These decisions without what keeps the two names of any pair apart."""
        wanted = {frozenset(map(key, pair)) for pair in pairs}
        never: list[tuple[str, ...]] = []
        for group in self.never:
            kept = [pair for pair in combinations(group, 2) if frozenset(map(key, pair)) not in wanted]
            never += kept if len(kept) < len(list(combinations(group, 2))) else [group]
        return replace(self, never=tuple(never))

    def dividing(self, pairs: Iterable[tuple[str, str]]) -> "Decisions":
        """These decisions without what puts the two names of any pair together: the second leaves the group."""
        groups = [list(group) for group in self.merge]
        for stays, leaves in pairs:
            for group in groups:
                if key(stays) in map(key, group):
                    group[:] = [name for name in group if key(name) != key(leaves)]
        return replace(self, merge=tuple(tuple(group) for group in groups if len(group) > 1))

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of what is decided, however the file puts it."""
        decided = (self.together, sorted(sorted(pair) for pair in self.apart), sorted(self.labels.items()))
        return hashlib.sha256(repr(decided).encode("utf-8", "surrogatepass")).hexdigest()


def load_decisions(path: Path) -> Decisions:
    """Read a decisions file; a missing one is empty."""
    if not path.exists():
        return Decisions()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GraphError(f"{path}: not TOML: {error}") from error
    unknown = sorted(set(data) - set(_SHAPES))
    if unknown:
        raise GraphError(f"{path}: unknown table {unknown[0]!r}; expected [[alias]], [[merge]] or [[never]].")
    return Decisions(
        aliases=tuple((entry["label"], tuple(entry["names"])) for entry in _entries(path, data, "alias")),
        merge=tuple(tuple(entry["names"]) for entry in _entries(path, data, "merge")),
        never=tuple(tuple(entry["names"]) for entry in _entries(path, data, "never")),
    )


def save_decisions(path: Path, decisions: Decisions) -> None:
    """Bring the file's groups to merge and never to merge to these; whatever else stands in it, comments too, stays.

    The file is written whole beside the old one and then takes its place.
    """
    import tomlkit.items  # noqa: PLC0415  (only here, and reading needs it not)

    document = tomlkit.parse(path.read_text(encoding="utf-8") if path.exists() else "")
    for table, groups in (("merge", decisions.merge), ("never", decisions.never)):
        entries = document.get(table) or tomlkit.aot()
        missing = list(groups)
        for number in reversed(range(len(entries))):
            names = tuple(entries[number]["names"])
            if names in missing:
                missing.remove(names)
            else:
                del entries[number]
        for names in missing:
            entry = tomlkit.inline_table() if isinstance(entries, tomlkit.items.Array) else tomlkit.table()
            entry["names"] = list(names)
            entries.append(entry)
        if entries and table not in document:
            document[table] = entries
        elif not entries and table in document:
            del document[table]
    with replacing(path) as out:
        out.write(tomlkit.dumps(document).encode())


def _entries(path: Path, data: dict[str, Any], table: str) -> list[dict[str, Any]]:
    entries = data.get(table, [])
    least = 1 if table == "alias" else 2
    for entry in entries if isinstance(entries, list) else [entries]:
        if not (isinstance(entry, dict) and set(entry) == _SHAPES[table] and _are_names(entry, least)):
            fields = " and ".join(sorted(_SHAPES[table]))
            raise GraphError(
                f"{path}: every [[{table}]] needs {fields}, names a list of at least {least} strings; found {entry!r}."
            )
    return list(entries)


def _are_names(entry: dict[str, Any], least: int) -> bool:
    names = entry["names"]
    if not isinstance(names, list) or len(names) < least:
        return False
    return all(isinstance(name, str) and key(name) for name in (*names, entry.get("label", "label")))

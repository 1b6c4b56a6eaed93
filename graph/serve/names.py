"""The names of a store, to find a thing by what people call it."""

import difflib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from rdflib.namespace import SKOS

from graph.facts import Reader
from graph.store import Store

_CLOSE = 2_000
"""Names that are compared letter by letter."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name, folded and as it is written, and whose it is."""

    folded: str
    text: str
    iri: str
    preferred: bool


class Names:
    """All names, read from the store when the first is looked up."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()

    @cached_property
    def _names(self) -> Sequence[Name]:
        reader = Reader(self._store)
        preferred = dict(reader.pairs(SKOS.prefLabel))
        found = {Name(text.casefold(), text, iri, True) for iri, text in preferred.items()}
        found |= {
            Name(text.casefold(), text, iri, False)
            for iri, text in reader.pairs(SKOS.altLabel)
            if iri in preferred and text != preferred[iri]
        }
        return sorted(found, key=lambda name: (name.folded, not name.preferred, name.iri))

    def all(self) -> Sequence[Name]:
        """Every name, in order."""
        with self._lock:
            return self._names

    def search(self, text: str) -> Iterator[str]:
        """IRIs of things with a name that has all the words, those that begin with the text first."""
        folded = " ".join(text.casefold().split())
        if not folded:
            return
        words = folded.split()
        hits = [name for name in self.all() if all(word in name.folded for word in words)]
        ranked = sorted(hits, key=lambda name: (_rank(name.folded, folded), len(name.text), name.text, name.iri))
        yield from dict.fromkeys(name.iri for name in ranked)

    def close(self, text: str, most: int = 8) -> list[str]:
        """IRIs of things that are called almost so."""
        folded = " ".join(text.casefold().split())
        found = list(self.search(folded))[:most]
        known: dict[str, list[str]] = defaultdict(list)
        for name in self.all():
            if abs(len(name.folded) - len(folded)) <= 3 and (
                name.folded[:1] == folded[:1] or name.folded[-3:] == folded[-3:]
            ):
                known[name.folded].append(name.iri)
        for alike in difflib.get_close_matches(folded, list(known)[:_CLOSE], n=most, cutoff=0.6):
            found += known[alike]
        if not found:
            for word in sorted(folded.split(), key=len, reverse=True)[:2]:
                found += list(self.search(word))[:most] if len(word) > 3 else []
        return list(dict.fromkeys(found))[:most]


def _rank(name: str, wanted: str) -> int:
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    return 2 if f" {wanted}" in name else 3

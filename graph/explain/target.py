"""What is to be explained: an IRI, or the names of subject, predicate and object in, the facts or the triple out."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Triple
from rdflib.namespace import RDF, RDFS, SKOS

from graph.config import BASE
from graph.errors import GraphError
from graph.facts import Reader, find_entity
from graph.infer.axioms import TYPE
from graph.store import Store
from graph.turtle import prefixes
from graph.vocab import NG

SUGGESTIONS = 5
_READ = 500
"""Facts of the subject that suggestions are taken from."""
_IS_A = frozenset({"a", "is a"})


@dataclass(frozen=True, slots=True)
class Target:
    """Facts by IRI, and the triple that is inferred or the class of a thing; one of them may be missing."""

    facts: tuple[str, ...]
    triple: Triple | None = None


def find_target(store: Store, words: Sequence[str], labels: Mapping[str, str]) -> Target:
    """The fact with this IRI, or the facts and the inferred triple that the three names stand for.

    ``labels`` are those of the ontology's terms, by IRI.

    Raises :class:`graph.errors.GraphError` with what is close to it.
    """
    if len(words) == 1:
        return Target((_fact_iri(store, words[0]),))
    if len(words) != 3:
        raise GraphError(
            f"A fact is one IRI, or SUBJECT PREDICATE OBJECT; found {len(words)} words: {' | '.join(words)}."
        )
    return _Names(store, labels).find(*words)


def _fact_iri(store: Store, word: str) -> str:
    iri = expand(store, word)
    try:
        known = Reader(store).is_fact(iri)
    except ValueError:
        known = False
    if known:
        return iri
    start = store.meta.get("base", BASE) + "fact/"
    close = difflib.get_close_matches(iri, (one for one in _facts(store)), n=3, cutoff=0.9)
    hint = f" Did you mean: {', '.join(close)}?" if close else f" IRIs of facts start with {start}."
    raise GraphError(f"No fact has the IRI {iri}.{hint} A fact can also be given as SUBJECT PREDICATE OBJECT.")


def _facts(store: Store) -> Iterator[str]:
    kind = NamedNode(str(NG.Fact))
    for quad in store.dataset.quads_for_pattern(None, NamedNode(str(RDF.type)), kind, DefaultGraph()):
        yield str(quad.subject).strip("<>")


def expand(store: Store, word: str) -> str:
    """A prefixed name (``ng:owns``, ``fact:0a1b``) as an IRI; anything else as it is."""
    name, colon, local = word.strip("<>").partition(":")
    known = prefixes(store.meta.get("base", BASE))
    return known[name] + local if colon and name in known and not local.startswith("//") else word.strip("<>")


class _Names:
    """Looks facts up by the names of their ends."""

    def __init__(self, store: Store, labels: Mapping[str, str]) -> None:
        self._store, self._reader, self._labels = store, Reader(store), labels

    def find(self, subject: str, predicate: str, value: str) -> Target:
        iri = find_entity(self._store, expand(self._store, subject))
        facts = self._reader.subjects(RDF.subject, NamedNode(iri))
        wanted = [fact for fact in facts if self._is(self._reader.text(fact, RDF.predicate), predicate)]
        found = [
            fact for fact in wanted if any(self._means(end, value) for end in self._reader.values(fact, RDF.object))
        ]
        known = self._inferred(iri) + self._classes(iri)
        triples = [one for one in known if self._is(_iri(one.predicate), predicate) and self._means(one.object, value)]
        if found or triples:
            return Target(tuple(found), min(triples, key=_ours_first, default=None))
        raise GraphError(self._missing(iri, (subject, predicate, value), [*wanted, *facts]))

    def _inferred(self, iri: str) -> list[Triple]:
        found = self._store.dataset.quads_for_pattern(NamedNode(iri), None, None, self._store.inferred)
        return [quad.triple for quad in found]

    def _classes(self, iri: str) -> list[Triple]:
        found = self._store.dataset.quads_for_pattern(NamedNode(iri), TYPE, None, DefaultGraph())
        return [quad.triple for quad in found]

    def _is(self, predicate: str, word: str) -> bool:
        """Whether the word is the predicate's IRI, prefixed name, local name or label; ``is a`` asks for the class."""
        if word in _IS_A:
            return predicate == TYPE.value
        labels = self._reader.texts(predicate, RDFS.label)
        names = {predicate, *labels, self._labels.get(predicate, ""), *_local(predicate)}
        return expand(self._store, word) == predicate or _fold(word) in map(_fold, names)

    def _means(self, end: object, word: str) -> bool:
        if isinstance(end, Literal):
            return _fold(end.value) == _fold(word)
        iri = _iri(end)
        labels = [text for prop in (RDFS.label, SKOS.altLabel) for text in self._reader.texts(iri, prop)]
        labels += [self._labels.get(iri, ""), *_local(iri)]
        return expand(self._store, word) == iri or _fold(word) in map(_fold, labels)

    def _missing(self, iri: str, words: tuple[str, str, str], facts: Sequence[str]) -> str:
        """What was asked for, and what is known of the subject: the same relation first, then what reads alike."""
        name = self._reader.text(iri, RDFS.label, iri)
        known = list(dict.fromkeys(self._line(fact) for fact in facts[:_READ]))
        if words[1] in _IS_A:
            classes = [one.object for one in self._inferred(iri) + self._classes(iri) if one.predicate == TYPE]
            known = sorted({f"{name} | is a | {_local(_iri(one))[0]}" for one in classes})
        alike = difflib.get_close_matches(" ".join(words), known, n=SUGGESTIONS, cutoff=0.3)
        hint = f" Known of it: {'; '.join(alike or known[:SUGGESTIONS])}." if known else ""
        asked = "" if self._store.has_inferred else " (what only follows is known after: newsgraph infer)"
        return f"No fact says: {name} | {words[1]} | {words[2]}{asked}.{hint}"

    def _line(self, fact: str) -> str:
        found = self._reader.fact(fact)
        return " | ".join((found["subject"]["label"], found["predicate"]["label"], found["object"]["label"]))


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)


def _ours_first(triple: Triple) -> tuple[bool, str]:
    """Of terms with one local name that of our ontology."""
    ours = str(NG)
    return not (_iri(triple.object).startswith(ours) or _iri(triple.predicate).startswith(ours)), str(triple)


def _local(iri: str) -> list[str]:
    return [iri.rpartition("#")[2].rpartition("/")[2]]


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())

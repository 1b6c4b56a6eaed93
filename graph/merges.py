"""Why names are one entity, and the user's word on it: a store in, explained merges out; names in, a changed store out.

    readings -> link -> Merge + sentences                          :func:`merges`
    names -> decisions file -> resolve anew                        :func:`merge_names`, :func:`split_names`

Nothing of this is kept: linking is a pure function of the readings, so the reasons are worked out again when they are
asked for, and a decision that is taken back leaves the graph as it was.
"""

import difflib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any, TypeAlias

from pyoxigraph import DefaultGraph, Literal, NamedNode
from rdflib.namespace import SKOS

from graph.errors import GraphError, NameNotFoundError
from graph.facts import SUGGESTIONS, Reader, find_entity
from graph.hands import Rules, decisions_path
from graph.model import Entity, Reading
from graph.pipeline import Progress, Report, agent_of, quiet, renew, settings_of
from graph.resolve import distinct
from graph.resolve.decisions import Decisions, save_decisions
from graph.resolve.entities import Links, Merge, link
from graph.resolve.names import key
from graph.store import Store

_Pairs: TypeAlias = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Where a name stands."""

    article: str
    """The article's source."""
    begin: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMerge:
    """Two names of one entity, and why they are."""

    entity: str
    """Its IRI."""
    label: str
    names: tuple[str, str]
    rule: str
    """What put them together: ``acronym in parentheses``, ``surname``, ``decision`` ..."""
    score: float
    articles: tuple[str, ...]
    """Sources of the articles where the rule applied."""
    evidence: tuple[Sentence, ...]
    """A sentence with both names, else one with each."""

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        evidence = [{"article": s.article, "begin": s.begin, "end": s.end, "quote": s.quote} for s in self.evidence]
        names, articles = list(self.names), list(self.articles)
        return {
            "entity": self.entity, "label": self.label, "names": names, "rule": self.rule, "score": self.score,
            "articles": articles, "evidence": evidence,
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a decision did."""

    path: Path
    """The file that holds it."""
    changed: bool
    """False when the names stood as wanted before."""
    report: Report | None = None
    """The graph as it was resolved anew; None when nothing changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedIdentity:
    """An entity's link to an id of the table of aliases, or the ids that it may have."""

    entity: str
    label: str
    id: str
    candidates: tuple[str, ...]
    reason: str

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self) | {"candidates": list(self.candidates)}


def identities(store: Store, name: str | None = None) -> list[NamedIdentity]:
    """Which entities the last build linked to ids, and why; of the one that has the name, or of all, by label.

    Raises :class:`graph.errors.NameNotFoundError` for a name that no entity has.
    """
    wanted = None if name is None else find_entity(store, name)
    reader = Reader(store)
    found = [
        NamedIdentity(
            entity=one["entity"],
            label=reader.text(one["entity"], SKOS.prefLabel),
            id=one["id"],
            candidates=tuple(one["candidates"]),
            reason=one["reason"],
        )
        for one in json.loads(store.meta.get("identities", "[]"))
        if wanted in {None, one["entity"]}
    ]
    return sorted(found, key=lambda one: (one.label, one.entity))


def merges(store: Store, name: str | None = None) -> list[NameMerge]:
    """Which names were put together and why, by entity; of the one that has the name, or of all in the graph.

    Raises :class:`graph.errors.NameNotFoundError` for a name that no entity has.
    """
    wanted = None if name is None else find_entity(store, name)
    readings = distinct(list(store.readings()))
    by_digest = {reading.article.digest: reading for reading in readings}
    labels = _labels(store)
    rules = Rules.load(settings_of(store), store.path)
    found = _linked(readings, rules, rules.decisions).merges
    chosen = [merge for merge in found if merge.iri in labels and wanted in {None, merge.iri}]
    return [_explained(merge, labels[merge.iri], by_digest) for merge in chosen]


def merge_names(names: Sequence[str], store_path: str | Path, *, on_progress: Progress = quiet) -> Decided:
    """Decide that the names are one entity, and resolve the store anew.

    A decision that keeps them apart is taken back; one that puts them together is written only when that is not enough.
    Raises :class:`graph.errors.GraphError` when the names are unknown or cannot be put together.
    """

    def ways(decisions: Decisions, pairs: _Pairs) -> Iterator[Decisions]:
        allowed = decisions.allowing(pairs)
        yield allowed
        yield replace(allowed, merge=(*allowed.merge, tuple(names)))

    if len(names) < 2:
        raise GraphError("Give two names at least: a name alone cannot be put together with anything.")
    return _decide(names, store_path, ways, together=True, on_progress=on_progress)


def split_names(names: Sequence[str], store_path: str | Path, *, on_progress: Progress = quiet) -> Decided:
    """Decide that no two of the names are one entity (a name alone: that it is none of the names of its entity).

    A decision that puts them together is taken back; one that keeps them apart is written only when that is not enough.
    Raises :class:`graph.errors.GraphError` when the names are unknown or cannot be kept apart.
    """

    def ways(decisions: Decisions, pairs: _Pairs) -> Iterator[Decisions]:
        divided = decisions.dividing(pairs)
        yield divided
        yield replace(divided, never=(*divided.never, *([tuple(names)] if len(names) > 1 else pairs)))

    return _decide(names, store_path, ways, together=False, on_progress=on_progress)


def _decide(
    names: Sequence[str],
    store_path: str | Path,
    ways: Callable[[Decisions, _Pairs], Iterator[Decisions]],
    *,
    together: bool,
    on_progress: Progress,
) -> Decided:
    """Write the first of the ways that has the wanted effect, and make the graph anew."""
    with Store.open(store_path) as store:
        rules = Rules.load(settings_of(store), store.path)
        agent_of(rules.settings)  # a model that is missing is told before anything is decided
        path = decisions_path(rules.settings, store.path)
        readings = distinct(list(store.readings()))
        links = _linked(readings, rules, rules.decisions)
        pairs = _pairs(names, links.names)
        if _all(pairs, links, together=together):
            if store.dirty:  # an earlier run was stopped after it had decided
                renew(store, rules, on_progress=on_progress)
            return Decided(path=path, changed=False)
        for decisions in ways(rules.decisions, pairs):
            if _all(pairs, _linked(readings, rules, decisions), together=together):
                break
        else:
            wish = "put together" if together else "kept apart"
            raise GraphError(
                f"{', '.join(map(repr, names))}: cannot be {wish}, because another decision or an article's own words "
                f"say otherwise; nothing was changed. Look at {path} and at newsgraph merges."
            )
        store.outdate()
        save_decisions(path, decisions)
        return Decided(path=path, changed=True, report=renew(store, rules.deciding(decisions), on_progress=on_progress))


def _linked(readings: Sequence[Reading], rules: Rules, decisions: Decisions) -> Links:
    return link(readings, rules.ontology, base=rules.settings.base, decisions=decisions)


def _pairs(names: Sequence[str], known: Sequence[Entity]) -> _Pairs:
    """The pairs that a decision is about; of a name alone, those with the other names of its entities."""
    keys = _keys(known)
    for name in names:
        if key(name) not in keys:
            raise NameNotFoundError(name, _close(name, known))
    if len({key(name) for name in names}) < len(names):
        raise GraphError(f"{', '.join(map(repr, names))}: are one name, written in several ways; give different names.")
    if len(names) > 1:
        return list(combinations(names, 2))
    (name,) = names
    others = {
        other: form
        for entity in known
        if key(name) in {key(form) for form in _forms(entity)}
        for form in _forms(entity)
        if (other := key(form)) != key(name)
    }
    if not others:
        raise GraphError(f"{name!r} was not put together with any other name.")
    return [(form, name) for _, form in sorted(others.items())]


def _forms(entity: Entity) -> tuple[str, ...]:
    return entity.label, *entity.aliases


def _keys(known: Iterable[Entity]) -> dict[str, set[str]]:
    """Key of a name -> the entities that have it."""
    found: dict[str, set[str]] = defaultdict(set)
    for entity in known:
        for form in _forms(entity):
            found[key(form)].add(entity.iri)
    return found


def _all(pairs: _Pairs, links: Links, *, together: bool) -> bool:
    """Whether each pair has an entity in common, or none has."""
    keys = _keys(links.names)
    return all(bool(keys[key(one)] & keys[key(two)]) == together for one, two in pairs)


def _close(name: str, known: Iterable[Entity]) -> list[str]:
    names = {form.casefold(): form for entity in known for form in _forms(entity)}
    wanted = name.casefold()
    holding = sorted((folded for folded in names if len(wanted) > 2 and wanted in folded), key=lambda n: (len(n), n))
    alike = difflib.get_close_matches(wanted, sorted(names), n=SUGGESTIONS)
    return [names[folded] for folded in dict.fromkeys([*holding, *alike])][:SUGGESTIONS]


def _labels(store: Store) -> dict[str, str]:
    """The things in the graph that have a name, by IRI."""
    found = store.dataset.quads_for_pattern(None, NamedNode(str(SKOS.prefLabel)), None, DefaultGraph())
    return {
        quad.subject.value: quad.object.value
        for quad in found
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    }


def _explained(merge: Merge, label: str, readings: Mapping[str, Reading]) -> NameMerge:
    found = sorted((readings[digest] for digest in merge.articles), key=lambda reading: reading.article.source)
    return NameMerge(
        entity=merge.iri, label=label, names=merge.names, rule=merge.rule, score=merge.score,
        articles=tuple(reading.article.source for reading in found), evidence=_evidence(merge.names, found),
    )  # fmt: skip


def _evidence(names: tuple[str, str], readings: Sequence[Reading]) -> tuple[Sentence, ...]:
    """The first sentence with both names, else the first with each."""
    patterns = [_pattern(name) for name in sorted(names, key=lambda name: (-len(name), name))]
    first: dict[int, Sentence] = {}
    for reading in readings:
        text = reading.article.text
        for begin, end in reading.sentences:
            long, short = ([match.span() for match in pattern.finditer(text, begin, end)] for pattern in patterns)
            alone = [span for span in short if not any(one[0] < span[1] and span[0] < one[1] for one in long)]
            sentence = Sentence(article=reading.article.source, begin=begin, end=end, quote=text[begin:end])
            if long and alone:
                return (sentence,)
            for number, spans in enumerate((long, alone)):
                if spans:
                    first.setdefault(number, sentence)
    return tuple(first[number] for number in sorted(first))


def _pattern(name: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)

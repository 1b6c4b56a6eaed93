"""Why an article's sentence became a fact: worked out anew from the readings that the store keeps.

Extraction, links and patterns are pure functions of the readings, the ontology and the user's decisions, so what is
found here is what the build did; nothing of it needs to stand in the RDF.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, TypeAlias

from graph.evidence import named
from graph.explain.cues import cues
from graph.facts import Json
from graph.model import Article, Extraction, Mention, Reading
from graph.ontology import Ontology
from graph.patterns import Lessons, Match, PatternSet, learn, pattern_set
from graph.resolve.decisions import Decisions
from graph.resolve.entities import Links, Merge, link
from graph.resolve.names import key
from graph.store import Store

Span: TypeAlias = tuple[int, int]
Evidence: TypeAlias = Mapping[str, Any]
"""An evidence of :mod:`graph.facts`."""


class Readings:
    """The readings of a store, and what resolution made of them; each worked out when it is first asked for."""

    def __init__(self, store: Store, ontology: Ontology, decisions: Decisions, lessons: Lessons, base: str) -> None:
        self._store, self._ontology, self._decisions = store, ontology, decisions
        self._lessons, self._base = lessons, base

    @cached_property
    def _by_source(self) -> dict[str, Reading]:
        return {reading.article.source: reading for reading in self._store.readings()}

    @cached_property
    def _links(self) -> Links:
        readings = list(self._by_source.values())
        return link(readings, self._ontology, base=self._base, decisions=self._decisions)

    @cached_property
    def _patterns(self) -> PatternSet:
        return pattern_set(self._ontology, learn(self._ontology, _untaught, self._lessons))

    def explain(self, fact: Json, evidence: Evidence) -> Json:
        """The evidence with how its sentence was read; only what it says itself when its article has changed."""
        reading = self._by_source.get(evidence["article"])
        ways = [self._way(reading, one, fact) for one in self._extractions(reading, fact, evidence)] if reading else []
        best = min(ways, key=lambda way: bool(fact["derived"]) != bool(way["pattern"]), default={})
        return {**evidence, **best}

    def _way(self, reading: Reading, found: tuple[Extraction, Mention, Mention], fact: Json) -> Json:
        """How one extraction gives the fact."""
        extraction, subject, value = found
        quote = reading.article.text[extraction.begin : extraction.end]
        return {
            "construction": extraction.rule,
            "relation": extraction.relation,
            "subject": self._argument(reading, subject, fact["subject"]),
            "object": self._argument(reading, value, fact["object"]),
            "cues": cues(quote, fact["polarity"], fact["modality"]),
            **self._matched(extraction, fact, (subject.span, value.span)),
        }

    def _extractions(
        self, reading: Reading, fact: Json, evidence: Evidence
    ) -> Iterator[tuple[Extraction, Mention, Mention]]:
        """Extractions of the sentence with these very words, and their two mentions that became the fact's ends."""
        spans = (tuple(evidence["subject_span"]), tuple(evidence["object_span"]))
        for one in reading.extractions:
            same = (one.begin, one.end, one.phrase) == (evidence["begin"], evidence["end"], evidence["phrase"])
            if same and (one.polarity, one.modality) == (fact["polarity"], fact["modality"]):
                mentions = {m.span: m for m in _mentions(one)}
                if spans[0] in mentions and spans[1] in mentions:
                    yield one, mentions[spans[0]], mentions[spans[1]]

    # -- arguments

    def _argument(self, reading: Reading, mention: Mention, entity: Json) -> Json:
        """The words in the sentence and the way from them to the entity."""
        begin, end = mention.span
        words = reading.article.text[begin:end]
        told: Json = {"words": words, "begin": begin, "end": end, "entity": entity["label"]}
        if mention.kind in {"clause", "quality"} or "iri" not in entity:
            return told | {"how": "text"}
        if mention.kind in {"quantity", "time"} or "value" in entity:
            return told | {"how": "value"}
        antecedent = self._antecedent(reading, mention, [entity["label"], *entity["aliases"]])
        if antecedent is not None:
            words = reading.article.text[slice(*antecedent)]
            told["antecedent"] = {"words": words, "begin": antecedent[0], "end": antecedent[1]}
        merges = self._merges(entity, words)
        how = "words" if antecedent is None else "coreference"
        return told | {"how": how, "merges": [_merge(one) for one in merges]}

    def _antecedent(self, reading: Reading, mention: Mention, names: list[str]) -> tuple[int, int] | None:
        """Where the article names what the mention stands for, unless the sentence does."""
        if named(names, reading.article.text[slice(*mention.span)]):
            return None
        if mention.via and named(names, mention.anchor):
            return mention.begin, mention.end
        return self._links.antecedent(reading, mention)

    def _merges(self, entity: Json, words: str) -> list[Merge]:
        """The shortest way of merges from the name in the words to the entity's label."""
        edges = [merge for merge in self._links.merges if merge.iri == entity["iri"]]
        start = max((n for n in (entity["label"], *entity["aliases"]) if named([n], words)), key=len, default=words)
        ahead: deque[tuple[str, tuple[Merge, ...]]] = deque([(key(start), ())])
        seen = {key(start)}
        while ahead:
            name, way = ahead.popleft()
            if name == key(entity["label"]):
                return list(way)
            for merge in edges:
                for one, other in (merge.names, merge.names[::-1]):
                    if key(one) == name and key(other) not in seen:
                        seen.add(key(other))
                        ahead.append((key(other), (*way, merge)))
        return []

    # -- patterns

    def _matched(self, extraction: Extraction, fact: Json, ends: tuple[Span, Span]) -> Json:
        """The pattern that gave the relation, and the relations whose patterns fitted and were not chosen."""
        chosen, others = None, set()
        for match in self._patterns.matches(extraction):
            if (match.subject.span, match.object.span) != ends:
                continue
            prop = self._ontology.properties[match.pattern.property]
            if prop.iri != fact["predicate"]["id"]:
                others.add(prop.label)
            elif chosen is None or match.pattern.example == fact["derived"]:
                chosen = match
        return {"pattern": None if chosen is None else self._pattern(chosen), "others": sorted(others)}

    def _pattern(self, match: Match) -> Json:
        pattern, prop = match.pattern, self._ontology.properties[match.pattern.property]
        return {
            "example": pattern.example,
            "relation": pattern.relation,
            "subject": _slot(pattern.subject_slot),
            "object": _slot(pattern.object_slot),
            "noun": pattern.object_head,
            "domain": list(prop.domain),
            "range": list(prop.range),
            "score": self._height(prop.domain) + self._height(prop.range),
        }

    def _height(self, names: tuple[str, ...]) -> int:
        """How far below the top the deepest of the classes stands."""
        known = self._ontology.classes
        return max((1 + self._height(known[name].parents) if name in known else 1 for name in names), default=0)


def _untaught(sentences: list[str] | tuple[str, ...] | Any) -> list[Reading]:
    """Sentences that the build learnt nothing from: nothing is learnt now."""
    return [Reading(article=Article(source="ontology", text=sentence)) for sentence in sentences]


def _mentions(extraction: Extraction) -> tuple[Mention, ...]:
    return (*(one.mention for one in reversed(extraction.qualifiers)), extraction.object, extraction.subject)


def _slot(slot: str) -> str:
    """``q with`` -> ``after "with"``."""
    return f'after "{slot.removeprefix("q ")}"' if slot.startswith("q ") else slot


def _merge(merge: Merge) -> Json:
    return {"names": list(merge.names), "rule": merge.rule, "score": merge.score}

"""Relations taught by example: the ontology's sentences become patterns over extractions.

An example sentence with its two arguments in square brackets is annotated and extracted like any article; every
extraction that holds both arguments gives one :class:`Pattern`: the relation's words, and the slots where the first and
the second argument stand.  Since the extractor already undoes passives, relative clauses, apposition, possession and
coordination, one example covers all of these.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.model import Extraction, Mention, Reading
from graph.ontology import Ontology, Property

_BRACKETS = re.compile(r"\[([^\[\]]+)\]")
_SAME_PLACE = {"in": "at", "on": "at", "at": "at", "into": "to", "onto": "to", "upon": "at"}


@dataclass(frozen=True, slots=True, order=True)
class Pattern:
    """One way of saying a property."""

    property: str
    relation: str
    """Relation words of the extraction, see :attr:`graph.model.Extraction.relation`."""
    subject_slot: str
    """Where the property's subject stands: ``subject``, ``object`` or a qualifier's word."""
    object_slot: str
    object_head: str = ""
    """Lemma of the extraction's object when it is neither argument: ``agreement`` in "sign an agreement with"."""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern met in an extraction, with the two mentions that fill it."""

    pattern: Pattern
    subject: Mention
    object: Mention


class PatternSet:
    """Patterns by the key they are looked up with."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.patterns = tuple(sorted(set(patterns)))
        self._by_relation: dict[str, list[Pattern]] = defaultdict(list)
        for pattern in self.patterns:
            self._by_relation[fold(pattern.relation)].append(pattern)

    def matches(self, extraction: Extraction) -> Iterator[Match]:
        """Every pattern that the extraction fits, types not yet looked at."""
        candidates = self._by_relation.get(fold(extraction.relation), ())
        if not candidates:
            return
        slots = slots_of(extraction)
        for pattern in candidates:
            if pattern.object_head and pattern.object_head != extraction.object.head:
                continue
            for subject in slots.get(pattern.subject_slot, ()):
                for obj in slots.get(pattern.object_slot, ()):
                    if subject is not obj:
                        yield Match(pattern, subject, obj)


def fold(relation: str) -> str:
    """Relation words with prepositions of place made one: ``be list on`` and ``be list in`` are the same relation."""
    words = relation.split()
    if len(words) > 1 and words[-1] in _SAME_PLACE:
        words[-1] = _SAME_PLACE[words[-1]]
    return " ".join(words)


def slots_of(extraction: Extraction) -> Mapping[str, Sequence[Mention]]:
    """The extraction's mentions by slot name."""
    slots: dict[str, list[Mention]] = {"subject": [extraction.subject], "object": [extraction.object]}
    for qualifier in extraction.qualifiers:
        slots.setdefault(fold(f"q {qualifier.word}") if qualifier.word else f"q {qualifier.role}", []).append(qualifier.mention)
    return slots


def learn(ontology: Ontology, read: Callable[[Sequence[str]], Sequence[Reading]]) -> PatternSet:
    """The patterns of all properties; ``read`` annotates and extracts plain sentences."""
    taught = [(prop, example) for prop in ontology.properties.values() for example in prop.examples]
    readings = read([_BRACKETS.sub(r"\1", example) for _, example in taught])
    return PatternSet(p for (prop, example), reading in zip(taught, readings, strict=True) for p in _from_example(prop, example, reading))


def _from_example(prop: Property, example: str, reading: Reading) -> Iterator[Pattern]:
    spans = _argument_spans(example)
    if len(spans) != 2:
        return
    for extraction in reading.extractions:
        slots = [(name, m) for name, mentions in slots_of(extraction).items() for m in mentions]
        firsts = [name for name, m in slots if _stands_for(m, spans[0])]
        seconds = [name for name, m in slots if _stands_for(m, spans[1])]
        for first in firsts:
            for second in seconds:
                if first == second or extraction.polarity == "negative":
                    continue
                head = extraction.object.head if "object" not in {first, second} and extraction.object.kind == "nominal" else ""
                yield Pattern(prop.name, extraction.relation, first, second, head, example)


def _argument_spans(example: str) -> list[tuple[int, int]]:
    """Offsets of the bracketed arguments in the sentence without its brackets."""
    return [(m.start() - 2 * i, m.end() - 2 * i - 2) for i, m in enumerate(_BRACKETS.finditer(example))]


def _stands_for(m: Mention, span: tuple[int, int]) -> bool:
    """The mention is the argument: it ends where the argument ends, and begins in or just before it."""
    begin, end = span
    return m.kind != "clause" and m.begin < end and m.end > begin and abs(m.end - end) <= 2 and m.begin <= begin + max(4, (end - begin) // 2)

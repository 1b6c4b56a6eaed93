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
from typing import TypeAlias

from graph.extract.lexicon import EVENT_NOUNS, EVENT_SUFFIXES, REGIONAL
from graph.model import Extraction, Mention, Reading
from graph.ontology import Example, Ontology, read_example

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
    filler: str = ""
    """Lemma that stands in the example as the property's object."""


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern met in an extraction, with the two mentions that fill it."""

    pattern: Pattern
    subject: Mention
    object: Mention


_WORDS = re.compile(r"[A-Za-z]+(?=\b)")
LIGHT = frozenset(
    """be is was are were been being has have had having do does did a an the s its of in on at by for from to with as
    out into and about also""".split()
)
"""Words that say nothing of a relation by themselves."""

MANY_SENSES = frozenset(
    """accept adopt agree approve authorise authorize beat blame block bring build call carry claim clear close come
    commit confirm consider control create cut declare do draw earn encourage enter face get give go halt hit hold
    impose join keep leave license make manage meet move open own pass pay pick present propose put raise reach
    receive release rely return run see seek serve set sign sit start stop strike take turn win withdraw""".split()
)
"""Verbs that mean another thing with another sort of object: with these the example's own object says which sort."""

Veto: TypeAlias = tuple[str, str, str]
"""Property, folded relation words, and lemma of the object's head that a counter-example rules out."""


class PatternSet:
    """Patterns by the key they are looked up with."""

    def __init__(self, patterns: Iterable[Pattern], vetoes: Iterable[Veto] = ()) -> None:
        self.patterns = tuple(sorted(set(patterns)))
        self.vetoes = frozenset(vetoes)
        self._by_relation: dict[str, list[Pattern]] = defaultdict(list)
        for pattern in self.patterns:
            self._by_relation[fold(pattern.relation)].append(pattern)

    def matches(self, extraction: Extraction) -> Iterator[Match]:
        """Every pattern that the extraction fits, types not yet looked at."""
        relation = fold(extraction.relation)
        candidates = self._by_relation.get(relation, ())
        if not candidates or _is_bare(extraction):
            return
        slots = slots_of(extraction)
        for pattern in candidates:
            if pattern.object_head and pattern.object_head != _stands(extraction.object):
                continue
            for subject in slots.get(pattern.subject_slot, ()):
                for obj in slots.get(pattern.object_slot, ()):
                    if _light(pattern, extraction) or _is_turned(pattern, extraction) or _is_other(pattern, obj):
                        continue
                    if subject is not obj and (pattern.property, relation, obj.head) not in self.vetoes:
                        yield Match(pattern, subject, obj)


def _stands(m: Mention) -> str:
    """What must stand there again: the noun, or for an amount its kind: "gave $5 million to", not "gave a hand to"."""
    if m.kind == "quantity" and m.quantity is not None:
        return m.quantity.kind
    if m.kind == "quality":
        return m.label.rpartition(" ")[2].lower()  # "is critical of"
    if m.kind == "nominal" and m.head in _SEATS:
        return _seat(m)
    return m.head if m.kind in {"nominal", "name"} else ""


_SEATS = frozenset({"headquarters", "office"})


def _seat(m: Mention) -> str:
    """The seat of the whole: "its head office" is, "an office" and "its European headquarters" are others."""
    before = m.label[: max(0, m.label.lower().find(m.head))].split()
    if any(word[:1].isupper() or word in REGIONAL for word in before):
        return f"regional {m.head}"
    return " ".join((*(word for word in before if word == "head"), m.head))


def _is_other(pattern: Pattern, value: Mention) -> bool:
    """ "Apps for the Globex", "visas for 500 nurses": no purpose; "employs 50% of the people": no count of its own.

    Nor have "benefits for the industry", unless it is something done: "a fund for the protection of bats".
    """
    if (pattern.property, pattern.relation) == ("hasPurpose", "be for"):
        known = value.definite and value.head not in EVENT_NOUNS and not value.head.endswith(EVENT_SUFFIXES)
        return value.kind in {"name", "quantity"} or known
    return pattern.property == "hasCount" and value.quantity is not None and value.quantity.kind == "percent"


def _is_bare(extraction: Extraction) -> bool:
    """ "Deep differences remain": a verb that has no object stands again as its object, and that is no value."""
    verb, told = extraction.phrase.split(), extraction.object.label.split()
    return extraction.relation != "be" and bool(verb) and told[: len(verb)] == verb


_AWAY = frozenset("apart aside away down off out".split())


def _is_turned(pattern: Pattern, extraction: Extraction) -> bool:
    """ "took the phone off the shelves", "put it away": with such an adverb a verb of many senses has another."""
    if pattern.relation not in MANY_SENSES or pattern.object_slot != "object":
        return False
    return any((q.word or q.mention.label).split()[0] in _AWAY for q in extraction.qualifiers if q.role != "time")


def _light(pattern: Pattern, extraction: Extraction) -> bool:
    """ "make progress" makes nothing: a light verb with a noun of action says what the noun says.

    Nor does "make the service available", unless the example has such a complement: "made [Mary Smith] chairman".
    """
    if pattern.relation not in {"make", "take", "give", "do", "get"} or pattern.object_slot != "object":
        return False
    if pattern.example.endswith("].") and any(q.role == "role" for q in extraction.qualifiers):
        return True
    head = extraction.object.head
    return (
        head in EVENT_NOUNS
        or head.endswith(EVENT_SUFFIXES)
        or head in {"progress", "money", "sense", "statement", "way"}
    )


def fold(relation: str) -> str:
    """Relation words with prepositions of place made one: ``be listed on`` and ``be listed in`` say the same.

    >>> fold("be listed on"), fold("be on")
    ('be listed at', 'be on')
    """
    words = relation.split()
    if words[-1:] == ["on"] and "based" in words:
        return relation  # "based on a book" is another thing than "based in Springfield"
    if len(words) > 2 and words[0] == "be" and words[-1] in _SAME_PLACE and not set(words) <= LIGHT:
        words[-1] = _SAME_PLACE[words[-1]]
    return " ".join(words)


def slots_of(extraction: Extraction) -> Mapping[str, Sequence[Mention]]:
    """The extraction's mentions by slot name."""
    slots: dict[str, list[Mention]] = {"subject": [extraction.subject], "object": [extraction.object]}
    for qualifier in extraction.qualifiers:
        slots.setdefault(f"q {qualifier.word or qualifier.role}", []).append(qualifier.mention)
    return slots


Lessons: TypeAlias = dict[str, list[list[str]]]
"""What each example taught, by ``property<TAB>sentence``: rows of relation, subject slot, object slot, object head and
the lemma that stood as the object.  Kept from run to run, since only new sentences need the annotator."""


def learn(ontology: Ontology, read: Callable[[Sequence[str]], Sequence[Reading]], known: Lessons) -> Lessons:
    """What all examples and counter-examples teach; ``read`` annotates and extracts those not ``known`` yet."""
    taught = [(p.name, written) for p in ontology.properties.values() for written in (*p.examples, *p.counter_examples)]
    new = [(name, written) for name, written in taught if _key(name, written) not in known]
    examples = [read_example(written) for _, written in new]
    readings = read([example.text for example in examples]) if examples else ()
    found = {
        _key(name, written): [list(row) for row in sorted(set(_from_example(example, reading)))]
        for (name, written), example, reading in zip(new, examples, readings, strict=True)
    }
    return {
        key: found.get(key) or known.get(key, []) for key in sorted(_key(name, written) for name, written in taught)
    }


def pattern_set(ontology: Ontology, lessons: Lessons) -> PatternSet:
    """The lessons as patterns; what a counter-example rules out is its pattern with that very noun as the object."""
    patterns, vetoes = [], []
    for prop in ontology.properties.values():
        for written in prop.examples:
            for words, subject, obj, head, filler in lessons[_key(prop.name, written)]:
                patterns.append(Pattern(prop.name, words, subject, obj, head, written, filler))
        for written in prop.counter_examples:
            vetoes += [(prop.name, fold(row[0]), row[4]) for row in lessons[_key(prop.name, written)]]
    return PatternSet(patterns, vetoes)


def _key(name: str, written: str) -> str:
    return f"{name}\t{written}"


def _from_example(example: Example, reading: Reading) -> Iterator[tuple[str, str, str, str, str]]:
    for extraction in reading.extractions:
        if extraction.polarity == "negative":
            continue
        slots = [(slot, m) for slot, mentions in slots_of(extraction).items() for m in mentions]
        for first, _ in ((slot, m) for slot, m in slots if _stands_for(m, example.subject)):
            for second, filler in ((slot, m) for slot, m in slots if _stands_for(m, example.object)):
                if first != second and not _too_plain(extraction.relation, example, (first, second)):
                    free = "object" not in {first, second}
                    head = _stands(extraction.object) if free else ""
                    yield extraction.relation, first, second, head, filler.head


def _too_plain(relation: str, example: Example, slots: tuple[str, str]) -> bool:
    """Whether the pattern would keep none of the words that carry the example's meaning.

    "[Acme]'s founder [Mary Smith]" must not teach that whoever Acme has founded it.
    """
    if not set(relation.split()) <= LIGHT or "object" not in slots:
        return False
    left, right = sorted([example.subject, example.object])
    return any(word.lower() not in LIGHT for word in _WORDS.findall(example.text[left[1] : right[0]]))


def _stands_for(m: Mention, span: tuple[int, int]) -> bool:
    """The mention is the argument: it begins in it (or with its determiner) and ends with it, a tail "of X" aside."""
    begin, end = span
    if m.kind == "clause" or not begin - 4 <= m.begin < end or m.end < end - 2:
        return False
    return m.end <= end + 2 or m.anchor[max(0, end - m.begin) :].lstrip().startswith("of ")

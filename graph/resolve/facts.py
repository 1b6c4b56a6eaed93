"""From extractions and entity links to facts: predicates chosen, values made IRIs or literals, evidence gathered.

A fact's predicate is a property of the ontology when one of its patterns fits and both arguments are of its domain and
range; otherwise the relation's own words become a property under ``open:``.  A pattern that joins two other slots
(who an agreement is signed *with*) gives a further fact that names the example it follows from.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from graph import evidence as proof
from graph.model import Article, Entity, Evidence, Extraction, Fact, FactQualifier, Mention, Reading, Text, Value
from graph.ontology import Ontology, Property
from graph.patterns import LIGHT, MANY_SENSES, Match, PatternSet
from graph.resolve.entities import Links
from graph.resolve.kinds import Kinds
from graph.vocab import NG, OPEN

LITERAL_KINDS = frozenset({"clause", "quality"})
_FAMILIES = ("person", "organization", "place")
EVIDENCE_CONFIDENCE = 0.98
"""No number of repetitions makes a fact certain."""


@dataclass(frozen=True, slots=True)
class Source:
    """What the facts of one reading share."""

    reading: Reading
    iri: str
    agent: str


def article_iri(article: Article, base: str) -> str:
    """Derived from title (to be readable) and content (to be unique)."""
    words = "_".join((article.title or article.source.rsplit("/", 1)[-1]).split()[:8])
    readable = re.sub(r"%[0-9A-F]?$", "", quote(words, safe="")[:80])
    return f"{base}article/{readable}-{article.digest[:10]}"


_XML_NAME = re.compile(r"[A-Za-z_][\w.-]*$", re.ASCII)
"""How a property must end to be an element of RDF/XML: ``%22`` could not be one."""


def open_iri(relation: str) -> str:
    """``compete with`` -> ``open:compete_with``."""
    name = quote("_".join(relation.split()), safe="")
    return str(OPEN) + (name if _XML_NAME.search(name) else f"{name}_")


def facts_of(
    source: Source, links: Links, types: "Types", patterns: PatternSet, base: str, refused: Counter[str]
) -> Iterator[tuple[Extraction, Fact]]:
    """Every fact of one article, one evidence each, with the extraction that gave it.

    One that its article does not bear out is counted as refused.
    """
    for extraction in source.reading.extractions:
        if why := _unfounded(extraction, source.reading.article.text):
            refused[why] += 1
            continue
        for fact in _from_extraction(extraction, source, links, types, patterns, base):
            if why := _unvoiced(extraction, fact) or _unlinked(fact, source.reading.article.text, types):
                refused[why] += 1
            else:
                yield extraction, fact


def _unfounded(extraction: Extraction, text: str) -> str:
    """What is wrong with the places that an extraction gives for itself; empty when they stand in the article."""
    sentence = (extraction.begin, extraction.end)
    arguments = (extraction.subject, extraction.object, *(q.mention for q in extraction.qualifiers))
    if not proof.inside(sentence, (0, len(text))):
        return proof.QUOTE
    if any(text[m.begin : m.end] != m.anchor for m in (*arguments, *extraction.speakers)):
        return proof.WORDS
    if not all(proof.inside(m.span, sentence) for m in arguments):
        return proof.ARGUMENT
    if not (extraction.phrase or extraction.rule) or not proof.spoken(extraction.phrase, text[slice(*sentence)]):
        return proof.RELATION
    return ""


def _unvoiced(extraction: Extraction, fact: Fact) -> str:
    """What somebody says whom nothing tells ("they say") would stand as the article's own word."""
    return proof.SPEAKER if extraction.speakers and not fact.evidence[0].speakers else ""


def _unlinked(fact: Fact, text: str, types: "Types") -> str:
    """What is wrong with the way from a fact's words to its entities; empty when each is named, or linked to a name."""
    for evidence in fact.evidence:
        for value, span, antecedent in (
            (fact.subject, evidence.subject_span, evidence.subject_antecedent),
            (fact.object, evidence.object_span, evidence.object_antecedent),
        ):
            if not proof.named(types.names(value), text[slice(*(antecedent or span))]):
                return proof.LINK
    return ""


def _is_common(name: str) -> bool:
    """ "EU leaders": words of which one is written small, articles and the like aside."""
    return any(len(word) > 3 and word[0].islower() and word.isalpha() for word in name.split())


class Types:
    """Entity types by IRI, and whether they fit a property; made once for a corpus."""

    def __init__(self, links: Links, ontology: Ontology) -> None:
        self.ontology = ontology
        self._type = {entity.iri: entity.type for entity in links.entities}
        self._kinds = Kinds(ontology)
        self._names = {entity.iri: (entity.label, *entity.aliases) for entity in links.entities}
        self._fitting: dict[tuple[str, tuple[str, ...], bool], bool] = {}
        self._depths: dict[tuple[str, ...], int] = {}

    def of(self, value: Value) -> str:
        """The class of a thing; empty for a text."""
        return "" if isinstance(value, Text) else self._type.get(value, "")

    def names(self, value: Value) -> tuple[str, ...]:
        """What a thing is called; a text is its own name."""
        return (value.text,) if isinstance(value, Text) else self._names.get(value, ())

    def fits(self, value: Value | None, classes: tuple[str, ...], *, strictly: bool = False) -> bool:
        """Whether the value may stand where one of the classes is asked for; strictly: whether it is known to."""
        if not classes:
            return True
        if isinstance(value, Text):
            return "Literal" in classes
        key = self._type.get(value or "", ""), classes, strictly
        if key not in self._fitting:
            self._fitting[key] = self._is_among(*key)
        return self._fitting[key]

    def _is_among(self, found: str, classes: tuple[str, ...], strictly: bool) -> bool:
        if strictly or self.ontology.is_a(found, "Value"):
            return any(self.ontology.is_a(found, name) for name in classes)
        return any(self.ontology.is_a(found, name) or self.ontology.may_be(found, name) for name in classes)

    def _excepted(self, value: Value, classes: tuple[str, ...]) -> bool:
        found = self._type.get(value, "") if isinstance(value, str) else ""
        return any(self.ontology.is_a(found, name) for name in classes)

    def usual(self, match: Match, value: Value) -> bool:
        """Whether a verb of many senses has an object of its example's sort: "left Acme", not "left a gap"."""
        words = match.pattern.relation.split()
        several = len(words) < 3 and words[0] in MANY_SENSES and words[0] != "be"
        if several and match.pattern.filler == "$":
            return match.object.quantity is not None  # "set aside $5 million", not "set aside the lease"
        taught = self._kinds.of_noun(match.pattern.filler) if several else None
        if taught is None or isinstance(value, Text):
            return True
        return bool(self._sorts(taught) & self._sorts(self._type.get(value, "")))

    def _colleague(self, match: Match, subject: Value) -> bool:
        """Whether what somebody has may be a person of theirs: "Acme's Mary Smith", but not its founder."""
        ours = match.pattern.relation == "have" and match.pattern.subject_slot == "object"
        return (
            not ours
            or not any(_is_common(name) for name in self.names(subject))
            or not self.fits(subject, ("Person",), strictly=True)
        )

    def clash(self, value: Value, noun: Mention) -> bool:
        """Whether a noun names a sort that the thing cannot be of: a person no firm, a firm no city."""
        if isinstance(value, Text) or noun.kind != "nominal":
            return False
        found = self._type.get(value, "")
        family = next((name for name in _FAMILIES if self.ontology.is_a(found, name.capitalize())), "")
        return self._kinds.clashes(self._kinds.of_noun(noun.label.split(" of ", 1)[0], noun.head), family)

    def _sorts(self, name: str) -> frozenset[str]:
        """The most general classes that a class is of, those right below Thing."""
        known = self.ontology.classes.get(name)
        if known is None or not known.parents:
            return frozenset({name})
        return frozenset().union(*(self._sorts(p) if p != "Thing" else {name} for p in known.parents))

    def depth(self, names: tuple[str, ...]) -> int:
        """How specific a domain or range is: the longest way up from it."""
        if names not in self._depths:
            self._depths[names] = max((self._height(name) for name in names), default=0)
        return self._depths[names]

    def _height(self, name: str) -> int:
        known = self.ontology.classes.get(name)
        return 1 + max((self._height(p) for p in known.parents), default=0) if known is not None else 1

    def best(self, matches: Sequence[tuple[Match, Value, Value]]) -> tuple[Property, Match, Value, Value] | None:
        """The most specific property whose domain and range fit."""
        ranked = []
        for match, subject, obj in matches:
            prop = self.ontology.properties[match.pattern.property]
            vague = LIGHT.issuperset(match.pattern.relation.split())
            if not self.fits(subject, prop.domain, strictly=vague) or not self.fits(obj, prop.range, strictly=vague):
                continue
            if self._excepted(subject, prop.except_domain) or self._excepted(obj, prop.except_range):
                continue
            if self.usual(match, obj) and self._colleague(match, subject):
                ranked.append(
                    (
                        -self.depth(prop.domain) - self.depth(prop.range),
                        prop.name,
                        (len(match.pattern.example), match.pattern.example),
                        prop,
                        match,
                        subject,
                        obj,
                    )
                )
        if not ranked:
            return None
        *_, prop, match, subject, obj = min(ranked, key=lambda row: row[:3])
        return prop, match, subject, obj


def _from_extraction(
    extraction: Extraction, source: Source, links: Links, types: Types, patterns: PatternSet, base: str
) -> Iterator[Fact]:
    described = extraction.relation == "be" and extraction.object.kind == "nominal"

    values: dict[int, Value | None] = {}

    def value(m: Mention) -> Value | None:
        if id(m) not in values:
            values[id(m)] = valued(m)
        return values[id(m)]

    def valued(m: Mention) -> Value | None:
        if m.kind in LITERAL_KINDS:
            return Text(m.label)
        found = links.iri_of(source.reading, m, described=described and m is extraction.object)
        return Text(m.label) if found is None and m.kind in {"time", "quantity"} else found

    subject, obj = value(extraction.subject), value(extraction.object)
    if described and subject is not None and types.clash(subject, extraction.object):
        return
    by_slots: dict[tuple[int, int], list[tuple[Match, Value, Value]]] = defaultdict(list)
    shared = extraction.relation == "own" and _is_shared(extraction, source.reading)
    for match in patterns.matches(extraction):
        if shared and match.pattern.property == "subsidiaryOf":
            continue
        a, b = value(match.subject), value(match.object)
        if isinstance(a, str) and b is not None and a != b:
            by_slots[match.subject.begin, match.object.begin].append((match, a, b))
    evidence = _evidence(extraction, source, links)

    def placed(a: Mention, first: Value, b: Mention, second: Value) -> Evidence:
        from_a, from_b = (_antecedent(m, source, links, types.names(v)) for m, v in ((a, first), (b, second)))
        return replace(
            evidence, subject_span=a.span, object_span=b.span, subject_antecedent=from_a, object_antecedent=from_b
        )

    qualifiers = tuple(_qualifiers(extraction, value))
    covered = False
    for _, matches in sorted(by_slots.items()):
        chosen = types.best(matches)
        if chosen is None:
            continue
        prop, match, a, b = chosen
        direct = match.object is extraction.object and match.subject is extraction.subject
        inverse = match.object is extraction.subject and match.subject is extraction.object
        covered |= direct or inverse
        rest = tuple(q for q in qualifiers if q.value not in {a, b})
        if not direct and not inverse and obj is not None and obj not in {a, b}:
            rest = (*rest, FactQualifier(predicate=open_iri(extraction.relation), label=extraction.relation, value=obj))
        spans = placed(match.subject, a, match.object, b)
        yield _fact(str(a), prop.iri, prop.label, b, rest, extraction, spans, base, derived=match.pattern.example)
    if not covered and isinstance(subject, str) and obj is not None and subject != obj:
        iri, label = open_iri(extraction.relation), extraction.relation
        spans = placed(extraction.subject, subject, extraction.object, obj)
        yield _fact(subject, iri, label, obj, qualifiers, extraction, spans, base, is_open=True)


def _is_shared(owning: Extraction, reading: Reading) -> bool:
    """ "Globex is owned by Acme and the state": what several own is a subsidiary of none of them."""
    span = owning.object.span
    owners = {e.subject.span for e in reading.extractions if e.relation == "own" and e.object.span == span}
    return len(owners) > 1


def _qualifiers(extraction: Extraction, value: object) -> Iterator[FactQualifier]:
    begin, end = extraction.object.span
    for qualifier in extraction.qualifiers:
        said = qualifier.word == "of" and begin <= qualifier.mention.begin < end and extraction.object.kind != "clause"
        found = None if said else value(qualifier.mention)  # type: ignore[operator]
        if found is None:
            continue
        if qualifier.role in {"time", "place", "amount", "purpose", "cause", "manner"} and not qualifier.word:
            yield FactQualifier(predicate=f"{NG}{qualifier.role}", label=qualifier.role, value=found)
        else:
            yield FactQualifier(
                predicate=open_iri(qualifier.word or qualifier.role or "with"),
                label=qualifier.word or qualifier.role,
                value=found,
            )


def _evidence(extraction: Extraction, source: Source, links: Links) -> Evidence:
    text = source.reading.article.text
    speakers = {links.iri_of(source.reading, m) for m in extraction.speakers}
    return Evidence(
        article=source.iri, begin=extraction.begin, end=extraction.end, quote=text[extraction.begin : extraction.end],
        agent=source.agent, confidence=extraction.confidence, phrase=extraction.phrase,
        speakers=tuple(sorted(s for s in speakers if s)), construction="" if extraction.phrase else extraction.rule,
    )  # fmt: skip


def _antecedent(m: Mention, source: Source, links: Links, names: Sequence[str]) -> tuple[int, int] | None:
    """Where the article names what the mention stands for, unless the mention's own words in the sentence do."""
    text = source.reading.article.text
    if proof.named(names, text[slice(*m.span)]):
        return None
    if m.via and proof.named(names, m.anchor):
        return m.begin, m.end
    return links.antecedent(source.reading, m)


def _fact(
    subject: str, predicate: str, label: str, obj: Value, qualifiers: tuple[FactQualifier, ...], extraction: Extraction,
    evidence: Evidence, base: str, *, derived: str = "", is_open: bool = False,
) -> Fact:  # fmt: skip
    ordered = tuple(sorted(set(qualifiers), key=repr))
    fact = Fact(
        iri="", subject=subject, predicate=predicate, predicate_label=label, object=obj, qualifiers=ordered,
        polarity=extraction.polarity, modality=extraction.modality, period=extraction.period,
        confidence=extraction.confidence, evidence=(evidence,), open=is_open, derived=derived,
    )  # fmt: skip
    return replace(fact, iri=f"{base}fact/{hashlib.sha256(repr(fact.key).encode('utf-8', 'replace')).hexdigest()[:16]}")


def merged(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """One fact for each key, with all evidence; sorted by IRI.

    Confidence grows with independent articles: ``1 - prod(1 - c)`` over the best evidence of each, at most
    :data:`EVIDENCE_CONFIDENCE`.
    """
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[fact.iri].append(fact)
    return tuple(_merge(groups[iri]) for iri in sorted(groups))


def _merge(group: list[Fact]) -> Fact:
    first = group[0]
    if (
        len(group) == len(first.evidence) == 1
        and first.confidence == first.evidence[0].confidence <= EVIDENCE_CONFIDENCE
    ):
        return first
    surest: dict[Evidence, Evidence] = {}  # what is read twice off the same words is one evidence
    for one in sorted((e for fact in group for e in fact.evidence), key=lambda e: e.confidence):
        surest[replace(one, confidence=0.0)] = one
    evidence = sorted(
        surest.values(), key=lambda e: (e.article, e.begin, e.end, e.phrase, e.subject_span, e.object_span)
    )
    best: dict[str, float] = {}
    for item in evidence:
        best[item.article] = max(best.get(item.article, 0.0), item.confidence)
    doubt = 1.0
    for confidence in best.values():
        doubt *= 1 - confidence
    derived = min((fact.derived for fact in group if fact.derived), default="")
    return replace(
        group[0], evidence=tuple(evidence), confidence=round(min(EVIDENCE_CONFIDENCE, 1 - doubt), 3), derived=derived
    )


def used_entities(entities: Sequence[Entity], facts: Sequence[Fact]) -> tuple[Entity, ...]:
    """Entities that some fact names."""
    used = used_iris(facts)
    return tuple(entity for entity in entities if entity.iri in used)


def used_iris(facts: Sequence[Fact]) -> set[str]:
    """IRIs of all that the facts name."""
    used = {iri for fact in facts for iri in (fact.subject, *fact.speakers)}
    return used | {
        v for fact in facts for v in (fact.object, *(q.value for q in fact.qualifiers)) if isinstance(v, str)
    }

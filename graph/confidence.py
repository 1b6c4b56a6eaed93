"""How likely a fact is right: what is known of it when it is made in, a probability out.

A logistic model over traits that cost nothing to see: the construction, how the relation was found, what the arguments
are and how they were resolved, the sentence's shape.  Its weights stand in models/confidence.json, fitted by
scripts/train_confidence.py on facts that were judged one by one; they are rounded, so that every machine has the same.
"""

import hashlib
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from graph.model import Certainty, Extraction, Fact, Mention, Text

MODEL = Path(__file__).with_name("models") / "confidence.json"
DIGITS = 3
"""Places of a weight and of a probability."""

USUAL = Certainty(path=0.95, steps=2, inside=0.97, sentence=0.97, names=0.98, links=0.95)
"""Certainty where the pipeline tells none."""

_THEY = frozenset("they them their theirs themselves".split())
_IT = frozenset("it its itself this that which these those whose".split())
_WE = frozenset("we our us ours i my me".split())
_QUOTES = frozenset('"“”«»')
_MARKS = re.compile(r"[,;:()\[\]–—]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A fact as one sentence gave it, with what its arguments turned out to be."""

    extraction: Extraction
    fact: Fact
    text: str
    """The article's."""
    title: str
    subject_type: str
    """The entity's class."""
    object_type: str
    """The entity's class; empty for a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """The model: a weight for each trait that counts."""

    base: float
    """Log odds of a fact without any trait."""
    weights: Mapping[str, float]

    def odds(self, stated: Stated) -> float:
        """The log odds that the fact is right."""
        return self.base + math.fsum(self.weights.get(name, 0.0) * value for name, value in traits(stated).items())

    def of(self, stated: Stated) -> float:
        """The probability that the fact is right, of :data:`DIGITS` places."""
        return round(1 / (1 + math.exp(-self.odds(stated))), DIGITS)

    def weighed(self, stated: Stated) -> Fact:
        """The fact with its confidence, and its evidence likewise."""
        value = self.of(stated)
        evidence = tuple(replace(one, confidence=value) for one in stated.fact.evidence)
        return replace(stated.fact, confidence=value, evidence=evidence)

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the weights."""
        return hashlib.sha256(json.dumps([self.base, sorted(self.weights.items())]).encode()).hexdigest()


@cache
def packaged() -> Confidence:
    """The model of the package."""
    saved = json.loads(MODEL.read_text(encoding="utf-8"))
    return Confidence(base=saved["base"], weights=saved["weights"])


def traits(stated: Stated) -> dict[str, float]:
    """What the model looks at, by name; a trait that is missing is 0."""
    extraction, fact = stated.extraction, stated.fact
    evidence = fact.evidence[0]
    sentence = stated.text[extraction.begin : extraction.end]
    found: dict[str, float] = {f"rule {extraction.rule or 'none'}": 1.0}
    direct = extraction.subject.span == evidence.subject_span and extraction.object.span == evidence.object_span
    how = "open" if fact.open else "taught" if direct else "taught turned"
    found[f"{how} {extraction.rule}"] = 1.0
    if not fact.open:
        found[f"property {fact.predicate.rpartition('#')[2]}"] = 1.0
    else:
        words = fact.predicate_label.split()
        found["relation words"] = min(len(words) - 1, 3)
        found[f"relation {'be' if words[0] == 'be' else 'verb'}" + (" prep" if len(words) > 1 else "")] = 1.0
        found[f"preposition {words[-1]}"] = float(len(words) > 1)
    found |= _argument("subject", extraction.subject, evidence.subject_antecedent, evidence.subject_span, stated)
    found |= _argument("object", extraction.object, evidence.object_antecedent, evidence.object_span, stated)
    found[f"subject is {stated.subject_type}"] = 1.0
    found[f"object is {stated.object_type or 'text'}"] = 1.0
    found |= _between(stated)
    found |= _sentence(sentence)
    found["title"] = float(extraction.end <= len(stated.title))
    found |= _status(stated)
    found |= _parse(extraction)
    return found


def _argument(
    part: str, m: Mention, antecedent: tuple[int, int] | None, span: tuple[int, int], stated: Stated
) -> dict[str, float]:
    words = m.label.split()
    found = {f"{part} {m.kind}": 1.0, f"{part} long": math.log1p(max(0, len(words) - 2))}
    if m.kind == "name":
        found[f"{part} {m.type or 'untagged'}"] = 1.0
    said = stated.text[slice(*span)].lower()
    if antecedent is not None:
        word = "they" if said in _THEY else "it" if said in _IT else "we" if said in _WE else m.kind
        found[f"{part} by {word}"] = 1.0
        found[f"{part} from afar"] = math.log1p(abs(span[0] - antecedent[0]) / 50)
    if m.via is not None:
        found[f"{part} via"] = 1.0
    if m.kind == "nominal":
        found[f"{part} bare"] = float(len(words) == 1)
        found[f"{part} definite"] = float(m.definite)
    found[f"{part} lower name"] = float(m.kind == "name" and m.label[:1].islower())
    found[f"{part} odd"] = float(bool(re.search(r"[\[\]()\"“”]|\d[a-z]|\.\S", m.label)))
    return found


def _between(stated: Stated) -> dict[str, float]:
    evidence = stated.fact.evidence[0]
    first, last = sorted([evidence.subject_span, evidence.object_span])
    gap = stated.text[first[1] : last[0]] if last[0] > first[1] else ""
    words = gap.lower().split()
    return {
        "gap": math.log1p(len(words)),
        "gap marks": math.log1p(len(_MARKS.findall(gap))),
        "gap and": float(any(w in {"and", "or", "but"} for w in words)),
        "gap quote": float(any(c in _QUOTES for c in gap)),
        "nested": float(last[0] < first[1]),
        f"turned {stated.extraction.rule}": float(evidence.object_span < evidence.subject_span),
        "plural": float(stated.extraction.subject.plural != stated.extraction.object.plural
                        and stated.extraction.relation == "be" and stated.extraction.object.kind == "nominal"),
        "names": float(stated.extraction.subject.kind == stated.extraction.object.kind == "name"
                       and stated.extraction.relation.startswith("be")),
    }  # fmt: skip


@lru_cache(maxsize=1000)
def _sentence(sentence: str) -> Mapping[str, float]:
    words = sentence.split()
    capitals = sum(w[:1].isupper() for w in words)
    return {
        "sentence long": math.log1p(len(words)) - 3,
        "sentence marks": math.log1p(len(_MARKS.findall(sentence))),
        "sentence quote": float(any(c in _QUOTES for c in sentence)),
        "sentence open": float(not sentence.rstrip("\"”’')").endswith((".", "!", "?"))),
        "sentence capitals": capitals / max(1, len(words)),
        "question": float("?" in sentence),
    }


def _status(stated: Stated) -> dict[str, float]:
    fact, extraction = stated.fact, stated.extraction
    return {
        "negative": float(fact.polarity == "negative"),
        f"modality {fact.modality}": 1.0,
        "speaker": float(bool(fact.speakers)),
        "speakers": float(len(fact.speakers) > 1),
        "qualifiers": math.log1p(len(fact.qualifiers)),
        "clause qualifier": float(any(q.mention.kind == "clause" for q in extraction.qualifiers)),
        "unnamed qualifier": float(any(not q.word for q in extraction.qualifiers)),
        "time": float(fact.period is not None),
        "implied": float(not extraction.phrase),
        "text object": float(isinstance(fact.object, Text)),
    }


def _parse(extraction: Extraction) -> dict[str, float]:
    """How sure the annotator was, as doubts: minus the logarithms of its probabilities."""
    sure = extraction.certainty or USUAL
    return {
        "doubt path": _doubt(sure.path), "doubtful path": float(sure.path < 0.5), "steps": max(0, sure.steps - 1.0),
        "doubt inside": _doubt(sure.inside), "doubt sentence": _doubt(sure.sentence),
        "doubt name": _doubt(sure.names), "doubt link": _doubt(sure.links),
    }  # fmt: skip


def _doubt(probability: float) -> float:
    return -math.log(max(probability, 0.02))

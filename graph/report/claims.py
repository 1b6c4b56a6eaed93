"""Statements as claims: who says what about which question, and which claims may be held against each other."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Literal, TypeAlias

from rdflib.namespace import RDFS

from graph.ontology import Ontology, Property
from graph.report.findings import Citation, Side
from graph.report.values import ALWAYS, Days, Times, overlap
from graph.statements import Statement, Statements, Term, Voice, is_concept
from graph.vocab import NG, OPEN

Verdict: TypeAlias = Literal["agree", "clash", "apart"]
"""Two answers say the same, cannot both be true, or have nothing to do with each other."""

_THIN = frozenset(map(str, (NG.has, NG.hasAttribute, OPEN.have, OPEN.number)))
"""What follows from how a thing is called, "Acme's chief executive", is not worth a journalist's time."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One voice's answer to a question."""

    answer: Term
    """The value, the amount, or the polarity."""
    statement: Statement
    voice: Voice
    quote: str
    origin: str
    """IRI of the source: the article, or the text that it repeats."""
    days: Days

    @property
    def who(self) -> tuple[str, tuple[str, ...]]:
        """The source and the speakers: one voice in one source does not contradict itself."""
        return self.origin, self.voice.speakers


@dataclass(eq=False)
class Corpus:
    """All statements, with the ontology that says which relations are symmetric or have one value."""

    known: Statements
    ontology: Ontology

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Facts worth comparing: about things that are the same in all articles, and not merely how they are called."""
        return tuple(s for s in self.known.facts if s.predicate not in _THIN and not is_concept(s.subject))

    @cached_property
    def properties(self) -> dict[str, Property]:
        """The ontology's properties by IRI."""
        return {prop.iri: prop for prop in self.ontology.properties.values()}

    def triple(self, statement: Statement) -> tuple[str, str, Term]:
        """Subject, predicate, object; those of a symmetric property in their alphabetical order."""
        prop = self.properties.get(statement.predicate)
        if prop is not None and prop.symmetric and statement.object < statement.subject:
            return statement.object, statement.predicate, statement.subject
        return statement.subject, statement.predicate, statement.object

    def claims(self, statement: Statement, answer: Term, *, ever: bool = False) -> Iterator[Claim]:
        """A claim for each sentence that states it; ``ever``: whatever the time."""
        times = Times(self.known)
        for voice in statement.voices:
            source = self.known.sources.get(voice.article)
            origin = source.origin if source else voice.article
            days = ALWAYS if ever else times.days(statement, voice)
            yield Claim(answer, statement, voice, self.known.quote(voice), origin, days)

    def origins(self, claims: Iterable[Claim]) -> int:
        """Number of independent sources."""
        return len({claim.origin for claim in claims})

    def citations(self, claims: Iterable[Claim]) -> tuple[Citation, ...]:
        """The claims' sentences, by date and article, each once."""
        found = {self._citation(claim) for claim in claims}
        return tuple(sorted(found, key=lambda c: (c.date or "9999", c.article, c.sentence, c.fact, c.speakers)))

    def _citation(self, claim: Claim) -> Citation:
        voice, sources = claim.voice, self.known.sources
        source = sources.get(voice.article)
        copied = sources.get(source.origin) if source and source.origin != source.iri else None
        return Citation(
            fact=claim.statement.iri, sentence=claim.quote, article=source.name if source else voice.article,
            title=source.title if source else "", publisher=source.publisher if source else "",
            url=source.url if source else "", date=source.date if source else "",
            speakers=tuple(sorted(map(self.known.label, voice.speakers))),
            near_copy_of=copied.name if copied else "",
        )  # fmt: skip

    def side(self, claims: Sequence[Claim], value: str) -> Side:
        """The claims of one answer as a side of a contradiction."""
        first = min((claim.statement for claim in claims), key=lambda s: s.iri)
        return Side(
            statement=self.sentence(first), status=status(first), value=value,
            period=self.period(claim.statement for claim in claims),
            sources=self.origins(claims), citations=self.citations(claims),
        )  # fmt: skip

    def sentence(self, statement: Statement) -> str:
        """Subject, relation and object in words."""
        label = self.known.label
        return f"{label(statement.subject)} {self.relation(statement.predicate)} {label(statement.object)}"

    def relation(self, predicate: str) -> str:
        """How a property is called."""
        prop = self.properties.get(predicate)
        return self.known.one(predicate, RDFS.label) or (prop.label if prop else predicate)

    def period(self, statements: Iterable[Statement]) -> str:
        """The valid times that the statements give, as ISO 8601."""
        ends = sorted({self.known.times[s.period] for s in statements if s.period in self.known.times})
        return ", ".join(begin if begin == end else f"{begin}/{end}" for begin, end in ends)


def status(statement: Statement) -> str:
    """``actual``, ``not planned`` and the like."""
    return ("not " if statement.polarity == "negative" else "") + statement.modality


def clashes(claims: Iterable[Claim], verdict: Callable[[Claim, Claim], Verdict]) -> list[Claim]:
    """The claims that another voice contradicts.

    A voice that gives one answer of another's agrees with it: the rest that either says may be about something else.
    """
    voices: dict[tuple[str, tuple[str, ...]], dict[object, Claim]] = defaultdict(dict)
    for claim in claims:
        voices[claim.who].setdefault((claim.answer, claim.days, claim.statement.iri, claim.quote), claim)
    found: dict[int, Claim] = {}
    for one, other in combinations(sorted(voices), 2):
        pairs = [(a, b) for a in voices[one].values() for b in voices[other].values() if _comparable(a, b)]
        verdicts = [verdict(a, b) for a, b in pairs]
        if "agree" not in verdicts:
            for (a, b), said in zip(pairs, verdicts, strict=True):
                if said == "clash":
                    found |= {id(a): a, id(b): b}
    return list(found.values())


def _comparable(one: Claim, other: Claim) -> bool:
    """Not one sentence read twice, and at one time."""
    same = (one.voice.article, one.quote) == (other.voice.article, other.quote)
    return not same and overlap(one.days, other.days)

"""The domain objects that travel down the pipeline.

    Article -> Mention, Extraction -> Entity, Fact (+ Evidence)

All are immutable and compare by value, so a stage can be tested with ``==``.  Offsets follow NIF: zero-based
Unicode code points into :attr:`Article.text`, end excluded.  Before resolution an argument is a :class:`Mention`
of one article; after it, an IRI or a :class:`Text`.
"""

import hashlib
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

Polarity: TypeAlias = Literal["positive", "negative"]
Modality: TypeAlias = Literal["actual", "planned", "possible", "conditional"]
Granularity: TypeAlias = Literal[
    "minute", "day", "week", "month", "quarter", "season", "half", "year", "decade", "century", "open"
]
MentionKind: TypeAlias = Literal["name", "nominal", "pronoun", "quantity", "time", "clause", "quality"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article; its text never changes once it is read.

    ``text`` holds the title (when the source gives one) as its first block, a blank line, and the body.
    """

    source: str
    """Path (relative, POSIX) or URL; its stem names the document in exports."""
    text: str
    title: str = ""
    date: str | None = None
    """Publication date, ISO 8601 (``2019-01-29``; reduced precision allowed), or None."""
    publisher: str = ""
    url: str = ""
    language: str = "en"

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of everything that can change a fact: text, title, date, publisher, URL."""
        parts = (self.text, self.title, self.date or "", self.publisher, self.url)
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount as a number with its unit; ``text`` is as written.

    ``unit`` is an ISO 4217 code for money (``HKD``), ``percent``, a unit's singular name (``kilometre``), the counted
    noun's lemma (``aircraft``), or empty.  ``bound`` is ``=``, ``~`` (about), ``>=``, ``<=``, ``>`` or ``<``.
    """

    value: str
    """Plain decimal, no exponent, no grouping: ``28000000000``."""
    unit: str = ""
    kind: Literal["money", "percent", "measure", "count"] = "count"
    upper: str | None = None
    """The other end of a range."""
    bound: str = "="
    text: str = ""


FORMERLY = "formerly"
"""The time of what was so once and is no longer, in an article without a date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of time at the granularity the text gives.

    ``begin`` and ``end`` are ISO 8601 dates of reduced precision
    (``2018``, ``2018-09``, ``2019-01-29``), both included;
    a point in time has ``begin == end``.  Either is None when open ("since 2017": no end).
    """

    begin: str | None
    end: str | None
    granularity: Literal[
        "minute", "day", "week", "month", "quarter", "season", "half", "year", "decade", "century", "open"
    ] = "day"
    text: str = ""

    @property
    def iso(self) -> str | None:
        """The one date that stands for the period in flat exports: its beginning, else its end."""
        return self.begin or self.end

    @property
    def label(self) -> str:
        """What readers see: "2017", "2017 to 2019"; of an open one the end that is known, whatever is open.

        >>> Period(begin="2017", end="2019").label, Period(begin=None, end="2027").label
        ('2017 to 2019', '2027')
        >>> Period(begin=None, end="2027", text="2028").label  # "before 2028"
        '2028'
        """
        named = self.text.removeprefix("the ")
        if None in (self.begin, self.end) and named[:4].isdecimal() and named[4:] in {"", "s"}:
            return named
        return " to ".join(dict.fromkeys(end for end in (self.begin, self.end) if end is not None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span of the article that stands for a thing, a value or a clause."""

    begin: int
    end: int
    anchor: str
    """The text between the offsets, as it stands."""
    label: str
    """The anchor without leading determiners, possessors and qualifiers that are facts of their own; spaces folded."""
    kind: MentionKind
    type: str = ""
    """Entity label of the annotator (PERSON, ORG, LOC, ...), empty if none."""
    head: str = ""
    """Lemma of the syntactic head, lower case unless a name."""
    chain: int | None = None
    """Index into :attr:`Reading.chains` of the coreference chain, None when it has none."""
    definite: bool = False
    plural: bool = False
    quantity: Quantity | None = None
    period: Period | None = None
    via: tuple[int, int] | None = None
    """Where the sentence has the words that this mention stands in for ("we", "the two firms"); None for its own."""
    whole: str = ""
    """The label with what tells which one it is, "war on tobacco"; empty where nothing is to be added."""
    owner: "Mention | None" = None
    """Whose it is, where the sentence says so right before it."""

    @property
    def span(self) -> tuple[int, int]:
        """Where the sentence has it."""
        return self.via or (self.begin, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A coreference chain inside one article; ``representative`` is its most informative mention."""

    representative: Mention
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualifier:
    """A further argument of an extraction: its role (``time place amount purpose cause instrument manner topic`` or
    empty), the preposition or conjunction that brings it in, and the mention.
    """

    role: str
    word: str
    mention: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """How sure the annotator was of what an extraction rests on: probabilities, 1 where nothing had to be decided."""

    path: float = 1.0
    """Product over the arcs between subject and object."""
    steps: int = 0
    """Number of these arcs."""
    inside: float = 1.0
    """Product over the arcs inside the two arguments."""
    sentence: float = 1.0
    """Geometric mean over the sentence's arcs."""
    names: float = 1.0
    """The least over the arguments' words: whether each is part of a name, and of which sort."""
    links: float = 1.0
    """The least over the arguments' heads: which earlier mention each goes back to, if any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """One relation that one sentence states, in the sentence's own words."""

    begin: int
    end: int
    """The sentence's offsets."""
    subject: Mention
    relation: str
    """Lemmatised relation words, active voice, with the preposition that leads to the object: ``compete with``."""
    phrase: str
    """The relation's words as they stand in the text."""
    object: Mention
    qualifiers: tuple[Qualifier, ...] = ()
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    speakers: tuple[Mention, ...] = ()
    period: Period | None = None
    rule: str = ""
    """Name of the construction that gave it (``clause``, ``appositive``, ``possessive``, ...)."""
    confidence: float = 0.5
    certainty: Certainty | None = None
    """None when the pipeline does not tell how sure it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read off one article: what travels from extract to resolve."""

    article: Article
    sentences: tuple[tuple[int, int], ...] = ()
    chains: tuple[Chain, ...] = ()
    mentions: tuple[Mention, ...] = ()
    """Every name mention of the article, in text order."""
    extractions: tuple[Extraction, ...] = ()
    fault: str = ""
    """What the program failed with on this article; such a reading holds nothing, and no store takes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A resolved thing: an agent, place, product, concept, agreement, amount or time."""

    iri: str
    label: str
    type: str
    """Local name of a class in the ``ng:`` namespace: ``Person``, ``Company``, ``Concept``, ``Amount``, ..."""
    aliases: tuple[str, ...] = ()
    quantity: Quantity | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A literal value where no thing was found: an adjective, a clause."""

    text: str


Value: TypeAlias = str | Text
"""An entity's IRI, or a literal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a fact was read, and by what."""

    article: str
    """The article's IRI."""
    begin: int
    end: int
    quote: str
    """The sentence: ``Article.text[begin:end]``."""
    agent: str
    """``name/version`` of the extractor, a ``prov:SoftwareAgent``."""
    confidence: float
    phrase: str = ""
    """The relation's words as they stand."""
    speakers: tuple[str, ...] = ()
    """IRIs of those the sentence gives the statement to."""
    subject_span: tuple[int, int] = (0, 0)
    """Where the quote has the subject's words, in the article's text."""
    object_span: tuple[int, int] = (0, 0)
    subject_antecedent: tuple[int, int] | None = None
    """The mention that those words go back to, when they do not name the subject themselves: "it", "the company"."""
    object_antecedent: tuple[int, int] | None = None
    construction: str = ""
    """What implies the relation where no words say it: ``appositive``, ``compound``; empty when there is a phrase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactQualifier:
    """A qualifier after resolution: predicate IRI and its label (``in``, ``for``, ``amount``), and the value."""

    predicate: str
    label: str
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A resolved statement with its status; evidence is not part of its identity."""

    iri: str
    """Derived from :attr:`key`."""
    subject: str
    predicate: str
    predicate_label: str
    object: Value
    qualifiers: tuple[FactQualifier, ...] = ()
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    period: Period | None = None
    confidence: float = 0.5
    evidence: tuple[Evidence, ...] = ()
    open: bool = False
    """True when no property of the ontology covers the relation (the predicate is under ``open:``)."""
    derived: str = ""
    """Empty for what was read; else the reason for a typed edge, e.g. the example sentence that matched."""

    @property
    def speakers(self) -> tuple[str, ...]:
        """IRIs of all speakers, sorted."""
        return tuple(sorted({speaker for evidence in self.evidence for speaker in evidence.speakers}))

    @property
    def plain(self) -> bool:
        """True when the fact is also a plain triple: affirmed, actual, and stated by an article in its own voice."""
        return self.polarity == "positive" and self.modality == "actual" and any(not e.speakers for e in self.evidence)

    @property
    def key(self) -> tuple[Any, ...]:
        """What makes two facts the same fact."""
        return (self.subject, self.predicate, self.object, self.qualifiers, self.polarity, self.modality, self.period)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Which id of a user's table an entity has, or which it may have."""

    entity: str
    """The entity's IRI."""
    id: str = ""
    """Absolute IRI; empty when none fits by far."""
    candidates: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """The resolved corpus: what travels from resolve to assertion.  All tuples are sorted by IRI."""

    articles: tuple[tuple[str, Article], ...] = ()
    """Article IRI and article."""
    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()
    predicates: tuple[tuple[str, str], ...] = field(default=())
    """Open predicates: IRI and label."""
    refused: tuple[tuple[str, int], ...] = ()
    """Why facts were kept out for want of evidence, and how many, by reason."""
    doubtful: int = 0
    """Number of facts that were left out because they are too likely to be wrong."""
    identities: tuple[Identity, ...] = ()
    """Links to the ids of a table of aliases, and the ambiguous ones."""
    replaced: tuple[tuple[str, str], ...] = ()
    """IRI that another name of an entity would have had alone, and the entity's IRI."""

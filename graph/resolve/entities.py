"""Mentions of a corpus to entities: readings in, :class:`Links` out.

A pure function of the set of readings: articles are taken in the order of their digests, and an article given twice
counts once.  An IRI is made from the entity's label, so it changes only when the corpus knows a better name.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from graph.model import Article, Entity, Mention, Period, Quantity, Reading
from graph.resolve.antecedents import antecedents
from graph.resolve.article import Local, Names, article_names
from graph.resolve.concepts import concept_label
from graph.resolve.corpus import Cluster, Corpus, acronym_of
from graph.resolve.decisions import Decisions
from graph.resolve.groups import argument_mentions
from graph.resolve.iris import digest as short_hash
from graph.resolve.iris import period_name, quantity_name, slug
from graph.resolve.kinds import FAMILIES, Kinds
from graph.resolve.names import initials, is_acronym, key, label_of, words
from graph.resolve.nominals import Arguments, Noun, Place, Ref

if TYPE_CHECKING:
    from graph.ontology import Ontology

_ABSTRACT = frozenset({"misc", "product", "organization", "work"})
"""Families of an acronym that may after all be a concept's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Two different names of one entity, and why they are."""

    iri: str
    names: tuple[str, str]
    rule: str
    score: float
    articles: tuple[str, ...]
    """Digests of the articles where the rule applied; for a merge across articles, of both sides."""


@dataclass(frozen=True, slots=True)
class Links:
    """Which entity every mention stands for."""

    entities: tuple[Entity, ...]
    """Sorted by IRI."""
    merges: tuple[Merge, ...]
    compared: int
    """Pairs of names that were scored, a measure of the work."""
    _refs: Mapping[tuple[str, Place], str] = field(repr=False)
    _described: Mapping[tuple[str, Place], str] = field(repr=False)
    _articles: Mapping[int, tuple[Article, str]] = field(repr=False, compare=False)
    """Identity of an article object -> that object (kept alive) and its digest, so that it is hashed once."""
    _digests: tuple[str, ...] = field(repr=False, compare=False)
    _antecedents: Mapping[tuple[str, Place], tuple[int, int]] = field(default_factory=dict, repr=False)
    names: tuple[Entity, ...] = ()
    """The entities that have a proper name, by IRI: those that merges and a user's decisions are about."""
    replaced: tuple[tuple[str, str], ...] = ()
    """IRI that a further name of an entity would have had alone, and the entity's: both sorted.

    A short name that several entities have (a surname) leads to each of them.
    """

    def iri_of(
        self, article: Reading | Article | str | int, mention: Mention, *, described: bool = False
    ) -> str | None:
        """The entity's IRI, None when the mention stands for nothing that is known (a pronoun without antecedent).

        ``article`` is a reading, an article, its digest, or its index among the readings that were linked.  With
        ``described`` a description that says what something is ("X is a carmaker") stands for a concept of its own.
        """
        digest = self._digest(article)
        place = (digest, (mention.begin, mention.end, mention.kind))
        if described and place in self._described:
            return self._described[place]
        return self._refs.get(place)

    def antecedent(self, article: Reading | Article | str | int, mention: Mention) -> tuple[int, int] | None:
        """Where the article names what a pronoun or a description stands for; None for a mention that names it."""
        return self._antecedents.get((self._digest(article), (mention.begin, mention.end, mention.kind)))

    def _digest(self, article: Reading | Article | str | int) -> str:
        if isinstance(article, int):
            return self._digests[article]
        if isinstance(article, str):
            return article
        text = article.article if isinstance(article, Reading) else article
        known = self._articles.get(id(text))
        return known[1] if known is not None and known[0] is text else text.digest


@dataclass(slots=True)
class Share:
    """What one article gives to the linking of its corpus: its names, nouns and values, not where it mentions them."""

    digest: str
    locals: list[Local]
    acronyms: dict[str, str]
    """Key of an acronym -> key of the concept that the article gives it."""
    merges: list[tuple[int, str, str, str, float]]
    nouns: dict[Ref, Noun]
    quantities: list[tuple[str, Quantity]]
    periods: list[tuple[str, Period]]


@dataclass(frozen=True, slots=True)
class Part:
    """One article as far as it can be linked alone: its share, and what each of its mentions refers to."""

    reading: Reading
    share: Share
    names: Names
    arguments: Arguments


@dataclass(frozen=True, slots=True)
class Identities:
    """The entities of a corpus, and which of them the references of each article stand for."""

    entities: tuple[Entity, ...]
    names: tuple[Entity, ...]
    merges: tuple[Merge, ...]
    compared: int
    iris: Mapping[str, Mapping[Ref, str]]
    """Digest of an article -> reference -> IRI; amounts and times, which are named alike everywhere, are left out."""


def link(readings: Sequence[Reading], ontology: "Ontology", *, base: str, decisions: Decisions | None = None) -> Links:
    """Find the entities of a corpus and what each mention of it stands for."""
    kinds, decisions = Kinds(ontology), decisions or Decisions()
    digests = tuple(reading.article.digest for reading in readings)
    chosen: dict[str, Reading] = {}
    pairs = zip(readings, digests, strict=True)
    for reading, digest in sorted(pairs, key=lambda pair: (pair[1], pair[0].article.source)):
        chosen.setdefault(digest, reading)
    parts = [part_of(reading, digest, kinds, decisions) for digest, reading in chosen.items()]
    found = identify([part.share for part in parts], kinds, base=base, decisions=decisions)
    articles = {id(r.article): (r.article, digest) for r, digest in zip(readings, digests, strict=True)}
    return replace(linked(parts, found, base=base), _articles=articles, _digests=digests)


def part_of(reading: Reading, digest: str, kinds: Kinds, decisions: Decisions) -> Part:
    """Link one article as far as it goes alone: a pure function of its reading and the decisions."""
    names = article_names(reading, digest, never=decisions.apart, together=decisions.together)
    arguments = Arguments(reading, digest, names, kinds)
    share = Share(digest, names.locals, names.acronyms, names.merges, dict(arguments.nouns), [], [])
    for mention in argument_mentions(reading):
        if mention.kind == "quantity" and mention.quantity is not None:
            share.quantities.append((quantity_name(mention.quantity), _as_written(mention.quantity, mention)))
        elif mention.kind == "time" and mention.period is not None:
            name = period_name(mention.period)
            if name is not None:
                share.periods.append((name, mention.period))
    return Part(reading, share, names, arguments)


def identify(shares: Sequence[Share], kinds: Kinds, *, base: str, decisions: Decisions) -> Identities:
    """The entities of a corpus from the shares of its articles, in the order of their digests."""
    return _Linker(shares, kinds, base, decisions).identities()


def linked(parts: Sequence[Part], found: Identities, *, base: str) -> Links:
    """What every mention of these articles stands for.

    Of ``found`` the references of these articles are needed, and the entities that they stand for.
    """
    refs: dict[tuple[str, Place], str] = {}
    described: dict[tuple[str, Place], str] = {}
    origins: dict[tuple[str, Place], tuple[int, int]] = {}
    for part in parts:
        digest, arguments, iris = part.share.digest, part.arguments, found.iris[part.share.digest]
        for place, ref in [*_spans(part.names), *arguments.refs.items()]:
            refs[digest, place] = f"{base}{ref.kind}/{slug(ref.key)}" if ref.kind in {"amount", "time"} else iris[ref]
        used = _used_otherwise(part.reading)
        for place, ref in arguments.described.items():
            described[digest, place] = iris[ref]
            if place not in used:
                refs[digest, place] = described[digest, place]
        origins |= {(digest, place): span for place, span in antecedents(part.reading, part.names, arguments.refs)}
        origins |= {(digest, place): span for place, span in arguments.antecedents.items()}
    return Links(
        entities=found.entities,
        merges=found.merges,
        compared=found.compared,
        _refs=refs,
        _described=described,
        _antecedents=origins,
        _articles={id(part.reading.article): (part.reading.article, part.share.digest) for part in parts},
        _digests=tuple(part.share.digest for part in parts),
        names=found.names,
        replaced=replaced_names(found.names, base),
    )


class _Named(NamedTuple):
    """An entity with a name, before it has an IRI."""

    label: str
    type: str
    family: str
    cluster: Cluster


@dataclass(slots=True)
class _Values:
    """Amounts and times by their canonical names."""

    quantities: dict[str, list[Quantity]] = field(default_factory=lambda: defaultdict(list))
    periods: dict[str, list[Period]] = field(default_factory=lambda: defaultdict(list))


class _Linker:
    """One run over the shares of a corpus; its steps in the order of :meth:`identities`."""

    def __init__(self, shares: Sequence[Share], kinds: Kinds, base: str, decisions: Decisions) -> None:
        self._kinds, self._base, self._decisions = kinds, base, decisions
        self._shares = {share.digest: share for share in sorted(shares, key=lambda share: share.digest)}
        self._values = _Values()
        self._nouns: dict[Ref, Noun] = {}

    def identities(self) -> Identities:
        """Unite names across articles, name the results."""
        for share in self._shares.values():
            for name, quantity in share.quantities:
                self._values.quantities[name].append(quantity)
            for name, period in share.periods:
                self._values.periods[name].append(period)
        acronyms = self._concept_acronyms()
        corpus, numbers = self._corpus(acronyms)
        named = self._name_entities(corpus)
        names = sorted((_named_entity(*pair) for pair in named.values()), key=lambda entity: entity.iri)
        iris, entities = self._refer(acronyms, numbers, corpus, named)
        return Identities(
            entities=tuple(sorted(entities, key=lambda entity: entity.iri)),
            names=tuple(names),
            merges=self._merges(corpus, numbers, named),
            compared=corpus.compared,
            iris=iris,
        )

    # -- concepts behind acronyms

    def _concept_acronyms(self) -> dict[str, dict[str, str]]:
        """For each article: acronym's key -> concept's key; the empty digest holds what the corpus agrees on."""
        local: dict[str, dict[str, str]] = {}
        meanings: dict[str, set[str]] = defaultdict(set)
        for digest, share in self._shares.items():
            local[digest] = {**_spelled_out(share), **share.acronyms}
            for short, long in local[digest].items():
                meanings[short].add(long)
        local[""] = {short: min(long) for short, long in meanings.items() if len(long) == 1}
        return local

    def _concept_of(self, acronyms: dict[str, dict[str, str]], digest: str, name: str) -> str:
        return acronyms[digest].get(name, acronyms[""].get(name, name))

    # -- names across articles

    def _corpus(self, acronyms: dict[str, dict[str, str]]) -> tuple[Corpus, dict[tuple[str, int], int | Ref]]:
        """The corpus of all locals, and for each (article, local) its number there or the concept that it is."""
        numbers: dict[tuple[str, int], int | Ref] = {}
        kept: list[Local] = []
        defined = {name for share in self._shares.values() for entry in share.locals for name in entry.defined}
        for digest, share in self._shares.items():
            for number, entry in enumerate(share.locals):
                name = acronym_of(Cluster(0, [], forms=entry.forms))
                concept = self._concept_of(acronyms, digest, name) if name else ""
                if concept != name and name not in defined and not entry.short and entry.family in _ABSTRACT:
                    numbers[digest, number] = Ref("concept", concept)
                else:
                    numbers[digest, number] = len(kept)
                    kept.append(entry)
        return Corpus(kept, together=self._decisions.together, never=self._decisions.apart), numbers

    def _name_entities(self, corpus: Corpus) -> dict[int, tuple[str, _Named]]:
        """Root of a cluster -> its IRI and what it is called."""
        wanted = self._decisions.labels
        named = []
        for cluster in corpus.clusters():
            forms = {**cluster.short, **cluster.forms}
            label = label_of(cluster.forms.items(), person=cluster.family == "person")
            label = next((wanted[key(form)] for form in sorted(forms) if key(form) in wanted), label)
            nouns: Counter[str] = Counter()
            for member in cluster.members:
                nouns.update(corpus.local(member).nouns)
            named.append(
                _Named(label, self._kinds.of_name(cluster.forms, cluster.family, nouns), cluster.family, cluster)
            )
        taken: set[str] = set()
        found = {}
        for entry in sorted(named, key=lambda n: (-n.cluster.count, FAMILIES.index(n.family), n.label, n.cluster.root)):
            found[entry.cluster.root] = (self._free_iri(entry, corpus, taken), entry)
        return found

    def _free_iri(self, entry: _Named, corpus: Corpus, taken: set[str]) -> str:
        """The label's slug; with the type, then with a hash of where the entity is met, when another has it."""
        name = slug(entry.label)
        digests = [f"{corpus.local(member).digest}:{corpus.local(member).first}" for member in entry.cluster.members]
        for candidate in (name, f"{name}_({entry.type})", f"{name}_({entry.type})-{short_hash(*sorted(digests))}"):
            if candidate not in taken:
                break
        taken.add(candidate)
        return self._base + candidate

    # -- from references to IRIs

    def _refer(
        self,
        acronyms: dict[str, dict[str, str]],
        numbers: dict[tuple[str, int], int | Ref],
        corpus: Corpus,
        named: dict[int, tuple[str, _Named]],
    ) -> tuple[dict[str, dict[Ref, str]], list[Entity]]:
        """IRIs of the references of each article, and all entities."""
        entities = [_named_entity(iri, entry) for iri, entry in named.values()]
        iris: dict[str, dict[Ref, str]] = {digest: {} for digest in self._shares}
        pending: dict[tuple[str, Ref], Ref] = {}
        for digest, share in self._shares.items():
            for number, entry in enumerate(share.locals):
                target = numbers[digest, number]
                if isinstance(target, Ref):
                    pending[digest, Ref("name", str(number))] = target
                    self._add_noun(target, entry.forms, {self._kinds.of_family("field"): entry.count})
                else:
                    iris[digest][Ref("name", str(number))] = named[corpus.unions.find(target)][0]
            for ref, noun in share.nouns.items():
                target = Ref("concept", self._concept_of(acronyms, digest, ref.key)) if ref.kind == "concept" else ref
                pending[digest, ref] = target
                self._add_noun(target, noun.labels, noun.classes)
                self._nouns[target].short |= noun.short
        by_ref = {ref: _noun_entity(self._base, ref, noun) for ref, noun in self._nouns.items()}
        by_ref |= {Ref("amount", name): self._amount(name, found) for name, found in self._values.quantities.items()}
        by_ref |= {Ref("time", name): _time(self._base, name, found) for name, found in self._values.periods.items()}
        entities += {entity.iri: entity for entity in by_ref.values()}.values()
        for (digest, ref), target in pending.items():
            iris[digest][ref] = by_ref[target].iri
        return iris, entities

    def _add_noun(self, ref: Ref, labels: Mapping[str, int], classes: Mapping[str, int]) -> None:
        noun = self._nouns.setdefault(ref, Noun())
        noun.labels.update(labels)
        noun.classes.update(classes)

    def _amount(self, name: str, found: list[Quantity]) -> Entity:
        texts = Counter(quantity.text for quantity in found)
        label = min(texts, key=lambda text: (-texts[text], text))
        chosen = replace(min(found, key=repr), text=label)
        general = "MonetaryAmount" if chosen.kind == "money" else "Amount"
        aliases = tuple(sorted(set(texts) - {label}))
        return Entity(
            iri=f"{self._base}amount/{slug(name)}", label=label, type=general, aliases=aliases, quantity=chosen
        )

    # -- explanations

    def _merges(
        self, corpus: Corpus, numbers: dict[tuple[str, int], int | Ref], named: dict[int, tuple[str, _Named]]
    ) -> tuple[Merge, ...]:
        found: dict[tuple[str, tuple[str, str], str], tuple[float, set[str]]] = {}

        def note(number: int, names: tuple[str, str], reason: tuple[str, float], digests: set[str]) -> None:
            left, right = sorted(names)
            if left != right:
                place = (named[corpus.unions.find(number)][0], (left, right), reason[0])
                best, known = found.get(place, (0.0, set()))
                found[place] = (max(best, reason[1]), known | digests)

        for digest, share in self._shares.items():
            for local, one, two, rule, score in share.merges:
                number = numbers[digest, local]
                if isinstance(number, int):
                    note(number, (one, two), (rule, score), {digest})
        for made in corpus.unions.made:
            left, right = corpus.local(made.left), corpus.local(made.right)
            note(made.left, (left.name, right.name), (made.rule, made.score), {left.digest, right.digest})
        return tuple(
            Merge(iri=iri, names=names, rule=rule, score=score, articles=tuple(sorted(digests)))
            for (iri, names, rule), (score, digests) in sorted(found.items())
        )


def _spelled_out(share: Share) -> dict[str, str]:
    """Acronym concepts of an article for which it has exactly one long concept with these initials."""
    nouns = {
        ref.key: label_of(noun.labels.items(), person=False)
        for ref, noun in share.nouns.items()
        if ref.kind == "concept"
    }
    letters: dict[str, set[str]] = defaultdict(set)
    for name, label in nouns.items():
        for short in initials(label) if len(words(label)) > 1 else ():
            letters[short].add(name)
    shorts = [name for name, label in nouns.items() if is_acronym(label)]
    shorts += [
        key(form) for entry in share.locals if entry.family in _ABSTRACT for form in entry.forms if is_acronym(form)
    ]
    firms = [form.split() for entry in share.locals if entry.family == "organization" for form in entry.forms]
    own = {key(parts[0]) for parts in firms if len(parts) > 1}  # "SM" of "SM Entertainment" is no social media
    own &= {key(parts[0]) for parts in firms if len(parts) == 1}
    return {name: min(letters[name]) for name in sorted(set(shorts) - own) if len(letters.get(name, ())) == 1}


def _spans(names: Names) -> list[tuple[Place, Ref]]:
    """Every name mention, argument or not."""
    return [
        ((begin, end, kind), Ref("name", str(number)))
        for (begin, end), number in names.at.items()
        for kind in ("name", "nominal")
    ]


def _as_written(quantity: Quantity, mention: Mention) -> Quantity:
    return quantity if quantity.text else replace(quantity, text=mention.label)


def _named_entity(iri: str, entry: _Named) -> Entity:
    aliases = {*entry.cluster.forms, *entry.cluster.short} - {entry.label}
    return Entity(iri=iri, label=entry.label, type=entry.type, aliases=tuple(sorted(aliases)))


def replaced_names(names: Sequence[Entity], base: str) -> tuple[tuple[str, str], ...]:
    """IRI that a further name of an entity would have had alone, and the entity's; see :attr:`Links.replaced`."""
    found = {(base + slug(name), entity.iri) for entity in names for name in entity.aliases}
    return tuple(sorted(pair for pair in found if pair[0] != pair[1]))


def _noun_entity(base: str, ref: Ref, noun: Noun) -> Entity:
    label = label_of(noun.labels.items(), person=False)
    found = min(noun.classes, key=lambda name: (name == "Concept", -noun.classes[name], name))
    name = slug(concept_label(label).lower())
    iri = f"{base}concept/{name}" if ref.kind == "concept" else f"{base}thing/{name}-{ref.key.rsplit('-', 1)[1]}"
    return Entity(iri=iri, label=label, type=found, aliases=tuple(sorted((set(noun.labels) | noun.short) - {label})))


def _time(base: str, name: str, found: list[Period]) -> Entity:
    period = replace(min(found, key=lambda p: (p.granularity, p.text)), text=name)
    labels = {p.label for p in found}
    label = min(labels) if len(labels) == 1 else period.label  # "after 2021" and "since 2022" are one
    texts = {entry.text for entry in found if entry.text} - {label}
    iri = f"{base}time/{slug(name)}"
    return Entity(iri=iri, label=label, type="Time", aliases=tuple(sorted(texts)), period=period)


def _used_otherwise(reading: Reading) -> set[Place]:
    """Mentions that are arguments other than an object."""
    others = (m for e in reading.extractions for m in (e.subject, *e.speakers, *(q.mention for q in e.qualifiers)))
    return {(m.begin, m.end, m.kind) for m in others}

"""What each argument of one article stands for: a name's entity, a concept, a thing of the article, an amount, a time.

Pronouns and descriptions go through their coreference chain to a name that fits them; a definite description without
one ("the company") goes to the name that the article is about if its noun can describe that.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from graph.demonyms import COUNTRIES
from graph.extract.lexicon import SPEECH
from graph.model import Chain, Extraction, Mention, Reading
from graph.resolve.article import Names
from graph.resolve.concepts import concept_key, concept_label, determiner, head_position, is_generic, is_indefinite
from graph.resolve.groups import argument_mentions
from graph.resolve.iris import digest as short_hash
from graph.resolve.iris import period_name, quantity_name
from graph.resolve.kinds import Kinds
from graph.resolve.names import called, clean, listed, words

Place = tuple[int, int, str]
"""Begin, end, kind of a mention: what tells it from others of its article."""

DESCRIBING = frozenset({"copula", "appositive", "title", "listing"})
"""Constructions whose object says what the subject is."""
_PERSONAL = listed("he him his himself she her hers herself who whom whose i me my myself")
_IMPERSONAL = listed("it its itself which")
_ACTORS = frozenset({"person", "organization", "place", "group", "misc"})
"""Families of what can say, sell or sign."""
_ACTS = SPEECH - {"cite", "find", "indicate", "show", "signal", "suggest"} | listed(
    "accept acquire appoint apply argue ask borrow buy commission decide donate elect hire hope invest launch lend "
    "manufacture meet negotiate owe pay plan possess refuse reject resign retire sell sign spend sue try visit vote "
    "want"
)
"""Verbs whose subject is somebody."""
_BECOMING = listed("become remain name appoint elect nominate promote serve act work as")
"""Words of a relation whose object may be a role: "was appointed", "serves as"."""
_THINGS = frozenset({"facility", "product", "event", "work", "law"})
"""Families that give way to an act: what signs or sells is an organisation, whatever its name looks like."""
_SPHERES = listed("economy market weather")
"""Nouns that speak of a part of a place, never of the place."""
_RANKS = listed(
    """first second third fourth fifth last next other another same new latest newest former combined enlarged merged
    parent"""
)
"""Words that tell the one described from others of its sort."""
_BODIES = listed("agency authority body group institution organisation organization regulator watchdog")
"""Nouns that any organisation may be called by."""
_PUBLIC = listed("agency authority regulator watchdog")
"""Those of them that name what a body does."""
_MOVEMENTS = listed("militia movement network party side team tribe")
"""Nouns that a people's or a party's name may be called by, besides those of bodies."""
_ANYONE = listed("adversary competitor enemy foe opponent person rival suspect victim")
"""Nouns that may be of anybody: of a name only where the article says so."""
_RELATIVE = listed("that which who whom whose")
_NATIONS = listed("country nation")
_COUNTRIES = frozenset(COUNTRIES.values())
_STATES = _COUNTRIES | {"America", "Britain", "U.K.", "U.S.", "UK", "US", "USA"}
_LEAD = 2
"""How much more often than the next of its kind an article mentions what it is about."""
_SMALL = 3
"""Letters of the words that tell nothing apart: "of", "the", "for"."""
_FEW = 8
"""Nouns of a chain that are asked whether they are somebody's."""
_SOMEBODY = frozenset({None, "Role", "Group"})
"""Classes of nouns that may be somebody's, besides agents: a dealer may be a firm or a man."""
_STEM = 4
"""Letters that a people's name and its country's share: "Haitian", "Haiti"."""
_OCCASIONS = listed("accident crisis disaster event incident occasion tragedy")
"""Nouns that go back to what was called by another."""
_OWN = frozenset({"Government", "PoliticalParty", "University", "Exchange", "Event", "Role"})
"""Classes whose nouns go back to a name only when the name or the article says that it is one."""
_OFFICES = listed("role job post position office title seat")
"""What somebody has, however close the word is to one for somebody."""
_PARTS = listed(
    "antenna battery button camera chip display engine keyboard lens microphone motor processor screen sensor speaker "
    "wheel"
)
"""Parts of products: "the battery" of a phone is not the phone."""
_CREWS = listed("arm branch crew department division panel squad staff subsidiary team unit")
"""Groups that any body has: only coreference can say whose is meant."""
_SINGLE = frozenset(
    {"Agreement", "Fund", "Event", "Product", "Organization", "Person", "Facility", "Work", "Law", "Place"}
)
"""``a deal``, ``a plant``: one such thing, not the concept."""


_POINTING = frozenset({"the", "this", "that", "these", "those"})
"""Determiners of what was spoken of before."""


class Ref(NamedTuple):
    """What a mention stands for, before the corpus is known: ``key`` is a local's number, or a key of the kind."""

    kind: Literal["name", "concept", "thing", "amount", "time"]
    key: str


@dataclass(slots=True)
class Noun:
    """A concept or thing: its labels and classes with their counts."""

    labels: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)
    short: set[str] = field(default_factory=set)
    """The words alone that the sentences have for it, where it is called by more."""


class Arguments:
    """The arguments of one reading, resolved inside it."""

    def __init__(self, reading: Reading, digest: str, names: Names, kinds: Kinds) -> None:
        self._reading, self._digest, self._names, self._kinds = reading, digest, names, kinds
        self._text = reading.article.text
        self._sentences = [begin for begin, _ in reading.sentences]
        self.refs: dict[Place, Ref] = {}
        self.described: dict[Place, Ref] = {}
        self.nouns: dict[Ref, Noun] = defaultdict(Noun)
        self._order = sorted((begin, number) for (begin, _), number in names.at.items())
        self._begins = [begin for begin, _ in self._order]
        self._named_at: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for span, local in sorted(names.at.items()):
            self._named_at[local].append(span)
        self._chain_names = [self._names_of(chain) for chain in reading.chains]
        self._chain_of = {_place(m): number for number, chain in enumerate(reading.chains) for m in chain.mentions}
        self._leading = frozenset(self._leaders())
        self._apposed: dict[Place, int] = {}
        self._called: dict[int, set[str]] = defaultdict(set)
        self._vote()
        self._candidates: dict[str, tuple[list[tuple[int, int]], list[tuple[int, int]]]] = {}
        self._types = [kinds.of_name(entry.forms, entry.family, entry.nouns) for entry in names.locals]
        self._subjects = self._subjects_of_objects()
        self._acting = {
            _place(e.subject) for e in reading.extractions if e.rule == "clause" and e.relation.split()[0] in _ACTS
        }
        self._chain_refs: dict[int, Ref | None] = {}
        self._nouns_of: dict[int, list[Mention]] = {}
        self.antecedents: dict[Place, tuple[int, int]] = {}
        self._best: dict[Ref, Mention] = {}
        self._things: dict[str, set[Ref]] = defaultdict(set)
        self._plural: dict[Ref, bool] = {}
        self._chain_labels = self._labels_of_chains()
        for mention in (*reading.mentions, *argument_mentions(reading)):
            self._resolve(mention)
        self._describe()

    # -- names

    def _names_of(self, chain: Chain) -> list[tuple[int, int]]:
        spans = sorted((m.begin, m.end) for m in chain.mentions)
        return [(span[0], self._names.at[span]) for span in spans if span in self._names.at]

    def _leaders(self) -> Iterator[int]:
        """The organisation and the person that the article is about."""
        mentions = Counter({local: entry.count for local, entry in enumerate(self._names.locals)})
        for chain, names in zip(self._reading.chains, self._chain_names, strict=True):
            for local in {local for _, local in names}:
                mentions[local] += len(chain.mentions) - len(names)
        for family in ("organization", "person"):
            counts = [(n, local) for local, n in mentions.most_common() if self._names.locals[local].family == family]
            if counts and (len(counts) == 1 or counts[0][0] >= _LEAD * counts[1][0]):
                yield counts[0][1]

    def _local(self, mention: Mention) -> int | None:
        return self._names.at.get((mention.begin, mention.end))

    def _vote(self) -> None:
        """Let acts, "X is a carmaker" and "X, a carmaker," say what X is; the last one's noun, used again, is X."""
        for extraction in self._reading.extractions:
            local, noun = self._local(extraction.subject), extraction.object
            if noun.kind == "name":
                local, noun = self._local(noun), extraction.subject
            if local is not None and noun.kind == "nominal" and _describes(extraction):
                self._called[local].add(noun.head)
            if (
                local is None
                or noun.kind != "nominal"
                or not _describes(extraction)
                or extraction.polarity != "positive"
            ):
                continue
            counted = noun.plural and noun.quantity is not None  # "Smith and Brown, two doctors"
            if extraction.rule in {"appositive", "title"} and not counted:
                self._apposed[_place(noun)] = local
            found = self._kinds.of_noun(noun.label, noun.head)
            if found is not None:
                self._names.locals[local].nouns[found] += 1
        for extraction in self._reading.extractions:
            local = self._local(extraction.subject)
            acts = extraction.rule == "clause" and extraction.relation.split()[0] in _ACTS
            if local is not None and acts and self._names.locals[local].family in _THINGS:
                families = self._names.locals[local].families
                families["organization"] += families.total() + 1

    def _subjects_of_objects(self) -> dict[Place, set[int]]:
        found: dict[Place, set[int]] = defaultdict(set)
        for extraction in self._reading.extractions:
            subject = extraction.subject
            for owned in (subject, subject.owner):  # "the firm said Acme's sales fell": it is not Acme
                if owned is not None and (local := self._local(owned)) is not None:
                    for speaker in extraction.speakers:
                        found[_place(speaker)].add(local)
            local = self._local(subject)
            if local is not None:
                for other in (extraction.object, *(q.mention for q in extraction.qualifiers)):
                    found[_place(other)].add(local)
        return found

    # -- mentions

    def _resolve(self, mention: Mention) -> None:
        place = _place(mention)
        if place in self.refs or mention.kind in {"clause", "quality"}:
            return
        ref = self._ref(mention)
        if ref is not None:
            self.refs[place] = ref
            self._go_back(mention, ref)

    def _go_back(self, mention: Mention, ref: Ref) -> None:
        """Note the mention that one without a name of its own goes back to: the name, or a chain's best, before it."""
        if ref.kind == "name" and self._local(mention) is None:
            spans = self._named_at[int(ref.key)]
            self.antecedents[_place(mention)] = spans[max(0, bisect_left(spans, (mention.begin, 0)) - 1)]
        elif ref in self._best:
            self.antecedents[_place(mention)] = self._best[ref].begin, self._best[ref].end

    def _ref(self, mention: Mention) -> Ref | None:
        span = (mention.begin, mention.end)
        if mention.kind in {"name", "nominal"} and span in self._names.at:
            return Ref("name", str(self._names.at[span]))
        named = self._names.concepts.get(span) if mention.kind == "name" else None
        if named is not None:
            found = self._kinds.of_noun(named[1]) or self._kinds.of_family("field")
            return self._note(Ref("concept", named[0]), concept_label(named[1]), found)
        if mention.kind == "time":
            name = period_name(mention.period) if mention.period is not None else None
            return Ref("time", name) if name is not None else None
        if mention.kind == "quantity" and mention.quantity is not None:
            return Ref("amount", quantity_name(mention.quantity))
        number = mention.chain if mention.chain is not None else self._chain_of.get(_place(mention))
        chained = self._through_chain(mention, number)
        if chained is not None or mention.kind == "pronoun":
            return chained
        ref = self._nominal(mention)
        if number is not None and ref.kind != "name":
            self._best.setdefault(ref, mention)
        return ref

    def _through_chain(self, mention: Mention, number: int | None) -> Ref | None:
        if number is None or not 0 <= number < len(self._reading.chains):
            return None
        if mention.kind == "pronoun" and (noun := self._noun_before(mention, self._reading.chains[number])) is not None:
            return noun
        fitting = [(begin, local) for begin, local in self._chain_names[number] if self._fits(mention, local)]
        if fitting:
            before = [local for begin, local in fitting if begin <= mention.begin]
            if before or mention.kind == "pronoun" or self._soon(mention, fitting[0][0]):
                return Ref("name", str(before[-1] if before else fitting[0][1]))
            return None
        chain = self._reading.chains[number]
        if self._chain_names[number] or not self._is_another(mention, chain) or self._is_thing(mention, number):
            return None
        if (other := self._other_before(mention, number)) is not None:
            return other
        if number not in self._chain_refs:
            self._chain_refs[number] = None  # "its owner": the chain may lead back to itself
            self._chain_refs[number] = self._chain(chain)
        return self._chain_refs[number]

    def _sentence_of(self, mention: Mention) -> int:
        """Where the mention's sentence begins; 0 before the first, as in a reading that knows none."""
        before = bisect_right(self._sentences, mention.begin)
        return self._sentences[before - 1] if before else 0

    def _noun_before(self, mention: Mention, chain: Chain) -> Ref | None:
        """What a plural before a pronoun in its sentence is, where that is no name: "the owners said they"."""
        begin = self._sentence_of(mention)
        before = [m for m in chain.mentions if m.kind != "pronoun" and begin <= m.begin < mention.begin]
        last = max(before, key=lambda m: m.begin, default=None)
        if last is None or last.kind != "nominal" or not last.plural or self._local(last) is not None:
            return None
        self._resolve(last)
        ref = self.refs.get(_place(last))
        return ref if ref is not None and ref.kind in {"thing", "concept"} else None

    def _nouns(self, number: int) -> list[Mention]:
        """The common nouns of a chain in text order."""
        if number not in self._nouns_of:
            found = (m for m in self._reading.chains[number].mentions if m.kind == "nominal")
            self._nouns_of[number] = sorted(found, key=lambda m: m.begin)
        return self._nouns_of[number]

    def _is_thing(self, mention: Mention, number: int) -> bool:
        """Whether "he", "his" or "her" goes back to what is nobody: "a truck hit him and he died of his wounds"."""
        if mention.kind != "pronoun" or mention.label.casefold() not in _PERSONAL - {"whose"}:
            return False
        found = {self._kinds.of_noun(m.label, m.head) for m in self._nouns(number)[:_FEW]}
        return bool(found) and not any(f in _SOMEBODY or self._kinds.is_a(str(f), "Agent") for f in found)

    def _other_before(self, mention: Mention, number: int) -> Ref | None:
        """What the chain's last noun before a mention is, where that may not be what the chain began with."""
        nouns = self._nouns(number)
        before = bisect_left(nouns, mention.begin, key=lambda m: m.begin)
        if not before:
            return None
        last = nouns[before - 1]
        if mention.kind == "nominal" and (mention.head != last.head or _is_told(mention)):
            return None
        if not self._is_another(last, self._reading.chains[number]):
            self._resolve(last)
        return self.refs.get(_place(last))

    def _soon(self, mention: Mention, begin: int) -> bool:
        """Whether a name stands in the description's own sentence, or the description in the headline."""
        sentence = bisect_right(self._sentences, mention.begin) - 1
        return sentence == 0 or sentence == bisect_right(self._sentences, begin) - 1

    def _is_another(self, mention: Mention, chain: Chain) -> bool:
        """Whether a description can be another mention of the thing that a chain of common nouns began with."""
        first = min((m for m in chain.mentions if m.kind == "nominal"), key=lambda m: m.begin, default=mention)
        if mention.kind != "nominal" or _place(first) == _place(mention):
            return True
        if mention.head == first.head:
            return mention.plural == first.plural and not self._differs(mention, first)
        if self._has_name(mention):
            return False  # "the G7 nations" are no "countries of the EU"
        found = self._kinds.of_noun(mention.label, mention.head), self._kinds.of_noun(first.label, first.head)
        if found[0] == "Event" and mention.head not in _OCCASIONS:
            return False  # "the merger" is no meeting
        return mention.definite and found[0] is not None and found[0] == found[1]

    def _differs(self, mention: Mention, first: Mention) -> bool:
        """Whether the words after a noun, or its owner, say that it is another than the first of its chain.

        So "nurses at Acme" and "nurses at a rival", "the opening of the bridge" and "the opening of the tunnel".
        """
        place = self._kinds.is_a(str(self._kinds.of_noun(mention.label, mention.head)), "Place")
        if place and _tells_other(mention, first):
            return True
        if is_indefinite(mention, self._text) and self._sentence_of(first):
            return True  # "a warrant for Smith ... a warrant is issued for": only a headline is told again
        one, two = _telling(mention), _telling(first)
        if not (one <= two or two <= one):
            return True
        if mention.owner is None or first.owner is None:
            return False
        owners = self._ref(mention.owner), self._ref(first.owner)
        return None not in owners and owners[0] != owners[1]

    def _fits(self, mention: Mention, local: int) -> bool:
        """Whether a name can be what a pronoun or a description of its chain means."""
        entry = self._names.locals[local]
        if _place(mention) in self._acting and entry.family not in _ACTORS:
            return False
        if mention.kind == "pronoun":
            word = mention.label.casefold()
            if word in _PERSONAL and word != "whose":
                return entry.family in {"person", "misc"}
            return entry.family != "person" if word in _IMPERSONAL else True
        if is_indefinite(mention, self._text) or self._tells_apart(mention):
            return False
        if mention.plural and mention.quantity is not None:
            return False  # "the two countries" are no one name
        if entry.family == "group" and not mention.plural and mention.head not in _BODIES | _MOVEMENTS:
            return False  # "the population" is no people's name
        if mention.head in _NATIONS and (self._foreign(mention, (local,)) or local in self._cities(mention)):
            return False
        if mention.head in _ANYONE and not self._is_called(local, mention.head):
            return False
        if mention.head == "group" and self._has_word(local, "government"):
            return False
        found = self._kinds.of_noun(mention.label, mention.head)
        loose = found == "Place" or mention.head == "state"  # "the State" of a court is no city
        if mention.head in _OFFICES | _PARTS or (loose and not self._is_such(local, mention.head, str(found))):
            return False
        if found is None:
            return entry.family not in {"person", "organization", "place"}
        if found == "Asset" and entry.family == "organization":
            return False  # "the trademark" is nobody, though an organisation may be owned
        if (
            self._kinds.is_a(str(found), "Facility")
            and entry.family == "place"
            and not self._is_called(local, mention.head)
        ):
            return False
        own = found in {"Government", "PoliticalParty"} and mention.head not in _BODIES
        if own and not self._is_called(local, mention.head):
            return False
        return self._kinds.fits(found, self._types[local]) and not self._kinds.clashes(found, entry.family)

    def _foreign(self, mention: Mention, candidates: Iterable[int]) -> set[int]:
        """Names that cannot be "the country" of the people or country named last before it in its sentence.

        All but "Ukraine" where that is "Ukrainian"; none where no people or country is named.
        """
        begin = self._sentence_of(mention)
        window = self._order[bisect_left(self._begins, begin) : bisect_left(self._begins, mention.begin)]
        before = [number for _, number in window]
        known = ((number, self._names.locals[number]) for number in before)
        peoples = [number for number, entry in known if entry.family == "group" or entry.name in _COUNTRIES]
        if not peoples:
            return set()
        stem = self._names.locals[peoples[-1]].name[:_STEM].casefold()
        return {
            number
            for number in candidates
            if number not in before
            and not any(form.casefold().startswith(stem) for form in self._names.locals[number].forms)
        }

    def _cities(self, mention: Mention) -> set[int]:
        """Places that are no known country, where one was named before: Kabul is not "the country"."""
        places = {n: entry for n, entry in enumerate(self._names.locals) if entry.family == "place"}
        known = {n for n, entry in places.items() if not _STATES.isdisjoint((entry.name, *entry.forms))}
        return places.keys() - known if any(places[n].first < mention.begin for n in known) else set()

    def _is_such(self, local: int, noun: str, kind: str) -> bool:
        """Whether a name has the noun in it, or the article says that the noun is what it names: "the Rhine Valley"."""
        return self._names.locals[local].nouns[kind] > 0 or self._has_word(local, noun)

    def _tells_apart(self, mention: Mention) -> bool:
        """Whether a description has a name or a rank in it that tells its referent: "the first GX index"."""
        return self._has_name(mention) or not _RANKS.isdisjoint(mention.label.casefold().split())

    def _has_name(self, mention: Mention) -> bool:
        """Whether a name stands among the words of a description: "shares of Acme"."""
        inside = (begin for begin, _ in self._order[bisect_left(self._begins, mention.begin) :] if begin < mention.end)
        return next(inside, None) is not None

    def _chain(self, chain: Chain) -> Ref | None:
        """What a chain without names stands for."""
        nominals = sorted((m for m in chain.mentions if m.kind == "nominal"), key=lambda m: (m.begin, m.end))
        if not nominals:
            return None
        first = nominals[0]
        best = chain.representative if chain.representative.kind == "nominal" else first
        alike = (m for m in nominals if self._is_another(m, chain))
        new = is_indefinite(first, self._text)  # "sent a team. The team found": none that was named before
        new = new or first.owner is not None  # "Freedonia's tax office. The authority"
        antecedent = None if new else next(filter(None, map(self._antecedent, alike)), None)
        if antecedent is not None and self._names.locals[int(antecedent.key)].first < first.end:
            return antecedent  # a name that comes after the thing was spoken of is another's
        found = self._common(first, best, str(first.begin))
        self._best.setdefault(found, best)
        return found

    def _labels_of_chains(self) -> dict[str, int]:
        """Label keys that nominals of exactly one nameless chain have."""
        found: dict[str, set[int]] = defaultdict(set)
        for number, chain in enumerate(self._reading.chains):
            for m in chain.mentions if not self._chain_names[number] else ():
                if m.kind == "nominal":
                    found[_key(m)].add(number)
        return {label: min(numbers) for label, numbers in found.items() if len(numbers) == 1}

    def _nominal(self, mention: Mention) -> Ref:
        apposed = self._apposed.get(_place(mention))
        if apposed is not None:
            return Ref("name", str(apposed))
        if mention.definite:
            antecedent = self._antecedent(mention, None if mention.head in _NATIONS else self._leading)
            if antecedent is not None:
                return antecedent
            if not _is_told(mention) and determiner(mention, self._text) in _POINTING:
                number = self._chain_labels.get(_key(mention))
                chained = self._through_chain(mention, number)
                if chained is not None:
                    return chained
                known = {ref for ref in self._things[_key(mention)] if self._plural[ref] == mention.plural}
                if len(known) == 1:  # "Acme's plan to sell it. ... The plan"
                    ref = min(known)
                    self.nouns[ref].short.add(clean(mention.label))
                    return ref
        return self._common(mention, mention, str(mention.begin) if is_indefinite(mention, self._text) else "")

    def _common(self, first: Mention, best: Mention, where: str) -> Ref:
        """A concept when the noun is used of no one thing, else a thing of the article."""
        found = self._holder(self._kinds.of_noun(best.label, best.head))
        if self._is_concept(first, found):
            return self._concept(best)
        label = self._called_by(best)
        key = concept_key(label, best.head, plural=best.plural)
        ref = Ref("thing", f"{key}-{short_hash(self._digest, key, where)}")
        if self._plural.setdefault(ref, best.plural) != best.plural:  # "sales of $5 million", "the sale"
            number = "many" if best.plural else "one"
            ref = Ref("thing", f"{key}-{short_hash(self._digest, key, where, number)}")
            self._plural[ref] = best.plural
        self._note(ref, label, found or "Concept")
        self.nouns[ref].short.add(clean(best.label))
        self._things[_key(best)].add(ref)
        return ref

    def _called_by(self, mention: Mention) -> str:
        """What a thing is called: its words with what tells which one it is, and whose it is."""
        label = called(mention.whole or mention.label)
        if (owner := mention.owner) is None:
            return label
        ref = self._ref(owner)
        if ref is None or ref.kind in {"amount", "time"}:
            name = "" if owner.kind == "pronoun" else owner.label
        elif ref.kind == "name":
            name = self._names.locals[int(ref.key)].name
        else:
            name = min(self.nouns[ref].labels)
            if not _RELATIVE.isdisjoint(name.split()):  # "drivers who fail the test": "drivers' licence"
                name = min(self.nouns[ref].short or {name})
        if not name or label.startswith(name):
            return label
        mark = "" if name.endswith(("'s", "’s")) else "'" if name.endswith("s") else "'s"
        return f"{name}{mark} {label.removeprefix('own ')}"

    def _is_concept(self, mention: Mention, found: str | None) -> bool:
        if mention.whole or self._has_name(mention):
            return False
        if is_generic(mention, self._text):
            return True
        single = found is not None and any(self._kinds.is_a(found, name) for name in _SINGLE)
        return is_indefinite(mention, self._text) and not single

    @staticmethod
    def _holder(found: str | None) -> str | None:
        """Who is called by a role's noun: "the mayor" is a person, where "as mayor" is what one can be."""
        return "Person" if found == "Role" else found

    def _concept(self, mention: Mention) -> Ref:
        found = self._kinds.of_noun(mention.label, mention.head)
        found = found or (self._kinds.of_family("field") if mention.type == "FIELD" else "Concept")
        if mention.plural and self._kinds.is_a(self._holder(found) or "", "Person"):
            found = "Group"
        label = called(mention.whole or mention.label) if found == "Role" else self._called_by(mention)
        ref = self._note(Ref("concept", concept_key(label, mention.head, plural=mention.plural)), label, found)
        self.nouns[ref].short.add(clean(mention.label))
        return ref

    def _note(self, ref: Ref, label: str, found: str) -> Ref:
        self.nouns[ref].labels[label] += 1
        self.nouns[ref].classes[found] += 1
        return ref

    # -- definite descriptions without a chain

    def _antecedent(self, mention: Mention, among: AbstractSet[int] | None = None) -> Ref | None:
        """The one name, of all or of some, before a bare definite description that its noun can describe."""
        found = self._kinds.of_noun(mention.label, mention.head)
        bare = mention.definite and not mention.plural and mention.quantity is None and len(mention.label.split()) <= 2
        bare = bare and not mention.whole
        if (
            not bare
            or found in {None, "Place", "Agent", "Asset"}
            or mention.head in _OFFICES | _PARTS | _CREWS | _ANYONE
            or determiner(mention, self._text) not in {"the", "that"}
            or self._tells_apart(mention)
        ):
            return None
        excluded = self._subjects.get(_place(mention), set())
        if mention.head in _SPHERES:
            return None
        if self._kinds.is_a(str(found), "Facility") or mention.head == "state":  # "the airport" is no museum
            named = range(len(self._names.locals))
            excluded = excluded | {local for local in named if not self._is_such(local, mention.head, str(found))}
        if mention.head in _NATIONS:
            excluded = excluded | self._foreign(mention, range(len(self._names.locals)))
        for entries in self._fitting(str(found)):
            if self._kinds.is_a(str(found), "Facility"):
                entries = [e for e in entries if self._names.locals[e[1]].family != "place"]  # noqa: PLW2901
            if among is not None:
                entries = [entry for entry in entries if entry[1] in among]  # noqa: PLW2901
            if found in _OWN | {"Organization"} and mention.head not in _BODIES - _PUBLIC:
                entries = [entry for entry in entries if self._is_called(entry[1], mention.head)]  # noqa: PLW2901
            if entries:
                near = self._nearest(mention, entries, excluded)
                if near is not None:
                    city = mention.head in _NATIONS and int(near.key) in self._cities(mention)
                    return None if city else near
        return None

    def _is_called(self, local: int, noun: str) -> bool:
        """Whether a name has a noun in it, or the article gives it that noun."""
        return self._has_word(local, noun.casefold()) or noun in self._called[local]

    def _has_word(self, local: int, word: str) -> bool:
        return any(word in form.casefold().split() for form in self._names.locals[local].forms)

    def _nearest(self, mention: Mention, entries: list[tuple[int, int]], excluded: set[int]) -> Ref | None:
        """The one candidate in the mention's sentence or the one before it, else the only one before it at all."""
        fitting = {local for _, local in entries} - excluded
        sentence = bisect_right(self._sentences, mention.begin) - 1
        for begin in self._sentences[max(0, sentence - 1) : sentence + 1][::-1]:
            window = self._order[bisect_left(self._begins, begin) : bisect_left(self._begins, mention.begin)]
            near = {local for _, local in window} & fitting
            if len(near) == 1:
                return Ref("name", str(min(near)))
            if near:
                return None
        before = [local for first, local in entries[:3] if first < mention.begin and local not in excluded]
        return Ref("name", str(before[0])) if len(before) == 1 else None

    def _fitting(self, found: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """(First mention, local) of the locals known to be of this class, and of those it can describe."""
        if found not in self._candidates:
            entries = [(entry.first, number) for number, entry in enumerate(self._names.locals)]
            exact = [entry for entry in entries if self._kinds.is_a(self._types[entry[1]], found)]
            loose = [
                entry
                for entry in entries
                if self._types[entry[1]] != "Concept" and self._kinds.fits(found, self._types[entry[1]])
            ]
            self._candidates[found] = (sorted(exact), sorted(loose))
        return self._candidates[found]

    # -- descriptions

    def _describe(self) -> None:
        """What says what a name is stands for a concept, not for the name."""
        for extraction in self._reading.extractions:
            subject, mention = extraction.subject, extraction.object
            if mention.kind == "name":
                subject, mention = mention, subject
            if mention.kind != "nominal" or self._local(mention) is not None:
                continue
            place, of = _place(mention), self.refs.get(_place(subject))
            describes = _describes(extraction) or self._gives_role(extraction)
            if (of is not None and of == self.refs.get(place)) or (describes and mention.quantity is None):
                self.described[place] = self._concept(mention)

    def _gives_role(self, extraction: Extraction) -> bool:
        """Whether the object is what somebody becomes: "became the mayor", "was named a director"."""
        verbs, noun = extraction.relation.split(), extraction.object
        return not _BECOMING.isdisjoint(verbs) and self._kinds.of_noun(noun.label, noun.head) == "Role"


def _telling(mention: Mention) -> set[str]:
    """The words after a noun that tell which one it is, without the small ones."""
    parts = words(mention.whole or mention.label)
    return {word for word in parts[head_position(parts, mention.head) + 1 :] if len(word) > _SMALL}


def _tells_other(mention: Mention, first: Mention) -> bool:
    """Whether names before a noun tell two things apart: "the Lake Tana area", "the Lalibela area"."""
    one, two = (
        {w for w in m.label.split()[: head_position(words(m.label), m.head)] if w[:1].isupper()}
        for m in (mention, first)
    )
    return bool(one and two) and not (one <= two or two <= one)


def _is_told(mention: Mention) -> bool:
    """Whether the sentence itself says which one is meant: "the plan to sell it", "Acme's plan"."""
    return bool(mention.whole) or mention.owner is not None


def _describes(extraction: Extraction) -> bool:
    return extraction.relation == "be" and extraction.rule in DESCRIBING


def _place(mention: Mention) -> Place:
    return mention.begin, mention.end, mention.kind


def _key(mention: Mention) -> str:
    return concept_key(mention.label, mention.head, plural=mention.plural)

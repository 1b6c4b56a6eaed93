"""The names of one article, put together: mentions of a :class:`Reading` in, :class:`Local` entities out."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.model import Reading
from graph.resolve.concepts import concept_key
from graph.resolve.groups import Group, Span, groups_of
from graph.resolve.kinds import majority
from graph.resolve.names import Definition, clean, definitions, has_legal_form, is_acronym, key, words
from graph.resolve.rules import RULES, join_all, kin, unite_chains, unite_renamed
from graph.resolve.unions import Unions


@dataclass(slots=True)
class Local:
    """One named entity as one article knows it."""

    digest: str
    forms: Counter[str] = field(default_factory=Counter)
    """Names that identify the entity anywhere."""
    short: Counter[str] = field(default_factory=Counter)
    """Names that do so inside the article only: surnames, acronyms, head words."""
    families: Counter[str] = field(default_factory=Counter)
    nouns: Counter[str] = field(default_factory=Counter)
    """Classes of what the article calls it."""
    first: int = 0
    defined: frozenset[str] = frozenset()
    """Keys of acronyms that the article defines or that its text spells out."""

    @property
    def family(self) -> str:
        """The majority's family; a legal form makes it an organisation."""
        found = majority(self.families)
        return "organization" if found != "place" and any(has_legal_form(form) for form in self.forms) else found

    @property
    def count(self) -> int:
        """Number of mentions by name."""
        return self.forms.total() + self.short.total()

    @property
    def name(self) -> str:
        """The most frequent full form."""
        return min(self.forms, key=lambda form: (-self.forms[form], form))


@dataclass(slots=True)
class Names:
    """The named part of one article."""

    locals: list[Local]
    at: dict[Span, int]
    """Span of a name mention -> index of its local entity."""
    concepts: dict[Span, tuple[str, str]]
    """Span of a name of a field or of a common noun tagged as a name -> concept key and label."""
    acronyms: dict[str, str]
    """Key of an acronym -> key of the concept that it stands for."""
    merges: list[tuple[int, str, str, str, float]]
    """Local entity, two names put together, the rule, the score."""


def article_names(
    reading: Reading,
    digest: str,
    *,
    never: frozenset[frozenset[str]] = frozenset(),
    together: Iterable[tuple[str, ...]] = (),
) -> Names:
    """Group and unite the name mentions of one article."""
    groups, at = groups_of(reading)
    never |= kin(reading.article.text, groups, at)
    decided = frozenset(name for pair in never for name in pair)
    unions = Unions([frozenset({group.key}) & decided for group in groups], never)
    by_key = _by_key(groups)
    for keys in together:
        join_all(unions, [number for name in keys for number in by_key.get(name, ())], "decision")
    found = [d for d in definitions(reading.article.text) if frozenset((key(d.short), key(d.long))) not in never]
    known = _define(found, groups, at, by_key, unions)
    for rule in RULES:
        rule(groups, unions)
    unite_renamed(reading.article.text, groups, at, unions)
    unite_chains(reading, groups, at, unions)
    return _result(digest, groups, at, unions, known)


def _by_key(groups: list[Group]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        found[group.key].append(number)
    return found


@dataclass(slots=True)
class _Known:
    """What the parentheses of an article teach."""

    aliases: dict[int, set[str]]
    """Group -> names that the text gives it beside its own mentions."""
    acronyms: dict[str, str]
    """Acronym's key -> concept's key."""
    concepts: dict[int, tuple[str, str]]
    """Group -> the concept it stands for."""


def _define(
    found: list[Definition], groups: list[Group], at: dict[Span, int], by_key: dict[str, list[int]], unions: Unions
) -> _Known:
    """Unite ``Long Name (LN)``; the pair decides, whatever the two were tagged as."""
    known = _Known(defaultdict(set), {}, {})
    ends = {span[1]: number for span, number in sorted(at.items(), reverse=True)}
    for entry in found:
        short = at.get((entry.short_begin, entry.short_end))
        short = short if short is not None else next(iter(by_key.get(key(entry.short), ())), None)
        if not _is_proper(entry.long):
            label = entry.long
            known.acronyms.setdefault(key(entry.short), concept_key(label))
            if short is not None:
                known.concepts.setdefault(short, (concept_key(label), label))
            continue
        long = ends.get(entry.long_end, next(iter(by_key.get(key(entry.long), ())), None))
        if long is not None and is_acronym(groups[long].name):
            long = None
        if long is not None and _is_end(groups[long].name, entry.long):
            known.aliases[long].add(clean(entry.long))
        if long is not None and short is not None:
            unions.join(long, short, "acronym in parentheses")
        elif long is not None and short is None:
            known.aliases[long].add(entry.short)
        elif short is not None:
            known.aliases[short].add(clean(entry.long))
    return known


def _is_end(part: str, whole: str) -> bool:
    """True when an annotator took only the last words of a long name."""
    one, two = words(part), words(whole)
    return len(one) < len(two) and two[-len(one) :] == one


def _is_proper(text: str) -> bool:
    parts = [part for part in text.split() if len(part) > 3]
    return bool(parts) and sum(part[:1].isupper() for part in parts) * 2 > len(parts)


_SHORTENING = frozenset({"part of a full name", "initials", "head word", "coreference", "acronym in parentheses"})


def _result(digest: str, groups: list[Group], at: dict[Span, int], unions: Unions, known: _Known) -> Names:
    names = Names([], {}, {}, dict(known.acronyms), [])
    shortened = {_shorter(groups, union.left, union.right) for union in unions.made if union.rule in _SHORTENING}
    numbers: dict[int, int] = {}
    concepts: dict[int, tuple[str, str]] = {}
    for root, members in unions.sets().items():
        concept = _concept(members, groups, known)
        if concept is not None:
            concepts[root] = concept
            names.acronyms |= {
                groups[n].key: concept[0] for n in members if is_acronym(groups[n].name) and groups[n].key != concept[0]
            }
            continue
        numbers[root] = len(names.locals)
        names.locals.append(_local(digest, members, groups, shortened, known))
    for span, number in at.items():
        root = unions.find(number)
        if root in concepts:
            names.concepts[span] = concepts[root]
        else:
            names.at[span] = numbers[root]
    for made in unions.made:
        root = unions.find(made.left)
        if root in numbers:
            names.merges.append((numbers[root], groups[made.left].name, groups[made.right].name, made.rule, made.score))
    return names


def _shorter(groups: list[Group], left: int, right: int) -> int:
    one, two = groups[left], groups[right]
    return left if _brevity(one) > _brevity(two) else right


def _brevity(group: Group) -> tuple[bool, int, int]:
    return is_acronym(group.name), -len(words(group.name)), -len(group.name)


def _concept(members: list[int], groups: list[Group], known: _Known) -> tuple[str, str] | None:
    """The concept that a set of names stands for: a definition says so, or they are fields, or have no capital."""
    for number in members:
        if number in known.concepts:
            return known.concepts[number]
    families: Counter[str] = Counter()
    for number in members:
        families.update(groups[number].families)
    name = max(
        (groups[number].name for number in members), key=lambda text: (len(words(text)), not is_acronym(text), text)
    )
    if majority(families) == "field" or name.casefold() == name:
        return concept_key(name), name
    return None


def _local(digest: str, members: list[int], groups: list[Group], shortened: set[int], known: _Known) -> Local:
    local = Local(digest, first=min(min(groups[number].spans) for number in members)[0])
    full = [number for number in members if number not in shortened] or members
    defined: set[str] = set()
    for number in members:
        group = groups[number]
        (local.forms if number in full else local.short).update(group.forms)
        local.families.update(group.families)
        if len(members) > 1 and is_acronym(group.name) and number not in full:
            defined.add(group.key)
        for alias in sorted(known.aliases.get(number, ())):
            if is_acronym(alias) or len(words(alias)) < len(words(group.name)):
                local.short[alias] += 0
                defined.add(key(alias))
            else:
                local.short.update({form: count for form, count in group.forms.items() if number in full})
                local.forms = Counter({form: count for form, count in local.forms.items() if form not in group.forms})
                local.forms[alias] += 1
                defined.add(group.key)
    local.defined = frozenset(defined)
    return local

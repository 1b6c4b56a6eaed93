"""The name mentions of one article by their keys: what the rules of an article work on."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.model import Mention, Reading
from graph.resolve.kinds import INSTITUTIONS, family_of, majority
from graph.resolve.names import (
    TITLES,
    called,
    has_legal_form,
    is_acronym,
    is_titled,
    key,
    person_words,
    personal,
    words,
)

Span = tuple[int, int]
_OFFICE = re.compile(r"(?:\S+ )+(?:Minister|Secretary(?: of \S+)?)")
"""``Foreign Secretary``: an office tagged as a name."""


@dataclass(slots=True)
class Group:
    """The mentions of one article that share a key."""

    key: str
    forms: Counter[str] = field(default_factory=Counter)
    families: Counter[str] = field(default_factory=Counter)
    spans: list[Span] = field(default_factory=list)
    titled: bool = False
    definite: bool = False

    @property
    def family(self) -> str:
        """The majority's family; a legal form makes it an organisation."""
        found = majority(self.families)
        return "organization" if found != "place" and any(has_legal_form(form) for form in self.forms) else found

    @property
    def name(self) -> str:
        """The most frequent form."""
        return min(self.forms, key=lambda form: (-self.forms[form], form))


def name_mentions(reading: Reading) -> Iterator[Mention]:
    """All mentions that are names: the annotator's, then those of chains and extractions."""
    yield from reading.mentions
    for chain in reading.chains:
        yield from chain.mentions
    yield from argument_mentions(reading)


def argument_mentions(reading: Reading) -> Iterator[Mention]:
    """Every argument of every extraction."""
    for extraction in reading.extractions:
        yield extraction.subject
        yield extraction.object
        yield from extraction.speakers
        for qualifier in extraction.qualifiers:
            yield qualifier.mention


def is_name(mention: Mention) -> bool:
    """True for a name; an annotator also marks common nouns (``blockchain``) and job titles (``Chief Executive``)."""
    if mention.kind != "name":
        return False
    common = any(char.islower() for char in mention.label) and not any(char.isupper() for char in mention.label)
    parts = words(mention.label)  # not "Pope" or "King", which persons are called by
    title = (mention.type != "PERSON" or len(parts) > 1) and all(word in TITLES or word == "pm" for word in parts)
    return not common and not title and _OFFICE.fullmatch(mention.label) is None


def institution(mention: Mention, names: set[int]) -> str | None:
    """``the Ruritanian government`` as a name, when the phrase is a name and one such noun; None for anything else."""
    parts = mention.label.split()
    if mention.kind != "nominal" or not 2 <= len(parts) <= 5 or mention.plural:
        return None
    if parts[-1].casefold() in INSTITUTIONS and mention.begin in names:
        return mention.label if all(part[:1].isupper() for part in parts[:-1]) else None
    if parts[0].casefold() in INSTITUTIONS and parts[1] == "of" and all(part[:1].isupper() for part in parts[2:]):
        return " ".join((*parts[2:], parts[0])) if len(parts) > 2 else None
    return None


def groups_of(reading: Reading) -> tuple[list[Group], dict[Span, int]]:
    """Groups by key, in order of first mention, and the group at each span."""
    groups: dict[str, Group] = {}
    owner: dict[Span, str] = {}
    by_end: dict[int, Span] = {}
    known = {mention.begin for mention in reading.mentions}
    annotated = {(mention.begin, mention.end) for mention in reading.mentions}
    surnames = {
        person_words(m.label)[-1] for m in reading.mentions if m.type == "PERSON" and len(person_words(m.label)) > 1
    }
    for mention in name_mentions(reading):
        span = (mention.begin, mention.end)
        title = institution(mention, known)
        if span in owner or (title is None and not is_name(mention)):
            continue
        if span not in annotated and title is None and mention.end in by_end:
            owner[span] = owner[by_end[mention.end]]
            continue
        family = "organization" if title else family_of(mention.type)
        name = _name(title or mention.label, family)
        family = "misc" if family == "person" and is_acronym(name) else family
        place = _place(name, family, surnames)
        if not place:
            continue
        group = groups.setdefault(place, Group(key(name)))
        group.forms[name] += 1
        group.families[family] += 1
        group.spans.append(span)
        group.titled |= family == "person" and is_titled(mention.label)
        group.definite |= _is_definite(mention, reading.article.text)
        owner[span] = place
        by_end.setdefault(mention.end, span)
    ordered = sorted(groups.items(), key=lambda entry: (min(entry[1].spans), entry[0]))
    numbers = {place: number for number, (place, _) in enumerate(ordered)}
    return [group for _, group in ordered], {span: numbers[place] for span, place in owner.items()}


def _name(label: str, family: str) -> str:
    """The name without what is not of it; the "'s" of a firm's or a place's ("St. John's") is."""
    return personal(label) if family == "person" else called(label)


def _place(name: str, family: str, surnames: set[str]) -> str:
    """The group's key; a surname that also names something else is kept apart by its tag."""
    found = key(name) if any(char.isalnum() for char in name) else ""
    return f"{found} person" if found and family == "person" and found in surnames else found


def _is_definite(mention: Mention, text: str) -> bool:
    return (
        mention.definite
        or text[max(0, mention.begin - 4) : mention.begin].casefold() == "the "
        or mention.anchor[:4].casefold() == "the "
    )

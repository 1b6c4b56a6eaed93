""" "The two companies", "both sides": who is meant.

A collective mention that counts its members stands for that many names before it: for the two who last did something
with each other, "X and Y signed a pact"; else for those of one kind, the most mentioned and then the most recent in the
sentences just before.  An extraction about the collective becomes one about each member.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from graph.extract.lexicon import RECIPROCAL
from graph.model import Chain, Extraction, Mention, Qualifier

SIZES = {"two": 2, "both": 2, "three": 3, "pair": 2}
COLLECTIVE = re.compile(
    r"^(two|both|three) (?!thirds|quarters).*\b(parties|companies|firms|sides|partners|countries|nations|groups|banks"
    r"|organi[sz]ations|governments|airlines|carmakers|automakers|manufacturers|businesses|teams|leaders|men|women|institutions)$|^both$|^pair$",
    re.IGNORECASE,
)
FIRMS = re.compile(r"\b(companies|firms|carmakers|automakers|airlines|banks|businesses|manufacturers)$", re.IGNORECASE)
PUBLIC = re.compile(
    r"\b(commission|authority|agency|court|ministry|department|union|government|council|committee|bureau|board|parliament|exchange)\b",
    re.IGNORECASE,
)
"""Words of public bodies, which are no companies."""
FURTHER = re.compile(r"\b(other|another|more|new|further|additional)\b", re.IGNORECASE)
"""Words by which a collective is none of those before it."""
REACH = 600
"""Characters before the collective within which its members are looked for: some four sentences."""
FAR = 800
"""The same for people, of whom there must be just as many."""
NEAR = 200
"""Characters between a collective and a pronoun for it."""
Pair: TypeAlias = tuple[Mention, Mention]
ANY = re.compile(r"\b(parties|sides|partners|groups|institutions|both)$", re.IGNORECASE)
"""Words of what may be organisations or places, but is of one kind."""
OTHER_SEX = {"men": frozenset({"she", "her", "hers"}), "women": frozenset({"he", "him", "his"})}

SORTS = (
    (re.compile(r"\b(coalition|governing|opposition|political|ruling)\W+parties$", re.IGNORECASE), {"ORG"}),
    (re.compile(r"\b(leaders|men|women)$|^pair$", re.IGNORECASE), {"PERSON"}),
    (re.compile(r"\b(countries|nations|governments|cities)$", re.IGNORECASE), {"LOC"}),
    (re.compile(r"\b(parties|sides|partners|groups|institutions|both)$", re.IGNORECASE), {"ORG", "FAC", "LOC"}),
)
"""Labels of the names that a collective noun can gather; companies and the like gather organisations."""


def expanded(
    extractions: Sequence[Extraction], names: Sequence[Mention], chains: Sequence[Chain]
) -> Iterator[Extraction]:
    """Each extraction once for each member of a collective subject; collective speakers become their members."""
    said = [
        m for e in extractions for m in (e.subject, *e.speakers) if m.kind == "nominal" and COLLECTIVE.match(m.label)
    ]
    pairs = sorted((*_pairs(extractions), *_joint(extractions)), key=lambda pair: pair[0].begin)
    names = _together(names)

    def members(m: Mention, telling: Sequence[Mention] = ()) -> tuple[Mention, ...]:
        others = [n for n in names if n.type != "PERSON" or _key(n) not in map(_key, telling)]
        return _members(m, others, chains, said, pairs)

    for extraction in extractions:
        speakers = tuple(member for s in extraction.speakers for member in members(s) or (s,))
        subjects = members(extraction.subject, extraction.speakers) if extraction.rule != "count" else ()
        for subject in subjects or (extraction.subject,):
            others = tuple(Qualifier(role="", word="with", mention=m) for m in subjects if m is not subject)
            joint = others if extraction.relation in RECIPROCAL else ()
            qualifiers = (*extraction.qualifiers, *joint)
            yield replace(extraction, subject=subject, qualifiers=qualifiers, speakers=speakers)


def _together(names: Sequence[Mention]) -> list[Mention]:
    """The names, those in no chain in the one of the same name: the "WTO" of "World Trade Organization (WTO)"."""
    chains = {n.label: n.chain for n in names if n.chain is not None}
    return [n if n.chain is not None else replace(n, chain=chains.get(n.label)) for n in names]


def _pairs(extractions: Sequence[Extraction]) -> Iterator[Pair]:
    """Two names that do something with each other: "X and Y signed a pact", "X agreed with Y"."""
    for extraction in extractions:
        if extraction.relation.split()[0] in RECIPROCAL and extraction.subject.kind == "name":
            others = [q.mention for q in extraction.qualifiers if q.word == "with"]
            others += [extraction.object] if extraction.relation.endswith(" with") else []
            if len(others) == 1 and others[0].kind == "name" and _key(others[0]) != _key(extraction.subject):
                yield extraction.subject, others[0]


def _joint(extractions: Sequence[Extraction]) -> Iterator[Pair]:
    """Two of a kind that do the same: "X and Y opened a plant"."""
    doing: dict[tuple[int, str, int], dict[str, Mention]] = {}
    for e in extractions:
        if e.rule == "clause" and e.subject.kind in {"name", "nominal"}:
            doing.setdefault((e.begin, e.relation, e.object.begin), {})[_key(e.subject)] = e.subject
    for subjects in doing.values():
        if len(subjects) == 2 and len({(s.kind, s.type, s.plural) for s in subjects.values()}) == 1:
            first, second = subjects.values()
            yield first, second


def _members(
    m: Mention, names: Sequence[Mention], chains: Sequence[Chain], said: Sequence[Mention], pairs: Sequence[Pair]
) -> tuple[Mention, ...]:
    """The names that a collective mention stands for; empty when it is none, or when they cannot be told."""
    collective = m
    if m.kind == "pronoun" and m.chain is not None:
        collective = chains[m.chain].representative
    elif m.kind == "pronoun" and m.label.lower() in {"they", "both"}:
        before = [c for c in said if m.begin - NEAR <= c.begin < m.begin]
        collective = max(before, key=lambda c: c.begin, default=m)
    found = COLLECTIVE.match(collective.label) if collective.kind == "nominal" else None
    if found is None or FURTHER.search(collective.label):
        return ()
    if not collective.definite and len(collective.label.split()) > 1:
        return ()  # "loans arranged by two banks"
    size = SIZES[collective.label.split()[0].lower()]
    types = next((types for noun, types in SORTS if noun.search(collective.label)), {"ORG", "FAC"})
    before = [n for n in names if n.type in types and n.begin < collective.begin and not _is_dateline(n)]
    barred = {_key(n) for n in names if PUBLIC.search(n.label)} if FIRMS.search(collective.label) else set()
    wrong = OTHER_SEX.get(collective.label.split()[-1].lower(), frozenset())
    barred |= {str(i) for i, chain in enumerate(chains) if wrong & {c.label.lower() for c in chain.mentions}}
    before = [n for n in before if _key(n) not in barred]
    since = collective.begin - REACH
    sorts = types | {""} if ANY.search(collective.label) else types
    fitting = [p for p in pairs if all(n.type in sorts and n.begin < m.begin and _key(n) not in barred for n in p)]
    if size == 2 and fitting and fitting[-1][0].begin >= since:
        return tuple(replace(n, via=m.span) for n in sorted(fitting[-1], key=lambda n: n.begin))
    if types == {"PERSON"}:
        return tuple(replace(n, via=m.span) for n in _only(before, size, collective.begin - FAR))
    if ANY.search(collective.label):
        firms, places = ([n for n in before if (n.type == "LOC") == place] for place in (False, True))
        same = _only(firms, size, since) or _main(firms, size, since) or _main(places, size, since)
        return tuple(replace(n, via=m.span) for n in same)
    return tuple(replace(n, via=m.span) for n in _salient(before, size, since))


def _is_dateline(name: Mention) -> bool:
    """ "SPRINGFIELD, Jan 5 - ": where an article was written."""
    return name.type == "LOC" and name.label.isupper() and len(name.label) > len("U.S.")


def _only(before: Sequence[Mention], size: int, since: int) -> tuple[Mention, ...]:
    """The names met since an offset when there are as many as meant."""
    latest = {_key(n): n for n in before if n.begin >= since}
    return tuple(sorted(latest.values(), key=lambda n: n.begin)) if len(latest) == size else ()


def _main(before: Sequence[Mention], size: int, since: int) -> tuple[Mention, ...]:
    """The most mentioned when each was mentioned more than once."""
    counts = Counter(_key(n) for n in before)
    return _salient([n for n in before if counts[_key(n)] > 1], size, since)


def _salient(before: Sequence[Mention], size: int, since: int) -> tuple[Mention, ...]:
    """The ``size`` most mentioned of the names met since an offset, the later first among equals; none when fewer."""
    latest = {_key(n): n for n in before if n.begin >= since}
    counts = Counter(_key(n) for n in before)
    if len(latest) < size:
        return ()
    best = sorted(latest, key=lambda k: (-counts[k], -latest[k].begin))[:size]
    return tuple(sorted((latest[k] for k in best), key=lambda n: n.begin))


def _key(name: Mention) -> str:
    """One for all mentions of a thing: its chain, else its name, of an organisation the first word."""
    if name.chain is not None:
        return str(name.chain)
    return name.label.split()[0].casefold() if name.type == "ORG" else name.label.casefold()

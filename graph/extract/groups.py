""" "The two companies", "both sides": who is meant.

A collective mention that counts its members stands for that many names before it: of one kind, the most mentioned and
then the most recent in the sentences just before.  An extraction about the collective becomes one about each member.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.extract.lexicon import RECIPROCAL
from graph.model import Chain, Extraction, Mention, Qualifier

SIZES = {"two": 2, "both": 2, "three": 3, "pair": 2}
COLLECTIVE = re.compile(
    r"^(two|both|three)\b.*\b(parties|companies|firms|sides|partners|countries|nations|groups|banks|organi[sz]ations"
    r"|governments|airlines|carmakers|automakers|manufacturers|businesses|teams|leaders|men|women|institutions)$|^both$|^pair$",
    re.IGNORECASE,
)
REACH = 600
"""Characters before the collective within which its members are looked for: some four sentences."""
NEAR = 200
"""Characters between a collective and a pronoun for it."""
PEOPLE = re.compile(r"\b(leaders|men|women)$", re.IGNORECASE)


def expanded(
    extractions: Sequence[Extraction], names: Sequence[Mention], chains: Sequence[Chain]
) -> Iterator[Extraction]:
    """Each extraction once for each member of a collective subject; collective speakers become their members."""
    said = [
        m for e in extractions for m in (e.subject, *e.speakers) if m.kind == "nominal" and COLLECTIVE.match(m.label)
    ]
    for extraction in extractions:
        speakers = tuple(member for s in extraction.speakers for member in _members(s, names, chains, said) or (s,))
        subjects = _members(extraction.subject, names, chains, said) if extraction.rule != "count" else ()
        for subject in subjects or (extraction.subject,):
            others = tuple(Qualifier(role="", word="with", mention=m) for m in subjects if m is not subject)
            joint = others if extraction.relation in RECIPROCAL else ()
            qualifiers = (*extraction.qualifiers, *joint)
            yield replace(extraction, subject=subject, qualifiers=qualifiers, speakers=speakers)


def _members(
    m: Mention, names: Sequence[Mention], chains: Sequence[Chain], said: Sequence[Mention]
) -> tuple[Mention, ...]:
    """The names that a collective mention stands for; empty when it is none, or when they cannot be told."""
    collective = m
    if m.kind == "pronoun" and m.chain is not None:
        collective = chains[m.chain].representative
    elif m.kind == "pronoun" and m.label.lower() in {"they", "both"}:
        before = [c for c in said if m.begin - NEAR <= c.begin < m.begin]
        collective = max(before, key=lambda c: c.begin, default=m)
    found = COLLECTIVE.match(collective.label) if collective.kind == "nominal" else None
    if found is None:
        return ()
    size = SIZES[collective.label.split()[0].lower()]
    types = {"PERSON"} if PEOPLE.search(collective.label) else {"ORG", "LOC", "FAC"}
    before = [n for n in names if n.type in types and collective.begin - REACH <= n.begin < collective.begin]
    return _salient(before, size)


def _salient(before: Sequence[Mention], size: int) -> tuple[Mention, ...]:
    kinds = Counter(n.type for n in before)
    for type_ in sorted(kinds, key=lambda t: (-kinds[t], t)):
        latest: Mapping[str, Mention] = {_key(n): n for n in before if n.type == type_}
        counts = Counter(_key(n) for n in before if n.type == type_)
        if len(latest) >= size:
            best = sorted(latest, key=lambda k: (-counts[k], -latest[k].begin))[:size]
            return tuple(sorted((latest[k] for k in best), key=lambda n: n.begin))
    return ()


def _key(name: Mention) -> str:
    return name.label.split()[0].casefold() if name.type == "ORG" else name.label.casefold()

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
PEOPLE = re.compile(r"\b(leaders|men|women)$", re.IGNORECASE)


def expanded(extraction: Extraction, names: Sequence[Mention], chains: Sequence[Chain]) -> Iterator[Extraction]:
    """The extraction once for each member of a collective subject; collective speakers become their members."""
    speakers = tuple(member for s in extraction.speakers for member in members(s, names, chains) or (s,))
    extraction = replace(extraction, speakers=speakers)
    subjects = members(extraction.subject, names, chains) if extraction.rule != "count" else ()
    for subject in subjects or (extraction.subject,):
        others = tuple(Qualifier(role="", word="with", mention=m) for m in subjects if m is not subject)
        joint = others if extraction.relation in RECIPROCAL else ()
        yield replace(extraction, subject=subject, qualifiers=(*extraction.qualifiers, *joint))


def members(m: Mention, names: Sequence[Mention], chains: Sequence[Chain]) -> tuple[Mention, ...]:
    """The names that a collective mention stands for; empty when it is none, or when they cannot be told."""
    collective = m
    if m.kind == "pronoun" and m.chain is not None:
        collective = chains[m.chain].representative
    found = COLLECTIVE.match(collective.label) if collective.kind == "nominal" else None
    if found is None:
        return ()
    size = SIZES[collective.label.split()[0].lower()]
    types = {"PERSON"} if PEOPLE.search(collective.label) else {"ORG", "LOC"}
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

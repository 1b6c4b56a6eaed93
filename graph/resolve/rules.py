"""The rules that unite the names of one article; each takes its groups and unites those that it is sure of.

They go from sure to less sure: the legal form, full names of persons, surnames, trades left out, initials, head words,
and last what coreference says where the names allow it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import combinations, pairwise

from graph.model import Reading
from graph.resolve.groups import Group, Span
from graph.resolve.kinds import compatible
from graph.resolve.names import (
    core,
    generation,
    has_legal_form,
    head_word,
    initials,
    is_acronym,
    is_part,
    person_words,
    same_person,
    stem,
    words,
)
from graph.resolve.unions import Unions, agreeing

LEGAL_FORM = "legal form left out"
_RENAMING = re.compile(
    r",? \(?(?:(?:who|which) (?:is|was) |(?:is|was) )?"
    r"(?:(?:also|better|formerly|previously|originally|once|commonly) (?:known as|called)|a\.?k\.?a\.?) (?:the )?"
)
_KIN = re.compile(
    r"['’]s? (?:[\w-]+ ){0,2}(?:aunt|brother|cousin|daughter|father|grandfather|grandmother|grandson|husband|mother"
    r"|nephew|niece|partner|sister|son|uncle|widow|widower|wife),? "
)
"""What stands between one of a family and another: "Smith's father, John Smith"."""
_COUNTED = frozenset({"group", "product", "misc", "event"})
NAMESAKES = 32
"""Persons of one first and last name in an article that are told apart."""
LEAD = 3
"""How much more often than anyone else of that given name an article names the person it calls by it alone."""


def join_all(unions: Unions, numbers: list[int], rule: str) -> None:
    """Unite all with the first."""
    for number in numbers[1:]:
        unions.join(numbers[0], number, rule)


def _legal_forms(groups: list[Group], unions: Unions) -> None:
    """``Globex`` and ``Globex Holdings Ltd``: one core."""
    cores: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        if group.family not in {"person", "place"} or has_legal_form(group.name):
            cores["".join(core(group.name))].append(number)
    for numbers in cores.values():
        join_all(unions, numbers, LEGAL_FORM)


def _persons(groups: list[Group], unions: Unions) -> None:
    """Full names of one person: middle names, a name that begins another."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        name = person_words(group.name)
        if group.family == "person" and len(name) > 1:
            for ending in {name[1], name[-1]}:
                blocks[name[0], ending].append(number)
    fitting: dict[int, set[int]] = defaultdict(set)
    for numbers in blocks.values():
        for one, two in combinations(numbers[:NAMESAKES], 2):
            if same_person(groups[one].name, groups[two].name):
                fitting[one].add(two)
                fitting[two].add(one)
    for one, two in agreeing(fitting):
        unions.join(one, two, "full name")


def _surnames(groups: list[Group], unions: Unions) -> None:
    """``Byron`` for ``Ada Byron`` when one full name of the article has the word, at its end or else anywhere."""
    ends: dict[tuple[str, ...], set[int]] = defaultdict(set)
    anywhere: dict[tuple[str, ...], set[int]] = defaultdict(set)
    people = [(number, group) for number, group in enumerate(groups) if group.family == "person"]
    for number, group in people:
        name = person_words(group.name)
        for begin in range(1, len(name)):
            ends[name[begin:]].add(number)
        for word in name if len(name) > 1 else ():
            anywhere[word,].add(number)
    given = []
    for number, group in people:
        name = person_words(group.name)
        roots = unions.roots(ends.get(name, ())) or unions.roots(anywhere.get(name, ()))
        if generation(group.name):
            continue
        if len(roots) == 1:
            unions.join(roots[0], number, "part of a full name")
        elif roots and name not in ends:
            given.append((number, name))
    for number, name in given:
        leading = _leading(unions.roots(anywhere[name]), people, unions)
        if leading is not None:
            unions.join(leading, number, "part of a full name", 0.8)


def _leading(roots: list[int], people: list[tuple[int, Group]], unions: Unions) -> int | None:
    """Of some persons the one that the article is about: named at least :data:`LEAD` times as often as the next, or
    the only one left, since others were found to be the same.
    """
    counts = Counter(dict.fromkeys(roots, 0))
    for number, group in people:
        if unions.find(number) in counts:
            counts[unions.find(number)] += len(group.spans)
    (first, most), *others = counts.most_common(2)
    return first if all(most >= LEAD * next_most for _, next_most in others) else None


def _plurals(groups: list[Group], unions: Unions) -> None:
    """``Ruritanians`` and ``Ruritanian``: members of one group, pieces of one product."""
    by_key = {group.key: number for number, group in enumerate(groups) if group.family in _COUNTED}
    for name, number in by_key.items():
        if f"{name}s" in by_key and len(name) > 3:
            unions.join(number, by_key[f"{name}s"], "plural")


def _trades(groups: list[Group], unions: Unions) -> None:
    """``Globex`` for ``Globex Technologies`` when only one name of the article can be shortened so."""
    stems: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        if group.family in {"organization", "misc"} and stem(group.name):
            stems["".join(stem(group.name))].add(number)
    companies = {unions.find(made.left) for made in unions.made if made.rule == LEGAL_FORM}
    for number, group in enumerate(groups):
        roots = unions.roots(stems.get(group.key, ()))
        if (
            len(roots) == 1
            and group.family in {"organization", "misc", "product"}
            and unions.find(number) not in companies
        ):
            unions.join(roots[0], number, "trade left out")


def _initials(groups: list[Group], unions: Unions) -> None:
    """``ABC`` for the one ``Acme Bank of Crete`` of the article, types agreeing."""
    longer: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        if len(words(group.name)) > 1 and group.family != "person":
            for letters in initials(group.name):
                longer[letters].add(number)
    for number, group in enumerate(groups):
        if not is_acronym(group.name):
            continue
        matching = [
            other
            for other in sorted(longer.get(group.key, ()))
            if compatible(groups[other].family, group.family, identical=True)
            and (group.family == "field" or groups[other].name != groups[other].name.lower())  # no "social media"
        ]
        roots = unions.roots(matching)
        if len(roots) == 1:
            unions.join(roots[0], number, "initials")


def _head_words(groups: list[Group], unions: Unions) -> None:
    """``the Commission`` for the one ``Ruritanian Commission`` of the article."""
    heads: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        if len(words(group.name)) > 1 and group.family not in {"person", "place", "field"}:
            heads[head_word(group.name)].add(number)
    for number, group in enumerate(groups):
        name = words(group.name)
        if len(name) != 1 or not group.definite or is_acronym(group.name) or group.family in {"person", "place"}:
            continue
        roots = unions.roots(
            other
            for other in heads.get(name[0], ())
            if compatible(groups[other].family, group.family, identical=True)
            and (name[0] != "house" or words(groups[other].name)[0] == "house")  # of Commons, not the White House
        )
        if len(roots) == 1 and min(groups[roots[0]].spans) < min(group.spans):
            unions.join(roots[0], number, "head word")


def kin(text: str, groups: list[Group], at: dict[Span, int]) -> frozenset[frozenset[str]]:
    """``Smith's father, John Smith``: the keys of two of one family, who are two."""
    found = (
        (groups[at[a]].key, groups[at[b]].key) for a, b in pairwise(sorted(at)) if _KIN.fullmatch(text[a[1] : b[0]])
    )
    return frozenset(frozenset(pair) for pair in found if pair[0] != pair[1])


def unite_renamed(text: str, groups: list[Group], at: dict[Span, int], unions: Unions) -> None:
    """``Globex, formerly known as Initech``: the text says that two names are one thing's."""
    spans = sorted(at)
    for before, after in pairwise(spans):
        one, two = at[before], at[after]
        if _RENAMING.fullmatch(text[before[1] : after[0]]) and compatible(groups[one].family, groups[two].family):
            unions.join(one, two, "also known as")


def unite_chains(reading: Reading, groups: list[Group], at: dict[Span, int], unions: Unions) -> None:
    """Unite names of one coreference chain where one is a part of the other; a chain alone unites no two names."""
    for chain in reading.chains:
        members = sorted({at[m.begin, m.end] for m in chain.mentions if (m.begin, m.end) in at})
        longest = sorted(members, key=lambda number: (-len(words(groups[number].name)), number))
        for position, number in enumerate(longest):
            whole = next((other for other in longest[:position] if _chained(groups[other], groups[number])), None)
            if whole is not None:
                unions.join(whole, number, "coreference", 0.8)


def _chained(long: Group, short: Group) -> bool:
    if not compatible(long.family, short.family, identical=True):
        return False
    if "person" in {long.family, short.family}:
        return set(person_words(short.name)) < set(person_words(long.name))
    return long.family != "place" and is_part(short.name, long.name)


RULES: tuple[Callable[[list[Group], Unions], None], ...] = (
    _legal_forms,
    _persons,
    _surnames,
    _plurals,
    _trades,
    _initials,
    _head_words,
)
"""In the order in which they are applied."""

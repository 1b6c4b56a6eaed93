"""One entity for many articles: :class:`Local` entities in, sets of them out.

Candidates come from blocks (equal keys, acronyms, surnames), never from all pairs, so the work grows with the corpus.
Each pass decides against the sets as they stood when it began, then unites in sorted order: the order of articles
cannot matter.  Beyond equal names a candidate must be the only one, and mostly share context: names that the articles
have in common, rare ones counting more.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from graph.resolve.article import Local
from graph.resolve.context import Context
from graph.resolve.kinds import compatible, majority
from graph.resolve.names import (
    SMALL,
    core,
    generation,
    has_legal_form,
    initials,
    is_acronym,
    key,
    person_words,
    same_person,
    stem,
    words,
)
from graph.resolve.unions import Unions, agreeing

CANDIDATES = 32
"""A name with more candidates than this is taken for ambiguous."""
ENOUGH = 1.0
"""Least context score: one name shared by few articles, or several common ones."""
SHOUTED = 4
"""Letters of a name in capitals that may be one written otherwise (``GLOBEX``, ``Globex``), no acronym."""
MISTAGGED = 4
"""How many times more often a name has one tag when the other is taken for a mistake."""
HOME_WORDS = 3
"""Words of a place that a body's name may begin with."""
HALF = 0.5
"""Share of words that two spellings of one name have more than."""


@dataclass(slots=True)
class Cluster:
    """A set of locals as a pass sees it."""

    root: int
    members: list[int]
    forms: Counter[str] = field(default_factory=Counter)
    short: Counter[str] = field(default_factory=Counter)
    families: Counter[str] = field(default_factory=Counter)
    defined: set[str] = field(default_factory=set)
    family: str = "misc"

    @property
    def count(self) -> int:
        """Number of mentions by name."""
        return self.forms.total() + self.short.total()


class Corpus:
    """The passes over all locals; ``compared`` counts scored pairs."""

    def __init__(
        self,
        locals_: Sequence[Local],
        *,
        together: Iterable[tuple[str, ...]] = (),
        never: frozenset[frozenset[str]] = frozenset(),
    ) -> None:
        self._locals = locals_
        decided = frozenset(name for pair in never for name in pair)
        self.unions = Unions([frozenset(map(key, (*entry.forms, *entry.short))) & decided for entry in locals_], never)
        self._context = Context(locals_)
        self._families = [entry.family for entry in locals_]
        self.compared = 0
        self._by_key()
        self._decide(together)
        self._identical(acronyms=False)
        self._spellings()
        self._acronyms()
        self._identical(acronyms=True)
        self._initials()
        self._homes()
        self._full_names()
        self._surnames()
        self._trades()

    def clusters(self) -> list[Cluster]:
        """The sets as they stand, by root."""
        found = []
        for root, members in self.unions.sets().items():
            cluster = Cluster(root, members)
            for member in members:
                entry = self._locals[member]
                cluster.forms.update(entry.forms)
                cluster.short.update(entry.short)
                cluster.families[self._families[member]] += entry.count or 1
                cluster.defined |= entry.defined
            cluster.family = self._families[root] if len(members) == 1 else majority(cluster.families)
            found.append(cluster)
        return found

    def local(self, number: int) -> Local:
        """The local entity of this number."""
        return self._locals[number]

    # -- passes

    def _by_key(self) -> None:
        """Equal names of one family."""
        blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, entry in enumerate(self._locals):
            for name in full_keys(entry.forms, self._families[number]):
                blocks[self._families[number], name].append(number)
        for _, numbers in sorted(blocks.items()):
            for number in numbers[1:]:
                self.unions.join(numbers[0], number, "same name")

    def _decide(self, together: Iterable[tuple[str, ...]]) -> None:
        """What the user said belongs together."""
        wanted = {name: number for number, names in enumerate(together) for name in names}
        groups: dict[int, list[int]] = defaultdict(list)
        for number, entry in enumerate(self._locals if wanted else ()):
            for name in sorted({wanted[key(form)] for form in (*entry.forms, *entry.short) if key(form) in wanted}):
                groups[name].append(number)
        for _, numbers in sorted(groups.items()):
            for number in numbers[1:]:
                self.unions.join(numbers[0], number, "decision")

    def _identical(self, *, acronyms: bool) -> None:
        """The same string under families that annotators confuse."""
        blocks: dict[tuple[str, bool], list[Cluster]] = defaultdict(list)
        for cluster in self.clusters():
            for form in cluster.forms if cluster.family != "person" else ():
                if is_acronym(form) == acronyms or (acronyms and len(key(form)) >= SHOUTED):
                    blocks[key(form), len(words(form)) > 2].append(cluster)
        for (_, long), block in sorted(blocks.items()):
            hosts: list[tuple[Cluster, set[str]]] = []
            for cluster in sorted(block, key=_by_weight)[: CANDIDATES * 4]:
                for host, families in hosts:
                    self.compared += 1
                    alike = all(_one_name(cluster.family, family, long=long) for family in families)
                    if alike or self._mistagged(host, cluster):
                        if self.unions.join(host.root, cluster.root, "same name, other tag", 0.9):
                            families.add(cluster.family)
                        break
                else:
                    hosts.append((cluster, {cluster.family}))

    def _mistagged(self, host: Cluster, cluster: Cluster) -> bool:
        """Whether a few mentions of a place were taken for an organisation, or the reverse: same name, same company."""
        if {host.family, cluster.family} != {"organization", "place"} or host.count < MISTAGGED * cluster.count:
            return False
        return self._context.shared(host.members, cluster.members, {key(form) for form in host.forms}) >= ENOUGH

    def _spellings(self) -> None:
        """Long names that articles give the same acronym, most of their words alike: ``Defence`` and ``Defense``."""
        blocks: dict[str, list[Cluster]] = defaultdict(list)
        for cluster in self.clusters():
            for name in cluster.defined:
                blocks[name].append(cluster)
        found = []
        for block in blocks.values():
            for one, two in combinations(block if len(block) <= CANDIDATES else (), 2):
                self.compared += 1
                if one.family == two.family and any(_overlap(a, b) > HALF for a in one.forms for b in two.forms):
                    found.append((one.root, two.root, 0.9))
        self._unite(found, "acronym and most words")

    def _homes(self) -> None:
        """``U.R. Senate`` and ``United Ruritania Senate``, and the ``Senate`` where the context is theirs."""
        homes: dict[str, set[int]] = defaultdict(set)
        clusters = self.clusters()
        for cluster in clusters:
            for form in (*cluster.forms, *cluster.short) if cluster.family == "place" else ():
                homes[key(form)].add(cluster.root)

        def bodies(cluster: Cluster) -> Iterator[tuple[int, str]]:
            for form in cluster.forms if cluster.family == "organization" else ():
                name = words(form)
                for end in range(1, min(len(name), HOME_WORDS + 1)):
                    roots = homes.get("".join(name[:end]), ())
                    if len(roots) == 1:
                        yield min(roots), "".join(name[end:])

        owners: dict[tuple[int, str], list[int]] = defaultdict(list)
        for cluster in clusters:
            for body in bodies(cluster):
                owners[body].append(cluster.root)
        self._unite(
            [(roots[0], root, 0.9) for roots in owners.values() for root in roots[1:]], "name of the same place"
        )

        def bare(cluster: Cluster) -> str:
            keys = {key(form) for form in cluster.forms}
            return min(keys) if cluster.family == "organization" and len(keys) == 1 else ""

        self._attach(bare, lambda cluster: (name for _, name in bodies(cluster)), "place left out")

    def _acronyms(self) -> None:
        """An acronym alone: the entity that an article gives it to, else all that have just the acronym."""
        owners: dict[str, list[Cluster]] = defaultdict(list)
        clusters = self.clusters()
        for cluster in clusters:
            for name in cluster.defined - {acronym_of(cluster)}:
                owners[name].append(cluster)
        orphans: dict[tuple[str, str], list[int]] = defaultdict(list)
        found: list[tuple[int, int, float]] = []
        for cluster in clusters:
            name = acronym_of(cluster)
            if not name:
                continue
            candidates = [
                other for other in owners.get(name, ()) if compatible(other.family, cluster.family, identical=True)
            ]
            if not candidates:
                orphans[cluster.family, name].append(cluster.root)
            elif len(candidates) == 1:
                found.append((candidates[0].root, cluster.root, 0.9))
            else:
                found.extend(self._best(cluster, candidates))
        self._unite(found, "acronym defined elsewhere")
        for _, roots in sorted(orphans.items()):
            for root in roots[1:]:
                self.unions.join(roots[0], root, "same name")

    def _initials(self) -> None:
        """An acronym that no article defines, for the one long name with its initials and context."""

        def letters(cluster: Cluster) -> Iterator[str]:
            for form in cluster.forms:
                if len(words(form)) > 1 and cluster.family != "person":
                    yield from initials(form)

        self._attach(acronym_of, letters, "initials", kinds_identical=True)

    def _full_names(self) -> None:
        """Persons whose full names differ by middle names or by a longer end."""
        blocks: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
        clusters = [cluster for cluster in self.clusters() if cluster.family == "person"]
        for cluster in clusters:
            for ends in {(name[0], end) for name in _full(cluster.forms) for end in (name[1], name[-1])}:
                blocks[ends].append(cluster)
        by_root = {cluster.root: cluster for cluster in clusters}
        fitting: dict[int, set[int]] = defaultdict(set)
        for block in blocks.values():
            for one, two in combinations(block if len(block) <= CANDIDATES else (), 2):
                if two.root not in fitting[one.root] and self._same_person(one, two):
                    fitting[one.root].add(two.root)
                    fitting[two.root].add(one.root)
        found = []
        for left, right in agreeing(fitting):
            one, two = by_root[left], by_root[right]
            ends_alike = {name[-1] for name in _full(one.forms)} & {name[-1] for name in _full(two.forms)}
            if ends_alike or self._score(one, two) >= ENOUGH:
                found.append((left, right, 0.95 if ends_alike else 0.8))
        self._unite(found, "full name")

    def _same_person(self, left: Cluster, right: Cluster) -> bool:
        self.compared += 1
        pairs = [
            (one, two)
            for one in left.forms
            for two in right.forms
            if len(person_words(one)) > 1 < len(person_words(two))
        ]
        return bool(pairs) and all(same_person(one, two) for one, two in pairs[:CANDIDATES])

    def _surnames(self) -> None:
        """A bare surname, for the one full name that ends in it and shares context; a given name never."""

        def bare(cluster: Cluster) -> str:
            names = {person_words(form) for form in cluster.forms}
            single = cluster.family == "person" and len(names) == 1 and all(len(name) == 1 for name in names)
            return min(names)[0] if single else ""

        def last(cluster: Cluster) -> Iterator[str]:
            if cluster.family == "person":
                yield from (name[-1] for name in _full(cluster.forms))

        self._attach(bare, last, "surname")

    def _trades(self) -> None:
        """``Globex`` in one article, ``Globex Technologies`` in another."""

        def short(cluster: Cluster) -> str:
            return "".join(core(min(cluster.forms))) if cluster.family == "organization" and cluster.forms else ""

        def stems(cluster: Cluster) -> Iterator[str]:
            if cluster.family == "organization":
                yield from ("".join(stem(form)) for form in cluster.forms if stem(form))

        self._attach(short, stems, "trade left out")

    # -- scoring

    def _attach(
        self,
        short: Callable[[Cluster], str],
        longs: Callable[[Cluster], Iterable[str]],
        rule: str,
        *,
        kinds_identical: bool = False,
    ) -> None:
        """Unite each cluster that has a short name with the only one that has a long form of it and shares context."""
        clusters = self.clusters()
        owners: dict[str, list[Cluster]] = defaultdict(list)
        for cluster in clusters:
            for name in sorted(set(longs(cluster))):
                owners[name].append(cluster)
        found: list[tuple[int, int, float]] = []
        for cluster in clusters:
            candidates = [
                other
                for other in owners.get(short(cluster), ())
                if other.root != cluster.root and compatible(other.family, cluster.family, identical=kinds_identical)
            ]
            found.extend(self._best(cluster, candidates))
        self._unite(found, rule)

    def _best(self, cluster: Cluster, candidates: list[Cluster]) -> list[tuple[int, int, float]]:
        """The candidate that alone shares enough context, if any."""
        if len(candidates) > CANDIDATES:
            return []
        scored = [(self._score(cluster, other), other.root) for other in candidates]
        near = [(score, root) for score, root in scored if score >= ENOUGH]
        return [(near[0][1], cluster.root, min(near[0][0] / 4 + 0.5, 0.95))] if len(near) == 1 else []

    def _score(self, left: Cluster, right: Cluster) -> float:
        self.compared += 1
        own = {
            name
            for cluster in (left, right)
            for form in (*cluster.forms, *cluster.short)
            for name in (key(form), "".join(core(form)))
        }
        return self._context.shared(left.members, right.members, own)

    def _unite(self, found: list[tuple[int, int, float]], rule: str) -> None:
        for left, right, score in sorted(set(found)):
            one, two = self.unions.find(left), self.unions.find(right)
            if one != two:
                self.unions.join(left, right, rule, score)


def _overlap(left: str, right: str) -> float:
    """Share of the words of two long names that both have, small words and legal forms left out."""
    one, two = (frozenset(core(name)) - SMALL for name in (left, right))
    return len(one & two) / len(one | two) if min(len(one), len(two)) > 1 else 0.0


def full_keys(forms: Iterable[str], family: str) -> set[str]:
    """The keys that identify an entity across articles; empty for bare surnames and acronyms."""
    if family == "person":
        return {"".join(person_words(form)) + generation(form) for form in forms if len(person_words(form)) > 1}
    long = [form for form in forms if not is_acronym(form)]
    if family in {"place", "group", "event", "work", "law"}:
        return {key(form) for form in long}
    return {"".join(core(form)) for form in long} | {key(form) for form in long if has_legal_form(form)}


def acronym_of(cluster: Cluster) -> str:
    """The key of the acronym that is all a cluster has for a name, be it with a legal form; else empty."""
    names = {"".join(core(form)) for form in cluster.forms}
    return min(names) if len(names) == 1 and all(_is_short(form) for form in cluster.forms) else ""


def _is_short(form: str) -> bool:
    return is_acronym(form) or (len(core(form)) == 1 and is_acronym(form.split(" ", 1)[0]))


def _one_name(left: str, right: str, *, long: bool) -> bool:
    """Whether an identical name is one thing; one of three words may be the organisation and its place (a park)."""
    return compatible(left, right, identical=True) or (long and {left, right} == {"organization", "place"})


def _by_weight(cluster: Cluster) -> tuple[bool, int, str, int]:
    return cluster.family == "misc", -cluster.count, cluster.family, cluster.root


def _full(forms: Iterable[str]) -> list[tuple[str, ...]]:
    return sorted({name for name in map(person_words, forms) if len(name) > 1})

"""Clusters of mentions, and what one may hold: not two names that differ, a person and a place, "he" and "she"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.annotate.mentions import GENERIC, KINDS, LABELS, NAME, NONPERSON, OBJECT, PERSON, SUBJECT, Mentions
from graph.annotate.pairs import CLASHES
from graph.demonyms import COUNTRIES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Doc, Span, Token

    from graph.annotate.columns import Columns

WE, THEY = KINDS.index("we"), KINDS.index("they")
TRADES = {
    word: trade
    for trade, words in (
        ("firm", "company firm carmaker automaker manufacturer maker airline bank retailer startup start-up business"),
        ("state", "government ministry department police commission state country nation"),
        ("parliament", "parliament legislature"),
        ("court", "court tribunal"),
        ("town", "city town village"),
        ("club", "club"),
        ("league", "league"),
        ("ruling", "judgment judgement ruling verdict"),
        ("law", "law provision rule"),
        ("union", "union association chamber federation"),
        ("party", "party"),
        ("council", "council"),
        ("school", "school college university academy"),
        ("hospital", "hospital clinic"),
        ("craft", "ship ferry boat vessel plane aircraft jet helicopter train tram bus coach car lorry truck tanker"),
        ("fight", "war battle fighting conflict"),
        ("document", "draft report letter statement document"),
        ("meeting", "meeting summit conference talks"),
        ("victim", "victim"),
        ("culprit", "assailant attacker gunman killer murderer perpetrator robber suspect"),
        ("poll", "election vote referendum ballot"),
    )
    for word in words.split()
}
"""Nouns that never mean the same one when they are of different sorts."""
MINISTERS = frozenset({"minister", "secretary"})
"""Nouns of who holds one of several offices: the prime minister is no foreign minister."""
PLAIN = frozenset("acting assistant current deputy ex former new newly outgoing senior then".split())
"""Words before an office that do not tell it from another."""
ANYBODY = frozenset(
    """adversary competitor consumer customer enemy foe individual opponent passenger patient reader rival shopper
    taxpayer user viewer visitor voter""".split()
)
"""Nouns of nobody in particular, or of who is against the one spoken of: "the user", "the enemy"."""
RANKS = frozenset({"deputy", "former", "late", "vice"})
"""Words before a noun for somebody who is not the one called by the noun alone."""
UNIONS = frozenset(
    """bakers brotherhood builders drivers employees federation guild machinists miners nurses pilots steelworkers
    teachers teamsters union unions workers""".split()
)
"""Words in the names of trade unions."""


@dataclass(slots=True)
class Cluster:
    """Mentions that are one thing, and what any further one must agree with."""

    members: list[int] = field(default_factory=list)
    names: list[tuple[str, ...]] = field(default_factory=list)
    labels: set[int] = field(default_factory=set)
    genders: set[int] = field(default_factory=set)
    sorts: set[int] = field(default_factory=set)
    trades: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    ranks: set[tuple[str, str]] = field(default_factory=set)
    quoted: bool = True
    """Whether all members stand in quotations."""


class Callings:
    """What the clusters of an article were called by until now: last words of names, ranks before offices."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}
        self._ranks: dict[tuple[str, str], set[int]] = {}

    def note(self, i: int, cluster: int, name: tuple[str, ...], ranks: AbstractSet[tuple[str, str]]) -> None:
        """Take in a mention and its cluster, if it is a name."""
        if name:
            self._last[name[-1].lower()] = i
            for title in ranks:
                self._ranks.setdefault(title, set()).add(cluster)

    def find(self, name: tuple[str, ...], found: Sequence[Cluster], owner: Sequence[int]) -> int | None:
        """The last mention of a cluster that may have a name."""
        known = self._last.get(name[-1].lower()) if name else None
        return known if known is not None and is_called(found[owner[known]], name) else None

    def holder(self, ranks: AbstractSet[tuple[str, str]]) -> AbstractSet[int]:
        """The one cluster that a rank was given to: "Deputy Minister Mary Smith ... the deputy minister"."""
        held = {n for title in ranks if title[0] for n in self._ranks.get(title, ())}
        return held if len(held) == 1 else set()


def written(name: Span) -> tuple[str, ...]:
    """The words of a name as they are written: "Brown-Smith" is one, and a Brown is no Brown-Smith."""
    return tuple("".join(token.text_with_ws for token in name if token.tag_ != "POS").split())


def same_name(one: tuple[str, ...], other: tuple[str, ...], *, person: bool) -> bool:
    """Whether two names may be one thing's.

    >>> same_name(("Acme", "Corp."), ("Acme",), person=False), same_name(("Acme", "Labs"), ("Acme",), person=False)
    (True, False)
    >>> same_name(("Jane", "Roe"), ("Roe",), person=True), same_name(("Jane", "Roe"), ("John", "Roe"), person=True)
    (True, False)
    """
    a, b = _telling(one), _telling(other)
    if a == b or "".join(a) == "".join(b):
        return True
    if person:
        few, many = sorted((a, b), key=len)
        if set(few) <= set(many):
            return True
        return a[-1] == b[-1] and a[0][:1] == b[0][:1] and min(len(a[0]), len(b[0])) == 1
    return initials(one, other) or initials(other, one)


def _telling(name: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name that tell it from others."""
    words = tuple(word.lower().rstrip(".") for word in name)
    return tuple(word for word in words if word not in GENERIC) or words


def initials(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether one name is the acronym of another."""
    if len(short) != 1 or len(long) < 2 or not short[0].replace(".", "").isupper():
        return False
    plain = short[0].replace(".", "")
    capitals = "".join(word[0] for word in long if word[:1].isupper())
    own = "".join(word[0] for word in long if word[:1].isupper() and word.lower().rstrip(".") not in GENERIC)
    every = "".join(word[0].upper() for word in long if word[:1].isalnum())
    return plain in (capitals, own, every)


def agree(one: Cluster, other: Cluster) -> bool:
    """Whether two clusters may be one thing."""
    person = one.labels <= {1} and other.labels <= {1}
    return (
        len(one.genders | other.genders) < 2
        and (person or 1 not in one.labels | other.labels)
        and (not one.trades or not other.trades or one.trades == other.trades)
        and not any(CLASHES[a, b] for a in one.sorts for b in other.sorts)
        and all(same_name(a, b, person=person) for a in one.names for b in other.names)
    )


def merge(one: Cluster, other: Cluster) -> None:
    """Move all of another cluster into one."""
    one.members += other.members
    one.names += [name for name in other.names if name not in one.names]
    one.labels |= other.labels
    one.genders |= other.genders
    one.sorts |= other.sorts
    one.trades |= other.trades
    one.countries |= other.countries
    one.quoted &= other.quoted
    one.offices |= other.offices
    one.ranks |= other.ranks
    other.members = []


def join(cluster: Cluster, mentions: Mentions, i: int, name: tuple[str, ...]) -> None:
    """Add a mention to a cluster."""
    cluster.members.append(i)
    if name and name not in cluster.names:
        cluster.names.append(name)
        cluster.labels.add(int(mentions.label[i]))
    if mentions.gender[i] and mentions.number[i] == 1:  # "the women" may be "they"
        cluster.genders.add(int(mentions.gender[i]))
    if mentions.sort[i]:
        cluster.sorts.add(int(mentions.sort[i]))
    if not mentions.quoted[i]:
        cluster.quoted = False


def fits(cluster: Cluster, mentions: Mentions, i: int, name: tuple[str, ...]) -> bool:
    """Whether a mention may join a cluster."""
    gender, sort, kind = int(mentions.gender[i]), int(mentions.sort[i]), int(mentions.kind[i])
    if gender and cluster.genders - {gender}:
        return False
    if kind == NAME:
        label = int(mentions.label[i])
        if not all(same_name(name, held, person=label == 1 and 1 in cluster.labels) for held in cluster.names):
            return False
        if any(label != held and 1 in (label, held) for held in cluster.labels):
            return False
        return not any(CLASHES[sort, held] for held in cluster.sorts if held in (PERSON, NONPERSON))
    if kind in (WE, THEY) and (1 in cluster.labels or cluster.genders):
        return False
    return not any(CLASHES[sort, held] for held in cluster.sorts)


def same_trade(cluster: Cluster, mentions: Mentions, i: int, trade: str) -> bool:
    """Firms are no states, and no places."""
    if trade == "firm" and LABELS["LOC"] in cluster.labels:
        return False
    if "firm" in cluster.trades and mentions.label[i] == LABELS["LOC"]:
        return False
    return not trade or not cluster.trades - {trade}


def is_anybody(head: int, mentions: Mentions, i: int) -> bool:
    """Whether a mention is of nobody that has a name: "the user", the reporter's "I" outside of quotations."""
    reporter = KINDS[int(mentions.kind[i])] == "i" and not mentions.quoted[i]
    return reporter or (mentions.told.tags[head] == "NN" and mentions.told.lowered[head] in ANYBODY)


def is_chosen(noun: Token) -> bool:
    """Whether the participle right after a noun with "the" says which one it is: "the firm selected by the agency".

    "The firm, based in Leeds," is the one that was spoken of.
    """
    if noun.tag_ != "NN" or noun.dep_ == "appos" or not any(c.lower_ == "the" for c in noun.lefts):
        return False
    chosen = [c.left_edge for c in noun.rights if c.dep_ == "acl" and c.tag_ in {"VBN", "VBG"}]
    return any(first.i == noun.i + 1 and not first.is_punct for first in chosen)


def is_union(cluster: Cluster) -> bool:
    """Whether a name of a cluster's is a trade union's: United Miners, Brotherhood of Bakers."""
    return any(UNIONS.intersection(map(str.lower, name)) for name in cluster.names)


def is_called(cluster: Cluster, name: tuple[str, ...]) -> bool:
    """Whether a name is that of a cluster."""
    person = 1 in cluster.labels
    return bool(cluster.names) and all(same_name(name, held, person=person) for held in cluster.names)


def countries_of(doc: Doc, told: Columns, head: int) -> set[str]:
    """The countries that a noun's adjectives name: a Danish ship is no Dutch one."""
    words = [doc[c].text for c in told.left(head) if told.deps[c] == "amod"]
    return {COUNTRIES[word] for word in words if word in COUNTRIES}


def offices_of(head: Token) -> set[str]:
    """What tells an office: "foreign" of "the foreign minister" and of "Foreign Minister Mary Smith"."""
    nouns = [t for t in (head, *(c for c in head.children if c.dep_ == "nmod:desc")) if t.lemma_.lower() in MINISTERS]
    before = [c for t in nouns for c in t.lefts if c.dep_ in {"amod", "compound"} and c.text not in COUNTRIES]
    after = [c for t in nouns for c in t.rights if c.dep_ == "nmod" and c.i < head.i + 4]
    return {
        c.lower_.replace("defence", "defense") for c in (*before, *after) if not c.ent_type_ and c.lower_ not in PLAIN
    }


def ranks_of(head: Token) -> set[tuple[str, str]]:
    """What somebody is called, with the word before it: "late" and "president" of "the late president"."""
    nouns = [t for t in (head, *(c for c in head.children if c.dep_ == "nmod:desc")) if t.tag_ == "NN" or t != head]
    return {(next((c.lower_ for c in t.lefts if c.lower_ in RANKS), ""), t.lemma_.lower()) for t in nouns}


def is_ranked(ranks: AbstractSet[tuple[str, str]], held: AbstractSet[tuple[str, str]]) -> bool:
    """Whether a description is of another than those called so without its rank: no late president is the president.

    >>> is_ranked({("late", "king")}, {("", "king")}), is_ranked({("", "king")}, {("late", "king")})
    (True, False)
    """
    return any(rank and (rank, noun) not in held and ("", noun) in held for rank, noun in ranks)


def clause_mates(cluster: Cluster, mentions: Mentions, i: int) -> bool:
    """Whether a mention is the object of a verb whose subject the cluster holds: "it" in "Acme sold it" is not Acme,
    nor is "the club" in "Acme went on and sold the club".
    """
    if mentions.role[i] != OBJECT or mentions.reflexive[i]:
        return False
    told, verb = mentions.told, int(mentions.governor[i])
    verbs = {verb}
    while told.deps[verb] == "conj" and not any(told.deps[c].startswith("nsubj") for c in told.children[verb]):
        if told.heads[verb] == verb:
            break
        verb = told.heads[verb]
        verbs.add(verb)
    return any(mentions.role[j] == SUBJECT and int(mentions.governor[j]) in verbs for j in cluster.members)

"""Coreference: mentions joined to clusters of earlier mentions, as ``doc.spans["coref_1"]``, ``"coref_2"`` ...

Every mention goes to the cluster whose mentions together are likeliest to be its antecedent, if that is likelier
than none and the cluster can hold it: two names that differ, a person and a place, "he" and "she" never meet.
Precision is worth more than recall here: a wrong chain makes facts false.  Work and memory are linear in the
article.  Each group's ``attrs["representative"]`` is (start, end) of its best mention: its longest name, else its
first nominal, else its first mention.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from graph.annotate.attachments import HAPPENINGS
from graph.annotate.mentions import (
    GENERIC,
    KINDS,
    LABELS,
    NAME,
    NOMINAL,
    NONPERSON,
    ORGANIZATION,
    PERSON,
    PLACE,
    ROLES,
    SPEECH,
    Mentions,
    Reader,
    proper_names,
    traits,
)
from graph.annotate.pairs import CLASHES, Scorer, blocks
from graph.annotate.speech import Voices
from graph.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from graph.annotate.network import Floats

SURE = 1e20
FAINT = 0.01
"""Candidates below this share of the likelihood of no antecedent are not looked at."""
BOUND = 4.0
"""Times that a possessive is likelier to go back to the subject above it than the scorer has it: F1 on GAP validation
is 0.771 without, 0.770 (2), 0.777 (4), 0.772 (8); OntoGUM's development documents and our stories hardly change."""
WE, THEY = KINDS.index("we"), KINDS.index("they")
SUBJECT, OBJECT = ROLES["nsubj"], ROLES["obj"]
OTHERS = frozenset({ROLES["nmod:poss"], ROLES["nmod"], ROLES["conj"]})
"""What stands so with a noun is another thing."""


TRADES = {
    word: trade
    for trade, words in (
        ("firm", "company firm carmaker automaker manufacturer maker airline bank retailer startup start-up business"),
        ("state", "government ministry department parliament court police commission state city country nation town"),
        ("union", "union association chamber federation"),
        ("party", "party"),
        ("council", "council"),
        ("school", "school college university academy"),
        ("hospital", "hospital clinic"),
        ("craft", "ship ferry boat vessel plane aircraft jet helicopter train tram bus coach car lorry truck tanker"),
        ("fight", "war battle fighting conflict"),
        ("document", "draft report letter statement document"),
        ("meeting", "meeting summit conference talks"),
        ("poll", "election vote referendum ballot"),
    )
    for word in words.split()
}
"""Nouns that never mean the same one when they are of different sorts."""

FORCING = frozenset("cause delay force halt hasten prevent prompt speed trigger".split())
"""Verbs of what brings about something else."""
UNLIKELY = HAPPENINGS | frozenset(
    """blast competitor crash critic disaster earthquake explosion fire flood hacker opponent outage quake rival scandal
    storm verdict vote war""".split()
)
"""Nouns of what has nothing, or does something to others: "the outage that knocked out its servers"."""
AGAINST = frozenset(
    "acquire attack bring buy copy criticise damage destroy hit investigate own raid steal sue target threaten".split()
)
"""Verbs of what is done to others."""
ACTORS = frozenset({PERSON, ORGANIZATION, PLACE})
LETTING = frozenset({"allow", "enable", "help", "let", "permit", "promise"})
"""Verbs that one does for one's own sake: "allowed Acme to run its trains"."""
NAMING = frozenset("appoint be become call dub elect know name remain rename".split())
"""Verbs after which a name or noun says what another is."""
ANYBODY = frozenset(
    "consumer customer individual passenger patient reader shopper taxpayer user viewer visitor voter".split()
)
"""Nouns of nobody in particular: "the user" is not the one who speaks of users."""


@dataclass(slots=True)
class Cluster:
    """Mentions that are one thing, and what any further one must agree with."""

    members: list[int] = field(default_factory=list)
    names: list[tuple[str, ...]] = field(default_factory=list)
    labels: set[int] = field(default_factory=set)
    genders: set[int] = field(default_factory=set)
    sorts: set[int] = field(default_factory=set)
    trades: set[str] = field(default_factory=set)


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
    return _initials(one, other) or _initials(other, one)


def _telling(name: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name that tell it from others."""
    words = tuple(word.lower().rstrip(".") for word in name)
    return tuple(word for word in words if word not in GENERIC) or words


def _initials(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether one name is the acronym of another."""
    if len(short) != 1 or len(long) < 2 or not short[0].replace(".", "").isupper():
        return False
    plain = short[0].replace(".", "")
    capitals = "".join(word[0] for word in long if word[:1].isupper())
    own = "".join(word[0] for word in long if word[:1].isupper() and word.lower().rstrip(".") not in GENERIC)
    every = "".join(word[0].upper() for word in long if word[:1].isalnum())
    return plain in (capitals, own, every)


class Linker:
    """Clusters the mentions of a Doc; needs ``doc._.coref_vectors`` and ``doc._.word_vectors``."""

    def __init__(self, name: str, distance: Floats, reader: Reader, scorer: Scorer) -> None:
        self.name, self.distance, self.reader, self.scorer = name, distance, reader, scorer

    @classmethod
    def load(cls, name: str, distance: Floats, folder: Path) -> Linker:
        """From a model folder: ``coref.npz`` and ``words.tsv``."""
        missing = [file for file in ("coref.npz", "words.tsv") if not (folder / file).is_file()]
        if missing:
            raise ModelError(f"{folder}: {', '.join(missing)} missing. Make them with scripts/train_coref.py.")
        with np.load(folder / "coref.npz") as weights:
            scorer = Scorer({key: weights[key] for key in weights.files})
        return cls(name, distance, read_words(folder / "words.tsv"), scorer)

    def __call__(self, doc: Doc) -> Doc:
        """Write the clusters of a Doc into ``doc.spans``."""
        for key in [key for key in doc.spans if re.fullmatch(r"coref_\d+", key)]:
            del doc.spans[key]
        if doc._.coref_vectors is None or not len(doc):
            return doc
        mentions = self.reader(doc)
        groups = [sorted(c.members) for c in self.clusters(doc, mentions) if len(c.members) > 1]
        names = proper_names(doc)
        for number, members in enumerate(sorted(groups), start=1):
            spans = [_span(doc, mentions, i, names) for i in members]
            doc.spans[f"coref_{number}"] = spans
            doc.spans[f"coref_{number}"].attrs["representative"] = _representative(spans, names)
        return doc

    def clusters(self, doc: Doc, mentions: Mentions) -> list[Cluster]:
        """All clusters, those of one mention too."""
        words = {root: written(span) for root, span in proper_names(doc).items()}
        number_of = {int(head): i for i, head in enumerate(mentions.heads)}
        spelt_out = {number_of[short]: number_of[long] for short, long in abbreviations(doc).items()}
        spelt_out = titles(doc, mentions, words) | surnames(mentions, words) | spelt_out
        spelt_out = relatives(doc, mentions) | companions(doc, mentions) | reflexives(mentions) | spelt_out
        beside, gone_back = appositions(doc, mentions, words), set[int]()
        voices, bound, apart = Voices(doc, mentions, spelt_out), binders(doc, mentions), others(mentions)
        for i, subjects in closures(doc, mentions).items():
            apart.setdefault(i, []).extend(subjects)
        foretold = _note_governed(doc, mentions, words, apart)
        found: list[Cluster] = []
        owner: list[int] = []
        heads, certainty = mentions.heads.tolist(), doc._.certainty
        for i, shares in enumerate(self._shares(doc, mentions)):
            if i in bound:
                shares = [(j, share * BOUND if j == bound[i] else share) for j, share in shares]  # noqa: PLW2901
            if i in spelt_out:
                shares.append((spelt_out[i], SURE))
            likely: dict[int, float] = {}
            for j, share in shares:
                held = owner[beside[j]] if beside.get(j, i) < i else owner[j]
                likely[held] = likely.get(held, 0.0) + share
            head = doc[heads[i]]
            name = words.get(heads[i], ())
            trade = TRADES.get(head.lemma_.lower(), "")
            if not mentions.quoted[i] and mentions.kind[i] < NAME:  # who is only spoken of is not gone back to
                likely = {n: s / BOUND if mentions.quoted[found[n].members].all() else s for n, s in likely.items()}
            ranked = sorted((number for number, share in likely.items() if share > 1), key=lambda n: (-likely[n], n))
            chosen = next(
                (
                    n
                    for n in ranked
                    if _same_trade(found[n], mentions, i, trade)
                    and not (found[n].names and _is_anybody(head, mentions, i))
                    and fits(found[n], mentions, i, name)
                    and not _clause_mates(found[n], mentions, i, doc)
                    and (name in found[n].names or not any(owner[j] == n for j in apart.get(i, ())))
                    and not any(_is_called(found[n], other) for other in foretold.get(i, ()))
                    and not voices.bars(found[n].members, i)
                    and (n == ranked[0] or found[n].names or not name)  # no second-best thing gets a name
                ),
                len(found),
            )
            if chosen == len(found):
                found.append(Cluster())
            owner.append(chosen)
            if beside:
                strong = (j for j, share in shares if share > 1 and j in beside)
                gone_back |= {j for j in strong if beside[j] < i and owner[beside[j]] == chosen}
            if certainty is not None:  # another pipeline does not say how sure it is
                certainty[heads[i], 2] = likely.get(chosen, 1.0) / (1.0 + sum(likely.values()))
            _join(found[chosen], mentions, i, name)
            if trade:
                found[chosen].trades.add(trade)
        _put_together(found, owner, beside, gone_back)
        return found

    def _shares(self, doc: Doc, mentions: Mentions) -> Iterator[list[tuple[int, float]]]:
        """For each mention (earlier mention, likelihood over that of no antecedent)."""
        if not len(mentions):
            return
        vectors: Floats = doc._.coref_vectors[mentions.heads]
        sides = self.scorer.prepare(traits(mentions), doc._.word_vectors[mentions.heads])
        for pairs in blocks(mentions, vectors, self.distance):
            scores, none = self.scorer(pairs, sides)
            # in float32, where all processors with AVX2 agree on exponentials
            shares = np.exp(np.minimum(scores - none[:, None], 30.0).astype(np.float32))
            likely: list[list[tuple[int, float]]] = [[] for _ in shares]
            rows, columns = np.nonzero(shares > FAINT)
            found = rows.tolist(), pairs.earlier[rows, columns].tolist(), shares[rows, columns].tolist()
            for row, earlier, share in zip(*found, strict=True):
                likely[row].append((earlier, share))
            yield from likely


def abbreviations(doc: Doc) -> dict[int, int]:
    """Roots of names in brackets that abbreviate the name before the bracket, with the root of that."""
    names = sorted(proper_names(doc).items(), key=lambda item: item[1].start)
    found = {}
    for (long_root, long), (short_root, short) in pairwise(names):
        between = short.start - long.end == 1 and doc[long.end].text == "("
        if between and long_root < short_root and _initials((short.text,), tuple(token.text for token in long)):
            found[short_root] = long_root
    return found


def reflexives(mentions: Mentions) -> dict[int, int]:
    """Objects like "himself" with the subject of their verb."""
    subjects = {int(mentions.governor[i]): i for i in range(len(mentions)) if mentions.role[i] == SUBJECT}
    objects = (i for i in range(len(mentions)) if mentions.reflexive[i] and mentions.role[i] == OBJECT)
    return {i: j for i in objects if (j := subjects.get(int(mentions.governor[i]), i)) < i}


def companions(doc: Doc, mentions: Mentions) -> dict[int, int]:
    """Possessives with whom they stand beside: "Mary Smith and her son"."""
    number_of = {int(head): i for i, head in enumerate(mentions.heads)}
    found = {}
    for i, head in enumerate(mentions.heads.tolist()):
        noun, kind = doc[head].head, KINDS[int(mentions.kind[i])]
        if doc[head].dep_ != "nmod:poss" or noun.dep_ != "conj" or kind not in {"it", "he"}:
            continue
        first = number_of.get(noun.head.i, i)
        if (
            first < i
            and mentions.number[first] == 1
            and mentions.sort[first] == (PERSON if kind == "he" else ORGANIZATION)
        ):
            found[i] = first
    return found


def relatives(doc: Doc, mentions: Mentions) -> dict[int, int]:
    """Possessives with the noun that "who" or "which" above them stands for: "a widow who drives her lorry"."""
    number_of = {int(head): i for i, head in enumerate(mentions.heads)}
    found = {}
    for i, head in enumerate(mentions.heads.tolist()):
        kind = KINDS[int(mentions.kind[i])]
        if kind not in {"it", "he", "they"} or doc[head].dep_ != "nmod:poss":
            continue
        above = ((verb, c) for verb in doc[head].head.ancestors for c in verb.lefts if c.dep_.startswith("nsubj"))
        verb, subject = next(((v, c) for v, c in above if c.i < head), (doc[head], doc[head]))
        if verb.head.i in number_of and _stands_for(subject, verb.head, kind):
            found[i] = number_of[verb.head.i]
    return found


def _stands_for(subject: Token, noun: Token, kind: str) -> bool:
    """Whether a clause's "who" or "which" is its noun, and a pronoun of this kind may be that."""
    if kind == "it":
        return subject.lower_ in {"which", "that"} and (noun.ent_type_ == "ORG" or _is_one(noun, subject))
    return subject.lower_ == "who" and (noun.tag_ == "NNS") == (kind == "they")


def _is_one(noun: Token, pronoun: Token) -> bool:
    """Whether a noun right before "which" or "that" is one thing that has more than it did: no outage, no raider."""
    near = pronoun.nbor(-1)
    near = near.nbor(-1) if near.text == "," and near.i else near
    near = near.head if near.pos_ == "NUM" else near  # "a town of 9,000 that lost its mill"
    plain = noun.tag_ == "NN" and near == noun and not any(c.dep_ in {"cop", "nmod:poss"} for c in noun.children)
    return plain and noun.lemma_ not in UNLIKELY and pronoun.head.lemma_ not in AGAINST


def binders(doc: Doc, mentions: Mentions) -> dict[int, int]:
    """Possessive pronouns with the last subject before them that governs them: "Acme sold its plant".

    So the subjects of what is said: "Mary Smith said she had left".
    """
    subjects = {int(mentions.governor[j]): j for j in range(len(mentions)) if mentions.role[j] == SUBJECT}
    for i in range(len(mentions)):  # "asked Acme to sell its plant", "called on Acme to sell its plant"
        verb, preposition = doc[int(mentions.governor[i])], doc[int(mentions.begin[i]) - 1].lower_
        asked = mentions.role[i] == OBJECT or (mentions.role[i] == ROLES["obl"] and preposition in {"on", "to"})
        if asked and mentions.sort[i] in ACTORS and verb.lemma_ not in LETTING:
            subjects |= {c.i: i for c in verb.rights if c.dep_ == "xcomp" and c.i > mentions.heads[i]}
    found = {}
    for i, head in enumerate(mentions.heads.tolist()):
        if KINDS[int(mentions.kind[i])] in {"it", "he", "they"} and doc[head].dep_ == "nmod:poss":
            above = [j for verb in mentions.above[i].tolist() if (j := subjects.get(verb, i)) < i]
            if above:
                found[i] = max(above)
        elif mentions.role[i] == SUBJECT and KINDS[int(mentions.kind[i])] in {"it", "he", "they"}:
            verb = doc[int(mentions.governor[i])]
            if verb.dep_ == "ccomp" and verb.head.lemma_ in SPEECH and subjects.get(verb.head.i, i) < i:
                found[i] = subjects[verb.head.i]
    return found


def others(mentions: Mentions) -> dict[int, list[int]]:
    """For mentions the earlier ones they cannot be: "her" in "her minister", the second of "Mary Smith and her son"."""
    number_of = {int(head): i for i, head in enumerate(mentions.heads)}
    found: dict[int, list[int]] = {}
    for i, role in enumerate(mentions.role.tolist()):
        other = number_of.get(int(mentions.governor[i]), i) if role in OTHERS else i
        if other != i:
            found.setdefault(max(i, other), []).append(min(i, other))
    return found


def closures(doc: Doc, mentions: Mentions) -> dict[int, list[int]]:
    """Possessives that are not the subject: "a fire forced its closure", "Acme sued Globex, saying its chip failed"."""
    subjects = {int(mentions.governor[j]): j for j in range(len(mentions)) if mentions.role[j] == SUBJECT}
    found: dict[int, list[int]] = {}
    for i, head in enumerate(mentions.heads.tolist()):
        if doc[head].dep_ != "nmod:poss" or KINDS[int(mentions.kind[i])] not in {"it", "they"}:
            continue
        noun = doc[head].head
        forced = (
            noun.dep_ == "obj" and noun.head.lemma_ in FORCING and noun.lemma_.endswith(("al", "ion", "ment", "ure"))
        )
        sued = [v.head for v in noun.ancestors if v.lemma_ in {"allege", "claim", "say"} and v.head.lemma_ == "sue"]
        verbs = ([noun.head] if forced else []) + sued[:1]
        subjects_of = [subjects[v.i] for v in verbs if subjects.get(v.i, i) < i]
        if subjects_of:
            found[i] = subjects_of
    return found


def _note_governed(
    doc: Doc, mentions: Mentions, words: Mapping[int, tuple[str, ...]], apart: dict[int, list[int]]
) -> dict[int, list[tuple[str, ...]]]:
    """For mentions the names they are not, since those stand under them: "it said Acme had", "the man who shot Brown".

    ``apart`` gets what stands so: "the firm's plant" in "Acme sold the firm's plant" is not Acme's.
    """
    number_of = {int(head): i for i, head in enumerate(mentions.heads)}
    foretold: dict[int, list[tuple[str, ...]]] = {}
    for k, head in enumerate(mentions.heads.tolist()):
        if head not in words and mentions.kind[k] != NOMINAL:
            continue
        for i in (number_of[j] for j in governors(doc[head]) if number_of.get(j, k) < k):
            apart.setdefault(k, []).append(i)
            if head in words and int(mentions.heads[i]) not in words:
                foretold.setdefault(i, []).append(words[head])
    return foretold


def governors(token: Token) -> Iterator[int]:
    """The nouns that a phrase stands in, and the subjects of its own clause and, if it is a subject, of the one above.

    Not what it says something of: "the winner was Brown", "the firm is called Acme", "the firm, Acme".
    """
    role = token.dep_.split(":")[0]
    if role in {"xcomp", "appos", "compound", "flat"} or token.dep_ == "nmod:desc" or token.head.lemma_ in NAMING:
        return
    if any(c.dep_ == "case" and c.lower_ in {"as", "like", "including"} for c in token.lefts):
        return
    within, subject = True, role in {"nsubj", "csubj"}
    while token.head.i != token.i:
        role, above = token.dep_.split(":")[0], token.head
        own = any(c.dep_.startswith("nsubj") for c in token.children)
        if role == "parataxis" or (role == "conj" and own) or (role == "ccomp" and not subject):
            return
        if role in {"obl", "advcl", "acl"}:
            within = False
        if role == "acl" or (above.pos_ in {"NOUN", "PROPN"} and role in {"nmod", "obl"}):
            yield above.i
        if within and (role in {"obj", "iobj", "ccomp", "xcomp"} or (role == "conj" and token.pos_ == "VERB")):
            yield from (c.i for c in above.lefts if c.dep_.startswith("nsubj"))
        if role == "ccomp":
            return
        token = above


def surnames(mentions: Mentions, words: Mapping[int, tuple[str, ...]]) -> dict[int, int]:
    """Surnames alone with the one person before them whose name has the word, not as its first."""
    found: dict[int, int] = {}
    bearers: dict[str, dict[tuple[str, ...], int]] = {}
    for i, head in enumerate(mentions.heads.tolist()):
        name = words.get(head, ())
        if mentions.label[i] != LABELS["PERSON"] or not name:
            continue
        if len(name) > 1:
            for word in name[1:]:
                bearers.setdefault(word.lower(), {}).setdefault(name, i)
        elif len(known := bearers.get(name[0].lower(), {})) == 1:
            found[i] = next(iter(known.values()))
    return found


def titles(doc: Doc, mentions: Mentions, words: Mapping[int, tuple[str, ...]]) -> dict[int, int]:
    """Names of persons with the noun right before them that says what they are: "manager Mary Smith" is one person."""
    number_of = {int(head): i for i, head in enumerate(mentions.heads)}
    found = {}
    for i, head in enumerate(mentions.heads.tolist()):
        if head not in words or mentions.label[i] != LABELS["PERSON"]:
            continue
        before = [c.i for c in doc[head].children if c.dep_ == "nmod:desc" and c.i < head and c.tag_ == "NN"]
        if before and before[-1] in number_of:
            found[i] = number_of[before[-1]]
    return found


def appositions(doc: Doc, mentions: Mentions, words: Mapping[int, tuple[str, ...]]) -> dict[int, int]:
    """Descriptions with the name each stands beside: "the chairman, Mary Smith," and "Mary Smith, the chairman,".

    OntoGUM marks an apposition as one mention by its first head, so "he" goes to "the chairman"; what goes to either
    counts for the name, or the chain has none and the name's other mentions are in another.
    """
    number_of = {int(head): i for i, head in enumerate(mentions.heads)}
    found = {}
    for head in number_of:
        token = doc[head]
        if token.dep_ != "appos" or token.head.i not in number_of or any(c.dep_ == "conj" for c in token.children):
            continue
        noun, named = (token.head.i, head) if head in words else (head, token.head.i)
        if named in words and noun not in words and doc[noun].tag_ == "NN":
            found[number_of[noun]] = number_of[named]
    return found


def _put_together(
    found: list[Cluster], owner: list[int], beside: Mapping[int, int], gone_back: AbstractSet[int]
) -> None:
    """Move what a name goes with to the description beside it, where something further goes back to that."""
    for noun, named in beside.items():
        kept, gone = owner[noun], owner[named]
        further = noun in gone_back or len(found[kept].members) > 1
        if kept != gone and further and _agree(found[kept], found[gone]):
            _merge(found[kept], found[gone])
            owner[:] = [kept if number == gone else number for number in owner]


def _agree(one: Cluster, other: Cluster) -> bool:
    """Whether two clusters may be one thing."""
    person = one.labels <= {1} and other.labels <= {1}
    return (
        len(one.genders | other.genders) < 2
        and (person or 1 not in one.labels | other.labels)
        and (not one.trades or not other.trades or one.trades == other.trades)
        and not any(CLASHES[a, b] for a in one.sorts for b in other.sorts)
        and all(same_name(a, b, person=person) for a in one.names for b in other.names)
    )


def _merge(one: Cluster, other: Cluster) -> None:
    """Move all of another cluster into one."""
    one.members += other.members
    one.names += [name for name in other.names if name not in one.names]
    one.labels |= other.labels
    one.genders |= other.genders
    one.sorts |= other.sorts
    one.trades |= other.trades
    other.members = []


def _is_anybody(head: Token, mentions: Mentions, i: int) -> bool:
    """Whether a mention is of nobody that has a name: "the user", the reporter's "I" outside of quotations."""
    reporter = KINDS[int(mentions.kind[i])] == "i" and not mentions.quoted[i]
    return reporter or (head.tag_ == "NN" and head.lemma_.lower() in ANYBODY)


def _is_called(cluster: Cluster, name: tuple[str, ...]) -> bool:
    """Whether a name is that of a cluster."""
    person = 1 in cluster.labels
    return bool(cluster.names) and all(same_name(name, held, person=person) for held in cluster.names)


def _same_trade(cluster: Cluster, mentions: Mentions, i: int, trade: str) -> bool:
    """Firms are no states, and no places."""
    if trade == "firm" and LABELS["LOC"] in cluster.labels:
        return False
    if "firm" in cluster.trades and mentions.label[i] == LABELS["LOC"]:
        return False
    return not trade or not cluster.trades - {trade}


def _clause_mates(cluster: Cluster, mentions: Mentions, i: int, doc: Doc) -> bool:
    """Whether a mention is the object of a verb whose subject the cluster holds: "it" in "Acme sold it" is not Acme,
    nor is "the club" in "Acme went on and sold the club".
    """
    if mentions.role[i] != OBJECT or mentions.reflexive[i]:
        return False
    verb = doc[int(mentions.governor[i])]
    verbs = {verb.i}
    while verb.dep_ == "conj" and verb.head.i != verb.i and not any(c.dep_.startswith("nsubj") for c in verb.children):
        verb = verb.head
        verbs.add(verb.i)
    return any(mentions.role[j] == SUBJECT and int(mentions.governor[j]) in verbs for j in cluster.members)


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


def _join(cluster: Cluster, mentions: Mentions, i: int, name: tuple[str, ...]) -> None:
    cluster.members.append(i)
    if name and name not in cluster.names:
        cluster.names.append(name)
        cluster.labels.add(int(mentions.label[i]))
    if mentions.gender[i]:
        cluster.genders.add(int(mentions.gender[i]))
    if mentions.sort[i]:
        cluster.sorts.add(int(mentions.sort[i]))


def _span(doc: Doc, mentions: Mentions, i: int, names: Mapping[int, Span]) -> Span:
    """The span of a mention; its name or its head alone where the tree does not make that the root."""
    head = int(mentions.heads[i])
    span = Span(doc, int(mentions.begin[i]), int(mentions.end[i]))
    if span.root.i == head:
        return span
    return names.get(head) or Span(doc, head, head + 1)


def _representative(spans: list[Span], names: Mapping[int, Span]) -> tuple[int, int]:
    """The mention that says best who is meant."""
    named = [names[span.root.i] for span in spans if span.root.i in names]
    if named:
        best = max(named, key=lambda span: (span.end - span.start, -span.start))
        return best.start, best.end
    nominal = [span for span in spans if span.root.pos_ != "PRON"]
    chosen = (nominal or spans)[0]
    return chosen.start, chosen.end


def read_words(path: Path) -> Reader:
    """First names and sorts of nouns: lines ``kind<TAB>word<TAB>number``, kind ``name`` or ``noun``."""
    tables: dict[str, dict[str, int]] = {"name": {}, "noun": {}}
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, word, number = line.split("\t")
        tables[kind][word] = int(number)
    return Reader(tables["name"], tables["noun"])


@Language.factory(
    "newsgraph_coref",
    requires=["doc._.coref_vectors", "doc._.word_vectors"],
    assigns=["doc.spans"],
    default_config={"annotator": "newsgraph_annotator"},
)
def make_linker(nlp: Language, name: str, annotator: str) -> Linker:
    """The component for a pipeline that holds an annotator."""
    held: Any = nlp.get_pipe(annotator)
    return Linker.load(name, held.network.distance, held.folder)

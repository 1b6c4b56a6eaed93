"""Coreference: mentions joined to clusters of earlier mentions, as ``doc.spans["coref_1"]``, ``"coref_2"`` ...

Every mention goes to the cluster whose mentions together are likeliest to be its antecedent, if that is likelier
than none and the cluster can hold it: two names that differ, a person and a place, "he" and "she" never meet.
Precision is worth more than recall here: a wrong chain makes facts false.  Work and memory are linear in the
article.  Each group's ``attrs["representative"]`` is (start, end) of its best mention: its longest name, else its
first nominal, else its first mention.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from graph.annotate.barriers import closures, halves, note_governed, others
from graph.annotate.clusters import (
    TRADES,
    Callings,
    Cluster,
    agree,
    clause_mates,
    countries_of,
    fits,
    is_anybody,
    is_called,
    is_chosen,
    is_ranked,
    is_union,
    join,
    merge,
    offices_of,
    ranks_of,
    same_trade,
    written,
)
from graph.annotate.links import (
    abbreviations,
    appositions,
    binders,
    companions,
    foregoing,
    intended,
    joint_owners,
    owners,
    reflexives,
    relatives,
    surnames,
    titles,
    treated,
)
from graph.annotate.mentions import BARE, INDEFINITE, NAME, NOMINAL, Mentions, Reader, traits
from graph.annotate.pairs import FAINT, Scorer, blocks
from graph.annotate.speech import Voices
from graph.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from graph.annotate.network import Floats

SURE = 1e20
NO_EARLIER = frozenset({"another", "any", "each", "every"})
"""Determiners of what was not spoken of before."""
FURTHER = frozenset("additional further second separate similar third".split())
"""Adjectives that say so of what has no "the": "an additional report"."""
OWN = 16.0
"""The same for the subject of its own clause, where that agrees."""
BOUND = 4.0
"""Times that a possessive is likelier to go back to the subject above it than the scorer has it: F1 on GAP validation
is 0.771 without, 0.770 (2), 0.777 (4), 0.772 (8); OntoGUM's development documents and our stories hardly change."""


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
        names = mentions.told.names
        for number, members in enumerate(sorted(groups), start=1):
            spans = [_span(doc, mentions, i, names) for i in members]
            doc.spans[f"coref_{number}"] = spans
            doc.spans[f"coref_{number}"].attrs["representative"] = _representative(spans, names)
        return doc

    def clusters(self, doc: Doc, mentions: Mentions) -> list[Cluster]:
        """All clusters, those of one mention too."""
        told, number_of = mentions.told, mentions.by_head
        words = {root: written(span) for root, span in told.names.items()}
        spelt_out = _spelt_out(doc, mentions, words)
        beside, gone_back = appositions(mentions, words), set[int]()
        voices, bound, apart = Voices(doc, mentions, spelt_out), binders(doc, mentions), _apart(doc, mentions)
        owned = owners(doc, mentions, bound)
        spelt_out = {i: bound[i] for i in owned if mentions.kind[bound[i]] == mentions.kind[i]} | spelt_out
        joint = joint_owners(doc, mentions) - spelt_out.keys()
        foretold = note_governed(mentions, words, apart)
        found: list[Cluster] = []
        owner: list[int] = []
        ahead, callings, number_at = foregoing(doc, mentions), Callings(), mentions.heads.tolist()
        kinds, quoted, certainty = mentions.kind.tolist(), mentions.quoted.tolist(), doc._.certainty
        for i, (head, shares) in enumerate(zip(number_of, self._shares(doc, mentions), strict=True)):
            if _is_new(mentions, i) or i in joint or i in ahead:
                shares = []  # noqa: PLW2901
            if i in bound:
                own = OWN if i in owned else BOUND
                shares = [(j, share * own if j == bound[i] else share) for j, share in shares]  # noqa: PLW2901
            if i in ahead:
                _look_ahead(i, ahead[i], callings.find(words[number_at[ahead[i]]], found, owner), spelt_out)
            if i in spelt_out:
                shares.append((spelt_out[i], SURE))
            likely: dict[int, float] = {}
            for j, share in shares:
                held = owner[beside[j]] if beside.get(j, i) < i else owner[j]
                likely[held] = likely.get(held, 0.0) + share
            name, trade, countries = words.get(head, ()), TRADES.get(told.lowered[head], ""), set[str]()
            offices, ranks = set[str](), ranks_of(doc[head]) if name or kinds[i] == NOMINAL else set[tuple[str, str]]()
            if told.children[head]:
                countries, offices = countries_of(doc, told, head), offices_of(doc[head])
            if not quoted[i] and kinds[i] < NAME:  # who is only spoken of is not gone back to
                likely = {n: share / BOUND if found[n].quoted else share for n, share in likely.items()}
            likely |= dict.fromkeys(callings.holder(ranks) if not name else (), SURE)
            ranked = _ranked(likely, found, told.lowered[head])
            chosen = next(
                (
                    n
                    for n in ranked
                    if same_trade(found[n], mentions, i, trade)
                    and not (countries and found[n].countries and countries.isdisjoint(found[n].countries))
                    and not (offices and found[n].offices and offices.isdisjoint(found[n].offices))
                    and not is_ranked(ranks, found[n].ranks)
                    and not (found[n].names and (is_anybody(head, mentions, i) or is_chosen(doc[head])))
                    and fits(found[n], mentions, i, name)
                    and not clause_mates(found[n], mentions, i)
                    and (name in found[n].names or not any(owner[j] == n for j in apart.get(i, ())))
                    and not any(is_called(found[n], other) for other in foretold.get(i, ()))
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
                certainty[head, 2] = likely.get(chosen, 1.0) / (1.0 + sum(likely.values()))
            join(found[chosen], mentions, i, name)
            found[chosen].countries |= countries
            found[chosen].offices |= offices
            found[chosen].ranks |= ranks
            callings.note(i, chosen, name, ranks)
            found[chosen].trades |= {trade} - {""}
        _put_together(found, owner, beside, gone_back)
        return found

    def _shares(self, doc: Doc, mentions: Mentions) -> Iterator[list[tuple[int, float]]]:
        """For each mention (earlier mention, likelihood over that of no antecedent)."""
        if not len(mentions):
            return
        vectors: Floats = doc._.coref_vectors[mentions.heads]
        known = traits(mentions)
        sides = self.scorer.prepare(known, doc._.word_vectors[mentions.heads])
        for pairs in blocks(mentions, known, vectors, self.distance):
            scores, none = self.scorer(pairs, sides)
            # in float32, where all processors with AVX2 agree on exponentials
            shares = np.exp(np.minimum(scores - none[:, None], 30.0).astype(np.float32))
            likely: list[list[tuple[int, float]]] = [[] for _ in shares]
            rows, columns = np.nonzero(shares > FAINT)
            found = rows.tolist(), pairs.earlier[rows, columns].tolist(), shares[rows, columns].tolist()
            for row, earlier, share in zip(*found, strict=True):
                likely[row].append((earlier, share))
            yield from likely


def _spelt_out(doc: Doc, mentions: Mentions, words: Mapping[int, tuple[str, ...]]) -> dict[int, int]:
    """Mentions with the earlier one that grammar says they are."""
    number_of = mentions.by_head
    found = {number_of[short]: number_of[long] for short, long in abbreviations(doc).items()}
    found = titles(mentions, words) | surnames(mentions, words) | found
    found = companions(doc, mentions) | reflexives(doc, mentions) | found
    return treated(doc, mentions) | intended(doc, mentions) | relatives(doc, mentions) | found


def _apart(doc: Doc, mentions: Mentions) -> dict[int, list[int]]:
    """Mentions with the earlier ones that grammar says they are not."""
    found = others(mentions)
    for i, subjects in (*closures(doc, mentions).items(), *halves(doc, mentions).items()):
        found.setdefault(i, []).extend(subjects)
    return found


def _look_ahead(i: int, named: int, known: int | None, spelt_out: dict[int, int]) -> None:
    """Send a possessive to whom its clause names behind it: to an earlier mention by that name, else the name to it."""
    if known is not None:
        spelt_out[i] = known
    else:
        spelt_out.pop(i, None)
        spelt_out.setdefault(named, i)


def _ranked(likely: Mapping[int, float], found: Sequence[Cluster], noun: str) -> list[int]:
    """The clusters that are likelier than none, likeliest first.

    Of "the union" those with a union's name, if there are any: "Acme and the United Miners agreed. The union said so".
    """
    likelier = sorted((number for number, share in likely.items() if share > 1), key=lambda n: (-likely[n], n))
    unions = [n for n in likely if is_union(found[n])] if noun == "union" else []
    return unions or likelier


def _is_new(mentions: Mentions, i: int) -> bool:
    """Whether a mention says that it was not spoken of before: "another plant", "an additional plant"."""
    told = mentions.told
    words = [(told.lower[c], told.deps[c]) for c in told.children[int(mentions.heads[i])]]
    further = mentions.definite[i] in {BARE, INDEFINITE} and any(w in FURTHER and d == "amod" for w, d in words)
    return further or any(word in NO_EARLIER and dep == "det" for word, dep in words)


def _put_together(
    found: list[Cluster], owner: list[int], beside: Mapping[int, int], gone_back: AbstractSet[int]
) -> None:
    """Move what a name goes with to the description beside it, where something further goes back to that."""
    for noun, named in beside.items():
        kept, gone = owner[noun], owner[named]
        further = noun in gone_back or len(found[kept].members) > 1
        if kept != gone and further and agree(found[kept], found[gone]):
            merge(found[kept], found[gone])
            owner[:] = [kept if number == gone else number for number in owner]


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

"""What no mention goes back to: for each, the earlier ones and the names that the grammar of its sentence forbids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.annotate.mentions import KINDS, NOMINAL, ROLES, Mentions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Doc

    from graph.annotate.columns import Columns

FORCING = frozenset("cause delay force halt hasten prevent prompt speed trigger".split())
"""Verbs of what brings about something else."""
ANSWERING = frozenset(
    "accept approve decline deny dismiss grant ignore rebuff refuse reject shrug spurn uphold".split()
)
ANSWERED = frozenset(
    """advice apology appeal application argument bid claim complaint demand invitation offer petition plea proposal
    request resignation suggestion""".split()
)
"""What somebody else answers: "the court rejected her appeal"."""
NAMING = frozenset("appoint be become call dub elect know name remain rename".split())
"""Verbs after which a name or noun says what another is."""
OTHERS = frozenset({ROLES["nmod:poss"], ROLES["nmod"], ROLES["conj"]})
"""What stands so with a noun is another thing."""


def others(mentions: Mentions) -> dict[int, list[int]]:
    """For mentions the earlier ones they cannot be: "her" in "her minister", the second of "Mary Smith and her son"."""
    governors = mentions.governor.tolist()
    found: dict[int, list[int]] = {}
    for i, role in enumerate(mentions.role.tolist()):
        other = mentions.by_head.get(governors[i], i) if role in OTHERS else i
        if other != i:
            found.setdefault(max(i, other), []).append(min(i, other))
    return found


def closures(doc: Doc, mentions: Mentions) -> dict[int, list[int]]:
    """Possessives that are not the subject: "a fire forced its closure", "Acme sued Globex, saying its chip failed".

    So "the court rejected her appeal", and the object in "named Brown as its chairman".
    """
    number_of, subjects = mentions.by_head, mentions.subjects()
    found: dict[int, list[int]] = {}
    for i, (head, kind) in enumerate(zip(mentions.heads.tolist(), mentions.kind.tolist(), strict=True)):
        if mentions.told.deps[head] != "nmod:poss" or KINDS[kind] not in {"it", "he", "they"}:
            continue
        noun = doc[head].head
        forced = noun.dep_ == "obj" and (
            (noun.head.lemma_ in FORCING and noun.lemma_.endswith(("al", "ion", "ment", "ure")))
            or (noun.head.lemma_ in ANSWERING and noun.lemma_ in ANSWERED)
        )
        if any(c.lower_ == "as" and c.dep_ == "case" for c in noun.lefts):  # "named Brown as its chairman"
            taken = (c.i for c in noun.head.children if c.dep_ in {"obj", "nsubj:pass", "nmod"} and c.i < noun.i)
            found[i] = [number_of[c] for c in taken if number_of.get(c, i) < i]
        sued = [v.head for v in noun.ancestors if v.lemma_ in {"allege", "claim", "say"} and v.head.lemma_ == "sue"]
        verbs = ([noun.head] if forced else []) + sued[:1]
        subjects_of = [subjects[v.i] for v in verbs if subjects.get(v.i, i) < i]
        if subjects_of:
            found.setdefault(i, []).extend(subjects_of)
    return found


def halves(doc: Doc, mentions: Mentions) -> dict[int, list[int]]:
    """Pronouns that are not one of several subjects above: "neither Acme nor Globex let its staff in".

    "Police said Smith and Brown sold their homes": nor are they whoever stands above that.
    """
    number_of, subjects = mentions.by_head, mentions.subjects()
    found: dict[int, list[int]] = {}
    for i, (head, number) in enumerate(zip(mentions.heads.tolist(), mentions.kind.tolist(), strict=True)):
        kind, theirs, held = KINDS[number], mentions.told.deps[head] == "nmod:poss", False
        if kind not in {"it", "he", "they"} or (kind == "they" and not theirs):
            continue
        for verb in mentions.above[i].tolist():
            if held and subjects.get(verb, i) < i:
                found.setdefault(i, []).append(subjects[verb])
                continue
            subject = doc[int(mentions.heads[subjects[verb]])] if verb in subjects else doc[head]
            conjuncts = [c for c in subject.rights if c.dep_ == "conj" and c.i in number_of]
            owned = any(c.dep_ == "nmod:poss" for conjunct in conjuncts for c in conjunct.lefts)
            listed = len(conjuncts) > 1  # "Acme, Globex and Initech"
            apposed = not listed and (not conjuncts or any(c.text == "," for c in doc[subject.i : conjuncts[0].i]))
            if not apposed and not owned and subject.right_edge.i < head:
                several = (number_of.get(t.i, i) for t in (subject, *conjuncts))
                found.setdefault(i, []).extend(j for j in several if j < i)
            plural = verb in subjects and any(c.dep_ == "conj" for c in subject.rights)
            held = kind == "they" and plural and subject.right_edge.i < head
    return found


def note_governed(
    mentions: Mentions, words: Mapping[int, tuple[str, ...]], apart: dict[int, list[int]]
) -> dict[int, list[tuple[str, ...]]]:
    """For mentions the names they are not, since those stand under them: "it said Acme had", "the man who shot Brown".

    ``apart`` gets what stands so: "the firm's plant" in "Acme sold the firm's plant" is not Acme's.
    """
    told, number_of, heads = mentions.told, mentions.by_head, mentions.heads.tolist()
    foretold: dict[int, list[tuple[str, ...]]] = {}
    for k, (head, kind) in enumerate(zip(heads, mentions.kind.tolist(), strict=True)):
        if head not in words and kind != NOMINAL:
            continue
        for i in (number_of[j] for j in governors(told, head) if number_of.get(j, k) < k):
            apart.setdefault(k, []).append(i)
            if head in words and heads[i] not in words:
                foretold.setdefault(i, []).append(words[head])
    return foretold


def governors(told: Columns, token: int) -> Iterator[int]:
    """The nouns that a phrase stands in, and the subjects of its own clause and, if it is a subject, of the one above.

    Not what it says something of: "the winner was Brown", "the firm is called Acme", "the firm, Acme".
    """
    deps, roles, heads = told.deps, told.roles, told.heads
    role = roles[token]
    if role in {"xcomp", "appos", "compound", "flat"} or deps[token] == "nmod:desc":
        return
    if told.lemmas[heads[token]] in NAMING:
        return
    if any(deps[c] == "case" and told.lower[c] in {"as", "like", "including"} for c in told.left(token)):
        return
    owner = deps[token] == "nmod:poss" and roles[heads[token]] == "nsubj"  # "the group said that Acme's move failed"
    within, subject = True, owner or role in {"nsubj", "csubj"}
    while heads[token] != token:
        role, above = roles[token], heads[token]
        if role == "parataxis" or (role == "ccomp" and not subject):
            return
        if role == "conj" and any(deps[c].startswith("nsubj") for c in told.children[token]):
            return
        if role in {"obl", "advcl", "acl"}:
            within = False
        if role == "acl" or (role in {"nmod", "obl"} and told.upos[above] in {"NOUN", "PROPN"}):
            yield above
        part = role == "nmod" and any(deps[c] == "cop" for c in told.left(above))  # "it was part of Acme"
        object_ = role in {"obj", "iobj", "ccomp", "xcomp"} or (role == "conj" and told.upos[token] == "VERB")
        if within and (part or object_):
            yield from (c for c in told.left(above) if deps[c].startswith("nsubj"))
        if role == "ccomp":
            return
        token = above

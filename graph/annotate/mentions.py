"""Mentions of a Doc: heads of noun phrases, names and pronouns, with what speaks for or against their being the same.

Everything is read from the annotator's own output, so training and run time see the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, LOWER, POS, TAG
from spacy.symbols import IDS

from graph.annotate.names import PROPER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc, Span, Token

    from graph.annotate.network import Floats, Integers

LEFT_OUT = frozenset(
    "cc mark cop nsubj csubj aux expl conj parataxis punct discourse vocative list dep orphan dislocated".split()
)
SKIPPED = frozenset("expl flat fixed goeswith compound".split())
NOMINAL_TAGS = [IDS[tag] for tag in ("PRON", "NOUN", "PROPN", "DET")]
RELATIVES = frozenset({"WDT", "WP", "WP$", "EX"})

KINDS = "i we you he it they this other name nominal".split()
NAME, NOMINAL = KINDS.index("name"), KINDS.index("nominal")
PRONOUNS = {
    word: KINDS.index(kind)
    for kind, words in {
        "i": "i me my mine myself",
        "we": "we us our ours ourselves",
        "you": "you your yours yourself yourselves",
        "he": "he him his himself she her hers herself",
        "it": "it its itself",
        "they": "they them their theirs themselves",
        "this": "this that these those",
    }.items()
    for word in words.split()
}
REFLEXIVES = frozenset("myself ourselves yourself yourselves himself herself itself themselves".split())
LABELS = {"PERSON": 1, "ORG": 2, "LOC": 3, "FAC": 3, "NORP": 4}
OTHER_NAME = 5
ROLES = {
    role: number
    for number, roles in enumerate(
        ("nsubj csubj", "obj iobj", "nmod:poss", "nmod", "obl", "appos", "ROOT", "conj", "compound flat"), start=1
    )
    for role in roles.split()
}
BARE, INDEFINITE, DEFINITE, DEMONSTRATIVE, POSSESSED = range(5)
DETERMINERS = {
    word: kind
    for kind, words in (
        (DEFINITE, "the both"),
        (DEMONSTRATIVE, "this that these those such"),
        (INDEFINITE, "a an some any no every each another many several few all most more"),
    )
    for word in words.split()
}
SORTS = "unknown person organization place thing nonperson".split()
"""What a mention stands for; ``nonperson`` is what "it" may be."""
PERSON, ORGANIZATION, PLACE, THING, NONPERSON = range(1, 6)
SORT_OF_LABEL = (0, PERSON, ORGANIZATION, PLACE, PERSON, THING)
MALE = frozenset(
    "he him his himself man boy father son brother husband uncle nephew grandfather grandson king prince duke sir lord "
    "mr actor businessman chairman spokesman congressman policeman gentleman widower dad guy".split()
)
FEMALE = frozenset(
    "she her hers herself woman girl mother daughter sister wife aunt niece grandmother granddaughter queen princess "
    "duchess lady dame mrs ms miss actress businesswoman chairwoman spokeswoman congresswoman policewoman widow mum "
    "mom".split()
)
GENERIC = frozenset(
    "inc incorporated corp corporation co company companies ltd limited plc llc lp ag sa se nv gmbh spa ab asa oyj kk "
    "group holding holdings the of and & mr mrs ms dr sir jr sr".split()
)
"""Words of a name that do not tell it from another."""
QUOTES = {"“": 1, "``": 1, "”": 0, "''": 0, '"': -1}
"""What a quotation mark opens (1), closes (0) or turns round (-1)."""
CONTENT = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "VERB"})
TOKENS = 6
"""Words of a mention that are compared."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of a Doc in order; arrays have an entry a mention.  Strings are numbered within the Doc."""

    heads: Integers
    begin: Integers
    end: Integers
    kind: Integers
    label: Integers
    definite: Integers
    role: Integers
    number: Integers
    gender: Integers
    sort: Integers
    quoted: Integers
    reflexive: Integers
    sentence: Integers
    governor: Integers
    text: Integers
    """The whole mention without determiners."""
    word: Integers
    """The head's lemma."""
    last: Integers
    acronym: Integers
    initials: Integers
    tokens: Integers
    """[mentions, TOKENS]: words that tell, padded with -1."""
    count: Integers
    """How many of those there are."""

    def __len__(self) -> int:
        return len(self.heads)


@dataclass(frozen=True, slots=True)
class Columns:
    """What is read of the tokens of a Doc, a list each: far quicker than token by token."""

    lower: list[str]
    lemmas: list[str]
    upos: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]

    @classmethod
    def of(cls, doc: Doc) -> Columns:
        """The columns of a Doc; lemmas in lower case."""
        strings = doc.vocab.strings
        table = doc.to_array([LOWER, LEMMA, POS, TAG, DEP]).T.tolist()
        lower, lemmas, upos, tags, deps = ([strings[key] for key in column] for column in table)
        heads = (doc.to_array(HEAD).astype(np.int64) + np.arange(len(doc))).tolist()
        return cls(lower, [lemma.lower() for lemma in lemmas], upos, tags, deps, heads)


def extent(head: Token) -> tuple[int, int]:
    """The noun phrase of a head: its own modifiers, without prepositions, copulas, conjuncts and clauses around it."""
    begin, end = head.i, head.i + 1
    for child in head.children:
        relation = child.dep_.split(":")[0]
        if child.is_space or relation in LEFT_OUT:
            continue
        if relation == "case" and (child.i != end or child.tag_ != "POS"):
            continue
        if child.i < head.i:
            begin = min(begin, child.left_edge.i)
        else:
            end = max(end, child.right_edge.i + 1)
    doc = head.doc
    while end > head.i + 1 and (doc[end - 1].is_space or doc[end - 1].pos_ == "PUNCT"):
        end -= 1
    while begin < head.i and (doc[begin].is_space or doc[begin].text == ","):
        begin += 1
    return begin, end


def candidates(doc: Doc, names: Mapping[int, Span]) -> list[int]:
    """Token indices of the heads of possible mentions, in order; ``names`` are the proper names by root."""
    within = {i for span in names.values() for i in range(span.start, span.end)}
    nominal = np.flatnonzero(np.isin(doc.to_array("POS"), NOMINAL_TAGS)).tolist()
    found = set(names)
    for token in (doc[i] for i in nominal if i not in within):
        determiner = token.pos_ == "DET" and token.dep_.startswith("det")
        if token.tag_ not in RELATIVES and not determiner and token.dep_.split(":")[0] not in SKIPPED:
            found.add(token.i)
    return sorted(found)


def proper_names(doc: Doc) -> dict[int, Span]:
    """The proper names of a Doc by their root."""
    return {span.root.i: span for span in doc.ents if span.label_ in PROPER}


class Reader:
    """Reads the mentions of Docs; ``first_names`` are genders (1 male, 2 female), ``nouns`` the sorts of lemmas."""

    def __init__(self, first_names: Mapping[str, int], nouns: Mapping[str, int]) -> None:
        self.first_names, self.nouns = first_names, nouns

    def __call__(self, doc: Doc) -> Mentions:
        """All mentions of a Doc."""
        names = proper_names(doc)
        heads = candidates(doc, names)
        numbers: dict[str, int] = {}
        columns = Columns.of(doc)
        sentences = np.cumsum(doc.to_array("SENT_START") == 1)
        quoted = _quoted(doc)
        rows, tokens = [], []
        for i in heads:
            row, words = self._row(doc[i], names.get(i), columns, numbers)
            rows.append((*row, int(sentences[i]), quoted[i]))
            tokens.append((words + [-1] * TOKENS)[:TOKENS])
        table = np.array(rows, np.int64).reshape(len(heads), 19).T
        (begin, end, kind, label, definite, role, number, gender, sort, reflexive, governor) = table[:11]
        (text, word, last, acronym, initials, count, sentence, quote) = table[11:]
        return Mentions(
            np.array(heads, np.int64), begin, end, kind, label, definite, role, number, gender, sort, quote,
            reflexive, sentence, governor, text, word, last, acronym, initials,
            np.array(tokens, np.int64).reshape(len(heads), TOKENS), count,
        )  # fmt: skip

    def _row(
        self, head: Token, name: Span | None, told: Columns, numbers: dict[str, int]
    ) -> tuple[tuple[int, ...], list[int]]:
        """The columns of one mention, and its numbered words."""

        def numbered(text: str) -> int:
            return numbers.setdefault(text, len(numbers)) if text else -1

        i = int(head.i)
        lowered, lemma, dep = told.lower[i], told.lemmas[i], told.deps[i]
        begin, end = extent(head)
        pronoun = told.upos[i] in ("PRON", "DET") or lowered in PRONOUNS
        kind = NAME if name is not None else PRONOUNS.get(lowered, KINDS.index("other")) if pronoun else NOMINAL
        label = LABELS.get(name.label_, OTHER_NAME) if name is not None else 0
        words = _name_words(name) if name is not None else _words(told, i, begin, end)
        gender = self._gender(head, name, label, lowered, lemma)
        telling = [numbered(word) for word in dict.fromkeys(w for w in words if w not in GENERIC) or words]
        acronym, initials = _letters(name)
        role = ROLES.get(dep) or ROLES.get(dep.split(":")[0], 0)
        row = (
            begin, end, kind, label, _definite(told, i, begin), role, _number(lowered, told.tags[i], kind, label),
            gender, self._sort(lemma, kind, label, gender), int(lowered in REFLEXIVES), told.heads[i],
            numbered(" ".join(words)), numbered(lemma), telling[-1] if telling else -1, numbered(acronym),
            numbered(initials), min(len(telling), TOKENS),
        )  # fmt: skip
        return row, telling

    def _gender(self, head: Token, name: Span | None, label: int, lowered: str, lemma: str) -> int:
        """1 male, 2 female, 0 unknown."""
        if name is not None:
            if label != 1:
                return 0
            before = head.doc[name.start - 1].lower_.rstrip(".") if name.start else ""
            for word in (before, name[0].lower_.rstrip(".")):
                if word in MALE or word in FEMALE:
                    return 1 if word in MALE else 2
            return self.first_names.get(name[0].lower_, 0)
        word = lowered if lowered in PRONOUNS else lemma
        return 1 if word in MALE else 2 if word in FEMALE else 0

    def _sort(self, lemma: str, kind: int, label: int, gender: int) -> int:
        if kind == NAME:
            return SORT_OF_LABEL[label]
        if kind in (0, 1, 2, 3) or gender:
            return PERSON
        if KINDS[kind] == "it":
            return NONPERSON
        if kind == NOMINAL:
            return self.nouns.get(lemma, 0)
        return 0


def _quoted(doc: Doc) -> list[int]:
    """1 for tokens inside double quotation marks; a line break ends a quotation."""
    strings = doc.vocab.strings
    marks = {strings[text]: value for text, value in QUOTES.items() if text in strings}
    orths, spaces = doc.to_array("ORTH"), doc.to_array("IS_SPACE")
    found = np.zeros(len(doc), np.int64)
    inside = 0
    last = 0
    for at in np.flatnonzero(np.isin(orths, np.array([*marks], np.uint64)) | (spaces > 0)).tolist():
        found[last:at] = inside
        last = at
        value = marks.get(int(orths[at]))
        if value is not None:
            inside = value if value >= 0 else 1 - inside
        elif "\n" in doc[at].text:
            inside = 0
    found[last:] = inside
    return found.tolist()


def _name_words(name: Span) -> list[str]:
    """Lower-case words that a name is compared by."""
    words = [token.lower_.rstrip(".") for token in name if token.tag_ != "POS" and not token.is_punct]
    return words or [name.root.lower_]


def _words(told: Columns, head: int, begin: int, end: int) -> list[str]:
    """Lower-case words that a noun phrase is compared by, the head's last."""
    before = [told.lemmas[k] for k in range(begin, head) if told.upos[k] in CONTENT]
    after = [told.lower[k] for k in range(head + 1, end) if told.upos[k] == "PROPN" and told.heads[k] == head]
    return [*before[-3:], *after[:2], told.lemmas[head]]


def _definite(told: Columns, head: int, begin: int) -> int:
    """How a noun phrase is introduced."""
    for k in range(begin, head):
        if told.heads[k] == head:
            if told.deps[k] == "nmod:poss":
                return POSSESSED
            if told.lower[k] in DETERMINERS:
                return DETERMINERS[told.lower[k]]
    return BARE


def _number(lowered: str, tag: str, kind: int, label: int) -> int:
    """1 singular, 2 plural, 0 unknown."""
    if kind in (1, 5) or lowered in ("these", "those"):
        return 2
    if kind in (0, 3, 4) or lowered in ("this", "that"):
        return 1
    if kind == NAME and label != LABELS["NORP"]:
        return 1
    if kind in (2, KINDS.index("other")):
        return 0
    return 2 if tag in ("NNS", "NNPS") else 1


def _letters(name: Span | None) -> tuple[str, str]:
    """(acronym, "") of a name that is one, ("", initials) of a name of several words."""
    if name is None:
        return "", ""
    words = [token.text for token in name if token.text[:1].isalnum() and token.tag_ != "POS"]
    if len(words) == 1:
        plain = words[0].replace(".", "")
        return (plain.lower(), "") if re.fullmatch(r"[A-Z]{2,8}s?", plain) else ("", "")
    kept = [word for word in words if word[0].isupper() and word.lower() not in GENERIC]
    return "", "".join(word[0] for word in kept).lower() if len(kept) > 1 else ""


def one_hot(column: Integers, size: int) -> Floats:
    """A row a value."""
    return np.eye(size, dtype=np.float32)[column]


def traits(mentions: Mentions) -> Floats:
    """What is known of each mention by itself, a row a mention."""
    length = np.round(np.log2(1.0 + mentions.end - mentions.begin), 6).astype(np.float32)[:, None] / 4
    return np.concatenate(
        [
            one_hot(mentions.kind, len(KINDS)),
            one_hot(mentions.label, OTHER_NAME + 1),
            one_hot(mentions.definite, 5),
            one_hot(mentions.role, 10),
            one_hot(mentions.number, 3),
            one_hot(mentions.gender, 3),
            one_hot(mentions.sort, len(SORTS)),
            mentions.quoted[:, None].astype(np.float32),
            mentions.reflexive[:, None].astype(np.float32),
            length,
        ],
        axis=1,
    )

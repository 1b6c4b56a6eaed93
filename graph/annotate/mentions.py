"""Mentions of a Doc: heads of noun phrases, names and pronouns, with what speaks for or against their being the same.

Everything is read from the annotator's own output, so training and run time see the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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
BEFORE = frozenset("case cc mark cop nsubj csubj aux".split())
"""What stands before a phrase: nothing of the phrase is left of it."""
ADVERBIAL = frozenset("advmod reparandum obl advcl".split())
"""What is no part of a phrase that it begins."""
AFTER = frozenset("obl advcl reparandum".split())
"""The same on the right: they hang on a phrase that is a predicate."""
TIGHT = frozenset({"of", "from", "for"})
"""Prepositions between a name and what belongs to it."""
CLOSING = {"(": ")", "[": "]", "“": "”", '"': '"', "``": "''"}
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
SUBJECT, OBJECT = ROLES["nsubj"], ROLES["obj"]
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
LEVELS = 4
"""Governors of a head that are looked at."""
SPEECH = frozenset(
    """acknowledge add admit announce answer argue ask believe claim comment complain concede conclude declare explain
    insist joke maintain note observe predict recall remark reply report reveal say state stress suggest tell think warn
    write""".split()
)
"""Verbs whose subject is heard or quoted."""


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
    above: Integers
    """[mentions, LEVELS]: the words that govern the head, the nearest first, padded with -1."""
    verb: Integers
    """The governor's lemma."""
    speaks: Integers
    """1 for the subject of a verb of speech."""
    side: Integers
    """Whether who speaks is of it: a firm in "Mary Smith, its chairwoman, said", "a spokesman for Acme said"."""
    seen: Integers
    """How many mentions up to this one have its last word; 0 for pronouns."""
    ahead: Integers
    """Whether the subject of a verb above comes later, a name (2) or another (1): "In its report, Acme said"."""

    def __len__(self) -> int:
        return len(self.heads)

    def at(self, numbers: Integers) -> Mentions:
        """The entries of some mentions, in the form of ``numbers``."""
        return Mentions(*(getattr(self, name)[numbers] for name in self.__slots__))


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


def extent(head: Token, name: Span | None = None) -> tuple[int, int]:
    """The noun phrase of a head: its own modifiers, without prepositions, copulas, conjuncts and clauses around it.

    A name has no year after it, a person no place.
    """
    doc, begin, end = head.doc, head.i, head.i + 1
    for child in reversed([*head.lefts]):
        relation = child.dep_.split(":")[0]
        if relation in BEFORE:
            break
        if not child.is_space and relation not in LEFT_OUT and relation not in ADVERBIAL:
            begin = child.left_edge.i
    for child in head.rights:
        relation = child.dep_.split(":")[0]
        if relation == "case" and (child.i != end or child.tag_ != "POS"):
            continue
        if not (
            child.is_space
            or relation in LEFT_OUT
            or relation in AFTER
            or (name is not None and _loose(child, name.label_))
        ):
            end = max(end, child.right_edge.i + 1)
    while end > head.i + 1 and (doc[end - 1].is_space or doc[end - 1].pos_ == "PUNCT"):
        end -= 1
    end = _closed(doc, begin, end)
    while begin < head.i and (doc[begin].is_space or doc[begin].text == ","):
        begin += 1
    return begin, end


def _loose(child: Token, label: str) -> bool:
    """Whether what hangs on a name says where or when, rather than who: in Ruritania, at the age of ten, (1998)."""
    if child.dep_ == "nmod:unmarked":
        return child.tag_ == "CD" and len(child.text) == 4
    first = next((c.lower_ for c in child.lefts if c.dep_ == "case"), "of")
    return label == "PERSON" and child.dep_ == "nmod" and first not in TIGHT


def _closed(doc: Doc, begin: int, end: int) -> int:
    """The end of a phrase with the bracket or quotation mark after it that closes one opened inside."""
    waiting: list[str] = []
    for k in range(begin, end):
        text = doc[k].text
        if waiting and text == waiting[-1]:
            waiting.pop()
        elif text in CLOSING:
            waiting.append(CLOSING[text])
    while waiting and end < len(doc) and doc[end].text == waiting[-1]:
        waiting.pop()
        end += 1
    return end


def candidates(doc: Doc, names: Mapping[int, Span]) -> list[int]:
    """Token indices of the heads of possible mentions, in order; ``names`` are the proper names by root."""
    within = {i for span in names.values() for i in range(span.start, span.end)}
    nominal = np.flatnonzero(np.isin(doc.to_array("POS"), NOMINAL_TAGS)).tolist()
    found = set(names)
    for token in (doc[i] for i in nominal if i not in within):
        determiner = token.pos_ == "DET" and token.dep_.startswith("det")
        told = token.tag_ not in RELATIVES and not determiner and token.dep_.split(":")[0] not in SKIPPED
        if told and not _is_none(token):
            found.add(token.i)
    return sorted(found)


def _is_none(head: Token) -> bool:
    """ "No one", "nobody", "no plan": nothing that could be gone back to."""
    return head.lower_ in {"nobody", "none"} or any(c.lower_ == "no" and c.dep_ == "det" for c in head.lefts)


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
        verb = np.array([numbers.setdefault(columns.lemmas[i], len(numbers)) for i in governor.tolist()], np.int64)
        speech = np.array([columns.lemmas[i] in SPEECH for i in governor.tolist()], bool)
        above, places, speaks = _above(columns.heads, governor), np.array(heads, np.int64), speech & (role == 1)
        return Mentions(
            places, begin, end, kind, label, definite, role, number, _of_full_names(doc, heads, names, gender), sort,
            quote, reflexive, sentence, governor, text, word, last, acronym, initials,
            np.array(tokens, np.int64).reshape(len(heads), TOKENS), count,
            above, verb, speaks.astype(np.int64), _side(places, above, speaks), _seen(last, kind),
            _ahead(places, above, governor, role, kind),
        )  # fmt: skip

    def _row(
        self, head: Token, name: Span | None, told: Columns, numbers: dict[str, int]
    ) -> tuple[tuple[int, ...], list[int]]:
        """The columns of one mention, and its numbered words."""

        def numbered(text: str) -> int:
            return numbers.setdefault(text, len(numbers)) if text else -1

        i = int(head.i)
        lowered, lemma, dep = told.lower[i], told.lemmas[i], told.deps[i]
        begin, end = extent(head, name)
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
        if KINDS[kind] == "we":
            return 0  # firms say it as well
        if KINDS[kind] in ("i", "you", "he") or gender:
            return PERSON
        if KINDS[kind] == "it":
            return NONPERSON
        if kind == NOMINAL:
            return self.nouns.get(lemma, 0)
        return 0


def _above(heads: list[int], governor: Integers) -> Integers:
    """The chain of governors of each mention."""
    found = np.full((len(governor), LEVELS), -1, np.int64)
    parents = np.array(heads, np.int64)
    at = governor
    for level in range(LEVELS if len(governor) else 0):
        found[:, level] = at
        at = parents[at]
    return found


def _of_full_names(doc: Doc, heads: list[int], names: Mapping[int, Span], gender: Integers) -> Integers:
    """Genders, a surname's being that of the full name: Newton may be a first name, and is Jane Newton here."""
    full: dict[str, set[int]] = {}
    alone = []
    for i, head in enumerate(heads):
        name = names.get(head)
        if name is None or name.label_ != "PERSON":
            continue
        words = [token for token in name if token.tag_ != "POS"]
        if len(words) > 1:
            full.setdefault(words[-1].lower_, set()).add(int(gender[i]))
        elif words:
            alone.append((i, words[0]))
    found = gender.copy()
    for i, word in alone:
        held = full.get(word.lower_, set()) - {0}
        titled = word.i and doc[word.i - 1].lower_.rstrip(".") in MALE | FEMALE
        if word.lower_ in full and not titled:
            found[i] = held.pop() if len(held) == 1 else 0
    return found


def _ahead(places: Integers, above: Integers, governor: Integers, role: Integers, kind: Integers) -> Integers:
    """For each mention what the last subject of a verb above it is that stands after it."""
    subjects = {verb: i for i, verb in enumerate(governor.tolist()) if role[i] == 1}
    found = np.zeros(len(places), np.int64)
    for i, verbs in enumerate(above.tolist()):
        for verb in verbs:
            later = subjects.get(verb, i)
            if later != i and places[later] > places[i] and kind[later] >= NAME:
                found[i] = 2 if kind[later] == NAME else 1
    return found


def _side(places: Integers, above: Integers, speaks: Any) -> Integers:
    """For each mention whether it stands within a mention that speaks."""
    held: Integers = (np.isin(above[:, :3], places[speaks]).any(1) & ~speaks).astype(np.int64)
    return held


def _seen(last: Integers, kind: Integers) -> Integers:
    """How often the last word of each mention was met, up to and with the mention."""
    counts: dict[int, int] = {}
    found = np.zeros(len(last), np.int64)
    for i, (word, sort) in enumerate(zip(last.tolist(), kind.tolist(), strict=True)):
        if sort in (NAME, NOMINAL):
            found[i] = counts[word] = counts.get(word, 0) + 1
    return found


def _quoted(doc: Doc) -> list[int]:
    """The number of the quotation for tokens inside double quotation marks, else 0; a line break ends a quotation."""
    strings = doc.vocab.strings
    marks = {strings[text]: value for text, value in QUOTES.items() if text in strings}
    orths, spaces = doc.to_array("ORTH"), doc.to_array("IS_SPACE")
    found = np.zeros(len(doc), np.int64)
    inside = number = 0
    last = 0
    for at in np.flatnonzero(np.isin(orths, np.array([*marks], np.uint64)) | (spaces > 0)).tolist():
        found[last:at] = number * inside
        last = at
        value = marks.get(int(orths[at]))
        if value is not None:
            before, inside = inside, value if value >= 0 else 1 - inside
            number += inside > before
        elif "\n" in doc[at].text:
            inside = 0
    found[last:] = number * inside
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
            (mentions.quoted[:, None] > 0).astype(np.float32),
            mentions.reflexive[:, None].astype(np.float32),
            length,
            mentions.speaks[:, None].astype(np.float32),
            one_hot(mentions.ahead, 3),
            np.round(np.log2(1.0 + mentions.seen), 6).astype(np.float32)[:, None] / 4,
        ],
        axis=1,
    )

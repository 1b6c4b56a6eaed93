"""Mentions of a Doc: heads of noun phrases, names and pronouns, with what speaks for or against their being the same.

Everything is read from the annotator's own output, so training and run time see the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from graph.annotate.columns import Columns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc, Span

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
NOMINAL_TAGS = frozenset({"PRON", "NOUN", "PROPN", "DET"})
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

    told: Columns
    """The tokens of the Doc."""
    by_head: dict[int, int]
    """The mentions' numbers."""
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

    def subjects(self) -> dict[int, int]:
        """The last subject of each verb."""
        return self.by_role(SUBJECT)

    def by_role(self, role: int) -> dict[int, int]:
        """The last mention in a role of each governor."""
        of = zip(self.governor.tolist(), self.role.tolist(), strict=True)
        return {verb: i for i, (verb, own) in enumerate(of) if own == role}

    def at(self, numbers: Integers) -> Mentions:
        """The entries of some mentions, in the form of ``numbers``."""
        arrays = (getattr(self, name)[numbers] for name in self.__slots__[2:])
        return Mentions(self.told, self.by_head, *arrays)


def extent(doc: Doc, told: Columns, head: int, name: Span | None = None) -> tuple[int, int]:
    """The noun phrase of a head: its own modifiers, without prepositions, copulas, conjuncts and clauses around it.

    A name has no year after it, a person no place.
    """
    begin, end = head, head + 1
    for child in reversed(told.left(head)):
        relation = told.roles[child]
        if relation in BEFORE:
            break
        if relation not in LEFT_OUT and relation not in ADVERBIAL and not doc[child].is_space:
            begin = doc[child].left_edge.i
    for child in told.children[head]:
        relation = told.roles[child]
        if child < head or (relation == "case" and (child != end or told.tags[child] != "POS")):
            continue
        loose = relation in LEFT_OUT or relation in AFTER or (name is not None and _loose(child, told, name.label_))
        if not loose and not doc[child].is_space:
            end = max(end, doc[child].right_edge.i + 1)
    while end > head + 1 and (told.upos[end - 1] == "PUNCT" or doc[end - 1].is_space):
        end -= 1
    end = _closed(told.lower, begin, end)
    while begin < head and (told.lower[begin] == "," or doc[begin].is_space):
        begin += 1
    return begin, end


def _loose(child: int, told: Columns, label: str) -> bool:
    """Whether what hangs on a name says where or when, rather than who: in Ruritania, at the age of ten, (1998)."""
    if told.deps[child] == "nmod:unmarked":
        return told.tags[child] == "CD" and len(told.lower[child]) == 4
    if label != "PERSON" or told.deps[child] != "nmod":
        return False
    return next((told.lower[c] for c in told.left(child) if told.deps[c] == "case"), "of") not in TIGHT


def _closed(texts: list[str], begin: int, end: int) -> int:
    """The end of a phrase with the bracket or quotation mark after it that closes one opened inside."""
    waiting: list[str] = []
    for text in texts[begin:end]:
        if waiting and text == waiting[-1]:
            waiting.pop()
        elif text in CLOSING:
            waiting.append(CLOSING[text])
    while waiting and end < len(texts) and texts[end] == waiting[-1]:
        waiting.pop()
        end += 1
    return end


def candidates(told: Columns) -> list[int]:
    """Token indices of the heads of possible mentions, in order."""
    within = {i for span in told.names.values() for i in range(span.start, span.end)}
    found = set(told.names)
    for i, part in enumerate(told.upos):
        if part not in NOMINAL_TAGS or i in within or told.tags[i] in RELATIVES or told.roles[i] in SKIPPED:
            continue
        determiner = part == "DET" and told.deps[i].startswith("det")
        if not determiner and not _is_none(told, i):
            found.add(i)
    return sorted(found)


def _is_none(told: Columns, head: int) -> bool:
    """ "No one", "nobody", "no plan": nothing that could be gone back to."""
    if told.lower[head] in {"nobody", "none"}:
        return True
    return any(told.lower[c] == "no" and told.deps[c] == "det" for c in told.left(head))


class Reader:
    """Reads the mentions of Docs; ``first_names`` are genders (1 male, 2 female), ``nouns`` the sorts of lemmas."""

    def __init__(self, first_names: Mapping[str, int], nouns: Mapping[str, int]) -> None:
        self.first_names, self.nouns = first_names, nouns

    def __call__(self, doc: Doc) -> Mentions:
        """All mentions of a Doc."""
        told = Columns.of(doc)
        names, heads = told.names, candidates(told)
        numbers: dict[str, int] = {}
        sentences = np.cumsum(doc.to_array("SENT_START") == 1).tolist()
        quoted = _quoted(told)
        rows, tokens = [], []
        for i in heads:
            row, words = self._row(doc, i, told, numbers)
            rows.append((*row, sentences[i], quoted[i]))
            tokens.append((words + [-1] * TOKENS)[:TOKENS])
        table = np.array(rows, np.int64).reshape(len(heads), 19).T
        (begin, end, kind, label, definite, role, number, gender, sort, reflexive, governor) = table[:11]
        (text, word, last, acronym, initials, count, sentence, quote) = table[11:]
        verbs = [told.lowered[i] for i in governor.tolist()]
        verb = np.array([numbers.setdefault(lemma, len(numbers)) for lemma in verbs], np.int64)
        speech = np.array([lemma in SPEECH for lemma in verbs], bool)
        above, places, speaks = _above(told.heads, governor), np.array(heads, np.int64), speech & (role == 1)
        return Mentions(
            told, {head: i for i, head in enumerate(heads)},
            places, begin, end, kind, label, definite, role, number, _of_full_names(doc, heads, names, gender), sort,
            quote, reflexive, sentence, governor, text, word, last, acronym, initials,
            np.array(tokens, np.int64).reshape(len(heads), TOKENS), count,
            above, verb, speaks.astype(np.int64), _side(places, above, speaks, len(doc)), _seen(last, kind),
            _ahead(places, above, governor, role, kind),
        )  # fmt: skip

    def _row(self, doc: Doc, i: int, told: Columns, numbers: dict[str, int]) -> tuple[tuple[int, ...], list[int]]:
        """The columns of one mention, and its numbered words."""

        def numbered(text: str) -> int:
            return numbers.setdefault(text, len(numbers)) if text else -1

        name, lowered, lemma = told.names.get(i), told.lower[i], told.lowered[i]
        begin, end = extent(doc, told, i, name)
        pronoun = told.upos[i] in ("PRON", "DET") or lowered in PRONOUNS
        kind = NAME if name is not None else PRONOUNS.get(lowered, KINDS.index("other")) if pronoun else NOMINAL
        label = LABELS.get(name.label_, OTHER_NAME) if name is not None else 0
        words = _name_words(name) if name is not None else _words(told, i, begin, end)
        gender = self._gender(told, name, label, lowered, lemma)
        telling = [numbered(word) for word in dict.fromkeys(w for w in words if w not in GENERIC) or words]
        acronym, initials = _letters(name)
        role = ROLES.get(told.deps[i]) or ROLES.get(told.roles[i], 0)
        row = (
            begin, end, kind, label, _definite(told, i, begin), role, _number(lowered, told.tags[i], kind, label),
            gender, self._sort(lemma, kind, label, gender), int(lowered in REFLEXIVES), told.heads[i],
            numbered(" ".join(words)), numbered(lemma), telling[-1] if telling else -1, numbered(acronym),
            numbered(initials), min(len(telling), TOKENS),
        )  # fmt: skip
        return row, telling

    def _gender(self, told: Columns, name: Span | None, label: int, lowered: str, lemma: str) -> int:
        """1 male, 2 female, 0 unknown."""
        if name is not None:
            if label != 1:
                return 0
            first = told.lower[name.start]
            before = told.lower[name.start - 1].rstrip(".") if name.start else ""
            for word in (before, first.rstrip(".")):
                if word in MALE or word in FEMALE:
                    return 1 if word in MALE else 2
            return self.first_names.get(first, 0)
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


def _side(places: Integers, above: Integers, speaks: Any, size: int) -> Integers:
    """For each mention whether it stands within a mention that speaks."""
    speakers = np.zeros(size, bool)
    speakers[places[speaks]] = True
    held: Integers = (speakers[above[:, :3]].any(1) & ~speaks).astype(np.int64)
    return held


def _seen(last: Integers, kind: Integers) -> Integers:
    """How often the last word of each mention was met, up to and with the mention."""
    counts: dict[int, int] = {}
    found = np.zeros(len(last), np.int64)
    for i, (word, sort) in enumerate(zip(last.tolist(), kind.tolist(), strict=True)):
        if sort in (NAME, NOMINAL):
            found[i] = counts[word] = counts.get(word, 0) + 1
    return found


def _quoted(told: Columns) -> list[int]:
    """The number of the quotation for tokens inside double quotation marks, else 0; a line break ends a quotation."""
    found = []
    inside = number = 0
    for text in told.lower:
        value = QUOTES.get(text)
        if value is not None:
            before, inside = inside, value if value >= 0 else 1 - inside
            number += inside > before
        elif "\n" in text and text.isspace():
            inside = 0
        found.append(number * inside)
    return found


def _name_words(name: Span) -> list[str]:
    """Lower-case words that a name is compared by."""
    words = [token.lower_.rstrip(".") for token in name if token.tag_ != "POS" and not token.is_punct]
    return words or [name.root.lower_]


def _words(told: Columns, head: int, begin: int, end: int) -> list[str]:
    """Lower-case words that a noun phrase is compared by, the head's last."""
    before = [told.lowered[k] for k in range(begin, head) if told.upos[k] in CONTENT]
    after = [told.lower[k] for k in range(head + 1, end) if told.upos[k] == "PROPN" and told.heads[k] == head]
    return [*before[-3:], *after[:2], told.lowered[head]]


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

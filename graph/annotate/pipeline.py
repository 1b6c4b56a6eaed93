"""The spaCy component: a Doc of tokens in, tags, lemmas, parse, names and coreference vectors out.

White space never enters the encoder.  A white-space token that holds a line break ends a block: no sentence
reaches over it.  Sentence starts that the Doc has already are kept.  Memory is linear in the words: beside the
Doc a word costs its coreference vector and a few integers; word scores live for one window.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, SPACY, TAG
from spacy.lang.en import English as SpacyEnglish
from spacy.language import Language
from spacy.symbols import IDS, ORTH
from spacy.tokens import Doc

from graph.annotate.agreement import agreed
from graph.annotate.columns import texts
from graph.annotate.firms import around_and, ours, parted
from graph.annotate.lemmas import BASES, Lemmatizer
from graph.annotate.names import (
    PROPER,
    Decoder,
    Span,
    bearers,
    begins_result,
    ends_tens,
    landmarks,
    merge,
    saints,
    unpaid,
)
from graph.annotate.network import Floats, Integers, Network, Scores
from graph.annotate.parse import tree
from graph.annotate.patterns import expressions
from graph.annotate.windows import windows

if TYPE_CHECKING:
    from spacy.vocab import Vocab

MODELS = Path(__file__).resolve().parent.parent / "models"
ASSIGNS = [
    "token.tag",
    "token.pos",
    "token.morph",
    "token.lemma",
    "token.dep",
    "token.head",
    "token.is_sent_start",
    "doc.sents",
    "doc.ents",
    "token.ent_iob",
    "token.ent_type",
    "doc._.coref_vectors",
    "doc._.word_vectors",
    "doc._.certainty",
    "doc._.rivals",
    "doc.tensor",
]
TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady dame president vice prime minister senator sen rep gov governor "
    "general gen colonel col captain capt lieutenant lt sergeant sgt king queen prince princess pope cardinal bishop "
    "archbishop imam sheikh judge justice secretary chancellor premier ambassador congressman congresswoman mayor "
    "reverend rev".split()
)
"""Words before a person's name that are no part of it."""
ADDRESSES = frozenset("Mr Mr. Mrs Mrs. Ms Ms. Sir Dame".split())
"""Titles of persons alone."""
ROLES = frozenset(
    "actor actress author coach dancer defender detective drummer forward goalkeeper guitarist inspector midfielder "
    "novelist pianist prosecutor researcher rider singer skipper striker substitute teenager teammate violinist "
    "winger".split()
)
"""Common nouns that get a capital at the head of a sentence before a name of two words."""
BARE = frozenset(
    "mr mrs ms dr prof sir prime imam president minister premier chancellor secretary senator governor vice "
    "ambassador mayor colonel sergeant archbishop".split()
)
"""Titles that are never a person alone; "King" may be one."""
DEMONYM = re.compile(r"[A-Z].*(?:ans?|ese|ish|is?|[Dd]utch|French|Greeks?|Swiss|Thais?|Czechs?)")
RANKS = tuple(",Insp. ,Sgt. ,Det. ,Const. ,Cpl. ,Supt. ,Capt. ,Lt.".split())
"""After these, cut short behind a comma, a name goes on: "in Springfield, Insp. Smith said"."""
UNMARKED = 1.5
"""Log odds below which no sentence begins after a mere word; 0 to 3 tried on the development sets: sentence F1 of EWT
from 0.820 (at 0) to 0.827, of GUM from 0.944 to 0.953."""
SURE = 9.0
"""Log odds of a sentence that begins where the marks around say so."""
WRAPPED, LINE = 7, 40
"""Words of a line from which it may be one that was broken to fit, and words that are looked at."""
BULLETS = frozenset({"*", "•"})
TOGETHER = 512
"""Words whose scores are read at a time: the encoder drives all else out of the processor's cache."""
QUOTES = {'"': True, "“": True, "``": True, "”": False, "''": False}
"""Whether a quotation mark that stands alone opens."""
URL_SLACK = 6
"""Characters a token may reach beyond an expression: a date inside a web address is none."""
ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split())

CURRENCY = r"[A-Z]{1,3}\$(?=\d)"
"""A dollar sign with letters before it (HK$50): a word of its own before a number, as in the treebanks."""

RANGED = r"(?<=[0-9])[–—](?=[0-9])"
"""A dash between digits ("2–1", "50–70"), as a hyphen there."""

GLUED = r"(?<=[a-z,.;!?])[\"“”](?=[A-Za-z])", r"(?<=[a-z])[,.;!?](?=[\"”][A-Za-z])"
"""A quotation mark between two words that lost their space, and a mark before it: `"users"were`, `a "fix,"saying`."""

REMEMBERED = 50_000
"""Runs of characters between spaces that the tokenizer remembers, at most."""
NO_CONTRACTION = frozenset("id Id wed Wed".split())
"""Words that spaCy reads as "I'd" and "we'd" without their apostrophe."""
DAYS = "Mon. Tue. Tues. Wed. Thu. Thur. Thurs. Fri.".split()
"""Days whose period belongs to them; "Sat." and "Sun." are as often the end of a sentence."""


class _Defaults(SpacyEnglish.Defaults):  # type: ignore[misc, valid-type]
    prefixes = (*(SpacyEnglish.Defaults.prefixes or ()), CURRENCY)
    infixes = (*(SpacyEnglish.Defaults.infixes or ()), RANGED, *GLUED)
    tokenizer_exceptions: ClassVar = {
        form: tokens
        for form, tokens in SpacyEnglish.Defaults.tokenizer_exceptions.items()
        if form not in NO_CONTRACTION
    } | {day: [{ORTH: day}] for day in DAYS}


class English(SpacyEnglish):  # type: ignore[no-untyped-call]
    """spaCy's English with our tokens: told beforehand, for changed later they make spaCy read its rules twice.

    The tokenizer remembers how it split what stands between two spaces, but nothing of a text after its first special
    case ("don't"): what is new is therefore split by itself first.
    """

    Defaults = _Defaults

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tokenizer: Any = self.tokenizer
        tokenizer.max_cache_size = REMEMBERED
        self._met: set[str] = set()

    def make_doc(self, text: str) -> Doc:
        """The tokens of a text."""
        if len(self._met) < REMEMBERED:
            new = set(text.split()) - self._met
            for chunk in new:
                self.tokenizer(chunk)
            self._met |= new
        return super().make_doc(text)


Doc.set_extension("coref_vectors", default=None, force=True)
Doc.set_extension("word_vectors", default=None, force=True)
Doc.set_extension("certainty", default=None, force=True)
Doc.set_extension("rivals", default=None, force=True)


@dataclass(slots=True)
class Words:
    """The words of a Doc (no white space) and what is found about them; one entry a word."""

    index: Integers
    """Token index in the Doc."""
    forms: list[str]
    breaks: list[bool]
    known: bool
    upos: Integers
    xpos: Integers
    feats: Integers
    lemma: Integers
    deprel: Integers
    head: Integers
    """Word index of the governor; its own index for a root."""
    sure: Floats
    """Probabilities that the network gives the word's arc with its label, its tag as part of a name, its antecedent."""
    rivals: Floats
    """Of each word: the word index of its likeliest other governor, what that one's share is, that of the governor."""
    coref: Floats
    names: list[Span]


class Annotator:
    """Fills a Doc from the network, window by window."""

    def __init__(self, vocab: Vocab, name: str, folder: Path, *, threads: int = 2, vectors: bool = False) -> None:
        self.name, self.vectors, self.folder = name, vectors, folder
        self.network = Network(folder, threads=threads)
        labels = self.network.labels
        strings = vocab.strings
        self._pos = np.array([IDS[label] for label in labels["upos"]], np.uint64)
        self._tag = np.array([strings.add(label) for label in labels["xpos"]], np.uint64)
        self._dep = np.array(
            [strings.add("ROOT" if label == "root" else label) for label in labels["deprel"]], np.uint64
        )
        self._morph = np.array(
            [vocab.morphology.add("" if label == "_" else label) for label in labels["feats"]], np.uint64
        )
        self._root = labels["deprel"].index("root")
        self._bare = labels["xpos"].index("VB")
        self._numeral = labels["upos"].index("NUM")
        self._decoder = Decoder(labels["names"])
        self._vocab = vocab
        with (folder / "lemmas.tsv").open(encoding="utf-8") as entries:
            self._lemmatizer = Lemmatizer(entries, self.network.pieces.words)
        self._lemmas: dict[tuple[str, int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc in place."""
        words = self._words(doc)
        tensor = np.zeros((len(doc), self.network.meta["width"]), np.float16)
        sizes_pieces = [self.network.pieces(form) for form in words.forms]
        marked = _marked_starts(words.forms, doc.to_array(SPACY)[words.index].tolist())

        def encode(begin: int, end: int) -> Scores:
            scores = self.network.scores(words.forms[begin:end], sizes_pieces[begin:end])
            _keep_together(scores.starts, words.forms[begin:end])
            _keep_quotes(scores.starts, words.forms[begin:end])
            for index in marked.intersection(range(begin, end)):
                scores.starts[index - begin] = SURE
                scores.starts[index - begin + 1 : index - begin + 2] = -1.0
                scores.starts[max(0, index - begin - 1) : index - begin] = -1.0
            return scores

        found: list[tuple[int, Scores]] = []
        for begin, scores in windows([len(p) for p in sizes_pieces], words.breaks, encode, known=words.known):
            found.append((begin, scores))
            end = begin + len(scores.upos)
            if end - found[0][0] >= TOGETHER or end == len(words.forms):
                heads = [self._read(words, tensor, *window) for window in found]
                self._label(words, slice(found[0][0], end), [scores.label_dep for _, scores in found], heads)
                found = []
        self._write(doc, words)
        doc._.word_vectors = tensor
        if self.vectors:
            doc.tensor = tensor
        return doc

    def _words(self, doc: Doc) -> Words:
        """The words of a Doc, and where its blocks begin."""
        tokens = texts(doc, ORTH)
        known = len(doc) > 1 and doc.has_annotation("SENT_START")
        given = doc.to_array("SENT_START") == 1 if known else None
        index, forms, breaks, broken = [], [], [], True
        for number, text in enumerate(tokens):
            if given is not None and given[number]:
                broken = True
            if text.isspace() or not text:
                broken = broken or (given is None and "\n" in text and not _goes_on(tokens, number))
                continue
            index.append(number)
            forms.append(text)
            breaks.append(broken)
            broken = False
        size = len(index)
        columns = [np.zeros(size, np.int64) for _ in range(6)]
        return Words(
            np.array(index, np.int64),
            forms,
            breaks,
            known,
            columns[0],
            columns[1],
            columns[2],
            columns[3],
            columns[4],
            columns[5],
            np.ones((size, 3), np.float32),
            np.zeros((size, 3), np.float64),
            np.zeros((size, 256), np.float32),
            [],
        )

    def _read(self, words: Words, tensor: Any, offset: int, scores: Scores) -> Floats:
        """Write the scores of one window's words into the columns; what the label classifier is told of their heads."""
        size = len(scores.upos)
        here = slice(offset, offset + size)
        tensor[words.index[here]] = scores.vectors
        words.upos[here], words.xpos[here] = scores.upos, scores.xpos
        words.feats[here], words.lemma[here] = scores.feats, scores.lemma
        words.coref[here] = scores.coref
        starts = np.array(words.breaks[offset : offset + size])
        if not words.known:
            starts |= scores.starts > 0
        starts[0] = True
        bounds = [*np.flatnonzero(starts).tolist(), size]
        for begin, end in itertools.pairwise(bounds):
            self._sentence(words, scores, offset, begin, end)
        words.sure[here, 1] = _share(scores.names, scores.names.argmax(1))
        return scores.label_head[words.head[here] - offset]

    def _sentence(self, words: Words, scores: Scores, offset: int, begin: int, end: int) -> None:
        """Heads and names of one sentence."""
        columns = np.arange(begin, end + 1)
        columns[0] = 0  # the root
        arcs = scores.arcs[begin:end, columns]
        found = tree(arcs)
        own = np.arange(begin, end)
        arcs[own - begin, own - begin + 1] = -np.inf
        here = slice(offset + begin, offset + end)
        words.sure[here, 0] = _share(arcs, found)
        other = arcs.copy()
        other[own - begin, found] = -np.inf
        second = other.argmax(1)
        words.rivals[here, 0] = offset + np.where(second == 0, own, begin + second - 1)
        words.rivals[here, 1], words.rivals[here, 2] = _share(arcs, second), words.sure[here, 0]
        words.head[offset + begin : offset + end] = offset + np.where(found == 0, own, begin + found - 1)
        words.names += [
            (offset + begin + b, offset + begin + e, kind)
            for b, e, kind in self._decoder.spans(scores.names[begin:end])
        ]

    def _label(self, words: Words, here: slice, dependents: list[Floats], heads: list[Floats]) -> None:
        """The relation labels of the words of some windows; ``root`` exactly at the roots."""
        words.deprel[here] = self._root
        inner = np.flatnonzero(words.head[here] != np.arange(here.start, here.stop))
        if not len(inner):
            return
        labels = self.network.label_scores(np.concatenate(dependents)[inner], np.concatenate(heads)[inner])
        labels[:, self._root] = -1e9
        best = labels.argmax(1)
        words.deprel[here.start + inner] = best
        words.sure[here.start + inner, 0] *= _share(labels, best)

    def _write(self, doc: Doc, words: Words) -> None:
        """Fill the Doc from the columns; white space hangs on the token before it."""
        size = len(doc)
        strings = self._vocab.strings
        space = np.ones(size, bool)
        space[words.index] = False
        columns = np.zeros((size, 8), np.uint64)
        columns[:, 0], columns[:, 1] = strings.add("_SP"), IDS["SPACE"]
        columns[:, 3] = doc.to_array("ORTH")
        columns[:, 5] = strings.add("dep")
        index = words.index
        columns[index, 0], columns[index, 1] = self._tag[words.xpos], self._pos[words.upos]
        columns[index, 2] = self._morph[words.feats]
        columns[index, 3] = [
            self._lemma(form, upos, rule)
            for form, upos, rule in zip(words.forms, words.upos.tolist(), words.lemma.tolist(), strict=True)
        ]
        bare = [k for k, form in enumerate(words.forms) if words.xpos[k] == self._bare and form.lower() in BASES]
        for k in bare:
            columns[index[k], 3] = strings.add(words.forms[k].lower())
        columns[index, 5] = self._dep[words.deprel]
        heads = self._heads(words, space)
        columns[:, 4] = heads.astype(np.uint64)
        if not len(index):
            columns[heads == 0, 5] = strings.add("ROOT")
        columns[:, 6] = 2
        for begin, end, kind in self._names(doc, words):
            columns[begin:end, 7] = strings.add(kind)
            columns[begin:end, 6] = 1
            columns[begin, 6] = 3
        doc.from_array([TAG, POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE], columns)  # type: ignore[arg-type]
        vectors = np.zeros((size, words.coref.shape[1]), np.float32) if space.any() else words.coref
        if space.any():
            vectors[index] = words.coref
        doc._.coref_vectors = vectors
        sure = np.ones((size, 3), np.float32)
        sure[index] = words.sure
        doc._.certainty = sure
        rivals = np.zeros((size, 3))
        rivals[:, 0] = np.arange(size)
        rivals[index] = words.rivals
        rivals[index, 0] = index[words.rivals[:, 0].astype(np.int64)]
        doc._.rivals = rivals

    def _heads(self, words: Words, space: Any) -> Integers:
        """Relative heads of all tokens."""
        numbers = np.arange(len(space))
        heads = np.where(space, -1, 0)
        heads[words.index] = words.index[words.head] - words.index
        lead = int(space.argmin()) if not space.all() else len(space)
        heads[:lead] = lead - numbers[:lead] if lead < len(space) else 0
        # a run of white space hangs on the word before the run, not on itself
        runs = np.maximum.accumulate(np.where(space, -1, numbers))
        inner = space & (runs >= 0)
        heads[inner] = (runs - numbers)[inner]
        return heads

    def _lemma(self, form: str, upos: int, rule: int) -> int:
        key = form, upos, rule
        found = self._lemmas.get(key)
        if found is None:
            found = self._vocab.strings.add(
                self._lemmatizer(form, self.network.labels["upos"][upos], self.network.labels["lemma"][rule])
            )
            if len(self._lemmas) < 100_000:
                self._lemmas[key] = found
        return found

    def _names(self, doc: Doc, words: Words) -> list[Span]:
        """Token spans of names, expressions and the numbers left over."""
        index = words.index.tolist()
        repaired = [self._repaired(doc, words, index, span) for span in words.names if self._sound(words, *span)]
        tags = [self.network.labels["xpos"][tag] for tag in words.xpos.tolist()]
        joined = around_and(words.forms, [span for span in repaired if span[0] < span[1]])
        spans = parted(words.forms, agreed(words.forms, tags, ours(words.forms, joined)))
        names = bearers(landmarks(saints(spans, words.forms, tags), words.forms, tags), words.forms)
        found = self._apart([(index[begin], index[end - 1] + 1, kind) for begin, end, kind in names])
        ruled: list[Span] = []
        paid: dict[int, int] = {}
        text = doc.text
        for begin, end, kind in expressions(text):
            span = doc.char_span(begin, end, alignment_mode="expand")
            if (
                span is not None
                and span.end_char - span.start_char <= end - begin + URL_SLACK
                and len(span)
                and not any(token.text.isspace() and "\n" in token.text for token in span)
                and not (span[-1].like_url and span[-1].text.endswith((".com", ".net", ".org")))
            ):
                ruled.append((span.start, span.end, kind))
                if kind == "MONEY" and not text[begin].isdigit() and any(map(str.isdigit, span.text)):
                    paid[span.start] = span.end
        found = unpaid(found, paid)
        return merge(found, self._apart(ruled) + self._numbers(words, index, found, ruled))

    def _sound(self, words: Words, begin: int, end: int, kind: str) -> bool:
        """Whether a span of the network's may stand: amounts and times of its own need a number."""
        if kind in PROPER or kind == "DATE":
            return True
        return kind not in ("CARDINAL", "ORDINAL") and bool((words.upos[begin:end] == self._numeral).any())

    def _repaired(self, doc: Doc, words: Words, index: list[int], span: Span) -> Span:
        """A name without titles, with the rest of its hyphenated word, and as a group if its words are a people's."""
        begin, end, kind = span
        if kind in ("ORG", "LOC") and 1 < end - begin < 4 and words.forms[begin] in ADDRESSES:
            kind = "PERSON"
        if kind == "PERSON":
            while begin < end - 1 and words.forms[begin].rstrip(".").lower() in TITLES:
                begin += 1
            if end - begin > 2 and words.forms[begin].lower() in ROLES:
                begin += 1
            if end - begin == 1 and words.forms[begin].rstrip(".").lower() in BARE:
                return end, end, kind
            while (
                begin < end < len(index) - 1
                and words.forms[end] in "-‐‑"
                and not doc[index[end - 1]].whitespace_
                and not doc[index[end]].whitespace_
                and words.forms[end + 1].isalpha()
            ):
                end += 2
        if kind in PROPER and end - begin > 1 and begins_result(words.forms, end - 1):
            end -= 1
        tag = self.network.labels["xpos"][int(words.xpos[end - 1])]
        single = kind == "LOC" or (end - begin == 1 and (kind == "ORG" or (kind == "PERSON" and tag != "JJ")))
        if single and tag in ("JJ", "NNS", "NNPS") and DEMONYM.fullmatch(words.forms[end - 1]):
            kind = "NORP"
        return begin, end, kind

    def _numbers(self, words: Words, index: list[int], found: list[Span], ruled: list[Span]) -> list[Span]:
        """Cardinals and ordinals that no other span holds, from the tags."""
        taken = {i for begin, end, _ in (*found, *ruled) for i in range(begin, end)}
        spans: list[Span] = []
        for number in np.flatnonzero(words.upos == self._numeral).tolist():
            at = index[number]
            if at in taken:
                continue
            hyphened = ends_tens(words.forms, number)
            if spans and spans[-1][1] == at - hyphened and spans[-1][2] == "CARDINAL":
                spans[-1] = (spans[-1][0], at + 1, "CARDINAL")
            else:
                spans.append((at, at + 1, "CARDINAL"))
        for number, form in enumerate(words.forms):
            lowered = form.lower()
            if lowered in ORDINALS or (lowered[:1].isdigit() and lowered[-2:] in ("st", "nd", "rd", "th")):
                at = index[number]
                if at not in taken and not any(begin <= at < end for begin, end, _ in spans[-1:]):
                    spans.append((at, at + 1, "ORDINAL"))
        return self._apart(sorted(set(spans)))

    @staticmethod
    def _apart(spans: list[Span]) -> list[Span]:
        """Spans without those that overlap an earlier one (tokens may join two expressions)."""
        kept: list[Span] = []
        for span in spans:
            if not kept or span[0] >= kept[-1][1]:
                kept.append(span)
        return kept

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Nothing to write: the model is found by its name."""

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> Annotator:  # noqa: ARG002
        """Nothing to read."""
        return self


def _share(scores: Floats, chosen: Integers) -> Floats:
    """The softmax of each row at what was chosen in it."""
    rows = np.arange(len(scores))
    top = scores.max(1)
    shares: Floats = np.exp(scores[rows, chosen] - top) / np.exp(scores - top[:, None]).sum(1)
    return shares


def _keep_together(starts: Floats, forms: list[str]) -> None:
    """A sentence that begins after a word, no mark between them, must be surer than one after a full stop."""
    for index in np.flatnonzero((starts > 0) & (starts < UNMARKED)).tolist():
        if index and forms[index - 1][-1:].isalnum():
            starts[index] = -1.0
    for index in np.flatnonzero(starts > 0).tolist():
        if index > 1 and "".join(forms[max(0, index - 3) : index]).endswith(RANKS):
            starts[index] = -1.0


def _goes_on(tokens: list[str], at: int) -> bool:
    r"""Whether one line break is inside a sentence: a long line without an end mark, and a small letter after it.

    >>> _goes_on([*"They went to the new school in Springfield with all of their".split(), "\n", "friends", "."], 12)
    True
    >>> _goes_on("salt \n sugar".split(" "), 1)
    False
    """
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    if tokens[at].count("\n") != 1 or not after[:1].islower():
        return False
    line = list(itertools.takewhile(lambda token: "\n" not in token, reversed(tokens[max(0, at - LINE) : at])))
    return sum(map(str.isalpha, line)) >= WRAPPED and (line[0][-1:].isalnum() or line[0] == ",")


def _marked_starts(forms: list[str], spaced: list[int]) -> set[int]:
    """Words that begin a sentence by the marks before them: items of a list, and what follows a whole quotation.

    >>> _marked_starts('" It won . " Mary left .'.split(), [0, 1, 0, 0, 1, 1, 0, 0])
    {5}
    >>> _marked_starts("Two : * a mill * a shop".split(), [0, 1, 1, 1, 1, 1, 1, 0])
    {2, 5}
    """
    items = {i for i in range(1, len(forms) - 1) if forms[i] in BULLETS and spaced[i - 1] and spaced[i]}
    items = {i for i in items if not any(forms[k][0].isdigit() or forms[k] in BULLETS for k in (i - 1, i + 1))}
    begun = items if len(items) > 1 else set()
    for i in range(2, len(forms)):
        whole = forms[i - 2] == "." and forms[i - 1] in {'"', "”"} and not spaced[i - 2] and spaced[i - 1]
        if whole and forms[i][:1].isupper():
            begun.add(i)
    return begun


def _closing(forms: list[str], at: int) -> bool:
    """Whether a quotation mark closes: of straight ones every second does."""
    return forms[at] in {"”", "''"} or (forms[at] == '"' and forms[: at + 1].count('"') % 2 == 0)


def _keep_quotes(starts: Floats, forms: list[str]) -> None:
    """A quotation mark is no sentence: an opening one begins the next, a closing one ends the one before.

    After a comma and a closing one the sentence goes on: '"It will," Acme said'.
    """
    for index in range(len(forms) - 1):
        if forms[index] in QUOTES and index and forms[index - 1] == "," and _closing(forms, index):
            starts[index : index + 2] = -1.0
        if forms[index] not in QUOTES or starts[index + 1] <= 0 or not (index == 0 or starts[index] > 0):
            continue
        if QUOTES[forms[index]]:
            starts[index + 1] = -1.0
        elif index:
            starts[index] = -1.0


@Language.factory(
    "newsgraph_annotator", assigns=ASSIGNS, default_config={"model": "en_news", "threads": 2, "vectors": False}
)
def make_annotator(nlp: Language, name: str, model: str, threads: int, vectors: bool) -> Annotator:
    """The component for a pipeline; ``model`` names a folder of graph/models or gives a path."""
    folder = MODELS / model
    return Annotator(nlp.vocab, name, folder if folder.is_dir() else Path(model), threads=threads, vectors=vectors)


__all__ = ["PROPER", "Annotator", "make_annotator"]

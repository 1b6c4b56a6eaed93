"""The corpora of the data folder as Documents of Sentences, every label optional.

DEV data cannot be read for training: ``named.training_documents`` names its files one by one, and ``refuse``
raises on any path that is marked DEV.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.training import names as kinds_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TREES = Path(__file__).resolve().parent / "trees"
Span = tuple[int, int, frozenset[str], bool]
DEV = re.compile(r"(-dev|-test)\.(conllu|iob2)$|worldwide-dev|gap-validation|carb-dev|(^|/)(articles|gold)/")
HYPHEN = re.compile(r"(?<=[A-Za-z])(-)(?=[A-Za-z])")


@dataclass(slots=True)
class Reading:
    """What a teacher makes of a sentence's words, the likeliest four first: arrays [words, 4] of numbers and odds.

    A head is 0 for the root and i + 1 for word i; labels and names are numbers in their inventories.
    """

    heads: NDArray[np.int16]
    head_odds: NDArray[np.float16]
    labels: NDArray[np.int16]
    label_odds: NDArray[np.float16]
    names: NDArray[np.int16]
    name_odds: NDArray[np.float16]


@dataclass(slots=True)
class Sentence:
    """Words and what is known about them; an empty list is 'not annotated'."""

    words: list[str]
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    coref: list[tuple[int, int]] = field(default_factory=list)
    """(word, cluster) of each candidate; cluster -1 never corefers."""
    sent_id: str = ""
    reading: Reading | None = None
    """A teacher's reading, of which tags, heads and deprels are then the likeliest (scripts/training/silver.py)."""


@dataclass(slots=True)
class Document:
    """Consecutive sentences of one text."""

    name: str
    sentences: list[Sentence]
    name_weight: float = 1.0
    coref_weight: float = 0.0
    boundaries: bool = False
    """Whether sentence starts are gold."""
    pairs: list[tuple[tuple[int, int], tuple[int, int], int]] = field(default_factory=list)
    """Coreferent or not: ((sentence, word), (sentence, word), 0 or 1)."""


def refuse(path: Path) -> Path:
    """The path itself, unless it is development data."""
    if DEV.search(path.as_posix()):
        raise SystemExit(f"{path}: development data, never trained on (data/README.md)")
    return path


def read_conllu(path: Path) -> list[tuple[str, list[Sentence], list[list[str]]]]:
    """(document id, sentences, MISC columns) of a CoNLL-U file; multiword ranges and empty nodes are skipped."""
    documents: list[tuple[str, list[Sentence], list[list[str]]]] = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        sentence, misc = Sentence([]), []
        for line in block.split("\n"):
            if line.startswith("# newdoc"):
                documents.append((line.split("=", 1)[1].strip(), [], []))
            elif line.startswith("# sent_id"):
                sentence.sent_id = line.split("=", 1)[1].strip()
            elif line and line[0] != "#":
                columns = line.split("\t")
                if not columns[0].isdigit():
                    continue
                sentence.words.append(columns[1])
                sentence.lemmas.append(columns[2])
                sentence.upos.append(columns[3])
                sentence.xpos.append(columns[4])
                sentence.feats.append(columns[5])
                sentence.heads.append(int(columns[6]))
                sentence.deprels.append(columns[7])
                misc.append(columns[9])
        if not documents:
            documents.append((path.name, [], []))
        documents[-1][1].append(sentence)
        documents[-1][2].append(misc)
    return documents


def read_bio(path: Path, *, encoding: str = "utf-8") -> list[list[tuple[list[str], list[str]]]]:
    """Documents of (words, tags) sentences from a column file: word first, tag last."""
    documents: list[list[tuple[list[str], list[str]]]] = [[]]
    for block in re.split(r"\n\s*\n", path.read_text(encoding=encoding).strip()):
        words, tags = [], []
        for line in block.split("\n"):
            columns = line.split()
            if len(columns) < 2:
                continue
            if columns[0] == "-DOCSTART-":
                documents.append([])
                continue
            words.append(columns[0])
            tags.append(columns[-1])
        if words:
            documents[-1].append((words, tags))
    return [document for document in documents if document]


def split_hyphens(words: list[str]) -> tuple[list[str], list[int]]:
    """Words cut at inner hyphens as the treebanks and spaCy do, and for each old word its first new index."""
    cut: list[str] = []
    starts: list[int] = []
    for word in words:
        starts.append(len(cut))
        cut += [part for part in HYPHEN.split(word) if part] if "-" in word and "//" not in word else [word]
    return cut, [*starts, len(cut)]


def named(words: list[str], spans: list[Span], covered: frozenset[str]) -> Sentence:
    """A sentence that knows only its names."""
    cut, starts = split_hyphens(words)
    moved = [(starts[begin], starts[min(end, len(words))], kinds, optional) for begin, end, kinds, optional in spans]
    return Sentence(cut, names=kinds_of.span_masks(cut, moved, covered))


# --- treebanks --------------------------------------------------------------------------------------------------

UNER = {"PER": frozenset({"PERSON"}), "ORG": frozenset({"ORG"}), "LOC": kinds_of.PLACES, "OTH": kinds_of.OTHER}


def ewt(data: Path) -> list[Document]:
    """EWT with UNER's names."""
    uner: dict[str, list[str]] = {}
    for block in refuse(data / "ner/uner_ewt-train.iob2").read_text(encoding="utf-8").strip().split("\n\n"):
        sent_id, tags = "", []
        for line in block.split("\n"):
            if line.startswith("# sent_id"):
                sent_id = line.split("=", 1)[1].strip()
            elif line and line[0].isdigit():
                tags.append(line.split("\t")[2])
        uner[sent_id] = tags
    documents = []
    for name, sentences, _ in read_conllu(refuse(data / "treebank/en_ewt-train.conllu")):
        for sentence in sentences:
            tags = uner.get(sentence.sent_id, [])
            if len(tags) == len(sentence.words):
                spans = [(b, e, UNER[kind], kind == "OTH") for b, e, kind in kinds_of.bio_spans(tags)]
                sentence.names = kinds_of.span_masks(sentence.words, spans, frozenset({"PERSON", "ORG", "LOC", "FAC"}))
        documents.append(Document(name, sentences, boundaries=True))
    return documents


def trees(folder: Path) -> list[Document]:
    """Sentences whose trees the parser was unsure of, mended by a language model: parts of speech and trees alone."""
    return [
        Document(sentence.sent_id, [replace(sentence, xpos=[], feats=[], lemmas=[])])
        for path in sorted(folder.glob("*.conllu"))
        for _, sentences, _ in read_conllu(path)
        for sentence in sentences
    ]


_ENTITY = re.compile(r"\((\d+)(?:-([a-z]+)((?:-[^()]*)?))?(\))?|(\d+)\)")


def entities(misc: list[str]) -> list[tuple[int, int, str, str, str]]:
    """(begin, end, id, type, rest) of the nested mentions of a sentence (GUM's bracket notation)."""
    found: list[tuple[int, int, str, str, str]] = []
    stack: list[tuple[int, str, str, str]] = []
    for index, column in enumerate(misc):
        value = next((part[7:] for part in column.split("|") if part.startswith("Entity=")), "")
        for match in _ENTITY.finditer(value):
            if match[5] is not None:
                at = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][1] == match[5]), None)
                if at is not None:
                    begin, key, kind, rest = stack.pop(at)
                    found.append((begin, index + 1, key, kind, rest))
            elif match[4]:
                found.append((index, index + 1, match[1], match[2] or "", match[3] or ""))
            else:
                stack.append((index, match[1], match[2] or "", match[3] or ""))
    return found


GUM = {
    "person": frozenset({"PERSON", "NORP"}),
    "organization": frozenset({"ORG"}),
    "place": kinds_of.PLACES,
    "event": frozenset({"EVENT"}),
    "object": frozenset({"PRODUCT", "WORK_OF_ART", "FAC"}),
    "abstract": frozenset({"WORK_OF_ART", "LAW", "FIELD", "EVENT", "MISC", "NORP", "PRODUCT"}),
}
MONTH = re.compile(
    r"\d|january|february|march|april|june|july|august|september|october|november|december|day\b", re.IGNORECASE
)


def gum_spans(sentence: Sentence, misc: list[str]) -> list[Span]:
    """Outermost named mentions; other mentions with a capital inside teach nothing."""
    spans: list[Span] = []
    for begin, end, _, kind, rest in sorted(entities(misc), key=lambda m: (m[0] - m[1], m[0])):
        head = next((i for i in range(begin, end) if not begin < sentence.heads[i] <= end), begin)
        identity = rest.split("-")[-1] if rest else ""
        linked = bool(re.match(r"[A-Z0-9]", identity)) and sentence.upos[head] != "PRON"
        text = " ".join(sentence.words[begin:end])
        while begin < end - 1 and sentence.upos[begin] in ("DET", "PUNCT"):
            begin += 1  # noqa: PLW2901
        proper = sentence.upos[head] == "PROPN"
        clean = end - begin <= 6 and all(
            u in ("PROPN", "ADJ", "NUM", "ADP", "DET", "CCONJ", "PART", "PUNCT", "SYM")
            or sentence.words[begin + i][0].isupper()
            for i, u in enumerate(sentence.upos[begin:end])
        )
        if any(b < end and begin < e for b, e, kinds, _ in spans if kinds):
            continue
        if kind == "time" and MONTH.search(text) and end - begin <= 6:
            spans.append((begin, end, kinds_of.moment(text), False))
        elif proper and clean and kind in GUM:
            allowed = kinds_of.moment(text) if kind == "abstract" and MONTH.search(text) else GUM[kind]
            spans.append((begin, end, frozenset({"PERSON"}) if kind == "person" and linked else allowed, False))
        elif any(sentence.words[i][:1].isupper() for i in range(begin, end)) and not spans_cover(spans, begin, end):
            spans += [
                (i, i + 1, frozenset(), True) for i in range(begin, end) if sentence.upos[i] in ("PROPN", "ADJ", "NOUN")
            ]
    return spans


def spans_cover(spans: list[Span], begin: int, end: int) -> bool:
    """Whether a named span lies in the range already."""
    return any(begin <= b < end for b, _, kinds, _ in spans if kinds)


def gum_masks(sentence: Sentence, misc: list[str]) -> list[int]:
    """Masks of GUM's named mentions; named ones overrule the ignored words around them."""
    spans = sorted(gum_spans(sentence, misc), key=lambda span: bool(span[2]))
    return kinds_of.span_masks(sentence.words, spans, frozenset({"PERSON", "ORG", "LOC", "FAC", "EVENT"}))


def head_of(sentence: Sentence, begin: int, end: int) -> int:
    """The word of a mention whose governor lies outside of it."""
    for index in range(begin, end):
        if not begin < sentence.heads[index] <= end:
            return index
    return begin


def coref_candidates(sentence: Sentence, mentions: dict[int, int]) -> list[tuple[int, int]]:
    """Gold mention heads, and the other heads of noun phrases as mentions of nothing."""
    candidates = dict(mentions)
    for index, (upos, deprel) in enumerate(zip(sentence.upos, sentence.deprels, strict=True)):
        plain = deprel.split(":")[0]
        nominal = (upos in ("PRON", "NOUN") and plain != "compound") or upos == "PROPN"
        if nominal and plain not in ("flat", "fixed", "goeswith", "expl"):
            candidates.setdefault(index, -1)
    return sorted(candidates.items())


def gum(data: Path) -> list[Document]:
    """GUM's training documents, with OntoGUM's coreference where it is at hand."""
    documents = []
    for name, sentences, misc in read_conllu(refuse(data / "treebank/gum_open-train.conllu")):
        for sentence, columns in zip(sentences, misc, strict=True):
            sentence.names = gum_masks(sentence, columns)
        document = Document(name, sentences, boundaries=True)
        path = data / f"coref/ontogum_open/{name}.conllu"
        if path.exists():
            add_ontogum(document, path)
        documents.append(document)
    return documents


def add_ontogum(document: Document, path: Path) -> None:
    """Write OntoGUM's clusters into a document of the same sentences."""
    [(_, sentences, misc)] = read_conllu(path)
    if [s.words for s in sentences] != [s.words for s in document.sentences]:
        return
    for sentence, columns in zip(document.sentences, misc, strict=True):
        mentions: dict[int, int] = {}
        for begin, end, key, _, _ in sorted(entities(columns), key=lambda m: m[0] - m[1]):
            mentions.setdefault(head_of(sentence, begin, end), int(key))
        sentence.coref = coref_candidates(sentence, mentions)
    document.coref_weight = 1.0

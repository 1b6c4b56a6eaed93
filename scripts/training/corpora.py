"""The corpora of the data folder as Documents of Sentences, every label optional.

DEV data cannot be read for training: ``training_documents`` names its files one by one, and ``refuse``
raises on any path that is marked DEV.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.training import names as N

Span = tuple[int, int, frozenset[str], bool]
DEV = re.compile(r"(-dev|-test)\.(conllu|iob2)$|worldwide-dev|gap-validation|carb-dev|(^|/)(articles|gold)/")
HYPHEN = re.compile(r"(?<=[A-Za-z])(-)(?=[A-Za-z])")


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
    return Sentence(cut, names=N.span_masks(cut, moved, covered))


# --- treebanks --------------------------------------------------------------------------------------------------

UNER = {"PER": frozenset({"PERSON"}), "ORG": frozenset({"ORG"}), "LOC": N.PLACES, "OTH": N.OTHER}


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
                spans = [(b, e, UNER[kind], kind == "OTH") for b, e, kind in N.bio_spans(tags)]
                sentence.names = N.span_masks(sentence.words, spans, frozenset({"PERSON", "ORG", "LOC", "FAC"}))
        documents.append(Document(name, sentences, boundaries=True))
    return documents


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
    "person": frozenset({"PERSON", "NORP"}), "organization": frozenset({"ORG"}), "place": N.PLACES,
    "event": frozenset({"EVENT"}), "object": frozenset({"PRODUCT", "WORK_OF_ART", "FAC"}),
    "abstract": frozenset({"WORK_OF_ART", "LAW", "FIELD", "EVENT", "MISC", "NORP", "PRODUCT"}),
}  # fmt: skip
MONTH = re.compile(r"\d|january|february|march|april|june|july|august|september|october|november|december|day\b", re.I)


def gum_spans(sentence: Sentence, misc: list[str]) -> list[Span]:
    """Outermost named mentions; other mentions with a capital inside teach nothing."""
    spans: list[Span] = []
    for begin, end, _, kind, rest in sorted(entities(misc), key=lambda m: (m[0] - m[1], m[0])):
        head = next((i for i in range(begin, end) if not begin < sentence.heads[i] <= end), begin)
        identity = rest.split("-")[-1] if rest else ""
        linked = bool(re.match(r"[A-Z0-9]", identity)) and sentence.upos[head] != "PRON"
        text = " ".join(sentence.words[begin:end])
        while begin < end - 1 and sentence.upos[begin] in ("DET", "PUNCT"):
            begin += 1
        proper = sentence.upos[head] == "PROPN"
        clean = end - begin <= 6 and all(u in ("PROPN", "ADJ", "NUM", "ADP", "DET", "CCONJ", "PART", "PUNCT", "SYM")
                                         or sentence.words[begin + i][0].isupper()
                                         for i, u in enumerate(sentence.upos[begin:end]))  # fmt: skip
        if any(b < end and begin < e for b, e, kinds, _ in spans if kinds):
            continue
        if kind == "time" and MONTH.search(text) and end - begin <= 6:
            spans.append((begin, end, N.moment(text), False))
        elif proper and clean and kind in GUM:
            allowed = N.moment(text) if kind == "abstract" and MONTH.search(text) else GUM[kind]
            spans.append((begin, end, frozenset({"PERSON"}) if kind == "person" and linked else allowed, False))
        elif any(sentence.words[i][:1].isupper() for i in range(begin, end)) and not spans_cover(spans, begin, end):
            spans += [(i, i + 1, frozenset(), True) for i in range(begin, end) if sentence.upos[i] in ("PROPN", "ADJ", "NOUN")]
    return spans


def spans_cover(spans: list[Span], begin: int, end: int) -> bool:
    """Whether a named span lies in the range already."""
    return any(begin <= b < end for b, _, kinds, _ in spans if kinds)


def gum_masks(sentence: Sentence, misc: list[str]) -> list[int]:
    """Masks of GUM's named mentions; named ones overrule the ignored words around them."""
    spans = sorted(gum_spans(sentence, misc), key=lambda span: bool(span[2]))
    return N.span_masks(sentence.words, spans, frozenset({"PERSON", "ORG", "LOC", "FAC", "EVENT"}))


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
        nominal = upos in ("PRON", "NOUN") and plain != "compound" or upos == "PROPN"
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


# --- names ------------------------------------------------------------------------------------------------------


def gmb(data: Path) -> tuple[list[Document], set[str]]:
    """Groningen Meaning Bank (silver), and the words it uses as nationalities."""
    text = gzip.decompress(refuse(data / "ner/gmb.csv.gz").read_bytes()).decode("latin-1")
    sentences: list[list[tuple[str, str, str]]] = []
    for row in csv.reader(io.StringIO(text)):
        if row[0].startswith("Sentence:"):
            sentences.append([])
        if sentences and len(row) == 4:
            sentences[-1].append((row[1], row[2], row[3]))
    adjectives: Counter[str] = Counter()
    nouns: Counter[str] = Counter()
    for sentence in sentences:
        for word, xpos, tag in sentence:
            if tag[2:] in ("gpe", "geo"):
                (adjectives if tag[2:] == "gpe" and xpos in ("JJ", "NNS", "NNPS") else nouns)[word] += 1
    demonyms = {word for word, count in adjectives.items() if count >= 3 and count > nouns[word]}
    covered = frozenset({"PERSON", "ORG", "LOC", "FAC", "NORP"})
    kinds = {"geo": N.PLACES, "org": frozenset({"ORG"}), "per": frozenset({"PERSON"}), "eve": frozenset({"EVENT"}),
             "art": frozenset({"PRODUCT", "WORK_OF_ART", "LAW", "MISC"})}  # fmt: skip
    documents = []
    for number, sentence in enumerate(sentences):
        words = [word or '"' for word, _, _ in sentence]
        spans: list[Span] = []
        for begin, end, kind in N.bio_spans([tag for _, _, tag in sentence]):
            while kind == "per" and begin < end - 1 and words[begin] in ("President", "Prime", "Minister", "Mr.", "Vice"):
                begin += 1
            text = " ".join(words[begin:end])
            allowed = kinds.get(kind, frozenset())
            if kind == "gpe":
                norp = text in demonyms or sentence[begin][1] in ("JJ", "NNS", "NNPS")
                allowed = frozenset({"NORP"}) if norp else frozenset({"LOC"})
            elif kind == "tim":
                allowed = N.moment(text)
            spans.append((begin, end, allowed, not allowed or kind in ("tim", "art")))
        documents.append(Document(f"gmb-{number}", [named(words, spans, covered)], name_weight=0.5))
    return documents, demonyms


def docred(data: Path, demonyms: set[str]) -> list[Document]:
    """Re-DocRED, DocRED and their kin: names and clusters of names."""
    covered = frozenset({"PERSON", "ORG", "LOC", "FAC", "EVENT", "WORK_OF_ART", "PRODUCT", "NORP", "DATE"})
    kinds = {"PER": frozenset({"PERSON"}), "ORG": frozenset({"ORG"}), "LOC": N.PLACES, "MISC": N.OTHER}
    documents = []
    for file in ("redocred_dev.train.json", "docred_test_ner_coref.train.json", "e2e_docie.train.json"):
        for article in json.loads(refuse(data / "relations" / file).read_text(encoding="utf-8")):
            spans: list[list[tuple[int, int, frozenset[str], bool, int]]] = [[] for _ in article["sents"]]
            for cluster, vertex in enumerate(article["vertexSet"]):
                for mention in vertex:
                    begin, end = mention["pos"]
                    text, kind = mention["name"], mention["type"]
                    allowed = (N.moment(text) if kind == "TIME" else N.number(text) if kind == "NUM"
                               else frozenset({"NORP"}) if text in demonyms else kinds.get(kind, N.OTHER))  # fmt: skip
                    spans[mention["sent_id"]].append((begin, end, allowed, False, -1 if kind in ("TIME", "NUM") else cluster))
            sentences = []
            for words, marked in zip(article["sents"], spans, strict=True):
                marked.sort(key=lambda span: (span[1] - span[0], span[0]))
                words = [word.strip() or "_" for word in words]
                sentence = named(words, [span[:4] for span in marked], covered)
                starts = split_hyphens(words)[1]
                sentence.coref = sorted({starts[min(end, len(words)) - 1]: cluster
                                         for _, end, _, _, cluster in marked if cluster >= 0}.items())  # fmt: skip
                sentences.append(sentence)
            documents.append(Document(article["title"], sentences, coref_weight=0.3))
    return documents


def wikigold(data: Path, demonyms: set[str]) -> list[Document]:
    """Wikigold."""
    covered = frozenset({"PERSON", "ORG", "LOC", "FAC", "EVENT", "WORK_OF_ART", "PRODUCT", "NORP"})
    kinds = {"PER": frozenset({"PERSON"}), "ORG": frozenset({"ORG"}), "LOC": N.PLACES, "MISC": N.OTHER}
    documents = []
    for number, sentences in enumerate(read_bio(refuse(data / "ner/wikigold.conll"))):
        document = Document(f"wikigold-{number}", [])
        for words, tags in sentences:
            spans = [(b, e, frozenset({"NORP"}) if " ".join(words[b:e]) in demonyms else kinds[kind], False)
                     for b, e, kind in N.bio_spans(tags)]  # fmt: skip
            document.sentences.append(named(words, spans, covered))
        documents.append(document)
    return documents


def _one(kind: str, words: str) -> dict[str, frozenset[str]]:
    return dict.fromkeys(words.split(), frozenset({kind}))


CROSSNER = {
    **_one("ORG", "organisation politicalparty band university academicjournal"), **_one("FIELD", "field discipline algorithm task theory"),
    **_one("PERSON", "person politician writer scientist musicalartist researcher"), **_one("EVENT", "event election conference"),
    **_one("WORK_OF_ART", "book album song poem"), "location": N.PLACES, "country": frozenset({"LOC"}),
    "academicjournal": frozenset({"WORK_OF_ART"}), "magazine": frozenset({"ORG", "WORK_OF_ART"}), "product": frozenset({"PRODUCT"}),
    "programlang": frozenset({"FIELD", "PRODUCT"}), "award": frozenset({"MISC", "EVENT", "WORK_OF_ART"}),
    "misc": N.OTHER | {"DATE"},
}  # fmt: skip
LOOSE = frozenset({"MISC", "FIELD", "PRODUCT"})


def crossner(data: Path, demonyms: set[str]) -> list[Document]:
    """CrossNER's five domains; its numbers, dates and facilities are not labelled."""
    covered = frozenset({"PERSON", "ORG", "LOC", "FAC", "EVENT", "WORK_OF_ART"})
    documents = []
    for path in sorted((data / "ner/crossner").glob("*/*.txt")):
        for number, (words, tags) in enumerate(s for document in read_bio(path) for s in document):
            spans: list[Span] = []
            for begin, end, kind in N.bio_spans(tags):
                allowed = CROSSNER.get(kind, LOOSE)
                optional = kind not in CROSSNER or kind in ("task", "field", "algorithm", "misc")
                if " ".join(words[begin:end]) in demonyms:
                    allowed, optional = frozenset({"NORP"}), False
                spans.append((begin, end, allowed, optional))
            documents.append(Document(f"{path.parent.name}-{path.stem}-{number}", [named(words, spans, covered)]))
    return documents


WNUT = {
    **_one("PERSON", "person"), **_one("ORG", "corporation"), **_one("PRODUCT", "product"), **_one("WORK_OF_ART", "creative-work"),
    "location": N.PLACES, "group": frozenset({"ORG", "NORP"}),
}  # fmt: skip


def wnut(data: Path) -> list[Document]:
    """WNUT-17 tweets."""
    covered = frozenset({"PERSON", "ORG", "LOC", "FAC"})
    text = refuse(data / "ner/wnut17-train.conll")
    return [Document(f"wnut-{number}", [named(words, [(b, e, WNUT[k], False) for b, e, k in N.bio_spans(tags)], covered)],
                     name_weight=0.5)
            for number, (words, tags) in enumerate(s for document in read_bio(text) for s in document)]  # fmt: skip


RE3D = {
    **_one("PERSON", "Person"), **_one("ORG", "Organisation"), **_one("NORP", "Nationality"), **_one("MONEY", "Money"),
    "Location": N.PLACES, "Weapon": frozenset({"PRODUCT"}), "MilitaryPlatform": frozenset({"PRODUCT"}),
    "Vehicle": frozenset({"PRODUCT"}), "DocumentReference": frozenset({"LAW", "WORK_OF_ART"}),
}  # fmt: skip
PRONOUNS = frozenset("i he she they we you it him her them us me his their our my who".split())


def words_of(text: str) -> list[tuple[int, int]]:
    """Rough word offsets of plain text (training corpora without tokens)."""
    pattern = r"(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Jr|Sr)\.|[^\W\d_]+?(?=n't\b)|n't\b|'(?:s|re|ve|ll|d|m)\b|\d[\d,.:]*\d|\w+|[^\w\s]"
    return [match.span() for match in re.finditer(pattern, text)]


def re3d(data: Path) -> list[Document]:
    """re3d, defence news; lower-case nominals may be names or not."""
    covered = frozenset({"PERSON", "ORG", "LOC", "FAC", "NORP", "DATE", "MONEY"})
    documents = []
    for folder in sorted((data / "ner/re3d").iterdir()):
        marked: dict[str, list[dict[str, Any]]] = {}
        for line in (folder / "entities.json").read_text(encoding="utf-8").splitlines():
            if line.strip():
                entity = json.loads(line)
                marked.setdefault(entity["documentId"], []).append(entity)
        for line in (folder / "documents.json").read_text(encoding="utf-8").splitlines():
            if line.strip():
                article = json.loads(line)
                documents.append(Document(article["_id"], _re3d_sentences(article["text"], marked.get(article["_id"], []), covered)))
    return documents


def _re3d_sentences(text: str, marked: list[dict[str, Any]], covered: frozenset[str]) -> list[Sentence]:
    sentences = []
    for block in re.finditer(r"(?:[^.!?\n]|[.!?](?!\s+[A-Z\"“]))+[.!?\n]?", text):
        offsets = [(b + block.start(), e + block.start()) for b, e in words_of(block[0])]
        words = [text[b:e] for b, e in offsets]
        spans: list[Span] = []
        for entity in sorted(marked, key=lambda e: e["begin"] - e["end"], reverse=True):
            inside = [i for i, (b, e) in enumerate(offsets) if b < entity["end"] and e > entity["begin"]]
            if not inside or entity["begin"] < block.start() or entity["end"] > block.end():
                continue
            begin, end = inside[0], inside[-1] + 1
            while begin < end - 1 and words[begin].lower() in ("the", "a", "an", "his", "our", "their", "its"):
                begin += 1
            value = " ".join(words[begin:end])
            kind = entity["type"]
            if value.lower() in PRONOUNS:
                continue
            allowed = (N.moment(value) if kind == "Temporal" else N.number(value) if kind == "Quantity"
                       else RE3D.get(kind, frozenset()))  # fmt: skip
            capital = words[begin][0].isupper() and words[end - 1][0].isupper()
            sure = kind in ("Person", "Organisation", "Location", "Nationality", "Money") and (capital or kind == "Money")
            spans.append((begin, end, allowed, not sure))
        if words:
            sentences.append(Sentence(words, names=N.span_masks(words, spans, covered)))
    return sentences


FIRE = {**_one("ORG", "Company"), **_one("MONEY", "Money"), **_one("PERSON", "Person"),
        **_one("LOC", "GeopoliticalEntity"), "Location": N.PLACES, **_one("PRODUCT", "Product")}  # fmt: skip


def fire(data: Path) -> list[Document]:
    """FIRE finance sentences."""
    covered = frozenset({"PERSON", "ORG", "LOC", "MONEY", "DATE"})
    documents = []
    for number, row in enumerate(json.loads(refuse(data / "relations/fire.train.json").read_text(encoding="utf-8"))):
        words = [word.strip() or "_" for word in row["tokens"]]
        spans: list[Span] = []
        for entity in sorted(row["entities"], key=lambda e: e["start"] - e["end"]):
            begin, end, kind = entity["start"], entity["end"], entity["type"]
            text = " ".join(words[begin:end])
            while begin < end - 1 and words[begin].lower() in ("the", "a", "an", "its"):
                begin += 1
            if kind not in FIRE and kind not in ("Date", "Quantity"):
                continue
            allowed = N.moment(text) if kind == "Date" else N.number(text) if kind == "Quantity" else FIRE[kind]
            optional = kind in ("Product", "Quantity") or not any(word[0].isupper() or word[0].isdigit() or word in "$€£" for word in words[begin:end])
            spans.append((begin, end, allowed, optional))
        documents.append(Document(f"fire-{number}", [named(words, spans, covered)]))
    return documents


# --- coreference ------------------------------------------------------------------------------------------------


def litbank(data: Path) -> list[Document]:
    """LitBank fiction; the head of a mention is its last word before the first preposition."""
    stop = frozenset("of in on at from with to for by who which that , whose".split())
    documents = []
    for line in refuse(data / "coref/litbank/litbank.jsonline").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        tokens, clusters = row["tokens"], row["clusters"]
        heads: dict[int, int] = {}
        for number, cluster in enumerate(clusters):
            for begin, end in cluster:
                cut = next((i for i in range(begin + 1, end + 1) if tokens[i].lower() in stop), end + 1)
                heads[cut - 1] = number
        sentences, at = [], 0
        while at < len(tokens):
            end = next((i + 1 for i in range(at, min(at + 60, len(tokens))) if tokens[i] in ".!?"), min(at + 60, len(tokens)))
            sentences.append(Sentence(tokens[at:end], coref=[(i - at, heads[i]) for i in range(at, end) if i in heads]))
            at = end
        documents.append(Document(row["doc_key"], sentences, coref_weight=0.3))
    return documents


def gap(path: Path) -> list[Document]:
    """GAP: one pronoun and two names each, as pairs."""
    documents = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            offsets = words_of(row["Text"])
            words = [row["Text"][b:e] for b, e in offsets]

            def at(offset: int, offsets: list[tuple[int, int]] = offsets) -> int:
                return next((i for i, (b, e) in enumerate(offsets) if b <= offset < e), 0)

            pronoun = at(int(row["Pronoun-offset"]))
            pairs = []
            for side in "AB":
                name = at(int(row[f"{side}-offset"]) + len(row[side]) - 1)
                first, later = sorted((name, pronoun))
                if first != later:
                    pairs.append(((0, first), (0, later), int(row[f"{side}-coref"].upper() == "TRUE")))
            documents.append(Document(row["ID"], [Sentence(words)], pairs=pairs, coref_weight=1.0))
    return documents


def training_documents(data: Path) -> dict[str, list[Document]]:
    """All training corpora by name."""
    silver, demonyms = gmb(data)
    return {
        "ewt": ewt(data), "gum": gum(data), "gmb": silver, "docred": docred(data, demonyms),
        "wikigold": wikigold(data, demonyms), "crossner": crossner(data, demonyms), "wnut": wnut(data),
        "re3d": re3d(data), "fire": fire(data), "litbank": litbank(data),
        "gap": gap(refuse(data / "coref/gap-development.tsv")),
    }  # fmt: skip

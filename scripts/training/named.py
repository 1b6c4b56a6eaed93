# ruff: noqa: PLW2901  spans are trimmed where they are read
"""The corpora of names and of coreference alone, and the list of all that is trained on."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from graph.annotate import load
from scripts.training import names as kinds_of
from scripts.training import stories
from scripts.training.articles import articles
from scripts.training.corpora import (
    TREES,
    Document,
    Sentence,
    Span,
    ewt,
    gum,
    named,
    read_bio,
    refuse,
    split_hyphens,
    trees,
)

if TYPE_CHECKING:
    from pathlib import Path


GMB_RUN = 6
"""Sentences that follow each other there make a text: where the next begins is learnt from them, too."""


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
    kinds = {
        "geo": kinds_of.PLACES,
        "org": frozenset({"ORG"}),
        "per": frozenset({"PERSON"}),
        "eve": frozenset({"EVENT"}),
        "art": frozenset({"PRODUCT", "WORK_OF_ART", "LAW", "MISC"}),
    }
    documents: list[Document] = []
    for number, sentence in enumerate(sentences):
        words = [word or '"' for word, _, _ in sentence]
        spans: list[Span] = []
        for begin, end, kind in kinds_of.bio_spans([tag for _, _, tag in sentence]):
            while (
                kind == "per" and begin < end - 1 and words[begin] in ("President", "Prime", "Minister", "Mr.", "Vice")
            ):
                begin += 1
            text = " ".join(words[begin:end])
            allowed = kinds.get(kind, frozenset())
            if kind == "gpe":
                norp = text in demonyms or sentence[begin][1] in ("JJ", "NNS", "NNPS")
                allowed = frozenset({"NORP"}) if norp else frozenset({"LOC"})
            elif kind == "tim":
                allowed = kinds_of.moment(text)
            spans.append((begin, end, allowed, not allowed or kind in ("tim", "art")))
        if number % GMB_RUN == 0:
            documents.append(Document(f"gmb-{number}", [], name_weight=0.5, boundaries=True))
        documents[-1].sentences.append(named(words, spans, covered))
        documents[-1].sentences[-1].sent_id = f"gmb-{number}"
    return documents, demonyms


def docred(data: Path, demonyms: set[str]) -> list[Document]:
    """Re-DocRED, DocRED and their kin: names and clusters of names."""
    covered = frozenset({"PERSON", "ORG", "LOC", "FAC", "EVENT", "WORK_OF_ART", "PRODUCT", "NORP", "DATE"})
    kinds = {"PER": frozenset({"PERSON"}), "ORG": frozenset({"ORG"}), "LOC": kinds_of.PLACES, "MISC": kinds_of.OTHER}
    documents = []
    for file in ("redocred_dev.train.json", "docred_test_ner_coref.train.json", "e2e_docie.train.json"):
        for article in json.loads(refuse(data / "relations" / file).read_text(encoding="utf-8")):
            spans: list[list[tuple[int, int, frozenset[str], bool, int]]] = [[] for _ in article["sents"]]
            for cluster, vertex in enumerate(article["vertexSet"]):
                for mention in vertex:
                    begin, end = mention["pos"]
                    text, kind = mention["name"], mention["type"]
                    allowed = (
                        kinds_of.moment(text)
                        if kind == "TIME"
                        else kinds_of.number(text)
                        if kind == "NUM"
                        else frozenset({"NORP"})
                        if text in demonyms
                        else kinds.get(kind, kinds_of.OTHER)
                    )
                    spans[mention["sent_id"]].append(
                        (begin, end, allowed, False, -1 if kind in ("TIME", "NUM") else cluster)
                    )
            sentences = []
            for words, marked in zip(article["sents"], spans, strict=True):
                marked.sort(key=lambda span: (span[1] - span[0], span[0]))
                words = [word.strip() or "_" for word in words]
                sentence = named(words, [span[:4] for span in marked], covered)
                starts = split_hyphens(words)[1]
                sentence.coref = sorted(
                    {
                        starts[min(end, len(words)) - 1]: cluster for _, end, _, _, cluster in marked if cluster >= 0
                    }.items()
                )
                sentences.append(sentence)
            documents.append(Document(article["title"], sentences, coref_weight=0.3))
    return documents


def wikigold(data: Path, demonyms: set[str]) -> list[Document]:
    """Wikigold."""
    covered = frozenset({"PERSON", "ORG", "LOC", "FAC", "EVENT", "WORK_OF_ART", "PRODUCT", "NORP"})
    kinds = {"PER": frozenset({"PERSON"}), "ORG": frozenset({"ORG"}), "LOC": kinds_of.PLACES, "MISC": kinds_of.OTHER}
    documents = []
    for number, sentences in enumerate(read_bio(refuse(data / "ner/wikigold.conll"))):
        document = Document(f"wikigold-{number}", [])
        for words, tags in sentences:
            spans = [
                (b, e, frozenset({"NORP"}) if " ".join(words[b:e]) in demonyms else kinds[kind], False)
                for b, e, kind in kinds_of.bio_spans(tags)
            ]
            document.sentences.append(named(words, spans, covered))
        documents.append(document)
    return documents


def _one(kind: str, words: str) -> dict[str, frozenset[str]]:
    return dict.fromkeys(words.split(), frozenset({kind}))


CROSSNER = {
    **_one("ORG", "organisation politicalparty band university academicjournal"),
    **_one("FIELD", "field discipline algorithm task theory"),
    **_one("PERSON", "person politician writer scientist musicalartist researcher"),
    **_one("EVENT", "event election conference"),
    **_one("WORK_OF_ART", "book album song poem"),
    "location": kinds_of.PLACES,
    "country": frozenset({"LOC"}),
    "academicjournal": frozenset({"WORK_OF_ART"}),
    "magazine": frozenset({"ORG", "WORK_OF_ART"}),
    "product": frozenset({"PRODUCT"}),
    "programlang": frozenset({"FIELD", "PRODUCT"}),
    "award": frozenset({"MISC", "EVENT", "WORK_OF_ART"}),
    "misc": kinds_of.OTHER | {"DATE"},
}
LOOSE = frozenset({"MISC", "FIELD", "PRODUCT"})


def crossner(data: Path, demonyms: set[str]) -> list[Document]:
    """CrossNER's five domains; its numbers, dates and facilities are not labelled."""
    covered = frozenset({"PERSON", "ORG", "LOC", "FAC", "EVENT", "WORK_OF_ART"})
    documents = []
    for path in sorted((data / "ner/crossner").glob("*/*.txt")):
        for number, (words, tags) in enumerate(s for document in read_bio(path) for s in document):
            spans: list[Span] = []
            for begin, end, kind in kinds_of.bio_spans(tags):
                allowed = CROSSNER.get(kind, LOOSE)
                optional = kind not in CROSSNER or kind in ("task", "field", "algorithm", "misc")
                if " ".join(words[begin:end]) in demonyms:
                    allowed, optional = frozenset({"NORP"}), False
                spans.append((begin, end, allowed, optional))
            documents.append(Document(f"{path.parent.name}-{path.stem}-{number}", [named(words, spans, covered)]))
    return documents


WNUT = {
    **_one("PERSON", "person"),
    **_one("ORG", "corporation"),
    **_one("PRODUCT", "product"),
    **_one("WORK_OF_ART", "creative-work"),
    "location": kinds_of.PLACES,
    "group": frozenset({"ORG", "NORP"}),
}


def wnut(data: Path) -> list[Document]:
    """WNUT-17 tweets."""
    covered = frozenset({"PERSON", "ORG", "LOC", "FAC"})
    text = refuse(data / "ner/wnut17-train.conll")
    return [
        Document(
            f"wnut-{number}",
            [named(words, [(b, e, WNUT[k], False) for b, e, k in kinds_of.bio_spans(tags)], covered)],
            name_weight=0.5,
        )
        for number, (words, tags) in enumerate(s for document in read_bio(text) for s in document)
    ]


RE3D = {
    **_one("PERSON", "Person"),
    **_one("ORG", "Organisation"),
    **_one("NORP", "Nationality"),
    **_one("MONEY", "Money"),
    "Location": kinds_of.PLACES,
    "Weapon": frozenset({"PRODUCT"}),
    "MilitaryPlatform": frozenset({"PRODUCT"}),
    "Vehicle": frozenset({"PRODUCT"}),
    "DocumentReference": frozenset({"LAW", "WORK_OF_ART"}),
}
PRONOUNS = frozenset("i he she they we you it him her them us me his their our my who".split())


def words_of(text: str) -> list[tuple[int, int]]:
    """Rough word offsets of plain text (training corpora without tokens)."""
    pattern = (
        r"(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Jr|Sr)\.|[^\W\d_]+?(?=n't\b)|n't\b|'(?:s|re|ve|ll|d|m)\b|"
        r"\d[\d,.:]*\d|\w+|[^\w\s]"
    )
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
                documents.append(
                    Document(article["_id"], _re3d_sentences(article["text"], marked.get(article["_id"], []), covered))
                )
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
            allowed = (
                kinds_of.moment(value)
                if kind == "Temporal"
                else kinds_of.number(value)
                if kind == "Quantity"
                else RE3D.get(kind, frozenset())
            )
            capital = words[begin][0].isupper() and words[end - 1][0].isupper()
            sure = kind in ("Person", "Organisation", "Location", "Nationality", "Money") and (
                capital or kind == "Money"
            )
            spans.append((begin, end, allowed, not sure))
        if words:
            sentences.append(Sentence(words, names=kinds_of.span_masks(words, spans, covered)))
    return sentences


FIRE = {
    **_one("ORG", "Company"),
    **_one("MONEY", "Money"),
    **_one("PERSON", "Person"),
    **_one("LOC", "GeopoliticalEntity"),
    "Location": kinds_of.PLACES,
    **_one("PRODUCT", "Product"),
}


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
            allowed = (
                kinds_of.moment(text) if kind == "Date" else kinds_of.number(text) if kind == "Quantity" else FIRE[kind]
            )
            optional = kind in ("Product", "Quantity") or not any(
                word[0].isupper() or word[0].isdigit() or word in "$€£" for word in words[begin:end]
            )
            spans.append((begin, end, allowed, optional))
        documents.append(Document(f"fire-{number}", [named(words, spans, covered)]))
    return documents


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
            end = next(
                (i + 1 for i in range(at, min(at + 60, len(tokens))) if tokens[i] in ".!?"), min(at + 60, len(tokens))
            )
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
    """All training corpora by name; the packaged model cuts our own texts into words, and stories into phrases."""
    nlp = load()
    silver, demonyms = gmb(data)
    return {
        "ewt": ewt(data),
        "gum": gum(data),
        "gmb": silver,
        "docred": docred(data, demonyms),
        "wikigold": wikigold(data, demonyms),
        "crossner": crossner(data, demonyms),
        "wnut": wnut(data),
        "re3d": re3d(data),
        "fire": fire(data),
        "litbank": litbank(data),
        "gap": gap(refuse(data / "coref/gap-development.tsv")),
        "articles": articles(nlp.tokenizer),
        "stories": stories.documents(nlp),
        "trees": trees(TREES),
    }

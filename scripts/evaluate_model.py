"""Measure the annotator on the data folder, print the table; ``--record`` adds a line to docs/benchmarks.jsonl,
``--check`` fails below the pinned floors.

python scripts/evaluate_model.py DATA [--model FOLDER] [--exact FOLDER] [--record] [--check] [--quick]
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does: before anything imports numpy

from spacy.tokens import Doc

from graph.annotate import load
from scripts.training import passages
from scripts.training.coref_metrics import CorefScores
from scripts.training.corpora import Sentence, entities, read_bio, read_conllu
from scripts.training.names import bio_spans
from scripts.training.stories import entities_of, read_stories

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.language import Language

ROOT = Path(__file__).resolve().parent.parent
WORLD = {
    "PERSON": "Person",
    "ORG": "Organization",
    "LOC": "Location",
    "FAC": "Facility",
    "DATE": "Date",
    "MONEY": "Money",
    "NORP": "NORP",
    "PRODUCT": "Product",
}
Scores = dict[str, float]
Name = tuple[int, int, str]
"""Begin and end in characters that are no spaces, and type."""


def f1(right: int, found: int, gold: int) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * right / max(1, found + gold)


def given(nlp: Language, sentences: list[Sentence]) -> Doc:
    """A Doc of gold tokens and sentences, annotated."""
    words = [word for sentence in sentences for word in sentence.words]
    starts: list[bool | int | None] = [index == 0 for sentence in sentences for index in range(len(sentence.words))]
    return nlp(Doc(nlp.vocab, words=words, sent_starts=starts))


def syntax(nlp: Language, path: Path, *, only: str = "", limit: int = 0) -> Scores:
    """UPOS, XPOS, UAS, LAS on gold tokens and sentences."""
    hits: Counter[str] = Counter()
    for name, sentences, _ in read_conllu(path):
        if only not in name or (limit and hits["words"] > limit):
            continue
        doc, at = given(nlp, sentences), 0
        for sentence in sentences:
            for index in range(len(sentence.words)):
                token = doc[at + index]
                head = 0 if token.head.i == token.i else token.head.i - at + 1
                relation = "root" if token.dep_ == "ROOT" else token.dep_
                hits["words"] += 1
                hits["upos"] += token.pos_ == sentence.upos[index]
                hits["xpos"] += token.tag_ == sentence.xpos[index]
                hits["lemma"] += token.lemma_ == sentence.lemmas[index]
                hits["uas"] += head == sentence.heads[index]
                hits["las"] += head == sentence.heads[index] and relation == sentence.deprels[index]
            at += len(sentence.words)
    return {name: hits[name] / max(1, hits["words"]) for name in ("upos", "xpos", "lemma", "uas", "las")}


def raw_documents(path: Path, only: str) -> list[list[tuple[str, bool]]]:
    """(text, begins a paragraph) of each sentence of each document."""
    documents: list[list[tuple[str, bool]]] = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        new = re.search(r"^# newdoc id = (.*)", block, re.MULTILINE)
        if new:
            documents.append([] if only in new[1] else [("", True)])
        text = re.search(r"^# text = (.*)", block, re.MULTILINE)
        if text and documents[-1][:1] != [("", True)]:
            documents[-1].append((text[1], bool(re.search(r"^# newpar", block, re.MULTILINE))))
    return [document for document in documents if document and document[0][0]]


def visible(text: str) -> int:
    """Characters that are no white space."""
    return len(re.sub(r"\s", "", text))


def segmentation(nlp: Language, path: Path, only: str = "") -> Scores:
    """F1 of sentences on raw text; paragraphs are line breaks, sentences inside them single spaces."""
    right = found = gold = 0
    for document in raw_documents(path, only):
        text = "".join(
            ("\n\n" if new and i else " " if i else "") + sentence for i, (sentence, new) in enumerate(document)
        )
        truth, at = set(), 0
        for sentence, _ in document:
            truth.add((at, at + visible(sentence)))
            at += visible(sentence)
        spans, at = set(), 0
        for part in nlp(text).sents:
            size = visible(part.text)
            if size:
                spans.add((at, at + size))
            at += size
        right, found, gold = right + len(truth & spans), found + len(spans), gold + len(truth)
    return {"f1": f1(right, found, gold)}


TIGHT = frozenset(", . ; : ! ? ) % ’s 's n't ’ 're 've 'll ” ]".split())
OPENING = frozenset("( $ £ € “ [ #".split())


def untokenised(words: list[str]) -> str:
    """A readable line of words (worldwide-dev has no offsets): hyphens, "U.S." and "’s" are cut apart there."""
    line = ""
    for index, word in enumerate(words):
        before, after = (words[index - 1] if index else ""), (words[index + 1] if index + 1 < len(words) else "")
        short = (
            len(word) == 1 and word.isupper() and before == "." and line[-3:-1].strip(".").isupper() and after == "."
        )
        hyphen = word == "-" and before[-1:].isalnum() and (after[:1].islower() or after[:1].isdigit())
        hyphen |= before == "-" and (word[:1].islower() or word[:1].isdigit()) and line[-2:-1].isalnum()
        possessive = before == "’" and word in ("s", "t", "re", "ve", "ll", "d", "m")
        tight = word in TIGHT or before in OPENING or short or hyphen or possessive
        line += word if tight or not line else " " + word
    return line


def names(nlp: Language, folder: Path, step: int = 1) -> dict[str, Scores]:
    """Exact spans on raw text of worldwide-dev: by type, and persons, organisations and places together."""
    counts: dict[str, list[int]] = {}
    for path in sorted(folder.glob("*.tsv"))[::step]:
        truth: set[tuple[int, int, str]] = set()
        lines, at = [], 0
        for words, tags in (sentence for document in read_bio(path) for sentence in document):
            offsets = [at]
            for word in words:
                offsets.append(offsets[-1] + visible(word))
            truth |= {(offsets[b], offsets[e], kind) for b, e, kind in bio_spans(tags)}
            at = offsets[-1]
            lines.append(untokenised(words))
        text = "\n".join(lines)
        seen = [0]
        for char in text:
            seen.append(seen[-1] + (not char.isspace()))
        spans = {
            (seen[e.start_char], seen[e.end_char], WORLD[e.label_], e.text) for e in nlp(text).ents if e.label_ in WORLD
        }
        absolute = {s[:3] for s in spans if s[2] != "Date" or re.search(r"\d{4}|day\b|[A-Z][a-z]{2}", s[3])}
        ours = {s[:3] for s in spans}
        groups: dict[str, set[str]] = {"names": {"Person", "Organization", "Location"}, "date_money": {"Date", "Money"}}
        groups |= {kind: {kind} for kind in WORLD.values()}
        for name, kinds in groups.items():
            tally(counts, name, {s for s in ours if s[2] in kinds}, {s for s in truth if s[2] in kinds})
        tally(
            counts,
            "date_money_absolute",
            {s for s in absolute if s[2] in groups["date_money"]},
            {s for s in truth if s[2] in groups["date_money"]},
        )
        whole = joined(truth, ours)
        for name in ("names", "date_money"):
            tally(counts, f"{name}_whole", *({s for s in held if s[2] in groups[name]} for held in (ours, whole)))
    return {name: {"p": r / max(1, f), "r": r / max(1, g), "f1": f1(r, f, g)} for name, (r, f, g) in counts.items()}


def joined(truth: set[Name], ours: set[Name]) -> set[Name]:
    """Gold names, those together that are one of ours: "Dubai" and "Police", cut apart there, as "Dubai Police".

    >>> sorted(joined({(0, 5, "Location"), (5, 11, "Organization")}, {(0, 11, "Organization")}))
    [(0, 11, 'Organization')]
    """
    begins = {name[0]: name for name in truth}
    found = set(truth)
    for begin, end, kind in ours - truth:
        parts = []
        at = begin
        while at in begins and at < end:
            parts.append(begins[at])
            at = begins[at][1]
        if at == end and any(part[2] == kind for part in parts):
            found = found.difference(parts) | {(begin, end, kind)}
    return found


def tally(counts: dict[str, list[int]], name: str, ours: set[Any], truth: set[Any]) -> None:
    """Add one document's counts."""
    held = counts.setdefault(name, [0, 0, 0])
    for index, value in enumerate((len(ours & truth), len(ours), len(truth))):
        held[index] += value


def coreference(nlp: Language, data: Path) -> Scores:
    """CoNLL F1 on OntoGUM's development documents, gold tokens, predicted everything else."""
    scores = CorefScores()
    for name, _, _ in read_conllu(data / "treebank/gum_open-dev.conllu"):
        path = data / f"coref/ontogum_open/{name}.conllu"
        if not path.exists():
            continue
        [(_, sentences, misc)] = read_conllu(path)
        clusters: dict[str, set[tuple[int, int]]] = {}
        at = 0
        for columns in misc:
            for begin, end, key, _, _ in entities(columns):
                clusters.setdefault(key, set()).add((at + begin, at + end))
            at += len(columns)
        doc = given(nlp, sentences)
        found: list[frozenset[Any]] = [
            frozenset((span.start, span.end) for span in group)
            for key, group in doc.spans.items()
            if key.startswith("coref")
        ]
        scores.add([frozenset(cluster) for cluster in clusters.values()], found)
    return scores.f1()


def told(nlp: Language, path: Path) -> Iterator[tuple[Doc, dict[int, str]]]:
    """Stories of ours that no model learnt from, and the entity of each head of a mention."""
    for story in read_stories(path):
        doc = nlp(story.text)
        yield doc, entities_of(doc, story)


def heads_coreference(texts: Iterable[tuple[Doc, dict[int, str]]]) -> Scores:
    """CoNLL F1; a mention is its head."""
    scores = CorefScores()
    for doc, entity_of in texts:
        clusters: dict[str, set[int]] = {}
        for head, entity in entity_of.items():
            clusters.setdefault(entity, set()).add(head)
        found: list[frozenset[Any]] = [
            frozenset(span.root.i for span in group) for key, group in doc.spans.items() if key.startswith("coref")
        ]
        scores.add([frozenset(cluster) for cluster in clusters.values()], found)
    return scores.f1()


def gap(nlp: Language, path: Path) -> Scores:
    """F1 of GAP's two decisions a text."""
    right = found = gold = 0
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            doc = nlp(row["Text"])
            groups = [
                [(s.start_char, s.end_char, s.root.idx) for s in group]
                for key, group in doc.spans.items()
                if key.startswith("coref")
            ]
            pronoun = int(row["Pronoun-offset"])
            for side in "AB":
                begin = int(row[f"{side}-offset"])
                end = begin + len(row[side])
                linked = any(
                    any(root == pronoun for _, _, root in group) and any(begin <= root < end for _, _, root in group)
                    for group in groups
                )
                truth = row[f"{side}-coref"].upper() == "TRUE"
                right, found, gold = right + (linked and truth), found + linked, gold + truth
    return {"p": right / max(1, found), "r": right / max(1, gold), "f1": f1(right, found, gold)}


def speed(nlp: Language, folder: Path, clock: Callable[[], float] = time.perf_counter, step: int = 1) -> Scores:
    """Words a second of the whole annotation, and its time over the bare encoder's (with all heads) on the same text.

    By ``time.perf_counter`` it is what a user waits, and only true on a quiet machine; by ``time.process_time``, with
    one thread, it is what the work costs, whatever else runs.
    """
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))[::step]]
    annotator: Any = nlp.get_pipe("newsgraph_annotator")
    nlp(texts[0])
    words, whole, bare = 0, 0.0, 0.0
    for text in texts:
        begin = clock()
        doc = nlp(text)
        whole += clock() - begin
        forms = [token.text for token in doc if not token.is_space]
        words += len(forms)
        pieces = [annotator.network.pieces(form) for form in forms]
        begin = clock()
        for at in range(0, len(forms), 150):
            annotator.network.scores(forms[at : at + 150], pieces[at : at + 150])
        bare += clock() - begin
    return {"words_per_second": words / whole, "over_bare_encoder": whole / bare}


READY = "import sys; sys.modules['torch'] = None; import time; b = time.perf_counter(); "
READY += "from graph.annotate import load; nlp = load(); e = time.perf_counter(); "


def child(code: str, *arguments: str) -> float:
    """The number that a fresh interpreter prints, as one without torch: spaCy imports it where training needs it."""
    run = subprocess.run(
        [sys.executable, "-c", READY + code, *arguments], capture_output=True, text=True, cwd=ROOT, check=True
    )
    return float(run.stdout)


def footprint(folder: Path) -> Scores:
    """Seconds from import to ready (best of three), and the peak memory of a text of 100,000 words."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))
    words = text.split(" ")
    long = " ".join((words * (1 + 100_000 // len(words)))[:100_000])
    peak = "import resource; "
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write(long)
        file.flush()
        read = peak + "import sys; doc = nlp(open(sys.argv[1], encoding='utf-8').read()); "
        used = child(read + "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)", file.name)
    idle = child(peak + "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)")
    ready = min(child("print(e - b)") for _ in range(3))
    return {"ready_seconds": ready, "ready_mb": idle / 1e3, "mb_at_100000_words": used / 1e3}


def corpus_hash(data: Path) -> str:
    """One hash over the evaluation files."""
    digest = hashlib.sha256()
    for pattern in (
        "treebank/*-test.conllu",
        "treebank/gum_open-dev.conllu",
        "ner/worldwide-dev/*.tsv",
        "coref/gap-validation.tsv",
    ):
        for path in sorted(data.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def accuracy(nlp: Language, data: Path, *, quick: bool = False) -> dict[str, Any]:
    """Everything that depends on the weights alone."""
    return {
        "ewt_test": syntax(nlp, data / "treebank/en_ewt-test.conllu", limit=5000 if quick else 0),
        "gum_test": syntax(nlp, data / "treebank/gum_open-test.conllu", limit=3000 if quick else 0),
        "gum_test_news": syntax(nlp, data / "treebank/gum_open-test.conllu", only="_news_"),
        "sentences_ewt_test": segmentation(nlp, data / "treebank/en_ewt-test.conllu"),
        "sentences_gum_news": segmentation(nlp, data / "treebank/gum_open-test.conllu", "_news_"),
        "worldwide": names(nlp, data / "ner/worldwide-dev", 4 if quick else 1),
        "ontogum_dev": coreference(nlp, data),
        "stories": heads_coreference(told(nlp, ROOT / "tests/gold/coreference.txt")),
        "articles": heads_coreference(told(nlp, ROOT / "tests/gold/coreference_articles.txt")),
        "passages": heads_coreference(passages.annotated(nlp, data, ROOT / "tests/gold/coreference_passages.jsonl")),
        "gap_validation": gap(nlp, data / "coref/gap-validation.tsv"),
    }


def flat(figures: dict[str, Any], prefix: str = "") -> dict[str, float]:
    """Nested figures by dotted names."""
    found: dict[str, float] = {}
    for name, value in figures.items():
        found |= flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {prefix + name: value}
    return found


def below(figures: dict[str, Any], floors: dict[str, float]) -> list[str]:
    """The floors that are not held; a name that ends in ``<`` is a ceiling."""
    values = flat(figures)
    return [
        f"{name} {values[name.rstrip('<')]:.4f}, pinned {bound}"
        for name, bound in floors.items()
        if (values[name.rstrip("<")] > bound if name.endswith("<") else values[name] < bound)
    ]


def record(figures: dict[str, Any], data: Path) -> None:
    """Add a line to docs/benchmarks.jsonl."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=ROOT, check=False
    ).stdout.strip()
    machine = f"{platform.machine()}, {os.cpu_count()} cores"
    line = {"what": "model", "commit": commit, "machine": machine, "corpus": corpus_hash(data), **figures}
    with (ROOT / "docs/benchmarks.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", type=Path, help="a model folder; default: the one in the package")
    parser.add_argument(
        "--exact", type=Path, help="the same model in fp32 (train_model.py --export --fp32), to compare"
    )
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--quick", action="store_true", help="part of the data, for a look in between")
    parser.add_argument("--record", action="store_true", help="add a line to docs/benchmarks.jsonl")
    parser.add_argument("--check", action="store_true", help="fail below the floors of tests/gold/model_floors.json")
    options = parser.parse_args()
    nlp, data = load(folder=options.model, threads=options.threads), options.data
    folder = options.model or ROOT / "graph/models/en_news"
    figures: dict[str, Any] = {
        "version": nlp.meta["version"],
        "speed": speed(nlp, data / "articles/wikinews"),
        "processor": speed(load(folder=options.model, threads=1), data / "articles/wikinews", time.process_time, 3),
        **footprint(data / "articles/wikinews"),
        "size_mb": sum(path.stat().st_size for path in folder.iterdir()) / 1e6,
        **accuracy(nlp, data, quick=options.quick),
    }
    if options.exact:
        exact = flat(accuracy(load(folder=options.exact, threads=options.threads), data, quick=options.quick))
        ours = flat(figures)
        figures["lost_to_int8"] = {name: round(value - ours[name], 4) for name, value in exact.items()}
    for name, value in figures.items():
        print(f"{name:20}", json.dumps(value, default=float) if isinstance(value, dict) else value)
    if options.record:
        record(figures, data)
    if options.check:
        floors = json.loads((ROOT / "tests/gold/model_floors.json").read_text(encoding="utf-8"))
        if floors["corpus"] != corpus_hash(data):
            raise SystemExit("The floors were pinned on other data; measure again and pin them anew.")
        if missed := below(figures, floors["floors"]):
            raise SystemExit("\n".join(["Below the floors of tests/gold/model_floors.json:", *missed]))


if __name__ == "__main__":
    main()

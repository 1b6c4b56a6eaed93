"""Articles to judge facts on, and verdicts kept without anybody's text.

A verdict names its article, where the fact stands in it, and two hashes: one of what is said (subject, relation,
object) and one of how (status, time, speakers, qualifiers).  It is joined again with what a later build makes of the
same article: a fact that is said and put as it was keeps its verdict; one that lacked nothing but a right status or
qualifier loses it when these change; a wrong argument or relation stays wrong however it is put.
"""

import csv
import gzip
import hashlib
import io
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from graph.confidence import Stated
from graph.config import Settings
from graph.model import Article, Entity, Fact, Reading, Text, Value
from graph.ontology import load_ontology
from graph.patterns import PatternSet, pattern_set
from graph.pipeline import LESSONS, agent_of, learn_lessons
from graph.resolve import distinct, seen
from graph.resolve.entities import link
from graph.resolve.facts import Source, Types, article_iri, facts_of

Place = tuple[str, int, int, int, int]
"""Article, begin and end of the subject's words, then of the object's."""
VERDICTS = ("right", "span", "relation", "entity", "status", "qualifier", "nothing")
WHATEVER_THE_STATUS = frozenset({"span", "relation", "entity", "nothing"})
"""Verdicts that stay when only status, time, speakers or qualifiers change."""
WRITTEN = Path(__file__).resolve().parent / "training" / "judged"
WORDS = frozenset({"span", "nothing"})
"""Verdicts of the words that an argument is shown with."""


# -- articles

_LEFT = frozenset("( [ $ £ € # “ ‘".split())
_RIGHT = frozenset(") ] , . ; : ? ! % ” 's 'm 'd 'll 're 've n't".split())
_SHORT = frozenset("s t m d ll re ve".split())


def joined(words: Sequence[str]) -> str:
    """Tokens as running text: a plain rule, the same every time.

    >>> joined(["Acme", "'s", "sales", "(", "$", "5", ")", "fell", "."])
    "Acme's sales ($5) fell."
    >>> joined(["“", "We", "didn", "’", "t", "ask", "the", "firms", "’", "owners", "”"])
    '“We didn’t ask the firms’ owners”'
    """
    text, opened, single, glued = "", False, False, True
    for word, after in zip(words, [*words[1:], ""], strict=True):
        token = word.strip().replace("``", '"').replace("''", '"')
        token = {"-LRB-": "(", "-RRB-": ")"}.get(token, token)
        if not token:
            continue
        apostrophe = token[0] == "’"
        closing = (token == '"' and opened) or apostrophe or token in _RIGHT
        text += token if glued or closing else f" {token}"
        glued = token in _LEFT or (token == '"' and not opened)
        if token == "’":
            inside = after in _SHORT or (after[:1].isalpha() and not text.endswith("s’"))
            glued, single = inside and not single, False
        opened ^= token == '"'
        single |= token == "‘"
    return re.sub(r"(\w) - (\w)", r"\1-\2", text)


def wikinews(shared: Path) -> list[Article]:
    """The Wikinews articles that are not among the gold ones (DEV: measured on, never fitted on)."""
    gold = {path.name for path in (shared / "gold" / "articles").glob("*.txt")}
    found = []
    for path in sorted((shared / "data" / "articles" / "wikinews").glob("*.txt")):
        if path.name not in gold:
            title, _, body = path.read_text(encoding="utf-8").partition("\n")
            found.append(_article("wikinews", path.stem, body, title))
    return found


def worldwide(shared: Path) -> list[Article]:
    """English Worldwide Newswire as text (DEV: measured on, never fitted on)."""
    found = []
    for path in sorted((shared / "data" / "ner" / "worldwide-dev").glob("*.tsv")):
        sentences: list[list[str]] = [[]]
        for row in path.read_text(encoding="utf-8").splitlines():
            word = row.split("\t")[0].strip()
            if not word:
                sentences.append([])
            elif not word.startswith("http"):
                sentences[-1].append(word)
        found.append(_article("worldwide", path.stem, "\n".join(joined(s) for s in sentences if s)))
    return found


def gum_news(shared: Path) -> list[Article]:
    """The news of GUM's training part (TRAIN)."""
    documents: dict[str, list[str]] = {}
    name = ""
    for line in (shared / "data" / "treebank" / "gum_open-train.conllu").read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id = "):
            name = line.removeprefix("# newdoc id = ")
        elif line.startswith("# text = ") and name.startswith("GUM_news"):
            documents.setdefault(name, []).append(line.removeprefix("# text = "))
    return [_article("gum", name, "\n".join(lines[1:]), lines[0]) for name, lines in sorted(documents.items())]


def re3d(shared: Path) -> list[Article]:
    """The documents of re3d (TRAIN)."""
    found = []
    for path in sorted((shared / "data" / "ner" / "re3d").glob("*/documents.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found.append(_article("re3d", row["_id"], row["text"], row.get("title") or ""))
    return found


def core(shared: Path, count: int = 200) -> list[Article]:
    """Passages on companies of CORE (TRAIN), each once."""
    rows = json.loads((shared / "data" / "relations" / "core.train.json").read_text(encoding="utf-8"))
    texts = {joined(row["context"]): row["id"] for row in reversed(rows)}
    chosen = sorted((name, text) for text, name in texts.items())
    return [_article("core", name, text) for name, text in random.Random(1).sample(chosen, min(count, len(chosen)))]


def gmb_sentences(path: Path) -> Iterator[list[str]]:
    """The words of each sentence of the Groningen Meaning Bank's CSV."""
    sentence: list[str] = []
    with gzip.open(path, "rb") as packed:
        for row in csv.DictReader(io.TextIOWrapper(packed, encoding="latin-1")):
            if row["Sentence #"] and sentence:
                yield sentence
                sentence = []
            sentence.append(row["Word"])
    yield sentence


def gmb(shared: Path, count: int = 360, size: int = 6) -> list[Article]:
    """Runs of neighbouring sentences of the Groningen Meaning Bank's newswire (TRAIN), and as many between these."""
    sentences = list(islice(gmb_sentences(shared / "data" / "ner" / "gmb.csv.gz"), 40_001))
    step = 40_000 // count
    starts = [begin + step * number for begin in (0, step // 2) for number in range(count)]
    return [_article("gmb", f"{at:05}", "\n".join(map(joined, sentences[at : at + size]))) for at in starts]


def written(_shared: Path) -> list[Article]:
    """Articles that language models wrote for blind readings, all facts of which were judged (TRAIN since)."""
    parts = {path.stem: path.read_text(encoding="utf-8").partition("\n") for path in sorted(WRITTEN.glob("*.txt"))}
    return [_article("written", name, body, title) for name, (title, _, body) in parts.items()]


Corpus = Callable[[Path], list[Article]]
DEV: dict[str, Corpus] = {"wikinews": wikinews, "worldwide": worldwide}


def is_held_out(article: Article) -> bool:
    """Whether nobody looks at what is said of an article of DEV: half of them, by a hash of their names."""
    return int(hashlib.sha256(article.source.encode()).hexdigest(), 16) % 2 == 1


def _half(corpus: Corpus, held: bool) -> Corpus:
    return lambda shared: [article for article in corpus(shared) if is_held_out(article) == held]


SETS: dict[str, dict[str, Corpus]] = {
    "fit": {"gum": gum_news, "re3d": re3d, "core": core, "gmb": gmb, "written": written},
    "dev": {name: _half(corpus, held=False) for name, corpus in DEV.items()},
    "held": {name: _half(corpus, held=True) for name, corpus in DEV.items()},
}
"""Corpora to fit weights on, to read and learn rules from, to measure on."""


def _article(corpus: str, name: str, body: str, title: str = "") -> Article:
    text = f"{title}\n\n{body.strip()}" if title else body.strip()
    return Article(source=f"{corpus}/{name}", text=text, title=title)


# -- facts


@dataclass(frozen=True, slots=True)
class Case:
    """A fact as one sentence gave it."""

    article: Article
    stated: Stated
    subject: Entity
    object: Entity | Text
    qualifiers: tuple[str, ...]
    speakers: tuple[str, ...]

    @property
    def fact(self) -> Fact:
        """The fact itself."""
        return self.stated.fact

    @property
    def said(self) -> str:
        """Hash of subject, relation and object."""
        return self._hashed(_names(self.subject)[0], _names(self.object)[0])

    def says(self, verdict: "Verdict") -> bool:
        """Whether it says what was judged.  A thing may be called by more words now, or by fewer: it is the same one,
        unless the words were what was wrong.
        """
        if verdict.verdict in WORDS:
            return self.said == verdict.said
        names = ((one, other) for one in _names(self.subject) for other in _names(self.object))
        return any(self._hashed(*pair) == verdict.said for pair in names)

    def _hashed(self, subject: str, value: str) -> str:
        return _hash(subject, self.fact.predicate_label, value)

    @property
    def put(self) -> str:
        """Hash of status, time, speakers and qualifiers."""
        fact = self.fact
        return _hash(fact.polarity, fact.modality, repr(fact.period and fact.period.iso), *self.speakers, "|",
                     *self.qualifiers)  # fmt: skip

    @property
    def place(self) -> Place:
        """Where it stands: article, and the words of subject and object."""
        evidence = self.fact.evidence[0]
        return (self.article.source, *evidence.subject_span, *evidence.object_span)


def _names(value: Entity | Text) -> tuple[str, ...]:
    """What a value is called, first what it is shown as."""
    return (value.text,) if isinstance(value, Text) else (value.label, *value.aliases)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def packaged_patterns() -> PatternSet:
    """What the ontology's examples teach, learned anew only where the package's lessons are stale."""
    saved = json.loads(LESSONS.read_text(encoding="utf-8"))
    known = saved["lessons"] if saved["agent"] == agent_of(Settings()) else {}
    ontology = load_ontology()
    return pattern_set(ontology, learn_lessons(ontology, known, Settings()))


def cases(readings: Sequence[Reading], patterns: PatternSet) -> Iterator[Case]:
    """Every fact of a corpus with all that is known of it, one for each sentence that states it."""
    base, ontology = Settings().base, load_ontology()
    ordered = distinct(readings)
    links = link(ordered, ontology, base=base)
    types = Types(links, ontology)
    known = {entity.iri: entity for entity in links.entities}

    def label(value: Value) -> str:
        return value.text if isinstance(value, Text) else known[value].label

    for reading in ordered:
        source = Source(reading, article_iri(reading.article, base), "")
        for extraction, fact in facts_of(source, links, types, patterns, base, Counter()):
            yield Case(
                reading.article, seen(extraction, fact, source, types), known[fact.subject],
                fact.object if isinstance(fact.object, Text) else known[fact.object],
                tuple(f"{q.label} {label(q.value)}" for q in fact.qualifiers),
                tuple(sorted(known[s].label for s in fact.speakers)),
            )  # fmt: skip


# -- verdicts


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One judged fact; ``set`` is one of SETS, ``draw`` the day it was drawn (none: before 2026-11-29)."""

    set: str
    article: str
    subject: tuple[int, int]
    object: tuple[int, int]
    said: str
    put: str
    verdict: str
    draw: str = ""


def verdict_of(case: Case, verdict: str, kind: str) -> Verdict:
    evidence = case.fact.evidence[0]
    return Verdict(
        set=kind, article=case.article.source, subject=evidence.subject_span,
        object=evidence.object_span, said=case.said, put=case.put, verdict=verdict,
    )  # fmt: skip


def load(path: Path) -> list[Verdict]:
    """Verdicts of a file of JSON lines."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [Verdict(**{**row, "subject": tuple(row["subject"]), "object": tuple(row["object"])}) for row in rows]


def save(path: Path, verdicts: Iterable[Verdict]) -> None:
    """One line each, sorted, so that changes show as such."""
    rows = sorted(json.dumps({k: v for k, v in asdict(one).items() if v != ""}) for one in verdicts)
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")


def rejoined(verdicts: Iterable[Verdict], found: Iterable[Case]) -> tuple[list[tuple[Case, Verdict]], int, int]:
    """Cases with the verdict that still holds for them; verdicts whose fact changed, and whose fact is gone."""
    at: dict[Place, list[Case]] = {}
    for case in found:
        at.setdefault(case.place, []).append(case)
    pairs, changed, gone = [], 0, 0
    for one in verdicts:
        here = at.get((one.article, *one.subject, *one.object), [])
        same = [c for c in here if c.says(one)]
        exact = [c for c in same if c.put == one.put or one.verdict in WHATEVER_THE_STATUS]
        if exact:
            pairs.append((exact[0], one))
        elif here:
            changed += 1
        else:
            gone += 1
    return pairs, changed, gone

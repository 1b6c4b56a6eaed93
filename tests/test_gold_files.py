"""The hand-written gold files keep their format, and the samples still say what the gold says they say."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.plugins.sparql import prepareQuery

from graph.model import Article
from graph.vocab import NG, PREFIXES
from scripts.judging import is_held_out

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
SAMPLES = sorted(path for path in (ROOT / "graph" / "samples").iterdir() if path.stem != "README")
TOPICS = sorted((GOLD / "topics").glob("*.txt"))
UNSEEN = sorted((GOLD / "unseen").glob("*.txt"))
SEEDS = {"000_f998bdadcb9e7fbc", "001_55bf6fa00290dc8d"}
FIELDS = {"id", "doc", "says", "args", "pred", "status", "speaker", "date"}
STATUSES = {"asserted", "planned", "possible", "negated"}
ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


def questions() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((GOLD / "questions.json").read_text(encoding="utf-8"))
    return found


def text_of(path: Path) -> str:
    """The article's words, roughly: enough to look an alias up."""
    raw = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        raw = " ".join(value for value in json.loads(raw).values() if isinstance(value, str))
    if path.suffix == ".html":
        raw = re.sub(r"<[^>]+>", " ", raw)
    return " ".join(raw.split())


def stands_in(alias: str, text: str) -> bool:
    """Same rule as the scorer: from a word's start, short aliases and numbers to a word's end."""
    pattern = (r"(?<![\w.])" if alias[0].isalnum() else "") + re.escape(alias)
    if (len(alias) <= 4 and alias[-1].isalnum()) or (alias[-1].isdigit() and len(alias) < 7):
        pattern += r"(?!\w)"
    return re.search(pattern, text, re.IGNORECASE) is not None


def alias_lists(row: Mapping[str, Any]) -> list[list[str]]:
    return [*row["args"], *([] if row["speaker"] is None else [row["speaker"]])]


def problems(row: Mapping[str, Any], documents: set[str]) -> list[str]:
    """What is wrong with the form of one gold line; empty when nothing is."""
    if set(row) != FIELDS:
        return [f"fields {sorted(set(row) ^ FIELDS)} missing or too many"]
    found = []
    if row["doc"] not in documents:
        found.append(f"no document {row['doc']}")
    if not re.fullmatch(re.escape(row["doc"]) + r"#\d{2,3}", row["id"]):
        found.append("id is not document#number")
    if not 2 <= len(row["says"].split()) <= 20:
        found.append("says is empty or too long")
    if len(row["args"]) < 2 or any(not aliases for aliases in alias_lists(row)):
        found.append("fewer than two arguments, or one without an alias")
    if any(not alias.strip() or alias != alias.strip() for aliases in alias_lists(row) for alias in aliases):
        found.append("a blank or padded alias")
    if row["status"] not in STATUSES:
        found.append(f"unknown status {row['status']}")
    if row["date"] is not None and not ISO.fullmatch(row["date"]):
        found.append("date is not ISO 8601")
    try:
        if re.compile(row["pred"]).search(""):
            found.append("the pattern matches nothing at all")
    except re.error as error:
        found.append(f"pattern: {error}")
    return found


@pytest.mark.parametrize(
    ("name", "documents"),
    [
        ("seeds.jsonl", SEEDS),
        ("samples.jsonl", {path.stem for path in SAMPLES}),
        ("topics.jsonl", {path.stem for path in TOPICS}),
        ("unseen.jsonl", {path.stem for path in UNSEEN}),
        ("news_read.jsonl", {row["doc"] for row in rows("news_read.jsonl")}),
        ("news_held.jsonl", {row["doc"] for row in rows("news_held.jsonl")}),
    ],
)
def test_every_line_has_the_form(name: str, documents: set[str]) -> None:
    lines = rows(name)
    assert {row["id"]: found for row in lines if (found := problems(row, documents))} == {}
    assert len(lines) >= 120


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"quote": "copied"}, "missing or too many"),
        ({"doc": "nowhere"}, "no document"),
        ({"id": "1"}, "id is not"),
        ({"args": [["Acme"], []]}, "without an alias"),
        ({"args": [["Acme"], [" "]]}, "blank"),
        ({"pred": "("}, "pattern"),
        ({"pred": "own|"}, "matches nothing"),
        ({"status": "true"}, "unknown status"),
        ({"date": "last year"}, "ISO"),
    ],
)
def test_a_malformed_line_is_seen(change: dict[str, Any], message: str) -> None:
    good = rows("samples.jsonl")[0]
    documents = {good["doc"]}
    assert problems(good, documents) == []
    assert any(message in found for found in problems({**good, **change}, documents))


@pytest.mark.parametrize(("name", "held"), [("news_read.jsonl", False), ("news_held.jsonl", True)])
def test_what_nobody_reads_is_in_a_file_of_its_own(name: str, held: bool) -> None:
    docs = {row["doc"] for row in rows(name)}
    sources = [f"worldwide/{doc[3:]}.txt" if doc.startswith("ww-") else f"wikinews/{doc}" for doc in docs]
    assert len(docs) == 24
    assert {is_held_out(Article(source=source, text="")) for source in sources} == {held}


def test_ids_and_facts_are_unique() -> None:
    everything = [*rows("seeds.jsonl"), *rows("samples.jsonl"), *rows("topics.jsonl"), *rows("unseen.jsonl")]
    for key in ("id", "says"):
        values = [(row["doc"], row[key]) for row in everything]
        assert sorted(value for value in set(values) if values.count(value) > 1) == []


@pytest.mark.parametrize(
    ("name", "paths"), [("samples.jsonl", SAMPLES), ("topics.jsonl", TOPICS), ("unseen.jsonl", UNSEEN)]
)
def test_each_argument_stands_in_its_sample(name: str, paths: list[Path]) -> None:
    texts = {path.stem: text_of(path) for path in paths}
    lost = [
        (row["id"], aliases)
        for row in rows(name)
        for aliases in alias_lists(row)
        if not any(stands_in(alias, texts[row["doc"]]) for alias in aliases)
    ]
    assert lost == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples_are_short_dated_articles(path: Path) -> None:
    assert path.suffix in {".txt", ".md", ".html", ".json"}
    assert 150 <= len(text_of(path).split()) <= 400
    assert re.search(r"20(1[89]|2[0-5])", path.read_text(encoding="utf-8")[:800])


def test_there_are_samples_enough_for_every_reader() -> None:
    assert len(SAMPLES) >= 10
    assert {path.suffix for path in SAMPLES} == {".txt", ".md", ".html", ".json"}


def test_questions_have_the_form() -> None:
    asked = questions()
    assert len({question["id"] for question in asked}) == len(asked)
    assert sum(question["over"] == "seeds" for question in asked) >= 10
    assert sum(question["over"] == "samples" for question in asked) >= 15
    for question in asked:
        assert set(question) - {"absent"} == {"id", "over", "question", "sparql", "expect"}, question["id"]
        assert question["id"].startswith(question["over"] + "-")
        assert question["expect"] or question["absent"], question["id"]
        assert all(text.strip() for text in [*question["expect"], *question.get("absent", [])])


@pytest.mark.parametrize("question", questions(), ids=lambda question: str(question["id"]))
def test_every_query_parses_with_the_predeclared_prefixes(question: dict[str, Any]) -> None:
    prepareQuery(question["sparql"], initNs=PREFIXES)


def test_queries_use_terms_that_the_ontology_defines() -> None:
    path = ROOT / "ontology.ttl"
    if not path.exists():
        pytest.skip("ontology.ttl is not written yet")
    ontology = rdflib.Graph().parse(path)
    used = {term for question in questions() for term in re.findall(r"(?<![\w:])ng:(\w+)", question["sparql"])}
    assert sorted(term for term in used if (NG[term], None, None) not in ontology) == []

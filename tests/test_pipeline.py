"""From sources to a store: order and batches do not matter, nothing is invented, hostile sizes come to an end."""

import io
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from spacy.tokens import Doc

from graph.config import Settings
from graph.errors import SourceError, StoreError
from graph.export import export
from graph.extract import extract
from graph.facts import facts
from graph.model import Article, Reading
from graph.pipeline import build
from graph.store import Store
from tests.conftest import FIRST, SECOND

ROOT = Path(__file__).parents[1]


def exported(store: Path) -> bytes:
    out = io.BytesIO()
    with Store.open(store, read_only=True) as opened:
        export(opened, "nquads", out)
    return out.getvalue()


def graph_of(sources: Iterable[str | Path], store: Path, settings: Settings) -> bytes:
    build(sources, store, settings)
    return exported(store)


@pytest.fixture
def files(articles: Path) -> list[Path]:
    return sorted(articles.iterdir())


@pytest.fixture
def whole(files: list[Path], settings: Settings, tmp_path: Path) -> bytes:
    """The graph of all articles, built in one go."""
    return graph_of(files, tmp_path / "whole", settings)


def test_the_articles_give_the_facts_that_they_state(files: list[Path], settings: Settings, tmp_path: Path) -> None:
    build(files, tmp_path / "kg", settings)
    with Store.open(tmp_path / "kg", read_only=True) as store:
        found = {
            (fact["subject"]["label"], fact["predicate"]["label"], fact["object"]["label"], fact["polarity"])
            for fact in facts(store)
        }
    assert ("Acme", "competes with", "Globex", "positive") in found
    assert ("Globex", "owns", "Hooli", "negative") in found
    assert ("Globex", "owns", "Hooli", "positive") not in found


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_sources_does_not_matter(
    seed: int, files: list[Path], whole: bytes, settings: Settings, tmp_path: Path
) -> None:
    shuffled = random.Random(seed).sample(files, len(files))
    assert graph_of(shuffled, tmp_path / "shuffled", settings) == whole


def test_batches_do_not_matter(files: list[Path], whole: bytes, settings: Settings, tmp_path: Path) -> None:
    for file in reversed(files):
        report = build([file], tmp_path / "batches", settings)
        assert report.added == 1
    assert exported(tmp_path / "batches") == whole


def test_workers_do_not_matter(
    files: list[Path], whole: bytes, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.pipeline.BATCH", 1)
    two = Settings(ontology=settings.ontology, workers=2)
    assert graph_of(files, tmp_path / "workers", two) == whole


def test_the_hash_seed_does_not_matter(files: list[Path], whole: bytes, settings: Settings, tmp_path: Path) -> None:
    program = "from graph.cli import main; main()"
    options = ["--store", str(tmp_path / "seeded"), "--ontology", str(settings.ontology)]
    subprocess.run(
        [sys.executable, "-c", program, "build", *map(str, files), *options],
        env={**os.environ, "PYTHONHASHSEED": "4711"}, cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    assert exported(tmp_path / "seeded") == whole


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_the_program_fails_on_costs_no_other(
    workers: int, files: list[Path], settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(doc: Doc, article: Article) -> Reading:
        if article.source.endswith(files[0].name):
            raise IndexError("a rule that was not made for this")
        return extract(doc, article)

    def here(
        work: Callable[[list[Article]], list[Reading]], lots: list[list[Article]], _: int
    ) -> Iterator[list[Reading]]:
        yield from map(work, lots)

    monkeypatch.setattr("graph.pipeline.spread", here)  # a process of its own would not see the fault
    told = list[SourceError]()
    with monkeypatch.context() as patched:
        patched.setattr("graph.pipeline.extract", torn)
        report = build(files, tmp_path / "torn", replace(settings, workers=workers), on_error=told.append)
        with pytest.raises(SourceError, match="a fault of newsgraph"):
            build(files, tmp_path / "strict", replace(settings, workers=workers, strict=True))
    assert list(report.errors) == told
    assert [error.source.endswith(files[0].name) for error in told] == [True]
    assert "(IndexError in pipeline.py, line " in told[0].reason
    assert (report.read, report.added, report.unchanged, report.articles) == (2, 2, 0, 2)
    assert exported(tmp_path / "torn") == graph_of(files[1:], tmp_path / "others", settings)
    assert build(files, tmp_path / "torn", settings).added == 1  # the next build tries it again


def test_a_changed_article_takes_the_place_of_the_old_one(
    files: list[Path], settings: Settings, tmp_path: Path
) -> None:
    before = graph_of(files, tmp_path / "changing", settings)
    files[0].write_text(FIRST.replace("Springfield Herald", "Shelbyville Gazette"), encoding="utf-8")
    report = build(files, tmp_path / "changing", settings)
    assert (report.articles, report.added, report.unchanged) == (3, 1, 2)
    after = exported(tmp_path / "changing")
    assert b"Springfield Herald" in before
    assert b"Springfield Herald" not in after
    assert after == graph_of(files, tmp_path / "fresh", settings)


def test_every_quote_stands_in_its_article_with_both_arguments(built_samples: Path) -> None:
    with Store.open(built_samples, read_only=True) as store:
        texts = {reading.article.source: reading.article.text for reading in store.readings()}
        for fact in facts(store):
            assert fact["evidence"]
            for evidence in fact["evidence"]:
                begin, end = evidence["begin"], evidence["end"]
                assert texts[evidence["article"]][begin:end] == evidence["quote"]
                for left, right in (evidence["subject_span"], evidence["object_span"]):
                    assert 0 <= left < right <= len(texts[evidence["article"]])


def test_a_long_article_and_an_endless_sentence_come_to_an_end(settings: Settings, tmp_path: Path) -> None:
    sentence = "Acme competes with " + ", ".join(f"Globex {number} Limited" for number in range(1_100)) + "."
    assert len(sentence) > 20_000
    (tmp_path / "endless.txt").write_text(f"{sentence}\n\nAcme owns the Springfield Herald.\n", encoding="utf-8")
    paragraph = SECOND.partition("\n\n")[2]
    long = "\n\n".join(paragraph.replace("Hooli", f"Hooli {number}") for number in range(300_000 // len(paragraph)))
    (tmp_path / "long.txt").write_text(f"A very long story\n\n{long}\n", encoding="utf-8")
    started = time.monotonic()
    report = build([tmp_path / "endless.txt", tmp_path / "long.txt"], tmp_path / "kg", settings)
    assert time.monotonic() - started < 300
    assert (report.articles, report.errors) == (2, ())
    with Store.open(tmp_path / "kg", read_only=True) as store:
        sources = {evidence["article"] for fact in facts(store) for evidence in fact["evidence"]}
    assert sources == {"endless.txt", "long.txt"}


def test_no_source_makes_no_store(settings: Settings, tmp_path: Path) -> None:
    report = build([], tmp_path / "kg", settings)
    assert (report.articles, report.facts, report.errors) == (0, 0, ())
    assert not (tmp_path / "kg").exists()


def test_an_unreadable_source_is_reported_and_the_rest_is_built(
    files: list[Path], settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").write_bytes(b" \n")
    seen: list[SourceError] = []
    report = build([tmp_path / "empty.txt", *files], tmp_path / "kg", settings, on_error=seen.append)
    assert report.articles == 3
    assert list(report.errors) == seen
    assert [error.source for error in seen] == [str(tmp_path / "empty.txt")]


def test_strict_stops_before_anything_is_stored(files: list[Path], settings: Settings, tmp_path: Path) -> None:
    strict = Settings(ontology=settings.ontology, strict=True)
    with pytest.raises(SourceError, match=r"missing\.txt: does not exist"):
        build([*files, tmp_path / "missing.txt"], tmp_path / "kg", strict)
    assert not (tmp_path / "kg").exists()


def test_a_store_keeps_its_base(files: list[Path], settings: Settings, tmp_path: Path) -> None:
    build(files[:1], tmp_path / "kg", settings)
    before = exported(tmp_path / "kg")
    with pytest.raises(StoreError, match="built with the base IRI"):
        build(files, tmp_path / "kg", Settings(ontology=settings.ontology, base="https://kg.example/"))
    assert exported(tmp_path / "kg") == before


def test_progress_counts_every_stage(files: list[Path], settings: Settings, tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    build(files, tmp_path / "kg", settings, on_progress=lambda *step: seen.append(step))
    assert list(dict.fromkeys(stage for stage, *_ in seen)) == ["read", "annotate", "resolve", "store"]
    assert [(done, total) for stage, done, total in seen if stage == "annotate"] == [(n, 3) for n in range(4)]

"""An article that goes leaves no trace, and neither order nor batches of what comes and goes ever matter."""

import io
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from graph import hands, pipeline
from graph.cli import cli
from graph.config import Settings
from graph.errors import SourceError, StoreError
from graph.export import export
from graph.model import Article, Reading
from graph.ontology import load_ontology
from graph.pipeline import build
from graph.resolve import distinct
from graph.retraction import find_articles, remove
from graph.store import Store
from tests.conftest import FIRST, SECOND, THIRD

FORMATS = ("turtle", "trig", "nquads", "jsonl", "csv")
TEXTS = (
    FIRST,
    SECOND,
    THIRD,
    FIRST.replace("Springfield Herald", "Shelbyville Gazette"),
    "The Springfield Trade Bank (STB) owns Hooli. Mary Smith leads Acme Corporation.\n",
    "STB sued Acme. Smith left Acme.\n",
    "Globex Technologies competes with Acme.\n",
)
"""Names of one thing in many forms, changed versions of one article, and texts without a title."""
NAMES = ("a.txt", "b.txt", "c.txt", "d.txt")
State = dict[str, int]
"""Name of a file -> which text it holds."""


def everything(path: Path) -> dict[str, object]:
    """All quads, those of the default graph among them, and the bytes of the exports."""
    with Store.open(path, read_only=True) as store:
        found: dict[str, object] = {"quads": set(store.dataset), "graphs": set(store.dataset.named_graphs())}
        for form in FORMATS:
            out = io.BytesIO()
            export(store, form, out)
            found[form] = out.getvalue()
    return found


def same(left: Mapping[str, object], right: Mapping[str, object]) -> None:
    assert {name for name in left if left[name] != right[name]} == set()


@pytest.fixture(scope="module", autouse=True)
def remembered_readings() -> Iterator[None]:
    """Every text is annotated once in this module, by the real model, and the ontology is read once."""
    known: dict[str, Reading] = {}
    real = pipeline.read_facts

    def read_facts(articles: Sequence[Article], model: str | None = None) -> list[Reading]:
        for article in articles:
            if article.digest not in known:
                (known[article.digest],) = real([article], model)
        return [replace(known[article.digest], article=article) for article in articles]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "read_facts", read_facts)
        patch.setattr(hands, "load_ontology", cache(load_ontology))
        yield


QUICK = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Where hundreds of stores are written in no time."""


class Corpus:
    """A folder of files and the store that is built from them step by step."""

    def __init__(self, root: Path, settings: Settings) -> None:
        self.folder, self.store, self.settings = root / "wire", root / "kg", settings
        self.folder.mkdir(parents=True)
        self.state: State = {}

    def put(self, files: State) -> None:
        for name, number in files.items():
            (self.folder / name).write_text(TEXTS[number], encoding="utf-8")
        build([self.folder / name for name in files], self.store, self.settings)
        self.state |= files

    def take(self, names: Sequence[str]) -> None:
        known = [name for name in names if name in self.state]
        if known:
            assert remove(known, self.store).sources == tuple(sorted(known))
        for name in known:
            del self.state[name]


puts = st.dictionaries(st.sampled_from(NAMES), st.integers(0, len(TEXTS) - 1), min_size=1, max_size=3)
takes = st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True)
steps = st.lists(puts | takes, min_size=1, max_size=5)


@settings(max_examples=15, deadline=None)
@given(steps)
@example([{"b.txt": 0}, {"a.txt": 0}, ["b.txt"]])  # the copy that came first goes
@example([{"a.txt": 0}, {"b.txt": 0}, {"a.txt": 3}])  # the copy that came first changes
@example([{"a.txt": 4, "b.txt": 5}, ["a.txt"]])  # what an acronym stands for goes
@example([{"b.txt": 5}, {"a.txt": 5}])  # without a title, the name is part of the IRI
@example([{"a.txt": 0}, ["a.txt"]])
def test_what_comes_and_goes_leaves_what_a_new_build_makes(
    request: pytest.FixtureRequest, sequence: Sequence[State | list[str]]
) -> None:
    taught = request.getfixturevalue("taught")
    with tempfile.TemporaryDirectory(dir=QUICK) as folder:
        corpus = Corpus(Path(folder, "grown"), Settings(ontology=taught))
        for step in sequence:
            if isinstance(step, dict):
                corpus.put(step)
            else:
                corpus.take(step)
        if not corpus.store.exists():
            return
        found = everything(corpus.store)
        if not corpus.state:
            assert found["quads"] == set()
            return
        fresh = Corpus(Path(folder, "fresh"), Settings(ontology=taught))
        fresh.put(dict(sorted(corpus.state.items(), reverse=True)))
        same(found, everything(fresh.store))


@settings(max_examples=8, deadline=None)
@given(st.permutations(NAMES), st.integers(1, 4), st.lists(st.integers(0, len(TEXTS) - 1), min_size=4, max_size=4))
def test_any_order_in_any_batches_gives_one_store(
    request: pytest.FixtureRequest, order: list[str], size: int, texts: list[int]
) -> None:
    taught = request.getfixturevalue("taught")
    files = dict(zip(NAMES, texts, strict=True))
    with tempfile.TemporaryDirectory(dir=QUICK) as folder:
        one = Corpus(Path(folder, "one"), Settings(ontology=taught))
        one.put(files)
        other = Corpus(Path(folder, "other"), Settings(ontology=taught))
        for begin in range(0, len(order), size):
            other.put({name: files[name] for name in order[begin : begin + size]})
        same(everything(one.store), everything(other.store))


# Copies


@pytest.fixture
def corpus(tmp_path: Path, settings: Settings) -> Corpus:
    return Corpus(tmp_path, settings)


def test_copies_are_one_article_and_are_annotated_once(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    real = pipeline.read_facts

    def counted(articles: Sequence[Article], model: str | None = None) -> list[Reading]:
        seen.extend(article.source for article in articles)
        return real(articles, model)

    monkeypatch.setattr(pipeline, "read_facts", counted)
    corpus.put({"a.txt": 0, "b.txt": 0})
    report = build([corpus.folder], corpus.store, corpus.settings)  # wire/a.txt, wire/b.txt
    assert seen == ["a.txt"]
    assert (report.articles, report.copies, report.added) == (1, 3, 2)
    removal = remove(["a.txt"], corpus.store)
    assert (removal.sources, removal.staying) == (("a.txt",), ("b.txt", "wire/a.txt", "wire/b.txt"))
    assert (removal.report.articles, removal.report.removed) == (1, 1)


def test_of_copies_the_one_whose_name_comes_first_stands_for_all() -> None:
    readings = [Reading(article=Article(source=source, text="x")) for source in ("b", "a", "c")]
    assert [reading.article.source for reading in distinct(readings)] == ["a"]


def test_two_articles_of_one_name_in_a_batch_are_an_error_whatever_their_order(corpus: Corpus, tmp_path: Path) -> None:
    for folder, text in (("x", FIRST), ("y", SECOND)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "story.txt").write_text(text, encoding="utf-8")
    corpus.put({"a.txt": 2})
    before = everything(corpus.store)
    files = [tmp_path / "x" / "story.txt", tmp_path / "y" / "story.txt"]
    for given_ in (files, files[::-1]):
        report = build(given_, corpus.store, corpus.settings)
        assert [(error.source, "two different articles" in error.reason) for error in report.errors] == [
            ("story.txt", True)
        ]
        same(before, everything(corpus.store))
    report = build([tmp_path / "x", tmp_path / "y"], corpus.store, corpus.settings)
    assert (report.errors, report.articles) == ((), 3)


# Names of articles

ARTICLES = [
    Article(source="wire/first.txt", text="1", title="Acme buys  Globex", url="https://news.example/1", date="2021"),
    Article(source="wire/old/first.txt", text="2", title="Acme sells Globex", url="https://news.example/2"),
    Article(source="dump.jsonl#1", text="3", title="Twice told", date="2021-01-01"),
    Article(source="dump.jsonl#2", text="4", title="Twice told", date="2021-01-02"),
    Article(source="https://news.example/5", text="5", title="Initech closes"),
    Article(source="copy.txt", text="5", title="Initech closes"),
]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("wire/first.txt", ["wire/first.txt"]),
        ("./wire/../wire//first.txt", ["wire/first.txt"]),
        ("/home/ann/wire/first.txt", ["wire/first.txt"]),
        ("file:///home/ann/wire/old/first.txt", ["wire/old/first.txt"]),
        ("wire/old", ["wire/old/first.txt"]),
        ("/home/ann/wire/", ["wire/first.txt", "wire/old/first.txt"]),
        ("dump.jsonl", ["dump.jsonl#1", "dump.jsonl#2"]),
        ("dump.jsonl#2", ["dump.jsonl#2"]),
        ("https://news.example/2", ["wire/old/first.txt"]),
        ("https://news.example/5", ["https://news.example/5"]),
        ("acme BUYS globex", ["wire/first.txt"]),
        ("initech closes", ["https://news.example/5", "copy.txt"]),
    ],
)
def test_an_article_goes_by_path_url_or_title(name: str, expected: list[str]) -> None:
    assert find_articles(name, ARTICLES) == expected


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Twice told", r"several articles: dump.jsonl#1 \(2021-01-01\), dump.jsonl#2 \(2021-01-02\)"),
        ("wire/frist.txt", r"no article .* Did you mean: 'wire/first.txt'"),
        ("globex", r"no article .* Did you mean: 'Acme buys  Globex', 'Acme sells Globex'"),
        ("Initech", "no article"),
        ("first.txt", "no article"),
        ("", "no article"),
        ("nul\0", "no article"),
        ("/tmp/copy.txt#1", "no article"),
    ],
)
def test_an_unknown_or_ambiguous_name_lists_candidates(
    name: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceError, match=message):
        find_articles(name, ARTICLES)


def test_a_path_that_fits_two_names_is_ambiguous() -> None:
    articles = [Article(source=source, text=source) for source in ("first.txt", "wire/first.txt")]
    assert find_articles("wire/first.txt", articles) == ["wire/first.txt"]
    with pytest.raises(SourceError, match=r"may be any of first.txt, wire/first.txt"):
        find_articles("/home/ann/wire/first.txt", articles)


def test_a_path_is_found_from_inside_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "wire").mkdir()
    monkeypatch.chdir(tmp_path / "wire")
    assert find_articles("first.txt", ARTICLES) == ["wire/first.txt"]


# The command


def test_nothing_is_removed_when_one_name_is_unknown(corpus: Corpus) -> None:
    corpus.put({"a.txt": 0, "b.txt": 1})
    before = everything(corpus.store)
    with pytest.raises(SourceError, match="nothing like it"):
        remove(["a.txt", "nothing like it"], corpus.store)
    same(before, everything(corpus.store))


def test_the_command_says_what_went_and_what_stays(corpus: Corpus) -> None:
    corpus.put({"a.txt": 0, "b.txt": 1, "c.txt": 0})
    done = CliRunner().invoke(
        cli, ["remove", "--store", str(corpus.store), str(corpus.folder / "a.txt"), "initech sues globex"]
    )
    assert (done.exit_code, done.stdout) == (0, "")
    assert "removed a.txt\nremoved b.txt\nstays c.txt has the same content" in done.stderr
    assert "\n1 article, " in done.stderr


def test_the_last_builds_ontology_and_base_are_followed(corpus: Corpus, taught: Path, tmp_path: Path) -> None:
    own = replace(corpus.settings, base="https://kg.example/")
    corpus.settings = own
    corpus.put({"a.txt": 0, "b.txt": 1})
    corpus.take(["b.txt"])
    fresh = Corpus(tmp_path / "fresh", own)
    fresh.put({"a.txt": 0})
    same(everything(corpus.store), everything(fresh.store))


def test_what_follows_is_renewed_too(corpus: Corpus, tmp_path: Path) -> None:
    pytest.importorskip("reasonable")
    corpus.settings = replace(corpus.settings, infer=True)
    corpus.put({"a.txt": 0, "b.txt": 2})
    corpus.take(["b.txt"])
    fresh = Corpus(tmp_path / "fresh", corpus.settings)
    fresh.put({"a.txt": 0})
    assert any("graph/inferred" in str(name) for name in everything(fresh.store)["graphs"])  # type: ignore[attr-defined]
    same(everything(corpus.store), everything(fresh.store))


def test_no_store_no_removal(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        remove(["x"], tmp_path / "none")
    assert not (tmp_path / "none").exists()

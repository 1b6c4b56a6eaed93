"""Graphs moved between folders, RDF files and endpoints."""

import gzip
import io
import shutil
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad
from typer.testing import CliRunner

from graph import pipeline
from graph.cli import cli
from graph.config import BASE
from graph.errors import GraphError, SourceError, StoreError
from graph.export import export
from graph.load import UNNAMED, load
from graph.remote import RemoteStore
from graph.store import INFERRED, Store
from graph.validate import validate
from tests.endpoints import oxigraph
from tests.readings import READINGS, write

THING = NamedNode(f"{BASE}thing")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two articles with an inference.  Read it only."""
    folder = write(tmp_path_factory.mktemp("kg") / "kg")
    with Store.open(folder) as store:
        store.put_inferred([Quad(THING, THING, THING).triple])
    return folder


@pytest.fixture
def kg(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "kg"))


def exported(folder: Path, form: str = "nquads") -> bytes:
    out = io.BytesIO()
    with Store.open(folder, read_only=True) as store:
        export(store, form, out)
    return out.getvalue()


def partitions(kg: Path, folder: Path) -> Path:
    """The graph in three N-Quads files, one of them gzipped, with lines that stand in two of them."""
    folder.mkdir()
    lines = exported(kg).splitlines(keepends=True)
    (folder / "part-0.nq").write_bytes(b"".join(lines[::3]))
    (folder / "part-1.nq.gz").write_bytes(gzip.compress(b"".join(lines[1::3])))
    (folder / "part-2.nq").write_bytes(b"".join([*lines[2::3], *lines[:50]]))
    (folder / "README").write_text("no RDF")
    return folder


def test_a_folder_moves_with_its_readings(kg: Path, tmp_path: Path) -> None:
    with Store.open(kg) as store:
        store.meta["settings"] = '{"endpoint": "http://127.0.0.1:1/query"}'
        store.meta["id"] = "one"
    (kg / "decisions.toml").write_text("# mine\n")
    done = load(kg, tmp_path / "copy")
    assert (done.readings, done.differing) == (2, ())
    assert exported(tmp_path / "copy") == exported(kg)
    assert (tmp_path / "copy" / "decisions.toml").read_text() == "# mine\n"
    with Store.open(tmp_path / "copy", read_only=True) as store:
        assert list(store.readings()) == sorted(READINGS, key=lambda r: r.article.source)
        assert pipeline.settings_of(store).endpoint == ""  # two folders must not write to one endpoint
        assert "id" not in store.meta
        assert store.has_inferred


def test_partitions_become_a_store(kg: Path, tmp_path: Path) -> None:
    done = load(partitions(kg, tmp_path / "parts"), tmp_path / "new")
    assert done.differing == ()
    assert done.readings is None
    assert done.hash == load(kg, tmp_path / "copy").hash
    for form in ("nquads", "turtle"):
        assert exported(tmp_path / "new", form) == exported(kg, form)
    with Store.open(tmp_path / "new", read_only=True) as store:
        assert store.has_inferred
        assert {v.shape for v in validate(store).violations if v.shape.startswith("check:")} == set()
        with pytest.raises(StoreError, match="not the articles as they were read"):
            store.sources()
    again = load(tmp_path / "parts", tmp_path / "new")
    assert again == done


def test_the_graph_of_a_loaded_store_is_checked_against_its_own_texts(kg: Path, tmp_path: Path) -> None:
    text = exported(kg).replace(b"Acme owns Globex. The", b"Acme sold Globex. The")
    (tmp_path / "changed.nq").write_bytes(text)
    load(tmp_path / "changed.nq", tmp_path / "new")
    with Store.open(tmp_path / "new", read_only=True) as store:
        assert {"check:text", "check:quote"} <= {violation.shape for violation in validate(store).violations}


def test_nothing_is_built_into_a_loaded_store(kg: Path, tmp_path: Path, articles: Path, settings: object) -> None:
    load(partitions(kg, tmp_path / "parts"), tmp_path / "new")
    before = exported(tmp_path / "new")
    with pytest.raises(StoreError, match="build into a new one"):
        pipeline.build([articles], tmp_path / "new", settings)  # type: ignore[arg-type]
    assert exported(tmp_path / "new") == before


def test_turtle_goes_into_one_graph(kg: Path, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_bytes(exported(kg, "turtle"))
    done = load(tmp_path / "graph.ttl", tmp_path / "new", base="http://mine.example/")
    assert (done.graphs, done.differing) == (1, ())
    with Store.open(tmp_path / "new", read_only=True) as store:
        assert [str(name) for name in store.dataset.named_graphs()] == [f"<http://mine.example/{UNNAMED}>"]
    assert exported(tmp_path / "new", "ntriples") == exported(kg, "ntriples")


def test_there_and_back_by_an_endpoint(kg: Path, tmp_path: Path) -> None:
    parts = partitions(kg, tmp_path / "parts")
    with oxigraph() as one, oxigraph() as two:
        first = load(kg, f"{one}/query")
        assert load(f"{one}/query", f"{two}/query").hash == first.hash
        assert load(f"{two}/query", tmp_path / "back").differing == ()
        assert exported(tmp_path / "back") == exported(kg)
        with RemoteStore.at(f"{two}/query", {}) as remote:
            assert BASE + INFERRED in remote.catalogue.graphs
        with pytest.raises(StoreError, match="written from another store"):
            load(parts, f"{one}/query")
        assert load(parts, f"{one}/query", replace=True).hash == first.hash


def test_what_is_there_is_not_written_over(kg: Path, tmp_path: Path) -> None:
    parts = partitions(kg, tmp_path / "parts")
    with pytest.raises(StoreError, match="holds 2 articles"):
        load(parts, kg)
    other = write(tmp_path / "other", READINGS[:1])
    with pytest.raises(StoreError, match=r"holds 1 article\."):
        load(kg, other)
    assert load(kg, other, replace=True).differing == ()
    load(parts, tmp_path / "new")
    (tmp_path / "x.nq").write_text(
        "<http://x.example/> <http://x.example/> <http://x.example/> <http://x.example/> .\n"
    )
    with pytest.raises(StoreError, match="was loaded from"):
        load(tmp_path / "x.nq", tmp_path / "new")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("none.txt", b"words", "is no store, and no RDF"),
        ("cut.nq", b"<http://x.example/> <http://x.exa", "cannot be read"),
        ("cut.nq.gz", gzip.compress(b"<http://x.example/> " * 1000, mtime=0)[:60], "cannot be read"),
        ("false.nq.gz", b"no gzip", "cannot be read"),
        ("blank.nt", b"_:a <http://x.example/> <http://x.example/> .\n", "has a blank node"),
        ("missing.nq", None, "does not exist"),
    ],
)
def test_what_cannot_be_loaded_is_told(name: str, content: bytes | None, words: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(GraphError, match=words) as told:
        load(tmp_path / name, tmp_path / "new")
    assert isinstance(told.value, SourceError | StoreError)


def test_texts_that_begin_like_blank_nodes_are_texts(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kg", create=True) as store:
        store.meta["base"] = BASE
        store.replace([Quad(THING, THING, Literal("see _:b0 there"), THING)])
    assert load(tmp_path / "kg", tmp_path / "copy").quads == 1


def test_the_command_prints_counts_and_a_hash(kg: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["load", str(kg), str(tmp_path / "copy")])
    assert done.exit_code == 0
    found = load(kg, tmp_path / "second")
    assert found.hash in done.output
    assert f"{found.quads:,}" in done.output
    assert "hold the same" in done.output.replace("\n", " ")
    with Store.open(kg, read_only=True) as store:
        assert found.quads == sum(quad.graph_name != DefaultGraph() for quad in store.dataset)

"""What notebooks show: the display of a graph, the data frame, and the notebook of the documentation, which is run."""

import html
import re
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph import notebook
from graph.errors import GraphError
from graph.knowledge import KnowledgeGraph
from graph.notebook import COLUMNS
from graph.store import Store
from tests.conftest import SAMPLES
from tests.page_store import HOSTILE, Press, hostile, press

DOCUMENT = Path(__file__).parents[1] / "docs" / "notebook.ipynb"


def opened(found: Press, folder: Path) -> KnowledgeGraph:
    return KnowledgeGraph.open(found.write(folder / "kg"))


def shown(kg: KnowledgeGraph) -> str:
    return kg._repr_mimebundle_(include=None, exclude=None)["text/html"]


def outside(text: str) -> str:
    """The display without the embedded page."""
    return re.sub(r'srcdoc="[^"]*"', "", text)


# The display


def test_a_graph_shows_what_it_holds(tmp_path: Path) -> None:
    with opened(press(), tmp_path) as kg:
        bundle = kg._repr_mimebundle_()
        assert bundle["text/plain"] == f"<KnowledgeGraph '{tmp_path}/kg': 2 articles, 9 entities, 8 facts>"
    words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", outside(bundle["text/html"]))).split())
    for wanted in (
        "2 articles · 9 entities · 8 facts · 2021-03-02 to 2021-04-11",
        "Company 2",
        "signs 1",
        "stated 5",
        "8 of 8 facts, the last reported first",
        "Globex opens plant planned 2021-04-11 reported Globex will open a plant.",
        "Acme signs Harbour Pact stated 2021-03-01 Acme, the robot maker of Springfield, signed",
        "negated by Jo Field",
    ):
        assert wanted in words, wanted
    assert words.index("Globex opens plant") < words.index("Acme owns Globex Pay")


def test_the_same_store_shows_the_same(tmp_path: Path) -> None:
    with opened(press(), tmp_path) as kg:
        assert shown(kg) == shown(kg)


def test_the_page_is_in_a_sandbox_and_escaped(tmp_path: Path) -> None:
    with opened(hostile(), tmp_path) as kg:
        text = shown(kg)
    (frame,) = re.findall(r"<iframe [^>]*>", text)
    assert 'sandbox="allow-scripts"' in frame
    page = html.unescape(re.findall(r'srcdoc="([^"]*)"', frame)[0])
    assert page.startswith("<!DOCTYPE html>")
    assert "Content-Security-Policy" in page
    assert "<script" not in outside(text)
    assert "<img" not in outside(text)
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", outside(text))
    assert html.escape(HOSTILE[0], quote=False) in outside(text)


def test_only_so_many_facts_are_listed_and_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notebook, "ROWS", 3)
    monkeypatch.setattr(notebook, "MOST", 5)
    with opened(press(), tmp_path) as kg:
        text = shown(kg)
    assert text.count("<tr><td") == 3
    assert "3 of 8 facts" in text
    assert "iframe" not in text
    assert "With more than 5 facts the graph is not drawn here" in text


def test_an_empty_graph_and_a_closed_one_can_be_shown(tmp_path: Path) -> None:
    kg = opened(Press(), tmp_path)
    assert "holds no facts yet" in shown(kg)
    assert "<iframe" not in shown(kg)
    kg.close()
    assert kg._repr_mimebundle_() == {"text/plain": f"<KnowledgeGraph: {tmp_path}/kg: the store is closed.>"}


# The data frame


def test_the_frame_has_a_row_a_fact(tmp_path: Path) -> None:
    pytest.importorskip("pandas")
    with opened(press(), tmp_path) as kg:
        frame = kg.to_dataframe()
        facts = {fact["iri"]: fact for fact in kg.facts()}
    assert tuple(frame.columns) == COLUMNS
    assert set(frame.iri) == set(facts)
    rows: dict[str, Any] = {row["iri"]: row for row in frame.astype(object).to_dict("records")}
    signs = next(row for row in rows.values() if row["predicate"] == "signs")
    assert signs | {"iri": "", "sentence": ""} == {
        "subject": "Acme", "predicate": "signs", "object": "Harbour Pact", "status": "stated", "date": "2021-03-01",
        "published": "2021-03-02", "speaker": signs["speaker"], "article": "Acme_signs-1111111111.txt", "articles": 1,
        "sentence": "", "confidence": signs["confidence"], "iri": "",
        "subject_iri": "https://w3id.org/newsgraph/id/Acme",
        "predicate_iri": "https://w3id.org/newsgraph/ontology#signs",
        "object_iri": "https://w3id.org/newsgraph/id/Harbour_Pact",
    }  # fmt: skip
    assert Counter(frame.status) == {"stated": 5, "possible": 1, "negated": 1, "planned": 1}
    for iri, row in rows.items():
        assert row["sentence"] in {evidence["quote"] for evidence in facts[iri]["evidence"]}
        assert row["confidence"] == pytest.approx(facts[iri]["confidence"])
    assert frame.speaker.dropna().tolist() == ["Jo Field"]
    described = frame[frame.predicate == "is described as"]
    assert described.object_iri.isna().all()
    assert frame.date.notna().sum() == 1


def test_an_empty_graph_has_an_empty_frame_of_the_same_kind(tmp_path: Path) -> None:
    pytest.importorskip("pandas")
    with opened(Press(), tmp_path / "none") as kg, opened(press(), tmp_path / "some") as full:
        assert len(kg.to_dataframe()) == 0
        assert list(kg.to_dataframe().dtypes) == list(full.to_dataframe().dtypes)


def test_without_pandas_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with opened(press(), tmp_path) as kg, pytest.raises(GraphError, match=r"pip install 'newsgraph\[notebook\]'"):
        kg.to_dataframe()


# The notebook of the documentation


def test_the_notebook_is_stored_without_outputs() -> None:
    nbformat = pytest.importorskip("nbformat")
    found = nbformat.read(DOCUMENT, 4)
    nbformat.validate(found)
    code = [cell for cell in found.cells if cell.cell_type == "code"]
    assert [cell.id for cell in code if cell.outputs or cell.execution_count is not None] == []


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::RuntimeWarning")
def test_the_notebook_runs(built_samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a kernel of its own, over a store in which the samples are already, so that nothing is read twice."""
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    shutil.copytree(built_samples, tmp_path / "kg")
    monkeypatch.setenv("PYTHONPATH", str(DOCUMENT.parents[1]))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    found = nbformat.read(DOCUMENT, 4)
    place = {"metadata": {"path": str(tmp_path)}}
    nbclient.NotebookClient(found, timeout=120, kernel_name="python3", resources=place).execute()
    given = [output for cell in found.cells if cell.cell_type == "code" for output in cell.outputs]
    assert [output.name for output in given if output.output_type == "stream" and output.name == "stderr"] == []
    kinds = Counter(kind for output in given for kind in output.get("data", {}))
    assert kinds["image/png"] == 2
    assert kinds["text/html"] >= 5
    articles = len(list(SAMPLES.iterdir())) - 1  # but for the README
    assert given[0].data["text/plain"] == f"({articles}, ())"
    assert 'sandbox="allow-scripts"' in given[1].data["text/html"]
    written = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert written >= {"charts.html", "facts.csv", "graph.ttl", "tencent.html"}
    with Store.open(tmp_path / "kg"):
        pass  # the notebook closed it

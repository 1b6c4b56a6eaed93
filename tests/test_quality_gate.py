"""The quality gate: its floors are complete, and it scores a known export as the shared scorer does."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FIGURES = {"recall", "status", "speaker"}
ACROSS = {
    "entities": {"b_cubed_f1", "pairwise_precision"},
    "carb": {"f1"},
    "judged": {"precision", "calibration"},
    "variations": {"names", "amounts"},
    "relations": {"dev_typed", "held_typed", "traps_seen"},
}


def gate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("evaluate", ROOT / "scripts" / "evaluate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def fact(subject: str, label: str, value: str, **more: Any) -> dict[str, Any]:
    base = {
        "subject": {"label": subject, "aliases": []}, "predicate": {"id": "x", "label": label}, "phrase": label,
        "object": {"label": value, "aliases": []}, "qualifiers": [], "polarity": "positive", "modality": "actual",
        "speakers": [], "time": None, "evidence": [{"article": "folder/story.txt", "quote": ""}],
    }  # fmt: skip
    return {**base, **more}


def test_every_gold_set_has_floors_that_mean_something() -> None:
    floors = json.loads((ROOT / "tests" / "gold" / "floors.json").read_text(encoding="utf-8"))
    assert set(floors) == {"gold", "seeds", "samples", "topics", "unseen", "news_read", "news_held", *ACROSS}
    for name, pinned in floors.items():
        figures = ACROSS.get(name, FIGURES)
        assert set(pinned) >= figures | {"corpus"}, name
        assert all(0.5 <= pinned[figure] <= 1 for figure in figures), name


@pytest.mark.skipif(not (SHARED / "tools" / "score_facts.py").exists(), reason="../shared is not here")
def test_scores_found_status_and_speaker() -> None:
    module = gate()
    common = {"doc": "story", "says": ""}
    gold = [
        {**common, "id": "1", "args": [["Acme"], ["Globex"]], "pred": "own", "status": "asserted", "speaker": None},
        {
            **common,
            "id": "2",
            "args": [["Acme"], ["plant"]],
            "pred": "build",
            "status": "planned",
            "speaker": ["Smith"],
        },
        {**common, "id": "3", "args": [["Initech"], ["plant"]], "pred": ".", "status": "asserted", "speaker": None},
    ]
    facts = [fact("Acme", "owns", "Globex"), fact("Acme", "build", "plant", speakers=["Mary Smith"])]
    figures, missed = module.score(facts, gold, module.scorer(SHARED))
    assert figures == {"recall": 0.6667, "status": 0.5, "speaker": 1.0, "facts_per_document": 2.0}
    assert [line.split(":")[0] for line in missed] == ["status 2 (planned)", "3"]


def test_a_corpus_is_the_same_wherever_its_folders_are(tmp_path: Path) -> None:
    placed = []
    for first, second in (("a", "b"), ("b", "a")):
        files = [tmp_path / first / "one.txt", tmp_path / second / "two.txt"]
        for file in files:
            file.parent.mkdir(exist_ok=True)
            file.write_text(file.stem, encoding="utf-8")
        placed.append(gate().digest(files))
    assert placed[0] == placed[1]
    files[0].write_text("another", encoding="utf-8")
    assert gate().digest(files) != placed[0]

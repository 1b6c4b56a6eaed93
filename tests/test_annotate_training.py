"""Training in miniature: the loss falls, a run can be resumed, development data is refused."""

import json
import random
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from graph.annotate.lemmas import lemma  # noqa: E402
from graph.annotate.pieces import WordPieces  # noqa: E402
from graph.annotate.pipeline import MODELS  # noqa: E402
from scripts.training import names  # noqa: E402
from scripts.training.batches import Coder, Labels, collate, items, lemma_rule  # noqa: E402
from scripts.training.coref_metrics import CorefScores  # noqa: E402
from scripts.training.corpora import Document, Sentence, refuse  # noqa: E402
from scripts.training.loop import Config, Trainer  # noqa: E402
from scripts.training.network import Shape  # noqa: E402

TINY = Shape(width=32, layers=1, attention_heads=2, inner=32)


def documents() -> dict[str, list[Document]]:
    def sentence() -> Sentence:
        return Sentence(
            ["Acme", "bought", "its", "rivals", "."],
            ["PROPN", "VERB", "PRON", "NOUN", "PUNCT"],
            ["NNP", "VBD", "PRP$", "NNS", "."],
            ["_"] * 5,
            ["Acme", "buy", "its", "rival", "."],
            [2, 0, 4, 2, 2],
            ["nsubj", "root", "nmod:poss", "obj", "punct"],
            names.span_masks(
                ["Acme", "bought", "its", "rivals", "."], [(0, 1, frozenset({"ORG"}), False)], frozenset({"ORG"})
            ),
            [(0, 1), (2, 1), (3, -1)],
        )

    return {"ewt": [Document("a", [sentence() for _ in range(9)], boundaries=True, coref_weight=1.0)], "gum": []}


def trainer(folder: Path) -> Trainer:
    config = Config(steps=12, seed=5, batch=120, shares={}, head_rate=1e-2)
    found = Trainer(config, folder / "no data", folder, MODELS / "en_news")
    found.prepare(documents(), TINY)
    return found


def test_the_loss_falls_and_a_run_repeats(tmp_path: Path) -> None:
    runs = []
    for name in ("first", "second"):
        held = trainer(tmp_path / name)
        losses = []
        for batch in held.batches():
            losses.append(held.train_step(batch))
            if held.step == 12:
                break
        runs.append(losses)
    assert sum(runs[0][-1].values()) < 0.8 * sum(runs[0][0].values())
    assert runs[0] == runs[1]


def test_a_run_resumes_where_it_stopped(tmp_path: Path) -> None:
    held = trainer(tmp_path)
    held.run()
    [checkpoint] = tmp_path.glob("ckpt-*.pt")
    again = trainer(tmp_path)
    again.resume(checkpoint)
    assert again.step == 12
    assert all(
        torch.equal(a, b)
        for a, b in zip(held.network.state_dict().values(), again.network.state_dict().values(), strict=True)
    )
    assert json.loads((tmp_path / "log.jsonl").read_text().splitlines()[-1])["kind"] == "done"


@pytest.mark.parametrize(
    "path",
    [
        "treebank/en_ewt-dev.conllu",
        "treebank/gum_open-test.conllu",
        "ner/uner_ewt-dev.iob2",
        "ner/worldwide-dev/x.tsv",
        "coref/gap-validation.tsv",
        "articles/wikinews/x.txt",
    ],
)
def test_development_data_is_refused(path: str) -> None:
    with pytest.raises(SystemExit, match="never trained on"):
        refuse(Path("data") / path)


def test_training_data_is_not_refused() -> None:
    for path in ("treebank/en_ewt-train.conllu", "ner/wikigold.conll", "relations/redocred_dev.train.json"):
        assert refuse(Path("data") / path)


def test_a_sentence_outside_the_labels_of_a_corpus_allows_other_names() -> None:
    masks = names.span_masks(
        ["Acme", "met", "Germans", "today"], [(0, 1, frozenset({"ORG"}), False)], frozenset({"ORG"})
    )
    tags = [[tag for bit, tag in enumerate(names.TAGS) if mask >> bit & 1] for mask in masks]
    assert tags[0] == ["B-ORG"]
    assert tags[1] == ["O"]
    assert "B-NORP" in tags[2]
    assert "B-ORG" not in tags[2]
    assert {"O", "B-DATE"} <= set(tags[3])
    assert "B-NORP" not in tags[3]


def test_lemma_rules_give_back_the_lemma() -> None:
    for form, wanted in (
        ("Cities", "city"),
        ("was", "be"),
        ("Paris", "Paris"),
        ("n't", "not"),
        ("companies", "company"),
    ):
        assert lemma(form, lemma_rule(form, wanted)) == wanted


def test_batches_number_the_words_of_all_their_windows() -> None:
    held = documents()["ewt"]
    coder = Coder(WordPieces(MODELS / "en_news" / "vocab.txt"), Labels.of(held))
    batch = collate([item for document in held for item in items(coder.document(document), random.Random(1), 60)])
    words = len(batch["first"])
    assert words in range(36, 46)
    assert len(batch["upos"]) == len(batch["names"]) == len(batch["starts"]) == words
    assert int(batch["grid"].max()) == words - 1


def test_coreference_scores_of_a_known_case() -> None:
    scores = CorefScores()
    scores.add([frozenset("abc"), frozenset("de")], [frozenset("ab"), frozenset("cde")])
    found = scores.f1()
    assert found["muc"] == pytest.approx(2 / 3)
    assert found["b3"] == pytest.approx(11 / 15)
    assert found["ceaf"] == pytest.approx(0.8)

"""Training in miniature: the loss falls, a run can be resumed, development data is refused."""

import json
import random
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from graph.annotate.lemmas import lemma  # noqa: E402
from graph.annotate.pieces import WordPieces  # noqa: E402
from graph.annotate.pipeline import MODELS  # noqa: E402
from scripts import train_model  # noqa: E402
from scripts.judging import gmb  # noqa: E402
from scripts.training import names, silver  # noqa: E402
from scripts.training.batches import Coder, Labels, collate, items, lemma_rule  # noqa: E402
from scripts.training.coref_metrics import CorefScores  # noqa: E402
from scripts.training.corpora import TREES, Document, Sentence, refuse, trees  # noqa: E402
from scripts.training.loop import Config, Trainer, read_checkpoint  # noqa: E402
from scripts.training.network import Shape, odds_loss, relative_bucket  # noqa: E402

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


def trainer(folder: Path, seed: int = 5) -> Trainer:
    config = Config(steps=12, seed=seed, batch=120, shares={}, head_rate=1e-2)
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


def test_a_run_without_options_has_the_usual_rates() -> None:
    options = train_model.options_of(["data", "out"])
    assert (options.encoder_rate, options.head_rate) == (Config().encoder_rate, Config().head_rate)


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


def test_two_checkpoints_are_averaged_by_their_shares(tmp_path: Path) -> None:
    averages = []
    for seed, name in enumerate(("first", "second")):
        held = trainer(tmp_path / name, seed)
        held.run()
        averages.append(held.averaged())
    ends = [next((tmp_path / name).glob("ckpt-*.pt")) for name in ("first", "second")]
    train_model.main(["--mix", str(ends[1]), "--share", "0.25", str(ends[0]), str(tmp_path / "mixed.pt")])
    mixed, _ = read_checkpoint(tmp_path / "mixed.pt")
    for name, value in mixed.state_dict().items():
        torch.testing.assert_close(value, averages[0][name] * 0.75 + averages[1][name] * 0.25)


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


def test_the_mended_trees_are_trees_of_known_relations() -> None:
    known = json.loads((MODELS / "en_news/labels.json").read_text(encoding="utf-8"))
    found = [sentence for document in trees(TREES) for sentence in document.sentences]
    assert len(found) > 4000
    for sentence in found:
        assert sentence.heads.count(0) == 1
        assert {"root"} == {rel for rel, head in zip(sentence.deprels, sentence.heads, strict=True) if not head}
        assert set(sentence.deprels) <= set(known["deprel"])
        assert set(sentence.upos) <= set(known["upos"])
        assert sentence.xpos == sentence.feats == sentence.lemmas == []
        for word in range(1, len(sentence.words) + 1):
            at, steps = word, 0
            while at:
                at, steps = sentence.heads[at - 1], steps + 1
                assert steps <= len(sentence.words)


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


def test_a_teacher_s_reading_goes_with_the_words_it_was_made_of(tmp_path: Path) -> None:
    held = trainer(tmp_path)
    held.run()
    labels = Labels.of(documents()["ewt"])
    texts = {name: documents()["ewt"] for name in silver.CORPORA}
    for sentence in (s for held_ in texts.values() for document in held_ for s in document.sentences):
        sentence.upos, sentence.xpos, sentence.heads, sentence.deprels = [], [], [], []
    held.network.load_state_dict(held.averaged())
    assert silver.write(held.network, labels, held.pieces, texts, tmp_path / "silver.npz") == 5 * 45
    silver.add(texts, labels, tmp_path / "silver.npz")
    [read] = {tuple(s.heads) for held_ in texts.values() for document in held_ for s in document.sentences}
    assert len(read) == 5
    assert texts["gmb"][0].sentences[0].reading is not None
    for corpus in texts.values():
        corpus[0].sentences.pop()
    with pytest.raises(SystemExit, match="45 words of gmb, the data folder has 40"):
        silver.add(texts, labels, tmp_path / "silver.npz")
    learner = Trainer(Config(steps=1, shares={"gmb": 0.5}), tmp_path / "none", tmp_path / "b", MODELS / "en_news")
    learner.prepare(documents() | {"gmb": texts["gmb"]}, TINY)
    assert learner.train_step(next(learner.batches()))["names_read"] > 0


def test_sentences_that_facts_are_judged_on_are_apart() -> None:
    shared = Path(__file__).resolve().parents[2] / "shared"
    if not (shared / "data" / "ner" / "gmb.csv.gz").exists():
        pytest.skip(f"{shared} is not there")
    begins = [int(article.source.removeprefix("gmb/")) for article in gmb(shared)]
    assert {f"gmb-{begin + n}" for begin in begins for n in range(6)} <= silver.APART


def test_soft_targets_with_one_certain_class_are_the_usual_cross_entropy() -> None:
    logits, classes = torch.randn(7, 5), torch.randint(0, 5, (7,))
    among, odds = torch.zeros(7, 4, dtype=torch.int64), torch.zeros(7, 4)
    among[:, 0], odds[:, 0] = classes, 1.0
    expected = torch.nn.functional.cross_entropy(logits, classes, reduction="sum")
    assert torch.isclose(odds_loss(logits, among, odds), expected)


def test_near_pieces_have_a_bucket_each_and_far_ones_share() -> None:
    """The values of MPNet's own function (transformers, MPNetEncoder.relative_position_bucket)."""
    offsets = torch.tensor([-300, -20, -8, -7, -1, 0, 1, 7, 8, 20, 300])
    assert relative_bucket(offsets, 32).tolist() == [15, 10, 8, 7, 1, 0, 17, 23, 24, 26, 31]


def test_coreference_scores_of_a_known_case() -> None:
    scores = CorefScores()
    scores.add([frozenset("abc"), frozenset("de")], [frozenset("ab"), frozenset("cde")])
    found = scores.f1()
    assert found["muc"] == pytest.approx(2 / 3)
    assert found["b3"] == pytest.approx(11 / 15)
    assert found["ceaf"] == pytest.approx(0.8)

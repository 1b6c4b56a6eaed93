"""Quick development scores during training: EWT dev syntax, worldwide-dev names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch

from scripts.training.batches import Coder, Labels, collate, items
from scripts.training.corpora import Document, Sentence, read_bio, read_conllu
from scripts.training.names import TAGS, bio_spans
from scripts.training.network import mixed

if TYPE_CHECKING:
    from pathlib import Path

    from graph.annotate.pieces import WordPieces
    from scripts.training.network import Network

WORLD = {
    "PERSON": "Person",
    "ORG": "Organization",
    "LOC": "Location",
    "FAC": "Facility",
    "DATE": "Date",
    "MONEY": "Money",
}


@torch.no_grad()
def word_vectors(network: Network, batch: dict[str, Any]) -> torch.Tensor:
    """Normed word vectors of a batch of one window."""
    hidden = network.encoder(batch["pieces"], batch["shapes"], None)
    return network.norm(hidden.reshape(-1, hidden.shape[-1])[batch["first"]]).float()  # type: ignore[no-any-return]


@torch.no_grad()
def dev_scores(
    network: Network, pieces: WordPieces, labels: Labels, data: Path, sentences: int = 400
) -> dict[str, float]:
    """UPOS, XPOS, UAS, LAS and sentence F1 on EWT dev, name F1 on some of worldwide-dev."""
    network.eval()
    coder = Coder(pieces, labels)
    scores = syntax(network, coder, data / "treebank/en_ewt-dev.conllu", sentences)
    return scores | names(network, coder, sorted((data / "ner/worldwide-dev").glob("*.tsv"))[::6])


def syntax(network: Network, coder: Coder, path: Path, limit: int) -> dict[str, float]:
    """Tag and attachment scores with gold sentences, greedy heads."""
    hits = dict.fromkeys(("upos", "xpos", "feats", "lemma", "uas", "las"), 0)
    total = tp = predicted = gold = 0
    for name, held, _ in read_conllu(path):
        for item in items(coder.document(Document(name, held, boundaries=True)), None):
            batch = collate([item])
            with mixed():
                vectors = word_vectors(network, batch)
                for task in ("upos", "xpos", "feats", "lemma"):
                    hits[task] += int((network.taggers[task](vectors).argmax(1) == batch[task]).sum())
                starts = network.sentence(vectors).squeeze(1) > 0
            known = batch["starts"] >= 0
            truth = batch["starts"] == 1
            tp, predicted, gold = (
                tp + int((starts & truth).sum()),
                predicted + int((starts & known).sum()),
                gold + int(truth.sum()),
            )
            for row, heads, deprel in zip(batch["grid"], batch["heads"], batch["labels_read"][..., 0], strict=True):
                real = row >= 0
                rooted = torch.cat([network.root[None], vectors[row[real]]])
                dep, head = network.arcs(rooted)
                found = (dep[1:] @ head.T).argmax(1)
                label_dep, label_head = network.labels(rooted)
                labelled = network.label_scores(label_dep[1:], label_head[found]).argmax(1)
                right = found == heads[real]
                hits["uas"] += int(right.sum())
                hits["las"] += int((right & (labelled == deprel[real])).sum())
                total += len(found)
            limit -= sum(len(window) for window in item[1])
        if limit <= 0:
            break
    scores = {name: round(value / max(1, total), 4) for name, value in hits.items()}
    return scores | {"sent_f1": round(2 * tp / max(1, predicted + gold), 4)}


def names(network: Network, coder: Coder, paths: list[Path]) -> dict[str, float]:
    """Exact-span F1 of persons, organisations and places; of dates and money."""
    counts = {"names_f1": [0, 0, 0], "date_money_f1": [0, 0, 0]}
    for path in paths:
        held = [s for document in read_bio(path) for s in document]
        document = coder.document(Document(path.name, [Sentence(words, names=[1] * len(words)) for words, _ in held]))
        gold = [tag for _, tags in held for tag in tags]
        found: list[str] = []
        for item in items(document, None):
            vectors = word_vectors(network, collate([item]))
            found += [TAGS[i] for i in network.taggers["names"](vectors).argmax(1).tolist()]
        spans = {(b, e, WORLD[k]) for b, e, k in bio_spans(found) if k in WORLD}
        truth = set(bio_spans(gold))
        for name, kinds in (("names_f1", {"Person", "Organization", "Location"}), ("date_money_f1", {"Date", "Money"})):
            ours, theirs = ({s for s in held_ if s[2] in kinds} for held_ in (spans, truth))
            counts[name] = [
                a + b for a, b in zip(counts[name], (len(ours & theirs), len(ours), len(theirs)), strict=True)
            ]
    return {name: round(2 * tp / max(1, ours + theirs), 4) for name, (tp, ours, theirs) in counts.items()}

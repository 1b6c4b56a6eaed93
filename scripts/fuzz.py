"""Feeds the readers, or the whole program, with texts that a fuzzer makes, until it is stopped or something is raised.

    pip install 'newsgraph[fuzz]'
    python scripts/fuzz.py read -max_total_time=600
    python scripts/fuzz.py all -max_total_time=600 -seed=1

``read`` gives bytes to a reader (the first byte chooses which); ``all`` takes what was read through annotation,
extraction, resolution and every RDF export, and parses these again.  What follows the name goes to libFuzzer; a folder
among it keeps the corpus.  An input that raises is written to crash-* in the current folder: add it to tests/malformed.
"""

import io
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(
    include=["graph.read", "graph.extract", "graph.resolve", "graph.assertion", "graph.export"]
):
    from pyoxigraph import RdfFormat, parse

    from graph import pipeline
    from graph.assertion import quads
    from graph.config import BASE
    from graph.export import export
    from graph.ontology import load_ontology
    from graph.patterns import PatternSet
    from graph.read import SUFFIXES, read
    from graph.resolve import resolve
    from graph.store import Store

KINDS = sorted(SUFFIXES)
EXPORTS = {"turtle": RdfFormat.TURTLE, "nquads": RdfFormat.N_QUADS, "rdfxml": RdfFormat.RDF_XML}
ONTOLOGY = load_ontology()
FOLDER = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))


def articles(data: bytes):
    path = FOLDER / f"input{KINDS[data[0] % len(KINDS)]}" if data else FOLDER / "input.txt"
    path.write_bytes(data[1:])
    found = list(read([path], on_error=lambda _: None))
    for article in found:
        article.text.encode()
        article.source.encode()
    return found


def fuzz_read(data: bytes) -> None:
    articles(data)


def fuzz_all(data: bytes) -> None:
    found = articles(data)
    if not found:
        return
    readings = pipeline.read_facts(found)
    knowledge = resolve(readings, ONTOLOGY, PatternSet([]), base=BASE, agent="fuzz/1")
    wanted = set(quads(knowledge, base=BASE))
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder, Store.open(Path(folder, "kg"), create=True) as store:
        store.put(readings)
        store.replace(wanted)
        for name, form in EXPORTS.items():
            out = io.BytesIO()
            export(store, name, out)
            again = set(parse(out.getvalue(), form))
            assert name == "rdfxml" or len(again) == len(wanted if name == "nquads" else {q.triple for q in wanted}), (
                name
            )


TARGETS = {"read": fuzz_read, "all": fuzz_all}
if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(__doc__)
    atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[sys.argv[1]])
    atheris.Fuzz()

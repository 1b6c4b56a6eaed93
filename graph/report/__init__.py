"""A store in, what its sources agree on and where they contradict each other out.  It reads, and changes nothing.

Near-copies of one text are one source; :mod:`graph.copies` finds them when the store is built.
"""

from graph.ontology import Ontology, load_ontology
from graph.report.agreeing import corroborated
from graph.report.claims import Corpus
from graph.report.conflicts import contradictions
from graph.report.findings import Citation, Contradiction, Corroboration, Findings, Side
from graph.report.write import FORMATS, serialize
from graph.statements import Statements
from graph.store import Store

__all__ = [
    "FORMATS", "Citation", "Contradiction", "Corroboration", "Findings", "Side", "find", "serialize",
]  # fmt: skip


def find(store: Store, *, min_sources: int = 2, ontology: Ontology | None = None) -> Findings:
    """Facts with ``min_sources`` independent sources, and contradictions.

    The ontology says which relations are symmetric and which have one value at a time; default: the packaged one.
    """
    known = Statements(store.dataset)
    corpus = Corpus(known, ontology or load_ontology())
    return Findings(
        articles=len(known.sources),
        sources=len({source.origin for source in known.sources.values()}),
        facts=len(known.facts),
        corroborated=corroborated(corpus, min_sources),
        contradictions=contradictions(corpus),
    )

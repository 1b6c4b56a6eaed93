"""The annotator: article text in, spaCy Docs with tags, lemmas, parse, names and coreference out.

:func:`load` gives our own model, or any installed spaCy pipeline with names and a parser in its place: one of Universal
Dependencies, or of ClearNLP's labels as spaCy's own English pipelines have, whose trees are converted.
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["MODELS", "load"]
MODELS = Path(__file__).resolve().parent.parent / "models"
CLEARNLP = frozenset({"dobj", "pobj", "nsubjpass"})
UD = frozenset({"obj", "obl", "nsubj:pass"})
"""Labels that only one of the two schemes has."""
LONGEST = 50_000_000
"""Characters a text may have; the pipeline's memory is linear, so spaCy's own limit does not apply."""


def load(name: str | None = None, *, threads: int = 2, vectors: bool = False, folder: Path | None = None) -> Language:
    """The pipeline called ``name``; None is the model in this package.

    ``folder`` is a model folder to use in place of the package's, to measure another.
    ``vectors`` fills ``doc.tensor`` with a context vector a token.  Raises ``ModelError`` for a pipeline that is
    not installed, has no parser or no names, or parses in neither of the two schemes that are understood.
    """
    if name is not None:
        return _other(name, threads)
    # slow to import, and ``import graph`` must stay quick
    from graph.annotate import coref, pipeline, repair  # noqa: F401, PLC0415

    nlp = pipeline.English()
    model = "en_news" if folder is None else str(folder)
    nlp.add_pipe("newsgraph_annotator", config={"model": model, "threads": threads, "vectors": vectors})
    nlp.add_pipe("newsgraph_repair")
    nlp.add_pipe("newsgraph_coref")
    annotator: Any = nlp.get_pipe("newsgraph_annotator")
    meta = annotator.network.meta
    nlp.meta |= {"name": meta["name"], "version": meta["version"]}
    nlp.max_length = LONGEST
    return nlp


def _other(name: str, threads: int) -> Language:
    """An installed spaCy pipeline, its Docs made what extraction reads."""
    import spacy  # noqa: PLC0415

    from graph.annotate import coref, foreign  # noqa: F401, PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            nlp = spacy.load(name)
    except OSError as error:
        raise ModelError(
            f"No spaCy pipeline {name!r} is installed; install it, or leave the model out to use newsgraph's own."
        ) from error
    lacking = [part for part in ("parser", "ner") if not nlp.has_pipe(part)]
    if lacking:
        raise ModelError(f"The pipeline {name!r} has no {' and no '.join(lacking)}; newsgraph needs both.")
    labels = set(nlp.pipe_labels.get("parser", []))
    clearnlp = not CLEARNLP.isdisjoint(labels)
    if not clearnlp and UD.isdisjoint(labels):
        found = ", ".join(sorted(labels)) or "none that it tells"
        raise ModelError(
            f"The pipeline {name!r} parses with other labels ({found}); facts are read off "
            "Universal Dependencies, or ClearNLP's labels turned into them. "
            "Install a pipeline trained on either, or leave the model out to use newsgraph's own."
        )
    return foreign.adapt(nlp, clearnlp=clearnlp, threads=threads)

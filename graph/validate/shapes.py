"""A dataset and shapes in, violations out: SHACL with its SPARQL constraints, run by rudof.

rudof (Rust) was chosen by measurement, see scripts/bench_validate.py: it is some forty times faster than pySHACL, and
tests/test_validate.py holds the two to the same violations.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import DefaultGraph, Literal, NamedNode, RdfFormat
from rdflib.namespace import SH

from graph.errors import GraphError
from graph.validate.violation import Violation

SHAPES = "https://w3id.org/newsgraph/shapes#"


def shapes_path() -> Path:
    """Where the shapes of this distribution are: in the package when installed, else at the top of the checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "shapes.ttl"
    return installed if installed.exists() else package.parent / "shapes.ttl"


def violations(dataset: pyoxigraph.Store, shapes: Path) -> Iterator[Violation]:
    """What in the merged graph does not keep to the shapes."""
    try:
        import pyrudof  # noqa: PLC0415  (an extra that nothing else needs)
    except ImportError as error:
        raise GraphError("Validation needs the package pyrudof: pip install 'newsgraph[validate]'.") from error
    rudof = pyrudof.Rudof(pyrudof.RudofConfig())
    messages = _read_shapes(rudof, shapes)
    data = dataset.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()) or b""
    # The text must not be taken for the name of a file or an address, which it could be where it is empty.
    rudof.read_data(f"# data\n{data.decode()}", pyrudof.RDFFormat.NTriples, reader_mode=pyrudof.ReaderMode.Strict)
    for entry in rudof.validate_shacl().violations:
        shape = entry.source_shape or ""
        yield Violation(
            shape=shape.removeprefix(SHAPES),
            focus=entry.focus_node,
            path=entry.path or "",
            value=_plain(entry.value or ""),
            message=messages.get(shape) or _plain(entry.message or ""),
        )


def _read_shapes(rudof: Any, path: Path) -> dict[str, str]:
    """Load the shapes; returns the messages of those that have one, since rudof does not report all."""
    import pyrudof  # noqa: PLC0415

    try:
        text = path.read_text(encoding="utf-8")
        triples = list(pyoxigraph.parse(text, RdfFormat.TURTLE))
        rudof.read_shacl(f"# shapes\n{text}", pyrudof.ShaclFormat.Turtle, reader_mode=pyrudof.ReaderMode.Strict)
    except (OSError, UnicodeDecodeError, SyntaxError, pyrudof.RudofError) as error:
        raise GraphError(f"{path}: cannot be read as SHACL shapes in Turtle: {error}") from error
    told = (one for one in triples if one.predicate.value == str(SH.message) and isinstance(one.subject, NamedNode))
    return {one.subject.value: one.object.value for one in told if isinstance(one.object, Literal)}


def _plain(term: str) -> str:
    """The text of a literal, which rudof writes in quotation marks but does not escape; an IRI as it is.

    >>> _plain('"4"^^xsd:integer'), _plain('https://acme.example/')
    ('4', 'https://acme.example/')
    """
    return term[1 : term.rindex('"')] if term.startswith('"') else term

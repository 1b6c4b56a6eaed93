"""The program's RDF terms and ontology.ttl agree: nothing is written that the ontology does not define."""

import ast
import re
from pathlib import Path

import pytest
from rdflib import URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS

import graph.ontology
from graph.ontology import load_ontology
from graph.vocab import NG, ONTOLOGY, PREFIXES

PACKAGE = Path(graph.ontology.__file__).parent
RDF_GRAPH = load_ontology().rdf
TERMS = sorted({str(s) for s in RDF_GRAPH.subjects() if str(s).startswith(str(NG))})
DEFINED = frozenset(term.removeprefix(str(NG)) for term in TERMS)
CONTRACT = (
    "Record Article Fact Evidence Qualifier polarity positive negative modality actual planned possible conditional "
    "confidence validTime speaker evidence derivedFrom phrase subjectBegin subjectEnd objectBegin objectEnd textHash "
    "subjectAntecedentBegin subjectAntecedentEnd objectAntecedentBegin objectAntecedentEnd construction "
    "bound qualifier time place amount purpose cause instrument manner topic openRelation "
    "example counterExample exceptDomain exceptRange noun entityLabel"
).split()


def terms_of(source: str) -> set[str]:
    """Local names of the ng: terms that Python source uses, as attributes, subscripts or prefixed names in strings."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "NG":
            found.add(node.attr)
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "NG":
            found |= {str(node.slice.value)} if isinstance(node.slice, ast.Constant) else set()
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= prefixed(node.value)
    return found


def prefixed(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w:])ng:([A-Za-z]\w*)", text))


def sources() -> list[Path]:
    return sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.rq"), *PACKAGE.rglob("*.ttl")])


def test_the_scan_finds_every_way_of_naming_a_term() -> None:
    source = 'NG.one, NG["two"], f"{NG}x ng:three {y}", NG[variable], pong.NG.four, "long:five xng:six"'
    assert terms_of(source) == {"one", "two", "three"}


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_terms_in_the_program_are_defined(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = terms_of(text) if path.suffix == ".py" else prefixed(text)
    assert sorted(used - DEFINED) == [], "define these in ontology.ttl, or mend the spelling"


def test_the_terms_of_the_rdf_contract_are_defined() -> None:
    assert sorted(set(CONTRACT) - DEFINED) == []


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.removeprefix(str(NG)))
def test_every_term_has_one_label_one_definition_and_a_type(term: str) -> None:
    node = URIRef(term)
    assert len(list(RDF_GRAPH.objects(node, RDFS.label))) == 1
    assert len(list(RDF_GRAPH.objects(node, SKOS.definition))) == 1
    assert list(RDF_GRAPH.objects(node, RDF.type))


def test_no_reference_dangles() -> None:
    """Every ng: IRI anywhere in the ontology is described there, and every predicate has a prefix we know."""
    used = {str(term) for triple in RDF_GRAPH for term in triple if isinstance(term, URIRef)}
    assert sorted(iri for iri in used if iri.startswith(str(NG)) and iri not in TERMS and iri != str(NG)) == []
    known = (*PREFIXES.values(), "http://purl.org/vocab/vann/")
    assert sorted({str(p) for p in RDF_GRAPH.predicates() if not str(p).startswith(known)}) == []


def test_version_iri_follows_the_version() -> None:
    ontology = URIRef(ONTOLOGY)
    version = load_ontology().version
    assert list(RDF_GRAPH.objects(ontology, OWL.versionIRI)) == [URIRef(f"{ONTOLOGY}/{version}")]

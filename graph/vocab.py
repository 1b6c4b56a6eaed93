"""The RDF terms that the program writes, held to ontology.ttl by a test.

``NG`` is closed: an attribute that ontology.ttl does not define fails the test, not a user's query.
"""

from rdflib import Namespace
from rdflib.namespace import DCTERMS, FOAF, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME, XSD

ONTOLOGY = "https://w3id.org/newsgraph/ontology"
"""IRI of the ontology itself; its version IRI adds the version."""
NG = Namespace("https://w3id.org/newsgraph/ontology#")
OPEN = Namespace("https://w3id.org/newsgraph/open/")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
WDT = Namespace("http://www.wikidata.org/prop/direct/")
WD = Namespace("http://www.wikidata.org/entity/")

PREFIXES: dict[str, str] = {
    "ng": str(NG),
    "open": str(OPEN),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "owl": str(OWL),
    "xsd": str(XSD),
    "schema": str(SDO),
    "prov": str(PROV),
    "dcterms": str(DCTERMS),
    "skos": str(SKOS),
    "nif": str(NIF),
    "time": str(TIME),
    "foaf": str(FOAF),
    "wd": str(WD),
    "wdt": str(WDT),
}
"""Prefixes that every query and every export knows; the empty prefix is the base IRI of the store."""

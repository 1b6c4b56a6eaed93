"""Firms that are called by a possessive: "Brown's has closed ten shops" is of a firm, not of somebody called Brown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.tokens import Span

from graph.annotate.names import CLOSED, POSSESSIVE_MARKS

if TYPE_CHECKING:
    from spacy.tokens import Doc

OWNERS = frozenset({"PERSON", "ORG", "LOC", "FAC", "PRODUCT"})
HAVING = frozenset({"be", "have"})
PLACES = frozenset("appos conj iobj nmod nsubj nsubj:pass obj obl obl:agent".split())
"""Labels of a noun that is nobody's owner."""
LIKENING = frozenset({"as", "like", "than", "unlike"})
"""Prepositions before what is compared with something of the same kind."""
APART = frozenset(",.;:)")
"""What ends a noun phrase."""


def shops(doc: Doc) -> None:
    """Names whose possessive is the subject of a verb in the article, with their mark, as organisations.

    A past form may be a participle after "has" ("Brown's closed"): only "was" and "had" tell, but for organisations.
    An organisation's is one wherever nothing follows that it has ("sued Brown's, which makes toys").
    """
    marked = [e for e in doc.ents if e.label_ in OWNERS and e.end < len(doc) and doc[e.end].tag_ == "POS"]
    marked = [e for e in marked if doc[e.end].text in POSSESSIVE_MARKS - {"'", "’"}]
    acting = {e.text for e in marked if len(e) == 1 and _acts(e)}
    standing = {e.text for e in marked if e.text not in acting and _stands(e)}
    found = acting | (standing - _bare(doc, standing))
    firms = {e.start: Span(doc, e.start, e.end + 1, label="ORG") for e in marked if e.text in found}
    if firms:
        doc.set_ents([firms.get(e.start, e) for e in doc.ents])


def _acts(name: Span) -> bool:
    """Whether a finite verb comes right after a possessive that is no "friend of Brown's"."""
    doc = name.doc
    if name.end + 1 >= len(doc):
        return False
    verb = doc[name.end + 1]
    past = verb.tag_ == "VBD" and verb.lemma_ in HAVING
    of = name.start > 0 and doc[name.start - 1].lower_ in {"of", "and"}
    return (verb.tag_ in {"VBZ", "VBP", "MD"} or past) and not of


def _stands(name: Span) -> bool:
    """Whether an organisation has nothing here, nor is what it has left out.

    So are places that one is "at": "Sales at Brown's rose".
    No: "Acme's sales rose and Brown's fell", "The fault was Brown's", "a rival of Brown's", "unlike Brown's".
    """
    doc, root = name.doc, name.root
    cases = {c.lower_ for c in root.children if c.dep_ == "case"}
    at = "at" in cases and name.label_ in {"FAC", "LOC", "ORG"}
    after = doc[name.end + 1 : name.end + 2]
    ends = len(after) == 0 or after[0].text in APART or after[0].tag_ in CLOSED - {"POS", "RB"}
    if not ends or cases & LIKENING or not (at or name.label_ == "ORG"):
        return False
    if not at and (root.dep_ not in PLACES or any(c.dep_ == "cop" for c in root.children)):
        return False
    of = "of" in cases and root.dep_ == "nmod"
    if of and any(c.dep_ == "det" and c.lower_ in {"a", "an", "another"} for c in root.head.children):
        return False
    told = doc[name.end + 1 : name.end + 3].text.lower() in {", which", ", who"}  # "Brown's, which makes toys"
    return told or not _is_elliptic(name)


def _bare(doc: Doc, names: set[str]) -> set[str]:
    """The names that the article has without their mark as well."""
    text = doc.text
    return {name for name in names if re.search(rf"{re.escape(name)}(?!['’]s)", text)}


def _is_elliptic(name: Span) -> bool:
    """Whether another owner stands before it in its sentence, or by name in the one before."""
    doc, first, own = name.doc, int(name.sent.start), name[-1].text
    start = int(doc[first - 1].sent.start) if first else 0
    row = doc[start : name.start]
    return any((t.tag_ == "PRP$" and t.i >= first) or (t.tag_ == "POS" and t.nbor(-1).text != own) for t in row)

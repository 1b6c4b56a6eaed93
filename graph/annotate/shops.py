"""Firms that are called by a possessive: "Brown's has closed ten shops" is of a firm, not of somebody called Brown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Span

from graph.annotate.names import POSSESSIVE_MARKS

if TYPE_CHECKING:
    from spacy.tokens import Doc

OWNERS = frozenset({"PERSON", "ORG", "LOC", "FAC", "PRODUCT"})
HAVING = frozenset({"be", "have"})


def shops(doc: Doc) -> None:
    """Names whose possessive is the subject of a verb in the article, with their mark, as organisations.

    A past form may be a participle after "has" ("Brown's closed"): only "was" and "had" tell.
    """
    marked = [e for e in doc.ents if e.label_ in OWNERS and len(e) == 1 and e.end + 1 < len(doc)]
    marked = [e for e in marked if doc[e.end].tag_ == "POS" and doc[e.end].text in POSSESSIVE_MARKS - {"'", "’"}]
    found = {e.text for e in marked if _acts(e)}
    firms = {e.start: Span(doc, e.start, e.end + 1, label="ORG") for e in marked if e.text in found}
    if firms:
        doc.set_ents([firms.get(e.start, e) for e in doc.ents])


def _acts(name: Span) -> bool:
    """Whether a finite verb comes right after a possessive that is no "friend of Brown's"."""
    doc, verb = name.doc, name.doc[name.end + 1]
    past = verb.tag_ == "VBD" and verb.lemma_ in HAVING
    of = name.start > 0 and doc[name.start - 1].lower_ in {"of", "and"}
    return (verb.tag_ in {"VBZ", "VBP", "MD"} or past) and not of

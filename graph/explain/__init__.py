"""Why the graph says something: a store and a fact in, everything that led to it out, as plain dictionaries.

    {"stated": [{**fact of graph.facts, "status", "plain", "evidence": [{**evidence, "construction", "relation",
                 "subject", "object": {"words", "begin", "end", "entity", "how", "antecedent", "merges"}, "cues",
                 "pattern": {"example", "relation", "subject", "object", "noun", "domain", "range", "score"},
                 "others": [label]}]}],
     "chain": None or {"subject", "predicate", "object", "axiom": {"text", "meaning"}, "from": [the same, or with
               "stated": [{"iri", "time", "confidence", "evidence"}] instead of an axiom]}}

``how`` is ``words`` (the sentence names the thing), ``coreference`` (``antecedent`` names it), ``value`` (an amount, a
time) or ``text`` (no thing).  ``merges`` lead from those words to the entity's label.  A pattern fits exactly or not at
all; of several that fit, the one of the most specific relation is taken: ``score`` counts the classes from the top down
to its domain and its range.
"""

import json
from collections.abc import Sequence

from pyoxigraph import Triple

from graph.config import BASE
from graph.explain.chain import Chains
from graph.explain.reading import Readings
from graph.explain.target import find_target
from graph.facts import Json, Reader, status
from graph.infer import Axioms, Prover, axioms_of
from graph.patterns import Lessons
from graph.pipeline import LESSONS, Rules, settings_of
from graph.store import Store

__all__ = ["explain"]


def explain(store: Store, words: Sequence[str], rules: Rules | None = None) -> Json:
    """Explain the fact with this IRI, or the facts and the inference that SUBJECT, PREDICATE, OBJECT name.

    Raises :class:`graph.errors.GraphError` with suggestions when there is none.
    """
    target = find_target(store, words)
    rules = rules or Rules.load(settings_of(store), store.path)
    reader = Reader(store)
    readings = Readings(store, rules.ontology, rules.decisions, _lessons(store), store.meta.get("base", BASE))
    stated = []
    for iri in target.facts:
        fact = reader.fact(iri)
        evidence = [readings.explain(fact, one) for one in fact["evidence"]]
        own_voice = any(not one["speakers"] for one in fact["evidence"])
        more = {"status": status(fact), "plain": status(fact) == "actual" and own_voice, "evidence": evidence}
        stated.append(fact | more)
    return {"stated": stated, "chain": _chain(store, target.triple, reader, rules)}


def _chain(store: Store, triple: Triple | None, reader: Reader, rules: Rules) -> Json | None:
    if triple is None:
        return None
    axioms = axioms_of(store) or Axioms(())
    prover = Prover(store.dataset, store.inferred, axioms)
    proof = prover.proof(triple)
    return None if proof is None else Chains(reader, prover, rules.ontology).tree(proof)


def _lessons(store: Store) -> Lessons:
    """What the ontology's examples taught when the store was built."""
    known: Lessons = {}
    for text in (LESSONS.read_text(encoding="utf-8") if LESSONS.exists() else "", store.meta.get("lessons", "")):
        saved = json.loads(text) if text else {}
        if saved.get("agent") == store.meta.get("agent"):
            known |= saved["lessons"]
    return known

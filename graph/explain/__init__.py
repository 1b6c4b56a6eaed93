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
from graph.hands import Rules
from graph.infer import Axioms, Prover, axioms_of
from graph.patterns import Lessons
from graph.pipeline import LESSONS, settings_of
from graph.store import Store

__all__ = ["Explainer", "explain"]


class Explainer:
    """Explains facts of one open store; what all explanations need is worked out once."""

    def __init__(self, store: Store) -> None:
        self._store, self._reader = store, Reader(store)
        rules = Rules.load(settings_of(store), store.path)
        self._labels = {one.iri: one.label for one in rules.ontology.properties.values()}
        self._labels |= {one.iri: one.label for one in rules.ontology.classes.values()}
        base = store.meta.get("base", BASE)
        self._readings = Readings(store, rules.ontology, rules.decisions, _lessons(store), base)

    def explain(self, words: Sequence[str]) -> Json:
        """Explain the fact with this IRI, or the facts and the inference that SUBJECT, PREDICATE, OBJECT name.

        Raises :class:`graph.errors.GraphError` with suggestions when there is none.
        """
        target = find_target(self._store, words, self._labels)
        return {"stated": [self._stated(iri) for iri in target.facts], "chain": self._chain(target.triple)}

    def _stated(self, iri: str) -> Json:
        fact = self._reader.fact(iri)
        own_voice = any(not one["speakers"] for one in fact["evidence"])
        evidence = [self._readings.explain(fact, one) for one in fact["evidence"]]
        return fact | {"status": status(fact), "plain": status(fact) == "actual" and own_voice, "evidence": evidence}

    def _chain(self, triple: Triple | None) -> Json | None:
        if triple is None:
            return None
        prover = Prover(self._store.dataset, self._store.inferred, axioms_of(self._store) or Axioms(()))
        proof = prover.proof(triple)
        return None if proof is None else Chains(self._reader, prover, self._labels).tree(proof)


def explain(store: Store, words: Sequence[str]) -> Json:
    """One explanation, see :meth:`Explainer.explain`."""
    return Explainer(store).explain(words)


def _lessons(store: Store) -> Lessons:
    """What the ontology's examples taught when the store was built."""
    known: Lessons = {}
    for text in (LESSONS.read_text(encoding="utf-8") if LESSONS.exists() else "", store.meta.get("lessons", "")):
        saved = json.loads(text) if text else {}
        if saved.get("agent") == store.meta.get("agent"):
            known |= saved["lessons"]
    return known

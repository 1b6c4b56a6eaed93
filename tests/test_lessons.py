"""What the packaged ontology teaches was worked out beforehand; it must be what a build would work out today."""

import json
import random

from graph.config import Settings
from graph.ontology import load_ontology
from graph.pipeline import LESSONS, agent_of, learn_lessons

REDONE = 150
"""Examples learnt again, of some 840: all would take a minute."""


def test_the_packaged_lessons_are_those_of_this_model_ontology_and_extractor() -> None:
    saved = json.loads(LESSONS.read_text(encoding="utf-8"))
    ontology = load_ontology()
    examples = {
        f"{p.name}\t{written}" for p in ontology.properties.values() for written in (*p.examples, *p.counter_examples)
    }
    assert saved["agent"] == agent_of(Settings()), "run scripts/learn_patterns.py"
    assert saved["lessons"].keys() == examples, "run scripts/learn_patterns.py"
    redone = set(random.Random(0).sample(sorted(examples), REDONE))
    known = {key: rows for key, rows in saved["lessons"].items() if key not in redone}
    learnt = learn_lessons(ontology, known, Settings())
    differing = sorted(key for key in redone if learnt[key] != saved["lessons"][key])
    assert not differing, f"run scripts/learn_patterns.py; {len(differing)} of {REDONE} differ: {differing[:3]}"

"""Works out what the examples of ontology.ttl teach the packaged model, so that a build need not.

Run after a change of the ontology, the model or the extractor; tests/test_lessons.py fails when the file is stale.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from graph.config import Settings
from graph.ontology import load_ontology
from graph.pipeline import LESSONS, agent_of, learn_lessons


def main() -> None:
    settings = Settings()
    lessons = learn_lessons(load_ontology(), {}, settings)
    saved = {"agent": agent_of(settings), "lessons": lessons}
    LESSONS.write_text(json.dumps(saved, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    silent = [key for key, rows in lessons.items() if not rows]
    print(f"{len(lessons)} examples, {sum(map(len, lessons.values()))} patterns, {len(silent)} examples teach nothing:")
    print("\n".join(silent))


if __name__ == "__main__":
    main()

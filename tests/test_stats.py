from pathlib import Path

from graph.assertion import quads
from graph.config import BASE
from graph.model import Knowledge
from graph.stats import statistics
from graph.store import Store
from tests.examples import FIRST, KNOWLEDGE, SECOND


def test_the_figures_are_those_of_the_corpus(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kg", create=True) as store:
        store.replace(quads(KNOWLEDGE, base=BASE))
        found = statistics(store)
    assert (found.articles, found.entities, found.facts, found.evidence) == (2, 8, 6, 7)
    assert found.words == len(FIRST.text.split()) + len(SECOND.text.split())
    assert found.sentences == 6
    assert found.corroborated == 1
    assert found.triples == len({quad.triple for quad in quads(KNOWLEDGE, base=BASE)})
    assert found.classes == (("Company", 4), ("Agreement", 1), ("City", 1), ("Concept", 1), ("Person", 1))
    assert found.properties[0] == ("allocates", 1)
    assert sum(count for _, count in found.properties) == found.facts
    assert found.statuses == (("actual", 3), ("not actual", 1), ("planned", 1), ("possible", 1))
    assert found.connected == (("Acme", 3), ("Hooli", 1), ("Initech", 1), ("pact", 1))


def test_an_empty_store_has_figures_too(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kg", create=True) as store:
        store.replace(quads(Knowledge(), base=BASE))
        found = statistics(store)
    assert (found.articles, found.facts, found.connected, found.classes) == (0, 0, (), ())

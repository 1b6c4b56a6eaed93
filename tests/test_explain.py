"""Every fact can be explained: where it stands, how its words were read, by which example, and from what it follows."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from graph.cli import cli
from graph.config import Settings
from graph.errors import GraphError, NameNotFoundError
from graph.explain import Explainer, explain
from graph.explain.cues import cues
from graph.facts import facts
from graph.knowledge import KnowledgeGraph
from graph.model import Modality, Polarity
from graph.ontology import load_ontology
from graph.store import Store
from graph.vocab import NG

DEAL = """Globex Holdings may buy Hooli
Date: 2021-03-02

Globex Holdings Ltd is a software company. It competes with Initech. Initech will not sign an agreement with Hooli. \
Mary Smith said Initech owns Hooli.

Globex Holdings owns Hooli. Globex may visit Springfield.
"""
OTHER = """Initech competes with Globex
Date: 2021-03-05

Initech Corporation competes with Globex Holdings.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, taught: Path) -> Path:
    folder = tmp_path_factory.mktemp("explained")
    for name, text in (("deal", DEAL), ("other", OTHER)):
        (folder / "wire" / f"{name}.txt").parent.mkdir(exist_ok=True)
        (folder / "wire" / f"{name}.txt").write_text(text, encoding="utf-8")
    KnowledgeGraph.build(folder / "wire", folder / "kg", Settings(ontology=taught, infer=True)).close()
    return folder / "kg"


@pytest.fixture(scope="module")
def kg(store: Path) -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph.open(store) as opened:
        yield opened


def sentence(found: dict[str, Any], words: str) -> dict[str, Any]:
    """The one evidence that says these words."""
    (one,) = [e for fact in found["stated"] for e in fact["evidence"] if words in e["quote"]]
    return dict(one)


# Stated facts


def test_a_pronoun_and_a_legal_form_lead_to_the_thing(kg: KnowledgeGraph) -> None:
    one = sentence(kg.explain("Globex", "competes with", "Initech"), "It competes")
    subject = one["subject"]
    assert (subject["words"], subject["how"], subject["entity"]) == ("It", "coreference", "Globex Holdings")
    assert subject["antecedent"]["words"] == "Globex Holdings Ltd"
    assert [merge["rule"] for merge in subject["merges"]] == ["legal form left out"]
    assert (one["object"]["words"], one["object"]["how"], one["object"]["merges"]) == ("Initech", "words", [])


def test_an_example_of_the_ontology_gave_the_relation(kg: KnowledgeGraph, taught: Path) -> None:
    found = kg.explain("Initech Corporation", "competesWith", "Globex Holdings")
    one = sentence(found, "Initech Corporation competes")
    assert one["pattern"]["example"] in load_ontology(taught).properties["competesWith"].examples
    assert (one["pattern"]["relation"], one["relation"], one["construction"]) == (
        "compete with",
        "compete with",
        "clause",
    )
    assert (one["pattern"]["subject"], one["pattern"]["object"]) == ("subject", "object")
    assert one["pattern"]["score"] == 2
    (fact,) = found["stated"]
    assert fact["plain"]
    assert found["chain"] is None


def test_the_score_counts_classes(kg: KnowledgeGraph) -> None:
    """Agent is below Thing: owns is more specific than competes with."""
    one = sentence(kg.explain("Globex", "owns", "Hooli"), "Globex Holdings owns")
    assert (one["pattern"]["domain"], one["pattern"]["range"], one["pattern"]["score"]) == (["Agent"], ["Thing"], 3)


def test_a_claim_is_the_speakers_and_no_plain_triple(kg: KnowledgeGraph) -> None:
    (fact,) = kg.explain("Initech", "owns", "Hooli")["stated"]
    assert not fact["plain"]
    assert fact["evidence"][0]["speakers"] == ["Mary Smith"]


def test_an_open_relation_has_no_example(kg: KnowledgeGraph) -> None:
    (fact,) = kg.explain("Globex", "visit", "Springfield")["stated"]
    assert fact["status"] == "possible"
    assert fact["evidence"][0]["pattern"] is None
    assert fact["evidence"][0]["cues"] == ["may"]


def test_the_words_of_a_status_are_told(kg: KnowledgeGraph) -> None:
    found = kg.explain("Initech", "makes agreement with", "Hooli")["stated"]
    (fact,) = [one for one in found if one["status"].startswith("not")]
    assert fact["evidence"][0]["cues"] == ["will", "not"]


@pytest.mark.parametrize("form", ["{iri}", "<{iri}>", "fact:{local}"])
def test_a_fact_is_found_by_its_iri(kg: KnowledgeGraph, form: str) -> None:
    (fact,) = kg.explain("Globex", "owns", "Hooli")["stated"]
    local = fact["iri"].rpartition("/")[2]
    assert kg.explain(form.format(iri=fact["iri"], local=local))["stated"] == [fact]


@pytest.mark.parametrize("predicate", ["owns", "OWNS", "ng:owns", str(NG.owns)])
@pytest.mark.parametrize("subject", ["Globex", "globex holdings", ":Globex_Holdings"])
def test_names_are_labels_local_names_or_iris(kg: KnowledgeGraph, subject: str, predicate: str) -> None:
    assert kg.explain(subject, predicate, "hooli") == kg.explain("Globex", "owns", "Hooli")


def test_all_facts_of_the_samples_are_explained(built_samples: Path) -> None:
    """What is worked out anew is what the build did: each sentence has its extraction, each typed fact its example."""
    with Store.open(built_samples, read_only=True) as store:
        explainer = Explainer(store)
        texts = {reading.article.source: reading.article.text for reading in store.readings()}
        checked = [fact["iri"] for number, fact in enumerate(facts(store)) if number % 3 == 0]
        assert len(checked) > 200
        for iri in checked:
            (fact,) = explainer.explain([iri])["stated"]
            for one in fact["evidence"]:
                text = texts[one["article"]]
                assert text[one["begin"] : one["end"]] == one["quote"]
                check_arguments(one, text)
                assert bool(one["pattern"]) == bool(fact["derived"]), fact


def check_arguments(evidence: dict[str, Any], text: str) -> None:
    for name in ("subject", "object"):
        found = evidence[name]
        assert text[found["begin"] : found["end"]] == found["words"]
        assert found["how"] in {"words", "coreference", "value", "text"}
        assert ("antecedent" in found) == (found["how"] == "coreference")
        if "antecedent" in found:
            assert text[found["antecedent"]["begin"] : found["antecedent"]["end"]] == found["antecedent"]["words"]


def test_an_article_changed_behind_the_stores_back_is_not_made_up(store: Path, tmp_path: Path) -> None:
    """Without the reading that a fact came from, only what the graph itself says is told."""
    import shutil  # noqa: PLC0415

    shutil.copytree(store, tmp_path / "kg")
    with Store.open(tmp_path / "kg") as opened:
        opened.remove([reading.article.source for reading in opened.readings()])
        (fact,) = explain(opened, ["Globex", "owns", "Hooli"])["stated"]
        assert fact["evidence"][0]["quote"] == "Globex Holdings owns Hooli."
        assert "relation" not in fact["evidence"][0]


# Inferred triples


def test_an_inference_leads_to_the_sentence(kg: KnowledgeGraph) -> None:
    found = kg.explain("Hooli", "ownedBy", "Globex")
    assert found["stated"] == []
    chain = found["chain"]
    assert chain["axiom"]["text"] == "ng:ownedBy owl:inverseOf ng:owns"
    (premise,) = chain["from"]
    assert premise["stated"][0]["evidence"][0]["quote"] == "Globex Holdings owns Hooli."
    assert premise["predicate"]["label"] == "owns"


def test_nothing_follows_from_a_claim(kg: KnowledgeGraph) -> None:
    with pytest.raises(GraphError, match="No fact says"):
        kg.explain("Hooli", "ownedBy", "Initech")


def test_a_class_is_explained(kg: KnowledgeGraph) -> None:
    chain = kg.explain("Globex", "is a", "Agent")["chain"]
    assert chain["object"] == {"iri": str(NG.Agent), "label": "agent"}
    leaves = [one for one in walk(chain) if "axiom" not in one]
    assert leaves
    assert all(one["stated"] or one["why"] for one in leaves)


def walk(chain: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield chain
    for one in chain.get("from", ()):
        yield from walk(one)


def test_every_inference_is_explained_down_to_facts(store: Path) -> None:
    with Store.open(store, read_only=True) as opened:
        explainer = Explainer(opened)
        quads = list(opened.dataset.quads_for_pattern(None, None, None, opened.inferred))
        assert len(quads) > 20
        for quad in quads:
            chain = explainer.explain([str(term).strip("<>") for term in quad.triple])["chain"]
            assert chain is not None, quad
            for leaf in (one for one in walk(chain) if "axiom" not in one):
                assert leaf.get("why") or [fact for fact in leaf["stated"] if fact["evidence"]], quad


# What cannot be explained


@pytest.mark.parametrize(
    ("words", "error", "told"),
    [
        (["Globex", "owns", "Initech"], GraphError, "Globex Holdings | owns | Hooli"),
        (["Globex", "is a", "Agnet"], GraphError, "Globex Holdings | is a | Agent"),
        (["Globx", "owns", "Hooli"], NameNotFoundError, "Globex"),
        (["fact:0"], GraphError, "No fact has the IRI"),
        (["no iri at all"], GraphError, "SUBJECT PREDICATE OBJECT"),
        (["Globex", "owns"], GraphError, "2 words"),
        (['"><script>', "owns", "x"], NameNotFoundError, "No entity"),
    ],
)
def test_what_is_not_there_is_told_with_suggestions(
    kg: KnowledgeGraph, words: list[str], error: type[GraphError], told: str
) -> None:
    with pytest.raises(error, match=re.escape(told)):
        kg.explain(*words)


# Cues


@pytest.mark.parametrize(
    ("quote", "polarity", "modality", "found"),
    [
        ("Acme doesn't own Globex.", "negative", "actual", ["n't"]),
        ("Acme refused to buy Globex.", "negative", "actual", ["refused"]),
        ("Acme plans to buy Globex and hopes for more.", "positive", "planned", ["plans", "hopes"]),
        ("Acme is said to be weighing a sale, and may sell.", "positive", "possible", ["weighing", "may"]),
        ("Acme would sell if Globex paid.", "positive", "conditional", ["would", "if"]),
        ("Acme will not sell.", "negative", "planned", ["will", "not"]),
        ("Acme will not sell.", "positive", "actual", []),
        ("Nobody denies it.", "negative", "actual", ["Nobody", "denies"]),
    ],
)
def test_cues(quote: str, polarity: Polarity, modality: Modality, found: list[str]) -> None:
    assert cues(quote, polarity, modality) == found


# The command


def run(store: Path, *words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["explain", "--store", str(store), *words])
    return result.exit_code, result.stdout, result.stderr


def test_the_command_tells_it_in_words(store: Path) -> None:
    code, out, _ = run(store, "Globex", "competes with", "Initech")
    assert code == 0
    assert '"It" -> "Globex Holdings Ltd" (coreference' in out
    assert "legal form left out" in out
    assert "[Acme] competes with [Globex]." in out
    assert "a plain triple" in out


def test_the_command_shows_the_chain(store: Path) -> None:
    code, out, _ = run(store, "Hooli", "owned by", "Globex")
    assert code == 0
    assert "ng:ownedBy owl:inverseOf ng:owns: each relation is the other one turned round" in out
    assert "Globex Holdings owns Hooli." in out


def test_the_command_speaks_json(store: Path, kg: KnowledgeGraph) -> None:
    code, out, _ = run(store, "Globex", "owns", "Hooli", "--format", "json")
    assert code == 0
    assert json.loads(out) == json.loads(json.dumps(kg.explain("Globex", "owns", "Hooli")))


def test_the_command_is_strict(store: Path) -> None:
    assert run(store, "Globex", "owns", "Hooli", "--format", "xml")[0] == 2
    assert isinstance(
        CliRunner().invoke(cli, ["explain", "--store", str(store), "Globex", "owns", "Nothing"]).exception, GraphError
    )

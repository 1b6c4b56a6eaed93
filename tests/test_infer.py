"""What follows from the facts: the right triples, apart from the facts, each with a proof, never out of date."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any

import owlrl
import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple
from rdflib.namespace import OWL, RDF
from typer.testing import CliRunner

from graph import pipeline
from graph.assertion import quads
from graph.cli import cli
from graph.config import BASE, Settings
from graph.errors import GraphError, QueryError, StoreError
from graph.export import export
from graph.infer import Axioms, Proof, Prover, axioms_of, closure, forget, infer, keeps_inferences
from graph.infer.axioms import TYPE
from graph.model import Entity, Evidence, Fact, Knowledge, Period
from graph.ontology import load_ontology
from graph.query import run, run_named
from graph.store import Store
from graph.vocab import NG, WDT

ONTOLOGY = load_ontology()
AXIOMS = Axioms.of(ONTOLOGY)
TRANSITIVE = str(OWL.TransitiveProperty)
PAST = Period(begin="2008", end="2012", granularity="year")
SINCE = Period(begin="2017", end=None, granularity="open")
DAY = Period(begin="2021-03-01", end="2021-03-01")
ARTICLE = BASE + "article/wire"


def iri(name: str) -> str:
    return name if "://" in name else BASE + name


def triple(subject: str, predicate: str, value: str) -> Triple:
    if predicate == "a":
        return Triple(NamedNode(iri(subject)), TYPE, NamedNode(str(NG[value])))
    relation = predicate if "://" in predicate else str(NG[predicate])
    return Triple(NamedNode(iri(subject)), NamedNode(relation), NamedNode(iri(value)))


def fact(
    number: int, subject: str, predicate: str, value: str, *, speakers: tuple[str, ...] = (), **others: Any
) -> Fact:
    evidence = Evidence(
        article=ARTICLE, begin=number, end=number + 1, quote="x", agent="a/1", confidence=0.9,
        speakers=tuple(iri(speaker) for speaker in speakers),
    )  # fmt: skip
    return Fact(
        iri=f"{BASE}fact/{number:04x}", subject=iri(subject), predicate=str(NG[predicate]), predicate_label=predicate,
        object=iri(value), evidence=(evidence,), **others,
    )  # fmt: skip


@contextmanager
def stored(path: Path, facts: list[Fact], **types: str) -> Iterator[Store]:
    """A store that holds the facts, of things of these types."""
    entities = tuple(Entity(iri=iri(name), label=name, type=kind) for name, kind in sorted(types.items()))
    with Store.open(path, create=True) as store:
        store.meta["base"] = BASE
        store.replace(quads(Knowledge(entities=entities, facts=tuple(facts)), base=BASE))
        yield store


def inferred(store: Store) -> set[Triple]:
    return {quad.triple for quad in store.dataset.quads_for_pattern(None, None, None, store.inferred)}


def stated(store: Store) -> set[Triple]:
    return {quad.triple for quad in store.dataset.quads_for_pattern(None, None, None, DefaultGraph())}


# What follows


@pytest.mark.parametrize(
    ("told", "follows"),
    [
        ([("Acme", "competesWith", "Globex")], ("Globex", "competesWith", "Acme")),
        ([("Acme", "owns", "Globex")], ("Globex", "ownedBy", "Acme")),
        ([("Globex", "ownedBy", "Acme")], ("Acme", "owns", "Globex")),
        ([("Ann", "ceoOf", "Acme")], ("Ann", "leads", "Acme")),
        ([("Ann", "ceoOf", "Acme")], ("Acme", "employs", "Ann")),
        ([("Pier", "locatedIn", "Docks"), ("Docks", "locatedIn", "Town")], ("Pier", "locatedIn", "Town")),
        ([("Pier", "basedIn", "Docks"), ("Docks", "locatedIn", "Town")], ("Pier", "locatedIn", "Town")),
        ([("Acme", "hasPart", "Arm"), ("Leg", "partOf", "Arm")], ("Acme", "hasPart", "Leg")),
        ([("Ann", "worksFor", "Acme")], ("Ann", "a", "Person")),
        ([("Ann", "ceoOf", "Acme")], ("Acme", "a", "Agent")),
        ([("Ann", "worksFor", "Acme")], ("Ann", str(WDT.P108), "Acme")),
    ],
    ids=lambda case: " ".join(case) if isinstance(case[0], str) else None,
)
def test_what_follows(tmp_path: Path, told: list[tuple[str, str, str]], follows: tuple[str, str, str]) -> None:
    with stored(tmp_path / "kg", [fact(n, *one) for n, one in enumerate(told)]) as store:
        infer(store, ONTOLOGY)
        assert triple(*follows) in inferred(store)
        assert triple(*follows) not in stated(store)
        assert not inferred(store) & stated(store)


def test_the_class_of_a_thing_makes_it_one_of_the_wider_classes(tmp_path: Path) -> None:
    with stored(tmp_path / "kg", [fact(1, "Acme", "competesWith", "Globex")], Acme="Company") as store:
        infer(store, ONTOLOGY)
        assert triple("Acme", "a", "Organization") in inferred(store)


@pytest.mark.parametrize(
    "status",
    [{"polarity": "negative"}, {"modality": "planned"}, {"modality": "possible"}, {"modality": "conditional"},
     {"speakers": ("Ann",)}],
    ids=str,
)  # fmt: skip
def test_nothing_follows_from_what_is_not_plainly_so(tmp_path: Path, status: dict[str, Any]) -> None:
    with stored(tmp_path / "kg", [fact(1, "Acme", "competesWith", "Globex", **status)]) as store:
        assert infer(store, ONTOLOGY).triples == 0
        assert store.has_inferred


@pytest.mark.parametrize("over", [PAST, DAY])
@pytest.mark.parametrize("end", [0, 1])
def test_what_is_over_is_turned_round_and_not_chained(tmp_path: Path, over: Period, end: int) -> None:
    told = [("Leg", "partOf", "Arm"), ("Arm", "partOf", "Acme")]
    facts = [fact(n, *one, period=over if n == end else None) for n, one in enumerate(told)]
    with stored(tmp_path / "kg", facts) as store:
        infer(store, ONTOLOGY)
        assert {triple("Arm", "hasPart", "Leg"), triple("Acme", "hasPart", "Arm")} <= inferred(store)
        assert triple("Leg", "partOf", "Acme") not in inferred(store)
        assert triple("Acme", "hasPart", "Leg") not in inferred(store)


@pytest.mark.parametrize("again", [None, SINCE])
def test_what_somebody_says_without_an_end_is_chained(tmp_path: Path, again: Period | None) -> None:
    told = [fact(1, "Leg", "partOf", "Arm", period=PAST), fact(2, "Leg", "partOf", "Arm", period=again)]
    with stored(tmp_path / "kg", [*told, fact(3, "Arm", "partOf", "Acme")]) as store:
        infer(store, ONTOLOGY)
        assert triple("Leg", "partOf", "Acme") in inferred(store)


def test_a_claim_without_an_end_does_not_make_the_past_last(tmp_path: Path) -> None:
    told = [fact(1, "Leg", "partOf", "Arm", period=PAST), fact(2, "Leg", "partOf", "Arm", speakers=("Ann",))]
    with stored(tmp_path / "kg", [*told, fact(3, "Arm", "partOf", "Acme")]) as store:
        infer(store, ONTOLOGY)
        assert triple("Leg", "partOf", "Acme") not in inferred(store)


def test_classes_that_exclude_each_other_are_told(tmp_path: Path) -> None:
    told = [fact(1, "Ann", "worksFor", "Acme"), fact(2, "Bob", "ceoOf", "Ann")]
    with stored(tmp_path / "kg", told, Acme="Company") as store:
        clashes = infer(store, ONTOLOGY).clashes
        assert (iri("Ann"), str(NG.Person), str(NG.Organization)) in clashes
        assert {thing for thing, *_ in clashes} == {iri("Ann")}


def test_axioms_survive_being_written() -> None:
    assert Axioms.parse(str(AXIOMS)).triples == AXIOMS.triples
    assert not any("confidence" in str(axiom) or "Evidence" in str(axiom) for axiom in AXIOMS.triples)


# The law: the reasoner's closure and the proofs are the same thing

THINGS = ["A", "B", "C", "D"]
RELATIONS = [
    "partOf",
    "hasPart",
    "subsidiaryOf",
    "affiliateOf",
    "basedIn",
    "locatedIn",
    "competesWith",
    "ceoOf",
    "owns",
]
told_facts = st.lists(
    st.tuples(
        st.sampled_from(THINGS),
        st.sampled_from(RELATIONS),
        st.sampled_from(THINGS),
        st.sampled_from([None, None, PAST, SINCE]),
    ).filter(lambda row: row[0] != row[2]),
    max_size=7,
    unique=True,
)


def by_hand(premises: set[Triple], axioms: Axioms) -> set[Triple]:
    """Forward, one rule after the other, until nothing is new."""
    known = set(premises)
    while True:
        new: set[Triple] = set()
        for one in known:
            for wanted, sources in axioms.relations.items():
                for _, predicate, swapped in sources:
                    if one.predicate == predicate:
                        ends = (one.object, one.subject) if swapped else (one.subject, one.object)
                        new.add(Triple(ends[0], wanted, ends[1]))  # type: ignore[arg-type]
            for wanted, sources in axioms.classes.items():
                new |= {Triple(one.subject, TYPE, wanted) for s in sources if one.object == s.predicate}
            for wanted, sources in axioms.domains.items():
                new |= {Triple(one.subject, TYPE, wanted) for s in sources if one.predicate == s.predicate}
            for wanted, sources in axioms.ranges.items():
                new |= {Triple(one.object, TYPE, wanted) for s in sources if one.predicate == s.predicate}  # type: ignore[arg-type]
        for one, two in product(known, known):
            if one.predicate == two.predicate and one.predicate in axioms.transitive and one.object == two.subject:
                new.add(Triple(one.subject, one.predicate, two.object))
        if new <= known:
            return known - premises
        known |= new


@given(told_facts)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_inference_has_a_proof_and_every_proof_is_sound(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str, Period | None]]
) -> None:
    facts = [fact(n, *row[:3], period=row[3]) for n, row in enumerate(rows)]
    with stored(tmp_path_factory.mktemp("kg") / "kg", facts) as store:
        infer(store, ONTOLOGY)
        prover = Prover(store.dataset, store.inferred, AXIOMS)
        follow = inferred(store)
        assert follow == lasting_and_single(rows)
        for one in follow:
            proof = prover.proof(one)
            assert proof is not None, one
            check(proof, prover, lasting=False)


def lasting_and_single(rows: list[tuple[str, str, str, Period | None]]) -> set[Triple]:
    """What must follow: everything from what lasts, and by single steps from the rest."""
    plain = {triple(*row[:3]) for row in rows}
    lasting = {triple(*row[:3]) for row in rows if row[3] is not PAST}
    single = Axioms(AXIOMS.single)
    return (by_hand(lasting, AXIOMS) | by_hand(plain, single)) - plain


def check(proof: Proof, prover: Prover, *, lasting: bool) -> None:
    """Each step is an axiom of the ontology that gives this triple from those; each leaf is stated."""
    if proof.axiom is None:
        assert proof.triple in prover.stated
        assert not lasting or prover.stated.lasts(proof.triple)
        return
    assert proof.axiom in AXIOMS.triples
    found = by_hand({premise.triple for premise in proof.premises}, Axioms([proof.axiom]))
    assert proof.triple in found
    for premise in proof.premises:
        check(premise, prover, lasting=lasting or len(proof.premises) > 1)


def test_another_reasoner_finds_the_same() -> None:
    """owlrl, on a chain of all kinds of axioms; what is about the vocabulary itself is left out."""
    rows = [("A", "ceoOf", "B"), ("B", "subsidiaryOf", "C"), ("C", "subsidiaryOf", "D"), ("D", "headquarteredIn", "E"),
            ("E", "locatedIn", "F"), ("B", "competesWith", "C"), ("B", "owns", "C"), ("C", "hasPart", "D")]  # fmt: skip
    given_ = {triple(*row) for row in rows}
    other = rdflib.Graph()
    other.parse(data="".join(f"{one} .\n" for one in (*given_, *AXIOMS.triples)), format="nt")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(other)
    things = {iri(name) for row in rows for name in (row[0], row[2])}
    found = {
        (str(subject), str(predicate), str(value))
        for subject, predicate, value in other
        if str(subject) in things and predicate != OWL.sameAs and value != OWL.Thing and "owl#" not in str(predicate)
    }
    ours = {
        (str(o.subject)[1:-1], str(o.predicate)[1:-1], str(o.object)[1:-1]) for o in closure(given_, AXIOMS.triples)
    }
    assert found == ours | {(str(o.subject)[1:-1], str(o.predicate)[1:-1], str(o.object)[1:-1]) for o in given_}
    assert (iri("B"), str(NG.subsidiaryOf), iri("D")) in ours
    assert (iri("D"), str(RDF.type), str(NG.Organization)) in ours


# In the store


def test_inferences_are_apart_and_go_when_the_graph_changes(tmp_path: Path) -> None:
    with stored(tmp_path / "kg", [fact(1, "Acme", "competesWith", "Globex")]) as store:
        before = stated(store)
        infer(store, ONTOLOGY)
        assert stated(store) == before
        assert axioms_of(store) is not None
        store.replace(quads(Knowledge(facts=(fact(2, "Acme", "owns", "Globex"),)), base=BASE))
        assert not store.has_inferred
        assert inferred(store) == set()
        infer(store, ONTOLOGY)
        assert triple("Globex", "ownedBy", "Acme") in inferred(store)
        assert triple("Globex", "competesWith", "Acme") not in inferred(store)


def test_an_old_graph_is_refused(tmp_path: Path) -> None:
    with stored(tmp_path / "kg", []) as store:
        store.meta["rdf"] = "stale"
        with pytest.raises(StoreError, match="older than its articles"):
            infer(store, ONTOLOGY)


def test_a_missing_reasoner_is_told_before_the_work(
    monkeypatch: pytest.MonkeyPatch, articles: Path, tmp_path: Path, settings: Settings
) -> None:
    monkeypatch.setitem(sys.modules, "reasonable", None)
    with pytest.raises(GraphError, match=r"pip install 'newsgraph\[infer\]'"):
        pipeline.build([articles], tmp_path / "kg", Settings(ontology=settings.ontology, infer=True))
    assert not (tmp_path / "kg").exists()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.conftest import FIRST, SECOND, THIRD  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("articles")
    for name, text in (("first", FIRST), ("second", SECOND), ("third", THIRD)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def kept(folder: Path, tmp_path_factory: pytest.TempPathFactory, taught: Path) -> Path:
    """A store of the first two articles, told to keep inferences, then built again with all three and not told so."""
    path = tmp_path_factory.mktemp("kept") / "kg"
    first = pipeline.build([folder / "first.txt", folder / "second.txt"], path, Settings(ontology=taught, infer=True))
    assert first.inferred
    second = pipeline.build([folder], path, Settings(ontology=taught))
    assert second.inferred
    assert second.inferred > first.inferred
    return path


def everything(path: Path) -> set[Quad]:
    with Store.open(path, read_only=True) as store:
        return {quad for quad in store.dataset if quad.graph_name != DefaultGraph()}


def test_a_store_that_keeps_inferences_is_the_same_as_one_built_at_once(
    kept: Path, folder: Path, tmp_path: Path, taught: Path
) -> None:
    pipeline.build([folder], tmp_path / "kg", Settings(ontology=taught, infer=True))
    assert everything(tmp_path / "kg") == everything(kept)


def test_without_inferences_the_store_is_as_if_there_had_never_been_any(
    kept: Path, folder: Path, tmp_path: Path, taught: Path
) -> None:
    pipeline.build([folder], tmp_path / "plain", Settings(ontology=taught))
    with Store.open(kept, read_only=True) as store:
        apart = {quad for quad in everything(kept) if quad.graph_name != store.inferred}
        assert apart == everything(tmp_path / "plain")
    assert CliRunner().invoke(cli, ["infer", "--store", str(tmp_path / "plain")]).exit_code == 0
    assert everything(tmp_path / "plain") == everything(kept)
    with Store.open(tmp_path / "plain") as store:
        forget(store)
        assert not keeps_inferences(store)
    assert everything(tmp_path / "plain") == apart


# Queries and exports

RIVALS = "SELECT ?a ?b WHERE { ?a ng:competesWith ?b } ORDER BY ?a ?b"


def test_queries_see_inferences_when_asked_to(kept: Path) -> None:
    with Store.open(kept, read_only=True) as store:
        plain, both = set(run(store, RIVALS).rows), set(run(store, RIVALS, inferred=True).rows)
        assert plain < both
        assert both == plain | {pair[::-1] for pair in plain}
        assert len(run_named(store, "competitors", inferred=True).rows) >= len(run_named(store, "competitors").rows)
        count = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
        assert int(run(store, count, inferred=True).rows[0][0] or 0) == len(stated(store)) + len(inferred(store))


def test_a_store_without_inferences_says_how_to_make_them(tmp_path: Path) -> None:
    with stored(tmp_path / "kg", []) as store:
        with pytest.raises(QueryError, match="newsgraph infer --store"):
            run(store, RIVALS, inferred=True)
        with pytest.raises(QueryError, match="newsgraph infer --store"):
            export(store, "turtle", io.BytesIO(), inferred=True)


def written(path: Path, form: str, *, inferred: bool = False) -> set[Quad]:
    """What an export holds, read back."""
    out = io.BytesIO()
    with Store.open(path, read_only=True) as store:
        export(store, form, out, inferred=inferred)
    return set(pyoxigraph.parse(out.getvalue(), format=FORMATS[form]))


FORMATS = {
    "turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML, "trig": RdfFormat.TRIG, "nquads": RdfFormat.N_QUADS,
}  # fmt: skip


@pytest.mark.parametrize("form", ["turtle", "ntriples", "jsonld", "rdfxml"])
def test_merged_exports_hold_inferences_when_asked_to(kept: Path, form: str) -> None:
    with Store.open(kept, read_only=True) as store:
        follow = inferred(store)
    plain, both = written(kept, form), written(kept, form, inferred=True)
    assert plain < both
    assert {quad.triple for quad in both - plain} == follow


@pytest.mark.parametrize("form", ["trig", "nquads"])
def test_exports_of_graphs_hold_inferences_apart(kept: Path, form: str) -> None:
    with Store.open(kept, read_only=True) as store:
        name, follow = store.inferred, inferred(store)
    found = written(kept, form)
    assert {quad.triple for quad in found if quad.graph_name == name} == follow
    assert found == written(kept, form, inferred=True)


def test_inferences_are_no_difference_between_graphs(kept: Path, tmp_path: Path) -> None:
    with Store.open(kept, read_only=True) as store, (tmp_path / "kept.trig").open("wb") as out:
        export(store, "trig", out)
    with (tmp_path / "facts.ttl").open("wb") as out, Store.open(kept, read_only=True) as store:
        export(store, "turtle", out)
    found = CliRunner().invoke(cli, ["diff", "--exit-code", str(tmp_path / "kept.trig"), str(tmp_path / "facts.ttl")])
    assert (found.exit_code, found.stdout.strip()) == (0, "no difference")


def test_formats_of_facts_have_no_place_for_inferences(kept: Path) -> None:
    with pytest.raises(QueryError, match="csv holds facts"), Store.open(kept, read_only=True) as store:
        export(store, "csv", io.BytesIO(), inferred=True)


def test_the_commands(kept: Path, tmp_path: Path) -> None:
    run_cli = CliRunner()
    found = run_cli.invoke(cli, ["query", "--store", str(kept), "--infer", RIVALS, "--format", "csv"])
    assert found.exit_code == 0
    assert len(found.stdout.splitlines()) > len(
        run_cli.invoke(cli, ["query", "--store", str(kept), RIVALS, "--format", "csv"]).stdout.splitlines()
    )
    made = run_cli.invoke(cli, ["infer", "--store", str(kept)])
    assert made.exit_code == 0
    assert "triples follow from the facts" in made.stderr
    assert (
        run_cli.invoke(cli, ["export", "--store", str(kept), "--infer", "-o", str(tmp_path / "x.ttl")]).exit_code == 0
    )

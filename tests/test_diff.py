"""What a difference tells of two invented wires, and the laws that hold for any two."""

from pathlib import Path

import msgspec
import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from graph.cli import cli
from graph.config import BASE, Settings
from graph.diff import Difference, compare, difference, serialize
from graph.errors import SourceError, StoreError
from graph.knowledge import KnowledgeGraph
from tests.wire import Said, dataset, store

OWNS = Said("first", "Acme", "owns", "Globex")
SUES = Said("second", "Initech", "sues", "Hooli")


def diff(before: list[Said], after: list[Said], **aliases: tuple[str, ...]) -> Difference:
    return compare(dataset(before), dataset(after, aliases))


def text(facts: object) -> list[str]:
    return [one.text for one in facts]  # type: ignore[attr-defined]


def test_facts_articles_and_things_come_and_go() -> None:
    found = diff([OWNS], [OWNS, SUES])
    assert (found.articles_added, text(found.facts_added)) == (("second.txt",), ["Initech sues Hooli"])
    assert [one.label for one in found.entities_added] == ["Hooli", "Initech"]
    assert found.facts_added[0].sentences[0].sentence == SUES.sentence
    assert not any((found.facts_removed, found.facts_changed, found.evidence_changed, found.entities_removed))


@pytest.mark.parametrize(
    ("after", "aspects"),
    [
        (Said("first", "Acme", "owns", "Globex", polarity="negative"), ("polarity",)),
        (Said("first", "Acme", "owns", "Globex", modality="planned"), ("modality",)),
        (Said("first", "Acme", "owns", "Globex", speaker="Jo"), ("speakers",)),
        (Said("first", "Acme", "owns", "Globex", when="2019"), ("period",)),
        (Said("first", "Acme", "owns", "Globex", qualifiers=(("place", "Ruritania"),)), ("qualifiers",)),
        (Said("first", "Acme", "owns", "Globex", "negative", "planned", "Jo"), ("polarity", "modality", "speakers")),
    ],
)
def test_a_change_of_status_is_one_change(after: Said, aspects: tuple[str, ...]) -> None:
    found = diff([OWNS], [after])
    assert [one.changed for one in found.facts_changed] == [aspects]
    assert (found.facts_added, found.facts_removed) == ((), ())
    assert found.articles_changed == ("first.txt",)


def test_evidence_is_gained_and_lost_by_a_fact_that_stays() -> None:
    again = Said("second", "Acme", "owns", "Globex")
    (one,) = diff([OWNS], [OWNS, again]).evidence_changed
    assert (one.fact, [s.article for s in one.gained], one.lost) == ("Acme owns Globex", ["second.txt"], ())
    (one,) = diff([OWNS, again], [again]).evidence_changed
    assert [s.article for s in one.lost] == ["first.txt"]


def test_an_article_that_grows_keeps_its_evidence() -> None:
    """Its IRI and all offsets behind the new sentence change, the facts do not."""
    found = diff([OWNS], [Said("first", "Acme", "competesWith", "Hooli"), OWNS])
    assert found.articles_changed == ("first.txt",)
    assert text(found.facts_added) == ["Acme competesWith Hooli"]
    assert found.evidence_changed == ()


def rewired(before: list[Said], renamed: dict[str, str]) -> pyoxigraph.Store:
    """The dataset of the sayings, things renamed without touching what the articles say, as a merge does."""
    found = pyoxigraph.Store()
    for quad in dataset(before):
        terms = [
            pyoxigraph.NamedNode(renamed.get(term.value, term.value))
            if isinstance(term, pyoxigraph.NamedNode)
            else term
            for term in (quad.subject, quad.predicate, quad.object)
        ]
        if str(terms[0]) != str(quad.subject) and not isinstance(terms[2], pyoxigraph.NamedNode):
            continue  # the names of what is no more
        found.add(pyoxigraph.Quad(*terms))
    return found


def test_a_merge_is_one_change_and_its_mirror_a_split() -> None:
    before = [
        Said("first", "Acme", "owns", "Globex"), Said("second", "Acme Corp", "owns", "Hooli"),
        Said("third", "Acme Corp", "sues", "Initech"),
    ]  # fmt: skip
    merged = rewired(before, {f"{BASE}Acme_Corp": f"{BASE}Acme"})
    found = compare(dataset(before), merged)
    (one,) = found.entities_changed
    assert (one.kind, [e.label for e in one.before], [e.label for e in one.after]) == (
        "merged", ["Acme", "Acme Corp"], ["Acme"],
    )  # fmt: skip
    assert not any((found.facts_added, found.facts_removed, found.facts_changed, found.evidence_changed))
    assert not any((found.entities_added, found.entities_removed))
    (one,) = compare(merged, dataset(before)).entities_changed
    assert (one.kind, len(one.before), len(one.after)) == ("split", 1, 2)


def test_a_thing_whose_article_goes_is_gone_not_merged() -> None:
    found = diff([OWNS, Said("second", "Acme Corp", "sues", "Globex")], [OWNS])
    assert [one.label for one in found.entities_removed] == ["Acme Corp"]
    assert found.entities_changed == ()


def test_new_aliases_are_told() -> None:
    (one,) = diff([OWNS], [OWNS], Acme=("ACME Inc",)).entities_changed
    assert (one.kind, one.after[0].aliases) == ("described", ("ACME Inc",))


# Laws

NAMES = st.sampled_from(["Acme", "Acme Corp", "Globex", "Hooli"])
SAYINGS = st.lists(
    st.builds(
        Said, st.sampled_from(["one", "two"]), NAMES, st.sampled_from(["owns", "competesWith"]), NAMES,
        st.sampled_from(["positive", "negative"]), st.sampled_from(["actual", "planned"]),
        st.sampled_from(["", "Jo"]), st.sampled_from(["", "2019"]),
    ),
    max_size=8, unique=True,
)  # fmt: skip


def mirrored(found: Difference) -> Difference:
    """The same, read from the second graph to the first."""
    swapped = {"merged": "split", "split": "merged"}
    return Difference(
        articles_added=found.articles_removed, articles_removed=found.articles_added,
        articles_changed=found.articles_changed, facts_added=found.facts_removed, facts_removed=found.facts_added,
        facts_changed=tuple(sorted(type(c)(c.after, c.before, c.changed) for c in found.facts_changed)),
        evidence_changed=tuple(sorted(type(c)(c.fact, c.lost, c.gained) for c in found.evidence_changed)),
        entities_added=found.entities_removed, entities_removed=found.entities_added,
        entities_changed=tuple(
            sorted(type(c)(swapped.get(c.kind, c.kind), c.after, c.before) for c in found.entities_changed)  # type: ignore[arg-type]
        ),
    )  # fmt: skip


@given(SAYINGS)
@hypothesis_settings(max_examples=30, deadline=None)
def test_nothing_differs_from_itself(sayings: list[Said]) -> None:
    assert not compare(dataset(sayings), dataset(sayings))


@given(SAYINGS, SAYINGS)
@hypothesis_settings(max_examples=60, deadline=None)
def test_the_way_back_is_the_mirror(before: list[Said], after: list[Said]) -> None:
    one, other = dataset(before), dataset(after)
    assert compare(other, one) == mirrored(compare(one, other))


@given(SAYINGS, SAYINGS)
@hypothesis_settings(max_examples=60, deadline=None)
def test_what_changed_leads_from_one_to_the_other(before: list[Said], after: list[Said]) -> None:
    """Take away what was removed, add what was added: the facts of the second graph."""

    def facts(found: pyoxigraph.Store) -> set[str]:
        told = compare(pyoxigraph.Store(), found).facts_added
        return {f"{one.text} {one.status} {one.period} {one.iri}" for one in told}

    def told(states: object) -> set[str]:
        return {f"{one.text} {one.status} {one.period} {one.iri}" for one in states}  # type: ignore[attr-defined]

    one, other = dataset(before), dataset(after)
    found = compare(one, other)
    moved = [change for change in found.facts_changed if change.changed != ("speakers",)]
    left = facts(one) - told(found.facts_removed) - told(change.before for change in moved)
    assert left | told(found.facts_added) | told(change.after for change in moved) == facts(other)
    assert left <= facts(other)


# Files, commands


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> tuple[Path, Path]:
    """Stores of two states of one folder of articles."""
    folder = tmp_path_factory.mktemp("twice")
    text = "News of Acme\nDate: 2021-03-02\n\nAcme owns Globex. Globex competes with Initech.\n"
    (folder / "one.txt").write_text(text, encoding="utf-8")
    KnowledgeGraph.build(folder / "one.txt", folder / "before", settings).close()
    (folder / "one.txt").write_text(text.replace("owns", "does not own"), encoding="utf-8")
    (folder / "two.txt").write_text(text.replace("Acme owns", "Initech owns"), encoding="utf-8")
    KnowledgeGraph.build([folder / "one.txt", folder / "two.txt"], folder / "after", settings).close()
    return folder / "before", folder / "after"


def test_from_text_to_difference(stores: tuple[Path, Path]) -> None:
    found = difference(*stores)
    assert [Path(name).name for name in found.articles_changed] == ["one.txt"]
    assert [Path(name).name for name in found.articles_added] == ["two.txt"]
    changes = {(c.before.text, c.changed) for c in found.facts_changed}
    assert ("Acme owns Globex", ("polarity",)) in changes
    assert "Initech owns Globex" in text(found.facts_added)
    assert any("competes with" in change.fact and change.gained for change in found.evidence_changed)
    assert difference(stores[1], stores[0]) == mirrored(found)


@pytest.mark.parametrize(
    ("form", "suffix"), [("turtle", ".ttl"), ("trig", ".trig"), ("ntriples", ".nt"), ("nquads", ".nq")]
)
def test_an_export_is_equal_to_its_store(stores: tuple[Path, Path], tmp_path: Path, form: str, suffix: str) -> None:
    path = tmp_path / f"graph{suffix}"
    with KnowledgeGraph.open(stores[1]) as kg:
        kg.export(form, path)
    assert not difference(stores[1], path)
    assert difference(stores[0], path) == difference(*stores)


def test_every_format_is_printed_and_the_exit_code_tells_when_asked(stores: tuple[Path, Path]) -> None:
    before, after = map(str, stores)
    run = CliRunner().invoke
    table = run(cli, ["diff", before, after])
    assert table.exit_code == 0
    assert "Acme owns Globex: polarity positive -> negative" in table.stdout
    assert "## Facts" in run(cli, ["diff", before, after, "--format", "markdown"]).stdout
    told = run(cli, ["diff", before, after, "--format", "json", "--exit-code"])
    assert told.exit_code == 3
    assert msgspec.json.decode(told.stdout, type=Difference) == difference(*stores)
    same = run(cli, ["diff", before, before, "--exit-code"])
    assert (same.exit_code, same.stdout) == (0, "no difference\n")
    assert run(cli, ["diff", before, after, "--format", "xml"]).exit_code == 2
    assert run(cli, ["diff", before]).exit_code == 2


def test_what_is_no_graph_is_refused(stores: tuple[Path, Path], tmp_path: Path) -> None:
    for name, content, message in (
        ("a.ttl", "<a:b> <a:b> <a:b> .", "no graph that newsgraph export wrote"),
        ("b.ttl", "<a:b> <a:b", "cannot be read"),
        ("c.txt", "", "none of the suffixes"),
    ):
        (tmp_path / name).write_text(content, encoding="utf-8")
        with pytest.raises(SourceError, match=message):
            difference(stores[0], tmp_path / name)
    with pytest.raises(SourceError, match="No such file"):
        difference(stores[0], tmp_path / "missing.ttl")
    with pytest.raises(StoreError, match="newsgraph build"):
        difference(stores[0], tmp_path / "missing")


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    evil = "Acme\x1b[31m <img src=x> [x](javascript:y)"
    found = diff([OWNS], [Said("first", evil, "owns", "Globex")])
    for form in ("table", "markdown"):
        out = serialize(found, form)
        assert "\x1b" not in out
        assert form == "table" or ("](" not in out.replace("\\]\\(", "") and "<img" not in out.replace("\\<", ""))


def test_stores_are_only_read(tmp_path: Path) -> None:
    for name, sayings in (("one", [OWNS]), ("two", [OWNS, SUES])):
        store(tmp_path / name, sayings).close()
    before = {path: path.read_bytes() for path in tmp_path.rglob("articles.sqlite")}
    assert difference(tmp_path / "one", tmp_path / "two")
    assert {path: path.read_bytes() for path in tmp_path.rglob("articles.sqlite")} == before

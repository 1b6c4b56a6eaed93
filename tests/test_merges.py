"""Names put together: why they were, and how a user parts them, joins them and takes it back."""

import io
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from graph.cli import cli
from graph.config import BASE, Settings
from graph.errors import GraphError, NameNotFoundError
from graph.export import export
from graph.facts import find_entity
from graph.merges import Decided, NameMerge, merge_names, merges, split_names
from graph.pipeline import build
from graph.query import run, run_named
from graph.resolve.decisions import Decisions, load_decisions, save_decisions
from graph.resolve.names import key
from graph.retraction import remove
from graph.store import Store

BANK = """Springfield Trade Bank sues Globex
Date: 2021-03-02

The Springfield Trade Bank (STB) sued Globex Technologies. Mary Smith leads the bank. Smith competes with Acme.
"""
AGAIN = """STB owns Hooli
Date: 2021-03-05

STB owns Hooli. The Springfield Trade Bank competes with Acme Robotics. Acme Automata owns Initech.
"""


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory, taught: Path) -> Path:
    folder = tmp_path_factory.mktemp("bank")
    (folder / "bank.txt").write_text(BANK, encoding="utf-8")
    (folder / "again.txt").write_text(AGAIN, encoding="utf-8")
    build([folder / "bank.txt", folder / "again.txt"], folder / "kg", Settings(ontology=taught))
    return folder


@pytest.fixture
def kg(bank: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(bank / "kg", tmp_path / "kg"))


def newsgraph(*arguments: str | Path) -> Result:
    done = CliRunner().invoke(cli, list(map(str, arguments)), env={"COLUMNS": "120"})
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def exported(store: Path) -> bytes:
    out = io.BytesIO()
    with Store.open(store, read_only=True) as opened:
        export(opened, "nquads", out)
    return out.getvalue()


def found(store: Path, name: str | None = None) -> list[NameMerge]:
    with Store.open(store, read_only=True) as opened:
        return merges(opened, name)


def entity(store: Path, name: str) -> str:
    with Store.open(store, read_only=True) as opened:
        return find_entity(opened, name).removeprefix(BASE)


# Why


def test_every_merge_tells_its_names_rule_score_and_sentences(kg: Path) -> None:
    by_names = {(one.names, one.rule): one for one in found(kg)}
    one = by_names[("STB", "Springfield Trade Bank"), "acronym in parentheses"]
    assert (one.entity, one.label, one.score) == (BASE + "Springfield_Trade_Bank", "Springfield Trade Bank", 1.0)
    (sentence,) = one.evidence
    assert (sentence.article, sentence.quote) == (
        "bank.txt", "The Springfield Trade Bank (STB) sued Globex Technologies.",
    )  # fmt: skip
    assert all(0 < merge.score <= 1 and merge.rule and merge.evidence and merge.articles for merge in by_names.values())


def test_a_short_name_inside_the_long_one_is_no_evidence_of_the_short_one(kg: Path) -> None:
    (one,) = [one for one in found(kg, "Mary Smith") if "Smith" in one.names]
    assert [sentence.quote for sentence in one.evidence] == [
        "Mary Smith leads the bank.", "Smith competes with Acme.",
    ]  # fmt: skip


def test_quotes_stand_in_their_articles(built_samples: Path) -> None:
    with Store.open(built_samples, read_only=True) as store:
        texts = {reading.article.source: reading.article.text for reading in store.readings()}
        listed = merges(store)
    assert len(listed) > 10
    for merge in listed:
        assert merge.evidence
        for one in merge.evidence:
            assert texts[one.article][one.begin : one.end] == one.quote
            assert any(name.casefold() in " ".join(one.quote.split()).casefold() for name in merge.names)


def test_merges_of_one_entity_by_any_of_its_names_or_its_iri(kg: Path) -> None:
    every = found(kg)
    bank = [one for one in every if one.entity == BASE + "Springfield_Trade_Bank"]
    assert bank
    for name in ("STB", "stb", "Springfield Trade Bank", BASE + "Springfield_Trade_Bank", BASE + "STB"):
        assert found(kg, name) == bank
    assert found(kg, "Hooli") == []
    with pytest.raises(NameNotFoundError, match="Did you mean: Springfield Trade Bank"):
        found(kg, "Springfield Trade")


# What gives way


def test_an_iri_that_gave_way_leads_to_the_entity(kg: Path) -> None:
    assert entity(kg, BASE + "STB") == entity(kg, "STB") == "Springfield_Trade_Bank"
    with Store.open(kg, read_only=True) as store:
        rows = run_named(store, "replaced").rows
        assert (BASE + "STB", BASE + "Springfield_Trade_Bank", "Springfield Trade Bank") in rows
        for old in (BASE + "STB", "stb", "Springfield Trade Bank"):
            assert (BASE + "STB",) in {row[:1] for row in run_named(store, "replaced", {"old": old}).rows}
        assert run_named(store, "replaced", {"old": "Hooli"}).rows == ()
        query = f"SELECT ?o {{ <{BASE}STB> dcterms:isReplacedBy/ng:owns/rdfs:label ?o }}"
        assert run(store, query).rows == (("Hooli",),)
    shown = newsgraph("show", "--store", kg, BASE + "STB")
    assert shown.stdout.startswith("Springfield Trade Bank ")


def test_no_living_entity_is_said_to_be_replaced(built_samples: Path) -> None:
    query = "SELECT ?old { ?old dcterms:isReplacedBy ?new ; ?p ?o FILTER(?p != dcterms:isReplacedBy) }"
    with Store.open(built_samples, read_only=True) as store:
        assert run(store, query).rows == ()
        assert run(store, "SELECT ?new { ?old dcterms:isReplacedBy ?new MINUS { ?new skos:prefLabel ?l } }").rows == ()


# Decisions


def test_split_and_merge_undo_each_other(kg: Path) -> None:
    before = exported(kg)
    split = split_names(["STB", "Springfield Trade Bank"], kg)
    assert (split.changed, split.path) == (True, kg / "decisions.toml")
    assert (entity(kg, "STB"), entity(kg, "Springfield Trade Bank")) == ("STB", "Springfield_Trade_Bank")
    assert found(kg, "STB") == []
    assert exported(kg) != before
    merged = merge_names(["Springfield Trade Bank", "STB"], kg)
    assert merged.changed
    assert exported(kg) == before
    assert load_decisions(kg / "decisions.toml") == Decisions()


def test_merge_and_split_undo_each_other(kg: Path) -> None:
    before = exported(kg)
    merge_names(["Acme Robotics", "Acme Automata"], kg)
    assert entity(kg, "Acme Robotics") == entity(kg, "Acme Automata")
    (one,) = [one for one in found(kg, "Acme Robotics") if one.rule == "decision"]
    assert set(one.names) == {"Acme Robotics", "Acme Automata"}
    split_names(["Acme Automata", "Acme Robotics"], kg)
    assert exported(kg) == before
    assert load_decisions(kg / "decisions.toml") == Decisions()


def test_a_name_alone_is_parted_from_all_its_names(kg: Path) -> None:
    split_names(["STB"], kg)
    assert entity(kg, "STB") == "STB"
    with pytest.raises(GraphError, match="not put together with any other name"):
        split_names(["STB"], kg)


def test_what_is_so_already_changes_nothing(kg: Path) -> None:
    before = exported(kg)
    assert merge_names(["stb", "Springfield trade bank"], kg) == Decided(path=kg / "decisions.toml", changed=False)
    assert not split_names(["Acme Robotics", "Hooli"], kg).changed
    assert not (kg / "decisions.toml").exists()
    assert exported(kg) == before


def test_three_names_become_one_and_one_of_them_leaves(kg: Path) -> None:
    merge_names(["Acme Robotics", "Acme Automata"], kg)
    merge_names(["Acme Automata", "Hooli"], kg)
    assert len({entity(kg, name) for name in ("Acme Robotics", "Acme Automata", "Hooli")}) == 1
    split_names(["Acme Robotics", "Hooli"], kg)
    assert entity(kg, "Acme Robotics") != entity(kg, "Hooli")


@pytest.mark.parametrize("command", [merge_names, split_names])
@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["STB", "Springfeld Trade Bank"], "'Springfeld Trade Bank'. Did you mean: Springfield Trade Bank"),
        (["STB", "stb"], "are one name"),
    ],
)
def test_names_are_checked_before_anything_is_written(
    command: object, names: Sequence[str], message: str, kg: Path
) -> None:
    before = exported(kg)
    with pytest.raises(GraphError, match=message):
        command(names, kg)  # type: ignore[operator]
    assert not (kg / "decisions.toml").exists()
    assert exported(kg) == before


def test_later_builds_and_removals_obey(kg: Path, bank: Path, taught: Path, tmp_path: Path) -> None:
    split_names(["STB", "Springfield Trade Bank"], kg)
    build([bank / "again.txt"], kg, Settings(ontology=taught))
    assert entity(kg, "STB") == "STB"
    remove(["bank.txt"], kg)
    assert entity(kg, "STB") == "STB"
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    (fresh / "decisions.toml").write_bytes((kg / "decisions.toml").read_bytes())
    build([bank / "again.txt"], fresh, Settings(ontology=taught))
    assert exported(fresh) == exported(kg)


def test_another_file_is_obeyed_and_written(kg: Path, bank: Path, taught: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('# ours\n[[never]]\nnames = ["STB", "Springfield Trade Bank"]\n', encoding="utf-8")
    build([bank / "bank.txt"], kg, Settings(ontology=taught, decisions=mine))
    assert entity(kg, "STB") == "STB"
    merge_names(["Acme Robotics", "Acme Automata"], kg)
    assert mine.read_text(encoding="utf-8").startswith("# ours\n")
    assert load_decisions(mine).merge == (("Acme Robotics", "Acme Automata"),)
    build([bank / "bank.txt"], kg, Settings(ontology=taught))
    assert entity(kg, "STB") == "Springfield_Trade_Bank"


# The file

FILE = """# Names that we know better

[[alias]]
label = "Globex"
names = ["GBX"]  # the ticker

# since the trial
[[never]]
names = ["Globex", "Globex Pay"]

[[merge]]
names = ["Acme Robotics", "Acme Automata", "Acme"]
"""


def test_comments_and_aliases_stay(tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text(FILE, encoding="utf-8")
    known = load_decisions(path)
    new = Decisions(aliases=known.aliases, merge=known.merge, never=(*known.never, ("Hooli", 'Hooli "X" \\ Ü')))
    save_decisions(path, new)
    assert load_decisions(path) == new
    text = path.read_text(encoding="utf-8")
    assert all(line in text for line in FILE.splitlines())
    assert list(tmp_path.iterdir()) == [path]


words = st.text("aAbB \"\\'é#[]", min_size=1, max_size=4).filter(key)
groups = st.lists(st.lists(words, min_size=2, max_size=3).map(tuple), max_size=3).map(tuple)


@settings(max_examples=40, deadline=None)
@given(groups, groups, groups, groups, st.booleans())
def test_what_is_saved_is_read_again(
    tmp_path_factory: pytest.TempPathFactory,
    merge: tuple[tuple[str, ...], ...],
    never: tuple[tuple[str, ...], ...],
    merge_next: tuple[tuple[str, ...], ...],
    never_next: tuple[tuple[str, ...], ...],
    inline: bool,
) -> None:
    path = tmp_path_factory.mktemp("decisions") / "decisions.toml"
    first, then = Decisions(merge=merge, never=never), Decisions(merge=merge_next, never=never_next)
    if inline:
        rows = ", ".join(f"{{names = {json.dumps(group, ensure_ascii=False)}}}" for group in merge)
        path.write_text(f"merge = [{rows}]\n", encoding="utf-8")
    save_decisions(path, first)
    assert sorted(load_decisions(path).merge) == sorted(first.merge)
    save_decisions(path, then)
    read = load_decisions(path)
    assert (sorted(read.merge), sorted(read.never)) == (sorted(then.merge), sorted(then.never))


@given(groups, st.lists(st.tuples(words, words), max_size=3))
def test_pairs_are_taken_out_and_no_others(given_: tuple[tuple[str, ...], ...], pairs: list[tuple[str, str]]) -> None:
    wanted = {frozenset(map(key, pair)) for pair in pairs}
    known = Decisions(never=given_)
    assert known.allowing(pairs).apart == known.apart - wanted
    left = Decisions(merge=given_).dividing(pairs)
    assert not any({key(one), key(two)} <= set(map(key, group)) for group in left.merge for one, two in pairs
                   if key(one) != key(two))  # fmt: skip


@given(groups)
def test_groups_that_share_a_name_are_one(given_: tuple[tuple[str, ...], ...]) -> None:
    together = Decisions(merge=given_).together
    names = [name for group in together for name in group]
    assert len(names) == len(set(names))
    assert all(any({key(name) for name in group} <= set(one) for one in together) for group in given_)


# The commands


def test_the_commands_work_together(kg: Path) -> None:
    table = newsgraph("merges", "--store", kg)
    assert "STB = Springfield Trade Bank" in table.stdout
    assert "acronym in parentheses, 1" in table.stdout
    (rows,) = [json.loads(newsgraph("merges", "--store", kg, "--name", "STB", "--format", "json").stdout)]
    assert {"entity", "label", "names", "rule", "score", "articles", "evidence"} == set(rows[0])
    split = newsgraph("split", "--store", kg, "STB")
    assert (split.exit_code, split.stdout) == (0, "")
    assert "STB: apart from now on, by" in split.stderr
    assert newsgraph("merges", "--store", kg, "--name", "STB").stdout == "0 merges\n"
    merged = newsgraph("merge", "--store", kg, "STB", "Springfield Trade Bank")
    assert "one entity from now on" in merged.stderr
    assert "one entity already" in newsgraph("merge", "--store", kg, "STB", "Springfield Trade Bank").stderr
    assert newsgraph("merges", "--store", kg, "--format", "xml").exit_code == 2
    assert newsgraph("merge", "--store", kg, "STB").exit_code == 2


def test_a_file_for_the_build(bank: Path, taught: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('[[merge]]\nnames = ["Acme Robotics", "Hooli"]\n', encoding="utf-8")
    arguments: list[str | Path] = ["build", bank / "again.txt", "--store", tmp_path / "kg", "--ontology", taught]
    assert newsgraph(*arguments, "--decisions", mine).exit_code == 0
    assert entity(tmp_path / "kg", "Hooli") == entity(tmp_path / "kg", "Acme Robotics")
    assert newsgraph(*arguments, "--decisions", tmp_path / "none.toml").exit_code == 2
    mine.write_text("[[merge]]\n", encoding="utf-8")
    with pytest.raises(GraphError, match=r"mine\.toml: every \[\[merge\]\] needs names"):
        newsgraph(*arguments, "--decisions", mine)

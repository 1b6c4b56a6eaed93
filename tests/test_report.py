"""What a report finds in invented wires: independent sources, contradictions, and what is neither."""

import random
import re
from collections.abc import Callable
from itertools import combinations, product
from pathlib import Path
from typing import TypeAlias

import msgspec
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from graph.cli import cli
from graph.config import Settings
from graph.copies import SHARED, near_copies, share, shingles
from graph.knowledge import KnowledgeGraph
from graph.model import Article, Period, Quantity
from graph.ontology import load_ontology
from graph.report import Findings, find, serialize
from graph.report.values import agree, overlap, period_days
from graph.statements import Amount
from tests.wire import Said, money, store

ONTOLOGY = load_ontology()
AGENCY = """Acme closes its plant in Springfield

Acme will close its plant in Springfield in June and lay off 900 people, the maker of anvils said on \
Tuesday. The plant opened in 1974 and makes the small anvils that the company sells to schools.

Sales of small anvils have fallen for five years. Mary Smith, the chief executive, told reporters \
that the decision was hard but that the machines were old and a new line would cost $40 million.

The mayor of Springfield, Jo Field, called the news a heavy blow for the town. She asked the \
government of Ruritania for help and said that she would meet the union on Friday.

The union wants Acme to move the workers to its other plant in Shelbyville. A spokesman for the \
company said that it would offer half of them a job there.

Acme was founded in 1931 and has 12,000 workers in nine countries. Its shares rose by 3 percent on \
the exchange of the capital. Its rival Globex opened a plant in Shelbyville last year and hired 400 \
people."""
INDEPENDENT = """Springfield anvil works to shut, 900 jobs go

For half a century the anvils of Springfield went to classrooms all over Ruritania. In June the last \
one will leave the works, because Acme is giving up the business.

About 900 workers learned it from a notice at the gate. "We heard rumours since winter," said one of \
them, who has been with Acme for thirty years. The company points to falling demand and to equipment \
that would be too dear to replace.

Jo Field, who runs the town hall, wants money from the capital. Half of the staff may be taken on in \
Shelbyville, according to Acme, where its competitor Globex also recruits. "The decision was hard," \
said Mary Smith, who leads Acme."""


def edited(text: str, step: int) -> str:
    words = text.split(" ")
    return " ".join("indeed" if n % step == step - 1 else word for n, word in enumerate(words))


def cut(text: str, paragraphs: int) -> str:
    return "\n\n".join(text.split("\n\n")[:paragraphs])


COPIES = {
    "new headline": AGENCY.replace("Acme closes its plant in Springfield\n", "Blow for Springfield: 900 jobs to go\n"),
    "last paragraphs cut": cut(AGENCY, 3),
    "headline and cut": "Anvil maker leaves Springfield\n\n" + "\n\n".join(AGENCY.split("\n\n")[1:4]),
    "every twelfth word changed": edited(AGENCY, 12),
    "own first paragraph": "The people of Springfield fear for their town, our reporter writes.\n\n" + AGENCY,
    "case and typography": AGENCY.replace("Acme", "ACME").replace(",", " –"),
}


# Near-copies


def articles(*texts: str) -> list[tuple[str, Article]]:
    return [(f"https://kg.example/{n}", Article(source=f"{n}.txt", text=text)) for n, text in enumerate(texts)]


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_found_with_room_to_spare(name: str) -> None:
    assert share(shingles(AGENCY), shingles(COPIES[name])) > SHARED + 0.05
    assert near_copies(articles(AGENCY, COPIES[name])) == {"https://kg.example/1": "https://kg.example/0"}


def test_independent_articles_on_one_event_stay_apart_with_room_to_spare() -> None:
    for copy in (AGENCY, *COPIES.values()):
        assert share(shingles(copy), shingles(INDEPENDENT)) < SHARED / 4
        assert near_copies(articles(copy, INDEPENDENT)) == {}


def test_the_samples_are_all_independent() -> None:
    folder = Path(__file__).parents[1] / "graph" / "samples"
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()) if path.suffix in {".txt", ".md"}]
    assert len(texts) > 10
    assert max(share(*map(shingles, pair)) for pair in combinations(texts, 2)) < SHARED / 4


def test_the_earliest_stands_for_its_copies_in_any_order() -> None:
    texts = [AGENCY, *COPIES.values()]
    dated = [
        (f"https://kg.example/{n}", Article(source=f"{n}.txt", text=text, date=f"2021-03-{9 - n:02}"))
        for n, text in enumerate(texts)
    ]
    first = f"https://kg.example/{len(texts) - 1}"
    expected = {iri: first for iri, _ in dated if iri != first}
    for seed in range(5):
        random.Random(seed).shuffle(dated)
        assert near_copies(dated) == expected


def test_short_and_empty_texts_are_no_copies() -> None:
    assert near_copies(articles("", "", "Acme won.", "Acme won.")) == {}


# Amounts and times


def amount(text: str) -> Amount:
    """``~3600000000 USD``, ``3-5 percent``."""
    found = re.fullmatch(r"(>=|<=|[=~<>]?)([\d.]+)(?:-([\d.]+))?(?: (\w+))?", text)
    assert found is not None
    bound, value, upper, unit = found.groups(default="")
    return Amount(value, upper, unit, bound or "=", unit == "USD")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("~3600000000 USD", "3580000000 USD", True),
        ("3600000000 USD", "3580000000 USD", True),
        ("20000000 USD", "24000000 USD", False),
        ("3500000000 USD", "3600000000 USD", False),
        ("13000 worker", "12700 worker", True),
        ("13000 worker", "12000 worker", False),
        ("20 person", "21 person", False),
        ("~20 person", "21 person", True),
        (">20 person", "25 person", True),
        (">30 person", "25 person", False),
        ("<=20 percent", "18 percent", True),
        ("24.5 percent", "25 percent", True),
        ("20 percent", "21 percent", False),
        ("3-5 percent", "4 percent", True),
        ("3-5 percent", "8 percent", False),
        ("0 USD", "5 USD", False),
    ],
)
def test_amounts_agree_within_their_precision(one: str, other: str, same: bool) -> None:
    assert agree(amount(one), amount(other)) is same
    assert agree(amount(other), amount(one)) is same


@given(st.decimals(0, 10**12, places=2), st.sampled_from(["=", "~", ">", "<=", "<"]), st.booleans())
def test_an_amount_agrees_with_itself(value: object, bound: str, is_money: bool) -> None:
    one = Amount(str(value), "", "USD" if is_money else "worker", bound, is_money)
    assert agree(one, one)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (("2021", "2021"), ("2021-03-02", "2021-03-02"), True),
        (("2021-02", "2021-02"), ("2021-03-01", "2021-03-01"), False),
        (("2021-12", "2021-12"), ("2022", "2022"), False),
        (("2017", ""), ("2030", "2030"), True),
        (("", "2017"), ("2018-01-01", "2018-01-01"), False),
        (("soon", "soon"), ("1066", "1066"), True),
        (("9999-12", "9999-12"), ("9999-12-31", "9999-12-31"), True),
    ],
)
def test_periods_overlap_at_their_precision(one: tuple[str, str], other: tuple[str, str], together: bool) -> None:
    assert overlap(period_days(one), period_days(other)) is together


# Findings

Find: TypeAlias = Callable[..., Findings]


@pytest.fixture
def found(tmp_path: Path) -> Find:
    """Findings of sayings; each call is a store of its own."""
    numbers = iter(range(100))

    def run(*sayings: Said, **options: int) -> Findings:
        with store(tmp_path / f"kg{next(numbers)}", sayings) as opened:
            return find(opened, ontology=ONTOLOGY, **options)

    return run


def kinds(findings: Findings) -> list[str]:
    return [one.kind for one in findings.contradictions]


OWNS = Said("first", "Acme", "owns", "Globex")
NOT = Said("second", "Acme", "owns", "Globex", polarity="negative")


def test_a_fact_of_two_articles_is_corroborated(found: Find) -> None:
    findings = found(OWNS, Said("second", "Acme", "owns", "Globex"), Said("third", "Acme", "owns", "Hooli"))
    (one,) = findings.corroborated
    assert (one.subject, one.object, one.sources, one.articles) == ("Acme", "Globex", 2, 2)
    assert [c.article for c in one.citations] == ["first.txt", "second.txt"]
    assert found(OWNS, Said("second", "Acme", "owns", "Globex"), min_sources=3).corroborated == ()


def test_copies_of_one_text_are_one_source(found: Find) -> None:
    first = Said("first", "Acme", "owns", "Globex", padding=AGENCY, date="2021-03-01")
    copy = Said("copy", "Acme", "owns", "Globex", padding=COPIES["new headline"])
    findings = found(first, copy)
    assert (findings.articles, findings.sources, findings.corroborated) == (2, 1, ())
    findings = found(first, copy, Said("own", "Acme", "owns", "Globex", padding=INDEPENDENT))
    (one,) = findings.corroborated
    assert (findings.articles, findings.sources, one.sources, one.articles) == (3, 2, 2, 3)
    assert {c.article: c.near_copy_of for c in one.citations} == {
        "first.txt": "", "copy.txt": "first.txt", "own.txt": "",
    }  # fmt: skip


def test_qualifiers_and_the_direction_of_a_symmetric_relation_do_not_keep_facts_apart(found: Find) -> None:
    narrow = Said("second", "Globex", "competesWith", "Acme", qualifiers=(("place", "Ruritania"),))
    assert len(found(Said("first", "Acme", "competesWith", "Globex"), narrow).corroborated) == 1
    assert found(OWNS, Said("second", "Globex", "owns", "Acme")).corroborated == ()


def test_times_that_exclude_each_other_keep_facts_apart(found: Find) -> None:
    sayings = [Said(f"in {year}", "Acme", "sues", "Globex", when=year) for year in ("2019", "2020", "2020-05")]
    (one,) = found(*sayings).corroborated
    assert (one.sources, one.period) == (2, "2020, 2020-05")


def test_status_keeps_facts_apart_and_common_nouns_corroborate_nothing(found: Find) -> None:
    assert found(OWNS, Said("second", "Acme", "owns", "Globex", modality="planned")).corroborated == ()
    plans = [Said(name, "concept/plan", "costs", money("5000000")) for name in ("first", "second")]
    assert found(*plans).corroborated == ()


def test_opposite_polarities_of_two_articles_contradict(found: Find) -> None:
    (one,) = found(OWNS, NOT).contradictions
    assert (one.kind, one.subject, one.relation, one.object) == ("polarity", "Acme", "owns", "Globex")
    assert [(s.value, s.citations[0].article) for s in one.sides] == [("yes", "first.txt"), ("no", "second.txt")]


def test_a_denial_by_a_speaker_is_shown_as_such_even_in_one_article(found: Find) -> None:
    (one,) = found(OWNS, Said("first", "Acme", "owns", "Globex", polarity="negative", speaker="Acme")).contradictions
    assert one.kind == "denial"
    assert one.sides[1].citations[0].speakers == ("Acme",)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(Said("first", "Acme", "owns", "Globex", polarity="negative"), id="one article, one voice"),
        pytest.param(Said("second", "Acme", "owns", "Hooli", polarity="negative"), id="another object"),
        pytest.param(Said("second", "Acme", "owns", "Globex", "negative", when="2011"), id="another time"),
        pytest.param(Said("second", "Acme", "owns", "Globex", "negative", date="2024-01-01"), id="years later"),
        pytest.param(Said("second", "Acme", "owns", "Globex", "negative", "possible"), id="might not"),
        pytest.param(
            Said("second", "Acme", "owns", "Globex", "negative", qualifiers=(("place", "Ruritania"),)), id="narrower"
        ),
    ],
)
def test_what_does_not_contradict(found: Find, other: Said) -> None:
    assert found(OWNS, other).contradictions == ()


def test_has_not_yet_leaves_will_open(found: Find) -> None:
    plan = Said("first", "Acme", "acquires", "Globex", modality="planned")
    assert kinds(found(plan, Said("second", "Acme", "acquires", "Globex", "negative", "actual"))) == []
    assert kinds(found(plan, Said("second", "Acme", "acquires", "Globex", "negative", "planned"))) == ["polarity"]


def test_two_head_offices_at_one_time_contradict(found: Find) -> None:
    one = Said("first", "Acme", "headquarteredIn", "Springfield")
    (two,) = found(one, Said("second", "Acme", "headquarteredIn", "Shelbyville")).contradictions
    assert (two.kind, [s.value for s in two.sides]) == ("value", ["Shelbyville", "Springfield"])
    moved = Said("second", "Acme", "headquarteredIn", "Shelbyville", date="2023-03-02")
    country = Said("second", "Acme", "headquarteredIn", "Ruritania")
    inside = (
        Said("second", "Acme", "headquarteredIn", "Shelbyville"),
        Said("second", "Shelbyville", "partOf", "Springfield"),
    )
    both = (*(Said("second", "Acme", "headquarteredIn", place) for place in ("Springfield", "Shelbyville")),)
    for others in ((moved,), (country,), inside, both):
        assert found(one, *others).contradictions == ()


def test_a_company_has_one_chief_executive_but_a_person_may_have_two_companies(found: Find) -> None:
    assert kinds(found(Said("a", "Mary", "ceoOf", "Acme"), Said("b", "Jo", "ceoOf", "Acme"))) == ["value"]
    assert kinds(found(Said("a", "Mary", "ceoOf", "Acme"), Said("b", "Mary", "ceoOf", "Globex"))) == []


def test_a_founding_date_contradicts_another_whenever_reported(found: Find) -> None:
    dates = [Period(begin=day, end=day) for day in ("1931", "1931-05", "1932")]
    sayings = [
        Said(f"in {year}", "Acme", "foundedIn", date, date=year)
        for year, date in zip(("2001", "2011", "2021"), dates, strict=True)
    ]
    assert found(*sayings[:2]).contradictions == ()
    (one,) = found(*sayings).contradictions
    assert sorted(s.value for s in one.sides) == ["1931", "1931-05", "1932"]


def test_different_amounts_contradict_and_rounded_or_converted_ones_do_not(found: Find) -> None:
    def costs(article: str, value: Quantity, **others: object) -> Said:
        return Said(article, "Hooli Tower", "costs", value, **others)  # type: ignore[arg-type]

    first = costs("first", money("3580000000"))
    (one,) = found(first, costs("second", money("4100000000"))).contradictions
    assert (one.kind, one.object, [s.sources for s in one.sides]) == ("amount", "", [1, 1])
    for other in (
        costs("second", money("3600000000", "~")), costs("second", money("27000000000", unit="RUR")),
        costs("second", money("4100000000"), when="2011"), costs("first", money("4100000000")),
        costs("second", money("4100000000"), modality="possible"),
        costs("second", money("4100000000"), qualifiers=(("purpose", "Globex"),)),
    ):  # fmt: skip
        assert found(first, other).contradictions == ()


def test_amounts_in_qualifiers_and_counted_things_contradict_too(found: Find) -> None:
    def buys(article: str, value: Quantity) -> Said:
        return Said(article, "Acme", "acquires", "Globex", qualifiers=(("amount", value),))

    (one,) = found(buys("first", money("5000000000")), buys("second", money("6000000000"))).contradictions
    assert (one.kind, one.object) == ("amount", "Globex")
    assert found(buys("first", money("5000000000")), buys("second", money("5100000000"))).contradictions == ()


def test_a_value_of_both_sources_is_agreed_on(found: Find) -> None:
    sayings = [Said("first", "Acme", "raises", money(value)) for value in ("10000000", "70000000")]
    assert found(*sayings, Said("second", "Acme", "raises", money("10000000"))).contradictions == ()


RELATIONS = st.sampled_from(["owns", "competesWith", "headquarteredIn", "costs"])
THINGS: dict[str, list[str | Quantity]] = {
    "owns": ["Globex", "Hooli"],
    "competesWith": ["Globex", "Acme"],
    "headquarteredIn": ["Springfield", "Shelbyville", "Ruritania"],
    "costs": [money("1000000"), money("1500000"), money("1010000", "~")],
}


@st.composite
def sayings(draw: st.DrawFn) -> Said:
    relation = draw(RELATIONS)
    return Said(
        draw(st.sampled_from(["one", "two", "three"])), draw(st.sampled_from(["Initech", "Umbrella"])), relation,
        draw(st.sampled_from(THINGS[relation])), draw(st.sampled_from(["positive", "negative"])),
        draw(st.sampled_from(["actual", "planned"])), draw(st.sampled_from(["", "Jo"])),
        draw(st.sampled_from(["", "2021", "2011"])),
    )  # fmt: skip


@given(st.lists(sayings(), max_size=12, unique=True), st.randoms(use_true_random=False))
@hypothesis_settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_laws_of_findings(tmp_path_factory: pytest.TempPathFactory, given_: list[Said], shuffle: random.Random) -> None:
    """The order does not matter; nothing is corroborated by one source; a side has evidence and is not alone."""
    # Each article needs the same text in any order, so sentences are sorted within the articles by the first pass.
    ordered = sorted(given_, key=repr)
    with store(tmp_path_factory.mktemp("law") / "kg", ordered) as opened:
        before = {str(quad) for quad in opened.dataset}
        findings = find(opened, ontology=ONTOLOGY)
        assert {str(quad) for quad in opened.dataset} == before
        assert find(opened, ontology=ONTOLOGY) == findings
    for one in findings.corroborated:
        assert one.sources == len({c.article for c in one.citations}) >= 2
    for two in findings.contradictions:
        assert len(two.sides) >= 2
        assert all(side.citations for side in two.sides)
        pairs = product(two.sides[0].citations, (c for side in two.sides[1:] for c in side.citations))
        assert any((a.article, a.speakers) != (b.article, b.speakers) for a, b in pairs)
    for form in ("table", "markdown", "json"):
        assert serialize(findings, form, width=100)


# Text from outside


def test_hostile_text_stays_text(found: Find) -> None:
    evil = "Acme\x1b[31m <img src=x> [x](javascript:y) | `z`"
    findings = found(Said("first", evil, "owns", "Globex"), Said("second", evil, "owns", "Globex"))
    table, markdown = (serialize(findings, form, width=200) for form in ("table", "markdown"))
    assert "\x1b" not in table + markdown
    assert "<img" not in markdown.replace("\\<", "")
    assert "](" not in markdown.replace("\\]\\(", "")
    assert msgspec.json.decode(serialize(findings, "json"), type=Findings) == findings


# From text to report

WIRE = {
    "first": "Acme owns Globex. Globex competes with Initech.\n\n" + AGENCY.partition("\n\n")[2],
    "copy": "Acme owns Globex. Globex competes with Initech.\n\n" + AGENCY.partition("\n\n")[2],
    "second": "Globex competes with Initech. Globex is a maker of rockets.",
    "third": "Acme does not own Globex. Mary Smith denied that Hooli Corp owned Globex.",
    "fourth": "Hooli Corp owns Globex. It makes rockets.",
}


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Path:
    folder = tmp_path_factory.mktemp("wire")
    for name, text in WIRE.items():
        (folder / f"{name}.txt").write_text(f"News of {name}\nDate: 2021-03-02\n\n{text}\n", encoding="utf-8")
    KnowledgeGraph.build(folder, folder / "kg", settings).close()
    return folder / "kg"


def test_from_text_to_findings(wire: Path) -> None:
    with KnowledgeGraph.open(wire) as kg:
        findings = kg.findings()
        named = kg.named("corroborated").rows
    assert (findings.articles, findings.sources) == (5, 4)
    facts = {(one.subject, one.relation, one.object): one.sources for one in findings.corroborated}
    rivals = {key: n for key, n in facts.items() if key[1] == "competes with"}
    assert list(rivals.values()) == [2]
    assert ("Acme", "owns", "Globex") not in facts
    assert all(row[4] == "2" for row in named if row[1] == "competes with")
    assert any(row[1] == "competes with" for row in named)
    said = {(one.kind, one.subject, one.object) for one in findings.contradictions}
    assert {("polarity", "Acme", "Globex"), ("denial", "Hooli Corp", "Globex")} <= said


def test_the_command_prints_and_writes_every_format(wire: Path, tmp_path: Path) -> None:
    run = CliRunner().invoke
    table = run(cli, ["report", "--store", str(wire)])
    assert table.exit_code == 0
    assert "stated and denied: Hooli Corp owns Globex" in table.stdout
    assert "near-copy of" in table.stdout
    for form, sign in (("markdown", "# What the sources"), ("json", '"contradictions"')):
        out = tmp_path / form
        result = run(cli, ["report", "--store", str(wire), "--format", form, "-o", str(out)])
        assert (result.exit_code, result.stdout) == (0, "")
        assert sign in out.read_text(encoding="utf-8")
        assert run(cli, ["report", "--store", str(wire), "--format", form]).stdout == out.read_text(encoding="utf-8")
    assert run(cli, ["report", "--store", str(wire), "--min-sources", "9", "--format", "json"]).exit_code == 0


@pytest.mark.parametrize("options", [["--format", "xml"], ["--min-sources", "1"]])
def test_a_wrong_command_line_is_2(wire: Path, options: list[str]) -> None:
    assert CliRunner().invoke(cli, ["report", "--store", str(wire), *options]).exit_code == 2

"""What comes from the web may be made to do harm: it is read in bounded time, changes no format, and reaches nothing.

The texts go through the whole program: read, annotate, extract, resolve, store, export.  scripts/fuzz.py does the same
without end.
"""

# ruff: noqa: E501 - hostile texts stand whole

import csv
import io
import json
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from graph import pipeline
from graph.assertion import quads
from graph.config import BASE, Settings
from graph.export import FILES, export, inert
from graph.facts import facts
from graph.hands import Rules
from graph.model import Article, Extraction, Mention, Reading
from graph.network import network
from graph.ontology import load_ontology as read_ontology
from graph.patterns import PatternSet
from graph.resolve import resolve
from graph.store import Store
from graph.view import write_view
from tests.strategies import HOSTILE
from tests.test_export import RDFLIB, exported, same
from tests.test_read_laws import check
from tests.test_read_support import BODY, read_all

pytestmark = [pytest.mark.filterwarnings(RDFLIB), pytest.mark.filterwarnings("ignore::UserWarning:rdflib")]
load_ontology = cache(read_ontology)
SECRET = "quokka-7431"
UNSEEN = HealthCheck.function_scoped_fixture, HealthCheck.too_slow

# What is made to exhaust

LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "Acme owns Globex. ">' for n in range(10)
)
LINE = 10_000_000
BOMBS: dict[str, str] = {
    "laughs.html": f"<?xml version='1.0'?><!DOCTYPE html [{LAUGHS}]><html><body><p>{BODY}&l9;</p></body></html>",
    "laughs.xhtml": f"<?xml version='1.0'?><!DOCTYPE html [{LAUGHS}]><html><body><p>{BODY}&l9;</p></body></html>",
    "laughs.md": "---\n" + "\n".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'x'}]" for n in range(12)
    ) + f"\ntitle: *a11\n---\n{BODY}",
    "divs.html": "<html><body>" + "<div>" * 100_000 + f"<p>{BODY}</p>" + "</div>" * 100_000,
    "spans.html": f"<html><body><p>{'<b><i>' * 50_000}{BODY}",
    "attributes.html": f"<html><body><p {' '.join(f'a{n}=x' for n in range(100_000))}>{BODY}</p>",
    "entities.html": f"<html><body><p>{'&amp;' * 500_000}{BODY}</p>",
    "deep.json": "[" * 200_000 + "]" * 200_000,
    "deep-fields.json": '{"articles":' * 100_000 + "1" + "}" * 100_000,
    "number.json": '{"text": ' + "9" * 100_000 + "}",
    "quotes.md": ">" * 20_000 + " " + BODY,
    "lists.md": "\n".join(" " * n + "- a" for n in range(3_000)) + f"\n\n{BODY}",
    "line.txt": "Acme owns Globex. " * (LINE // 18),
    "line.jsonl": json.dumps({"text": "x" * LINE}),
    "line.md": "a" * LINE,
    "one-word.txt": "a" * LINE,
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_bombs_are_read_or_refused_in_time(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(BOMBS[name], encoding="utf-8")
    begin = time.process_time()
    articles, errors = read_all(tmp_path / name)
    assert time.process_time() - begin < 20
    assert len(articles) + len(errors) == 1
    for article in articles:
        check(article)
        assert article.text.count("Acme owns Globex") < 10**6 // 10 if name.startswith("laughs") else article.text


@pytest.mark.parametrize(
    "text",
    ["x" * 100_000, "Acme owns " * 1_000, "(" * 1_000 + "Acme owns Globex" + ")" * 1_000, "A. " * 1_000, "\u0301" * 5_000,
     "and ".join(["Acme "] * 1_000) + "own Globex.", "$1" * 3_000, "1/" * 3_000, "\u200d\U0001f469" * 2_000,
     ", ".join(["the chief executive of Acme"] * 300)],
    ids=lambda text: text[:6].encode("unicode_escape").decode(),
)  # fmt: skip
def test_no_sentence_takes_for_ever(text: str) -> None:
    begin = time.process_time()
    (reading,) = pipeline.read_facts([Article(source="long.txt", text=text)])
    resolve([reading], load_ontology(), PatternSet([]), base=BASE, agent="test/1")
    assert time.process_time() - begin < 60


# What is made to break a format

PIECES = (
    *HOSTILE, "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "' onclick='x", "javascript:alert(1)", '=HYPERLINK("x")',
    "@SUM(A1)", "+1", "-1", "\u2066", "\u2069", "\u200f", "\ud800", "\udfff", "\x00", "\x01", "<x> <y> <z> .", "\\", '\\"', "'''",
    "^^<x>", "@en", "a:b", "<![CDATA[", "<!ENTITY", "&#0;", "&#xD800;", "%00", "../../etc/passwd", "${x}", "{% x %}", "\U0010ffff",
)  # fmt: skip
NAMES = ("Acme", "Globex Corporation", "Mary Smith", "Initech", "Springfield", "$5 million", "2021", "the company")
VERBS = (" owns ", " sued ", " will buy ", " does not own ", " signed an agreement with ", " said it competes with ")
words = st.sampled_from(PIECES) | st.sampled_from(NAMES) | st.text(max_size=4)
sentences = st.builds(
    lambda one, verb, other, end: f"{one}{verb}{other}{end}",
    st.lists(words, min_size=1, max_size=3).map("".join),
    st.sampled_from(VERBS),
    st.lists(words, min_size=1, max_size=3).map(" ".join),
    st.sampled_from((". ", ".\n\n", "\n", "! ")),
)
stories = st.lists(sentences | st.just("Acme owns Globex. "), min_size=1, max_size=4).map("".join)
addresses = st.sampled_from(
    ["https://news.example/a b", 'https://news.example/"><script>', "https://news.example/<x>", "javascript:alert(1)",
     "https://news.example/a\nb", "https://news.example/%zz|^`{}", "file:///etc/passwd", "https://news.example/\u202e",
     "urn:x:'", "tag:\\", "https://news.example/a> <b> <c> ."]
) | st.text(max_size=8).map("https://news.example/".__add__)  # fmt: skip
fields = st.fixed_dictionaries(
    {"text": stories},
    optional={
        "title": stories,
        "url": addresses,
        "date": words,
        "publisher": words,
        "source": words,
        "language": words,
    },
)


def kept(article: Article) -> bool:
    """Whether an article of our own making could have been read: nothing else gets into a store."""
    return not any("\ud800" <= c <= "\udfff" for c in article.text + article.title + article.url + article.publisher)


def whole(store: Store) -> None:
    """The exports that are no RDF hold what the store holds, letter for letter where the format can."""
    found = list(facts(store))
    assert [json.loads(line)["iri"] for line in exported(store, "jsonl").splitlines()] == [one["iri"] for one in found]
    rows = list(csv.DictReader(io.StringIO(exported(store, "csv").decode(), newline=""), strict=True))
    assert [bare(row["subject"]) for row in rows] == [fact["subject"]["label"] for fact in found]
    assert [bare(row["object"]) for row in rows] == [fact["object"]["label"] for fact in found]
    assert not any(cell.startswith(tuple("=@\t\r\n")) for row in rows for cell in row.values())
    wanted = network(store)
    for name, parse in (("graphml", nx.parse_graphml), ("gexf", read_gexf)):
        data = exported(store, name)
        etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
        again = parse(data)
        labels = {node: again.nodes[node]["label"] for node in again}
        assert labels == {node: wanted.nodes[node]["label"] for node in wanted}, name
        assert again.number_of_edges() == wanted.number_of_edges(), name


def read_gexf(data: bytes) -> "nx.MultiDiGraph[str]":
    return nx.read_gexf(io.BytesIO(data))


def bare(cell: str) -> str:
    """A cell of the CSV export without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(tuple("=+-@\t\r\n")) else cell


@pytest.fixture(scope="module")
def model() -> Rules:
    return Rules.load(Settings(), Path("none"))


def through(articles: list[Article], rules: Rules, path: Path) -> None:
    """From articles to every export and back."""
    readings = [reading for article in articles for reading in pipeline.read_facts([article])]
    patterns = PatternSet([])
    knowledge = resolve(readings, rules.ontology, patterns, base=BASE, agent="test/1")
    with Store.open(path / "kg", create=True) as store:
        store.meta["base"] = BASE
        store.put(readings)
        store.replace(quads(knowledge, base=BASE))
        same(store, knowledge)
        whole(store)
        write_view(store, path / "view.html")
    page = (path / "view.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "<img src=x" not in page


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=20, deadline=None, suppress_health_check=UNSEEN)
@given(record=fields)
def test_hostile_records_go_through_to_every_export(
    tmp_path_factory: pytest.TempPathFactory, model: Rules, record: dict[str, str]
) -> None:
    path = tmp_path_factory.mktemp("hostile")
    (path / "a.json").write_text(json.dumps(record), encoding="utf-8")
    articles, _ = read_all(path / "a.json")
    for article in articles:
        check(article)
        assert kept(article)
        assert not article.url or article.url.startswith(("http", "urn:", "tag:"))
    through(articles, model, path)


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=20, deadline=None, suppress_health_check=UNSEEN)
@given(text=stories, title=words, source=words)
def test_hostile_articles_of_another_reader_go_through_too(
    tmp_path_factory: pytest.TempPathFactory, model: Rules, text: str, title: str, source: str
) -> None:
    """Nothing is cleaned before: control characters, bidirectional marks and NUL come as far as the exports."""
    article = Article(source=source or "x", text=text, title=title, url="https://news.example/<a> b")
    if kept(article) and kept(Article(source="", text=source)):
        through([article], model, tmp_path_factory.mktemp("hostile"))


RELATIONS = ("own", "\u2019", *(piece for piece in PIECES if piece.split()))


@st.composite
def claims(draw: st.DrawFn) -> Reading:
    """What a perfect extractor would give for hostile names."""
    one, two = (draw(st.lists(words, min_size=1, max_size=3).map("".join)) or "x" for _ in range(2))
    text = f"{one} owns {two}."
    begin = len(one) + len(" owns ")
    subject = Mention(
        begin=0,
        end=len(one),
        anchor=one,
        label=one,
        kind="name",
        type=draw(st.sampled_from(("ORG", "PERSON", "LOC", ""))),
    )
    thing = Mention(begin=begin, end=begin + len(two), anchor=two, label=two, kind="name", type="ORG")
    said = Extraction(
        begin=0, end=len(text), subject=subject, relation=draw(st.sampled_from(RELATIONS)), phrase="owns", object=thing,
        rule="clause", speakers=draw(st.sampled_from(((), (subject,)))),
    )  # fmt: skip
    article = Article(source=draw(words) or "x", text=text, title=draw(words))
    return Reading(article=article, sentences=((0, len(text)),), mentions=(subject, thing), extractions=(said,))


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=40, deadline=None, suppress_health_check=UNSEEN)
@given(found=st.lists(claims(), min_size=1, max_size=3))
def test_hostile_names_are_resolved_and_written(tmp_path_factory: pytest.TempPathFactory, found: list[Reading]) -> None:
    readings = list(
        {
            r.article.source: r for r in found if kept(r.article) and kept(Article(source="", text=r.article.source))
        }.values()
    )
    readings = [r for r in readings if kept(Article(source="", text=r.extractions[0].relation))]
    knowledge = resolve(readings, load_ontology(), PatternSet([]), base=BASE, agent="test/1")
    with Store.open(tmp_path_factory.mktemp("hostile") / "kg", create=True) as store:
        store.meta["base"] = BASE
        store.replace(quads(knowledge, base=BASE))
        same(store, knowledge)
        whole(store)


@pytest.mark.parametrize(
    "cell", ['=HYPERLINK("http://x")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "\r=1", "'=1", "''+x", "＝1"]
)
def test_a_spreadsheet_runs_no_cell(cell: str) -> None:
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["Acme", "'tis", "-5", "+5.50", "a=b", "", "'"])
def test_other_cells_stay(cell: str) -> None:
    assert inert(cell) == cell


# What is made to reach out


class Watch:
    """Notes what the process asks the operating system for.  A hook cannot be taken back, so it is asleep at first."""

    found: list[str] | None = None
    hooked = False


def watch(event: str, given: tuple[object, ...]) -> None:
    if Watch.found is None:
        return
    if event == "open" and isinstance(given[0], str | bytes):
        Watch.found.append(f"open {given[0]!r} {given[1] or given[2]}")
    elif event.startswith(
        ("socket.", "subprocess.", "os.exec", "os.system", "os.posix_spawn", "os.remove", "os.rename", "urllib.")
    ):
        Watch.found.append(f"{event} {given!r}")


@contextmanager
def watching() -> Iterator[list[str]]:
    if not Watch.hooked:
        sys.addaudithook(watch)
        Watch.hooked = True
    found: list[str] = []
    Watch.found = found
    try:
        yield found
    finally:
        Watch.found = None


REACHING = {
    "entity.html": '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><body><p>{body}&x;</p></body></html>',
    "entity.xhtml": '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{body}&x;</p></body></html>',
    "remote.html": '<!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd"><html><head><base href="http://127.0.0.1:9/"><link rel="canonical" href="http://127.0.0.1:9/c"><meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/r"></head><body><p>{body}</p><img src="http://127.0.0.1:9/i"><iframe src="file://{secret}"></iframe><script src="http://127.0.0.1:9/s"></script></body></html>',
    "include.html": '<html xmlns:xi="http://www.w3.org/2001/XInclude"><body><p>{body}</p><xi:include href="file://{secret}" parse="text"/></body></html>',
    "address.txt": "http://127.0.0.1:9/page.html",
    "address.json": '{{"text": "http://127.0.0.1:9/page.html", "url": "file://{secret}"}}',
    "path.json": '{{"text": "{secret}", "title": "{secret}", "source": "../../../../{secret}", "url": "http://127.0.0.1:9/"}}',
    "yaml.md": "---\ntitle: !!python/object/apply:os.system ['touch {secret}.made']\nbody: !include {secret}\n---\n{body}\n![x](file://{secret}) [y](http://127.0.0.1:9/)\n",
    "reference.md": "[x]: file://{secret}\n\n{body}\n\n<iframe src='file://{secret}'></iframe>\n",
    "template.txt": "Acme owns Globex. {{{{ config }}}} {{% include '{secret}' %}} ${{jndi:ldap://127.0.0.1:9/a}} `cat {secret}` $(cat {secret})\n",
    "sparql.txt": 'Acme"}} LOAD <file://{secret}> ; SERVICE <http://127.0.0.1:9/> owns Globex. Acme owns Globex.\n',
}  # fmt: skip


@pytest.mark.filterwarnings("ignore")
def test_no_article_reaches_the_network_or_the_file_system(tmp_path: Path, settings_: Settings) -> None:
    """Every file that is opened, every socket and every process is noted by the interpreter itself."""
    secret = tmp_path / "elsewhere" / "secret.txt"
    secret.parent.mkdir()
    secret.write_text(f"{SECRET} owns Globex.", encoding="utf-8")
    wire = tmp_path / "wire"
    wire.mkdir()
    for name, text in REACHING.items():
        (wire / name).write_text(text.format(secret=secret, body=BODY), encoding="utf-8")
    (wire / "plain.txt").write_text("Acme owns Globex. Mary Smith sued Acme.\n", encoding="utf-8")
    pipeline.build([wire / "plain.txt"], tmp_path / "warm", settings_)  # lazy imports and the model are not of interest
    with watching() as found:
        report = pipeline.build([wire], tmp_path / "kg", settings_)
        with Store.open(tmp_path / "kg", read_only=True) as store:
            outputs = {name: io.BytesIO() for name in FILES}
            for name, out in outputs.items():
                export(store, name, out)
            write_view(store, tmp_path / "view.html")
    assert report.articles >= 6
    beside = str(tmp_path / ".view.html")  # the page is written beside its place and renamed when it is whole
    kept = ("open ", f"os.rename ({beside!r}"[:-1])
    assert [event for event in found if not event.startswith(kept) or str(secret.parent) in event] == []
    places = (
        str(tmp_path / "kg"),
        str(wire),
        beside,
        str(tmp_path / "view.html"),
        sys.prefix,
        sys.base_prefix,
        "/dev/",
    )
    unnamed = f"open {tempfile.gettempdir()!r} "  # a temporary file without a name
    root = str(Path(__file__).parents[1])
    allowed = (*places, root, str(settings_.ontology))
    other = [event for event in found if not any(place in event for place in allowed)]
    assert [event for event in other if not event.startswith(unnamed)] == []
    page = (tmp_path / "view.html").read_bytes()
    assert not any(SECRET.encode() in data for data in (page, *(out.getvalue() for out in outputs.values())))
    assert sorted(path.name for path in secret.parent.iterdir()) == ["secret.txt"]
    assert sorted(path.name for path in wire.iterdir()) == sorted([*REACHING, "plain.txt"])


def test_the_watch_sees(tmp_path: Path) -> None:
    with watching() as found:
        (tmp_path / "x").touch()
        (tmp_path / "x").read_text()
        with socket.socket() as opened, pytest.raises(OSError):
            opened.connect(("127.0.0.1", 9))
    assert any("open" in event and str(tmp_path / "x") in event for event in found)
    assert any(event.startswith("socket.connect") for event in found)


@pytest.fixture(name="settings_")
def taught_settings(taught: Path) -> Settings:
    return Settings(ontology=taught)

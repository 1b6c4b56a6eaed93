"""ClearNLP trees become Universal Dependencies, and other pipelines give facts."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.attrs import DEP, HEAD, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span

from graph import annotate
from graph.annotate.arcs import Tree
from graph.annotate.clearnlp import UPOS, convert
from graph.annotate.foreign import names_of, to_ud
from graph.annotate.network import Network
from graph.errors import ModelError
from graph.model import Article
from graph.pipeline import read_facts

CASES = Path(__file__).with_name("clearnlp_trees.txt").read_text(encoding="utf-8")
"""A name, a ClearNLP tree as ``form/TAG/label>head`` (``form#2`` is the second of that form), and its UD tree."""
MARKS = {",": ",", ".": ".", "?": ".", "-": "HYPH"}
SENTENCES = """
    Globex/NNP/nsubjpass>bought was/VBD/auxpass>bought bought/VBN by/IN/agent>bought Acme/NNP/pobj>by
    for/IN/prep>bought $/$/quantmod>billion 3/CD/compound>billion billion/CD/pobj>for ./punct>bought |
    Acme/NNP/nsubj>is is/VBZ a/DT/det>rival rival/NN/attr>is of/IN/prep>rival the/DT/det>Group
    Initech/NNP/compound>Group Group/NNP/pobj>of and/CC/cc>is does/VBZ/aux>own not/RB/neg>own own/VB/conj>is
    Hooli/NNP/dobj>own ./punct>is |
    Mary/NNP/compound>Smith Smith/NNP/nsubj>said said/VBD that/IN/mark>sell Acme/NNP/nsubj>sell will/MD/aux>sell
    sell/VB/ccomp>said robots/NNS/dobj>sell in/IN/prep>sell Freedonia/NNP/pobj>in ./punct>said
""".split("|")
NAMES = {
    "Globex": "ORG", "Acme": "ORG", "the Initech Group": "ORG", "Hooli": "ORG", "Mary Smith": "PERSON",
    "Freedonia": "GPE", "$ 3 billion": "MONEY",
}  # fmt: skip
TEXT = " ".join(" ".join(token.split("/")[0] for token in sentence.split()) for sentence in SENTENCES)

Rows = tuple[list[str], list[str], list[int], list[str]]


def rows(line: str) -> Rows:
    """Forms, tags, heads and labels of a written tree."""
    split = [(*token.partition(">")[0].split("/"), token.partition(">")[2]) for token in line.split()]
    short = [(form, MARKS.get(form, ""), *rest) if form in MARKS and len(rest) == 2 else (form, *rest)
             for form, *rest in split]  # fmt: skip
    forms = [row[0] for row in short]
    heads = [_find(forms, row[-1]) if row[-1] else i for i, row in enumerate(short)]
    return forms, [row[1] for row in short], heads, [row[2] if row[-1] else "ROOT" for row in short]


def _find(forms: Sequence[str], written: str) -> int:
    form, _, number = written.partition("#")
    return [i for i, other in enumerate(forms) if other == form][int(number or 1) - 1]


def line_of(tree: Tree) -> str:
    """A converted tree in the notation of :data:`CASES`, parts of speech in the place of tags."""
    words = []
    for form, upos, dep, head in zip(tree.forms, tree.upos, tree.deps, tree.heads, strict=True):
        count = tree.forms[:head].count(tree.forms[head]) + 1
        arc = f"/{dep}>{tree.forms[head]}" + (f"#{count}" if count > 1 else "")
        words.append(f"{form}/{upos}" + ("" if dep == "ROOT" else arc))
    return " ".join(words)


def cases() -> list[Any]:
    found = []
    for block in CASES.strip().split("\n\n"):
        name, written, expected = block.split("\n")
        found.append(pytest.param(written, expected.removeprefix("= "), id=name))
    return found


@pytest.mark.parametrize(("written", "expected"), cases())
def test_a_construction_becomes_ud(written: str, expected: str) -> None:
    forms, tags, heads, deps = rows(written)
    persons = [(forms.index("Mary"), forms.index("Mary") + 2)] if "Mary" in forms else []
    assert line_of(convert(forms, tags, heads, deps, persons)) == expected


def test_the_empty_sentence_is_an_empty_tree() -> None:
    assert convert([], [], [], []).heads == []


def test_tags_that_are_not_penn_leave_the_given_part_of_speech() -> None:
    assert convert(["Acme", "grew"], ["?", "?"], [1, 1], ["nsubj", "ROOT"], upos=["PROPN", "VERB"]).upos == [
        "PROPN",
        "VERB",
    ]


# Any tree

LABELS = (
    "acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep "
    "det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj "
    "predet prep prt punct quantmod relcl xcomp ROOT unheard"
).split()
WORDS = (
    "Acme is are 's of by according to such as well because it there that which and , . - ( $ 3 billion not grew buy "
    "here clear \n\n"
).split(" ")
UD_LABELS = frozenset(Network(annotate.MODELS / "en_news").labels["deprel"]) - {"root"} | {"ROOT"}
VOCAB = spacy.blank("en").vocab


@st.composite
def docs(draw: st.DrawFn) -> Doc:
    """Docs whose words, tags, labels, names and crossing arcs have nothing to do with each other."""
    words: list[str] = []
    heads: list[int] = []
    for _ in range(draw(st.integers(1, 3))):
        offset, size = len(words), draw(st.integers(1, 14))
        words += draw(st.lists(st.sampled_from(WORDS), min_size=size, max_size=size))
        order = draw(st.permutations(range(size)))
        above = {order[0]: order[0]}
        for place, token in enumerate(order[1:], start=1):
            above[token] = order[draw(st.integers(0, place - 1))]
        heads += [offset + above[i] for i in range(size)]
    deps = [draw(st.sampled_from(LABELS)) for _ in words]
    tags = [draw(st.sampled_from(sorted(UPOS))) for _ in words]
    doc = Doc(VOCAB, words=words, tags=tags, heads=heads, deps=deps)
    starts = sorted(draw(st.sets(st.integers(0, len(words) - 1), max_size=3)))
    ends = [*starts[1:], len(words)]
    doc.ents = [
        Span(doc, begin, draw(st.integers(begin + 1, end)), label=draw(st.sampled_from(["PERSON", "GPE"])))
        for begin, end in zip(starts, ends, strict=False)
    ]
    return doc


@given(docs())
@settings(max_examples=300, deadline=None)
def test_any_tree_becomes_one_tree_a_sentence(doc: Doc) -> None:
    before = [(span.start, span.end) for span in doc.sents]
    doc.ents = names_of(doc)
    to_ud(doc)
    assert [(span.start, span.end) for span in doc.sents] == before
    for sentence in doc.sents:
        assert [token.dep_ for token in sentence if token.head.i == token.i] == ["ROOT"]
        assert all(sentence.start <= token.head.i < sentence.end for token in sentence)
        assert {token.i for token in sentence.root.subtree} == set(range(sentence.start, sentence.end))
    assert {token.dep_ for token in doc} <= UD_LABELS
    assert not any(token.head.is_space for token in doc if not token.is_space)
    assert {span.label_ for span in doc.ents} <= {"PERSON", "LOC"}


@given(st.lists(st.tuples(st.integers(-2, 9), st.sampled_from(LABELS)), max_size=8))
def test_heads_outside_the_sentence_hang_on_its_root(arcs: list[tuple[int, str]]) -> None:
    heads = [head if head < i else -1 for i, (head, _) in enumerate(arcs)]
    tree = convert(["is"] * len(arcs), ["VBZ"] * len(arcs), heads, [dep for _, dep in arcs])
    assert len([i for i, head in enumerate(tree.heads) if head == i]) == min(1, len(arcs))


@pytest.mark.parametrize("dep", ["punct", "cc", "dobj", "attr", "prep", "conj"])
def test_a_sentence_of_20_000_words_takes_linear_time(dep: str) -> None:
    for heads in ([0] * 20_000, [max(0, i - 1) for i in range(20_000)]):
        tree = convert(["is"] * 20_000, ["."] * 20_000, heads, [dep] * 20_000)
        assert tree.deps.count("ROOT") == 1


# A pipeline of another make

TREES = [rows(sentence) for sentence in SENTENCES]
KNOWN = [form for forms, *_ in TREES for form in forms]


class Parser:
    """A stand-in for a trained parser: the trees of :data:`SENTENCES`, elsewhere a chain of nothing."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)

    def __call__(self, doc: Doc) -> Doc:
        heads, columns = np.zeros(len(doc), np.int64), np.zeros((len(doc), 3), np.uint64)
        strings = doc.vocab.strings
        if [token.text for token in doc] == KNOWN:
            at = 0
            for forms, tags, above, deps in TREES:
                for i in range(len(forms)):
                    heads[at + i] = above[i] - i
                    columns[at + i, 1:] = strings.add(deps[i]), strings.add(tags[i])
                at += len(forms)
        else:
            heads[1:] = -1
            columns[:, 1:] = strings.add("dep"), strings.add("NN")
        columns[:, 0] = heads.astype(np.uint64)
        doc.from_array([HEAD, DEP, TAG], columns)  # type: ignore[arg-type]
        return doc


@Language.factory("clearnlp_test_parser", default_config={"labels": ["dobj", "pobj", "nsubjpass", "prep"]})
def make_parser(nlp: Language, name: str, labels: list[str]) -> Parser:
    return Parser(labels)


@Language.component("clearnlp_test_names")
def name_finder(doc: Doc) -> Doc:
    found = []
    for name, kind in NAMES.items():
        at = 0
        while (at := doc.text.find(name, at)) >= 0:
            span = doc.char_span(at, at + len(name), label=kind)
            found += [span] if span is not None else []
            at += len(name)
    doc.ents = found
    return doc


def installed(folder: Path, *labels: str) -> str:
    """A pipeline saved to disk, to be loaded by its path."""
    nlp = spacy.blank("en")
    nlp.meta |= {"name": "test_news", "version": "1.2.3"}
    nlp.add_pipe("clearnlp_test_parser", name="parser", config={"labels": list(labels)} if labels else {})
    nlp.add_pipe("clearnlp_test_names", name="ner")
    nlp.to_disk(folder)
    return str(folder)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    return installed(tmp_path_factory.mktemp("model") / "en_test_news")


@pytest.fixture(scope="module")
def nlp(model: str) -> Language:
    return annotate.load(model)


def test_another_pipeline_gives_facts(model: str) -> None:
    [reading] = read_facts([Article(source="a.txt", text=TEXT)], model)
    found = {
        (e.subject.label, e.relation, e.object.label, e.polarity, e.modality, tuple(s.label for s in e.speakers))
        for e in reading.extractions
    }
    assert {
        ("Acme", "buy", "Globex", "positive", "actual", ()),
        ("Acme", "be rival of", "Initech Group", "positive", "actual", ()),
        ("Acme", "own", "Hooli", "negative", "actual", ()),
        ("Acme", "sell", "robots", "positive", "planned", ("Mary Smith",)),
    } <= found
    [bought] = [e for e in reading.extractions if e.relation == "buy"]
    assert [(q.word, q.mention.label) for q in bought.qualifiers] == [("for", "$ 3 billion")]


def test_its_docs_are_as_ours(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert nlp.meta["name"] == "test_news"
    assert {span.text: span.label_ for span in doc.ents} == {
        "Globex": "ORG", "Acme": "ORG", "Initech Group": "ORG", "Hooli": "ORG", "Mary Smith": "PERSON",
        "Freedonia": "LOC", "$ 3 billion": "MONEY",
    }  # fmt: skip
    assert {token.text: token.lemma_ for token in doc}["bought"] == "buy"
    assert {token.text: str(token.morph) for token in doc}["bought"] == "Tense=Past|VerbForm=Part|Voice=Pass"
    assert any({span.text for span in group} == {"Acme"} for group in doc.spans.values())


def test_a_line_break_is_told_to_the_parser(nlp: Language) -> None:
    doc = nlp.get_pipe("newsgraph_blocks")(spacy.blank("en")("Acme grew\n\nIt pays"))
    assert [token.text for token in doc if token.is_sent_start] == ["Acme", "It"]


@pytest.mark.parametrize("text", ["", " ", "\n", "Acme", "\n\nAcme \n grew\n"])
def test_any_text_goes_through(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


def test_a_parser_of_universal_dependencies_is_left_alone(tmp_path: Path) -> None:
    nlp = annotate.load(installed(tmp_path / "ud", "obj", "obl", "nsubj:pass"))
    assert {token.dep_ for token in nlp(TEXT)} >= {"pobj", "nsubjpass"}
    assert "newsgraph_coref" in nlp.pipe_names


def test_labels_of_neither_scheme_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="OBJA, SUBJ"):
        annotate.load(installed(tmp_path / "other", "SUBJ", "OBJA"))

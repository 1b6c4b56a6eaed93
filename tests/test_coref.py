"""Coreference: what may be one thing, what the pairs look like, and the chains of a news text."""

from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from graph.annotate import load
from graph.annotate.coref import Linker, abbreviations, same_name, surnames
from graph.annotate.mentions import KINDS, NAME, proper_names, traits
from graph.annotate.pairs import REACH, blocks
from graph.errors import ModelError

TEXT = """Acme Corp. said on Monday that it will buy the Ruritanian Institute of Technology (RIT) next year.

Jane Roe, the chief executive of Acme, said she was pleased. "We like RIT," Roe said. John Doe sold his shares.
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load(threads=1)


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(TEXT)


def linker(nlp: Language) -> Linker:
    found = nlp.get_pipe("newsgraph_coref")
    assert isinstance(found, Linker)
    return found


def chain(doc: Doc, word: str) -> set[str]:
    """The heads of the chain in which a word is the head of a mention."""
    for key in doc.spans:
        heads = {span.root.text for span in doc.spans[key]}
        if word in heads:
            return heads
    return set()


@pytest.mark.parametrize(
    ("one", "other", "person", "wanted"),
    [
        ("Acme Holdings Ltd.", "Acme", False, True),
        ("Acme", "Acme Financial Technology", False, False),
        ("Ruritanian Institute of Technology", "RIT", False, True),
        ("Globex", "Acme", False, False),
        ("Jane Roe", "Roe", True, True),
        ("J. Roe", "Jane Roe", True, True),
        ("John Roe", "Jane Roe", True, False),
        ("Jane Roe", "Jane Doe", True, False),
    ],
)
def test_names_that_may_be_one(one: str, other: str, person: bool, wanted: bool) -> None:
    for a, b in ((one, other), (other, one)):
        assert same_name(tuple(a.split()), tuple(b.split()), person=person) is wanted


def test_pronouns_follow_gender_and_sort(doc: Doc) -> None:
    assert "Doe" not in chain(doc, "she")
    assert not {"Acme", "Corp."} & chain(doc, "she")
    assert not {"Jane", "Roe", "John", "Doe"} & chain(doc, "it")


def test_subject_and_object_of_one_verb_are_two(nlp: Language) -> None:
    doc = nlp("The union met on Monday. It said that the union had warned the company about the union's plans.")
    verb = next(t for t in doc if t.lemma_ == "warn")
    subject, thing = (next(t for t in verb.children if t.dep_ in labels) for labels in (("nsubj",), ("obj", "iobj")))
    for key in doc.spans:
        heads = {span.root.i for span in doc.spans[key]}
        assert not {subject.i, thing.i} <= heads


def test_an_acronym_in_brackets_is_the_name_before_it(doc: Doc) -> None:
    [(short, long)] = abbreviations(doc).items()
    assert doc[short].text == "RIT"
    assert doc[short].text in chain(doc, doc[long].text)


def test_a_chain_holds_two_mentions_whose_heads_are_their_roots(nlp: Language, doc: Doc) -> None:
    heads = set(linker(nlp).reader(doc).heads.tolist())
    assert doc.spans
    for group in doc.spans.values():
        assert len({span.root.i for span in group}) == len(group) > 1
        assert {span.root.i for span in group} <= heads


def test_no_mention_is_compared_with_itself_or_a_later_one(nlp: Language, doc: Doc) -> None:
    held = linker(nlp)
    mentions = held.reader(nlp(TEXT * 9))
    vectors = np.ones((len(mentions), 8), np.float32)
    seen = 0
    for pairs in blocks(mentions, vectors, held.distance):
        assert (pairs.earlier < pairs.rows[:, None]).all()
        assert np.isfinite(pairs.features).all()
        assert not pairs.allowed[pairs.earlier < 0].any()
        far = pairs.earlier[:, REACH:]
        assert (far < np.maximum(0, pairs.rows[:, None] - REACH)).all()
        seen += len(pairs.rows)
    assert seen == len(mentions) == len(traits(mentions))


def test_the_kind_of_a_mention(nlp: Language, doc: Doc) -> None:
    mentions = linker(nlp).reader(doc)
    kinds = {doc[int(head)].text: KINDS[kind] for head, kind in zip(mentions.heads, mentions.kind, strict=True)}
    assert kinds["she"] == "he"
    assert kinds["it"] == "it"
    assert kinds["RIT"] == KINDS[NAME]
    assert kinds["shares"] == "nominal"


def test_chains_do_not_depend_on_what_was_read_before(nlp: Language, doc: Doc) -> None:
    nlp("Globex fell. It lost.")
    again = nlp(TEXT)
    assert {k: [(s.start, s.end) for s in g] for k, g in doc.spans.items()} == {
        k: [(s.start, s.end) for s in g] for k, g in again.spans.items()
    }


def test_a_model_folder_without_a_scorer_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"coref\.npz"):
        Linker.load("coref", np.zeros(4, np.float32), tmp_path)


def test_a_surname_is_the_one_person_who_has_it(nlp: Language) -> None:
    text = "Mary Smith met John Brown in Boston. Smith left. He praised her."
    found = surnames_of(nlp, text)
    assert found == {"Smith": "Mary"}


def surnames_of(nlp: Language, text: str) -> dict[str, str]:
    """Lone surnames with the first word of whom they are joined to."""
    document = nlp(text)
    mentions = linker(nlp).reader(document)
    words = {root: tuple(t.text for t in span) for root, span in proper_names(document).items()}
    heads = mentions.heads.tolist()
    joined = surnames(mentions, words)
    return {document[heads[i]].text: words[heads[j]][0] for i, j in joined.items()}


def test_who_speaks_is_not_she_in_the_quotation(nlp: Language) -> None:
    document = nlp('Mary Smith met Jane Brown. "She won the prize," Smith said.')
    assert not {"Mary", "Smith"} & chain(document, "She")


def test_we_outside_of_quotations_is_nobody_named(nlp: Language) -> None:
    document = nlp("Police in Boston found the vase. Our reporter Mary Smith was there.")
    assert "Police" not in chain(document, "Our")

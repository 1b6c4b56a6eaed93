"""Tests of what rules read instead of spaCy's tokens."""

import pytest
import spacy.tokens
from hypothesis import given
from spacy.lang.en import English

from graph.extract.tokens import Doc, Token, remembered
from tests.trees import forests, tree

SAME = (
    "text", "lower_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "i", "idx", "whitespace_", "text_with_ws",
    "is_space", "is_punct", "is_quote", "is_alpha", "is_sent_start",
)  # fmt: skip


@given(forests())
def test_everything_is_as_spacy_has_it(annotated: spacy.tokens.Doc) -> None:
    doc = Doc(annotated)
    assert len(doc) == len(annotated)
    assert doc.text == annotated.text
    for own, token in zip(doc, annotated, strict=True):
        assert [getattr(own, name) for name in SAME] == [getattr(token, name) for name in SAME]
        assert own.lemma == (token.lemma_ or token.text).lower()
        assert (own.head.i, own.left_edge.i, own.right_edge.i) == (token.head.i, token.left_edge.i, token.right_edge.i)
        assert [c.i for c in own.children] == [c.i for c in token.children]
        assert [a.i for a in own.ancestors] == [a.i for a in token.ancestors]
        assert {t.i for t in own.subtree} == {t.i for t in token.subtree}
        assert (own.sent.start, own.sent.end) == (token.sent.start, token.sent.end)
    for ours, theirs in ((doc.ents, annotated.ents), (doc.sents, annotated.sents)):
        rows = [
            [(s.start, s.end, s.label_, s.text, s.start_char, s.end_char) for s in spans] for spans in (ours, theirs)
        ]
        assert rows[0] == rows[1]
    assert [e.root.i for e in doc.ents] == [e.root.i for e in annotated.ents]
    assert {key: [s.root.i for s in group] for key, group in doc.spans.items()} == {
        key: [s.root.i for s in group] for key, group in annotated.spans.items()
    }


def test_neighbours_end_with_the_document() -> None:
    doc = Doc(tree("Acme/nsubj>fell fell=fall/VBD ."))
    assert doc[0].nbor() is doc[1]
    with pytest.raises(IndexError):
        doc[0].nbor(-1)
    with pytest.raises(IndexError):
        doc[2].nbor()


def test_a_text_whose_sentences_nobody_told_is_one() -> None:
    doc = Doc(English()("It fell. It rose."))
    assert [sentence.text for sentence in doc.sents] == ["It fell. It rose."]


def test_a_question_is_answered_once_in_a_document() -> None:
    asked = []

    @remembered
    def ends(token: Token, letter: str = "l") -> bool:
        asked.append((token.text, letter))
        return token.text.endswith(letter)

    doc, again = Doc(tree("Acme/nsubj>fell fell=fall/VBD .")), Doc(tree("Acme/nsubj>fell fell=fall/VBD ."))
    assert [ends(doc[1]), ends(doc[1]), ends(doc[1], "x"), ends(doc[0]), ends(again[1])] == [
        True, True, False, False, True,
    ]  # fmt: skip
    assert asked == [("fell", "l"), ("fell", "x"), ("Acme", "l"), ("fell", "l")]

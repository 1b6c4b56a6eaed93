"""Sentences annotated by hand: a line of text with Universal Dependencies -> a spaCy ``Doc``, without any model.

    Acme/nsubj>owns owns/VBZ two/CD/nummod>plants plants/NNS/obj>owns in>Springfield Springfield/nmod>plants .

A token is ``form=lemma/TAG/UPOS/label>head``.  The head is a form of the same sentence (the nearest one, or the n-th as
``form#2``); a token without a head is the root, a punctuation mark without one hangs on the root.  Lemma, tags
and label may be left out where they are plain: articles, prepositions, auxiliaries, conjunctions, names and nouns.
``|`` ends a sentence.  Names of the invented world (:data:`WORLD`) become entities wherever they stand.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pytest
import spacy
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from graph.extract import extract
from graph.model import Article, Extraction, Reading

VOCAB = spacy.blank("en").vocab
WORLD = {
    "Acme": "ORG", "Globex": "ORG", "Initech": "ORG", "Hooli": "ORG", "Mary Smith": "PERSON", "Smith": "PERSON",
    "John Brown": "PERSON", "Brown": "PERSON", "Springfield": "LOC", "Shelbyville": "LOC", "Freedonia": "LOC",
    "Monday": "DATE", "2019": "DATE", "2020": "DATE", "2030": "DATE",
}  # fmt: skip
_CLOSED = {
    "DT/DET/det": "the a an this that these those no some any both each",
    "IN/ADP/case": "of in with for on at by from into about near over against between through including like per via",
    "CC/CCONJ/cc": "and or but nor",
    "RB/PART/advmod": "not n't",
    "TO/PART/mark": "to",
    "MD/AUX/aux": "will would may might can could should must",
    "VBZ/AUX/aux": "is has does",
    "VBP/AUX/aux": "are have do",
    "VBD/AUX/aux": "was were had did",
    "VBN/AUX/aux": "been",
    "VB/AUX/aux": "be",
    "IN/SCONJ/mark": "if because while after before since unless whether without as",
    "PRP/PRON/nsubj": "it he she they we i you him them us",
    "PRP$/PRON/nmod:poss": "its his her their our my",
    "POS/PART/case": "'s ’s",
    "WP/PRON/nsubj": "who whom",
    "WDT/PRON/nsubj": "which",
    "$/SYM/dep": "$",
}
_KNOWN = {word: row for row, words in _CLOSED.items() for word in words.split()}
_LEMMAS = {
    "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "has": "have", "had": "have", "does": "do",
    "did": "do", "n't": "not",
}  # fmt: skip
_POS = {"JJ": "ADJ", "CD": "NUM", "RB": "ADV", "IN": "ADP", "DT": "DET", "PR": "PRON", "TO": "PART", "MD": "AUX"}
_POS |= {"CC": "CCONJ", "VB": "VERB", "WD": "PRON", "WP": "PRON", "NN": "NOUN", "$": "SYM"}
_POS |= {"RP": "ADP", "EX": "PRON", "WR": "ADV"}
_MARKS = frozenset(",.;:!?()“”\"'-–")
_LEFT = frozenset({",", ".", ";", ":", "!", "?", ")", "”", "'s", "’s", "n't", "-", "mm"})
_RIGHT = frozenset({"(", "“", "$", "-", "HK$", "US$"})


def tree(text: str, names: Mapping[str, str] | None = None, chains: Sequence[Sequence[str]] = ()) -> Doc:
    """The annotated document; ``names`` adds entities (an empty label takes one away), ``chains`` coreference."""
    rows: list[tuple[str, str, str, str, str, int]] = []
    for sentence in text.split("|"):
        rows += _sentence(sentence.split(), len(rows))
    forms, lemmas, tags, pos, deps, heads = zip(*rows, strict=True)
    spaces = [a not in _RIGHT and b not in _LEFT for a, b in zip(forms, [*forms[1:], "."], strict=True)]
    made = Doc(VOCAB, list(forms), spaces, tags=list(tags), pos=list(pos), lemmas=list(lemmas), heads=list(heads),
               deps=list(deps))  # fmt: skip
    made.ents = _entities(made, {**WORLD, **(names or {})})
    for index, mentions in enumerate(chains, start=1):
        made.spans[f"coref_{index}"] = [_find(made, phrase) for phrase in mentions]
    return made


def _sentence(written: Sequence[str], offset: int) -> Iterable[tuple[str, str, str, str, str, int]]:
    split = [token.rpartition(">") if ">" in token else (token, "", "") for token in written]
    fields = [left.split("/") for left, _, _ in split]
    forms = [field[0].split("=")[0] for field in fields]
    root = next(i for i, (row, form) in enumerate(zip(split, forms, strict=True)) if not row[1] and form not in _MARKS)
    for i, (field, (_, arrow, head)) in enumerate(zip(fields, split, strict=True)):
        form, _, lemma = field[0].partition("=")
        tag, upos, label = _plain(form)
        given, *shown = [*(f for f in field[1:] if not f[:1].islower()), ""]
        label = next((f for f in field[1:] if f[:1].islower()), label if arrow or form in _MARKS else "root")
        if given:
            tag = given
            upos = shown[0] or ("PROPN" if tag.startswith("NNP") else _POS.get(tag[:2], "X"))
        if upos == "VERB" and label in {"aux", "aux:pass", "cop"}:
            upos = "AUX"
        at = _nearest(forms, head, i) if arrow else root
        yield form, lemma or _lemma(form, tag), tag, upos, label, offset + at


def _plain(form: str) -> tuple[str, str, str]:
    if form in _MARKS:
        return form, "PUNCT", "punct"
    if form.lower() in _KNOWN:
        tag, upos, label = _KNOWN[form.lower()].split("/")
        return tag, upos, label
    return ("NNP", "PROPN", "dep") if form[:1].isupper() else ("NN", "NOUN", "dep")


def _lemma(form: str, tag: str) -> str:
    if tag.startswith("NNP"):
        return form
    return _LEMMAS.get(form.lower()) or (form.lower().removesuffix("s") if tag in {"NNS", "VBZ"} else form.lower())


def _nearest(forms: Sequence[str], head: str, i: int) -> int:
    form, _, nth = head.partition("#")
    places = [k for k, other in enumerate(forms) if other == form and (k != i or nth)]
    if not places:
        raise ValueError(f"no word {head!r} in {' '.join(forms)!r}")
    return places[int(nth) - 1] if nth else min(places, key=lambda k: abs(k - i))


def _entities(doc: Doc, names: Mapping[str, str]) -> list[Span]:
    words = [token.text for token in doc]
    taken: set[int] = set()
    found = []
    for name in sorted((n for n in names if names[n]), key=lambda n: (-len(n.split()), n)):
        size = len(name.split())
        for i in range(len(words) - size + 1):
            if words[i : i + size] == name.split() and not taken & {*range(i, i + size)}:
                taken |= {*range(i, i + size)}
                found.append(Span(doc, i, i + size, label=names[name]))
    return sorted(found, key=lambda span: int(span.start))


def _find(doc: Doc, phrase: str) -> Span:
    """The n-th place (``it#2``) of some words."""
    text, _, nth = phrase.partition("#")
    words = text.split()
    places = [i for i in range(len(doc)) if [t.text for t in doc[i : i + len(words)]] == words]
    start = places[int(nth or "1") - 1]
    return doc[start : start + len(words)]


def read(
    text: str, names: Mapping[str, str] | None = None, chains: Sequence[Sequence[str]] = (), date: str | None = None
) -> Reading:
    """What the extractor states of a tree; every offset is checked on the way."""
    doc = tree(text, names, chains)
    reading = extract(doc, Article(source="test.txt", text=doc.text, date=date))
    anchored(reading)
    return reading


def anchored(reading: Reading) -> None:
    """Offsets select their anchors, and a sentence's lie inside the text."""
    text = reading.article.text
    for e in reading.extractions:
        assert 0 <= e.begin < e.end <= len(text)
        for m in (e.subject, e.object, *e.speakers, *(q.mention for q in e.qualifiers)):
            assert text[m.begin : m.end] == m.anchor
            assert m.anchor
            assert m.label
        assert e.relation
    for m in (*reading.mentions, *(m for c in reading.chains for m in (c.representative, *c.mentions))):
        assert text[m.begin : m.end] == m.anchor


def stated(reading: Reading) -> set[tuple[str, str, str]]:
    """Labels of subject and object with the relation between them."""
    return {(e.subject.label, e.relation, e.object.label) for e in reading.extractions}


def find(reading: Reading, subject: str, relation: str, thing: str) -> Extraction:
    """The one extraction with these words."""
    triple = (subject, relation, thing)
    found = [e for e in reading.extractions if (e.subject.label, e.relation, e.object.label) == triple]
    assert len(found) == 1, f"{triple} is stated {len(found)} times among {sorted(stated(reading))}"
    return found[0]


def qualified(extraction: Extraction) -> set[tuple[str, str]]:
    """Words and labels of the qualifiers; the role stands for a missing word."""
    return {(q.word or q.role, q.mention.label) for q in extraction.qualifiers}


def speakers(extraction: Extraction) -> tuple[str, ...]:
    """Labels of those whose word it is."""
    return tuple(m.label for m in extraction.speakers)


def outcome(reading: Reading) -> set[str]:
    """All statements as lines: ``Acme; own; Globex [negative planned] (Mary Smith)``, plain status left out."""
    return {_line(e) for e in reading.extractions}


def _line(e: Extraction) -> str:
    status = " ".join(word for word in (e.polarity, e.modality) if word not in {"positive", "actual"})
    said = ", ".join(speakers(e))
    return f"{e.subject.label}; {e.relation}; {e.object.label}{status and f' [{status}]'}{said and f' ({said})'}"


def cases(written: str) -> list[Any]:
    """Test parameters from blocks of text: a name, a tree over some lines, and the :func:`outcome` after ``=``."""
    found = []
    for block in written.strip().split("\n\n"):
        name, *lines = block.split("\n")
        tokens = " ".join(line.strip() for line in lines if not line.startswith("="))
        expected = {line.removeprefix("=").strip() for line in lines if line.startswith("=")}
        found.append(pytest.param(tokens, expected, id=name.rstrip(":")))
    return found


# Any tree

LABELS = (
    "nsubj nsubj:pass nsubj:outer csubj obj iobj obl obl:agent obl:unmarked xcomp ccomp advcl acl acl:relcl nmod "
    "nmod:poss nmod:desc nmod:unmarked appos conj cc case mark det amod advmod compound compound:prt flat fixed nummod "
    "aux aux:pass cop expl parataxis punct list dep"
).split()
WORDS = (
    ("Acme", "NNP", "PROPN", "Acme"), ("Mary", "NNP", "PROPN", "Mary"), ("who", "WP", "PRON", "who"),
    ("that", "WDT", "PRON", "that"), ("whose", "WP$", "PRON", "whose"), ("it", "PRP", "PRON", "it"),
    ("we", "PRP", "PRON", "we"), ("her", "PRP$", "PRON", "her"), ("company", "NN", "NOUN", "company"),
    ("plans", "NNS", "NOUN", "plan"), ("two", "CD", "NUM", "two"), ("$", "$", "SYM", "$"), ("5", "CD", "NUM", "5"),
    ("said", "VBD", "VERB", "say"), ("denied", "VBD", "VERB", "deny"), ("buy", "VB", "VERB", "buy"),
    ("signed", "VBN", "VERB", "sign"), ("selling", "VBG", "VERB", "sell"), ("is", "VBZ", "AUX", "be"),
    ("will", "MD", "AUX", "will"), ("not", "RB", "PART", "not"), ("of", "IN", "ADP", "of"), ("by", "IN", "ADP", "by"),
    ("including", "VBG", "ADP", "include"), ("according", "VBG", "ADP", "accord"), ("if", "IN", "SCONJ", "if"),
    ("and", "CC", "CCONJ", "and"), ("the", "DT", "DET", "the"), ("new", "JJ", "ADJ", "new"),
    ("2030", "CD", "NUM", "2030"), ("Monday", "NNP", "PROPN", "Monday"),
    ("-", "HYPH", "PUNCT", "-"), ("“", "``", "PUNCT", "“"),
    ("”", "''", "PUNCT", "”"), (",", ",", "PUNCT", ","), ("'s", "POS", "PART", "'s"), ("\n\n", "_SP", "SPACE", "\n\n"),
    ("no", "DT", "DET", "no"), ("\U0001f600", "NN", "NOUN", "\U0001f600"),
)  # fmt: skip
KINDS = ("PERSON", "ORG", "LOC", "DATE", "MONEY", "CARDINAL", "NORP", "PERCENT", "EVENT", "TIME")


@st.composite
def forests(draw: st.DrawFn) -> Doc:
    """Documents whose words, labels, arcs, names and chains have nothing to do with each other; arcs form trees."""
    rows: list[tuple[str, str, str, str]] = []
    heads: list[int] = []
    deps: list[str] = []
    for _ in range(draw(st.integers(1, 2))):
        offset, size = len(rows), draw(st.integers(2, 30))
        rows += [WORDS[0], *draw(st.lists(st.sampled_from(WORDS), min_size=size - 1, max_size=size - 1))]
        # white space hangs on the word before it, and nothing hangs on white space: the annotator sees to that
        real = [i for i in range(size) if not rows[offset + i][0].isspace()]
        order = draw(st.permutations(real))
        above = {i: max(k for k in real if k < i) for i in range(size) if i not in real} | {order[0]: order[0]}
        for place, token in enumerate(order[1:], start=1):
            above[token] = order[draw(st.integers(0, place - 1))]
        heads += [offset + above[i] for i in range(size)]
        deps += [
            "root" if above[i] == i else draw(st.sampled_from(LABELS)) if i in real else "dep" for i in range(size)
        ]
    words, tags, pos, lemmas = zip(*rows, strict=True)
    spaces = draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows)))
    doc = Doc(VOCAB, list(words), spaces, tags=list(tags), pos=list(pos), lemmas=list(lemmas), heads=heads, deps=deps)
    doc.ents = _spans(doc, draw)
    for index in range(draw(st.integers(0, 2))):
        starts = draw(st.lists(st.integers(0, len(doc) - 1), max_size=4))
        doc.spans[f"coref_{index}"] = [doc[i : i + draw(st.integers(1, 3))] for i in starts]
    return doc


def _spans(doc: Doc, draw: st.DrawFn) -> list[Span]:
    found, place = [], 0
    while place < len(doc):
        size = draw(st.integers(1, 4))
        end = min(place + size, len(doc))
        inside = end <= next(s.end for s in doc.sents if s.end > place)
        if inside and draw(st.booleans()) and not any(t.is_space for t in doc[place:end]):
            found.append(Span(doc, place, end, label=draw(st.sampled_from(KINDS))))
        place = end
    return found

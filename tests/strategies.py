"""Hypothesis strategies for the objects that travel down the pipeline, with the texts that break careless writers."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from graph.config import BASE
from graph.model import (
    Article,
    Entity,
    Evidence,
    Extraction,
    Fact,
    FactQualifier,
    Knowledge,
    Mention,
    Period,
    Quantity,
    Reading,
    Text,
    Value,
)
from graph.vocab import NG, OPEN

HOSTILE = (
    '"', "'", "\\", '"""', "\\u0041", "</script>", "<!--", "]]>", "&amp;", "\n", "\r", "\r\n", "\t", "\x00",
    "\x07", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u202e", "\u200b", "\ufeff", "\ufffe", "\U0001f600",
    "\U0001f469\u200d\U0001f680", "\U000e0001", "e\u0301", "ß", "漢字", "@prefix : <x> .", "} . {", "=1+1",
    "%zz", "{{x}}", "[bold]",
)  # fmt: skip
"""Pieces that mean something to Turtle, XML, JSON, HTML, CSV, a terminal or a template."""

texts: SearchStrategy[str] = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"]), max_size=6)), max_size=5
).map("".join)
names: SearchStrategy[str] = texts.map(lambda text: text or "x")
slugs: SearchStrategy[str] = st.text("abcXYZ019_-.é漢", min_size=1, max_size=6).map(
    lambda text: text.replace("..", "-")
)
words: SearchStrategy[str] = st.text("abcdefgh_", min_size=1, max_size=6)
dates: SearchStrategy[str] = st.one_of(
    st.dates().map(str), st.dates().map(lambda day: str(day)[:7]), st.dates().map(lambda day: str(day)[:4])
)
decimals: SearchStrategy[str] = st.decimals(-(10**24), 10**24, allow_nan=False, places=4).map(
    lambda number: f"{number:f}"
)
confidences: SearchStrategy[float] = st.floats(0, 1)

periods: SearchStrategy[Period] = st.one_of(
    st.builds(lambda day, text: Period(begin=day, end=day, text=text), dates, texts),
    st.builds(
        lambda begin, end, text: Period(begin=begin, end=end, text=text), dates | st.none(), dates | st.none(), texts
    ),
)
quantities: SearchStrategy[Quantity] = st.builds(
    Quantity,
    value=decimals,
    unit=st.sampled_from(("", "EUR", "percent")) | texts,
    kind=st.sampled_from(("money", "percent", "measure", "count")),
    upper=st.none() | decimals,
    bound=st.sampled_from(("=", "~", ">=")),
    text=texts,
)
articles: SearchStrategy[Article] = st.builds(
    Article, source=names, text=texts, title=texts, date=st.none() | dates | st.just("2021-02-30") | texts,
    publisher=texts, url=texts,
)  # fmt: skip

mentions: SearchStrategy[Mention] = st.builds(
    Mention,
    begin=st.integers(0, 99), end=st.integers(0, 99), anchor=texts, label=texts,
    kind=st.sampled_from(("name", "nominal", "pronoun", "quantity", "time", "clause", "quality")),
    type=words, head=texts, chain=st.none() | st.integers(0, 9), definite=st.booleans(), plural=st.booleans(),
    quantity=st.none() | quantities, period=st.none() | periods,
)  # fmt: skip
extractions: SearchStrategy[Extraction] = st.builds(
    Extraction,
    begin=st.integers(0, 99), end=st.integers(0, 99), subject=mentions, relation=texts, phrase=texts, object=mentions,
    speakers=st.lists(mentions, max_size=1).map(tuple), period=st.none() | periods, confidence=confidences,
)  # fmt: skip
readings: SearchStrategy[Reading] = st.builds(
    Reading,
    article=articles,
    sentences=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=2).map(tuple),
    mentions=st.lists(mentions, max_size=1).map(tuple),
    extractions=st.lists(extractions, max_size=1).map(tuple),
)


@st.composite
def entities(draw: st.DrawFn, iri: str) -> Entity:
    """A thing, an amount or a time with that IRI."""
    aliases = tuple(sorted(draw(st.sets(texts, max_size=2))))
    kind = draw(st.sampled_from(("Company", "MonetaryAmount", "Time")))
    return Entity(
        iri=iri, label=draw(names), type=kind, aliases=aliases,
        quantity=draw(quantities) if kind == "MonetaryAmount" else None,
        period=draw(periods) if kind == "Time" else None,
    )  # fmt: skip


@st.composite
def quotes(draw: st.DrawFn, iri: str, article: Article, speakers: list[str]) -> Evidence:
    """A piece of an article, quoted as it stands there, with the object anywhere in it."""
    begin, end = sorted(draw(st.tuples(*[st.integers(0, len(article.text))] * 2)))
    first, last = sorted(draw(st.tuples(*[st.integers(begin, end)] * 2)))
    return Evidence(
        article=iri, begin=begin, end=end, quote=article.text[begin:end], agent="test/1",
        confidence=draw(confidences), phrase=draw(texts), object_span=(first, last),
        speakers=tuple(draw(st.lists(st.sampled_from(speakers), max_size=1))),
    )  # fmt: skip


@st.composite
def knowledge(draw: st.DrawFn) -> Knowledge:
    """A small corpus: every IRI that a fact uses is an entity or article of it."""
    found = draw(st.lists(articles, min_size=1, max_size=2))
    named = tuple((f"{BASE}article/{number}", article) for number, article in enumerate(found))
    iris = sorted({BASE + slug for slug in draw(st.lists(slugs, min_size=1, max_size=3))})
    things = tuple(draw(entities(iri)) for iri in iris)
    values: SearchStrategy[Value] = st.sampled_from(iris) | texts.map(Text)
    evidence = st.sampled_from(named).flatmap(lambda one: quotes(*one, iris))
    properties = words.map(lambda word: str(OPEN) + word) | st.just(str(NG.owns))
    qualifiers = st.builds(FactQualifier, predicate=properties, label=texts, value=values)
    facts = tuple(
        draw(
            st.builds(
                Fact,
                iri=st.just(f"{BASE}fact/{number}"),
                subject=st.sampled_from(iris),
                predicate=properties,
                predicate_label=texts,
                object=values,
                qualifiers=st.lists(qualifiers, max_size=2).map(tuple),
                polarity=st.sampled_from(("positive", "negative")),
                modality=st.sampled_from(("actual", "planned")),
                period=st.none() | periods,
                confidence=confidences,
                derived=texts,
                evidence=st.lists(evidence, min_size=1, max_size=2).map(tuple),
            )
        )
        for number in range(draw(st.integers(0, 3)))
    )
    return Knowledge(articles=named, entities=things, facts=facts)

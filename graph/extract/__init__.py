"""From an annotated article to what its sentences state: ``Doc`` -> :class:`graph.model.Reading`.

Open extraction over Universal Dependencies: it names no relation beforehand.  Works on one article alone and is a pure
function of it.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from graph.extract.arguments import NAME_LABELS, Context, mention
from graph.extract.clauses import clause_extractions, is_clause
from graph.extract.nominals import nominal_extractions, starts_here
from graph.extract.quotes import inside, quotations, touching
from graph.model import Article, Chain, Extraction, Mention, Reading

NAME = "newsgraph-extract"
VERSION = "0.1.0"
LONGEST_SENTENCE = 400
"""Tokens; what is longer is a list or debris, and is not read for facts."""


def extract(doc: Doc, article: Article) -> Reading:
    """All that the article states; offsets in the result select from ``article.text``, which must be ``doc.text``."""
    names = {token.i: entity for entity in doc.ents for token in entity}
    groups = _chains(doc)
    context = Context(doc, article.date, names, {head: index for index, heads in enumerate(groups) for head in heads})
    sentences = [s for s in doc.sents if any(not t.is_space for t in s)]
    found = [list(_sentence(s, context)) for s in sentences]
    extractions = tuple(e for group in _with_quoted_speakers(doc, sentences, found) for e in group)
    return Reading(
        article=article,
        sentences=tuple(_bounds(s) for s in sentences),
        chains=tuple(_chain(heads, context, doc) for heads in groups),
        mentions=tuple(_names(doc, context)),
        extractions=extractions,
    )


def _bounds(sentence: Span) -> tuple[int, int]:
    tokens = [t for t in sentence if not t.is_space]
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)


def _sentence(sentence: Span, context: Context) -> Iterator[Extraction]:
    if len(sentence) > LONGEST_SENTENCE:
        return
    begin, end = _bounds(sentence)
    seen: set[tuple[object, ...]] = set()
    for token in sentence:
        for stated in _token(token, context):
            extraction = replace(stated, begin=begin, end=end)
            key = (
                extraction.subject.begin,
                extraction.relation,
                extraction.object.begin,
                extraction.object.end,
                extraction.polarity,
            )
            if key not in seen:
                seen.add(key)
                yield extraction


def _token(token: Token, context: Context) -> Iterator[Extraction]:
    if token.is_space or token.is_punct:
        return
    if is_clause(token):
        yield from clause_extractions(token, context)
    if starts_here(token):
        yield from nominal_extractions(token, context)


def _names(doc: Doc, context: Context) -> Iterator[Mention]:
    for entity in doc.ents:
        if entity.label_ in NAME_LABELS:
            yield mention(entity.root, context)


def _chains(doc: Doc) -> list[list[int]]:
    """Head token indices of every coreference cluster in ``doc.spans``."""
    groups = []
    for key in sorted((k for k in doc.spans if k.startswith("coref_")), key=lambda k: int(k.rsplit("_", 1)[1])):
        heads = sorted({span.root.i for span in doc.spans[key]})
        if len(heads) > 1:
            groups.append(heads)
    return groups


def _chain(heads: list[int], context: Context, doc: Doc) -> Chain:
    mentions = tuple(mention(doc[i], context) for i in heads)
    order = {"name": 0, "nominal": 1}
    best = min(mentions, key=lambda m: (order.get(m.kind, 2), -len(m.label) if m.kind == "name" else m.begin))
    return Chain(representative=best, mentions=mentions)


def _with_quoted_speakers(doc: Doc, sentences: list[Span], found: list[list[Extraction]]) -> list[list[Extraction]]:
    """Sentences wholly inside a quotation get the speaker that the quotation's other sentences name."""
    quoted = quotations(doc)
    speakers = {index: group[0].speakers for index, group in enumerate(_spoken(found)) if group}
    result = list(found)
    for index, sentence in enumerate(sentences):
        quotation = inside(sentence, quoted)
        if quotation is None or any(e.speakers for e in found[index]):
            continue
        near = [i for i in touching(sentences, quoted[quotation]) if i in speakers]
        near = near or [i for i in (index + 1, index - 1, index - 2) if i in speakers and i >= 0]
        if near:
            voice = speakers[near[0]]
            result[index] = [replace(e, speakers=voice) for e in found[index]]
            speakers[index] = voice
    return result


def _spoken(found: list[list[Extraction]]) -> list[list[Extraction]]:
    return [[e for e in group if e.speakers] for group in found]

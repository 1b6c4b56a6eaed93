"""From an annotated article to what its sentences state: ``Doc`` -> :class:`graph.model.Reading`.

Open extraction over Universal Dependencies: it names no relation beforehand.  Works on one article alone and is a pure
function of it.  Its modules know each other one way:

    tokens -> syntax
    syntax, lexicon, quantities, times -> context -> complements -> phrases -> measures -> mentions
    syntax, lexicon -> moods, speakers -> adnominals -> status
    both -> predicates -> obliques -> subjects -> frames
    predicates -> qualifiers; with subjects -> builder -> circumstances -> attached, identities
    all -> appositions, copulas, possession -> clauses
    all -> existence -> adjectives, compounds, prepositions -> nominals

Then persons (who says what is quoted), certainty (how sure all is) and groups (whom "the two companies" means).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import spacy.tokens

from graph.extract.adnominals import disputants
from graph.extract.builder import INTRODUCING
from graph.extract.certainty import Sureness, likelihoods
from graph.extract.clauses import clause_extractions
from graph.extract.context import NAME_LABELS, Context, is_game
from graph.extract.groups import expanded
from graph.extract.lexicon import DENIAL, ONLOOKERS, SPEECH, STATEMENTS, STATIVE
from graph.extract.mentions import mention, named_by
from graph.extract.moods import is_present
from graph.extract.nominals import nominal_extractions, starts_here
from graph.extract.persons import voices_of, with_speakers
from graph.extract.quotes import quotations
from graph.extract.speakers import cites, describes, is_source, is_speech, sayers_before, sources_of
from graph.extract.syntax import (
    base,
    first_conjunct,
    follows_comma,
    is_mark,
    is_predicate,
    kids,
    lemma,
    lower,
)
from graph.extract.tokens import Doc, Span, Token
from graph.model import Article, Chain, Extraction, Mention, Reading

NAME = "newsgraph-extract"
VERSION = "0.20.0"
LONGEST_SENTENCE = 400
"""Tokens; what is longer is a list or debris, and is not read for facts."""

NAMED = frozenset({"called", "dubbed", "known", "named", "nicknamed"})
"""Participles of what a thing is called."""
REJECTING = DENIAL | {"accuse", "blame", "criticise", "criticize"}
"""Verbs of whose clause nobody says more than it rejects."""
SUMMING = STATEMENTS | frozenset("charge decision figure move phrase plan proposal step suggestion view".split())
"""Nouns that stand for all that was said before them."""
LIKELY = 0.5
"""Least certainty of a pronoun's or description's link to what was said before (docs/decisions/0028)."""
LIKELY_UNNAMED = 0.7
"""The same of "it" and "they" for what has no name, of which the scorer is too sure."""
LIKELY_BEING = 0.9
"""The same of the "it" of "it was a blow", which may be all that was said before."""
NOBODY = frozenset({"hers", "ours", "theirs", "you", "your", "yours"})
"""Pronouns that are nobody spoken of before: "hers" is what she has, "you" may be anybody."""
THINGS, THEIRS = frozenset({"it", "they", "them"}), frozenset({"its", "their"})


def extract(annotated: spacy.tokens.Doc, article: Article) -> Reading:
    """All that the article states; offsets in the result select from ``article.text``, the text that is annotated."""
    doc = Doc(annotated)
    names = {token.i: entity for entity in doc.ents for token in entity}
    groups = _chains(doc)
    chained = {head: index for index, heads in enumerate(groups) for head in heads}
    known = frozenset(i for i, heads in enumerate(groups) if any(_is_named(names.get(head)) for head in heads))
    context = Context(doc, article.date, names, chained, tuple(quotations(doc)), known, is_game(article.text))
    sentences = [s for s in doc.sents if any(not t.is_space for t in s)]
    found = [extraction for sentence in sentences for extraction in _sentence(sentence, context)]
    sure = Sureness(doc)
    found = [sure(extraction) for extraction in found]
    chains = tuple(_chain(heads, context, doc) for heads in groups)
    mentions = tuple(_names(doc, context))
    spoken = list(with_speakers(found, voices_of(doc, sentences, context), chains))
    return Reading(
        article=article,
        sentences=tuple(_bounds(s) for s in sentences),
        chains=chains,
        mentions=mentions,
        extractions=tuple(expanded(spoken, mentions, chains)),
    )


def _is_named(entity: Span | None) -> bool:
    return entity is not None and entity.label_ in NAME_LABELS


def _bounds(sentence: Span) -> tuple[int, int]:
    tokens = [t for t in sentence if not t.is_space]
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)


def _sentence(sentence: Span, context: Context) -> Iterator[Extraction]:
    if len(sentence) > LONGEST_SENTENCE:
        return
    begin, end = _bounds(sentence)
    sources = sources_of(sentence) or sayers_before(sentence)
    cited = any(map(cites, sentence))
    source = tuple(mention(context.doc[i], context) for i in sources)
    seen: set[tuple[object, ...]] = set()
    for token in sentence:
        for stated in _token(token, context):
            itself = any(describes(token, context.doc[i]) for i in sources)
            reports = cited and is_speech(token)  # "The Times reported that Acme grew, citing officials"
            own = itself or reports or _is_aside(token, stated, context)
            speakers = () if own else stated.speakers or source
            if stated.polarity == "positive" and (owners := disputants(token)) is not None:
                speakers = tuple(mention(context.doc[i], context) for i in owners)
            aside = _relative_aside(token, context)
            if aside is not None and (is_present(aside) or (_happened(aside) and not any(map(is_source, sentence)))):
                inside = range(mention(aside.head, context).begin, aside.right_edge.idx + 1)
                speakers = tuple(s for s in stated.speakers if s.begin in inside)  # "which critics say"
            extraction = replace(stated, begin=begin, end=end, speakers=speakers)
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


def _is_aside(token: Token, stated: Extraction, context: Context) -> bool:
    """ "Smith said that Brown, a lawyer at Acme, had left": what a name is the article says, outside of quotations.

    So what those are who say something in the sentence: "short seller Acme alleged that"; "the drug, known as X,".
    """
    known = lower(token) in NAMED and base(token) == "acl" and follows_comma(token)
    if known and not context.is_quoted(token):
        return True
    office = stated.rule == "preposition" and stated.relation in {"be at", "be of"}  # "Mary Smith of Acme"
    office = office or (stated.rule == "attribute" and stated.relation in {"be based in", "be listed in"})
    introduced = office or stated.rule in INTRODUCING - {"possessive"} or token.dep_ in {"appos", "nmod:desc"}
    if not introduced or context.is_quoted(token):
        return False
    name = token.head if token.dep_ in {"appos", "nmod:desc"} else token
    says = lemma(name.head) in SPEECH and name.dep_ in {"nsubj", "obl:agent"}
    entity = context.names.get(name.i)
    return says or (entity is not None and entity.label_ in {"LOC", "ORG", "PERSON"})


def _relative_aside(token: Token, context: Context) -> Token | None:
    """ "Smith said Acme, which owns Globex, grew": what a clause tells of a name by the way.

    An article tells it, outside of quotations; who is said to have said something in the past said it in the past, and
    what had happened with "had".
    So what onlookers think of anything: "said it would close, in a move that analysts see as rash"; and what is told of
    a claim or a move that sums up what was said, or is denied of it: "said Acme paid bribes, a claim that it denies".
    """
    clause = next((t for t in (token, *token.ancestors) if t.dep_ == "acl:relcl"), None)
    if clause is None or context.is_quoted(token) or not (is_present(clause) or _happened(clause)):
        return None
    opening = next((t for t in clause.doc[clause.left_edge.i : clause.i] if t.text != ","), clause)
    apart = follows_comma(clause) and lower(opening) in {"which", "who", "whose"}
    led = follows_comma(clause) and opening.pos_ == "ADP" and lower(clause.doc[opening.i + 1]) in {"which", "whom"}
    entity = context.names.get(opening.i - 2 if led else clause.head.i)  # "a stake in Acme, of which Smith owns half"
    if any(lemma(s) in ONLOOKERS for s in kids(clause, "nsubj")):
        return clause
    noun = clause.head
    sums_up = lemma(noun) in SUMMING and noun.dep_ in {"appos", "parataxis"}
    if sums_up and any(lower(c) in {"a", "an"} for c in noun.children):
        return clause
    rejected = any(lemma(t) in REJECTING for t in clause.ancestors)  # "denied that it hurt the firm, which has grown"
    if apart and lower(opening) == "which" and (rejected or lemma(clause) in DENIAL):
        return clause
    named = entity is not None and entity.label_ in {"FAC", "LOC", "ORG", "PERSON"}
    return clause if named and (apart or led) else None


def _happened(clause: Token) -> bool:
    """ "Which bought Globex", "which was founded"; "which owned Globex" may be what somebody said that it owns."""
    past = clause.tag_ == "VBD" or any(c.tag_ == "VBD" for c in kids(clause, "aux:pass"))
    return past and lemma(clause) not in STATIVE | {"be"} and not kids(clause, "aux", "cop")


def _token(token: Token, context: Context) -> Iterator[Extraction]:
    if token.is_space or is_mark(token):
        return
    if is_predicate(token):
        yield from clause_extractions(token, context)
    if starts_here(token, context):
        yield from nominal_extractions(token, context)


def _names(doc: Doc, context: Context) -> Iterator[Mention]:
    for entity in doc.ents:
        if entity.label_ in NAME_LABELS:
            yield mention(entity.root, context)


def _chains(doc: Doc) -> list[list[int]]:
    """Head token indices of every coreference cluster in ``doc.spans``, but those that may as well be of another."""
    groups = []
    likely = likelihoods(doc)
    keys = filter(None, (re.fullmatch(r"coref_(\d+)", key) for key in doc.spans))
    for key in sorted(keys, key=lambda match: int(match[1])):
        heads = list(_kept(sorted({span.root for span in doc.spans[key[0]]}, key=lambda token: token.i), likely))
        if len(heads) > 1:
            groups.append(heads)
    return groups


def _kept(roots: list[Token], likely: Callable[[Token], float]) -> Iterator[int]:
    """Mentions of a cluster whose link is likely; one "it" or "they" goes back to another whose link is."""
    named, lost = any(t.ent_type_ in NAME_LABELS for t in roots), False
    kept: list[Token] = []
    for t in roots:
        thing = lower(t) in THINGS | THEIRS
        told = t == roots[0] or (likely(t) >= _least(t, named) and not _is_own(t, kept))
        if told and not (lost and thing) and not _is_of_each(t) and lower(t) not in NOBODY:
            kept.append(t)
            yield t.i
        lost = thing and likely(t) < LIKELY


def _least(head: Token, named: bool) -> float:
    """How likely a mention's link must be; ``named`` where what it goes back to has a name."""
    if head.ent_type_ in NAME_LABELS:
        return 0.0
    if lower(head) == "it" and head.dep_ == "nsubj" and kids(head.head, "cop"):
        return LIKELY_BEING
    return LIKELY_UNNAMED if lower(head) in THINGS and not named else LIKELY


def _is_of_each(token: Token) -> bool:
    """ "Acme proposed that each firm cut its costs": "each firm" and "its" are nobody named before."""
    owning = kids(first_conjunct(token.head).head, "nsubj") if token.dep_ == "nmod:poss" else []
    return any(lower(c) in {"each", "every"} for noun in (token, *owning) for c in kids(noun, "det"))


def _is_own(token: Token, kept: list[Token]) -> bool:
    """ "Smith left his office": not an office spoken of long before, whoever's that was."""
    owned = bool(kids(token, "nmod:poss")) and not any(kids(t, "nmod:poss") for t in kept)
    return owned and (not kept or kept[-1].sent.end < token.sent.start)


def _chain(heads: list[int], context: Context, doc: Doc) -> Chain:
    mentions = tuple(named_by(doc[i], context) or mention(doc[i], context) for i in heads)
    order = {"name": 0, "nominal": 1}
    best = min(mentions, key=lambda m: (order.get(m.kind, 2), -len(m.label) if m.kind == "name" else m.begin))
    return Chain(representative=best, mentions=mentions)

"""From an annotated article to what its sentences state: ``Doc`` -> :class:`graph.model.Reading`.

Open extraction over Universal Dependencies: it names no relation beforehand.  Works on one article alone and is a pure
function of it.  Its modules know each other one way:

    syntax, lexicon, quantities, times -> complements, moods, speakers -> adnominals, arguments -> status -> frames
        -> qualifiers -> builder -> appositions, copulas, possession -> clauses, nominals

Then quotes, certainty and groups tell who says what is stated, how sure it is and whom "the two companies" means.
"""

import re
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TypeAlias

from spacy.tokens import Doc, Span, Token

from graph.extract.arguments import NAME_LABELS, Context, is_game, mention, named_by
from graph.extract.builder import INTRODUCING
from graph.extract.certainty import Sureness, likelihoods
from graph.extract.clauses import clause_extractions
from graph.extract.groups import expanded
from graph.extract.lexicon import BODIES, EMPLOYERS, SPEECH, STATIVE
from graph.extract.moods import is_present
from graph.extract.nominals import nominal_extractions, starts_here
from graph.extract.quotes import answers, quotations, voices
from graph.extract.speakers import cites, describes, is_source, is_speech, sources_of
from graph.extract.syntax import first_conjunct, is_mark, is_predicate, kids, lemma, lower
from graph.model import Article, Chain, Extraction, Mention, Reading

NAME = "newsgraph-extract"
VERSION = "0.12.0"
LONGEST_SENTENCE = 400
"""Tokens; what is longer is a list or debris, and is not read for facts."""

SELF, SIDE = frozenset({"i", "my", "me"}), frozenset({"we", "our", "us", "ours", "'s", "’s"})
GROUPS = frozenset("association charity federation foundation group hospital institute school trust".split())
"""Further nouns of what somebody may speak for."""
ONLOOKERS = frozenset("analyst commentator critic economist expert observer opponent supporter trader".split())
"""Whom an article has for a second opinion."""
LIKELY = 0.5
"""Least certainty of a pronoun's or description's link to what was said before (docs/decisions/0028)."""
LIKELY_UNNAMED = 0.7
"""The same of "it" and "they" for what has no name, of which the scorer is too sure."""
THINGS, THEIRS = frozenset({"it", "they", "them"}), frozenset({"its", "their"})
OFFICES = frozenset({"appositive", "title", "copula", "preposition", "possessive"})
"""Constructions that say what a person is."""
EXECUTIVES = frozenset("chair chairman chairwoman chairperson ceo cfo coo executive founder manager".split())
"""Who speaks for a body that need not be named beside the office; so does a director or an officer."""
OFFICIALS = EXECUTIVES | frozenset(
    """ambassador captain coach director governor head lawmaker leader legislator mayor minister negotiator officer
    official president representative secretary senator spokesman spokesperson spokeswoman treasurer""".split()
)
"""Who says "we" for a body, be it told or not."""
LEADING = frozenset("chair head lead manage run".split())
"""Verbs of what a person does for a body."""
OUTSIDERS = frozenset(
    "client competitor creditor critic customer fan investor opponent rival shareholder victim".split()
)
"""Nouns of those of a body who do not speak for it."""


Sides: TypeAlias = dict[str | int | None, tuple[int, Mention]]
"""Label or chain -> the place of the extraction that tells it, and the organisation."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A quotation's extent in the text, and whose words it is."""

    begin: int
    end: int
    speakers: tuple[Mention, ...]


def extract(doc: Doc, article: Article) -> Reading:
    """All that the article states; offsets in the result select from ``article.text``, which must be ``doc.text``."""
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
    spoken = list(_with_quoted_speakers(found, _voices(doc, sentences, context), chains))
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
    sources = sources_of(sentence)
    cited = any(map(cites, sentence))
    source = tuple(mention(context.doc[i], context) for i in sources)
    seen: set[tuple[object, ...]] = set()
    for token in sentence:
        for stated in _token(token, context):
            itself = any(describes(token, context.doc[i]) for i in sources)
            reports = cited and is_speech(token)  # "The Times reported that Acme grew, citing officials"
            own = itself or reports or _is_aside(token, stated, context)
            speakers = () if own else stated.speakers or source
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

    So what those are who say something in the sentence: "short seller Acme alleged that".
    """
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
    So what onlookers think of anything: "said it would close, in a move that analysts see as rash".
    """
    clause = next((t for t in (token, *token.ancestors) if t.dep_ == "acl:relcl"), None)
    if clause is None or context.is_quoted(token) or not (is_present(clause) or _happened(clause)):
        return None
    entity = context.names.get(clause.head.i)
    if any(lemma(s) in ONLOOKERS for s in kids(clause, "nsubj")):
        return clause
    opening = next((t for t in clause.doc[clause.left_edge.i : clause.i] if t.text != ","), clause)
    apart = opening.i > 0 and opening.nbor(-1).text == "," and lower(opening) in {"which", "who", "whose"}
    return clause if apart and entity is not None and entity.label_ in {"FAC", "LOC", "ORG", "PERSON"} else None


def _happened(clause: Token) -> bool:
    """ "Which bought Globex"; "which owned Globex" may be what somebody said that it owns."""
    return clause.tag_ == "VBD" and lemma(clause) not in STATIVE | {"be"} and not kids(clause, "aux", "cop")


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
        heads = list(_kept(sorted({span.root for span in doc.spans[key[0]]}), likely))
        if len(heads) > 1:
            groups.append(heads)
    return groups


def _kept(roots: list[Token], likely: Callable[[Token], float]) -> Iterator[int]:
    """Mentions of a cluster whose link is likely; one "it" or "they" goes back to another whose link is."""
    named, lost = any(t.ent_type_ in NAME_LABELS for t in roots), False
    for t in roots:
        thing = lower(t) in THINGS | THEIRS
        if (t == roots[0] or likely(t) >= _least(t, named)) and not (lost and thing) and not _is_of_each(t):
            yield t.i
        lost = thing and likely(t) < LIKELY


def _least(head: Token, named: bool) -> float:
    """How likely a mention's link must be; ``named`` where what it goes back to has a name."""
    if head.ent_type_ in NAME_LABELS:
        return 0.0
    return LIKELY_UNNAMED if lower(head) in THINGS and not named else LIKELY


def _is_of_each(token: Token) -> bool:
    """ "Acme proposed that each firm cut its costs": "each firm" and "its" are nobody named before."""
    owning = kids(first_conjunct(token.head).head, "nsubj") if token.dep_ == "nmod:poss" else []
    return any(lower(c) in {"each", "every"} for noun in (token, *owning) for c in kids(noun, "det"))


def _chain(heads: list[int], context: Context, doc: Doc) -> Chain:
    mentions = tuple(named_by(doc[i], context) or mention(doc[i], context) for i in heads)
    order = {"name": 0, "nominal": 1}
    best = min(mentions, key=lambda m: (order.get(m.kind, 2), -len(m.label) if m.kind == "name" else m.begin))
    return Chain(representative=best, mentions=mentions)


def _with_quoted_speakers(
    extractions: Sequence[Extraction], spoken: Sequence[Sequence[Voice]], chains: Sequence[Chain]
) -> Iterator[Extraction]:
    """Extractions that stand inside a quotation get its speakers when their clause names none."""
    sides, topic = _sides(extractions, chains), _topic(chains)
    common = max(
        (c for c in range(len(chains)) if _bodily(chains[c])), key=lambda c: len(chains[c].mentions), default=-1
    )
    for extraction in extractions:
        voice = _voice_of(extraction, spoken)
        if voice is None:
            yield extraction
            continue
        subject = extraction.subject.begin if extraction.subject.kind != "pronoun" else None
        speakers = extraction.speakers or tuple(s for s in voice.speakers if s.begin != subject)
        side = _side(voice.speakers[0], sides, topic) if voice.speakers else None
        told = replace(extraction, speakers=speakers)
        if side is None or side.kind != "nominal" or side.head not in OFFICIALS:
            yield _first_person(told, voice.speakers, side)
        elif not any(_is_we(m) and m.chain != common for m in (told.subject, told.object)):
            yield _first_person(told, voice.speakers, None, SELF)  # nobody tells of which body the office is


def _is_we(m: Mention) -> bool:
    return m.kind == "pronoun" and m.label.lower() in SIDE


def _sides(extractions: Sequence[Extraction], chains: Sequence[Chain]) -> Sides:
    """By their labels and chains, those that the article says are of an organisation: the first that each is of.

    Those whose office it tells and no more come after these, as themselves.
    """
    sides: Sides = {}
    for place, e in enumerate(extractions):
        words = e.relation.split()
        body: Mention | None = None
        if e.rule in OFFICES and words[0] == "be" and words[-1] in {"of", "at", "for", "with"}:
            official = OFFICIALS.intersection(words)
            if not OUTSIDERS.intersection(words):
                body = e.object if _is_body(e.object, chains) or (official and e.object.type == "LOC") else None
        elif e.relation in LEADING and e.polarity == "positive" and e.rule == "clause" and e.subject.type == "PERSON":
            bodies = (m for m in (e.object, e.object.owner) if m is not None and _is_body(m, chains))
            body = next(bodies, None)
        elif e.relation == "represent" and e.object.plural and e.object.kind == "nominal":
            body = e.object
        if body is not None:
            for key in {e.subject.label, e.subject.chain} - {None}:
                sides.setdefault(key, (place, body))
    for place, e in enumerate(extractions, len(extractions)):
        if e.relation in {"be", "remain", "become"} and e.object.head in OFFICIALS:
            for key in {e.subject.label, e.subject.chain} - {None}:
                sides.setdefault(key, (place, e.object))
    return sides


def _is_body(m: Mention, chains: Sequence[Chain]) -> bool:
    """Whether one can be of it: an organisation, "the club", "its" of one."""
    if m.kind == "pronoun" and m.chain is not None:
        m = chains[m.chain].representative
    return m.type == "ORG" or (m.kind == "nominal" and m.head in EMPLOYERS | BODIES | GROUPS)


def _bodily(chain: Chain) -> tuple[Mention, ...]:
    """A chain's mentions when it can be that of an organisation: it leads to no person and no place."""
    best = chain.representative
    return chain.mentions if best.type == "ORG" or (best.kind == "nominal" and not best.type) else ()


def _topic(chains: Sequence[Chain]) -> Mention | None:
    """The one organisation that an article is about: mentioned twice as often as the next."""
    bodies = sorted((c for c in chains if c.representative.type == "ORG"), key=lambda c: -len(c.mentions))
    if not bodies or (len(bodies) > 1 and len(bodies[0].mentions) < 2 * len(bodies[1].mentions)):
        return None
    return bodies[0].representative


def _side(speaker: Mention, sides: Sides, topic: Mention | None) -> Mention | None:
    """Whom a speaker speaks for: the speaker's office where that is all that is told of it."""
    found = [sides[key] for key in (speaker.label, speaker.chain) if key in sides]
    side = min(found, key=itemgetter(0))[1] if found else None
    if side is None and speaker.kind == "nominal" and speaker.head in OFFICIALS:
        side = speaker.owner or speaker
    if side is not None and side.head in EXECUTIVES:
        return topic or side
    return side


def _voice_of(extraction: Extraction, spoken: Sequence[Sequence[Voice]]) -> Voice | None:
    """The first voice that the subject stands in, or the object and the whole sentence."""
    for group in spoken:
        found = _voice_at(extraction.subject.begin, group)
        found += [v for v in _voice_at(extraction.object.begin, group) if _within(extraction, v)]
        if found:
            return min(found, key=lambda v: v.begin)
    return None


def _voice_at(place: int, spoken: Sequence[Voice]) -> list[Voice]:
    """The one, if any, that an offset lies in, of voices in order."""
    after = bisect(spoken, place, key=lambda v: v.begin)
    return [v for v in spoken[max(after - 1, 0) : after] if place < v.end]


def _within(extraction: Extraction, voice: Voice) -> bool:
    return voice.begin <= extraction.begin and extraction.end <= voice.end


def _first_person(
    extraction: Extraction, speakers: Sequence[Mention], side: Mention | None, words: frozenset[str] = SELF | SIDE
) -> Extraction:
    """ "I" in a quotation is its speaker, "we" the side the speaker speaks for."""

    def meant(m: Mention) -> Mention:
        if m.owner is not None and m.kind == "nominal":
            return replace(m, owner=meant(m.owner))
        word = m.label.lower()
        if m.kind != "pronoun" or not speakers or word not in words:
            return m
        return replace((side or speakers[0]) if word in SIDE else speakers[0], via=m.span)

    said = {(m.begin, m.end): m for m in (meant(s) for s in extraction.speakers)}
    return replace(
        extraction, subject=meant(extraction.subject), object=meant(extraction.object), speakers=tuple(said.values())
    )


def _voices(doc: Doc, sentences: Sequence[Span], context: Context) -> tuple[list[Voice], list[Voice]]:
    """The voices of quotations and those of answers, each in order; an answer may hold quotations."""

    def voice(begin: int, end: int, heads: Sequence[int]) -> Voice:
        last = doc[end - 1]
        i = next((t.i for t in doc[begin:end] if lower(t) == "i" and t.i in context.chains), None)
        if i is not None and all(lower(doc[h]) == "old" and h not in context.chains for h in heads):
            heads = [i]  # "I know," the 48-year-old said
        speakers = tuple(named_by(doc[i], context) or mention(doc[i], context) for i in heads)
        return Voice(doc[begin].idx, last.idx + len(last.text), speakers)

    quoted, answered = voices(doc, sentences, context.names), answers(doc, context.names)
    return [voice(*place, quoted[place]) for place in quoted], [voice(*place, answered[place]) for place in answered]

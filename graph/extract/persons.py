"""Who says what stands in a quotation, and whom its "I" and "we" are: the speaker, and the body spoken for."""

import re
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import itemgetter
from typing import TypeAlias

from graph.extract.context import Context
from graph.extract.lexicon import BODIES, EMPLOYERS
from graph.extract.mentions import mention, named_by
from graph.extract.quotes import answers, voices
from graph.extract.syntax import case_of, kids, lower
from graph.extract.tokens import Doc, Span, Token
from graph.model import Chain, Extraction, Mention

SELF = frozenset({"i", "me", "my", "myself"})
SIDE = frozenset({"we", "our", "us", "ours", "ourselves", "'s", "’s"})
GROUPS = frozenset("association charity federation foundation group hospital institute school trust".split())
"""Further nouns of what somebody may speak for."""
OFFICES = frozenset({"appositive", "title", "copula", "preposition", "possessive"})
"""Constructions that say what a person is."""
EXECUTIVES = frozenset("chair chairman chairwoman chairperson ceo cfo coo executive founder manager".split())
"""Who speaks for a body that need not be named beside the office; so does a director or an officer."""
OFFICIALS = EXECUTIVES | frozenset(
    """ambassador captain chief coach commander commissioner councillor councilman councilwoman director governor head
    lawmaker leader legislator mayor minister negotiator officer official president representative secretary senator
    spokesman spokesperson spokeswoman treasurer""".split()
)
"""Who says "we" for a body, be it told or not."""
LEADING = frozenset("chair found head lead manage run".split())
"""Verbs of what a person does for a body."""
SPOKESMEN = EXECUTIVES | frozenset("spokesman spokesperson spokeswoman".split())
"""Who, where no body is told of, speaks for the one that the article is about."""
OUTSIDERS = frozenset(
    """alumnus client competitor creditor critic customer fan graduate investor opponent resident rival shareholder
    student victim""".split()
)
"""Nouns of those of a body who do not speak for it."""
SCHOLARS = frozenset(
    """anthropologist archaeologist astronomer astrophysicist biologist climatologist economist expert fellow geologist
    historian lecturer oceanographer philosopher physicist political professor psychologist researcher scholar scientist
    sociologist virologist""".split()
)
"""Nouns of those of a body whose "we" is people in general, or those of their trade."""
EVERYBODYS = frozenset(
    """child country democracy earth economy future generation heart history humanity life lifetime nation ocean people
    planet society time world""".split()
)
"""Nouns of what "our" tells no owner of: "our economy" is no firm's, whoever speaks for one."""

Sides: TypeAlias = dict[str | int | None, tuple[int, Mention]]
"""Label or chain -> the place of the extraction that tells it, and the organisation."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A quotation's extent in the text, and whose words it is."""

    begin: int
    end: int
    speakers: tuple[Mention, ...]
    named: Mention | None = None
    """Who the quotation itself says that "we" are: "we at Acme", "we, the government"."""


def with_speakers(
    extractions: Sequence[Extraction], spoken: Sequence[Sequence[Voice]], chains: Sequence[Chain]
) -> Iterator[Extraction]:
    """Extractions that stand inside a quotation get its speakers when their clause names none."""
    sides, topic = _sides(extractions, chains), _topic(chains)
    for told in (v for group in spoken for v in group if v.speakers):
        if told.named is not None and (told.named.kind == "name" or _is_body(told.named, chains)):
            sides.update(dict.fromkeys(_keys(told.speakers[0]), (-1, told.named)))
    common = max(
        (c for c in range(len(chains)) if _bodily(chains[c])), key=lambda c: len(chains[c].mentions), default=-1
    )
    voiced = [(e, _voice_of(e, spoken)) for e in extractions]
    sure = {key for e, v in voiced if v is not None and _is_of(e, common) for s in v.speakers[:1] for key in _keys(s)}
    for extraction, voice in voiced:
        speakers = voice.speakers if voice is not None else ()
        stated, ours, body = extraction, None, -1
        if speakers:
            subject = extraction.subject.begin if extraction.subject.kind != "pronoun" else None
            given = extraction.speakers or tuple(s for s in speakers if s.begin != subject)
            stated = replace(extraction, speakers=given)
            side = _side(speakers[0], sides, topic, chains)
            ours = _ours(speakers[0], side, chains)
            if side is not None and side.head.lower() in SPOKESMEN:
                body = common
                ours = ours or (chains[common].representative if sure & _keys(speakers[0]) else None)
        named = _named(stated, partial(_meant, speakers=speakers, ours=ours, common=body, chains=chains))
        if named is not None:
            yield named


def _is_of(extraction: Extraction, body: int) -> bool:
    """Whether a "we" of an extraction goes back to a chain: that tells who the speaker's other "we" are as well."""
    arguments = (extraction.subject, extraction.object)
    return any(_is_we(m) and m.chain == body for a in arguments for m in (a, a.owner) if m is not None)


def _ours(speaker: Mention, side: Mention | None, chains: Sequence[Chain]) -> Mention | None:
    """Whom a speaker's "we" is: the side that is told of, or the speaker where that is a body or many; else nobody."""
    if side is not None and side.head.lower() not in OFFICIALS:
        return side
    return speaker if (side is None or speaker.plural) and _is_collective(speaker, chains) else None


def _is_collective(m: Mention, chains: Sequence[Chain]) -> bool:
    """Whether "we" can be who speaks: "the firm said", "villagers said"; one person never is."""
    if m.kind == "pronoun":
        return m.chain is not None and bool(chains) and _is_collective(chains[m.chain].representative, ())
    if m.kind == "name":
        return m.type != "PERSON"
    return m.plural or m.head in EMPLOYERS | BODIES | GROUPS


def _is_we(m: Mention) -> bool:
    return m.kind == "pronoun" and m.label.lower() in SIDE


def _sides(extractions: Sequence[Extraction], chains: Sequence[Chain]) -> Sides:
    """By their labels and chains, those that the article says are of an organisation: the first that each is of now.

    Those whose office it tells and no more come after these, as themselves.
    """
    sides: Sides = {}
    for place, e in enumerate(extractions):
        words = e.relation.split()
        body: Mention | None = None
        if any(q.word == "until" for q in e.qualifiers):
            continue  # "a former goalkeeper of Acme"
        if e.rule in OFFICES and words[0] == "be" and words[-1] in {"of", "at", "for", "with"}:
            official = OFFICIALS.intersection(words)
            if not (OUTSIDERS | SCHOLARS).intersection(words) or official:
                body = e.object if _is_body(e.object, chains) or (official and e.object.type == "LOC") else None
        elif e.relation in LEADING and e.polarity == "positive" and e.rule == "clause" and e.subject.type == "PERSON":
            bodies = (m for m in (e.object, e.object.owner) if m is not None and _is_body(m, chains))
            body = next(bodies, None)
        elif e.relation == "represent" and e.object.plural and e.object.kind == "nominal":
            body = e.object
        if body is not None:
            for key in _keys(e.subject):
                sides.setdefault(key, (place, body))
    for place, e in enumerate(extractions, len(extractions)):
        if e.relation in {"be", "remain", "become"} and e.object.head.lower() in OFFICIALS:
            for key in _keys(e.subject):
                sides.setdefault(key, (place, _led(e.object, chains) or e.object))
    return sides


def _keys(m: Mention) -> set[str | int | None]:
    """By what sides are found: who is called so, and who is one with it."""
    return {m.label, m.chain} - {None}


def _led(office: Mention, chains: Sequence[Chain]) -> Mention | None:
    """The body that stands right before an office, "union president": who is called so in the article, else itself."""
    before = re.search(r"(\w+) \w+$", office.anchor)
    if before is None or before[1] not in EMPLOYERS | BODIES | GROUPS:
        return None
    body, begin = before[1], office.begin + before.start()
    found = next((c.representative for c in chains if any(m.head == body for m in c.mentions)), None)
    return found or replace(office, begin=begin, end=begin + len(body), anchor=body, label=body, head=body, chain=None)


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


def _side(speaker: Mention, sides: Sides, topic: Mention | None, chains: Sequence[Chain]) -> Mention | None:
    """Whom a speaker speaks for: the speaker's office where that is all that is told of it."""
    found = [sides[key] for key in (speaker.label, speaker.chain) if key in sides]
    side = min(found, key=itemgetter(0))[1] if found else None
    if side is None and speaker.kind == "nominal" and speaker.head in OFFICIALS:
        side = speaker.owner or _led(speaker, chains) or speaker
    if side is not None and side.head.lower() in EXECUTIVES:
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


def _named(extraction: Extraction, meant: Callable[[Mention], Mention | None]) -> Extraction | None:
    """An extraction with those whom its "I" and "we" are; None where it is of nobody known, or of theirs."""
    subject, value = meant(extraction.subject), meant(extraction.object)
    lost = (
        subject is not None and subject.owner is None and extraction.subject.owner is not None
    )  # "our children sleep"
    everybodys = extraction.rule == "possessive" and extraction.object.head in EVERYBODYS
    if subject is None or value is None or lost or (everybodys and _is_we(extraction.subject)):
        return None
    said = {(m.begin, m.end): m for m in map(meant, extraction.speakers) if m is not None}
    return replace(extraction, subject=subject, object=value, speakers=tuple(said.values()))


def _meant(
    m: Mention, *, speakers: Sequence[Mention], ours: Mention | None, common: int, chains: Sequence[Chain]
) -> Mention | None:
    """ "I" in a quotation is its speaker, "we" the side the speaker speaks for; any other mention is itself.

    An office of no body that is told of may speak for the one that the article is most about.  Otherwise "we" is nobody
    known.  Where nobody is known to speak, coreference alone tells, and of organisations only.
    """
    if m.owner is not None and m.kind == "nominal":
        everybodys = _is_we(m.owner) and m.head in EVERYBODYS
        owner = None if everybodys else _meant(m.owner, speakers=speakers, ours=ours, common=common, chains=chains)
        return replace(m, owner=owner)
    word = m.label.lower()
    if m.kind != "pronoun" or word not in SELF | SIDE:
        return m
    if word in SELF:
        return replace(speakers[0], via=m.span) if speakers else m
    if not speakers:
        best = chains[m.chain].representative if m.chain is not None else m
        return m if best.kind == "pronoun" or best.type == "ORG" else None
    if m.chain == common:
        return m
    return replace(ours, via=m.span) if ours is not None else None


def _who_we_are(we: Token) -> Iterator[Token]:
    """Whom words beside "we" say that it is: "we at Acme", "we, the government", "here at Acme we build phones"."""
    yield from (c for c in we.children if c.dep_ == "appos" or (c.dep_ == "nmod" and case_of(c) == "at"))
    heres = [c for c in (*we.children, *we.head.children) if lower(c) == "here" and c.i <= we.i + 1]
    yield from (c for here in heres for c in kids(here, "obl", "nmod") if case_of(c) == "at" and c.pos_ == "PROPN")


def voices_of(doc: Doc, sentences: Sequence[Span], context: Context) -> tuple[list[Voice], list[Voice]]:
    """The voices of quotations and those of answers, each in order; an answer may hold quotations."""

    def voice(begin: int, end: int, heads: Sequence[int]) -> Voice:
        last = doc[end - 1]
        i = next((t.i for t in doc[begin:end] if lower(t) == "i" and t.i in context.chains), None)
        if i is not None and all(lower(doc[h]) == "old" and h not in context.chains for h in heads):
            heads = [i]  # "I know," the 48-year-old said
        speakers = tuple(named_by(doc[i], context) or mention(doc[i], context) for i in heads)
        who = next((c for t in doc[begin:end] if lower(t) in {"us", "we"} for c in _who_we_are(t)), None)
        return Voice(
            doc[begin].idx, last.idx + len(last.text), speakers, None if who is None else mention(who, context)
        )

    quoted, answered = voices(doc, sentences, context.names), answers(doc, context.names)
    return [voice(*place, quoted[place]) for place in quoted], [voice(*place, answered[place]) for place in answered]

"""Who speaks in a quotation, whatever the parser made of it.

Quotation marks are paired over the whole article.  A pair's speaker is the subject of the verb of saying that stands
outside it in a sentence the pair touches; failing that, the speaker of the quotation before it in the same breath.
In an interview a line begins with who speaks; a line of who somebody is may stand above lines of what they say.
"""

from bisect import bisect, bisect_left
from collections.abc import Mapping, Sequence
from itertools import islice, pairwise

from graph.extract import lexicon
from graph.extract.speakers import speakers_of
from graph.extract.syntax import is_passive, lemma, lower, mark_of
from graph.extract.tokens import Doc, Span, Token

OPEN, CLOSE, PLAIN = frozenset({"“", "``", "«"}), frozenset({"”", "''", "»"}), '"'
LONGEST = 3000
"""Characters after which an unclosed quotation mark is taken as a slip."""
DASHES = frozenset("-–—")
SHORTEST = 4
"""Words below which quotation marks merely set a word apart."""
NEAR = 10
"""Tokens between a verb of saying and the name it goes with when the tree does not tell."""


def quotations(doc: Doc) -> list[tuple[int, int]]:
    """Token ranges between paired quotation marks, marks excluded; nothing nests."""
    found: list[tuple[int, int]] = []
    begin: int | None = None
    for token in doc:
        text = str(token.text)
        opening = text in OPEN or (text == PLAIN and _is_side(token, opens=True))
        closing = text in CLOSE or (text == PLAIN and _is_side(token, opens=False))
        if begin is None:
            if opening or (text == PLAIN and not closing):
                begin = int(token.i) + 1
        elif closing or (text == PLAIN and not opening):
            found.append((begin, int(token.i)))
            begin = None
        elif opening:
            # a paragraph of a longer quotation opens anew without a closing mark before it
            found.append((begin, int(token.i)))
            begin = int(token.i) + 1
        elif token.idx - doc[begin - 1].idx > LONGEST:
            begin = None
    return [(a, b) for a, b in found if _is_told(doc[a:b])]


def _is_side(mark: Token, *, opens: bool) -> bool:
    """Whether a plain mark can only open, or can only close: a word touches it on that side alone."""
    last = mark.i + 1 == len(mark.doc)
    before = mark.i == 0 or bool(mark.doc[mark.i - 1].whitespace_) or mark.doc[mark.i - 1].is_space
    after = last or bool(mark.whitespace_) or mark.doc[mark.i + 1].is_space
    return (before and not after) if opens else (after and not before)


def _is_told(words: Span) -> bool:
    """Whether quotation marks hold what somebody says: some words, or few with who says them, "I resigned"."""
    i = any(t.dep_ == "nsubj" and lower(t) in {"i", "we"} for t in words)
    return i or sum(not t.is_punct and not t.is_space for t in words) >= SHORTEST


def voices(doc: Doc, sentences: Sequence[Span], names: Mapping[int, Span]) -> dict[tuple[int, int], tuple[int, ...]]:
    """Quotation -> head token indices of its speakers, for those whose speaker is told."""
    found: dict[tuple[int, int], tuple[int, ...]] = {}
    before: tuple[tuple[int, int], tuple[int, ...]] | None = None
    quoted = quotations(doc)
    for begin, end in quoted:
        touched = _touched(sentences, begin, end + 2 if doc[end - 1].text == "," else end)  # cut off before "she said"
        around = [t for place in touched for t in sentences[place] if not begin <= t.i < end]
        speakers = _told(
            sorted(around, key=lambda t: (min(abs(t.i - begin), abs(t.i - end)), t.i)), (begin, end), names
        )
        if not speakers and before is not None and _follows(doc, before[0], (begin, end)):
            speakers = before[1]
        if not speakers and (last := _sentence_before(doc, sentences, begin, end)) is not None:
            outside = [t for t in last if not any(a <= t.i < b for a, b in quoted)]  # "I thought so," she said.
            outside = [t for t in outside if not _is_content(t)]
            speakers = _told(outside, (begin, end), names, further=lexicon.DENIAL)
        if speakers:
            found[begin, end] = speakers
            before = (begin, end), speakers
    return found


def answers(doc: Doc, names: Mapping[int, Span]) -> dict[tuple[int, int], tuple[int, ...]]:
    """ "Mary Smith: I was at school then": what stands on a line after a person's name and a colon is that person's."""
    found: dict[tuple[int, int], tuple[int, ...]] = {}
    breaks = [int(t.i) for t in doc if t.is_space and "\n" in t.text]
    above: int | None = None
    for begin, end in pairwise([-1, *breaks, len(doc)]):
        name = names.get(begin + 1)
        dash = begin + 1 < end and doc[begin + 1].text in DASHES
        if dash and above is not None and any(t.text in OPEN or t.text == PLAIN for t in doc[begin + 2 : end]):
            found[begin + 2, end] = (above,)  # "Mary Smith, Acme", and below that "– “It will close.”"
        above = above if dash else _presented(doc, begin + 1, end, name)
        if name is None or name.label_ != "PERSON" or name.start != begin + 1 or name.end >= end:
            continue
        if doc[name.end].text == ":" and sum(not t.is_punct for t in doc[name.end : end]) >= SHORTEST:
            found[name.end + 1, end] = (int(name.root.i),)
    return found


def _presented(doc: Doc, begin: int, end: int, name: Span | None) -> int | None:
    """The person whom a whole line presents: "Mary Smith, Acme"."""
    if name is None or name.label_ != "PERSON" or name.start != begin or not name.end < end <= begin + NEAR:
        return None
    titled = doc[name.end].text == "," and not any(
        t.pos_ in {"VERB", "AUX"} or t.text in ".!?:" for t in doc[begin:end]
    )
    return int(name.root.i) if titled else None


def _touched(sentences: Sequence[Span], begin: int, end: int) -> range:
    """The places of the sentences that a range of tokens lies in, of sentences in order."""
    first = bisect(sentences, begin, key=lambda s: int(s.end))
    return range(first, bisect_left(sentences, end, key=lambda s: int(s.start)))


def _sentence_before(doc: Doc, sentences: Sequence[Span], begin: int, end: int) -> Span | None:
    """What a quotation of whole sentences goes on from: the sentence right before it, in the same paragraph."""
    touched = _touched(sentences, begin, end)
    if not touched or touched[0] == 0:
        return None
    first, last = sentences[touched[0]], sentences[touched[0] - 1]
    alone = all(t.is_punct or t.is_space for t in first if t.i < begin)
    apart = doc[last.start : begin].text.count("\n\n")
    return last if alone and (not apart or (apart == 1 and _is_paragraph(doc, end))) else None


def _is_paragraph(doc: Doc, end: int) -> bool:
    """Whether a line ends with a quotation: one that is a paragraph by itself goes on from the one before."""
    after = next((t for t in doc[end:] if not t.is_punct), None)
    return after is None or "\n" in after.text


def _is_content(token: Token) -> bool:
    """ "Rejected claims that he agreed": he says nothing; who rejects them goes on to speak."""
    return any(t.dep_ == "acl" and mark_of(t) == "that" for t in (token, *token.ancestors))


def _told(
    tokens: Sequence[Token],
    quotation: tuple[int, int],
    names: Mapping[int, Span],
    further: frozenset[str] = frozenset(),
) -> tuple[int, ...]:
    """Who says a quotation by the first verb of saying of these; ``further`` are other verbs that tell it."""
    for verb in tokens:
        if judges := _judging(verb, quotation):
            return judges
        if verb.pos_ != "VERB" or not (lemma(verb) in lexicon.SPEECH | further or _goes_on(verb, quotation)):
            continue
        outside = tuple(i for i in speakers_of(verb) if not quotation[0] <= i < quotation[1])
        return outside or _nearest(verb, quotation, names)
    return ()


def _goes_on(verb: Token, quotation: tuple[int, int]) -> bool:
    """'She continued: "It will close."' and '"It will close," she continued': right beside what is said."""
    begin, end = quotation
    before = verb.i + 3 >= begin > verb.i and verb.doc[verb.i + 1].text in {":", ","}
    after = end < verb.i <= end + 4 and verb.doc[end - 1].text == ","
    return lemma(verb) in {"begin", "conclude", "continue"} and (before or after)


def _judging(verb: Token, quotation: tuple[int, int]) -> tuple[int, ...]:
    """'Smith called it "a tale told by fools"': whose words those are that somebody is called or accused of by."""
    begin, end = quotation
    if lemma(verb) not in {*lexicon.ACCUSED} | lexicon.CLASSING or is_passive(verb):
        return ()
    below = verb.i < begin and any(verb.is_ancestor(t) for t in verb.doc[begin:end])
    return tuple(i for i in speakers_of(verb) if not begin <= i < end) if below else ()


def _nearest(verb: Token, quotation: tuple[int, int], names: Mapping[int, Span]) -> tuple[int, ...]:
    """The name beside the verb, when the tree gives it no subject: of "Acme president Smith" the person's."""
    for distance in range(1, NEAR + 1):
        for i in (int(verb.i) + distance, int(verb.i) - distance):
            entity = names.get(i)
            if (
                entity is not None
                and entity.label_ in {"PERSON", "ORG"}
                and entity.root.sent is verb.sent
                and not quotation[0] <= i < quotation[1]
            ):
                return (int(_person_behind(entity, names).root.i),)
    return ()


def _person_behind(name: Span, names: Mapping[int, Span]) -> Span:
    """Whose office an organisation's name begins, over the end of a line too; else the name itself."""
    for i in range(name.end, min(name.end + NEAR, len(name.root.doc))):
        if (entity := names.get(i)) is not None and entity.label_ == "PERSON":
            return entity
        if name.root.doc[i].pos_ not in {"ADJ", "NOUN", "PROPN", "SPACE"}:
            break
    return name


def _follows(doc: Doc, earlier: tuple[int, int], later: tuple[int, int]) -> bool:
    """Whether a quotation goes on where another stopped: no other sentence lies between them."""
    between = doc[earlier[1] : later[0]]
    third = next(islice((t for t in between if t.is_sent_start), 2, None), None)
    return third is None and not any(t.pos_ == "VERB" and lemma(t) not in lexicon.SPEECH for t in between)

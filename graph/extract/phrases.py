"""Which words of a sentence an argument takes, and the label they make: of a noun phrase, a clause, plain words.

A noun phrase is short and has no article: of "the new plant in Springfield that Acme owns" it is "new plant".
Adjectives, compounds, names and short of-phrases stay; relative clauses, appositions, other prepositional phrases and
possessors go, since the extractor states them separately.
"""

import re
from collections.abc import Collection

from graph.extract.context import AMOUNT_LABELS, NAME_LABELS, TIME_LABELS, Context
from graph.extract.lexicon import FRACTIONS, SOURCES, SPEECH, TIMES, UNITS, VOICED, WHEN
from graph.extract.syntax import (
    HYPHENS,
    POSSESSIVE_MARKS,
    SUBJECTS,
    base,
    behind_row,
    branch,
    case_of,
    contiguous,
    first_conjunct,
    is_mark,
    is_shop,
    kids,
    kids_of,
    lemma,
    linking,
    lower,
    mark_of,
    text_of,
    unbroken,
    verb_form,
    word_after,
)
from graph.extract.tokens import Token
from graph.model import Mention, Quantity

LED = re.compile(r"(?<=\w.)[-‐‑](?:led|based|backed|born|brokered|controlled|funded|held|made|owned|run|sponsored)$")
"""What makes a participle of a name in one token: "U.S.-led"."""
CLAUSE_WORDS = 60
"""A clause used as an argument is cut to this many words; the scorer of the shared tools reads at most 14."""
QUOTING = frozenset({"``", "''"})
"""Tags of quotation marks."""
OF_WORDS = 5
"""An of-phrase of at most this many words stays in its noun's label."""

KEPT = frozenset(
    {"amod", "compound", "nummod", "flat", "fixed", "goeswith", "nmod:desc", "nmod:unmarked", "punct", "advmod"}
)
KEPT_OF = frozenset({"case", "det", "amod", "compound", "flat", "fixed", "goeswith", "nummod", "nmod:desc"})

_STRANDED = frozenset({"compound", "compound:prt", "obl", "advmod"})
"""Of a preposition without a noun: "screw the wheels on"."""

BOUNDS = frozenset(
    {"about", "around", "over", "nearly", "almost", "approximately", "roughly", "some", "under", "more than"}
    | {"less than", "fewer than", "at least", "at most", "up to", "close to", "just over", "just under"}
    | {"well over", "well under", "well above", "well below", "just above", "just below"}
    | {"an estimated"}
    | {"as many as", "as much as", "as few as", "as little as", "no more than", "no less than", "no fewer than"}
)


def short_phrase(token: Token, context: Context) -> list[Token]:
    """Tokens of the short noun phrase: kept modifiers and a short of-phrase."""
    cut = [c.i for c in linking(token)]
    cut += [c.i for c in kids(token, "punct") if cut and cut[0] - 2 < c.i <= cut[-1] + 1]
    for child in token.children:
        label = child.dep_
        dated = child.ent_type_ == "DATE" and lower(child.left_edge) in {"last", "next", "this"}
        if dated and token.dep_ == "nmod:desc":
            cut.append(child.i)  # "Last week finance minister Mary Smith"
            continue
        if label in {"det", "det:predet"} or (label in KEPT and child.i < token.i):
            if label == "amod" and kids_of(child, "advcl", "conj", "xcomp", "ccomp"):
                cut.extend(t.i for t in kids_of(child, "advcl", "xcomp", "ccomp"))
            continue
        if label == "punct" and child.text == "." and child.i == token.i + 1 and is_numero(token):
            continue
        if (
            label in {"flat", "fixed", "goeswith"}
            or lower(child) == "else"
            or (label in {"compound", "nmod:unmarked", "nummod"} and child.i > token.i and not _is_when(child))
        ):
            continue
        if label == "nmod" and stays(child, context):
            kept = KEPT_OF | ({"conj"} if kids(child, "conj") else set())
            named = context.names.get(child.i) or ()  # "the Union of Smiths and Allied Trades", "al-Shams"
            short = {t.i for t in child.children if t.text == "." and t.i < child.i}  # "supporters of Capt. Smith"
            loose = [t for t in child.children if t.dep_ not in kept and t not in named and t.i not in short]
            cut.extend(t.i for t in loose if t.tag_ not in QUOTING)  # "the author of “Rain”", "the use of a “ramp”"
            continue
        if label == "acl" and child.i == token.i + 1 and is_utmost(child):
            cut.extend(t.i for t in child.children)
            continue
        cut.append(child.i)
    if is_multiple(token):
        cut = [i for i in cut if token.doc[i].dep_ != "nmod:poss"]
        cut += [c.i for c in kids(token, "advmod") if lower(c) in WHEN]
        return branch(token, cut)
    tokens = branch(token, cut)
    if (shared := behind_row(token)) and shared[0].left_edge.i == token.i + 1 and stays(shared[0], context):
        tokens += branch(shared[0], [t.i for t in shared[0].children if t.dep_ not in KEPT_OF])
    first = min((c.i for c in kids(token, "amod")), default=token.i)  # "as big an issue"
    own = [t for t in tokens if t.dep_ in {"det", "det:predet"} and t.head.i == token.i and t.i < first]
    return [t for t in tokens if t not in own or is_some(t)]


def _is_when(child: Token) -> bool:
    """ "The fire this morning", "in the state of Jefferson Sunday": a time after a noun is when, and no part of it."""
    noun = child.head
    timed = child.dep_ == "nmod:unmarked" and child.ent_type_ in {"DATE", "TIME"} and noun.pos_ == "NOUN"
    if timed and not noun.ent_type_ and kids(child, "advmod", "amod", "det"):
        return True
    day = child.dep_ == "nmod:unmarked" and child.ent_type_ == "DATE" and child.pos_ == "PROPN"
    between = any(noun.i < c.i < child.i for c in kids(noun, "nmod"))
    return day and between and not kids(child, "amod") and noun.pos_ == "NOUN" and lemma(noun) not in TIMES


def is_multiple(noun: Token) -> bool:
    """ "Nine times the firm's revenue", "twice that sum", "half its size": another amount than the sum."""
    times = [c for c in kids(noun, "nmod:unmarked", "compound") if lower(c) == "times" and kids(c, "nummod")]
    twice = [c for c in kids(noun, "advmod", "det:predet") if lower(c) in {"half", "twice"}]
    owners = {first_conjunct(c).left_edge.i for c in kids(noun, "nmod:poss", "det")}
    return any(c.i < noun.i and c.i + 1 in owners for c in times + twice)


def is_numero(word: Token) -> bool:
    """ "Ranked No. 17", "the world No. 6"."""
    after = word.doc[word.i + 1 : word.i + 3]
    return lower(word) == "no" and len(after) == 2 and after[0].text == "." and after[1].text.isdigit()


def is_utmost(participle: Token) -> bool:
    """ "One of the best preserved": the superlative right before it says how far, and the two are one word."""
    before = participle.nbor(-1) if participle.i > participle.sent.start else participle
    extreme = lower(before) in {"best", "least", "most", "worst"} and before.i == participle.head.i
    return extreme and participle.tag_ == "VBN" and participle.dep_ == "acl"


def is_tied(word: Token) -> bool:
    """ "An up-front fee", "between 3 and 5 members": what a hyphen ties to the next word, or makes a range."""
    ranged = lower(word) == "between" and word.head.dep_ == "nummod" and word.head.i > word.i
    return ranged or (not word.whitespace_ and not word.is_punct and word_after(word).text in HYPHENS)


def is_some(word: Token) -> bool:
    """ "For some time", "half the side", "more than a third of adults", "another book": another thing without it."""
    noun = word.head
    halved = any(lower(c) == "half" for c in kids(noun, "det:predet"))
    if lower(word) in {"each", "one"} and kids(word, "fixed"):
        return True
    if lower(word) in {"each", "either", "every"}:  # not "every call it misses": it may miss none
        return lemma(noun) not in TIMES and not kids(noun, "nummod", "acl:relcl")
    if lower(word) == "another":
        return not kids(noun, "nummod")
    part = lemma(noun) in FRACTIONS | UNITS and any(_bounds(c) and c.i < word.i for c in kids(noun, "advmod"))
    return halved or part or (lower(word) == "some" and (lemma(noun) == "time" or _is_few(noun)))


def _is_few(noun: Token) -> bool:
    """ "Some investors are nervous": not all of them are."""
    return noun.tag_ == "NNS" and noun.dep_ in SUBJECTS


def _bounds(word: Token) -> bool:
    """ "Almost a pound", "more than a third"."""
    return " ".join(map(lower, (word, *kids(word, "fixed")))) in BOUNDS


def stays(child: Token, context: Context) -> bool:
    """Whether an of-phrase is part of the noun's name: short, no amount, no clause in it."""
    entity = context.names.get(child.i)
    inside = range(entity.start, entity.end) if entity is not None and entity.label_ in NAME_LABELS else range(0)
    joined = [c for c in kids(child, "conj") if c.i not in inside]
    owned = any(c.i not in inside for c in kids(child, "nmod:poss"))
    if case_of(child) != "of" or owned or not all(_is_plain(other, context) for other in joined):
        return False
    if entity is not None and entity.label_ in AMOUNT_LABELS | TIME_LABELS:
        return False
    if child.pos_ in {"NUM", "SYM"} or (entity is None and child.pos_ == "PRON"):
        return False
    own = [t.i for t in child.children if t.dep_ not in {*KEPT_OF, "conj"} and t.i not in inside]
    words = [t for t in branch(child, own) if t.dep_ not in {"case", "det", "cc", "punct"}]
    words = [t for t in words if t.i not in inside or t.i == child.i]  # a name is one word
    return len(words) <= OF_WORDS + len(joined)


def _is_plain(other: Token, context: Context) -> bool:
    """Whether what is coordinated in an of-phrase is a short common noun: "effects of heat and drought"."""
    if other.pos_ != "NOUN" or context.names.get(other.i) is not None or case_of(other):
        return False
    return not kids_of(other, "nmod", "acl", "appos", "det") and not kids(other, "nmod:poss")


def anchor_of(tokens: list[Token]) -> str:
    """The article's own characters from the first token to the last."""
    return str(tokens[0].doc[tokens[0].i : tokens[-1].i + 1].text)


def span_mention(
    tokens: list[Token], head: Token, context: Context | None, *, kind: str, type_: str = "",
    quantity: Quantity | None = None, definite: bool = False, plural: bool = False, chain_token: Token | None = None,
) -> Mention:  # fmt: skip
    """The words of a name, a pronoun, an amount or a noun phrase as an argument: "Acme" of "the Acme-led group"."""
    saint = kind == "name" and tokens[0].text in {"St", "St.", "Saint"}  # "St. John's": the mark is part of the name
    saint = saint or is_shop(tokens[-1])
    while len(tokens) > 1 and ((tokens[-1].text in POSSESSIVE_MARKS and not saint) or tokens[-1].is_space):
        tokens = tokens[:-1]
    while len(tokens) > 1 and (tokens[0].is_space or (kind == "name" and lower(tokens[0]) in {"the", "a", "an"})):
        tokens = tokens[1:]
    chain = context.chains.get(chain_token.i) if context is not None and chain_token is not None else None
    anchor, label = anchor_of(tokens), _readable(tokens, kind, context)
    if kind == "name" and (joined := LED.search(anchor)) is not None and label.endswith(joined[0]):
        anchor, label = anchor[: joined.start()], label[: -len(joined[0])]
    if type_ != "PERSON" and _ends_sentence(tokens) and label.endswith("."):
        anchor, label = anchor[:-1], label[:-1]
    return Mention(
        begin=tokens[0].idx, end=tokens[0].idx + len(anchor), anchor=anchor, label=label, type=type_, chain=chain,
        definite=definite, plural=plural,
        kind=kind, head=str(head.text) if kind == "name" else lemma(head),  # type: ignore[arg-type]
        quantity=quantity,
    )  # fmt: skip


def _ends_sentence(tokens: list[Token]) -> bool:
    """ "They died in World War I.", "a case of hepatitis B.": the full stop after a letter is the sentence's."""
    last = tokens[-1]
    if len(tokens) < 2 or LETTER.fullmatch(last.text) is None:
        return False
    return all(t.is_space for t in last.doc[last.i + 1 : last.sent.end])


LETTER = re.compile(r"[A-Z]\.")
NOTE = re.compile(r"(?<=[a-z])\.(?:\[\d+\]?)+$")
"""Marks of footnotes at the end of a sentence, in one token with its last word: "an officer.[3]"."""
_CLOSING = {"”": "“", ")": "(", "]": "[", "»": "«"}
_PAIRED = re.compile(r'[”“()\[\]»«"]')


def balanced(text: str) -> str:
    """The text without quotation marks and brackets that have no partner in it.

    >>> balanced('boxy" cars'), balanced("the fund] (of 2019)"), balanced('the "old" cars')
    ('boxy cars', 'the fund (of 2019)', 'the "old" cars')
    >>> balanced("an officer.[3")
    'an officer'
    """
    text = NOTE.sub("", text)
    if not _PAIRED.search(text):
        return " ".join(text.split()) or text
    lone, waiting = set(), []
    for place, mark in enumerate(text):
        if mark in _CLOSING.values():
            waiting.append(place)
        elif mark in _CLOSING:
            if waiting and text[waiting[-1]] == _CLOSING[mark]:
                waiting.pop()
            else:
                lone.add(place)
    straight = [place for place, mark in enumerate(text) if mark == '"']
    lone |= {*waiting, *(straight[-1:] if len(straight) % 2 else [])}
    kept = "".join(mark for place, mark in enumerate(text) if place not in lone)
    return " ".join(kept.split()) or text


def _readable(tokens: list[Token], kind: str, context: Context | None) -> str:
    """The words; a common noun phrase that opens a sentence loses its capital."""
    opened = any(t.tag_ == "``" for t in tokens)
    lone = [t for t in tokens if t.tag_ == "''" and t.text in POSSESSIVE_MARKS and not opened]  # "rash' move"
    first, text = tokens[0], balanced(text_of([t for t in tokens if t not in lone]))
    plain = kind == "nominal" and first.is_sent_start and first.pos_ != "PROPN" and not first.text[1:].isupper()
    named = context.names.get(first.i) if context is not None else None
    if plain and (named is None or named.label_ in AMOUNT_LABELS):
        return text[:1].lower() + text[1:]
    return text


def clause(token: Token, without: Collection[str] = ()) -> Mention:
    """A whole clause as an argument, less dependents with these labels, cut to :data:`CLAUSE_WORDS` words."""
    unsaid = {"that"} if base(first_conjunct(token)) == "ccomp" else {"that", "whether", "if"}
    cut = [c.i for c in token.children if c.dep_ in {"mark", "parataxis"} and lower(c) in unsaid]
    if mark_of(token) == "whether to" or any(
        outer.i < min(cut, default=0) for outer in kids(token, "nsubj:outer", "cop")
    ):
        cut = []  # "decided whether to pay", "the point is that it works"
    denied = any(lower(c) in {"not", "never"} and c.i < token.i for c in kids(token, "advmod"))
    needed = {"mark"} if denied else set()  # "not to sell"
    cut += [c.i for c in token.children if c.dep_ in without and c.dep_ not in needed and c.i < token.i]
    cut += [c.i for c in kids(token, "advcl") if c.i > token.i and _is_beside(c)]
    cut += [c.i for c in kids(token, "parataxis") if c.i > token.i]
    cut += [c.i for c in kids(token, "conj") if _goes_on(token, c) or _is_but(token, c)]
    cut += [t.i for t in said_when(token)]
    if "mark" in without:
        cut += [c.i for c in token.children if c.tag_ == "WRB" and c.i < token.i]
    tokens = branch(token, cut)
    tokens = contiguous(tokens, token)
    tokens = [t for t in tokens if not t.is_space]
    tokens = tokens[_dateline(tokens) :]
    while tokens and (tokens[0].is_punct or _is_that(tokens[0]) or tokens[0].dep_ == "cc"):
        tokens = tokens[1:]
    words, kept = 0, list[Token]()
    for t in tokens:
        words += not is_mark(t)
        if words > CLAUSE_WORDS:
            break
        kept.append(t)
    while len(kept) > 1 and lower(kept[-1]) in {"which", "who", "whom", "whose"}:
        kept = kept[:-1]  # "turning away boats which, he said, were full"
    loose = {"ADP", "DET", "CCONJ", "SCONJ", "PART"}
    stranded = _STRANDED | {"nsubj", "obj", "conj", "fixed"}  # "there is usually another", "recognise one another"
    while len(kept) > 1 and (is_mark(kept[-1]) or (kept[-1].pos_ in loose and kept[-1].dep_ not in stranded)):
        kept = kept[:-1]
    return words_mention(kept or [token], "clause")


def _dateline(tokens: list[Token]) -> int:
    """How many words "SPRINGFIELD, Freedonia (AP) —" takes before the first sentence of an article."""
    spaced = [n for n, t in enumerate(tokens[:10]) if t.text in {"-", "--"} and n and tokens[n - 1].whitespace_]
    dash = next((n for n, t in enumerate(tokens[:10]) if t.text in {"—", "–"} or n in spaced[:1]), 0)
    return dash if dash and tokens[0].is_sent_start and tokens[0].text.isupper() and tokens[0].pos_ == "PROPN" else 0


def _is_that(word: Token) -> bool:
    """The conjunction; not "that" for a thing, in "That is all"."""
    return lower(word) == "that" and word.dep_ not in {"nsubj", "nsubj:pass", "det", "obj"}


def said_when(clause_: Token) -> list[Token]:
    """ "Acme said on Monday it would close": a time right after a verb of saying is when it was said."""
    verb, subjects = clause_.head, kids(clause_, "nsubj", "nsubj:pass", "expl")
    if base(clause_) != "ccomp" or lemma(verb) not in SPEECH or not subjects or kids(clause_, "mark"):
        return []
    end = subjects[0].left_edge.i
    times = [t for t in kids(clause_, "obl", "obl:unmarked") if t.ent_type_ in TIME_LABELS and t.i < end]
    return [t for t in times if t.left_edge.i == verb.i + 1 and t.right_edge.i + 1 == end]


def time_before(clause_: Token) -> Token | None:
    """ "Until 2027, when it will close": the time right before the comma of a clause, which the clause is about."""
    edge = clause_.left_edge.i - (clause_.left_edge.text != ",")
    if edge <= clause_.sent.start or clause_.doc[edge].text != ",":
        return None
    time = clause_.doc[edge - 1]
    while time.ent_type_ in TIME_LABELS and time.head.ent_type_ == time.ent_type_ and time.i != time.head.i < edge:
        time = time.head
    return time if time.ent_type_ in TIME_LABELS else None


def _is_beside(clause_: Token) -> bool:
    """ ", while another report says", ", citing officials", ", adding that": a statement beside the clause."""
    before = clause_.doc[clause_.left_edge.i - 1 : clause_.left_edge.i + 1]
    another = mark_of(clause_) in {"while", "whereas"} and bool(kids_of(clause_, "nsubj"))
    if lower(clause_) in {"asked", "contacted", "pressed", "reached"} and mark_of(clause_) in {"if", "when"}:
        return not kids_of(clause_, "nsubj")  # "denied that it was sold when asked"
    cited = kids(clause_, "obj") if lower(clause_) == "citing" else []
    added = clause_.tag_ == "VBG" and lemma(clause_) in SPEECH and bool(kids(clause_, "ccomp"))
    voiced = added or lower(clause_) in VOICED - {"citing"}
    another = another or voiced or any(t.pos_ == "PROPN" or lemma(t) in SOURCES for t in cited)
    return another and any(t.text == "," for t in before)


def _goes_on(clause_: Token, later: Token) -> bool:
    """ "Shut because it rained, and guests left", "paid to build a plant and hopes to": goes with the verb above."""
    if first_conjunct(clause_).dep_ not in {"advcl", "acl", "xcomp"}:
        return False
    first = next((c for c in kids(later, "cc")), later)
    apart = first.i > 0 and first.nbor(-1).text == "," and mark_of(clause_) in {"because", "since"}
    finite = verb_form(clause_) == "Inf" and mark_of(clause_) == "to" and later.tag_ in {"VBD", "VBZ"}
    own = bool(kids(later, "nsubj", "nsubj:pass"))
    return (apart and own) or (finite and not own and not kids(later, "aux", "aux:pass", "cop"))


def _is_but(clause_: Token, later: Token) -> bool:
    """ "Sources say he fell ill, but they ruled out a stroke": a new clause, no more of what is said before it."""
    said = base(clause_) == "ccomp" and lemma(clause_.head) in SPEECH and clause_.head.i < clause_.i
    but = [c for c in kids(later, "cc") if lower(c) == "but" and c.i > clause_.i and c.nbor(-1).text == ","]
    fresh = bool(kids(later, "nsubj", "nsubj:pass", "expl")) or lemma(later) in SPEECH
    quoted = sum(t.is_quote for t in later.doc[later.sent.start : but[0].i]) % 2 if but else 0
    return said and bool(but) and fresh and not quoted and not kids(later, "mark")


def words_mention(tokens: list[Token], kind: str = "quality") -> Mention:
    """Plain words as an argument: an adjective, a verb phrase, a clause."""
    tokens = unbroken(tokens)
    return Mention(
        begin=tokens[0].idx, end=tokens[-1].idx + len(tokens[-1].text), anchor=anchor_of(tokens),
        label=balanced(text_of(tokens)), kind=kind, head=lemma(tokens[0]),  # type: ignore[arg-type]
    )  # fmt: skip

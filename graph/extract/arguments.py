"""From a nominal's head token to a :class:`Mention`: the span that names it, without what becomes a fact of its own.

A mention keeps determinerless noun phrases short: adjectives, compounds, names and short of-phrases stay; relative
clauses, appositions, other prepositional phrases and possessors go, since the extractor states them separately.
"""

import re
from bisect import bisect
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from operator import itemgetter

from spacy.tokens import Doc, Span, Token

from graph.demonyms import country_of
from graph.extract.complements import complements, margin_of, restriction
from graph.extract.lexicon import (
    DISTANT,
    FRACTIONS,
    HELPED,
    HELPING,
    KINDS,
    NAMINGS,
    RELATIONAL,
    SOURCES,
    SPEECH,
    TIMES,
    UNITS,
    WHEN,
)
from graph.extract.quantities import parse_quantity
from graph.extract.syntax import (
    HYPHENS,
    NOMINAL,
    POSSESSIVE_MARKS,
    RELATIVIZERS,
    SUBJECTS,
    base,
    branch,
    case_of,
    contiguous,
    first_conjunct,
    is_mark,
    is_no_longer,
    kids,
    kids_of,
    lemma,
    lower,
    mark_of,
    text_of,
    unbroken,
)
from graph.extract.times import resolve_period
from graph.extract.units import SOLD_BY
from graph.model import Mention, Quantity

TIME_LABELS = frozenset({"DATE", "TIME"})
AMOUNT_LABELS = frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL"})
NAME_LABELS = frozenset(
    {"PERSON", "ORG", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "NORP", "LAW", "FIELD", "MISC"}
)
SLICES = frozenset({"beginning", "close", "end", "middle", "start", "turn"})
"""Nouns of a part of a time."""
YEAR = re.compile(r"(1[89]|20)\d\d")
CALENDAR = frozenset("century day decade hour minute month week weekend year".split())
"""Nouns of stretches of time."""
POSSESSIVE_TYPES = {
    "its": frozenset({"ORG", "LOC"}), "his": frozenset({"PERSON"}), "her": frozenset({"PERSON"}),
}  # fmt: skip
"""What the subject must be that a possessive goes back to."""
SHARES = frozenset({"all", "both", "few", "half", "many", "most", "several", "some"})
LED = re.compile(r"(?<=\w.)[-‐‑](?:led|based|backed|born|brokered|controlled|funded|held|made|owned|run|sponsored)$")
"""What makes a participle of a name in one token: "U.S.-led"."""
POWERS = frozenset("dozen hundred thousand ten million billion score".split())
"""Nouns that count in "tens of thousands of supporters"."""
PLAYED = re.compile(r"(?:the |in |in the )*(?:first|second|third|fourth|opening|final) (?:half|quarter|period)")
GAME = re.compile(
    r"\b(?:half-?time|goalkeepers?|goalscorers?|strikers?|midfielders?|referees?|scored|kick-?off|touchdowns?|offside"
    r"|quarterbacks?|equali[sz]ers?|equali[sz]ed|hat-trick|free kick|headers?|try-scorer|three-pointers?|rebounds)\b"
)
"""Words of matches alone."""
CLAUSE_WORDS = 60
"""A clause used as an argument is cut to this many words; the scorer of the shared tools reads at most 14."""
OWNERS = 5
"""Owners of owners in a row at most."""
OF_WORDS = 5
"""An of-phrase of at most this many words stays in its noun's label."""

_KEPT = frozenset(
    {"amod", "compound", "nummod", "flat", "fixed", "goeswith", "nmod:desc", "nmod:unmarked", "punct", "advmod"}
)
_KEPT_OF = frozenset({"case", "det", "amod", "compound", "flat", "fixed", "goeswith", "nummod", "nmod:desc"})
_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "both", "its", "their", "his", "her", "our", "my", "your"}
)
_PERSONAL = frozenset(
    "i me my mine we us our ours you your he him his she her hers it its they them their theirs "
    "himself herself itself themselves myself ourselves this that these those".split()
)

_STRANDED = frozenset({"compound:prt", "obl", "advmod"})
"""Of a preposition without a noun: "screw the wheels on"."""

_BEFORE_TIME = frozenset({"det", "amod", "nummod", "compound"})

_LIMITS = frozenset({"final", "first", "last", "next", "opening", "remaining"})
"""Of an amount they tell which: "the final 30 metres"."""

_BOUNDS = frozenset(
    {"about", "around", "over", "nearly", "almost", "approximately", "roughly", "some", "under", "more than"}
    | {"less than", "fewer than", "at least", "at most", "up to", "close to", "just over", "just under"}
    | {"an estimated"}
    | {"as many as", "as much as", "as few as", "as little as", "no more than", "no less than", "no fewer than"}
)


@dataclass(slots=True)
class Context:
    """What the extraction of one article shares: its document, date, names by token and chains by token."""

    doc: Doc
    published: str | None
    names: Mapping[int, Span]
    """Token index -> the entity span that covers it."""
    chains: Mapping[int, int]
    """Index of a mention's head token -> coreference chain."""
    quoted: tuple[tuple[int, int], ...] = ()
    """Token ranges of quotations."""
    known: frozenset[int] = frozenset()
    """Chains that a name is in."""
    played: bool = False
    """True for the report of a game, whose halves and quarters are no parts of a year."""
    cache: dict[tuple[int, str], Mention] = field(default_factory=dict)

    def is_quoted(self, token: Token) -> bool:
        """Whether a token stands in a quotation."""
        return self.quotation_of(token) is not None

    def quotation_of(self, token: Token) -> tuple[int, int] | None:
        """The quotation that a token stands in; they are in order and do not nest."""
        place = bisect(self.quoted, token.i, key=itemgetter(0)) - 1
        return self.quoted[place] if place >= 0 and token.i < self.quoted[place][1] else None


def is_game(text: str) -> bool:
    """Whether a text reports a game: two different words that only matches have.

    >>> is_game("She scored at half-time."), is_game("The firm scored a profit in the first half.")
    (True, False)
    """
    return len(set(GAME.findall(text.lower()))) > 1


def name_of(token: Token, context: Context) -> Span | None:
    """The name that the token is part of, if any."""
    entity = context.names.get(token.i)
    return entity if entity is not None and entity.label_ in NAME_LABELS else None


def outer_kids(token: Token, context: Context, *labels: str) -> list[Token]:
    """Children with one of the labels, of a whole name when the token belongs to one; none of them inside the name."""
    entity = name_of(token, context)
    if entity is None:
        return kids(token, *labels)
    found = [child for part in entity for child in kids(part, *labels) if not entity.start <= child.i < entity.end]
    return sorted(found, key=lambda child: int(child.i))


def is_time(token: Token, context: Context) -> bool:
    """True when a nominal stands for a time."""
    entity = context.names.get(token.i)
    return entity is not None and entity.label_ in TIME_LABELS and token.pos_ != "VERB"


def named_right(token: Token, context: Context) -> Span | None:
    """The personal name that a title noun heads: ``CEO`` in "CEO Mary Smith"; in "two lawyers Mary Smith and" none."""
    if token.tag_ == "NNS" and kids(token, "nummod"):
        return None
    for child in kids(token, "flat", "appos", "nmod:desc", "nmod:unmarked", "compound"):
        entity = context.names.get(child.i)
        if entity is None or entity.label_ not in {"PERSON", "ORG", "PRODUCT"} or entity.start <= token.i:
            continue
        if entity.start == token.i + 1 and context.names.get(token.i) is None:
            return entity
    return None


def named_by(token: Token, context: Context) -> Mention | None:
    """The name that stands in apposition to a description: "the firm's chairman, Mary Smith," is Mary Smith.

    So is "a chain" in "Acme, a chain owned by Globex".
    """
    if token.dep_ == "appos" and name_of(token.head, context) is not None and token.head.i < token.i:
        several = token.tag_ == "NNS" and token.head.i != first_conjunct(token.head).i  # "X and Y, its two markets"
        return mention(token.head, context) if not several else None
    if name_of(token, context) is not None:
        return None
    for child in kids(first_conjunct(token), "appos"):
        if token.dep_ == "conj" and not _holds_both(token, child, context):
            continue
        if token.tag_ == "NNS" and (kids(child, "conj") or kids(token, "nummod")):
            continue  # "two firms: Acme and Globex"
        found = name_of(child, context) or named_right(child, context)
        if found is not None and child.i > token.i and found.label_ in {"PERSON", "ORG", "PRODUCT", "FAC", "EVENT"}:
            return mention(child, context)
    return None if (given := given_name(token, context)) is None else mention(given, context)


def given_name(noun: Token, context: Context) -> Token | None:
    """The name that a participle gives to one described: "a device called X", "a festival known as X"."""
    if noun.tag_ != "NN" or name_of(noun, context) is not None:
        return None
    for verb in kids(noun, "acl"):
        if verb.tag_ != "VBN" or verb.i < noun.i or kids_of(verb, "nsubj", "aux"):
            continue
        wanted = {"as"} if lemma(verb) == "know" else {""} if lemma(verb) in NAMINGS else set()
        for child in kids_of(verb, "xcomp", "obj", "obl"):
            if child.i > verb.i and case_of(child) in wanted and name_of(child, context) is not None:
                return child
    return None


def _holds_both(token: Token, child: Token, context: Context) -> bool:
    """ "the president and chief executive, Mary Smith": one person, two offices."""
    found = name_of(child, context)
    return found is not None and found.label_ == "PERSON" and lemma(token) in RELATIONAL and token.tag_ != "NNS"


def mention(token: Token, context: Context, *, tense: str = "past") -> Mention:
    """The mention that a nominal head stands for."""
    key = (token.i, tense)
    if key not in context.cache:
        context.cache[key] = _mention(token, context, tense)
    return context.cache[key]


def _mention(token: Token, context: Context, tense: str) -> Mention:
    entity = context.names.get(token.i) if token.dep_ != "orphan" or token.pos_ != "NUM" else None
    if margin := margin_of(token):
        quantity = parse_quantity(text_of(t for t in margin if t.i <= token.i))
        return replace(words_mention(margin, "quantity"), quantity=quantity)
    if entity is not None and entity.label_ in TIME_LABELS:
        if context.played and PLAYED.fullmatch(entity.text.lower()):
            return _nominal(token, context)
        return _nominal(token, context) if _is_filled(token, context) else _time(token, entity, context, tense)
    if token.pos_ == "NUM" and any(lower(c) == "top" for c in kids(token, "amod")):
        return _nominal(token, context)  # "rose into the top 10"
    if entity is not None and entity.label_ == "CARDINAL" and (part := _part_of(token, context)) is not None:
        return part
    ranked = any(lower(c) in _LIMITS and c.i < token.i for c in kids(token, "amod"))
    if entity is not None and entity.label_ in AMOUNT_LABELS and _heads(token, entity) and not ranked:
        amount = _amount(token, entity)
        if amount is not None:
            return amount
    if (slice_ := _slice(token, context, tense)) is not None:
        return slice_
    stretch = lemma(token) in CALENDAR and case_of(token) in {"in", "over", "within"}
    if stretch and entity is None and base(token) == "obl":
        return _time(token, token.doc[token.i : token.i + 1], context, tense)  # "in recent weeks"
    own = name_of(token, context) if entity is not None else None
    named = own or named_right(token, context)
    if named is not None:
        words = [t for t in named if t.dep_ != "orphan"] or list(named)  # "Acme won two seats and the Greens 13"
        words += [c for c in kids(token, "flat") if c.i == words[-1].i + 1 and c.tag_ == "FW"]  # "Homo sapiens"
        found = _span(words, token, context, kind="name", type_=named.label_, chain_token=token)
        country = _country(token, named)
        return replace(found, label=country, type="LOC") if country else found
    shared = token.pos_ == "NUM" or lower(token) in SHARES or (lemma(token) in POWERS and token.tag_ == "NNS")
    if shared and (part := _part_of(token, context)) is not None:
        return part
    if token.pos_ == "PRON" and (lower(token) in _PERSONAL or token.tag_ in {"PRP", "PRP$"}):
        if (subject := _made(token) or _helped(token) or _own_subject(token, context)) is not None:
            return replace(mention(subject, context), via=(token.idx, token.idx + len(token.text)))
        return _span([token], token, context, kind="pronoun", chain_token=token)
    if YEAR.fullmatch(token.text) and entity is None and token.dep_ != "nummod" and not kids(token, "nummod"):
        return _time(token, Span(token.doc, token.i, token.i + 1, label="DATE"), context, tense)
    if token.pos_ in {"NUM", "SYM"}:
        amount = _amount(token, None)
        if amount is not None:
            return amount
    return _named_kind(token, context) or _nominal(token, context)


def _own_subject(pronoun: Token, context: Context) -> Token | None:
    """ "Acme bought a plant to expand its fleet": where the chain of "its" has no name, it is the clause's subject."""
    types, noun = POSSESSIVE_TYPES.get(lower(pronoun)), pronoun.head
    if types is None or pronoun.dep_ != "nmod:poss" or context.chains.get(pronoun.i) in context.known:
        return None
    while base(noun) == "nmod" and noun.head.i < noun.i:
        noun = noun.head
    verb = first_conjunct(noun).head
    if base(first_conjunct(noun)) not in {"obj", "obl"} or verb.pos_ != "VERB" or verb.i > pronoun.i:
        return None
    while not kids_of(verb, "nsubj") and base(verb) in {"xcomp", "conj", "advcl"} and verb.head.pos_ == "VERB":
        if verb.head.i == verb.i:
            return None
        if base(verb) == "xcomp" and kids(verb.head, "obj", "iobj"):
            return None  # "asked Acme to sell its plant"
        verb = verb.head
    subjects = kids_of(verb, "nsubj")
    if len(subjects) != 1 or kids(subjects[0], "conj") or subjects[0].i > pronoun.i:
        return None
    found = name_of(subjects[0], context)
    return subjects[0] if found is not None and found.label_ in types else None


def _made(pronoun: Token) -> Token | None:
    """ "These visitors spent most, making them the biggest spenders": the subject of the clause that this came of."""
    verb = pronoun.head
    came = base(verb) == "advcl" and verb.tag_ == "VBG" and lemma(verb) in {"leave", "make", "render"}
    if pronoun.dep_ != "obj" or lower(pronoun) not in {"it", "them"} or not came or verb.head.i > verb.i:
        return None
    subjects = kids_of(verb.head, "nsubj")
    if len(subjects) != 1 or subjects[0].pos_ not in {"NOUN", "PROPN"} or kids_of(verb, "nsubj"):
        return None
    several = subjects[0].tag_ in {"NNS", "NNPS"} or bool(kids(subjects[0], "conj"))
    return subjects[0] if several == (lower(pronoun) == "them") else None


def _helped(pronoun: Token) -> Token | None:
    """ "shares tools with firms to help them": those whom the verb above names, for no tool is helped."""
    verb = pronoun.head
    meant = base(verb) == "advcl" and mark_of(verb) == "to" and lemma(verb) in HELPING
    if pronoun.dep_ not in {"obj", "iobj"} or lower(pronoun) != "them" or not meant or verb.head.i > verb.i:
        return None
    given = [t for t in kids(verb.head, "obl") if case_of(t) in {"for", "to", "with"} and t.i < verb.i]
    if len(given) != 1 or given[0].tag_ != "NNS" or not kids(verb.head, "obj"):
        return None
    return given[0] if lemma(given[0]) in HELPED or lemma(given[0]).endswith(("ee", "er", "ist", "man", "or")) else None


def part_of(token: Token, context: Context) -> Mention | None:
    """ "two of the nine members", "some of the money": a number's own words say nothing without what it is of.

    Neither do those of "one in seven of the tenants", "100 out of 700 firms" and "100 of them".
    """
    rate = _rate_of(token)
    inner = [c for t in (token, rate) if t is not None for c in kids(t, "nmod", "obl") if c.i > token.i]
    of_all = {"of"} if rate is None else {"of", ""}  # "one in seven tenants", hung on "one"
    whole = next((c for c in inner if case_of(c) in of_all), rate)
    related = whole is not None and lower(whole) in RELATIVIZERS and base(first_conjunct(token.head)) == "acl"
    meant = first_conjunct(token.head).head if related else whole
    if meant is not None and lower(token) == "none":
        return mention(meant, context)  # the verb is denied: "none of the members came"
    percent = lower(token) in {"%", "percent", "cent"}
    counts = percent or token.pos_ == "NUM" or lower(token) in SHARES | {"none"}
    if whole is None or not counts or name_of(token, context) is not None:
        return None
    told = related or rate is not None or (whole.pos_ == "PRON" and token.pos_ == "NUM")
    if not percent and not told and not any(base(c) == "det" or c.dep_ == "nmod:poss" for c in whole.children):
        return None
    cut = [t.i for t in whole.children if t.dep_ not in {*_KEPT_OF, "nmod:poss"}]
    cut += [c.i for c in token.children if c not in {whole, rate} and c.dep_ not in _KEPT]
    tokens = contiguous(branch(token, cut), token)
    while tokens[0].is_punct:
        tokens = tokens[1:]
    tokens = _hedge(tokens[0]) + tokens
    if len(tokens) > 12:
        return None
    found = _span(tokens, token, context, kind="nominal", plural=whole.tag_ != "NN")
    if related and meant is not None:  # "made 11 offers, two of which were taken"
        return replace(found, label=f"{lower(token)} of the {mention(meant, context).label}", head=lemma(meant))
    more = complements(whole, tokens[-1].i)
    return replace(found, head=lemma(whole), whole=f"{found.label} {balanced(text_of(more))}" if more else "")


def _rate_of(number: Token) -> Token | None:
    """What a number is so many in or out of: "one in seven of the tenants", "100 out of 700 firms"."""
    for child in kids(number, "nmod"):
        many = child.ent_type_ not in TIME_LABELS and (child.pos_ == "NUM" or kids(child, "nummod"))
        if child.i > number.i and case_of(child) in {"in", "out of"} and many:
            return child
    return None


def _slice(noun: Token, context: Context, tense: str) -> Mention | None:
    """ "the end of June": one time."""
    if lemma(noun) not in SLICES or context.names.get(noun.i) is not None:
        return None
    inner = next((c for c in kids(noun, "nmod") if case_of(c) == "of" and is_time(c, context)), None)
    if inner is None:
        return None
    tokens = list(noun.doc[noun.i : branch(inner)[-1].i + 1])
    text = text_of(tokens)
    period = resolve_period(text, context.published, tense=tense, preposition=case_of(noun))  # type: ignore[arg-type]
    return Mention(
        begin=tokens[0].idx, end=tokens[-1].idx + len(tokens[-1].text), anchor=_raw(tokens), label=text, kind="time",
        type="DATE", head=lemma(noun), period=period,
    )  # fmt: skip


def _part_of(number: Token, context: Context) -> Mention | None:
    """ "140 of these boxes", "two of its lanes": so many of the things, not a bare number."""
    whole = next((c for c in kids(number, "nmod") if case_of(c) == "of" and c.i > number.i), None)
    while whole is not None and lemma(whole) in POWERS:  # "tens of thousands of supporters"
        whole = next((c for c in kids(whole, "nmod") if case_of(c) == "of" and c.i > whole.i), None)
    if whole is None or whole.tag_ != "NNS" or lower(number) == "one":
        return None
    if context.names.get(whole.i) is not None and not is_time(whole, context):
        return None
    cut = [c.i for c in whole.children if c.dep_ not in _KEPT_OF | {"nmod:poss"} or c.i > whole.i]
    inner = {"amod", "compound", "nummod", "advmod", "det:predet"}
    kept = {whole.i, *(t.i for t in whole.ancestors)}
    cut += [c.i for c in number.children if c.i not in kept and (c.dep_ not in inner or c.i > number.i)]
    tokens = contiguous(branch(number, cut), number)
    tokens = _hedge(tokens[0]) + tokens
    counted = text_of([t for t in tokens if t.i <= number.i])
    told = number.pos_ == "NUM" and not kids(number, "amod")  # "several hundred of them"
    quantity = parse_quantity(counted, kind=lemma(whole)) if told else None
    counts = quantity is not None or lower(number) in SHARES or lemma(number) in POWERS
    if not counts or tokens[-1].i != whole.i:
        return None
    quantity = quantity if context.names.get(whole.i) is None else None  # "four of the past five years"
    found = _span(tokens, number, context, kind="nominal", quantity=quantity, definite=False, plural=True)
    more = complements(whole, whole.i) or restriction(whole)
    return replace(found, whole=f"{found.label} {balanced(text_of(more))}" if more else "")


def _country(token: Token, name: Span) -> str:
    """ "A French firm" is a firm of France: the country that an adjective before a noun names, if any."""
    before = name.label_ == "NORP" and base(first_conjunct(token)) in {"amod", "compound"}
    return country_of(name.text) if before else ""


def kind_name(token: Token, context: Context) -> Span | None:
    """The name that a singular noun after it merely classes: "the GX exchange" is the GX."""
    entity = context.names.get(token.i - 1)
    if token.tag_ != "NN" or entity is None or entity.end != token.i or entity.root.head.i != token.i:
        return None
    return entity if lemma(token) in KINDS.get(entity.label_, ()) else None


def _named_kind(token: Token, context: Context) -> Mention | None:
    entity = kind_name(token, context)
    if entity is None:
        return None
    return _span(list(entity), token, context, kind="name", type_=entity.label_, chain_token=token)


def _heads(token: Token, entity: Span) -> bool:
    return bool(token.head.i < entity.start or token.head.i >= entity.end or token.head.i == token.i)


def _is_filled(stretch: Token, context: Context) -> bool:
    """ "Three days of rain", "two decades of talks": what went on so long; "the first days of the war" are a time."""
    inner = [c for c in kids(stretch, "nmod") if case_of(c) == "of" and c.i > stretch.i]
    if lemma(stretch) not in CALENDAR or len(inner) != 1 or kids(stretch, "amod") or is_time(inner[0], context):
        return False
    plain = (
        case_of(stretch) != "within"
        and inner[0].pos_ == "NOUN"
        and lemma(inner[0]) not in TIMES
        and not kids(inner[0], "det", "nmod:poss")
    )
    return plain and _stays(inner[0], context)


def _time(token: Token, entity: Span, context: Context, tense: str) -> Mention:
    leading = entity[0]
    dropped = leading.dep_ == "case" or (leading.pos_ in {"VERB", "AUX"} and len(entity) > 1)
    tokens = [t for t in entity if not (dropped and t.i == entity.start)] or list(entity)
    wider = contiguous([t for t in branch(token) if t.i >= entity.start or base(t) in _BEFORE_TIME], token)
    if wider and wider[0].i < tokens[0].i:
        tokens = [t for t in wider if t.i < tokens[0].i] + tokens
    tokens += _off(tokens[-1])
    text = text_of(tokens)
    word = case_of(token) or mark_of_time(token)
    told = (word in {"in", "within"} and _is_from_another(token, tokens[-1])) or lower(tokens[-1]) == "before"
    published = None if told else context.published  # "the year before": counted from another time
    period = resolve_period(text, published, tense=tense, preposition=word)  # type: ignore[arg-type]
    hedge = _hedge(tokens[0]) if lemma(token) in CALENDAR or lower(token) in {"ago", "earlier", "later"} else []
    if hedge and text_of(hedge).lower() != word and (len(hedge) > 1 or hedge[0].dep_ != "case"):  # "more than 30 years"
        tokens, text = hedge + tokens, f"{text_of(hedge).lower()} {text}"
    return Mention(
        begin=tokens[0].idx, end=tokens[-1].idx + len(tokens[-1].text), anchor=_raw(tokens), label=text, kind="time",
        type=entity.label_, head=lemma(token), period=period,
    )  # fmt: skip


def _off(last: Token) -> list[Token]:
    """ "Two years from now", "three weeks later": the words after a length that make a time of it."""
    after = list(last.doc[last.i + 1 : min(last.i + 3, last.sent.end)])
    if lemma(last) not in CALENDAR or not after:
        return []
    if [lower(t) for t in after] in (["from", "now"], ["from", "today"]):
        return after
    return after[:1] if lower(after[0]) in {"earlier", "later"} else []


def _is_from_another(noun: Token, last: Token) -> bool:
    """ "Within a year after the vote", "in the week before it": counted from what is told, not from the article."""
    after = last.nbor(1) if last.i + 1 < len(last.doc) else None
    if after is None or lemma(noun) not in CALENDAR or kids(noun, "amod"):
        return False
    return lower(after) in {"after", "before", "following", "from", "of", "since"}


def mark_of_time(token: Token) -> str:
    """The preposition of a time that an adverb or subordinator brings in."""
    before = token.nbor(-1) if token.i > 0 else None
    return lower(before) if before is not None and lower(before) in {"since", "until", "by", "before", "after"} else ""


def _amount(token: Token, entity: Span | None) -> Mention | None:
    tokens = (
        list(entity)
        if entity is not None
        else contiguous(
            branch(
                token,
                [
                    c.i
                    for c in token.children
                    if base(c) not in {"nummod", "compound", "advmod", "punct", "flat", "fixed"} or c.text in "(),"
                ],
            ),
            token,
        )
    )
    while tokens and tokens[0].text in {",", "(", "-", ";", ":"}:
        tokens = tokens[1:]
    while tokens and tokens[-1].text in {",", ")", ";", ":", "."}:
        tokens = tokens[:-1]
    if not tokens:
        return None
    tokens = (_hedge(tokens[0]) or _lower_end(tokens)) + tokens + rate_after(tokens[-1], token)
    text = text_of(tokens)
    quantity = parse_quantity(text)
    if quantity is None:
        return None
    if surplus := _surplus(tokens[-1], token):
        return words_mention([*tokens, *surplus], "quantity")
    label = entity.label_ if entity is not None else ""
    return _span(tokens, token, None, kind="quantity", type_=label, quantity=quantity)


def _surplus(last: Token, amount: Token) -> list[Token]:
    """ "Costs 30% more than planned": how much more, no price."""
    after = last.nbor(1) if last.i + 1 < len(last.doc) else last
    apart = after.i in {amount.head.i, last.i} or after.head.i in {amount.i, amount.head.i}
    return [after] if apart and after.i > last.i and lower(after) in {"less", "more"} and after.dep_ != "amod" else []


def rate_after(last: Token, noun: Token) -> list[Token]:
    """ "35,000 chips per month", "9,000 tonnes a day": the words after an amount by which it is a rate, if any."""
    for unit in kids(noun, "nmod", "nmod:unmarked", "obl:unmarked"):
        tokens = branch(unit)
        each = lower(tokens[0]) in {"per", "a", "an", "each", "every"} and lemma(unit) in UNITS | TIMES | SOLD_BY
        after = [lower(t) for t in unit.doc[unit.i + 1 : unit.i + 3]]
        distant = bool(after) and after[0] in DISTANT and after[1:] != ["tax"]  # "$3 million a year after tax"
        if each and len(tokens) == 2 and tokens[0].i == last.i + 1 and not distant:
            return tokens
    return []


def _lower_end(amount: list[Token]) -> list[Token]:
    """The word before "$5 million and $7 million" that makes one range of it."""
    before = amount[0].nbor(-1) if amount[0].i > amount[0].sent.start else None
    ranged = before is not None and lower(before) == "between" and any(lower(t) == "and" for t in amount)
    return [before] if before is not None and ranged else []


def _hedge(first: Token) -> list[Token]:
    """The words before a number that bound it: ``about``, ``more than``, ``as many as``."""
    before = list(first.doc[max(0, first.i - 1) : first.i])
    aside = {"case"} if before and lower(before[-1]) in {"over", "under"} else frozenset()
    for size in (3, 2):
        longer = list(first.doc[max(0, first.i - size) : first.i])
        if " ".join(map(lower, longer)) in _BOUNDS and longer[-1].dep_ not in aside:
            return longer
    hedged = before and lower(before[-1]) in _BOUNDS and before[-1].dep_ not in {"compound:prt", *aside}
    return before[-1:] if hedged else []


def _nominal(token: Token, context: Context) -> Mention:
    """A common noun phrase (or an untagged name) with its short modifiers."""
    kept = unbroken(contiguous(_phrase(token, context), token))
    while (
        len(kept) > 1
        and kept[0].i != token.i
        and (kept[0].dep_ in {"det", "punct", "case", "cc", "nmod:poss"} or lower(kept[0]) in POSSESSIVE_MARKS)
        and not _is_some(kept[0])
        and f"{lower(kept[0])} {lower(kept[1])}" not in _BOUNDS
        and not _is_tied(kept[0])
    ) or (len(kept) > 1 and lower(kept[0]) in {"not", "never"}):
        kept = kept[1:]
    if len(kept) > 2 and is_no_longer(kept[1]):
        kept = kept[2:]
    if len(kept) > 1 and lower(kept[0]) == "as" and " ".join(map(lower, kept[:3])) not in _BOUNDS:
        kept = kept[1:]  # "it came as more than 500 people fled"
    while len(kept) > 1 and kept[-1].dep_ in {"punct", "case", "cc"}:
        kept = kept[:-1]
    determiners = [lower(c) for c in token.children if base(c) == "det" or c.dep_ == "nmod:poss"]
    definite = any(word in _DEFINITE for word in determiners) or bool(kids(token, "nmod:poss"))
    told = any(c.left_edge.i == token.i + 1 and c.left_edge.text != "," for c in kids(token, "acl:relcl"))
    definite = definite and not told  # "the agency that runs it" is none that was spoken of before
    numbers = [c for c in kids(token, "nummod") if c.i < token.i]
    quantity: Quantity | None = parse_quantity(_counted(numbers[0]), kind=lemma(token)) if numbers else None
    if quantity is not None and (rate := rate_after(kept[-1], token)):
        kept = kept + rate
        quantity = parse_quantity(text_of(kept)) or quantity
    plural = token.tag_ in {"NNS", "NNPS"}
    is_name = token.pos_ == "PROPN" and all(t.pos_ in {"PROPN", "NUM", "PUNCT", "ADP", "DET"} for t in kept)
    is_name = is_name and not (lemma(token) in RELATIONAL and any(t.i in context.names for t in kept))  # "U.S. Senator"
    found = _span(
        kept, token, context, kind="name" if is_name else "nominal", type_="MISC" if is_name else "",
        quantity=quantity, definite=definite, plural=plural, chain_token=token,
    )  # fmt: skip
    if is_name:
        return found
    more = complements(token, kept[-1].i)
    whole = f"{found.label} {balanced(text_of(more))}" if more else ""
    return replace(found, whole=whole, owner=None if is_multiple(token) else _owner(token, context))


def _owner(noun: Token, context: Context) -> Mention | None:
    """Whose it is; None where two own it, and for the owner's owner's owner's ... whatever."""
    owner = above = _owner_of(noun)
    for _ in range(OWNERS):
        if above is None:
            return mention(owner, context) if owner is not None else None
        above = _owner_of(above)
    return None


def _owner_of(noun: Token) -> Token | None:
    """The one owner before a noun."""
    owners = [c for c in kids(noun, "nmod:poss") if c.i < noun.i]
    if len(owners) != 1 or kids(owners[0], "conj") or any(lower(c) == "respective" for c in kids(noun, "amod")):
        return None
    owner = whose_of(noun, owners[0]) if lower(owners[0]) == "whose" else owners[0]
    return owner if owner is not None and owner.i < noun.i else None  # "Whose plan": nobody was told of


def whose_of(noun: Token, whose: Token) -> Token | None:
    """The noun that "whose" goes back to: the one right before it, else the one that the clause hangs on."""
    before = whose.i - 1
    while before > whose.sent.start and whose.doc[before].is_punct:
        before -= 1
    near = whose.doc[before]
    while base(near) in {"flat", "compound", "nmod:unmarked"} and near.head.i < whose.i and near.head.i != near.i:
        near = near.head
    clause_ = first_conjunct(noun.head)
    placed = near.ent_type_ in {"LOC", "FAC"} and case_of(near) in {"at", "from", "in", "on"}
    if placed and clause_.dep_ == "acl:relcl" and clause_.head.tag_ == "NNS" and near.head.i == clause_.head.i:
        return clause_.head  # "residents of two streets in Springfield, whose houses", "people in Springfield whose"
    if near.pos_ in {"NOUN", "PROPN"} and base(near) not in {"flat", "compound"}:
        return near
    for above in (noun.head, noun.head.head):
        if base(above) == "acl" and above.head.pos_ in NOMINAL:
            return above.head
    return None


def _counted(number: Token) -> str:
    start = branch(number)[0].i
    return text_of(number.doc[start : number.i + 1])


def _phrase(token: Token, context: Context) -> list[Token]:
    """Tokens of the short noun phrase: kept modifiers and a short of-phrase."""
    cut: list[int] = []
    for child in token.children:
        label = child.dep_
        if label in {"det", "det:predet"} or (label in _KEPT and child.i < token.i):
            if label == "amod" and kids_of(child, "advcl", "conj", "xcomp", "ccomp"):
                cut.extend(t.i for t in kids_of(child, "advcl", "xcomp", "ccomp"))
            continue
        if label == "punct" and child.text == "." and child.i == token.i + 1 and is_numero(token):
            continue
        if (
            label in {"flat", "fixed", "goeswith"}
            or lower(child) == "else"
            or (label in {"compound", "nmod:unmarked", "nummod"} and child.i > token.i)
        ):
            continue
        if label == "nmod" and _stays(child, context):
            kept = _KEPT_OF | ({"conj"} if kids(child, "conj") else set())
            cut.extend(t.i for t in child.children if t.dep_ not in kept)
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
    return [t for t in tokens if not (t.dep_ in {"det", "det:predet"} and t.head.i == token.i) or _is_some(t)]


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


def _is_tied(word: Token) -> bool:
    """ "An up-front fee", "between 3 and 5 members": what a hyphen ties to the next word, or makes a range."""
    ranged = lower(word) == "between" and word.head.dep_ == "nummod" and word.head.i > word.i
    return ranged or (not word.whitespace_ and not word.is_punct and word.nbor(1).text in HYPHENS)


def _is_some(word: Token) -> bool:
    """ "For some time", "half the side", "more than a third of adults", "each other's": another thing without it."""
    noun = word.head
    halved = any(lower(c) == "half" for c in kids(noun, "det:predet"))
    if lower(word) in {"each", "one"} and kids(word, "fixed"):
        return True
    part = lemma(noun) in FRACTIONS | UNITS and any(_bounds(c) and c.i < word.i for c in kids(noun, "advmod"))
    return halved or part or (lower(word) == "some" and (lemma(noun) == "time" or _is_few(noun)))


def _is_few(noun: Token) -> bool:
    """ "Some investors are nervous": not all of them are."""
    return noun.tag_ == "NNS" and noun.dep_ in SUBJECTS


def _bounds(word: Token) -> bool:
    """ "Almost a pound", "more than a third"."""
    return " ".join(map(lower, (word, *kids(word, "fixed")))) in _BOUNDS


def _stays(child: Token, context: Context) -> bool:
    """Whether an of-phrase is part of the noun's name: short, no amount, no clause in it."""
    joined = kids(child, "conj")
    if case_of(child) != "of" or kids(child, "nmod:poss") or not all(_is_plain(other, context) for other in joined):
        return False
    entity = context.names.get(child.i)
    if entity is not None and entity.label_ in AMOUNT_LABELS | TIME_LABELS:
        return False
    if child.pos_ in {"NUM", "SYM"} or (entity is None and child.pos_ == "PRON"):
        return False
    own = [t.i for t in child.children if t.dep_ not in {*_KEPT_OF, "conj"}]
    words = [t for t in branch(child, own) if t.dep_ not in {"case", "det", "cc", "punct"}]
    return len(words) <= OF_WORDS + len(joined)


def _is_plain(other: Token, context: Context) -> bool:
    """Whether what is coordinated in an of-phrase is a short common noun: "effects of heat and drought"."""
    if other.pos_ != "NOUN" or context.names.get(other.i) is not None or case_of(other):
        return False
    return not kids_of(other, "nmod", "acl", "appos", "det") and not kids(other, "nmod:poss")


def _raw(tokens: list[Token]) -> str:
    return str(tokens[0].doc[tokens[0].i : tokens[-1].i + 1].text)


def _span(
    tokens: list[Token], head: Token, context: Context | None, *, kind: str, type_: str = "",
    quantity: Quantity | None = None, definite: bool = False, plural: bool = False, chain_token: Token | None = None,
) -> Mention:  # fmt: skip
    saint = kind == "name" and tokens[0].text in {"St", "St.", "Saint"}  # "St. John's": the mark is part of the name
    saint = saint or (kind == "name" and len(tokens) == 2 and tokens[-1].ent_type_ == "ORG")  # "Brown's has closed"
    while len(tokens) > 1 and ((tokens[-1].text in POSSESSIVE_MARKS and not saint) or tokens[-1].is_space):
        tokens = tokens[:-1]
    while len(tokens) > 1 and (tokens[0].is_space or (kind == "name" and lower(tokens[0]) in {"the", "a", "an"})):
        tokens = tokens[1:]
    chain = context.chains.get(chain_token.i) if context is not None and chain_token is not None else None
    anchor, label = _raw(tokens), _readable(tokens, kind, context)
    if kind == "name" and (joined := LED.search(anchor)) is not None and label.endswith(joined[0]):
        anchor, label = anchor[: joined.start()], label[: -len(joined[0])]
    return Mention(
        begin=tokens[0].idx, end=tokens[0].idx + len(anchor), anchor=anchor, label=label, type=type_, chain=chain,
        definite=definite, plural=plural,
        kind=kind, head=str(head.text) if kind == "name" else lemma(head),  # type: ignore[arg-type]
        quantity=quantity,
    )  # fmt: skip


_CLOSING = {"”": "“", ")": "(", "]": "[", "»": "«"}


def balanced(text: str) -> str:
    """The text without quotation marks and brackets that have no partner in it.

    >>> balanced('boxy" cars'), balanced("the fund] (of 2019)"), balanced('the "old" cars')
    ('boxy cars', 'the fund (of 2019)', 'the "old" cars')
    """
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
    loose = {"ADP", "DET", "CCONJ", "SCONJ", "PART"}
    while len(kept) > 1 and (is_mark(kept[-1]) or (kept[-1].pos_ in loose and kept[-1].dep_ not in _STRANDED)):
        kept = kept[:-1]
    return words_mention(kept or [token], "clause")


def _dateline(tokens: list[Token]) -> int:
    """How many words "SPRINGFIELD —" takes before the first sentence of an article."""
    dash = next((place for place, t in enumerate(tokens[:6]) if t.text in {"—", "–"}), 0)
    return dash if dash and tokens[0].is_sent_start and tokens[0].is_upper and tokens[0].pos_ == "PROPN" else 0


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


def _is_beside(clause_: Token) -> bool:
    """ ", while another report says", ", citing officials": a statement beside the clause, none of its own."""
    before = clause_.doc[clause_.left_edge.i - 1 : clause_.left_edge.i + 1]
    another = mark_of(clause_) in {"while", "whereas"} and bool(kids(clause_, "nsubj"))
    cited = kids(clause_, "obj") if lower(clause_) == "citing" else []
    another = another or lower(clause_) == "blaming" or any(t.pos_ == "PROPN" or lemma(t) in SOURCES for t in cited)
    return another and any(t.text == "," for t in before)


def words_mention(tokens: list[Token], kind: str = "quality") -> Mention:
    """Plain words as an argument: an adjective, a verb phrase, a clause."""
    tokens = unbroken(tokens)
    return Mention(
        begin=tokens[0].idx, end=tokens[-1].idx + len(tokens[-1].text), anchor=_raw(tokens),
        label=balanced(text_of(tokens)), kind=kind, head=lemma(tokens[0]),  # type: ignore[arg-type]
    )  # fmt: skip

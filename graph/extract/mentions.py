"""From a nominal's head token to its :class:`Mention`: a name, a pronoun, a time, an amount or a short noun phrase.

In "The chairman, Mary Smith, sold two of the lanes" ``named_by`` of "chairman" is Mary Smith, and ``mention`` of "two"
is "two of the lanes".  Which words a noun phrase keeps is in :mod:`graph.extract.phrases`, times and amounts in
:mod:`graph.extract.measures`.
"""

import re
from dataclasses import replace

from graph.demonyms import country_of
from graph.extract.complements import ROOM, behind, complements, is_singled_out, margin_of, restriction
from graph.extract.context import AMOUNT_LABELS, PLAYED, TIME_LABELS, Context, is_time, name_of
from graph.extract.lexicon import FRACTIONS, HELPED, HELPING, KINDS, NAMINGS, RELATIONAL
from graph.extract.measures import (
    CALENDAR,
    POWERS,
    SHARES,
    amount_mention,
    hedge_before,
    is_filled,
    month_of,
    rate_after,
    share_mention,
    slice_mention,
    time_mention,
)
from graph.extract.phrases import (
    BOUNDS,
    KEPT,
    KEPT_OF,
    balanced,
    is_multiple,
    is_some,
    is_tied,
    short_phrase,
    span_mention,
    words_mention,
)
from graph.extract.quantities import parse_quantity
from graph.extract.syntax import (
    NOMINAL,
    POSSESSIVE_MARKS,
    RELATIVIZERS,
    base,
    branch,
    case_of,
    contiguous,
    first_conjunct,
    is_no_longer,
    is_shop,
    kids,
    kids_of,
    lemma,
    lower,
    mark_of,
    text_of,
    unbroken,
)
from graph.extract.tokens import Span, Token, labelled
from graph.model import Mention, Quantity

YEAR = re.compile(r"(1[89]|20)\d\d")
RESULT = re.compile(r"\d+ ?[-–] ?\d+")
POSSESSIVE_TYPES = {
    "its": frozenset({"ORG", "LOC"}), "his": frozenset({"PERSON"}), "her": frozenset({"PERSON"}),
}  # fmt: skip
"""What the subject must be that a possessive goes back to."""
ARGUMENTS = frozenset("nsubj nsubj:pass obj iobj obl obl:agent nmod nmod:poss conj appos".split())
"""Labels of whoever takes part in something."""
OWNERS = 5
"""Owners of owners in a row at most."""

_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "both", "its", "their", "his", "her", "our", "my", "your"}
)
_PERSONAL = frozenset(
    "i me my mine we us our ours you your he him his she her hers it its they them their theirs "
    "himself herself itself themselves myself ourselves this that these those".split()
)

_LIMITS = frozenset({"final", "first", "last", "next", "opening", "other", "remaining"})
"""Of an amount they tell which: "the final 30 metres"."""


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
    own = kids(token, "appos")  # "the mayor, John Brown, and the coach, Mary Smith,"
    for child in own or kids(first_conjunct(token), "appos"):
        if not own and token.dep_ == "conj" and not _holds_both(token, child, context):
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
    if (month := month_of(token, context)) is not None:
        token = month
    entity = context.names.get(token.i) if token.dep_ != "orphan" or token.pos_ != "NUM" else None
    if margin := margin_of(token):
        quantity = parse_quantity(text_of(t for t in margin if t.i <= token.i))
        return replace(words_mention(margin, "quantity"), quantity=quantity)
    if entity is not None and entity.label_ in TIME_LABELS and lower(token) == "old" and token.dep_ in ARGUMENTS:
        return replace(_nominal(token, context), head="person")  # "a 40-year-old was arrested"
    if entity is not None and entity.label_ in TIME_LABELS:
        if context.played and PLAYED.fullmatch(entity.text.lower()):
            return _nominal(token, context)
        if is_filled(token, context):
            return _nominal(token, context)
        return _time_for(token) or time_mention(token, entity, context, tense)
    if token.pos_ == "NUM" and any(lower(c) == "top" for c in kids(token, "amod")):
        return _nominal(token, context)  # "rose into the top 10"
    if entity is not None and entity.label_ == "CARDINAL" and (part := _part_of(token, context)) is not None:
        return part
    ranked = any(lower(c) in _LIMITS and c.i < token.i for c in kids(token, "amod"))
    if entity is not None and entity.label_ in AMOUNT_LABELS and _heads(token, entity) and not ranked:
        amount = amount_mention(token, entity)
        if amount is not None:
            return amount
    if (part := slice_mention(token, context, tense) or share_mention(token)) is not None:
        return part
    stretch = lemma(token) in CALENDAR and case_of(token) in {"in", "over", "within"}
    if stretch and entity is None and (base(token) == "obl" or is_singled_out(token.head)):
        return time_mention(token, token.doc[token.i : token.i + 1], context, tense)  # "in recent weeks"
    own = name_of(token, context) if entity is not None else None
    named = own or named_right(token, context)
    people = own if own is not None and own.label_ == "NORP" and not kids(token, "det") else None
    if people is not None and any(c.i < people.start for c in kids(token, "amod", "nummod")):
        return _nominal(token, context)  # "many Freedonians": not all of them
    if named is not None:
        words = [t for t in named if t.dep_ != "orphan"] or list(named)  # "Acme won two seats and the Greens 13"
        after = [c for c in kids(token, "flat", "nmod:unmarked") if c.i == words[-1].i + 1]
        words += [c for c in after if c.tag_ == "FW" or (c.ent_type_ == "CARDINAL" and YEAR.fullmatch(c.text))]
        found = span_mention(words, token, context, kind="name", type_=named.label_, chain_token=token)
        country = _country(token, named)
        return replace(found, label=country, type="LOC") if country else found
    shared = token.pos_ == "NUM" or lower(token) in SHARES or (lemma(token) in POWERS and token.tag_ == "NNS")
    if shared and (part := _part_of(token, context)) is not None:
        return part
    if (those := _those(token)) is not None:
        return those
    if token.pos_ == "PRON" and (lower(token) in _PERSONAL or token.tag_ in {"PRP", "PRP$"}):
        if (subject := _made(token) or _helped(token) or _own_subject(token, context)) is not None:
            return replace(mention(subject, context), via=(token.idx, token.idx + len(token.text)))
        return span_mention([token], token, context, kind="pronoun", chain_token=token)
    if YEAR.fullmatch(token.text) and entity is None and token.dep_ != "nummod" and not kids(token, "nummod"):
        return time_mention(token, labelled([token], "DATE", token), context, tense)
    if token.pos_ == "SYM" or (token.pos_ == "NUM" and not ranked):  # "the first three"
        amount = amount_mention(token, None)
        if amount is not None:
            return amount
    return _named_kind(token, context) or _nominal(token, context)


def _those(pronoun: Token) -> Mention | None:
    """ "Those in Asia", "those who left", "that of the port": which they are is told behind it, and nothing before."""
    which = kids(pronoun, "nmod", "acl", "acl:relcl", "amod") if lower(pronoun) in {"that", "those"} else []
    words = branch(which[0]) if which and which[0].left_edge.i == pronoun.i + 1 else []
    if not words or len(words) > ROOM:
        return None
    found = words_mention([pronoun, *words], "nominal")
    label = lower(pronoun) + found.label[len(pronoun.text) :]
    return replace(found, label=label, plural=lower(pronoun) == "those")


def _time_for(time: Token) -> Mention | None:
    """ "The firm has 30 days to appeal": a time that somebody has is told with what it is for."""
    given = base(time) == "obj" and lemma(time.head) in {"get", "give", "have"} and kids(time, "nummod")
    more = complements(time, time.i) if given and not kids(time, "amod") else []
    counted = contiguous([*branch(time, [c.i for c in time.children if c.i > time.i]), time], time)
    return words_mention([*counted, *more], "quantity") if more and lower(more[0]) == "to" else None


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
    told = related or rate is not None or (whole.pos_ == "PRON" and (token.pos_ == "NUM" or lower(whole) == "those"))
    if not percent and not told and not any(base(c) == "det" or c.dep_ == "nmod:poss" for c in whole.children):
        return None
    cut = [t.i for t in whole.children if t.dep_ not in {*KEPT_OF, "nmod:poss"}]
    cut += [c.i for c in token.children if c not in {whole, rate} and c.dep_ not in KEPT and lower(c) != "every"]
    cut += [c.i for c in token.children if lower(c) == "not" and c.i < token.i]  # the verb is denied
    tokens = contiguous(branch(token, cut), token)
    while tokens[0].is_punct:
        tokens = tokens[1:]
    tokens = hedge_before(tokens[0]) + tokens
    if len(tokens) > 12:
        return None
    found = span_mention(tokens, token, context, kind="nominal", plural=whole.tag_ != "NN")
    if related and meant is not None:  # "made 11 offers, two of which were taken"
        return replace(found, label=f"{lower(token)} of the {mention(meant, context).label}", head=lemma(meant))
    more = complements(whole, tokens[-1].i) or (restriction(whole) if tokens[-1].i == whole.i else [])
    return replace(_extended(found, more), head=lemma(whole))


def _rate_of(number: Token) -> Token | None:
    """What a number is so many in or out of: "one in seven of the tenants", "100 out of 700 firms"."""
    for child in kids(number, "nmod"):
        many = child.ent_type_ not in TIME_LABELS and (child.pos_ == "NUM" or kids(child, "nummod"))
        if child.i > number.i and case_of(child) in {"in", "out of"} and many:
            return child
    return None


def _part_of(number: Token, context: Context) -> Mention | None:
    """ "140 of these boxes", "two of its lanes": so many of the things, not a bare number."""
    whole = next((c for c in kids(number, "nmod") if case_of(c) == "of" and c.i > number.i), None)
    while whole is not None and lemma(whole) in POWERS:  # "tens of thousands of supporters"
        whole = next((c for c in kids(whole, "nmod") if case_of(c) == "of" and c.i > whole.i), None)
    if whole is None or whole.tag_ != "NNS" or lower(number) == "one":
        return None
    if context.names.get(whole.i) is not None and not is_time(whole, context):
        return None
    cut = [c.i for c in whole.children if c.dep_ not in KEPT_OF | {"nmod:poss"} or c.i > whole.i]
    inner = {"amod", "compound", "nummod", "advmod", "det:predet"}
    kept = {whole.i, *(t.i for t in whole.ancestors)}
    cut += [c.i for c in number.children if c.i not in kept and (c.dep_ not in inner or c.i > number.i)]
    tokens = contiguous(branch(number, cut), number)
    tokens = hedge_before(tokens[0]) + tokens
    counted = text_of([t for t in tokens if t.i <= number.i])
    told = number.pos_ == "NUM" and not kids(number, "amod")  # "several hundred of them"
    quantity = parse_quantity(counted, kind=lemma(whole)) if told else None
    counts = quantity is not None or lower(number) in SHARES or lemma(number) in POWERS
    if not counts or tokens[-1].i != whole.i:
        return None
    quantity = quantity if context.names.get(whole.i) is None else None  # "four of the past five years"
    found = span_mention(tokens, number, context, kind="nominal", quantity=quantity, definite=False, plural=True)
    more = complements(whole, whole.i) or restriction(whole)
    return _extended(found, more)


def _extended(found: Mention, more: list[Token]) -> Mention:
    """A mention that is called by its whole phrase, with the words after it, if there are any."""
    while more and more[-1].text in POSSESSIVE_MARKS and not is_shop(more[-1]):
        more = more[:-1]
    space = "" if more and more[0].text == "," else " "
    return replace(found, whole=f"{found.label}{space}{balanced(text_of(more))}") if more else found


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
    return span_mention(list(entity), token, context, kind="name", type_=entity.label_, chain_token=token)


def _heads(token: Token, entity: Span) -> bool:
    return bool(token.head.i < entity.start or token.head.i >= entity.end or token.head.i == token.i)


def _nominal(token: Token, context: Context) -> Mention:
    """A common noun phrase (or an untagged name), made once whatever the tense."""
    key = (token.i, "phrase")
    if key not in context.cache:
        context.cache[key] = _phrase(token, context)
    return context.cache[key]


def _phrase(token: Token, context: Context) -> Mention:
    """A common noun phrase (or an untagged name) with its short modifiers."""
    kept = unbroken(contiguous(short_phrase(token, context), token))
    while (
        len(kept) > 1
        and kept[0].i != token.i
        and (kept[0].dep_ in {"det", "punct", "case", "cc", "nmod:poss"} or lower(kept[0]) in POSSESSIVE_MARKS)
        and not is_some(kept[0])
        and f"{lower(kept[0])} {lower(kept[1])}" not in BOUNDS
        and not is_tied(kept[0])
    ) or (len(kept) > 1 and lower(kept[0]) in {"not", "never"}):
        kept = kept[1:]
    if len(kept) > 2 and is_no_longer(kept[1]):
        kept = kept[2:]
    degree = len(kept) > 2 and lower(kept[2]) in {"a", "an"}  # "as big an issue"
    if len(kept) > 1 and lower(kept[0]) == "as" and not degree and " ".join(map(lower, kept[:3])) not in BOUNDS:
        kept = kept[1:]  # "it came as more than 500 people fled"
    while len(kept) > 1 and kept[-1].dep_ in {"punct", "case", "cc"} and not is_shop(kept[-1]):
        kept = kept[:-1]
    determiners = [lower(c) for c in token.children if base(c) == "det" or c.dep_ == "nmod:poss"]
    definite = any(word in _DEFINITE for word in determiners) or bool(kids(token, "nmod:poss"))
    told = [c for c in kids(token, "acl:relcl", "acl") if c.dep_ == "acl:relcl" or c.tag_ in {"VBN", "VBG"}]
    told = [c for c in told if c.left_edge.i == token.i + 1 and c.left_edge.text != ","]
    definite = definite and not told  # "the agency that runs it" is none that was spoken of before
    numbers = [c for c in kids(token, "nummod") if c.i < token.i]
    quantity = _number_of(numbers[0], token) if numbers else None
    if quantity is not None and (rate := rate_after(kept[-1], token)):
        kept = kept + rate
        quantity = parse_quantity(text_of(kept)) or quantity
    plural = token.tag_ in {"NNS", "NNPS"}
    is_name = token.pos_ == "PROPN" and token.ent_type_ != "NORP"
    is_name = is_name and all(t.pos_ in {"PROPN", "NUM", "PUNCT", "ADP", "DET"} for t in kept)
    named = any(t.i in context.names or t.dep_ == "case" for t in kept)
    is_name = is_name and not (lemma(token) in RELATIONAL and named)  # "U.S. Senator", "Secretary of State"
    found = span_mention(
        kept, token, context, kind="name" if is_name else "nominal", type_="MISC" if is_name else "",
        quantity=quantity, definite=definite, plural=plural, chain_token=token,
    )  # fmt: skip
    if is_name:
        return found
    if shared := _shared_with(token):
        found = replace(found, label=f"{shared} {found.label}")
    owner = None if is_multiple(token) else _owner(token, context)
    more = _counted_with(token, kept[-1]) if numbers else []
    return replace(_extended(found, more or complements(token, kept[-1].i) or behind(token)), owner=owner)


def _shared_with(noun: Token) -> str:
    """ "Former officers and lawmakers", "Freedonian unity and strength": the adjective is of the bare second too."""
    first = first_conjunct(noun)
    if noun.dep_ != "conj" or noun.tag_ not in {"NN", "NNS"} or noun.tag_ != first.tag_:
        return ""
    if any(c.dep_ not in {"cc", "conj", "punct"} for c in noun.children):
        return ""
    beside = noun.i == first.i + 2
    found = [
        c
        for c in kids(first, "amod")
        if lower(c) == "former" or (beside and noun.tag_ == "NN" and c.ent_type_ == "NORP")
    ]
    return found[0].text if found and not kids(found[0], "conj", "compound") else ""


def _counted_with(noun: Token, last: Token) -> list[Token]:
    """ "About 900 nurses, cooks and drivers": the number is of all of them, so they go with the first."""
    row = kids(noun, "conj")
    rest = list(noun.doc[last.i + 1 : row[-1].i + 1]) if row else []
    own = {"amod", "case", "det", "nummod", "nmod:poss"}
    bare = all(c.tag_ == "NNS" and not kids_of(c, *own) for c in row)
    bare = bare and not any(lemma(c) in POWERS for c in row)  # "20 people and thousands of animals"
    heads = {noun.i, *(c.i for c in row)}
    return rest if bare and all(t.head.i in heads for t in rest) and len(rest) <= ROOM else []


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
    person = clause_.head.ent_type_ == "PERSON"  # "Mary Smith of Springfield, whose book"
    placed = near.ent_type_ in {"LOC", "FAC"} and (person or case_of(near) in {"at", "from", "in", "on"})
    owned = person or clause_.head.tag_ == "NNS" or clause_.head.ent_type_ == "ORG"  # "people in Springfield whose"
    if placed and clause_.dep_ == "acl:relcl" and owned and near.head.i == clause_.head.i:
        return clause_.head  # "residents of two streets in Springfield, whose houses"
    if near.pos_ in {"NOUN", "PROPN"} and base(near) not in {"flat", "compound"}:
        return near
    for above in (noun.head, noun.head.head):
        if base(above) == "acl" and above.head.pos_ in NOMINAL:
            return above.head
    return None


def _number_of(number: Token, noun: Token) -> Quantity | None:
    """How many a noun is of; none of a part of it ("two thirds"), of a coin's ("R5 million stake") or a result."""
    counted = _counted(number)
    quantity = parse_quantity(counted, kind=lemma(noun))
    if quantity is None or lemma(noun) in FRACTIONS or (quantity.upper is None and RESULT.fullmatch(counted)):
        return None
    alone = parse_quantity(counted)
    return quantity if alone is not None and alone.kind == "count" else None


def _counted(number: Token) -> str:
    """ "More than 50", "five or six", "50 to 70", "50,000-plus": a number with its bounds, and of a range both ends."""
    tokens = branch(number)
    within = tokens[-1].i < number.head.i
    return text_of(number.doc[tokens[0].i : (tokens[-1].i if within else number.i) + 1])

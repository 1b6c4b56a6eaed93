"""From a noun beside another, or before a name, to what it says that is: appositions, titles, ages.

"X, a maker of Y," and "carmaker X"; what merely stands beside a noun, a list or another name of it, says nothing.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from graph.demonyms import COUNTRIES
from graph.extract import lexicon
from graph.extract.builder import Builder
from graph.extract.complements import complements
from graph.extract.context import Context, name_of, outer_kids
from graph.extract.identities import nominal_predicate
from graph.extract.mentions import given_name, kind_name, mention, named_by
from graph.extract.phrases import words_mention
from graph.extract.syntax import (
    HYPHENS,
    base,
    case_of,
    conjuncts,
    first_conjunct,
    has_copula,
    kids,
    lemma,
    lower,
    text_of,
)
from graph.extract.tokens import Token
from graph.model import Extraction, Mention

_COUNTRIES = frozenset(COUNTRIES.values())
ADDING = frozenset({"also", "especially", "even", "mainly", "mostly", "notably", "particularly"})
"""Adverbs by which a noun is one more, or a part, of those before it."""
_DOERS = ("er", "ian", "ist", "man", "or", "woman")
"""Ends of nouns of what somebody is."""


def ages(noun: Token, holder: Mention, builder: Builder) -> Iterator[Extraction]:
    """ "Mary Smith, 46, said": a bare number between commas after a person is how old that is."""
    entity = name_of(noun, builder.context)
    if entity is None or entity.label_ != "PERSON" or entity.end + 2 >= len(noun.doc):
        return
    comma, number, after = noun.doc[entity.end : entity.end + 3]
    if comma.text != "," or after.text not in {",", ".", ";"} or number.sent.start != noun.sent.start:
        return
    if number.text.isdigit() and 1 <= int(number.text) < 120:
        yield from builder.extraction(holder, "be aged", "", mention(number, builder.context), (), rule="appositive")


def appositions(noun: Token, holder: Mention, builder: Builder) -> Iterator[Extraction]:
    """ "X, a maker of Y,": X is a maker, X is maker of Y; two places side by side nest."""
    context = builder.context
    if (given := given_name(noun, context)) is not None:
        yield from nominal_predicate(mention(given, context), noun, (), builder, rule="appositive", phrase="")
    for place in _around(noun, holder, context):
        yield from builder.extraction(holder, "be in", ",", mention(place, context), (), rule="appositive")
    joint = first_conjunct(noun)
    of_all = [c for c in kids(joint, "appos") if c.tag_ == "NNS" and noun.i < c.i] if joint.i != noun.i else []
    for child in [*outer_kids(noun, context, "appos"), *of_all]:
        for part in conjuncts(child):
            other = mention(part, context)
            if lower(part) == "one" and part is child and not of_all:
                meant = _meant(noun, holder, part, context)
                yield from singled_out(meant, part, builder) if not meant.plural else ()
                continue
            if part is child and not holder.plural and (rank := _ranked(noun, part)) is not None:
                yield from builder.extraction(holder, "be", "", rank, (), rule="appositive")
                continue
            if _is_list(noun, part, context) or not _is_apposition(noun, part, holder, other):
                continue
            if other.kind in {"time", "quantity"} or holder.begin <= other.begin < holder.end or part.pos_ == "PRON":
                continue
            if any(lower(c) == "not" for c in kids(part, "advmod")) or lower(part) in {"all", "both", "each"}:
                continue
            if kids(part, "nsubj"):
                continue  # "60 people, most of them women"
            if (part.i and part.nbor(-1).text == "/") or _is_further(child, part):
                continue  # "TOKYO/SYDNEY -", "six neighbours: X and Y, as well as Z"
            if noun.head.i == noun.i and _is_after_colon(part) and not has_copula(noun):
                continue  # "Press Statement: Freedonia": a heading
            if holder.type == other.type == "LOC":
                yield from builder.extraction(holder, "be in", ",", other, (), rule="appositive")
            elif _is_acronym(other, holder):
                continue
            elif other.kind == "name" and (holder.kind == "nominal" or name_of(noun, context) is None):
                if part is not child and noun.tag_ == "NN":
                    continue  # "its main rival, Acme and its owner": only Acme is
                among = _is_among(part)
                if among or (holder.plural and (holder.quantity is not None or _is_some(noun))):
                    yield from builder.extraction(other, "be one of", "", holder, (), rule="appositive")
                    for whole in (c for c in kids(noun, "nmod") if case_of(c) in {"in", "of"} and not among):
                        case, of = case_of(whole), builder.argument(whole)
                        relation, said = f"be {lemma(noun)} {case}", f"{noun.text} {case}"
                        yield from builder.extraction(other, relation, said, of, (), rule="appositive")
                    continue
                for office in conjuncts(noun):
                    if office is noun or named_by(office, context) == other:
                        yield from nominal_predicate(other, office, (), builder, rule="appositive", phrase="")
            elif lemma(part) == lemma(noun) and other.label.lower() in {lower(part), f"the {lower(part)}"}:
                continue  # "two countries, countries that use the euro"
            elif other.plural and other.definite and len([c for c in conjuncts(joint) if c.i < child.i]) > 1:
                yield from builder.extraction(holder, "be one of", "", other, (), rule="appositive")
            else:
                each = _each(part, other, len([c for c in conjuncts(joint) if c.i < child.i]))
                yield from nominal_predicate(holder, part, (), builder, rule="appositive", phrase="", value=each)


def singled_out(holder: Mention, one: Token, builder: Builder) -> Iterator[Extraction]:
    """ "Acme, one of the largest banks,", "one of its founders, Mary Smith,": one of them; nothing of "one of five"."""
    wholes = [c for c in kids(one, "nmod") if case_of(c) == "of" and c.i > one.i]
    row = [c for c in kids(one.head, "conj") if one.dep_ == "appos" and c.i < one.i]  # which of the row it is
    if wholes and wholes[0].tag_ in {"NNS", "NNPS"} and not row:
        yield from nominal_predicate(holder, one, (), builder, rule="appositive", phrase="")


def _ranked(noun: Token, part: Token) -> Mention | None:
    """ "The attack, the worst in a decade,": what something is the first or most of; none where that is not told."""
    the = [c for c in kids(part, "det") if lower(c) == "the" and c.i < part.i]
    first = part.tag_ == "JJS" or (part.pos_ == "ADJ" and part.ent_type_ == "ORDINAL")
    if not the or not first or not _is_marked(noun, part) or _is_someone(noun):
        return None
    more = complements(part, part.i)
    return words_mention([*part.doc[the[0].i + 1 : part.i + 1], *more]) if more else None


def _is_someone(noun: Token) -> bool:
    return lemma(noun) in lexicon.RELATIONAL or lemma(noun).endswith(lexicon.AGENT_SUFFIXES)


def _meant(noun: Token, holder: Mention, one: Token, context: Context) -> Mention:
    """ "The director of Acme, one of the biggest banks,": it is Acme that is a bank."""
    bodies = any(lemma(c) in lexicon.BODIES | lexicon.EMPLOYERS | lexicon.PLACES for c in kids(one, "nmod"))
    near = name_of(one.doc[max(0, one.i - 2)], context)
    return mention(near.root, context) if bodies and _is_someone(noun) and near is not None else holder


def _around(noun: Token, holder: Mention, context: Context) -> list[Token]:
    """ "Naples, Italy": the place that a place lies in, where it is read as a mere addition to it; no country."""
    inner = holder.type == "LOC" and holder.label not in _COUNTRIES
    places = [c for c in outer_kids(noun, context, "nmod:unmarked") if inner and c.idx > holder.end]
    named = [(c, context.names.get(c.i)) for c in places if not case_of(c)]
    return [c for c, e in named if e is not None and e.label_ == "LOC" and e.start and c.doc[e.start - 1].text == ","]


def _each(noun: Token, all_: Mention, several: int) -> Mention | None:
    """ "X and Y, two nurses": neither is two; None where the description is of one, or of all without a number."""
    numbers = [c for c in kids(noun, "nummod") if c.i < noun.i]
    if several < 2 or not all_.plural or all_.quantity is None or not numbers:
        return None
    rest = [t for t in noun.doc[numbers[-1].i + 1 : noun.i + 1] if t.idx < all_.end]
    label = text_of(rest)
    whole = f"{label}{all_.whole.removeprefix(all_.label)}" if all_.whole else ""
    return replace(all_, label=label, whole=whole, quantity=None)


def _is_among(part: Token) -> bool:
    """ "Several firms, among them Acme,", "carmakers, particularly Acme,": one of them."""
    words = [lower(t) for t in part.doc[part.left_edge.i : part.i]]
    return any(pair == ("among", "them") for pair in pairwise(words)) or bool(ADDING & {*words})


def _is_after_colon(part: Token) -> bool:
    edge = part.left_edge
    return ":" in {edge.text, part.doc[max(0, edge.i - 1)].text}


def _is_some(noun: Token) -> bool:
    """ "several films, X and Y,": each is one of them."""
    return any(lower(c) in {"few", "many", "numerous", "several", "some", "various"} for c in kids(noun, "amod", "det"))


def _is_further(first: Token, part: Token) -> bool:
    """ "X and Y, as well as Z and W": what comes on top is none of those told before."""
    words = [lower(t) for t in part.doc[first.i : part.i]]
    return any(words[i : i + 3] == ["as", "well", "as"] for i in range(len(words)))


def _is_list(noun: Token, part: Token, context: Context) -> bool:
    """ "X, Y and Z" read as one thing: two names of no one place, or one person and several of a sort.

    "Two members, Mary Smith and John Brown," is none: as many are named as counted.
    """
    names = name_of(noun, context), name_of(part, context)
    labels = [name.label_ for name in names if name is not None]
    if len(labels) == 2:
        return labels != ["LOC", "LOC"] and not (kids(part, "det") and {"MISC", "NORP"} & set(labels))
    plural = noun if names[0] is None else part
    if plural is noun and kids(noun, "nummod") and kids(first_conjunct(part), "conj"):
        return False
    return labels == ["PERSON"] and plural.tag_ in {"NNS", "NNPS"} and not kids(first_conjunct(noun), "conj")


def _is_apposition(noun: Token, part: Token, holder: Mention, other: Mention) -> bool:
    """Whether what is read as an apposition says what the noun is, by its form.

    An adjective is another's complement; a description of a name stands behind a mark; of several joined by "and" one
    thing describes the last alone; two common nouns agree in number, and a list is none.
    """
    if part.pos_ == "ADJ" or lower(part) in lexicon.SHOWN:
        return False
    if any(c.tag_ in {"WDT", "WP"} for c in kids(part, "nmod")):
        return False  # "tourism, the profits of which"
    if not any(c.isascii() and c.isalnum() for c in other.label):
        return False  # "Springfield (Arabic: ...)": the name in another script
    if lower(part).rstrip(".") in lexicon.SHORT_RANKS and _is_cut_short(part):
        return False
    if other.kind == "nominal" and part.i > noun.i and not _is_marked(noun, part):
        return False
    if holder.kind == "name" and other.kind == "nominal" and not kids(part, "det", "nmod:poss"):
        if part.pos_ == "PROPN" and holder.type != "PERSON":
            return False  # "A Battery, 3rd Battalion"
        doer = lower(part).endswith(_DOERS) or holder.type != "PERSON"
        if part.tag_ == "NN" and part.i and part.nbor(-1).text == "(" and not doer:
            return False  # "Mary Smith (tennis)"
    joined = [c for c in conjuncts(first_conjunct(noun)) if noun.i < c.i < part.i and c.idx >= holder.end]
    if joined and other.kind == "nominal" and not other.plural:
        return False
    if holder.kind == other.kind == "nominal":
        listed = kids(first_conjunct(part), "conj") or len(kids(noun, "appos")) > 1
        told = any(base(c) == "det" or c.dep_ == "nmod:poss" for c in part.children) or other.plural
        agree = bool(joined) or holder.plural == other.plural
        return not listed and bool(told) and agree and not any(lower(c) in ADDING for c in kids(part, "advmod"))
    return True


def _is_cut_short(word: Token) -> bool:
    """Whether a full stop belongs to the word or follows it."""
    return word.text.endswith(".") or word.doc[word.i + 1 : word.i + 2].text == "."


def _is_marked(noun: Token, part: Token) -> bool:
    """Whether a comma, a dash, a colon or a bracket stands between a noun and what is said of it."""
    return any(t.is_punct and t.text not in HYPHENS - {"–"} for t in noun.doc[noun.i + 1 : part.i])


def _is_acronym(short: Mention, long: Mention) -> bool:
    """ "Long Name (LN)": another name, not a fact."""
    letters = short.label.replace(".", "")
    return letters.isupper() and len(letters) <= 8 and " " not in letters and len(long.label.split()) > 1


def titles(noun: Token, holder: Mention, builder: Builder) -> Iterator[Extraction]:
    """ "Apple CEO Mary Smith", "carmaker Acme": a common noun before a name says what it is."""
    context = builder.context
    entity = name_of(noun, context)
    if kind_name(noun, context) is not None:
        yield from builder.extraction(holder, "be", "", words_mention([noun], "nominal"), (), rule="title")
        return
    if entity is None:
        if holder.kind == "name" and holder.begin > noun.idx:
            yield from nominal_predicate(holder, noun, (), builder, rule="title", phrase="")
        return
    before = [
        child
        for child in outer_kids(noun, context, "compound", "nmod:desc", "nmod:unmarked", "nmod", "flat", "amod")
        if child.i < entity.start and context.names.get(child.i) is None and _is_office(child)
        if (not case_of(child) or child.dep_ == "nmod:desc")
        and lower(child) not in lexicon.HONORIFICS | lexicon.LABELS | lexicon.REGIONS
    ]  # fmt: skip
    before = [child for child in before if _leads_to(child, before, entity.start)]
    for index, child in enumerate(before):
        if index + 1 < len(before) and _goes_on(child, before[index + 1]):
            continue
        yield from nominal_predicate(
            holder, child, (), builder, rule="title", phrase="", value=_title(before, index, context)
        )


def _is_office(word: Token) -> bool:
    """Whether a word before a name is a noun, or "executive" of "chief executive"."""
    chief = word.i > 0 and lower(word.nbor(-1)) == "chief"
    return word.pos_ in {"NOUN", "PROPN"} or (chief and lower(word) == "executive")


def _leads_to(title: Token, titles: list[Token], name: int) -> bool:
    """Whether nothing but titles, parts of them ("father-of-two") and quotation marks stands before the name.

    Titles that say nothing may stand between: "Acme chairman Sir John Brown", and of what somebody holds an office:
    "Minister of State for Energy Mary Smith".
    """
    known = {t.i for each in titles for t in (each, *(d for c in kids(each, "flat", "nmod") for d in c.subtree))}
    between = title.doc[title.i + 1 : name]
    joints = {t.i for t in between if lower(t) in {"and", ","}}
    if len(between) and (lower(between[0]) == "and" or (len(joints) > 1 and between[0].i in joints)):
        known |= joints  # "founder and chief executive Mary Smith", "singer, writer and actor Mary Smith"
        known |= {c.i for each in titles for c in kids(each, "amod", "compound", "conj")}
    known |= {t.i for t in between if lower(t) in lexicon.HONORIFICS}
    until = name if _is_short(title) else name + 1
    return all(t.i in known or t.is_quote or (_is_short(t.nbor(-1)) and t.i + 1 < until) for t in between)


def _is_short(word: Token) -> bool:
    """A rank with its full stop: "Lt. Gen. Mary Smith"."""
    return lower(word) in lexicon.SHORT_RANKS and _is_cut_short(word)


def _goes_on(word: Token, following: Token) -> bool:
    """Whether one word of a title comes right after another, and is no title for itself: "Minister Professor Brown"."""
    apart = (lower(word) in lexicon.POSTS or word.text.islower()) and lower(following).rstrip(".") in lexicon.STYLES
    return following.i == word.i + 1 + _is_short(word) and not apart


def _title(before: list[Token], last: int, context: Context) -> Mention | None:
    """A title of several words that all hang on the name: "Chief Executive Mary Smith"."""
    first = last
    while first > 0 and _goes_on(before[first - 1], before[first]):
        first -= 1
    if first == last:
        return None
    whole = words_mention(list(before[last].doc[before[first].i : before[last].i + 1]), "nominal")
    return replace(whole, head=mention(before[last], context).head)

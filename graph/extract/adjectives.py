"""What adjectives and participles state of their noun: "a profitable carmaker", "a firm reliant on oil".

Some state nothing, as they tell which sort is meant or of whom: "a medical school", "British and Afghan troops".
"""

from collections.abc import Iterator

from graph.extract import lexicon
from graph.extract.builder import Builder
from graph.extract.complements import complements, tied_to
from graph.extract.context import Context, name_of, outer_kids
from graph.extract.mentions import mention, named_by
from graph.extract.phrases import words_mention
from graph.extract.predicates import prefix_of
from graph.extract.qualifiers import is_degree
from graph.extract.speakers import quoters_of
from graph.extract.status import status_of
from graph.extract.syntax import (
    HYPHENS,
    base,
    case_of,
    conjuncts,
    contiguous,
    first_conjunct,
    has_copula,
    kids,
    kids_of,
    lemma,
    lower,
    verb_form,
    word_after,
)
from graph.extract.tokens import Token
from graph.model import Extraction, Mention, Qualifier

_DIVIDING = frozenset(
    """current domestic existing foreign future military naval old other past poor present private public small
    wholesale young""".split()
)
"""Adjectives that beside another tell one half of many things from the other: "new and old customers"."""


def adjectives(noun: Token, holder: Mention, builder: Builder) -> Iterator[Extraction]:
    """What adjectives and participles before a noun or right after it say of it."""
    context = builder.context
    yield from _worth(noun, holder, builder)
    for child in outer_kids(noun, context, "acl", "amod"):
        yield from _beside(noun, child, holder, builder)
    denied = has_copula(noun) and status_of(noun).polarity == "negative"  # "was not a public sale"
    denied = denied or (lemma(noun) in lexicon.EXTENTS and not holder.whole)  # "a limited amount"
    denied = denied or lower(noun) in {"side", "term", "thing"}  # "the right thing to do", "in the long term"
    for child in () if denied or _is_manner(noun) else outer_kids(noun, context, "amod"):
        ahead = lower(child).endswith("ern") and _is_national(word_after(child))
        if lower(child) in lexicon.REGIONS and (holder.type == "LOC" or ahead):
            continue  # "southern Freedonia", "southern Freedonian towns": a part of it
        if lower(word_after(child)) in {"a", "an"}:
            continue  # "as big an issue", "how big an issue"
        if name_of(noun, context) is not None and holder.type == "LOC" and child.ent_type_ == "NORP":
            continue  # "Freedonian Springfield"
        regional = lower(child) in lexicon.CONTINENTAL and lemma(noun) in lexicon.OFFICES  # "its European head"
        if lower(child) == "worth" or regional or (_is_sort(child) and is_someone(noun, holder, context)):
            continue
        if child.i > noun.i:
            continue
        parts = conjuncts(child)
        several = len(parts) > 1 or lower(word_after(child)) == "and"
        apart = _is_both(child) or _is_divided(parts) or any(_is_partial(p, context) for p in parts)
        if holder.plural and several and apart:
            continue  # "British and Afghan troops", "eastern and southern regions": each is one of the two
        for part in parts if not _is_of_term(child, noun, context) else ():
            quoted = builder.status.said_by(quoters_of(part))
            yield from _adjective(part, holder, Builder(noun, context, quoted))
    for child in outer_kids(noun, context, "compound") if not denied else ():
        if words := _tied(child, context):
            yield from builder.extraction(holder, "be", "", words_mention(words), (), rule="attribute")


def _is_divided(parts: list[Token]) -> bool:
    """ "Local and international flights", "old and new plants": a sort beside another, of each some."""
    known = any(lower(p) in _DIVIDING or _relational(p) for p in parts)
    return len(parts) > 1 and known


def _is_both(adjective: Token) -> bool:
    """ "Both young and old voters", "both big and other firms": each of them is one of the two."""
    return any(lower(c) == "both" for c in (*adjective.children, *kids(adjective.head, "cc:preconj")))


def _is_partial(word: Token, context: Context) -> bool:
    return bool(context.names.get(word.i)) or _is_proper(word) or lower(word) in lexicon.REGIONS


def _is_national(word: Token) -> bool:
    """ "African", "Italian": an adjective of a country or a continent."""
    return word.tag_ in {"JJ", "NNP"} and (word.ent_type_ == "NORP" or lower(word) in lexicon.CONTINENTAL)


def _tied(noun: Token, context: Context) -> list[Token]:
    """ "A long-term plan", "cross-border payments": an adjective tied to a noun before another; no rank, no name."""
    if noun.i - 2 < noun.sent.start or noun.nbor(-1).text not in HYPHENS or noun.nbor(-1).whitespace_:
        return []
    first = noun.nbor(-2)
    told = first.head.i == noun.i and first.tag_ in {"JJ", "RB"} and lower(first) not in lexicon.RANKED
    named = context.names.get(noun.i) is not None or context.names.get(first.i) is not None
    tied = first.i > noun.sent.start and first.nbor(-1).text in HYPHENS
    return [] if not told or named or tied or first.whitespace_ else list(noun.doc[first.i : noun.i + 1])


def _is_proper(word: Token) -> bool:
    return word.text[:1].isupper() and (not word.is_sent_start or word.tag_ == "NNP")


def _is_manner(noun: Token) -> bool:
    """ "at full speed", "in good shape": a bare singular after a preposition is the way, not a thing."""
    bare = noun.tag_ == "NN" and not kids(noun, "det", "nmod:poss", "nummod")
    return bare and case_of(noun) in {"at", "in", "on", "by", "with", "without"} and noun.head.pos_ != "NOUN"


def _adjective(adjective: Token, holder: Mention, builder: Builder) -> Iterator[Extraction]:
    noun = first_conjunct(adjective).head
    named = holder.kind == "name"
    entity = builder.context.names.get(adjective.i)
    if entity is not None and (entity.label_ == "PERSON" or (named and entity.label_ in {"LOC", "ORG"})):
        return  # "the Brown regime", "the Roads, Ports and Rivers constituency"
    of_name = entity is None if named else noun.text[:1].isupper()
    if _is_proper(adjective) and (of_name or (lemma(noun) in lexicon.PLACES and not named)):
        return  # "Wanted Notices", "Legislative Speaker Mary Smith", "the Korean peninsula"
    if (
        (lower(adjective) if adjective.tag_ in {"VBG", "VBN"} else lemma(adjective))
        in lexicon.EMPTY_ADJECTIVES | lexicon.RANKS
        or (adjective.i + 1 < len(adjective.doc) and adjective.nbor(1).text in HYPHENS)
        or (adjective.i > 0 and adjective.nbor(-1).text in HYPHENS and adjective.i - 1 < adjective.left_edge.i)
        or adjective.pos_ in {"NUM", "DET", "NOUN"}
        or _relational(adjective)
        or any(c.tag_ in {"JJS", "RBS"} for c in adjective.children)
        or _is_compared(adjective, noun)
        or (
            lower(adjective) == "related" and not list(adjective.children)
        )  # "related authorities": to what is not told
        or (adjective.tag_ == "VBG" and prefix_of(adjective))  # "fined for under-reporting sales"
        or (adjective.i > 1 and adjective.nbor(-1).text in HYPHENS and lower(adjective.nbor(-2)) == "so")
    ):
        return
    if verb_form(adjective) == "Part" and adjective.tag_ == "VBN":
        places = [
            c
            for c in kids_of(adjective, "compound", "obl", "nmod", "obj", "advmod", "nsubj")
            if builder.context.names.get(c.i) is not None
        ]
        for place in places:
            other = mention(place, builder.context)
            someone = other.type in {"ORG", "PERSON"} and lemma(adjective) != "base"
            if lemma(adjective) in lexicon.DONE_BY or someone:  # "Acme-owned"
                yield from builder.extraction(
                    other, lemma(adjective), str(adjective.text), holder, (), rule="attribute"
                )
                continue
            yield from builder.extraction(
                holder, f"be {lower(adjective)} in", str(adjective.text), other, (), rule="attribute"
            )
        if places or any(adjective.i < c.i for c in kids(noun, "compound")):
            return  # "the infected blood scandal": the blood is
    people = entity if entity is not None and entity.label_ == "NORP" else [adjective]  # "Sri Lankan"
    tokens = contiguous(
        [*people, *[d for c in adjective.children if c.i < adjective.i and base(c) != "cc" for d in c.subtree]],
        adjective,
    )
    while len(tokens) > 1 and (tokens[0].is_punct or tokens[0].dep_ in {"cc", "det"}):
        tokens = tokens[1:]
    yield from builder.extraction(holder, "be", "", words_mention(tokens), (), rule="attribute")


def _is_compared(adjective: Token, noun: Token) -> bool:
    """ "Less scholarly interest": what may be less scholarly is not said to be so."""
    before = adjective.nbor(-1) if adjective.i > noun.sent.start else adjective
    return lower(before) in {"less", "more"} and before.head.i == noun.i


def _worth(noun: Token, holder: Mention, builder: Builder) -> Iterator[Extraction]:
    """ "A contract until 2029 worth $2 million after tax"; "cash and cars worth $5 million": not the cars alone."""
    row = noun.dep_ == "conj" and noun.doc[noun.i - 1].dep_ == "cc"
    for child in outer_kids(noun, builder.context, "amod") if not row else ():
        for value in kids_of(child, "obj", "obl") if lower(child) == "worth" and child.i > noun.i else ():
            if value.i > child.i and not case_of(value):
                worth = mention(value, builder.context)
                yield from builder.extraction(holder, "be worth", "worth", worth, (), rule="attribute")


def _beside(noun: Token, adjective: Token, holder: Mention, builder: Builder) -> Iterator[Extraction]:
    """ "Acme, profitable since April,", "an economy heavily reliant on oil": an adjective after its noun."""
    if adjective.pos_ != "ADJ" or adjective.i < noun.i or verb_form(adjective) or adjective.ent_type_:
        return
    if kids_of(adjective, "nsubj"):  # "a hint that a cut was unlikely"
        return
    edge = adjective.left_edge.i
    comma = adjective.doc[edge].is_punct or (edge > 0 and adjective.doc[edge - 1].text == ",")
    phrases = kids_of(adjective, "obl")
    if not (comma or phrases) or lower(adjective) == "worth":
        return
    adverbs = [c for c in kids_of(adjective, "advmod") if c.i < adjective.i]
    measures = [t for c in phrases if c.i < adjective.i and not case_of(c) for t in c.subtree]  # "23 feet long"
    words = contiguous([*measures, *adverbs, adjective], adjective)
    told = kids_of(adjective, "advcl", "xcomp", "ccomp")  # ", capable of flying home"
    words += complements(adjective, adjective.i) if told or not comma else []
    if comma and not told and any(case_of(c) == "to" and c.left_edge.i == adjective.i + 1 for c in phrases):
        words += (more := tied_to(adjective))  # ", comparable to a concert"
        comma = bool(more)
    behind = any(c.left_edge.i == adjective.i + 1 and case_of(c) for c in phrases)
    aged = [lower(t) for t in words] == ["aged"]  # "children aged 5 to 8": how old is told by the phrase
    if not aged and (comma or words[-1].i > adjective.i or not behind):
        yield from builder.extraction(holder, "be", "", words_mention(words), (), rule="attribute")
    if any(lower(c) in lexicon.DOUBT_ADVERBS for c in adverbs):  # "firms allegedly involved in it"
        builder = Builder(builder.predicate, builder.context, builder.status.weaker("possible"))
    degree = tuple(Qualifier(role="manner", word="", mention=words_mention([c])) for c in adverbs if is_degree(c))
    if lower(adjective) == "aged":  # "children aged 5 to 8 in Freedonia": they are there
        phrases = [p for p in phrases if case_of(p) not in {"at", "in"} or kids(p, "nmod:poss")]
    for part in (p for phrase in phrases for p in conjuncts(phrase)):
        if case := case_of(part) or case_of(first_conjunct(part)):
            relation, other = f"be {lower(adjective)} {case}", builder.argument(part)
            yield from builder.extraction(holder, relation, f"{adjective.text} {case}", other, degree, rule="attribute")


def _is_of_term(adjective: Token, noun: Token, context: Context) -> bool:
    """ "A complete response letter", "the short seller Acme": it makes one term with the noun right after it.

    No letter is complete and no firm short; "a very large tech firm" is large, "a serious cyber attack" serious.
    """
    if (lower(adjective), lemma(noun)) in lexicon.TERMS:
        return True
    graded = lower(adjective).endswith(("ous", "ful", "less")) or bool(kids(adjective, "advmod", "conj"))
    if adjective.tag_ != "JJ" or graded or context.names.get(adjective.i) is not None or _is_proper(adjective):
        return False
    between = [c for c in kids(noun, "compound") if adjective.i < c.i < noun.i and context.names.get(c.i) is None]
    between = [c for c in between if not (c.tag_ == "NNP" and any(t.isdigit() for t in c.text))]  # "new A350 jets"
    told = noun.dep_ in {"appos", "nmod:desc"} and name_of(noun.head, context) is not None
    return bool(between) or (told and adjective.i + 1 == noun.i and lemma(noun).endswith(("er", "or")))


def _is_sort(adjective: Token) -> bool:
    """ "regional", "lending": what sort of office or service the noun names."""
    return adjective.tag_ == "VBG" or (
        adjective.pos_ == "ADJ"
        and lower(adjective).endswith((*lexicon.CLASSIFYING_SUFFIXES, "ive"))
        and not adjective.ent_type_
    )


def is_someone(noun: Token, holder: Mention, context: Context) -> bool:
    """Whether a noun describes a name: what sort of prosecutor she is says not what she is like."""
    described = holder.kind == "name" and name_of(noun, context) is None
    return described or noun.dep_ == "nmod:desc" or named_by(noun, context) is not None


def _relational(adjective: Token) -> bool:
    """ "medical", "economic", "latest": adjectives that classify or rank and cannot be said of the noun alone."""
    if adjective.tag_ in {"JJR", "JJS"} or adjective.text[0].isdigit():
        return True
    return (
        adjective.pos_ == "ADJ"
        and not (adjective.ent_type_ == "NORP" and lower(adjective).endswith("ese"))  # "Chinese" as much as "German"
        and lower(adjective) not in lexicon.PREDICABLE
        and lower(adjective).endswith(lexicon.CLASSIFYING_SUFFIXES)
        and "-" not in adjective.text
    )

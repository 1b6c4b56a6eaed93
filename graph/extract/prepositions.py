"""What a preposition after a noun states: "tenants in the park" are in the park; "retailers such as Acme": it is one.

Phrases that say nothing of their noun state nothing: "the museum at first said", "sold half of it in cash".
"""

from collections.abc import Iterator
from dataclasses import replace

from graph.extract import lexicon
from graph.extract.builder import Builder
from graph.extract.complements import EACH
from graph.extract.context import Context, name_of, outer_kids
from graph.extract.existence import is_person
from graph.extract.measures import CALENDAR
from graph.extract.mentions import mention, named_by
from graph.extract.moods import Status, has_no
from graph.extract.possession import of_phrase
from graph.extract.predicates import is_eventive
from graph.extract.qualifiers import (
    is_about,
    is_bare_number,
    is_doubted,
    is_far_off,
    is_first,
    is_how,
    is_no_phrase,
    is_ranked,
)
from graph.extract.syntax import (
    HYPHENS,
    base,
    behind_row,
    case_of,
    cases_of,
    conjuncts,
    first_conjunct,
    has_copula,
    is_absolute,
    kids,
    kids_of,
    lemma,
    lower,
)
from graph.extract.tokens import Token
from graph.model import Extraction, Mention, Qualifier

EXPERTS = lexicon.SKILLS - {"expertise", "know-how", "talent"}

FOLK = lexicon.FOLK | frozenset(
    """adult casualty citizen civilian country dead fatality foreigner injured journalist militant nation other
    passenger person police protester resident soldier student survivor tourist troops victim wounded""".split()
)
"""Nouns of people, and of countries."""

UTMOST = frozenset({"all", "best", "least", "most", "worst"})
"""After "at" these are no place."""

_FIXED = frozenset({("in", "effect"), ("", "thanks")})
"""A preposition and a noun that no phrase tells of: "in effect for the coast", "fell, thanks in part to the war"."""
_AIRED = frozenset(
    ("on", where)
    for where in """air border channel coast highway internet island media medium network platform radio river road
    route site street television tv web website""".split()
)
"""On which something is said or done, which is not about them: "her remarks on television"."""

_OF_OFFICE = frozenset({"about", "for", "on", "over", "under"})
"""Prepositions after what somebody is that tell of what, or under whom."""

_THINGS = frozenset("addition case event group line order question response result".split())
"""Heads of set phrases that are things where there are several: "in the event of", "the events in the north"."""

LISTING = frozenset({"including", "such as", "like", "among them", "namely"})


def _always(status: Status) -> Status:
    """ "Will sell drinks like tea": what tea is it is anyway."""
    return replace(status, modality="actual")


def prepositions(noun: Token, holder: Mention, builder: Builder) -> Iterator[Extraction]:
    """ "tenants in the park": tenants are in the park; "retailers, including Acme": Acme is a retailer."""
    context = builder.context
    if has_copula(noun) or holder.label in lexicon.SOMEWHERE or _is_set(noun, context):
        return
    if (case_of(noun), lower(noun)) in {*lexicon.COMPLEX, *_FIXED} or any(lower(c) in EACH for c in kids(noun, "det")):
        return  # "in return for access", "every loan above $500"
    for child in [*outer_kids(noun, context, "nmod", "nmod:unmarked", "acl"), *behind_row(noun)]:
        for part, case in _members(child):
            other = mention(part, context, tense=builder.status.tense)
            such = case == "as" and any(lower(c) == "such" for c in noun.children)
            if such or case in LISTING or lower(child.nbor(-1) if child.i else child) in LISTING:
                sort = _sort(*_listed(noun, part, holder, context), case, context)
                sort = sort if not _is_of_others(noun, case, part) else None
                if any(lower(c) == "other" for c in kids(part, "amod")) and not kids(part, "det"):
                    continue  # "banks such as Acme and other firms": the sort itself
                if sort and (other.kind == "name" or (other.kind == "nominal" and (case != "like" or holder.plural))):
                    relation = "be" if holder.quantity is None else "be one of"
                    told = builder if case == "including" else Builder(noun, context, _always(builder.status))
                    yield from told.extraction(other, relation, case, sort, (), rule="listing")
                continue
            if case == "of":
                yield from of_phrase(noun, holder, other, builder) if not is_bare_number(part) else ()
                continue
            if case in lexicon.SOURCE_CASES or (case == "by" and (is_eventive(noun) or is_ranked(noun))):
                continue
            within = holder.begin <= other.begin < holder.end
            if is_no_phrase(part) or has_no(part) or _says_nothing(noun, case, part, other, context):
                continue
            if is_absolute(part) or (_is_among(part, lexicon.IDIOM_NOUNS, context) and not kids_of(part, "nmod")):
                continue  # "steps in this regard"
            if case in {"", "than", "versus", "vs.", *HYPHENS} or (
                case == "at" and (part.i < noun.i or lower(part) in UTMOST)
            ):
                continue  # "Smith, at 36 the oldest"
            scored = case == "to" and other.kind == "quantity" and holder.quantity is not None  # "312 votes to 290"
            if scored or _is_loose(noun, holder, case, other, context):
                continue
            loose = lemma(part) in CALENDAR and other.period is None and not other.label.endswith(" before")
            if loose or (case == "since" and (is_first(noun) or (is_ranked(noun) and noun.dep_ != "appos"))):
                continue  # "the worst crisis in decades", "the first strike since the war"
            if case == "for" and any(lower(c) in {"each", "every"} for c in kids(part, "det")):
                continue  # "three entries for each category"
            if other.kind == "time" and _is_of_verb(noun, case):
                continue
            if within or (other.kind == "pronoun" and other.chain is None):
                continue
            if case in {"for", "to"} and _is_office(noun, holder, context):
                continue  # "spokesman for Acme": what somebody is, not where
            if case in lexicon.TYING and other.kind == "nominal" and not other.definite and holder.whole:
                continue  # "aid to small firms": that it is to small firms says nothing
            sides = [mention(side, context) for side in conjuncts(child) if side.i != part.i]
            if case == "between" and (not sides or other.kind == "time"):
                continue
            rest = tuple(Qualifier(role="", word="and", mention=m) for m in sides) if case in lexicon.SHARED else ()
            bare = other.kind != "time" and (not is_about(noun, case) or (case, lemma(part)) in _AIRED)
            yield from builder.extraction(holder, case if bare else f"be {case}", case, other, rest, rule="preposition")


def _members(phrase: Token) -> Iterator[tuple[Token, str]]:
    """Each of a row with its preposition: "despite criticism, and from the press and the public"."""
    row, own = list[tuple[Token, str]](), ""
    for part in conjuncts(phrase):
        own = case_of(part) or own
        row.append((part, own))
    yield from row
    yield from ((part, case) for case in cases_of(phrase)[1:] for part, _ in row)


def _is_of_verb(noun: Token, case: str) -> bool:
    """ "One of two directors until 2022 was", "cut sales by a third from January": the time is when something was done.

    "officials on Monday said", "approved a plan on Monday": so it is.
    """
    acted = case == "on" and base(noun) in {"nsubj", "obj"} and not is_eventive(noun)
    return case == "until" or lemma(noun) in lexicon.FRACTIONS or _is_apposed(noun) or acted


def _is_among(noun: Token, words: frozenset[str], context: Context) -> bool:
    """Whether a noun is one of these common ones, and no name: Crouch End is no end."""
    return lemma(noun) in words and name_of(noun, context) is None


def _is_set(noun: Token, context: Context) -> bool:
    """A time, or the noun of a set phrase, of which nothing is said: "the end of the war", "in the event of"."""
    idiom = _is_among(noun, lexicon.IDIOM_NOUNS, context) and not _is_several(noun)
    return idiom or _is_among(noun, lexicon.TIMES, context)


def _is_several(noun: Token) -> bool:
    """ "The events in the north", "responses to the bill": things of which there are some, and no set phrase."""
    return noun.tag_ == "NNS" and lemma(noun) in _THINGS and not any(case_of(c) == "of" for c in kids(noun, "nmod"))


def _is_of_others(noun: Token, case: str, part: Token) -> bool:
    """ "Pledged money, including six countries": people and countries are among those before, and are no money.

    Nor are banks one of the firms in "firms such as Acme as well as banks".
    """
    if {lower(c) for c in kids(part, "cc")} & {"as", "well"} and part.pos_ == "NOUN":
        return True
    if part.dep_ == "acl" and part.tag_ == "VBG" and kids(part, "obj"):
        return True  # "plans, including closing a school": the word alone says nothing
    people = case == "including" and part.tag_ == "NNS" and lemma(part) in FOLK
    return people and lemma(noun) not in FOLK and not is_person(noun)


def _says_nothing(noun: Token, case: str, part: Token, other: Mention, context: Context) -> bool:
    """Whether a phrase says nothing of the noun before it: "the museum at first said", "half of the price in cash".

    So "a specialist in sensors", "found an ally in Mary Smith", "losses in four of five years", "the champion in 2019",
    "a plant, perhaps in Springfield".
    """
    if case == "from" and not part.ent_type_ and any(case_of(t) == "to" for t in kids(part, "nmod")):
        return True  # "in many areas, from energy to transport": how far they range
    if case in {"along with", "together with"} or case.startswith("including ") or is_far_off(part):
        return True  # "three firms, along with Acme"
    if case == "above" and any(lower(c) == "all" for c in first_conjunct(part).children):
        return True  # "his work, above all the library"
    if (other.kind != "name" and (case, lower(part)) in lexicon.SET_PHRASES) or is_how(case, part) or is_doubted(part):
        return True
    bare = all(case_of(child) == "as" for child in kids(noun, "nmod"))
    if case == "for" and lemma(noun) in {"cause", "excuse", "explanation", "future", "ground", "motive", "reason"}:
        return True  # "the reason for the delay": it is called that already
    if (case, lower(noun)) in {("to", "contrast"), ("in", "factor")} or (
        case == "as" and lower(noun) == "use" and bare
    ):
        return True  # "in contrast to Acme", "a factor in its fall", "for use as weapons": of what else is told
    if case_of(part) == case and (case, lower(part)) in lexicon.COMPLEX and kids(part, "nmod"):
        return True  # "a partnership in support of the treaty"
    if case == "in" and (lemma(noun) in EXPERTS or (other.type == "PERSON" and not is_about(noun, case))):
        return True
    if part.pos_ == "NUM" and other.kind == "quantity" and case in {"at", "in"}:
        return True
    if case == "at" and other.kind == "quantity" and (is_person(noun) or named_by(noun, context) is not None):
        return True  # "the largest investor, at 12 percent": the stake
    if case == "on" and lemma(part) in lexicon.TIMES and other.kind != "time":
        return True  # "the vote on Tuesday night"
    named = named_by(noun, context)
    someone = named is not None and named.type == "PERSON"
    elsewhere = other.kind == "name" and other.type not in {"FAC", "LOC"}
    if someone and elsewhere and case in {"in", "to"} and noun.dep_ == "appos":
        return True  # "Smith, a convert to Islam": what she is, and told as that
    if someone and case in _OF_OFFICE:
        return True  # "Smith, an envoy on trade", "deputy governor under Brown": what she is, and told as that
    return is_bare_number(part) or (other.kind == "time" and (someone or is_person(noun)))


def _is_office(noun: Token, holder: Mention, context: Context) -> bool:
    """ "A spokesman", "Minister Mary Smith": a noun of what somebody is, not the name."""
    return name_of(noun, context) is None and (lemma(noun) in lexicon.RELATIONAL or holder.type == "PERSON")


def _is_apposed(noun: Token) -> bool:
    """ "Smith, the champion in 2019": it was then that she was; "the lowest since" is told of the thing."""
    return noun.dep_ == "appos" and not is_ranked(noun)


def _is_loose(noun: Token, holder: Mention, case: str, other: Mention, context: Context) -> bool:
    """Whether a phrase after a name hangs on what is done, or tells when or at what age: "chose the jet over Acme".

    So "Acme in February and Globex in July", "the champion in 2019", "Smith, at 36 the oldest".
    """
    if holder.kind != "name":
        return False
    when = other.kind == "time" or (case == "at" and other.kind == "quantity")
    return (case in lexicon.LOOSE and name_of(noun, context) is not None) or (when and holder.type in {"ORG", "PERSON"})


def _listed(noun: Token, part: Token, holder: Mention, context: Context) -> tuple[Token, Mention]:
    """ "Shops in six states, including Ohio": of places it is the places before that it is one of, and no shop."""
    entity = name_of(part, context)
    if entity is None or entity.label_ != "LOC" or lemma(noun) in lexicon.PLACES | FOLK:
        return noun, holder
    inner = [c for c in kids(noun, "nmod") if noun.i < c.i < part.i and c.tag_ == "NNS" and case_of(c) != "of"]
    inner = [c for c in inner if lemma(c) in lexicon.PLACES | {"market"}]
    return (inner[-1], mention(inner[-1], context)) if inner else (noun, holder)


def _sort(noun: Token, holder: Mention, case: str, context: Context) -> Mention | None:
    """What each of "several firms, including Acme," is: without the words of how many they are.

    So without those of a collection: John Brown of "a list of suspects, including John Brown," is a suspect, no list.
    """
    if lemma(noun) in lexicon.COLLECTIONS and noun.tag_ == "NN":
        things = [child for child in kids(noun, "nmod") if case_of(child) == "of"]
        single = mention(things[0], context) if things else None
        return _sort(things[0], single, case, context) if single is not None and single.kind == "nominal" else None
    if case == "including" and not holder.plural and kids(noun, "det"):
        return None  # "on a tragic scale, including new attacks"
    first, _, rest = holder.label.partition(" ")
    if not holder.plural or not rest or first.lower() not in {"many", "other", "several", "some", "various"}:
        return holder
    cut = len(first) + 1
    if holder.anchor[: cut - 1].lower() != first.lower():
        return holder
    return replace(
        holder, label=rest, anchor=holder.anchor[cut:].lstrip(), begin=holder.end - len(holder.anchor[cut:].lstrip())
    )

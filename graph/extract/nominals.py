"""From a nominal to the facts inside its phrase: its prepositions, adjectives, compounds and counts.

Each is stated of the nominal's mention.  Appositions and titles are in :mod:`graph.extract.appositions`, owners, with
nouns of acts, in :mod:`graph.extract.possession`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from graph.extract import lexicon
from graph.extract.appositions import ages, appositions, titles
from graph.extract.builder import Builder
from graph.extract.complements import complements, margin_of
from graph.extract.context import Context, name_of, outer_kids
from graph.extract.measures import CALENDAR, POWERS
from graph.extract.mentions import kind_name, mention, named_by, part_of
from graph.extract.moods import Status, has_no, is_present
from graph.extract.numbers import WORDS
from graph.extract.phrases import words_mention
from graph.extract.possession import of_phrase, possessors
from graph.extract.predicates import is_eventive, prefix_of
from graph.extract.qualifiers import (
    counts,
    is_about,
    is_bare_number,
    is_degree,
    is_doubted,
    is_far_off,
    is_first,
    is_how,
    is_no_phrase,
    is_ranked,
    number_of,
)
from graph.extract.speakers import judges_of, quoters_of
from graph.extract.status import status_of
from graph.extract.syntax import (
    HYPHENS,
    NOMINAL,
    SUBJECTS,
    base,
    case_of,
    conjuncts,
    contiguous,
    first_conjunct,
    has_copula,
    is_absolute,
    is_passive,
    kids,
    kids_of,
    lemma,
    lower,
    mark_of,
    verb_form,
)
from graph.extract.timewords import ORDINALS
from graph.model import Extraction, Mention, Qualifier

_NUMBER = rf"(?:\d[\d.,]*|an?|few|several|(?:{'|'.join(WORDS)})(?:-(?:{'|'.join(WORDS)}))?)"
DURATION = re.compile(
    rf"(?:about |nearly |almost |some |over |more than |less than |at least |up to )?{_NUMBER}(?:-and-a-half)?[- ]"
    r"(?:second|minute|hour|day|week|month|year|decade)s?(?:-long)?"
)
"""A time that is as long as it says: "three-year", "two months"."""

CLOCK = re.compile(r"(?:[01]?\d|2[0-3])(?:[.:][0-5]\d)?(?: ?[ap]\.?m\.?)?")
"""A time of day before a noun tells which one it is: "the 6.47am service"."""

BANDS = frozenset("G GHz Hz MHz kHz".split())
"""Units that tell which sort a thing is, not how much of it there is: "5G spectrum"."""

EXPERTS = lexicon.SKILLS - {"expertise", "know-how", "talent"}

YEAR = re.compile(r"(?:19|20)\d\d")

SITES = frozenset("area land location place plot site".split())
"""What is there already when somebody considers it."""

_MADE = lexicon.BUILDING | {"hold", "negotiate", "reach", "sign"}
"""Verbs whose passive subject is there only once it is done: "if no deal with Acme is reached"."""

LASTING = frozenset(
    """blockade career conference conflict crisis curfew detention hearing journey mission occupation rebellion
    recession reign rule session shift siege strike summit term truce ceasefire vigil war workshop""".split()
)
"""Nouns of what goes on for a time, besides those of acts."""

FOLK = lexicon.FOLK | frozenset(
    """adult casualty citizen civilian country dead fatality foreigner injured journalist militant nation other
    passenger person police protester resident soldier student survivor tourist troops victim wounded""".split()
)
"""Nouns of people, and of countries."""

EACH = frozenset({"any", "each", "every"})
"""With these what stands after a noun tells which ones are meant."""

UTMOST = frozenset({"all", "best", "least", "most", "worst"})
"""After "at" these are no place."""

LISTING = frozenset({"including", "such as", "like", "among them", "namely"})


def nominal_extractions(noun: Token, context: Context) -> Iterator[Extraction]:
    """All facts that hang on one nominal head."""
    if noun.pos_ not in NOMINAL or noun.pos_ == "PRON" or margin_of(noun) or lower(noun) in {"one", "ones"}:
        return  # also "his old one": what that is was told before
    holder = mention(noun, context)
    builder = Builder(noun, context, _inherited(noun, holder))
    if holder.kind == "nominal" and noun.pos_ == "NUM" and holder.quantity is not None:
        number = number_of(noun, holder)
        yield from builder.extraction(holder, "number", "", number, (), rule="count")
        return
    if holder.kind == "nominal" and lemma(noun) in POWERS and (count := _many_of(noun)) is not None:
        yield from builder.extraction(holder, "number", "", count, (), rule="count")
    if holder.kind in {"time", "quantity"}:
        shared = first_conjunct(noun).dep_ in SUBJECTS and noun.pos_ != "NUM" and mark_of(noun.head) != "with"
        if shared and (part := part_of(noun, context)) is not None:
            yield from builder.extraction(part, "be", "", holder, (), rule="count")  # "21 percent of the voters"
        yield from _conversions(noun, holder, Builder(noun, context, replace(builder.status, modality="actual")))
        return
    yield from ages(noun, holder, builder)
    yield from appositions(noun, holder, builder)
    yield from titles(noun, holder, builder)
    hoped = builder.status.weaker("possible") if _is_supposed(noun) or _is_hoped(noun) else builder.status
    yield from possessors(noun, holder, Builder(noun, context, hoped))
    if _is_denied(noun, holder):
        return
    wished = holder.kind == "nominal" and (not holder.definite or is_eventive(noun)) and _is_wished(noun)
    status = builder.status.weaker("possible") if wished else builder.status
    if base(noun) == "obj" and _is_foreseen(noun.head):
        status = status.weaker("planned")
    yield from _prepositions(noun, holder, Builder(noun, context, status))
    if lemma(noun) not in lexicon.TIMES:
        doubted = any(lower(c) in lexicon.DOUBTED or lower(c) == "or" for a in kids(noun, "amod") for c in _words(a))
        loose = status.weaker("possible") if doubted else status
        yield from _premodifiers(noun, holder, Builder(noun, context, loose))
        foreseen = base(noun) == "obj" and _is_foreseen(noun.head)
        yield from _counts(noun, holder, Builder(noun, context, status) if foreseen else builder)


def _words(adjective: Token) -> list[Token]:
    """An adjective, what is coordinated with it, and the conjunctions."""
    parts = conjuncts(adjective)
    return [*parts, *(c for part in parts for c in kids(part, "cc"))]


def _many_of(noun: Token) -> Mention | None:
    """ "Tens of thousands" in "tens of thousands of people"; none where nothing is counted, or as a part of it."""
    last, row = noun, [noun]
    if case_of(noun) == "of" and lemma(noun.head) in POWERS:
        return None
    while inner := [c for c in kids(last, "nmod") if case_of(c) == "of" and lemma(c) in POWERS and c.i > last.i]:
        last = inner[0]
        row.append(last)
    counted = any(case_of(c) == "of" and c.tag_ == "NNS" and c.i > last.i for t in row for c in kids(t, "nmod"))
    first = kids(noun, "amod")[:1] or [noun]  # "several hundred"
    return words_mention(list(noun.doc[first[0].i : last.i + 1])) if counted else None


def _inherited(noun: Token, holder: Mention) -> Status:
    """Who vouches for a noun phrase: the speakers of its clause.

    What is said of a definite thing is affirmed and actual; a thing that a planned clause is still to bring about
    ("will build a plant in the north") is planned with all that is said of it.
    """
    token, thing = noun, noun
    if base(noun) == "nmod" and case_of(noun) == "with" and base(noun.head) == "obj" and holder.quantity is not None:
        thing = noun.head  # "will create jobs with a salary of $82,000"
    for _ in range(40):
        if token.pos_ in {"VERB", "AUX"} or has_copula(token) or token.head.i == token.i:
            break
        token = token.head
    above = status_of(token)
    to_come = (
        holder.kind in {"nominal", "quantity"}
        and not holder.definite
        and (
            base(thing) in {"obj", "root", "xcomp", "conj"}
            or (base(noun) == "obl" and case_of(noun) in {"for", "along with"})
            or (base(noun) == "obl" and case_of(noun) in lexicon.ENTERED.get(lemma(token), ()))
            or (base(noun) == "nsubj" and is_passive(token) and lemma(token) in _MADE)
        )
        and not _is_people(noun)
        and not any(lower(c) in {"current", "existing", "remaining"} for c in kids(noun, "amod"))
        and (_creates(token, noun) or _is_errand(token, noun))
        and token.i != noun.i
    )
    if to_come and _is_errand(token, noun) and is_present(token) and token.tag_ == "VBG":
        above = above.weaker("planned")
    modality = above.modality if to_come or _is_new(noun, token) else "actual"
    ahead = above.tense == "future" or (above.modality == "planned" and verb_form(token) == "Inf")
    tense = "future" if ahead else "none"
    return Status(modality=modality, speakers=above.speakers, tense=tense).said_by(judges_of(noun))


def _creates(verb: Token, noun: Token) -> bool:
    """Whether a thing is there only once that is done; what one continues with is there already."""
    going_on = base(verb) == "xcomp" and lemma(verb.head) in {"cease", "continue", "keep", "stop"}
    taken = lemma(verb) == "take" and lemma(noun) in lexicon.HOLDINGS  # "will take a stake of 9%"
    made = lemma(verb) in lexicon.CREATION and not (
        lemma(verb) == "make" and kids(verb, "xcomp")
    )  # "will make it rich"
    led = base(noun) == "obl" and case_of(noun) in lexicon.ENTERED.get(lemma(verb), ())
    acted = (led or lemma(verb) in {"enable", "forge", "include"}) and is_eventive(noun)
    acted = acted or (lemma(verb) == "take" and lemma(noun) in {"action", "measure", "step"})
    return not going_on and (made or taken or acted or has_copula(verb))


def _is_errand(verb: Token, noun: Token) -> bool:
    """ "Is heading to Freedonia for talks with Acme"."""
    away = lemma(verb) in lexicon.GOING | {"fly", "head"}
    return away and base(noun) == "obl" and case_of(noun) == "for" and is_eventive(noun)


def _is_foreseen(verb: Token) -> bool:
    """ "Expects a fall in sales": still to come; what somebody "had expected" may have come or not."""
    had = any(lower(c) == "had" for c in kids(verb, "aux"))
    return lemma(verb) in lexicon.FORESEEING and not had and not kids(verb, "ccomp", "xcomp")


def _is_new(noun: Token, verb: Token) -> bool:
    """ "It would be Acme's largest plant", "will open its first plant": so far Acme has none such."""
    if not kids(noun, "nmod:poss"):
        return False
    if verb.i == noun.i:
        return is_first(noun) or is_ranked(noun)
    first = any(lower(c) in {"next", "own", *ORDINALS} for c in kids(noun, "amod"))
    made = base(noun) == "obj" and lemma(verb) in lexicon.CREATION | {"conduct", "do"}
    paid = base(noun) == "appos" and lemma(verb) in {"build", "construct", "develop", "invest", "open", "plan", "spend"}
    return first and (made or paid)  # "will spend 5m on a plant, its first"


def _is_people(noun: Token) -> bool:
    """ "plans to organise workers at Acme": they are there already."""
    return noun.tag_ == "NNS" and _is_person(noun)


def _is_person(noun: Token) -> bool:
    return lemma(noun) in lexicon.RELATIONAL - lexicon.MATTERS or lemma(noun).endswith(lexicon.AGENT_SUFFIXES)


def _is_of_others(noun: Token, case: str, part: Token) -> bool:
    """ "Pledged money, including six countries": people and countries are among those before, and are no money."""
    people = case == "including" and part.tag_ == "NNS" and lemma(part) in FOLK
    return people and lemma(noun) not in FOLK and not _is_person(noun)


def _is_denied(noun: Token, holder: Mention) -> bool:
    """Whether there is no such thing: "no reliable estimates", "a lack of evidence", "did not find a plant in"."""
    case = case_of(first_conjunct(noun))
    similar = case == "like" and base(noun) == "obl" and not holder.definite  # "leans like a tired man"
    above = first_conjunct(noun).head
    none = lemma(above) in lexicon.CLUES and has_no(above)  # "no evidence of fraud at Acme"
    lacked = case == "of" and (none or lemma(above) in lexicon.LACKS)
    if has_no(noun) or case == "without" or similar or lacked:
        return True
    verb = first_conjunct(noun).head
    sought = holder.kind == "nominal" and not holder.definite and holder.quantity is None
    sought = sought and not (base(noun) == "obl" and case in lexicon.CIRCUMSTANCES | {"during"})
    made = base(noun) == "nsubj" and is_passive(verb) and lemma(verb) in _MADE  # "if no deal is reached"
    sought = sought and verb.pos_ == "VERB" and (base(noun) in {"obj", "obl"} or made)
    return sought and status_of(verb).polarity == "negative"


def _is_wished(noun: Token) -> bool:
    """Whether a thing is only wanted, asked for or talked of: "considers a ban on", "the need for a truce in"."""
    token, case = first_conjunct(noun), case_of(first_conjunct(noun))
    while base(token) == "nmod" and token.head.i != token.i:
        if case not in {"of", "for"} and not (case == "including" and is_eventive(token)):
            break
        if lemma(token.head) in lexicon.WISHES:
            return lower(token.head) != "demand" or bool(kids(token.head, "det"))  # "weak demand for cars"
        token, case = first_conjunct(token.head), case_of(first_conjunct(token.head))
    verb = token.head
    if base(token) == "obj":
        if kids(verb, "xcomp", "ccomp") or (lemma(verb) == "prevent" and kids(verb, "advcl")):
            return False  # "wants shops in the city to open"
        if lemma(noun) in lexicon.REQUESTS and lemma(verb) in lexicon.DISMISSING:
            return False  # "rejected a call for a truce"
        if any(c.pos_ == "PROPN" for c in kids(noun, "appos")):
            return False  # "recommended a carmaker, Acme"
        if lemma(noun) in lexicon.STATEMENTS or (lemma(noun) in SITES and lemma(verb) in lexicon.WEIGHED):
            return False  # "denied a report in the Times", "considers a site near Springfield"
        needed = lemma(verb) in {"need", "require"} and lemma(noun) in lexicon.CONSENTS
        return (needed or lemma(verb) in lexicon.WISHED) and not is_passive(verb)
    alleged = lemma(verb) in lexicon.ALLEGING and is_eventive(noun) and lemma(noun) not in lexicon.INTENTIONS
    warned = case == "of" and (lemma(verb) == "warn" or alleged)  # "accused of torture in prisons"
    return base(token) == "obl" and (warned or (case == "for" and lemma(verb) in lexicon.ASKED))


def _is_supposed(noun: Token) -> bool:
    """ "The election of Smith would mark a change"."""
    would = any(lower(c) == "would" for c in kids(noun.head, "aux"))
    act = is_eventive(noun) and lemma(noun) not in lexicon.INTENTIONS | {"announcement", "decision"}
    return act and would and base(noun) == "nsubj" and status_of(noun.head).modality in {"possible", "conditional"}


def _is_hoped(noun: Token) -> bool:
    """ "Called for Smith's removal", "seeks Acme's support": what one is to do and has not."""
    first = first_conjunct(noun)
    asked = base(first) in {"obj", "obl"} and lemma(first.head) not in lexicon.DISMISSING | lexicon.DENIAL
    asked = asked or lemma(first.head) in lexicon.WISHES
    act = (is_eventive(noun) or lemma(noun) in LASTING) and lemma(noun) not in lexicon.INTENTIONS
    return act and asked and _is_wished(noun)


def _prepositions(noun: Token, holder: Mention, builder: Builder) -> Iterator[Extraction]:
    """ "tenants in the park": tenants are in the park; "retailers, including Acme": Acme is a retailer."""
    context = builder.context
    if has_copula(noun) or lemma(noun) in lexicon.IDIOM_NOUNS | lexicon.TIMES:
        return
    if (case_of(noun), lower(noun)) in lexicon.COMPLEX or any(lower(c) in EACH for c in kids(noun, "det")):
        return  # "in return for access", "every loan above $500"
    for child in outer_kids(noun, context, "nmod", "nmod:unmarked", "acl"):
        for part in conjuncts(child):
            case = case_of(part) or case_of(child)
            other = mention(part, context, tense=builder.status.tense)
            such = case == "as" and any(lower(c) == "such" for c in noun.children)
            if such or case in LISTING or lower(child.nbor(-1) if child.i else child) in LISTING:
                sort = _sort(noun, holder, case, context) if not _is_of_others(noun, case, part) else None
                if sort and (other.kind == "name" or (other.kind == "nominal" and (case != "like" or holder.plural))):
                    relation = "be" if holder.quantity is None else "be one of"
                    yield from builder.extraction(other, relation, case, sort, (), rule="listing")
                continue
            if case == "of":
                yield from of_phrase(noun, holder, other, builder) if not is_bare_number(part) else ()
                continue
            if case in lexicon.SOURCE_CASES or (case == "by" and (is_eventive(noun) or is_ranked(noun))):
                continue
            within = holder.begin <= other.begin < holder.end
            if is_no_phrase(part) or has_no(part) or _says_nothing(noun, case, part, other, context):
                continue
            if is_absolute(part) or (lemma(part) in lexicon.IDIOM_NOUNS and not kids_of(part, "nmod")):
                continue  # "steps in this regard"
            if case in {"", "than", *HYPHENS} or (case == "at" and (part.i < noun.i or lower(part) in UTMOST)):
                continue  # "Smith, at 36 the oldest"
            if _is_loose(noun, holder, case, other, context):
                continue
            if case == "to" and other.kind == "quantity" and holder.quantity is not None:
                continue  # "312 votes to 290"
            loose = lemma(part) in CALENDAR and other.period is None and not other.label.endswith(" before")
            if loose or (case == "since" and is_first(noun)):
                continue  # "the worst crisis in decades", "the first strike since the war"
            if case == "for" and any(lower(c) in {"each", "every"} for c in kids(part, "det")):
                continue  # "three entries for each category"
            if other.kind == "time" and (case == "until" or lemma(noun) in lexicon.FRACTIONS or _is_apposed(noun)):
                continue  # "one of two directors until 2022 was", "cut sales by a third from January"
            if other.kind == "time" and case == "on" and base(noun) == "nsubj" and not is_eventive(noun):
                continue  # "officials on Monday said": it is when they said it
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
            bare = other.kind != "time" and not is_about(noun, case)  # "an attack on Acme", "the hope for peace"
            yield from builder.extraction(holder, case if bare else f"be {case}", case, other, rest, rule="preposition")


def _says_nothing(noun: Token, case: str, part: Token, other: Mention, context: Context) -> bool:
    """Whether a phrase says nothing of the noun before it: "the museum at first said", "half of the price in cash".

    So "a specialist in sensors", "found an ally in Mary Smith", "losses in four of five years", "the champion in 2019",
    "a plant, perhaps in Springfield".
    """
    if case in {"along with", "together with"} or case.startswith("including ") or is_far_off(part):
        return True  # "three firms, along with Acme"
    if case == "above" and any(lower(c) == "all" for c in first_conjunct(part).children):
        return True  # "his work, above all the library"
    if (case, lower(part)) in lexicon.SET_PHRASES or is_how(case, part) or is_doubted(part):
        return True
    if case == "in" and (lemma(noun) in EXPERTS or (other.type == "PERSON" and not is_about(noun, case))):
        return True
    if part.pos_ == "NUM" and other.kind == "quantity" and case in {"at", "in"}:
        return True
    if case == "on" and lemma(part) in lexicon.TIMES and other.kind != "time":
        return True  # "the vote on Tuesday night"
    named = named_by(noun, context) if other.kind == "time" else None
    someone = _is_person(noun) or (named is not None and named.type == "PERSON")
    return is_bare_number(part) or (other.kind == "time" and someone)


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


def _premodifiers(noun: Token, holder: Mention, builder: Builder) -> Iterator[Extraction]:
    """Adjectives and participles before the noun, and names in a compound."""
    context = builder.context
    yield from _worth(noun, holder, builder)
    for child in outer_kids(noun, context, "acl", "amod"):
        yield from _beside(noun, child, holder, builder)
    denied = has_copula(noun) and status_of(noun).polarity == "negative"  # "was not a public sale"
    denied = denied or (lemma(noun) in lexicon.EXTENTS and not holder.whole)  # "a limited amount"
    for child in () if denied or _is_manner(noun) else outer_kids(noun, context, "amod"):
        if holder.type == "LOC" and lower(child) in lexicon.REGIONS:
            continue  # "southern Freedonia": a part of it
        regional = lower(child) in lexicon.CONTINENTAL and lemma(noun) in lexicon.OFFICES  # "its European head"
        if lower(child) == "worth" or regional or (_is_sort(child) and _is_someone(noun, holder, context)):
            continue
        if child.i > noun.i:
            continue
        parts = conjuncts(child)
        several = len(parts) > 1 or lower(child.nbor(1)) == "and"
        if holder.plural and several and any(_is_partial(p, context) for p in parts):
            continue  # "British and Afghan troops", "eastern and southern regions": each is one of the two
        for part in parts if not _is_of_term(child, noun, context) else ():
            quoted = builder.status.said_by(quoters_of(part))
            yield from _adjective(part, holder, Builder(noun, context, quoted))
    entity = name_of(noun, context)
    for child in outer_kids(noun, context, "compound") if not denied else ():
        if words := _tied(child, context):
            yield from builder.extraction(holder, "be", "", words_mention(words), (), rule="attribute")
    if lemma(noun) in lexicon.SKILLS and holder.kind == "nominal":
        field_of = f"be {lemma(noun)} in" if _is_someone(noun, holder, context) else "be in"
        for child in outer_kids(noun, context, "compound"):
            field = mention(child, context)
            if field.kind == "nominal" or field.type in {"FIELD", "MISC"}:
                yield from builder.extraction(holder, field_of, "", field, (), rule="compound")  # "fintech talent"
    for child in outer_kids(noun, context, "compound", "nmod:unmarked", "nmod:desc"):
        other = context.names.get(child.i)
        if other is None or child.i > noun.i or (entity is not None and entity.start <= child.i):
            continue
        if (
            kind_name(noun, context) is not None
            or lemma(noun) in lexicon.ITSELF
            or noun.dep_ == "nmod:desc"
            or (lemma(noun) in lexicon.RELATIONAL and holder.kind == "name")
        ):
            continue
        possessor = mention(child, context)
        if possessor.kind == "quantity":
            if possessor.quantity is not None and possessor.quantity.kind == "count" and not possessor.quantity.unit:
                continue  # "the Top 10 chart", "the 2003 bombing": a number that names
            if child.text in BANDS or _is_before(noun, child):
                continue  # also "about 4 feet from the body"
            if entity is None and not _is_size(child, possessor, noun):
                yield from builder.extraction(holder, "be", "", possessor, (), rule="count")
        elif possessor.kind == "time":
            if _is_before(noun, child) or _is_sort_of_time(possessor):
                continue  # "two months before an election"
            long = DURATION.fullmatch(possessor.label.casefold())
            if long is None or is_eventive(noun) or lemma(noun) in LASTING:
                relation = "be in" if long is None else "last"
                yield from builder.extraction(holder, relation, "", possessor, (), rule="compound")
        elif noun.pos_ != "PROPN" and _has(child, possessor, noun) and not _is_one_owner(other.end, noun, holder):
            yield from builder.extraction(possessor, "have", "", holder, (), rule="compound")


def _is_partial(word: Token, context: Context) -> bool:
    return bool(context.names.get(word.i)) or _is_proper(word) or lower(word) in lexicon.REGIONS


def _is_sort_of_time(time: Mention) -> bool:
    """ "The 6.47am service", "the Easter holidays": which sort a noun names, not when it is."""
    return bool(CLOCK.fullmatch(time.label.casefold())) or (time.period is None and time.label[:1].isupper())


def _is_size(measure: Token, amount: Mention, noun: Token) -> bool:
    """ "A 9mm pistol", "the 300mm wafer plant": a size that is the name of a sort, or of the noun between."""
    if amount.quantity is None or amount.quantity.kind != "measure" or any(t.text in HYPHENS for t in measure.subtree):
        return False
    before = measure.nbor(-1) if measure.i > measure.sent.start else measure
    joined = not before.whitespace_ and before.pos_ == "NUM"
    between = any(measure.i < c.i < noun.i for c in kids(noun, "compound"))
    return joined and (between or amount.quantity.unit == "millimetre")


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
    return word.text[:1].isupper() and not word.is_sent_start


def _is_before(noun: Token, time: Token) -> bool:
    """Whether a preposition stands between a time or a distance and the noun it hangs on."""
    return any(c.dep_ == "case" and time.i < c.i < noun.i for c in noun.children)


def _has(child: Token, possessor: Mention, noun: Token) -> bool:
    """Whether a name in a compound has what the noun names: "Acme customers", "Springfield residents".

    A place has its people, not its visits; a product or an event merely classes the noun ("phone use").
    """
    if possessor.kind != "name" or child.nbor(1).text in HYPHENS or lemma(noun) in lexicon.CALLED | lexicon.BELONGING:
        return False
    if child.tag_.startswith("JJ") or any(lower(c) in lexicon.ENDED for c in kids(noun, "amod")):
        return False  # "a former Acme director"
    if possessor.type in {"LOC", "FAC"}:
        return lemma(noun) in lexicon.RELATIONAL | lexicon.EMPLOYERS or lemma(noun).endswith(lexicon.AGENT_SUFFIXES)
    return possessor.type == "ORG" and lemma(noun) not in lexicon.AFFAIRS


def _is_one_owner(name_end: int, noun: Token, holder: Mention) -> bool:
    """ "Acme and Globex shops" are not all Acme's."""
    row = noun.doc[name_end : noun.i]
    return any(t.dep_ == "cc" and t.idx > holder.begin for t in row)


def _is_manner(noun: Token) -> bool:
    """ "at full speed", "in good shape": a bare singular after a preposition is the way, not a thing."""
    bare = noun.tag_ == "NN" and not kids(noun, "det", "nmod:poss", "nummod")
    return bare and case_of(noun) in {"at", "in", "on", "by", "with", "without"} and noun.head.pos_ != "NOUN"


def _adjective(adjective: Token, holder: Mention, builder: Builder) -> Iterator[Extraction]:
    noun = first_conjunct(adjective).head
    named = holder.kind == "name"
    of_name = builder.context.names.get(adjective.i) is None if named else noun.text[:1].isupper()
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
    tokens = contiguous(
        [adjective, *[d for c in adjective.children if c.i < adjective.i and base(c) != "cc" for d in c.subtree]],
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
    words += [] if comma else complements(adjective, adjective.i)
    if comma or words[-1].i > adjective.i or not any(c.left_edge.i == adjective.i + 1 and case_of(c) for c in phrases):
        yield from builder.extraction(holder, "be", "", words_mention(words), (), rule="attribute")
    degree = tuple(Qualifier(role="manner", word="", mention=words_mention([c])) for c in adverbs if is_degree(c))
    if lower(adjective) == "aged":  # "children aged 5 to 8 in Freedonia": they are there
        phrases = [p for p in phrases if p.ent_type_ not in {"LOC", "FAC"}]
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
    told = noun.dep_ in {"appos", "nmod:desc"} and name_of(noun.head, context) is not None
    return bool(between) or (told and adjective.i + 1 == noun.i and lemma(noun).endswith(("er", "or")))


def _is_sort(adjective: Token) -> bool:
    """ "regional", "lending": what sort of office or service the noun names."""
    return adjective.tag_ == "VBG" or (
        adjective.pos_ == "ADJ"
        and lower(adjective).endswith((*lexicon.CLASSIFYING_SUFFIXES, "ive"))
        and not adjective.ent_type_
    )


def _is_someone(noun: Token, holder: Mention, context: Context) -> bool:
    """Whether a noun describes a name: what sort of prosecutor she is says not what she is like."""
    described = holder.kind == "name" and name_of(noun, context) is None
    return described or noun.dep_ == "nmod:desc" or named_by(noun, context) is not None


def _relational(adjective: Token) -> bool:
    """ "medical", "economic", "latest": adjectives that classify or rank and cannot be said of the noun alone."""
    if adjective.tag_ in {"JJR", "JJS"} or adjective.text[0].isdigit():
        return True
    return (
        adjective.pos_ == "ADJ"
        and lower(adjective) not in lexicon.PREDICABLE
        and lower(adjective).endswith(lexicon.CLASSIFYING_SUFFIXES)
        and "-" not in adjective.text
    )


def _is_shared(noun: Token, holder: Mention, context: Context) -> bool:
    """ "X and Y, two nurses": a number of all the names, which is said of none of them."""
    return noun.dep_ == "appos" and not holder.definite and name_of(noun.head, context) is not None


def _counts(noun: Token, holder: Mention, builder: Builder) -> Iterator[Extraction]:
    """ "About 50,000 people": how many they are; "two of the reactors" counts a part."""
    for child in kids(noun, "nummod") if lemma(noun) not in lexicon.UNITS | lexicon.FRACTIONS else ():
        number = mention(child, builder.context)
        if (
            number.quantity is not None
            and number.quantity.kind == "count"
            and number.quantity.value != "1"
            and child.i < noun.i
            and holder.kind != "name"
            and not _is_shared(noun, holder, builder.context)
            and not kids(child, "conj")
            and not (holder.definite and YEAR.fullmatch(child.text))  # "the 2026 notes"
            and not any(lower(c) == "out" for n in kids(noun, "nummod") for c in kids(n, "case"))  # "two out of ten"
            and counts(child, noun)
        ):
            yield from builder.extraction(holder, "number", "", number, (), rule="count")


def _conversions(noun: Token, holder: Mention, builder: Builder) -> Iterator[Extraction]:
    """ "HK$28 billion (US$3.6 billion)": the same amount in other terms; "100 of the tenants" counts a part."""
    for child in [*kids(noun, "appos", "parataxis", "dep"), *_otherwise(noun, holder, builder.context)]:
        other = mention(child, builder.context)
        if holder.kind == other.kind == "quantity":
            yield from builder.extraction(holder, "equal", "", other, (), rule="parenthesis")
    if holder.kind == "time":
        return
    for child in kids(noun, "nmod") if holder.quantity is None or holder.quantity.kind != "percent" else ():
        if case_of(child) in {"of", "of all", "out of"}:
            for part in conjuncts(child):
                whole = mention(part, builder.context)
                mass = whole.kind == "nominal" and not whole.plural and holder.type != "CARDINAL"
                known = whole.kind in {"pronoun", "quantity"} or whole.quantity is not None  # "two of them": a part
                if known or mass or {lemma(noun), lemma(part)} & lexicon.UNITS:
                    continue  # "tonnes of coal" count no coal, "20 km of Springfield" no town
                money = holder.quantity is not None and holder.quantity.kind == "money"
                if kids(part, "nmod:poss") or any(base(c) == "det" for c in part.children):
                    continue  # "63 of the dead", "$10,000 of their savings"
                relation = "be" if money else "number"  # "$10,000 of debt"
                yield from builder.extraction(whole, relation, "of", holder, (), rule="count")


def _otherwise(noun: Token, holder: Mention, context: Context) -> Iterator[Token]:
    """ "5 million euros, or $6 million": the amount after "or", of another unit, hung on the first or on its verb."""
    for child in [*kids(noun, "conj"), *kids(noun.head, "conj")]:
        tied = child.i > noun.i and any(lower(c) == "or" and c.nbor(-1).text in {",", "("} for c in kids(child, "cc"))
        first, other = holder.quantity, mention(child, context).quantity if tied else None
        if first is not None and other is not None and first.kind == other.kind != "count" and first.unit != other.unit:
            yield child


def starts_here(noun: Token, context: Context) -> bool:
    """Whether nominal extraction looks at this token: the head of a phrase, and of a name one token alone."""
    entity = name_of(noun, context)
    if entity is not None:
        return bool(noun.i == entity.root.i)
    if base(noun) in {"flat", "fixed", "goeswith", "punct", "case", "compound", "amod"} or is_passive(noun):
        return False
    return base(first_conjunct(noun)) != "flat"

"""From a phrase beside a fact to what it is to it: its role, its rate, its stretch of time, its number.

Small questions that all rules share; which phrases there are is for :mod:`graph.extract.circumstances` to find.
"""

from collections.abc import Collection
from dataclasses import replace

from graph.extract import lexicon
from graph.extract.measures import range_of, rate_after
from graph.extract.phrases import words_mention
from graph.extract.predicates import is_eventive
from graph.extract.syntax import (
    HYPHENS,
    base,
    case_of,
    first_conjunct,
    kids,
    kids_of,
    lemma,
    lower,
    mark_of,
    word_after,
    word_before,
)
from graph.extract.timewords import ORDINALS
from graph.extract.tokens import Token
from graph.model import Mention, Period, Qualifier

ROLES = {
    "because of": "cause", "due to": "cause", "owing to": "cause", "thanks to": "cause", "amid": "cause",
    "over": "topic", "about": "topic", "on": "topic", "regarding": "topic", "through": "instrument",
    "via": "instrument", "using": "instrument", "as": "role", "for": "purpose", "at": "place", "in": "place",
    "near": "place", "despite": "concession",
}  # fmt: skip

UNTIL = frozenset({"to", "until", "till", "through"})
"""After a time with "from" these bring in its end."""

SPANNING = frozenset({"for", "in", "since"})
"""Prepositions of the time within which something is the first or the worst."""

TERMED = frozenset("agreement contract deal lease licence license mandate pact permit visa".split())
"""What runs until a day."""

LASTING = frozenset("last run spend take wait".split())
"""Verbs that a length of time goes with whatever follows."""


def rate_of(noun: Token) -> str:
    """ "5 percent a year" is per year, "all day" is how long; "fell a bit", "a day after it rose" are neither."""
    if lemma(noun) not in lexicon.UNITS | lexicon.TIMES or is_distance(noun):
        return ""
    words = {lower(c) for c in noun.children if base(c) == "det"}
    if words & {"a", "an"}:
        before = word_before(noun)
        first = before.i == noun.left_edge.i
        return "" if first or before.pos_ in {"ADP", "AUX", "VERB"} or before.text == "," else "per"
    following = {lower(c) for c in kids(noun, "amod")} & {"following", "next", "previous", "same"}
    return "for" if words & {"all", "the"} and not following else ""


def is_distance(noun: Token) -> bool:
    """ "A day after the vote", "a mile away": how far off, in time or space."""
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    return after is not None and lower(after) in lexicon.DISTANT


def is_gap(noun: Token, m: Mention) -> bool:
    """ "Sold it three weeks after it opened": how far off a clause is, no time; "lasted a day before" is how long."""
    if m.kind != "time" or m.period is not None or case_of(noun) or not is_distance(noun):
        return False
    lasting = noun.head.i < noun.i and lemma(noun.head) in LASTING
    return word_after(noun).dep_ in {"advmod", "mark"} and not lasting


def is_of_event(before: Token, case: str, time: Token) -> bool:
    """ "Has grown since the vote in May", "called them to a meeting on Friday": the time of what is named before it."""
    if before.pos_ != "NOUN" or before.ent_type_ or before.dep_ != "obl" or case not in {"", "at", "in", "on"}:
        return False
    tie, verb = case_of(before), time.head
    return tie in {"since", "until"} or (tie == "to" and lemma(verb) in lexicon.CALLED_TO)


def is_of_term(noun: Token, case: str) -> bool:
    """ "Signed a contract until 2027": how long the contract runs; no term where it is extended."""
    return case in {"until", "till"} and lemma(noun) in TERMED and lemma(noun.head) not in {"extend", "prolong"}


def is_doubted(noun: Token) -> bool:
    """ "Will open a second plant, possibly in Springfield": not there for sure."""
    first = next(iter(kids(noun, "case")), noun)
    return first.i > noun.sent.start and first.i < noun.i and lower(first.nbor(-1)) in lexicon.DOUBT_ADVERBS


def is_inside(noun: Token, other: Mention) -> bool:
    """ "Blamed a slump in orders", "denied reports in the press that it fell": what "in" brings in is of the noun."""
    told = lemma(noun) in lexicon.STATEMENTS and any(mark_of(c) == "that" for c in kids(noun, "acl"))
    return other.kind != "time" and (told or (other.kind == "nominal" and lemma(noun) in lexicon.CHANGES))


def is_no_phrase(noun: Token) -> bool:
    """ "By which time", "with such words as", "for as long as it pays", "case by case": words of a clause, no thing."""
    if case_of(noun) == "to" and any(lower(c) == "next" for c in kids(noun, "advmod")):
        return True  # "came from Springfield, next to Shelbyville"
    if lower(noun) in lexicon.SOMEWHERE and {c.dep_ for c in noun.children} <= {"case", "nmod", "punct"}:
        return not any(case_of(c) == "of" for c in kids(noun, "nmod"))  # "in areas across the north"
    such = {"such"} if lower(noun.doc[min(noun.i + 1, len(noun.doc) - 1)]) == "as" else set()
    determined = any(lower(c) in {"which", "what", *such} for c in kids_of(noun, "det", "amod"))
    as_long = case_of(noun) == "for" and any(lower(c) == "as" and c.i < noun.i for c in kids(noun, "advmod"))
    return determined or as_long or is_repeated(noun)


def is_of_part(noun: Token) -> bool:
    """ "Built 30 plants, most of them for Acme": true of a part, and not of all that are told before."""
    start = next(iter(kids(first_conjunct(noun), "case")), noun).i
    before = noun.doc[max(noun.sent.start, start - 4) : start]
    if len(before) < 4 or not before[0].is_punct or lower(before[1]) in {"all", "both"}:
        return False  # also "asked two of them for help"
    return lower(before[2]) == "of" and lower(before[3]) in {"them", "which", "whom"}


def is_far_off(noun: Token) -> bool:
    """ "Was found about 4 feet from the body": a place that is told by how far away it is."""
    first = next(iter(kids(noun, "case")), noun)
    far = any(c.i < first.i and lemma(c) in lexicon.UNITS for c in kids(noun, "nmod:unmarked"))
    return far and lower(first) == "from"


def is_bare_number(number: Token) -> bool:
    """ "The best of the three", "staff at the other two": so many of what is not told."""
    told = any(lower(c) in {"both", "the", "these", "those"} for c in kids(number, "det"))
    return number.pos_ == "NUM" and told and number.ent_type_ == "CARDINAL"


def is_set_phrase(case: str, noun: Token) -> bool:
    """ "At the time", "for good": one adverb together; "at the time of the vote" is when, "in Crouch End" where."""
    if noun.tag_ == "NNP":
        return False
    if (case, lower(noun)) == ("in", "news"):
        return any(lower(c) in {"other", "related"} for c in kids(noun, "amod"))
    told = [c for c in kids_of(noun, "nmod", "amod", "acl") if lower(c) != "other"]  # "on the other hand"
    if (case, lower(noun)) == ("for", "part"):
        return bool(kids(noun, "nmod:poss"))  # "for its part"
    return (case, lower(noun)) in lexicon.SET_PHRASES and not told


def is_how(case: str, noun: Token) -> bool:
    """ "Paid half of the price in cash", "examined the evidence with care": of what is done, not of the noun before."""
    told = (case, lower(noun)) in lexicon.HOW_PHRASES or (case == "in" and lower(noun) in lexicon.LENT)
    return told and not kids_of(noun, "amod", "compound", "det", "nmod", "nmod:poss", "nummod")


def is_repeated(noun: Token) -> bool:
    """ "Case by case", "day after day": the same noun on both sides of a preposition."""
    before, after = noun.doc[max(noun.sent.start, noun.i - 2) : noun.i], noun.doc[noun.i + 1 : noun.i + 3]
    sides = [(before[0], before[1])] if len(before) == 2 else []
    sides += [(after[1], after[0])] if len(after) == 2 else []
    return any(tie.dep_ == "case" and lower(other) == lower(noun) for other, tie in sides)


def stretch(first: Mention, last: Mention, text: str) -> Mention:
    """ "between 2016 and 2018", "from 2016 to 2018": one stretch of time."""
    if last.begin < first.end:
        return first
    words = text[first.begin : last.end]
    label = " ".join(words.split())
    period = None
    if first.period is not None and last.period is not None:
        period = replace(first.period, end=last.period.end, text=label)
    return replace(first, period=period, end=last.end, anchor=words, label=label)


def ends(found: list[Qualifier], case: str, end: Mention, text: str, until: Collection[str] = ()) -> bool:
    """Whether a time ends the stretch that the last qualifier began; the two are one then.

    "Between" begins one that "between" ends, "from" one that a preposition of ``until`` does.
    """
    begun = "from" if case in until else case
    if not found or (begun != "between" and case not in until) or found[-1].word != begun:
        return False
    if not found[-1].mention.kind == end.kind == "time":
        return False
    whole = stretch(found[-1].mention, end, text)
    found[-1] = Qualifier(role="time", word=begun, mention=whole)
    return True


def period_of(obj: Mention, qualifiers: tuple[Qualifier, ...]) -> Period | None:
    """The time that the extraction states: the first that resolved; in "by 5 pm on Monday" the day, not the hour."""
    times = sorted((q.mention for q in qualifiers if q.role == "time"), key=lambda m: m.type == "TIME")
    for m in [*times, obj]:
        if m.period is not None:
            return m.period
    return None


def role_of(case: str, m: Mention) -> str:
    """The qualifier's role from its preposition and what it is."""
    if m.kind == "time":
        return "time"
    if m.kind == "quantity":
        return "amount"
    role = ROLES.get(case, "")
    if role == "place" and m.type not in {"LOC", "FAC"}:
        return ""
    return role


def counts(number: Token, noun: Token) -> bool:
    """Whether a number says how many: not in "a 737 jet", "five 737 jets" or "the top ten firms", where it names."""
    before = number.nbor(-1) if number.i > number.sent.start else None
    if before is not None and lower(before) in {"top", "no.", "number", "article", "section", "flight", "but"}:
        return False  # also "all but two sites"
    if any(lower(c) == "more" for c in kids(number, "conj")):
        return False  # "one or more firms"
    after = number.nbor(1) if number.i + 1 < len(number.doc) else None
    ranged = bool(range_of(number))
    if after is not None and after.text in {*HYPHENS, "/", "°"} and not number.whitespace_ and not ranged:
        return False  # "two-thirds", "35°"
    if "/" in number.text:
        return False  # "24/7 service"
    if noun.tag_ in {"NN", "NNP"} and lemma(noun) not in lexicon.UNCHANGED:
        return False
    if any(c.i > number.i for c in kids(number, "nmod")) and not ranged:
        return False  # "one in five cars"
    if any(number.i < c.i and lower(c) in {"fewer", "less"} for c in kids(noun, "amod")):
        return False  # "two fewer pairs"
    first = number.left_edge
    if not ranged and "between" in {lower(t) for t in first.doc[max(first.i - 1, noun.sent.start) : first.i + 1]}:
        return False  # "between 700 million and 850 million crowns"
    if rate_after(noun, noun) or rate_after(noun, noun.head):
        return False  # "35,000 chips a month" are no 35,000 things
    if any(c.tag_ == "NNS" and not kids_of(c, "nummod", "det", "nmod") for c in kids(noun, "conj")):
        return False  # "at least 23 police and guards": together
    return not any(other.i < number.i for other in kids(noun, "nummod"))


def number_of(number: Token, part: Mention) -> Mention:
    """The number alone in "two of its lanes", with the words that make it up."""
    inside = [t for t in number.doc[number.left_edge.i : number.i + 1] if t.idx >= part.begin]
    return replace(words_mention(inside, "quantity"), quantity=part.quantity)


def is_share(token: Token, case: str, verb: Token) -> bool:
    """ "Handles payments for 40 per cent of the shops": said beside an object, it is of the shops."""
    return bool(case) and lower(token) in {"%", "percent", "cent"} and bool(kids(verb, "obj"))


def is_degree(adverb: Token) -> bool:
    """ "heavily reliant on oil": how much, not whether."""
    return lower(adverb).endswith("ly") and lower(adverb) not in lexicon.NEGATORS | lexicon.DOUBT_ADVERBS


def is_ranked(noun: Token) -> bool:
    """ "the third-largest carrier", "the most populous state": what "by" brings in says in what, not who made it."""
    return any(c.tag_ in {"JJS", "RBS"} for a in kids(noun, "amod") for c in (a, *a.children))


def is_first(noun: Token) -> bool:
    """ "Its first contraction since the war": of a row that began then; no contraction goes on since then."""
    return any(lower(c) in lexicon.RANKED or lower(c) in ORDINALS for c in kids(noun, "amod"))


def is_about(noun: Token, case: str) -> bool:
    """Whether what "on" brings in after a noun can be its topic, "for" its purpose, and "in" where it is."""
    if case == "in" and lemma(noun) in lexicon.HOLDINGS:
        return False
    if case == "on" and lemma(noun) in {"aggression", "trade", "trading"}:  # "early trading on the exchange"
        return False
    if case == "for":
        return not is_eventive(noun) and lemma(noun) not in lexicon.WISHES | lexicon.AIMLESS
    return (
        case != "on" or lemma(noun) in lexicon.TELLING or (is_eventive(noun) and lemma(noun).endswith(("ion", "ing")))
    )

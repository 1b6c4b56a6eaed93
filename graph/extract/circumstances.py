"""From a predicate to what is told beside its arguments: phrases, times, adverbs and clauses as qualifiers.

Of "Acme quietly sold it in May because it lost money" the manner, the time and the cause.  Which phrases say nothing
of the fact, a source or a dateline, is told here too; what one of them is to it, in :mod:`graph.extract.qualifiers`.
"""

from collections.abc import Container
from dataclasses import replace

from graph.extract import lexicon
from graph.extract.builder import Builder
from graph.extract.complements import ROOM, SO_FAR, complements, is_singled_out, margin_of, restriction, spent_at
from graph.extract.context import is_time
from graph.extract.mentions import part_of
from graph.extract.moods import is_inverted
from graph.extract.obliques import times_as
from graph.extract.phrases import clause, time_before, words_mention
from graph.extract.predicates import is_preposition, particles
from graph.extract.qualifiers import (
    SPANNING,
    UNTIL,
    ends,
    is_degree,
    is_distance,
    is_doubted,
    is_far_off,
    is_gap,
    is_no_phrase,
    is_of_event,
    is_of_part,
    is_of_term,
    is_set_phrase,
    is_share,
    number_of,
    rate_of,
    role_of,
    stretch,
)
from graph.extract.speakers import is_source
from graph.extract.subjects import comes_of_event, is_upshot
from graph.extract.syntax import (
    base,
    branch,
    case_of,
    conditions_of,
    conjuncts,
    first_conjunct,
    follows_comma,
    has_copula,
    is_absolute,
    is_mark,
    is_passive,
    is_set_apart,
    kids,
    kids_of,
    lemma,
    lower,
    mark_of,
    score_of,
    verb_form,
    word_after,
    word_before,
)
from graph.extract.times import resolve_period
from graph.extract.tokens import Token
from graph.model import Mention, Qualifier

NO_MANNERS = frozenset(
    "also anyway anywhere either else elsewhere however instead nevertheless on respectively though too".split()
)
"""Adverbs after a verb that do not tell how something is done."""

OUTCOMES = frozenset("blow boost move setback sign twist".split())
"""After "in a" these say what all that is told before is: "it closed two plants, in a blow to the region"."""

MARGINS = frozenset({"goal", "notch", "place", "point", "rank", "seat", "spot"})
"""What something rises, falls or leads by, beside money and shares."""

ARTICLES = frozenset({"a", "an", "this", "that"})
UNMARKED = frozenset({"obl:unmarked", "obl:npmod", "obl:tmod"})


def circumstances(predicate: Token, obliques: list[tuple[str, Token]], builder: Builder) -> list[Qualifier]:
    """Prepositional arguments, times, adverbs of place and manner, and adverbial clauses with a conjunction."""
    ways = _ways(predicate)
    unsaid = {t.i for t in ways.values()}
    rest = [(case, t) for case, t in obliques if t.i not in unsaid]
    moved = [Qualifier(role="amount", word=lower(way), mention=builder.argument(t)) for way, t in ways.items()]
    return [*_phrases(rest, builder), *moved, *_adverbs(predicate, ways, builder), *_clauses(predicate, builder)]


def _ways(predicate: Token) -> dict[Token, Token]:
    """ "Closed at $12, down 3 percent", "sold 50 cars, up 5 percent on May": the way, and how far."""
    found = {}
    for way in kids(predicate, "advmod", "advcl"):
        amounts = kids(way, "obl:unmarked") + kids(predicate, "obl:unmarked")
        near = [t for t in amounts if t.left_edge.i == way.i + 1]
        if near and lower(way) in {"down", "up"} and follows_comma(way):
            found[way] = near[0]
    return found


def _phrases(obliques: list[tuple[str, Token]], builder: Builder) -> list[Qualifier]:
    """Prepositional arguments, times, rates and amounts; the two ends of a stretch of time are one."""
    found: list[Qualifier] = []
    measures = [*kids(builder.predicate, "obj"), *(token for _, token in obliques)]
    inside = {t.i for token in measures for t in margin_of(token) if t.i > token.i}
    told = [t for case, t in obliques if case in lexicon.SOURCE_CASES]
    rest = [(case, t) for case, t in obliques if first_conjunct(t).i not in inside]  # not "two points behind Acme"
    for case, token in rest:
        if _is_apart(token, case, builder) or _is_of_noun(token, case, told, builder):
            continue
        if (complex_ := lexicon.COMPLEX.get((case, lower(token)))) and not kids(token, "amod", "nmod:poss"):
            inner = [t for t in kids(token, "nmod") if case_of(t) == complex_ and t.i > token.i]
            words = f"{case} {lower(token)} {complex_}"  # "as part of the deal"
            found += [Qualifier(role="", word=words, mention=builder.argument(p)) for t in inner for p in conjuncts(t)]
            if inner or case == "as":
                continue
        shared = is_share(token, case, builder.predicate) and part_of(token, builder.context)
        m = of_each(token, case) or _stint(token, case) or shared or what(token, case) or builder.argument(token)
        if case == "from" and (way := _way_from(token)):
            found.append(Qualifier(role="", word=f"{way} from", mention=m))
            continue  # "spent $5 million, up from $4 million"
        if m.label.lower() in {"none", "so", "what", "which"} or is_gap(token, m) or is_in_doubt(token, builder):
            continue  # "plans for what would be a plant"
        shorter = not case and token.i + 1 == builder.predicate.i and builder.predicate.tag_ == "JJR"
        if (shorter and m.kind == "time") or (m.kind == "quantity" and m.label.startswith("between ")):
            found.append(Qualifier(role="amount", word="", mention=m))  # "two weeks shorter"
            continue
        if not case and m.kind != "time" and (rate := rate_of(token)):
            found.append(Qualifier(role="", word=rate, mention=m))
            continue
        counted = m.kind == "nominal" and m.quantity is not None and token.pos_ == "NUM"
        if case == "with" and counted:  # "with 410 of the 650 seats"
            found.append(Qualifier(role="amount", word="", mention=number_of(token, m)))
        if not case and score_of(token):
            found.append(Qualifier(role="score", word="", mention=m))
            continue
        if not case and token.dep_ in UNMARKED and m.kind not in {"time", "quantity"} and not _is_margin(token, m):
            determiner = next((lower(c) for c in kids(token, "det")), "")
            if lemma(token) in lexicon.TIMES and determiner in {"each", "every"}:
                found.append(Qualifier(role="", word="per", mention=m))
            elif lemma(token) in lexicon.TIMES and determiner not in ARTICLES and not is_distance(token):
                found.append(Qualifier(role="time", word="", mention=m))
            continue  # "this time", "a year low", "day five of the tournament", "herself"
        if ends(found, case, m, builder.context.text, UNTIL) or _goes_on(found, case, m, builder):
            continue
        if case == "from" and m.kind == "time":  # "from 2016 to 2018", hung on the year
            ends_at = [builder.argument(t) for t in kids(token, "nmod") if case_of(t) in UNTIL and t.i > token.i]
            if ends_at and ends_at[0].kind == "time":
                m = stretch(m, ends_at[0], builder.context.text)
        if m.kind == "time" and any(q.mention.begin == m.begin for q in found):
            continue  # "in June last year", hung twice
        found.append(Qualifier(role=role_of(case, m), word=case, mention=m))
    return _clocked(found)


def _is_margin(token: Token, m: Mention) -> bool:
    """ "Fell 260 points", "was up two goals"."""
    return m.quantity is not None and lemma(token) in MARGINS


def _clocked(found: list[Qualifier]) -> list[Qualifier]:
    """ "At 5 pm on Monday": the hour is one of the day beside it, not of the article's."""
    days = [p for q in found if (p := q.mention.period) is not None and p.granularity == "day" and p.begin == p.end]
    if len(days) != 1 or days[0].begin is None:
        return found
    return [replace(q, mention=_on_day(q.mention, days[0].begin)) for q in found]


def _on_day(hour: Mention, day: str) -> Mention:
    """An hour on another day; any other mention as it is."""
    period = hour.period
    if period is None or period.granularity != "minute" or period.begin is None or period.begin != period.end:
        return hour
    moment = day + period.begin[len(day) :]
    return replace(hour, period=replace(period, begin=moment, end=moment))


def what(token: Token, case: str) -> Mention | None:
    """ "Looked at what happened": a question after a preposition, told whole; "in what may be a record" is none."""
    more = complements(token, token.i) if lower(token) == "what" and case not in {"", "in"} else []
    cut = bool(more) and more[-1].dep_ == "amod"  # "what it called a cheap, safe plant"
    return words_mention([token, *more], "clause") if more and not cut else None


def of_each(noun: Token, case: str) -> Mention | None:
    """ "$50 for every call it misses": of each of which, told whole."""
    each = [c for c in kids(noun, "det") if lower(c) in {"each", "every"}] if case == "for" else []
    return words_mention([*noun.doc[each[0].i : noun.i + 1], *restriction(noun)], "nominal") if each else None


def _stint(time: Token, case: str) -> Mention | None:
    """ "Joined Acme after nine years at Globex": the years are told with what they were spent at."""
    spent = spent_at(time, case)
    long = bool(kids(time, "nummod", "det", "amod"))
    return words_mention([*time.doc[time.left_edge.i + 1 : time.i + 1], *spent], "nominal") if spent and long else None


def _way_from(token: Token) -> str:
    """ "Up" in "sold 40 cars, up from 30": what it was before, and no place that anything comes from."""
    first = next(iter(kids(token, "case")), token)
    comma, way = token.doc[first.i - 2 : first.i] if first.i - token.sent.start > 1 else (token, token)
    return lower(way) if comma.text == "," and lower(way) in {"down", "up"} else ""


def _is_apart(token: Token, case: str, builder: Builder) -> bool:
    """Whether a phrase says nothing of the fact: a source, a dateline, a set phrase, another statement."""
    dateline = not case and token.dep_ == "obl" and token.i < builder.predicate.i
    return (
        case in lexicon.SOURCE_CASES | {"such as", "including"}
        or is_source(token)
        or is_absolute(token)
        or token.pos_ == "ADP"
        or _is_beyond(token, builder)
        or is_no_phrase(token)
        or is_of_part(token)
        or is_set_phrase(case, token)
        or is_far_off(token)
        or (case == "in" and lemma(token) in OUTCOMES and any(lower(c) == "a" for c in kids(token, "det")))
        or lower(token) == "own"  # "on its own", "above its own"
        or (token.tag_ == "PRP" and lower(token).endswith(("self", "selves")))  # "had the market to itself"
        or (token.pos_ == "ADV" and lower(token).endswith("ly"))  # "with her, directly"
        or (case == "at" and lower(token) == "all")
        or (dateline and builder.argument(token).kind == "name")  # "SPRINGFIELD, June 1 (Acme) - Sales fell"
    )


def is_in_doubt(token: Token, builder: Builder) -> bool:
    """ "Was sold, perhaps to Acme": only that it was sold is certain; a plan may have doubts in it."""
    return builder.status.modality == "actual" and is_doubted(token)


def _is_of_noun(token: Token, case: str, told: list[Token], builder: Builder) -> bool:
    """Whether a phrase beside a verb is of the noun right before it, wherever a parser hangs it.

    "According to three people with knowledge of it", "bought Acme, the firm behind the app, for $5 million", "had
    its worst year for decades", "is appealing against the ruling last May".
    """
    first, before = token.left_edge, word_before(token)
    if any(t.i == token.i for t in spent_at(before, case_of(before))):
        return True  # "after two decades as an engineer"
    if is_time(token, builder.context):
        ranked = before.dep_ == "obj" and before.head.i == token.head.i and is_singled_out(before)
        length = builder.argument(token).period is None or case == "since"
        past = not case and lower(first) == "last" and builder.status.tense == "present" and base(before) == "obl"
        termed = before.dep_ == "obj" and is_of_term(before, case)
        return (ranked and length and case in SPANNING) or past or termed or is_of_event(before, case, token)
    if case and kids(token, "nsubj") and not has_copula(token):
        return True  # "with turnout above 90%", "all of them with early signs"
    inside = any(t.left_edge.i <= before.i <= t.right_edge.i for t in told if t.i < first.i)
    apart = before.dep_ == "appos" and before.pos_ == "NOUN" and word_after(token.right_edge).text == ","
    verb = builder.predicate  # "developed by Acme, a firm based in Springfield, together with Globex"
    beyond = verb.dep_ == "acl" and verb.tag_ == "VBN" and "," in {first.text, before.text} and verb.i < first.i
    after = builder.predicate.i < first.i and first.text != ","
    return bool(case) and (beyond or (after and (inside or apart)))


def _is_beyond(token: Token, builder: Builder) -> bool:
    """Whether a quotation that the predicate stands in has ended before the token.

    So what a comma sets apart after "Sales fell, Acme said": it goes with the sales.
    """
    quotation = builder.context.quotation_of(builder.predicate)
    edge = token.left_edge.i
    told = any(c.i < builder.predicate.i for c in kids(builder.predicate, "ccomp"))
    after = told and builder.predicate.i < edge and lemma(builder.predicate) in lexicon.SPEECH
    apart = "," in {t.text for t in token.doc[edge - 1 : edge + 1]}
    when = is_time(token, builder.context)
    comment = after and apart and not when and lemma(token) not in lexicon.STATEMENTS | {"call", "decision"}
    return comment or (quotation is not None and quotation[1] <= token.i)


def _goes_on(found: list[Qualifier], case: str, later: Mention, builder: Builder) -> bool:
    """ "Since June last year": whether a time only tells of which one the time right before it is; both are one."""
    first = found[-1].mention if found and later.kind == "time" and not case else later
    if not (first.kind == "time" and first.label[:1].isupper() and first.end + 1 == later.begin):
        return False
    words = builder.context.text[first.begin : later.end]
    period = resolve_period(words, builder.context.published, preposition=found[-1].word)
    whole = replace(first, period=period, end=later.end, anchor=words, label=words)
    found[-1] = replace(found[-1], mention=whole)
    return True


def _adverbs(predicate: Token, ways: Container[Token], builder: Builder) -> list[Qualifier]:
    """Adverbs of time and manner; an adverb that has a complement is a preposition, among the phrases."""
    found: list[Qualifier] = []
    if base(predicate) == "xcomp" and lower(predicate.head) == "used" and not is_passive(predicate.head):
        used = predicate.head  # "used to work for Acme"
        found.append(builder.formerly(*used.doc[used.i : used.i + 2]))
    for child in kids_of(predicate, "advmod"):
        if builder.context.names.get(child.i) is not None and is_time(child, builder.context):
            if _is_of_level(child):
                continue
            found.append(Qualifier(role="time", word=_case_of_time(child), mention=builder.argument(child)))
        elif lower(child) in lexicon.ENDED and child.i < predicate.i and lemma(predicate) in lexicon.STATES:
            if any(is_time(t, builder.context) for t in kids_of(predicate, "obl", "obl:unmarked")):
                continue  # "previously led it in May"
            found.append(builder.formerly(child))
        elif child.i < predicate.i and predicate.tag_ == "JJ" and not has_copula(predicate) and is_degree(child):
            found.append(Qualifier(role="manner", word="", mention=words_mention([child])))
        elif lower(child) in lexicon.PARTLY and child.i < predicate.i and predicate.pos_ in {"NOUN", "VERB"}:
            if word_after(child).dep_ != "mark":  # "partly because it rained"
                found.append(Qualifier(role="manner", word="", mention=words_mention([child])))
        elif _is_denied_of(child, predicate):
            found.append(Qualifier(role="manner", word="", mention=words_mention([child])))
        elif lower(child) == "ago":
            found.append(Qualifier(role="time", word="", mention=words_mention(list(child.subtree), "time")))
        elif child.i > predicate.i and _is_adverb(child) and lower(child) not in lexicon.NEGATORS | {"as"}:
            if lower(child) in {"up", "down"} and (kids_of(child, "obl") or lower(word_after(child)) == "from"):
                continue  # "sold 50 cars, up from 40 in May"
            if child in ways:
                continue
            near = any(case_of(t) in {"of", "from", "to"} and t.i > child.i for t in kids(child, "obl"))
            if near or times_as(child):
                continue
            if child in particles(predicate) or child.tag_ == "WRB":
                continue
            if lower(child) in SO_FAR and has_copula(predicate) and is_singled_out(predicate):
                continue  # "the clearest sign yet"
            if lower(child) == "there" or (lower(child) == "enough" and predicate.pos_ == "ADJ"):
                continue
            if lower(child.nbor(-1)) == "so" and lower(child) == "far":
                since = words_mention([child.nbor(-1), child], "time")
                found.append(Qualifier(role="time", word="", mention=since))
                continue
            if lower(child) in lexicon.WHEN:
                found.append(Qualifier(role="time", word="", mention=words_mention([child], "time")))
                continue
            if lower(child) in NO_MANNERS or lower(child.nbor(-1)) == "as" or kids(child, "obl:unmarked"):
                continue  # "as long as a film", "from five metres out"
            word = "than" if case_of(child) == "than" else ""
            found.append(Qualifier(role="manner", word=word, mention=words_mention([child])))
    return found


def _is_denied_of(adverb: Token, predicate: Token) -> bool:
    """ "Was not directly linked to it": what is denied is that it was so directly."""
    bare = lower(adverb) in lexicon.MERELY | {"actually", "necessarily", "really"}
    if adverb.i > predicate.i or bare or not is_degree(adverb):
        return False
    return any(lower(c) in {"n't", "not", "n’t"} and c.i < adverb.i for c in kids(predicate, "advmod"))


def _is_adverb(word: Token) -> bool:
    return word.pos_ == "ADV" or lower(word) == "overnight"


def _case_of_time(adverb: Token) -> str:
    """ "Until" in "until two years ago", wherever it hangs."""
    return next((case for t in (adverb, *kids(adverb, "obl:unmarked")) if (case := case_of(t))), "")


def _is_of_level(time: Token) -> bool:
    """ "Slowed to 5 percent from 6 percent a year earlier": the time of what it slowed from."""
    before = word_before(time)
    return before.ent_type_ in {"CARDINAL", "MONEY", "PERCENT"} and "from" in {case_of(before), case_of(before.head)}


def _clauses(predicate: Token, builder: Builder) -> list[Qualifier]:
    """Adverbial clauses that a conjunction, a preposition or an infinitive brings in."""
    found: list[Qualifier] = []
    limits = conditions_of(predicate)
    for child in [*kids(predicate, "advcl"), *(c for c in limits if c.head.i != predicate.i or c.dep_ == "conj")]:
        if is_preposition(child):
            found += _deverbal(child, builder)
            continue
        if lemma(child) in lexicon.BRINGING | lexicon.YIELDING and (is_upshot(child) or comes_of_event(child)):
            found += _upshots(child, builder)
            continue
        mark = mark_of(child).removesuffix(" to")  # "if it were to close"
        if mark == "as" and not kids_of(child, "nsubj", "expl"):
            continue  # "as was first reported"
        if mark == "when" and _is_of_time(child):
            continue
        if mark == "since" and word_before(child).pos_ == "NOUN" and is_singled_out(word_before(child)):
            continue  # "the first loss since it was founded"
        if mark in lexicon.CIRCUMSTANCES or (mark == "while" and not kids_of(child, "nsubj")):
            role = "cause" if mark in {"because", "since"} else "clause"
            without = ("mark",) if mark_of(child) == mark else ()
            if mark == "if" and any(lower(word_before(c)) == "even" for c in kids(child, "mark")[:1]):
                mark = "even if"
            found.append(Qualifier(role=role, word=mark, mention=clause(child, without=without)))
        elif mark == "without" and child.i > predicate.i and not kids_of(child, "nsubj"):
            found.append(Qualifier(role="clause", word=mark, mention=clause(child, without=("mark",))))
        elif is_inverted(child) or is_set_apart(child) or (mark == "to" and kids(child, "nsubj")):
            continue  # "were Acme to be sold", "with another to follow"
        elif mark == "to" or (not mark and verb_form(child) == "Inf" and not kids(child, "aux")):
            found.append(Qualifier(role="purpose", word="to", mention=clause(child, without=("mark",))))
    return found


def _upshots(participle: Token, builder: Builder) -> list[Qualifier]:
    """What came of it: "the dam burst, causing floods", "leading to a ban"; "forcing towns to wait" is by itself."""
    way = {"lead": "to", "result": "in"}.get(lemma(participle), "")
    ends = [t for t in kids(participle, "obl") if case_of(t) == way and t.left_edge.i == participle.i + 1]
    own = ends if way else kids(participle, "obj")
    if len(own) != 1 or kids_of(participle, "xcomp", "ccomp", "conj"):
        return []
    words = " ".join(filter(None, [lower(participle), *(lower(t) for t in particles(participle)), way]))
    told = [t for t in branch(participle) if t.i >= own[0].left_edge.i and not is_mark(t)]
    whole = words_mention(told[1:] if way else told, "clause")
    each = [builder.argument(c) for c in conjuncts(own[0])]
    fits = len(told) <= ROOM and each[-1].end < whole.end  # "wiping $2 billion off its value"
    return [Qualifier(role="clause", word=words, mention=m) for m in ([whole] if fits else each)]


def _is_of_time(clause_: Token) -> bool:
    """ "Has grown since 1980, when it was founded": it tells of that time alone."""
    time = time_before(clause_)
    beside = time is not None and time.head.i == clause_.head.i
    return time is not None and not (beside and case_of(time) not in {"since", "until", "till", "by"})


def _deverbal(participle: Token, builder: Builder) -> list[Qualifier]:
    """What such a participle brings in: "compared to 5,000 units"."""
    words = lexicon.DEVERBAL[lower(participle)]
    found = []
    for child in kids_of(participle, "obj", "obl", "nmod"):
        case = case_of(child)
        if case in words:
            m = builder.argument(child)
            found.append(Qualifier(role=role_of(case, m), word=f"{lower(participle)} {case}".strip(), mention=m))
    return found

"""What stands after a noun and tells which one it is: "the war on tobacco", "a plan to buy Acme".

An argument's own words are short, since what hangs on them is stated apart; but "the war" alone is no war that anybody
can look up.  A thing is called by the whole phrase, as far as it goes on without a comma and is short enough.
"""

from graph.extract import lexicon
from graph.extract.context import TIME_LABELS
from graph.extract.syntax import (
    base,
    branch,
    case_of,
    conjuncts,
    first_conjunct,
    has_copula,
    is_mark,
    kids,
    kids_of,
    lemma,
    lower,
    mark_of,
    verb_form,
    word_after,
)
from graph.extract.tokens import Token

ROOM = 12
"""Words after the noun at most: a longer phrase is cut before the part that does not fit."""

BOUND = frozenset(
    """a about against among an at between for from in inside into near of off on onto outside over per to toward
    towards under with within without""".split()
)
"""Prepositions that tie what follows them to the noun, so "31 cents a share"; "after", "as" tell of the clause."""

MARGINS = frozenset(
    """lap laps length lengths place places point points seat seats shot shots stroke strokes vote votes""".split()
)
"""Nouns of what somebody is ahead or behind by."""
APART = frozenset("adrift ahead back behind clear off short".split())
"""After such a noun these tell which way."""

_RANKED = lexicon.RANKED | {"few"}
_OPEN = frozenset(
    """degree extent kind manner place places reason reasons sort those time type way ways what""".split()
)
"""Words that say nothing without the clause after them: "the way they work"."""
VAGUE = frozenset(
    """amount anybody anyone anything everybody everyone everything figure number ones people person quantity somebody
    someone something sum those""".split()
)
"""Words that say next to nothing without the participle or relative clause right after them."""
COUNTING = frozenset("amount cost majority number percentage proportion quantity share total value volume".split())
"""Of what they count or measure, a clause tells which are meant: "the number of people who left"."""
SO_FAR = frozenset({"ever", "far", "yet"})
"""Adverbs after what is the first or the largest."""
_NOT = frozenset({"never", "not", "n't", "n’t"})
EACH = frozenset({"any", "each", "every"})
"""With these what stands after a noun tells which ones are meant."""
_LONG = frozenset({"decade", "decades", "generation", "years"})
_SPANS = frozenset({"for", "in", "of", "since"})
"""Prepositions of the time within which something is the first or the largest."""
_ROWED = frozenset({"from", "in", "of", "within"})
"""Prepositions of what stands behind a row and is of each."""
_WITHIN = frozenset(
    {"det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "nmod:unmarked", "case", "advmod", "cc:preconj"}
)
_NAMED_ON = frozenset({"flat", "fixed", "goeswith", "compound", "nummod", "nmod:unmarked"})
_CLAUSES = frozenset({"acl", "ccomp", "advcl"})
_LOOSE = frozenset({"acl", "advcl", "appos", "conj", "nmod", "obl"})
"""Labels of what a long clause can do without."""


def complements(noun: Token, last: int, room: int = ROOM) -> list[Token]:
    """The tokens after the one at index ``last`` that go on the phrase of a noun, in text order; often none."""
    found: list[Token] = []
    measured = [c for a in kids(noun, "amod") if a.tag_ == "JJR" and a.i < noun.i for c in kids(a, "advcl")]
    for child in sorted(
        (c for c in (*noun.children, *measured) if c.i > noun.i and c.right_edge.i > last), key=lambda c: int(c.i)
    ):
        here = child.left_edge.i
        at = found[-1].i if found else last
        if here <= at:  # it stands in the phrase already
            found += complements(child, at, room - len(found))
            continue
        part = _part(noun, child, room - len(found)) if here == at + 1 else []
        if here == at + 2 and noun.doc[at + 1].is_quote and noun.doc[at + 1].whitespace_:
            part = [noun.doc[at + 1], *more] if (more := _part(noun, child, room - len(found))) else []
        if not part:
            break
        found += part
    return found


def margin_of(noun: Token) -> list[Token]:
    """The words of "five shots off the lead", "a stroke ahead of Mary Smith": how far off one is, and no things."""
    if lower(noun) not in MARGINS or noun.i + 1 == len(noun.doc) or lower(noun.nbor(1)) not in APART:
        return []  # nearly every noun: asked of all of them
    after = noun.nbor(1)
    before = [c for c in noun.children if c.i < noun.i and (c.dep_ == "nummod" or lower(c) in {"a", "an"})]
    if not before:
        return []
    if after.dep_ == "case":
        others = [after.head]
    else:
        others = [c for t in {noun, after, noun.head} for c in kids(t, "nmod", "obl") if c.left_edge.i == after.i + 1]
    rest = _fitting(others[0], ROOM) if others else []
    end = rest[-1].i if rest and rest[0].i in {after.i, after.i + 1} else after.i
    return list(noun.doc[before[0].left_edge.i : end + 1])


def is_singled_out(word: Token) -> bool:
    """Whether a noun or an adjective is the first, the only or the largest of something, of which must be said what."""
    words = [word, *kids_of(word, "amod", "advmod", "det", "nummod")]
    return any(c.tag_ in {"JJS", "RBS"} or lower(c) in _RANKED for a in words for c in (a, *a.children))


def comparison(adjective: Token, last: int) -> list[Token]:
    """What tells more of an adjective after a verb: "as important as price", "the poorest in the region"."""
    if is_singled_out(adjective):
        return complements(adjective, last)
    degree = {lower(c) for c in kids(adjective, "advmod")}
    word = "as" if "as" in degree else "than" if adjective.tag_ == "JJR" or degree & {"less", "more"} else None
    ends = [c for c in kids(adjective, "obl", "advcl") if c.left_edge.i == last + 1]
    return _fitting(ends[0], ROOM) if ends and word in {case_of(ends[0]), mark_of(ends[0])} else []


def tied_to(adjective: Token) -> list[Token]:
    """ "Equal to the sum they spend": what an adjective says nothing without, where it fits."""
    ends = [c for c in kids(adjective, "obl") if c.left_edge.i == adjective.i + 1]
    return _fitting(ends[0], ROOM) if ends else []


def _is_one_of(noun: Token) -> bool:
    """ "one of the countries": so many of a sort."""
    among = case_of(noun) == "among" and has_copula(noun)  # "Kenya is among the countries which have"
    return among or (base(noun) == "nmod" and case_of(noun) == "of" and lower(noun.head) == "one")


def spent_at(time: Token, case: str) -> list[Token]:
    """ "After nine years at Acme", "after two decades as a nurse": what the time was spent at, however it hangs."""
    if case != "after" or time.tag_ != "NNS" or lemma(time) not in lexicon.TIMES:
        return []
    spent = [c for c in (*kids(time, "nmod"), *kids(time.head, "obl")) if case_of(c) in {"as", "at", "in", "with"}]
    near = [c for c in spent if c.left_edge.i == time.i + 1 and c.ent_type_ not in TIME_LABELS]
    return _fitting(near[0], ROOM) if near else []


def restriction(noun: Token) -> list[Token]:
    """The relative clause right after the noun in "most of the cars it ships", without which it is most of all cars."""
    clauses = [c for c in kids(noun, "acl:relcl") if c.left_edge.i == noun.i + 1]
    return _fitting(clauses[0], ROOM) if clauses and kids(noun, "det") else []


def is_none(noun: Token) -> bool:
    """ "Sold no game that lost money", "is not a firm that sells games": there is none such."""
    words = {lower(c) for c in kids(noun, "det")}
    return "no" in words or (bool(words & {"a", "an", "any"}) and has_copula(noun) and _is_not(noun))


def _is_denied(noun: Token) -> bool:
    """ "Never sold a game that lost money": it sold games; none is denied without the clause."""
    some = any(lower(c) in {"a", "an", "any"} for c in kids(noun, "det"))
    nobody = any(lower(d) == "no" for c in kids(noun.head, "nsubj") for d in kids(c, "det"))
    return is_none(noun) or (some and noun.dep_ == "obj" and (nobody or _is_not(noun.head)))


def _is_not(verb: Token) -> bool:
    return any(lower(c) in _NOT for c in kids(verb, "advmod"))


def _part(noun: Token, child: Token, room: int) -> list[Token]:
    """The words of a phrase or clause on a noun, when it belongs to it and fits."""
    if child.head.i != noun.i:  # "more workers than it needs"
        return _fitting(child, room) if mark_of(child) == "than" else []
    tied = {"nmod", "obl"} if noun.pos_ == "ADJ" else {"nmod"}
    if base(child) in tied and child.dep_ not in _NAMED_ON:
        if (case_of(child), lower(child)) in lexicon.SET_PHRASES | lexicon.HOW_PHRASES:
            return []
        long = lower(child) in _LONG and case_of(child) == "in"
        if child.ent_type_ in TIME_LABELS or long or (case_of(child) == "since" and is_singled_out(noun)):
            bound = case_of(child) in _SPANS and (is_singled_out(noun) or noun.pos_ == "NUM" or lower(noun) == "period")
        else:
            bound = case_of(child).removeprefix("from ") in BOUND  # "from outside the firm"
        if child.tag_ == "VBG" and mark_of(child) in BOUND:
            return _fitting(child, room)  # "in danger of overflowing"
        return _phrase(child, room) if bound or _is_like(noun, case_of(child)) else []
    if child.dep_ in _CLAUSES and (_is_content(child) or _is_like(noun, mark_of(child))):
        return _fitting(child, room, needed=lower(noun) == "fact")
    if child.dep_ == "acl:relcl":
        each = any(lower(c) in EACH for c in kids(noun, "det"))
        each = each and any(c.tag_ in {"WDT", "WP"} for c in kids(child, "nsubj", "nsubj:pass"))
        same = base(noun) != "nsubj" and any(lower(c) == "same" for c in kids(noun, "amod"))
        needed = _is_open(noun, child) or _is_denied(noun) or each or same or _is_any(noun)
        told = needed or is_singled_out(noun) or _is_one_of(noun)
        return _fitting(child, room, needed=_is_open(noun, child)) if told else []
    if child.dep_ == "advmod":  # "the clearest sign yet that", "the biggest deal so far"
        ahead = lower(noun) == "way" and lower(child) in {"back", "forward", "out"}
        return _fitting(child, room) if ahead or (lower(child) in SO_FAR and is_singled_out(noun)) else []
    restricts = child.dep_ == "acl" or (base(child) == "amod" and child.pos_ in {"ADJ", "ADV"})
    denied = _is_denied(noun) and not any(c.tag_ == "WP" for c in child.children)  # "no idea what it was"
    told = is_singled_out(noun) or denied or _is_one_of(noun) or lower(noun) == "those"  # "four of those buried there"
    told = told or _is_any(noun) or _is_vague(noun, child)
    told = told or (_is_absolute(noun) and child.tag_ == "VBN")  # "with frost named as the cause"
    told = told or (child.tag_ == "JJR" and lower(word_after(child)) == "than")  # "a sound louder than that"
    needed = is_singled_out(noun) or _is_vague(noun, child)
    return _fitting(child, room, needed=needed) if restricts and told else []


def _is_absolute(noun: Token) -> bool:
    """ "Was rejected with frost named as the cause": a bare noun after "with", the participle of which is told."""
    return case_of(noun) == "with" and base(noun) == "obl" and not kids(noun, "det", "nummod", "nmod:poss")


def _is_content(clause: Token) -> bool:
    """An infinitive, a clause with "that", a gerund: "the plan to buy it", "fears that it fails", "talk of buying"."""
    mark, form, aux = mark_of(clause), verb_form(clause), kids(clause, "aux")
    open_ = lower(clause.left_edge) == "that" or clause.left_edge.tag_.startswith("W")  # "no idea what it was"
    bare = (
        not mark and not open_ and clause.dep_ == "acl" and (clause.tag_ not in {"VBN", "VB"} or aux)
    )  # "proof it was sold"
    told = (mark == "that" or bare) and clause.dep_ != "acl:relcl" and bool(kids_of(clause, "nsubj"))
    to = (form == "Inf" and mark == "to") or mark == "for to"  # "calls for him to be spared"
    return to or told or (form == "Ger" and (mark or case_of(clause)) in BOUND)


def _is_open(noun: Token, clause: Token) -> bool:
    """ "The way they work", "the day it shut", "people who left": no thing without its relative clause."""
    return lower(noun) in _OPEN | {"day", "moment"} or _is_vague(noun, clause)


def _is_vague(noun: Token, clause: Token) -> bool:
    """ "People who left", "the amount owed to Acme", "the number of firms paying it": nothing is told without it."""
    if clause.pos_ not in {"VERB", "AUX"} and not has_copula(clause):
        return False
    if kids(noun, "nummod") or (kids(noun, "amod") and lower(noun) in {"people", "person"}):
        return False  # "eight people", "young people"
    counted = base(noun) == "nmod" and case_of(noun) == "of" and lower(noun.head) in COUNTING
    return lower(noun) in VAGUE or (counted and noun.tag_ in {"NN", "NNS"})


def _is_any(noun: Token) -> bool:
    """ "Companies looking for work are small", "firms that pay will grow": without the clause it is said of all."""
    verb, own = noun.head, kids_of(noun, "amod", "compound", "det", "nummod", "nmod:poss", "conj")
    tags = {verb.tag_, *(c.tag_ for c in kids(verb, "aux", "aux:pass", "cop") if lemma(c) != "have")}
    general = bool(tags & {"VBP", "MD"}) and lemma(verb) not in lexicon.SPEECH
    return noun.tag_ == "NNS" and base(noun) == "nsubj" and general and not own


def _is_like(noun: Token, word: str) -> bool:
    """ "The same family as Mary Smith", "such acts as firing at a post": no thing without what it is like."""
    return word == "as" and any(lower(c) in {"same", "such"} for c in kids_of(noun, "amod", "det"))


def _phrase(noun: Token, room: int) -> list[Token]:
    """A prepositional phrase: its noun with what is before it and coordinated with it, and its own complements."""
    cut = [c.i for c in noun.children if c.i > noun.i and not _is_named_on(c) and base(c) != "conj"]
    cut += [c.i for c in noun.children if c.i < noun.i and c.dep_ not in _WITHIN and not c.is_punct]
    for other in kids(noun, "conj"):
        cut += [c.i for c in other.children if c.i > other.i and not _is_named_on(c) and base(c) != "conj"]
    tokens = branch(noun, cut)
    joined = [c for c in kids(noun, "conj") if any(kids(m, "fixed") for m in kids(c, "cc"))]
    if not _is_run(tokens) and (joined or _is_other(noun)) and (case_of(noun) == "of" or has_copula(noun.head)):
        # "of his lack of respect as well as his debts"
        tokens = branch(noun, [*cut, *(c.i for c in joined or kids(noun, "conj"))])
    if not _is_run(tokens) or tokens[0].is_punct or len(tokens) > room or lower(noun) in {"that", "those"}:
        return []
    for end in [noun, *kids(noun, "conj")[-1:]]:  # "the advancement and promotion of science"
        tokens = tokens + complements(end, tokens[-1].i, room - len(tokens))
    cut_off = tokens[-1].i == noun.i and any(c.left_edge.i == noun.i + 1 and case_of(c) == "of" for c in noun.children)
    return [] if cut_off else tokens  # not "in support", "in the south", where "of the treaty" finds no room


def _is_other(noun: Token) -> bool:
    """ "A result of the drop in prices, and of the war": what comes after a comma is told apart."""
    joined = kids(noun, "conj")
    first = joined[0].left_edge.i if joined else noun.i
    apart = any(t.text == "," for t in noun.doc[first - 1 : first + 1])
    return len(joined) == 1 and bool(kids(joined[0], "det", "case")) and apart


def behind(noun: Token) -> list[Token]:
    """ "The production and sales of cars", "each teacher and pupil in the town": what stands behind a row is of each.

    So where it hangs on the first of bare nouns, as a parser has it that reads it so, or on the last of two acts, or
    of "its leader and three other members".
    """
    first = first_conjunct(noun)
    row = conjuncts(first)
    if len(row) < 2 or any(c.tag_ not in {"NN", "NNS"} or kids_of(c, "det", "nmod:poss") for c in row[1:]):
        return []
    last = row[-1]
    between = [c for c in kids(first, "nmod", "acl", "appos") if first.i < c.i < last.i]
    if between or noun.i not in {first.i, last.i} or any(kids_of(c, "nmod", "acl") for c in row[1:-1]):
        return []
    phrases = [c for c in kids(first, "nmod") if c.i > last.i and (noun.i == first.i or case_of(c) != "of")]
    phrases = [c for c in phrases if case_of(c) in _ROWED and lemma(c) not in lexicon.TIMES]
    alike = all(lemma(c).endswith(lexicon.EVENT_SUFFIXES) for c in row) and not kids(first, "compound")
    if noun.i == first.i and (alike or any(lower(c) == "other" for c in kids(last, "amod"))):
        phrases += [c for c in kids(last, "nmod") if case_of(c) == "of"]
    if not phrases or phrases[0].left_edge.i != last.i + 1 or phrases[0].ent_type_ in TIME_LABELS:
        return []
    return _part(phrases[0].head, phrases[0], ROOM)


def _is_named_on(child: Token) -> bool:
    """Whether what hangs on a noun before it is part of its name: "Brown-Smith", "Acme Co., Ltd.", "Brown's"."""
    inner = child.doc[child.head.i + 1 : child.i + 1]
    return child.dep_ in _NAMED_ON or (child.head.ent_type_ != "" and all(t.ent_iob_ == "I" for t in inner))


def _fitting(clause: Token, room: int, *, needed: bool = False) -> list[Token]:
    """All the words of a clause, without what a comma sets apart; none where there are too many.

    Where its noun is nothing without it, its last phrases are left out instead.
    """
    tokens = branch(clause)
    run = _is_run(tokens)
    tokens = _without_insertion(clause, tokens) if needed else tokens
    stop = next((place for place, t in enumerate(tokens) if t.text in {",", ";", ":", "(", "—", "–"}), len(tokens))
    run, tokens = run or _is_run(tokens[:stop]), tokens[:stop]
    while tokens and is_mark(tokens[-1]):
        tokens = tokens[:-1]
    complete = clause.i <= tokens[-1].i if tokens else False
    if needed and len(tokens) > room:
        relative = next((t.i for t in tokens if t.tag_ in {"WDT", "WP"} and t.i > clause.i), tokens[-1].i + 1)
        tokens = [t for t in tokens if t.i < relative]
    tokens = _shortened(clause, tokens, room) if complete and (needed or _is_content(clause)) else tokens
    return tokens if complete and run and len(tokens) <= room else []


def _without_insertion(clause: Token, tokens: list[Token]) -> list[Token]:
    """ "When banks, fearing losses, lend less": without what two commas set apart between a subject and its verb."""
    subjects = kids_of(clause, "nsubj", "nsubj:pass")
    marks = [t.i for t in tokens if t.text == "," and t.i < clause.i]
    if len(marks) != 2 or not subjects or subjects[0].right_edge.i + 1 < marks[0]:
        return tokens
    return [t for t in tokens if not marks[0] <= t.i <= marks[1]]


def _shortened(clause: Token, tokens: list[Token], room: int) -> list[Token]:
    """ "A plan to sell plants in Ohio and Texas to a group of": too long a clause, without its last phrases."""
    while room < len(tokens) <= room + 2 * ROOM:
        last = tokens[-1]
        row = [last, *(t for t in last.ancestors if t.i > clause.i and clause in t.ancestors)]
        loose = [t for t in row if base(t) in _LOOSE and case_of(t) != "of" and t.left_edge.i > clause.i + 1]
        if not loose:
            break
        tokens = [t for t in tokens if t.i < loose[-1].left_edge.i]
        while tokens and (is_mark(tokens[-1]) or tokens[-1].dep_ == "cc" or tokens[-1].tag_ in {"IN", "WDT", "WP"}):
            tokens = tokens[:-1]
    return tokens


def _is_run(tokens: list[Token]) -> bool:
    return bool(tokens) and tokens[-1].i - tokens[0].i == len(tokens) - 1

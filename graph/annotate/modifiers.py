"""Mends of trees in which what stands behind a noun hangs on the verb, or a member of a row says what the noun is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.annotate.attachments import EMPLOYED
from graph.annotate.edits import NOUNS, PREDICATE
from graph.annotate.names import STYLES
from graph.annotate.neighbours import BODIES

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from graph.annotate.edits import Arcs

PERSONS = EMPLOYED | frozenset("boy child girl man people resident scientist soldier student teacher woman".split())
INSIDE = frozenset({"compound", "nummod", "flat"})
"""Labels of words that stand before or inside the head of a phrase."""
_RELATED = frozenset(
    "ally architect chief citizen critic fan friend graduate judge member native president resident rival".split()
)
"""Nouns of persons and firms that are so of another."""
_SINGLE = frozenset("chancellor governor king mayor minister pope premier president prince queen".split())
"""With "the" these are somebody that needs no name."""
RELATED = frozenset({"based", "compared"})
"""Participles that are said of the whole clause: "the best year compared to others"."""
OUTER = frozenset({"case", "cc", "mark", "punct"})
"""Labels of what belongs to a noun phrase as a whole."""
ROWS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "conj"})
"""Labels of nouns that another may be joined to."""
_SORTS = {"PERSON": "agent", "ORG": "agent", "LOC": "place"}
"""What names are of one kind."""
CLAUSAL = frozenset({"mark", "nsubj", "nsubj:pass", "aux", "aux:pass", "cop", "advmod"})


def reduced(verb: Token, arcs: Arcs) -> None:
    """ "adds to the $5 million raised for schools": a participle with its phrase right behind a noun is the noun's.

    In EWT and GUM's training parts 98 of 100 such participles hang on the noun.
    """
    doc, i = verb.doc, int(verb.i)
    if arcs.deps[i] != "advcl" or verb.tag_ != "VBN" or verb.lower_ in RELATED or i == arcs.sentence[verb.i]:
        return
    noun = i - 1
    while arcs.deps[noun] in INSIDE and arcs.heads[noun] < i:
        noun = arcs.heads[noun]
    governed = arcs.heads[noun] == arcs.heads[i] < noun and arcs.deps[noun] in {"obj", "obl"}
    told = any(k > i for k in arcs.below(i, "obl", "obl:agent"))
    if governed and told and doc[noun].pos_ in {"NOUN", "PROPN", "SYM"} and not arcs.below(i, *CLAUSAL):
        arcs.attach(i, noun, "acl")


def employed(noun: Token, arcs: Arcs) -> None:
    """ "the password of an employee at Acme", "the arrest of two men from Springfield": it is they who are of it."""
    doc, i, above = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    cases = [k for k in arcs.below(i, "case") if doc[k].lower_ in {"at", "from"}]
    person = cases[0] - 1 if cases else above
    theirs = doc[person].lemma_ in PERSONS and doc[above].lemma_ not in PERSONS
    if theirs and above < person and arcs.heads[person] == above and arcs.deps[person] == "nmod":
        arcs.attach(i, person, "nmod")


def joined(noun: Token, arcs: Arcs) -> None:
    """ "set aside $5 million for research in schools and industry": a bare noun goes with a noun, not with the verb."""
    doc, i, verb = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    if noun.pos_ != "NOUN" or doc[verb].pos_ != "VERB" or verb > i:
        return
    if not arcs.below(i, "cc") or arcs.below(i, *CLAUSAL, "det", "case", "nmod:poss"):
        return
    between = [k for k in arcs.children(verb) if verb < k < arcs.children(i)[0]]
    if between and arcs.deps[between[-1]] in {"obj", "obl"} and doc[between[-1]].pos_ in {"NOUN", "PROPN"}:
        arcs.attach(i, between[-1], "conj")


def singled(name: Token, arcs: Arcs) -> None:
    """ "one of its founders, Mary Smith, left": it is the one that the name is of, and no founders."""
    doc, i, things = name.doc, int(name.i), arcs.heads[int(name.i)]
    one = arcs.heads[things]
    several = doc[things].tag_ == "NNS" and arcs.deps[things] == "nmod" and "of" in arcs.forms(things, "case")
    if several and arcs.lower[one] == "one" and one < things < i and not arcs.below(i, "conj"):
        arcs.attach(i, one, "appos")


def listed(noun: Token, arcs: Arcs) -> None:
    """ "a pay rise, a shorter week and pensions", "a mine in Springfield, a mill in Ogdenville and a shop": rows.

    Of such pairs with articles in EWT and GUM's training parts 18 of 19 are rows, one an apposition.
    """
    doc, i, first = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    inner = first
    if doc[first].ent_type_ == "LOC" and arcs.deps[first] == "nmod":
        first = arcs.heads[first]
    rest = [k for k in range(i + 1, arcs.ends[noun.i]) if arcs.heads[k] in {i, first} and arcs.deps[k] == "conj"]
    last = [k for k in rest if any(i < c < k for c in arcs.below(k, "cc"))]
    if first > i or not last or (first != inner and arcs.heads[last[0]] != first):
        return
    new = all(doc[k].pos_ == "NOUN" and arcs.forms(k, "det") & {"a", "an"} for k in (first, i))
    if new and doc[arcs.children(i)[0]].text == ",":
        arcs.change({i: (first, "conj"), **dict.fromkeys(rest, (first, "conj"))})


def offices(noun: Token, arcs: Arcs) -> None:
    """ "professor of history and director of the museum": an office is nothing that somebody is professor of."""
    doc, i, field = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    first = arcs.heads[field]
    titles = [_is_office(doc[k]) for k in (first, field, i)]
    ends = arcs.below(i, "nmod")
    of = bool(ends) and all("of" in arcs.forms(k, "case") for k in (field, ends[0]))
    told = arcs.deps[first] in {"appos", "xcomp"} or arcs.below(first, "cop")
    alike = told and doc[field].ent_type_ and {"a", "an"} & arcs.forms(i, "det") and doc[first].tag_ == "NN"
    fresh = alike or not arcs.below(i, "det", "nmod:poss")
    if all(titles[::2]) and (alike or not titles[1]) and of and arcs.deps[field] == "nmod" and fresh:
        arcs.attach(i, first, "conj")


def several_titles(name: Token, arcs: Arcs) -> None:
    """ "Writer and director Mary Smith died": both say what she is, and no writer died beside her.

    Not so "the president and opposition leader Mary Smith", who are two, nor those with a verb of several.
    """
    doc, i = name.doc, int(name.i)
    first, last = i, i - 1
    while first > arcs.sentence[i] and (doc[first - 1].text == "," or doc[first - 1].tag_ in {"CC", "JJ", "NN"}):
        first -= 1
    near = {arcs.heads[i], *arcs.below(arcs.heads[i], arcs.deps[i])}
    row = [k for k in range(first, i) if doc[k].tag_ == "NN"]
    row = [k for k in row if k in near or arcs.deps[k] in {"conj", "nmod:desc"}]
    if len(row) < 2 or row[-1] != last:
        return
    top, ways = row[0], {(arcs.heads[row[0]], arcs.deps[row[0]]), (row[0], "conj"), (row[0], "appos")}
    above, dep = arcs.heads[top], arcs.deps[top]
    joined = all((arcs.heads[k], arcs.deps[k]) in {(top, "conj"), (i, "nmod:desc")} for k in row[1:])
    ands = [k for k in range(top, i) if doc[k].lower_ == "and"]
    if above == i or not joined or len(ands) != 1 or arcs.below(i, "conj") or (arcs.heads[i], arcs.deps[i]) not in ways:
        return
    new = any(arcs.below(k, "det", "nmod:poss") for k in row[1:]) or arcs.forms(top, "det") - {"the"}
    told = arcs.below(top, "det", "nmod:poss")
    the_one = told and (doc[top].lemma_ in _SINGLE or arcs.deps[i] != "appos")
    several = any(doc[k].tag_ == "VBP" or doc[k].lower_ == "were" for k in (above, *arcs.below(above, "aux", "cop")))
    if new or the_one or (several and dep.startswith("nsubj")) or not all(_is_office(doc[k]) for k in row):
        return
    moves = {k: (i, arcs.deps[k]) for k in arcs.below(top, "case", "det") if k < top}
    arcs.change({**moves, i: (above, dep), **dict.fromkeys(row, (i, "nmod:desc"))})


def entitled(name: Span, arcs: Arcs) -> None:
    """ "Secretary of the Air Force for Acquisition Mary Smith": all before the name is the office, and she holds it.

    Not so "adviser to President Mary Smith", "mother of Prince John": what is right before the name says who that is.
    """
    doc, last = name.doc, int(name.start) - 1
    heads = [int(t.i) for t in name if not name.start <= arcs.heads[t.i] < name.end or arcs.heads[t.i] == t.i]
    head, above = heads[0], arcs.heads[heads[0]]
    cases = [k for k in arcs.below(head, "case") if k < last]
    owners = [k for k in (above, *arcs.below(head, "nmod:desc")) if k < (cases[-1] if cases else last)]
    office = max(owners, default=head)
    if len(heads) > 1 or office in {head, head + 1} or arcs.sentence[office] != arcs.sentence[head]:
        return
    if arcs.deps[office] == "appos" and doc[arcs.heads[office]].ent_type_ == "PERSON" and arcs.heads[office] < office:
        return  # "Mary Smith, head of Springfield Umuntu Wezwe", a club
    if not _is_post(doc[office]) or _is_person(doc[last]) or not (doc[last].is_alpha and doc[last].pos_ in NOUNS):
        return
    moves: dict[int, tuple[int, str]] = {}
    if cases:
        field = last
        while arcs.heads[field] != head and cases[-1] < arcs.heads[field] < name.start:
            field = arcs.heads[field]
        if arcs.heads[field] != head or not (doc[field].text[0].isupper() or doc[field].lemma_ in BODIES):
            return
        moves = {k: (field, arcs.deps[k]) for k in arcs.children(head) if cases[-1] <= k < name.start and k != field}
        moves[field] = (office, "nmod")
    elif arcs.deps[head] != "nmod" or not arcs.within(last, office):
        return
    if above == office:
        top = head if arcs.heads[office] == office else arcs.heads[office]
        outer = OUTER | (PREDICATE if top == head else frozenset())
        moves |= {k: (head, arcs.deps[k]) for k in arcs.children(office) if arcs.deps[k] in outer and k != head}
        moves |= {head: (top, arcs.deps[office]), office: (head, "nmod:desc")}
    arcs.change(moves)


def _is_post(noun: Token) -> bool:
    """Whether a noun before a name is an office, capital or not."""
    word = noun.lower_
    return word in EMPLOYED | _RELATED or (word.endswith(("er", "man", "or", "tive")) and not word.endswith("ther"))


def _is_person(noun: Token) -> bool:
    """Whether a noun right before a name says who bears that."""
    return noun.lower_ in PERSONS | _SINGLE | STYLES or (_is_post(noun) and noun.ent_type_ not in {"LOC", "ORG"})


def accompanied(noun: Token, arcs: Arcs) -> None:
    """ "Acme, together with Globex, bought it", "sued Acme along with Globex": two of a kind side by side are a row.

    Not so "wrote the book along with Brown"; what stands between a subject and its verb goes with the subject.
    """
    doc, i = noun.doc, int(noun.i)
    words = [k for k in arcs.below(i, "case") if k < i]
    if not words or doc[words[-1]].lower_ != "with" or doc[words[-1] - 1].lower_ not in {"along", "together"}:
        return
    along = words[-1] - 1
    end = along - 2 if doc[along - 1].text == "," else along - 1
    kind, first = _SORTS.get(noun.ent_type_), end
    while arcs.heads[first] <= end and arcs.deps[first] in INSIDE | {"nmod", "punct"} and first != arcs.heads[first]:
        if kind and _SORTS.get(doc[first].ent_type_) == kind and arcs.deps[first] == "nmod":
            break
        first = arcs.heads[first]
    if end < arcs.sentence[i] or first == i or arcs.deps[first] not in ROWS or arcs.within(first, i):
        return
    ahead = arcs.deps[first] in {"nsubj", "nsubj:pass"} and i < arcs.heads[first] and doc[first].pos_ in NOUNS
    if ahead or (kind is not None and _SORTS.get(doc[first].ent_type_) == kind):
        arcs.change({i: (first, "conj"), along: (i, "cc"), words[-1]: (along, "fixed")})


def _is_office(noun: Token) -> bool:
    return noun.lemma_ in EMPLOYED | _RELATED or noun.lemma_.endswith(("er", "ess", "ian", "ist", "man", "or"))


def beside(noun: Token, arcs: Arcs) -> None:
    """ "sold the plant to Acme, Globex, and others": what has a preposition is no second object."""
    i, verb = int(noun.i), arcs.heads[int(noun.i)]
    objects = [k for k in arcs.below(verb, "obj") if verb < k < i]
    if objects and arcs.forms(i, "case") & {"against", "at", "from", "into", "to", "with"}:
        arcs.attach(i, verb, "obl")


def inward(noun: Token, arcs: Arcs) -> None:
    """ "flows from the hills into Freedonia": the way goes on, no hills are into it."""
    i, start = int(noun.i), arcs.heads[int(noun.i)]
    if "into" in arcs.forms(i, "case") and "from" in arcs.forms(start, "case") and arcs.heads[start] < start < i:
        arcs.attach(i, arcs.heads[start], arcs.deps[start])


def not_only(also: Token, arcs: Arcs) -> None:
    """ "not only X but also Y": the two are one pair."""
    doc, i = also.doc, int(also.i)
    if i < 3 or (also.lower_ == "also" and doc[i - 1].lower_ != "but"):
        return
    second = arcs.heads[i]
    only = next((k for k in range(i - 1, max(arcs.sentence[also.i], i - 25), -1) if doc[k].lower_ == "only"), None)
    if only is None or doc[only - 1].lower_ != "not" or arcs.deps[second] != "conj" or second < i:
        return
    first = arcs.heads[only] if arcs.heads[only] != only - 1 else arcs.heads[only - 1]
    if only < first < i and doc[first].pos_ == doc[second].pos_ and arcs.heads[second] != first:
        arcs.attach(second, first, "conj")

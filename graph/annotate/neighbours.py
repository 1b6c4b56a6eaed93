"""Mends two nouns that stand side by side: "carmaker Acme grew", "named Mary Smith chief executive".

Each function takes one word and the arcs of its Doc and changes these or nothing.  Words, tags and names stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.annotate.attachments import GIVING, of_firm
from graph.annotate.edits import ARGUMENTS, PREDICATE, SUBJECT
from graph.annotate.hyphens import HYPHENS
from graph.annotate.names import OFFICES, POSSESSIVE_MARKS, STYLES

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from graph.annotate.edits import Arcs

NAMING = frozenset({"name", "appoint", "elect", "make", "call", "hire", "choose", "pick", "declare"})

BODIES = frozenset(
    """agency arm army body branch club commission committee company council force group ministry movement municipality
    organisation organization party team union wing""".split()
)
HELD = frozenset("chief commissioner director head inspector minister professor secretary vice-president".split())
"""Offices "of" something that is no person."""
OFFERS = frozenset("gift offer pledge present promise proposal".split())
"""What one makes somebody, who is none."""

LOOSE = frozenset("advmod amod appos compound compound:prt flat nmod:unmarked nummod obl:unmarked".split())
"""Labels of words that a parser took out of a name."""

MARKS = frozenset({",", ";", ":", "(", ")"})
"""Between two nouns they make two of them."""


def side_by_side(left: Token, arcs: Arcs, names: dict[int, Span]) -> None:
    """Two arguments with one label and nothing between them are one noun phrase."""
    doc, i = left.doc, int(left.i)
    dep, head = arcs.deps[i], arcs.heads[i]
    if dep not in ARGUMENTS or left.pos_ not in {"NOUN", "PROPN"} or not any(k > i for k in arcs.below(head, dep)):
        return
    edge = max(k for k in range(i, min(i + 8, len(doc))) if arcs.within(k, i))
    hyphen = edge + 1 < len(doc) and doc[edge + 1].text in HYPHENS
    following = edge + (2 if hyphen else 1)
    if following >= len(doc) or arcs.sentence[following] != arcs.sentence[i]:
        return
    top = following
    for _ in range(20):
        if arcs.heads[top] in {top, head} or top == head:
            break
        top = arcs.heads[top]
    if arcs.heads[top] != head or arcs.deps[top] != dep or top <= i or doc[top].pos_ not in {"NOUN", "PROPN"}:
        return
    if doc[following].dep_ in {"cc", "case", "det"} or any(t.text in MARKS for t in doc[i + 1 : following + 1]):
        return
    if doc[edge].text in POSSESSIVE_MARKS:
        arcs.attach(i, top, "nmod:poss")
    elif hyphen:
        arcs.attach(i, top, "compound")
    elif i in names:
        arcs.attach(i, following if doc[following].pos_ == "NOUN" else top, "compound")
    elif top in names and arcs.attach(i, top, "nmod:desc"):
        for child in doc[max(0, i - 8) : i]:
            if arcs.heads[child.i] == i and arcs.deps[child.i] in {"case", "det", "cc", "mark"}:
                arcs.attach(int(child.i), top, arcs.deps[child.i])


def epithet(noun: Token, arcs: Arcs, names: dict[int, Span]) -> None:
    """ "carmaker Acme grew": no comma between, so the name is the head and the noun describes it."""
    i = int(noun.i)
    name = names.get(i + 1)
    if noun.pos_ != "NOUN" or name is None or name.start != i + 1 or i in names:
        return
    root = int(name.root.i)
    if arcs.heads[root] in range(root + 1, name.end):
        root = arcs.heads[root]  # two words of the name hung side by side
    if arcs.deps[root] == "appos" and arcs.heads[root] < i and noun.tag_ == "NNS" and arcs.within(i, arcs.heads[root]):
        arcs.attach(root, i, "appos")  # "shares in the companies Acme and Globex"
        return
    articled = arcs.below(i, "det") and not _is_officer(noun, arcs, names)
    titled = name.label_ == "ORG" or (name.label_ == "PERSON" and not articled)
    beside = titled and arcs.deps[i] == "nmod" and noun.tag_ == "NN" and arcs.heads[root] == arcs.heads[i]
    if arcs.deps[root] != "appos" or not (beside or arcs.heads[root] == i):  # "the head of the carmaker Acme"
        return
    if beside and name.label_ == "PERSON" and _is_over(arcs.heads[i], i, arcs):
        return
    above = root if arcs.heads[i] == i else arcs.heads[i]  # "It is carmaker Acme": the name is what is said
    moved = {
        k: (root, arcs.deps[k]) for k in range(max(0, i - 12), arcs.ends[noun.i]) if arcs.heads[k] == i and k != root
    }
    kept = {"case", "cc", "det", "mark", "punct"} | (PREDICATE if above == root else frozenset())
    moved = {k: arc for k, arc in moved.items() if k > i or arc[1] in kept}
    arcs.change({**moved, root: (above, arcs.deps[i]), i: (root, "nmod:desc")})


def _is_over(office: int, noun: int, arcs: Arcs) -> bool:
    """ "the minister of intelligence Mary Smith": whether an office is over a thing, which describes nobody."""
    word = arcs.lower[noun]
    person = word in OFFICES or word.endswith(("ant", "er", "ess", "ian", "ist", "man", "or"))
    return arcs.lower[office] in HELD and arcs.forms(noun, "case") == {"of"} and not person


def _is_officer(noun: Token, arcs: Arcs, names: dict[int, Span]) -> bool:
    """ "The Post spokesman John Brown": whether an organisation's name, with its article, is before an office."""
    before = names.get(int(noun.i) - 1)
    held = before is not None and before.label_ == "ORG" and noun.i - 1 in arcs.below(int(noun.i), "compound")
    return noun.lower_ in OFFICES and held


def apposed(noun: Token, arcs: Arcs, names: dict[int, Span]) -> None:
    """ "Mary, 17, a nurse, and John, a cook": an apposition is of the noun before it, not of the first of the row."""
    i, head = int(noun.i), arcs.heads[int(noun.i)]
    if i in names and head not in names and head < i:
        of_firm(noun, arcs, names)
        return
    if arcs.deps[i] != "appos" or noun.tag_ in {"NNS", "NNPS"} or head > i or i in names or head not in names:
        return
    row = [k for k in range(head + 1, i) if arcs.heads[k] == head and arcs.deps[k] == "conj"]
    if row and row[-1] in names:
        arcs.attach(i, row[-1], "appos")


def named(person: Token, arcs: Arcs, names: dict[int, Span]) -> None:
    """ "named Mary Smith chief executive": the person is the verb's object, not part of the office."""
    i = int(person.i)
    entity = names.get(i)
    if entity is None or entity.label_ != "PERSON" or entity.start <= arcs.heads[i] < entity.end:
        return
    _named_beside(entity, i, arcs)
    if arcs.deps[i] not in {"amod", "compound", "nmod:desc", "xcomp"}:
        return
    verb = arcs.heads[i]
    if (
        arcs.deps[i] == "xcomp"
        and person.doc[verb].lemma_ in NAMING
        and "obj" not in {arcs.deps[child.i] for child in person.doc[verb].children}
    ):
        arcs.attach(i, verb, "obj")
        return
    office = arcs.heads[i]
    verb = arcs.heads[office]
    if arcs.deps[office] in {"xcomp", "obj", "ccomp"} and person.doc[verb].lemma_ in NAMING and office > i:
        arcs.change({office: (verb, "xcomp"), i: (verb, "obj")})
    elif office > i and entity.start > 0:
        _elected(entity, i, arcs)


def _named_beside(name: Span, root: int, arcs: Arcs) -> None:
    """ "elected Mary Smith mayor": the office is no apposition, nor a part of the name, as no comma parts them."""
    doc, verb = name.doc, arcs.heads[root]
    if arcs.deps[root] != "obj" or doc[verb].lemma_ not in NAMING or name.end >= arcs.ends[root]:
        return
    offices = [k for k in arcs.below(root, "appos", "flat") if k >= name.end and doc[k].text.islower()]
    if offices and arcs.within(name.end, offices[0]) and doc[name.end].text not in MARKS:
        arcs.attach(offices[0], verb, "xcomp")


def _elected(name: Span, root: int, arcs: Arcs) -> None:
    """ "Voters elected Mary Smith mayor": the verb is no participle after its subject, as nothing else is one."""
    doc, office, verb = name.doc, arcs.heads[root], int(name.start) - 1
    subject = arcs.heads[verb]
    if doc[verb].lemma_ not in NAMING or arcs.deps[verb] != "acl" or subject >= verb or arcs.below(office, "cop"):
        return
    if arcs.heads[subject] != office or arcs.deps[subject] not in SUBJECT or office < root:
        return
    above = verb if arcs.heads[office] == office else arcs.heads[office]
    moved = {k: (verb, arcs.deps[k]) for k in arcs.below(office, "punct", "obl", "advmod", "advcl")}
    arcs.change(
        {
            **moved,
            verb: (above, arcs.deps[office]),
            subject: (verb, "nsubj"),
            root: (verb, "obj"),
            office: (verb, "xcomp"),
        }
    )


def styled(name: Span, arcs: Arcs) -> None:
    """ "Sheikh Hasan met Acme's Dr Mary Smith": a person is the head of the title, and has what hangs on that."""
    doc, title = name.doc, int(name.start) - 1
    if title > 0 and doc[title].text == "." and arcs.heads[title] != title:
        title -= 1  # "Capt. Smith", cut in two
    if title < 0 or doc[title].lower_.rstrip(".") not in STYLES or arcs.sentence[title] != arcs.sentence[name.start]:
        return
    outer = [int(t.i) for t in name if not name.start <= arcs.heads[t.i] < name.end or arcs.heads[t.i] == t.i]
    head = outer[0]
    if all(arcs.heads[k] == title and arcs.deps[k] in {"flat", "compound", "appos"} for k in outer):
        above = head if arcs.heads[title] == title else arcs.heads[title]
        own = {k: (head, arcs.deps[k]) for k in arcs.children(title) if k not in outer and doc[k].text != "."}
        rest = dict.fromkeys(outer[1:], (head, "flat"))
        arcs.change({**own, **rest, head: (above, arcs.deps[title]), title: (head, "nmod:desc")})
        return
    beside = arcs.heads[title] == arcs.heads[head] and arcs.deps[title] in {"compound", arcs.deps[head]}
    if (beside and len(outer) == 1) or (arcs.heads[title] == head and arcs.deps[title] == "nmod:desc"):
        ranks = [title, *(k for k in arcs.below(head, "nmod:desc") if k < title and arcs.lower[k] in STYLES)]
        owners = [o for k in ranks for o in arcs.below(k, "nmod:poss") if arcs.lower[k] != "professor"]
        moved = {k: (head, arcs.deps[k]) for k in [*owners, *arcs.below(title, "nmod:desc")]}
        arcs.change({**moved, title: (head, "nmod:desc")})


def gathered(name: Span, arcs: Arcs) -> None:
    """ "fined Mary May 5 euros": words of a person's name that hang on what comes after are of the first.

    So are the numbers of a product's: "the Acme 737-800 has".
    """
    outer = [int(t.i) for t in name if not name.start <= arcs.heads[t.i] < name.end or arcs.heads[t.i] == t.i]
    if len(outer) < 2 or arcs.deps[outer[0]] not in ARGUMENTS | {"compound"} or outer[0] != name.start:
        return
    if name.label_ == "PRODUCT" and not all(name.doc[k].text[0].isdigit() for k in outer[1:]):
        return
    bare = all(name.start <= child < name.end for k in outer[1:] for child in arcs.children(k))
    if bare and all(arcs.deps[k] in LOOSE or name.doc[k - 1].text in HYPHENS for k in outer[1:]):
        arcs.change(dict.fromkeys(outer[1:], (outer[0], "flat")))


def bestowed(thing: Token, arcs: Arcs) -> None:
    """ "denied Acme a licence", "made Smith an offer": what somebody gets is an object, and not what he is made."""
    doc, i, verb = thing.doc, int(thing.i), arcs.heads[int(thing.i)]
    giving = doc[verb].lemma_ in GIVING or (doc[verb].lemma_ == "make" and thing.lemma_ in OFFERS)
    getters = [k for k in arcs.below(verb, "obj", "iobj") if verb < k < i]
    if giving and len(getters) == 1 and not arcs.below(i, "case", "mark", "cop", *SUBJECT):
        arcs.change({getters[0]: (verb, "iobj"), i: (verb, "obj")})

"""Mends where nouns hang: items of a row, who is given something, what a verb comes with, what follows an aside.

Each function takes one noun and the arcs of its Doc and changes these or nothing.  Words, tags and names stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.annotate.edits import AMOUNTS, NOUNS, SUBJECT, TIMES
from graph.annotate.hyphens import HYPHENS
from graph.annotate.names import OFFICES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Span, Token

    from graph.annotate.edits import Arcs

ARTICLES = frozenset({"a", "an", "the"})
GIVING = frozenset("award cost deny give grant hand lend offer owe pay promise sell send show teach".split())
"""Verbs with a receiver and a thing."""
POWERS = frozenset("access authority control credit leverage ownership permission power time".split())
"""What is given to somebody and has no name before it."""
CHARGING = frozenset("charge combine compare entrust equip replace reward".split())
"""Verbs whose object is charged or replaced "with" something."""
HELPING = frozenset("assist help present provide supply".split())
"""Verbs whose object may get something "with" them, and may as well have it."""


BUYING = frozenset("acquire buy invest merge pay purchase sell settle".split())
"""What somebody agreed to do on the day that is told last."""

_ALONG = frozenset("across along around into onto past through".split())
_PUT = frozenset("at in into on under".split())
GOVERNING = {
    **dict.fromkeys(("blame", "concentrate", "focus", "pin"), frozenset({"on"})),
    **dict.fromkeys(("exchange", "mistake", "swap"), frozenset({"for"})),
    **dict.fromkeys(("attribute", "cede", "concede", "disclose", "lose", "submit"), frozenset({"to"})),
    **dict.fromkeys(("combine", "compare", "debate", "discuss", "equip", "replace"), frozenset({"with"})),
    **dict.fromkeys(
        "guard immunise immunize inoculate insure protect shield vaccinate".split(), frozenset({"against"})
    ),
    **dict.fromkeys("arrest fine imprison jail penalise punish reprimand thank".split(), frozenset({"for"})),
    **dict.fromkeys("bring carry drive fly haul march pull push ride sail siphon smuggle steer throw".split(), _ALONG),
}
"""Verbs with the prepositions that bring in what else they need beside an object."""

SUMS = frozenset("blow boost decision development feat gesture move point practice setback sign step trend".split())
"""Nouns of what a whole clause is: "drew from the budget, a move that angered Acme"."""
EVENTS = SUMS | frozenset(
    """acquisition case contract deal defeat game investment job loss process purchase result role sale takeover
    transaction win""".split()
)
"""Nouns of what no person, place or firm is."""
HAPPENINGS = EVENTS | frozenset(
    """appearance arrest attack cut death defeat departure drop exit fall goal increase jump kick killing order
    resignation rise run spell stay streak strike success try victory visit""".split()
)
"""Nouns of what happens: "their third win in a row" is that they won."""
ORDINAL = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth 10th latest only such".split())
KIN = frozenset("child daughter grandchild granddaughter grandson great-grandson son".split())
EMPLOYED = OFFICES | frozenset(
    """accountant adviser analyst boss chair chairwoman co-founder employee engineer executive founder head lawyer
    manager official worker""".split()
)
"""Nouns of persons that a firm has."""
MET = EMPLOYED | frozenset("authority counterpart delegate delegation diplomat leader minister negotiator".split())
"""Nouns of persons whom one meets."""
TALKS = frozenset("discussion interview meet meeting negotiation summit talk talks".split())
"""Meeting somebody."""
PLACES = frozenset(
    """ally area base capital centre center city constituency consumer country county democracy destination district
    economy exporter gateway home hub importer island kingdom lake market member mountain nation neighbor neighborhood
    neighbour neighbourhood part peak place port power producer province region republic resort seat settlement site
    state stronghold suburb supplier territory town village volcano""".split()
)
"""Nouns that say what a place is."""
AGES = frozenset({"century", "decade", "generation"})


def _summed(noun: Token, arcs: Arcs, names: Mapping[int, Span]) -> None:
    """ "bought Acme, a deal that angered Globex": the deal is that it was bought, no firm."""
    i, head = int(noun.i), arcs.heads[int(noun.i)]
    named = head in names and names[head].label_ in {"PERSON", "ORG", "LOC", "FAC"}
    told = "acl:relcl" in {arcs.deps[k] for k in arcs.children(i)} and bool(arcs.forms(i, "det") & {"a", "an"})
    if not (noun.lemma_ in EVENTS and named) and not (noun.lemma_ in SUMS and told) and not _counted(noun, arcs):
        return
    head = arcs.verb(head)
    if head < i and arcs.heads[i] != head:
        arcs.attach(i, head, "parataxis")


def _counted(noun: Token, arcs: Arcs) -> bool:
    """ "left to found a firm, the third departure in a year": what is counted happened, and the firm is none."""
    host = noun.doc[arcs.heads[noun.i]]
    ranked = any(noun.doc[k].tag_ == "JJS" or noun.doc[k].lower_ in ORDINAL for k in arcs.below(int(noun.i), "amod"))
    happens = host.lemma_ in HAPPENINGS or host.lemma_.endswith(("ion", "ment", "ing", "al"))
    return ranked and noun.lemma_ in HAPPENINGS and not happens and host.lemma_ != noun.lemma_


def _of_child(noun: Token, arcs: Arcs, names: Mapping[int, Span]) -> None:
    """ "Born in a village, the son of a nurse, Smith trained": no village is anybody's son."""
    doc, i, place = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    if noun.lemma_ not in KIN or place in names or not place < i:
        return
    verb = arcs.heads[place]
    while arcs.heads[verb] != verb and not arcs.below(verb, "nsubj", "nsubj:pass"):
        verb = arcs.heads[verb]
    subjects = [k for k in arcs.below(verb, "nsubj", "nsubj:pass") if k > i and doc[k].pos_ == "PROPN"]
    if verb > i and subjects:
        arcs.attach(i, subjects[0], "appos")


def described(noun: Token, arcs: Arcs, names: Mapping[int, Span]) -> None:
    """ "a plant in Springfield, its first factory": a factory is no place."""
    doc, i, head = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    own = arcs.below(i, "det", "nmod:poss")
    start = min([i, *arcs.children(i)])
    comma = start if doc[start].text == "," else start - 1
    if noun.pos_ != "NOUN" or not own or not head < comma or doc[comma].text != ",":
        return
    placed = head in names and names[head].label_ == "LOC" and arcs.deps[head] == "nmod" and noun.lemma_ not in PLACES
    above = arcs.heads[head]
    kind = doc[above].pos_ == "NOUN" and above < head and above not in names and doc[above].tag_ == noun.tag_
    if placed and kind:
        arcs.attach(i, above, "appos")
    _summed(noun, arcs, names)
    _of_child(noun, arcs, names)


def item(noun: Token, arcs: Arcs) -> None:
    """A member of a row that hangs on the last word of the member before it."""
    _of_measured(noun, arcs)
    _of_case(noun, arcs)
    _of_indefinite(noun, arcs)


def _of_indefinite(noun: Token, arcs: Arcs) -> None:
    """ "Smith, a grandson of the founder and a former director": who is both is joined to what has an article as it."""
    i, first = int(noun.i), arcs.heads[int(noun.i)]
    top = arcs.heads[first]
    new = all(arcs.forms(k, "det") & {"a", "an"} for k in (i, top))
    of = arcs.deps[first] == "nmod" and arcs.forms(first, "case") == {"of"} and top < first < i
    if new and of and arcs.forms(first, "det") == {"the"} and noun.tag_ == noun.doc[top].tag_ == "NN":
        arcs.attach(i, top, "conj")


def _of_measured(noun: Token, arcs: Arcs) -> None:
    """ "a rise of 36 percent, a bonus and better pensions": what is no amount is joined to what has the amount."""
    doc, i, amount = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    measured = arcs.heads[amount]
    if doc[amount].ent_type_ not in AMOUNTS or noun.ent_type_ in AMOUNTS or arcs.deps[amount] != "nmod":
        return
    row = arcs.below(amount, "conj")
    other = {"case"} if doc[amount].ent_type_ == "MONEY" and len(row) > 1 else {"case", "nummod"}
    if doc[measured].pos_ != "NOUN" or measured > amount or any(arcs.below(k, *other) for k in row):
        return
    if len(row) > 1 or arcs.forms(i, "det") & ARTICLES:
        arcs.change(dict.fromkeys(row, (measured, "conj")))


def _of_case(noun: Token, arcs: Arcs) -> None:
    """ "approval from the bank as well as from unions": what has a preposition is joined to what has the same."""
    i, before = int(noun.i), arcs.heads[int(noun.i)]
    cases = arcs.forms(i, "case")
    if len(cases) != 1 or arcs.below(before, "case") or not before < i:
        return
    alike = [k for k in arcs.below(before, "nmod") if k < i and arcs.forms(k, "case") == cases]
    if alike:
        arcs.attach(i, alike[-1], "conj")


def given(noun: Token, arcs: Arcs, names: Mapping[int, Span]) -> None:
    """ "gave Acme new powers", "gave the firm two weeks": what stands before an adjective or number is who gets it.

    So is a name before what is nobody's kind: "gives Acme control of Globex".
    In "gave the Party of Mary Smith two seats", where somebody else gets it, the name belongs to the words before it.
    """
    i, thing = int(noun.i), arcs.heads[int(noun.i)]
    verb = arcs.heads[thing]
    if arcs.deps[thing] != "obj" or not verb < i < thing or noun.doc[verb].lemma_ not in GIVING:
        return
    if i in names and names[i].label_ not in {"PERSON", "ORG", "LOC"}:
        return
    end = int(names[i].end) if i in names else i + 1
    after = [k for k in arcs.below(thing, "amod", "nummod", "det", "nmod:poss") if k >= end]
    articles = [k for k in arcs.below(thing, "det") + arcs.below(i, "det") if k < i]
    power = i in names and end == thing and noun.doc[thing].lower_ in POWERS
    if not (after or power) or not (i in names or articles) or noun.doc[i + 1].text in HYPHENS:
        return
    before = {k: (i, arcs.deps[k]) for k in range(verb + 1, i) if arcs.heads[k] == thing}
    receivers = [k for k in arcs.below(verb, "iobj") if k < i]
    if not receivers:
        arcs.change({**before, i: (verb, "iobj")})
        return
    cases = {k: (i, "case") for k in range(receivers[-1] + 1, i) if arcs.deps[k] == "case" and arcs.within(k, i)}
    if cases:
        arcs.change({**before, **cases, i: (receivers[-1], "nmod")})


def supplied(noun: Token, arcs: Arcs, names: Mapping[int, Span]) -> None:
    """ "charged Smith with theft", "helped firms with their taxes": the phrase is the verb's, not the object's."""
    _governed(noun, arcs)
    _met(noun, arcs)
    i, thing = int(noun.i), arcs.heads[int(noun.i)]
    if arcs.forms(i, "case") != {"with"}:
        return
    while arcs.deps[thing] == "nmod" and arcs.heads[thing] < thing:  # "combined data from hospitals with a model"
        thing = arcs.heads[thing]
    verb = arcs.heads[thing]
    if arcs.deps[thing] != "obj" or not verb < thing < i:
        return
    if thing != arcs.heads[i] and noun.doc[verb].lemma_ not in {"combine", "compare", "replace"}:
        return
    word, told = noun.doc[verb].lemma_, "the" in arcs.forms(i, "det") and arcs.below(i, "nmod")
    if word in CHARGING or (word in HELPING and (told or thing in names or arcs.below(i, "nmod:poss"))):
        arcs.attach(i, verb, "obl")


def _governed(noun: Token, arcs: Arcs) -> None:
    """ "blamed delays in the port on Acme", "drove a lorry across Freedonia": what such a verb asks for is its own."""
    i, thing = int(noun.i), arcs.heads[int(noun.i)]
    while arcs.deps[thing] in {"nmod", "conj"} and arcs.heads[thing] < thing:
        thing = arcs.heads[thing]
    verb = arcs.heads[thing]
    asked = GOVERNING.get(noun.doc[verb].lemma_, frozenset()) if arcs.deps[thing] == "obj" and verb < thing < i else ()
    placed = "to" in asked and noun.ent_type_ not in {"PERSON", "ORG"}  # "lost their link to Springfield"
    if arcs.deps[i] == "nmod" and arcs.forms(i, "case") & frozenset(asked) and not placed:
        arcs.attach(i, verb, "obl")


def _met(noun: Token, arcs: Arcs) -> None:
    """ "met with officials in Springfield", "talks with officials in Springfield": the place is that of the meeting."""
    doc, i, person = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    verb = arcs.heads[person]
    those = arcs.deps[person] == "obj" or arcs.forms(person, "case") == {"with"}
    someone = doc[person].ent_type_ == "PERSON" or doc[person].lemma_ in MET
    there = noun.ent_type_ in {"LOC", "FAC"} and arcs.forms(i, "case") <= {"in", "at"}
    if doc[verb].lemma_ in TALKS and verb < person < i and those and someone and there:
        arcs.attach(i, verb, "obl" if doc[verb].pos_ == "VERB" else "nmod")


def outside(noun: Token, arcs: Arcs) -> None:
    """ "launched X, a probe that will see the Sun, in May": what follows a clause after its comma is beside it.

    A clause with a phrase of the same preposition goes on: "who lives in Springfield, in the north".
    """
    doc, i, verb = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    if arcs.deps[verb] != "acl:relcl" or verb > i:
        return
    cases = arcs.below(i, "case")
    if not cases or doc[cases[0] - 1].text != "," or cases[0] - 1 < verb:
        return
    said = arcs.heads[verb]
    top = arcs.heads[said] if arcs.deps[said] == "appos" else said
    above = arcs.heads[top]
    while arcs.heads[above] != above and doc[above].pos_ in {"NOUN", "PROPN"}:
        above = arcs.heads[above]
    opening = [k for k in range(top + 1, verb) if doc[k].text == ","]
    inner = any(doc[k].text == "," for k in range(verb, cases[0] - 1))
    again = any(doc[k].lower_ == doc[cases[0]].lower_ for k in range(verb, cases[0]))
    if len(opening) == 1 and not inner and not again and doc[above].pos_ == "VERB" and above < top:
        arcs.change({k: (above, arcs.deps[k]) for k in arcs.below(verb, "obl", "obl:unmarked") if k >= i})


def limited(verb: Token, arcs: Arcs) -> None:
    """ "will sell Acme, which makes cars, if the price is right": a condition after a clause in commas is beside it."""
    i, above = int(verb.i), arcs.heads[int(verb.i)]
    marks = [k for k in arcs.below(i, "mark") if verb.doc[k].lower_ in {"if", "unless"}]
    if not marks or arcs.deps[above] != "acl:relcl" or not above < marks[0] or verb.doc[marks[0] - 1].text != ",":
        return
    noun = arcs.heads[above]
    opened = any(verb.doc[k].text == "," for k in range(noun + 1, above))
    top = arcs.verb(noun)
    if opened and top < noun and verb.doc[top].pos_ == "VERB":
        arcs.attach(i, top, "advcl")


def spanned(noun: Token, arcs: Arcs) -> None:
    """ "posted its biggest loss in 13 years", "since 2009": the time within which it is the biggest, not when."""
    doc, i, verb = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    cases = [k for k in arcs.below(i, "case") if k < i]
    since = len(cases) == 1 and doc[cases[0]].lower_ == "since"
    if (noun.ent_type_ not in TIMES and noun.lower_ not in AGES and not since) or len(cases) != 1 or verb > i:
        return
    long = doc[cases[0]].lower_ in {"in", "for"} and (noun.tag_ == "NNS" or "a" in arcs.forms(i, "det"))
    meant, above = _is_meant(verb, arcs), arcs.heads[verb]
    thing = above if meant else cases[0] - 1
    if meant and doc[cases[0]].lower_ == "on" and noun.lower_.endswith("day"):
        _governed_day(i, verb, arcs)
    if not (long or since) or (arcs.heads[thing] != verb and not meant):
        return
    first = [k for a in arcs.below(thing, "amod") for k in (a, *arcs.children(a))]
    ranked = any(doc[k].tag_ in {"JJS", "RBS"} or ((meant or since) and doc[k].lower_ in ORDINAL) for k in first)
    if ranked and doc[thing].pos_ == "NOUN":
        arcs.attach(i, thing, "nmod")


def _is_meant(verb: int, arcs: Arcs) -> bool:
    """ "Signed a deal to buy Acme", "agreed to buy Acme": an infinitive that tells what a noun or an offer is of."""
    told = arcs.deps[verb] == "acl" or (arcs.deps[verb] == "xcomp" and arcs.doc[verb].lemma_ in BUYING)
    return told and arcs.doc[verb].tag_ == "VB" and "to" in arcs.forms(verb, "mark") and arcs.heads[verb] < verb


def _governed_day(day: int, verb: int, arcs: Arcs) -> None:
    """ "Signed a deal to buy Acme on Monday": the day of the signing."""
    above = arcs.heads[verb]
    done = above if arcs.deps[verb] == "xcomp" else arcs.heads[above]
    direct = arcs.deps[verb] == "xcomp" or arcs.deps[above] == "obj"
    if direct and arcs.doc[done].tag_ == "VBD" and not arcs.below(verb, "advcl"):
        arcs.attach(day, done, "obl")


def latest(noun: Token, arcs: Arcs) -> None:
    """ "hired Smith and signed a pact with Acme": a phrase after the last verb's own object goes with that verb."""
    i, verb = int(noun.i), arcs.heads[int(noun.i)]
    later = [k for k in arcs.below(verb, "conj") if verb < k < i and arcs.deps[i] != "conj"]
    if not later or not any(verb < k < later[-1] for k in arcs.below(verb, "obj", "obl")):
        return
    if noun.doc[later[-1]].pos_ == noun.doc[verb].pos_ == "VERB" and not arcs.below(later[-1], *SUBJECT):
        arcs.attach(i, later[-1], arcs.deps[i])


def brought(noun: Token, arcs: Arcs) -> None:
    """ "flew in 180 soldiers": what follows a verb and its particle, with no preposition of its own, is its object."""
    i, verb = int(noun.i), arcs.heads[int(noun.i)]
    particles = [k for k in arcs.below(verb, "compound:prt") if k < i]
    if not particles or arcs.below(i, "case") or noun.ent_type_ in TIMES or arcs.below(verb, "obj"):
        return
    if arcs.within(particles[-1] + 1, i):
        arcs.attach(i, verb, "obj")


def placed(noun: Token, arcs: Arcs) -> None:
    """ "puts the plan, and the jobs it made, in doubt", "they put it at $5 million": the place is the verb's."""
    doc, i, verb = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    if doc[verb].lemma_ != "put":
        return
    if not any(k > verb for k in arcs.below(verb, "obl", "compound:prt", "advmod", "xcomp")):
        below = [k for k in range(i + 1, arcs.ends[noun.i]) if arcs.within(k, i) and arcs.forms(k, "case") & _PUT]
        top = [k for k in below if not any(arcs.within(k, other) for other in below if other != k)]
        if top:
            arcs.attach(top[-1], verb, "obl")


def told_of(verb: Token, arcs: Arcs) -> None:
    """ "signed a pact on Monday under which", "said Smith, whose son": a relative clause is no object of the verb."""
    doc, i, above = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    first = next(k for k in range(arcs.sentence[verb.i], i + 1) if arcs.within(k, i))
    if doc[first].is_punct:
        first += 1
    if first >= i:
        return
    after_case = doc[first].tag_ == "IN" and arcs.deps[first] == "case"
    pronoun = first + 1 if after_case else first
    if doc[pronoun].tag_ not in {"WDT", "WP", "WP$"} or arcs.deps[pronoun] == "det" or pronoun >= i:
        return
    if not after_case and (doc[first - 1].text != "," or doc[first].tag_ == "WDT"):
        return  # "..., which" goes back to what stands before the comma
    nouns = [k for k in arcs.below(above, "obj", "iobj", "nsubj", "obl") if k < first and doc[k].pos_ in NOUNS]
    nouns = [k for k in nouns if doc[k].ent_type_ not in TIMES]
    if nouns and above < first:
        arcs.attach(i, nouns[-1], "acl:relcl")


def of_firm(name: Token, arcs: Arcs, names: Mapping[int, Span]) -> None:
    """ "an accountant at the company, Acme, copied it", "the chief of the operator Globex": no person is a firm."""
    doc, i, person = name.doc, int(name.i), arcs.heads[int(name.i)]
    firms = [k for k in arcs.below(person, "nmod") if person < k < i and doc[k].tag_ == "NN" and k not in names]
    if names[i].label_ != "ORG" or doc[person].lemma_ not in EMPLOYED or not firms:
        return
    before = int(names[i].start) - 1
    if firms[-1] == (before - 1 if doc[before].text == "," else before):
        arcs.attach(i, firms[-1], "appos")


def cased(word: Token, arcs: Arcs) -> None:
    """ "called on Acme to sell": a preposition behind its verb is of the noun behind it, and marks no clause."""
    i, verb = int(word.i), arcs.heads[int(word.i)]
    nouns = [k for k in arcs.below(verb, "obl", "obj") if k > i and arcs.doc[k].pos_ in NOUNS]
    if verb == i - 1 and nouns and arcs.within(i + 1, nouns[0]) and not arcs.below(nouns[0], "case"):
        arcs.change({i: (nouns[0], "case"), nouns[0]: (verb, "obl")})

"""Mends trees where two dependents stand in a place that grammar gives to one.

A parser that scores every arc by itself may give a clause two subjects side by side ("carmaker" and "Acme" in
"carmaker Acme grew").  Names tell what was meant: a common noun before a name describes it, a name before that noun
is its possessor or compound, ``X-listed Y`` is a participle on ``Y``.  Words, tags and names stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, HEAD, LOWER, POS, SENT_START, TAG
from spacy.language import Language

from graph.annotate.attachments import (
    AMOUNTS,
    HYPHENS,
    age,
    brought,
    given,
    item,
    outside,
    supplied,
    told_of,
    twice,
)
from graph.annotate.ellipsis import ECHOES, echoed, gapped
from graph.annotate.modifiers import joined, listed, reduced
from graph.annotate.phrases import (
    acted,
    asked,
    asyndetic,
    coherent,
    conceded,
    continued,
    formerly,
    heading,
    impersonal,
    inserted,
    margin,
    meant,
    of_both,
    one_in,
    ongoing,
    personal,
    prepositional,
    present,
    resumed,
    score,
    told,
    under,
    worth,
    worth_of,
    zoned,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "appos", "conj", "xcomp", "iobj"})
ADJECTIVES = frozenset(
    """aging ageing ailing aspiring budding competing declining developing emerging existing growing incoming leading
    ongoing outgoing participating promising remaining rising struggling surviving thriving upcoming""".split()
)
"""Participles that describe as adjectives do."""
CLAUSAL = frozenset({"nsubj", "aux", "cop", "obl", "obl:unmarked", "advcl"})
"""Labels of what belongs to a predicate."""
SPEECH = frozenset("add claim comment explain mention note report say state tell write".split())
REPORTING = frozenset(
    """allege argue believe claim conclude estimate fear find hope indicate insist note predict say show suggest
    think""".split()
)
"""Verbs with a clause and nobody who hears it."""
NOMINAL = frozenset({"nmod", "nmod:poss", "amod", "compound", "flat", "nummod", "det", "appos", "acl", "conj", "cc"})
"""Labels of what belongs to a noun."""
SUBJECT = ("nsubj", "nsubj:pass")
FINITE = frozenset({"VBD", "VBZ", "VBP"})
EXPECTING = frozenset("bind estimate expect forecast predict project schedule slate".split())
"""Verbs in whose passive somebody is expected to do something."""
PREFIXES = frozenset({"co", "re", "pre", "ex", "non", "anti", "pro", "de", "un", "mis", "over", "under"})
PARTICLES = frozenset("about away back by down in off on out over through up".split())
"""What a hyphen ties after a noun made from a verb: "play-off", "sit-in"."""
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
NAMING = frozenset({"name", "appoint", "elect", "make", "call", "hire", "choose", "pick", "declare"})
MARKS = frozenset({",", ";", ":", "(", ")"})
"""Between two nouns they make two of them."""
NAMES = frozenset({"PERSON", "ORG", "PRODUCT", "LOC", "FAC", "EVENT", "WORK_OF_ART"})


class Arcs:
    """Heads and labels of one Doc that can be changed and written back at once."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        strings, columns = doc.vocab.strings, doc.to_array([HEAD, DEP])
        self.heads: list[int] = (columns[:, 0].astype(np.int64) + np.arange(len(doc))).tolist()
        self.deps = [strings[dep] for dep in columns[:, 1].tolist()]
        self.sentence = _sentences(doc)
        self.agents = {int(e.root.i) for e in doc.ents if e.label_ in {"PERSON", "ORG", "LOC", "NORP"}}
        self.coins = {int(entity.root.i) for entity in doc.ents if entity.label_ == "MONEY"}
        self.changed = False

    def change(self, moves: dict[int, tuple[int, str]]) -> bool:
        """Hang tokens elsewhere, all or none: none when that would close a circle or leave the sentence."""
        if any(self.sentence[child] != self.sentence[head] for child, (head, _) in moves.items()):
            return False
        before = {child: (self.heads[child], self.deps[child]) for child in moves}
        for child, (head, dep) in moves.items():
            self.heads[child], self.deps[child] = head, dep
        if all(self._rooted(child) for child in moves):
            self.changed = True
            return True
        for child, (head, dep) in before.items():
            self.heads[child], self.deps[child] = head, dep
        return False

    def _rooted(self, token: int) -> bool:
        """Whether the way up from a token ends."""
        seen = {token}
        while self.heads[token] != token:
            token = self.heads[token]
            if token in seen:
                return False
            seen.add(token)
        return True

    def attach(self, child: int, head: int, dep: str) -> bool:
        """Hang one token elsewhere."""
        return self.change({child: (head, dep)})

    def within(self, token: int, top: int) -> bool:
        """Whether a token is the other or below it."""
        for _ in range(200):
            if token == top:
                return True
            if self.heads[token] == token:
                return False
            token = self.heads[token]
        return False

    def write(self) -> None:
        """Put the arcs into the Doc; a Doc whose crossing arcs would make other sentences of it stays as it was."""
        if not self.changed:
            return
        before = self.doc.to_array([HEAD, DEP])
        strings = self.doc.vocab.strings
        columns = np.zeros((len(self.doc), 2), np.uint64)
        columns[:, 0] = (np.array(self.heads) - np.arange(len(self.doc))).astype(np.uint64)
        columns[:, 1] = [strings.add(dep) for dep in self.deps]
        self.doc.from_array([HEAD, DEP], columns)  # type: ignore[arg-type]
        if _sentences(self.doc) != self.sentence:
            self.doc.from_array([HEAD, DEP], before)  # type: ignore[arg-type]


def _sentences(doc: Doc) -> list[int]:
    """For each token the first of its sentence."""
    first = np.where(doc.to_array(SENT_START) == 1, np.arange(len(doc)), 0)
    return np.maximum.accumulate(first).tolist()  # type: ignore[no-any-return]


@Language.component("newsgraph_repair", assigns=["token.dep", "token.head"], requires=["token.dep", "doc.ents"])
def repair(doc: Doc) -> Doc:
    """Mend the trees of one Doc in place."""
    arcs = Arcs(doc)
    names = {token.i: entity for entity in doc.ents if entity.label_ in NAMES for token in entity}
    _mend_entities(doc, arcs)
    strings = doc.vocab.strings
    forms, tags, parts = ([strings[key] for key in column] for column in doc.to_array([LOWER, TAG, POS]).T.tolist())
    for i, tag in enumerate(tags):
        if tag in {"VBN", "VBD"}:
            _participle(doc[i], arcs, names)
            _agent(doc[i], arcs, names)
            _forecast(doc[i], arcs)
        if tag in FINITE and doc[i].lemma_ in SPEECH:
            _sayer(doc[i], arcs)
        if arcs.deps[i] == "ccomp":
            _bare_report(doc[i], arcs)
            told_of(doc[i], arcs)
            meant(doc[i], arcs)
            asked(doc[i], arcs)
        if tag in FINITE and arcs.deps[i] == "acl":
            _finite(doc[i], arcs)
        if tag == "VBG":
            _progressive(doc[i], arcs)
            ongoing(doc[i], arcs)
        if tag in FINITE and arcs.deps[i] == "conj":
            _level(doc[i], arcs)
            if tag != "VBD":
                present(doc[i], arcs)
        if forms[i] in ECHOES:
            echoed(doc[i], arcs)
        if forms[i] == "due":
            _due(doc[i], arcs)
        if forms[i] == "worth":
            _worth(doc[i], arcs)
            _trailing(doc[i], arcs)
        if i + 1 < len(forms) and forms[i + 1] in HYPHENS:
            _hyphenated(doc[i], arcs)
            _threefold(doc[i], arcs)
            _particle(doc[i], arcs)
    for i, dep in enumerate(arcs.deps):
        if dep == "conj":
            gapped(doc[i], arcs, names)
    for i, (form, part) in enumerate(zip(forms, parts, strict=True)):
        _mend(doc[i], form, part, arcs, names)
    arcs.write()
    return doc


def _mend_entities(doc: Doc, arcs: Arcs) -> None:
    """The rules for names, amounts and times."""
    amounts = {int(entity.end): entity for entity in doc.ents if entity.label_ in {"MONEY", "QUANTITY"}}
    for entity in doc.ents:
        if len(entity) > 1 and entity.label_ in NAMES:
            coherent(entity, arcs)
        if entity.label_ == "MONEY":
            _earmarked(entity, arcs)
            _recipient(entity, arcs)
            twice(entity, arcs)
            worth_of(entity, arcs)
        if entity.label_ == "TIME":
            zoned(entity, arcs)
        if entity.label_ in {"MONEY", "QUANTITY"}:
            _converted(entity, arcs, amounts)


def _mend(token: Token, form: str, part: str, arcs: Arcs, names: dict[int, Span]) -> None:
    """The rules for one word, those only that its form and its present label allow."""
    i = int(token.i)
    if part in {"NOUN", "PROPN"} and arcs.deps[i] in ARGUMENTS:
        _side_by_side(token, arcs, names)
    if i in names:
        _named(token, arcs, names)
    if part == "NOUN" and i + 1 in names:
        _described(token, arcs, names)
    if arcs.deps[i] in {"flat", "compound", "obl"}:
        _subject(token, arcs)
    if arcs.deps[i] == "acl:relcl":
        impersonal(token, arcs, names)
        personal(token, arcs, names)
        _relative(token, arcs, names)
        inserted(token, arcs)
    if form in {"also", "but"}:
        _not_only(token, arcs)
    if form in ADJECTIVES:
        _budding(token, arcs)
    if arcs.deps[i] == "acl":
        _aside(token, arcs)
    if arcs.deps[i] in {"acl", "acl:relcl"}:
        _afterthought(token, arcs)
    if arcs.deps[i] == "acl":
        told(token, arcs)
    if arcs.deps[i] == "advcl":
        conceded(token, arcs)
        reduced(token, arcs)
    if arcs.deps[i] == "appos":
        prepositional(token, arcs)
        listed(token, arcs)
    if arcs.deps[i] == "appos":
        of_both(token, arcs, names)
        _apposed(token, arcs, names)
    if form in {"up", "down"}:
        _up(token, arcs)
    if part == "NUM":
        _number(token, form, arcs, names)
    if part in {"NOUN", "PROPN"}:
        heading(token, arcs)
    if form == "worth":
        worth(token, arcs)
    if form == "used":
        formerly(token, arcs)
    if part in {"NOUN", "PROPN", "SYM", "NUM"}:
        _hung(token, arcs, names)
    if arcs.deps[i] == "conj" and part == "VERB":
        continued(token, arcs)
    if arcs.deps[i] in {"ccomp", "advcl:relcl"}:
        resumed(token, arcs)


def _number(number: Token, form: str, arcs: Arcs, names: dict[int, Span]) -> None:
    """The rules for a number."""
    if form.isdigit():
        score(number, arcs)
        age(number, arcs, names)
    under(number, arcs)
    one_in(number, arcs)


def _hung(noun: Token, arcs: Arcs, names: dict[int, Span]) -> None:
    """The rules for a noun that may hang on the wrong word."""
    dep = arcs.deps[noun.i]
    if dep == "conj" and noun.pos_ in {"NOUN", "PROPN"}:
        item(noun, arcs, names)
        asyndetic(noun, arcs)
        joined(noun, arcs)
    elif dep == "compound":
        given(noun, arcs, names)
    elif dep == "nmod":
        supplied(noun, arcs, names)
    elif dep == "obl":
        outside(noun, arcs)
        brought(noun, arcs)
    elif dep == "obj":
        acted(noun, arcs)
        margin(noun, arcs)


def _recipient(money: Span, arcs: Arcs) -> None:
    """ "paid the widow two million pounds": a noun before the amount is no part of it but who gets it."""
    coin, begin = int(money.root.i), int(money.start)
    if arcs.deps[coin] != "obj":
        return
    before = [k for k in range(arcs.sentence[coin], begin) if arcs.heads[k] == coin]
    nouns = [k for k in before if arcs.deps[k] == "compound" and money.doc[k].pos_ in {"NOUN", "PROPN"}]
    if nouns and nouns[-1] == begin - 1:
        receiver = nouns.pop()
        moves = {k: (receiver, arcs.deps[k]) for k in before if k != receiver}
        arcs.change({**moves, receiver: (arcs.heads[coin], "iobj")})


def _converted(amount: Span, arcs: Arcs, amounts: dict[int, Span]) -> None:
    """ "HK$28 billion (US$3.6 billion) for": an amount in brackets after another is the same in other terms."""
    before = amounts.get(amount.start - 1)
    if before is None or before.label_ != amount.label_ or amount.doc[amount.start - 1].text != "(":
        return
    inner, first = int(amount.root.i), int(before.root.i)
    arcs.attach(inner, first, "appos")
    verb = arcs.heads[first]
    if arcs.deps[first] == "obj" and amount.doc[amount.end : amount.end + 1].text == ")":  # "€5 ($6) a year"
        row = range(amount.end + 1, amount.sent.end)
        beyond = [k for k in row if arcs.heads[k] == inner and arcs.deps[k] == "nmod:unmarked"]
        arcs.change(dict.fromkeys(beyond, (verb, "obl:unmarked")))


def _earmarked(money: Span, arcs: Arcs) -> None:
    """ "add to the $5 million raised for schools": the amount is the noun, what was done with it its participle."""
    doc, root, verb = money.doc, int(money.root.i), int(money.end)
    if verb >= len(doc) or doc[verb].tag_ not in {"VBN", "VBD"} or arcs.heads[root] != verb or arcs.heads[verb] == verb:
        return
    if arcs.deps[root] not in {"compound", "amod", "nummod", "nmod"}:
        return
    first = int(money.start)
    while first > doc[verb].sent.start and arcs.deps[first - 1] in {"case", "det"}:
        first -= 1
    lead = range(first, money.start)
    case = any(arcs.deps[k] == "case" for k in lead)
    if any(arcs.heads[k] == verb and arcs.deps[k] != "punct" for k in range(doc[verb].sent.start, first)):
        return
    dep = "obl" if case else "obj"
    arcs.change({**{k: (root, arcs.deps[k]) for k in lead}, root: (arcs.heads[verb], dep), verb: (root, "acl")})


def _participle(verb: Token, arcs: Arcs, names: dict[int, Span]) -> None:
    """ "New York-listed Acme": the place is the participle's, the participle is the name's."""
    doc, i = verb.doc, int(verb.i)
    if verb.tag_ not in {"VBN", "VBD"} or i < 2 or i + 1 >= len(doc) or doc[i - 1].text not in HYPHENS:
        return
    place = names.get(i - 2)
    owner = names.get(i + 1)
    target = owner.root.i if owner is not None else _noun_after(verb)
    if place is None or target is None or place.sent.start != verb.sent.start:
        return
    root = place.root.i
    outer = next((k for k in (target, root, i) if arcs.heads[k] not in {target, root, i} or arcs.heads[k] == k), target)
    head, dep = arcs.heads[outer], arcs.deps[outer]
    if head == outer:
        return
    arcs.change({target: (head, dep), i: (target, "amod"), root: (i, "obl")})


def _agent(verb: Token, arcs: Arcs, names: dict[int, Span]) -> None:
    """ "the panel, chaired by councillor Mary Smith, meets": who stands behind "by" is the participle's agent."""
    doc, i = verb.doc, int(verb.i)
    if verb.tag_ != "VBN" or i + 2 >= len(doc) or doc[i + 1].lower_ != "by" or arcs.deps[i + 1] != "case":
        return
    noun = arcs.heads[i + 1]
    if arcs.deps[noun] == "nmod:desc" and arcs.heads[noun] in names and arcs.heads[noun] > noun:
        noun = arcs.heads[noun]
    if arcs.heads[noun] < i and arcs.deps[noun] in ARGUMENTS - {"conj"} and noun > i:
        arcs.attach(noun, i, "obl:agent")


def _forecast(verb: Token, arcs: Arcs) -> None:
    """ "is forecast to widen": a passive read as an adjective with a copula."""
    i = int(verb.i)
    if verb.lemma_ not in EXPECTING:
        return
    kids = [k for k in range(verb.sent.start, verb.sent.end) if arcs.heads[k] == i and k != i]
    copula = [k for k in kids if arcs.deps[k] == "cop"]
    if not copula or not any(arcs.deps[k] == "xcomp" and k > i for k in kids):
        return
    subjects = [k for k in kids if arcs.deps[k] == "nsubj"]
    arcs.change({**dict.fromkeys(copula, (i, "aux:pass")), **dict.fromkeys(subjects, (i, "nsubj:pass"))})


def _finite(verb: Token, arcs: Arcs) -> None:
    """ "talks to end the war broke off": a finite verb without a subject is no attribute of the noun before it."""
    doc, i, noun = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    row = range(verb.sent.start, verb.sent.end)
    own = [k for k in row if arcs.heads[k] == i and k != i]
    if noun > i or doc[noun].pos_ not in {"NOUN", "PROPN"} or arcs.deps[noun] not in {"ROOT", "root", "ccomp"}:
        return
    if any(arcs.deps[k] in {*SUBJECT, "mark"} for k in own) or any(
        arcs.heads[k] == noun and arcs.deps[k] in {"cop", "nsubj", "case"} for k in row
    ):
        return
    above = i if arcs.heads[noun] == noun else arcs.heads[noun]
    moved = {k: (i, arcs.deps[k]) for k in row if arcs.heads[k] == noun and k > i and arcs.deps[k] not in NOMINAL}
    passive = any(arcs.deps[k] == "aux:pass" for k in own)
    arcs.change({**moved, i: (above, arcs.deps[noun]), noun: (i, "nsubj:pass" if passive else "nsubj")})


def _progressive(verb: Token, arcs: Arcs) -> None:
    """ "The agency is warning that prices may rise": a verb in progress, read as what the agency is."""
    i = int(verb.i)
    kids = [k for k in range(verb.sent.start, verb.sent.end) if arcs.heads[k] == i and k != i]
    forms = [k for k in kids if arcs.deps[k] == "cop" and verb.doc[k].tag_ in FINITE and k < i]
    subjects = [verb.doc[k] for k in kids if arcs.deps[k] == "nsubj"]
    acting = subjects and (
        subjects[0].i in arcs.agents or subjects[0].lower_ in {"he", "she", "they", "i", "we", "you"}
    )
    if forms and acting and any(arcs.deps[k] in {"obj", "ccomp", "obl", "xcomp"} and k > i for k in kids):
        arcs.change(dict.fromkeys(forms, (i, "aux")))


def _bare_report(verb: Token, arcs: Arcs) -> None:
    """ "Officials allege the villagers were killed": who was killed is no object of "allege"."""
    i, above = int(verb.i), arcs.heads[int(verb.i)]
    if verb.doc[above].lemma_ not in REPORTING:
        return
    row = range(verb.sent.start, verb.sent.end)
    own = [k for k in row if arcs.heads[k] == i and k != i]
    finite = verb.tag_ in FINITE or any(
        arcs.deps[k] in {"aux", "aux:pass", "cop"} and verb.doc[k].tag_ in FINITE for k in own
    )
    if any(arcs.deps[k] in {*SUBJECT, "mark", "expl"} for k in own):
        return
    before = verb.doc[min([i, *own]) - 1]
    if not finite and verb.tag_ == "VBN" and before.pos_ == "NOUN" and before.i > above:
        arcs.attach(i, int(before.i), "acl")  # "says they released the children held hostage"
        return
    if not finite:
        return
    objects = [k for k in row if arcs.heads[k] == above and arcs.deps[k] == "obj" and above < k < i]
    if len(objects) == 1 and not any(verb.doc[k].is_punct for k in range(objects[0], i)):
        passive = any(arcs.deps[k] == "aux:pass" for k in own)
        arcs.attach(objects[0], i, "nsubj:pass" if passive else "nsubj")


def _level(verb: Token, arcs: Arcs) -> None:
    """ "has a screen and features speakers": a finite verb joined to a noun goes on from the verb above that noun."""
    doc, i, top = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    below = [k for k in range(verb.sent.start, verb.sent.end) if arcs.heads[k] in {i, top} and k != arcs.heads[k]]
    if doc[top].pos_ not in {"NOUN", "PROPN"} or any(arcs.deps[k] in {*SUBJECT, "cop", "expl"} for k in below):
        return
    while arcs.deps[top] in {"obj", "obl", "nmod", "conj", "appos"} and doc[top].pos_ != "VERB":
        top = arcs.heads[top]
    said = any(arcs.heads[k] == top and arcs.deps[k] == "cop" for k in range(verb.sent.start, verb.sent.end))
    if (doc[top].pos_ == "VERB" or said) and top < i:
        arcs.attach(i, top, "conj")


def _due(due: Token, arcs: Arcs) -> None:
    """ "was due to fly": an adjective with an infinitive, read as "due to" before a noun."""
    doc, i = due.doc, int(due.i)
    verb = arcs.heads[i]
    row = range(due.sent.start, due.sent.end)
    copula = [k for k in row if arcs.heads[k] == verb and arcs.deps[k] == "cop"]
    if arcs.deps[i] not in {"case", "mark"} or not copula or doc[verb].pos_ != "VERB" or i + 1 >= len(doc):
        return
    if doc[i + 1].lower_ != "to" or verb < i:
        return
    above = i if arcs.heads[verb] == verb else arcs.heads[verb]
    moved = {k: (i, arcs.deps[k]) for k in row if arcs.heads[k] == verb and k < i}
    arcs.change({**moved, i: (above, arcs.deps[verb]), verb: (i, "xcomp"), i + 1: (verb, "mark")})


def _worth(word: Token, arcs: Arcs) -> None:
    """ "awarded a contract worth $5 million to Acme": the amount is the noun's, what follows the verb's."""
    doc, i = word.doc, int(word.i)
    row = range(word.sent.start, word.sent.end)
    if i < 1 or i + 1 >= len(doc) or doc[i - 1].pos_ not in {"NOUN", "PROPN"} or doc[i + 1].ent_type_ not in AMOUNTS:
        return
    if any(arcs.heads[k] == i and arcs.deps[k] in {"cop", "nsubj"} for k in row):
        return
    noun = i - 1
    end = i + 1
    while end < word.sent.end and doc[end].ent_type_ in AMOUNTS:
        end += 1
    inside = range(i + 1, end)
    amount = next((k for k in inside if arcs.heads[k] not in inside), i + 1)
    while arcs.deps[noun] in {"compound", "flat"} and arcs.heads[noun] < i and arcs.heads[noun] != noun:
        noun = arcs.heads[noun]
    verb = arcs.heads[noun]
    rest = {k: (verb if doc[verb].pos_ == "VERB" else noun, "obl" if doc[verb].pos_ == "VERB" else "nmod")
            for k in row if k >= end and arcs.heads[k] in {i, amount} and arcs.deps[k] in {"obl", "nmod"}}  # fmt: skip
    arcs.change({**rest, i: (noun, "amod"), amount: (i, "obj")})


def _sayer(verb: Token, arcs: Arcs) -> None:
    """ "..., its chairman, Mary Smith, said in Springfield": who stands before a verb of saying says it.

    Two subjects before it are its own and that of what is said; what stands behind it at the end is its own.
    """
    doc, i, start = verb.doc, int(verb.i), int(verb.sent.start)
    kids = [k for k in range(start, verb.sent.end) if arcs.heads[k] == i and k != i]
    if arcs.deps[i] not in {"ROOT", "root", "parataxis", "ccomp", "conj"} or any(
        arcs.deps[k] == "aux:pass" for k in kids
    ):
        return
    subjects = [k for k in kids if arcs.deps[k] in SUBJECT]
    said = [k for k in kids if arcs.deps[k] in {"ccomp", "parataxis"} and k < i and _opens_clause(k, arcs)]
    if not subjects and arcs.deps[i] != "conj":
        sayer = _before(i, arcs, doc)
        if sayer is not None and arcs.attach(sayer, i, "nsubj"):
            subjects = [sayer]
    elif len(subjects) > 1 and said and subjects[0] < said[0] < subjects[-1]:
        own = {arcs.deps[k] for k in range(start, verb.sent.end) if arcs.heads[k] == said[0]}
        if not own & {*SUBJECT, "expl", "csubj"}:
            arcs.attach(subjects[0], said[0], "nsubj:pass" if "aux:pass" in own else "nsubj")
    if len(subjects) > 1 and not said and (inner := _clause_of(subjects[0], subjects[-1], arcs)) is not None:
        arcs.change({inner: (i, "ccomp"), subjects[0]: (inner, "nsubj")})
    if said and subjects and said[0] < subjects[-1] < i and i + 1 < len(doc) and doc[i + 1].tag_ == "IN":
        behind = arcs.heads[i + 1]
        if behind > i and arcs.deps[i + 1] == "case" and arcs.heads[behind] < subjects[-1]:
            arcs.attach(behind, i, "obl")


def _clause_of(noun: int, before: int, arcs: Arcs) -> int | None:
    """The finite verb without a pronoun of its own that was hung on a noun: its predicate."""
    doc = arcs.doc
    for verb in range(before - 1, noun, -1):
        if arcs.heads[verb] == noun and arcs.deps[verb].startswith("acl") and doc[verb].tag_ in FINITE:
            own = {arcs.deps[k] for k in range(doc[noun].sent.start, before) if arcs.heads[k] == verb}
            return verb if not own & {*SUBJECT, "mark", "obj"} else None
    return None


def _opens_clause(token: int, arcs: Arcs) -> bool:
    return arcs.doc[token].pos_ in {"VERB", "AUX", "ADJ", "NOUN", "PROPN"}


def _before(verb: int, arcs: Arcs, doc: Doc) -> int | None:
    """The head of the noun phrase right before a verb, commas aside, that begins a sentence or stands after a comma."""
    last = verb - 1
    if last >= 0 and doc[last].text == ",":
        last -= 1
    top = last
    for _ in range(8):
        if arcs.heads[top] >= verb or arcs.heads[top] == top or arcs.deps[top] in {*SUBJECT, "obj", "conj", "obl"}:
            break
        if arcs.deps[top] not in {"flat", "compound", "appos", "nmod", "nmod:desc", "nummod", "amod", "nmod:unmarked"}:
            return None
        top = arcs.heads[top]
    if doc[top].pos_ not in {"NOUN", "PROPN", "PRON"} or arcs.deps[top] not in {
        *SUBJECT,
        "obj",
        "appos",
        "dep",
        "conj",
    }:
        return None
    first = min(k for k in range(doc[verb].sent.start, top + 1) if arcs.within(k, top))
    phrase = all(arcs.within(k, top) or doc[k].is_punct for k in range(first, verb))
    opened = first == doc[verb].sent.start or doc[first].text == "," or doc[first - 1].text in {",", '"', "”"}
    return top if phrase and opened else None


def _trailing(verb: Token, arcs: Arcs) -> None:
    """ "X met Y, founded by Z": a passive participle after a comma is said of the noun before the comma."""
    doc, i = verb.doc, int(verb.i)
    if verb.tag_ != "VBN" or arcs.deps[i] != "advcl" or i < 3 or doc[i - 1].text != ",":
        return
    if any(child.dep_ in {"nsubj", "nsubj:pass", "mark", "aux", "aux:pass"} for child in verb.children):
        return
    noun = i - 2
    for _ in range(6):
        inner = doc[noun].pos_ in {"NOUN", "PROPN"} and arcs.deps[noun] in {"compound", "flat"}
        if not inner or arcs.heads[noun] >= i:
            break
        noun = arcs.heads[noun]
    if doc[noun].pos_ in {"NOUN", "PROPN"} and arcs.heads[i] < noun:
        arcs.attach(i, noun, "acl")


def _subject(noun: Token, arcs: Arcs) -> None:
    """A noun before a finite verb, without a preposition or as part of a name behind it, is its subject."""
    i, verb = int(noun.i), arcs.heads[int(noun.i)]
    if arcs.deps[i] in {"flat", "compound"} and i < arcs.heads[verb] < verb:
        verb = arcs.heads[verb]  # "Acme owns Globex": the parts of a name stand side by side
    elif arcs.deps[i] != "obl":
        return
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.ent_type_ in {"DATE", "TIME"} or verb <= i:
        return
    kids = {arcs.deps[k] for k in range(noun.sent.start, noun.sent.end) if arcs.heads[k] == verb and k != i}
    cased = any(arcs.heads[k] == i and arcs.deps[k] == "case" for k in range(noun.sent.start, noun.sent.end))
    if cased or kids & {"nsubj", "nsubj:pass", "csubj", "expl"} or not _is_finite(verb, noun.doc, arcs):
        return
    arcs.attach(i, verb, "nsubj:pass" if "aux:pass" in kids else "nsubj")


def _is_finite(verb: int, doc: Doc, arcs: Arcs) -> bool:
    auxiliary = any(arcs.heads[t.i] == verb and arcs.deps[t.i] == "aux" for t in doc[max(0, verb - 4) : verb])
    return doc[verb].tag_ in {"VBZ", "VBP", "VBD"} or auxiliary


def _described(noun: Token, arcs: Arcs, names: dict[int, Span]) -> None:
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
    if arcs.deps[root] != "appos" or arcs.heads[root] != i:
        return
    above = root if arcs.heads[i] == i else arcs.heads[i]  # "It is carmaker Acme": the name is what is said
    moved = {k: (root, arcs.deps[k]) for k in range(max(0, i - 12), noun.sent.end) if arcs.heads[k] == i and k != root}
    kept = {"case", "cc", "det", "mark", "punct"} | (CLAUSAL if above == root else frozenset())
    moved = {k: arc for k, arc in moved.items() if k > i or arc[1] in kept}
    arcs.change({**moved, root: (above, arcs.deps[i]), i: (root, "nmod:desc")})


def _relative(verb: Token, arcs: Arcs, names: dict[int, Span]) -> None:
    """ "problems at the airport, which has suffered": the clause is said of the near noun that its verb agrees with.

    "The memorandum of understanding that they signed": a bare noun is no one thing that can be told from others.
    """
    doc, i = verb.doc, int(verb.i)
    if arcs.deps[i] != "acl:relcl":
        return
    noun, above = arcs.heads[i], arcs.heads[arcs.heads[i]]
    told = [k for k in range(verb.sent.start, noun) if arcs.heads[k] == noun]
    bare = doc[noun].tag_ == "NN" and arcs.deps[noun] == "nmod" and [doc[k].lower_ for k in told] == ["of"]
    if bare and doc[above].tag_ == "NN" and above < noun and noun not in names:
        arcs.attach(i, above, "acl:relcl")
    pronoun = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubj:pass"} and c.tag_ == "WDT"), None)
    person = next((c for c in verb.children if c.lower_ in {"who", "whom"} and c.i < i), None)
    known = names[arcs.heads[i]].label_ if arcs.heads[i] in names else ""
    nested = known == "ORG" and arcs.deps[arcs.heads[i]] == "nmod"  # "a scientist at Acme, who leads the team"
    if person is not None and (known in {"LOC", "FAC"} or nested):
        _of_person(i, arcs, names)
        return
    finite = [t.tag_ for t in (verb, *verb.children) if t.dep_ in {"aux", "aux:pass", "cop"} or t.i == i]
    finite += ["VBZ" for t in verb.children if t.dep_ in {"aux", "aux:pass", "cop"} and t.lower_ == "was"]
    if pronoun is None or "VBZ" not in finite or doc[arcs.heads[i]].tag_ != "NNS" or arcs.heads[i] in names:
        return
    noun = pronoun.i - 1
    while noun > 0 and (doc[noun].is_punct or doc[noun].is_space):
        noun -= 1
    for _ in range(12):
        if doc[noun].tag_ in {"NN", "NNP"} and arcs.deps[noun] not in {"compound", "flat", "amod", "conj"}:
            arcs.attach(i, noun, "acl:relcl")
            return
        if arcs.heads[noun] == noun:
            return
        aim, noun = noun, arcs.heads[noun]
        things = [k for k in range(noun, aim) if arcs.heads[k] == noun and arcs.deps[k] == "obj"]
        if arcs.deps[aim] == "advcl" and doc[aim].tag_ == "VB" and things and doc[things[0]].tag_ == "NN":
            arcs.change({aim: (things[0], "acl"), i: (things[0], "acl:relcl")})  # "has a plan to help firms, which is"
            return


def _of_person(verb: int, arcs: Arcs, names: dict[int, Span]) -> None:
    """ "the envoy of Freedonia, Mary Smith, whom it expelled": nobody is "whom" but a person."""
    place = arcs.heads[verb]
    row = range(names[place].end, verb)
    named = [k for k in row if k in names and names[k].label_ == "PERSON" and arcs.heads[k] == place]
    if named and arcs.deps[named[0]] == "appos":
        arcs.attach(verb, named[0], "acl:relcl")
    elif arcs.deps[place] == "nmod" and arcs.doc[arcs.heads[place]].pos_ in {"NOUN", "PROPN"}:
        arcs.attach(verb, arcs.heads[place], "acl:relcl")


def _not_only(also: Token, arcs: Arcs) -> None:
    """ "not only X but also Y": the two are one pair."""
    doc, i = also.doc, int(also.i)
    if also.lower_ not in {"also", "but"} or i < 3:
        return
    if also.lower_ == "also" and doc[i - 1].lower_ != "but":
        return
    second = arcs.heads[i]
    only = next((k for k in range(i - 1, max(also.sent.start, i - 25), -1) if doc[k].lower_ == "only"), None)
    if only is None or doc[only - 1].lower_ != "not" or arcs.deps[second] != "conj" or second < i:
        return
    first = arcs.heads[only] if arcs.heads[only] != only - 1 else arcs.heads[only - 1]
    if only < first < i and doc[first].pos_ == doc[second].pos_ and arcs.heads[second] != first:
        arcs.attach(second, first, "conj")


def _budding(verb: Token, arcs: Arcs) -> None:
    """ "for emerging firms": a participle as good as an adjective, read as a verb with the noun for its object."""
    i = int(verb.i)
    if verb.lower_ not in ADJECTIVES or arcs.deps[i] not in {"acl", "advcl"} or i < 1:
        return
    noun = _noun_after(verb)
    before = verb.doc[i - 1]
    if noun is None or before.dep_ != "mark" or arcs.deps[noun] != "obj" or arcs.heads[noun] != i:
        return
    head, dep = arcs.heads[i], "nmod" if arcs.deps[i] == "acl" else "obl"
    inner = {t.i: (head if t.i > noun else noun, arcs.deps[t.i]) for t in verb.doc[before.i : verb.sent.end]}
    moved = {k: arc for k, arc in inner.items() if arcs.heads[k] == i and k != noun}
    arcs.change({**moved, noun: (head, dep), i: (noun, "amod"), int(before.i): (noun, "case")})


def _aside(verb: Token, arcs: Arcs) -> None:
    """ "..., sources said, ...": words of saying between commas are beside the clause, no attribute of "sources"."""
    doc, i = verb.doc, int(verb.i)
    noun = i - 1
    if arcs.deps[i] != "acl" or arcs.heads[i] != noun or verb.lemma_ not in SPEECH or verb.tag_ not in {"VBN", "VBD"}:
        return
    begin, end = next(t.i for t in doc[doc[noun].left_edge.i :] if not t.is_punct), i + 1
    closed = end >= len(doc) or doc[end].is_punct
    if begin == 0 or doc[begin - 1].text != "," or not closed or verb.sent.start == begin:
        return
    above = arcs.heads[noun]
    clause = above
    for _ in range(20):
        if doc[clause].pos_ in {"VERB", "AUX"} or arcs.heads[clause] == clause:
            break
        clause = arcs.heads[clause]
    if above == noun or clause == i:
        return
    said_of = next((k for k in range(begin - 1, verb.sent.start, -1) if arcs.heads[k] == above), above)
    later = [k for k in range(end, verb.sent.end) if arcs.heads[k] in {noun, i} and not doc[k].is_punct]
    moved = {k: (said_of if arcs.deps[k].startswith("acl") else above, arcs.deps[k]) for k in later}
    arcs.change({**moved, i: (clause, "parataxis"), noun: (i, "nsubj")})


def _afterthought(verb: Token, arcs: Arcs) -> None:
    """ "..., the parties said as they signed it": words of saying with a subject of their own are beside the clause.

    The subject may have been hung on the clause, which has its own already, with the verb below it.
    """
    doc, i = verb.doc, int(verb.i)
    speaker = i - 1
    if verb.lemma_ not in SPEECH or verb.tag_ not in {"VBN", "VBD"} or speaker < verb.sent.start:
        return
    opening = next(t.i for t in doc[doc[speaker].left_edge.i :] if not t.is_punct)
    if opening <= verb.sent.start or doc[opening - 1].text != ",":
        return
    row = range(verb.sent.start, verb.sent.end)
    if any(arcs.heads[k] == i and arcs.deps[k] in {"obj", "ccomp", "xcomp"} for k in row):
        return
    above = arcs.heads[speaker]
    if above == i and arcs.deps[speaker] == "nsubj" and arcs.heads[i] < i:
        root = next(k for k in row if arcs.heads[k] == k)
        if root < i:
            arcs.attach(i, root, "parataxis")
        return
    other = any(arcs.heads[k] == above and arcs.deps[k] in SUBJECT for k in range(verb.sent.start, opening))
    if arcs.heads[i] == speaker and arcs.deps[speaker] in SUBJECT and above < opening and other:
        arcs.change({i: (above, "parataxis"), speaker: (i, "nsubj")})


def _apposed(noun: Token, arcs: Arcs, names: dict[int, Span]) -> None:
    """ "Mary, 17, a nurse, and John, a cook": an apposition is of the noun before it, not of the first of the row.

    "the lawyer for Acme, John Brown": a person's name is in apposition to the person, not to the firm.
    """
    i, head = int(noun.i), arcs.heads[int(noun.i)]
    if arcs.deps[i] == "appos" and i in names and head in names and names[i].label_ == "PERSON" and head < i:
        above = arcs.heads[head]
        if names[head].label_ in {"ORG", "LOC"} and arcs.deps[head] == "nmod" and noun.doc[above].pos_ == "NOUN":
            arcs.attach(i, above, "appos")
        return
    if arcs.deps[i] != "appos" or noun.tag_ in {"NNS", "NNPS"} or head > i or i in names or head not in names:
        return
    row = [k for k in range(head + 1, i) if arcs.heads[k] == head and arcs.deps[k] == "conj"]
    if row and row[-1] in names:
        arcs.attach(i, row[-1], "appos")


def _up(word: Token, arcs: Arcs) -> None:
    """ "Sales were up 5%": the amount is what is said, "up" is its adverb, and the subject and copula go with it."""
    i, sentence = int(word.i), range(word.sent.start, word.sent.end)
    amount = arcs.heads[i]
    if word.lower_ not in {"up", "down"}:
        return
    if arcs.deps[i] == "advmod" and word.doc[amount].ent_type_ in AMOUNTS:
        wrong = [k for k in sentence if arcs.heads[k] == i and arcs.deps[k] in CLAUSAL]
        arcs.change({k: (amount, arcs.deps[k]) for k in wrong})
        return
    below = [k for k in sentence if arcs.heads[k] == i and k != i]
    amount = next((k for k in below if i < k <= i + 4 and word.doc[k].ent_type_ in AMOUNTS), -1)
    if amount < 0 or "cop" not in {arcs.deps[k] for k in sentence if arcs.heads[k] in {i, amount}}:
        return
    above = amount if arcs.heads[i] == i else arcs.heads[i]
    moves = {k: (amount, arcs.deps[k]) for k in below if k != amount}
    arcs.change({**moves, i: (amount, "advmod"), amount: (above, arcs.deps[i])})


def _hyphenated(left: Token, arcs: Arcs) -> None:
    """ "start-ups", "re-election": the last part is the head."""
    doc, i = left.doc, int(left.i)
    if i + 2 >= len(doc) or doc[i + 1].text not in HYPHENS or left.whitespace_ or doc[i + 1].whitespace_:
        return
    verbal = left.lower_ in PREFIXES and doc[i + 2].pos_ in {"VERB", "NOUN"}
    if not verbal and (left.pos_ == "VERB" or doc[i + 2].pos_ != "NOUN" or not left.is_alpha):
        return
    head, dep = arcs.heads[i], arcs.deps[i]
    if verbal and head == i + 2:
        arcs.change({i: (head, "compound"), **_left_kids(left, arcs, i + 2)})
    elif arcs.heads[i + 2] == i and head != i:
        arcs.change({i + 2: (head, dep), i: (i + 2, "compound"), **_left_kids(left, arcs, i + 2)})
    elif arcs.heads[i + 2] == head and arcs.deps[i + 2] == dep and head not in {i, i + 2}:
        arcs.attach(i, i + 2, "compound")


def _threefold(noun: Token, arcs: Arcs) -> None:
    """ "father-of-two", "commander-in-chief": what two hyphens tie after a noun is part of it, no phrase of its own."""
    i, word = int(noun.i), noun.doc[noun.i : noun.i + 5]
    if noun.pos_ not in {"NOUN", "PROPN"} or len(word) < 5 or word[2].pos_ not in {"ADP", "PART"}:
        return
    if word[3].text not in HYPHENS or any(t.whitespace_ for t in word[:4]) or arcs.heads[i + 4] != i:
        return
    if arcs.sentence[i] == arcs.sentence[i + 4] and arcs.deps[i + 4] in {"nmod", "obl"}:
        arcs.change({i + 4: (i, "flat"), i + 1: (i + 4, "punct"), i + 2: (i + 4, "case"), i + 3: (i + 4, "punct")})


def _particle(noun: Token, arcs: Arcs) -> None:
    """ "in a play-off": the particle that a hyphen ties to a noun is part of it; what hung on it goes to the verb."""
    doc, i = noun.doc, int(noun.i)
    if noun.pos_ != "NOUN" or i + 2 >= len(doc) or doc[i + 2].lower_ not in PARTICLES or arcs.heads[i + 2] == i:
        return
    if doc[i + 2].pos_ not in {"ADV", "ADP"} or noun.whitespace_ or doc[i + 1].whitespace_ or arcs.heads[i] == i + 2:
        return
    row, above = range(noun.sent.start, noun.sent.end), arcs.heads[i]
    after = {k: (above if doc[above].pos_ == "VERB" else i, arcs.deps[k]) for k in row if arcs.heads[k] == i + 2}
    if above != i and i + 3 < len(doc) and doc[i + 3].text not in HYPHENS:
        arcs.change({**after, i + 2: (i, "compound"), i + 1: (i + 2, "punct")})


def _left_kids(token: Token, arcs: Arcs, head: int) -> dict[int, tuple[int, str]]:
    """The dependents before a token, moved to another."""
    i = int(token.i)
    return {k: (head, arcs.deps[k]) for k in range(max(0, i - 12), i) if arcs.heads[k] == i}


def _noun_after(verb: Token) -> int | None:
    """The head of the noun phrase that begins after a participle."""
    for token in verb.doc[verb.i + 1 : verb.i + 5]:
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "amod"}:
            return int(token.i)
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
            return None
    return None


def _side_by_side(left: Token, arcs: Arcs, names: dict[int, Span]) -> None:
    """Two arguments with one label and nothing between them are one noun phrase."""
    doc, i = left.doc, int(left.i)
    dep, head = arcs.deps[i], arcs.heads[i]
    if dep not in ARGUMENTS or left.pos_ not in {"NOUN", "PROPN"}:
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
    if top in arcs.coins:
        if dep == "obj":
            arcs.attach(i, head, "iobj")
        return
    if doc[edge].text in POSSESSIVES:
        arcs.attach(i, top, "nmod:poss")
    elif hyphen:
        arcs.attach(i, top, "compound")
    elif i in names:
        arcs.attach(i, following if doc[following].pos_ == "NOUN" else top, "compound")
    elif top in names and arcs.attach(i, top, "nmod:desc"):
        for child in doc[max(0, i - 8) : i]:
            if arcs.heads[child.i] == i and arcs.deps[child.i] in {"case", "det", "cc", "mark"}:
                arcs.attach(int(child.i), top, arcs.deps[child.i])


def _named(person: Token, arcs: Arcs, names: dict[int, Span]) -> None:
    """ "named Mary Smith chief executive": the person is the verb's object, not part of the office."""
    i = int(person.i)
    entity = names.get(i)
    if entity is None or entity.label_ != "PERSON" or arcs.deps[i] not in {"compound", "nmod:desc", "xcomp"}:
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

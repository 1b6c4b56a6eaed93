"""Mends trees where two dependents stand in a place that grammar gives to one: which rule is asked of which word.

The rules are in the modules named by what they mend, as neighbours or predicates.

A parser that scores every arc by itself may give a clause two subjects side by side ("carmaker" and "Acme" in
"carmaker Acme grew").  Names tell what was meant: a common noun before a name describes it, a name before that noun
is its possessor or compound, ``X-listed Y`` is a participle on ``Y``.  Words and tags stay as they are, and names but
for those cut or glued and firms called by a possessive; of the parts of speech only that of an adjective read as a verb
is mended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.attrs import POS, TAG
from spacy.language import Language

from graph.annotate.amounts import (
    converted,
    doubled,
    margin,
    numero,
    priced,
    ranged,
    twice,
    up,
    worth,
    worth_of,
)
from graph.annotate.attachments import (
    brought,
    cased,
    given,
    item,
    latest,
    limited,
    outside,
    placed,
    spanned,
    supplied,
    told_of,
)
from graph.annotate.clauses import HANGING, hanging
from graph.annotate.columns import texts
from graph.annotate.edits import AMOUNTS, ARGUMENTS, FINITE, NOUNS, SUBJECT, Arcs
from graph.annotate.ellipsis import ECHOES, echoed, gapped, tolled
from graph.annotate.frames import asked_for, ranging
from graph.annotate.hyphens import HYPHENS, hyphenated, participle, threefold, unhyphenated
from graph.annotate.modifiers import (
    accompanied,
    inward,
    joined,
    listed,
    offices,
    reduced,
    singled,
)
from graph.annotate.neighbours import apposed, bestowed, epithet, gathered, named, side_by_side, styled
from graph.annotate.numerals import (
    INDIAN,
    alone,
    bounded,
    coined,
    dated,
    indian,
    told,
    totalled,
    unranged,
)
from graph.annotate.outer import outside_quotations, told_with
from graph.annotate.partners import alike, and_so_on, predicated, second
from graph.annotate.phrases import (
    asyndetic,
    close_to,
    coherent,
    formerly,
    many_more,
    one_in,
    prepositional,
    score,
    section,
)
from graph.annotate.predicates import (
    ADJECTIVES,
    adjective,
    agent,
    agreeing,
    budding,
    comes,
    finite,
    matching,
    shared,
    subject,
)
from graph.annotate.relatives import cleft, feared, impersonal, relative
from graph.annotate.reports import (
    INVERTING,
    SPEECH,
    afterthought,
    inverted,
    noting,
    resaid,
    sayer,
)
from graph.annotate.rivals import rivals
from graph.annotate.shops import shops
from graph.annotate.titles import quoted, titled, undivided
from graph.annotate.wholes import wholes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

NAMES = frozenset({"PERSON", "ORG", "PRODUCT", "LOC", "FAC", "EVENT", "WORK_OF_ART"})
IDLE = frozenset("advmod aux aux:pass case cc compound:prt cop det expl fixed mark nmod:poss obj punct".split())
"""Labels that no rule is for: a word that has one is asked only what it is."""
SAYING = FINITE | {"VB", "VBN"}
"""Tags of who says something, a parser's mistakes about "allege activists" among them."""
HEADS = frozenset({"NOUN", "NUM", "PROPN", "SYM"})
WORDED = {"more": many_more, "twice": doubled, "total": totalled, "used": formerly, "worth": worth}
WORDED |= dict.fromkeys(INDIAN, indian) | {"it": comes}
"""The rules for single words."""
FORMS = ADJECTIVES | WORDED.keys() | {"down", "up"}


@Language.component(
    "newsgraph_repair",
    assigns=["token.dep", "token.head", "token.pos", "token.tag", "token.morph", "token.lemma"],
    requires=["token.dep", "doc.ents"],
)
def repair(doc: Doc) -> Doc:
    """Mend the trees of one Doc in place."""
    shops(quoted(wholes(doc)))
    arcs = rivals(Arcs(doc))
    names = {token.i: entity for entity in doc.ents if entity.label_ in NAMES for token in entity}
    _mend_entities(doc, arcs)
    forms, tags, parts = arcs.lower, texts(doc, TAG), texts(doc, POS)
    for i, tag in enumerate(tags):
        if tag in {"VBN", "VBD"}:
            participle(doc[i], arcs, names)
            agent(doc[i], arcs, names)
        if tag in SAYING and doc[i].lemma_ in SPEECH | INVERTING:
            _said(doc[i], arcs)
        if arcs.deps[i] == "ccomp":
            told_of(doc[i], arcs)
        if tag in FINITE and arcs.deps[i] == "acl":
            finite(doc[i], arcs)
        if tag == "IN" and arcs.deps[i] == "mark" and arcs.heads[i] < i:
            cased(doc[i], arcs)
        if tag in {"JJ", "JJR", "NN"}:
            _adjectival(doc[i], arcs)
        if forms[i] in ECHOES:
            echoed(doc[i], arcs)
        if forms[i] == "worth":
            priced(doc[i], arcs)
        if i + 1 < len(forms) and forms[i + 1] in HYPHENS:
            hyphenated(doc[i], arcs)
            threefold(doc[i], arcs)
    for i, dep in enumerate(arcs.deps):
        if dep == "conj":
            gapped(doc[i], arcs, names)
            resaid(doc[i], arcs)
    for i, (form, part) in enumerate(zip(forms, parts, strict=True)):
        if arcs.deps[i] not in IDLE or part in HEADS or form in FORMS or i in names:
            _mend(doc[i], form, part, arcs, names)
    outside_quotations(arcs).write()
    return doc


def _mend_entities(doc: Doc, arcs: Arcs) -> None:
    """The rules for names, amounts and times."""
    amounts = {int(entity.end): entity for entity in doc.ents if entity.label_ in {"MONEY", "QUANTITY"}}
    for entity in doc.ents:
        if entity.label_ == "PERSON":
            styled(entity, arcs)
        if entity.label_ in {"PERSON", "PRODUCT"}:
            gathered(entity, arcs)
        if len(entity) > 1 and entity.label_ == "WORK_OF_ART":
            titled(entity, arcs)
        undivided(entity, arcs)
        if len(entity) > 1 and entity.label_ in NAMES:
            coherent(entity, arcs)
        if entity.label_ in AMOUNTS:
            bounded(entity, arcs)
            unranged(entity, arcs)
            told(entity, arcs)
        if entity.label_ == "DATE":
            dated(entity, arcs)
        if entity.label_ == "MONEY":
            coined(entity, arcs)
            ranged(entity, arcs)
            twice(entity, arcs)
            worth_of(entity, arcs)
        if entity.label_ in {"MONEY", "QUANTITY"}:
            converted(entity, arcs, amounts)


def _adjectival(word: Token, arcs: Arcs) -> None:
    """The rules for an adjective, and for a noun that may be one."""
    if word.tag_ != "JJR" and arcs.deps[word.i] == "acl":
        adjective(word, arcs)


def _said(verb: Token, arcs: Arcs) -> None:
    """The rules for a verb of saying."""
    if verb.lemma_ in INVERTING:
        inverted(verb, arcs)
    if verb.lemma_ not in SPEECH or verb.tag_ not in FINITE:
        return
    sayer(verb, arcs)


def _mend(token: Token, form: str, part: str, arcs: Arcs, names: dict[int, Span]) -> None:
    """The rules for one word, those only that its form and its present label allow."""
    i = int(token.i)
    if part in NOUNS and arcs.deps[i] in ARGUMENTS:
        side_by_side(token, arcs, names)
    if i in names:
        named(token, arcs, names)
    if i + 1 in names:
        _before(token, arcs, names)
    if arcs.deps[i] in {"flat", "compound", "obl"}:
        subject(token, arcs)
    if arcs.deps[i] == "acl:relcl":
        impersonal(token, arcs, names)
        relative(token, arcs, names)
        feared(token, arcs)
    if arcs.deps[i] in {"acl:relcl", "csubj", "ccomp"}:
        cleft(token, arcs)
    if form in ADJECTIVES:
        budding(token, arcs)
    if arcs.deps[i] == "acl":
        told_with(token, arcs)
    if arcs.deps[i] in {"acl", "acl:relcl", "parataxis"}:
        afterthought(token, arcs)
    if arcs.deps[i] in {"advcl", "xcomp"}:
        for mend in (limited, reduced, noting):
            mend(token, arcs)
    if arcs.deps[i] == "appos":
        _beside(token, arcs, names)
    if arcs.deps[i] in HANGING:
        hanging(token, arcs, names)
    if arcs.deps[i] == "conj":
        _joined(token, arcs)
    if form in {"up", "down"}:
        up(token, arcs)
    if part == "NUM":
        _number(token, form, arcs)
    if part in NOUNS:
        section(token, arcs)
        unhyphenated(token, arcs)
    if form in WORDED:
        WORDED[form](token, arcs)
    if part in HEADS:
        _hung(token, arcs, names)
    if arcs.deps[i] == "conj" and part == "VERB":
        matching(token, arcs)


def _before(word: Token, arcs: Arcs, names: dict[int, Span]) -> None:
    """The rules for a word right before a name."""
    if word.pos_ == "NOUN":
        epithet(word, arcs, names)


def _beside(noun: Token, arcs: Arcs, names: dict[int, Span]) -> None:
    """The rules for an apposition."""
    if noun.i in names:
        singled(noun, arcs)
    prepositional(noun, arcs)
    and_so_on(noun, arcs)
    listed(noun, arcs)
    predicated(noun, arcs)
    if arcs.deps[noun.i] == "appos":
        apposed(noun, arcs, names)


def _joined(word: Token, arcs: Arcs) -> None:
    """The rules for a word that is joined to another."""
    and_so_on(word, arcs)
    agreeing(word, arcs)
    shared(word, arcs)
    tolled(word, arcs)


def _number(number: Token, form: str, arcs: Arcs) -> None:
    """The rules for a number."""
    if form.isdigit():
        numero(number, arcs)
        score(number, arcs)
    close_to(number, arcs)
    one_in(number, arcs)


def _hung(noun: Token, arcs: Arcs, names: dict[int, Span]) -> None:
    """The rules for a noun that may hang on the wrong word."""
    if arcs.deps[noun.i] in {"nmod", "obl", "obj"}:
        accompanied(noun, arcs)
    if arcs.deps[noun.i] in {"nmod", "obl"}:
        ranging(noun, arcs)
    dep = arcs.deps[noun.i]
    if dep in SUBJECT:
        second(noun, arcs, names)
    if dep == "conj" and noun.pos_ in {"NOUN", "PROPN"}:
        alike(noun, arcs)
        item(noun, arcs)
        asyndetic(noun, arcs)
        joined(noun, arcs)
        offices(noun, arcs)
    elif dep == "compound":
        given(noun, arcs, names)
    elif dep == "nmod":
        asked_for(noun, arcs)
        inward(noun, arcs)
        supplied(noun, arcs, names)
    elif dep == "obl":
        outside(noun, arcs)
        spanned(noun, arcs)
        brought(noun, arcs)
        latest(noun, arcs)
    elif dep == "xcomp":
        bestowed(noun, arcs)
    elif dep == "iobj":
        alone(noun, arcs)
    elif dep == "obl:unmarked":
        latest(noun, arcs)
    elif dep == "obj":
        placed(noun, arcs)
        margin(noun, arcs)

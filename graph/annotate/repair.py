"""Mends trees where two dependents stand in a place that grammar gives to one.

A parser that scores every arc by itself may give a clause two subjects side by side ("carmaker" and "Acme" in
"carmaker Acme grew").  Names tell what was meant: a common noun before a name describes it, a name before that noun
is its possessor or compound, ``X-listed Y`` is a participle on ``Y``.  Words and tags stay as they are, and names but
for firms called by a possessive; of the parts of speech only that of an adjective read as a verb is mended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.attrs import LOWER, POS, TAG
from spacy.language import Language

from graph.annotate.amounts import (
    bundled,
    converted,
    doubled,
    earmarked,
    margin,
    numero,
    priced,
    ranged,
    recipient,
    twice,
    up,
    worth,
    worth_of,
    zoned,
)
from graph.annotate.attachments import (
    age,
    ahead,
    brought,
    cased,
    given,
    headed,
    item,
    latest,
    limited,
    of_firm,
    of_part,
    opened,
    outside,
    placed,
    possessed,
    spanned,
    supplied,
    told_of,
)
from graph.annotate.clauses import hanging, paired
from graph.annotate.edits import FINITE, PREDICATE, SUBJECT, Arcs
from graph.annotate.ellipsis import ECHOES, echoed, gapped
from graph.annotate.hyphens import HYPHENS, hyphenated, noun_after, participle, particle, threefold
from graph.annotate.modifiers import employed, inward, joined, listed, offices, reduced
from graph.annotate.names import POSSESSIVE_MARKS
from graph.annotate.phrases import (
    acted,
    asyndetic,
    close_to,
    coherent,
    continued,
    feared,
    formerly,
    heading,
    impersonal,
    meant,
    of_both,
    one_in,
    ongoing,
    personal,
    prepositional,
    present,
    resumed,
    score,
    under,
)
from graph.annotate.reports import (
    SPEECH,
    afterthought,
    aside,
    asked,
    bare_report,
    conceded,
    inserted,
    presumed,
    resaid,
    sayer,
)
from graph.annotate.shops import shops

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "appos", "conj", "xcomp", "iobj"})
ADJECTIVES = frozenset(
    """aging ageing ailing aspiring budding competing declining developing emerging existing falling growing incoming
    leading looming mounting ongoing outgoing participating paying promising remaining rising soaring struggling
    surviving thriving upcoming worsening""".split()
)
"""Participles that describe as adjectives do."""
NOMINAL = frozenset({"nmod", "nmod:poss", "amod", "compound", "flat", "nummod", "det", "appos", "acl", "conj", "cc"})
"""Labels of what belongs to a noun."""
EXPECTING = frozenset("bind estimate expect forecast predict project schedule slate".split())
"""Verbs in whose passive somebody is expected to do something."""
OWNING = frozenset("chair control found operate own publish".split())
"""Verbs whose passive says whose a thing is."""
MARGINS = frozenset("draw game goal length match place point second win".split())
"""Nouns before a side that was met or is ahead."""
NAMING = frozenset({"name", "appoint", "elect", "make", "call", "hire", "choose", "pick", "declare"})
MARKS = frozenset({",", ";", ":", "(", ")"})
"""Between two nouns they make two of them."""
NAMES = frozenset({"PERSON", "ORG", "PRODUCT", "LOC", "FAC", "EVENT", "WORK_OF_ART"})


@Language.component(
    "newsgraph_repair",
    assigns=["token.dep", "token.head", "token.pos", "token.tag", "token.morph", "token.lemma"],
    requires=["token.dep", "doc.ents"],
)
def repair(doc: Doc) -> Doc:
    """Mend the trees of one Doc in place."""
    shops(doc)
    arcs = Arcs(doc)
    names = {token.i: entity for entity in doc.ents if entity.label_ in NAMES for token in entity}
    _mend_entities(doc, arcs)
    strings = doc.vocab.strings
    forms, tags, parts = ([strings[key] for key in column] for column in doc.to_array([LOWER, TAG, POS]).T.tolist())
    for i, tag in enumerate(tags):
        if tag in {"VBN", "VBD"}:
            participle(doc[i], arcs, names)
            _agent(doc[i], arcs, names)
            _trailing(doc[i], arcs, names)
            _forecast(doc[i], arcs)
        if tag in FINITE and doc[i].lemma_ in SPEECH:
            sayer(doc[i], arcs)
        if arcs.deps[i] == "ccomp":
            bare_report(doc[i], arcs)
            told_of(doc[i], arcs)
            paired(doc[i], arcs)
            meant(doc[i], arcs)
            asked(doc[i], arcs)
            presumed(doc[i], arcs)
        if tag in FINITE and arcs.deps[i] == "acl":
            _finite(doc[i], arcs)
        if tag == "IN" and arcs.deps[i] == "mark" and arcs.heads[i] < i:
            cased(doc[i], arcs)
        if tag in {"JJ", "NN"} and arcs.deps[i] == "acl":
            _adjective(doc[i], arcs)
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
            priced(doc[i], arcs)
        if i + 1 < len(forms) and forms[i + 1] in HYPHENS:
            hyphenated(doc[i], arcs)
            threefold(doc[i], arcs)
            particle(doc[i], arcs)
    for i, dep in enumerate(arcs.deps):
        if dep == "conj":
            opened(doc[i], arcs, names)
            gapped(doc[i], arcs, names)
            resaid(doc[i], arcs)
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
            ranged(entity, arcs)
            earmarked(entity, arcs)
            recipient(entity, arcs)
            bundled(entity, arcs)
            twice(entity, arcs)
            worth_of(entity, arcs)
        if entity.label_ == "TIME":
            zoned(entity, arcs)
        if entity.label_ in {"MONEY", "QUANTITY"}:
            converted(entity, arcs, amounts)


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
        feared(token, arcs)
    if form in {"also", "but"}:
        _not_only(token, arcs)
    if form in ADJECTIVES:
        _budding(token, arcs)
    if arcs.deps[i] == "acl":
        aside(token, arcs)
    if arcs.deps[i] in {"acl", "acl:relcl"}:
        afterthought(token, arcs)
    if arcs.deps[i] == "advcl":
        for mend in (conceded, limited, reduced):
            mend(token, arcs)
    if arcs.deps[i] == "appos":
        prepositional(token, arcs)
        listed(token, arcs)
    if arcs.deps[i] == "appos":
        of_both(token, arcs, names)
        _apposed(token, arcs, names)
    hanging(token, arcs, names)
    if form in {"up", "down"}:
        up(token, arcs)
    if part == "NUM":
        _number(token, form, arcs, names)
    if part in {"NOUN", "PROPN"}:
        heading(token, arcs)
    if form in {"twice", "worth"}:
        (doubled if form == "twice" else worth)(token, arcs)
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
        numero(number, arcs)
        score(number, arcs)
        age(number, arcs, names)
    under(number, arcs)
    close_to(number, arcs)
    one_in(number, arcs)


def _hung(noun: Token, arcs: Arcs, names: dict[int, Span]) -> None:
    """The rules for a noun that may hang on the wrong word."""
    dep = arcs.deps[noun.i]
    if dep == "conj" and noun.pos_ in {"NOUN", "PROPN"}:
        item(noun, arcs, names)
        asyndetic(noun, arcs)
        joined(noun, arcs)
        offices(noun, arcs)
    elif dep == "compound":
        given(noun, arcs, names)
    elif dep == "nmod":
        inward(noun, arcs)
        supplied(noun, arcs, names)
        ahead(noun, arcs)
        possessed(noun, arcs)
        employed(noun, arcs)
    elif dep == "obl":
        outside(noun, arcs)
        of_part(noun, arcs)
        spanned(noun, arcs)
        brought(noun, arcs)
        latest(noun, arcs)
    elif dep == "obl:unmarked":
        latest(noun, arcs)
    elif dep == "obj":
        placed(noun, arcs)
        headed(noun, arcs)
        acted(noun, arcs)
        margin(noun, arcs)


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
    kids = arcs.children(i)
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


def _adjective(word: Token, arcs: Arcs) -> None:
    """ "an economy heavily reliant on oil": an adjective without subject or copula is no clause, nor a verb.

    Nor is it a noun, where an adverb stands before it and no article. What may be a participle stays: "people aged 13".
    """
    i = int(word.i)
    own = {arcs.deps[k] for k in arcs.children(i)}
    if arcs.heads[i] > i or word.lower_.endswith(("ed", "ing")) or own & {*SUBJECT, "mark", "cop", "aux"}:
        return
    noun = word.tag_ == "NN" and ("advmod" not in own or "det" in own)
    if noun or word.doc[arcs.heads[i]].pos_ not in {"NOUN", "PROPN"}:
        return
    arcs.attach(i, arcs.heads[i], "amod")
    if word.pos_ != "ADJ":
        word.pos_, word.tag_, word.lemma_ = "ADJ", "JJ", word.lower_
        word.set_morph("Degree=Pos")  # type: ignore[attr-defined]  # not in spaCy's stubs


def _progressive(verb: Token, arcs: Arcs) -> None:
    """ "The agency is warning that prices may rise": a verb in progress, read as what the agency is."""
    i = int(verb.i)
    kids = arcs.children(i)
    forms = [k for k in kids if arcs.deps[k] == "cop" and verb.doc[k].tag_ in FINITE and k < i]
    subjects = [verb.doc[k] for k in kids if arcs.deps[k] == "nsubj"]
    acting = subjects and (
        subjects[0].i in arcs.agents or subjects[0].lower_ in {"he", "she", "they", "i", "we", "you"}
    )
    if forms and acting and any(arcs.deps[k] in {"obj", "ccomp", "obl", "xcomp"} and k > i for k in kids):
        arcs.change(dict.fromkeys(forms, (i, "aux")))


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


def _trailing(verb: Token, arcs: Arcs, names: dict[int, Span]) -> None:
    """ "X met Y, founded by Z": what is founded or owned by somebody is the name before the comma.

    Of other participles this does not hold: "lost 40 jobs, followed by", "improved to 40 units, compared to".
    """
    doc, i = verb.doc, int(verb.i)
    if verb.tag_ != "VBN" or verb.lemma_ not in OWNING or arcs.deps[i] != "advcl" or i < 3 or doc[i - 1].text != ",":
        return
    row = range(verb.sent.start, verb.sent.end)
    if any(arcs.heads[k] == i and arcs.deps[k] in {*SUBJECT, "mark", "aux", "aux:pass"} for k in row):
        return
    noun = i - 2
    for _ in range(6):
        inner = doc[noun].pos_ in {"NOUN", "PROPN"} and arcs.deps[noun] in {"compound", "flat"}
        if not inner or arcs.heads[noun] >= i:
            break
        noun = arcs.heads[noun]
    if noun in names and arcs.heads[i] < noun:
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
    kids = {arcs.deps[k] for k in arcs.children(verb) if k != i}
    cased = bool(arcs.below(i, "case"))
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
    titled = name.label_ == "ORG" or (name.label_ == "PERSON" and not arcs.below(i, "det"))
    beside = titled and arcs.deps[i] == "nmod" and noun.tag_ == "NN" and arcs.heads[root] == arcs.heads[i]
    if arcs.deps[root] != "appos" or not (beside or arcs.heads[root] == i):  # "the head of the carmaker Acme"
        return
    above = root if arcs.heads[i] == i else arcs.heads[i]  # "It is carmaker Acme": the name is what is said
    moved = {k: (root, arcs.deps[k]) for k in range(max(0, i - 12), noun.sent.end) if arcs.heads[k] == i and k != root}
    kept = {"case", "cc", "det", "mark", "punct"} | (PREDICATE if above == root else frozenset())
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
    if pronoun is not None and doc[pronoun.i - 1].text == "," and not arcs.below(arcs.heads[i], "conj"):
        finite += ["VBZ" for k in arcs.below(i, "obj") if "its" in arcs.forms(k, "nmod:poss")]  # "which won its prize"
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
    elif arcs.doc[arcs.heads[place]].lemma_ in MARGINS:
        return  # "a point behind Springfield, who play on Sunday"
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
    if verb.lower_ not in ADJECTIVES or arcs.deps[i] not in {"acl", "advcl", "conj"} or i < 1:
        return
    noun = noun_after(verb)
    counted = [k for k in arcs.children(i) if k == i - 1 and verb.doc[k].tag_ == "CD"]  # "two million paying users"
    before = verb.doc[min([i, *(t.i for k in counted for t in verb.doc[k].subtree)]) - 1]
    if arcs.deps[i] == "conj" and noun is not None and arcs.deps[i - 1] == "cc" and arcs.heads[noun] == i:
        things = [k for k in arcs.children(arcs.heads[i]) if arcs.deps[k] == "obj" and arcs.heads[i] < k < i]
        if things and arcs.deps[noun] == "obj":  # "blames a slump and rising costs"
            moved = {k: (noun, arcs.deps[k]) for k in arcs.children(i) if k > noun}
            moved |= {k: (k2, "nmod") for k, (k2, dep) in moved.items() if dep == "obl"}
            arcs.change({**moved, noun: (things[-1], "conj"), i: (noun, "amod"), i - 1: (noun, "cc")})
        return
    if noun is None or before.dep_ != "mark" or arcs.deps[noun] != "obj" or arcs.heads[noun] != i:
        return
    head, dep = arcs.heads[i], "nmod" if arcs.deps[i] == "acl" else "obl"
    inner = {t.i: (head if t.i > noun else noun, arcs.deps[t.i]) for t in verb.doc[before.i : verb.sent.end]}
    moved = {k: arc for k, arc in inner.items() if arcs.heads[k] == i and k != noun}
    moved |= dict.fromkeys(counted, (noun, "nummod"))
    arcs.change({**moved, noun: (head, dep), i: (noun, "amod"), int(before.i): (noun, "case")})


def _apposed(noun: Token, arcs: Arcs, names: dict[int, Span]) -> None:
    """ "Mary, 17, a nurse, and John, a cook": an apposition is of the noun before it, not of the first of the row.

    "the lawyer for Acme, John Brown": a person's name is in apposition to the person, not to the firm.
    """
    i, head = int(noun.i), arcs.heads[int(noun.i)]
    if arcs.deps[i] == "appos" and noun.doc[head].lower_ == "own" and arcs.heads[head] < head:
        head = arcs.heads[head]  # "a body of their own, the League"
        arcs.attach(i, head, "appos")
    if i in names and head not in names and head < i:
        of_firm(noun, arcs, names)
        return
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
    if doc[edge].text in POSSESSIVE_MARKS:
        arcs.attach(i, top, "nmod:poss")
    elif hyphen:
        arcs.attach(i, top, "compound")
    elif edge in names and edge != i and top not in names and dep == "nsubj" and arcs.below(edge, "case"):
        cases = dict.fromkeys(arcs.below(edge, "case"), (top, "case"))  # "rivals in Freedonia talks agreed"
        arcs.change({**cases, edge: (top, "compound"), top: (i, "nmod")})
    elif i in names:
        arcs.attach(i, following if doc[following].pos_ == "NOUN" else top, "compound")
    elif top in names and arcs.attach(i, top, "nmod:desc"):
        for child in doc[max(0, i - 8) : i]:
            if arcs.heads[child.i] == i and arcs.deps[child.i] in {"case", "det", "cc", "mark"}:
                arcs.attach(int(child.i), top, arcs.deps[child.i])
    elif dep == "nmod" and top == i + 1 and left.tag_ == doc[top].tag_ == "NN":
        before = {k: (top, arcs.deps[k]) for k in arcs.below(i, "case", "det")}
        arcs.change({**before, i: (top, "compound")})  # "a medal for the race walker"


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

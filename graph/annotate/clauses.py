"""Mends where clauses hang: what goes on from words of saying, and of which noun a clause behind several is.

Each function takes one verb and the arcs of its Doc and changes these or nothing.  Words, tags and names stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.annotate.attachments import EMPLOYED, SUMS, described
from graph.annotate.edits import SUBJECT
from graph.annotate.neighbours import BODIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Span, Token

    from graph.annotate.edits import Arcs

DOCUMENTS = frozenset("copy document draft email e-mail filing letter memo memorandum message note report".split())
PRONOUNS = frozenset({"that", "which", "who"})
DRIVING = frozenset(
    "bolster boost buoy drag drive fuel hamper help hinder hit hold hurt lift power propel spur support weigh".split()
)
"""Verbs whose participle with "by" tells what a whole clause came of: "grew to 350, helped by sales"."""
CHANGES = frozenset("decline drop fall growth increase jump loss profit rise".split())
"""What a firm reports that is helped or hurt."""
DISASTERS = frozenset(
    """accident airstrike ambush assault attack avalanche blast blaze bomb bombing clash collapse collision crackdown
    crash cyclone derailment disaster earthquake explosion fire flood hurricane incident landslide massacre
    missile outbreak quake raid riot rocket shelling shooting shootout stabbing storm strike tornado tsunami
    typhoon""".split()
)
"""What kills people, wherever it happens and whomever it is aimed at."""
LASTING = ("conduct", "end", "last")
REVEALING = ("confirm", "indicate", "reveal", "show", "suggest")
APPEALS = frozenset("appeal application bid complaint lawsuit motion petition plea request".split())
"""What is turned down or granted."""
RECORDS = DOCUMENTS | frozenset(
    "data figure finding footage image photo picture poll record recording study survey tape transcript video".split()
)
"""What shows that something is so."""
AKIN = {
    **dict.fromkeys(("award", "land", "secure", "sign", "win"), frozenset({"agreement", "contract", "deal", "order"})),
    **dict.fromkeys(("deny", "dismiss", "file", "grant", "lodge", "reject", "submit", "turn"), APPEALS),
    **dict.fromkeys(("publish", "release"), DOCUMENTS | frozenset({"study", "survey"})),
    **dict.fromkeys(REVEALING, RECORDS),
    "hear": frozenset("appeal case challenge claim complaint lawsuit".split()),
    **dict.fromkeys(
        ("announce", "approve", "introduce", "launch", "pass", "propose", "unveil"),
        frozenset("bill budget campaign law measure plan policy programme program proposal reform rule tax".split()),
    ),
    **dict.fromkeys(LASTING, frozenset("ban campaign career dispute strike talks trial war".split())),
    **dict.fromkeys(("hurt", "injure", "kill", "leave", "wound"), DISASTERS),
}
"""Of which things a clause is that has one of these verbs: the object of "won", the subject of "ended" and "killed"."""
TOLD = frozenset(
    """advise allow ask cause enable encourage force get inspire instruct invite lead order persuade prompt push require
    tell urge warn""".split()
)
"""Verbs whose object does what the infinitive says."""

HANGING = frozenset("acl acl:relcl advcl amod appos conj nsubj xcomp".split())
"""Labels of words that may hang elsewhere."""


def hanging(token: Token, arcs: Arcs, names: Mapping[int, Span]) -> None:
    """The rules for a word by its label."""
    dep = arcs.deps[token.i]
    if dep == "acl":
        _driven(token, arcs)
        _akin(token, arcs)
    elif dep == "acl:relcl":
        _of_last(token, arcs)
        _of_which(token, arcs)
        _akin(token, arcs)
        _summing(token, arcs, names)
    elif dep == "conj":
        _likewise(token, arcs)
        _two_offices(token, arcs, names)
    elif dep in {"xcomp", "advcl"}:
        _urged(token, arcs)
    elif dep == "nsubj":
        _second_subject(token, arcs)
    elif dep == "appos":
        _of_which(token, arcs)
        described(token, arcs, names)


def _likewise(clause: Token, arcs: Arcs) -> None:
    """ "said it cleaned sites that it owned and that money was there": "and that" goes back to what is said."""
    i, top = int(clause.i), arcs.heads[int(clause.i)]
    marks = [k for k in arcs.below(i, "mark") if k < i and clause.doc[k].lower_ == "that"]
    if not marks or not any(k < marks[0] for k in arcs.below(i, "cc")):
        return
    while arcs.deps[top] != "ccomp" and arcs.heads[top] != top:
        if any(clause.doc[k].lower_ == "that" for k in arcs.below(top, "mark")):
            return
        top = arcs.heads[top]
    if arcs.deps[top] == "ccomp" and arcs.heads[top] < top:
        arcs.attach(i, top, "conj")


def _two_offices(name: Token, arcs: Arcs, names: Mapping[int, Span]) -> None:
    """ "Acme founder and chief executive Mary Smith said": one person, who is both."""
    doc, i, office = name.doc, int(name.i), arcs.heads[int(name.i)]
    own = [k for k in arcs.below(i, "compound", "nmod:desc") if doc[k].lemma_.lower() in EMPLOYED]
    if i not in names or names[i].label_ != "PERSON" or not own or own[-1] > i or not office < own[0]:
        return
    joints = [k for k in arcs.below(i, "cc") if k == office + 1]
    bare = doc[office].tag_ in {"NN", "NNP"} and not arcs.below(office, "det", "nmod:poss") and office not in names
    if joints and bare and doc[office].lemma_.lower() in EMPLOYED:
        arcs.change({i: (arcs.heads[office], arcs.deps[office]), office: (i, "nmod:desc")})


def _of_last(verb: Token, arcs: Arcs) -> None:
    """ "wages, rents and an attack that knocked it out": a clause behind a row is of its last, if that is one thing."""
    doc, i, first = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    row = [k for k in arcs.below(first, "conj") if first < k < i]
    row = [k for k in row if "not" not in arcs.forms(k, "advmod") | arcs.forms(k, "cc")]  # "Smith, not Brown, who"
    pronoun = next((k for k in range(first, i) if arcs.heads[k] == i and doc[k].lower_ in PRONOUNS), None)
    if not row or pronoun is None or arcs.deps[pronoun] not in SUBJECT:
        return
    last = row[-1]
    forms = [k for k in arcs.children(i) if k < i and arcs.deps[k] in {"aux", "aux:pass", "cop"}]
    finite = doc[forms[0] if forms else i]
    plural = doc[last].tag_ in {"NNS", "NNPS"}
    several = finite.tag_ == "VBP" or finite.lower_ in {"are", "were"}
    known = doc[last].pos_ == "PROPN" or bool(arcs.below(last, "det"))
    open_ = finite.tag_ != "VBZ" and finite.lower_ != "was"
    all_of = plural and open_ and doc[pronoun - 1].text == ","  # of the last in any case
    anybody = doc[last].lemma_ in {"man", "other", "people", "person", "those", "woman"} or all(
        "the" in arcs.forms(k, "det")
        for k in (first, last)  # "the mayor and the families who"
    )
    anybody = anybody and last == pronoun - 1
    if last < pronoun and ((not several and not plural and known) or all_of or anybody):
        after = [k for k in arcs.below(first, "nmod") if last < k < pronoun]
        arcs.change({i: (last, arcs.deps[i]), **dict.fromkeys(after, (last, "nmod"))})


def _of_which(verb: Token, arcs: Arcs) -> None:
    """ "its towers, the highest of which would have a lift": that one has it, not the towers.

    "its clients, the largest of which is Acme": the clients are not Acme.
    """
    doc, i, noun = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    parts = [k for k in arcs.below(noun, "appos") if noun < k < i and k + 2 < i and doc[k + 1].lower_ == "of"]
    told = bool(arcs.below(i, "cop")) == (arcs.deps[i] == "appos")
    if parts and doc[parts[-1] + 2].lower_ == "which" and told and not arcs.below(i, *SUBJECT):
        arcs.attach(parts[-1], i, "nsubj:pass" if arcs.below(i, "aux:pass") else "nsubj")
        arcs.attach(i, noun, "acl:relcl")


def _urged(verb: Token, arcs: Arcs) -> None:
    """ "urged people who find one to call": what they are urged to do is no object of what they do."""
    doc, i, inner = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    people = arcs.heads[inner]
    above = arcs.heads[people]
    if verb.tag_ != "VB" or arcs.deps[inner] != "acl:relcl" or doc[above].lemma_ not in TOLD:
        return
    own = any(inner < k < i for k in arcs.below(inner, "obj", "obl"))
    free = arcs.deps[people] in {"obj", "iobj"} and not arcs.below(above, "xcomp", "ccomp")
    if own and free and above < people < inner < i and any(doc[k].tag_ == "TO" for k in arcs.below(i, "mark")):
        arcs.attach(i, above, "xcomp")


def _second_subject(noun: Token, arcs: Arcs) -> None:
    """ "Acme, until 2015 a maker of toys, grew": what stands between commas is no second subject."""
    doc, i, verb = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    first = next((k for k in arcs.below(verb, *SUBJECT) if k < i < verb), None)
    if first is None:
        return
    if any(first < k < i and arcs.heads[k] == verb and arcs.deps[k] == "mark" for k in range(first, i)):
        arcs.attach(first, arcs.heads[verb], "parataxis")  # "12 dead, dozens missing after ferry sinks"
        return
    end = max(k for k in range(i, verb) if arcs.within(k, i)) + 1
    comma = next((k for k in range(first, i) if doc[k].text == ","), 0)
    if comma and doc[comma + 1].pos_ not in {"PRON", "VERB"} and "," in {t.text for t in doc[end - 1 : end + 1]}:
        between = {k: (i, arcs.deps[k]) for k in arcs.children(verb) if comma < k < i and not doc[k].is_punct}
        arcs.change({**between, i: (verb, "parataxis") if between else (first, "appos")})


def _driven(verb: Token, arcs: Arcs) -> None:
    """ "grew to a record of 350, helped by sales", "posted a loss, hurt by rain": no record is helped, no loss hurt."""
    doc, i, noun = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    above = arcs.heads[noun]
    late = verb.tag_ == "VBN" and verb.lemma_ in DRIVING and doc[i - 1].text == "," and above < noun < i
    changed = arcs.deps[noun] == "obl"
    if arcs.deps[noun] == "obj" and doc[noun].lemma_ in CHANGES:
        changed = verb.lemma_ in {"buoy", "hamper", "help", "hinder", "hit", "hurt"}
    if late and changed and arcs.below(i, "obl:agent") and arcs.below(above, *SUBJECT):
        arcs.attach(i, above, "advcl")


def _summing(noun: Token, arcs: Arcs, names: Mapping[int, Span]) -> None:
    """ "could miss the start of the Acme Cup, which would be a blow": the blow is that it would be missed, no cup."""
    doc, i, name = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    which = any(doc[k].lower_ == "which" and doc[k - 1].text == "," for k in arcs.below(i, *SUBJECT))
    if not which or noun.lemma_ not in SUMS or name not in names or not arcs.below(i, "cop"):
        return
    above = arcs.verb(arcs.heads[name])
    if above < name and doc[above].pos_ in {"VERB", "AUX"}:
        arcs.attach(i, above, "advcl:relcl")


def _akin(verb: Token, arcs: Arcs) -> None:
    """ "a contract to build a plant in Springfield, which Acme won": what is won is the contract, not the plant.

    "an attack on a convoy that killed ten people", "carried out a bombing in Springfield that killed ten": those did.
    """
    doc, i, noun = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    things = AKIN.get(verb.lemma_, frozenset())
    role = SUBJECT if things in (DISASTERS, RECORDS) or verb.lemma_ in LASTING else ("obj", "nsubj:pass")
    which = any(k < i and doc[k].lower_ in {"that", "which"} for k in arcs.below(i, *role))
    which = which or (things is DISASTERS and verb.tag_ == "VBG" and bool(arcs.below(i, "obj")))
    done = arcs.deps[i] == "acl" and verb.tag_ == "VBN" and verb.lemma_ in {"file", "publish", "release", "submit"}
    if doc[noun].lemma_ in things or not (which or done):
        return
    if verb.lemma_ == "leave" and not arcs.below(i, "xcomp"):
        return
    if verb.lemma_ == "turn" and "down" not in arcs.forms(i, "compound:prt"):
        return
    reporter = noun in arcs.agents or doc[noun].lemma_ in BODIES | EMPLOYED
    if things is RECORDS and (reporter or not arcs.below(i, "ccomp")):
        return  # "a report by the ministry, which confirmed that"
    above = arcs.heads[noun]
    while things and arcs.deps[above] in {"nmod", "acl", "obj", "obl"} and doc[above].lemma_ not in things:
        above = arcs.heads[above]
    if doc[above].pos_ == "VERB" and arcs.forms(noun, "case") & {"at", "from", "in", "inside", "near", "on", "outside"}:
        above = next((k for k in arcs.below(above, *SUBJECT, "obj") if doc[k].lemma_ in things), above)
    if above < noun and doc[above].lemma_ in things and doc[above].pos_ == "NOUN":
        arcs.attach(i, above, arcs.deps[i])

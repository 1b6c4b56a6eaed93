"""Mends what a verb or an adjective is, and its subject: "was due to fly", "Acme is warning that", "emerging firms".

Each function takes one word and the arcs of its Doc and changes these or nothing.  Words, tags and names stay;
of an adjective read as a verb or a noun the part of speech is mended too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.annotate.edits import ARGUMENTS, FINITE, SUBJECT
from graph.annotate.hyphens import noun_after

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from graph.annotate.edits import Arcs

ADJECTIVES = frozenset(
    """aging ageing ailing aspiring budding competing declining developing emerging existing falling growing incoming
    leading looming mounting ongoing outgoing participating paying promising remaining rising soaring struggling
    surviving thriving upcoming worsening""".split()
)
"""Participles that describe as adjectives do."""

NOMINAL = frozenset({"nmod", "nmod:poss", "amod", "compound", "flat", "nummod", "det", "appos", "acl", "conj", "cc"})
"""Labels of what belongs to a noun."""

TEAMS = frozenset("audience club couple crew family group half majority most pair police rest side staff team".split())
"""Nouns of one or of several."""

HARMING = frozenset("abduct ambush arrest attack beat capture detain injure kidnap kill shoot stab torture".split())
"""What is done to somebody."""


def finite(verb: Token, arcs: Arcs) -> None:
    """ "talks to end the war broke off": a finite verb without a subject is no attribute of the noun before it."""
    doc, i, noun = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    row = range(arcs.sentence[verb.i], arcs.ends[verb.i])
    own = arcs.children(i)
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


def matching(verb: Token, arcs: Arcs) -> None:
    """ "did not say who left and did not name it": a joined verb goes on from the one above that has its form.

    That is one with the same auxiliary, a bare form above a finite clause ("ensure it is safe and watch for it"), or an
    earlier member of its list ("reopen it, allow firms to file, and review it").
    """
    doc, i, top = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    if top > i or arcs.heads[top] == top or arcs.below(i, *SUBJECT, "csubj", "mark", "expl"):
        return
    above = top
    for _ in range(6):
        above = arcs.heads[above]
        if above >= top:
            return
        if doc[above].pos_ in {"VERB", "AUX"} or arcs.below(above, "cop"):
            if _is_match(i, top, above, arcs):
                arcs.attach(i, arcs.heads[above] if arcs.deps[above] == "conj" else above, "conj")
                return
            if _helpers(i, arcs) and _helpers(i, arcs) == _helpers(above, arcs):
                return
        if arcs.heads[above] == above:
            return


def _is_match(i: int, top: int, above: int, arcs: Arcs) -> bool:
    """Whether a joined verb has the form of the verb above and not that of the one that it hangs on."""
    doc = arcs.doc
    own, inner, outer = (_helpers(k, arcs) for k in (i, top, above))
    if own:
        denied = [bool({"not", "n't", "n’t"} & arcs.forms(k, "advmod")) for k in (i, above)]
        if own != outer or own & inner:
            return False
        return all(denied) or (arcs.deps[top] == "acl:relcl" and not any(denied) and _has_comma(i, arcs))
    if arcs.deps[top] in {"ccomp", "advcl"} and doc[i].tag_ == doc[above].tag_ == "VB" and arcs.below(top, *SUBJECT):
        first = [doc[k].tag_ for k in (top, *arcs.below(top, "cop", "aux", "aux:pass"))]
        return bool({"VBZ", "VBP", "VBD"} & set(first)) and "MD" not in first
    listed = arcs.deps[above] == "conj" and not arcs.below(above, "cc") and _has_comma(above, arcs)
    same = doc[i].tag_ == doc[above].tag_ == doc[arcs.heads[above]].tag_
    last = bool(arcs.below(i, "cc")) and _has_comma(i, arcs) and arcs.below(top, "conj")[:1] == [i]
    return listed and same and last


def _helpers(verb: int, arcs: Arcs) -> frozenset[str]:
    """The auxiliaries that do not tell of a passive or of what goes on: did, will, could, has."""
    words = [k for k in arcs.below(verb, "aux") if k < verb]
    return frozenset(arcs.lower[k] for k in words if arcs.doc[k].tag_ == "MD" or arcs.doc[k].lemma_ in {"do", "have"})


def _has_comma(verb: int, arcs: Arcs) -> bool:
    """Whether a comma stands before a joined verb and its "and"."""
    first = min([verb, *arcs.below(verb, "cc", "advmod", "aux", "punct")])
    return "," in arcs.lower[max(0, first - 1) : first + 1]


def agreeing(verb: Token, arcs: Arcs) -> None:
    """ "say the tape is real and have warned people": a joined verb goes on from a clause whose subject it agrees with.

    "raided firms suspected of paying rebels and frozen their accounts": a participle with an object has a "have", and
    a bare form a "would".
    """
    doc, i, top = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    helpers = arcs.below(i, "aux", "aux:pass", "cop")
    if top > i or verb.pos_ not in {"VERB", "AUX"} or arcs.below(i, *SUBJECT, "mark", "expl"):
        return
    first = doc[helpers[0] if helpers and helpers[0] < i else i]
    several = _form(first)
    perfect = first.i == i and verb.tag_ == "VBN" and any(k > i for k in arcs.below(i, "obj"))
    perfect = perfect and (doc[top].tag_ == "VBG" or arcs.deps[top] == "acl")
    bare = verb.tag_ == "VB" and not arcs.below(i, "aux") and doc[top].tag_ in {"VBZ", "VBD"}
    if several is None and not perfect and not bare:
        return
    parted = False
    for _ in range(8):
        subjects = arcs.below(top, *SUBJECT)
        helped = [doc[k] for k in arcs.below(top, "aux")]
        if (perfect and any(k.lemma_ == "have" for k in helped)) or (bare and any(k.tag_ == "MD" for k in helped)):
            arcs.attach(i, top, "conj")
            return
        if subjects and several is not None:
            found = _number(subjects[-1], top, arcs, above=parted)
            if found == several and parted:
                arcs.attach(i, top, "conj")
            if found is None or found == several:
                return
            parted = True
        if arcs.heads[top] == top or arcs.heads[top] > top:
            return
        top = arcs.heads[top]


def _form(word: Token) -> bool | None:
    """Whether a verb is of several by its form."""
    if word.tag_ == "VBZ" or word.lower_ == "was":
        return False
    return True if word.tag_ == "VBP" or word.lower_ == "were" else None


def _number(subject: int, verb: int, arcs: Arcs, *, above: bool) -> bool | None:
    """Whether a subject is several; none where its form leaves that open, as that of a team does."""
    doc = arcs.doc
    if doc[subject].lower_ in {"that", "which", "who"} and arcs.deps[verb] == "acl:relcl":
        subject = arcs.heads[verb]
    word = doc[subject]
    if arcs.below(subject, "conj") or word.lower_ in {"they", "we"}:
        return True
    if word.ent_type_ in {"ORG", "LOC", "PERSON"}:
        return False if above else None
    if word.tag_ == "NNS":
        return True
    single = word.tag_ == "NN" and not arcs.below(subject, "nmod") and (above or word.lemma_ not in TEAMS)
    return False if single or word.lower_ in {"he", "it", "she"} else None


def shared(verb: Token, arcs: Arcs) -> None:
    """ "shot and wounded a man": both verbs have the object."""
    i, first = int(verb.i), arcs.heads[int(verb.i)]
    alike = first == i - 2 and verb.doc[i - 1].lower_ == "and" and verb.doc[first].lemma_ in HARMING
    if alike and not arcs.below(first, "obj") and verb.pos_ == "VERB" and arcs.below(i, "obj"):
        moved = [k for k in arcs.below(i, "obj", "obl") if k > i]
        arcs.change({k: (first, arcs.deps[k]) for k in moved})


def agent(verb: Token, arcs: Arcs, names: dict[int, Span]) -> None:
    """ "the panel, chaired by councillor Mary Smith, meets": who stands behind "by" is the participle's agent."""
    doc, i = verb.doc, int(verb.i)
    if verb.tag_ != "VBN" or i + 2 >= len(doc) or doc[i + 1].lower_ != "by" or arcs.deps[i + 1] != "case":
        return
    noun = arcs.heads[i + 1]
    if arcs.deps[noun] == "nmod:desc" and arcs.heads[noun] in names and arcs.heads[noun] > noun:
        noun = arcs.heads[noun]
    if arcs.heads[noun] < i and arcs.deps[noun] in ARGUMENTS - {"conj"} and noun > i:
        arcs.attach(noun, i, "obl:agent")


def comes(it: Token, arcs: Arcs) -> None:
    """ "When it comes to prices, Acme leads": nobody comes."""
    after = [t.lower_ for t in it.doc[it.i + 1 : it.i + 3]]
    if it.i and it.nbor(-1).lower_ == "when" and after in (["comes", "to"], ["came", "to"]):
        arcs.attach(it.i, it.i + 1, "expl")


def adjective(word: Token, arcs: Arcs) -> None:
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


def budding(verb: Token, arcs: Arcs) -> None:
    """ "for emerging firms": a participle as good as an adjective, read as a verb with the noun for its object."""
    i = int(verb.i)
    if arcs.deps[i] not in {"acl", "advcl", "conj"} or i < 1:
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
    inner = {t.i: (head if t.i > noun else noun, arcs.deps[t.i]) for t in verb.doc[before.i : arcs.ends[verb.i]]}
    moved = {k: arc for k, arc in inner.items() if arcs.heads[k] == i and k != noun}
    moved |= dict.fromkeys(counted, (noun, "nummod"))
    arcs.change({**moved, noun: (head, dep), i: (noun, "amod"), int(before.i): (noun, "case")})


def subject(noun: Token, arcs: Arcs) -> None:
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
    return doc[verb].tag_ in FINITE or auxiliary

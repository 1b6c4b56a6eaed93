"""Mends clauses of saying: who says it, what is said, and words of saying beside the clause.

Each function takes one verb and the arcs of its Doc and changes these or nothing.  Words, tags and names stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.annotate.edits import NOUNS, SUBJECT

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from graph.annotate.edits import Arcs

SPEECH = frozenset("add claim comment explain mention note report say state tell write".split())
REPORTING = frozenset(
    """allege argue believe claim conclude demand deny estimate fear find hope indicate insist note predict say show
    suggest think""".split()
)
"""Verbs with a clause and nobody who hears it."""
VOICING = frozenset("acknowledge admit claim concede contend insist maintain note say state".split())
INVERTING = frozenset(
    """acknowledge add admit allege argue assert caution claim complain concede confirm contend explain insist lament
    maintain note observe point recall remark reply reveal say state stress underline warn write""".split()
)
"""Verbs of saying that may stand before who says it, and that nobody is called by: "believed dead"."""
TELLING = frozenset("assure convince inform notify remind tell warn".split())
URGING = frozenset("accuse ask blame call criticise criticize demand deny dismiss praise reject thank urge vow".split())
WISHING = frozenset("aim be believe do expect have hope intend know mean need own plan want wish".split())
"""Verbs whose past may stand for what somebody says of the present: "said it would grow and planned to hire"."""
FINDING = frozenset({"conclude", "find"})
"""What a body does with what it has looked into: "said a panel had met and concluded that"."""
NOTING = frozenset("adding emphasising emphasizing noting reiterating stressing underlining underscoring".split())
"""What only somebody who says something does besides."""
ANNOUNCING = frozenset("announce confirm disclose point recall reveal stress underline warn".split())


def sayer(verb: Token, arcs: Arcs) -> None:
    """ "..., its chairman, Mary Smith, said in Springfield": who stands before a verb of saying says it.

    Two subjects before it are its own and that of what is said.
    """
    doc, i, start = verb.doc, int(verb.i), arcs.sentence[verb.i]
    kids = [k for k in range(start, arcs.ends[verb.i]) if arcs.heads[k] == i and k != i]
    if arcs.deps[i] not in {"ROOT", "root", "parataxis", "ccomp", "conj"} or any(
        arcs.deps[k] == "aux:pass" for k in kids
    ):
        return
    subjects = [k for k in kids if arcs.deps[k] in SUBJECT]
    said = [k for k in kids if arcs.deps[k] in {"ccomp", "parataxis"} and k < i and _opens_clause(k, arcs)]
    if not subjects and arcs.deps[i] != "conj":
        speaker = _before(i, arcs, doc)
        if speaker is not None:
            arcs.attach(speaker, i, "nsubj")
    elif len(subjects) > 1 and said and subjects[0] < said[0] < subjects[-1]:
        own = {arcs.deps[k] for k in range(start, arcs.ends[verb.i]) if arcs.heads[k] == said[0]}
        if not own & {*SUBJECT, "expl", "csubj"}:
            arcs.attach(subjects[0], said[0], "nsubj:pass" if "aux:pass" in own else "nsubj")


def _opens_clause(token: int, arcs: Arcs) -> bool:
    return arcs.doc[token].pos_ in {"VERB", "AUX", "ADJ", "NOUN", "PROPN"}


def _before(verb: int, arcs: Arcs, doc: Doc) -> int | None:
    """The head of the noun phrase right before a verb, commas aside, that begins a sentence or stands after a comma."""
    last, start = verb - 1, arcs.sentence[verb]
    if last > start and doc[last].text == ",":
        last -= 1
    if last < start:
        return None
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
    first = min(k for k in range(start, top + 1) if arcs.within(k, top))
    phrase = all(arcs.within(k, top) or doc[k].is_punct for k in range(first, verb))
    opened = first == start or doc[first].text == "," or doc[first - 1].text in {",", '"', "”"}
    return top if phrase and opened else None


def afterthought(verb: Token, arcs: Arcs) -> None:
    """ "..., the parties said as they signed it": words of saying with a subject of their own are beside the clause."""
    doc, i = verb.doc, int(verb.i)
    speaker = i - 1
    if verb.lemma_ not in SPEECH or verb.tag_ not in {"VBN", "VBD"} or speaker < arcs.sentence[verb.i]:
        return
    opening = next(t.i for t in doc[doc[speaker].left_edge.i :] if not t.is_punct)
    if opening <= arcs.sentence[verb.i] or doc[opening - 1].text != ",":
        return
    row = range(arcs.sentence[verb.i], arcs.ends[verb.i])
    if any(arcs.heads[k] == i and arcs.deps[k] in {"obj", "ccomp", "xcomp"} for k in row):
        return
    above = arcs.heads[speaker]
    if above == i and arcs.deps[speaker] == "nsubj" and arcs.heads[i] < i:
        root = next(k for k in row if arcs.heads[k] == k)
        if root < i:
            arcs.attach(i, root, "parataxis")
        return


def inverted(verb: Token, arcs: Arcs) -> None:
    """ "Exports, pointed out the minister, will rise", "..., allege activists.": who stands behind it says it."""
    doc, i = verb.doc, int(verb.i)
    if i == arcs.sentence[i] or not (doc[i - 1].text == "," or doc[i - 1].is_quote):
        return
    noun = _set_apart(i, arcs)
    if noun is None:
        return
    if arcs.deps[i] == "parataxis":
        arcs.attach(noun, i, "nsubj")


def _set_apart(verb: int, arcs: Arcs) -> int | None:
    """Who may say it: all between a verb and the next punctuation mark, a name, "the" somebody, or several."""
    doc, begin = arcs.doc, verb + 1
    while begin < arcs.ends[verb] and arcs.heads[begin] == verb and arcs.deps[begin] in {"compound:prt", "advmod"}:
        begin += 1
    end = next((k for k in range(begin, arcs.ends[verb]) if doc[k].is_punct and doc[k].text != "-"), arcs.ends[verb])
    heads = [k for k in range(begin, end) if not begin <= arcs.heads[k] < end]
    if len(heads) != 1 or arcs.heads[heads[0]] != verb or heads[0] in arcs.times:
        return None
    noun = doc[heads[0]]
    several = noun.tag_ == "NNS" and doc[verb].tag_ in {"VB", "VBP"}
    if noun.pos_ not in NOUNS or arcs.deps[noun.i] not in {"iobj", "nsubj", "obj", "xcomp"}:
        return None
    return int(noun.i) if several or noun.pos_ == "PROPN" or arcs.forms(noun.i, "det") == {"the"} else None


def resaid(verb: Token, arcs: Arcs) -> None:
    """ "Smith said it would pay and accused the mayor of lies": "would pay" and "accused" are not of one row.

    Who goes on in the past, without a subject, is the one who said it.
    """
    doc, i, said = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    above = arcs.heads[said]
    if arcs.deps[said] != "ccomp" or not above < said < i or doc[above].tag_ != "VBD":
        return
    if arcs.below(i, *SUBJECT, "aux", "aux:pass", "cop", "mark", "expl") or doc[said].tag_ == "VBD":
        return
    forms = arcs.forms(said, "aux")
    if verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ in WISHING and "had" in forms:
        arcs.attach(i, above, "conj")  # "denied that it had lost money and expects to grow"
    if verb.tag_ != "VBD":
        return
    ahead = verb.lemma_ not in WISHING and any(doc[k].tag_ == "MD" for k in arcs.below(said, "aux"))
    apart = any(doc[k - 1].text == "," for k in arcs.below(i, "cc"))
    found = verb.lemma_ in FINDING and any(doc[k].pos_ in NOUNS for k in arcs.below(said, *SUBJECT))
    ahead = ahead or ("had" in forms and (apart or verb.lemma_ in SPEECH | REPORTING | URGING) and not found)
    if ahead and sum(t.is_quote for t in doc[arcs.sentence[verb.i] : i]) % 2 == 0:
        arcs.attach(i, above, "conj")


def noting(participle: Token, arcs: Arcs) -> None:
    """ "said it had stopped the scheme while noting that": who says something notes it, not who stopped the scheme."""
    doc, i, verb = participle.doc, int(participle.i), arcs.heads[int(participle.i)]
    if arcs.lower[i] not in NOTING or not verb < i or doc[verb].lemma_ in SPEECH | REPORTING:
        return
    beside = [k for k in arcs.below(verb, "parataxis") if k < i and arcs.below(k, *SUBJECT)]
    while arcs.deps[verb] in {"conj", "xcomp"} and arcs.heads[verb] < verb:
        verb = arcs.heads[verb]
    above = arcs.heads[verb] if arcs.deps[verb] == "ccomp" and arcs.heads[verb] < verb else i
    sayer_ = beside[-1] if beside else above
    if doc[sayer_].pos_ == "VERB" and (beside or doc[sayer_].lemma_ in SPEECH | REPORTING | ANNOUNCING):
        arcs.attach(i, sayer_, "advcl")

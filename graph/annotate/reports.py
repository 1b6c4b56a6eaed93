"""Mends clauses of saying: who says it, what is said, and words of saying beside the clause.

Each function takes one verb and the arcs of its Doc and changes these or nothing.  Words, tags and names stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.annotate.edits import FINITE, NOUNS, SUBJECT

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
CONCEDING = frozenset(
    "accept acknowledge add admit caution concede decline elaborate note refuse say specify stop stress warn".split()
)
"""What somebody who said something says besides."""
NOTING = frozenset("adding emphasising emphasizing noting reiterating stressing underlining underscoring".split())
"""What only somebody who says something does besides."""
ANNOUNCING = frozenset("announce confirm disclose point recall reveal stress underline warn".split())
UTTERANCES = frozenset(
    """address advisory article briefing broadcast comment email filing interview letter memo message note post release
    remark report speech statement testimony tweet""".split()
)
"""In these somebody says something."""


def sayer(verb: Token, arcs: Arcs) -> None:
    """ "..., its chairman, Mary Smith, said in Springfield": who stands before a verb of saying says it.

    Two subjects before it are its own and that of what is said; what stands behind it at the end is its own.
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
        if speaker is not None and arcs.attach(speaker, i, "nsubj"):
            subjects = [speaker]
    elif len(subjects) > 1 and said and subjects[0] < said[0] < subjects[-1]:
        own = {arcs.deps[k] for k in range(start, arcs.ends[verb.i]) if arcs.heads[k] == said[0]}
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
            own = {arcs.deps[k] for k in range(arcs.sentence[noun], before) if arcs.heads[k] == verb}
            return verb if not own & {*SUBJECT, "mark", "obj"} else None
    return None


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


def bare_report(verb: Token, arcs: Arcs) -> None:
    """ "Officials allege the villagers were killed": who was killed is no object of "allege".

    Nor is "which" in "a plan which it says will work" one of "work".
    """
    i, above = int(verb.i), arcs.heads[int(verb.i)]
    if verb.doc[above].lemma_ not in REPORTING:
        return
    row = range(arcs.sentence[verb.i], arcs.ends[verb.i])
    own = arcs.children(i)
    finite = verb.tag_ in FINITE or any(
        arcs.deps[k] in {"aux", "aux:pass", "cop"} and verb.doc[k].tag_ in FINITE | {"MD"} for k in own
    )
    finite = finite or (verb.doc[above].lemma_ == "demand" and any(arcs.deps[k] in {"aux:pass", "cop"} for k in own))
    if any(arcs.deps[k] in {*SUBJECT, "mark", "expl"} for k in own):
        return
    before = verb.doc[min([i, *own]) - 1]
    if not finite and verb.tag_ == "VBN" and before.pos_ == "NOUN" and before.i > above:
        arcs.attach(i, int(before.i), "acl")  # "says they released the children held hostage"
        return
    if not finite:
        return
    open_ = [k for k in own if arcs.deps[k] == "obj" and k < above and verb.doc[k].tag_ in {"WDT", "WP"}]
    objects = open_ or [k for k in row if arcs.heads[k] == above and arcs.deps[k] in {"iobj", "obj"} and above < k < i]
    if open_ or (len(objects) == 1 and not any(verb.doc[k].is_punct for k in range(objects[0], i))):
        passive = any(arcs.deps[k] == "aux:pass" for k in own)
        arcs.attach(objects[0], i, "nsubj:pass" if passive else "nsubj")


def aside(verb: Token, arcs: Arcs) -> None:
    """ "..., sources said, ...": words of saying between commas are beside the clause, no attribute of "sources"."""
    doc, i = verb.doc, int(verb.i)
    noun = i - 1
    if arcs.deps[i] != "acl" or arcs.heads[i] != noun or verb.lemma_ not in SPEECH or verb.tag_ not in {"VBN", "VBD"}:
        return
    begin, end = next(t.i for t in doc[doc[noun].left_edge.i :] if not t.is_punct), i + 1
    closed = end >= len(doc) or doc[end].is_punct
    if begin == 0 or doc[begin - 1].text != "," or not closed or arcs.sentence[verb.i] == begin:
        return
    above = arcs.heads[noun]
    clause = above
    for _ in range(20):
        if doc[clause].pos_ in {"VERB", "AUX"} or arcs.heads[clause] == clause:
            break
        clause = arcs.heads[clause]
    if above == noun or clause == i:
        return
    said_of = next((k for k in range(begin - 1, arcs.sentence[verb.i], -1) if arcs.heads[k] == above), above)
    later = [k for k in range(end, arcs.ends[verb.i]) if arcs.heads[k] in {noun, i} and not doc[k].is_punct]
    moved = {k: (said_of if arcs.deps[k].startswith("acl") else above, arcs.deps[k]) for k in later}
    arcs.change({**moved, i: (clause, "parataxis"), noun: (i, "nsubj")})


def behind_comma(verb: Token, arcs: Arcs) -> None:
    """ "Smith denied the existence of a “plan,” saying that": behind a comma it is the subject that says it."""
    doc, i, noun = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    before = next((doc[k] for k in range(i - 1, noun, -1) if not doc[k].is_quote), verb)
    if arcs.deps[i] != "acl" or verb.tag_ != "VBG" or verb.lemma_ not in SPEECH or before.text != ",":
        return
    above = arcs.verb(noun)
    if doc[above].pos_ == "VERB" and above < noun and arcs.below(above, "nsubj") and arcs.below(i, "ccomp"):
        arcs.attach(i, above, "advcl")


def afterthought(verb: Token, arcs: Arcs) -> None:
    """ "..., the parties said as they signed it": words of saying with a subject of their own are beside the clause.

    The subject may have been hung on the clause, which has its own already, with the verb below it.
    """
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
    other = any(arcs.heads[k] == above and arcs.deps[k] in SUBJECT for k in range(arcs.sentence[verb.i], opening))
    if arcs.heads[i] == speaker and arcs.deps[speaker] in SUBJECT and above < opening and other:
        arcs.change({i: (above, "parataxis"), speaker: (i, "nsubj")})


def inserted(verb: Token, arcs: Arcs) -> None:
    """ "The plan, it says, will cost $5 million": words of saying between commas are beside the clause, of no noun."""
    doc, i, noun = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    above = arcs.heads[noun]
    if verb.lemma_ not in VOICING or not noun < i < above or doc[i + 1].text != ",":
        return
    own = [k for k in range(noun, above) if arcs.heads[k] == i and arcs.deps[k] not in {"punct", "aux", "aux:pass"}]
    if len(own) != 1 or arcs.deps[own[0]] not in {"nsubj", "nsubj:pass"} or doc[own[0]].tag_ in {"WDT", "WP"}:
        return
    if arcs.deps[noun] in {"nsubj", "nsubj:pass"} and doc[doc[own[0]].left_edge.i - 1].text == ",":
        arcs.attach(i, above, "parataxis")


def inverted(verb: Token, arcs: Arcs) -> None:
    """ "Exports, pointed out the minister, will rise", "..., allege activists.": who stands behind it says it.

    "The bank, argued Smith, should sell": what both commas set apart governs nothing.
    """
    doc, i = verb.doc, int(verb.i)
    if i == arcs.sentence[i] or not (doc[i - 1].text == "," or doc[i - 1].is_quote):
        return
    noun = _set_apart(i, arcs)
    if noun is None:
        return
    dep, above = arcs.deps[i], arcs.heads[i]
    if dep == "parataxis":
        arcs.attach(noun, i, "nsubj")
    elif dep.startswith("acl") and above < i and not arcs.below(i, *SUBJECT, "aux:pass"):
        top = arcs.heads[above] if arcs.deps[above] in SUBJECT else arcs.verb(above)
        arcs.change({noun: (i, "nsubj"), i: (top, "parataxis")})
    elif dep not in {"conj", "acl"} and arcs.below(i, *SUBJECT)[-1:] == [noun]:
        first, clauses = arcs.below(i, *SUBJECT)[0], [k for k in arcs.below(i, "ccomp") if k > noun]
        if first < i and len(clauses) == 1 and not arcs.below(clauses[0], *SUBJECT, "mark"):
            said = clauses[0]
            top = said if above == i else above
            arcs.change({said: (top, dep), i: (said, "parataxis"), first: (said, "nsubj")})


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


def asked(verb: Token, arcs: Arcs) -> None:
    """ "knows what to say": what is to be said is the object of the infinitive, and the clause that of the verb."""
    doc, i, above = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    mark = next((k for k in range(above + 1, i) if arcs.heads[k] == i and doc[k].tag_ == "TO"), None)
    if mark is not None and doc[mark - 1].tag_ == "WP" and arcs.heads[mark - 1] == above < mark - 1:
        arcs.attach(mark - 1, i, "obj")


def presumed(clause: Token, arcs: Arcs) -> None:
    """ "Posted what it said were samples": it is "what" that they say were samples, and not what was posted."""
    doc, i = clause.doc, int(clause.i)
    things = [k for k in arcs.below(arcs.heads[i], "obj") if doc[k].lower_ == "what"]
    verbs = [k for what in things for k in arcs.below(what, "acl:relcl") if doc[k].lemma_ in SPEECH | REPORTING]
    if verbs and verbs[0] < i and arcs.heads[verbs[0] + 1] == i and not arcs.below(i, *SUBJECT):
        arcs.attach(i, verbs[0], "ccomp")


def told(verb: Token, arcs: Arcs) -> None:
    """ "told the inquiry that it rained": the clause is what is told, no attribute of who hears it."""
    doc, i, hearer = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    teller = arcs.heads[hearer]
    if arcs.deps[hearer] not in {"obj", "iobj"} or not teller < hearer < i or doc[teller].lemma_ not in TELLING:
        return
    if any(doc[k].lower_ == "that" and arcs.heads[k] == i and arcs.deps[k] == "mark" for k in range(hearer + 1, i)):
        arcs.change({i: (teller, "ccomp"), hearer: (teller, "iobj")})


def resaid(verb: Token, arcs: Arcs) -> None:
    """ "Smith said it would pay and accused the mayor of lies": "would pay" and "accused" are not of one row.

    Who goes on in the past, without a subject, is the one who said it.
    """
    _goes_on(verb, arcs)
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


def _goes_on(verb: Token, arcs: Arcs) -> None:
    """ "Acme is growing, sources said, and has hired Smith": a present after what was said goes on with that."""
    doc, i, said = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    clauses = [k for k in arcs.below(said, "ccomp") if k < said]
    clauses += [arcs.heads[said]] if arcs.deps[said] == "parataxis" else []
    joined = [k for k in arcs.below(i, "cc") if doc[k].lower_ in {"and", "but"} and said < k == said + 2]
    forms = [doc[k].tag_ for k in arcs.below(i, "aux", "aux:pass", "cop")] + [verb.tag_]
    own = arcs.below(i, *SUBJECT, "expl")
    if doc[said].tag_ == "VBD" and clauses and joined and not own and forms[0] in {"VBZ", "VBP", "MD"}:
        arcs.attach(i, clauses[-1], "conj")


def conceded(verb: Token, arcs: Arcs) -> None:
    """ "Smith said it works, though he admitted that": that he admitted it he does not say; an article tells both."""
    doc, i = verb.doc, int(verb.i)
    own = [k for k in range(arcs.sentence[verb.i], i) if arcs.heads[k] == i]
    mark = next((k for k in own if arcs.deps[k] == "mark" and doc[k].lower_ in {"though", "although"}), 0)
    subjects = [k for k in own if arcs.deps[k] == "nsubj" and doc[k].lower_ not in {"i", "we", "you"}]
    if verb.lemma_ not in CONCEDING or not subjects or not mark or doc[mark - 1].text != ",":
        return
    if sum(t.is_quote for t in doc[arcs.sentence[verb.i] : mark]) % 2:
        return
    above = arcs.heads[i]
    while arcs.deps[above] != "ccomp" and arcs.heads[above] != above:
        above = arcs.heads[above]
    if arcs.deps[above] == "ccomp" and arcs.heads[above] < above < mark:
        arcs.attach(i, arcs.heads[above], "advcl")


def fronted(said: Token, arcs: Arcs) -> None:
    """ "At his invitation, she will lead it, the office said": what stands before or behind a clause told is of that.

    "In a statement, it will close, Acme said": a statement is where somebody says something.
    """
    doc, i = said.doc, int(said.i)
    clauses = [k for k in arcs.below(i, "ccomp") if k < i]
    speakers = [k for k in arcs.below(i, "nsubj") if clauses and k > clauses[-1]]
    if not speakers or not arcs.below(clauses[-1], *SUBJECT, "expl"):
        return
    clause, end = clauses[-1], min(speakers[0], i)
    first = min(k for k in arcs.below(clause, *SUBJECT, "expl"))
    for k in arcs.below(i, "obl", "advcl"):
        ahead = k < first and arcs.heads[first] == clause and first < clause
        behind = clause < k < end and doc[k].pos_ in {"VERB", "AUX", "ADJ"}
        opened = arcs.below(k, "case", "mark") and "to" not in arcs.forms(k, "case")
        if (ahead or behind) and opened and doc[k].lemma_ not in UTTERANCES:
            arcs.attach(k, clause, arcs.deps[k])


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


def unquoted(said: Token, arcs: Arcs) -> None:
    """'A note advises him to go: "I would go," it said': what stands before the quotation is the writer's clause."""
    doc, i = said.doc, int(said.i)
    outer = next((k for k in arcs.below(i, "ccomp") if k < i), i)
    quotes = [k for k in range(outer, i) if doc[k].is_quote]
    if len(quotes) < 2 or i - quotes[-1] > 6 or doc[quotes[0] - 1].text not in {":", ","}:
        return
    if doc[quotes[0] - 1].text == "," and doc[quotes[0] - 2].lemma_ not in SPEECH:
        return  # 'it will close "the plant", Smith said'
    if not arcs.below(outer, *SUBJECT) or not any(k > quotes[-1] for k in arcs.below(i, "nsubj")):
        return
    top = outer if arcs.heads[i] == i else arcs.heads[i]
    before = [k for k in arcs.children(i) if k < quotes[0] and k != outer]
    arcs.change({outer: (top, arcs.deps[i]), i: (outer, "conj"), **{k: (outer, arcs.deps[k]) for k in before}})

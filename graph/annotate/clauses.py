"""Mends where clauses hang: what goes on from words of saying, and of which noun a clause behind several is.

Each function takes one verb and the arcs of its Doc and changes these or nothing.  Words, tags and names stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.annotate.attachments import EMPLOYED, SUMS, described, valued
from graph.annotate.edits import FINITE, NOUNS, SUBJECT, TIMES
from graph.annotate.neighbours import BODIES
from graph.annotate.reports import told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Span, Token

    from graph.annotate.edits import Arcs

DOCUMENTS = frozenset("copy document draft email e-mail filing letter memo memorandum message note report".split())
PERUSED = frozenset("examine obtain review see view".split())
"""Verbs whose participle with "by" says who has got at a document."""
TRIED = frozenset(
    "ambition attempt bid decision desire effort failure intention plan pledge promise proposal refusal vow".split()
)
"""Nouns that an infinitive spells out."""
PRONOUNS = frozenset({"that", "which", "who"})
DRIVING = frozenset(
    "bolster boost buoy drag drive fuel hamper help hinder hit hold hurt lift power propel spur support weigh".split()
)
"""Verbs whose participle with "by" tells what a whole clause came of: "grew to 350, helped by sales"."""
SOMEBODY = frozenset("baby boy child couple girl man people soldier student teenager woman worker".split())
"""Nouns of persons of whom little is known but what befell them."""
CHANGES = frozenset("decline drop fall growth increase jump loss profit rise".split())
"""What a firm reports that is helped or hurt."""
DISASTERS = frozenset(
    """accident airstrike ambush assault attack avalanche blast blaze bomb bombing clash collapse collision crackdown
    crash cyclone derailment disaster earthquake explosion fire flood hurricane incident landslide massacre
    missile outbreak quake raid riot rocket shelling shooting shootout stabbing storm strike tornado tsunami
    typhoon""".split()
)
"""What kills people, wherever it happens and whomever it is aimed at."""
STAGES = frozenset("anniversary beginning close conclusion day eve opening outset start".split())
"""Nouns of when something is."""
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
        told(token, arcs)
        _perused(token, arcs)
        _of_bare(token, arcs)
        _with_it(token, arcs)
        _driven(token, arcs)
        _akin(token, arcs)
        _of_eve(token, arcs)
        _wearing(token, arcs, names)
    elif dep == "acl:relcl":
        _since(token, arcs)
        _of_last(token, arcs)
        _of_which(token, arcs)
        _of_whom(token, arcs, names)
        _at_first(token, arcs)
        _nearest(token, arcs)
        _akin(token, arcs)
        _summing(token, arcs, names)
    elif dep == "conj":
        _likewise(token, arcs)
        _of_relative(token, arcs)
        _two_offices(token, arcs, names)
    elif dep in {"xcomp", "advcl"}:
        _attempted(token, arcs)
        _enclosed(token, arcs)
        _urged(token, arcs)
        _left_to(token, arcs)
    elif dep == "nsubj":
        _trailing_subject(token, arcs)
        _second_subject(token, arcs)
        _opening(token, arcs, names)
    elif dep == "appos":
        _of_which(token, arcs)
        described(token, arcs, names)
    elif dep == "amod":
        valued(token, arcs)


def _of_relative(verb: Token, arcs: Arcs) -> None:
    """ "relies on farming, which makes 40%, employs many and feeds all": a verb with no "and" goes on with the clause.

    So does one that agrees with its noun alone: "the forces killed a man who led the raids and was wanted".
    """
    doc, i, main = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    nouns = [k for k in arcs.below(main, "obj", "obl") if main < k < i]
    clauses = [r for k in nouns for r in arcs.below(k, "acl:relcl") if r < i]
    if not clauses or arcs.below(i, *SUBJECT, "mark") or not {doc[main].pos_, verb.pos_} <= {"VERB"}:
        return
    row = any(arcs.below(k, "cc") for k in arcs.below(i, "conj"))
    bare = not arcs.below(i, "cc") and doc[i - 1].text == "," and row and verb.tag_ == doc[clauses[-1]].tag_
    single = [k for k in arcs.below(i, "aux", "aux:pass") if doc[k].lower_ in {"has", "is", "was"}]
    several = any(doc[k].tag_ in {"NNS", "NNPS"} for k in arcs.below(main, *SUBJECT))
    one = doc[arcs.heads[clauses[-1]]].tag_ in {"NN", "NNP"}
    if bare or ((single or verb.tag_ == "VBZ") and several and one):
        arcs.attach(i, clauses[-1], "conj")


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


def paired(clause: Token, arcs: Arcs) -> None:
    """ "Smith gave it money, and reports of losses were wrong": a clause with "and" and a subject is no complement."""
    i, verb = int(clause.i), arcs.heads[int(clause.i)]
    subjects = [k for k in arcs.below(i, *SUBJECT) if k < i]
    joined = [k for t in (i, *subjects[:1]) for k in arcs.below(t, "cc") if clause.doc[k].lower_ in {"and", "but"}]
    objects = [k for k in arcs.below(verb, "obj") if verb < k < i]
    if verb < i and subjects and objects and joined and joined[0] < subjects[0]:
        arcs.change({i: (verb, "conj"), joined[0]: (i, "cc")})


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


def _since(verb: Token, arcs: Arcs) -> None:
    """ "lost $5 million after a failure put it out of action": a verb behind a phrase with "after" is its predicate."""
    i, noun = int(verb.i), int(verb.i) - 1
    cases = [k for k in arcs.below(noun, "case") if verb.doc[k].lower_ in {"after", "before", "since", "until"}]
    above = arcs.heads[noun]
    bare = verb.tag_ in FINITE and not any(k < i for k in arcs.children(i))
    if bare and cases and arcs.deps[noun] == "obl" and above < noun and above != i:
        arcs.change({noun: (i, "nsubj"), cases[0]: (i, "mark"), i: (above, "advcl")})


def _of_whom(verb: Token, arcs: Arcs, names: Mapping[int, Span]) -> None:
    """ "Mary Smith, formerly of a small archive, who led it": "who" is the person, not where she was."""
    doc, i, noun = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    person = arcs.heads[noun]
    who = next((k for k in range(noun, i) if arcs.heads[k] == i and doc[k].lower_ == "who"), None)
    if who is None or doc[who - 1].text != "," or person not in names or names[person].label_ != "PERSON":
        return
    if arcs.deps[noun] == "nmod" and doc[noun].pos_ == "NOUN" and arcs.forms(noun, "case") & {"at", "from", "of"}:
        arcs.attach(i, person, "acl:relcl")


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


def _perused(verb: Token, arcs: Arcs) -> None:
    """ "a letter from Acme seen by Globex", "a note to staff reviewed by it": what is seen is the document."""
    doc, i, noun = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    if verb.tag_ != "VBN" or verb.lemma_ not in PERUSED or doc[noun].lemma_ in DOCUMENTS:
        return
    by = i + 1 < len(doc) and doc[i + 1].lower_ == "by"
    before = [k for k in range(arcs.sentence[verb.i], noun) if doc[k].lemma_ in DOCUMENTS and doc[k].pos_ == "NOUN"]
    if by and before and (arcs.heads[noun] == before[-1] or arcs.heads[noun] == arcs.heads[before[-1]]):
        arcs.attach(i, before[-1], "acl")


def _attempted(verb: Token, arcs: Arcs) -> None:
    """ "blocked Acme's attempt last year to buy Globex": the infinitive spells out the attempt."""
    doc, i, above = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    marks = [k for k in arcs.below(i, "mark") if doc[k].tag_ == "TO"]
    nouns = [k for k in arcs.below(above, "obj", "obl") if above < k < i and doc[k].lemma_ in TRIED]
    if verb.tag_ != "VB" or not marks or not nouns or not arcs.below(nouns[-1], "nmod:poss"):
        return
    between = doc[nouns[-1] + 1 : marks[0]]
    if all(t.ent_type_ in TIMES or t.lower_ in {"ago", "on", "in"} for t in between):
        arcs.attach(i, nouns[-1], "acl")


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


def _at_first(verb: Token, arcs: Arcs) -> None:
    """ "won for the first time, which would help him": what would is that he won, not the time.

    "the last to leave, at which point nine were left": so what was so "at which point".
    """
    doc, i, time = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    if any(
        doc[k].lemma_ in {"case", "point", "time"} and "which" in arcs.forms(k, "det") for k in arcs.below(i, "obl")
    ):
        arcs.attach(i, time, "advcl:relcl")
    which = any(doc[k].lower_ == "which" and doc[k - 1].text == "," for k in arcs.below(i, *SUBJECT))
    above = arcs.heads[time]
    if which and doc[time].lower_ == "time" and arcs.deps[time] == "obl" and doc[above].pos_ in {"VERB", "AUX"}:
        arcs.attach(i, above, "advcl:relcl")


def _left_to(verb: Token, arcs: Arcs) -> None:
    """ "has time left to argue": the infinitive is of the time, which does not argue."""
    i, left = int(verb.i), arcs.heads[int(verb.i)]
    noun = arcs.heads[left]
    if verb.tag_ == "VB" and verb.doc[left].lower_ == "left" and arcs.deps[left] == "acl" and noun == left - 1:
        arcs.attach(i, noun, "acl")


def _trailing_subject(noun: Token, arcs: Arcs) -> None:
    """ "had an income of $5 million, half of it from Acme": what stands after the object is no second subject."""
    doc, i, verb = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    first = min(k for k in range(verb, i + 1) if arcs.within(k, i)) if verb < i else i
    if doc[first].text == "," or (first > 0 and doc[first - 1].text == ","):
        earlier = [k for k in arcs.below(verb, "nsubj") if k < verb]
        objects = [k for k in arcs.below(verb, "obj") if verb < k < first]
        if earlier and objects and noun.pos_ in NOUNS | {"NUM"}:
            arcs.attach(i, verb, "parataxis")


def _second_subject(noun: Token, arcs: Arcs) -> None:
    """ "Acme, until 2015 a maker of toys, grew": what stands between commas is no second subject.

    "neither of whom Acme would name": those are not named.
    """
    doc, i, verb = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    first = next((k for k in arcs.below(verb, *SUBJECT) if k < i < verb), None)
    if first is None:
        return
    if any(first < k < i and arcs.heads[k] == verb and arcs.deps[k] == "mark" for k in range(first, i)):
        arcs.attach(first, arcs.heads[verb], "parataxis")  # "12 dead, dozens missing after ferry sinks"
        return
    if arcs.forms(first, "case") & {"among", "at", "for", "in", "on", "under", "with"} and doc[first].pos_ in NOUNS:
        arcs.attach(first, verb, "obl")  # "At 11 plants bought by Acme, the ratio rose"
        return
    whole = doc[first].lower_ in {"all", "both", "neither", "none"} and doc[first + 2].lower_ in {"which", "whom"}
    if whole and not arcs.below(verb, "obj"):
        arcs.change({first + 2: (verb, "obj"), first: (first + 2, "det"), first + 1: (first, "case")})
    end = max(k for k in range(i, verb) if arcs.within(k, i)) + 1
    comma = next((k for k in range(first, i) if doc[k].text == ","), 0)
    if comma and doc[comma + 1].pos_ not in {"PRON", "VERB"} and "," in {t.text for t in doc[end - 1 : end + 1]}:
        between = {k: (i, arcs.deps[k]) for k in arcs.children(verb) if comma < k < i and not doc[k].is_punct}
        arcs.change({**between, i: (verb, "parataxis") if between else (first, "appos")})


def _wearing(verb: Token, arcs: Arcs, names: Mapping[int, Span]) -> None:
    """ "Smith left in the third of the races holding his leg": who holds it is Smith, and no race."""
    i, noun = int(verb.i), arcs.heads[int(verb.i)]
    his = any(arcs.forms(k, "nmod:poss") & {"his", "her"} for k in arcs.below(i, "obj"))
    if verb.tag_ != "VBG" or not his or "the" not in arcs.forms(noun, "det") or noun in names:
        return
    top = noun
    while arcs.deps[top] == "nmod":
        top = arcs.heads[top]
    above = arcs.heads[top]
    placed = arcs.deps[top] == "obl" and arcs.forms(top, "case") & {"at", "from", "in", "into", "on"}
    if placed and any(names[k].label_ == "PERSON" for k in arcs.below(above, "nsubj") if k in names):
        arcs.attach(i, above, "advcl")


def _of_eve(verb: Token, arcs: Arcs) -> None:
    """ "on the eve of talks aimed at peace", "the start of marches marking the day": the talks are, and no eve."""
    doc, i, noun = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    inner = [k for k in arcs.below(noun, "nmod") if noun < k < i and arcs.forms(k, "case") == {"of"}]
    if verb.tag_ in {"VBG", "VBN"} and doc[noun].lemma_ in STAGES and inner and not arcs.below(i, "mark", *SUBJECT):
        arcs.attach(i, inner[-1], "acl")


def _of_bare(verb: Token, arcs: Arcs) -> None:
    """ "a motion of no confidence to be debated", "a letter of intent signed by it": what is signed is the letter.

    "the mother of a boy killed in the crash": it is the boy who was killed.
    """
    doc, i, noun = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    above = arcs.heads[noun]
    if doc[i - 1].lemma_ in SOMEBODY and arcs.heads[i - 1] == noun and "of" in arcs.forms(i - 1, "case"):
        arcs.attach(i, i - 1, "acl")
    if doc[i - 1].lemma_ in SOMEBODY:
        return
    own = [doc[k].lower_ for k in arcs.children(noun) if k < noun]
    passive = bool(arcs.below(i, "aux:pass", "obl:agent"))
    bare = own in (["of"], ["of", "no"]) and doc[noun].tag_ == doc[above].tag_ == "NN" and arcs.deps[noun] == "nmod"
    if passive and bare and above == noun - len(own) - 1:
        arcs.attach(i, above, "acl")


def _with_it(verb: Token, arcs: Arcs) -> None:
    """ "will be a plant, with production slated for May": a participle right behind a noun with ", with" is its own."""
    doc, i, top = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    noun = i - 1
    if verb.tag_ not in {"VBN", "VBG"} or doc[noun].pos_ != "NOUN" or arcs.heads[noun] != top or not top < noun:
        return
    cases = arcs.below(noun, "case")
    if cases and doc[cases[0]].lower_ == "with" and doc[cases[0] - 1].text == ",":
        arcs.attach(i, noun, "acl")


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


def _nearest(verb: Token, arcs: Arcs) -> None:
    """ "an engineer who led the team that found it": a second clause is of the noun right before its "that".

    "officials who tried to hide funds, which were found": so it is with "which" behind a comma.
    """
    doc, i, noun = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    first = [k for k in arcs.below(noun, "acl:relcl") if noun < k < i]
    pronoun = next((k for k in arcs.below(i, *SUBJECT, "obj") if k < i and doc[k].lower_ in PRONOUNS), 0)
    near = pronoun - 1
    apart = arcs.lower[pronoun] == "which" and arcs.lower[near] == ","
    if apart and first and first[-1] < near - 1 and "who" in arcs.forms(first[-1], "nsubj"):
        near -= 1
        if doc[near].pos_ in NOUNS and arcs.within(near, first[-1]) and arcs.deps[near] in {"obj", "obl", "nmod"}:
            arcs.attach(i, near, "acl:relcl")
        return
    inner = bool(first) and near > first[-1] == arcs.heads[near] and arcs.deps[near] in {"obj", "obl"}
    if inner and doc[near].pos_ == "NOUN" and not arcs.below(i, "cc"):
        arcs.attach(i, near, "acl:relcl")


def _summing(noun: Token, arcs: Arcs, names: Mapping[int, Span]) -> None:
    """ "could miss the start of the Acme Cup, which would be a blow": the blow is that it would be missed, no cup."""
    doc, i, name = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    which = any(doc[k].lower_ == "which" and doc[k - 1].text == "," for k in arcs.below(i, *SUBJECT))
    if not which or noun.lemma_ not in SUMS or name not in names or not arcs.below(i, "cop"):
        return
    above = arcs.verb(arcs.heads[name])
    if above < name and doc[above].pos_ in {"VERB", "AUX"}:
        arcs.attach(i, above, "advcl:relcl")


def _opening(noun: Token, arcs: Arcs, names: Mapping[int, Span]) -> None:
    """ "In Springfield, a town of 9,000, two people died": what stands before the subject says what the place is."""
    doc, i, verb = noun.doc, int(noun.i), arcs.heads[int(noun.i)]
    articles = [k for k in arcs.below(i, "det") if k < i and arcs.lower[k] in {"a", "an", "the"}]
    place = articles[0] - 2 if articles else -1
    if place < arcs.sentence[i] or doc[place + 1].text != "," or place not in names or i in names:
        return
    root = int(names[place].root.i)
    later = [k for k in arcs.below(verb, *SUBJECT) if i < k < verb]
    if later and arcs.heads[root] == verb and arcs.below(root, "case"):
        arcs.attach(i, root, "appos")


def _enclosed(verb: Token, arcs: Arcs) -> None:
    """ "made the licence, priced in dollars, more expensive": a participle between commas is of the object."""
    doc, i, above = verb.doc, int(verb.i), arcs.heads[int(verb.i)]
    objects = [k for k in arcs.below(above, "obj") if above < k < i]
    if verb.tag_ != "VBN" or not objects or doc[i - 1].text != "," or not arcs.within(i - 2, objects[-1]):
        return
    end = max(k for k in range(i, arcs.ends[verb.i]) if arcs.within(k, i))
    goes_on = any(k > end for k in arcs.below(above, "xcomp", "obl", "advmod"))
    if goes_on and not arcs.below(i, *SUBJECT, "mark") and "," in {t.text for t in doc[end : end + 2]}:
        arcs.attach(i, objects[-1], "acl")


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

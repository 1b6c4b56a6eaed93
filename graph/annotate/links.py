"""Links that the grammar of a sentence spells out: for mentions, the earlier one that each is, or likely is."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from graph.annotate.attachments import HAPPENINGS
from graph.annotate.barriers import ANSWERED
from graph.annotate.clusters import initials
from graph.annotate.columns import proper_names
from graph.annotate.mentions import (
    KINDS,
    LABELS,
    NAME,
    NOMINAL,
    OBJECT,
    ORGANIZATION,
    PERSON,
    PLACE,
    ROLES,
    SPEECH,
    SUBJECT,
    THING,
    Mentions,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Doc, Token

    from graph.annotate.columns import Columns

ACTORS = frozenset({PERSON, ORGANIZATION, PLACE})
LETTING = frozenset({"allow", "enable", "help", "let", "permit", "promise"})
"""Verbs that one does for one's own sake: "allowed Acme to run its trains"."""
UNLIKELY = HAPPENINGS | frozenset(
    """blast competitor crash critic disaster earthquake explosion fire flood hacker opponent outage quake rival scandal
    storm verdict vote war""".split()
)
"""Nouns of what has nothing, or does something to others: "the outage that knocked out its servers"."""
AGAINST = frozenset(
    "acquire attack bring buy copy criticise damage destroy hit investigate own raid steal sue target threaten".split()
)
"""Verbs of what is done to others."""
TREATED = frozenset(
    """accuse acquit applaud arrest attack battle blame bomb capture clear commend condemn congratulate convict credit
    criticise criticize denounce detain dislodge drive evacuate evict execute expel fight fine free hail honor honour
    jail kill murder oust praise prosecute punish raid rescue reward sanction seize shoot stab sue suspect target
    thank deprive relieve rob strip""".split()
)
"""Verbs whose object is whose the place or the cause is: "police arrested the man at his home"."""
KNOWN = frozenset("accuse celebrate convict famous infamous know notable note notorious suspect".split())
TREATING = frozenset("about at for from in inside near of outside over".split())
WAYS = frozenset(
    """address assault attack attempt bid campaign capacity effort fight offensive operation raid report role speech
    statement war""".split()
)
"""What somebody does it in: "the army attacked the rebels in its campaign"."""
ASKED = ANSWERED | frozenset("advice ban call order permission pressure recommendation request warning".split())
"""What somebody else is to act on: "the court's order to return its funds"."""
FRONTED = frozenset({"during", "for", "in"})
ELSEWHERE = frozenset(
    "absence death defence defense eye favor favour honor honour memory name opinion place stead view wake".split()
)
"""What of somebody somebody else acts in: "in his absence, Mary Smith took over"."""
URGING = frozenset("ask force order press pressure tell urge".split())
GIVEN_UP = frozenset("abandon cease curb drop halt pull remove scrap suspend withdraw".split())
"""Verbs of what one is asked to do with what one has: "asked Freedonia to withdraw its troops"."""
INFORMED = frozenset({"advise", "inform", "notify", "remind"})
STRUCK = frozenset(
    """abduct ambush arrest assassinate assault attack beat capture catch detain hit injure kidnap kill murder rob shoot
    stab strike surprise target wound""".split()
)
"""Verbs whose object is who did something else meanwhile: "shot the man as he left"."""
HELPED = frozenset({"aid", "assist", "help"})
"""Verbs whose object has what it is helped with: "help Mary Smith with her costs"."""


def abbreviations(doc: Doc) -> dict[int, int]:
    """Roots of names in brackets that abbreviate the name before the bracket, with the root of that."""
    names = sorted(proper_names(doc).items(), key=lambda item: item[1].start)
    found = {}
    for (long_root, long), (short_root, short) in pairwise(names):
        between = short.start - long.end == 1 and doc[long.end].text == "("
        if between and long_root < short_root and initials((short.text,), tuple(token.text for token in long)):
            found[short_root] = long_root
    return found


def reflexives(doc: Doc, mentions: Mentions) -> dict[int, int]:
    """Objects like "himself" with the subject of their verb, or with the noun that its "who" stands for."""
    subjects = mentions.subjects()
    found = {}
    for i in ((mentions.reflexive > 0) & (mentions.role == OBJECT)).nonzero()[0].tolist():
        verb = doc[int(mentions.governor[i])]
        who = any(c.lower_ in {"that", "which", "who"} and c.dep_.startswith("nsubj") for c in verb.lefts)
        j = mentions.by_head.get(verb.head.i, i) if who and verb.dep_ == "acl:relcl" else subjects.get(verb.i, i)
        if j < i:
            found[i] = j
    return found


def companions(doc: Doc, mentions: Mentions) -> dict[int, int]:
    """Possessives with whom they stand beside: "Mary Smith and her son", "parties and their supporters"."""
    found = {}
    for i, head, kind in _possessives(mentions):
        noun = doc[head].head
        if noun.dep_ != "conj":
            continue
        first = mentions.by_head.get(noun.head.i, i)
        beside = next((c.i for c in noun.head.lefts if c.dep_ == "nmod:poss"), head)
        j = mentions.by_head.get(beside, i)
        named = mentions.kind[j] in {NAME, NOMINAL} and _may_be(mentions, i, j)
        if j < i and (named or _is_same_pronoun(mentions, i, j)):
            found[i] = j  # "their homes and their fields", "Acme's profit and its debt"
            continue
        several = first < i and mentions.number[first] == 2
        sort = PERSON if kind == "he" else ORGANIZATION
        alone = kind == "it" and first < i and _is_alone(doc[head], mentions, i, first)
        if first < i and (several if kind == "they" else not several and (mentions.sort[first] == sort or alone)):
            found[i] = first
    return found


def _is_alone(word: Token, mentions: Mentions, i: int, first: int) -> bool:
    """ "They spoke of the war and its cost": no subject of the clause has the cost, and the war is no person."""
    verb = _own_verb(word)
    subject = mentions.subjects().get(verb.i, i) if verb is not None else i
    other = subject < i and not _may_be(mentions, i, subject) and mentions.sort[subject] == PERSON
    return bool(mentions.kind[first] == NOMINAL and mentions.sort[first] != PERSON and (other or subject == first))


def _is_same_pronoun(mentions: Mentions, i: int, j: int) -> bool:
    """ "His" and "he", not "his" and "her"."""
    return bool(mentions.kind[i] == mentions.kind[j] and mentions.gender[i] == mentions.gender[j])


def owners(doc: Doc, mentions: Mentions, bound: Mapping[int, int]) -> set[int]:
    """Possessives whose binder is the subject of their own clause and agrees: "the firm cut its output"."""
    found = set()
    for i, head, kind in _possessives(mentions):
        j = bound.get(i, i)
        verb = _own_verb(doc[head])
        if j < i and verb is not None and mentions.governor[j] == verb.i:
            same = _is_same_pronoun(mentions, i, j)
            if same or (kind != "he" and mentions.kind[j] in {NAME, NOMINAL} and _may_be(mentions, i, j)):
                found.add(i)
    return found


def joint_owners(doc: Doc, mentions: Mentions) -> set[int]:
    """ "Their" of several that the subject of its own clause names: no one mention is those."""
    found = set()
    for i, head, kind in _possessives(mentions):
        verb = _own_verb(doc[head]) if kind == "they" else None
        subjects = [c for c in verb.lefts if c.dep_.startswith("nsubj")] if verb is not None else []
        row = [c for s in subjects if s.tag_ in {"NN", "NNP"} for c in s.rights if c.dep_ == "conj"]
        if row and row[-1].right_edge.i < head:
            found.add(i)
    return found


def _own_verb(word: Token) -> Token | None:
    """The verb of the clause that a word stands in, if its subject is before the word; None in a clause on a noun."""
    for above in word.head.ancestors:
        if above.i < word.i and any(c.dep_.startswith("nsubj") for c in above.lefts):
            return above
        if above.dep_.startswith("acl") or (above.dep_ == "advcl" and above.head.pos_ == "NOUN"):
            return None  # "advice on how to improve their work"
    return None


def _possessives(mentions: Mentions) -> Iterator[tuple[int, int, str]]:
    """The mentions like "its", "her" and "their": number, head and kind."""
    for i, (head, kind) in enumerate(zip(mentions.heads.tolist(), mentions.kind.tolist(), strict=True)):
        if KINDS[kind] in {"it", "he", "they"} and mentions.told.deps[head] == "nmod:poss":
            yield i, head, KINDS[kind]


def relatives(doc: Doc, mentions: Mentions) -> dict[int, int]:
    """Possessives with the noun that "who" or "which" above them stands for: "a widow who drives her lorry".

    So "a widow known for her songs".
    """
    number_of = mentions.by_head
    found = {}
    for i, head, kind in _possessives(mentions):
        known = next((t for t in doc[head].head.ancestors if t.pos_ in {"VERB", "ADJ"}), doc[head])
        j = number_of.get(known.head.i, i) if _is_known(known) else i
        if j < i and _may_be(mentions, i, j):
            found[i] = j
            continue
        above = ((verb, c) for verb in doc[head].head.ancestors for c in verb.lefts if c.dep_.startswith("nsubj"))
        verb, subject = next(((v, c) for v, c in above if c.i < head), (doc[head], doc[head]))
        if verb.head.i in number_of and _stands_for(subject, verb.head, kind):
            found[i] = number_of[verb.head.i]
    return found


def _is_known(word: Token) -> bool:
    """ "Known for", "famous for", "accused of": what says of the noun before it how it is, and not by whom."""
    if not word.dep_.startswith(("acl", "amod", "advcl")) or word.i < word.head.i or word.lemma_ not in KNOWN:
        return False
    return not any(
        c.dep_.startswith("nsubj") or c.lower_ in {"by", "who"} for t in word.children for c in (t, *t.lefts)
    )


def _stands_for(subject: Token, noun: Token, kind: str) -> bool:
    """Whether a clause's "who" or "which" is its noun, and a pronoun of this kind may be that."""
    if kind == "it":
        return subject.lower_ in {"which", "that"} and (noun.ent_type_ == "ORG" or _is_one(noun, subject))
    return subject.lower_ == "who" and (noun.tag_ == "NNS") == (kind == "they")


def _is_one(noun: Token, pronoun: Token) -> bool:
    """Whether a noun right before "which" or "that" is one thing that has more than it did: no outage, no raider."""
    if not pronoun.i:
        return False
    near = pronoun.nbor(-1)
    near = near.nbor(-1) if near.text == "," and near.i else near
    near = near.head if near.pos_ == "NUM" else near  # "a town of 9,000 that lost its mill"
    if near.tag_ == "NNS" and noun.is_ancestor(near) and _is_singular(pronoun.head):
        near = noun  # "a family of jets, which has kept its name"
    plain = noun.tag_ == "NN" and near == noun and not any(c.dep_ in {"cop", "nmod:poss"} for c in noun.children)
    return plain and noun.lemma_ not in UNLIKELY and pronoun.head.lemma_ not in AGAINST


def _is_singular(verb: Token) -> bool:
    """ "Has sold", "sells": of one thing."""
    return any(t.tag_ == "VBZ" for t in (verb, *verb.lefts))


def binders(doc: Doc, mentions: Mentions) -> dict[int, int]:
    """Possessive pronouns with the last subject before them that governs them: "Acme sold its plant".

    So the subjects of what is said: "Mary Smith said she had left".
    """
    told, subjects = mentions.told, mentions.subjects()
    roles, governors, begins = mentions.role.tolist(), mentions.governor.tolist(), mentions.begin.tolist()
    for i, role in enumerate(roles):  # "asked Acme to sell its plant", "called on Acme to sell its plant"
        asked = role == OBJECT or (role == ROLES["obl"] and told.lower[begins[i] - 1] in {"on", "to"})
        if asked and mentions.sort[i] in ACTORS and told.lemmas[verb := governors[i]] not in LETTING:
            below = [c for c in told.children[verb] if told.deps[c] == "xcomp" and c > max(verb, mentions.heads[i])]
            subjects |= dict.fromkeys(below, i)
    found = {}
    for i, (head, kind) in enumerate(zip(mentions.heads.tolist(), mentions.kind.tolist(), strict=True)):
        if KINDS[kind] not in {"it", "he", "they"}:
            continue
        if told.deps[head] == "nmod:poss":
            above = [j for verb in mentions.above[i].tolist() if (j := subjects.get(verb, i)) < i]
            if above:
                found[i] = max(above)
        elif roles[i] == SUBJECT:
            verb = doc[governors[i]]
            said = verb.head if verb.dep_ == "ccomp" and verb.head.lemma_ in SPEECH else verb
            loose = said.dep_ == "advcl" and said.tag_ == "VBG" and said.i not in subjects
            by = said.head if loose and KINDS[int(mentions.kind[i])] != "it" else said
            if said.i != verb.i and subjects.get(by.i, i) < i:  # also "Smith left, saying she had resigned"
                found[i] = subjects[by.i]
    return found


def intended(doc: Doc, mentions: Mentions) -> dict[int, int]:
    """Possessives in what somebody means to do, with who does: "Ruritania's efforts to reach its goals"."""
    found = {}
    for i, head, _ in _possessives(mentions):
        verb = next((t for t in doc[head].head.ancestors if t.pos_ == "VERB" and t.dep_ != "conj"), doc[head])
        noun = verb.head
        planned = verb.dep_ == "acl" and verb.tag_ == "VB" and noun.i < verb.i and noun.lemma_ not in ASKED
        owned = [c for c in noun.lefts if c.dep_ == "nmod:poss"] if planned else []
        j = mentions.by_head.get(owned[-1].i, i) if owned else i
        named = mentions.kind[j] in {NAME, NOMINAL} and _may_be(mentions, i, j)
        if j < i and (named or _is_same_pronoun(mentions, i, j)):
            found[i] = j
    return found


def foregoing(doc: Doc, mentions: Mentions) -> dict[int, int]:
    """Possessives before the subject by name of their clause, with that: "In her speech, Mary Smith said"."""
    subjects = mentions.subjects()
    found = {}
    for i, head, kind in _possessives(mentions):
        noun = doc[head].head
        first = noun.left_edge
        fronted = noun.dep_ == "obl" and first.lower_ in FRONTED and noun.lemma_ not in ELSEWHERE
        j = subjects.get(noun.head.i, i) if fronted and kind != "they" and noun.i < noun.head.i else i
        begins = first.is_sent_start or (first.i and first.nbor(-1).is_space)
        if begins and j > i and mentions.kind[j] == NAME and _may_be(mentions, i, j):
            found[i] = j
    return found


def treated(doc: Doc, mentions: Mentions) -> dict[int, int]:
    """Possessives with the object of the verb that their phrase hangs on: "drove the rebels from their bases".

    So subjects, "shot her as she left", and whom one asks to give up something: "urged Iran to withdraw its troops".
    """
    objects = mentions.by_role(OBJECT)
    found = {}
    for i, (head, kind) in enumerate(zip(mentions.heads.tolist(), mentions.kind.tolist(), strict=True)):
        dep, word = mentions.told.deps[head], doc[head]
        if KINDS[kind] not in {"it", "he", "they"} or not dep.startswith(("nmod:poss", "nsubj")):
            continue
        noun, verb = word.head, word.head.head
        if noun.dep_ == "nmod" and verb.dep_ == "obj":  # "arrested two men at their homes"
            verb = verb.head
        act = next((t for t in word.ancestors if t.pos_ == "VERB"), verb)
        asked = objects.get(act.head.i, i)
        if word.dep_ == "nmod:poss" and act.dep_ == "xcomp" and act.lemma_ in GIVEN_UP and asked < i:
            if mentions.sort[asked] == PLACE and act.head.lemma_ in URGING:
                found[i] = asked
            continue
        j = objects.get(verb.i, i)
        if j < i and _may_be(mentions, i, j) and _is_treated(word, verb, actor=bool(mentions.sort[j] in ACTORS)):
            found[i] = j
    return found


def _is_treated(word: Token, verb: Token, *, actor: bool) -> bool:
    """Whether a possessive or a subject in a phrase or clause of a verb is of whom the verb is done to."""
    noun, done = word.head, verb.lemma_
    tie = next((c.lower_ for c in noun.lefts if c.dep_ in {"case", "mark", "advmod"}), "")
    if word.dep_ != "nmod:poss":
        return noun.dep_ == "advcl" and done in STRUCK and tie in {"as", "when", "while"}
    if noun.dep_.split(":")[0] not in {"obl", "nmod"} or (noun.lemma_ in WAYS and tie not in {"for", "of", "over"}):
        return False
    informed = done in INFORMED and tie == "of" and noun.lemma_ in {"duty", "obligation", "right"}
    reported = actor and done in {"refer", "report"} and tie == "over"
    return informed or reported or (done in TREATED and tie in TREATING) or (done in HELPED and tie == "with")


def _may_be(mentions: Mentions, i: int, j: int) -> bool:
    """Whether a pronoun agrees with an earlier mention in number, sort and gender."""
    kind, sort, several = KINDS[int(mentions.kind[i])], int(mentions.sort[j]), mentions.number[j] == 2
    if kind == "they":
        alive = several and sort not in {PLACE, THING}  # not "seized weapons at their base"
        return bool(alive or mentions.label[j] in {LABELS["ORG"], LABELS["NORP"]})
    if kind == "it":
        return not several and sort != PERSON
    return not several and sort == PERSON and mentions.gender[j] in {0, mentions.gender[i]}


def surnames(mentions: Mentions, words: Mapping[int, tuple[str, ...]]) -> dict[int, int]:
    """Surnames alone with the one person before them whose name has the word, not as its first."""
    found: dict[int, int] = {}
    bearers: dict[str, dict[tuple[str, ...], int]] = {}
    for i, head in enumerate(mentions.heads.tolist()):
        name = words.get(head, ())
        if mentions.label[i] != LABELS["PERSON"] or not name:
            continue
        if len(name) > 1:
            for word in name[1:]:
                bearers.setdefault(word.lower(), {}).setdefault(name, i)
        elif len(known := bearers.get(name[0].lower(), {})) == 1:
            found[i] = next(iter(known.values()))
    return found


def titles(mentions: Mentions, words: Mapping[int, tuple[str, ...]]) -> dict[int, int]:
    """Names of persons with the noun right before them that says what they are: "manager Mary Smith" is one person."""
    told, number_of = mentions.told, mentions.by_head
    found = {}
    for i, head in enumerate(mentions.heads.tolist()):
        if head not in words or mentions.label[i] != LABELS["PERSON"]:
            continue
        noun = _noun_before(told, head)
        if noun is not None and noun in number_of:
            found[i] = number_of[noun]
    return found


def _noun_before(told: Columns, name: int) -> int | None:
    """The noun before a name that says what it is: "manager" of "manager Mary Smith", "carmaker" of "carmaker Acme"."""
    return next((c for c in reversed(told.left(name)) if told.deps[c] == "nmod:desc" and told.tags[c] == "NN"), None)


def appositions(mentions: Mentions, words: Mapping[int, tuple[str, ...]]) -> dict[int, int]:
    """Descriptions with the name each stands beside: "the chairman, Mary Smith,", "Mary Smith, the chairman,".

    And "the carmaker Acme" with that.

    OntoGUM marks an apposition as one mention by its first head, so "he" goes to "the chairman"; what goes to either
    counts for the name, or the chain has none and the name's other mentions are in another.
    """
    told, number_of = mentions.told, mentions.by_head
    found = {}
    for head in number_of:
        above = told.heads[head]
        if told.deps[head] != "appos" or above not in number_of:
            continue
        if any(told.deps[c] == "conj" for c in told.children[head]):
            continue
        noun, named = (above, head) if head in words else (head, above)
        if named in words and noun not in words and told.tags[noun] == "NN":
            found[number_of[noun]] = number_of[named]
    for head in (h for h in number_of if h in words and mentions.label[number_of[h]] != LABELS["PERSON"]):
        before = _noun_before(told, head)
        if before is not None and before in number_of:
            found[number_of[before]] = number_of[head]
    return found

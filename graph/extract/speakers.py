"""Whose word a clause is: from a verb, noun or sentence to the head tokens of those who say so.

    Acme will close, Smith said.          -> Smith
    According to Globex, Acme grew.       -> Globex
    Acme, citing officials, will close.   -> officials
    Judges called it a fine novel.        -> judges

Who speaks in quotation marks is in quotes.
"""

from graph.extract import lexicon
from graph.extract.syntax import (
    RELATIVIZERS,
    base,
    case_of,
    conjuncts,
    first_conjunct,
    has_copula,
    is_passive,
    kids,
    kids_of,
    lemma,
    lower,
    mark_of,
    verb_form,
    word_after,
)
from graph.extract.tokens import Span, Token, remembered

_ABOUT = frozenset({"about", "against", "of"})
"""Prepositions of what is spoken of, which is another thing than the clause beside."""
_QUOTING = frozenset({"cite", "quote"})
_THINGS = frozenset("cause cost home name number part price result site size target value version".split())
"""Nouns of what somebody or something has that can say nothing."""
_WHAT = ("obj", "obl:unmarked")
_SIGNS = frozenset({"demonstrate", "indicate", "reflect", "show", "suggest"})
"""Verbs of what speaks for something and says nothing."""
_FURTHER = frozenset("fifth finally fourth last lastly second secondly third thirdly".split())
"""What begins one more point of those that a colon opened."""
_MAIN = frozenset({"root", "ROOT", "conj", "ccomp", "advcl", "parataxis"})


def is_speech(predicate: Token) -> bool:
    """A verb of saying that somebody is the subject of."""
    return lemma(predicate) in lexicon.SPEECH and any(
        c.dep_ in {"nsubj", "nsubj:pass", "obl:agent"} for c in predicate.children
    )


def speakers_of(verb: Token) -> tuple[int, ...]:
    """Indices of the head tokens of those who say something: subjects, or the agent or patient of a passive."""
    own = kids(verb, "obl:agent") or kids(verb, "nsubj", "nsubj:pass")
    if lemma(verb) in lexicon.HEARERS and is_passive(verb) and not kids(verb, "obl:agent"):
        return ()
    if not own and _is_sign(verb):
        return ()
    if not own and verb.dep_ == "conj":
        by = is_passive(verb.head) and kids(verb.head, "obl:agent")  # "was shocked by it and called on them"
        own = kids(verb.head, "nsubj:pass", "nsubj") if by and not is_passive(verb) else []
        if not own:
            return speakers_of(verb.head)
    if not own and base(verb) == "xcomp":
        return speakers_of(verb.head)
    if not own and (sayer := sayer_above(verb)) is not None:
        return speakers_of(sayer)
    if not own and lemma(verb.head) in _QUOTING and mark_of(verb) == "as":
        own = kids(verb.head, "nsubj:pass" if is_passive(verb.head) else "obj")  # "quoted Smith as saying that"
    if not own and base(verb) in {"acl", "advcl"}:
        if verb.head.pos_ in {"NOUN", "PROPN"}:
            return (verb.head.i,) if verb.dep_ != "acl:relcl" else ()  # "the site, which sources there say is safe"
        return speakers_of(verb.head)
    found: list[int] = []
    for subject in own:
        if lower(subject) == "which" and base(verb) != "acl":
            continue  # "evidence was found which suggests that": nobody's word
        if lower(subject) == "it" and kids(verb, "aux:pass"):
            continue  # "it was decided that"
        if lower(subject) in {"it", "who", "which", "that"} and verb.dep_ == "acl:relcl":
            found.append(verb.head.i)
            continue
        found.append(subject.i)
        found.extend(c.i for c in kids(subject, "conj"))
    return tuple(found)


def _is_sign(participle: Token) -> bool:
    """ "Acme grew, suggesting that it will hire": its growth tells that, and Acme says nothing."""
    first = first_conjunct(participle)
    verb = first_conjunct(first.head)
    told = lemma(verb) in lexicon.SPEECH - {"add", "post", "report"} or lemma(verb) in lexicon.CONVERSING
    alone = base(first) == "advcl" and verb_form(participle) == "Ger" and first.i > verb.i
    return alone and lemma(participle) in {"indicate", "signal", "suggest"} and not told


def sayer_above(participle: Token) -> Token | None:
    """The verb of saying whose subject goes on in "she said that sales fell, adding that they would rise".

    So in "Acme said sales fell, blaming the weather": sales blame nothing.
    """
    speech = lemma(participle) in lexicon.SPEECH | {"call"} or lower(participle) in lexicon.VOICED
    silent = lower(participle) in {"declining", "pointing", "referring", "refusing"}
    if base(participle) != "advcl" or verb_form(participle) != "Ger" or not (speech or silent):
        return None
    verb = participle.head
    beside = [c for c in kids(verb, "parataxis") if is_speech(c) and c.i < participle.i]
    if beside:
        return beside[-1]  # "sales fell, she said, adding that", "declining to say why"
    if silent:
        return None
    while base(verb) == "conj":
        verb = verb.head
    goes_on = lower(participle) in {"adding", "calling", "describing"}
    if not goes_on and (lower(participle) not in lexicon.VOICED or not is_thing(verb)):
        return None
    if base(verb) != "ccomp" or lemma(verb.head) not in lexicon.SPEECH or participle.i < verb.i:
        return None
    return verb.head


def stresses(verb: Token, clause: Token) -> bool:
    """ "She underlined that sales fell": somebody says that; "the storm underlined that" says nothing."""
    silent = lemma(verb) in {"highlight", "underline", "underscore"} and is_thing(verb)
    return lemma(verb) in lexicon.STRESSING and mark_of(clause) == "that" and not silent


def is_thing(verb: Token) -> bool:
    """Whether a verb's one subject is a common noun that is nobody and no body: "sales fell"."""
    subjects = kids_of(verb, "nsubj", "nsubj:pass")
    bodies = lexicon.BODIES | lexicon.EMPLOYERS | lexicon.POSTS | lexicon.SOURCES | lexicon.RELATIONAL - _THINGS
    common = len(subjects) == 1 and subjects[0].pos_ == "NOUN" and not subjects[0].ent_type_
    return common and lemma(subjects[0]) not in bodies and not lemma(subjects[0]).endswith(lexicon.AGENT_SUFFIXES)


@remembered
def own_speakers(predicate: Token) -> tuple[int, ...]:
    """Speakers attached below the clause: "according to X", ", X said"."""
    found: list[int] = []
    arguments = [
        predicate,
        *kids(predicate, "obj", "xcomp"),
        *(c for c in kids(predicate, "obl") if not case_of(c).startswith("according")),
    ]
    for child in (c for a in arguments for c in a.children):
        if base(child) in {"obl", "nmod", "parataxis", "advcl"} and is_source(child):
            found.extend([child.i, *(c.i for c in kids(child, "conj"))])
        elif child.dep_ == "advcl" and lower(child) == "citing" and not (_exemplary(child) or is_speech(predicate)):
            found.extend(c.i for c in kids(child, "obj") if _can_tell(c))
        elif is_speech(child) and comments(child):
            found.extend(speakers_of(child))
    return tuple(found)


def describes(part: Token, speaker: Token) -> bool:
    """ "Smith, whose plant closed, said": what is told of who speaks inside their own noun phrase, they do not say."""
    for _ in range(40):
        if part.i == speaker.i:
            return True
        told = base(part) == "acl" and mark_of(part) in {"that", "whether"}  # "the report that sales fell"
        said = base(part) in {"ccomp", "obj", "parataxis", "xcomp"} and lemma(part.head) in lexicon.SPEECH
        others = any(lower(s) not in RELATIVIZERS for s in kids(part.head, "nsubj"))  # "Acme, whose chief said"
        if told or (said and not others) or part.head.i == part.i:
            return False
        part = part.head
    return False


def comments(verb: Token) -> bool:
    """ ", X said" and "as X said" beside a clause, with nothing said of their own; ", you know" says nothing."""
    if any(lower(c) == "you" for c in kids(verb, "nsubj")):
        return False
    if verb.dep_ == "parataxis" and lemma(verb) in {"believe", "feel", "think"} and kids(verb, *_WHAT):
        return False  # "I am ill, many feel the same way"
    if verb.dep_ == "parataxis":
        return not kids(verb, "ccomp", "xcomp", "conj") and not any(c.text == ";" for c in verb.children)
    if lemma(verb) in {"assume", "expect", "fear", "foresee", "hope", "imagine", "presume", "suppose", "want"}:
        return False  # "as economists had expected": they did not say it
    if any(lower(c) in {"me", "us"} for c in kids(verb, "obj", "iobj")):
        return False  # "we should get there, as Smith has told us": it is we who say so
    if lemma(verb) in _SIGNS and is_passive(verb) and not all(_can_tell(c) for c in kids(verb, "obl:agent")):
        return False  # "as shown by her haste"
    about = _ABOUT | ({"at"} if lemma(verb) == "hint" else frozenset())  # "fell as the bank warned of losses"
    whole = not kids(verb, "obj", "ccomp", "xcomp") and not any(case_of(c) in about for c in kids(verb, "obl"))
    return verb.dep_ == "advcl" and mark_of(verb) == "as" and whole


def judges_of(noun: Token) -> tuple[int, ...]:
    """ "Judges called it a fine novel": whose word a noun is that is said of an object."""
    part = first_conjunct(noun)
    verb = part.head
    said = base(part) == "xcomp" or (base(part) == "obl" and case_of(part) == "as")
    of = kids(verb, "obj") or is_passive(verb) or lower(verb.head) == "what"  # "what judges called a fine novel"
    if not said or lemma(verb) not in lexicon.CLASSING or not of:
        return ()
    active = kids(verb, "nsubj") or kids(first_conjunct(verb), "nsubj")  # "welcomed the vote and called it"
    if not active and base(verb) == "advcl" and verb_form(verb) == "Ger":
        active = kids(sayer_above(verb) or verb.head, "nsubj")  # "denied it, calling it a lie"
    agents = kids(verb, "obl:agent") if is_passive(verb) else active
    return tuple(int(c.i) for agent in agents for c in conjuncts(agent) if lower(c) not in RELATIVIZERS)


def voicers_of(noun: Token) -> tuple[int, ...]:
    """ "Smith spoke of growing interest in it", "Acme criticised the slow pace of reform": whose word that is."""
    phrase = noun
    while base(phrase) in {"nmod", "conj"} and phrase.head.pos_ == "NOUN":
        phrase = phrase.head
    verb = phrase.head
    told = base(phrase) in {"obj", "obl"} and case_of(phrase) in lexicon.VOICING.get(lemma(verb), ())
    if not told or phrase.i < verb.i or is_passive(verb) or is_thing(verb):
        return ()
    return tuple(i for i in speakers_of(verb) if lower(verb.doc[i]) not in RELATIVIZERS)


def quoters_of(word: Token) -> tuple[int, ...]:
    """'Acme accuses Globex of a "rash" move': whose word one in quotation marks is, by the verb of its clause."""
    around = word.doc[max(0, word.i - 1) : word.i + 2]
    if len(around) < 3 or not (around[0].is_quote and around[2].is_quote):
        return ()
    verb = next((t for t in word.ancestors if t.pos_ == "VERB"), word)
    if lemma(verb) not in {*lexicon.ACCUSED} | lexicon.CLASSING | lexicon.SPEECH:
        return ()
    return speakers_of(verb) if not is_passive(verb) else tuple(int(c.i) for c in kids(verb, "obl:agent"))


def is_source(noun: Token) -> bool:
    """ "according to X", "per X" with a name: not "per share"."""
    case = case_of(noun)
    if case == "for":
        return _opines(noun)
    if noun.pos_ == "NOUN" and lemma(noun) in lexicon.STANDARDS:
        return False  # "seated according to rank"
    return case in lexicon.SOURCE_CASES and noun.pos_ in ({"PROPN"} if case == "per" else {"NOUN", "PROPN", "PRON"})


def _opines(noun: Token) -> bool:
    """ "For economist Mary Smith, the plan is a mistake": what she says; "for Smith, it was a first" tells of her."""
    titles = kids(noun, "nmod:desc", "appos", "compound")
    bare = not kids(noun, "det", "nmod", "acl") and noun.tag_ == "NNS"  # "for critics, it is a threat"
    known = any(lemma(t) in lexicon.ONLOOKERS for t in titles) or (bare and lemma(noun) in lexicon.ONLOOKERS)
    first, after = noun.left_edge, word_after(noun.doc[noun.right_edge.i])
    return known and bool(first.is_sent_start) and "," in {after.text, noun.right_edge.text} and noun.i < noun.head.i


def sources_of(sentence: Span) -> tuple[int, ...]:
    """Whom the whole sentence is given to: "according to X" at its end or beginning, "citing X"."""
    for token in sentence:
        cited = cites(token)
        sourced = is_source(token) and not _is_inner(token)
        if cited:
            return tuple(int(c.i) for c in kids(token, "obj"))
        if sourced and not any(t.pos_ == "VERB" for t in sentence[token.i - sentence.start :] if t.dep_ in _MAIN):
            return (int(token.i),)
        if sourced and not any(
            t.pos_ in {"VERB", "AUX"} for t in sentence[: token.i - sentence.start] if t.dep_ != "case"
        ):
            return (int(token.i),)
    return ()


def sayers_before(sentence: Span) -> tuple[int, ...]:
    """ "Smith said there were two reasons: First, sales fell. Second, costs rose.": who says what a colon opens."""
    first = sentence[0]
    while (last := _last_before(first)) is not None and last.text != ":" and lower(first) in _FURTHER:
        first = last.sent[0]
    if last is None or last.text != ":":
        return ()
    verbs = [t for t in last.sent if lemma(t) in lexicon.SPEECH - lexicon.NOT_SPEAKERS and kids(t, "ccomp")]
    return speakers_of(verbs[-1]) if verbs else ()


def _last_before(first: Token) -> Token | None:
    """The last word or mark before a sentence, white space aside."""
    return next((t for t in reversed(first.doc[max(0, first.i - 3) : first.i]) if not t.is_space), None)


def _is_inner(source: Token) -> bool:
    """ "Smith said that sales rose according to Globex", "said that, according to Globex, sales rose": Smith says that.

    After a comma it may be of the whole sentence: "Acme said that sales rose, according to Globex".
    """
    verb = next((t for t in source.ancestors if t.pos_ in {"VERB", "AUX"} or has_copula(t)), source)
    told = any(base(t) == "ccomp" and is_speech(t.head) and t.head.i < source.i for t in (verb, *verb.ancestors))
    opening = source.left_edge
    if any(base(t) == "ccomp" and is_speech(t.head) and t.head.i > source.i for t in (verb, *verb.ancestors)):
        return True  # "according to Globex, sales rose, Smith said"
    if not told or opening.is_sent_start:
        return False
    return opening.i < verb.i or source.doc[opening.i - 1].pos_ != "PUNCT"


def cites(participle: Token) -> bool:
    """ "Citing officials, Acme will close": whom the article has it from, no act of the subject's."""
    told = lower(participle) == "citing" and any(map(_can_tell, kids(participle, "obj")))
    return told and not _exemplary(participle)


def _can_tell(noun: Token) -> bool:
    """Whether what somebody cites may say something: a name or a source, no reason."""
    word = lemma(noun)
    return (
        noun.pos_ == "PROPN"
        or word in lexicon.SOURCES | lexicon.STATEMENTS | lexicon.RELATIONAL - lexicon.MATTERS
        or word.endswith(lexicon.AGENT_SUFFIXES)
    )


def _exemplary(citing: Token) -> bool:
    """ "citing Freedonia as an example": Freedonia says nothing."""
    below = [*citing.children, *(c for o in kids(citing, "obj") for c in o.children)]
    return any(case_of(c) == "as" or mark_of(c) == "as" or lower(c) == "as" for c in below)

"""Reading a Universal Dependencies tree: small questions about a token's neighbours.

Every function takes spaCy tokens of a parsed sentence and changes nothing.
"""

from collections.abc import Iterable

from graph.extract.tokens import Token, remembered

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
OBLIQUES = frozenset({"obl", "obl:unmarked", "obl:npmod", "obl:tmod", "obl:agent"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
RELATIVIZERS = frozenset({"who", "which", "that", "whom", "whose", "where", "when"})
DASHES = frozenset("-‐‑–—")
HYPHENS = frozenset({"-", "‐", "‑", "–"})
POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’"})

PATIENTS = frozenset(
    """acquit appoint arrest behead charge convict crown detain dismiss displace evacuate expel fine honor honour
    hospitalise hospitalize indict injure jail kill oust postpone rescue seize sentence shelve strand suspend unveil
    wound""".split()
)
"""Verbs that always have an object: without one, a headline left out the auxiliary ("Smith appointed chairman")."""

CONVINCED = frozenset("assure concern convince inform persuade satisfy tell warn worry".split())
"""Verbs whose participle with a clause is of one who hears it: "Convinced that it pays, Smith"."""

GRANTED = frozenset("allow award deny give grant hand offer promise refuse send teach".split())
"""Verbs whose participle with an object is of one who gets it."""

FOUND = frozenset({"alive", "dead", "guilty", "innocent", "unharmed"})
"""What somebody is found to be, in a headline without an auxiliary."""

RATINGS = frozenset("advice assessment grade outlook rating recommendation stance view".split())
RERATING = frozenset("change cut increase lift lower move raise reduce reiterate revise trim".split())
"""Verbs by which these go from one value to another."""

_LINKS = frozenset("afterwards also even eventually finally later notably sometimes subsequently then".split())
_DOUBTS = frozenset("maybe perhaps possibly".split())
"""Adverbs after "and" that are no part of what comes next."""

_INSIDE_PHRASES = frozenset(
    {"amod", "compound", "case", "mark", "fixed", "flat", "aux", "cop", "det", "advmod", "discourse", "nummod", "cc"}
)


def base(token: Token) -> str:
    """The dependency label without its subtype."""
    return token.base


def kids(token: Token, *labels: str) -> list[Token]:
    """Children with one of the dependency labels, in text order."""
    return [child for child in token.children if child.dep_ in labels]


def kids_of(token: Token, *labels: str) -> list[Token]:
    """Children whose label without subtype is one of these."""
    return [child for child in token.children if child.base in labels]


def lower(token: Token) -> str:
    """The form in lower case."""
    return token.lower_


def lemma(token: Token) -> str:
    """The lemma in lower case; the form where the annotator gave none."""
    return token.lemma


def is_mark(token: Token) -> bool:
    """Whether a token is a punctuation mark; the "%" of "15%" is none."""
    return bool(token.is_punct) and token.text != "%"


def conjuncts(token: Token) -> list[Token]:
    """The token and everything coordinated with it, in text order; "rather than X" and "not X" are none of it.

    So nothing before "but" in "spent it not on roads or schools but on arms".
    """
    found = [token]
    for child in kids(token, "conj"):
        excluded = any(lower(c) in {"rather", "instead", "not"} and c.i < child.i for c in kids(child, "cc", "advmod"))
        if not excluded and not _is_range(token, child):
            found.extend(conjuncts(child))
    return [t for t in found if t.i >= _meant(token)]


def _meant(noun: Token) -> int:
    """Where what is meant begins in "not the hotel but the land"; "not only the hotel but" means both."""
    if noun.pos_ in {"VERB", "AUX", "ADJ"} or has_copula(noun):
        return 0
    denied = [c for c in kids(noun, "advmod") if lower(c) == "not" and c.i < noun.i]
    if not denied or lower(word_after(denied[0])) in {"just", "least", "merely", "only"}:
        return 0
    return next((c.left_edge.i for c in kids(noun, "conj") if any(lower(d) == "but" for d in kids(c, "cc"))), 0)


def _is_range(low: Token, high: Token) -> bool:
    """ "Between $5 million and $7 million": the two are one amount."""
    within = low.doc[low.i + 1 : high.i + 1]
    amount = low.ent_type_ in {"MONEY", "PERCENT", "QUANTITY"} and low.i < high.i
    return amount and all(t.ent_iob_ == "I" and t.ent_type_ == low.ent_type_ for t in within)


def first_conjunct(token: Token) -> Token:
    """The head of the coordination a token stands in."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def score_of(token: Token) -> list[Token]:
    """The tokens of a game's result that a number begins, "3 – 0"; none for any other token."""
    rest = token.doc[token.i + 1 : token.i + 3]
    if len(rest) < 2 or rest[0].text not in DASHES or rest[1].head.i != token.i or rest[1].dep_ != "flat":
        return []
    if token.ent_type_ == "DATE":
        return []  # "May 6-7"
    return [token, *rest] if token.text.isdigit() and rest[1].text.isdigit() else []


def is_shop(mark: Token) -> bool:
    """ "Brown's has closed": a mark that is part of a firm's name, and not only of what it owns."""
    if mark.text not in {"'s", "’s"} or mark.ent_type_ != "ORG":
        return False
    return mark.head.dep_ != "nmod:poss" or (mark.i > 0 and mark.nbor(-1).ent_iob_ == "B")


@remembered
def case_of(token: Token) -> str:
    """The preposition before a nominal as one string: ``with``, ``according to``; the possessive mark is left out."""
    words: list[str] = []
    last = None
    for child in token.children:
        if child.dep_ == "case" and child.i < token.i and lower(child) not in POSSESSIVE_MARKS:
            if last is not None and any(t.pos_ in {"NOUN", "PROPN", "NUM"} for t in token.doc[last : child.i]):
                words = []  # "in the 54th minute, by Smith"
            last = int(child.i)
            words.append(lower(child))
            words.extend(lower(part) for part in kids(child, "fixed", "goeswith"))
    return " ".join(words)


def cases_of(token: Token) -> list[str]:
    """ "Ran to and from Springfield": the preposition before a nominal and those that are joined to it."""
    return [case_of(token), *(lower(other) for case in kids(token, "case") for other in kids(case, "conj"))]


def is_either(token: Token) -> bool:
    """ "Either Acme or Globex", "Acme and possibly Globex": of such members of a row it is not known."""
    row = conjuncts(first_conjunct(token))
    one_of = any(lower(c) == "either" for c in kids(row[0], "cc:preconj")) and len(row) > 1
    return one_of or (token.dep_ == "conj" and any(lower(c) in _DOUBTS for c in linking(token)))


def behind_row(noun: Token) -> list[Token]:
    """ "The rival and customer of Acme": of what a later noun of a row is, where the phrase hangs on the first."""
    first = first_conjunct(noun)
    if noun.dep_ != "conj" or noun.pos_ != "NOUN" or kids(noun, "nmod", "nmod:poss", "acl:relcl"):
        return []
    row = conjuncts(first)
    return [t for t in kids(first, "nmod") if case_of(t) == "of" and t.i > row[-1].i and noun in row]


def linking(token: Token) -> list[Token]:
    """ "Cars and also trucks", "Acme and, later, Globex": adverbs between "and" and a member of a row."""
    ahead = [c for c in kids(token, "cc", "advmod", "punct") if c.i < token.i]
    after = next((n + 1 for n, c in enumerate(ahead) if c.dep_ == "cc"), len(ahead))
    told = [c for c in ahead[after:] if lower(c) in _LINKS | _DOUBTS and token.dep_ == "conj"]
    return told if told and all(c in told or c.dep_ == "punct" for c in ahead[after:]) else []


def is_absolute(token: Token) -> bool:
    """ "with Acme closing plants", ", with more to follow": a statement of its own, not who it was done with."""
    definite = token.pos_ == "PROPN" or any(base(c) == "det" and lower(c) == "the" for c in token.children)
    if case_of(token) == "with" and any(_is_ahead(c) for c in kids(token, "acl")):
        return True
    if case_of(token) != "with" or not (definite or kids(token, "nmod:poss")):
        return False
    verbs = [c for c in kids(token, "acl") if c.tag_ == "VBG" and c.i > token.i]
    return any(t.text != "," for c in verbs for t in token.doc[c.left_edge.i - 1 : c.left_edge.i])


def _is_ahead(infinitive: Token) -> bool:
    """Whether an infinitive right after a noun goes with a comma before its "with"."""
    first = infinitive.head.left_edge.i
    apart = any(t.text == "," for t in infinitive.doc[max(0, first - 1) : first + 1])
    return apart and infinitive.tag_ == "VB" and infinitive.left_edge.i == infinitive.head.i + 1


def follows_comma(clause: Token) -> bool:
    """Whether a comma sets a clause apart from what is before it, be it hung on the clause or not."""
    first = clause.left_edge
    return "," in {t.text for t in first.doc[max(0, first.i - 1) : first.i + 1]}


@remembered
def is_set_apart(word: Token) -> bool:
    """'Cut its rating to "sell" from "hold"': a word in quotation marks is a value, whatever the parser makes of it."""
    if word.i < 2 or not word.nbor(-1).is_quote:
        return False
    around, verb = word.doc[word.i - 2 : word.i + 2], word.head
    if len(around) < 4 or not (around[1].is_quote and around[3].is_quote) or lower(around[0]) not in {"from", "to"}:
        return False
    if verb.i < word.i and is_set_apart(verb):
        return True
    rated = any(lemma(c) in RATINGS for c in kids(verb, "obj", "nsubj:pass"))
    return lemma(verb) in {"downgrade", "upgrade"} or (rated and lemma(verb) in RERATING)


def word_before(phrase: Token) -> Token:
    """ "By" in "by a third": the word right before a phrase, or its own first word where a sentence begins with it."""
    first: Token = phrase.left_edge
    return first.nbor(-1) if first.i > phrase.sent.start else first


def word_after(token: Token) -> Token:
    """The next word; the last one of a text is its own."""
    return token.nbor(1) if token.i + 1 < len(token.doc) else token


@remembered
def mark_of(token: Token) -> str:
    """The subordinator of a clause: ``if``, ``that``, ``to``, ``without``, ``as``, ``when``."""
    marks = [child for child in token.children if child.dep_ == "mark" and child.i < token.i]
    if not marks and base(token) == "advcl":
        marks = [c for c in token.children if c.dep_ == "advmod" and c.tag_ == "WRB" and c.i < token.i]
    return " ".join(map(lower, marks))


def conditions_of(predicate: Token) -> list[Token]:
    """The clauses with "if" or "unless" that limit a clause.

    So one set beside it, "will pay, but only if taxes fall", and one before the words of who says it, "if taxes fell,
    Smith said, Acme would pay".
    """
    found = [*kids(predicate, "advcl"), *(kids(predicate, "conj") if not mark_of(predicate) else ())]
    if base(predicate) == "ccomp" and predicate.head.i < predicate.left_edge.i and not mark_of(predicate):
        found += [c for c in kids(predicate.head, "advcl") if c.i < predicate.head.i]
    return [c for c in found if mark_of(c).startswith(("if", "unless"))]


@remembered
def has_copula(token: Token) -> bool:
    """True for the nominal or adjective of a copular clause."""
    return any(child.dep_ == "cop" for child in token.children)


def is_to_blame(verb: Token) -> bool:
    """ "Bad weather is to blame for the delay": a quality that it has, nothing that it will do."""
    return lemma(verb) == "blame" and has_copula(verb) and not any(c.dep_ == "obj" for c in verb.children)


def bears_on(infinitive: Token) -> bool:
    """ "Has nothing to do with it", "has to do with it": how things are, and nothing to be done."""
    above = infinitive.head
    if lemma(infinitive) != "do" or not any(case_of(c) == "with" for c in kids(infinitive, "obl")):
        return False
    if base(infinitive) == "xcomp" and lemma(above) == "have" and mark_of(infinitive) == "to":
        return not kids_of(infinitive, "obj", "advmod") and not kids(above, "obj")
    told = lower(above) in {"anything", "little", "lot", "lots", "more", "much", "nothing", "something"}
    return told and lemma(above.head) == "have"


def is_no_longer(word: Token) -> bool:
    """ "No longer makes cars": a denial; "no longer than a day" is a bound."""
    bound = any(t.lower_ == "than" for t in word.doc[word.i + 1 : word.i + 2])
    return lower(word) == "longer" and not bound and any(lower(c) == "no" for c in word.children)


@remembered
def verb_form(token: Token) -> str:
    """``Fin Inf Part Ger`` or empty, from the tag, else the features."""
    by_tag = {"VBG": "Ger", "VBN": "Part", "VB": "Inf", "VBD": "Fin", "VBZ": "Fin", "VBP": "Fin", "MD": "Fin"}
    return by_tag.get(token.tag_, token.feature)


def is_gerund(token: Token) -> bool:
    """ "of closing plants", "of having closed plants"."""
    return verb_form(token) == "Ger" or any(c.tag_ == "VBG" and lemma(c) == "have" for c in kids(token, "aux"))


def _goes_on_passive(token: Token) -> bool:
    """ "were beaten and denied food": a participle after a passive, with nothing of its own before it.

    Not "has been hit by delays and spent years in port"; but so "will be shut and the workers sent home".
    """
    after = token.dep_ == "conj" and token.tag_ == token.head.tag_ == "VBN"
    above = kids(token.head, "aux") if token.dep_ == "conj" else []
    own = lemma(token) in GRANTED | PATIENTS | CONVINCED
    if after and not own and kids(token, "obj") and any(lemma(c) == "have" for c in above):
        return False
    if token.tag_ in {"VBD", "VBN"} and any(c.tag_ == "MD" for c in above) and kids(token.head, "aux:pass"):
        return bool(kids(token, "nsubj")) and not kids_of(token, "obj", "aux", "ccomp", "xcomp")
    return (
        after
        and any(c.dep_ == "aux:pass" for c in token.head.children)
        and not any(c.dep_ in {"aux", "nsubj"} for c in token.children)
    )


def _goes_on_perfect(token: Token) -> bool:
    """ "have closed or sold plants": a participle after another with "have" and no "been" is active as that is.

    So one after a past tense with its subject: "She shook hands and left by a side door".
    """
    head = token.head
    after = token.dep_ == "conj" and token.tag_ == head.tag_ == "VBN"
    passive = any(c.dep_ == "aux:pass" for c in (*head.children, *token.children))
    if token.dep_ == "conj" and token.tag_ == "VBN" and head.tag_ == "VBD" and lemma(head) not in PATIENTS:
        return not passive and bool(kids(head, "nsubj"))
    return after and not passive and any(c.dep_ == "aux" and lemma(c) == "have" for c in head.children)


@remembered
def is_passive(token: Token) -> bool:
    """A finite or reduced passive."""
    if any(child.dep_ in {"aux:pass", "nsubj:pass", "csubj:pass"} for child in token.children):
        return True
    if _goes_on_perfect(token):
        return False
    if _goes_on_passive(token):
        return True
    before = any(c.i < token.i for c in kids(token, "ccomp")) or (token.dep_ == "parataxis" and token.head.i < token.i)
    if before and lemma(token) == "tell" and not kids_of(token, "obj", "iobj", "obl", "xcomp", "aux"):
        return True  # "Sales fell, inquiry told": who is told says nothing
    below = token.tag_ in {"VBN", "VBD"} and token.dep_ in {"acl", "advcl"} and not kids_of(token, "aux", "nsubj")
    if below and ((lemma(token) in GRANTED and kids(token, "obj")) or kids(token, "obl:agent")):
        return True  # "four people, granted a visa,", "asked by reporters whether it was so,"
    if below and lemma(token) == "ask" and token.dep_ == "advcl" and not kids_of(token, "obj", "iobj"):
        return True  # "when asked whether it was so, he said": somebody asked him
    told = token.tag_ == "VBN" and token.dep_ in {"acl", "advcl"} and lemma(token) in CONVINCED
    if any(child.dep_ in {"aux", "obj"} or (child.dep_ == "ccomp" and not told) for child in token.children):
        return False
    if lemma(token) == "find" and any(lower(c) in FOUND and base(c) == "xcomp" for c in token.children):
        return True  # "Smith found guilty"
    if token.dep_ == "conj" and token.head.i == token.i - 2 and any(o.i > token.i for o in kids(token.head, "obj")):
        return False  # "shot and wounded a man"
    if any(child.dep_ == "nsubj" for child in token.children):
        if any(c.tag_ == token.tag_ and kids(c, "obj") and not kids_of(c, "nsubj", "aux") for c in kids(token, "conj")):
            return False  # "Acme arrested and sentenced critics": one object for both
        return token.tag_ in {"VBN", "VBD"} and lemma(token) in PATIENTS  # "sales declined": whatever the tag
    return token.tag_ == "VBN" or (token.tag_ == "VBD" and lemma(token) in PATIENTS)


@remembered
def is_predicate(token: Token) -> bool:
    """A word that heads a clause: a verb in a clausal position, or anything with a copula."""
    if has_copula(token):
        return True
    label = base(token)
    if label in _INSIDE_PHRASES or is_set_apart(token) or token.ent_type_ == "WORK_OF_ART":
        return False
    if token.pos_ == "VERB":
        return label not in {"nmod", "obl", "nsubj", "obj"} or bool(kids(token, "obj", "nsubj"))
    if token.pos_ == "AUX":  # "twice what Globex can" tells nothing by itself
        return (
            token.tag_ != "MD"
            and label in {"root", "ROOT", "conj", "ccomp", "advcl", "acl", "parataxis"}
            and bool(kids_of(token, "nsubj", "expl"))
        )
    return (
        token.pos_ in {"ADJ", "NOUN", "PROPN", "ADV"}
        and label in {"xcomp", "advcl", "acl", "ccomp", "root", "conj", "parataxis"}
        and bool(kids_of(token, "nsubj"))
    )


def one_of(word: Token) -> list[Token]:
    """ "Aims" of "one of the aims"; nothing of any other word."""
    return [t for t in kids(word, "nmod") if case_of(t) == "of"] if lower(word) == "one" else []


def branch(token: Token, without: Iterable[int] = ()) -> list[Token]:
    """The token's subtree in text order, less the subtrees of the tokens at the given indices."""
    cut = set(without)
    found, stack = [], [token]
    while stack:
        node = stack.pop()
        if node.i not in cut:
            found.append(node)
            stack.extend(node.children)
    return sorted(found, key=lambda node: int(node.i))


def contiguous(tokens: Iterable[Token], head: Token) -> list[Token]:
    """Of these tokens the unbroken run around the head."""
    by_index = {token.i: token for token in tokens}
    first = last = head.i
    while first - 1 in by_index:
        first -= 1
    while last + 1 in by_index:
        last += 1
    return [by_index[i] for i in range(first, last + 1) if i in by_index]


def unbroken(tokens: list[Token]) -> list[Token]:
    """The tokens with what a hyphen ties to the first: "asylum-seeker", not "-seeker"."""
    first = tokens[0]
    while first.i > first.sent.start and (first.text in HYPHENS or first.nbor(-1).text in HYPHENS):
        before = first.nbor(-1)
        if before.whitespace_ or before.is_space:
            break
        first = before
    return [*first.doc[first.i : tokens[0].i], *tokens]


def text_of(tokens: Iterable[Token]) -> str:
    """The tokens' words with the spaces of the text, folded; a gap between tokens becomes a space."""
    parts: list[str] = []
    last = None
    for token in tokens:
        if last is not None and token.i != last + 1:
            parts.append(" ")
        parts.append(str(token.text_with_ws))
        last = token.i
    return " ".join("".join(parts).split())

"""The form of names: what two spellings share, without any knowledge of who bears them.

Keys are case-folded, without accents, punctuation and spaces, so ``Wal-Acme``, ``Wal Acme`` and ``WALACME`` have one
key.  Word lists hold classes of words (legal forms, titles, trades), never names.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple


def listed(text: str) -> frozenset[str]:
    """The words of a text, as a set: how this package writes its word lists."""
    return frozenset(text.split())


LEGAL = listed(
    "inc incorporated corp corporation co company companies cos ltd limited llc llp lp plc ag sa nv bv gmbh kg "
    "kgaa oyj ab asa spa srl sarl sas pte pty kk bhd tbk pjsc oao ooo zao jsc se holding holdings "
    "group"
)
"""Last words of a company's name that its short form leaves out."""

TRADES = listed(
    "technologies technology industries industrie enterprises international worldwide motor motors "
    "automotive automobiles computer computers electronics electric brothers bros airlines airways "
    "aerospace aircraft pharmaceuticals pharmaceutical pharma chemical chemicals steel petroleum "
    "semiconductor semiconductors laboratories "
    "telecommunications"
)
"""Last words that a short form may leave out inside one article: the whole company's trade, not one unit of it."""

UNITS = listed(
    "asia africa america americas europe pacific india china japan canada australia usa uk us hk hong middle east "
    "north south west north central latin financial finance bank banking capital credit insurance services "
    "service cloud pay wallet payments music records pictures studios films news sports tv radio television books "
    "press foundation fund institute academy university college school center centre park tower building arena "
    "stadium airport division unit department research labs lab ventures securities games gaming mobile online "
    "digital health healthcare energy power media entertainment publishing logistics retail store shop restaurant "
    "air space water express union federation association league cup open championship party club city county "
    "state province street road"
)
"""Words that make a longer name another thing: a unit, a product line, a place, an institution of its own."""

TITLES = listed(
    "mr mrs ms miss mx dr prof professor sir dame lord lady baron baroness count countess president chairman "
    "chairwoman chair chairperson chief executive officer ceo cfo cto coo founder cofounder co-founder director "
    "minister premier chancellor secretary senator sen rep representative congressman congresswoman governor gov "
    "mayor general gen colonel col major captain capt lieutenant lt sergeant sgt corporal admiral commander "
    "officer judge justice attorney king queen prince princess emperor sultan emir pope cardinal archbishop "
    "bishop rev reverend father sister rabbi imam ayatollah sheikh ambassador spokesman spokeswoman spokesperson "
    "analyst economist engineer lawyer actor actress singer author writer prime vice deputy former senior acting "
    "first foreign finance defense defence interior state monsieur madame herr frau señor señora don doña mp "
    "mep"
)
"""Words before a person's name that are no part of it."""

GENERATIONS = listed("jr sr ii iii iv")
SMALL = listed("a an the of for and in on at to de la le les du des der die das und et y e & von van del")

_SPACE = re.compile(r"\s+")
_POSSESSIVE = re.compile(r"(?:[”\"]?['’`´]s|(?<=s)['’])$", re.IGNORECASE)
_LOOSE = re.compile(r"(?:\s+(?:and|or|of|for|in|at|the|as|to|by|with|from|on))+$")
"""What a span that is too long ends in."""
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*", re.UNICODE)
_EDGE = " \t\n,;:!?\"“”„«»‘’'`()[]{}<>*_|/\\–—-"
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_MARKS = frozenset({"Mn", "Me"})


class Definition(NamedTuple):
    """``long (short)`` as an article writes it; offsets into its text."""

    long: str
    long_begin: int
    long_end: int
    short: str
    short_begin: int
    short_end: int


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """Drop what is not of the name: invisible characters, articles, possessive, quotes.

    >>> clean("the “Globex Corp.”’s")
    'Globex Corp.'
    """
    text = unicodedata.normalize("NFC", text)
    text = "".join(char for char in _SPACE.sub(" ", text) if char == " " or unicodedata.category(char) not in _DROPPED)
    text = _POSSESSIVE.sub("", _SPACE.sub(" ", text).strip(_EDGE)).strip(_EDGE)
    text = _LOOSE.sub("", text).strip(_EDGE)
    shorter = _ARTICLE.sub("", text).strip(_EDGE)
    text = shorter if any(char.isalnum() for char in shorter) else text
    return text if _is_dotted(text) else text.rstrip(".")


def called(text: str) -> str:
    """A label with no more than its name; the "'s" is part of it, for extraction leaves out what is not.

    >>> called("the customers of Brown’s,")
    'customers of Brown’s'
    """
    mark = _POSSESSIVE.search(text.strip(_EDGE))
    return clean(text) + (mark[0] if mark and mark[0] in {"'s", "’s"} else "")


def _is_dotted(text: str) -> bool:
    """True when the last full stop belongs to the name (``U.S.``, ``Acme Inc.``)."""
    last = text.rsplit(" ", 1)[-1]
    return last.endswith(".") and (last.count(".") > 1 or last[:-1].casefold() in LEGAL | GENERATIONS or len(last) == 2)


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words of a cleaned name, folded: no case, accents or full stops; ``&`` is ``and``.

    >>> words("É. O'Neill & Co.")
    ('e', 'oneill', 'and', 'co')
    """
    folded = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    folded = "".join(char for char in folded if unicodedata.category(char) not in _MARKS)
    return tuple(re.sub(r"['’.]", "", word) for word in _WORD.findall(folded))


def key(text: str) -> str:
    """What equal names share: the folded words, run together."""
    cleaned = clean(text)
    return "".join(words(cleaned)) or cleaned.casefold()


@lru_cache(maxsize=65536)
def core(text: str) -> tuple[str, ...]:
    """The words of an organisation's name without its legal form; at least one word is left.

    >>> core("Globex Holdings Co., Ltd.")
    ('globex',)
    """
    return _without_tail(words(clean(text)), LEGAL)


def stem(text: str) -> tuple[str, ...]:
    """The core without the words of its trade, or empty when there are none: the short form an article may use."""
    whole = core(text)
    shorter = _without_tail(whole, TRADES | LEGAL)
    return shorter if shorter != whole and len("".join(shorter)) > 2 else ()


def _without_tail(name: tuple[str, ...], tail: frozenset[str]) -> tuple[str, ...]:
    end = len(name)
    while end > 1 and (name[end - 1] in tail or name[end - 1] == "and"):
        end -= 1
    return name[:end]


def has_legal_form(text: str) -> bool:
    """True for a name that says it is a company (``Acme Ltd``)."""
    name = words(clean(text))
    return len(name) > 1 and name[-1] in LEGAL - {"group", "holding", "se", "sa", "company", "companies", "co", "as"}


@lru_cache(maxsize=65536)
def personal(text: str) -> str:
    """A person's name without the titles and lower-case words before it.

    >>> personal("former Prime Minister Ada Byron")
    'Ada Byron'
    """
    parts = clean(text).split(" ")
    begin = 0
    while begin < len(parts) - 1 and (parts[begin].casefold().rstrip(".,") in TITLES or parts[begin][:1].islower()):
        begin += 1
    return clean(" ".join(parts[begin:]))


def is_titled(text: str) -> bool:
    """True when a title stands before the name."""
    cleaned = clean(text)
    return personal(cleaned) != cleaned


def person_words(text: str) -> tuple[str, ...]:
    """The folded words of a person's name without titles and generation."""
    return _without_tail(words(personal(text)), GENERATIONS)


def generation(text: str) -> str:
    """``jr``, ``sr``, ``ii`` ... or empty."""
    name = words(clean(text))
    return name[-1] if len(name) > 1 and name[-1] in GENERATIONS else ""


def same_person(left: str, right: str) -> bool:
    """True when two full names can be one person's: equal but for middle names, or one begins the other.

    >>> same_person("John F. Doe", "John Doe"), same_person("John F. Doe", "John B. Doe")
    (True, False)
    """
    one, two = sorted((person_words(left), person_words(right)), key=len)
    generations = {generation(left), generation(right)} - {""}
    if len(one) < 2 or len(generations) > 1:
        return False
    if two[: len(one)] == one:
        return True
    return one[0] == two[0] and one[-1] == two[-1] and _is_subsequence(one[1:-1], two[1:-1])


def _is_subsequence(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Each word of the shorter is met in order in the longer, as itself or as an initial of it."""
    position = 0
    for word in shorter:
        while position < len(longer) and not _is_initial(word, longer[position]):
            position += 1
        if position == len(longer):
            return False
        position += 1
    return True


def _is_initial(left: str, right: str) -> bool:
    shorter, longer = sorted((left, right), key=len)
    return shorter == longer or (len(shorter) == 1 and longer.startswith(shorter))


def is_acronym(text: str) -> bool:
    """True for one word of two to seven capitals, digits and full stops: ``HKX``, ``U.N.``."""
    bare = text.replace(".", "").replace("&", "")
    return 2 <= len(bare) <= 7 and bare.isalnum() and bare.upper() == bare and sum(char.isalpha() for char in bare) >= 2


def initials(text: str) -> frozenset[str]:
    """The acronyms a long name can have: first letters, with and without small words and the legal form."""
    name = words(clean(text))
    full = [word for word in name if word not in SMALL]
    bare = [word for word in core(text) if word not in SMALL]
    found = {"".join(word[0] for word in form) for form in (name, full, bare) if len(form) > 1}
    return frozenset(found)


def head_word(text: str) -> str:
    """The word that says what kind of thing a name stands for: the last one before ``of``, ``for``, ``in``.

    >>> head_word("National Bank of Ruritania"), head_word("Ruritania Post")
    ('bank', 'post')
    """
    name = core(text)
    for position, word in enumerate(name[1:], 1):
        if word in {"of", "for", "in", "on", "at"}:
            return name[position - 1]
    return name[-1] if name else ""


def is_part(short: str, long: str) -> bool:
    """True when a short name is the first or last words of a long one and the rest is no unit, place or model.

    Nor is it what the long one is of: "Miners" is no "Union of Miners", and "the House" no "White House".

    >>> is_part("Globex", "Globex Widgets"), is_part("Globex", "Globex Europe"), is_part("Globex", "Globex 767")
    (True, False, False)
    >>> is_part("Miners", "United Miners"), is_part("Miners", "Union of Miners"), is_part("House", "White House")
    (True, False, False)
    """
    one, two = core(short), core(long)
    if not one or len(one) >= len(two):
        return False
    if two[: len(one)] == one:
        return not any(word in UNITS | SMALL or any(map(str.isdigit, word)) for word in two[len(one) :])
    return two[-len(one) :] == one and two[-len(one) - 1] not in SMALL and one != ("house",)


_PARENTHESIS = re.compile(r"\(\s*[\"“']?([^\W_][\w&.\-]{1,11})[\"”']?\s*\)")
_WINDOW = 160


def definitions(text: str) -> list[Definition]:
    """Every ``Long Name (LN)`` of a text, the long form being the fewest words whose letters give the short one.

    >>> definitions("at the Ruritanian Bank of Trade (RBT) today")[0].long
    'Ruritanian Bank of Trade'
    """
    found = []
    for match in _PARENTHESIS.finditer(text):
        short = match.group(1)
        if not any(char.isupper() for char in short) and len(short) > 8:
            continue
        before = text[max(0, match.start() - _WINDOW) : match.start()].rstrip()
        before = re.split(r"[.;:!?\n](?=\s)", before)[-1].rstrip(_EDGE)
        begin = _long_form(before, short)
        if begin is not None and len(before) - begin > len(short):
            end = text.rindex(before, 0, match.start()) + len(before)
            found.append(
                Definition(before[begin:], end - len(before) + begin, end, short, match.start(1), match.end(1))
            )
    return found


def _long_form(before: str, short: str) -> int | None:
    """Where the long form begins in the words before the parenthesis, or None.

    Schwartz and Hearst (2003), with one thing more: every capital of the short form must begin a word or be a capital.
    """
    letters = [char for char in short if char.isalnum()]
    position = len(before) - 1
    for order, letter in reversed(list(enumerate(letters))):
        while position >= 0 and not _fits(before, position, letter, first=order == 0):
            position -= 1
        if position < 0:
            return None
        position -= 1
    begin = position + 1
    lead = before[begin:].split(" ")
    return begin if len(lead) <= len(letters) + 5 and len(lead) > 1 else None


def _fits(before: str, position: int, letter: str, *, first: bool) -> bool:
    char = before[position]
    if char.casefold() != letter.casefold():
        return False
    starts = position == 0 or not before[position - 1].isalnum()
    return starts or (not first and (char.isupper() or letter.islower()))


def label_of(forms: Iterable[tuple[str, int]], *, person: bool) -> str:
    """The best readable form among (form, count) pairs: mixed case before capitals, full before acronym.

    The longest for a person; the most frequent otherwise.  Ties go to the longer, then the alphabet.
    """

    def rank(form: tuple[str, int]) -> tuple[bool, bool, int, int, str]:
        text, count = form
        shouted = text.upper() == text and len(text) > 5
        size = len(person_words(text))
        return (shouted, is_acronym(text), -size if person else -count, -count if person else -len(text), text)

    return min(forms, key=rank)[0]


_IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "media": "media"}
_UNCHANGED = ("ss", "us", "is", "news", "series", "species", "means", "headquarters", "ics")


def singular(word: str) -> str:
    """The singular of an English noun, by rule.

    >>> [singular(word) for word in ("cities", "boxes", "tenants", "business", "women")]
    ['city', 'box', 'tenant', 'business', 'woman']
    """
    lower = word.lower()
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if len(word) < 4 or not lower.endswith("s") or lower.endswith(_UNCHANGED):
        return word
    if lower.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if lower.endswith(("ches", "shes", "xes", "sses", "zzes")):
        return word[:-2]
    return word[:-1]

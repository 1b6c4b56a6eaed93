"""Names of one article made to agree: types by their own words, by their abbreviations and by the majority.

The network types each name where it stands.  An article tells more: what a name's last word says, what a bracket
after it abbreviates, how the same name is read elsewhere.  All rules are general; figures in docs/benchmarks.jsonl
are measured with them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from graph.annotate.names import OFFICES, POSSESSIVE_MARKS, STYLES, begins_result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.annotate.names import Span

ORGANIZATIONS = frozenset(
    "inc corp corporation ltd limited plc llc gmbh group bank university ministry department agency commission "
    "committee association police party union foundation institute council airlines airways motors holdings company "
    "authority court federation bureau parliament senate congress league society newspaper times partners ventures "
    "technologies".split()
)
"""Last words of organizations."""
LEGAL = frozenset(
    "ab ag asa bv co company corp corporation gmbh group holdings inc limited llc ltd nv oyj plc sa se spa srl".split()
)
"""Legal forms and the like, without which a firm is called after the first time."""
DEPARTMENTS = frozenset("agency bureau department ministry office".split())
"""First words of organisations that are named after all they are for."""
REGIONS = frozenset(
    "province district county river lake sea ocean island islands mountains valley desert peninsula gulf strait "
    "archipelago oblast prefecture municipality refuge reserve".split()
)
"""Last words of places that nobody built."""
PARKS = frozenset({"national", "nature", "regional", "marine"})
STORMS = frozenset("storm hurricane cyclone typhoon".split())
"""What is called by a person's name and is none."""
STORMY = frozenset("center centre damage forecast relief season surge warning watch".split())
"""What follows "Hurricane" and is no name of one."""
TROPICAL = frozenset("cyclonic severe super tropical".split())
LAWS = frozenset("accord accords treaty protocol act".split())
ARTICLES = frozenset("Amendment Article Proposition Protocol Resolution Section Title".split())
"""What laws and their parts are called by, with a number."""
NUMBER = re.compile(r"\d{1,4}[A-Za-z]?|[IVX]{1,5}")
SHIPS = frozenset("HMAS HMCS HMNZS HMS INS MS MV PNS RFA RMS RRS SS USNS USS".split())
"""What stands before the name of a ship."""
BANKS = frozenset("East Left North Right South West".split())
TECHNOLOGIES = frozenset(
    "AI ML NFT IoT VR AR XR API GPS USB DNA RNA GDP CPU GPU LED LCD HTML XML SQL PDF SMS TV PC IT ICT R&D LNG LPG "
    "3G 4G 5G 6G WiFi Wi-Fi Bluetooth blockchain fintech".split()
)
"""Abbreviations of technologies and measures that are no organizations."""
PLURAL = re.compile(r"[A-Z]{2,6}s")
VOTING = frozenset("PERSON ORG LOC FAC PRODUCT EVENT WORK_OF_ART LAW FIELD MISC".split())
COMPASS = frozenset(
    "North South East West Northern Southern Costa Puerto Sierra Sri Saudi Hong New Central Latin Middle Native".split()
)
SERIAL = frozenset("PRODUCT ORG FAC EVENT LAW MISC".split())
SERIES = re.compile(r"\d{1,4}[A-Za-z]{0,2}")
YEAR = re.compile(r"(1[89]|20)\d\d")
ENDS = frozenset(". ! ? ” '' :".split())
"""What stands before a sentence."""
TELLING = frozenset("said told added".split())
HYPHENS = frozenset({"-", "‑"})
COUNTING = frozenset("% percent per million billion trillion hundred thousand of - : /".split())
OPENING = frozenset("( [ “ ‘ ,".split())
CLOSING = frozenset(") ] ” ,".split())
LINKING = frozenset("and for of the".split())
"""Words that stand inside a name and end none."""
COUNTRIES = frozenset({"UK", "USA"})
"""Abbreviations that end the names of organisations."""
CODE = re.compile(r"(?!Q[1-4]$|H[12]$|FY|G\d+$|T20$|U\d+$|M\d+$)[A-Z]{1,3}\d{1,4}[A-Z]{0,3}")
"""A model: "A330", "XC90"; no quarter or half of a year, summit, road, age or game."""
LETTERED = re.compile(r"\d{1,4}(?![KMB]$)[A-Z]{1,3}")
"""The end of a model after a hyphen: "777-200LR"; no thousands or millions."""


def agreed(forms: Sequence[str], tags: Sequence[str], spans: Sequence[Span]) -> list[Span]:
    """The names of an article after all rules; ``forms`` and ``tags`` (XPOS) are its words'.

    >>> agreed("Acme Group ( AG ) rose".split(), ["NNP"] * 5, [(0, 2, "LOC"), (3, 4, "PRODUCT")])
    [(0, 2, 'ORG'), (3, 4, 'ORG')]
    """
    whole = models(forms, tags, irish(forms, joined(forms, spans)))
    named = branches(forms, tags, articles(forms, tags, ships(forms, storms(forms, tags, whole))))
    found = [trimmed(forms, tags, numbered(forms, tags, span)) for span in named]
    found = [(begin, end, by_words(forms[begin:end], kind)) for begin, end, kind in found if begin < end]
    return surnames(forms, tags, abbreviated(forms, majority(forms, found)))


def surnames(forms: Sequence[str], tags: Sequence[str], spans: list[Span]) -> list[Span]:
    """The names with the surnames of persons named before that were read as common nouns: "Price will resign."

    >>> surnames("Ann Price left . Price will return .".split(), "NNP NNP VBD . NN MD VB .".split(), [(0, 2, "PERSON")])
    [(0, 2, 'PERSON'), (4, 5, 'PERSON')]
    """
    known: dict[str, int] = {}
    for begin, end, kind in spans:
        if kind == "PERSON" and end - begin > 1:
            known.setdefault(forms[end - 1], end)
    if not known:
        return spans
    kept = [s for s in spans if s[2] != "NORP" or s[1] - s[0] > 1 or known.get(forms[s[0]], s[0]) >= s[0]]
    peoples = set(spans) - set(kept)
    taken = {i for begin, end, _ in kept for i in range(begin, end)}
    added = {i for i, form in enumerate(forms) if known.get(form, i) < i and i not in taken and _acts(forms, tags, i)}
    kept += [s for s in peoples if s[0] not in added]
    return sorted([*kept, *((i, i + 1, "PERSON") for i in added)])


def _acts(forms: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Whether a word does something, or something is done to it, as a common noun without an article seldom does."""
    if at + 1 >= len(forms) or tags[at] not in {"NN", "NNP", "JJ", "NNS"}:
        return False
    if forms[at - 1] not in ENDS:  # "met Price in Springfield"
        return tags[at] == "NNP" and tags[at - 1][:2] == "VB" and tags[at + 1][:2] not in {"NN", "CD", "JJ"}
    if tags[at] == "NNS":  # "Banks said", not "Banks lent"
        return forms[at + 1] in TELLING
    return tags[at + 1] in {"MD", "VBD", "VBZ", "POS"}


def numbered(forms: Sequence[str], tags: Sequence[str], span: Span) -> Span:
    """A span with the number that belongs to the name: Acme Phone 4, the GX 100, the B7-200; never a count or a year.

    >>> numbered("Acme Phone 4 sold well".split(), "NNP NNP CD VBD RB".split(), (0, 2, "PRODUCT"))
    (0, 3, 'PRODUCT')
    """
    begin, end, kind = span
    if kind not in SERIAL or end >= len(forms):
        return span
    dashed = forms[end] in HYPHENS and end + 1 < len(forms) and any(c.isdigit() for c in forms[end - 1])
    at = end + 1 if dashed else end
    number = SERIES.fullmatch(forms[at])
    if number is None or YEAR.fullmatch(forms[at]) or begins_result(forms, at):
        return span
    after = at + 1
    one = (
        begin > 0 and tags[begin - 1] in {"DT", "PRP$"} and [*forms[after : after + 1]] == ["of"]
    )  # "the GX 3 of Acme"
    if after < len(forms) and (tags[after] in {"NNS", "CD"} or (forms[after].lower() in COUNTING and not one)):
        return span
    made = kind == "ORG" and end - begin == 1 and not forms[begin].isupper()
    return begin, after, "PRODUCT" if made else kind


def models(forms: Sequence[str], tags: Sequence[str], spans: Iterable[Span]) -> list[Span]:
    """Names with those of products that are codes, with their makers: Acme A330-200, Acme 737-800, 777-200LR.

    >>> models("an Acme 737 - 800 and a 777 - 200LR".split(), "DT NNP CD : CD CC DT CD : CD".split(), [(1, 2, "ORG")])
    [(1, 5, 'PRODUCT'), (7, 10, 'PRODUCT')]
    """
    found = set(spans)
    held = {i: span for span in found for i in range(span[0], span[1])}
    known: set[tuple[str, ...]] = set()
    for i in range(1, len(forms)):
        end = _code_end(forms, i)
        begin, until, kind = held.get(i - 1, (i - 1, i, "ORG" if end > i + 1 and tags[i - 1] == "NNP" else ""))
        made = kind in {"ORG", "PRODUCT"} and until == i == begin + 1 and forms[begin].isalpha()
        if end == i or (begin and forms[begin - 1] in HYPHENS):  # "the Acme-Globex A330"
            continue
        if made:
            known.add((*forms[i:end],))
        elif end == i + 1 or not (LETTERED.fullmatch(forms[end - 1]) or (*forms[i:end],) in known):
            continue
        start = begin if made else i
        over = {held[k] for k in range(start, end) if k in held}
        if all(start <= b and e <= end for b, e, _ in over):
            found -= over
            found.add((start, end, "PRODUCT"))
    return sorted(found)


def _code_end(forms: Sequence[str], at: int) -> int:
    """Where the code of a model ends that begins at a word; there if none does.

    Of digits alone the first are no round number and above any result of a game, the last two noughts ("737-800"), or
    an article stands before the maker ("the Acme 747-8").
    """
    first = forms[at]
    after = forms[at + 2] if at + 2 < len(forms) and forms[at + 1] in HYPHENS else ""
    if CODE.fullmatch(first):
        return at + (3 if SERIES.fullmatch(after) and not YEAR.fullmatch(after) else 1)
    digits = len(first) == 3 and first.isascii() and first.isdigit()
    if digits and LETTERED.fullmatch(after):
        return at + 3
    rounded = len(after) == 3 and after.isdigit() and after[1:] == "00"
    told = len(after) == 1 and after.isdigit() and at > 1 and forms[at - 2].lower() in {"a", "an", "the"}
    return at + 3 if digits and first >= "200" and first[2] != "0" and (rounded or told) else at


def irish(forms: Sequence[str], spans: Iterable[Span]) -> list[Span]:
    """Persons with the rest of a surname that was cut at its apostrophe: Mary O' Brien.

    >>> irish("Mary O ' Brien left".split(), [(0, 2, "PERSON")])
    [(0, 4, 'PERSON')]
    """
    found: list[Span] = []
    for begin, end, kind in spans:
        rest = [*forms[end : end + 2]] if kind == "PERSON" and forms[end - 1] == "O" else []
        cut = len(rest) == 2 and rest[0] in {"'", "’"} and rest[1][:1].isupper()
        found.append((begin, end + 2 if cut else end, kind))
    return [span for k, span in enumerate(found) if not k or span[0] >= found[k - 1][1]]


def trimmed(forms: Sequence[str], tags: Sequence[str], span: Span) -> Span:
    """A span without a possessive mark, brackets, quotation marks and "of" that belong to the text around it."""
    begin, end, kind = span
    if kind not in VOTING:
        return span
    if forms[end - 1] in HYPHENS and end < len(forms):
        end += 1
    while end - begin > 1:
        first, last = forms[begin], forms[end - 1]
        shut = last in CLOSING and not OPENING.intersection(forms[begin:end])
        if shut or last in OPENING | LINKING or (tags[end - 1] == "POS" and last in POSSESSIVE_MARKS):
            end -= 1
        elif first in CLOSING or (first in OPENING and not CLOSING.intersection(forms[begin:end])):
            begin += 1
        else:
            break
    return begin, end, kind


def joined(forms: Sequence[str], spans: Sequence[Span]) -> Iterator[Span]:
    """Names that were cut apart, or whose first word was left out: South Koreans, Costa Ricans, Storm Anna."""
    held: Span | None = None
    for begin, end, kind in spans:
        before = forms[begin - 1] if begin else ""
        touching = held is not None and held[1] == begin
        if held is not None and touching and [*forms[held[0] : begin]] == ["The"]:
            held = (begin, end, kind)  # "The" and "Guardian"
            continue
        if held is not None and touching and _one_name(forms, held, (begin, end, kind)):
            held = (held[0], end, kind)
            continue
        if held is not None and touching and kind == "PERSON" == held[2] and _is_style(forms, held):
            held = None  # "Pope" of "Pope Leo XIV"
        left_out = (kind == "NORP" and before in COMPASS) or (
            kind == "PERSON" and before[:1].isupper() and before.lower() in STORMS
        )
        if left_out and (held is None or held[1] < begin):
            begin -= 1  # noqa: PLW2901
        if held is not None:
            yield held
        held = (begin, end, kind)
    if held is not None:
        yield held


def storms(forms: Sequence[str], tags: Sequence[str], spans: Iterable[Span]) -> list[Span]:
    """Names with those of storms that were left out or cut short: Tropical Storm Anna, Typhoon Bob.

    >>> storms("Tropical Storm Anna hit".split(), "NNP NNP NNP VBD".split(), [])
    [(0, 3, 'EVENT')]
    """
    found = list(spans)
    taken = {i: end for begin, end, _ in found for i in range(begin, end)}
    for i in range(len(forms) - 1):
        if not forms[i].istitle() or forms[i].lower() not in STORMS or taken.get(i, i + 1) != i + 1 or i + 1 in taken:
            continue
        proper = tags[i + 1] == "NNP" and forms[i + 1].istitle() and forms[i + 1].lower() not in STORMY
        if proper and not (i + 2 < len(forms) and forms[i + 2][:1].isupper()):  # a headline, or a longer name
            found.append((i, i + 2, "EVENT"))
    whole = [(_tropical(forms, begin, end, kind), end, kind) for begin, end, kind in found]
    kept: list[Span] = []
    for span in sorted(whole, key=lambda s: (s[0], -s[1])):
        if span[0] < span[1] and not (kept and span[1] < kept[-1][1]):  # not the "Irene" of "Hurricane Irene"
            kept.append(span)
    return kept


def articles(forms: Sequence[str], tags: Sequence[str], spans: Sequence[Span]) -> list[Span]:
    """Names with those of laws that were left out or cut short: a word for a law and a number, "Section 12".

    >>> articles("under Article 12 of it".split(), "IN NNP CD IN PRP".split(), [(1, 2, "LAW")])
    [(1, 3, 'LAW')]
    """
    found: list[Span] = []
    taken = {i: span for span in spans for i in range(span[0], span[1])}
    for i in range(len(forms) - 1):
        begin, end, _ = taken.get(i, (i, i + 1, ""))
        numbered = NUMBER.fullmatch(forms[i + 1]) and i + 1 not in taken
        if numbered and end - begin == 1 and forms[i] in ARTICLES and tags[i] in {"NN", "NNP"}:
            before = taken.get(i - 1, (i, i, ""))  # "UN Security Council Resolution 12"
            found.append((before[0] if before[2] in {"LOC", "ORG"} else i, i + 2, "LAW"))
    within = {i for begin, end, _ in found for i in range(begin, end)}
    return sorted([*(s for s in spans if s[0] not in within), *found])


def ships(forms: Sequence[str], spans: Sequence[Span]) -> list[Span]:
    """Names of ships with what stands before them, in one: HMS Queen Mary.

    >>> ships("the USS John Brown sank".split(), [(1, 2, "ORG"), (2, 4, "PERSON")])
    [(1, 4, 'PRODUCT')]
    """
    found: list[Span] = []
    for begin, end, kind in spans:
        first = begin
        while first and begin - first < 2 and forms[first] not in SHIPS and forms[first - 1].istitle():
            first -= 1  # "HMS Queen Mary": a title that the name was rid of
        first -= first > 0 and forms[first] not in SHIPS and forms[first - 1] in SHIPS
        if kind not in VOTING or forms[first] not in SHIPS or end - first == 1:
            found.append((begin, end, kind))
            continue
        found = [span for span in found if span[1] <= first]
        found.append((first, end, "PRODUCT"))
    return found


def _tropical(forms: Sequence[str], begin: int, end: int, kind: str) -> int:
    """Where the name of a storm begins."""
    if kind in VOTING and end - begin > 1 and begin and forms[begin].lower() in STORMS:
        return begin - (forms[begin - 1].istitle() and forms[begin - 1].lower() in TROPICAL)
    return begin


def branches(forms: Sequence[str], tags: Sequence[str], spans: Sequence[Span]) -> list[Span]:
    """Names with those of organisations that end in a country's letters and were read as the country: Progress UK.

    >>> branches("Progress UK won".split(), "NNP NNP VBD".split(), [(1, 2, "LOC")])
    [(0, 2, 'ORG')]
    """
    found: list[Span] = []
    for begin, end, kind in spans:
        free = not found or found[-1][1] < begin
        before = forms[begin - 1] if begin and tags[begin - 1] == "NNP" else ""
        plain = before.istitle() and before.lower() not in OFFICES and before not in COMPASS
        lone = begin < 2 or tags[begin - 2] not in {"NNP", "NNPS", "CD"}
        if kind == "LOC" and end - begin == 1 and forms[begin] in COUNTRIES and free and plain and lone:
            found.append((begin - 1, end, "ORG"))
        else:
            found.append((begin, end, kind))
    return found


def _is_style(forms: Sequence[str], span: Span) -> bool:
    """Whether a span is no more than a title."""
    return span[1] - span[0] == 1 and forms[span[0]].lower() in STYLES


def _one_name(forms: Sequence[str], left: Span, right: Span) -> bool:
    """Whether two spans without a word between them are one name."""
    if forms[left[0]].lower() in DEPARTMENTS and forms[left[1] - 1] == "and":  # "Department for Growth and Fair Trade"
        return right[2] == "ORG" and right[1] - right[0] > 1
    single = left[1] - left[0] == right[1] - right[0] == 1
    return single and (left[2] == right[2] == "PERSON" or (right[2] == "NORP" and forms[left[0]] in COMPASS))


def by_words(words: Sequence[str], kind: str) -> str:
    """The type that a name's own words ask for."""
    last = words[-1].lower().rstrip(".")
    if len(words) == 1:
        if kind in ("ORG", "PERSON", "LOC", "PRODUCT") and (words[0] in TECHNOLOGIES or PLURAL.fullmatch(words[0])):
            return "FIELD" if words[0] in TECHNOLOGIES else "MISC"
        return kind
    if words[0].lower() in STORMS and kind in ("PERSON", "ORG", "LOC", "MISC"):
        return "EVENT"
    if last == "park" and kind == "FAC" and words[-2].lower() in PARKS:
        return "LOC"
    if last == "bank" and len(words) == 2 and words[0] in BANKS and kind == "ORG":
        return "LOC"
    if last in LAWS and kind in ("ORG", "MISC", "EVENT"):
        return "LAW"
    if last in ORGANIZATIONS and kind in ("PERSON", "LOC", "FAC", "PRODUCT", "MISC", "NORP", "WORK_OF_ART"):
        return kind if last == "bank" and kind == "LOC" else "ORG"
    if last in REGIONS and kind in ("FAC", "PERSON", "MISC", "PRODUCT"):
        return "LOC"
    return kind


def majority(forms: Sequence[str], spans: list[Span]) -> list[Span]:
    """One type for all names of the same words, where most agree; a surname alone is a person.

    Where it is read as an organisation twice, only after the whole name: in "Ford fell, Bill Ford said" it is the firm.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    surnames: dict[str, int] = {}
    for begin, end, kind in spans:
        if kind in VOTING:
            votes[_key(forms, begin, end)][kind] += 1
        if kind == "PERSON" and end - begin > 1:
            surnames.setdefault(forms[end - 1].lower(), begin)
    alone = {forms[begin].lower(): begin for begin, end, _ in reversed(spans) if end - begin == 1}
    starts = {forms[begin].lower() for begin, end, kind in spans if kind == "ORG" and end - begin > 1}
    firms = _firms(forms, spans)
    found: list[Span] = []
    for begin, end, kind in spans:
        if kind in VOTING:
            counts = votes[_key(forms, begin, end)]
            best, count = counts.most_common(1)[0]
            chosen = best if 2 * count > counts.total() else kind
            if chosen == "ORG" and end - begin == 1 and counts["LOC"] >= counts["ORG"]:
                chosen = "LOC"
            if _key(forms, begin, end) in firms and forms[end - 1].lower() not in surnames:
                chosen = "ORG"
            word = forms[begin].lower()
            lone = end - begin == 1 and word in surnames.keys() - starts
            if lone and chosen != "LOC" and (counts["ORG"] < 2 or surnames[word] < alone[word]):
                chosen = "PERSON"
            found.append((begin, end, chosen))
        else:
            found.append((begin, end, kind))
    return found


def _firms(forms: Sequence[str], spans: list[Span]) -> set[str]:
    """What stands before a legal form in a name: in an article on Acme Inc. "Acme" is an organisation."""
    named = ((begin, end) for begin, end, kind in spans if kind == "ORG" and end - begin > 1)
    legal = (where for where in named if forms[where[1] - 1].lower().rstrip(".") in LEGAL)
    return {_key(forms, begin, end - 1).rstrip(" ,") for begin, end in legal}


def abbreviated(forms: Sequence[str], spans: list[Span]) -> list[Span]:
    """An abbreviation in brackets has the type of the name before it, everywhere."""
    kinds: dict[str, str] = {}
    ends = {end: (begin, kind) for begin, end, kind in spans if kind in VOTING and end - begin > 1}
    for begin, end, _ in spans:
        if end - begin == 1 and begin - 1 in ends and forms[begin - 1] == "(":
            first, kind = ends[begin - 1]
            plain = forms[begin].replace(".", "")
            if plain.isupper() and _spells(plain, forms[first : begin - 1]):
                kinds[forms[begin].lower()] = kind
    return [
        (begin, end, kinds.get(forms[begin].lower(), kind) if end - begin == 1 and kind in VOTING else kind)
        for begin, end, kind in spans
    ]


def _spells(short: str, words: Sequence[str]) -> bool:
    """Whether an acronym's letters begin the words, small words left out or not."""
    every = "".join(word[0].upper() for word in words if word[:1].isalnum())
    return short in (every, "".join(word[0] for word in words if word[:1].isupper()))


def _key(forms: Sequence[str], begin: int, end: int) -> str:
    return " ".join(forms[begin:end]).lower().rstrip(".")

"""Names that were cut or glued, set right before the trees are: where they begin and where they end.

A dash without spaces glues the next word to a name ("met Mary Smith-who had left"), a person's name may take in the
office before it ("of State", "for the Far East Mary Smith"), and some names go on after "and" or a colon.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Span

from graph.annotate.names import DASHES, OFFICES, PROPER

if TYPE_CHECKING:
    from spacy.tokens import Doc

LOOSE = frozenset("at for from in of to 's".split())
"""Words that nobody's name begins with, nor any name ends with."""
TORN = frozenset({"amod", "nmod:unmarked"})
"""Labels that a surname gets which looks like another word: "fined Mary May 5 euros", "named Mary Young chairman"."""
SYLLABLES = frozenset({"in", "on", "un"})
"""Second syllables of given names in Korean that look like other words."""
SYLLABLE = 5
"""Letters of a first syllable, at most."""
SECONDS = frozenset("Barbuda Caicos Futuna Grenadines Herzegovina Miquelon Nevis Principe Príncipe Tobago".split())
"""First words of the second half of a country's name."""
PAIRED = frozenset(
    {("Andaman", "Nicobar"), ("Brighton", "Hove"), ("Jammu", "Kashmir"), ("Newfoundland", "Labrador"), ("Tyne", "Wear")}
)
"""Names of two places that are one."""
HEADINGS = frozenset(
    """Acquisitions Background Controversies Controversy Criticism Founding Headquarters History Leadership Memberships
    Overview Ownership Partnerships Reception""".split()
)
"""Headings of sections, that stand before the first sentence where an article lost its line breaks."""


def wholes(doc: Doc) -> Doc:
    """Set the names of a Doc right."""
    found: list[Span] = []
    people = {(e[0].text, e[1].text): e.label for e in doc.ents if e.label_ == "PERSON" and len(e) == 2}
    for entity in doc.ents:
        begin, end = _bounds(entity) if entity.label_ in PROPER else (entity.start, entity.end)
        if begin == end or (found and begin < found[-1].end):
            continue
        label = entity.label
        if entity.label_ in PROPER and end == begin + 1 < len(doc):
            pair = entity.text, doc[end].text
            if pair in people:  # "Mary" and "French" of Mary French, who is named elsewhere
                end, label = end + 1, people[pair]
        if found and _goes_on(found[-1], entity):
            before = found.pop()
            begin, label = before.start, label if entity.label_ == "WORK_OF_ART" else before.label
        found.append(Span(doc, begin, end, label=label))
    if [(e.start, e.end) for e in found] != [(e.start, e.end) for e in doc.ents]:
        doc.set_ents(found)
    return doc


def _bounds(name: Span) -> tuple[int, int]:
    """Where a name begins and ends without what is glued to it; nowhere if it is none."""
    doc, begin, end = name.doc, name.start, name.end
    while begin < end - 1 and name[0].is_sent_start and doc[begin].text in {*HEADINGS, "and"}:
        begin += 1
    if begin > name.start and doc.text.count(doc[begin:end].text) <= doc.text.count(name.text):
        begin = name.start  # "History Channel"
    if name.label_ == "PERSON":
        if doc[begin].text in LOOSE or name.root.lower_ in OFFICES:
            begin = _person(name)
        elif any(t.dep_ == "nmod:desc" and t.lower_ in OFFICES and t.i < t.head.i for t in name):
            begin = int(name.root.i)  # "Foreign Minister Mary Smith"
        for i in range(begin + 1, end):
            if doc[i].text in DASHES and (i + 1 == end or _is_loose(doc, i)):
                end = i
                break
    while begin < end and doc[end - 1].text in LOOSE - {"'s"} and doc[end - 2].text not in DASHES:
        end -= 1
    if end == name.end and begin < end:
        end = _continued(name, begin)
    return begin, end


def _continued(name: Span, begin: int) -> int:
    """Where a name ends whose last words were left out: "Mary" of "Mary Smith", "Kim Yo" of "Kim Yo-jong"."""
    doc, end = name.doc, name.end
    while end < len(doc):
        hyphen = doc[end].text in DASHES and not doc[end - 1].whitespace_ and not doc[end].whitespace_
        at = end + 1 if hyphen else end
        if at >= len(doc) or doc[at].tag_ != "NNP" or doc[at].lower_ in OFFICES or _is_taken(doc, at):
            break
        capital = doc[at].text[:1].isupper() and name.label_ == "PERSON"
        inner = doc[at].dep_ == "flat" and begin <= doc[at].head.i < end
        torn = end == begin + 1 and _is_torn(doc, at)
        if not (inner and (hyphen or capital)) and not (torn and capital):
            break
        end = at + 1
    return int(end)


def _is_torn(doc: Doc, word: int) -> bool:
    """Whether a word in capitals after a first name was read as another word, beside the noun or amount after it."""
    if doc[word].dep_ in {"compound", "obl:unmarked"}:
        return word + 1 < len(doc) and doc[word + 1].tag_ in {"CD", "$"}
    return doc[word].dep_ in TORN and doc[word].head.i > word and not doc[word].head.text[0].isupper()


def _is_taken(doc: Doc, word: int) -> bool:
    """Whether a word is in another name, or in a date that is more than a month."""
    token = doc[word]
    alone = token.ent_iob_ == "B" and (word + 1 == len(doc) or doc[word + 1].ent_iob_ != "I")
    return bool(token.ent_type_) and (token.ent_type_ != "DATE" or not alone or token.dep_ != "flat")


def _person(name: Span) -> int:
    """Where the person's name begins after the rest of an office: "of State Mary Smith"; its end if nobody is named."""
    last = [name.root, *(t for t in name if not name.start <= t.head.i < name.end)][-1]
    if last.lower_ in OFFICES and last.i + 1 < name.end and name.doc[last.i + 1].pos_ == "PROPN":
        return int(last.i + 1)
    named = last.lower_ not in OFFICES and not any(c.dep_ == "case" for c in last.children)
    return int(last.i if named else name.end)


def _is_loose(doc: Doc, dash: int) -> bool:
    """Whether the word after a dash belongs to no name: "Mary Smith-who", "Smith-backed", not "Kim Hae-in"."""
    word = doc[dash + 1]
    if word.lower_ in SYLLABLES and doc[dash].tag_ == "HYPH" and not doc[dash].whitespace_:
        return len(doc[dash - 1]) > SYLLABLE or doc[dash - 1].ent_iob_ != "I"
    return bool(word.text.islower()) and (doc[dash].tag_ in {",", ":"} or word.tag_[:2] not in {"NN", "FW"})


def _goes_on(name: Span, other: Span) -> bool:
    """ "Antigua and Barbuda", "Acme: The Rise": whether two names are one."""
    if name.label_ not in PROPER or other.label_ not in PROPER:
        return False
    between = [t.text for t in name.doc[name.end : other.start] if t.text != "the"]
    if between == ["of"]:  # "Great Fire of Springfield"
        return name.label_ == "EVENT" and other.label_ == "LOC"
    if between == ["and"]:
        return other[0].text in SECONDS or (name.text, other[0].text) in PAIRED
    works = name.label_ in {"EVENT", "PRODUCT", "WORK_OF_ART"} and other.label_ == "WORK_OF_ART"
    return (not between and name[-1].text == ":") or (between == [":"] and works and name.sent == other.sent)

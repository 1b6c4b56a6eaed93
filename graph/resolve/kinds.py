"""From the annotator's labels and from nouns to the ontology's classes, and which kinds may be one thing."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from graph.resolve.names import core, has_legal_form, head_word, listed, singular, words

if TYPE_CHECKING:
    from graph.ontology import Ontology

_LABELS = {
    "PERSON": ("person", "Person"),
    "ORG": ("organization", "Organization"),
    "LOC": ("place", "Place"),
    "GPE": ("place", "Place"),
    "FAC": ("facility", "Facility"),
    "PRODUCT": ("product", "Product"),
    "EVENT": ("event", "Event"),
    "WORK_OF_ART": ("work", "Work"),
    "NORP": ("group", "Group"),
    "LAW": ("law", "Law"),
    "FIELD": ("field", "Technology"),
    "MISC": ("misc", "Concept"),
}
"""Annotator's label -> (family, class when the ontology names none)."""

FAMILIES = tuple(dict.fromkeys(family for family, _ in _LABELS.values()))
"""What kinds of names are told apart; ties between them go to the earlier."""

_SOFT = frozenset({"facility", "product", "event", "work", "group", "law", "field"})
"""Families that annotators confuse with each other and with organisations: one name may be one thing across them."""

INSTITUTIONS = listed(
    "government parliament senate congress cabinet police army military navy court judiciary presidency embassy"
)
"""Nouns that make a name of a place's name: there is one of each."""

_DEPICTED = frozenset({"Person", "Organization", "Place"})
_EITHER = frozenset({"Facility", "Government", "University", "Group"})
_ROLES = "Role"


def family_of(label: str) -> str:
    """The family of an annotator's label, ``misc`` when unknown."""
    return _LABELS.get(label, ("misc", ""))[0]


def majority(families: Mapping[str, int]) -> str:
    """The family with most votes; ``misc`` only when there is no other."""
    votes = {family: count for family, count in families.items() if family != "misc"} or {"misc": 1}
    return min(votes, key=lambda family: (-votes[family], FAMILIES.index(family)))


def compatible(left: str, right: str, *, identical: bool = False) -> bool:
    """Whether two families may be one thing; more may when the names are identical."""
    if left == right or "misc" in {left, right}:
        return True
    pair = {left, right}
    return identical and (pair <= _SOFT | {"organization"} or pair == {"facility", "place"})


class Kinds:
    """The ontology's classes, looked up by label and by noun."""

    def __init__(self, ontology: "Ontology") -> None:
        self._ontology = ontology
        classes = ontology.classes
        by_depth = sorted(classes, key=lambda name: (self._depth(name), name))
        self._by_label: dict[str, str] = {}
        self._by_noun: dict[str, str] = {}
        for name in by_depth:
            for label in classes[name].entity_labels:
                self._by_label.setdefault(label, name)
        for name in reversed(by_depth):
            for noun in classes[name].nouns:
                self._by_noun.setdefault(noun.casefold(), name)

    def _depth(self, name: str) -> int:
        depth, level, seen = 0, {name}, {name}
        while level:
            above = {
                parent
                for child in level
                if child in self._ontology.classes
                for parent in self._ontology.classes[child].parents
            }
            level = above - seen
            seen |= above
            depth += 1
        return depth

    def is_a(self, name: str, ancestor: str) -> bool:
        """Whether a class is another or below it; False for classes the ontology does not have."""
        if name == ancestor:
            return True
        known = self._ontology.classes
        return name in known and ancestor in known and self._ontology.is_a(name, ancestor)

    def of_family(self, family: str) -> str:
        """The most general class of a family."""
        label, fallback = next((label, fallback) for label, (name, fallback) in _LABELS.items() if name == family)
        return self._by_label.get(label, fallback)

    def of_noun(self, label: str, head: str = "") -> str | None:
        """The class that a noun phrase names: by the longest tail of its part before ``of``, then by its head."""
        text = label.casefold()
        if text in self._by_noun:
            return self._by_noun[text]
        for part in (text.split(" of ", 1)[0], text):
            pieces = part.split()
            for begin in range(max(0, len(pieces) - 4), len(pieces)):
                tail = pieces[begin:]
                for last in (tail[-1], singular(tail[-1])):
                    found = self._by_noun.get(" ".join((*tail[:-1], last)))
                    if found:
                        return found
        return self._by_noun.get(head.casefold())

    def of_name(self, forms: Mapping[str, int], family: str, nouns: Mapping[str, int]) -> str:
        """The class of a named thing: its family's, narrowed by its name's own noun, else by what articles call it."""
        general = self.of_family(family)
        if family == "law" and any(self._is_pact(form) for form in forms):
            return "Agreement"
        votes: Counter[str] = Counter()
        for form, count in forms.items():
            if family in {"organization", "product", "misc"} and has_legal_form(form):
                return "Company" if self.is_a("Company", "Organization") else general
            found = self._by_noun.get(head_word(form)) or self._by_noun.get(words(form)[-1] if words(form) else "")
            if found and len(core(form)) > 1:
                votes[found] += count
        for source in (votes, nouns):
            narrower = {name: count for name, count in source.items() if self._narrows(name, general)}
            if narrower:
                return min(narrower, key=lambda name: (-narrower[name], name))
        return general

    def _is_pact(self, name: str) -> bool:
        """ "the Springfield Treaty": a name of what parties agree on, which annotators take for one of a law."""
        found = self._by_noun.get(singular(head_word(name)))
        return found is not None and len(core(name)) > 1 and self.is_a(found, "Agreement")

    def _narrows(self, name: str, general: str) -> bool:
        if general == "Concept":
            return name != _ROLES
        return name != general and self.is_a(name, general)

    def fits(self, noun_class: str, entity_class: str) -> bool:
        """Whether a description of one class can stand for an entity of another: a company for an organisation."""
        if noun_class == _ROLES:
            noun_class = "Person"
        return self.is_a(noun_class, entity_class) or self.is_a(entity_class, noun_class)

    def clashes(self, noun_class: str | None, family: str) -> bool:
        """Whether a description cannot stand for a name of this family: a city for a person, a company for a place."""
        if noun_class is None or family not in {"person", "organization", "place"}:
            return False
        if noun_class == _ROLES:
            return family != "person"
        if any(self.is_a(noun_class, name) for name in _EITHER):
            return family == "person"
        tops = {name for name in _DEPICTED if self.is_a(noun_class, name)}
        return bool(tops) and self.of_family(family) not in tops

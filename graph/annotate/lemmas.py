"""Lemmas: the treebanks' own for forms they hold, edit rules for the rest, checked against known words.

An edit rule is ``case|characters cut|ending added``, learnt from the treebanks:

>>> lemma("Cities", "l|3|y"), lemma("London", "k|0|"), lemma("NATO", "t|0|")
('city', 'London', 'Nato')

A rule that makes no known word of an unseen inflected form yields to the first regular one that does, in the manner
of WordNet's Morphy (detachment rules, Fellbaum 1998).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

INFLECTED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "VERB": (
        ("ies", "y"), ("es", "e"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", "e"), ("ed", ""), ("ing", "e"),
        ("ing", ""),
    ),
    "NOUN": (("ies", "y"), ("ves", "f"), ("ves", "fe"), ("es", "e"), ("es", ""), ("s", ""), ("men", "man")),
    "ADJ": (("ier", "y"), ("iest", "y"), ("er", "e"), ("er", ""), ("est", "e"), ("est", "")),
}  # fmt: skip
"""Endings taken off and put on, by part of speech; a doubled consonant before the ending may go as well."""
MISTAKEN = {
    ("fled", "VERB"): "flee", ("lent", "VERB"): "lend", ("severed", "VERB"): "sever", ("lessen", "VERB"): "lessen",
    ("freed", "VERB"): "free", ("preceded", "VERB"): "precede", ("leaned", "VERB"): "lean",
    ("wandering", "VERB"): "wander", ("excepted", "VERB"): "except",
}  # fmt: skip
"""Forms whose lemma the treebanks have wrong."""
NEVER = tuple("cke cte fte lke lle nke oure owe pte rke rte ske ste xe".split())
"""Endings of hardly any English verb: what "-ked" after a consonant, and "-ted" after most, must not become."""
DOUBLED = frozenset("bb dd gg mm nn pp rr tt".split())
"""Consonants written twice before an ending only: "acquitted", "sagging"; "ll", "ss", "ff", "zz" end verbs too."""
VOWELS = frozenset("aeiouwxy")
SHORT = re.compile(r"([^aeiou]*[aeiou][bcdfgklmnprstvz])(?:ed|ing)")
"""One vowel and one consonant before an ending: the consonant would be doubled were there no "e": "fined"."""
CUT = re.compile(r"[^aeiou](?:[iy]s|l[iy]n)$")
"""Endings that verbs have before an "e" only: "emphasise", "analyse", "underline"."""
IRREGULAR = dict(
    pair.split(":")
    for pair in """
    arisen:arise arose:arise awoke:awake awoken:awake bade:bid beaten:beat befallen:befall befell:befall begot:beget
    begotten:beget beheld:behold bent:bend beset:beset besought:beseech bet:bet bid:bid bidden:bid bit:bite
    bitten:bite bled:bleed borne:bear bred:breed broadcast:broadcast burnt:burn burst:burst cast:cast clung:cling
    crept:creep cut:cut dealt:deal did:do done:do dove:dive drank:drink drawn:draw dreamt:dream drunk:drink dug:dig
    dwelt:dwell fed:feed fled:flee flung:fling forbade:forbid forbidden:forbid forbore:forbear forborne:forbear
    forgave:forgive forgiven:forgive forgone:forgo forsaken:forsake forsworn:forswear forwent:forgo froze:freeze
    frozen:freeze gone:go ground:grind hewn:hew hid:hide hidden:hide hit:hit hung:hang hurt:hurt knelt:kneel
    knit:knit laid:lay lain:lie leapt:leap learnt:learn led:lead lent:lend let:let lit:light made:make
    mistaken:mistake mown:mow overthrown:overthrow paid:pay partaken:partake partook:partake pled:plead proven:prove
    put:put quit:quit rang:ring rid:rid ridden:ride risen:rise riven:rive rode:ride rung:ring sang:sing sank:sink
    sawn:saw seen:see set:set sewn:sew shaken:shake shaven:shave shed:shed shod:shoe shone:shine shook:shake
    shorn:shear shrank:shrink shrunk:shrink shut:shut slain:slay slept:sleep slew:slay slid:slide slit:slit
    slung:sling slunk:slink smelt:smell smitten:smite smote:smite sown:sow span:spin spat:spit sped:speed
    spelt:spell spilt:spill split:split spoilt:spoil sprang:spring spread:spread sprung:spring spun:spin stank:stink
    stole:steal stolen:steal strewn:strew stricken:strike striven:strive strode:stride strove:strive struck:strike
    strung:string stuck:stick stung:sting sung:sing sunk:sink swam:swim swept:sweep swollen:swell swore:swear
    sworn:swear swum:swim swung:swing taken:take throve:thrive thrown:throw thrust:thrust tore:tear torn:tear
    trod:tread trodden:tread upset:upset wed:wed wept:weep withdrawn:withdraw withdrew:withdraw woke:wake woken:wake
    wore:wear worn:wear wove:weave woven:weave written:write wrought:work wrung:wring""".split()
)
"""Past forms of English's irregular verbs, the commonest apart: those are in the treebanks."""
BASES = frozenset("bound found ground lay wound".split())
"""Base forms that are also the past of another verb: "plans to found a firm", "lay a wreath"."""
PREFIXES = ("counter", "inter", "under", "fore", "over", "with", "mis", "out", "re", "un", "up")
"""What may stand before an irregular verb that keeps its forms: "overcame", "withstood", "misled"."""


def lemma(form: str, rule: str) -> str:
    """The lemma of a form; the lower-cased form when the rule does not fit."""
    case, cut, ending = rule.split("|", 2)
    count = int(cut)
    if count > len(form):
        return form.lower()
    stem = form[: len(form) - count]
    found = (stem if case == "k" else stem.lower()) + ending
    if case == "t":
        found = found.capitalize()
    return found or form.lower() or form


class Lemmatizer:
    """Lemmas of forms in context: part of speech and the network's edit rule are given."""

    def __init__(self, entries: Iterable[str], words: Container[str]) -> None:
        """``entries`` are lines ``form<TAB>UPOS<TAB>lemma``, ``words`` are lower-case words known to exist."""
        rows = [line.rstrip("\n").split("\t") for line in entries]
        self._known = {(form, upos): found for form, upos, found in rows}
        self._lemmas = {(found.lower(), upos) for _, upos, found in rows}
        self._words = words

    def __call__(self, form: str, upos: str, rule: str) -> str:
        """The lemma of one word."""
        lowered = form.lower()
        known = MISTAKEN.get((lowered, upos)) or self._known.get((lowered, upos))
        if known is not None:
            return known.lower() if upos == "VERB" else known  # "united" is of "Unite" in the treebanks
        if upos == "VERB" and (verb := IRREGULAR.get(lowered) or self._prefixed(lowered)):
            return verb
        if upos == "VERB" and lowered.endswith(("nges", "ees")):
            return lowered[:-1]  # "hinges", "lunges", "frees"
        if upos == "VERB" and lowered.endswith("eeing"):
            return lowered[:-3]
        short = SHORT.fullmatch(lowered) if upos == "VERB" else None
        if short is not None:
            return short[1] + "e"
        ruled = lemma(form, rule)
        if upos == "VERB" and lowered.endswith("eed") and ruled.lower() != lowered:
            return lowered[:-1]  # "refereed"; what ends in "eed" itself is left as it is: "proceed"
        if upos == "VERB" and lowered == ruled + "d" and ruled[-3:-1] in DOUBLED and (ruled, upos) not in self._lemmas:
            ruled = ruled[:-1]  # "barred" is no "barre"
        doubled = upos == "VERB" and lowered.endswith((ruled + "ed", ruled + "ing")) and ruled[-2:] in DOUBLED
        if doubled and (ruled, upos) not in self._lemmas and self._exists(ruled[:-1], upos, lowered):
            return ruled[:-1]
        if upos not in INFLECTED or (self._exists(ruled, upos, lowered) and not self._is_cut(ruled, upos, lowered)):
            return ruled
        plain = ruled[:-1] if doubled or ruled.endswith(NEVER) else ruled
        if upos == "VERB" and lowered.endswith(("ated", "ating", "ates")) and plain.endswith("at"):
            plain += "e"
        plain += "e" if plain.endswith("v") else ""  # no English verb or noun ends in it
        found = next((c for c in _candidates(lowered, upos) if self._exists(c, upos, lowered)), plain)
        cut = upos == "VERB" and CUT.search(found) and (found, upos) not in self._lemmas
        return found + "e" if cut and lowered.startswith((found + "ed", found + "ing")) else found  # "underlining"

    def _is_cut(self, ruled: str, upos: str, form: str) -> bool:
        """ "wel" for "welded": a word that no regular ending makes the form of, and no verb that is known."""
        regular = form.endswith(("ed", "ing")) and upos == "VERB" and (ruled, upos) not in self._lemmas
        return regular and ruled != form and ruled not in _candidates(form, upos)

    def _prefixed(self, form: str) -> str:
        """ "undergo" for "underwent", as "went" is known; empty where no verb is left without the prefix."""
        for prefix in PREFIXES:
            rest = form.removeprefix(prefix) if form.startswith(prefix) else ""
            if len(rest) < 2:
                continue  # "counters"
            verb = IRREGULAR.get(rest) or self._known.get((rest, "VERB"), rest)
            if rest in IRREGULAR or (verb != rest and (not rest.startswith(verb[:-1]) or rest.endswith("t"))):
                return prefix + verb
            if rest in {"doing", "does"}:
                return prefix + "do"
        return ""

    def _exists(self, candidate: str, upos: str, form: str) -> bool:
        """A lemma of the treebanks, or a known word; an inflected form is not evidence for itself."""
        if (candidate, upos) in self._lemmas:
            return True
        if upos == "VERB" and CUT.search(candidate):
            return False
        return candidate in self._words and (candidate != form or not form.endswith(("s", "ed", "ing")))


def _candidates(form: str, upos: str) -> Iterable[str]:
    for ending, added in INFLECTED[upos]:
        if form.endswith(ending) and len(form) > len(ending) + 1:
            stem = form[: len(form) - len(ending)]
            yield stem + added
            if not added and len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in VOWELS:
                yield stem[:-1]

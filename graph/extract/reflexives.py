"""What somebody says of themselves, or becomes: "Acme considers itself lucky", "describes itself as a bank".

The subject and "itself" are one, so that no fact of both is left: what it is said to be is told of the subject.
"""

from collections.abc import Iterator

from graph.extract import lexicon
from graph.extract.builder import Builder
from graph.extract.frames import Frame
from graph.extract.identities import nominal_predicate
from graph.extract.predicates import is_verbal, phrase_of
from graph.extract.syntax import NOMINAL, kids, lemma, lower
from graph.extract.tokens import Token
from graph.model import Extraction

_REFLEXIVE = frozenset("herself himself itself myself ourselves themselves".split())
_SEEING = frozenset("define identify portray present proclaim regard see style".split())
"""Verbs with which one says what one is, besides those of calling and of saying what something is."""
_SHOWING = frozenset("establish make prove reveal show".split())
"""Verbs with which one becomes something."""


def self_images(frame: Frame) -> list[Token]:
    """ "Lucky" of "considers itself lucky", "bank" of "describes itself as a bank"."""
    if frame.passive or [lower(o) in _REFLEXIVE for o in frame.objects] != [True]:
        return []
    verb, itself = frame.predicate, frame.objects[0]
    judged = _is_judging(verb) or lemma(verb) in _SHOWING
    images = [c for c in kids(verb, "xcomp") if not is_verbal(c) and (judged or c.pos_ == "ADJ")]
    if lemma(verb) in {"consider", "feel", "find"}:  # "found themselves stranded"
        images += [c for c in kids(verb, "xcomp") if c.tag_ == "VBN" and is_verbal(c) and not kids(c, "aux")]
    images += [t for case, t in frame.obliques if case == "as" and judged]
    return [c for c in images if c.i > itself.i]


def _is_judging(verb: Token) -> bool:
    return lemma(verb) in (lexicon.CLASSING | lexicon.CALLING | lexicon.SPEECH | _SEEING) - {"find"}


def of_themselves(frame: Frame, builder: Builder) -> Iterator[Extraction]:
    """What subjects are by their own word, or by what they do: "made itself useful"."""
    phrase = phrase_of(frame.predicate)
    for subject in frame.subjects:
        holder = builder.argument(subject)
        own = (subject.i,) if _is_judging(frame.predicate) and lower(subject) not in {"i", "we"} else ()
        told = Builder(builder.predicate, builder.context, builder.status.said_by(own))
        for image in self_images(frame):
            if image.pos_ in NOMINAL:
                yield from nominal_predicate(holder, image, (), told, rule="copula", phrase=phrase)
            else:
                for quality in told.predicative(image):
                    yield from told.extraction(holder, "be", phrase, quality, (), rule="copula")

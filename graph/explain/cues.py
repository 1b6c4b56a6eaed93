"""A sentence in, the words out that make what it says negated, planned, possible or conditional.

The extractor decides a fact's status on the clauses above it; these are the words of the sentence that it goes by, not
the path that it took.
"""

import re
from collections.abc import Iterator

from graph.extract import lexicon
from graph.model import Modality, Polarity

_WORD = re.compile(r"\w+(?=n['’]t\b)|n['’]t\b|[^\W\d_]+(?:-[^\W\d_]+)*", re.IGNORECASE)
_CUES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "negative": (lexicon.NEGATORS | {"barely"}, lexicon.DENIAL | lexicon.FAILED),
    "planned": (lexicon.FUTURE_AUX | lexicon.DUTY_AUX | {"would"}, lexicon.PLAN),
    "possible": (
        lexicon.POSSIBLE_AUX | lexicon.DOUBT_ADVERBS | {"can", "whether"},
        lexicon.POSSIBLE | lexicon.WILLING | lexicon.UNWILLING | lexicon.ABILITIES,
    ),
    "conditional": (frozenset({"if", "unless", "would"}), frozenset()),
}
"""Status -> words as they stand, and lemmas, that can bring it about."""


def cues(quote: str, polarity: Polarity, modality: Modality) -> list[str]:
    """The words, in text order, each once.

    >>> cues("Acme denied that it would buy Globex.", "negative", "actual")
    ['denied']
    >>> cues("Acme and Globex signed a pact to build a plant.", "positive", "planned")
    ['to']
    """
    wanted = [_CUES[status] for status in (polarity, modality) if status in _CUES]
    found = (word for word in _WORD.findall(quote) for exact, lemmas in wanted if _is_cue(word.lower(), exact, lemmas))
    words = list(dict.fromkeys(found))
    infinitive = modality == "planned" and not words and "to" in quote.lower().split()
    return ["to"] if infinitive else words


def _is_cue(word: str, exact: frozenset[str], lemmas: frozenset[str]) -> bool:
    return word in exact or any(form in lemmas for form in _stems(word))


def _stems(word: str) -> Iterator[str]:
    """What the word can be an inflected form of."""
    yield word
    for ending in ("s", "es", "d", "ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield stem
            yield stem + "e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]
            if stem[-1] == "i":
                yield stem[:-1] + "y"

"""A text in, the code of its language out when it is surely not English."""

import functools
import re

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_SHORTEST = 200
"""Characters below which no verdict is given."""
_SURE = 0.9
_SAMPLE = 2000
_NOT_FOREIGN = frozenset(("en", "eng", "english", "und", "mul", "zxx"))
_ENGLISH = "the of and to that with for by from which said has was were an it its this"
_FUNCTION_WORDS = frozenset(_ENGLISH.split())


def foreign_language(text: str, declared: str = "") -> str | None:
    """The code of a language other than English that the text is surely in, or None.

    What the source declares counts only where the text itself does not read as English: templates are often wrong.
    """
    sample = _sample(text).lower()
    if _reads_as_english(sample):
        return None
    code = re.split(r"[-_]", declared.strip().lower())[0]
    if re.fullmatch(r"[a-z]{2,12}", code) and code not in _NOT_FOREIGN:
        return code
    if len(text) < _SHORTEST:
        return None
    guess, probability = _identifier().classify(sample)
    if guess in _NOT_FOREIGN:
        return None
    return str(guess) if probability >= _SURE or not _in_latin_script(sample) else None


def _in_latin_script(sample: str) -> bool:
    letters = sum(character.isalpha() for character in sample)
    return 2 * len(re.findall("[a-z]", sample)) >= letters


def _sample(text: str) -> str:
    """Pieces from the beginning, the middle and the end, so that a long text costs no more than a short one."""
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return f"{text[:_SAMPLE]}\n{text[middle : middle + _SAMPLE]}\n{text[-_SAMPLE:]}"


def _reads_as_english(sample: str) -> bool:
    """A quick yes for ordinary English prose; it saves loading the identifier, which takes a second."""
    words = re.findall(r"[^\W\d_]+", sample)
    found = [word for word in words if word in _FUNCTION_WORDS]
    return "the" in found and len(set(found)) >= 4 and len(found) * 8 >= len(words)


@functools.cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

"""What was found out about the tokens of a document, kept while it is being read.

Rules ask the same questions of the same tokens many times over.  A tree is not changed once it is here, so an answer
holds; only the documents read last are kept.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

from spacy.tokens import Doc, Token

P = ParamSpec("P")
R = TypeVar("R")

KEPT = 4
"""Documents; as many threads can read one each without forgetting another's."""


@lru_cache(maxsize=KEPT)
def families(doc: Doc) -> list[list[tuple[str, str, Token]]]:
    """By token index the children in text order: dependency label, the same without subtype, child."""
    found: list[list[tuple[str, str, Token]]] = [[] for _ in doc]
    for token in doc:
        head, label = token.head.i, str(token.dep_)
        if head != token.i:
            found[head].append((label, label.split(":", 1)[0], token))
    return found


@lru_cache(maxsize=KEPT)
def _answers(_: Doc) -> dict[tuple[object, ...], object]:
    return {}


def remembered(question: Callable[Concatenate[Token, P], R]) -> Callable[Concatenate[Token, P], R]:
    """A function of a token, and of anything hashable, that is computed once in a document."""

    @wraps(question)
    def answer(token: Token, /, *rest: P.args, **named: P.kwargs) -> R:
        answers = _answers(token.doc)
        key = (question, token.i, *rest, *named.items())
        if key not in answers:
            answers[key] = question(token, *rest, **named)
        return answers[key]  # type: ignore[return-value]

    return answer


def forget() -> None:
    """Read trees anew, which may have been changed since."""
    families.cache_clear()
    _answers.cache_clear()

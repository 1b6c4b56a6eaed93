"""Lemmas by edit rules: ``case|characters cut|ending added``, learnt from the treebanks.

>>> lemma("Cities", "l|3|y"), lemma("London", "k|0|"), lemma("NATO", "t|0|")
('city', 'London', 'Nato')
"""

from __future__ import annotations


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

"""One thing that is wrong with a store."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """What does not hold, where."""

    shape: str
    """Local name of a shape of ours (``fact-polarity``), the IRI of another, or ``check:`` and what was checked."""
    focus: str
    """IRI of the node that is wrong, or the source of an article."""
    path: str = ""
    """The property that is wrong, where there is one."""
    value: str = ""
    message: str = ""
    sentence: str = ""
    """The sentence that it concerns, or the headline of the article."""

    def about(self, sentence: str) -> "Violation":
        """The same, with its sentence."""
        return replace(self, sentence=sentence)

"""Facts as lines: JSON Lines and CSV."""

import csv
import io
import json
import re
from typing import BinaryIO

from graph.facts import Json, facts
from graph.store import Store

_JOINT = " | "
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def jsonl(store: Store, out: BinaryIO) -> None:
    """A fact a line, as :mod:`graph.facts` describes it; the format knows no conditional, which is a possibility."""
    for fact in facts(store):
        modality = "possible" if fact["modality"] == "conditional" else fact["modality"]
        out.write(json.dumps({**fact, "modality": modality}, ensure_ascii=False).encode() + b"\n")


_COLUMNS = (
    "subject", "subject_type", "predicate", "object", "object_type", "value", "unit", "qualifiers", "polarity",
    "modality", "speakers", "time", "confidence", "dates", "articles", "sentences", "fact",
)  # fmt: skip


def csv_rows(store: Store, out: BinaryIO) -> None:
    """A fact a row; several values of a cell are parted by ``|``, and none is a formula (:func:`inert`)."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.DictWriter(text, _COLUMNS)
    writer.writeheader()
    writer.writerows({name: inert(str(cell)) for name, cell in _row(fact).items()} for fact in facts(store))
    text.detach()


def inert(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would run it as a formula.

    To have the text back, take one apostrophe from a cell in which only apostrophes stand before ``= + - @``, a tab or
    a line break.  A number keeps its sign.

    >>> print(inert("=1+1"), inert("-5"))
    '=1+1 -5
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _row(fact: Json) -> Json:
    subject, thing, evidence = fact["subject"], fact["object"], fact["evidence"]
    qualifiers = (f"{one['predicate']['label']}: {one['value']['label']}" for one in fact["qualifiers"])
    return {
        "subject": subject["label"],
        "subject_type": subject.get("type", "").rpartition("#")[2],
        "predicate": fact["predicate"]["label"],
        "object": thing["label"],
        "object_type": thing.get("type", "").rpartition("#")[2],
        "value": thing.get("value", ""),
        "unit": thing.get("unit", ""),
        "qualifiers": _JOINT.join(qualifiers),
        "polarity": fact["polarity"],
        "modality": fact["modality"],
        "speakers": _JOINT.join(fact["speakers"]),
        "time": fact["time"] or "",
        "confidence": fact["confidence"],
        "dates": _JOINT.join(dict.fromkeys(one["date"] for one in evidence if one["date"])),
        "articles": _JOINT.join(dict.fromkeys(one["article"] for one in evidence)),
        "sentences": _JOINT.join(dict.fromkeys(one["quote"] for one in evidence)),
        "fact": fact["iri"],
    }

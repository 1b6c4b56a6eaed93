"""The hand-written facts of ``tests.view_facts`` as a store, for the tests of the served graph page."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.assertion import quads
from graph.config import BASE
from graph.model import Article, Entity, Evidence, Fact, FactQualifier, Knowledge, Period, Text
from graph.resolve.iris import slug
from graph.store import Store
from graph.vocab import OPEN


def iri(label: str) -> str:
    """The IRI of the thing with this name."""
    return BASE + slug(label)


def make_store(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    """A store with the facts, each with its sentence and article."""
    with Store.open(path, create=True) as store:
        store.meta["base"] = BASE
        store.replace(quads(knowledge(rows), base=BASE))
    return path


def knowledge(rows: Sequence[Mapping[str, Any]]) -> Knowledge:
    """The facts as resolution would give them."""
    things = [end for row in rows for end in (row["subject"], row["object"]) if end.get("iri")]
    entities = {
        thing["label"]: Entity(
            iri=iri(thing["label"]),
            label=thing["label"],
            type=thing["type"] if thing["type"].isalpha() else "Concept",
            aliases=tuple(thing.get("aliases", ())),
        )
        for thing in things
    }
    speakers = {name for row in rows for one in row["evidence"] for name in one.get("speakers", ())} - entities.keys()
    entities |= {name: Entity(iri=iri(name), label=name, type="Person") for name in speakers}
    return Knowledge(
        articles=tuple((_article_iri(one["article"]), _article(one, rows)) for one in _first(rows)),
        entities=tuple(entities[name] for name in sorted(entities)),
        facts=tuple(_fact(number, row) for number, row in enumerate(rows)),
    )


def _first(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """One piece of evidence of each article."""
    return [*{one["article"]: one for row in rows for one in row["evidence"]}.values()]


def _article_iri(source: str) -> str:
    return f"{BASE}article/{slug(source)}"


def _article(one: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> Article:
    quotes = {each["quote"]: 1 for row in rows for each in row["evidence"] if each["article"] == one["article"]}
    return Article(
        source=one["article"],
        text=" ".join(quotes),
        title=one.get("title", ""),
        date=one.get("date"),
        publisher=one.get("publisher", ""),
        url=one.get("url", ""),
    )


def _fact(number: int, row: Mapping[str, Any]) -> Fact:
    thing = row["object"]
    return Fact(
        iri=f"{BASE}fact/{number}",
        subject=iri(row["subject"]["label"]),
        predicate=str(OPEN) + slug(row["predicate"]["label"]),
        predicate_label=row["predicate"]["label"],
        object=iri(thing["label"]) if thing.get("iri") else Text(thing["label"]),
        qualifiers=tuple(
            FactQualifier(predicate=str(OPEN) + slug(one["predicate"]["label"]), label=one["predicate"]["label"],
                          value=Text(one["value"]["label"])) for one in row.get("qualifiers", ())
        ),
        polarity=row.get("polarity", "positive"),
        modality=row.get("modality", "actual"),
        period=Period(begin=row.get("time"), end=row.get("time")) if (row.get("time") or "")[:1].isdigit() else None,
        confidence=row.get("confidence") or 0.5,
        evidence=tuple(_evidence(one) for one in row["evidence"]),
        open=True,
    )  # fmt: skip


def _evidence(one: Mapping[str, Any]) -> Evidence:
    return Evidence(
        article=_article_iri(one["article"]),
        begin=one.get("begin", 0),
        end=one.get("begin", 0) + len(one["quote"]),
        quote=one["quote"],
        agent="newsgraph-rules/1+test",
        confidence=0.5,
        speakers=tuple(iri(name) for name in one.get("speakers", ())),
        subject_span=tuple(one.get("subject_span", (0, 0))),
        object_span=tuple(one.get("object_span", (0, 0))),
    )

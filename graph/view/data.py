"""Facts in, what the page draws out: nodes, edges, and the facts with their sentences.

    facts (dicts, as ``graph.facts`` yields them) -> ViewFact -> select -> ViewData

A node is a thing.  Amounts, times, roles, qualities and literals are attributes, and so is a concept that touches one
thing only: they are shown in the panel of the node that has them.  Everything is sorted, so the same facts in any
order give the same page.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import networkx as nx

Status: TypeAlias = Literal["stated", "claimed", "planned", "possible", "conditional", "negated"]
Part: TypeAlias = tuple[str, str]
"""A piece of a sentence and its part in the fact: ``s`` (subject), ``o`` (object) or nothing."""

DEFAULT_TOP = 150
"""Nodes drawn when nobody says how many: as many as stay readable on a laptop screen."""
ATTRIBUTE_TYPES = frozenset(
    {"", "Value", "Amount", "MonetaryAmount", "Time", "Instant", "ProperInterval", "Role", "Quote"}
)
CONCEPT_TYPES = frozenset({"Concept", "Thing"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A subject, object or qualifier value; ``iri`` is empty for a literal."""

    label: str
    iri: str = ""
    type: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence that states a fact, and where it stands."""

    parts: tuple[Part, ...]
    source: str
    title: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewFact:
    """One fact as the panel shows it."""

    iri: str
    subject: Term
    predicate: str
    label: str
    """The predicate in words."""
    object: Term
    status: Status = "stated"
    qualifiers: tuple[tuple[str, str], ...] = ()
    time: str = ""
    speakers: tuple[str, ...] = ()
    confidence: float | None = None
    derived: str = ""
    sentences: tuple[Sentence, ...] = ()

    @property
    def order(self) -> tuple[str, ...]:
        """What facts are sorted by."""
        return (self.subject.iri, self.label, self.predicate, self.object.iri, self.object.label, self.status, self.iri)


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewNode:
    """A thing on the canvas; ``importance`` runs from 0 to 1."""

    term: Term
    importance: float
    x: int = 0
    y: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewEdge:
    """All facts with one predicate and status between two nodes; ``facts`` index into :attr:`ViewData.facts`."""

    source: str
    target: str
    predicate: str
    label: str
    status: Status
    facts: tuple[int, ...]
    directed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewData:
    """What one page holds."""

    nodes: tuple[ViewNode, ...] = ()
    edges: tuple[ViewEdge, ...] = ()
    facts: tuple[ViewFact, ...] = ()
    """Every fact that touches a drawn node, also those that are no edge."""
    focus: str = ""
    total: int = 0
    """Things that could have been drawn."""


def view_facts(facts: Iterable[Mapping[str, Any]]) -> list[ViewFact]:
    """The facts as the view needs them, sorted."""
    return sorted((_fact(fact) for fact in facts), key=lambda fact: fact.order)


def select(
    facts: Sequence[ViewFact],
    *,
    focus: Term | None = None,
    hops: int = 1,
    top: int | None = None,
    symmetric: frozenset[str] = frozenset(),
) -> ViewData:
    """The nodes and edges worth drawing: those around ``focus``, and of them the ``top`` most important.

    ``top`` of None means :data:`DEFAULT_TOP`, 0 means all.  ``symmetric`` names the predicates without direction.
    """
    terms = _things(facts, focus)
    network = _network(facts, terms)
    ranks: dict[str, float] = nx.pagerank(network) if network else {}
    centre = focus.iri if focus else ""
    reach = set(nx.single_source_shortest_path_length(network, centre, cutoff=max(hops, 0))) if focus else set(network)
    ranked = sorted(reach, key=lambda iri: (iri != centre, -round(ranks[iri], 9), terms[iri].label, iri))
    drawn = _linked_first(network, ranked, DEFAULT_TOP if top is None else top or len(ranked))
    kept = tuple(fact for fact in facts if {fact.subject.iri, fact.object.iri} & set(drawn))
    highest = max((ranks[iri] for iri in drawn), default=1.0)
    nodes = tuple(ViewNode(term=terms[iri], importance=round(ranks[iri] / highest, 4)) for iri in drawn)
    return ViewData(
        nodes=nodes, edges=_edges(kept, set(drawn), symmetric), facts=kept, focus=centre, total=len(network)
    )


def _linked_first(network: "nx.Graph[str]", ranked: Sequence[str], top: int) -> list[str]:
    """The first ``top`` of ``ranked``; one whose neighbours are all left out makes room for one that is linked."""
    drawn = set(ranked[:top])
    lonely = {iri for iri in ranked[:top] if iri != ranked[0] and not drawn & set(network[iri])}
    if len(ranked) <= top or not lonely:
        return list(ranked[:top])
    drawn -= lonely
    spare = [iri for iri in ranked[top:] if drawn & set(network[iri])]
    drawn |= set(spare[: len(lonely)])
    drawn |= set([iri for iri in ranked if iri in lonely][: top - len(drawn)])
    return [iri for iri in ranked if iri in drawn]


def _things(facts: Sequence[ViewFact], focus: Term | None) -> dict[str, Term]:
    """The terms that may be nodes, by IRI."""
    terms = {focus.iri: focus} if focus else {}
    neighbours: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        for one, other in ((fact.subject, fact.object), (fact.object, fact.subject)):
            if one.iri and (one.type not in ATTRIBUTE_TYPES or (focus and one.iri == focus.iri)):
                terms[one.iri] = max(
                    terms.get(one.iri, one), one, key=lambda each: (len(each.aliases), each.aliases, each.label)
                )
                neighbours[one.iri].add(other.iri)
    concepts = {iri for iri, one in terms.items() if one.type in CONCEPT_TYPES and (focus is None or iri != focus.iri)}
    lone = {iri for iri in concepts if len((neighbours[iri] & terms.keys()) - concepts - {iri}) < 2}
    return {iri: one for iri, one in terms.items() if iri not in lone}


def _network(facts: Sequence[ViewFact], terms: Mapping[str, Term]) -> "nx.Graph[str]":
    """Who is linked with whom, weighted by the number of sentences; a thing without a link counts too."""
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(sorted(terms))
    weights: Counter[tuple[str, str]] = Counter()
    for fact in facts:
        ends = (fact.subject.iri, fact.object.iri)
        if all(end in terms for end in ends) and ends[0] != ends[1]:
            weights[min(ends), max(ends)] += max(1, len(fact.sentences))
    network.add_weighted_edges_from((*ends, weight) for ends, weight in sorted(weights.items()))
    return network


def _edges(facts: Sequence[ViewFact], drawn: set[str], symmetric: frozenset[str]) -> tuple[ViewEdge, ...]:
    """Facts between drawn nodes, one edge for each pair, predicate and status."""
    grouped: dict[tuple[str, str, str, str, Status], list[int]] = defaultdict(list)
    for index, fact in enumerate(facts):
        source, target = fact.subject.iri, fact.object.iri
        if source in drawn and target in drawn:
            if fact.predicate in symmetric:
                source, target = min(source, target), max(source, target)
            grouped[source, target, fact.predicate, fact.label, fact.status].append(index)
    return tuple(
        ViewEdge(
            source=source,
            target=target,
            predicate=predicate,
            label=label,
            status=status,
            facts=tuple(indices),
            directed=predicate not in symmetric,
        )
        for (source, target, predicate, label, status), indices in sorted(grouped.items())
    )


def term(node: Mapping[str, Any] | str) -> Term:
    """A subject, object or value of ``graph.facts``."""
    if isinstance(node, str):
        return Term(label=node)
    aliases = {str(alias) for alias in node.get("aliases") or ()}
    label = str(node.get("label") or node.get("value") or "")
    return Term(
        label=label,
        iri=str(node.get("iri") or node.get("id") or ""),
        type=str(node.get("type") or "").rpartition("#")[2].rpartition(":")[2],
        aliases=tuple(sorted(aliases - {label, ""})),
    )


def _fact(fact: Mapping[str, Any]) -> ViewFact:
    sentences = tuple(_sentence(evidence) for evidence in fact.get("evidence") or ())
    confidence = fact.get("confidence")
    return ViewFact(
        iri=str(fact.get("iri") or ""),
        subject=term(fact["subject"]),
        predicate=str(fact["predicate"].get("id") or fact["predicate"].get("iri") or ""),
        label=str(fact["predicate"].get("label") or "").strip() or "is linked to",
        object=term(fact["object"]),
        status=_status(fact),
        qualifiers=tuple(
            (str(q["predicate"].get("label") or ""), term(q["value"]).label) for q in fact.get("qualifiers") or ()
        ),
        time=str(fact.get("time") or ""),
        speakers=_labels(fact.get("speakers")),
        confidence=None if confidence is None else round(float(confidence), 3),
        derived=str(fact.get("derived") or ""),
        sentences=tuple(sorted(sentences, key=lambda s: (s.date, s.source, s.parts))),
    )


def _status(fact: Mapping[str, Any]) -> Status:
    """The status that the page shows: a denial wins over its modality; a fact only others state is a claim."""
    if fact.get("polarity") == "negative":
        return "negated"
    modality = fact.get("modality")
    if modality == "planned":
        return "planned"
    if modality == "possible":
        return "possible"
    if modality == "conditional":
        return "conditional"
    evidence = fact.get("evidence") or ()
    if any("speakers" in one for one in evidence):
        return "claimed" if all(one.get("speakers") for one in evidence) else "stated"
    return "claimed" if fact.get("speakers") else "stated"


def _labels(nodes: Iterable[Mapping[str, Any] | str] | None) -> tuple[str, ...]:
    return tuple(sorted({term(node).label for node in nodes or ()}))


def _sentence(evidence: Mapping[str, Any]) -> Sentence:
    article = evidence.get("article") or ""
    about = article if isinstance(article, Mapping) else {}
    source = str(about.get("source") or about.get("iri") or "") if about else str(article)
    return Sentence(
        parts=_parts(evidence),
        source=source,
        title=str(evidence.get("title") or about.get("title") or ""),
        publisher=str(evidence.get("publisher") or about.get("publisher") or ""),
        date=str(evidence.get("date") or about.get("date") or ""),
        url=str(evidence.get("url") or about.get("url") or ""),
        speakers=_labels(evidence.get("speakers")),
    )


def _parts(evidence: Mapping[str, Any]) -> tuple[Part, ...]:
    """The quote cut at the subject's and the object's offsets; whole when they do not fit."""
    quote = str(evidence.get("quote") or "")
    spans = []
    for role, name in (("s", "subject_span"), ("o", "object_span")):
        first, last = (int(offset) - int(evidence.get("begin") or 0) for offset in evidence.get(name) or (0, 0))
        if 0 <= first < last <= len(quote):
            spans.append((first, last, role))
    parts: list[Part] = []
    position = 0
    for first, last, role in sorted(spans):
        if first >= position:
            parts += [(quote[position:first], ""), (quote[first:last], role)]
            position = last
    parts.append((quote[position:], ""))
    return tuple(part for part in parts if part[0])

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
    {"", "Amount", "MonetaryAmount", "Quantity", "Time", "Instant", "ProperInterval", "Period", "Literal", "Text"}
    | {"Role", "Quote", "Quality"}
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
    focus: str = "",
    hops: int = 1,
    top: int | None = None,
    symmetric: frozenset[str] = frozenset(),
) -> ViewData:
    """The nodes and edges worth drawing: those around ``focus`` (an IRI), and of them the ``top`` most important.

    ``top`` of None means :data:`DEFAULT_TOP`, 0 means all.  ``symmetric`` names the predicates without direction.
    """
    terms = _things(facts, focus)
    network = _network(facts, terms)
    ranks: dict[str, float] = nx.pagerank(network) if network else {}
    reach = set(network)
    if focus:
        reach = set(nx.single_source_shortest_path_length(network, focus, cutoff=max(hops, 0))) if focus in network else set()
    ranked = sorted(reach, key=lambda iri: (iri != focus, -round(ranks[iri], 9), terms[iri].label, iri))
    drawn = ranked[: DEFAULT_TOP if top is None else top or None]
    kept = tuple(fact for fact in facts if {fact.subject.iri, fact.object.iri} & set(drawn))
    highest = max((ranks[iri] for iri in drawn), default=1.0)
    nodes = tuple(ViewNode(term=terms[iri], importance=round(ranks[iri] / highest, 4)) for iri in drawn)
    return ViewData(nodes=nodes, edges=_edges(kept, set(drawn), symmetric), facts=kept, focus=focus, total=len(network))


def _things(facts: Sequence[ViewFact], focus: str) -> dict[str, Term]:
    """The terms that may be nodes, by IRI."""
    terms: dict[str, Term] = {}
    neighbours: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        for term, other in ((fact.subject, fact.object), (fact.object, fact.subject)):
            if term.iri and (term.type not in ATTRIBUTE_TYPES or term.iri == focus):
                terms[term.iri] = max(terms.get(term.iri, term), term, key=lambda t: (len(t.aliases), t.aliases, t.label))
                neighbours[term.iri].add(other.iri)
    concepts = {iri for iri, term in terms.items() if term.type in CONCEPT_TYPES and iri != focus}
    lone = {iri for iri in concepts if len((neighbours[iri] & terms.keys()) - concepts - {iri}) < 2}
    return {iri: term for iri, term in terms.items() if iri not in lone}


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


def _fact(fact: Mapping[str, Any]) -> ViewFact:
    sentences = tuple(_sentence(evidence) for evidence in fact.get("evidence") or ())
    confidence = fact.get("confidence")
    return ViewFact(
        iri=str(fact.get("iri") or ""),
        subject=_term(fact["subject"]),
        predicate=str(fact["predicate"].get("id") or fact["predicate"].get("iri") or ""),
        label=str(fact["predicate"].get("label") or "").strip() or "is linked to",
        object=_term(fact["object"]),
        status=_status(fact),
        qualifiers=tuple(
            (str(q["predicate"].get("label") or ""), _term(q["value"]).label) for q in fact.get("qualifiers") or ()
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


def _term(node: Mapping[str, Any] | str) -> Term:
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


def _labels(nodes: Iterable[Mapping[str, Any] | str] | None) -> tuple[str, ...]:
    return tuple(sorted({_term(node).label for node in nodes or ()}))


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
    begin = evidence.get("begin")
    spans = []
    for role, name in (("s", "subject"), ("o", "object")):
        span = evidence.get(f"{name}_span") or (evidence.get(f"{name}_begin"), evidence.get(f"{name}_end"))
        if begin is not None and None not in span:
            first, last = int(span[0]) - int(begin), int(span[1]) - int(begin)
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

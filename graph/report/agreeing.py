"""Facts that several independent sources state."""

from collections import defaultdict
from collections.abc import Iterator

from graph.report.claims import Claim, Corpus, status
from graph.report.findings import Corroboration
from graph.report.values import overlap, period_days
from graph.statements import Statement


def corroborated(corpus: Corpus, min_sources: int) -> tuple[Corroboration, ...]:
    """Facts with at least so many sources, the best borne out first.

    Statements with the same subject, relation, object and status are one fact here, whatever else they say of it,
    unless they give times that exclude each other.
    """
    groups: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for statement in corpus.statements:
        groups[*corpus.triple(statement), statement.polarity, statement.modality].append(statement)
    found = []
    for group in groups.values():
        if len({voice.article for statement in group for voice in statement.voices}) >= min_sources:
            for same in _by_time(corpus, group):
                claims = [claim for statement in same for claim in corpus.claims(statement, statement.polarity)]
                if corpus.origins(claims) >= min_sources:
                    found.append(_corroboration(corpus, same, claims))
    return tuple(sorted(found, key=lambda one: (-one.sources, one.subject, one.relation, one.object, one.status)))


def _by_time(corpus: Corpus, group: list[Statement]) -> Iterator[list[Statement]]:
    """Statements whose times have days in common; those without a time go with the first of them."""
    dated = [s for s in group if s.period in corpus.known.times]
    times = {s.iri: period_days(corpus.known.times[s.period]) for s in dated}
    dated.sort(key=lambda s: (times[s.iri], s.iri))
    current = [s for s in group if s.iri not in times]
    last = float("inf")
    for statement in dated:
        begin, end = times[statement.iri]
        if not overlap((begin, end), (float("-inf"), last)):
            yield current
            current, last = [], float("-inf")
        current.append(statement)
        last = end if last == float("inf") else max(last, end)
    yield current


def _corroboration(corpus: Corpus, statements: list[Statement], claims: list[Claim]) -> Corroboration:
    first = min(statements, key=lambda s: s.iri)
    citations = corpus.citations(claims)
    return Corroboration(
        subject=corpus.known.label(first.subject), relation=corpus.relation(first.predicate),
        object=corpus.known.label(first.object), status=status(first), period=corpus.period(statements),
        sources=corpus.origins(claims), articles=len({c.article for c in citations}), citations=citations,
    )  # fmt: skip

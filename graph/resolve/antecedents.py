"""What the pronouns and descriptions of one article go back to: their places and references in, earlier places out.

The link that a fact's evidence records when the words of its sentence do not name an argument.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping

from graph.model import Chain, Mention, Reading
from graph.resolve.article import Names
from graph.resolve.groups import Span, argument_mentions
from graph.resolve.nominals import Place, Ref


def antecedents(reading: Reading, names: Names, refs: Mapping[Place, Ref]) -> Iterator[tuple[Place, Span]]:
    """For each argument that is no name: the last mention by name before it (else the first at all) of the same thing,
    or the noun of its chain that says most.
    """
    named: dict[str, list[Span]] = defaultdict(list)
    for span, local in sorted(names.at.items()):
        named[str(local)].append(span)
    nouns = [_noun(chain) for chain in reading.chains]
    chain_of = {_place(m): number for number, chain in enumerate(reading.chains) for m in chain.mentions}
    for mention in argument_mentions(reading):
        place = _place(mention)
        number = chain_of.get(place) if mention.chain is None else mention.chain
        ref = refs.get(place)
        if ref is not None and ref.kind == "name":
            spans = named[ref.key]
            yield place, spans[max(0, bisect_left(spans, (place[0], 0)) - 1)]
        elif ref is not None and number is not None and number < len(nouns) and (noun := nouns[number]) is not None:
            yield place, (noun.begin, noun.end)


def _noun(chain: Chain) -> Mention | None:
    """Of a chain's mentions with a common noun, the one it is called by; None when there is none."""
    found = [m for m in (chain.representative, *chain.mentions) if m.kind == "nominal"]
    return found[0] if found else None


def _place(mention: Mention) -> Place:
    return mention.begin, mention.end, mention.kind

"""Articles in, near-copies out: which articles tell the same text again.

Newspapers print one agency text under headlines of their own, cut its end and change a few words.  Such articles are
one source.  Two texts are near-copies when a good part of the shorter one stands word for word in the longer one;
candidates come from MinHash over shingles (runs of words), and each is then measured exactly.  A pure function of the
set of articles: the seed is fixed, and neither order nor batches matter.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping

import networkx as nx
from datasketch import MinHash, MinHashLSH

from graph.model import Article

SHINGLE = 4
"""Words in a shingle; shorter ones are met in any two articles of one event (tests/test_report.py measures it)."""
SHARED = 0.4
"""Part of the shorter text's shingles that stand in the longer one.  Invented copies (new headline, half of the text
cut, every twelfth word changed) share 0.5 and more, independent articles on one event 0.1 at most."""
SHORTEST = 12
"""A text with fewer shingles is no evidence of copying."""
SEED = 20_190_129
_BANDS, _ROWS = 96, 2
"""A pair with Jaccard similarity s is looked at with probability 1 - (1 - s^2)^96: 0.98 at 0.2, 0.2 at 0.05."""
_WORD = re.compile(r"\w+(?:[.,]\d+)*")


def near_copies(articles: Iterable[tuple[str, Article]]) -> dict[str, str]:
    """For each article (by IRI) that is a near-copy, the article that stands for all its copies: the earliest.

    Copies of copies are one group.  An article without a date counts as later than any with one.
    """
    known = dict(sorted(articles))
    texts = {iri: found for iri, article in known.items() if len(found := shingles(article.text)) >= SHORTEST}
    alike = [pair for pair in _candidates(texts) if share(*(texts[iri] for iri in pair)) >= SHARED]
    return firsts(alike, {iri: article.date for iri, article in known.items()})


def firsts(alike: Iterable[tuple[str, str]], dates: Mapping[str, str | None]) -> dict[str, str]:
    """For each article but the earliest of its group, that one: pairs of near-copies in, whoever found them."""
    groups: nx.Graph[str] = nx.Graph()
    groups.add_edges_from(alike)
    copies: dict[str, str] = {}
    for group in nx.connected_components(groups):
        first, *rest = sorted(group, key=lambda iri: (dates[iri] or "9999", iri))
        copies.update(dict.fromkeys(rest, first))
    return dict(sorted(copies.items()))


def shingles(text: str) -> frozenset[bytes]:
    """The runs of words of a text, case and punctuation aside.

    >>> sorted(shingles("Acme sold 1.5 million cars, it said."))
    [b'1.5 million cars it', b'acme sold 1.5 million', b'million cars it said', b'sold 1.5 million cars']
    """
    words = _WORD.findall(text.casefold())
    runs = (" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))
    return frozenset(run.encode("utf-8", "surrogatepass") for run in runs)


def share(one: frozenset[bytes], other: frozenset[bytes]) -> float:
    """Which part of the smaller set stands in the other."""
    return len(one & other) / min(len(one), len(other))


def bands(found: frozenset[bytes]) -> list[bytes]:
    """The bands of a text's sketch: texts that share one are candidates (those of :func:`near_copies`, by key)."""
    hashes = _sketch(found).hashvalues
    rows = (hashes[begin : begin + _ROWS] for begin in range(0, _BANDS * _ROWS, _ROWS))
    return [number.to_bytes(2, "big") + row.tobytes() for number, row in enumerate(rows)]


def _sketch(found: frozenset[bytes]) -> MinHash:
    sketch = MinHash(num_perm=_BANDS * _ROWS, seed=SEED, hashfunc=zlib.crc32)
    sketch.update_batch(sorted(found))
    return sketch


def _candidates(texts: dict[str, frozenset[bytes]]) -> Iterator[tuple[str, str]]:
    index = MinHashLSH(num_perm=_BANDS * _ROWS, params=(_BANDS, _ROWS))
    for iri, found in texts.items():
        sketch = _sketch(found)
        for other in sorted(index.query(sketch)):
            yield str(other), iri
        index.insert(iri, sketch)

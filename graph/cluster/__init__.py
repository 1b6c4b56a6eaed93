"""A build on a cluster engine: the same pure functions over partitions, the same graph, quad for quad.

    driver: read, store the readings    engine: annotate and extract
    driver: who is who (small shares)   engine: facts, gathered by IRI, written as N-Quads partitions

Install ``newsgraph[cluster]`` for the engine.  docs/cluster.md says how it runs and what it costs.
"""

from graph.cluster.engines import ENGINES, start
from graph.cluster.spread import Spread

__all__ = ["ENGINES", "Spread", "start"]

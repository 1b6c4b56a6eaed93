"""A dataset in, an endpoint whose graphs are equal to it out: only what differs is written, and only to graphs of ours.

The endpoint holds the named graphs, and their merge as one more (:data:`graph.remote.catalogue.MERGED`).  The
catalogue says what each holds.  A graph whose hash and number of triples are as wanted is not read; of any other all
triples are fetched and compared.  Updates are ``INSERT DATA`` and ``DELETE DATA`` alone, so one that is sent twice, or
after a stop, does no harm: a graph that a writer was stopped in has no hash, and the next one compares it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from graph.endpoint import Endpoint
from graph.errors import StoreError
from graph.remote.catalogue import Catalogue, read_catalogue
from graph.remote.wire import as_written, counts, delete, groups, insert, known_as, read_graphs
from graph.store import INFERRED
from graph.store.digest import Fingerprint, fingerprint, key
from graph.store.rdf import placed

Progress = Callable[[str, int, int], None]


def quiet(*_: object) -> None:
    """Progress that nobody watches."""


@dataclass(slots=True)
class Published:
    """What :func:`publish` wrote, in quads of the named graphs."""

    graphs: int = 0
    """Graphs at the endpoint, the merge aside."""
    written: int = 0
    """Graphs that were not as wanted."""
    added: int = 0
    removed: int = 0


@dataclass(slots=True)
class _Changes:
    """Triples that came and went, for the merge."""

    added: set[Triple] = field(default_factory=set)
    removed: set[Triple] = field(default_factory=set)


def publish(
    dataset: pyoxigraph.Store,
    endpoint: Endpoint,
    *,
    base: str,
    owner: str,
    replace: bool = False,
    on_progress: Progress = quiet,
) -> Published:
    """Make the graphs of the store ``owner`` at the endpoint equal to the dataset.

    Raises :class:`graph.errors.StoreError` when graphs of these names are another's, or another store's that is not to
    be ``replace``d; then nothing is written.
    """
    wanted = {name.value: fingerprint(dataset, name) for name in dataset.named_graphs() if isinstance(name, NamedNode)}
    catalogue = _ours(endpoint, base, owner, wanted, replace=replace)
    merged, whole = catalogue.merged, fingerprint(dataset, DefaultGraph())
    there = counts(endpoint, [*{*catalogue.graphs, *wanted, merged}])

    def differs(name: str, state: Fingerprint) -> bool:
        return catalogue.graphs.get(name) != state or there.get(name, 0) != state.triples

    changed = sorted(name for name, state in wanted.items() if differs(name, state))
    gone = sorted(set(catalogue.graphs) - set(wanted) - {merged})
    done = Published(graphs=len(wanted), written=len(changed) + len(gone))
    if not changed and not gone and not differs(merged, whole):
        return done
    before = catalogue.graphs.get(merged)
    clean = before is not None and before.triples == there.get(merged, 0)
    insert(endpoint, catalogue.head())
    catalogue.begin(endpoint, [*changed, *gone, merged])
    changes, finished = _Changes(), 0
    sizes = {
        name: there.get(name, 0) + wanted[name].triples if name in wanted else there.get(name, 0)
        for name in (*gone, *changed)
    }
    for group in groups([*gone, *changed], sizes):
        _write(dataset, endpoint, group, there, changes if clean else None, done)
        catalogue.end(endpoint, {name: wanted[name] for name in group if name in wanted})
        finished += len(group)
        on_progress("publish", finished, len(changed) + len(gone))
    if clean:
        _renew_merge(dataset, endpoint, merged, changes)
    else:
        _compare_merge(dataset, endpoint, merged, there)
    _check(endpoint, {**wanted, merged: whole}, gone)
    catalogue.end(endpoint, {merged: whole})
    catalogue.drop(endpoint, gone)
    return done


def _ours(endpoint: Endpoint, base: str, owner: str, wanted: Iterable[str], *, replace: bool) -> Catalogue:
    """The catalogue of these graphs, new where there is none; refuses what belongs to others."""
    catalogue = read_catalogue(endpoint, base)
    if catalogue is not None and catalogue.owner != owner:
        if not replace:
            raise StoreError(
                f"{endpoint.name}: the graphs under {base} were written from another store ({catalogue.owner}), and "
                "nothing was changed. Build with that store's folder, or with another --base; newsgraph load --replace "
                "puts yours in its place."
            )
        before, catalogue.owner = catalogue.head(), owner
        insert(endpoint, catalogue.head())
        delete(endpoint, set(before) - set(catalogue.head()))
    known = catalogue or Catalogue(base, owner)
    strange = counts(endpoint, [name for name in [*wanted, known.merged] if name not in known.graphs])
    if strange:
        raise StoreError(
            f"{endpoint.name}: has the graph <{min(strange)}>{_more(len(strange))}, which newsgraph did not write, and "
            "nothing was changed. Give another --base, or remove it there if it is yours."
        )
    return known


def _more(count: int) -> str:
    return f" and {count - 1} more of these names" if count > 1 else ""


def _write(
    dataset: pyoxigraph.Store,
    endpoint: Endpoint,
    names: Sequence[str],
    there: Mapping[str, int],
    changes: _Changes | None,
    done: Published,
) -> None:
    """Compare these graphs, and write what differs."""
    known: set[bytes] = set()
    strange: list[Quad] = []
    compared = [name for name in names if there.get(name)]
    for quad in read_graphs(endpoint, compared) if compared else ():
        ours = known_as(quad, dataset)
        if ours is not None:
            known.add(_key(ours))
        else:
            strange.append(quad)
    missing = [quad for name in names for quad in dataset.quads_for_pattern(None, None, None, NamedNode(name))
               if _key(quad) not in known]  # fmt: skip
    done.removed += delete(endpoint, strange)
    done.added += insert(endpoint, missing)
    if changes is not None:
        changes.removed |= {as_written(quad.triple) for quad in strange}
        changes.added |= {quad.triple for quad in missing if not str(quad.graph_name).endswith(f"/{INFERRED}>")}


def _renew_merge(dataset: pyoxigraph.Store, endpoint: Endpoint, merged: str, changes: _Changes) -> None:
    """Bring a merge that was whole up to date with what came and went."""
    name = NamedNode(merged)
    going = (placed(triple, name) for triple in changes.removed if Quad(*triple) not in dataset)
    delete(endpoint, sorted(going, key=str))
    insert(endpoint, sorted((placed(triple, name) for triple in changes.added), key=str))


def _compare_merge(dataset: pyoxigraph.Store, endpoint: Endpoint, merged: str, there: Mapping[str, int]) -> None:
    """Make the merge equal to the default graph, whatever it holds."""
    known: set[bytes] = set()
    strange: list[Quad] = []
    for quad in read_graphs(endpoint, [merged]) if there.get(merged) else ():
        ours = known_as(Quad(*quad.triple), dataset)
        if ours is not None:
            known.add(key(ours.triple))
        else:
            strange.append(quad)
    delete(endpoint, strange)
    name = NamedNode(merged)
    default = dataset.quads_for_pattern(None, None, None, DefaultGraph())
    insert(endpoint, (placed(quad.triple, name) for quad in default if key(quad.triple) not in known))


def _check(endpoint: Endpoint, wanted: Mapping[str, Fingerprint], gone: Sequence[str]) -> None:
    """The server must hold as many triples as were sent."""
    there = counts(endpoint, [*wanted, *gone])
    wrong = sorted(
        name for name in {*wanted, *gone} if there.get(name, 0) != (wanted[name].triples if name in wanted else 0)
    )
    if wrong:
        name = wrong[0]
        expected = wanted[name].triples if name in wanted else 0
        raise StoreError(
            f"{endpoint.name}: the graph <{name}>{_more(len(wrong))} has {there.get(name, 0)} triples, expected "
            f"{expected}: the server lost or changed some, or something else writes there. Run the same command again."
        )


def _key(quad: Quad) -> bytes:
    return key(quad.triple) + str(quad.graph_name).encode()

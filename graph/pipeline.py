"""The program on one screen: articles in, a stored graph out.

    read -> annotate -> extract -> (store the readings) -> resolve -> assert -> store

What one article says is worked out once and kept, under its source; what the corpus says is resolved anew from all
readings, so the order and the batches in which articles arrive never matter.  Articles of equal content are kept each
under its source and resolved as one: when one of them goes, the others stay.
"""

import hashlib
import json
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cache, partial
from itertools import chain
from pathlib import Path

from rdflib.namespace import OWL
from spacy.language import Language

from graph import annotate, evidence
from graph.assertion import Input, Making, quads
from graph.confidence import packaged
from graph.config import BASE, LEAST, Settings
from graph.copies import near_copies
from graph.errors import GraphError, LeftOutError, SettingsError, SourceError, StoreError
from graph.extract import NAME, VERSION, extract
from graph.fetch import Fetcher
from graph.gather import FETCHED, gather
from graph.hands import Hands, Outcome, Rules
from graph.infer import infer, keeps_inferences, new_reasoner
from graph.model import Article, Reading
from graph.ontology import Ontology
from graph.patterns import Lessons, PatternSet, learn, pattern_set
from graph.remote import probe, publish_store
from graph.resolve import distinct, resolve
from graph.resolve.decisions import Decisions
from graph.store import Store
from graph.version import __version__
from graph.workers import batches, spread, threads_for, workers_for

BATCH = 16
"""The most articles that travel to a worker at once, and the readings that are stored in one transaction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did; ``seconds`` is wall-clock time, ``words`` are those of the articles read in this run."""

    read: int = 0
    added: int = 0
    unchanged: int = 0
    removed: int = 0
    articles: int = 0
    """Articles in the graph: those of equal content are one."""
    copies: int = 0
    """Sources beyond one for each article."""
    near_copies: int = 0
    """Articles that say again most of what another says, from whatever kind of source; they count as one source."""
    new_near_copies: int = 0
    """Those of them that were not in the store before."""
    left_out: tuple[tuple[str, int], ...] = ()
    """What was left out by rule and not by fault (``not English: de``), and how many."""
    sentences: int = 0
    words: int = 0
    entities: int = 0
    facts: int = 0
    inferred: int | None = None
    """Triples that follow from the facts; None when the store keeps no inferences."""
    refused: tuple[tuple[str, int], ...] = ()
    """Why facts did not enter for want of evidence, and how many, by reason."""
    doubtful: int = 0
    """Facts that did not enter because their confidence is too low."""
    linked: int = 0
    """Entities with an id of the table of aliases."""
    ambiguous: int = 0
    """Entities for which several of its ids fit."""
    properties: tuple[tuple[str, int], ...] = ()
    """Property label and number of facts, most frequent first."""
    errors: tuple[SourceError, ...] = ()
    seconds: float = 0.0
    seconds_annotating: float = 0.0
    entity_types: tuple[tuple[str, int], ...] = field(default=())


Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how many items are done, and how many there are (0 when unknown)."""


OnError = Callable[[SourceError], None]
"""Called with what is wrong with a source; it may raise to stop the work."""


def quiet(*_: object) -> None:
    """Progress and errors that nobody watches."""


def build(
    sources: Iterable[str | Path],
    store_path: Path,
    settings: Settings | None = None,
    *,
    hands: Hands | None = None,
    on_progress: Progress = quiet,
    on_error: OnError = quiet,
) -> Report:
    """Read articles, extract and resolve their facts, and store them with their evidence.

    Without settings those of the store's last build hold, and the defaults for a new store.  A source is a file, a
    folder, ``-`` for standard input, or an http or https URL, which is fetched.  Articles already
    in the store with the same content are not annotated again; one whose source is known but whose content differs
    replaces the old one.  What is left out by rule (another language, say) goes to ``on_error`` as a
    :class:`graph.errors.LeftOutError` and is no error.  Raises :class:`graph.errors.SourceError` at the first
    unreadable source when ``settings.strict``.
    """
    settings = settings or settings_at(store_path)
    started = time.perf_counter()
    errors: list[SourceError] = []
    left_out: Counter[str] = Counter()

    def failed(error: SourceError) -> None:
        if isinstance(error, LeftOutError):
            left_out[error.kind] += 1
            on_error(error)
            return
        if settings.strict:
            raise error
        errors.append(error)
        on_error(error)

    articles = []
    fetcher = Fetcher(store_path / FETCHED, allow_private=settings.inputs.allow_private)
    known = sources_in(store_path) if settings.inputs.follow else frozenset()
    for article in gather(sources, settings.inputs, fetcher, on_error=failed, known=known):
        articles.append(article)
        on_progress("read", len(articles), 0)
    articles = by_source(articles, failed)
    report = keep(articles, store_path, settings, hands=hands, on_progress=on_progress, on_error=failed)
    return replace(
        report, errors=tuple(errors), left_out=tuple(left_out.most_common()), seconds=time.perf_counter() - started
    )


def keep(
    articles: Sequence[Article], store_path: Path, settings: Settings, *, gone: Collection[str] = (),
    hands: Hands | None = None, on_progress: Progress = quiet, on_error: OnError = quiet,
) -> Report:  # fmt: skip
    """Store articles that were read, forget those whose source is gone, and make the graph anew.

    An article that the program itself fails on goes to ``on_error``, and is not stored.
    """
    if not articles and not Store.exists(store_path):
        return Report()
    if settings.infer:
        new_reasoner()  # a missing package is told before the work, not after it
    rules = Rules.load(settings, store_path)
    with Store.open(store_path, create=True) as store:
        settings = replace(settings, endpoint=settings.endpoint or settings_of(store).endpoint)
        if settings.endpoint:
            probe(settings.endpoint)
        _check_base(store, settings.base)
        store.meta["settings"] = _remembered(settings)
        if gone:
            store.remove(gone)
        report = renew(store, rules, articles, hands=hands, on_progress=on_progress, on_error=on_error)
    return replace(report, removed=len(gone))


def sources_in(store_path: Path) -> frozenset[str]:
    """The sources that a store knows; none when there is no store that can be read."""
    try:
        with Store.open(store_path, read_only=True) as store:
            return frozenset(store.sources())
    except StoreError:
        return frozenset()


def renew(
    store: Store,
    rules: Rules,
    articles: Sequence[Article] = (),
    *,
    hands: Hands | None = None,
    on_progress: Progress = quiet,
    on_error: OnError = quiet,
) -> Report:
    """Read the articles that the store does not hold yet, and make its graph anew from all that it holds."""
    settings, agent = rules.settings, agent_of(rules.settings)
    hands = hands or Here(settings.workers)
    started = time.perf_counter()
    new = _new_articles(articles, store, agent)
    faults = list[SourceError]()
    for readings in _readings(new, store, settings, hands, on_progress):
        store.put([one for one in readings if not one.fault], agent=agent)
        for one in (one for one in readings if one.fault):
            faults.append(SourceError(one.article.source, _FAULT.format(one.fault)))
            on_error(faults[-1])
    annotated = time.perf_counter()
    on_progress("resolve", 0, 1)
    patterns = _patterns(store, rules.ontology, settings, agent)
    altered: Counter[str] = Counter()
    outcome = hands.resolve(_intact(store, altered), rules, patterns, agent, _making(rules, agent))
    on_progress("resolve", 1, 1)
    if outcome.quads is None:
        store.outdate()
    else:
        store.replace(outcome.quads)
    store.meta["agent"] = agent
    store.meta["identities"] = json.dumps([asdict(one) for one in outcome.identities], ensure_ascii=False)
    on_progress("store", 1, 1)
    keeps = outcome.quads is not None and (settings.infer or keeps_inferences(store))
    inferred = infer(store, rules.ontology).triples if keeps else None
    if outcome.quads is not None:
        settle(store, on_progress=on_progress)
    unread = {error.source for error in faults}
    read, new = ([a for a in some if a.source not in unread] for some in (articles, new))
    report = replace(_report(read, new, outcome, (started, annotated)), errors=tuple(faults))
    return replace(report, inferred=inferred, refused=tuple(sorted((+altered + outcome.refused).items())))


def settle(store: Store, *, on_progress: Progress = quiet) -> None:
    """Bring the endpoint that the store is kept at, if there is one, up to date with it."""
    if address := settings_of(store).endpoint:
        publish_store(store, address, on_progress=on_progress)


def _intact(store: Store, altered: Counter[str]) -> Iterator[Reading]:
    """The readings whose article is still the one that was read; the extractions of all others are counted."""
    digests = store.sources()
    for reading in store.readings():
        if reading.article.digest == digests[reading.article.source]:
            yield reading
        else:
            altered[evidence.TEXT] += len(reading.extractions)


@dataclass(frozen=True, slots=True)
class Here:
    """The work done by this process, and by worker processes of this machine; their number as in the settings."""

    workers: int | None = 1

    def read(self, articles: Sequence[Article], model: str | None) -> Iterator[list[Reading]]:
        """One article after the other with one worker, so that progress is seen; else batches."""
        workers = self.workers or workers_for(sum(len(article.text.split()) for article in articles))
        if workers == 1:
            yield from (guarded(partial(read_facts, model=model), [article]) for article in articles)
        else:
            work = partial(read_apart, model=model, threads=threads_for(workers))
            yield from spread(work, batches(articles, BATCH), workers)

    def resolve(
        self, readings: Iterable[Reading], rules: Rules, patterns: PatternSet, agent: str, making: Making
    ) -> Outcome:
        """Everything in memory."""
        kept, base = list(readings), rules.settings.base
        known = resolve(
            kept, rules.ontology, patterns, base=base, agent=agent, decisions=rules.decisions,
            confidence=packaged(), least=rules.settings.min_confidence, table=rules.table,
        )  # fmt: skip
        alike = near_copies(known.articles)
        return Outcome(
            articles=len(known.articles), copies=len(kept) - len(known.articles),
            near_copies=frozenset(article.digest for iri, article in known.articles if iri in alike),
            sentences=sum(len(r.sentences) for r in distinct(kept)), facts=len(known.facts),
            doubtful=known.doubtful, identities=known.identities,
            properties=Counter(f.predicate_label for f in known.facts if not f.open),
            entity_types=Counter(e.type for e in known.entities), refused=Counter(dict(known.refused)),
            quads=quads(known, base=base, making=making, copies=alike),
        )  # fmt: skip


def _making(rules: Rules, agent: str) -> Making:
    """The programs and the inputs beside the articles that the graph follows from."""
    ontology, meta = rules.ontology, _pipeline(rules.settings.model).meta
    versions = sorted(str(iri) for iri in ontology.rdf.objects(None, OWL.versionIRI))
    inputs = [
        Input(kind="model", label=meta["name"], version=meta["version"], digest=_model_digest(rules.settings.model)),
        Input(kind="ontology", label="ontology", version=ontology.version, version_iri="".join(versions[:1]),
              digest=ontology.digest),
    ]  # fmt: skip
    weights = Input(kind="confidence", label=f"confidence of {rules.settings.min_confidence:g} at least",
                    digest=packaged().digest)  # fmt: skip
    inputs.append(weights)
    if rules.decisions != Decisions():
        inputs.append(Input(kind="decisions", label="decisions on names", digest=rules.decisions.digest))
    if rules.table is not None:
        inputs.append(Input(kind="aliases", label="table of aliases", digest=rules.table.digest))
    return Making(agents=(f"newsgraph/{__version__}", agent), inputs=tuple(inputs))


@cache
def _model_digest(model: str | None) -> str:
    """SHA-256 of the model's files and their names; of its description when it lies in no folder."""
    path = annotate.MODELS / "en_news" if model is None else _pipeline(model).path
    if path is None:
        return hashlib.sha256(json.dumps(_pipeline(model).meta, sort_keys=True).encode()).hexdigest()
    digest = hashlib.sha256()
    for file in sorted(file for file in Path(path).rglob("*") if file.is_file() and file.suffix != ".md"):
        digest.update(f"{file.relative_to(path).as_posix()}\0{file.stat().st_size}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def settings_of(store: Store) -> Settings:
    """The settings with which the store was built last, so that what is done to it later follows the same rules."""
    saved = json.loads(store.meta.get("settings", "{}"))
    ontology, decisions = (Path(saved[name]) if name in saved else None for name in ("ontology", "decisions"))
    aliases = Path(saved["aliases"]) if "aliases" in saved else None
    return Settings(
        base=store.meta.get("base", BASE), model=saved.get("model"), ontology=ontology, decisions=decisions,
        aliases=aliases, min_confidence=saved.get("min_confidence", LEAST), endpoint=saved.get("endpoint", ""),
    )  # fmt: skip


REMEMBERED = ("base", "model", "ontology", "decisions", "aliases", "min_confidence")
"""The settings that a store keeps from its last build, but for its endpoint."""


def settings_at(store_path: Path) -> Settings:
    """The settings of the last build into the store there; the defaults where there is none."""
    if not Store.exists(store_path):
        return Settings()
    with open_to_read(store_path) as store:
        return settings_of(store)


def taken_over(settings: Settings, last: Settings, given: Collection[str]) -> Settings:
    """The settings with those of the last build in place of what is not ``given``; its files must still be there.

    >>> last = Settings(min_confidence=0.5, base="https://kg.example/")
    >>> now = taken_over(Settings(min_confidence=0.1), last, {"min_confidence"})
    >>> now.min_confidence, now.base
    (0.1, 'https://kg.example/')
    """
    kept = {name: getattr(last, name) for name in REMEMBERED if name not in given}
    for name, value in kept.items():
        if isinstance(value, Path) and not value.is_file():
            raise SettingsError(
                f"The store's last build was given --{name} {value}, and there is no such file any more. Put it back, "
                f"or say --{name} FILE; with --defaults the build goes without."
            )
    return replace(settings, **kept)


def open_to_read(store_path: Path) -> Store:
    """The store, open for reading; one that was left half-written shows itself to writers only."""
    try:
        return Store.open(store_path, read_only=True)
    except StoreError:
        return Store.open(store_path)


def _remembered(settings: Settings) -> str:
    paths = {"ontology": settings.ontology, "decisions": settings.decisions, "aliases": settings.aliases}
    saved: dict[str, str | float] = {name: str(path.absolute()) for name, path in paths.items() if path is not None}
    names = {"model": settings.model, "endpoint": settings.endpoint}
    saved |= {name: value for name, value in names.items() if value}
    return json.dumps(saved | {"min_confidence": settings.min_confidence}, sort_keys=True)


def agent_of(settings: Settings) -> str:
    """Name and version of all that made the facts, a path segment of the ``prov:SoftwareAgent``."""
    meta = _pipeline(settings.model).meta
    return f"{NAME}/{VERSION}+{meta['name']}/{meta['version']}"


def _check_base(store: Store, base: str) -> None:
    known = store.meta.get("base")
    if known is not None and known != base:
        raise StoreError(
            f"The store was built with the base IRI {known}, not {base}. Use --base {known} or another --store."
        )
    store.meta["base"] = base


def by_source(articles: Sequence[Article], failed: Callable[[SourceError], None]) -> list[Article]:
    """One article for each source; two different ones of one name are an error, and neither is read."""
    groups: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        groups[article.source].append(article)
    for source, group in groups.items():
        if len({article.digest for article in group}) > 1:
            failed(SourceError(source, _CLASH))
    return [group[0] for group in groups.values() if len({article.digest for article in group}) == 1]


_FAULT = "is left out: newsgraph failed on it ({}). That is a fault of newsgraph; please report it with the article."
_CLASH = (
    "is the name of two different articles of this batch, and neither was read; "
    "give the folder above both, or rename one."
)


def _new_articles(articles: Sequence[Article], store: Store, agent: str) -> list[Article]:
    """Articles that the store does not hold whole, and those that another model, extractor or version has read."""
    known, damaged = store.sources(), store.damaged()
    new = [a for a in articles if known.get(a.source) != a.digest or a.source in damaged]
    given = {article.source for article in new}
    return [*new, *store.outdated(agent, given)]


@cache
def _pipeline(model: str | None, threads: int = 2) -> Language:
    """The annotation model, loaded once in each process."""
    return annotate.load(model, threads=threads)


def read_facts(articles: Sequence[Article], model: str | None = None) -> list[Reading]:
    """Annotate and extract a batch of articles: the part that is pure for each article and runs in workers."""
    return _read(_pipeline(model), articles)


def read_apart(articles: Sequence[Article], *, model: str | None, threads: int) -> list[Reading]:
    """The same in a process of its own, whose model has so many threads; :func:`guarded`."""
    return guarded(partial(_read, _pipeline(model, threads)), articles)


def guarded(read: Callable[[Sequence[Article]], list[Reading]], articles: Sequence[Article]) -> list[Reading]:
    """A reading of each article; of one that the program itself fails on, a reading that says how.

    One sentence that some rule was not made for must not cost the other articles of a long build.
    """
    found: list[Reading] = []
    for article in articles:
        try:
            found += read([article])
        except (GraphError, MemoryError):
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            found.append(Reading(article=article, fault=_told(error)))
    return found


def _told(error: Exception) -> str:
    """``IndexError in extract/frames.py, line 120``: the last place of this package that it came through."""
    package = Path(__file__).parent
    places = [frame for frame in traceback.extract_tb(error.__traceback__) if package in Path(frame.filename).parents]
    last = places[-1]
    return f"{type(error).__name__} in {Path(last.filename).relative_to(package)}, line {last.lineno}"


def _read(nlp: Language, articles: Sequence[Article]) -> list[Reading]:
    return [extract(doc, article) for doc, article in zip(nlp.pipe(a.text for a in articles), articles, strict=True)]


def _readings(
    articles: Sequence[Article], store: Store, settings: Settings, hands: Hands, on_progress: Progress
) -> Iterator[list[Reading]]:
    """A reading for each article; of equal contents one is annotated, or none when the store has its reading."""
    copies: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        copies[article.digest].append(article)
    known = _known(copies, store, agent_of(settings))
    fresh = [group[0] for digest, group in copies.items() if digest not in known]
    for readings in chain([[*known.values()]], _annotated(fresh, settings, hands, on_progress)):
        yield [replace(r, article=article) for r in readings for article in copies[r.article.digest]]


def _known(digests: Collection[str], store: Store, agent: str) -> dict[str, Reading]:
    """Readings in the store of these contents that this agent made."""
    damaged = store.damaged()
    if not any(digest in digests and source not in damaged for source, digest in store.sources().items()):
        return {}
    return {r.article.digest: r for r in store.readings(agent) if r.article.digest in digests}


def _annotated(
    articles: Sequence[Article], settings: Settings, hands: Hands, on_progress: Progress
) -> Iterator[list[Reading]]:
    """Readings in the lots that are stored in one transaction each."""
    done, lot = 0, list[Reading]()
    on_progress("annotate", 0, len(articles))
    for readings in hands.read(articles, settings.model):
        lot += readings
        done += len(readings)
        on_progress("annotate", done, len(articles))
        if len(lot) >= BATCH:
            yield lot
            lot = []
    if lot:
        yield lot


LESSONS = annotate.MODELS / "lessons.json"
"""What the packaged ontology's examples teach, worked out beforehand by scripts/learn_patterns.py."""


def _patterns(store: Store, ontology: Ontology, settings: Settings, agent: str) -> PatternSet:
    """The ontology's examples as patterns; the store remembers what it had to learn itself."""
    known: Lessons = {}
    kept = store.meta.get("lessons", "")
    for text in (LESSONS.read_text(encoding="utf-8") if LESSONS.exists() else "", kept):
        saved = json.loads(text) if text else {}
        if saved.get("agent") == agent:
            known |= saved["lessons"]
    lessons = learn_lessons(ontology, known, settings)
    if lessons.keys() - known.keys():
        store.meta["lessons"] = json.dumps({"agent": agent, "lessons": lessons}, ensure_ascii=False)
    return pattern_set(ontology, lessons)


def learn_lessons(ontology: Ontology, known: Lessons, settings: Settings) -> Lessons:
    """What the ontology's examples teach this model and this extractor."""

    def read_sentences(sentences: Sequence[str]) -> list[Reading]:
        return read_facts([Article(source="ontology", text=sentence) for sentence in sentences], settings.model)

    return learn(ontology, read_sentences, known)


def _report(given: Sequence[Article], new: Sequence[Article], outcome: Outcome, times: tuple[float, float]) -> Report:
    started, annotated = times
    return Report(
        read=len(given), added=len(new), unchanged=len({a.source for a in given} - {a.source for a in new}),
        articles=outcome.articles, copies=outcome.copies, near_copies=len(outcome.near_copies),
        new_near_copies=len(outcome.near_copies & {article.digest for article in new}),
        sentences=outcome.sentences, words=sum(len(a.text.split()) for a in new),
        entities=outcome.entity_types.total(), facts=outcome.facts, doubtful=outcome.doubtful,
        linked=sum(bool(one.id) for one in outcome.identities),
        ambiguous=sum(not one.id for one in outcome.identities),
        properties=_ranked(outcome.properties), entity_types=_ranked(outcome.entity_types),
        seconds=time.perf_counter() - started, seconds_annotating=annotated - started,
    )  # fmt: skip


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

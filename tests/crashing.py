"""Builds in processes of their own that end at a chosen moment, as by kill -9; readings come from a file, not a model.

A fork server imports all of this once, so a build takes a fraction of a second.  Nothing here opens a store in the
process of the tests.
"""

import io
import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from types import FrameType, SimpleNamespace
from typing import Any

import msgspec

from graph import assertion, hands, pipeline
from graph.cli.app import main
from graph.config import Settings
from graph.errors import GraphError
from graph.export import export
from graph.model import Article, Reading
from graph.ontology import load_ontology
from graph.store import Store

CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.crashing"])
FORMATS = ("nquads", "trig", "jsonl")
Recorded = dict[str, Reading]
Moment = tuple[str, int]
"""What is counted, and at which of them the process ends: ``("quads", 40)``."""


def record(file: Path, known: Recorded) -> None:
    """What the model read, and how it is called."""
    meta = {key: pipeline._pipeline(None).meta[key] for key in ("name", "version")}
    file.write_bytes(msgspec.json.encode((meta, list(known.values()))))


def recorder(known: Recorded) -> Callable[..., list[Reading]]:
    """The real annotator, which remembers."""
    real = pipeline.read_facts

    def read_facts(articles: Sequence[Article], model: str | None = None) -> list[Reading]:
        readings = real(articles, model)
        known.update({reading.article.digest: reading for reading in readings})
        return readings

    return read_facts


def end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Countdown:
    def __init__(self, moment: Moment | None) -> None:
        self.what, self.left = moment or ("", 0)

    def __call__(self, what: str) -> None:
        if what == self.what:
            self.left -= 1
            if self.left == 0:
                end()


def build(folder: Path, store: Path, ontology: Path, recorded: Path, log: Path, moment: Moment | None) -> None:
    """A build that notes in ``log`` what it annotates and what it has committed, and ends at the moment."""
    count = Countdown(moment)
    meta, readings = msgspec.json.decode(recorded.read_bytes(), type=tuple[dict[str, str], list[Reading]])
    known = {reading.article.digest: reading for reading in readings}

    def note(word: str, source: str) -> None:
        with log.open("a", encoding="utf-8") as out:
            out.write(f"{word} {source}\n")

    def read_facts(articles: Sequence[Article], model: str | None = None) -> list[Reading]:
        for article in articles:
            count("annotate")
            if article.source != "ontology":
                note("annotated", article.source)
        return [replace(known[article.digest], article=article) for article in articles]

    real_put, real_quads = Store.put, assertion.quads

    def put(store: Store, readings: Any, **more: Any) -> None:
        found = list(readings)

        def slowly() -> Any:
            for reading in found:
                count("row")
                yield reading

        count("put")
        real_put(store, slowly(), **more)
        for reading in found:
            note("committed", reading.article.source)
        count("committed")

    def quads(*given: Any, **more: Any) -> Any:
        for quad in real_quads(*given, **more):
            count("quads")
            yield quad

    changed: dict[str, object] = {
        "read_facts": read_facts, "quads": quads, "BATCH": 1,
        "_pipeline": lambda _: SimpleNamespace(meta=meta), "_model_digest": lambda _: "0" * 64,
    }  # fmt: skip
    for name, value in changed.items():
        setattr(pipeline, name, value)
    setattr(hands, "load_ontology", cache(load_ontology))  # noqa: B010
    Store.put = put  # type: ignore[assignment]
    if moment is not None and moment[0] == "events":
        sys.setprofile(lambda *_: count("events"))
    try:
        pipeline.build([folder], store, Settings(ontology=ontology))
    finally:
        sys.setprofile(None)


def count_events(folder: Path, store: Path, ontology: Path, recorded: Path, log: Path) -> None:
    """How many calls and returns a build makes; the log's last line says it."""
    total = 0

    def counted(_frame: FrameType, _event: str, _arg: object) -> None:
        nonlocal total
        total += 1

    sys.setprofile(counted)
    build(folder, store, ontology, recorded, log, None)
    sys.setprofile(None)
    with log.open("a", encoding="utf-8") as out:
        out.write(f"events {total}\n")


def exports(store: Path, target: Path) -> None:
    with Store.open(store, read_only=True) as opened:
        for form in FORMATS:
            out = io.BytesIO()
            export(opened, form, out)
            (target / form).write_bytes(out.getvalue())


def sources(store: Path, target: Path) -> None:
    """What a writer finds in the store."""
    with Store.open(store, create=True) as opened:
        target.write_text("\n".join(opened.sources()), encoding="utf-8")


def command(*words: str) -> None:
    sys.argv = ["newsgraph", *words]
    main()


def hold(store: Path, ready: Path, read_only: bool) -> None:
    """Keep the store open until the process is ended."""
    with Store.open(store, read_only=read_only):
        ready.touch()
        signal.pause()


def inside(errors: Path, call: Callable[..., None], given: Sequence[Any]) -> None:
    with errors.open("w", encoding="utf-8") as out:
        os.dup2(out.fileno(), 1)
        os.dup2(out.fileno(), 2)
        try:
            call(*given)
        except GraphError as error:
            out.write(f"{type(error).__name__}: {error}\n")
            out.flush()
            os._exit(1)
        except Exception:  # noqa: BLE001 - it goes into the file that the test looks at
            traceback.print_exc(file=out)
            out.flush()
            os._exit(70)


def start(errors: Path, call: Callable[..., None], *given: Any) -> ForkServerProcess:
    process = CONTEXT.Process(target=inside, args=(errors, call, given))
    process.start()
    return process


def run(errors: Path, call: Callable[..., None], *given: Any) -> tuple[int, str]:
    """Exit code and what was printed; -9 when it was killed."""
    process = start(errors, call, *given)
    process.join(60)
    assert process.exitcode is not None
    return process.exitcode, errors.read_text(encoding="utf-8")

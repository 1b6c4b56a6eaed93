"""Fixtures that several test modules share; what is slow is made once a session."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings

from graph.config import Settings
from graph.ontology import load_ontology
from graph.vocab import NG
from tests.browsers import launched
from tests.serving import ROWS, SECONDS, Server, make_store, serving

os.environ.pop("COLUMNS", None)  # a test that cares for the width says it
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # started in the background, where Ctrl-C reaches nobody
    signal.signal(signal.SIGINT, signal.default_int_handler)  # the processes that tests start inherit it
hypothesis_settings.register_profile("repeatable", derandomize=True)  # a gate gives one answer for one commit
hypothesis_settings.register_profile("searching")  # HYPOTHESIS_PROFILE=searching: other examples at each run
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

SAMPLES = Path(__file__).parents[1] / "graph" / "samples"
FIRST = """Acme signs an agreement with Initech
Date: 2021-03-02

Acme competes with Globex. Acme owns the Springfield Herald, a newspaper.

Acme signed an agreement with Initech on Monday. Mary Smith, the chief executive of Acme, said the plant would cost \
$20 million.
"""
SECOND = """Initech sues Globex
Date: 2021-03-05

Initech sued Globex Corporation in Boston on Thursday. Globex does not own Hooli.
"""
THIRD = """Hooli owns a stadium in Springfield
Date: 2021-03-09

Hooli owns Springfield Stadium. Hooli competes with Acme Corporation and Globex.
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium for the tests of one file."""
    with launched() as chromium:
        yield chromium


@pytest.fixture(scope="session")
def built_samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store that ``newsgraph build graph/samples`` makes.  Read it only: :func:`samples` is a copy to change."""
    from graph import pipeline  # noqa: PLC0415  (slow to import, and few tests need it)

    store = tmp_path_factory.mktemp("samples") / "kg"
    report = pipeline.build([SAMPLES], store)
    assert report.errors == ()
    return store


@pytest.fixture
def samples(built_samples: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built_samples, tmp_path / "samples-kg"))


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of a few triples that needs no build (see :mod:`tests.serving`).  Read it only."""
    return make_store(tmp_path_factory.mktemp("small") / "kg")


@pytest.fixture(scope="session")
def server(small_store: Path) -> Iterator[Server]:
    """``newsgraph serve`` over it."""
    limits = "--timeout", str(SECONDS), "--rows", str(ROWS), "--memory", "300", "--workers", "3"
    with serving(small_store, *limits) as running:
        yield running


@pytest.fixture(scope="session")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our ontology with the examples of three properties only: it is learnt in no time."""
    rdf = load_ontology().rdf
    few = type(rdf)()
    kept = {NG.competesWith, NG.owns, NG.signsWith}
    for subject, predicate, value in rdf:
        if predicate not in {NG.example, NG.counterExample} or subject in kept:
            few.add((subject, predicate, value))
    path = tmp_path_factory.mktemp("ontology") / "taught.ttl"
    few.serialize(path, format="turtle")
    return path


@pytest.fixture(scope="session")
def settings(taught: Path) -> Settings:
    return Settings(ontology=taught)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with three articles."""
    folder = tmp_path / "wire"
    folder.mkdir()
    for name, text in (("first", FIRST), ("second", SECOND), ("third", THIRD)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder

"""Work in processes of their own: articles in batches of like length out to them, results back as they are done.

Memory is bounded: beside the articles and what the caller keeps, no more than :data:`AHEAD` batches a worker are under
way, and a worker holds one model (about 450 MB with ours) and one batch.  When the caller stops (Ctrl-C, an error, a
closed generator) the workers are ended at once; what was handed back before is the caller's.
"""

import contextlib
import math
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from graph.errors import WorkerError
from graph.model import Article

LENGTH = 30_000
"""Characters of a batch, about 5,000 words: some seconds of work, so that little is lost and workers end together."""
AHEAD = 2
"""Batches under way a worker: one in work, one that waits for it."""
WORTH = 10_000
"""Words that are worth a worker: it needs 3 s to import and to load the model (scripts/bench_build.py)."""

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def workers_for(words: int) -> int:
    """As many workers as there are cores, but no more than there is work for.

    >>> workers_for(0), workers_for(WORTH)
    (1, 1)
    """
    return max(1, min(cores(), words // WORTH))


def threads_for(workers: int) -> int:
    """Threads of each worker's model, so that workers times threads are the cores."""
    return max(1, cores() // workers)


def batches(articles: Sequence[Article], most: int) -> list[list[Article]]:
    """All articles, the longest first, in batches of at most ``most`` articles and of :data:`LENGTH` if they can be.

    The long ones come first so that no worker is left with one at the end; those of a batch are alike in length.
    """
    found: list[list[Article]] = []
    room = 0.0
    for article in sorted(articles, key=lambda article: (-len(article.text), article.source)):
        if not found or len(found[-1]) == most or len(article.text) > room:
            found.append([])
            room = math.inf if len(article.text) > LENGTH else LENGTH
        found[-1].append(article)
        room = 0 if room == math.inf else room - len(article.text)
    return found


def spread(work: Callable[[_Given], _Made], given: Sequence[_Given], workers: int) -> Iterator[_Made]:
    """What ``work`` makes of each, in the order in which they are done; both must be picklable.

    Raises :class:`graph.errors.WorkerError` when a process ends without a word, as when memory runs out.
    """
    left = iter(given)
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts)
    running: set[Future[_Made]] = set()
    try:
        while True:
            for one in left:
                with _interrupts_wait():  # a process that starts takes this over until it leaves them to us
                    running.add(pool.submit(work, one))
                if len(running) == workers * AHEAD:
                    break
            if not running:
                break
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    except BrokenProcessPool as error:
        raise WorkerError(
            f"One of {workers} worker processes ended suddenly; most often memory runs out (a worker needs about "
            "0.7 GB). What was read is stored: the same build with fewer --workers goes on from there."
        ) from error
    finally:
        if running:
            for process in set(multiprocessing.active_children()) - others:
                process.terminate()
        pool.shutdown(cancel_futures=True)


@contextlib.contextmanager
def _interrupts_wait() -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _leave_interrupts() -> None:
    """Ctrl-C reaches every process of the terminal; only the one that holds the store answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

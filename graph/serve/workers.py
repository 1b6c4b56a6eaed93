"""Queries in, whole answers out: each runs in a process that is killed when it takes too long or nobody waits for it.

pyoxigraph cannot stop a query, so a process is the only thing that can be stopped.  An answer is handed out when it is
complete, so that an error is always an error and never an answer that breaks off; what is large waits on disk, not in
memory.  Processes start when they are needed and answer one query after the other.
"""

import asyncio
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import msgspec

from graph.serve.worker import Job, Problem

HELD = 1024 * 1024
"""Bytes of an answer that are kept in memory; more goes to a file without a name."""


class WorkerError(Exception):
    """There is no answer; the :class:`graph.serve.worker.Problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Reply:
    """A complete answer: its kind (``select``, ``ask`` or ``graph``), its length, and a file to read it from."""

    def __init__(self) -> None:
        self.kind = ""
        self.size = 0
        self.file: IO[bytes] = tempfile.SpooledTemporaryFile(HELD)  # noqa: SIM115  (closed by whoever sends it)

    def add(self, part: bytes) -> None:
        """Take the next part."""
        self.file.write(part)
        self.size += len(part)


class Workers:
    """At most so many processes over one store; use it as an async context manager."""

    def __init__(self, folder: Path, *, count: int, memory: int) -> None:
        self._folder, self._memory = folder, memory
        self._slots = asyncio.Semaphore(count)
        self._idle: list[_Worker] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        while self._idle:
            await self._idle.pop().stop()

    async def answer(self, job: Job) -> Reply:
        """The answer; raises :class:`WorkerError` when there is none.  Cancelling it stops the query."""
        try:
            async with asyncio.timeout(job.seconds):
                await self._slots.acquire()
        except TimeoutError as error:
            raise WorkerError(Problem(503, "Too many queries are running. Try again later.")) from error
        try:
            return await self._ask(job)
        finally:
            self._slots.release()

    async def _ask(self, job: Job) -> Reply:
        worker = await self._free()
        reply, whole = Reply(), False
        try:
            async with asyncio.timeout(job.seconds):
                problem = await worker.ask(job, reply)
            whole = True
        except TimeoutError as error:
            message = f"The query was stopped: it ran longer than {job.seconds:g} seconds."
            raise WorkerError(Problem(503, message)) from error
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise WorkerError(await self._why(worker)) from error
        finally:
            if whole:
                self._idle.append(worker)
            else:
                reply.file.close()
                await worker.stop()
        if problem is not None:
            reply.file.close()
            raise WorkerError(problem)
        reply.file.seek(0)
        return reply

    async def _free(self) -> "_Worker":
        while self._idle:
            worker = self._idle.pop()
            if worker.alive:
                return worker
        return await _Worker.start(self._folder, self._memory)

    async def _why(self, worker: "_Worker") -> Problem:
        """What ended a process: the system stops one that takes too much memory or stack with a signal."""
        code = await worker.ended()
        if code < 0:
            needs = f"it needs more memory than the {self._memory:,} MiB that are allowed, or is nested too deep"
            return Problem(503, f"The query was stopped: {needs}.")
        return Problem(500, f"The process that ran the query ended with code {code}; the log may say why.")


class _Worker:
    """One process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process, self._jobs, self._frames = process, process.stdin, process.stdout

    @classmethod
    async def start(cls, folder: Path, memory: int) -> Self:
        """A new process, in a session of its own, so that Ctrl-C is left to the server."""
        pipe = asyncio.subprocess.PIPE
        command = sys.executable, "-m", "graph.serve.worker", str(folder), str(memory)
        return cls(
            await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, limit=HELD, start_new_session=True)
        )

    async def ask(self, job: Job, reply: Reply) -> Problem | None:
        """Fill the reply, or say what is in its way."""
        self._jobs.write(msgspec.json.encode(job) + b"\n")
        await self._jobs.drain()
        while True:
            head = await self._frames.readexactly(5)
            payload = await self._frames.readexactly(int.from_bytes(head[1:], "big"))
            match head[:1]:
                case b"K":
                    reply.kind = payload.decode()
                case b"D":
                    reply.add(payload)
                case b"X":
                    return msgspec.json.decode(payload, type=Problem)
                case _:
                    return None

    @property
    def alive(self) -> bool:
        """Whether the process still runs, as far as is known."""
        return self._process.returncode is None and not self._frames.at_eof()

    async def ended(self) -> int:
        """The exit code of a process that has closed its output."""
        return await self._process.wait()

    async def stop(self) -> None:
        """Kill the process, whatever it does."""
        if self.alive:
            self._process.kill()
        self._jobs.close()
        await self._process.wait()

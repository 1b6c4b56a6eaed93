"""A server over a small store, in a process of its own, for the tests that ask it over HTTP."""

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from pyoxigraph import Literal, NamedNode, Quad

from graph.store import Store

EX = "https://news.example/"
FIRST, SECOND, THIRD, AGAIN = (f"{EX}graph/{number}" for number in range(1, 5))
FORM, DIRECT, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
SECONDS, ROWS = 5, 1000
"""Limits of the server under test."""
NEXT = f"SELECT ?a ?b WHERE {{ ?a <{EX}next> ?b }}"
ALL = "SELECT * WHERE { ?s ?p ?o }"
MANY = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f }"
"""1,681 rows."""
HEAVY = "SELECT (COUNT(*) AS ?count) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r }"
"""More solutions than any machine counts while a test runs."""


@dataclass(frozen=True)
class Answer:
    """A response that was read."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media(self) -> str:
        """The media type without parameters."""
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True)
class Server:
    """A running ``newsgraph serve``."""

    host: str
    port: int
    process: "subprocess.Popen[str]"

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    def request(
        self, method: str, target: str, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        connection = http.client.HTTPConnection(self.host, self.port, timeout=30)
        try:
            connection.request(method, target, body, dict(headers or {}))
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, response.read())
        finally:
            connection.close()

    def get(self, query: str | None = None, *, accept: str = "*/*", **more: str) -> Answer:
        """Ask the endpoint by GET."""
        parameters = {**({} if query is None else {"query": query}), **more}
        return self.request("GET", f"/sparql?{urlencode(parameters)}", {"Accept": accept})

    def post(self, body: str | bytes, media: str | None, *, target: str = "/sparql", accept: str = "*/*") -> Answer:
        """Ask the endpoint by POST."""
        headers = {"Accept": accept, **({} if media is None else {"Content-Type": media})}
        return self.request("POST", target, headers, body.encode() if isinstance(body, str) else body)

    def workers(self) -> set[int]:
        """Processes that the server runs queries in."""
        pids = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii").split()
        return {int(pid) for pid in pids if b"graph.serve.worker" in Path(f"/proc/{pid}/cmdline").read_bytes()}


def rows(body: bytes) -> int:
    """How many solutions an answer in SPARQL JSON has."""
    return len(json.loads(body)["results"]["bindings"])


def eventually(holds: Callable[[], bool], seconds: float = 4.0) -> bool:
    """Wait until it holds, or so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.02)
    return holds()


def running(pid: int) -> bool:
    """Whether a process is there and does not only wait to be buried."""
    try:
        return bool(Path(f"/proc/{pid}/cmdline").read_bytes())
    except (FileNotFoundError, ProcessLookupError):
        return False


def node(name: str) -> NamedNode:
    return NamedNode(EX + name)


def make_store(path: Path) -> Path:
    """Forty things that follow one another, in two named graphs of twenty, one with a hostile text, and one copy."""
    quads = [
        Quad(node(f"thing/{number}"), node("next"), node(f"thing/{number + 1}"), NamedNode(graph))
        for graph, start in ((FIRST, 0), (SECOND, 20))
        for number in range(start, start + 20)
    ]
    hostile = 'Says "}},{"a":{"type":\n"<result>\r\n, ünïcode'
    quads.append(Quad(node("thing/0"), node("says"), Literal(hostile, language="en"), NamedNode(THIRD)))
    quads.append(Quad(node("thing/0"), node("next"), node("thing/1"), NamedNode(AGAIN)))
    with Store.open(path, create=True) as store:
        store.replace(quads)
        store.meta["base"] = EX
    return path


@contextmanager
def serving(store: Path, *options: str) -> Iterator[Server]:
    """Run the command on a free port until the block ends; it must then stop by itself on Ctrl-C."""
    command = [sys.executable, "-m", "graph.cli", "serve", "--store", str(store), "--port", "0", *options]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        try:
            host, _, port = process.stdout.readline().strip().removeprefix("http://").rstrip("/").rpartition(":")
            assert port, process.stderr.read() if process.stderr else ""
            yield Server(host, int(port), process)
        finally:
            if process.poll() is None:
                os.kill(process.pid, signal.SIGINT)
                try:
                    process.wait(20)
                except subprocess.TimeoutExpired:
                    process.kill()
                    raise

"""SPARQL servers on this machine: a real one (Oxigraph's), one in between that fails on demand, and canned answers."""

import contextlib
import json
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


OXIGRAPH = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or "oxigraph"


@contextmanager
def oxigraph() -> Iterator[str]:
    """The address of a new, empty server: ``/query`` and ``/update``."""
    port = free_port()
    command = [OXIGRAPH, "serve", "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(200):
                with socket.socket() as probe:
                    if not probe.connect_ex(("127.0.0.1", port)):
                        break
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.kill()


@dataclass
class Between:
    """A server that hands everything on, and what it shall do to it."""

    upstream: str
    address: str = ""
    updates: list[str] = field(default_factory=list)
    """Every update that was handed on."""
    queries: list[str] = field(default_factory=list)
    dies_after: int | None = None
    """Updates that are handed on before the server is gone."""
    busy: int = 0
    """Requests that are answered with 503 first."""
    rows: int | None = None
    """Rows that an answer is cut to."""
    client: httpx.Client = field(default_factory=partial(httpx.Client, verify=False))

    def handle(self, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, str, bytes]:
        if self.busy:
            self.busy -= 1
            return 503, "text/plain", b"busy"
        if path == "/update":
            if self.dies_after is not None and len(self.updates) >= self.dies_after:
                return 500, "text/plain", b"gone"
            self.updates.append(body.decode())
        else:
            self.queries.append(body.decode())
        response = self.client.post(self.upstream + path, content=body, headers=headers)
        content, kind = response.content, response.headers.get("content-type", "")
        if self.rows is not None and kind.startswith("application/sparql-results+json"):
            answer = json.loads(content)
            if "results" in answer:
                del answer["results"]["bindings"][self.rows :]
                content = json.dumps(answer).encode()
        return response.status_code, kind, content


@contextmanager
def between(upstream: str) -> Iterator[Between]:
    state = Between(upstream)

    def answer(path: str, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        kept = {name: value for name, value in headers.items() if name.lower() in {"accept", "content-type"}}
        code, kind, content = state.handle(path, body, kept)
        return code, {"content-type": kind}, content

    with state.client, serving(answer) as address:
        state.address = f"{address}/query"
        yield state


Answer = Callable[[str, bytes, dict[str, str]], tuple[int, dict[str, str], bytes]]


@contextmanager
def serving(answer: Answer) -> Iterator[str]:
    """A server that answers every POST so: path, body and headers in; status, headers and body out."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", "0")))
            code, headers, content = answer(self.path, body, {k.lower(): v for k, v in self.headers.items()})
            self.send_response(code)
            for name, value in headers.items():
                self.send_header(name, value)
            if "content-length" not in headers:
                self.send_header("content-length", str(len(content)))
            self.close_connection = "content-length" in headers
            self.end_headers()
            with contextlib.suppress(BrokenPipeError):  # who asked has gone
                self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()

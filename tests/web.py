"""A web server on loopback for tests of fetching: each path has an answer, and what was asked is kept."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = tuple[int, dict[str, str], bytes]


class Web:
    """What the server says; ``asked`` lists path and headers of each request."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer | Callable[[dict[str, str]], Answer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.url = ""

    def put(
        self, path: str, data: str | bytes, media_type: str = "text/html", status: int = 200, **headers: str
    ) -> str:
        body = data if isinstance(data, bytes) else data.encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"Content-Type": media_type, **named}, body)
        return self.url + path

    def redirect(self, path: str, target: str) -> str:
        self.pages[path] = (302, {"Location": target}, b"")
        return self.url + path

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextlib.contextmanager
def web(secured: ssl.SSLContext | None = None) -> Iterator[Web]:
    """The server; with a context it speaks TLS, and is called localhost."""
    site = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            site.asked.append((self.path, headers))
            found = site.pages.get(self.path, (404, {}, b""))
            status, named, body = found(headers) if callable(found) else found
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | named).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Nothing on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.url = f"http://127.0.0.1:{server.server_port}"
    if secured is not None:
        server.socket = secured.wrap_socket(server.socket, server_side=True)
        site.url = f"https://localhost:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextlib.contextmanager
def dripping(first: bytes, drop: bytes, seconds: float) -> Iterator[str]:
    """A server that answers the first bytes at once and then one drop after the other, for ever."""
    listener = socket.create_server(("127.0.0.1", 0))
    ended = threading.Event()

    def serve() -> None:
        while not ended.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection, contextlib.suppress(OSError):
                asked = connection.recv(65536)
                if b"/robots.txt" in asked:
                    connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                    continue
                connection.sendall(first)
                while not ended.wait(seconds):
                    connection.sendall(drop)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    finally:
        ended.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()

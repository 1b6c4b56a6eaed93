"""``newsgraph serve``: what every answer carries, who may ask, and how it starts and ends."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from graph.errors import SettingsError, StoreError
from graph.serve.app import create_app
from graph.serve.context import ServeSettings
from graph.store import Store
from tests.serving import HEAVY, NEXT, Server, eventually, make_store, rows, running, serving


@pytest.mark.parametrize("target", ["/static/newsgraph.css", "/sparql", "/sparql?query=x", "/no/such/page"])
def test_every_answer_keeps_the_page_in_its_place(server: Server, target: str) -> None:
    headers = server.request("GET", target, {"Accept": "text/html, text/turtle;q=2"}).headers
    policy = dict(rule.strip().partition(" ")[::2] for rule in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert "unsafe" not in policy.get("style-src", "")
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")
    assert not any(name.startswith("access-control") for name in headers)


def test_other_origins_get_no_leave_to_read(server: Server) -> None:
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "GET"}
    for method in ("GET", "OPTIONS"):
        answer = server.request(method, "/sparql", asked)
        assert not any(name.startswith("access-control") for name in answer.headers)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("127.0.0.1:80", 200),
        ("[::1]:8000", 200),
        ("evil.example", 400),
        ("evil.example:8000", 400),
        ("127.0.0.1.evil.example", 400),
        ("www.localhost", 400),
        ("", 400),
    ],
)
def test_only_this_machines_names_are_answered(server: Server, host: str, status: int) -> None:
    assert server.request("GET", "/static/newsgraph.css", {"Host": host}).status == status


def test_other_hosts_may_ask_when_other_machines_may(small_store: Path) -> None:
    with TestClient(create_app(small_store, ServeSettings(host="0.0.0.0")), base_url="http://kg.example") as client:
        assert client.get("/static/newsgraph.css").status_code == 200


def test_files_are_sent_again_only_when_they_changed(server: Server) -> None:
    first = server.request("GET", "/static/newsgraph.css")
    assert (first.status, first.media) == (200, "text/css")
    again = server.request("GET", "/static/newsgraph.css", {"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("target", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/", "/static/..%2fapp.py"])
def test_nothing_beside_the_files_is_sent(server: Server, target: str) -> None:
    assert server.request("GET", target).status == 404


def test_a_page_that_is_not_there_is_told_to_people_and_to_programs(server: Server) -> None:
    page = server.request("GET", "/static/<script>.js", {"Accept": "text/html"})
    assert (page.status, page.media) == (404, "text/html")
    assert 'href="#main"' in page.text
    assert "<script>" not in page.text
    line = server.request("GET", "/static/none.js", {"Accept": "*/*"})
    assert (line.status, line.media) == (404, "text/plain")


def test_the_shared_page_asks_this_server_only(server: Server) -> None:
    page = server.request("GET", "/static/none", {"Accept": "text/html"}).text
    assert all(address.startswith(("/", "#", "data:,")) for address in re.findall(r'(?:src|href)="([^"]*)"', page))
    assert [f'href="{path}"' in page for path in ("/", "/query", "/articles", "/charts")] == [True] * 4
    css = server.request("GET", "/static/newsgraph.css").text
    assert "prefers-color-scheme: dark" in css
    assert "url(" not in css


def test_answers_on_a_kept_connection_do_not_wait_for_acknowledgements(server: Server) -> None:
    connection = http.client.HTTPConnection(server.host, server.port, timeout=10)
    times = []
    for _ in range(20):
        begin = time.perf_counter()
        connection.request("GET", "/sparql?query=ASK%20%7B%7D")
        assert b"true" in connection.getresponse().read()
        times.append(time.perf_counter() - begin)
    connection.close()
    assert min(times[1:]) < 0.03


# Start and end


def run(*options: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "graph.cli", *options], capture_output=True, text=True, timeout=60, check=False
    )


def test_a_port_that_is_taken_is_an_error(small_store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run("serve", "--store", str(small_store), "--port", str(taken.getsockname()[1]))
    assert (done.returncode, done.stdout) == (1, "")
    assert "cannot be listened on" in done.stderr
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr


def test_there_must_be_a_store(tmp_path: Path) -> None:
    done = run("serve", "--store", str(tmp_path / "none"), "--port", "0")
    assert (done.returncode, done.stdout) == (1, "")
    assert "newsgraph build" in done.stderr
    with pytest.raises(StoreError, match="does not exist"):
        create_app(tmp_path / "none")


@pytest.mark.parametrize("name", ["timeout", "rows", "memory", "workers"])
def test_limits_that_cannot_work_are_refused(name: str) -> None:
    with pytest.raises(SettingsError, match=f"{name} must be more than 0"):
        ServeSettings(**{name: 0})  # type: ignore[arg-type]


def test_ctrl_c_ends_it_without_a_word_too_many(tmp_path: Path) -> None:
    """And builds, which were refused, are let in again."""
    store = make_store(tmp_path / "kg")
    with serving(store) as short:
        assert rows(short.get(NEXT).body) == 40
        with pytest.raises(StoreError, match="newsgraph serve, say"):
            Store.open(store)
        os.kill(short.process.pid, signal.SIGINT)
        _, said = short.process.communicate(timeout=20)
    assert short.process.returncode == 0
    assert said.splitlines()[-1] == "Stopped."
    assert "Traceback" not in said
    Store.open(store).close()


def test_it_ends_in_the_middle_of_a_query(small_store: Path) -> None:
    with serving(small_store) as short, socket.create_connection((short.host, short.port)) as connection:
        connection.sendall(f"GET /sparql?query={quote(HEAVY)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        while not (workers := short.workers()):
            time.sleep(0.05)
        os.kill(short.process.pid, signal.SIGTERM)
        assert short.process.wait(20) == -signal.SIGTERM
    assert eventually(lambda: not any(map(running, workers)))

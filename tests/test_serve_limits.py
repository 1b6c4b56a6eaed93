"""What no query can do: leave the machine, outlast its time or its client, answer without end, or stop the others."""

import asyncio
import io
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote, urlencode

import msgspec
import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal

from graph.serve.sparql import GRAPH_TYPES, RESULT_TYPES
from graph.serve.worker import RESULTS, Answer, Job, Refusal
from graph.serve.workers import WorkerError, Workers
from tests.serving import (
    ALL,
    DIRECT,
    EX,
    FORM,
    HEAVY,
    MANY,
    NEXT,
    ROWS,
    SECONDS,
    Server,
    eventually,
    rows,
    running,
    serving,
)

# No way out


@pytest.fixture
def trap() -> Iterator[tuple[str, list[bytes]]]:
    """The address of a socket that keeps what is sent to it."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.1)
        over = threading.Event()

        def listen() -> None:
            while not over.is_set():
                try:
                    connection, _ = listening.accept()
                except TimeoutError:
                    continue
                with connection:
                    connection.settimeout(1)
                    heard.append(connection.recv(1000))

        thread = threading.Thread(target=listen)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/sparql", heard
        over.set()
        thread.join()


def test_the_trap_hears_what_pyoxigraph_sends_by_itself(trap: tuple[str, list[bytes]]) -> None:
    address, heard = trap
    list(cast("Any", pyoxigraph.Store().query(f"SELECT * {{ SERVICE SILENT <{address}> {{ ?s ?p ?o }} }}")))
    assert eventually(lambda: bool(heard))


REMOTE = [
    "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ service silent <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p ?o OPTIONAL {{ {{ SeRvIcE <{0}> {{ ?o ?p ?q }} }} }} }}",
    "SELECT * {{ {{ SELECT ?s {{ SERVICE\n#x\n<{0}> {{ ?s ?p ?o }} }} }} }}",
    "SELECT * {{ FILTER EXISTS {{ SERVICE<{0}>{{ ?s ?p ?o }} }} }}",
    "SELECT * {{ BIND(<{0}> AS ?x) SERVICE ?x {{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?x {{ <{0}> }} GRAPH ?g {{ SERVICE ?x {{ ?s ?p ?o }} }} }}",
    "PREFIX service: <{0}> SELECT * {{ SERVICE service: {{ ?s ?p ?o }} }}",
    "SELECT * {{ \\u0053ERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERV\\u0049CE SILENT <{0}> {{ ?s ?p ?o }} }}",
    "ASK {{ MINUS {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "DESCRIBE ?s WHERE {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ # SERVICE is a word here\n SERVICE <{0}> {{ ?s ?p ?o }} }}",
    'SELECT ("SERVICE" AS ?x) {{ SERVICE <{0}> {{ ?s ?p ?o }} }}',
    "LOAD <{0}>",
    "LOAD SILENT <{0}> INTO GRAPH <http://a/>",
]
LOCAL = [
    "SELECT * FROM <{0}> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <{0}> {{ GRAPH <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ GRAPH <{0}> {{ ?s ?p ?o }} }}",
    "DESCRIBE <{0}>",
    "SELECT * {{ ?service <http://service/service> 'SERVICE <{0}> {{ }}' }} # SERVICE <{0}> {{}}",
    "PREFIX service: <{0}> SELECT * {{ ?s a service:service , schema:Service }}",
]


@pytest.mark.parametrize("query", REMOTE)
def test_a_query_that_would_leave_the_machine_is_refused(
    server: Server, trap: tuple[str, list[bytes]], query: str
) -> None:
    address, heard = trap
    assert [server.get(query.format(address)).status, server.post(query.format(address), DIRECT).status] == [400, 400]
    assert not heard


@pytest.mark.parametrize("query", LOCAL)
def test_names_of_graphs_and_words_are_not_fetched(server: Server, trap: tuple[str, list[bytes]], query: str) -> None:
    address, heard = trap
    found = server.get(query.format(address))
    assert found.status == 200
    named = server.get(ALL, **{"default-graph-uri": address, "named-graph-uri": address})
    assert (named.status, rows(named.body)) == (200, 0)
    assert server.post(urlencode({"update": f"LOAD <{address}>"}), FORM).status == 403
    assert not heard


# Limits


def test_a_long_query_is_stopped(server: Server) -> None:
    without_workers(server)
    before = time.monotonic()
    found = server.get(HEAVY)
    assert (found.status, "ran longer than 5 seconds" in found.text) == (503, True)
    assert SECONDS - 0.5 < time.monotonic() - before < SECONDS + 3
    assert eventually(lambda: not server.workers())
    assert rows(server.get(NEXT).body) == 40


def without_workers(server: Server) -> Server:
    """The server when it has no process for queries: those that come then run something."""
    for pid in server.workers():
        os.kill(pid, signal.SIGKILL)
    assert eventually(lambda: not server.workers())
    time.sleep(0.1)  # until the server knows
    return server


def start(server: Server, query: str) -> socket.socket:
    """Send a query and do not wait for the answer."""
    line = f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: {server.host}\r\n\r\n"
    connection = socket.create_connection((server.host, server.port), timeout=10)
    connection.sendall(line.encode())
    return connection


def test_a_query_goes_when_its_client_goes(server: Server) -> None:
    without_workers(server)
    with start(server, HEAVY):
        assert eventually(lambda: len(server.workers()) == 1)
        closed = time.monotonic()
    assert eventually(lambda: not server.workers())
    assert time.monotonic() - closed < SECONDS - 2


def test_a_query_that_waits_for_its_turn_goes_when_its_client_goes(server: Server) -> None:
    without_workers(server)
    heavy = [start(server, HEAVY) for _ in range(3)]
    assert eventually(lambda: len(server.workers()) == 3)
    start(server, HEAVY).close()
    for connection in heavy:
        connection.close()
    assert eventually(lambda: not server.workers())
    assert rows(server.get(NEXT).body) == 40


def test_others_are_answered_while_a_heavy_query_runs(server: Server) -> None:
    without_workers(server)
    with start(server, HEAVY), start(server, HEAVY):
        assert eventually(lambda: len(server.workers()) == 2)
        for _ in range(5):
            before = time.monotonic()
            assert rows(server.get(NEXT).body) == 40
            assert server.request("GET", "/static/newsgraph.css").status == 200
            assert time.monotonic() - before < 2


def a_job(query: str, **changes: Any) -> Job:
    common = {"base_iri": EX, "prefixes": {"": EX}, "default_graphs": None, "named_graphs": None, "graph": None}
    return Job(**{"query": query, "result": "json", "rows": 100, "size": 1 << 20, "seconds": 30.0, **common, **changes})


def test_when_all_are_busy_the_next_waits_no_longer_than_it_may_run(small_store: Path) -> None:
    async def ask() -> str:
        async with Workers(small_store / "rdf", count=1, memory=300) as workers:
            heavy = asyncio.create_task(workers.answer(a_job(HEAVY)))
            await asyncio.sleep(0)
            with pytest.raises(WorkerError) as refused:
                await workers.answer(a_job(NEXT, seconds=0.2))
            heavy.cancel()
            await asyncio.wait({heavy})
            with (await workers.answer(a_job(NEXT))).file as file:
                assert rows(file.read()) == 40
            assert refused.value.problem.status == 503
            return refused.value.problem.message

    assert "Too many queries" in asyncio.run(ask())


@pytest.mark.parametrize("accept", RESULT_TYPES)
def test_too_many_rows_are_an_error_and_no_part_of_an_answer(server: Server, accept: str) -> None:
    found = server.get(MANY, accept=accept)
    assert (found.status, "more than 1,000 rows" in found.text) == (422, True)
    assert server.get(f"{MANY} LIMIT {ROWS}", accept=accept).status == 200
    assert server.get(f"{MANY} LIMIT {ROWS + 1}", accept=accept).status == 422


@pytest.mark.parametrize("accept", GRAPH_TYPES)
def test_too_many_triples_are_an_error(server: Server, accept: str) -> None:
    pairs = "?a :next ?b . ?d :next ?e . BIND(IRI(CONCAT(STR(?a), STR(?d))) AS ?i)"
    graph = f"CONSTRUCT {{{{ ?a ?d ?i }}}} WHERE {{{{ {pairs} }}}} LIMIT {{}}"
    found = server.get(graph.format(ROWS + 1), accept=accept)
    assert (found.status, "more than 1,000 rows or triples" in found.text) == (422, True)
    assert server.get(graph.format(ROWS), accept=accept).status == 200


def test_a_query_that_takes_too_much_memory_is_stopped(server: Server) -> None:
    found = server.get("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?a ?d ?g ?j")
    assert (found.status, "more memory than the 300 MiB" in found.text) == (503, True)
    assert rows(server.get(NEXT).body) == 40


def test_a_query_that_is_nested_too_deep_harms_no_other(server: Server) -> None:
    deep = "SELECT * {" + "{" * 20_000 + "}" * 20_000 + "}"
    assert server.post(deep, DIRECT).status == 503
    assert rows(server.get(NEXT).body) == 40


def test_a_process_without_a_server_ends_by_itself(small_store: Path) -> None:
    code = "import graph.serve.worker as w; w.GRACE = 0.2; w.main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(small_store / "rdf"), "300"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with process:
        assert process.stdin is not None
        process.stdin.write(msgspec.json.encode(a_job(HEAVY, seconds=0.1)) + b"\n")
        process.stdin.flush()
        assert process.wait(10) == -signal.SIGALRM


def test_an_answer_with_too_many_bytes_is_an_error(small_store: Path) -> None:
    async def ask(size: int) -> int:
        async with Workers(small_store / "rdf", count=1, memory=300) as workers:
            with (
                await workers.answer(a_job("SELECT ?x { VALUES (?y) { (1) (2) (3) } }", size=size, rows=2))
            ).file as file:
                return len(file.read())

    whole = asyncio.run(ask(1 << 20))
    assert asyncio.run(ask(whole)) == whole
    with pytest.raises(WorkerError, match="more than 0 MiB"):
        asyncio.run(ask(whole - 1))


def test_a_large_answer_comes_whole_and_does_not_stay_in_memory(small_store: Path) -> None:
    with serving(small_store, "--rows", "100000", "--workers", "1") as large:
        assert rows(large.get(NEXT).body) == 40
        before = resident(large.process.pid)
        found = large.get("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i LIMIT 60000", accept="text/csv")
        assert (found.status, len(found.body)) == (200, int(found.headers["content-length"]))
        assert len(found.body) > 15_000_000
        assert resident(large.process.pid) - before < 14_000, "KiB, less than the answer"


def resident(pid: int) -> int:
    """The most KiB that a process has had in memory."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


def test_a_process_that_was_killed_between_queries_is_replaced(server: Server) -> None:
    assert server.get(NEXT).status == 200
    assert without_workers(server).get(NEXT).status == 200


def test_the_processes_go_with_the_server(small_store: Path) -> None:
    with serving(small_store) as short:
        assert short.get(NEXT).status == 200
        (worker,) = short.workers()
    assert short.process.returncode == 0
    assert eventually(lambda: not running(worker))


TEXTS = st.lists(st.sampled_from([*"a\",{}[]<>:&\\\n\r\t' ?", '":{"type":"', '},{"x', "<result>", "\r\n"])).map("".join)


@given(
    table=st.lists(st.lists(TEXTS, min_size=2, max_size=2), max_size=6),
    cuts=st.lists(st.integers(1, 40), min_size=1, max_size=5),
    form=st.sampled_from(sorted(RESULTS)),
)
def test_rows_are_counted_whatever_they_say_and_wherever_the_parts_end(
    table: list[list[str]], cuts: list[int], form: str
) -> None:
    lines = "\n".join(f"({' '.join(map(str, map(Literal, row)))})" for row in table)
    found = pyoxigraph.Store().query(f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {lines} }} }}")
    written = cast("bytes", cast("Any", found).serialize(format=RESULTS[form]))

    def fits(limit: int) -> bool:
        answer, rest, turn = Answer(io.BytesIO(), a_job("", rows=limit), form), written, 0
        try:
            while rest:
                size = cuts[turn % len(cuts)]
                answer.write(rest[:size])
                rest, turn = rest[size:], turn + 1
        except Refusal:
            return False
        return True

    assert fits(max(len(table), 1))
    assert len(table) < 2 or not fits(len(table) - 1)

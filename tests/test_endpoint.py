"""What the client of SPARQL endpoints sends, and what it makes of answers."""

import base64
import logging
import time
from traceback import walk_tb
from types import TracebackType

import httpx
import pytest
from pyoxigraph import QuerySolutions

import graph.endpoint
from graph.endpoint import Endpoint, is_address, update_address
from graph.errors import StoreError
from tests.endpoints import free_port, serving

JSON = {"content-type": "application/sparql-results+json"}
YES = b'{"head":{},"boolean":true}'
SECRET = "s3cret-w0rd"
SELECT = "SELECT ?x WHERE { ?x ?y ?z }"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph.endpoint, "PAUSES", (0.0,))


def carries_no_solutions(trace: TracebackType) -> bool:
    """Whether any thread may drop the traceback: pyoxigraph's solutions may be dropped by their own alone."""
    held = [value for frame, _ in walk_tb(trace) for value in frame.f_locals.values()]
    return not any(isinstance(value, QuerySolutions) for value in held)


def told(code: int, headers: dict[str, str], content: bytes, environment: dict[str, str] | None = None) -> str:
    """What the error says when a server answers so."""
    with serving(lambda *_: (code, headers, content)) as address:
        endpoint = Endpoint.of(f"{address}/query?key={SECRET}", environment or {})
        with endpoint, pytest.raises(StoreError) as error:
            list(endpoint.select(SELECT))
    assert carries_no_solutions(error.tb)
    assert SECRET not in str(error.value)
    assert address in str(error.value)
    return str(error.value)


@pytest.mark.parametrize(
    ("code", "headers", "content", "words"),
    [
        (401, {"www-authenticate": "Basic"}, b"", "Set NEWSGRAPH_STORE_USER and NEWSGRAPH_STORE_PASSWORD, or"),
        (403, {"content-type": "text/plain"}, b"not you", "does not let you do this: not you"),
        (404, {}, b"", "there is no SPARQL endpoint here (404)"),
        (405, {}, b"", "there is no SPARQL endpoint here (405)"),
        (302, {"location": f"http://elsewhere.example/login?next={SECRET}"}, b"", "leads on to http://elsewhere"),
        (
            400,
            {"content-type": "text/plain"},
            b"Parse error\nat 3",
            "could not do what was asked (400): Parse error",
        ),
        (500, {"content-type": "text/html"}, b"<h1>Oops</h1>", "could not do what was asked (500)."),
        (200, {"content-type": "text/html"}, b"<h1>Welcome</h1>", "answers with 'text/html', expected application/spa"),
        (200, {}, b"", "answers with 'no type'"),
        (200, JSON, b"{}", "the answer cannot be read"),
        (200, JSON, b'{"head":{"vars":["x"]},"results":{"bindings":[', "the answer cannot be read"),
        (200, JSON, YES, "answers with a truth value, expected solutions"),
        (200, JSON | {"content-length": "9999"}, b'{"head":{"vars":["x"]},"results":', "connection broke"),
    ],
)
def test_what_is_wrong_is_told(code: int, headers: dict[str, str], content: bytes, words: str) -> None:
    assert words in told(code, headers, content, {"NEWSGRAPH_STORE_USER": "ann", "NEWSGRAPH_STORE_PASSWORD": SECRET})


@pytest.mark.parametrize(("rows", "said"), [("", False), ('{"__ASK_RETVAL":{"type":"literal","value":"1"}}', True)])
def test_yes_and_no_of_virtuoso(rows: str, said: bool) -> None:
    table = f'{{"head":{{"link":[],"vars":["__ASK_RETVAL"]}},"results":{{"bindings":[{rows}]}}}}'.encode()
    with serving(lambda *_: (200, JSON, table)) as address, Endpoint(address) as endpoint:
        assert bool(endpoint.ask("ASK {}")) is said


def test_a_table_is_no_truth_value() -> None:
    table = b'{"head":{"vars":["x"]},"results":{"bindings":[]}}'
    wrong = pytest.raises(StoreError, match="answers with solutions, expected a truth value")
    with serving(lambda *_: (200, JSON, table)) as address, Endpoint(address) as endpoint, wrong as error:
        endpoint.ask("ASK {}")
    assert carries_no_solutions(error.tb)


def test_nobody_there_is_told() -> None:
    with Endpoint(f"http://127.0.0.1:{free_port()}/query") as endpoint, pytest.raises(StoreError, match="be reached"):
        endpoint.ask("ASK {}")


def test_silence_is_told() -> None:
    def silent(*_: object) -> tuple[int, dict[str, str], bytes]:
        time.sleep(0.6)
        return 200, JSON, YES

    with serving(silent) as address, Endpoint(address, seconds=0.1) as endpoint, pytest.raises(StoreError) as error:
        endpoint.ask("ASK {}")
    assert "it gave no answer in time" in str(error.value)


@pytest.mark.parametrize(
    "address", [f"http://ann:{SECRET}@127.0.0.1/query", "http:///query", "ftp://127.0.0.1/query", "kg"]
)
def test_addresses_that_are_none(address: str) -> None:
    with pytest.raises(StoreError) as error:
        Endpoint(address)
    assert SECRET not in str(error.value)
    assert "Set NEWSGRAPH_STORE_USER" in str(error.value) or "no address of an endpoint" in str(error.value)


def test_a_wrong_patience_is_told() -> None:
    with pytest.raises(StoreError, match="NEWSGRAPH_STORE_TIMEOUT is 'soon', expected a number"):
        Endpoint.of("http://127.0.0.1/query", {"NEWSGRAPH_STORE_TIMEOUT": "soon"})


def asked(environment: dict[str, str], challenge: str) -> list[str]:
    """The ``Authorization`` headers that a server sees which wants one."""
    seen: list[str] = []

    def answer(_: str, __: bytes, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        seen.append(headers.get("authorization", ""))
        return (200, JSON, YES) if seen[-1] else (401, {"www-authenticate": challenge}, b"")

    with serving(answer) as address, Endpoint.of(address, environment) as endpoint:
        assert endpoint.ask("ASK {}")
        assert endpoint.ask("ASK {}")
    return seen


def test_passwords_are_sent_as_the_server_asks_for_them() -> None:
    login = {"NEWSGRAPH_STORE_USER": "ann", "NEWSGRAPH_STORE_PASSWORD": SECRET}
    basic = f"Basic {base64.b64encode(f'ann:{SECRET}'.encode()).decode()}"
    assert asked(login, 'Basic realm="x"') == ["", basic, basic]
    sent = list(filter(None, asked(login, 'Digest realm="x", nonce="n", qop="auth"')))
    assert [text.startswith('Digest username="ann"') for text in sent] == [True, True]
    assert SECRET not in "".join(sent)
    assert asked({"NEWSGRAPH_STORE_TOKEN": SECRET}, "Bearer") == [f"Bearer {SECRET}"] * 2


def test_a_password_on_an_open_line_is_warned_of(caplog: pytest.LogCaptureFixture) -> None:
    login = {"NEWSGRAPH_STORE_USER": "ann", "NEWSGRAPH_STORE_PASSWORD": SECRET}
    with caplog.at_level(logging.WARNING):
        Endpoint.of("https://db.example/query", login).close()
        Endpoint.of("http://localhost/query", login).close()
        assert caplog.text == ""
        Endpoint.of("http://db.example/query", login).close()
    assert "unencrypted" in caplog.text
    assert SECRET not in caplog.text


def test_queries_and_updates_go_where_they_belong() -> None:
    seen: list[tuple[str, str, str]] = []

    def answer(path: str, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        seen.append((path, headers["content-type"], body.decode()))
        return 200, JSON, YES

    with serving(answer) as address:
        with Endpoint.of(f"{address}/ds/query", {}) as endpoint:
            endpoint.ask("ASK {}", ["http://a.example/"], ["http://b.example/"])
            endpoint.update("INSERT DATA {}")
        with Endpoint.of(f"{address}/q", {"NEWSGRAPH_STORE_UPDATE": f"{address}/u"}) as endpoint:
            endpoint.update("INSERT DATA {}")
    form = "application/x-www-form-urlencoded"
    (path, kind, body), *updates = seen
    assert (path, kind) == ("/ds/query", form)
    assert dict(httpx.QueryParams(body)) == {
        "query": "ASK {}", "default-graph-uri": "http://a.example/", "named-graph-uri": "http://b.example/",
    }  # fmt: skip
    assert updates == [(path, "application/sparql-update", "INSERT DATA {}") for path in ("/ds/update", "/u")]


@pytest.mark.parametrize(
    ("address", "update"),
    [
        ("http://x.example:3030/news/query", "http://x.example:3030/news/update"),
        ("http://x.example/repositories/news", "http://x.example/repositories/news/statements"),
        ("http://x.example/sparql-auth", "http://x.example/sparql-auth"),
        ("http://x.example/query?default=1", "http://x.example/update?default=1"),
    ],
)
def test_where_updates_go(address: str, update: str) -> None:
    assert update_address(address) == update
    assert is_address(address)

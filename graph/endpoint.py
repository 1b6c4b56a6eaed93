"""A SPARQL 1.1 endpoint over HTTP: queries in, solutions out; updates in.

One address stands for it, that of its queries.  Updates go where its kind of server takes them (:func:`update_address`)
or to ``NEWSGRAPH_STORE_UPDATE``.  Who asks is told by the environment alone: ``NEWSGRAPH_STORE_USER`` and
``NEWSGRAPH_STORE_PASSWORD`` (Basic or Digest, as the server wishes), or ``NEWSGRAPH_STORE_TOKEN`` (Bearer).  No
redirect is followed, and no message holds more of an address than host and path: what is secret goes nowhere else.

What is sent twice must be what can be: queries, and updates of ``INSERT DATA`` and ``DELETE DATA``.  They are sent
again when the server is busy or the line breaks.
"""

import logging
import os
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import IO, NoReturn, Self, cast
from urllib.parse import urlsplit, urlunsplit

import httpx
import pyoxigraph
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolution, QuerySolutions, RdfFormat, Triple

from graph.errors import StoreError
from graph.version import __version__

_LOG = logging.getLogger(__name__)
USER, PASSWORD, TOKEN = "NEWSGRAPH_STORE_USER", "NEWSGRAPH_STORE_PASSWORD", "NEWSGRAPH_STORE_TOKEN"
UPDATE, SECONDS = "NEWSGRAPH_STORE_UPDATE", "NEWSGRAPH_STORE_TIMEOUT"
PATIENCE = 120.0
"""Seconds that the server may be silent."""
PAUSES = (0.5, 2.0, 5.0)
"""Seconds to wait before each further try."""
_BUSY = {429, 502, 503, 504}
_JSON, _NT = "application/sparql-results+json", "application/n-triples"
_YES, _NO = b'{"head":{},"boolean":true}', b'{"head":{},"boolean":false}'
_TOLD = 300
"""Characters of a server's own message that are passed on."""


def is_address(where: object) -> bool:
    """Whether it is the address of an endpoint and not a folder.

    >>> is_address("http://localhost:7878/query"), is_address("kg")
    (True, False)
    """
    return str(where).lower().startswith(("http://", "https://"))


def update_address(address: str) -> str:
    """Where a server that answers queries at this address takes updates.

    ``.../query`` has ``.../update`` beside it (Oxigraph, Fuseki), a repository its statements (RDF4J, GraphDB); others
    take both at one address (Virtuoso, Blazegraph).

    >>> update_address("http://localhost:7878/query"), update_address("http://localhost:8890/sparql-auth")
    ('http://localhost:7878/update', 'http://localhost:8890/sparql-auth')
    """
    parts = urlsplit(address)
    above, _, last = parts.path.rstrip("/").rpartition("/")
    path = parts.path
    if last == "query":
        path = f"{above}/update"
    elif above.endswith("/repositories"):
        path = f"{above}/{last}/statements"
    return urlunsplit(parts._replace(path=path))


class Endpoint:
    """A connection; use it as a context manager, or :meth:`close` it.  Nothing is sent before the first question."""

    def __init__(
        self, address: str, *, update: str = "", auth: httpx.Auth | None = None, seconds: float = PATIENCE
    ) -> None:
        self._address, self._updates = _checked(address), _checked(update or update_address(address))
        self.name = _shown(address)
        """The address as it may be told to anybody."""
        limits = httpx.Timeout(seconds, connect=min(seconds, 10.0))
        agent = {"user-agent": f"newsgraph/{__version__}"}
        # Loading the certificates takes longer than many a query, and a plain line has no use for them.
        secure = any(urlsplit(one).scheme == "https" for one in (self._address, self._updates))
        self._client = httpx.Client(auth=auth, timeout=limits, headers=agent, follow_redirects=False, verify=secure)

    @classmethod
    def of(cls, address: str, environment: Mapping[str, str] = os.environ) -> Self:
        """The endpoint with what the environment says of it."""
        seconds = environment.get(SECONDS, str(PATIENCE))
        try:
            patience = float(seconds)
        except ValueError:
            patience = 0.0
        if patience <= 0:
            raise StoreError(f"{SECONDS} is {seconds!r}, expected a number of seconds above 0.")
        auth: httpx.Auth | None = None
        if token := environment.get(TOKEN):
            auth = _Bearer(token)
        elif user := environment.get(USER):
            auth = _Login(user, environment.get(PASSWORD, ""))
        if auth is not None and urlsplit(address).scheme == "http" and not _is_here(address):
            _LOG.warning("%s: the password or token is sent unencrypted; use https.", _shown(address))
        return cls(address, update=environment.get(UPDATE, ""), auth=auth, seconds=patience)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def select(self, sparql: str, default: Sequence[str] = (), named: Sequence[str] = ()) -> Iterator[QuerySolution]:
        """The solutions of a SELECT, as they come; over these graphs where any are given."""
        with self._answer(sparql, default, named, _JSON) as body:
            found = pyoxigraph.parse_query_results(body, QueryResultsFormat.JSON)
            if not isinstance(found, QuerySolutions):
                self._unexpected("a truth value", "solutions")
            try:
                yield from found
            finally:
                del found  # only this thread may drop them, and the traceback of an error can end in any

    def ask(self, sparql: str, default: Sequence[str] = (), named: Sequence[str] = ()) -> QueryBoolean:
        """The answer to an ASK; Virtuoso's is a table of one column, with a row for yes."""
        with self._answer(sparql, default, named, _JSON) as body:
            found = pyoxigraph.parse_query_results(body, QueryResultsFormat.JSON)
            if isinstance(found, QueryBoolean):
                return found
            try:
                columns = [variable.value for variable in found.variables]
                said = _YES if any(True for _ in found) else _NO
            finally:
                del found  # as above
            if columns != ["__ASK_RETVAL"]:
                self._unexpected("solutions", "a truth value")
            answer = pyoxigraph.parse_query_results(said, QueryResultsFormat.JSON)
            assert isinstance(answer, QueryBoolean)
            return answer

    def solutions(self, sparql: str, default: Sequence[str] = (), named: Sequence[str] = ()) -> QuerySolutions:
        """The whole answer to a SELECT."""
        with self._answer(sparql, default, named, _JSON) as body:
            found = pyoxigraph.parse_query_results(body.read(), QueryResultsFormat.JSON)
            return found if isinstance(found, QuerySolutions) else self._unexpected("a truth value", "solutions")

    def triples(self, sparql: str, default: Sequence[str] = (), named: Sequence[str] = ()) -> list[Triple]:
        """The answer to a CONSTRUCT or DESCRIBE."""
        with self._answer(sparql, default, named, f"{_NT}, text/turtle;q=0.9") as body:
            return [quad.triple for quad in pyoxigraph.parse(body.read(), format=RdfFormat.TURTLE)]  # holds N-Triples

    def update(self, sparql: str) -> None:
        """Run an update that may be sent twice."""
        response = self._send(
            "POST", self._updates, content=sparql.encode(), headers={"content-type": "application/sparql-update"}
        )
        response.close()

    @contextmanager
    def _answer(self, sparql: str, default: Sequence[str], named: Sequence[str], accept: str) -> Iterator[IO[bytes]]:
        form = {"query": sparql, "default-graph-uri": list(default), "named-graph-uri": list(named)}
        response = self._send("POST", self._address, data=form, headers={"accept": accept})
        try:
            kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            if kind not in {part.partition(";")[0].strip() for part in accept.split(",")} | {"application/json"}:
                raise StoreError(
                    f"{self.name}: answers with {kind or 'no type'!r}, expected {accept.partition(',')[0]}. Is it the "
                    "address at which a server answers SPARQL queries, and not that of a page? See docs/stores.md."
                )
            yield cast("IO[bytes]", _Body(response))
        except httpx.TransportError as error:
            raise StoreError(f"{self.name}: the connection broke within an answer ({error}). Try again.") from error
        except (SyntaxError, ValueError) as error:
            raise StoreError(
                f"{self.name}: the answer cannot be read ({error}). It was cut, or is no SPARQL."
            ) from error
        finally:
            response.close()

    def _send(self, method: str, address: str, **given: object) -> httpx.Response:
        """A response of which only the head has been read; tried again while the server is busy."""
        for pause in (*PAUSES, None):
            try:
                request = self._client.build_request(method, address, **given)  # type: ignore[arg-type]
                response = self._client.send(request, stream=True)
            except httpx.TransportError as error:
                if pause is None or isinstance(error, httpx.UnsupportedProtocol):
                    self._unreachable(error)
            else:
                if response.status_code < 300:
                    return response
                if pause is None or response.status_code not in _BUSY:
                    self._refused(address, response)
                response.close()
            _LOG.info("%s: trying again in %s s.", self.name, pause)
            time.sleep(pause)
        raise AssertionError("the last try returns or raises")

    def _unreachable(self, error: httpx.TransportError) -> NoReturn:
        why = (
            "it gave no answer in time" if isinstance(error, httpx.TimeoutException) else str(error) or "no connection"
        )
        raise StoreError(
            f"{self.name}: cannot be reached: {why}. Is the server running, and the address right? "
            f"{SECONDS} sets how long it may take."
        ) from error

    def _refused(self, address: str, response: httpx.Response) -> NoReturn:
        """What a status means for the user."""
        shown, code = _shown(address), response.status_code
        said = _message(response)
        response.close()
        if code == 401:
            raise StoreError(f"{shown}: asks who you are, or does not know you. Set {USER} and {PASSWORD}, or {TOKEN}.")
        if code == 403:
            raise StoreError(f"{shown}: does not let you do this{said}. Set {USER} and {PASSWORD} of one who may.")
        if code in {404, 405}:
            raise StoreError(
                f"{shown}: there is no SPARQL endpoint here ({code}). Give the address of its queries, such as "
                f"http://localhost:7878/query, and that of its updates in {UPDATE}; see docs/stores.md."
            )
        if 300 <= code < 400:
            there = _shown(response.headers.get("location", "another address"))
            raise StoreError(f"{shown}: leads on to {there}. Give that address, if you trust it.")
        raise StoreError(f"{shown}: could not do what was asked ({code}){said}.")

    def _unexpected(self, found: str, expected: str) -> NoReturn:
        raise StoreError(f"{self.name}: answers with {found}, expected {expected}. Is it a SPARQL 1.1 endpoint?")


class _Body:
    """What a parser reads a response by."""

    def __init__(self, response: httpx.Response) -> None:
        self._chunks, self._rest = response.iter_bytes(), b""

    def read(self, size: int = -1) -> bytes:
        if size < 0:
            return self._rest + b"".join(self._chunks)
        while not self._rest:
            self._rest = next(self._chunks, b"")
            if not self._rest:
                return b""
        data, self._rest = self._rest[:size], self._rest[size:]
        return data


class _Bearer(httpx.Auth):
    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["authorization"] = f"Bearer {self._token}"
        yield request


class _Login(httpx.Auth):
    """Name and password in the way that the server asks for, once it does."""

    def __init__(self, user: str, password: str) -> None:
        self._user, self._password = user, password
        self._way: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._way is None:
            response = yield request
            if response.status_code != 401:
                return
            digest = any(value.lower().startswith("digest") for value in response.headers.get_list("www-authenticate"))
            self._way = (httpx.DigestAuth if digest else httpx.BasicAuth)(self._user, self._password)
        yield from self._way.auth_flow(request)


def _checked(address: str) -> str:
    """The address; one that holds a password is refused without a word of it."""
    parts = urlsplit(address)
    if parts.username or parts.password:
        raise StoreError(f"{_shown(address)}: an address must not hold a password. Set {USER} and {PASSWORD} instead.")
    if not is_address(address) or not parts.hostname:
        raise StoreError(f"{_shown(address)!r} is no address of an endpoint, such as http://localhost:7878/query.")
    return address


def _shown(address: str) -> str:
    """Host and path alone: the rest may hold secrets."""
    parts = urlsplit(address)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def _is_here(address: str) -> bool:
    return (urlsplit(address).hostname or "") in {"localhost", "127.0.0.1", "::1"}


def _message(response: httpx.Response) -> str:
    """The first line of what the server says, where it says it in plain text."""
    if response.headers.get("content-type", "").startswith("text/html"):
        return ""
    body = _Body(response)
    try:
        text = body.read(4096).decode(errors="replace")
    except httpx.TransportError:
        return ""
    words = " ".join(text.split())[:_TOLD]
    return f": {words}" if words else ""

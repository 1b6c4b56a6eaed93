"""``newsgraph serve``: a store in the browser."""

import socket
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.app import StoreOption, cli, plain, say
from graph.errors import SettingsError

if TYPE_CHECKING:
    from starlette.applications import Starlette


@cli.command()
def serve(
    store: StoreOption,
    host: Annotated[
        str, typer.Option(metavar="HOST", help="Address to listen on; 0.0.0.0 lets other machines in.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="Port; 0 takes a free one.")] = 8000,
    timeout: Annotated[
        float, typer.Option(min=0.1, metavar="SECONDS", help="A SPARQL query that runs longer is stopped.")
    ] = 30.0,
    rows: Annotated[
        int, typer.Option(min=1, metavar="N", help="Rows or triples that a SPARQL answer may have.")
    ] = 100_000,
    memory: Annotated[int, typer.Option(min=200, metavar="MIB", help="Memory that a SPARQL query may take.")] = 1024,
    workers: Annotated[int, typer.Option(min=1, metavar="N", help="SPARQL queries that run at the same time.")] = 4,
) -> None:
    """Show the graph in the browser and answer SPARQL at /sparql, until Ctrl-C; nothing is fetched from the network.

    The store is read only: builds into it are refused while it is served. Only this machine can reach the server unless
    --host says otherwise; there is no password, so let in only those who may read all of it.

    Examples:

        newsgraph serve --store kg

        newsgraph serve --store kg --host 0.0.0.0 --port 8080 --timeout 10
    """
    from graph.remote import folder_of
    from graph.serve.app import create_app
    from graph.serve.context import ServeSettings

    settings = ServeSettings(host=host, port=port, timeout=timeout, rows=rows, memory=memory, workers=workers)
    with _listen(host, port) as listening:
        app = create_app(folder_of(store), settings)
        where, number = listening.getsockname()[:2]
        typer.echo(f"http://{f'[{where}]' if ':' in where else where}:{number}/")
        say(f"Serving {plain(str(store))}; Ctrl-C stops. Builds into it have to wait until then.")
        try:
            _run(app, listening)
        except KeyboardInterrupt:  # uvicorn has shut down, and hands the signal on
            say("Stopped.")


def _run(app: "Starlette", listening: socket.socket) -> None:
    import uvicorn

    quiet: dict[str, Any] = {"log_level": "warning", "access_log": False, "server_header": False}
    config = uvicorn.Config(app, lifespan="on", ws="none", timeout_graceful_shutdown=3, **quiet)
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A socket that takes connections from now on."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listening = socket.create_server(address[:2], family=family, backlog=2048)
    except OSError as error:
        raise SettingsError(
            f"{host}:{port}: cannot be listened on ({error.strerror or error}). "
            "If another program has the port, stop it or choose another with --port."
        ) from error
    # Connections take this over; without it every answer on a kept connection waits 40 ms for an acknowledgement.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening

"""Runs the service: the local Neo4j under it where no other is named, then one process or several."""

import os
import signal
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from tempfile import TemporaryDirectory
from typing import Final

import uvicorn
from uvicorn.config import STARTUP_FAILURE

from graph_models.errors import Unavailable
from hub.app.serving.processes import Processes
from hub.app.serving.settings import ServiceSettings
from hub.engine import EngineProgress, EngineSettings, find_local, start_local
from hub.engine.errors import NotRunning
from hub.web.limits import WebLimits
from hub.web.server import server_options

_FACTORY: Final = "hub.app.serving.application:application"
_WAITING: Final = 2_048
"""Connections that wait to be taken."""
_SEE_LOG: Final = "the service could not start; its log says why"


class AddressTaken(Unavailable):
    """Something else listens where the service should, or the address is not this machine's."""

    code = "ADDRESS_TAKEN"


class NotStarted(Unavailable):
    """The service could not open what it rests on, such as the store; its log says what."""

    code = "NOT_STARTED"


@contextmanager
def database(environment: Mapping[str, str], progress: EngineProgress) -> Iterator[str]:
    """The database that answers come from: the one named, the local one that runs, or one started for this time."""
    named = environment.get("HUB_NEO4J_URI", "").strip()
    if named:
        yield named
        return
    settings = EngineSettings.from_environment(environment)
    try:
        address = find_local(settings)
    except NotRunning:
        with start_local(settings, progress=progress) as server:
            yield server.uri
    else:
        yield address.uri


@contextmanager
def listening(service: ServiceSettings) -> Iterator[Sequence[socket.socket]]:
    """Sockets that listen at the service's address, one a process; port 0 takes any free one. Raises AddressTaken."""
    with ExitStack() as taken:
        if service.processes > 1 and service.port:
            # listeners that share a port would share it with another service of the same user as well
            _listener(service, service.port, shared=False).close()
        shared = service.processes > 1
        first = taken.enter_context(_listener(service, service.port, shared=shared))
        port = first.getsockname()[1]
        others = [taken.enter_context(_listener(service, port, shared=shared)) for _ in range(service.processes - 1)]
        yield (first, *others)


def _listener(service: ServiceSettings, port: int, *, shared: bool) -> socket.socket:
    try:
        taken = socket.create_server((service.host, port), backlog=_WAITING, reuse_port=shared)
    except OSError as error:
        raise AddressTaken(f"cannot listen on {service.host}:{port}: {error.strerror}") from error
    # Connections inherit it. asyncio sets it only where the listener names its protocol, and without it the last part
    # of an answer waits 40 ms for the caller to acknowledge the part before.
    taken.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return taken


def serve(service: ServiceSettings, listeners: Sequence[socket.socket]) -> None:
    """Serve until a signal says stop; requests under way are finished first. Raises NotStarted."""
    if len(listeners) == 1:
        with _stopped_in_order():
            try:
                _serve_one(listeners[0], service=service)
            except SystemExit as ended:
                raise NotStarted(_SEE_LOG) from ended
        return
    with TemporaryDirectory(prefix="hub-metrics-") as folder:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        if not Processes(partial(_serve_one, service=service), listeners, failure=STARTUP_FAILURE).run():
            raise NotStarted(_SEE_LOG)


def _serve_one(listener: socket.socket, *, service: ServiceSettings) -> None:
    options = server_options(WebLimits(allowed_origins=service.allowed_origins))
    uvicorn.Server(uvicorn.Config(_FACTORY, factory=True, **options)).run(sockets=[listener])


class _Stopped(Exception):
    """A signal said stop, and the server has stopped."""


@contextmanager
def _stopped_in_order() -> Iterator[None]:
    """uvicorn raises the signal that stopped it once more: here that ends the block, and the rest is put down."""

    def stop(*_: object) -> None:
        raise _Stopped

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    except _Stopped:
        pass
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

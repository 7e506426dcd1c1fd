"""Runs the service: the local Neo4j under it where no other is named, then one process or several."""

import os
import signal
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Final

import uvicorn
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from graph_models.errors import Unavailable
from hub.app.serving.settings import ServiceSettings
from hub.engine import EngineProgress, EngineSettings, find_local, start_local
from hub.engine.errors import NotRunning
from hub.web.limits import WebLimits
from hub.web.metrics import forget_process
from hub.web.server import server_options

_FACTORY: Final = "hub.app.serving.application:application"
_WAITING: Final = 2_048
"""Connections that wait to be taken."""


class AddressTaken(Unavailable):
    """Something else listens where the service should, or the address is not this machine's."""

    code = "ADDRESS_TAKEN"


class NotStarted(Unavailable):
    """The service could not be opened: its log says why."""

    code = "NOT_STARTED"


_WHY: Final = "the service could not be opened on this database; the log says why"


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
def listening(service: ServiceSettings) -> Iterator[socket.socket]:
    """A socket that listens at the service's address; port 0 takes any free one. Raises AddressTaken."""
    try:
        taken = socket.create_server((service.host, service.port), backlog=_WAITING)
    except OSError as error:
        raise AddressTaken(f"cannot listen on {service.host}:{service.port}: {error.strerror}") from error
    with taken:
        taken.set_inheritable(True)
        yield taken


def serve(service: ServiceSettings, listener: socket.socket) -> None:
    """Serve until a signal says stop; requests under way are finished first. Raises NotStarted."""
    options = server_options(WebLimits(allowed_origins=service.allowed_origins))
    config = uvicorn.Config(_FACTORY, factory=True, workers=service.processes, **options)
    with _stopped_in_order():
        if service.processes == 1:
            _serve_here(config, listener)
            return
        with TemporaryDirectory(prefix="hub-metrics-") as folder:
            os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
            workers = Workers(config, sockets=[listener])
            workers.run()
            if workers.failed:
                raise NotStarted(_WHY)


def _serve_here(config: uvicorn.Config, listener: socket.socket) -> None:
    try:
        uvicorn.Server(config).run(sockets=[listener])
    except SystemExit as fault:  # so uvicorn ends where the service could not be opened
        raise NotStarted(_WHY) from fault


class Workers(Multiprocess):
    """uvicorn's supervisor of several processes; what one that has ended had open is counted no longer."""

    def keep_subprocess_alive(self) -> None:
        """Put new processes in the place of those that ended."""
        with self._forgetting():
            super().keep_subprocess_alive()

    def handle_signals(self) -> None:
        """Do what signals ask for: to end, to renew the processes, to run more or fewer."""
        with self._forgetting():
            super().handle_signals()

    @property
    def failed(self) -> bool:
        """Whether a process ended because the service could not be opened in it."""
        return any(each.exitcode == STARTUP_FAILURE for each in self.processes)

    @contextmanager
    def _forgetting(self) -> Iterator[None]:
        before = set(self.processes)
        yield
        for ended in before - set(self.processes):
            if ended.pid is not None:
                forget_process(ended.pid)


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

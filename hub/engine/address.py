"""Where a local Neo4j answers and how to log in: from a handle, or by looking at who owns the data folder."""

import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hub.engine.errors import NotRunning
from hub.engine.home import USER, DataHome, Secret
from hub.engine.settings import EngineSettings

_BOLT_HELLO: Final = bytes.fromhex("6060b017") + bytes.fromhex("00000005") + bytes(12)
_BOLT_SECONDS: Final = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerAddress:
    """All that a client needs."""

    port: int
    password: Secret
    user: str = USER

    @property
    def uri(self) -> str:
        """The address for a direct connection."""
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def neo4j_uri(self) -> str:
        """The address for a routed connection."""
        return f"neo4j://127.0.0.1:{self.port}"


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineStatus:
    """What is known of a data folder. `answers`: Bolt speaks on the port. `pid`: the owner's."""

    home: Path
    running: bool
    ready: bool = False
    answers: bool = False
    pid: int | None = None
    port: int | None = None


def local_status(settings: EngineSettings) -> EngineStatus:
    """Look at the data folder: the lock says whether someone owns it, the state what that is."""
    home = DataHome(settings.home)
    if not home.is_owned():
        return EngineStatus(home=settings.home, running=False)
    state = home.state()
    if state is None:
        return EngineStatus(home=settings.home, running=True)
    return EngineStatus(
        home=settings.home,
        running=True,
        ready=state.ready,
        answers=state.ready and _speaks_bolt(state.port),
        pid=state.pid,
        port=state.port,
    )


def find_local(settings: EngineSettings) -> ServerAddress:
    """The address of the database that runs on the data folder. Raises NotRunning: how to start it."""
    status = local_status(settings)
    password = DataHome(settings.home).password()
    if not status.running or password is None:
        raise NotRunning(f"no local database runs on {settings.home}; start it with `hub db start`")
    if status.port is None or not status.ready:
        raise NotRunning(f"the local database on {settings.home} is not ready; see `hub db status`")
    return ServerAddress(port=status.port, password=password)


def _speaks_bolt(port: int) -> bool:
    """Whether a Bolt server answers the handshake (Bolt protocol: four bytes of magic, four versions)."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=_BOLT_SECONDS) as connection:
            connection.sendall(_BOLT_HELLO)
            return len(connection.recv(4)) == len(bytes(4))
    except OSError:
        return False

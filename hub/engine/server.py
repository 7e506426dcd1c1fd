"""Start a local Neo4j under this process, and the handle on it. It ends with this process, in any way."""

import os
import socket
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self

from hub.engine.address import ServerAddress
from hub.engine.configuration import java_options, server_properties
from hub.engine.errors import PortTaken, StartFailed
from hub.engine.home import DataHome, Secret
from hub.engine.job import Job
from hub.engine.process import Child
from hub.engine.progress import EngineProgress, Silent, Stage
from hub.engine.runtime import JavaRuntime, prepare_runtime
from hub.engine.settings import EngineSettings

_PORT_TRIES: Final = 3


def _free_port() -> int:
    """A port that is free now; if someone takes it before the database does, another is tried."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class RunningNeo4j:
    """A local Neo4j that runs under this process. As a context manager it stops at the end of the block."""

    def __init__(self, child: Child, *, settings: EngineSettings, address: ServerAddress) -> None:
        self._child = child
        self.settings = settings
        self.address = address

    @property
    def uri(self) -> str:
        """The address for a direct connection."""
        return self.address.uri

    @property
    def neo4j_uri(self) -> str:
        """The address for a routed connection."""
        return self.address.neo4j_uri

    @property
    def port(self) -> int:
        """Bolt's port on 127.0.0.1."""
        return self.address.port

    @property
    def user(self) -> str:
        """The one user."""
        return self.address.user

    @property
    def password(self) -> Secret:
        """The user's password."""
        return self.address.password

    @property
    def pid(self) -> int:
        """The database process's id."""
        return self._child.pid

    @property
    def alive(self) -> bool:
        """Whether the database's process runs."""
        return self._child.alive

    def wait(self) -> int:
        """Wait until the database's process ends by itself; its exit code."""
        return self._child.wait()

    def stop(self) -> bool:
        """End in order and wait; killed after `stop_seconds`. Whether it ended in order."""
        return self._child.end(seconds=self.settings.stop_seconds + 5)

    def kill(self) -> None:
        """End at once, as a crash would; the next start recovers everything committed."""
        self._child.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def start_local(settings: EngineSettings, *, progress: EngineProgress | None = None) -> RunningNeo4j:
    """Start a local Neo4j on `settings.home` and wait until Bolt answers; fetches jars that are missing.

    Raises DataFolderBusy, PortTaken, StartTimeout, StartFailed, JavaMissing, DiskFull, what fetching raises.
    """
    shown = progress or Silent()
    runtime = prepare_runtime(settings, shown)
    home = DataHome(settings.home)
    home.prepare()
    if settings.port:
        return _start(settings, runtime, shown)
    return start_on_free_port(settings, runtime, shown)


def start_on_free_port(
    settings: EngineSettings,
    runtime: JavaRuntime,
    progress: EngineProgress,
    choose: Callable[[], int] = _free_port,
) -> RunningNeo4j:
    """Start on a chosen port; on another when somebody was quicker. Raises PortTaken after three tries."""
    for _ in range(_PORT_TRIES - 1):
        try:
            return _start(settings.with_changes(port=choose()), runtime, progress)
        except PortTaken:
            progress.stage(Stage.PORT)
    return _start(settings.with_changes(port=choose()), runtime, progress)


def job_of(settings: EngineSettings, runtime: JavaRuntime) -> Job:
    """The job to run the server as a child process of this one."""
    return Job(
        home=str(settings.home),
        library=str(runtime.library),
        class_path=tuple(map(str, runtime.class_path)),
        options=(*java_options(settings), *runtime.options),
        parent=os.getpid(),
        properties=server_properties(settings, settings.port),
        port=settings.port,
        stop_seconds=settings.stop_seconds,
        rehearsal=runtime.rehearsal,
    )


def _start(settings: EngineSettings, runtime: JavaRuntime, progress: EngineProgress) -> RunningNeo4j:
    progress.stage(Stage.PROCESS)
    child = Child(job_of(settings, runtime))
    try:
        child.follow(progress, seconds=settings.start_seconds)
        password = DataHome(settings.home).password()
        if password is None:
            raise StartFailed(f"the password file in {settings.home} vanished while the database started")
        return RunningNeo4j(child, settings=settings, address=ServerAddress(port=settings.port, password=password))
    except BaseException:
        child.kill()
        raise

"""Start a local Neo4j that outlives the command which starts it, and stop one, whoever started it."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from hub.engine.address import EngineStatus, ServerAddress, find_local, local_status
from hub.engine.errors import DataFolderBusy, NotRunning, StopFailed
from hub.engine.home import DataHome
from hub.engine.process import private_file
from hub.engine.progress import EngineProgress, Silent, Stage
from hub.engine.reports import follow_reports
from hub.engine.runtime import prepare_runtime
from hub.engine.settings import EngineSettings, encode_settings

_GRACE_SECONDS: Final = 10


def start_detached(settings: EngineSettings, *, progress: EngineProgress | None = None) -> ServerAddress:
    """Start a supervisor with a database and wait until Bolt answers; one that runs already is returned.

    Raises what `start_local` raises. Interrupted, it takes the half-started database down again.
    """
    shown = progress or Silent()
    status = local_status(settings)
    if status.running:
        return _already(settings, status)
    prepare_runtime(settings, shown)
    home = DataHome(settings.home)
    home.prepare()
    reports, write_end = os.pipe()
    try:
        try:
            _spawn_supervisor(settings, write_end)
        finally:
            os.close(write_end)
        log = _supervisor_log(home)
        follow_reports(reports, shown, seconds=settings.start_seconds + _GRACE_SECONDS, log=log)
    except BaseException:
        with suppress(NotRunning, StopFailed):
            stop_local(settings)
        raise
    finally:
        os.close(reports)  # a supervisor that is still starting notices, and ends
    return find_local(settings)


def stop_local(settings: EngineSettings, *, progress: EngineProgress | None = None) -> None:
    """Stop the database that runs on the data folder, in order, and wait. Raises NotRunning or StopFailed."""
    status = local_status(settings)
    if not status.running:
        raise NotRunning(f"no local database runs on {settings.home}")
    if status.pid is None:
        raise StopFailed(f"a dump, load or check works on {settings.home}; wait for its end")
    (progress or Silent()).stage(Stage.STOPPING)
    with suppress(ProcessLookupError):  # it ended in between
        os.kill(status.pid, signal.SIGTERM)
    try:
        DataHome(settings.home).own(timeout=settings.stop_seconds + _GRACE_SECONDS).release()
    except DataFolderBusy as error:
        raise StopFailed(f"process {status.pid} did not end in time; the data are safe if it is killed") from error


def _already(settings: EngineSettings, status: EngineStatus) -> ServerAddress:
    if not status.ready:
        raise DataFolderBusy(f"another process works on {settings.home}; see `hub db status`")
    return find_local(settings)


def _supervisor_log(home: DataHome) -> Path:
    return home.log.with_name("supervisor.log")


def _spawn_supervisor(settings: EngineSettings, descriptor: int) -> None:
    """Make the supervisor, which leaves this process's family at once."""
    with private_file(_supervisor_log(DataHome(settings.home))) as log:
        subprocess.run(
            [sys.executable, "-m", "hub.engine.supervisor", str(descriptor)],
            input=encode_settings(settings),
            stdout=log,
            stderr=log,
            pass_fds=(descriptor,),
            start_new_session=True,
            check=True,
        )

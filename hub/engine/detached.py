"""Start a local Neo4j that outlives the command which starts it, and stop one, whoever started it."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from typing import Final

from hub.engine.address import EngineStatus, ServerAddress, find_local, local_status
from hub.engine.errors import DataFolderBusy, NotRunning, StopFailed
from hub.engine.home import DataHome
from hub.engine.process import private_file
from hub.engine.progress import EngineProgress, Silent, Stage
from hub.engine.reports import follow_reports
from hub.engine.runtime import prepare_runtime
from hub.engine.settings import EngineSettings
from hub.engine.supervisor import encode_settings

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
        supervisor = _spawn(home, write_end)
    finally:
        os.close(write_end)
    assert supervisor.stdin is not None  # noqa: S101  # a pipe was asked for
    try:
        with suppress(BrokenPipeError), supervisor.stdin as pipe:
            pipe.write(encode_settings(settings))
        follow_reports(reports, shown, seconds=settings.start_seconds + _GRACE_SECONDS, log=home.log)
    except BaseException:
        supervisor.terminate()
        supervisor.wait()
        raise
    finally:
        os.close(reports)
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
        raise StopFailed(
            f"process {status.pid} did not end in time; the data are safe if it is killed"
        ) from error


def _already(settings: EngineSettings, status: EngineStatus) -> ServerAddress:
    if not status.ready:
        raise DataFolderBusy(f"another process works on {settings.home}; see `hub db status`")
    return find_local(settings)


def _spawn(home: DataHome, descriptor: int) -> "subprocess.Popen[bytes]":
    with private_file(home.log.with_name("supervisor.log")) as log:
        return subprocess.Popen(
            [sys.executable, "-m", "hub.engine.supervisor", str(descriptor)],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            pass_fds=(descriptor,),
            start_new_session=True,
        )

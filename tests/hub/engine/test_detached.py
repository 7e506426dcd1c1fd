"""A database that outlives its starter: started, found, started again, stopped; or ended with its supervisor."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from hub.engine import EngineSettings, find_local, local_status, start_detached, stop_local
from hub.engine.errors import DataFolderBusy, NotRunning, PortTaken, StopFailed
from hub.engine.home import DataHome, ServerState
from hub.engine.progress import Stage
from hub.engine.settings import encode_settings
from tests.hub.engine.cypher import query
from tests.hub.engine.recorder import Recorder

SECONDS = 60
START = """
import sys
from hub.engine import start_detached
from hub.engine.settings import decode_settings
from tests.hub.engine.owner import Told
start_detached(decode_settings(sys.argv[1].encode()), progress=Told())
"""


@pytest.fixture
def detached(settings: EngineSettings) -> Iterator[EngineSettings]:
    """Settings whose database is down at the end, whatever the test did."""
    yield settings
    if local_status(settings).running:
        stop_local(settings)


def pid_of(settings: EngineSettings) -> int:
    pid = local_status(settings).pid
    assert pid is not None
    return pid


def test_it_is_started_once_and_stopped_in_order(detached: EngineSettings) -> None:
    progress = Recorder()
    address = start_detached(detached, progress=progress)
    assert progress.stages[-3:] == [Stage.JAVA, Stage.PASSWORD, Stage.DATABASE]
    assert query(address, "RETURN 1 AS one") == [{"one": 1}]
    database = psutil.Process(pid_of(detached))
    supervisor = database.parent()
    assert supervisor is not None
    assert supervisor.ppid() != os.getpid()
    assert start_detached(detached) == find_local(detached) == address
    assert pid_of(detached) == database.pid
    stop_local(detached, progress=progress)
    assert progress.stages[-1] is Stage.STOPPING
    database.wait(SECONDS)
    supervisor.wait(SECONDS)
    assert not DataHome(detached.home).was_killed
    with pytest.raises(NotRunning):
        stop_local(detached)


def test_it_ends_with_its_supervisor_however_that_ends(detached: EngineSettings) -> None:
    start_detached(detached)
    database = psutil.Process(pid_of(detached))
    supervisor = database.parent()
    assert supervisor is not None
    supervisor.kill()
    database.wait(SECONDS)
    assert not local_status(detached).running
    assert not DataHome(detached.home).was_killed


def test_what_fails_in_the_supervisor_is_told_to_the_starter(detached: EngineSettings, server: object) -> None:
    port = getattr(server, "port", 0)
    with pytest.raises(PortTaken, match=str(port)):
        start_detached(detached.with_changes(port=port))
    assert not local_status(detached).running


def test_ctrl_c_while_it_starts_takes_it_down_again(detached: EngineSettings) -> None:
    command = [sys.executable, "-c", START, encode_settings(detached).decode()]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
    ) as starter:
        assert starter.stdout is not None
        while starter.stdout.readline().strip() != "JAVA":
            assert starter.poll() is None
        database = psutil.Process(pid_of(detached))
        os.killpg(starter.pid, signal.SIGINT)
        database.wait(SECONDS)
    assert starter.returncode != 0
    assert not local_status(detached).running


def test_a_folder_in_other_use_is_neither_started_nor_stopped(settings: EngineSettings) -> None:
    home = DataHome(settings.home)
    home.prepare()
    with home.own(timeout=0):
        with pytest.raises(DataFolderBusy, match="another process works"):
            start_detached(settings)
        with pytest.raises(StopFailed, match="a dump, load or check works"):
            stop_local(settings)


def test_what_does_not_end_in_time_is_said(settings: EngineSettings, tmp_path: Path) -> None:
    home = DataHome(settings.home)
    home.prepare()
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    home.keep_state(ServerState(pid=ended.pid, port=1, ready=True))
    with home.own(timeout=0), pytest.raises(StopFailed, match="did not end in time"):
        stop_local(settings.with_changes(stop_seconds=-10))

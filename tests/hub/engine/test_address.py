"""Looking at a data folder from outside: does it run, where, does it answer."""

import socket
from pathlib import Path

import pytest

from hub.engine import EngineSettings, EngineStatus, RunningNeo4j, find_local, local_status
from hub.engine.errors import NotRunning
from hub.engine.home import DataHome, Secret, ServerState


@pytest.fixture
def home(settings: EngineSettings) -> DataHome:
    home = DataHome(settings.home)
    home.prepare()
    home.keep_password(Secret("word"))
    return home


def test_a_running_server_is_found(server: RunningNeo4j) -> None:
    assert local_status(server.settings) == EngineStatus(
        home=server.settings.home, running=True, ready=True, answers=True, pid=server.pid, port=server.port
    )
    assert find_local(server.settings) == server.address
    assert "word" not in repr(find_local(server.settings)).replace("password", "")


def test_nothing_runs_where_nothing_was_started(settings: EngineSettings) -> None:
    assert local_status(settings) == EngineStatus(home=settings.home, running=False)
    with pytest.raises(NotRunning, match="start it with `hub db start`"):
        find_local(settings)


def test_what_a_killed_server_left_does_not_count(settings: EngineSettings, home: DataHome) -> None:
    home.keep_state(ServerState(pid=1, port=7687, ready=True))
    assert not local_status(settings).running
    with pytest.raises(NotRunning):
        find_local(settings)


def test_an_owner_without_a_state_is_no_server(settings: EngineSettings, home: DataHome) -> None:
    with home.own(timeout=0):
        assert local_status(settings) == EngineStatus(home=settings.home, running=True)
        with pytest.raises(NotRunning, match="not ready"):
            find_local(settings)


def test_a_server_that_starts_is_not_ready(settings: EngineSettings, home: DataHome) -> None:
    home.keep_state(ServerState(pid=1, port=7687, ready=False))
    with home.own(timeout=0):
        status = local_status(settings)
        assert (status.running, status.ready, status.answers, status.port) == (True, False, False, 7687)
        with pytest.raises(NotRunning, match="not ready"):
            find_local(settings)


@pytest.mark.parametrize("listens", [True, False])
def test_what_does_not_speak_bolt_does_not_answer(settings: EngineSettings, home: DataHome, listens: bool) -> None:
    with socket.socket() as other, home.own(timeout=0):
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
        if listens:
            other.listen()
        home.keep_state(ServerState(pid=1, port=port, ready=True))
        status = local_status(settings)
    assert (status.ready, status.answers) == (True, False)


def test_the_folder_is_named(tmp_path: Path) -> None:
    settings = EngineSettings(home=tmp_path / "here", cache=tmp_path)
    with pytest.raises(NotRunning, match=str(tmp_path / "here")):
        find_local(settings)

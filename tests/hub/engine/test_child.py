"""No orphan: the database's process ends with its parent, in order once it runs, at once before."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import pytest

from hub.engine import EngineSettings
from hub.engine.child import ENDED_EARLY
from hub.engine.home import DataHome
from hub.engine.settings import encode_settings

SECONDS = 60


@contextmanager
def owner(settings: EngineSettings) -> Iterator["subprocess.Popen[str]"]:
    """A parent in a process group of its own, as in a terminal."""
    command = [sys.executable, "-m", "tests.hub.engine.owner", encode_settings(settings).decode()]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    ) as process:
        yield process


def read_until(process: "subprocess.Popen[str]", word: str) -> None:
    assert process.stdout is not None
    while process.stdout.readline().strip() != word:
        assert process.poll() is None


def kill(process: "subprocess.Popen[str]") -> None:
    process.kill()


def terminate(process: "subprocess.Popen[str]") -> None:
    process.terminate()


def press_ctrl_c(process: "subprocess.Popen[str]") -> None:
    os.killpg(process.pid, signal.SIGINT)


@pytest.mark.parametrize("end", [kill, terminate, press_ctrl_c])
def test_the_database_ends_in_order_when_its_parent_ends(settings: EngineSettings, end: object) -> None:
    assert callable(end)
    with owner(settings) as process:
        read_until(process, "DATABASE")
        assert process.stdout is not None
        pid = int(process.stdout.readline().split()[0])
        database = psutil.Process(pid)
        end(process)
        database.wait(SECONDS)
    home = DataHome(settings.home)
    assert (home.is_owned(), home.was_killed) == (False, False)


def test_a_shutdown_that_hangs_is_cut_off() -> None:
    hang = "from threading import Event; from hub.engine.child import end_within; end_within(0.01, Event().wait)"
    done = subprocess.run([sys.executable, "-c", hang], check=False)
    assert done.returncode == ENDED_EARLY


def test_a_start_that_loses_its_parent_ends_at_once(settings: EngineSettings) -> None:
    home = DataHome(settings.home)
    with owner(settings) as process:
        read_until(process, "JAVA")
        state = home.state()
        assert state is not None
        database = psutil.Process(state.pid)
        process.kill()
        database.wait(SECONDS)
    assert (home.is_owned(), home.was_killed) == (False, True)

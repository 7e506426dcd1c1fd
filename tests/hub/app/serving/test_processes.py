"""Processes that share an address: each answers, a dead one is replaced, a signal ends all, and none outlives."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import psutil
import pytest

ROOT: Final = Path(__file__).parents[4]
SECONDS: Final = 60
SUPERVISE: Final = """
import socket, sys
from hub.app.serving.processes import Processes
from tests.hub.app.serving import served
if __name__ == "__main__":
    first = socket.create_server(("127.0.0.1", 0), reuse_port=True)
    second = socket.create_server(first.getsockname(), reuse_port=True)
    print(first.getsockname()[1], flush=True)
    ended = Processes(getattr(served, sys.argv[1]), [first, second], failure=served.FAILURE).run()
    sys.exit(0 if ended else served.FAILURE)
"""


def wait_for(holds: Callable[[], bool]) -> None:
    """Return as soon as it holds; each look asks the other process, which paces the loop."""
    end = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < end, "it did not come about in time"


@contextmanager
def supervised(serve: str, folder: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A process that supervises two that serve with this function, and their port."""
    script = folder / "supervise.py"
    script.write_text(SUPERVISE)
    command = [sys.executable, str(script), serve]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PROMETHEUS_MULTIPROC_DIR": str(folder)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process, int(process.stdout.readline())
        finally:
            process.kill()


def answering(port: int) -> int:
    """The id of the process that takes one connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=SECONDS) as connection:
        return int(connection.recv(32))


def found(port: int, *, count: int, without: int | None = None) -> set[int]:
    """The processes that answer, once so many do."""
    answered: set[int] = set()

    def enough() -> bool:
        answered.add(answering(port))
        return len(answered - {without}) == count

    wait_for(enough)
    return answered - {without}


def test_both_answer_and_a_signal_ends_them(tmp_path: Path) -> None:
    with supervised("answer_with_id", tmp_path) as (process, port):
        both = found(port, count=2)
        process.send_signal(signal.SIGTERM)
        assert process.wait(SECONDS) == 0
        assert not any(psutil.pid_exists(each) for each in both)
        assert open_ones(tmp_path) == set()


def open_ones(folder: Path) -> set[int]:
    """The processes whose open connections are counted in the figures."""
    return {int(path.stem.rpartition("_")[2]) for path in folder.glob("gauge_livesum_*.db")}


def test_a_dead_one_is_replaced_and_what_it_had_open_is_forgotten(tmp_path: Path) -> None:
    with supervised("answer_with_id", tmp_path) as (process, port):
        both = found(port, count=2)
        killed = both.pop()
        os.kill(killed, signal.SIGKILL)
        wait_for(lambda: not psutil.pid_exists(killed))
        alive = found(port, count=2, without=killed)
        assert both < alive
        assert open_ones(tmp_path) == alive
        process.send_signal(signal.SIGINT)
        assert process.wait(SECONDS) == 0


def test_they_end_in_order_when_their_parent_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    traces = tmp_path / "traces"
    traces.mkdir()
    monkeypatch.setenv("TRACES", str(traces))
    with supervised("leave_trace", tmp_path) as (process, port):
        both = found(port, count=2)
        process.kill()
        process.wait(SECONDS)
        wait_for(lambda: {path.name for path in traces.iterdir()} == set(map(str, both)))


def test_one_that_cannot_start_ends_all(tmp_path: Path) -> None:
    with supervised("cannot_start", tmp_path) as (process, _):
        assert process.wait(SECONDS) == 3

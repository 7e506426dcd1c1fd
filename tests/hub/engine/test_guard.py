"""A child under guard ends with its parent, in every way a parent can end, and not before."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import psutil
import pytest

from hub.engine.guard import read_first_line

GUARDED = [sys.executable, "-m", "tests.hub.engine.guarded"]
# Starts a guarded process whose standard input someone else holds open too, says its id, and waits.
MIDDLE = """
import os, subprocess, sys
child = subprocess.Popen([sys.executable, "-m", "tests.hub.engine.guarded"], stdin=int(sys.argv[1]), stdout=1)
os.write(int(sys.argv[2]), f"{os.getpid()}\\n".encode())
sys.stdin.read()
"""


def start() -> "subprocess.Popen[bytes]":
    child = subprocess.Popen(GUARDED, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin is not None
    child.stdin.write(f"{os.getpid()}\n".encode())
    child.stdin.flush()
    return child


@contextmanager
def guarded() -> Iterator["subprocess.Popen[bytes]"]:
    with start() as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"watching\n"
        yield child


def last_word(child: "subprocess.Popen[bytes]") -> bytes:
    assert child.stdout is not None
    return child.stdout.readline()


def test_the_end_of_standard_input_ends_it() -> None:
    with guarded() as child:
        assert child.stdin is not None
        child.stdin.write(b"what is written meanwhile is ignored\n")
        child.stdin.close()
        assert last_word(child) == b"StopAsked\n"
    assert child.returncode == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_it(number: signal.Signals) -> None:
    with guarded() as child:
        child.send_signal(number)
        assert last_word(child) == b"StopAsked\n"


def test_the_end_of_the_thread_that_made_it_does_not_end_it() -> None:
    made: list[subprocess.Popen[bytes]] = []
    thread = Thread(target=lambda: made.append(start()))
    thread.start()
    thread.join()
    with made[0] as child:
        assert last_word(child) == b"watching\n"
        with pytest.raises(psutil.TimeoutExpired):
            psutil.Process(child.pid).wait(0.5)
        child.communicate()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a parent-death signal")
def test_the_parents_death_ends_it_even_when_its_standard_input_stays_open() -> None:
    read_end, write_end = os.pipe()
    command = [sys.executable, "-c", MIDDLE, str(read_end), str(write_end)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, pass_fds=(read_end, write_end)
    ) as middle:
        assert last_word(middle) == b"watching\n"
        middle.kill()
        assert last_word(middle) == b"StopAsked\n"
    os.close(read_end)
    os.close(write_end)


def test_a_parent_that_died_before_is_noticed() -> None:
    with subprocess.Popen(GUARDED, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        output, _ = child.communicate(b"1\n")
    assert output == b"watching\nStopAsked\n"


def test_the_first_line_is_read_and_nothing_more() -> None:
    read_end, write_end = os.pipe()
    os.write(write_end, b"first\nsecond")
    assert read_first_line(read_end) == b"first\n"
    os.close(write_end)
    assert (read_first_line(read_end), read_first_line(read_end)) == (b"second", b"")
    os.close(read_end)

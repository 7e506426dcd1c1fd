"""Ends a child process when its parent is gone or a signal asks for it: events for one queue, nothing more.

A parent's end is seen by the end of standard input and, on Linux, by the parent-death signal. That signal
also comes when only the parent's *thread* that made the child ends, so the handler looks whether the parent
changed.
"""

import ctypes
import os
import signal
import sys
from queue import SimpleQueue
from threading import Thread
from types import FrameType
from typing import Final

_PR_SET_PDEATHSIG: Final = 1
_STANDARD_INPUT: Final = 0


class StopAsked:
    """The event: end now, in order."""


def read_first_line(descriptor: int = _STANDARD_INPUT) -> bytes:
    """The first line of a pipe, read byte by byte so that nothing after it is taken."""
    line = bytearray()
    while not line.endswith(b"\n"):
        byte = os.read(descriptor, 1)
        if not byte:
            break
        line += byte
    return bytes(line)


def watch(events: SimpleQueue[object], *, parent: int) -> None:
    """Put StopAsked when standard input ends, the parent dies or a signal comes. For the main thread only."""

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        events.put(StopAsked())

    def on_parent_death(_number: int, _frame: FrameType | None) -> None:
        if os.getppid() != parent:
            events.put(StopAsked())

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, on_signal)
    signal.signal(signal.SIGUSR1, on_parent_death)
    _ask_for_parent_death_signal(signal.SIGUSR1)
    if os.getppid() != parent:  # it died before the request
        events.put(StopAsked())
    Thread(target=_wait_for_end_of_input, args=(events,), name="standard-input", daemon=True).start()


def _ask_for_parent_death_signal(number: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, number, 0, 0, 0)


def _wait_for_end_of_input(events: SimpleQueue[object]) -> None:
    while os.read(_STANDARD_INPUT, 4096):
        pass
    events.put(StopAsked())

"""Several processes that serve one address: started, replaced when one dies, ended together.

Each has a listener of its own on the same port, and the kernel shares new connections out among the listeners. With
one listener for all, whoever wakes first takes every connection that waits, and callers keep their connections.
"""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from socket import socket
from threading import Thread
from typing import Final

from hub.web.metrics import forget_process
from hub.web.server import GRACE_SECONDS

Serve = Callable[[socket], None]
"""Serves one listener until a signal says stop. It is sent to the process, so it is a function of a module."""

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)
_PAUSE: Final = 1.0
"""Seconds before a process is replaced: one that dies at once does not take the machine."""
_PATIENCE: Final = GRACE_SECONDS + 5.0


class Processes:
    """The processes, one a listener. For the main thread, which hears signals."""

    def __init__(self, serve: Serve, listeners: Sequence[socket], *, failure: int) -> None:
        """`failure` is the code with which a process ends that cannot open what the service rests on."""
        self._serve = serve
        self._listeners = listeners
        self._failure = failure
        self._processes: list[SpawnProcess] = []

    def run(self) -> bool:
        """Serve until SIGINT or SIGTERM, and replace what dies. False where one ended with the code of failure."""
        with _told_to_stop() as stop:
            try:
                self._processes = [self._started(each) for each in self._listeners]
                return self._watch(stop)
            finally:
                self._end()

    def _watch(self, stop: Connection) -> bool:
        while stop not in wait([stop, *(each.sentinel for each in self._processes)]):
            for place, process in enumerate(self._processes):
                if process.is_alive():
                    continue
                _forget(process)
                if process.exitcode == self._failure:
                    return False
                if stop.poll(_PAUSE):
                    return True
                self._processes[place] = self._started(self._listeners[place])
        return True

    def _started(self, listener: socket) -> SpawnProcess:
        process = multiprocessing.get_context("spawn").Process(target=_serving, args=(self._serve, listener))
        process.start()
        return process

    def _end(self) -> None:
        for process in self._processes:
            process.terminate()
        deadline = time.monotonic() + _PATIENCE
        for process in self._processes:
            process.join(max(0.0, deadline - time.monotonic()))
            process.kill()
            process.join()
            _forget(process)


def _serving(serve: Serve, listener: socket) -> None:
    """What each process does."""
    _end_with_parent()
    serve(listener)


def _end_with_parent() -> None:
    """Stop in order when the process that started this one is gone, however it ended."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    sentinel = parent.sentinel

    def watch() -> None:
        wait([sentinel])
        os.kill(os.getpid(), signal.SIGTERM)

    Thread(target=watch, name="parent", daemon=True).start()


def _forget(process: SpawnProcess) -> None:
    """What a process that has ended had open is left out of the figures."""
    if process.pid is not None:
        forget_process(process.pid)


@contextmanager
def _told_to_stop() -> Iterator[Connection]:
    """Readable once a signal says stop: one that comes while a process is being started must not lose it."""
    reader, writer = multiprocessing.Pipe(duplex=False)

    def tell(*_: object) -> None:
        writer.send_bytes(b"stop")

    before = {number: signal.signal(number, tell) for number in _SIGNALS}
    try:
        yield reader
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        writer.close()
        reader.close()

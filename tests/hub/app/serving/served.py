"""Functions that processes of a test serve with: they answer with their own id, end, or cannot start."""

import os
import signal
import socket
import sys
from pathlib import Path

FAILURE = 3


def answer_with_id(listener: socket.socket) -> None:
    """Answer every connection with the id of this process, until SIGTERM; it has something open, as a socket is."""
    (Path(os.environ["PROMETHEUS_MULTIPROC_DIR"]) / f"gauge_livesum_{os.getpid()}.db").touch()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    while True:
        connection, _ = listener.accept()
        with connection:
            connection.sendall(str(os.getpid()).encode())


def cannot_start(listener: socket.socket) -> None:
    """End as a process that cannot open what the service rests on."""
    del listener
    sys.exit(FAILURE)


def leave_trace(listener: socket.socket) -> None:
    """As `answer_with_id`, and write into the folder that the environment names when it ends in order."""
    try:
        answer_with_id(listener)
    finally:
        (Path(os.environ["TRACES"]) / str(os.getpid())).touch()

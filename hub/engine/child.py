"""The process that holds Java and the database: `python -m hub.engine.child DESCRIPTOR`.

It takes a job from standard input, reports on the descriptor, owns the data folder by an operating-system
lock, and ends with its parent.
"""

import os
import sys
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Final

from hub.engine.guard import StopAsked, read_first_line, watch
from hub.engine.java import Server
from hub.engine.job import decode_job
from hub.engine.work import Finished, Reporter, Work

ENDED_EARLY: Final = 3
"""Exit code of a process that could not end in order; the store survives that."""


def main() -> int:
    """Run the job that standard input brings; the exit code is 0 unless it failed.

    Java works in another thread, since the main thread must stay free to hear signals.
    """
    os.umask(0o077)  # data, logs and dumps are for the owner only
    events: SimpleQueue[object] = SimpleQueue()
    job = decode_job(read_first_line())
    watch(events, parent=job.parent)
    work = Work(job, Reporter(int(sys.argv[1])), events)
    Thread(target=work.run, name="job", daemon=True).start()
    match events.get():
        case Server() as server:
            events.get()
            end_within(job.stop_seconds, server.end)
            work.home.drop_state()
            return 0
        case Finished(exit_code):
            return exit_code
        case StopAsked():
            os._exit(ENDED_EARLY)  # Java is busy and hears nothing; the store is safe against an end at any moment
        case event:
            raise AssertionError(event)


def end_within(seconds: float, end: Callable[[], None]) -> None:
    """Run the shutdown; when it hangs, end the process without it."""
    ending = Thread(target=end, name="shutdown", daemon=True)
    ending.start()
    ending.join(seconds)
    if ending.is_alive():
        os._exit(ENDED_EARLY)


if __name__ == "__main__":
    # Not sys.exit: Python's own finalisation unwinds threads that still stand in Java, and aborts.
    exit_code = main()
    sys.stderr.flush()
    os._exit(exit_code)

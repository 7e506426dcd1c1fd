"""A small process of its own session that holds a database after `hub db start` returned.

`python -m hub.engine.supervisor DESCRIPTOR`, settings on standard input, reports on the descriptor. The
database is its child and ends with it.
"""

import os
import sys

from graph_models.errors import HubError
from hub.engine.errors import StartFailed
from hub.engine.hold import hold
from hub.engine.job import Report
from hub.engine.progress import Stage
from hub.engine.server import start_local
from hub.engine.settings import EngineSettings, decode_settings
from hub.engine.work import Reporter


class Relay:
    """Progress that goes to the process which waits for the start; without it there is no start."""

    def __init__(self, reporter: Reporter) -> None:
        self._reporter = reporter

    def stage(self, stage: Stage) -> None:
        """Passed on. Raises StartFailed when nobody waits any more."""
        if not self._reporter.send(Report(stage=stage)):
            raise StartFailed("the command that started this was ended")

    def fetching(self, total: int) -> None:
        """Not passed on: the jars were fetched before."""

    def fetched(self, count: int) -> None:
        """Not passed on: the jars were fetched before."""


def main() -> int:
    """Leave the starter's family, then supervise."""
    reporter = Reporter(int(sys.argv[1]))
    settings = decode_settings(sys.stdin.buffer.read())
    if os.fork():
        os._exit(0)  # the process that the starter made; the one that goes on is nobody's child
    return supervise(settings, reporter)


def supervise(settings: EngineSettings, reporter: Reporter) -> int:
    """Start, report, hold; the exit code."""
    try:
        server = start_local(settings, progress=Relay(reporter))
    except HubError as error:
        reporter.send(Report(code=error.code, message=error.message))
        return 1
    if not reporter.send(Report(port=server.port)):
        server.stop()
        return 1
    os.close(reporter.descriptor)
    hold(server)
    return 0


if __name__ == "__main__":
    sys.exit(main())

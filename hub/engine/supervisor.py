"""A small process of its own session that holds a database after `hub db start` returned.

`python -m hub.engine.supervisor DESCRIPTOR`, settings on standard input, reports on the descriptor. The
database is its child and ends with it.
"""

import os
import sys
from pathlib import Path
from typing import Any

import msgspec

from graph_models.errors import HubError
from hub.engine.hold import hold
from hub.engine.job import Report
from hub.engine.progress import Stage
from hub.engine.server import start_local
from hub.engine.settings import EngineSettings
from hub.engine.work import Reporter


def encode_settings(settings: EngineSettings) -> bytes:
    """The settings as JSON."""
    return msgspec.json.encode(settings, enc_hook=str)


def decode_settings(text: bytes) -> EngineSettings:
    """Settings as `encode_settings` wrote them."""
    return msgspec.json.decode(text, type=EngineSettings, dec_hook=_path)


def _path(kind: type[Any], value: str) -> Path:
    assert kind is Path  # noqa: S101  # the only type of a setting that JSON lacks
    return Path(value)


class _Relay:
    """Progress that goes to the process which waits for the start."""

    def __init__(self, reporter: Reporter) -> None:
        self._reporter = reporter

    def stage(self, stage: Stage) -> None:
        """Passed on."""
        self._reporter.stage(stage)

    def fetching(self, total: int) -> None:
        """Not passed on: the jars were fetched before."""

    def fetched(self, count: int) -> None:
        """Not passed on: the jars were fetched before."""


def main() -> int:
    """Start, report, hold. Until the database is ready a signal ends this process, and the database."""
    descriptor = int(sys.argv[1])
    reporter = Reporter(descriptor)
    try:
        server = start_local(decode_settings(sys.stdin.buffer.read()), progress=_Relay(reporter))
    except HubError as error:
        reporter.send(Report(code=error.code, message=error.message))
        return 1
    reporter.send(Report(port=server.port))
    os.close(descriptor)
    hold(server)
    return 0


if __name__ == "__main__":
    sys.exit(main())

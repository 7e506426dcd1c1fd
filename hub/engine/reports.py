"""Follow the reports of a child process within a limit of time."""

import os
import select
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from hub.engine.errors import StartFailed, StartTimeout
from hub.engine.job import Report, decode_report
from hub.engine.progress import EngineProgress, Stage

_LAST_CHARACTERS: Final = 2000


def follow_reports(descriptor: int, progress: EngineProgress, *, seconds: float | None, log: Path) -> Report:
    """Show stages until the child is ready or done, for at most `seconds`, and return that last report.

    Raises the error that the child reported, StartTimeout, or StartFailed when it ended without a word.
    """
    stage = Stage.PROCESS
    for report in _read(descriptor, seconds, log):
        if report.stage is not None:
            stage = report.stage
            progress.stage(stage)
            continue
        if (error := report.error()) is not None:
            raise error
        return report
    last = log.read_text(encoding="utf-8", errors="replace")[-_LAST_CHARACTERS:] if log.exists() else ""
    hint = " (is HUB_DB_HEAP_MB more than there is?)" if stage is Stage.JAVA else ""
    raise StartFailed(f"the database's process ended while {stage.value}{hint}; see {log}", detail=last)


def _read(descriptor: int, seconds: float | None, log: Path) -> Iterator[Report]:
    deadline = None if seconds is None else time.monotonic() + seconds
    buffer = b""
    while True:
        left = None if deadline is None else max(0.0, deadline - time.monotonic())
        if not select.select([descriptor], [], [], left)[0]:
            raise StartTimeout(f"the database was not ready after {seconds} seconds (HUB_DB_START_SECONDS); see {log}")
        block = os.read(descriptor, 65_536)
        if not block:
            return
        *lines, buffer = (buffer + block).split(b"\n")
        yield from map(decode_report, lines)

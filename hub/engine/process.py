"""The parent's side of a child process: make it, follow its reports within a limit, end it."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from hub.engine.errors import EngineError, StartTimeout
from hub.engine.home import DataHome
from hub.engine.job import Job, Report, encode_line
from hub.engine.progress import EngineProgress
from hub.engine.reports import follow_reports

_LAST_SECONDS: Final = 10


class Child:
    """A child process with a job. Its standard input is its leash: closed, it ends."""

    def __init__(self, job: Job) -> None:
        home = DataHome(Path(job.home))
        self._log = home.log
        self._reports, write_end = os.pipe()
        try:
            with private_file(home.log) as log:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "hub.engine.child", str(write_end)],
                    stdin=subprocess.PIPE,
                    stdout=log,
                    stderr=log,
                    pass_fds=(write_end,),
                    # Ctrl-C in a terminal reaches the whole group: the parent decides when the database ends.
                    start_new_session=True,
                )
        except BaseException:
            os.close(self._reports)
            raise
        finally:
            os.close(write_end)
        self._leash = self._process.stdin
        assert self._leash is not None  # noqa: S101  # a pipe was asked for
        self._send(encode_line(job))

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def follow(self, progress: EngineProgress, *, seconds: float | None) -> Report:
        """Show stages until the child is ready or done; raises as `follow_reports` does."""
        try:
            return follow_reports(self._reports, progress, seconds=seconds, log=self._log)
        except StartTimeout:
            self.kill()
            raise
        except EngineError:
            self.end(seconds=_LAST_SECONDS)  # it said why, and is about to end by itself
            raise

    def end(self, *, seconds: float) -> bool:
        """Ask for the end and wait; killed when it takes longer. Whether it ended in order."""
        self.release()
        try:
            return self._process.wait(seconds) == 0
        except subprocess.TimeoutExpired:
            self.kill()
            return False

    def kill(self) -> None:
        """End the process at once; the store recovers at the next start."""
        self._process.kill()
        self._process.wait()
        self.release()

    def wait(self) -> int:
        """Wait for the end; the exit code."""
        return self._process.wait()

    def release(self) -> None:
        """Close the leash and the reports."""
        if self._leash is not None and not self._leash.closed:
            with suppress(BrokenPipeError):
                self._leash.close()
        if self._reports >= 0:
            os.close(self._reports)
            self._reports = -1

    def _send(self, line: bytes) -> None:
        assert self._leash is not None  # noqa: S101  # set in the constructor
        try:
            self._leash.write(line)
            self._leash.flush()
        except BrokenPipeError:  # it ended already: following its reports tells why
            return


def private_file(path: Path) -> IO[bytes]:
    """A log, opened anew: readable by the owner only."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")

"""What a child process does in its worker thread: own the data folder, then run the server or one command."""

import os
import secrets
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Final

from filelock import BaseFileLock

from graph_models.errors import HubError
from hub.engine.aside import Aside
from hub.engine.errors import PortTaken, StartFailed
from hub.engine.home import DataHome, Secret, ServerState
from hub.engine.java import Server, load_java, run_command, set_first_password
from hub.engine.job import Job, Report, encode_line
from hub.engine.progress import Stage

_LOCK_SECONDS: Final = 3.0


@dataclass(frozen=True, slots=True)
class Finished:
    """The event: the job ended by itself, with an exit code."""

    exit_code: int


@dataclass(frozen=True, slots=True)
class Reporter:
    """Writes reports to the parent, which may have stopped reading."""

    descriptor: int

    def send(self, report: Report) -> bool:
        """Write one line; whether someone still reads."""
        try:
            os.write(self.descriptor, encode_line(report))
        except BrokenPipeError:
            return False
        return True

    def stage(self, stage: Stage) -> None:
        """This is waited for from now on."""
        self.send(Report(stage=stage))


class Work:
    """One job; keeps the lock of the data folder for as long as the process lives."""

    def __init__(self, job: Job, reporter: Reporter, events: SimpleQueue[object]) -> None:
        self._job = job
        self._reporter = reporter
        self._events = events
        self._lock: BaseFileLock | None = None
        self.home = DataHome(Path(job.home))

    def run(self) -> None:
        """Do the job; put the running Server, or Finished, as an event. Errors are reported to the parent."""
        try:
            if self._job.arguments:
                self._events.put(Finished(self._administer()))
            else:
                self._events.put(self._serve())
                # only now: a parent that ends as soon as it hears this finds a server that can be ended in order
                self._reporter.send(Report(port=self._job.port))
        except HubError as error:
            _log(f"{error.code}: {error.message} {error.detail or ''}")
            self._fail(error.code, error.message)
        except Exception as error:  # the last place where it can be told to anyone
            _log(f"{type(error).__name__}: {error}")
            self._fail(StartFailed.code, f"{type(error).__name__} in the database's process; see {self.home.log}")

    def _fail(self, code: str, message: str) -> None:
        self._reporter.send(Report(code=code, message=message))
        self._events.put(Finished(1))

    def _serve(self) -> Server:
        self._own()
        port = self._job.port
        _require_free(port)
        self.home.keep_state(ServerState(pid=os.getpid(), port=port, ready=False))
        self._reporter.stage(Stage.JAVA)
        load_java(self._job)
        if not self.home.has_data:
            self._set_first_password()
        self._reporter.stage(self._job.stage)
        server = Server.build(self.home, port=port)
        server.rehearse(self._job.rehearsal)
        if self.home.password() is None:
            self._replace_lost_password(server)
        self.home.keep_state(ServerState(pid=os.getpid(), port=port, ready=True))
        return server

    def _set_first_password(self) -> None:
        """Before the first start. Killed half-way, the next start finds no data and does the same again."""
        self._reporter.stage(Stage.PASSWORD)
        password = self.home.password() or _new_password()
        self.home.keep_password(password)
        set_first_password(self.home, password)

    def _replace_lost_password(self, server: Server) -> None:
        """The file counts only once its password works, so it is written last."""
        self._reporter.stage(Stage.PASSWORD)
        password = _new_password()
        server.replace_password(password)
        self.home.keep_password(password)

    def _administer(self) -> int:
        self._own()
        self._reporter.stage(Stage.JAVA)
        load_java(self._job)
        self._reporter.stage(self._job.stage)
        aside = Aside(self.home.folder)
        if self._job.replaces_database:
            aside.put()
        exit_code = run_command(self.home, self._job.arguments)
        if self._job.replaces_database:
            (aside.restore if exit_code else aside.drop)()
        self._reporter.send(Report(exit_code=exit_code))
        return exit_code

    def _own(self) -> None:
        """Take the folder for the rest of this process, mend a load that was cut, lay the properties file."""
        self._reporter.stage(Stage.LOCKING)
        self._lock = self.home.own(timeout=_LOCK_SECONDS)
        self.home.empty_temporary()
        Aside(self.home.folder).restore()
        self.home.configuration.write_text(self._job.properties, encoding="utf-8")


def _new_password() -> Secret:
    return Secret(secrets.token_hex(24))


def _require_free(port: int) -> None:
    """Fail within milliseconds, rather than after Java started. Raises PortTaken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise PortTaken(f"something else listens on port {port} (setting HUB_DB_PORT)") from error


def _log(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201  # standard error is this process's log file

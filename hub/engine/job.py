"""What parent and child say to each other: the job as one JSON line in, reports as JSON lines out."""

from dataclasses import dataclass

import msgspec

from hub.engine.errors import EngineError, error_from_code
from hub.engine.progress import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One task of a child process: run the server, or run one command of Neo4j's own administration tool.

    `arguments` empty means: run the server on `port` until the parent ends or asks for the end. `parent` is
    the process that the child must not outlive. `replaces_database` keeps the old one until the command has
    succeeded. `stage` is what is waited for once Java runs. `rehearsal` holds statements that are run once the server
    is there, before anybody hears of it: they bring in the classes that statements need.
    """

    home: str
    library: str
    class_path: tuple[str, ...]
    options: tuple[str, ...]
    parent: int
    properties: str
    port: int
    stop_seconds: int
    arguments: tuple[str, ...] = ()
    replaces_database: bool = False
    stage: Stage = Stage.DATABASE
    rehearsal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One line from a child: a stage, readiness on a port, a finished command, or an error."""

    stage: Stage | None = None
    port: int | None = None
    exit_code: int | None = None
    code: str | None = None
    message: str = ""

    def error(self) -> EngineError | None:
        """The error that was reported, if it was one."""
        return error_from_code(self.code, self.message) if self.code else None


def encode_line(value: Job | Report) -> bytes:
    """One line of JSON."""
    return msgspec.json.encode(value) + b"\n"


def decode_job(line: bytes) -> Job:
    """Read a job. Raises msgspec.ValidationError."""
    return msgspec.json.decode(line, type=Job)


def decode_report(line: bytes) -> Report:
    """Read a report. Raises msgspec.ValidationError."""
    return msgspec.json.decode(line, type=Report)

"""What can go wrong with the local Neo4j. Messages name files, ports and settings, never secrets.

EngineError                      ENGINE_FAILED
├── JavaMissing                  JAVA_MISSING
├── JarsUnreachable              JARS_UNREACHABLE
├── JarsHashMismatch             JARS_HASH_MISMATCH
├── DiskFull                     DISK_FULL
├── DataFolderBusy               DATA_FOLDER_BUSY
├── DataFolderUnusable           DATA_FOLDER_UNUSABLE
├── PortTaken                    PORT_TAKEN
├── StartFailed                  START_FAILED
│   └── StartTimeout             START_TIMEOUT
├── NotRunning                   NOT_RUNNING
├── StopFailed                   STOP_FAILED
├── AdminFailed                  ADMIN_FAILED
└── WouldOverwrite               WOULD_OVERWRITE
"""

from typing import Final

from graph_models.errors import HubError


class EngineError(HubError):
    """The local Neo4j cannot do what was asked."""

    code = "ENGINE_FAILED"


class JavaMissing(EngineError):
    """No usable Java runtime in the folder given."""

    code = "JAVA_MISSING"


class JarsUnreachable(EngineError):
    """The repository of the jars does not answer, or not with the jar."""

    code = "JARS_UNREACHABLE"


class JarsHashMismatch(EngineError):
    """A jar's content is not the one that the committed list names."""

    code = "JARS_HASH_MISMATCH"


class DiskFull(EngineError):
    """No room, quota or permitted file size left for a file."""

    code = "DISK_FULL"


class DataFolderBusy(EngineError):
    """Another process owns the data folder."""

    code = "DATA_FOLDER_BUSY"


class DataFolderUnusable(EngineError):
    """The data folder or cache cannot be written or read."""

    code = "DATA_FOLDER_UNUSABLE"


class PortTaken(EngineError):
    """Something else listens on the port."""

    code = "PORT_TAKEN"


class StartFailed(EngineError):
    """The database ended, or refused, while it started."""

    code = "START_FAILED"


class StartTimeout(StartFailed):
    """The database did not become ready within the limit."""

    code = "START_TIMEOUT"


class NotRunning(EngineError):
    """No local database runs on this data folder."""

    code = "NOT_RUNNING"


class StopFailed(EngineError):
    """The database did not end in time after it was asked to."""

    code = "STOP_FAILED"


class AdminFailed(EngineError):
    """A dump, load or check ended with a failure."""

    code = "ADMIN_FAILED"


class WouldOverwrite(EngineError):
    """The target has content, and overwriting was not asked for."""

    code = "WOULD_OVERWRITE"


_BY_CODE: Final = {
    kind.code: kind
    for kind in (
        JavaMissing,
        JarsUnreachable,
        JarsHashMismatch,
        DiskFull,
        DataFolderBusy,
        DataFolderUnusable,
        PortTaken,
        StartFailed,
        StartTimeout,
        NotRunning,
        StopFailed,
        AdminFailed,
        WouldOverwrite,
    )
}


def error_from_code(code: str, message: str, *, detail: str | None = None) -> EngineError:
    """The error that a child process reported by its code; an unknown code gives the root of the tree."""
    return _BY_CODE.get(code, EngineError)(message, detail=detail)

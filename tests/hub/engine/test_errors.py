"""The tree of errors: codes are stable and come back from a child process as the same error."""

import pytest

from graph_models.errors import HubError
from hub.engine import errors
from hub.engine.errors import EngineError, error_from_code

LEAVES = {
    "JAVA_MISSING": errors.JavaMissing,
    "JARS_UNREACHABLE": errors.JarsUnreachable,
    "JARS_HASH_MISMATCH": errors.JarsHashMismatch,
    "DISK_FULL": errors.DiskFull,
    "DATA_FOLDER_BUSY": errors.DataFolderBusy,
    "DATA_FOLDER_UNUSABLE": errors.DataFolderUnusable,
    "PORT_TAKEN": errors.PortTaken,
    "START_FAILED": errors.StartFailed,
    "START_TIMEOUT": errors.StartTimeout,
    "NOT_RUNNING": errors.NotRunning,
    "STOP_FAILED": errors.StopFailed,
    "ADMIN_FAILED": errors.AdminFailed,
    "WOULD_OVERWRITE": errors.WouldOverwrite,
}


@pytest.mark.parametrize(("code", "kind"), LEAVES.items())
def test_a_code_gives_its_error(code: str, kind: type[EngineError]) -> None:
    error = error_from_code(code, "message", detail="for logs")
    assert type(error) is kind
    assert (error.code, error.message, error.detail) == (code, "message", "for logs")
    assert isinstance(error, HubError)


def test_every_leaf_is_known_by_its_code_and_drawn_in_the_tree() -> None:
    kinds = {kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, EngineError)}
    assert kinds == {*LEAVES.values(), EngineError}
    assert errors.__doc__ is not None
    assert all(f"{kind.__name__} " in errors.__doc__ and kind.code in errors.__doc__ for kind in kinds)


def test_an_unknown_code_gives_the_root() -> None:
    assert type(error_from_code("WHAT", "message")) is EngineError

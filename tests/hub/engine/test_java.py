"""What Java's exceptions become."""

import socket
import subprocess
import sys
from pathlib import Path

from hub.engine import EngineSettings
from hub.engine.java import translated
from hub.engine.settings import encode_settings


class Raised:
    """A Java exception, as far as it is looked at."""

    def __init__(self, name: str, message: str, cause: "Raised | None" = None) -> None:
        self._name, self._message, self._cause = name, message, cause

    def getClass(self) -> "Raised":  # noqa: N802  # Java's name
        return self

    def getName(self) -> str:  # noqa: N802  # Java's name
        return self._name

    def getMessage(self) -> str:  # noqa: N802  # Java's name
        return self._message

    def getCause(self) -> "Raised | None":  # noqa: N802  # Java's name
        return self._cause


def test_a_port_that_is_taken_in_the_last_moment_is_said(settings: EngineSettings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        chosen = settings.with_changes(port=taken.getsockname()[1])
        command = [sys.executable, "-m", "tests.hub.engine.building", encode_settings(chosen).decode()]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "PORT_TAKEN"


def test_a_full_disk_deep_in_the_causes_is_recognised() -> None:
    error = Raised("LifecycleException", "failed", Raised("java.io.IOException", "No space left on device"))
    found = translated(error, home=Path("/home"), port=1)
    assert (found.code, found.message) == ("DISK_FULL", "no room left in /home (setting HUB_DATA_DIR)")


def test_anything_else_names_the_log_and_keeps_the_causes_for_it() -> None:
    found = translated(Raised("A", "first", Raised("B", "second")), home=Path("/home"), port=1)
    assert found.code == "START_FAILED"
    assert "/home/logs/engine.log" in found.message
    assert found.detail == "A: first / B: second"

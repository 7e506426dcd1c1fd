"""What a long step shows while one waits: a stage, and bytes while jars are fetched."""

from contextlib import AbstractContextManager
from enum import StrEnum
from types import TracebackType
from typing import Protocol, Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)


class Stage(StrEnum):
    """What is being waited for; the value is what a person reads."""

    LOCKING = "waiting for the data folder"
    FETCHING = "fetching Neo4j's jars"
    CLASSES = "making Java's classes ready, once, so that each start takes half the time"
    PORT = "choosing another port"
    PROCESS = "starting a process for the database"
    JAVA = "starting Java"
    PASSWORD = "setting the password"  # noqa: S105  # a stage, not a secret
    DATABASE = "starting the database (recovering it if it was killed)"
    STOPPING = "stopping the database"
    DUMPING = "dumping the database"
    LOADING = "loading the dump"
    CHECKING = "checking the database's files"


class EngineProgress(Protocol):
    """Receives what happens; every method returns at once."""

    def stage(self, stage: Stage) -> None:
        """This is waited for from now on."""

    def fetching(self, total: int) -> None:
        """So many bytes are to be fetched."""

    def fetched(self, count: int) -> None:
        """So many more bytes are there; negative when a broken part is thrown away."""


class Silent:
    """Shows nothing."""

    def stage(self, stage: Stage) -> None:
        """Shows nothing."""

    def fetching(self, total: int) -> None:
        """Shows nothing."""

    def fetched(self, count: int) -> None:
        """Shows nothing."""


class Shown(AbstractContextManager["Shown"]):
    """A spinner with the stage and the seconds on standard error; plain lines where there is no terminal."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(stderr=True)
        self._bars = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            TimeElapsedColumn(),
            console=self.console,
            transient=True,
        )
        self._spinner: TaskID | None = None
        self._fetch = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            DownloadColumn(),
            TimeElapsedColumn(),
            console=self.console,
            transient=True,
        )
        self._bytes: TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def _stop(self) -> None:
        for bars in (self._bars, self._fetch):
            if bars.live.is_started:
                bars.stop()

    def stage(self, stage: Stage) -> None:
        """This is waited for from now on."""
        if not self.console.is_terminal:
            self.console.print(stage.value)
            return
        if self._spinner is None:
            self._stop()
            self._bars.start()
            self._spinner = self._bars.add_task(stage.value)
        self._bars.update(self._spinner, description=stage.value)

    def fetching(self, total: int) -> None:
        """A bar of so many bytes."""
        if not self.console.is_terminal:
            self.console.print(f"{total / 1e6:.0f} MB to fetch")
            return
        self._stop()
        self._spinner = None
        self._fetch.start()
        self._bytes = self._fetch.add_task(Stage.FETCHING.value, total=total)

    def fetched(self, count: int) -> None:
        """So many more bytes."""
        if self._bytes is not None:
            self._fetch.advance(self._bytes, count)

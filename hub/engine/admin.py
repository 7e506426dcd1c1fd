"""Dump, load and check the local database while it is down, with Neo4j's own tool in a child process.

A database that was killed is first started and stopped once, since the tool wants one that ended in order.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from hub.engine.address import local_status
from hub.engine.aside import DATABASE
from hub.engine.errors import AdminFailed, DataFolderBusy, NotRunning, WouldOverwrite
from hub.engine.fetch import storage_errors
from hub.engine.home import DataHome
from hub.engine.process import Child
from hub.engine.progress import EngineProgress, Silent, Stage
from hub.engine.room import explained
from hub.engine.runtime import prepare_runtime
from hub.engine.server import job_of, start_local
from hub.engine.settings import EngineSettings

_DUMP_FILE: Final = f"{DATABASE}.dump"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """Whether the files are consistent, and the folder with the tool's report when they are not."""

    consistent: bool
    report: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Command:
    """One command of the tool."""

    arguments: tuple[str, ...]
    stage: Stage
    replaces_database: bool = False


def dump_local(
    settings: EngineSettings, target: Path, *, overwrite: bool = False, progress: EngineProgress | None = None
) -> int:
    """Write the database to `target`, under a temporary name until it is whole; its size in bytes.

    Raises WouldOverwrite, DataFolderBusy while it runs, NotRunning where there is none, DiskFull or
    AdminFailed.
    """
    shown = progress or Silent()
    target = target.absolute()
    if target.exists() and not overwrite:
        raise WouldOverwrite(f"{target} exists; choose another name or allow to overwrite it")
    _require_database(settings)
    _recover(settings, shown)
    with (
        storage_errors(target.parent, "choose another folder"),
        _workshop(target.parent / f".{target.name}.part") as workshop,
    ):
        arguments = ("database", "dump", DATABASE, f"--to-path={workshop}")
        if _run(settings, _Command(arguments=arguments, stage=Stage.DUMPING), shown) != 0:
            log = DataHome(settings.home).log
            raise explained(AdminFailed(f"the dump failed; see {log}"), log)
        (workshop / _DUMP_FILE).replace(target)
    return target.stat().st_size


def load_local(
    settings: EngineSettings, source: Path, *, overwrite: bool = False, progress: EngineProgress | None = None
) -> None:
    """Replace the database by a dump; the old one stays until the load has succeeded.

    Raises WouldOverwrite when there is a database and `overwrite` is false, DataFolderBusy while it runs,
    AdminFailed when the file is no dump.
    """
    shown = progress or Silent()
    if not source.is_file():
        raise AdminFailed(f"there is no file {source}")
    home = DataHome(settings.home)
    if home.has_database and not overwrite:
        raise WouldOverwrite(f"there is a database in {settings.home}; a load replaces it only when forced")
    _recover(settings, shown)
    with _workshop(settings.home / "load.part") as workshop:
        (workshop / _DUMP_FILE).symlink_to(source.absolute())
        arguments = ("database", "load", DATABASE, f"--from-path={workshop}")
        command = _Command(arguments=arguments, stage=Stage.LOADING, replaces_database=True)
        if _run(settings, command, shown) != 0:
            failure = AdminFailed(f"{source} could not be loaded, the old database stays; see {home.log}")
            raise explained(failure, home.log)


def check_local(settings: EngineSettings, *, progress: EngineProgress | None = None) -> CheckResult:
    """Look whether the database's files are consistent.

    Raises DataFolderBusy while it runs, NotRunning where there is none, AdminFailed.
    """
    shown = progress or Silent()
    _require_database(settings)
    _recover(settings, shown)
    reports = DataHome(settings.home).folder / "logs" / "check"
    shutil.rmtree(reports, ignore_errors=True)
    reports.mkdir()
    memory = f"--max-off-heap-memory={settings.heap_mb}m"
    arguments = ("database", "check", DATABASE, f"--report-path={reports}", memory)
    exit_code = _run(settings, _Command(arguments=arguments, stage=Stage.CHECKING), shown)
    if exit_code == 0:  # there may be a report then too, on an index that was still cleaned after a crash
        return CheckResult(consistent=True, report=None)
    if not any(reports.iterdir()):
        log = DataHome(settings.home).log
        raise explained(AdminFailed(f"the check could not be made; see {log}"), log)
    return CheckResult(consistent=False, report=reports)


def _require_database(settings: EngineSettings) -> None:
    if not DataHome(settings.home).has_database:
        raise NotRunning(f"there is no database in {settings.home} yet; `hub db start` makes one")


def _recover(settings: EngineSettings, progress: EngineProgress) -> None:
    """Make the folders, refuse while the database runs, start and stop it when it was killed."""
    home = DataHome(settings.home)
    home.prepare()
    if local_status(settings).running:
        raise DataFolderBusy(f"the database on {settings.home} runs; stop it with `hub db stop`")
    if home.was_killed:
        start_local(settings.with_changes(port=0), progress=progress).stop()


def _run(settings: EngineSettings, command: _Command, progress: EngineProgress) -> int:
    job = job_of(settings, prepare_runtime(settings, progress))
    child = Child(
        replace(
            job,
            arguments=command.arguments,
            replaces_database=command.replaces_database,
            stage=command.stage,
        )
    )
    try:
        report = child.follow(progress, seconds=None)
        child.wait()
        return report.exit_code or 0
    finally:
        child.kill()


@contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    """A folder for unfinished files, emptied before and gone after."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)

"""Makes Java's classes ready, once for a runtime and its jars: a part of set-up.

It saves half of each start, and a third of the first round of statements after it.
"""

import subprocess
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from filelock import FileLock

from hub.engine.archive import FOLDER
from hub.engine.fetch import storage_errors
from hub.engine.home import DataHome
from hub.engine.progress import EngineProgress, Silent, Stage
from hub.engine.rehearsal import rehearsal
from hub.engine.runtime import JavaRuntime, prepare_runtime
from hub.engine.server import start_on_free_port
from hub.engine.settings import EngineSettings

_KEPT: Final = 3
"""How many archives stay, of 160 MB each: checkouts with runtimes of their own can share a cache."""
_SECONDS: Final = 600


def ready_classes(settings: EngineSettings, progress: EngineProgress) -> bool:
    """Make the archive of the runtime that the settings name, unless it is there; whether it is there afterwards.

    It is not where Java's own program is missing beside its library, or where Java gives up: a database starts
    without it as well, only slower. Raises what starting a database raises, and DiskFull or DataFolderUnusable.
    """
    runtime = prepare_runtime(settings, progress)
    program = runtime.library.parents[2] / "bin" / "java"
    if runtime.archive.is_file() or not program.is_file():
        return runtime.archive.is_file()
    with storage_errors(settings.cache, "set HUB_CACHE_DIR"):
        folder = settings.cache / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / ".lock", fallback_to_soft=False, preserve_lock_file=True):
            if not runtime.archive.is_file():
                progress.stage(Stage.CLASSES)
                _make(settings, runtime, program)
    return runtime.archive.is_file()


def _make(settings: EngineSettings, runtime: JavaRuntime, program: Path) -> None:
    with TemporaryDirectory(dir=runtime.archive.parent) as folder:
        classes, made = Path(folder) / "classes.lst", Path(folder) / "classes.jsa"
        _record(settings.with_changes(home=Path(folder) / "neo4j"), runtime, classes)
        done = subprocess.run(
            [
                str(program),
                "-Xshare:dump",
                "-XX:+UseSerialGC",
                f"-XX:SharedClassListFile={classes}",
                f"-XX:SharedArchiveFile={made}",
                "-cp",
                ":".join(map(str, runtime.class_path)),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
        if done.returncode == 0 and made.is_file():
            made.replace(runtime.archive)
    _drop_old(runtime.archive.parent)


def _record(settings: EngineSettings, runtime: JavaRuntime, classes: Path) -> None:
    """Start a database that nobody needs, for the names of the classes that a start and the statements load."""
    DataHome(settings.home).prepare()
    recording = replace(runtime, options=(f"-XX:DumpLoadedClassList={classes}",), rehearsal=rehearsal())
    start_on_free_port(settings, recording, Silent()).stop()


def _drop_old(folder: Path) -> None:
    archives = sorted(folder.glob("*.jsa"), key=lambda archive: archive.stat().st_mtime)
    for archive in archives[:-_KEPT]:
        archive.unlink()

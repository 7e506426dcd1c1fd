"""Fetch the pinned jars into a cache: 16 at a time, verified, resumed, atomic, one process at once.

A jar gets its name only after its SHA-256 was right, so a name with the right size needs no second look.
"""

import errno
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import httpx
from filelock import FileLock

from hub.engine.download import Download, FetchPolicy
from hub.engine.errors import DataFolderUnusable, DiskFull, JarsUnreachable
from hub.engine.jarlist import Jar
from hub.engine.progress import EngineProgress, Stage

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cache:
    """Where jars are kept and where they come from. `address` is asked for only when a jar is missing."""

    folder: Path
    address: str | None = None
    policy: FetchPolicy = field(default_factory=FetchPolicy)


def fetch_jars(jars: Sequence[Jar], cache: Cache, progress: EngineProgress) -> list[Path]:
    """The paths of all jars, fetching what is missing; needs no network when nothing is.

    Raises JarsUnreachable, JarsHashMismatch, DiskFull or DataFolderUnusable. Jars that arrived whole are kept
    then; parts are removed. A part left by a killed process is resumed.
    """
    with storage_errors(cache.folder, "set HUB_CACHE_DIR"):
        if _missing(jars, cache.folder):
            cache.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(cache.folder / ".lock", fallback_to_soft=False, preserve_lock_file=True)
            progress.stage(Stage.LOCKING)
            with lock:
                _fetch_missing(jars, cache, progress)
    return [cache.folder / jar.file_name for jar in jars]


def _missing(jars: Sequence[Jar], folder: Path) -> list[Jar]:
    """The jars that are not in the folder with their full size."""

    def has(jar: Jar) -> bool:
        try:
            return (folder / jar.file_name).stat().st_size == jar.size
        except FileNotFoundError:
            return False

    return [jar for jar in jars if not has(jar)]


def _fetch_missing(jars: Sequence[Jar], cache: Cache, progress: EngineProgress) -> None:
    missing = _missing(jars, cache.folder)
    if not missing:
        return
    progress.stage(Stage.FETCHING)
    progress.fetching(sum(jar.size for jar in missing))
    cancelled = Event()
    limits = httpx.Limits(max_connections=cache.policy.workers)
    with httpx.Client(timeout=cache.policy.timeout, limits=limits, follow_redirects=True) as client:
        download = Download(
            client=client,
            folder=cache.folder,
            address=cache.address or default_address(),
            policy=cache.policy,
            progress=progress,
            cancelled=cancelled,
        )
        with ThreadPoolExecutor(cache.policy.workers, thread_name_prefix="jar") as pool:
            try:
                _first_error([pool.submit(download.fetch, jar) for jar in missing])
            finally:
                cancelled.set()
                pool.shutdown(cancel_futures=True)
    _sync_folder(cache.folder)


def _first_error(futures: list[Future[None]]) -> None:
    done, _ = wait(futures, return_when=FIRST_EXCEPTION)
    for future in done:
        future.result()


def default_address() -> str:
    """The repository that the resolver library knows; this project writes none down."""
    from jgo.constants import MAVEN_CENTRAL_URL  # noqa: PLC0415  # loads a resolver that is needed only to fetch

    if not MAVEN_CENTRAL_URL.startswith("https://"):
        raise JarsUnreachable("the resolver library names no https repository; set HUB_JARS_URL")
    return MAVEN_CENTRAL_URL


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def storage_errors(folder: Path, advice: str) -> Iterator[None]:
    """Say plainly what the file system refused: DiskFull or DataFolderUnusable instead of an OSError."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFull(f"no room left in {folder}: free some or {advice}") from error
        raise DataFolderUnusable(f"cannot use {folder}: {error.strerror}; {advice}") from error

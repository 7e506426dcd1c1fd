"""The folder of one local database: paths, lock, password and state, readable by the owner only."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from hub.engine.errors import DataFolderBusy, DataFolderUnusable

USER = "neo4j"
_LOOK_SECONDS = 0.2


class Secret(str):
    """A string that does not show itself in tracebacks and logs of objects."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "Secret(...)"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerState:
    """What a starting or running database wrote about itself. `ready` says whether Bolt answers."""

    pid: int
    port: int
    ready: bool


@dataclass(frozen=True, slots=True)
class DataHome:
    """Paths in the folder of one database, and what is written there."""

    folder: Path

    @property
    def configuration(self) -> Path:
        """The server's properties file."""
        return self.folder / "conf" / "neo4j.conf"

    @property
    def log(self) -> Path:
        """What the database's process prints."""
        return self.folder / "logs" / "engine.log"

    @property
    def temporary(self) -> Path:
        """Where Java unpacks its native libraries."""
        return self.folder / "temporary"

    @property
    def has_data(self) -> bool:
        """Whether a server has run here before."""
        return (self.folder / "data" / "databases" / "system").is_dir()

    @property
    def has_database(self) -> bool:
        """Whether there is a database that a load would replace."""
        return (self.folder / "data" / "databases" / "neo4j").is_dir()

    @property
    def was_killed(self) -> bool:
        """Whether the last server left its state, so did not end in order. Means nothing while owned."""
        return self.state() is not None

    def prepare(self) -> None:
        """Make the folders, open to their owner only. Raises DataFolderUnusable."""
        try:
            for folder in (self.folder, self.configuration.parent, self.log.parent):
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.folder.chmod(0o700)
        except OSError as error:
            raise DataFolderUnusable(f"cannot use the data folder {self.folder}: {error.strerror}") from error

    def empty_temporary(self) -> None:
        """Remove what a killed process left there; only the owner of the lock may."""
        shutil.rmtree(self.temporary, ignore_errors=True)
        self.temporary.mkdir(mode=0o700)

    def lock(self) -> FileLock:
        """The operating-system lock that says who owns the folder; it ends with its process."""
        return FileLock(
            self.folder / "engine.lock",
            mode=0o600,
            fallback_to_soft=False,
            preserve_lock_file=True,
            thread_local=False,
        )

    def own(self, *, timeout: float) -> FileLock:
        """Take the lock. Raises DataFolderBusy when another process keeps it for `timeout` seconds."""
        lock = self.lock()
        try:
            lock.acquire(timeout=timeout)
        except Timeout as error:
            raise DataFolderBusy(f"a database already runs on {self.folder}; see `hub db status`") from error
        return lock

    def is_owned(self) -> bool:
        """Whether some process owns the folder now.

        Without a state another process may just be looking, as this one does, so the look is repeated.
        """
        if not (self.folder / "engine.lock").exists():
            return False
        try:
            self.own(timeout=0 if self.state() else _LOOK_SECONDS).release()
        except DataFolderBusy:
            return True
        return False

    def password(self) -> Secret | None:
        """The password in the owner's file, None where there is none yet."""
        try:
            return Secret((self.folder / "password").read_text(encoding="ascii").strip())
        except FileNotFoundError:
            return None

    def keep_password(self, password: Secret) -> None:
        """Write the password to a file that only its owner reads."""
        _write_private(self.folder / "password", password.encode("ascii"))

    def state(self) -> ServerState | None:
        """What the owner of the folder wrote; only true while the folder is owned."""
        try:
            return msgspec.json.decode((self.folder / "engine.json").read_bytes(), type=ServerState)
        except (FileNotFoundError, msgspec.DecodeError):
            return None

    def keep_state(self, state: ServerState) -> None:
        """Replace the state; only the owner of the lock may."""
        _write_private(self.folder / "engine.json", msgspec.json.encode(state))

    def drop_state(self) -> None:
        """Remove the state of a server that ended."""
        (self.folder / "engine.json").unlink(missing_ok=True)


def _write_private(path: Path, content: bytes) -> None:
    """Write a file of mode 0600 so that a reader sees the old content or the new."""
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)

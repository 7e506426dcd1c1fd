"""The Java side of a child process: load the machine, build and end the server, run a command.

Only a child process imports this: a process can load Java once, and Java keeps its memory until the end.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import jpype
import jpype.config

from hub.engine.aside import DATABASE
from hub.engine.errors import DiskFull, EngineError, PortTaken, StartFailed
from hub.engine.home import USER, DataHome, Secret
from hub.engine.job import Job
from hub.engine.room import explained, says_no_room

_SET_PASSWORD: Final = f"ALTER USER {USER} SET PASSWORD $password CHANGE NOT REQUIRED"
_AVAILABLE_MILLISECONDS: Final = 5_000
"""Databases are recovered and opened before `build` returns, so this only tells opened from failed."""


def load_java(job: Job) -> None:
    """Load the Java machine into this process. Raises StartFailed."""
    jpype.config.destroy_jvm = False  # the process ends by itself; waiting for Java's threads could take for ever
    try:
        jpype.startJVM(
            *job.options,
            jvmpath=job.library,
            classpath=list(job.class_path),
            convertStrings=True,
            interrupt=False,
        )
    except Exception as error:
        raise StartFailed("Java did not start; check HUB_JRE and HUB_DB_HEAP_MB", detail=str(error)) from error


def set_first_password(home: DataHome, password: Secret) -> None:
    """Set the password before the first start, so that the default one never works."""
    arguments = ("dbms", "set-initial-password", str(password))
    if run_command(home, arguments) != 0:
        raise explained(StartFailed(f"the first password could not be set; see {home.log}"), home.log)


def run_command(home: DataHome, arguments: tuple[str, ...]) -> int:
    """Run one command of Neo4j's administration tool and return its exit code; its output goes to the log."""
    context = jpype.JClass("org.neo4j.cli.ExecutionContext")(
        _java_path(home.folder), _java_path(home.configuration.parent)
    )
    return int(jpype.JClass("org.neo4j.cli.AdminTool").execute(context, *arguments))


class Server:
    """A running server inside this process."""

    def __init__(self, service: Any) -> None:
        self._service = service

    @classmethod
    def build(cls, home: DataHome, *, port: int) -> "Server":
        """Start the server, recovering it if needed. Raises PortTaken, DiskFull or StartFailed."""
        builder = jpype.JClass("org.neo4j.dbms.api.DatabaseManagementServiceBuilder")(_java_path(home.folder))
        builder.loadPropertiesFromFile(_java_path(home.configuration))
        try:
            server = cls(builder.build())
        except jpype.JException as error:
            raise translated(error, home=home.folder, port=port) from error
        if not server._service.database(DATABASE).isAvailable(_AVAILABLE_MILLISECONDS):
            server.end()
            home.drop_state()  # nothing is left to recover, so that `hub db check` can look
            log = home.log.with_name("debug.log")
            raise StartFailed(f"the database files could not be opened; see {log} and `hub db check`")
        return server

    def replace_password(self, password: Secret) -> None:
        """Set the password of the one user, whatever it was. Raises StartFailed."""
        parameters = jpype.JClass("java.util.HashMap")()
        parameters.put("password", str(password))
        try:
            self._service.database("system").executeTransactionally(_SET_PASSWORD, parameters)
        except jpype.JException as error:
            raise StartFailed("the password could not be set", detail=str(error)) from error

    def rehearse(self, statements: Sequence[str]) -> None:
        """Run statements without parameters and drop their rows. Raises StartFailed."""
        database = self._service.database(DATABASE)
        for statement in statements:
            try:
                database.executeTransactionally(statement)
            except jpype.JException as error:
                raise StartFailed("a statement of the rehearsal failed", detail=str(error)) from error

    def end(self) -> None:
        """End in order: running transactions are given up, everything committed is on disk."""
        self._service.shutdown()


def _java_path(path: Path) -> Any:
    return jpype.JClass("java.nio.file.Path").of(str(path))


def _causes(error: Any) -> Iterator[Any]:
    while error is not None:
        yield error
        error = error.getCause()


def translated(error: Any, *, home: Path, port: int) -> EngineError:
    """What a Java exception, through all its causes, means for whoever started the server on `home` and `port`."""
    texts = [f"{cause.getClass().getName()}: {cause.getMessage()}" for cause in _causes(error)]
    detail = " / ".join(texts)
    if "BindException" in detail:
        return PortTaken(f"something else listens on port {port} (setting HUB_DB_PORT)", detail=detail)
    if says_no_room(detail):
        return DiskFull(f"no room left in {home} (setting HUB_DATA_DIR)", detail=detail)
    return StartFailed(f"the database did not start; see {DataHome(home).log}", detail=detail)

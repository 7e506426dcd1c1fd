"""`hub up` as a process: started for tests on a database, asked over the network, with a clock kept in a file."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import httpx

from graph_models.civil_time import noon
from graph_models.vocabulary import Role
from hub.app.callers import Caller
from hub.app.tokens.development import development_token
from hub.domain.principal import Principal
from hub.engine import RunningNeo4j
from tests.hub.web.serving import SECONDS, Service
from tests.support.house import START

UP: Final = (
    sys.executable,
    "-c",
    "from hub.cli.main import main; main(prog_name='hub')",
    "up",
    "--json",
    "--port",
    "0",
)
AT_LEAST_SECONDS: Final = 3.0
"""So long a check waits for a revision: other processes of the tests have to write it in this time."""
_LONG: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Served(Service):
    """The service of development; its callers' tokens are minted with the key of its data folder."""

    environment: Mapping[str, str]

    def token(self, caller: Principal, *, lasts: timedelta = _LONG) -> str:
        """A token of this caller by the service's clock."""
        who = Caller(role=caller.role, department=caller.department, subject=caller.subject)
        return development_token(self.environment, caller=who, lasts=lasts)

    def auditor(self) -> str:
        """A token of an auditor."""
        return self.token(Principal(role=Role.AUDITOR))

    def set_clock(self, instant: datetime) -> None:
        """Let the service's clock show this instant; never half of it."""
        set_clock(Path(self.environment["HUB_CLOCK_FILE"]), instant)


def set_clock(file: Path, instant: datetime) -> None:
    """Put the instant in place of the one that stands there."""
    written = file.with_suffix(".new")
    written.write_text(instant.isoformat(), encoding="utf-8")
    written.replace(file)


def development(server: RunningNeo4j, folder: Path) -> dict[str, str]:
    """The variables of a development service on this database; its clock stands at noon of the tests' first day."""
    clock = folder / "clock"
    set_clock(clock, noon(START))
    return {
        **os.environ,
        "HUB_ENV": "development",
        "HUB_DATA_DIR": str(folder),
        "HUB_CLOCK_FILE": str(clock),
        "HUB_NEO4J_URI": server.uri,
        "HUB_NEO4J_PASSWORD": str(server.password),
        "HUB_AT_LEAST_SECONDS": str(AT_LEAST_SECONDS),
    }


@contextmanager
def running(environment: Mapping[str, str], log: Path) -> Iterator[Served]:
    """A service that is ready; it ends in order with the block."""
    with (
        log.open("wb") as errors,
        subprocess.Popen(UP, env=dict(environment), stdout=subprocess.PIPE, stderr=errors, text=True) as process,
    ):
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line, log.read_text(encoding="utf-8")
            addresses = json.loads(line)
            # it listens already: the first request waits until the service is open
            assert httpx.get(addresses["ready"], timeout=2 * SECONDS).status_code == 200
            yield Served(httpx.URL(addresses["graphql"]).port or 0, process.pid, log, environment)
        finally:
            process.terminate()
            process.wait(SECONDS)

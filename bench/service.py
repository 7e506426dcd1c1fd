"""The service as `hub up` starts it: processes of their own on the stage's database."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import psutil

from bench.asked_over_http import DOCUMENTS
from bench.commands import environment
from bench.stage import Stage
from graph_models.errors import Defect

_UP = "from hub.cli.main import main; main()"
_SUPPLEMENTS = "debarment-control"
"""The catalogue of the stage: a service with another one would not be ready."""
_SECONDS = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service that answers at an address, and the environment in which its tokens are made."""

    address: str
    socket: str
    environment: Mapping[str, str]
    pid: int

    def resident(self) -> int:
        """Bytes of memory that its processes hold."""
        started = psutil.Process(self.pid)
        return sum(int(each.memory_info().rss) for each in (started, *started.children(recursive=True)))


@asynccontextmanager
async def service_on(stage: Stage, *, processes: int) -> AsyncIterator[Service]:
    """A service in so many processes, ready; it is stopped in order at the end. Raises Defect where it is not."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        settings = {**environment(stage, folder), "HUB_DOCUMENTS": str(DOCUMENTS), "HUB_SUPPLEMENTS": _SUPPLEMENTS}
        log = folder / "service.log"
        with log.open("wb") as written:
            child = await asyncio.create_subprocess_exec(
                *(sys.executable, "-c", _UP, "up", "--json", "--port", "0", "--processes", str(processes)),
                env=settings,
                stdout=asyncio.subprocess.PIPE,
                stderr=written,
            )
        try:
            yield await _ready(child, settings, log)
        finally:
            await _stopped(child)


async def _ready(child: asyncio.subprocess.Process, settings: Mapping[str, str], log: Path) -> Service:
    assert child.stdout is not None
    said = await asyncio.wait_for(child.stdout.readline(), _SECONDS)
    if not said:
        raise Defect("the service did not start", detail=_end_of(log))
    addresses = json.loads(said)
    async with httpx.AsyncClient(timeout=_SECONDS) as client:
        answer = await client.get(addresses["ready"])
    if answer.status_code != 200:
        raise Defect("the service is not ready", detail=answer.text[:500])
    return Service(address=addresses["graphql"], socket=addresses["socket"], environment=settings, pid=child.pid)


def _end_of(log: Path) -> str:
    return log.read_text(errors="replace")[-500:]


async def _stopped(child: asyncio.subprocess.Process) -> None:
    if child.returncode is None:
        child.terminate()
    if await asyncio.wait_for(child.wait(), _SECONDS) != 0:
        raise Defect("the service did not stop in order")

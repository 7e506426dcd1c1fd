"""The service over a database that is killed under load: never Clear, never a hang, and right again by itself."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack
from typing import Any, Final

import httpx
import psutil
import pytest

from graph_models.vocabulary import Domain, Purpose
from hub.web.limits import WebLimits
from tests.hub.web.serving import SECONDS
from tests.outage.load import Load, under_load
from tests.outage.mortal import Mortal
from tests.schema.questions import question
from tests.service.asking import Asker, asker
from tests.service.running import Served, development, running
from tests.service.world import World
from tests.support.town import AUDITOR, BUYING, OPERATOR

EACH: Final = 2
"""Clients that ask as one caller about one firm."""
LIMIT: Final = WebLimits().operation_seconds
CODES: Final = frozenset({"STORE_UNREACHABLE", "STORE_TIMEOUT", "UNAVAILABLE"})
RIGHT: Final = {"listed": "RESTRICTED", "clean": "CLEAR"}
MEBIBYTE: Final = 1024 * 1024
REGISTER: Final = "mutation ($input: RegisterSubjectInput!) { registerSubject(input: $input) { revision } }"


@pytest.fixture(scope="module")
def served(world: World, mortal: Mortal, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A service on the server that may be killed."""
    mortal.revive()
    folder = tmp_path_factory.mktemp("served")
    with running(development(mortal.server, folder), folder / "log") as served:
        yield served


async def clients(stack: AsyncExitStack, world: World, served: Served) -> list[tuple[Asker, str, dict[str, Any]]]:
    """An auditor, who is known without the database, and an agency, who is not; each asks about a firm of each kind."""
    (listed, _), clean = await world.listed(), await world.registered()
    found = []
    for caller, more in ((AUDITOR, {"purpose": Purpose.AUDIT.value}), (BUYING, {})):
        for about, subject in (("listed", listed), ("clean", clean)):
            for _ in range(EACH):
                asking = await stack.enter_async_context(asker(served, caller))
                found.append((asking, about, question(subject, Domain.PROCUREMENT) | more))
    return found


async def readiness(served: Served) -> int:
    async with httpx.AsyncClient(timeout=SECONDS) as client:
        return (await client.get(f"{served.address}/readyz")).status_code


async def until_right(load: Load, served: Served) -> None:
    """Return when the service says that it is ready, and everything that is asked from then on is answered right."""
    while await readiness(served) != 200:
        await load.more(1)
    while True:
        begun = time.monotonic()
        await load.more(12 * EACH)
        if all(each.said == RIGHT[each.about] for each in load.within(begun, time.monotonic())):
            return


async def test_a_database_killed_under_load_is_never_clear_and_never_a_hang(
    mortal: Mortal, world: World, served: Served
) -> None:
    process = psutil.Process(served.pid)
    async with AsyncExitStack() as stack:
        asking = await clients(stack, world, served)
        async with asyncio.timeout(6 * SECONDS), under_load(asking) as load:
            await load.more(200)
            before = process.memory_info().rss
            mortal.server.kill()
            killed = time.monotonic()
            await load.more(100)
            assert await readiness(served) == 503
            refused = await writing(served, world)
            outage = load.within(killed, time.monotonic())
            await asyncio.to_thread(mortal.revive)
            await until_right(load, served)
            grown = process.memory_info().rss - before
    assert {each.said for each in outage} <= {"UNDETERMINED"} | CODES
    assert {each.said for each in outage if each.status == 200} == {"UNDETERMINED"}
    assert {each.status for each in outage} <= {200, 503}
    assert max(each.ended - each.begun for each in load.answers) < LIMIT + 3
    assert {each.said for each in load.answers if each.about == "listed"} <= {"RESTRICTED", "UNDETERMINED"} | CODES
    assert refused in CODES
    assert grown < 24 * MEBIBYTE, f"{grown} bytes more"


async def writing(served: Served, world: World) -> str:
    """The code that a write is refused with."""
    given = {"subject": {"uscc": world.firm().uscc}, "kind": "ORGANISATION", "source": "register"}
    async with asker(served, OPERATOR) as operates:
        body = (await operates.post(REGISTER, {"input": given})).json()
    code: str = body["errors"][0]["extensions"]["code"]
    return code

"""A token that ends, ends what was opened with it: by the service's own clock and its own tokens."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing, asynccontextmanager
from datetime import timedelta
from typing import Any, Final, cast

import pytest

from graph_models.civil_time import noon
from tests.hub.web.serving import codes
from tests.hub.web.sockets import Client, begun
from tests.service.followers import FOLLOW, streamed
from tests.service.running import Served
from tests.service.world import World
from tests.support.house import START
from tests.support.town import AUDITOR

HOUR: Final = timedelta(hours=1)
NOW: Final = noon(START)


@pytest.fixture
def served_until_later(served: Served) -> Iterator[Served]:
    """The service, whose clock is put back in the end."""
    yield served
    served.set_clock(NOW)


@asynccontextmanager
async def following(served: Served, after: int, *, lasts: timedelta) -> AsyncIterator[Client]:
    """A socket that follows the changes, and has been told that nothing is new."""
    async with begun(served, served.token(AUDITOR, lasts=lasts)) as client:
        await client.subscribe(FOLLOW, variables={"after": str(after - 1), "position": 2**31 - 1})
        while (await client.hear())["payload"]["data"]["changes"]["kind"] != "LOOKED":
            pass
        yield client


async def test_a_socket_ends_at_the_first_word_after_its_token(world: World, served_until_later: Served) -> None:
    """A write that comes after the token's end is not told."""
    served = served_until_later
    async with following(served, await world.revision(), lasts=HOUR) as client:
        served.set_clock(NOW + HOUR)
        await world.listed()
        assert await client.closed() == (4403, "the token has ended")


async def test_a_silent_socket_ends_when_its_token_does(world: World, served_until_later: Served) -> None:
    served = served_until_later
    async with following(served, await world.revision(), lasts=timedelta(seconds=1)) as client:
        served.set_clock(NOW + timedelta(seconds=1))
        assert await client.closed() == (4403, "the token has ended")


async def test_a_stream_ends_with_a_code_when_its_token_does(world: World, served_until_later: Served) -> None:
    served = served_until_later
    token = served.token(AUDITOR, lasts=timedelta(seconds=1))
    place = {"after": str(await world.revision() - 1), "position": 2**31 - 1}
    told: list[str] = []
    async with aclosing(cast("Any", streamed(served, token, place))) as results:
        async for result in results:
            told += [each["extensions"]["code"] for each in result.get("errors", ())]
            if not told and result["data"]["changes"]["kind"] == "LOOKED":
                served.set_clock(NOW + timedelta(seconds=1))
    assert told == ["NOT_PERMITTED"]


async def test_a_token_that_has_ended_opens_nothing(world: World, served_until_later: Served) -> None:
    served = served_until_later
    token = served.token(AUDITOR, lasts=HOUR)
    served.set_clock(NOW + HOUR)
    refused = await asyncio.to_thread(served.ask, "{ __typename }", caller=token)
    assert (refused.status_code, codes(refused)) == (401, ["NOT_PERMITTED"])

"""A store that is stopped, started again, or entered with a wrong password: said plainly, and never Clear."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest

from graph_models.errors import StoreUnreachable
from graph_models.vocabulary import Domain, UndeterminedReason, VerdictKind
from hub.domain.answers.verdict import Undetermined
from hub.engine import EngineSettings, RunningNeo4j, start_local
from hub.store.connection import Connection, open_driver
from hub.store.neo4j_store import Neo4jStore
from tests.hub.store.units import published, write
from tests.support.example_law import ARREARS, example_law
from tests.support.house import House, connection_to
from tests.support.town import BUYING, Town, firm, question
from tests.support.warm import warm

LONGEST = 15.0
"""Seconds within which an outage is noticed: the driver tries a write again for five, and connects within five."""


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningNeo4j]:
    """A server of this module's own, which may be stopped."""
    home = tmp_path_factory.mktemp("outage") / "neo4j"
    settings = EngineSettings.from_environment(os.environ).with_changes(home=home, port=0)
    with start_local(settings) as server:
        yield server


@pytest.fixture(scope="module")
async def own_house(own_server: RunningNeo4j) -> AsyncIterator[House]:
    house = House.on(own_server)
    yield house
    await house.close()


@pytest.fixture(scope="module")
async def town(own_house: House) -> Town:
    """A town with one firm on a list."""
    town = await Town.founded(await own_house.open(example_law()))
    await town.register(firm(1), firm(2))
    await town.list(firm(1), ARREARS)
    await warm(town.hub)
    return town


async def test_a_wrong_password_is_said_plainly(own_server: RunningNeo4j, own_house: House, town: Town) -> None:
    wrong = replace(connection_to(own_server), password="wrong")
    stranger = Neo4jStore(driver=open_driver(wrong), database="neo4j", clock=own_house.clock)
    with pytest.raises(StoreUnreachable, match="refuses the user name or password") as refusal:
        await published(stranger)
    assert "wrong" not in str(refusal.value.detail)
    await stranger.close()


async def test_an_outage_is_undetermined_and_over_when_the_server_is_back(
    own_server: RunningNeo4j, own_house: House, town: Town
) -> None:
    assert (await town.check(BUYING, firm(1), Domain.PROCUREMENT)).kind is VerdictKind.RESTRICTED
    before = await published(own_house.store)
    assert own_server.stop()
    async with asyncio.timeout(LONGEST):
        await checks_are_undetermined(town)
    async with asyncio.timeout(LONGEST):
        with pytest.raises(StoreUnreachable, match="cannot be reached"):
            await write(own_house.store, "unwritten")
    with start_local(own_server.settings.with_changes(port=own_server.port)):
        await warm(town.hub)
        assert (await town.check(BUYING, firm(1), Domain.PROCUREMENT)).kind is VerdictKind.RESTRICTED
        assert (await town.check(BUYING, firm(2), Domain.PROCUREMENT)).kind is VerdictKind.CLEAR
        assert await write(own_house.store, "written") == before + 1


async def checks_are_undetermined(town: Town) -> None:
    questions = [question(firm(number), Domain.PROCUREMENT) for number in (1, 2, 3)]
    single = await town.hub.checks.check(BUYING, questions[1])
    for verdict in (single, *await town.hub.checks.check_many(BUYING, questions)):
        assert isinstance(verdict, Undetermined)
        assert verdict.reason is UndeterminedReason.STORE_UNAVAILABLE
        assert verdict.restrictions == ()


async def test_nobody_listening_is_said_plainly(own_house: House) -> None:
    """Port 1 of the loopback is nobody's."""
    nowhere = Neo4jStore(
        driver=open_driver(Connection(uri="bolt://127.0.0.1:1")), database="neo4j", clock=own_house.clock
    )
    async with asyncio.timeout(LONGEST):
        with pytest.raises(StoreUnreachable, match="cannot be reached"):
            await published(nowhere)
    await nowhere.close()

"""A store that is stopped, started again, or entered with a wrong password: said plainly, and never Clear."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest

from graph_models.entities.subject import ByCode
from graph_models.errors import StoreUnreachable
from graph_models.vocabulary import Domain, UndeterminedReason, VerdictKind
from hub.domain.answers.verdict import Undetermined
from hub.store.connection import Connection, open_driver
from hub.store.neo4j_store import Neo4jStore
from tests.hub.store.units import published, write
from tests.outage.mortal import Mortal
from tests.service.world import World
from tests.support.house import House, connection_to
from tests.support.town import BUYING, question
from tests.support.warm import warm

LONGEST = 15.0
"""Seconds within which an outage is noticed: the driver tries a write again for five, and connects within five."""


async def test_a_wrong_password_is_said_plainly(mortal: Mortal, own_house: House) -> None:
    wrong = replace(connection_to(mortal.server), password="wrong")
    stranger = Neo4jStore(driver=open_driver(wrong), database="neo4j", clock=own_house.clock)
    with pytest.raises(StoreUnreachable, match="refuses the user name or password") as refusal:
        await published(stranger)
    assert "wrong" not in str(refusal.value.detail)
    await stranger.close()


async def test_an_outage_is_undetermined_and_over_when_the_server_is_back(
    mortal: Mortal, own_house: House, world: World
) -> None:
    (listed, _), clean, unknown = await world.listed(), await world.registered(), world.firm()
    assert (await world.town.check(BUYING, listed, Domain.PROCUREMENT)).kind is VerdictKind.RESTRICTED
    before = await published(own_house.store)
    assert mortal.server.stop()
    async with asyncio.timeout(LONGEST):
        await checks_are_undetermined(world, (listed, clean, unknown))
    async with asyncio.timeout(LONGEST):
        with pytest.raises(StoreUnreachable, match="cannot be reached"):
            await write(own_house.store, "unwritten")
    mortal.revive()
    await warm(world.hub)
    assert (await world.town.check(BUYING, listed, Domain.PROCUREMENT)).kind is VerdictKind.RESTRICTED
    assert (await world.town.check(BUYING, clean, Domain.PROCUREMENT)).kind is VerdictKind.CLEAR
    assert await write(own_house.store, "written") == before + 1


async def checks_are_undetermined(world: World, firms: Sequence[ByCode]) -> None:
    questions = [question(each, Domain.PROCUREMENT) for each in firms]
    single = await world.hub.checks.check(BUYING, questions[1])
    for verdict in (single, *await world.hub.checks.check_many(BUYING, questions)):
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

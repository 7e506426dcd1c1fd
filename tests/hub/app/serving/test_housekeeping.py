"""A running service sweeps by itself, outlives a store that fails, and ends with its block."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from graph_models.statements import counter
from graph_models.vocabulary import LinkKind
from hub.app.serving.housekeeping import PAUSE, kept_swept
from hub.domain.commands.listing import AnnulListing
from hub.engine import RunningNeo4j
from hub.store.connection import Connection, open_driver
from hub.store.neo4j_store import Neo4jStore
from tests.hub.store.severing import severing
from tests.support.example_law import COURT_LIST, example_law
from tests.support.house import House
from tests.support.sweeping import closed, let_settle
from tests.support.town import ISSUING, Town, firm, person

PATIENCE = 30.0


async def until(is_so: Callable[[], Awaitable[bool]]) -> None:
    """Look, which lets others go on, until something is so; bounded."""
    async with asyncio.timeout(PATIENCE):
        while not await is_so():
            pass


@pytest.fixture
async def annulled(house: House) -> House:
    """A store in which a listing that reached somebody was annulled, and everything has settled."""
    await house.empty()
    town = await Town.founded(await house.open(example_law()))
    await town.register(firm(1), person(1))
    await town.link(person(1), LinkKind.LEGAL_REPRESENTATIVE_OF, firm(1))
    listing = await town.list(firm(1), COURT_LIST)
    await town.hub.listings.annul(ISSUING, AnnulListing(listing=listing.id, reason="示例"))
    await let_settle(house, (await house.store.view()).revision)
    return house


async def is_swept(house: House) -> bool:
    """Whether nothing waits to be swept."""
    count = await closed(house)
    return count.copies > 0 and count.live == count.unswept == 0


async def test_it_sweeps_when_it_begins(annulled: House) -> None:
    assert not await is_swept(annulled)
    async with kept_swept(annulled.store):
        await until(lambda: is_swept(annulled))


async def test_it_sweeps_again_after_a_pause_of_a_minute(annulled: House) -> None:
    async with kept_swept(annulled.store, pause=0.01):
        await until(lambda: is_swept(annulled))
        town = Town(hub=annulled.hub(example_law()))
        listing = await town.list(firm(1), COURT_LIST, number="示例2号")
        await town.hub.listings.annul(ISSUING, AnnulListing(listing=listing.id, reason="示例"))
        assert not await is_swept(annulled)
        await let_settle(annulled, (await annulled.store.view()).revision)
        await until(lambda: is_swept(annulled))
    assert PAUSE == 60.0


async def test_a_store_that_fails_is_logged_and_swept_later(
    annulled: House, neo4j_server: RunningNeo4j, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with severing(neo4j_server.port) as proxy:
        uri = f"bolt://127.0.0.1:{proxy.port}"
        connection = Connection(uri=uri, user=neo4j_server.user, password=neo4j_server.password)
        server_port, proxy.server_port = proxy.server_port, 1
        async with _store(connection, annulled) as store, kept_swept(store, pause=0.01):
            await until(lambda: _logged(caplog, "sweep_postponed"))
            assert not await is_swept(annulled)
            proxy.server_port = server_port
            await until(lambda: is_swept(annulled))
            await until(lambda: _logged(caplog, "swept"))
    assert "示例" not in caplog.text


@asynccontextmanager
async def _store(connection: Connection, house: House) -> AsyncIterator[Neo4jStore]:
    store = Neo4jStore(driver=open_driver(connection), database="neo4j", clock=house.clock)
    try:
        yield store
    finally:
        await store.close()


async def _waits(house: House) -> bool:
    """Whether a transaction waits for a lock of another."""
    async with house.driver.session(database="neo4j") as session:
        shown = await session.run("SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN status")
        return bool([record async for record in shown])


async def _logged(caplog: pytest.LogCaptureFixture, message: str) -> bool:
    await asyncio.sleep(0)
    return message in caplog.messages


async def test_it_ends_with_its_block_even_while_a_sweep_waits_for_a_writer(annulled: House) -> None:
    async with annulled.driver.session(database="neo4j") as session, await session.begin_transaction() as writer:
        await (await writer.run(counter.ADVANCE.text, now="2025-01-01T04:00:00.000000+00:00")).consume()
        async with asyncio.timeout(PATIENCE), kept_swept(annulled.store):
            await until(lambda: _waits(annulled))
        await writer.rollback()
    assert not await is_swept(annulled)

"""Declaring a schema founds the counter once, and a store that cannot be reached says which statement waited."""

from collections.abc import AsyncIterator

import pytest

from graph_models.errors import StoreUnreachable
from graph_models.statements import schema
from hub.store.connection import Connection, open_driver
from hub.store.neo4j_store import Neo4jStore
from tests.hub.store.units import published, write
from tests.support.house import House


@pytest.fixture
async def nowhere(house: House) -> AsyncIterator[Neo4jStore]:
    """Port 1 of the loopback is nobody's."""
    driver = open_driver(Connection(uri="bolt://127.0.0.1:1"))
    store = Neo4jStore(driver=driver, database="neo4j", clock=house.clock)
    yield store
    await store.close()


async def test_declaring_again_changes_nothing_and_leaves_the_counter_where_it_is(store: Neo4jStore) -> None:
    await write(store, "a")
    await store.declare(schema.ALL)
    assert await published(store) == 1
    assert await write(store, "b") == 2


async def test_what_cannot_be_declared_is_said_with_the_name_of_the_statement(nowhere: Neo4jStore) -> None:
    with pytest.raises(StoreUnreachable, match="cannot be reached") as refusal:
        await nowhere.declare(schema.ALL)
    assert str(refusal.value.detail).startswith(f"{schema.ALL[0].name}: ")

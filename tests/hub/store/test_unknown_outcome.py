"""A line cut at a commit: whether it happened is found by looking, and it happens once."""

import pytest

from graph_models.errors import OutcomeUnknown
from graph_models.statements import counter
from hub.engine import RunningNeo4j
from hub.store.connection import Connection, open_driver
from hub.store.neo4j_store import Neo4jStore
from tests.hub.store.severing import Cut, Severing, severing
from tests.hub.store.units import published, write_once
from tests.support.house import House

pytestmark = pytest.mark.usefixtures("store")


def store_through(proxy: Severing, server: RunningNeo4j, house: House) -> Neo4jStore:
    connection = Connection(uri=f"bolt://127.0.0.1:{proxy.port}", user=server.user, password=server.password)
    return Neo4jStore(driver=open_driver(connection), database="neo4j", clock=house.clock)


@pytest.mark.parametrize("cut", list(Cut))
async def test_a_cut_commit_is_done_once_and_published(cut: Cut, neo4j_server: RunningNeo4j, house: House) -> None:
    async with severing(neo4j_server.port) as proxy:
        through = store_through(proxy, neo4j_server, house)
        await write_once(through, "first")
        proxy.cut = cut
        assert await write_once(through, "second") == 2
        assert proxy.cuts == 1
        await through.close()
    assert await published(house.store) == 2
    found = await house.store.read(counter.REQUEST, {"id": "second"})
    assert [row["revision"] for row in found] == [2]
    assert await write_once(house.store, "third") == 3


async def test_a_line_that_is_cut_again_and_again_leaves_the_outcome_open(
    neo4j_server: RunningNeo4j, house: House
) -> None:
    async with severing(neo4j_server.port) as proxy:
        through = store_through(proxy, neo4j_server, house)
        await write_once(through, "first")
        proxy.cut, proxy.again = Cut.BEFORE_THE_COMMIT, True
        with pytest.raises(OutcomeUnknown):
            await write_once(through, "second")
        await through.close()
    assert await published(house.store) == 1

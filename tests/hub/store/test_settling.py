"""When a revision has settled: a margin after it was published, by the database's clock and no other."""

import asyncio
from datetime import date

from graph_models.statements import counter
from hub.store.neo4j_store import SWEEP_AFTER_SECONDS, Neo4jStore
from tests.hub.store.test_neo4j_store import advance_and_crash
from tests.hub.store.units import write
from tests.support.house import House
from tests.support.sweeping import let_settle, pass_time

MINUTE = 60.0
ALMOST = SWEEP_AFTER_SECONDS - MINUTE


async def write_all(store: Neo4jStore, *names: str) -> None:
    """A revision for each name."""
    for name in names:
        await write(store, name)


async def settled(store: Neo4jStore) -> int:
    """What has settled, without looking at the time."""
    revision: int = (await store.read(counter.SETTLED, {}))[0]["settled"]
    return revision


async def test_nothing_has_settled_in_a_new_store(store: Neo4jStore) -> None:
    assert [await settled(store), await store.settle(), await store.settle()] == [0, 0, 0]


async def test_a_revision_settles_a_margin_after_it_was_seen_published(store: Neo4jStore, house: House) -> None:
    await write_all(store, "a", "b")
    await pass_time(house)
    seen = [await store.settle()]
    await write(store, "c")
    for seconds in (ALMOST, MINUTE, ALMOST, MINUTE):
        await pass_time(house, seconds)
        seen.append(await store.settle())
    assert seen == [0, 0, 2, 2, 3]


async def test_publishing_lets_revisions_settle_without_a_sweep(store: Neo4jStore, house: House) -> None:
    for name in ("a", "b", "c"):
        await write(store, name)
        await pass_time(house)
    assert await settled(store) == 1


async def test_the_clock_of_the_hub_says_nothing(store: Neo4jStore, house: House) -> None:
    await write(store, "a")
    await store.settle()
    house.clock.set_to(date(2099, 1, 1))
    await write(store, "b")
    assert await store.settle() == 0


async def test_where_the_clock_of_the_database_goes_back_the_wait_begins_anew(store: Neo4jStore, house: House) -> None:
    await write_all(store, "a", "b")
    await let_settle(house, 1)
    await pass_time(house, -3_600.0)
    seen = [await store.settle()]
    for seconds in (ALMOST, MINUTE):
        await pass_time(house, seconds)
        seen.append(await store.settle())
    assert seen == [1, 1, 2]


async def test_what_a_crash_left_unpublished_does_not_settle_before_it_was_healed_a_margin_ago(
    store: Neo4jStore, house: House
) -> None:
    await write_all(store, "a", "b")
    assert await advance_and_crash(house, "crashed") == 3
    seen = []
    for _ in range(3):
        await pass_time(house)
        seen.append(await store.settle())
    await store.heal()
    seen.append(await store.settle())
    for _ in range(2):
        await pass_time(house)
        seen.append(await store.settle())
    assert seen == [0, 2, 2, 2, 2, 3]


async def test_several_at_once_let_a_revision_settle_once_and_no_later_one_with_it(
    store: Neo4jStore, house: House
) -> None:
    another = Neo4jStore(driver=house.driver, database="neo4j", clock=house.clock)
    await write_all(store, "a", "b")
    await pass_time(house)
    await store.settle()
    await write(store, "c")
    await pass_time(house)
    seen = await asyncio.gather(*(each.settle() for each in (store, another) * 10))
    assert set(seen) == {2}


async def test_the_margin_is_the_stores_own(store: Neo4jStore, house: House) -> None:
    patient = Neo4jStore(driver=house.driver, database="neo4j", clock=house.clock, sweep_after=3_600.0)
    await write_all(store, "a")
    await patient.settle()
    await pass_time(house, 3_540.0)
    assert await patient.settle() == 0
    await pass_time(house, MINUTE)
    assert [await patient.settle(), await patient.settle()] == [0, 0]
    await pass_time(house, 3_600.0)
    assert await patient.settle() == 1

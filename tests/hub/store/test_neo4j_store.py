"""The one sequence of revisions on the real Neo4j: what takes one, what is published, what a crash leaves."""

import asyncio
from datetime import date
from itertools import pairwise

import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.errors import Conflict, Defect, StoreTimeout
from graph_models.statements import counter
from hub.ports.store import Unit
from hub.store.neo4j_store import Neo4jStore
from tests.hub.store.units import (
    ENDLESS,
    WRITE_AS_READ,
    is_left,
    leave,
    look_only,
    published,
    refuse,
    write,
    write_once,
)
from tests.support.house import House


async def advance_and_crash(house: House, name: str) -> int:
    """The first of the two commits, and nothing after it: what a killed writer leaves."""
    async with house.driver.session(database="neo4j") as session, await session.begin_transaction() as transaction:
        row = await (await transaction.run(counter.ADVANCE.text, now="2025-01-01T04:00:00.000000+00:00")).single()
        assert row is not None
        revision: int = row["revision"]
        left = {"id": name, "fingerprint": name, "revision": revision, "result": "null"}
        await transaction.run(counter.REMEMBER.text, left)
        await transaction.commit()
    return revision


async def test_revisions_rise_by_one_and_are_published(store: Neo4jStore) -> None:
    seen = []
    for name in ("a", "b", "c"):
        revision = await write(store, name)
        seen.append((revision, await published(store)))
    assert seen == [(1, 1), (2, 2), (3, 3)]


async def test_writers_at_once_take_each_a_revision_and_readers_never_see_it_fall(store: Neo4jStore) -> None:
    done = asyncio.Event()

    async def watch() -> list[int]:
        seen: list[int] = []
        while not done.is_set():
            seen.append(await published(store))
        return seen

    watching = asyncio.create_task(watch())
    revisions = await asyncio.gather(*(write(store, f"w{number}") for number in range(30)))
    done.set()
    seen = await watching
    assert sorted(revisions) == list(range(1, 31))
    assert all(earlier <= later for earlier, later in pairwise(seen))
    assert await published(store) == 30


async def test_what_changes_nothing_takes_no_revision_and_leaves_nothing(store: Neo4jStore) -> None:
    await write(store, "a")
    assert await look_only(store) == 2
    assert (await published(store), await is_left(store, "never")) == (1, False)
    assert await write(store, "b") == 2


async def test_a_refusal_takes_no_revision_and_rolls_everything_back(store: Neo4jStore) -> None:
    await write(store, "a")
    with pytest.raises(Conflict):
        await refuse(store, "refused")
    assert (await published(store), await is_left(store, "refused")) == (1, False)
    assert await write(store, "b") == 2


async def test_what_is_published_never_falls(store: Neo4jStore) -> None:
    for name in ("a", "b"):
        await write(store, name)
    await store.append(counter.PUBLISH, {"revision": 1, "margin": 600_000})
    assert await published(store) == 2


async def test_a_view_stays_at_its_revision(store: Neo4jStore) -> None:
    await write(store, "a")
    view = await store.view()
    await write(store, "b")
    assert view.revision == 1


async def test_a_crash_between_the_two_commits_is_invisible_until_it_is_healed_at_start(
    store: Neo4jStore, house: House, catalogue: Catalogue
) -> None:
    assert await advance_and_crash(house, "crashed") == 1
    assert await published(store) == 0
    await house.open(catalogue)
    assert await published(store) == 1


async def test_a_crash_between_the_two_commits_is_healed_by_the_next_writer(store: Neo4jStore, house: House) -> None:
    await advance_and_crash(house, "crashed")
    assert await write(store, "next") == 2
    assert await published(store) == 2


async def test_who_asks_again_after_a_crash_finds_it_done_and_published(store: Neo4jStore, house: House) -> None:
    await advance_and_crash(house, "crashed")
    assert await write_once(store, "crashed") == 1
    assert await published(store) == 1


async def test_the_instants_of_revisions_never_go_back(store: Neo4jStore, house: House) -> None:
    async def instant(unit: Unit) -> date:
        await leave(unit, f"at{unit.revision}")
        return unit.at.date()

    house.clock.set_to(date(2026, 1, 1))
    later = await store.write(instant)
    house.clock.set_to(date(2025, 6, 1))
    assert (later, await store.write(instant)) == (date(2026, 1, 1), date(2026, 1, 1))


async def test_a_write_is_not_sent_as_a_read(store: Neo4jStore) -> None:
    with pytest.raises(Defect, match="sent as a read"):
        await store.read(counter.HEAL, {})


async def test_the_server_refuses_a_write_that_is_sent_as_a_read(store: Neo4jStore) -> None:
    with pytest.raises(Defect) as refusal:
        await store.read(WRITE_AS_READ, {"id": "smuggled"})
    assert refusal.value.detail == "test_write_as_read: Neo.ClientError.Statement.AccessMode"
    assert not await is_left(store, "smuggled")


async def test_a_statement_that_takes_too_long_is_ended(store: Neo4jStore) -> None:
    loop = asyncio.get_running_loop()
    begun = loop.time()
    with pytest.raises(StoreTimeout, match="in time"):
        await store.read(ENDLESS, {})
    assert loop.time() - begun < 10


async def test_a_store_without_a_counter_says_so(store: Neo4jStore, house: House) -> None:
    async with house.driver.session(database="neo4j") as session:
        await (await session.run("CYPHER 5 MATCH (v:Revision {id: 'hub'}) DETACH DELETE v")).consume()
    try:
        with pytest.raises(Defect, match="no counter"):
            await write(store, "a")
    finally:
        await store.declare(())
    assert await write(store, "a") == 1

"""Group commit: what arrives while a batch is written forms the next one; a batch that fails fails its own alone."""

import asyncio
from collections.abc import Sequence

import pytest

from graph_models.errors import HubError, StoreTimeout, StoreUnreachable
from graph_models.statements import lookup
from hub.services.recorder import Record, Recorder
from tests.hub.services.swapped import FaultyStore, HeldStore
from tests.support.counting import CountingStore
from tests.support.house import House

pytestmark = pytest.mark.usefixtures("town")

GONE = StoreUnreachable("gone")


def record(name: str) -> Record:
    """A record that has no more than its id."""
    return {"id": name}


async def kept(house: House) -> list[str]:
    """The ids of the records in the store."""
    rows = await house.store.read(lookup.CHECKS, {"after": "", "first": 100})
    return [row["record"]["id"] for row in rows]


async def arriving(recorder: Recorder, held: HeldStore, names: Sequence[str]) -> list[asyncio.Task[None]]:
    """Tasks of one record each: the first is being written, the others wait."""
    first = asyncio.create_task(recorder.record([record(names[0])]))
    await held.arrived.wait()
    others = [asyncio.create_task(recorder.record([record(name)])) for name in names[1:]]
    done, _ = await asyncio.wait(others, timeout=0)
    assert not done
    return [first, *others]


async def test_records_that_arrive_during_a_commit_share_the_next_one(house: House) -> None:
    held = HeldStore(store=house.store)
    names = [f"c-{number:02}" for number in range(50)]
    tasks = await arriving(Recorder(held), held, names)
    held.let_go.set()
    await asyncio.gather(*tasks)
    assert (held.batches, await kept(house)) == ([1, 49], names)


async def test_records_that_come_one_after_another_have_a_commit_each(house: House) -> None:
    counting = CountingStore(store=house.store)
    recorder = Recorder(counting)
    for name in ("c-1", "c-2", "c-3"):
        await recorder.record([record(name)])
        assert (await kept(house))[-1] == name
    assert counting.appends == {"check_record": 3}


async def test_a_call_with_many_records_is_one_batch(house: House) -> None:
    held = HeldStore(store=house.store)
    held.let_go.set()
    await Recorder(held).record([record("c-1"), record("c-2"), record("c-3")])
    assert (held.batches, await kept(house)) == ([3], ["c-1", "c-2", "c-3"])


async def test_a_batch_that_fails_fails_its_own_waiters_only(house: House) -> None:
    held = HeldStore(store=house.store, fault=GONE)
    tasks = await arriving(Recorder(held), held, ["c-1", "c-2", "c-3"])
    held.let_go.set()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert (outcomes, await kept(house)) == ([GONE, None, None], ["c-2", "c-3"])


async def test_every_waiter_of_a_batch_that_fails_is_told(house: House) -> None:
    faulty = FaultyStore(store=house.store, faults={"check_record": StoreTimeout("slow")})
    recorder = Recorder(faulty)
    outcomes = await asyncio.gather(
        *(recorder.record([record(f"c-{number}")]) for number in range(5)), return_exceptions=True
    )
    assert [type(each) for each in outcomes] == [StoreTimeout] * 5
    assert await kept(house) == []


async def test_a_recorder_writes_again_after_a_batch_that_failed(house: House) -> None:
    recorder = Recorder(FaultyStore(store=house.store, faults={"check_record": GONE}, times=1))
    with pytest.raises(HubError) as fault:
        await recorder.record([record("c-1")])
    await recorder.record([record("c-2")])
    assert (fault.value.code, await kept(house)) == ("STORE_UNREACHABLE", ["c-2"])


async def test_who_stops_waiting_keeps_nobody_from_the_answer(house: House) -> None:
    held = HeldStore(store=house.store)
    first, left, stayed = await arriving(Recorder(held), held, ["c-1", "c-2", "c-3"])
    first.cancel()
    left.cancel()
    held.let_go.set()
    outcomes = await asyncio.gather(first, left, stayed, return_exceptions=True)
    assert [type(each) for each in outcomes] == [asyncio.CancelledError, asyncio.CancelledError, type(None)]
    assert await kept(house) == ["c-1", "c-2", "c-3"]


async def test_a_record_that_cannot_be_sent_is_an_error_and_no_endless_wait(house: House) -> None:
    """A lone surrogate has no UTF-8: the driver refuses it before anything is sent."""
    recorder = Recorder(house.store)
    async with asyncio.timeout(30):
        with pytest.raises(UnicodeEncodeError):
            await recorder.record([{"id": "c-1", "reference": "\ud800"}])
    await recorder.record([record("c-2")])
    assert await kept(house) == ["c-2"]

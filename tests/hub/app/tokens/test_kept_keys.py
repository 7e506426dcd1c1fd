"""When keys are read: at first, after their lifetime, for a name that is not known; one read at a time."""

import asyncio

import pytest

from hub.app.tokens.kept_keys import OF_A_FILE, OF_AN_ADDRESS
from tests.hub.app.tokens.keeping import KEEPING, NEW, OLD, Kept


async def test_keys_are_read_at_first_and_after_their_lifetime() -> None:
    kept = Kept()
    assert kept.source.reads == 0
    for seconds, reads in ((0, 1), (299.9, 1), (0.1, 2), (299.9, 2), (400, 3)):
        kept.time.on(seconds)
        assert await kept.finds("old") == "found"
        assert kept.source.reads == reads


async def test_an_unknown_name_is_looked_for_once_in_a_pause() -> None:
    kept = Kept()
    await kept.finds("old")
    kept.source.keys = (OLD, NEW)
    assert [await kept.finds("new") for _ in range(3)] == ["NOT_PERMITTED"] * 3
    kept.time.on(10)
    assert [await kept.finds("new") for _ in range(3)] == ["found"] * 3
    assert kept.source.reads == 2
    kept.time.on(10)
    assert [await kept.finds(f"guess {guess}") for guess in range(100)] == ["NOT_PERMITTED"] * 100
    assert kept.source.reads == 3


async def test_a_key_that_is_withdrawn_is_unknown_after_the_next_read() -> None:
    kept = Kept()
    await kept.finds("old")
    kept.source.keys = (NEW,)
    kept.time.on(300)
    assert await kept.finds("old") == "NOT_PERMITTED"


async def test_an_emptied_set_refuses_every_token() -> None:
    kept = Kept()
    await kept.finds("old")
    kept.source.keys = ()
    kept.time.on(300)
    assert await kept.finds("old") == "NOT_PERMITTED"


@pytest.mark.parametrize(("begun", "kid"), [(0, "old"), (300, "old"), (20, "new")])
async def test_requests_that_need_a_read_wait_for_the_same_one(begun: float, kid: str) -> None:
    kept = Kept()
    if begun:
        await kept.finds("old")
    before = kept.source.reads
    kept.source.keys = (OLD, NEW)
    kept.source.open.clear()
    kept.source.begun.clear()
    kept.time.on(begun)
    waiting = [asyncio.create_task(kept.finds(kid)) for _ in range(50)]
    await kept.source.begun.wait()
    kept.time.on(KEEPING.pause * 2)  # a read that takes long is still the one
    waiting += [asyncio.create_task(kept.finds(kid)) for _ in range(50)]
    await asyncio.sleep(0)
    assert not any(task.done() for task in waiting)
    kept.source.open.set()
    assert await asyncio.gather(*waiting) == ["found"] * 100
    assert kept.source.reads == before + 1


async def test_who_gives_up_waiting_does_not_end_the_read() -> None:
    kept = Kept()
    kept.source.open.clear()
    first, second = (asyncio.create_task(kept.finds("old")) for _ in range(2))
    await kept.source.begun.wait()
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    kept.source.open.set()
    assert await second == "found"
    assert kept.source.reads == 1


async def test_a_known_name_does_not_wait_for_the_look_after_an_unknown_one() -> None:
    kept = Kept()
    await kept.finds("old")
    kept.time.on(20)
    kept.source.open.clear()
    kept.source.begun.clear()
    unknown = asyncio.create_task(kept.finds("new"))
    await kept.source.begun.wait()
    assert await kept.finds("old") == "found"
    kept.source.open.set()
    assert await unknown == "NOT_PERMITTED"


def test_files_are_looked_at_each_second_and_addresses_less() -> None:
    assert (OF_A_FILE.fresh_for, OF_A_FILE.kept_for) == (1, 60)
    assert (OF_AN_ADDRESS.fresh_for, OF_AN_ADDRESS.pause, OF_AN_ADDRESS.kept_for) == (300, 10, 3600)

"""A source that fails: old keys count for a bounded time, then nobody is let in, and it recovers by itself."""

import asyncio
import logging
from dataclasses import replace

import pytest

from graph_models.errors import Unavailable
from hub.app.tokens.kept_keys import KeptKeys
from hub.app.tokens.key_set import KeySet
from tests.hub.app.tokens.keeping import KEEPING, NEW, OLD, Kept, Source


async def test_old_keys_count_through_an_outage_for_their_time() -> None:
    kept = Kept()
    await kept.finds("old")
    kept.source.down = True
    for seconds in (300, 1000, 2299.9):
        kept.time.on(seconds)
        assert await kept.finds("old") == "found"
    kept.time.on(0.1)
    assert await kept.finds("old") == "UNAVAILABLE"
    kept.source.down = False
    assert await kept.finds("old") == "UNAVAILABLE"
    kept.time.on(10)
    assert await kept.finds("old") == "found"


async def test_a_source_that_is_down_is_asked_once_in_a_pause() -> None:
    kept = Kept(source=Source(down=True))
    assert {await kept.finds("old") for _ in range(20)} == {"UNAVAILABLE"}
    assert kept.source.reads == 1
    kept.time.on(10)
    assert {await kept.finds("old") for _ in range(20)} == {"UNAVAILABLE"}
    assert kept.source.reads == 2


async def test_whether_a_name_is_unknown_cannot_be_said_in_an_outage() -> None:
    kept = Kept()
    await kept.finds("old")
    kept.source.keys, kept.source.down = (OLD, NEW), True
    kept.time.on(10)
    assert [await kept.finds("new") for _ in range(2)] == ["UNAVAILABLE"] * 2
    assert await kept.finds("old") == "found"
    kept.source.down = False
    kept.time.on(10)
    assert await kept.finds("new") == "found"


async def test_waiting_requests_are_all_told_of_a_failure() -> None:
    kept = Kept(source=Source(down=True))
    assert await asyncio.gather(*(kept.finds("old") for _ in range(20))) == ["UNAVAILABLE"] * 20
    assert kept.source.reads == 1


async def test_a_source_that_hangs_is_given_up() -> None:
    kept = Kept(keeping=replace(KEEPING, patience=0.01))
    kept.source.open.clear()
    assert await kept.finds("old") == "UNAVAILABLE"
    kept.source.open.set()
    kept.time.on(10)
    assert await kept.finds("old") == "found"


async def test_a_fault_of_the_reader_lets_nobody_in() -> None:
    async def read() -> KeySet:
        raise ZeroDivisionError

    keys = KeptKeys(read, KEEPING)
    with pytest.raises(ZeroDivisionError):
        await keys.find("old")
    with pytest.raises(Unavailable):
        await keys.find("old")


async def test_the_log_says_that_keys_are_not_renewed(caplog: pytest.LogCaptureFixture) -> None:
    kept = Kept(source=Source(down=True), keeping=replace(KEEPING, patience=0.01))
    with caplog.at_level(logging.WARNING, logger="hub.app.tokens"):
        await kept.finds("old")
        kept.time.on(10)
        kept.source.open.clear()
        await kept.finds("old")
        kept.time.on(10)
        kept.source.open.set()
        kept.source.down, kept.source.keys = False, ()
        await kept.finds("old")
    assert [record.getMessage() for record in caplog.records] == [
        "the keys of tokens were not renewed: the source is down",
        "the keys of tokens were not renewed: no answer in 0.01 seconds",
        "HUB_TOKEN_KEYS holds no key that may be used, so every token is refused",
    ]

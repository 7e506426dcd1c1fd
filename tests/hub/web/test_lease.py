"""What lasts as long as a token does: cut off at its end, also where the clock is one that a test sets."""

import asyncio
from collections.abc import AsyncGenerator
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta

import pytest

from hub.app.clock import SettableClock, SystemClock
from hub.web.lease import Lease, while_it_lasts

MARK: ContextVar[int] = ContextVar("mark", default=0)


class Source:
    """Yields numbers as they are put, and tells when it was closed."""

    def __init__(self) -> None:
        self.queue: asyncio.Queue[int | None] = asyncio.Queue()
        self.closed = asyncio.Event()

    async def items(self) -> AsyncGenerator[int, None]:
        token = MARK.set(1)
        try:
            while (item := await self.queue.get()) is not None:
                yield item
        finally:
            MARK.reset(token)  # fails in another context than the one it was set in
            self.closed.set()


def ending_in(seconds: float) -> Lease:
    clock = SystemClock()
    return Lease(clock=clock, ends_at=clock.now() + timedelta(seconds=seconds))


async def test_everything_is_passed_on_until_the_source_ends() -> None:
    source = Source()
    for item in (1, 2, None):
        source.queue.put_nowait(item)
    endless = Lease(clock=SystemClock(), ends_at=None)
    assert [each async for each in while_it_lasts(source.items(), endless, seconds=None)] == [1, 2]
    assert source.closed.is_set()


async def test_a_source_that_waits_is_closed_at_the_end_of_the_lease() -> None:
    source = Source()
    source.queue.put_nowait(1)
    items = while_it_lasts(source.items(), ending_in(0.2), seconds=None)
    assert await anext(items) == 1
    with pytest.raises(TimeoutError):
        await anext(items)
    assert source.closed.is_set()


async def test_nothing_is_passed_on_after_the_end_even_if_it_is_there() -> None:
    clock = SettableClock(datetime(2025, 1, 1, tzinfo=UTC))
    lease = Lease(clock=clock, ends_at=clock.now() + timedelta(hours=1))
    source = Source()
    source.queue.put_nowait(1)
    source.queue.put_nowait(2)
    items = while_it_lasts(source.items(), lease, seconds=None)
    assert await anext(items) == 1
    clock.instant += timedelta(hours=1)
    with pytest.raises(TimeoutError):
        await anext(items)
    assert source.closed.is_set()
    assert lease.has_ended


async def test_each_item_may_have_a_time_limit_of_its_own() -> None:
    source = Source()
    endless = Lease(clock=SystemClock(), ends_at=None)
    with pytest.raises(TimeoutError):
        await anext(while_it_lasts(source.items(), endless, seconds=0.05))
    assert source.closed.is_set()
    assert not endless.has_ended

"""How long a caller may be answered: until the token ends. What is longer than an answer is cut off at that moment."""

import asyncio
import contextlib
import math
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from graph_models.errors import HubError
from hub.ports.clock import Clock

T = TypeVar("T")

_LOOK: Final = 5.0
"""So often, in seconds, the clock is looked at anew: one that is set, or that stands still, cannot be waited for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """The time that is left to a caller."""

    clock: Clock
    ends_at: datetime | None

    @property
    def left(self) -> float:
        """Seconds that are left; without end for a token that has none."""
        return math.inf if self.ends_at is None else (self.ends_at - self.clock.now()).total_seconds()

    @property
    def has_ended(self) -> bool:
        """Whether the time is over."""
        return self.left <= 0

    async def wait(self) -> None:
        """Return when the time is over."""
        while (left := self.left) > 0:  # noqa: ASYNC110  # a clock has no event
            await asyncio.sleep(min(left, _LOOK))


async def while_it_lasts(
    source: AsyncGenerator[T, None], lease: Lease, *, seconds: float | None
) -> AsyncGenerator[T, None]:
    """What the source yields until the lease is over; then the source is closed, and TimeoutError raised.

    `seconds` bounds the wait for each item as well; None waits for as long as the lease lasts. Each wait is cut off
    within the task that waits, since sources keep context variables.
    """
    waiting: list[asyncio.Timeout] = []

    async def cut() -> None:
        with contextlib.suppress(HubError):  # a clock that cannot be read any more ends it as well
            await lease.wait()
        for each in waiting:
            each.reschedule(asyncio.get_running_loop().time())

    watch = asyncio.create_task(cut())
    try:
        async with contextlib.aclosing(source):
            while not lease.has_ended:
                try:
                    async with asyncio.timeout(seconds) as limit:
                        waiting.append(limit)
                        item = await anext(source)
                except StopAsyncIteration:
                    return
                finally:
                    waiting.clear()
                yield item
            raise TimeoutError
    finally:
        watch.cancel()

"""The change feed as it grows: followers share its reads, and each gets what it may see, nothing twice."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from graph_models.statements import counter
from graph_models.vocabulary import Revision
from hub.domain.answers.written import Change
from hub.domain.principal import Principal
from hub.ports.store import Store
from hub.services.log import Entries, Log

T = TypeVar("T")

PAGE: Final = 200
_KEPT: Final = 64
"""How many pages are kept for followers that come after: those at the same place share one read."""

WHOLE: Final = 2**31 - 1
"""The position behind every change of a revision."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a follower stands: it has seen this revision up to this position."""

    revision: Revision
    position: int = WHOLE


@dataclass(frozen=True, slots=True)
class Looked:
    """Nothing more for this follower through a revision, so that silence differs from a gap."""

    through: Revision


@dataclass(slots=True, kw_only=True)
class Feed:
    """Follows the sequence of revisions; one look at its head a pause, however many follow."""

    store: Store
    log: Log
    pause: float = 0.1
    _head: Revision = field(default=Revision(0), init=False)
    _looking: asyncio.Task[None] | None = field(default=None, init=False)
    _pages: OrderedDict[tuple[Revision, Revision], asyncio.Task[Entries]] = field(
        default_factory=OrderedDict, init=False
    )

    async def follow(
        self,
        renew: Callable[[], Awaitable[Principal]],
        after: Place | None,
        *,
        silence: float,
    ) -> AsyncIterator[Change | Looked]:
        """What concerns the follower after a place, by default from now on, for ever.

        `renew` says who the follower is by now, once a page. After `silence` seconds without a change for it,
        and after each page, it is told how far was looked. Raises what renewal raises, and Unavailable.
        """
        place = after or Place(await self._published())
        while True:
            page = await self._page_after(place, silence)
            if page is None:
                yield Looked(place.revision)
                continue
            shown = await self.log.shown(await renew(), page)
            for change in shown.changes:
                if Place(change.revision, change.position) > place:
                    yield change
            place = Place(shown.through)
            yield Looked(place.revision)

    async def _page_after(self, place: Place, silence: float) -> Entries | None:
        """The next page of everybody's entries; None when nothing was published for so long."""
        whole = place.position == WHOLE
        if whole and not await self._risen_above(place.revision, silence):
            return None
        return await self._entries(place.revision if whole else Revision(place.revision - 1))

    async def _risen_above(self, revision: Revision, seconds: float) -> bool:
        deadline = asyncio.get_running_loop().time() + seconds
        while self._head <= revision:
            if asyncio.get_running_loop().time() >= deadline:
                return False
            await self._look()
        return True

    async def _look(self) -> None:
        """One look at the head for all who wait."""
        if self._looking is None or self._looking.done():
            self._looking = _shared(self._look_again())
        await asyncio.shield(self._looking)

    async def _look_again(self) -> None:
        await asyncio.sleep(self.pause)
        self._head = max(self._head, await self._published())

    async def _published(self) -> Revision:
        return Revision((await self.store.read(counter.PUBLISHED, {}))[0]["revision"])

    async def _entries(self, after: Revision) -> Entries:
        """A page that followers at one place share; a failed read is nobody's page."""
        key = (after, self._head)
        reading = self._pages.get(key)
        if reading is None or (reading.done() and reading.exception() is not None):
            reading = self._pages[key] = _shared(self.log.entries(after, PAGE))
            while len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        return await asyncio.shield(reading)


def _shared(work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
    """A task that many wait for, or by its end nobody: its failure is theirs to see, and no warning otherwise."""
    task = asyncio.create_task(work)
    task.add_done_callback(lambda done: done.cancelled() or done.exception())
    return task

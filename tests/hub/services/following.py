"""Followers of the change feed: what they are told, and where they stand."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from typing import Any, Final, cast

from graph_models.vocabulary import Revision
from hub.domain.answers.written import Change
from hub.domain.principal import Principal
from hub.services.feed import Feed, Looked, Place
from tests.support.example_law import ARREARS
from tests.support.town import Town, firm

BEGINNING: Final = Place(Revision(0))
PATIENCE: Final = 60.0
"""Seconds after which a test gives up."""


def always(principal: Principal) -> Callable[[], Awaitable[Principal]]:
    """A caller who stays who it is."""

    async def renew() -> Principal:
        return principal

    return renew


def following(
    feed: Feed, principal: Principal, after: Place | None = BEGINNING, *, silence: float = 5.0
) -> AsyncIterator[Change | Looked]:
    """What a caller is told."""
    return feed.follow(always(principal), after, silence=silence)


async def told_through(entries: AsyncIterator[Change | Looked], revision: Revision) -> list[Change]:
    """The changes that are told until the follower knows that it was looked through a revision."""
    changes: list[Change] = []
    async with asyncio.timeout(PATIENCE), aclosing(cast("Any", entries)) as stream:
        async for entry in stream:
            if isinstance(entry, Change):
                changes.append(entry)
            elif entry.through >= revision:
                break
    return changes


async def first_changes(entries: AsyncIterator[Change | Looked], count: int) -> list[Change]:
    """The first so many changes, or those before the first look that finds no more."""
    changes: list[Change] = []
    async with asyncio.timeout(PATIENCE), aclosing(cast("Any", entries)) as stream:
        async for entry in stream:
            if isinstance(entry, Looked):
                break
            changes.append(entry)
            if len(changes) == count:
                break
    return changes


async def busy(town: Town, count: int, *, start: int = 1) -> Revision:
    """Firms that are registered and listed, two revisions each; the last one."""
    for number in range(start, start + count):
        await town.register(firm(number))
        await town.list(firm(number), ARREARS, number=f"〔2024〕示例{number}号")
    return (await town.hub.store.view()).revision


def place_of(change: Change) -> Place:
    """Where a follower stands that has seen a change."""
    return Place(change.revision, change.position)

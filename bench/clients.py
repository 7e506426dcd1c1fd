"""Several clients that ask at the same time, each its own part of the questions, one after the other."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


async def ask_all(items: Sequence[T], *, clients: int, ask: Callable[[T], Awaitable[object]]) -> None:
    """Ask every item once."""

    async def one(mine: Sequence[T]) -> None:
        for item in mine:
            await ask(item)

    await asyncio.gather(*(one(items[number::clients]) for number in range(clients)))

"""Asks again what a cold or busy database did not answer in time: a story is about law, not about load."""

from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from graph_models.errors import Unavailable

_TRIES: Final = 6

T = TypeVar("T")


async def patiently(ask: Callable[[], Awaitable[T]]) -> T:
    """The answer to what may be asked twice. Raises Unavailable when the last try is not answered either."""
    for _ in range(_TRIES - 1):
        try:
            return await ask()
        except Unavailable:
            continue  # the first question of its kind waits for its plan; the next one finds it
    return await ask()

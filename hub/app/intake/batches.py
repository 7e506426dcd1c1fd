"""Batches of rows: bounded in number and in bytes, read in a thread while the batch before is written."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO, Final

from connectors.row import Parsed, Rejected

Rows = Iterator[Parsed[Any] | Rejected]

_BATCH_BYTES: Final = 8 << 20
"""A batch ends early when its lines together are this long, so that memory stays flat for long lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Rows in file order, and how many bytes of the file are read with them."""

    rows: tuple[Parsed[Any] | Rejected, ...]
    position: int


async def for_each_batch(stream: BinaryIO, rows: Rows, *, size: int, act: Callable[[Batch], Awaitable[None]]) -> None:
    """Act on every batch of at most `size` rows, in order, one at a time; the next is read meanwhile."""
    ahead = _ahead(stream, rows, size)
    try:
        while (batch := await ahead).rows:
            ahead = _ahead(stream, rows, size)
            await act(batch)
    finally:
        await asyncio.gather(ahead, return_exceptions=True)


def _ahead(stream: BinaryIO, rows: Rows, size: int) -> "asyncio.Task[Batch]":
    return asyncio.create_task(asyncio.to_thread(take_batch, stream, rows, size=size))


def take_batch(stream: BinaryIO, rows: Rows, *, size: int) -> Batch:
    """The next rows; none at the end of the file."""
    taken: list[Parsed[Any] | Rejected] = []
    length = 0
    for row in islice(rows, size):
        taken.append(row)
        length += len(row.content) if isinstance(row, Parsed) else 0
        if length >= _BATCH_BYTES:
            break
    return Batch(rows=tuple(taken), position=stream.tell())

"""Records checks before they are answered: concurrent ones share one commit, and none touches the counter."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from graph_models.statements.check import RECORD
from hub.ports.store import Store

Record = Mapping[str, Any]


class Recorder:
    """Group commit: while one batch is being written, the records that arrive form the next."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[tuple[Sequence[Record], asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def record(self, records: Sequence[Record]) -> None:
        """Return when the records are committed. Raises what the store raised where they are not."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((records, done))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        await done

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            rows = [dict(record) for records, _ in batch for record in records]
            try:
                await self._store.append(RECORD, {"records": rows})
            except Exception as fault:  # whatever it is: a waiter who is not told would wait for ever
                _settle(batch, fault)
            else:
                _settle(batch, None)


def _settle(batch: Sequence[tuple[Sequence[Record], asyncio.Future[None]]], fault: Exception | None) -> None:
    for _, done in batch:
        if done.done():
            continue
        if fault is None:
            done.set_result(None)
        else:
            done.set_exception(fault)

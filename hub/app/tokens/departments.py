"""What was declared of departments, kept for a moment: a request does not read it again each time."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from graph_models.entities.department import Department
from graph_models.vocabulary import DepartmentCode
from hub.app.callers import DepartmentLook

FRESH_FOR: Final = 1.0
"""Seconds that a change of a department's rights may go unnoticed."""

_MOST: Final = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    began: float
    task: asyncio.Task[Department | None]


class DepartmentCache:
    """Departments of late, also that one is not declared; at most so many, those read last.

    A department is read at most once a second. Who asks meanwhile waits for the read under way; a read that fails
    fails for those who wait for it and is not kept.
    """

    def __init__(
        self, look: DepartmentLook, *, monotonic: Callable[[], float] = time.monotonic, most: int = _MOST
    ) -> None:
        self._look = look
        self._monotonic = monotonic
        self._most = most
        self._readings: dict[DepartmentCode, _Reading] = {}

    def __len__(self) -> int:
        return len(self._readings)

    async def department(self, code: DepartmentCode) -> Department | None:
        """What was declared of it a second ago or later; None where it is not declared. Raises what the look raises."""
        reading = self._readings.get(code)
        if reading is None or self._monotonic() - reading.began >= FRESH_FOR:
            reading = self._begin(code)
        return await asyncio.shield(reading.task)

    def _begin(self, code: DepartmentCode) -> _Reading:
        self._readings.pop(code, None)
        while len(self._readings) >= self._most:
            del self._readings[next(iter(self._readings))]  # the first is the one read longest ago
        reading = _Reading(began=self._monotonic(), task=asyncio.create_task(self._read(code)))
        self._readings[code] = reading

        def forget_failure(task: asyncio.Task[Department | None]) -> None:
            failed = task.cancelled() or task.exception() is not None
            if failed and self._readings.get(code) is reading:
                del self._readings[code]

        reading.task.add_done_callback(forget_failure)
        return reading

    async def _read(self, code: DepartmentCode) -> Department | None:
        return await self._look(code)
